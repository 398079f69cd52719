// SPDX-License-Identifier: Apache-2.0

use super::market::*;
use crate::{
	Eligibility, Error, HoldReason, OfferRequest, OfferState, OnStale, Pricing, Record, Records,
	Take, TradeState, Trades, Want, mock::*, trade_id,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc, MockProgramme, MockRates};
use tael_primitives::{
	Action, Balance, DAY, MINUTE, Price, PriceError, Risk, Standing, Tier, USDT,
};

const TEN: Want = Want::Asset(10 * USDT);

#[test]
fn a_taker_buys_at_the_price_of_the_offer() {
	run_with_each(|asset| {
		let pool = pool(&ALICE, 1, &asset, 1_000 * USDT);
		let offer = post(pool, 1, ad(SELL, fixed(yuan(725))));
		let id = take(&BOB, offer, 1, 40 * USDT);
		let trade = trade_row(id);
		let terms = &trade.terms;
		assert_eq!(id, trade_id(&BOB, &reference(1)));
		assert_eq!(trade.state, TradeState::Funded);
		assert_eq!((&terms.maker, &terms.taker), (&ALICE, &BOB));
		assert_eq!((terms.principal, terms.fiat_amount), (40 * USDT, 29_000));
		assert_eq!((terms.price, terms.round), (yuan(725), None));
		// 3 % of 40 are 1.2.
		assert_eq!((terms.buyer_bond, terms.seller_bond), (1_200_000, 1_200_000));
		assert_eq!(terms.seller_account, method(INSTANT).account);
		assert_eq!(terms.buyer_account, commitment(0xB0));
		assert_eq!((terms.pool, terms.taker_pool), (pool, None));
		assert_eq!(terms.windows.pay, 20 * MINUTE);
		assert_eq!(terms.windows.grace, 30 * MINUTE);
		let row = pool_row(pool);
		assert_eq!((row.available, row.locked), (958_800_000, 41_200_000));
		assert_eq!(held(&asset, HoldReason::Escrow, &BOB), 1_200_000);
		assert_eq!(held(&NATIVE, HoldReason::Deposit, &BOB), TRADE_DEPOSIT);
		// What it counts as is of both.
		for who in [ALICE, BOB] {
			assert_eq!(MockKyc::used(&who, Action::Trade(Risk::Low)), 40 * USDT);
		}
	});
}

#[test]
fn a_taker_sells_out_of_his_free_balance() {
	run_with_each(|asset| {
		let pool = pool(&ALICE, 1, &asset, 10 * USDT);
		let offer = post(pool, 1, ad(BUY, fixed(yuan(715))));
		let id = take(&BOB, offer, 1, 40 * USDT);
		let terms = trade_row(id).terms;
		assert_eq!((terms.principal, terms.fiat_amount), (40 * USDT, 28_600));
		assert_eq!(terms.buyer_account, method(INSTANT).account);
		assert_eq!(terms.seller_account, commitment(0xB0));
		assert_eq!(held(&asset, HoldReason::Escrow, &BOB), 41_200_000);
		assert_eq!(pool_row(pool).locked, 1_200_000);
	});
}

#[test]
fn what_rounding_leaves_over_is_the_sellers() {
	// 7.123456 yuan: 10 cost 71.23456 yuan; 80 yuan are 11.230500... of it.
	let price = Price(712_345_600);
	for side in [SELL, BUY] {
		run(|| {
			let offer = stand(&ALICE, 1, ad(side, fixed(price)));
			let terms = trade_row(take(&BOB, offer, 1, 10 * USDT)).terms;
			assert_eq!((terms.principal, terms.fiat_amount), (10 * USDT, 7_124));
			let fiat = taking(Want::Fiat(8_000));
			assert_ok!(try_take(&BOB, offer, 2, fiat));
			let terms = trade_row(trade_id(&BOB, &reference(2))).terms;
			assert_eq!((terms.principal, terms.fiat_amount), (11_230_503, 8_000));
		});
	}
}

#[test]
fn a_request_waits_for_its_maker() {
	run(|| {
		let manual = OfferRequest { auto_accept: false, ..ad(SELL, fixed(PAR)) };
		let offer = stand(&ALICE, 1, manual);
		let id = take(&BOB, offer, 1, 10 * USDT);
		assert_eq!(trade_row(id).state, TradeState::Requested);
		assert_eq!(pool_row(row(offer).pool).locked, 11 * USDT);
	});
}

#[test]
fn a_take_names_a_version_or_a_limit_and_both_hold() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let with = |version, price_limit| {
			try_take(&BOB, offer, 1, Take { version, price_limit, ..taking(TEN) })
		};
		assert_noop!(with(None, None), Error::<Test>::PriceLimitRequired);
		assert_noop!(with(Some(1), None), Error::<Test>::TermsChanged);
		assert_noop!(with(Some(1), Some(PAR)), Error::<Test>::TermsChanged);
		let lower = Some(Price(PAR.0 - 1));
		assert_noop!(with(None, lower), Error::<Test>::PriceLimitExceeded);
		assert_noop!(with(Some(0), lower), Error::<Test>::PriceLimitExceeded);
		assert_ok!(with(None, Some(PAR)));
		// Who sells wants more, not less.
		let offer = stand(&CAROL, 1, ad(BUY, fixed(yuan(700))));
		let with = |limit| {
			let price_limit = Some(Price(limit));
			try_take(&BOB, offer, 2, Take { version: None, price_limit, ..taking(TEN) })
		};
		assert_noop!(with(yuan(700).0 + 1), Error::<Test>::PriceLimitExceeded);
		assert_ok!(with(yuan(700).0));
	});
}

#[test]
fn boundary_the_amount_is_within_the_range() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 102_999_999);
		let offer = post(pool, 1, ad(SELL, fixed(PAR)));
		let with = |want| try_take(&BOB, offer, 1, taking(want));
		assert_noop!(with(Want::Asset(10 * USDT - 1)), Error::<Test>::OutOfRange);
		assert_noop!(with(Want::Asset(100 * USDT + 1)), Error::<Test>::OutOfRange);
		assert_noop!(with(Want::Asset(0)), Error::<Test>::OutOfRange);
		assert_noop!(with(Want::Asset(Balance::MAX)), Error::<Test>::OutOfRange);
		assert_noop!(with(Want::Fiat(0)), Error::<Test>::OutOfRange);
		assert_noop!(with(Want::Fiat(Balance::MAX)), Error::<Test>::OutOfRange);
		assert_noop!(with(Want::Fiat(7_199)), Error::<Test>::OutOfRange);
		// A unit too little for the whole and its bond.
		assert_noop!(with(Want::Asset(100 * USDT)), Error::<Test>::NotEnoughLiquidity);
		assert_ok!(with(Want::Asset(99 * USDT)));
	});
}

#[test]
fn boundary_both_ends_of_the_range_are_taken() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		take(&BOB, offer, 1, 10 * USDT);
		take(&BOB, offer, 2, 100 * USDT);
	});
}

#[test]
fn a_take_that_empties_the_pool_takes_the_offer_out_of_the_book() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 113 * USDT);
		let offer = post(pool, 1, ad(SELL, fixed(PAR)));
		let other = post(pool, 2, ad(SELL, fixed(PAR)));
		take(&BOB, offer, 1, 100 * USDT);
		assert_eq!(pool_row(pool).available, 10 * USDT);
		assert_eq!(state(offer), OfferState::Exhausted);
		// Nobody has looked at the other one yet; it cannot be taken all the same.
		assert_eq!(state(other), OfferState::Active);
		let taken = try_take(&BOB, other, 2, taking(TEN));
		assert_noop!(taken, Error::<Test>::NotEnoughLiquidity);
		let taken = try_take(&BOB, offer, 2, taking(TEN));
		assert_noop!(taken, Error::<Test>::OfferUnavailable);
		assert_ok!(poke(other));
		assert_eq!(state(other), OfferState::Exhausted);
	});
}

#[test]
fn only_an_offer_in_force_is_taken() {
	type Reach = fn(crate::OfferId);
	let reach: [Reach; 4] = [
		|id| {
			assert_ok!(C2c::pause_offer(signed(&ALICE), id));
		},
		|id| {
			assert_ok!(C2c::bar_offer(RuntimeOrigin::root(), id));
		},
		|_| MockProgramme::set(&ALICE, Standing::Barred),
		|_| MockKyc::freeze(&ALICE),
	];
	for reach in reach {
		run(|| {
			let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
			reach(offer);
			let taken = try_take(&BOB, offer, 1, taking(TEN));
			assert_noop!(taken, Error::<Test>::OfferUnavailable);
		});
	}
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		// His credential is no longer good for the rail.
		MockKyc::revoke(&ALICE);
		assert_noop!(try_take(&BOB, offer, 1, taking(TEN)), Error::<Test>::BadMethod);
		assert_noop!(try_take(&BOB, commitment(9), 1, taking(TEN)), Error::<Test>::NotFound);
	});
}

#[test]
fn f10_nobody_trades_with_himself() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		assert_noop!(try_take(&ALICE, offer, 1, taking(TEN)), Error::<Test>::SelfTrade);
		MockKyc::identify(&ALICE, commitment(1));
		MockKyc::identify(&BOB, commitment(1));
		assert_noop!(try_take(&BOB, offer, 1, taking(TEN)), Error::<Test>::SelfTrade);
		take(&CAROL, offer, 1, 10 * USDT);
	});
}

#[test]
fn the_rail_is_one_of_the_offer_and_the_account_is_committed_to() {
	run(|| {
		let offer = stand(&ALICE, 1, on(&[INSTANT, CARD], ad(SELL, fixed(PAR))));
		let with = |rail, account| try_take(&BOB, offer, 1, Take { rail, account, ..taking(TEN) });
		assert_noop!(with(WIRE, commitment(1)), Error::<Test>::BadMethod);
		assert_noop!(with(99, commitment(1)), Error::<Test>::BadMethod);
		assert_noop!(with(INSTANT, commitment(0)), Error::<Test>::BadMethod);
		assert_ok!(with(CARD, commitment(1)));
		let terms = trade_row(trade_id(&BOB, &reference(1))).terms;
		// Below the tier to whom this rail is free.
		assert_eq!((terms.rail, terms.risk, terms.windows.hold), (CARD, Risk::High, DAY));
		attest(&CAROL, Tier::Enhanced);
		assert_ok!(try_take(&CAROL, offer, 1, Take { rail: CARD, ..taking(TEN) }));
		assert_eq!(trade_row(trade_id(&CAROL, &reference(1))).terms.windows.hold, 0);
	});
}

#[test]
fn a_maker_chooses_whom_he_trades_with() {
	let month = 30 * DAY;
	let with = |eligibility| OfferRequest { eligibility, ..ad(SELL, fixed(PAR)) };
	let demands = [
		Eligibility { tier: Tier::Enhanced, ..Eligibility::default() },
		Eligibility { min_completed: 10, ..Eligibility::default() },
		Eligibility { min_completion: 9_000, ..Eligibility::default() },
		Eligibility { min_age: month, ..Eligibility::default() },
		Eligibility { deny: BoundedVec::truncate_from(vec![BOB]), ..Eligibility::default() },
		Eligibility { allow: BoundedVec::truncate_from(vec![CAROL]), ..Eligibility::default() },
	];
	run(|| {
		attest(&CAROL, Tier::Enhanced);
		let since = Some(now() - month);
		let veteran = Record { completed: 90, failed: 10, since, ..Record::default() };
		Records::<Test>::insert(C2c::subject(&CAROL), veteran);
		for (tag, demand) in demands.into_iter().enumerate() {
			let tag = u8::try_from(tag).unwrap();
			let offer = stand(&ALICE, tag, with(demand));
			assert_noop!(try_take(&BOB, offer, tag, taking(TEN)), Error::<Test>::NotEligible);
			// A unit short of what is asked for.
			let almost = [
				Record { completed: 9, failed: 0, ..veteran },
				Record { completed: 8_999, failed: 1_001, ..veteran },
				Record { since: Some(now() - month + 1), ..veteran },
			];
			if let Some(almost) = almost.get(usize::from(tag).wrapping_sub(1)) {
				Records::<Test>::insert(C2c::subject(&CAROL), almost);
				let taken = try_take(&CAROL, offer, tag, taking(TEN));
				assert_noop!(taken, Error::<Test>::NotEligible);
			}
			Records::<Test>::insert(C2c::subject(&CAROL), veteran);
			let id = take(&CAROL, offer, tag, 10 * USDT);
			assert_ok!(C2c::cancel_trade(signed(&CAROL), id));
			Records::<Test>::insert(C2c::subject(&CAROL), veteran);
		}
		Records::<Test>::remove(C2c::subject(&CAROL));
	});
}

#[test]
fn f11_as_many_trades_live_at_a_time_as_may() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let other = stand(&CAROL, 1, ad(SELL, fixed(PAR)));
		for tag in 0..5 {
			take(&BOB, offer, tag, 10 * USDT);
		}
		assert_noop!(try_take(&BOB, other, 5, taking(TEN)), Error::<Test>::LimitReached);
		// So has the maker.
		assert_noop!(try_take(&DAVE, offer, 5, taking(TEN)), Error::<Test>::LimitReached);
		assert_ok!(C2c::cancel_trade(signed(&BOB), trade_id(&BOB, &reference(0))));
		take(&DAVE, offer, 5, 10 * USDT);
		// Acceptors may have as many as their rung says.
		let standing = |max_open| Standing::Active { tier: 1, max_trade: 50 * USDT, max_open };
		MockProgramme::set(&BOB, standing(5));
		take(&BOB, other, 6, 10 * USDT);
		assert_noop!(try_take(&BOB, other, 7, taking(TEN)), Error::<Test>::LimitReached);
		MockProgramme::set(&BOB, standing(6));
		take(&BOB, other, 7, 10 * USDT);
	});
}

#[test]
fn boundary_an_acceptor_trades_as_much_as_his_rung_allows() {
	let standing = Standing::Active { tier: 1, max_trade: 50 * USDT, max_open: 9 };
	let over = Want::Asset(50 * USDT + 1);
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		MockProgramme::set(&ALICE, standing);
		assert_noop!(try_take(&BOB, offer, 1, taking(over)), Error::<Test>::OutOfRange);
		take(&BOB, offer, 1, 50 * USDT);
		MockProgramme::set(&ALICE, Standing::None);
		MockProgramme::set(&BOB, standing);
		assert_noop!(try_take(&BOB, offer, 2, taking(over)), Error::<Test>::OutOfRange);
		take(&BOB, offer, 2, 50 * USDT);
	});
}

#[test]
fn who_may_not_trade_or_waits_takes_nothing() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let taken = || try_take(&BOB, offer, 1, taking(TEN));
		MockProgramme::set(&BOB, Standing::Barred);
		assert_noop!(taken(), Error::<Test>::NotEligible);
		MockProgramme::set(&BOB, Standing::None);
		MockKyc::freeze(&BOB);
		assert_noop!(taken(), DispatchError::Other("Frozen"));
		MockKyc::thaw(&BOB);
		let barred_until = now() + 1;
		Records::<Test>::insert(C2c::subject(&BOB), Record { barred_until, ..Record::default() });
		assert_noop!(taken(), Error::<Test>::LimitReached);
		MockClock::advance(1);
		assert_ok!(taken());
	});
}

#[test]
fn boundary_a_taker_keeps_the_existential_deposit() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(BUY, fixed(PAR)));
		let needed = 11 * USDT + TRADE_DEPOSIT + EXISTENTIAL_DEPOSIT;
		set_free(&NATIVE, &BOB, needed - 1);
		assert_noop!(try_take(&BOB, offer, 1, taking(TEN)), Error::<Test>::InsufficientFunds);
		set_free(&NATIVE, &BOB, needed);
		take(&BOB, offer, 1, 10 * USDT);
		assert_eq!(free(&NATIVE, &BOB), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn the_limits_of_a_tier_stop_a_take() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		MockKyc::limit(&BOB, Action::Trade(Risk::Low), 10 * USDT - 1);
		let taken = try_take(&BOB, offer, 1, taking(TEN));
		assert_noop!(taken, DispatchError::Other("LimitExceeded"));
		MockKyc::limit(&BOB, Action::Trade(Risk::Low), 10 * USDT);
		take(&BOB, offer, 1, 10 * USDT);
	});
}

#[test]
fn f34_a_reference_makes_one_trade_also_after_it_has_ended() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let id = take(&BOB, offer, 1, 10 * USDT);
		assert_noop!(try_take(&BOB, offer, 1, taking(TEN)), Error::<Test>::AlreadyExists);
		assert_ok!(C2c::cancel_trade(signed(&BOB), id));
		assert!(!Trades::<Test>::contains_key(id));
		assert_noop!(try_take(&BOB, offer, 1, taking(TEN)), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn a_floating_price_follows_the_rate_within_its_bounds_and_is_rounded_up() {
	run(|| {
		let sale = stand(&ALICE, 1, ad(SELL, bounded(50, Some(yuan(700)), Some(yuan(740)))));
		let purchase = stand(&CAROL, 1, ad(BUY, bounded(-50, Some(yuan(690)), Some(yuan(730)))));
		let cases = [
			// 7.2 × 1.005 and × 0.995
			(PAR, 723_600_000, 716_400_000),
			// The ceiling of the sale, the ceiling of the purchase.
			(yuan(738), 740_000_000, 730_000_000),
			(yuan(690), 700_000_000, 690_000_000),
			// 7.1111111 × 1.005 is 7.1466666555, × 0.995 is 7.0755555445.
			(Price(711_111_110), 714_666_666, 707_555_555),
		];
		for (tag, (rate, of_sale, of_purchase)) in cases.into_iter().enumerate() {
			let tag = u8::try_from(tag).unwrap();
			set_rate(Ok(rate));
			let bought = trade_row(take(&BOB, sale, tag, 10 * USDT)).terms;
			assert_eq!(bought.price, Price(of_sale));
			let sold = trade_row(take(&DAVE, purchase, tag, 10 * USDT)).terms;
			assert_eq!(sold.price, Price(of_purchase));
			assert!(bought.round.is_some());
		}
	});
}

#[test]
fn f16_boundary_a_price_far_from_the_rate_is_not_taken() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let floor = stand(&CAROL, 1, ad(SELL, bounded(0, Some(PAR), None)));
		// 7.2 is 10 % above 6.5454545, and 10 % below 8; both ends are rounded up.
		for (rate, is_taken) in [(654_545_454, true), (654_545_453, false), (800_000_001, false)] {
			set_rate(Ok(Price(rate)));
			let taken = try_take(&BOB, offer, 1, taking(TEN));
			if is_taken {
				assert_ok!(taken);
			} else {
				let taken = try_take(&BOB, offer, 2, taking(TEN));
				assert_noop!(taken, Error::<Test>::PriceOutOfBand);
			}
		}
		set_rate(Ok(Price(654_545_453)));
		let taken = try_take(&BOB, floor, 2, at_any_price(floor, TEN));
		assert_noop!(taken, Error::<Test>::PriceOutOfBand);
		set_rate(Ok(yuan(800)));
		assert_ok!(try_take(&BOB, offer, 2, taking(TEN)));
	});
}

/// Everything that can be wrong with a rate. The match fails to compile where there is something new.
const PRICE_ERRORS: [PriceError; 7] = {
	use PriceError::{Halted, NoQuorum, OutOfBounds, Stale, TooDispersed, Tripped, Unknown};
	match Unknown {
		Unknown | Stale | NoQuorum | Tripped | OutOfBounds | TooDispersed | Halted => {},
	}
	[Unknown, Stale, NoQuorum, Tripped, OutOfBounds, TooDispersed, Halted]
};

#[test]
fn or_12_no_rate_of_any_reason_lets_a_floating_offer_be_posted_or_taken_and_a_fixed_one_can() {
	for reason in PRICE_ERRORS {
		run(|| {
			let floats = stand(&ALICE, 1, ad(SELL, floating(0)));
			let stands = stand(&CAROL, 1, ad(SELL, fixed(PAR)));
			set_rate(Err(reason));
			let taken = try_take(&BOB, floats, 1, at_any_price(floats, TEN));
			assert_noop!(taken, Error::<Test>::RateUnavailable);
			let pool = row(floats).pool;
			assert_noop!(try_post(pool, 2, ad(SELL, floating(0))), Error::<Test>::RateUnavailable);
			assert_ok!(try_post(pool, 2, ad(SELL, fixed(yuan(722)))));
			assert_ok!(try_best(&DAVE, 1, best(BUY, TEN, 1)));
			assert_eq!(trade_row(trade_id(&DAVE, &reference(1))).terms.offer, stands);
			take(&BOB, stands, 1, 10 * USDT);
		});
	}
}

#[test]
fn a_take_of_a_floating_offer_has_a_limit_since_its_version_bounds_no_price() {
	for side in [SELL, BUY] {
		run(|| {
			let offer = stand(&ALICE, 1, ad(side, floating(0)));
			let with = |version, price_limit| {
				try_take(&BOB, offer, 1, Take { version, price_limit, ..taking(TEN) })
			};
			for version in [None, Some(0)] {
				assert_noop!(with(version, None), Error::<Test>::PriceLimitRequired);
			}
			// It moves between what the taker saw and his block.
			set_rate(Ok(if side == SELL { yuan(721) } else { yuan(719) }));
			for version in [None, Some(0)] {
				assert_noop!(with(version, Some(PAR)), Error::<Test>::PriceLimitExceeded);
			}
			set_rate(Ok(PAR));
			assert_ok!(with(Some(0), Some(PAR)));
		});
	}
}

#[test]
fn f15_without_a_rate_fixed_prices_are_taken_up_to_a_limit_and_floating_ones_as_they_say() {
	let use_bound = Pricing::Floating {
		spread: 0,
		floor: Some(yuan(715)),
		ceiling: None,
		on_stale: OnStale::UseBound,
	};
	run(|| {
		let fixed = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let suspended = stand(&ALICE, 2, ad(SELL, floating(0)));
		let bound = stand(&ALICE, 3, ad(SELL, use_bound));
		let reasons = PRICE_ERRORS.map(Err).into_iter().chain([Ok(Price(0))]);
		for (index, cause) in reasons.enumerate() {
			set_rate(cause);
			// OR-12: whatever is wrong with the rate, a fixed price needs none.
			let other = u8::try_from(index).unwrap() + 10;
			assert_ok!(hypothetically!(try_take(&BOB, fixed, other, taking(TEN))));
			let taken = try_take(&BOB, suspended, 1, at_any_price(suspended, TEN));
			assert_noop!(taken, Error::<Test>::RateUnavailable);
		}
		set_rate(Ok(PAR));
		MockRates::set_age(LIMITS.max_price_age);
		let taken = try_take(&BOB, suspended, 1, at_any_price(suspended, TEN));
		assert_noop!(taken, Error::<Test>::RateUnavailable);
		for (tag, offer) in [(1, fixed), (2, bound)] {
			let over = at_any_price(offer, Want::Asset(50 * USDT + 1));
			assert_noop!(try_take(&BOB, offer, tag, over), Error::<Test>::OutOfRange);
			take(&BOB, offer, tag, 50 * USDT);
		}
		let terms = trade_row(trade_id(&BOB, &reference(2))).terms;
		assert_eq!((terms.price, terms.round), (yuan(715), None));
		MockRates::set_age(LIMITS.max_price_age - 1);
		take(&BOB, suspended, 3, 100 * USDT);
	});
}

#[test]
fn f6_a_maker_who_closes_everything_leaves_his_trades_alone() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let pool = row(offer).pool;
		let id = take(&BOB, offer, 1, 100 * USDT);
		assert_ok!(C2c::withdraw_liquidity(signed(&ALICE), pool, 897 * USDT, 0));
		assert_ok!(C2c::close_offer(signed(&ALICE), offer));
		assert_ok!(C2c::close_pool(signed(&ALICE), pool));
		MockProgramme::set(&ALICE, Standing::Barred);
		assert_eq!(trade_row(id).state, TradeState::Funded);
		assert_ok!(C2c::release(signed(&ALICE), id));
		assert_eq!(free(&NATIVE, &BOB), WEALTH + 100 * USDT);
	});
}
