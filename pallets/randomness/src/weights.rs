// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_randomness` cost. Written by `scripts/bench-weights`; never edited.
//!
//! 2026-11-22, Intel(R) Xeon(R) Processor; 10 steps, 5 repeats, frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_randomness`.
pub trait WeightInfo {
	fn on_initialize() -> Weight;
	fn on_finalize() -> Weight;
	fn reveal() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Aura::Authorities` (r:1 w:0)
	/// Proof: `Aura::Authorities` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Due` (r:0 w:1)
	/// Proof: `Randomness::Due` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	fn on_initialize() -> Weight {
		// Proof in bytes, measured: `3338`
		// Shortest run: 7_092_000 picoseconds.
		Weight::from_parts(8_806_000, 4687)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Randomness::Due` (r:1 w:0)
	/// Proof: `Randomness::Due` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	fn on_finalize() -> Weight {
		// Proof in bytes, measured: `80`
		// Shortest run: 2_178_000 picoseconds.
		Weight::from_parts(2_781_000, 1525)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Randomness::Due` (r:1 w:1)
	/// Proof: `Randomness::Due` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Newest` (r:1 w:1)
	/// Proof: `Randomness::Newest` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Seeds` (r:0 w:2)
	/// Proof: `Randomness::Seeds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn reveal() -> Weight {
		// Proof in bytes, measured: `204`
		// Shortest run: 385_711_000 picoseconds.
		Weight::from_parts(416_918_000, 1525)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn on_initialize() -> Weight {
		Weight::from_parts(8_806_000, 4687)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn on_finalize() -> Weight {
		Weight::from_parts(2_781_000, 1525)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
	fn reveal() -> Weight {
		Weight::from_parts(416_918_000, 1525)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
}
