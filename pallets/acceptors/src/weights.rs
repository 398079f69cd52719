// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_acceptors` cost. Estimated from the reads and writes of each, until
//! `scripts/bench-weights` measures them.

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
	fn report() -> Weight;
	fn on_ruling() -> Weight;
	fn serve_claim() -> Weight;
	fn sweep_bucket() -> Weight;
	fn sweep_item() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Acceptors::Tiers` (r:0 w:1)
	/// Proof: `Acceptors::Tiers` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	fn set_tier_terms() -> Weight {
		Weight::from_parts(28_000_000, 1493)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Tiers` (r:1 w:0)
	/// Proof: `Acceptors::Tiers` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:0 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn approve() -> Weight {
		Weight::from_parts(117_000_000, 12422)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:0 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		Weight::from_parts(81_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Tiers` (r:1 w:0)
	/// Proof: `Acceptors::Tiers` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:0)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	fn set_tier() -> Weight {
		Weight::from_parts(105_000_000, 12422)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn charge() -> Weight {
		Weight::from_parts(49_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn drop_charge() -> Weight {
		Weight::from_parts(49_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Locks` (r:1 w:1)
	/// Proof: `Acceptors::Locks` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn expel() -> Weight {
		Weight::from_parts(88_000_000, 4158)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		Weight::from_parts(68_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:0)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		Weight::from_parts(117_000_000, 12422)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Tiers` (r:1 w:0)
	/// Proof: `Acceptors::Tiers` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Locks` (r:1 w:0)
	/// Proof: `Acceptors::Locks` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Histories` (r:1 w:0)
	/// Proof: `C2c::Histories` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:0 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn submit_application() -> Weight {
		Weight::from_parts(157_000_000, 12422)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:0 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	fn withdraw_application() -> Weight {
		Weight::from_parts(81_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:0)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	fn top_up_bond() -> Weight {
		Weight::from_parts(124_000_000, 12422)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn withdraw_excess() -> Weight {
		Weight::from_parts(75_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn answer_charge() -> Weight {
		Weight::from_parts(49_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn exit() -> Weight {
		Weight::from_parts(55_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Histories` (r:1 w:0)
	/// Proof: `C2c::Histories` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:0 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	fn withdraw_bond() -> Weight {
		Weight::from_parts(88_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:1 w:0)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `C2c::Receipts` (r:1 w:0)
	/// Proof: `C2c::Receipts` (`max_values`: None, `max_size`: Some(300), added: 2775, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:2 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn file_claim() -> Weight {
		Weight::from_parts(155_000_000, 7326)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn answer_claim() -> Weight {
		Weight::from_parts(49_000_000, 3885)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn accept_claim() -> Weight {
		Weight::from_parts(171_000_000, 6542)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn withdraw_claim() -> Weight {
		Weight::from_parts(132_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn escalate_claim() -> Weight {
		Weight::from_parts(49_000_000, 3885)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Receipts` (r:1 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn report_recovery() -> Weight {
		Weight::from_parts(95_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:0)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:1 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn poke_acceptor() -> Weight {
		Weight::from_parts(117_000_000, 12422)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn poke_claim() -> Weight {
		Weight::from_parts(132_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Acceptors::Receipts` (r:1 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn prune_claim() -> Weight {
		Weight::from_parts(68_000_000, 3845)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Acceptors::Locks` (r:1 w:1)
	/// Proof: `Acceptors::Locks` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn unlock() -> Weight {
		Weight::from_parts(55_000_000, 3505)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Acceptors::Acceptors` (r:2 w:2)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:2 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:2 w:2)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:4)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn report() -> Weight {
		Weight::from_parts(133_000_000, 7716)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:1)
	/// Proof: `Acceptors::LevelsOf` (`max_values`: None, `max_size`: Some(888), added: 3363, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:0 w:2)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn on_ruling() -> Weight {
		Weight::from_parts(171_000_000, 6542)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Acceptors::Waiting` (r:1 w:1)
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Storage: `System::Account` (r:2 w:2)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Storage: `Acceptors::LevelsOf` (r:1 w:1)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Storage: `Acceptors::Due` (r:0 w:1)
	fn serve_claim() -> Weight {
		Weight::from_parts(171_000_000, 6542)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Acceptors::SweepCursor` (r:1 w:1)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:1 w:0)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn sweep_bucket() -> Weight {
		Weight::from_parts(42_000_000, 3530)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acceptors::Claims` (r:1 w:1)
	/// Proof: `Acceptors::Claims` (`max_values`: None, `max_size`: Some(420), added: 2895, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Acceptors` (r:1 w:1)
	/// Proof: `Acceptors::Acceptors` (`max_values`: None, `max_size`: Some(560), added: 3035, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::ClaimedFor` (r:1 w:1)
	/// Proof: `Acceptors::ClaimedFor` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::SweepCursor` (r:1 w:0)
	/// Proof: `Acceptors::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Receipts` (r:0 w:1)
	/// Proof: `Acceptors::Receipts` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::OpenClaims` (r:0 w:1)
	/// Proof: `Acceptors::OpenClaims` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Acceptors::Due` (r:1 w:3)
	/// Proof: `Acceptors::Due` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn sweep_item() -> Weight {
		Weight::from_parts(145_000_000, 4025)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn set_tier_terms() -> Weight {
		Weight::from_parts(28_000_000, 1493)
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn approve() -> Weight {
		Weight::from_parts(117_000_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(81_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn set_tier() -> Weight {
		Weight::from_parts(105_000_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn charge() -> Weight {
		Weight::from_parts(49_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn drop_charge() -> Weight {
		Weight::from_parts(49_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn expel() -> Weight {
		Weight::from_parts(88_000_000, 4158)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn suspend() -> Weight {
		Weight::from_parts(68_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn reinstate() -> Weight {
		Weight::from_parts(117_000_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn submit_application() -> Weight {
		Weight::from_parts(157_000_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(16_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn withdraw_application() -> Weight {
		Weight::from_parts(81_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn top_up_bond() -> Weight {
		Weight::from_parts(124_000_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn withdraw_excess() -> Weight {
		Weight::from_parts(75_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn answer_charge() -> Weight {
		Weight::from_parts(49_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn exit() -> Weight {
		Weight::from_parts(55_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn withdraw_bond() -> Weight {
		Weight::from_parts(88_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn file_claim() -> Weight {
		Weight::from_parts(155_000_000, 7326)
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn answer_claim() -> Weight {
		Weight::from_parts(49_000_000, 3885)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn accept_claim() -> Weight {
		Weight::from_parts(171_000_000, 6542)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn withdraw_claim() -> Weight {
		Weight::from_parts(132_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn escalate_claim() -> Weight {
		Weight::from_parts(49_000_000, 3885)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn report_recovery() -> Weight {
		Weight::from_parts(95_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn poke_acceptor() -> Weight {
		Weight::from_parts(117_000_000, 12422)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn poke_claim() -> Weight {
		Weight::from_parts(132_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn prune_claim() -> Weight {
		Weight::from_parts(68_000_000, 3845)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn unlock() -> Weight {
		Weight::from_parts(55_000_000, 3505)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn report() -> Weight {
		Weight::from_parts(133_000_000, 7716)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn on_ruling() -> Weight {
		Weight::from_parts(171_000_000, 6542)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn serve_claim() -> Weight {
		Weight::from_parts(171_000_000, 6542)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(42_000_000, 3530)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn sweep_item() -> Weight {
		Weight::from_parts(145_000_000, 4025)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
}
