// SPDX-License-Identifier: Apache-2.0

//! What time brings: steps that are due, before a call's own and by poke; the sweep; receipts that end.

use crate::{
	Config, Dispute, DisputeState, DisputeStep, Disputes, Due, Error, Event, MAX_ACTIVE, MAX_STEPS,
	MAX_TRIES, Pallet, Receipt, Receipts, SweepCursor, Timed, WeightInfo, Withdrawal,
	dispute::Due as DueStep, review::Drawn,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Arbitrable, CaseId, ChainTime, DueIndex, Kyc, Side, Swept};

/// The expiry index.
pub(crate) type Index<T> = DueIndex<Due<T>, SweepCursor<T>>;

/// What one step has done: the dispute if it lives, whether it has moved, and the cost.
type Stepped<AccountId> = (Option<Dispute<AccountId>>, bool, Weight);

impl<T: Config> Pallet<T> {
	/// What is due of a dispute now. Whoever an officer has frozen cannot act, so nothing follows from his having
	/// let his time pass: an arbiter looks at what he was silent about, and his stake on an appeal is advanced.
	pub(crate) fn due_of(row: &Dispute<T::AccountId>) -> Option<DueStep> {
		let is_frozen = |side| T::Kyc::ensure_not_frozen(row.account(side)).is_err();
		match row.due(T::Clock::now()) {
			Some(DueStep::Silence)
				if [Side::Buyer, Side::Seller]
					.into_iter()
					.any(|side| !row.party(side).has_acted && is_frozen(side)) =>
			{
				Some(DueStep::Examine)
			},
			Some(DueStep::Conclude)
				if row.appellant.is_some_and(|appellant| is_frozen(appellant.other())) =>
			{
				Some(DueStep::Fund)
			},
			due => due,
		}
	}

	/// Whether a dispute can still be settled: no ruling is final, though nobody may have poked yet.
	pub(crate) fn can_be_settled(row: &Dispute<T::AccountId>) -> bool {
		match Self::due_of(row) {
			Some(DueStep::Conclude | DueStep::Default) => false,
			// Whatever else is due, in the end it is the default that one poke leads to.
			Some(
				DueStep::Withdraw
				| DueStep::Silence
				| DueStep::Examine
				| DueStep::Fund
				| DueStep::Seat
				| DueStep::Overdue
				| DueStep::Stall,
			)
			| None => T::Clock::now() < row.defaults_at(),
		}
	}

	/// A dispute as it is now: what is due has been done, so that the outcome of a call does not depend on
	/// whether somebody has poked before.
	///
	/// Fails if what is due ends it. The draw of arbiters is left to a poke: no right of a party hangs on it.
	pub(crate) fn load(id: CaseId) -> Result<Dispute<T::AccountId>, DispatchError> {
		let mut row = Disputes::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		for _ in 0..MAX_STEPS {
			match Self::due_of(&row) {
				None | Some(DueStep::Seat) => break,
				Some(DueStep::Silence) => Self::rule_by_silence(&mut row)?,
				Some(DueStep::Examine) => Self::examine(&mut row)?,
				Some(DueStep::Fund) => Self::advance_stake(&mut row)?,
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
		// Nobody takes back what is before the council.
		row.withdrawal = Withdrawal::Refused;
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
		Self::draw_weight(MAX_ACTIVE)
			.saturating_add(T::WeightInfo::poke_overdue().saturating_mul(MAX_STEPS.into()))
			.saturating_add(Self::end_weight())
	}

	/// What a call costs at most before its own step. After two steps, of which the second is that it stalls, it
	/// is over or nothing is due.
	pub fn due_weight() -> Weight {
		T::WeightInfo::poke_overdue().saturating_mul(2)
	}

	/// What a draw among so many costs at most. What is measured is one in which whoever is looked at will do;
	/// of everybody else whom it looks at it has to read a credential and whether he is frozen.
	fn draw_weight(size: u32) -> Weight {
		let looked_at = u64::from(size.min(MAX_TRIES));
		T::WeightInfo::poke_draw(size)
			.saturating_add(T::DbWeight::get().reads(looked_at.saturating_mul(2)))
	}

	/// What it costs at most to end a dispute: by a ruling, or, as one is settled, while arbiters sit.
	fn end_weight() -> Weight {
		T::WeightInfo::poke_conclude()
			.max(T::WeightInfo::settle())
			.saturating_add(T::Objects::ruling_weight())
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
		let moved = match Self::due_of(&row) {
			None => row.state == DisputeState::Review && Self::replace_unfit(&mut row)?,
			Some(DueStep::Silence) => Self::rule_by_silence(&mut row).map(|()| true)?,
			Some(DueStep::Examine) => Self::examine(&mut row).map(|()| true)?,
			Some(DueStep::Fund) => Self::advance_stake(&mut row).map(|()| true)?,
			Some(DueStep::Overdue) => Self::overdue(&mut row).map(|()| true)?,
			Some(DueStep::Stall) => Self::stall(&mut row).map(|()| true)?,
			Some(DueStep::Seat) => match Self::draw(&mut row)? {
				Drawn::NotYet => false,
				Drawn::Done(size) => {
					cost = Self::draw_weight(size);
					true
				},
			},
			Some(DueStep::Conclude | DueStep::Default) => {
				Self::conclude(row)?;
				return Ok((None, true, Self::end_weight()));
			},
			Some(DueStep::Withdraw) => {
				Self::take_back(row)?;
				return Ok((None, true, Self::end_weight()));
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
		Self::remove_receipt(id, &receipt);
		Self::deposit_event(Event::Pruned { id });
		Ok(())
	}

	/// Remove a receipt and its entry in the index.
	pub(crate) fn remove_receipt(id: CaseId, receipt: &Receipt) {
		Receipts::<T>::remove(id);
		Index::<T>::remove(Index::<T>::bucket_of(receipt.keep_until), id);
	}
}
