// SPDX-License-Identifier: Apache-2.0

//! Recovery accounts.

use crate::{Config, Error, Event, HoldReason, KeyOf, Pallet, Recovery, RecoveryOf};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, ClaimKey, Delivery, Kyc, deliver_or_owe, hold_or};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_recover(
		who: &T::AccountId,
		owner: &T::AccountId,
		keys: Vec<KeyOf<T>>,
	) -> DispatchResult {
		let named = RecoveryOf::<T>::get(owner).is_some_and(|recovery| recovery.account == *who);
		ensure!(named, Error::<T>::NotRecovery);
		// Money due to a frozen person reaches nobody else, and nobody frozen collects another's.
		T::Kyc::ensure_not_frozen(owner)?;
		T::Kyc::ensure_not_frozen(who)?;
		Self::pay_out(owner, keys, who)
	}

	pub(crate) fn do_set_recovery(owner: T::AccountId, account: T::AccountId) -> DispatchResult {
		T::Kyc::ensure_not_frozen(&owner)?;
		ensure!(account != owner, Error::<T>::SelfRecovery);
		let deposit = match RecoveryOf::<T>::get(&owner) {
			Some(recovery) => recovery.deposit,
			None => Self::hold_deposit(&owner)?,
		};
		RecoveryOf::<T>::insert(&owner, Recovery { account: account.clone(), deposit });
		Self::deposit_event(Event::RecoverySet { owner, account, deposit });
		Ok(())
	}

	pub(crate) fn do_remove_recovery(owner: T::AccountId) -> DispatchResult {
		let deposit = RecoveryOf::<T>::take(&owner).ok_or(Error::<T>::NotFound)?.deposit;
		let key = ClaimKey {
			source: owner.clone(),
			asset: AssetKind::Native,
			reason: HoldReason::Recovery.into(),
		};
		match deliver_or_owe::<_, T::Holds, Self>(key.clone(), &owner, deposit)? {
			Delivery::Delivered => {},
			Delivery::Kept => Self::deposit_event(Event::DepositBecameClaimable {
				owner: owner.clone(),
				key,
				amount: deposit,
			}),
		}
		Self::deposit_event(Event::RecoveryRemoved { owner, deposit });
		Ok(())
	}

	fn hold_deposit(who: &T::AccountId) -> Result<Balance, DispatchError> {
		let deposit = T::RecoveryDeposit::get();
		let reason = HoldReason::Recovery.into();
		let insufficient = Error::<T>::InsufficientFunds;
		hold_or::<_, T::Holds>(AssetKind::Native, &reason, who, deposit, insufficient)?;
		Ok(deposit)
	}
}
