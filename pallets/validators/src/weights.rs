// SPDX-License-Identifier: Apache-2.0

//! Placeholder until the benchmarks have run.

use polkadot_sdk::polkadot_sdk_frame::prelude::Weight;

/// Measured costs of this pallet.
pub trait WeightInfo {
	/// Let an account register session keys.
	fn approve() -> Weight;
	/// Take an account into the set.
	fn add_validator() -> Weight;
	/// Take an account out of the set.
	fn remove_validator() -> Weight;
	/// Leave the set.
	fn leave() -> Weight;
	/// Plan a set of `v` validators, and begin a session that `v` validators are not part of.
	fn new_session(v: u32) -> Weight;
}

const PLACEHOLDER: Weight = Weight::from_parts(10_000_000, 0);

impl WeightInfo for () {
	fn approve() -> Weight {
		PLACEHOLDER
	}
	fn add_validator() -> Weight {
		PLACEHOLDER
	}
	fn remove_validator() -> Weight {
		PLACEHOLDER
	}
	fn leave() -> Weight {
		PLACEHOLDER
	}
	fn new_session(_v: u32) -> Weight {
		PLACEHOLDER
	}
}
