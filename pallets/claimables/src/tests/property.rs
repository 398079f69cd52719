// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls by all actors: `try_state` after each, then everybody exits alone.
//!
//! `PROPTEST_CASES` sets how many sequences, `PROPTEST_RNG_SEED` repeats a run; a run that fails
//! prints its seed.

use crate::{Event, KeyOf, mock::*};
use frame::{
	testing_prelude::*,
	token::fungibles::{Inspect, MutateHold},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::{
	prelude::{Just, Strategy, any, prop, prop_oneof, proptest},
	strategy::ValueTree,
	test_runner::TestRunner,
};
use std::collections::{BTreeMap, BTreeSet};
use tael_mocks::{MockKyc, sequences};
use tael_primitives::{AccountId, AssetKind, Balance, ClaimKey, Claimables as _, USDT};

const RICH: [AccountId; 3] = [ALICE, BOB, CAROL];
const EVERYBODY: [AccountId; 6] = [ALICE, BOB, CAROL, STRANGER, NOBODY, NOBODY_ELSE];

#[derive(Clone, Debug)]
enum Step {
	Owe { owner: AccountId, source: AccountId, stable: bool, bond: bool, amount: Balance },
	Claim(AccountId, usize),
	ClaimTo(AccountId, AccountId, usize),
	Push(AccountId, usize),
	Recover(AccountId, AccountId, usize),
	SetRecovery(AccountId, Option<AccountId>),
	Block(AccountId),
	Unblock(AccountId),
	Freeze(AccountId),
	Thaw(AccountId),
	FreezeAsset,
	ThawAsset,
}

fn anybody() -> impl Strategy<Value = AccountId> {
	prop::sample::select(EVERYBODY.to_vec())
}

fn any_step() -> impl Strategy<Value = Step> {
	let amount =
		prop_oneof![1..EXISTENTIAL_DEPOSIT, Just(DUST), Just(EXISTENTIAL_DEPOSIT), 1..USDT];
	let source = prop::sample::select(RICH.to_vec());
	prop_oneof![
		8 => (anybody(), source, any::<bool>(), any::<bool>(), amount).prop_map(
			|(owner, source, stable, bond, amount)| Step::Owe { owner, source, stable, bond, amount }
		),
		2 => (anybody(), 0..4usize).prop_map(|(who, count)| Step::Claim(who, count)),
		1 => (anybody(), anybody(), 0..4usize)
			.prop_map(|(who, dest, count)| Step::ClaimTo(who, dest, count)),
		1 => (anybody(), 0..4usize).prop_map(|(who, count)| Step::Push(who, count)),
		2 => (anybody(), anybody(), 0..4usize)
			.prop_map(|(who, owner, count)| Step::Recover(who, owner, count)),
		2 => (anybody(), prop::option::weighted(0.8, anybody()))
			.prop_map(|(who, account)| Step::SetRecovery(who, account)),
		1 => anybody().prop_map(Step::Block),
		1 => anybody().prop_map(Step::Unblock),
		1 => anybody().prop_map(Step::Freeze),
		2 => anybody().prop_map(Step::Thaw),
		1 => Just(Step::FreezeAsset),
		2 => Just(Step::ThawAsset),
	]
}

/// The books: what everybody owns, by what was owed and paid.
struct Books {
	owned: BTreeMap<(AccountId, AssetKind), Balance>,
	/// What each owner is owed that was not paid yet.
	due: BTreeMap<(AccountId, AssetKind), Balance>,
	seen: BTreeSet<String>,
}

impl Books {
	fn open() -> Self {
		let of = |who: &AccountId, asset: &AssetKind| {
			((who.clone(), asset.clone()), FreeMoney::total_balance(asset.clone(), who))
		};
		Self {
			owned: EVERYBODY.iter().flat_map(|who| KINDS.map(|asset| of(who, &asset))).collect(),
			due: BTreeMap::new(),
			seen: BTreeSet::new(),
		}
	}

	/// Every movement is an event, and nobody is paid more than he was owed.
	fn close(&mut self) {
		for event in events() {
			let name = format!("{event:?}");
			self.seen.extend(name.split(' ').next().map(str::to_owned));
			let Event::Claimed { owner, key, dest, amount } = event else { continue };
			let of = |who: &AccountId| (who.clone(), key.asset.clone());
			*self.owned.entry(of(&key.source)).or_default() -= amount;
			*self.owned.entry(of(&dest)).or_default() += amount;
			let due = self.due.entry(of(&owner)).or_default();
			*due = due.checked_sub(amount).expect("I3: nobody is paid more than he was owed");
		}
		for ((who, asset), expected) in &self.owned {
			let total = FreeMoney::total_balance(asset.clone(), who);
			assert_eq!(total, *expected, "opening + movements = closing, {who:?} {asset:?}");
		}
		for ((who, asset), expected) in &self.due {
			let rows = crate::Claimables::<Test>::iter_prefix(who);
			let owed: Balance =
				rows.filter(|(key, _)| key.asset == *asset).map(|(_, row)| row.amount).sum();
			assert_eq!(owed, *expected, "I3: what is due and not paid is owed");
		}
	}
}

fn keys_of(owner: &AccountId, count: usize) -> Vec<KeyOf<Test>> {
	crate::Claimables::<Test>::iter_key_prefix(owner).take(count).collect()
}

/// Take a step. Refusals are fine; what must hold is checked after.
fn perform(step: Step, books: &mut Books) {
	let some = |owner: &AccountId, count| bounded(keys_of(owner, count));
	match step {
		Step::Owe { owner, source, stable, bond, amount } => {
			let asset = if stable { STABLE } else { NATIVE };
			let reason = if bond { BOND } else { ESCROW };
			if HeldMoney::hold(asset.clone(), &reason, &source, amount).is_ok() {
				let key = ClaimKey { source, asset: asset.clone(), reason };
				assert_ok!(Claimables::owe(&owner, key, amount));
				*books.due.entry((owner, asset)).or_default() += amount;
			}
		},
		Step::Claim(who, count) => {
			let _ = Claimables::claim(signed(&who), some(&who, count));
		},
		Step::ClaimTo(who, dest, count) => {
			let _ = Claimables::claim_to(signed(&who), some(&who, count), dest);
		},
		Step::Push(owner, count) => {
			let keys = some(&owner, count);
			let _ = Claimables::push_claimable(signed(&STRANGER), owner, keys);
		},
		Step::Recover(who, owner, count) => {
			let who = Claimables::recovery_account(&owner).unwrap_or(who);
			let keys = some(&owner, count);
			let _ = Claimables::recover(signed(&who), owner, keys);
		},
		Step::SetRecovery(who, account) => {
			let _ = Claimables::set_recovery(signed(&who), account);
		},
		Step::Block(who) => block(&who),
		Step::Unblock(who) => unblock(&who),
		Step::Freeze(who) => MockKyc::freeze(&who),
		Step::Thaw(who) => MockKyc::thaw(&who),
		Step::FreezeAsset => {
			let _ = Assets::freeze_asset(signed(&STRANGER), USDC);
		},
		Step::ThawAsset => {
			let _ = Assets::thaw_asset(signed(&STRANGER), USDC);
		},
	}
}

/// I4: once nobody is blocked any more, every owner collects alone; what makes no account goes to one
/// that exists.
fn exit_alone() {
	let _ = Assets::thaw_asset(signed(&STRANGER), USDC);
	for who in EVERYBODY {
		unblock(&who);
		MockKyc::thaw(&who);
	}
	for owner in EVERYBODY {
		while !keys_of(&owner, 16).is_empty() {
			let keys = || bounded(keys_of(&owner, 16));
			if Claimables::claim(signed(&owner), keys()).is_err() {
				assert_ok!(Claimables::claim_to(signed(&owner), keys(), STRANGER));
			}
		}
		if Claimables::recovery_account(&owner).is_some() {
			assert_ok!(Claimables::set_recovery(signed(&owner), None));
		}
	}
	for who in EVERYBODY {
		assert_eq!(held_at_all(&who), 0, "I4: nothing stays on hold");
	}
}

/// Run a sequence and check everything after each step; the names of the events there were.
fn run_sequence(steps: Vec<Step>) -> BTreeSet<String> {
	new_test_ext().execute_with(|| {
		let before = issuance();
		let mut books = Books::open();
		for step in steps {
			let told = format!("{step:?}");
			perform(step, &mut books);
			Claimables::do_try_state().unwrap_or_else(|error| panic!("{error:?} after {told}"));
			books.close();
			assert_eq!(issuance(), before, "I7 after {told}");
		}
		exit_alone();
		books.close();
		assert_ok!(Claimables::do_try_state());
		assert_eq!(issuance(), before, "I7: issuance is unchanged");
		books.seen
	})
}

proptest! {
	#![proptest_config(sequences(500, 5_000))]

	#[test]
	fn i2_i3_i4_and_i7_hold_for_any_sequence(
		steps in prop::collection::vec(any_step(), 1..60),
	) {
		run_sequence(steps);
	}
}

#[test]
fn random_sequences_reach_every_event() {
	let mut runner = TestRunner::deterministic();
	let steps = prop::collection::vec(any_step(), 60);
	let mut seen = BTreeSet::new();
	for _ in 0..50 {
		let sequence = steps.new_tree(&mut runner).expect("nothing is filtered").current();
		seen.extend(run_sequence(sequence));
	}
	for name in ["Claimed", "RecoverySet", "RecoveryRemoved"] {
		assert!(seen.contains(&format!("Event::{name}")), "{name} never happened: {seen:?}");
	}
}
