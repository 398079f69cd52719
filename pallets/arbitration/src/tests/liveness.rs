// SPDX-License-Identifier: Apache-2.0

//! I4: from every state in which a dispute lives anyone reaches an end, by pokes and time alone.

use super::machines::STATES;
use crate::{DisputeState, Disputes, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{Arbitration as _, AssetKind, CaseId, Side};

type Reach = fn(AssetKind) -> CaseId;

/// Ways into a state; none for those that are never stored. A new state does not compile without a row.
fn ways_into(state: DisputeState) -> Vec<Reach> {
	match state {
		DisputeState::Open => vec![opened, |asset| {
			assert_ok!(open(case_of_the_chain(1, asset)));
			trade(1)
		}],
		DisputeState::Evidence => vec![responded],
		DisputeState::Drawing => vec![drawing, |asset| {
			let id = appealed(asset);
			assert_ok!(Arbitration::counter_fund(signed(&SELLER), id));
			id
		}],
		DisputeState::Review => vec![reviewed, before_panel, before_council, |asset| {
			let id = before_panel(asset);
			let member = sitting(id)[1].clone();
			assert_ok!(commit(&member, id, &vote(tael_primitives::Cause::NoPayment, 0)));
			id
		}],
		DisputeState::Ruled => vec![ruled, |asset| {
			let id = opened(asset);
			MockClock::set(row(id).deadline);
			assert_ok!(poke(id));
			id
		}],
		DisputeState::Appealed => vec![appealed],
		DisputeState::Stalled => vec![stalled],
		DisputeState::Final
		| DisputeState::Executed
		| DisputeState::Settled
		| DisputeState::Withdrawn => vec![],
	}
}

/// Poke, and let time pass to the next step, until it is over. How long it took in steps.
fn poke_to_the_end(id: CaseId, has_randomness: bool) -> u32 {
	let limit = row(id).defaults_at();
	for step in 0..200 {
		if !Disputes::<Test>::contains_key(id) {
			return step;
		}
		if has_randomness {
			reveal(step.into());
		}
		if poke(id).is_err() {
			let row = row(id);
			// While arbiters are drawn its next step is in the past: then the cap is what comes.
			let next = if row.next_due() > now() {
				row.next_due()
			} else {
				row.stalls_at().max(now() + 1)
			};
			MockClock::set(next);
		}
		assert!(now() <= limit, "it ends by the default at the latest");
	}
	panic!("it never ends: {:?}", row(id));
}

#[test]
fn i4_from_every_state_anyone_reaches_an_end() {
	for state in STATES {
		for (way, reach) in ways_into(state).into_iter().enumerate() {
			for has_randomness in [true, false] {
				for asset in KINDS {
					run(|| {
						let id = reach(asset.clone());
						assert_eq!(row(id).state, state, "way {way}");
						poke_to_the_end(id, has_randomness);
						assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0), "{state:?}, way {way}");
						assert_eq!(Objects::told().len(), 1, "the object hears of it once");
						for index in 0..8 {
							assert_eq!(record(&arbiter(index)).load, 0, "{state:?}, way {way}");
						}
					});
				}
			}
		}
	}
}

#[test]
fn i4_the_conceding_side_leaves_alone_from_every_state() {
	for state in STATES {
		for reach in ways_into(state) {
			for side in [Side::Buyer, Side::Seller] {
				run(|| {
					let id = reach(NATIVE);
					assert_ok!(Arbitration::settle(&id, Some(side)));
					assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0));
				});
			}
		}
	}
}

#[test]
fn i4_it_ends_without_any_arbiter_or_council() {
	run_without_arbiters(|| {
		let id = drawing(NATIVE);
		poke_to_the_end(id, true);
		assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0));
		assert_eq!((free(&BUYER), free(&SELLER)), (WEALTH, WEALTH));
	});
}

#[test]
fn i4_an_arbiter_leaves_alone_from_every_state() {
	run(|| {
		let id = reviewed(NATIVE);
		for index in 0..8 {
			assert_ok!(Arbitration::leave(signed(&arbiter(index))));
		}
		poke_to_the_end(id, true);
		MockClock::advance(HORIZON);
		for index in 0..8 {
			assert_ok!(Arbitration::withdraw_arbiter_bond(signed(&arbiter(index))));
			assert_eq!(bond(&arbiter(index)), 0);
		}
	});
}
