// SPDX-License-Identifier: Apache-2.0

use super::market::*;
use crate::{
	Book, Eligibility, Error, Event, MAX_SKIPS, OfferRequest, OfferState, OnStale, Pass, Pricing,
	Record, Records, Refusal, TakeBest, TradesOf, Want, costs::Extra, fill_id, mock::*, trade_id,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc, MockProgramme};
use tael_primitives::{
	AccountId, Action, Balance, Millis, Price, PriceError, Risk, Standing, Tier, USDT,
};

/// What the trades of one `take_best` were: offer, price, principal.
fn fills(who: &AccountId, tag: u8) -> Vec<(crate::OfferId, Price, Balance)> {
	(0..8)
		.map_while(|n| crate::Trades::<Test>::get(fill_id(who, &reference(tag), n)))
		.map(|trade| (trade.terms.offer, trade.terms.price, trade.terms.principal))
		.collect()
}

fn take_best(who: &AccountId, tag: u8, take: TakeBest) -> Vec<(crate::OfferId, Price, Balance)> {
	assert_ok!(try_best(who, tag, take));
	fills(who, tag)
}

#[test]
fn the_lowest_price_comes_first_and_of_one_price_the_oldest() {
	run(|| {
		for who in [&ALICE, &BOB, &CAROL] {
			admit(who);
		}
		admit(&DAVE);
		let dear = stand(&ALICE, 1, ad(SELL, fixed(yuan(722))));
		let first = stand(&BOB, 1, ad(SELL, fixed(yuan(721))));
		let second = stand(&CAROL, 1, ad(SELL, fixed(yuan(721))));
		// Each can sell 100 once.
		for offer in [dear, first, second] {
			let pool = row(offer).pool;
			let owner = row(offer).maker;
			assert_ok!(C2c::withdraw_liquidity(signed(&owner), pool, 897 * USDT, 0));
		}
		let taken = take_best(&DAVE, 1, best(BUY, Want::Asset(250 * USDT), 8));
		assert_eq!(
			taken,
			vec![
				(first, yuan(721), 100 * USDT),
				(second, yuan(721), 100 * USDT),
				(dear, yuan(722), 50 * USDT),
			]
		);
		let told =
			events().into_iter().rev().find(|event| matches!(event, Event::BestTaken { .. }));
		let expected = Event::BestTaken {
			taker: DAVE,
			reference: reference(1),
			fills: 3,
			principal: 250 * USDT,
			fiat_amount: 72_100 * 2 + 36_100,
			passed: vec![],
		};
		assert_eq!(told, Some(expected));
	});
}

#[test]
fn who_sells_gets_the_highest_price_first() {
	run(|| {
		admit(&DAVE);
		let low = stand(&ALICE, 1, ad(BUY, fixed(yuan(715))));
		let high = stand(&BOB, 1, OfferRequest { max: 20 * USDT, ..ad(BUY, fixed(yuan(718))) });
		assert_ok!(C2c::withdraw_liquidity(signed(&BOB), row(high).pool, 998 * USDT, 0));
		let taken = take_best(&DAVE, 1, best(SELL, Want::Asset(60 * USDT), 8));
		let of_high = (high, yuan(718), 20 * USDT);
		assert_eq!(taken, vec![of_high, of_high, (low, yuan(715), 20 * USDT)]);
	});
}

#[test]
fn an_offer_is_filled_as_often_as_it_bears() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let taken = take_best(&BOB, 1, best(BUY, Want::Asset(230 * USDT), 8));
		let of = |amount| (offer, PAR, amount * USDT);
		assert_eq!(taken, vec![of(100), of(100), of(30)]);
	});
}

#[test]
fn fixed_and_floating_offers_stand_in_one_queue() {
	run(|| {
		admit(&DAVE);
		let small = |pricing| OfferRequest { max: 10 * USDT, ..ad(SELL, pricing) };
		let drain = |who: &AccountId, id: crate::OfferId| {
			let withdrawn = C2c::withdraw_liquidity(signed(who), row(id).pool, 989 * USDT, 0);
			assert_ok!(withdrawn);
			id
		};
		let minus = drain(&ALICE, stand(&ALICE, 1, small(floating(-100))));
		let at_rate = drain(&BOB, stand(&BOB, 1, small(fixed(PAR))));
		let plus = drain(&CAROL, stand(&CAROL, 1, small(floating(100))));
		let same = drain(&ALICE, stand(&ALICE, 2, small(floating(0))));
		let ids = |taken: Vec<(crate::OfferId, Price, Balance)>| {
			taken.into_iter().map(|(id, ..)| id).collect::<Vec<_>>()
		};
		let quote = |rate| {
			set_rate(Ok(rate));
			let quote = C2c::quote_best(Some(DAVE), &best(BUY, Want::Asset(40 * USDT), 8)).unwrap();
			quote.fills.into_iter().map(|fill| fill.offer).collect::<Vec<_>>()
		};
		assert_eq!(quote(yuan(740)), vec![at_rate, minus, same, plus]);
		assert_eq!(quote(yuan(700)), vec![minus, same, plus, at_rate]);
		assert_eq!(quote(PAR), vec![minus, at_rate, same, plus]);
		let taken = take_best(&DAVE, 1, best(BUY, Want::Asset(40 * USDT), 8));
		assert_eq!(ids(taken), vec![minus, at_rate, same, plus]);
	});
}

#[test]
fn an_offer_that_a_bound_makes_better_is_met_at_its_bound() {
	run(|| {
		let capped = stand(&ALICE, 1, ad(SELL, bounded(200, None, Some(yuan(725)))));
		let other = stand(&BOB, 1, ad(SELL, fixed(yuan(726))));
		let head = |rate| {
			set_rate(Ok(rate));
			let quote = C2c::quote_best(None, &best(BUY, Want::Asset(10 * USDT), 1)).unwrap();
			(quote.fills[0].offer, quote.fills[0].price)
		};
		// 2 % above 7.2 is 7.344: the ceiling binds.
		assert_eq!(head(PAR), (capped, yuan(725)));
		assert_eq!(head(yuan(760)), (capped, yuan(725)));
		assert_eq!(head(yuan(700)), (capped, yuan(714)));
		assert_ok!(C2c::pause_offer(signed(&ALICE), capped));
		assert_eq!(head(PAR), (other, yuan(726)));
	});
}

#[test]
fn an_offer_that_a_bound_holds_back_is_met_at_its_bound() {
	run(|| {
		let floor = bounded(-100, Some(yuan(719)), None);
		let held = stand(&ALICE, 1, ad(SELL, floor));
		let other = stand(&BOB, 1, ad(SELL, fixed(yuan(718))));
		let last = stand(&CAROL, 1, ad(SELL, fixed(yuan(720))));
		// 1 % below 7.2 is 7.128: its floor holds it back from the moment it is posted.
		assert!(row(held).is_parked);
		admit(&DAVE);
		let order = |tag, rate| {
			set_rate(Ok(rate));
			let amount = Want::Asset(2_900 * USDT);
			let quote = C2c::quote_best(Some(DAVE), &best(BUY, amount, 8)).unwrap();
			let mut ids: Vec<_> = quote.fills.iter().map(|fill| fill.offer).collect();
			ids.dedup();
			let _: u8 = tag;
			ids
		};
		let limit = |id: crate::OfferId, tag| {
			let small = Want::Asset(10 * USDT);
			let taken = take_best(&DAVE, tag, best(BUY, small, 1));
			assert_eq!(taken[0].0, id);
		};
		assert_eq!(order(0, PAR)[0], other);
		// 1 % below 7.3 is 7.227: it floats again, behind both.
		set_rate(Ok(yuan(730)));
		assert_ok!(C2c::pause_offer(signed(&BOB), other));
		limit(last, 1);
		assert!(!row(held).is_parked, "who met it has moved it");
		// 1 % below 7.26 is 7.1874: held back again, in front of the last.
		set_rate(Ok(yuan(726)));
		limit(held, 2);
		assert!(row(held).is_parked);
		assert_eq!(trade_row(trade_id(&DAVE, &reference(2))).terms.price, yuan(719));
	});
}

#[test]
fn without_a_rate_only_what_has_a_price_is_met() {
	let use_bound = |bound| Pricing::Floating {
		spread: 0,
		floor: Some(bound),
		ceiling: Some(yuan(760)),
		on_stale: OnStale::UseBound,
	};
	run(|| {
		admit(&DAVE);
		stand(&ALICE, 1, ad(SELL, floating(-200)));
		let bound = stand(&BOB, 1, ad(SELL, use_bound(yuan(719))));
		let fixed_one = stand(&CAROL, 1, ad(SELL, fixed(yuan(718))));
		set_rate(Err(PriceError::Stale));
		let small = |price_limit| TakeBest { price_limit, ..best(BUY, Want::Asset(20 * USDT), 1) };
		let taken = take_best(&DAVE, 1, small(yuan(720)));
		assert_eq!(taken, vec![(fixed_one, yuan(718), 20 * USDT)]);
		assert_ok!(C2c::pause_offer(signed(&CAROL), fixed_one));
		let taken = take_best(&DAVE, 2, small(yuan(720)));
		assert_eq!(taken, vec![(bound, yuan(719), 20 * USDT)]);
		assert_ok!(C2c::pause_offer(signed(&BOB), bound));
		assert_noop!(try_best(&DAVE, 3, small(Price(u64::MAX))), Error::<Test>::NoMatch);
	});
}

#[test]
fn local_money_is_spent_over_several_offers() {
	run(|| {
		admit(&DAVE);
		let cheap = stand(&ALICE, 1, ad(SELL, fixed(yuan(720))));
		assert_ok!(C2c::withdraw_liquidity(signed(&ALICE), row(cheap).pool, 897 * USDT, 0));
		let dear = stand(&BOB, 1, ad(SELL, fixed(yuan(725))));
		let taken = take_best(&DAVE, 1, best(BUY, Want::Fiat(100_000), 8));
		// 720 yuan for 100, and the other 280 at 7.25.
		assert_eq!(taken, vec![(cheap, yuan(720), 100 * USDT), (dear, yuan(725), 38_620_689)]);
		let paid: u128 =
			(0..2).map(|n| trade_row(fill_id(&DAVE, &reference(1), n)).terms.fiat_amount).sum();
		assert_eq!(paid, 100_000);
	});
}

#[test]
fn nothing_beyond_the_limit_or_the_band_is_taken() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(yuan(725))));
		let with = |price_limit| {
			try_best(&BOB, 1, TakeBest { price_limit, ..best(BUY, Want::Asset(10 * USDT), 8) })
		};
		assert_noop!(with(Price(yuan(725).0 - 1)), Error::<Test>::NoMatch);
		set_rate(Ok(yuan(650)));
		assert_noop!(with(Price(u64::MAX)), Error::<Test>::NoMatch);
		// What the market has left behind is in nobody's way.
		set_rate(Ok(yuan(820)));
		let in_band = stand(&CAROL, 1, ad(SELL, fixed(yuan(810))));
		let taken = take_best(&BOB, 1, best(BUY, Want::Asset(10 * USDT), 8));
		assert_eq!(taken[0].0, in_band);
		set_rate(Ok(PAR));
		let taken = take_best(&BOB, 2, best(BUY, Want::Asset(10 * USDT), 8));
		assert_eq!(taken[0].0, offer);
	});
}

#[test]
fn who_may_not_take_takes_nothing_of_the_book() {
	run(|| {
		stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let with = |take| try_best(&BOB, 1, take);
		let ten = || best(BUY, Want::Asset(10 * USDT), 1);
		assert_noop!(with(TakeBest { max_fills: 0, ..ten() }), Error::<Test>::TooMany);
		assert_noop!(with(TakeBest { max_fills: 9, ..ten() }), Error::<Test>::TooMany);
		assert_noop!(with(TakeBest { account: commitment(0), ..ten() }), Error::<Test>::BadMethod);
		let mut elsewhere = ten();
		elsewhere.market.rail = 99;
		assert_noop!(with(elsewhere), Error::<Test>::BadMethod);
		let mut elsewhere = ten();
		elsewhere.market.rail = CARD;
		assert_noop!(with(elsewhere), Error::<Test>::NoMatch);
		assert_noop!(with(best(BUY, Want::Asset(0), 1)), Error::<Test>::NoMatch);
		assert_noop!(with(best(BUY, Want::Asset(9 * USDT), 1)), Error::<Test>::NoMatch);
		assert_noop!(with(best(SELL, Want::Asset(10 * USDT), 1)), Error::<Test>::NoMatch);
		attest(&BOB, Tier::Unverified);
		assert_noop!(with(ten()), Error::<Test>::BadMethod);
		attest(&BOB, Tier::Document);
		MockProgramme::set(&BOB, Standing::Barred);
		assert_noop!(with(ten()), Error::<Test>::NotEligible);
		MockProgramme::set(&BOB, Standing::None);
		MockKyc::freeze(&BOB);
		assert_noop!(with(ten()), DispatchError::Other("Frozen"));
		MockKyc::thaw(&BOB);
		let barred_until = now() + 1;
		Records::<Test>::insert(C2c::subject(&BOB), Record { barred_until, ..Record::default() });
		assert_noop!(with(ten()), Error::<Test>::LimitReached);
		MockClock::advance(1);
		assert_ok!(with(ten()));
		assert_noop!(with(ten()), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn why_the_first_trade_failed_is_told() {
	run(|| {
		stand(&ALICE, 1, ad(BUY, fixed(PAR)));
		set_free(&NATIVE, &BOB, 11 * USDT);
		let taken = try_best(&BOB, 1, best(SELL, Want::Asset(10 * USDT), 1));
		assert_noop!(taken, Error::<Test>::InsufficientFunds);
		MockKyc::limit(&CAROL, Action::Trade(Risk::Low), USDT);
		let taken = try_best(&CAROL, 1, best(SELL, Want::Asset(10 * USDT), 1));
		assert_noop!(taken, DispatchError::Other("LimitExceeded"));
	});
}

#[test]
fn what_stops_the_taker_later_leaves_the_trades_before() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(BUY, fixed(PAR)));
		// Enough for one trade of 100, its bond and its deposit.
		set_free(&NATIVE, &BOB, 150 * USDT);
		let taken = take_best(&BOB, 1, best(SELL, Want::Asset(200 * USDT), 8));
		assert_eq!(taken, vec![(offer, PAR, 100 * USDT)]);
		assert_eq!(pool_row(row(offer).pool).trades, 1);
		assert_eq!(TradesOf::<Test>::iter_key_prefix(&BOB).count(), 1);
		// And the number of trades that may live.
		let taken = take_best(&DAVE, 1, best(SELL, Want::Asset(2_000 * USDT), 8));
		assert_eq!(taken.len(), 4, "the maker has five then");
	});
}

#[test]
fn what_cannot_be_taken_is_passed_over_and_told() {
	run(|| {
		admit(&DAVE);
		let mine = stand(&DAVE, 1, ad(SELL, fixed(yuan(710))));
		let mut denied = ad(SELL, fixed(yuan(711)));
		denied.eligibility.deny = BoundedVec::truncate_from(vec![DAVE]);
		let denied = stand(&ALICE, 1, denied);
		let large = OfferRequest { min: 50 * USDT, ..ad(SELL, fixed(yuan(712))) };
		let large = stand(&ALICE, 2, large);
		let empty = stand(&CAROL, 1, ad(SELL, fixed(yuan(713))));
		assert_ok!(C2c::withdraw_liquidity(signed(&CAROL), row(empty).pool, 1_000 * USDT, 0));
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
		events();
		let taken = take_best(&DAVE, 1, best(BUY, Want::Asset(20 * USDT), 1));
		assert_eq!(taken, vec![(good, yuan(714), 20 * USDT)]);
		let passed = events().into_iter().find_map(|event| match event {
			Event::BestTaken { passed, .. } => Some(passed),
			_ => None,
		});
		let pass = |offer, why| Pass { offer, why };
		assert_eq!(
			passed.unwrap(),
			vec![
				pass(mine, Refusal::SelfTrade),
				pass(denied, Refusal::NotEligible),
				pass(large, Refusal::OutOfRange),
				pass(empty, Refusal::NotEnoughLiquidity),
			]
		);
		// Who met it has taken it out of the way.
		assert_eq!(state(empty), OfferState::Exhausted);
	});
}

#[test]
fn a_maker_who_may_not_trade_is_taken_out_of_the_way() {
	run(|| {
		let frozen = stand(&ALICE, 1, ad(SELL, fixed(yuan(710))));
		let revoked = stand(&CAROL, 1, ad(SELL, fixed(yuan(710))));
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
		MockKyc::freeze(&ALICE);
		MockKyc::revoke(&CAROL);
		let taken = take_best(&DAVE, 1, best(BUY, Want::Asset(20 * USDT), 1));
		assert_eq!(taken[0].0, good);
		assert_eq!(state(frozen), OfferState::Suspended);
		assert_eq!(state(revoked), OfferState::Suspended);
	});
}

#[test]
fn a_maker_who_has_used_up_his_limits_stops_nobody() {
	run(|| {
		let limited = stand(&ALICE, 1, ad(SELL, fixed(yuan(710))));
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
		MockKyc::limit(&ALICE, Action::Trade(Risk::Low), 15 * USDT);
		let taken = take_best(&DAVE, 1, best(BUY, Want::Asset(20 * USDT), 1));
		assert_eq!(taken[0].0, good);
		assert_eq!(state(limited), OfferState::Active);
		assert_eq!(MockKyc::used(&ALICE, Action::Trade(Risk::Low)), 0);
		let taken = take_best(&DAVE, 2, best(BUY, Want::Asset(15 * USDT), 1));
		assert_eq!(taken[0].0, limited);
	});
}

#[test]
fn boundary_only_so_many_are_passed_over_for_each_trade() {
	run(|| {
		let mut denied = ad(SELL, fixed(yuan(710)));
		denied.eligibility.deny = BoundedVec::truncate_from(vec![DAVE]);
		let pools = [0, 1].map(|tag| pool(&ALICE, tag, &NATIVE, 1_000 * USDT));
		for tag in 0..8 {
			post(pools[usize::from(tag / 4)], tag, denied.clone());
		}
		assert_eq!(MAX_SKIPS, 8);
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
		let info =
			C2c::take_best(signed(&DAVE), reference(1), best(BUY, Want::Asset(10 * USDT), 1));
		// It pays for what it did.
		let weight = C2c::cost_of_take_best(1, 8, Extra::default());
		assert_eq!(info.map(|info| info.actual_weight), Ok(Some(weight)));
		assert_eq!(fills(&DAVE, 1)[0].0, good);
		stand(&CAROL, 1, denied);
		let taken = try_best(&DAVE, 2, best(BUY, Want::Asset(10 * USDT), 1));
		assert_noop!(taken, Error::<Test>::NoMatch);
		// Who allows for more trades may pass over more.
		assert_ok!(try_best(&DAVE, 2, best(BUY, Want::Asset(10 * USDT), 2)));
	});
}

/// What more a maker can ask for than a rail does, so that nobody can meet it.
fn demands() -> [Eligibility<AccountId>; 4] {
	[
		Eligibility { tier: Tier::Enhanced, ..Eligibility::default() },
		Eligibility { min_completed: u32::MAX, ..Eligibility::default() },
		Eligibility { min_completion: 10_000, ..Eligibility::default() },
		Eligibility { min_age: Millis::MAX, ..Eligibility::default() },
	]
}

#[test]
fn what_asks_for_more_than_its_rail_does_is_in_nobodys_way() {
	for eligibility in demands() {
		run(|| {
			let unmet = OfferRequest { eligibility, ..ad(SELL, fixed(yuan(710))) };
			let pool = pool(&ALICE, 0, &NATIVE, 1_000 * USDT);
			for tag in 0..8 {
				let id = post(pool, tag, unmet.clone());
				assert_eq!((state(id), row(id).is_matched), (OfferState::Active, false));
			}
			for tag in 1..4 {
				stand(&CAROL, tag, unmet.clone());
			}
			let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
			assert!(row(good).is_matched);
			events();
			let taken = take_best(&DAVE, 1, best(BUY, Want::Asset(10 * USDT), 1));
			assert_eq!(taken, vec![(good, yuan(714), 10 * USDT)]);
			assert_eq!(passed_over(), vec![], "nobody came to them");
		});
	}
}

/// What the last `take_best` passed over.
fn passed_over() -> Vec<Pass> {
	let passed = events().into_iter().find_map(|event| match event {
		Event::BestTaken { passed, .. } => Some(passed),
		_ => None,
	});
	passed.expect("something was taken")
}

#[test]
fn boundary_a_tier_that_every_rail_of_an_offer_asks_for_anyway_is_no_demand() {
	let of = |tier| Eligibility { tier, ..Eligibility::default() };
	let cases = [
		(Tier::Contact, &[INSTANT][..], true),
		(Tier::Document, &[INSTANT][..], false),
		(Tier::Document, &[WIRE][..], true),
		(Tier::Enhanced, &[WIRE][..], false),
		// On one of its rails it asks for more.
		(Tier::Document, &[WIRE, INSTANT][..], false),
		(Tier::Contact, &[WIRE, INSTANT][..], true),
	];
	for (tier, rails, is_matched) in cases {
		run(|| {
			edit_rail(WIRE, |rail| rail.lowest_tier = Tier::Document);
			let request = OfferRequest { eligibility: of(tier), ..ad(SELL, fixed(PAR)) };
			let id = stand(&ALICE, 1, on(rails, request));
			assert_eq!(row(id).is_matched, is_matched, "{tier:?} on {rails:?}");
			let ladders: Vec<bool> =
				Book::<Test>::iter_keys().map(|(ladder, _)| ladder.is_matched).collect();
			assert_eq!(ladders, vec![is_matched; rails.len()]);
		});
	}
}

#[test]
fn a_poke_moves_an_offer_whose_rail_was_opened_to_more_people_or_to_fewer() {
	run(|| {
		edit_rail(INSTANT, |rail| rail.lowest_tier = Tier::Document);
		let mut request = ad(SELL, fixed(yuan(710)));
		request.eligibility.tier = Tier::Document;
		let asks = stand(&ALICE, 1, request);
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(714))));
		edit_rail(INSTANT, |rail| rail.lowest_tier = Tier::Contact);
		attest(&DAVE, Tier::Contact);
		events();
		take_best(&DAVE, 1, best(BUY, Want::Asset(10 * USDT), 1));
		assert_eq!(passed_over(), vec![Pass { offer: asks, why: Refusal::NotEligible }]);
		assert_ok!(poke(asks));
		assert_eq!((state(asks), row(asks).is_matched), (OfferState::Active, false));
		assert_eq!(take_best(&DAVE, 2, best(BUY, Want::Asset(10 * USDT), 1))[0].0, good);
		assert_eq!(passed_over(), vec![]);
		// Who may take it names it.
		take(&CAROL, asks, 1, 10 * USDT);
		// Once the rail asks for as much again, it is matched again, at its rank.
		assert_noop!(poke(asks), Error::<Test>::NothingDue);
		edit_rail(INSTANT, |rail| rail.lowest_tier = Tier::Document);
		let rank = row(asks).rank;
		assert_ok!(poke(asks));
		assert_eq!((row(asks).is_matched, row(asks).rank), (true, rank));
		assert_eq!(take_best(&CAROL, 2, best(BUY, Want::Asset(10 * USDT), 1))[0].0, asks);
	});
}

#[test]
fn requests_and_private_offers_are_never_matched() {
	run(|| {
		stand(&ALICE, 1, OfferRequest { auto_accept: false, ..ad(SELL, fixed(yuan(710))) });
		let mut private = ad(SELL, fixed(yuan(711)));
		private.eligibility.allow = BoundedVec::truncate_from(vec![DAVE]);
		stand(&ALICE, 2, private);
		let taken = try_best(&DAVE, 1, best(BUY, Want::Asset(10 * USDT), 8));
		assert_noop!(taken, Error::<Test>::NoMatch);
	});
}

#[test]
fn a_pool_behind_several_offers_is_spent_once() {
	run(|| {
		admit(&ALICE);
		admit(&DAVE);
		let pool = pool(&ALICE, 1, &NATIVE, 103 * USDT);
		let first = post(pool, 1, ad(SELL, fixed(yuan(720))));
		let second = post(pool, 2, ad(SELL, fixed(yuan(721))));
		let taken = take_best(&DAVE, 1, best(BUY, Want::Asset(200 * USDT), 8));
		assert_eq!(taken, vec![(first, yuan(720), 100 * USDT)]);
		assert_eq!(state(first), OfferState::Exhausted);
		assert_eq!(state(second), OfferState::Exhausted);
		assert_eq!(pool_row(pool).available, 0);
	});
}

#[test]
fn the_first_trade_has_the_id_of_the_reference() {
	run(|| {
		stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		take_best(&BOB, 1, best(BUY, Want::Asset(110 * USDT), 8));
		let first = trade_id(&BOB, &reference(1));
		assert_eq!(first, fill_id(&BOB, &reference(1), 0));
		assert_eq!(trade_row(first).terms.principal, 100 * USDT);
		let second = fill_id(&BOB, &reference(1), 1);
		assert_eq!(trade_row(second).terms.principal, 10 * USDT);
		assert_ne!(second, fill_id(&CAROL, &reference(1), 1));
	});
}
