// SPDX-License-Identifier: Apache-2.0

//! What time brings: steps that are due, before a call's own and by poke; the sweep; receipts that end.

use crate::{
	Config, Dispute, DisputeState, DisputeStep, Disputes, Due, Error, Event, MAX_ACTIVE, MAX_STEPS,
	Pallet, Receipts, SweepCursor, Timed, WeightInfo, dispute::Due as DueStep, review::Drawn,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Arbitrable, CaseId, ChainTime, DueIndex, Swept};

/// The expiry index.
pub(crate) type Index<T> = DueIndex<Due<T>, SweepCursor<T>>;

/// What one step has done: the dispute if it lives, whether it has moved, and the cost.
type Stepped<AccountId> = (Option<Dispute<AccountId>>, bool, Weight);

impl<T: Config> Pallet<T> {
	/// A dispute as it is now: what is due has been done, so that the outcome of a call does not depend on
	/// whether somebody has poked before.
	///
	/// Fails if what is due ends it. The draw of arbiters is left to a poke: no right of a party hangs on it.
	pub(crate) fn load(id: CaseId) -> Result<Dispute<T::AccountId>, DispatchError> {
		let mut row = Disputes::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		for _ in 0..MAX_STEPS {
			match row.due(T::Clock::now()) {
				None | Some(DueStep::Seat) => break,
				Some(DueStep::Silence) => Self::rule_by_silence(&mut row)?,
				Some(DueStep::Examine) => Self::examine(&mut row)?,
				Some(DueStep::Overdue) => Self::overdue(&mut row)?,
				Some(DueStep::Stall) => Self::stall(&mut row)?,
				Some(DueStep::Conclude | DueStep::Default | DueStep::Withdraw) => {
					return Err(Error::<T>::TooLate.into());
				},
			}
		}
		Ok(row)
	}

	/// Write a dispute back, and move its entry in the index to where it belongs.
	pub(crate) fn store(mut row: Dispute<T::AccountId>) {
		let now = T::Clock::now();
		let id = row.id();
		let due = row.next_due().max(now);
		if Index::<T>::bucket_of(due) != row.bucket {
			Index::<T>::remove(row.bucket, id);
			row.bucket = Index::<T>::insert(id, Timed::Dispute, due, now);
		}
		Disputes::<T>::insert(id, row);
	}

	/// It has lasted too long: only the council may rule, and then the default.
	fn stall(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		row.advance::<T>(DisputeStep::Stall)?;
		Self::clear_seats(row)?;
		row.appellant = None;
		row.deadline = row.defaults_at();
		Self::deposit_event(Event::DisputeStalled {
			id: row.id(),
			seq: row.next_seq(),
			deadline: row.deadline,
		});
		Ok(())
	}

	/// The most that one poke costs.
	pub fn poke_weight() -> Weight {
		T::WeightInfo::poke_draw(MAX_ACTIVE)
			.saturating_add(T::WeightInfo::poke_overdue().saturating_mul(MAX_STEPS.into()))
			.saturating_add(T::WeightInfo::poke_conclude())
			.saturating_add(T::Objects::ruling_weight())
	}

	/// What a call costs at most before its own step.
	pub fn due_weight() -> Weight {
		T::WeightInfo::poke_overdue().saturating_mul(MAX_STEPS.into())
	}

	/// Do what is due, at most [`MAX_STEPS`] steps. What it cost.
	pub(crate) fn do_poke(id: CaseId) -> Result<Weight, DispatchError> {
		let (spent, has_moved) = Self::take_due_steps(id)?;
		ensure!(has_moved, Error::<T>::TooEarly);
		Ok(spent)
	}

	/// What it cost, and whether anything was due.
	fn take_due_steps(id: CaseId) -> Result<(Weight, bool), DispatchError> {
		let mut row = Disputes::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let mut spent = Weight::zero();
		let mut has_moved = false;
		for _ in 0..MAX_STEPS {
			let (poked, moved, cost) = Self::take_due_step(row)?;
			spent.saturating_accrue(cost);
			has_moved |= moved;
			match poked {
				None => return Ok((spent, true)),
				Some(alive) => row = alive,
			}
			if !moved {
				break;
			}
		}
		if has_moved {
			Self::store(row);
		}
		Ok((spent, has_moved))
	}

	/// Take one step, if any is due.
	fn take_due_step(
		mut row: Dispute<T::AccountId>,
	) -> Result<Stepped<T::AccountId>, DispatchError> {
		let mut cost = T::WeightInfo::poke_overdue();
		let end = T::WeightInfo::poke_conclude().saturating_add(T::Objects::ruling_weight());
		let moved = match row.due(T::Clock::now()) {
			None => row.state == DisputeState::Review && Self::replace_unfit(&mut row)?,
			Some(DueStep::Silence) => Self::rule_by_silence(&mut row).map(|()| true)?,
			Some(DueStep::Examine) => Self::examine(&mut row).map(|()| true)?,
			Some(DueStep::Overdue) => Self::overdue(&mut row).map(|()| true)?,
			Some(DueStep::Stall) => Self::stall(&mut row).map(|()| true)?,
			Some(DueStep::Seat) => match Self::draw(&mut row)? {
				Drawn::NotYet => false,
				Drawn::Done(size) => {
					cost = T::WeightInfo::poke_draw(size);
					true
				},
			},
			Some(DueStep::Conclude | DueStep::Default) => {
				Self::conclude(row)?;
				return Ok((None, true, end));
			},
			Some(DueStep::Withdraw) => {
				Self::take_back(row)?;
				return Ok((None, true, end));
			},
		};
		Ok((Some(row), moved, cost))
	}

	/// Do what is due, oldest bucket first, as far as `meter` allows.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		Index::<T>::sweep(
			meter,
			T::Clock::now(),
			T::WeightInfo::sweep_bucket(),
			Self::poke_weight(),
			|bucket, id, what| match what {
				Timed::Dispute => Self::sweep_dispute(bucket, *id),
				Timed::Receipt => {
					Receipts::<T>::remove(id);
					Self::deposit_event(Event::Pruned { id: *id });
					Swept { next: None, spent: T::WeightInfo::prune(1) }
				},
			},
		);
	}

	/// Do what is due for one dispute, and tell where its entry goes.
	fn sweep_dispute(bucket: u64, id: CaseId) -> Swept {
		let last = Index::<T>::bucket_now(T::Clock::now());
		let result = with_storage_layer(|| Self::take_due_steps(id));
		let spent = result.map_or_else(|_| Self::poke_weight(), |(spent, _)| spent);
		let Some(mut row) = Disputes::<T>::get(id) else {
			return Swept { next: None, spent };
		};
		let next = match result {
			Err(error) => {
				Self::deposit_event(Event::SweepFailed { id, error });
				last.saturating_add(Index::<T>::RETRY_AFTER)
			},
			// It waits for the randomness, or has moved within this minute: the next one.
			Ok(_) if row.bucket <= last.max(bucket) => last.max(bucket).saturating_add(1),
			Ok(_) => row.bucket,
		};
		if next != row.bucket {
			Index::<T>::remove(row.bucket, id);
			row.bucket = next;
			Disputes::<T>::insert(id, row);
		}
		Swept { next: Some(next), spent }
	}

	pub(crate) fn do_prune(id: CaseId) -> DispatchResult {
		let receipt = Receipts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(T::Clock::now() >= receipt.keep_until, Error::<T>::TooEarly);
		Receipts::<T>::remove(id);
		Index::<T>::remove(Index::<T>::bucket_of(receipt.keep_until), id);
		Self::deposit_event(Event::Pruned { id });
		Ok(())
	}
}
