// SPDX-License-Identifier: Apache-2.0

use crate::{CredentialState, Credentials, Error, Event, RevocationReason, Statement, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::START;
use tael_primitives::{AccountId, Kyc as _, Tier};

fn downgrade(who: AccountId, tier: Tier) -> DispatchResult {
	Kyc::downgrade(RuntimeOrigin::signed(who), ISSUER, ALICE, tier)
}

fn revoke(who: AccountId, reason: RevocationReason) -> DispatchResult {
	Kyc::revoke(RuntimeOrigin::signed(who), ISSUER, ALICE, reason)
}

#[test]
fn downgrade_should_lower_the_tier() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(downgrade(CONTROLLER, Tier::Contact));
		assert_eq!(Kyc::tier(&ALICE), Tier::Contact);
		assert_eq!(
			last_event(),
			Event::CredentialDowngraded { subject: ALICE, issuer: ISSUER, tier: Tier::Contact }
		);
	});
}

#[test]
fn downgrade_should_fail_when_the_tier_is_not_lower_or_none() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		for tier in [Tier::Unverified, Tier::Document, Tier::Enhanced] {
			assert_noop!(downgrade(CONTROLLER, tier), Error::<Test>::TierTooLow);
		}
	});
}

#[test]
fn downgrade_should_fail_for_everybody_but_the_controller() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		for who in [ALICE, FIRST_OFFICER, OTHER_CONTROLLER] {
			assert_noop!(downgrade(who, Tier::Contact), Error::<Test>::NotAuthorized);
		}
		let root = RuntimeOrigin::root();
		assert_noop!(Kyc::downgrade(root, ISSUER, ALICE, Tier::Contact), BadOrigin);
	});
}

#[test]
fn downgrade_should_fail_when_there_is_nothing_to_lower() {
	run(|| {
		assert_noop!(downgrade(CONTROLLER, Tier::Contact), Error::<Test>::NotFound);
		let controller = RuntimeOrigin::signed(CONTROLLER);
		assert_noop!(
			Kyc::downgrade(controller, UNKNOWN_ISSUER, ALICE, Tier::Contact),
			Error::<Test>::UnknownIssuer
		);
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(revoke(CONTROLLER, RevocationReason::Mistaken));
		assert_noop!(downgrade(CONTROLLER, Tier::Contact), Error::<Test>::WrongState);
	});
}

#[test]
fn ky_02_a_higher_tier_from_before_a_downgrade_never_comes_back() {
	run(|| {
		let before = statement(1);
		assert_ok!(claim(ALICE, before));
		assert_ok!(downgrade(CONTROLLER, Tier::Contact));
		assert_noop!(claim(ALICE, before), Error::<Test>::StaleSequence);
	});
}

#[test]
fn revoke_should_take_effect_at_once_and_keep_the_deposit() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(revoke(CONTROLLER, RevocationReason::Fraud));
		assert_eq!(Kyc::status(&ALICE), None);
		let reason = RevocationReason::Fraud;
		let state = CredentialState::Revoked { at: START, reason };
		assert_eq!(Credentials::<Test>::get(ALICE)[0].state, state);
		assert_eq!(held(&ALICE), DEPOSIT);
		assert_eq!(
			last_event(),
			Event::CredentialRevoked { subject: ALICE, issuer: ISSUER, reason }
		);
	});
}

#[test]
fn revoke_should_be_open_to_an_officer_and_to_the_subject() {
	for (who, reason) in [
		(SECOND_OFFICER, RevocationReason::NoLongerQualified),
		(ALICE, RevocationReason::Renounced),
	] {
		run(|| {
			assert_ok!(claim(ALICE, statement(1)));
			assert_ok!(revoke(who, reason));
			assert_eq!(Kyc::status(&ALICE), None);
		});
	}
}

#[test]
fn revoke_should_fail_for_everybody_else() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		for who in [BOB, OTHER_CONTROLLER, KEY.to_account_id()] {
			assert_noop!(revoke(who, RevocationReason::AccountLost), Error::<Test>::NotAuthorized);
		}
		let (root, reason) = (RuntimeOrigin::root(), RevocationReason::Fraud);
		assert_noop!(Kyc::revoke(root, ISSUER, ALICE, reason), BadOrigin);
	});
}

#[test]
fn revoke_should_fail_when_the_reason_is_not_the_callers_to_give() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		for (who, reason) in [
			(ALICE, RevocationReason::Mistaken),
			(CONTROLLER, RevocationReason::Renounced),
			(FIRST_OFFICER, RevocationReason::Renounced),
		] {
			assert_noop!(revoke(who, reason), Error::<Test>::WrongReason);
		}
	});
}

#[test]
fn revoke_should_fail_when_there_is_nothing_to_revoke() {
	run(|| {
		let reason = RevocationReason::Fraud;
		let officer = RuntimeOrigin::signed(FIRST_OFFICER);
		assert_noop!(
			Kyc::revoke(officer, UNKNOWN_ISSUER, ALICE, reason),
			Error::<Test>::UnknownIssuer
		);
		assert_noop!(revoke(CONTROLLER, reason), Error::<Test>::NotFound);
		assert_ok!(attest(OTHER_ISSUER, ALICE, statement(1)));
		assert_noop!(revoke(CONTROLLER, reason), Error::<Test>::NotFound);
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(revoke(CONTROLLER, reason));
		assert_noop!(revoke(CONTROLLER, reason), Error::<Test>::WrongState);
	});
}

#[test]
fn a_deactivated_issuer_withdraws_and_a_compromised_one_does_not() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		let root = RuntimeOrigin::root;
		assert_ok!(Kyc::deactivate_issuer(root(), ISSUER));
		assert_ok!(downgrade(CONTROLLER, Tier::Contact));
		assert_ok!(Kyc::compromise_issuer(root(), ISSUER, START));
		let reason = RevocationReason::Fraud;
		assert_noop!(revoke(CONTROLLER, reason), Error::<Test>::IssuerCompromised);
		assert_noop!(downgrade(CONTROLLER, Tier::Contact), Error::<Test>::IssuerCompromised);
		assert_ok!(revoke(FIRST_OFFICER, reason));
	});
}

#[test]
fn ky_02_what_was_revoked_comes_back_only_under_a_higher_number() {
	run(|| {
		let first = statement(1);
		let unclaimed = statement(2);
		assert_ok!(claim(ALICE, first));
		assert_ok!(claim(ALICE, statement(3)));
		assert_ok!(revoke(CONTROLLER, RevocationReason::AccountLost));
		for old in [first, unclaimed, statement(3)] {
			assert_noop!(claim(ALICE, old), Error::<Test>::StaleSequence);
		}
		assert_ok!(claim(ALICE, Statement { tier: Tier::Contact, ..statement(4) }));
		assert_eq!(Kyc::tier(&ALICE), Tier::Contact);
		assert_eq!(held(&ALICE), DEPOSIT);
	});
}
