// SPDX-License-Identifier: Apache-2.0

//! What claims have of a bond, and how those wait that it has too little for.
//!
//! Who filed earlier is served first, whatever for: a claim that is refused, taken back, paid less than it
//! had frozen, or paid out of free money leaves what it had to those that wait. Until then nothing of the
//! bond that anybody waits for can leave it.

use crate::{
	Acceptor, Claim, ClaimId, ClaimState, ClaimStep, Claims, Config, Error, Event, MAX_SERVED,
	Pallet, Waiting, WeightInfo, claims::Spent,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::Balance;

impl<T: Config> Pallet<T> {
	/// What serving costs at most.
	pub(crate) fn serve_weight() -> Weight {
		T::WeightInfo::serve_claim().saturating_mul(MAX_SERVED.into())
	}

	/// Let `rest` of a claim be left, of which `frozen` is frozen: in the claim, in the row of its
	/// respondent, and in the queue.
	pub(crate) fn share(
		id: ClaimId,
		claim: &mut Claim<T::AccountId>,
		row: &mut Acceptor,
		rest: Balance,
		frozen: Balance,
	) -> DispatchResult {
		let before = claim.missing();
		let missing = rest.checked_sub(frozen).ok_or(ArithmeticError::Underflow)?;
		row.frozen = replaced(row.frozen, claim.frozen, frozen)?;
		row.waiting = replaced(row.waiting, before, missing)?;
		claim.rest = rest;
		claim.frozen = frozen;
		let place = claim.place.to_be_bytes();
		match (before > 0, missing > 0) {
			(false, true) => Waiting::<T>::insert(&claim.respondent, place, id),
			(true, false) => Waiting::<T>::remove(&claim.respondent, place),
			(false, false) | (true, true) => {},
		}
		Ok(())
	}

	/// Give what no claim has frozen to those that wait, who filed first before the others, and end what
	/// waits for nothing any more. Whether that was anything.
	pub(crate) fn serve(who: &T::AccountId, row: &mut Acceptor) -> Result<bool, DispatchError> {
		// With the last of the bond gone, nobody who was awarded something waits on.
		let is_idle = row.waiting == 0 || (row.unfrozen() == 0 && row.bond > 0);
		if is_idle {
			return Ok(false);
		}
		let first: Vec<ClaimId> =
			Waiting::<T>::iter_prefix_values(who).take(MAX_SERVED.into()).collect();
		let mut has_served = false;
		for id in first {
			let mut claim = Claims::<T>::get(id).ok_or(Error::<T>::NotFound)?;
			let more = claim.missing().min(row.unfrozen());
			let is_awarded = claim.state == ClaimState::Awarded;
			if more == 0 && !(is_awarded && row.bond == 0) {
				continue;
			}
			has_served = true;
			if is_awarded {
				Self::pay_award(id, claim, row, more)?;
				continue;
			}
			let (rest, frozen) = (claim.rest, claim.frozen.saturating_add(more));
			Self::share(id, &mut claim, row, rest, frozen)?;
			let seq = claim.next_seq();
			Claims::<T>::insert(id, claim);
			Self::deposit_event(Event::ClaimToppedUp { claim: id, seq, amount: more, frozen });
		}
		Ok(has_served)
	}

	/// Pay more of what a ruling gave. Ends the claim if that is all, or all there is.
	pub(crate) fn pay_award(
		id: ClaimId,
		mut claim: Claim<T::AccountId>,
		row: &mut Acceptor,
		more: Balance,
	) -> DispatchResult {
		// It was counted as lost when the ruling came.
		Self::spend(id, &mut claim, row, &Spent { amount: more, added: 0, is_ruled: false })?;
		let rest = claim.rest.checked_sub(more).ok_or(ArithmeticError::Underflow)?;
		Self::share(id, &mut claim, row, rest, 0)?;
		if rest == 0 || row.bond == 0 {
			claim.advance::<T>(ClaimStep::Close)?;
			return Self::finish(id, claim, row);
		}
		Claims::<T>::insert(id, claim);
		Ok(())
	}
}

/// A sum in which one part has become another.
fn replaced(sum: Balance, before: Balance, after: Balance) -> Result<Balance, ArithmeticError> {
	sum.checked_sub(before)
		.ok_or(ArithmeticError::Underflow)?
		.checked_add(after)
		.ok_or(ArithmeticError::Overflow)
}
