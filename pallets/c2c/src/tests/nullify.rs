// SPDX-License-Identifier: Apache-2.0

//! The reference of a payment that an arbiter saw opened.

use super::{attest::attestation, market::*, scene::*};
use crate::{Error, Nullifiers, Receipt, Receipts, TradeState, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{Arbitrable, CaseId, Cause, MINUTE, Ruling, Side};

fn nullify(scene: &Scene, tag: u8) -> DispatchResult {
	C2c::nullify(&scene.case(), commitment(tag))
}

/// A trade in dispute, of which there may be several.
fn disputed(tag: u8) -> Scene {
	let scene = Scene::start(PLAIN, WIRE, tag, true);
	scene.mark();
	assert_ok!(scene.dispute(Side::Seller));
	scene
}

fn for_the_buyer() -> Ruling {
	let (to_buyer, to_seller, slash_buyer, slash_seller) = (PRINCIPAL, 0, 0, 0);
	let (fee_payer, cause) = (None, Cause::Other);
	Ruling { to_buyer, to_seller, slash_buyer, slash_seller, fee_payer, cause }
}

#[test]
fn f8_a_reference_that_was_opened_in_one_trade_is_refused_in_another() {
	run(|| {
		let (first, second) = (disputed(1), disputed(2));
		assert_ok!(nullify(&first, 0xAA));
		assert_eq!(Nullifiers::<Test>::get(WIRE, commitment(0xAA)), Some(first.id));
		assert_noop!(nullify(&second, 0xAA), Error::<Test>::DuplicateProof);
		// It stays used when its trade has ended.
		assert_ok!(first.rule(&for_the_buyer()));
		assert_noop!(nullify(&second, 0xAA), Error::<Test>::DuplicateProof);
		assert_ok!(nullify(&second, 0xBB));
	});
}

#[test]
fn the_same_reference_again_is_no_error_and_another_of_the_same_trade_is() {
	run(|| {
		let scene = disputed(1);
		assert_noop!(nullify(&scene, 0), Error::<Test>::BadAttestation);
		assert_ok!(nullify(&scene, 0xAA));
		assert_ok!(nullify(&scene, 0xAA));
		assert_noop!(nullify(&scene, 0xBB), Error::<Test>::OnlyOnce);
		assert_eq!(Nullifiers::<Test>::iter().count(), 1);
	});
}

#[test]
fn only_a_trade_in_dispute_has_a_reference_opened() {
	for state in states_of::<TradeState>() {
		if matches!(state, TradeState::Disputed | TradeState::Ended) {
			continue;
		}
		run(|| {
			let scene = Scene::in_state(state, PLAIN);
			assert_noop!(nullify(&scene, 0xAA), Error::<Test>::WrongState);
		});
	}
	run(|| {
		for case in [CaseId::Trade(commitment(9)), CaseId::Claim(commitment(9))] {
			let nullified = C2c::nullify(&case, commitment(0xAA));
			assert_noop!(nullified, Error::<Test>::NotFound);
		}
	});
}

#[test]
fn an_opened_reference_stays_with_the_trade_and_leaves_with_its_receipt() {
	run(|| {
		let scene = disputed(1);
		assert_ok!(nullify(&scene, 0xAA));
		assert_ok!(scene.rule(&for_the_buyer()));
		let receipt = Receipts::<Test>::get(scene.id);
		let seen = commitment(0xAA);
		let has_it =
			matches!(receipt, Some(Receipt::Trade { nullifier: Some(it), .. }) if it == seen);
		assert!(has_it);
		MockClock::advance(RETENTION - 1);
		assert_noop!(
			plain(C2c::prune(signed(&STRANGER), BoundedVec::truncate_from(vec![scene.id]))),
			Error::<Test>::TooEarly
		);
		assert_eq!(Nullifiers::<Test>::get(WIRE, seen), Some(scene.id));
		MockClock::advance(1);
		assert_ok!(plain(C2c::prune(signed(&STRANGER), BoundedVec::truncate_from(vec![scene.id]))));
		assert_eq!(Nullifiers::<Test>::iter().count(), 0);
	});
}

#[test]
fn attestors_end_a_trade_with_the_reference_that_an_arbiter_saw_and_with_no_other() {
	run(|| {
		let (scene, other) = (disputed(1), Scene::start(PLAIN, WIRE, 2, true));
		assert_ok!(nullify(&scene, 0xAA));
		assert_ok!(scene.withdraw_dispute());
		assert_eq!(scene.row().state, TradeState::PaidClaimed);
		let attest = |who: usize, scene: &Scene, tag| {
			let nullifier = commitment(tag);
			let word = crate::Attestation { nullifier, ..attestation(scene) };
			C2c::attest_payment(signed(&ATTESTORS[who]), scene.id, word)
		};
		assert_noop!(attest(0, &scene, 0xBB), Error::<Test>::OnlyOnce);
		assert_noop!(attest(0, &other, 0xAA), Error::<Test>::DuplicateProof);
		assert_ok!(attest(0, &scene, 0xAA));
		assert_ok!(attest(1, &scene, 0xAA));
		assert!(!scene.is_alive());
		assert_eq!(Nullifiers::<Test>::get(WIRE, commitment(0xAA)), Some(scene.id));
	});
}

#[test]
fn what_attestors_have_seen_no_arbiter_finds_in_another_trade() {
	run(|| {
		let seen = Scene::start(PLAIN, WIRE, 1, true);
		let word = attestation(&seen);
		for attestor in &ATTESTORS[..2] {
			assert_ok!(C2c::attest_payment(signed(attestor), seen.id, word));
		}
		let scene = disputed(2);
		assert_noop!(nullify(&scene, 0xAA), Error::<Test>::DuplicateProof);
	});
}

#[test]
fn references_are_those_of_their_rail() {
	run(|| {
		let first = disputed(1);
		let second = Scene::start(PLAIN, CARD, 2, true);
		second.mark();
		assert_ok!(second.dispute(Side::Seller));
		assert_ok!(nullify(&first, 0xAA));
		assert_ok!(nullify(&second, 0xAA));
	});
}

#[test]
fn a_slashed_trade_takes_no_more_of_a_pool_than_its_own_slice() {
	// A19: two trades out of one pool of the maker, on either side; one is ruled against him.
	for side in [SELL, BUY] {
		run_with_each(|asset| {
			let pool = pool(&ALICE, 1, &asset, 1_000 * tael_primitives::USDT);
			let offer = post(pool, 1, ad(side, fixed(PAR)));
			let hundred = 100 * tael_primitives::USDT;
			let (first, second) = (take(&BOB, offer, 1, hundred), take(&CAROL, offer, 2, hundred));
			let of_first = trade_row(first).terms.escrowed(side);
			let of_second = trade_row(second).terms.escrowed(side);
			let before = pool_row(pool);
			assert_eq!(before.locked, of_first + of_second);

			let terms = trade_row(first).terms;
			let (buyer, seller) =
				(terms.party(Side::Buyer).clone(), terms.party(Side::Seller).clone());
			let mut payment = payment();
			(payment.account, payment.fiat_amount) = (terms.buyer_account, terms.fiat_amount);
			assert_ok!(C2c::mark_paid(signed(&buyer), first, payment));
			assert_ok!(C2c::dispute(signed(&seller), first, Cause::Other, commitment(3)));
			let treasury = total(&asset, &TREASURY);
			tael_mocks::MockArbitration::close(&CaseId::Trade(first));
			let (to_buyer, slash_buyer, slash_seller) = match side {
				Side::Seller => (hundred, 0, u128::MAX),
				Side::Buyer => (0, u128::MAX, 0),
			};
			let ruling = Ruling {
				to_buyer,
				to_seller: hundred - to_buyer,
				slash_buyer,
				slash_seller,
				..for_the_buyer()
			};
			assert_ok!(C2c::on_ruling(&CaseId::Trade(first), &ruling));
			let after = pool_row(pool);
			assert_eq!((after.locked, after.trades), (of_second, 1), "the other is untouched");
			assert_eq!(after.available, before.available, "and so is what nobody was promised");
			assert_eq!(
				total(&asset, &TREASURY) - treasury,
				terms.bond(side),
				"the bond, all of it"
			);
			assert_eq!(
				held(&asset, crate::HoldReason::Escrow, &ALICE),
				after.available + of_second
			);
			MockClock::advance(MINUTE);
			assert_ok!(C2c::release(signed(trade_row(second).terms.party(Side::Seller)), second));
		});
	}
}
