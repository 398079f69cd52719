// SPDX-License-Identifier: Apache-2.0

use crate as pallet_validators;
use frame::{
	deps::{
		sp_core::crypto::key_types::DUMMY,
		sp_runtime::{self, impl_opaque_keys, testing::UintAuthorityId},
	},
	testing_prelude::*,
	traits::OpaqueKeys,
};
use polkadot_sdk::{
	pallet_balances,
	pallet_session::{self, historical},
	polkadot_sdk_frame as frame,
};
use tael_primitives::{AccountId, Balance, CENT, USDT};

pub const ALICE: AccountId = AccountId::new([1; 32]);
pub const BOB: AccountId = AccountId::new([2; 32]);
pub const CHARLIE: AccountId = AccountId::new([3; 32]);
pub const DAVE: AccountId = AccountId::new([4; 32]);
pub const EVE: AccountId = AccountId::new([5; 32]);
pub const STRANGER: AccountId = AccountId::new([6; 32]);
pub const COUNCIL: AccountId = AccountId::new([7; 32]);

pub const EVERYBODY: [AccountId; 6] = [ALICE, BOB, CHARLIE, DAVE, EVE, STRANGER];
pub const MIN_VALIDATORS: u32 = 2;
pub const MAX_VALIDATORS: u32 = 5;
pub const PERIOD: u32 = 10;

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
	pub type Validators = pallet_validators;
	#[runtime::pallet_index(3)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(4)]
	pub type Historical = historical;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame::runtime::types_common::BlockOf<Test>;
	type AccountId = AccountId;
	type Lookup = frame::traits::IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<CENT>;
	type AccountStore = System;
}

impl_opaque_keys! {
	pub struct Keys {
		pub dummy: UintAuthorityId,
	}
}

parameter_types! {
	/// The keys that consensus works with, and how often it was told of a change.
	pub static Authorities: Vec<UintAuthorityId> = vec![];
	pub static Changes: u32 = 0;
}

/// A consensus engine that writes down what it is told.
pub struct Consensus;

impl pallet_session::SessionHandler<AccountId> for Consensus {
	const KEY_TYPE_IDS: &'static [sp_runtime::KeyTypeId] = &[DUMMY];

	fn on_genesis_session<K: OpaqueKeys>(validators: &[(AccountId, K)]) {
		Authorities::set(keys_of(validators));
		Changes::set(0);
	}

	fn on_new_session<K: OpaqueKeys>(
		changed: bool,
		validators: &[(AccountId, K)],
		_queued: &[(AccountId, K)],
	) {
		if changed {
			Authorities::set(keys_of(validators));
			Changes::mutate(|changes| *changes += 1);
		}
	}

	fn on_disabled(_index: u32) {}
}

fn keys_of<K: OpaqueKeys>(validators: &[(AccountId, K)]) -> Vec<UintAuthorityId> {
	validators.iter().map(|(_, keys)| keys.get(DUMMY).unwrap_or_default()).collect()
}

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = crate::ValidatorIdOf<Test>;
	type ShouldEndSession = pallet_session::PeriodicSessions<ConstU32<PERIOD>, ConstU32<0>>;
	type NextSessionRotation = pallet_session::PeriodicSessions<ConstU32<PERIOD>, ConstU32<0>>;
	type SessionManager = historical::NoteHistoricalRoot<Test, Validators>;
	type SessionHandler = Consensus;
	type Keys = Keys;
	type DisablingStrategy = ();
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = ConstU128<USDT>;
}

impl historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = crate::IdentificationOf<Test>;
}

ord_parameter_types! {
	pub const Council: AccountId = COUNCIL;
}

impl pallet_validators::Config for Test {
	type UpdateOrigin = EnsureSignedBy<Council, AccountId>;
	type Sessions = Session;
	type MinValidators = ConstU32<MIN_VALIDATORS>;
	type MaxValidators = ConstU32<MAX_VALIDATORS>;
	type WeightInfo = ();
}

/// The session keys of an account.
pub fn keys(who: &AccountId) -> Keys {
	let [first, ..]: &[u8; 32] = who.as_ref();
	Keys { dummy: UintAuthorityId(u64::from(*first)) }
}

/// The genesis of a chain whose specification lists `listed` here and gives keys to `with_keys`.
pub fn genesis(listed: &[AccountId], with_keys: &[AccountId]) -> Storage {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: EVERYBODY.map(|who| (who, 100 * USDT)).to_vec(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_validators::GenesisConfig::<Test> { validators: listed.to_vec() }
		.assimilate_storage(&mut storage)
		.unwrap();
	pallet_session::GenesisConfig::<Test> {
		keys: with_keys.iter().map(|who| (who.clone(), who.clone(), keys(who))).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	storage
}

/// A chain that began with these validators.
pub fn chain_of(validators: &[AccountId]) -> TestState {
	let mut ext = TestState::new(genesis(validators, validators));
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// A chain of Alice, Bob and Charlie.
pub fn new_test_ext() -> TestState {
	chain_of(&[ALICE, BOB, CHARLIE])
}

/// Run `test` on a chain of Alice, Bob and Charlie, and check the invariants after it.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Validators::do_try_state().expect("invariants hold");
	});
}

/// Go to the first block of the next session.
pub fn next_session() {
	let next = (System::block_number() / PERIOD + 1) * PERIOD;
	System::set_block_number(next);
	Session::on_initialize(next);
	Validators::do_try_state().expect("invariants hold");
}

/// Register session keys as a node's operator does.
pub fn set_keys(who: &AccountId) -> DispatchResult {
	let mut keys = keys(who);
	let proof = who.using_encoded(|owner| keys.create_ownership_proof(owner)).unwrap();
	Session::set_keys(signed(who), keys, proof.encode())
}

/// The council approves `who`, who registers keys, and the council adds him.
pub fn admit(who: &AccountId) {
	assert_ok!(Validators::approve(council(), who.clone()));
	assert_ok!(set_keys(who));
	assert_ok!(Validators::add_validator(council(), who.clone()));
}

pub fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

pub fn council() -> RuntimeOrigin {
	signed(&COUNCIL)
}

/// The events of this pallet, oldest first.
pub fn events() -> Vec<crate::Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Validators(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// The authorities of consensus, as accounts.
pub fn authorities() -> Vec<AccountId> {
	Authorities::get()
		.into_iter()
		.map(|UintAuthorityId(first)| AccountId::new([u8::try_from(first).unwrap(); 32]))
		.collect()
}

pub fn standing(who: &AccountId) -> crate::Standing {
	let all = crate::Validators::<Test>::get();
	all.get(who).copied().unwrap_or(crate::Standing::Absent)
}
