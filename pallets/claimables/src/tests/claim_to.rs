// SPDX-License-Identifier: Apache-2.0

//! `claim_to`.

use super::FROZEN;
use crate::{Error, Event, KeyOf, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockKyc;
use tael_primitives::AccountId;

fn claim_to(who: &AccountId, keys: Vec<KeyOf<Test>>, dest: &AccountId) -> DispatchResult {
	Claimables::claim_to(signed(who), bounded(keys), dest.clone())
}

#[test]
fn claim_to_should_pay_into_another_account() {
	run_with_each(|asset| {
		owe(&NOBODY, key(&ALICE, &asset), DUST);
		assert_noop!(
			claim_to(&NOBODY, keys(&[ALICE], &asset), &NOBODY_ELSE),
			Error::<Test>::CannotCredit
		);
		events();
		assert_ok!(claim_to(&NOBODY, keys(&[ALICE], &asset), &CAROL));
		assert_eq!(free(&asset, &CAROL), WEALTH + DUST);
		let expected =
			Event::Claimed { owner: NOBODY, key: key(&ALICE, &asset), dest: CAROL, amount: DUST };
		assert_eq!(events(), vec![expected]);
	});
}

#[test]
fn claim_to_should_gather_dust_for_an_account_that_does_not_exist() {
	run_with_each(|asset| {
		owe(&BOB, key(&ALICE, &asset), DUST);
		owe(&BOB, key(&CAROL, &asset), DUST);
		assert_ok!(claim_to(&BOB, keys(&[ALICE, CAROL], &asset), &NOBODY));
		assert_eq!(free(&asset, &NOBODY), 2 * DUST);
	});
}

#[test]
fn claim_to_fails_for_what_is_another_s() {
	run(|| {
		owe(&NOBODY, key(&ALICE, &NATIVE), DUST);
		for dest in [&BOB, &CAROL, &NOBODY] {
			let stolen = claim_to(&BOB, keys(&[ALICE], &NATIVE), dest);
			assert_noop!(stolen, Error::<Test>::NotFound);
		}
		// The source has no say in it either.
		let returned = claim_to(&ALICE, keys(&[ALICE], &NATIVE), &ALICE);
		assert_noop!(returned, Error::<Test>::NotFound);
	});
}

#[test]
fn claim_to_the_source_itself_is_a_release() {
	run_with_each(|asset| {
		owe(&NOBODY, key(&ALICE, &asset), DUST);
		assert_ok!(claim_to(&NOBODY, keys(&[ALICE], &asset), &ALICE));
		assert_eq!(held_at_all(&ALICE), 0);
		assert_eq!(free(&asset, &ALICE), WEALTH);
	});
}

#[test]
fn a_frozen_owner_cannot_send_what_is_due_to_him_elsewhere() {
	run_with_each(|asset| {
		owe(&BOB, key(&ALICE, &asset), DUST);
		MockKyc::freeze(&BOB);
		assert_noop!(claim_to(&BOB, keys(&[ALICE], &asset), &CAROL), FROZEN);
		assert_ok!(claim_to(&BOB, keys(&[ALICE], &asset), &BOB));
		assert_eq!(free(&asset, &BOB), WEALTH + DUST);
	});
}

#[test]
fn a_blocked_owner_collects_into_another_account() {
	run(|| {
		block(&BOB);
		owe(&BOB, key(&ALICE, &STABLE), DUST);
		assert_noop!(claim_to(&BOB, keys(&[ALICE], &STABLE), &BOB), Error::<Test>::CannotCredit);
		assert_ok!(claim_to(&BOB, keys(&[ALICE], &STABLE), &CAROL));
		assert_eq!(free(&STABLE, &CAROL), WEALTH + DUST);
	});
}
