// SPDX-License-Identifier: Apache-2.0

//! What is charged is what was done, and never more than was declared.

use super::{market::*, scene::*};
use crate::{
	Call, MAX_CROSS_SKIPS, MAX_CROSSED, MAX_FILLS, OfferChange, OfferRequest, Trades, Want,
	WeightInfo, costs::Extra, mock::*,
};
use frame::{
	deps::frame_support::dispatch::{GetDispatchInfo, extract_actual_weight},
	testing_prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockProgramme;
use tael_primitives::{AccountId, AssetKind, MINUTE, USDT};

const TEN: Want = Want::Asset(10 * USDT);

/// What a call takes, after what it declared.
fn charged(who: &AccountId, call: Call<Test>) -> Weight {
	let call = RuntimeCall::C2c(call);
	let declared = call.get_dispatch_info();
	let done = call.dispatch(signed(who));
	assert_ok!(done);
	let actual = done.map_or(Weight::MAX, |info| info.actual_weight.unwrap_or(Weight::MAX));
	let charged = extract_actual_weight(&done, &declared);
	assert!(actual == Weight::MAX || actual == charged, "more was done than was declared");
	charged
}

/// Twenty for sale, ten at a time, with a bond of one for each trade.
fn sale(asset: &AssetKind) -> crate::OfferId {
	let pool = pool(&ALICE, 1, asset, 22 * USDT);
	post(pool, 1, OfferRequest { max: 10 * USDT, ..ad(SELL, fixed(PAR)) })
}

#[test]
fn a_take_is_charged_for_other_money_and_for_an_offer_that_it_empties() {
	run_with_each(|asset| {
		let offer = sale(&asset);
		let take = |tag| Call::take { offer, reference: reference(tag), take: taking(TEN) };
		let stays = Extra::new(&asset, 1, 0);
		assert_eq!(charged(&BOB, take(1)), C2c::cost_of_take(stays));
		assert_eq!(charged(&BOB, take(2)), C2c::cost_of_take(Extra { moved: 1, ..stays }));
		assert_eq!(stays.sums, u32::from(asset == STABLE));
		assert!(C2c::cost_of_take(stays).all_lt(C2c::most_of_take()));
	});
}

#[test]
fn a_take_of_the_best_is_charged_for_what_it_did() {
	run_with_each(|asset| {
		sale(&asset);
		let mut take = best(BUY, TEN, 1);
		take.market.asset = asset.clone();
		let take = |tag| Call::take_best { reference: reference(tag), take: take.clone() };
		let extra = Extra::new(&asset, 1, 0);
		assert_eq!(charged(&BOB, take(1)), C2c::cost_of_take_best(1, 0, extra));
		assert_eq!(charged(&BOB, take(2)), C2c::cost_of_take_best(1, 0, extra));
	});
}

#[test]
fn an_offer_in_the_way_that_leaves_the_book_is_charged_too() {
	run(|| {
		let empty = pool(&ALICE, 1, &NATIVE, 11 * USDT);
		post(empty, 1, ad(SELL, fixed(yuan(710))));
		assert_ok!(C2c::withdraw_liquidity(signed(&ALICE), empty, 5 * USDT, 0));
		stand(&BOB, 1, ad(SELL, fixed(PAR)));
		let take = Call::take_best { reference: reference(1), take: best(BUY, TEN, 1) };
		let extra = Extra { moved: 1, sums: 0 };
		assert_eq!(charged(&CAROL, take), C2c::cost_of_take_best(1, 1, extra));
	});
}

#[test]
fn every_offer_that_is_taken_is_charged_though_it_stays() {
	run(|| {
		for (who, amount, fen) in [(ALICE, 40 * USDT, 710), (BOB, 20 * USDT, 711)] {
			let whole = OfferRequest { min: amount, max: amount, ..ad(SELL, fixed(yuan(fen))) };
			stand(&who, 1, whole);
		}
		let take = best(BUY, Want::Asset(60 * USDT), 2);
		let call = Call::take_best { reference: reference(1), take };
		assert_eq!(charged(&CAROL, call), C2c::cost_of_take_best(2, 1, Extra::default()));
	});
}

#[test]
fn an_offer_that_meets_nobody_is_charged_for_no_crossing() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		let request = ad(SELL, fixed(PAR));
		let create = Call::create_offer { pool, reference: reference(1), request };
		assert_eq!(charged(&ALICE, create), <() as WeightInfo>::create_offer(1));
		let pool = self::pool(&BOB, 1, &NATIVE, 1_000 * USDT);
		let request = ad(BUY, fixed(PAR));
		let create = Call::create_offer { pool, reference: reference(1), request };
		// There is more to cross with, which takes one more look.
		assert_eq!(charged(&BOB, create), <() as WeightInfo>::cross(MAX_CROSSED, 1));
	});
}

#[test]
fn a_plain_trade_is_released_for_less() {
	let release = |scene: &Scene| {
		let trade = scene.id;
		charged(scene.seller(), Call::release { trade })
	};
	let [plain, laden] = [true, false].map(C2c::cost_of_release);
	run(|| assert_eq!(release(&Scene::marked(PLAIN, INSTANT)), plain));
	run(|| assert_eq!(release(&Scene::marked(Shape { asset: STABLE, ..PLAIN }, INSTANT)), laden));
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		let sealed = BoundedVec::truncate_from(vec![1; 64]);
		assert_ok!(C2c::send_message(signed(scene.seller()), scene.id, 0, sealed));
		assert_eq!(release(&scene), laden);
	});
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		let deadline = scene.row().pay_deadline + MINUTE;
		assert_ok!(C2c::buy_extension(signed(scene.buyer()), scene.id, deadline));
		scene.mark();
		assert_eq!(release(&scene), laden);
	});
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		assert_ok!(C2c::close_pool(signed(scene.seller()), scene.row().terms.pool));
		assert_eq!(release(&scene), laden);
	});
}

#[test]
fn a_release_that_restricts_an_acceptor_is_charged_for_it() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		MockProgramme::restrict(true);
		let release = Call::release { trade: scene.id };
		assert_eq!(charged(scene.seller(), release), C2c::cost_of_release(false));
	});
}

#[test]
fn a_mark_is_charged_for_the_entry_that_it_moves_inwards() {
	let mark = |release| {
		let scene = Scene::funded(PLAIN, INSTANT);
		Trades::<Test>::mutate_extant(scene.id, |row| {
			row.terms.windows.release = release;
			row.contract_hash = C2c::contract_hash(scene.id, &row.terms);
		});
		charged(scene.buyer(), Call::mark_paid { trade: scene.id, payment: payment() })
	};
	let [stays, moves] = [false, true].map(C2c::cost_of_marking);
	run(|| assert_eq!(mark(WINDOWS.pay), stays));
	run(|| assert_eq!(mark(WINDOWS.pay - MINUTE), moves));
	assert!(stays.ref_time() < moves.ref_time());
}

#[test]
fn a_change_is_charged_by_the_rails_before_or_after_and_for_leaving_where_it_meets_others() {
	run(|| {
		let id = stand(&ALICE, 1, on(&[INSTANT, WIRE], ad(SELL, fixed(yuan(730)))));
		let update = |version, fen, rails: &[_]| Call::update_offer {
			offer: id,
			version,
			change: OfferChange {
				pricing: Some(fixed(yuan(fen))),
				range: None,
				methods: Some(on(rails, ad(SELL, fixed(PAR))).methods),
			},
		};
		let on_two = <() as WeightInfo>::update_offer(2);
		assert_eq!(charged(&ALICE, update(0, 731, &[INSTANT])), on_two);
		let on_one = <() as WeightInfo>::update_offer(1);
		assert_eq!(charged(&ALICE, update(1, 732, &[INSTANT])), on_one);
		let resume = Call::resume_offer { offer: id };
		assert_ok!(C2c::pause_offer(signed(&ALICE), id));
		assert_eq!(charged(&ALICE, resume), <() as WeightInfo>::resume_offer(1));

		stand(&BOB, 1, ad(BUY, fixed(PAR)));
		let met = <() as WeightInfo>::cross(MAX_CROSSED, 1);
		let with_leave = met.saturating_add(<() as WeightInfo>::move_offer());
		assert_eq!(charged(&ALICE, update(2, 720, &[INSTANT])), with_leave);
	});
}

#[test]
fn no_number_of_trades_costs_more_than_is_declared() {
	let crossed = <() as WeightInfo>::cross(MAX_CROSSED, MAX_CROSS_SKIPS);
	assert!(crossed.all_lt(C2c::most_of_entering(Weight::zero(), false)));
	let stood = C2c::most_of_entering(Weight::zero(), true);
	assert!(C2c::most_of_entering(Weight::zero(), false).all_lt(stood));
	for fills in 1..=MAX_FILLS {
		for (looks, moved) in [(0, 0), (0, fills), (9 * fills, 0), (9 * fills, 9 * fills)] {
			let extra = Extra { moved, sums: fills };
			let cost = C2c::cost_of_take_best(fills, looks, extra);
			assert!(cost.all_lte(C2c::most_of_take_best(fills as u8)), "{fills} {looks} {moved}");
		}
	}
}
