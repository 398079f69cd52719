// SPDX-License-Identifier: Apache-2.0

//! Attesters who say different things about one deposit.

use super::*;
use crate::{Error, Event, MAX_VARIANTS, PauseCause, Standing};

/// A version of deposit 1 that differs with `tag`.
fn variant(tag: u8) -> Deposit {
	Deposit { memo: H256::repeat_byte(tag), ..deposit(1, &ALICE, 100 * USDT) }
}

fn say(message: &Deposit, index: u8) -> DispatchResult {
	send(deposits(list([vote(message, index)])))
}

#[test]
fn a_sub_04_a_minority_that_says_otherwise_stops_nothing_and_is_told() {
	run(|| {
		// As many as can be wrong, each with a version of his own.
		for index in 1..=ATTESTERS - THRESHOLD {
			assert_ok!(say(&variant(index), index));
		}
		let message = deposit(1, &ALICE, 100 * USDT);
		assert_ok!(send(deposits(votes(&message, 3, 7))));
		assert_eq!(free(&ALICE), WEALTH + 100 * USDT - FEE);
		let attesters = vec![address(1), address(2)];
		assert!(events().contains(&Event::Dissented { domain: ETH, nonce: 1, attesters }));
		assert!(!Bridge::is_paused(ETH, Direction::In));
		assert_eq!(owed(&payee(1)), 0, "nothing for who said otherwise");
	});
}

#[test]
fn an_attester_says_one_thing_about_a_deposit() {
	run(|| {
		assert_ok!(say(&variant(1), 1));
		let other = vote(&variant(2), 1);
		let stale = TransactionValidityError::Invalid(InvalidTransaction::Stale);
		assert_eq!(refused(&deposits(list([other.clone()]))), Some(stale));
		assert_noop!(Bridge::vote_on_deposit(&other), Error::<Test>::ConflictingAttestation);
	});
}

#[test]
fn a_sub_27_so_much_conflict_that_nothing_can_be_agreed_pauses_and_the_pause_stays() {
	run(|| {
		// Three against two against one: with the seventh there are four at most.
		for (index, tag) in [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2)] {
			assert_ok!(say(&variant(tag), index));
		}
		assert!(!Bridge::is_paused(ETH, Direction::In), "three and the last two may still be five");
		assert_ok!(say(&variant(3), 6));
		for direction in [Direction::In, Direction::Out] {
			assert!(Bridge::is_paused(ETH, direction));
			let cause = PauseCause::Conflict;
			let told = Event::Paused { domain: ETH, direction, cause, until: None };
			assert!(events_so_far().contains(&told));
		}
		System::set_block_number(2);
		MockClock::advance(365 * tael_primitives::DAY);
		assert!(Bridge::is_paused(ETH, Direction::In), "until the council has looked");
		let count = events_so_far().len();
		assert_ok!(say(&variant(3), 7));
		assert_eq!(events_so_far().len(), count, "it is told once");
	});
}

fn events_so_far() -> Vec<Event<Test>> {
	System::read_events_for_pallet()
}

#[test]
fn a_sub_04_the_versions_of_a_deposit_are_bounded_and_leave_room_for_the_truth() {
	let truth = variant(0);
	let voter = |index: u8| EvmAddress([index; 20]);
	let mut ballot = Ballot::default();
	// Two sets of 32 attesters, of whom 22 decide: ten of each may say something of their own.
	for index in 1..=20 {
		assert_eq!(ballot.cast(&variant(index), voter(index), |_| true), Standing::New);
	}
	assert_eq!(ballot.cast(&truth, voter(21), |_| true), Standing::New);
	assert_eq!(ballot.cast(&variant(22), voter(22), |_| true), Standing::New);
	assert_eq!(ballot.variants.len(), MAX_VARIANTS as usize);
	assert_eq!(ballot.cast(&variant(23), voter(23), |_| true), Standing::Full);
	assert_eq!(ballot.cast(&truth, voter(23), |_| true), Standing::New);
	// Versions of those who count no more make room.
	assert_eq!(ballot.cast(&variant(24), voter(24), |one| *one != voter(3)), Standing::New);
	assert_eq!(ballot.variants.len(), MAX_VARIANTS as usize);
	assert_eq!(ballot.voters(&variant(3)), vec![]);
	assert_eq!(ballot.voters(&truth), vec![voter(21), voter(23)]);
}

#[test]
fn votes_of_the_set_before_keep_their_place_when_a_version_that_it_has_no_say_in_needs_one() {
	run(|| {
		let many = MAX_VARIANTS as u8;
		let mut ballot = Ballot::default();
		for index in 1..=many {
			assert_eq!(ballot.cast(&variant(index), address(index), |_| true), Standing::New);
		}
		// All of them are of the set before, which counts for what is older than block 1,001, as they say it is.
		take_over(2, 1..=many, 15, 10_000);
		crate::Votes::<Test>::insert(ETH, 1, ballot.clone());
		take_over(3, many + 1..=many + 4, 3, 2_000);
		crate::Sets::<Test>::remove(1);
		let younger = Deposit { block: 5_000, ..variant(99) };
		let late = vote_in(3, &younger, many + 1);
		assert_noop!(Bridge::vote_on_deposit(&late), Error::<Test>::TooManyVariants);
		assert_eq!(crate::Votes::<Test>::get(ETH, 1), ballot);
		// When their time is over they make room.
		MockClock::advance(TestLimits::get().overlap);
		assert_ok!(Bridge::vote_on_deposit(&late));
		assert_eq!(crate::Votes::<Test>::get(ETH, 1).voters(&younger), vec![address(many + 1)]);
	});
}

#[test]
fn who_is_suspended_can_agree_with_nobody_so_the_others_are_divided_sooner() {
	run(|| {
		for index in 1..=2 {
			let set = |set: &mut Option<crate::AttesterSet>| {
				assert!(set.as_mut().unwrap().suspend(&address(index)));
			};
			crate::Sets::<Test>::mutate(1, set);
			crate::Attesters::<Test>::mutate(address(index), |attester| {
				attester.as_mut().unwrap().state = crate::AttesterState::Suspended;
			});
		}
		assert_ok!(say(&variant(1), 3));
		assert!(!Bridge::is_paused(ETH, Direction::In), "the other four may join him");
		assert_ok!(say(&variant(2), 4));
		assert!(Bridge::is_paused(ETH, Direction::In));
	});
}

#[test]
fn a_full_ballot_refuses_another_version() {
	run(|| {
		let mut ballot = Ballot::default();
		for index in 1..=MAX_VARIANTS as u8 {
			// Each by an attester of the set before, who still counts.
			assert_eq!(ballot.cast(&variant(index), address(index), |_| true), Standing::New);
		}
		take_over(2, 1..=MAX_VARIANTS as u8 + 1, 16, 10_000);
		crate::Votes::<Test>::insert(ETH, 1, ballot);
		let late = vote_in(2, &variant(99), MAX_VARIANTS as u8 + 1);
		assert_noop!(Bridge::vote_on_deposit(&late), Error::<Test>::TooManyVariants);
	});
}
