// SPDX-License-Identifier: Apache-2.0

use crate::{Event, Standing, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;

#[test]
fn an_added_validator_should_validate_from_the_session_after_the_next() {
	run(|| {
		admit(&DAVE);
		System::reset_events();
		assert_eq!(authorities(), [ALICE, BOB, CHARLIE]);
		next_session();
		assert_eq!(events(), [Event::SetPlanned { session: 2, validators: 4 }]);
		assert_eq!(authorities(), [ALICE, BOB, CHARLIE]);
		next_session();
		assert_eq!(authorities(), [ALICE, BOB, CHARLIE, DAVE]);
		assert_eq!(Changes::get(), 1);
	});
}

#[test]
fn a_retired_validator_should_validate_until_the_session_after_the_next() {
	run(|| {
		assert_ok!(Validators::remove_validator(council(), BOB));
		System::reset_events();
		next_session();
		assert_eq!(events(), [Event::SetPlanned { session: 2, validators: 2 }]);
		assert_eq!(authorities(), [ALICE, BOB, CHARLIE]);
		assert_eq!(standing(&BOB), Standing::Leaving);
		System::reset_events();
		next_session();
		assert_eq!(authorities(), [ALICE, CHARLIE]);
		assert_eq!(standing(&BOB), Standing::Absent);
		assert_eq!(events(), [Event::Removed { who: BOB }]);
	});
}

#[test]
fn a_validator_that_never_validated_should_be_gone_with_the_next_session() {
	run(|| {
		admit(&DAVE);
		assert_ok!(Validators::leave(signed(&DAVE)));
		assert_eq!(standing(&DAVE), Standing::Leaving);
		next_session();
		assert_eq!(standing(&DAVE), Standing::Absent);
		next_session();
		assert_eq!(authorities(), [ALICE, BOB, CHARLIE]);
		assert_eq!(Changes::get(), 0);
	});
}

#[test]
fn one_that_is_planned_and_leaves_should_stay_known_while_it_validates() {
	run(|| {
		admit(&DAVE);
		next_session();
		// Planned for session 2, and leaves in session 1.
		assert_ok!(Validators::leave(signed(&DAVE)));
		next_session();
		assert_eq!(authorities(), [ALICE, BOB, CHARLIE, DAVE]);
		assert_eq!(standing(&DAVE), Standing::Leaving);
		next_session();
		assert_eq!(authorities(), [ALICE, BOB, CHARLIE]);
		assert_eq!(standing(&DAVE), Standing::Absent);
	});
}

#[test]
fn consensus_should_be_told_nothing_when_nothing_changes() {
	run(|| {
		for _ in 0..5 {
			next_session();
		}
		assert_eq!(Changes::get(), 0);
		assert_eq!(events(), []);
		assert_eq!(Session::current_index(), 5);
	});
}

#[test]
fn consensus_should_be_told_nothing_when_a_change_was_taken_back() {
	run(|| {
		admit(&DAVE);
		assert_ok!(Validators::remove_validator(council(), DAVE));
		assert_ok!(Validators::remove_validator(council(), ALICE));
		assert_ok!(Validators::add_validator(council(), ALICE));
		for _ in 0..3 {
			next_session();
		}
		assert_eq!(Changes::get(), 0);
	});
}

#[test]
fn new_keys_of_a_validator_should_reach_consensus_without_a_new_set() {
	run(|| {
		let mut new = Keys { dummy: 77.into() };
		let proof = ALICE.using_encoded(|owner| new.create_ownership_proof(owner)).unwrap();
		assert_ok!(Session::set_keys(signed(&ALICE), new, proof.encode()));
		next_session();
		next_session();
		assert_eq!(Authorities::get()[0], 77.into());
		assert_eq!(Changes::get(), 1);
		assert_eq!(events(), []);
	});
}

#[test]
fn a_set_should_be_replaced_as_a_whole() {
	run(|| {
		admit(&DAVE);
		admit(&EVE);
		for who in [ALICE, BOB, CHARLIE] {
			assert_ok!(Validators::remove_validator(council(), who));
		}
		next_session();
		next_session();
		assert_eq!(authorities(), [DAVE, EVE]);
		for who in [ALICE, BOB, CHARLIE] {
			assert_eq!(standing(&who), Standing::Absent);
		}
	});
}

#[test]
fn past_sessions_should_have_proofs_of_key_ownership() {
	run(|| {
		use frame::{deps::sp_core::crypto::key_types::DUMMY, traits::KeyOwnerProofSystem};

		admit(&DAVE);
		next_session();
		next_session();
		let key = (DUMMY, keys(&DAVE).dummy);
		let proof = Historical::prove(key.clone()).unwrap();
		assert_ok!(Validators::leave(signed(&DAVE)));
		for _ in 0..3 {
			next_session();
		}
		assert_eq!(standing(&DAVE), Standing::Absent);
		assert_eq!(Historical::check_proof(key, proof), Some((DAVE, ())));
	});
}
