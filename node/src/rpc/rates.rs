// SPDX-License-Identifier: Apache-2.0

//! `rates_v1`: prices in local money.

use super::{
	arguments,
	errors::Error,
	reading::{Answer, Reader},
	values::{Amount, Asset, words},
};
use crate::client::Client;
use jsonrpsee::proc_macros::rpc;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use tael_primitives::{Bps, Fiat, MINUTE, Millis, PriceError, Quote};
use tael_runtime::opaque::Block;
use tael_runtime_api::rates::{PairState, PairView, PriceView, RatesApi};

/// How old a price may be where the caller does not say.
const DEFAULT_MAX_AGE: Millis = 20 * MINUTE;

/// A price, and what it rests on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuoteInJson {
	/// What one whole of the stablecoin costs in whole units of the currency, times 10⁸.
	pub price: Amount,
	/// The block timestamp of the oldest word in it, as many as may be wrong left out.
	pub as_of: Millis,
	/// Its number among the prices of the pair.
	pub round: u64,
}

impl From<Quote> for QuoteInJson {
	fn from(quote: Quote) -> Self {
		Self { price: quote.price.into(), as_of: quote.as_of, round: quote.round }
	}
}

/// A price that may be used, or why there is none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Usable {
	/// The price; `null` if there is none.
	pub quote: Option<QuoteInJson>,
	/// Why there is none; `null` if there is one.
	pub error: Option<Reason>,
	/// How old the price that was accepted last is, in block time; `null` before the first.
	pub age: Option<Millis>,
}

words! {
	/// Why there is no price.
	Reason from PriceError {
		/// None was ever accepted.
		Unknown,
		/// It is as old as it must not be.
		Stale,
		/// Too few feeders have a word in force.
		NoQuorum,
		/// The median has moved further than a step.
		Tripped,
		/// A quorum of feeders sees a price outside the bounds.
		OutOfBounds,
		/// The feeders disagree.
		TooDispersed,
		/// Governance has stopped the pair.
		Halted,
	}
}

impl From<PriceView> for Usable {
	fn from(view: PriceView) -> Self {
		Self {
			quote: view.price.ok().map(Into::into),
			error: view.price.err().map(Into::into),
			age: view.age,
		}
	}
}

/// A registered pair.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PairInJson {
	/// The stablecoin.
	pub asset: Asset,
	/// The currency.
	pub fiat: Fiat,
	/// `live`, `noQuorum`, `tripped`, `outOfBounds` or `halted`.
	pub state: StateName,
	/// Where a tripped pair has moved to.
	pub candidate: Option<Amount>,
	/// The price that was accepted last, usable or not: to show, never to decide by.
	pub last: Option<QuoteInJson>,
	/// How old it is, in block time.
	pub age: Option<Millis>,
	/// How many words it is the median of.
	pub count: u8,
	/// How many there must be.
	pub quorum: u8,
	/// How many feeders the pair names.
	pub feeders: u8,
	/// How far the words disagree.
	pub spread_bps: Bps,
	/// How far they may.
	pub max_spread_bps: Bps,
	/// The lowest price that makes sense.
	pub min: Amount,
	/// The highest price that makes sense.
	pub max: Amount,
	/// How often feeders speak.
	pub heartbeat: Millis,
	/// How long a word counts.
	pub ttl: Millis,
	/// How far a price moves before a feeder speaks early.
	pub deviation_bps: Bps,
	/// How long between two confirmations of a tripped pair, in block time.
	pub confirm_gap: Millis,
}

/// Whether the price of a pair may be used, as of its last round.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StateName {
	/// It may, while it is not too old.
	Live,
	/// Too few feeders have a word in force.
	NoQuorum,
	/// The median has moved further than a step.
	Tripped,
	/// A quorum of feeders sees a price outside the bounds.
	OutOfBounds,
	/// Governance has stopped the pair.
	Halted,
}

impl From<PairView> for PairInJson {
	fn from(view: PairView) -> Self {
		let (state, candidate) = match view.state {
			PairState::Live => (StateName::Live, None),
			PairState::NoQuorum => (StateName::NoQuorum, None),
			PairState::Tripped { candidate, .. } => (StateName::Tripped, Some(candidate.into())),
			PairState::OutOfBounds => (StateName::OutOfBounds, None),
			PairState::Halted => (StateName::Halted, None),
		};
		Self {
			asset: Asset(view.pair.asset),
			fiat: view.pair.fiat,
			state,
			candidate,
			last: view.last.map(Into::into),
			age: view.age,
			count: view.count,
			quorum: view.quorum,
			feeders: view.feeders,
			spread_bps: view.spread,
			max_spread_bps: view.max_spread,
			min: view.min.into(),
			max: view.max.into(),
			heartbeat: view.heartbeat,
			ttl: view.ttl,
			deviation_bps: view.deviation,
			confirm_gap: view.confirm_gap,
		}
	}
}

/// Methods about prices.
#[rpc(server, client, namespace = "rates_v1")]
pub trait RatesRpc {
	/// The price of `asset` in `fiat` for somebody for whom it must be younger than `maxAge`
	/// milliseconds (20 minutes if absent); `null` if the pair is not registered.
	#[method(name = "price", blocking)]
	fn price(
		&self,
		asset: Option<Value>,
		fiat: Option<Value>,
		max_age: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Usable>>, Error>;

	/// Every registered pair, with the price that was accepted last: to show, never to decide by.
	#[method(name = "pairs", blocking)]
	fn pairs(&self, at: Option<Value>) -> Result<Answer<Vec<PairInJson>>, Error>;
}

/// Answers the methods about prices.
pub struct RatesMethods {
	reader: Reader,
}

impl RatesMethods {
	/// Methods over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { reader: Reader::new(client) }
	}
}

impl RatesRpcServer for RatesMethods {
	fn price(
		&self,
		asset: Option<Value>,
		fiat: Option<Value>,
		max_age: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Usable>>, Error> {
		let pair = arguments::pair(asset.as_ref(), fiat.as_ref())?;
		let max_age = arguments::time("maxAge", max_age.as_ref())?.unwrap_or(DEFAULT_MAX_AGE);
		let answer = self.reader.read::<dyn RatesApi<Block>, _>(at.as_ref(), |api, block| {
			api.price(block, pair.clone(), max_age)
		})?;
		Ok(answer.map(|found| found.map(Into::into)))
	}

	fn pairs(&self, at: Option<Value>) -> Result<Answer<Vec<PairInJson>>, Error> {
		let answer = self
			.reader
			.read::<dyn RatesApi<Block>, _>(at.as_ref(), |api, block| api.pairs(block))?;
		Ok(answer.map(|pairs| pairs.into_iter().map(Into::into).collect()))
	}
}
