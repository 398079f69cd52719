// SPDX-License-Identifier: Apache-2.0

//! Prices in local money.

use crate::Rates;
use alloc::vec::Vec;
use pallet_rates::State;
use tael_primitives::{Millis, Pair, Rates as _};
use tael_runtime_api::rates::{PairState, PairView, PriceView};

/// The price of a registered pair.
pub fn price(pair: &Pair, max_age: Millis) -> Option<PriceView> {
	let age = Rates::api_pair(pair)?.age;
	Some(PriceView { price: Rates::price(pair, max_age), age })
}

/// All registered pairs.
pub fn pairs() -> Vec<PairView> {
	Rates::api_pairs().into_iter().map(view).collect()
}

fn view(pair: pallet_rates::PairView) -> PairView {
	PairView {
		pair: pair.pair,
		state: match pair.state {
			State::Live => PairState::Live,
			State::NoQuorum => PairState::NoQuorum,
			State::Tripped { candidate, confirmed, .. } => {
				PairState::Tripped { candidate, confirmed }
			},
			State::OutOfBounds => PairState::OutOfBounds,
			State::Halted => PairState::Halted,
		},
		last: pair.quote,
		age: pair.age,
		count: pair.count,
		quorum: pair.quorum,
		feeders: pair.feeders,
		spread: pair.spread,
		max_spread: pair.max_spread,
		min: pair.min,
		max: pair.max,
		heartbeat: pair.heartbeat,
		ttl: pair.ttl,
		deviation: pair.deviation,
		confirm_gap: pair.confirm_gap,
	}
}
