// SPDX-License-Identifier: Apache-2.0

//! How a claim begins: CL1.

use crate::{
	Claim, ClaimKind, ClaimState, ClaimWindows, Claimed, ClaimedFor, Claims, Error, Event,
	HoldReason, OpenClaims, claim_id, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AccountId, Side, TradeOutcome, TradeReceipt, USDT};

type Failure = Error<Test>;

const AMOUNT_KINDS: [(ClaimKind, Side); 4] = [
	(ClaimKind::OverpaidFiat, Side::Buyer),
	(ClaimKind::UnderpaidFiat, Side::Seller),
	(ClaimKind::ReleasedNotReceived, Side::Seller),
	(ClaimKind::CancelledButPaid, Side::Buyer),
];
const LONG_KINDS: [(ClaimKind, Side); 2] =
	[(ClaimKind::Chargeback, Side::Seller), (ClaimKind::BankFrozen, Side::Seller)];

/// A trade of Carol with Alice in which Carol has `side`, ended so that `kind` can be claimed.
fn ended_for(kind: ClaimKind, side: Side) -> TradeReceipt<AccountId> {
	let (buyer, seller) = match side {
		Side::Buyer => (CAROL, ALICE),
		Side::Seller => (ALICE, CAROL),
	};
	match kind {
		ClaimKind::CancelledButPaid => cancelled(&buyer, &seller),
		_ => released(&buyer, &seller),
	}
}

#[test]
fn a_claim_freezes_that_part_of_the_bond_and_takes_a_deposit() {
	run(|| {
		admit(&ALICE, 1);
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		events();
		assert_ok!(file_for(&CAROL, 1, trade(1), ClaimKind::BankFrozen, 60 * USDT));
		let id = claim_id(&CAROL, &reference(1));
		assert_eq!(held(HoldReason::ClaimDeposit, &CAROL), DEPOSIT);
		assert_eq!(row(&ALICE).frozen, 60 * USDT);
		assert_eq!(held(HoldReason::Bond, &ALICE), FIRST.bond);
		let answer_deadline = now() + ANSWER;
		let escalate_deadline = answer_deadline + ESCALATE;
		let windows = ClaimWindows { answer_deadline, escalate_deadline };
		let Claim { state, amount, rest, frozen, paid, deposit, loss_at, .. } = claim(id);
		assert_eq!(rest, 60 * USDT);
		assert_eq!((state, amount, frozen, paid), (ClaimState::Filed, 60 * USDT, 60 * USDT, 0));
		assert_eq!((deposit, loss_at), (DEPOSIT, now()));
		assert_eq!(
			events(),
			[Event::ClaimFiled {
				claim: id,
				seq: 0,
				trade: trade(1),
				kind: ClaimKind::BankFrozen,
				claimant: CAROL,
				respondent: ALICE,
				amount,
				frozen,
				evidence: PROOF,
				windows,
			}]
		);
		assert!(OpenClaims::<Test>::contains_key(&ALICE, id));
		let claimed = ClaimedFor::<Test>::get(trade(1), Side::Seller);
		assert_eq!(claimed, Claimed { kinds: 1 << 5, rows: 1, committed: 60 * USDT });
		// Filing proves nothing, so it restricts nobody.
		assert_noop!(Acceptors::poke_acceptor(signed(&STRANGER), ALICE), Failure::NothingDue);
	});
}

#[test]
fn each_kind_has_its_window() {
	for (kinds, window) in [(&AMOUNT_KINDS[..], SHORT), (&LONG_KINDS[..], LONG)] {
		for (kind, side) in kinds {
			run(|| {
				admit(&ALICE, 1);
				TestTrades::end(trade(1), ended_for(*kind, *side));
				MockClock::advance(window);
				assert_noop!(file(&CAROL, 1, trade(1), *kind), Failure::TooLate);
				MockClock::set(now() - 1);
				assert_ok!(file(&CAROL, 1, trade(1), *kind));
			});
		}
	}
}

#[test]
fn each_kind_has_its_side() {
	for (kind, side) in AMOUNT_KINDS.into_iter().chain(LONG_KINDS) {
		run(|| {
			admit(&ALICE, 1);
			admit(&BELLA, 1);
			// Carol is on the side that cannot lose this way.
			TestTrades::end(trade(1), ended_for(kind, side.other()));
			assert_noop!(file(&CAROL, 1, trade(1), kind), Failure::WrongSide);
			assert_noop!(file(&STRANGER, 1, trade(1), kind), Failure::NotParty);
			assert_noop!(file(&BELLA, 1, trade(1), kind), Failure::NotParty);
		});
	}
}

#[test]
fn each_kind_needs_an_end_that_it_can_be_about() {
	use ClaimKind::{
		BankFrozen, CancelledButPaid, Chargeback, OverpaidFiat, ReleasedNotReceived, UnderpaidFiat,
	};
	use TradeOutcome::{Cancelled, Expired, Released, Ruled, Split};
	let all = [
		OverpaidFiat,
		UnderpaidFiat,
		ReleasedNotReceived,
		CancelledButPaid,
		Chargeback,
		BankFrozen,
	];
	// Outcome, what the buyer got, the kinds that fit.
	let table: [(TradeOutcome, u128, &[ClaimKind]); 6] = [
		(
			Released,
			100,
			&[OverpaidFiat, UnderpaidFiat, ReleasedNotReceived, Chargeback, BankFrozen],
		),
		(Split, 50, &[OverpaidFiat, UnderpaidFiat, Chargeback, BankFrozen]),
		(Cancelled, 0, &[CancelledButPaid]),
		(Expired, 0, &[CancelledButPaid]),
		(Ruled, 100, &[OverpaidFiat, Chargeback, BankFrozen]),
		(Ruled, 0, &[]),
	];
	for (outcome, to_buyer, fitting) in table {
		for kind in all {
			let receipt =
				TradeReceipt { outcome, to_buyer: to_buyer * USDT, ..released(&ALICE, &CAROL) };
			assert_eq!(kind.fits(&receipt), fitting.contains(&kind), "{kind:?} × {outcome:?}");
		}
	}
	run(|| {
		admit(&ALICE, 1);
		TestTrades::end(trade(1), cancelled(&ALICE, &CAROL));
		assert_noop!(file(&CAROL, 1, trade(1), BankFrozen), Failure::WrongState);
	});
}

#[test]
fn only_a_trade_that_has_ended_can_be_claimed_for() {
	run(|| {
		admit(&ALICE, 1);
		assert_noop!(file(&CAROL, 1, trade(1), ClaimKind::BankFrozen), Failure::NotFound);
	});
}

#[test]
fn nobody_claims_more_than_the_other_side_got() {
	run(|| {
		admit(&ALICE, 1);
		let mut split = released(&ALICE, &CAROL);
		split.to_buyer = 40 * USDT;
		split.outcome = TradeOutcome::Split;
		TestTrades::end(trade(1), split);
		let file = |tag, kind, amount| file_for(&CAROL, tag, trade(1), kind, amount);
		assert_noop!(file(1, ClaimKind::BankFrozen, 40 * USDT + 1), Failure::BadAmount);
		assert_noop!(file(1, ClaimKind::BankFrozen, u128::MAX), Failure::BadAmount);
		assert_noop!(file(1, ClaimKind::BankFrozen, 0), Failure::BelowMinimum);
		assert_noop!(file(1, ClaimKind::BankFrozen, MIN_CLAIM - 1), Failure::BelowMinimum);
		assert_ok!(file(1, ClaimKind::BankFrozen, MIN_CLAIM));
		// Several kinds share what can have been lost.
		assert_noop!(file(2, ClaimKind::Chargeback, 39 * USDT + 1), Failure::BadAmount);
		assert_ok!(file(2, ClaimKind::Chargeback, 39 * USDT));
		assert_noop!(file(3, ClaimKind::UnderpaidFiat, MIN_CLAIM), Failure::BadAmount);
	});
}

#[test]
fn what_was_not_paid_can_be_claimed_by_another_kind() {
	run(|| {
		let id = in_review();
		assert_noop!(file(&CAROL, 2, trade(1), ClaimKind::Chargeback), Failure::BadAmount);
		assert_ok!(rule(id, 30 * USDT));
		let file = |amount| file_for(&CAROL, 2, trade(1), ClaimKind::Chargeback, amount);
		assert_noop!(file(70 * USDT + 1), Failure::BadAmount);
		assert_ok!(file(70 * USDT));
	});
}

#[test]
fn a_surplus_is_bounded_by_the_principal_and_a_cancelled_trade_by_what_came_back() {
	run(|| {
		admit(&ALICE, 1);
		TestTrades::end(trade(1), released(&CAROL, &ALICE));
		TestTrades::end(trade(2), cancelled(&CAROL, &ALICE));
		let over = 100 * USDT + 1;
		for (tag, kind) in [(1, ClaimKind::OverpaidFiat), (2, ClaimKind::CancelledButPaid)] {
			let file = |amount| file_for(&CAROL, tag, trade(tag), kind, amount);
			assert_noop!(file(over), Failure::BadAmount);
			assert_ok!(file(over - 1));
		}
	});
}

#[test]
fn who_comes_later_waits_for_what_others_have_frozen() {
	run(|| {
		admit(&ALICE, 1);
		let mut large = released(&ALICE, &CAROL);
		(large.principal, large.to_buyer) = (3_000 * USDT, 3_000 * USDT);
		for tag in 1..=3 {
			TestTrades::end(trade(tag), large.clone());
		}
		let file = |tag, amount| file_for(&CAROL, tag, trade(tag), ClaimKind::BankFrozen, amount);
		let found = |tag| {
			let claim = claim(claim_id(&CAROL, &reference(tag)));
			(claim.amount, claim.frozen, claim.missing())
		};
		assert_ok!(file(1, 900 * USDT));
		assert_ok!(file(2, 3_000 * USDT));
		assert_ok!(file(3, MIN_CLAIM));
		assert_eq!(found(2), (3_000 * USDT, 100 * USDT, 2_900 * USDT));
		assert_eq!(found(3), (MIN_CLAIM, 0, MIN_CLAIM));
		assert_eq!((row(&ALICE).frozen, row(&ALICE).waiting), (FIRST.bond, 2_901 * USDT));
		// What they wait for is claimed already: no kind of claim goes beyond what can have been lost.
		let more = |amount| file_for(&CAROL, 9, trade(2), ClaimKind::Chargeback, amount);
		assert_noop!(more(MIN_CLAIM), Failure::BadAmount);
		let first = claim_id(&CAROL, &reference(1));
		assert_ok!(Acceptors::withdraw_claim(signed(&CAROL), first));
		assert_eq!(found(2), (3_000 * USDT, FIRST.bond, 2_000 * USDT));
		assert_eq!(found(3), (MIN_CLAIM, 0, MIN_CLAIM));
	});
}

#[test]
fn a_bond_of_which_next_to_nothing_is_left_is_no_matter_for_a_claim() {
	run(|| {
		let id = in_review();
		TestTrades::end(trade(2), released(&ALICE, &CAROL));
		crate::Acceptors::<Test>::mutate_extant(&ALICE, |row| row.since = now());
		assert_ok!(rule(id, 100 * USDT));
		for (tag, left) in [(3, MIN_CLAIM), (4, MIN_CLAIM - 1)] {
			let mut all = released(&ALICE, &CAROL);
			let amount = row(&ALICE).bond - left;
			(all.principal, all.to_buyer) = (amount.max(MIN_CLAIM), amount.max(MIN_CLAIM));
			TestTrades::end(trade(tag), all);
			let kind = ClaimKind::BankFrozen;
			assert_ok!(file_for(&CAROL, tag, trade(tag), kind, amount.max(MIN_CLAIM)));
			let id = claim_id(&CAROL, &reference(tag));
			MockClock::advance(ANSWER);
			assert_ok!(Acceptors::escalate_claim(signed(&CAROL), id));
			assert_ok!(rule(id, amount));
			assert_eq!(row(&ALICE).bond, left);
		}
		let late = file(&CAROL, 2, trade(2), ClaimKind::BankFrozen);
		assert_noop!(late, Failure::NothingToClaim);
	});
}

#[test]
fn without_a_bond_behind_the_trade_there_is_nothing_to_claim_and_no_deposit() {
	let claim_it = || file(&CAROL, 1, trade(1), ClaimKind::BankFrozen);
	// No acceptor at all, or an applicant.
	run(|| {
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		assert_noop!(claim_it(), Failure::NothingToClaim);
		assert_ok!(Acceptors::submit_application(signed(&ALICE), FIRST.bond));
		assert_noop!(claim_it(), Failure::NothingToClaim);
		// Admitted after the trade: its counterparty was promised nothing.
		MockClock::advance(1);
		assert_ok!(Acceptors::approve(council(), ALICE, 1, PROOF));
		assert_noop!(claim_it(), Failure::NothingToClaim);
		assert_eq!(held_at_all(&CAROL), 0);
	});
	// Left entirely.
	run(|| {
		admit(&ALICE, 1);
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		assert_ok!(Acceptors::withdraw_bond(signed(&ALICE)));
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		assert_noop!(claim_it(), Failure::NothingToClaim);
	});
}

#[test]
fn who_leaves_or_was_expelled_is_claimed_against_as_before() {
	run(|| {
		admit(&ALICE, 1);
		for tag in [1, 2] {
			TestTrades::end(trade(tag), released(&ALICE, &CAROL));
		}
		assert_ok!(Acceptors::charge(council(), ALICE, crate::Concern::Fraud, PROOF));
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		assert_ok!(file(&CAROL, 1, trade(1), ClaimKind::BankFrozen));
		MockClock::advance(HEARING);
		assert_ok!(Acceptors::expel(council(), ALICE));
		assert_ok!(file(&CAROL, 2, trade(2), ClaimKind::BankFrozen));
	});
}

#[test]
fn a_kind_is_claimed_once_for_a_trade_ever() {
	run(|| {
		let id = filed();
		let again = |tag| file(&CAROL, tag, trade(1), ClaimKind::BankFrozen);
		assert_noop!(again(1), Failure::AlreadyExists);
		assert_noop!(again(2), Failure::AlreadyClaimed);
		assert_ok!(Acceptors::withdraw_claim(signed(&CAROL), id));
		assert_noop!(again(1), Failure::AlreadyExists);
		assert_noop!(again(2), Failure::AlreadyClaimed);
		assert_ok!(file(&CAROL, 2, trade(1), ClaimKind::Chargeback));
	});
}

#[test]
fn two_acceptors_can_claim_against_each_other() {
	run(|| {
		admit(&ALICE, 1);
		admit(&BELLA, 1);
		TestTrades::end(trade(1), released(&ALICE, &BELLA));
		assert_ok!(file(&ALICE, 1, trade(1), ClaimKind::OverpaidFiat));
		assert_ok!(file(&BELLA, 1, trade(1), ClaimKind::BankFrozen));
		assert_eq!((row(&ALICE).frozen, row(&BELLA).frozen), (100 * USDT, 100 * USDT));
	});
}

#[test]
fn the_claimant_must_be_able_to_place_the_deposit() {
	run(|| {
		admit(&ALICE, 1);
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		let claim_it = || file(&CAROL, 1, trade(1), ClaimKind::BankFrozen);
		set_free(&CAROL, DEPOSIT + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(claim_it(), Failure::InsufficientFunds);
		set_free(&CAROL, DEPOSIT + EXISTENTIAL_DEPOSIT);
		MockKyc::freeze(&CAROL);
		assert_noop!(claim_it(), DispatchError::Other("Frozen"));
		MockKyc::thaw(&CAROL);
		// A claim is a right from a trade: it asks for no tier.
		MockKyc::revoke(&CAROL);
		assert_ok!(claim_it());
	});
}

#[test]
fn a_person_does_not_claim_from_himself() {
	run(|| {
		admit(&ALICE, 1);
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		for who in [&ALICE, &CAROL] {
			MockKyc::identify(who, H256::repeat_byte(1));
		}
		let claim_it = file(&CAROL, 1, trade(1), ClaimKind::BankFrozen);
		assert_noop!(claim_it, Failure::SamePerson);
	});
}

#[test]
fn terms_are_those_of_the_day_of_the_claim() {
	run(|| {
		let id = filed();
		let before = claim(id);
		TestLimits::set(crate::Limits {
			claim_deposit: 2 * DEPOSIT,
			answer_window: 1,
			escalate_window: 1,
			..LIMITS
		});
		assert_eq!(claim(id), before);
		assert_ok!(Acceptors::withdraw_claim(signed(&CAROL), id));
		assert_eq!(free(&CAROL), WEALTH);
		assert_eq!(Claims::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_hash_of_a_claim_is_not_that_of_its_trade() {
	run(|| {
		let id = filed();
		let of_trade = released(&ALICE, &CAROL).contract_hash;
		let of_claim = claim(id).grounds.contract_hash;
		assert_ne!(of_claim, of_trade);
		TestTrades::end(trade(2), released(&ALICE, &CAROL));
		assert_ok!(file(&CAROL, 2, trade(2), ClaimKind::BankFrozen));
		let other = claim(claim_id(&CAROL, &reference(2)));
		assert_ne!(of_claim, other.grounds.contract_hash);
	});
}
