// SPDX-License-Identifier: Apache-2.0

//! Arguments of the methods about offers and trades.

use crate::rpc::{
	arguments::{self, Argument},
	errors::Error,
};
use core::ops::RangeInclusive;
use tael_primitives::{Price, RailId};
use tael_runtime_api::c2c::{Market, MarketFilter, OfferFilter, WantView};

/// How many trades one take may become.
const FILLS: RangeInclusive<u8> = 1..=8;

/// A rail, by its number.
fn rail(field: &str, argument: Argument<'_>) -> Result<RailId, Error> {
	arguments::whole(field, argument, 0..=RailId::MAX)
}

/// Where offers meet.
pub fn market(
	asset: Argument<'_>,
	fiat: Argument<'_>,
	rail: Argument<'_>,
) -> Result<Market, Error> {
	Ok(Market {
		asset: arguments::asset("asset", asset)?,
		fiat: arguments::fiat("fiat", fiat)?,
		rail: self::rail("rail", rail)?,
	})
}

/// Where offers meet, as an object.
pub fn market_object(argument: Argument<'_>) -> Result<Market, Error> {
	let [asset, fiat, rail] = arguments::fields("market", argument, ["asset", "fiat", "rail"])?;
	market(asset, fiat, rail)
}

/// Which offers; absent: all.
pub fn filter(argument: Argument<'_>) -> Result<OfferFilter, Error> {
	if argument.is_none() {
		return Ok(OfferFilter::default());
	}
	let names = ["asset", "fiat", "rail", "side", "maker"];
	let [asset, fiat, rail, side, maker] = arguments::fields("filter", argument, names)?;
	Ok(OfferFilter {
		asset: arguments::optional("asset", asset, arguments::asset)?,
		fiat: arguments::optional("fiat", fiat, arguments::fiat)?,
		rail: arguments::optional("rail", rail, self::rail)?,
		side: arguments::optional("side", side, arguments::side)?,
		maker: arguments::optional("maker", maker, arguments::account)?,
	})
}

/// Which offers of a market.
pub fn market_filter(argument: Argument<'_>) -> Result<MarketFilter, Error> {
	const FIELD: &str = "filter";
	let names = ["asset", "fiat", "rail", "side", "matched", "amount", "taker"];
	let [asset, fiat, rail, side, matched, amount, taker] =
		arguments::fields(FIELD, argument, names)?;
	let is_matched = match matched {
		None => true,
		Some(value) => {
			value.as_bool().ok_or_else(|| Error::bad_param("matched", "true or false"))?
		},
	};
	Ok(MarketFilter {
		market: market(asset, fiat, rail)?,
		side: arguments::side("side", side)?,
		is_matched,
		amount: arguments::optional("amount", amount, arguments::amount)?,
		taker: arguments::optional("taker", taker, arguments::account)?,
	})
}

/// How much a taker wants: of the stablecoin, or for how much local money.
pub fn want(argument: Argument<'_>) -> Result<WantView, Error> {
	let [amount, fiat] = arguments::fields("want", argument, ["amount", "fiatAmount"])?;
	match (amount, fiat) {
		(Some(amount), None) => Ok(WantView::Asset(arguments::amount("amount", Some(amount))?)),
		(None, Some(fiat)) => Ok(WantView::Fiat(arguments::amount("fiatAmount", Some(fiat))?)),
		(Some(_), Some(_)) | (None, None) => {
			Err(Error::bad_param("want", "an object of amount or of fiatAmount"))
		},
	}
}

/// The worst price a taker takes; absent: any.
pub fn price_limit(argument: Argument<'_>) -> Result<Option<Price>, Error> {
	const FIELD: &str = "priceLimit";
	let Some(value) = argument else { return Ok(None) };
	u64::try_from(arguments::amount(FIELD, Some(value))?)
		.map(|price| Some(Price(price)))
		.map_err(|_| Error::bad_param(FIELD, "a price, below 2⁶⁴"))
}

/// How many trades it may become; absent: as many as one call makes.
pub fn max_fills(argument: Argument<'_>) -> Result<u8, Error> {
	match argument {
		None => Ok(*FILLS.end()),
		Some(_) => arguments::whole("maxFills", argument, FILLS),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::{Value, json};
	use tael_primitives::{AccountId, AssetKind, Fiat, Side};

	const HASH: &str = "0x0707070707070707070707070707070707070707070707070707070707070707";

	fn field_of<T: core::fmt::Debug>(result: Result<T, Error>) -> String {
		result.unwrap_err().field.unwrap()
	}

	#[test]
	fn a_market_is_a_stablecoin_a_currency_and_a_rail() {
		let yuan = Market { asset: AssetKind::Native, fiat: Fiat::CNY, rail: 1 };
		let object = json!({ "asset": "USDT", "fiat": "CNY", "rail": 1 });
		assert_eq!(market_object(Some(&object)), Ok(yuan));
		for (field, bad) in [("asset", json!(1)), ("fiat", json!("RMB")), ("rail", json!(65_536))] {
			let mut object = object.clone();
			object[field] = bad;
			assert_eq!(field_of(market_object(Some(&object))), field);
			object[field] = Value::Null;
			assert_eq!(field_of(market_object(Some(&object))), field);
		}
		assert_eq!(field_of(market_object(None)), "market");
		assert_eq!(field_of(market_object(Some(&json!({ "coin": "USDT" })))), "coin");
	}

	#[test]
	fn a_filter_asks_for_what_is_there() {
		assert_eq!(filter(None), Ok(OfferFilter::default()));
		assert_eq!(filter(Some(&json!({}))), Ok(OfferFilter::default()));
		let all = json!({
			"asset": "1", "fiat": "EUR", "rail": 2, "side": "buyer", "maker": HASH,
		});
		let expected = OfferFilter {
			asset: Some(AssetKind::WithId(1)),
			fiat: Some(Fiat::EUR),
			rail: Some(2),
			side: Some(Side::Buyer),
			maker: Some(AccountId::new([7; 32])),
		};
		assert_eq!(filter(Some(&all)), Ok(expected));
		for field in ["asset", "fiat", "rail", "side", "maker"] {
			assert_eq!(field_of(filter(Some(&json!({ field: [] })))), field);
		}
		assert_eq!(field_of(filter(Some(&json!({ "tier": 1 })))), "tier");
		assert_eq!(field_of(filter(Some(&json!("USDT")))), "filter");
	}

	#[test]
	fn a_filter_of_a_market_names_the_market_and_the_side() {
		let least = json!({ "asset": "USDT", "fiat": "CNY", "rail": 1, "side": "seller" });
		let expected = MarketFilter {
			market: Market { asset: AssetKind::Native, fiat: Fiat::CNY, rail: 1 },
			side: Side::Seller,
			is_matched: true,
			amount: None,
			taker: None,
		};
		assert_eq!(market_filter(Some(&least)), Ok(expected.clone()));
		let mut all = least.clone();
		all["matched"] = json!(false);
		all["amount"] = json!("5");
		all["taker"] = json!(HASH);
		let expected = MarketFilter {
			is_matched: false,
			amount: Some(5),
			taker: Some(AccountId::new([7; 32])),
			..expected
		};
		assert_eq!(market_filter(Some(&all)), Ok(expected));
		for field in ["asset", "fiat", "rail", "side", "matched", "amount", "taker"] {
			let mut bad = all.clone();
			bad[field] = json!([]);
			assert_eq!(field_of(market_filter(Some(&bad))), field);
		}
		for field in ["asset", "fiat", "rail", "side"] {
			let mut bad = least.clone();
			bad[field] = Value::Null;
			assert_eq!(field_of(market_filter(Some(&bad))), field);
		}
		assert_eq!(field_of(market_filter(None)), "filter");
	}

	#[test]
	fn somebody_wants_the_one_or_the_other() {
		assert_eq!(want(Some(&json!({ "amount": "5" }))), Ok(WantView::Asset(5)));
		assert_eq!(want(Some(&json!({ "fiatAmount": "6" }))), Ok(WantView::Fiat(6)));
		for bad in [json!({}), json!({ "amount": "5", "fiatAmount": "6" }), json!("5")] {
			assert_eq!(field_of(want(Some(&bad))), "want");
		}
		assert_eq!(field_of(want(Some(&json!({ "amount": 5 })))), "amount");
		assert_eq!(field_of(want(Some(&json!({ "fiatAmount": -6 })))), "fiatAmount");
	}

	#[test]
	fn a_price_limit_fits_a_price() {
		assert_eq!(price_limit(None), Ok(None));
		let highest = u64::MAX.to_string();
		assert_eq!(price_limit(Some(&json!(highest))), Ok(Some(Price(u64::MAX))));
		for bad in [json!("18446744073709551616"), json!(7.12), json!("7.12")] {
			assert_eq!(field_of(price_limit(Some(&bad))), "priceLimit");
		}
	}

	#[test]
	fn a_take_is_one_to_eight_trades() {
		assert_eq!(max_fills(None), Ok(8));
		assert_eq!(max_fills(Some(&json!(1))), Ok(1));
		for bad in [json!(0), json!(9), json!("1")] {
			assert_eq!(field_of(max_fills(Some(&bad))), "maxFills");
		}
	}
}
