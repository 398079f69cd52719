// SPDX-License-Identifier: Apache-2.0

//! What must hold between any two calls.

use crate::{
	ArbiterOf, ArbiterState, Arbiters, Assignments, Config, Dispute, DisputeState, DisputeStep,
	DisputeTier, Disputes, Due, Files, HoldReason, MAX_LOAD, NextEntry, Pallet, Pool, Receipts,
	SweepCursor, Timed, Withdrawal, sweep::Index,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, CaseId, Claimables, HoldSums, Side};

const REASONS: [HoldReason; 2] = [HoldReason::Fee, HoldReason::ArbiterBond];

impl<T: Config> Pallet<T> {
	/// Check everything.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i2_holds_equal_objects()?;
		Self::disputes_are_coherent()?;
		Self::everything_is_scheduled_once()?;
		Self::seats_match_assignments()?;
		Self::pool_is_the_active_arbiters()?;
		Self::no_orphans()
	}

	/// I2: for every account and reason, what disputes, bonds and claimables say lies there is what is on
	/// hold.
	fn i2_holds_equal_objects() -> Result<(), TryRuntimeError> {
		let mut sums = HoldSums::<T::AccountId, T::Holds>::new(REASONS);
		let usdt = &AssetKind::Native;
		for row in Disputes::<T>::iter_values() {
			for round in &row.rounds {
				for side in [Side::Buyer, Side::Seller] {
					sums.add(row.account(side), usdt, HoldReason::Fee, round.purse.of(side));
				}
			}
		}
		for (who, arbiter) in Arbiters::<T>::iter() {
			sums.add(&who, usdt, HoldReason::ArbiterBond, arbiter.bond);
		}
		sums.add_owed(T::Claimables::all());
		let is_equal =
			sums.are_on_hold() && sums.explain_holds(frame_system::Account::<T>::iter_keys(), []);
		ensure!(is_equal, "I2: holds differ from objects");
		Ok(())
	}

	/// What belongs to a state is there, and no state is stored that never is.
	fn disputes_are_coherent() -> Result<(), TryRuntimeError> {
		for (id, row) in Disputes::<T>::iter() {
			ensure!(row.id() == id, "a dispute stands under another id");
			ensure!(Self::is_coherent(&row), "a dispute lacks what belongs to its state");
			if let Some(stored) = row.ruling {
				let sum = stored.ruling.to_buyer.checked_add(stored.ruling.to_seller);
				ensure!(sum == Some(row.case.principal), "I3: a ruling is not the principal");
				ensure!(
					stored.ruling.slash_buyer <= row.case.buyer_bond
						&& stored.ruling.slash_seller <= row.case.seller_bond,
					"I3: a slash is above the bond"
				);
			}
			let filed = u32::try_from(Files::<T>::get(id).len()).unwrap_or(u32::MAX);
			ensure!(
				row.buyer.filed.checked_add(row.seller.filed) == Some(filed),
				"evidence is not what was filed"
			);
		}
		Ok(())
	}

	fn is_coherent(row: &Dispute<T::AccountId>) -> bool {
		let seats: u32 = row.seats.len().saturated_into();
		let is_drawing = row.state == DisputeState::Drawing;
		let is_asked_back = matches!(row.withdrawal, Withdrawal::Asked { .. });
		if row.request.is_some() != is_drawing
			|| row.appellant.is_some() != (row.state == DisputeState::Appealed)
			|| (is_asked_back && row.state.apply(DisputeStep::Withdraw).is_err())
		{
			return false;
		}
		match row.state {
			DisputeState::Open => {
				row.tier == DisputeTier::Silence
					&& seats == 0 && !(row.buyer.has_acted && row.seller.has_acted)
			},
			DisputeState::Evidence => {
				row.tier == DisputeTier::Silence
					&& seats == 0 && row.buyer.has_acted
					&& row.seller.has_acted
			},
			DisputeState::Drawing => seats < row.tier.seats(),
			DisputeState::Review => row.tier != DisputeTier::Silence && seats == row.tier.seats(),
			DisputeState::Ruled | DisputeState::Appealed => {
				seats == 0
					&& row.tier != DisputeTier::Council
					&& row.ruling.is_some_and(|stored| stored.tier == row.tier)
			},
			DisputeState::Stalled => seats == 0,
			DisputeState::Final
			| DisputeState::Executed
			| DisputeState::Settled
			| DisputeState::Withdrawn => false,
		}
	}

	/// The expiry index: one entry for each row, one row for each entry.
	fn everything_is_scheduled_once() -> Result<(), TryRuntimeError> {
		let mut rows: BTreeMap<CaseId, (u64, Timed)> = BTreeMap::new();
		for (id, row) in Disputes::<T>::iter() {
			rows.insert(id, (row.bucket, Timed::Dispute));
		}
		for (id, row) in Receipts::<T>::iter() {
			ensure!(!rows.contains_key(&id), "a live dispute has a receipt");
			rows.insert(id, (Index::<T>::bucket_of(row.keep_until), Timed::Receipt));
		}
		let cursor = SweepCursor::<T>::get();
		let mut entries = 0usize;
		for (bucket, id, what) in Due::<T>::iter() {
			entries = entries.saturating_add(1);
			ensure!(
				rows.get(&id) == Some(&(bucket, what)),
				"an entry of the expiry index is stale"
			);
			ensure!(
				cursor.is_some_and(|cursor| cursor <= bucket),
				"the sweep has passed an entry of the expiry index"
			);
		}
		ensure!(entries == rows.len(), "a row is missing in the expiry index");
		Ok(())
	}

	/// Loads are the seats that arbiters have, and nobody sits who is no arbiter.
	fn seats_match_assignments() -> Result<(), TryRuntimeError> {
		let mut seats = BTreeSet::new();
		for (id, row) in Disputes::<T>::iter() {
			for seat in &row.seats {
				ensure!(
					seats.insert((seat.who.clone(), id)),
					"an arbiter has two seats in a dispute"
				);
				ensure!(!row.excluded.contains(&seat.who), "somebody sits who is excluded");
			}
		}
		let assigned: BTreeSet<_> = Assignments::<T>::iter_keys().collect();
		ensure!(seats == assigned, "seats differ from assignments");
		for (who, arbiter) in Arbiters::<T>::iter() {
			let load = assigned.iter().filter(|(arbiter, _)| *arbiter == who).count();
			ensure!(usize::try_from(arbiter.load) == Ok(load), "a load differs from the seats");
			ensure!(arbiter.load <= MAX_LOAD, "an arbiter sits in too many disputes");
		}
		ensure!(
			assigned.iter().all(|(who, _)| Arbiters::<T>::contains_key(who)),
			"somebody sits who is no arbiter"
		);
		Ok(())
	}

	/// The pool is the active arbiters, each once, with what is said of them.
	fn pool_is_the_active_arbiters() -> Result<(), TryRuntimeError> {
		let pool = Pool::<T>::get();
		let mut members = BTreeSet::new();
		for candidate in &pool {
			ensure!(members.insert(candidate.who.clone()), "somebody is in the pool twice");
			ensure!(candidate.entry < NextEntry::<T>::get(), "an entry into the pool lies ahead");
			let fits = Arbiters::<T>::get(&candidate.who).is_some_and(|arbiter| {
				arbiter.state == ArbiterState::Active
					&& arbiter.skills == candidate.skills
					&& (arbiter.load >= MAX_LOAD) == candidate.is_full
			});
			ensure!(fits, "the pool differs from the arbiters");
		}
		for (who, arbiter) in Arbiters::<T>::iter() {
			ensure!(arbiter.state != ArbiterState::Gone, "an arbiter is stored who is gone");
			ensure!(
				(arbiter.state == ArbiterState::Active) == members.contains(&who),
				"the pool differs from the arbiters"
			);
		}
		Ok(())
	}

	/// No row without what it belongs to.
	fn no_orphans() -> Result<(), TryRuntimeError> {
		for id in Files::<T>::iter_keys() {
			ensure!(Disputes::<T>::contains_key(id), "evidence of no dispute");
		}
		for (person, who) in ArbiterOf::<T>::iter() {
			ensure!(
				Arbiters::<T>::get(&who).is_some_and(|arbiter| arbiter.person == person),
				"the arbiter of a person is none"
			);
		}
		ensure!(
			ArbiterOf::<T>::iter().count() == Arbiters::<T>::iter().count(),
			"an arbiter without a person"
		);
		Ok(())
	}
}
