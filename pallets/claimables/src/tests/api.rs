// SPDX-License-Identifier: Apache-2.0

//! What a runtime API reads.

use crate::mock::*;
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Claimables as _, MAX_PAGE};

#[test]
fn claimables_of_an_account_are_listed_page_by_page() {
	run(|| {
		for source in [ALICE, BOB, CAROL] {
			owe(&NOBODY, key(&source, &NATIVE), 1);
		}
		owe(&NOBODY_ELSE, key(&ALICE, &NATIVE), 2);
		let all = Claimables::claimables_of(&NOBODY, None, 10);
		assert_eq!(all.len(), 3);
		assert!(all.iter().all(|view| view.claimable.amount == 1));
		assert!(all.iter().any(|view| view.key == key(&ALICE, &NATIVE)));
		let first = Claimables::claimables_of(&NOBODY, None, 1);
		assert_eq!(first, all[..1]);
		let after = first.first().map(|view| view.key.clone());
		assert_eq!(Claimables::claimables_of(&NOBODY, after, 10), all[1..]);
		assert!(Claimables::claimables_of(&ALICE, None, 10).is_empty());
	});
}

#[test]
fn boundary_a_page_has_at_least_one_and_at_most_a_hundred() {
	// Not `run`: nothing is on hold for these.
	new_test_ext().execute_with(|| {
		for tag in 0..=u8::try_from(MAX_PAGE).expect("a hundred") {
			let source = AccountId::new([tag; 32]);
			assert_ok!(Claimables::owe(&NOBODY, key(&source, &NATIVE), 1));
		}
		assert_eq!(Claimables::claimables_of(&NOBODY, None, 0).len(), 1);
		assert_eq!(Claimables::claimables_of(&NOBODY, None, 101).len(), 100);
	});
}

#[test]
fn the_recovery_account_is_shown() {
	run(|| {
		assert_eq!(Claimables::recovery_account(&BOB), None);
		assert_ok!(Claimables::set_recovery(signed(&BOB), Some(CAROL)));
		assert_eq!(Claimables::recovery_account(&BOB), Some(CAROL));
		assert_eq!(Claimables::recovery_account(&CAROL), None);
	});
}
