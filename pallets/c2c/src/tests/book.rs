// SPDX-License-Identifier: Apache-2.0

//! Where offers stand in the book, and what a step in it costs.

use super::market::*;
use crate::{
	Book, Ladder, LadderKind, Limits, OfferId, OfferRequest, OnStale, Place, Pricing, Want,
	book::steps, floated, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Price, Side, USDT};

#[test]
fn places_are_in_the_order_of_rung_and_rank() {
	let places = [(0, 1), (0, 2), (1, 0), (1, u64::MAX), (256, 1), (u64::MAX, 0)];
	let encoded: Vec<_> =
		places.iter().map(|(rung, rank)| Place::new(*rung, *rank).encode()).collect();
	assert!(encoded.is_sorted_by(|one, other| one < other));
	for (rung, rank) in places {
		let place = Place::new(rung, rank);
		assert_eq!((place.rung(), place.rank()), (rung, rank));
	}
}

#[test]
fn a_price_that_floats_is_rounded_up_and_never_leaves_its_type() {
	assert_eq!(floated(Price(10_001), 1), Price(10_003));
	assert_eq!(floated(Price(10_000), 1), Price(10_001));
	assert_eq!(floated(Price(10_001), 0), Price(10_001));
	assert_eq!(floated(Price(10_001), -1), Price(10_000));
	assert_eq!(floated(Price(1), -9_999), Price(1));
	assert_eq!(floated(Price(u64::MAX), 1), Price(u64::MAX));
}

#[test]
fn an_offer_stands_once_in_each_of_its_markets_and_twice_with_a_bound_for_takers() {
	let kinds = |id: OfferId| {
		let mut kinds: Vec<_> = Book::<Test>::iter()
			.filter(|(.., other)| *other == id)
			.map(|(ladder, place, _)| (ladder.rail, ladder.kind, place.rung()))
			.collect();
		kinds.sort_unstable();
		kinds
	};
	let spread_zero = 32_768;
	run(|| {
		let id = stand(&ALICE, 1, on(&[INSTANT, CARD], ad(SELL, fixed(PAR))));
		assert_eq!(
			kinds(id),
			vec![(INSTANT, LadderKind::Fixed, PAR.0), (CARD, LadderKind::Fixed, PAR.0)]
		);
		let id = stand(&ALICE, 2, ad(SELL, bounded(0, Some(yuan(700)), Some(yuan(740)))));
		assert_eq!(
			kinds(id),
			vec![
				(INSTANT, LadderKind::Fixed, yuan(740).0),
				(INSTANT, LadderKind::Floating, spread_zero),
			]
		);
		// Held back: at its floor alone.
		let id = stand(&ALICE, 3, ad(SELL, bounded(0, Some(yuan(730)), Some(yuan(740)))));
		assert_eq!(kinds(id), vec![(INSTANT, LadderKind::Fixed, yuan(730).0)]);
		let fallback = Pricing::Floating {
			spread: 0,
			floor: None,
			ceiling: Some(yuan(740)),
			on_stale: OnStale::UseBound,
		};
		// Who buys is in a hurry to pay more: the rungs are turned over.
		let id = stand(&BOB, 1, OfferRequest { auto_accept: false, ..ad(BUY, fallback) });
		assert_eq!(
			kinds(id),
			vec![
				(INSTANT, LadderKind::Floating, spread_zero - 1),
				(INSTANT, LadderKind::Fallback, u64::MAX - yuan(740).0),
			]
		);
		let ladder =
			|(ladder, ..): &(Ladder, Place, OfferId)| ladder.side == BUY && !ladder.is_matched;
		assert_eq!(Book::<Test>::iter().filter(ladder).count(), 2);
	});
}

// -- Costs

/// What a call costs in steps along ladders, in a book of `size` offers of each side, at many prices.
fn cost(size: u16, call: impl FnOnce()) -> (u32, usize) {
	let mut ext = new_test_ext();
	ext.execute_with(|| {
		TestLimits::set(Limits { max_offers: u32::MAX, ..LIMITS });
		for (who, side) in [(&ALICE, SELL), (&BOB, BUY)] {
			admit(who);
			let mut drawn_on = H256::zero();
			for index in 0..size {
				// Each pool has as many as can be matched.
				if index % 4 == 0 {
					drawn_on = pool(who, u8::try_from(index / 4).unwrap(), &NATIVE, 15 * USDT);
				}
				let away = u64::from(index % 97) * 100_000;
				let pricing = match (index % 2, side) {
					(0, _) => floating(i16::try_from(index % 89).unwrap() + 1),
					(_, Side::Seller) => fixed(Price(yuan(722).0 + away)),
					(_, Side::Buyer) => fixed(Price(yuan(718).0 - away)),
				};
				let pricing = match (pricing, side) {
					(Pricing::Floating { spread, .. }, Side::Buyer) => floating(-spread),
					(other, _) => other,
				};
				let mut tag = reference(0);
				tag[..2].copy_from_slice(&index.to_be_bytes());
				let create = C2c::create_offer(signed(who), drawn_on, tag, ad(side, pricing));
				assert_ok!(plain(create));
			}
		}
		admit(&DAVE);
	});
	ext.commit_all().expect("the state can be written");
	steps::take();
	let ((), proof) = ext.execute_and_prove(call);
	TestLimits::set(LIMITS);
	(steps::take(), proof.into_iter_nodes().count())
}

#[test]
fn a_step_costs_the_same_in_a_book_of_ten_and_of_a_thousand() {
	type Call = fn();
	let calls: [(&str, Call); 4] = [
		("take the best", || {
			assert_ok!(try_best(&DAVE, 1, best(BUY, Want::Asset(10 * USDT), 1)));
		}),
		("take the best four times", || {
			assert_ok!(try_best(&DAVE, 1, best(SELL, Want::Asset(400 * USDT), 4)));
		}),
		("post", || {
			let pool = pool(&ALICE, 0xFE, &NATIVE, 15 * USDT);
			assert_ok!(try_post(pool, 0xFF, ad(SELL, fixed(yuan(721)))));
		}),
		("cross", || {
			let pool = pool(&DAVE, 0, &NATIVE, 12 * USDT);
			assert_ok!(try_post(pool, 0xFF, ad(SELL, fixed(yuan(700)))));
		}),
	];
	for (name, call) in calls {
		let (few_steps, few_nodes) = cost(10, call);
		let (many_steps, many_nodes) = cost(1_000, call);
		assert!(few_steps > 0, "{name}");
		assert_eq!(few_steps, many_steps, "{name}");
		// A hundred times the offers make the trie two levels deeper; a list would cost a hundred times.
		assert!(many_nodes < few_nodes * 2, "{name}: {few_nodes} nodes, then {many_nodes}");
	}
}

#[test]
fn prices_that_the_market_has_left_behind_cost_nothing() {
	let mut ext = new_test_ext();
	ext.execute_with(|| {
		TestLimits::set(Limits { max_offers: u32::MAX, ..LIMITS });
		let pools: Vec<_> = (0..50).map(|tag| pool(&ALICE, tag, &NATIVE, 20 * USDT)).collect();
		for tag in 0..200 {
			post(pools[usize::from(tag / 4)], tag, ad(SELL, fixed(yuan(700))));
		}
		set_rate(Ok(yuan(790)));
		let good = stand(&BOB, 1, ad(SELL, fixed(yuan(785))));
		steps::take();
		assert_ok!(try_best(&DAVE, 1, best(BUY, Want::Asset(10 * USDT), 1)));
		assert_eq!(trade_row(crate::trade_id(&DAVE, &reference(1))).terms.offer, good);
		// One look at each of two ladders.
		assert_eq!(steps::take(), 2);
		C2c::do_try_state().expect("invariants hold");
		TestLimits::set(LIMITS);
	});
}
