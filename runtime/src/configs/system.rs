// SPDX-License-Identifier: Apache-2.0

//! Blocks, accounts, time and migrations.

#![allow(clippy::arithmetic_side_effects, reason = "a share of a weight saturates")]

use super::filters::Permitted;
use crate::{
	Aura, Block, Clock, Migrations, PalletInfo, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	RuntimeTask, SLOT_DURATION, SafeMode, System, TxPause, VERSION,
	constants::{limits, time},
	weights::base,
};
use polkadot_sdk::{
	frame_support::{
		derive_impl,
		dispatch::DispatchClass,
		migrations::{
			EnterSafeModeOnFailedMigration, FailedMigrationHandler, FailedMigrationHandling,
			FreezeChainOnFailedMigration,
		},
		parameter_types,
		traits::{ConstU16, ConstU32, ConstU64, Get, InsideBoth},
		weights::{Weight, constants::WEIGHT_REF_TIME_PER_MILLIS},
	},
	frame_system::{
		self,
		limits::{BlockLength, BlockWeights},
	},
	pallet_balances, pallet_migrations, pallet_timestamp,
	sp_runtime::{Perbill, traits::AccountIdLookup, type_with_default::TypeWithDefault},
	sp_version::RuntimeVersion,
};
use tael_primitives::{AccountId, Balance, Millis, Nonce};

/// How addresses are written: with this prefix each begins with `ta`. It is in no registry of
/// prefixes of other chains.
pub const SS58_PREFIX: u16 = 8404;

/// Execution time of a block: 200 ms of a slot of 500 ms. A block is built, sent and imported
/// before the next author builds on it, so one step may take well under half of the slot.
const BLOCK_TIME: Weight = Weight::from_parts(200 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);

/// What of a block user transactions may fill. The rest is for operational calls.
const NORMAL: Perbill = Perbill::from_percent(90);

/// What user transactions get in every block, whatever else is in it. The block that rotates the
/// session declares all of its weight in `on_initialize`, although the rotation takes a few
/// milliseconds: without this reserve it would carry no payment.
const NORMAL_RESERVE: Perbill = Perbill::from_percent(25);

/// What hooks use of a block on average; a single transaction must fit into the rest.
const HOOKS: Perbill = Perbill::from_percent(10);

parameter_types! {
	pub const BlockHashCount: u32 = time::BLOCK_HASHES;
	pub const Version: RuntimeVersion = VERSION;
	/// Limits on the execution time of a block.
	pub RuntimeBlockWeights: BlockWeights = block_weights();
	/// Limits on the size of a block.
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(limits::BLOCK_BYTES)
		.modify_max_length_for_class(DispatchClass::Normal, |max| {
			*max = limits::NORMAL_BYTES;
		})
		.build();
	/// Half of a block: a migration shares it with inherents only.
	pub MaxMigrationWeight: Weight = Perbill::from_percent(50) * BLOCK_TIME;
}

fn block_weights() -> BlockWeights {
	let normal = NORMAL * BLOCK_TIME;
	BlockWeights::builder()
		.base_block(base::BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |class| {
			class.base_extrinsic = base::ExtrinsicBaseWeight::get();
		})
		.for_class(DispatchClass::Normal, |class| {
			class.max_total = Some(normal);
			class.reserved = Some(NORMAL_RESERVE * BLOCK_TIME);
		})
		.for_class(DispatchClass::Operational, |class| {
			class.max_total = Some(BLOCK_TIME);
			class.reserved = Some(BLOCK_TIME.saturating_sub(normal));
		})
		.avg_block_initialization(HOOKS)
		.build_or_panic()
}

/// Where a new account begins to count its transactions: at the number of the block.
///
/// An account that is emptied is forgotten, with its nonce. If it began at zero again when money comes
/// in later, everybody could repeat its old transactions for as long as their eras last. The block
/// number has moved on by more than the transactions of anybody who sent at most one a block.
///
/// Zero outside of blocks, because the metadata contains this default, and must stay the same from block
/// to block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FirstNonce;

impl Get<Nonce> for FirstNonce {
	fn get() -> Nonce {
		System::execution_phase().map_or(0, |_| System::block_number())
	}
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type Nonce = TypeWithDefault<Nonce, FirstNonce>;
	type BaseCallFilter = InsideBoth<Permitted, InsideBoth<TxPause, SafeMode>>;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type DbWeight = base::DbWeight;
	type AccountId = AccountId;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type Block = Block;
	type BlockHashCount = BlockHashCount;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type SS58Prefix = ConstU16<SS58_PREFIX>;
	type MaxConsumers = ConstU32<{ limits::CONSUMERS }>;
	type MultiBlockMigrator = Migrations;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = Millis;
	type OnTimestampSet = (Aura, Clock);
	type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl pallet_clock::Config for Runtime {
	type StallThreshold = ConstU64<{ time::STALL_THRESHOLD }>;
	type WeightInfo = pallet_clock::weights::SubstrateWeight<Runtime>;
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = ();
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = SafeModeAfterFailure;
	type MaxServiceWeight = MaxMigrationWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}

/// A migration that fails half-way leaves exits and governance open, nothing else, until the council
/// ends the safe mode.
///
/// The SDK's handler enters safe mode too, but keeps the cursor of the migration, and with it the
/// executive refuses every transaction: also those that would repair it.
pub struct SafeModeAfterFailure;

impl FailedMigrationHandler for SafeModeAfterFailure {
	fn failed(migration: Option<u32>) -> FailedMigrationHandling {
		type Enter = EnterSafeModeOnFailedMigration<SafeMode, FreezeChainOnFailedMigration>;
		match Enter::failed(migration) {
			FailedMigrationHandling::KeepStuck if SafeMode::is_entered() => {
				FailedMigrationHandling::ForceUnstuck
			},
			other => other,
		}
	}
}
