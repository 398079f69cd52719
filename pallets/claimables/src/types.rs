// SPDX-License-Identifier: Apache-2.0

//! What is stored.

use crate::Config;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, ClaimKey, Millis};

/// Most claimables collected by one call.
pub const MAX_CLAIMS: u32 = 16;

/// Where a claimable of this runtime lies.
pub type KeyOf<T> =
	ClaimKey<<T as frame_system::Config>::AccountId, <T as Config>::RuntimeHoldReason>;

/// Money that could not be credited to its owner when it fell due. Never expires.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claimable {
	/// How much.
	pub amount: Balance,
	/// Since when some of it waits.
	pub since: Millis,
}

/// Who may collect for an owner.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Recovery<AccountId> {
	/// The account that may, and that is paid.
	pub account: AccountId,
	/// USDT on hold of the owner while the row is there.
	pub deposit: Balance,
}
