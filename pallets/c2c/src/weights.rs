// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_c2c` cost. Estimated from the reads and writes of each, until
//! `scripts/bench-weights` measures them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_c2c`.
pub trait WeightInfo {
	fn set_rail() -> Weight;
	fn open_pool() -> Weight;
	fn fund_pool() -> Weight;
	fn withdraw_liquidity() -> Weight;
	fn close_pool() -> Weight;
	fn create_offer(c: u32, s: u32, ) -> Weight;
	fn update_offer(c: u32, s: u32, ) -> Weight;
	fn pause_offer() -> Weight;
	fn resume_offer(c: u32, s: u32, ) -> Weight;
	fn close_offer() -> Weight;
	fn poke_offer(c: u32, s: u32, ) -> Weight;
	fn bar_offer() -> Weight;
	fn unbar_offer() -> Weight;
	fn take() -> Weight;
	fn take_best(n: u32, s: u32, ) -> Weight;
	fn take_best_of_book(b: u32, ) -> Weight;
	fn take_quote() -> Weight;
	fn accept_trade() -> Weight;
	fn reject_trade() -> Weight;
	fn cancel_trade() -> Weight;
	fn mark_paid() -> Weight;
	fn undo_mark_paid() -> Weight;
	fn release() -> Weight;
	fn cancel_claim() -> Weight;
	fn claim_late_payment() -> Weight;
	fn grant_extension() -> Weight;
	fn buy_extension() -> Weight;
	fn dispute() -> Weight;
	fn contest() -> Weight;
	fn poke_trade() -> Weight;
	fn attest_payment() -> Weight;
	fn propose_settlement() -> Weight;
	fn accept_settlement() -> Weight;
	fn withdraw_settlement() -> Weight;
	fn decline_settlement() -> Weight;
	fn publish_key() -> Weight;
	fn send_message() -> Weight;
	fn prune(n: u32, ) -> Weight;
	fn on_ruling() -> Weight;
	fn remove_messages(n: u32, ) -> Weight;
	fn sweep_bucket() -> Weight;
	fn sweep_item() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_rail() -> Weight {
		Weight::from_parts(20_000_000, 20_000).saturating_add(T::DbWeight::get().reads(2)).saturating_add(T::DbWeight::get().writes(1))
	}
	fn open_pool() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn fund_pool() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn withdraw_liquidity() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn close_pool() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn create_offer(c: u32, s: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(T::DbWeight::get().reads(16)).saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(Weight::from_parts(200_000_000, 5_000).saturating_add(T::DbWeight::get().reads(24)).saturating_add(T::DbWeight::get().writes(14)).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(60_000_000, 5_000).saturating_add(T::DbWeight::get().reads(14)).saturating_add(T::DbWeight::get().writes(14)).saturating_mul(s.into()))
	}
	fn update_offer(c: u32, s: u32, ) -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(200_000_000, 5_000).saturating_add(T::DbWeight::get().reads(24)).saturating_add(T::DbWeight::get().writes(14)).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(60_000_000, 5_000).saturating_add(T::DbWeight::get().reads(14)).saturating_add(T::DbWeight::get().writes(14)).saturating_mul(s.into()))
	}
	fn pause_offer() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn resume_offer(c: u32, s: u32, ) -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(200_000_000, 5_000).saturating_add(T::DbWeight::get().reads(24)).saturating_add(T::DbWeight::get().writes(14)).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(60_000_000, 5_000).saturating_add(T::DbWeight::get().reads(14)).saturating_add(T::DbWeight::get().writes(14)).saturating_mul(s.into()))
	}
	fn close_offer() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn poke_offer(c: u32, s: u32, ) -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(200_000_000, 5_000).saturating_add(T::DbWeight::get().reads(24)).saturating_add(T::DbWeight::get().writes(14)).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(60_000_000, 5_000).saturating_add(T::DbWeight::get().reads(14)).saturating_add(T::DbWeight::get().writes(14)).saturating_mul(s.into()))
	}
	fn bar_offer() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn unbar_offer() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn take() -> Weight {
		Weight::from_parts(220_000_000, 20_000).saturating_add(T::DbWeight::get().reads(18)).saturating_add(T::DbWeight::get().writes(12))
	}
	fn take_best(n: u32, s: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(60_000_000, 5_000).saturating_add(T::DbWeight::get().reads(14)).saturating_add(T::DbWeight::get().writes(14)).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(200_000_000, 5_000).saturating_add(T::DbWeight::get().reads(16)).saturating_add(T::DbWeight::get().writes(12)).saturating_mul(n.into()))
	}
	fn take_best_of_book(_b: u32, ) -> Weight {
		Weight::from_parts(260_000_000, 20_000).saturating_add(T::DbWeight::get().reads(26)).saturating_add(T::DbWeight::get().writes(14))
	}
	fn take_quote() -> Weight {
		Weight::from_parts(300_000_000, 20_000).saturating_add(T::DbWeight::get().reads(20)).saturating_add(T::DbWeight::get().writes(13))
	}
	fn accept_trade() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn reject_trade() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn cancel_trade() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn mark_paid() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn undo_mark_paid() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn release() -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(T::DbWeight::get().reads(14)).saturating_add(T::DbWeight::get().writes(12))
	}
	fn cancel_claim() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn claim_late_payment() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn grant_extension() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn buy_extension() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn dispute() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn contest() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn poke_trade() -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(T::DbWeight::get().reads(14)).saturating_add(T::DbWeight::get().writes(12))
	}
	fn attest_payment() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn propose_settlement() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn accept_settlement() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn withdraw_settlement() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn decline_settlement() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn publish_key() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn send_message() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads(10)).saturating_add(T::DbWeight::get().writes(6))
	}
	fn prune(n: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 20_000).saturating_add(T::DbWeight::get().reads(2)).saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(40_000_000, 5_000).saturating_add(T::DbWeight::get().reads(4)).saturating_add(T::DbWeight::get().writes(4)).saturating_mul(n.into()))
	}
	fn on_ruling() -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(T::DbWeight::get().reads(14)).saturating_add(T::DbWeight::get().writes(12))
	}
	fn remove_messages(n: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 20_000).saturating_add(T::DbWeight::get().reads(8)).saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(Weight::from_parts(5_000_000, 4_000).saturating_add(T::DbWeight::get().reads(1)).saturating_add(T::DbWeight::get().writes(1)).saturating_mul(n.into()))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(5_000_000, 20_000).saturating_add(T::DbWeight::get().reads(2)).saturating_add(T::DbWeight::get().writes(0))
	}
	fn sweep_item() -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(T::DbWeight::get().reads(14)).saturating_add(T::DbWeight::get().writes(12))
	}
}

impl WeightInfo for () {
	fn set_rail() -> Weight {
		Weight::from_parts(20_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(2)).saturating_add(RocksDbWeight::get().writes(1))
	}
	fn open_pool() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn fund_pool() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn withdraw_liquidity() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn close_pool() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn create_offer(c: u32, s: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(16)).saturating_add(RocksDbWeight::get().writes(8))
			.saturating_add(Weight::from_parts(200_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(24)).saturating_add(RocksDbWeight::get().writes(14)).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(60_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(14)).saturating_add(RocksDbWeight::get().writes(14)).saturating_mul(s.into()))
	}
	fn update_offer(c: u32, s: u32, ) -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(200_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(24)).saturating_add(RocksDbWeight::get().writes(14)).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(60_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(14)).saturating_add(RocksDbWeight::get().writes(14)).saturating_mul(s.into()))
	}
	fn pause_offer() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn resume_offer(c: u32, s: u32, ) -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(200_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(24)).saturating_add(RocksDbWeight::get().writes(14)).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(60_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(14)).saturating_add(RocksDbWeight::get().writes(14)).saturating_mul(s.into()))
	}
	fn close_offer() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn poke_offer(c: u32, s: u32, ) -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(200_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(24)).saturating_add(RocksDbWeight::get().writes(14)).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(60_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(14)).saturating_add(RocksDbWeight::get().writes(14)).saturating_mul(s.into()))
	}
	fn bar_offer() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn unbar_offer() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn take() -> Weight {
		Weight::from_parts(220_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(18)).saturating_add(RocksDbWeight::get().writes(12))
	}
	fn take_best(n: u32, s: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(60_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(14)).saturating_add(RocksDbWeight::get().writes(14)).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(200_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(16)).saturating_add(RocksDbWeight::get().writes(12)).saturating_mul(n.into()))
	}
	fn take_best_of_book(_b: u32, ) -> Weight {
		Weight::from_parts(260_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(26)).saturating_add(RocksDbWeight::get().writes(14))
	}
	fn take_quote() -> Weight {
		Weight::from_parts(300_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(20)).saturating_add(RocksDbWeight::get().writes(13))
	}
	fn accept_trade() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn reject_trade() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn cancel_trade() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn mark_paid() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn undo_mark_paid() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn release() -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(14)).saturating_add(RocksDbWeight::get().writes(12))
	}
	fn cancel_claim() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn claim_late_payment() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn grant_extension() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn buy_extension() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn dispute() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn contest() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn poke_trade() -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(14)).saturating_add(RocksDbWeight::get().writes(12))
	}
	fn attest_payment() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn propose_settlement() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn accept_settlement() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn withdraw_settlement() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn decline_settlement() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn publish_key() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn send_message() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(10)).saturating_add(RocksDbWeight::get().writes(6))
	}
	fn prune(n: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(2)).saturating_add(RocksDbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(40_000_000, 5_000).saturating_add(RocksDbWeight::get().reads(4)).saturating_add(RocksDbWeight::get().writes(4)).saturating_mul(n.into()))
	}
	fn on_ruling() -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(14)).saturating_add(RocksDbWeight::get().writes(12))
	}
	fn remove_messages(n: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(8)).saturating_add(RocksDbWeight::get().writes(7))
			.saturating_add(Weight::from_parts(5_000_000, 4_000).saturating_add(RocksDbWeight::get().reads(1)).saturating_add(RocksDbWeight::get().writes(1)).saturating_mul(n.into()))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(5_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(2)).saturating_add(RocksDbWeight::get().writes(0))
	}
	fn sweep_item() -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(RocksDbWeight::get().reads(14)).saturating_add(RocksDbWeight::get().writes(12))
	}
}
