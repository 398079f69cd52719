// SPDX-License-Identifier: Apache-2.0

//! What time it is on the chain.

use codec::{Decode, Encode};
use polkadot_sdk::sp_api;
use scale_info::TypeInfo;
use tael_primitives::Millis;

/// The clocks of the chain as a block left them.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClockView {
	/// Chain time: every deadline is measured against it.
	pub now: Millis,
	/// The timestamp of the block.
	pub timestamp: Millis,
	/// How long the chain has stood still since its first block: `timestamp − now`.
	pub stalled: Millis,
	/// The longest gap between two blocks that still counts as the chain running.
	pub stall_threshold: Millis,
}

impl ClockView {
	/// The earliest time on the wall at which chain time can reach `deadline`: it gets later by
	/// as much as the chain stands still meanwhile, and never earlier.
	///
	/// `None` for a deadline that is already reached, and for one beyond all time.
	pub fn earliest(&self, deadline: Millis) -> Option<Millis> {
		if self.now >= deadline {
			return None;
		}
		deadline.checked_add(self.stalled)
	}
}

sp_api::decl_runtime_apis! {
	/// Questions about time.
	#[api_version(1)]
	pub trait ClockApi {
		/// The clocks at the end of the block.
		fn now() -> ClockView;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const VIEW: ClockView =
		ClockView { now: 1_000, timestamp: 1_600, stalled: 600, stall_threshold: 100 };

	#[test]
	fn a_deadline_ahead_is_moved_by_the_stall() {
		assert_eq!(VIEW.earliest(1_001), Some(1_601));
	}

	#[test]
	fn a_deadline_that_is_reached_has_no_earliest_time() {
		assert_eq!(VIEW.earliest(1_000), None);
		assert_eq!(VIEW.earliest(0), None);
	}

	#[test]
	fn a_deadline_beyond_all_time_has_no_earliest_time() {
		assert_eq!(VIEW.earliest(u64::MAX), None);
	}
}
