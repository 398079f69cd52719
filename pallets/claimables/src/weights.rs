// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_claimables` cost. Written by `scripts/bench-weights`; never edited.
//!
//! Not measured here yet: `claim`, `claim_to` and `push_claimable` are what `pallet_payments` measured
//! when it had them, `recover`, `set_recovery` and `remove_recovery` are estimates.

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
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(321), added: 2796, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:16)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn claim(n: u32, ) -> Weight {
		// Proof in bytes, measured: `974 + n * (251 ±0)`
		// Shortest run: 117_774_000 picoseconds.
		Weight::from_parts(84_290_461, 5691)
			// Standard error: 2_523_031
			.saturating_add(Weight::from_parts(95_224_323, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2796).saturating_mul(n.into()))
	}
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Claimables::Claimables` (r:16 w:16)
	/// Proof: `Claimables::Claimables` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(321), added: 2796, mode: `MaxEncodedLen`)
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
		// Proof in bytes, measured: `1319 + n * (255 ±0)`
		// Shortest run: 130_171_000 picoseconds.
		Weight::from_parts(207_525_574, 5691)
			// Standard error: 1_966_999
			.saturating_add(Weight::from_parts(79_741_577, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2796).saturating_mul(n.into()))
	}
	/// Storage: `Claimables::Claimables` (r:16 w:16)
	/// Proof: `Claimables::Claimables` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(321), added: 2796, mode: `MaxEncodedLen`)
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
		// Proof in bytes, measured: `980 + n * (254 ±0)`
		// Shortest run: 119_548_000 picoseconds.
		Weight::from_parts(240_473_929, 5691)
			// Standard error: 3_447_196
			.saturating_add(Weight::from_parts(91_810_366, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2796).saturating_mul(n.into()))
	}
	/// Storage: `Claimables::RecoveryOf` (r:1 w:0)
	/// Proof: `Claimables::RecoveryOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:2 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Claimables::Claimables` (r:16 w:16)
	/// Proof: `Claimables::Claimables` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(321), added: 2796, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:16)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn recover(n: u32, ) -> Weight {
		// Proof in bytes, measured: `1319 + n * (255 ±0)`
		// Shortest run: 130_171_000 picoseconds.
		Weight::from_parts(220_000_000, 6252)
			// Standard error: 1_966_999
			.saturating_add(Weight::from_parts(79_741_577, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2796).saturating_mul(n.into()))
	}
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Claimables::RecoveryOf` (r:1 w:1)
	/// Proof: `Claimables::RecoveryOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn set_recovery() -> Weight {
		Weight::from_parts(100_000_000, 3784)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Claimables::RecoveryOf` (r:1 w:1)
	/// Proof: `Claimables::RecoveryOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn remove_recovery() -> Weight {
		Weight::from_parts(100_000_000, 3784)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn claim(n: u32, ) -> Weight {
		Weight::from_parts(84_290_461, 5691)
			.saturating_add(Weight::from_parts(95_224_323, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2796).saturating_mul(n.into()))
	}
	fn claim_to(n: u32, ) -> Weight {
		Weight::from_parts(207_525_574, 5691)
			.saturating_add(Weight::from_parts(79_741_577, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2796).saturating_mul(n.into()))
	}
	fn push_claimable(n: u32, ) -> Weight {
		Weight::from_parts(240_473_929, 5691)
			.saturating_add(Weight::from_parts(91_810_366, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2796).saturating_mul(n.into()))
	}
	fn recover(n: u32, ) -> Weight {
		Weight::from_parts(220_000_000, 6252)
			.saturating_add(Weight::from_parts(79_741_577, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2796).saturating_mul(n.into()))
	}
	fn set_recovery() -> Weight {
		Weight::from_parts(100_000_000, 3784)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn remove_recovery() -> Weight {
		Weight::from_parts(100_000_000, 3784)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
