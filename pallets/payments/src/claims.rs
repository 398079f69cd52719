// SPDX-License-Identifier: Apache-2.0

//! Collecting what could not be credited when it fell due.

use crate::{ClaimKey, Claimables, Config, Error, Event, Pallet};
use alloc::vec::Vec;
use frame::{
	prelude::*,
	token::{Fortitude, Precision, fungibles::MutateHold, tokens::Restriction},
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{Balance, Delivery, Kyc, deliver};

/// A claimable on its way out.
struct Taken<AccountId> {
	key: ClaimKey<AccountId>,
	amount: Balance,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim_to(
		owner: &T::AccountId,
		keys: Vec<ClaimKey<T::AccountId>>,
		dest: &T::AccountId,
	) -> DispatchResult {
		// Money due to a frozen person may reach him, frozen, but nobody else.
		if owner != dest {
			T::Kyc::ensure_not_frozen(owner)?;
		}
		Self::pay_claimables(owner, keys, dest)
	}

	/// Pay the claimables `keys` of `owner` to `dest`, all or none.
	///
	/// Amounts that are too small each to be credited to a new account are gathered first: only the
	/// sum must be creditable.
	pub(crate) fn pay_claimables(
		owner: &T::AccountId,
		keys: Vec<ClaimKey<T::AccountId>>,
		dest: &T::AccountId,
	) -> DispatchResult {
		let mut taken = Vec::with_capacity(keys.len());
		for key in keys {
			let amount = Claimables::<T>::take(owner, &key).ok_or(Error::<T>::NotFound)?.amount;
			Self::deposit_event(Event::Claimed {
				owner: owner.clone(),
				key: key.clone(),
				dest: dest.clone(),
				amount,
			});
			taken.push(Taken { key, amount });
		}
		// The greatest first: it may create the account that the smaller ones need.
		taken.sort_by_key(|claim| core::cmp::Reverse(claim.amount));
		let mut kept = Vec::new();
		for claim in taken {
			let ClaimKey { source, asset, reason } = &claim.key;
			let reason = (*reason).into();
			match deliver::<_, T::Holds>(asset.clone(), &reason, source, dest, claim.amount)? {
				Delivery::Delivered => {},
				Delivery::Kept => kept.push(claim),
			}
		}
		while let Some(first) = kept.pop() {
			let alike = |claim: &Taken<_>| {
				(&claim.key.asset, claim.key.reason) == (&first.key.asset, first.key.reason)
			};
			let (group, others): (Vec<_>, Vec<_>) = kept.into_iter().partition(alike);
			kept = others;
			Self::pay_gathered(&first, &group, dest)?;
		}
		Ok(())
	}

	/// Gather `others` on hold in the account where `first` lies, and pay the sum from there.
	fn pay_gathered(
		first: &Taken<T::AccountId>,
		others: &[Taken<T::AccountId>],
		dest: &T::AccountId,
	) -> DispatchResult {
		let ClaimKey { source, asset, reason } = &first.key;
		let reason = (*reason).into();
		let mut sum = first.amount;
		for other in others {
			sum = sum.checked_add(other.amount).ok_or(ArithmeticError::Overflow)?;
			if other.key.source == *source {
				continue;
			}
			T::Holds::transfer_on_hold(
				asset.clone(),
				&reason,
				&other.key.source,
				source,
				other.amount,
				Precision::Exact,
				Restriction::OnHold,
				Fortitude::Force,
			)
			.map_err(|_| Error::<T>::CannotCredit)?;
		}
		match deliver::<_, T::Holds>(asset.clone(), &reason, source, dest, sum)? {
			Delivery::Delivered => Ok(()),
			Delivery::Kept => Err(Error::<T>::CannotCredit.into()),
		}
	}
}
