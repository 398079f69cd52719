// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_acceptors` cost. Written by `scripts/bench-weights`; never edited.
//!
//! 2026-11-22, Intel(R) Xeon(R) Processor; 10 steps, 5 repeats, frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_acceptors`.
pub trait WeightInfo {
	fn set_tier_terms() -> Weight;
	fn approve() -> Weight;
	fn reject() -> Weight;
	fn set_tier() -> Weight;
	fn charge() -> Weight;
	fn drop_charge() -> Weight;
	fn expel() -> Weight;
	fn suspend() -> Weight;
	fn reinstate() -> Weight;
	fn submit_application() -> Weight;
	fn withdraw_application() -> Weight;
	fn top_up_bond() -> Weight;
	fn withdraw_excess() -> Weight;
	fn answer_charge() -> Weight;
	fn exit() -> Weight;
	fn withdraw_bond() -> Weight;
	fn file_claim() -> Weight;
	fn answer_claim() -> Weight;
	fn accept_claim() -> Weight;
	fn withdraw_claim() -> Weight;
	fn escalate_claim() -> Weight;
	fn report_recovery() -> Weight;
	fn poke_acceptor() -> Weight;
	fn poke_claim() -> Weight;
	fn prune_claim() -> Weight;
	fn unlock() -> Weight;
	fn on_ruling() -> Weight;
	fn serve_claim() -> Weight;
	fn sweep_bucket() -> Weight;
	fn sweep_item() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Acceptors::Tiers` (r:0 w:1)
	/// Proof: `Acceptors::Tiers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	fn set_tier_terms() -> Weight {
		// Proof in bytes, measured: `0`
		// Shortest run: 7_058_000 picoseconds.
		Weight::from_parts(8_375_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Tiers` (r:1 w:0)
	/// Proof: `Acceptors::Tiers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:1)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:0 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	fn approve() -> Weight {
		// Proof in bytes, measured: `1730`
		// Shortest run: 54_129_000 picoseconds.
		Weight::from_parts(64_849_000, 12422)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:0 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		// Proof in bytes, measured: `626`
		// Shortest run: 60_425_000 picoseconds.
		Weight::from_parts(71_140_000, 3928)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Tiers` (r:1 w:0)
	/// Proof: `Acceptors::Tiers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:0)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	fn set_tier() -> Weight {
		// Proof in bytes, measured: `2672`
		// Shortest run: 65_034_000 picoseconds.
		Weight::from_parts(76_048_000, 12422)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn charge() -> Weight {
		// Proof in bytes, measured: `437`
		// Shortest run: 21_393_000 picoseconds.
		Weight::from_parts(26_711_000, 3884)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn drop_charge() -> Weight {
		// Proof in bytes, measured: `487`
		// Shortest run: 20_326_000 picoseconds.
		Weight::from_parts(24_889_000, 3884)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Locks` (r:2 w:2)
	/// Proof: `Acceptors::Locks` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:3)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn expel() -> Weight {
		// Proof in bytes, measured: `1446`
		// Shortest run: 48_676_000 picoseconds.
		Weight::from_parts(55_900_000, 6054)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Officers::Members` (r:1 w:0)
	/// Proof: `Officers::Members` (`max_values`: Some(1), `max_size`: Some(673), added: 1168, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		// Proof in bytes, measured: `638`
		// Shortest run: 24_647_000 picoseconds.
		Weight::from_parts(30_928_000, 3884)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Officers::Members` (r:1 w:0)
	/// Proof: `Officers::Members` (`max_values`: Some(1), `max_size`: Some(673), added: 1168, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:0)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		// Proof in bytes, measured: `2730`
		// Shortest run: 57_906_000 picoseconds.
		Weight::from_parts(65_450_000, 12422)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Tiers` (r:1 w:0)
	/// Proof: `Acceptors::Tiers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Locks` (r:2 w:0)
	/// Proof: `Acceptors::Locks` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Records` (r:1 w:0)
	/// Proof: `C2c::Records` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:1)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:0 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	fn submit_application() -> Weight {
		// Proof in bytes, measured: `1832`
		// Shortest run: 134_466_000 picoseconds.
		Weight::from_parts(146_933_000, 12422)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:0 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	fn withdraw_application() -> Weight {
		// Proof in bytes, measured: `523`
		// Shortest run: 60_756_000 picoseconds.
		Weight::from_parts(69_726_000, 3928)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:0)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	fn top_up_bond() -> Weight {
		// Proof in bytes, measured: `2680`
		// Shortest run: 100_283_000 picoseconds.
		Weight::from_parts(111_284_000, 12422)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	fn withdraw_excess() -> Weight {
		// Proof in bytes, measured: `597`
		// Shortest run: 64_228_000 picoseconds.
		Weight::from_parts(72_576_000, 3928)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn answer_charge() -> Weight {
		// Proof in bytes, measured: `487`
		// Shortest run: 21_937_000 picoseconds.
		Weight::from_parts(26_713_000, 3884)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn exit() -> Weight {
		// Proof in bytes, measured: `437`
		// Shortest run: 22_787_000 picoseconds.
		Weight::from_parts(27_691_000, 3884)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Records` (r:1 w:0)
	/// Proof: `C2c::Records` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:0 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	fn withdraw_bond() -> Weight {
		// Proof in bytes, measured: `1774`
		// Shortest run: 79_986_000 picoseconds.
		Weight::from_parts(93_697_000, 4158)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(356), added: 2831, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:1 w:0)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(316), added: 2791, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Receipts` (r:1 w:0)
	/// Proof: `C2c::Receipts` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:3 w:0)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:2 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn file_claim() -> Weight {
		// Proof in bytes, measured: `2866`
		// Shortest run: 122_000_000 picoseconds.
		Weight::from_parts(141_926_000, 8625)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(356), added: 2831, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn answer_claim() -> Weight {
		// Proof in bytes, measured: `532`
		// Shortest run: 24_300_000 picoseconds.
		Weight::from_parts(31_377_000, 3821)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(356), added: 2831, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(316), added: 2791, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn accept_claim() -> Weight {
		// Proof in bytes, measured: `2600`
		// Shortest run: 189_598_000 picoseconds.
		Weight::from_parts(225_988_000, 6866)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(356), added: 2831, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(316), added: 2791, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn withdraw_claim() -> Weight {
		// Proof in bytes, measured: `1157`
		// Shortest run: 93_242_000 picoseconds.
		Weight::from_parts(110_040_000, 3928)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(356), added: 2831, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Receipts` (r:1 w:0)
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
	/// Storage: `Arbitration::SweepCursor` (r:1 w:1)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:1)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	fn escalate_claim() -> Weight {
		// Proof in bytes, measured: `1440`
		// Shortest run: 110_622_000 picoseconds.
		Weight::from_parts(129_290_000, 5995)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Acceptors::Receipts` (r:1 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(316), added: 2791, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	fn report_recovery() -> Weight {
		// Proof in bytes, measured: `1210`
		// Shortest run: 122_794_000 picoseconds.
		Weight::from_parts(139_616_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:0)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	fn poke_acceptor() -> Weight {
		// Proof in bytes, measured: `2529`
		// Shortest run: 54_187_000 picoseconds.
		Weight::from_parts(62_339_000, 12422)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(356), added: 2831, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(316), added: 2791, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn poke_claim() -> Weight {
		// Proof in bytes, measured: `1157`
		// Shortest run: 96_896_000 picoseconds.
		Weight::from_parts(110_473_000, 3928)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Acceptors::Receipts` (r:1 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(316), added: 2791, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn prune_claim() -> Weight {
		// Proof in bytes, measured: `517`
		// Shortest run: 28_938_000 picoseconds.
		Weight::from_parts(35_625_000, 3781)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Acceptors::Locks` (r:1 w:1)
	/// Proof: `Acceptors::Locks` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn unlock() -> Weight {
		// Proof in bytes, measured: `334`
		// Shortest run: 22_189_000 picoseconds.
		Weight::from_parts(27_002_000, 3522)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(356), added: 2831, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(316), added: 2791, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn on_ruling() -> Weight {
		// Proof in bytes, measured: `2159`
		// Shortest run: 141_345_000 picoseconds.
		Weight::from_parts(164_630_000, 6866)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Acceptors::Waiting` (r:2 w:1)
	/// Proof: `Acceptors::Waiting` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(356), added: 2831, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(875), added: 3350, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(316), added: 2791, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn serve_claim() -> Weight {
		// Proof in bytes, measured: `2041`
		// Shortest run: 152_747_000 picoseconds.
		Weight::from_parts(179_749_000, 6866)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Acceptors::SweepCursor` (r:1 w:1)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:1 w:0)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn sweep_bucket() -> Weight {
		// Proof in bytes, measured: `68`
		// Shortest run: 6_576_000 picoseconds.
		Weight::from_parts(7_878_000, 3531)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Due` (r:2 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(356), added: 2831, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(419), added: 2894, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(316), added: 2791, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn sweep_item() -> Weight {
		// Proof in bytes, measured: `1248`
		// Shortest run: 103_917_000 picoseconds.
		Weight::from_parts(126_430_000, 6072)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn set_tier_terms() -> Weight {
		Weight::from_parts(8_375_000, 0)
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn approve() -> Weight {
		Weight::from_parts(64_849_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(71_140_000, 3928)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn set_tier() -> Weight {
		Weight::from_parts(76_048_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn charge() -> Weight {
		Weight::from_parts(26_711_000, 3884)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn drop_charge() -> Weight {
		Weight::from_parts(24_889_000, 3884)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn expel() -> Weight {
		Weight::from_parts(55_900_000, 6054)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn suspend() -> Weight {
		Weight::from_parts(30_928_000, 3884)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reinstate() -> Weight {
		Weight::from_parts(65_450_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn submit_application() -> Weight {
		Weight::from_parts(146_933_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(15_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn withdraw_application() -> Weight {
		Weight::from_parts(69_726_000, 3928)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn top_up_bond() -> Weight {
		Weight::from_parts(111_284_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn withdraw_excess() -> Weight {
		Weight::from_parts(72_576_000, 3928)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn answer_charge() -> Weight {
		Weight::from_parts(26_713_000, 3884)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn exit() -> Weight {
		Weight::from_parts(27_691_000, 3884)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn withdraw_bond() -> Weight {
		Weight::from_parts(93_697_000, 4158)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn file_claim() -> Weight {
		Weight::from_parts(141_926_000, 8625)
			.saturating_add(RocksDbWeight::get().reads(15_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn answer_claim() -> Weight {
		Weight::from_parts(31_377_000, 3821)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn accept_claim() -> Weight {
		Weight::from_parts(225_988_000, 6866)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
	}
	fn withdraw_claim() -> Weight {
		Weight::from_parts(110_040_000, 3928)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn escalate_claim() -> Weight {
		Weight::from_parts(129_290_000, 5995)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn report_recovery() -> Weight {
		Weight::from_parts(139_616_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn poke_acceptor() -> Weight {
		Weight::from_parts(62_339_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn poke_claim() -> Weight {
		Weight::from_parts(110_473_000, 3928)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn prune_claim() -> Weight {
		Weight::from_parts(35_625_000, 3781)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn unlock() -> Weight {
		Weight::from_parts(27_002_000, 3522)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn on_ruling() -> Weight {
		Weight::from_parts(164_630_000, 6866)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn serve_claim() -> Weight {
		Weight::from_parts(179_749_000, 6866)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(7_878_000, 3531)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn sweep_item() -> Weight {
		Weight::from_parts(126_430_000, 6072)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
}
