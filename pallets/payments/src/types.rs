// SPDX-License-Identifier: Apache-2.0

//! What invoices and authorisations share.

use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, Bps, Millis, share_floor};

/// Most parts an invoice is paid in: it bounds the work of settling and of expiring one.
pub const MAX_PARTS: u32 = 16;
/// Most split legs beside the merchant's and the gateway's.
pub const MAX_LEGS: u32 = 8;
/// Most invoices made, or receipts pruned, by one call.
pub const MAX_BATCH: u32 = 32;

/// An invoice: `derive_id(Invoice, merchant, client_ref)`.
pub type InvoiceId = H256;
/// An authorisation: `derive_id(Authorization, payer, client_ref)`.
pub type AuthorizationId = H256;
/// A refund: `derive_id(Refund, id of what is refunded, refund_ref)`.
pub type RefundId = H256;

/// Every number that bounds this pallet.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// USDT on hold of whoever makes an object, until it leaves state.
	pub deposit: Balance,
	/// From this value in USDT, payments are counted against the limits of both sides.
	pub kyc_threshold: Balance,
	/// Least value in USDT of an invoice, an authorisation and a part payment. Bounds what dust can
	/// cost a merchant in records and events.
	pub min_amount: Balance,
	/// Shortest window that decides money, and shortest lock of a rate. Far above the drift an author
	/// may give a timestamp.
	pub min_window: Millis,
	/// Longest window of one kind. Bounds how long a payer's money can wait.
	pub max_window: Millis,
	/// Longest time from creation to the end of the refund window.
	pub max_life: Millis,
	/// Longest lock of a rate, in block time. Bounds what a payer can gain by waiting for the market,
	/// at the merchant's cost.
	pub max_rate_lock: Millis,
	/// From which age on, in block time, a price makes no rate.
	pub max_price_age: Millis,
	/// How often an invoice can have a new rate.
	pub max_requotes: u8,
	/// How long a reference stays used after its object ended.
	pub receipt_retention: Millis,
	/// How long after its expiry an authorisation is the payer's alone to reclaim.
	pub authorization_grace: Millis,
	/// Shortest time, from the expiry of an escrowed authorisation on, in which its payer can dispute.
	pub min_protection: Millis,
}

/// What this pallet can refund and close.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum PaymentId {
	/// An invoice.
	#[codec(index = 0)]
	Invoice(InvoiceId),
	/// An authorisation.
	#[codec(index = 1)]
	Authorization(AuthorizationId),
}

impl PaymentId {
	/// The bare identifier.
	pub const fn id(self) -> H256 {
		match self {
			Self::Invoice(id) | Self::Authorization(id) => id,
		}
	}
}

/// What an entry of the expiry index names.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Timed {
	/// An invoice that expires or leaves its refund window.
	#[codec(index = 0)]
	Invoice,
	/// An authorisation that expires or leaves its refund window.
	#[codec(index = 1)]
	Authorization,
	/// A receipt whose retention ends.
	#[codec(index = 2)]
	Receipt,
}

/// The step allows no such transition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAllowed;

/// How an object ended.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Outcome {
	/// Called off before any money was captured.
	#[codec(index = 0)]
	Cancelled,
	/// Its time ran out before any money was captured.
	#[codec(index = 1)]
	Expired,
	/// Money was captured, and the refund window is over.
	#[codec(index = 2)]
	Closed,
	/// A refund that was carried out.
	#[codec(index = 3)]
	Refunded,
}

/// What stays of an object that ended. Keeps its reference used, so that a late retry finds it.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
	/// How it ended.
	pub outcome: Outcome,
	/// In which money.
	pub asset: AssetKind,
	/// What was paid out to the merchant's side; nothing for a refund.
	pub captured: Balance,
	/// What was given back of it; for a refund, its amount.
	pub refunded: Balance,
	/// The terms, by hash.
	pub contract_hash: H256,
	/// When it ended.
	pub ended_at: Millis,
	/// From when anyone may remove this receipt.
	pub keep_until: Millis,
}

/// Exceptional facts about an invoice; several can hold at once.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct Flags(u16);

impl Flags {
	/// A payment left the invoice below what it needs.
	pub const PARTIAL: Self = Self(1);
	/// More arrived than amount and tolerance.
	pub const OVER: Self = Self(1 << 1);
	/// A payment came after the expiry.
	pub const LATE: Self = Self(1 << 2);
	/// There was more than one payment.
	pub const MULTIPLE: Self = Self(1 << 3);
	// Bit 4 is kept for a payment in the wrong asset, which no call can make.
	/// The merchant settled it by hand. Never the same as paid in full.
	pub const MANUAL: Self = Self(1 << 5);
	// Bit 6 is kept for disputes.

	/// Whether every flag of `other` is set.
	pub const fn contains(self, other: Self) -> bool {
		self.0 & other.0 == other.0
	}

	/// Set every flag of `other`.
	pub const fn insert(&mut self, other: Self) {
		self.0 |= other.0;
	}

	/// The bits, for interfaces.
	pub const fn bits(self) -> u16 {
		self.0
	}
}

/// A share of a split.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Share {
	/// An amount, served before all relative shares.
	#[codec(index = 0)]
	Fixed(#[codec(compact)] Balance),
	/// Basis points of what is captured, rounded down.
	#[codec(index = 1)]
	Relative(Bps),
}

impl Share {
	/// What it is of `total`, rounded down; `None` for more than the whole.
	pub fn of(self, total: Balance) -> Option<Balance> {
		match self {
			Self::Fixed(amount) => Some(amount),
			Self::Relative(bps) => share_floor(total, bps),
		}
	}
}

/// Somebody beside merchant and gateway who is paid out of an invoice.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Leg<AccountId> {
	/// Who.
	pub account: AccountId,
	/// How much.
	pub share: Share,
}

/// A gateway's fee, fixed when the object is made.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct GatewayFee<AccountId> {
	/// Who receives it.
	pub account: AccountId,
	/// Basis points of what is captured, rounded down, out of the merchant's share.
	pub fee: Bps,
}

/// Why money moved.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Movement {
	/// The merchant's share, with every remainder; if it lay in reserve, in the account it lay in.
	#[codec(index = 0)]
	Merchant,
	/// The gateway's fee.
	#[codec(index = 1)]
	Gateway,
	/// The split leg at this place of the plan.
	#[codec(index = 2)]
	Leg(u8),
	/// Uncaptured money, back to its payer.
	#[codec(index = 3)]
	Return,
	/// Captured money, back to a payer.
	#[codec(index = 4)]
	Refund,
	/// A storage deposit, back to who placed it.
	#[codec(index = 5)]
	Deposit,
	/// The merchant's share of an escrowed capture, into his account and on hold there.
	#[codec(index = 6)]
	Reserve,
}
