// SPDX-License-Identifier: Apache-2.0

//! What parties, time and arbitration do with a claim.

use crate::{Claim, ClaimId, ClaimState, ClaimStep, Claims, Config, DueStep, Error, Event, Pallet};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
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
		let seq = next(&mut claim);
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
		ensure!(amount > 0 && amount <= claim.frozen, Error::<T>::BadAmount);
		if amount == claim.frozen {
			if claim.state == ClaimState::Review {
				T::Arbitration::settle(&CaseId::Claim(id), Some(Side::Seller))?;
			}
			return Self::end_claim(id, claim, ClaimStep::PayAll, amount);
		}
		claim.advance::<T>(ClaimStep::PayPart)?;
		Self::spend(id, &mut claim, amount, false)?;
		// It was paid, so the sum of what was claimed for the trade stays the same.
		let (seq, frozen) = (next(&mut claim), claim.frozen);
		Claims::<T>::insert(id, claim);
		Self::deposit_event(Event::ClaimPartPaid { claim: id, seq, amount, frozen });
		Ok(())
	}

	pub(crate) fn do_withdraw_claim(who: &T::AccountId, id: ClaimId) -> DispatchResult {
		let claim = Self::claim(id)?;
		ensure!(*who == claim.claimant, Error::<T>::NotParty);
		if claim.state == ClaimState::Review {
			T::Arbitration::settle(&CaseId::Claim(id), Some(Side::Buyer))?;
		}
		Self::end_claim(id, claim, ClaimStep::Withdraw, 0)
	}

	pub(crate) fn do_escalate_claim(who: &T::AccountId, id: ClaimId) -> DispatchResult {
		let claim = Self::claim(id)?;
		ensure!(*who == claim.claimant, Error::<T>::NotParty);
		let now = T::Clock::now();
		let can_escalate = claim.state.apply(ClaimStep::Escalate).is_ok();
		ensure!(can_escalate, Error::<T>::WrongState);
		let is_unanswered = claim.state == ClaimState::Filed;
		ensure!(!is_unanswered || now >= claim.windows.answer_deadline, Error::<T>::TooEarly);
		// From then on it is anyone's, and the same whoever does it.
		ensure!(claim.due_step(now).is_none(), Error::<T>::TooLate);
		Self::open_dispute(id, claim, Some(Side::Buyer))
	}

	pub(crate) fn do_poke_claim(id: ClaimId) -> DispatchResult {
		let claim = Claims::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		match claim.due_step(T::Clock::now()).ok_or(Error::<T>::TooEarly)? {
			DueStep::Escalate => Self::open_dispute(id, claim, None),
			DueStep::Expire => {
				let case = CaseId::Claim(id);
				if claim.state == ClaimState::Review && T::Arbitration::is_open(&case) {
					T::Arbitration::settle(&case, None)?;
				}
				Self::end_claim(id, claim, ClaimStep::Expire, 0)
			},
		}
	}

	/// Take a claim to arbitration.
	fn open_dispute(
		id: ClaimId,
		mut claim: Claim<T::AccountId>,
		opener: Option<Side>,
	) -> DispatchResult {
		claim.advance::<T>(ClaimStep::Escalate)?;
		T::Arbitration::open(Case {
			id: CaseId::Claim(id),
			contract_hash: claim.grounds.contract_hash,
			buyer: claim.claimant.clone(),
			seller: claim.respondent.clone(),
			asset: AssetKind::Native,
			principal: claim.frozen,
			buyer_bond: 0,
			seller_bond: 0,
			fiat: Some(claim.grounds.fiat),
			rail: Some(claim.grounds.rail),
			opener,
			cause: claim.kind.cause(),
			evidence: if opener.is_some() { claim.evidence } else { H256::zero() },
		})?;
		let (seq, principal) = (next(&mut claim), claim.frozen);
		Claims::<T>::insert(id, claim);
		let by_claimant = opener.is_some();
		Self::deposit_event(Event::ClaimEscalated { claim: id, seq, principal, by_claimant });
		Ok(())
	}

	/// Carry out a ruling. A claim that has ended already has nothing left to rule on, and must not stop
	/// arbitration.
	pub(crate) fn rule(id: ClaimId, ruling: &Ruling) -> DispatchResult {
		let Some(claim) = Claims::<T>::get(id) else { return Ok(()) };
		// The dispute is about what was frozen when it began, and no step in between changes that.
		let award = ruling.to_buyer.min(claim.frozen);
		let step = if award > 0 { ClaimStep::Award } else { ClaimStep::Dismiss };
		Self::end_claim(id, claim, step, award)
	}

	/// The claimant took the dispute back. There is one dispute for each claim, ever, so the claim ends.
	pub(crate) fn drop_dispute(id: ClaimId) -> DispatchResult {
		let Some(claim) = Claims::<T>::get(id) else { return Ok(()) };
		Self::end_claim(id, claim, ClaimStep::Withdraw, 0)
	}
}

/// The number of the event that is about to be emitted.
const fn next<AccountId>(claim: &mut Claim<AccountId>) -> u32 {
	let seq = claim.seq;
	claim.seq = seq.saturating_add(1);
	seq
}
