// SPDX-License-Identifier: Apache-2.0

//! T0, T1: a trade begins; `accept_trade`, `reject_trade`, and `cancel_trade` of a request.

use super::scene::*;
use crate::{
	Due, Error, Event, HoldReason, NewTrade, Receipt, Receipts, TRADE_BYTES, TRADE_ROWS, Timed,
	Trade, TradeState, TradeStep, Trades, TradesOf, mock::*,
};
use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc, MockProgramme};
use tael_primitives::{AccountId, Action, MINUTE, Risk, Side, Standing, Tier};

const LIMIT: Action = Action::Trade(Risk::Medium);

#[test]
fn a_trade_begins_with_everything_under_escrow() {
	run_with_shapes(|shape| {
		let scene = Scene::funded(shape.clone(), INSTANT);
		let row = scene.row();
		assert_eq!(row.state, TradeState::Funded);
		assert_eq!((row.funded_at, row.pay_deadline), (Some(now()), now() + WINDOWS.pay));
		assert_eq!(row.counted, PRINCIPAL);
		for side in [Side::Buyer, Side::Seller] {
			let spare = if scene.terms.pool_of(side).is_some() { SPARE } else { 0 };
			let on_hold = held(&shape.asset, HoldReason::Escrow, scene.party(side));
			assert_eq!(on_hold, scene.terms.escrowed(side) + spare);
			assert_eq!(MockKyc::used(scene.party(side), LIMIT), PRINCIPAL);
			let record = C2c::record_of(scene.party(side));
			assert_eq!((record.open, record.since), (1, Some(now())));
			assert!(TradesOf::<Test>::contains_key(scene.party(side), scene.id));
		}
		let pool_deposit = if shape.is_crossed { DEPOSIT } else { 0 };
		assert_eq!(held(&NATIVE, HoldReason::Deposit, &BOB), TRADE_DEPOSIT + pool_deposit);
	});
}

#[test]
fn the_deposit_of_a_trade_is_for_all_the_rows_it_has() {
	run(|| {
		let rows = || Trades::<Test>::iter().count() + TradesOf::<Test>::iter().count();
		let due = Due::<Test>::iter().count();
		Scene::funded(PLAIN, INSTANT);
		assert_eq!((rows(), Due::<Test>::iter().count() - due), (3, 1));
		assert_eq!(TRADE_ROWS, 4);
	});
	// Keys as they are hashed, and values.
	let row = 32 + Trade::<AccountId>::max_encoded_len();
	let (of_party, due) = (16 + 32 + 32, 8 + 8 + 32 + Timed::max_encoded_len());
	assert_eq!(usize::try_from(TRADE_BYTES), Ok(row + 2 * of_party + due));
}

#[test]
fn the_first_event_has_the_terms_and_their_hash() {
	run(|| {
		let scene = Scene::requested(PLAIN, INSTANT);
		let row = scene.row();
		let expected = Event::TradeStarted {
			id: scene.id,
			seq: 0,
			terms: Box::new(scene.terms.clone()),
			contract_hash: row.contract_hash,
			state: TradeState::Requested,
			until: now() + WINDOWS.accept,
		};
		assert_eq!(events().last(), Some(&expected));
		assert_eq!(row.contract_hash, C2c::contract_hash(scene.id, &scene.terms));
		// Bound to the chain, the trade and every term.
		assert_ne!(row.contract_hash, C2c::contract_hash(trade_id(2), &scene.terms));
		let mut other = scene.terms.clone();
		other.windows.grace += 1;
		assert_ne!(row.contract_hash, C2c::contract_hash(scene.id, &other));
	});
}

#[test]
fn f34_no_reference_makes_a_second_trade_until_its_receipt_is_gone() {
	run(|| {
		let scene = Scene::requested(PLAIN, INSTANT);
		let again = || {
			let terms = scene.terms.clone();
			with_storage_layer(|| {
				C2c::start_trade(NewTrade { id: scene.id, terms, is_accepted: true })
			})
		};
		assert_noop!(again(), Error::<Test>::AlreadyExists);
		assert_ok!(C2c::cancel_trade(signed(&BOB), scene.id));
		MockClock::advance(RETENTION);
		assert_noop!(again(), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn starting_fails_without_the_money_or_the_limits() {
	run_with_each(|asset| {
		let shape = Shape { asset: asset.clone(), maker_side: Side::Buyer, is_crossed: false };
		let pool = pool_with(&ALICE, 1, &asset, SPARE, BUYER_BOND);
		let start = || {
			let terms = terms(&shape, INSTANT, pool, None);
			let new = NewTrade { id: trade_id(1), terms, is_accepted: true };
			with_storage_layer(|| C2c::start_trade(new))
		};
		let deposit = if asset == NATIVE { TRADE_DEPOSIT } else { 0 };
		let need = PRINCIPAL + SELLER_BOND + deposit;
		set_free(&asset, &BOB, need + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(start(), Error::<Test>::InsufficientFunds);
		set_free(&asset, &BOB, need + EXISTENTIAL_DEPOSIT);
		MockKyc::limit(&BOB, LIMIT, PRINCIPAL - 1);
		assert_noop!(start(), DispatchError::Other("LimitExceeded"));
		MockKyc::limit(&BOB, LIMIT, 10 * PRINCIPAL);
		MockKyc::freeze(&BOB);
		assert_noop!(start(), DispatchError::Other("Frozen"));
		MockKyc::thaw(&BOB);
		// Of the maker nobody learns why.
		MockKyc::limit(&ALICE, LIMIT, PRINCIPAL - 1);
		assert_noop!(start(), Error::<Test>::NotEligible);
		MockKyc::limit(&ALICE, LIMIT, PRINCIPAL);
		MockKyc::freeze(&ALICE);
		assert_noop!(start(), Error::<Test>::NotEligible);
		MockKyc::thaw(&ALICE);
		assert_ok!(start());
	});
}

#[test]
fn accept_funds_the_trade_and_the_time_to_pay_begins_then() {
	run_with_shapes(|shape| {
		let scene = Scene::requested(shape, INSTANT);
		assert_eq!(C2c::record_of(&ALICE).since, None);
		MockClock::advance(10 * MINUTE);
		events();
		assert_ok!(C2c::accept_trade(signed(&ALICE), scene.id));
		let row = scene.row();
		assert_eq!((row.state, row.funded_at), (TradeState::Funded, Some(now())));
		assert_eq!(row.pay_deadline, now() + WINDOWS.pay);
		assert_eq!(C2c::record_of(&ALICE).since, Some(now()));
		assert_eq!(C2c::record_of(&BOB).since, Some(now()));
		let expected = Event::TradeStepped {
			id: scene.id,
			seq: 1,
			step: TradeStep::Accept,
			from: TradeState::Requested,
			to: TradeState::Funded,
			by: Some(ALICE),
			until: Some(now() + WINDOWS.pay),
		};
		assert_eq!(events(), vec![expected]);
	});
}

#[test]
fn boundary_a_maker_accepts_before_the_deadline_and_anyone_ends_the_request_from_it_on() {
	run(|| {
		let scene = Scene::requested(PLAIN, INSTANT);
		let accept = || C2c::accept_trade(signed(&ALICE), scene.id);
		let too_late = Error::<Test>::TooLate.into();
		boundary(scene.row().deadline, accept, too_late, || scene.poke());
		let reject = || C2c::reject_trade(signed(&ALICE), scene.id);
		boundary(scene.row().deadline, reject, too_late, || scene.poke());
		let cancel = || C2c::cancel_trade(signed(&BOB), scene.id);
		boundary(scene.row().deadline, cancel, too_late, || scene.poke());
	});
}

#[test]
fn accepting_is_an_entry_so_nobody_frozen_has_part_in_it() {
	for frozen in [ALICE, BOB] {
		run(|| {
			let scene = Scene::requested(PLAIN, INSTANT);
			MockKyc::freeze(&frozen);
			let accept = C2c::accept_trade(signed(&ALICE), scene.id);
			assert_noop!(accept, DispatchError::Other("Frozen"));
			// The way out stays open.
			assert_ok!(C2c::reject_trade(signed(&ALICE), scene.id));
		});
	}
}

#[test]
fn accepting_asks_of_both_sides_and_of_the_rail_what_a_take_asks() {
	type Cause = (fn(), fn(), Error<Test>);
	let causes: [Cause; 6] = [
		(|| bar(&ALICE, true), || bar(&ALICE, false), Error::NotEligible),
		(|| bar(&BOB, true), || bar(&BOB, false), Error::NotEligible),
		(|| MockKyc::revoke(&ALICE), || attest(&ALICE, Tier::Document), Error::BadMethod),
		(|| MockKyc::revoke(&BOB), || attest(&BOB, Tier::Document), Error::BadMethod),
		(
			|| edit_rail(INSTANT, |rail| rail.is_open = false),
			|| edit_rail(INSTANT, |rail| rail.is_open = true),
			Error::BadMethod,
		),
		(
			|| edit_rail(INSTANT, |rail| rail.lowest_tier = Tier::Enhanced),
			|| edit_rail(INSTANT, |rail| rail.lowest_tier = Tier::Document),
			Error::BadMethod,
		),
	];
	for (stops, cures, error) in causes {
		run(|| {
			let scene = Scene::requested(PLAIN, INSTANT);
			let accept = || C2c::accept_trade(signed(&ALICE), scene.id);
			stops();
			assert_noop!(accept(), error);
			// The ways out stay open.
			assert_ok!(hypothetically!(C2c::reject_trade(signed(&ALICE), scene.id)));
			assert_ok!(hypothetically!(C2c::cancel_trade(signed(&BOB), scene.id)));
			cures();
			assert_ok!(accept());
		});
	}
}

/// Suspend, restrict or expel an acceptor, or let him trade again.
fn bar(who: &AccountId, is_barred: bool) {
	let standing = if is_barred { Standing::Barred } else { Standing::None };
	MockProgramme::set(who, standing);
}

#[test]
fn a_request_that_ends_leaves_everybody_as_he_was() {
	type End = fn(&Scene) -> DispatchResult;
	let ends: [(End, Option<Side>); 3] = [
		(|scene| C2c::reject_trade(signed(&ALICE), scene.id), Some(Side::Seller)),
		(|scene| C2c::cancel_trade(signed(&BOB), scene.id), Some(Side::Buyer)),
		(
			|scene| {
				MockClock::advance(WINDOWS.accept);
				scene.poke()
			},
			None,
		),
	];
	for (end, by) in ends {
		run_with_shapes(|shape| {
			let scene = Scene::requested(shape.clone(), INSTANT);
			assert_ok!(end(&scene));
			scene.ended_with(0, 0, 0);
			for who in [ALICE, BOB] {
				let record = C2c::record_of(&who);
				assert_eq!((record.open, record.failed, record.since), (0, 0, None));
				assert_eq!((record.cancels, record.last_ended), ((0, 0), None));
				let has_kept_silent = by.is_none() && who == ALICE;
				assert_eq!(record.unanswered, u32::from(has_kept_silent));
				assert_eq!(MockKyc::used(&who, LIMIT), 0, "limits are free again");
				assert!(!TradesOf::<Test>::contains_key(&who, scene.id));
			}
			assert_eq!(MockProgramme::reports(), vec![], "nobody's service is measured by it");
			let keep_until = now() + RETENTION;
			let receipt = Receipt::Ended { ended_at: now(), keep_until };
			assert_eq!(Receipts::<Test>::get(scene.id), Some(receipt));
			let Some(Event::TradeEnded { outcome, ended_by, .. }) = events().pop() else {
				panic!("the last event tells the end");
			};
			let by =
				by.map(|side| if shape.maker_side == Side::Seller { side } else { side.other() });
			assert_eq!((outcome, ended_by), (None, by));
		});
	}
}

#[test]
fn only_the_maker_accepts_or_refuses_and_only_the_taker_calls_a_request_off() {
	run_with_shapes(|shape| {
		let scene = Scene::requested(shape, INSTANT);
		for who in [BOB, STRANGER] {
			let accept = C2c::accept_trade(signed(&who), scene.id);
			assert_noop!(accept, Error::<Test>::NotParty);
			let reject = C2c::reject_trade(signed(&who), scene.id);
			assert_noop!(reject, Error::<Test>::NotParty);
		}
		for who in [ALICE, STRANGER] {
			let cancel = C2c::cancel_trade(signed(&who), scene.id);
			assert_noop!(cancel, Error::<Test>::NotParty);
		}
	});
}

#[test]
fn accept_and_reject_fail_for_what_is_no_request() {
	run(|| {
		let unknown = H256::zero();
		assert_noop!(C2c::accept_trade(signed(&ALICE), unknown), Error::<Test>::NotFound);
		assert_noop!(C2c::reject_trade(signed(&ALICE), unknown), Error::<Test>::NotFound);
		assert_noop!(C2c::cancel_trade(signed(&BOB), unknown), Error::<Test>::NotFound);
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_noop!(C2c::accept_trade(signed(&ALICE), scene.id), Error::<Test>::WrongState);
		assert_noop!(C2c::reject_trade(signed(&ALICE), scene.id), Error::<Test>::WrongState);
	});
}

#[test]
fn a_deadline_that_moves_inwards_takes_its_entry_of_the_index_with_it() {
	run(|| {
		let shape = PLAIN;
		let pool = pool_with(&ALICE, 1, &NATIVE, SPARE, PRINCIPAL + SELLER_BOND);
		let mut terms = terms(&shape, INSTANT, pool, None);
		terms.windows.pay = 5 * MINUTE;
		terms.windows.accept = 60 * MINUTE;
		let id = trade_id(1);
		assert_ok!(C2c::start_trade(NewTrade { id, terms, is_accepted: false }));
		let bucket = |id| crate::Trades::<Test>::get(id).unwrap().bucket;
		let first = bucket(id);
		assert_ok!(C2c::accept_trade(signed(&ALICE), id));
		assert!(bucket(id) < first);
		assert_eq!(crate::Due::<Test>::get(first, id), None);
	});
}
