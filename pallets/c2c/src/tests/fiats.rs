// SPDX-License-Identifier: Apache-2.0

//! A11: local money without decimals, and with three. What rounding leaves over is the seller's.

use super::market::*;
use crate::{Take, TakeBest, Trade, Want, fill_id, mock::*, trade_id};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockRates;
use tael_primitives::{AccountId, Fiat, Pair, Price, USDT};

/// A code, a price of which nothing comes out even, and for both ways to want 33.333333 USDT, or what comes
/// closest: principal and local money.
struct Case {
	code: &'static str,
	price: Price,
	/// Wanting so much of the stablecoin.
	asset: (u128, u128),
	/// Wanting so much local money.
	fiat: (u128, u128),
}

const CASES: [Case; 2] = [
	// 151.37 yen: 33.333333 × 151.37 = 5,045.67, and 5,045 / 151.37 = 33.328929….
	Case {
		code: "JPY",
		price: Price(15_137_000_000),
		asset: (33_333_333, 5_046),
		fiat: (33_328_929, 5_045),
	},
	// 0.30701 dinars of a thousand fils: 33.333333 × 307.01 = 10,233.67, and 10,233 / 307.01 = 33.331161….
	Case {
		code: "KWD",
		price: Price(30_701_000),
		asset: (33_333_333, 10_234),
		fiat: (33_331_161, 10_233),
	},
];

fn check(trade: &Trade<AccountId>, expected: (u128, u128), fiat: Fiat, price: Price) {
	let terms = &trade.terms;
	assert_eq!((terms.principal, terms.fiat_amount), expected, "{fiat:?}");
	assert_eq!((terms.fiat, terms.price), (fiat, price));
	// In exact numbers: the buyer pays at least the price, and one unit less of either would be below it.
	let scale = 10_u128.pow(14 - u32::from(fiat.decimals()));
	let owed = terms.principal * u128::from(price.0);
	assert!(terms.fiat_amount * scale >= owed, "rounded to the seller");
	let one_more = (terms.principal + 1) * u128::from(price.0);
	let one_less = (terms.fiat_amount - 1) * scale;
	assert!(one_less < owed || terms.fiat_amount * scale < one_more, "and no further");
}

#[test]
fn a11_local_money_with_no_decimals_and_with_three_is_rounded_to_the_seller_on_every_way() {
	for Case { code, price, asset, fiat: by_fiat } in CASES {
		let fiat = Fiat::new(code).expect("there is such money");
		for side in [SELL, BUY] {
			for (want, expected) in
				[(Want::Asset(asset.0), asset), (Want::Fiat(by_fiat.1), by_fiat)]
			{
				run(|| {
					MockRates::set(&Pair { asset: NATIVE, fiat }, Ok(price));
					let offer =
						stand(&ALICE, 1, crate::OfferRequest { fiat, ..ad(side, fixed(price)) });
					assert_ok!(try_take(
						&BOB,
						offer,
						1,
						Take { price_limit: Some(price), ..taking(want) }
					));
					check(&trade_row(trade_id(&BOB, &reference(1))), expected, fiat, price);

					let mut take: TakeBest = best(side.other(), want, 1);
					take.market.fiat = fiat;
					assert_ok!(try_best(&CAROL, 2, take));
					check(&trade_row(fill_id(&CAROL, &reference(2), 0)), expected, fiat, price);
				});
			}
		}
	}
}

#[test]
fn a11_no_trade_is_for_no_local_money_at_all() {
	let fiat = Fiat::new("JPY").expect("there is such money");
	run(|| {
		// A hundredth of a yen for a USDT: a tenth is rounded up to a whole yen, and not to none.
		let price = Price(1_000_000);
		MockRates::set(&Pair { asset: NATIVE, fiat }, Ok(price));
		let offer = stand(&ALICE, 1, crate::OfferRequest { fiat, ..ad(SELL, fixed(price)) });
		let id = take(&BOB, offer, 1, 10 * USDT);
		assert_eq!(trade_row(id).terms.fiat_amount, 1);
	});
}
