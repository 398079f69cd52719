// SPDX-License-Identifier: Apache-2.0

//! Prices in local money.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::sp_api;
use scale_info::TypeInfo;
use tael_primitives::{Bps, Millis, Pair, Price, PriceError, Quote};

/// Whether the price of a pair may be used, as of its last round.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum PairState {
	/// It may, while it is not too old for whoever asks.
	Live,
	/// Too few feeders have a word in force.
	NoQuorum,
	/// The median has moved further than a step.
	Tripped {
		/// Where it has moved to.
		candidate: Price,
		/// How often it was confirmed.
		confirmed: u8,
	},
	/// A quorum of feeders sees a price outside the bounds.
	OutOfBounds,
	/// Governance has stopped the pair.
	Halted,
}

/// A pair, and the price that was accepted last, usable or not.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct PairView {
	/// The pair.
	pub pair: Pair,
	/// Whether the price may be used.
	pub state: PairState,
	/// The price, for showing to people; `None` before the first.
	pub last: Option<Quote>,
	/// How old it is, in block time.
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

/// A price that may be used, or why there is none.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct PriceView {
	/// The price, or what is wrong.
	pub price: Result<Quote, PriceError>,
	/// How old the price that was accepted last is, in block time; `None` before the first.
	pub age: Option<Millis>,
}

sp_api::decl_runtime_apis! {
	/// Questions about prices.
	#[api_version(1)]
	pub trait RatesApi {
		/// The price for somebody for whom it must be younger than `max_age`; `None` if the pair is
		/// not registered.
		fn price(pair: Pair, max_age: Millis) -> Option<PriceView>;

		/// All registered pairs, at most as many as there can be.
		fn pairs() -> Vec<PairView>;
	}
}
