// SPDX-License-Identifier: Apache-2.0

//! What parties, time and arbitration do with a claim.

use crate::{
	Claim, ClaimId, ClaimState, ClaimStep, Claims, Config, Error, Event, HoldReason, Index, Pallet,
	Timed, claims::Spent,
};
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{Arbitration, AssetKind, Balance, Case, CaseId, ChainTime, Ruling, Side};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_answer_claim(
		who: &T::AccountId,
		id: ClaimId,
		evidence: H256,
	) -> DispatchResult {
		let mut claim = Self::claim(id)?;
		ensure!(*who == claim.respondent, Error::<T>::NotParty);
		claim.advance::<T>(ClaimStep::Answer)?;
		ensure!(T::Clock::now() < claim.windows.answer_deadline, Error::<T>::TooLate);
		let seq = claim.next_seq();
		Claims::<T>::insert(id, claim);
		Self::deposit_event(Event::ClaimAnswered { claim: id, seq, evidence });
		Ok(())
	}

	pub(crate) fn do_accept_claim(
		who: &T::AccountId,
		id: ClaimId,
		amount: Balance,
	) -> DispatchResult {
		let mut claim = Self::claim(id)?;
		ensure!(*who == claim.respondent, Error::<T>::NotParty);
		ensure!(amount > 0 && amount <= claim.rest, Error::<T>::BadAmount);
		let is_disputed = claim.state == ClaimState::Review;
		let is_all = amount == claim.rest;
		claim.advance::<T>(if is_all { ClaimStep::PayAll } else { ClaimStep::PayPart })?;
		let (_, mut row) = Self::respondent(&claim)?;
		// He pays out of his own pocket what the bond cannot spare. On hold for a moment, so that a payee who
		// cannot be credited does not stop it.
		let spare = Self::spare(&row, &claim, T::Clock::now());
		let added = amount.saturating_sub(spare);
		if added > 0 {
			Self::hold(HoldReason::Bond, who, added)?;
		}
		if is_disputed {
			T::Arbitration::settle(&CaseId::Claim(id), Some(Side::Seller))?;
		}
		Self::spend(id, &mut claim, &mut row, &Spent { amount, added, is_ruled: false })?;
		let rest = claim.rest.checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
		// What was paid out of the bond can have been what was frozen for it.
		let others = row.frozen.saturating_sub(claim.frozen);
		let frozen = claim.frozen.min(rest).min(row.bond.saturating_sub(others));
		Self::share(id, &mut claim, &mut row, rest, frozen)?;
		if is_all {
			Self::finish(id, claim, &mut row)?;
		} else {
			// It was paid, so the sum of what was claimed for the trade stays the same.
			let seq = claim.next_seq();
			Claims::<T>::insert(id, claim);
			Self::deposit_event(Event::ClaimPartPaid { claim: id, seq, amount, rest, frozen });
		}
		Self::serve(who, &mut row)?;
		Self::put_acceptor(who, row);
		Ok(())
	}

	pub(crate) fn do_withdraw_claim(who: &T::AccountId, id: ClaimId) -> DispatchResult {
		let claim = Self::claim(id)?;
		ensure!(*who == claim.claimant, Error::<T>::NotParty);
		if claim.state == ClaimState::Review {
			T::Arbitration::settle(&CaseId::Claim(id), Some(Side::Buyer))?;
		}
		Self::end_claim(id, claim, ClaimStep::Withdraw)
	}

	pub(crate) fn do_escalate_claim(who: &T::AccountId, id: ClaimId) -> DispatchResult {
		let mut claim = Self::claim(id)?;
		ensure!(*who == claim.claimant, Error::<T>::NotParty);
		let is_answered = claim.state != ClaimState::Filed;
		claim.advance::<T>(ClaimStep::Escalate)?;
		let can_answer = !is_answered && T::Clock::now() < claim.windows.answer_deadline;
		ensure!(!can_answer, Error::<T>::TooEarly);
		T::Arbitration::open(Self::case_of(id, &claim))?;
		// From here on arbitration sees to its end.
		if let Some(bucket) = claim.bucket.take() {
			Index::<T>::remove(bucket, Timed::Claim(id));
		}
		let (seq, principal) = (claim.next_seq(), claim.rest);
		Claims::<T>::insert(id, claim);
		Self::deposit_event(Event::ClaimEscalated { claim: id, seq, principal });
		Ok(())
	}

	pub(crate) fn do_poke_claim(id: ClaimId) -> DispatchResult {
		let claim = Claims::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		if claim.state == ClaimState::Awarded {
			return Self::poke_awarded(id, claim);
		}
		ensure!(claim.is_due(T::Clock::now()), Error::<T>::TooEarly);
		Self::end_claim(id, claim, ClaimStep::Expire)
	}

	/// Pay what has thawed for a claim that a ruling decided, or end it where nothing can thaw any more.
	fn poke_awarded(id: ClaimId, claim: Claim<T::AccountId>) -> DispatchResult {
		let (who, mut row) = Self::respondent(&claim)?;
		if row.bond == 0 {
			Self::pay_award(id, claim, &mut row, 0)?;
		} else {
			ensure!(Self::serve(&who, &mut row)?, Error::<T>::TooEarly);
		}
		Self::put_acceptor(&who, row);
		Ok(())
	}

	/// What arbitration is told of a claim. It is about what is claimed: what of that can be paid changes
	/// while others end. The claimant, who opens it, is the buyer's side, whichever side of the trade he was.
	pub(crate) fn case_of(id: ClaimId, claim: &Claim<T::AccountId>) -> Case<T::AccountId> {
		Case {
			id: CaseId::Claim(id),
			contract_hash: claim.grounds.contract_hash,
			buyer: claim.claimant.clone(),
			seller: claim.respondent.clone(),
			asset: AssetKind::Native,
			principal: claim.rest,
			buyer_bond: 0,
			seller_bond: 0,
			fiat: Some(claim.grounds.fiat),
			rail: Some(claim.grounds.rail),
			opener: Some(Side::Buyer),
			cause: claim.kind.cause(),
			evidence: claim.evidence,
		}
	}

	/// Carry out a ruling. A claim that has ended already has nothing left to rule on, and must not stop
	/// arbitration.
	pub(crate) fn rule(id: ClaimId, ruling: &Ruling) -> DispatchResult {
		let Some(mut claim) = Claims::<T>::get(id) else { return Ok(()) };
		// The dispute is about what was claimed when it began, and no step in between changes that.
		let award = ruling.to_buyer.min(claim.rest);
		if award == 0 {
			return Self::end_claim(id, claim, ClaimStep::Dismiss);
		}
		let (who, mut row) = Self::respondent(&claim)?;
		let amount = award.min(claim.frozen);
		let rest = award.saturating_sub(amount);
		let is_over = rest == 0 || row.bond == amount;
		claim.advance::<T>(if is_over { ClaimStep::Award } else { ClaimStep::Await })?;
		Self::spend(id, &mut claim, &mut row, &Spent { amount, added: 0, is_ruled: true })?;
		Self::give_up(&claim, claim.rest.saturating_sub(award));
		Self::share(id, &mut claim, &mut row, rest, 0)?;
		if is_over {
			Self::finish(id, claim, &mut row)?;
		} else {
			Self::return_deposit(id, &mut claim)?;
			let seq = claim.next_seq();
			Claims::<T>::insert(id, claim);
			Self::deposit_event(Event::ClaimAwarded { claim: id, seq, award, rest });
		}
		Self::serve(&who, &mut row)?;
		Self::put_acceptor(&who, row);
		Ok(())
	}

	/// The claimant took the dispute back, and with it the claim: nobody else wants anything.
	pub(crate) fn drop_dispute(id: ClaimId) -> DispatchResult {
		let Some(claim) = Claims::<T>::get(id) else { return Ok(()) };
		Self::end_claim(id, claim, ClaimStep::Withdraw)
	}
}
