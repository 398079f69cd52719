// SPDX-License-Identifier: Apache-2.0

//! What can happen to trades, at random.

use super::scene::Shape;
use crate::{TradeId, TradeState, Trades, mock::*};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use tael_primitives::{AccountId, Balance, Cause, DAY, HOUR, MINUTE, Millis, RailId, Side};

/// Whoever has part in anything.
pub const EVERYBODY: [AccountId; 9] = {
	let [one, two, three] = ATTESTORS;
	[ALICE, BOB, CAROL, DAVE, STRANGER, TREASURY, one, two, three]
};
pub const TRADERS: [AccountId; 4] = [ALICE, BOB, CAROL, DAVE];
/// So many trades are begun at most.
const TAGS: u8 = 4;

/// What a party, or somebody else, does with a trade.
#[derive(Clone, Copy, Debug)]
pub enum Act {
	Accept,
	Reject,
	Cancel,
	Mark,
	Undo,
	Release,
	CancelClaim,
	ClaimLate,
	Grant(Millis),
	Buy(Millis),
	Dispute(Cause),
	Contest(Cause),
	Poke,
	Propose(u8, bool),
	Accepted,
	Withdraw,
	Decline,
	Message,
}

/// Who does it.
#[derive(Clone, Debug)]
pub enum Actor {
	Party(Side),
	Somebody(AccountId),
}

#[derive(Clone, Debug)]
pub enum Step {
	Start {
		tag: u8,
		maker: AccountId,
		taker: AccountId,
		shape: Shape,
		rail: RailId,
		accepted: bool,
	},
	Act {
		tag: u8,
		who: Actor,
		act: Act,
	},
	/// Something that the state allows, by whom it allows it.
	Fitting {
		tag: u8,
		choice: usize,
	},
	Attest {
		tag: u8,
		who: usize,
		share: u8,
		payment: u8,
	},
	Rule {
		tag: u8,
		to_buyer: u8,
		slash_buyer: u8,
		slash_seller: u8,
	},
	WithdrawDispute(u8),
	Publish(AccountId, Option<u8>),
	Prune,
	Wait(Millis),
	Idle(u64),
	World(World),
}

#[derive(Clone, Debug)]
pub enum World {
	Block(AccountId),
	Unblock(AccountId),
	FreezeAsset,
	ThawAsset,
	Freeze(AccountId),
	Thaw(AccountId),
	Stall(Millis),
	/// Somebody is said to be this person from now on.
	Identify(AccountId, u8),
}

fn any_side() -> impl Strategy<Value = Side> {
	prop_oneof![Just(Side::Buyer), Just(Side::Seller)]
}

fn any_trader() -> impl Strategy<Value = AccountId> {
	prop::sample::select(TRADERS.to_vec())
}

fn any_actor() -> impl Strategy<Value = Actor> {
	prop_oneof![
		9 => any_side().prop_map(Actor::Party),
		1 => any_trader().prop_map(Actor::Somebody),
	]
}

fn any_cause() -> impl Strategy<Value = Cause> {
	let causes = vec![
		Cause::NoPayment,
		Cause::SellerSilent,
		Cause::Other,
		Cause::Chargeback,
		Cause::BankFrozen,
	];
	prop::sample::select(causes)
}

fn any_act() -> impl Strategy<Value = Act> {
	prop_oneof![
		2 => Just(Act::Accept),
		1 => Just(Act::Reject),
		1 => Just(Act::Cancel),
		6 => Just(Act::Mark),
		1 => Just(Act::Undo),
		3 => Just(Act::Release),
		1 => Just(Act::CancelClaim),
		3 => Just(Act::ClaimLate),
		2 => (1..4 * HOUR).prop_map(Act::Grant),
		2 => (1..4 * HOUR).prop_map(Act::Buy),
		4 => any_cause().prop_map(Act::Dispute),
		3 => any_cause().prop_map(Act::Contest),
		4 => Just(Act::Poke),
		4 => (any::<u8>(), any::<bool>()).prop_map(|(share, bond)| Act::Propose(share, bond)),
		2 => Just(Act::Accepted),
		2 => Just(Act::Withdraw),
		2 => Just(Act::Decline),
		3 => Just(Act::Message),
	]
}

fn any_world() -> impl Strategy<Value = World> {
	let anybody = || prop::sample::select(EVERYBODY.to_vec());
	prop_oneof![
		3 => anybody().prop_map(World::Block),
		2 => anybody().prop_map(World::Unblock),
		1 => Just(World::FreezeAsset),
		2 => Just(World::ThawAsset),
		1 => any_trader().prop_map(World::Freeze),
		2 => any_trader().prop_map(World::Thaw),
		1 => (0..DAY).prop_map(World::Stall),
		2 => (any_trader(), 1..3u8).prop_map(|(who, person)| World::Identify(who, person)),
	]
}

fn any_wait() -> impl Strategy<Value = Millis> {
	prop_oneof![
		// To the edges of windows, and over them.
		prop::sample::select(vec![MINUTE, 15 * MINUTE, 20 * MINUTE, 30 * MINUTE, 40 * MINUTE]),
		0..HOUR,
		0..HOUR,
		0..2 * DAY,
	]
}

pub fn any_step() -> impl Strategy<Value = Step> {
	let tag = || 0..TAGS;
	let start = (
		tag(),
		any_trader(),
		any_trader(),
		(any::<bool>(), any_side(), any::<bool>()),
		prop::sample::select(vec![INSTANT, WIRE, CARD]),
		prop::bool::weighted(0.8),
	)
		.prop_map(|(tag, maker, taker, (stable, maker_side, is_crossed), rail, accepted)| {
			let asset = if stable { STABLE } else { NATIVE };
			let shape = Shape { asset, maker_side, is_crossed };
			Step::Start { tag, maker, taker, shape, rail, accepted }
		});
	prop_oneof![
		6 => start,
		12 => (tag(), any_actor(), any_act()).prop_map(|(tag, who, act)| Step::Act { tag, who, act }),
		18 => (tag(), 0..1_000usize).prop_map(|(tag, choice)| Step::Fitting { tag, choice }),
		6 => (tag(), 0..3usize, prop::sample::select(vec![60u8, 118, 128, 200]), 1..3u8)
			.prop_map(|(tag, who, share, payment)| Step::Attest { tag, who, share, payment }),
		3 => (tag(), any::<u8>(), any::<u8>(), any::<u8>()).prop_map(
			|(tag, to_buyer, slash_buyer, slash_seller)| Step::Rule {
				tag, to_buyer, slash_buyer, slash_seller
			}
		),
		5 => tag().prop_map(Step::WithdrawDispute),
		1 => (any_trader(), any::<Option<u8>>()).prop_map(|(who, key)| Step::Publish(who, key)),
		1 => Just(Step::Prune),
		6 => any_wait().prop_map(Step::Wait),
		3 => (0..20u64).prop_map(Step::Idle),
		4 => any_world().prop_map(Step::World),
	]
}

/// A share of 255ths.
pub fn share(of: Balance, share: u8) -> Balance {
	of * Balance::from(share) / 255
}

/// What a state allows, and whom.
pub fn fitting(id: TradeId, choice: usize) -> (Side, Act) {
	use Side::{Buyer, Seller};
	let row = Trades::<Test>::get(id).expect("it was looked up");
	let (maker, taker) = (row.terms.maker_side, row.terms.maker_side.other());
	// Whoever has proposed may take it back, and the other side may accept it.
	let proposer = [Buyer, Seller].into_iter().find(|side| row.proposals.of(*side).is_some());
	match proposer {
		Some(side) if choice.is_multiple_of(7) => return (side, Act::Withdraw),
		Some(side) if choice.is_multiple_of(5) => return (side.other(), Act::Accepted),
		_ => {},
	}
	let fits: &[(Side, Act)] = match row.state_at(now()) {
		TradeState::Requested => &[
			(maker, Act::Accept),
			(maker, Act::Accept),
			(maker, Act::Reject),
			(taker, Act::Cancel),
			(taker, Act::Message),
		],
		TradeState::Funded => &[
			(Buyer, Act::Mark),
			(Buyer, Act::Mark),
			(Buyer, Act::Mark),
			(Buyer, Act::Buy(HOUR)),
			(Buyer, Act::Cancel),
			(Seller, Act::Release),
			(Seller, Act::Propose(100, true)),
		],
		TradeState::PaidClaimed => &[
			(Buyer, Act::Undo),
			(Seller, Act::Dispute(Cause::NoPayment)),
			(Buyer, Act::Dispute(Cause::SellerSilent)),
			(Seller, Act::Release),
			(Buyer, Act::CancelClaim),
			(Buyer, Act::Propose(200, false)),
		],
		TradeState::Lapsed => &[
			(Buyer, Act::ClaimLate),
			(Buyer, Act::ClaimLate),
			(Seller, Act::Grant(HOUR)),
			(Seller, Act::Release),
		],
		TradeState::HeldRelease => &[(Seller, Act::Contest(Cause::Chargeback))],
		TradeState::Disputed => &[
			(Buyer, Act::Message),
			(Seller, Act::Propose(9, false)),
			(Seller, Act::Release),
			(Buyer, Act::CancelClaim),
		],
		TradeState::Ended => &[(Buyer, Act::Poke)],
	};
	fits[choice % fits.len()]
}
