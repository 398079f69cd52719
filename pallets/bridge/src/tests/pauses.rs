// SPDX-License-Identifier: Apache-2.0

//! Who pauses what, for how long, and what goes on meanwhile.

use super::*;
use crate::{Error, Event, PauseCause};
use Direction::{In, Out};

#[test]
fn a_watcher_and_the_committee_pause_for_three_days() {
	for (who, cause) in [(WATCHER, PauseCause::Watcher), (COMMITTEE, PauseCause::Committee)] {
		run(|| {
			let until = now() + TestLimits::get().pause;
			assert_ok!(Bridge::pause(signed(&who), ETH, In));
			let told = Event::Paused { domain: ETH, direction: In, cause, until: Some(until) };
			assert_eq!(events(), vec![told]);
			assert!(!Bridge::is_paused(ETH, Out), "one direction alone");
			MockClock::set(until - 1);
			assert!(Bridge::is_paused(ETH, In));
			assert_noop!(Bridge::pause(signed(&who), ETH, In), Error::<Test>::AlreadyPaused);
			MockClock::set(until);
			assert!(!Bridge::is_paused(ETH, In), "it ends by itself");
			assert_noop!(Bridge::resume(RuntimeOrigin::root(), ETH, In), Error::<Test>::NotFound);
		});
	}
}

#[test]
fn a_watcher_rests_after_his_pause_for_as_long_as_it_lasts() {
	let (pause, again) = (TestLimits::get().pause, || Bridge::pause(signed(&WATCHER), ETH, In));
	run(|| {
		assert_ok!(again());
		MockClock::advance(2 * pause - 1);
		assert_noop!(again(), Error::<Test>::TooEarly);
		assert_ok!(Bridge::pause(signed(&WATCHER), ETH, Out));
		MockClock::advance(1);
		assert_ok!(again());
	});
	run(|| {
		// What was for nothing is over when the council says so, and he rests from then on.
		assert_ok!(again());
		MockClock::advance(tael_primitives::HOUR);
		assert_ok!(Bridge::resume(RuntimeOrigin::root(), ETH, In));
		assert!(!Bridge::is_paused(ETH, In));
		assert_noop!(again(), Error::<Test>::TooEarly);
		// The others do not.
		assert_ok!(Bridge::set_watcher(RuntimeOrigin::root(), STRANGER, true));
		assert_ok!(Bridge::pause(signed(&STRANGER), ETH, In));
		assert_ok!(Bridge::resume(RuntimeOrigin::root(), ETH, In));
		assert_ok!(Bridge::pause(signed(&COMMITTEE), ETH, In));
		assert_ok!(Bridge::resume(RuntimeOrigin::root(), ETH, In));
		MockClock::advance(pause - 1);
		assert_noop!(again(), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(again());
	});
}

#[test]
fn the_council_makes_a_pause_longer_and_ends_it() {
	run(|| {
		assert_ok!(Bridge::pause(signed(&WATCHER), ETH, Out));
		assert_ok!(Bridge::pause(RuntimeOrigin::root(), ETH, Out));
		MockClock::advance(365 * tael_primitives::DAY);
		assert!(Bridge::is_paused(ETH, Out));
		for who in [WATCHER, COMMITTEE, STRANGER] {
			assert_noop!(Bridge::resume(signed(&who), ETH, Out), DispatchError::BadOrigin);
		}
		System::reset_events();
		assert_ok!(Bridge::resume(RuntimeOrigin::root(), ETH, Out));
		assert!(!Bridge::is_paused(ETH, Out));
		assert_eq!(events(), vec![Event::Resumed { domain: ETH, direction: Out }]);
	});
}

#[test]
fn nobody_else_pauses_and_no_unknown_domain() {
	run(|| {
		assert_noop!(Bridge::pause(signed(&STRANGER), ETH, In), Error::<Test>::NotAuthorized);
		assert_noop!(Bridge::pause(RuntimeOrigin::none(), ETH, In), DispatchError::BadOrigin);
		assert_noop!(Bridge::pause(signed(&WATCHER), ETH + 1, In), Error::<Test>::UnknownDomain);
		assert_noop!(Bridge::pause(signed(&WATCHER), DEV, In), Error::<Test>::UnknownDomain);
		assert_ok!(Bridge::set_watcher(RuntimeOrigin::root(), WATCHER, false));
		assert_noop!(Bridge::pause(signed(&WATCHER), ETH, In), Error::<Test>::NotAuthorized);
		assert_ok!(Bridge::set_watcher(RuntimeOrigin::root(), STRANGER, true));
		assert_ok!(Bridge::pause(signed(&STRANGER), ETH, In));
	});
}

#[test]
fn a_sub_22_with_both_directions_paused_exits_go_on() {
	run(|| {
		agree(&Deposit { max_fee: 0, ..deposit(1, &NOBODY, 5) });
		agree(&Deposit { max_fee: 0, ..deposit(2, &NOBODY, EXISTENTIAL_DEPOSIT) });
		agree(&deposit(3, &ALICE, LARGE + FEE));
		for direction in [In, Out] {
			assert_ok!(Bridge::pause(signed(&WATCHER), ETH, direction));
		}
		// Votes: what they agree on is parked.
		agree(&deposit(4, &ALICE, 100 * USDT));
		assert_eq!(state(4), InboundState::Parked);
		attest(&checkpoint(9, 4, LARGE + 200 * USDT));
		// What is owed, and returns.
		assert_ok!(Bridge::claim(signed(&STRANGER), NOBODY, ETH));
		assert_ok!(Bridge::return_parked(signed(&ALICE), ETH, 3, None));
		assert_ok!(Bridge::return_parked(signed(&ALICE), ETH, 4, None));
		assert_eq!(ledger().in_flight, LARGE + 100 * USDT - FEE);
	});
}

#[test]
fn a_sub_11_what_was_parked_waits_for_the_end_of_a_pause() {
	run(|| {
		agree(&deposit(1, &ALICE, LARGE + FEE));
		MockClock::advance(DELAY);
		assert_ok!(Bridge::pause(signed(&WATCHER), ETH, In));
		assert_noop!(Bridge::claim_parked(signed(&ALICE), ETH, 1), Error::<Test>::Paused);
		MockClock::advance(TestLimits::get().pause);
		assert_ok!(Bridge::claim_parked(signed(&ALICE), ETH, 1));
	});
}
