// SPDX-License-Identifier: Apache-2.0

use super::{market::*, scene::payment};
use crate::{
	Error, Event, MAX_HOLD, MAX_WINDOW, Payment, Rail, Rails, Take, Trades, Want, mock::*, trade_id,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{AccountId, Cause, DAY, Millis, Tier, USDT};

fn rail() -> Rail<AccountId> {
	rails().remove(1).1
}

fn set(rail: Rail<AccountId>) -> DispatchResult {
	C2c::set_rail(RuntimeOrigin::root(), 9, rail)
}

#[test]
fn governance_registers_and_changes_a_rail() {
	run(|| {
		assert_ok!(set(rail()));
		assert_eq!(Rails::<Test>::get(9), Some(rail()));
		assert_eq!(events(), vec![Event::RailSet { rail: 9, is_open: true }]);
		let closed = Rail { is_open: false, ..rail() };
		assert_ok!(set(closed.clone()));
		assert_eq!(Rails::<Test>::get(9), Some(closed));
	});
}

#[test]
fn nobody_else_registers_a_rail() {
	run(|| {
		let set = C2c::set_rail(signed(&ALICE), 9, rail());
		assert_noop!(set, DispatchError::BadOrigin);
	});
}

#[test]
fn a_rail_that_makes_no_sense_is_refused() {
	type Edit = fn(&mut Rail<AccountId>);
	let edits: [Edit; 14] = [
		|rail| rail.code = BoundedVec::new(),
		|rail| rail.code = BoundedVec::truncate_from(b"Wire".to_vec()),
		|rail| rail.code = BoundedVec::truncate_from("线".as_bytes().to_vec()),
		|rail| rail.pay_window = 0,
		|rail| rail.pay_window = LIMITS.min_window - 1,
		|rail| rail.max_pay_window = rail.pay_window - 1,
		|rail| rail.max_pay_window = MAX_WINDOW + 1,
		|rail| rail.grace = LIMITS.min_window - 1,
		|rail| rail.release_window = LIMITS.min_window - 1,
		|rail| rail.dispute_delay = rail.release_window + 1,
		|rail| rail.hold = LIMITS.min_window - 1,
		|rail| rail.hold = MAX_HOLD + 1,
		|rail| rail.quorum = 4,
		|rail| rail.quorum = 0,
	];
	run(|| {
		for edit in edits {
			let mut wrong = rail();
			edit(&mut wrong);
			assert_noop!(set(wrong), Error::<Test>::BadRail);
		}
		let twice = [ATTESTORS[0].clone(), ATTESTORS[1].clone(), ATTESTORS[0].clone()];
		let attestors = BoundedVec::truncate_from(twice.to_vec());
		assert_noop!(set(Rail { attestors, ..rail() }), Error::<Test>::BadRail);
		let quorum_of_none = Rail { attestors: BoundedVec::new(), quorum: 1, ..rail() };
		assert_noop!(set(quorum_of_none), Error::<Test>::BadRail);
	});
}

#[test]
fn boundary_windows_may_be_as_short_and_as_long_as_the_limits() {
	let least = LIMITS.min_window;
	run(|| {
		assert_ok!(set(Rail {
			pay_window: least,
			grace: least,
			release_window: least,
			dispute_delay: least,
			hold: least,
			..rail()
		}));
		assert_ok!(set(Rail {
			pay_window: MAX_WINDOW,
			max_pay_window: MAX_WINDOW,
			grace: MAX_WINDOW,
			release_window: MAX_WINDOW,
			dispute_delay: 0,
			hold: MAX_HOLD,
			..rail()
		}));
		assert_ok!(set(Rail { hold: 0, ..rail() }));
	});
}

#[test]
fn no_trade_lives_longer_than_the_windows_of_any_rail_can_make_it() {
	const DISPUTE: Millis = 60 * DAY;
	run(|| {
		edit_rail(CARD, |rail| {
			*rail = Rail {
				max_pay_window: MAX_WINDOW,
				grace: MAX_WINDOW,
				release_window: MAX_WINDOW,
				hold: MAX_HOLD,
				..rail.clone()
			};
		});
		let mut request = on(&[CARD], ad(SELL, fixed(PAR)));
		request.methods[0].pay_window = Some(MAX_WINDOW);
		request.auto_accept = false;
		let offer = stand(&ALICE, 1, request);
		let bid = Take { rail: CARD, ..taking(Want::Asset(10 * USDT)) };
		assert_ok!(try_take(&BOB, offer, 1, bid));
		let (id, begun) = (trade_id(&BOB, &reference(1)), now());
		// Everybody does everything at the last moment.
		MockClock::advance(LIMITS.accept_window - 1);
		assert_ok!(C2c::accept_trade(signed(&ALICE), id));
		MockClock::advance(MAX_WINDOW);
		let pay_deadline = now() + LIMITS.max_extension;
		assert_ok!(C2c::grant_extension(signed(&ALICE), id, pay_deadline));
		MockClock::set(pay_deadline - 1);
		let account = commitment(0xB0);
		assert_ok!(C2c::mark_paid(signed(&BOB), id, Payment { account, ..payment() }));
		MockClock::advance(MAX_WINDOW);
		assert_ok!(plain(C2c::poke_trade(signed(&STRANGER), id)));
		MockClock::advance(DISPUTE);
		assert_ok!(C2c::release(signed(&ALICE), id));
		MockClock::advance(MAX_HOLD - 1);
		assert_ok!(C2c::contest(signed(&ALICE), id, Cause::Chargeback, commitment(3)));
		MockClock::advance(DISPUTE);
		assert_ok!(C2c::release(signed(&ALICE), id));
		assert!(!Trades::<Test>::contains_key(id));
		assert_eq!(now() - begun + 3, LIMITS.longest_life(DISPUTE));
	});
}

#[test]
fn a_network_may_begin_with_shorter_windows_than_governance_can_set() {
	let short =
		Rail { pay_window: 1_000, grace: 1_000, release_window: 1_000, dispute_delay: 0, ..rail() };
	assert!(short.is_consistent());
	assert!(!short.is_sound(&LIMITS));
	assert!(!Rail { quorum: 9, ..short }.is_consistent());
}

#[test]
fn a_closed_rail_takes_no_new_offer_and_no_new_trade() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		edit_rail(INSTANT, |rail| rail.is_open = false);
		let pool = pool(&BOB, 1, &NATIVE, 100 * USDT);
		assert_noop!(try_post(pool, 1, ad(SELL, fixed(PAR))), Error::<Test>::BadMethod);
		let taken = try_take(&BOB, offer, 1, taking(Want::Asset(10 * USDT)));
		assert_noop!(taken, Error::<Test>::BadMethod);
		let taken = try_best(&BOB, 1, best(BUY, Want::Asset(10 * USDT), 1));
		assert_noop!(taken, Error::<Test>::BadMethod);
		edit_rail(INSTANT, |rail| rail.is_open = true);
		take(&BOB, offer, 1, 10 * USDT);
	});
}

#[test]
fn a_rail_above_the_tier_of_one_side_is_refused() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		edit_rail(INSTANT, |rail| rail.lowest_tier = Tier::Enhanced);
		attest(&ALICE, Tier::Enhanced);
		let taken = try_take(&BOB, offer, 1, taking(Want::Asset(10 * USDT)));
		assert_noop!(taken, Error::<Test>::BadMethod);
		let pool = pool(&BOB, 1, &NATIVE, 100 * USDT);
		assert_noop!(try_post(pool, 1, ad(SELL, fixed(PAR))), Error::<Test>::BadMethod);
		attest(&BOB, Tier::Enhanced);
		attest(&ALICE, Tier::Document);
		let taken = try_take(&BOB, offer, 1, taking(Want::Asset(10 * USDT)));
		assert_noop!(taken, Error::<Test>::BadMethod);
		attest(&ALICE, Tier::Enhanced);
		take(&BOB, offer, 1, 10 * USDT);
	});
}
