// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_arbitration` cost. Written by `scripts/bench-weights`; never edited.
//!
//! 2026-11-22, Intel(R) Xeon(R) Processor; 10 steps, 5 repeats, frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_arbitration`.
pub trait WeightInfo {
	fn approve_arbiter() -> Weight;
	fn remove_arbiter(n: u32, ) -> Weight;
	fn council_rule() -> Weight;
	fn set_terms() -> Weight;
	fn respond() -> Weight;
	fn submit_evidence() -> Weight;
	fn ready() -> Weight;
	fn reveal() -> Weight;
	fn appeal() -> Weight;
	fn counter_fund() -> Weight;
	fn withdraw_dispute() -> Weight;
	fn object() -> Weight;
	fn register_arbiter() -> Weight;
	fn set_available() -> Weight;
	fn set_skills() -> Weight;
	fn top_up_bond() -> Weight;
	fn recuse() -> Weight;
	fn leave() -> Weight;
	fn withdraw_arbiter_bond() -> Weight;
	fn request_reveal() -> Weight;
	fn record_reveal() -> Weight;
	fn rule() -> Weight;
	fn commit_vote() -> Weight;
	fn reveal_vote() -> Weight;
	fn prune(n: u32, ) -> Weight;
	fn open() -> Weight;
	fn settle() -> Weight;
	fn poke_draw(n: u32, ) -> Weight;
	fn poke_overdue() -> Weight;
	fn poke_conclude() -> Weight;
	fn sweep_bucket() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Arbitration::Arbiters` (r:1 w:1)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	fn approve_arbiter() -> Weight {
		// Proof in bytes, measured: `384`
		// Shortest run: 15_556_000 picoseconds.
		Weight::from_parts(19_351_000, 3644)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Arbitration::Arbiters` (r:1 w:1)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Pool` (r:1 w:1)
	/// Proof: `Arbitration::Pool` (`max_values`: Some(1), `max_size`: Some(21250), added: 21745, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Assignments` (r:17 w:16)
	/// Proof: `Arbitration::Assignments` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Disputes` (r:16 w:16)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::NextEntry` (r:1 w:1)
	/// Proof: `Arbitration::NextEntry` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Newest` (r:1 w:0)
	/// Proof: `Randomness::Newest` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 16]`.
	fn remove_arbiter(n: u32, ) -> Weight {
		// Proof in bytes, measured: `22497 + n * (1088 ±0)`
		// Shortest run: 229_453_000 picoseconds.
		Weight::from_parts(259_477_182, 22735)
			// Standard error: 476_001
			.saturating_add(Weight::from_parts(30_656_951, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 4735).saturating_mul(n.into()))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:7 w:7)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::SweepCursor` (r:1 w:0)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Trades` (r:1 w:1)
	/// Proof: `C2c::Trades` (`max_values`: None, `max_size`: Some(1097), added: 3572, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Pools` (r:1 w:1)
	/// Proof: `C2c::Pools` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:2 w:2)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Records` (r:2 w:2)
	/// Proof: `C2c::Records` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:2 w:0)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `C2c::SweepCursor` (r:1 w:0)
	/// Proof: `C2c::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:2)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Receipts` (r:0 w:1)
	/// Proof: `Arbitration::Receipts` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Files` (r:0 w:1)
	/// Proof: `Arbitration::Files` (`max_values`: None, `max_size`: Some(2530), added: 5005, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Due` (r:0 w:2)
	/// Proof: `C2c::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Receipts` (r:0 w:1)
	/// Proof: `C2c::Receipts` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `C2c::TradesOf` (r:0 w:2)
	/// Proof: `C2c::TradesOf` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn council_rule() -> Weight {
		// Proof in bytes, measured: `5349`
		// Shortest run: 564_127_000 picoseconds.
		Weight::from_parts(634_614_000, 19211)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(25_u64))
	}
	/// Storage: `Arbitration::TermsInForce` (r:0 w:1)
	/// Proof: `Arbitration::TermsInForce` (`max_values`: Some(1), `max_size`: Some(148), added: 643, mode: `MaxEncodedLen`)
	fn set_terms() -> Weight {
		// Proof in bytes, measured: `0`
		// Shortest run: 5_938_000 picoseconds.
		Weight::from_parts(7_052_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Files` (r:1 w:1)
	/// Proof: `Arbitration::Files` (`max_values`: None, `max_size`: Some(2530), added: 5005, mode: `MaxEncodedLen`)
	fn respond() -> Weight {
		// Proof in bytes, measured: `1578`
		// Shortest run: 83_271_000 picoseconds.
		Weight::from_parts(99_808_000, 5995)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Files` (r:1 w:1)
	/// Proof: `Arbitration::Files` (`max_values`: None, `max_size`: Some(2530), added: 5005, mode: `MaxEncodedLen`)
	fn submit_evidence() -> Weight {
		// Proof in bytes, measured: `2492`
		// Shortest run: 37_603_000 picoseconds.
		Weight::from_parts(45_846_000, 5995)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Newest` (r:1 w:0)
	/// Proof: `Randomness::Newest` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::NextEntry` (r:1 w:0)
	/// Proof: `Arbitration::NextEntry` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn ready() -> Weight {
		// Proof in bytes, measured: `1358`
		// Shortest run: 38_887_000 picoseconds.
		Weight::from_parts(46_422_000, 5725)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn reveal() -> Weight {
		// Proof in bytes, measured: `1359`
		// Shortest run: 27_792_000 picoseconds.
		Weight::from_parts(34_426_000, 5725)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	fn appeal() -> Weight {
		// Proof in bytes, measured: `2098`
		// Shortest run: 82_762_000 picoseconds.
		Weight::from_parts(97_192_000, 5725)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Newest` (r:1 w:0)
	/// Proof: `Randomness::Newest` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::NextEntry` (r:1 w:0)
	/// Proof: `Arbitration::NextEntry` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn counter_fund() -> Weight {
		// Proof in bytes, measured: `2341`
		// Shortest run: 92_971_000 picoseconds.
		Weight::from_parts(108_586_000, 5725)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn withdraw_dispute() -> Weight {
		// Proof in bytes, measured: `1219`
		// Shortest run: 26_594_000 picoseconds.
		Weight::from_parts(33_197_000, 5725)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn object() -> Weight {
		// Proof in bytes, measured: `1227`
		// Shortest run: 26_432_000 picoseconds.
		Weight::from_parts(33_120_000, 5725)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Arbitration::Arbiters` (r:1 w:1)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::ArbiterOf` (r:1 w:1)
	/// Proof: `Arbitration::ArbiterOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	fn register_arbiter() -> Weight {
		// Proof in bytes, measured: `1490`
		// Shortest run: 88_113_000 picoseconds.
		Weight::from_parts(102_013_000, 12422)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Arbitration::Arbiters` (r:1 w:1)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::NextEntry` (r:1 w:1)
	/// Proof: `Arbitration::NextEntry` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Pool` (r:1 w:1)
	/// Proof: `Arbitration::Pool` (`max_values`: Some(1), `max_size`: Some(21250), added: 21745, mode: `MaxEncodedLen`)
	fn set_available() -> Weight {
		// Proof in bytes, measured: `22763`
		// Shortest run: 190_056_000 picoseconds.
		Weight::from_parts(213_353_000, 22735)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Arbitration::Arbiters` (r:1 w:1)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Pool` (r:1 w:1)
	/// Proof: `Arbitration::Pool` (`max_values`: Some(1), `max_size`: Some(21250), added: 21745, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::NextEntry` (r:1 w:1)
	/// Proof: `Arbitration::NextEntry` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_skills() -> Weight {
		// Proof in bytes, measured: `21693`
		// Shortest run: 293_242_000 picoseconds.
		Weight::from_parts(330_253_000, 22735)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Arbitration::Arbiters` (r:1 w:1)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	fn top_up_bond() -> Weight {
		// Proof in bytes, measured: `1005`
		// Shortest run: 65_335_000 picoseconds.
		Weight::from_parts(76_735_000, 3928)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Arbiters` (r:1 w:1)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Newest` (r:1 w:0)
	/// Proof: `Randomness::Newest` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::NextEntry` (r:1 w:0)
	/// Proof: `Arbitration::NextEntry` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::SweepCursor` (r:1 w:0)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:2)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Assignments` (r:0 w:1)
	/// Proof: `Arbitration::Assignments` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn recuse() -> Weight {
		// Proof in bytes, measured: `1730`
		// Shortest run: 57_524_000 picoseconds.
		Weight::from_parts(70_289_000, 5725)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Arbitration::Arbiters` (r:1 w:1)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Pool` (r:1 w:1)
	/// Proof: `Arbitration::Pool` (`max_values`: Some(1), `max_size`: Some(21250), added: 21745, mode: `MaxEncodedLen`)
	fn leave() -> Weight {
		// Proof in bytes, measured: `21693`
		// Shortest run: 163_648_000 picoseconds.
		Weight::from_parts(188_573_000, 22735)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Arbitration::Arbiters` (r:1 w:1)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::ArbiterOf` (r:0 w:1)
	/// Proof: `Arbitration::ArbiterOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn withdraw_arbiter_bond() -> Weight {
		// Proof in bytes, measured: `751`
		// Shortest run: 62_104_000 picoseconds.
		Weight::from_parts(73_368_000, 3928)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn request_reveal() -> Weight {
		// Proof in bytes, measured: `1327`
		// Shortest run: 27_621_000 picoseconds.
		Weight::from_parts(33_616_000, 5725)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn record_reveal() -> Weight {
		// Proof in bytes, measured: `1359`
		// Shortest run: 28_173_000 picoseconds.
		Weight::from_parts(33_808_000, 5725)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:3 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Arbiters` (r:1 w:1)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::SweepCursor` (r:1 w:0)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:2)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Assignments` (r:0 w:1)
	/// Proof: `Arbitration::Assignments` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn rule() -> Weight {
		// Proof in bytes, measured: `4033`
		// Shortest run: 88_539_000 picoseconds.
		Weight::from_parts(102_344_000, 12422)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:3 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	fn commit_vote() -> Weight {
		// Proof in bytes, measured: `4124`
		// Shortest run: 73_514_000 picoseconds.
		Weight::from_parts(84_411_000, 12422)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:3 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Arbiters` (r:3 w:3)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::SweepCursor` (r:1 w:0)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:2)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Assignments` (r:0 w:3)
	/// Proof: `Arbitration::Assignments` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn reveal_vote() -> Weight {
		// Proof in bytes, measured: `4966`
		// Shortest run: 127_742_000 picoseconds.
		Weight::from_parts(147_842_000, 12422)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Arbitration::Receipts` (r:32 w:32)
	/// Proof: `Arbitration::Receipts` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:32)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 32]`.
	fn prune(n: u32, ) -> Weight {
		// Proof in bytes, measured: `308 + n * (69 ±0)`
		// Shortest run: 20_079_000 picoseconds.
		Weight::from_parts(14_027_121, 1493)
			// Standard error: 4_892
			.saturating_add(Weight::from_parts(10_832_055, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2629).saturating_mul(n.into()))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Receipts` (r:1 w:1)
	/// Proof: `Arbitration::Receipts` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::TermsInForce` (r:1 w:0)
	/// Proof: `Arbitration::TermsInForce` (`max_values`: Some(1), `max_size`: Some(148), added: 643, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Files` (r:1 w:1)
	/// Proof: `Arbitration::Files` (`max_values`: None, `max_size`: Some(2530), added: 5005, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::SweepCursor` (r:1 w:0)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:1)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		// Proof in bytes, measured: `1223`
		// Shortest run: 86_902_000 picoseconds.
		Weight::from_parts(99_577_000, 5995)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:6 w:6)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Arbiters` (r:3 w:3)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::SweepCursor` (r:1 w:0)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:2)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Assignments` (r:0 w:3)
	/// Proof: `Arbitration::Assignments` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Receipts` (r:0 w:1)
	/// Proof: `Arbitration::Receipts` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Files` (r:0 w:1)
	/// Proof: `Arbitration::Files` (`max_values`: None, `max_size`: Some(2530), added: 5005, mode: `MaxEncodedLen`)
	fn settle() -> Weight {
		// Proof in bytes, measured: `3230`
		// Shortest run: 504_927_000 picoseconds.
		Weight::from_parts(567_204_000, 16608)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Seeds` (r:1 w:0)
	/// Proof: `Randomness::Seeds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Pool` (r:1 w:0)
	/// Proof: `Arbitration::Pool` (`max_values`: Some(1), `max_size`: Some(21250), added: 21745, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:5 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:3 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Arbiters` (r:3 w:3)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::SweepCursor` (r:1 w:0)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:2)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Assignments` (r:0 w:3)
	/// Proof: `Arbitration::Assignments` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 256]`.
	fn poke_draw(n: u32, ) -> Weight {
		// Proof in bytes, measured: `7458 + n * (83 ±0)`
		// Shortest run: 46_022_000 picoseconds.
		Weight::from_parts(220_441_149, 22735)
			// Standard error: 59_300
			.saturating_add(Weight::from_parts(1_183_398, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:5 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:3 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Arbiters` (r:3 w:3)
	/// Proof: `Arbitration::Arbiters` (`max_values`: None, `max_size`: Some(179), added: 2654, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:3 w:3)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:4 w:4)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Pool` (r:1 w:1)
	/// Proof: `Arbitration::Pool` (`max_values`: Some(1), `max_size`: Some(21250), added: 21745, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Newest` (r:1 w:0)
	/// Proof: `Randomness::Newest` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::NextEntry` (r:1 w:0)
	/// Proof: `Arbitration::NextEntry` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::Seeds` (r:1 w:0)
	/// Proof: `Randomness::Seeds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Assignments` (r:0 w:3)
	/// Proof: `Arbitration::Assignments` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn poke_overdue() -> Weight {
		// Proof in bytes, measured: `28293`
		// Shortest run: 771_389_000 picoseconds.
		Weight::from_parts(856_597_000, 22735)
			.saturating_add(T::DbWeight::get().reads(29_u64))
			.saturating_add(T::DbWeight::get().writes(15_u64))
	}
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:7 w:7)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::SweepCursor` (r:1 w:0)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:2)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Receipts` (r:0 w:1)
	/// Proof: `Arbitration::Receipts` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Disputes` (r:0 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Files` (r:0 w:1)
	/// Proof: `Arbitration::Files` (`max_values`: None, `max_size`: Some(2530), added: 5005, mode: `MaxEncodedLen`)
	fn poke_conclude() -> Weight {
		// Proof in bytes, measured: `1530`
		// Shortest run: 309_232_000 picoseconds.
		Weight::from_parts(343_360_000, 19211)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Arbitration::SweepCursor` (r:1 w:1)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:1 w:0)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	fn sweep_bucket() -> Weight {
		// Proof in bytes, measured: `174`
		// Shortest run: 6_926_000 picoseconds.
		Weight::from_parts(8_291_000, 3515)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn approve_arbiter() -> Weight {
		Weight::from_parts(19_351_000, 3644)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_arbiter(n: u32, ) -> Weight {
		Weight::from_parts(259_477_182, 22735)
			.saturating_add(Weight::from_parts(30_656_951, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 4735).saturating_mul(n.into()))
	}
	fn council_rule() -> Weight {
		Weight::from_parts(634_614_000, 19211)
			.saturating_add(RocksDbWeight::get().reads(22_u64))
			.saturating_add(RocksDbWeight::get().writes(25_u64))
	}
	fn set_terms() -> Weight {
		Weight::from_parts(7_052_000, 0)
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn respond() -> Weight {
		Weight::from_parts(99_808_000, 5995)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn submit_evidence() -> Weight {
		Weight::from_parts(45_846_000, 5995)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn ready() -> Weight {
		Weight::from_parts(46_422_000, 5725)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reveal() -> Weight {
		Weight::from_parts(34_426_000, 5725)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn appeal() -> Weight {
		Weight::from_parts(97_192_000, 5725)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn counter_fund() -> Weight {
		Weight::from_parts(108_586_000, 5725)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn withdraw_dispute() -> Weight {
		Weight::from_parts(33_197_000, 5725)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn object() -> Weight {
		Weight::from_parts(33_120_000, 5725)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn register_arbiter() -> Weight {
		Weight::from_parts(102_013_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn set_available() -> Weight {
		Weight::from_parts(213_353_000, 22735)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn set_skills() -> Weight {
		Weight::from_parts(330_253_000, 22735)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn top_up_bond() -> Weight {
		Weight::from_parts(76_735_000, 3928)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn recuse() -> Weight {
		Weight::from_parts(70_289_000, 5725)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn leave() -> Weight {
		Weight::from_parts(188_573_000, 22735)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn withdraw_arbiter_bond() -> Weight {
		Weight::from_parts(73_368_000, 3928)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn request_reveal() -> Weight {
		Weight::from_parts(33_616_000, 5725)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn record_reveal() -> Weight {
		Weight::from_parts(33_808_000, 5725)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn rule() -> Weight {
		Weight::from_parts(102_344_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn commit_vote() -> Weight {
		Weight::from_parts(84_411_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reveal_vote() -> Weight {
		Weight::from_parts(147_842_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(15_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn prune(n: u32, ) -> Weight {
		Weight::from_parts(14_027_121, 1493)
			.saturating_add(Weight::from_parts(10_832_055, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2629).saturating_mul(n.into()))
	}
	fn open() -> Weight {
		Weight::from_parts(99_577_000, 5995)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn settle() -> Weight {
		Weight::from_parts(567_204_000, 16608)
			.saturating_add(RocksDbWeight::get().reads(15_u64))
			.saturating_add(RocksDbWeight::get().writes(19_u64))
	}
	fn poke_draw(n: u32, ) -> Weight {
		Weight::from_parts(220_441_149, 22735)
			.saturating_add(Weight::from_parts(1_183_398, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(16_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn poke_overdue() -> Weight {
		Weight::from_parts(856_597_000, 22735)
			.saturating_add(RocksDbWeight::get().reads(29_u64))
			.saturating_add(RocksDbWeight::get().writes(15_u64))
	}
	fn poke_conclude() -> Weight {
		Weight::from_parts(343_360_000, 19211)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(14_u64))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(8_291_000, 3515)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
