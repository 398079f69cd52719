// SPDX-License-Identifier: Apache-2.0

//! The panel: commitments, votes, median and majority, and members who are missing.

use crate::{DisputeState, DisputeTier, Error, Event, Vacancy, Vote, mock::*, vote_commitment};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{Case, CaseId, Cause, Ruling, Side};

fn ruling(id: CaseId) -> Ruling {
	let stored = row(id).ruling.expect("it is ruled");
	assert_eq!(stored.tier, DisputeTier::Panel);
	stored.ruling
}

fn slashing(cause: Cause, to_buyer: u16) -> Vote {
	Vote { slash_buyer: true, ..vote(cause, to_buyer) }
}

#[test]
fn the_last_vote_makes_the_ruling() {
	run_with_each(|asset| {
		let id = before_panel(asset);
		let panel = sitting(id);
		let votes = [2_000, 9_000, 4_000].map(|share| vote(Cause::WrongAmountUnder, share));
		for (who, vote) in panel.iter().zip(&votes) {
			assert_noop!(reveal_vote(who, id, *vote), Error::<Test>::TooEarly);
			assert_ok!(commit(who, id, vote));
		}
		assert_eq!(row(id).commit_until, now(), "all have committed: the votes may come");
		assert_ok!(reveal_vote(&panel[0], id, votes[0]));
		assert_ok!(reveal_vote(&panel[1], id, votes[1]));
		assert_eq!(row(id).state, DisputeState::Review);
		events();
		assert_ok!(reveal_vote(&panel[2], id, votes[2]));
		assert_eq!(row(id).state, DisputeState::Ruled);
		let ruling = ruling(id);
		assert_eq!(ruling.to_buyer, PRINCIPAL * 4 / 10, "the median");
		assert_eq!(ruling.to_seller, PRINCIPAL * 6 / 10);
		assert_eq!((ruling.cause, ruling.fee_payer), (Cause::WrongAmountUnder, Some(Side::Buyer)));
		assert!(matches!(
			&events()[..],
			[Event::VoteRevealed { .. }, Event::Ruled { tier: DisputeTier::Panel, .. }]
		));
		for who in &panel {
			assert_eq!((record(who).load, record(who).served), (0, 1));
		}
	});
}

#[test]
fn shares_are_rounded_down_and_the_rest_is_the_sellers() {
	run(|| {
		assert_ok!(open(Case { principal: 101, ..case(1, NATIVE) }));
		let id = trade(1);
		assert_ok!(Arbitration::respond(signed(&SELLER), id, NOTES));
		both_ready(id);
		draw(id);
		let judge = sitting(id)[0].clone();
		let nothing = Ruling { to_seller: 101, ..no_payment() };
		assert_ok!(Arbitration::rule(signed(&judge), id, nothing, NOTES));
		assert_ok!(Arbitration::appeal(signed(&BUYER), id));
		draw(id);
		both_ready(id);
		vote_each(id, [3_333, 5_000, 9_999].map(|share| vote(Cause::TechnicalFault, share)));
		assert_eq!((ruling(id).to_buyer, ruling(id).to_seller), (50, 51));
		assert_eq!(ruling(id).fee_payer, None, "each its half");
	});
}

#[test]
fn a_slash_needs_a_majority_and_takes_the_least_that_was_voted_for() {
	let one =
		[slashing(Cause::ForgedProof, 0), vote(Cause::NoPayment, 0), vote(Cause::NoPayment, 0)];
	let two = [
		slashing(Cause::ForgedProof, 0),
		slashing(Cause::ForgedProof, 0),
		vote(Cause::NoPayment, 0),
	];
	for (votes, slash, cause) in [(one, 0, Cause::NoPayment), (two, BUYER_BOND, Cause::ForgedProof)]
	{
		run(|| {
			let id = before_panel(NATIVE);
			vote_each(id, votes);
			assert_eq!((ruling(id).slash_buyer, ruling(id).slash_seller), (slash, 0));
			assert_eq!(ruling(id).cause, cause);
		});
	}
	run(|| {
		let id = before_panel(NATIVE);
		let seller = |cause| Vote { slash_seller: true, ..vote(cause, 10_000) };
		let votes = [
			seller(Cause::WrongAccountGiven),
			seller(Cause::Other),
			vote(Cause::SellerSilent, 10_000),
		];
		vote_each(id, votes);
		// One says half of the bond, one the whole: half.
		assert_eq!(ruling(id).slash_seller, SELLER_BOND / 2);
		// And three say three things.
		assert_eq!((ruling(id).cause, ruling(id).fee_payer), (Cause::Other, Some(Side::Seller)));
	});
}

#[test]
fn a_vote_counts_only_as_it_was_committed_to() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		let honest = vote(Cause::NoPayment, 0);
		for who in &panel {
			assert_ok!(commit(who, id, &honest));
		}
		let changed = vote(Cause::PaidButExpired, 10_000);
		assert_noop!(reveal_vote(&panel[0], id, changed), Error::<Test>::BadReveal);
		let salt = [0; 32];
		let other_salt = Arbitration::reveal_vote(signed(&panel[0]), id, honest, salt);
		assert_noop!(other_salt, Error::<Test>::BadReveal);
		for who in [&STRANGER, &BUYER] {
			assert_noop!(reveal_vote(who, id, honest), Error::<Test>::NotAssigned);
			assert_noop!(commit(who, id, &honest), Error::<Test>::NotAssigned);
		}
		assert_ok!(reveal_vote(&panel[0], id, honest));
		assert_noop!(reveal_vote(&panel[0], id, honest), Error::<Test>::AlreadyRuled);
		assert_noop!(commit(&panel[1], id, &changed), Error::<Test>::TooLate);
		assert_ok!(reveal_vote(&panel[1], id, honest));
		assert_ok!(reveal_vote(&panel[2], id, honest));
		assert_noop!(reveal_vote(&panel[2], id, honest), Error::<Test>::AlreadyRuled);
		assert_noop!(commit(&panel[2], id, &honest), Error::<Test>::AlreadyRuled);
		let unsigned = Arbitration::commit_vote(RuntimeOrigin::none(), id, NOTES);
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}

#[test]
fn a_copied_commitment_is_of_no_use() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		let honest = vote(Cause::NoPayment, 0);
		let copied = vote_commitment(&id, DisputeTier::Panel, &panel[0], &honest, &SALT);
		for who in &panel {
			assert_ok!(Arbitration::commit_vote(signed(who), id, copied));
		}
		assert_ok!(reveal_vote(&panel[0], id, honest));
		assert_noop!(reveal_vote(&panel[1], id, honest), Error::<Test>::BadReveal);
	});
}

#[test]
fn a_vote_that_departs_from_the_table_says_why() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		let bad = [
			vote(Cause::NoPayment, 1),
			vote(Cause::ForgedProof, 0),
			slashing(Cause::SellerSilent, 10_000),
		];
		for (who, vote) in panel.iter().zip(&bad) {
			assert_ok!(commit(who, id, vote));
		}
		for (who, vote) in panel.iter().zip(bad) {
			assert_noop!(reveal_vote(who, id, vote), Error::<Test>::DepartsFromTable);
		}
	});
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		let mute = Vote { notes_hash: H256::zero(), ..vote(Cause::Other, 1) };
		let too_much = vote(Cause::Other, 10_001);
		let told = vote(Cause::Other, 1);
		for (who, vote) in panel.iter().zip([&mute, &too_much, &told]) {
			assert_ok!(commit(who, id, vote));
		}
		assert_noop!(reveal_vote(&panel[0], id, mute), Error::<Test>::NotesMissing);
		assert_noop!(reveal_vote(&panel[1], id, too_much), Error::<Test>::DepartsFromTable);
		assert_ok!(reveal_vote(&panel[2], id, told));
	});
}

#[test]
fn boundary_commitments_end_before_votes_begin() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		let honest = vote(Cause::NoPayment, 0);
		let until = row(id).commit_until;
		assert_ok!(commit(&panel[0], id, &honest));
		MockClock::set(until - 1);
		assert_ok!(commit(&panel[1], id, &honest));
		assert_noop!(reveal_vote(&panel[0], id, honest), Error::<Test>::TooEarly);
		MockClock::set(until);
		assert_noop!(commit(&panel[2], id, &honest), Error::<Test>::TooLate);
		assert_ok!(reveal_vote(&panel[0], id, honest));
		assert_noop!(reveal_vote(&panel[2], id, honest), Error::<Test>::BadReveal);
	});
}

#[test]
fn boundary_nobody_commits_before_the_parties_are_heard() {
	run(|| {
		let id = appealed(NATIVE);
		assert_ok!(Arbitration::counter_fund(signed(&SELLER), id));
		draw(id);
		let heard = row(id).evidence_until;
		assert_eq!(row(id).commit_until, heard + TERMS.commit_window);
		assert_eq!(row(id).deadline, heard + TERMS.commit_window + TERMS.reveal_window);
		let member = sitting(id)[0].clone();
		let honest = vote(Cause::NoPayment, 0);
		MockClock::set(heard - 1);
		assert_noop!(commit(&member, id, &honest), Error::<Test>::TooEarly);
		MockClock::set(heard);
		assert_ok!(commit(&member, id, &honest));
		// A single arbiter does not vote, and a panel does not rule.
		let ruled = Arbitration::rule(signed(&member), id, paid(), H256::zero());
		assert_noop!(ruled, Error::<Test>::WrongState);
	});
}

#[test]
fn a_single_arbiter_does_not_vote() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		assert_noop!(commit(&judge, id, &vote(Cause::NoPayment, 0)), Error::<Test>::WrongState);
		let revealed = reveal_vote(&judge, id, vote(Cause::NoPayment, 0));
		assert_noop!(revealed, Error::<Test>::WrongState);
	});
}

#[test]
fn boundary_two_votes_rule_at_the_deadline_and_the_missing_member_is_slashed() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		for (who, share) in panel.iter().zip([2_000, 5_001]) {
			assert_ok!(commit(who, id, &vote(Cause::WrongAmountUnder, share)));
		}
		MockClock::set(row(id).commit_until);
		for (who, share) in panel.iter().zip([2_000, 5_001]) {
			assert_ok!(reveal_vote(who, id, vote(Cause::WrongAmountUnder, share)));
		}
		MockClock::set(row(id).deadline - 1);
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(poke(id));
		assert_eq!(row(id).state, DisputeState::Ruled);
		assert_eq!(ruling(id).to_buyer, PRINCIPAL * 3_500 / 10_000, "the mean, rounded down");
		assert_eq!(bond(&panel[2]), BOND - TERMS.overdue_slash);
		assert_eq!(row(id).rounds[1].earned.to_vec(), panel[..2].to_vec());
		assert_eq!(row(id).rounds[1].share, FEE);
	});
}

#[test]
fn with_fewer_than_two_votes_the_missing_members_are_replaced() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		let honest = vote(Cause::NoPayment, 0);
		for who in &panel {
			assert_ok!(commit(who, id, &honest));
		}
		assert_ok!(reveal_vote(&panel[0], id, honest));
		MockClock::set(row(id).deadline);
		events();
		assert_ok!(poke(id));
		assert_eq!(sitting(id), panel[..1], "who has voted has done his work");
		let vacated = events()
			.into_iter()
			.filter(|event| matches!(event, Event::SeatVacated { why: Vacancy::Overdue, .. }))
			.count();
		assert_eq!(vacated, 2);
		draw(id);
		let second = sitting(id);
		assert_eq!(second.len(), 3);
		assert!(!second.contains(&panel[1]) && !second.contains(&panel[2]));
		assert_noop!(commit(&panel[0], id, &honest), Error::<Test>::AlreadyRuled);
		assert_noop!(Arbitration::recuse(signed(&panel[0]), id), Error::<Test>::AlreadyRuled);
		for who in &second[1..] {
			assert_ok!(commit(who, id, &honest));
		}
		for who in &second[1..] {
			assert_ok!(reveal_vote(who, id, honest));
		}
		assert_eq!(ruling(id), no_payment());
	});
}

#[test]
fn who_voted_in_a_panel_that_came_to_nothing_is_paid_and_the_treasury_has_the_rest() {
	run(|| {
		let id = before_panel(NATIVE);
		let voter = sitting(id)[0].clone();
		let honest = vote(Cause::NoPayment, 0);
		for who in sitting(id) {
			assert_ok!(commit(&who, id, &honest));
		}
		assert_ok!(reveal_vote(&voter, id, honest));
		// Four more are there: two replacements, twice.
		while row(id).tier == DisputeTier::Panel {
			MockClock::set(row(id).deadline.max(now()));
			reveal(1);
			assert_ok!(poke(id));
		}
		assert_eq!(row(id).tier, DisputeTier::Council);
		assert_eq!(row(id).rounds[1].earned.to_vec(), vec![voter.clone()]);
		let treasury = free(&TREASURY);
		let earned = free(&voter);
		assert_ok!(Arbitration::council_rule(council(), id, no_payment(), H256::zero()));
		assert_eq!(free(&voter), earned + FEE);
		// The council's two thirds, and what the buyer staked beyond the cost.
		assert_eq!(free(&TREASURY), treasury + 2 * FEE + 3 * FEE);
		assert_eq!(free(&SELLER), WEALTH);
	});
}
