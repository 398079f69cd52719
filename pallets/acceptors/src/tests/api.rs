// SPDX-License-Identifier: Apache-2.0

//! What a runtime API asks.

use crate::{ClaimKind, ClaimLookup, Concern, Fault, claim_id, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{HOUR, Standing, USDT};

#[test]
fn rungs_come_lowest_first() {
	run(|| {
		assert_ok!(Acceptors::set_tier_terms(council(), 5, Some(SECOND)));
		let tiers: Vec<u8> = Acceptors::tiers().into_iter().map(|(tier, _)| tier).collect();
		assert_eq!(tiers, [1, 2, 5]);
	});
}

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
fn a_claim_is_found_by_id_and_by_reference_alive_and_ended() {
	run(|| {
		let id = filed();
		let Some(ClaimLookup::Live(view)) = Acceptors::claim_view(id) else {
			panic!("the claim lives")
		};
		assert_eq!((view.id, view.is_due), (id, false));
		assert_eq!(view.next_due, Some(now() + ANSWER + ESCALATE));
		assert_eq!(Acceptors::claim_by_ref(&CAROL, &reference(1)), Acceptors::claim_view(id));
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

#[test]
fn claims_against_somebody_come_in_pages() {
	run(|| {
		admit(&ALICE, 1);
		let mut ids = Vec::new();
		for tag in 1..=5 {
			TestTrades::end(trade(tag), released(&ALICE, &CAROL));
			assert_ok!(file(&CAROL, tag, trade(tag), ClaimKind::BankFrozen));
			ids.push(claim_id(&CAROL, &reference(tag)));
		}
		ids.sort();
		let mut found = Vec::new();
		let mut from = None;
		loop {
			let page = Acceptors::claims_against(&ALICE, from, 2);
			found.extend(page.items.iter().map(|view| view.id));
			from = page.next;
			if from.is_none() {
				break;
			}
		}
		assert_eq!(found, ids);
		assert_eq!(Acceptors::claims_against(&ALICE, None, 0).items.len(), 1);
		assert_eq!(Acceptors::claims_against(&ALICE, None, u32::MAX).items.len(), 5);
		assert_eq!(Acceptors::claims_against(&BELLA, None, 9).items.len(), 0);
	});
}
