// SPDX-License-Identifier: Apache-2.0

//! A-SUB-14: what is corrupted by hand is found.

use super::*;
use frame::deps::sp_runtime::TryRuntimeError;

/// With some deposits credited, parked, owed and voted on, `break_it` makes the check fail with `why`.
fn finds(why: &'static str, break_it: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		agree(&deposit(1, &ALICE, 100 * USDT));
		agree(&deposit(3, &BOB, LARGE + FEE));
		assert_ok!(send(deposits(votes(&deposit(4, &BOB, USDT), 1, 2))));
		assert_ok!(send(checkpoints(votes(&checkpoint(9, 0, 0), 1, 2))));
		assert_ok!(Bridge::do_try_state());
		break_it();
		assert_eq!(Bridge::do_try_state(), Err(TryRuntimeError::Other(why)));
	});
}

#[test]
fn i1_issuance_that_no_ledger_knows_is_found() {
	finds("I1: issuance differs from the ledgers", || {
		assert_ok!(Bridge::is_minted(&ALICE, 1));
	});
	finds("I1: issuance differs from the ledgers", || {
		crate::Ledgers::<Test>::mutate(DEV, |ledger| ledger.minted -= 1);
	});
}

#[test]
fn inv_6_a_ledger_that_gave_more_than_it_got_is_found() {
	finds("I1: burned > minted", || {
		crate::Ledgers::<Test>::mutate(ETH, |ledger| ledger.burned = ledger.minted + 1);
	});
}

#[test]
fn inv_8_parked_sums_that_differ_are_found() {
	finds("INV-8: parked differs from what waits", || {
		crate::Ledgers::<Test>::mutate(ETH, |ledger| ledger.parked += 1);
	});
	finds("INV-8: parked differs from what waits", || {
		crate::Claimables::<Test>::mutate(payee(1), ETH, |owed| *owed += 1);
	});
	finds("INV-8: parked differs from what waits", || {
		crate::Parked::<Test>::remove(ETH, 3);
	});
	finds("INV-8: something waits beside a ledger", || {
		crate::Claimables::<Test>::insert(payee(1), 77, 1);
	});
}

#[test]
fn i6_nonces_out_of_order_are_found() {
	finds("I6: the highest is not", || {
		crate::Contiguous::<Test>::mutate(ETH, |progress| progress.highest = 0);
	});
	finds("I6: the first that is not done is done", || {
		crate::Done::<Test>::mutate(ETH, 0, |bits| *bits |= 1 << 2);
	});
	finds("I6: the highest is not done", || {
		crate::Contiguous::<Test>::mutate(ETH, |progress| progress.highest = 9);
	});
	finds("I6: above the highest", || {
		crate::Done::<Test>::mutate(ETH, 0, |bits| *bits |= 1 << 9);
	});
	finds("I6: a word is empty", || {
		crate::Done::<Test>::insert(ETH, 5, 0);
	});
}

#[test]
fn brd_1_votes_out_of_place_are_found() {
	finds("BRD-1: a ballot is empty", || {
		crate::Votes::<Test>::insert(ETH, 8, Ballot::default());
	});
	finds("BRD-1: votes about what is done", || {
		crate::Votes::<Test>::insert(ETH, 1, crate::Votes::<Test>::get(ETH, 4));
	});
	finds("BRD-1: a vote lies in another's place", || {
		crate::Votes::<Test>::insert(ETH, 8, crate::Votes::<Test>::get(ETH, 4));
	});
	finds("BRD-1: votes about no domain", || {
		crate::Votes::<Test>::insert(9, 4, crate::Votes::<Test>::get(ETH, 4));
	});
	finds("BRD-1: an attester votes twice", || {
		crate::Votes::<Test>::mutate(ETH, 4, |ballot| {
			ballot.variants[0].voters.try_push(address(1)).unwrap();
		});
	});
	finds("BRD-1: an attester votes twice", || {
		crate::CheckpointVotes::<Test>::mutate(ETH, |votes| {
			let again = votes[0].clone();
			votes.try_push(again).unwrap();
		});
	});
}

#[test]
fn brd_2_rows_of_nothing_are_found() {
	finds("BRD-2: nothing is owed", || {
		crate::Claimables::<Test>::insert(STRANGER, ETH, 0);
	});
	finds("BRD-2: a parked deposit is not the one of its place", || {
		crate::Parked::<Test>::mutate(ETH, 3, |row| row.as_mut().unwrap().deposit.nonce = 7);
	});
	finds("BRD-2: a parked deposit is not in the index", || {
		let _ = crate::Due::<Test>::clear(9, None);
	});
	finds("BRD-2: the index names something else", || {
		crate::Due::<Test>::insert(1, (ETH, 77), ());
	});
}

#[test]
fn brd_3_a_bucket_of_tomorrow_is_found() {
	finds("BRD-3: a bucket holds more than it can", || {
		let rule = Rule { cap: 5, refill_per_day: 5 };
		let bucket = crate::Bucket::full(rule, now() + 1);
		crate::Buckets::<Test>::insert(ETH, Direction::In, bucket);
	});
}
