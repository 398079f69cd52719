// SPDX-License-Identifier: Apache-2.0

//! The steps of a claim: how it begins, who can end it, and what is left of it.

mod file;
mod recovery;
mod steps;

pub(crate) use file::Request;

use crate::{
	Acceptor, Acceptors, Claim, ClaimId, ClaimKind, ClaimReceipt, ClaimState, ClaimStep,
	ClaimedFor, Claims, Config, Error, Event, HoldReason, Index, LevelsOf, Movement, Object,
	OpenClaims, Pallet, Receipts, Timed, money::Payout,
};
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{Balance, ChainTime, Millis};

impl<T: Config> Pallet<T> {
	/// The claim, if its last deadline is not over: from then on anyone ends it, and nobody does anything
	/// else.
	pub(crate) fn claim(id: ClaimId) -> Result<Claim<T::AccountId>, DispatchError> {
		let claim = Claims::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(T::Clock::now() < claim.windows.expires_at, Error::<T>::TooLate);
		Ok(claim)
	}

	/// Pay `amount` of what is frozen for a claim to the claimant. `is_ruled` says whether a ruling made
	/// the respondent pay.
	pub(crate) fn spend(
		id: ClaimId,
		claim: &mut Claim<T::AccountId>,
		amount: Balance,
		is_ruled: bool,
	) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let who = claim.respondent.clone();
		let mut row = Acceptors::<T>::get(&who).ok_or(Error::<T>::NotFound)?;
		claim.frozen = claim.frozen.checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
		claim.paid = claim.paid.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		row.frozen = row.frozen.checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
		row.bond = row.bond.checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
		let payout = Payout {
			reason: HoldReason::Bond,
			from: &who,
			to: &claim.claimant,
			amount,
			kind: Movement::Compensation,
		};
		Self::pay(Object::Claim(id), &mut claim.seq, payout)?;
		if let ClaimKind::Clawback { of } = claim.kind {
			Receipts::<T>::mutate_extant(of, |receipt| {
				receipt.recovered = receipt.recovered.saturating_add(amount);
			});
		}
		let (acceptor, seq, bond) = (who.clone(), row.next_seq(), row.bond);
		Self::deposit_event(Event::BondSpent { acceptor, seq, claim: id, amount, bond });
		let now = T::Clock::now();
		LevelsOf::<T>::mutate(&who, |levels| {
			levels.compensate(now, amount, is_ruled);
			Self::restrict_if_due(&who, &mut row, levels, now);
		});
		Self::put_acceptor(&who, row);
		Ok(())
	}

	/// End a claim: pay `award`, thaw the rest, return the deposit or forfeit it, and leave a receipt.
	pub(crate) fn end_claim(
		id: ClaimId,
		mut claim: Claim<T::AccountId>,
		step: ClaimStep,
		award: Balance,
	) -> DispatchResult {
		claim.advance::<T>(step)?;
		Self::spend(id, &mut claim, award, step == ClaimStep::Award)?;
		Self::thaw(&claim)?;
		// Nothing was found in it, and nothing was paid of free will: the respondent was troubled for nothing.
		let is_forfeit = claim.state == ClaimState::Rejected && claim.paid == 0;
		let (to, kind) = if is_forfeit {
			(claim.respondent.clone(), Movement::Forfeit)
		} else {
			(claim.claimant.clone(), Movement::Deposit)
		};
		let payout = Payout {
			reason: HoldReason::ClaimDeposit,
			from: &claim.claimant,
			to: &to,
			amount: claim.deposit,
			kind,
		};
		Self::pay(Object::Claim(id), &mut claim.seq, payout)?;
		Self::leave_receipt(id, claim);
		Ok(())
	}

	/// Lift the freeze that is left of a claim.
	fn thaw(claim: &Claim<T::AccountId>) -> DispatchResult {
		Acceptors::<T>::try_mutate_exists(&claim.respondent, |slot| {
			let row: &mut Acceptor = slot.as_mut().ok_or(Error::<T>::NotFound)?;
			row.frozen = row.frozen.checked_sub(claim.frozen).ok_or(ArithmeticError::Underflow)?;
			Ok::<_, DispatchError>(())
		})?;
		if let Some(side) = claim.kind.claimant() {
			ClaimedFor::<T>::mutate(claim.trade, side, |claimed| {
				claimed.committed = claimed.committed.saturating_sub(claim.frozen);
			});
		}
		Ok(())
	}

	/// Take a claim out of state; what stays keeps its reference used.
	fn leave_receipt(id: ClaimId, mut claim: Claim<T::AccountId>) {
		let now = T::Clock::now();
		let limits = T::Limits::get();
		Claims::<T>::remove(id);
		OpenClaims::<T>::remove(&claim.respondent, id);
		Index::<T>::remove(claim.bucket, Timed::Claim(id));
		let seq = claim.seq;
		claim.seq = seq.saturating_add(1);
		let (outcome, paid) = (claim.state, claim.paid);
		Self::deposit_event(Event::ClaimEnded { claim: id, seq, outcome, paid });
		let recover_until = now.saturating_add(limits.recovery_window);
		// As long as anything can be claimed for the trade, what was claimed has to be known.
		let last_claim = claim.loss_at.saturating_add(limits.long_window.max(limits.short_window));
		let keep_until = recover_until.max(last_claim);
		let receipt = ClaimReceipt {
			outcome,
			kind: claim.kind,
			trade: claim.trade,
			claimant: claim.claimant,
			respondent: claim.respondent,
			amount: claim.amount,
			paid,
			recovered: 0,
			clawback: None,
			grounds: claim.grounds,
			ended_at: now,
			recover_until,
			keep_until,
			bucket: Index::<T>::insert(Timed::Receipt(id), (), keep_until, now),
			seq: claim.seq,
		};
		Receipts::<T>::insert(id, receipt);
	}

	/// What the bond of `who` has for a claim about something that happened at `at`: nothing if it did not
	/// stand behind that.
	pub(crate) fn coverable(who: &T::AccountId, at: Millis) -> Option<(Acceptor, Balance)> {
		let row = Acceptors::<T>::get(who)?;
		let is_covered = row.state.is_bound() && row.since <= at;
		let unfrozen = row.unfrozen();
		is_covered.then_some((row, unfrozen))
	}
}
