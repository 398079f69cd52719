// SPDX-License-Identifier: Apache-2.0

use crate::{AssetKind, Balance, Delivery, HeldMoney, deliver};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::traits::fungibles::InspectHold,
	sp_runtime::{DispatchError, DispatchResult},
};
use scale_info::TypeInfo;

/// Where a claimable lies. Amounts of one owner under one key are one record.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct ClaimKey<AccountId, Reason> {
	/// In whose account the money is on hold.
	pub source: AccountId,
	/// Which money.
	pub asset: AssetKind,
	/// Under which reason.
	pub reason: Reason,
}

/// Money that fell due and could not be credited (decision 7): it stays on hold where it lies, and is
/// recorded as its owner's.
pub trait Claimables<AccountId> {
	/// The runtime's hold reason.
	type Reason;

	/// Record that `amount` under `key` belongs to `owner`.
	///
	/// # Errors
	/// Only if the sum does not fit its type.
	fn owe(
		owner: &AccountId,
		key: ClaimKey<AccountId, Self::Reason>,
		amount: Balance,
	) -> DispatchResult;

	/// Everything that is owed, by where it lies. Only for `try_state`: it reads all of it.
	fn all() -> Vec<(ClaimKey<AccountId, Self::Reason>, Balance)>;
}

/// Pay `amount` out of what lies under `key` to `dest`; what cannot be credited becomes a claimable
/// of `dest`.
///
/// # Errors
/// As [`deliver`] and [`Claimables::owe`]: never because of the payee.
pub fn deliver_or_owe<AccountId, H, C>(
	key: ClaimKey<AccountId, H::Reason>,
	dest: &AccountId,
	amount: Balance,
) -> Result<Delivery, DispatchError>
where
	AccountId: Eq,
	H: HeldMoney<AccountId>,
	C: Claimables<AccountId, Reason = <H as InspectHold<AccountId>>::Reason>,
{
	let delivery = deliver::<_, H>(key.asset.clone(), &key.reason, &key.source, dest, amount)?;
	if delivery == Delivery::Kept {
		C::owe(dest, key, amount)?;
	}
	Ok(delivery)
}
