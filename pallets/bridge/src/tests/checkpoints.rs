// SPDX-License-Identifier: Apache-2.0

//! What the vault holds, against what was issued.

use super::*;
use crate::{DomainState, Error, Event, PauseCause};

fn say(message: &Checkpoint, index: u8) -> DispatchResult {
	send(checkpoints(list([vote(message, index)])))
}

fn pause_of(direction: Direction) -> Option<PauseCause> {
	crate::Pauses::<Test>::get(ETH, direction).map(|pause| pause.cause)
}

#[test]
fn a_covered_checkpoint_changes_nothing() {
	run(|| {
		agree(&deposit(1, &ALICE, 100 * USDT));
		System::reset_events();
		attest(&checkpoint(10, 1, 100 * USDT));
		assert_eq!(
			events(),
			vec![Event::CheckpointAgreed {
				domain: ETH,
				block: 10,
				deposits: 1,
				locked: 100 * USDT,
				balance: 100 * USDT,
			}]
		);
		assert_eq!((pause_of(Direction::In), pause_of(Direction::Out)), (None, None));
		assert!(crate::CheckpointVotes::<Test>::get(ETH).is_empty());
	});
}

#[test]
fn a_sub_27_a_vault_with_less_than_was_issued_pauses_and_the_pause_stays() {
	run(|| {
		agree(&deposit(1, &ALICE, 100 * USDT));
		attest(&checkpoint(10, 1, 100 * USDT - 1));
		assert_eq!(pause_of(Direction::In), Some(PauseCause::Collateral));
		assert_eq!(pause_of(Direction::Out), Some(PauseCause::Collateral));
		System::set_block_number(2);
		MockClock::advance(TestLimits::get().pause);
		assert!(Bridge::is_paused(ETH, Direction::In) && Bridge::is_paused(ETH, Direction::Out));
		// A good one does not resume.
		attest(&checkpoint(11, 1, 100 * USDT));
		assert!(Bridge::is_paused(ETH, Direction::In));
	});
}

#[test]
fn a_checkpoint_from_before_a_deposit_says_nothing_about_it() {
	run(|| {
		agree(&deposit(1, &ALICE, 100 * USDT));
		attest(&checkpoint(10, 0, 0));
		assert!(!Bridge::is_paused(ETH, Direction::In));
	});
}

#[test]
fn a_deposit_that_the_vault_does_not_count_in_time_pauses_both_directions() {
	run(|| {
		agree(&deposit(1, &ALICE, 100 * USDT));
		agree(&deposit(200, &BOB, 100 * USDT));
		MockClock::advance(TestLimits::get().lag - 1);
		attest(&checkpoint(10, 199, 1_000 * USDT));
		assert!(!Bridge::is_paused(ETH, Direction::In));
		// Others that come in between say nothing about it.
		agree(&deposit(2, &ALICE, 100 * USDT));
		MockClock::advance(1);
		attest(&checkpoint(11, 200, 1_000 * USDT));
		assert!(!Bridge::is_paused(ETH, Direction::In), "it is counted");
		attest(&checkpoint(12, 199, 1_000 * USDT));
		for direction in [Direction::In, Direction::Out] {
			assert_eq!(pause_of(direction), Some(PauseCause::Collateral));
		}
	});
}

#[test]
fn a_fee_of_the_token_or_too_little_money_pauses_requests() {
	for bad in [
		Checkpoint { fee_rate: 1, ..checkpoint(10, 0, 500) },
		Checkpoint { balance: 499, ..checkpoint(10, 0, 500) },
	] {
		run(|| {
			attest(&bad);
			assert_eq!(pause_of(Direction::In), None);
			assert_eq!(pause_of(Direction::Out), Some(PauseCause::Token));
		});
	}
}

#[test]
fn an_automatic_pause_outlives_a_watchers() {
	run(|| {
		assert_ok!(Bridge::pause(signed(&WATCHER), ETH, Direction::Out));
		attest(&Checkpoint { fee_rate: 1, ..checkpoint(10, 0, 500) });
		MockClock::advance(TestLimits::get().pause);
		assert!(Bridge::is_paused(ETH, Direction::Out));
	});
}

#[test]
fn a_checkpoint_must_be_newer_than_the_last() {
	run(|| {
		attest(&checkpoint(10, 0, 0));
		for block in [9, 10] {
			assert_noop!(
				Bridge::vote_on_checkpoint(&vote(&checkpoint(block, 0, 5), 1)),
				Error::<Test>::AlreadyProcessed
			);
		}
		assert_ok!(say(&checkpoint(11, 0, 5), 1));
	});
}

#[test]
fn of_each_attester_the_newest_word_counts() {
	run(|| {
		assert_ok!(say(&checkpoint(10, 0, 0), 1));
		assert_noop!(
			Bridge::vote_on_checkpoint(&vote(&checkpoint(10, 0, 0), 1)),
			Error::<Test>::AlreadyVoted
		);
		assert_noop!(
			Bridge::vote_on_checkpoint(&vote(&checkpoint(10, 0, 1), 1)),
			Error::<Test>::ConflictingAttestation
		);
		// The next one takes a while: it is free, and there is always a newer block.
		MockClock::advance(crate::CHECKPOINT_INTERVAL - 1);
		assert_noop!(
			Bridge::vote_on_checkpoint(&vote(&checkpoint(20, 0, 0), 1)),
			Error::<Test>::AlreadyVoted
		);
		MockClock::advance(1);
		assert_ok!(say(&checkpoint(20, 0, 0), 1));
		assert_noop!(
			Bridge::vote_on_checkpoint(&vote(&checkpoint(10, 0, 0), 1)),
			Error::<Test>::AlreadyVoted
		);
		// His word about block 10 is gone: four others are not enough.
		assert_ok!(send(checkpoints(votes(&checkpoint(10, 0, 0), 2, THRESHOLD))));
		assert_eq!(crate::Checkpoints::<Test>::get(ETH).unwrap().block, 1);
		assert_ok!(say(&checkpoint(10, 0, 0), THRESHOLD + 1));
		assert_eq!(crate::Checkpoints::<Test>::get(ETH).unwrap().block, 10);
		let rest = crate::CheckpointVotes::<Test>::get(ETH);
		let (attester, message, at) = (address(1), checkpoint(20, 0, 0), now());
		assert_eq!(rest.to_vec(), vec![crate::Word { attester, message, at }]);
	});
}

#[test]
fn only_the_set_in_office_speaks_of_the_vault() {
	run(|| {
		assert_ok!(send(checkpoints(votes(&checkpoint(10, 0, 0), 1, 4))));
		take_over(2, 4..=10, 5, 10_000);
		let late = vote(&checkpoint(10, 0, 0), 5);
		assert_noop!(Bridge::vote_on_checkpoint(&late), Error::<Test>::UnknownSet);
		for index in 5..=8 {
			assert_ok!(send(checkpoints(list([vote_in(2, &checkpoint(10, 0, 0), index)]))));
		}
		assert_eq!(crate::Checkpoints::<Test>::get(ETH).unwrap().block, 10, "4 to 8");
	});
}

#[test]
fn a_domain_opens_when_its_vault_is_shown_to_hold_what_was_issued() {
	run_in(new_empty_ext(), || {
		// The seed of a live network: minted at genesis for this domain.
		crate::Ledgers::<Test>::mutate(ETH, |ledger| ledger.mint(1_000 * USDT).unwrap());
		assert_ok!(Bridge::is_minted(&ALICE, 1_000 * USDT));
		assert_ok!(add_domain(ETH));
		let state = || crate::Domains::<Test>::get(ETH).unwrap().state;
		assert_eq!(state(), DomainState::Awaiting);
		attest(&Checkpoint { fee_rate: 1, ..checkpoint(1, 0, 1_000 * USDT) });
		assert_eq!(state(), DomainState::Awaiting);
		assert_ok!(Bridge::resume(RuntimeOrigin::root(), ETH, Direction::Out));
		attest(&checkpoint(2, 0, 1_000 * USDT));
		assert_eq!(state(), DomainState::Open);
		let told = Event::DomainChanged { domain: ETH, state: DomainState::Open };
		assert_eq!(events().last(), Some(&told));
	});
}

#[test]
fn a_closed_domain_is_opened_by_the_council_and_a_checkpoint() {
	run(|| {
		let root = RuntimeOrigin::root;
		assert_ok!(Bridge::set_open(root(), ETH, false));
		agree(&deposit(1, &ALICE, USDT));
		assert_eq!(state(1), InboundState::Parked);
		attest(&checkpoint(5, 1, USDT));
		assert_noop!(Bridge::claim_parked(signed(&ALICE), ETH, 1), Error::<Test>::Paused);
		assert_ok!(Bridge::set_open(root(), ETH, true));
		attest(&checkpoint(6, 1, USDT));
		assert_ok!(Bridge::claim_parked(signed(&ALICE), ETH, 1));
	});
}
