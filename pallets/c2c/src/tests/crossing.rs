// SPDX-License-Identifier: Apache-2.0

use super::market::*;
use crate::{
	Eligibility, Error, Event, HoldReason, MAX_CROSSED, OfferChange, OfferRequest, OfferState,
	Pass, Record, Records, Refusal, TradeState, Trades, WeightInfo, crossing_id, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc, MockProgramme};
use tael_primitives::{AccountId, Action, Balance, HOUR, Risk, Standing, Tier, USDT};

/// The trades that an offer made by crossing: with which offer, how much.
fn crossed(id: crate::OfferId, maker: &AccountId) -> Vec<(crate::OfferId, Balance)> {
	(0..99)
		.map_while(|n| Trades::<Test>::get(crossing_id(maker, id, n)))
		.map(|trade| (trade.terms.offer, trade.terms.principal))
		.collect()
}

#[test]
fn two_offers_that_meet_become_a_trade_at_the_price_of_the_one_that_rested() {
	run_with_each(|asset| {
		let sellers = pool(&ALICE, 1, &asset, 60 * USDT);
		let sale = post(sellers, 1, ad(SELL, fixed(yuan(715))));
		let buyers = pool(&BOB, 1, &asset, 100 * USDT);
		events();
		let purchase = post(buyers, 1, ad(BUY, fixed(yuan(720))));
		let id = crossing_id(&BOB, purchase, 0);
		let trade = trade_row(id);
		let terms = &trade.terms;
		assert_eq!(trade.state, TradeState::Funded);
		assert_eq!((&terms.maker, &terms.taker), (&ALICE, &BOB));
		assert_eq!((terms.offer, terms.price), (sale, yuan(715)));
		// As much as the pool of the seller covers: p + 3 % of p, or p + 1, is 60.
		assert_eq!(terms.principal, 58_252_427);
		assert_eq!((terms.pool, terms.taker_pool), (sellers, Some(buyers)));
		assert_eq!(terms.buyer_account, method(INSTANT).account);
		// Both parts come out of the pools; only the deposit for the row is new.
		assert_eq!(pool_row(sellers).locked, 60 * USDT);
		assert_eq!(pool_row(buyers).locked, terms.buyer_bond);
		assert_eq!(held(&asset, HoldReason::Escrow, &BOB), 100 * USDT);
		assert_eq!(
			held(&NATIVE, HoldReason::Deposit, &BOB),
			DEPOSIT + OFFER_DEPOSIT + TRADE_DEPOSIT
		);
		// The sale has nothing left; the purchase rests with what it has.
		assert_eq!(state(purchase), OfferState::Active);
		assert_eq!(row(purchase).crossed, 1);
		assert_eq!(state(sale), OfferState::Exhausted);
		let told = events().into_iter().find(|event| matches!(event, Event::OfferCrossed { .. }));
		let expected = Event::OfferCrossed { id: purchase, seq: 1, crossed: 1, passed: vec![] };
		assert_eq!(told, Some(expected));
	});
}

#[test]
fn a_crossed_trade_gives_both_pools_back_what_is_theirs() {
	run_with_each(|asset| {
		let sellers = pool(&ALICE, 1, &asset, 1_000 * USDT);
		let sale = post(sellers, 1, OfferRequest { max: 40 * USDT, ..ad(SELL, fixed(PAR)) });
		let buyers = pool(&BOB, 1, &asset, 2 * USDT + 400_000);
		// Two bonds of 1.2.
		let purchase = post(buyers, 1, OfferRequest { min: 40 * USDT, ..ad(BUY, fixed(PAR)) });
		assert_eq!(crossed(purchase, &BOB), vec![(sale, 40 * USDT); 2]);
		assert_eq!(state(purchase), OfferState::Exhausted);
		assert_ok!(C2c::release(signed(&ALICE), crossing_id(&BOB, purchase, 0)));
		assert_eq!(pool_row(sellers).locked, 41_200_000);
		assert_eq!(pool_row(sellers).available, 1_000 * USDT - 41_200_000 - 40 * USDT);
		assert_eq!(pool_row(buyers).available, 1_200_000);
		assert_eq!(total(&asset, &BOB), WEALTH + 40 * USDT);
		assert_ok!(C2c::cancel_trade(signed(&BOB), crossing_id(&BOB, purchase, 1)));
		assert_eq!(pool_row(sellers).available, 960 * USDT);
		assert_eq!((pool_row(buyers).available, pool_row(buyers).locked), (2_400_000, 0));
		assert_eq!(pool_row(buyers).trades, 0);
	});
}

#[test]
fn the_best_is_crossed_first_and_what_is_too_dear_rests() {
	run(|| {
		admit(&DAVE);
		let small = |fen| OfferRequest { min: USDT, max: 10 * USDT, ..ad(SELL, fixed(yuan(fen))) };
		let drain = |who: &AccountId, fen| {
			let id = post(
				pool(who, u8::try_from(fen - 700).unwrap(), &NATIVE, 11 * USDT),
				1,
				small(fen),
			);
			assert_eq!(state(id), OfferState::Active);
			id
		};
		let dear = drain(&ALICE, 722);
		let fair = drain(&BOB, 720);
		let cheap = drain(&CAROL, 718);
		let purchase = stand(&DAVE, 1, ad(BUY, fixed(yuan(720))));
		// The least that it takes is 10.
		assert_eq!(crossed(purchase, &DAVE), vec![(cheap, 10 * USDT), (fair, 10 * USDT)]);
		assert_eq!(state(purchase), OfferState::Active);
		assert_eq!(state(dear), OfferState::Active);
	});
}

#[test]
fn what_is_left_to_cross_after_one_call_goes_on_by_poke() {
	run(|| {
		for who in [&ALICE, &BOB] {
			admit(who);
		}
		let sale = stand(&ALICE, 1, OfferRequest { max: 10 * USDT, ..ad(SELL, fixed(PAR)) });
		let pool = pool(&BOB, 1, &NATIVE, 9 * USDT);
		let purchase = post(pool, 1, ad(BUY, fixed(PAR)));
		assert_eq!(crossed(purchase, &BOB).len(), MAX_CROSSED as usize);
		assert_eq!(state(purchase), OfferState::Entering);
		// While it enters nobody can take it, and it stands nowhere.
		let taken = try_take(&CAROL, purchase, 1, taking(crate::Want::Asset(10 * USDT)));
		assert_noop!(taken, Error::<Test>::OfferUnavailable);
		assert!(!crate::Book::<Test>::iter().any(|(.., id)| id == purchase));
		let poked = C2c::poke_offer(signed(&STRANGER), purchase);
		assert_eq!(poked.map(|info| info.pays_fee), Ok(Pays::No));
		assert_eq!(crossed(purchase, &BOB).len(), 8);
		assert_eq!(state(purchase), OfferState::Entering);
		assert_ok!(poke(purchase));
		// Nine bonds of one are all there is.
		assert_eq!(crossed(purchase, &BOB), vec![(sale, 10 * USDT); 9]);
		assert_eq!(state(purchase), OfferState::Exhausted);
	});
}

#[test]
fn an_offer_that_enters_can_be_changed_paused_and_closed() {
	run(|| {
		for who in [&ALICE, &BOB] {
			admit(who);
		}
		stand(&ALICE, 1, OfferRequest { max: 10 * USDT, ..ad(SELL, fixed(PAR)) });
		let enter = |tag| {
			let id = stand(&BOB, tag, ad(BUY, fixed(PAR)));
			assert_eq!(state(id), OfferState::Entering);
			id
		};
		let id = enter(1);
		assert_ok!(C2c::pause_offer(signed(&BOB), id));
		let id = enter(2);
		assert_ok!(C2c::close_offer(signed(&BOB), id));
		let id = enter(3);
		assert_ok!(C2c::bar_offer(RuntimeOrigin::root(), id));
		let id = enter(4);
		let pricing = Some(fixed(yuan(700)));
		let change = OfferChange { pricing, range: None, methods: None };
		assert_ok!(plain(C2c::update_offer(signed(&BOB), id, 0, change)));
		assert_eq!(state(id), OfferState::Active);
		let id = enter(5);
		MockClock::set(row(id).request.expires_at);
		assert_ok!(poke(id));
		assert!(!crate::Offers::<Test>::contains_key(id));
	});
}

#[test]
fn a_changed_resumed_or_refilled_offer_crosses_too() {
	run(|| {
		for who in [&ALICE, &BOB] {
			admit(who);
		}
		let sale = stand(&ALICE, 1, OfferRequest { max: 10 * USDT, ..ad(SELL, fixed(PAR)) });
		let buyers = pool(&BOB, 1, &NATIVE, 5 * USDT);
		let purchase = post(buyers, 1, ad(BUY, fixed(yuan(700))));
		assert_eq!(crossed(purchase, &BOB), vec![]);
		let pricing = Some(fixed(PAR));
		let change = OfferChange { pricing, range: None, methods: None };
		// One bond at a time.
		assert_ok!(C2c::withdraw_liquidity(signed(&BOB), buyers, 4 * USDT, 0));
		assert_ok!(plain(C2c::update_offer(signed(&BOB), purchase, 0, change)));
		assert_eq!(crossed(purchase, &BOB), vec![(sale, 10 * USDT)]);
		assert_eq!(state(purchase), OfferState::Exhausted);
		assert_ok!(C2c::fund_pool(signed(&BOB), buyers, USDT, 1));
		assert_ok!(poke(purchase));
		assert_eq!(crossed(purchase, &BOB).len(), 2);
		assert_ok!(C2c::pause_offer(signed(&BOB), purchase));
		assert_ok!(C2c::fund_pool(signed(&BOB), buyers, USDT, 2));
		assert_ok!(plain(C2c::resume_offer(signed(&BOB), purchase)));
		assert_eq!(crossed(purchase, &BOB).len(), 3);
	});
}

#[test]
fn f10_offers_of_one_person_do_not_cross() {
	run(|| {
		let sale = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let own = stand(&ALICE, 2, ad(BUY, fixed(PAR)));
		assert_eq!((state(sale), state(own)), (OfferState::Active, OfferState::Active));
		MockKyc::identify(&ALICE, commitment(1));
		MockKyc::identify(&BOB, commitment(1));
		events();
		let same = stand(&BOB, 1, ad(BUY, fixed(PAR)));
		let passed = vec![Pass { offer: sale, why: Refusal::SelfTrade }];
		let expected = Event::OfferCrossed { id: same, seq: 1, crossed: 0, passed };
		assert!(events().contains(&expected));
		assert_eq!(Trades::<Test>::iter().count(), 0);
	});
}

#[test]
fn both_makers_choose_whom_they_cross_with() {
	let deny = |who: AccountId| Eligibility {
		deny: BoundedVec::truncate_from(vec![who]),
		..Eligibility::default()
	};
	run(|| {
		let picky = OfferRequest { eligibility: deny(BOB), ..ad(SELL, fixed(yuan(715))) };
		stand(&ALICE, 1, picky);
		let plain_sale = stand(&CAROL, 1, ad(SELL, fixed(yuan(716))));
		let request = OfferRequest { eligibility: deny(CAROL), ..ad(BUY, fixed(PAR)) };
		let purchase = stand(&BOB, 1, request);
		assert_eq!(crossed(purchase, &BOB), vec![]);
		let other = stand(&DAVE, 1, OfferRequest { max: 10 * USDT, ..ad(BUY, fixed(PAR)) });
		assert!(!crossed(other, &DAVE).is_empty());
		assert_eq!(state(plain_sale), OfferState::Active);
	});
}

#[test]
fn only_offers_that_accept_at_once_cross_and_private_ones_do_not() {
	run(|| {
		let manual = |side| OfferRequest { auto_accept: false, ..ad(side, fixed(PAR)) };
		let private = |side, who| OfferRequest {
			eligibility: Eligibility {
				allow: BoundedVec::truncate_from(vec![who]),
				..Eligibility::default()
			},
			..ad(side, fixed(PAR))
		};
		stand(&ALICE, 1, manual(SELL));
		stand(&ALICE, 2, private(SELL, BOB));
		stand(&BOB, 1, ad(BUY, fixed(PAR)));
		stand(&CAROL, 1, manual(SELL));
		stand(&DAVE, 1, private(SELL, BOB));
		assert_eq!(Trades::<Test>::iter().count(), 0);
	});
}

#[test]
fn offers_that_ask_for_more_than_their_rail_neither_cross_nor_are_crossed() {
	let demands = [
		Eligibility { tier: Tier::Document, ..Eligibility::default() },
		Eligibility { min_completed: 1, ..Eligibility::default() },
		Eligibility { min_completion: 1, ..Eligibility::default() },
		Eligibility { min_age: 1, ..Eligibility::default() },
	];
	for demand in demands {
		for side in [SELL, BUY] {
			run(|| {
				let veteran = Record { completed: 9, since: Some(now() - 9), ..Record::default() };
				for who in [&ALICE, &BOB, &CAROL] {
					Records::<Test>::insert(C2c::subject(who), veteran);
				}
				let picky = OfferRequest { eligibility: demand.clone(), ..ad(side, fixed(PAR)) };
				// Whoever comes second would do, and still does not cross.
				let first = stand(&ALICE, 1, picky.clone());
				let plain = stand(&BOB, 1, ad(side.other(), fixed(PAR)));
				assert_eq!((row(plain).crossed, row(plain).is_matched), (0, true));
				let second = stand(&CAROL, 1, picky);
				for id in [first, second] {
					assert_eq!((state(id), row(id).crossed), (OfferState::Active, 0));
					assert!(!row(id).is_matched);
					assert_noop!(poke(id), Error::<Test>::NothingDue);
				}
				assert_noop!(poke(plain), Error::<Test>::NothingDue);
				take(&BOB, first, 1, 10 * USDT);
			});
		}
	}
}

#[test]
fn offers_cross_on_a_rail_they_share_with_the_accounts_they_name_there() {
	run(|| {
		let sale = stand(&ALICE, 1, on(&[WIRE], ad(SELL, fixed(PAR))));
		let other = stand(&BOB, 1, on(&[INSTANT], ad(BUY, fixed(PAR))));
		assert_eq!(crossed(other, &BOB), vec![]);
		let mut request = on(&[CARD, WIRE], ad(BUY, fixed(PAR)));
		request.max = 1_000 * USDT;
		request.methods[1].account = commitment(0xC0);
		let purchase = stand(&CAROL, 1, request);
		let terms = trade_row(crossing_id(&CAROL, purchase, 0)).terms;
		assert_eq!((terms.offer, terms.rail), (sale, WIRE));
		assert_eq!(terms.buyer_account, commitment(0xC0));
		assert_eq!(terms.seller_account, method(WIRE).account);
	});
}

#[test]
fn the_best_over_all_rails_is_crossed_first() {
	run(|| {
		let one = OfferRequest { max: 10 * USDT, ..ad(SELL, fixed(yuan(716))) };
		let by_card = stand(&ALICE, 1, on(&[CARD], one.clone()));
		let cheaper = OfferRequest { pricing: fixed(yuan(715)), ..one };
		let by_wire = stand(&BOB, 1, on(&[WIRE], cheaper));
		for who in [&ALICE, &BOB] {
			let pool = row(if *who == ALICE { by_card } else { by_wire }).pool;
			assert_ok!(C2c::withdraw_liquidity(signed(who), pool, 989 * USDT, 0));
		}
		let purchase = stand(&CAROL, 1, on(&[CARD, WIRE], ad(BUY, fixed(PAR))));
		assert_eq!(crossed(purchase, &CAROL), vec![(by_wire, 10 * USDT), (by_card, 10 * USDT)]);
	});
}

#[test]
fn a_rate_that_brings_two_together_lets_the_younger_take() {
	run(|| {
		let sale = stand(&ALICE, 1, OfferRequest { max: 10 * USDT, ..ad(SELL, floating(0)) });
		let purchase = stand(&BOB, 1, OfferRequest { max: 10 * USDT, ..ad(BUY, fixed(yuan(715))) });
		assert_noop!(poke(purchase), Error::<Test>::NothingDue);
		set_rate(Ok(yuan(710)));
		// The older one waits to be met.
		assert_noop!(poke(sale), Error::<Test>::NothingDue);
		assert_ok!(poke(purchase));
		let terms = trade_row(crossing_id(&BOB, purchase, 0)).terms;
		assert_eq!((terms.offer, terms.price), (sale, yuan(710)));
		// It stays where it stands in the queue.
		assert_eq!((state(purchase), row(purchase).rank), (OfferState::Active, 2));
	});
}

#[test]
fn a_poke_moves_what_its_bound_holds_back() {
	run(|| {
		let held = stand(&ALICE, 1, ad(SELL, bounded(0, Some(yuan(715)), None)));
		assert_noop!(poke(held), Error::<Test>::NothingDue);
		set_rate(Ok(yuan(710)));
		assert_ok!(poke(held));
		assert!(row(held).is_parked);
		assert_noop!(poke(held), Error::<Test>::NothingDue);
		set_rate(Ok(yuan(720)));
		assert_ok!(poke(held));
		assert!(!row(held).is_parked);
	});
}

#[test]
fn an_offer_whose_maker_cannot_take_now_rests_and_crosses_later() {
	run(|| {
		stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let barred_until = now() + HOUR;
		Records::<Test>::insert(C2c::subject(&BOB), Record { barred_until, ..Record::default() });
		let purchase = stand(&BOB, 1, ad(BUY, fixed(PAR)));
		assert_eq!((state(purchase), row(purchase).crossed), (OfferState::Active, 0));
		assert_noop!(poke(purchase), Error::<Test>::NothingDue);
		MockClock::advance(HOUR);
		assert_ok!(poke(purchase));
		assert!(row(purchase).crossed > 0);
		// The same for the limits of his tier and for his money.
		stand(&CAROL, 1, ad(SELL, fixed(yuan(719))));
		MockKyc::limit(&DAVE, Action::Trade(Risk::Low), USDT);
		let limited = stand(&DAVE, 1, ad(BUY, fixed(yuan(719))));
		assert_eq!((state(limited), row(limited).crossed), (OfferState::Active, 0));
		MockKyc::limit(&DAVE, Action::Trade(Risk::Low), Balance::MAX);
		set_free(&NATIVE, &DAVE, EXISTENTIAL_DEPOSIT);
		assert_noop!(poke(limited), Error::<Test>::NothingDue);
		set_free(&NATIVE, &DAVE, USDT);
		assert_ok!(poke(limited));
	});
}

#[test]
fn an_acceptor_crosses_with_no_more_than_his_rung_allows() {
	run(|| {
		let standing = Standing::Active { tier: 1, max_trade: 20 * USDT, max_open: 2 };
		MockProgramme::set(&BOB, standing);
		let sale = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let purchase = stand(&BOB, 1, ad(BUY, fixed(PAR)));
		assert_eq!(crossed(purchase, &BOB), vec![(sale, 20 * USDT); 2]);
		assert_eq!(state(purchase), OfferState::Active);
	});
}

#[test]
fn offers_whose_ranges_do_not_meet_stand_side_by_side() {
	run(|| {
		let large = OfferRequest { min: 50 * USDT, ..ad(SELL, fixed(PAR)) };
		let sale = stand(&ALICE, 1, large);
		let small = OfferRequest { max: 50 * USDT - 1, ..ad(BUY, fixed(PAR)) };
		let purchase = stand(&BOB, 1, small);
		assert_eq!(crossed(purchase, &BOB), vec![]);
		let fits = OfferRequest { max: 50 * USDT, ..ad(BUY, fixed(PAR)) };
		let fits = stand(&CAROL, 1, fits);
		assert_eq!(crossed(fits, &CAROL)[0], (sale, 50 * USDT));
	});
}

#[test]
fn crossing_pays_for_what_it_did() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		let create = |tag| {
			C2c::create_offer(signed(&ALICE), pool, reference(tag), ad(SELL, fixed(PAR)))
				.map(|info| info.actual_weight)
		};
		assert_eq!(create(1), Ok(Some(<Test as crate::Config>::WeightInfo::create_offer(1))));
	});
}
