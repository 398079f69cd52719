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
	/// Plan a new set of `v` validators.
	fn new_session(v: u32) -> Weight;
	/// Begin a session with which `v` validators are gone.
	fn start_session(v: u32) -> Weight;
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
	fn start_session(_v: u32) -> Weight {
		PLACEHOLDER
	}
}
