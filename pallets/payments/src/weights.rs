// SPDX-License-Identifier: Apache-2.0

//! Placeholder until the benchmarks have run.

use polkadot_sdk::polkadot_sdk_frame::prelude::Weight;

/// Measured costs of this pallet.
pub trait WeightInfo {
	/// One invoice with all legs.
	fn create_invoice() -> Weight;
	/// `n` invoices with all legs.
	fn create_invoices(n: u32) -> Weight;
	/// The payment that completes an invoice, with `p` parts on hold before and `l` shares beside
	/// the merchant's.
	fn pay(p: u32, l: u32) -> Weight;
	/// A payment that goes on hold.
	fn pay_part() -> Weight;
	/// With `p` parts to return.
	fn cancel(p: u32) -> Weight;
	/// With `p` parts to return.
	fn expire(p: u32) -> Weight;
	/// Of an invoice with all legs.
	fn extend() -> Weight;
	/// With `p` parts on hold and `l` shares beside the merchant's.
	fn accept_short(p: u32, l: u32) -> Weight;
	/// In other money than USDT.
	fn authorize() -> Weight;
	/// In other money than USDT.
	fn increase() -> Weight;
	/// A final capture by a gateway.
	fn capture() -> Weight;
	/// That ends the authorisation.
	fn void() -> Weight;
	/// That ends the authorisation.
	fn reclaim() -> Weight;
	/// That ends the authorisation.
	fn expire_authorization() -> Weight;
	/// To `p` payers of an invoice.
	fn refund(p: u32) -> Weight;
	/// `n` claimables, gathered.
	fn claim(n: u32) -> Weight;
	/// `n` claimables, gathered, into a new account.
	fn claim_to(n: u32) -> Weight;
	/// One claimable.
	fn push_claimable() -> Weight;
	/// An invoice of all parts.
	fn close() -> Weight;
	/// `n` receipts.
	fn prune(n: u32) -> Weight;
	/// The sweep's look into one bucket.
	fn sweep_bucket() -> Weight;
	/// The costliest due step: the expiry of an invoice of all parts.
	fn sweep_item() -> Weight;
}

const PLACEHOLDER: Weight = Weight::from_parts(10_000_000, 0);

impl WeightInfo for () {
	fn create_invoice() -> Weight {
		PLACEHOLDER
	}
	fn create_invoices(_: u32) -> Weight {
		PLACEHOLDER
	}
	fn pay(_: u32, _: u32) -> Weight {
		PLACEHOLDER
	}
	fn pay_part() -> Weight {
		PLACEHOLDER
	}
	fn cancel(_: u32) -> Weight {
		PLACEHOLDER
	}
	fn expire(_: u32) -> Weight {
		PLACEHOLDER
	}
	fn extend() -> Weight {
		PLACEHOLDER
	}
	fn accept_short(_: u32, _: u32) -> Weight {
		PLACEHOLDER
	}
	fn authorize() -> Weight {
		PLACEHOLDER
	}
	fn increase() -> Weight {
		PLACEHOLDER
	}
	fn capture() -> Weight {
		PLACEHOLDER
	}
	fn void() -> Weight {
		PLACEHOLDER
	}
	fn reclaim() -> Weight {
		PLACEHOLDER
	}
	fn expire_authorization() -> Weight {
		PLACEHOLDER
	}
	fn refund(_: u32) -> Weight {
		PLACEHOLDER
	}
	fn claim(_: u32) -> Weight {
		PLACEHOLDER
	}
	fn claim_to(_: u32) -> Weight {
		PLACEHOLDER
	}
	fn push_claimable() -> Weight {
		PLACEHOLDER
	}
	fn close() -> Weight {
		PLACEHOLDER
	}
	fn prune(_: u32) -> Weight {
		PLACEHOLDER
	}
	fn sweep_bucket() -> Weight {
		PLACEHOLDER
	}
	fn sweep_item() -> Weight {
		PLACEHOLDER
	}
}
