// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls by all actors: `try_state` after each, then exits alone.
//!
//! `PROPTEST_CASES` sets how many sequences, `PROPTEST_RNG_SEED` repeats a run; a run that fails prints its
//! seed.

use super::steps::{Step, TAGS, any_step};
use crate::{
	ArbiterState, Arbiters, DisputeState, DisputeTier, Disputes, Due, Event, EvidenceKind, Outcome,
	Receipts, Skills, Vote, mock::*,
};
use frame::{
	deps::frame_support::weights::Weight, testing_prelude::*, token::fungibles::Inspect,
	traits::Hooks,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::{
	prelude::{Strategy, prop, proptest},
	strategy::ValueTree,
	test_runner::TestRunner,
};
use std::collections::{BTreeMap, BTreeSet};
use tael_mocks::{MockClock, MockKyc, MockRandomness, sequences};
use tael_primitives::{
	AccountId, Arbitration as _, Balance, Case, CaseId, Cause, HOUR, MINUTE, Ruling, Side, Tier,
};

/// A ruling that the table says, or one that departs from it.
fn ruling(id: CaseId, share: u16, payer: Option<Side>, slash: bool, honest: bool) -> Ruling {
	let Some(row) = Disputes::<Test>::get(id) else { return paid() };
	let principal = row.case.principal;
	if honest {
		return Ruling { to_buyer: principal, ..paid() };
	}
	let to_buyer = principal * u128::from(share) / 10_000;
	Ruling {
		to_buyer,
		to_seller: principal - to_buyer,
		slash_buyer: if slash { row.case.buyer_bond } else { 0 },
		slash_seller: 0,
		fee_payer: payer,
		cause: Cause::Other,
	}
}

fn ballot(share: u16) -> Vote {
	Vote { slash_buyer: share % 2 == 1, ..vote(Cause::Other, share) }
}

fn members(id: CaseId, chosen: u8) -> Vec<AccountId> {
	let Some(row) = Disputes::<Test>::get(id) else { return Vec::new() };
	let seats = row.seats.iter().enumerate();
	seats
		.filter(|(index, _)| chosen & (1 << index) != 0)
		.map(|(_, seat)| seat.who.clone())
		.collect()
}

/// What comes next, if it can.
fn forward(id: CaseId, share: u16) {
	let Some(row) = Disputes::<Test>::get(id) else { return };
	let both = [&BUYER, &SELLER];
	match row.state {
		DisputeState::Open => {
			for who in both {
				let _ = Arbitration::respond(signed(who), id, NOTES);
			}
		},
		DisputeState::Evidence => {
			for who in both {
				let _ = Arbitration::ready(signed(who), id);
			}
		},
		DisputeState::Drawing => {
			reveal(share.into());
			let _ = poke(id);
		},
		DisputeState::Review => {
			for who in both {
				let _ = Arbitration::ready(signed(who), id);
			}
			for seat in &row.seats {
				let _ = Arbitration::request_reveal(signed(&seat.who), id, Side::Buyer);
				let _ = Arbitration::reveal(signed(&BUYER), id, NOTES);
				// Trades share references, so that some were used before.
				let used = share.is_multiple_of(3).then_some(H256::repeat_byte(share as u8 | 1));
				let _ = Arbitration::record_reveal(signed(&seat.who), id, Side::Buyer, true, used);
			}
			if row.tier == DisputeTier::Arbiter {
				let ruling = ruling(id, share, None, false, false);
				let _ = Arbitration::rule(signed(&row.seats[0].who), id, ruling, NOTES);
			}
			for seat in &row.seats {
				let _ = commit(&seat.who, id, &ballot(share));
			}
			for seat in &row.seats {
				let _ = reveal_vote(&seat.who, id, ballot(share));
			}
		},
		DisputeState::Ruled => {
			let loser = if share.is_multiple_of(2) { &BUYER } else { &SELLER };
			let _ = Arbitration::appeal(signed(loser), id);
		},
		DisputeState::Appealed => {
			for who in both {
				let _ = Arbitration::counter_fund(signed(who), id);
			}
		},
		DisputeState::Stalled
		| DisputeState::Final
		| DisputeState::Executed
		| DisputeState::Settled
		| DisputeState::Withdrawn => {},
	}
}

/// Take a step. Refusals are fine; what must hold is checked after.
fn perform(step: Step) {
	let nobody = trade(250);
	match step {
		Step::Open { tag, opener, small, stable, cause } => {
			let principal = if small { SMALL - 1 } else { PRINCIPAL + 1 };
			let asset = if stable { STABLE } else { NATIVE };
			let evidence =
				if opener.is_some() && cause.is_multiple_of(2) { NOTES } else { H256::zero() };
			let cause = crate::CAUSES[usize::from(cause)];
			let id = trade(tag);
			let is_ruled = Receipts::<Test>::get(id)
				.is_some_and(|row| row.outcome == Outcome::Executed && now() < row.keep_until);
			let is_barred = is_ruled || Disputes::<Test>::contains_key(id);
			let result = open(Case { principal, opener, evidence, cause, ..case(tag, asset) });
			let exists = Err(crate::Error::<Test>::AlreadyExists.into());
			assert_eq!(result == exists, is_barred, "only a live dispute and a ruling bar another");
		},
		Step::Respond(who, tag) => {
			let id = trade(tag);
			let _ = Arbitration::respond(signed(&who.account(id)), id, NOTES);
		},
		Step::Submit(who, tag) => {
			let (id, kind) = (trade(tag), EvidenceKind::Chat);
			let who = signed(&who.account(id));
			let _ = Arbitration::submit_evidence(who, id, kind, NOTES, NOTES, 0);
		},
		Step::Ready(who, tag) => {
			let _ = Arbitration::ready(signed(&who.account(trade(tag))), trade(tag));
		},
		Step::Ask(who, tag, side) => {
			let id = trade(tag);
			let _ = Arbitration::request_reveal(signed(&who.account(id)), id, side);
		},
		Step::Reveal(who, tag) => {
			let _ = Arbitration::reveal(signed(&who.account(trade(tag))), trade(tag), NOTES);
		},
		Step::Record(who, tag, side, matches) => {
			let id = trade(tag);
			let used = matches.then_some(NOTES);
			let _ = Arbitration::record_reveal(signed(&who.account(id)), id, side, matches, used);
		},
		Step::Appeal(who, tag) => {
			let _ = Arbitration::appeal(signed(&who.account(trade(tag))), trade(tag));
		},
		Step::Fund(who, tag) => {
			let _ = Arbitration::counter_fund(signed(&who.account(trade(tag))), trade(tag));
		},
		Step::Withdraw(who, tag) => {
			let _ = Arbitration::withdraw_dispute(signed(&who.account(trade(tag))), trade(tag));
		},
		Step::Object(who, tag) => {
			let _ = Arbitration::object(signed(&who.account(trade(tag))), trade(tag));
		},
		Step::Regret(tag, objects) => {
			let id = trade(tag);
			let opener = Disputes::<Test>::get(id).and_then(|row| row.case.opener);
			let Some(opener) = opener else { return };
			let account = |side| if side == Side::Buyer { BUYER } else { SELLER };
			let _ = Arbitration::withdraw_dispute(signed(&account(opener)), id);
			if objects {
				let _ = Arbitration::object(signed(&account(opener.other())), id);
			}
		},
		Step::Settle(tag, side) => {
			let id = trade(tag);
			let is_open = Arbitration::is_open(&id);
			assert_eq!(Arbitration::settle(&id, side).is_ok(), is_open, "as was said");
		},
		Step::Forward { tag, share } => forward(trade(tag), share),
		Step::Rule { who, tag, share, payer, slash, honest } => {
			let id = trade(tag);
			let ruling = ruling(id, share, payer, slash, honest);
			let _ = Arbitration::rule(signed(&who.account(id)), id, ruling, NOTES);
		},
		Step::CouncilRule { tag, share } => {
			let ruling = ruling(trade(tag), share, None, false, false);
			let _ = Arbitration::council_rule(council(), trade(tag), ruling, NOTES);
		},
		Step::Commit { tag, share, members: chosen } => {
			for who in members(trade(tag), chosen) {
				let _ = commit(&who, trade(tag), &ballot(share));
			}
		},
		Step::RevealVotes { tag, share, members: chosen } => {
			for who in members(trade(tag), chosen) {
				let _ = reveal_vote(&who, trade(tag), ballot(share));
			}
		},
		Step::Recuse(who, tag) => {
			let _ = Arbitration::recuse(signed(&who.account(trade(tag))), trade(tag));
		},
		Step::Register(who) => {
			verify(&who.account(nobody), Tier::Enhanced);
			let _ = Arbitration::register_arbiter(signed(&who.account(nobody)), Skills::default());
		},
		Step::Approve(who) => {
			let _ = Arbitration::approve_arbiter(council(), who.account(nobody));
		},
		Step::Available(who, available) => {
			let _ = Arbitration::set_available(signed(&who.account(nobody)), available);
		},
		Step::Skills(who, picky) => {
			let skills = if picky { skills(&[], &[4]) } else { Skills::default() };
			let _ = Arbitration::set_skills(signed(&who.account(nobody)), skills);
		},
		Step::TopUp(who) => {
			let _ = Arbitration::top_up_bond(signed(&who.account(nobody)), TERMS.overdue_slash);
		},
		Step::Leave(who) => {
			let _ = Arbitration::leave(signed(&who.account(nobody)));
		},
		Step::Remove(who, slash) => {
			let _ = Arbitration::remove_arbiter(council(), who.account(nobody), slash);
		},
		Step::WithdrawBond(who) => {
			let _ = Arbitration::withdraw_arbiter_bond(signed(&who.account(nobody)));
		},
		Step::Poke(tag) => {
			let _ = poke(trade(tag));
		},
		Step::Prune(tag) => {
			let _ =
				Arbitration::prune(signed(&STRANGER), BoundedVec::truncate_from(vec![trade(tag)]));
		},
		Step::Wait(by) => MockClock::advance(by),
		Step::Onwards(tag) => {
			if let Some(row) = Disputes::<Test>::get(trade(tag)) {
				MockClock::set(row.next_due().max(now()));
			}
		},
		Step::Age(tag) => {
			if let Some(row) = Disputes::<Test>::get(trade(tag)) {
				MockClock::set(row.stalls_at().max(now()));
			}
		},
		Step::Randomness(tag) => reveal(tag),
		Step::Forget(moment) => MockRandomness::forget(moment),
		Step::Idle(items) => {
			// The sweep looks into every minute that passes: after a long wait that is for pokes.
			let oldest = Due::<Test>::iter_keys().map(|(bucket, _)| bucket).min();
			let Some(oldest) = oldest.filter(|bucket| bucket + 500 > now() / MINUTE) else {
				return;
			};
			crate::SweepCursor::<Test>::put(oldest);
			Arbitration::on_idle(1, Weight::from_parts(u64::MAX, u64::MAX / 4 * items));
		},
		Step::Revoke(who) => MockKyc::revoke(&who.account(nobody)),
		Step::Attest(who) => verify(&who.account(nobody), Tier::Enhanced),
		Step::Freeze(who) => MockKyc::freeze(&who.account(nobody)),
		Step::Thaw(who) => MockKyc::thaw(&who.account(nobody)),
		Step::Poor(who) => {
			let who = who.account(nobody);
			if who != STRANGER && free(&who) > FEE {
				set_free(&who, FEE);
			}
		},
		Step::Rich(who) => {
			let who = who.account(nobody);
			if who != STRANGER && free(&who) < PRINCIPAL && free(&STRANGER) > 2 * PRINCIPAL {
				set_free(&who, PRINCIPAL);
			}
		},
		Step::Refuse(refuses) => Objects::refuse(refuses),
	}
}

/// The books: what every account must own, by what the events say.
struct Books {
	owned: BTreeMap<AccountId, Balance>,
	next: BTreeMap<CaseId, u32>,
	seen: BTreeSet<String>,
}

fn everybody() -> Vec<AccountId> {
	[BUYER, SELLER, STRANGER, TREASURY].into_iter().chain((0..ARBITERS).map(arbiter)).collect()
}

fn owned() -> BTreeMap<AccountId, Balance> {
	everybody()
		.into_iter()
		.map(|who| (who.clone(), FreeMoney::total_balance(NATIVE, &who)))
		.collect()
}

impl Books {
	/// Every movement of the step is an event, every event of a dispute is numbered without a gap.
	fn close(&mut self, by_hand: bool) {
		let mut book = |from: &AccountId, to: &AccountId, amount: Balance| {
			*self.owned.get_mut(from).expect("somebody known") -= amount;
			*self.owned.get_mut(to).expect("somebody known") += amount;
		};
		for event in events() {
			let name = format!("{event:?}");
			let short = |name: &str| name.split([' ', '(']).next().map(str::to_owned);
			self.seen.extend(short(&name));
			if let Some(seq) = name.split(" seq: ").nth(1).and_then(|rest| rest.split(',').next())
				&& let Some(id) = id_of(&event)
			{
				let expected = self.next.entry(id).or_default();
				let seq = seq.trim_end_matches([' ', '}']);
				assert_eq!(seq, expected.to_string(), "a gap in the events of {id:?}: {name}");
				*expected += 1;
			}
			match event {
				Event::DisputeOpened { seq: 1.., .. } => {
					self.seen.insert("again".to_owned());
				},
				Event::AppealFunded { id, stake: 0, .. } => {
					let funded = Disputes::<Test>::get(id);
					if funded.is_some_and(|row| !row.is_small) {
						self.seen.insert("frozen".to_owned());
					}
				},
				Event::Moved { from, to, amount, .. } => book(&from, &to, amount),
				Event::ArbiterSlashed { arbiter, amount } => book(&arbiter, &TREASURY, amount),
				Event::Pruned { id } => {
					self.next.remove(&id);
				},
				_ => {},
			}
		}
		if by_hand {
			self.owned = owned();
		}
		assert_eq!(self.owned, owned(), "opening + movements = closing");
	}
}

/// The dispute of a numbered event.
fn id_of(event: &Event<Test>) -> Option<CaseId> {
	let told = format!("{event:?}");
	(0..TAGS).map(trade).find(|id| told.contains(&format!("id: {id:?}")))
}

/// Poke until every dispute has ended, then let every arbiter go.
fn exit_alone() {
	Objects::refuse(false);
	let ids: Vec<CaseId> = Disputes::<Test>::iter_keys().collect();
	for id in ids {
		for tag in 0..200 {
			let Some(row) = Disputes::<Test>::get(id) else { break };
			reveal(tag);
			if poke(id).is_err() {
				let next = if row.next_due() > now() { row.next_due() } else { row.stalls_at() };
				MockClock::set(next.max(now() + HOUR));
			}
		}
		assert!(!Disputes::<Test>::contains_key(id), "I4: {id:?} has ended");
	}
	MockClock::advance(HORIZON);
	let arbiters: Vec<_> = Arbiters::<Test>::iter().collect();
	for (who, arbiter) in arbiters {
		match arbiter.state {
			ArbiterState::Applied | ArbiterState::Standby | ArbiterState::Active => {
				assert_ok!(Arbitration::leave(signed(&who)));
			},
			ArbiterState::Leaving | ArbiterState::Removed | ArbiterState::Gone => {},
		}
		if Arbiters::<Test>::contains_key(&who) {
			assert_ok!(Arbitration::withdraw_arbiter_bond(signed(&who)));
		}
	}
	for who in everybody() {
		assert_eq!(fees(&who) + bond(&who), 0, "I4: nothing stays on hold");
	}
}

/// Run a sequence and check everything after each step; the names of the events there were, and the states
/// and tiers that were reached.
fn run_sequence(steps: Vec<Step>) -> (BTreeSet<String>, BTreeSet<(DisputeState, DisputeTier)>) {
	new_test_ext().execute_with(|| {
		let before = issuance();
		let mut books = Books { owned: owned(), next: BTreeMap::new(), seen: BTreeSet::new() };
		let mut reached = BTreeSet::new();
		for step in steps {
			let told = format!("{step:?}");
			let by_hand = matches!(step, Step::Poor(_) | Step::Rich(_));
			perform(step);
			Arbitration::do_try_state().unwrap_or_else(|error| panic!("{error:?} after {told}"));
			books.close(by_hand);
			assert_eq!(issuance(), before, "I7 after {told}");
			reached.extend(Disputes::<Test>::iter_values().map(|row| (row.state, row.tier)));
		}
		exit_alone();
		books.close(false);
		Arbitration::do_try_state().expect("invariants hold");
		assert_eq!(issuance(), before, "I7: issuance is unchanged");
		(books.seen, reached)
	})
}

proptest! {
	#![proptest_config(sequences(150, 2_000))]

	#[test]
	fn i2_i3_i4_and_i7_hold_for_any_sequence(steps in prop::collection::vec(any_step(), 1..60)) {
		run_sequence(steps);
	}
}

#[test]
fn random_sequences_reach_every_event_and_every_state() {
	let mut runner = TestRunner::deterministic();
	let steps = prop::collection::vec(any_step(), 100);
	let (mut seen, mut reached) = (BTreeSet::new(), BTreeSet::new());
	for _ in 0..120 {
		let sequence = steps.new_tree(&mut runner).expect("nothing is filtered").current();
		let (events, states) = run_sequence(sequence);
		seen.extend(events);
		reached.extend(states);
	}
	let all = [
		"DisputeOpened",
		"Responded",
		"EvidenceFiled",
		"SideReady",
		"DrawRequested",
		"ArbitersSeated",
		"CouncilAsked",
		"SeatVacated",
		"RevealRequested",
		"Revealed",
		"RevealChecked",
		"VoteCommitted",
		"VoteRevealed",
		"Ruled",
		"Appealed",
		"AppealFunded",
		"WithdrawalAsked",
		"WithdrawalRefused",
		"DisputeStalled",
		"DisputeEnded",
		"Moved",
		"Pruned",
		"ArbiterApplied",
		"ArbiterApproved",
		"ArbiterAvailable",
		"SkillsChanged",
		"BondToppedUp",
		"ArbiterLeaving",
		"ArbiterRemoved",
		"ArbiterSlashed",
		"ArbiterGone",
	];
	for name in all {
		assert!(seen.contains(&format!("Event::{name}")), "{name} never happened: {seen:?}");
	}
	assert!(seen.contains("again"), "nothing was disputed twice");
	assert!(seen.contains("frozen"), "no stake of a frozen side was advanced");
	let states = [
		(DisputeState::Open, DisputeTier::Silence),
		(DisputeState::Evidence, DisputeTier::Silence),
		(DisputeState::Drawing, DisputeTier::Arbiter),
		(DisputeState::Drawing, DisputeTier::Panel),
		(DisputeState::Review, DisputeTier::Arbiter),
		(DisputeState::Review, DisputeTier::Panel),
		(DisputeState::Review, DisputeTier::Council),
		(DisputeState::Ruled, DisputeTier::Silence),
		(DisputeState::Ruled, DisputeTier::Arbiter),
		(DisputeState::Ruled, DisputeTier::Panel),
		(DisputeState::Appealed, DisputeTier::Silence),
		(DisputeState::Appealed, DisputeTier::Arbiter),
	];
	for state in states {
		assert!(reached.contains(&state), "{state:?} was never reached: {reached:?}");
	}
	assert!(reached.iter().any(|(state, _)| *state == DisputeState::Stalled), "{reached:?}");
}
