// SPDX-License-Identifier: Apache-2.0

use crate::{AssetKind, Balance};
use polkadot_sdk::frame_support::{
	storage::with_storage_layer,
	traits::{
		fungibles::{InspectHold, MutateHold},
		tokens::{Fortitude, Precision, Restriction},
	},
};

/// Money on hold in its owner's account, of any kind.
pub trait HeldMoney<AccountId>:
	MutateHold<AccountId, AssetId = AssetKind, Balance = Balance>
{
}

impl<AccountId, T: MutateHold<AccountId, AssetId = AssetKind, Balance = Balance>>
	HeldMoney<AccountId> for T
{
}

/// What became of money that was to leave a hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[must_use = "money that stayed on hold needs a claimable"]
pub enum Delivery {
	/// It is in the payee's free balance.
	Delivered,
	/// The payee cannot be credited now: it lies where it lay, under the same reason, and is to be
	/// recorded as a claimable of the payee.
	Kept,
}

/// Pay `amount` out of what `source` has on hold, so that no payee can block the step.
///
/// To the source itself it is a release, to anybody else a transfer. A freeze on the source does
/// not stop it: the money was committed before. On any failure nothing has moved.
pub fn deliver<AccountId: Eq, H: HeldMoney<AccountId>>(
	asset: AssetKind,
	reason: &<H as InspectHold<AccountId>>::Reason,
	source: &AccountId,
	dest: &AccountId,
	amount: Balance,
) -> Delivery {
	if amount == 0 {
		return Delivery::Delivered;
	}
	let moved = with_storage_layer(|| {
		if source == dest {
			H::release(asset, reason, source, amount, Precision::Exact)
		} else {
			H::transfer_on_hold(
				asset,
				reason,
				source,
				dest,
				amount,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)
		}
	});
	match moved {
		Ok(_) => Delivery::Delivered,
		Err(_) => Delivery::Kept,
	}
}
