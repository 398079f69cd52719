// SPDX-License-Identifier: Apache-2.0

//! Offers and trades against local money.

mod quote;

pub use quote::{FillView, PassView, QuoteRequest, RefusalView, TakeView, WantView};

use crate::{Cursor, Lookup, Page};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::{sp_api, sp_core::H256};
use scale_info::TypeInfo;
use tael_primitives::{
	AccountId, AssetKind, Balance, Bps, CaseId, Fiat, FiatAmount, MAX_PAGE, Millis, Price,
	PriceError, Quote, RailId, Risk, Side, Tier, TradeId, TradeReceipt,
};

/// Most price levels on either side that a book is answered with.
pub const MAX_LEVELS: u32 = MAX_PAGE;
/// Most offers that one question looks at. A list goes on from there with its cursor.
pub const MAX_SCANNED: u32 = 1_000;

/// A way to pay local money.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct RailView {
	/// Its number.
	pub id: RailId,
	/// Its short name.
	pub code: Vec<u8>,
	/// How easily a payment is taken back.
	pub risk: Risk,
	/// The lowest tier that may trade on it.
	pub lowest_tier: Tier,
	/// How long a buyer has to pay, where the offer does not say.
	pub pay_window: Millis,
	/// The longest an offer may give him.
	pub max_pay_window: Millis,
	/// How long after that a late payment can be claimed.
	pub grace: Millis,
	/// How long a seller has to release.
	pub release_window: Millis,
	/// How long after the mark a buyer may open a dispute.
	pub dispute_delay: Millis,
	/// How long a release is held back from a buyer below `free_tier`.
	pub hold: Millis,
	/// From this tier on a release is at once.
	pub free_tier: Tier,
	/// Who may attest that a payment arrived.
	pub attestors: Vec<AccountId>,
	/// How many of them it takes.
	pub quorum: u8,
	/// Whether new offers and trades may use it.
	pub is_open: bool,
}

/// Where offers meet.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Market {
	/// The stablecoin.
	pub asset: AssetKind,
	/// The local money.
	pub fiat: Fiat,
	/// The way to pay it.
	pub rail: RailId,
}

/// What stands in a market at one price.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct LevelView {
	/// The price that a taker gets now.
	pub price: Price,
	/// How much of the stablecoin the pools behind it bear. What several offers draw on together counts
	/// once, at the best price.
	pub amount: Balance,
	/// How many offers stand at it.
	pub offers: u32,
}

/// One side of a market, best price first.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct LadderView {
	/// What can be taken.
	pub levels: Vec<LevelView>,
	/// Whether there is nothing behind the last of them.
	pub is_whole: bool,
}

/// A market.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct BookView {
	/// The price that floating offers follow, or why there is none.
	pub rate: Result<Quote, PriceError>,
	/// What makers sell, cheapest first.
	pub sellers: LadderView,
	/// What makers buy, dearest first.
	pub buyers: LadderView,
}

/// Which offers somebody asks for. What is absent does not matter.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct OfferFilter {
	/// In this stablecoin.
	pub asset: Option<AssetKind>,
	/// Against this local money.
	pub fiat: Option<Fiat>,
	/// That take this way to pay.
	pub rail: Option<RailId>,
	/// Of makers on this side.
	pub side: Option<Side>,
	/// Of this maker.
	pub maker: Option<AccountId>,
}

/// Where an offer stands: a function of its state and of the chain time of the block.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfferStatus {
	/// It crosses with what stands against it before it rests in the book.
	Entering,
	/// In the book.
	Active,
	/// Its maker took it out of the book for a while.
	Paused,
	/// Its pool has less than the least amount.
	Exhausted,
	/// Its maker may not trade now.
	Suspended,
	/// A risk officer took it out of the book.
	Barred,
	/// Its time is over. Anyone may remove it.
	Expired,
}

/// What a floating offer does while there is no price.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum OnStaleView {
	/// Nobody can take it.
	Suspend,
	/// It is taken at the bound that favours its maker.
	UseBound,
}

/// At which price an offer stands.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum PricingView {
	/// Always the same.
	Fixed(Price),
	/// The rate and a share of it, within bounds.
	Floating {
		/// Basis points on top of the rate; negative: below it.
		spread: i16,
		/// Never below.
		floor: Option<Price>,
		/// Never above.
		ceiling: Option<Price>,
		/// While there is no price.
		on_stale: OnStaleView,
	},
}

/// A way to pay that an offer takes.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct MethodView {
	/// The rail.
	pub rail: RailId,
	/// A salted commitment to the maker's account there.
	pub account: H256,
	/// How long the buyer has to pay, if not as long as the rail gives.
	pub pay_window: Option<Millis>,
}

/// Whom a maker trades with. Empty lists and zeros ask for nothing.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct EligibilityView {
	/// Lowest tier.
	pub tier: Tier,
	/// Fewest completed trades.
	pub min_completed: u32,
	/// Least share of completed trades.
	pub min_completion: Bps,
	/// Least time since the first trade.
	pub min_age: Millis,
	/// Only these, if there are any.
	pub allow: Vec<AccountId>,
	/// Never these.
	pub deny: Vec<AccountId>,
}

/// An offer in state.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct OfferView {
	/// Its id.
	pub id: H256,
	/// Who posted it.
	pub maker: AccountId,
	/// What it draws on.
	pub pool: H256,
	/// What the maker is.
	pub side: Side,
	/// In which stablecoin.
	pub asset: AssetKind,
	/// Against which local money.
	pub fiat: Fiat,
	/// At which price.
	pub pricing: PricingView,
	/// The price that a taker gets now; `None` if there is none.
	pub price: Option<Price>,
	/// Least amount of the stablecoin in one trade.
	pub min: Balance,
	/// Most of it.
	pub max: Balance,
	/// Most of it that its pool has for a trade now, at most `max`; zero if that is less than `min`.
	pub available: Balance,
	/// Ways to pay.
	pub methods: Vec<MethodView>,
	/// Whom the maker trades with.
	pub eligibility: EligibilityView,
	/// Hash of what else the maker says to takers.
	pub terms_hash: H256,
	/// Whether a take is a trade at once.
	pub is_auto_accepted: bool,
	/// Whether everybody whom its rails admit may take it at once, so that takes of the best and other offers
	/// meet it. Else who wants it names it.
	pub is_matched: bool,
	/// Until when.
	pub expires_at: Millis,
	/// Its version. A take names it.
	pub version: u32,
	/// Where it stands.
	pub status: OfferStatus,
	/// Whether it is in force, with a price near enough to the rate and something to take. Who takes it,
	/// and how much he may trade, is asked when it is taken.
	pub is_takeable: bool,
	/// When it was posted.
	pub created_at: Millis,
	/// How many events it has had.
	pub seq: u32,
}

/// Liquidity of one owner.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct PoolView {
	/// Its id.
	pub id: H256,
	/// Whose.
	pub owner: AccountId,
	/// In which money.
	pub asset: AssetKind,
	/// What no trade has promised.
	pub available: Balance,
	/// What trades have promised, principal and bonds.
	pub locked: Balance,
	/// Offers that draw on it.
	pub offers: u32,
	/// Trades that hold some of it.
	pub trades: u32,
	/// Whether its owner closed it.
	pub is_closing: bool,
	/// How often its owner put money in or took it out: the next such call names it.
	pub moves: u32,
	/// How many events it has had.
	pub seq: u32,
}

/// Where a trade stands.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TradeStatus {
	/// Taken, and the maker has not accepted yet.
	Requested,
	/// Everything is under escrow; the buyer is to pay.
	Funded,
	/// The buyer says that he has paid; the seller is to release.
	PaidClaimed,
	/// The time to pay is over; a late payment can still be claimed.
	Lapsed,
	/// Released, and held back from the buyer because the payment can still be taken back.
	HeldRelease,
	/// In the hands of arbitration.
	Disputed,
	/// Time has ended it: the next step that anyone takes carries that out.
	Ended,
}

/// The windows of a trade, frozen when it was made.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct WindowsView {
	/// For the maker to accept.
	pub accept: Millis,
	/// For the buyer to pay.
	pub pay: Millis,
	/// For the buyer to claim a late payment after that.
	pub grace: Millis,
	/// For the seller to release.
	pub release: Millis,
	/// From the mark until the buyer may dispute.
	pub dispute_delay: Millis,
	/// How long a release is held back. Zero: not at all.
	pub hold: Millis,
	/// From funding, in which calling it off counts for nothing.
	pub free_cancel: Millis,
	/// The most by which the time to pay may grow, over all.
	pub extension: Millis,
}

/// The points in chain time at which something ends. Only those that the state has.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeadlinesView {
	/// Until when the maker may accept.
	pub accept: Option<Millis>,
	/// Until when the buyer may pay.
	pub pay: Option<Millis>,
	/// Until when he calls it off without a mark on his record.
	pub free_cancel: Option<Millis>,
	/// Until when a late payment can be claimed.
	pub grace: Option<Millis>,
	/// Until when the seller may release before it goes to arbitration.
	pub release: Option<Millis>,
	/// Until when a release is held back.
	pub hold: Option<Millis>,
}

/// What the buyer said when he had paid. Commitments and no facts.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct PaymentView {
	/// Commitment to the proof of payment.
	pub proof: H256,
	/// Commitment to the account it was paid from.
	pub account: H256,
	/// How much local money was paid.
	pub fiat_amount: FiatAmount,
	/// Salted commitment to the bank's reference.
	pub reference: H256,
	/// When he said so.
	pub at: Millis,
}

/// A proposal to end a trade by agreement that can be accepted now.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProposalView {
	/// Who made it.
	pub by: Side,
	/// What whoever accepts it names.
	pub hash: H256,
	/// Of the principal, to the buyer.
	pub to_buyer: Balance,
	/// Of the principal, to the seller.
	pub to_seller: Balance,
	/// Of the proposer's own bond, to the other side.
	pub bond_to_other: Balance,
	/// Hash of a note.
	pub note: H256,
	/// Until when it can be accepted.
	pub expires_at: Millis,
}

/// Who may make a call.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Actor {
	/// Who posted the offer.
	Maker,
	/// Who took it.
	Taker,
	/// Who owes local money.
	Buyer,
	/// Who owes the stablecoin.
	Seller,
	/// An attestor of the rail.
	Attestor,
	/// Anyone.
	Anyone,
}

/// A call on a trade.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TradeCall {
	/// Accept a request.
	AcceptTrade,
	/// Refuse a request.
	RejectTrade,
	/// Call it off before it is paid.
	CancelTrade,
	/// Say that the local money is paid.
	MarkPaid,
	/// Take that back.
	UndoMarkPaid,
	/// Give the principal to the buyer.
	Release,
	/// Give the claim to it up.
	CancelClaim,
	/// Claim that it was paid, after the time for it.
	ClaimLatePayment,
	/// Give the buyer more time.
	GrantExtension,
	/// Buy more time.
	BuyExtension,
	/// Take it to arbitration.
	Dispute,
	/// Take a release that is held back to arbitration.
	Contest,
	/// Do the timed step that is due.
	PokeTrade,
	/// Attest that the local money arrived.
	AttestPayment,
	/// Propose how to end it.
	ProposeSettlement,
	/// Accept the other side's proposal.
	AcceptSettlement,
}

/// What somebody may do with a trade, and when. Windows are half-open: from `from` on, while the time
/// is before `until`.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ActionView {
	/// The call.
	pub call: TradeCall,
	/// Who may make it.
	pub who: Actor,
	/// From when on; `None`: now.
	pub from: Option<Millis>,
	/// Until when; `None`: as long as the trade stands where it does.
	pub until: Option<Millis>,
}

/// A trade in state.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct TradeView {
	/// Its id.
	pub id: TradeId,
	/// Which offer was taken.
	pub offer: H256,
	/// Its version.
	pub version: u32,
	/// What the maker's part came out of.
	pub pool: H256,
	/// What the taker's part came out of, if he took by an offer of his own; else his free balance.
	pub taker_pool: Option<H256>,
	/// Who posted.
	pub maker: AccountId,
	/// Who took.
	pub taker: AccountId,
	/// Who owes local money.
	pub buyer: AccountId,
	/// Who owes the stablecoin.
	pub seller: AccountId,
	/// In which stablecoin.
	pub asset: AssetKind,
	/// How much of it the buyer gets.
	pub principal: Balance,
	/// In which local money.
	pub fiat: Fiat,
	/// How much of it the seller gets.
	pub fiat_amount: FiatAmount,
	/// The price both come from.
	pub price: Price,
	/// The number of the rate that made the price, if one did.
	pub round: Option<u64>,
	/// What the buyer stakes.
	pub buyer_bond: Balance,
	/// What the seller stakes.
	pub seller_bond: Balance,
	/// By which way to pay.
	pub rail: RailId,
	/// How easily a payment there is taken back.
	pub risk: Risk,
	/// Commitment to the account the buyer pays from.
	pub buyer_account: H256,
	/// Commitment to the account the seller is paid into.
	pub seller_account: H256,
	/// The buyer's tier when it was made.
	pub buyer_tier: Tier,
	/// The seller's tier when it was made.
	pub seller_tier: Tier,
	/// Windows.
	pub windows: WindowsView,
	/// What an hour more to pay costs the buyer, in basis points of the principal.
	pub extension_rate: Bps,
	/// The least of the local money that attestors can settle it with.
	pub attest_floor: FiatAmount,
	/// Hash of what else the maker said.
	pub terms_hash: H256,
	/// The terms, by hash.
	pub contract_hash: H256,
	/// Where it stands in state.
	pub state: TradeStatus,
	/// Where it stands at the chain time of the block: what a call on it finds, which applies first what is
	/// due.
	pub status: TradeStatus,
	/// When it was taken.
	pub created_at: Millis,
	/// When it was funded.
	pub funded_at: Option<Millis>,
	/// What ends when, as of `status`.
	pub deadlines: DeadlinesView,
	/// Who may do what until when, as of `status`.
	pub actions: Vec<ActionView>,
	/// What the buyer said when he had paid.
	pub payment: Option<PaymentView>,
	/// Whether he took a mark back.
	pub has_undone: bool,
	/// By how much the time to pay has grown.
	pub extended: Millis,
	/// The most that he pays for time that he bought, out of his bond.
	pub extension_charge: Balance,
	/// Proposals that can be accepted now.
	pub proposals: Vec<ProposalView>,
	/// Its dispute, while it has one.
	pub dispute: Option<CaseId>,
	/// Whether there was a dispute.
	pub was_disputed: bool,
	/// How many messages the buyer has left.
	pub buyer_messages: u32,
	/// How many messages the seller has left.
	pub seller_messages: u32,
	/// How many events it has had.
	pub seq: u32,
}

/// What stays of a trade that ended.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct TradeReceiptView {
	/// Its id.
	pub id: TradeId,
	/// How it ended; `None` if it was never funded.
	pub receipt: Option<TradeReceipt<AccountId>>,
	/// When it ended.
	pub ended_at: Millis,
	/// From when anyone may remove the receipt.
	pub keep_until: Millis,
}

/// What stays of a pool or an offer that ended.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct EndedView {
	/// Its id.
	pub id: H256,
	/// When it ended.
	pub ended_at: Millis,
	/// From when anyone may remove the receipt.
	pub keep_until: Millis,
}

/// Which offers of a market somebody asks for.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct MarketFilter {
	/// In which market.
	pub market: Market,
	/// Of makers on this side.
	pub side: Side,
	/// Those that takes of the best meet, or those that are taken by their names alone.
	pub is_matched: bool,
	/// Only those that take so much of the stablecoin now.
	pub amount: Option<Balance>,
	/// Only those that this account may take, as far as the maker asks.
	pub taker: Option<AccountId>,
}

/// What trades say about whoever is behind an account.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct RecordView {
	/// Ended with the buyer paid.
	pub completed: u32,
	/// Called off outside the free window, lapsed, or lost in a dispute.
	pub failed: u32,
	/// Different persons he completed trades with, as far as the chain can tell.
	pub counterparties: u32,
	/// When his first trade was funded.
	pub since: Option<Millis>,
	/// Trades that live.
	pub open: u32,
	/// When his last trade ended.
	pub last_ended: Option<Millis>,
	/// Requests of others that he let time out.
	pub unanswered: u32,
	/// Trades he called off on the present day of chain time.
	pub cancels_today: u8,
	/// Until when he takes no offer, if that lies ahead.
	pub barred_until: Option<Millis>,
	/// The X25519 key that others seal messages to him with.
	pub message_key: Option<[u8; 32]>,
}

/// A sealed message between the parties of a trade.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct MessageView {
	/// Its number among those of its sender, from zero.
	pub number: u32,
	/// When it was sent.
	pub at: Millis,
	/// What only the other party can read.
	pub sealed: Vec<u8>,
}

sp_api::decl_runtime_apis! {
	/// Questions about offers and trades.
	#[api_version(1)]
	pub trait C2cApi {
		/// All rails, at most 100, by number.
		fn rails() -> Vec<RailView>;

		/// What can be taken at once in a market, on each side at most `levels` prices, and at most
		/// [`MAX_LEVELS`].
		fn book(market: Market, levels: u32) -> BookView;

		/// The offers that a filter lets through, live ones of any state, in no order; `None` if the cursor
		/// is none. It looks at [`MAX_SCANNED`] at most, so a page may have fewer than `limit`, or none,
		/// and still a next.
		fn offers(
			filter: OfferFilter,
			cursor: Option<Cursor>,
			limit: u32,
		) -> Option<Page<OfferView>>;

		/// The offers of one side of a market that can be taken, the best first; `None` if the cursor is
		/// none. A page may have fewer than `limit`, or none, and still a next.
		fn market_offers(
			filter: MarketFilter,
			cursor: Option<Cursor>,
			limit: u32,
		) -> Option<Page<OfferView>>;

		/// An offer or its receipt; `None` if there is neither.
		fn offer(id: H256) -> Option<Lookup<OfferView, EndedView>>;

		/// A pool or its receipt; `None` if there is neither.
		fn pool(id: H256) -> Option<Lookup<PoolView, EndedView>>;

		/// A trade or its receipt; `None` if there is neither.
		fn trade(id: TradeId) -> Option<Lookup<TradeView, TradeReceiptView>>;

		/// The live trades of an account, on either side; `None` if the cursor is none.
		fn trades_of(
			account: AccountId,
			cursor: Option<Cursor>,
			limit: u32,
		) -> Option<Page<TradeView>>;

		/// What taking the best offers of a market would do now.
		fn quote(request: QuoteRequest) -> TakeView;

		/// What trades say about an account.
		fn record(account: AccountId) -> RecordView;

		/// The messages that a side of a trade left, from a number on, in order. The pallet bounds how many
		/// there are.
		fn messages(trade: TradeId, side: Side, from: u32) -> Vec<MessageView>;
	}
}
