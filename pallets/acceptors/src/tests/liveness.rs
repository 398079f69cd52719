// SPDX-License-Identifier: Apache-2.0

//! I4: every state that holds money has an exit that one party, or anyone after a deadline, takes alone.

use crate::{
	AcceptorState, Acceptors as Rows, ClaimKind, ClaimState, Claims, Concern, claim_id, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockArbitration, MockClock, MockKyc};
use tael_primitives::{HOUR, USDT};

/// Make an acceptor of Alice who is in this state, with a trade behind her.
fn acceptor_in(state: AcceptorState) {
	assert_ok!(Acceptors::submit_application(signed(&ALICE), FIRST.bond));
	TestTrades::end(trade(1), released(&ALICE, &CAROL));
	if state == AcceptorState::Applied {
		return;
	}
	assert_ok!(Acceptors::approve(council(), ALICE, 1, PROOF));
	match state {
		AcceptorState::Applied | AcceptorState::Active | AcceptorState::Gone => {},
		AcceptorState::Restricted => {
			MockKyc::revoke(&ALICE);
			assert_ok!(Acceptors::poke_acceptor(signed(&STRANGER), ALICE));
		},
		AcceptorState::Suspended { .. } => {
			assert_ok!(Acceptors::suspend(officer(), ALICE, now() + HOUR, Concern::Other));
		},
		AcceptorState::Exiting => {
			assert_ok!(Acceptors::exit(signed(&ALICE)));
		},
		AcceptorState::Expelled => {
			assert_ok!(Acceptors::charge(council(), ALICE, Concern::Other, PROOF));
			MockClock::advance(HEARING);
			assert_ok!(Acceptors::expel(council(), ALICE));
		},
	}
}

/// What the acceptor does alone, whatever else happened to him.
fn leave_alone(state: AcceptorState) {
	match state {
		AcceptorState::Applied => {
			assert_ok!(Acceptors::withdraw_application(signed(&ALICE)));
			return;
		},
		AcceptorState::Active | AcceptorState::Restricted | AcceptorState::Suspended { .. } => {
			assert_ok!(Acceptors::exit(signed(&ALICE)));
		},
		AcceptorState::Exiting | AcceptorState::Expelled => {},
		AcceptorState::Gone => return,
	}
	MockClock::advance(LONG);
	assert_ok!(Acceptors::withdraw_bond(signed(&ALICE)));
}

#[test]
fn i4_every_state_of_an_acceptor_has_an_exit_he_takes_alone() {
	let suspended = AcceptorState::Suspended { until: 0, concern: Concern::Other };
	let holding = [
		AcceptorState::Applied,
		AcceptorState::Active,
		AcceptorState::Restricted,
		suspended,
		AcceptorState::Exiting,
		AcceptorState::Expelled,
	];
	for state in holding {
		run(|| {
			acceptor_in(state);
			let reached = row(&ALICE).state;
			assert_eq!(core::mem::discriminant(&reached), core::mem::discriminant(&state));
			// With everybody against her, and the rungs gone.
			MockKyc::revoke(&ALICE);
			MockKyc::freeze(&ALICE);
			assert_ok!(Acceptors::set_tier_terms(council(), 1, None));
			leave_alone(state);
			assert_eq!(held_at_all(&ALICE), 0);
			assert!(!Rows::<Test>::contains_key(&ALICE));
			MockKyc::thaw(&ALICE);
			assert_ok!(Acceptors::set_tier_terms(council(), 1, Some(FIRST)));
		});
	}
}

/// Carol was awarded what a claim of Dave has frozen.
fn awarded() -> H256 {
	admit(&ALICE, 1);
	let mut all = released(&ALICE, &DAVE);
	(all.principal, all.to_buyer) = (FIRST.bond, FIRST.bond);
	TestTrades::end(trade(2), all);
	assert_ok!(file_for(&DAVE, 1, trade(2), ClaimKind::BankFrozen, FIRST.bond));
	TestTrades::end(trade(1), released(&ALICE, &CAROL));
	assert_ok!(file(&CAROL, 1, trade(1), ClaimKind::BankFrozen));
	let id = claim_id(&CAROL, &reference(1));
	MockClock::advance(ANSWER);
	assert_ok!(Acceptors::escalate_claim(signed(&CAROL), id));
	assert_ok!(rule(id, 100 * USDT));
	id
}

/// Who leaves a state of a claim: the claimant, the respondent, or time.
#[derive(Clone, Copy, Debug)]
enum Leaver {
	Claimant,
	Respondent,
	Anyone,
}

#[test]
fn i4_every_state_of_a_claim_has_an_exit_for_either_party_and_for_time() {
	let states: [(ClaimState, fn() -> H256); 4] = [
		(ClaimState::Filed, filed),
		(ClaimState::Answered, answered),
		(ClaimState::Review, in_review),
		(ClaimState::Awarded, awarded),
	];
	for (state, make) in states {
		for leaver in [Leaver::Claimant, Leaver::Respondent, Leaver::Anyone] {
			if state == ClaimState::Awarded && matches!(leaver, Leaver::Claimant) {
				// He has nothing in it any more: his deposit is back.
				continue;
			}
			run(|| {
				let id = make();
				assert_eq!(claim(id).state, state);
				match leaver {
					Leaver::Claimant => {
						assert_ok!(Acceptors::withdraw_claim(signed(&CAROL), id));
					},
					Leaver::Respondent => {
						assert_ok!(Acceptors::accept_claim(signed(&ALICE), id, 100 * USDT));
					},
					Leaver::Anyone => match state {
						// Arbitration ends its disputes by time.
						ClaimState::Review => {
							assert_ok!(rule(id, 50 * USDT));
						},
						ClaimState::Awarded => {
							// Whoever is before it in the queue ends by time, and it is served.
							let before = claim_id(&DAVE, &reference(1));
							MockClock::set(claim(before).windows.escalate_deadline);
							assert_ok!(Acceptors::poke_claim(signed(&STRANGER), before));
						},
						_ => {
							// Arbitration takes nothing; time ends it all the same.
							MockArbitration::refuse(Some("closed"));
							MockClock::set(claim(id).windows.escalate_deadline);
							assert_ok!(Acceptors::poke_claim(signed(&STRANGER), id));
						},
					},
				}
				assert!(!Claims::<Test>::contains_key(id), "{state:?} by {leaver:?}");
				assert_eq!(held_at_all(&CAROL), 0);
			});
		}
	}
}

#[test]
fn i4_no_state_is_missing_here() {
	use AcceptorState::{Active, Applied, Exiting, Expelled, Gone, Restricted, Suspended};
	use ClaimState::{
		Answered, Awarded, Expired, Filed, Paid, Rejected, Review, Settled, Withdrawn,
	};
	// These do not compile with a state that the tests above do not know.
	let holds_money = |state: AcceptorState| match state {
		Applied | Active | Restricted | Suspended { .. } | Exiting | Expelled => true,
		Gone => false,
	};
	let is_live = |state: ClaimState| match state {
		Filed | Answered | Review | Awarded => true,
		Paid | Rejected | Settled | Withdrawn | Expired => false,
	};
	assert!(holds_money(Applied) && !holds_money(Gone));
	assert!(is_live(Filed) && !is_live(Paid));
}
