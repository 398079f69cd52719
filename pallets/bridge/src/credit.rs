// SPDX-License-Identifier: Apache-2.0

//! A deposit that was agreed on: credited, owed or parked, and never an error, since the money is locked
//! elsewhere already.

use crate::{
	Buckets, Claimables, Config, Direction, Domain, Error, Event, InboundState, InboundStep,
	Ledgers, Pallet, ParkReason, ParkedDeposit,
};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	prelude::*,
	token::{
		Provenance,
		fungible::{Inspect, Mutate},
		tokens::DepositConsequence,
	},
	traits::Contains,
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256, sp_runtime::ArithmeticError};
use tael_primitives::{
	AccountId, Balance, ChainTime, Kyc, Millis,
	bridge::{Deposit, DomainId, EvmAddress},
};

/// What the tag of a deposit pays: an invoice, or a reference of a merchant.
pub trait DepositTags<AccountId> {
	/// Let `payer`, who has just been credited with `amount`, pay with it what `tag` names.
	///
	/// Called inside a storage layer of its own. An error leaves the money with `payer`.
	///
	/// # Errors
	/// Whatever is in the way of the payment.
	fn pay(payer: &AccountId, tag: H256, amount: Balance) -> DispatchResult;

	/// The most that [`DepositTags::pay`] takes.
	fn weight() -> Weight;
}

/// Where money went that was due to somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Placed {
	/// Into his account.
	Credited,
	/// His account cannot take it: it is recorded as owed to him.
	Owed,
}

impl Placed {
	/// What it is to the deposit.
	pub const fn step(self) -> InboundStep {
		match self {
			Self::Credited => InboundStep::Credit,
			Self::Owed => InboundStep::Owe,
		}
	}
}

/// Who a deposit is for.
pub(crate) fn recipient_of(deposit: &Deposit) -> AccountId {
	AccountId::new(deposit.recipient.0)
}

impl<T: Config> Pallet<T> {
	/// Do with an agreed deposit what is to be done: the attesters get their fee, and the rest is credited
	/// or parked. `voters` agreed on it, and `last` came last.
	pub(crate) fn settle(
		state: InboundState,
		domain: &Domain,
		deposit: &Deposit,
		voters: &[EvmAddress],
		last: EvmAddress,
	) -> DispatchResult {
		let (id, nonce) = (deposit.domain, deposit.nonce);
		let asked = deposit.max_fee.min(domain.terms.deposit_fee).min(deposit.amount);
		let fee = Self::share_fee(id, voters, last, asked)?;
		let amount = deposit.amount.checked_sub(fee).ok_or(ArithmeticError::Underflow)?;
		let recipient = recipient_of(deposit);
		Self::deposit_event(Event::DepositAgreed {
			domain: id,
			nonce,
			seq: 0,
			recipient: recipient.clone(),
			amount: deposit.amount,
			fee,
			sender: deposit.sender,
			memo: deposit.memo,
			tx: deposit.tx,
		});
		let (reason, release_at) = Self::why_to_park(domain, deposit, &recipient, amount);
		if let Some(reason) = reason {
			state.apply(InboundStep::Park).map_err(|_| Error::<T>::WrongState)?;
			Ledgers::<T>::try_mutate(id, |ledger| ledger.park(amount))?;
			let parked_at = T::Clock::now();
			let parked = ParkedDeposit {
				deposit: deposit.clone(),
				amount,
				seq: 2,
				reason,
				release_at,
				parked_at,
				bucket: 0,
			};
			Self::park(parked);
			Self::deposit_event(Event::DepositParked {
				domain: id,
				nonce,
				seq: 1,
				reason,
				amount,
				release_at,
			});
			return Ok(());
		}
		let placed = Self::credit(id, &recipient, amount)?;
		Self::finish(state, deposit, amount, 1, placed)
	}

	/// Why an agreed deposit is not credited now, and when it may be.
	///
	/// Whatever the reason, its size and the bucket decide how long it waits at least: a pause or a freeze
	/// that ends does not let through at once what would have had to wait.
	fn why_to_park(
		domain: &Domain,
		deposit: &Deposit,
		recipient: &AccountId,
		amount: Balance,
	) -> (Option<ParkReason>, Millis) {
		let now = T::Clock::now();
		let waits = if amount >= domain.terms.large {
			Some(ParkReason::Large)
		} else if Self::take(deposit.domain, Direction::In, amount).is_err() {
			Some(ParkReason::RateLimited)
		} else {
			None
		};
		let release_at = if waits.is_some() { now.saturating_add(domain.terms.delay) } else { now };
		let reason = if Self::ensure_may_receive(recipient).is_err() {
			Some(ParkReason::PolicyBlocked)
		} else if Self::ensure_open(deposit.domain, domain, Direction::In).is_err() {
			Some(ParkReason::Paused)
		} else {
			waits
		};
		(reason, release_at)
	}

	/// Refuse somebody who may not be credited from another chain.
	pub(crate) fn ensure_may_receive(who: &AccountId) -> Result<(), Error<T>> {
		let is_nobody = *who == AccountId::new([0; 32]) || T::Uncreditable::contains(who);
		ensure!(!is_nobody, Error::<T>::PolicyBlocked);
		T::Kyc::ensure_not_frozen(who).map_err(|_| Error::<T>::PolicyBlocked)
	}

	/// Let `amount` pass a bucket. Without one nothing passes.
	pub(crate) fn take(
		id: DomainId,
		direction: Direction,
		amount: Balance,
	) -> Result<(), Error<T>> {
		Buckets::<T>::try_mutate(id, direction, |slot| {
			let bucket = slot.as_mut().ok_or(Error::<T>::RateLimited)?;
			bucket.take(amount, T::Clock::now()).map_err(|_| Error::<T>::RateLimited)
		})
	}

	/// Issue `amount` to `who`, or record it as owed to him. The ledger follows.
	pub(crate) fn credit(
		id: DomainId,
		who: &AccountId,
		amount: Balance,
	) -> Result<Placed, DispatchError> {
		if Self::is_minted(who, amount)? {
			Ledgers::<T>::try_mutate(id, |ledger| ledger.mint(amount))?;
			return Ok(Placed::Credited);
		}
		Ledgers::<T>::try_mutate(id, |ledger| ledger.park(amount))?;
		Self::owe(id, who, amount)?;
		Ok(Placed::Owed)
	}

	/// Issue `amount` to `who` if his account can take it. The ledger is the caller's.
	///
	/// # Errors
	/// Only when storage layers are nested too deep to try.
	pub(crate) fn is_minted(who: &AccountId, amount: Balance) -> Result<bool, DispatchError> {
		if amount.is_zero() {
			return Ok(true);
		}
		match T::Currency::can_deposit(who, amount, Provenance::Minted) {
			DepositConsequence::Success => {
				match with_storage_layer(|| T::Currency::mint_into(who, amount)) {
					Ok(_) => Ok(true),
					Err(error @ DispatchError::Transactional(_)) => Err(error),
					Err(_) => Ok(false),
				}
			},
			DepositConsequence::BelowMinimum
			| DepositConsequence::CannotCreate
			| DepositConsequence::UnknownAsset
			| DepositConsequence::Overflow
			| DepositConsequence::Blocked => Ok(false),
		}
	}

	/// Record that `who` is owed `amount` more. The ledger is the caller's.
	pub(crate) fn owe(id: DomainId, who: &AccountId, amount: Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		Claimables::<T>::try_mutate(who, id, |owed| {
			*owed = owed.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})
	}

	/// The recipient has his money, or a claim to it.
	pub(crate) fn finish(
		state: InboundState,
		deposit: &Deposit,
		amount: Balance,
		seq: u32,
		placed: Placed,
	) -> DispatchResult {
		let (domain, nonce, recipient) = (deposit.domain, deposit.nonce, recipient_of(deposit));
		state.apply(placed.step()).map_err(|_| Error::<T>::WrongState)?;
		// An executed deposit makes room for withdrawals.
		Self::refill(domain, Direction::Out, amount);
		match placed {
			Placed::Owed => {
				Self::deposit_event(Event::DepositOwed { domain, nonce, seq, recipient, amount });
			},
			Placed::Credited => {
				Self::deposit_event(Event::DepositCredited {
					domain,
					nonce,
					seq,
					recipient: recipient.clone(),
					amount,
				});
				Self::pay_tag(deposit, &recipient, amount, seq.saturating_add(1));
			},
		}
		Ok(())
	}

	/// Pay what the deposit names. The money stays with the recipient if that fails.
	fn pay_tag(deposit: &Deposit, recipient: &AccountId, amount: Balance, seq: u32) {
		let tag = deposit.memo;
		if tag.is_zero() {
			return;
		}
		let (domain, nonce) = (deposit.domain, deposit.nonce);
		let result = with_storage_layer(|| T::Tags::pay(recipient, tag, amount));
		Self::deposit_event(Event::TagTried { domain, nonce, seq, tag, result });
	}
}
