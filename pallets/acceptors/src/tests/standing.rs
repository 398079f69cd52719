// SPDX-License-Identifier: Apache-2.0

//! What trades are told of an account.

use crate::{Concern, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{HOUR, Standing, USDT};

const FIRST_STANDING: Standing =
	Standing::Active { tier: 1, max_trade: FIRST.max_trade, max_open: FIRST.max_open };

#[test]
fn everybody_else_has_no_standing() {
	run(|| {
		assert_eq!(standing(&CAROL), Standing::None);
		assert_ok!(Acceptors::submit_application(signed(&CAROL), FIRST.bond));
		assert_eq!(standing(&CAROL), Standing::None);
	});
}

#[test]
fn an_active_member_has_the_limits_he_was_given() {
	run(|| {
		admit(&ALICE, 1);
		assert_eq!(standing(&ALICE), FIRST_STANDING);
		let wider = crate::TierTerms { max_trade: 900 * USDT, ..FIRST };
		assert_ok!(Acceptors::set_tier_terms(council(), 1, Some(wider)));
		assert_eq!(standing(&ALICE), FIRST_STANDING);
		assert_ok!(Acceptors::set_tier(council(), ALICE, 1));
		let expected = Standing::Active { tier: 1, max_trade: 900 * USDT, max_open: 3 };
		assert_eq!(standing(&ALICE), expected);
	});
}

#[test]
fn every_other_state_bars() {
	run(|| {
		admit(&ALICE, 1);
		MockKyc::revoke(&ALICE);
		assert_ok!(Acceptors::poke_acceptor(signed(&STRANGER), ALICE));
		assert_eq!(standing(&ALICE), Standing::Barred);
		assert_ok!(Acceptors::suspend(officer(), ALICE, now() + HOUR, Concern::Other));
		assert_eq!(standing(&ALICE), Standing::Barred);
		assert_ok!(Acceptors::charge(council(), ALICE, Concern::Other, PROOF));
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		assert_eq!(standing(&ALICE), Standing::Barred);
		MockClock::advance(HEARING);
		assert_ok!(Acceptors::expel(council(), ALICE));
		assert_eq!(standing(&ALICE), Standing::Barred);
	});
}

#[test]
fn a_short_bond_bars_even_after_a_suspension_that_is_over() {
	run(|| {
		let id = in_review();
		assert_ok!(Acceptors::suspend(officer(), ALICE, now() + HOUR, Concern::Other));
		assert_ok!(rule(id, 100 * USDT));
		MockClock::advance(HOUR);
		assert_eq!(standing(&ALICE), Standing::Barred);
	});
}
