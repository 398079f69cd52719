// SPDX-License-Identifier: Apache-2.0

//! The abuse cases of the reference that concern acceptors and claims.

use crate::{AcceptorState, ClaimKind, ClaimState, Error, Receipts, claim_id, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{DAY, HOUR, MINUTE, Standing, USDT};

type Failure = Error<Test>;

#[test]
fn f4_a_chargeback_after_the_hold_of_the_trade_is_claimed_from_the_bond() {
	run(|| {
		admit(&ALICE, 1);
		// Alice bought and had the payment charged back five months after she was paid.
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		MockClock::advance(150 * DAY);
		assert_ok!(Acceptors::withdraw_bond(signed(&ALICE)));
		assert_ok!(file(&CAROL, 1, trade(1), ClaimKind::Chargeback));
		let id = claim_id(&CAROL, &reference(1));
		MockClock::advance(ANSWER);
		assert_ok!(Acceptors::escalate_claim(signed(&CAROL), id));
		assert_ok!(rule(id, 100 * USDT));
		assert_eq!(free(&CAROL), WEALTH + 100 * USDT);
		assert_eq!(held_at_all(&ALICE), FIRST.cover - 100 * USDT);
	});
}

#[test]
fn f10_a_thousand_wash_trades_a_day_raise_nothing_more_than_one() {
	run(|| {
		admit(&ALICE, 1);
		for _ in 0..1_000 {
			let quick = tael_primitives::TradeReport {
				released_after: Some(MINUTE),
				..good(&CAROL, &ALICE)
			};
			report(&quick);
		}
		let found = service(&ALICE);
		assert_eq!((found.completed, found.counterparties), (1, 1));
		assert_eq!((found.volume, found.releases), (100, 1));
		// Through more accounts of the same two persons neither.
		for number in 0..100 {
			MockKyc::identify(&customer(number), H256::repeat_byte(7));
			report(&good(&customer(number), &ALICE));
		}
		for number in 100..200 {
			MockKyc::identify(
				&customer(number),
				<MockKyc as tael_primitives::Kyc<_>>::person(&ALICE),
			);
			report(&good(&customer(number), &ALICE));
		}
		let found = service(&ALICE);
		assert_eq!((found.completed, found.counterparties), (2, 2));
	});
}

#[test]
fn f10_wash_trades_do_not_lift_a_restriction() {
	run(|| {
		admit(&ALICE, 1);
		for number in 0..5 {
			let lost = tael_primitives::TradeReport {
				disputed: true,
				lost_by: Some(tael_primitives::Side::Seller),
				..good(&customer(number), &ALICE)
			};
			report(&lost);
		}
		assert_eq!(row(&ALICE).state, AcceptorState::Restricted);
		for _ in 0..1_000 {
			report(&good(&CAROL, &ALICE));
		}
		let poke = Acceptors::poke_acceptor(signed(&ALICE), ALICE);
		assert_noop!(poke, Failure::NothingDue);
	});
}

#[test]
fn f19_a_bond_leaves_neither_with_open_claims_nor_before_the_window_ends() {
	run(|| {
		admit_with(&ALICE, 1, 1_100 * USDT);
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		assert_ok!(file(&CAROL, 1, trade(1), ClaimKind::UnderpaidFiat));
		let excess = Acceptors::withdraw_excess(signed(&ALICE), 1);
		assert_noop!(excess, Failure::BondNeeded);
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		let withdraw = || Acceptors::withdraw_bond(signed(&ALICE));
		let id = claim_id(&CAROL, &reference(1));
		assert_ok!(Acceptors::answer_claim(signed(&ALICE), id, PROOF));
		assert_ok!(Acceptors::escalate_claim(signed(&CAROL), id));
		MockClock::advance(SHORT - 1);
		assert_noop!(withdraw(), Failure::TooEarly);
		MockClock::advance(1);
		assert_ok!(withdraw());
		assert_eq!(held_at_all(&ALICE), FIRST.cover + 100 * USDT);
		// The claim ends long before the long window does; the frozen part moved back under the cover.
		assert_ok!(rule(id, 0));
		assert_ok!(withdraw());
		assert_eq!(held_at_all(&ALICE), FIRST.cover);
	});
}

#[test]
fn f20_a_frozen_bank_is_claimed_once_by_the_side_that_has_it_and_paid_once() {
	run(|| {
		admit(&ALICE, 1);
		admit(&BELLA, 1);
		TestTrades::end(trade(1), released(&ALICE, &BELLA));
		let kind = ClaimKind::BankFrozen;
		assert_ok!(file(&BELLA, 1, trade(1), kind));
		assert_noop!(file(&BELLA, 2, trade(1), kind), Failure::AlreadyClaimed);
		assert_noop!(file(&ALICE, 1, trade(1), kind), Failure::WrongSide);
		// A forged one costs its deposit.
		let of = claim_id(&BELLA, &reference(1));
		assert_ok!(Acceptors::answer_claim(signed(&ALICE), of, PROOF));
		assert_ok!(Acceptors::escalate_claim(signed(&BELLA), of));
		assert_ok!(rule(of, 100 * USDT));
		// And who got it back from the bank too gives it back, by her bond if need be.
		assert_ok!(file(&ALICE, 2, trade(1), ClaimKind::Clawback { of }));
		let clawback = claim_id(&ALICE, &reference(2));
		MockClock::advance(ANSWER);
		assert_ok!(Acceptors::escalate_claim(signed(&ALICE), clawback));
		assert_ok!(rule(clawback, 100 * USDT));
		let total = |who| free(who) + held_at_all(who);
		assert_eq!((total(&ALICE), total(&BELLA)), (WEALTH, WEALTH));
		let receipt = Receipts::<Test>::get(of).expect("it has ended");
		assert_eq!((receipt.outcome, receipt.outstanding()), (ClaimState::Paid, 0));
	});
}

#[test]
fn f21_parties_who_are_frozen_by_an_officer_stop_nothing() {
	run(|| {
		let id = in_review();
		for who in [&ALICE, &CAROL] {
			MockKyc::freeze(who);
		}
		assert_ok!(rule(id, 60 * USDT));
		assert_eq!(free(&CAROL), WEALTH + 60 * USDT);
	});
}

#[test]
fn f21_a_frozen_respondent_cannot_hold_a_claim_up() {
	run(|| {
		let id = filed();
		MockKyc::freeze(&ALICE);
		MockClock::advance(ANSWER);
		assert_ok!(Acceptors::escalate_claim(signed(&CAROL), id));
		assert_ok!(rule(id, 100 * USDT));
		assert_eq!(free(&CAROL), WEALTH + 100 * USDT);
	});
}

#[test]
fn f23_a_halt_of_the_chain_takes_no_time_from_anybody() {
	run(|| {
		let id = filed();
		MockClock::stall(100 * DAY);
		assert_ok!(Acceptors::answer_claim(signed(&ALICE), id, PROOF));
	});
}

#[test]
fn f33_a_lost_identity_bars_from_new_trades_and_from_nothing_else() {
	run(|| {
		let id = filed();
		MockKyc::revoke(&ALICE);
		MockKyc::revoke(&CAROL);
		assert_ok!(Acceptors::poke_acceptor(signed(&STRANGER), ALICE));
		assert_eq!(standing(&ALICE), Standing::Barred);
		assert_ok!(Acceptors::answer_claim(signed(&ALICE), id, PROOF));
		assert_ok!(Acceptors::escalate_claim(signed(&CAROL), id));
		assert_ok!(rule(id, 10 * USDT));
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		MockClock::advance(LONG + HOUR);
		assert_ok!(Acceptors::withdraw_bond(signed(&ALICE)));
		assert_eq!(held_at_all(&ALICE), 0);
		let apply = Acceptors::submit_application(signed(&ALICE), FIRST.bond);
		assert_noop!(apply, Failure::NotEligible);
	});
}

#[test]
fn claims_do_not_restrict_before_they_are_decided() {
	run(|| {
		admit(&ALICE, 1);
		for tag in 1..=10 {
			TestTrades::end(trade(tag), released(&ALICE, &CAROL));
			assert_ok!(file(&CAROL, tag, trade(tag), ClaimKind::BankFrozen));
		}
		assert_eq!(row(&ALICE).frozen, FIRST.bond);
		assert!(matches!(standing(&ALICE), Standing::Active { .. }));
	});
}
