// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_clock` cost. Written by `scripts/bench-weights`; never edited.
//!
//! 2026-11-21, Intel(R) Xeon(R) Processor @ 2.50GHz; 50 steps, 20 repeats, frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_clock`.
pub trait WeightInfo {
	fn on_timestamp_set() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Clock::Timestamp` (r:1 w:1)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:1)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn on_timestamp_set() -> Weight {
		// Proof in bytes, measured: `74`
		// Shortest run: 12_435_000 picoseconds.
		Weight::from_parts(13_136_000, 1493)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn on_timestamp_set() -> Weight {
		Weight::from_parts(13_136_000, 1493)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
