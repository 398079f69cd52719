// SPDX-License-Identifier: Apache-2.0

//! What became of a release: paid, or cancelled and given back. Only the vault decides it; nothing here ends a
//! release by its own clock.

use crate::{
	Attesters, Config, Direction, Error, Event, HoldReason, InboundState, InboundStep, Ledgers,
	Outbound, OutboundStep, Outbounds, Pallet, Requests, SignatureList, Signatures, Source,
	credit::recipient_of, fees::shares, sweep::Ended,
};
use alloc::vec::Vec;
use frame::{
	deps::frame_support::storage::with_storage_layer, prelude::*, token::fungible::Mutate,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, Action, Balance, ChainTime, Kyc,
	bridge::{DomainId, Message, Outcome, Receipt},
};

impl<T: Config> Pallet<T> {
	/// Whether a receipt says something that is not known here yet, about something that is.
	pub(crate) fn is_awaited(receipt: &Receipt) -> bool {
		match receipt.outcome {
			Outcome::Released | Outcome::Cancelled => {
				let outbound = Outbounds::<T>::get(receipt.domain, receipt.nonce);
				outbound.is_some_and(|outbound| outbound.release.id() == receipt.subject)
			},
			Outcome::Rotated => Self::is_rotation_awaited(receipt),
		}
	}

	/// Do what a receipt says that enough attesters agree on.
	pub(crate) fn apply_receipt(receipt: &Receipt) -> DispatchResult {
		ensure!(Self::is_awaited(receipt), Error::<T>::BadMessage);
		let step = match receipt.outcome {
			Outcome::Released => OutboundStep::Release,
			Outcome::Cancelled => OutboundStep::Cancel,
			Outcome::Rotated => return Self::take_office(receipt),
		};
		let (id, nonce) = (receipt.domain, receipt.nonce);
		let outbound = Outbounds::<T>::take(id, nonce).ok_or(Error::<T>::NotFound)?;
		outbound.state.apply(step).map_err(|_| Error::<T>::WrongState)?;
		match receipt.outcome {
			Outcome::Released => Self::released(id, outbound)?,
			Outcome::Cancelled | Outcome::Rotated => Self::cancelled(id, outbound)?,
		}
		Signatures::<T>::remove(id, nonce);
		Ok(())
	}

	/// The vault has paid.
	fn released(id: DomainId, outbound: Outbound<AccountId>) -> DispatchResult {
		let Outbound { release, source, seq, .. } = outbound;
		let amount = release.amount;
		Ledgers::<T>::try_mutate(id, |ledger| ledger.release(amount))?;
		match source {
			Source::Request { who, attest_fee, .. } => {
				Self::pay_signers(id, release.nonce, &who, attest_fee)?;
				Self::retain(release.request);
				// It was carried out, so as much may come in again.
				Self::refill(id, Direction::In, amount);
			},
			// It was never let in.
			Source::Return { .. } => {
				let step = InboundStep::Release;
				InboundState::Returning.apply(step).map_err(|_| Error::<T>::WrongState)?;
			},
		}
		Self::deposit_event(Event::Released { domain: id, nonce: release.nonce, seq, amount });
		Ok(())
	}

	/// The vault will never pay.
	fn cancelled(id: DomainId, outbound: Outbound<AccountId>) -> DispatchResult {
		let Outbound { release, source, seq, .. } = outbound;
		let (nonce, amount) = (release.nonce, release.amount);
		let mut is_credited = false;
		match source {
			Source::Request { who, attest_fee, at, .. } => {
				// The account lives by its held fee, so this cannot fail but by overflow.
				let minted = with_storage_layer(|| T::Currency::mint_into(&who, amount));
				is_credited = minted.is_ok();
				Ledgers::<T>::try_mutate(id, |ledger| {
					if is_credited { ledger.mint_again(amount) } else { ledger.park_again(amount) }
				})?;
				if !is_credited {
					Self::owe(id, &who, amount)?;
				}
				Self::pay_held(HoldReason::WithdrawalFee, &who, &who, attest_fee)?;
				T::Kyc::give_back(&who, Action::Withdraw, amount, at);
				Self::refill(id, Direction::Out, amount);
				Self::retain(release.request);
			},
			Source::Return { parked, counted_at } => {
				Ledgers::<T>::try_mutate(id, |ledger| ledger.park_again(amount))?;
				if let Some(at) = counted_at {
					let recipient = recipient_of(&parked.deposit);
					T::Kyc::give_back(&recipient, Action::Withdraw, amount, at);
				}
				Self::park_again(parked)?;
			},
		}
		Self::deposit_event(Event::Cancelled { domain: id, nonce, seq, amount, is_credited });
		Ok(())
	}

	/// Share what is on hold for those who signed a release: equal shares, rounded down; the treasury gets the
	/// remainder, and all of it if nobody signed here.
	fn pay_signers(id: DomainId, nonce: u64, who: &AccountId, fee: Balance) -> DispatchResult {
		let list = Signatures::<T>::get(id, nonce);
		let signers = list.iter().flat_map(SignatureList::signers);
		let accounts: Vec<AccountId> =
			signers.filter_map(Attesters::<T>::get).map(|attester| attester.account).collect();
		let people: u32 = accounts.len().saturated_into();
		let (share, rest) = shares(people, fee).unwrap_or((0, fee));
		for account in &accounts {
			Self::pay_held(HoldReason::WithdrawalFee, who, account, share)?;
		}
		Self::pay_held(HoldReason::WithdrawalFee, who, &T::Treasury::get(), rest)
	}

	/// A request has ended: its reference stays used for a while.
	fn retain(request: H256) {
		let until = T::Clock::now().saturating_add(T::Limits::get().retention);
		Requests::<T>::mutate_extant(request, |row| row.until = Some(until));
		Ended::<T>::insert(request, (), until, T::Clock::now());
	}
}
