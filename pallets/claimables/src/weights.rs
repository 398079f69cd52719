// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_claimables` cost. Written by `scripts/bench-weights`; never edited.
//!
//! 2026-11-22, Intel(R) Xeon(R) Processor; 10 steps, 5 repeats, frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_claimables`.
pub trait WeightInfo {
	fn claim(n: u32, ) -> Weight;
	fn claim_to(n: u32, ) -> Weight;
	fn push_claimable(n: u32, ) -> Weight;
	fn recover(n: u32, ) -> Weight;
	fn set_recovery() -> Weight;
	fn remove_recovery() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Claimables::Claimables` (r:16 w:16)
	/// Proof: `Claimables::Claimables` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:16)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn claim(n: u32, ) -> Weight {
		// Proof in bytes, measured: `1035 + n * (250 ±0)`
		// Shortest run: 65_310_000 picoseconds.
		Weight::from_parts(33_222_356, 5282)
			// Standard error: 89_017
			.saturating_add(Weight::from_parts(53_363_272, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(n.into()))
	}
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Claimables::Claimables` (r:16 w:16)
	/// Proof: `Claimables::Claimables` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:16)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn claim_to(n: u32, ) -> Weight {
		// Proof in bytes, measured: `1206 + n * (249 ±0)`
		// Shortest run: 71_398_000 picoseconds.
		Weight::from_parts(41_312_126, 5282)
			// Standard error: 99_812
			.saturating_add(Weight::from_parts(53_044_371, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(n.into()))
	}
	/// Storage: `Claimables::Claimables` (r:16 w:16)
	/// Proof: `Claimables::Claimables` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:16)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn push_claimable(n: u32, ) -> Weight {
		// Proof in bytes, measured: `1086 + n * (253 ±0)`
		// Shortest run: 68_985_000 picoseconds.
		Weight::from_parts(37_393_683, 5282)
			// Standard error: 82_315
			.saturating_add(Weight::from_parts(53_842_839, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(n.into()))
	}
	/// Storage: `Claimables::RecoveryOf` (r:1 w:0)
	/// Proof: `Claimables::RecoveryOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:2 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Claimables::Claimables` (r:16 w:16)
	/// Proof: `Claimables::Claimables` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:16)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn recover(n: u32, ) -> Weight {
		// Proof in bytes, measured: `1261 + n * (250 ±0)`
		// Shortest run: 80_356_000 picoseconds.
		Weight::from_parts(46_852_930, 6252)
			// Standard error: 89_182
			.saturating_add(Weight::from_parts(53_755_795, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(n.into()))
	}
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Claimables::RecoveryOf` (r:1 w:1)
	/// Proof: `Claimables::RecoveryOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	fn set_recovery() -> Weight {
		// Proof in bytes, measured: `374`
		// Shortest run: 54_198_000 picoseconds.
		Weight::from_parts(62_615_000, 3928)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Claimables::RecoveryOf` (r:1 w:1)
	/// Proof: `Claimables::RecoveryOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	fn remove_recovery() -> Weight {
		// Proof in bytes, measured: `360`
		// Shortest run: 47_928_000 picoseconds.
		Weight::from_parts(54_274_000, 3928)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn claim(n: u32, ) -> Weight {
		Weight::from_parts(33_222_356, 5282)
			.saturating_add(Weight::from_parts(53_363_272, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(n.into()))
	}
	fn claim_to(n: u32, ) -> Weight {
		Weight::from_parts(41_312_126, 5282)
			.saturating_add(Weight::from_parts(53_044_371, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(n.into()))
	}
	fn push_claimable(n: u32, ) -> Weight {
		Weight::from_parts(37_393_683, 5282)
			.saturating_add(Weight::from_parts(53_842_839, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(n.into()))
	}
	fn recover(n: u32, ) -> Weight {
		Weight::from_parts(46_852_930, 6252)
			.saturating_add(Weight::from_parts(53_755_795, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(n.into()))
	}
	fn set_recovery() -> Weight {
		Weight::from_parts(62_615_000, 3928)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn remove_recovery() -> Weight {
		Weight::from_parts(54_274_000, 3928)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
