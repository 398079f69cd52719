// SPDX-License-Identifier: Apache-2.0

//! The claim: its kinds, its machine, and what is stored of it.

use crate::{ClaimId, Config, Error, Limits, NotAllowed};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	Balance, Cause, Fiat, Millis, RailId, Side, TradeId, TradeOutcome, TradeReceipt,
};

/// What a claim is about. Each kind has one side that can file it.
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
pub enum ClaimKind {
	/// The buyer paid more local money than he owed.
	#[codec(index = 0)]
	OverpaidFiat,
	/// The seller got less than he was owed, and found out after releasing.
	#[codec(index = 1)]
	UnderpaidFiat,
	/// The seller released and got nothing.
	#[codec(index = 2)]
	ReleasedNotReceived,
	/// The buyer paid, and the trade was called off or lapsed.
	#[codec(index = 3)]
	CancelledButPaid,
	/// The seller's money was charged back.
	#[codec(index = 4)]
	Chargeback,
	/// The payment led a bank to freeze the seller's account.
	#[codec(index = 5)]
	BankFrozen,
	/// The claimant of a claim that was paid got the money from elsewhere too, and keeps it.
	#[codec(index = 6)]
	Clawback {
		/// That claim.
		of: ClaimId,
	},
}

impl ClaimKind {
	/// The side that can file it; `None` where it is the respondent of another claim.
	pub const fn claimant(self) -> Option<Side> {
		match self {
			Self::OverpaidFiat | Self::CancelledButPaid => Some(Side::Buyer),
			Self::UnderpaidFiat
			| Self::ReleasedNotReceived
			| Self::Chargeback
			| Self::BankFrozen => Some(Side::Seller),
			Self::Clawback { .. } => None,
		}
	}

	/// How long after the trade it can be filed; for a clawback, after the other claim, whose receipt says
	/// until when.
	pub const fn window(self, limits: &Limits) -> Millis {
		match self {
			Self::OverpaidFiat
			| Self::UnderpaidFiat
			| Self::ReleasedNotReceived
			| Self::CancelledButPaid => limits.short_window,
			Self::Chargeback | Self::BankFrozen => limits.long_window,
			Self::Clawback { .. } => limits.recovery_window,
		}
	}

	/// Whether a trade that ended like this can give rise to it. A ruling is not tried again: what is left
	/// after one is what no ruling can see, a surplus and what happens later.
	pub const fn fits<AccountId>(self, trade: &TradeReceipt<AccountId>) -> bool {
		let is_paid = trade.to_buyer > 0;
		match self {
			Self::OverpaidFiat | Self::Chargeback | Self::BankFrozen => is_paid,
			Self::UnderpaidFiat => {
				is_paid && matches!(trade.outcome, TradeOutcome::Released | TradeOutcome::Split)
			},
			Self::ReleasedNotReceived => matches!(trade.outcome, TradeOutcome::Released),
			Self::CancelledButPaid => {
				!is_paid && matches!(trade.outcome, TradeOutcome::Cancelled | TradeOutcome::Expired)
			},
			Self::Clawback { .. } => false,
		}
	}

	/// The most of the trade's stablecoin that can have been lost this way: nobody loses more than the
	/// other side got. The surplus of an over-payment is known to nobody here, so the principal bounds it.
	pub const fn most<AccountId>(self, trade: &TradeReceipt<AccountId>) -> Balance {
		match self {
			Self::OverpaidFiat => trade.principal,
			Self::UnderpaidFiat
			| Self::ReleasedNotReceived
			| Self::Chargeback
			| Self::BankFrozen => trade.to_buyer,
			Self::CancelledButPaid => trade.principal.saturating_sub(trade.to_buyer),
			Self::Clawback { .. } => 0,
		}
	}

	/// Why there is a dispute, if there is one. It tells the arbiter what was claimed. In a dispute about a
	/// claim no cause says whose the money is: a ruling divides it, names who pays the fee, and slashes nobody.
	pub const fn cause(self) -> Cause {
		match self {
			Self::OverpaidFiat => Cause::WrongAmountOver,
			Self::UnderpaidFiat => Cause::WrongAmountUnder,
			Self::ReleasedNotReceived => Cause::NoPayment,
			Self::CancelledButPaid => Cause::PaidButExpired,
			Self::Chargeback => Cause::Chargeback,
			Self::BankFrozen => Cause::BankFrozen,
			Self::Clawback { .. } => Cause::Other,
		}
	}

	/// Its bit among the kinds that were filed for a trade; none for a clawback, which is noted in the
	/// receipt of the other claim.
	pub(crate) const fn bit(self) -> u8 {
		match self {
			Self::OverpaidFiat => 1,
			Self::UnderpaidFiat => 1 << 1,
			Self::ReleasedNotReceived => 1 << 2,
			Self::CancelledButPaid => 1 << 3,
			Self::Chargeback => 1 << 4,
			Self::BankFrozen => 1 << 5,
			Self::Clawback { .. } => 0,
		}
	}
}

/// Where a claim stands. What ended leaves state, and its receipt says how.
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
pub enum ClaimState {
	/// The respondent is to answer.
	#[codec(index = 0)]
	Filed,
	/// He contests it; the claimant is to take it to arbitration.
	#[codec(index = 1)]
	Answered,
	/// In the hands of arbitration.
	#[codec(index = 2)]
	Review,
	/// A ruling gave the claimant more than was frozen for it; he is paid what other claims leave.
	#[codec(index = 8)]
	Awarded,
	/// Arbitration gave the claimant something.
	#[codec(index = 3)]
	Paid,
	/// Arbitration gave him nothing.
	#[codec(index = 4)]
	Rejected,
	/// The respondent paid all that was claimed.
	#[codec(index = 5)]
	Settled,
	/// The claimant took it back.
	#[codec(index = 6)]
	Withdrawn,
	/// It was neither paid nor taken to arbitration in time.
	#[codec(index = 7)]
	Expired,
}

/// What can happen to a claim. Rows of the reference in brackets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClaimStep {
	/// The respondent contests it (CL2).
	Answer,
	/// He pays a part, and the rest stays claimed (CL4).
	PayPart,
	/// He pays all that is left of it (CL4).
	PayAll,
	/// The claimant takes it back (CL5).
	Withdraw,
	/// The claimant takes it to arbitration (CL3).
	Escalate,
	/// A ruling gives something, and it is paid (CL6).
	Award,
	/// A ruling gives more than is frozen, and what is missing may still thaw.
	Await,
	/// All that the ruling gave is paid, or nothing is left of the bond.
	Close,
	/// A ruling gives nothing (CL6).
	Dismiss,
	/// It was neither paid nor taken to arbitration in time (CL8).
	Expire,
}

impl ClaimState {
	/// The only place where a claim changes state.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: ClaimStep) -> Result<Self, NotAllowed> {
		use ClaimState::{
			Answered, Awarded, Expired, Filed, Paid, Rejected, Review, Settled, Withdrawn,
		};
		use ClaimStep::{
			Answer, Await, Award, Close, Dismiss, Escalate, Expire, PayAll, PayPart, Withdraw,
		};
		match (self, step) {
			(Filed, Answer) => Ok(Answered),
			(Filed | Answered | Awarded, PayPart) => Ok(self),
			(Filed | Answered, Escalate) => Ok(Review),
			(Filed | Answered | Review, PayAll) => Ok(Settled),
			(Filed | Answered | Review, Withdraw) => Ok(Withdrawn),
			(Filed | Answered, Expire) => Ok(Expired),
			(Review, Award) | (Awarded, PayAll | Close) => Ok(Paid),
			(Review, Await) => Ok(Awarded),
			(Review, Dismiss) => Ok(Rejected),

			(Filed, Award | Await | Close | Dismiss)
			| (Answered, Answer | Award | Await | Close | Dismiss)
			| (Review, Answer | PayPart | Escalate | Close | Expire)
			| (Awarded, Answer | Withdraw | Escalate | Award | Await | Dismiss | Expire)
			| (
				Paid | Rejected | Settled | Withdrawn | Expired,
				Answer | PayPart | PayAll | Withdraw | Escalate | Award | Await | Close | Dismiss
				| Expire,
			) => Err(NotAllowed),
		}
	}
}

/// What arbitration is told of a claim, as far as its trade tells.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grounds {
	/// Claim and terms of the trade, by hash.
	pub contract_hash: H256,
	/// The local money of the trade.
	pub fiat: Fiat,
	/// Its way to pay.
	pub rail: RailId,
}

/// Deadlines of a claim. Each is the end of one party's window and the beginning of the next.
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
pub struct ClaimWindows {
	/// The respondent answers before this chain time.
	pub answer_deadline: Millis,
	/// From his answer, or from then on, the claimant takes it to arbitration before this chain time. From it
	/// on a claim that is not there has expired.
	pub escalate_deadline: Millis,
}

/// A claim against a bond. What it has frozen is part of the respondent's bond.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Claim<AccountId> {
	/// Where it stands.
	pub state: ClaimState,
	/// What it is about.
	pub kind: ClaimKind,
	/// The trade.
	pub trade: TradeId,
	/// Who wants money.
	pub claimant: AccountId,
	/// Whose bond it is against.
	pub respondent: AccountId,
	/// How much he says he has lost, in USDT.
	#[codec(compact)]
	pub amount: Balance,
	/// What is still to be paid: of what he claims, or of what a ruling gave him.
	#[codec(compact)]
	pub rest: Balance,
	/// How much of the bond is frozen for that. It is paid at most what is frozen, and waits for what is
	/// missing.
	#[codec(compact)]
	pub frozen: Balance,
	/// What the respondent has paid already.
	#[codec(compact)]
	pub paid: Balance,
	/// On hold in the claimant's account, under
	/// [`HoldReason::ClaimDeposit`](crate::HoldReason::ClaimDeposit).
	#[codec(compact)]
	pub deposit: Balance,
	/// A commitment to the claimant's evidence.
	pub evidence: H256,
	/// What arbitration is told.
	pub grounds: Grounds,
	/// When its trade ended; for a clawback, when the other claim was paid.
	pub loss_at: Millis,
	/// Its deadlines.
	pub windows: ClaimWindows,
	/// Its number among the claims that were ever filed against the respondent: who filed earlier is
	/// served first.
	pub place: u64,
	/// The bucket of its entry in the expiry index, until it goes to arbitration.
	pub bucket: Option<u64>,
	/// Number of the next event.
	pub seq: u32,
}

impl<AccountId> Claim<AccountId> {
	/// Take a step.
	pub(crate) fn advance<T: Config>(&mut self, step: ClaimStep) -> Result<(), Error<T>> {
		self.state = self.state.apply(step).map_err(|NotAllowed| Error::<T>::WrongState)?;
		Ok(())
	}

	/// What the bond has too little for it.
	pub const fn missing(&self) -> Balance {
		self.rest.saturating_sub(self.frozen)
	}

	/// The number of the event that is about to be emitted.
	pub(crate) const fn next_seq(&mut self) -> u32 {
		let seq = self.seq;
		self.seq = seq.saturating_add(1);
		seq
	}

	/// When it expires. Never once it is in arbitration: that has its own last deadline, and ends the claim.
	pub const fn next_due(&self) -> Option<Millis> {
		match self.state {
			ClaimState::Filed | ClaimState::Answered => Some(self.windows.escalate_deadline),
			ClaimState::Review
			| ClaimState::Awarded
			| ClaimState::Paid
			| ClaimState::Rejected
			| ClaimState::Settled
			| ClaimState::Withdrawn
			| ClaimState::Expired => None,
		}
	}

	/// Whether it has expired.
	pub const fn is_due(&self, now: Millis) -> bool {
		match self.next_due() {
			Some(due) => now >= due,
			None => false,
		}
	}
}

/// What stays of a claim: it keeps the reference used, and a recovery can be reported for it.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimReceipt<AccountId> {
	/// How it ended.
	pub outcome: ClaimState,
	/// What it was about.
	pub kind: ClaimKind,
	/// The trade.
	pub trade: TradeId,
	/// Who wanted money.
	pub claimant: AccountId,
	/// Whose bond it was against.
	pub respondent: AccountId,
	/// How much was claimed.
	#[codec(compact)]
	pub amount: Balance,
	/// How much was paid.
	#[codec(compact)]
	pub paid: Balance,
	/// How much of that came back, because the claimant recovered it elsewhere.
	#[codec(compact)]
	pub recovered: Balance,
	/// The clawback of it, if one was filed.
	pub clawback: Option<ClaimId>,
	/// What arbitration was told.
	pub grounds: Grounds,
	/// Chain time of the end.
	pub ended_at: Millis,
	/// Until when a recovery can be reported or clawed back.
	pub recover_until: Millis,
	/// From when anyone may remove this receipt, if no clawback lives.
	pub keep_until: Millis,
	/// The bucket of its entry in the expiry index.
	pub bucket: u64,
	/// Number of the next event.
	pub seq: u32,
}

impl<AccountId> ClaimReceipt<AccountId> {
	/// What was paid and has not come back.
	pub const fn outstanding(&self) -> Balance {
		self.paid.saturating_sub(self.recovered)
	}

	/// The number of the event that is about to be emitted.
	pub(crate) const fn next_seq(&mut self) -> u32 {
		let seq = self.seq;
		self.seq = seq.saturating_add(1);
		seq
	}
}

/// What one side of a trade has claimed for it. Stays until no claim could be filed any more, so that each
/// kind is filed once and all together never exceed what can have been lost.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Claimed {
	/// The kinds that were filed, a bit for each.
	pub kinds: u8,
	/// Claims and receipts that name it.
	pub rows: u8,
	/// What live claims ask for and were paid, and what ended ones were paid.
	#[codec(compact)]
	pub committed: Balance,
}
