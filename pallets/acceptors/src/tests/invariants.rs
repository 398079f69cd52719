// SPDX-License-Identifier: Apache-2.0

//! `try_state` notices each way in which storage could go wrong.

use crate::{
	Acceptor, AcceptorState, Acceptors as Rows, Charge, ClaimState, ClaimedFor, Claims, Concern,
	Due, HoldReason, Levels, LevelsOf, OpenClaims, Receipts, SweepCursor, Tiers, Timed, Waiting,
	claim_id, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*, token::fungibles::MutateHold};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_primitives::{AccountId, ClaimKey, Claimables, Side, USDT};

fn open() -> H256 {
	claim_id(&CAROL, &reference(1))
}

fn ended() -> H256 {
	claim_id(&CAROL, &reference(2))
}

/// Alice with a claim against her, one that was paid in part, one that waits, and Bella who has applied.
fn stage() {
	filed();
	TestTrades::end(trade(2), released(&ALICE, &CAROL));
	assert_ok!(file(&CAROL, 2, trade(2), crate::ClaimKind::BankFrozen));
	assert_ok!(Acceptors::accept_claim(signed(&ALICE), ended(), 40 * USDT));
	assert_ok!(Acceptors::withdraw_claim(signed(&CAROL), ended()));
	assert_ok!(Acceptors::submit_application(signed(&BELLA), FIRST.bond));
	let mut large = released(&ALICE, &DAVE);
	(large.principal, large.to_buyer) = (FIRST.bond, FIRST.bond);
	TestTrades::end(trade(3), large);
	assert_ok!(file_for(&DAVE, 3, trade(3), crate::ClaimKind::BankFrozen, FIRST.bond));
	assert_eq!(row(&ALICE).waiting, 100 * USDT);
}

fn waiting() -> H256 {
	claim_id(&DAVE, &reference(3))
}

fn edit_waiting(by: impl FnOnce(&mut crate::Claim<AccountId>)) {
	Claims::<Test>::mutate_extant(waiting(), by);
}

fn edit(who: &AccountId, by: impl FnOnce(&mut Acceptor)) {
	Rows::<Test>::mutate_extant(who, by);
}

fn edit_claim(by: impl FnOnce(&mut crate::Claim<AccountId>)) {
	Claims::<Test>::mutate_extant(open(), by);
}

fn hold_for_nothing(reason: HoldReason, who: &AccountId) {
	assert_ok!(HeldMoney::hold(NATIVE, &reason.into(), who, USDT));
}

fn owe() {
	let key = ClaimKey { source: CAROL, asset: NATIVE, reason: HoldReason::ClaimDeposit.into() };
	assert_ok!(Owed::owe(&ALICE, key, USDT));
}

#[test]
fn try_state_notices_every_broken_invariant() {
	let bucket = || claim(open()).bucket.expect("it waits");
	let place = |id| claim(id).place.to_be_bytes();
	let cases: [(&'static str, &dyn Fn()); 41] = [
		("I2: holds differ from objects", &|| edit(&ALICE, |row| row.bond += 1)),
		("I2: holds differ from objects", &|| edit_claim(|row| row.deposit += 1)),
		("I2: holds differ from objects", &|| hold_for_nothing(HoldReason::Bond, &STRANGER)),
		("I2: holds differ from objects", &|| {
			hold_for_nothing(HoldReason::ClaimDeposit, &ALICE);
		}),
		("I2: holds differ from objects", &owe),
		("I2: an object without an account", &|| {
			let row = row(&ALICE);
			Rows::<Test>::insert(NOBODY, row);
		}),
		("ACC-1: frozen is not the sum of the claims", &|| edit(&ALICE, |row| row.frozen -= 1)),
		("ACC-1: frozen is not the sum of the claims", &|| edit_claim(|row| row.frozen -= 1)),
		("ACC-1: what is waited for is not the sum of the claims", &|| {
			edit(&ALICE, |row| row.waiting -= 1);
		}),
		("ACC-1: what is waited for is not the sum of the claims", &|| {
			edit_waiting(|row| row.rest -= 1);
		}),
		("ACC-1: the number of claims differs", &|| edit(&ALICE, |row| row.claims += 1)),
		("ACC-1: more is frozen than there is", &|| {
			edit_claim(|row| row.frozen += 1);
			edit(&ALICE, |row| row.frozen += 1);
		}),
		("ACC-1: a claim against nobody", &|| {
			edit_claim(|row| row.respondent = DAVE);
			edit(&ALICE, |row| (row.frozen, row.claims) = (row.frozen - 100 * USDT, 1));
		}),
		("ACC-2: somebody who has left is in state", &|| {
			edit(&BELLA, |row| row.state = AcceptorState::Gone);
		}),
		("ACC-2: terms that do not fit together", &|| edit(&ALICE, |row| row.terms.bond = 0)),
		("ACC-2: terms that do not fit together", &|| {
			Tiers::<Test>::mutate_extant(1, |terms| terms.max_open = 0);
		}),
		("ACC-2: service levels without an acceptor, or the other way round", &|| {
			LevelsOf::<Test>::remove(&ALICE);
		}),
		("ACC-2: service levels without an acceptor, or the other way round", &|| {
			LevelsOf::<Test>::insert(&BELLA, Levels::default());
		}),
		("ACC-2: service levels of nobody", &|| {
			LevelsOf::<Test>::insert(&DAVE, Levels::default());
		}),
		("ACC-2: service in the future", &|| {
			let mut levels = Levels::default();
			levels.compensate(now() + 100 * crate::PERIOD, 1, false);
			LevelsOf::<Test>::insert(&ALICE, levels);
		}),
		("ACC-2: an applicant is claimed against", &|| {
			edit_claim(|row| row.respondent = BELLA);
			edit(&ALICE, |row| (row.frozen, row.claims) = (row.frozen - 100 * USDT, 1));
			edit(&BELLA, |row| (row.frozen, row.claims) = (100 * USDT, 1));
		}),
		("ACC-2: an applicant is charged", &|| {
			let charge = Charge {
				concern: Concern::Other,
				notes: PROOF,
				answer: None,
				answer_until: 0,
				void_at: 0,
			};
			edit(&BELLA, |row| row.charge = Some(charge));
		}),
		("ACC-3: a terminal claim is in state", &|| {
			edit_claim(|row| row.state = ClaimState::Paid);
		}),
		("ACC-3: a claim to nothing", &|| {
			edit_claim(|row| (row.rest, row.frozen) = (0, 0));
			edit(&ALICE, |row| row.frozen -= 100 * USDT);
		}),
		("ACC-3: more is frozen than is claimed", &|| edit_claim(|row| row.rest -= 1)),
		("ACC-3: an award is not paid as far as it can be", &|| {
			edit_claim(|row| row.state = ClaimState::Awarded);
		}),
		("ACC-3: more than was claimed", &|| edit_claim(|row| row.paid = 1)),
		("ACC-3: the index of open claims differs", &|| {
			OpenClaims::<Test>::remove(&ALICE, open());
		}),
		("ACC-3: an open claim without a row", &|| {
			OpenClaims::<Test>::insert(&ALICE, ended(), ());
		}),
		("ACC-3: more was paid than was claimed", &|| {
			Receipts::<Test>::mutate_extant(ended(), |row| row.amount = 1);
		}),
		("ACC-3: more came back than was paid", &|| {
			Receipts::<Test>::mutate_extant(ended(), |row| row.recovered = 40 * USDT + 1);
		}),
		("ACC-4: what was claimed for a trade differs", &|| {
			ClaimedFor::<Test>::mutate(trade(1), Side::Seller, |claimed| claimed.committed -= 1);
		}),
		("ACC-4: what was claimed for a trade is unknown", &|| {
			ClaimedFor::<Test>::remove(trade(2), Side::Seller);
		}),
		("ACC-5: an entry of the expiry index is stale", &|| {
			Due::<Test>::insert(bucket() + 1, Timed::Claim(open()), ());
		}),
		("ACC-5: the sweep has passed an entry of the expiry index", &|| {
			SweepCursor::<Test>::put(Due::<Test>::iter().map(|(at, ..)| at).max().unwrap_or(0) + 1);
		}),
		("ACC-5: an object is missing in the expiry index", &|| {
			Due::<Test>::remove(bucket(), Timed::Claim(open()));
		}),
		("ACC-5: a claim that arbitration has waits for time", &|| {
			edit_claim(|row| row.state = ClaimState::Review);
		}),
		("ACC-6: a place that was not given yet", &|| edit(&ALICE, |row| row.filed = 0)),
		("ACC-6: the list of claims that wait differs", &|| {
			Waiting::<Test>::remove(&ALICE, place(waiting()));
		}),
		("ACC-6: the list of claims that wait differs", &|| {
			Waiting::<Test>::insert(&ALICE, place(open()), open());
		}),
		("ACC-6: nobody waits at a place", &|| {
			Waiting::<Test>::insert(&ALICE, [9; 8], waiting());
		}),
	];
	for (expected, break_it) in cases {
		new_test_ext().execute_with(|| {
			stage();
			assert_ok!(Acceptors::do_try_state());
			break_it();
			assert_eq!(Acceptors::do_try_state(), Err(DispatchError::Other(expected)));
		});
	}
}

#[test]
fn a_member_without_an_entry_in_the_index_is_noticed() {
	new_test_ext().execute_with(|| {
		stage();
		edit(&ALICE, |row| row.bucket = None);
		let expected = DispatchError::Other("ACC-5: members and nobody else are looked at");
		assert_eq!(Acceptors::do_try_state(), Err(expected));
	});
}

#[test]
#[should_panic(expected = "nothing is claimed with zero")]
fn limits_that_make_no_sense_are_noticed() {
	use frame::traits::Hooks;

	new_test_ext().execute_with(|| {
		TestLimits::set(crate::Limits { min_claim: 0, ..LIMITS });
		Acceptors::integrity_test();
	});
}

#[test]
#[should_panic(expected = "do not fit together")]
fn a_genesis_with_bad_terms_is_noticed() {
	new_test_ext().execute_with(|| {
		Acceptors::begin(&[(1, crate::TierTerms { max_open: 0, ..FIRST })]);
	});
}
