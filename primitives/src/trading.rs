// SPDX-License-Identifier: Apache-2.0

use crate::{AssetKind, Balance, Fiat, FiatAmount, Millis};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_core::H256;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A trade: `derive_id(Trade, taker, client_ref)`.
pub type TradeId = H256;

/// A way to pay local money, by its number in the register of rails.
pub type RailId = u16;

/// How easily somebody can take local money back after he has paid it. Every rail has one.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub enum Risk {
	/// Final once it arrives.
	#[codec(index = 0)]
	Low,
	/// Recalled only through the banks, rarely.
	#[codec(index = 1)]
	Medium,
	/// The payer can have it charged back for weeks.
	#[codec(index = 2)]
	High,
}

/// Who owes what in a trade. Who posted the offer and who took it is another axis.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub enum Side {
	/// Owes local money, gets the stablecoin. In a dispute about an authorisation the payer, about a claim
	/// the claimant.
	#[codec(index = 0)]
	Buyer,
	/// Owes the stablecoin, gets local money. In a dispute about an authorisation the merchant, about a
	/// claim the respondent.
	#[codec(index = 1)]
	Seller,
}

impl Side {
	/// The other side.
	pub const fn other(self) -> Self {
		match self {
			Self::Buyer => Self::Seller,
			Self::Seller => Self::Buyer,
		}
	}
}

/// How a trade that was funded ended.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum TradeOutcome {
	/// The seller released, or payment attestors made him: the buyer has everything.
	#[codec(index = 0)]
	Released,
	/// The parties, or attestors, divided it.
	#[codec(index = 1)]
	Split,
	/// Called off: the seller has everything back.
	#[codec(index = 2)]
	Cancelled,
	/// Nobody paid in time: the seller has everything back.
	#[codec(index = 3)]
	Expired,
	/// Ended by a ruling.
	#[codec(index = 4)]
	Ruled,
}

/// What the service levels of both parties are computed from. One for each trade that was funded, when
/// it ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TradeReport<AccountId> {
	/// Which trade.
	pub trade: TradeId,
	/// Who paid local money.
	pub buyer: AccountId,
	/// Who sold.
	pub seller: AccountId,
	/// Who posted the offer.
	pub maker: AccountId,
	/// How it ended.
	pub outcome: TradeOutcome,
	/// Who called it off or let it lapse, where somebody did.
	pub ended_by: Option<Side>,
	/// Its principal in USDT.
	pub value: Balance,
	/// How long the buyer took from funding until he marked it paid, if he did.
	pub paid_after: Option<Millis>,
	/// How long the seller took from there until he released, if he did so himself.
	pub released_after: Option<Millis>,
	/// Whether it had a dispute.
	pub disputed: bool,
	/// The side that lost it, if one did.
	pub lost_by: Option<Side>,
}

/// What stays of a trade that was funded, for claims against bonds.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct TradeReceipt<AccountId> {
	/// Who paid local money.
	pub buyer: AccountId,
	/// Who sold.
	pub seller: AccountId,
	/// In which stablecoin.
	pub asset: AssetKind,
	/// How much of it was under escrow.
	pub principal: Balance,
	/// How much of that the buyer got.
	pub to_buyer: Balance,
	/// In which local money.
	pub fiat: Fiat,
	/// How much of it was owed.
	pub fiat_amount: FiatAmount,
	/// By which way to pay.
	pub rail: RailId,
	/// How it ended.
	pub outcome: TradeOutcome,
	/// Whether the buyer had marked it paid when it ended.
	pub was_marked_paid: bool,
	/// The terms, by hash.
	pub contract_hash: H256,
	/// Chain time of the end.
	pub ended_at: Millis,
}

/// Somebody's trades, as those who grant privileges ask for them.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct TradeHistory {
	/// Trades that ended with the buyer paid, of all time.
	pub completed: u32,
	/// Trades that he called off, let lapse, or lost in a dispute, of all time.
	pub failed: u32,
	/// With how many different persons he completed trades; counted up to a bound.
	pub counterparties: u32,
	/// Chain time of his first trade.
	pub since: Option<Millis>,
	/// Trades of his that live.
	pub open: u32,
	/// Chain time at which his last trade ended.
	pub last_ended: Option<Millis>,
}

/// Questions about trades.
pub trait Trades<AccountId> {
	/// The receipt of a trade that was funded and has ended, for as long as any claim can be made.
	fn receipt(trade: &TradeId) -> Option<TradeReceipt<AccountId>>;

	/// The history of an account.
	fn history(who: &AccountId) -> TradeHistory;
}

/// Where an account stands in the programme of bonded acceptors.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub enum Standing {
	/// No acceptor: the limits of his tier are his only ones.
	#[default]
	#[codec(index = 0)]
	None,
	/// Active, on this rung.
	#[codec(index = 1)]
	Active {
		/// The rung; higher is better.
		tier: u8,
		/// The most that one of his trades may be, in USDT.
		max_trade: Balance,
		/// How many of his trades may live at a time.
		max_open: u32,
	},
	/// Restricted, suspended, on the way out or expelled: no new offers and no new trades; those that
	/// live go on.
	#[codec(index = 2)]
	Barred,
}

/// The programme of bonded acceptors, as trades see it.
pub trait AcceptorProgramme<AccountId> {
	/// Where `who` stands. One read for anybody who is no acceptor.
	fn standing(who: &AccountId) -> Standing;

	/// Count a trade that ended for both parties, and tell whether one of them was restricted for it, which
	/// takes more. Never fails: a trade ends whatever the programme thinks of it.
	fn report(report: &TradeReport<AccountId>) -> bool;
}
