// SPDX-License-Identifier: Apache-2.0

//! What a runtime API asks.

use crate::{ClaimKind, ClaimLookup, Concern, Fault, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{HOUR, Standing, USDT};

#[test]
fn an_acceptor_is_shown_with_service_and_claims() {
	run(|| {
		assert_eq!(Acceptors::acceptor_view(&ALICE), None);
		let id = filed();
		report(&good(&CAROL, &ALICE));
		let view = Acceptors::acceptor_view(&ALICE).expect("she is one");
		assert_eq!((view.account, view.acceptor.frozen), (ALICE, 100 * USDT));
		assert!(matches!(view.standing, Standing::Active { tier: 1, .. }));
		assert_eq!((view.service.completed, view.fault), (1, None));
		assert_eq!(view.open_claims, [id]);
		MockKyc::revoke(&ALICE);
		let view = Acceptors::acceptor_view(&ALICE).expect("she is one");
		assert_eq!(view.fault, Some(Fault::KycGone));
	});
}

#[test]
fn what_is_withdrawable_is_what_the_call_would_give() {
	run(|| {
		let withdrawable = || Acceptors::acceptor_view(&ALICE).map_or(0, |view| view.withdrawable);
		assert_ok!(Acceptors::submit_application(signed(&ALICE), 1_500 * USDT));
		assert_eq!(withdrawable(), 1_500 * USDT);
		assert_ok!(Acceptors::approve(council(), ALICE, 1, PROOF));
		assert_eq!(withdrawable(), 500 * USDT);
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		assert_ok!(file(&CAROL, 1, trade(1), ClaimKind::BankFrozen));
		assert_eq!(withdrawable(), 400 * USDT);
		assert_ok!(Acceptors::suspend(officer(), ALICE, now() + HOUR, Concern::Other));
		assert_eq!(withdrawable(), 0);
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		assert_eq!(withdrawable(), 0);
		MockClock::advance(SHORT);
		assert_eq!(withdrawable(), 1_000 * USDT);
		TestTrades::edit_history(&ALICE, |history| history.open = 1);
		assert_eq!(withdrawable(), 0);
		TestTrades::edit_history(&ALICE, |history| history.open = 0);
		let before = free(&ALICE);
		assert_ok!(Acceptors::withdraw_bond(signed(&ALICE)));
		assert_eq!(free(&ALICE), before + 1_000 * USDT);
	});
}

#[test]
fn a_claim_is_found_alive_and_ended() {
	run(|| {
		let id = filed();
		let Some(ClaimLookup::Live(view)) = Acceptors::claim_view(id) else {
			panic!("the claim lives")
		};
		assert_eq!((view.id, view.is_due), (id, false));
		assert_eq!(view.next_due, Some(now() + ANSWER + ESCALATE));
		MockClock::advance(ANSWER + ESCALATE);
		assert!(matches!(
			Acceptors::claim_view(id),
			Some(ClaimLookup::Live(view)) if view.is_due
		));
		assert_ok!(Acceptors::poke_claim(signed(&STRANGER), id));
		assert!(matches!(Acceptors::claim_view(id), Some(ClaimLookup::Ended(_))));
		assert_eq!(Acceptors::claim_view(trade(9)), None);
	});
}
