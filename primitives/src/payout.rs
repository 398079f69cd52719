// SPDX-License-Identifier: Apache-2.0

use crate::{AssetKind, Balance};
use polkadot_sdk::{
	frame_support::{
		storage::with_storage_layer,
		traits::{
			fungibles::{InspectHold, MutateHold},
			tokens::{Fortitude, Precision, Restriction},
		},
	},
	sp_runtime::{DispatchError, DispatchResult, TokenError},
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

/// Put money of `who` on hold; the error is `insufficient` if he has not got it. The existential deposit
/// stays free.
///
/// # Errors
/// `insufficient`, or whatever else is in the way.
pub fn hold_or<AccountId, H: HeldMoney<AccountId>>(
	asset: AssetKind,
	reason: &<H as InspectHold<AccountId>>::Reason,
	who: &AccountId,
	amount: Balance,
	insufficient: impl Into<DispatchError>,
) -> DispatchResult {
	H::hold(asset, reason, who, amount).map_err(|error| match error {
		DispatchError::Token(TokenError::FundsUnavailable) => insufficient.into(),
		other => other,
	})
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
/// not stop it: the money was committed before. If it is kept, nothing has moved.
///
/// # Errors
/// Only when storage layers are nested too deep to try. That is the caller's doing and says nothing
/// of the payee, so the whole call must fail.
pub fn deliver<AccountId: Eq, H: HeldMoney<AccountId>>(
	asset: AssetKind,
	reason: &<H as InspectHold<AccountId>>::Reason,
	source: &AccountId,
	dest: &AccountId,
	amount: Balance,
) -> Result<Delivery, DispatchError> {
	if amount == 0 {
		return Ok(Delivery::Delivered);
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
		Ok(_) => Ok(Delivery::Delivered),
		Err(error @ DispatchError::Transactional(_)) => Err(error),
		Err(_) => Ok(Delivery::Kept),
	}
}
