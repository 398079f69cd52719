// SPDX-License-Identifier: Apache-2.0

//! `pay`, in one payment.

use super::row;
use crate::{
	Error, Event, Flags, HoldReason, InvoicePhase, InvoiceRequest, InvoiceStatus, Leg, Movement,
	OpenInvoices, OverPolicy, PaymentId, Share, WeightInfo, mock::*,
};
use frame::{
	deps::frame_support::traits::UnfilteredDispatchable, prelude::DispatchError, testing_prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockDirectory, MockKyc};
use tael_primitives::{AccountId, Action, AssetKind, Balance, CENT, USDT};

const PRICE: Balance = 25 * USDT;

fn refuse(who: &AccountId, id: H256, amount: Balance, error: Error<Test>) {
	assert_noop!(pay(who, id, amount), error);
}

#[test]
fn a_refused_payment_should_cost_no_more_than_a_part() {
	run(|| {
		let id = invoice(1, request(NATIVE, PRICE));
		let pay = crate::Call::<Test>::pay {
			invoice: id,
			asset: NATIVE,
			amount: PRICE + 1,
			paid_before: 0,
			refund_to: None,
			contract_hash: None,
		};
		let part = <() as WeightInfo>::pay_part();
		assert!(pay.get_dispatch_info().call_weight.all_gt(part));

		let refused = pay.dispatch_bypass_filter(signed(&ALICE)).unwrap_err();

		assert_eq!(refused.error, Error::<Test>::AmountMismatch.into());
		assert_eq!(refused.post_info.actual_weight, Some(part));
	});
}

#[test]
fn pay_should_pay_the_merchant_in_the_same_step() {
	run_with_each(|asset| {
		let id = invoice(1, request(asset.clone(), PRICE));
		events();

		assert_ok!(pay(&ALICE, id, PRICE));

		assert_eq!(free(&asset, &ALICE), WEALTH - PRICE);
		assert_eq!(free(&asset, &TILL), WEALTH + PRICE);
		assert_eq!(held(&asset, HoldReason::Invoice, &ALICE), 0);
		let invoice = row(id);
		assert_eq!(invoice.phase, InvoicePhase::Settled);
		assert_eq!(invoice.status(now()), InvoiceStatus::Paid);
		assert_eq!(invoice.flags, Flags::default());
		assert_eq!((invoice.received, invoice.credited, invoice.captured), (PRICE, PRICE, PRICE));
		assert!(!OpenInvoices::<Test>::contains_key(SHOP, id));
		let merchant = SHOP;
		assert_eq!(
			events(),
			vec![
				Event::Paid {
					id,
					seq: 1,
					merchant,
					payer: ALICE,
					asset: asset.clone(),
					amount: PRICE,
					received: PRICE,
					due: 0,
				},
				Event::Moved {
					id,
					seq: 2,
					kind: Movement::Merchant,
					from: ALICE,
					to: TILL,
					asset: asset.clone(),
					amount: PRICE,
				},
				Event::Settled {
					id,
					seq: 3,
					merchant,
					asset,
					captured: PRICE,
					written_off: 0,
					flags: Flags::default(),
				},
			]
		);
		assert_eq!(row(id).seq, 4);
	});
}

#[test]
fn pay_should_fail_when_invoice_is_unknown() {
	run(|| refuse(&ALICE, H256::repeat_byte(1), USDT, Error::NotFound));
}

#[test]
fn pay_should_fail_when_nothing_is_due_any_more() {
	run(|| {
		let paid = invoice(1, request(NATIVE, PRICE));
		assert_ok!(pay(&ALICE, paid, PRICE));
		refuse(&BOB, paid, PRICE, Error::NothingDue);
		refuse(&ALICE, paid, PRICE, Error::NothingDue);
		let cancelled = invoice(2, request(NATIVE, PRICE));
		assert_ok!(Payments::cancel(signed(&OWNER), cancelled));
		refuse(&ALICE, cancelled, PRICE, Error::NothingDue);
		let expired = invoice(3, request(NATIVE, PRICE));
		MockClock::set(row(expired).terms.request.windows.expires_at);
		refuse(&ALICE, expired, PRICE, Error::Expired);
		assert_ok!(Payments::expire(signed(&STRANGER), expired));
		refuse(&ALICE, expired, PRICE, Error::Expired);
		MockClock::set(row(paid).terms.request.windows.refund_expiry);
		assert_ok!(Payments::close(signed(&STRANGER), PaymentId::Invoice(paid)));
		refuse(&ALICE, paid, PRICE, Error::NothingDue);
	});
}

#[test]
fn boundary_pay_until_the_expiry() {
	for (offset, expected) in [(-1i64, true), (0, false), (1, false)] {
		run(|| {
			let id = invoice(1, request(NATIVE, PRICE));
			let expires_at = row(id).terms.request.windows.expires_at;
			MockClock::set(expires_at.checked_add_signed(offset).expect("in range"));
			if expected {
				assert_ok!(pay(&ALICE, id, PRICE));
			} else {
				refuse(&ALICE, id, PRICE, Error::Expired);
			}
		});
	}
}

#[test]
fn pay_should_fail_with_the_wrong_asset() {
	run(|| {
		for (tag, asset, wrong) in [(1, NATIVE, STABLE), (2, STABLE, NATIVE)] {
			let id = invoice(tag, request(asset, PRICE));
			assert_noop!(
				plain(Payments::pay(signed(&ALICE), id, wrong, PRICE, 0, None, None)),
				Error::<Test>::WrongAsset
			);
		}
	});
}

#[test]
fn pay_should_hold_the_merchant_to_the_terms_the_payer_saw() {
	run(|| {
		let id = invoice(1, request(NATIVE, PRICE));
		let pay =
			|hash| plain(Payments::pay(signed(&ALICE), id, NATIVE, PRICE, 0, None, Some(hash)));
		assert_noop!(pay(H256::zero()), Error::<Test>::TermsMismatch);
		assert_ok!(pay(row(id).contract_hash));
	});
}

#[test]
fn pay_should_fail_for_another_payer_than_the_allowed_one() {
	run(|| {
		let allowed_payer = Some(BOB);
		let id = invoice(1, InvoiceRequest { allowed_payer, ..request(NATIVE, PRICE) });
		refuse(&ALICE, id, PRICE, Error::NotAllowedPayer);
		assert_ok!(pay(&BOB, id, PRICE));
	});
}

#[test]
fn pay_should_fail_when_a_merchant_pays_itself() {
	run(|| {
		let id = invoice(1, request(NATIVE, PRICE));
		refuse(&TILL, id, PRICE, Error::SelfPayment);
	});
}

#[test]
fn pay_should_fail_when_amount_is_not_what_is_due() {
	run(|| {
		let id = invoice(1, request(NATIVE, PRICE));
		refuse(&ALICE, id, 0, Error::BadAmount);
		refuse(&ALICE, id, PRICE - 1, Error::AmountMismatch);
		refuse(&ALICE, id, PRICE + 1, Error::AmountMismatch);
		refuse(&ALICE, id, Balance::MAX, Error::AmountMismatch);
	});
}

#[test]
fn pay_should_fail_when_payer_claims_to_have_paid_before() {
	run(|| {
		let id = invoice(1, request(NATIVE, PRICE));
		assert_noop!(
			plain(Payments::pay(signed(&ALICE), id, NATIVE, PRICE, 1, None, None)),
			Error::<Test>::Stale
		);
	});
}

#[test]
fn pay_should_fail_when_payer_is_short() {
	run_with_each(|asset| {
		let id = invoice(1, request(asset.clone(), PRICE));
		set_free(&asset, &ALICE, PRICE - 1);
		refuse(&ALICE, id, PRICE, Error::InsufficientFunds);
	});
}

#[test]
fn boundary_pay_may_empty_an_account_but_leaves_no_dust() {
	run_with_each(|asset| {
		for (tag, rest) in [(1, 1), (2, EXISTENTIAL_DEPOSIT - 1)] {
			let id = invoice(tag, request(asset.clone(), PRICE));
			set_free(&asset, &ALICE, PRICE + rest);
			refuse(&ALICE, id, PRICE, Error::WouldLeaveDust);
		}
		let id = invoice(3, request(asset.clone(), PRICE));
		set_free(&asset, &ALICE, PRICE + EXISTENTIAL_DEPOSIT);
		assert_ok!(pay(&ALICE, id, PRICE));
		assert_eq!(free(&asset, &ALICE), EXISTENTIAL_DEPOSIT);
		let id = invoice(4, request(asset.clone(), PRICE));
		set_free(&asset, &BOB, PRICE);
		assert_ok!(pay(&BOB, id, PRICE));
		assert_eq!(free(&asset, &BOB), 0);
	});
}

#[test]
fn pay_may_empty_an_account_into_several_legs() {
	run_with_each(|asset| {
		let leg = Leg { account: CAROL, share: Share::Fixed(PRICE / 2) };
		let legs = BoundedVec::truncate_from(vec![leg]);
		let id = invoice(1, InvoiceRequest { legs, ..request(asset.clone(), PRICE) });
		set_free(&asset, &ALICE, PRICE);
		assert_ok!(pay(&ALICE, id, PRICE));
		assert_eq!(free(&asset, &ALICE), 0);
		assert_eq!(free(&asset, &TILL), WEALTH + PRICE - PRICE / 2);
	});
}

#[test]
fn pay_that_empties_an_account_should_fail_when_the_last_leg_is_dust() {
	run_with_each(|asset| {
		// Before the merchant's turn, the payer would be left with less than the least balance.
		let rest = EXISTENTIAL_DEPOSIT - 1;
		let leg = Leg { account: CAROL, share: Share::Fixed(PRICE - rest) };
		let legs = BoundedVec::truncate_from(vec![leg]);
		let id = invoice(1, InvoiceRequest { legs, ..request(asset.clone(), PRICE) });
		set_free(&asset, &ALICE, PRICE);
		refuse(&ALICE, id, PRICE, Error::WouldLeaveDust);
	});
}

#[test]
fn pay_that_empties_an_account_leaves_no_dust_of_a_share_that_stays_with_the_payer() {
	run_with_each(|asset| {
		let to_alice = |share| {
			let leg = Leg { account: ALICE, share: Share::Fixed(share) };
			let legs = BoundedVec::truncate_from(vec![leg]);
			InvoiceRequest { legs, ..request(asset.clone(), PRICE) }
		};
		let id = invoice(1, to_alice(EXISTENTIAL_DEPOSIT));
		set_free(&asset, &ALICE, PRICE);
		assert_ok!(pay(&ALICE, id, PRICE));
		assert_eq!(free(&asset, &ALICE), EXISTENTIAL_DEPOSIT);
		assert_eq!(free(&asset, &TILL), WEALTH + PRICE - EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn pay_of_everything_should_fail_when_a_share_must_go_on_hold() {
	run_with_each(|asset| {
		// A hold keeps the payer's account alive, and so the least balance in it.
		MockDirectory::settle_into(&SHOP, &NOBODY);
		let leg = Leg { account: CAROL, share: Share::Fixed(PRICE - EXISTENTIAL_DEPOSIT + 1) };
		let legs = BoundedVec::truncate_from(vec![leg]);
		let id = invoice(1, InvoiceRequest { legs, ..request(asset.clone(), PRICE) });
		set_free(&asset, &ALICE, PRICE);
		refuse(&ALICE, id, PRICE, Error::WouldLeaveDust);
		set_free(&asset, &ALICE, PRICE + EXISTENTIAL_DEPOSIT);
		assert_ok!(pay(&ALICE, id, PRICE));
	});
}

#[test]
fn pay_should_fail_when_merchant_is_suspended() {
	run(|| {
		let id = invoice(1, request(NATIVE, PRICE));
		MockDirectory::set_open(&SHOP, false);
		assert_noop!(pay(&ALICE, id, PRICE), DispatchError::Other("NotActive"));
		MockDirectory::set_open(&SHOP, true);
		assert_ok!(pay(&ALICE, id, PRICE));
	});
}

#[test]
fn pay_should_fail_when_payer_is_frozen_however_small_the_amount() {
	run(|| {
		let id = invoice(1, request(NATIVE, MIN_AMOUNT));
		MockKyc::freeze(&ALICE);
		assert_noop!(pay(&ALICE, id, MIN_AMOUNT), DispatchError::Other("Frozen"));
	});
}

#[test]
fn nobody_enters_into_anything_with_a_frozen_owner() {
	nobody_enters_into_anything_while_frozen(&OWNER);
}

/// Refunds are paid from it, so what it takes now could not come back.
#[test]
fn nobody_enters_into_anything_with_a_frozen_settlement_account() {
	nobody_enters_into_anything_while_frozen(&STRANGER);
}

fn nobody_enters_into_anything_while_frozen(who: &AccountId) {
	run(|| {
		MockDirectory::settle_into(&SHOP, &STRANGER);
		let id = invoice(1, request(NATIVE, MIN_AMOUNT));
		let held_for = authorization(1, allowance(NATIVE, USDT));
		MockKyc::freeze(who);
		let refused = DispatchError::Other("Frozen");
		assert_noop!(pay(&ALICE, id, MIN_AMOUNT), refused);
		assert_noop!(Payments::increase(signed(&ALICE), held_for, USDT, USDT), refused);
		let authorize =
			|| Payments::authorize(signed(&ALICE), SHOP, reference(2), allowance(NATIVE, USDT));
		assert_noop!(authorize(), refused);
		let create = || {
			Payments::create_invoice(signed(&CASHIER), SHOP, reference(2), request(NATIVE, USDT))
		};
		assert_noop!(create(), refused);
		// What stands is settled.
		assert_ok!(Payments::capture(signed(&CASHIER), held_for, USDT, 0, 0, true));
	});
}

#[test]
fn boundary_amounts_count_from_the_threshold_on_for_both_sides() {
	run(|| {
		let below = invoice(1, request(NATIVE, KYC_THRESHOLD - 1));
		assert_ok!(pay(&ALICE, below, KYC_THRESHOLD - 1));
		assert_eq!(MockKyc::used(&ALICE, Action::Pay), 0);
		assert_eq!(MockKyc::used(&OWNER, Action::Invoice), 0);
		let at = invoice(2, request(NATIVE, KYC_THRESHOLD));
		assert_ok!(pay(&ALICE, at, KYC_THRESHOLD));
		assert_eq!(MockKyc::used(&ALICE, Action::Pay), KYC_THRESHOLD);
		assert_eq!(MockKyc::used(&OWNER, Action::Invoice), KYC_THRESHOLD);
	});
}

#[test]
fn pay_should_fail_when_a_limit_of_either_side_is_exceeded() {
	let cases = [
		(ALICE, Action::Pay, DispatchError::Other("LimitExceeded")),
		(OWNER, Action::Invoice, Error::<Test>::MerchantLimitExceeded.into()),
	];
	for (who, action, error) in cases {
		run(|| {
			MockKyc::limit(&who, action, KYC_THRESHOLD - 1);
			let id = invoice(1, request(NATIVE, KYC_THRESHOLD));
			assert_err!(pay(&ALICE, id, KYC_THRESHOLD), error);
		});
	}
}

#[test]
fn pay_should_complete_into_a_new_account() {
	run_with_each(|asset| {
		MockDirectory::settle_into(&SHOP, &NOBODY);
		let id = invoice(1, request(asset.clone(), PRICE));
		assert_ok!(pay(&ALICE, id, PRICE));
		assert_eq!(free(&asset, &NOBODY), PRICE);
	});
}

#[test]
fn pay_should_complete_when_a_share_is_too_small_for_a_new_account() {
	run_with_each(|asset| {
		let dust = EXISTENTIAL_DEPOSIT - 1;
		MockDirectory::settle_into(&SHOP, &NOBODY);
		let leg = Leg { account: CAROL, share: Share::Fixed(PRICE - dust) };
		let legs = BoundedVec::truncate_from(vec![leg]);
		let id = invoice(1, InvoiceRequest { legs, ..request(asset.clone(), PRICE) });
		events();
		assert_ok!(pay(&ALICE, id, PRICE));
		assert_eq!(row(id).phase, InvoicePhase::Settled);
		assert_eq!(free(&asset, &CAROL), WEALTH + PRICE - dust);
		assert_eq!(held(&asset, HoldReason::Invoice, &ALICE), dust);
		let key = key(&ALICE, &asset, HoldReason::Invoice);
		assert_eq!(owed(&NOBODY, &key), dust);
		assert!(events().contains(&Event::BecameClaimable {
			id,
			seq: 3,
			kind: Movement::Merchant,
			owner: NOBODY,
			key,
			amount: dust,
		}));
	});
}

#[test]
fn pay_should_complete_when_the_merchant_is_blocked() {
	run(|| {
		let id = invoice(1, request(STABLE, PRICE));
		block(&TILL);
		assert_ok!(pay(&ALICE, id, PRICE));
		assert_eq!(row(id).captured, PRICE);
		assert_eq!(held(&STABLE, HoldReason::Invoice, &ALICE), PRICE);
		let key = key(&ALICE, &STABLE, HoldReason::Invoice);
		assert_noop!(claim(&TILL, &key), CANNOT_CREDIT);
		unblock(&TILL);
		assert_ok!(claim(&TILL, &key));
		assert_eq!(free(&STABLE, &TILL), WEALTH + PRICE);
	});
}

#[test]
fn pay_of_everything_should_fail_when_the_merchant_is_blocked() {
	run(|| {
		// What goes on hold for him must leave the least balance free.
		let id = invoice(1, request(STABLE, PRICE));
		block(&TILL);
		set_free(&STABLE, &ALICE, PRICE);
		refuse(&ALICE, id, PRICE, Error::InsufficientFunds);
	});
}

#[test]
fn pay_should_pay_gateway_and_legs_out_of_the_amount() {
	run_with_each(|asset| {
		let request =
			InvoiceRequest { gateway_fee: GATEWAY_FEE, ..request(asset.clone(), 99 * CENT + 99) };
		assert_ok!(Payments::create_invoice(signed(&GATEWAY), SHOP, reference(1), request));
		let id = crate::invoice_id(&SHOP, &reference(1));
		assert_ok!(pay(&ALICE, id, 99 * CENT + 99));
		// 2 % of 990,099 is 19,801.98: rounded down for the gateway, the rest is the merchant's.
		let before = if asset == NATIVE { WEALTH - DEPOSIT } else { WEALTH };
		assert_eq!(free(&asset, &GATEWAY), before + 19_801);
		assert_eq!(free(&asset, &TILL), WEALTH + 99 * CENT + 99 - 19_801);
	});
}

#[test]
fn esc_6_many_invoices_between_one_pair_are_independent() {
	run_with_each(|asset| {
		let ids: Vec<_> = (1..=5).map(|tag| invoice(tag, request(asset.clone(), PRICE))).collect();
		for id in ids.iter().rev() {
			assert_ok!(pay(&ALICE, *id, PRICE));
		}
		assert_eq!(free(&asset, &TILL), WEALTH + 5 * PRICE);
	});
}

#[test]
fn a9_of_two_payments_in_one_block_the_second_is_refused() {
	run_with_each(|asset| {
		for (tag, over) in
			[(1, OverPolicy::Reject), (2, OverPolicy::ReturnExcess), (3, OverPolicy::Keep)]
		{
			let id = invoice(tag, InvoiceRequest { over, ..request(asset.clone(), PRICE) });
			assert_ok!(pay(&ALICE, id, PRICE));
			refuse(&BOB, id, PRICE, Error::NothingDue);
		}
		assert_eq!(free(&asset, &BOB), WEALTH);
	});
}

#[test]
fn a12_boundary_tolerances_and_policies_for_more() {
	use OverPolicy::{Keep, Reject, ReturnExcess};

	// 1 % under and over: need 24.75, ceiling 25.25.
	let with = |over| InvoiceRequest {
		tolerance_under: 100,
		tolerance_over: 100,
		over,
		..request(NATIVE, PRICE)
	};
	let (need, ceiling) = (24_750_000, 25_250_000);
	// Policy, offer, and what is taken with its flags, or nothing.
	let cases = [
		(Reject, need - 1, None),
		(Reject, need, Some((need, Flags::default()))),
		(Reject, ceiling, Some((ceiling, Flags::default()))),
		(Reject, ceiling + 1, None),
		(ReturnExcess, need - 1, None),
		(ReturnExcess, need, Some((need, Flags::default()))),
		(ReturnExcess, PRICE + 1, Some((PRICE, Flags::default()))),
		(ReturnExcess, Balance::MAX, Some((PRICE, Flags::default()))),
		(Keep, ceiling, Some((ceiling, Flags::default()))),
		(Keep, ceiling + 1, Some((ceiling + 1, Flags::OVER))),
		(Keep, need - 1, None),
	];
	for (over, offer, expected) in cases {
		run(|| {
			let id = invoice(1, with(over));
			match expected {
				None => refuse(&ALICE, id, offer, Error::AmountMismatch),
				Some((taken, flags)) => {
					assert_ok!(pay(&ALICE, id, offer));
					assert_eq!((row(id).received, row(id).flags), (taken, flags));
					assert_eq!(free(&NATIVE, &TILL), WEALTH + taken);
					assert_eq!(free(&NATIVE, &ALICE), WEALTH - taken);
				},
			}
		});
	}
}

#[test]
fn a4_keeping_more_than_money_can_be_is_refused() {
	run(|| {
		let id = invoice(1, InvoiceRequest { over: OverPolicy::Keep, ..request(NATIVE, PRICE) });
		refuse(&ALICE, id, Balance::MAX, Error::InsufficientFunds);
	});
}

#[test]
fn an_asset_that_is_no_money_here_cannot_be_invoiced() {
	run(|| {
		let unknown = request(AssetKind::WithId(USDC + 1), PRICE);
		assert_noop!(
			Payments::create_invoice(signed(&OWNER), SHOP, reference(1), unknown),
			Error::<Test>::UnknownAsset
		);
	});
}
