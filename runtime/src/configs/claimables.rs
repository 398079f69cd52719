// SPDX-License-Identifier: Apache-2.0

//! What could not be credited.

use super::money::FungiblesHeld;
use crate::{Clock, Kyc, Runtime, RuntimeHoldReason, constants::claimables};
use polkadot_sdk::frame_support::traits::ConstU128;

impl pallet_claimables::Config for Runtime {
	type Clock = Clock;
	type Kyc = Kyc;
	type Holds = FungiblesHeld;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RecoveryDeposit = ConstU128<{ claimables::RECOVERY_DEPOSIT }>;
	type WeightInfo = pallet_claimables::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Stage;
}
