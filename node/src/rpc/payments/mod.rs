// SPDX-License-Identifier: Apache-2.0

//! `payments_v1`: invoices, authorisations, claimables and fees.

pub mod json;

use super::{
	arguments,
	errors::{Error, ErrorCode},
	fees::{self, Quote},
	places::Places,
	reading::{Answer, List, ReadAt, Reader},
	subscription::{Event, Position, StopReason},
};
use crate::client::Client;
use futures::StreamExt;
use json::{Authorization, Claimable, Found, Invoice, InvoiceQuote};
use jsonrpsee::{
	PendingSubscriptionSink, SubscriptionMessage, SubscriptionSink, core::async_trait,
	proc_macros::rpc,
};
use polkadot_sdk::{sc_client_api::BlockchainEvents, sp_runtime::traits::Header as _};
use serde_json::Value;
use std::{sync::Arc, time::Duration};
use tael_primitives::{BlockNumber, Hash};
use tael_runtime::opaque::Block;
use tael_runtime_api::{fees::FeesApi, payments::PaymentsApi};

/// How many invoices the node follows at a time, for all its callers together. Each costs a question
/// to the runtime for every finalised block.
pub const MAX_SUBSCRIPTIONS: usize = 1_024;
/// How many of them one connection may follow, so that it cannot shut out all others.
pub const MAX_SUBSCRIPTIONS_PER_CONNECTION: usize = 128;
/// How long a subscriber may take to accept one event before the node gives up on it.
const PATIENCE: Duration = Duration::from_secs(10);

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

	/// What an account can claim.
	#[method(name = "claimables", blocking)]
	fn claimables(
		&self,
		account: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<List<Claimable>>, Error>;

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
	client: Arc<Client>,
	reader: Reader,
	subscriptions: Places,
}

impl PaymentsMethods {
	/// Methods over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self {
			reader: Reader::new(client.clone()),
			client,
			subscriptions: Places::new(MAX_SUBSCRIPTIONS, MAX_SUBSCRIPTIONS_PER_CONNECTION),
		}
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
		let at = arguments::at(at.as_ref())?;
		let answer = self
			.reader
			.read::<dyn PaymentsApi<Block>, _>(at, |api, block| api.invoice(block, id))?;
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
		let at = arguments::at(at.as_ref())?;
		let answer = self.reader.read::<dyn PaymentsApi<Block>, _>(at, |api, block| {
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
		let at = arguments::at(at.as_ref())?;
		let answer = self
			.reader
			.read::<dyn PaymentsApi<Block>, _>(at, |api, block| api.invoice_quote(block, id))?;
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
		let limit = arguments::limit("limit", limit.as_ref())?;
		let cursor = arguments::cursor("cursor", cursor.as_ref())?;
		let at = arguments::at(at.as_ref())?;
		let answer = self.reader.read::<dyn PaymentsApi<Block>, _>(at, |api, block| {
			api.merchant_open(block, merchant, cursor, limit)
		})?;
		let page = answer.data.ok_or_else(|| arguments::not_a_cursor("cursor"))?;
		Ok(Answer { at: answer.at, data: List::new(page) })
	}

	fn authorization(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Found<Authorization>>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let at = arguments::at(at.as_ref())?;
		let answer = self
			.reader
			.read::<dyn PaymentsApi<Block>, _>(at, |api, block| api.authorization(block, id))?;
		Ok(answer.map(|found| found.map(Found::new)))
	}

	fn claimables(
		&self,
		account: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<List<Claimable>>, Error> {
		let account = arguments::account("account", account.as_ref())?;
		let limit = arguments::limit("limit", limit.as_ref())?;
		let cursor = arguments::cursor("cursor", cursor.as_ref())?;
		let at = arguments::at(at.as_ref())?;
		let answer = self.reader.read::<dyn PaymentsApi<Block>, _>(at, |api, block| {
			api.claimables(block, account, cursor, limit)
		})?;
		let page = answer.data.ok_or_else(|| arguments::not_a_cursor("cursor"))?;
		Ok(Answer { at: answer.at, data: List::new(page) })
	}

	fn quote_fee(&self, kind: Option<Value>, at: Option<Value>) -> Result<Answer<Quote>, Error> {
		const FIELD: &str = "kind";
		let subject = fees::subject(FIELD, kind.as_ref())?;
		let at = arguments::at(at.as_ref())?;
		let answer = self
			.reader
			.read::<dyn FeesApi<Block>, _>(at, |api, block| api.quote(block, subject))?;
		let quote = answer.data.ok_or_else(|| fees::not_a_subject(FIELD))?;
		Ok(Answer { at: answer.at, data: quote.into() })
	}

	async fn subscribe_invoice(&self, pending: PendingSubscriptionSink, id: Option<Value>) {
		let id = match arguments::id("id", id.as_ref()) {
			Ok(id) => id,
			Err(error) => return pending.reject(error).await,
		};
		let Some(_place) = self.subscriptions.take(pending.connection_id().0) else {
			return pending.reject(Error::new(ErrorCode::TooManySubscriptions)).await;
		};
		// Opened before the first read, so that nothing can become final unseen in between.
		let notifications = self.client.finality_notification_stream();
		let reader = self.reader.clone();
		let read = tokio::task::spawn_blocking(move || {
			let now = reader.finalized();
			Ok((now, invoice_at(&reader, now, id)?))
		});
		let (now, first) = match read.await.unwrap_or_else(|failed| Err(Error::unknown(&failed))) {
			Ok(found) => found,
			Err(error) => return pending.reject(error).await,
		};
		let Ok(sink) = pending.accept().await else { return };

		let (mut position, events) = Position::begin(now, first);
		if !send_all(&sink, &events).await {
			return;
		}
		let mut newest = notifications.map(|notification| *notification.header.number());
		while !position.is_over() {
			let number = tokio::select! {
				() = sink.closed() => return,
				number = newest.next() => number,
			};
			let events = match number {
				Some(number) => {
					let read = advance(self.reader.clone(), position, number, id).await;
					let Ok((moved, events)) = read else { return stop(&sink).await };
					position = moved;
					events
				},
				// The node shuts down.
				None => return stop(&sink).await,
			};
			if !send_all(&sink, &events).await {
				return;
			}
		}
	}
}

/// What the finalised blocks up to `newest` changed. Reads the database, so it runs where it may
/// block.
async fn advance(
	reader: Reader,
	mut position: Position<FoundInvoice>,
	newest: BlockNumber,
	id: Hash,
) -> Result<(Position<FoundInvoice>, Vec<Event<FoundInvoice>>), tokio::task::JoinError> {
	tokio::task::spawn_blocking(move || {
		let events = position.advance(newest, |number| {
			let at = reader
				.finalized_at(number)?
				.ok_or_else(|| Error::unknown(&format!("finalised block {number} is missing")))?;
			Ok((at, invoice_at(&reader, at, id)?))
		});
		(position, events)
	})
	.await
}

/// Send events in order. `false` if the subscriber is gone, or too slow to be told that it is.
async fn send_all(sink: &SubscriptionSink, events: &[Event<FoundInvoice>]) -> bool {
	for event in events {
		let Ok(message) = SubscriptionMessage::from_json(event) else { return false };
		if sink.send_timeout(message, PATIENCE).await.is_err() {
			return false;
		}
	}
	true
}

/// Say that nothing follows, and that nothing follows from that.
async fn stop(sink: &SubscriptionSink) {
	send_all(sink, &[Event::Stop { reason: StopReason::Unknown }]).await;
}
