// SPDX-License-Identifier: Apache-2.0

//! Arbitration, rulings and the last deadline: CL3, CL6, CL8.

use crate::{ClaimState, Claims, Error, Event, HoldReason, Movement, Object, Receipts, mock::*};
use frame::{
	prelude::{DispatchError, Pays},
	testing_prelude::*,
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockArbitration, MockClock};
use tael_primitives::{Arbitrable, Case, CaseId, Cause, Fiat, Side, USDT};

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
fn arbitration_is_told_what_the_bond_has_frozen() {
	run(|| {
		let id = answered();
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
				principal: 60 * USDT,
				buyer_bond: 0,
				seller_bond: 0,
				fiat: Some(Fiat::CNY),
				rail: Some(3),
				opener: Some(Side::Buyer),
				cause: Cause::BankFrozen,
				evidence: PROOF,
			})
		);
		let principal = 60 * USDT;
		let event = Event::ClaimEscalated { claim: id, seq, principal, by_claimant: true };
		assert_eq!(events(), [event]);
		assert_noop!(escalate(id), Failure::WrongState);
	});
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

#[test]
fn the_windows_of_the_claimant_and_of_anyone_do_not_overlap() {
	for make in [filed, answered] {
		run(|| {
			let id = make();
			let deadline = now() + ANSWER + ESCALATE;
			MockClock::set(deadline - 1);
			assert_noop!(poke(id), Failure::TooEarly);
			MockClock::set(deadline);
			assert_noop!(escalate(id), Failure::TooLate);
			let poked = Acceptors::poke_claim(signed(&STRANGER), id).expect("it is due");
			assert_eq!(poked.pays_fee, Pays::No);
			let case = MockArbitration::case(&CaseId::Claim(id)).expect("it is disputed");
			assert_eq!((case.opener, case.evidence), (None, H256::zero()));
			assert_noop!(poke(id), Failure::TooEarly);
		});
		run(|| {
			let id = make();
			MockClock::set(now() + ANSWER + ESCALATE - 1);
			assert_ok!(escalate(id));
		});
	}
}

#[test]
fn a_claimant_who_cannot_place_the_fee_leaves_it_to_time() {
	run(|| {
		let id = answered();
		MockArbitration::refuse(Some("no fee"));
		assert_noop!(escalate(id), DispatchError::Other("no fee"));
		MockClock::advance(ANSWER + ESCALATE);
		assert_noop!(poke(id), DispatchError::Other("no fee"));
		// He can take it back all the same, and so can the respondent pay.
		assert_ok!(Acceptors::withdraw_claim(signed(&CAROL), id));
	});
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
		MockArbitration::close(&case);
		MockClock::set(claim(id).windows.expires_at);
		assert_ok!(poke(id));
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
fn a_claim_that_nobody_ends_expires_in_every_state() {
	for make in [filed, answered, in_review] {
		run(|| {
			let id = make();
			let was_in_review = claim(id).state == ClaimState::Review;
			let expires_at = claim(id).windows.expires_at;
			MockClock::set(expires_at - 1);
			if was_in_review {
				assert_noop!(poke(id), Failure::TooEarly);
			}
			MockClock::set(expires_at);
			let poked = Acceptors::poke_claim(signed(&STRANGER), id).expect("it is due");
			assert_eq!(poked.pays_fee, Pays::No);
			assert_eq!(outcome(id), ClaimState::Expired);
			assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH, 0));
			assert_eq!((row(&ALICE).bond, row(&ALICE).frozen), (FIRST.bond, 0));
			let settled: &[_] = if was_in_review { &[(CaseId::Claim(id), None)] } else { &[] };
			assert_eq!(MockArbitration::settled(), settled);
			assert_noop!(poke(id), Failure::NotFound);
		});
	}
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
