// SPDX-License-Identifier: Apache-2.0

//! What could not be credited when it fell due.

use crate::{Cursor, Page};
use alloc::string::String;
use codec::{Decode, Encode};
use polkadot_sdk::sp_api;
use scale_info::TypeInfo;
use tael_primitives::{AccountId, AssetKind, Balance, Millis};

/// Money that could not be credited to its owner when it fell due.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimableView {
	/// In whose account it is on hold.
	pub source: AccountId,
	/// Which money.
	pub asset: AssetKind,
	/// The pallet that holds it, as the metadata names it, in camel case: `payments`.
	pub pallet: String,
	/// What that pallet held it for, likewise: `invoice`.
	pub reason: String,
	/// How much.
	pub amount: Balance,
	/// Since when some of it waits.
	pub since: Millis,
}

/// What an account can claim, and who may collect it for him.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimablesView {
	/// The recovery account that the owner has named.
	pub recovery: Option<AccountId>,
	/// What waits for him, of all pallets.
	pub page: Page<ClaimableView>,
}

sp_api::decl_runtime_apis! {
	/// Questions about what could not be credited.
	#[api_version(1)]
	pub trait ClaimablesApi {
		/// What an account can claim; `None` if the cursor is none.
		fn claimables_of(
			owner: AccountId,
			cursor: Option<Cursor>,
			limit: u32,
		) -> Option<ClaimablesView>;
	}
}
