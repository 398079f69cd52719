// SPDX-License-Identifier: Apache-2.0

//! The pallets of the chain and their numbers.
//!
//! Numbers are part of every transaction and of the state: fixed for ever, one decade a topic. A
//! removed pallet leaves a comment with its number. Their order, not that of the lines, is also the order
//! of hooks and of inherents: authorship must see a block before the session pallet may rotate in it.

#![allow(missing_docs, reason = "the macro writes most of it, and its pallets are documented")]

use crate::{Block, UncheckedExtrinsic};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support, frame_system, pallet_assets, pallet_assets_holder, pallet_aura,
	pallet_authorship, pallet_balances, pallet_collective, pallet_grandpa, pallet_membership,
	pallet_migrations, pallet_multisig, pallet_oracle, pallet_preimage, pallet_proxy,
	pallet_safe_mode, pallet_scheduler, pallet_session, pallet_timestamp,
	pallet_transaction_payment, pallet_tx_pause, pallet_utility, pallet_whitelist,
	sp_inherents::{CheckInherentsResult, InherentData},
	sp_runtime::traits::Block as BlockT,
};

// The macro writes a trait for inherents that only this module sees.

/// The inherents of a block that is being built.
pub(crate) fn inherents(data: &InherentData) -> Vec<UncheckedExtrinsic> {
	data.create_extrinsics()
}

/// Whether the inherents of a block agree with what this node knows.
pub(crate) fn check_inherents(
	block: &<Block as BlockT>::LazyBlock,
	data: &InherentData,
) -> CheckInherentsResult {
	data.check_extrinsics(block)
}

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
	// Not among consensus: its hook must run before the session pallet's, which may replace the author.
	#[runtime::pallet_index(4)]
	pub type Randomness = pallet_randomness;

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
	#[runtime::pallet_index(61)]
	pub type Oracle = pallet_oracle;
	#[runtime::pallet_index(62)]
	pub type Rates = pallet_rates;
	#[runtime::pallet_index(63)]
	pub type Claimables = pallet_claimables;
	#[runtime::pallet_index(64)]
	pub type C2c = pallet_c2c;
	#[runtime::pallet_index(65)]
	pub type Arbitration = pallet_arbitration;
	#[runtime::pallet_index(66)]
	pub type Acceptors = pallet_acceptors;

	// -- 70: bridge
	#[runtime::pallet_index(70)]
	pub type Bridge = pallet_bridge;
}
