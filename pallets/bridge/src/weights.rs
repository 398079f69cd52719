// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_bridge` cost: estimates, in the shape of the measured files, until
//! `scripts/bench-weights` writes this one.
//!
//! Taken from like calls of the other pallets: 60 microseconds to recover a signer, reads and writes as the code
//! does them at worst.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Costs of `pallet_bridge`.
pub trait WeightInfo {
	fn add_domain() -> Weight;
	fn set_terms() -> Weight;
	fn set_open() -> Weight;
	fn remove_domain() -> Weight;
	fn set_limit() -> Weight;
	fn raise_limit() -> Weight;
	fn set_watcher() -> Weight;
	fn set_listed() -> Weight;
	fn authorize_deposits(n: u32, ) -> Weight;
	fn authorize_receipts(n: u32, ) -> Weight;
	fn authorize_checkpoints(n: u32, ) -> Weight;
	fn authorize_releases(n: u32, ) -> Weight;
	fn authorize_rotation() -> Weight;
	fn submit_deposit_votes(c: u32, d: u32, ) -> Weight;
	fn submit_receipt_votes(c: u32, d: u32, ) -> Weight;
	fn submit_checkpoint_votes(n: u32, ) -> Weight;
	fn claim_parked() -> Weight;
	fn return_parked() -> Weight;
	fn claim() -> Weight;
	fn sweep_bucket() -> Weight;
	fn sweep_item() -> Weight;
	fn request_withdrawal() -> Weight;
	fn sign_withdrawals(n: u32, ) -> Weight;
	fn forget_request() -> Weight;
	fn register_attester() -> Weight;
	fn top_up_bond() -> Weight;
	fn leave() -> Weight;
	fn return_bond() -> Weight;
	fn report_fraud() -> Weight;
	fn schedule_rotation() -> Weight;
	fn sign_rotation() -> Weight;
	fn withdraw_rotation() -> Weight;
	fn pause() -> Weight;
	fn resume() -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn add_domain() -> Weight {
		estimate::<T::DbWeight>(20_000_000, 16, 6)
	}
	fn set_terms() -> Weight {
		estimate::<T::DbWeight>(15_000_000, 1, 1)
	}
	fn set_open() -> Weight {
		estimate::<T::DbWeight>(15_000_000, 1, 1)
	}
	fn remove_domain() -> Weight {
		estimate::<T::DbWeight>(90_000_000, 22, 14)
	}
	fn set_limit() -> Weight {
		estimate::<T::DbWeight>(15_000_000, 3, 2)
	}
	fn raise_limit() -> Weight {
		estimate::<T::DbWeight>(15_000_000, 3, 2)
	}
	fn set_watcher() -> Weight {
		estimate::<T::DbWeight>(10_000_000, 0, 1)
	}
	fn set_listed() -> Weight {
		estimate::<T::DbWeight>(10_000_000, 1, 1)
	}
	fn authorize_deposits(n: u32, ) -> Weight {
		estimate::<T::DbWeight>(20_000_000, 6, 0)
			.saturating_add(estimate::<T::DbWeight>(150_000_000, 5, 0).saturating_mul(n.into()))
	}
	fn authorize_receipts(n: u32, ) -> Weight {
		estimate::<T::DbWeight>(20_000_000, 6, 0)
			.saturating_add(estimate::<T::DbWeight>(150_000_000, 4, 0).saturating_mul(n.into()))
	}
	fn authorize_checkpoints(n: u32, ) -> Weight {
		estimate::<T::DbWeight>(20_000_000, 6, 0)
			.saturating_add(estimate::<T::DbWeight>(130_000_000, 4, 0).saturating_mul(n.into()))
	}
	fn authorize_releases(n: u32, ) -> Weight {
		estimate::<T::DbWeight>(20_000_000, 4, 0)
			.saturating_add(estimate::<T::DbWeight>(130_000_000, 4, 0).saturating_mul(n.into()))
	}
	fn authorize_rotation() -> Weight {
		estimate::<T::DbWeight>(150_000_000, 8, 0)
	}
	fn submit_deposit_votes(c: u32, d: u32, ) -> Weight {
		estimate::<T::DbWeight>(100_000_000, 70, 0)
			.saturating_add(estimate::<T::DbWeight>(1_000_000_000, 9, 4).saturating_mul(c.into()))
			.saturating_add(estimate::<T::DbWeight>(1_000_000_000, 85, 82).saturating_mul(d.into()))
	}
	fn submit_receipt_votes(c: u32, d: u32, ) -> Weight {
		estimate::<T::DbWeight>(100_000_000, 76, 2)
			.saturating_add(estimate::<T::DbWeight>(1_000_000_000, 8, 4).saturating_mul(c.into()))
			.saturating_add(estimate::<T::DbWeight>(2_000_000_000, 46, 44).saturating_mul(d.into()))
	}
	fn submit_checkpoint_votes(n: u32, ) -> Weight {
		estimate::<T::DbWeight>(20_000_000, 6, 0)
			.saturating_add(estimate::<T::DbWeight>(250_000_000, 10, 5).saturating_mul(n.into()))
	}
	fn claim_parked() -> Weight {
		estimate::<T::DbWeight>(100_000_000, 12, 9)
	}
	fn return_parked() -> Weight {
		estimate::<T::DbWeight>(250_000_000, 30, 8)
	}
	fn claim() -> Weight {
		estimate::<T::DbWeight>(50_000_000, 4, 4)
	}
	fn sweep_bucket() -> Weight {
		estimate::<T::DbWeight>(10_000_000, 2, 1)
	}
	fn sweep_item() -> Weight {
		estimate::<T::DbWeight>(100_000_000, 13, 9)
	}
	fn request_withdrawal() -> Weight {
		estimate::<T::DbWeight>(250_000_000, 28, 9)
	}
	fn sign_withdrawals(n: u32, ) -> Weight {
		estimate::<T::DbWeight>(20_000_000, 4, 0)
			.saturating_add(estimate::<T::DbWeight>(150_000_000, 4, 2).saturating_mul(n.into()))
	}
	fn forget_request() -> Weight {
		estimate::<T::DbWeight>(10_000_000, 4, 2)
	}
	fn register_attester() -> Weight {
		estimate::<T::DbWeight>(150_000_000, 6, 3)
	}
	fn top_up_bond() -> Weight {
		estimate::<T::DbWeight>(50_000_000, 3, 3)
	}
	fn leave() -> Weight {
		estimate::<T::DbWeight>(60_000_000, 18, 1)
	}
	fn return_bond() -> Weight {
		estimate::<T::DbWeight>(60_000_000, 4, 3)
	}
	fn report_fraud() -> Weight {
		estimate::<T::DbWeight>(350_000_000, 14, 7)
	}
	fn schedule_rotation() -> Weight {
		estimate::<T::DbWeight>(150_000_000, 42, 4)
	}
	fn sign_rotation() -> Weight {
		estimate::<T::DbWeight>(150_000_000, 8, 1)
	}
	fn withdraw_rotation() -> Weight {
		estimate::<T::DbWeight>(80_000_000, 22, 18)
	}
	fn pause() -> Weight {
		estimate::<T::DbWeight>(20_000_000, 6, 2)
	}
	fn resume() -> Weight {
		estimate::<T::DbWeight>(15_000_000, 3, 1)
	}
}

/// For tests.
impl WeightInfo for () {
	fn add_domain() -> Weight {
		estimate::<RocksDbWeight>(20_000_000, 16, 6)
	}
	fn set_terms() -> Weight {
		estimate::<RocksDbWeight>(15_000_000, 1, 1)
	}
	fn set_open() -> Weight {
		estimate::<RocksDbWeight>(15_000_000, 1, 1)
	}
	fn remove_domain() -> Weight {
		estimate::<RocksDbWeight>(90_000_000, 22, 14)
	}
	fn set_limit() -> Weight {
		estimate::<RocksDbWeight>(15_000_000, 3, 2)
	}
	fn raise_limit() -> Weight {
		estimate::<RocksDbWeight>(15_000_000, 3, 2)
	}
	fn set_watcher() -> Weight {
		estimate::<RocksDbWeight>(10_000_000, 0, 1)
	}
	fn set_listed() -> Weight {
		estimate::<RocksDbWeight>(10_000_000, 1, 1)
	}
	fn authorize_deposits(n: u32, ) -> Weight {
		estimate::<RocksDbWeight>(20_000_000, 6, 0)
			.saturating_add(estimate::<RocksDbWeight>(150_000_000, 5, 0).saturating_mul(n.into()))
	}
	fn authorize_receipts(n: u32, ) -> Weight {
		estimate::<RocksDbWeight>(20_000_000, 6, 0)
			.saturating_add(estimate::<RocksDbWeight>(150_000_000, 4, 0).saturating_mul(n.into()))
	}
	fn authorize_checkpoints(n: u32, ) -> Weight {
		estimate::<RocksDbWeight>(20_000_000, 6, 0)
			.saturating_add(estimate::<RocksDbWeight>(130_000_000, 4, 0).saturating_mul(n.into()))
	}
	fn authorize_releases(n: u32, ) -> Weight {
		estimate::<RocksDbWeight>(20_000_000, 4, 0)
			.saturating_add(estimate::<RocksDbWeight>(130_000_000, 4, 0).saturating_mul(n.into()))
	}
	fn authorize_rotation() -> Weight {
		estimate::<RocksDbWeight>(150_000_000, 8, 0)
	}
	fn submit_deposit_votes(c: u32, d: u32, ) -> Weight {
		estimate::<RocksDbWeight>(100_000_000, 70, 0)
			.saturating_add(estimate::<RocksDbWeight>(1_000_000_000, 9, 4).saturating_mul(c.into()))
			.saturating_add(estimate::<RocksDbWeight>(1_000_000_000, 85, 82).saturating_mul(d.into()))
	}
	fn submit_receipt_votes(c: u32, d: u32, ) -> Weight {
		estimate::<RocksDbWeight>(100_000_000, 76, 2)
			.saturating_add(estimate::<RocksDbWeight>(1_000_000_000, 8, 4).saturating_mul(c.into()))
			.saturating_add(estimate::<RocksDbWeight>(2_000_000_000, 46, 44).saturating_mul(d.into()))
	}
	fn submit_checkpoint_votes(n: u32, ) -> Weight {
		estimate::<RocksDbWeight>(20_000_000, 6, 0)
			.saturating_add(estimate::<RocksDbWeight>(250_000_000, 10, 5).saturating_mul(n.into()))
	}
	fn claim_parked() -> Weight {
		estimate::<RocksDbWeight>(100_000_000, 12, 9)
	}
	fn return_parked() -> Weight {
		estimate::<RocksDbWeight>(250_000_000, 30, 8)
	}
	fn claim() -> Weight {
		estimate::<RocksDbWeight>(50_000_000, 4, 4)
	}
	fn sweep_bucket() -> Weight {
		estimate::<RocksDbWeight>(10_000_000, 2, 1)
	}
	fn sweep_item() -> Weight {
		estimate::<RocksDbWeight>(100_000_000, 13, 9)
	}
	fn request_withdrawal() -> Weight {
		estimate::<RocksDbWeight>(250_000_000, 28, 9)
	}
	fn sign_withdrawals(n: u32, ) -> Weight {
		estimate::<RocksDbWeight>(20_000_000, 4, 0)
			.saturating_add(estimate::<RocksDbWeight>(150_000_000, 4, 2).saturating_mul(n.into()))
	}
	fn forget_request() -> Weight {
		estimate::<RocksDbWeight>(10_000_000, 4, 2)
	}
	fn register_attester() -> Weight {
		estimate::<RocksDbWeight>(150_000_000, 6, 3)
	}
	fn top_up_bond() -> Weight {
		estimate::<RocksDbWeight>(50_000_000, 3, 3)
	}
	fn leave() -> Weight {
		estimate::<RocksDbWeight>(60_000_000, 18, 1)
	}
	fn return_bond() -> Weight {
		estimate::<RocksDbWeight>(60_000_000, 4, 3)
	}
	fn report_fraud() -> Weight {
		estimate::<RocksDbWeight>(350_000_000, 14, 7)
	}
	fn schedule_rotation() -> Weight {
		estimate::<RocksDbWeight>(150_000_000, 42, 4)
	}
	fn sign_rotation() -> Weight {
		estimate::<RocksDbWeight>(150_000_000, 8, 1)
	}
	fn withdraw_rotation() -> Weight {
		estimate::<RocksDbWeight>(80_000_000, 22, 18)
	}
	fn pause() -> Weight {
		estimate::<RocksDbWeight>(20_000_000, 6, 2)
	}
	fn resume() -> Weight {
		estimate::<RocksDbWeight>(15_000_000, 3, 1)
	}
}

/// So much time in picoseconds, reads and writes; 4 KiB of proof for each read.
fn estimate<Db: Get<polkadot_sdk::frame_support::weights::RuntimeDbWeight>>(time: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(time, reads.saturating_mul(4_096))
		.saturating_add(Db::get().reads(reads))
		.saturating_add(Db::get().writes(writes))
}
