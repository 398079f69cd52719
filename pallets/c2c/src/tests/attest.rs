// SPDX-License-Identifier: Apache-2.0

//! T15: `attest_payment`.

use super::{market::*, scene::*};
use crate::{
	Attestation, Error, Event, Limits, Nullifiers, Receipt, Receipts, TradeState, TradeStep, Words,
	mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc, MockProgramme};
use tael_primitives::{Action, ChainTime, HOUR, Risk, Side, TradeOutcome, USDT};

fn timestamp() -> u64 {
	MockClock::timestamp()
}

/// The whole payment, seen now.
pub fn attestation(scene: &Scene) -> Attestation {
	Attestation {
		contract_hash: scene.row().contract_hash,
		fiat_amount: FIAT,
		paid_at: timestamp(),
		nullifier: commitment(0xAA),
	}
}

fn attest(who: usize, scene: &Scene, word: Attestation) -> DispatchResult {
	C2c::attest_payment(signed(&ATTESTORS[who]), scene.id, word)
}

#[test]
fn a_quorum_of_attestors_releases_without_the_seller() {
	for state in [TradeState::Funded, TradeState::PaidClaimed, TradeState::Lapsed] {
		run_with_shapes(|shape| {
			let scene = match state {
				TradeState::Funded => Scene::funded(shape, WIRE),
				TradeState::PaidClaimed => Scene::marked(shape, WIRE),
				_ => Scene::lapsed(shape, WIRE),
			};
			let word = attestation(&scene);
			assert_ok!(attest(0, &scene, word));
			assert_eq!(scene.row().state, state);
			assert_ok!(attest(1, &scene, word));
			scene.ended_with(GAIN, -GAIN, 0);
			assert_eq!(scene.receipt().outcome, TradeOutcome::Released);
			assert_eq!(Words::<Test>::iter().count(), 0);
			assert_eq!(Nullifiers::<Test>::get(WIRE, word.nullifier), Some(scene.id));
			assert_eq!(MockProgramme::reports()[0].released_after, None, "the seller did nothing");
		});
	}
}

#[test]
fn less_than_was_owed_releases_its_share_rounded_down() {
	for (fiat_amount, to_buyer) in
		[(ATTEST_FLOOR, PRINCIPAL / 10 * 9), (ATTEST_FLOOR + 1, 90_001_388), (FIAT - 1, 99_998_611)]
	{
		run_with_shapes(|shape| {
			let scene = Scene::marked(shape, WIRE);
			let word = Attestation { fiat_amount, ..attestation(&scene) };
			assert_ok!(attest(0, &scene, word));
			assert_ok!(attest(2, &scene, word));
			let gain = signed_sum(to_buyer);
			scene.ended_with(gain, -gain, 0);
			assert_eq!(scene.receipt().outcome, TradeOutcome::Split);
			let used = MockKyc::used(scene.seller(), Action::Trade(Risk::Medium));
			assert_eq!(used, to_buyer, "the rest is free again");
		});
	}
}

#[test]
fn boundary_below_the_floor_of_the_terms_nothing_is_attested_and_the_parties_settle_it() {
	run(|| {
		let scene = Scene::marked(PLAIN, WIRE);
		let whole = attestation(&scene);
		for fiat_amount in [1, FIAT / 2, ATTEST_FLOOR - 1] {
			let word = Attestation { fiat_amount, ..whole };
			assert_noop!(attest(0, &scene, word), Error::<Test>::BelowFloor);
		}
		// The floor is that of the terms, whatever the limits say now.
		TestLimits::set(Limits { attest_floor: 10_000, ..LIMITS });
		let word = Attestation { fiat_amount: ATTEST_FLOOR, ..whole };
		assert_ok!(attest(0, &scene, word));
		assert_ok!(scene.dispute(Side::Seller));
	});
}

#[test]
fn a_trade_takes_the_floor_of_its_day_rounded_up() {
	for (attest_floor, floor) in [(9_000, 6_489), (1, 1), (10_000, 7_210), (5_001, 3_606)] {
		run(|| {
			TestLimits::set(Limits { attest_floor, ..LIMITS });
			let offer = stand(&ALICE, 1, ad(SELL, fixed(yuan(721))));
			let id = take(&BOB, offer, 1, 10 * USDT);
			let terms = trade_row(id).terms;
			assert_eq!((terms.fiat_amount, terms.attest_floor), (7_210, floor));
		});
	}
}

#[test]
fn more_than_was_owed_releases_the_principal_and_no_more() {
	run(|| {
		let scene = Scene::marked(PLAIN, WIRE);
		let word = Attestation { fiat_amount: u128::MAX, ..attestation(&scene) };
		assert_ok!(attest(0, &scene, word));
		assert_ok!(attest(1, &scene, word));
		scene.ended_with(GAIN, -GAIN, 0);
	});
}

#[test]
fn words_that_differ_make_no_quorum() {
	run(|| {
		let scene = Scene::marked(PLAIN, WIRE);
		let word = attestation(&scene);
		assert_ok!(attest(0, &scene, word));
		assert_ok!(attest(1, &scene, Attestation { fiat_amount: FIAT - 1, ..word }));
		assert_ok!(attest(2, &scene, Attestation { nullifier: commitment(0xBB), ..word }));
		assert_eq!(scene.row().words, 3);
		assert_noop!(attest(0, &scene, word), Error::<Test>::OnlyOnce);
		// The last word of each counts; the clocks of two may differ.
		events();
		let later = Attestation { paid_at: word.paid_at - 1_000, ..word };
		assert_ok!(attest(2, &scene, later));
		assert!(!scene.is_alive());
		let Some(Event::PaymentAttested { attestor, words, .. }) = events().into_iter().next()
		else {
			panic!("his word comes first");
		};
		assert_eq!((attestor, words), (ATTESTORS[2].clone(), 2));
	});
}

#[test]
fn who_is_no_attestor_or_is_a_party_has_no_word() {
	run(|| {
		let scene = Scene::marked(PLAIN, WIRE);
		let word = attestation(&scene);
		for who in [ALICE, BOB, STRANGER] {
			let call = C2c::attest_payment(signed(&who), scene.id, word);
			assert_noop!(call, Error::<Test>::NotParty);
		}
		edit_rail(WIRE, |rail| {
			rail.attestors = BoundedVec::truncate_from(vec![ALICE, BOB]);
		});
		for who in [ALICE, BOB] {
			let call = C2c::attest_payment(signed(&who), scene.id, word);
			assert_noop!(call, Error::<Test>::NotParty);
		}
		let unknown = C2c::attest_payment(signed(&ATTESTORS[0]), H256::zero(), word);
		assert_noop!(unknown, Error::<Test>::NotFound);
	});
	run(|| {
		// A rail without attestors.
		let scene = Scene::marked(PLAIN, INSTANT);
		let word = attestation(&scene);
		assert_noop!(attest(0, &scene, word), Error::<Test>::NotParty);
	});
}

#[test]
fn who_is_taken_off_the_rail_has_no_word_any_more() {
	run(|| {
		let scene = Scene::marked(PLAIN, WIRE);
		let word = attestation(&scene);
		assert_ok!(attest(0, &scene, word));
		edit_rail(WIRE, |rail| {
			rail.attestors.retain(|who| *who != ATTESTORS[0]);
		});
		assert_ok!(attest(1, &scene, word));
		assert!(scene.is_alive(), "one of the two words is void");
		assert_eq!(scene.row().words, 1);
		assert_ok!(attest(2, &scene, word));
		assert!(!scene.is_alive());
	});
}

#[test]
fn an_attestation_of_other_terms_of_nothing_or_without_a_nullifier_is_refused() {
	run(|| {
		let scene = Scene::marked(PLAIN, WIRE);
		let word = attestation(&scene);
		let bad = [
			Attestation { contract_hash: commitment(1), ..word },
			Attestation { fiat_amount: 0, ..word },
			Attestation { nullifier: H256::zero(), ..word },
			Attestation { paid_at: timestamp() + 1, ..word },
		];
		for word in bad {
			assert_noop!(attest(0, &scene, word), Error::<Test>::BadAttestation);
		}
	});
}

#[test]
fn f9_boundary_a_payment_is_no_older_than_the_trade_and_the_buffer() {
	run(|| {
		// Between the two clocks lies the time that the chain stood still.
		MockClock::stall(3 * HOUR);
		let scene = Scene::marked(PLAIN, WIRE);
		let begun = timestamp();
		MockClock::stall(HOUR);
		let word = attestation(&scene);
		let earliest = begun - LIMITS.attest_buffer;
		let early = Attestation { paid_at: earliest - 1, ..word };
		assert_noop!(attest(0, &scene, early), Error::<Test>::BadAttestation);
		assert_ok!(attest(0, &scene, Attestation { paid_at: earliest, ..word }));
	});
}

#[test]
fn f8_one_payment_settles_one_trade() {
	run(|| {
		let first = Scene::start(PLAIN, WIRE, 1, true);
		let second = Scene::start(PLAIN, WIRE, 2, true);
		let word = attestation(&first);
		// Two quorums may gather, and one of them comes first.
		let other = attestation(&second);
		assert_ok!(attest(0, &second, other));
		for who in 0..2 {
			assert_ok!(attest(who, &first, word));
		}
		assert_noop!(attest(1, &second, other), Error::<Test>::DuplicateProof);
		let another = Attestation { nullifier: commitment(0xBB), ..other };
		assert_ok!(attest(1, &second, another));
		assert_ok!(attest(2, &second, another));
		assert!(!second.is_alive());
	});
}

#[test]
fn a_seen_payment_is_forgotten_with_the_receipt_of_its_trade() {
	run(|| {
		let scene = Scene::funded(PLAIN, WIRE);
		let word = attestation(&scene);
		for who in 0..2 {
			assert_ok!(attest(who, &scene, word));
		}
		let receipt = Receipts::<Test>::get(scene.id);
		assert!(matches!(receipt, Some(Receipt::Trade { nullifier: Some(_), .. })));
		MockClock::advance(RETENTION);
		let ids = BoundedVec::truncate_from(vec![scene.id]);
		assert_ok!(plain(C2c::prune(signed(&STRANGER), ids)));
		assert_eq!(Nullifiers::<Test>::iter().count(), 0);
	});
}

#[test]
fn nothing_is_attested_where_arbitration_or_the_seller_has_the_word() {
	run(|| {
		let scene = Scene::requested(PLAIN, WIRE);
		let word = attestation(&scene);
		assert_noop!(attest(0, &scene, word), Error::<Test>::WrongState);
	});
	run(|| {
		let scene = Scene::disputed(PLAIN, WIRE);
		let word = attestation(&scene);
		assert_noop!(attest(0, &scene, word), Error::<Test>::WrongState);
	});
	run(|| {
		let scene = Scene::marked(PLAIN, WIRE);
		let word = attestation(&scene);
		MockClock::set(scene.row().deadline);
		assert_noop!(attest(0, &scene, word), Error::<Test>::TooLate);
	});
}

#[test]
fn a_mark_that_was_taken_back_does_not_stand_against_what_attestors_saw() {
	run(|| {
		let scene = Scene::marked(PLAIN, WIRE);
		assert_ok!(scene.undo());
		let word = attestation(&scene);
		for who in 0..2 {
			assert_ok!(attest(who, &scene, word));
		}
		scene.ended_with(GAIN, -GAIN, 0);
	});
}

#[test]
fn a_due_step_comes_before_the_word() {
	run(|| {
		let scene = Scene::funded(PLAIN, WIRE);
		MockClock::set(scene.row().pay_deadline);
		let word = attestation(&scene);
		events();
		assert_ok!(attest(0, &scene, word));
		let Some(Event::TradeStepped { step, by, .. }) = events().into_iter().next() else {
			panic!("it lapsed");
		};
		assert_eq!((step, by), (TradeStep::Lapse, None));
		assert_eq!(scene.row().state, TradeState::Lapsed);
	});
}
