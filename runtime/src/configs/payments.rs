// SPDX-License-Identifier: Apache-2.0

//! Invoices, authorisations and refunds.

use super::{
	directory::UpperBound,
	money::{FungiblesFree, FungiblesHeld},
};
use crate::{
	Arbitration, Claimables, Clock, Kyc, Merchants, Rates, Runtime, RuntimeHoldReason,
	constants::payments,
};
use pallet_payments::Limits;
use polkadot_sdk::frame_support::parameter_types;

parameter_types! {
	pub const PaymentLimits: Limits = payments::LIMITS;
}

impl pallet_payments::Config for Runtime {
	type Clock = Clock;
	type Kyc = Kyc;
	type Merchants = Merchants;
	type Arbitration = Arbitration;
	type Value = UpperBound;
	type Rates = Rates;
	type Assets = FungiblesFree;
	type Holds = FungiblesHeld;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Claimables = Claimables;
	type Limits = PaymentLimits;
	type WeightInfo = pallet_payments::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Stage;
}
