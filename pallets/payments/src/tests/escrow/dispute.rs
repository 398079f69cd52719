// SPDX-License-Identifier: Apache-2.0

//! `dispute_payment`, and what waits meanwhile.

use super::{
	EVIDENCE, MAX, capture, captured, case, close, dispute, disputed, receipt, refund,
	refund_expiry, reserve, row, rule,
};
use crate::{AuthorizationPhase, AuthorizationStatus, Error, Event, Outcome, mock::*};
use frame::{
	deps::frame_support::weights::Weight, prelude::DispatchError, testing_prelude::*, traits::Hooks,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock, MockDirectory, MockKyc};
use tael_primitives::{Arbitrable, Case, Cause, DAY, HOUR, Side, USDT};

/// The causes a payer may give.
const CAUSES: [Cause; 7] = [
	Cause::SellerSilent,
	Cause::WrongAmountOver,
	Cause::PriceDispute,
	Cause::AbusiveConduct,
	Cause::OffPlatform,
	Cause::TechnicalFault,
	Cause::Other,
];
/// Those of a seller, or of payments in local money.
const OTHER_CAUSES: [Cause; 14] = [
	Cause::NoPayment,
	Cause::PaidButExpired,
	Cause::BuyerSilent,
	Cause::ThirdPartyPayer,
	Cause::NameMismatch,
	Cause::WrongAccountGiven,
	Cause::WrongAmountUnder,
	Cause::WrongCurrency,
	Cause::ForgedProof,
	Cause::DuplicateProof,
	Cause::Chargeback,
	Cause::BankFrozen,
	Cause::ForbiddenRemark,
	Cause::SettledOutside,
];

#[test]
fn a_dispute_goes_to_arbitration_with_everything_in_reserve() {
	run_with_each(|asset| {
		let id = authorization(1, protected(asset.clone(), MAX));
		assert_ok!(Payments::capture(signed(&GATEWAY), id, 60 * USDT, 0, 100, true));
		assert_ok!(refund(id, 400_000, 1));
		events();
		assert_ok!(Payments::dispute_payment(signed(&ALICE), id, Cause::SellerSilent, EVIDENCE));
		assert_eq!(
			MockArbitration::case(&case(id)),
			Some(Case {
				id: case(id),
				contract_hash: row(id).contract_hash,
				buyer: ALICE,
				seller: OWNER,
				asset: asset.clone(),
				principal: 59 * USDT,
				buyer_bond: 0,
				seller_bond: 0,
				fiat: None,
				rail: None,
				opener: Some(Side::Buyer),
				cause: Cause::SellerSilent,
				evidence: EVIDENCE,
			})
		);
		assert_eq!(row(id).phase, AuthorizationPhase::Disputed);
		assert_eq!(row(id).status(now()), AuthorizationStatus::Disputed);
		assert_eq!(
			events(),
			vec![Event::DisputeOpened {
				id,
				seq: row(id).seq - 1,
				merchant: SHOP,
				payer: ALICE,
				asset,
				amount: 59 * USDT,
				cause: Cause::SellerSilent,
				evidence: EVIDENCE,
			}]
		);
	});
}

#[test]
fn dispute_fails_for_anybody_but_the_payer() {
	run(|| {
		assert_noop!(dispute(H256::zero()), Error::<Test>::NotFound);
		let id = captured(protected(NATIVE, MAX));
		for who in [OWNER, TILL, CASHIER, GATEWAY, BOB, STRANGER] {
			let by = Payments::dispute_payment(signed(&who), id, Cause::Other, EVIDENCE);
			assert_noop!(by, Error::<Test>::NotPayer);
		}
	});
}

#[test]
fn dispute_fails_while_anything_is_on_hold_with_the_payer() {
	run(|| {
		let id = authorization(1, protected(NATIVE, MAX));
		assert_noop!(dispute(id), Error::<Test>::WrongState);
		assert_ok!(capture(id, 30 * USDT, false));
		assert_noop!(dispute(id), Error::<Test>::WrongState);
		// From the expiry on that is his to change.
		MockClock::advance(HOUR);
		assert_noop!(dispute(id), Error::<Test>::WrongState);
		assert_ok!(Payments::reclaim(signed(&ALICE), id));
		assert_ok!(dispute(id));
		assert_eq!(MockArbitration::case(&case(id)).map(|case| case.principal), Some(30 * USDT));
	});
}

#[test]
fn boundary_dispute_until_the_end_of_the_refund_window() {
	for (before, expected) in [(1, true), (0, false)] {
		run(|| {
			let id = captured(protected(NATIVE, MAX));
			MockClock::set(refund_expiry(id) - before);
			if expected {
				assert_ok!(dispute(id));
			} else {
				assert_noop!(dispute(id), Error::<Test>::TooLate);
			}
		});
	}
}

#[test]
fn dispute_fails_without_a_reserve() {
	run(|| {
		let plain = captured(allowance(NATIVE, MAX));
		assert_noop!(dispute(plain), Error::<Test>::NothingReserved);
	});
	run(|| {
		let id = captured(protected(NATIVE, MAX));
		assert_ok!(refund(id, MAX, 1));
		assert_noop!(dispute(id), Error::<Test>::NothingReserved);
	});
}

#[test]
fn dispute_takes_the_causes_of_a_payer_and_no_others() {
	for cause in CAUSES {
		run(|| {
			let id = captured(protected(NATIVE, MAX));
			assert_ok!(Payments::dispute_payment(signed(&ALICE), id, cause, EVIDENCE));
		});
	}
	run(|| {
		let id = captured(protected(NATIVE, MAX));
		for cause in OTHER_CAUSES {
			let with = Payments::dispute_payment(signed(&ALICE), id, cause, EVIDENCE);
			assert_noop!(with, Error::<Test>::BadCause);
		}
	});
}

#[test]
fn dispute_fails_when_arbitration_refuses_it() {
	run(|| {
		let id = captured(protected(NATIVE, MAX));
		MockArbitration::refuse(Some("NoFee"));
		assert_noop!(dispute(id), DispatchError::Other("NoFee"));
		MockArbitration::refuse(None);
		assert_ok!(dispute(id));
	});
}

#[test]
fn a_frozen_payer_and_one_of_a_suspended_merchant_may_dispute() {
	run(|| {
		let id = captured(protected(NATIVE, MAX));
		MockKyc::freeze(&ALICE);
		MockDirectory::set_open(&SHOP, false);
		assert_ok!(dispute(id));
	});
}

#[test]
fn while_it_is_disputed_nothing_else_moves() {
	run_with_each(|asset| {
		let id = disputed(protected(asset.clone(), MAX));
		assert_noop!(dispute(id), Error::<Test>::WrongState);
		assert_noop!(capture(id, USDT, false), Error::<Test>::NothingOutstanding);
		let increased = Payments::increase(signed(&ALICE), id, USDT, MAX);
		assert_noop!(increased, Error::<Test>::WrongState);
		let void = Payments::void(signed(&OWNER), id);
		assert_noop!(void, Error::<Test>::NothingOutstanding);
		assert_noop!(refund(id, MAX - 1, 1), Error::<Test>::InDispute);
		MockClock::set(refund_expiry(id));
		assert_noop!(close(id), Error::<Test>::WrongState);
		assert_noop!(refund(id, MAX - 1, 1), Error::<Test>::InDispute);
		MockClock::advance(DAY);
		assert_noop!(close(id), Error::<Test>::WrongState);
		let expired = Payments::expire_authorization(signed(&STRANGER), id);
		assert_noop!(plain(expired), Error::<Test>::NothingOutstanding);
		assert_eq!(reserve(&asset), MAX);
	});
}

#[test]
fn the_sweep_leaves_a_dispute_alone_and_its_end_does_what_is_due() {
	run_with_each(|asset| {
		let id = disputed(protected(asset.clone(), MAX));
		MockClock::set(refund_expiry(id) + DAY);
		events();
		for _ in 0..100 {
			Payments::on_idle(1, Weight::MAX);
			MockClock::advance(HOUR / 2);
		}
		assert_eq!(events(), vec![]);
		assert_eq!((row(id).phase, reserve(&asset)), (AuthorizationPhase::Disputed, MAX));
		assert_ok!(Payments::do_try_state());
		assert_ok!(rule(id, 0, MAX));
		assert_eq!(free(&asset, &TILL), WEALTH + MAX);
		assert_eq!(receipt(id).outcome, Outcome::Closed);
	});
}

#[test]
fn a_dispute_that_ended_early_is_swept_in_time() {
	run_with_each(|asset| {
		let id = disputed(protected(asset.clone(), MAX));
		// The entry moves on while it is disputed, and not beyond the end of the window.
		MockClock::advance(3 * DAY);
		for _ in 0..10 {
			Payments::on_idle(1, Weight::MAX);
		}
		MockArbitration::close(&case(id));
		assert_ok!(Payments::on_withdrawn(&case(id)));
		MockClock::set(refund_expiry(id) + HOUR);
		for _ in 0..100 {
			Payments::on_idle(1, Weight::MAX);
		}
		assert_eq!(receipt(id).captured, MAX);
		assert_eq!(free(&asset, &TILL), WEALTH + MAX);
	});
}
