// SPDX-License-Identifier: Apache-2.0

//! USDT, the other stablecoins, and one interface over both.

use super::{directory::ScreenedAssets, governance::CouncilTwoThirds};
use crate::{
	Assets, AssetsHolder, Balances, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason,
	System, constants::money,
};
use codec::Compact;
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{
			AsEnsureOriginWithArg, ConstU32, ConstU128, EitherOf, VariantCountOf,
			tokens::{
				fungible::{NativeFromLeft, UnionOf},
				imbalance::ResolveTo,
			},
		},
	},
	frame_system::{EnsureNever, EnsureRoot},
	pallet_assets, pallet_assets_holder, pallet_balances,
};
use tael_primitives::{AccountId, AssetKind, Balance};

parameter_types! {
	pub Treasury: AccountId = money::treasury();
	pub const AssetDeposit: Balance = money::deposit(1, 190);
	pub const AssetAccountDeposit: Balance = money::deposit(1, 16);
	pub const MetadataDeposit: Balance = money::deposit(1, 0);
	pub const MetadataByteDeposit: Balance = money::deposit(0, 1);
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
	type Balance = Balance;
	// Dust stays in circulation: nothing but the bridge may change the issuance.
	type DustRemoval = ResolveTo<Treasury, Balances>;
	type ExistentialDeposit = ConstU128<{ money::EXISTENTIAL_DEPOSIT }>;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<0>;
	type MaxReserves = ConstU32<0>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1_000>;
	type AssetId = u32;
	type AssetIdParameter = Compact<u32>;
	type ReserveData = ();
	type Currency = Balances;
	// Nobody creates an asset by signing: a new stablecoin is a decision that becomes Root.
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type ForceOrigin = EitherOf<EnsureRoot<AccountId>, CouncilTwoThirds>;
	type AssetDeposit = AssetDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type MetadataDepositBase = MetadataDeposit;
	type MetadataDepositPerByte = MetadataByteDeposit;
	type ApprovalDeposit = AssetAccountDeposit;
	type StringLimit = ConstU32<32>;
	type Freezer = ScreenedAssets;
	type Holder = AssetsHolder;
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeEvent = RuntimeEvent;
}

/// Free money of any kind: USDT from the balances, other stablecoins from the assets.
pub type FungiblesFree = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;

/// Money on hold of any kind. A type of its own: `Assets` moves free money and has no holds,
/// `AssetsHolder` has holds and moves nothing else.
pub type FungiblesHeld = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;
