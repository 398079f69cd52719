// SPDX-License-Identifier: Apache-2.0

//! The invoice: its terms, its machine and what its counters say.

mod create;
mod pay;
mod rate;
mod settle;
mod terms;

pub(crate) use pay::Offer;
pub use rate::{FiatPrice, InvoicePrice, RateLock};
pub use terms::{
	InvoiceRequest, InvoiceTerms, LatePolicy, OverPolicy, PartialPolicy, Payout, Windows,
};

use crate::{Flags, MAX_PARTS, NotAllowed};
use frame::{arithmetic::Zero, prelude::*, traits::ConstU32};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, Millis};

/// Where an invoice stands, as far as counters and time do not tell.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvoicePhase {
	/// Waits for money. Parts are on hold in their payers' accounts.
	#[codec(index = 0)]
	Open,
	/// Everything received was paid out. Can be refunded.
	#[codec(index = 1)]
	Settled,
	/// Left state.
	#[codec(index = 2)]
	Ended,
}

/// What can happen to an invoice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvoiceStep {
	/// A payment that does not complete it.
	Part,
	/// The completing payment, or the merchant content with what is there.
	Settle,
	/// Later deadlines.
	Extend,
	/// A new rate, for a price in local money.
	Requote,
	/// Called off by the merchant.
	Cancel,
	/// Its time is over.
	Expire,
	/// Money back to the payers.
	Refund,
	/// The refund window is over.
	Close,
}

impl InvoicePhase {
	/// The only place where an invoice changes phase.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: InvoiceStep) -> Result<Self, NotAllowed> {
		use InvoicePhase::{Ended, Open, Settled};
		use InvoiceStep::{Cancel, Close, Expire, Extend, Part, Refund, Requote, Settle};
		match (self, step) {
			(Open, Part | Extend | Requote) => Ok(Open),
			(Open, Settle) | (Settled, Refund) => Ok(Settled),
			(Open, Cancel | Expire) | (Settled, Close) => Ok(Ended),

			(Open, Refund | Close)
			| (Settled, Part | Settle | Extend | Requote | Cancel | Expire)
			| (Ended, Part | Settle | Extend | Requote | Cancel | Expire | Refund | Close) => {
				Err(NotAllowed)
			},
		}
	}
}

/// What one payer put into an invoice.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Part<AccountId> {
	/// Who paid. Uncaptured money returns here and nowhere else.
	pub payer: AccountId,
	/// The account that this payer named for refunds, if another.
	pub refund_to: Option<AccountId>,
	/// How much.
	pub amount: Balance,
	/// How much of it was refunded.
	pub refunded: Balance,
	/// How much of it, in USDT, counts against the limits of both sides.
	pub counted: Balance,
	/// Since when it counts.
	pub counted_at: Millis,
}

/// A request to pay. While it is `Open`, the parts are on hold under [`crate::HoldReason::Invoice`].
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Invoice<AccountId> {
	/// What both sides agree to by making and paying it. While nothing has arrived its windows can
	/// move, outwards, and a rate that holds no longer gives way to a new one.
	pub terms: InvoiceTerms<AccountId>,
	/// The hash of the terms. It moves with them.
	pub contract_hash: H256,
	/// When it was made.
	pub created_at: Millis,
	/// Phase.
	pub phase: InvoicePhase,
	/// Everything that arrived for it: the sum of the parts.
	pub received: Balance,
	/// What counts against the amount. Less than `received` only while late money waits for the
	/// merchant's decision.
	pub credited: Balance,
	/// What was paid out.
	pub captured: Balance,
	/// What was given back of that.
	pub refunded: Balance,
	/// What the merchant gave up by accepting less.
	pub written_off: Balance,
	/// Exceptions.
	pub flags: Flags,
	/// Who paid what.
	pub parts: BoundedVec<Part<AccountId>, ConstU32<MAX_PARTS>>,
	/// Who made it and has the deposit on hold.
	pub depositor: AccountId,
	/// The deposit, in USDT.
	pub deposit: Balance,
	/// Number of the next event.
	pub seq: u32,
	/// The bucket of its entry in the expiry index.
	pub bucket: u64,
}

/// What counters and time say about an invoice.
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
pub enum InvoiceStatus {
	/// Nothing arrived yet, in time.
	#[codec(index = 0)]
	Open,
	/// Less than needed arrived, in time.
	#[codec(index = 1)]
	PartiallyPaid,
	/// Paid, in time.
	#[codec(index = 2)]
	Paid,
	/// Paid after the expiry.
	#[codec(index = 3)]
	PaidLate,
	/// The expiry passed and nothing had arrived.
	#[codec(index = 4)]
	Expired,
	/// The expiry passed with money on hold that goes back, or waits for the merchant.
	#[codec(index = 5)]
	ExpiredPartial,
	/// Some of what was captured was given back.
	#[codec(index = 6)]
	RefundedPartial,
	/// All of it was.
	#[codec(index = 7)]
	RefundedFull,
}

impl<AccountId> Invoice<AccountId> {
	/// Status at a time.
	pub fn status(&self, now: Millis) -> InvoiceStatus {
		match self.phase {
			InvoicePhase::Settled | InvoicePhase::Ended => {
				if self.refunded.is_zero() {
					if self.flags.contains(Flags::LATE) {
						InvoiceStatus::PaidLate
					} else {
						InvoiceStatus::Paid
					}
				} else if self.refunded < self.captured {
					InvoiceStatus::RefundedPartial
				} else {
					InvoiceStatus::RefundedFull
				}
			},
			InvoicePhase::Open => {
				match (now < self.terms.request.windows.expires_at, self.received.is_zero()) {
					(true, true) => InvoiceStatus::Open,
					(true, false) => InvoiceStatus::PartiallyPaid,
					(false, true) => InvoiceStatus::Expired,
					(false, false) => InvoiceStatus::ExpiredPartial,
				}
			},
		}
	}

	/// What is still missing from the amount.
	pub const fn due(&self) -> Balance {
		self.terms.amount.saturating_sub(self.received)
	}

	/// Whether a payment could be taken at a chain time and block timestamp, as far as the invoice
	/// itself tells.
	pub fn is_payable(&self, now: Millis, timestamp: Millis) -> bool {
		let request = &self.terms.request;
		let in_time = match request.late {
			LatePolicy::Reject => now < request.windows.expires_at,
			LatePolicy::Accept | LatePolicy::HoldForMerchant => now < request.windows.late_until,
		};
		let waits_for_money = self.captured == 0 && self.received < self.terms.need();
		let can_be_requoted = self.terms.lock.is_some_and(|lock| lock.requotes_left > 0);
		in_time && waits_for_money && (self.rate_holds(timestamp) || can_be_requoted)
	}

	/// When its next timed step falls due.
	pub const fn next_due(&self) -> Millis {
		match self.phase {
			InvoicePhase::Open => self.terms.request.windows.late_until,
			InvoicePhase::Settled | InvoicePhase::Ended => self.terms.request.windows.refund_expiry,
		}
	}
}
