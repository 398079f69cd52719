// SPDX-License-Identifier: Apache-2.0

//! What an attester signs next, case by case.

use super::{
	decide::{AHEAD, Seat},
	duties::turn,
};
use crate::tael::{
	Ballot, Clock, Office, Outbound, OutboundState, Progress, Word,
	testing::{address, next, office, set, signed},
};
use polkadot_sdk::sp_core::H256;
use tael_primitives::{
	Millis, SECOND,
	bridge::{Deposit, EvmAddress, Outcome, Receipt, Release},
};

/// It stood still for 100 ms.
const fn clock(timestamp: Millis) -> Clock {
	Clock { timestamp, now: timestamp.saturating_sub(100) }
}

fn seat(office: &Office, tag: u8) -> Seat<'_> {
	Seat { office, next: None, rotation: None, me: address(tag), clock: clock(500) }
}

fn deposit(nonce: u64, block: u64) -> Deposit {
	Deposit {
		domain: 1,
		nonce,
		token: address(200),
		sender: H256::zero(),
		refund_to: address(201),
		recipient: H256::zero(),
		amount: 7,
		max_fee: 0,
		memo: H256::zero(),
		tx: H256::zero(),
		block,
		block_hash: H256::zero(),
	}
}

fn voted<M>(message: M, voters: &[u8]) -> Ballot<M> {
	Ballot { variants: vec![(message, voters.iter().copied().map(address).collect())] }
}

fn nothing<M>() -> Ballot<M> {
	Ballot { variants: Vec::new() }
}

fn release(nonce: u64) -> Release {
	Release {
		domain: 1,
		nonce,
		token: address(200),
		recipient: address(9),
		amount: 100,
		fee: 1,
		deadline: 5_000,
		request: H256::zero(),
	}
}

fn outbound(nonce: u64, state: OutboundState, signatures: Option<(u64, &[u8])>) -> Outbound {
	let signatures = signatures.map(|(set, tags)| signed(set, tags.iter().copied()));
	Outbound { release: release(nonce), state, signatures }
}

fn signed_by(seat: &Seat<'_>, outbounds: &[Outbound]) -> Vec<u64> {
	seat.releases(outbounds).iter().map(|release| release.nonce).collect()
}

#[test]
fn a_deposit_is_voted_on_once() {
	let office = office();
	let ballots =
		[(4, nothing()), (5, voted(deposit(5, 60), &[3, 4])), (6, voted(deposit(6, 60), &[4, 5]))];
	assert_eq!(seat(&office, 3).deposits(&ballots), [4, 6]);
	assert_eq!(seat(&office, 4).deposits(&ballots), [4]);
}

#[test]
fn a_vote_that_is_enough_only_since_a_rotation_is_repeated() {
	let office = office();
	let enough = [(4, voted(deposit(4, 60), &[1, 3, 4, 5, 6]))];
	assert_eq!(seat(&office, 3).deposits(&enough), [4]);
	let lacking = [(4, voted(deposit(4, 60), &[1, 2, 3, 4, 5]))];
	assert!(seat(&office, 3).deposits(&lacking).is_empty(), "the set before counts no more for it");
	let old = [(4, voted(deposit(4, 49), &[1, 2, 3, 4]))];
	assert_eq!(seat(&office, 3).deposits(&old), [4], "for this it does");
}

#[test]
fn a_deposit_is_voted_on_as_one_of_the_set_that_counts_for_its_block() {
	let office = office();
	assert_eq!(seat(&office, 1).for_deposit(&deposit(1, 49)), Some(1));
	assert_eq!(seat(&office, 1).for_deposit(&deposit(1, 50)), None);
	assert_eq!(seat(&office, 7).for_deposit(&deposit(1, 49)), Some(2));
}

#[test]
fn a_rel_16_nobody_runs_far_ahead_of_the_others() {
	let progress = Progress { contiguous: 10, highest: 10, first_word: 0, words: vec![0] };
	let undone: Vec<_> = progress.undone(10 + AHEAD).collect();
	assert_eq!((undone.len(), undone.last()), (64, Some(&74)));
}

#[test]
fn a_release_is_signed_once_by_each_of_the_set_in_office() {
	let office = office();
	let open = [
		outbound(1, OutboundState::Requested, None),
		outbound(2, OutboundState::Requested, Some((2, &[3, 4]))),
		outbound(3, OutboundState::Signed, Some((2, &[4, 5, 6, 7]))),
	];
	assert_eq!(signed_by(&seat(&office, 3), &open), [1]);
	assert_eq!(signed_by(&seat(&office, 5), &open), [1, 2]);
	assert!(signed_by(&seat(&office, 1), &open).is_empty(), "he is not in office");
}

#[test]
fn a_release_is_signed_after_its_deadline_too_because_the_vault_cancels_only_what_is_signed() {
	let office = office();
	let open = [outbound(1, OutboundState::Requested, None)];
	let late = clock((open[0].release.deadline + 1) * SECOND);
	assert_eq!(signed_by(&Seat { clock: late, ..seat(&office, 3) }, &open), [1]);
}

#[test]
fn what_the_set_before_began_is_signed_anew_and_what_it_finished_only_when_its_time_is_over() {
	let office = office();
	let begun = [outbound(1, OutboundState::Requested, Some((1, &[1, 2, 3])))];
	assert_eq!(signed_by(&seat(&office, 3), &begun), [1], "he signs it as one of set 2");
	let finished = [outbound(1, OutboundState::Signed, Some((1, &[1, 2, 3, 4])))];
	let at = |timestamp| Seat { clock: clock(timestamp), ..seat(&office, 3) };
	assert!(signed_by(&at(999), &finished).is_empty());
	assert_eq!(signed_by(&at(1_000), &finished), [1], "the vault's clock does not stand still");
}

#[test]
fn a_rotation_is_signed_once_by_the_set_in_office() {
	let (office, next) = (office(), next());
	let seat = |tag| Seat { next: Some(&next), ..seat(&office, tag) };
	assert!(seat(3).rotation().is_some());
	let (mine, another) = (signed(2, [3]), signed(1, [3]));
	assert!(Seat { rotation: Some(&mine), ..seat(3) }.rotation().is_none(), "he has");
	assert!(Seat { rotation: Some(&another), ..seat(3) }.rotation().is_some(), "as another set");
	assert!(seat(1).rotation().is_none() && seat(9).rotation().is_none());
	let done = Office { set: set(3, 6..=10), previous: None };
	let seat = Seat { office: &done, ..seat(6) };
	assert!(seat.rotation().is_none() && seat.awaited_rotation().is_none());
}

#[test]
fn that_a_set_took_over_can_be_said_by_that_set_too() {
	let (office, next, signatures) = (office(), next(), signed(2, 3..=6));
	let receipt = |outcome| Receipt {
		domain: 1,
		outcome,
		nonce: 3,
		subject: H256::zero(),
		block: 70,
		block_hash: H256::zero(),
	};
	let rotation = Some(&signatures);
	let seat = |tag| Seat {
		next: Some(&next),
		rotation,
		clock: clock(100 * SECOND),
		..seat(&office, tag)
	};
	let early = Seat { clock: clock(99 * SECOND), ..seat(9) };
	assert_eq!(early.for_receipt(&receipt(Outcome::Rotated)), None);
	assert_eq!(seat(9).for_receipt(&receipt(Outcome::Rotated)), Some(3));
	assert_eq!(seat(6).for_receipt(&receipt(Outcome::Rotated)), Some(2), "he is in both");
	assert_eq!(seat(9).for_receipt(&receipt(Outcome::Released)), None);
	assert_eq!(seat(3).awaited_rotation(), Some(&next));
	let enough = voted(receipt(Outcome::Rotated), &[7, 8, 9, 10]);
	assert!(seat(9).is_receipt_due(&enough), "somebody has to have it counted anew");
	assert!(!early.is_receipt_due(&enough), "it has no voice yet");
	assert!(!seat(9).is_receipt_due(&voted(receipt(Outcome::Released), &[7, 8, 9, 10])));
}

#[test]
fn all_attesters_speak_of_one_block() {
	let office = office();
	let say = |head| seat(&office, 3).checkpoint(head, 25, None, &[]);
	assert_eq!((say(24), say(25), say(49), say(50)), (None, Some(25), Some(25), Some(50)));
	assert_eq!(seat(&office, 3).checkpoint(60, 0, None, &[]), None, "every 0 blocks is never");
	assert_eq!(seat(&office, 1).checkpoint(60, 25, None, &[]), None, "he is not in office");
}

#[test]
fn a_checkpoint_is_said_once_and_no_two_within_a_minute() {
	let office = office();
	let word = |block, at| [Word { attester: address(3), block, at }];
	let say = |now, agreed, words: &[Word]| {
		let clock = Clock { timestamp: Millis::MAX, now };
		Seat { clock, ..seat(&office, 3) }.checkpoint(60, 25, agreed, words)
	};
	assert_eq!(say(500, Some(49), &[]), Some(50));
	assert_eq!(say(500, Some(50), &[]), None, "it is agreed on");
	assert_eq!(say(90_000, None, &word(50, 0)), None, "he said so");
	assert_eq!(say(59_999, None, &word(25, 0)), None);
	assert_eq!(say(60_000, None, &word(25, 0)), Some(50));
	let other = [Word { attester: address(4), block: 50, at: 0 }];
	assert_eq!(say(0, None, &other), Some(50), "others' words do not count for him");
}

#[test]
fn who_is_in_no_set_says_nothing() {
	let office = office();
	let stranger = Seat { me: EvmAddress::default(), ..seat(&office, 3) };
	assert_eq!(stranger.for_deposit(&deposit(1, 60)), None);
	let open = [outbound(1, OutboundState::Requested, None)];
	assert!(stranger.releases(&open).is_empty());
}

#[test]
fn the_ends_of_all_releases_are_asked_for_in_turn() {
	let open: Vec<_> =
		(1..=100).map(|nonce| outbound(nonce, OutboundState::Signed, None)).collect();
	let numbers = |cursor| {
		let numbers = turn(&open, cursor).into_iter().map(|one| one.release.nonce);
		numbers.collect::<Vec<_>>()
	};
	assert_eq!(numbers(0), (1..=64).collect::<Vec<_>>());
	assert_eq!(numbers(64), (65..=100).chain(1..=28).collect::<Vec<_>>());
	assert_eq!(numbers(28)[..2], [29, 30]);
	assert_eq!(turn(&open[..3], 2).len(), 3, "few are asked for at every look");
}
