// SPDX-License-Identifier: Apache-2.0

use crate::{
	Anchors, Error, Event, LapseCursor, Lapses, Screening, ScreeningReason, ScreeningState,
	Screenings, WeightInfo, mock::*, screening::lapse_hour,
};
use frame::{
	deps::frame_support::{traits::Hooks, weights::Weight},
	testing_prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, START};
use tael_primitives::{AccountId, HOUR};

const UNTIL: u64 = START + CONFIRM_WINDOW;

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn state() -> ScreeningState {
	Screenings::<Test>::get(ALICE).expect("screened").state
}

fn poke() -> DispatchResultWithPostInfo {
	Kyc::poke(signed(DAVE), ALICE)
}

/// `ALICE` screened by the first officer and confirmed by the second.
fn confirmed() {
	screen(ALICE);
	confirm(ALICE);
}

/// One block's idle time.
fn idle(weight: Weight) -> Weight {
	<Kyc as Hooks<u64>>::on_idle(System::block_number(), weight)
}

#[test]
fn screen_should_freeze_the_account_for_the_time_to_confirm() {
	run(|| {
		screen(ALICE);
		let screening = Screening {
			state: ScreeningState::Provisional,
			reason: ScreeningReason::Sanctions,
			case_hash: CASE,
			screened_by: FIRST_OFFICER,
			lift_by: None,
			until: UNTIL,
			native: true,
		};
		assert_eq!(Screenings::<Test>::get(ALICE), Some(screening));
		assert!(Kyc::is_frozen(&ALICE));
		assert!(Lapses::<Test>::contains_key(lapse_hour(UNTIL), ALICE));
		assert_eq!(
			events(),
			[Event::Screened {
				account: ALICE,
				officer: FIRST_OFFICER,
				reason: ScreeningReason::Sanctions,
				case_hash: CASE,
				until: UNTIL,
				native: true,
			}]
		);
	});
}

#[test]
fn screen_should_fail_for_protected_accounts_and_without_a_case() {
	run(|| {
		let call =
			|who, case| Kyc::screen(signed(FIRST_OFFICER), who, ScreeningReason::Order, case);
		assert_noop!(call(TREASURY, CASE), Error::<Test>::ProtectedAccount);
		assert_noop!(call(ALICE, H256::zero()), Error::<Test>::ZeroHash);
	});
}

#[test]
fn screening_calls_should_fail_for_everybody_but_officers() {
	run(|| {
		confirmed();
		for who in [signed(DAVE), signed(CONTROLLER), RuntimeOrigin::root()] {
			let reason = ScreeningReason::Theft;
			assert_noop!(Kyc::screen(who.clone(), BOB, reason, CASE), BadOrigin);
			assert_noop!(Kyc::confirm(who.clone(), ALICE, CASE), BadOrigin);
			assert_noop!(Kyc::lift(who, ALICE), BadOrigin);
		}
		assert_noop!(Kyc::poke(RuntimeOrigin::none(), ALICE), BadOrigin);
	});
}

#[test]
fn screen_should_fail_while_the_account_is_frozen() {
	run(|| {
		let call = || Kyc::screen(signed(SECOND_OFFICER), ALICE, ScreeningReason::Order, CASE);
		screen(ALICE);
		assert_noop!(call(), Error::<Test>::AlreadyScreened);
		MockClock::set(UNTIL - 1);
		assert_noop!(call(), Error::<Test>::AlreadyScreened);
		confirm(ALICE);
		MockClock::set(UNTIL);
		assert_noop!(call(), Error::<Test>::AlreadyScreened);
	});
}

#[test]
fn screen_should_let_an_older_one_lapse_that_is_due() {
	run(|| {
		screen(ALICE);
		MockClock::set(UNTIL);
		let reason = ScreeningReason::Suspicion;
		assert_ok!(Kyc::screen(signed(THIRD_OFFICER), ALICE, reason, CASE));
		let said = events();
		assert!(said.contains(&Event::ScreeningLapsed { account: ALICE }));
		assert!(
			matches!(said.last(), Some(Event::Screened { until, .. }) if *until == UNTIL + CONFIRM_WINDOW)
		);
		assert!(Kyc::is_frozen(&ALICE));
	});
}

#[test]
fn ky_21_another_officer_confirms() {
	run(|| {
		screen(ALICE);
		assert_noop!(Kyc::confirm(signed(FIRST_OFFICER), ALICE, CASE), Error::<Test>::SameOfficer);
		assert_ok!(Kyc::confirm(signed(SECOND_OFFICER), ALICE, CASE));
		assert_eq!(state(), ScreeningState::Confirmed);
		assert_eq!(
			last_event(),
			Event::ScreeningConfirmed { account: ALICE, officer: SECOND_OFFICER }
		);
		assert_eq!(Lapses::<Test>::iter().count(), 0);
		MockClock::set(UNTIL + 1_000 * HOUR);
		assert!(Kyc::is_frozen(&ALICE), "a confirmed one stands");
		assert_noop!(Kyc::confirm(signed(THIRD_OFFICER), ALICE, CASE), Error::<Test>::WrongState);
	});
}

#[test]
fn ky_21_boundary_of_the_time_to_confirm() {
	run(|| {
		screen(ALICE);
		for late in [UNTIL, UNTIL + 1] {
			MockClock::set(late);
			assert_noop!(Kyc::confirm(signed(SECOND_OFFICER), ALICE, CASE), Error::<Test>::TooLate);
			assert_noop!(Kyc::lift(signed(SECOND_OFFICER), ALICE), Error::<Test>::TooLate);
			assert!(!Kyc::is_frozen(&ALICE));
		}
		MockClock::set(UNTIL - 1);
		assert!(Kyc::is_frozen(&ALICE));
		assert_ok!(Kyc::confirm(signed(SECOND_OFFICER), ALICE, CASE));
	});
}

#[test]
fn ky_21_one_officers_word_lapses() {
	run(|| {
		screen(ALICE);
		MockClock::set(UNTIL - 1);
		assert_noop!(poke(), Error::<Test>::NothingDue);
		MockClock::set(UNTIL);
		let info = poke().expect("due");
		assert_eq!(info.pays_fee, Pays::No);
		let said = events();
		assert_eq!(
			said[said.len() - 2..],
			[Event::AnchorReleased { account: ALICE }, Event::ScreeningLapsed { account: ALICE },]
		);
		assert!(!Screenings::<Test>::contains_key(ALICE));
		assert_eq!(Lapses::<Test>::iter().count(), 0);
		assert_noop!(poke(), Error::<Test>::NothingDue);
	});
}

#[test]
fn ky_21_a_halt_gives_the_second_officer_his_time() {
	run(|| {
		screen(ALICE);
		MockClock::stall(2 * CONFIRM_WINDOW);
		assert!(Kyc::is_frozen(&ALICE));
		confirm(ALICE);
	});
}

#[test]
fn ky_21_lifting_takes_two_different_officers() {
	run(|| {
		confirmed();
		assert_ok!(Kyc::lift(signed(THIRD_OFFICER), ALICE));
		assert_eq!(state(), ScreeningState::ConfirmedLift);
		assert_eq!(last_event(), Event::LiftRequested { account: ALICE, officer: THIRD_OFFICER });
		assert!(Kyc::is_frozen(&ALICE));
		assert_noop!(Kyc::lift(signed(THIRD_OFFICER), ALICE), Error::<Test>::SameOfficer);
		assert_ok!(Kyc::lift(signed(FIRST_OFFICER), ALICE));
		assert_eq!(
			last_event(),
			Event::ScreeningLifted { account: ALICE, officer: Some(FIRST_OFFICER) }
		);
		assert!(!Kyc::is_frozen(&ALICE));
		assert!(!Anchors::<Test>::contains_key(ALICE));
	});
}

#[test]
fn ky_21_a_provisional_one_takes_two_to_lift_as_well() {
	run(|| {
		screen(ALICE);
		assert_ok!(Kyc::lift(signed(FIRST_OFFICER), ALICE));
		assert_eq!(state(), ScreeningState::ProvisionalLift);
		assert_noop!(Kyc::lift(signed(FIRST_OFFICER), ALICE), Error::<Test>::SameOfficer);
		assert_ok!(Kyc::lift(signed(SECOND_OFFICER), ALICE));
		assert!(!Kyc::is_frozen(&ALICE));
	});
}

#[test]
fn ky_21_a_request_to_lift_does_not_stop_the_confirmation() {
	run(|| {
		screen(ALICE);
		assert_ok!(Kyc::lift(signed(THIRD_OFFICER), ALICE));
		assert_noop!(Kyc::confirm(signed(FIRST_OFFICER), ALICE, CASE), Error::<Test>::SameOfficer);
		assert_ok!(Kyc::confirm(signed(SECOND_OFFICER), ALICE, CASE));
		assert_eq!(state(), ScreeningState::Confirmed);
		assert_ok!(Kyc::lift(signed(THIRD_OFFICER), ALICE));
		assert_eq!(state(), ScreeningState::ConfirmedLift, "the request begins anew");
	});
}

#[test]
fn ky_21_a_request_to_lift_lapses_with_its_screening() {
	run(|| {
		screen(ALICE);
		assert_ok!(Kyc::lift(signed(SECOND_OFFICER), ALICE));
		MockClock::set(UNTIL);
		assert!(!Kyc::is_frozen(&ALICE));
		assert_ok!(poke());
	});
}

#[test]
fn ky_21_another_officer_turns_a_request_to_lift_down() {
	run(|| {
		confirmed();
		assert_ok!(Kyc::lift(signed(SECOND_OFFICER), ALICE));
		assert_noop!(Kyc::confirm(signed(SECOND_OFFICER), ALICE, CASE), Error::<Test>::SameOfficer);
		assert_ok!(Kyc::confirm(signed(FIRST_OFFICER), ALICE, CASE));
		assert_eq!(state(), ScreeningState::Confirmed);
	});
}

#[test]
fn ky_21_the_word_of_a_dismissed_officer_does_not_count() {
	for is_confirmed in [false, true] {
		run(|| {
			screen(ALICE);
			if is_confirmed {
				confirm(ALICE);
			}
			let before = state();
			assert_ok!(Kyc::lift(signed(SECOND_OFFICER), ALICE));
			Dismissed::set(vec![SECOND_OFFICER]);
			assert_ok!(Kyc::lift(signed(THIRD_OFFICER), ALICE));
			assert!(Kyc::is_frozen(&ALICE), "one officer's word");
			assert_eq!(
				last_event(),
				Event::LiftRequested { account: ALICE, officer: THIRD_OFFICER }
			);
			assert_eq!(state().without_request(), before);
			assert_ok!(Kyc::lift(signed(FIRST_OFFICER), ALICE));
			assert!(!Kyc::is_frozen(&ALICE));
		});
	}
}

#[test]
fn confirm_should_fail_for_another_case_than_the_officer_has_read() {
	run(|| {
		screen(ALICE);
		let other = H256::repeat_byte(99);
		assert_noop!(Kyc::confirm(signed(SECOND_OFFICER), ALICE, other), Error::<Test>::WrongCase);
		assert_ok!(Kyc::confirm(signed(SECOND_OFFICER), ALICE, CASE));
	});
}

#[test]
fn ky_21_the_council_lifts_alone_in_every_state() {
	let lift_first = || {
		assert_ok!(Kyc::lift(signed(THIRD_OFFICER), ALICE));
	};
	for prepare in [0, 1, 2, 3, 4] {
		run(|| {
			screen(ALICE);
			if prepare == 1 {
				lift_first();
			}
			if prepare == 2 || prepare == 3 {
				confirm(ALICE);
			}
			if prepare == 3 {
				lift_first();
			}
			if prepare == 4 {
				MockClock::set(UNTIL);
			}
			assert_ok!(Kyc::overrule(RuntimeOrigin::root(), ALICE));
			assert_eq!(last_event(), Event::ScreeningLifted { account: ALICE, officer: None });
			assert!(!Kyc::is_frozen(&ALICE));
			assert!(!Screenings::<Test>::contains_key(ALICE));
		});
	}
}

#[test]
fn steps_on_an_account_that_is_not_screened_should_fail() {
	run(|| {
		let officer = || signed(FIRST_OFFICER);
		assert_noop!(Kyc::confirm(officer(), ALICE, CASE), Error::<Test>::NotFound);
		assert_noop!(Kyc::lift(officer(), ALICE), Error::<Test>::NotFound);
		assert_noop!(Kyc::overrule(RuntimeOrigin::root(), ALICE), Error::<Test>::NotFound);
		assert_noop!(poke(), Error::<Test>::NothingDue);
	});
}

#[test]
fn poke_has_nothing_to_do_for_a_screening_that_stands() {
	run(|| {
		confirmed();
		assert_noop!(poke(), Error::<Test>::NothingDue);
	});
}

#[test]
fn the_sweep_lets_everything_lapse_once_its_hour_is_over() {
	run(|| {
		idle(Weight::MAX);
		screen(ALICE);
		MockClock::advance(1);
		screen(BOB);
		screen(CAROL);
		confirm(CAROL);
		let hour_ends = (lapse_hour(UNTIL) + 1) * HOUR;
		MockClock::set(hour_ends - 1);
		idle(Weight::MAX);
		assert!(Screenings::<Test>::contains_key(ALICE));
		MockClock::set(hour_ends);
		idle(Weight::MAX);
		assert!(!Screenings::<Test>::contains_key(ALICE));
		assert!(!Screenings::<Test>::contains_key(BOB));
		assert!(Kyc::is_frozen(&CAROL));
		assert_eq!(LapseCursor::<Test>::get(), Some(lapse_hour(hour_ends)));
	});
}

#[test]
fn the_sweep_stays_within_its_weight_and_goes_on_later() {
	run(|| {
		let base = <() as WeightInfo>::sweep_base();
		let item = <() as WeightInfo>::sweep_item();
		assert_eq!(idle(base - Weight::from_parts(1, 0)), Weight::zero());
		assert_eq!(LapseCursor::<Test>::get(), None);
		assert_eq!(idle(Weight::MAX), base);

		screen(ALICE);
		screen(BOB);
		MockClock::set(UNTIL + HOUR);
		let hours = lapse_hour(UNTIL) - lapse_hour(START);
		assert_eq!(idle(base + item * hours + item), base + item * hours + item);
		assert_eq!(Screenings::<Test>::iter().count(), 1);
		idle(Weight::MAX);
		assert_eq!(Screenings::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_sweep_puts_aside_what_it_cannot_do() {
	run(|| {
		idle(Weight::MAX);
		screen(ALICE);
		confirm(ALICE);
		// As if the entry had been left over.
		let hour = lapse_hour(UNTIL);
		Lapses::<Test>::insert(hour, ALICE, ());
		screen(BOB);
		MockClock::set(UNTIL + HOUR);
		idle(Weight::MAX);
		assert!(Kyc::is_frozen(&ALICE));
		assert!(!Screenings::<Test>::contains_key(BOB));
		let error = Error::<Test>::NothingDue.into();
		assert!(events().contains(&Event::SweepFailed { account: ALICE, error }));
	});
}
