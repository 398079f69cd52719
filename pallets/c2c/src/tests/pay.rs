// SPDX-License-Identifier: Apache-2.0

//! T2, T3, T5: `mark_paid`, `undo_mark_paid`, and `cancel_trade` of what is funded.

use super::scene::*;
use crate::{Error, Event, Payment, TradeState, TradeStep, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{MINUTE, Side, TradeOutcome};

#[test]
fn mark_paid_starts_the_time_to_release() {
	run_with_shapes(|shape| {
		let scene = Scene::funded(shape, INSTANT);
		MockClock::advance(7 * MINUTE);
		events();
		scene.mark();
		let row = scene.row();
		assert_eq!(row.state, TradeState::PaidClaimed);
		assert_eq!(row.deadline, now() + WINDOWS.release);
		assert_eq!(row.payment, Some((payment(), now())));
		let stepped = Event::TradeStepped {
			id: scene.id,
			seq: 1,
			step: TradeStep::MarkPaid,
			from: TradeState::Funded,
			to: TradeState::PaidClaimed,
			by: Some(scene.buyer().clone()),
			until: Some(now() + WINDOWS.release),
		};
		let claimed = Event::PaymentClaimed { id: scene.id, seq: 2, payment: payment() };
		assert_eq!(events(), vec![stepped, claimed]);
	});
}

#[test]
fn boundary_the_buyer_marks_before_the_deadline_and_time_lapses_it_from_there_on() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		let deadline = scene.row().pay_deadline;
		let too_late = Error::<Test>::TooLate.into();
		boundary(deadline, || scene.try_mark(), too_late, || scene.poke());
		boundary(deadline, || scene.cancel(), too_late, || scene.poke());
	});
}

#[test]
fn f3_a_payment_from_another_account_or_without_commitments_is_refused() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		let bad = [
			Payment { account: commitment(9), ..payment() },
			Payment { proof: H256::zero(), ..payment() },
			Payment { reference: H256::zero(), ..payment() },
			Payment { fiat_amount: 0, ..payment() },
		];
		for payment in bad {
			let mark = C2c::mark_paid(signed(&BOB), scene.id, payment);
			assert_noop!(mark, Error::<Test>::BadPayment);
		}
		// What he says he paid is his word; how much it was is for the seller to see.
		let less = Payment { fiat_amount: 1, ..payment() };
		assert_ok!(C2c::mark_paid(signed(&BOB), scene.id, less));
	});
}

#[test]
fn paying_is_the_buyers_alone() {
	run_with_shapes(|shape| {
		let scene = Scene::funded(shape, INSTANT);
		for who in [scene.seller(), &STRANGER] {
			let mark = C2c::mark_paid(signed(who), scene.id, payment());
			assert_noop!(mark, Error::<Test>::NotParty);
			let cancel = C2c::cancel_trade(signed(who), scene.id);
			assert_noop!(cancel, Error::<Test>::NotParty);
		}
		scene.mark();
		for who in [scene.seller(), &STRANGER] {
			let undo = C2c::undo_mark_paid(signed(who), scene.id);
			assert_noop!(undo, Error::<Test>::NotParty);
		}
		let unknown = H256::zero();
		let mark = C2c::mark_paid(signed(&BOB), unknown, payment());
		assert_noop!(mark, Error::<Test>::NotFound);
		assert_noop!(C2c::undo_mark_paid(signed(&BOB), unknown), Error::<Test>::NotFound);
	});
}

#[test]
fn undo_resets_the_mark_once_and_gives_no_time() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		let pay_deadline = scene.row().pay_deadline;
		MockClock::advance(MINUTE);
		assert_ok!(scene.undo());
		let row = scene.row();
		assert_eq!((row.state, row.payment, row.has_undone), (TradeState::Funded, None, true));
		assert_eq!(row.pay_deadline, pay_deadline, "no time is won by it");
		scene.mark();
		assert!(scene.row().has_undone, "the flag stays");
		assert_noop!(scene.undo(), Error::<Test>::OnlyOnce);
	});
}

#[test]
fn undo_after_the_time_to_pay_lapses_the_trade() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		MockClock::advance(WINDOWS.pay + MINUTE);
		assert_ok!(scene.undo());
		assert_eq!(scene.state(), TradeState::Lapsed);
		assert_noop!(scene.try_mark(), Error::<Test>::TooLate);
		assert_ok!(scene.poke());
		assert_eq!(scene.row().state, TradeState::Lapsed);
		assert_ok!(scene.claim_late());
	});
}

#[test]
fn boundary_undo_until_the_seller_has_been_silent_too_long() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		let deadline = scene.row().deadline;
		MockClock::set(deadline - 1);
		assert_ok!(hypothetically!(scene.undo()));
		MockClock::set(deadline);
		assert_noop!(scene.undo(), Error::<Test>::TooLate);
	});
}

#[test]
fn undo_fails_after_a_dispute_that_was_withdrawn() {
	run(|| {
		let scene = Scene::disputed(PLAIN, INSTANT);
		assert_noop!(scene.undo(), Error::<Test>::WrongState);
		assert_ok!(scene.withdraw_dispute());
		assert_eq!(scene.row().state, TradeState::PaidClaimed);
		assert_noop!(scene.undo(), Error::<Test>::WrongState);
	});
}

#[test]
fn a_cancelled_trade_goes_back_to_the_seller() {
	run_with_shapes(|shape| {
		let scene = Scene::funded(shape, INSTANT);
		assert_ok!(scene.cancel());
		scene.ended_with(0, 0, 0);
		let receipt = scene.receipt();
		assert_eq!(receipt.outcome, TradeOutcome::Cancelled);
		assert_eq!((receipt.to_buyer, receipt.was_marked_paid), (0, false));
		if scene.terms.pool_of(Side::Seller).is_some() {
			assert_eq!(scene.available(Side::Seller), SPARE + PRINCIPAL + SELLER_BOND);
		}
	});
}

#[test]
fn cancel_fails_once_it_is_marked_paid() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		assert_noop!(scene.cancel(), Error::<Test>::WrongState);
		assert_noop!(scene.try_mark(), Error::<Test>::WrongState);
	});
}

#[test]
fn every_event_of_a_trade_has_the_next_number() {
	run(|| {
		events();
		let scene = Scene::marked(PLAIN, INSTANT);
		assert_ok!(scene.undo());
		scene.mark();
		assert_ok!(scene.release());
		let numbers: Vec<u32> = events()
			.into_iter()
			.filter_map(|event| super::property::numbered(&event))
			.filter(|(id, _)| *id == scene.id)
			.map(|(_, seq)| seq)
			.collect();
		let expected: Vec<u32> = (0..u32::try_from(numbers.len()).unwrap()).collect();
		assert_eq!(numbers, expected);
		assert!(numbers.len() > 8);
	});
}
