// SPDX-License-Identifier: Apache-2.0

//! `c2c_v1`: offers and trades against local money.

#![allow(clippy::too_many_arguments, reason = "a quote asks for what the call asks for")]

mod input;
pub mod market;
pub mod receipt;
pub mod record;
pub mod trade;

use super::{
	arguments,
	errors::Error,
	followers::Followers,
	reading::{Answer, List, ReadAt, Reader},
	subscription::Event,
};
use crate::client::Client;
use jsonrpsee::{PendingSubscriptionSink, core::async_trait, proc_macros::rpc};
use market::{Book, FoundOffer, FoundPool, Offer, Quote, Rail};
use record::{Message, Record};
use serde_json::Value;
use std::sync::Arc;
use tael_primitives::TradeId;
use tael_runtime::opaque::Block;
use tael_runtime_api::c2c::{C2cApi, QuoteRequest};
use trade::{FoundTrade, Trade};

/// Methods about offers and trades.
#[rpc(server, client, namespace = "c2c_v1")]
pub trait C2cRpc {
	/// Every way to pay local money.
	#[method(name = "rails", blocking)]
	fn rails(&self, at: Option<Value>) -> Result<Answer<Vec<Rail>>, Error>;

	/// What can be taken in a market, on both sides.
	#[method(name = "book", blocking)]
	fn book(
		&self,
		asset: Option<Value>,
		fiat: Option<Value>,
		rail: Option<Value>,
		limit: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Book>, Error>;

	/// The live offers that a filter lets through.
	#[method(name = "offers", blocking)]
	fn offers(
		&self,
		filter: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<List<Offer>>, Error>;

	/// The offers of one side of a market that can be taken, the best first.
	#[method(name = "marketOffers", blocking)]
	fn market_offers(
		&self,
		filter: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<List<Offer>>, Error>;

	/// An offer or its receipt; `null` if there is neither.
	#[method(name = "offer", blocking)]
	fn offer(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundOffer>>, Error>;

	/// A pool or its receipt; `null` if there is neither.
	#[method(name = "pool", blocking)]
	fn pool(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundPool>>, Error>;

	/// A trade or its receipt; `null` if there is neither.
	#[method(name = "trade", blocking)]
	fn trade(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundTrade>>, Error>;

	/// The live trades of an account, on either side.
	#[method(name = "tradesOf", blocking)]
	fn trades_of(
		&self,
		account: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<List<Trade>>, Error>;

	/// What taking the best offers of a market would do now.
	#[method(name = "quote", blocking)]
	fn quote(
		&self,
		market: Option<Value>,
		side: Option<Value>,
		want: Option<Value>,
		price_limit: Option<Value>,
		max_fills: Option<Value>,
		taker: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Quote>, Error>;

	/// What trades say about an account.
	#[method(name = "record", blocking)]
	fn record(&self, account: Option<Value>, at: Option<Value>) -> Result<Answer<Record>, Error>;

	/// The messages that a side of a trade left.
	#[method(name = "messages", blocking)]
	fn messages(
		&self,
		trade: Option<Value>,
		side: Option<Value>,
		from: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Vec<Message>>, Error>;

	/// The trade as it is in the newest finalised block, then one event for each finalised block that
	/// changes it, until it has ended.
	#[subscription(
		name = "subscribeTrade" => "tradeEvent",
		unsubscribe = "unsubscribeTrade",
		item = Event<FoundTrade>
	)]
	async fn subscribe_trade(&self, id: Option<Value>);
}

/// Answers the methods about offers and trades.
pub struct C2cMethods {
	reader: Reader,
	followers: Followers,
}

impl C2cMethods {
	/// Methods over the node's client. Trades have their followers among all.
	pub fn new(client: Arc<Client>, followers: Followers) -> Self {
		Self { reader: Reader::new(client), followers }
	}
}

/// The trade at a block.
fn trade_at(reader: &Reader, at: ReadAt, id: TradeId) -> Result<Option<FoundTrade>, Error> {
	let answer = reader.read_at::<dyn C2cApi<Block>, _>(at, |api, block| api.trade(block, id))?;
	Ok(answer.data.map(FoundTrade::new))
}

#[async_trait]
impl C2cRpcServer for C2cMethods {
	fn rails(&self, at: Option<Value>) -> Result<Answer<Vec<Rail>>, Error> {
		let answer =
			self.reader.read::<dyn C2cApi<Block>, _>(at.as_ref(), |api, block| api.rails(block))?;
		Ok(answer.map(|rails| rails.into_iter().map(Into::into).collect()))
	}

	fn book(
		&self,
		asset: Option<Value>,
		fiat: Option<Value>,
		rail: Option<Value>,
		limit: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Book>, Error> {
		let market = input::market(asset.as_ref(), fiat.as_ref(), rail.as_ref())?;
		let limit = arguments::limit(limit.as_ref())?;
		let answer = self.reader.read::<dyn C2cApi<Block>, _>(at.as_ref(), |api, block| {
			api.book(block, market, limit)
		})?;
		Ok(answer.map(Into::into))
	}

	fn offers(
		&self,
		filter: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<List<Offer>>, Error> {
		let filter = input::filter(filter.as_ref())?;
		self.reader.page::<dyn C2cApi<Block>, _, _>(
			limit.as_ref(),
			cursor.as_ref(),
			at.as_ref(),
			|api, block, cursor, limit| api.offers(block, filter, cursor, limit),
		)
	}

	fn market_offers(
		&self,
		filter: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<List<Offer>>, Error> {
		let filter = input::market_filter(filter.as_ref())?;
		self.reader.page::<dyn C2cApi<Block>, _, _>(
			limit.as_ref(),
			cursor.as_ref(),
			at.as_ref(),
			|api, block, cursor, limit| api.market_offers(block, filter, cursor, limit),
		)
	}

	fn offer(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundOffer>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let answer = self
			.reader
			.read::<dyn C2cApi<Block>, _>(at.as_ref(), |api, block| api.offer(block, id))?;
		Ok(answer.map(|found| found.map(FoundOffer::new)))
	}

	fn pool(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundPool>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let answer = self
			.reader
			.read::<dyn C2cApi<Block>, _>(at.as_ref(), |api, block| api.pool(block, id))?;
		Ok(answer.map(|found| found.map(FoundPool::new)))
	}

	fn trade(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundTrade>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let answer = self
			.reader
			.read::<dyn C2cApi<Block>, _>(at.as_ref(), |api, block| api.trade(block, id))?;
		Ok(answer.map(|found| found.map(FoundTrade::new)))
	}

	fn trades_of(
		&self,
		account: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<List<Trade>>, Error> {
		let account = arguments::account("account", account.as_ref())?;
		self.reader.page::<dyn C2cApi<Block>, _, _>(
			limit.as_ref(),
			cursor.as_ref(),
			at.as_ref(),
			|api, block, cursor, limit| api.trades_of(block, account, cursor, limit),
		)
	}

	fn quote(
		&self,
		market: Option<Value>,
		side: Option<Value>,
		want: Option<Value>,
		price_limit: Option<Value>,
		max_fills: Option<Value>,
		taker: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Quote>, Error> {
		let request = QuoteRequest {
			market: input::market_object(market.as_ref())?,
			side: arguments::side("side", side.as_ref())?,
			want: input::want(want.as_ref())?,
			price_limit: input::price_limit(price_limit.as_ref())?,
			max_fills: input::max_fills(max_fills.as_ref())?,
			taker: arguments::optional("taker", taker.as_ref(), arguments::account)?,
		};
		let answer = self
			.reader
			.read::<dyn C2cApi<Block>, _>(at.as_ref(), |api, block| api.quote(block, request))?;
		Ok(answer.map(Into::into))
	}

	fn record(&self, account: Option<Value>, at: Option<Value>) -> Result<Answer<Record>, Error> {
		let account = arguments::account("account", account.as_ref())?;
		let answer = self.reader.read::<dyn C2cApi<Block>, _>(at.as_ref(), |api, block| {
			api.record(block, account.clone())
		})?;
		Ok(answer.map(|view| Record::new(account, view)))
	}

	fn messages(
		&self,
		trade: Option<Value>,
		side: Option<Value>,
		from: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Vec<Message>>, Error> {
		let trade = arguments::id("trade", trade.as_ref())?;
		let side = arguments::side("side", side.as_ref())?;
		let from = match &from {
			None => 0,
			Some(_) => arguments::whole("from", from.as_ref(), 0..=u32::MAX)?,
		};
		let answer = self.reader.read::<dyn C2cApi<Block>, _>(at.as_ref(), |api, block| {
			api.messages(block, trade, side, from)
		})?;
		Ok(answer.map(|messages| messages.into_iter().map(Into::into).collect()))
	}

	async fn subscribe_trade(&self, pending: PendingSubscriptionSink, id: Option<Value>) {
		self.followers.follow(pending, id.as_ref(), trade_at).await;
	}
}
