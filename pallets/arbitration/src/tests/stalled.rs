// SPDX-License-Identifier: Apache-2.0

//! Disputes that last too long: D16, D17.

use crate::{DisputeState, DisputeTier, Error, Event, Outcome, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{Case, CaseId, Cause, Ruling, Side};

/// Let the time of the council pass too, and tell how it ended.
fn default_of(id: CaseId) -> Ruling {
	MockClock::set(row(id).defaults_at() - 1);
	assert_noop!(poke(id), Error::<Test>::TooEarly);
	MockClock::advance(1);
	assert_ok!(poke(id));
	let receipt = receipt(id);
	assert_eq!(receipt.outcome, Outcome::Executed);
	assert_eq!(Objects::told(), [(id, receipt.ruling)]);
	receipt.ruling.expect("there is a default")
}

#[test]
fn boundary_a_dispute_stalls_at_its_cap() {
	run(|| {
		let id = drawing(NATIVE);
		let cap = row(id).opened_at + TERMS.cap;
		MockClock::set(cap - 1);
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		MockClock::set(cap);
		events();
		assert_ok!(poke(id));
		let row = row(id);
		let deadline = cap + TERMS.stalled_window;
		assert_eq!((row.state, row.deadline), (DisputeState::Stalled, deadline));
		assert_eq!(events(), vec![Event::DisputeStalled { id, seq: row.seq - 1, deadline }]);
		assert_noop!(poke(id), Error::<Test>::TooEarly);
	});
}

#[test]
fn arbiters_of_a_stalled_dispute_are_free() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		// As if the panel had come late.
		crate::Disputes::<Test>::mutate_extant(id, |row| row.deadline = row.stalls_at() + 1);
		MockClock::set(row(id).stalls_at());
		assert_ok!(poke(id));
		for who in panel {
			assert_eq!((record(&who).load, bond(&who)), (0, BOND));
		}
	});
}

#[test]
fn only_the_council_rules_on_a_stalled_dispute() {
	run(|| {
		let id = stalled(NATIVE);
		let refused = Arbitration::rule(signed(&arbiter(0)), id, paid(), H256::zero());
		assert_noop!(refused, Error::<Test>::WrongState);
		assert_noop!(Arbitration::appeal(signed(&BUYER), id), Error::<Test>::WrongState);
		let withdrawn = Arbitration::withdraw_dispute(signed(&BUYER), id);
		assert_noop!(withdrawn, Error::<Test>::WrongState);
		events();
		assert_ok!(Arbitration::council_rule(council(), id, paid(), H256::zero()));
		assert!(matches!(events().first(), Some(Event::Ruled { tier: DisputeTier::Council, .. })));
		assert_eq!(Objects::told(), [(id, Some(paid()))]);
	});
}

#[test]
fn boundary_the_council_rules_before_the_default() {
	run(|| {
		let id = drawing(NATIVE);
		// Nobody has poked since the cap.
		MockClock::set(row(id).defaults_at() - 1);
		assert_ok!(Arbitration::council_rule(council(), id, paid(), H256::zero()));
	});
	run(|| {
		let id = drawing(NATIVE);
		MockClock::set(row(id).defaults_at());
		let late = Arbitration::council_rule(council(), id, paid(), H256::zero());
		assert_noop!(late, Error::<Test>::TooLate);
		// Stalled and ended by one poke.
		assert_ok!(poke(id));
		assert_eq!(receipt(id).outcome, Outcome::Executed);
	});
}

#[test]
fn the_default_is_the_last_ruling_that_was_stored() {
	run(|| {
		let id = appealed(NATIVE);
		assert_ok!(Arbitration::counter_fund(signed(&SELLER), id));
		MockClock::set(row(id).stalls_at());
		assert_ok!(poke(id));
		assert_eq!(default_of(id), no_payment());
	});
}

#[test]
fn without_a_ruling_and_with_evidence_of_both_it_is_half_each() {
	run(|| {
		assert_ok!(open(Case { principal: PRINCIPAL + 1, ..case(1, NATIVE) }));
		let id = trade(1);
		assert_ok!(Arbitration::respond(signed(&SELLER), id, NOTES));
		both_ready(id);
		MockClock::set(row(id).stalls_at());
		assert_ok!(poke(id));
		let ruling = default_of(id);
		// The odd unit is the seller's.
		assert_eq!((ruling.to_buyer, ruling.to_seller), (PRINCIPAL / 2, PRINCIPAL / 2 + 1));
		assert_eq!((ruling.slash_buyer, ruling.slash_seller), (0, 0));
		assert_eq!((ruling.fee_payer, ruling.cause), (None, Cause::PaidButExpired));
		assert_eq!((free(&BUYER), free(&SELLER)), (WEALTH, WEALTH), "nobody has worked");
	});
}

#[test]
fn who_filed_evidence_against_who_did_not_wins() {
	for (buyer, seller, winner) in
		[(NOTES, H256::zero(), Side::Buyer), (H256::zero(), NOTES, Side::Seller)]
	{
		run(|| {
			assert_ok!(open(Case { evidence: buyer, ..case(1, NATIVE) }));
			let id = trade(1);
			assert_ok!(Arbitration::respond(signed(&SELLER), id, seller));
			both_ready(id);
			MockClock::set(row(id).stalls_at());
			assert_ok!(poke(id));
			let ruling = default_of(id);
			assert_eq!(ruling.loser(), Some(winner.other()));
			assert_eq!(ruling.cause, Cause::PaidButExpired);
		});
	}
}

#[test]
fn a_side_that_the_chain_called_silent_and_that_is_loses() {
	for (cause, winner) in [
		(Cause::SellerSilent, Some(Side::Buyer)),
		(Cause::BuyerSilent, Some(Side::Seller)),
		(Cause::TechnicalFault, None),
	] {
		run(|| {
			assert_ok!(open(Case { cause, ..case_of_the_chain(1, NATIVE) }));
			let id = trade(1);
			// Else it would be ruled when the time to respond is over.
			MockKyc::freeze(&BUYER);
			MockClock::set(row(id).deadline);
			assert_ok!(poke(id));
			assert_eq!(row(id).state, DisputeState::Drawing);
			MockClock::set(row(id).stalls_at());
			assert_ok!(poke(id));
			assert_eq!(default_of(id).loser(), winner.map(Side::other));
		});
	}
}

#[test]
fn a_side_that_was_called_silent_and_has_responded_is_not() {
	run(|| {
		assert_ok!(open(case_of_the_chain(1, NATIVE)));
		let id = trade(1);
		for who in [&BUYER, &SELLER] {
			assert_ok!(Arbitration::respond(signed(who), id, NOTES));
		}
		MockClock::set(row(id).stalls_at());
		assert_ok!(poke(id));
		assert_eq!(default_of(id).loser(), None);
	});
}

#[test]
fn a_ruling_whose_window_ends_before_the_cap_stands_whoever_pokes_late() {
	run(|| {
		let id = ruled(NATIVE);
		assert!(row(id).deadline < row(id).stalls_at());
		MockClock::set(row(id).defaults_at());
		assert_ok!(poke(id));
		assert_eq!(Objects::told(), [(id, Some(no_payment()))]);
	});
}

#[test]
fn an_appeal_that_the_cap_meets_is_given_back() {
	run(|| {
		let id = ruled(NATIVE);
		let cap = row(id).stalls_at();
		crate::Disputes::<Test>::mutate_extant(id, |row| row.deadline = cap + TERMS.appeal_window);
		assert_ok!(Arbitration::appeal(signed(&BUYER), id));
		MockClock::set(cap);
		assert_ok!(poke(id));
		assert_eq!(row(id).state, DisputeState::Stalled);
		assert_eq!(default_of(id), no_payment());
		// The fee of the arbiter who ruled, and nothing of the stake.
		assert_eq!((free(&BUYER), free(&SELLER)), (WEALTH - FEE, WEALTH));
	});
}
