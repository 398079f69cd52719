// SPDX-License-Identifier: Apache-2.0

use crate::{Event, Stalled, mock::*};
use proptest::prelude::{ProptestConfig, prop, prop_assert, prop_assert_eq, proptest};
use tael_primitives::{ChainTime, HOUR};

const T0: u64 = 1_700_000_000_000;

fn clocks() -> (u64, u64, u64) {
	(Clock::timestamp() - T0, Clock::now() - T0, Stalled::<Test>::get())
}

#[test]
fn time_is_zero_before_the_first_block() {
	run(|| assert_eq!((Clock::now(), Clock::timestamp()), (0, 0)));
}

#[test]
fn the_first_block_sets_both_clocks_and_is_no_stall() {
	run(|| {
		block_after(T0);
		assert_eq!(clocks(), (0, 0, 0));
		assert!(System::events().is_empty());
	});
}

#[test]
fn both_clocks_run_alike_while_blocks_come_in_time() {
	run(|| {
		block_after(T0);
		for _ in 0..10 {
			block_after(SLOT);
		}
		assert_eq!(clocks(), (10 * SLOT, 10 * SLOT, 0));
	});
}

#[test]
fn boundary_a_gap_of_exactly_the_threshold_is_no_stall() {
	run(|| {
		block_after(T0);
		block_after(THRESHOLD - 1);
		block_after(THRESHOLD);
		assert_eq!(clocks(), (2 * THRESHOLD - 1, 2 * THRESHOLD - 1, 0));
		assert!(System::events().is_empty());
	});
}

#[test]
fn boundary_one_millisecond_above_the_threshold_is_one_millisecond_of_stall() {
	run(|| {
		block_after(T0);
		block_after(THRESHOLD + 1);
		assert_eq!(clocks(), (THRESHOLD + 1, THRESHOLD, 1));
		System::assert_last_event(Event::StallEnded { by: 1, total: 1 }.into());
	});
}

#[test]
fn a_halt_of_six_hours_moves_chain_time_by_the_threshold_only() {
	run(|| {
		block_after(T0);
		block_after(6 * HOUR);
		block_after(SLOT);
		assert_eq!(clocks(), (6 * HOUR + SLOT, THRESHOLD + SLOT, 6 * HOUR - THRESHOLD));
	});
}

#[test]
fn stalls_add_up() {
	run(|| {
		block_after(T0);
		block_after(HOUR);
		block_after(HOUR);
		let total = 2 * (HOUR - THRESHOLD);
		System::assert_last_event(Event::StallEnded { by: HOUR - THRESHOLD, total }.into());
		assert_eq!(clocks(), (2 * HOUR, 2 * THRESHOLD, total));
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(1_000))]

	#[test]
	fn clk_1_chain_time_never_goes_back_and_loses_only_what_stalls_took(
		gaps in prop::collection::vec(1u64..3 * THRESHOLD, 1..50),
	) {
		new_test_ext().execute_with(|| {
			block_after(T0);
			for gap in gaps {
				let before = Clock::now();
				block_after(gap);
				prop_assert_eq!(Clock::now() - before, gap.min(THRESHOLD));
				prop_assert!(Clock::now() + Stalled::<Test>::get() == Clock::timestamp());
				prop_assert!(Clock::do_try_state().is_ok());
			}
			Ok(())
		})?;
	}
}
