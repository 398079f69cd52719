// SPDX-License-Identifier: Apache-2.0

//! Invoices and authorisations.

use super::place;
use crate::Payments;
use alloc::vec::Vec;
use codec::Encode;
use pallet_payments::{
	self as pallet, AuthorizationStatus, Flags, InvoicePhase, InvoicePrice, InvoiceStatus,
	InvoiceTerms, LatePolicy, Outcome, OverPolicy, PartialPolicy, Receipt, Share,
};
use polkadot_sdk::sp_core::H256;
use tael_primitives::{AccountId, ClientRef, MerchantId};
use tael_runtime_api::{
	Cursor, Page,
	payments::{
		self as view, AuthorizationView, FiatView, GatewayFeeView, InvoiceFlag, InvoiceQuoteView,
		InvoiceView, LateView, LegView, Lookup, OutcomeView, OverView, PartView, PartialView,
		ReceiptView, ShareView,
	},
};

/// An invoice or its receipt.
pub fn invoice(id: H256) -> Option<Lookup<InvoiceView>> {
	found(id, Payments::invoice_view(id)?, invoice_view)
}

/// The invoice of a merchant under a reference, or its receipt.
pub fn invoice_by_reference(
	merchant: MerchantId,
	reference: ClientRef,
) -> Option<Lookup<InvoiceView>> {
	invoice(pallet::invoice_id(&merchant, &reference))
}

/// What would be due if somebody paid now.
pub fn invoice_quote(id: H256) -> Option<InvoiceQuoteView> {
	let quote = Payments::invoice_quote(id)?;
	Some(InvoiceQuoteView { due: quote.due, rate: quote.rate, is_new: quote.is_new })
}

/// The invoices of a merchant that wait for money.
pub fn merchant_open(
	merchant: MerchantId,
	cursor: Option<Cursor>,
	limit: u32,
) -> Option<Page<InvoiceView>> {
	let page = Payments::open_invoices(merchant, place(cursor).ok()?, limit);
	Some(Page {
		items: page.items.into_iter().map(invoice_view).collect(),
		next: page.next.map(|id| id.encode()),
	})
}

/// An authorisation or its receipt.
pub fn authorization(id: H256) -> Option<Lookup<AuthorizationView>> {
	found(id, Payments::authorization_view(id)?, authorization_view)
}

fn found<Row, View>(
	id: H256,
	lookup: pallet::Lookup<Row>,
	form: impl FnOnce(Row) -> View,
) -> Option<Lookup<View>> {
	match lookup {
		pallet::Lookup::Live(row) => Some(Lookup::Live(form(row))),
		pallet::Lookup::Ended(receipt) => receipt_view(id, receipt).map(Lookup::Ended),
	}
}

/// The receipt of a refund is none of an invoice or an authorisation.
fn receipt_view(id: H256, receipt: Receipt) -> Option<ReceiptView> {
	let outcome = match receipt.outcome {
		Outcome::Cancelled => OutcomeView::Cancelled,
		Outcome::Expired => OutcomeView::Expired,
		Outcome::Closed => OutcomeView::Closed,
		Outcome::Refunded => return None,
	};
	Some(ReceiptView {
		id,
		outcome,
		asset: receipt.asset,
		captured: receipt.captured,
		refunded: receipt.refunded,
		contract_hash: receipt.contract_hash,
		ended_at: receipt.ended_at,
		keep_until: receipt.keep_until,
	})
}

fn invoice_view(row: pallet::InvoiceView<AccountId>) -> InvoiceView {
	let invoice = row.invoice;
	let terms = invoice.terms;
	let fiat = fiat_view(&terms);
	let request = terms.request;
	let due = match invoice.phase {
		InvoicePhase::Open => row.due,
		InvoicePhase::Settled | InvoicePhase::Ended => 0,
	};
	InvoiceView {
		id: row.id,
		merchant: terms.merchant,
		reference: terms.reference,
		settlement: terms.payee.settlement,
		gateway: terms
			.gateway
			.map(|gateway| GatewayFeeView { account: gateway.account, fee: gateway.fee }),
		status: invoice_status(row.status),
		flags: flags(invoice.flags),
		asset: request.asset,
		amount: terms.amount,
		fiat,
		need: row.need,
		due,
		is_payable: row.is_payable,
		received: invoice.received,
		credited: invoice.credited,
		captured: invoice.captured,
		refunded: invoice.refunded,
		written_off: invoice.written_off,
		created_at: invoice.created_at,
		expires_at: request.windows.expires_at,
		late_until: request.windows.late_until,
		refund_expiry: request.windows.refund_expiry,
		tolerance_under: request.tolerance_under,
		tolerance_over: request.tolerance_over,
		partial: match request.partial {
			PartialPolicy::Forbid => PartialView::Forbid,
			PartialPolicy::Accumulate => PartialView::Accumulate,
		},
		over: match request.over {
			OverPolicy::Reject => OverView::Reject,
			OverPolicy::ReturnExcess => OverView::ReturnExcess,
			OverPolicy::Keep => OverView::Keep,
		},
		late: match request.late {
			LatePolicy::Reject => LateView::Reject,
			LatePolicy::Accept => LateView::Accept,
			LatePolicy::HoldForMerchant => LateView::HoldForMerchant,
		},
		allowed_payer: request.allowed_payer,
		legs: request
			.legs
			.into_iter()
			.map(|leg| LegView {
				account: leg.account,
				share: match leg.share {
					Share::Fixed(amount) => ShareView::Fixed(amount),
					Share::Relative(bps) => ShareView::Relative(bps),
				},
			})
			.collect(),
		parts: invoice
			.parts
			.into_iter()
			.map(|part| PartView {
				payer: part.payer,
				refund_to: part.refund_to,
				amount: part.amount,
				refunded: part.refunded,
			})
			.collect(),
		contract_hash: invoice.contract_hash,
		seq: invoice.seq,
	}
}

fn fiat_view(terms: &InvoiceTerms<AccountId>) -> Option<FiatView> {
	let (InvoicePrice::Fiat(price), Some(lock)) = (terms.request.price, terms.lock) else {
		return None;
	};
	Some(FiatView {
		fiat: price.fiat,
		amount: price.amount,
		rate: lock.rate,
		lock_until: lock.until,
		requotes_left: lock.requotes_left,
	})
}

const fn invoice_status(status: InvoiceStatus) -> view::InvoiceStatus {
	match status {
		InvoiceStatus::Open => view::InvoiceStatus::Open,
		InvoiceStatus::PartiallyPaid => view::InvoiceStatus::PartiallyPaid,
		InvoiceStatus::Paid => view::InvoiceStatus::Paid,
		InvoiceStatus::PaidLate => view::InvoiceStatus::PaidLate,
		InvoiceStatus::Expired => view::InvoiceStatus::Expired,
		InvoiceStatus::ExpiredPartial => view::InvoiceStatus::ExpiredPartial,
		InvoiceStatus::RefundedPartial => view::InvoiceStatus::RefundedPartial,
		InvoiceStatus::RefundedFull => view::InvoiceStatus::RefundedFull,
	}
}

fn flags(flags: Flags) -> Vec<InvoiceFlag> {
	[
		(Flags::PARTIAL, InvoiceFlag::Partial),
		(Flags::OVER, InvoiceFlag::Over),
		(Flags::LATE, InvoiceFlag::Late),
		(Flags::MULTIPLE, InvoiceFlag::Multiple),
		(Flags::MANUAL, InvoiceFlag::Manual),
	]
	.into_iter()
	.filter(|(bit, _)| flags.contains(*bit))
	.map(|(_, flag)| flag)
	.collect()
}

fn authorization_view(row: pallet::AuthorizationView<AccountId>) -> AuthorizationView {
	let authorization = row.authorization;
	let terms = authorization.terms;
	AuthorizationView {
		id: row.id,
		merchant: terms.merchant,
		reference: terms.reference,
		payer: terms.payer,
		settlement: terms.payee.settlement,
		status: match row.status {
			AuthorizationStatus::Authorized => view::AuthorizationStatus::Authorized,
			AuthorizationStatus::PartiallyCaptured => view::AuthorizationStatus::PartiallyCaptured,
			AuthorizationStatus::Captured => view::AuthorizationStatus::Captured,
			AuthorizationStatus::Expired => view::AuthorizationStatus::Expired,
			AuthorizationStatus::RefundedPartial => view::AuthorizationStatus::RefundedPartial,
			AuthorizationStatus::RefundedFull => view::AuthorizationStatus::RefundedFull,
			AuthorizationStatus::Disputed => view::AuthorizationStatus::Disputed,
		},
		asset: terms.request.asset,
		authorized: authorization.authorized,
		captured: authorization.captured,
		voided: authorization.voided,
		outstanding: row.outstanding,
		refunded: authorization.refunded,
		is_escrowed: terms.request.is_escrowed,
		reserved: authorization.reserved,
		was_disputed: authorization.was_disputed,
		max_fee: terms.request.max_fee,
		refund_to: terms.request.refund_to,
		created_at: authorization.created_at,
		auth_expiry: row.capture_before,
		refund_expiry: terms.request.refund_expiry,
		contract_hash: authorization.contract_hash,
		seq: authorization.seq,
	}
}
