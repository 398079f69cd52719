// SPDX-License-Identifier: Apache-2.0

//! `withdraw_dispute` and `object`: D15.

use crate::{DisputeState, Error, Event, Outcome, Withdrawal, mock::*};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{AccountId, Arbitration as _, CaseId, Side};

fn withdraw(who: &AccountId, id: CaseId) -> DispatchResult {
	Arbitration::withdraw_dispute(signed(who), id)
}

fn object(who: &AccountId, id: CaseId) -> DispatchResult {
	Arbitration::object(signed(who), id)
}

#[test]
fn boundary_the_opener_takes_it_back_unless_the_other_objects_in_time() {
	for (offset, in_time) in [(-1i64, true), (0, false), (1, false)] {
		run(|| {
			let id = responded(NATIVE);
			let until = now() + TERMS.objection_window;
			events();
			assert_ok!(withdraw(&BUYER, id));
			let seq = row(id).seq - 1;
			let side = Side::Buyer;
			assert_eq!(events(), vec![Event::WithdrawalAsked { id, seq, side, until }]);
			MockClock::set(until.checked_add_signed(offset).expect("in range"));
			if in_time {
				assert_noop!(poke(id), Error::<Test>::TooEarly);
				assert_ok!(object(&SELLER, id));
				assert_eq!(row(id).withdrawal, Withdrawal::Refused);
				assert_noop!(withdraw(&BUYER, id), Error::<Test>::NotAllowed);
			} else {
				assert_noop!(object(&SELLER, id), Error::<Test>::TooLate);
				assert_ok!(poke(id));
				assert_eq!(Objects::told(), [(id, None)]);
				assert_eq!(receipt(id).outcome, Outcome::Withdrawn);
				assert_eq!((free(&BUYER), free(&SELLER)), (WEALTH, WEALTH));
			}
		});
	}
}

#[test]
fn withdraw_fails_for_anybody_but_the_opener_and_after_a_ruling() {
	run(|| {
		assert_noop!(withdraw(&BUYER, trade(9)), Error::<Test>::NotFound);
		let id = reviewed(NATIVE);
		assert_noop!(withdraw(&SELLER, id), Error::<Test>::NotOpener);
		assert_noop!(withdraw(&STRANGER, id), Error::<Test>::NotParty);
		assert_noop!(object(&SELLER, id), Error::<Test>::WrongState);
		assert_ok!(withdraw(&BUYER, id));
		assert_noop!(withdraw(&BUYER, id), Error::<Test>::NotAllowed);
		assert_noop!(object(&BUYER, id), Error::<Test>::NotAllowed);
		assert_noop!(object(&STRANGER, id), Error::<Test>::NotParty);
		assert_noop!(Arbitration::object(RuntimeOrigin::none(), id), DispatchError::BadOrigin);
	});
	run(|| {
		let id = ruled(NATIVE);
		assert_noop!(withdraw(&BUYER, id), Error::<Test>::WrongState);
		assert_noop!(object(&SELLER, id), Error::<Test>::WrongState);
		assert_ok!(Arbitration::appeal(signed(&BUYER), id));
		assert_ok!(Arbitration::counter_fund(signed(&SELLER), id));
		assert_noop!(withdraw(&BUYER, id), Error::<Test>::NotAllowed);
	});
	run(|| {
		assert_ok!(open(case_of_the_chain(1, NATIVE)));
		assert_noop!(withdraw(&BUYER, trade(1)), Error::<Test>::NotOpener);
		assert_noop!(object(&SELLER, trade(1)), Error::<Test>::NotAllowed);
	});
}

#[test]
fn a_ruling_that_comes_first_stands() {
	run(|| {
		let id = reviewed(NATIVE);
		assert_ok!(withdraw(&BUYER, id));
		let judge = sitting(id)[0].clone();
		assert_ok!(Arbitration::rule(signed(&judge), id, no_payment(), H256::zero()));
		assert_eq!(row(id).withdrawal, Withdrawal::Refused);
		MockClock::advance(TERMS.objection_window);
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		assert_eq!(row(id).state, DisputeState::Ruled);
	});
}

#[test]
fn boundary_a_dispute_that_stalls_first_is_not_taken_back_and_ends_by_the_default() {
	for (before, is_stalled) in
		[(TERMS.objection_window - 1, true), (TERMS.objection_window, false)]
	{
		run(|| {
			let id = drawing(NATIVE);
			MockClock::set(row(id).stalls_at() - before);
			assert_ok!(withdraw(&BUYER, id));
			MockClock::set(row(id).stalls_at());
			assert_ok!(poke(id));
			if !is_stalled {
				assert_eq!(receipt(id).outcome, Outcome::Withdrawn);
				return;
			}
			assert_eq!(row(id).withdrawal, Withdrawal::Refused);
			Arbitration::do_try_state().expect("invariants hold");
			MockClock::advance(TERMS.objection_window);
			assert_noop!(poke(id), Error::<Test>::TooEarly);
			assert!(Arbitration::is_open(&id));
			MockClock::set(row(id).defaults_at());
			assert_ok!(poke(id));
			assert_eq!(receipt(id).outcome, Outcome::Executed);
		});
	}
}

#[test]
fn nothing_else_happens_to_a_dispute_whose_withdrawal_is_due() {
	run(|| {
		let id = reviewed(NATIVE);
		assert_ok!(withdraw(&BUYER, id));
		MockClock::advance(TERMS.objection_window);
		let judge = sitting(id)[0].clone();
		let ruled = Arbitration::rule(signed(&judge), id, no_payment(), H256::zero());
		assert_noop!(ruled, Error::<Test>::TooLate);
		// A side can still concede: that hurts nobody else.
		assert!(Arbitration::is_open(&id));
		assert_ok!(Arbitration::settle(&id, Some(Side::Seller)));
	});
}

#[test]
fn who_takes_it_back_pays_for_the_arbiter_who_sits() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		let earned = free(&judge);
		assert_ok!(withdraw(&BUYER, id));
		MockClock::advance(TERMS.objection_window);
		assert_ok!(poke(id));
		let part = FEE / 4;
		assert_eq!(free(&judge), earned + part);
		assert_eq!((free(&BUYER), free(&SELLER)), (WEALTH - part, WEALTH));
		assert_eq!(record(&judge).load, 0);
	});
}
