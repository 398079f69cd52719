// SPDX-License-Identifier: Apache-2.0

//! `refund`.

use super::{authorization_row, row};
use crate::{
	AuthorizationRequest, Error, Event, HoldReason, InvoiceStatus, Leg, Movement, Outcome,
	PaymentId, Receipts, Share, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockDirectory, MockKyc};
use tael_primitives::{AccountId, AssetKind, Balance, HOUR, ObjectKind, USDT, derive_id};

const PRICE: Balance = 100 * USDT;

fn paid(asset: AssetKind) -> H256 {
	let id = invoice(1, request(asset, PRICE));
	assert_ok!(pay(&ALICE, id, PRICE));
	id
}

fn refund(who: &AccountId, id: H256, amount: Balance, tag: u8) -> DispatchResult {
	plain(Payments::refund(signed(who), PaymentId::Invoice(id), amount, reference(tag)))
}

#[test]
fn refund_should_pay_the_payer_out_of_the_settlement_account() {
	run_with_each(|asset| {
		let id = paid(asset.clone());
		events();
		assert_ok!(refund(&REFUNDER, id, 40 * USDT, 1));
		assert_eq!(free(&asset, &ALICE), WEALTH - 60 * USDT);
		assert_eq!(free(&asset, &TILL), WEALTH + 60 * USDT);
		assert_eq!(row(id).status(now()), InvoiceStatus::RefundedPartial);
		let refund_id = derive_id(ObjectKind::Refund, &id, &reference(1));
		let receipt = Receipts::<Test>::get(refund_id).expect("a refund leaves one");
		assert_eq!((receipt.outcome, receipt.refunded), (Outcome::Refunded, 40 * USDT));
		let window_end = row(id).terms.request.windows.refund_expiry;
		assert_eq!(receipt.keep_until, window_end + RETENTION);
		assert_eq!(
			events(),
			vec![
				Event::Refunded {
					id,
					seq: 4,
					refund: refund_id,
					by: REFUNDER,
					asset: asset.clone(),
					amount: 40 * USDT,
					refunded: 40 * USDT,
					captured: PRICE,
				},
				Event::Moved {
					id,
					seq: 5,
					kind: Movement::Refund,
					from: TILL,
					to: ALICE,
					asset: asset.clone(),
					amount: 40 * USDT,
				},
			]
		);
		assert_ok!(refund(&OWNER, id, 60 * USDT, 2));
		assert_eq!(row(id).status(now()), InvoiceStatus::RefundedFull);
	});
}

#[test]
fn refund_should_fail_for_anybody_else() {
	run(|| {
		let id = paid(NATIVE);
		for who in [CASHIER, GATEWAY, ALICE, STRANGER, TILL] {
			assert_noop!(refund(&who, id, USDT, 1), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refund_should_fail_when_there_is_nothing_to_refund() {
	run(|| {
		assert_noop!(refund(&OWNER, H256::zero(), USDT, 1), Error::<Test>::NotFound);
		let nowhere = PaymentId::Authorization(H256::zero());
		assert_noop!(
			Payments::refund(signed(&OWNER), nowhere, USDT, reference(1)),
			Error::<Test>::NotFound
		);
		let id = invoice(1, request(NATIVE, PRICE));
		assert_noop!(refund(&OWNER, id, USDT, 1), Error::<Test>::WrongState);
		let uncaptured = authorization(1, allowance(NATIVE, PRICE));
		let payment = PaymentId::Authorization(uncaptured);
		assert_noop!(
			Payments::refund(signed(&OWNER), payment, USDT, reference(1)),
			Error::<Test>::ExceedsCaptured
		);
	});
}

#[test]
fn refund_should_never_happen_twice_under_one_reference() {
	run(|| {
		let id = paid(NATIVE);
		assert_ok!(refund(&OWNER, id, USDT, 1));
		assert_noop!(refund(&OWNER, id, USDT, 1), Error::<Test>::AlreadyExists);
		assert_noop!(refund(&REFUNDER, id, 2 * USDT, 1), Error::<Test>::AlreadyExists);
		// The reference belongs to the payment: another one has its own.
		let other = invoice(2, request(NATIVE, PRICE));
		assert_ok!(pay(&ALICE, other, PRICE));
		assert_ok!(refund(&OWNER, other, USDT, 1));
	});
}

#[test]
fn a10_boundary_refunds_never_exceed_what_was_captured() {
	run_with_each(|asset| {
		let id = paid(asset);
		assert_noop!(refund(&OWNER, id, 0, 1), Error::<Test>::BadAmount);
		assert_noop!(refund(&OWNER, id, PRICE + 1, 1), Error::<Test>::ExceedsCaptured);
		assert_noop!(refund(&OWNER, id, Balance::MAX, 1), Error::<Test>::ExceedsCaptured);
		// Two clerks at once.
		assert_ok!(refund(&OWNER, id, 60 * USDT, 1));
		assert_noop!(refund(&REFUNDER, id, 60 * USDT, 2), Error::<Test>::ExceedsCaptured);
		assert_ok!(refund(&REFUNDER, id, 40 * USDT, 2));
		assert_noop!(refund(&OWNER, id, 1, 3), Error::<Test>::ExceedsCaptured);
	});
}

#[test]
fn boundary_only_the_last_refund_may_be_tiny() {
	run(|| {
		let id = paid(NATIVE);
		assert_noop!(refund(&OWNER, id, MIN_AMOUNT - 1, 1), Error::<Test>::BelowMinimum);
		assert_ok!(refund(&OWNER, id, PRICE - 1, 1));
		assert_ok!(refund(&OWNER, id, 1, 2));
	});
}

#[test]
fn f38_boundary_refund_until_the_end_of_its_window() {
	for (offset, expected) in [(-1i64, true), (0, false), (1, false)] {
		run(|| {
			let id = paid(NATIVE);
			let end = row(id).terms.request.windows.refund_expiry;
			MockClock::set(end.checked_add_signed(offset).expect("in range"));
			if expected {
				assert_ok!(refund(&OWNER, id, USDT, 1));
			} else {
				assert_noop!(refund(&OWNER, id, USDT, 1), Error::<Test>::TooLate);
			}
		});
	}
}

#[test]
fn boundary_refund_of_an_authorisation_until_the_end_of_its_window() {
	for (offset, expected) in [(-1i64, true), (0, false), (1, false)] {
		run(|| {
			let id = authorization(1, allowance(NATIVE, PRICE));
			assert_ok!(Payments::capture(signed(&OWNER), id, PRICE, 0, 0, false));
			let end = authorization_row(id).terms.request.refund_expiry;
			MockClock::set(end.checked_add_signed(offset).expect("in range"));
			let payment = PaymentId::Authorization(id);
			let refunded = || Payments::refund(signed(&OWNER), payment, USDT, reference(1));
			if expected {
				assert_ok!(refunded());
			} else {
				assert_noop!(refunded(), Error::<Test>::TooLate);
			}
		});
	}
}

#[test]
fn refund_should_fail_when_the_refunders_limit_is_exceeded() {
	run(|| {
		let id = paid(NATIVE);
		MockDirectory::limit_refunds(&SHOP, &REFUNDER, 10 * USDT);
		assert_ok!(refund(&REFUNDER, id, 10 * USDT, 1));
		assert_err!(refund(&REFUNDER, id, USDT, 2), DispatchError::Other("LimitExceeded"));
		assert_ok!(refund(&OWNER, id, USDT, 2));
	});
}

#[test]
fn a10_refund_should_fail_when_the_merchant_is_short() {
	run_with_each(|asset| {
		let id = paid(asset.clone());
		set_free(&asset, &TILL, PRICE - 1);
		// `assert_err`: the mock's allowance is no storage of the chain.
		assert_err!(refund(&OWNER, id, PRICE, 1), Error::<Test>::InsufficientFunds);
		set_free(&asset, &TILL, PRICE + 1);
		assert_err!(refund(&OWNER, id, PRICE, 1), Error::<Test>::WouldLeaveDust);
		set_free(&asset, &TILL, PRICE);
		assert_ok!(refund(&OWNER, id, PRICE, 1));
		assert_eq!(free(&asset, &TILL), 0);
	});
}

#[test]
fn a10_refund_of_a_split_is_borne_by_the_merchant() {
	run_with_each(|asset| {
		let legs =
			BoundedVec::truncate_from(vec![Leg { account: BOB, share: Share::Relative(5_000) }]);
		let id = invoice(1, crate::InvoiceRequest { legs, ..request(asset.clone(), PRICE) });
		assert_ok!(pay(&ALICE, id, PRICE));
		assert_ok!(refund(&OWNER, id, PRICE, 1));
		assert_eq!(free(&asset, &ALICE), WEALTH);
		assert_eq!(free(&asset, &BOB), WEALTH + PRICE / 2);
		assert_eq!(free(&asset, &TILL), WEALTH - PRICE / 2);
	});
}

#[test]
fn refunds_are_shared_to_the_last_unit_and_a_full_refund_is_exact() {
	run_with_each(|asset| {
		let id = invoice(1, request_in_parts(asset.clone(), PRICE));
		let paid = [(ALICE, 33_333_333), (BOB, 33_333_333), (CAROL, 33_333_334)];
		for (who, amount) in &paid {
			assert_ok!(pay(who, id, *amount));
		}
		for (tag, amount) in [(1, 1_000_001), (2, 7_777_777), (3, 50 * USDT + 1)] {
			assert_ok!(refund(&OWNER, id, amount, tag));
			let row = row(id);
			let shares: Vec<_> = row.parts.iter().map(|part| part.refunded).collect();
			assert_eq!(shares.iter().sum::<Balance>(), row.refunded);
			let spread = shares.iter().max().expect("three") - shares.iter().min().expect("three");
			assert!(
				spread <= 3,
				"rounding favours nobody by more than a unit a refund: {shares:?}"
			);
		}
		assert_ok!(refund(&OWNER, id, PRICE - row(id).refunded, 4));
		for (who, _) in paid {
			assert_eq!(free(&asset, &who), WEALTH);
		}
	});
}

#[test]
fn f24_refunds_go_where_the_payer_said_and_nowhere_else() {
	run_with_each(|asset| {
		let id = invoice(1, request(asset.clone(), PRICE));
		let paid = Payments::pay(signed(&ALICE), id, asset.clone(), PRICE, 0, Some(CAROL), None);
		assert_ok!(paid);
		assert_ok!(refund(&OWNER, id, PRICE, 1));
		assert_eq!(free(&asset, &CAROL), WEALTH + PRICE);
		let request =
			AuthorizationRequest { refund_to: Some(CAROL), ..allowance(asset.clone(), PRICE) };
		let other = authorization(1, request);
		assert_ok!(Payments::capture(signed(&OWNER), other, PRICE, 0, 0, false));
		let payment = PaymentId::Authorization(other);
		assert_ok!(Payments::refund(signed(&REFUNDER), payment, PRICE, reference(1)));
		assert_eq!(free(&asset, &CAROL), WEALTH + 2 * PRICE);
	});
}

#[test]
fn what_is_due_to_a_frozen_payer_reaches_him_and_no_other_account() {
	run(|| {
		let id = invoice(1, request(NATIVE, PRICE));
		assert_ok!(Payments::pay(signed(&ALICE), id, NATIVE, PRICE, 0, Some(CAROL), None));
		MockKyc::freeze(&ALICE);
		assert_ok!(refund(&OWNER, id, PRICE, 1));
		assert_eq!(free(&NATIVE, &ALICE), WEALTH);
		assert_eq!(free(&NATIVE, &CAROL), WEALTH);
	});
}

#[test]
fn a5_refund_of_dust_to_a_reaped_account_becomes_claimable() {
	run_with_each(|asset| {
		let id = invoice(1, request(asset.clone(), PRICE));
		set_free(&asset, &BOB, PRICE);
		assert_ok!(pay(&BOB, id, PRICE));
		assert_eq!(free(&asset, &BOB), 0);
		// All but one unit goes back and is given away again; then the one unit.
		assert_ok!(refund(&OWNER, id, PRICE - 1, 1));
		set_free(&asset, &BOB, 0);
		assert_ok!(refund(&OWNER, id, 1, 2));
		assert_eq!(free(&asset, &BOB), 0);
		assert_eq!(held(&asset, HoldReason::Refund, &TILL), 1);
		let key = key(&TILL, &asset, HoldReason::Refund);
		assert_eq!(owed(&BOB, &key), 1);
		assert_noop!(claim(&BOB, &key), CANNOT_CREDIT);
	});
}

#[test]
fn refund_should_complete_when_the_payer_is_blocked() {
	run(|| {
		let id = paid(STABLE);
		block(&ALICE);
		assert_ok!(refund(&OWNER, id, PRICE, 1));
		assert_eq!(row(id).refunded, PRICE);
		assert_eq!(held(&STABLE, HoldReason::Refund, &TILL), PRICE);
		unblock(&ALICE);
		assert_ok!(claim(&ALICE, &key(&TILL, &STABLE, HoldReason::Refund)));
		assert_eq!(free(&STABLE, &ALICE), WEALTH);
	});
}

#[test]
fn refund_of_an_authorisation_while_some_is_still_on_hold() {
	run_with_each(|asset| {
		let id = authorization(1, allowance(asset.clone(), PRICE));
		assert_ok!(Payments::capture(signed(&OWNER), id, 30 * USDT, 0, 0, false));
		let payment = PaymentId::Authorization(id);
		let by = |amount, tag| Payments::refund(signed(&OWNER), payment, amount, reference(tag));
		assert_noop!(by(30 * USDT + 1, 1), Error::<Test>::ExceedsCaptured);
		assert_ok!(by(10 * USDT, 1));
		assert_noop!(by(10 * USDT, 1), Error::<Test>::AlreadyExists);
		assert_eq!(held(&asset, HoldReason::Authorization, &ALICE), 70 * USDT);
		assert_eq!(free(&asset, &TILL), WEALTH + 20 * USDT);
	});
}

#[test]
fn a_suspended_merchant_can_refund() {
	run(|| {
		let id = paid(NATIVE);
		MockClock::advance(HOUR);
		MockDirectory::set_open(&SHOP, false);
		assert_ok!(refund(&OWNER, id, PRICE, 1));
	});
}

#[test]
fn refunds_follow_the_settlement_account_of_today() {
	run(|| {
		let id = paid(NATIVE);
		MockDirectory::settle_into(&SHOP, &CAROL);
		assert_ok!(refund(&OWNER, id, PRICE, 1));
		assert_eq!(free(&NATIVE, &CAROL), WEALTH - PRICE);
		assert_eq!(free(&NATIVE, &TILL), WEALTH + PRICE);
	});
}

#[test]
fn refund_should_fail_when_the_merchant_has_no_settlement_account() {
	run(|| {
		let id = paid(NATIVE);
		MockDirectory::settle_nowhere(&SHOP);
		assert_noop!(refund(&OWNER, id, USDT, 1), Error::<Test>::NoSettlementAccount);
	});
}
