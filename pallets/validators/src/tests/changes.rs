// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Standing, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::AccountId;

#[test]
fn approve_should_let_the_account_register_keys() {
	run(|| {
		assert_ok!(Validators::approve(council(), DAVE));
		assert_eq!(standing(&DAVE), Standing::Approved);
		assert_eq!(events(), [Event::Approved { who: DAVE }]);
		assert_ok!(set_keys(&DAVE));
	});
}

#[test]
fn approve_should_fail_when_the_account_is_known() {
	run(|| {
		assert_ok!(Validators::approve(council(), DAVE));
		assert_noop!(Validators::approve(council(), DAVE), Error::<Test>::WrongState);
		assert_noop!(Validators::approve(council(), ALICE), Error::<Test>::WrongState);
		assert_ok!(Validators::leave(signed(&ALICE)));
		assert_noop!(Validators::approve(council(), ALICE), Error::<Test>::WrongState);
	});
}

#[test]
fn boundary_there_are_up_to_the_maximum_of_accounts() {
	run(|| {
		assert_eq!(MAX_VALIDATORS, 5);
		assert_ok!(Validators::approve(council(), DAVE));
		assert_ok!(Validators::approve(council(), EVE));
		assert_noop!(
			Validators::approve(council(), STRANGER),
			Error::<Test>::MaxValidatorsExceeded
		);
		assert_ok!(Validators::remove_validator(council(), DAVE));
		assert_ok!(Validators::approve(council(), STRANGER));
	});
}

#[test]
fn add_validator_should_make_the_account_active() {
	run(|| {
		admit(&DAVE);
		assert_eq!(standing(&DAVE), Standing::Active);
		assert_eq!(events(), [Event::Approved { who: DAVE }, Event::Added { who: DAVE }]);
	});
}

#[test]
fn add_validator_should_fail_when_the_account_has_no_keys() {
	run(|| {
		assert_ok!(Validators::approve(council(), DAVE));
		assert_noop!(Validators::add_validator(council(), DAVE), Error::<Test>::NoKeys);
		assert_ok!(set_keys(&DAVE));
		assert_ok!(Validators::add_validator(council(), DAVE));
	});
}

#[test]
fn add_validator_should_fail_when_the_account_is_absent_or_active() {
	run(|| {
		assert_noop!(Validators::add_validator(council(), DAVE), Error::<Test>::NotFound);
		assert_noop!(Validators::add_validator(council(), ALICE), Error::<Test>::WrongState);
	});
}

#[test]
fn add_validator_should_keep_one_that_is_leaving() {
	run(|| {
		assert_ok!(Validators::leave(signed(&ALICE)));
		assert_ok!(Validators::add_validator(council(), ALICE));
		assert_eq!(standing(&ALICE), Standing::Active);
		for _ in 0..3 {
			next_session();
			assert_eq!(authorities(), [ALICE, BOB, CHARLIE]);
		}
		assert_eq!(Changes::get(), 0);
	});
}

#[test]
fn remove_validator_should_withdraw_an_approval_at_once() {
	run(|| {
		assert_ok!(Validators::approve(council(), DAVE));
		System::reset_events();
		assert_ok!(Validators::remove_validator(council(), DAVE));
		assert_eq!(standing(&DAVE), Standing::Absent);
		assert_eq!(events(), [Event::Removed { who: DAVE }]);
	});
}

#[test]
fn remove_validator_should_let_an_active_one_leave() {
	run(|| {
		assert_ok!(Validators::remove_validator(council(), ALICE));
		assert_eq!(standing(&ALICE), Standing::Leaving);
		assert_eq!(events(), [Event::Leaving { who: ALICE }]);
	});
}

#[test]
fn remove_validator_should_fail_when_the_account_is_absent_or_leaving() {
	run(|| {
		assert_noop!(Validators::remove_validator(council(), DAVE), Error::<Test>::NotFound);
		assert_ok!(Validators::remove_validator(council(), ALICE));
		assert_noop!(Validators::remove_validator(council(), ALICE), Error::<Test>::WrongState);
	});
}

#[test]
fn leave_should_be_the_accounts_own_choice() {
	run(|| {
		assert_ok!(Validators::leave(signed(&BOB)));
		assert_eq!(standing(&BOB), Standing::Leaving);
		assert_noop!(Validators::leave(signed(&BOB)), Error::<Test>::WrongState);
		assert_noop!(Validators::leave(signed(&DAVE)), Error::<Test>::NotFound);
		assert_ok!(Validators::approve(council(), DAVE));
		assert_ok!(Validators::leave(signed(&DAVE)));
		assert_eq!(standing(&DAVE), Standing::Absent);
		assert_noop!(Validators::leave(RuntimeOrigin::root()), BadOrigin);
	});
}

#[test]
fn boundary_the_minimum_of_validators_remains() {
	run(|| {
		assert_eq!(MIN_VALIDATORS, 2);
		assert_ok!(Validators::leave(signed(&ALICE)));
		assert_noop!(Validators::leave(signed(&BOB)), Error::<Test>::BelowMinimum);
		assert_noop!(Validators::remove_validator(council(), BOB), Error::<Test>::BelowMinimum);
		admit(&DAVE);
		assert_ok!(Validators::leave(signed(&BOB)));
	});
}

#[test]
fn boundary_one_without_keys_does_not_count_for_the_minimum() {
	run(|| {
		assert_ok!(Session::purge_keys(signed(&ALICE)));
		assert_noop!(Validators::leave(signed(&BOB)), Error::<Test>::BelowMinimum);
		// The one without keys is no loss.
		assert_ok!(Validators::leave(signed(&ALICE)));
	});
}

#[test]
fn an_approved_account_should_not_count_for_the_minimum() {
	run(|| {
		assert_ok!(Validators::approve(council(), DAVE));
		assert_ok!(set_keys(&DAVE));
		assert_ok!(Validators::leave(signed(&ALICE)));
		assert_noop!(Validators::leave(signed(&BOB)), Error::<Test>::BelowMinimum);
	});
}

#[test]
fn calls_of_the_council_should_fail_when_somebody_else_makes_them() {
	run(|| {
		let others =
			[signed(&ALICE), signed(&STRANGER), RuntimeOrigin::root(), RuntimeOrigin::none()];
		for origin in others {
			let who = || -> AccountId { DAVE };
			assert_noop!(Validators::approve(origin.clone(), who()), BadOrigin);
			assert_noop!(Validators::add_validator(origin.clone(), who()), BadOrigin);
			assert_noop!(Validators::remove_validator(origin, ALICE), BadOrigin);
		}
	});
}
