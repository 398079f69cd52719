// SPDX-License-Identifier: Apache-2.0

//! T4, T5b, T12: `release`, `cancel_claim`, and what was held back.

use super::scene::*;
use crate::{Error, Event, Movement, TradeState, TradeStep, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock, MockKyc, MockProgramme};
use tael_primitives::{
	AccountId, Action, Balance, Cause, MINUTE, Risk, Side, TradeOutcome, TradeReport,
};

/// Money that moved, in order: why, to whom, how much.
fn moved() -> Vec<(Movement, AccountId, Balance)> {
	events()
		.into_iter()
		.filter_map(|event| match event {
			Event::Moved { kind, to, amount, .. } => Some((kind, to, amount)),
			_ => None,
		})
		.collect()
}

#[test]
fn release_gives_the_buyer_the_principal_and_everybody_his_bond() {
	run_with_shapes(|shape| {
		let scene = Scene::marked(shape.clone(), INSTANT);
		MockClock::advance(3 * MINUTE);
		events();
		assert_ok!(scene.release());
		scene.ended_with(GAIN, -GAIN, 0);
		let mut expected = vec![(Movement::Principal, scene.buyer().clone(), PRINCIPAL)];
		for (side, bond) in [(Side::Seller, SELLER_BOND), (Side::Buyer, BUYER_BOND)] {
			if scene.terms.pool_of(side).is_none() {
				expected.push((Movement::Bond, scene.party(side).clone(), bond));
			} else {
				// What comes back to a pool stays on hold and can be promised again.
				let sold = if side == Side::Seller { SELLER_BOND } else { BUYER_BOND };
				assert_eq!(scene.available(side), SPARE + sold);
			}
		}
		expected.push((Movement::Deposit, BOB, TRADE_DEPOSIT));
		assert_eq!(moved(), expected);
		let receipt = scene.receipt();
		assert_eq!(receipt.outcome, TradeOutcome::Released);
		assert_eq!((receipt.to_buyer, receipt.was_marked_paid), (PRINCIPAL, true));
		assert_eq!((&receipt.buyer, &receipt.seller), (scene.buyer(), scene.seller()));
		for who in [ALICE, BOB] {
			assert_eq!(MockKyc::used(&who, Action::Trade(Risk::Medium)), PRINCIPAL, "it counts");
		}
	});
}

#[test]
fn the_programme_of_acceptors_learns_how_long_both_took() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		MockClock::advance(7 * MINUTE);
		scene.mark();
		MockClock::advance(3 * MINUTE);
		assert_ok!(scene.release());
		let report = TradeReport {
			trade: scene.id,
			buyer: BOB,
			seller: ALICE,
			maker: ALICE,
			outcome: TradeOutcome::Released,
			ended_by: None,
			value: PRINCIPAL,
			paid_after: Some(7 * MINUTE),
			released_after: Some(3 * MINUTE),
			disputed: false,
			lost_by: None,
		};
		assert_eq!(MockProgramme::reports(), vec![report]);
	});
}

#[test]
fn the_seller_can_release_at_any_time() {
	// Before it was marked, after the time to pay, long after the time to release, in a dispute.
	for state in
		[TradeState::Funded, TradeState::PaidClaimed, TradeState::Lapsed, TradeState::Disputed]
	{
		run_with_shapes(|shape| {
			let scene = Scene::in_state(state, shape);
			assert_ok!(scene.release());
			scene.ended_with(GAIN, -GAIN, 0);
		});
	}
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		MockClock::advance(100 * WINDOWS.release);
		assert_ok!(scene.release());
		scene.ended_with(GAIN, -GAIN, 0);
	});
}

#[test]
fn release_fails_before_it_is_funded_once_it_was_released_and_for_anyone_else() {
	run_with_shapes(|shape| {
		let scene = Scene::requested(shape, INSTANT);
		assert_noop!(scene.release(), Error::<Test>::WrongState);
		assert_ok!(C2c::accept_trade(signed(&ALICE), scene.id));
		for who in [scene.buyer(), &STRANGER] {
			assert_noop!(C2c::release(signed(who), scene.id), Error::<Test>::NotParty);
		}
		assert_ok!(scene.release());
		assert_noop!(scene.release(), Error::<Test>::NotFound);
	});
	run_with_shapes(|shape| {
		let scene = Scene::held(shape);
		assert_noop!(scene.release(), Error::<Test>::WrongState);
	});
}

#[test]
fn release_and_cancel_claim_fail_once_a_ruling_is_final() {
	run(|| {
		let scene = Scene::disputed(PLAIN, INSTANT);
		MockArbitration::close(&scene.case());
		assert_noop!(scene.release(), Error::<Test>::WrongState);
		assert_noop!(scene.cancel_claim(), Error::<Test>::WrongState);
	});
}

#[test]
fn in_a_dispute_release_and_cancel_claim_concede() {
	run_with_shapes(|shape| {
		let scene = Scene::disputed(shape, INSTANT);
		assert_ok!(scene.release());
		assert_eq!(MockArbitration::settled(), vec![(scene.case(), Some(Side::Seller))]);
		scene.ended_with(GAIN, -GAIN, 0);
	});
	run_with_shapes(|shape| {
		let scene = Scene::disputed(shape, INSTANT);
		assert_ok!(scene.cancel_claim());
		assert_eq!(MockArbitration::settled(), vec![(scene.case(), Some(Side::Buyer))]);
		scene.ended_with(0, 0, 0);
	});
}

#[test]
fn cancel_claim_gives_everything_back_though_it_was_marked() {
	run_with_shapes(|shape| {
		let scene = Scene::marked(shape, INSTANT);
		assert_ok!(scene.cancel_claim());
		scene.ended_with(0, 0, 0);
		let receipt = scene.receipt();
		assert_eq!(receipt.outcome, TradeOutcome::Cancelled);
		assert!(receipt.was_marked_paid, "he had said that he paid");
		for who in [ALICE, BOB] {
			assert_eq!(MockKyc::used(&who, Action::Trade(Risk::Medium)), 0, "it does not count");
		}
	});
}

#[test]
fn cancel_claim_is_the_buyers_and_needs_a_claim() {
	run_with_shapes(|shape| {
		let scene = Scene::funded(shape, INSTANT);
		assert_noop!(scene.cancel_claim(), Error::<Test>::WrongState);
		scene.mark();
		for who in [scene.seller(), &STRANGER] {
			let call = C2c::cancel_claim(signed(who), scene.id);
			assert_noop!(call, Error::<Test>::NotParty);
		}
		let unknown = C2c::cancel_claim(signed(&BOB), H256::zero());
		assert_noop!(unknown, Error::<Test>::NotFound);
	});
	run(|| {
		let scene = Scene::held(PLAIN);
		assert_noop!(scene.cancel_claim(), Error::<Test>::WrongState);
	});
}

#[test]
fn on_a_rail_that_can_be_charged_back_a_release_is_held_back() {
	for state in [TradeState::Funded, TradeState::PaidClaimed, TradeState::Lapsed] {
		run_with_shapes(|shape| {
			let scene = match state {
				TradeState::Funded => Scene::funded(shape, CARD),
				TradeState::PaidClaimed => Scene::marked(shape, CARD),
				_ => Scene::lapsed(shape, CARD),
			};
			events();
			assert_ok!(scene.release());
			let row = scene.row();
			assert_eq!((row.state, row.deadline), (TradeState::HeldRelease, now() + HOLD));
			assert_eq!(row.released_at, Some(now()));
			assert_eq!(moved(), vec![], "nothing moves yet");
			assert_noop!(scene.poke(), Error::<Test>::TooEarly);
			MockClock::advance(HOLD);
			assert_ok!(scene.poke());
			scene.ended_with(GAIN, -GAIN, 0);
			assert_eq!(scene.receipt().outcome, TradeOutcome::Released);
		});
	}
}

#[test]
fn the_seller_is_measured_by_when_he_released_and_not_by_the_hold() {
	run(|| {
		let scene = Scene::marked(PLAIN, CARD);
		MockClock::advance(4 * MINUTE);
		assert_ok!(scene.release());
		MockClock::advance(HOLD);
		assert_ok!(scene.poke());
		assert_eq!(MockProgramme::reports()[0].released_after, Some(4 * MINUTE));
	});
}

#[test]
fn f4_boundary_the_seller_contests_before_the_hold_ends_and_anyone_pays_the_buyer_from_there_on() {
	run(|| {
		let scene = Scene::held(PLAIN);
		let deadline = scene.row().deadline;
		// The mock keeps cases outside of the storage: the contest is tried once.
		MockClock::set(deadline - 1);
		assert_noop!(scene.poke(), Error::<Test>::TooEarly);
		MockClock::set(deadline);
		assert_noop!(scene.contest(), Error::<Test>::TooLate);
		assert_ok!(hypothetically!(scene.poke()));
		MockClock::set(deadline - 1);
		assert_ok!(scene.contest());
		assert_eq!(scene.row().state, TradeState::Disputed);
	});
}

/// Disputes that are no contest, on a rail that holds releases back.
fn disputes() -> [fn(Shape) -> Scene; 5] {
	[
		|shape| Scene::disputed(shape, CARD),
		|shape| {
			let scene = Scene::marked(shape, CARD);
			MockClock::advance(WINDOWS.dispute_delay);
			assert_ok!(scene.dispute(Side::Buyer));
			scene
		},
		|shape| {
			let scene = Scene::lapsed(shape, CARD);
			assert_ok!(scene.claim_late());
			scene
		},
		// Opened by the chain, or about to be.
		|shape| {
			let scene = Scene::marked(shape, CARD);
			MockClock::advance(WINDOWS.release);
			assert_ok!(scene.poke());
			scene
		},
		|shape| {
			let scene = Scene::marked(shape, CARD);
			MockClock::advance(WINDOWS.release);
			scene
		},
	]
}

#[test]
fn a_release_that_concedes_a_dispute_is_held_back_like_any_other() {
	for disputed in disputes() {
		run_with_shapes(|shape| {
			let scene = disputed(shape);
			assert_eq!(scene.state(), TradeState::Disputed);
			assert_ok!(scene.release());
			assert_eq!(MockArbitration::settled(), vec![(scene.case(), Some(Side::Seller))]);
			let row = scene.row();
			assert_eq!((row.state, row.deadline), (TradeState::HeldRelease, now() + HOLD));
			assert_eq!(row.released_at, Some(now()));
			assert_eq!(scene.gain(scene.buyer()), 0, "nothing moves yet");
			// The dispute is over, and there is no second one of it.
			assert_noop!(scene.dispute(Side::Buyer), Error::<Test>::WrongState);
			assert_noop!(scene.release(), Error::<Test>::WrongState);
			assert_noop!(scene.cancel_claim(), Error::<Test>::WrongState);
			MockClock::set(row.deadline - 1);
			assert_noop!(scene.poke(), Error::<Test>::TooEarly);
			MockClock::set(row.deadline);
			assert_noop!(scene.contest(), Error::<Test>::TooLate);
			assert_ok!(scene.poke());
			scene.ended_with(GAIN, -GAIN, 0);
			assert_eq!(scene.receipt().outcome, TradeOutcome::Released);
			let report = MockProgramme::reports().remove(0);
			assert_eq!((report.disputed, report.lost_by), (true, None));
		});
	}
}

#[test]
fn a_release_after_a_dispute_that_was_taken_back_is_held_back_too() {
	run_with_shapes(|shape| {
		let scene = Scene::disputed(shape, CARD);
		assert_ok!(scene.withdraw_dispute());
		assert_ok!(scene.release());
		assert_eq!(scene.row().state, TradeState::HeldRelease);
		assert_ok!(scene.contest());
		let case = MockArbitration::case(&scene.case()).expect("it was opened");
		assert_eq!((case.opener, case.cause), (Some(Side::Seller), Cause::Chargeback));
	});
}

#[test]
fn a_conceded_release_can_be_contested_once_and_is_not_held_back_again() {
	for disputed in disputes() {
		// Conceded in the second dispute, too: the buyer is paid at once.
		run_with_shapes(|shape| {
			let scene = disputed(shape);
			assert_ok!(scene.release());
			let released_at = scene.row().released_at;
			MockClock::set(scene.row().deadline - 1);
			assert_ok!(scene.contest());
			assert_eq!(scene.row().state, TradeState::Disputed);
			assert_eq!(scene.row().released_at, released_at);
			assert_ok!(scene.release());
			scene.ended_with(GAIN, -GAIN, 0);
		});
		// The buyer gives in: the seller has everything back.
		run_with_shapes(|shape| {
			let scene = disputed(shape);
			assert_ok!(scene.release());
			assert_ok!(scene.contest());
			assert_ok!(scene.cancel_claim());
			scene.ended_with(0, 0, 0);
		});
		// Withdrawn in time: the rest of the hold, and no second contest.
		run_with_shapes(|shape| {
			let scene = disputed(shape);
			assert_ok!(scene.release());
			let deadline = scene.row().deadline;
			assert_ok!(scene.contest());
			MockClock::set(deadline - 1);
			assert_ok!(scene.withdraw_dispute());
			assert_eq!(
				(scene.row().state, scene.row().deadline),
				(TradeState::HeldRelease, deadline)
			);
			assert_noop!(scene.contest(), Error::<Test>::OnlyOnce);
			MockClock::set(deadline);
			assert_ok!(scene.poke());
			scene.ended_with(GAIN, -GAIN, 0);
		});
		// Withdrawn too late: lost, and by whoever contested, not by whoever opened the first dispute.
		run_with_shapes(|shape| {
			let scene = disputed(shape);
			assert_ok!(scene.release());
			assert_ok!(scene.contest());
			MockClock::advance(HOLD);
			assert_ok!(scene.withdraw_dispute());
			scene.ended_with(GAIN, -GAIN, 0);
			let report = MockProgramme::reports().remove(0);
			assert_eq!((report.disputed, report.lost_by), (true, Some(Side::Seller)));
		});
	}
}

#[test]
fn time_that_was_bought_is_counted_until_the_first_release() {
	run(|| {
		let scene = Scene::funded(PLAIN, CARD);
		assert_ok!(scene.buy_time(60 * MINUTE));
		MockClock::set(scene.row().pay_deadline - 30 * MINUTE);
		assert_ok!(scene.release());
		assert_ok!(scene.contest());
		MockClock::advance(30 * MINUTE);
		assert_ok!(scene.release());
		let owed = signed_sum(PRINCIPAL / 400);
		scene.ended_with(GAIN - owed, owed - GAIN, 0);
	});
}

#[test]
fn the_last_step_is_told_with_the_end() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		events();
		assert_ok!(scene.release());
		let events = events();
		let Some(Event::TradeStepped { step, to, until, .. }) = events.first() else {
			panic!("the step comes first");
		};
		assert_eq!((*step, *to, *until), (TradeStep::Release, TradeState::Ended, None));
		let Some(Event::TradeEnded { outcome, to_buyer, to_seller, loser, .. }) = events.last()
		else {
			panic!("the end comes last");
		};
		assert_eq!(*outcome, Some(TradeOutcome::Released));
		assert_eq!((*to_buyer, *to_seller, *loser), (PRINCIPAL, 0, None));
	});
}

#[test]
fn who_settles_no_dispute_is_not_charged_for_one() {
	let release = |scene: &Scene| C2c::release(signed(scene.seller()), scene.id);
	let give_up = |scene: &Scene| C2c::cancel_claim(signed(scene.buyer()), scene.id);
	for call in [&release as &dyn Fn(&Scene) -> DispatchResultWithPostInfo, &give_up] {
		let taken = |scene: &Scene| call(scene).map(|post| post.actual_weight.is_some());
		run(|| assert_eq!(taken(&Scene::marked(PLAIN, INSTANT)), Ok(true)));
		run(|| assert_eq!(taken(&Scene::disputed(PLAIN, INSTANT)), Ok(false)));
		// A dispute that is due and was not opened yet is opened by the call.
		run(|| {
			let scene = Scene::marked(PLAIN, INSTANT);
			MockClock::advance(WINDOWS.release);
			assert_eq!(taken(&scene), Ok(false));
		});
	}
}
