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
// The macro that composes the runtime nests deeply.
#![recursion_limit = "512"]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod constants;
pub mod extensions;
pub mod genesis;
#[cfg(any(feature = "std", feature = "try-runtime"))]
pub mod invariants;
pub mod views;
pub mod weights;

pub use constants::SLOT_DURATION;
pub use extensions::TxExtension;
pub use opaque::SessionKeys;
pub use tael_primitives::{AccountId, Balance, BlockNumber, Hash, Nonce, Signature};

use alloc::borrow::Cow;
use polkadot_sdk::{
	frame_executive, frame_support, frame_system, pallet_assets, pallet_assets_holder, pallet_aura,
	pallet_authorship, pallet_balances, pallet_collective, pallet_grandpa, pallet_membership,
	pallet_migrations, pallet_multisig, pallet_preimage, pallet_proxy, pallet_safe_mode,
	pallet_scheduler, pallet_session, pallet_timestamp, pallet_transaction_payment,
	pallet_tx_pause, pallet_utility, pallet_whitelist,
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

// Indices are part of every transaction and of the state: fixed for ever, one decade a topic. A
// removed pallet leaves a comment with its number. The order is also the order of hooks and of
// inherents; authorship must see a block before the session pallet may rotate in it.
#[frame_support::runtime]
mod runtime {
	/// The composition of all pallets.
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// -- 0: system
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Clock = pallet_clock;
	#[runtime::pallet_index(3)]
	pub type Migrations = pallet_migrations;

	// -- 10: money
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(13)]
	pub type AssetsHolder = pallet_assets_holder;

	// -- 20: consensus
	#[runtime::pallet_index(20)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(21)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(22)]
	pub type Validators = pallet_validators;
	#[runtime::pallet_index(23)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(24)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(25)]
	pub type Grandpa = pallet_grandpa;
	// 26: Offences, with the bonds of validators

	// -- 30: utility
	#[runtime::pallet_index(30)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(31)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(32)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(33)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(34)]
	pub type Scheduler = pallet_scheduler;

	// -- 40: governance
	#[runtime::pallet_index(40)]
	pub type Council = pallet_collective<Instance1>;
	#[runtime::pallet_index(41)]
	pub type CouncilMembership = pallet_membership<Instance1>;
	#[runtime::pallet_index(42)]
	pub type TechnicalCommittee = pallet_collective<Instance2>;
	#[runtime::pallet_index(43)]
	pub type TechnicalMembership = pallet_membership<Instance2>;
	#[runtime::pallet_index(44)]
	pub type Whitelist = pallet_whitelist;
	#[runtime::pallet_index(45)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(46)]
	pub type SafeMode = pallet_safe_mode;

	// -- 50: identity and directory
	#[runtime::pallet_index(50)]
	pub type Kyc = pallet_kyc;
	#[runtime::pallet_index(51)]
	pub type Merchants = pallet_merchants;
	#[runtime::pallet_index(52)]
	pub type Officers = pallet_membership<Instance3>;
	#[runtime::pallet_index(53)]
	pub type Registrars = pallet_membership<Instance4>;

	// -- 60: payments and trade
	#[runtime::pallet_index(60)]
	pub type Payments = pallet_payments;

	// -- 70: bridge
}
