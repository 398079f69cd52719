// SPDX-License-Identifier: Apache-2.0

use crate as pallet_merchants;
use crate::{Page, Profile, SigningKey};
use frame::testing_prelude::*;
use polkadot_sdk::{pallet_balances, polkadot_sdk_frame as frame};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{
	AccountId, AssetKind, Balance, DAY, KycStatus, MerchantId, Millis, ObjectKind, SubjectKind,
	Tier, USDT, UsdtValue, derive_id,
};

pub use tael_mocks::EXISTENTIAL_DEPOSIT;

pub const OWNER: AccountId = AccountId::new([1; 32]);
pub const OTHER_OWNER: AccountId = AccountId::new([2; 32]);
pub const CASHIER: AccountId = AccountId::new([3; 32]);
pub const REFUNDER: AccountId = AccountId::new([4; 32]);
pub const TREASURER: AccountId = AccountId::new([5; 32]);
pub const GATEWAY: AccountId = AccountId::new([6; 32]);
pub const VAULT: AccountId = AccountId::new([7; 32]);
pub const STRANGER: AccountId = AccountId::new([8; 32]);
/// An account of a business that owns nothing.
pub const POOR: AccountId = AccountId::new([9; 32]);
/// An account of a natural person.
pub const PERSON: AccountId = AccountId::new([10; 32]);
pub const REGISTRAR: AccountId = AccountId::new([11; 32]);
pub const COUNCIL: AccountId = AccountId::new([12; 32]);

pub const RICH: Balance = 10_000 * USDT;
pub const BOND: Balance = 100 * USDT;
pub const DEPOSIT: Balance = 3 * USDT;
pub const CLOSING: Millis = 60 * DAY;
pub const MAX_SUSPENSION: Millis = 30 * DAY;
pub const MAX_MEMBERS: u32 = 5;
pub const MAX_GATEWAYS: u32 = 2;
pub const REF: [u8; 32] = [42; 32];
pub const KEY: SigningKey = [0xed; 32];

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
	pub type Merchants = pallet_merchants;
}

tael_mocks::native_money!(Test);

/// USDT at par, the stablecoin 1 at 99 cents, nothing else.
pub struct Values;

impl UsdtValue for Values {
	fn in_usdt(asset: &AssetKind, amount: Balance) -> Option<Balance> {
		match asset {
			AssetKind::Native => Some(amount),
			AssetKind::WithId(1) => tael_primitives::share_ceil(amount, 9_900),
			AssetKind::WithId(_) => None,
		}
	}
}

parameter_types! {
	pub const RequiredTier: Tier = Tier::Document;
}

ord_parameter_types! {
	pub const Registrar: AccountId = REGISTRAR;
	pub const Council: AccountId = COUNCIL;
}

impl pallet_merchants::Config for Test {
	type RegistrarOrigin = EnsureSignedBy<Registrar, AccountId>;
	type CloseOrigin = EnsureSignedBy<Council, AccountId>;
	type Clock = MockClock;
	type Kyc = MockKyc;
	type UsdtValue = Values;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RequiredTier = RequiredTier;
	type Bond = ConstU128<BOND>;
	type Deposit = ConstU128<DEPOSIT>;
	type ClosingPeriod = ConstU64<CLOSING>;
	type MaxSuspension = ConstU64<MAX_SUSPENSION>;
	type MaxMembers = ConstU32<MAX_MEMBERS>;
	type MaxGateways = ConstU32<MAX_GATEWAYS>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Scene;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Scene;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Scene {
	fn qualify(who: &AccountId) {
		use frame::token::fungible::Mutate;

		attest(who, SubjectKind::Business, Tier::Enhanced);
		Balances::set_balance(who, RICH);
	}

	fn set_time(now: Millis) {
		MockClock::set(now);
	}
}

pub fn attest(who: &AccountId, kind: SubjectKind, tier: Tier) {
	let status = KycStatus { tier, kind, jurisdiction: 1, expires_at: u64::MAX };
	MockKyc::attest(who, status);
}

pub fn new_test_ext() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: vec![(OWNER, RICH), (OTHER_OWNER, RICH), (PERSON, RICH), (POOR, BOND)],
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = TestState::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		tael_mocks::reset();
		for owner in [OWNER, OTHER_OWNER, POOR] {
			attest(&owner, SubjectKind::Business, Tier::Document);
		}
		attest(&PERSON, SubjectKind::Person, Tier::Enhanced);
	});
	ext
}

/// Run `test` on a fresh chain and check the invariants after it.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Merchants::do_try_state().expect("invariants hold");
	});
}

/// Run `test` on a chain with a shop that waits for the registrar.
pub fn run_pending(test: impl FnOnce(MerchantId)) {
	run(|| {
		assert_ok!(Merchants::register(signed(OWNER), REF, profile("Shop"), KEY));
		test(shop());
	});
}

/// Run `test` on a chain with a shop that takes payments.
pub fn run_active(test: impl FnOnce(MerchantId)) {
	run_pending(|id| {
		assert_ok!(Merchants::approve(signed(REGISTRAR), id));
		System::reset_events();
		test(id);
	});
}

/// The id of the shop.
pub fn shop() -> MerchantId {
	derive_id(ObjectKind::Merchant, &OWNER, &REF)
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn profile(name: &str) -> Profile {
	Profile {
		name: name.as_bytes().to_vec().try_into().unwrap(),
		category: 5_411,
		page: Some(page("https://shop.example")),
	}
}

pub fn page(uri: &str) -> Page {
	Page { uri: uri.as_bytes().to_vec().try_into().unwrap(), hash: H256::repeat_byte(7) }
}

/// What `who` has on hold: for bonds and for deposits.
pub fn held(who: &AccountId) -> (Balance, Balance) {
	use crate::HoldReason;
	use frame::token::fungible::InspectHold;

	let on_hold = |reason: HoldReason| Balances::balance_on_hold(&reason.into(), who);
	(on_hold(HoldReason::Bond), on_hold(HoldReason::Deposit))
}

/// The events of this pallet, oldest first.
pub fn events() -> Vec<crate::Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Merchants(event) => Some(event),
			_ => None,
		})
		.collect()
}

pub fn state() -> crate::State {
	Merchants::merchant(shop()).expect("the shop exists").state
}
