// SPDX-License-Identifier: Apache-2.0

//! How money moves: onto a hold, out of one, or into a claimable where a payee cannot be credited. Every
//! movement is an event with the object and its next number. All of it is USDT.

use crate::{Config, Error, Event, HoldReason, Movement, Object, Pallet};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, ClaimKey, Delivery, Kyc, deliver_or_owe, hold_or};

/// Out of which hold into whose account.
pub(crate) struct Payout<'a, AccountId> {
	pub(crate) reason: HoldReason,
	pub(crate) from: &'a AccountId,
	pub(crate) to: &'a AccountId,
	pub(crate) amount: Balance,
	pub(crate) kind: Movement,
}

impl<T: Config> Pallet<T> {
	/// Put USDT of `who` on hold. The existential deposit stays free.
	pub(crate) fn hold(reason: HoldReason, who: &T::AccountId, amount: Balance) -> DispatchResult {
		// A hold would take frozen money.
		T::Kyc::ensure_not_frozen(who)?;
		let insufficient = Error::<T>::InsufficientFunds;
		hold_or::<_, T::Holds>(AssetKind::Native, &reason.into(), who, amount, insufficient)
	}

	/// Pay out of a hold. Never stopped by the payee. `seq` numbers the event.
	pub(crate) fn pay(
		object: Object<T::AccountId>,
		seq: &mut u32,
		payout: Payout<T::AccountId>,
	) -> DispatchResult {
		let Payout { reason, from, to, amount, kind } = payout;
		if amount == 0 {
			return Ok(());
		}
		let key =
			ClaimKey { source: from.clone(), asset: AssetKind::Native, reason: reason.into() };
		let delivery = deliver_or_owe::<_, T::Holds, T::Claimables>(key, to, amount)?;
		let (from, number) = (from.clone(), *seq);
		*seq = number.saturating_add(1);
		Self::deposit_event(match delivery {
			Delivery::Delivered => {
				Event::Moved { object, seq: number, kind, from, to: to.clone(), amount }
			},
			Delivery::Kept => Event::BecameClaimable {
				object,
				seq: number,
				kind,
				from,
				owner: to.clone(),
				amount,
			},
		});
		Ok(())
	}
}
