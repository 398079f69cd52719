// SPDX-License-Identifier: Apache-2.0

//! What a runtime API asks. Plain data, every list bounded.

use crate::{Claimable, Claimables, Config, KeyOf, Pallet, RecoveryOf};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ClaimKey, MAX_PAGE};

/// Money that waits for its owner.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimableView<AccountId, Reason> {
	/// Where it lies.
	pub key: ClaimKey<AccountId, Reason>,
	/// How much, since when.
	pub claimable: Claimable,
}

impl<T: Config> Pallet<T> {
	/// What waits for `owner`, after `from`, at most 100.
	pub fn claimables_of(
		owner: &T::AccountId,
		from: Option<KeyOf<T>>,
		limit: u32,
	) -> Vec<ClaimableView<T::AccountId, T::RuntimeHoldReason>> {
		let limit = limit.clamp(1, MAX_PAGE).saturated_into();
		let rows = match from {
			Some(key) => {
				let after = Claimables::<T>::hashed_key_for(owner, &key);
				Claimables::<T>::iter_prefix_from(owner, after)
			},
			None => Claimables::<T>::iter_prefix(owner),
		};
		rows.take(limit).map(|(key, claimable)| ClaimableView { key, claimable }).collect()
	}

	/// The account that `owner` has named to collect for him.
	pub fn recovery_account(owner: &T::AccountId) -> Option<T::AccountId> {
		RecoveryOf::<T>::get(owner).map(|recovery| recovery.account)
	}
}
