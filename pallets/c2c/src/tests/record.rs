// SPDX-License-Identifier: Apache-2.0

//! What trades say about an account.

use super::{market::*, scene::*};
use crate::{Error, Record, Records, TradeState, Want, mock::*};
use frame::{hashing::blake2_256, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::{ProptestConfig, any, proptest};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{
	AccountId, Balance, Cause, DAY, MINUTE, Ruling, Side, TradeHistory, TradeOutcome, Trades, USDT,
};

fn record(who: &AccountId) -> Record {
	C2c::record_of(who)
}

/// Completed and failed of both sides.
fn counts(scene: &Scene) -> [(u32, u32); 2] {
	[Side::Buyer, Side::Seller].map(|side| {
		let record = record(scene.party(side));
		assert_eq!(record.open, 0);
		(record.completed, record.failed)
	})
}

fn ruling(to_buyer: Balance) -> Ruling {
	let to_seller = PRINCIPAL - to_buyer;
	let (slash_buyer, slash_seller) = (0, 0);
	Ruling { to_buyer, to_seller, slash_buyer, slash_seller, fee_payer: None, cause: Cause::Other }
}

#[test]
fn what_counts_for_whom_at_each_end() {
	// How it ends, and what both have completed and failed then, buyer and seller.
	type Case = (&'static str, fn(Shape) -> Scene, [(u32, u32); 2]);
	let cases: [Case; 19] = [
		(
			"released",
			|shape| {
				let scene = Scene::marked(shape, INSTANT);
				assert_ok!(scene.release());
				scene
			},
			[(1, 0), (1, 0)],
		),
		(
			"matured",
			|shape| {
				let scene = Scene::held(shape);
				MockClock::advance(HOLD);
				assert_ok!(scene.poke());
				scene
			},
			[(1, 0), (1, 0)],
		),
		(
			"called off at once",
			|shape| {
				let scene = Scene::funded(shape, INSTANT);
				assert_ok!(scene.cancel());
				scene
			},
			[(0, 0), (0, 0)],
		),
		(
			"called off after the free time",
			|shape| {
				let scene = Scene::funded(shape, INSTANT);
				MockClock::advance(WINDOWS.free_cancel);
				assert_ok!(scene.cancel());
				scene
			},
			[(0, 1), (0, 0)],
		),
		(
			"claim given up",
			|shape| {
				let scene = Scene::marked(shape, INSTANT);
				assert_ok!(scene.cancel_claim());
				scene
			},
			[(0, 1), (0, 0)],
		),
		(
			"expired",
			|shape| {
				let scene = Scene::lapsed(shape, INSTANT);
				MockClock::advance(WINDOWS.grace);
				assert_ok!(scene.poke());
				scene
			},
			[(0, 1), (0, 0)],
		),
		(
			"ruled for the buyer",
			|shape| {
				let scene = Scene::disputed(shape, INSTANT);
				assert_ok!(scene.rule(&ruling(PRINCIPAL)));
				scene
			},
			[(1, 0), (0, 1)],
		),
		(
			"ruled for the seller",
			|shape| {
				let scene = Scene::disputed(shape, INSTANT);
				assert_ok!(scene.rule(&ruling(0)));
				scene
			},
			[(0, 1), (0, 0)],
		),
		(
			"ruled in halves",
			|shape| {
				let scene = Scene::disputed(shape, INSTANT);
				assert_ok!(scene.rule(&ruling(PRINCIPAL / 2)));
				scene
			},
			[(0, 0), (0, 0)],
		),
		(
			"his own dispute conceded by the seller",
			|shape| {
				let scene = Scene::disputed(shape, INSTANT);
				assert_ok!(scene.release());
				scene
			},
			[(1, 0), (1, 0)],
		),
		(
			"the buyer's dispute conceded by the seller",
			|shape| {
				let scene = Scene::marked(shape, INSTANT);
				MockClock::advance(WINDOWS.dispute_delay);
				assert_ok!(scene.dispute(Side::Buyer));
				assert_ok!(scene.release());
				scene
			},
			[(1, 0), (0, 0)],
		),
		(
			"a late claim conceded by the seller, and matured",
			|shape| {
				let scene = Scene::lapsed(shape, CARD);
				assert_ok!(scene.claim_late());
				assert_ok!(scene.release());
				MockClock::advance(HOLD);
				assert_ok!(scene.poke());
				scene
			},
			[(1, 0), (0, 0)],
		),
		(
			"the dispute of the chain conceded by the seller, before anybody poked",
			|shape| {
				let scene = Scene::marked(shape, INSTANT);
				MockClock::advance(WINDOWS.release);
				assert_ok!(scene.release());
				scene
			},
			[(1, 0), (0, 0)],
		),
		(
			"released after the buyer took his dispute back",
			|shape| {
				let scene = Scene::marked(shape, INSTANT);
				MockClock::advance(WINDOWS.dispute_delay);
				assert_ok!(scene.dispute(Side::Buyer));
				assert_ok!(scene.withdraw_dispute());
				assert_ok!(scene.release());
				scene
			},
			[(1, 0), (1, 0)],
		),
		(
			"his own contest conceded by the seller",
			|shape| {
				let scene = Scene::held(shape);
				assert_ok!(scene.contest());
				assert_ok!(scene.release());
				scene
			},
			[(1, 0), (1, 0)],
		),
		(
			"conceded by the seller, then contested in vain",
			|shape| {
				let scene = Scene::marked(shape, CARD);
				MockClock::advance(WINDOWS.dispute_delay);
				assert_ok!(scene.dispute(Side::Buyer));
				assert_ok!(scene.release());
				assert_ok!(scene.contest());
				assert_ok!(scene.release());
				scene
			},
			[(1, 0), (0, 0)],
		),
		(
			"conceded by the buyer",
			|shape| {
				let scene = Scene::disputed(shape, INSTANT);
				assert_ok!(scene.cancel_claim());
				scene
			},
			[(0, 1), (0, 0)],
		),
		(
			"withdrawn by the seller, too late",
			|shape| {
				let scene = Scene::disputed(shape, INSTANT);
				MockClock::advance(WINDOWS.release);
				assert_ok!(scene.withdraw_dispute());
				scene
			},
			[(1, 0), (0, 1)],
		),
		(
			"withdrawn by the buyer, too late",
			|shape| {
				let scene = Scene::lapsed(shape, INSTANT);
				assert_ok!(scene.claim_late());
				MockClock::advance(WINDOWS.grace);
				assert_ok!(scene.withdraw_dispute());
				scene
			},
			[(0, 1), (0, 0)],
		),
	];
	for (name, end, expected) in cases {
		run_with_shapes(|shape| {
			let scene = end(shape);
			assert!(!scene.is_alive());
			assert_eq!(counts(&scene), expected, "{name}");
			for side in [Side::Buyer, Side::Seller] {
				assert_eq!(record(scene.party(side)).last_ended, Some(now()));
			}
		});
	}
}

#[test]
fn boundary_calling_off_is_free_for_a_while_after_funding() {
	for (after, failed) in [(0, 0), (WINDOWS.free_cancel - 1, 0), (WINDOWS.free_cancel, 1)] {
		run(|| {
			let scene = Scene::funded(PLAIN, INSTANT);
			MockClock::advance(after);
			assert_ok!(scene.cancel());
			assert_eq!(record(&BOB).failed, failed);
		});
	}
}

/// Start a trade with this tag and call it off at once.
fn call_off(tag: u8) {
	assert_ok!(Scene::start(PLAIN, INSTANT, tag, true).cancel());
}

#[test]
fn f2_boundary_calling_off_too_often_on_one_day_counts_and_makes_wait() {
	run(|| {
		for tag in 0..LIMITS.free_cancels_per_day {
			call_off(tag);
		}
		let before = record(&BOB);
		assert_eq!((before.failed, before.barred_until), (0, 0));
		call_off(10);
		let after = record(&BOB);
		assert_eq!(after.failed, 1, "from then on it is no longer free");
		assert_eq!(after.barred_until, now() + LIMITS.cancel_cooldown);
		// Another day, another count.
		MockClock::advance(DAY);
		assert_eq!(record(&BOB).cancels_on(now()), 0);
		call_off(11);
		assert_eq!((record(&BOB).failed, record(&BOB).cancels_on(now())), (1, 1));
		assert_eq!(record(&BOB).barred_until, after.barred_until, "the past bar is over");
	});
}

#[test]
fn f2_marking_without_paying_weighs_heavier() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		assert_ok!(scene.cancel_claim());
		assert_eq!(record(&BOB).cancels_on(now()), 2);
		let again = Scene::start(PLAIN, INSTANT, 2, true);
		again.mark();
		assert_ok!(again.cancel_claim());
		assert_eq!(record(&BOB).barred_until, now() + LIMITS.cancel_cooldown);
		assert_eq!(record(&BOB).failed, 2);
	});
}

#[test]
fn whoever_loses_a_dispute_waits() {
	for (to_buyer, loser) in
		[(0, Some(Side::Buyer)), (PRINCIPAL, Some(Side::Seller)), (PRINCIPAL / 2, None)]
	{
		run(|| {
			let scene = Scene::disputed(PLAIN, INSTANT);
			assert_ok!(scene.rule(&ruling(to_buyer)));
			for side in [Side::Buyer, Side::Seller] {
				let until = if loser == Some(side) { now() + LIMITS.dispute_cooldown } else { 0 };
				assert_eq!(record(scene.party(side)).barred_until, until);
			}
		});
	}
}

#[test]
fn a_shorter_bar_does_not_lift_a_longer_one() {
	run(|| {
		let scene = Scene::disputed(PLAIN, INSTANT);
		assert_ok!(scene.rule(&ruling(0)));
		let until = record(&BOB).barred_until;
		for tag in 2..=5 {
			call_off(tag);
		}
		assert_eq!(record(&BOB).barred_until, until);
	});
}

#[test]
fn persons_are_counted_and_not_accounts() {
	run(|| {
		for (tag, same) in [(1, true), (2, true), (3, false)] {
			if !same {
				MockKyc::identify(&ALICE, H256::repeat_byte(99));
			}
			let scene = Scene::start(PLAIN, INSTANT, tag, true);
			assert_ok!(scene.release());
		}
		let bob = record(&BOB);
		assert_eq!((bob.completed, bob.counterparties), (3, 2));
		assert_eq!((record(&ALICE).completed, record(&ALICE).counterparties), (1, 1));
	});
}

#[test]
fn the_accounts_of_one_person_have_one_record() {
	run(|| {
		let person = H256::repeat_byte(99);
		for who in [&BOB, &CAROL] {
			MockKyc::identify(who, person);
		}
		assert_eq!(C2c::subject(&BOB), person);
		let (first, second) =
			(Scene::marked(PLAIN, INSTANT), Scene::start(PLAIN, INSTANT, 2, true));
		assert_eq!(record(&CAROL).open, 2);
		assert_ok!(first.cancel_claim());
		assert_ok!(second.cancel());
		assert_eq!((record(&CAROL).open, record(&CAROL).failed), (0, 1));
		assert_eq!(record(&CAROL).cancels_on(now()), 3);
		assert_eq!(C2c::history(&CAROL), C2c::history(&BOB));
		assert_eq!(C2c::history(&DAVE), TradeHistory::default());
		// A wait of the one is a wait of the other.
		call_off(3);
		assert_eq!(record(&CAROL).barred_until, now() + LIMITS.cancel_cooldown);
		let offer = stand(&ALICE, 9, ad(SELL, fixed(PAR)));
		let taken = try_take(&CAROL, offer, 9, taking(Want::Asset(10 * USDT)));
		assert_noop!(taken, Error::<Test>::LimitReached);
		take(&DAVE, offer, 9, 10 * USDT);
	});
}

#[test]
fn a_person_has_as_many_trades_as_one_may_over_all_accounts() {
	run(|| {
		let offer = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		admit(&ALICE);
		for who in [&BOB, &CAROL] {
			MockKyc::identify(who, H256::repeat_byte(99));
		}
		for tag in 0..u8::try_from(LIMITS.max_open).unwrap() {
			take(if tag % 2 == 0 { &BOB } else { &CAROL }, offer, tag, 10 * USDT);
		}
		for who in [&BOB, &CAROL] {
			let taken = try_take(who, offer, 9, taking(Want::Asset(10 * USDT)));
			assert_noop!(taken, Error::<Test>::LimitReached);
		}
		take(&DAVE, offer, 9, 10 * USDT);
	});
}

#[test]
fn a_trade_counts_for_whom_it_began_with_whoever_is_behind_the_account_by_then() {
	for accepted in [true, false] {
		run(|| {
			let (before, after) = (H256::repeat_byte(98), H256::repeat_byte(99));
			MockKyc::identify(&BOB, before);
			let scene = Scene::start(PLAIN, INSTANT, 1, accepted);
			MockKyc::identify(&BOB, after);
			C2c::do_try_state().expect("counters are those of the trades");
			if !accepted {
				assert_ok!(C2c::accept_trade(signed(&ALICE), scene.id));
			}
			assert_ok!(scene.release());
			let of = |subject| Records::<Test>::get(subject);
			assert_eq!((of(before).open, of(before).completed), (0, 1));
			assert_eq!(of(before).since, Some(now()));
			assert_eq!(of(after), Record::default());
		});
	}
}

/// What the sketch makes of so many different persons, out of one hash.
fn estimate(persons: u32, seed: u64) -> u32 {
	let mut record = Record::default();
	for person in 0..persons {
		record.meet(H256(blake2_256(&(seed, person).encode())));
	}
	assert_eq!(record.completed, persons);
	record.counterparties
}

#[test]
fn the_sketch_counts_few_persons_almost_exactly() {
	assert_eq!(estimate(0, 1), 0);
	assert_eq!(estimate(1, 1), 1);
	let mut same = Record::default();
	for _ in 0..50 {
		same.meet(H256::repeat_byte(7));
	}
	assert_eq!((same.completed, same.counterparties), (50, 1));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(200))]

	#[test]
	fn the_sketch_is_close_whoever_comes(seed in any::<u64>()) {
		// Six standard errors of linear counting with 256 classes, and one for rounding:
		// 6 √(256 (e^load - load - 1)) + 1 for a load of persons / 256, rounded down.
		for (persons, bound) in [(10u32, 3), (30, 9), (100, 29), (200, 61)] {
			let counted = estimate(persons, seed);
			assert!(counted.abs_diff(persons) <= bound, "{counted} of {persons}");
		}
	}
}

#[test]
fn a_full_sketch_is_a_bound_and_no_overflow() {
	assert_eq!(estimate(20_000, 3), 1_568);
}

#[test]
fn others_ask_for_history_and_receipts() {
	run(|| {
		assert_eq!(C2c::history(&BOB), TradeHistory::default());
		let begun = now();
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_eq!(C2c::receipt(&scene.id), None);
		MockClock::advance(MINUTE);
		assert_ok!(scene.release());
		let expected = TradeHistory {
			completed: 1,
			failed: 0,
			counterparties: 1,
			since: Some(begun),
			open: 0,
			last_ended: Some(now()),
		};
		assert_eq!(C2c::history(&BOB), expected);
		let receipt = C2c::receipt(&scene.id).expect("it was funded");
		assert_eq!((receipt.outcome, receipt.to_buyer), (TradeOutcome::Released, PRINCIPAL));
		assert_eq!((receipt.rail, receipt.fiat_amount), (INSTANT, FIAT));
		let request = Scene::start(PLAIN, INSTANT, 2, false);
		assert_ok!(C2c::reject_trade(signed(&ALICE), request.id));
		assert_eq!(C2c::receipt(&request.id), None, "there was no trade");
	});
}

#[test]
fn a_request_counts_as_open_until_it_is_gone() {
	run(|| {
		let scene = Scene::in_state(TradeState::Requested, PLAIN);
		assert_eq!((record(&ALICE).open, record(&BOB).open), (1, 1));
		assert_ok!(C2c::cancel_trade(signed(&BOB), scene.id));
		assert_eq!((record(&ALICE).open, record(&BOB).open), (0, 0));
	});
}
