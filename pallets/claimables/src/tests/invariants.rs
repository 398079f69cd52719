// SPDX-License-Identifier: Apache-2.0

//! `try_state` notices each way in which storage could go wrong.

use crate::{Claimable, Recovery, RecoveryOf, mock::*};
use frame::{
	prelude::DispatchError,
	testing_prelude::*,
	token::{Precision, fungibles::MutateHold},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, ClaimKey, Claimables as _, USDT};

fn stage() {
	for asset in KINDS {
		owe(&NOBODY, key(&ALICE, &asset), USDT);
		owe(&CAROL, key(&ALICE, &asset), USDT);
	}
	// Money that the neighbour holds for something of its own.
	assert_ok!(HeldMoney::hold(NATIVE, &ESCROW, &BOB, USDT));
	assert_ok!(Claimables::set_recovery(signed(&BOB), Some(CAROL)));
}

fn release(asset: AssetKind, amount: Balance) {
	assert_ok!(HeldMoney::release(asset, &ESCROW, &ALICE, amount, Precision::Exact));
}

#[test]
fn try_state_notices_every_broken_invariant() {
	let deposits = "I2: a recovery deposit differs from the hold";
	let cases: [(&'static str, &dyn Fn()); 10] = [
		("CLM-1: a claimable is empty", &|| {
			let empty = Claimable { amount: 0, since: now() };
			crate::Claimables::<Test>::insert(NOBODY, key(&BOB, &NATIVE), empty);
		}),
		("CLM-2: an account recovers for itself", &|| {
			RecoveryOf::<Test>::insert(BOB, Recovery { account: BOB, deposit: DEPOSIT });
		}),
		("I2: more is owed than is on hold", &|| release(NATIVE, 1)),
		("I2: more is owed than is on hold", &|| release(STABLE, 1)),
		("I2: more is owed than is on hold", &|| {
			assert_ok!(Claimables::owe(&BOB, key(&ALICE, &NATIVE), 1));
		}),
		("I2: what is owed overflows", &|| {
			assert_ok!(Claimables::owe(&BOB, key(&ALICE, &NATIVE), u128::MAX));
		}),
		(deposits, &|| RecoveryOf::<Test>::remove(BOB)),
		(deposits, &|| {
			let more = Recovery { account: CAROL, deposit: DEPOSIT + 1 };
			RecoveryOf::<Test>::insert(BOB, more);
		}),
		(deposits, &|| {
			assert_ok!(HeldMoney::hold(NATIVE, &RECOVERY, &STRANGER, 1));
		}),
		("I2: a recovery deposit of nobody", &|| {
			RecoveryOf::<Test>::insert(NOBODY, Recovery { account: CAROL, deposit: DEPOSIT });
		}),
	];
	for (expected, break_it) in cases {
		new_test_ext().execute_with(|| {
			stage();
			assert_ok!(Claimables::do_try_state());
			break_it();
			assert_eq!(Claimables::do_try_state(), Err(DispatchError::Other(expected)));
		});
	}
}

#[test]
fn i2_what_the_neighbour_holds_besides_is_its_own_business() {
	run(|| {
		stage();
		assert_ok!(HeldMoney::hold(NATIVE, &ESCROW, &ALICE, USDT));
		assert_ok!(HeldMoney::hold(NATIVE, &BOND, &ALICE, USDT));
		assert_ok!(Claimables::do_try_state());
		// The hold under another reason covers nothing.
		let of_bond = ClaimKey { reason: BOND, ..key(&ALICE, &NATIVE) };
		assert_ok!(Claimables::owe(&BOB, of_bond.clone(), USDT));
		assert_ok!(Claimables::do_try_state());
		assert_ok!(Claimables::owe(&BOB, of_bond, 1));
		let expected = DispatchError::Other("I2: more is owed than is on hold");
		assert_eq!(Claimables::do_try_state(), Err(expected));
		assert_ok!(HeldMoney::hold(NATIVE, &BOND, &ALICE, 1));
	});
}
