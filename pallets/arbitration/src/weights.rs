// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_arbitration` cost. Estimated from the reads and writes of each, until
//! `scripts/bench-weights` measures them.

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
	fn approve_arbiter() -> Weight {
		Weight::from_parts(28_000_000, 3700)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// The range of component `n` is `[0, 16]`.
	fn remove_arbiter(n: u32, ) -> Weight {
		Weight::from_parts(320_000_000, 26000)
			.saturating_add(Weight::from_parts(190_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().writes((8_u64).saturating_mul(n.into())))
	}
	fn council_rule() -> Weight {
		Weight::from_parts(420_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	fn set_terms() -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn respond() -> Weight {
		Weight::from_parts(150_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn submit_evidence() -> Weight {
		Weight::from_parts(95_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn ready() -> Weight {
		Weight::from_parts(110_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn reveal() -> Weight {
		Weight::from_parts(70_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn appeal() -> Weight {
		Weight::from_parts(165_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn counter_fund() -> Weight {
		Weight::from_parts(165_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn withdraw_dispute() -> Weight {
		Weight::from_parts(75_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn object() -> Weight {
		Weight::from_parts(75_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn register_arbiter() -> Weight {
		Weight::from_parts(130_000_000, 3900)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn set_available() -> Weight {
		Weight::from_parts(190_000_000, 26000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn set_skills() -> Weight {
		Weight::from_parts(190_000_000, 26000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn top_up_bond() -> Weight {
		Weight::from_parts(95_000_000, 3900)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn recuse() -> Weight {
		Weight::from_parts(140_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn leave() -> Weight {
		Weight::from_parts(150_000_000, 26000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn withdraw_arbiter_bond() -> Weight {
		Weight::from_parts(110_000_000, 3900)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn request_reveal() -> Weight {
		Weight::from_parts(70_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn record_reveal() -> Weight {
		Weight::from_parts(70_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn rule() -> Weight {
		Weight::from_parts(190_000_000, 26000)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn commit_vote() -> Weight {
		Weight::from_parts(150_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn reveal_vote() -> Weight {
		Weight::from_parts(330_000_000, 26000)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// The range of component `n` is `[1, 32]`.
	fn prune(n: u32, ) -> Weight {
		Weight::from_parts(18_000_000, 1500)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
	}
	fn open() -> Weight {
		Weight::from_parts(170_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn settle() -> Weight {
		Weight::from_parts(420_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(23_u64))
	}
	/// The range of component `n` is `[0, 256]`.
	fn poke_draw(n: u32, ) -> Weight {
		Weight::from_parts(260_000_000, 26000)
			.saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn poke_overdue() -> Weight {
		Weight::from_parts(520_000_000, 26000)
			.saturating_add(T::DbWeight::get().reads(38_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
	fn poke_conclude() -> Weight {
		Weight::from_parts(420_000_000, 9200)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(14_000_000, 3500)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn approve_arbiter() -> Weight {
		Weight::from_parts(28_000_000, 3700)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_arbiter(n: u32, ) -> Weight {
		Weight::from_parts(320_000_000, 26000)
			.saturating_add(Weight::from_parts(190_000_000, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
			.saturating_add(RocksDbWeight::get().writes((8_u64).saturating_mul(n.into())))
	}
	fn council_rule() -> Weight {
		Weight::from_parts(420_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(18_u64))
			.saturating_add(RocksDbWeight::get().writes(18_u64))
	}
	fn set_terms() -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn respond() -> Weight {
		Weight::from_parts(150_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn submit_evidence() -> Weight {
		Weight::from_parts(95_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn ready() -> Weight {
		Weight::from_parts(110_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn reveal() -> Weight {
		Weight::from_parts(70_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn appeal() -> Weight {
		Weight::from_parts(165_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn counter_fund() -> Weight {
		Weight::from_parts(165_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn withdraw_dispute() -> Weight {
		Weight::from_parts(75_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn object() -> Weight {
		Weight::from_parts(75_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn register_arbiter() -> Weight {
		Weight::from_parts(130_000_000, 3900)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn set_available() -> Weight {
		Weight::from_parts(190_000_000, 26000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn set_skills() -> Weight {
		Weight::from_parts(190_000_000, 26000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn top_up_bond() -> Weight {
		Weight::from_parts(95_000_000, 3900)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn recuse() -> Weight {
		Weight::from_parts(140_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn leave() -> Weight {
		Weight::from_parts(150_000_000, 26000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn withdraw_arbiter_bond() -> Weight {
		Weight::from_parts(110_000_000, 3900)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn request_reveal() -> Weight {
		Weight::from_parts(70_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn record_reveal() -> Weight {
		Weight::from_parts(70_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn rule() -> Weight {
		Weight::from_parts(190_000_000, 26000)
			.saturating_add(RocksDbWeight::get().reads(16_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn commit_vote() -> Weight {
		Weight::from_parts(150_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reveal_vote() -> Weight {
		Weight::from_parts(330_000_000, 26000)
			.saturating_add(RocksDbWeight::get().reads(22_u64))
			.saturating_add(RocksDbWeight::get().writes(14_u64))
	}
	fn prune(n: u32, ) -> Weight {
		Weight::from_parts(18_000_000, 1500)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(n.into())))
	}
	fn open() -> Weight {
		Weight::from_parts(170_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn settle() -> Weight {
		Weight::from_parts(420_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(24_u64))
			.saturating_add(RocksDbWeight::get().writes(23_u64))
	}
	fn poke_draw(n: u32, ) -> Weight {
		Weight::from_parts(260_000_000, 26000)
			.saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(30_u64))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
	}
	fn poke_overdue() -> Weight {
		Weight::from_parts(520_000_000, 26000)
			.saturating_add(RocksDbWeight::get().reads(38_u64))
			.saturating_add(RocksDbWeight::get().writes(20_u64))
	}
	fn poke_conclude() -> Weight {
		Weight::from_parts(420_000_000, 9200)
			.saturating_add(RocksDbWeight::get().reads(20_u64))
			.saturating_add(RocksDbWeight::get().writes(20_u64))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(14_000_000, 3500)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
