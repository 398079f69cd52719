// SPDX-License-Identifier: Apache-2.0

//! From one set to the next.

use super::outgoing::*;
use crate::{
	AttesterList, CurrentSet, Error, Event, Evidence, NextSet, Office, Offices, OutboundState,
	RotationSignatures, Sets, Signatures, Statement, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::MockClock;
use tael_primitives::{
	Balance, DAY, HOUR, USDT,
	bridge::{EcdsaSignature, EvmAddress, Outcome, Place, Receipt, Release, Rotate},
};

const AMOUNT: Balance = 100 * USDT;
/// The second set: three of the first one, and four others.
const SECOND: std::ops::RangeInclusive<u8> = 5..=11;

fn schedule(addresses: AttesterList, threshold: u32, not_before: u64) -> DispatchResult {
	Bridge::schedule_rotation(RuntimeOrigin::root(), addresses, threshold, not_before)
}

fn seconds() -> u64 {
	now() / 1_000
}

/// Everybody of the second set can be taken into it, and there is money here.
fn ready(test: impl FnOnce()) {
	run_funded(|| {
		cheap_bonds();
		(5..=7).for_each(bond);
		(8..=11).for_each(register);
		events();
		test();
	});
}

/// The second set is to follow.
fn scheduled(test: impl FnOnce()) {
	ready(|| {
		assert_ok!(schedule(addresses(SECOND), 5, seconds() + 60));
		test();
	});
}

fn next() -> Rotate {
	NextSet::<Test>::get().expect("one is to follow").rotate
}

fn rotation_signature(index: u8) -> EcdsaSignature {
	sign_digest(index, place().digest(1, &next()))
}

fn sign_rotation(signature: EcdsaSignature) -> RuntimeCall {
	RuntimeCall::Bridge(crate::Call::sign_rotation { domain: ETH, signature })
}

/// The block in which the vault rotated.
const ROTATED_IN: u64 = 3_000;

fn rotated() -> Receipt {
	let Rotate { set, set_hash, .. } = next();
	Receipt { block: ROTATED_IN, ..vault_says(Outcome::Rotated, set, set_hash) }
}

/// The second set is in office.
fn in_office(test: impl FnOnce()) {
	scheduled(|| {
		tell(&rotated());
		events();
		test();
	});
}

/// Deposit 2, in `block`.
fn deposit_in(block: u64) -> tael_primitives::bridge::Deposit {
	tael_primitives::bridge::Deposit { block, ..deposit(2, &BOB, AMOUNT) }
}

#[test]
fn the_council_says_which_set_is_to_follow() {
	ready(|| {
		let at = seconds() + 60;
		assert_ok!(schedule(addresses(SECOND), 5, at));
		let set = Sets::<Test>::get(2).unwrap();
		assert_eq!(next(), Rotate { set: 2, set_hash: set.hash(), not_before: at });
		assert_eq!(
			events(),
			[Event::RotationScheduled {
				set: 2,
				set_hash: set.hash(),
				addresses: addresses(SECOND),
				threshold: 5,
				not_before: at,
			}]
		);
		assert_eq!(CurrentSet::<Test>::get(), 1);
		assert_eq!(Offices::<Test>::get(ETH), Some(Office { set: 1, previous: None }));
		let by_alice = Bridge::schedule_rotation(signed(&ALICE), addresses(SECOND), 5, at);
		assert_noop!(by_alice, DispatchError::BadOrigin);
	});
}

#[test]
fn a_sig_01_15_a_set_that_the_vault_would_not_take_does_not_follow() {
	ready(|| {
		let at = seconds() + 60;
		for threshold in [0, 4, 8, u32::MAX] {
			let bad = schedule(addresses(SECOND), threshold, at);
			assert_noop!(bad, Error::<Test>::BadSet);
		}
		let mut turned = addresses(SECOND).into_inner();
		turned.reverse();
		let turned = AttesterList::truncate_from(turned);
		assert_noop!(schedule(turned, 5, at), Error::<Test>::BadSet);
		let mut twice = addresses(SECOND).into_inner();
		twice.insert(0, twice[0]);
		let twice = AttesterList::truncate_from(twice);
		assert_noop!(schedule(twice, 6, at), Error::<Test>::BadSet);
		let mut zero = addresses(SECOND).into_inner();
		zero.insert(0, EvmAddress::default());
		assert_noop!(schedule(AttesterList::truncate_from(zero), 6, at), Error::<Test>::BadSet);
		assert_noop!(schedule(addresses(5..=7), 3, at), Error::<Test>::BadSet);
	});
}

#[test]
fn only_registered_attesters_with_their_bond_follow_and_one_of_each_operator() {
	ready(|| {
		let at = seconds() + 60;
		let stranger = schedule(addresses(8..=12), 4, at);
		assert_noop!(stranger, Error::<Test>::NotRegistered);
		// An attester of the genesis without a bond.
		assert_noop!(schedule(addresses(4..=8), 4, at), Error::<Test>::NotRegistered);
		assert_ok!(report(&BOB, equivocation(11)));
		assert_noop!(schedule(addresses(SECOND), 5, at), Error::<Test>::NotRegistered);
		assert_ok!(Bridge::leave(signed(&payee(10)), address(10)));
		assert_noop!(schedule(addresses(5..=10), 5, at), Error::<Test>::NotRegistered);
		// The operator of attester 9 once more.
		give(&payee(12), 2 * BOND);
		let operator = H256::repeat_byte(9);
		let proof = proof(12, &payee(12));
		let twin = Bridge::register_attester(signed(&payee(12)), address(12), operator, proof);
		assert_ok!(twin);
		assert_noop!(schedule(addresses([7, 8, 9, 12]), 3, at), Error::<Test>::SameOperator);
		// And a second key of one account.
		give(&payee(9), 2 * BOND);
		let operator = H256::repeat_byte(13);
		let proof = super::outgoing::proof(13, &payee(9));
		let same = Bridge::register_attester(signed(&payee(9)), address(13), operator, proof);
		assert_ok!(same);
		assert_noop!(schedule(addresses([7, 8, 9, 13]), 3, at), Error::<Test>::SameOperator);
		assert_ok!(schedule(addresses([6, 7, 8, 9]), 3, at));
	});
}

#[test]
fn a_rotation_begins_in_the_future_and_one_at_a_time() {
	ready(|| {
		MockClock::stall(HOUR);
		let stamp = (now() + HOUR) / 1_000;
		assert_noop!(schedule(addresses(SECOND), 5, stamp - 1), Error::<Test>::TooEarly);
		assert_ok!(schedule(addresses(SECOND), 5, stamp));
		let more = schedule(addresses(SECOND), 6, stamp + 60);
		assert_noop!(more, Error::<Test>::RotationPending);
	});
}

#[test]
fn the_present_set_signs_the_next_one() {
	scheduled(|| {
		events();
		for index in 1..=THRESHOLD {
			assert_ok!(send(sign_rotation(rotation_signature(index))));
			let told = Event::RotationSigned {
				domain: ETH,
				key: address(index),
				signatures: index.into(),
				is_complete: index == THRESHOLD,
			};
			assert_eq!(events(), [told]);
		}
		assert!(is_stale(&sign_rotation(rotation_signature(1))), "twice");
		let view = Bridge::rotation(ETH).unwrap();
		assert_eq!(view.next.rotate, next());
		let list = view.signatures.unwrap();
		assert_eq!((list.set, list.list.len()), (1, usize::from(THRESHOLD)));
		assert!(list.is_consistent());
	});
}

#[test]
fn a_sig_14_nobody_else_signs_it_and_nothing_else_is_signed() {
	scheduled(|| {
		let rotate = next();
		let by = |index, place: Place, set, message: &Rotate| {
			sign_rotation(sign_digest(index, place.digest(set, message)))
		};
		assert_eq!(refused(&by(1, place(), 1, &rotate)), None);
		assert!(is_bad(&by(8, place(), 1, &rotate)), "one of the next set");
		assert!(is_bad(&by(1, place(), 2, &rotate)), "as one of the next set");
		let other = Place { vault: EvmAddress([1; 20]), ..place() };
		assert!(is_bad(&by(1, other, 1, &rotate)));
		for wrong in [
			Rotate { set: 3, ..rotate.clone() },
			Rotate { set_hash: H256::zero(), ..rotate.clone() },
			Rotate { not_before: 0, ..rotate },
		] {
			assert!(is_bad(&by(1, place(), 1, &wrong)), "{wrong:?}");
		}
	});
	ready(|| {
		assert!(is_stale(&sign_rotation([1; 65])), "none is scheduled");
	});
}

#[test]
fn a_receipt_of_the_vault_puts_the_next_set_in_office() {
	scheduled(|| {
		for index in 1..=THRESHOLD {
			assert_ok!(send(sign_rotation(rotation_signature(index))));
		}
		let receipt = rotated();
		events();
		tell(&receipt);
		let valid_until = now() + TestLimits::get().overlap;
		let office = Offices::<Test>::get(ETH).unwrap();
		let previous = office.previous.unwrap();
		assert_eq!((office.set, previous.id), (2, 1));
		assert_eq!((previous.valid_until, previous.rotated_in), (valid_until, ROTATED_IN));
		assert_eq!((CurrentSet::<Test>::get(), NextSet::<Test>::get()), (2, None));
		assert_eq!(RotationSignatures::<Test>::get(ETH), None);
		assert_eq!(events(), [Event::Rotated { domain: ETH, set: 2, valid_until }]);
		assert!(is_stale(&receipts_of(&receipt, 2, 5, 9)), "A-SIG-13: twice");
		assert_noop!(Bridge::apply_receipt(&receipt), Error::<Test>::BadMessage);
	});
}

/// Enough of the first set sign the second one.
fn sign_off() {
	for index in 1..=THRESHOLD {
		assert_ok!(send(sign_rotation(rotation_signature(index))));
	}
}

#[test]
fn the_next_set_itself_says_that_it_took_over_when_the_one_before_has_signed_that() {
	scheduled(|| {
		let receipt = rotated();
		for index in 1..THRESHOLD {
			assert_ok!(send(sign_rotation(rotation_signature(index))));
		}
		MockClock::advance(60_000);
		assert!(is_early(&receipts_of(&receipt, 2, 5, 11)), "four signatures");
		assert_ok!(send(sign_rotation(rotation_signature(THRESHOLD))));
		assert_ok!(send(receipts_of(&receipt, 2, 5, 8)));
		assert_eq!(CurrentSet::<Test>::get(), 1, "four of seven");
		assert_ok!(send(receipts_of(&receipt, 2, 9, 9)));
		assert_eq!(CurrentSet::<Test>::get(), 2);
	});
}

#[test]
fn the_next_set_says_nothing_before_its_time_has_come() {
	scheduled(|| {
		sign_off();
		let receipt = rotated();
		MockClock::advance(59_000);
		assert!(is_early(&receipts_of(&receipt, 2, 5, 11)));
		MockClock::stall(1_000);
		assert_eq!(refused(&receipts_of(&receipt, 2, 5, 11)), None, "by the clock on the wall");
	});
}

#[test]
fn signatures_of_those_who_were_suspended_since_do_not_let_the_next_set_speak() {
	scheduled(|| {
		sign_off();
		MockClock::advance(60_000);
		assert_ok!(report(&BOB, equivocation(1)));
		assert!(is_early(&receipts_of(&rotated(), 2, 5, 11)));
		assert_ok!(send(sign_rotation(rotation_signature(6))));
		assert_eq!(refused(&receipts_of(&rotated(), 2, 5, 11)), None);
	});
}

#[test]
fn after_sixty_days_the_next_set_speaks_for_itself() {
	scheduled(|| {
		// The first set is dead; the governor of the vault has named the second.
		let receipt = rotated();
		let margin = TestLimits::get().rotation_margin + 60_000;
		let succession = TestLimits::get().succession;
		assert!(margin < succession, "the council can take it back before");
		assert_eq!(NextSet::<Test>::get().unwrap().succeeds_at, seconds() + succession / 1_000);
		MockClock::advance(succession - 1_000);
		assert!(is_early(&receipts_of(&receipt, 2, 5, 11)));
		MockClock::advance(1_000);
		assert_ok!(send(receipts_of(&receipt, 2, 5, 9)));
		assert_eq!(CurrentSet::<Test>::get(), 2);
	});
}

#[test]
fn a_time_far_ahead_lets_the_council_take_it_back_before_the_next_set_speaks() {
	ready(|| {
		let at = seconds() + 100 * DAY / 1_000;
		assert_ok!(schedule(addresses(SECOND), 5, at));
		let next = NextSet::<Test>::get().unwrap();
		assert_eq!(next.withdrawable_at, at + TestLimits::get().rotation_margin / 1_000);
		assert_eq!(next.succeeds_at, next.withdrawable_at);
	});
}

#[test]
fn the_set_before_does_not_say_who_follows_the_one_in_office() {
	in_office(|| {
		(1..=4).for_each(bond);
		assert_ok!(schedule(addresses(1..=7), 5, seconds()));
		let Rotate { set, set_hash, .. } = next();
		let receipt = Receipt { block: 1, ..vault_says(Outcome::Rotated, set, set_hash) };
		// Set 3 is set 1 by content, which counts here still, but says nothing of this.
		assert!(is_stale(&receipts_of(&receipt, 1, 1, 7)));
		assert!(is_early(&receipts_of(&receipt, 3, 1, 7)));
		assert_ok!(send(receipts_of(&receipt, 2, 5, 9)));
		assert_eq!(CurrentSet::<Test>::get(), 3);
	});
}

#[test]
fn the_set_before_says_nothing_of_what_was_asked_for_since() {
	scheduled(|| {
		take_out(1, AMOUNT);
		tell(&rotated());
		take_out(2, AMOUNT);
		let old = |receipt: Receipt| Receipt { block: ROTATED_IN - 1, ..receipt };
		for lie in [old(cancelled(2)), old(paid(2))] {
			assert!(is_stale(&receipts_of(&lie, 1, 1, THRESHOLD)));
			assert_noop!(Bridge::vote_on_receipt(&vote(&lie, 1)), Error::<Test>::UnknownSet);
		}
		assert_ok!(send(receipts_of(&old(paid(1)), 1, 1, THRESHOLD)));
		assert!(is_gone(1) && !is_gone(2));
		assert_ok!(send(receipts_of(&cancelled(2), 2, 5, 9)));
		assert!(is_gone(2));
	});
}

#[test]
fn the_council_gives_a_rotation_another_time_and_what_was_signed_is_void() {
	scheduled(|| {
		sign_off();
		let before = NextSet::<Test>::get().unwrap();
		let (set, at) = (next(), seconds() + 300);
		events();
		assert_ok!(schedule(addresses(SECOND), 5, at));
		assert_eq!(next(), Rotate { not_before: at, ..set.clone() });
		let after = NextSet::<Test>::get().unwrap();
		assert_eq!(after.withdrawable_at, at + TestLimits::get().rotation_margin / 1_000);
		assert_eq!(after.succeeds_at, before.succeeds_at);
		assert_eq!(RotationSignatures::<Test>::get(ETH), None);
		assert_eq!(
			events(),
			[Event::RotationScheduled {
				set: set.set,
				set_hash: set.set_hash,
				addresses: addresses(SECOND),
				threshold: 5,
				not_before: at,
			}]
		);
		// Signatures of the time before are none of the new one.
		let old = sign_rotation(sign_digest(1, place().digest(1, &set)));
		assert!(is_bad(&old));
		MockClock::advance(60_000);
		assert!(is_early(&receipts_of(&rotated(), 2, 5, 11)));
		sign_off();
		MockClock::advance(240_000);
		assert_ok!(send(receipts_of(&rotated(), 2, 5, 9)));
		assert_noop!(schedule(addresses(SECOND), 5, seconds() - 1), Error::<Test>::TooEarly);
	});
}

#[test]
fn a_vault_that_refused_a_rotation_takes_it_at_another_time() {
	scheduled(|| {
		let other = EvmAddress([0xab; 20]);
		let added = Bridge::add_domain(RuntimeOrigin::root(), 2, 1, other, TOKEN, 6, terms());
		assert_ok!(added);
		tell(&rotated());
		// One of the list has been suspended since: it stays the list that the other vault has.
		assert_ok!(report(&BOB, equivocation(11)));
		MockClock::advance(100 * DAY);
		assert_ok!(schedule(addresses(SECOND), 5, seconds()));
		assert_eq!((next().set, next().not_before), (2, seconds()));
		let there = Place { chain_id: 1, vault: other, genesis: GENESIS };
		let signature = sign_digest(1, there.digest(1, &next()));
		let call = crate::Call::sign_rotation { domain: 2, signature };
		assert_ok!(send(RuntimeCall::Bridge(call)));
		let receipt = Receipt { domain: 2, ..rotated() };
		for index in 1..=THRESHOLD {
			let signature = sign_digest(index, there.digest(1, &receipt));
			let vote = crate::Vote { set: 1, message: receipt.clone(), signature };
			assert_ok!(send(receipt_votes(list([vote]))));
		}
		assert_eq!((Offices::<Test>::get(2).unwrap().set, NextSet::<Test>::get()), (2, None));
	});
}

#[test]
fn votes_about_a_rotation_that_was_withdrawn_are_forgotten() {
	scheduled(|| {
		assert_ok!(send(receipts_of(&rotated(), 1, 1, THRESHOLD - 1)));
		MockClock::advance(TestLimits::get().rotation_margin + 60_000);
		assert_ok!(Bridge::withdraw_rotation(RuntimeOrigin::root()));
		assert_eq!(crate::ReceiptVotes::<Test>::iter().count(), 0);
		assert_ok!(schedule(addresses(SECOND), 5, seconds()));
		assert_ok!(send(receipts_of(&rotated(), 1, THRESHOLD, THRESHOLD)));
		assert_eq!(CurrentSet::<Test>::get(), 1, "one vote");
	});
}

#[test]
fn signatures_of_two_attesters_under_one_rotation_stand_in_the_pool_side_by_side() {
	scheduled(|| {
		let provided = |index| pool(&sign_rotation(rotation_signature(index))).unwrap().provides;
		assert_eq!(provided(1).len(), 1);
		assert_ne!(provided(1), provided(2));
	});
}

#[test]
fn no_account_signs_a_rotation() {
	scheduled(|| {
		for origin in [signed(&ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Bridge::sign_rotation(origin, ETH, rotation_signature(1));
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn signatures_that_count_no_more_are_not_told() {
	scheduled(|| {
		take_out(1, AMOUNT);
		take_out(2, AMOUNT);
		sign(1, 1, THRESHOLD);
		sign(2, 1, 2);
		tell(&rotated());
		let unsigned = || -> Vec<u64> {
			let releases = Bridge::unsigned_releases(ETH, 1, 10);
			releases.into_iter().map(|release| release.nonce).collect()
		};
		let view = |nonce| Bridge::outbound(ETH, nonce).unwrap();
		assert_eq!(unsigned(), [2]);
		assert_eq!(view(1).outbound.state, OutboundState::Signed);
		assert_eq!(view(1).signatures.unwrap().set, 1);
		assert_eq!(view(2).signatures, None, "too few of a set that is out of office");
		// The vault's clock goes on when this chain stands still.
		MockClock::stall(TestLimits::get().overlap);
		assert_eq!(unsigned(), [1, 2]);
		assert_eq!(view(1).outbound.state, OutboundState::Requested);
		assert_eq!((view(1).signatures, view(1).threshold), (None, 5));
		assert_eq!(refused(&signatures(vec![signature_in(2, 1, 8)])), None, "it is taken anew");
	});
}

#[test]
fn the_next_set_says_nothing_else_before_it_is_in_office() {
	scheduled(|| {
		take_out(1, AMOUNT);
		assert!(is_early(&receipts_of(&paid(1), 2, 8, 8)));
		let votes = list([vote_in(2, &deposit_in(1), 8)]);
		assert!(is_early(&deposits(votes)));
		assert!(is_bad(&signatures(vec![signature_in(2, 1, 8)])));
	});
}

#[test]
fn a_sig_13_no_other_set_comes_and_none_is_left_out() {
	scheduled(|| {
		let right = rotated();
		for wrong in [
			Receipt { nonce: 3, ..right.clone() },
			Receipt { nonce: 1, ..right.clone() },
			Receipt { subject: H256::zero(), ..right.clone() },
			Receipt { outcome: Outcome::Released, ..right.clone() },
		] {
			assert!(is_stale(&receipts_of(&wrong, 1, 1, THRESHOLD)), "{wrong:?}");
			assert_noop!(Bridge::apply_receipt(&wrong), Error::<Test>::BadMessage);
		}
		assert_eq!(CurrentSet::<Test>::get(), 1);
		tell(&right);
		// The number after the next cannot be scheduled before, since numbers are given here.
		assert_ok!(schedule(addresses(SECOND), 6, seconds()));
		assert_eq!(next().set, 3);
	});
}

#[test]
fn a_sig_12_the_set_before_counts_until_the_overlap_is_over_and_for_older_blocks_only() {
	in_office(|| {
		let old = |block| deposits(list([vote_in(1, &deposit_in(block), 1)]));
		assert_eq!(refused(&old(ROTATED_IN - 1)), None);
		assert!(is_stale(&old(ROTATED_IN)));
		MockClock::advance(TestLimits::get().overlap - 1);
		assert_eq!(refused(&old(ROTATED_IN - 1)), None);
		MockClock::advance(1);
		assert!(is_stale(&old(ROTATED_IN - 1)));
		// The set in office counts for everything.
		for block in [ROTATED_IN - 1, ROTATED_IN] {
			let new = deposits(list([vote_in(2, &deposit_in(block), 8)]));
			assert_eq!(refused(&new), None);
		}
	});
}

#[test]
fn the_overlap_goes_on_while_the_chain_stands_still_as_it_does_at_the_vault() {
	in_office(|| {
		let old = || deposits(list([vote_in(1, &deposit_in(ROTATED_IN - 1), 1)]));
		MockClock::stall(TestLimits::get().overlap - 1);
		assert_eq!(refused(&old()), None);
		MockClock::stall(1);
		assert!(is_stale(&old()));
	});
}

#[test]
fn a_sub_05_a_few_of_each_set_are_not_enough_together() {
	in_office(|| {
		let message = deposit_in(ROTATED_IN - 1);
		let by = |set, from, to| {
			let votes = (from..=to).map(|index| vote_in(set, &message, index));
			assert_ok!(send(deposits(list(votes))));
		};
		// Four of the first set alone, and four of the second alone: eight voters, and no quorum.
		by(1, 1, 4);
		by(2, 8, 11);
		assert!(!Bridge::is_done(ETH, 2));
		// The fifth of both.
		by(1, 5, 5);
		assert!(Bridge::is_done(ETH, 2));
	});
}

#[test]
fn a_sub_05_votes_given_before_the_rotation_count_for_those_who_stay() {
	scheduled(|| {
		let message = deposit_in(ROTATED_IN - 1);
		let by = |set, from: u8, to: u8| {
			let votes = (from..=to).map(|index| vote_in(set, &message, index));
			assert_ok!(send(deposits(list(votes))));
		};
		by(1, 5, 7);
		tell(&rotated());
		MockClock::advance(TestLimits::get().overlap);
		by(2, 8, 8);
		assert!(!Bridge::is_done(ETH, 2));
		by(2, 9, 9);
		assert!(Bridge::is_done(ETH, 2), "three who stayed and two who came");
	});
}

#[test]
fn a_sub_26_who_stays_has_one_vote_before_and_after_a_rotation() {
	scheduled(|| {
		let message = deposit_in(ROTATED_IN - 1);
		assert_ok!(send(deposits(list([vote_in(1, &message, 5)]))));
		tell(&rotated());
		assert!(is_stale(&deposits(list([vote_in(2, &message, 5)]))));
	});
}

#[test]
fn what_waits_for_signatures_is_signed_by_the_set_in_office_from_the_beginning() {
	scheduled(|| {
		take_out(1, AMOUNT);
		sign(1, 1, 4);
		let release = outbound(1).release;
		tell(&rotated());
		assert!(is_bad(&signatures(vec![signature_in(1, 1, 5)])), "as one of the set before");
		sign_in(2, 1, 5, 8);
		let list = Signatures::<Test>::get(ETH, 1).unwrap();
		assert_eq!((list.set, list.list.len()), (2, 4), "those of the set before are gone");
		assert_eq!(outbound(1).state, OutboundState::Requested);
		sign_in(2, 1, 9, 9);
		assert_eq!(outbound(1).state, OutboundState::Signed);
		assert_eq!(outbound(1).release, release, "same number, same content");
	});
}

#[test]
fn what_has_enough_signatures_keeps_them_until_the_set_before_counts_no_more() {
	scheduled(|| {
		take_out(1, AMOUNT);
		sign(1, 1, THRESHOLD);
		tell(&rotated());
		MockClock::advance(TestLimits::get().overlap - 1);
		assert!(is_stale(&signatures(vec![signature_in(2, 1, 8)])));
		assert_eq!(outbound(1).state, OutboundState::Signed);
		MockClock::advance(1);
		sign_in(2, 1, 8, 8);
		assert_eq!(outbound(1).state, OutboundState::Requested);
		sign_in(2, 1, 5, 7);
		sign_in(2, 1, 9, 9);
		assert_eq!(outbound(1).state, OutboundState::Signed);
		assert_eq!(Signatures::<Test>::get(ETH, 1).unwrap().set, 2);
	});
}

#[test]
fn a_receipt_ends_a_release_whichever_set_signed_it() {
	scheduled(|| {
		take_out(1, AMOUNT);
		sign(1, 1, THRESHOLD);
		tell(&rotated());
		let receipt = paid(1);
		assert!(receipt.block > ROTATED_IN);
		assert!(is_stale(&receipts_of(&receipt, 1, 1, 1)), "it is younger than the rotation");
		assert_ok!(send(receipts_of(&receipt, 2, 5, 9)));
		assert!(is_gone(1));
		assert!(free(&payee(1)) > 0, "who signed is paid");
	});
}

#[test]
fn a_rotation_that_does_not_happen_is_withdrawn_after_a_margin() {
	scheduled(|| {
		let withdraw = || Bridge::withdraw_rotation(RuntimeOrigin::root());
		assert_ok!(send(sign_rotation(rotation_signature(1))));
		assert_noop!(withdraw(), Error::<Test>::TooEarly);
		let margin = TestLimits::get().rotation_margin + 60_000;
		MockClock::advance(margin - 1_000);
		assert_noop!(withdraw(), Error::<Test>::TooEarly);
		assert_noop!(Bridge::withdraw_rotation(signed(&ALICE)), DispatchError::BadOrigin);
		MockClock::advance(1_000);
		let late = rotated();
		assert_ok!(withdraw());
		assert_eq!((NextSet::<Test>::get(), Sets::<Test>::get(2)), (None, None));
		assert_eq!(RotationSignatures::<Test>::get(ETH), None);
		assert_noop!(withdraw(), Error::<Test>::NotFound);
		assert!(is_stale(&receipts_of(&late, 1, 1, THRESHOLD)));
		// The same number with another list.
		assert_ok!(schedule(addresses(6..=11), 5, seconds()));
		assert_eq!(next().set, 2);
	});
}

#[test]
fn a_rotation_that_a_vault_has_carried_out_is_not_withdrawn() {
	scheduled(|| {
		// A second vault, which has not rotated yet.
		let other = EvmAddress([0xab; 20]);
		let added = Bridge::add_domain(RuntimeOrigin::root(), 2, 1, other, TOKEN, 6, terms());
		assert_ok!(added);
		tell(&rotated());
		assert_eq!((Offices::<Test>::get(ETH).unwrap().set, CurrentSet::<Test>::get()), (2, 2));
		assert_eq!(Offices::<Test>::get(2).unwrap().set, 1, "each vault rotates by itself");
		MockClock::advance(100 * DAY);
		let withdraw = Bridge::withdraw_rotation(RuntimeOrigin::root());
		assert_noop!(withdraw, Error::<Test>::InOffice);
		let more = schedule(addresses(SECOND), 6, seconds());
		assert_noop!(more, Error::<Test>::RotationPending);
		// It is over when the other vault follows, or is given up.
		assert_ok!(Bridge::remove_domain(RuntimeOrigin::root(), 2));
		assert_eq!(NextSet::<Test>::get(), None);
		assert_ok!(schedule(addresses(SECOND), 6, seconds()));
	});
}

#[test]
fn without_a_vault_the_next_set_is_in_office_at_once() {
	run_in(new_empty_ext(), || {
		TestLimits::mutate(|limits| limits.bond = 0);
		assert_ok!(schedule(addresses(1..=4), 3, seconds()));
		assert_eq!((CurrentSet::<Test>::get(), NextSet::<Test>::get()), (2, None));
		assert_eq!(Sets::<Test>::get(1), None);
		assert_ok!(add_domain(ETH));
		assert_eq!(Offices::<Test>::get(ETH), Some(Office { set: 2, previous: None }));
	});
}

#[test]
fn a_sub_12_fraud_of_the_set_before_is_punished_after_the_rotation() {
	scheduled(|| {
		bond(1);
		take_out(1, AMOUNT);
		let invented = Release { nonce: 50, ..outbound(1).release };
		let proof = stated(Statement::Release(invented), 1);
		tell(&rotated());
		MockClock::advance(2 * TestLimits::get().overlap);
		assert_ok!(report(&BOB, Evidence::FalseRelease(proof)));
		assert_eq!(held(crate::HoldReason::AttesterBond, &payee(1)), 0);
	});
}

#[test]
fn one_suspended_before_he_is_in_office_does_not_count_then() {
	scheduled(|| {
		assert_ok!(report(&BOB, equivocation(8)));
		tell(&rotated());
		let set = Sets::<Test>::get(2).unwrap();
		assert_eq!((set.suspended.to_vec(), set.threshold), (vec![address(8)], 5));
		take_out(1, AMOUNT);
		assert!(is_bad(&signatures(vec![signature_in(2, 1, 8)])));
	});
}

#[test]
fn who_is_out_of_office_leaves_when_his_set_counts_no_more() {
	in_office(|| {
		bond(1);
		let leave = || Bridge::leave(signed(&payee(1)), address(1));
		MockClock::advance(TestLimits::get().overlap - 1);
		assert_noop!(leave(), Error::<Test>::InOffice);
		MockClock::advance(1);
		assert_ok!(leave());
		let stays = Bridge::leave(signed(&payee(5)), address(5));
		assert_noop!(stays, Error::<Test>::InOffice);
	});
}

#[test]
fn sets_that_nobody_names_are_forgotten() {
	in_office(|| {
		assert!(Sets::<Test>::contains_key(1));
		assert_ok!(schedule(addresses(SECOND), 6, seconds()));
		let Rotate { set, set_hash, .. } = next();
		let again = vault_says(Outcome::Rotated, set, set_hash);
		assert_ok!(send(receipts_of(&again, 2, 5, 9)));
		assert_eq!(CurrentSet::<Test>::get(), 3);
		let mut kept: Vec<_> = Sets::<Test>::iter_keys().collect();
		kept.sort_unstable();
		assert_eq!(kept, [2, 3]);
	});
}
