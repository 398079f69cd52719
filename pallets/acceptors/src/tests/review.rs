// SPDX-License-Identifier: Apache-2.0

//! Arbitration, rulings and the last deadline: CL3, CL6, CL8.

use crate::{
	ClaimKind, ClaimState, Claims, Error, Event, HoldReason, Movement, Object, Receipts, claim_id,
	mock::*,
};
use frame::{
	prelude::{DispatchError, Pays},
	testing_prelude::*,
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockArbitration, MockClock};
use tael_primitives::{Arbitrable, Arbitration, Case, CaseId, Cause, DAY, Fiat, Side, USDT};

type Failure = Error<Test>;

fn escalate(id: H256) -> frame::prelude::DispatchResult {
	Acceptors::escalate_claim(signed(&CAROL), id)
}

fn poke(id: H256) -> frame::prelude::DispatchResult {
	plain(Acceptors::poke_claim(signed(&STRANGER), id))
}

fn outcome(id: H256) -> ClaimState {
	Receipts::<Test>::get(id).expect("it has ended").outcome
}

#[test]
fn arbitration_is_told_what_is_still_claimed_whatever_is_frozen() {
	for bond in [FIRST.bond, SECOND.bond] {
		run(|| {
			admit_with(&ALICE, 1, bond);
			let large = tael_primitives::TradeReceipt {
				principal: 1_500 * USDT,
				to_buyer: 1_500 * USDT,
				..released(&ALICE, &CAROL)
			};
			TestTrades::end(trade(1), large);
			let kind = ClaimKind::BankFrozen;
			assert_ok!(file_for(&CAROL, 1, trade(1), kind, 1_500 * USDT));
			let id = claim_id(&CAROL, &reference(1));
			assert_eq!(claim(id).frozen, bond.min(1_500 * USDT));
			assert_ok!(Acceptors::answer_claim(signed(&ALICE), id, PROOF));
			assert_ok!(Acceptors::accept_claim(signed(&ALICE), id, 40 * USDT));
			events();
			let seq = claim(id).seq;
			assert_ok!(escalate(id));
			assert_eq!(
				MockArbitration::case(&CaseId::Claim(id)),
				Some(Case {
					id: CaseId::Claim(id),
					contract_hash: claim(id).grounds.contract_hash,
					buyer: CAROL,
					seller: ALICE,
					asset: NATIVE,
					principal: 1_460 * USDT,
					buyer_bond: 0,
					seller_bond: 0,
					fiat: Some(Fiat::CNY),
					rail: Some(3),
					opener: Some(Side::Buyer),
					cause: Cause::BankFrozen,
					evidence: PROOF,
				})
			);
			let principal = 1_460 * USDT;
			let event = Event::ClaimEscalated { claim: id, seq, principal };
			assert_eq!(events(), [event]);
			assert_noop!(escalate(id), Failure::WrongState);
		});
	}
}

#[test]
fn an_unanswered_claim_waits_for_the_answer() {
	run(|| {
		assert_noop!(escalate(trade(1)), Failure::NotFound);
		let id = filed();
		for who in [ALICE, STRANGER] {
			let not_his = Acceptors::escalate_claim(signed(&who), id);
			assert_noop!(not_his, Failure::NotParty);
		}
		let deadline = now() + ANSWER;
		MockClock::set(deadline - 1);
		assert_noop!(escalate(id), Failure::TooEarly);
		MockClock::set(deadline);
		assert_ok!(escalate(id));
	});
}

/// It has ended without a ruling: all that it bound is where it was.
fn assert_expired(id: H256) {
	assert_eq!(outcome(id), ClaimState::Expired);
	assert_eq!(MockArbitration::case(&CaseId::Claim(id)), None);
	assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH, 0));
	assert_eq!((row(&ALICE).bond, row(&ALICE).frozen), (FIRST.bond, 0));
	assert_eq!(free(&ALICE), WEALTH - FIRST.bond);
}

#[test]
fn nothing_is_opened_by_time_and_who_asks_for_no_ruling_gets_nothing() {
	for make in [filed, answered] {
		run(|| {
			let id = make();
			let deadline = now() + ANSWER + ESCALATE;
			MockClock::set(deadline - 1);
			assert_noop!(poke(id), Failure::TooEarly);
			MockClock::set(deadline);
			assert_noop!(escalate(id), Failure::TooLate);
			events();
			let seq = claim(id).seq;
			let poked = Acceptors::poke_claim(signed(&STRANGER), id).expect("it is due");
			assert_eq!(poked.pays_fee, Pays::No);
			assert_expired(id);
			let object = Object::Claim(id);
			let (kind, amount) = (Movement::Deposit, DEPOSIT);
			let moved = Event::Moved { object, seq, kind, from: CAROL, to: CAROL, amount };
			let (outcome, seq) = (ClaimState::Expired, seq + 1);
			assert_eq!(events(), [moved, Event::ClaimEnded { claim: id, seq, outcome, paid: 0 }]);
			assert_eq!((service(&ALICE).lost, service(&ALICE).disputes), (0, 0));
			assert_noop!(poke(id), Failure::NotFound);
		});
		run(|| {
			let id = make();
			MockClock::set(now() + ANSWER + ESCALATE - 1);
			assert_ok!(escalate(id));
			let case = MockArbitration::case(&CaseId::Claim(id)).expect("it is disputed");
			assert_eq!((case.opener, case.evidence), (Some(Side::Buyer), PROOF));
			MockClock::advance(1);
			assert_noop!(poke(id), Failure::TooEarly);
		});
	}
}

#[test]
fn a_claim_that_expires_keeps_what_was_paid_and_nothing_more() {
	run(|| {
		let id = answered();
		assert_ok!(Acceptors::accept_claim(signed(&ALICE), id, 30 * USDT));
		MockClock::set(claim(id).windows.escalate_deadline);
		assert_ok!(poke(id));
		let receipt = Receipts::<Test>::get(id).expect("it has ended");
		assert_eq!((receipt.outcome, receipt.paid), (ClaimState::Expired, 30 * USDT));
		assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH + 30 * USDT, 0));
		// What nobody ruled on can be claimed by another kind that fits, and not by the same.
		let again = |tag, kind, amount| file_for(&CAROL, tag, trade(1), kind, amount);
		assert_noop!(again(2, ClaimKind::BankFrozen, USDT), Failure::AlreadyClaimed);
		assert_noop!(again(3, ClaimKind::Chargeback, 70 * USDT + 1), Failure::BadAmount);
		assert_ok!(again(3, ClaimKind::Chargeback, 70 * USDT));
	});
}

#[test]
fn a_claimant_who_cannot_place_the_fee_can_try_again_until_it_expires() {
	run(|| {
		let id = answered();
		MockArbitration::refuse(Some("no fee"));
		assert_noop!(escalate(id), DispatchError::Other("no fee"));
		MockArbitration::refuse(None);
		assert_ok!(escalate(id));
	});
}

#[test]
fn a_claim_that_arbitration_refuses_expires_and_traps_nothing() {
	for make in [filed, answered] {
		run(|| {
			let id = make();
			MockArbitration::refuse(Some("closed"));
			let deadline = claim(id).windows.escalate_deadline;
			MockClock::set(deadline - 1);
			assert_noop!(escalate(id), DispatchError::Other("closed"));
			MockClock::set(deadline);
			assert_ok!(poke(id));
			assert_expired(id);
		});
	}
}

#[test]
fn a_ruling_pays_out_of_the_bond_and_thaws_the_rest() {
	run(|| {
		let id = in_review();
		events();
		assert_ok!(rule(id, 60 * USDT));
		assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH + 60 * USDT, 0));
		let alice = row(&ALICE);
		assert_eq!((alice.bond, alice.frozen), (940 * USDT, 0));
		assert_eq!(outcome(id), ClaimState::Paid);
		let service = service(&ALICE);
		assert_eq!((service.lost, service.compensated), (1, 60));
		assert_eq!(standing(&ALICE), tael_primitives::Standing::Barred);
	});
}

#[test]
fn a_claim_that_is_rejected_costs_the_deposit() {
	run(|| {
		let id = in_review();
		events();
		let seq = claim(id).seq;
		assert_ok!(rule(id, 0));
		assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH - DEPOSIT, 0));
		assert_eq!(free(&ALICE), WEALTH - FIRST.bond + DEPOSIT);
		assert_eq!((row(&ALICE).bond, row(&ALICE).frozen), (FIRST.bond, 0));
		let object = Object::Claim(id);
		let (kind, amount) = (Movement::Forfeit, DEPOSIT);
		let moved = Event::Moved { object, seq, kind, from: CAROL, to: ALICE, amount };
		let (outcome, seq) = (ClaimState::Rejected, seq + 1);
		assert_eq!(events(), [moved, Event::ClaimEnded { claim: id, seq, outcome, paid: 0 }]);
		assert_eq!(service(&ALICE).lost, 0);
	});
}

#[test]
fn a_deposit_is_not_lost_where_the_respondent_paid_a_part_of_free_will() {
	run(|| {
		let id = answered();
		assert_ok!(Acceptors::accept_claim(signed(&ALICE), id, 10 * USDT));
		assert_ok!(escalate(id));
		assert_ok!(rule(id, 0));
		assert_eq!(outcome(id), ClaimState::Rejected);
		assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH + 10 * USDT, 0));
	});
}

#[test]
fn a_dispute_that_was_withdrawn_ends_the_claim() {
	run(|| {
		let id = in_review();
		MockArbitration::close(&CaseId::Claim(id));
		assert_ok!(<Acceptors as Arbitrable<_>>::on_withdrawn(&CaseId::Claim(id)));
		assert_eq!(outcome(id), ClaimState::Withdrawn);
		assert_eq!(free(&CAROL), WEALTH);
		assert_eq!(row(&ALICE).frozen, 0);
	});
}

#[test]
fn a_ruling_on_a_claim_that_is_gone_stops_nobody() {
	run(|| {
		let id = in_review();
		let case = CaseId::Claim(id);
		assert_ok!(Acceptors::withdraw_claim(signed(&CAROL), id));
		let ruling = tael_primitives::Ruling {
			to_buyer: 100 * USDT,
			to_seller: 0,
			slash_buyer: 0,
			slash_seller: 0,
			fee_payer: None,
			cause: Cause::BankFrozen,
		};
		assert_ok!(<Acceptors as Arbitrable<_>>::on_ruling(&case, &ruling));
		assert_ok!(<Acceptors as Arbitrable<_>>::on_withdrawn(&case));
		assert_eq!(row(&ALICE).bond, FIRST.bond);
	});
}

#[test]
fn a_ruling_on_a_claim_that_is_not_disputed_is_refused() {
	run(|| {
		let id = filed();
		let ruling = tael_primitives::Ruling {
			to_buyer: 100 * USDT,
			to_seller: 0,
			slash_buyer: 0,
			slash_seller: 0,
			fee_payer: None,
			cause: Cause::BankFrozen,
		};
		let ruled = <Acceptors as Arbitrable<_>>::on_ruling(&CaseId::Claim(id), &ruling);
		assert_noop!(ruled, Failure::WrongState);
	});
}

#[test]
fn a_claim_in_dispute_never_expires_before_its_dispute_has_ended() {
	run(|| {
		let id = in_review();
		// Governance gave disputes years, and nobody rules.
		MockClock::set(claim(id).windows.escalate_deadline);
		assert_noop!(poke(id), Failure::TooEarly);
		MockClock::advance(1_000 * DAY);
		assert_noop!(poke(id), Failure::TooEarly);
		assert_eq!(row(&ALICE).frozen, 100 * USDT);
		assert_ok!(rule(id, 100 * USDT));
		assert_eq!(free(&CAROL), WEALTH + 100 * USDT);
	});
}

#[test]
fn a_ruling_that_is_final_and_that_nobody_has_carried_out_yet_is_not_lost() {
	run(|| {
		let id = in_review();
		let case = CaseId::Claim(id);
		let case_of_it = MockArbitration::case(&case).expect("it is disputed");
		// Its window is over: nothing can be settled any more, and the dispute still has to end.
		MockArbitration::close(&case);
		MockClock::set(claim(id).windows.escalate_deadline + DAY);
		assert_noop!(poke(id), Failure::TooEarly);
		assert_ok!(MockArbitration::open(case_of_it));
		assert_ok!(rule(id, 100 * USDT));
		assert_eq!(free(&CAROL), WEALTH + 100 * USDT);
	});
}

#[test]
fn a_poke_needs_a_claim() {
	run(|| {
		assert_noop!(poke(trade(1)), Failure::NotFound);
		let id = filed();
		assert_noop!(poke(id), Failure::TooEarly);
		assert!(Claims::<Test>::contains_key(id));
		assert_eq!(held(HoldReason::ClaimDeposit, &CAROL), DEPOSIT);
	});
}

#[test]
fn the_numbers_of_the_tests_make_sense() {
	LIMITS.check();
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn a_case_for_benchmarks_can_be_ruled_on() {
	// Not `run`: the benchmark's helper makes money.
	new_test_ext().execute_with(|| {
		let (buyer, seller) = (customer(1), customer(2));
		let case = <Acceptors as Arbitrable<_>>::benchmark_case(&buyer, &seller, 7 * USDT)
			.expect("it can be made");
		assert_eq!((case.principal, case.buyer_bond), (7 * USDT, 0));
		let ruling = tael_primitives::Ruling {
			to_buyer: 7 * USDT,
			to_seller: 0,
			slash_buyer: 0,
			slash_seller: 0,
			fee_payer: None,
			cause: Cause::BankFrozen,
		};
		assert_ok!(<Acceptors as Arbitrable<_>>::on_ruling(&case.id, &ruling));
		assert_eq!(outcome(case.id.object()), ClaimState::Paid);
		Acceptors::do_try_state().expect("invariants hold");
	});
}
