// SPDX-License-Identifier: Apache-2.0

//! The benchmarks of all pallets, with this runtime's configuration.

use crate::*;
use alloc::{string::String, vec::Vec};
use polkadot_sdk::{
	frame_benchmarking::{
		BenchmarkBatch, BenchmarkConfig, BenchmarkList, add_benchmark, baseline, list_benchmark,
	},
	frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys},
	frame_system_benchmarking::{
		self, Pallet as SystemBench, extensions::Pallet as SystemExtensionsBench,
	},
	pallet_transaction_payment,
};

impl baseline::Config for Runtime {}
impl frame_system_benchmarking::Config for Runtime {}
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

/// Names every benchmarked pallet once: first the name of its weights, then where it is. The
/// session pallet is not among them, because its benchmarks need the staking pallet.
macro_rules! for_all_pallets {
	($do:ident, $first:ident, $second:ident) => {
		$do!($first, $second, frame_benchmarking, baseline::Pallet::<Runtime>);
		$do!($first, $second, frame_system, SystemBench::<Runtime>);
		$do!($first, $second, frame_system_extensions, SystemExtensionsBench::<Runtime>);
		$do!($first, $second, pallet_timestamp, Timestamp);
		$do!($first, $second, pallet_clock, Clock);
		$do!($first, $second, pallet_migrations, Migrations);
		$do!($first, $second, pallet_balances, Balances);
		$do!($first, $second, pallet_transaction_payment, TransactionPayment);
		$do!($first, $second, pallet_assets, Assets);
		$do!($first, $second, pallet_validators, Validators);
		$do!($first, $second, pallet_grandpa, Grandpa);
		$do!($first, $second, pallet_utility, Utility);
		$do!($first, $second, pallet_proxy, Proxy);
		$do!($first, $second, pallet_multisig, Multisig);
		$do!($first, $second, pallet_preimage, Preimage);
		$do!($first, $second, pallet_scheduler, Scheduler);
		$do!($first, $second, pallet_collective, Council);
		$do!($first, $second, pallet_membership, CouncilMembership);
		$do!($first, $second, pallet_whitelist, Whitelist);
		$do!($first, $second, pallet_tx_pause, TxPause);
		$do!($first, $second, pallet_safe_mode, SafeMode);
		$do!($first, $second, pallet_kyc, Kyc);
		$do!($first, $second, pallet_merchants, Merchants);
		$do!($first, $second, pallet_payments, Payments);
	};
}

/// The benchmarks there are and the storage they touch.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	for_all_pallets!(list_benchmark, list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Run one benchmark.
pub fn dispatch(config: &BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (config, &whitelist);
	for_all_pallets!(add_benchmark, params, batches);
	Ok(batches)
}
