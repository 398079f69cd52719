// SPDX-License-Identifier: Apache-2.0

//! The Tael runtime: the state transition that every node of the chain executes.
//!
//! - [`configs`]: how each pallet is set, one file for a topic, with the reasons.
//! - [`constants`]: the numbers that are decisions.
//! - [`genesis`]: how a chain begins, and the presets `development` and `local_testnet`.
//! - [`extensions`]: what every transaction passes before it is dispatched.
//! - [`apis`]: what the node asks the runtime.
//! - [`views`]: the answers, in plain types.
//! - [`invariants`]: what must hold of the whole chain between blocks.

#![cfg_attr(not(feature = "std"), no_std)]
// A panic in the runtime is a lost block.
#![cfg_attr(
	not(test),
	warn(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]
// The macro that composes the runtime nests deeply.
#![recursion_limit = "512"]

extern crate alloc;

#[cfg(feature = "std")]
pub use wasm::*;

/// The runtime as WebAssembly, written by the builder. `None` where it was left out of the build.
#[cfg(feature = "std")]
#[allow(missing_docs)]
mod wasm {
	include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
}

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod constants;
pub mod extensions;
pub mod genesis;
#[cfg(any(feature = "std", feature = "try-runtime"))]
pub mod invariants;
mod pallets;
pub mod views;
pub mod weights;

pub use constants::SLOT_DURATION;
pub use extensions::TxExtension;
pub use opaque::SessionKeys;
pub use pallets::*;
pub use tael_primitives::{AccountId, Balance, BlockNumber, Hash, Nonce, Signature};

use alloc::borrow::Cow;
use polkadot_sdk::{
	frame_executive, frame_system,
	sp_runtime::{MultiAddress, generic, traits::BlakeTwo256},
	sp_version::{RuntimeVersion, runtime_version},
};

/// What the node knows of blocks without knowing the calls in them, so that it can follow the chain
/// through an upgrade.
pub mod opaque {
	use super::{Aura, BlockNumber, Grandpa};
	use alloc::vec::Vec;
	use polkadot_sdk::sp_runtime::{generic, impl_opaque_keys, traits::BlakeTwo256};

	pub use polkadot_sdk::sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// Header of a block.
	pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
	/// A block of opaque transactions.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
	/// A block by number or hash.
	pub type BlockId = generic::BlockId<Block>;

	impl_opaque_keys! {
		/// The keys a validator works with. Their order is part of the state of the chain.
		pub struct SessionKeys {
			/// Makes blocks.
			pub aura: Aura,
			/// Finalises blocks.
			pub grandpa: Grandpa,
		}
	}
}

/// Which runtime this is. `spec_version` rises with every release that changes a rule;
/// `transaction_version` when a transaction signed for the old runtime would mean something else.
#[runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("tael"),
	impl_name: Cow::Borrowed("tael"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// How transactions name an account.
pub type Address = MultiAddress<AccountId, ()>;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A transaction or inherent as it comes from outside.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What the sender of a transaction signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
/// Applies blocks to the state.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;
