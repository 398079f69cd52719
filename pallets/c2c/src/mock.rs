// SPDX-License-Identifier: Apache-2.0

//! A chain with real money of two kinds, and neighbours that a test sets.

use crate as pallet_c2c;
use crate::{HoldReason, Limits, PoolId, Rail, Rails};
use frame::{
	testing_prelude::*,
	token::fungibles::{Inspect, InspectHold},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
#[cfg(feature = "runtime-benchmarks")]
use polkadot_sdk::sp_keystore::{KeystoreExt, testing::MemoryKeystore};
use tael_mocks::{
	AtPar, MockArbitration, MockClaimables, MockClock, MockKyc, MockProgramme, MockRates, account,
};
use tael_primitives::{
	AccountId, AssetKind, Balance, CENT, DAY, Fiat, HOUR, MINUTE, Millis, ObjectKind, Pair, Price,
	RailId, Risk, Tier, USDT, derive_id,
};

pub use tael_mocks::{
	EXISTENTIAL_DEPOSIT, KINDS, NATIVE, STABLE, USDC, attest, now, plain, reference,
};

// No two deposits are alike, so that a mix-up shows.
pub const DEPOSIT: Balance = 5 * CENT;
pub const OFFER_DEPOSIT: Balance = 11 * CENT;
pub const TRADE_DEPOSIT: Balance = 7 * CENT;
pub const MESSAGE_DEPOSIT: Balance = 3 * CENT;
pub const RETENTION: Millis = 180 * DAY;

/// What everybody begins with, of each kind.
pub const WEALTH: Balance = 10_000 * USDT;

pub const ALICE: AccountId = account(11);
pub const BOB: AccountId = account(12);
pub const CAROL: AccountId = account(13);
pub const DAVE: AccountId = account(14);
/// Somebody with money and without any part in it.
pub const STRANGER: AccountId = account(21);
/// Where slashed bonds go.
pub const TREASURY: AccountId = account(22);
/// Attestors of [`WIRE`].
pub const ATTESTORS: [AccountId; 3] = [account(51), account(52), account(53)];

/// A rail whose payments are final at once. A buyer may dispute before the seller's time is over.
pub const INSTANT: RailId = 1;
/// A rail with attestors.
pub const WIRE: RailId = 2;
/// A rail whose payments can be charged back: a release is held back.
pub const CARD: RailId = 3;

/// 7.2 yuan for a USDT.
pub const PAR: Price = Price(720_000_000);

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
	pub type C2c = pallet_c2c;
}

tael_mocks::real_money!(Test);

pub type Owed = MockClaimables<RuntimeHoldReason>;

parameter_types! {
	pub static TestLimits: Limits = LIMITS;
	pub const Treasury: AccountId = TREASURY;
}

pub const LIMITS: Limits = Limits {
	deposit: DEPOSIT,
	offer_deposit: OFFER_DEPOSIT,
	trade_deposit: TRADE_DEPOSIT,
	message_deposit: MESSAGE_DEPOSIT,
	min_trade: USDT,
	bond: 300,
	min_bond: USDT,
	max_deviation: 1_000,
	max_unrated: 50 * USDT,
	max_matched_min: 100 * USDT,
	max_price_age: 20 * MINUTE,
	max_offer_life: 30 * DAY,
	max_offers: 8,
	max_open: 5,
	min_window: 5 * MINUTE,
	accept_window: 15 * MINUTE,
	free_cancel: 10 * MINUTE,
	free_cancels_per_day: 3,
	cancel_cooldown: HOUR,
	dispute_cooldown: 2 * DAY,
	max_extension: DAY,
	extension_rate: 50,
	max_proposal_life: 3 * DAY,
	max_quote_life: MINUTE,
	attest_buffer: 2 * HOUR,
	attest_floor: 9_000,
	receipt_retention: RETENTION,
};

impl pallet_c2c::Config for Test {
	type GovernanceOrigin = frame_system::EnsureRoot<AccountId>;
	type RiskOrigin = frame_system::EnsureRoot<AccountId>;
	type Clock = MockClock;
	type Kyc = MockKyc;
	type Acceptors = MockProgramme;
	type Arbitration = MockArbitration;
	type Value = AtPar;
	type Rates = MockRates;
	type Claimables = Owed;
	type Assets = FreeMoney;
	type Holds = HeldMoney;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Treasury = Treasury;
	type Limits = TestLimits;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmark_helper::Helper;
}

#[cfg(feature = "runtime-benchmarks")]
mod benchmark_helper {
	use super::*;
	use tael_primitives::Standing;

	pub struct Helper;

	impl crate::BenchmarkHelper<AccountId> for Helper {
		fn verify(who: &AccountId) {
			attest(who, Tier::Enhanced);
		}

		fn admit(who: &AccountId) {
			let most = Balance::MAX;
			let standing = Standing::Active { tier: 1, max_trade: most, max_open: u32::MAX };
			MockProgramme::set(who, standing);
		}

		fn fail(_who: &AccountId) {
			MockProgramme::restrict(true);
		}

		fn asset() -> AssetKind {
			STABLE
		}

		fn set_price(pair: &Pair, price: Price) {
			MockRates::set(pair, Ok(price));
		}

		fn set_time(now: Millis) {
			MockClock::set(now);
		}
	}
}

/// The rails of every test.
pub fn rails() -> Vec<(RailId, Rail<AccountId>)> {
	let rail = |code: &[u8], risk, hold, attestors: &[AccountId], quorum| Rail {
		code: BoundedVec::truncate_from(code.to_vec()),
		risk,
		lowest_tier: Tier::Contact,
		pay_window: 20 * MINUTE,
		max_pay_window: 2 * DAY,
		grace: 30 * MINUTE,
		release_window: 40 * MINUTE,
		dispute_delay: 15 * MINUTE,
		hold,
		free_tier: Tier::Enhanced,
		attestors: BoundedVec::truncate_from(attestors.to_vec()),
		quorum,
		is_open: true,
	};
	vec![
		(INSTANT, rail(b"instant", Risk::Low, 0, &[], 0)),
		(WIRE, rail(b"wire", Risk::Medium, 0, &ATTESTORS, 2)),
		(CARD, rail(b"card", Risk::High, DAY, &[], 0)),
	]
}

pub fn new_test_ext() -> TestState {
	tael_mocks::reset();
	TestLimits::set(LIMITS);
	let people = [&[ALICE, BOB, CAROL, DAVE, STRANGER, TREASURY][..], &ATTESTORS].concat();
	let genesis = RuntimeGenesisConfig {
		c_2c: pallet_c2c::GenesisConfig { rails: rails(), ..Default::default() },
		..genesis(&people, WEALTH, STRANGER)
	};
	let storage = genesis.build_storage().expect("genesis is sound");
	let mut ext = TestState::new(storage);
	#[cfg(feature = "runtime-benchmarks")]
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| {
		System::set_block_number(1);
		for who in &people {
			attest(who, Tier::Document);
		}
		for asset in KINDS {
			MockRates::set(&Pair { asset, fiat: Fiat::CNY }, Ok(PAR));
		}
	});
	ext
}

/// Run `test` on a fresh chain; afterwards the invariants hold and no money was made or lost.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let before = issuance();
		test();
		C2c::do_try_state().expect("invariants hold");
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

/// Free and on hold.
pub fn total(asset: &AssetKind, who: &AccountId) -> Balance {
	FreeMoney::total_balance(asset.clone(), who)
}

pub fn held(asset: &AssetKind, reason: HoldReason, who: &AccountId) -> Balance {
	HeldMoney::balance_on_hold(asset.clone(), &reason.into(), who)
}

/// Everything on hold under any reason of this pallet, of any kind.
pub fn held_at_all(who: &AccountId) -> Balance {
	let reasons = [HoldReason::Escrow, HoldReason::Deposit];
	KINDS.iter().flat_map(|asset| reasons.map(|reason| held(asset, reason, who))).sum()
}

/// Leave `who` with exactly `amount` free.
pub fn set_free(asset: &AssetKind, who: &AccountId, amount: Balance) {
	tael_mocks::set_free::<FreeMoney>(&STRANGER, asset, who, amount);
}

/// Make it impossible to credit `who` with the second kind of money.
pub fn block(who: &AccountId) {
	Assets::block(signed(&STRANGER), USDC, who.clone()).expect("the account exists");
}

/// Lift the block.
pub fn unblock(who: &AccountId) {
	Assets::thaw(signed(&STRANGER), USDC, who.clone()).expect("the account exists");
}

/// A commitment that is not zero.
pub const fn commitment(tag: u8) -> H256 {
	H256::repeat_byte(tag)
}

/// A pool of `who` with `available` free and `locked` promised to a trade that is about to start, as the
/// book leaves it.
pub fn pool_with(
	who: &AccountId,
	tag: u8,
	asset: &AssetKind,
	available: Balance,
	locked: Balance,
) -> PoolId {
	let amount = available + locked;
	assert_ok!(C2c::open_pool(signed(who), reference(tag), asset.clone(), amount));
	let id = derive_id(ObjectKind::Pool, who, &reference(tag));
	assert_ok!(C2c::lock_liquidity(id, locked));
	id
}

/// Change a rail.
pub fn edit_rail(id: RailId, edit: impl FnOnce(&mut Rail<AccountId>)) {
	Rails::<Test>::mutate_extant(id, edit);
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}
