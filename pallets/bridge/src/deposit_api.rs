// SPDX-License-Identifier: Apache-2.0

//! What the runtime API tells of deposits.

use crate::{
	Claimables, Config, Direction, Domains, Electorate, Pallet, ParkReason, Parked, ParkedDeposit,
	Votes,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, Balance,
	bridge::{Deposit, DomainId},
};

/// One version of a deposit that is voted on.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct VersionView {
	/// What is said.
	pub message: Deposit,
	/// How many say so whose votes count.
	pub votes: u32,
}

/// A deposit as it stands here.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DepositView {
	/// Whether it was agreed on. It is parked then, or its events tell what became of it.
	pub is_done: bool,
	/// What is said of it until then.
	pub versions: Vec<VersionView>,
	/// It waits.
	pub parked: Option<ParkedDeposit>,
}

/// What would become of a deposit now.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct DepositQuote {
	/// Least that the vault takes.
	pub min: Balance,
	/// What the attesters get, if as much is offered.
	pub fee: Balance,
	/// What the recipient gets.
	pub amount: Balance,
	/// Why he would have to wait, apart from who he is.
	pub waits: Option<ParkReason>,
}

impl<T: Config> Pallet<T> {
	/// A deposit, by the vault's number.
	pub fn deposit(id: DomainId, nonce: u64) -> DepositView {
		let count = |message: &Deposit, voters: &[_]| -> u32 {
			let electorate: Electorate = Self::electorate(id, message.block).unwrap_or_default();
			voters.iter().filter(|one| electorate.contains(one)).count().saturated_into()
		};
		let version = |one: crate::Variant<Deposit>| VersionView {
			votes: count(&one.message, &one.voters),
			message: one.message,
		};
		DepositView {
			is_done: Self::is_done(id, nonce),
			versions: Votes::<T>::get(id, nonce).variants.into_iter().map(version).collect(),
			parked: Parked::<T>::get(id, nonce),
		}
	}

	/// What `who` is owed, by domain: `claim` issues it.
	pub fn claimable(who: &AccountId) -> Vec<(DomainId, Balance)> {
		Claimables::<T>::iter_prefix(who).collect()
	}

	/// What would become of a deposit of `amount`.
	pub fn quote_deposit(id: DomainId, amount: Balance) -> Option<DepositQuote> {
		let domain = Domains::<T>::get(id)?;
		let fee = domain.terms.deposit_fee.min(amount);
		let rest = amount.saturating_sub(fee);
		let waits = if Self::ensure_open(id, &domain, Direction::In).is_err() {
			Some(ParkReason::Paused)
		} else if rest >= domain.terms.large {
			Some(ParkReason::Large)
		} else if rest > Self::headroom(id, Direction::In) {
			Some(ParkReason::RateLimited)
		} else {
			None
		};
		Some(DepositQuote { min: domain.terms.min_deposit, fee, amount: rest, waits })
	}
}
