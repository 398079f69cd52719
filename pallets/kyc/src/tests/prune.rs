// SPDX-License-Identifier: Apache-2.0

use crate::{
	Credentials, Error, Event, Identities, PRUNE_GRACE, RevocationReason, Sequences, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, START};
use tael_primitives::{DAY, Kyc as _, Tier};

fn prune() -> DispatchResult {
	Kyc::prune(RuntimeOrigin::signed(DAVE), ISSUER, ALICE)
}

#[test]
fn prune_should_give_the_deposit_back_and_keep_the_tombstone() {
	run(|| {
		assert_ok!(claim(ALICE, statement(5)));
		MockClock::set(START + YEAR + PRUNE_GRACE);
		assert_ok!(prune());
		assert!(!Credentials::<Test>::contains_key(ALICE));
		assert!(!Identities::<Test>::contains_key(ISSUER, person(1)));
		assert_eq!(Sequences::<Test>::get(ISSUER, ALICE), Some(5));
		assert_eq!((held(&ALICE), Balances::free_balance(ALICE)), (0, ENDOWMENT));
		assert_eq!(
			last_event(),
			Event::CredentialPruned {
				subject: ALICE,
				issuer: ISSUER,
				depositor: ALICE,
				deposit: DEPOSIT,
			}
		);
		assert_noop!(prune(), Error::<Test>::NotFound);
	});
}

#[test]
fn prune_should_give_the_deposit_back_to_the_controller_who_attested() {
	run(|| {
		assert_ok!(attest(ISSUER, ALICE, statement(1)));
		MockClock::set(START + YEAR + PRUNE_GRACE);
		assert_ok!(prune());
		assert_eq!(Balances::free_balance(CONTROLLER), ENDOWMENT);
	});
}

#[test]
fn prune_should_leave_the_other_issuers_credentials_and_the_other_accounts() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(claim(BOB, statement(1)));
		MockClock::advance(DAY);
		assert_ok!(attest(OTHER_ISSUER, ALICE, statement(1)));
		MockClock::set(START + YEAR + PRUNE_GRACE);
		assert_ok!(prune());
		assert_eq!(Credentials::<Test>::get(ALICE)[0].issuer, OTHER_ISSUER);
		assert_eq!(Identities::<Test>::get(ISSUER, person(1)).into_inner(), [BOB]);
	});
}

#[test]
fn boundary_prune_after_expiry() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		let end = START + YEAR + PRUNE_GRACE;
		for early in [START, START + YEAR, end - 1] {
			MockClock::set(early);
			assert_noop!(prune(), Error::<Test>::TooEarly);
		}
		MockClock::set(end);
		assert_ok!(prune());
	});
}

#[test]
fn boundary_prune_after_revocation() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		MockClock::advance(DAY);
		let subject = RuntimeOrigin::signed(ALICE);
		assert_ok!(Kyc::revoke(subject, ISSUER, ALICE, RevocationReason::Renounced));
		MockClock::set(START + DAY + PRUNE_GRACE - 1);
		assert_noop!(prune(), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(prune());
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
	});
}

#[test]
fn prune_should_wait_in_chain_time() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		MockClock::stall(2 * YEAR);
		assert_noop!(prune(), Error::<Test>::TooEarly);
	});
}

#[test]
fn prune_should_fail_when_there_is_nothing_and_for_an_origin_that_is_not_signed() {
	run(|| {
		assert_noop!(prune(), Error::<Test>::NotFound);
		assert_ok!(attest(OTHER_ISSUER, ALICE, statement(1)));
		assert_noop!(prune(), Error::<Test>::NotFound);
		assert_noop!(Kyc::prune(RuntimeOrigin::none(), ISSUER, ALICE), BadOrigin);
	});
}

#[test]
fn ky_02_what_was_pruned_never_comes_back() {
	run(|| {
		let old = statement(5);
		assert_ok!(claim(ALICE, old));
		MockClock::set(START + YEAR + PRUNE_GRACE);
		assert_ok!(prune());
		assert_noop!(claim(ALICE, statement(5)), Error::<Test>::StaleSequence);
		assert_noop!(attest(ISSUER, ALICE, statement(4)), Error::<Test>::StaleSequence);
		assert_ok!(claim(ALICE, statement_of(2, 6)));
		assert_eq!(Kyc::tier(&ALICE), Tier::Document);
	});
}

#[test]
fn ky_13_a_pruned_credential_makes_room() {
	run(|| {
		for who in [ALICE, BOB] {
			assert_ok!(claim(who, statement(1)));
		}
		assert_noop!(claim(CAROL, statement(1)), Error::<Test>::TooManyLinked);
		MockClock::set(START + YEAR + PRUNE_GRACE);
		assert_ok!(prune());
		assert_ok!(claim(CAROL, statement(1)));
	});
}
