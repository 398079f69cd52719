// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls by all actors: `try_state` and the books after each, then exits alone.
//!
//! `PROPTEST_CASES` sets how many sequences, `PROPTEST_RNG_SEED` repeats a run; a run that fails prints
//! its seed.

use super::steps::{ACCEPTORS, Step, TAGS, any_step};
use crate::{
	Acceptors as Rows, ClaimKind, ClaimState, Claims, Concern, Due, Event, Locked, Locks, Object,
	Receipts, TierTerms, claim_id, mock::*,
};
use frame::{
	deps::frame_support::weights::Weight,
	testing_prelude::*,
	token::{
		Fortitude, Preservation,
		fungibles::{Inspect, Mutate},
	},
	traits::Hooks,
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use proptest::{
	prelude::{Strategy, prop, proptest},
	strategy::ValueTree,
	test_runner::TestRunner,
};
use std::collections::{BTreeMap, BTreeSet};
use tael_mocks::{MockArbitration, MockClock, MockKyc, sequences};
use tael_primitives::{
	AccountId, Arbitrable, Balance, CaseId, Kyc, Side, Tier, TradeOutcome, TradeReceipt, Trades,
	USDT,
};

/// The books: what every account must own, by what the events and the world say.
#[derive(Default)]
struct Books {
	owned: BTreeMap<AccountId, Balance>,
	/// The number of each object's next event.
	next: BTreeMap<Vec<u8>, u32>,
	/// The names of the events there were.
	seen: BTreeSet<String>,
}

impl Books {
	fn open() -> Self {
		let owned = PEOPLE.iter().map(|who| (who.clone(), FreeMoney::total_balance(NATIVE, who)));
		Self { owned: owned.collect(), ..Self::default() }
	}

	fn book(&mut self, from: &AccountId, to: &AccountId, amount: Balance) {
		*self.owned.entry(from.clone()).or_default() -= amount;
		*self.owned.entry(to.clone()).or_default() += amount;
	}

	/// Every movement is an event, every event of an object is numbered without a gap.
	fn close(&mut self) {
		for event in events() {
			let name = format!("{event:?}");
			self.seen.extend(name.split(' ').next().map(str::to_owned));
			if let Some((object, seq)) = numbered(&event) {
				let expected = self.next.entry(object.encode()).or_default();
				assert_eq!(seq, *expected, "a gap in the events of {object:?}: {event:?}");
				*expected += 1;
			}
			match event {
				Event::Moved { from, to, amount, .. } => self.book(&from, &to, amount),
				// What ended may begin again.
				Event::Pruned { claim } => self.forget(Object::Claim(claim)),
				Event::AcceptorLeft { acceptor, .. } | Event::ApplicationEnded { acceptor, .. } => {
					self.forget(Object::Acceptor(acceptor));
				},
				_ => {},
			}
		}
		for (who, expected) in &self.owned {
			let total = FreeMoney::total_balance(NATIVE, who);
			assert_eq!(total, *expected, "opening + movements = closing, {who:?}");
		}
	}

	fn forget(&mut self, object: Object<AccountId>) {
		self.next.remove(&object.encode());
	}
}

fn numbered(event: &Event<Test>) -> Option<(Object<AccountId>, u32)> {
	match event {
		Event::ApplicationSubmitted { acceptor, seq, .. }
		| Event::ApplicationEnded { acceptor, seq, .. }
		| Event::Approved { acceptor, seq, .. }
		| Event::TierSet { acceptor, seq, .. }
		| Event::BondIncreased { acceptor, seq, .. }
		| Event::BondWithdrawn { acceptor, seq, .. }
		| Event::BondSpent { acceptor, seq, .. }
		| Event::Restricted { acceptor, seq, .. }
		| Event::Relieved { acceptor, seq }
		| Event::Suspended { acceptor, seq, .. }
		| Event::Reinstated { acceptor, seq }
		| Event::Charged { acceptor, seq, .. }
		| Event::ChargeAnswered { acceptor, seq, .. }
		| Event::ChargeDropped { acceptor, seq, .. }
		| Event::Expelled { acceptor, seq, .. }
		| Event::ExitBegun { acceptor, seq }
		| Event::AcceptorLeft { acceptor, seq } => Some((Object::Acceptor(acceptor.clone()), *seq)),
		Event::ClaimFiled { claim, seq, .. }
		| Event::ClaimAnswered { claim, seq, .. }
		| Event::ClaimPartPaid { claim, seq, .. }
		| Event::ClaimToppedUp { claim, seq, .. }
		| Event::ClaimAwarded { claim, seq, .. }
		| Event::ClaimEscalated { claim, seq, .. }
		| Event::ClaimEnded { claim, seq, .. }
		| Event::RecoveryReported { claim, seq, .. } => Some((Object::Claim(*claim), *seq)),
		Event::Moved { object, seq, .. } | Event::BecameClaimable { object, seq, .. } => {
			Some((object.clone(), *seq))
		},
		_ => None,
	}
}

fn kind(number: u8) -> ClaimKind {
	match number {
		0 => ClaimKind::OverpaidFiat,
		1 => ClaimKind::UnderpaidFiat,
		2 => ClaimKind::ReleasedNotReceived,
		3 => ClaimKind::CancelledButPaid,
		4 => ClaimKind::Chargeback,
		_ => ClaimKind::BankFrozen,
	}
}

/// One of the rows, in the order of their ids.
fn nth<Row>(rows: impl Iterator<Item = (H256, Row)>, pick: u8) -> Option<(H256, Row)> {
	let mut rows: Vec<_> = rows.collect();
	rows.sort_by_key(|(id, _)| *id);
	let at = usize::from(pick).checked_rem(rows.len())?;
	rows.into_iter().nth(at)
}

/// Take a step. Refusals are fine; what must hold is checked after.
fn perform(step: Step, books: &mut Books) {
	let anyone = || signed(&STRANGER);
	match step {
		Step::Submit(who, bond) => {
			let _ = Acceptors::submit_application(signed(&who), bond);
		},
		Step::WithdrawApplication(who) => {
			let _ = Acceptors::withdraw_application(signed(&who));
		},
		Step::Approve(who, tier) => {
			let _ = Acceptors::approve(council(), who, tier, PROOF);
		},
		Step::Reject(who) => {
			let _ = Acceptors::reject(council(), who);
		},
		Step::SetTerms(tier, what) => {
			let terms = match what {
				0 => Some(FIRST),
				1 => Some(SECOND),
				2 => Some(TierTerms { bond: 300 * USDT, cover: 300 * USDT, ..FIRST }),
				_ => None,
			};
			let _ = Acceptors::set_tier_terms(council(), tier, terms);
		},
		Step::SetTier(who, tier) => {
			let _ = Acceptors::set_tier(council(), who, tier);
		},
		Step::TopUp(who, amount) => {
			let _ = Acceptors::top_up_bond(signed(&who), amount);
		},
		Step::WithdrawExcess(who, amount) => {
			let _ = Acceptors::withdraw_excess(signed(&who), amount);
		},
		Step::Suspend(who, span) => {
			let _ = Acceptors::suspend(officer(), who, now() + span, Concern::Other);
		},
		Step::Reinstate(who) => {
			let _ = Acceptors::reinstate(officer(), who);
		},
		Step::Charge(who) => {
			let _ = Acceptors::charge(council(), who, Concern::Other, PROOF);
		},
		Step::AnswerCharge(who) => {
			let _ = Acceptors::answer_charge(signed(&who), PROOF);
		},
		Step::DropCharge(who) => {
			let _ = Acceptors::drop_charge(council(), who);
		},
		Step::Expel(who) => {
			let _ = Acceptors::expel(council(), who);
		},
		Step::Exit(who) => {
			let _ = Acceptors::exit(signed(&who));
		},
		Step::WithdrawBond(who) => {
			let _ = Acceptors::withdraw_bond(signed(&who));
		},
		Step::PokeAcceptor(who) => {
			let _ = Acceptors::poke_acceptor(anyone(), who);
		},
		Step::Unlock(who) => {
			let _ = Acceptors::unlock(anyone(), Locked::Person(MockKyc::person(&who)));
			let _ = Acceptors::unlock(anyone(), Locked::Account(who));
		},
		Step::EndTrade { buyer, seller, tag, outcome, amount } => {
			end_trade(&buyer, &seller, tag, outcome, amount);
		},
		Step::File { who, tag, of, kind: number, amount } => {
			let kind = kind(number);
			let Some(receipt) = <TestTrades as Trades<_>>::receipt(&trade(of)) else { return };
			let right = match kind.claimant() {
				Some(Side::Buyer) => &receipt.buyer,
				_ => &receipt.seller,
			};
			let amount = amount.of(kind.most(&receipt));
			let _ = file_for(who.as_ref().unwrap_or(right), tag, trade(of), kind, amount);
		},
		Step::Claw { who, tag, of, amount } => {
			let Some((of, receipt)) = nth(Receipts::<Test>::iter(), of) else { return };
			let amount = amount.of(receipt.outstanding());
			let who = who.unwrap_or(receipt.respondent);
			let _ = file_for(&who, tag, receipt.trade, ClaimKind::Clawback { of }, amount);
		},
		Step::Answer(who, pick) => {
			let Some((id, row)) = nth(Claims::<Test>::iter(), pick) else { return };
			let who = who.unwrap_or(row.respondent);
			let _ = Acceptors::answer_claim(signed(&who), id, PROOF);
		},
		Step::Accept(who, pick, amount) => {
			let Some((id, row)) = nth(Claims::<Test>::iter(), pick) else { return };
			let who = who.unwrap_or(row.respondent);
			let _ = Acceptors::accept_claim(signed(&who), id, amount.of(row.rest));
		},
		Step::Withdraw(who, pick) => {
			let Some((id, row)) = nth(Claims::<Test>::iter(), pick) else { return };
			let _ = Acceptors::withdraw_claim(signed(&who.unwrap_or(row.claimant)), id);
		},
		Step::Escalate(who, pick) => {
			let Some((id, row)) = nth(Claims::<Test>::iter(), pick) else { return };
			let _ = Acceptors::escalate_claim(signed(&who.unwrap_or(row.claimant)), id);
		},
		Step::PokeClaim(pick) => {
			let Some((id, _)) = nth(Claims::<Test>::iter(), pick) else { return };
			let _ = Acceptors::poke_claim(anyone(), id);
		},
		Step::Rule(pick, amount) => {
			let disputed =
				Claims::<Test>::iter().filter(|(_, row)| row.state == ClaimState::Review);
			let Some((id, _)) = nth(disputed, pick) else { return };
			let Some(case) = MockArbitration::case(&CaseId::Claim(id)) else { return };
			let award = amount.of(case.principal).min(case.principal);
			rule(id, award).expect("a ruling is always carried out");
		},
		Step::DropDispute(pick) => {
			let Some((id, _)) = nth(Claims::<Test>::iter(), pick) else { return };
			let case = CaseId::Claim(id);
			if MockArbitration::case(&case).is_some() {
				MockArbitration::close(&case);
				<Acceptors as Arbitrable<_>>::on_withdrawn(&case).expect("so is a withdrawal");
			}
		},
		Step::Recover(who, pick, amount) => {
			let Some((id, receipt)) = nth(Receipts::<Test>::iter(), pick) else { return };
			let amount = amount.of(receipt.outstanding());
			let who = who.unwrap_or(receipt.claimant);
			let _ = Acceptors::report_recovery(signed(&who), id, amount);
		},
		Step::Prune(pick) => {
			let Some((id, _)) = nth(Receipts::<Test>::iter(), pick) else { return };
			let _ = Acceptors::prune_claim(anyone(), id);
		},
		Step::Wait(by) => MockClock::advance(by),
		Step::Idle(room) => {
			Acceptors::on_idle(1, Weight::from_parts(room, u64::MAX));
		},
		Step::Attest(who, true) => attest(&who, Tier::Enhanced),
		Step::Attest(who, false) => MockKyc::revoke(&who),
		Step::Freeze(who, true) => MockKyc::freeze(&who),
		Step::Freeze(who, false) => MockKyc::thaw(&who),
		Step::Empty(who) => empty(&who, books),
		Step::Refuse(on) => MockArbitration::refuse(on.then_some("closed")),
	}
}

/// End a trade under a tag that has none yet, or whose last one is long over.
fn end_trade(buyer: &AccountId, seller: &AccountId, tag: u8, outcome: u8, amount: Balance) {
	let known = <TestTrades as Trades<_>>::receipt(&trade(tag));
	let is_recent = known.is_some_and(|receipt| now() < receipt.ended_at + LONG);
	let is_claimed = Claims::<Test>::iter_values().any(|row| row.trade == trade(tag))
		|| Receipts::<Test>::iter_values().any(|row| row.trade == trade(tag));
	if buyer == seller || is_recent || is_claimed {
		return;
	}
	let (outcome, to_buyer) = match outcome {
		0..=2 => (TradeOutcome::Released, amount),
		3 => (TradeOutcome::Split, amount / 2),
		4 => (TradeOutcome::Cancelled, 0),
		_ => (TradeOutcome::Ruled, amount),
	};
	let ended = released(buyer, seller);
	let receipt = TradeReceipt { principal: amount, to_buyer, outcome, ..ended };
	TestTrades::end(trade(tag), receipt);
	let ended_by = (outcome == TradeOutcome::Cancelled).then_some(Side::Buyer);
	report(&tael_primitives::TradeReport { outcome, ended_by, ..good(buyer, seller) });
}

/// Let somebody give away all he can.
fn empty(who: &AccountId, books: &mut Books) {
	let spendable =
		FreeMoney::reducible_balance(NATIVE, who, Preservation::Expendable, Fortitude::Polite);
	let moved = FreeMoney::transfer(NATIVE, who, &STRANGER, spendable, Preservation::Expendable);
	if moved.is_ok() {
		books.book(who, &STRANGER, spendable);
	}
}

/// I4: exits that one party, or anyone, can take alone, with arbitration closed and everybody frozen.
fn exit_alone() {
	MockArbitration::refuse(Some("closed"));
	for who in PEOPLE {
		MockKyc::freeze(&who);
		MockKyc::revoke(&who);
	}
	MockClock::advance(ANSWER + ESCALATE);
	for (id, row) in Claims::<Test>::iter().collect::<Vec<_>>() {
		match row.state {
			// Arbitration ends its disputes by time, and half each is a default.
			ClaimState::Review => {
				assert_ok!(rule(id, row.rest / 2));
			},
			ClaimState::Awarded => {},
			_ => {
				assert_ok!(Acceptors::poke_claim(signed(&STRANGER), id));
			},
		}
	}
	// What was awarded has been served by now, or anyone sees to it.
	while let Some(id) = Claims::<Test>::iter_keys().next() {
		assert_ok!(Acceptors::poke_claim(signed(&STRANGER), id));
	}
	assert_eq!(crate::Waiting::<Test>::iter().count(), 0);
	for who in ACCEPTORS {
		let _ = Acceptors::withdraw_application(signed(&who));
		let _ = Acceptors::exit(signed(&who));
	}
	MockClock::advance(LONG);
	for who in Rows::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(Acceptors::withdraw_bond(signed(&who)));
	}
	assert_ok!(Acceptors::do_try_state());
	assert_eq!(Rows::<Test>::iter().count() + Claims::<Test>::iter().count(), 0);
	let owed: Balance = PEOPLE.iter().map(Owed::owed_to).sum();
	let held: Balance = PEOPLE.iter().map(held_at_all).sum();
	assert_eq!(held, owed, "I4: nothing stays on hold but what is claimable");
	// In the end nothing is left at all.
	MockClock::advance(RECOVERY + LONG + LOCK);
	for id in Receipts::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(Acceptors::prune_claim(signed(&STRANGER), id));
	}
	for locked in Locks::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(Acceptors::unlock(signed(&STRANGER), locked));
	}
	assert_eq!(Due::<Test>::iter().count(), 0);
	assert_eq!(crate::ClaimedFor::<Test>::iter().count(), 0);
	assert_eq!(crate::OpenClaims::<Test>::iter().count(), 0);
	assert_eq!(crate::LevelsOf::<Test>::iter().count(), 0);
}

/// Run a sequence and check everything after each step; the names of the events there were.
fn run_sequence(steps: Vec<Step>) -> BTreeSet<String> {
	new_test_ext().execute_with(|| {
		let before = issuance();
		let mut books = Books::open();
		// Begin with two acceptors and a trade under each tag.
		for who in &ACCEPTORS {
			admit(who, 1);
		}
		for tag in 0..TAGS {
			end_trade(&ALICE, &BELLA, tag, tag, (300 + 450 * Balance::from(tag)) * USDT);
		}
		// Two claims of which the bond can pay one, and the later one in arbitration.
		for tag in [1, 2] {
			let amount =
				<TestTrades as Trades<_>>::receipt(&trade(tag)).expect("it ended").to_buyer;
			assert_ok!(file_for(&BELLA, tag, trade(tag), ClaimKind::BankFrozen, amount));
		}
		let later = claim_id(&BELLA, &reference(2));
		assert_ok!(Acceptors::answer_claim(signed(&ALICE), later, PROOF));
		assert_ok!(Acceptors::escalate_claim(signed(&BELLA), later));
		for step in steps {
			let told = format!("{step:?}");
			perform(step, &mut books);
			Acceptors::do_try_state().unwrap_or_else(|error| panic!("{error:?} after {told}"));
			books.close();
			assert_eq!(issuance(), before, "I7 after {told}");
		}
		exit_alone();
		books.close();
		assert_eq!(issuance(), before, "I7: issuance is unchanged");
		books.seen
	})
}

proptest! {
	#![proptest_config(sequences(500, 10_000))]

	#[test]
	fn i2_to_i4_and_i7_hold_for_any_sequence_and_everybody_can_exit_alone(
		steps in prop::collection::vec(any_step(), 1..40),
	) {
		run_sequence(steps);
	}
}

#[test]
fn random_sequences_reach_every_event() {
	let mut runner = TestRunner::deterministic();
	let steps = prop::collection::vec(any_step(), 60);
	let mut seen = BTreeSet::new();
	for _ in 0..200 {
		let sequence = steps.new_tree(&mut runner).expect("nothing is filtered").current();
		seen.extend(run_sequence(sequence));
	}
	let all = [
		"TierTermsSet",
		"ApplicationSubmitted",
		"ApplicationEnded",
		"Approved",
		"TierSet",
		"BondIncreased",
		"BondWithdrawn",
		"BondSpent",
		"Restricted",
		"Relieved",
		"Suspended",
		"Reinstated",
		"Charged",
		"ChargeAnswered",
		"ChargeDropped",
		"Expelled",
		"LockEnded",
		"ExitBegun",
		"AcceptorLeft",
		"ClaimFiled",
		"ClaimAnswered",
		"ClaimPartPaid",
		"ClaimToppedUp",
		"ClaimAwarded",
		"ClaimEscalated",
		"ClaimEnded",
		"RecoveryReported",
		"Pruned",
		"Moved",
	];
	// Not `SweepFailed`: only the receipt of a claim whose clawback lives half a year later makes it. `sweep` does.
	let has_happened = |name: &&str| seen.contains(&format!("Event::{name}"));
	let missing: Vec<_> = all.iter().filter(|name| !has_happened(name)).collect();
	assert!(missing.is_empty(), "{missing:?} never happened");
}
