// SPDX-License-Identifier: Apache-2.0

//! What pools, offers and trades share.

use crate::{MAX_HOLD, MAX_METHODS, MAX_WINDOW, deal::Amounts};
use frame::{prelude::*, traits::ConstU32};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AssetKind, Balance, Bps, Fiat, FiatAmount, Millis, Price, RailId, Side, TradeReceipt,
};

/// A pool: `derive_id(Pool, owner, client_ref)`.
pub type PoolId = H256;
/// An offer: `derive_id(Offer, maker, client_ref)`.
pub type OfferId = H256;
/// A trade: `derive_id(Trade, taker, client_ref)`; of several fills of one call, each its own.
pub use tael_primitives::TradeId;

/// Most trades that one call makes.
pub const MAX_FILLS: u32 = 8;
/// Most offers that one call passes over for each fill.
pub const MAX_SKIPS: u32 = 8;
/// Most offers of one pool that are matched on one side of a market. Each stands in two places at most, so
/// that no pool alone makes up all that one call passes over.
pub const MAX_MATCHED: u32 = 4;
/// Most offers that one offer crosses with in one call.
pub const MAX_CROSSED: u32 = 4;
/// Most proposals of one party in one trade.
pub const MAX_PROPOSALS: u8 = 20;
/// Most messages of one party in one trade.
pub const MAX_MESSAGES: u32 = 16;
/// Longest message, sealed, in bytes.
pub const MAX_MESSAGE: u32 = 1_024;
/// Most receipts pruned by one call.
pub const MAX_PRUNED: u32 = 32;

/// Most rows of an offer: its own, one in an index, and for each rail one on each ladder and a counter.
pub const OFFER_ROWS: u32 = 2 + 4 * MAX_METHODS;
/// Most bytes of them, with their keys.
pub const OFFER_BYTES: u32 = 2_637;
/// Most rows of a trade: its own, and three in indexes.
pub const TRADE_ROWS: u32 = 4;
/// Most bytes of them, with their keys.
pub const TRADE_BYTES: u32 = 1_306;

/// Every number that bounds this pallet. Objects keep what they were made with.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// USDT on hold for the row of a pool.
	pub deposit: Balance,
	/// USDT on hold for the rows of an offer: [`OFFER_ROWS`] with [`OFFER_BYTES`].
	pub offer_deposit: Balance,
	/// USDT on hold of the taker for the rows of a trade: [`TRADE_ROWS`] with [`TRADE_BYTES`].
	pub trade_deposit: Balance,
	/// USDT on hold of the sender of a message, until it is removed.
	pub message_deposit: Balance,
	/// Least value of a trade, in USDT.
	pub min_trade: Balance,
	/// What each side stakes, of the principal, rounded up.
	pub bond: Bps,
	/// The least that each side stakes, in USDT.
	pub min_bond: Balance,
	/// How far a price may be from the rate, when an offer is made and when it is taken.
	pub max_deviation: Bps,
	/// Most value of a trade while there is no rate to hold its price against, in USDT: the limit of the
	/// lowest tier.
	pub max_unrated: Balance,
	/// The greatest least amount of an offer that is matched, in USDT and in other stablecoins at par: who asks
	/// for more is listed, so that smaller takers come past.
	pub max_matched_min: Balance,
	/// From which age on, in block time, a rate makes no price.
	pub max_price_age: Millis,
	/// Longest life of an offer.
	pub max_offer_life: Millis,
	/// Offers of one pool.
	pub max_offers: u32,
	/// Trades at a time of somebody who is no acceptor.
	pub max_open: u32,
	/// Shortest window that governance may give a rail. A test network begins with shorter ones, so that its
	/// stories end within a minute.
	pub min_window: Millis,
	/// How long a maker has to accept.
	pub accept_window: Millis,
	/// How long after funding a buyer calls off without a mark on his record.
	pub free_cancel: Millis,
	/// How often within a day a buyer may call off without waiting before he takes again.
	pub free_cancels_per_day: u8,
	/// How long he waits from then on.
	pub cancel_cooldown: Millis,
	/// How long the loser of a dispute waits before he takes again.
	pub dispute_cooldown: Millis,
	/// The most by which the time to pay of one trade may grow.
	pub max_extension: Millis,
	/// What an hour of time that the buyer buys costs him, in basis points of the principal.
	pub extension_rate: Bps,
	/// Longest life of a proposal to settle.
	pub max_proposal_life: Millis,
	/// Longest life of an acceptor's quote.
	pub max_quote_life: Millis,
	/// How much older than the trade a payment may be that attestors saw.
	pub attest_buffer: Millis,
	/// The least share of what is owed that attestors can settle a trade with, rounded up.
	pub attest_floor: Bps,
	/// How long receipts stay: at least as long as any claim can be made.
	pub receipt_retention: Millis,
}

impl Limits {
	/// How long a trade can live at most, on any rail, where no dispute takes longer than `dispute`: a request,
	/// the time to pay with all that it can grow by, the window after that, a dispute, the hold of a release
	/// that ended it, and the contest of that. Whoever is late to do what time has brought adds to it.
	pub const fn longest_life(&self, dispute: Millis) -> Millis {
		let until_dispute = self
			.accept_window
			.saturating_add(MAX_WINDOW)
			.saturating_add(self.max_extension)
			.saturating_add(MAX_WINDOW);
		until_dispute.saturating_add(dispute).saturating_add(MAX_HOLD).saturating_add(dispute)
	}
}

/// The step allows no such transition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAllowed;

/// Where offers meet.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Market {
	/// The stablecoin.
	pub asset: AssetKind,
	/// The local money.
	pub fiat: Fiat,
	/// The way to pay it.
	pub rail: RailId,
}

/// How much a taker wants. The other amount follows from the price; what rounding leaves over is the
/// seller's.
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
pub enum Want {
	/// So much of the stablecoin.
	#[codec(index = 0)]
	Asset(#[codec(compact)] Balance),
	/// For so much local money.
	#[codec(index = 1)]
	Fiat(#[codec(compact)] FiatAmount),
}

/// How somebody takes an offer.
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
pub struct Take {
	/// How much.
	pub want: Want,
	/// The version of the offer that the taker saw.
	pub version: Option<u32>,
	/// The worst price he takes. Of an offer whose price floats it must be there; of one whose price is fixed
	/// this or the version.
	pub price_limit: Option<Price>,
	/// On which rail.
	pub rail: RailId,
	/// A salted commitment to his account there.
	pub account: H256,
}

/// How somebody takes the best offers of a market.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct TakeBest {
	/// Which market.
	pub market: Market,
	/// What the taker is.
	pub side: Side,
	/// How much, over all fills.
	pub want: Want,
	/// The worst price he takes.
	pub price_limit: Price,
	/// Most trades this may become.
	pub max_fills: u8,
	/// A salted commitment to his account on the rail.
	pub account: H256,
}

/// What an acceptor promises a taker for a short time, outside the book. The acceptor signs its SCALE
/// encoding, with the genesis hash in front and the tag `tael/quote`.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Quote<AccountId> {
	/// Chosen by the acceptor; each is used once.
	pub id: H256,
	/// One of his offers: pool, side, rails and eligibility are those of it.
	pub offer: OfferId,
	/// At which price.
	pub price: Price,
	/// Most of the stablecoin.
	#[codec(compact)]
	pub max: Balance,
	/// For whom; anyone if none.
	pub taker: Option<AccountId>,
	/// Until when, as a block timestamp: what a price is worth ages while the chain stands still.
	pub expires_at: Millis,
}

/// What the book hands over to become a trade. Guards have passed, and what comes out of pools is locked
/// there: the maker's part always, the taker's if the terms name his pool.
pub(crate) struct NewTrade<AccountId> {
	/// The taker's reference, or one that the call derived from it.
	pub(crate) id: TradeId,
	/// The terms, without anything left to decide.
	pub(crate) terms: crate::TradeTerms<AccountId>,
	/// Whether it is funded at once.
	pub(crate) is_accepted: bool,
}

/// What an attestor saw.
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
pub struct Attestation {
	/// Of which terms.
	pub contract_hash: H256,
	/// How much local money arrived.
	#[codec(compact)]
	pub fiat_amount: FiatAmount,
	/// When it was paid, as a block timestamp.
	pub paid_at: Millis,
	/// The bank's reference, under the attestors' secret key.
	pub nullifier: H256,
}

/// What a party proposes.
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
pub struct ProposalTerms {
	/// Of the principal, to the buyer; the rest is the seller's.
	#[codec(compact)]
	pub to_buyer: Balance,
	/// Of the proposer's own bond, to the other side.
	#[codec(compact)]
	pub bond_to_other: Balance,
	/// Hash of a note.
	pub note: H256,
	/// Until when it can be accepted.
	pub expires_at: Millis,
}

/// What stays of an object that ended. Keeps its reference used, so that a late retry finds it.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Receipt<AccountId> {
	/// Of a trade that was funded.
	#[codec(index = 0)]
	Trade {
		/// What others ask for.
		receipt: TradeReceipt<AccountId>,
		/// The payment that attestors or an arbiter saw, if they did. It leaves with the receipt.
		nullifier: Option<H256>,
		/// From when anyone may remove it.
		keep_until: Millis,
	},
	/// Of a pool, an offer, or a trade that was never funded.
	#[codec(index = 1)]
	Ended {
		/// When it ended.
		ended_at: Millis,
		/// From when anyone may remove it.
		keep_until: Millis,
	},
}

/// What an entry of the expiry index names.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Timed {
	/// An offer that expires.
	#[codec(index = 0)]
	Offer,
	/// A trade with a timed step.
	#[codec(index = 1)]
	Trade,
	/// A receipt whose retention ends, with the messages of its trade.
	#[codec(index = 2)]
	Receipt,
	/// A quote that was used and is over.
	#[codec(index = 3)]
	Quote,
}

/// Why money moved.
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
pub enum Movement {
	/// Principal to the buyer.
	#[codec(index = 0)]
	Principal,
	/// Principal back to the seller.
	#[codec(index = 1)]
	Return,
	/// A bond back to who staked it.
	#[codec(index = 2)]
	Bond,
	/// Part of a bond to the other side, by agreement.
	#[codec(index = 3)]
	Compensation,
	/// Part of a bond to the treasury, by a ruling.
	#[codec(index = 4)]
	Slash,
	/// The price of time that the buyer bought, to the seller.
	#[codec(index = 5)]
	Extension,
	/// Liquidity back to its owner.
	#[codec(index = 6)]
	Liquidity,
	/// A storage deposit, back to who placed it.
	#[codec(index = 7)]
	Deposit,
}

/// Why an offer cannot be taken by somebody now.
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
pub enum Refusal {
	/// It is not in force, or its maker may not trade now.
	#[codec(index = 0)]
	Unavailable,
	/// The rail is closed, or not for the tier of one side.
	#[codec(index = 1)]
	Rail,
	/// One side is not whom the other trades with.
	#[codec(index = 2)]
	NotEligible,
	/// Both sides are one person.
	#[codec(index = 3)]
	SelfTrade,
	/// The maker has as many trades as he may, or has used up the limits of his tier.
	#[codec(index = 4)]
	LimitReached,
	/// The amount is outside of what it takes.
	#[codec(index = 5)]
	OutOfRange,
	/// Its pool has too little.
	#[codec(index = 6)]
	NotEnoughLiquidity,
}

/// An offer that was passed over, and why.
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
pub struct Pass {
	/// Which.
	pub offer: OfferId,
	/// Why.
	pub why: Refusal,
}

/// One trade of a `take_best`.
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
pub struct Fill {
	/// The trade.
	pub trade: TradeId,
	/// With which offer.
	pub offer: OfferId,
	/// At which price.
	pub price: Price,
	/// How much of the stablecoin.
	pub principal: Balance,
	/// For how much local money.
	pub fiat_amount: FiatAmount,
}

impl Fill {
	pub(crate) const fn new(trade: TradeId, offer: OfferId, amounts: &Amounts) -> Self {
		let Amounts { price, principal, fiat_amount } = *amounts;
		Self { trade, offer, price, principal, fiat_amount }
	}
}

/// What an account published to be written to: an X25519 public key.
pub type MessageKey = [u8; 32];

/// A sealed message between the parties of a trade.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Message {
	/// When it was sent.
	pub at: Millis,
	/// The deposit of its sender, in USDT.
	pub deposit: Balance,
	/// What only the other party can read.
	pub sealed: BoundedVec<u8, ConstU32<MAX_MESSAGE>>,
}

/// The messages of a trade that has ended.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Mailbox<AccountId> {
	/// Who sent them.
	pub parties: crate::PerSide<AccountId>,
	/// How many each.
	pub sent: crate::PerSide<u32>,
	/// From when anyone may remove them.
	pub remove_at: Millis,
	/// Number of the next event of the trade.
	pub seq: u32,
}

/// A key that others seal messages with.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct PublishedKey {
	/// The key.
	pub key: MessageKey,
	/// The deposit of its owner, in USDT.
	pub deposit: Balance,
}

/// What trades say about a person.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Record {
	/// Ended with the buyer paid.
	pub completed: u32,
	/// Called off outside the free window, lapsed, or lost in a dispute.
	pub failed: u32,
	/// Different persons he completed trades with, as far as the sketch tells.
	pub counterparties: u32,
	/// Sketch of those persons: one bit for each of 256 classes of their hashes.
	pub sketch: [u8; 32],
	/// When his first trade was funded.
	pub since: Option<Millis>,
	/// Trades that live.
	pub open: u32,
	/// When his last trade ended.
	pub last_ended: Option<Millis>,
	/// Day of chain time of the last cancellation, and how many there were on it.
	pub cancels: (u32, u8),
	/// Until when he takes no offer.
	pub barred_until: Millis,
	/// Requests of others that he let time out. It is shown, and nothing follows from it: whoever asks a maker
	/// who sleeps could ruin him for the price of a fee.
	pub unanswered: u32,
}
