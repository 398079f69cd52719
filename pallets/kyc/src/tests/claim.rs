// SPDX-License-Identifier: Apache-2.0

use crate::{
	Credential, CredentialState, Credentials, Error, Event, Identities, IssuerTerms, Sequences,
	Statement, claim_digest, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::{
	polkadot_sdk_frame as frame,
	sp_core::{Pair, ecdsa, ed25519},
	sp_runtime::MultiSigner,
};
use tael_mocks::{MockClock, START};
use tael_primitives::{
	AccountId, ChainTime, HOUR, Kyc as _, KycStatus, Millis, Signature, SubjectKind, Tier,
};

fn claim_with(
	subject: AccountId,
	issuer: u32,
	statement: Statement,
	deadline: Millis,
	key: AccountId,
	signature: Signature,
) -> DispatchResult {
	Kyc::claim(RuntimeOrigin::signed(subject), issuer, statement, deadline, key, signature)
}

/// `ALICE` claims with a signature over something else.
fn claim_forged(digest: [u8; 32]) -> DispatchResult {
	let signature = KEY.sign(&digest);
	claim_with(ALICE, ISSUER, statement(1), deadline(), KEY.to_account_id(), signature)
}

#[test]
fn claim_should_store_the_credential_and_hold_the_deposit() {
	run(|| {
		let statement = statement(7);
		assert_ok!(claim(ALICE, statement));

		let credential = Credential {
			issuer: ISSUER,
			statement,
			state: CredentialState::Active,
			depositor: ALICE,
			deposit: DEPOSIT,
		};
		assert_eq!(Credentials::<Test>::get(ALICE).into_inner(), [credential]);
		assert_eq!(Identities::<Test>::get(ISSUER, person(1)).into_inner(), [ALICE]);
		assert_eq!(Sequences::<Test>::get(ISSUER, ALICE), Some(7));
		assert_eq!(held(&ALICE), DEPOSIT);
		assert_eq!(
			Kyc::status(&ALICE),
			Some(KycStatus {
				tier: Tier::Document,
				kind: SubjectKind::Person,
				jurisdiction: 1,
				expires_at: START + YEAR,
			})
		);
		assert_eq!(
			events(),
			[Event::CredentialIssued {
				subject: ALICE,
				issuer: ISSUER,
				tier: Tier::Document,
				kind: SubjectKind::Person,
				jurisdiction: 1,
				expires_at: START + YEAR,
				seq: 7,
				depositor: ALICE,
			}]
		);
	});
}

#[test]
fn claim_should_take_keys_of_every_kind() {
	run(|| {
		let ed = ed25519::Pair::from_seed(&[3; 32]);
		let ec = ecdsa::Pair::from_seed(&[4; 32]);
		let account = |signer: MultiSigner| signer.into_account();
		let ed_key = account(ed.public().into());
		let ec_key = account(ec.public().into());
		let keys = vec![ed_key.clone(), ec_key.clone()].try_into().expect("two keys fit");
		let terms = IssuerTerms { keys, ..terms(CONTROLLER, KEY) };
		assert_ok!(Kyc::update_issuer(RuntimeOrigin::root(), ISSUER, terms));

		let digest = |subject: &AccountId, statement: Statement| {
			claim_digest(Kyc::genesis_hash(), ISSUER, subject, &statement, deadline())
		};
		let signature = ed.sign(&digest(&ALICE, statement(1))).into();
		assert_ok!(claim_with(ALICE, ISSUER, statement(1), deadline(), ed_key, signature));
		let statement = statement_of(2, 1);
		let signature = ec.sign(&digest(&BOB, statement)).into();
		assert_ok!(claim_with(BOB, ISSUER, statement, deadline(), ec_key, signature));
	});
}

#[test]
fn claim_should_fail_when_the_key_is_not_the_issuers() {
	run(|| {
		let digest = claim_digest(Kyc::genesis_hash(), ISSUER, &ALICE, &statement(1), deadline());
		let signature = OTHER_KEY.sign(&digest);
		let other = OTHER_KEY.to_account_id();
		let call =
			|key| claim_with(ALICE, ISSUER, statement(1), deadline(), key, signature.clone());
		assert_noop!(call(other), Error::<Test>::UnknownKey);
		assert_noop!(call(KEY.to_account_id()), Error::<Test>::InvalidSignature);
	});
}

#[test]
fn ky_05_claim_should_fail_when_signed_for_another_chain_issuer_subject_or_deadline() {
	run(|| {
		let statement = statement(1);
		let here = Kyc::genesis_hash();
		assert_ne!(here, H256::zero());
		for digest in [
			claim_digest(H256::repeat_byte(1), ISSUER, &ALICE, &statement, deadline()),
			claim_digest(here, OTHER_ISSUER, &ALICE, &statement, deadline()),
			claim_digest(here, ISSUER, &BOB, &statement, deadline()),
			claim_digest(here, ISSUER, &ALICE, &statement, deadline() + 1),
		] {
			assert_noop!(claim_forged(digest), Error::<Test>::InvalidSignature);
		}
	});
}

#[test]
fn ky_05_the_domain_is_part_of_what_is_signed() {
	run(|| {
		let parts = (Kyc::genesis_hash(), ISSUER, &ALICE, statement(1), deadline());
		assert_noop!(
			claim_forged(parts.using_encoded(blake2_256)),
			Error::<Test>::InvalidSignature
		);
		let with_domain = (*b"tael/kyc/claim/v1", parts).using_encoded(blake2_256);
		assert_ok!(claim_forged(with_domain));
	});
}

#[test]
fn ky_05_every_field_is_signed() {
	run(|| {
		let good = statement(1);
		let signature = sign(&ALICE, &good, deadline());
		let forged = [
			Statement { tier: Tier::Contact, ..good },
			Statement { kind: SubjectKind::Business, ..good },
			Statement { jurisdiction: 2, ..good },
			Statement { commitment: H256::repeat_byte(8), ..good },
			Statement { person: person(2), ..good },
			Statement { issued_at: good.issued_at - 1, ..good },
			Statement { not_before: good.not_before - 1, ..good },
			Statement { expires_at: good.expires_at + 1, ..good },
			Statement { seq: 2, ..good },
		];
		for statement in forged {
			let key = KEY.to_account_id();
			assert_noop!(
				claim_with(ALICE, ISSUER, statement, deadline(), key, signature.clone()),
				Error::<Test>::InvalidSignature
			);
		}
	});
}

#[test]
fn boundary_claim_is_open_until_its_deadline() {
	run(|| {
		let deadline = START + HOUR;
		let signature = sign(&ALICE, &statement(1), deadline);
		let statement = statement(1);
		let call = || {
			let key = KEY.to_account_id();
			claim_with(ALICE, ISSUER, statement, deadline, key, signature.clone())
		};
		for late in [deadline, deadline + 1] {
			MockClock::set(late);
			assert_noop!(call(), Error::<Test>::TooLate);
		}
		MockClock::set(deadline - 1);
		assert_ok!(call());
	});
}

#[test]
fn a_halt_does_not_pass_the_deadline() {
	run(|| {
		let (statement, deadline) = (statement(1), deadline());
		let signature = sign(&ALICE, &statement, deadline);
		MockClock::stall(2 * HOUR);
		let key = KEY.to_account_id();
		assert_ok!(claim_with(ALICE, ISSUER, statement, deadline, key, signature));
	});
}

#[test]
fn claim_should_fail_when_the_issuer_is_unknown_or_has_ended() {
	run(|| {
		let signature = sign(&ALICE, &statement(1), deadline());
		let key = KEY.to_account_id();
		assert_noop!(
			claim_with(ALICE, UNKNOWN_ISSUER, statement(1), deadline(), key, signature),
			Error::<Test>::UnknownIssuer
		);
		assert_ok!(Kyc::compromise_issuer(RuntimeOrigin::root(), ISSUER, START));
		assert_noop!(claim(ALICE, statement(1)), Error::<Test>::IssuerNotActive);
	});
}

#[test]
fn claim_should_fail_when_the_subject_is_frozen_or_cannot_pay_the_deposit() {
	run(|| {
		screen(ALICE);
		assert_noop!(claim(ALICE, statement(1)), Error::<Test>::AccountFrozen);
		assert_noop!(claim(NOBODY, statement(1)), TokenError::FundsUnavailable);
		assert_noop!(
			Kyc::claim(
				RuntimeOrigin::root(),
				ISSUER,
				statement(1),
				deadline(),
				KEY.to_account_id(),
				sign(&BOB, &statement(1), deadline()),
			),
			BadOrigin
		);
	});
}

#[test]
fn boundary_of_the_deposit_is_the_existential_deposit_more() {
	run(|| {
		let fund = |amount| {
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), ALICE, amount));
		};
		fund(DEPOSIT + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(claim(ALICE, statement(1)), TokenError::FundsUnavailable);
		fund(DEPOSIT + EXISTENTIAL_DEPOSIT);
		assert_ok!(claim(ALICE, statement(1)));
		fund(ENDOWMENT);
	});
}

#[test]
fn claim_should_fail_when_terms_of_the_issuer_are_exceeded() {
	run(|| {
		let good = statement(1);
		let issued_at = good.issued_at;
		for (statement, error) in [
			(Statement { tier: Tier::Enhanced, ..good }, Error::<Test>::TierTooHigh),
			(Statement { tier: Tier::Unverified, ..good }, Error::TierTooLow),
			(Statement { jurisdiction: 3, ..good }, Error::JurisdictionNotAllowed),
			(
				Statement { expires_at: issued_at + MAX_VALIDITY + 1, ..good },
				Error::ValidityTooLong,
			),
			(Statement { commitment: H256::zero(), ..good }, Error::ZeroHash),
			(Statement { person: [0; 32], ..good }, Error::ZeroHash),
		] {
			assert_noop!(claim(ALICE, statement), error);
		}
		assert_ok!(claim(ALICE, Statement { expires_at: issued_at + MAX_VALIDITY, ..good }));
	});
}

#[test]
fn boundary_dates_of_a_claim() {
	run(|| {
		let now = MockClock::timestamp();
		let good = statement(1);
		for (statement, error) in [
			(Statement { issued_at: now + 1, ..good }, Error::<Test>::InTheFuture),
			(Statement { issued_at: now - CLAIM_DELAY - 1, ..good }, Error::IssuedTooLongAgo),
			(Statement { not_before: 0, expires_at: now, ..good }, Error::AlreadyExpired),
			(Statement { not_before: 0, expires_at: now - 1, ..good }, Error::AlreadyExpired),
			(Statement { not_before: now + 5, expires_at: now + 5, ..good }, Error::EmptyPeriod),
			(Statement { not_before: now + 6, expires_at: now + 5, ..good }, Error::EmptyPeriod),
		] {
			assert_noop!(claim(ALICE, statement), error);
		}
		let oldest = Statement { issued_at: now - CLAIM_DELAY, ..good };
		assert_ok!(claim(ALICE, oldest));
		let shortest = Statement { not_before: now, expires_at: now + 1, ..statement_of(2, 1) };
		assert_ok!(claim(BOB, shortest));
	});
}

#[test]
fn ky_02_claim_should_fail_when_the_sequence_number_is_not_higher() {
	run(|| {
		assert_ok!(claim(ALICE, statement(5)));
		for seq in [0, 4, 5] {
			assert_noop!(claim(ALICE, statement(seq)), Error::<Test>::StaleSequence);
		}
		assert_ok!(claim(ALICE, statement(6)));
		assert_ok!(claim(BOB, statement_of(2, 0)));
	});
}

#[test]
fn claim_anew_should_replace_the_credential_and_keep_the_deposit() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		let free = Balances::free_balance(ALICE);
		let newer = Statement { tier: Tier::Contact, ..statement(2) };
		assert_ok!(claim(ALICE, newer));
		let held_now = Credentials::<Test>::get(ALICE);
		assert_eq!(held_now.len(), 1);
		assert_eq!(held_now[0].statement, newer);
		assert_eq!((held(&ALICE), Balances::free_balance(ALICE)), (DEPOSIT, free));
		assert_eq!(Identities::<Test>::get(ISSUER, person(1)).into_inner(), [ALICE]);
	});
}

#[test]
fn claim_after_attest_should_move_the_deposit_to_the_subject() {
	run(|| {
		assert_ok!(attest(ISSUER, ALICE, statement(1)));
		assert_eq!((held(&CONTROLLER), held(&ALICE)), (DEPOSIT, 0));
		assert_ok!(claim(ALICE, statement(2)));
		assert_eq!((held(&CONTROLLER), held(&ALICE)), (0, DEPOSIT));
		assert_eq!(Balances::free_balance(CONTROLLER), ENDOWMENT);
	});
}

#[test]
fn claim_should_fail_when_the_person_behind_the_account_changed() {
	run(|| {
		assert_ok!(claim(ALICE, statement_of(1, 1)));
		assert_noop!(claim(ALICE, statement_of(2, 2)), Error::<Test>::PersonChanged);
	});
}

#[test]
fn ky_06_claim_should_fail_when_the_person_has_as_many_accounts_as_may_be() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(claim(BOB, statement(1)));
		assert_noop!(claim(CAROL, statement(1)), Error::<Test>::TooManyLinked);
		assert_ok!(attest(OTHER_ISSUER, CAROL, statement(1)));
	});
}

#[test]
fn claim_should_fail_when_as_many_issuers_as_may_be_vouch() {
	run(|| {
		for issuer in [3, 4, 5] {
			let terms = terms(CONTROLLER, KEY);
			assert_ok!(Kyc::admit_issuer(RuntimeOrigin::root(), issuer, terms));
			assert_ok!(attest(issuer, ALICE, statement(1)));
		}
		assert_noop!(claim(ALICE, statement(1)), Error::<Test>::TooManyIssuers);
	});
}
