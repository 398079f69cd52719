// SPDX-License-Identifier: Apache-2.0

//! `push_claimable`.

use crate::{Error, KeyOf, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockKyc;
use tael_primitives::{AccountId, USDT};

fn push(owner: &AccountId, keys: Vec<KeyOf<Test>>) -> DispatchResultWithPostInfo {
	Claimables::push_claimable(signed(&STRANGER), owner.clone(), bounded(keys))
}

#[test]
fn push_claimable_should_pay_the_owner_for_free_once_he_can_be_credited() {
	run_with_each(|asset| {
		owe(&NOBODY, key(&ALICE, &asset), DUST);
		let push = || push(&NOBODY, keys(&[ALICE], &asset));
		assert_noop!(push(), Error::<Test>::CannotCredit);
		set_free(&asset, &NOBODY, USDT);
		assert_ok!(push(), Pays::No.into());
		assert_eq!(free(&asset, &NOBODY), USDT + DUST);
		assert_noop!(push(), Error::<Test>::NotFound);
	});
}

#[test]
fn push_claimable_should_gather_dust_for_an_owner_without_an_account() {
	run_with_each(|asset| {
		for source in [ALICE, BOB] {
			owe(&NOBODY, key(&source, &asset), DUST);
			assert_noop!(push(&NOBODY, keys(&[source], &asset)), Error::<Test>::CannotCredit);
		}
		assert_ok!(push(&NOBODY, keys(&[ALICE, BOB], &asset)), Pays::No.into());
		assert_eq!(free(&asset, &NOBODY), 2 * DUST);
	});
}

#[test]
fn push_claimable_pays_nobody_but_the_owner() {
	run(|| {
		owe(&BOB, key(&ALICE, &NATIVE), DUST);
		assert_noop!(push(&STRANGER, keys(&[ALICE], &NATIVE)), Error::<Test>::NotFound);
		assert_ok!(push(&BOB, keys(&[ALICE], &NATIVE)));
		assert_eq!(free(&NATIVE, &BOB), WEALTH + DUST);
		assert_eq!(free(&NATIVE, &STRANGER), WEALTH);
	});
}

#[test]
fn push_claimable_reaches_a_frozen_owner() {
	run(|| {
		owe(&BOB, key(&ALICE, &NATIVE), DUST);
		MockKyc::freeze(&BOB);
		assert_ok!(push(&BOB, keys(&[ALICE], &NATIVE)));
		assert_eq!(free(&NATIVE, &BOB), WEALTH + DUST);
	});
}

#[test]
fn push_claimable_of_nothing_is_not_free() {
	run(|| {
		assert_noop!(push(&NOBODY, Vec::new()), Error::<Test>::NotFound);
	});
}
