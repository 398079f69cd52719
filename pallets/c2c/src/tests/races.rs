// SPDX-License-Identifier: Apache-2.0

//! Two calls in one block, in both orders: the outcome is the one that is documented.

use super::scene::*;
use crate::{Error, TradeState, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::Side;

type Call = fn(&Scene) -> DispatchResult;

/// Make two calls in one block, and tell what became of each.
fn both(
	make: fn(Shape) -> Scene,
	one: Call,
	other: Call,
	check: impl Fn(&Scene, DispatchResult, DispatchResult),
) {
	run_with_shapes(|shape| {
		let scene = make(shape);
		let first = one(&scene);
		let second = other(&scene);
		C2c::do_try_state().unwrap();
		check(&scene, first, second);
	});
}

/// The first of both wins, and the second finds nothing to do.
fn first_wins(make: fn(Shape) -> Scene, calls: [(Call, i128); 2]) {
	let [(one, gain_of_one), (other, gain_of_other)] = calls;
	both(make, one, other, |scene, first, second| {
		assert_ok!(first);
		assert_eq!(second, Err(Error::<Test>::NotFound.into()));
		scene.ended_with(gain_of_one, -gain_of_one, 0);
	});
	both(make, other, one, |scene, first, second| {
		assert_ok!(first);
		assert_eq!(second, Err(Error::<Test>::NotFound.into()));
		scene.ended_with(gain_of_other, -gain_of_other, 0);
	});
}

#[test]
fn release_and_cancel_pay_once() {
	first_wins(|shape| Scene::funded(shape, INSTANT), [(Scene::release, GAIN), (Scene::cancel, 0)]);
}

#[test]
fn release_and_cancel_claim_pay_once() {
	for make in [(|shape| Scene::marked(shape, INSTANT)) as fn(Shape) -> Scene, |shape| {
		Scene::disputed(shape, INSTANT)
	}] {
		first_wins(make, [(Scene::release, GAIN), (Scene::cancel_claim, 0)]);
	}
}

#[test]
fn f35_release_and_dispute_give_the_buyer_his_money_in_both_orders() {
	let make = |shape| Scene::marked(shape, INSTANT);
	// Released first: there is nothing to dispute any more.
	both(
		make,
		Scene::release,
		|scene| scene.dispute(Side::Seller),
		|scene, first, second| {
			assert_ok!(first);
			assert_eq!(second, Err(Error::<Test>::NotFound.into()));
			scene.ended_with(GAIN, -GAIN, 0);
		},
	);
	// Disputed first: the release concedes.
	both(
		make,
		|scene| scene.dispute(Side::Seller),
		Scene::release,
		|scene, first, second| {
			assert_ok!(first);
			assert_ok!(second);
			scene.ended_with(GAIN, -GAIN, 0);
		},
	);
}

#[test]
fn cancel_and_mark_exclude_each_other() {
	let make = |shape| Scene::funded(shape, INSTANT);
	both(make, Scene::cancel, Scene::try_mark, |scene, first, second| {
		assert_ok!(first);
		assert_eq!(second, Err(Error::<Test>::NotFound.into()));
		scene.ended_with(0, 0, 0);
	});
	both(make, Scene::try_mark, Scene::cancel, |scene, first, second| {
		assert_ok!(first);
		assert_eq!(second, Err(Error::<Test>::WrongState.into()));
		assert_eq!(scene.row().state, TradeState::PaidClaimed);
	});
}

/// A trade at a moment after funding.
fn at(after: fn() -> u64) -> impl Fn(Shape) -> Scene {
	move |shape| {
		let scene = Scene::funded(shape, INSTANT);
		MockClock::advance(after());
		scene
	}
}

#[test]
fn pay_and_lapse_never_meet_in_one_block() {
	run_with_shapes(|shape| {
		let scene = at(|| WINDOWS.pay - 1)(shape);
		assert_noop!(scene.poke(), Error::<Test>::TooEarly);
		scene.mark();
		assert_noop!(scene.poke(), Error::<Test>::TooEarly);
	});
	for poke_first in [false, true] {
		run_with_shapes(|shape| {
			let scene = at(|| WINDOWS.pay)(shape);
			if poke_first {
				assert_ok!(scene.poke());
			}
			assert!(scene.try_mark().is_err());
			if !poke_first {
				assert_ok!(scene.poke());
			}
			assert_eq!(scene.row().state, TradeState::Lapsed);
		});
	}
}

#[test]
fn a_late_claim_and_the_expiry_never_meet_in_one_block() {
	for poke_first in [false, true] {
		run_with_shapes(|shape| {
			let scene = at(|| WINDOWS.pay + WINDOWS.grace - 1)(shape);
			if poke_first {
				// Lapses, and does not expire.
				assert_ok!(scene.poke());
			}
			assert_ok!(scene.claim_late());
			assert_noop!(scene.poke(), Error::<Test>::WrongState);
			assert_eq!(scene.row().state, TradeState::Disputed);
		});
		run_with_shapes(|shape| {
			let scene = at(|| WINDOWS.pay + WINDOWS.grace)(shape);
			if poke_first {
				assert_ok!(scene.poke());
			}
			assert!(scene.claim_late().is_err());
			if !poke_first {
				assert_ok!(scene.poke());
			}
			scene.ended_with(0, 0, 0);
		});
	}
}

#[test]
fn accept_and_the_end_of_a_request_never_meet_in_one_block() {
	for poke_first in [false, true] {
		run_with_shapes(|shape| {
			let scene = Scene::requested(shape, INSTANT);
			MockClock::advance(WINDOWS.accept);
			if poke_first {
				assert_ok!(scene.poke());
			}
			assert!(C2c::accept_trade(signed(&ALICE), scene.id).is_err());
			if !poke_first {
				assert_ok!(scene.poke());
			}
			scene.ended_with(0, 0, 0);
		});
	}
}

#[test]
fn two_trades_of_the_same_two_people_do_not_touch_each_other() {
	run_with_each(|asset| {
		let shape = Shape { asset, maker_side: Side::Buyer, is_crossed: true };
		let first = Scene::start(shape.clone(), INSTANT, 1, true);
		let second = Scene::start(shape, INSTANT, 2, true);
		assert_ok!(first.cancel());
		assert_eq!(second.row().state, TradeState::Funded);
		C2c::do_try_state().unwrap();
		assert_ok!(second.release());
		// Noted after the first had begun, so all of it is the second's.
		assert_eq!(second.gain(second.buyer()), GAIN);
	});
}
