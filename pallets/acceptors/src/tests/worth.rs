// SPDX-License-Identifier: Apache-2.0

//! What a loss in another stablecoin is worth in USDT.

use crate::{ClaimKind, Error, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockRates;
use tael_primitives::{
	AssetKind, Balance, Fiat, Pair, Price, PriceError, Rates, TradeReceipt, USDT,
};

fn set(asset: AssetKind, fiat: Fiat, price: Result<Price, PriceError>) {
	MockRates::set(&Pair { asset, fiat }, price);
}

/// 7.2 yuan for one USDT, 7.92 for the other: a tenth more.
fn set_yuan() {
	set(NATIVE, Fiat::CNY, Ok(Price(720_000_000)));
	set(STABLE, Fiat::CNY, Ok(Price(792_000_000)));
}

fn worth(amount: Balance) -> Balance {
	Acceptors::worth(&STABLE, amount, Fiat::CNY)
}

#[test]
fn usdt_is_worth_itself_and_asks_for_no_price() {
	run(|| {
		set(NATIVE, Fiat::CNY, Err(PriceError::Halted));
		assert_eq!(Acceptors::worth(&NATIVE, 7, Fiat::CNY), 7);
	});
}

#[test]
fn another_stablecoin_is_worth_what_it_costs_rounded_down() {
	run(|| {
		set_yuan();
		assert_eq!(worth(100 * USDT), 110 * USDT);
		// Down to whole fens, and from there down to whole units.
		assert_eq!(worth(1), 0);
		let just_below = worth(100 * USDT - 1);
		assert!(just_below < 110 * USDT && just_below > 110 * USDT - 2_000);
		// And below par as well.
		set(STABLE, Fiat::CNY, Ok(Price(360_000_000)));
		assert_eq!(worth(100 * USDT), 50 * USDT);
	});
}

#[test]
fn it_is_never_worth_more_than_limits_count_it_as() {
	run(|| {
		set_yuan();
		set(STABLE, Fiat::CNY, Ok(Price(7_200_000_000)));
		assert_eq!(worth(100 * USDT), 150 * USDT);
		// Nor more than par, if they do not know it.
		ValueOfTwo::set(None);
		assert_eq!(worth(100 * USDT), 100 * USDT);
	});
}

#[test]
fn without_both_prices_of_one_money_it_counts_at_par() {
	let errors = [
		PriceError::Unknown,
		PriceError::Stale,
		PriceError::NoQuorum,
		PriceError::Tripped,
		PriceError::OutOfBounds,
		PriceError::TooDispersed,
		PriceError::Halted,
	];
	run(|| {
		assert_eq!(worth(100 * USDT), 100 * USDT);
		for asset in [NATIVE, STABLE] {
			for error in errors {
				set_yuan();
				set(asset.clone(), Fiat::CNY, Err(error));
				assert_eq!(worth(100 * USDT), 100 * USDT, "{error:?}");
			}
		}
		// A price of nothing divides nothing.
		set_yuan();
		set(NATIVE, Fiat::CNY, Ok(Price(0)));
		assert_eq!(worth(100 * USDT), 100 * USDT);
	});
}

#[test]
fn euros_and_dollars_help_where_the_local_money_has_no_prices() {
	run(|| {
		set(NATIVE, Fiat::CNY, Ok(Price(720_000_000)));
		set(NATIVE, Fiat::EUR, Ok(Price(80_000_000)));
		set(STABLE, Fiat::USD, Ok(Price(110_000_000)));
		// No money has both.
		assert_eq!(worth(100 * USDT), 100 * USDT);
		set(NATIVE, Fiat::USD, Ok(Price(100_000_000)));
		assert_eq!(worth(100 * USDT), 110 * USDT);
		set(STABLE, Fiat::EUR, Ok(Price(100_000_000)));
		assert_eq!(worth(100 * USDT), 125 * USDT);
		// The money of the trade comes first.
		set_yuan();
		assert_eq!(worth(100 * USDT), 110 * USDT);
	});
}

#[test]
fn prices_that_are_too_old_do_not_count() {
	run(|| {
		set_yuan();
		MockRates::set_age(PRICE_AGE);
		assert_eq!(worth(100 * USDT), 100 * USDT);
		MockRates::set_age(PRICE_AGE - 1);
		assert_eq!(worth(100 * USDT), 110 * USDT);
	});
}

#[test]
fn a_claim_is_bounded_by_what_the_loss_is_worth_when_it_is_filed() {
	run(|| {
		admit(&ALICE, 1);
		set_yuan();
		TestTrades::end(trade(1), TradeReceipt { asset: STABLE, ..released(&ALICE, &CAROL) });
		TestTrades::end(trade(2), TradeReceipt { asset: STABLE, ..released(&ALICE, &CAROL) });
		let file = |tag, amount| file_for(&CAROL, tag, trade(tag), ClaimKind::BankFrozen, amount);
		// Not by the half more that limits count it as.
		assert_noop!(file(1, 110 * USDT + 1), Error::<Test>::BadAmount);
		assert_ok!(file(1, 110 * USDT));
		// Nobody waits for a price.
		set(STABLE, Fiat::CNY, Err(PriceError::Tripped));
		let pair = Pair { asset: STABLE, fiat: Fiat::CNY };
		assert!(MockRates::price(&pair, PRICE_AGE).is_err());
		assert_noop!(file(2, 100 * USDT + 1), Error::<Test>::BadAmount);
		assert_ok!(file(2, 100 * USDT));
		// The bond is in USDT, whatever was traded.
		let id = crate::claim_id(&CAROL, &reference(1));
		assert_ok!(Acceptors::accept_claim(signed(&ALICE), id, 110 * USDT));
		assert_eq!(free(&CAROL), WEALTH - DEPOSIT + 110 * USDT);
	});
}
