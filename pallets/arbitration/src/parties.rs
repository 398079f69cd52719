// SPDX-License-Identifier: Apache-2.0

//! What the parties do: respond, file evidence, disclose, appeal, take back.

use crate::{
	Appeal, Config, Disclosure, Dispute, DisputeState, DisputeStep, Error, Event, Evidence,
	EvidenceKind, Files, MAX_EVIDENCE, Pallet, Round, Withdrawal,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Arbitrable, Balance, CaseId, ChainTime, Side};

impl<T: Config> Pallet<T> {
	fn ensure_party(
		row: &Dispute<T::AccountId>,
		who: &T::AccountId,
	) -> Result<Side, DispatchError> {
		Ok(row.side_of(who).ok_or(Error::<T>::NotParty)?)
	}

	pub(crate) fn do_respond(who: &T::AccountId, id: CaseId, evidence: H256) -> DispatchResult {
		let mut row = Self::load(id)?;
		let side = Self::ensure_party(&row, who)?;
		let now = T::Clock::now();
		ensure!(!row.party(side).has_acted, Error::<T>::WrongState);
		ensure!(now < row.respond_until(), Error::<T>::TooLate);
		if row.party(side.other()).has_acted {
			row.advance::<T>(DisputeStep::Respond)?;
			row.evidence_until = now.saturating_add(row.terms.evidence_window);
			row.deadline = row.evidence_until;
		} else {
			row.advance::<T>(DisputeStep::Answer)?;
		}
		let fee = Self::stake_to_respond(&mut row, side)?;
		row.party_mut(side).has_acted = true;
		Self::deposit_event(Event::Responded {
			id,
			seq: row.next_seq(),
			side,
			fee,
			evidence,
			state: row.state,
			deadline: row.deadline,
		});
		Self::file_statement(&mut row, side, evidence)?;
		Self::store(row);
		Ok(())
	}

	/// What a side stakes when it responds: the fee, or nothing if it has not got that much. Whoever has put
	/// all he has into the trade must be heard too; what he did not stake the other side covers.
	fn stake_to_respond(
		row: &mut Dispute<T::AccountId>,
		side: Side,
	) -> Result<Balance, DispatchError> {
		let fee = row.fee;
		match Self::hold_fee(row, side, fee) {
			Ok(()) => Ok(fee),
			Err(error) if error == Error::<T>::InsufficientFunds.into() => Ok(0),
			Err(error) => Err(error),
		}
	}

	/// Keep what a side said when it came, if it said anything.
	pub(crate) fn file_statement(
		row: &mut Dispute<T::AccountId>,
		side: Side,
		hash: H256,
	) -> DispatchResult {
		if hash.is_zero() {
			return Ok(());
		}
		let (kind, uri_hash) = (EvidenceKind::Statement, H256::zero());
		let at = T::Clock::now();
		Self::file(row, Evidence { by: side, kind, hash, uri_hash, key_id: 0, at })
	}

	fn file(row: &mut Dispute<T::AccountId>, evidence: Evidence) -> DispatchResult {
		let filed = &mut row.party_mut(evidence.by).filed;
		ensure!(*filed < MAX_EVIDENCE, Error::<T>::LimitReached);
		*filed = filed.saturating_add(1);
		Files::<T>::try_mutate(row.id(), |files| files.try_push(evidence))
			.map_err(|_| Error::<T>::LimitReached.into())
	}

	/// Refuse when no evidence is taken.
	fn ensure_taken(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		row.advance::<T>(DisputeStep::File)?;
		ensure!(!row.is_heard(T::Clock::now()), Error::<T>::TooLate);
		Ok(())
	}

	pub(crate) fn do_submit_evidence(
		who: &T::AccountId,
		id: CaseId,
		kind: EvidenceKind,
		hash: H256,
		uri_hash: H256,
		key_id: u32,
	) -> DispatchResult {
		let mut row = Self::load(id)?;
		let by = Self::ensure_party(&row, who)?;
		Self::ensure_taken(&mut row)?;
		ensure!(!hash.is_zero(), Error::<T>::BadEvidence);
		let evidence = Evidence { by, kind, hash, uri_hash, key_id, at: T::Clock::now() };
		Self::file(&mut row, evidence)?;
		Self::deposit_event(Event::EvidenceFiled { id, seq: row.next_seq(), evidence });
		Self::store(row);
		Ok(())
	}

	pub(crate) fn do_ready(who: &T::AccountId, id: CaseId) -> DispatchResult {
		let mut row = Self::load(id)?;
		let side = Self::ensure_party(&row, who)?;
		Self::ensure_taken(&mut row)?;
		ensure!(!row.party(side).is_ready, Error::<T>::WrongState);
		row.party_mut(side).is_ready = true;
		Self::deposit_event(Event::SideReady { id, seq: row.next_seq(), side });
		if row.party(side.other()).is_ready {
			row.evidence_until = T::Clock::now();
			if row.state == DisputeState::Evidence {
				Self::examine(&mut row)?;
			}
		}
		Self::store(row);
		Ok(())
	}

	pub(crate) fn do_request_reveal(who: &T::AccountId, id: CaseId, of: Side) -> DispatchResult {
		let mut row = Self::load(id)?;
		ensure!(row.seat_mut(who).is_some(), Error::<T>::NotAssigned);
		row.advance::<T>(DisputeStep::File)?;
		row.party_mut(of).disclosure = Disclosure::Asked { by: who.clone() };
		Self::deposit_event(Event::RevealRequested {
			id,
			seq: row.next_seq(),
			of,
			by: who.clone(),
		});
		Self::store(row);
		Ok(())
	}

	pub(crate) fn do_reveal(
		who: &T::AccountId,
		id: CaseId,
		ciphertext_hash: H256,
	) -> DispatchResult {
		let mut row = Self::load(id)?;
		let side = Self::ensure_party(&row, who)?;
		row.advance::<T>(DisputeStep::File)?;
		let disclosure = &mut row.party_mut(side).disclosure;
		ensure!(matches!(disclosure, Disclosure::Asked { .. }), Error::<T>::NotAsked);
		*disclosure = Disclosure::Given { ciphertext_hash };
		Self::deposit_event(Event::Revealed { id, seq: row.next_seq(), side, ciphertext_hash });
		Self::store(row);
		Ok(())
	}

	pub(crate) fn do_record_reveal(
		who: &T::AccountId,
		id: CaseId,
		of: Side,
		matches: bool,
		nullifier: Option<H256>,
	) -> DispatchResult {
		let mut row = Self::load(id)?;
		ensure!(row.seat_mut(who).is_some(), Error::<T>::NotAssigned);
		row.advance::<T>(DisputeStep::File)?;
		let disclosure = &mut row.party_mut(of).disclosure;
		ensure!(matches!(disclosure, Disclosure::Given { .. }), Error::<T>::NotAsked);
		*disclosure = Disclosure::Checked { matches, nullifier };
		if let Some(nullifier) = nullifier {
			// The reference is the payer's, and only one that opens his commitment is known to be.
			let is_his = matches && of == Side::Buyer;
			ensure!(is_his && !nullifier.is_zero(), Error::<T>::BadNullifier);
			T::Objects::nullify(&id, nullifier)?;
		}
		Self::deposit_event(Event::RevealChecked {
			id,
			seq: row.next_seq(),
			of,
			by: who.clone(),
			matches,
			nullifier,
		});
		Self::store(row);
		Ok(())
	}

	pub(crate) fn do_appeal(who: &T::AccountId, id: CaseId) -> DispatchResult {
		let mut row = Self::load(id)?;
		let side = Self::ensure_party(&row, who)?;
		row.advance::<T>(DisputeStep::Appeal)?;
		ensure!(row.may_appeal(side), Error::<T>::NotAllowed);
		ensure!(T::Clock::now() < row.appeal_until(), Error::<T>::TooLate);
		let next = row.tier.next().ok_or(Error::<T>::NotAllowed)?;
		let cost = row.cost(next).ok_or(ArithmeticError::Overflow)?;
		let stake = cost.checked_mul(2).ok_or(ArithmeticError::Overflow)?;
		let stored = row.ruling.ok_or(Error::<T>::WrongState)?;
		let kept = row.kept(side, &stored.ruling);
		let appeal = Appeal { by: side, against: stored.tier, kept };
		row.rounds
			.try_push(Round::new(Some(appeal), cost))
			.map_err(|_| Error::<T>::LimitReached)?;
		Self::hold_fee(&mut row, side, stake)?;
		row.appellant = Some(side);
		Self::deposit_event(Event::Appealed {
			id,
			seq: row.next_seq(),
			side,
			stake,
			next,
			deadline: row.deadline,
		});
		if row.is_small {
			Self::advance_stake(&mut row)?;
		}
		Self::store(row);
		Ok(())
	}

	/// The next tier decides without a stake of the other side, which has none to place or may not place it:
	/// half of the appellant's stands for it.
	pub(crate) fn advance_stake(row: &mut Dispute<T::AccountId>) -> DispatchResult {
		let appellant = row.appellant.ok_or(Error::<T>::WrongState)?;
		let next = row.tier.next().ok_or(Error::<T>::NotAllowed)?;
		Self::deposit_event(Event::AppealFunded {
			id: row.id(),
			seq: row.next_seq(),
			side: appellant.other(),
			stake: 0,
			next,
		});
		Self::review_again(row)
	}

	pub(crate) fn do_counter_fund(who: &T::AccountId, id: CaseId) -> DispatchResult {
		let mut row = Self::load(id)?;
		let side = Self::ensure_party(&row, who)?;
		ensure!(row.state == DisputeState::Appealed, Error::<T>::WrongState);
		ensure!(row.appellant == Some(side.other()), Error::<T>::NotAllowed);
		let next = row.tier.next().ok_or(Error::<T>::NotAllowed)?;
		let stake = row.cost(next).ok_or(ArithmeticError::Overflow)?;
		Self::hold_fee(&mut row, side, stake)?;
		Self::deposit_event(Event::AppealFunded { id, seq: row.next_seq(), side, stake, next });
		Self::review_again(&mut row)?;
		Self::store(row);
		Ok(())
	}

	pub(crate) fn do_withdraw_dispute(who: &T::AccountId, id: CaseId) -> DispatchResult {
		let mut row = Self::load(id)?;
		let side = Self::ensure_party(&row, who)?;
		ensure!(row.case.opener == Some(side), Error::<T>::NotOpener);
		row.advance::<T>(DisputeStep::Ask)?;
		ensure!(row.withdrawal == Withdrawal::None, Error::<T>::NotAllowed);
		let until = T::Clock::now().saturating_add(row.terms.objection_window);
		row.withdrawal = Withdrawal::Asked { until };
		Self::deposit_event(Event::WithdrawalAsked { id, seq: row.next_seq(), side, until });
		Self::store(row);
		Ok(())
	}

	pub(crate) fn do_object(who: &T::AccountId, id: CaseId) -> DispatchResult {
		let mut row = Self::load(id)?;
		let side = Self::ensure_party(&row, who)?;
		ensure!(row.case.opener == Some(side.other()), Error::<T>::NotAllowed);
		row.advance::<T>(DisputeStep::Ask)?;
		ensure!(matches!(row.withdrawal, Withdrawal::Asked { .. }), Error::<T>::WrongState);
		row.withdrawal = Withdrawal::Refused;
		Self::deposit_event(Event::WithdrawalRefused { id, seq: row.next_seq(), side });
		Self::store(row);
		Ok(())
	}
}
