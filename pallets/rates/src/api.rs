// SPDX-License-Identifier: Apache-2.0

//! What other pallets read, and what the runtime API shows.

use crate::{Config, Pairs, Pallet, Registered, Rounds, State, frame::prelude::*};
use alloc::vec::Vec;
use tael_primitives::{Bps, ChainTime, Millis, Pair, Price, PriceError, Quote, Rates};

/// A pair as it is now.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct PairView {
	/// The pair.
	pub pair: Pair,
	/// Whether the price may be used. That it is stale, `age` says.
	pub state: State,
	/// The price that was accepted last, and what it rests on. `None` before the first.
	pub quote: Option<Quote>,
	/// How old the price is, in block time.
	pub age: Option<Millis>,
	/// How many words it is the median of.
	pub count: u8,
	/// How many there must be.
	pub quorum: u8,
	/// How many feeders the pair names.
	pub feeders: u8,
	/// How far the words disagree.
	pub spread: Bps,
	/// How far they may.
	pub max_spread: Bps,
	/// The lowest price that makes sense.
	pub min: Price,
	/// The highest price that makes sense.
	pub max: Price,
	/// How often feeders speak.
	pub heartbeat: Millis,
	/// How long a word counts.
	pub ttl: Millis,
	/// How far a price moves before a feeder speaks early.
	pub deviation: Bps,
	/// How long between two confirmations of a tripped pair, in block time.
	pub confirm_gap: Millis,
}

impl<T: Config> Pallet<T> {
	/// Every registered pair, in the order in which they came.
	pub fn api_pairs() -> Vec<PairView> {
		Registered::<T>::get().iter().filter_map(Self::api_pair).collect()
	}

	/// One pair.
	pub fn api_pair(pair: &Pair) -> Option<PairView> {
		let config = Pairs::<T>::get(pair)?;
		let round = Rounds::<T>::get(pair)?;
		let quote = round.quote();
		let narrow = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
		Some(PairView {
			pair: pair.clone(),
			state: round.state,
			quote,
			age: quote.map(|quote| T::Clock::timestamp().saturating_sub(quote.as_of)),
			count: round.count,
			quorum: narrow(config.quorum()),
			feeders: narrow(config.feeders.len()),
			spread: round.spread,
			max_spread: config.max_spread,
			min: config.min,
			max: config.max,
			heartbeat: config.heartbeat,
			ttl: config.ttl,
			deviation: config.deviation,
			confirm_gap: config.confirm_gap,
		})
	}
}

impl<T: Config> Rates for Pallet<T> {
	fn price(pair: &Pair, max_age: Millis) -> Result<Quote, PriceError> {
		Rounds::<T>::get(pair).ok_or(PriceError::Unknown)?.usable(T::Clock::timestamp(), max_age)
	}

	fn price_unsafe(pair: &Pair) -> Option<Quote> {
		Rounds::<T>::get(pair)?.quote()
	}
}
