// SPDX-License-Identifier: Apache-2.0

//! `try_state` notices each way in which storage could go wrong.

use crate::{
	ArbiterOf, ArbiterState, Arbiters, Assignments, Dispute, DisputeState, DisputeTier, Disputes,
	Due, Files, HoldReason, NextEntry, Pool, Receipts, SweepCursor, Timed, Withdrawal, mock::*,
};
use frame::{
	prelude::DispatchError,
	testing_prelude::*,
	token::{Precision, fungibles::MutateHold},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Arbitration as _, CaseId, USDT};

/// A dispute before an arbiter, one that is ruled, one that has ended.
fn stage() {
	reviewed(NATIVE);
	for tag in [2, 3] {
		assert_ok!(open(case(tag, STABLE)));
		assert_ok!(Arbitration::respond(signed(&SELLER), trade(tag), NOTES));
		both_ready(trade(tag));
	}
	draw(trade(2));
	let judge = sitting(trade(2))[0].clone();
	assert_ok!(Arbitration::rule(signed(&judge), trade(2), no_payment(), H256::zero()));
	assert_ok!(Arbitration::settle(&trade(3), None));
}

fn edit(id: CaseId, by: impl FnOnce(&mut Dispute<AccountId>)) {
	Disputes::<Test>::mutate_extant(id, by);
}

fn judge() -> AccountId {
	sitting(trade(1))[0].clone()
}

fn edit_arbiter(by: impl FnOnce(&mut crate::Arbiter)) {
	Arbiters::<Test>::mutate_extant(judge(), by);
}

fn hold_for_nothing(reason: HoldReason) {
	assert_ok!(HeldMoney::hold(NATIVE, &reason.into(), &STRANGER, USDT));
}

#[test]
fn try_state_notices_every_broken_invariant() {
	const HOLDS: &str = "I2: holds differ from objects";
	const LACKS: &str = "a dispute lacks what belongs to its state";
	const POOL: &str = "the pool differs from the arbiters";
	let bucket = || row(trade(1)).bucket;
	let cases: [(&'static str, &dyn Fn()); 35] = [
		(HOLDS, &|| edit(trade(1), |row| row.rounds[0].purse.buyer += 1)),
		(HOLDS, &|| edit_arbiter(|row| row.bond += 1)),
		(HOLDS, &|| hold_for_nothing(HoldReason::Fee)),
		(HOLDS, &|| hold_for_nothing(HoldReason::ArbiterBond)),
		(HOLDS, &|| {
			let reason = HoldReason::Fee.into();
			assert_ok!(HeldMoney::release(NATIVE, &reason, &BUYER, 1, Precision::Exact));
		}),
		("a dispute stands under another id", &|| edit(trade(1), |row| row.case.id = trade(9))),
		(LACKS, &|| edit(trade(1), |row| row.state = DisputeState::Final)),
		(LACKS, &|| edit(trade(1), |row| row.state = DisputeState::Executed)),
		(LACKS, &|| edit(trade(1), |row| row.state = DisputeState::Open)),
		(LACKS, &|| edit(trade(1), |row| row.state = DisputeState::Drawing)),
		(LACKS, &|| edit(trade(1), |row| row.state = DisputeState::Stalled)),
		(LACKS, &|| edit(trade(1), |row| row.tier = DisputeTier::Panel)),
		(LACKS, &|| edit(trade(1), |row| row.appellant = Some(tael_primitives::Side::Buyer))),
		(LACKS, &|| edit(trade(2), |row| row.withdrawal = Withdrawal::Asked { until: 1 })),
		(LACKS, &|| edit(trade(2), |row| row.ruling = None)),
		(LACKS, &|| edit(trade(2), |row| row.tier = DisputeTier::Panel)),
		("I3: a ruling is not the principal", &|| {
			edit(trade(2), |row| row.case.principal += 1);
		}),
		("I3: a slash is above the bond", &|| {
			edit(trade(2), |row| {
				if let Some(stored) = &mut row.ruling {
					stored.ruling.slash_seller = SELLER_BOND + 1;
				}
			});
		}),
		("evidence is not what was filed", &|| edit(trade(1), |row| row.buyer.filed += 1)),
		("an entry of the expiry index is stale", &|| {
			Due::<Test>::insert(bucket() + 1, trade(1), Timed::Dispute);
		}),
		("a row is missing in the expiry index", &|| Due::<Test>::remove(bucket(), trade(1))),
		("the sweep has passed an entry of the expiry index", &|| {
			SweepCursor::<Test>::put(bucket() + 1);
		}),
		("a live dispute has a receipt", &|| {
			let receipt = Receipts::<Test>::get(trade(3)).expect("it has ended");
			Receipts::<Test>::insert(trade(1), receipt);
		}),
		("an arbiter has two seats in a dispute", &|| {
			edit(trade(1), |row| {
				row.tier = DisputeTier::Panel;
				for _ in 0..2 {
					let seat = row.seats[0].clone();
					row.seats.try_push(seat).expect("there is room");
				}
			});
		}),
		("somebody sits who is excluded", &|| {
			let judge = judge();
			edit(trade(1), |row| row.excluded.try_push(judge).expect("there is room"));
		}),
		("seats differ from assignments", &|| Assignments::<Test>::remove(judge(), trade(1))),
		("seats differ from assignments", &|| Assignments::<Test>::insert(BUYER, trade(1), ())),
		("a load differs from the seats", &|| edit_arbiter(|row| row.load += 1)),
		("somebody is in the pool twice", &|| {
			Pool::<Test>::mutate(|pool| {
				let first = pool[0].clone();
				pool.try_push(first).expect("there is room");
			});
		}),
		("an entry into the pool lies ahead", &|| NextEntry::<Test>::put(0)),
		(POOL, &|| edit_arbiter(|row| row.state = ArbiterState::Standby)),
		(POOL, &|| Pool::<Test>::mutate(|pool| pool[0].is_full = true)),
		(POOL, &|| Pool::<Test>::mutate(|pool| pool.truncate(1))),
		("evidence of no dispute", &|| {
			let files = Files::<Test>::get(trade(1));
			Files::<Test>::insert(trade(9), files);
		}),
		("the arbiter of a person is none", &|| {
			ArbiterOf::<Test>::insert(H256::repeat_byte(1), judge());
		}),
	];
	for (expected, break_it) in cases {
		new_test_ext().execute_with(|| {
			stage();
			assert_ok!(Arbitration::do_try_state());
			break_it();
			assert_eq!(Arbitration::do_try_state(), Err(DispatchError::Other(expected)));
		});
	}
}

#[test]
fn try_state_notices_arbiters_that_are_gone_or_unknown() {
	let gone = |expected: &'static str, break_it: &dyn Fn()| {
		new_test_ext().execute_with(|| {
			stage();
			break_it();
			assert_eq!(Arbitration::do_try_state(), Err(DispatchError::Other(expected)));
		});
	};
	gone("an arbiter is stored who is gone", &|| {
		assert_ok!(Arbitration::set_available(signed(&arbiter(7)), false));
		Arbiters::<Test>::mutate_extant(arbiter(7), |row| row.state = ArbiterState::Gone);
	});
	gone("an arbiter without a person", &|| ArbiterOf::<Test>::remove(record(&judge()).person));
}
