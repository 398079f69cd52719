// SPDX-License-Identifier: Apache-2.0

//! `poke_dispute`, `prune` and the sweep of `on_idle`.

use crate::{
	DisputeState, DisputeTier, Disputes, Due, Error, Event, Limits, Outcome, Pallet, Receipts,
	SweepCursor, Terms, WeightInfo, mock::*,
};
use frame::{
	deps::frame_support::weights::{Weight, constants::RocksDbWeight},
	prelude::DispatchError,
	testing_prelude::*,
	traits::Hooks,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{Arbitration as _, HOUR, MINUTE};

fn idle() -> Weight {
	Arbitration::on_idle(1, Weight::MAX)
}

/// Windows of minutes, because the sweep looks into every minute that passes.
fn hurry() {
	let terms = Terms {
		respond_window: 10 * MINUTE,
		evidence_window: 10 * MINUTE,
		ruling_window: 10 * MINUTE,
		commit_window: 10 * MINUTE,
		reveal_window: 10 * MINUTE,
		appeal_window: 20 * MINUTE,
		cap: 10 * HOUR,
		stalled_window: HOUR,
		..TERMS
	};
	TestLimits::set(Limits { terms, receipt_retention: HOUR, ..LIMITS });
}

#[test]
fn the_sweep_brings_a_dispute_to_its_end_and_prunes_the_receipt() {
	run_with_each(|asset| {
		hurry();
		let id = opened(asset);
		for _ in 0..3 * 60 {
			MockClock::advance(MINUTE);
			idle();
			Arbitration::do_try_state().expect("invariants hold");
		}
		assert_eq!(Objects::told().len(), 1);
		assert!(!Disputes::<Test>::contains_key(id) && !Receipts::<Test>::contains_key(id));
		assert_eq!(Due::<Test>::iter().count(), 0);
		assert_eq!(events().last(), Some(&Event::Pruned { id }));
	});
}

#[test]
fn the_sweep_draws_as_soon_as_the_randomness_is_there() {
	run(|| {
		let id = drawing(NATIVE);
		for _ in 0..3 {
			MockClock::advance(MINUTE);
			idle();
			assert_eq!(row(id).state, DisputeState::Drawing);
			Arbitration::do_try_state().expect("invariants hold");
		}
		reveal(1);
		MockClock::advance(MINUTE);
		idle();
		assert_eq!(row(id).state, DisputeState::Review);
		assert!(!events().iter().any(|event| matches!(event, Event::SweepFailed { .. })));
	});
}

#[test]
fn one_object_that_fails_holds_up_nobody_and_is_tried_again() {
	run(|| {
		hurry();
		let failing = ruled(NATIVE);
		assert_ok!(open(case(2, NATIVE)));
		MockClock::set(row(failing).deadline + MINUTE);
		Objects::refuse(true);
		events();
		idle();
		// An event keeps no words of an error.
		let error = DispatchError::Other("");
		assert!(events().contains(&Event::SweepFailed { id: failing, error }));
		assert_eq!(row(trade(2)).state, DisputeState::Ruled, "the other one went on");
		Arbitration::do_try_state().expect("invariants hold");
		Objects::refuse(false);
		MockClock::advance(59 * MINUTE);
		idle();
		assert!(Disputes::<Test>::contains_key(failing));
		MockClock::advance(2 * MINUTE);
		idle();
		assert_eq!(receipt(failing).outcome, Outcome::Executed);
	});
}

#[test]
fn the_sweep_does_no_more_than_there_is_weight_for() {
	run(|| {
		for tag in 0..5 {
			assert_ok!(open(case(tag, NATIVE)));
		}
		MockClock::set(row(trade(0)).deadline + MINUTE);
		SweepCursor::<Test>::put(MockClock::now_in_minutes() - 1);
		let look = <() as WeightInfo>::sweep_bucket();
		assert_eq!(Arbitration::on_idle(1, Weight::zero()), Weight::zero());
		let room = look + Pallet::<Test>::poke_weight() * 2 + look;
		let spent = Arbitration::on_idle(1, room);
		assert!(spent.all_lte(room), "{spent} of {room}");
		let ruled =
			Disputes::<Test>::iter_values().filter(|row| row.state == DisputeState::Ruled).count();
		assert!((2..5).contains(&ruled), "{ruled}");
		idle();
		assert!(Disputes::<Test>::iter_values().all(|row| row.state == DisputeState::Ruled));
	});
}

trait InMinutes {
	fn now_in_minutes() -> u64;
}

impl InMinutes for MockClock {
	fn now_in_minutes() -> u64 {
		now() / MINUTE
	}
}

#[test]
fn poke_is_free_if_anything_was_due_and_tells_what_it_cost() {
	run(|| {
		assert_noop!(poke(trade(9)), Error::<Test>::NotFound);
		let unsigned = Arbitration::poke_dispute(RuntimeOrigin::none(), trade(9));
		assert_noop!(unsigned, DispatchError::BadOrigin);
		let id = drawing(NATIVE);
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		reveal(1);
		let info = Arbitration::poke_dispute(signed(&STRANGER), id).expect("it was due");
		assert_eq!(info.pays_fee, Pays::No);
		let actual = info.actual_weight.expect("it is known");
		assert!(actual.all_lt(Pallet::<Test>::poke_weight()));
	});
}

#[test]
fn a_draw_pays_for_everybody_it_asks_about() {
	run(|| {
		let id = drawing(NATIVE);
		for index in 0..8 {
			MockKyc::revoke(&arbiter(index));
		}
		reveal(1);
		let info = Arbitration::poke_dispute(signed(&STRANGER), id).expect("it was due");
		assert_eq!(row(id).tier, DisputeTier::Panel, "none of the eight will do");
		let asked = RocksDbWeight::get().reads(2 * 8);
		let least = <() as WeightInfo>::poke_draw(8) + asked;
		let actual = info.actual_weight.expect("it is known");
		assert!(actual.all_gte(least) && actual.all_lte(Pallet::<Test>::poke_weight()));
	});
}

#[test]
fn one_poke_takes_several_steps_in_a_row() {
	run(|| {
		let id = responded(NATIVE);
		MockClock::set(row(id).defaults_at());
		// The evidence, the cap, the default.
		assert_ok!(poke(id));
		assert_eq!(receipt(id).outcome, Outcome::Executed);
	});
	run(|| {
		let id = appealed(NATIVE);
		assert_ok!(Arbitration::counter_fund(signed(&SELLER), id));
		assert_eq!(row(id).tier, DisputeTier::Panel);
		MockClock::set(row(id).stalls_at());
		reveal(1);
		// Who should draw now finds it stalled.
		assert_ok!(poke(id));
		assert_eq!(row(id).state, DisputeState::Stalled);
	});
}

#[test]
fn prune_removes_all_or_none_and_pays_for_nothing() {
	run(|| {
		let prune = |ids| Arbitration::prune(signed(&STRANGER), BoundedVec::truncate_from(ids));
		assert_ok!(prune(Vec::new()), Pays::Yes.into());
		assert_noop!(prune(vec![trade(1)]), Error::<Test>::NotFound);
		let first = opened(NATIVE);
		assert_noop!(prune(vec![first]), Error::<Test>::NotFound);
		assert_ok!(Arbitration::settle(&first, None));
		MockClock::advance(HOUR);
		assert_ok!(open(case(2, NATIVE)));
		assert_ok!(Arbitration::settle(&trade(2), None));
		MockClock::advance(RETENTION - HOUR);
		assert_noop!(prune(vec![trade(2), first]), Error::<Test>::TooEarly);
		events();
		assert_ok!(prune(vec![first]), Pays::No.into());
		assert_eq!(events(), vec![Event::Pruned { id: first }]);
	});
}
