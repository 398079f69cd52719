// SPDX-License-Identifier: Apache-2.0

//! Placeholder until the benchmarks have run.

use polkadot_sdk::polkadot_sdk_frame::prelude::Weight;

/// Measured costs of this pallet.
pub trait WeightInfo {
	/// One block's timestamp, after a stall.
	fn on_timestamp_set() -> Weight;
}

impl WeightInfo for () {
	fn on_timestamp_set() -> Weight {
		Weight::zero()
	}
}
