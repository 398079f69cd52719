// SPDX-License-Identifier: Apache-2.0

//! Money begins to leave: a withdrawal, or a parked deposit that goes back.

use crate::{
	Buckets, Config, Direction, Domain, Domains, Error, Event, HoldReason, LastHeard, LastOutbound,
	Ledgers, Offices, Outbound, OutboundState, Outbounds, Pallet, ParkedDeposit, Requested,
	Requests, Sets, Source, sweep::Ended,
};
use frame::{
	prelude::*,
	token::fungible::Mutate,
	traits::tokens::{Fortitude, Precision, Preservation},
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::TokenError};
use tael_primitives::{
	AccountId, Action, AssetKind, Balance, ChainTime, ClientRef, Kyc, Millis, SECOND,
	bridge::{DomainId, EvmAddress, Message, Release, request_id},
	hold_or,
};

/// What somebody asks for when he takes money out.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Withdrawal {
	/// To which chain.
	pub domain: DomainId,
	/// Who is paid there.
	pub recipient: EvmAddress,
	/// How much leaves the account, the fee of whoever carries it out included.
	pub amount: Balance,
	/// The most that may go to others: to whoever carries it out, and to those who sign.
	pub max_fee: Balance,
	/// The travel-rule message about it, by hash.
	pub travel_ref: Option<H256>,
	/// The caller's reference.
	pub reference: ClientRef,
}

impl<T: Config> Pallet<T> {
	/// The attesters have agreed on something.
	pub(crate) fn hear(id: DomainId) {
		LastHeard::<T>::insert(id, T::Clock::timestamp());
	}

	/// Whether enough of the attesters have been heard of lately, and the set in office is not suspended. Nobody takes
	/// money out into a quorum that is dead. A halt of this chain proves nothing about them: it counts as silence.
	pub fn is_heard(id: DomainId) -> bool {
		let silence = T::Limits::get().silence;
		let now = T::Clock::timestamp();
		let set = Offices::<T>::get(id).and_then(|office| Sets::<T>::get(office.set));
		LastHeard::<T>::get(id).is_some_and(|heard| now < heard.saturating_add(silence))
			&& set.is_some_and(|set| !set.is_suspended())
	}

	/// What passes at once in one direction of a domain.
	pub fn headroom(id: DomainId, direction: Direction) -> Balance {
		let now = T::Clock::now();
		Buckets::<T>::get(id, direction).map_or(0, |bucket| bucket.headroom(now))
	}

	/// As much went the other way, or never went.
	pub(crate) fn refill(id: DomainId, direction: Direction, amount: Balance) {
		Buckets::<T>::mutate_exists(id, direction, |bucket| {
			if let Some(bucket) = bucket {
				bucket.give(amount, T::Clock::now());
			}
		});
	}

	/// Take money out.
	pub(crate) fn do_request(who: &AccountId, asked: Withdrawal) -> DispatchResult {
		let Withdrawal { domain: id, recipient, amount, max_fee, travel_ref, reference } = asked;
		let request = request_id(Self::genesis_hash(), who, &reference);
		ensure!(!Requests::<T>::contains_key(request), Error::<T>::AlreadyRequested);
		let domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		Self::ensure_open(id, &domain, Direction::Out)?;
		ensure!(Self::is_heard(id), Error::<T>::Silent);
		let terms = &domain.terms;
		ensure!(amount >= terms.min, Error::<T>::BelowMinimum);
		ensure!(amount <= terms.max, Error::<T>::AboveMaximum);
		Self::ensure_payable(id, &domain, &recipient)?;
		let is_told = amount < terms.travel_threshold || travel_ref.is_some();
		ensure!(is_told, Error::<T>::TravelRefMissing);
		let (fee, attest_fee) = (terms.release_fee, terms.attest_fee);
		let fees = fee.checked_add(attest_fee).ok_or(Error::<T>::FeeTooHigh)?;
		ensure!(fees <= max_fee, Error::<T>::FeeTooHigh);

		T::Kyc::consume(who, Action::Withdraw, amount)?;
		let now = T::Clock::now();
		Buckets::<T>::try_mutate_exists(id, Direction::Out, |bucket| {
			let taken = bucket.as_mut().map(|bucket| bucket.take(amount, now));
			taken.and_then(Result::ok).ok_or(Error::<T>::RateLimited)
		})?;
		Ledgers::<T>::try_mutate(id, |ledger| {
			ledger.burn(amount).map_err(|_| Error::<T>::NotCovered)
		})?;
		Self::burn(who, amount)?;
		let reason = HoldReason::WithdrawalFee.into();
		let lacking = Error::<T>::InsufficientFunds;
		hold_or::<_, T::Holds>(AssetKind::Native, &reason, who, attest_fee, lacking)?;

		let source =
			Source::Request { who: who.clone(), reference, attest_fee, at: now, travel_ref };
		let release = Self::open(id, &domain, source, recipient, amount, fee, request)?;
		let Release { nonce, deadline, .. } = release;
		Requests::<T>::insert(request, Requested { domain: id, nonce, until: None });
		Self::deposit_event(Event::WithdrawalRequested {
			domain: id,
			nonce,
			seq: 0,
			who: who.clone(),
			reference,
			request,
			recipient,
			amount,
			fee,
			attest_fee,
			deadline,
			travel_ref,
		});
		Ok(())
	}

	/// Take money out of issuance. The account stays alive: what is cancelled comes back to it.
	fn burn(who: &AccountId, amount: Balance) -> DispatchResult {
		let burned = T::Currency::burn_from(
			who,
			amount,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Polite,
		);
		burned.map(|_| ()).map_err(|error| match error {
			DispatchError::Token(TokenError::FundsUnavailable) => {
				Error::<T>::InsufficientFunds.into()
			},
			other => other,
		})
	}

	/// Send a parked deposit to `to`. It was never issued here, so nothing is burned; whoever carries it out is
	/// paid out of it. It may have been counted against the recipient's limits. Returns the number of the release.
	pub(crate) fn open_return(
		domain: &Domain,
		parked: ParkedDeposit,
		to: EvmAddress,
		counted_at: Option<Millis>,
	) -> Result<u64, DispatchError> {
		let (id, amount) = (parked.deposit.domain, parked.amount);
		let fee = domain.terms.release_fee;
		ensure!(amount > fee, Error::<T>::BelowMinimum);
		// The vault pays no more at once.
		ensure!(amount <= domain.terms.max, Error::<T>::AboveMaximum);
		Ledgers::<T>::try_mutate(id, |ledger| ledger.send_back(amount))?;
		let (deposit, request) = (parked.deposit.nonce, parked.deposit.id());
		let source = Source::Return { parked, counted_at };
		let release = Self::open(id, domain, source, to, amount, fee, request)?;
		let Release { nonce, deadline, .. } = release;
		Self::deposit_event(Event::ReturnRequested {
			domain: id,
			nonce,
			seq: 0,
			deposit,
			recipient: to,
			amount,
			fee,
			deadline,
		});
		Ok(nonce)
	}

	/// Give a release the next number, and write it down for the attesters.
	fn open(
		id: DomainId,
		domain: &Domain,
		source: Source<AccountId>,
		recipient: EvmAddress,
		amount: Balance,
		fee: Balance,
		request: H256,
	) -> Result<Release, DispatchError> {
		let nonce = LastOutbound::<T>::get(id).checked_add(1).ok_or(Error::<T>::BadMessage)?;
		LastOutbound::<T>::insert(id, nonce);
		let window = T::Limits::get().release_window.saturating_div(SECOND);
		let release = Release {
			domain: id,
			nonce,
			token: domain.token,
			recipient,
			amount,
			fee,
			deadline: Self::seconds().saturating_add(window),
			request,
		};
		let state = OutboundState::Requested;
		let row = Outbound { release: release.clone(), source, state, seq: 1 };
		Outbounds::<T>::insert(id, nonce, row);
		Ok(release)
	}

	/// Forget a reference that has been used long enough ago.
	pub(crate) fn do_forget_request(request: H256) -> DispatchResult {
		let row = Requests::<T>::get(request).ok_or(Error::<T>::NotFound)?;
		let until = row.until.ok_or(Error::<T>::WrongState)?;
		ensure!(T::Clock::now() >= until, Error::<T>::TooEarly);
		Requests::<T>::remove(request);
		Ended::<T>::remove::<_, ()>(Ended::<T>::bucket_of(until), request);
		Ok(())
	}
}
