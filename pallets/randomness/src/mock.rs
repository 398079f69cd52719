// SPDX-License-Identifier: Apache-2.0

use crate::{self as pallet_randomness, Author, BlockAuthor, Newest, Output, sign_data};
use frame::{deps::sp_core::crypto::VrfSecret, testing_prelude::*, traits::Hooks};
use polkadot_sdk::polkadot_sdk_frame as frame;
use std::cell::Cell;

pub use Sr25519Keyring::{Alice, Bob, Charlie};

/// Small, so that seeds are forgotten in the tests.
pub const WINDOW: u32 = 10;
pub const LEAD: u32 = 3;
/// The slot of the first block of a test.
pub const FIRST_SLOT: u64 = 1_000;

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
	pub type Randomness = pallet_randomness;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	pub static Kept: u32 = WINDOW;
	pub static Ahead: u32 = LEAD;
}

impl pallet_randomness::Config for Test {
	type Author = MockAuthor;
	type Kept = Kept;
	type Ahead = Ahead;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = MockAuthor;
}

std::thread_local! {
	static AUTHOR: Cell<Option<Author>> = const { Cell::new(None) };
}

/// Whom the header names.
pub struct MockAuthor;

impl MockAuthor {
	pub fn set(author: Option<Author>) {
		AUTHOR.set(author);
	}
}

impl BlockAuthor for MockAuthor {
	fn current() -> Option<Author> {
		AUTHOR.get()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for MockAuthor {
	fn name_author() {
		Self::set(Some(by(Alice, FIRST_SLOT)));
	}
}

/// The author of a block in this slot.
pub fn by(who: Sr25519Keyring, slot: u64) -> Author {
	Author { key: who.public(), slot }
}

/// What `who` has for an input.
pub fn output_for(who: Sr25519Keyring, input: &H256) -> Output {
	who.pair().vrf_sign(&sign_data(input)).into()
}

/// What `who` has to reveal in a block in this slot.
pub fn output(who: Sr25519Keyring, slot: u64) -> Output {
	output_for(who, &Randomness::input(slot))
}

/// Begin a block whose header names this author.
pub fn begin_block(author: Option<Author>) {
	MockAuthor::set(author);
	System::set_block_number(System::block_number() + 1);
	Randomness::on_initialize(System::block_number());
}

pub fn end_block() {
	Randomness::on_finalize(System::block_number());
}

/// A whole block, as it should be.
pub fn block(who: Sr25519Keyring, slot: u64) {
	begin_block(Some(by(who, slot)));
	assert_ok!(Randomness::reveal(RuntimeOrigin::none(), output(who, slot)));
	end_block();
}

/// As many blocks of Alice, one in each slot from `slot` on.
pub fn blocks(count: u64, slot: u64) {
	for ahead in 0..count {
		block(Alice, slot + ahead);
	}
}

/// The number of the newest moment.
pub fn moment() -> u64 {
	Newest::<Test>::get().moment
}

pub fn new_test_ext() -> TestState {
	ext_with_seed(H256::zero())
}

/// A chain that begins with this seed.
pub fn ext_with_seed(seed: H256) -> TestState {
	let genesis = RuntimeGenesisConfig {
		randomness: crate::GenesisConfig { seed, ..Default::default() },
		..Default::default()
	};
	MockAuthor::set(None);
	TestState::new(genesis.build_storage().expect("genesis builds"))
}

/// Run `test` on a fresh chain and check the invariants after it.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Randomness::do_try_state().expect("invariants hold");
	});
}
