// SPDX-License-Identifier: Apache-2.0

use crate as pallet_clock;
use frame::testing_prelude::*;
use polkadot_sdk::{pallet_timestamp, polkadot_sdk_frame as frame};
use tael_primitives::{Millis, SECOND};

pub const THRESHOLD: Millis = 10 * SECOND;
pub const SLOT: Millis = 500;

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
	pub type Timestamp = polkadot_sdk::pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Clock = pallet_clock;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

impl pallet_timestamp::Config for Test {
	type Moment = Millis;
	type OnTimestampSet = Clock;
	type MinimumPeriod = ConstU64<1>;
	type WeightInfo = ();
}

impl pallet_clock::Config for Test {
	type StallThreshold = ConstU64<THRESHOLD>;
	type WeightInfo = ();
}

pub fn new_test_ext() -> TestState {
	let mut ext = TestState::new(Storage::default());
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Run `test` on a fresh chain and check the invariants after it.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Clock::do_try_state().expect("invariants hold");
	});
}

/// The next block, `gap` after the last.
pub fn block_after(gap: Millis) {
	let next = Timestamp::get() + gap;
	System::set_block_number(System::block_number() + 1);
	Timestamp::set(RuntimeOrigin::none(), next).expect("timestamp moves on");
	Timestamp::on_finalize(System::block_number());
}
