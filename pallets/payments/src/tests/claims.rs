// SPDX-License-Identifier: Apache-2.0

//! `claim`, `claim_to` and `push_claimable`.

use crate::{ClaimKey, Claimable, Claimables, Error, Event, HoldReason, mock::*};
use frame::{prelude::DispatchError, testing_prelude::*, token::fungibles::MutateHold};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockKyc;
use tael_primitives::{AccountId, AssetKind, Balance, USDT};

fn key(source: &AccountId, asset: &AssetKind) -> ClaimKey<AccountId> {
	ClaimKey { source: source.clone(), asset: asset.clone(), reason: HoldReason::Invoice }
}

fn keys(sources: &[AccountId], asset: &AssetKind) -> Vec<ClaimKey<AccountId>> {
	sources.iter().map(|source| key(source, asset)).collect()
}

fn claim(who: &AccountId, keys: Vec<ClaimKey<AccountId>>) -> DispatchResult {
	Payments::claim(signed(who), BoundedVec::truncate_from(keys))
}

fn claim_to(who: &AccountId, keys: Vec<ClaimKey<AccountId>>, dest: &AccountId) -> DispatchResult {
	Payments::claim_to(signed(who), BoundedVec::truncate_from(keys), dest.clone())
}

/// What `payer` has on hold for an account that does not exist grows by `amount`.
fn owe_nobody(payer: &AccountId, asset: &AssetKind, amount: Balance) {
	let reason = HoldReason::Invoice;
	assert_ok!(HeldMoney::hold(asset.clone(), &reason.into(), payer, amount));
	let amount = owed(payer, asset) + amount;
	Claimables::<Test>::insert(NOBODY, key(payer, asset), Claimable { amount, since: now() });
}

fn push(owner: &AccountId, keys: Vec<ClaimKey<AccountId>>) -> DispatchResultWithPostInfo {
	Payments::push_claimable(signed(&STRANGER), owner.clone(), BoundedVec::truncate_from(keys))
}

fn owed(source: &AccountId, asset: &AssetKind) -> Balance {
	Claimables::<Test>::get(NOBODY, key(source, asset)).map_or(0, |claimable| claimable.amount)
}

const DUST: Balance = EXISTENTIAL_DEPOSIT / 2;

#[test]
fn amounts_of_one_owner_from_one_source_are_one_record() {
	run_with_each(|asset| {
		owe_nobody(&ALICE, &asset, DUST - 1);
		owe_nobody(&ALICE, &asset, DUST - 1);
		owe_nobody(&BOB, &asset, DUST - 1);
		assert_eq!(Claimables::<Test>::iter().count(), 2);
		assert_eq!(owed(&ALICE, &asset), EXISTENTIAL_DEPOSIT - 2);
	});
}

#[test]
fn claim_should_collect_dust_whose_sum_makes_an_account() {
	run_with_each(|asset| {
		for payer in [ALICE, BOB] {
			owe_nobody(&payer, &asset, DUST);
		}
		for source in [ALICE, BOB] {
			assert_noop!(claim(&NOBODY, keys(&[source], &asset)), Error::<Test>::CannotCredit);
		}
		events();
		assert_ok!(claim(&NOBODY, keys(&[ALICE, BOB], &asset)));
		assert_eq!(free(&asset, &NOBODY), EXISTENTIAL_DEPOSIT);
		assert_eq!(Claimables::<Test>::iter().count(), 0);
		let claimed = |source| Event::Claimed {
			owner: NOBODY,
			key: key(&source, &asset),
			dest: NOBODY,
			amount: DUST,
		};
		assert_eq!(events(), vec![claimed(ALICE), claimed(BOB)]);
	});
}

#[test]
fn boundary_the_sum_of_claims_must_reach_the_least_balance() {
	run_with_each(|asset| {
		owe_nobody(&ALICE, &asset, DUST);
		owe_nobody(&BOB, &asset, DUST - 1);
		assert_noop!(claim(&NOBODY, keys(&[ALICE, BOB], &asset)), Error::<Test>::CannotCredit);
		owe_nobody(&CAROL, &asset, 1);
		assert_ok!(claim(&NOBODY, keys(&[ALICE, BOB, CAROL], &asset)));
		assert_eq!(free(&asset, &NOBODY), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn claim_should_pay_the_greatest_first() {
	run_with_each(|asset| {
		owe_nobody(&ALICE, &asset, 1);
		owe_nobody(&BOB, &asset, EXISTENTIAL_DEPOSIT - 1);
		owe_nobody(&BOB, &asset, 2);
		assert_ok!(claim(&NOBODY, keys(&[ALICE, BOB], &asset)));
		assert_eq!(free(&asset, &NOBODY), EXISTENTIAL_DEPOSIT + 2);
	});
}

#[test]
fn claim_should_fail_for_what_is_not_there_or_is_another_s() {
	run(|| {
		owe_nobody(&ALICE, &NATIVE, DUST);
		assert_noop!(claim(&BOB, keys(&[ALICE], &NATIVE)), Error::<Test>::NotFound);
		assert_noop!(claim(&NOBODY, keys(&[BOB], &NATIVE)), Error::<Test>::NotFound);
		assert_noop!(claim_to(&BOB, keys(&[ALICE], &NATIVE), &BOB), Error::<Test>::NotFound);
		assert_noop!(claim_to(&BOB, keys(&[ALICE], &NATIVE), &CAROL), Error::<Test>::NotFound);
		// Naming one twice does not pay it twice.
		assert_noop!(claim(&NOBODY, keys(&[ALICE, ALICE], &NATIVE)), Error::<Test>::NotFound);
		assert_ok!(claim(&NOBODY, Vec::new()));
	});
}

#[test]
fn claim_to_should_pay_into_another_account() {
	run_with_each(|asset| {
		owe_nobody(&ALICE, &asset, DUST);
		assert_noop!(
			claim_to(&NOBODY, keys(&[ALICE], &asset), &NOBODY_ELSE),
			Error::<Test>::CannotCredit
		);
		assert_ok!(claim_to(&NOBODY, keys(&[ALICE], &asset), &CAROL));
		assert_eq!(free(&asset, &CAROL), WEALTH + DUST);
	});
}

#[test]
fn claim_to_the_source_itself_is_a_release() {
	run_with_each(|asset| {
		owe_nobody(&ALICE, &asset, DUST);
		assert_ok!(claim_to(&NOBODY, keys(&[ALICE], &asset), &ALICE));
		assert_eq!(held_at_all(&ALICE), 0);
	});
}

#[test]
fn a_frozen_owner_cannot_send_what_is_due_to_him_elsewhere() {
	run(|| {
		owe_nobody(&ALICE, &NATIVE, DUST);
		MockKyc::freeze(&NOBODY);
		assert_noop!(
			claim_to(&NOBODY, keys(&[ALICE], &NATIVE), &CAROL),
			DispatchError::Other("Frozen")
		);
		owe_nobody(&ALICE, &NATIVE, DUST);
		assert_ok!(claim(&NOBODY, keys(&[ALICE], &NATIVE)));
	});
}

#[test]
fn push_claimable_should_pay_the_owner_for_free_once_he_can_be_credited() {
	run_with_each(|asset| {
		owe_nobody(&ALICE, &asset, DUST);
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
			owe_nobody(&source, &asset, DUST);
			assert_noop!(push(&NOBODY, keys(&[source], &asset)), Error::<Test>::CannotCredit);
		}
		assert_ok!(push(&NOBODY, keys(&[ALICE, BOB], &asset)), Pays::No.into());
		assert_eq!(free(&asset, &NOBODY), 2 * DUST);
	});
}

#[test]
fn push_claimable_of_nothing_is_not_free() {
	run(|| {
		assert_noop!(push(&NOBODY, Vec::new()), Error::<Test>::NotFound);
	});
}
