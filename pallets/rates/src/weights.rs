// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_rates` cost. Written by `scripts/bench-weights`; never edited.
//!
//! 2026-11-21, Intel(R) Xeon(R) Processor @ 2.50GHz; 50 steps, 20 repeats, frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_rates`.
pub trait WeightInfo {
	fn propose_pair() -> Weight;
	fn cancel_pair() -> Weight;
	fn retire_pair() -> Weight;
	fn halt() -> Weight;
	fn resume() -> Weight;
	fn accept_candidate() -> Weight;
	fn admit() -> Weight;
	fn reinstate() -> Weight;
	fn slash(p: u32, ) -> Weight;
	fn apply() -> Weight;
	fn leave(p: u32, ) -> Weight;
	fn feed(w: u32, ) -> Weight;
	fn suspend(p: u32, ) -> Weight;
	fn apply_pair() -> Weight;
	fn poke() -> Weight;
	fn finish_leave() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Proposals` (r:0 w:1)
	/// Proof: `Rates::Proposals` (`max_values`: None, `max_size`: Some(585), added: 3060, mode: `MaxEncodedLen`)
	fn propose_pair() -> Weight {
		// Proof in bytes, measured: `74`
		// Shortest run: 31_698_000 picoseconds.
		Weight::from_parts(40_683_000, 1493)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rates::Proposals` (r:1 w:1)
	/// Proof: `Rates::Proposals` (`max_values`: None, `max_size`: Some(585), added: 3060, mode: `MaxEncodedLen`)
	fn cancel_pair() -> Weight {
		// Proof in bytes, measured: `733`
		// Shortest run: 28_459_000 picoseconds.
		Weight::from_parts(34_743_000, 4050)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rates::Pairs` (r:1 w:1)
	/// Proof: `Rates::Pairs` (`max_values`: None, `max_size`: Some(577), added: 3052, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Registered` (r:1 w:1)
	/// Proof: `Rates::Registered` (`max_values`: Some(1), `max_size`: Some(257), added: 752, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:0 w:16)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Heard` (r:0 w:16)
	/// Proof: `Rates::Heard` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:0 w:1)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Proposals` (r:0 w:1)
	/// Proof: `Rates::Proposals` (`max_values`: None, `max_size`: Some(585), added: 3060, mode: `MaxEncodedLen`)
	fn retire_pair() -> Weight {
		// Proof in bytes, measured: `1496`
		// Shortest run: 168_820_000 picoseconds.
		Weight::from_parts(185_007_000, 4042)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(36_u64))
	}
	/// Storage: `Rates::Pairs` (r:1 w:0)
	/// Proof: `Rates::Pairs` (`max_values`: None, `max_size`: Some(577), added: 3052, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:1 w:1)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:16 w:0)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn halt() -> Weight {
		// Proof in bytes, measured: `2212`
		// Shortest run: 154_504_000 picoseconds.
		Weight::from_parts(164_414_000, 41742)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rates::Pairs` (r:1 w:0)
	/// Proof: `Rates::Pairs` (`max_values`: None, `max_size`: Some(577), added: 3052, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:1 w:1)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:16 w:0)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof in bytes, measured: `2212`
		// Shortest run: 162_329_000 picoseconds.
		Weight::from_parts(169_294_000, 41742)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rates::Rounds` (r:1 w:1)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Pairs` (r:1 w:0)
	/// Proof: `Rates::Pairs` (`max_values`: None, `max_size`: Some(577), added: 3052, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:16 w:0)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn accept_candidate() -> Weight {
		// Proof in bytes, measured: `2229`
		// Shortest run: 169_475_000 picoseconds.
		Weight::from_parts(179_993_000, 41742)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rates::Feeders` (r:1 w:1)
	/// Proof: `Rates::Feeders` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn admit() -> Weight {
		// Proof in bytes, measured: `343`
		// Shortest run: 30_081_000 picoseconds.
		Weight::from_parts(31_531_000, 3558)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rates::Feeders` (r:1 w:1)
	/// Proof: `Rates::Feeders` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		// Proof in bytes, measured: `680`
		// Shortest run: 39_923_000 picoseconds.
		Weight::from_parts(45_385_000, 3558)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rates::Feeders` (r:1 w:1)
	/// Proof: `Rates::Feeders` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Registered` (r:1 w:0)
	/// Proof: `Rates::Registered` (`max_values`: Some(1), `max_size`: Some(257), added: 752, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Pairs` (r:32 w:0)
	/// Proof: `Rates::Pairs` (`max_values`: None, `max_size`: Some(577), added: 3052, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:32 w:32)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:480 w:32)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Heard` (r:0 w:32)
	/// Proof: `Rates::Heard` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 32]`.
	fn slash(p: u32, ) -> Weight {
		// Proof in bytes, measured: `3743 + p * (379 ±0)`
		// Shortest run: 120_831_000 picoseconds.
		Weight::from_parts(90_521_018, 6196)
			// Standard error: 1_336_258
			.saturating_add(Weight::from_parts(113_421_711, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((17_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 38205).saturating_mul(p.into()))
	}
	/// Storage: `Rates::Feeders` (r:1 w:1)
	/// Proof: `Rates::Feeders` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn apply() -> Weight {
		// Proof in bytes, measured: `577`
		// Shortest run: 95_685_000 picoseconds.
		Weight::from_parts(112_803_000, 3784)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Rates::Feeders` (r:1 w:1)
	/// Proof: `Rates::Feeders` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Registered` (r:1 w:0)
	/// Proof: `Rates::Registered` (`max_values`: Some(1), `max_size`: Some(257), added: 752, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Pairs` (r:32 w:0)
	/// Proof: `Rates::Pairs` (`max_values`: None, `max_size`: Some(577), added: 3052, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:32 w:32)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:480 w:32)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Heard` (r:0 w:32)
	/// Proof: `Rates::Heard` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 32]`.
	fn leave(p: u32, ) -> Weight {
		// Proof in bytes, measured: `3009 + p * (379 ±0)`
		// Shortest run: 44_230_000 picoseconds.
		Weight::from_parts(435_549_453, 3558)
			// Standard error: 2_368_396
			.saturating_add(Weight::from_parts(104_342_667, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((17_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 38205).saturating_mul(p.into()))
	}
	/// Storage: `Rates::Feeders` (r:1 w:1)
	/// Proof: `Rates::Feeders` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Pairs` (r:32 w:0)
	/// Proof: `Rates::Pairs` (`max_values`: None, `max_size`: Some(577), added: 3052, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:32 w:32)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:544 w:32)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Values` (r:32 w:0)
	/// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Heard` (r:0 w:32)
	/// Proof: `Rates::Heard` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// The range of component `w` is `[1, 32]`.
	fn feed(w: u32, ) -> Weight {
		// Proof in bytes, measured: `3208 + w * (395 ±0)`
		// Shortest run: 216_399_000 picoseconds.
		Weight::from_parts(88_114_929, 3558)
			// Standard error: 2_640_203
			.saturating_add(Weight::from_parts(148_465_602, 0).saturating_mul(w.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((20_u64).saturating_mul(w.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(w.into())))
			.saturating_add(Weight::from_parts(0, 43299).saturating_mul(w.into()))
	}
	/// Storage: `Rates::Registered` (r:1 w:0)
	/// Proof: `Rates::Registered` (`max_values`: Some(1), `max_size`: Some(257), added: 752, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Pairs` (r:32 w:0)
	/// Proof: `Rates::Pairs` (`max_values`: None, `max_size`: Some(577), added: 3052, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:32 w:32)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:480 w:32)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Heard` (r:0 w:32)
	/// Proof: `Rates::Heard` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 32]`.
	fn suspend(p: u32, ) -> Weight {
		// Proof in bytes, measured: `2533 + p * (379 ±0)`
		// Shortest run: 8_889_000 picoseconds.
		Weight::from_parts(9_282_000, 1742)
			// Standard error: 1_512_764
			.saturating_add(Weight::from_parts(127_135_258, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((17_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 38205).saturating_mul(p.into()))
	}
	/// Storage: `Rates::Proposals` (r:1 w:1)
	/// Proof: `Rates::Proposals` (`max_values`: None, `max_size`: Some(585), added: 3060, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Pairs` (r:1 w:1)
	/// Proof: `Rates::Pairs` (`max_values`: None, `max_size`: Some(577), added: 3052, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:1 w:1)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:16 w:16)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Heard` (r:0 w:32)
	/// Proof: `Rates::Heard` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn apply_pair() -> Weight {
		// Proof in bytes, measured: `2380`
		// Shortest run: 291_747_000 picoseconds.
		Weight::from_parts(318_178_000, 41742)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(51_u64))
	}
	/// Storage: `Rates::Pairs` (r:1 w:0)
	/// Proof: `Rates::Pairs` (`max_values`: None, `max_size`: Some(577), added: 3052, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:1 w:0)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:16 w:0)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Feeders` (r:16 w:5)
	/// Proof: `Rates::Feeders` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Heard` (r:5 w:0)
	/// Proof: `Rates::Heard` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn poke() -> Weight {
		// Proof in bytes, measured: `4367`
		// Shortest run: 419_046_000 picoseconds.
		Weight::from_parts(446_300_000, 42078)
			.saturating_add(T::DbWeight::get().reads(41_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Rates::Feeders` (r:1 w:1)
	/// Proof: `Rates::Feeders` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn finish_leave() -> Weight {
		// Proof in bytes, measured: `1173`
		// Shortest run: 96_276_000 picoseconds.
		Weight::from_parts(101_015_000, 3784)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn propose_pair() -> Weight {
		Weight::from_parts(40_683_000, 1493)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn cancel_pair() -> Weight {
		Weight::from_parts(34_743_000, 4050)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn retire_pair() -> Weight {
		Weight::from_parts(185_007_000, 4042)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(36_u64))
	}
	fn halt() -> Weight {
		Weight::from_parts(164_414_000, 41742)
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn resume() -> Weight {
		Weight::from_parts(169_294_000, 41742)
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn accept_candidate() -> Weight {
		Weight::from_parts(179_993_000, 41742)
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn admit() -> Weight {
		Weight::from_parts(31_531_000, 3558)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reinstate() -> Weight {
		Weight::from_parts(45_385_000, 3558)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn slash(p: u32, ) -> Weight {
		Weight::from_parts(90_521_018, 6196)
			.saturating_add(Weight::from_parts(113_421_711, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((17_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 38205).saturating_mul(p.into()))
	}
	fn apply() -> Weight {
		Weight::from_parts(112_803_000, 3784)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn leave(p: u32, ) -> Weight {
		Weight::from_parts(435_549_453, 3558)
			.saturating_add(Weight::from_parts(104_342_667, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().reads((17_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 38205).saturating_mul(p.into()))
	}
	fn feed(w: u32, ) -> Weight {
		Weight::from_parts(88_114_929, 3558)
			.saturating_add(Weight::from_parts(148_465_602, 0).saturating_mul(w.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().reads((20_u64).saturating_mul(w.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(w.into())))
			.saturating_add(Weight::from_parts(0, 43299).saturating_mul(w.into()))
	}
	fn suspend(p: u32, ) -> Weight {
		Weight::from_parts(9_282_000, 1742)
			.saturating_add(Weight::from_parts(127_135_258, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().reads((17_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 38205).saturating_mul(p.into()))
	}
	fn apply_pair() -> Weight {
		Weight::from_parts(318_178_000, 41742)
			.saturating_add(RocksDbWeight::get().reads(21_u64))
			.saturating_add(RocksDbWeight::get().writes(51_u64))
	}
	fn poke() -> Weight {
		Weight::from_parts(446_300_000, 42078)
			.saturating_add(RocksDbWeight::get().reads(41_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn finish_leave() -> Weight {
		Weight::from_parts(101_015_000, 3784)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
}
