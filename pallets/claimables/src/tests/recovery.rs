// SPDX-License-Identifier: Apache-2.0

//! `set_recovery`.

use super::FROZEN;
use crate::{Error, Event, Recovery, RecoveryOf, mock::*};
use frame::{
	testing_prelude::*,
	token::{Preservation, fungibles::Mutate},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockKyc;
use tael_primitives::{AccountId, ClaimKey};

fn set(owner: &AccountId, account: Option<AccountId>) -> DispatchResult {
	Claimables::set_recovery(signed(owner), account)
}

#[test]
fn set_recovery_should_put_a_deposit_on_hold_and_give_it_back() {
	run(|| {
		assert_ok!(set(&BOB, Some(CAROL)));
		assert_eq!(
			RecoveryOf::<Test>::get(BOB),
			Some(Recovery { account: CAROL, deposit: DEPOSIT })
		);
		assert_eq!(held(&NATIVE, RECOVERY, &BOB), DEPOSIT);
		assert_ok!(set(&BOB, None));
		assert_eq!(RecoveryOf::<Test>::get(BOB), None);
		assert_eq!(held_at_all(&BOB), 0);
		assert_eq!(free(&NATIVE, &BOB), WEALTH);
		let expected = vec![
			Event::RecoverySet { owner: BOB, account: CAROL, deposit: DEPOSIT },
			Event::RecoveryRemoved { owner: BOB, deposit: DEPOSIT },
		];
		assert_eq!(events(), expected);
	});
}

#[test]
fn naming_another_keeps_the_deposit_as_it_was() {
	run(|| {
		assert_ok!(set(&BOB, Some(CAROL)));
		TestDeposit::set(7 * DEPOSIT);
		assert_ok!(set(&BOB, Some(ALICE)));
		assert_ok!(set(&BOB, Some(ALICE)));
		assert_eq!(Claimables::recovery_account(&BOB), Some(ALICE));
		assert_eq!(held(&NATIVE, RECOVERY, &BOB), DEPOSIT);
		assert_ok!(set(&BOB, None));
		assert_eq!(held_at_all(&BOB), 0);
	});
}

#[test]
fn naming_oneself_fails() {
	run(|| {
		assert_noop!(set(&BOB, Some(BOB)), Error::<Test>::SelfRecovery);
	});
}

#[test]
fn taking_away_what_was_not_named_fails() {
	run(|| {
		assert_ok!(set(&ALICE, Some(BOB)));
		assert_noop!(set(&BOB, None), Error::<Test>::NotFound);
	});
}

#[test]
fn a_frozen_owner_names_nobody_and_can_take_away() {
	run(|| {
		MockKyc::freeze(&BOB);
		assert_noop!(set(&BOB, Some(CAROL)), FROZEN);
		MockKyc::thaw(&BOB);
		assert_ok!(set(&BOB, Some(CAROL)));
		MockKyc::freeze(&BOB);
		assert_noop!(set(&BOB, Some(ALICE)), FROZEN);
		assert_ok!(set(&BOB, None));
		assert_eq!(held_at_all(&BOB), 0);
	});
}

#[test]
fn boundary_the_deposit_must_leave_the_existential_deposit() {
	run(|| {
		set_free(&NATIVE, &BOB, DEPOSIT + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(set(&BOB, Some(CAROL)), Error::<Test>::InsufficientFunds);
		set_free(&NATIVE, &BOB, DEPOSIT + EXISTENTIAL_DEPOSIT);
		assert_ok!(set(&BOB, Some(CAROL)));
	});
}

#[test]
fn a_deposit_that_cannot_come_back_at_once_is_claimed_later() {
	run(|| {
		// A second provider lets free money fall below the least balance, so that a release of less
		// than the rest is refused.
		TestDeposit::set(DUST);
		assert_ok!(set(&BOB, Some(CAROL)));
		System::inc_providers(&BOB);
		let (rest, all) = (free(&NATIVE, &BOB), Preservation::Expendable);
		assert_ok!(FreeMoney::transfer(NATIVE, &BOB, &STRANGER, rest, all));
		events();
		assert_ok!(set(&BOB, None));
		let key = ClaimKey { source: BOB, asset: NATIVE, reason: RECOVERY };
		let kept = Event::DepositBecameClaimable { owner: BOB, key: key.clone(), amount: DUST };
		assert_eq!(events(), vec![kept, Event::RecoveryRemoved { owner: BOB, deposit: DUST }]);
		assert_ok!(Claimables::do_try_state());
		let keys = || bounded(vec![key.clone()]);
		assert_noop!(Claimables::claim(signed(&BOB), keys()), Error::<Test>::CannotCredit);
		assert_ok!(Claimables::claim_to(signed(&BOB), keys(), ALICE));
		assert_eq!(free(&NATIVE, &ALICE), WEALTH + DUST);
		assert_eq!(held_at_all(&BOB), 0);
	});
}
