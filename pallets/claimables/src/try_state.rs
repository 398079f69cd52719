// SPDX-License-Identifier: Apache-2.0

//! What must hold between any two calls.

use crate::{Claimables, Config, HoldReason, Pallet, RecoveryOf};
use alloc::{collections::BTreeMap, vec::Vec};
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*, token::fungibles::InspectHold};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, HoldSums};

/// Account, asset, and the reason in SCALE.
type Place<T> = (<T as frame_system::Config>::AccountId, AssetKind, Vec<u8>);

impl<T: Config> Pallet<T> {
	/// Check everything.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::clm_1_no_claimable_is_empty()?;
		Self::clm_2_nobody_recovers_for_himself()?;
		Self::i2_what_is_owed_is_on_hold()?;
		Self::i2_recovery_deposits_equal_holds()
	}

	fn clm_1_no_claimable_is_empty() -> Result<(), TryRuntimeError> {
		let full = Claimables::<T>::iter_values().all(|claimable| claimable.amount > 0);
		ensure!(full, "CLM-1: a claimable is empty");
		Ok(())
	}

	fn clm_2_nobody_recovers_for_himself() -> Result<(), TryRuntimeError> {
		let others = RecoveryOf::<T>::iter().all(|(owner, recovery)| recovery.account != owner);
		ensure!(others, "CLM-2: an account recovers for itself");
		Ok(())
	}

	/// Whoever owes counts his own objects too, so the hold may be more.
	fn i2_what_is_owed_is_on_hold() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<Place<T>, (T::RuntimeHoldReason, Balance)> = BTreeMap::new();
		for (_, key, claimable) in Claimables::<T>::iter() {
			let place = (key.source, key.asset, key.reason.encode());
			let entry = sums.entry(place).or_insert((key.reason, 0));
			entry.1 = entry.1.checked_add(claimable.amount).ok_or("I2: what is owed overflows")?;
		}
		for ((source, asset, _), (reason, owed)) in sums {
			let on_hold = T::Holds::balance_on_hold(asset, &reason, &source);
			ensure!(owed <= on_hold, "I2: more is owed than is on hold");
		}
		Ok(())
	}

	fn i2_recovery_deposits_equal_holds() -> Result<(), TryRuntimeError> {
		let mut sums = HoldSums::<T::AccountId, T::Holds>::new([HoldReason::Recovery]);
		for (owner, recovery) in RecoveryOf::<T>::iter() {
			let has_account = frame_system::Account::<T>::contains_key(&owner);
			ensure!(has_account, "I2: a recovery deposit of nobody");
			sums.add(&owner, &AssetKind::Native, HoldReason::Recovery, recovery.deposit);
		}
		sums.add_owed(Claimables::<T>::iter().map(|(_, key, row)| (key, row.amount)));
		let is_equal =
			sums.are_on_hold() && sums.explain_holds(frame_system::Account::<T>::iter_keys(), []);
		ensure!(is_equal, "I2: a recovery deposit differs from the hold");
		Ok(())
	}
}
