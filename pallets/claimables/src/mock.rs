// SPDX-License-Identifier: Apache-2.0

//! A chain with real money of two kinds, and a neighbour that owes.

use crate as pallet_claimables;
use crate::{KeyOf, MAX_CLAIMS};
use frame::{
	deps::frame_support::traits::AsEnsureOriginWithArg,
	testing_prelude::*,
	token::{
		Preservation,
		fungible::{NativeFromLeft, UnionOf},
		fungibles::{Inspect, InspectHold, Mutate, MutateHold},
	},
};
use polkadot_sdk::{
	pallet_assets, pallet_assets_holder, pallet_balances, polkadot_sdk_frame as frame,
};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{
	AccountId, AssetKind, Balance, CENT, ClaimKey, Claimables as _, Millis, USDT,
};

/// The asset of the second kind of money.
pub const USDC: u32 = 7;
pub const NATIVE: AssetKind = AssetKind::Native;
pub const STABLE: AssetKind = AssetKind::WithId(USDC);
/// Every money test runs with each.
pub const KINDS: [AssetKind; 2] = [NATIVE, STABLE];

pub const EXISTENTIAL_DEPOSIT: Balance = CENT;
pub const DEPOSIT: Balance = 5 * CENT;
/// Too little to make an account; two of it make one.
pub const DUST: Balance = EXISTENTIAL_DEPOSIT / 2;
/// What everybody begins with, of each kind.
pub const WEALTH: Balance = 10_000 * USDT;

const fn account(tag: u8) -> AccountId {
	AccountId::new([tag; 32])
}

pub const ALICE: AccountId = account(11);
pub const BOB: AccountId = account(12);
pub const CAROL: AccountId = account(13);
/// Somebody with money and without any part in it; the issuer of the second kind of money too.
pub const STRANGER: AccountId = account(21);
/// Accounts that do not exist.
pub const NOBODY: AccountId = account(31);
pub const NOBODY_ELSE: AccountId = account(32);

/// A pallet that holds money for two reasons.
#[frame::pallet]
pub mod pallet_debts {
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::composite_enum]
	pub enum HoldReason {
		Escrow,
		Bond,
	}
}

pub const ESCROW: RuntimeHoldReason = RuntimeHoldReason::Debts(pallet_debts::HoldReason::Escrow);
pub const BOND: RuntimeHoldReason = RuntimeHoldReason::Debts(pallet_debts::HoldReason::Bond);
pub const RECOVERY: RuntimeHoldReason = RuntimeHoldReason::Claimables(crate::HoldReason::Recovery);

#[frame_construct_runtime]
mod runtime {
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
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = polkadot_sdk::pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Assets = polkadot_sdk::pallet_assets;
	#[runtime::pallet_index(3)]
	pub type AssetsHolder = polkadot_sdk::pallet_assets_holder;
	#[runtime::pallet_index(4)]
	pub type Debts = pallet_debts;
	#[runtime::pallet_index(5)]
	pub type Claimables = pallet_claimables;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

// `DustRemoval` drops dust and so lowers the issuance: a test that loses any notices.
#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
	type ForceOrigin = frame_system::EnsureRoot<AccountId>;
	type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_debts::Config for Test {}

pub type FreeMoney = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;
pub type HeldMoney = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;

parameter_types! {
	pub static TestDeposit: Balance = DEPOSIT;
}

impl pallet_claimables::Config for Test {
	type Clock = MockClock;
	type Kyc = MockKyc;
	type Holds = HeldMoney;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RecoveryDeposit = TestDeposit;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Scene;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Scene;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId, RuntimeHoldReason> for Scene {
	fn asset() -> AssetKind {
		STABLE
	}

	fn reason() -> RuntimeHoldReason {
		ESCROW
	}

	fn fund(asset: &AssetKind, who: &AccountId) {
		FreeMoney::mint_into(asset.clone(), who, WEALTH).expect("the account can be credited");
	}
}

pub fn new_test_ext() -> TestState {
	tael_mocks::reset();
	TestDeposit::set(DEPOSIT);
	let people = [ALICE, BOB, CAROL, STRANGER];
	let balances = people.iter().map(|who| (who.clone(), WEALTH)).collect();
	let accounts = people.iter().map(|who| (USDC, who.clone(), WEALTH)).collect();
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		assets: pallet_assets::GenesisConfig {
			assets: vec![(USDC, STRANGER, true, EXISTENTIAL_DEPOSIT)],
			accounts,
			..Default::default()
		},
		..Default::default()
	}
	.build_storage()
	.expect("genesis is sound");
	let mut ext = TestState::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Run `test` on a fresh chain; afterwards the invariants hold and no money was made or lost.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let before = issuance();
		test();
		Claimables::do_try_state().expect("invariants hold");
		assert_eq!(issuance(), before, "I7: issuance is unchanged");
	});
}

/// Run `test` once with each kind of money, each on a fresh chain.
pub fn run_with_each(test: impl Fn(AssetKind)) {
	for kind in KINDS {
		run(|| test(kind));
	}
}

pub fn issuance() -> (Balance, Balance) {
	(FreeMoney::total_issuance(NATIVE), FreeMoney::total_issuance(STABLE))
}

pub fn now() -> Millis {
	<MockClock as tael_primitives::ChainTime>::now()
}

pub fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

pub fn free(asset: &AssetKind, who: &AccountId) -> Balance {
	FreeMoney::balance(asset.clone(), who)
}

pub fn held(asset: &AssetKind, reason: RuntimeHoldReason, who: &AccountId) -> Balance {
	HeldMoney::balance_on_hold(asset.clone(), &reason, who)
}

/// Everything on hold, of any kind.
pub fn held_at_all(who: &AccountId) -> Balance {
	KINDS.iter().map(|asset| HeldMoney::total_balance_on_hold(asset.clone(), who)).sum()
}

pub fn key(source: &AccountId, asset: &AssetKind) -> KeyOf<Test> {
	ClaimKey { source: source.clone(), asset: asset.clone(), reason: ESCROW }
}

pub fn keys(sources: &[AccountId], asset: &AssetKind) -> Vec<KeyOf<Test>> {
	sources.iter().map(|source| key(source, asset)).collect()
}

pub fn bounded(keys: Vec<KeyOf<Test>>) -> BoundedVec<KeyOf<Test>, ConstU32<MAX_CLAIMS>> {
	BoundedVec::truncate_from(keys)
}

/// What lies under `key` for `owner` grows by `amount`.
pub fn owe(owner: &AccountId, key: KeyOf<Test>, amount: Balance) {
	assert_ok!(HeldMoney::hold(key.asset.clone(), &key.reason, &key.source, amount));
	assert_ok!(Claimables::owe(owner, key, amount));
}

pub fn owed(owner: &AccountId, key: KeyOf<Test>) -> Balance {
	crate::Claimables::<Test>::get(owner, key).map_or(0, |claimable| claimable.amount)
}

/// Leave `who` with exactly `amount` free.
pub fn set_free(asset: &AssetKind, who: &AccountId, amount: Balance) {
	let has = free(asset, who);
	let (from, to) = if has > amount { (who, &STRANGER) } else { (&STRANGER, who) };
	FreeMoney::transfer(asset.clone(), from, to, has.abs_diff(amount), Preservation::Expendable)
		.expect("the stranger is rich, and the rest can be given away");
	assert_eq!(free(asset, who), amount);
}

/// Make it impossible to credit `who` with the second kind of money.
pub fn block(who: &AccountId) {
	let _ = Assets::block(signed(&STRANGER), USDC, who.clone());
}

/// Lift the block.
pub fn unblock(who: &AccountId) {
	let _ = Assets::thaw(signed(&STRANGER), USDC, who.clone());
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Claimables(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}
