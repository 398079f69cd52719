// SPDX-License-Identifier: Apache-2.0

//! Deposits that wait, and what is owed: how both come to their owner, or go back.

use crate::{
	Claimables, Config, Direction, Domains, Error, Event, InboundState, InboundStep, Ledgers,
	Listed, Pallet, ParkReason, Parked, ParkedDeposit, Placed, credit::recipient_of,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, ChainTime, Kyc,
	bridge::{DomainId, EvmAddress},
};

/// Who wants a parked deposit to go back.
pub(crate) enum Asker {
	/// An account.
	Account(AccountId),
	/// The council, which may say where to.
	Council(Option<EvmAddress>),
}

impl<T: Config> Pallet<T> {
	/// Credit a deposit that has waited long enough and that nothing stands in the way of any more.
	pub(crate) fn do_claim_parked(id: DomainId, nonce: u64) -> DispatchResult {
		let parked = Parked::<T>::get(id, nonce).ok_or(Error::<T>::NotFound)?;
		let domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let recipient = recipient_of(&parked.deposit);
		Self::ensure_may_receive(&recipient)?;
		Self::ensure_open(id, &domain, Direction::In)?;
		ensure!(T::Clock::now() >= parked.release_at, Error::<T>::TooEarly);
		Self::unpark(&parked);
		let amount = parked.amount;
		let placed = if Self::is_minted(&recipient, amount)? {
			Ledgers::<T>::try_mutate(id, |ledger| ledger.mint_parked(amount))?;
			Placed::Credited
		} else {
			// Parked money and what is owed are one sum of the ledger.
			Self::owe(id, &recipient, amount)?;
			Placed::Owed
		};
		Self::finish(InboundState::Parked, &parked.deposit, amount, parked.seq, placed)
	}

	/// Send a parked deposit back to where its sender said.
	pub(crate) fn do_return_parked(id: DomainId, nonce: u64, asker: Asker) -> DispatchResult {
		let mut parked = Parked::<T>::get(id, nonce).ok_or(Error::<T>::NotFound)?;
		let domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let recipient = recipient_of(&parked.deposit);
		match asker {
			Asker::Account(who) => {
				let from = parked.parked_at.saturating_add(T::Limits::get().return_after);
				let is_time = who == recipient || T::Clock::now() >= from;
				ensure!(is_time, Error::<T>::TooEarly);
				// Money of somebody under sanctions goes nowhere without the council.
				let is_free = T::Kyc::ensure_not_frozen(&recipient).is_ok();
				ensure!(is_free, Error::<T>::PolicyBlocked);
			},
			Asker::Council(Some(to)) => parked.deposit.refund_to = to,
			Asker::Council(None) => {},
		}
		let to = parked.deposit.refund_to;
		ensure!(!domain.is_own(&to), Error::<T>::BadAddress);
		ensure!(!Listed::<T>::contains_key(id, to), Error::<T>::BadAddress);
		let step = InboundStep::Return;
		InboundState::Parked.apply(step).map_err(|_| Error::<T>::WrongState)?;
		Self::unpark(&parked);
		let (amount, seq) = (parked.amount, parked.seq);
		parked.seq = seq.saturating_add(1);
		let outbound = Self::open_return(parked)?;
		Self::deposit_event(Event::DepositReturning {
			domain: id,
			nonce,
			seq,
			to,
			amount,
			outbound,
		});
		Ok(())
	}

	/// The vault has cancelled the return: the deposit is parked again. The ledger is the caller's.
	pub(crate) fn park_again(parked: ParkedDeposit) -> DispatchResult {
		let (domain, nonce) = (parked.deposit.domain, parked.deposit.nonce);
		let step = InboundStep::Park;
		InboundState::Returning.apply(step).map_err(|_| Error::<T>::WrongState)?;
		let reason = ParkReason::ReturnCancelled;
		let (amount, seq, release_at) = (parked.amount, parked.seq, parked.release_at);
		let row = ParkedDeposit { reason, seq: seq.saturating_add(1), ..parked };
		Self::park(row);
		Self::deposit_event(Event::DepositParked {
			domain,
			nonce,
			seq,
			reason,
			amount,
			release_at,
		});
		Ok(())
	}

	/// Pay `who` everything that he is owed from a domain.
	pub(crate) fn do_claim(who: &AccountId, id: DomainId) -> DispatchResult {
		let amount = Claimables::<T>::take(who, id);
		ensure!(amount > 0, Error::<T>::NotFound);
		ensure!(Self::is_minted(who, amount)?, Error::<T>::CannotCredit);
		Ledgers::<T>::try_mutate(id, |ledger| ledger.mint_parked(amount))?;
		Self::deposit_event(Event::Claimed { domain: id, who: who.clone(), amount });
		Ok(())
	}
}
