// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_validators` cost. Written by `scripts/bench-weights`; never edited.
//!
//! 2026-11-21, Intel(R) Xeon(R) Processor @ 2.50GHz; 50 steps, 20 repeats, frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_validators`.
pub trait WeightInfo {
	fn approve() -> Weight;
	fn add_validator() -> Weight;
	fn remove_validator() -> Weight;
	fn leave() -> Weight;
	fn new_session(v: u32, ) -> Weight;
	fn start_session(v: u32, ) -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Validators::Validators` (r:1 w:1)
	/// Proof: `Validators::Validators` (`max_values`: Some(1), `max_size`: Some(3302), added: 3797, mode: `MaxEncodedLen`)
	fn approve() -> Weight {
		// Proof in bytes, measured: `3372`
		// Shortest run: 36_781_000 picoseconds.
		Weight::from_parts(38_228_000, 4787)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Validators` (r:1 w:1)
	/// Proof: `Validators::Validators` (`max_values`: Some(1), `max_size`: Some(3302), added: 3797, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn add_validator() -> Weight {
		// Proof in bytes, measured: `4348`
		// Shortest run: 50_473_000 picoseconds.
		Weight::from_parts(52_511_000, 7813)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Validators` (r:1 w:1)
	/// Proof: `Validators::Validators` (`max_values`: Some(1), `max_size`: Some(3302), added: 3797, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:99 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn remove_validator() -> Weight {
		// Proof in bytes, measured: `11316`
		// Shortest run: 554_665_000 picoseconds.
		Weight::from_parts(574_171_000, 257331)
			.saturating_add(T::DbWeight::get().reads(100_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Validators` (r:1 w:1)
	/// Proof: `Validators::Validators` (`max_values`: Some(1), `max_size`: Some(3302), added: 3797, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:99 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn leave() -> Weight {
		// Proof in bytes, measured: `11316`
		// Shortest run: 557_424_000 picoseconds.
		Weight::from_parts(577_010_000, 257331)
			.saturating_add(T::DbWeight::get().reads(100_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Validators` (r:1 w:0)
	/// Proof: `Validators::Validators` (`max_values`: Some(1), `max_size`: Some(3302), added: 3797, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:100 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The range of component `v` is `[1, 100]`.
	fn new_session(v: u32, ) -> Weight {
		// Proof in bytes, measured: `295 + v * (142 ±0)`
		// Shortest run: 29_584_000 picoseconds.
		Weight::from_parts(22_843_061, 4787)
			// Standard error: 2_386
			.saturating_add(Weight::from_parts(5_447_928, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 2618).saturating_mul(v.into()))
	}
	/// Storage: `Validators::Validators` (r:1 w:1)
	/// Proof: `Validators::Validators` (`max_values`: Some(1), `max_size`: Some(3302), added: 3797, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The range of component `v` is `[1, 100]`.
	fn start_session(v: u32, ) -> Weight {
		// Proof in bytes, measured: `215 + v * (65 ±0)`
		// Shortest run: 20_741_000 picoseconds.
		Weight::from_parts(16_310_957, 4787)
			// Standard error: 1_272
			.saturating_add(Weight::from_parts(3_379_622, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 65).saturating_mul(v.into()))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn approve() -> Weight {
		Weight::from_parts(38_228_000, 4787)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn add_validator() -> Weight {
		Weight::from_parts(52_511_000, 7813)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_validator() -> Weight {
		Weight::from_parts(574_171_000, 257331)
			.saturating_add(RocksDbWeight::get().reads(100_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn leave() -> Weight {
		Weight::from_parts(577_010_000, 257331)
			.saturating_add(RocksDbWeight::get().reads(100_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn new_session(v: u32, ) -> Weight {
		Weight::from_parts(22_843_061, 4787)
			.saturating_add(Weight::from_parts(5_447_928, 0).saturating_mul(v.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 2618).saturating_mul(v.into()))
	}
	fn start_session(v: u32, ) -> Weight {
		Weight::from_parts(16_310_957, 4787)
			.saturating_add(Weight::from_parts(3_379_622, 0).saturating_mul(v.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 65).saturating_mul(v.into()))
	}
}
