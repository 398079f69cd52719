// SPDX-License-Identifier: Apache-2.0

//! T8: `buy_extension`, and A20: what it costs is the same on every way out.

use super::scene::*;
use crate::{Bought, Error, Event, Movement, TradeState, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{Balance, HOUR, MINUTE, Millis, Ruling, Side};

/// An hour costs half a percent of a hundred.
const HOURLY: Balance = PRINCIPAL / 200;

fn gain_of(amount: Balance) -> i128 {
	signed_sum(amount)
}

#[test]
fn the_buyer_buys_time_out_of_his_bond() {
	run_with_shapes(|shape| {
		let scene = Scene::funded(shape, INSTANT);
		let deadline = scene.row().pay_deadline;
		assert_ok!(scene.buy_time(2 * HOUR));
		let row = scene.row();
		assert_eq!((row.state, row.pay_deadline), (TradeState::Funded, deadline + 2 * HOUR));
		let bought = Bought { from: deadline, time: 2 * HOUR, price: 2 * HOURLY };
		assert_eq!(row.bought, Some(bought));
		assert_eq!(row.extension_owed(now()), 0, "nothing of it is used yet");
		MockClock::set(deadline + HOUR);
		scene.mark();
		MockClock::advance(30 * MINUTE);
		assert_ok!(scene.release());
		let owed = gain_of(HOURLY);
		scene.ended_with(GAIN - owed, owed - GAIN, 0);
	});
}

#[test]
fn time_that_is_not_used_costs_nothing() {
	run_with_shapes(|shape| {
		let scene = Scene::funded(shape, INSTANT);
		assert_ok!(scene.buy_time(2 * HOUR));
		scene.mark();
		MockClock::advance(30 * MINUTE);
		assert_ok!(scene.release());
		scene.ended_with(GAIN, -GAIN, 0);
	});
}

#[test]
fn a_mark_stops_the_price_and_taking_it_back_makes_it_go_on() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		let deadline = scene.row().pay_deadline;
		assert_ok!(scene.buy_time(2 * HOUR));
		MockClock::set(deadline);
		scene.mark();
		MockClock::advance(30 * MINUTE);
		assert_eq!(scene.row().extension_owed(now()), 0);
		assert_ok!(scene.undo());
		assert_eq!(scene.row().extension_owed(now()), HOURLY / 2);
	});
}

#[test]
fn boundary_time_is_bought_before_the_time_to_pay_ends() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		let deadline = scene.row().pay_deadline;
		let too_late = Error::<Test>::TooLate.into();
		boundary(deadline, || scene.buy_time(HOUR), too_late, || scene.poke());
	});
}

#[test]
fn time_is_bought_only_by_the_buyer_and_within_bond_and_bounds() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		let deadline = scene.row().pay_deadline;
		for who in [scene.seller(), &STRANGER] {
			let buy = C2c::buy_extension(signed(who), scene.id, deadline + HOUR);
			assert_noop!(buy, Error::<Test>::NotParty);
		}
		assert_noop!(scene.buy_time(0), Error::<Test>::BadExtension);
		let earlier = C2c::buy_extension(signed(&BOB), scene.id, deadline - 1);
		assert_noop!(earlier, Error::<Test>::BadExtension);
		// Six hours are all that the terms allow, and all that a bond of three pays for.
		assert_noop!(scene.buy_time(WINDOWS.extension + 1), Error::<Test>::BadExtension);
		assert_ok!(scene.buy_time(WINDOWS.extension));
		assert_noop!(scene.buy_time(1), Error::<Test>::BadExtension);
		let unknown = C2c::buy_extension(signed(&BOB), H256::zero(), deadline + HOUR);
		assert_noop!(unknown, Error::<Test>::NotFound);
	});
	run(|| {
		let pool = pool_with(&ALICE, 1, &NATIVE, SPARE, PRINCIPAL + SELLER_BOND);
		let mut terms = terms(&PLAIN, INSTANT, pool, None);
		terms.buyer_bond = HOURLY;
		let id = trade_id(1);
		let new = crate::NewTrade { id, terms, is_accepted: true };
		assert_ok!(C2c::start_trade(new));
		let end = now() + WINDOWS.pay;
		let beyond = C2c::buy_extension(signed(&BOB), id, end + HOUR + 1);
		assert_noop!(beyond, Error::<Test>::BadExtension);
		assert_ok!(C2c::buy_extension(signed(&BOB), id, end + HOUR));
	});
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		assert_noop!(scene.buy_time(HOUR), Error::<Test>::WrongState);
	});
}

#[test]
fn time_bought_in_pieces_costs_what_it_costs_in_one() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		for _ in 0..7 {
			assert_ok!(scene.buy_time(7 * MINUTE + 1));
		}
		let in_one = scene.terms.price_of_time(49 * MINUTE + 7).unwrap();
		assert_eq!(scene.row().extension_most(), in_one);
		// And used up it is that.
		MockClock::set(scene.row().pay_deadline + WINDOWS.grace);
		assert_ok!(scene.poke());
		scene.ended_with(-gain_of(in_one), gain_of(in_one), 0);
	});
}

#[test]
fn time_bought_after_time_that_was_given_costs_only_itself_and_the_first() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_ok!(scene.buy_time(HOUR));
		MockClock::set(scene.row().pay_deadline + MINUTE);
		// The gift between two purchases is free, and the first purchase is used up.
		assert_ok!(scene.grant(HOUR));
		assert_eq!(scene.row().extension_charge, HOURLY);
		assert_ok!(scene.buy_time(HOUR));
		assert_eq!(scene.row().extension_most(), 2 * HOURLY);
		assert_eq!(scene.row().extension_owed(now()), HOURLY);
		MockClock::set(scene.row().pay_deadline - 30 * MINUTE);
		assert_ok!(scene.cancel());
		let owed = gain_of(HOURLY + HOURLY / 2);
		scene.ended_with(-owed, owed, 0);
	});
}

#[test]
fn the_price_is_rounded_up_to_the_last_unit_and_never_beyond_the_whole() {
	let bought = Bought { from: 1_000, time: 3, price: 10 };
	let owed: Vec<Balance> = (999..1_006).map(|at| bought.owed(at)).collect();
	assert_eq!(owed, [0, 0, 4, 7, 10, 10, 10]);
	let free = Bought { price: 0, ..bought };
	assert_eq!(free.owed(1_002), 0);
}

/// A way out that is open while the buyer is to pay, or after.
type Exit = (&'static str, fn(&Scene) -> DispatchResult, i128);

#[test]
fn a20_every_way_out_at_one_instant_costs_the_same() {
	let exits: [Exit; 8] = [
		("release", |scene| scene.release(), GAIN),
		(
			"release of a mark",
			|scene| {
				scene.mark();
				scene.release()
			},
			GAIN,
		),
		("cancel", |scene| scene.cancel(), 0),
		(
			"cancel of a claim",
			|scene| {
				scene.mark();
				scene.cancel_claim()
			},
			0,
		),
		(
			"settlement",
			|scene| {
				let to_buyer = PRINCIPAL / 4;
				let terms = crate::ProposalTerms {
					to_buyer,
					bond_to_other: 0,
					note: H256::zero(),
					expires_at: now() + MINUTE,
				};
				C2c::propose_settlement(signed(scene.seller()), scene.id, terms)?;
				let row = scene.row();
				let hash = row.proposals.seller.unwrap().hash(row.contract_hash);
				C2c::accept_settlement(signed(scene.buyer()), scene.id, hash)
			},
			GAIN / 4,
		),
		(
			"ruling",
			|scene| {
				scene.mark();
				scene.dispute(Side::Seller)?;
				scene.rule(&Ruling {
					to_buyer: PRINCIPAL,
					to_seller: 0,
					slash_buyer: 0,
					slash_seller: 0,
					fee_payer: None,
					cause: tael_primitives::Cause::Other,
				})
			},
			GAIN,
		),
		(
			"conceding",
			|scene| {
				scene.mark();
				scene.dispute(Side::Seller)?;
				scene.cancel_claim()
			},
			0,
		),
		(
			"attested",
			|scene| {
				for who in &ATTESTORS[..2] {
					C2c::attest_payment(signed(who), scene.id, super::attest::attestation(scene))?;
				}
				Ok(())
			},
			GAIN,
		),
	];
	let instants: [(Millis, Balance); 4] =
		[(0, 0), (1, 1), (90 * MINUTE, HOURLY + HOURLY / 2), (3 * HOUR - 1, 3 * HOURLY)];
	for (after, owed) in instants {
		for (name, exit, gain) in exits {
			run_with_shapes(|shape| {
				let scene = Scene::funded(shape, WIRE);
				let deadline = scene.row().pay_deadline;
				assert_ok!(scene.buy_time(3 * HOUR));
				MockClock::set(deadline + after);
				assert_ok!(exit(&scene));
				println!("{name} {after} ms into it");
				scene.ended_with(gain - gain_of(owed), gain_of(owed) - gain, 0);
			});
		}
	}
	// What is left to the end is all used: the expiry, and a claim after it.
	let used_up: [Exit; 2] = [
		(
			"expiry",
			|scene| {
				MockClock::advance(WINDOWS.grace);
				scene.poke()
			},
			0,
		),
		(
			"late claim",
			|scene| {
				scene.claim_late()?;
				scene.release()
			},
			GAIN,
		),
	];
	for (name, exit, gain) in used_up {
		run_with_shapes(|shape| {
			let scene = Scene::funded(shape, WIRE);
			assert_ok!(scene.buy_time(3 * HOUR));
			MockClock::set(scene.row().pay_deadline);
			assert_ok!(exit(&scene));
			println!("{name}");
			let owed = gain_of(3 * HOURLY);
			scene.ended_with(gain - owed, owed - gain, 0);
		});
	}
}

#[test]
fn the_price_of_time_is_told() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_ok!(scene.buy_time(HOUR));
		MockClock::set(scene.row().pay_deadline - 30 * MINUTE);
		events();
		assert_ok!(scene.cancel());
		let told = events().into_iter().any(|event| {
			matches!(event, Event::Moved { kind: Movement::Extension, to, amount, .. }
				if to == ALICE && amount == HOURLY / 2)
		});
		assert!(told);
	});
}
