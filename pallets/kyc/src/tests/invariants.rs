// SPDX-License-Identifier: Apache-2.0

//! Random sequences of every call of every actor, and the limits against brute force.
//!
//! `PROPTEST_CASES` sets how many sequences, `PROPTEST_RNG_SEED` repeats a run; a run that fails
//! prints its seed.

use crate::{
	ACTIONS, HoldReason, Identities, IssuerTerms, PRUNE_GRACE, RevocationReason, Screenings,
	Statement, TierLimits, mock::*,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, traits::GetCallName, weights::Weight},
	testing_prelude::*,
	traits::Hooks,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use std::collections::BTreeSet;
use tael_mocks::{MockClock, sequences};
use tael_primitives::{
	AccountId, Action, Balance, ChainTime, DAY, HOUR, Kyc as _, Millis, Tier, USDT,
};

const PEOPLE: [AccountId; 4] = [ALICE, BOB, CAROL, NOBODY];
const OFFICERS: [AccountId; 3] = [FIRST_OFFICER, SECOND_OFFICER, THIRD_OFFICER];
const TIERS: [Tier; 4] = [Tier::Unverified, Tier::Contact, Tier::Document, Tier::Enhanced];
const OTHER_CASE: H256 = H256([6; 32]);

#[derive(Clone, Debug)]
enum Step {
	Claim { who: usize, person: u8, seq: u64, days: u64 },
	Attest { issuer: u32, who: usize, person: u8, seq: u64 },
	Downgrade { who: usize },
	Revoke { by: u8, issuer: u32, who: usize },
	Prune { issuer: u32, who: usize },
	Admit { issuer: u32, sound: bool },
	Deactivate { issuer: u32, by_council: bool },
	Compromise { issuer: u32, ago: Millis },
	Update { issuer: u32, lower: bool },
	Forget { issuer: u32 },
	Limit { tier: usize, action: usize, row: usize },
	Consume { who: usize, action: usize, amount: Balance },
	PruneUsage { who: usize, action: usize },
	Screen { officer: usize, who: usize, case: H256 },
	Confirm { officer: usize, who: usize, case: H256 },
	Lift { officer: usize, who: usize },
	Overrule { who: usize },
	Poke { who: usize },
	Dismiss { officer: Option<usize> },
	Idle,
	Pay { from: usize, to: usize, amount: Balance },
	Advance { by: Millis },
	Stall { by: Millis },
}

fn any_step() -> impl Strategy<Value = Step> {
	let who = || 0..PEOPLE.len();
	let officer = || 0..OFFICERS.len();
	// Two are there from the first block on.
	let issuer = || prop_oneof![6 => 1..3u32, 1 => 3..5u32];
	let action = || prop_oneof![3 => Just(0usize), 1 => 1..ACTIONS.len()];
	let case = || prop_oneof![4 => Just(CASE), 1 => Just(OTHER_CASE)];
	let span = || {
		prop_oneof![
			0..HOUR,
			0..5 * DAY,
			0..PRUNE_GRACE + DAY,
			Just(CONFIRM_WINDOW),
			Just(PRUNE_GRACE)
		]
	};
	prop_oneof![
		4 => (who(), 1..3u8, 0..9u64, 1..60u64)
			.prop_map(|(who, person, seq, days)| Step::Claim { who, person, seq, days }),
		4 => (issuer(), who(), 1..3u8, 0..9u64)
			.prop_map(|(issuer, who, person, seq)| Step::Attest { issuer, who, person, seq }),
		1 => who().prop_map(|who| Step::Downgrade { who }),
		2 => (0..4u8, issuer(), who()).prop_map(|(by, issuer, who)| Step::Revoke { by, issuer, who }),
		3 => (issuer(), who()).prop_map(|(issuer, who)| Step::Prune { issuer, who }),
		1 => (1..5u32, any::<bool>()).prop_map(|(issuer, sound)| Step::Admit { issuer, sound }),
		1 => (issuer(), any::<bool>())
			.prop_map(|(issuer, by_council)| Step::Deactivate { issuer, by_council }),
		1 => (issuer(), span()).prop_map(|(issuer, ago)| Step::Compromise { issuer, ago }),
		1 => (issuer(), any::<bool>()).prop_map(|(issuer, lower)| Step::Update { issuer, lower }),
		1 => issuer().prop_map(|issuer| Step::Forget { issuer }),
		1 => (0..TIERS.len(), action(), 0..4usize)
			.prop_map(|(tier, action, row)| Step::Limit { tier, action, row }),
		4 => (who(), action(), 0..600 * USDT)
			.prop_map(|(who, action, amount)| Step::Consume { who, action, amount }),
		2 => (who(), action()).prop_map(|(who, action)| Step::PruneUsage { who, action }),
		4 => (officer(), who(), case())
			.prop_map(|(officer, who, case)| Step::Screen { officer, who, case }),
		3 => (officer(), who(), case())
			.prop_map(|(officer, who, case)| Step::Confirm { officer, who, case }),
		3 => (officer(), who()).prop_map(|(officer, who)| Step::Lift { officer, who }),
		1 => who().prop_map(|who| Step::Overrule { who }),
		2 => who().prop_map(|who| Step::Poke { who }),
		1 => prop::option::of(officer()).prop_map(|officer| Step::Dismiss { officer }),
		1 => Just(Step::Idle),
		3 => (who(), who(), 0..1_100 * USDT)
			.prop_map(|(from, to, amount)| Step::Pay { from, to, amount }),
		3 => span().prop_map(|by| Step::Advance { by }),
		1 => span().prop_map(|by| Step::Stall { by }),
	]
}

/// Under which the issuer can work.
fn terms_of(issuer: u32) -> IssuerTerms {
	if issuer == OTHER_ISSUER { terms(OTHER_CONTROLLER, OTHER_KEY) } else { terms(CONTROLLER, KEY) }
}

/// Take the step, and tell which call it was, if any, and what came of it.
fn take(step: Step) -> (&'static str, DispatchResult) {
	let signed = RuntimeOrigin::signed;
	let root = RuntimeOrigin::root;
	let person = |who: usize| PEOPLE[who].clone();
	let officer = |number: usize| signed(OFFICERS[number].clone());
	let plain = |result: DispatchResultWithPostInfo| result.map(drop).map_err(|e| e.error);
	match step {
		Step::Claim { who, person: number, seq, days } => {
			let expires_at = MockClock::timestamp() + days * DAY;
			let statement = Statement { expires_at, ..statement_of(number, seq) };
			("claim", claim(person(who), statement))
		},
		Step::Attest { issuer, who, person: number, seq } => {
			("attest", attest(issuer, person(who), statement_of(number, seq)))
		},
		Step::Downgrade { who } => {
			let lowered = Kyc::downgrade(signed(CONTROLLER), ISSUER, person(who), Tier::Contact);
			("downgrade", lowered)
		},
		Step::Revoke { by, issuer, who } => {
			let (by, reason) = match by {
				0 => (person(who), RevocationReason::Renounced),
				1 => (FIRST_OFFICER, RevocationReason::Fraud),
				2 => (OTHER_CONTROLLER, RevocationReason::Mistaken),
				_ => (CONTROLLER, RevocationReason::AccountLost),
			};
			("revoke", Kyc::revoke(signed(by), issuer, person(who), reason))
		},
		Step::Prune { issuer, who } => ("prune", Kyc::prune(signed(DAVE), issuer, person(who))),
		Step::Admit { issuer, sound } => {
			let policy_hash = if sound { CASE } else { H256::zero() };
			let terms = IssuerTerms { policy_hash, ..terms_of(issuer) };
			("admit_issuer", Kyc::admit_issuer(root(), issuer, terms))
		},
		Step::Deactivate { issuer, by_council } => {
			let by = if by_council { root() } else { signed(CONTROLLER) };
			("deactivate_issuer", Kyc::deactivate_issuer(by, issuer))
		},
		Step::Compromise { issuer, ago } => {
			let since = MockClock::timestamp().saturating_sub(ago);
			("compromise_issuer", Kyc::compromise_issuer(root(), issuer, since))
		},
		Step::Update { issuer, lower } => {
			let max_tier = if lower { Tier::Contact } else { Tier::Document };
			let terms = IssuerTerms { max_tier, ..terms_of(issuer) };
			("update_issuer", Kyc::update_issuer(root(), issuer, terms))
		},
		Step::Forget { issuer } => {
			("forget_sequences", plain(Kyc::forget_sequences(signed(DAVE), issuer)))
		},
		Step::Limit { tier, action, row } => {
			let unbounded = TierLimits { per_payment: None, per_24h: None, per_30d: None };
			let row = [None, Some(unbounded), Some(small_limits()), Some(limits())][row];
			("set_limits", Kyc::set_limits(root(), TIERS[tier], ACTIONS[action], row))
		},
		Step::Consume { who, action, amount } => {
			("", Kyc::consume(&person(who), ACTIONS[action], amount))
		},
		Step::PruneUsage { who, action } => {
			("prune_usage", Kyc::prune_usage(signed(DAVE), person(who), ACTIONS[action]))
		},
		Step::Screen { officer: number, who, case } => {
			let reason = crate::ScreeningReason::Theft;
			("screen", Kyc::screen(officer(number), person(who), reason, case))
		},
		Step::Confirm { officer: number, who, case } => {
			("confirm", Kyc::confirm(officer(number), person(who), case))
		},
		Step::Lift { officer: number, who } => ("lift", Kyc::lift(officer(number), person(who))),
		Step::Overrule { who } => ("overrule", Kyc::overrule(root(), person(who))),
		Step::Poke { who } => ("poke", plain(Kyc::poke(signed(DAVE), person(who)))),
		Step::Dismiss { officer: number } => {
			Dismissed::set(number.map(|number| OFFICERS[number].clone()).into_iter().collect());
			("", Ok(()))
		},
		Step::Idle => {
			<Kyc as Hooks<u64>>::on_idle(System::block_number(), Weight::MAX);
			("", Ok(()))
		},
		Step::Pay { from, to, amount } => {
			("", Balances::transfer_allow_death(signed(person(from)), person(to), amount))
		},
		Step::Advance { by } => {
			MockClock::advance(by);
			("", Ok(()))
		},
		Step::Stall { by } => {
			MockClock::stall(by);
			("", Ok(()))
		},
	}
}

/// Take the step, in full or not at all; the name of the call that succeeded. A refusal is an
/// answer, and changes nothing.
fn perform(step: Step) -> Option<&'static str> {
	let mut name = "";
	let outcome = with_storage_layer(|| {
		let (call, outcome) = take(step);
		name = call;
		outcome
	});
	outcome.is_ok().then_some(name)
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

/// What is answered from credentials is what the lists of linked accounts say.
fn persons_agree_with_the_lists() {
	let listed: Vec<_> = Identities::<Test>::iter_values().collect();
	for one in PEOPLE {
		for other in PEOPLE {
			let linked = listed.iter().any(|list| list.contains(&one) && list.contains(&other));
			let same = Kyc::same_person(&one, &other);
			assert_eq!(same, linked || one == other, "{one:?} {other:?}");
			assert!(same || Kyc::person(&one) != Kyc::person(&other), "{one:?} {other:?}");
		}
	}
}

/// Run a sequence and check everything after each step; the names of the calls that succeeded.
fn run_sequence(steps: Vec<Step>) -> BTreeSet<&'static str> {
	new_test_ext().execute_with(|| {
		Dismissed::set(vec![]);
		let mut made = BTreeSet::new();
		for step in steps {
			made.extend(perform(step));
			check_invariants();
			persons_agree_with_the_lists();
		}
		everybody_exits();
		check_invariants();
		made
	})
}

proptest! {
	#![proptest_config(sequences(50, 10_000))]

	#[test]
	fn i2_i4_and_all_of_kyc_hold_for_any_sequence(steps in prop::collection::vec(any_step(), 1..60)) {
		run_sequence(steps);
	}
}

#[test]
fn random_sequences_make_every_call() {
	let mut runner = TestRunner::deterministic();
	let steps = prop::collection::vec(any_step(), 60);
	let mut made = BTreeSet::new();
	for _ in 0..200 {
		let sequence = steps.new_tree(&mut runner).expect("nothing is filtered").current();
		made.extend(run_sequence(sequence));
	}
	for name in crate::Call::<Test>::get_call_names() {
		assert!(made.contains(name), "{name} never succeeded: {made:?}");
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
	#![proptest_config(sequences(50, 10_000))]

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
