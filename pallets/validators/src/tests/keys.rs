// SPDX-License-Identifier: Apache-2.0

use crate::{Event, Standing, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::{pallet_session, polkadot_sdk_frame as frame};
use tael_primitives::USDT;

type SessionError = pallet_session::Error<Test>;

#[test]
fn keys_should_be_refused_when_the_account_is_not_approved() {
	run(|| {
		assert_noop!(set_keys(&STRANGER), SessionError::NoAssociatedValidatorId);
		assert_ok!(Validators::approve(council(), STRANGER));
		assert_ok!(set_keys(&STRANGER));
		assert_ok!(Validators::remove_validator(council(), STRANGER));
		assert_noop!(set_keys(&STRANGER), SessionError::NoAssociatedValidatorId);
	});
}

#[test]
fn keys_should_be_refused_when_the_proof_is_of_another_account() {
	run(|| {
		assert_ok!(Validators::approve(council(), DAVE));
		let mut keys = keys(&DAVE);
		let proof = EVE.using_encoded(|owner| keys.create_ownership_proof(owner)).unwrap();
		assert_noop!(
			Session::set_keys(signed(&DAVE), keys, proof.encode()),
			SessionError::InvalidProof
		);
	});
}

#[test]
fn the_deposit_for_keys_should_come_back_when_the_account_is_gone() {
	run(|| {
		admit(&DAVE);
		assert_eq!(Balances::free_balance(DAVE), 99 * USDT);
		next_session();
		next_session();
		assert_ok!(Validators::leave(signed(&DAVE)));
		next_session();
		next_session();
		assert_eq!(standing(&DAVE), Standing::Absent);
		assert_ok!(Session::purge_keys(signed(&DAVE)));
		assert_eq!(Balances::free_balance(DAVE), 100 * USDT);
	});
}

#[test]
fn one_that_gave_its_keys_up_should_sit_out_until_it_has_keys_again() {
	run(|| {
		assert_ok!(Session::purge_keys(signed(&ALICE)));
		next_session();
		assert_eq!(authorities(), [ALICE, BOB, CHARLIE]);
		next_session();
		assert_eq!(authorities(), [BOB, CHARLIE]);
		assert_eq!(standing(&ALICE), Standing::Active);
		assert_ok!(set_keys(&ALICE));
		next_session();
		assert_eq!(authorities(), [BOB, CHARLIE]);
		next_session();
		assert_eq!(authorities(), [ALICE, BOB, CHARLIE]);
	});
}

#[test]
fn no_set_should_be_handed_over_when_too_few_have_keys() {
	run(|| {
		assert_ok!(Session::purge_keys(signed(&ALICE)));
		assert_ok!(Session::purge_keys(signed(&BOB)));
		next_session();
		assert_eq!(events(), [Event::BelowMinimum { session: 2, eligible: 1 }]);
	});
}

#[test]
fn consensus_should_go_on_when_everybody_gave_his_keys_up() {
	run(|| {
		for who in [ALICE, BOB, CHARLIE] {
			assert_ok!(Session::purge_keys(signed(&who)));
		}
		for _ in 0..3 {
			next_session();
			assert_eq!(authorities(), [ALICE, BOB, CHARLIE]);
		}
		for who in [ALICE, BOB, CHARLIE] {
			assert_ok!(set_keys(&who));
		}
		next_session();
		next_session();
		assert_eq!(Session::validators(), [ALICE, BOB, CHARLIE]);
		assert_eq!(authorities(), [ALICE, BOB, CHARLIE]);
	});
}
