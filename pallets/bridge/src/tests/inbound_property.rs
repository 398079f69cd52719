// SPDX-License-Identifier: Apache-2.0

//! Random deposits, votes, pauses and claims against a plain ledger: every unit that came in is credited, owed,
//! parked or on its way back, once.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Step {
	Vote { nonce: u64, variant: u8, voters: Vec<u8> },
	ClaimParked(u64),
	Return { nonce: u64, by: u8 },
	Claim(u8),
	Freeze { who: u8, is_frozen: bool },
	Pause(bool),
	Resume(bool),
	Pass(Millis),
	Checkpoint { block: u64, voters: Vec<u8> },
	Sweep,
}

const NONCES: u64 = 8;

fn person(tag: u8) -> AccountId {
	[ALICE, BOB, NOBODY, STRANGER][usize::from(tag % 4)].clone()
}

/// What the vault took as deposit `nonce`: the same in every run.
fn true_deposit(nonce: u64) -> Deposit {
	let amounts = [3, EXISTENTIAL_DEPOSIT, USDT, 900 * USDT, LARGE, 2 * LARGE, 7, CAP];
	let tag = nonce as u8;
	let memo = if nonce.is_multiple_of(3) { BAD_TAG } else { H256::zero() };
	let amount = amounts[(nonce % 8) as usize];
	Deposit { memo, ..deposit(nonce, &person(tag), amount) }
}

fn said(nonce: u64, variant: u8) -> Deposit {
	let truth = true_deposit(nonce);
	match variant {
		0 => truth,
		other => Deposit { amount: truth.amount + Balance::from(other), ..truth },
	}
}

fn voters() -> impl Strategy<Value = Vec<u8>> {
	prop::collection::vec(1..=ATTESTERS, 1..6)
}

fn any_step() -> impl Strategy<Value = Step> {
	prop_oneof![
		// Honest attesters, five of seven: 3 to 7.
		8 => (1..=NONCES, prop::collection::vec(3..=ATTESTERS, 1..6))
			.prop_map(|(nonce, voters)| Step::Vote { nonce, variant: 0, voters }),
		// The other two say anything.
		2 => (1..=NONCES, 0..4_u8, prop::collection::vec(1..=2_u8, 1..3))
			.prop_map(|(nonce, variant, voters)| Step::Vote { nonce, variant, voters }),
		3 => (1..=NONCES).prop_map(Step::ClaimParked),
		1 => (1..=NONCES, 0..4_u8).prop_map(|(nonce, by)| Step::Return { nonce, by }),
		2 => (0..4_u8).prop_map(Step::Claim),
		1 => (0..4_u8, any::<bool>()).prop_map(|(who, is_frozen)| Step::Freeze { who, is_frozen }),
		1 => any::<bool>().prop_map(Step::Pause),
		1 => any::<bool>().prop_map(Step::Resume),
		2 => (0..40 * tael_primitives::HOUR).prop_map(Step::Pass),
		2 => Just(Step::Sweep),
		1 => (1..50_u64, voters()).prop_map(|(block, voters)| Step::Checkpoint { block, voters }),
	]
}

fn way(is_in: bool) -> Direction {
	if is_in { Direction::In } else { Direction::Out }
}

/// Refusals are fine, broken invariants are not.
fn perform(step: Step) {
	let by_pool = |call: RuntimeCall| {
		if pool(&call).is_ok() {
			assert_ok!(send(call));
		}
	};
	match step {
		Step::Vote { nonce, variant, voters } => {
			let message = said(nonce, variant);
			by_pool(deposits(list(voters.into_iter().map(|index| vote(&message, index)))));
		},
		Step::ClaimParked(nonce) => {
			let _ = frame::deps::frame_support::storage::with_storage_layer(|| {
				Bridge::claim_parked(signed(&STRANGER), ETH, nonce)
			});
		},
		Step::Return { nonce, by } => {
			let _ = frame::deps::frame_support::storage::with_storage_layer(|| {
				Bridge::return_parked(signed(&person(by)), ETH, nonce, None)
			});
		},
		Step::Claim(who) => {
			let _ = frame::deps::frame_support::storage::with_storage_layer(|| {
				Bridge::claim(signed(&STRANGER), person(who), ETH)
			});
		},
		Step::Freeze { who, is_frozen: true } => MockKyc::freeze(&person(who)),
		Step::Freeze { who, is_frozen: false } => MockKyc::thaw(&person(who)),
		Step::Pause(is_in) => {
			let _ = Bridge::pause(signed(&WATCHER), ETH, way(is_in));
		},
		Step::Resume(is_in) => {
			let _ = Bridge::resume(RuntimeOrigin::root(), ETH, way(is_in));
		},
		Step::Pass(time) => MockClock::advance(time),
		Step::Sweep => {
			<Bridge as Hooks<u64>>::on_idle(2, Weight::from_parts(u64::MAX, u64::MAX));
		},
		Step::Checkpoint { block, voters } => {
			let message = checkpoint(block, NONCES, 10 * CAP);
			by_pool(checkpoints(list(voters.into_iter().map(|index| vote(&message, index)))));
		},
	}
}

/// Every deposit that is done came in once, and is all somewhere.
fn check(endowed: Balance) {
	Bridge::do_try_state().unwrap();
	let done = (1..=NONCES).filter(|nonce| Bridge::is_done(ETH, *nonce));
	let came_in: Balance = done.map(|nonce| true_deposit(nonce).amount).sum();
	let ledger = ledger();
	assert_eq!(ledger.minted + ledger.parked + ledger.in_flight, came_in);
	assert_eq!(issuance(), endowed + ledger.minted);
}

proptest! {
	#![proptest_config(tael_mocks::sequences(40, 1_000))]
	#[test]
	fn i1_i6_inv_8_every_deposit_comes_in_once_whatever_happens(
		steps in prop::collection::vec(any_step(), 1..60)
	) {
		new_test_ext().execute_with(|| {
			let endowed = issuance();
			for step in steps {
				perform(step);
				check(endowed);
			}
			// Everybody gets what is his: honest attesters finish, nobody is frozen, and time passes.
			for tag in 0..4 {
				MockKyc::thaw(&person(tag));
			}
			for nonce in 1..=NONCES {
				for index in 3..=ATTESTERS {
					perform(Step::Vote { nonce, variant: 0, voters: vec![index] });
				}
			}
			for is_in in [true, false] {
				perform(Step::Resume(is_in));
			}
			MockClock::advance(DELAY);
			for nonce in 1..=NONCES {
				prop_assert!(Bridge::is_done(ETH, nonce));
				perform(Step::ClaimParked(nonce));
			}
			check(endowed);
			prop_assert_eq!(crate::Parked::<Test>::iter().count(), 0);
			let owed: BTreeMap<_, _> =
				crate::Claimables::<Test>::iter().map(|(who, _, amount)| (who, amount)).collect();
			for (who, amount) in owed {
				let result = Bridge::claim(signed(&STRANGER), who.clone(), ETH);
				prop_assert_eq!(result.is_ok(), free(&who) + amount >= EXISTENTIAL_DEPOSIT);
			}
			check(endowed);
			Ok(())
		})?;
	}
}
