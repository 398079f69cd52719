// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_kyc` cost. Written by `scripts/bench-weights`; never edited.
//!
//! 2026-11-21, Intel(R) Xeon(R) Processor @ 2.50GHz; 50 steps, 20 repeats, frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_kyc`.
pub trait WeightInfo {
	fn admit_issuer() -> Weight;
	fn update_issuer() -> Weight;
	fn deactivate_issuer() -> Weight;
	fn compromise_issuer() -> Weight;
	fn set_limits() -> Weight;
	fn claim() -> Weight;
	fn attest() -> Weight;
	fn downgrade() -> Weight;
	fn revoke() -> Weight;
	fn prune() -> Weight;
	fn forget_sequences(n: u32, ) -> Weight;
	fn prune_usage() -> Weight;
	fn screen() -> Weight;
	fn confirm() -> Weight;
	fn lift() -> Weight;
	fn overrule() -> Weight;
	fn poke() -> Weight;
	fn sweep_base() -> Weight;
	fn sweep_item() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Kyc::Issuers` (r:1 w:1)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	fn admit_issuer() -> Weight {
		// Proof in bytes, measured: `144`
		// Shortest run: 23_054_000 picoseconds.
		Weight::from_parts(24_296_000, 3848)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Issuers` (r:1 w:1)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	fn update_issuer() -> Weight {
		// Proof in bytes, measured: `516`
		// Shortest run: 28_430_000 picoseconds.
		Weight::from_parts(29_826_000, 3848)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Issuers` (r:1 w:1)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn deactivate_issuer() -> Weight {
		// Proof in bytes, measured: `590`
		// Shortest run: 33_127_000 picoseconds.
		Weight::from_parts(34_467_000, 3848)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Issuers` (r:1 w:1)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn compromise_issuer() -> Weight {
		// Proof in bytes, measured: `590`
		// Shortest run: 32_598_000 picoseconds.
		Weight::from_parts(33_955_000, 3848)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Limits` (r:0 w:1)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	fn set_limits() -> Weight {
		// Proof in bytes, measured: `0`
		// Shortest run: 14_654_000 picoseconds.
		Weight::from_parts(15_514_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:1 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Sequences` (r:1 w:1)
	/// Proof: `Kyc::Sequences` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:1)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Proof in bytes, measured: `1710`
		// Shortest run: 292_530_000 picoseconds.
		Weight::from_parts(304_967_000, 6542)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Kyc::Issuers` (r:1 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Sequences` (r:1 w:1)
	/// Proof: `Kyc::Sequences` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:1)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn attest() -> Weight {
		// Proof in bytes, measured: `1656`
		// Shortest run: 174_530_000 picoseconds.
		Weight::from_parts(180_586_000, 6542)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Kyc::Issuers` (r:1 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:1)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	fn downgrade() -> Weight {
		// Proof in bytes, measured: `1264`
		// Shortest run: 34_205_000 picoseconds.
		Weight::from_parts(35_763_000, 4158)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Officers::Members` (r:1 w:0)
	/// Proof: `Officers::Members` (`max_values`: Some(1), `max_size`: Some(673), added: 1168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:1 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:1)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof in bytes, measured: `1539`
		// Shortest run: 50_751_000 picoseconds.
		Weight::from_parts(52_754_000, 4158)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Credentials` (r:1 w:1)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:1)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(317), added: 2792, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn prune() -> Weight {
		// Proof in bytes, measured: `1402`
		// Shortest run: 101_221_000 picoseconds.
		Weight::from_parts(104_760_000, 4158)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::Issuers` (r:1 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Sequences` (r:101 w:100)
	/// Proof: `Kyc::Sequences` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 100]`.
	fn forget_sequences(n: u32, ) -> Weight {
		// Proof in bytes, measured: `582 + n * (61 ±0)`
		// Shortest run: 41_836_000 picoseconds.
		Weight::from_parts(39_167_764, 3848)
			// Standard error: 4_555
			.saturating_add(Weight::from_parts(6_859_884, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2543).saturating_mul(n.into()))
	}
	/// Storage: `Kyc::UsageOf` (r:1 w:1)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(233), added: 2708, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn prune_usage() -> Weight {
		// Proof in bytes, measured: `417`
		// Shortest run: 31_607_000 picoseconds.
		Weight::from_parts(32_813_000, 3698)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Officers::Members` (r:1 w:0)
	/// Proof: `Officers::Members` (`max_values`: Some(1), `max_size`: Some(673), added: 1168, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Validators` (r:1 w:0)
	/// Proof: `Validators::Validators` (`max_values`: Some(1), `max_size`: Some(3302), added: 3797, mode: `MaxEncodedLen`)
	/// Storage: `Council::Members` (r:1 w:0)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `TechnicalCommittee::Members` (r:1 w:0)
	/// Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Kyc::Screenings` (r:1 w:1)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Anchors` (r:0 w:1)
	/// Proof: `Kyc::Anchors` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Lapses` (r:0 w:2)
	/// Proof: `Kyc::Lapses` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn screen() -> Weight {
		// Proof in bytes, measured: `1045`
		// Shortest run: 163_743_000 picoseconds.
		Weight::from_parts(168_569_000, 4787)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Officers::Members` (r:1 w:0)
	/// Proof: `Officers::Members` (`max_values`: Some(1), `max_size`: Some(673), added: 1168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:1)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Lapses` (r:0 w:1)
	/// Proof: `Kyc::Lapses` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn confirm() -> Weight {
		// Proof in bytes, measured: `607`
		// Shortest run: 45_547_000 picoseconds.
		Weight::from_parts(47_222_000, 3621)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Officers::Members` (r:1 w:0)
	/// Proof: `Officers::Members` (`max_values`: Some(1), `max_size`: Some(673), added: 1168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:1)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Anchors` (r:0 w:1)
	/// Proof: `Kyc::Anchors` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Lapses` (r:0 w:1)
	/// Proof: `Kyc::Lapses` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn lift() -> Weight {
		// Proof in bytes, measured: `797`
		// Shortest run: 91_531_000 picoseconds.
		Weight::from_parts(94_664_000, 3621)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Kyc::Screenings` (r:1 w:1)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Anchors` (r:0 w:1)
	/// Proof: `Kyc::Anchors` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Lapses` (r:0 w:1)
	/// Proof: `Kyc::Lapses` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn overrule() -> Weight {
		// Proof in bytes, measured: `490`
		// Shortest run: 75_106_000 picoseconds.
		Weight::from_parts(77_441_000, 3621)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Kyc::Screenings` (r:1 w:1)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Anchors` (r:0 w:1)
	/// Proof: `Kyc::Anchors` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Lapses` (r:0 w:1)
	/// Proof: `Kyc::Lapses` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn poke() -> Weight {
		// Proof in bytes, measured: `564`
		// Shortest run: 82_527_000 picoseconds.
		Weight::from_parts(85_271_000, 3621)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::LapseCursor` (r:1 w:1)
	/// Proof: `Kyc::LapseCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn sweep_base() -> Weight {
		// Proof in bytes, measured: `187`
		// Shortest run: 11_726_000 picoseconds.
		Weight::from_parts(12_339_000, 1493)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::LapseCursor` (r:1 w:0)
	/// Proof: `Kyc::LapseCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Lapses` (r:1 w:1)
	/// Proof: `Kyc::Lapses` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:1)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Anchors` (r:0 w:1)
	/// Proof: `Kyc::Anchors` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn sweep_item() -> Weight {
		// Proof in bytes, measured: `644`
		// Shortest run: 93_961_000 picoseconds.
		Weight::from_parts(96_716_000, 3621)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn admit_issuer() -> Weight {
		Weight::from_parts(24_296_000, 3848)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn update_issuer() -> Weight {
		Weight::from_parts(29_826_000, 3848)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn deactivate_issuer() -> Weight {
		Weight::from_parts(34_467_000, 3848)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn compromise_issuer() -> Weight {
		Weight::from_parts(33_955_000, 3848)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_limits() -> Weight {
		Weight::from_parts(15_514_000, 0)
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(304_967_000, 6542)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn attest() -> Weight {
		Weight::from_parts(180_586_000, 6542)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn downgrade() -> Weight {
		Weight::from_parts(35_763_000, 4158)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn revoke() -> Weight {
		Weight::from_parts(52_754_000, 4158)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn prune() -> Weight {
		Weight::from_parts(104_760_000, 4158)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn forget_sequences(n: u32, ) -> Weight {
		Weight::from_parts(39_167_764, 3848)
			.saturating_add(Weight::from_parts(6_859_884, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2543).saturating_mul(n.into()))
	}
	fn prune_usage() -> Weight {
		Weight::from_parts(32_813_000, 3698)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn screen() -> Weight {
		Weight::from_parts(168_569_000, 4787)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn confirm() -> Weight {
		Weight::from_parts(47_222_000, 3621)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn lift() -> Weight {
		Weight::from_parts(94_664_000, 3621)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn overrule() -> Weight {
		Weight::from_parts(77_441_000, 3621)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn poke() -> Weight {
		Weight::from_parts(85_271_000, 3621)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn sweep_base() -> Weight {
		Weight::from_parts(12_339_000, 1493)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn sweep_item() -> Weight {
		Weight::from_parts(96_716_000, 3621)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
}
