// SPDX-License-Identifier: Apache-2.0

//! What an offer costs now, and how amounts follow from it.
//!
//! What rounding leaves over is the seller's, always: prices that float are rounded up, local money is
//! rounded up, the stablecoin is rounded down.

use crate::{Config, Error, Limits, OnStale, Pallet, Pricing};
use core::marker::PhantomData;
use frame::{
	arithmetic::{Rounding, helpers_128bit::multiply_by_rational_with_rounding},
	prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AssetKind, Balance, ChainTime, Fiat, FiatAmount, Millis, Pair, Price, Quote as Rate, Rates,
	Side, Standing, share_ceil,
};

const WHOLE: i32 = 10_000;
/// So much of a stablecoin is valued to learn what one unit counts as: enough that rounding does not show.
const SAMPLE: Balance = 1_000_000_000_000;

/// The rate and so many basis points of it, rounded up. Rises with the spread; never zero of a rate that
/// is not.
pub fn floated(rate: Price, spread: i32) -> Price {
	let share = Balance::try_from(WHOLE.saturating_add(spread)).unwrap_or(0);
	let product = Balance::from(rate.0).saturating_mul(share);
	Price(product.div_ceil(10_000).try_into().unwrap_or(u64::MAX))
}

/// How good a price is for who takes: the lower, the better. So the best comes first in a ladder.
pub(crate) const fn rung_of(side: Side, price: Price) -> u64 {
	match side {
		Side::Seller => price.0,
		Side::Buyer => u64::MAX.saturating_sub(price.0),
	}
}

/// The rung of a spread, in the same way.
pub(crate) fn rung_of_spread(side: Side, spread: i16) -> u64 {
	let (low, high) = (i32::from(i16::MIN), i32::from(i16::MAX));
	let spread = i32::from(spread);
	let rung = match side {
		Side::Seller => spread.saturating_sub(low),
		Side::Buyer => high.saturating_sub(spread),
	};
	u64::try_from(rung).unwrap_or(0)
}

/// The spread on a rung.
pub(crate) fn spread_on(side: Side, rung: u64) -> i32 {
	let (low, high) = (i32::from(i16::MIN), i32::from(i16::MAX));
	let rung = i32::try_from(rung).unwrap_or(i32::MAX);
	match side {
		Side::Seller => low.saturating_add(rung),
		Side::Buyer => high.saturating_sub(rung),
	}
}

impl Pricing {
	/// The bound that makes it worse for who takes, where it binds: the floor of a sale, the ceiling of a
	/// purchase.
	pub const fn bound_of_maker(&self, side: Side) -> Option<Price> {
		match (self, side) {
			(Self::Fixed(_), _) => None,
			(Self::Floating { floor, .. }, Side::Seller) => *floor,
			(Self::Floating { ceiling, .. }, Side::Buyer) => *ceiling,
		}
	}

	/// The bound that makes it better for who takes, where it binds.
	pub const fn bound_for_taker(&self, side: Side) -> Option<Price> {
		match (self, side) {
			(Self::Fixed(_), _) => None,
			(Self::Floating { ceiling, .. }, Side::Seller) => *ceiling,
			(Self::Floating { floor, .. }, Side::Buyer) => *floor,
		}
	}

	/// The price while there is this rate, or none.
	pub fn at(&self, side: Side, rate: Option<Price>) -> Option<Price> {
		match (self, rate) {
			(Self::Fixed(price), _) => Some(*price),
			(Self::Floating { spread, floor, ceiling, .. }, Some(rate)) => {
				let price = floated(rate, (*spread).into());
				let price = floor.map_or(price, |floor| price.max(floor));
				Some(ceiling.map_or(price, |ceiling| price.min(ceiling)))
			},
			(Self::Floating { on_stale: OnStale::UseBound, .. }, None) => self.bound_of_maker(side),
			(Self::Floating { on_stale: OnStale::Suspend, .. }, None) => None,
		}
	}

	/// Whether it is a price at all, and no spread goes where the band would refuse it.
	pub(crate) fn is_sound(&self, side: Side, limits: &Limits) -> bool {
		match self {
			Self::Fixed(price) => *price > Price(0),
			Self::Floating { spread, floor, ceiling, on_stale } => {
				let in_order = match (floor, ceiling) {
					(Some(floor), Some(ceiling)) => floor <= ceiling,
					_ => true,
				};
				let bounds = floor.iter().chain(ceiling).all(|bound| *bound > Price(0));
				let has_bound = self.bound_of_maker(side).is_some();
				let stale = *on_stale == OnStale::Suspend || has_bound;
				in_order && bounds && stale && spread.unsigned_abs() <= limits.max_deviation
			},
		}
	}
}

/// What one call knows of a stablecoin and a local money. The rate is read once.
pub(crate) struct Setting<T> {
	pub(crate) now: Millis,
	pub(crate) limits: Limits,
	pub(crate) asset: AssetKind,
	pub(crate) fiat: Fiat,
	pub(crate) rate: Option<Rate>,
	/// What [`SAMPLE`] of the stablecoin counts as, in USDT.
	worth: Balance,
	marker: PhantomData<T>,
}

impl<T: Config> Setting<T> {
	pub(crate) fn new(asset: AssetKind, fiat: Fiat) -> Result<Self, DispatchError> {
		let limits = T::Limits::get();
		let worth = Pallet::<T>::value(&asset, SAMPLE)?;
		ensure!(worth > 0, Error::<T>::UnknownAsset);
		let pair = Pair { asset, fiat };
		let rate = T::Rates::price(&pair, limits.max_price_age).ok();
		let rate = rate.filter(|rate| rate.price > Price(0));
		let now = T::Clock::now();
		Ok(Self { now, limits, asset: pair.asset, fiat, rate, worth, marker: PhantomData })
	}

	/// The rate, without what it rests on.
	pub(crate) fn rate(&self) -> Option<Price> {
		self.rate.map(|rate| rate.price)
	}

	/// The number of the rate that makes this price, if one does.
	pub(crate) fn round_of(&self, pricing: &Pricing) -> Option<u64> {
		match pricing {
			Pricing::Fixed(_) => None,
			Pricing::Floating { .. } => self.rate.map(|rate| rate.round),
		}
	}

	/// The lowest and the highest price that can be taken now. Any, while there is no rate.
	pub(crate) fn band(&self) -> (Price, Price) {
		let deviation = i32::from(self.limits.max_deviation);
		match self.rate() {
			Some(rate) => (floated(rate, deviation.saturating_neg()), floated(rate, deviation)),
			None => (Price(1), Price(u64::MAX)),
		}
	}

	pub(crate) fn is_in_band(&self, price: Price) -> bool {
		let (low, high) = self.band();
		(low..=high).contains(&price)
	}

	/// So much of the stablecoin as counts for `usdt`.
	fn of_usdt(&self, usdt: Balance, rounding: Rounding) -> Option<Balance> {
		multiply_by_rational_with_rounding(usdt, SAMPLE, self.worth, rounding)
	}

	/// The least that a side stakes.
	fn least_bond(&self) -> Option<Balance> {
		self.of_usdt(self.limits.min_bond, Rounding::Up)
	}

	/// What each side stakes on a principal, rounded up. `None` if it is more than money can be.
	pub(crate) fn bond(&self, principal: Balance) -> Option<Balance> {
		Some(share_ceil(principal, self.limits.bond)?.max(self.least_bond()?))
	}

	/// The greatest principal that `liquidity` covers, with the bond, for who is on `side`. Rounded down;
	/// zero if it does not even cover the least bond.
	pub(crate) fn covered(&self, side: Side, liquidity: Balance) -> Balance {
		let Some(after_bond) = self.least_bond().and_then(|bond| liquidity.checked_sub(bond))
		else {
			return 0;
		};
		let bond = Balance::from(self.limits.bond);
		let whole: Balance = 10_000;
		let by_share = |above, below| {
			let down = Rounding::Down;
			multiply_by_rational_with_rounding(liquidity, above, below, down)
				.unwrap_or(Balance::MAX)
		};
		match side {
			// Principal and bond are his: p + p × bond <= liquidity.
			Side::Seller => after_bond.min(by_share(whole, whole.saturating_add(bond))),
			// Only the bond is his: p × bond <= liquidity.
			Side::Buyer if bond == 0 => Balance::MAX,
			Side::Buyer => by_share(whole, bond),
		}
	}

	/// The most that somebody of this standing may trade at a time.
	pub(crate) fn most_of(&self, standing: Standing) -> Balance {
		match standing {
			Standing::None => Balance::MAX,
			Standing::Active { max_trade, .. } => {
				self.of_usdt(max_trade, Rounding::Down).unwrap_or(Balance::MAX)
			},
			Standing::Barred => 0,
		}
	}

	/// The same as things are: less, while there is no rate.
	pub(crate) fn most(&self, standing: Standing) -> Balance {
		let by_standing = self.most_of(standing);
		let unrated = self.of_usdt(self.limits.max_unrated, Rounding::Down);
		match self.rate {
			Some(_) => by_standing,
			None => by_standing.min(unrated.unwrap_or(Balance::MAX)),
		}
	}

	/// How many trades of somebody of this standing may live at a time.
	pub(crate) const fn most_open(&self, standing: Standing) -> u32 {
		match standing {
			Standing::None => self.limits.max_open,
			Standing::Active { max_open, .. } => max_open,
			Standing::Barred => 0,
		}
	}

	/// What `principal` costs, rounded up. `None` if that is nothing or does not fit.
	pub(crate) fn fiat_for(&self, principal: Balance, price: Price) -> Option<FiatAmount> {
		price.fiat_ceil(principal, self.fiat).filter(|amount| *amount > 0)
	}
}
