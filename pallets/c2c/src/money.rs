// SPDX-License-Identifier: Apache-2.0

//! How money goes on hold and leaves it, for pools, offers and trades alike. Every movement is an event
//! with the object's id and its next number.

use crate::{Config, Error, Event, HoldReason, Movement, Pallet};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AssetKind, Balance, ClaimKey, Delivery, Trail, UsdtValue, deliver_or_owe, hold_or,
};

/// Money that leaves a hold.
pub(crate) struct Payout<'a, AccountId> {
	pub(crate) asset: &'a AssetKind,
	pub(crate) reason: HoldReason,
	/// In whose account it lies.
	pub(crate) source: &'a AccountId,
	/// Whose it becomes.
	pub(crate) dest: &'a AccountId,
	pub(crate) amount: Balance,
	pub(crate) kind: Movement,
}

impl<T: Config> Pallet<T> {
	/// Put money of `who` on hold. The existential deposit stays free.
	pub(crate) fn hold(
		asset: &AssetKind,
		reason: HoldReason,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let insufficient = Error::<T>::InsufficientFunds;
		hold_or::<_, T::Holds>(asset.clone(), &reason.into(), who, amount, insufficient)
	}

	/// Pay out of a hold. Never stopped by the payee: what cannot be credited is owed to him.
	pub(crate) fn pay_held(trail: &mut Trail, payout: &Payout<'_, T::AccountId>) -> DispatchResult {
		let Payout { asset, reason, source, dest, amount, kind } = *payout;
		if amount == 0 {
			return Ok(());
		}
		let key = ClaimKey { source: source.clone(), asset: asset.clone(), reason: reason.into() };
		let (id, asset) = (trail.id, asset.clone());
		match deliver_or_owe::<_, T::Holds, T::Claimables>(key, dest, amount)? {
			Delivery::Delivered => Self::deposit_event(Event::Moved {
				id,
				seq: trail.next(),
				kind,
				asset,
				from: source.clone(),
				to: dest.clone(),
				amount,
			}),
			Delivery::Kept => Self::deposit_event(Event::BecameClaimable {
				id,
				seq: trail.next(),
				kind,
				owner: dest.clone(),
				source: source.clone(),
				asset,
				amount,
			}),
		}
		Ok(())
	}

	/// Give money on hold back to the account it lies in.
	pub(crate) fn give_back(
		trail: &mut Trail,
		asset: &AssetKind,
		reason: HoldReason,
		who: &T::AccountId,
		amount: Balance,
		kind: Movement,
	) -> DispatchResult {
		Self::pay_held(trail, &Payout { asset, reason, source: who, dest: who, amount, kind })
	}

	/// The value in USDT.
	pub(crate) fn value(asset: &AssetKind, amount: Balance) -> Result<Balance, DispatchError> {
		Ok(T::Value::in_usdt(asset, amount).ok_or(Error::<T>::UnknownAsset)?)
	}
}
