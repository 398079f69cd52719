// SPDX-License-Identifier: Apache-2.0

//! The expiry index, the sweep of `on_idle`, and `prune`.

use super::scene::*;
use crate::{
	Due, Error, Event, MAX_MESSAGES, NewTrade, Receipts, SweepCursor, Timed, TradeState, Trades,
	WeightInfo, mock::*,
};
use frame::{
	deps::{frame_support::weights::Weight, sp_runtime::ArithmeticError},
	testing_prelude::*,
	traits::Hooks,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{Balance, ClaimKey, Claimables, DAY, HOUR, MINUTE};

fn idle() -> Weight {
	C2c::on_idle(1, Weight::MAX)
}

#[test]
fn the_sweep_takes_every_timed_step() {
	let cases = [
		(TradeState::Requested, WINDOWS.accept, None),
		(TradeState::Funded, WINDOWS.pay, Some(TradeState::Lapsed)),
		(TradeState::Lapsed, WINDOWS.grace, None),
		(TradeState::PaidClaimed, WINDOWS.release, Some(TradeState::Disputed)),
		(TradeState::HeldRelease, HOLD, None),
	];
	for (state, window, expected) in cases {
		run_with_shapes(|shape| {
			let scene = Scene::in_state(state, shape);
			MockClock::advance(window - 1);
			idle();
			assert_eq!(scene.row().state, state, "never early");
			MockClock::advance(MINUTE + 1);
			idle();
			let reached = scene.is_alive().then(|| scene.row().state);
			assert_eq!(reached, expected, "{state:?}");
			C2c::do_try_state().unwrap();
		});
	}
}

#[test]
fn a_step_that_moves_outwards_leaves_the_index_alone_until_the_sweep_comes() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		let first = scene.row().bucket;
		assert_ok!(scene.buy_time(2 * HOUR));
		assert_eq!(scene.row().bucket, first);
		MockClock::advance(WINDOWS.pay + MINUTE);
		idle();
		assert_eq!(scene.row().state, TradeState::Funded);
		assert!(scene.row().bucket > first);
		assert_eq!(Due::<Test>::get(scene.row().bucket, scene.id), Some(Timed::Trade));
		assert_eq!(Due::<Test>::iter().count(), 1);
	});
}

#[test]
fn a_step_that_moves_inwards_takes_its_entry_along() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_ok!(scene.buy_time(6 * HOUR));
		MockClock::advance(WINDOWS.pay + MINUTE);
		idle();
		let far = scene.row().bucket;
		scene.mark();
		assert!(scene.row().bucket < far);
		MockClock::advance(WINDOWS.release + MINUTE);
		idle();
		assert_eq!(scene.row().state, TradeState::Disputed);
	});
}

#[test]
fn the_sweep_looks_at_a_dispute_once_a_day() {
	run(|| {
		let scene = Scene::disputed(PLAIN, INSTANT);
		for _ in 0..3 {
			MockClock::advance(DAY + HOUR);
			idle();
			assert_eq!(scene.row().state, TradeState::Disputed);
			assert!(scene.row().bucket > now() / MINUTE);
			C2c::do_try_state().unwrap();
		}
		assert_ok!(scene.release());
		assert_eq!(Due::<Test>::iter().count(), 1, "its receipt");
	});
}

#[test]
fn the_sweep_comes_to_every_due_object_however_many_wait() {
	run(|| {
		let scenes: Vec<Scene> =
			(0..40).map(|tag| Scene::start(PLAIN, INSTANT, tag, true)).collect();
		MockClock::advance(WINDOWS.pay + WINDOWS.grace + MINUTE);
		// Room for the look into two buckets and five of the dearest steps a block.
		let room = <() as WeightInfo>::remove_messages(2 * MAX_MESSAGES)
			.saturating_mul(5)
			.saturating_add(<() as WeightInfo>::sweep_bucket().saturating_mul(2));
		let mut blocks = 0;
		while scenes.iter().any(Scene::is_alive) {
			let used = C2c::on_idle(1, room);
			assert!(used.all_lte(room), "the sweep stays within what it was given");
			blocks += 1;
			assert!(blocks < 100, "no entry waits for ever");
		}
		assert!(blocks > 1);
	});
}

#[test]
fn without_room_the_sweep_does_nothing() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		MockClock::advance(DAY);
		assert_eq!(C2c::on_idle(1, Weight::zero()), Weight::zero());
		assert_eq!(scene.row().state, TradeState::Funded);
	});
}

#[test]
fn a_failing_step_leaves_no_trace_holds_up_nobody_and_is_tried_again() {
	run(|| {
		let shape = Shape { asset: STABLE, ..PLAIN };
		let stuck = Scene::start(shape.clone(), INSTANT, 1, true);
		let fine = Scene::start(PLAIN, INSTANT, 2, true);
		// A sum that cannot be: the bond that Bob cannot take back overflows what he is owed.
		block(&BOB);
		let reason = crate::HoldReason::Escrow.into();
		let key = || ClaimKey { source: BOB, asset: STABLE, reason };
		assert_ok!(Owed::owe(&BOB, key(), Balance::MAX));
		MockClock::advance(WINDOWS.pay + WINDOWS.grace + MINUTE);
		events();
		idle();
		let failed = Event::SweepFailed { id: stuck.id, error: ArithmeticError::Overflow.into() };
		assert!(events().contains(&failed));
		assert!(!fine.is_alive());
		assert_eq!(stuck.row().state, TradeState::Funded, "whole, and still indexed");
		assert!(Due::<Test>::contains_key(stuck.row().bucket, stuck.id));
		assert_noop!(stuck.poke(), ArithmeticError::Overflow);
		Owed::take(&BOB, &key());
		C2c::do_try_state().unwrap();
		MockClock::advance(2 * HOUR);
		idle();
		assert!(!stuck.is_alive());
	});
}

#[test]
fn boundary_a_receipt_stays_for_its_retention_and_anyone_removes_it_then() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_ok!(scene.cancel());
		let prune = |ids: Vec<H256>| C2c::prune(signed(&STRANGER), BoundedVec::truncate_from(ids));
		MockClock::advance(RETENTION - 1);
		assert_noop!(prune(vec![scene.id]), Error::<Test>::TooEarly);
		MockClock::advance(1);
		events();
		assert_noop!(prune(vec![scene.id, H256::zero()]), Error::<Test>::NotFound);
		assert_ok!(prune(vec![scene.id]), Pays::No.into());
		assert_eq!(events(), vec![Event::Pruned { id: scene.id }]);
		assert_ok!(prune(vec![]), Pays::Yes.into());
		assert_noop!(prune(vec![scene.id]), Error::<Test>::NotFound);
		assert_eq!(Due::<Test>::iter().count(), 0);
		// The reference may be used again.
		let pool = pool_with(&ALICE, 2, &NATIVE, SPARE, PRINCIPAL + SELLER_BOND);
		let terms = terms(&PLAIN, INSTANT, pool, None);
		assert_ok!(C2c::start_trade(NewTrade { id: scene.id, terms, is_accepted: true }));
	});
}

#[test]
fn the_sweep_prunes_receipts() {
	run(|| {
		TestLimits::set(crate::Limits { receipt_retention: 2 * HOUR, ..LIMITS });
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_ok!(scene.release());
		MockClock::advance(2 * HOUR - 1);
		idle();
		assert!(Receipts::<Test>::contains_key(scene.id));
		MockClock::advance(MINUTE + 1);
		idle();
		assert_eq!(Receipts::<Test>::iter().count() + Due::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_sweep_begins_with_the_first_object_and_not_at_the_beginning_of_time() {
	run(|| {
		idle();
		assert_eq!(SweepCursor::<Test>::get(), None);
		Scene::funded(PLAIN, INSTANT);
		assert_eq!(SweepCursor::<Test>::get(), Some(now() / MINUTE));
		MockClock::advance(10 * MINUTE);
		idle();
		assert_eq!(SweepCursor::<Test>::get(), Some(now() / MINUTE + 1));
	});
}

#[test]
fn poking_is_free_when_it_does_something_and_refused_when_it_does_not() {
	run(|| {
		let poke = |id| C2c::poke_trade(signed(&STRANGER), id);
		assert_noop!(poke(H256::zero()), Error::<Test>::NotFound);
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_noop!(poke(scene.id), Error::<Test>::TooEarly);
		MockClock::advance(WINDOWS.pay);
		assert_ok!(poke(scene.id), Pays::No.into());
		assert_noop!(poke(scene.id), Error::<Test>::TooEarly);
		assert_eq!(Trades::<Test>::iter().count(), 1);
	});
}
