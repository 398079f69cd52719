// SPDX-License-Identifier: Apache-2.0

//! The random steps of `property`: every call of every actor, time, and what happens meanwhile.

use crate::mock::*;
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use tael_primitives::{AccountId, Balance, DAY, HOUR, MINUTE, USDT};

/// Who can be an acceptor.
pub(super) const ACCEPTORS: [AccountId; 2] = [ALICE, BELLA];
/// Trades and references in use. Few, so that calls meet the same objects again and again.
pub(super) const TAGS: u8 = 3;

#[derive(Clone, Debug)]
pub(super) enum Step {
	Submit(AccountId, Balance),
	WithdrawApplication(AccountId),
	Approve(AccountId, u8),
	Reject(AccountId),
	SetTerms(u8, u8),
	SetTier(AccountId, u8),
	TopUp(AccountId, Balance),
	WithdrawExcess(AccountId, Balance),
	Suspend(AccountId, u64),
	Reinstate(AccountId),
	Charge(AccountId),
	AnswerCharge(AccountId),
	DropCharge(AccountId),
	Expel(AccountId),
	Exit(AccountId),
	WithdrawBond(AccountId),
	PokeAcceptor(AccountId),
	Unlock(AccountId),
	EndTrade { buyer: AccountId, seller: AccountId, tag: u8, outcome: u8, amount: Balance },
	File { who: Who, tag: u8, of: u8, kind: u8, amount: Amount },
	Claw { who: Who, tag: u8, of: Pick, amount: Amount },
	Answer(Who, Pick),
	Accept(Who, Pick, Amount),
	Withdraw(Who, Pick),
	Escalate(Who, Pick),
	PokeClaim(Pick),
	Rule(Pick, Amount),
	DropDispute(Pick),
	Recover(Who, Pick, Amount),
	Prune(Pick),
	Wait(u64),
	Idle(u64),
	Attest(AccountId, bool),
	Freeze(AccountId, bool),
	Empty(AccountId),
	Refuse(bool),
}

/// One of the claims there are, or of the receipts, in the order of their ids.
pub(super) type Pick = u8;

/// Mostly who may, sometimes anybody.
pub(super) type Who = Option<AccountId>;

/// An amount relative to what there is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Amount {
	Exactly,
	Share(u8),
	Off(i8),
}

impl Amount {
	pub(super) fn of(self, whole: Balance) -> Balance {
		match self {
			Self::Exactly => whole,
			Self::Share(part) => whole * Balance::from(part) / 256,
			Self::Off(by) => whole.saturating_add_signed(i128::from(by)),
		}
	}
}

fn any_actor() -> impl Strategy<Value = AccountId> {
	prop::sample::select(PEOPLE.to_vec())
}

fn any_acceptor() -> impl Strategy<Value = AccountId> {
	prop::sample::select(ACCEPTORS.to_vec())
}

fn any_party() -> impl Strategy<Value = AccountId> {
	prop::sample::select(vec![ALICE, BELLA, CAROL, DAVE])
}

fn any_amount() -> impl Strategy<Value = Amount> {
	prop_oneof![
		4 => Just(Amount::Exactly),
		3 => any::<u8>().prop_map(Amount::Share),
		1 => any::<i8>().prop_map(Amount::Off),
	]
}

fn mostly_right() -> impl Strategy<Value = Who> {
	prop_oneof![6 => Just(None), 1 => any_actor().prop_map(Some)]
}

fn any_wait() -> impl Strategy<Value = u64> {
	prop_oneof![
		3 => 0..HOUR,
		2 => 0..4 * DAY,
		1 => Just(ANSWER),
		1 => Just(HEARING),
		1 => Just(SHORT),
		1 => 0..40 * DAY,
		1 => Just(LONG),
	]
}

pub(super) fn any_step() -> impl Strategy<Value = Step> {
	let tag = || 0..TAGS;
	let pick = any::<Pick>;
	let bond = prop_oneof![
		3 => Just(FIRST.bond),
		1 => Just(SECOND.bond),
		1 => 0..6_000 * USDT,
	];
	let some = || prop_oneof![0..10 * USDT, 0..2_000 * USDT];
	let programme = prop_oneof![
		6 => (any_acceptor(), bond).prop_map(|(who, bond)| Step::Submit(who, bond)),
		2 => any_acceptor().prop_map(Step::WithdrawApplication),
		8 => (any_acceptor(), 1..=2u8).prop_map(|(who, tier)| Step::Approve(who, tier)),
		2 => any_acceptor().prop_map(Step::Reject),
		1 => (1..=3u8, 0..4u8).prop_map(|(tier, what)| Step::SetTerms(tier, what)),
		2 => (any_acceptor(), 1..=3u8).prop_map(|(who, tier)| Step::SetTier(who, tier)),
		2 => (any_acceptor(), some()).prop_map(|(who, amount)| Step::TopUp(who, amount)),
		2 => (any_acceptor(), some()).prop_map(|(who, amount)| Step::WithdrawExcess(who, amount)),
		2 => (any_acceptor(), 0..31 * DAY).prop_map(|(who, span)| Step::Suspend(who, span)),
		1 => any_acceptor().prop_map(Step::Reinstate),
		2 => any_acceptor().prop_map(Step::Charge),
		1 => any_acceptor().prop_map(Step::AnswerCharge),
		1 => any_acceptor().prop_map(Step::DropCharge),
		2 => any_acceptor().prop_map(Step::Expel),
		1 => any_acceptor().prop_map(Step::Exit),
		3 => any_acceptor().prop_map(Step::WithdrawBond),
		3 => any_acceptor().prop_map(Step::PokeAcceptor),
		1 => any_acceptor().prop_map(Step::Unlock),
	];
	let amount = USDT..1_500 * USDT;
	let claims = prop_oneof![
		6 => (any_acceptor(), any_party(), any::<bool>(), tag(), 0..6u8, amount).prop_map(
			|(one, other, swap, tag, outcome, amount)| {
				let (buyer, seller) = if swap { (one, other) } else { (other, one) };
				Step::EndTrade { buyer, seller, tag, outcome, amount }
			},
		),
		10 => (mostly_right(), tag(), tag(), 0..6u8, any_amount())
			.prop_map(|(who, tag, of, kind, amount)| Step::File { who, tag, of, kind, amount }),
		3 => (mostly_right(), tag(), pick(), any_amount())
			.prop_map(|(who, tag, of, amount)| Step::Claw { who, tag, of, amount }),
		3 => (mostly_right(), pick()).prop_map(|(who, pick)| Step::Answer(who, pick)),
		3 => (mostly_right(), pick(), any_amount())
			.prop_map(|(who, pick, amount)| Step::Accept(who, pick, amount)),
		1 => (mostly_right(), pick()).prop_map(|(who, pick)| Step::Withdraw(who, pick)),
		4 => (mostly_right(), pick()).prop_map(|(who, pick)| Step::Escalate(who, pick)),
		2 => pick().prop_map(Step::PokeClaim),
		3 => (pick(), any_amount()).prop_map(|(pick, amount)| Step::Rule(pick, amount)),
		1 => pick().prop_map(Step::DropDispute),
		3 => (mostly_right(), pick(), any_amount())
			.prop_map(|(who, pick, amount)| Step::Recover(who, pick, amount)),
		1 => pick().prop_map(Step::Prune),
	];
	let world = prop_oneof![
		6 => any_wait().prop_map(Step::Wait),
		2 => (0..20_000_000_000u64).prop_map(Step::Idle),
		2 => Just(Step::Idle(2_000_000_000_000)),
		2 => (any_acceptor(), any::<bool>()).prop_map(|(who, on)| Step::Attest(who, on)),
		1 => (any_actor(), prop_oneof![1 => Just(true), 2 => Just(false)])
			.prop_map(|(who, on)| Step::Freeze(who, on)),
		1 => any_party().prop_map(Step::Empty),
		1 => prop_oneof![1 => Just(true), 2 => Just(false)].prop_map(Step::Refuse),
		1 => (0..MINUTE).prop_map(Step::Wait),
	];
	prop_oneof![4 => programme, 6 => claims, 2 => world]
}
