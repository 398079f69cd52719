// SPDX-License-Identifier: Apache-2.0

//! `owe`, which other pallets call.

use crate::{Claimable, mock::*};
use frame::{deps::sp_runtime::ArithmeticError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{Claimables as _, Delivery, HOUR, USDT, deliver_or_owe};

fn all() -> usize {
	crate::Claimables::<Test>::iter().count()
}

#[test]
fn amounts_of_one_owner_under_one_key_are_one_record_since_the_first() {
	run_with_each(|asset| {
		let first = now();
		owe(&NOBODY, key(&ALICE, &asset), DUST - 1);
		MockClock::advance(HOUR);
		owe(&NOBODY, key(&ALICE, &asset), DUST - 1);
		owe(&NOBODY, key(&BOB, &asset), DUST - 1);
		assert_eq!(all(), 2);
		assert_eq!(
			crate::Claimables::<Test>::get(NOBODY, key(&ALICE, &asset)),
			Some(Claimable { amount: EXISTENTIAL_DEPOSIT - 2, since: first })
		);
	});
}

#[test]
fn amounts_under_two_reasons_or_in_two_kinds_of_money_are_two_records() {
	run(|| {
		let of_bond = tael_primitives::ClaimKey { reason: BOND, ..key(&ALICE, &NATIVE) };
		owe(&NOBODY, key(&ALICE, &NATIVE), 1);
		owe(&NOBODY, of_bond.clone(), 2);
		owe(&NOBODY, key(&ALICE, &STABLE), 3);
		assert_eq!(owed(&NOBODY, key(&ALICE, &NATIVE)), 1);
		assert_eq!(owed(&NOBODY, of_bond), 2);
		assert_eq!(owed(&NOBODY, key(&ALICE, &STABLE)), 3);
		assert_eq!(all(), 3);
	});
}

#[test]
fn owing_nothing_leaves_no_record() {
	run(|| {
		assert_ok!(Claimables::owe(&NOBODY, key(&ALICE, &NATIVE), 0));
		assert_eq!(all(), 0);
	});
}

#[test]
fn owing_fails_when_the_sum_does_not_fit() {
	run(|| {
		owe(&NOBODY, key(&ALICE, &NATIVE), 1);
		assert_noop!(
			Claimables::owe(&NOBODY, key(&ALICE, &NATIVE), u128::MAX),
			ArithmeticError::Overflow
		);
	});
}

#[test]
fn what_can_be_delivered_is_and_the_rest_is_owed() {
	run_with_each(|asset| {
		use frame::token::fungibles::MutateHold;
		assert_ok!(HeldMoney::hold(asset.clone(), &ESCROW, &ALICE, USDT));
		let deliver = |dest, amount| {
			deliver_or_owe::<_, HeldMoney, Claimables>(key(&ALICE, &asset), dest, amount)
		};
		assert_eq!(deliver(&BOB, 10), Ok(Delivery::Delivered));
		assert_eq!(deliver(&NOBODY, 10), Ok(Delivery::Kept));
		assert_eq!(deliver(&NOBODY, 0), Ok(Delivery::Delivered));
		assert_eq!(deliver(&ALICE, USDT - 20), Ok(Delivery::Delivered));
		assert_eq!(free(&asset, &BOB), WEALTH + 10);
		assert_eq!(free(&asset, &ALICE), WEALTH - 20);
		assert_eq!(held(&asset, ESCROW, &ALICE), 10);
		assert_eq!(owed(&NOBODY, key(&ALICE, &asset)), 10);
	});
}

#[test]
fn all_lists_what_everybody_is_owed() {
	run(|| {
		owe(&NOBODY, key(&ALICE, &NATIVE), 1);
		owe(&BOB, key(&ALICE, &NATIVE), 2);
		owe(&BOB, key(&CAROL, &STABLE), 3);
		let mut all = <Claimables as tael_primitives::Claimables<_>>::all();
		all.sort_by_key(|(_, amount)| *amount);
		let expected =
			[(key(&ALICE, &NATIVE), 1), (key(&ALICE, &NATIVE), 2), (key(&CAROL, &STABLE), 3)];
		assert_eq!(all, expected);
	});
}
