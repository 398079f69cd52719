// SPDX-License-Identifier: Apache-2.0

//! `payments_v1`: invoices, authorisations and fees.

pub mod json;

use super::{
	arguments,
	errors::Error,
	fees::{self, Quote},
	followers::Followers,
	reading::{Answer, List, ReadAt, Reader},
	subscription::Event,
};
use crate::client::Client;
use json::{Authorization, Found, Invoice, InvoiceQuote};
use jsonrpsee::{PendingSubscriptionSink, core::async_trait, proc_macros::rpc};
use serde_json::Value;
use std::sync::Arc;
use tael_primitives::Hash;
use tael_runtime::opaque::Block;
use tael_runtime_api::{fees::FeesApi, payments::PaymentsApi};

/// An invoice, live or ended.
pub type FoundInvoice = Found<Invoice>;

/// Methods about payments.
#[rpc(server, client, namespace = "payments_v1")]
pub trait PaymentsRpc {
	/// An invoice or its receipt; `null` if there is neither.
	#[method(name = "invoice", blocking)]
	fn invoice(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundInvoice>>, Error>;

	/// The invoice a merchant made under a reference, or its receipt; `null` if there is neither.
	#[method(name = "invoiceByRef", blocking)]
	fn invoice_by_ref(
		&self,
		merchant: Option<Value>,
		reference: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundInvoice>>, Error>;

	/// What would be due on an invoice if somebody paid now; `null` if nothing can be paid.
	#[method(name = "quoteInvoice", blocking)]
	fn quote_invoice(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<InvoiceQuote>>, Error>;

	/// The invoices of a merchant that wait for money.
	#[method(name = "merchantOpen", blocking)]
	fn merchant_open(
		&self,
		merchant: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<List<Invoice>>, Error>;

	/// An authorisation or its receipt; `null` if there is neither.
	#[method(name = "authorization", blocking)]
	fn authorization(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Found<Authorization>>>, Error>;

	/// The fee of a kind of transaction, or of a whole one, and what bounds it.
	#[method(name = "quoteFee", blocking)]
	fn quote_fee(&self, kind: Option<Value>, at: Option<Value>) -> Result<Answer<Quote>, Error>;

	/// The invoice as it is in the newest finalised block, then one event for each finalised block
	/// that changes it, until it has ended.
	#[subscription(
		name = "subscribeInvoice" => "invoiceEvent",
		unsubscribe = "unsubscribeInvoice",
		item = Event<FoundInvoice>
	)]
	async fn subscribe_invoice(&self, id: Option<Value>);
}

/// Answers the methods about payments.
pub struct PaymentsMethods {
	reader: Reader,
	followers: Followers,
}

impl PaymentsMethods {
	/// Methods over the node's client. Invoices have their followers among all.
	pub fn new(client: Arc<Client>, followers: Followers) -> Self {
		Self { reader: Reader::new(client), followers }
	}
}

/// The invoice at a block.
fn invoice_at(reader: &Reader, at: ReadAt, id: Hash) -> Result<Option<FoundInvoice>, Error> {
	let answer =
		reader.read_at::<dyn PaymentsApi<Block>, _>(at, |api, block| api.invoice(block, id))?;
	Ok(answer.data.map(Found::new))
}

#[async_trait]
impl PaymentsRpcServer for PaymentsMethods {
	fn invoice(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundInvoice>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let answer = self
			.reader
			.read::<dyn PaymentsApi<Block>, _>(at.as_ref(), |api, block| api.invoice(block, id))?;
		Ok(answer.map(|found| found.map(Found::new)))
	}

	fn invoice_by_ref(
		&self,
		merchant: Option<Value>,
		reference: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundInvoice>>, Error> {
		let merchant = arguments::id("merchant", merchant.as_ref())?;
		let reference = arguments::bytes32("reference", reference.as_ref())?;
		let answer = self.reader.read::<dyn PaymentsApi<Block>, _>(at.as_ref(), |api, block| {
			api.invoice_by_reference(block, merchant, reference)
		})?;
		Ok(answer.map(|found| found.map(Found::new)))
	}

	fn quote_invoice(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<InvoiceQuote>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let answer = self.reader.read::<dyn PaymentsApi<Block>, _>(at.as_ref(), |api, block| {
			api.invoice_quote(block, id)
		})?;
		Ok(answer.map(|quote| quote.map(Into::into)))
	}

	fn merchant_open(
		&self,
		merchant: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<List<Invoice>>, Error> {
		let merchant = arguments::id("merchant", merchant.as_ref())?;
		self.reader.page::<dyn PaymentsApi<Block>, _, _>(
			limit.as_ref(),
			cursor.as_ref(),
			at.as_ref(),
			|api, block, cursor, limit| api.merchant_open(block, merchant, cursor, limit),
		)
	}

	fn authorization(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Found<Authorization>>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let answer = self.reader.read::<dyn PaymentsApi<Block>, _>(at.as_ref(), |api, block| {
			api.authorization(block, id)
		})?;
		Ok(answer.map(|found| found.map(Found::new)))
	}

	fn quote_fee(&self, kind: Option<Value>, at: Option<Value>) -> Result<Answer<Quote>, Error> {
		const FIELD: &str = "kind";
		let subject = fees::subject(FIELD, kind.as_ref())?;
		let answer = self
			.reader
			.read::<dyn FeesApi<Block>, _>(at.as_ref(), |api, block| api.quote(block, subject))?;
		let quote = answer.data.ok_or_else(|| fees::not_a_subject(FIELD))?;
		Ok(Answer { at: answer.at, data: quote.into() })
	}

	async fn subscribe_invoice(&self, pending: PendingSubscriptionSink, id: Option<Value>) {
		self.followers.follow(pending, id.as_ref(), invoice_at).await;
	}
}
