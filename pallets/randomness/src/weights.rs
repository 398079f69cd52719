// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_randomness` cost. Estimated from the reads and writes of each, until
//! `scripts/bench-weights` measures them.

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
	/// Storage: `System::Digest` (r:1 w:0)
	/// Proof: `System::Digest` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Aura::Authorities` (r:1 w:0)
	/// Proof: `Aura::Authorities` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Due` (r:0 w:1)
	/// Proof: `Randomness::Due` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	fn on_initialize() -> Weight {
		Weight::from_parts(20_000_000, 4687)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Randomness::Due` (r:1 w:0)
	/// Proof: `Randomness::Due` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	fn on_finalize() -> Weight {
		Weight::from_parts(4_000_000, 1525)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Randomness::Due` (r:1 w:1)
	/// Proof: `Randomness::Due` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Newest` (r:1 w:1)
	/// Proof: `Randomness::Newest` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Seeds` (r:0 w:2)
	/// Proof: `Randomness::Seeds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn reveal() -> Weight {
		Weight::from_parts(900_000_000, 1525)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn on_initialize() -> Weight {
		Weight::from_parts(20_000_000, 4687)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn on_finalize() -> Weight {
		Weight::from_parts(4_000_000, 1525)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
	fn reveal() -> Weight {
		Weight::from_parts(900_000_000, 1525)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
}
