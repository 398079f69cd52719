// SPDX-License-Identifier: Apache-2.0

//! Random sequences of every call of every actor, and the limits against brute force.

use crate::{
	HoldReason, IssuerTerms, PRUNE_GRACE, RevocationReason, Screenings, Statement, TierLimits,
	mock::*,
};
use frame::{deps::frame_support::weights::Weight, testing_prelude::*, traits::Hooks};
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::*;
use tael_primitives::{
	AccountId, Action, Balance, ChainTime, DAY, HOUR, Kyc as _, Millis, Tier, USDT,
	test_utils::MockClock,
};

const PEOPLE: [AccountId; 4] = [ALICE, BOB, CAROL, NOBODY];
/// How many sequences of each kind: all that continuous integration has time for, fewer without
/// optimisation.
const CASES: u32 = if cfg!(debug_assertions) { 50 } else { 10_000 };
const OFFICERS: [AccountId; 3] = [FIRST_OFFICER, SECOND_OFFICER, THIRD_OFFICER];

#[derive(Clone, Debug)]
enum Step {
	Claim { who: usize, person: u8, seq: u64, days: u64 },
	Attest { issuer: u32, who: usize, person: u8, seq: u64 },
	Downgrade { who: usize },
	Revoke { by: u8, issuer: u32, who: usize },
	Prune { issuer: u32, who: usize },
	Deactivate { issuer: u32 },
	Compromise { issuer: u32, ago: Millis },
	Update { lower: bool },
	Forget { issuer: u32 },
	Consume { who: usize, amount: Balance },
	PruneUsage { who: usize },
	Screen { officer: usize, who: usize },
	Confirm { officer: usize, who: usize },
	Lift { officer: usize, who: usize },
	Overrule { who: usize },
	Poke { who: usize },
	Idle,
	Pay { from: usize, to: usize, amount: Balance },
	Advance { by: Millis },
	Stall { by: Millis },
}

fn any_step() -> impl Strategy<Value = Step> {
	let who = || 0..PEOPLE.len();
	let officer = || 0..OFFICERS.len();
	let issuer = || 1..3u32;
	let span = || prop_oneof![0..HOUR, 0..5 * DAY, 0..PRUNE_GRACE + DAY];
	prop_oneof![
		4 => (who(), 1..3u8, 0..9u64, 1..60u64)
			.prop_map(|(who, person, seq, days)| Step::Claim { who, person, seq, days }),
		4 => (issuer(), who(), 1..3u8, 0..9u64)
			.prop_map(|(issuer, who, person, seq)| Step::Attest { issuer, who, person, seq }),
		1 => who().prop_map(|who| Step::Downgrade { who }),
		2 => (0..4u8, issuer(), who()).prop_map(|(by, issuer, who)| Step::Revoke { by, issuer, who }),
		3 => (issuer(), who()).prop_map(|(issuer, who)| Step::Prune { issuer, who }),
		1 => issuer().prop_map(|issuer| Step::Deactivate { issuer }),
		1 => (issuer(), span()).prop_map(|(issuer, ago)| Step::Compromise { issuer, ago }),
		1 => any::<bool>().prop_map(|lower| Step::Update { lower }),
		1 => issuer().prop_map(|issuer| Step::Forget { issuer }),
		4 => (who(), 0..600 * USDT).prop_map(|(who, amount)| Step::Consume { who, amount }),
		1 => who().prop_map(|who| Step::PruneUsage { who }),
		4 => (officer(), who()).prop_map(|(officer, who)| Step::Screen { officer, who }),
		3 => (officer(), who()).prop_map(|(officer, who)| Step::Confirm { officer, who }),
		3 => (officer(), who()).prop_map(|(officer, who)| Step::Lift { officer, who }),
		1 => who().prop_map(|who| Step::Overrule { who }),
		2 => who().prop_map(|who| Step::Poke { who }),
		1 => Just(Step::Idle),
		3 => (who(), who(), 0..1_100 * USDT)
			.prop_map(|(from, to, amount)| Step::Pay { from, to, amount }),
		3 => span().prop_map(|by| Step::Advance { by }),
		1 => span().prop_map(|by| Step::Stall { by }),
	]
}

/// Take the step; a refusal is an answer, and changes nothing.
fn perform(step: Step) {
	let signed = RuntimeOrigin::signed;
	let root = RuntimeOrigin::root;
	let person = |who: usize| PEOPLE[who].clone();
	let officer = |number: usize| signed(OFFICERS[number].clone());
	let _ = with_layer(|| match step {
		Step::Claim { who, person: number, seq, days } => {
			let expires_at = MockClock::timestamp() + days * DAY;
			claim(person(who), Statement { expires_at, ..statement_of(number, seq) })
		},
		Step::Attest { issuer, who, person: number, seq } => {
			attest(issuer, person(who), statement_of(number, seq))
		},
		Step::Downgrade { who } => {
			Kyc::downgrade(signed(CONTROLLER), ISSUER, person(who), Tier::Contact)
		},
		Step::Revoke { by, issuer, who } => {
			let (by, reason) = match by {
				0 => (person(who), RevocationReason::Renounced),
				1 => (FIRST_OFFICER, RevocationReason::Fraud),
				2 => (OTHER_CONTROLLER, RevocationReason::Mistaken),
				_ => (CONTROLLER, RevocationReason::AccountLost),
			};
			Kyc::revoke(signed(by), issuer, person(who), reason)
		},
		Step::Prune { issuer, who } => Kyc::prune(signed(DAVE), issuer, person(who)),
		Step::Deactivate { issuer } => Kyc::deactivate_issuer(root(), issuer),
		Step::Compromise { issuer, ago } => {
			let since = MockClock::timestamp().saturating_sub(ago);
			Kyc::compromise_issuer(root(), issuer, since)
		},
		Step::Update { lower } => {
			let max_tier = if lower { Tier::Contact } else { Tier::Document };
			Kyc::update_issuer(root(), ISSUER, IssuerTerms { max_tier, ..terms(CONTROLLER, KEY) })
		},
		Step::Forget { issuer } => {
			Kyc::forget_sequences(signed(DAVE), issuer).map(drop).map_err(|e| e.error)
		},
		Step::Consume { who, amount } => Kyc::consume(&person(who), Action::Pay, amount),
		Step::PruneUsage { who } => Kyc::prune_usage(signed(DAVE), person(who), Action::Pay),
		Step::Screen { officer: number, who } => {
			Kyc::screen(officer(number), person(who), crate::ScreeningReason::Theft, CASE)
		},
		Step::Confirm { officer: number, who } => Kyc::confirm(officer(number), person(who)),
		Step::Lift { officer: number, who } => Kyc::lift(officer(number), person(who)),
		Step::Overrule { who } => Kyc::overrule(root(), person(who)),
		Step::Poke { who } => Kyc::poke(signed(DAVE), person(who)).map(drop).map_err(|e| e.error),
		Step::Idle => {
			<Kyc as Hooks<u64>>::on_idle(System::block_number(), Weight::MAX);
			Ok(())
		},
		Step::Pay { from, to, amount } => {
			Balances::transfer_allow_death(signed(person(from)), person(to), amount)
		},
		Step::Advance { by } => {
			MockClock::advance(by);
			Ok(())
		},
		Step::Stall { by } => {
			MockClock::stall(by);
			Ok(())
		},
	});
}

fn with_layer(f: impl FnOnce() -> DispatchResult) -> DispatchResult {
	frame::deps::frame_support::storage::with_storage_layer(f)
}

/// I4: let time pass and use only what one party, or anyone, can do alone. The council, not the
/// officers, ends what they confirmed; nobody's deposit is left.
fn everybody_exits() {
	for account in Screenings::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(Kyc::overrule(RuntimeOrigin::root(), account));
	}
	for (subject, held) in crate::Credentials::<Test>::iter().collect::<Vec<_>>() {
		for credential in held {
			let reason = RevocationReason::Renounced;
			let signed = RuntimeOrigin::signed(subject.clone());
			let _ = Kyc::revoke(signed, credential.issuer, subject.clone(), reason);
		}
	}
	MockClock::advance(PRUNE_GRACE);
	for (subject, held) in crate::Credentials::<Test>::iter().collect::<Vec<_>>() {
		for credential in held {
			let anyone = RuntimeOrigin::signed(DAVE);
			assert_ok!(Kyc::prune(anyone, credential.issuer, subject.clone()));
		}
	}
	for who in PEOPLE.into_iter().chain([CONTROLLER, OTHER_CONTROLLER]) {
		assert_eq!(held(&who), 0, "{:?} of {who:?}", HoldReason::CredentialDeposit);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(CASES))]

	#[test]
	fn i2_i4_and_all_of_kyc_hold_for_any_sequence(steps in prop::collection::vec(any_step(), 1..60)) {
		new_test_ext().execute_with(|| {
			for step in steps {
				perform(step);
				check_invariants();
			}
			everybody_exits();
			check_invariants();
		});
	}
}

#[derive(Clone, Debug)]
enum Use {
	Consume { who: usize, amount: Balance },
	GiveBack { which: usize },
	Advance { by: Millis },
	Stall { by: Millis },
}

fn any_use() -> impl Strategy<Value = Use> {
	let span = || {
		prop_oneof![
			Just(1),
			0..2 * HOUR,
			0..DAY,
			Just(DAY - 1),
			Just(DAY),
			Just(3 * HOUR - 1),
			0..12 * DAY,
			Just(30 * DAY - 1),
		]
	};
	prop_oneof![
		6 => (0..3usize, 1..=20u128).prop_map(|(who, amount)| Use::Consume { who, amount }),
		1 => any::<usize>().prop_map(|which| Use::GiveBack { which }),
		4 => span().prop_map(|by| Use::Advance { by }),
		1 => span().prop_map(|by| Use::Stall { by }),
	]
}

/// The most that lies in any interval of `length` that begins at an entry. One that begins
/// elsewhere holds no more.
fn most_within(log: &[(Millis, Balance)], length: Millis) -> Balance {
	log.iter()
		.map(|(from, _)| {
			log.iter()
				.filter(|(at, _)| from <= at && *at < from + length)
				.map(|(_, amount)| amount)
				.sum()
		})
		.max()
		.unwrap_or(0)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(CASES))]

	/// Two linked accounts and one that stands alone, against a log of everything that passed.
	#[test]
	fn ky_09_no_interval_ever_exceeds_its_limit(uses in prop::collection::vec(any_use(), 1..80)) {
		const DAY_LIMIT: Balance = 40;
		const MONTH_LIMIT: Balance = 100;
		new_test_ext().execute_with(|| {
			let limits = TierLimits {
				per_payment: None,
				per_24h: Some(DAY_LIMIT),
				per_30d: Some(MONTH_LIMIT),
			};
			for tier in [Tier::Unverified, Tier::Document] {
				let row = Some(limits);
				assert_ok!(Kyc::set_limits(RuntimeOrigin::root(), tier, Action::Pay, row));
			}
			// Long enough that no halt of a sequence ends it.
			let terms = IssuerTerms { max_validity: Millis::MAX, ..terms(CONTROLLER, KEY) };
			assert_ok!(Kyc::update_issuer(RuntimeOrigin::root(), ISSUER, terms));
			let forever = Statement { expires_at: Millis::MAX, ..statement(1) };
			assert_ok!(claim(ALICE, forever));
			assert_ok!(claim(BOB, forever));

			let mut log: Vec<(usize, Millis, Balance)> = Vec::new();
			for step in uses {
				match step {
					Use::Consume { who, amount } => {
						if Kyc::consume(&PEOPLE[who], Action::Pay, amount).is_ok() {
							log.push((who, MockClock::now(), amount));
						}
					},
					Use::GiveBack { which } => if !log.is_empty() {
						let (who, at, amount) = log.remove(which % log.len());
						Kyc::give_back(&PEOPLE[who], Action::Pay, amount, at);
					},
					Use::Advance { by } => MockClock::advance(by),
					Use::Stall { by } => MockClock::stall(by),
				}
			}
			for sharers in [vec![0, 1], vec![2]] {
				let passed: Vec<_> = log
					.iter()
					.filter(|(who, ..)| sharers.contains(who))
					.map(|(_, at, amount)| (*at, *amount))
					.collect();
				assert!(most_within(&passed, DAY) <= DAY_LIMIT);
				assert!(most_within(&passed, 30 * DAY) <= MONTH_LIMIT);
			}
			check_invariants();
		});
	}
}
