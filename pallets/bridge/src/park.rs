// SPDX-License-Identifier: Apache-2.0

//! Deposits that wait, and what is owed: how both come to their owner, or go back.

use crate::{
	Claimables, Config, Direction, Domain, Domains, Error, Event, InboundState, InboundStep,
	Ledgers, Listed, Pallet, ParkReason, Parked, ParkedDeposit, Placed, costs::is_tagged,
	credit::recipient_of,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, Action, ChainTime, Kyc, Millis,
	bridge::{Deposit, DomainId, EvmAddress},
};

/// Who wants a parked deposit to go back.
pub(crate) enum Asker {
	/// An account.
	Account(AccountId),
	/// The council, which says where to if the sender said nothing that can be.
	Council(Option<EvmAddress>),
}

/// Whether `address` is the one that sent a deposit.
fn came_from(deposit: &Deposit, address: &EvmAddress) -> bool {
	matches!(deposit.sender.0.split_at(12), (zeros, sender) if zeros == [0; 12] && sender == address.0)
}

impl<T: Config> Pallet<T> {
	/// Refuse while something stands in the way of crediting a parked deposit.
	fn ensure_claimable(domain: &Domain, parked: &ParkedDeposit) -> Result<(), Error<T>> {
		Self::ensure_may_receive(&recipient_of(&parked.deposit))?;
		Self::ensure_open(parked.deposit.domain, domain, Direction::In)?;
		ensure!(T::Clock::now() >= parked.release_at, Error::<T>::TooEarly);
		Ok(())
	}

	/// Credit a deposit that has waited long enough and that nothing stands in the way of any more. Returns whether
	/// it names what it is to pay.
	pub(crate) fn do_claim_parked(id: DomainId, nonce: u64) -> Result<bool, DispatchError> {
		let parked = Parked::<T>::get(id, nonce).ok_or(Error::<T>::NotFound)?;
		let domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		Self::ensure_claimable(&domain, &parked)?;
		Self::unpark(&parked);
		let (recipient, amount) = (recipient_of(&parked.deposit), parked.amount);
		let placed = if Self::is_minted(&recipient, amount)? {
			Ledgers::<T>::try_mutate(id, |ledger| ledger.mint_parked(amount))?;
			Placed::Credited
		} else {
			// Parked money and what is owed are one sum of the ledger.
			Self::owe(id, &recipient, amount)?;
			Placed::Owed
		};
		Self::finish(InboundState::Parked, &parked.deposit, amount, parked.seq, placed)?;
		Ok(is_tagged(&parked.deposit))
	}

	/// Refuse an address to which nothing may be paid.
	pub(crate) fn ensure_payable(
		id: DomainId,
		domain: &Domain,
		to: &EvmAddress,
	) -> Result<(), Error<T>> {
		let is_payable = !domain.is_own(to) && !Listed::<T>::contains_key(id, to);
		ensure!(is_payable, Error::<T>::BadAddress);
		Ok(())
	}

	/// Whether a deposit has been parked for so long that it is to go where its sender wanted it, whoever asks.
	fn has_waited(parked: &ParkedDeposit) -> bool {
		T::Clock::now() >= parked.parked_at.saturating_add(T::Limits::get().return_after)
	}

	/// Refuse an account for which a parked deposit does not go back.
	fn ensure_may_send_back(
		who: &AccountId,
		domain: &Domain,
		parked: &ParkedDeposit,
	) -> Result<(), Error<T>> {
		let recipient = recipient_of(&parked.deposit);
		ensure!(*who == recipient || Self::has_waited(parked), Error::<T>::TooEarly);
		// Money of somebody under sanctions goes nowhere without the council.
		let is_free = T::Kyc::ensure_not_frozen(&recipient).is_ok();
		ensure!(is_free, Error::<T>::PolicyBlocked);
		// What the recipient can have now is his to send away.
		let is_blocked = || Self::ensure_claimable(domain, parked).is_err();
		ensure!(*who == recipient || is_blocked(), Error::<T>::NotAuthorized);
		Ok(())
	}

	/// Count what an account sends back as a withdrawal of the recipient where it is one: he asks before it has waited
	/// for long, and it goes elsewhere than where it came from. Returns when it was counted.
	fn count_return(
		domain: &Domain,
		parked: &ParkedDeposit,
	) -> Result<Option<Millis>, DispatchError> {
		if Self::has_waited(parked) || came_from(&parked.deposit, &parked.deposit.refund_to) {
			return Ok(None);
		}
		// A return names no reference of the travel rule.
		let is_small = parked.amount < domain.terms.travel_threshold;
		ensure!(is_small, Error::<T>::TravelRefMissing);
		let recipient = recipient_of(&parked.deposit);
		T::Kyc::consume(&recipient, Action::Withdraw, parked.amount)?;
		Ok(Some(T::Clock::now()))
	}

	/// Send a parked deposit back to where its sender said. The council says where to if he named no address to which
	/// something may be paid, and nowhere else.
	pub(crate) fn do_return_parked(id: DomainId, nonce: u64, asker: Asker) -> DispatchResult {
		let mut parked = Parked::<T>::get(id, nonce).ok_or(Error::<T>::NotFound)?;
		let domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let mut to = parked.deposit.refund_to;
		let by_council = matches!(asker, Asker::Council(_));
		match asker {
			Asker::Account(who) => Self::ensure_may_send_back(&who, &domain, &parked)?,
			Asker::Council(None) => {},
			Asker::Council(Some(other)) => {
				let is_lost = Self::ensure_payable(id, &domain, &to).is_err();
				ensure!(is_lost, Error::<T>::NotAuthorized);
				to = other;
			},
		}
		Self::ensure_payable(id, &domain, &to)?;
		let counted_at = if by_council { None } else { Self::count_return(&domain, &parked)? };
		let step = InboundStep::Return;
		InboundState::Parked.apply(step).map_err(|_| Error::<T>::WrongState)?;
		Self::unpark(&parked);
		let (amount, seq) = (parked.amount, parked.seq);
		parked.seq = seq.saturating_add(1);
		let outbound = Self::open_return(&domain, parked, to, counted_at)?;
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
		let (amount, seq) = (parked.amount, parked.seq);
		// The sweep does not begin again where it was when the deposit was parked first.
		let release_at = parked.release_at.max(T::Clock::now());
		let row = ParkedDeposit { reason, release_at, seq: seq.saturating_add(1), ..parked };
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
