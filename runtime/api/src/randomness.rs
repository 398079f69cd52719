// SPDX-License-Identifier: Apache-2.0

//! What the author of a block has to reveal.

use polkadot_sdk::{sp_api, sp_core::H256};

sp_api::decl_runtime_apis! {
	/// What a node that makes blocks asks.
	#[api_version(1)]
	pub trait RandomnessApi {
		/// What the author of the next block has to sign, if he makes it in this slot.
		///
		/// To be asked at the parent of that block, and signed with the key of Aura that makes it.
		fn input(slot: u64) -> H256;
	}
}
