// SPDX-License-Identifier: Apache-2.0

//! Who people are, who screens them, and which merchants there are.

use super::governance::CouncilMajority;
use crate::{
	Balances, Clock, Council, Kyc, Officers, Registrars, Runtime, RuntimeEvent,
	RuntimeFreezeReason, RuntimeHoldReason, TechnicalCommittee,
	constants::{kyc, limits, merchants, money},
};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{ConstU32, ConstU64, ConstU128, Contains, EitherOfDiverse},
	},
	frame_system::EnsureSignedBy,
	pallet_assets,
	pallet_membership::{self, Instance3, Instance4},
};
use tael_primitives::{AccountId, AssetKind, Balance, Tier, UsdtValue};

// Officers freeze accounts, and it takes two; registrars admit merchants.
impl pallet_membership::Config<Instance3> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = CouncilMajority;
	type RemoveOrigin = CouncilMajority;
	type SwapOrigin = CouncilMajority;
	type ResetOrigin = CouncilMajority;
	type PrimeOrigin = CouncilMajority;
	type MembershipInitialized = ();
	type MembershipChanged = ();
	type MaxMembers = ConstU32<{ limits::MEMBERS }>;
	type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

impl pallet_membership::Config<Instance4> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = CouncilMajority;
	type RemoveOrigin = CouncilMajority;
	type SwapOrigin = CouncilMajority;
	type ResetOrigin = CouncilMajority;
	type PrimeOrigin = CouncilMajority;
	type MembershipInitialized = ();
	type MembershipChanged = ();
	type MaxMembers = ConstU32<{ limits::MEMBERS }>;
	type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

impl pallet_kyc::Config for Runtime {
	type GovernanceOrigin = CouncilMajority;
	type OfficerOrigin = EnsureSignedBy<Officers, AccountId>;
	type Officers = Officers;
	type Clock = Clock;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type ProtectedAccounts = Machinery;
	type CredentialDeposit = ConstU128<{ kyc::CREDENTIAL_DEPOSIT }>;
	type MaxClaimDelay = ConstU64<{ kyc::MAX_CLAIM_DELAY }>;
	type ConfirmWindow = ConstU64<{ kyc::CONFIRM_WINDOW }>;
	type MaxIssuersPerSubject = ConstU32<{ kyc::MAX_ISSUERS }>;
	type MaxLinked = ConstU32<{ kyc::MAX_LINKED }>;
	type WeightInfo = pallet_kyc::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Stage;
}

/// Accounts of the chain itself, and of those who could undo a freeze, which nobody may freeze. A
/// member who is to be screened loses his seat first.
pub struct Machinery;

impl Contains<AccountId> for Machinery {
	fn contains(who: &AccountId) -> bool {
		*who == money::treasury()
			|| *who == money::stablecoin_team()
			|| pallet_validators::Validators::<Runtime>::get().contains_key(who)
			|| Council::is_member(who)
			|| TechnicalCommittee::is_member(who)
			|| <Officers as Contains<_>>::contains(who)
	}
}

/// Freezes the other stablecoins of an account that officers have screened.
pub struct ScreenedAssets;

impl pallet_assets::FrozenBalance<u32, AccountId, Balance> for ScreenedAssets {
	fn frozen_balance(_: u32, who: &AccountId) -> Option<Balance> {
		Kyc::is_frozen(who).then_some(Balance::MAX)
	}

	fn died(_: u32, _: &AccountId) {}

	fn contains_freezes(_: u32) -> bool {
		false
	}
}

/// What other stablecoins count as where limits are kept in USDT, until there are rates on chain.
///
/// Never too little: dollars at par, euros at a rate that the euro has not reached since 2008. What
/// is not known here has no value, so nothing that must be counted can be done in it.
pub struct UpperBound;

impl UsdtValue for UpperBound {
	fn in_usdt(asset: &AssetKind, amount: Balance) -> Option<Balance> {
		match asset {
			AssetKind::Native | AssetKind::WithId(money::USDC) => Some(amount),
			AssetKind::WithId(money::EURC) => amount.checked_add(amount.div_ceil(2)),
			AssetKind::WithId(_) => None,
		}
	}
}

parameter_types! {
	pub const RequiredTier: Tier = merchants::TIER;
}

impl pallet_merchants::Config for Runtime {
	type RegistrarOrigin = EitherOfDiverse<CouncilMajority, EnsureSignedBy<Registrars, AccountId>>;
	type CloseOrigin = CouncilMajority;
	type Clock = Clock;
	type Kyc = Kyc;
	type UsdtValue = UpperBound;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RequiredTier = RequiredTier;
	type Bond = ConstU128<{ merchants::BOND }>;
	type Deposit = ConstU128<{ merchants::DEPOSIT }>;
	type ClosingPeriod = ConstU64<{ merchants::CLOSING_PERIOD }>;
	type MaxSuspension = ConstU64<{ merchants::MAX_SUSPENSION }>;
	type MaxMembers = ConstU32<{ merchants::MAX_MEMBERS }>;
	type MaxGateways = ConstU32<{ merchants::MAX_GATEWAYS }>;
	type WeightInfo = pallet_merchants::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Stage;
}
