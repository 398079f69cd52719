// SPDX-License-Identifier: Apache-2.0

//! A chain with real money of two kinds, and a neighbour that owes.

use crate as pallet_claimables;
use crate::{KeyOf, MAX_CLAIMS};
use frame::{
	testing_prelude::*,
	token::fungibles::{Inspect, InspectHold, MutateHold},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc, account};
use tael_primitives::{AccountId, AssetKind, Balance, CENT, ClaimKey, Claimables as _, USDT};

pub use tael_mocks::{EXISTENTIAL_DEPOSIT, KINDS, NATIVE, STABLE, USDC, now};

pub const DEPOSIT: Balance = 5 * CENT;
/// Too little to make an account; two of it make one.
pub const DUST: Balance = EXISTENTIAL_DEPOSIT / 2;
/// What everybody begins with, of each kind.
pub const WEALTH: Balance = 10_000 * USDT;

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

tael_mocks::real_money!(Test);

impl pallet_debts::Config for Test {}

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
		use frame::token::fungibles::Mutate;

		FreeMoney::mint_into(asset.clone(), who, WEALTH).expect("the account can be credited");
	}
}

pub fn new_test_ext() -> TestState {
	tael_mocks::reset();
	TestDeposit::set(DEPOSIT);
	let people = [ALICE, BOB, CAROL, STRANGER];
	let storage = genesis(&people, WEALTH, STRANGER).build_storage().expect("genesis is sound");
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
	tael_mocks::set_free::<FreeMoney>(&STRANGER, asset, who, amount);
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
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}
