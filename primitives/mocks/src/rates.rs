// SPDX-License-Identifier: Apache-2.0

//! Prices.

use crate::MockClock;
use std::{cell::RefCell, collections::BTreeMap};
use tael_primitives::{AssetKind, ChainTime, Fiat, Millis, Pair, Price, PriceError, Quote, Rates};

#[derive(Default)]
struct World {
	prices: BTreeMap<(Option<u32>, Fiat), Result<Price, PriceError>>,
	rounds: u64,
	age: Millis,
}

thread_local! {
	static WORLD: RefCell<World> = RefCell::default();
}

fn with<R>(f: impl FnOnce(&mut World) -> R) -> R {
	WORLD.with(|world| f(&mut world.borrow_mut()))
}

/// Forget everything.
pub(crate) fn reset() {
	with(|world| *world = World::default());
}

fn key(pair: &Pair) -> (Option<u32>, Fiat) {
	match pair.asset {
		AssetKind::Native => (None, pair.fiat),
		AssetKind::WithId(id) => (Some(id), pair.fiat),
	}
}

/// Prices that a test sets. New whenever they are asked for, unless a test sets an age.
pub struct MockRates;

impl MockRates {
	/// Set the price of a pair, or why there is none.
	pub fn set(pair: &Pair, price: Result<Price, PriceError>) {
		with(|world| {
			world.rounds += 1;
			world.prices.insert(key(pair), price);
		});
	}

	/// Set how old every price is, whenever it is asked for.
	pub fn set_age(age: Millis) {
		with(|world| world.age = age);
	}
}

impl Rates for MockRates {
	fn price(pair: &Pair, max_age: Millis) -> Result<Quote, PriceError> {
		let now = MockClock::timestamp();
		with(|world| {
			let price =
				world.prices.get(&key(pair)).copied().unwrap_or(Err(PriceError::Unknown))?;
			if world.age >= max_age {
				return Err(PriceError::Stale);
			}
			Ok(Quote { price, as_of: now.saturating_sub(world.age), round: world.rounds })
		})
	}

	fn price_unsafe(pair: &Pair) -> Option<Quote> {
		Self::price(pair, Millis::MAX).ok()
	}
}
