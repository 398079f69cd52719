// SPDX-License-Identifier: Apache-2.0

//! What rungs there are, and who is put on which.

use crate::{Error, Event, Kept, TierTerms, Tiers, mock::*};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{Tier, USDT};

type Failure = Error<Test>;

#[test]
fn the_council_sets_and_removes_the_terms_of_a_rung() {
	run(|| {
		assert_ok!(Acceptors::set_tier_terms(council(), 3, Some(SECOND)));
		assert_eq!(Tiers::<Test>::get(3), Some(SECOND));
		assert_eq!(events(), [Event::TierTermsSet { tier: 3, terms: Some(SECOND) }]);
		assert_ok!(Acceptors::set_tier_terms(council(), 3, None));
		assert_eq!(Tiers::<Test>::get(3), None);
		assert_noop!(Acceptors::set_tier_terms(council(), 3, None), Failure::UnknownTier);
	});
}

#[test]
fn terms_that_do_not_fit_together_are_refused() {
	run(|| {
		let set = |terms| Acceptors::set_tier_terms(council(), 1, Some(terms));
		let bad: [TierTerms; 6] = [
			TierTerms { bond: 0, cover: 0, ..FIRST },
			TierTerms { cover: FIRST.bond + 1, ..FIRST },
			TierTerms { max_trade: 0, ..FIRST },
			TierTerms { max_open: 0, ..FIRST },
			TierTerms { floors: crate::Floors { completion: 10_001, ..FIRST.floors }, ..FIRST },
			TierTerms { entry: crate::Entry { min_completion: 10_001, ..FIRST.entry }, ..FIRST },
		];
		for terms in bad {
			assert_noop!(set(terms), Failure::BadTerms);
		}
		assert_ok!(set(TierTerms { cover: FIRST.bond, ..FIRST }));
		for tier in [0, 9] {
			let set = Acceptors::set_tier_terms(council(), tier, Some(FIRST));
			assert_noop!(set, Failure::BadTerms);
		}
		assert_ok!(Acceptors::set_tier_terms(council(), 8, Some(FIRST)));
	});
}

#[test]
fn only_the_council_decides_about_rungs_and_members() {
	run(|| {
		admit(&ALICE, 1);
		for who in [OFFICER, ALICE, STRANGER] {
			let no = DispatchError::BadOrigin;
			let by = || signed(&who);
			assert_noop!(Acceptors::set_tier_terms(by(), 1, None), no);
			assert_noop!(Acceptors::approve(by(), ALICE, 1, PROOF), no);
			assert_noop!(Acceptors::reject(by(), ALICE), no);
			assert_noop!(Acceptors::set_tier(by(), ALICE, 1), no);
			assert_noop!(Acceptors::charge(by(), ALICE, crate::Concern::Fraud, PROOF), no);
			assert_noop!(Acceptors::drop_charge(by(), ALICE), no);
			assert_noop!(Acceptors::expel(by(), ALICE), no);
		}
	});
}

#[test]
fn new_terms_hold_only_for_whoever_is_put_on_the_rung_afterwards() {
	run(|| {
		admit(&ALICE, 1);
		let dearer = TierTerms { bond: 2_000 * USDT, max_trade: 7 * USDT, ..FIRST };
		assert_ok!(Acceptors::set_tier_terms(council(), 1, Some(dearer)));
		assert_eq!(row(&ALICE).terms, FIRST);
		assert_noop!(Acceptors::poke_acceptor(signed(&STRANGER), ALICE), Failure::NothingDue);
		admit_with(&BELLA, 1, 2_000 * USDT);
		assert_eq!(row(&BELLA).terms, dearer);

		assert_noop!(Acceptors::set_tier(council(), ALICE, 1), Failure::BondTooSmall);
		assert_ok!(Acceptors::top_up_bond(signed(&ALICE), 1_000 * USDT));
		assert_ok!(Acceptors::set_tier(council(), ALICE, 1));
		assert_eq!(row(&ALICE).terms, dearer);
		assert_eq!(row(&ALICE).kept, None);
	});
}

#[test]
fn a_promotion_asks_for_bond_and_identity() {
	run(|| {
		admit(&ALICE, 1);
		assert_noop!(Acceptors::set_tier(council(), ALICE, 3), Failure::UnknownTier);
		assert_noop!(Acceptors::set_tier(council(), ALICE, 2), Failure::BondTooSmall);
		assert_ok!(Acceptors::top_up_bond(signed(&ALICE), 4_000 * USDT - 1));
		assert_noop!(Acceptors::set_tier(council(), ALICE, 2), Failure::BondTooSmall);
		assert_ok!(Acceptors::top_up_bond(signed(&ALICE), 1));
		attest(&ALICE, Tier::Document);
		assert_noop!(Acceptors::set_tier(council(), ALICE, 2), Failure::NotEligible);
		attest(&ALICE, Tier::Enhanced);
		events();
		assert_ok!(Acceptors::set_tier(council(), ALICE, 2));
		let event = Event::TierSet { acceptor: ALICE, seq: 4, from: 1, tier: 2, kept_until: None };
		assert_eq!(events(), [event]);
		assert_eq!((row(&ALICE).tier, row(&ALICE).terms), (2, SECOND));
	});
}

#[test]
fn what_a_higher_rung_promised_stays_until_nobody_can_claim_for_it() {
	run(|| {
		admit(&ALICE, 2);
		let until = now() + TRADE_LIFE + LONG;
		assert_ok!(Acceptors::set_tier(council(), ALICE, 1));
		let kept = Kept { bond: SECOND.bond, cover: SECOND.cover, until };
		assert_eq!(row(&ALICE).kept, Some(kept));
		let excess = SECOND.bond - FIRST.bond;
		let withdraw = |amount| Acceptors::withdraw_excess(signed(&ALICE), amount);
		assert_noop!(withdraw(1), Failure::BondNeeded);
		MockClock::set(until - 1);
		assert_noop!(withdraw(1), Failure::BondNeeded);
		MockClock::set(until);
		assert_noop!(withdraw(excess + 1), Failure::BondNeeded);
		assert_ok!(withdraw(excess));
		assert_eq!(held_at_all(&ALICE), FIRST.bond);
	});
}

#[test]
fn two_steps_down_keep_the_most_that_was_ever_promised() {
	run(|| {
		let lowest = TierTerms { bond: 10 * USDT, cover: 5 * USDT, ..FIRST };
		assert_ok!(Acceptors::set_tier_terms(council(), 1, Some(lowest)));
		assert_ok!(Acceptors::set_tier_terms(council(), 3, Some(FIRST)));
		admit(&ALICE, 2);
		// To the rung with the terms of the first: up by number, down by what it promises.
		assert_ok!(Acceptors::set_tier(council(), ALICE, 3));
		MockClock::advance(1_000);
		assert_ok!(Acceptors::set_tier(council(), ALICE, 1));
		let until = now() + TRADE_LIFE + LONG;
		let kept = Kept { bond: SECOND.bond, cover: SECOND.cover, until };
		assert_eq!(row(&ALICE).kept, Some(kept));
	});
}

#[test]
fn a_demotion_needs_neither_bond_nor_identity() {
	run(|| {
		admit(&ALICE, 2);
		attest(&ALICE, Tier::Contact);
		assert_noop!(Acceptors::set_tier(council(), ALICE, 2), Failure::NotEligible);
		assert_ok!(Acceptors::set_tier(council(), ALICE, 1));
		// It is asked again at once whether he may trade there.
		assert_eq!(row(&ALICE).state, crate::AcceptorState::Restricted);
	});
}

#[test]
fn only_members_are_put_on_rungs() {
	run(|| {
		assert_noop!(Acceptors::set_tier(council(), ALICE, 1), Failure::NotFound);
		assert_ok!(Acceptors::submit_application(signed(&ALICE), FIRST.bond));
		assert_noop!(Acceptors::set_tier(council(), ALICE, 1), Failure::WrongState);
		assert_ok!(Acceptors::approve(council(), ALICE, 1, PROOF));
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		assert_noop!(Acceptors::set_tier(council(), ALICE, 1), Failure::WrongState);
	});
}
