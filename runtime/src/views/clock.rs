// SPDX-License-Identifier: Apache-2.0

//! What time it is.

use crate::{Clock, Runtime};
use polkadot_sdk::frame_support::traits::Get;
use tael_primitives::ChainTime;
use tael_runtime_api::ClockView;

/// The clocks of the chain.
pub fn now() -> ClockView {
	ClockView {
		now: Clock::now(),
		timestamp: Clock::timestamp(),
		stalled: pallet_clock::Stalled::<Runtime>::get(),
		stall_threshold: <Runtime as pallet_clock::Config>::StallThreshold::get(),
	}
}
