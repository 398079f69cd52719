// SPDX-License-Identifier: Apache-2.0

//! What is owed, and collecting it.

use crate::{Claimable, Claimables, Config, Error, Event, KeyOf, Pallet};
use alloc::vec::Vec;
use frame::{
	arithmetic::Zero,
	prelude::*,
	token::{Fortitude, Precision, fungibles::MutateHold, tokens::Restriction},
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{Balance, ChainTime, ClaimKey, Delivery, Kyc, deliver};

/// A claimable on its way out.
struct Taken<T: Config> {
	key: KeyOf<T>,
	amount: Balance,
}

impl<T: Config> tael_primitives::Claimables<T::AccountId> for Pallet<T> {
	type Reason = T::RuntimeHoldReason;

	fn owe(owner: &T::AccountId, key: KeyOf<T>, amount: Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		Claimables::<T>::try_mutate(owner, &key, |slot| {
			let claimable =
				slot.get_or_insert_with(|| Claimable { amount: 0, since: T::Clock::now() });
			claimable.amount =
				claimable.amount.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})
	}

	fn all() -> Vec<(KeyOf<T>, Balance)> {
		Claimables::<T>::iter().map(|(_, key, claimable)| (key, claimable.amount)).collect()
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim_to(
		owner: &T::AccountId,
		keys: Vec<KeyOf<T>>,
		dest: &T::AccountId,
	) -> DispatchResult {
		// Money due to a frozen person may reach him, frozen, but nobody else.
		if owner != dest {
			T::Kyc::ensure_not_frozen(owner)?;
		}
		Self::pay_out(owner, keys, dest)
	}

	/// Pay the claimables `keys` of `owner` to `dest`, all or none.
	///
	/// Amounts that are too small each to be credited to a new account are gathered first: only the
	/// sum must be creditable.
	pub(crate) fn pay_out(
		owner: &T::AccountId,
		keys: Vec<KeyOf<T>>,
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
			taken.push(Taken::<T> { key, amount });
		}
		// The greatest first: it may create the account that the smaller ones need.
		taken.sort_by_key(|claim| core::cmp::Reverse(claim.amount));
		let mut kept = Vec::new();
		for claim in taken {
			let ClaimKey { source, asset, reason } = &claim.key;
			match deliver::<_, T::Holds>(asset.clone(), reason, source, dest, claim.amount)? {
				Delivery::Delivered => {},
				Delivery::Kept => kept.push(claim),
			}
		}
		while let Some(first) = kept.pop() {
			let alike = |claim: &Taken<T>| {
				(&claim.key.asset, &claim.key.reason) == (&first.key.asset, &first.key.reason)
			};
			let (group, others): (Vec<_>, Vec<_>) = kept.into_iter().partition(alike);
			kept = others;
			Self::pay_gathered(&first, &group, dest)?;
		}
		Ok(())
	}

	/// Gather `others` on hold in the account where `first` lies, and pay the sum from there.
	fn pay_gathered(first: &Taken<T>, others: &[Taken<T>], dest: &T::AccountId) -> DispatchResult {
		let ClaimKey { source, asset, reason } = &first.key;
		let mut sum = first.amount;
		for other in others {
			sum = sum.checked_add(other.amount).ok_or(ArithmeticError::Overflow)?;
			if other.key.source == *source {
				continue;
			}
			T::Holds::transfer_on_hold(
				asset.clone(),
				reason,
				&other.key.source,
				source,
				other.amount,
				Precision::Exact,
				Restriction::OnHold,
				Fortitude::Force,
			)
			.map_err(|_| Error::<T>::CannotCredit)?;
		}
		match deliver::<_, T::Holds>(asset.clone(), reason, source, dest, sum)? {
			Delivery::Delivered => Ok(()),
			Delivery::Kept => Err(Error::<T>::CannotCredit.into()),
		}
	}
}
