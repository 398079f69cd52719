// SPDX-License-Identifier: Apache-2.0

//! What `on_idle` does, and that nothing depends on it.

use crate::{
	AcceptorState, ClaimState, Claims, Concern, Due, Error, Event, Locks, Object, Receipts,
	SweepCursor, claim_id, mock::*,
};
use frame::{deps::frame_support::weights::Weight, testing_prelude::*, traits::Hooks};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock, MockKyc};
use tael_primitives::{CaseId, DAY, HOUR, MINUTE};

/// A block with all the room there is.
fn idle() {
	Acceptors::on_idle(1, Weight::MAX);
	Acceptors::do_try_state().expect("invariants hold");
}

#[test]
fn a_claim_that_nobody_escalates_expires_by_the_sweep() {
	run(|| {
		let id = filed();
		MockClock::advance(ANSWER + ESCALATE - MINUTE);
		idle();
		assert_eq!(claim(id).state, ClaimState::Filed);
		MockClock::advance(2 * MINUTE);
		idle();
		assert_eq!(Receipts::<Test>::get(id).map(|it| it.outcome), Some(ClaimState::Expired));
		assert_eq!(MockArbitration::case(&CaseId::Claim(id)), None);
		assert_eq!((row(&ALICE).frozen, held_at_all(&CAROL)), (0, 0));
		MockClock::advance(RECOVERY + MINUTE);
		idle();
		assert_eq!(Receipts::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_claim_in_arbitration_ends_there_however_long_that_takes() {
	run(|| {
		let id = in_review();
		MockClock::advance(200 * DAY);
		idle();
		assert_eq!(claim(id).state, ClaimState::Review);
		assert_ok!(rule(id, 1));
		assert_eq!(Receipts::<Test>::get(id).map(|it| it.outcome), Some(ClaimState::Paid));
		MockClock::advance(RECOVERY + MINUTE);
		idle();
		assert_eq!(Receipts::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_escalated_claim_has_no_entry_any_more() {
	run(|| {
		let id = in_review();
		assert_eq!((claim(id).bucket, claim(id).next_due()), (None, None));
		assert!(!Due::<Test>::iter().any(|(_, item, ())| item == crate::Timed::Claim(id)));
		MockClock::advance(ANSWER + ESCALATE + MINUTE);
		idle();
		assert_eq!(claim(id).state, ClaimState::Review);
	});
}

#[test]
fn members_are_looked_at_once_a_period() {
	run(|| {
		admit(&ALICE, 1);
		MockKyc::revoke(&ALICE);
		MockClock::advance(REVIEW - MINUTE);
		idle();
		assert_eq!(row(&ALICE).state, AcceptorState::Active);
		MockClock::advance(2 * MINUTE);
		idle();
		assert_eq!(row(&ALICE).state, AcceptorState::Restricted);
		attest(&ALICE, FIRST.kyc);
		MockClock::advance(REVIEW + MINUTE);
		idle();
		assert_eq!(row(&ALICE).state, AcceptorState::Active);
	});
}

#[test]
fn a_suspension_ends_by_the_sweep_long_or_short() {
	for span in [HOUR, 10 * DAY] {
		run(|| {
			admit(&ALICE, 1);
			assert_ok!(Acceptors::suspend(officer(), ALICE, now() + span, Concern::Other));
			MockClock::advance(span - MINUTE);
			idle();
			assert!(matches!(row(&ALICE).state, AcceptorState::Suspended { .. }));
			MockClock::advance(2 * MINUTE);
			idle();
			assert_eq!(row(&ALICE).state, AcceptorState::Active);
		});
	}
}

#[test]
fn a_lock_ends_by_the_sweep() {
	run(|| {
		admit(&ALICE, 1);
		assert_ok!(Acceptors::charge(council(), ALICE, Concern::Other, PROOF));
		MockClock::advance(HEARING);
		assert_ok!(Acceptors::expel(council(), ALICE));
		MockClock::advance(LOCK + MINUTE);
		idle();
		assert_eq!(Locks::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_receipt_that_waits_for_its_clawback_is_told_and_tried_again() {
	run(|| {
		admit(&ALICE, 1);
		admit(&BELLA, 1);
		TestTrades::end(trade(1), released(&ALICE, &BELLA));
		assert_ok!(file(&BELLA, 1, trade(1), crate::ClaimKind::BankFrozen));
		let of = claim_id(&BELLA, &reference(1));
		assert_ok!(Acceptors::accept_claim(signed(&ALICE), of, 100_000_000));
		MockClock::advance(RECOVERY - 1);
		assert_ok!(file(&ALICE, 2, trade(1), crate::ClaimKind::Clawback { of }));
		MockClock::advance(2 * MINUTE);
		events();
		idle();
		assert!(Receipts::<Test>::contains_key(of));
		let (object, error) = (Object::Claim(of), Error::<Test>::ClawbackOpen.into());
		assert!(events().contains(&Event::SweepFailed { object, error }));
		let id = claim_id(&ALICE, &reference(2));
		assert_ok!(Acceptors::withdraw_claim(signed(&ALICE), id));
		MockClock::advance(HOUR - 2 * MINUTE);
		idle();
		assert!(Receipts::<Test>::contains_key(of));
		MockClock::advance(3 * MINUTE);
		idle();
		assert!(!Receipts::<Test>::contains_key(of));
	});
}

#[test]
fn the_sweep_takes_no_more_than_it_is_given() {
	run(|| {
		admit_with(&ALICE, 1, FIRST.bond);
		for tag in 1..=5 {
			TestTrades::end(trade(tag), released(&ALICE, &CAROL));
			assert_ok!(file(&CAROL, tag, trade(tag), crate::ClaimKind::BankFrozen));
		}
		MockClock::advance(ANSWER + ESCALATE + MINUTE);
		let expired = || 5 - Claims::<Test>::iter().count();
		assert_eq!(Acceptors::on_idle(1, Weight::zero()), Weight::zero());
		let item = Acceptors::dearest_item();
		let look = <() as crate::WeightInfo>::sweep_bucket();
		let mut last = 0;
		for _ in 0..20_000 {
			let room = item.saturating_mul(2).saturating_add(look);
			let used = Acceptors::on_idle(1, room);
			assert!(used.all_lte(room), "{used:?} of {room:?}");
			let found = expired();
			assert!(found <= last + 2);
			last = found;
			if found == 5 {
				break;
			}
		}
		assert_eq!(last, 5);
	});
}

#[test]
fn an_empty_index_costs_one_look() {
	run(|| {
		let look = <() as crate::WeightInfo>::sweep_bucket();
		assert_eq!(Acceptors::on_idle(1, Weight::MAX), look);
		assert_eq!(SweepCursor::<Test>::get(), None);
		assert_eq!(Due::<Test>::iter().count(), 0);
	});
}
