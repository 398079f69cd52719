// SPDX-License-Identifier: Apache-2.0

//! What the calls of `pallet_payments` cost. Written by `scripts/bench-weights`; never edited.
//!
//! 2026-11-22, Intel(R) Xeon(R) Processor; 10 steps, 5 repeats, frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unused_imports, unused_parens)]

use polkadot_sdk::polkadot_sdk_frame::weights_prelude::*;

/// Measured costs of `pallet_payments`.
pub trait WeightInfo {
	fn create_invoice() -> Weight;
	fn create_invoices(n: u32, ) -> Weight;
	fn pay(p: u32, l: u32, ) -> Weight;
	fn pay_part() -> Weight;
	fn cancel(p: u32, ) -> Weight;
	fn expire(p: u32, ) -> Weight;
	fn extend() -> Weight;
	fn requote() -> Weight;
	fn accept_short(p: u32, l: u32, ) -> Weight;
	fn authorize() -> Weight;
	fn increase() -> Weight;
	fn capture() -> Weight;
	fn void() -> Weight;
	fn reclaim() -> Weight;
	fn expire_authorization() -> Weight;
	fn release_reserve() -> Weight;
	fn dispute_payment() -> Weight;
	fn drop_dispute() -> Weight;
	fn on_ruling() -> Weight;
	fn refund(p: u32, ) -> Weight;
	fn close() -> Weight;
	fn prune(n: u32, ) -> Weight;
	fn sweep_bucket() -> Weight;
	fn sweep_item(p: u32, ) -> Weight;
}

/// The costs with the runtime's own figures for a read and a write.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:2 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:1 w:0)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:1 w:0)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:1)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:1)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenInvoices` (r:0 w:1)
	/// Proof: `Payments::OpenInvoices` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn create_invoice() -> Weight {
		// Proof in bytes, measured: `1803`
		// Shortest run: 114_236_000 picoseconds.
		Weight::from_parts(139_190_000, 6322)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:2 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Invoices` (r:32 w:32)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:32 w:0)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:1 w:0)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:1)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:32)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenInvoices` (r:0 w:32)
	/// Proof: `Payments::OpenInvoices` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 32]`.
	fn create_invoices(n: u32, ) -> Weight {
		// Proof in bytes, measured: `1803`
		// Shortest run: 118_137_000 picoseconds.
		Weight::from_parts(71_018_472, 6252)
			// Standard error: 227_620
			.saturating_add(Weight::from_parts(62_978_449, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5332).saturating_mul(n.into()))
	}
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:3 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:2 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(317), added: 2792, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:2 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:16 w:2)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:10 w:10)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:15)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:15 w:15)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:9 w:9)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenInvoices` (r:0 w:1)
	/// Proof: `Payments::OpenInvoices` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 15]`.
	/// The range of component `l` is `[0, 8]`.
	fn pay(p: u32, l: u32, ) -> Weight {
		// Proof in bytes, measured: `6923 + l * (112 ±0) + p * (376 ±0)`
		// Shortest run: 583_431_000 picoseconds.
		Weight::from_parts(335_227_506, 44334)
			// Standard error: 515_920
			.saturating_add(Weight::from_parts(35_377_048, 0).saturating_mul(p.into()))
			// Standard error: 922_503
			.saturating_add(Weight::from_parts(40_044_437, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(38_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(p.into()))
	}
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:3 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:2 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(317), added: 2792, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:2 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:16 w:2)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	fn pay_part() -> Weight {
		// Proof in bytes, measured: `11026`
		// Shortest run: 262_137_000 picoseconds.
		Weight::from_parts(306_017_000, 44334)
			.saturating_add(T::DbWeight::get().reads(37_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:16 w:16)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:16)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:17 w:17)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:0)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:2)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenInvoices` (r:0 w:1)
	/// Proof: `Payments::OpenInvoices` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:1)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 16]`.
	fn cancel(p: u32, ) -> Weight {
		// Proof in bytes, measured: `3373 + p * (570 ±0)`
		// Shortest run: 91_848_000 picoseconds.
		Weight::from_parts(127_395_387, 6322)
			// Standard error: 241_842
			.saturating_add(Weight::from_parts(51_001_888, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(p.into()))
	}
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:16 w:16)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:16)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:17 w:17)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:0)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:2)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenInvoices` (r:0 w:1)
	/// Proof: `Payments::OpenInvoices` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:1)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 16]`.
	fn expire(p: u32, ) -> Weight {
		// Proof in bytes, measured: `3039 + p * (570 ±0)`
		// Shortest run: 87_530_000 picoseconds.
		Weight::from_parts(87_610_789, 6322)
			// Standard error: 4_296_475
			.saturating_add(Weight::from_parts(61_855_986, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(p.into()))
	}
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn extend() -> Weight {
		// Proof in bytes, measured: `1336`
		// Shortest run: 36_749_000 picoseconds.
		Weight::from_parts(49_786_000, 6322)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rates::Rounds` (r:1 w:0)
	/// Proof: `Rates::Rounds` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn requote() -> Weight {
		// Proof in bytes, measured: `2026`
		// Shortest run: 51_822_000 picoseconds.
		Weight::from_parts(67_296_000, 6322)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:16)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:9 w:9)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:9 w:9)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenInvoices` (r:0 w:1)
	/// Proof: `Payments::OpenInvoices` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[1, 16]`.
	/// The range of component `l` is `[0, 8]`.
	fn accept_short(p: u32, l: u32, ) -> Weight {
		// Proof in bytes, measured: `1577 + l * (126 ±0) + p * (306 ±0)`
		// Shortest run: 383_252_000 picoseconds.
		Weight::from_parts(74_300_066, 6322)
			// Standard error: 6_685_275
			.saturating_add(Weight::from_parts(37_004_305, 0).saturating_mul(p.into()))
			// Standard error: 11_826_840
			.saturating_add(Weight::from_parts(50_677_816, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(p.into()))
	}
	/// Storage: `Payments::Authorizations` (r:1 w:1)
	/// Proof: `Payments::Authorizations` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:1 w:0)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:3 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:2 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(317), added: 2792, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:2 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:16 w:2)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:1)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:1)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn authorize() -> Weight {
		// Proof in bytes, measured: `6479`
		// Shortest run: 280_370_000 picoseconds.
		Weight::from_parts(314_704_000, 44334)
			.saturating_add(T::DbWeight::get().reads(41_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Payments::Authorizations` (r:1 w:1)
	/// Proof: `Payments::Authorizations` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:3 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Credentials` (r:2 w:0)
	/// Proof: `Kyc::Credentials` (`max_values`: None, `max_size`: Some(693), added: 3168, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Issuers` (r:4 w:0)
	/// Proof: `Kyc::Issuers` (`max_values`: None, `max_size`: Some(383), added: 2858, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(317), added: 2792, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:2 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:16 w:2)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	fn increase() -> Weight {
		// Proof in bytes, measured: `7163`
		// Shortest run: 230_362_000 picoseconds.
		Weight::from_parts(269_991_000, 44334)
			.saturating_add(T::DbWeight::get().reads(37_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Payments::Authorizations` (r:1 w:1)
	/// Proof: `Payments::Authorizations` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Members` (r:1 w:0)
	/// Proof: `Merchants::Members` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Consents` (r:1 w:0)
	/// Proof: `Merchants::Consents` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:2 w:2)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:2 w:2)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	fn capture() -> Weight {
		// Proof in bytes, measured: `3418`
		// Shortest run: 215_611_000 picoseconds.
		Weight::from_parts(248_083_000, 8817)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Payments::Authorizations` (r:1 w:1)
	/// Proof: `Payments::Authorizations` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:2 w:2)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:0)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:2)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:1)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	fn void() -> Weight {
		// Proof in bytes, measured: `3182`
		// Shortest run: 152_937_000 picoseconds.
		Weight::from_parts(181_203_000, 6408)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Payments::Authorizations` (r:1 w:1)
	/// Proof: `Payments::Authorizations` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:2 w:2)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:0)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:2)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:1)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	fn reclaim() -> Weight {
		// Proof in bytes, measured: `2848`
		// Shortest run: 147_524_000 picoseconds.
		Weight::from_parts(175_926_000, 6408)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Payments::Authorizations` (r:1 w:1)
	/// Proof: `Payments::Authorizations` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:2 w:2)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:0)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:2)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:1)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	fn expire_authorization() -> Weight {
		// Proof in bytes, measured: `2848`
		// Shortest run: 154_845_000 picoseconds.
		Weight::from_parts(181_973_000, 6408)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn release_reserve() -> Weight {
		// Proof in bytes, measured: `1033`
		// Shortest run: 55_918_000 picoseconds.
		Weight::from_parts(67_314_000, 3948)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Payments::Authorizations` (r:1 w:1)
	/// Proof: `Payments::Authorizations` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
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
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Files` (r:1 w:1)
	/// Proof: `Arbitration::Files` (`max_values`: None, `max_size`: Some(2530), added: 5005, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::SweepCursor` (r:1 w:1)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:1)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	fn dispute_payment() -> Weight {
		// Proof in bytes, measured: `1384`
		// Shortest run: 103_350_000 picoseconds.
		Weight::from_parts(128_078_000, 5995)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Payments::Authorizations` (r:1 w:1)
	/// Proof: `Payments::Authorizations` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Disputes` (r:1 w:1)
	/// Proof: `Arbitration::Disputes` (`max_values`: None, `max_size`: Some(2260), added: 4735, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::SweepCursor` (r:1 w:0)
	/// Proof: `Arbitration::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:0)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Due` (r:0 w:2)
	/// Proof: `Arbitration::Due` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Receipts` (r:0 w:1)
	/// Proof: `Arbitration::Receipts` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Arbitration::Files` (r:0 w:1)
	/// Proof: `Arbitration::Files` (`max_values`: None, `max_size`: Some(2530), added: 5005, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:2)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:1)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	fn drop_dispute() -> Weight {
		// Proof in bytes, measured: `2542`
		// Shortest run: 194_971_000 picoseconds.
		Weight::from_parts(228_017_000, 5725)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Payments::Authorizations` (r:1 w:1)
	/// Proof: `Payments::Authorizations` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:1 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:0)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:2)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:1)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	fn on_ruling() -> Weight {
		// Proof in bytes, measured: `2163`
		// Shortest run: 157_611_000 picoseconds.
		Weight::from_parts(189_612_000, 6208)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Merchants::Merchants` (r:1 w:0)
	/// Proof: `Merchants::Merchants` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:1 w:1)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Screenings` (r:17 w:0)
	/// Proof: `Kyc::Screenings` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:0)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:17 w:17)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:17 w:17)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:1)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[1, 16]`.
	fn refund(p: u32, ) -> Weight {
		// Proof in bytes, measured: `2244 + p * (198 ±0)`
		// Shortest run: 153_893_000 picoseconds.
		Weight::from_parts(18_754_695, 6322)
			// Standard error: 6_203_084
			.saturating_add(Weight::from_parts(86_286_307, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2631).saturating_mul(p.into()))
	}
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:0)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:2)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:1)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof in bytes, measured: `2940`
		// Shortest run: 109_691_000 picoseconds.
		Weight::from_parts(130_224_000, 6322)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Payments::Receipts` (r:32 w:32)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:0 w:32)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 32]`.
	fn prune(n: u32, ) -> Weight {
		// Proof in bytes, measured: `138 + n * (126 ±0)`
		// Shortest run: 18_197_000 picoseconds.
		Weight::from_parts(13_262_873, 1493)
			// Standard error: 9_258
			.saturating_add(Weight::from_parts(10_119_122, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2593).saturating_mul(n.into()))
	}
	/// Storage: `Payments::SweepCursor` (r:1 w:1)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Due` (r:1 w:0)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn sweep_bucket() -> Weight {
		// Proof in bytes, measured: `74`
		// Shortest run: 7_123_000 picoseconds.
		Weight::from_parts(8_660_000, 3514)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Due` (r:2 w:2)
	/// Proof: `Payments::Due` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Timestamp` (r:1 w:0)
	/// Proof: `Clock::Timestamp` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Clock::Stalled` (r:1 w:0)
	/// Proof: `Clock::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Invoices` (r:1 w:1)
	/// Proof: `Payments::Invoices` (`max_values`: None, `max_size`: Some(2857), added: 5332, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:16 w:16)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:16 w:16)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(483), added: 2958, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:16 w:16)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::UsageOf` (r:17 w:17)
	/// Proof: `Kyc::UsageOf` (`max_values`: None, `max_size`: Some(234), added: 2709, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(463), added: 2938, mode: `MaxEncodedLen`)
	/// Storage: `Payments::SweepCursor` (r:1 w:0)
	/// Proof: `Payments::SweepCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenInvoices` (r:0 w:1)
	/// Proof: `Payments::OpenInvoices` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:1)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 16]`.
	fn sweep_item(p: u32, ) -> Weight {
		// Proof in bytes, measured: `3076 + p * (570 ±0)`
		// Shortest run: 96_058_000 picoseconds.
		Weight::from_parts(131_636_276, 6322)
			// Standard error: 1_053_121
			.saturating_add(Weight::from_parts(55_777_044, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(p.into()))
	}
}

/// The same for mocks, with the SDK's figures for a read and a write.
impl WeightInfo for () {
	fn create_invoice() -> Weight {
		Weight::from_parts(139_190_000, 6322)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn create_invoices(n: u32, ) -> Weight {
		Weight::from_parts(71_018_472, 6252)
			.saturating_add(Weight::from_parts(62_978_449, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5332).saturating_mul(n.into()))
	}
	fn pay(p: u32, l: u32, ) -> Weight {
		Weight::from_parts(335_227_506, 44334)
			.saturating_add(Weight::from_parts(35_377_048, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(40_044_437, 0).saturating_mul(l.into()))
			.saturating_add(RocksDbWeight::get().reads(38_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(p.into()))
	}
	fn pay_part() -> Weight {
		Weight::from_parts(306_017_000, 44334)
			.saturating_add(RocksDbWeight::get().reads(37_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn cancel(p: u32, ) -> Weight {
		Weight::from_parts(127_395_387, 6322)
			.saturating_add(Weight::from_parts(51_001_888, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((4_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(p.into()))
	}
	fn expire(p: u32, ) -> Weight {
		Weight::from_parts(87_610_789, 6322)
			.saturating_add(Weight::from_parts(61_855_986, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((4_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(p.into()))
	}
	fn extend() -> Weight {
		Weight::from_parts(49_786_000, 6322)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn requote() -> Weight {
		Weight::from_parts(67_296_000, 6322)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn accept_short(p: u32, l: u32, ) -> Weight {
		Weight::from_parts(74_300_066, 6322)
			.saturating_add(Weight::from_parts(37_004_305, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(50_677_816, 0).saturating_mul(l.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 2609).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(p.into()))
	}
	fn authorize() -> Weight {
		Weight::from_parts(314_704_000, 44334)
			.saturating_add(RocksDbWeight::get().reads(41_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn increase() -> Weight {
		Weight::from_parts(269_991_000, 44334)
			.saturating_add(RocksDbWeight::get().reads(37_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn capture() -> Weight {
		Weight::from_parts(248_083_000, 8817)
			.saturating_add(RocksDbWeight::get().reads(18_u64))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
	}
	fn void() -> Weight {
		Weight::from_parts(181_203_000, 6408)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn reclaim() -> Weight {
		Weight::from_parts(175_926_000, 6408)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn expire_authorization() -> Weight {
		Weight::from_parts(181_973_000, 6408)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn release_reserve() -> Weight {
		Weight::from_parts(67_314_000, 3948)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn dispute_payment() -> Weight {
		Weight::from_parts(128_078_000, 5995)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn drop_dispute() -> Weight {
		Weight::from_parts(228_017_000, 5725)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(14_u64))
	}
	fn on_ruling() -> Weight {
		Weight::from_parts(189_612_000, 6208)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn refund(p: u32, ) -> Weight {
		Weight::from_parts(18_754_695, 6322)
			.saturating_add(Weight::from_parts(86_286_307, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2631).saturating_mul(p.into()))
	}
	fn close() -> Weight {
		Weight::from_parts(130_224_000, 6322)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn prune(n: u32, ) -> Weight {
		Weight::from_parts(13_262_873, 1493)
			.saturating_add(Weight::from_parts(10_119_122, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2593).saturating_mul(n.into()))
	}
	fn sweep_bucket() -> Weight {
		Weight::from_parts(8_660_000, 3514)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn sweep_item(p: u32, ) -> Weight {
		Weight::from_parts(131_636_276, 6322)
			.saturating_add(Weight::from_parts(55_777_044, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((4_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2958).saturating_mul(p.into()))
	}
}
