// SPDX-License-Identifier: Apache-2.0

//! What must hold between any two calls.

use crate::{
	AcceptorState, Acceptors, ClaimKind, ClaimState, Claimed, ClaimedFor, Claims, Config, Due,
	HoldReason, Index, LevelsOf, Locks, OpenClaims, Pallet, Receipts, SweepCursor, Tiers, Timed,
	Waiting,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, ChainTime, Claimables, HoldSums};

const REASONS: [HoldReason; 2] = [HoldReason::Bond, HoldReason::ClaimDeposit];

impl<T: Config> Pallet<T> {
	/// Check everything.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i2_holds_equal_objects()?;
		Self::acc_1_a_bond_knows_the_claims_against_it()?;
		Self::acc_2_members_have_what_members_have()?;
		Self::acc_3_claims_are_alive_and_known()?;
		Self::acc_4_claims_for_a_trade_add_up()?;
		Self::acc_5_every_object_is_scheduled_once()?;
		Self::acc_6_claims_wait_in_the_order_of_filing()
	}

	/// I2: for every account and reason, what objects and claimables say lies there is what is on hold.
	fn i2_holds_equal_objects() -> Result<(), TryRuntimeError> {
		let mut sums = HoldSums::<T::AccountId, T::Holds>::new(REASONS);
		let mut add = |who: &T::AccountId, reason: HoldReason, amount: Balance| {
			let has_account = frame_system::Account::<T>::contains_key(who);
			ensure!(has_account, "I2: an object without an account");
			sums.add(who, &AssetKind::Native, reason, amount);
			Ok::<_, TryRuntimeError>(())
		};
		for (who, row) in Acceptors::<T>::iter() {
			add(&who, HoldReason::Bond, row.bond)?;
		}
		for claim in Claims::<T>::iter_values() {
			add(&claim.claimant, HoldReason::ClaimDeposit, claim.deposit)?;
		}
		sums.add_owed(T::Claimables::all());
		let is_equal =
			sums.are_on_hold() && sums.explain_holds(frame_system::Account::<T>::iter_keys(), []);
		ensure!(is_equal, "I2: holds differ from objects");
		Ok(())
	}

	/// ACC-1: what is frozen of a bond, what claims wait for and how many there are is what the claims
	/// against it say, and not more is frozen than there is.
	fn acc_1_a_bond_knows_the_claims_against_it() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<T::AccountId, (Balance, Balance, u32)>::new();
		for claim in Claims::<T>::iter_values() {
			let missing = claim.missing();
			let (frozen, waiting, count) = sums.entry(claim.respondent).or_default();
			*frozen = frozen.saturating_add(claim.frozen);
			*waiting = waiting.saturating_add(missing);
			*count = count.saturating_add(1);
		}
		for (who, row) in Acceptors::<T>::iter() {
			let (frozen, waiting, count) = sums.remove(&who).unwrap_or_default();
			ensure!(row.frozen == frozen, "ACC-1: frozen is not the sum of the claims");
			ensure!(
				row.waiting == waiting,
				"ACC-1: what is waited for is not the sum of the claims"
			);
			ensure!(row.claims == count, "ACC-1: the number of claims differs");
			ensure!(row.frozen <= row.bond, "ACC-1: more is frozen than there is");
		}
		ensure!(sums.is_empty(), "ACC-1: a claim against nobody");
		Ok(())
	}

	/// ACC-2: nobody who has left is in state; rungs and terms are sound; service levels belong to somebody.
	fn acc_2_members_have_what_members_have() -> Result<(), TryRuntimeError> {
		let now = T::Clock::now();
		for (who, row) in Acceptors::<T>::iter() {
			ensure!(row.state != AcceptorState::Gone, "ACC-2: somebody who has left is in state");
			ensure!(row.terms.is_sound(), "ACC-2: terms that do not fit together");
			ensure!(
				row.state.is_bound() == LevelsOf::<T>::contains_key(&who),
				"ACC-2: service levels without an acceptor, or the other way round"
			);
			ensure!(
				row.state.is_bound() || row.claims == 0,
				"ACC-2: an applicant is claimed against"
			);
			ensure!(row.state.is_bound() || row.charge.is_none(), "ACC-2: an applicant is charged");
		}
		for (who, levels) in LevelsOf::<T>::iter() {
			ensure!(Acceptors::<T>::contains_key(&who), "ACC-2: service levels of nobody");
			ensure!(levels.is_of_the_past(now), "ACC-2: service in the future");
		}
		for terms in Tiers::<T>::iter_values() {
			ensure!(terms.is_sound(), "ACC-2: terms that do not fit together");
		}
		Ok(())
	}

	/// ACC-3: live claims are live, and the index of those against an acceptor lists exactly them; receipts
	/// are of ended ones, and never more came back than was paid.
	fn acc_3_claims_are_alive_and_known() -> Result<(), TryRuntimeError> {
		let mut open = 0usize;
		for (id, claim) in Claims::<T>::iter() {
			open = open.saturating_add(1);
			let is_live = match claim.state {
				ClaimState::Filed
				| ClaimState::Answered
				| ClaimState::Review
				| ClaimState::Awarded => true,
				ClaimState::Paid
				| ClaimState::Rejected
				| ClaimState::Settled
				| ClaimState::Withdrawn
				| ClaimState::Expired => false,
			};
			ensure!(is_live, "ACC-3: a terminal claim is in state");
			ensure!(claim.rest > 0, "ACC-3: a claim to nothing");
			ensure!(claim.frozen <= claim.rest, "ACC-3: more is frozen than is claimed");
			let is_awarded = claim.state == ClaimState::Awarded;
			ensure!(
				!is_awarded || (claim.frozen, claim.deposit) == (0, 0),
				"ACC-3: an award is not paid as far as it can be"
			);
			let used = claim.rest.checked_add(claim.paid);
			ensure!(used.is_some_and(|used| used <= claim.amount), "ACC-3: more than was claimed");
			ensure!(
				OpenClaims::<T>::contains_key(&claim.respondent, id),
				"ACC-3: the index of open claims differs"
			);
			ensure!(!Receipts::<T>::contains_key(id), "ACC-3: a live claim has a receipt");
		}
		ensure!(OpenClaims::<T>::iter().count() == open, "ACC-3: an open claim without a row");
		for receipt in Receipts::<T>::iter_values() {
			ensure!(receipt.paid <= receipt.amount, "ACC-3: more was paid than was claimed");
			ensure!(receipt.recovered <= receipt.paid, "ACC-3: more came back than was paid");
		}
		Ok(())
	}

	/// ACC-4: what is remembered of a trade is what claims and receipts for it say.
	fn acc_4_claims_for_a_trade_add_up() -> Result<(), TryRuntimeError> {
		let mut found = BTreeMap::<Vec<u8>, Claimed>::new();
		let mut add = |trade: H256, kind: ClaimKind, committed: Balance| {
			let Some(side) = kind.claimant() else { return Ok(()) };
			let entry = found.entry((trade, side).encode()).or_default();
			ensure!(entry.kinds & kind.bit() == 0, "ACC-4: a kind was claimed twice for a trade");
			entry.kinds |= kind.bit();
			entry.rows = entry.rows.saturating_add(1);
			entry.committed = entry.committed.saturating_add(committed);
			Ok::<_, TryRuntimeError>(())
		};
		for claim in Claims::<T>::iter_values() {
			add(claim.trade, claim.kind, claim.rest.saturating_add(claim.paid))?;
		}
		for receipt in Receipts::<T>::iter_values() {
			add(receipt.trade, receipt.kind, receipt.paid)?;
		}
		for (trade, side, claimed) in ClaimedFor::<T>::iter() {
			let sum = found.remove(&(trade, side).encode()).unwrap_or_default();
			// A kind stays claimed when its receipt has gone before those of others.
			ensure!(
				(sum.rows, sum.kinds) == (claimed.rows, sum.kinds & claimed.kinds)
					&& sum.committed <= claimed.committed,
				"ACC-4: what was claimed for a trade differs"
			);
		}
		ensure!(found.is_empty(), "ACC-4: what was claimed for a trade is unknown");
		Ok(())
	}

	/// ACC-5: one entry of the expiry index for each row that waits, one row for each entry.
	fn acc_5_every_object_is_scheduled_once() -> Result<(), TryRuntimeError> {
		let mut rows = BTreeMap::<Vec<u8>, u64>::new();
		for (who, row) in Acceptors::<T>::iter() {
			ensure!(
				row.bucket.is_some() == row.state.is_member(),
				"ACC-5: members and nobody else are looked at"
			);
			if let Some(bucket) = row.bucket {
				rows.insert(Timed::Acceptor(who).encode(), bucket);
			}
		}
		let timed = |item: Timed<T::AccountId>| item.encode();
		for (id, claim) in Claims::<T>::iter() {
			ensure!(
				claim.bucket.is_some() == claim.next_due().is_some(),
				"ACC-5: a claim that arbitration has waits for time"
			);
			if let Some(bucket) = claim.bucket {
				rows.insert(timed(Timed::Claim(id)), bucket);
			}
		}
		for (id, receipt) in Receipts::<T>::iter() {
			rows.insert(timed(Timed::Receipt(id)), receipt.bucket);
		}
		for (locked, until) in Locks::<T>::iter() {
			rows.insert(timed(Timed::Lock(locked)), Index::<T>::bucket_of(until));
		}
		let cursor = SweepCursor::<T>::get();
		let mut entries = 0usize;
		for (bucket, item, ()) in Due::<T>::iter() {
			entries = entries.saturating_add(1);
			ensure!(
				rows.get(&item.encode()) == Some(&bucket),
				"ACC-5: an entry of the expiry index is stale"
			);
			ensure!(
				cursor.is_some_and(|cursor| cursor <= bucket),
				"ACC-5: the sweep has passed an entry of the expiry index"
			);
		}
		ensure!(entries == rows.len(), "ACC-5: an object is missing in the expiry index");
		Ok(())
	}

	/// ACC-6: exactly the claims wait for which the bond has too little, each at its place, which no other
	/// claim against it has.
	fn acc_6_claims_wait_in_the_order_of_filing() -> Result<(), TryRuntimeError> {
		let mut places = BTreeSet::<(T::AccountId, u64)>::new();
		let mut waiting = 0usize;
		for (id, claim) in Claims::<T>::iter() {
			let filed = Acceptors::<T>::get(&claim.respondent).map_or(0, |row| row.filed);
			ensure!(claim.place < filed, "ACC-6: a place that was not given yet");
			let place = claim.place.to_be_bytes();
			let is_listed = Waiting::<T>::get(&claim.respondent, place) == Some(id);
			let waits = claim.missing() > 0;
			ensure!(is_listed == waits, "ACC-6: the list of claims that wait differs");
			waiting = waiting.saturating_add(waits.into());
			let is_new = places.insert((claim.respondent, claim.place));
			ensure!(is_new, "ACC-6: two claims have one place");
		}
		ensure!(Waiting::<T>::iter().count() == waiting, "ACC-6: nobody waits at a place");
		Ok(())
	}
}
