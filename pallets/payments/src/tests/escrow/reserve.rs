// SPDX-License-Identifier: Apache-2.0

//! What is captured lies in reserve, is refunded out of it, and matures.

use super::{
	MAX, capture, captured, close, dispute, disputed, payer_is_down_by, receipt, refund,
	refund_expiry, reserve, row,
};
use crate::{
	AuthorizationId, AuthorizationRequest, Error, Event, HoldReason, Movement, Outcome, PaymentId,
	mock::*,
};
use frame::{
	deps::frame_support::weights::Weight, prelude::DispatchError, testing_prelude::*, traits::Hooks,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockDirectory, MockKyc};
use tael_primitives::{ClientRef, DAY, HOUR, USDT};

#[test]
fn a_capture_under_an_escrow_lies_in_reserve() {
	run_with_each(|asset| {
		let request = protected(asset.clone(), MAX);
		let id = authorization(1, request.clone());
		events();
		assert_ok!(Payments::capture(signed(&GATEWAY), id, 60 * USDT, 0, 100, false));
		assert_eq!(free(&asset, &GATEWAY), WEALTH + 600_000);
		assert_eq!(free(&asset, &TILL), WEALTH);
		assert_eq!(reserve(&asset), 59_400_000);
		assert_eq!((row(id).captured, row(id).reserved), (60 * USDT, 59_400_000));
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
				moved(2, Movement::Reserve, TILL, 59_400_000),
				Event::Captured {
					id,
					seq: 3,
					merchant: SHOP,
					asset: asset.clone(),
					amount: 60 * USDT,
					fee: 600_000,
					captured: 60 * USDT,
					outstanding: 40 * USDT,
					reserved: 59_400_000,
					capture_before: request.auth_expiry,
				},
			]
		);
		// The next one adds up, and the rest goes back as always.
		assert_ok!(capture(id, 30 * USDT, true));
		assert_eq!((row(id).reserved, reserve(&asset)), (89_400_000, 89_400_000));
		payer_is_down_by(&asset, 90 * USDT, false);
	});
}

#[test]
fn without_an_escrow_nothing_is_reserved() {
	run_with_each(|asset| {
		captured(allowance(asset.clone(), MAX));
		assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH + MAX));
	});
}

#[test]
fn boundary_an_escrow_leaves_time_to_dispute() {
	run(|| {
		let with = |is_escrowed, window| AuthorizationRequest {
			refund_expiry: now() + HOUR + window,
			is_escrowed,
			..allowance(NATIVE, MAX)
		};
		let make =
			|tag, request| Payments::authorize(signed(&ALICE), SHOP, reference(tag), request);
		assert_noop!(make(1, with(true, PROTECTION - 1)), Error::<Test>::BadTerms);
		assert_ok!(make(1, with(true, PROTECTION)));
		assert_ok!(make(2, with(false, PROTECTION - 1)));
	});
}

#[test]
fn the_escrow_is_one_of_the_terms() {
	run(|| {
		let id = authorization(1, protected(NATIVE, MAX));
		let mut terms = row(id).terms;
		terms.request.is_escrowed = false;
		assert_ne!(Payments::contract_hash(id, &terms), row(id).contract_hash);
	});
}

#[test]
fn capture_fails_when_the_merchant_cannot_hold_it_and_the_payer_gets_it_back() {
	run(|| {
		let id = authorization(1, protected(STABLE, MAX));
		block(&TILL);
		assert_noop!(capture(id, MAX, true), Error::<Test>::CannotReserve);
		MockClock::advance(HOUR);
		assert_ok!(Payments::reclaim(signed(&ALICE), id));
		assert_eq!(free(&STABLE, &ALICE), WEALTH);
	});
}

#[test]
fn boundary_the_least_balance_of_the_merchant_stays_free() {
	run_with_each(|asset| {
		let id = authorization(1, protected(asset.clone(), MAX));
		set_free(&asset, &TILL, 0);
		assert_noop!(capture(id, MAX, true), Error::<Test>::CannotReserve);
		set_free(&asset, &TILL, EXISTENTIAL_DEPOSIT);
		assert_ok!(capture(id, MAX, true));
		assert_eq!((free(&asset, &TILL), reserve(&asset)), (EXISTENTIAL_DEPOSIT, MAX));
	});
}

#[test]
fn a_capture_that_is_all_fee_reserves_nothing() {
	run(|| {
		MockDirectory::consent(
			&SHOP,
			tael_primitives::GatewayTerms { account: STRANGER, max_fee: 10_000 },
		);
		let request = AuthorizationRequest { max_fee: 10_000, ..protected(NATIVE, MAX) };
		let id = authorization(1, request);
		assert_ok!(Payments::capture(signed(&STRANGER), id, MAX, 0, 10_000, false));
		assert_eq!(row(id).reserved, 0);
		assert_noop!(dispute(id), Error::<Test>::NothingReserved);
	});
}

#[test]
fn boundary_the_reserve_matures_at_the_end_of_the_refund_window() {
	for (before, is_over) in [(1, false), (0, true)] {
		run_with_each(|asset| {
			let id = captured(protected(asset.clone(), MAX));
			MockClock::set(refund_expiry(id) - before);
			if !is_over {
				assert_noop!(close(id), Error::<Test>::TooEarly);
				assert_eq!(reserve(&asset), MAX);
				return;
			}
			events();
			assert_ok!(close(id));
			assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH + MAX));
			let kind = Movement::Merchant;
			let matured = Event::Moved {
				id,
				seq: 3,
				kind,
				from: TILL,
				to: TILL,
				asset: asset.clone(),
				amount: MAX,
			};
			assert_eq!(events().first(), Some(&matured));
			assert_eq!(receipt(id).outcome, Outcome::Closed);
		});
	}
}

#[test]
fn the_sweep_lets_the_reserve_mature() {
	run_with_each(|asset| {
		let id = captured(protected(asset.clone(), MAX));
		for _ in 0..40 {
			MockClock::advance(DAY);
			for _ in 0..10 {
				Payments::on_idle(1, Weight::MAX);
			}
		}
		assert_eq!(receipt(id).captured, MAX);
		assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH + MAX));
	});
}

#[test]
fn what_is_outstanding_past_the_refund_window_goes_back_and_the_reserve_matures() {
	let ends: [fn(AuthorizationId) -> DispatchResult; 3] = [
		|id| Payments::void(signed(&CASHIER), id),
		|id| Payments::reclaim(signed(&ALICE), id),
		|id| plain(Payments::expire_authorization(signed(&STRANGER), id)),
	];
	for end in ends {
		run_with_each(|asset| {
			let id = authorization(1, protected(asset.clone(), MAX));
			assert_ok!(capture(id, 30 * USDT, false));
			MockClock::set(refund_expiry(id));
			assert_ok!(end(id));
			assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH + 30 * USDT));
			payer_is_down_by(&asset, 30 * USDT, true);
			assert_eq!(receipt(id).outcome, Outcome::Closed);
		});
	}
}

#[test]
fn i4_the_reserve_matures_while_the_merchant_is_suspended_and_frozen() {
	run_with_each(|asset| {
		let id = captured(protected(asset.clone(), MAX));
		MockDirectory::set_open(&SHOP, false);
		MockDirectory::settle_nowhere(&SHOP);
		for who in [OWNER, TILL, ALICE] {
			MockKyc::freeze(&who);
		}
		MockClock::set(refund_expiry(id));
		assert_ok!(close(id));
		assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH + MAX));
	});
}

#[test]
fn a_reserve_that_cannot_be_credited_waits_for_the_merchant() {
	run(|| {
		let id = captured(protected(STABLE, MAX));
		block(&TILL);
		MockClock::set(refund_expiry(id));
		assert_ok!(close(id));
		let key = key(&TILL, &STABLE, HoldReason::Reserve);
		assert_eq!((owed(&TILL, &key), reserve(&STABLE)), (MAX, MAX));
		assert_ok!(Payments::do_try_state());
		unblock(&TILL);
		assert_ok!(claim(&TILL, &key));
		assert_eq!((reserve(&STABLE), free(&STABLE, &TILL)), (0, WEALTH + MAX));
	});
}

#[test]
fn a_refund_draws_on_the_reserve_first_and_then_on_free_money() {
	run_with_each(|asset| {
		let id = authorization(1, protected(asset.clone(), MAX));
		// A fee of one: the reserve is less than what was captured.
		assert_ok!(Payments::capture(signed(&GATEWAY), id, MAX, 0, 100, false));
		assert_ok!(refund(id, 40 * USDT, 1));
		assert_eq!((row(id).reserved, row(id).refunded), (59 * USDT, 40 * USDT));
		assert_eq!((reserve(&asset), free(&asset, &TILL)), (59 * USDT, WEALTH));
		assert_noop!(refund(id, 60 * USDT + 1, 2), Error::<Test>::ExceedsCaptured);
		assert_noop!(refund(id, 60 * USDT, 1), Error::<Test>::AlreadyExists);
		assert_ok!(refund(id, 60 * USDT, 2));
		assert_eq!((row(id).reserved, row(id).refunded), (0, MAX));
		assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH - USDT));
		payer_is_down_by(&asset, 0, false);
		assert_noop!(dispute(id), Error::<Test>::NothingReserved);
	});
}

#[test]
fn a_refund_out_of_the_reserve_needs_no_free_money_and_the_rest_does() {
	run_with_each(|asset| {
		let id = authorization(1, protected(asset.clone(), MAX));
		assert_ok!(Payments::capture(signed(&GATEWAY), id, MAX, 0, 100, false));
		set_free(&asset, &TILL, EXISTENTIAL_DEPOSIT);
		assert_noop!(refund(id, MAX, 1), Error::<Test>::InsufficientFunds);
		assert_ok!(refund(id, 99 * USDT, 1));
		assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, EXISTENTIAL_DEPOSIT));
	});
}

#[test]
fn the_reserve_lies_where_it_was_captured_into_and_the_rest_comes_from_the_account_of_today() {
	run_with_each(|asset| {
		let id = authorization(1, protected(asset.clone(), MAX));
		assert_ok!(Payments::capture(signed(&GATEWAY), id, MAX, 0, 100, false));
		MockDirectory::settle_into(&SHOP, &CAROL);
		assert_ok!(refund(id, MAX, 1));
		assert_eq!((reserve(&asset), free(&asset, &TILL)), (0, WEALTH));
		assert_eq!(free(&asset, &CAROL), WEALTH - USDT);
	});
}

#[test]
fn a_merchant_without_a_settlement_account_still_refunds_out_of_the_reserve() {
	run_with_each(|asset| {
		let id = authorization(1, protected(asset.clone(), MAX));
		assert_ok!(Payments::capture(signed(&GATEWAY), id, MAX, 0, 100, false));
		MockDirectory::settle_nowhere(&SHOP);
		assert_noop!(refund(id, MAX, 1), Error::<Test>::NoSettlementAccount);
		assert_ok!(refund(id, 99 * USDT, 1));
		payer_is_down_by(&asset, USDT, false);
	});
}

#[test]
fn a_refund_weighs_what_it_did() {
	run(|| {
		let weight = |id, amount, tag| {
			let payment = PaymentId::Authorization(id);
			Payments::refund(signed(&OWNER), payment, amount, reference(tag))
				.expect("it can be refunded")
				.actual_weight
				.expect("it is known")
		};
		let id = captured(protected(NATIVE, MAX));
		assert_eq!(weight(id, USDT, 1), <() as crate::WeightInfo>::refund(2));
		assert_ok!(dispute(id));
		let conceded = weight(id, MAX - USDT, 2);
		assert_eq!(conceded, Payments::conceding());
		assert!(conceded.all_lte(Payments::most_of_refunding()));
	});
}

#[test]
fn a_refund_counts_against_the_limit_of_the_refunder() {
	run(|| {
		let id = disputed(protected(NATIVE, MAX));
		MockDirectory::limit_refunds(&SHOP, &REFUNDER, MAX - 1);
		let payment = PaymentId::Authorization(id);
		let by = |who| plain(Payments::refund(signed(who), payment, MAX, reference(1)));
		assert_noop!(by(&REFUNDER), DispatchError::Other("LimitExceeded"));
		assert_noop!(by(&CASHIER), DispatchError::BadOrigin);
	});
}

#[test]
fn the_reserve_cannot_be_spent() {
	run_with_each(|asset| {
		use frame::token::{Preservation, fungibles::Mutate};
		captured(protected(asset.clone(), MAX));
		let spend = |amount| {
			let keep = Preservation::Expendable;
			FreeMoney::transfer(asset.clone(), &TILL, &STRANGER, amount, keep)
		};
		assert!(spend(WEALTH + 1).is_err());
		assert_ok!(spend(WEALTH - EXISTENTIAL_DEPOSIT));
		assert_eq!(reserve(&asset), MAX);
	});
}

#[test]
fn a_merchant_pays_other_refunds_out_of_free_money_alone() {
	run_with_each(|asset| {
		captured(protected(asset.clone(), MAX));
		set_free(&asset, &TILL, 10 * USDT);
		let invoice = invoice(1, request(asset.clone(), 20 * USDT));
		assert_ok!(pay(&BOB, invoice, 20 * USDT));
		set_free(&asset, &TILL, 10 * USDT);
		let back = |amount, tag: ClientRef| {
			plain(Payments::refund(signed(&OWNER), PaymentId::Invoice(invoice), amount, tag))
		};
		assert_noop!(back(20 * USDT, reference(1)), Error::<Test>::InsufficientFunds);
		assert_ok!(back(5 * USDT, reference(1)));
		assert_eq!(reserve(&asset), MAX);
	});
}
