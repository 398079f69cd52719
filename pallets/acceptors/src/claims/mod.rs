// SPDX-License-Identifier: Apache-2.0

//! The steps of a claim: how it begins, who can end it, and what is left of it.

mod file;
mod queue;
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

/// What is paid for a claim.
pub(crate) struct Spent {
	/// How much.
	pub(crate) amount: Balance,
	/// How much of that the respondent has put on hold for it just now, beside his bond.
	pub(crate) added: Balance,
	/// Whether a ruling made him pay.
	pub(crate) is_ruled: bool,
}

impl<T: Config> Pallet<T> {
	/// The claim, if it has not expired: from then on anyone ends it, and nobody does anything else.
	pub(crate) fn claim(id: ClaimId) -> Result<Claim<T::AccountId>, DispatchError> {
		let claim = Claims::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(!claim.is_due(T::Clock::now()), Error::<T>::TooLate);
		Ok(claim)
	}

	/// The row of a respondent. It stays as long as a claim against him lives.
	pub(crate) fn respondent(
		claim: &Claim<T::AccountId>,
	) -> Result<(T::AccountId, Acceptor), DispatchError> {
		let who = claim.respondent.clone();
		let row = Acceptors::<T>::get(&who).ok_or(Error::<T>::NotFound)?;
		Ok((who, row))
	}

	/// Pay a claimant out of a bond, and what was added to it. What the claim has of the bond is the caller's
	/// to change.
	pub(crate) fn spend(
		id: ClaimId,
		claim: &mut Claim<T::AccountId>,
		row: &mut Acceptor,
		spent: &Spent,
	) -> DispatchResult {
		let Spent { amount, added, is_ruled } = *spent;
		if amount == 0 && !is_ruled {
			return Ok(());
		}
		let who = claim.respondent.clone();
		let out_of_bond = amount.checked_sub(added).ok_or(ArithmeticError::Underflow)?;
		claim.paid = claim.paid.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		row.bond = row.bond.checked_sub(out_of_bond).ok_or(ArithmeticError::Underflow)?;
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
		if out_of_bond > 0 {
			let (acceptor, seq, bond) = (who.clone(), row.next_seq(), row.bond);
			let amount = out_of_bond;
			Self::deposit_event(Event::BondSpent { acceptor, seq, claim: id, amount, bond });
		}
		let now = T::Clock::now();
		LevelsOf::<T>::mutate(&who, |levels| {
			levels.compensate(now, amount, is_ruled);
			Self::restrict_if_due(&who, row, levels, now);
		});
		Ok(())
	}

	/// End a claim by `step` with nothing more paid for it.
	pub(crate) fn end_claim(
		id: ClaimId,
		mut claim: Claim<T::AccountId>,
		step: ClaimStep,
	) -> DispatchResult {
		claim.advance::<T>(step)?;
		let (who, mut row) = Self::respondent(&claim)?;
		Self::finish(id, claim, &mut row)?;
		Self::serve(&who, &mut row)?;
		Self::put_acceptor(&who, row);
		Ok(())
	}

	/// Take a claim that has ended out of state: thaw what it has left, return the deposit or forfeit it,
	/// and leave a receipt. Who waits is the caller's to serve.
	pub(crate) fn finish(
		id: ClaimId,
		mut claim: Claim<T::AccountId>,
		row: &mut Acceptor,
	) -> DispatchResult {
		Self::give_up(&claim, claim.rest);
		Self::share(id, &mut claim, row, 0, 0)?;
		row.claims = row.claims.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
		Self::return_deposit(id, &mut claim)?;
		Self::leave_receipt(id, claim);
		Ok(())
	}

	/// What is no longer claimed can be claimed for the trade by another kind.
	pub(crate) fn give_up(claim: &Claim<T::AccountId>, amount: Balance) {
		if let Some(side) = claim.kind.claimant() {
			ClaimedFor::<T>::mutate(claim.trade, side, |claimed| {
				claimed.committed = claimed.committed.saturating_sub(amount);
			});
		}
	}

	/// Return the deposit of a claim, once, or forfeit it.
	pub(crate) fn return_deposit(id: ClaimId, claim: &mut Claim<T::AccountId>) -> DispatchResult {
		// Nothing was found in it, and nothing was paid of free will: the respondent was troubled for nothing.
		let is_forfeit = claim.state == ClaimState::Rejected && claim.paid == 0;
		let (to, kind) = if is_forfeit {
			(claim.respondent.clone(), Movement::Forfeit)
		} else {
			(claim.claimant.clone(), Movement::Deposit)
		};
		let amount = core::mem::take(&mut claim.deposit);
		let from = &claim.claimant;
		let payout = Payout { reason: HoldReason::ClaimDeposit, from, to: &to, amount, kind };
		Self::pay(Object::Claim(id), &mut claim.seq, payout)
	}

	/// Take a claim out of state; what stays keeps its reference used.
	fn leave_receipt(id: ClaimId, mut claim: Claim<T::AccountId>) {
		let now = T::Clock::now();
		let limits = T::Limits::get();
		Claims::<T>::remove(id);
		OpenClaims::<T>::remove(&claim.respondent, id);
		if let Some(bucket) = claim.bucket {
			Index::<T>::remove(bucket, Timed::Claim(id));
		}
		let seq = claim.next_seq();
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

	/// The row of `who`, if his bond stood behind something that happened at `at`.
	pub(crate) fn behind(who: &T::AccountId, at: Millis) -> Option<Acceptor> {
		Acceptors::<T>::get(who).filter(|row| row.state.is_bound() && row.since <= at)
	}
}
