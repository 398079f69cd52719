// SPDX-License-Identifier: Apache-2.0

//! `recover`.

use super::FROZEN;
use crate::{Error, Event, KeyOf, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockKyc;
use tael_primitives::AccountId;

fn recover(who: &AccountId, owner: &AccountId, keys: Vec<KeyOf<Test>>) -> DispatchResult {
	Claimables::recover(signed(who), owner.clone(), bounded(keys))
}

fn name(owner: &AccountId, account: &AccountId) {
	assert_ok!(Claimables::set_recovery(signed(owner), Some(account.clone())));
}

#[test]
fn recover_should_pay_the_recovery_account_itself() {
	run_with_each(|asset| {
		owe(&BOB, key(&ALICE, &asset), DUST);
		block(&BOB);
		name(&BOB, &CAROL);
		events();
		assert_ok!(recover(&CAROL, &BOB, keys(&[ALICE], &asset)));
		assert_eq!(free(&asset, &CAROL), WEALTH + DUST);
		let expected =
			Event::Claimed { owner: BOB, key: key(&ALICE, &asset), dest: CAROL, amount: DUST };
		assert_eq!(events(), vec![expected]);
		assert_noop!(recover(&CAROL, &BOB, keys(&[ALICE], &asset)), Error::<Test>::NotFound);
	});
}

#[test]
fn recover_should_gather_dust() {
	run_with_each(|asset| {
		owe(&BOB, key(&ALICE, &asset), DUST);
		owe(&BOB, key(&CAROL, &asset), DUST);
		name(&BOB, &NOBODY);
		assert_noop!(recover(&NOBODY, &BOB, keys(&[ALICE], &asset)), Error::<Test>::CannotCredit);
		assert_ok!(recover(&NOBODY, &BOB, keys(&[ALICE, CAROL], &asset)));
		assert_eq!(free(&asset, &NOBODY), 2 * DUST);
	});
}

#[test]
fn recover_fails_for_everybody_the_owner_has_not_named() {
	run(|| {
		owe(&BOB, key(&ALICE, &NATIVE), DUST);
		let recover = |who| recover(who, &BOB, keys(&[ALICE], &NATIVE));
		for who in [&ALICE, &BOB, &CAROL, &STRANGER] {
			assert_noop!(recover(who), Error::<Test>::NotRecovery);
		}
		name(&BOB, &STRANGER);
		for who in [&ALICE, &BOB, &CAROL] {
			assert_noop!(recover(who), Error::<Test>::NotRecovery);
		}
		// Another instead: the first may no more.
		name(&BOB, &CAROL);
		assert_noop!(recover(&STRANGER), Error::<Test>::NotRecovery);
		// It is no permission the other way round.
		owe(&CAROL, key(&ALICE, &NATIVE), DUST);
		let reversed = Claimables::recover(signed(&BOB), CAROL, bounded(keys(&[ALICE], &NATIVE)));
		assert_noop!(reversed, Error::<Test>::NotRecovery);
		// Nor one that is handed on.
		name(&CAROL, &STRANGER);
		assert_noop!(recover(&STRANGER), Error::<Test>::NotRecovery);
		assert_ok!(Claimables::set_recovery(signed(&BOB), None));
		assert_noop!(recover(&CAROL), Error::<Test>::NotRecovery);
	});
}

#[test]
fn recover_fails_for_what_is_not_there() {
	run(|| {
		name(&BOB, &CAROL);
		owe(&STRANGER, key(&ALICE, &NATIVE), DUST);
		assert_noop!(recover(&CAROL, &BOB, keys(&[ALICE], &NATIVE)), Error::<Test>::NotFound);
		assert_ok!(recover(&CAROL, &BOB, Vec::new()));
	});
}

#[test]
fn neither_is_a_frozen_owner_s_money_recovered_nor_to_a_frozen_account() {
	run(|| {
		name(&BOB, &CAROL);
		owe(&BOB, key(&ALICE, &NATIVE), DUST);
		let recover = || recover(&CAROL, &BOB, keys(&[ALICE], &NATIVE));
		MockKyc::freeze(&BOB);
		assert_noop!(recover(), FROZEN);
		MockKyc::freeze(&CAROL);
		assert_noop!(recover(), FROZEN);
		MockKyc::thaw(&BOB);
		assert_noop!(recover(), FROZEN);
		MockKyc::thaw(&CAROL);
		assert_ok!(recover());
	});
}

#[test]
fn recover_fails_when_the_recovery_account_cannot_be_credited() {
	run(|| {
		name(&BOB, &CAROL);
		owe(&BOB, key(&ALICE, &STABLE), DUST);
		block(&CAROL);
		let recover = || recover(&CAROL, &BOB, keys(&[ALICE], &STABLE));
		assert_noop!(recover(), Error::<Test>::CannotCredit);
		unblock(&CAROL);
		assert_ok!(recover());
	});
}

#[test]
fn the_owner_still_collects_himself() {
	run(|| {
		name(&BOB, &CAROL);
		owe(&BOB, key(&ALICE, &NATIVE), DUST);
		assert_ok!(Claimables::claim(signed(&BOB), bounded(keys(&[ALICE], &NATIVE))));
		assert_eq!(free(&NATIVE, &BOB), WEALTH - DEPOSIT + DUST);
	});
}
