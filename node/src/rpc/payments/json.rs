// SPDX-License-Identifier: Apache-2.0

//! Invoices and authorisations in JSON.

use crate::rpc::{
	found,
	rates::QuoteInJson,
	values::{Address, Amount, Asset, words},
};
use serde::{Deserialize, Serialize};
use tael_primitives::{Balance, Bps, Fiat, Hash, Millis};
use tael_runtime_api::payments::{
	AuthorizationStatus, AuthorizationView, FiatView, InvoiceFlag, InvoiceQuoteView, InvoiceStatus,
	InvoiceView, LateView, OutcomeView, OverView, PartView, PartialView, ReceiptView, ShareView,
};

words! {
	/// How far an invoice in state has come.
	InvoiceStatusName from InvoiceStatus {
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
		/// The expiry passed with money on hold.
		ExpiredPartial,
		/// Some of what was paid out was given back.
		RefundedPartial,
		/// All of it was.
		RefundedFull,
	}
}

words! {
	/// Something exceptional about an invoice.
	FlagName from InvoiceFlag {
		/// A payment left it below what it needs.
		Partial,
		/// More arrived than amount and tolerance.
		Over,
		/// A payment came after the expiry.
		Late,
		/// There was more than one payment.
		Multiple,
		/// The merchant settled it by hand.
		Manual,
	}
}

words! {
	/// Payments in parts.
	PartialName from PartialView {
		/// One payment of all that is due.
		Forbid,
		/// Parts wait until the sum is enough.
		Accumulate,
	}
}

words! {
	/// Payments above the amount.
	OverName from OverView {
		/// Refused above the tolerance.
		Reject,
		/// Only what is due is taken.
		ReturnExcess,
		/// Everything is taken.
		Keep,
	}
}

words! {
	/// Payments after the expiry.
	LateName from LateView {
		/// Refused.
		Reject,
		/// Taken as if in time.
		Accept,
		/// Taken on hold until the merchant decides.
		HoldForMerchant,
	}
}

words! {
	/// The status of an object that ended: how it did.
	OutcomeName from OutcomeView {
		/// Called off before any money was paid out.
		Cancelled,
		/// Its time ran out before any money was paid out.
		Expired,
		/// Money was paid out, and the refund window is over.
		Closed,
	}
}

words! {
	/// How far an authorisation in state has come.
	AuthorizationStatusName from AuthorizationStatus {
		/// On hold, nothing captured.
		Authorized,
		/// Some captured, some on hold.
		PartiallyCaptured,
		/// Nothing is on hold any more.
		Captured,
		/// The payer may take back what is on hold.
		Expired,
		/// Some of what was captured was given back.
		RefundedPartial,
		/// All of it was.
		RefundedFull,
		/// Arbitration decides about what lies in reserve.
		Disputed,
	}
}

/// An invoice or an authorisation in state, or what stays of it.
pub type Found<T> = found::Found<T, Receipt>;

/// What stays of an object that ended, as long as its reference stays used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
	/// The id of the object.
	pub id: Hash,
	/// How it ended.
	pub status: OutcomeName,
	/// In which money.
	pub asset: Asset,
	/// What was paid out.
	pub captured: Amount,
	/// What was given back of that.
	pub refunded: Amount,
	/// The hash of the terms as they were made.
	pub contract_hash: Hash,
	/// When it ended.
	pub ended_at: Millis,
	/// From when anyone may remove the receipt.
	pub keep_until: Millis,
}

impl From<ReceiptView> for Receipt {
	fn from(view: ReceiptView) -> Self {
		Self {
			id: view.id,
			status: view.outcome.into(),
			asset: Asset(view.asset),
			captured: Amount(view.captured),
			refunded: Amount(view.refunded),
			contract_hash: view.contract_hash,
			ended_at: view.ended_at,
			keep_until: view.keep_until,
		}
	}
}

/// An invoice in state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invoice {
	/// Its id.
	pub id: Hash,
	/// Who invoices.
	pub merchant: Hash,
	/// The merchant's reference.
	pub reference: Hash,
	/// The account that is paid.
	pub settlement: Address,
	/// The gateway that made it; `null` where the merchant's own people did.
	pub gateway: Option<GatewayFee>,
	/// How far it has come.
	pub status: InvoiceStatusName,
	/// What is exceptional.
	pub flags: Vec<FlagName>,
	/// In which money.
	pub asset: Asset,
	/// How much is asked for.
	pub amount: Amount,
	/// In which local money it was asked for; `null`: in the asset.
	pub fiat: Option<FiatPrice>,
	/// The least sum that settles it.
	pub need: Amount,
	/// How much is still missing from the amount; zero once it is settled.
	pub due: Amount,
	/// Whether its own terms let it take a payment at this time.
	pub payable: bool,
	/// Everything that arrived.
	pub received: Amount,
	/// What of it counts against the amount.
	pub credited: Amount,
	/// What was paid out.
	pub captured: Amount,
	/// What was given back of that.
	pub refunded: Amount,
	/// What arrived above the amount.
	pub excess: Amount,
	/// What the merchant gave up by accepting less.
	pub written_off: Amount,
	/// When it was made.
	pub created_at: Millis,
	/// Until when a payment is in time.
	pub expires_at: Millis,
	/// Until when it can be settled at all.
	pub late_until: Millis,
	/// Until when it can be refunded.
	pub refund_expiry: Millis,
	/// How much less than the amount still counts as paid, in basis points.
	pub tolerance_under_bps: Bps,
	/// How much more than the amount is not exceptional, in basis points.
	pub tolerance_over_bps: Bps,
	/// Payments in parts.
	pub partial: PartialName,
	/// Payments above the amount.
	pub over: OverName,
	/// Payments after the expiry.
	pub late: LateName,
	/// The one account that may pay; `null`: anyone.
	pub allowed_payer: Option<Address>,
	/// Who is paid out of it beside merchant and gateway.
	pub legs: Vec<Leg>,
	/// Who paid what.
	pub parts: Vec<Part>,
	/// The hash of the terms as they are.
	pub contract_hash: Hash,
	/// How many events it has had.
	pub seq: u32,
}

/// A price in local money, and the rate that made an amount of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FiatPrice {
	/// Which money.
	pub currency: Fiat,
	/// How much, in its smallest unit.
	pub amount: Amount,
	/// At which rate.
	pub rate: QuoteInJson,
	/// The block timestamp until which the rate holds, if nothing arrives before.
	pub lock_until: Millis,
	/// How many more rates the invoice can have.
	pub requotes_left: u8,
}

impl From<FiatView> for FiatPrice {
	fn from(view: FiatView) -> Self {
		Self {
			currency: view.fiat,
			amount: Amount(view.amount),
			rate: view.rate.into(),
			lock_until: view.lock_until,
			requotes_left: view.requotes_left,
		}
	}
}

/// What an invoice asks of whoever would pay it now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InvoiceQuote {
	/// What is missing from the amount.
	pub due: Amount,
	/// At which rate; `null` where the price is in the asset.
	pub rate: Option<QuoteInJson>,
	/// Whether the payment will take a new rate, which may be another than this.
	pub new_rate: bool,
}

impl From<InvoiceQuoteView> for InvoiceQuote {
	fn from(view: InvoiceQuoteView) -> Self {
		Self { due: Amount(view.due), rate: view.rate.map(Into::into), new_rate: view.is_new }
	}
}

/// A gateway and its fee.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GatewayFee {
	/// Who receives the fee.
	pub account: Address,
	/// Basis points of what is paid out, out of the merchant's share.
	pub fee_bps: Bps,
}

/// Somebody beside merchant and gateway who is paid. Exactly one of the shares is there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Leg {
	/// Who.
	pub account: Address,
	/// An amount, served first.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub fixed: Option<Amount>,
	/// Basis points of what is paid out, rounded down.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub share_bps: Option<Bps>,
}

/// What one payer put in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
	/// Who paid.
	pub payer: Address,
	/// The account this payer named for refunds; `null`: the payer.
	pub refund_to: Option<Address>,
	/// How much.
	pub amount: Amount,
	/// How much of it was given back.
	pub refunded: Amount,
}

fn excess(received: Balance, amount: Balance) -> Amount {
	Amount(received.saturating_sub(amount))
}

impl From<PartView> for Part {
	fn from(view: PartView) -> Self {
		Self {
			payer: Address(view.payer),
			refund_to: view.refund_to.map(Address),
			amount: Amount(view.amount),
			refunded: Amount(view.refunded),
		}
	}
}

impl From<InvoiceView> for Invoice {
	fn from(view: InvoiceView) -> Self {
		let legs = view.legs.into_iter().map(|leg| {
			let (fixed, share_bps) = match leg.share {
				ShareView::Fixed(amount) => (Some(Amount(amount)), None),
				ShareView::Relative(bps) => (None, Some(bps)),
			};
			Leg { account: Address(leg.account), fixed, share_bps }
		});
		Self {
			id: view.id,
			merchant: view.merchant,
			reference: Hash::from(view.reference),
			settlement: Address(view.settlement),
			gateway: view.gateway.map(|gateway| GatewayFee {
				account: Address(gateway.account),
				fee_bps: gateway.fee,
			}),
			status: view.status.into(),
			flags: view.flags.into_iter().map(Into::into).collect(),
			asset: Asset(view.asset),
			amount: Amount(view.amount),
			fiat: view.fiat.map(Into::into),
			need: Amount(view.need),
			due: Amount(view.due),
			payable: view.is_payable,
			received: Amount(view.received),
			credited: Amount(view.credited),
			captured: Amount(view.captured),
			refunded: Amount(view.refunded),
			excess: excess(view.received, view.amount),
			written_off: Amount(view.written_off),
			created_at: view.created_at,
			expires_at: view.expires_at,
			late_until: view.late_until,
			refund_expiry: view.refund_expiry,
			tolerance_under_bps: view.tolerance_under,
			tolerance_over_bps: view.tolerance_over,
			partial: view.partial.into(),
			over: view.over.into(),
			late: view.late.into(),
			allowed_payer: view.allowed_payer.map(Address),
			legs: legs.collect(),
			parts: view.parts.into_iter().map(Into::into).collect(),
			contract_hash: view.contract_hash,
			seq: view.seq,
		}
	}
}

/// An authorisation in state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Authorization {
	/// Its id.
	pub id: Hash,
	/// Who may capture.
	pub merchant: Hash,
	/// The payer's reference.
	pub reference: Hash,
	/// Whose money it is.
	pub payer: Address,
	/// The account that is paid.
	pub settlement: Address,
	/// How far it has come.
	pub status: AuthorizationStatusName,
	/// In which money.
	pub asset: Asset,
	/// Everything that was put on hold for it.
	pub authorized: Amount,
	/// What was paid out.
	pub captured: Amount,
	/// What went back to the payer uncaptured.
	pub voided: Amount,
	/// What is on hold.
	pub outstanding: Amount,
	/// What was given back of the captured.
	pub refunded: Amount,
	/// Whether what is captured lies in reserve until `refundExpiry`, where the payer can dispute it.
	pub is_escrowed: bool,
	/// What of the captured lies on hold in the merchant's settlement account.
	pub reserved: Amount,
	/// Whether the payer has disputed it, which he can once.
	pub was_disputed: bool,
	/// The highest fee a gateway may take out of a capture, in basis points.
	pub max_fee_bps: Bps,
	/// Where refunds go; `null`: to the payer.
	pub refund_to: Option<Address>,
	/// When it was made.
	pub created_at: Millis,
	/// Until when the merchant may capture.
	pub capture_before: Millis,
	/// Until when a capture can be refunded.
	pub refund_expiry: Millis,
	/// The hash of the terms.
	pub contract_hash: Hash,
	/// How many events it has had.
	pub seq: u32,
}

impl From<AuthorizationView> for Authorization {
	fn from(view: AuthorizationView) -> Self {
		Self {
			id: view.id,
			merchant: view.merchant,
			reference: Hash::from(view.reference),
			payer: Address(view.payer),
			settlement: Address(view.settlement),
			status: view.status.into(),
			asset: Asset(view.asset),
			authorized: Amount(view.authorized),
			captured: Amount(view.captured),
			voided: Amount(view.voided),
			outstanding: Amount(view.outstanding),
			refunded: Amount(view.refunded),
			is_escrowed: view.is_escrowed,
			reserved: Amount(view.reserved),
			was_disputed: view.was_disputed,
			max_fee_bps: view.max_fee,
			refund_to: view.refund_to.map(Address),
			created_at: view.created_at,
			capture_before: view.auth_expiry,
			refund_expiry: view.refund_expiry,
			contract_hash: view.contract_hash,
			seq: view.seq,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::subscription::Follow;
	use crate::rpc::values::tests::{account, address};
	use serde_json::{Value, json};
	use tael_primitives::{AssetKind, Price, Quote};
	use tael_runtime_api::payments::{GatewayFeeView, LegView, Lookup};

	fn invoice() -> InvoiceView {
		InvoiceView {
			id: Hash::repeat_byte(1),
			merchant: Hash::repeat_byte(2),
			reference: [3; 32],
			settlement: account(4),
			gateway: Some(GatewayFeeView { account: account(5), fee: 50 }),
			status: InvoiceStatus::RefundedPartial,
			flags: vec![InvoiceFlag::Late, InvoiceFlag::Over],
			asset: AssetKind::Native,
			amount: 10_000_000,
			fiat: Some(FiatView {
				fiat: Fiat::CNY,
				amount: 7_123,
				rate: Quote { price: Price(712_300_000), as_of: 11, round: 12 },
				lock_until: 13,
				requotes_left: 14,
			}),
			need: 10_000_000,
			due: 0,
			is_payable: false,
			received: 10_250_000,
			credited: 10_250_000,
			captured: 10_250_000,
			refunded: 1,
			written_off: 0,
			created_at: 1,
			expires_at: 2,
			late_until: 3,
			refund_expiry: 4,
			tolerance_under: 0,
			tolerance_over: 100,
			partial: PartialView::Accumulate,
			over: OverView::ReturnExcess,
			late: LateView::HoldForMerchant,
			allowed_payer: None,
			legs: vec![
				LegView { account: account(6), share: ShareView::Fixed(7) },
				LegView { account: account(7), share: ShareView::Relative(200) },
			],
			parts: vec![PartView {
				payer: account(8),
				refund_to: Some(account(9)),
				amount: 10_250_000,
				refunded: 1,
			}],
			contract_hash: Hash::repeat_byte(10),
			seq: 6,
		}
	}

	fn receipt() -> ReceiptView {
		ReceiptView {
			id: Hash::repeat_byte(1),
			outcome: OutcomeView::Closed,
			asset: AssetKind::WithId(1),
			captured: 5,
			refunded: 2,
			contract_hash: Hash::repeat_byte(10),
			ended_at: 8,
			keep_until: 9,
		}
	}

	#[test]
	fn an_invoice_in_json() {
		assert_eq!(
			serde_json::to_value(Invoice::from(invoice())).unwrap(),
			json!({
				"id": Hash::repeat_byte(1), "merchant": Hash::repeat_byte(2),
				"reference": Hash::repeat_byte(3), "settlement": address(4),
				"gateway": { "account": address(5), "feeBps": 50 },
				"status": "refundedPartial", "flags": ["late", "over"], "asset": "USDT",
				"amount": "10000000",
				"fiat": {
					"currency": "CNY", "amount": "7123",
					"rate": { "price": "712300000", "asOf": 11, "round": 12 },
					"lockUntil": 13, "requotesLeft": 14,
				},
				"need": "10000000", "due": "0", "payable": false,
				"received": "10250000",
				"credited": "10250000", "captured": "10250000", "refunded": "1",
				"excess": "250000", "writtenOff": "0",
				"createdAt": 1, "expiresAt": 2, "lateUntil": 3, "refundExpiry": 4,
				"toleranceUnderBps": 0, "toleranceOverBps": 100,
				"partial": "accumulate", "over": "returnExcess", "late": "holdForMerchant",
				"allowedPayer": null,
				"legs": [
					{ "account": address(6), "fixed": "7" },
					{ "account": address(7), "shareBps": 200 },
				],
				"parts": [{
					"payer": address(8), "refundTo": address(9), "amount": "10250000",
					"refunded": "1",
				}],
				"contractHash": Hash::repeat_byte(10), "seq": 6,
			})
		);
	}

	#[test]
	fn an_invoice_in_the_asset_and_its_quote_in_json() {
		let in_asset = InvoiceView { fiat: None, ..invoice() };
		let json = serde_json::to_value(Invoice::from(in_asset)).unwrap();
		assert_eq!(json["fiat"], Value::Null);
		let quote = InvoiceQuoteView { due: 5, rate: None, is_new: false };
		assert_eq!(
			serde_json::to_value(InvoiceQuote::from(quote)).unwrap(),
			json!({ "due": "5", "rate": null, "newRate": false })
		);
		let rate = Some(Quote { price: Price::ONE, as_of: 1, round: 2 });
		let quote = InvoiceQuoteView { due: 5, rate, is_new: true };
		assert_eq!(
			serde_json::to_value(InvoiceQuote::from(quote)).unwrap(),
			json!({
				"due": "5", "rate": { "price": "100000000", "asOf": 1, "round": 2 },
				"newRate": true,
			})
		);
	}

	#[test]
	fn what_is_live_and_what_ended_read_back_as_they_were() {
		let live = Found::<Invoice>::new(Lookup::Live(invoice()));
		assert!(!live.has_ended());
		let ended = Found::<Invoice>::new(Lookup::<InvoiceView>::Ended(receipt()));
		assert!(ended.has_ended());
		for found in [live, ended] {
			let text = serde_json::to_string(&found).unwrap();
			assert_eq!(serde_json::from_str::<Found<Invoice>>(&text).unwrap(), found);
		}
	}

	#[test]
	fn a_receipt_in_json() {
		let found = Found::<Invoice>::new(Lookup::<InvoiceView>::Ended(receipt()));
		assert_eq!(
			serde_json::to_value(found).unwrap(),
			json!({
				"id": Hash::repeat_byte(1), "status": "closed", "asset": "1",
				"captured": "5", "refunded": "2", "contractHash": Hash::repeat_byte(10),
				"endedAt": 8, "keepUntil": 9,
			})
		);
	}

	#[test]
	fn an_authorisation_in_json() {
		let view = AuthorizationView {
			id: Hash::repeat_byte(1),
			merchant: Hash::repeat_byte(2),
			reference: [3; 32],
			payer: account(4),
			settlement: account(5),
			status: AuthorizationStatus::PartiallyCaptured,
			asset: AssetKind::Native,
			authorized: 10,
			captured: 4,
			voided: 1,
			outstanding: 5,
			refunded: 0,
			is_escrowed: true,
			reserved: 3,
			was_disputed: false,
			max_fee: 100,
			refund_to: None,
			created_at: 1,
			auth_expiry: 2,
			refund_expiry: 3,
			contract_hash: Hash::repeat_byte(6),
			seq: 2,
		};
		assert_eq!(
			serde_json::to_value(Authorization::from(view)).unwrap(),
			json!({
				"id": Hash::repeat_byte(1), "merchant": Hash::repeat_byte(2),
				"reference": Hash::repeat_byte(3), "payer": address(4), "settlement": address(5),
				"status": "partiallyCaptured", "asset": "USDT", "authorized": "10",
				"captured": "4", "voided": "1", "outstanding": "5", "refunded": "0",
				"isEscrowed": true, "reserved": "3", "wasDisputed": false,
				"maxFeeBps": 100, "refundTo": null, "createdAt": 1, "captureBefore": 2,
				"refundExpiry": 3, "contractHash": Hash::repeat_byte(6), "seq": 2,
			})
		);
	}
}
