// SPDX-License-Identifier: Apache-2.0

//! Claims for which a bond has too little, and what an acceptor may pay out of his bond.

use crate::{
	ClaimKind, ClaimState, Claims, Error, Event, MAX_SERVED, Receipts, Waiting, claim_id, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AccountId, Balance, USDT};

type Failure = Error<Test>;

/// A trade of `amount` in which `who` sold to Alice, and a claim about all of it, as number `tag`.
fn claimed(who: &AccountId, tag: u8, amount: Balance) -> H256 {
	let mut ended = released(&ALICE, who);
	(ended.principal, ended.to_buyer) = (amount, amount);
	TestTrades::end(trade(tag), ended);
	assert_ok!(file_for(who, tag, trade(tag), ClaimKind::BankFrozen, amount));
	claim_id(who, &reference(tag))
}

fn accept(id: H256, amount: Balance) -> frame::prelude::DispatchResult {
	Acceptors::accept_claim(signed(&ALICE), id, amount)
}

fn withdraw(id: H256) {
	assert_ok!(Acceptors::withdraw_claim(signed(&claim(id).claimant), id));
}

/// Take a claim to arbitration at once.
fn dispute(id: H256) {
	assert_ok!(Acceptors::answer_claim(signed(&ALICE), id, PROOF));
	assert_ok!(Acceptors::escalate_claim(signed(&claim(id).claimant), id));
}

/// What is frozen for a claim, and what it waits for.
fn share(id: H256) -> (Balance, Balance) {
	(claim(id).frozen, claim(id).missing())
}

fn paid(id: H256) -> (ClaimState, Balance) {
	let receipt = Receipts::<Test>::get(id).expect("it has ended");
	(receipt.outcome, receipt.paid)
}

/// Dave, a friend of Alice, has claimed her whole bond; Carol comes after him with a loss of 300.
fn shielded() -> (H256, H256) {
	admit(&ALICE, 1);
	let friend = claimed(&DAVE, 1, FIRST.bond);
	let honest = claimed(&CAROL, 2, 300 * USDT);
	assert_eq!((share(friend), share(honest)), ((FIRST.bond, 0), (0, 300 * USDT)));
	(friend, honest)
}

#[test]
fn a_friendly_claim_for_the_whole_bond_does_not_refuse_the_next_one() {
	run(|| {
		let (friend, honest) = shielded();
		assert_eq!(Waiting::<Test>::iter_prefix_values(&ALICE).collect::<Vec<_>>(), [honest]);
		events();
		let seq = claim(honest).seq;
		withdraw(friend);
		assert_eq!(share(honest), (300 * USDT, 0));
		assert_eq!(Waiting::<Test>::iter().count(), 0);
		let amount = 300 * USDT;
		let event = Event::ClaimToppedUp { claim: honest, seq, amount, frozen: amount };
		assert_eq!(events().pop(), Some(event));
		dispute(honest);
		assert_ok!(rule(honest, 300 * USDT));
		assert_eq!(free(&CAROL), WEALTH + 300 * USDT);
	});
}

#[test]
fn whatever_thaws_goes_to_who_waits() {
	let thaws: [(fn(H256), Balance); 5] = [
		(withdraw, 300),
		(
			|id| {
				dispute(id);
				assert_ok!(rule(id, 0));
			},
			300,
		),
		(
			|id| {
				dispute(id);
				assert_ok!(rule(id, 800 * USDT));
			},
			200,
		),
		(
			|id| {
				// The other one goes on, and this one expires.
				dispute(claim_id(&CAROL, &reference(2)));
				MockClock::set(claim(id).windows.escalate_deadline);
				assert_ok!(Acceptors::poke_claim(signed(&STRANGER), id));
			},
			300,
		),
		// Out of her own pocket.
		(
			|id| {
				assert_ok!(accept(id, FIRST.bond));
			},
			300,
		),
	];
	for (thaw, expected) in thaws {
		run(|| {
			let (friend, honest) = shielded();
			thaw(friend);
			assert!(!Claims::<Test>::contains_key(friend));
			assert_eq!(share(honest), (expected * USDT, (300 - expected) * USDT));
		});
	}
}

#[test]
fn who_filed_first_is_served_first_and_a_new_claim_does_not_pass_them() {
	run(|| {
		admit(&ALICE, 1);
		let first = claimed(&DAVE, 1, 800 * USDT);
		let second = claimed(&CAROL, 2, 300 * USDT);
		let third = claimed(&BELLA, 3, 400 * USDT);
		assert_eq!(share(second), (200 * USDT, 100 * USDT));
		assert_eq!(share(third), (0, 400 * USDT));
		assert_ok!(accept(first, 50 * USDT));
		// Of a part that is paid, what was frozen for it thaws.
		assert_eq!(share(first), (750 * USDT, 0));
		assert_eq!(share(second), (250 * USDT, 50 * USDT));
		assert_ok!(Acceptors::top_up_bond(signed(&ALICE), 100 * USDT));
		assert_eq!(share(second), (300 * USDT, 0));
		assert_eq!(share(third), (50 * USDT, 350 * USDT));
		let fourth = claimed(&CAROL, 4, 10 * USDT);
		assert_eq!(share(fourth), (0, 10 * USDT));
		withdraw(first);
		assert_eq!((share(third), share(fourth)), ((400 * USDT, 0), (10 * USDT, 0)));
		assert_eq!(row(&ALICE).waiting, 0);
	});
}

#[test]
fn who_takes_a_claim_back_and_files_again_comes_last() {
	run(|| {
		let (friend, honest) = shielded();
		withdraw(friend);
		// The same trade, another kind.
		assert_ok!(file_for(&DAVE, 9, trade(1), ClaimKind::Chargeback, FIRST.bond));
		let again = claim_id(&DAVE, &reference(9));
		assert_eq!(share(honest), (300 * USDT, 0));
		assert_eq!(share(again), (700 * USDT, 300 * USDT));
	});
}

#[test]
fn nothing_leaves_a_bond_that_somebody_waits_for() {
	run(|| {
		admit_with(&ALICE, 1, 1_500 * USDT);
		let friend = claimed(&DAVE, 1, 1_400 * USDT);
		let honest = claimed(&CAROL, 2, 600 * USDT);
		assert_eq!(share(honest), (100 * USDT, 500 * USDT));
		let excess = || Acceptors::withdraw_excess(signed(&ALICE), 1);
		assert_noop!(excess(), Failure::BondNeeded);
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		let leave = || Acceptors::withdraw_bond(signed(&ALICE));
		for id in [friend, honest] {
			dispute(id);
		}
		MockClock::advance(LONG);
		assert_noop!(leave(), Failure::NothingToWithdraw);
		// Conceding to the friend costs her own money as long as the other waits.
		let before = row(&ALICE).bond;
		assert_ok!(accept(friend, 1_400 * USDT));
		assert_eq!(row(&ALICE).bond, before - 900 * USDT);
		assert_eq!(share(honest), (600 * USDT, 0));
		assert_noop!(leave(), Failure::NothingToWithdraw);
		assert_ok!(rule(honest, 600 * USDT));
		assert_eq!(free(&CAROL), WEALTH + 600 * USDT);
		assert_ok!(leave());
	});
}

#[test]
fn the_row_stays_while_a_claim_waits_for_nothing() {
	run(|| {
		let (friend, honest) = shielded();
		dispute(friend);
		assert_ok!(rule(friend, FIRST.bond));
		assert_eq!((row(&ALICE).bond, share(honest)), (0, (0, 300 * USDT)));
		dispute(honest);
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		MockClock::advance(LONG);
		let leave = || Acceptors::withdraw_bond(signed(&ALICE));
		assert_noop!(leave(), Failure::NothingToWithdraw);
		assert_ok!(rule(honest, 300 * USDT));
		// Nothing was left, and nobody waits for what cannot come.
		assert_eq!(paid(honest), (ClaimState::Paid, 0));
		assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH, 0));
		assert_eq!(service(&ALICE).lost, 1);
		assert_ok!(leave());
	});
}

#[test]
fn a_ruling_that_comes_before_the_money_is_paid_when_it_thaws() {
	run(|| {
		let (friend, honest) = shielded();
		dispute(honest);
		events();
		let seq = claim(honest).seq;
		assert_ok!(rule(honest, 250 * USDT));
		// The deposit is back, and only money is waited for.
		assert_eq!((free(&CAROL), held_at_all(&CAROL)), (WEALTH, 0));
		let found = claim(honest);
		assert_eq!((found.state, found.rest, found.frozen), (ClaimState::Awarded, 250 * USDT, 0));
		let award = 250 * USDT;
		let event = Event::ClaimAwarded { claim: honest, seq: seq + 1, award, rest: award };
		assert_eq!(events().pop(), Some(event));
		// What it did not give can be claimed by another kind.
		let rest = |amount| file_for(&CAROL, 9, trade(2), ClaimKind::Chargeback, amount);
		assert_noop!(rest(50 * USDT + 1), Failure::BadAmount);
		for who in [CAROL, ALICE, STRANGER] {
			let poked = Acceptors::poke_claim(signed(&who), honest);
			assert_noop!(poked, Failure::TooEarly);
		}
		let back = Acceptors::withdraw_claim(signed(&CAROL), honest);
		assert_noop!(back, Failure::WrongState);
		dispute(friend);
		assert_ok!(rule(friend, 800 * USDT));
		// 200 thawed and were paid at once.
		assert_eq!(paid(honest), (ClaimState::Paid, 200 * USDT));
		assert_eq!(free(&CAROL), WEALTH + 200 * USDT);
		assert_eq!(row(&ALICE).bond, 0);
		// Lost twice, once for each ruling.
		assert_eq!(service(&ALICE).lost, 2);
	});
}

#[test]
fn an_award_is_paid_in_parts_as_money_thaws_or_comes() {
	run(|| {
		let (friend, honest) = shielded();
		dispute(honest);
		assert_ok!(rule(honest, 300 * USDT));
		assert_ok!(Acceptors::top_up_bond(signed(&ALICE), 40 * USDT));
		assert_eq!(claim(honest).rest, 260 * USDT);
		assert_eq!(free(&CAROL), WEALTH + 40 * USDT);
		assert_ok!(accept(honest, 60 * USDT));
		assert_eq!((claim(honest).state, claim(honest).rest), (ClaimState::Awarded, 200 * USDT));
		assert_ok!(accept(friend, 150 * USDT));
		assert_eq!(claim(honest).rest, 50 * USDT);
		assert_eq!(row(&ALICE).bond, FIRST.bond - 150 * USDT);
		assert_ok!(accept(honest, 50 * USDT));
		assert_eq!(paid(honest), (ClaimState::Paid, 300 * USDT));
		assert_eq!(free(&CAROL), WEALTH + 300 * USDT);
		withdraw(friend);
		assert_eq!(row(&ALICE).frozen, 0);
	});
}

#[test]
fn so_many_are_served_at_a_time_and_anyone_serves_the_others() {
	run(|| {
		admit(&ALICE, 1);
		let friend = claimed(&DAVE, 1, FIRST.bond);
		let waiting: Vec<_> =
			(0..=2 * MAX_SERVED).map(|tag| claimed(&CAROL, 10 + tag, 10 * USDT)).collect();
		let served = || waiting.iter().filter(|id| claim(**id).frozen > 0).count();
		let at_a_time = usize::from(MAX_SERVED);
		withdraw(friend);
		assert_eq!(served(), at_a_time);
		// What is left belongs to those that wait, whoever comes.
		let late = claimed(&BELLA, 99, FIRST.bond);
		let left = FIRST.bond - 10 * USDT * Balance::from(2 * MAX_SERVED + 1);
		assert_eq!(claim(late).frozen, left);
		let poke = || Acceptors::poke_acceptor(signed(&STRANGER), ALICE);
		let poked = poke().expect("some wait");
		assert_eq!(poked.pays_fee, frame::prelude::Pays::No);
		assert_eq!(served(), 2 * at_a_time);
		assert_ok!(poke());
		assert_eq!(served(), waiting.len());
		assert_noop!(poke(), Failure::NothingDue);
	});
}

#[test]
fn awards_that_wait_for_a_bond_that_is_gone_end_by_anyone() {
	run(|| {
		admit(&ALICE, 1);
		let friend = claimed(&DAVE, 1, FIRST.bond);
		let others: Vec<_> =
			(0..MAX_SERVED).map(|tag| claimed(&BELLA, 20 + tag, 10 * USDT)).collect();
		let honest = claimed(&CAROL, 2, 300 * USDT);
		for id in [friend, honest] {
			dispute(id);
		}
		assert_ok!(rule(honest, 300 * USDT));
		assert_ok!(rule(friend, FIRST.bond));
		// It stands behind more than are looked at, none of which has been decided.
		assert_eq!(claim(honest).state, ClaimState::Awarded);
		let poked = Acceptors::poke_claim(signed(&STRANGER), honest).expect("nothing is left");
		assert_eq!(poked.pays_fee, frame::prelude::Pays::No);
		assert_eq!(paid(honest), (ClaimState::Paid, 0));
		for id in others {
			withdraw(id);
		}
		assert_eq!(row(&ALICE).claims, 0);
	});
}

#[test]
fn a_claim_that_is_accepted_takes_nothing_that_the_rung_or_others_need() {
	run(|| {
		admit_with(&ALICE, 1, 1_250 * USDT);
		let honest = claimed(&CAROL, 1, 200 * USDT);
		let friend = claimed(&DAVE, 2, 400 * USDT);
		// 1,000 for the rung and 200 for Carol leave 50.
		let before = free(&ALICE);
		assert_ok!(accept(friend, 30 * USDT));
		assert_eq!((row(&ALICE).bond, free(&ALICE)), (1_220 * USDT, before));
		set_free(&ALICE, 349 * USDT);
		assert_noop!(accept(friend, 370 * USDT), Failure::InsufficientFunds);
		set_free(&ALICE, 350 * USDT + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(accept(friend, 370 * USDT), Failure::InsufficientFunds);
		set_free(&ALICE, 350 * USDT + EXISTENTIAL_DEPOSIT);
		events();
		assert_ok!(accept(friend, 370 * USDT));
		let spent = Event::BondSpent {
			acceptor: ALICE,
			seq: row(&ALICE).seq - 1,
			claim: friend,
			amount: 20 * USDT,
			bond: 1_200 * USDT,
		};
		assert!(events().contains(&spent));
		assert_eq!((row(&ALICE).bond, free(&ALICE)), (1_200 * USDT, EXISTENTIAL_DEPOSIT));
		assert_eq!(share(honest), (200 * USDT, 0));
		assert!(matches!(standing(&ALICE), tael_primitives::Standing::Active { .. }));
	});
}

#[test]
fn a_bond_that_a_higher_rung_promised_pays_no_friend_either() {
	run(|| {
		admit(&ALICE, 2);
		assert_ok!(Acceptors::set_tier(council(), ALICE, 1));
		let friend = claimed(&DAVE, 1, 2_000 * USDT);
		assert_ok!(accept(friend, 2_000 * USDT));
		assert_eq!(row(&ALICE).bond, SECOND.bond);
	});
}

#[test]
fn a_bond_on_the_way_out_pays_no_friend_before_its_time() {
	run(|| {
		admit_with(&ALICE, 1, 1_500 * USDT);
		let friends: Vec<_> = (1..=4).map(|tag| claimed(&DAVE, tag, 100 * USDT)).collect();
		let bond = || row(&ALICE).bond;
		let friend = |index: usize| friends[index];
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		for id in &friends {
			dispute(*id);
		}
		MockClock::advance(SHORT - 1);
		assert_ok!(accept(friend(0), 100 * USDT));
		assert_eq!(bond(), 1_500 * USDT);
		MockClock::advance(1);
		// Not while a trade lives.
		TestTrades::edit_history(&ALICE, |history| history.open = 1);
		assert_ok!(accept(friend(1), 100 * USDT));
		assert_eq!(bond(), 1_500 * USDT);
		TestTrades::edit_history(&ALICE, |history| history.open = 0);
		assert_ok!(Acceptors::withdraw_bond(signed(&ALICE)));
		assert_eq!(bond(), FIRST.cover + 200 * USDT);
		// The plain part has left but for what is frozen, and that could leave now.
		assert_ok!(accept(friend(2), 100 * USDT));
		assert_eq!(bond(), FIRST.cover + 100 * USDT);
		MockKyc::freeze(&ALICE);
		assert_ok!(accept(friend(3), 100 * USDT));
		assert_eq!(bond(), FIRST.cover);
	});
}

#[test]
fn a_part_that_is_paid_out_of_the_bond_is_no_longer_frozen() {
	run(|| {
		admit(&ALICE, 1);
		let mut ended = released(&ALICE, &CAROL);
		(ended.principal, ended.to_buyer) = (1_500 * USDT, 1_500 * USDT);
		TestTrades::end(trade(1), ended);
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		MockClock::advance(LONG - 1);
		assert_ok!(file_for(&CAROL, 1, trade(1), ClaimKind::BankFrozen, 1_500 * USDT));
		let id = claim_id(&CAROL, &reference(1));
		MockClock::advance(1);
		let before = free(&ALICE);
		// All of the bond could leave if it were not for this claim, so it pays.
		assert_ok!(accept(id, 600 * USDT));
		assert_eq!((row(&ALICE).bond, free(&ALICE)), (400 * USDT, before));
		assert_eq!(share(id), (400 * USDT, 500 * USDT));
		assert_ok!(accept(id, 500 * USDT));
		assert_eq!((row(&ALICE).bond, free(&ALICE)), (0, before - 100 * USDT));
		assert_eq!(share(id), (0, 400 * USDT));
		assert_ok!(accept(id, 400 * USDT));
		assert_ok!(Acceptors::withdraw_bond(signed(&ALICE)));
	});
}
