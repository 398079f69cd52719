// SPDX-License-Identifier: Apache-2.0

//! The trade: what both sides agreed to, its machine, and what is stored of it.

use crate::{NotAllowed, OfferId, PoolId};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use polkadot_sdk::sp_runtime::{Rounding, helpers_128bit::multiply_by_rational_with_rounding};
use tael_primitives::{
	AssetKind, Balance, Bps, Fiat, FiatAmount, HOUR, Millis, Price, RailId, Risk, Side, Tier,
};

/// Where a trade stands. What ended leaves state.
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
pub enum TradeState {
	/// Taken, and the maker has not accepted yet.
	#[codec(index = 0)]
	Requested,
	/// Everything is under escrow; the buyer is to pay.
	#[codec(index = 1)]
	Funded,
	/// The buyer says that he has paid; the seller is to release.
	#[codec(index = 2)]
	PaidClaimed,
	/// The time to pay is over; a late payment can still be claimed.
	#[codec(index = 3)]
	Lapsed,
	/// Released, and held back from the buyer because the payment can still be taken back.
	#[codec(index = 4)]
	HeldRelease,
	/// In the hands of arbitration.
	#[codec(index = 5)]
	Disputed,
	/// Left state.
	#[codec(index = 6)]
	Ended,
}

/// What can happen to a trade. The rows of the table in the reference are named where they differ in what
/// they do with the money.
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
pub enum TradeStep {
	/// T0a: the maker accepts.
	#[codec(index = 0)]
	Accept,
	/// T0b: the maker refuses, or let the time pass.
	#[codec(index = 1)]
	Reject,
	/// T0c, T5: the taker of a request, or the buyer, calls it off.
	#[codec(index = 2)]
	Cancel,
	/// T2: the buyer says he has paid.
	#[codec(index = 3)]
	MarkPaid,
	/// T3: he takes that back.
	#[codec(index = 4)]
	UndoMark,
	/// T4: the seller releases, and the buyer is paid at once.
	#[codec(index = 5)]
	Release,
	/// T4: the seller releases, and the rail holds it back.
	#[codec(index = 6)]
	ReleaseHeld,
	/// T5b: the buyer gives his claim up.
	#[codec(index = 7)]
	CancelClaim,
	/// T6: both agree.
	#[codec(index = 8)]
	Settle,
	/// T7: the time to pay is over.
	#[codec(index = 9)]
	Lapse,
	/// T7a: the buyer stakes that he paid in time.
	#[codec(index = 10)]
	ClaimLate,
	/// T7b: the seller gives him more time.
	#[codec(index = 11)]
	Grant,
	/// T7c: the time to claim is over.
	#[codec(index = 12)]
	Expire,
	/// T8: the buyer buys more time.
	#[codec(index = 13)]
	Extend,
	/// T10, T11, T13: a party, or time, takes it to arbitration.
	#[codec(index = 14)]
	Dispute,
	/// T12: what was held back is paid.
	#[codec(index = 15)]
	Mature,
	/// T14: arbitration has ruled.
	#[codec(index = 16)]
	Rule,
	/// T15: attestors saw the payment.
	#[codec(index = 17)]
	Attest,
	/// The dispute was withdrawn while the time to release lasts.
	#[codec(index = 18)]
	ResumePaid,
	/// The dispute was withdrawn while the time for late claims lasts.
	#[codec(index = 19)]
	ResumeLapsed,
	/// The dispute was withdrawn while the release is held back.
	#[codec(index = 20)]
	ResumeHeld,
	/// The dispute was withdrawn, and the time after it is over: it ends for the side that did not open it.
	#[codec(index = 21)]
	Forfeit,
}

impl TradeState {
	/// The only place where a trade changes state.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: TradeStep) -> Result<Self, NotAllowed> {
		use TradeState::{Disputed, Ended, Funded, HeldRelease, Lapsed, PaidClaimed, Requested};
		use TradeStep::{
			Accept, Attest, Cancel, CancelClaim, ClaimLate, Dispute, Expire, Extend, Forfeit,
			Grant, Lapse, MarkPaid, Mature, Reject, Release, ReleaseHeld, ResumeHeld, ResumeLapsed,
			ResumePaid, Rule, Settle, UndoMark,
		};
		match (self, step) {
			(Requested, Accept) => Ok(Funded),
			(Requested, Reject | Cancel) => Ok(Ended),

			(Funded, MarkPaid) => Ok(PaidClaimed),
			(Funded, Extend) => Ok(Funded),
			(Funded, Lapse) => Ok(Lapsed),
			(Funded, ReleaseHeld) => Ok(HeldRelease),
			(Funded, Cancel | Release | Settle | Attest) => Ok(Ended),

			(PaidClaimed, UndoMark) => Ok(Funded),
			(PaidClaimed, Dispute) => Ok(Disputed),
			(PaidClaimed, ReleaseHeld) => Ok(HeldRelease),
			(PaidClaimed, Release | CancelClaim | Settle | Attest | Forfeit) => Ok(Ended),

			(Lapsed, Grant) => Ok(Funded),
			(Lapsed, ClaimLate) => Ok(Disputed),
			(Lapsed, ReleaseHeld) => Ok(HeldRelease),
			(Lapsed, Release | Settle | Expire | Attest) => Ok(Ended),

			(HeldRelease, Dispute) => Ok(Disputed),
			(HeldRelease, Settle | Mature) => Ok(Ended),

			(Disputed, ResumePaid) => Ok(PaidClaimed),
			(Disputed, ResumeLapsed) => Ok(Lapsed),
			(Disputed, ResumeHeld | ReleaseHeld) => Ok(HeldRelease),
			(Disputed, Release | CancelClaim | Settle | Rule | Forfeit) => Ok(Ended),

			(
				Requested,
				MarkPaid | UndoMark | Release | ReleaseHeld | CancelClaim | Settle | Lapse
				| ClaimLate | Grant | Expire | Extend | Dispute | Mature | Rule | Attest
				| ResumePaid | ResumeLapsed | ResumeHeld | Forfeit,
			)
			| (
				Funded,
				Accept | Reject | UndoMark | CancelClaim | ClaimLate | Grant | Expire | Dispute
				| Mature | Rule | ResumePaid | ResumeLapsed | ResumeHeld | Forfeit,
			)
			| (
				PaidClaimed,
				Accept | Reject | Cancel | MarkPaid | Lapse | ClaimLate | Grant | Expire | Extend
				| Mature | Rule | ResumePaid | ResumeLapsed | ResumeHeld,
			)
			| (
				Lapsed,
				Accept | Reject | Cancel | MarkPaid | UndoMark | CancelClaim | Lapse | Extend
				| Dispute | Mature | Rule | ResumePaid | ResumeLapsed | ResumeHeld | Forfeit,
			)
			| (
				HeldRelease,
				Accept | Reject | Cancel | MarkPaid | UndoMark | Release | ReleaseHeld
				| CancelClaim | Lapse | ClaimLate | Grant | Expire | Extend | Rule | Attest
				| ResumePaid | ResumeLapsed | ResumeHeld | Forfeit,
			)
			| (
				Disputed,
				Accept | Reject | Cancel | MarkPaid | UndoMark | Lapse | ClaimLate | Grant | Expire
				| Extend | Dispute | Mature | Attest,
			)
			| (
				Ended,
				Accept | Reject | Cancel | MarkPaid | UndoMark | Release | ReleaseHeld
				| CancelClaim | Settle | Lapse | ClaimLate | Grant | Expire | Extend | Dispute
				| Mature | Rule | Attest | ResumePaid | ResumeLapsed | ResumeHeld | Forfeit,
			) => Err(NotAllowed),
		}
	}
}

/// The windows of a trade, frozen when it is made.
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
pub struct TradeWindows {
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

/// Everything both sides agree to.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct TradeTerms<AccountId> {
	/// Which offer was taken.
	pub offer: OfferId,
	/// Its version.
	pub version: u32,
	/// What the maker's part came out of.
	pub pool: PoolId,
	/// What the taker's part came out of, if he took by an offer of his own; else his free balance.
	pub taker_pool: Option<PoolId>,
	/// Who posted.
	pub maker: AccountId,
	/// Who took.
	pub taker: AccountId,
	/// What the maker is.
	pub maker_side: Side,
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
	/// The buyer's tier.
	pub buyer_tier: Tier,
	/// The seller's tier.
	pub seller_tier: Tier,
	/// Windows.
	pub windows: TradeWindows,
	/// What an hour more to pay costs the buyer, in basis points of the principal.
	pub extension_rate: Bps,
	/// The least of the local money that attestors can settle it with. Of less the parties or arbiters judge.
	pub attest_floor: FiatAmount,
	/// Hash of what else the maker said.
	pub terms_hash: H256,
}

impl<AccountId: Eq> TradeTerms<AccountId> {
	/// The account on a side.
	pub const fn party(&self, side: Side) -> &AccountId {
		match (side, self.maker_side) {
			(Side::Buyer, Side::Buyer) | (Side::Seller, Side::Seller) => &self.maker,
			(Side::Buyer, Side::Seller) | (Side::Seller, Side::Buyer) => &self.taker,
		}
	}

	/// Which side an account is on, if any.
	pub fn side_of(&self, who: &AccountId) -> Option<Side> {
		if self.maker == *who {
			Some(self.maker_side)
		} else if self.taker == *who {
			Some(self.maker_side.other())
		} else {
			None
		}
	}

	/// The stake of a side.
	pub const fn bond(&self, side: Side) -> Balance {
		match side {
			Side::Buyer => self.buyer_bond,
			Side::Seller => self.seller_bond,
		}
	}

	/// What lies under escrow in the account of a side when the trade is funded.
	pub const fn escrowed(&self, side: Side) -> Balance {
		match side {
			Side::Buyer => self.buyer_bond,
			Side::Seller => self.principal.saturating_add(self.seller_bond),
		}
	}

	/// The pool that the part of a side came out of, if one did.
	pub fn pool_of(&self, side: Side) -> Option<PoolId> {
		if side == self.maker_side { Some(self.pool) } else { self.taker_pool }
	}

	/// What so much more time to pay costs the buyer, rounded up.
	///
	/// `None` if it is more than money can be.
	pub fn price_of_time(&self, time: Millis) -> Option<Balance> {
		let share = Balance::from(self.extension_rate).checked_mul(time.into())?;
		let whole = Balance::from(HOUR).saturating_mul(10_000);
		multiply_by_rational_with_rounding(self.principal, share, whole, Rounding::Up)
	}
}

/// What a buyer says when he has paid. Commitments and no facts: nothing private is on chain.
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
pub struct Payment {
	/// Commitment to the proof of payment.
	pub proof: H256,
	/// Commitment to the account it was paid from: the one the trade was made with.
	pub account: H256,
	/// How much was paid.
	#[codec(compact)]
	pub fiat_amount: FiatAmount,
	/// Salted commitment to the bank's reference.
	pub reference: H256,
}

/// A proposal to end a trade by agreement.
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
pub struct Proposal {
	/// How many its proposer made before.
	pub number: u8,
	/// The step of the trade it is bound to: it dies when the trade changes state.
	pub steps: u32,
	/// When it was made. A ruling that was stored since then ends it.
	pub made_at: Millis,
	/// Of the principal, to the buyer.
	#[codec(compact)]
	pub to_buyer: Balance,
	/// Of the principal, to the seller.
	#[codec(compact)]
	pub to_seller: Balance,
	/// Of the proposer's own bond, to the other side.
	#[codec(compact)]
	pub bond_to_other: Balance,
	/// Hash of a note.
	pub note: H256,
	/// Until when it can be accepted.
	pub expires_at: Millis,
}

/// One of something for each side.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PerSide<V> {
	/// The buyer's.
	pub buyer: V,
	/// The seller's.
	pub seller: V,
}

impl<V> PerSide<V> {
	/// That of a side.
	pub const fn of(&self, side: Side) -> &V {
		match side {
			Side::Buyer => &self.buyer,
			Side::Seller => &self.seller,
		}
	}

	/// That of a side, to change it.
	pub const fn of_mut(&mut self, side: Side) -> &mut V {
		match side {
			Side::Buyer => &mut self.buyer,
			Side::Seller => &mut self.seller,
		}
	}
}

/// Time to pay that the buyer bought in one piece.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bought {
	/// When it began, or will: the end of the time he had before.
	pub from: Millis,
	/// How much.
	pub time: Millis,
	/// What all of it costs.
	pub price: Balance,
}

impl Bought {
	/// What he owes for it if he needs no more from `at` on: the part that is over by then, rounded up.
	pub fn owed(&self, at: Millis) -> Balance {
		let used = at.saturating_sub(self.from).min(self.time);
		// No part of it costs more than all of it.
		multiply_by_rational_with_rounding(self.price, used.into(), self.time.into(), Rounding::Up)
			.map_or(self.price, |owed| owed.min(self.price))
	}
}

/// Where a dispute came from. It stays when the dispute is withdrawn or conceded, for there is one for each
/// trade at most, and after it one contest of a release that is held back.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Disagreement {
	/// The state before. The end of its window stays in the row.
	pub from: TradeState,
	/// Who opened it; `None`: the chain.
	pub opener: Option<Side>,
}

/// A trade that lives.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Trade<AccountId> {
	/// What both sides agree to.
	pub terms: TradeTerms<AccountId>,
	/// The terms, by hash.
	pub contract_hash: H256,
	/// Where it stands, as far as steps were taken; see [`Trade::state_at`].
	pub state: TradeState,
	/// Changes of state so far. Proposals are bound to it.
	pub steps: u32,
	/// When it was taken.
	pub created_at: Millis,
	/// The timestamp of that block, for the age of payments.
	pub created_timestamp: Millis,
	/// When it was funded.
	pub funded_at: Option<Millis>,
	/// Until when the buyer may pay; once funded.
	pub pay_deadline: Millis,
	/// The end of the window it is in, where that is another: to accept, to release, of the hold.
	pub deadline: Millis,
	/// What the buyer said, and when.
	pub payment: Option<(Payment, Millis)>,
	/// When the seller released, if it is held back.
	pub released_at: Option<Millis>,
	/// Whether he released only in a dispute that he had not opened.
	pub has_conceded: bool,
	/// Whether he took a mark back.
	pub has_undone: bool,
	/// By how much the time to pay has grown.
	pub extended: Millis,
	/// What time that was bought before costs, and is all over.
	pub extension_charge: Balance,
	/// The time that was bought last.
	pub bought: Option<Bought>,
	/// The last dispute, also if it is over.
	pub dispute: Option<Disagreement>,
	/// The live proposals.
	pub proposals: PerSide<Option<Proposal>>,
	/// How many each made.
	pub proposed: PerSide<u8>,
	/// How many messages each sent.
	pub messages: PerSide<u32>,
	/// How many attestors gave their word.
	pub words: u8,
	/// The reference of its payment, as an arbiter or attestors saw it. No other trade can use it.
	pub nullifier: Option<H256>,
	/// Whose records it counts for. Who is behind an account may change meanwhile.
	pub subjects: PerSide<H256>,
	/// How much of the principal, in USDT, counts against the limits of both.
	pub counted: Balance,
	/// The taker's deposit for its row, in USDT.
	pub deposit: Balance,
	/// Number of the next event.
	pub seq: u32,
	/// The bucket of its entry in the expiry index.
	pub bucket: u64,
}

impl<AccountId> Trade<AccountId> {
	/// When the window of a state ends. A dispute has no window here.
	const fn window(&self, state: TradeState) -> Option<Millis> {
		match state {
			TradeState::Funded => Some(self.pay_deadline),
			TradeState::Lapsed => Some(self.pay_deadline.saturating_add(self.terms.windows.grace)),
			TradeState::Requested | TradeState::PaidClaimed | TradeState::HeldRelease => {
				Some(self.deadline)
			},
			TradeState::Disputed | TradeState::Ended => None,
		}
	}

	/// The step that time takes when the window of a state is over.
	const fn timed_step(&self, state: TradeState) -> Option<TradeStep> {
		match state {
			TradeState::Requested => Some(TradeStep::Reject),
			TradeState::Funded => Some(TradeStep::Lapse),
			TradeState::Lapsed => Some(TradeStep::Expire),
			TradeState::PaidClaimed => match self.dispute {
				None => Some(TradeStep::Dispute),
				// There is no second one about a mark.
				Some(_) => Some(TradeStep::Forfeit),
			},
			TradeState::HeldRelease => Some(TradeStep::Mature),
			TradeState::Disputed | TradeState::Ended => None,
		}
	}

	/// When its next timed step falls due.
	pub const fn next_due(&self) -> Option<Millis> {
		self.window(self.state)
	}

	/// The timed step that is due in a state.
	pub(crate) const fn due_step(&self, state: TradeState, now: Millis) -> Option<TradeStep> {
		match self.window(state) {
			Some(end) if now >= end => self.timed_step(state),
			_ => None,
		}
	}

	/// Where it stands once every step that is due by time is taken. Every call is judged by this, so
	/// that no outcome depends on whether somebody poked before.
	pub fn state_at(&self, now: Millis) -> TradeState {
		let mut state = self.state;
		while let Some(step) = self.due_step(state, now) {
			// Every timed step leads on: no more than two follow each other.
			let Ok(next) = state.apply(step) else { break };
			state = next;
		}
		state
	}

	/// Whether a release that was held back has had its dispute.
	pub fn is_contested(&self) -> bool {
		self.dispute.is_some_and(|dispute| dispute.from == TradeState::HeldRelease)
	}

	/// How long a release is held back now. What was contested before is not held back again, since it could
	/// not be contested again.
	pub fn hold(&self) -> Millis {
		if self.is_contested() { 0 } else { self.terms.windows.hold }
	}

	/// What the buyer owes for time that he bought: what of it he needed until he paid, or until now.
	/// The one formula of every way out.
	pub fn extension_owed(&self, now: Millis) -> Balance {
		let until = self.payment.map(|(_, at)| at).or(self.released_at).unwrap_or(now);
		let last = self.bought.map_or(0, |bought| bought.owed(until));
		self.extension_charge.saturating_add(last)
	}

	/// The most that he may owe for time that he bought.
	pub fn extension_most(&self) -> Balance {
		self.extension_charge.saturating_add(self.bought.map_or(0, |bought| bought.price))
	}
}
