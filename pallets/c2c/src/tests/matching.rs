// SPDX-License-Identifier: Apache-2.0

//! Who can stand in the way of `take_best`, and for how long.

use super::market::*;
use crate::{
	Error, Limits, MAX_MATCHED, MAX_SKIPS, Matched, OfferRequest, OfferState, Pass, Refusal, Want,
	costs::Extra, mock::*, trade_id,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockKyc, MockProgramme};
use tael_primitives::{AccountId, Action, Fiat, Risk, Standing, USDT};

const TEN: Want = Want::Asset(10 * USDT);

/// An offer that this account cannot have.
fn denied_to(who: &AccountId, request: OfferRequest<AccountId>) -> OfferRequest<AccountId> {
	let mut request = request;
	request.eligibility.deny = BoundedVec::truncate_from(vec![who.clone()]);
	request
}

/// Which offer Dave's best trade of this tag was made with.
fn best_of(tag: u8) -> crate::OfferId {
	assert_ok!(try_best(&DAVE, tag, best(BUY, TEN, 1)));
	trade_row(trade_id(&DAVE, &reference(tag))).terms.offer
}

/// What the last call passed over.
fn passed() -> Vec<Pass> {
	let told = events().into_iter().find_map(|event| match event {
		crate::Event::BestTaken { passed, .. } => Some(passed),
		_ => None,
	});
	told.expect("something was taken")
}

#[test]
fn a_maker_with_as_many_trades_as_he_may_have_is_taken_out_of_the_way_and_comes_back_by_a_poke() {
	run(|| {
		let busy = stand(&ALICE, 1, ad(SELL, fixed(yuan(710))));
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
		for tag in 0..5 {
			take(&CAROL, busy, tag, 10 * USDT);
		}
		events();
		assert_eq!(best_of(1), good);
		assert_eq!(passed(), vec![Pass { offer: busy, why: Refusal::LimitReached }]);
		assert_eq!(state(busy), OfferState::Exhausted);
		assert_eq!(best_of(2), good);
		assert_eq!(passed(), vec![], "nobody comes to it again");
		// As long as he has no room there is nothing to do.
		assert_noop!(poke(busy), Error::<Test>::NothingDue);
		assert_ok!(C2c::cancel_trade(signed(&CAROL), trade_id(&CAROL, &reference(0))));
		assert_ok!(poke(busy));
		assert_eq!(state(busy), OfferState::Active);
		assert_eq!(best_of(3), busy);
	});
}

#[test]
fn boundary_a_maker_whose_limits_leave_less_than_the_least_amount_is_taken_out_of_the_way() {
	let limit = Action::Trade(Risk::Low);
	run(|| {
		let limited = stand(&ALICE, 1, ad(SELL, fixed(yuan(710))));
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
		MockKyc::limit(&ALICE, limit, 10 * USDT - 1);
		assert_eq!(best_of(1), good);
		assert_eq!(state(limited), OfferState::Exhausted);
		assert_noop!(poke(limited), Error::<Test>::NothingDue);
		MockKyc::limit(&ALICE, limit, 10 * USDT);
		assert_ok!(poke(limited));
		assert_eq!(best_of(2), limited);
		assert_eq!(MockKyc::used(&ALICE, limit), 10 * USDT, "asking counts for nothing");
	});
}

#[test]
fn an_acceptor_whose_rung_is_below_the_least_amount_is_taken_out_of_the_way() {
	run(|| {
		let small = stand(&ALICE, 1, ad(SELL, fixed(yuan(710))));
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
		let rung = |max_trade| Standing::Active { tier: 1, max_trade, max_open: 9 };
		MockProgramme::set(&ALICE, rung(10 * USDT - 1));
		assert_eq!(best_of(1), good);
		assert_eq!(state(small), OfferState::Exhausted);
		MockProgramme::set(&ALICE, rung(10 * USDT));
		assert_ok!(poke(small));
		assert_eq!(best_of(2), small);
	});
}

#[test]
fn a_poke_alone_takes_out_whoever_has_no_room() {
	run(|| {
		let busy = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		for tag in 0..5 {
			take(&CAROL, busy, tag, 10 * USDT);
		}
		assert_eq!(state(busy), OfferState::Active, "nobody has looked yet");
		assert_ok!(poke(busy));
		assert_eq!(state(busy), OfferState::Exhausted);
	});
}

#[test]
fn an_offer_that_enters_takes_out_of_its_way_who_has_no_room() {
	run(|| {
		let busy = stand(&ALICE, 1, ad(SELL, fixed(yuan(719))));
		for tag in 0..5 {
			take(&CAROL, busy, tag, 10 * USDT);
		}
		stand(&BOB, 1, ad(BUY, fixed(PAR)));
		assert_eq!(state(busy), OfferState::Exhausted);
	});
}

#[test]
fn boundary_an_offer_that_asks_for_a_great_amount_at_least_is_listed_and_not_matched() {
	run_with_each(|asset| {
		let most = LIMITS.max_matched_min;
		let funds = pool(&ALICE, 1, &asset, 1_000 * USDT);
		let large = |min| OfferRequest { min, max: 2 * most, ..ad(SELL, fixed(yuan(710))) };
		let over = post(funds, 1, large(most + 1));
		let at = post(funds, 2, large(most));
		assert_eq!((row(over).is_matched, row(at).is_matched), (false, true));
		// It is taken by its name, and becomes a matched one by a change.
		take(&BOB, over, 1, most + 1);
		let change =
			crate::OfferChange { pricing: None, range: Some((most, 2 * most)), methods: None };
		assert_ok!(plain(C2c::update_offer(signed(&ALICE), over, 0, change)));
		assert!(row(over).is_matched);
	});
}

#[test]
fn offers_that_ask_for_great_amounts_are_in_nobodys_way() {
	run(|| {
		for (who, tag) in [(&ALICE, 1), (&ALICE, 2), (&CAROL, 1), (&CAROL, 2)] {
			let pool = pool(who, tag, &NATIVE, 1_000 * USDT);
			for slot in 0..3 {
				let request = OfferRequest { min: 101 * USDT, ..ad(SELL, fixed(yuan(700))) };
				post(pool, 10 * tag + slot, OfferRequest { max: 200 * USDT, ..request });
			}
		}
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
		assert_eq!(best_of(1), good);
	});
}

#[test]
fn boundary_so_many_offers_of_a_pool_are_matched_on_a_side_of_a_market_and_the_rest_is_listed() {
	run(|| {
		TestLimits::set(Limits { max_offers: 32, ..LIMITS });
		let funds = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		let four: Vec<_> = (0..4).map(|tag| post(funds, tag, ad(SELL, fixed(PAR)))).collect();
		let fifth = post(funds, 4, ad(SELL, fixed(PAR)));
		assert!(four.iter().all(|id| row(*id).is_matched));
		assert_eq!((state(fifth), row(fifth).is_matched), (OfferState::Active, false));
		// On every rail it names there has to be room.
		let both = post(funds, 5, on(&[INSTANT, WIRE], ad(SELL, fixed(PAR))));
		assert!(!row(both).is_matched);
		// Other markets, the other side and another pool have their own.
		assert!(row(post(funds, 6, on(&[WIRE], ad(SELL, fixed(PAR))))).is_matched);
		assert!(row(post(funds, 7, ad(BUY, fixed(yuan(700))))).is_matched);
		assert!(row(stand(&ALICE, 8, ad(SELL, fixed(PAR)))).is_matched);
		let market = (Fiat::CNY, INSTANT, SELL);
		assert_eq!(Matched::<Test>::get(funds, market), MAX_MATCHED);

		// What leaves the book makes room, which a poke fills.
		assert_noop!(poke(fifth), Error::<Test>::NothingDue);
		assert_ok!(C2c::pause_offer(signed(&ALICE), four[0]));
		assert_ok!(poke(fifth));
		assert!(row(fifth).is_matched);
		let resumed = plain(C2c::resume_offer(signed(&ALICE), four[0]));
		assert_ok!(resumed);
		assert!(!row(four[0]).is_matched);
		assert_ok!(C2c::close_offer(signed(&ALICE), fifth));
		assert_ok!(poke(four[0]));
		assert!(row(four[0]).is_matched);
		for id in &four {
			assert_ok!(C2c::close_offer(signed(&ALICE), *id));
		}
		assert_eq!(Matched::<Test>::get(funds, market), 0);
		TestLimits::set(LIMITS);
	});
}

#[test]
fn no_pool_alone_makes_up_all_that_one_trade_passes_over_at_two_places_each() {
	run(|| {
		let funds = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		// Each stands at its spread and at its ceiling, and Dave can have none of them.
		for tag in 0..8 {
			let floats = bounded(-100, None, Some(yuan(713)));
			post(funds, tag, denied_to(&DAVE, ad(SELL, floats)));
		}
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
		assert_eq!(2 * MAX_MATCHED, MAX_SKIPS);
		let taken = C2c::take_best(signed(&DAVE), reference(1), best(BUY, TEN, 1));
		let weight = C2c::cost_of_take_best(1, 8, Extra::default());
		assert_eq!(taken.map(|info| info.actual_weight), Ok(Some(weight)));
		assert_eq!(trade_row(trade_id(&DAVE, &reference(1))).terms.offer, good);
	});
}
