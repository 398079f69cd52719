// SPDX-License-Identifier: Apache-2.0

//! Parked deposits that are credited by what a block has left.

use super::*;
use crate::{Due, SweepCursor, WeightInfo};
use tael_primitives::HOUR;

/// A block with room for so many.
fn block(items: u64) -> Weight {
	let room = <() as WeightInfo>::sweep_bucket()
		.saturating_mul(2_000)
		.saturating_add(<() as WeightInfo>::sweep_item().saturating_mul(items));
	<Bridge as Hooks<u64>>::on_idle(2, room)
}

#[test]
fn somebody_without_an_account_gets_his_large_deposit_when_its_time_has_come() {
	run(|| {
		agree(&deposit(1, &NOBODY, LARGE + FEE));
		let release_at = parked(1).release_at;
		MockClock::set(release_at - 1);
		block(9);
		assert_eq!(state(1), InboundState::Parked);
		// The bucket is a minute.
		MockClock::set(release_at + tael_primitives::MINUTE);
		block(9);
		assert_eq!(free(&NOBODY), LARGE);
		assert_eq!(Due::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_is_blocked_is_tried_again_every_hour() {
	run(|| {
		MockKyc::freeze(&ALICE);
		agree(&deposit(1, &ALICE, 100 * USDT));
		MockClock::advance(tael_primitives::MINUTE);
		block(9);
		assert_eq!(state(1), InboundState::Parked);
		assert_ok!(Bridge::do_try_state());
		MockKyc::thaw(&ALICE);
		MockClock::advance(HOUR - tael_primitives::MINUTE);
		block(9);
		assert_eq!(state(1), InboundState::Parked);
		MockClock::advance(tael_primitives::MINUTE);
		block(9);
		assert_eq!(free(&ALICE), WEALTH + 100 * USDT - FEE);
	});
}

#[test]
fn a_deposit_that_is_claimed_or_returned_leaves_the_index() {
	run(|| {
		agree(&deposit(1, &ALICE, LARGE + FEE));
		agree(&deposit(2, &BOB, LARGE + FEE));
		assert_eq!(Due::<Test>::iter().count(), 2);
		assert_ok!(Bridge::return_parked(signed(&BOB), ETH, 2, None));
		MockClock::advance(DELAY);
		assert_ok!(Bridge::claim_parked(signed(&STRANGER), ETH, 1));
		assert_eq!(Due::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_comes_back_from_the_vault_does_not_take_the_sweep_back() {
	run(|| {
		agree(&deposit(1, &ALICE, LARGE + FEE));
		assert_ok!(Bridge::return_parked(signed(&ALICE), ETH, 1, None));
		MockClock::advance(40 * tael_primitives::DAY);
		<Bridge as Hooks<u64>>::on_idle(2, Weight::MAX);
		let before = SweepCursor::<Test>::get().unwrap();
		super::outgoing::tell(&super::outgoing::cancelled(1));
		assert_eq!(SweepCursor::<Test>::get(), Some(before));
		assert_eq!(parked(1).release_at, now());
		MockClock::advance(tael_primitives::MINUTE);
		block(9);
		assert_eq!(free(&ALICE), WEALTH + LARGE);
	});
}

#[test]
fn a_deposit_that_cannot_be_credited_leaves_nothing_half_done() {
	run(|| {
		agree(&deposit(1, &ALICE, LARGE + FEE));
		// The ledger has lost it, which is found after it was taken out of its place.
		let sound = ledger();
		crate::Ledgers::<Test>::mutate(ETH, |ledger| ledger.parked = 0);
		MockClock::advance(DELAY + tael_primitives::MINUTE);
		block(9);
		assert_eq!(free(&ALICE), WEALTH);
		assert_eq!(state(1), InboundState::Parked);
		crate::Ledgers::<Test>::insert(ETH, sound);
		MockClock::advance(HOUR);
		block(9);
		assert_eq!(free(&ALICE), WEALTH + LARGE);
	});
}

#[test]
fn a_sub_11_many_parked_deposits_stay_within_the_weight_of_a_block() {
	new_test_ext().execute_with(|| {
		let many = 10_000;
		for nonce in 1..=many {
			Bridge::park(crate::ParkedDeposit {
				deposit: deposit(nonce, &ALICE, USDT),
				amount: USDT,
				seq: 2,
				reason: crate::ParkReason::Paused,
				release_at: now(),
				parked_at: now(),
				bucket: 0,
			});
		}
		crate::Ledgers::<Test>::mutate(ETH, |ledger| {
			ledger.park(Balance::from(many) * USDT).unwrap();
		});
		MockClock::advance(tael_primitives::MINUTE);
		assert_eq!(<Bridge as Hooks<u64>>::on_initialize(2), Weight::zero());
		assert_eq!(<Bridge as Hooks<u64>>::on_idle(2, Weight::zero()), Weight::zero());
		let left = || crate::Parked::<Test>::iter_keys().count();
		let room = <() as WeightInfo>::sweep_item().saturating_mul(50);
		let spent = <Bridge as Hooks<u64>>::on_idle(2, room);
		assert!(spent.all_lte(room));
		assert!((many as usize - 50..many as usize).contains(&left()), "{} are left", left());
		assert!(SweepCursor::<Test>::get().is_some());
	});
}
