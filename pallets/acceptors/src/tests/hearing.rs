// SPDX-License-Identifier: Apache-2.0

//! Charge, answer, verdict: AC8.

use crate::{AcceptorState, Charge, Concern, Error, Event, Locked, Locks, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{Kyc, Standing};

type Failure = Error<Test>;

const ANSWER_TO_IT: H256 = H256::repeat_byte(0xAA);

fn charge() -> frame::prelude::DispatchResult {
	Acceptors::charge(council(), ALICE, Concern::Complaints, PROOF)
}

fn expel() -> frame::prelude::DispatchResult {
	Acceptors::expel(council(), ALICE)
}

fn answer() -> frame::prelude::DispatchResult {
	Acceptors::answer_charge(signed(&ALICE), ANSWER_TO_IT)
}

#[test]
fn nobody_is_expelled_without_a_charge_he_could_answer() {
	run(|| {
		assert_noop!(expel(), Failure::NotFound);
		admit(&ALICE, 1);
		assert_noop!(expel(), Failure::NotCharged);
		assert_noop!(answer(), Failure::NotCharged);
		events();
		assert_ok!(charge());
		let (concern, notes) = (Concern::Complaints, PROOF);
		let answer_until = now() + HEARING;
		let void_at = answer_until + VERDICT;
		let event =
			Event::Charged { acceptor: ALICE, seq: 2, concern, notes, answer_until, void_at };
		assert_eq!(events(), [event]);
		let expected = Charge { concern, notes, answer: None, answer_until, void_at };
		assert_eq!(row(&ALICE).charge, Some(expected));
		assert_noop!(charge(), Failure::AlreadyCharged);
		// He trades on while nothing is decided.
		assert!(matches!(standing(&ALICE), Standing::Active { .. }));
	});
}

#[test]
fn the_windows_of_answer_and_verdict_do_not_overlap() {
	run(|| {
		admit(&ALICE, 1);
		assert_ok!(charge());
		let until = now() + HEARING;
		MockClock::set(until - 1);
		assert_noop!(expel(), Failure::TooEarly);
		assert_ok!(answer());
		assert_eq!(row(&ALICE).charge.and_then(|charge| charge.answer), Some(ANSWER_TO_IT));
		MockClock::set(until);
		assert_noop!(answer(), Failure::TooLate);
		events();
		assert_ok!(expel());
		let person = MockKyc::person(&ALICE);
		let locked_until = now() + LOCK;
		assert_eq!(events(), [Event::Expelled { acceptor: ALICE, seq: 4, person, locked_until }]);
		assert_eq!(row(&ALICE).state, AcceptorState::Expelled);
		assert_eq!(standing(&ALICE), Standing::Barred);
		// No money moved.
		assert_eq!(held_at_all(&ALICE), FIRST.bond);
		assert_noop!(expel(), Failure::NotCharged);
		assert_noop!(charge(), Failure::WrongState);
	});
}

#[test]
fn a_charge_that_nobody_decides_is_void() {
	run(|| {
		admit(&ALICE, 1);
		assert_ok!(charge());
		let void_at = now() + HEARING + VERDICT;
		MockClock::set(void_at - 1);
		assert_noop!(Acceptors::poke_acceptor(signed(&STRANGER), ALICE), Failure::NothingDue);
		MockClock::set(void_at);
		assert_noop!(expel(), Failure::TooLate);
		events();
		assert_ok!(Acceptors::poke_acceptor(signed(&STRANGER), ALICE));
		assert_eq!(events(), [Event::ChargeDropped { acceptor: ALICE, seq: 3, is_void: true }]);
		assert_noop!(expel(), Failure::NotCharged);
	});
}

#[test]
fn a_void_charge_makes_room_for_another_without_a_poke() {
	run(|| {
		admit(&ALICE, 1);
		assert_ok!(charge());
		MockClock::advance(HEARING + VERDICT);
		assert_ok!(charge());
		assert_eq!(row(&ALICE).charge.map(|charge| charge.answer_until), Some(now() + HEARING));
	});
}

#[test]
fn the_council_drops_a_charge() {
	run(|| {
		let drop = || Acceptors::drop_charge(council(), ALICE);
		assert_noop!(drop(), Failure::NotFound);
		admit(&ALICE, 1);
		assert_noop!(drop(), Failure::NotCharged);
		assert_ok!(charge());
		events();
		assert_ok!(drop());
		assert_eq!(events(), [Event::ChargeDropped { acceptor: ALICE, seq: 3, is_void: false }]);
		MockClock::advance(HEARING);
		assert_noop!(expel(), Failure::NotCharged);
	});
}

#[test]
fn leaving_does_not_escape_a_hearing() {
	run(|| {
		admit(&ALICE, 1);
		assert_ok!(charge());
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		assert_ok!(answer());
		MockClock::advance(HEARING);
		assert_ok!(expel());
		assert!(Locks::<Test>::contains_key(Locked::Person(MockKyc::person(&ALICE))));
		assert!(Locks::<Test>::contains_key(Locked::Account(ALICE)));
	});
}

#[test]
fn an_applicant_is_refused_and_not_charged() {
	run(|| {
		assert_noop!(charge(), Failure::NotFound);
		assert_ok!(Acceptors::submit_application(signed(&ALICE), FIRST.bond));
		assert_noop!(charge(), Failure::WrongState);
	});
}

#[test]
fn who_was_expelled_cannot_apply_by_any_account_until_the_lock_ends() {
	run(|| {
		MockKyc::identify(&ALICE, H256::repeat_byte(1));
		MockKyc::identify(&BELLA, H256::repeat_byte(1));
		admit(&ALICE, 1);
		assert_ok!(charge());
		MockClock::advance(HEARING);
		assert_ok!(expel());
		let until = now() + LOCK;
		let apply = |who| Acceptors::submit_application(signed(who), FIRST.bond);
		assert_noop!(apply(&BELLA), Failure::Locked);
		// He has traded nothing, so his bond is free, and the lock stays.
		assert_ok!(Acceptors::withdraw_bond(signed(&ALICE)));
		assert_noop!(apply(&ALICE), Failure::Locked);
		assert_ok!(apply(&CAROL));
		MockClock::set(until - 1);
		assert_noop!(apply(&ALICE), Failure::Locked);
		let locks = [Locked::Person(H256::repeat_byte(1)), Locked::Account(ALICE)];
		let unlock = |locked: &Locked<_>| Acceptors::unlock(signed(&STRANGER), locked.clone());
		for locked in &locks {
			assert_noop!(unlock(locked), Failure::TooEarly);
		}
		MockClock::set(until);
		assert_ok!(apply(&ALICE));
		for locked in locks {
			events();
			assert_eq!(unlock(&locked).expect("it is over").pays_fee, frame::prelude::Pays::No);
			assert_eq!(events(), [Event::LockEnded { locked: locked.clone() }]);
			assert_noop!(unlock(&locked), Failure::NotFound);
		}
	});
}

#[test]
fn a_second_expulsion_of_a_person_moves_the_lock_outwards() {
	run(|| {
		for who in [&ALICE, &BELLA] {
			MockKyc::identify(who, H256::repeat_byte(1));
			admit(who, 1);
			let charge = Acceptors::charge(council(), who.clone(), Concern::Fraud, PROOF);
			assert_ok!(charge);
		}
		MockClock::advance(HEARING);
		assert_ok!(expel());
		MockClock::advance(1);
		assert_ok!(Acceptors::expel(council(), BELLA));
		let lock = |locked| Locks::<Test>::get(locked);
		assert_eq!(lock(Locked::Person(H256::repeat_byte(1))), Some(now() + LOCK));
		assert_eq!(lock(Locked::Account(ALICE)), Some(now() - 1 + LOCK));
		assert_eq!(lock(Locked::Account(BELLA)), Some(now() + LOCK));
	});
}

#[test]
fn a_new_number_of_the_person_opens_no_door_to_an_account_that_was_expelled() {
	run(|| {
		MockKyc::identify(&ALICE, H256::repeat_byte(1));
		admit(&ALICE, 1);
		assert_ok!(charge());
		MockClock::advance(HEARING);
		assert_ok!(expel());
		let until = now() + LOCK;
		assert_ok!(Acceptors::withdraw_bond(signed(&ALICE)));
		// Another issuer, or the same one by mistake or for money.
		MockKyc::identify(&ALICE, H256::repeat_byte(2));
		let apply = || Acceptors::submit_application(signed(&ALICE), FIRST.bond);
		assert_noop!(apply(), Failure::Locked);
		MockClock::set(until - 1);
		assert_noop!(apply(), Failure::Locked);
		MockClock::set(until);
		assert_ok!(apply());
	});
}
