// SPDX-License-Identifier: Apache-2.0

use crate::{
	self as pallet_kyc, Anchors, Credentials, FreezeReason, HoldReason, IssuerId, IssuerTerms,
	Person, ScreeningReason, Screenings, Statement, TierLimits, claim_digest,
};
use frame::{
	deps::frame_support::traits::SortedMembers, testing_prelude::*,
	traits::fungible::InspectHold as _,
};
use polkadot_sdk::{
	pallet_assets, pallet_assets_holder, pallet_balances, polkadot_sdk_frame as frame,
	sp_core::{Pair, sr25519},
	sp_keystore::{KeystoreExt, testing::MemoryKeystore},
};
use tael_mocks::{MockClock, reset};
use tael_primitives::{
	AccountId, Action, Balance, CENT, ChainTime, DAY, HOUR, Millis, Signature, SubjectKind, Tier,
	USDT,
};

pub const ALICE: AccountId = AccountId::new([1; 32]);
pub const BOB: AccountId = AccountId::new([2; 32]);
pub const CAROL: AccountId = AccountId::new([3; 32]);
pub const DAVE: AccountId = AccountId::new([4; 32]);
pub const CONTROLLER: AccountId = AccountId::new([11; 32]);
pub const OTHER_CONTROLLER: AccountId = AccountId::new([12; 32]);
pub const FIRST_OFFICER: AccountId = AccountId::new([21; 32]);
pub const SECOND_OFFICER: AccountId = AccountId::new([22; 32]);
pub const THIRD_OFFICER: AccountId = AccountId::new([23; 32]);
pub const TREASURY: AccountId = AccountId::new([31; 32]);
/// No balance, no reference: it does not exist.
pub const NOBODY: AccountId = AccountId::new([41; 32]);

pub const ISSUER: IssuerId = 1;
pub const OTHER_ISSUER: IssuerId = 2;
pub const UNKNOWN_ISSUER: IssuerId = 99;
pub const KEY: Key = Key(51);
pub const OTHER_KEY: Key = Key(52);

pub const EURC: u32 = 978;
pub const EXISTENTIAL_DEPOSIT: Balance = CENT;
pub const DEPOSIT: Balance = 10 * CENT + 7;
pub const CLAIM_DELAY: Millis = DAY + 3;
pub const CONFIRM_WINDOW: Millis = 72 * HOUR;
pub const YEAR: Millis = 365 * DAY;
pub const MAX_VALIDITY: Millis = 2 * YEAR;
pub const ENDOWMENT: Balance = 1_000 * USDT;
pub const CASE: H256 = H256([5; 32]);
pub const MAX_CONSUMERS: u32 = 4;

/// Limits of [`Tier::Document`] for [`Action::Pay`].
pub const PER_PAYMENT: Balance = 500 * USDT;
pub const PER_24H: Balance = 800 * USDT;
pub const PER_30D: Balance = 3_000 * USDT;

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
	pub type Kyc = pallet_kyc;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type MaxConsumers = ConstU32<MAX_CONSUMERS>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
}

/// The line that the runtime writes too.
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

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ScreenedAssets;
	type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

pub struct Officers;

impl SortedMembers<AccountId> for Officers {
	fn sorted_members() -> Vec<AccountId> {
		vec![FIRST_OFFICER, SECOND_OFFICER, THIRD_OFFICER]
	}
}

impl Contains<AccountId> for Officers {
	fn contains(who: &AccountId) -> bool {
		let appointed = [Self::sorted_members(), Admitted::get()].concat();
		appointed.contains(who) && !Dismissed::get().contains(who)
	}
}

parameter_types! {
	/// Officers who came later.
	pub static Admitted: Vec<AccountId> = vec![];
	/// Officers who are officers no more.
	pub static Dismissed: Vec<AccountId> = vec![];
}

pub struct Machinery;

impl Contains<AccountId> for Machinery {
	fn contains(who: &AccountId) -> bool {
		*who == TREASURY
	}
}

impl pallet_kyc::Config for Test {
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type OfficerOrigin = EnsureSignedBy<Officers, AccountId>;
	type Officers = Officers;
	type Clock = MockClock;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type ProtectedAccounts = Machinery;
	type CredentialDeposit = ConstU128<DEPOSIT>;
	type MaxClaimDelay = ConstU64<CLAIM_DELAY>;
	type ConfirmWindow = ConstU64<CONFIRM_WINDOW>;
	type MaxIssuersPerSubject = ConstU32<3>;
	type MaxLinked = ConstU32<2>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Scene;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Scene;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for Scene {
	fn set_time(now: Millis) {
		MockClock::set(now);
	}

	fn admit_officer(who: &AccountId) {
		Admitted::mutate(|officers| officers.push(who.clone()));
	}
}

/// A signing key, by the byte its seed is made of.
#[derive(Clone, Copy)]
pub struct Key(u8);

impl Key {
	fn pair(self) -> sr25519::Pair {
		sr25519::Pair::from_seed(&[self.0; 32])
	}

	pub fn to_account_id(self) -> AccountId {
		self.pair().public().into()
	}

	pub fn sign(self, message: &[u8]) -> Signature {
		self.pair().sign(message).into()
	}
}

pub fn terms(controller: AccountId, key: Key) -> IssuerTerms {
	IssuerTerms {
		controller,
		keys: vec![key.to_account_id()].try_into().expect("one key fits"),
		max_tier: Tier::Document,
		jurisdictions: [1, 2, 255].into_iter().collect(),
		max_validity: MAX_VALIDITY,
		policy_hash: H256::repeat_byte(9),
	}
}

pub fn limits() -> TierLimits {
	TierLimits { per_payment: Some(PER_PAYMENT), per_24h: Some(PER_24H), per_30d: Some(PER_30D) }
}

pub fn small_limits() -> TierLimits {
	TierLimits { per_payment: Some(20 * USDT), per_24h: Some(30 * USDT), per_30d: Some(100 * USDT) }
}

pub fn new_test_ext() -> TestState {
	reset();
	let people = [
		ALICE,
		BOB,
		CAROL,
		DAVE,
		CONTROLLER,
		OTHER_CONTROLLER,
		FIRST_OFFICER,
		SECOND_OFFICER,
		THIRD_OFFICER,
		TREASURY,
	];
	let genesis = RuntimeGenesisConfig {
		system: frame_system::GenesisConfig::default(),
		balances: pallet_balances::GenesisConfig {
			balances: people.into_iter().map(|who| (who, ENDOWMENT)).collect(),
			..Default::default()
		},
		assets: pallet_assets::GenesisConfig {
			assets: vec![(EURC, TREASURY, true, CENT)],
			accounts: vec![(EURC, ALICE, 100 * USDT), (EURC, BOB, 100 * USDT)],
			..Default::default()
		},
		kyc: pallet_kyc::GenesisConfig {
			issuers: vec![
				(ISSUER, terms(CONTROLLER, KEY)),
				(OTHER_ISSUER, terms(OTHER_CONTROLLER, OTHER_KEY)),
			],
			limits: vec![
				(Tier::Unverified, Action::Pay, small_limits()),
				(Tier::Document, Action::Pay, limits()),
			],
			..Default::default()
		},
	};
	let mut ext = TestState::new(genesis.build_storage().expect("genesis builds"));
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Run `test` on a fresh chain and check the invariants after it.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check_invariants();
	});
}

/// What the pallet checks itself, and what only the balances pallet's own rows tell.
pub fn check_invariants() {
	Kyc::do_try_state().expect("invariants hold");
	for (who, freezes) in pallet_balances::Freezes::<Test>::iter() {
		let sanction = RuntimeFreezeReason::from(FreezeReason::Sanction);
		if freezes.iter().any(|freeze| freeze.id == sanction) {
			assert!(Screenings::<Test>::get(&who).is_some_and(|s| s.native), "KYC-4: {who:?}");
			assert!(Anchors::<Test>::contains_key(&who), "KYC-4: {who:?}");
		}
	}
	for (who, holds) in pallet_balances::Holds::<Test>::iter() {
		let deposit = RuntimeHoldReason::from(HoldReason::CredentialDeposit);
		for hold in holds.iter().filter(|hold| hold.id == deposit) {
			let sum: Balance = Credentials::<Test>::iter_values()
				.flatten()
				.filter(|credential| credential.depositor == who)
				.map(|credential| credential.deposit)
				.sum();
			assert_eq!(hold.amount, sum, "I2: {who:?}");
		}
	}
	let sum: Balance = frame_system::Account::<Test>::iter_values()
		.map(|account| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(sum, Balances::total_issuance(), "I1");
}

pub fn person(number: u8) -> Person {
	[number; 32]
}

/// What the issuer says by default: a person with documents, from now on for a year.
pub fn statement(seq: u64) -> Statement {
	let now = MockClock::timestamp();
	Statement {
		tier: Tier::Document,
		kind: SubjectKind::Person,
		jurisdiction: 1,
		commitment: H256::repeat_byte(7),
		person: person(1),
		issued_at: now,
		not_before: now,
		expires_at: now + YEAR,
		seq,
	}
}

/// `statement` about somebody else.
pub fn statement_of(number: u8, seq: u64) -> Statement {
	Statement { person: person(number), ..statement(seq) }
}

pub fn deadline() -> Millis {
	MockClock::now() + HOUR
}

pub fn sign(subject: &AccountId, statement: &Statement, deadline: Millis) -> Signature {
	let digest = claim_digest(Kyc::genesis_hash(), ISSUER, subject, statement, deadline);
	KEY.sign(&digest)
}

/// `subject` claims what [`ISSUER`] signed.
pub fn claim(subject: AccountId, statement: Statement) -> DispatchResult {
	let signature = sign(&subject, &statement, deadline());
	let origin = RuntimeOrigin::signed(subject);
	Kyc::claim(origin, ISSUER, statement, deadline(), KEY.to_account_id(), signature)
}

pub fn attest(issuer: IssuerId, subject: AccountId, statement: Statement) -> DispatchResult {
	let controller = if issuer == OTHER_ISSUER { OTHER_CONTROLLER } else { CONTROLLER };
	Kyc::attest(RuntimeOrigin::signed(controller), issuer, subject, statement)
}

pub fn screen(account: AccountId) {
	let officer = RuntimeOrigin::signed(FIRST_OFFICER);
	assert_ok!(Kyc::screen(officer, account, ScreeningReason::Sanctions, CASE));
}

pub fn confirm(account: AccountId) {
	assert_ok!(Kyc::confirm(RuntimeOrigin::signed(SECOND_OFFICER), account, CASE));
}

pub fn held(who: &AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::CredentialDeposit.into(), who)
}

/// What the pallet said since the block began.
pub fn events() -> Vec<pallet_kyc::Event<Test>> {
	System::read_events_for_pallet()
}

pub fn last_event() -> pallet_kyc::Event<Test> {
	events().pop().expect("an event")
}
