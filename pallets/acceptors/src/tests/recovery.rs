// SPDX-License-Identifier: Apache-2.0

//! What comes back after a claim was paid (CL7), and the end of receipts.

use crate::{
	ClaimKind, ClaimState, ClaimedFor, Error, Event, HoldReason, Movement, Object, Receipts,
	claim_id, mock::*,
};
use frame::{
	prelude::{DispatchError, Pays},
	testing_prelude::*,
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockArbitration, MockClock, MockKyc};
use tael_primitives::{CaseId, Cause, Side, USDT};

type Failure = Error<Test>;

/// A claim of Carol that was paid with 60 USDT.
fn paid() -> H256 {
	let id = in_review();
	assert_ok!(rule(id, 60 * USDT));
	id
}

/// The same claim by Bella, who is an acceptor herself.
fn paid_to_acceptor() -> H256 {
	admit(&ALICE, 1);
	admit(&BELLA, 1);
	TestTrades::end(trade(1), released(&ALICE, &BELLA));
	assert_ok!(file(&BELLA, 1, trade(1), ClaimKind::BankFrozen));
	let id = claim_id(&BELLA, &reference(1));
	assert_ok!(Acceptors::accept_claim(signed(&ALICE), id, 60 * USDT));
	assert_ok!(Acceptors::withdraw_claim(signed(&BELLA), id));
	id
}

fn report_recovery(id: H256, amount: u128) -> frame::prelude::DispatchResult {
	Acceptors::report_recovery(signed(&CAROL), id, amount)
}

fn claw_back(of: H256, amount: u128) -> frame::prelude::DispatchResult {
	file_for(&ALICE, 7, trade(1), ClaimKind::Clawback { of }, amount)
}

#[test]
fn what_was_recovered_goes_back_to_who_had_paid_it() {
	run(|| {
		let id = paid();
		let seq = Receipts::<Test>::get(id).expect("it has ended").seq;
		events();
		let before = free(&ALICE);
		assert_ok!(report_recovery(id, 20 * USDT));
		assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH + 40 * USDT, 0));
		assert_eq!(free(&ALICE), before + 20 * USDT);
		let (object, amount) = (Object::Claim(id), 20 * USDT);
		let kind = Movement::Recovery;
		let recovered = amount;
		let expected = [
			Event::Moved { object, seq, kind, from: CAROL, to: ALICE, amount },
			Event::RecoveryReported { claim: id, seq: seq + 1, amount, recovered },
		];
		assert_eq!(events(), expected);
		assert_noop!(report_recovery(id, 40 * USDT + 1), Failure::BadAmount);
		assert_ok!(report_recovery(id, 40 * USDT));
		assert_noop!(report_recovery(id, 1), Failure::BadAmount);
	});
}

#[test]
fn only_the_claimant_reports_a_recovery_in_time_and_with_money() {
	run(|| {
		assert_noop!(report_recovery(trade(1), USDT), Failure::NotFound);
		let id = paid();
		let until = now() + RECOVERY;
		assert_noop!(report_recovery(id, 0), Failure::BadAmount);
		for who in [ALICE, STRANGER] {
			let not_his = Acceptors::report_recovery(signed(&who), id, USDT);
			assert_noop!(not_his, Failure::NotParty);
		}
		MockKyc::freeze(&CAROL);
		assert_noop!(report_recovery(id, USDT), DispatchError::Other("Frozen"));
		MockKyc::thaw(&CAROL);
		set_free(&CAROL, USDT + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(report_recovery(id, USDT), Failure::InsufficientFunds);
		set_free(&CAROL, 100 * USDT);
		MockClock::set(until);
		assert_noop!(report_recovery(id, USDT), Failure::TooLate);
		MockClock::set(until - 1);
		assert_ok!(report_recovery(id, USDT));
	});
}

#[test]
fn nothing_is_given_back_that_was_never_paid() {
	run(|| {
		let id = in_review();
		assert_ok!(rule(id, 0));
		assert_noop!(report_recovery(id, 1), Failure::BadAmount);
	});
}

#[test]
fn a_recovery_reaches_a_respondent_without_an_account_as_a_claimable() {
	run(|| {
		let id = paid();
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		MockClock::advance(LONG);
		assert_ok!(Acceptors::withdraw_bond(signed(&ALICE)));
		set_free(&ALICE, 0);
		let least = EXISTENTIAL_DEPOSIT;
		assert_ok!(report_recovery(id, least - 1));
		assert_eq!(Owed::owed_to(&ALICE), least - 1);
		assert_eq!(held(HoldReason::ClaimDeposit, &CAROL), least - 1);
		let event = events().into_iter().rev().nth(1);
		assert!(matches!(event, Some(Event::BecameClaimable { owner: ALICE, .. })));
		// Enough for an account is simply paid.
		assert_ok!(report_recovery(id, least));
		assert_eq!(free(&ALICE), least);
	});
}

#[test]
fn a_clawback_is_a_claim_against_the_bond_of_the_first_claimant() {
	run(|| {
		let of = paid_to_acceptor();
		events();
		assert_ok!(claw_back(of, 60 * USDT));
		let id = claim_id(&ALICE, &reference(7));
		let clawback = claim(id);
		assert_eq!((clawback.claimant.clone(), clawback.respondent.clone()), (ALICE, BELLA));
		assert_eq!(clawback.frozen, 60 * USDT);
		assert_eq!(row(&BELLA).frozen, 60 * USDT);
		assert_eq!(Receipts::<Test>::get(of).and_then(|receipt| receipt.clawback), Some(id));
		assert_ok!(Acceptors::answer_claim(signed(&BELLA), id, PROOF));
		assert_ok!(Acceptors::escalate_claim(signed(&ALICE), id));
		let case = MockArbitration::case(&CaseId::Claim(id)).expect("it is disputed");
		assert_eq!((case.cause, case.principal), (Cause::Other, 60 * USDT));
		let before = free(&ALICE);
		assert_ok!(rule(id, 50 * USDT));
		assert_eq!(free(&ALICE), before + 50 * USDT + DEPOSIT);
		let first = Receipts::<Test>::get(of).expect("it has ended");
		assert_eq!((first.paid, first.recovered), (60 * USDT, 50 * USDT));
		// The rest can still be given back, by the claimant of the first.
		let rest = || Acceptors::report_recovery(signed(&BELLA), of, 10 * USDT);
		assert_ok!(rest());
		assert_noop!(rest(), Failure::BadAmount);
	});
}

#[test]
fn a_clawback_needs_a_bond() {
	run(|| {
		let of = paid();
		assert_noop!(claw_back(of, 60 * USDT), Failure::NothingToClaim);
	});
}

#[test]
fn a_clawback_is_filed_once_by_the_respondent_in_time() {
	run(|| {
		let of = paid_to_acceptor();
		let until = now() + RECOVERY;
		let file = |who, tag| file_for(who, tag, trade(1), ClaimKind::Clawback { of }, 10 * USDT);
		assert_noop!(file(&BELLA, 2), Failure::WrongSide);
		assert_noop!(file(&STRANGER, 2), Failure::NotParty);
		assert_noop!(claw_back(of, 60 * USDT + 1), Failure::BadAmount);
		assert_noop!(claw_back(trade(1), USDT), Failure::NotFound);
		let of_other = file_for(&ALICE, 2, trade(2), ClaimKind::Clawback { of }, USDT);
		assert_noop!(of_other, Failure::NotFound);
		MockClock::set(until);
		assert_noop!(file(&ALICE, 2), Failure::TooLate);
		MockClock::set(until - 1);
		assert_ok!(file(&ALICE, 2));
		assert_noop!(file(&ALICE, 3), Failure::AlreadyClaimed);
		assert_ok!(Acceptors::withdraw_claim(signed(&ALICE), claim_id(&ALICE, &reference(2))));
		MockClock::set(until - 1);
		assert_noop!(file(&ALICE, 3), Failure::AlreadyClaimed);
	});
}

#[test]
fn what_came_back_cannot_be_clawed_back_and_a_clawback_neither() {
	run(|| {
		let of = paid_to_acceptor();
		assert_ok!(Acceptors::report_recovery(signed(&BELLA), of, 20 * USDT));
		assert_noop!(claw_back(of, 40 * USDT + 1), Failure::BadAmount);
		assert_ok!(claw_back(of, 40 * USDT));
		let id = claim_id(&ALICE, &reference(7));
		// One place at a time.
		let report = |who, of| Acceptors::report_recovery(signed(who), of, USDT);
		assert_noop!(report(&BELLA, of), Failure::ClawbackOpen);
		assert_ok!(Acceptors::accept_claim(signed(&BELLA), id, 40 * USDT));
		assert_eq!(Receipts::<Test>::get(of).map(|first| first.outstanding()), Some(0));
		let again = ClaimKind::Clawback { of: id };
		assert_noop!(file(&BELLA, 8, trade(1), again), Failure::WrongState);
		assert_noop!(report(&ALICE, id), Failure::WrongState);
	});
}

#[test]
fn a_receipt_stays_as_long_as_anything_can_refer_to_it() {
	run(|| {
		let id = paid();
		let prune = || Acceptors::prune_claim(signed(&STRANGER), id);
		let until = now() + RECOVERY;
		MockClock::set(until - 1);
		assert_noop!(prune(), Failure::TooEarly);
		MockClock::set(until);
		events();
		assert_eq!(prune().expect("it is over").pays_fee, Pays::No);
		assert_eq!(events(), [Event::Pruned { claim: id }]);
		assert_noop!(prune(), Failure::NotFound);
		// What was claimed for the trade is forgotten, and the window of the trade is over too.
		assert!(!ClaimedFor::<Test>::contains_key(trade(1), Side::Seller));
		let again = file(&CAROL, 1, trade(1), ClaimKind::BankFrozen);
		assert_noop!(again, Failure::TooLate);
	});
}

#[test]
fn one_row_remembers_all_claims_for_a_trade() {
	run(|| {
		admit(&ALICE, 1);
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		for (tag, kind) in [(1, ClaimKind::BankFrozen), (2, ClaimKind::Chargeback)] {
			assert_ok!(file_for(&CAROL, tag, trade(1), kind, 10 * USDT));
			let id = claim_id(&CAROL, &reference(tag));
			assert_ok!(Acceptors::withdraw_claim(signed(&CAROL), id));
			MockClock::advance(1_000);
		}
		let prune = |tag| {
			let id = claim_id(&CAROL, &reference(tag));
			plain(Acceptors::prune_claim(signed(&STRANGER), id))
		};
		MockClock::advance(RECOVERY - 1_000);
		assert_ok!(prune(1));
		assert!(ClaimedFor::<Test>::contains_key(trade(1), Side::Seller));
		assert_ok!(prune(2));
		assert!(!ClaimedFor::<Test>::contains_key(trade(1), Side::Seller));
	});
}

#[test]
fn a_receipt_waits_for_its_clawback() {
	run(|| {
		let of = paid_to_acceptor();
		let until = now() + RECOVERY;
		MockClock::set(until - 1);
		assert_ok!(claw_back(of, 60 * USDT));
		MockClock::set(until);
		let prune = || Acceptors::prune_claim(signed(&STRANGER), of);
		assert_noop!(prune(), Failure::ClawbackOpen);
		let id = claim_id(&ALICE, &reference(7));
		assert_ok!(Acceptors::accept_claim(signed(&BELLA), id, 60 * USDT));
		assert_eq!(Receipts::<Test>::get(of).map(|first| first.recovered), Some(60 * USDT));
		assert_ok!(prune());
		assert_eq!(Receipts::<Test>::get(id).map(|last| last.outcome), Some(ClaimState::Settled));
	});
}
