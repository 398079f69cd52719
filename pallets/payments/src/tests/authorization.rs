// SPDX-License-Identifier: Apache-2.0

//! `authorize`, `increase`, `capture`, `void`, `reclaim` and `expire_authorization`.

use super::authorization_row as row;
use crate::{
	AuthorizationPhase, AuthorizationRequest, AuthorizationStatus, Authorizations, Error, Event,
	HoldReason, Movement, Outcome, PaymentId, Receipts, authorization_id, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockDirectory, MockKyc};
use tael_primitives::{AccountId, Action, AssetKind, Balance, DAY, HOUR, USDT};

const MAX: Balance = 100 * USDT;

fn authorize(request: AuthorizationRequest<AccountId>) -> DispatchResult {
	Payments::authorize(signed(&ALICE), SHOP, reference(1), request)
}

fn capture(who: &AccountId, id: H256, amount: Balance, is_final: bool) -> DispatchResult {
	let before = Authorizations::<Test>::get(id).map_or(0, |row| row.captured);
	Payments::capture(signed(who), id, amount, before, 0, is_final)
}

#[test]
fn authorize_should_hold_the_money_of_the_payer() {
	run_with_each(|asset| {
		let request = allowance(asset.clone(), MAX);
		let id = authorization(1, request.clone());
		assert_eq!(held(&asset, HoldReason::Authorization, &ALICE), MAX);
		assert_eq!(held(&NATIVE, HoldReason::Deposit, &ALICE), DEPOSIT);
		let row = row(id);
		assert_eq!(row.phase, AuthorizationPhase::Held);
		assert_eq!(row.status(now()), AuthorizationStatus::Authorized);
		assert_eq!(
			events(),
			vec![Event::Authorized {
				id,
				seq: 0,
				merchant: SHOP,
				payer: ALICE,
				reference: reference(1),
				asset,
				amount: MAX,
				max_fee: 100,
				capture_before: request.auth_expiry,
				refund_expiry: request.refund_expiry,
				is_escrowed: false,
				contract_hash: row.contract_hash,
			}]
		);
	});
}

#[test]
fn authorize_should_fail_when_terms_make_no_sense() {
	run(|| {
		let good = || allowance(NATIVE, MAX);
		assert_noop!(authorize(allowance(NATIVE, 0)), Error::<Test>::BadAmount);
		assert_noop!(authorize(allowance(NATIVE, MIN_AMOUNT - 1)), Error::<Test>::BelowMinimum);
		assert_noop!(authorize(allowance(AssetKind::WithId(99), MAX)), Error::<Test>::UnknownAsset);
		let with = |expires: u64, refund: u64| AuthorizationRequest {
			auth_expiry: now() + expires,
			refund_expiry: now() + expires + refund,
			..good()
		};
		let bad = [
			with(MIN_WINDOW - 1, DAY),
			with(MAX_WINDOW + 1, DAY),
			with(HOUR, GRACE - 1),
			with(HOUR, MAX_LIFE - HOUR + 1),
			AuthorizationRequest { max_fee: 10_001, ..good() },
			AuthorizationRequest { auth_expiry: 0, ..good() },
			AuthorizationRequest { refund_expiry: u64::MAX, ..good() },
		];
		for request in bad {
			assert_noop!(authorize(request), Error::<Test>::BadTerms);
		}
		let all_good = [
			with(MIN_WINDOW, GRACE),
			with(MAX_WINDOW, GRACE),
			with(HOUR, MAX_LIFE - HOUR),
			AuthorizationRequest { max_fee: 10_000, ..good() },
		];
		for (tag, request) in (1..).zip(all_good) {
			assert_ok!(Payments::authorize(signed(&ALICE), SHOP, reference(tag), request));
		}
	});
}

#[test]
fn authorize_should_fail_when_reference_is_used_or_merchant_is_not_open() {
	run(|| {
		authorization(1, allowance(NATIVE, MAX));
		assert_noop!(authorize(allowance(NATIVE, MAX)), Error::<Test>::AlreadyExists);
		// Another payer has references of his own.
		assert_ok!(Payments::authorize(signed(&BOB), SHOP, reference(1), allowance(NATIVE, MAX)));
		MockDirectory::set_open(&SHOP, false);
		let refused =
			|| Payments::authorize(signed(&ALICE), SHOP, reference(2), allowance(NATIVE, MAX));
		assert_noop!(refused(), DispatchError::Other("NotActive"));
		let nowhere = || {
			Payments::authorize(signed(&ALICE), H256::zero(), reference(2), allowance(NATIVE, MAX))
		};
		assert_noop!(nowhere(), DispatchError::Other("NotFound"));
	});
}

#[test]
fn authorize_should_fail_for_the_merchant_itself_and_the_frozen() {
	run(|| {
		let by = |who| Payments::authorize(signed(who), SHOP, reference(1), allowance(NATIVE, MAX));
		assert_noop!(by(&TILL), Error::<Test>::SelfPayment);
		MockKyc::freeze(&BOB);
		assert_noop!(by(&BOB), DispatchError::Other("Frozen"));
	});
}

#[test]
fn boundary_authorize_leaves_the_existential_deposit() {
	run_with_each(|asset| {
		let deposit = if asset == NATIVE { DEPOSIT } else { 0 };
		set_free(&asset, &ALICE, MAX + EXISTENTIAL_DEPOSIT + deposit - 1);
		assert_noop!(authorize(allowance(asset.clone(), MAX)), Error::<Test>::InsufficientFunds);
		set_free(&asset, &ALICE, MAX + EXISTENTIAL_DEPOSIT + deposit);
		assert_ok!(authorize(allowance(asset, MAX)));
	});
}

#[test]
fn authorize_should_fail_when_the_payer_cannot_place_the_deposit() {
	run(|| {
		set_free(&NATIVE, &ALICE, EXISTENTIAL_DEPOSIT + DEPOSIT - 1);
		assert_noop!(authorize(allowance(STABLE, MAX)), Error::<Test>::InsufficientFunds);
		set_free(&NATIVE, &ALICE, EXISTENTIAL_DEPOSIT + DEPOSIT);
		assert_ok!(authorize(allowance(STABLE, MAX)));
	});
}

#[test]
fn increase_should_hold_more() {
	run_with_each(|asset| {
		let request = allowance(asset.clone(), MAX);
		let id = authorization(1, request.clone());
		events();
		assert_ok!(Payments::increase(signed(&ALICE), id, 5 * USDT, MAX));
		assert_eq!(held(&asset, HoldReason::Authorization, &ALICE), 105 * USDT);
		assert_eq!(
			events(),
			vec![Event::Increased {
				id,
				seq: 1,
				asset,
				amount: 5 * USDT,
				authorized: 105 * USDT,
				outstanding: 105 * USDT,
				capture_before: request.auth_expiry,
			}]
		);
	});
}

#[test]
fn increase_should_fail() {
	run(|| {
		let by = |who, id, amount, before| Payments::increase(signed(who), id, amount, before);
		assert_noop!(by(&ALICE, H256::zero(), USDT, 0), Error::<Test>::NotFound);
		let id = authorization(1, allowance(NATIVE, MAX));
		assert_noop!(by(&BOB, id, USDT, MAX), Error::<Test>::NotPayer);
		assert_noop!(by(&ALICE, id, 0, MAX), Error::<Test>::BadAmount);
		// The same call again, as a wallet repeats it.
		assert_ok!(by(&ALICE, id, USDT, MAX));
		assert_noop!(by(&ALICE, id, USDT, MAX), Error::<Test>::Stale);
		let now = MAX + USDT;
		assert_noop!(by(&ALICE, id, WEALTH, now), Error::<Test>::InsufficientFunds);
		MockKyc::freeze(&ALICE);
		assert_noop!(by(&ALICE, id, USDT, now), DispatchError::Other("Frozen"));
		MockKyc::thaw(&ALICE);
		MockDirectory::set_open(&SHOP, false);
		assert_noop!(by(&ALICE, id, USDT, now), DispatchError::Other("NotActive"));
		MockDirectory::set_open(&SHOP, true);
		assert_ok!(capture(&OWNER, id, now, false));
		assert_noop!(by(&ALICE, id, USDT, now), Error::<Test>::WrongState);
	});
}

#[test]
fn boundary_increase_and_capture_until_the_expiry() {
	for (after, expected) in [(HOUR - 1, true), (HOUR, false), (HOUR + 1, false)] {
		run(|| {
			let id = authorization(1, allowance(NATIVE, MAX));
			MockClock::advance(after);
			let increased = || Payments::increase(signed(&ALICE), id, USDT, MAX);
			if expected {
				assert_ok!(increased());
				assert_ok!(capture(&CASHIER, id, USDT, false));
			} else {
				assert_noop!(increased(), Error::<Test>::TooLate);
				assert_noop!(capture(&CASHIER, id, USDT, false), Error::<Test>::TooLate);
			}
		});
	}
}

#[test]
fn capture_should_pay_in_several_steps() {
	run_with_each(|asset| {
		let id = authorization(1, allowance(asset.clone(), MAX));
		assert_ok!(capture(&CASHIER, id, 30 * USDT, false));
		assert_eq!(row(id).status(now()), AuthorizationStatus::PartiallyCaptured);
		assert_ok!(capture(&OWNER, id, 30 * USDT, false));
		assert_eq!(held(&asset, HoldReason::Authorization, &ALICE), 40 * USDT);
		assert_eq!(free(&asset, &TILL), WEALTH + 60 * USDT);
		assert_ok!(capture(&OWNER, id, 40 * USDT, false));
		assert_eq!(row(id).phase, AuthorizationPhase::Settled);
		assert_eq!(row(id).status(now()), AuthorizationStatus::Captured);
		assert_eq!(held(&asset, HoldReason::Authorization, &ALICE), 0);
	});
}

#[test]
fn a_final_capture_returns_the_rest_and_pays_the_gateway() {
	run_with_each(|asset| {
		let request = allowance(asset.clone(), MAX);
		let id = authorization(1, request.clone());
		let gateway = free(&asset, &GATEWAY);
		events();
		assert_ok!(Payments::capture(signed(&GATEWAY), id, 60 * USDT, 0, 100, true));
		assert_eq!(free(&asset, &GATEWAY), gateway + 600_000);
		assert_eq!(free(&asset, &TILL), WEALTH + 59_400_000);
		let deposit = if asset == NATIVE { DEPOSIT } else { 0 };
		assert_eq!(free(&asset, &ALICE), WEALTH - 60 * USDT - deposit);
		let row = row(id);
		assert_eq!((row.captured, row.voided, row.outstanding()), (60 * USDT, 40 * USDT, 0));
		let moved = |seq, kind, to, amount| Event::Moved {
			id,
			seq,
			kind,
			from: ALICE,
			to,
			asset: asset.clone(),
			amount,
		};
		assert_eq!(
			events(),
			vec![
				moved(1, Movement::Gateway, GATEWAY, 600_000),
				moved(2, Movement::Merchant, TILL, 59_400_000),
				moved(3, Movement::Return, ALICE, 40 * USDT),
				Event::Captured {
					id,
					seq: 4,
					merchant: SHOP,
					asset: asset.clone(),
					amount: 60 * USDT,
					fee: 600_000,
					captured: 60 * USDT,
					outstanding: 0,
					reserved: 0,
					capture_before: request.auth_expiry,
				},
			]
		);
	});
}

#[test]
fn capture_should_bound_the_fee_by_payer_and_merchant() {
	run(|| {
		let with = |max_fee| AuthorizationRequest { max_fee, ..allowance(NATIVE, MAX) };
		let strict = authorization(1, with(50));
		let open = authorization(2, with(10_000));
		let by = |who, id, fee| Payments::capture(signed(who), id, 10 * USDT, 0, fee, false);
		let refused: DispatchError = Error::<Test>::FeeOutOfBounds.into();
		assert_noop!(by(&GATEWAY, strict, 51), refused);
		assert_noop!(by(&GATEWAY, open, GATEWAY_FEE + 1), refused);
		assert_noop!(by(&OWNER, open, 1), refused);
		assert_ok!(by(&GATEWAY, strict, 50));
		assert_ok!(by(&GATEWAY, open, GATEWAY_FEE));
	});
}

#[test]
fn capture_should_fail() {
	run(|| {
		assert_noop!(capture(&OWNER, H256::zero(), USDT, false), Error::<Test>::NotFound);
		let id = authorization(1, allowance(NATIVE, MAX));
		for who in [ALICE, STRANGER, REFUNDER, TILL] {
			assert_noop!(capture(&who, id, USDT, false), DispatchError::BadOrigin);
		}
		assert_noop!(capture(&OWNER, id, 0, false), Error::<Test>::BadAmount);
		assert_noop!(capture(&OWNER, id, 0, true), Error::<Test>::BadAmount);
		assert_noop!(capture(&OWNER, id, MAX + 1, false), Error::<Test>::ExceedsAuthorized);
		assert_noop!(capture(&OWNER, id, MAX + 1, true), Error::<Test>::ExceedsAuthorized);
		assert_noop!(capture(&OWNER, id, Balance::MAX, false), Error::<Test>::ExceedsAuthorized);
		let repeated = || Payments::capture(signed(&OWNER), id, USDT, 0, 0, false);
		assert_ok!(repeated());
		assert_noop!(repeated(), Error::<Test>::Stale);
		assert_ok!(capture(&OWNER, id, USDT, true));
		assert_noop!(capture(&OWNER, id, USDT, false), Error::<Test>::NothingOutstanding);
	});
}

#[test]
fn capture_should_complete_when_the_merchant_cannot_be_credited() {
	run(|| {
		let id = authorization(1, allowance(STABLE, MAX));
		block(&TILL);
		assert_ok!(capture(&OWNER, id, MAX, false));
		assert_eq!(row(id).captured, MAX);
		assert_eq!(held(&STABLE, HoldReason::Authorization, &ALICE), MAX);
		unblock(&TILL);
		assert_ok!(claim(&TILL, &key(&ALICE, &STABLE, HoldReason::Authorization)));
		assert_eq!(free(&STABLE, &TILL), WEALTH + MAX);
	});
}

#[test]
fn void_should_give_everything_back_and_end_what_was_never_captured() {
	run_with_each(|asset| {
		let request = allowance(asset.clone(), MAX);
		let id = authorization(1, request.clone());
		events();
		assert_ok!(Payments::void(signed(&CASHIER), id));
		assert_eq!(free(&asset, &ALICE), WEALTH);
		assert_eq!(held_at_all(&ALICE), 0);
		assert!(Authorizations::<Test>::get(id).is_none());
		let receipt = Receipts::<Test>::get(id).expect("a receipt stays");
		assert_eq!(receipt.outcome, Outcome::Cancelled);
		let back = |seq, kind, asset, amount| Event::Moved {
			id,
			seq,
			kind,
			from: ALICE,
			to: ALICE,
			asset,
			amount,
		};
		assert_eq!(
			events(),
			vec![
				back(1, Movement::Return, asset.clone(), MAX),
				Event::Released {
					id,
					seq: 2,
					payer: ALICE,
					asset: asset.clone(),
					amount: MAX,
					captured: 0,
					capture_before: request.auth_expiry,
				},
				back(3, Movement::Deposit, NATIVE, DEPOSIT),
				Event::AuthorizationEnded {
					id,
					seq: 4,
					merchant: SHOP,
					outcome: Outcome::Cancelled,
					asset,
					authorized: MAX,
					captured: 0,
					voided: MAX,
					refunded: 0,
				},
			]
		);
		assert_noop!(authorize(allowance(NATIVE, MAX)), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn f38_partial_capture_then_void_stays_refundable() {
	run_with_each(|asset| {
		let id = authorization(1, allowance(asset.clone(), MAX));
		assert_ok!(capture(&OWNER, id, 30 * USDT, false));
		assert_ok!(Payments::void(signed(&OWNER), id));
		let row = row(id);
		assert_eq!((row.captured, row.voided, row.outstanding()), (30 * USDT, 70 * USDT, 0));
		assert_eq!(row.phase, AuthorizationPhase::Settled);
		assert_noop!(Payments::void(signed(&OWNER), id), Error::<Test>::NothingOutstanding);
		let payment = PaymentId::Authorization(id);
		assert_ok!(Payments::refund(signed(&OWNER), payment, 30 * USDT, reference(1)));
		assert_eq!(free(&asset, &TILL), WEALTH);
	});
}

#[test]
fn void_should_fail() {
	run(|| {
		assert_noop!(Payments::void(signed(&OWNER), H256::zero()), Error::<Test>::NotFound);
		let id = authorization(1, allowance(NATIVE, MAX));
		for who in [ALICE, STRANGER, REFUNDER] {
			assert_noop!(Payments::void(signed(&who), id), DispatchError::BadOrigin);
		}
		// At any time, also after the expiry.
		MockClock::advance(DAY);
		assert_ok!(Payments::void(signed(&GATEWAY), id));
	});
}

#[test]
fn f38_boundary_capture_at_the_last_millisecond_reclaim_at_the_next() {
	for (after, merchants_turn) in [(HOUR - 1, true), (HOUR, false), (HOUR + 1, false)] {
		run_with_each(|asset| {
			let id = authorization(1, allowance(asset.clone(), MAX));
			MockClock::advance(after);
			if merchants_turn {
				let reclaimed = || Payments::reclaim(signed(&ALICE), id);
				assert_noop!(reclaimed(), Error::<Test>::TooEarly);
				assert_ok!(capture(&OWNER, id, MAX, false));
			} else {
				assert_noop!(capture(&OWNER, id, MAX, false), Error::<Test>::TooLate);
				assert_ok!(Payments::reclaim(signed(&ALICE), id));
				assert_eq!(free(&asset, &ALICE), WEALTH);
				let receipt = Receipts::<Test>::get(id).expect("a receipt stays");
				assert_eq!(receipt.outcome, Outcome::Expired);
			}
		});
	}
}

#[test]
fn reclaim_should_fail_for_anybody_else() {
	run(|| {
		assert_noop!(Payments::reclaim(signed(&ALICE), H256::zero()), Error::<Test>::NotFound);
		let id = authorization(1, allowance(NATIVE, MAX));
		MockClock::advance(HOUR);
		for who in [BOB, OWNER, STRANGER] {
			assert_noop!(Payments::reclaim(signed(&who), id), Error::<Test>::NotPayer);
		}
		assert_ok!(Payments::reclaim(signed(&ALICE), id));
		assert_noop!(Payments::reclaim(signed(&ALICE), id), Error::<Test>::NotFound);
	});
}

#[test]
fn boundary_expire_authorization_after_the_grace() {
	let end = HOUR + GRACE;
	for (after, expected) in [(end - 1, false), (end, true), (end + 1, true)] {
		run_with_each(|asset| {
			let id = authorization(1, allowance(asset.clone(), MAX));
			MockClock::advance(after);
			let expired = || Payments::expire_authorization(signed(&STRANGER), id);
			if expected {
				assert_ok!(expired(), Pays::No.into());
				assert_eq!(free(&asset, &ALICE), WEALTH);
			} else {
				assert_noop!(expired(), Error::<Test>::TooEarly);
			}
		});
	}
}

#[test]
fn expire_authorization_should_fail_when_nothing_is_outstanding() {
	run(|| {
		let expire = |id| Payments::expire_authorization(signed(&BOB), id);
		assert_noop!(expire(H256::zero()), Error::<Test>::NotFound);
		let id = authorization(1, allowance(NATIVE, MAX));
		assert_ok!(capture(&OWNER, id, MAX, false));
		MockClock::advance(DAY);
		assert_noop!(expire(id), Error::<Test>::NothingOutstanding);
		let reclaimed = || Payments::reclaim(signed(&ALICE), id);
		assert_noop!(reclaimed(), Error::<Test>::NothingOutstanding);
	});
}

#[test]
fn expire_authorization_past_the_refund_window_ends_it() {
	run(|| {
		let id = authorization(1, allowance(NATIVE, MAX));
		assert_ok!(capture(&OWNER, id, USDT, false));
		MockClock::set(row(id).terms.request.refund_expiry);
		assert_ok!(Payments::expire_authorization(signed(&STRANGER), id));
		let receipt = Receipts::<Test>::get(id).expect("a receipt stays");
		assert_eq!((receipt.outcome, receipt.captured), (Outcome::Closed, USDT));
		assert_eq!(held_at_all(&ALICE), 0);
	});
}

#[test]
fn f38_a_suspended_merchant_captures_what_is_authorised() {
	run(|| {
		let id = authorization(1, allowance(NATIVE, MAX));
		MockDirectory::set_open(&SHOP, false);
		assert_ok!(capture(&CASHIER, id, USDT, false));
		assert_ok!(Payments::void(signed(&CASHIER), id));
	});
}

#[test]
fn limits_count_what_is_authorised_and_get_back_what_was_not_captured() {
	run(|| {
		let used = || (MockKyc::used(&ALICE, Action::Pay), MockKyc::used(&OWNER, Action::Invoice));
		let id = authorization(1, allowance(NATIVE, KYC_THRESHOLD - USDT));
		assert_eq!(used(), (0, 0));
		// With the increase the whole reaches the threshold, so the whole counts.
		assert_ok!(Payments::increase(signed(&ALICE), id, USDT, KYC_THRESHOLD - USDT));
		assert_eq!(used(), (KYC_THRESHOLD, KYC_THRESHOLD));
		assert_ok!(capture(&OWNER, id, 300 * USDT, false));
		assert_eq!(used(), (KYC_THRESHOLD, KYC_THRESHOLD));
		assert_ok!(Payments::void(signed(&OWNER), id));
		assert_eq!(used(), (300 * USDT, 300 * USDT));
	});
}

#[test]
fn boundary_authorize_and_increase_within_the_limit_of_either_side() {
	let cases = [
		(ALICE, Action::Pay, DispatchError::Other("LimitExceeded")),
		(OWNER, Action::Invoice, Error::<Test>::MerchantLimitExceeded.into()),
	];
	for (who, action, error) in cases {
		let increase = |id| Payments::increase(signed(&ALICE), id, USDT, KYC_THRESHOLD - USDT);
		run(|| {
			MockKyc::limit(&who, action, KYC_THRESHOLD - 1);
			assert_noop!(authorize(allowance(NATIVE, KYC_THRESHOLD)), error);
			// Below the threshold nothing counts, until an increase reaches it.
			let id = authorization(2, allowance(NATIVE, KYC_THRESHOLD - USDT));
			assert_noop!(increase(id), error);
		});
		run(|| {
			MockKyc::limit(&who, action, KYC_THRESHOLD);
			let id = authorization(2, allowance(NATIVE, KYC_THRESHOLD - USDT));
			assert_ok!(increase(id));
			assert_noop!(authorize(allowance(NATIVE, KYC_THRESHOLD)), error);
		});
	}
}

#[test]
fn capturing_and_increasing_in_turn_moves_no_more_uncounted_than_one_small_payment() {
	run(|| {
		let small = KYC_THRESHOLD - 1;
		let id = authorization(1, allowance(NATIVE, small));
		assert_ok!(capture(&OWNER, id, small - USDT, false));
		assert_eq!(MockKyc::used(&ALICE, Action::Pay), 0);
		// Outstanding is less than the threshold, and yet it counts.
		assert_ok!(Payments::increase(signed(&ALICE), id, 100 * USDT, small));
		assert_eq!(MockKyc::used(&ALICE, Action::Pay), 101 * USDT);
		assert_eq!(MockKyc::used(&OWNER, Action::Invoice), 101 * USDT);
	});
}

#[test]
fn ids_of_authorisations_are_derived_from_the_payer() {
	run(|| {
		let id = authorization(1, allowance(NATIVE, MAX));
		assert_eq!(id, authorization_id(&ALICE, &reference(1)));
		assert_ne!(id, authorization_id(&BOB, &reference(1)));
	});
}
