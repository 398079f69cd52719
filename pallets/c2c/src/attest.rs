// SPDX-License-Identifier: Apache-2.0

//! T15: attestors of a rail saw the local money arrive.
//!
//! A payment that a quorum saw is a fact, so neither a mark that was taken back nor a seller who does not
//! answer stands against it.

use crate::{
	Attestation, Config, Error, Event, Nullifiers, Pallet, Rails, TradeId, TradeStep, Words,
	trading::{Ending, Live},
};
use frame::prelude::*;
use polkadot_sdk::{
	polkadot_sdk_frame as frame,
	sp_runtime::{Rounding, helpers_128bit::multiply_by_rational_with_rounding},
};
use tael_primitives::{Balance, ChainTime, TradeOutcome};

impl Attestation {
	/// Whether two attestors saw the same payment. Their clocks may differ.
	fn agrees(&self, other: &Self) -> bool {
		self.contract_hash == other.contract_hash
			&& self.fiat_amount == other.fiat_amount
			&& self.nullifier == other.nullifier
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_attest_payment(
		who: T::AccountId,
		id: TradeId,
		attestation: Attestation,
	) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		let rail = live.trade.terms.rail;
		// Who may attest is asked now: governance must be able to take an attestor out.
		let registered = Rails::<T>::get(rail).ok_or(Error::<T>::NotParty)?;
		ensure!(registered.attestors.contains(&who), Error::<T>::NotParty);
		// Nobody is a witness in his own trade.
		ensure!(live.trade.terms.side_of(&who).is_none(), Error::<T>::NotParty);
		live.ensure(TradeStep::Attest)?;
		let to_buyer = live.attested(&attestation)?;
		live.ensure_unused(attestation.nullifier)?;
		let mut words = Words::<T>::get(id);
		let said = words.iter().find(|(attestor, _)| *attestor == who);
		ensure!(said.is_none_or(|(_, word)| !word.agrees(&attestation)), Error::<T>::OnlyOnce);
		// His last word counts, and nobody's who is no attestor any more.
		words.retain(|(attestor, _)| *attestor != who && registered.attestors.contains(attestor));
		words.try_push((who.clone(), attestation)).map_err(|_| Error::<T>::TooMany)?;
		let agreeing = words.iter().filter(|(_, word)| word.agrees(&attestation)).count();

		let mut live = live.catch_up()?;
		live.trade.words = words.len().saturated_into();
		Self::deposit_event(Event::PaymentAttested {
			id,
			seq: live.trail.next(),
			attestor: who,
			attestation,
			words: agreeing.saturated_into(),
		});
		Words::<T>::insert(id, words);
		if agreeing < usize::from(registered.quorum) {
			live.store();
			return Ok(());
		}
		live.use_nullifier(attestation.nullifier)?;
		let is_whole = to_buyer == live.trade.terms.principal;
		let outcome = if is_whole { TradeOutcome::Released } else { TradeOutcome::Split };
		live.finish(TradeStep::Attest, None, Ending::split(outcome, to_buyer))
	}
}

impl<T: Config> Live<T> {
	/// Refuse the reference of a payment that belongs to another trade, and a second one for this.
	fn ensure_unused(&self, nullifier: H256) -> Result<(), Error<T>> {
		let used_by = Nullifiers::<T>::get(self.trade.terms.rail, nullifier);
		ensure!(used_by.is_none_or(|trade| trade == self.id()), Error::DuplicateProof);
		ensure!(self.trade.nullifier.is_none_or(|seen| seen == nullifier), Error::OnlyOnce);
		Ok(())
	}

	/// From now on a payment belongs to this trade, until its receipt leaves. The same again changes nothing.
	pub(crate) fn use_nullifier(&mut self, nullifier: H256) -> Result<(), Error<T>> {
		ensure!(!nullifier.is_zero(), Error::BadAttestation);
		self.ensure_unused(nullifier)?;
		Nullifiers::<T>::insert(self.trade.terms.rail, nullifier, self.id());
		self.trade.nullifier = Some(nullifier);
		Ok(())
	}

	/// What an attested payment releases: its share of what was owed, rounded down, and all of it at most.
	/// A payment below the floor of the terms releases nothing: the parties settle it, or dispute.
	fn attested(&self, attestation: &Attestation) -> Result<Balance, Error<T>> {
		let Attestation { contract_hash, fiat_amount, paid_at, nullifier } = *attestation;
		let terms = &self.trade.terms;
		// An older payment was for something else. Both are times of the world, so both are timestamps.
		let earliest = self.trade.created_timestamp.saturating_sub(T::Limits::get().attest_buffer);
		let is_sound = contract_hash == self.trade.contract_hash
			&& fiat_amount > 0
			&& !nullifier.is_zero()
			&& (earliest..=T::Clock::timestamp()).contains(&paid_at);
		if is_sound && fiat_amount < terms.attest_floor {
			return Err(Error::BelowFloor);
		}
		let share = multiply_by_rational_with_rounding(
			terms.principal,
			fiat_amount.min(terms.fiat_amount),
			terms.fiat_amount.max(1),
			Rounding::Down,
		);
		share.filter(|share| is_sound && *share > 0).ok_or(Error::BadAttestation)
	}
}
