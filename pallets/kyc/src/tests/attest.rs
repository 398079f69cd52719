// SPDX-License-Identifier: Apache-2.0

use crate::{Credentials, Error, Event, IssuerTerms, Statement, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, START};
use tael_primitives::{AccountId, Kyc as _, SubjectKind, Tier};

#[test]
fn attest_should_store_the_credential_at_the_controllers_cost() {
	run(|| {
		assert_ok!(attest(ISSUER, ALICE, statement(3)));
		assert_eq!(Kyc::tier(&ALICE), Tier::Document);
		assert_eq!((held(&CONTROLLER), held(&ALICE)), (DEPOSIT, 0));
		assert_eq!(
			events(),
			[Event::CredentialIssued {
				subject: ALICE,
				issuer: ISSUER,
				tier: Tier::Document,
				kind: SubjectKind::Person,
				jurisdiction: 1,
				expires_at: START + YEAR,
				seq: 3,
				depositor: CONTROLLER,
			}]
		);
	});
}

#[test]
fn attest_should_reach_an_account_that_does_not_exist() {
	run(|| {
		assert_ok!(attest(ISSUER, NOBODY, statement(1)));
		assert_eq!(Kyc::tier(&NOBODY), Tier::Document);
	});
}

#[test]
fn attest_should_fail_for_everybody_but_the_controller() {
	run(|| {
		for who in [ALICE, OTHER_CONTROLLER, FIRST_OFFICER, KEY.to_account_id()] {
			assert_noop!(
				Kyc::attest(RuntimeOrigin::signed(who), ISSUER, ALICE, statement(1)),
				Error::<Test>::NotAuthorized
			);
		}
		let root = RuntimeOrigin::root();
		assert_noop!(Kyc::attest(root, ISSUER, ALICE, statement(1)), BadOrigin);
	});
}

#[test]
fn attest_should_fail_when_the_issuer_is_unknown_or_has_ended() {
	run(|| {
		assert_noop!(attest(UNKNOWN_ISSUER, ALICE, statement(1)), Error::<Test>::UnknownIssuer);
		assert_ok!(Kyc::deactivate_issuer(RuntimeOrigin::root(), ISSUER));
		assert_noop!(attest(ISSUER, ALICE, statement(1)), Error::<Test>::IssuerNotActive);
		assert_ok!(Kyc::compromise_issuer(RuntimeOrigin::root(), ISSUER, START));
		assert_noop!(attest(ISSUER, ALICE, statement(1)), Error::<Test>::IssuerNotActive);
	});
}

#[test]
fn attest_should_fail_when_the_controller_is_frozen_or_cannot_pay_the_deposit() {
	run(|| {
		screen(CONTROLLER);
		assert_noop!(attest(ISSUER, ALICE, statement(1)), Error::<Test>::AccountFrozen);
		let poor = IssuerTerms { controller: NOBODY, ..terms(NOBODY, KEY) };
		assert_ok!(Kyc::update_issuer(RuntimeOrigin::root(), OTHER_ISSUER, poor));
		assert_noop!(
			Kyc::attest(RuntimeOrigin::signed(NOBODY), OTHER_ISSUER, ALICE, statement(1)),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn attest_should_fail_outside_the_terms_as_a_claim_does() {
	run(|| {
		let good = statement(1);
		for (statement, error) in [
			(Statement { tier: Tier::Enhanced, ..good }, Error::<Test>::TierTooHigh),
			(Statement { tier: Tier::Unverified, ..good }, Error::TierTooLow),
			(Statement { jurisdiction: 3, ..good }, Error::JurisdictionNotAllowed),
			(Statement { expires_at: START + MAX_VALIDITY + 1, ..good }, Error::ValidityTooLong),
			(Statement { commitment: H256::zero(), ..good }, Error::ZeroHash),
			(Statement { person: [0; 32], ..good }, Error::ZeroHash),
			(Statement { issued_at: START + 1, ..good }, Error::InTheFuture),
			(Statement { issued_at: START - CLAIM_DELAY - 1, ..good }, Error::IssuedTooLongAgo),
			(Statement { not_before: 0, expires_at: START, ..good }, Error::AlreadyExpired),
			(
				Statement { not_before: START + 1, expires_at: START + 1, ..good },
				Error::EmptyPeriod,
			),
		] {
			assert_noop!(attest(ISSUER, ALICE, statement), error);
		}
	});
}

#[test]
fn attest_should_fail_when_a_bound_or_a_tag_stands_against_it() {
	run(|| {
		assert_ok!(attest(ISSUER, ALICE, statement_of(1, 1)));
		assert_ok!(attest(ISSUER, BOB, statement_of(1, 1)));
		assert_noop!(attest(ISSUER, CAROL, statement_of(1, 1)), Error::<Test>::TooManyLinked);
		assert_noop!(attest(ISSUER, ALICE, statement_of(2, 2)), Error::<Test>::PersonChanged);
		for issuer in [3, 4] {
			let terms = terms(CONTROLLER, KEY);
			assert_ok!(Kyc::admit_issuer(RuntimeOrigin::root(), issuer, terms));
			assert_ok!(attest(issuer, ALICE, statement(1)));
		}
		assert_noop!(attest(OTHER_ISSUER, ALICE, statement(1)), Error::<Test>::TooManyIssuers);
	});
}

#[test]
fn ky_02_attest_should_not_pass_a_tombstone() {
	run(|| {
		assert_ok!(claim(ALICE, statement(5)));
		let controller = RuntimeOrigin::signed(CONTROLLER);
		let reason = crate::RevocationReason::Fraud;
		assert_ok!(Kyc::revoke(controller, ISSUER, ALICE, reason));
		for seq in [0, 5] {
			assert_noop!(attest(ISSUER, ALICE, statement(seq)), Error::<Test>::StaleSequence);
		}
		assert_ok!(attest(ISSUER, ALICE, statement(6)));
	});
}

#[test]
fn attest_after_claim_should_give_the_subject_its_deposit_back() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(attest(ISSUER, ALICE, statement(2)));
		assert_eq!((held(&CONTROLLER), held(&ALICE)), (DEPOSIT, 0));
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
	});
}

#[test]
fn the_highest_tier_counts_and_of_equal_ones_the_longest() {
	run(|| {
		let contact = Statement { tier: Tier::Contact, ..statement(1) };
		assert_ok!(attest(ISSUER, ALICE, Statement { expires_at: START + 2 * YEAR, ..contact }));
		assert_eq!(Kyc::tier(&ALICE), Tier::Contact);
		assert_ok!(attest(OTHER_ISSUER, ALICE, statement(1)));
		assert_eq!(Kyc::tier(&ALICE), Tier::Document);
		MockClock::set(START + YEAR);
		assert_eq!(Kyc::tier(&ALICE), Tier::Contact);

		MockClock::set(START);
		let longer = Statement { expires_at: START + YEAR + 1, ..statement(2) };
		assert_ok!(attest(ISSUER, ALICE, longer));
		assert_eq!(Kyc::status(&ALICE).map(|status| status.expires_at), Some(START + YEAR + 1));
		assert_eq!(Credentials::<Test>::get(ALICE).len(), 2);
	});
}

#[test]
fn an_account_without_credentials_is_unverified() {
	run(|| {
		assert_eq!(Kyc::status(&AccountId::new([77; 32])), None);
		assert_eq!(Kyc::tier(&AccountId::new([77; 32])), Tier::Unverified);
	});
}
