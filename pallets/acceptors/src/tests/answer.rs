// SPDX-License-Identifier: Apache-2.0

//! What the parties do with a claim between themselves: CL2, CL4, CL5.

use crate::{
	Claim, ClaimReceipt, ClaimState, Claims, Error, Event, HoldReason, Movement, Object,
	OpenClaims, Receipts, claim_id, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockArbitration, MockClock, MockKyc};
use tael_primitives::{CaseId, Side, USDT};

type Failure = Error<Test>;

fn answer(id: H256) -> frame::prelude::DispatchResult {
	Acceptors::answer_claim(signed(&ALICE), id, PROOF)
}

fn accept(id: H256, amount: u128) -> frame::prelude::DispatchResult {
	Acceptors::accept_claim(signed(&ALICE), id, amount)
}

fn withdraw(id: H256) -> frame::prelude::DispatchResult {
	Acceptors::withdraw_claim(signed(&CAROL), id)
}

#[test]
fn the_respondent_answers_before_the_deadline() {
	run(|| {
		assert_noop!(answer(trade(1)), Failure::NotFound);
		let id = filed();
		for who in [CAROL, STRANGER] {
			let not_his = Acceptors::answer_claim(signed(&who), id, PROOF);
			assert_noop!(not_his, Failure::NotParty);
		}
		let deadline = now() + ANSWER;
		MockClock::set(deadline);
		assert_noop!(answer(id), Failure::TooLate);
		MockClock::set(deadline - 1);
		events();
		assert_ok!(answer(id));
		assert_eq!(claim(id).state, ClaimState::Answered);
		assert_eq!(events(), [Event::ClaimAnswered { claim: id, seq: 1, evidence: PROOF }]);
		assert_noop!(answer(id), Failure::WrongState);
	});
}

#[test]
fn accepting_all_pays_at_once_and_ends_the_claim() {
	for make in [filed, answered] {
		run(|| {
			let id = make();
			events();
			let seq = claim(id).seq;
			assert_ok!(accept(id, 100 * USDT));
			assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH + 100 * USDT, 0));
			let alice = row(&ALICE);
			// The rung needs the bond, so it is her own pocket that pays.
			assert_eq!((alice.bond, alice.frozen), (FIRST.bond, 0));
			assert_eq!(held(HoldReason::Bond, &ALICE), FIRST.bond);
			assert_eq!(free(&ALICE), WEALTH - FIRST.bond - 100 * USDT);
			let object = || Object::Claim(id);
			let (kind, amount) = (Movement::Compensation, 100 * USDT);
			let expected = [
				Event::Moved { object: object(), seq, kind, from: ALICE, to: CAROL, amount },
				Event::Moved {
					object: object(),
					seq: seq + 1,
					kind: Movement::Deposit,
					from: CAROL,
					to: CAROL,
					amount: DEPOSIT,
				},
				Event::ClaimEnded {
					claim: id,
					seq: seq + 2,
					outcome: ClaimState::Settled,
					paid: amount,
				},
			];
			assert_eq!(events(), expected);
			assert!(!Claims::<Test>::contains_key(id));
			assert!(!OpenClaims::<Test>::contains_key(&ALICE, id));
			let ClaimReceipt { outcome, paid, recovered, .. } =
				Receipts::<Test>::get(id).expect("it has ended");
			assert_eq!((outcome, paid, recovered), (ClaimState::Settled, 100 * USDT, 0));
			// Nobody ruled, so nothing was lost.
			assert_eq!((service(&ALICE).lost, service(&ALICE).compensated), (0, 100));
		});
	}
}

#[test]
fn accepting_a_part_pays_it_and_leaves_the_rest_claimed() {
	for make in [filed, answered] {
		run(|| {
			let id = make();
			let before = claim(id);
			assert_ok!(accept(id, 30 * USDT));
			let Claim { state, frozen, paid, .. } = claim(id);
			assert_eq!((state, frozen, paid), (before.state, 70 * USDT, 30 * USDT));
			assert_eq!(free(&CAROL), WEALTH - DEPOSIT + 30 * USDT);
			assert_eq!((row(&ALICE).bond, row(&ALICE).frozen), (FIRST.bond, 70 * USDT));
			let (amount, rest, seq) = (30 * USDT, 70 * USDT, before.seq + 1);
			let event = Event::ClaimPartPaid { claim: id, seq, amount, rest, frozen: rest };
			assert_eq!(events().pop(), Some(event));
			// A part does not end it: only the claimant, all of it, or time does.
			assert_ok!(accept(id, 1));
			assert_ok!(accept(id, 70 * USDT - 1));
			assert_eq!(free(&CAROL), WEALTH + 100 * USDT);
			let receipt = Receipts::<Test>::get(id).expect("it has ended");
			assert_eq!((receipt.outcome, receipt.paid), (ClaimState::Settled, 100 * USDT));
		});
	}
}

#[test]
fn only_the_respondent_accepts_and_not_more_than_is_claimed() {
	run(|| {
		let id = filed();
		for who in [CAROL, STRANGER] {
			let not_his = Acceptors::accept_claim(signed(&who), id, USDT);
			assert_noop!(not_his, Failure::NotParty);
		}
		assert_noop!(accept(id, 0), Failure::BadAmount);
		assert_noop!(accept(id, 100 * USDT + 1), Failure::BadAmount);
		assert_noop!(accept(trade(1), 1), Failure::NotFound);
	});
}

#[test]
fn in_arbitration_the_respondent_concedes_all_or_nothing() {
	run(|| {
		let id = in_review();
		assert_noop!(accept(id, 100 * USDT - 1), Failure::WrongState);
		assert_ok!(accept(id, 100 * USDT));
		assert_eq!(MockArbitration::settled(), [(CaseId::Claim(id), Some(Side::Seller))]);
		assert_eq!(free(&CAROL), WEALTH + 100 * USDT);
	});
}

#[test]
fn a_final_ruling_cannot_be_conceded_away() {
	run(|| {
		let id = in_review();
		// Arbitration has ended the dispute and is about to carry the ruling out.
		MockArbitration::close(&CaseId::Claim(id));
		let refused = frame::prelude::DispatchError::Other("NotFound");
		assert_noop!(accept(id, 100 * USDT), refused);
		assert_noop!(withdraw(id), refused);
	});
}

#[test]
fn a_withdrawn_claim_lifts_the_freeze_and_returns_the_deposit() {
	for make in [filed, answered, in_review] {
		run(|| {
			let id = make();
			let was_in_review = claim(id).state == ClaimState::Review;
			for who in [ALICE, STRANGER] {
				let not_his = Acceptors::withdraw_claim(signed(&who), id);
				assert_noop!(not_his, Failure::NotParty);
			}
			assert_ok!(withdraw(id));
			assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH, 0));
			assert_eq!((row(&ALICE).bond, row(&ALICE).frozen), (FIRST.bond, 0));
			let receipt = Receipts::<Test>::get(id).expect("it has ended");
			assert_eq!((receipt.outcome, receipt.paid), (ClaimState::Withdrawn, 0));
			let settled: &[_] =
				if was_in_review { &[(CaseId::Claim(id), Some(Side::Buyer))] } else { &[] };
			assert_eq!(MockArbitration::settled(), settled);
			assert_noop!(withdraw(id), Failure::NotFound);
		});
	}
}

#[test]
fn the_steps_of_the_parties_ask_for_no_identity() {
	run(|| {
		let id = filed();
		TestTrades::end(trade(2), released(&ALICE, &CAROL));
		assert_ok!(file(&CAROL, 2, trade(2), crate::ClaimKind::BankFrozen));
		// Free money of somebody frozen pays nothing, but what the bond can spare does.
		assert_ok!(Acceptors::top_up_bond(signed(&ALICE), 101 * USDT));
		for who in [&ALICE, &CAROL] {
			MockKyc::revoke(who);
			MockKyc::freeze(who);
		}
		assert_ok!(answer(id));
		assert_noop!(accept(id, 2 * USDT), frame::prelude::DispatchError::Other("Frozen"));
		assert_ok!(accept(id, USDT));
		assert_ok!(Acceptors::escalate_claim(signed(&CAROL), id));
		assert_ok!(rule(id, 0));
		assert_ok!(withdraw(claim_id(&CAROL, &reference(2))));
	});
}

#[test]
fn after_the_last_deadline_only_time_acts_unless_it_is_in_arbitration() {
	run(|| {
		let id = in_review();
		MockClock::set(claim(id).windows.escalate_deadline);
		assert_ok!(accept(id, 100 * USDT));
	});
	for make in [filed, answered] {
		run(|| {
			let id = make();
			let deadline = claim(id).windows.escalate_deadline;
			MockClock::set(deadline);
			assert_noop!(accept(id, 100 * USDT), Failure::TooLate);
			assert_noop!(withdraw(id), Failure::TooLate);
			assert_noop!(answer(id), Failure::TooLate);
			assert_noop!(Acceptors::escalate_claim(signed(&CAROL), id), Failure::TooLate);
			MockClock::set(deadline - 1);
			assert_ok!(accept(id, 100 * USDT));
		});
	}
}
