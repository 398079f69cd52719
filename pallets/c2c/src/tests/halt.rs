// SPDX-License-Identifier: Apache-2.0

//! F23: a chain that stands still lets nobody's time pass.

use super::scene::*;
use crate::{Error, TradeState, mock::*};
use frame::{deps::frame_support::weights::Weight, testing_prelude::*, traits::Hooks};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::HOUR;

#[test]
fn f23_a_halt_takes_no_time_from_anybody() {
	for state in [
		TradeState::Requested,
		TradeState::Funded,
		TradeState::PaidClaimed,
		TradeState::Lapsed,
		TradeState::HeldRelease,
	] {
		run_with_shapes(|shape| {
			let scene = Scene::in_state(state, shape);
			let due = scene.row().next_due().expect("time runs");
			MockClock::set(due - 1);
			MockClock::stall(6 * HOUR);
			C2c::on_idle(1, Weight::MAX);
			assert_noop!(scene.poke(), Error::<Test>::TooEarly);
			assert_eq!(scene.state(), state);
			assert_ok!(match state {
				TradeState::Requested => C2c::accept_trade(signed(&ALICE), scene.id),
				TradeState::Funded => scene.try_mark(),
				TradeState::PaidClaimed => scene.undo(),
				TradeState::Lapsed => scene.claim_late(),
				_ => scene.contest(),
			});
		});
	}
}

#[test]
fn time_that_was_bought_is_not_used_up_by_a_halt() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_ok!(scene.buy_time(HOUR));
		MockClock::set(now() + WINDOWS.pay);
		MockClock::stall(6 * HOUR);
		assert_ok!(scene.cancel());
		scene.ended_with(0, 0, 0);
	});
}
