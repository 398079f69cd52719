// SPDX-License-Identifier: Apache-2.0

//! How a dispute ends: `drop_dispute`, a refund, and what arbitration sends back.

use super::{
	MAX, capture, captured, case, close, dispute, disputed, drop_it, payer_is_down_by, receipt,
	refund, refund_expiry, reserve, row, rule, ruling,
};
use crate::{
	AuthorizationPhase, AuthorizationRequest, AuthorizationStatus, Authorizations, Error, Event,
	HoldReason, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock, MockDirectory, MockKyc};
use tael_primitives::{Arbitrable, Balance, CaseId, Side, USDT};

#[test]
fn a_payer_who_gives_in_lets_the_merchant_have_the_reserve_at_once() {
	run_with_each(|asset| {
		let id = disputed(protected(asset.clone(), MAX));
		for who in [OWNER, TILL, BOB, STRANGER] {
			let by = Payments::drop_dispute(signed(&who), id);
			assert_noop!(by, Error::<Test>::NotPayer);
		}
		events();
		assert_ok!(drop_it(id));
		assert_eq!(MockArbitration::settled(), vec![(case(id), Some(Side::Buyer))]);
		assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH + MAX));
		let last = Event::DisputeEnded {
			id,
			seq: row(id).seq - 1,
			asset: asset.clone(),
			to_payer: 0,
			to_merchant: MAX,
			reserved: 0,
			refunded: 0,
		};
		assert_eq!(events().last(), Some(&last));
		assert_eq!(row(id).phase, AuthorizationPhase::Settled);
		assert_noop!(drop_it(id), Error::<Test>::WrongState);
		assert_noop!(dispute(id), Error::<Test>::OnlyOnce);
		// Refunds go on, out of free money.
		assert_ok!(refund(id, MAX, 1));
		payer_is_down_by(&asset, 0, false);
	});
}

#[test]
fn drop_fails_where_there_is_no_dispute() {
	run(|| {
		assert_noop!(drop_it(H256::zero()), Error::<Test>::NotFound);
		let id = authorization(1, protected(NATIVE, MAX));
		assert_noop!(drop_it(id), Error::<Test>::WrongState);
		assert_ok!(capture(id, MAX, false));
		assert_noop!(drop_it(id), Error::<Test>::WrongState);
	});
}

#[test]
fn nobody_gives_in_once_the_ruling_is_final() {
	run(|| {
		let id = disputed(protected(NATIVE, MAX));
		// Arbitration settles it no longer.
		MockArbitration::close(&case(id));
		assert_noop!(drop_it(id), DispatchError::Other("NotFound"));
		assert_noop!(refund(id, MAX, 1), DispatchError::Other("NotFound"));
		assert_ok!(Payments::on_ruling(&case(id), &ruling(MAX, 0)));
	});
}

#[test]
fn boundary_a_dispute_that_is_dropped_after_the_refund_window_ends_everything() {
	for (before, is_over) in [(1, false), (0, true)] {
		run_with_each(|asset| {
			let id = disputed(protected(asset.clone(), MAX));
			MockClock::set(refund_expiry(id) - before);
			assert_ok!(drop_it(id));
			assert_eq!(free(&asset, &TILL), WEALTH + MAX);
			assert_eq!(Authorizations::<Test>::contains_key(id), !is_over);
			payer_is_down_by(&asset, MAX, is_over);
		});
	}
}

#[test]
fn a_merchant_gives_in_by_refunding_the_whole_reserve() {
	run_with_each(|asset| {
		let id = authorization(1, protected(asset.clone(), MAX));
		assert_ok!(Payments::capture(signed(&GATEWAY), id, MAX, 0, 100, false));
		assert_ok!(dispute(id));
		assert_noop!(refund(id, 99 * USDT - 1, 1), Error::<Test>::InDispute);
		assert_noop!(refund(id, MAX + 1, 1), Error::<Test>::ExceedsCaptured);
		events();
		assert_ok!(refund(id, 99 * USDT, 1));
		assert_eq!(MockArbitration::settled(), vec![(case(id), Some(Side::Seller))]);
		assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH));
		let last = Event::DisputeEnded {
			id,
			seq: row(id).seq - 1,
			asset: asset.clone(),
			to_payer: 99 * USDT,
			to_merchant: 0,
			reserved: 0,
			refunded: 99 * USDT,
		};
		assert_eq!(events().last(), Some(&last));
		assert_eq!(row(id).phase, AuthorizationPhase::Settled);
		assert_eq!(row(id).status(now()), AuthorizationStatus::RefundedPartial);
		payer_is_down_by(&asset, USDT, false);
		assert_noop!(dispute(id), Error::<Test>::OnlyOnce);
	});
}

#[test]
fn a_merchant_who_gives_in_may_give_back_the_fee_too() {
	run_with_each(|asset| {
		let id = authorization(1, protected(asset.clone(), MAX));
		assert_ok!(Payments::capture(signed(&GATEWAY), id, MAX, 0, 100, false));
		assert_ok!(dispute(id));
		assert_ok!(refund(id, MAX, 1));
		assert_eq!(free(&asset, &TILL), WEALTH - USDT);
		payer_is_down_by(&asset, 0, false);
	});
}

#[test]
fn boundary_a_merchant_may_give_in_after_the_refund_window_too() {
	for (before, is_over) in [(1, false), (0, true)] {
		run_with_each(|asset| {
			let id = disputed(protected(asset.clone(), MAX));
			MockClock::set(refund_expiry(id) - before);
			assert_ok!(refund(id, MAX, 1));
			assert_eq!(Authorizations::<Test>::contains_key(id), !is_over);
			payer_is_down_by(&asset, 0, is_over);
			if is_over {
				assert_eq!(receipt(id).refunded, MAX);
				assert_noop!(refund(id, USDT, 2), Error::<Test>::NotFound);
			}
		});
	}
}

#[test]
fn a_ruling_divides_the_reserve() {
	for to_buyer in [0, 1, 50 * USDT, MAX - 1, MAX] {
		run_with_each(|asset| {
			let id = disputed(protected(asset.clone(), MAX));
			events();
			assert_ok!(rule(id, to_buyer, MAX - to_buyer));
			payer_is_down_by(&asset, MAX - to_buyer, false);
			assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH + MAX - to_buyer));
			let row = row(id);
			assert_eq!((row.phase, row.reserved), (AuthorizationPhase::Settled, 0));
			assert_eq!(row.refunded, to_buyer);
			let last = Event::DisputeEnded {
				id,
				seq: row.seq - 1,
				asset: asset.clone(),
				to_payer: to_buyer,
				to_merchant: MAX - to_buyer,
				reserved: 0,
				refunded: to_buyer,
			};
			assert_eq!(events().last(), Some(&last));
			// I5: what was ruled counts as given back.
			let more = MAX - to_buyer + 1;
			assert_noop!(refund(id, more, 1), Error::<Test>::ExceedsCaptured);
			assert_noop!(dispute(id), Error::<Test>::OnlyOnce);
		});
	}
}

#[test]
fn boundary_a_ruling_after_the_refund_window_ends_everything() {
	for (before, is_over) in [(1, false), (0, true)] {
		run_with_each(|asset| {
			let id = disputed(protected(asset.clone(), MAX));
			MockClock::set(refund_expiry(id) - before);
			assert_ok!(rule(id, 30 * USDT, 70 * USDT));
			assert_eq!(free(&asset, &TILL), WEALTH + 70 * USDT);
			payer_is_down_by(&asset, 70 * USDT, is_over);
			assert_eq!(Authorizations::<Test>::contains_key(id), !is_over);
			if is_over {
				assert_eq!((receipt(id).captured, receipt(id).refunded), (MAX, 30 * USDT));
			}
		});
	}
}

#[test]
fn a_ruling_fails_that_is_not_about_what_is_disputed() {
	run(|| {
		let id = captured(protected(NATIVE, MAX));
		let by = |case: &CaseId, to_buyer, to_seller| {
			Payments::on_ruling(case, &ruling(to_buyer, to_seller))
		};
		assert_noop!(by(&case(id), MAX, 0), Error::<Test>::WrongState);
		assert_noop!(Payments::on_withdrawn(&case(id)), Error::<Test>::WrongState);
		assert_ok!(dispute(id));
		assert_noop!(by(&case(id), MAX, 1), Error::<Test>::BadSplit);
		assert_noop!(by(&case(id), MAX - 1, 0), Error::<Test>::BadSplit);
		assert_noop!(by(&case(id), Balance::MAX, MAX), Error::<Test>::BadSplit);
		for other in [CaseId::Trade(id), CaseId::Claim(id), case(H256::zero())] {
			assert_noop!(by(&other, MAX, 0), Error::<Test>::NotFound);
			assert_noop!(Payments::on_withdrawn(&other), Error::<Test>::NotFound);
		}
	});
}

#[test]
fn no_payee_of_a_ruling_can_block_it() {
	run(|| {
		let id = disputed(protected(STABLE, MAX));
		block(&ALICE);
		block(&TILL);
		assert_ok!(rule(id, 30 * USDT, 70 * USDT));
		let key = key(&TILL, &STABLE, HoldReason::Reserve);
		assert_eq!((owed(&ALICE, &key), owed(&TILL, &key)), (30 * USDT, 70 * USDT));
		assert_eq!((row(id).reserved, reserve(&STABLE)), (0, MAX));
		assert_ok!(Payments::do_try_state());
		unblock(&ALICE);
		unblock(&TILL);
		assert_ok!(claim(&ALICE, &key));
		assert_ok!(claim(&TILL, &key));
		payer_is_down_by(&STABLE, 70 * USDT, false);
		assert_eq!(free(&STABLE, &TILL), WEALTH + 70 * USDT);
	});
}

#[test]
fn a_payer_gets_his_share_where_he_said_unless_he_was_frozen_since() {
	for is_frozen in [false, true] {
		run_with_each(|asset| {
			let request =
				AuthorizationRequest { refund_to: Some(BOB), ..protected(asset.clone(), MAX) };
			let id = disputed(request);
			if is_frozen {
				MockKyc::freeze(&ALICE);
			}
			MockKyc::freeze(&OWNER);
			MockDirectory::set_open(&SHOP, false);
			MockDirectory::settle_nowhere(&SHOP);
			assert_ok!(rule(id, MAX, 0));
			let to_bob = if is_frozen { 0 } else { MAX };
			assert_eq!(free(&asset, &BOB), WEALTH + to_bob);
			payer_is_down_by(&asset, to_bob, false);
		});
	}
}

#[test]
fn boundary_a_dispute_taken_back_leaves_the_reserve_until_the_refund_window_is_over() {
	for (before, is_over) in [(1, false), (0, true)] {
		run_with_each(|asset| {
			let id = disputed(protected(asset.clone(), MAX));
			MockClock::set(refund_expiry(id) - before);
			MockArbitration::close(&case(id));
			assert_ok!(Payments::on_withdrawn(&case(id)));
			if is_over {
				assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH + MAX));
				assert_eq!(receipt(id).refunded, 0);
				return;
			}
			assert_eq!((row(id).phase, row(id).reserved), (AuthorizationPhase::Settled, MAX));
			assert_eq!(reserve(&asset), MAX);
			assert_noop!(dispute(id), Error::<Test>::OnlyOnce);
			assert_ok!(refund(id, 30 * USDT, 1));
			assert_eq!((reserve(&asset), free(&asset, &TILL)), (70 * USDT, WEALTH));
			MockClock::advance(1);
			assert_ok!(close(id));
			assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH + 70 * USDT));
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn the_case_of_a_benchmark_can_be_ruled_on() {
	new_test_ext().execute_with(|| {
		let case = Payments::benchmark_case(&ALICE, &OWNER, MAX).expect("they can pay for it");
		assert_eq!((&case.buyer, &case.seller, case.principal), (&ALICE, &OWNER, MAX));
		assert_ok!(Payments::on_ruling(&case.id, &ruling(1, MAX - 1)));
	});
}
