// SPDX-License-Identifier: Apache-2.0

use crate as pallet_rates;
use crate::{ConfigOf, PairConfig};
use core::cell::RefCell;
use frame::testing_prelude::*;
use polkadot_sdk::{pallet_balances, polkadot_sdk_frame as frame};
use std::collections::BTreeMap;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{
	AccountId, AssetKind, Balance, ChainTime, DAY, Fiat, HOUR, MINUTE, Millis, Pair, Price,
	RawFeeds, RawPrice, USDT,
};

pub const COUNCIL: AccountId = AccountId::new([100; 32]);
pub const COMMITTEE: AccountId = AccountId::new([101; 32]);
pub const TREASURY: AccountId = AccountId::new([102; 32]);
pub const STRANGER: AccountId = AccountId::new([103; 32]);

pub const RICH: Balance = 10_000 * USDT;
pub const BOND: Balance = 1_000 * USDT;
pub const CONFIG_DELAY: Millis = DAY;
pub const LEAVE_PERIOD: Millis = 7 * DAY;
pub const MAX_STRIKES: u32 = 3;
pub const STRIKE_WINDOW: Millis = DAY;
pub const SUSPENSION: Millis = HOUR;
pub const MAX_PAIRS: u32 = 3;

pub const CNY: Pair = Pair { asset: AssetKind::Native, fiat: Fiat::CNY };
pub const EUR: Pair = Pair { asset: AssetKind::Native, fiat: Fiat::EUR };
/// Seven yuan.
pub const SEVEN: Price = Price(700_000_000);

/// The five feeders of the tests.
pub fn feeder(index: u8) -> AccountId {
	AccountId::new([index + 1; 32])
}

pub fn feeders(count: u8) -> BoundedVec<AccountId, ConstU32<{ crate::MAX_FEEDERS }>> {
	BoundedVec::truncate_from((0..count).map(feeder).collect())
}

/// Five feeders of whom one may lie, bounds from 5 to 10.
pub fn config() -> ConfigOf<Test> {
	PairConfig {
		min: Price(500_000_000),
		max: Price(1_000_000_000),
		heartbeat: 10 * MINUTE,
		ttl: 20 * MINUTE,
		deviation: 30,
		max_step: 500,
		max_spread: 200,
		faults: 1,
		confirmations: 2,
		confirm_gap: MINUTE,
		feeders: feeders(5),
	}
}

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
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Rates = pallet_rates;
}

tael_mocks::native_money!(Test);

/// Words as the oracle's pallet keeps them: with the block timestamp at which they came.
pub struct Words;

type Spoken = BTreeMap<(AccountId, Pair), RawPrice>;

std::thread_local! {
	static SPOKEN: RefCell<Spoken> = const { RefCell::new(BTreeMap::new()) };
}

impl RawFeeds<AccountId> for Words {
	fn put(who: &AccountId, pair: &Pair, price: Price) -> DispatchResult {
		let word = RawPrice { price, at: MockClock::timestamp() };
		SPOKEN.with_borrow_mut(|spoken| spoken.insert((who.clone(), pair.clone()), word));
		Ok(())
	}

	fn get(who: &AccountId, pair: &Pair) -> Option<RawPrice> {
		SPOKEN.with_borrow(|spoken| spoken.get(&(who.clone(), pair.clone())).copied())
	}

	fn forget(who: &AccountId, pair: &Pair) {
		SPOKEN.with_borrow_mut(|spoken| spoken.remove(&(who.clone(), pair.clone())));
	}
}

ord_parameter_types! {
	pub const Council: AccountId = COUNCIL;
	pub const Committee: AccountId = COMMITTEE;
}

parameter_types! {
	pub const Treasury: AccountId = TREASURY;
}

impl pallet_rates::Config for Test {
	type GovernanceOrigin = EnsureSignedBy<Council, AccountId>;
	type HaltOrigin =
		EitherOf<EnsureSignedBy<Council, AccountId>, EnsureSignedBy<Committee, AccountId>>;
	type Clock = MockClock;
	type Kyc = MockKyc;
	type Words = Words;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Treasury = Treasury;
	type FeederBond = ConstU128<BOND>;
	type ConfigDelay = ConstU64<CONFIG_DELAY>;
	type LeavePeriod = ConstU64<LEAVE_PERIOD>;
	type MaxStrikes = ConstU32<MAX_STRIKES>;
	type StrikeWindow = ConstU64<STRIKE_WINDOW>;
	type SuspensionPeriod = ConstU64<SUSPENSION>;
	type MaxPairs = ConstU32<MAX_PAIRS>;
	type MaxWords = ConstU32<MAX_PAIRS>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Scene;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Scene;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Scene {
	fn endow(who: &AccountId) {
		use frame::token::fungible::Mutate;

		Balances::set_balance(who, RICH);
	}

	fn set_time(now: Millis) {
		MockClock::set(now);
	}
}

/// The pair [`CNY`] with five active feeders, who have said nothing yet.
pub fn new_test_ext() -> TestState {
	let mut ext = empty();
	ext.execute_with(|| {
		let all = (0..5).map(feeder).collect::<Vec<_>>();
		Rates::begin(&[(CNY, config())], &all);
		System::reset_events();
	});
	ext
}

/// No pair and no feeder.
pub fn empty() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let rich = (0..6).map(feeder).chain([TREASURY, STRANGER]).map(|who| (who, RICH)).collect();
	pallet_balances::GenesisConfig::<Test> { balances: rich, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let mut ext = TestState::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		tael_mocks::reset();
		SPOKEN.with_borrow_mut(BTreeMap::clear);
	});
	ext
}
