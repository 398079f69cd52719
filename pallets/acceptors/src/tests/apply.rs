// SPDX-License-Identifier: Apache-2.0

//! Applications: AC1 and AC2.

use crate::{
	AcceptorState, Acceptors as Rows, Error, Event, HoldReason, LevelsOf, Movement, Object, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{DAY, Standing, Tier, TradeHistory};

type Failure = Error<Test>;

fn submit(bond: u128) -> frame::prelude::DispatchResult {
	Acceptors::submit_application(signed(&ALICE), bond)
}

#[test]
fn an_application_puts_the_bond_on_hold_and_freezes_the_history() {
	run(|| {
		let history = TradeHistory { completed: 3, ..enough() };
		TestTrades::set_history(&ALICE, history);
		assert_ok!(submit(FIRST.bond));
		let bond = FIRST.bond;
		assert_eq!(held(HoldReason::Bond, &ALICE), bond);
		let application = row(&ALICE);
		assert_eq!((application.state, application.bond), (AcceptorState::Applied, bond));
		assert_eq!(application.history, history);
		assert_eq!(
			events(),
			[Event::ApplicationSubmitted { acceptor: ALICE, seq: 0, bond, history }]
		);
		TestTrades::set_history(&ALICE, enough());
		assert_eq!(row(&ALICE).history, history);
		assert_eq!(standing(&ALICE), Standing::None);
	});
}

#[test]
fn an_application_needs_bond_identity_and_a_first_rung() {
	run(|| {
		assert_noop!(submit(FIRST.bond - 1), Failure::BondTooSmall);
		attest(&ALICE, Tier::Contact);
		assert_noop!(submit(FIRST.bond), Failure::NotEligible);
		MockKyc::revoke(&ALICE);
		assert_noop!(submit(FIRST.bond), Failure::NotEligible);
		attest(&ALICE, FIRST.kyc);
		MockKyc::freeze(&ALICE);
		assert_noop!(submit(FIRST.bond), DispatchError::Other("Frozen"));
		MockKyc::thaw(&ALICE);
		set_free(&ALICE, FIRST.bond + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(submit(FIRST.bond), Failure::InsufficientFunds);
		set_free(&ALICE, FIRST.bond + EXISTENTIAL_DEPOSIT);
		assert_ok!(submit(FIRST.bond));
		assert_noop!(submit(FIRST.bond), Failure::AlreadyExists);

		assert_ok!(Acceptors::set_tier_terms(council(), 1, None));
		let other = Acceptors::submit_application(signed(&BELLA), SECOND.bond);
		assert_noop!(other, Failure::UnknownTier);
	});
}

#[test]
fn whoever_has_the_history_is_admitted_at_once() {
	run(|| {
		TestTrades::set_history(&ALICE, enough());
		assert_ok!(submit(FIRST.bond));
		let member = row(&ALICE);
		assert_eq!((member.state, member.tier), (AcceptorState::Active, 1));
		assert_eq!(member.since, now());
		let approved = Event::Approved { acceptor: ALICE, seq: 1, tier: 1, label: H256::zero() };
		assert_eq!(events().pop(), Some(approved));
		assert!(matches!(standing(&ALICE), Standing::Active { tier: 1, .. }));
	});
}

#[test]
fn any_part_of_the_history_that_falls_short_leaves_it_to_the_council() {
	let short: [fn(&mut TradeHistory); 5] = [
		|history| history.completed -= 1,
		|history| history.failed += 1,
		|history| history.counterparties -= 1,
		|history| history.since = history.since.map(|since| since + 1),
		|history| history.since = None,
	];
	for shorten in short {
		run(|| {
			let mut history = enough();
			shorten(&mut history);
			TestTrades::set_history(&ALICE, history);
			assert_ok!(submit(FIRST.bond));
			assert_eq!(row(&ALICE).state, AcceptorState::Applied);
		});
	}
	// Nothing at all is no completion of everything.
	run(|| {
		let mut terms = FIRST;
		terms.entry.min_completed = 0;
		terms.entry.min_counterparties = 0;
		assert_ok!(Acceptors::set_tier_terms(council(), 1, Some(terms)));
		let since = Some(now() - 30 * DAY);
		TestTrades::set_history(&ALICE, TradeHistory { since, ..TradeHistory::default() });
		assert_ok!(submit(FIRST.bond));
		assert_eq!(row(&ALICE).state, AcceptorState::Applied);
	});
}

#[test]
fn the_council_admits_to_any_rung_the_bond_is_enough_for() {
	run(|| {
		assert_noop!(Acceptors::approve(council(), ALICE, 1, PROOF), Failure::NotFound);
		assert_ok!(submit(SECOND.bond - 1));
		assert_noop!(Acceptors::approve(council(), ALICE, 2, PROOF), Failure::BondTooSmall);
		assert_noop!(Acceptors::approve(council(), ALICE, 7, PROOF), Failure::UnknownTier);
		assert_ok!(Acceptors::top_up_bond(signed(&ALICE), 1));
		attest(&ALICE, Tier::Document);
		assert_noop!(Acceptors::approve(council(), ALICE, 2, PROOF), Failure::NotEligible);
		attest(&ALICE, Tier::Enhanced);
		MockKyc::freeze(&ALICE);
		assert_noop!(Acceptors::approve(council(), ALICE, 2, PROOF), Failure::NotEligible);
		MockKyc::thaw(&ALICE);
		MockClock::advance(DAY);
		events();
		assert_ok!(Acceptors::approve(council(), ALICE, 2, PROOF));
		let member = row(&ALICE);
		assert_eq!((member.tier, member.terms, member.label), (2, SECOND, PROOF));
		assert_eq!(member.since, now());
		let approved = Event::Approved { acceptor: ALICE, seq: 2, tier: 2, label: PROOF };
		assert_eq!(events(), [approved]);
		assert_noop!(Acceptors::approve(council(), ALICE, 2, PROOF), Failure::WrongState);
	});
}

#[test]
fn a_refused_or_withdrawn_application_returns_the_bond() {
	for is_rejected in [true, false] {
		run(|| {
			assert_ok!(submit(FIRST.bond));
			events();
			if is_rejected {
				assert_ok!(Acceptors::reject(council(), ALICE));
			} else {
				assert_ok!(Acceptors::withdraw_application(signed(&ALICE)));
			}
			assert_eq!((free(&ALICE), held_at_all(&ALICE)), (WEALTH, 0));
			assert!(!Rows::<Test>::contains_key(&ALICE));
			let moved = Event::Moved {
				object: Object::Acceptor(ALICE),
				seq: 1,
				kind: Movement::Bond,
				from: ALICE,
				to: ALICE,
				amount: FIRST.bond,
			};
			let ended = Event::ApplicationEnded { acceptor: ALICE, seq: 2, is_rejected };
			assert_eq!(events(), [moved, ended]);
			// Nobody is locked who was not expelled.
			assert_ok!(submit(FIRST.bond));
		});
	}
}

#[test]
fn only_an_application_can_be_refused_or_taken_back() {
	run(|| {
		assert_noop!(Acceptors::reject(council(), ALICE), Failure::NotFound);
		let withdraw = || Acceptors::withdraw_application(signed(&ALICE));
		assert_noop!(withdraw(), Failure::NotFound);
		admit(&ALICE, 1);
		assert_noop!(Acceptors::reject(council(), ALICE), Failure::WrongState);
		assert_noop!(withdraw(), Failure::WrongState);
	});
}

#[test]
fn an_application_can_be_taken_back_by_somebody_frozen_and_unattested() {
	run(|| {
		assert_ok!(submit(FIRST.bond));
		MockKyc::revoke(&ALICE);
		MockKyc::freeze(&ALICE);
		assert_ok!(Acceptors::withdraw_application(signed(&ALICE)));
		assert_eq!(held_at_all(&ALICE), 0);
	});
}

#[test]
fn an_applicant_has_no_service_levels() {
	run(|| {
		assert_ok!(submit(FIRST.bond));
		report(&good(&CAROL, &ALICE));
		assert!(!LevelsOf::<Test>::contains_key(&ALICE));
	});
}
