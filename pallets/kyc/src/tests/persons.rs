// SPDX-License-Identifier: Apache-2.0

use crate::{
	AccountStatus, Error, IssuerTerms, PRUNE_GRACE, RevocationReason, Statement, TierLimits,
	UsageOf, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, START};
use tael_primitives::{AccountId, Action, Balance, ChainTime, DAY, Kyc as _, Risk, Tier, USDT};

/// The same, said of the pair in both orders.
fn same(one: &AccountId, other: &AccountId) -> bool {
	let answer = Kyc::same_person(one, other);
	assert_eq!(Kyc::same_person(other, one), answer, "{one:?} {other:?}");
	answer
}

fn equal(one: &AccountId, other: &AccountId) -> bool {
	Kyc::person(one) == Kyc::person(other)
}

/// The hash of the README, put together byte by byte.
fn by_hand(issuer: u32, tag: u8) -> H256 {
	let mut bytes = b"tael/kyc/person/v1".to_vec();
	bytes.extend(issuer.to_le_bytes());
	bytes.extend(person(tag));
	H256(frame::prelude::blake2_256(&bytes))
}

/// Let the issuers give tiers of their own.
fn admit_to_everything() {
	for (issuer, controller, key) in
		[(ISSUER, CONTROLLER, KEY), (OTHER_ISSUER, OTHER_CONTROLLER, OTHER_KEY)]
	{
		let terms = IssuerTerms { max_tier: Tier::Enhanced, ..terms(controller, key) };
		assert_ok!(Kyc::update_issuer(RuntimeOrigin::root(), issuer, terms));
	}
}

#[test]
fn somebody_whom_nobody_attested_is_his_account() {
	run(|| {
		assert_eq!(Kyc::person(&ALICE), H256([1; 32]));
		assert_eq!(Kyc::person(&NOBODY), H256([41; 32]));
		assert!(same(&ALICE, &ALICE));
		assert!(!same(&ALICE, &BOB));
		assert_ok!(claim(BOB, statement(1)));
		assert!(!same(&ALICE, &BOB));
	});
}

#[test]
fn accounts_with_one_tag_of_one_issuer_are_one_person() {
	run(|| {
		assert_ok!(claim(ALICE, statement_of(1, 1)));
		assert_ok!(claim(BOB, statement_of(1, 1)));
		assert_ok!(claim(CAROL, statement_of(2, 1)));
		assert!(same(&ALICE, &BOB) && equal(&ALICE, &BOB));
		assert!(!same(&ALICE, &CAROL) && !equal(&ALICE, &CAROL));
	});
}

#[test]
fn a_person_is_the_hash_of_issuer_and_tag() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_eq!(Kyc::person(&ALICE), by_hand(ISSUER, 1));
	});
}

#[test]
fn the_same_tag_of_another_issuer_says_nothing() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(attest(OTHER_ISSUER, BOB, statement(1)));
		assert!(!same(&ALICE, &BOB));
		assert!(!equal(&ALICE, &BOB));
	});
}

#[test]
fn one_link_among_several_issuers_is_enough() {
	run(|| {
		admit_to_everything();
		assert_ok!(claim(ALICE, statement_of(1, 1)));
		let better = Statement { tier: Tier::Enhanced, ..statement_of(2, 1) };
		assert_ok!(attest(OTHER_ISSUER, ALICE, better));
		assert_ok!(claim(BOB, statement_of(1, 1)));
		assert_ok!(attest(OTHER_ISSUER, BOB, statement_of(3, 1)));
		// The first links them, the second holds them for two persons.
		assert!(same(&ALICE, &BOB));
		// One value cannot say both: each account goes by its highest tier.
		assert!(!equal(&ALICE, &BOB));
	});
}

#[test]
fn links_of_two_issuers_do_not_make_a_chain() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(claim(BOB, statement(1)));
		assert_ok!(attest(OTHER_ISSUER, BOB, statement(1)));
		assert_ok!(attest(OTHER_ISSUER, CAROL, statement(1)));
		assert!(same(&ALICE, &BOB) && same(&BOB, &CAROL));
		assert!(!same(&ALICE, &CAROL));
	});
}

#[test]
fn the_highest_tier_names_the_person_and_of_equal_ones_the_lower_issuer() {
	run(|| {
		admit_to_everything();
		// In one order and in the other.
		assert_ok!(claim(ALICE, statement_of(1, 1)));
		assert_ok!(attest(OTHER_ISSUER, ALICE, statement_of(2, 1)));
		assert_ok!(attest(OTHER_ISSUER, BOB, statement_of(2, 1)));
		assert_ok!(claim(BOB, statement_of(1, 1)));
		assert!(equal(&ALICE, &BOB));
		assert_eq!(Kyc::person(&ALICE), by_hand(ISSUER, 1));

		let better = Statement { tier: Tier::Enhanced, ..statement_of(2, 2) };
		assert_ok!(attest(OTHER_ISSUER, ALICE, better));
		assert_eq!(Kyc::person(&ALICE), by_hand(OTHER_ISSUER, 2));
		assert!(same(&ALICE, &BOB));
	});
}

#[test]
fn a_link_outlives_expiry_revocation_and_the_issuer() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		let brief = Statement { expires_at: MockClock::timestamp() + DAY, ..statement(1) };
		assert_ok!(claim(BOB, brief));
		let before = Kyc::person(&BOB);
		let still = || {
			assert!(same(&ALICE, &BOB));
			assert_eq!(Kyc::person(&BOB), before);
			assert_eq!(Kyc::person(&ALICE), before);
		};
		MockClock::advance(DAY);
		assert_eq!(Kyc::tier(&BOB), Tier::Unverified);
		still();

		let by = RuntimeOrigin::signed(CONTROLLER);
		assert_ok!(Kyc::revoke(by, ISSUER, ALICE, RevocationReason::Fraud));
		assert_eq!(Kyc::tier(&ALICE), Tier::Unverified);
		still();

		assert_ok!(Kyc::compromise_issuer(RuntimeOrigin::root(), ISSUER, START));
		still();
	});
}

#[test]
fn a_link_ends_with_the_row() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		let brief = Statement { expires_at: START + DAY, ..statement(1) };
		assert_ok!(claim(BOB, brief));
		let prune = || Kyc::prune(RuntimeOrigin::signed(DAVE), ISSUER, BOB);
		MockClock::set(START + DAY + PRUNE_GRACE - 1);
		assert_noop!(prune(), Error::<Test>::TooEarly);
		assert!(same(&ALICE, &BOB));
		MockClock::set(START + DAY + PRUNE_GRACE);
		assert_ok!(prune());
		assert!(!same(&ALICE, &BOB));
		assert_eq!(Kyc::person(&BOB), H256([2; 32]));
	});
}

#[test]
fn a_downgrade_leaves_the_person() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		let before = Kyc::person(&ALICE);
		let by = RuntimeOrigin::signed(CONTROLLER);
		assert_ok!(Kyc::downgrade(by, ISSUER, ALICE, Tier::Contact));
		assert_eq!(Kyc::person(&ALICE), before);
	});
}

fn allow(tier: Tier, action: Action, amount: Balance) {
	let bound = Some(amount);
	let limits = TierLimits { per_payment: bound, per_24h: bound, per_30d: bound };
	assert_ok!(Kyc::set_limits(RuntimeOrigin::root(), tier, action, Some(limits)));
}

#[test]
fn trades_of_each_risk_have_limits_and_counters_of_their_own() {
	run(|| {
		let risks = [(Risk::Low, 30), (Risk::Medium, 20), (Risk::High, 10)];
		for (risk, amount) in risks {
			allow(Tier::Document, Action::Trade(risk), amount * USDT);
		}
		assert_ok!(claim(ALICE, statement(1)));
		for (risk, amount) in risks {
			let action = Action::Trade(risk);
			assert_noop!(
				Kyc::consume(&ALICE, action, amount * USDT + 1),
				Error::<Test>::PaymentLimitExceeded
			);
			assert_ok!(Kyc::consume(&ALICE, action, amount * USDT));
			assert_noop!(Kyc::consume(&ALICE, action, 1), Error::<Test>::DayLimitExceeded);
		}
		assert_ok!(Kyc::consume(&ALICE, Action::Pay, 1));
		Kyc::give_back(&ALICE, Action::Trade(Risk::High), 4 * USDT, MockClock::now());
		let left: Vec<_> = status(&ALICE).headroom.iter().map(|room| room.left_24h).collect();
		let bounded = [PER_24H - 1, 0, 0, 0, 4 * USDT, 0].map(Some);
		assert_eq!(left, bounded, "in the order of the actions");
		assert!(UsageOf::<Test>::contains_key(ALICE, Action::Trade(Risk::Low)));
	});
}

fn status(who: &AccountId) -> AccountStatus {
	Kyc::account_status(who)
}

#[test]
fn somebody_whom_nobody_attested_may_not_trade() {
	run(|| {
		allow(Tier::Document, Action::Trade(Risk::Low), USDT);
		for risk in [Risk::Low, Risk::Medium, Risk::High] {
			assert_noop!(
				Kyc::consume(&ALICE, Action::Trade(risk), 1),
				Error::<Test>::PaymentLimitExceeded
			);
		}
	});
}

#[test]
fn linked_accounts_share_their_allowance_for_trades() {
	run(|| {
		let action = Action::Trade(Risk::Medium);
		allow(Tier::Document, action, 10 * USDT);
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(claim(BOB, statement(1)));
		assert_ok!(Kyc::consume(&ALICE, action, 6 * USDT));
		assert_noop!(Kyc::consume(&BOB, action, 4 * USDT + 1), Error::<Test>::DayLimitExceeded);
		assert_ok!(Kyc::consume(&BOB, action, 4 * USDT));
	});
}
