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
		ensure!(
			!Nullifiers::<T>::contains_key(rail, attestation.nullifier),
			Error::<T>::DuplicateProof
		);
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
		Nullifiers::<T>::insert(rail, attestation.nullifier, id);
		let is_whole = to_buyer == live.trade.terms.principal;
		let outcome = if is_whole { TradeOutcome::Released } else { TradeOutcome::Split };
		let nullifier = Some(attestation.nullifier);
		let ending = Ending { nullifier, ..Ending::split(outcome, to_buyer) };
		live.finish(TradeStep::Attest, None, ending)
	}
}

impl<T: Config> Live<T> {
	/// What an attested payment releases: its share of what was owed, rounded down, and all of it at most.
	fn attested(&self, attestation: &Attestation) -> Result<Balance, Error<T>> {
		let Attestation { contract_hash, fiat_amount, paid_at, nullifier } = *attestation;
		let terms = &self.trade.terms;
		// An older payment was for something else. Both are times of the world, so both are timestamps.
		let earliest = self.trade.created_timestamp.saturating_sub(T::Limits::get().attest_buffer);
		let is_sound = contract_hash == self.trade.contract_hash
			&& !nullifier.is_zero()
			&& (earliest..=T::Clock::timestamp()).contains(&paid_at);
		let share = multiply_by_rational_with_rounding(
			terms.principal,
			fiat_amount.min(terms.fiat_amount),
			terms.fiat_amount.max(1),
			Rounding::Down,
		);
		share.filter(|share| is_sound && *share > 0).ok_or(Error::BadAttestation)
	}
}
