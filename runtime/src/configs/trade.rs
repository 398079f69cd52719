// SPDX-License-Identifier: Apache-2.0

//! Trades of stablecoins against local money: offers, escrow, acceptors, arbitration.

use super::{
	directory::UpperBound,
	governance::CouncilMajority,
	money::{FungiblesFree, FungiblesHeld},
};
use crate::{
	Acceptors, Arbitration, C2c, Claimables, Clock, Kyc, Officers, Payments, Randomness, Rates,
	Runtime, RuntimeHoldReason,
	constants::{acceptors, arbitration, c2c, money},
};
use polkadot_sdk::{
	frame_support::{parameter_types, traits::EitherOfDiverse},
	frame_system::EnsureSignedBy,
	sp_core::H256,
	sp_runtime::{DispatchResult, Weight},
};
use tael_primitives::{AccountId, Arbitrable, CaseId, Ruling};
#[cfg(feature = "runtime-benchmarks")]
use {
	polkadot_sdk::sp_runtime::DispatchError,
	tael_primitives::{Balance, Case},
};

parameter_types! {
	pub Treasury: AccountId = money::treasury();
	pub const TradeLimits: pallet_c2c::Limits = c2c::LIMITS;
	pub const ArbitrationLimits: pallet_arbitration::Limits = arbitration::LIMITS;
	pub const AcceptorLimits: pallet_acceptors::Limits = acceptors::LIMITS;
}

/// Who takes something out of the market at once: an officer, or the council.
type RiskOrigin = EitherOfDiverse<EnsureSignedBy<Officers, AccountId>, CouncilMajority>;

impl pallet_c2c::Config for Runtime {
	type GovernanceOrigin = CouncilMajority;
	type RiskOrigin = RiskOrigin;
	type Clock = Clock;
	type Kyc = Kyc;
	type Acceptors = Acceptors;
	type Arbitration = Arbitration;
	type Value = UpperBound;
	type Rates = Rates;
	type Claimables = Claimables;
	type Assets = FungiblesFree;
	type Holds = FungiblesHeld;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Treasury = Treasury;
	type Limits = TradeLimits;
	type WeightInfo = pallet_c2c::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Stage;
}

/// What can be disputed, by what it is.
pub struct Disputable;

impl Arbitrable<AccountId> for Disputable {
	fn on_ruling(case: &CaseId, ruling: &Ruling) -> DispatchResult {
		match case {
			CaseId::Trade(_) => C2c::on_ruling(case, ruling),
			CaseId::Claim(_) => Acceptors::on_ruling(case, ruling),
			CaseId::Authorization(_) => Payments::on_ruling(case, ruling),
		}
	}

	fn on_withdrawn(case: &CaseId) -> DispatchResult {
		match case {
			CaseId::Trade(_) => C2c::on_withdrawn(case),
			CaseId::Claim(_) => Acceptors::on_withdrawn(case),
			CaseId::Authorization(_) => Payments::on_withdrawn(case),
		}
	}

	fn ruling_weight() -> Weight {
		C2c::ruling_weight().max(Acceptors::ruling_weight()).max(Payments::ruling_weight())
	}

	fn nullify(case: &CaseId, nullifier: H256) -> DispatchResult {
		match case {
			CaseId::Trade(_) => C2c::nullify(case, nullifier),
			CaseId::Claim(_) => Acceptors::nullify(case, nullifier),
			CaseId::Authorization(_) => Payments::nullify(case, nullifier),
		}
	}

	fn nullify_weight() -> Weight {
		C2c::nullify_weight().max(Acceptors::nullify_weight()).max(Payments::nullify_weight())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_case(
		buyer: &AccountId,
		seller: &AccountId,
		principal: Balance,
	) -> Result<Case<AccountId>, DispatchError> {
		// The dearest that can be ruled on.
		C2c::benchmark_case(buyer, seller, principal)
	}
}

impl pallet_arbitration::Config for Runtime {
	type CouncilOrigin = CouncilMajority;
	type Clock = Clock;
	type Kyc = Kyc;
	type Value = UpperBound;
	type Randomness = Randomness;
	type Objects = Disputable;
	type Holds = FungiblesHeld;
	type Claimables = Claimables;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Treasury = Treasury;
	type Limits = ArbitrationLimits;
	type WeightInfo = pallet_arbitration::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Stage;
}

impl pallet_acceptors::Config for Runtime {
	type AdmitOrigin = CouncilMajority;
	type RiskOrigin = RiskOrigin;
	type Clock = Clock;
	type Kyc = Kyc;
	type Trades = C2c;
	type Arbitration = Arbitration;
	type Claimables = Claimables;
	type Value = UpperBound;
	type Rates = Rates;
	type Holds = FungiblesHeld;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Limits = AcceptorLimits;
	type WeightInfo = pallet_acceptors::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Stage;
}
