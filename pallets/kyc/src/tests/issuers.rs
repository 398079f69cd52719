// SPDX-License-Identifier: Apache-2.0

use crate::{
	Error, Event, FORGET_BATCH, Issuer, IssuerStatus, IssuerTerms, Issuers, Jurisdictions, Limits,
	Sequences, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, START};
use tael_primitives::{AccountId, Action, ChainTime, Kyc as _, SECOND, Tier};

const NEW: u32 = 3;

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn status(issuer: u32) -> IssuerStatus {
	Issuers::<Test>::get(issuer).expect("admitted").status
}

#[test]
fn genesis_admits_issuers_and_sets_limits() {
	run(|| {
		let issuer = Issuer { terms: terms(CONTROLLER, KEY), status: IssuerStatus::Active };
		assert_eq!(Issuers::<Test>::get(ISSUER), Some(issuer));
		assert_eq!(Limits::<Test>::get(Tier::Document, Action::Pay), Some(limits()));
		assert_eq!(Limits::<Test>::get(Tier::Document, Action::Invoice), None);
	});
}

#[test]
fn genesis_reads_from_json() {
	let key = AccountId::new([7; 32]);
	let json = format!(
		r#"{{
			"issuers": [[1, {{
				"controller": "{key}", "keys": ["{key}"], "max_tier": "Enhanced",
				"jurisdictions": [0, 7, 255], "max_validity": 1000,
				"policy_hash": "0x{}"
			}}]],
			"limits": [["Contact", "Pay", {{
				"per_payment": 5, "per_24h": null, "per_30d": 10
			}}]]
		}}"#,
		"01".repeat(32)
	);
	let genesis: crate::GenesisConfig<Test> = serde_json::from_str(&json).expect("reads");
	let (id, terms) = &genesis.issuers[0];
	assert_eq!((*id, &terms.controller), (1, &key));
	assert!(terms.jurisdictions.contains(0) && terms.jurisdictions.contains(255));
	assert!(!terms.jurisdictions.contains(1));
	assert_eq!(genesis.limits[0].2.per_24h, None);
}

#[test]
#[should_panic(expected = "cannot work under its terms")]
fn genesis_refuses_an_issuer_that_can_do_nothing() {
	let terms = IssuerTerms { max_tier: Tier::Unverified, ..terms(CONTROLLER, KEY) };
	crate::GenesisConfig::<Test> { issuers: vec![(1, terms)], ..Default::default() }
		.build_storage()
		.expect("never gets here");
}

#[test]
fn admit_issuer_should_store_the_terms() {
	run(|| {
		let terms = terms(DAVE, OTHER_KEY);
		assert_ok!(Kyc::admit_issuer(root(), NEW, terms.clone()));
		let issuer = Issuer { terms: terms.clone(), status: IssuerStatus::Active };
		assert_eq!(Issuers::<Test>::get(NEW), Some(issuer));
		assert_eq!(events(), [Event::IssuerAdmitted { issuer: NEW, terms }]);
	});
}

#[test]
fn admit_issuer_should_fail_when_the_number_was_used_even_by_one_that_ended() {
	run(|| {
		assert_ok!(Kyc::deactivate_issuer(root(), ISSUER));
		assert_noop!(
			Kyc::admit_issuer(root(), ISSUER, terms(DAVE, KEY)),
			Error::<Test>::AlreadyExists
		);
	});
}

#[test]
fn admit_issuer_should_fail_when_terms_allow_nothing() {
	run(|| {
		let sound = || terms(DAVE, KEY);
		for terms in [
			IssuerTerms { max_tier: Tier::Unverified, ..sound() },
			IssuerTerms { max_validity: 0, ..sound() },
			IssuerTerms { jurisdictions: Jurisdictions::default(), ..sound() },
			IssuerTerms { policy_hash: H256::zero(), ..sound() },
		] {
			assert_noop!(
				Kyc::admit_issuer(root(), NEW, terms.clone()),
				Error::<Test>::InvalidTerms
			);
			assert_noop!(Kyc::update_issuer(root(), ISSUER, terms), Error::<Test>::InvalidTerms);
		}
	});
}

#[test]
fn governance_calls_should_fail_for_everybody_else() {
	run(|| {
		for who in [CONTROLLER, FIRST_OFFICER, ALICE] {
			let who = || RuntimeOrigin::signed(who.clone());
			let terms = terms(DAVE, KEY);
			assert_noop!(Kyc::admit_issuer(who(), NEW, terms.clone()), BadOrigin);
			assert_noop!(Kyc::update_issuer(who(), ISSUER, terms), BadOrigin);
			assert_noop!(Kyc::compromise_issuer(who(), ISSUER, 0), BadOrigin);
			assert_noop!(Kyc::set_limits(who(), Tier::Contact, Action::Pay, None), BadOrigin);
			assert_noop!(Kyc::overrule(who(), ALICE), BadOrigin);
		}
		assert_noop!(Kyc::deactivate_issuer(RuntimeOrigin::none(), ISSUER), BadOrigin);
	});
}

#[test]
fn update_issuer_should_take_effect_on_old_credentials_at_once() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_eq!(Kyc::tier(&ALICE), Tier::Document);

		let lower = IssuerTerms { max_tier: Tier::Contact, ..terms(CONTROLLER, KEY) };
		assert_ok!(Kyc::update_issuer(root(), ISSUER, lower.clone()));
		assert_eq!(last_event(), Event::IssuerUpdated { issuer: ISSUER, terms: lower });
		assert_eq!(Kyc::tier(&ALICE), Tier::Unverified);

		let elsewhere: Jurisdictions = [2].into_iter().collect();
		let elsewhere = IssuerTerms { jurisdictions: elsewhere, ..terms(CONTROLLER, KEY) };
		assert_ok!(Kyc::update_issuer(root(), ISSUER, elsewhere));
		assert_eq!(Kyc::tier(&ALICE), Tier::Unverified);

		let shorter = IssuerTerms { max_validity: SECOND, ..terms(CONTROLLER, OTHER_KEY) };
		assert_ok!(Kyc::update_issuer(root(), ISSUER, shorter));
		assert_eq!(Kyc::tier(&ALICE), Tier::Document, "keys and validity concern new ones");
	});
}

#[test]
fn update_issuer_should_fail_when_it_is_unknown_or_has_ended() {
	run(|| {
		let terms = || terms(DAVE, KEY);
		assert_noop!(
			Kyc::update_issuer(root(), UNKNOWN_ISSUER, terms()),
			Error::<Test>::UnknownIssuer
		);
		assert_ok!(Kyc::deactivate_issuer(root(), ISSUER));
		assert_noop!(Kyc::update_issuer(root(), ISSUER, terms()), Error::<Test>::IssuerNotActive);
	});
}

#[test]
fn deactivate_issuer_should_be_open_to_its_controller_and_to_governance() {
	run(|| {
		assert_ok!(Kyc::deactivate_issuer(RuntimeOrigin::signed(CONTROLLER), ISSUER));
		assert_ok!(Kyc::deactivate_issuer(root(), OTHER_ISSUER));
		assert_eq!(status(ISSUER), IssuerStatus::Deactivated { at: START });
		assert_eq!(
			events(),
			[ISSUER, OTHER_ISSUER].map(|issuer| Event::IssuerDeactivated { issuer, at: START })
		);
	});
}

#[test]
fn deactivate_issuer_should_fail_for_others_unknown_ones_and_twice() {
	run(|| {
		let call =
			|who: AccountId, issuer| Kyc::deactivate_issuer(RuntimeOrigin::signed(who), issuer);
		assert_noop!(call(OTHER_CONTROLLER, ISSUER), Error::<Test>::NotAuthorized);
		assert_noop!(call(CONTROLLER, UNKNOWN_ISSUER), Error::<Test>::UnknownIssuer);
		assert_ok!(call(CONTROLLER, ISSUER));
		assert_noop!(call(CONTROLLER, ISSUER), Error::<Test>::IssuerNotActive);
		assert_noop!(Kyc::deactivate_issuer(root(), ISSUER), Error::<Test>::IssuerNotActive);
	});
}

#[test]
fn ky_03_deactivation_spares_what_was_issued_before_and_nothing_else() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		MockClock::advance(1);
		assert_ok!(claim(BOB, statement_of(2, 1)));
		assert_ok!(Kyc::deactivate_issuer(root(), ISSUER));
		assert_eq!(Kyc::tier(&ALICE), Tier::Document, "issued a millisecond before the end");
		assert_eq!(Kyc::tier(&BOB), Tier::Unverified, "issued at the end");
		MockClock::advance(1);
		let dated_back = crate::Statement { issued_at: START, ..statement_of(3, 1) };
		assert_noop!(claim(CAROL, dated_back), Error::<Test>::IssuerNotActive);
	});
}

#[test]
fn ky_03_compromise_takes_down_what_was_issued_since() {
	run(|| {
		for (who, number) in [(ALICE, 1), (BOB, 2), (CAROL, 3)] {
			assert_ok!(claim(who, statement_of(number, 1)));
			MockClock::advance(1);
		}
		assert_ok!(Kyc::compromise_issuer(root(), ISSUER, START + 1));
		assert_eq!(last_event(), Event::IssuerCompromised { issuer: ISSUER, since: START + 1 });
		assert_eq!(
			[ALICE, BOB, CAROL].map(|who| Kyc::tier(&who)),
			[Tier::Document, Tier::Unverified, Tier::Unverified]
		);
	});
}

#[test]
fn ky_03_a_thief_dates_back_by_no_more_than_the_claim_delay() {
	run(|| {
		MockClock::advance(2 * CLAIM_DELAY);
		let theft = MockClock::timestamp();
		let issued_at = theft - CLAIM_DELAY;
		assert_noop!(
			claim(ALICE, crate::Statement { issued_at: issued_at - 1, ..statement(1) }),
			Error::<Test>::IssuedTooLongAgo
		);
		assert_ok!(claim(ALICE, crate::Statement { issued_at, ..statement(1) }));
		assert_ok!(Kyc::compromise_issuer(root(), ISSUER, theft - CLAIM_DELAY));
		assert_eq!(Kyc::tier(&ALICE), Tier::Unverified);
	});
}

#[test]
fn compromise_issuer_should_only_move_back() {
	run(|| {
		MockClock::advance(10);
		let call = |since| Kyc::compromise_issuer(root(), ISSUER, since);
		assert_ok!(call(START + 5));
		assert_ok!(call(START + 9));
		assert_eq!(status(ISSUER), IssuerStatus::Compromised { since: START + 5 });
		assert_eq!(last_event(), Event::IssuerCompromised { issuer: ISSUER, since: START + 5 });
		assert_ok!(call(START + 2));
		assert_eq!(status(ISSUER), IssuerStatus::Compromised { since: START + 2 });

		assert_ok!(Kyc::deactivate_issuer(root(), OTHER_ISSUER));
		MockClock::advance(10);
		assert_ok!(Kyc::compromise_issuer(root(), OTHER_ISSUER, START + 15));
		assert_eq!(status(OTHER_ISSUER), IssuerStatus::Compromised { since: START + 10 });
	});
}

#[test]
fn compromise_issuer_should_fail_for_unknown_ones_and_in_the_future() {
	run(|| {
		let call = |issuer, since| Kyc::compromise_issuer(root(), issuer, since);
		assert_noop!(call(UNKNOWN_ISSUER, START), Error::<Test>::UnknownIssuer);
		assert_noop!(call(ISSUER, START + 1), Error::<Test>::InTheFuture);
		assert_ok!(call(ISSUER, START));
	});
}

#[test]
fn set_limits_should_set_and_remove_a_row() {
	run(|| {
		let row = || Limits::<Test>::get(Tier::Contact, Action::Invoice);
		let call = |limits| Kyc::set_limits(root(), Tier::Contact, Action::Invoice, limits);
		for limits in [Some(small_limits()), None] {
			assert_ok!(call(limits));
			assert_eq!(row(), limits);
			let (tier, action) = (Tier::Contact, Action::Invoice);
			assert_eq!(last_event(), Event::LimitsSet { tier, action, limits });
		}
	});
}

#[test]
fn ky_13_forget_sequences_should_clear_the_tombstones_of_an_issuer_that_ended() {
	run(|| {
		let call = || Kyc::forget_sequences(RuntimeOrigin::signed(DAVE), ISSUER);
		for number in 0..=FORGET_BATCH {
			let account = AccountId::new([u8::try_from(number).expect("fits") + 100; 32]);
			Sequences::<Test>::insert(ISSUER, account, 1);
		}
		Sequences::<Test>::insert(OTHER_ISSUER, ALICE, 1);
		assert_noop!(call(), Error::<Test>::WrongState);

		assert_ok!(Kyc::deactivate_issuer(root(), ISSUER));
		assert_ok!(call());
		assert_eq!(last_event(), Event::SequencesForgotten { issuer: ISSUER, count: FORGET_BATCH });
		assert_ok!(call());
		assert_eq!(last_event(), Event::SequencesForgotten { issuer: ISSUER, count: 1 });
		assert_noop!(call(), Error::<Test>::NothingDue);
		assert!(Sequences::<Test>::contains_key(OTHER_ISSUER, ALICE));
		assert_noop!(
			Kyc::forget_sequences(RuntimeOrigin::signed(DAVE), UNKNOWN_ISSUER),
			Error::<Test>::UnknownIssuer
		);
	});
}

#[test]
fn ky_02_nothing_comes_back_after_the_tombstones_are_forgotten() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		let replay = statement(1);
		assert_ok!(Kyc::deactivate_issuer(root(), ISSUER));
		assert_ok!(Kyc::forget_sequences(RuntimeOrigin::signed(DAVE), ISSUER));
		assert_noop!(claim(ALICE, replay), Error::<Test>::IssuerNotActive);
	});
}
