// SPDX-License-Identifier: Apache-2.0

use crate::{
	Credential, CredentialState, Issuer, IssuerStatus, IssuerTerms, Jurisdictions,
	RevocationReason, Statement, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::*;
use tael_mocks::{MockClock, START};
use tael_primitives::{HOUR, Kyc as _, Millis, Tier};

#[test]
fn ky_01_boundary_not_before_and_expires_at() {
	run(|| {
		let (from, to) = (START + HOUR, START + 2 * HOUR);
		let period = Statement { not_before: from, expires_at: to, ..statement(1) };
		assert_ok!(claim(ALICE, period));
		for (at, valid) in [
			(from - 1, false),
			(from, true),
			(from + 1, true),
			(to - 1, true),
			(to, false),
			(to + 1, false),
		] {
			MockClock::set(at);
			assert_eq!(Kyc::status(&ALICE).is_some(), valid, "at {at}");
		}
		MockClock::set(to + 1);
	});
}

#[test]
fn ky_01_a_halt_does_not_make_an_old_credential_last() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		MockClock::stall(YEAR - 1);
		assert_eq!(Kyc::tier(&ALICE), Tier::Document);
		MockClock::stall(1);
		assert_eq!(Kyc::tier(&ALICE), Tier::Unverified);
	});
}

/// The rule once more, slowly and in other words: look for a reason to refuse.
fn refused(credential: &Credential, issuer: &Issuer, now: Millis) -> Option<&'static str> {
	let said = &credential.statement;
	if credential.state != CredentialState::Active {
		return Some("revoked");
	}
	if let IssuerStatus::Deactivated { at } = issuer.status
		&& said.issued_at >= at
	{
		return Some("issued after the end");
	}
	if let IssuerStatus::Compromised { since } = issuer.status
		&& said.issued_at >= since
	{
		return Some("issued by a thief");
	}
	if !(said.not_before..said.expires_at).contains(&now) {
		return Some("out of its time");
	}
	let ranks = [Tier::Unverified, Tier::Contact, Tier::Document, Tier::Enhanced];
	let rank = |tier| ranks.iter().position(|other| *other == tier);
	if rank(said.tier) > rank(issuer.terms.max_tier) {
		return Some("above the ceiling");
	}
	let groups: Vec<u8> = issuer.terms.jurisdictions.into();
	if !groups.contains(&said.jurisdiction) {
		return Some("out of its jurisdictions");
	}
	None
}

fn any_tier() -> impl Strategy<Value = Tier> {
	prop_oneof![
		Just(Tier::Unverified),
		Just(Tier::Contact),
		Just(Tier::Document),
		Just(Tier::Enhanced),
	]
}

prop_compose! {
	/// Dates of a few milliseconds, so that they meet.
	fn any_credential()(
		tier in any_tier(),
		jurisdiction in 0..4u8,
		issued_at in 0..6u64,
		not_before in 0..6u64,
		expires_at in 0..6u64,
		revoked in prop::option::weighted(0.2, 0..6u64),
	) -> Credential {
		let said = Statement { tier, jurisdiction, issued_at, not_before, expires_at, ..statement(1) };
		let reason = RevocationReason::Mistaken;
		Credential {
			issuer: ISSUER,
			statement: said,
			state: revoked.map_or(CredentialState::Active, |at| CredentialState::Revoked { at, reason }),
			depositor: ALICE,
			deposit: DEPOSIT,
		}
	}
}

fn any_status() -> impl Strategy<Value = IssuerStatus> {
	prop_oneof![
		Just(IssuerStatus::Active),
		(0..6u64).prop_map(|at| IssuerStatus::Deactivated { at }),
		(0..6u64).prop_map(|since| IssuerStatus::Compromised { since }),
	]
}

prop_compose! {
	fn any_issuer()(
		max_tier in any_tier(),
		groups in prop::collection::vec(0..4u8, 1..4),
		status in any_status(),
	) -> Issuer {
		let jurisdictions = groups.into_iter().collect();
		Issuer { terms: IssuerTerms { max_tier, jurisdictions, ..terms(CONTROLLER, KEY) }, status }
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(20_000))]

	#[test]
	fn ky_22_validity_agrees_with_the_slow_rule(
		credential in any_credential(),
		issuer in any_issuer(),
		now in 0..7u64,
	) {
		let reason = refused(&credential, &issuer, now);
		prop_assert_eq!(credential.is_valid(&issuer, now), reason.is_none(), "{:?}", reason);
	}

	#[test]
	fn a_set_of_jurisdictions_holds_what_was_put_in(groups in prop::collection::btree_set(any::<u8>(), 0..40)) {
		let set = groups.iter().copied().collect::<Jurisdictions>();
		prop_assert_eq!(set.is_empty(), groups.is_empty());
		prop_assert_eq!(Vec::<u8>::from(set), groups.into_iter().collect::<Vec<_>>());
	}
}
