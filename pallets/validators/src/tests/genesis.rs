// SPDX-License-Identifier: Apache-2.0

use crate::{Standing, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::AccountId;

/// Run `test` on a chain whose specification lists some validators and gives keys to some accounts.
fn run_genesis(listed: &[AccountId], with_keys: &[AccountId], test: impl FnOnce()) {
	TestState::new(genesis(listed, with_keys)).execute_with(|| {
		System::set_block_number(1);
		test();
		Validators::do_try_state().expect("invariants hold");
	});
}

#[test]
fn a_list_should_be_the_first_set() {
	run_genesis(&[BOB, ALICE], &[CHARLIE, BOB, ALICE], || {
		assert_eq!(authorities(), [ALICE, BOB]);
		assert_eq!(Session::validators(), [ALICE, BOB]);
		assert_eq!(standing(&CHARLIE), Standing::Absent);
	});
}

#[test]
fn an_empty_list_should_adopt_the_accounts_with_keys() {
	run_genesis(&[], &[CHARLIE, ALICE, BOB], || {
		// The order of the specification stands until the set changes.
		assert_eq!(authorities(), [CHARLIE, ALICE, BOB]);
		for who in [ALICE, BOB, CHARLIE] {
			assert_eq!(standing(&who), Standing::Active);
		}
	});
}

#[test]
fn an_adopted_set_should_not_count_as_a_change() {
	run_genesis(&[], &[CHARLIE, ALICE, BOB], || {
		for _ in 0..3 {
			next_session();
		}
		assert_eq!(Changes::get(), 0);
		assert_eq!(Session::validators(), [CHARLIE, ALICE, BOB]);
		assert_ok!(Validators::leave(signed(&ALICE)));
		next_session();
		next_session();
		assert_eq!(authorities(), [BOB, CHARLIE]);
	});
}

#[test]
fn boundary_the_genesis_may_have_the_minimum_and_the_maximum() {
	run_genesis(&[ALICE, BOB], &[ALICE, BOB], || {});
	let five = [ALICE, BOB, CHARLIE, DAVE, EVE];
	run_genesis(&five, &five, || {});
	run_genesis(&[], &five, || {});
}

#[test]
fn a_chain_without_any_keys_should_get_its_set_from_the_council() {
	run_genesis(&[], &[], || {
		next_session();
		assert_eq!(Session::validators(), []);
		assert_eq!(crate::Validators::<Test>::get().len(), 0);
		admit(&ALICE);
		next_session();
		next_session();
		assert_eq!(Session::validators(), []);
		admit(&BOB);
		next_session();
		next_session();
		assert_eq!(Session::validators(), [ALICE, BOB]);
	});
}

#[test]
#[should_panic(expected = "fewer validators than there must be")]
fn genesis_should_stop_when_it_lists_too_few() {
	genesis(&[ALICE], &[ALICE]);
}

#[test]
#[should_panic(expected = "fewer validators than there must be")]
fn genesis_should_stop_when_too_few_have_keys() {
	genesis(&[], &[ALICE]);
}

#[test]
#[should_panic(expected = "more validators than may be")]
fn genesis_should_stop_when_it_lists_too_many() {
	genesis(&EVERYBODY, &EVERYBODY);
}

#[test]
#[should_panic(expected = "more validators than may be")]
fn genesis_should_stop_when_too_many_have_keys() {
	genesis(&[], &EVERYBODY);
}

#[test]
#[should_panic(expected = "has no session keys")]
fn genesis_should_stop_when_a_listed_account_has_no_keys() {
	genesis(&[ALICE, BOB, CHARLIE], &[ALICE, BOB]);
}

#[test]
#[should_panic(expected = "listed twice")]
fn genesis_should_stop_when_an_account_is_listed_twice() {
	genesis(&[ALICE, BOB, ALICE], &[ALICE, BOB]);
}

#[test]
#[should_panic(expected = "declared before the session pallet")]
fn genesis_should_stop_when_the_session_pallet_came_first() {
	new_test_ext().execute_with(|| {
		crate::GenesisConfig::<Test> { validators: vec![ALICE, BOB] }.build();
	});
}
