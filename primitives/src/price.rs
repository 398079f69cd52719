// SPDX-License-Identifier: Apache-2.0

use crate::{AssetKind, Balance, Bps, Fiat, FiatAmount, Millis, USDT};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::U256, sp_runtime::DispatchResult};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What is priced, and in which money.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub struct Pair {
	/// The stablecoin.
	pub asset: AssetKind,
	/// The local money.
	pub fiat: Fiat,
}

/// The price of one whole of a stablecoin (a million of its smallest units) in whole units of local
/// money, times [`Price::ONE`].
///
/// Fixed point with 8 decimals, so 7.1234 yuan for a USDT are 712,340,000. The highest is above 184
/// billion.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
)]
#[serde(transparent)]
pub struct Price(pub u64);

impl Price {
	/// One unit of local money for one of the stablecoin.
	pub const ONE: Self = Self(100_000_000);

	/// What `amount` of the stablecoin costs, rounded down.
	///
	/// `None` if it does not fit.
	///
	/// ```
	/// use tael_primitives::{Fiat, Price, USDT};
	///
	/// // 7.1234 yuan for one USDT, so a hundred cost 712.34 yuan.
	/// assert_eq!(Price(712_340_000).fiat_floor(100 * USDT, Fiat::CNY), Some(71_234));
	/// ```
	pub fn fiat_floor(self, amount: Balance, fiat: Fiat) -> Option<FiatAmount> {
		let (above, below) = self.factors(fiat)?;
		ratio(amount, above, below)?.0
	}

	/// What `amount` of the stablecoin costs, rounded up.
	pub fn fiat_ceil(self, amount: Balance, fiat: Fiat) -> Option<FiatAmount> {
		let (above, below) = self.factors(fiat)?;
		ratio(amount, above, below)?.1
	}

	/// How much of the stablecoin `amount` of local money buys, rounded down. `None` at a price of
	/// zero, or if it does not fit.
	///
	/// ```
	/// use tael_primitives::{Fiat, Price};
	///
	/// assert_eq!(Price(700_000_000).asset_floor(70_000, Fiat::CNY), Some(100_000_000));
	/// assert_eq!(Price(300_000_000).asset_floor(1, Fiat::CNY), Some(3_333));
	/// assert_eq!(Price(300_000_000).asset_ceil(1, Fiat::CNY), Some(3_334));
	/// ```
	pub fn asset_floor(self, amount: FiatAmount, fiat: Fiat) -> Option<Balance> {
		let (below, above) = self.factors(fiat)?;
		ratio(amount, above, below)?.0
	}

	/// How much of the stablecoin has to be given for `amount` of local money, rounded up.
	pub fn asset_ceil(self, amount: FiatAmount, fiat: Fiat) -> Option<Balance> {
		let (below, above) = self.factors(fiat)?;
		ratio(amount, above, below)?.1
	}

	/// Whether `to` is away from this price by `share` of it or more.
	///
	/// ```
	/// use tael_primitives::Price;
	///
	/// assert!(Price(1_000).moved(Price(1_003), 30));
	/// assert!(!Price(1_000).moved(Price(998), 30));
	/// ```
	pub fn moved(self, to: Self, share: Bps) -> bool {
		let distance = Balance::from(self.0.abs_diff(to.0)).saturating_mul(10_000);
		distance >= Balance::from(self.0).saturating_mul(share.into())
	}

	/// The middle of prices in rising order; of an even count the mean of the two in the middle,
	/// rounded down. `None` of nothing.
	///
	/// ```
	/// use tael_primitives::Price;
	///
	/// assert_eq!(Price::median_of_sorted(&[Price(1), Price(3), Price(9)]), Some(Price(3)));
	/// assert_eq!(Price::median_of_sorted(&[Price(1), Price(4)]), Some(Price(2)));
	/// ```
	pub fn median_of_sorted(prices: &[Self]) -> Option<Self> {
		let last = prices.len().checked_sub(1)?;
		// The same place twice of an odd count.
		let lower = prices.get(last.checked_div(2)?)?.0;
		let upper = prices.get(prices.len().checked_div(2)?)?.0;
		Some(Self(lower.checked_add(upper.checked_sub(lower)?.checked_div(2)?)?))
	}

	/// Smallest units of local money = smallest units of the stablecoin × the first / the second.
	fn factors(self, fiat: Fiat) -> Option<(U256, U256)> {
		let above = U256::from(self.0)
			.checked_mul(U256::from(10_u32.checked_pow(fiat.decimals().into())?))?;
		let below = U256::from(Self::ONE.0).checked_mul(U256::from(USDT))?;
		Some((above, below))
	}
}

/// `amount × above / below`, rounded down and rounded up. Every step is exact in 256 bits.
fn ratio(amount: u128, above: U256, below: U256) -> Option<(Option<u128>, Option<u128>)> {
	let product = U256::from(amount).checked_mul(above)?;
	let floor = product.checked_div(below)?;
	let ceil = if product.checked_rem(below)?.is_zero() {
		floor
	} else {
		floor.checked_add(U256::one())?
	};
	Some((floor.try_into().ok(), ceil.try_into().ok()))
}

/// A price that may be used, and what it rests on.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Quote {
	/// The median of the feeders.
	pub price: Price,
	/// The block timestamp of the oldest word in it, as many as may be wrong left out.
	pub as_of: Millis,
	/// How many medians were accepted before this one, itself included. Proof of the price a trade
	/// was made at: the event `Accepted` has the same number.
	pub round: u64,
}

/// Why there is no price.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum PriceError {
	/// The pair is not registered, or nobody has fed it yet.
	Unknown,
	/// The price is older than the caller can use.
	Stale,
	/// Too few feeders have a value in force.
	NoQuorum,
	/// The median moved further than one step may, and the move is not confirmed yet.
	Tripped,
	/// A quorum of feeders see a price outside the bounds of the pair.
	OutOfBounds,
	/// The feeders disagree by more than they may.
	TooDispersed,
	/// Governance has stopped the pair.
	Halted,
}

/// Where prices come from.
///
/// No call that moves money which is held already may ask for a price (decision 6): a trade carries
/// the price it was made at.
pub trait Rates {
	/// The price now, if it is not older than `max_age` of block time and nothing is wrong with it.
	///
	/// Fails closed: whoever gets a quote may use it without further checks.
	fn price(pair: &Pair, max_age: Millis) -> Result<Quote, PriceError>;

	/// The price that was accepted last, however old, halted or disputed it is.
	///
	/// Only to show to people. Never decide anything by it.
	fn price_unsafe(pair: &Pair) -> Option<Quote>;
}

/// One feeder's word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RawPrice {
	/// What it says.
	pub price: Price,
	/// The block timestamp at which it said so.
	pub at: Millis,
}

/// Where the words of feeders are kept.
pub trait RawFeeds<AccountId> {
	/// Keep what `who` says now.
	///
	/// # Errors
	/// `who` is not a feeder there.
	fn put(who: &AccountId, pair: &Pair, price: Price) -> DispatchResult;

	/// What `who` said last.
	fn get(who: &AccountId, pair: &Pair) -> Option<RawPrice>;

	/// Forget what `who` said.
	fn forget(who: &AccountId, pair: &Pair);
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const YEN: &str = "JPY";
	const DINAR: &str = "KWD";

	#[test]
	fn every_currency_is_counted_in_its_smallest_unit() {
		let fiat = |code| Fiat::new(code).unwrap();
		// 150.25 yen, 0.3067 dinars.
		assert_eq!(Price(15_025_000_000).fiat_floor(USDT, fiat(YEN)), Some(150));
		assert_eq!(Price(15_025_000_000).fiat_ceil(USDT, fiat(YEN)), Some(151));
		assert_eq!(Price(30_670_000).fiat_floor(10 * USDT, fiat(DINAR)), Some(3_067));
		assert_eq!(Price(30_670_000).asset_ceil(3_067, fiat(DINAR)), Some(10 * USDT));
	}

	#[test]
	fn nothing_is_bought_at_a_price_of_zero() {
		assert_eq!(Price(0).asset_floor(1, Fiat::CNY), None);
		assert_eq!(Price(0).asset_ceil(1, Fiat::CNY), None);
		assert_eq!(Price(0).fiat_ceil(USDT, Fiat::CNY), Some(0));
	}

	#[test]
	fn what_does_not_fit_is_no_amount() {
		assert_eq!(Price(u64::MAX).fiat_floor(u128::MAX, Fiat::CNY), None);
		assert_eq!(Price(1).asset_ceil(u128::MAX, Fiat::CNY), None);
		assert_eq!(Price(u64::MAX).fiat_floor(1, Fiat::CNY), Some(18_446_744));
	}

	proptest! {
		/// Neither side gains by going there and back.
		#[test]
		fn rounding_never_pays_out_more_than_came_in(
			price in 1_u64..,
			amount in 0_u128..u128::from(u64::MAX),
		) {
			let price = Price(price);
			if let Some(fiat) = price.fiat_floor(amount, Fiat::CNY) {
				prop_assert!(price.asset_floor(fiat, Fiat::CNY) <= Some(amount));
			}
			if let Some(fiat) = price.fiat_ceil(amount, Fiat::CNY) {
				prop_assert!(price.asset_ceil(fiat, Fiat::CNY) >= Some(amount));
			}
		}

		#[test]
		fn up_and_down_differ_by_at_most_one(price in 1_u64.., amount in 0_u128..1 << 100) {
			let price = Price(price);
			if let (Some(down), Some(up)) =
				(price.asset_floor(amount, Fiat::EUR), price.asset_ceil(amount, Fiat::EUR))
			{
				prop_assert!(up - down <= 1);
			}
		}
	}
}
