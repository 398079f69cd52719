// SPDX-License-Identifier: Apache-2.0

//! Keys and sealed messages.

use super::scene::*;
use crate::{
	Due, Error, Event, HoldReason, MAX_MESSAGE, MAX_MESSAGES, Mailboxes, MessageKeys, Messages,
	PublishedKey, Receipts, TradeState, mailbox::MESSAGES_STAY, mock::*,
};
use frame::{deps::frame_support::weights::Weight, testing_prelude::*, traits::Hooks};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{AccountId, MINUTE};

fn sealed(tag: u8) -> BoundedVec<u8, ConstU32<MAX_MESSAGE>> {
	BoundedVec::truncate_from(vec![tag; 48])
}

fn send(who: &AccountId, scene: &Scene, number: u32) -> DispatchResult {
	let tag = u8::try_from(number).unwrap();
	C2c::send_message(signed(who), scene.id, number, sealed(tag))
}

fn deposits(who: &AccountId) -> u128 {
	held(&NATIVE, HoldReason::Deposit, who)
}

#[test]
fn a_key_is_published_changed_and_taken_back() {
	run(|| {
		let publish = |key| C2c::publish_key(signed(&ALICE), key);
		assert_noop!(publish(None), Error::<Test>::NotFound);
		assert_ok!(publish(Some([1; 32])));
		assert_eq!(deposits(&ALICE), MESSAGE_DEPOSIT);
		assert_ok!(publish(Some([2; 32])));
		assert_eq!(deposits(&ALICE), MESSAGE_DEPOSIT, "one deposit for one key");
		let published = PublishedKey { key: [2; 32], deposit: MESSAGE_DEPOSIT };
		assert_eq!(MessageKeys::<Test>::get(ALICE), Some(published));
		events();
		assert_ok!(publish(None));
		assert_eq!(deposits(&ALICE), 0);
		assert_eq!(events().last(), Some(&Event::KeyPublished { who: ALICE, key: None }));
		assert_eq!(MessageKeys::<Test>::get(ALICE), None);
	});
	run(|| {
		set_free(&NATIVE, &ALICE, MESSAGE_DEPOSIT + EXISTENTIAL_DEPOSIT - 1);
		let publish = C2c::publish_key(signed(&ALICE), Some([1; 32]));
		assert_noop!(publish, Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn both_parties_leave_messages_in_every_state_of_a_live_trade() {
	for state in [
		TradeState::Requested,
		TradeState::Funded,
		TradeState::PaidClaimed,
		TradeState::Lapsed,
		TradeState::HeldRelease,
		TradeState::Disputed,
	] {
		run_with_shapes(|shape| {
			let scene = Scene::in_state(state, shape);
			let before = deposits(&ALICE);
			assert_ok!(send(&ALICE, &scene, 0));
			assert_ok!(send(&ALICE, &scene, 1));
			assert_ok!(send(&BOB, &scene, 0));
			assert_eq!(deposits(&ALICE), before + 2 * MESSAGE_DEPOSIT);
			let side = scene.shape.maker_side;
			let message = Messages::<Test>::get((scene.id, side, 1)).expect("it is there");
			assert_eq!((message.sealed, message.at), (sealed(1), now()));
			assert_eq!(*scene.row().messages.of(side), 2);
			assert_eq!(*scene.row().messages.of(side.other()), 1);
		});
	}
}

#[test]
fn a_message_is_sent_once_by_a_party_while_the_trade_lives() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_noop!(send(&STRANGER, &scene, 0), Error::<Test>::NotParty);
		assert_noop!(send(&BOB, &scene, 1), Error::<Test>::Stale);
		events();
		assert_ok!(send(&BOB, &scene, 0));
		let expected = Event::MessageSent { id: scene.id, seq: 1, by: BOB, number: 0 };
		assert_eq!(events(), vec![expected]);
		// A retry is no second message.
		assert_noop!(send(&BOB, &scene, 0), Error::<Test>::Stale);
		set_free(&NATIVE, &BOB, MESSAGE_DEPOSIT + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(send(&BOB, &scene, 1), Error::<Test>::InsufficientFunds);
		MockClock::advance(WINDOWS.pay + WINDOWS.grace);
		assert_noop!(send(&ALICE, &scene, 0), Error::<Test>::TooLate);
		assert_ok!(scene.poke());
		assert_noop!(send(&ALICE, &scene, 0), Error::<Test>::NotFound);
	});
}

#[test]
fn f31_boundary_each_party_leaves_a_bounded_number_of_messages() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		for number in 0..MAX_MESSAGES {
			assert_ok!(send(&ALICE, &scene, number));
		}
		assert_noop!(send(&ALICE, &scene, MAX_MESSAGES), Error::<Test>::TooMany);
		assert_ok!(send(&BOB, &scene, 0));
	});
}

/// A trade that ended with messages of both.
fn ended() -> Scene {
	let scene = Scene::funded(PLAIN, INSTANT);
	for number in 0..3 {
		assert_ok!(send(&ALICE, &scene, number));
	}
	assert_ok!(send(&BOB, &scene, 0));
	assert_ok!(scene.cancel());
	scene
}

#[test]
fn boundary_messages_stay_for_a_while_after_the_end_and_anyone_removes_them_then() {
	run(|| {
		let scene = ended();
		assert_eq!(deposits(&ALICE), DEPOSIT + 3 * MESSAGE_DEPOSIT);
		assert_eq!(deposits(&BOB), MESSAGE_DEPOSIT);
		MockClock::advance(MESSAGES_STAY - 1);
		assert_noop!(scene.poke(), Error::<Test>::TooEarly);
		assert_eq!(Messages::<Test>::iter().count(), 4);
		C2c::do_try_state().unwrap();
		MockClock::advance(1);
		events();
		assert_ok!(C2c::poke_trade(signed(&STRANGER), scene.id), Pays::No.into());
		assert_eq!((deposits(&ALICE), deposits(&BOB)), (DEPOSIT, 0));
		assert_eq!(Messages::<Test>::iter().count() + Mailboxes::<Test>::iter().count(), 0);
		let Some(Event::MessagesRemoved { count, .. }) = events().pop() else {
			panic!("it is told");
		};
		assert_eq!(count, 4);
		assert_noop!(scene.poke(), Error::<Test>::NotFound);
	});
}

#[test]
fn the_sweep_removes_messages_and_later_the_receipt() {
	run(|| {
		let scene = ended();
		MockClock::advance(MESSAGES_STAY + MINUTE);
		C2c::on_idle(1, Weight::MAX);
		assert_eq!(Messages::<Test>::iter().count(), 0);
		assert!(Receipts::<Test>::contains_key(scene.id));
		assert_eq!(Due::<Test>::iter().count(), 1);
		C2c::do_try_state().unwrap();
	});
}

#[test]
fn a_receipt_does_not_go_before_the_messages() {
	run(|| {
		let scene = ended();
		MockClock::advance(RETENTION + MESSAGES_STAY);
		let prune = || {
			let ids = BoundedVec::truncate_from(vec![scene.id]);
			plain(C2c::prune(signed(&STRANGER), ids))
		};
		assert_noop!(prune(), Error::<Test>::TooEarly);
		assert_ok!(scene.poke());
		assert_ok!(prune());
		assert_eq!(Due::<Test>::iter().count(), 0);
	});
}

#[test]
fn messages_of_a_request_that_was_refused_are_removed_too() {
	run(|| {
		let scene = Scene::requested(PLAIN, INSTANT);
		assert_ok!(send(&BOB, &scene, 0));
		assert_ok!(C2c::reject_trade(signed(&ALICE), scene.id));
		MockClock::advance(MESSAGES_STAY);
		assert_ok!(scene.poke());
		assert_eq!(deposits(&BOB), 0);
	});
}

#[test]
fn the_numbers_of_events_go_on_to_the_last() {
	run(|| {
		events();
		let scene = ended();
		MockClock::advance(MESSAGES_STAY);
		assert_ok!(scene.poke());
		let numbers: Vec<u32> = events()
			.into_iter()
			.filter_map(|event| super::property::numbered(&event))
			.filter(|(id, _)| *id == scene.id)
			.map(|(_, seq)| seq)
			.collect();
		assert_eq!(numbers, (0..u32::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
	});
}
