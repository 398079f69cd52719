// SPDX-License-Identifier: Apache-2.0

//! What can happen in a random sequence.

use crate::{Disputes, mock::*};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use tael_primitives::{AccountId, Balance, CaseId, DAY, Side, USDT};

/// Whoever acts: the parties, arbiters, a stranger.
#[derive(Clone, Copy, Debug)]
pub(super) enum Who {
	Buyer,
	Seller,
	/// Whoever sits on this seat of the dispute, or is this arbiter where nobody does.
	Seat(u8),
	Arbiter(u8),
	Stranger,
}

impl Who {
	/// His account, where a dispute tells.
	pub(super) fn account(self, id: CaseId) -> AccountId {
		match self {
			Self::Buyer => BUYER,
			Self::Seller => SELLER,
			Self::Seat(index) => Disputes::<Test>::get(id)
				.and_then(|row| row.seats.get(usize::from(index)).map(|seat| seat.who.clone()))
				.unwrap_or_else(|| arbiter(index)),
			Self::Arbiter(index) => arbiter(index),
			Self::Stranger => STRANGER,
		}
	}
}

#[derive(Clone, Debug)]
pub(super) enum Step {
	Open {
		tag: u8,
		opener: Option<Side>,
		small: bool,
		stable: bool,
		cause: u8,
	},
	Respond(Who, u8),
	Submit(Who, u8),
	Ready(Who, u8),
	Ask(Who, u8, Side),
	Reveal(Who, u8),
	Record(Who, u8, Side, bool),
	Appeal(Who, u8),
	Fund(Who, u8),
	Withdraw(Who, u8),
	Object(Who, u8),
	/// The opener asks to take it back, and the other side objects or not.
	Regret(u8, bool),
	Settle(u8, Option<Side>),
	/// Whatever comes next in the life of a dispute, by whoever may do it.
	Forward {
		tag: u8,
		share: u16,
	},
	Rule {
		who: Who,
		tag: u8,
		share: u16,
		payer: Option<Side>,
		slash: bool,
		honest: bool,
	},
	CouncilRule {
		tag: u8,
		share: u16,
	},
	/// Everybody who sits votes, as far as the time allows; some do not.
	Commit {
		tag: u8,
		share: u16,
		members: u8,
	},
	RevealVotes {
		tag: u8,
		share: u16,
		members: u8,
	},
	Recuse(Who, u8),
	Register(Who),
	Approve(Who),
	Available(Who, bool),
	Skills(Who, bool),
	TopUp(Who),
	Leave(Who),
	Remove(Who, Balance),
	WithdrawBond(Who),
	Poke(u8),
	Prune(u8),
	Wait(u64),
	Onwards(u8),
	/// Let it grow as old as a dispute may be.
	Age(u8),
	Randomness(u64),
	Forget(u64),
	Idle(u64),
	Revoke(Who),
	Attest(Who),
	Freeze(Who),
	Thaw(Who),
	Poor(Who),
	Rich(Who),
	Refuse(bool),
}

pub(super) const TAGS: u8 = 3;

fn any_side() -> impl Strategy<Value = Side> {
	prop_oneof![Just(Side::Buyer), Just(Side::Seller)]
}

fn any_who() -> impl Strategy<Value = Who> {
	prop_oneof![
		4 => Just(Who::Buyer),
		4 => Just(Who::Seller),
		3 => (0..3u8).prop_map(Who::Seat),
		1 => (0..ARBITERS).prop_map(Who::Arbiter),
		1 => Just(Who::Stranger),
	]
}

fn any_judge() -> impl Strategy<Value = Who> {
	prop_oneof![4 => (0..3u8).prop_map(Who::Seat), 1 => any_who()]
}

fn any_arbiter() -> impl Strategy<Value = Who> {
	(0..ARBITERS).prop_map(Who::Arbiter)
}

fn any_share() -> impl Strategy<Value = u16> {
	prop_oneof![Just(0), Just(10_000), 0..=10_000u16]
}

pub(super) fn any_step() -> impl Strategy<Value = Step> {
	let tag = || 0..TAGS;
	let who = any_who;
	let opener = prop::option::of(any_side());
	let open = (tag(), opener, any::<bool>(), any::<bool>(), 0..21u8).prop_map(
		|(tag, opener, small, stable, cause)| Step::Open { tag, opener, small, stable, cause },
	);
	let rule = (
		any_judge(),
		tag(),
		any_share(),
		prop::option::of(any_side()),
		any::<bool>(),
		any::<bool>(),
	)
		.prop_map(|(who, tag, share, payer, slash, honest)| Step::Rule {
			who,
			tag,
			share,
			payer,
			slash,
			honest,
		});
	let parties = prop_oneof![
		3 => (who(), tag()).prop_map(|(who, tag)| Step::Respond(who, tag)),
		1 => (who(), tag()).prop_map(|(who, tag)| Step::Submit(who, tag)),
		4 => (who(), tag()).prop_map(|(who, tag)| Step::Ready(who, tag)),
		3 => (who(), tag()).prop_map(|(who, tag)| Step::Appeal(who, tag)),
		3 => (who(), tag()).prop_map(|(who, tag)| Step::Fund(who, tag)),
		3 => (who(), tag()).prop_map(|(who, tag)| Step::Withdraw(who, tag)),
		3 => (who(), tag()).prop_map(|(who, tag)| Step::Object(who, tag)),
		1 => (tag(), prop::option::of(any_side())).prop_map(|(tag, side)| Step::Settle(tag, side)),
		2 => (tag(), any::<bool>()).prop_map(|(tag, objects)| Step::Regret(tag, objects)),
	];
	let disclosure = prop_oneof![
		1 => (any_judge(), tag(), any_side()).prop_map(|(who, tag, side)| Step::Ask(who, tag, side)),
		1 => (who(), tag()).prop_map(|(who, tag)| Step::Reveal(who, tag)),
		1 => (any_judge(), tag(), any_side(), any::<bool>())
			.prop_map(|(who, tag, side, matches)| Step::Record(who, tag, side, matches)),
	];
	let rulings = prop_oneof![
		4 => rule,
		1 => (tag(), any_share()).prop_map(|(tag, share)| Step::CouncilRule { tag, share }),
		3 => (tag(), any_share(), 0..8u8)
			.prop_map(|(tag, share, members)| Step::Commit { tag, share, members }),
		3 => (tag(), any_share(), 0..8u8)
			.prop_map(|(tag, share, members)| Step::RevealVotes { tag, share, members }),
		1 => (any_judge(), tag()).prop_map(|(who, tag)| Step::Recuse(who, tag)),
	];
	let arbiters = prop_oneof![
		3 => any_arbiter().prop_map(Step::Register),
		3 => any_arbiter().prop_map(Step::Approve),
		2 => (any_arbiter(), any::<bool>()).prop_map(|(who, yes)| Step::Available(who, yes)),
		1 => (any_arbiter(), any::<bool>()).prop_map(|(who, yes)| Step::Skills(who, yes)),
		1 => any_arbiter().prop_map(Step::TopUp),
		1 => any_arbiter().prop_map(Step::Leave),
		1 => (any_arbiter(), prop_oneof![Just(0), 0..600 * USDT])
			.prop_map(|(who, slash)| Step::Remove(who, slash)),
		1 => any_arbiter().prop_map(Step::WithdrawBond),
	];
	let time = prop_oneof![
		4 => tag().prop_map(Step::Poke),
		4 => tag().prop_map(Step::Onwards),
		1 => tag().prop_map(Step::Age),
		4 => any::<u64>().prop_map(Step::Randomness),
		1 => (0..4u64).prop_map(Step::Forget),
		2 => (1..2 * DAY).prop_map(Step::Wait),
		1 => (90 * DAY..91 * DAY).prop_map(Step::Wait),
		1 => (0..3u64).prop_map(Step::Idle),
		1 => tag().prop_map(Step::Prune),
	];
	let world = prop_oneof![
		1 => who().prop_map(Step::Revoke),
		1 => who().prop_map(Step::Attest),
		1 => who().prop_map(Step::Freeze),
		1 => who().prop_map(Step::Thaw),
		1 => who().prop_map(Step::Poor),
		2 => who().prop_map(Step::Rich),
		1 => prop_oneof![1 => Just(true), 4 => Just(false)].prop_map(Step::Refuse),
	];
	let forward = (tag(), any_share()).prop_map(|(tag, share)| Step::Forward { tag, share });
	prop_oneof![
		16 => forward,
		3 => open,
		8 => parties,
		1 => disclosure,
		5 => rulings,
		2 => arbiters,
		9 => time,
		1 => world,
	]
}
