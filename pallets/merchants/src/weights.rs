// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_merchants` cost. Written by `scripts/bench-weights`; never edited.
//!
//! 2026-11-21, Intel(R) Xeon(R) Processor @ 2.50GHz; 50 steps, 20 repeats, frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_merchants`.
pub trait WeightInfo {
	fn approve() -> Weight;
	fn reject() -> Weight;
	fn suspend() -> Weight;
	fn reinstate() -> Weight;
	fn force_close() -> Weight;
	fn rename() -> Weight;
	fn register() -> Weight;
	fn close() -> Weight;
	fn set_page() -> Weight;
	fn rotate_signing_key() -> Weight;
	fn propose_settlement() -> Weight;
	fn withdraw_settlement() -> Weight;
	fn confirm_settlement() -> Weight;
	fn resign_settlement() -> Weight;
	fn grant_role() -> Weight;
	fn revoke_role() -> Weight;
	fn consent() -> Weight;
	fn withdraw_consent() -> Weight;
	fn resign_role() -> Weight;
	fn finish_close(m: u32, g: u32, ) -> Weight;
	fn prune_receipt() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	fn approve() -> Weight {
		// Proof in bytes, measured: `1492`
		// Shortest run: 70_086_000 picoseconds.
		Weight::from_parts(72_494_000, 12422)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Members` (r:1 w:0)
	/// Proof: `Merchants::Members` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Consents` (r:1 w:0)
	/// Proof: `Merchants::Consents` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Receipts` (r:0 w:1)
	/// Proof: `Merchants::Receipts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Presences` (r:0 w:1)
	/// Proof: `Merchants::Presences` (`max_values`: None, `max_size`: Some(624), added: 3099, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		// Proof in bytes, measured: `495`
		// Shortest run: 135_969_000 picoseconds.
		Weight::from_parts(140_100_000, 4190)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		// Proof in bytes, measured: `343`
		// Shortest run: 31_963_000 picoseconds.
		Weight::from_parts(33_298_000, 3635)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		// Proof in bytes, measured: `351`
		// Shortest run: 31_972_000 picoseconds.
		Weight::from_parts(33_269_000, 3635)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Members` (r:1 w:0)
	/// Proof: `Merchants::Members` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Consents` (r:1 w:0)
	/// Proof: `Merchants::Consents` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Receipts` (r:0 w:1)
	/// Proof: `Merchants::Receipts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Presences` (r:0 w:1)
	/// Proof: `Merchants::Presences` (`max_values`: None, `max_size`: Some(624), added: 3099, mode: `MaxEncodedLen`)
	fn force_close() -> Weight {
		// Proof in bytes, measured: `495`
		// Shortest run: 131_912_000 picoseconds.
		Weight::from_parts(135_805_000, 4190)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Merchants::Presences` (r:1 w:1)
	/// Proof: `Merchants::Presences` (`max_values`: None, `max_size`: Some(624), added: 3099, mode: `MaxEncodedLen`)
	fn rename() -> Weight {
		// Proof in bytes, measured: `475`
		// Shortest run: 28_901_000 picoseconds.
		Weight::from_parts(30_125_000, 4089)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Receipts` (r:1 w:0)
	/// Proof: `Merchants::Receipts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Presences` (r:0 w:1)
	/// Proof: `Merchants::Presences` (`max_values`: None, `max_size`: Some(624), added: 3099, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// Proof in bytes, measured: `1355`
		// Shortest run: 141_563_000 picoseconds.
		Weight::from_parts(146_197_000, 12422)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Members` (r:1 w:0)
	/// Proof: `Merchants::Members` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Consents` (r:1 w:0)
	/// Proof: `Merchants::Consents` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Receipts` (r:0 w:1)
	/// Proof: `Merchants::Receipts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Presences` (r:0 w:1)
	/// Proof: `Merchants::Presences` (`max_values`: None, `max_size`: Some(624), added: 3099, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof in bytes, measured: `495`
		// Shortest run: 132_329_000 picoseconds.
		Weight::from_parts(136_381_000, 4190)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Presences` (r:1 w:1)
	/// Proof: `Merchants::Presences` (`max_values`: None, `max_size`: Some(624), added: 3099, mode: `MaxEncodedLen`)
	fn set_page() -> Weight {
		// Proof in bytes, measured: `637`
		// Shortest run: 40_150_000 picoseconds.
		Weight::from_parts(41_668_000, 4089)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Presences` (r:1 w:1)
	/// Proof: `Merchants::Presences` (`max_values`: None, `max_size`: Some(624), added: 3099, mode: `MaxEncodedLen`)
	fn rotate_signing_key() -> Weight {
		// Proof in bytes, measured: `957`
		// Shortest run: 39_328_000 picoseconds.
		Weight::from_parts(40_912_000, 4089)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Members` (r:1 w:0)
	/// Proof: `Merchants::Members` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
	fn propose_settlement() -> Weight {
		// Proof in bytes, measured: `473`
		// Shortest run: 40_623_000 picoseconds.
		Weight::from_parts(42_448_000, 4190)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Members` (r:1 w:0)
	/// Proof: `Merchants::Members` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
	fn withdraw_settlement() -> Weight {
		// Proof in bytes, measured: `505`
		// Shortest run: 40_488_000 picoseconds.
		Weight::from_parts(42_298_000, 4190)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	fn confirm_settlement() -> Weight {
		// Proof in bytes, measured: `375`
		// Shortest run: 32_021_000 picoseconds.
		Weight::from_parts(33_512_000, 3635)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	fn resign_settlement() -> Weight {
		// Proof in bytes, measured: `343`
		// Shortest run: 32_031_000 picoseconds.
		Weight::from_parts(33_578_000, 3635)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Members` (r:1 w:1)
	/// Proof: `Merchants::Members` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn grant_role() -> Weight {
		// Proof in bytes, measured: `802`
		// Shortest run: 119_953_000 picoseconds.
		Weight::from_parts(123_995_000, 4190)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Members` (r:1 w:1)
	/// Proof: `Merchants::Members` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn revoke_role() -> Weight {
		// Proof in bytes, measured: `1205`
		// Shortest run: 103_950_000 picoseconds.
		Weight::from_parts(107_622_000, 4190)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Consents` (r:1 w:1)
	/// Proof: `Merchants::Consents` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn consent() -> Weight {
		// Proof in bytes, measured: `802`
		// Shortest run: 121_251_000 picoseconds.
		Weight::from_parts(125_058_000, 3766)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Consents` (r:1 w:1)
	/// Proof: `Merchants::Consents` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn withdraw_consent() -> Weight {
		// Proof in bytes, measured: `594`
		// Shortest run: 99_722_000 picoseconds.
		Weight::from_parts(103_393_000, 3766)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Members` (r:1 w:1)
	/// Proof: `Merchants::Members` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn resign_role() -> Weight {
		// Proof in bytes, measured: `1205`
		// Shortest run: 103_721_000 picoseconds.
		Weight::from_parts(107_497_000, 4190)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:1)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Members` (r:65 w:64)
	/// Proof: `Merchants::Members` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Consents` (r:17 w:16)
	/// Proof: `Merchants::Consents` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Receipts` (r:0 w:1)
	/// Proof: `Merchants::Receipts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Presences` (r:0 w:1)
	/// Proof: `Merchants::Presences` (`max_values`: None, `max_size`: Some(624), added: 3099, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 64]`.
	/// The range of component `g` is `[0, 16]`.
	fn finish_close(m: u32, g: u32, ) -> Weight {
		// Proof in bytes, measured: `1258 + g * (83 ±0) + m * (85 ±0)`
		// Shortest run: 276_663_000 picoseconds.
		Weight::from_parts(167_287_234, 4190)
			// Standard error: 9_270
			.saturating_add(Weight::from_parts(7_682_158, 0).saturating_mul(m.into()))
			// Standard error: 35_892
			.saturating_add(Weight::from_parts(7_359_737, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(g.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(g.into())))
			.saturating_add(Weight::from_parts(0, 2592).saturating_mul(g.into()))
			.saturating_add(Weight::from_parts(0, 3200).saturating_mul(m.into()))
	}
	/// Storage: `Merchants::Receipts` (r:1 w:1)
	/// Proof: `Merchants::Receipts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn prune_receipt() -> Weight {
		// Proof in bytes, measured: `257`
		// Shortest run: 29_100_000 picoseconds.
		Weight::from_parts(30_411_000, 3513)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn approve() -> Weight {
		Weight::from_parts(72_494_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(140_100_000, 4190)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn suspend() -> Weight {
		Weight::from_parts(33_298_000, 3635)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reinstate() -> Weight {
		Weight::from_parts(33_269_000, 3635)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn force_close() -> Weight {
		Weight::from_parts(135_805_000, 4190)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn rename() -> Weight {
		Weight::from_parts(30_125_000, 4089)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn register() -> Weight {
		Weight::from_parts(146_197_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(136_381_000, 4190)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn set_page() -> Weight {
		Weight::from_parts(41_668_000, 4089)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn rotate_signing_key() -> Weight {
		Weight::from_parts(40_912_000, 4089)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn propose_settlement() -> Weight {
		Weight::from_parts(42_448_000, 4190)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn withdraw_settlement() -> Weight {
		Weight::from_parts(42_298_000, 4190)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn confirm_settlement() -> Weight {
		Weight::from_parts(33_512_000, 3635)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn resign_settlement() -> Weight {
		Weight::from_parts(33_578_000, 3635)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn grant_role() -> Weight {
		Weight::from_parts(123_995_000, 4190)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn revoke_role() -> Weight {
		Weight::from_parts(107_622_000, 4190)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn consent() -> Weight {
		Weight::from_parts(125_058_000, 3766)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn withdraw_consent() -> Weight {
		Weight::from_parts(103_393_000, 3766)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn resign_role() -> Weight {
		Weight::from_parts(107_497_000, 4190)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn finish_close(m: u32, g: u32, ) -> Weight {
		Weight::from_parts(167_287_234, 4190)
			.saturating_add(Weight::from_parts(7_682_158, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(7_359_737, 0).saturating_mul(g.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(m.into())))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(g.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(m.into())))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(g.into())))
			.saturating_add(Weight::from_parts(0, 2592).saturating_mul(g.into()))
			.saturating_add(Weight::from_parts(0, 3200).saturating_mul(m.into()))
	}
	fn prune_receipt() -> Weight {
		Weight::from_parts(30_411_000, 3513)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
