// SPDX-License-Identifier: Apache-2.0

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "no part of a runtime that makes blocks"
)]

use super::*;
use frame::{benchmarking::prelude::*, traits::OnTimestampSet};

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn on_timestamp_set() {
		let first = 1_700_000_000_000;
		let stall = 1_000;
		Pallet::<T>::on_timestamp_set(first);
		let next = first + T::StallThreshold::get() + stall;

		#[block]
		{
			Pallet::<T>::on_timestamp_set(next);
		}

		assert_eq!(Stalled::<T>::get(), stall);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
