// SPDX-License-Identifier: Apache-2.0

//! `Arbitration::settle` and `is_open`: D14, F35.

use crate::{DisputeState, Error, Event, Outcome, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{Arbitration as _, AssetKind, CaseId, Side};

type Reach = fn(AssetKind) -> CaseId;

const BEFORE_FINAL: [(DisputeState, Reach); 7] = [
	(DisputeState::Open, opened),
	(DisputeState::Evidence, responded),
	(DisputeState::Drawing, drawing),
	(DisputeState::Review, reviewed),
	(DisputeState::Ruled, ruled),
	(DisputeState::Appealed, appealed),
	(DisputeState::Stalled, stalled),
];

#[test]
fn a_dispute_is_settled_in_every_state_before_a_final_ruling() {
	for (state, reach) in BEFORE_FINAL {
		run(|| {
			let id = reach(NATIVE);
			assert_eq!(row(id).state, state);
			assert!(Arbitration::is_open(&id), "{state:?}");
			events();
			assert_ok!(Arbitration::settle(&id, Some(Side::Seller)));
			assert!(!Arbitration::is_open(&id));
			assert_eq!(receipt(id).outcome, Outcome::Settled);
			assert_eq!(receipt(id).ruling, None);
			assert!(Objects::told().is_empty(), "the object knows: it has asked");
			assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0));
			assert!(matches!(
				events().last(),
				Some(Event::DisputeEnded { outcome: Outcome::Settled, ruling: None, .. })
			));
			assert_noop!(Arbitration::settle(&id, None), Error::<Test>::NotFound);
		});
	}
}

#[test]
fn before_a_panel_and_the_council_too() {
	for reach in [before_panel as Reach, before_council as Reach] {
		run(|| {
			let id = reach(NATIVE);
			assert_ok!(Arbitration::settle(&id, None));
			assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0));
		});
	}
}

#[test]
fn what_was_never_disputed_is_not_open() {
	run(|| {
		assert!(!Arbitration::is_open(&trade(9)));
		assert_noop!(Arbitration::settle(&trade(9), None), Error::<Test>::NotFound);
	});
}

#[test]
fn f35_boundary_a_ruling_is_final_by_its_time_whoever_pokes() {
	for (reach, ends) in [
		(ruled as Reach, "the appeal window"),
		(appealed as Reach, "the time for the other stake"),
		(stalled as Reach, "the time of the council"),
	] {
		run(|| {
			let id = reach(NATIVE);
			MockClock::set(row(id).deadline - 1);
			assert!(Arbitration::is_open(&id), "{ends}");
			MockClock::advance(1);
			// Nobody has poked.
			assert!(!Arbitration::is_open(&id), "{ends}");
			assert_noop!(Arbitration::settle(&id, Some(Side::Seller)), Error::<Test>::TooLate);
			assert_ok!(poke(id));
			assert_eq!(Objects::told().len(), 1);
		});
		run(|| {
			let id = reach(NATIVE);
			MockClock::set(row(id).deadline - 1);
			assert_ok!(Arbitration::settle(&id, Some(Side::Seller)));
			MockClock::advance(1);
			assert_noop!(poke(id), Error::<Test>::NotFound);
			assert!(Objects::told().is_empty(), "paid once");
		});
	}
}

#[test]
fn f35_what_stalled_and_ended_unnoticed_is_not_settled() {
	run(|| {
		let id = drawing(NATIVE);
		MockClock::set(row(id).defaults_at() - 1);
		assert!(Arbitration::is_open(&id));
		MockClock::advance(1);
		assert!(!Arbitration::is_open(&id));
		assert_noop!(Arbitration::settle(&id, None), Error::<Test>::TooLate);
	});
}

#[test]
fn f35_boundary_what_ended_by_default_is_over_whatever_was_due_before_that() {
	let silent = |asset| {
		assert_ok!(open(case_of_the_chain(1, asset)));
		trade(1)
	};
	for reach in [silent as Reach, opened, responded, reviewed, before_panel, before_council] {
		run(|| {
			let id = reach(NATIVE);
			MockClock::set(row(id).defaults_at() - 1);
			assert!(Arbitration::is_open(&id));
			MockClock::advance(1);
			assert!(!Arbitration::is_open(&id));
			assert_noop!(Arbitration::settle(&id, None), Error::<Test>::TooLate);
			assert_ok!(poke(id));
			assert_eq!(Objects::told().len(), 1);
		});
	}
}

#[test]
fn silence_that_is_not_ruled_yet_can_be_settled() {
	run(|| {
		let id = opened(NATIVE);
		MockClock::set(row(id).deadline);
		assert!(Arbitration::is_open(&id), "the ruling could still be appealed");
		assert_ok!(Arbitration::settle(&id, Some(Side::Seller)));
	});
}
