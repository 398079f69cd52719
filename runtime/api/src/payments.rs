// SPDX-License-Identifier: Apache-2.0

//! Invoices and authorisations.

use crate::{Cursor, Page};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::{sp_api, sp_core::H256};
use scale_info::TypeInfo;
use tael_primitives::{
	AccountId, AssetKind, Balance, Bps, Fiat, FiatAmount, MerchantId, Millis, Quote,
};

/// How far an invoice has come: a function of its counters and of the chain time of the block.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvoiceStatus {
	/// Nothing arrived yet, in time.
	Open,
	/// Less than needed arrived, in time.
	PartiallyPaid,
	/// Paid, in time.
	Paid,
	/// Paid after the expiry.
	PaidLate,
	/// The expiry passed and nothing had arrived.
	Expired,
	/// The expiry passed with money on hold that goes back, or waits for the merchant.
	ExpiredPartial,
	/// Some of what was paid out was given back.
	RefundedPartial,
	/// All of it was.
	RefundedFull,
}

/// Something exceptional about an invoice; several can hold at once.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvoiceFlag {
	/// A payment left it below what it needs.
	Partial,
	/// More arrived than amount and tolerance.
	Over,
	/// A payment came after the expiry.
	Late,
	/// There was more than one payment.
	Multiple,
	/// The merchant settled it by hand. Never the same as paid in full.
	Manual,
}

/// Whether it may be paid in several payments.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartialView {
	/// One payment of all that is due.
	Forbid,
	/// Parts wait until the sum is enough.
	Accumulate,
}

/// What becomes of more than the amount.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum OverView {
	/// Refused above the tolerance.
	Reject,
	/// Only what is due is taken.
	ReturnExcess,
	/// Everything is taken.
	Keep,
}

/// What becomes of payments after the expiry.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum LateView {
	/// Refused.
	Reject,
	/// Taken as if in time.
	Accept,
	/// Taken on hold until the merchant decides.
	HoldForMerchant,
}

/// A share of a split.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShareView {
	/// An amount, served first.
	Fixed(Balance),
	/// Basis points of what is paid out, rounded down.
	Relative(Bps),
}

/// Somebody beside merchant and gateway who is paid out of it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct LegView {
	/// Who.
	pub account: AccountId,
	/// How much.
	pub share: ShareView,
}

/// The gateway that made it, and its fee.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct GatewayFeeView {
	/// Who receives the fee.
	pub account: AccountId,
	/// Basis points of what is paid out, out of the merchant's share.
	pub fee: Bps,
}

/// What one payer put in.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct PartView {
	/// Who paid.
	pub payer: AccountId,
	/// The account this payer named for refunds, if another.
	pub refund_to: Option<AccountId>,
	/// How much.
	pub amount: Balance,
	/// How much of it was given back.
	pub refunded: Balance,
}

/// A price in local money, and the rate that turned it into an amount.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct FiatView {
	/// Which money.
	pub fiat: Fiat,
	/// How much, in its smallest unit.
	pub amount: FiatAmount,
	/// What the asset cost, since when that was known, and the number of its round.
	pub rate: Quote,
	/// The block timestamp until which the rate holds. Once anything has arrived it holds for good.
	pub lock_until: Millis,
	/// How many more rates it can have.
	pub requotes_left: u8,
}

/// What an invoice asks of whoever would pay it now.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvoiceQuoteView {
	/// What is missing from the amount.
	pub due: Balance,
	/// At which rate, where the price is in local money.
	pub rate: Option<Quote>,
	/// Whether the rate is that of now, since the last one holds no longer. The payment fixes it.
	pub is_new: bool,
}

/// An invoice in state.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct InvoiceView {
	/// Its id.
	pub id: H256,
	/// Who invoices.
	pub merchant: MerchantId,
	/// The merchant's reference.
	pub reference: [u8; 32],
	/// The account that is paid.
	pub settlement: AccountId,
	/// The gateway that made it.
	pub gateway: Option<GatewayFeeView>,
	/// How far it has come.
	pub status: InvoiceStatus,
	/// What is exceptional.
	pub flags: Vec<InvoiceFlag>,
	/// In which money.
	pub asset: AssetKind,
	/// How much is asked for.
	pub amount: Balance,
	/// In which local money it was asked for, and at which rate that is the amount.
	pub fiat: Option<FiatView>,
	/// The least sum that settles it.
	pub need: Balance,
	/// How much is still missing from the amount; zero once it is settled.
	pub due: Balance,
	/// Whether its own terms let it take a payment at this time. Who pays, whether the merchant is
	/// suspended, and whether there is a price where a new rate is needed, is asked when it is paid.
	pub is_payable: bool,
	/// Everything that arrived.
	pub received: Balance,
	/// What of it counts against the amount.
	pub credited: Balance,
	/// What was paid out.
	pub captured: Balance,
	/// What was given back of that.
	pub refunded: Balance,
	/// What the merchant gave up by accepting less.
	pub written_off: Balance,
	/// When it was made.
	pub created_at: Millis,
	/// Until when a payment is in time.
	pub expires_at: Millis,
	/// Until when it can be settled at all.
	pub late_until: Millis,
	/// Until when it can be refunded.
	pub refund_expiry: Millis,
	/// How much less than the amount still counts as paid.
	pub tolerance_under: Bps,
	/// How much more than the amount is not exceptional.
	pub tolerance_over: Bps,
	/// Payments in parts.
	pub partial: PartialView,
	/// Payments above the amount.
	pub over: OverView,
	/// Payments after the expiry.
	pub late: LateView,
	/// The one account that may pay.
	pub allowed_payer: Option<AccountId>,
	/// Who else is paid out of it.
	pub legs: Vec<LegView>,
	/// Who paid what.
	pub parts: Vec<PartView>,
	/// The hash of the terms as they are.
	pub contract_hash: H256,
	/// How many events it has had.
	pub seq: u32,
}

/// What stays of an invoice or an authorisation that ended, as long as its reference stays used.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ReceiptView {
	/// Its id.
	pub id: H256,
	/// How it ended.
	pub outcome: OutcomeView,
	/// In which money.
	pub asset: AssetKind,
	/// What was paid out.
	pub captured: Balance,
	/// What was given back of that.
	pub refunded: Balance,
	/// The hash of the terms as they were made.
	pub contract_hash: H256,
	/// When it ended.
	pub ended_at: Millis,
	/// From when anyone may remove the receipt.
	pub keep_until: Millis,
}

/// How an object ended.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutcomeView {
	/// Called off before any money was paid out.
	Cancelled,
	/// Its time ran out before any money was paid out.
	Expired,
	/// Money was paid out, and the refund window is over.
	Closed,
}

/// An invoice or an authorisation that is in state, or what stays of it.
pub type Lookup<T> = crate::Lookup<T, ReceiptView>;

/// How far an authorisation has come: a function of its counters and of the chain time of the block.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum AuthorizationStatus {
	/// On hold, nothing captured.
	Authorized,
	/// Some captured, some on hold.
	PartiallyCaptured,
	/// Nothing is on hold any more.
	Captured,
	/// The merchant's time is over and the payer may take back what is on hold.
	Expired,
	/// Nothing is on hold, and some of what was captured was given back.
	RefundedPartial,
	/// Nothing is on hold, and all of it was given back.
	RefundedFull,
	/// Arbitration decides about what lies in reserve.
	Disputed,
}

/// An authorisation in state.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct AuthorizationView {
	/// Its id.
	pub id: H256,
	/// Who may capture.
	pub merchant: MerchantId,
	/// The payer's reference.
	pub reference: [u8; 32],
	/// Whose money it is.
	pub payer: AccountId,
	/// The account that is paid.
	pub settlement: AccountId,
	/// How far it has come.
	pub status: AuthorizationStatus,
	/// In which money.
	pub asset: AssetKind,
	/// Everything that was put on hold for it.
	pub authorized: Balance,
	/// What was paid out.
	pub captured: Balance,
	/// What went back to the payer uncaptured.
	pub voided: Balance,
	/// What is on hold: `authorized − captured − voided`.
	pub outstanding: Balance,
	/// What was given back of the captured.
	pub refunded: Balance,
	/// Whether what is captured lies in reserve until `refund_expiry`, where the payer can dispute it.
	pub is_escrowed: bool,
	/// What of the captured lies on hold in the merchant's settlement account.
	pub reserved: Balance,
	/// Whether the payer has disputed it, which he can once.
	pub was_disputed: bool,
	/// The highest fee a gateway may take out of a capture.
	pub max_fee: Bps,
	/// Where refunds go, if not to the payer.
	pub refund_to: Option<AccountId>,
	/// When it was made.
	pub created_at: Millis,
	/// Until when the merchant may capture; from then on the payer may reclaim.
	pub auth_expiry: Millis,
	/// Until when a capture can be refunded, and disputed.
	pub refund_expiry: Millis,
	/// The hash of the terms.
	pub contract_hash: H256,
	/// How many events it has had.
	pub seq: u32,
}

sp_api::decl_runtime_apis! {
	/// Questions about payments.
	#[api_version(1)]
	pub trait PaymentsApi {
		/// An invoice or its receipt; `None` if there is neither.
		fn invoice(id: H256) -> Option<Lookup<InvoiceView>>;

		/// The invoice that a merchant made under a reference, or its receipt.
		fn invoice_by_reference(
			merchant: MerchantId,
			reference: [u8; 32],
		) -> Option<Lookup<InvoiceView>>;

		/// What would be due on an invoice if somebody paid now; `None` if nothing can be paid, or no
		/// new rate is to be had where one is needed.
		fn invoice_quote(id: H256) -> Option<InvoiceQuoteView>;

		/// The invoices of a merchant that wait for money; `None` if the cursor is none.
		fn merchant_open(
			merchant: MerchantId,
			cursor: Option<Cursor>,
			limit: u32,
		) -> Option<Page<InvoiceView>>;

		/// An authorisation or its receipt; `None` if there is neither.
		fn authorization(id: H256) -> Option<Lookup<AuthorizationView>>;
	}
}
