// SPDX-License-Identifier: Apache-2.0

//! T7: the time to pay is over. `claim_late_payment`, `grant_extension`, and the end of the grace.

use super::scene::*;
use crate::{Error, Payment, TradeState, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock, MockProgramme};
use tael_primitives::{Cause, MINUTE, Side, TradeOutcome};

#[test]
fn a_trade_lapses_without_moving_money_and_expires_after_the_grace() {
	run_with_shapes(|shape| {
		let scene = Scene::lapsed(shape, INSTANT);
		assert_eq!(scene.row().state, TradeState::Lapsed);
		assert_eq!((scene.gain(scene.buyer()), scene.gain(scene.seller())), (0, 0));
		assert_noop!(scene.poke(), Error::<Test>::TooEarly);
		MockClock::advance(WINDOWS.grace);
		assert_ok!(scene.poke());
		scene.ended_with(0, 0, 0);
		assert_eq!(scene.receipt().outcome, TradeOutcome::Expired);
		let reports = MockProgramme::reports();
		assert_eq!(reports[0].ended_by, Some(Side::Buyer), "he let it lapse");
	});
}

#[test]
fn one_poke_takes_both_steps_when_both_are_due() {
	run_with_shapes(|shape| {
		let scene = Scene::funded(shape, INSTANT);
		MockClock::advance(WINDOWS.pay + WINDOWS.grace);
		assert_ok!(scene.poke());
		scene.ended_with(0, 0, 0);
	});
}

#[test]
fn a_late_payment_is_claimed_also_when_nobody_poked() {
	for poked in [false, true] {
		run_with_shapes(|shape| {
			let scene = Scene::funded(shape, INSTANT);
			MockClock::advance(WINDOWS.pay + MINUTE);
			if poked {
				assert_ok!(scene.poke());
			}
			assert_ok!(scene.claim_late());
			let row = scene.row();
			assert_eq!(row.state, TradeState::Disputed);
			assert_eq!(row.payment, Some((payment(), now())));
			assert_eq!(row.steps, 2, "lapsed and claimed, poked or not");
			let case = MockArbitration::case(&scene.case()).expect("it is in arbitration");
			assert_eq!((case.opener, case.cause), (Some(Side::Buyer), Cause::PaidButExpired));
			assert_eq!(case.evidence, payment().proof);
			assert_eq!((case.buyer_bond, case.seller_bond), (BUYER_BOND, SELLER_BOND));
		});
	}
}

#[test]
fn boundary_a_late_payment_is_claimed_before_the_grace_ends_and_it_expires_from_there_on() {
	run(|| {
		let scene = Scene::lapsed(PLAIN, INSTANT);
		let end = scene.row().pay_deadline + WINDOWS.grace;
		MockClock::set(end);
		assert_noop!(scene.claim_late(), Error::<Test>::TooLate);
		assert_ok!(hypothetically!(scene.poke()));
		MockClock::set(end - 1);
		assert_noop!(scene.poke(), Error::<Test>::TooEarly);
		assert_ok!(scene.claim_late());
	});
}

#[test]
fn claiming_late_is_the_buyers_and_only_after_the_time_to_pay() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_noop!(scene.claim_late(), Error::<Test>::WrongState);
		MockClock::set(scene.row().pay_deadline - 1);
		assert_noop!(scene.claim_late(), Error::<Test>::WrongState);
		MockClock::advance(1);
		for who in [scene.seller(), &STRANGER] {
			let claim = C2c::claim_late_payment(signed(who), scene.id, payment());
			assert_noop!(claim, Error::<Test>::NotParty);
		}
		let other = Payment { account: commitment(9), ..payment() };
		let claim = C2c::claim_late_payment(signed(&BOB), scene.id, other);
		assert_noop!(claim, Error::<Test>::BadPayment);
		let unknown = C2c::claim_late_payment(signed(&BOB), H256::zero(), payment());
		assert_noop!(unknown, Error::<Test>::NotFound);
		// Whoever cannot place the fee of a dispute claims nothing.
		MockArbitration::refuse(Some("InsufficientFunds"));
		assert_noop!(scene.claim_late(), DispatchError::Other("InsufficientFunds"));
		assert_eq!(scene.row().state, TradeState::Funded);
	});
}

#[test]
fn t9_the_seller_has_no_way_to_take_the_money_back() {
	run_with_shapes(|shape| {
		let scene = Scene::funded(shape, INSTANT);
		let by_seller = || {
			let seller = || signed(scene.seller());
			assert_noop!(C2c::cancel_trade(seller(), scene.id), Error::<Test>::NotParty);
			assert_noop!(C2c::cancel_claim(seller(), scene.id), Error::<Test>::NotParty);
			assert_noop!(
				C2c::reject_trade(seller(), scene.id),
				if scene.terms.maker == *scene.seller() {
					Error::<Test>::WrongState
				} else {
					Error::<Test>::NotParty
				}
			);
			assert_noop!(plain(C2c::poke_trade(seller(), scene.id)), Error::<Test>::TooEarly);
		};
		by_seller();
		MockClock::advance(WINDOWS.pay);
		assert_ok!(scene.poke());
		by_seller();
		assert_eq!(scene.gain(scene.seller()), 0);
	});
}

#[test]
fn the_seller_gives_more_time_also_when_nobody_poked() {
	for poked in [false, true] {
		run_with_shapes(|shape| {
			let scene = Scene::funded(shape, INSTANT);
			MockClock::advance(WINDOWS.pay + MINUTE);
			if poked {
				assert_ok!(scene.poke());
			}
			assert_ok!(scene.grant(30 * MINUTE));
			let row = scene.row();
			assert_eq!((row.state, row.extended), (TradeState::Funded, 30 * MINUTE));
			assert_eq!(row.extension_most(), 0, "a gift costs nothing");
			scene.mark();
			assert_ok!(scene.release());
			scene.ended_with(GAIN, -GAIN, 0);
		});
	}
}

#[test]
fn boundary_the_seller_gives_time_before_the_grace_ends() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		let end = scene.row().pay_deadline + WINDOWS.grace;
		let too_late = Error::<Test>::TooLate.into();
		MockClock::set(scene.row().pay_deadline);
		assert_ok!(scene.poke());
		boundary(end, || scene.grant(60 * MINUTE), too_late, || scene.poke());
	});
}

#[test]
fn time_is_given_only_by_the_seller_only_when_it_is_over_and_within_bounds() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_noop!(scene.grant(MINUTE), Error::<Test>::WrongState);
		MockClock::advance(WINDOWS.pay + 10 * MINUTE);
		let deadline = scene.row().pay_deadline;
		for who in [scene.buyer(), &STRANGER] {
			let grant = C2c::grant_extension(signed(who), scene.id, deadline + 20 * MINUTE);
			assert_noop!(grant, Error::<Test>::NotParty);
		}
		// Not in the past, not now, not beyond what the terms allow.
		for more in [0, 10 * MINUTE, WINDOWS.extension + 1] {
			assert_noop!(scene.grant(more), Error::<Test>::BadExtension);
		}
		let earlier = C2c::grant_extension(signed(&ALICE), scene.id, deadline - 1);
		assert_noop!(earlier, Error::<Test>::BadExtension);
		assert_ok!(hypothetically!(scene.grant(10 * MINUTE + 1)));
		assert_ok!(scene.grant(WINDOWS.extension));
		// What was given counts for the next time.
		MockClock::advance(WINDOWS.extension);
		assert_noop!(scene.grant(MINUTE), Error::<Test>::BadExtension);
		let unknown = C2c::grant_extension(signed(&ALICE), H256::zero(), deadline);
		assert_noop!(unknown, Error::<Test>::NotFound);
	});
}

#[test]
fn a_claim_that_is_withdrawn_in_time_lapses_again_and_nothing_else_is_open() {
	run(|| {
		let scene = Scene::lapsed(PLAIN, INSTANT);
		assert_ok!(scene.claim_late());
		assert_ok!(scene.withdraw_dispute());
		let row = scene.row();
		assert_eq!((row.state, row.payment), (TradeState::Lapsed, None));
		// There is one dispute for each trade, so no time is given in which another could be needed.
		assert_noop!(scene.claim_late(), Error::<Test>::OnlyOnce);
		assert_noop!(scene.grant(30 * MINUTE), Error::<Test>::WrongState);
		MockClock::advance(WINDOWS.grace);
		assert_ok!(scene.poke());
		scene.ended_with(0, 0, 0);
		assert_eq!(scene.receipt().outcome, TradeOutcome::Expired);
	});
}

#[test]
fn f5_paid_a_second_early_and_marked_a_second_late_is_a_claim_in_every_order() {
	for seller_first in [false, true] {
		run(|| {
			let scene = Scene::funded(PLAIN, INSTANT);
			MockClock::set(scene.row().pay_deadline + 1_000);
			if seller_first {
				assert_ok!(plain(C2c::poke_trade(signed(&ALICE), scene.id)));
			}
			assert_noop!(
				scene.try_mark(),
				if seller_first { Error::<Test>::WrongState } else { Error::<Test>::TooLate }
			);
			assert_ok!(scene.claim_late());
			assert_noop!(
				plain(C2c::poke_trade(signed(&ALICE), scene.id)),
				Error::<Test>::WrongState
			);
			assert_eq!(scene.gain(&ALICE), 0);
		});
	}
}
