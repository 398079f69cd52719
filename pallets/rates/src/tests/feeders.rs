// SPDX-License-Identifier: Apache-2.0

//! `apply`, `admit`, `leave`, `dismiss`, `slash`, `finish_leave`.

use super::*;
use crate::{FeederStep, HoldReason, NotAllowed, Standing};
use frame::token::fungible::{Inspect, InspectHold};
use tael_mocks::MockKyc;
use tael_primitives::{AccountId, Balance};

fn held(who: &AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::FeederBond.into(), who)
}

fn standing(index: u8) -> Standing {
	Feeders::<Test>::get(feeder(index)).unwrap().standing
}

#[test]
fn every_step_does_what_the_table_says() {
	let (suspended, leaving) = (Standing::Suspended { until: 9 }, Standing::Leaving { until: 9 });
	let (suspend, leave) = (FeederStep::Suspend { until: 10 }, FeederStep::Leave { until: 10 });
	let steps = [FeederStep::Admit, suspend, FeederStep::Reinstate, leave, FeederStep::Finish];
	let (suspends, leaves) =
		(Some(Standing::Suspended { until: 10 }), Some(Standing::Leaving { until: 10 }));
	let table = [
		(Standing::Candidate, [Some(Standing::Active), None, None, Some(Standing::Gone), None]),
		(Standing::Active, [None, suspends, None, leaves, None]),
		(suspended, [None, suspends, Some(Standing::Active), leaves, None]),
		(leaving, [None, None, None, None, Some(Standing::Gone)]),
		(Standing::Gone, [None; 5]),
	];
	for (from, wanted) in table {
		for (step, wanted) in steps.into_iter().zip(wanted) {
			assert_eq!(from.apply(step), wanted.ok_or(NotAllowed), "{from:?} {step:?}");
		}
	}
}

#[test]
fn a_candidate_holds_his_bond_and_has_it_back_at_once() {
	run(|| {
		let who = feeder(5);
		assert_ok!(Rates::apply(signed(5)));
		assert_eq!(held(&who), BOND);
		assert!(happened(Event::FeederApplied { feeder: who.clone(), bond: BOND }));
		assert_noop!(Rates::apply(signed(5)), Error::<Test>::AlreadyExists);
		assert_noop!(Rates::feed(signed(5), words([(CNY, SEVEN)])), Error::<Test>::WrongState);
		assert_noop!(Rates::slash(council(), who.clone(), 1), Error::<Test>::WrongState);
		assert_ok!(Rates::leave(signed(5)));
		assert_eq!(Balances::balance(&who), RICH);
		assert!(happened(Event::FeederGone { feeder: who.clone(), bond: BOND }));
		assert_ok!(Rates::apply(signed(5)));
	});
}

#[test]
fn who_cannot_hold_the_bond_cannot_apply() {
	run(|| {
		let poor = AccountId::new([77; 32]);
		assert_noop!(Rates::apply(RuntimeOrigin::signed(poor)), TokenError::FundsUnavailable);
	});
}

#[test]
fn the_council_admits_and_nobody_else() {
	run(|| {
		assert_ok!(Rates::apply(signed(5)));
		for stranger in [signed(5), RuntimeOrigin::signed(COMMITTEE)] {
			assert_noop!(Rates::admit(stranger.clone(), feeder(5)), DispatchError::BadOrigin);
			assert_noop!(Rates::dismiss(stranger.clone(), feeder(1)), DispatchError::BadOrigin);
			assert_noop!(Rates::slash(stranger, feeder(1), 1), DispatchError::BadOrigin);
		}
		assert_noop!(Rates::admit(council(), AccountId::new([77; 32])), Error::<Test>::NotFeeder);
		assert_ok!(Rates::admit(council(), feeder(5)));
		assert_eq!(standing(5), Standing::Active);
		assert_noop!(Rates::admit(council(), feeder(5)), Error::<Test>::WrongState);
	});
}

#[test]
fn a_bond_comes_back_when_the_time_to_slash_it_is_over() {
	run(|| {
		let until = MockClock::now() + LEAVE_PERIOD;
		assert_ok!(Rates::leave(signed(0)));
		assert!(happened(Event::FeederLeaving { feeder: feeder(0), until }));
		assert_noop!(Rates::leave(signed(0)), Error::<Test>::WrongState);
		assert_noop!(Rates::apply(signed(0)), Error::<Test>::AlreadyExists);
		let stranger = || RuntimeOrigin::signed(STRANGER);
		MockClock::set(until - 1);
		assert_noop!(Rates::finish_leave(stranger(), feeder(0)), Error::<Test>::TooEarly);
		MockClock::set(until);
		let done = Rates::finish_leave(stranger(), feeder(0)).unwrap();
		assert_eq!(done.pays_fee, Pays::No);
		assert_eq!(held(&feeder(0)), 0);
		assert_eq!(Balances::balance(&feeder(0)), RICH);
		assert_noop!(Rates::finish_leave(stranger(), feeder(0)), Error::<Test>::NotFeeder);
		assert_noop!(Rates::finish_leave(stranger(), feeder(1)), Error::<Test>::WrongState);
	});
}

#[test]
fn the_council_dismisses_a_feeder_and_his_words() {
	run(|| {
		all_say(3, SEVEN);
		assert_ok!(Rates::dismiss(council(), feeder(2)));
		assert_eq!(state(), State::NoQuorum);
		assert!(matches!(standing(2), Standing::Leaving { .. }));
		assert_noop!(Rates::dismiss(council(), feeder(2)), Error::<Test>::WrongState);
		assert_noop!(Rates::feed(signed(2), words([(CNY, SEVEN)])), Error::<Test>::WrongState);
	});
}

#[test]
fn a_slash_goes_to_the_treasury_and_ends_the_service() {
	run(|| {
		assert_noop!(Rates::slash(council(), feeder(0), 0), Error::<Test>::ZeroAmount);
		assert_ok!(Rates::slash(council(), feeder(0), BOND / 4));
		assert!(happened(Event::FeederSlashed { feeder: feeder(0), amount: BOND / 4 }));
		assert_eq!(Balances::balance(&TREASURY), RICH + BOND / 4);
		assert_eq!(held(&feeder(0)), BOND - BOND / 4);
		assert!(matches!(standing(0), Standing::Leaving { .. }));
		Rates::do_try_state().unwrap();

		assert_ok!(Rates::slash(council(), feeder(0), Balance::MAX));
		assert_eq!(held(&feeder(0)), 0);
		assert_noop!(Rates::slash(council(), feeder(0), 1), Error::<Test>::ZeroAmount);
		MockClock::advance(LEAVE_PERIOD);
		assert_ok!(Rates::finish_leave(signed(1), feeder(0)));
		assert!(happened(Event::FeederGone { feeder: feeder(0), bond: 0 }));
		assert_eq!(Balances::total_balance(&feeder(0)), RICH - BOND);
	});
}

fn suspend(index: u8) {
	Feeders::<Test>::mutate(feeder(index), |feeder| {
		feeder.as_mut().unwrap().standing =
			Standing::Suspended { until: MockClock::now() + SUSPENSION };
	});
}

#[test]
fn a_suspended_feeder_can_leave_and_be_slashed() {
	run(|| {
		suspend(0);
		suspend(1);
		assert_ok!(Rates::leave(signed(0)));
		assert_ok!(Rates::slash(council(), feeder(1), BOND));
		assert!(matches!(standing(1), Standing::Leaving { .. }));
	});
}

#[test]
fn the_council_ends_a_suspension() {
	run(|| {
		suspend(0);
		assert_noop!(Rates::reinstate(signed(0), feeder(0)), DispatchError::BadOrigin);
		assert_noop!(Rates::reinstate(council(), feeder(1)), Error::<Test>::WrongState);
		assert_noop!(Rates::reinstate(council(), STRANGER), Error::<Test>::NotFeeder);
		assert_ok!(Rates::reinstate(council(), feeder(0)));
		assert!(happened(Event::FeederReinstated { feeder: feeder(0) }));
		assert_ok!(Rates::feed(signed(0), words([(CNY, SEVEN)])));
		suspend(2);
		MockClock::advance(SUSPENSION);
		assert_noop!(Rates::reinstate(council(), feeder(2)), Error::<Test>::WrongState);
	});
}

#[test]
fn a_frozen_account_cannot_apply_and_a_frozen_feeder_can_leave() {
	run(|| {
		MockKyc::freeze(&feeder(5));
		assert_noop!(Rates::apply(signed(5)), DispatchError::Other("Frozen"));
		MockKyc::freeze(&feeder(0));
		assert_ok!(Rates::leave(signed(0)));
		MockClock::advance(LEAVE_PERIOD);
		assert_ok!(Rates::finish_leave(signed(1), feeder(0)));
		assert_eq!(held(&feeder(0)), 0);
	});
}
