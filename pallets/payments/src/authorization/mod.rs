// SPDX-License-Identifier: Apache-2.0

//! The authorisation: money held for later capture, its machine and what its counters say.

mod capture;
mod escrow;
mod hold;
mod release;

pub(crate) use capture::Capture;

use crate::NotAllowed;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, Bps, ClientRef, MerchantId, MerchantTerms, Millis};

/// Where an authorisation stands, as far as counters and time do not tell.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum AuthorizationPhase {
	/// Some of the money is still on hold.
	#[codec(index = 0)]
	Held,
	/// Nothing is on hold; what was captured can be refunded.
	#[codec(index = 1)]
	Settled,
	/// Nothing is on hold with the payer; what lies in reserve waits for arbitration.
	#[codec(index = 3)]
	Disputed,
	/// Left state.
	#[codec(index = 2)]
	Ended,
}

/// What can happen to an authorisation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AuthorizationStep {
	/// More money on hold.
	Increase,
	/// A capture that leaves something on hold.
	Capture,
	/// A capture after which nothing is on hold.
	CaptureLast,
	/// What was not captured goes back to the payer; something was captured before.
	Release,
	/// Everything goes back to the payer; nothing was captured, or it is past refunding.
	Abandon,
	/// Captured money back to the payer.
	Refund,
	/// The payer takes it to arbitration.
	Dispute,
	/// It comes back from there: ruled on, conceded, or taken back.
	Resume,
	/// The refund window is over.
	Close,
}

impl AuthorizationPhase {
	/// The only place where an authorisation changes phase.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: AuthorizationStep) -> Result<Self, NotAllowed> {
		use AuthorizationPhase::{Disputed, Ended, Held, Settled};
		use AuthorizationStep::{
			Abandon, Capture, CaptureLast, Close, Dispute, Increase, Refund, Release, Resume,
		};
		match (self, step) {
			(Held, Increase | Capture | Refund) => Ok(Held),
			(Held, CaptureLast | Release) | (Settled, Refund) | (Disputed, Resume) => Ok(Settled),
			(Settled, Dispute) => Ok(Disputed),
			(Held, Abandon) | (Settled, Close) => Ok(Ended),

			(Held, Dispute | Resume | Close)
			| (Settled, Increase | Capture | CaptureLast | Release | Abandon | Resume)
			| (
				Disputed,
				Increase | Capture | CaptureLast | Release | Abandon | Refund | Dispute | Close,
			)
			| (
				Ended,
				Increase | Capture | CaptureLast | Release | Abandon | Refund | Dispute | Resume
				| Close,
			) => Err(NotAllowed),
		}
	}
}

/// What a payer allows a merchant to take.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct AuthorizationRequest<AccountId> {
	/// In which money.
	pub asset: AssetKind,
	/// How much, to begin with.
	pub amount: Balance,
	/// The highest fee a gateway may take out of a capture.
	pub max_fee: Bps,
	/// Until when the merchant may capture; from then on the payer may reclaim.
	pub auth_expiry: Millis,
	/// Until when a capture can be refunded.
	pub refund_expiry: Millis,
	/// Where refunds go, if not to the payer.
	pub refund_to: Option<AccountId>,
	/// Whether the merchant's share of a capture stays on hold in his account until `refund_expiry`, so that
	/// the payer can dispute it.
	pub is_escrowed: bool,
}

/// Everything both sides agree to: the payer by making it, the merchant by capturing.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct AuthorizationTerms<AccountId> {
	/// Who may capture.
	pub merchant: MerchantId,
	/// The payer's reference.
	pub reference: ClientRef,
	/// The merchant's accounts when it was made.
	pub payee: MerchantTerms<AccountId>,
	/// Whose money it is.
	pub payer: AccountId,
	/// What is allowed.
	pub request: AuthorizationRequest<AccountId>,
}

/// Money held for a merchant. Whatever is outstanding is on hold in the payer's account under
/// [`crate::HoldReason::Authorization`], and `captured + voided + outstanding == authorized`.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Authorization<AccountId> {
	/// What both sides agree to.
	pub terms: AuthorizationTerms<AccountId>,
	/// The hash of the terms.
	pub contract_hash: H256,
	/// When it was made.
	pub created_at: Millis,
	/// From when anyone may give the outstanding money back: the expiry and a grace.
	pub lapses_at: Millis,
	/// Phase.
	pub phase: AuthorizationPhase,
	/// Everything that was put on hold for it.
	pub authorized: Balance,
	/// What was paid out.
	pub captured: Balance,
	/// What went back to the payer uncaptured.
	pub voided: Balance,
	/// What was given back of the captured.
	pub refunded: Balance,
	/// What of the captured lies on hold in the merchant's settlement account, under
	/// [`crate::HoldReason::Reserve`].
	pub reserved: Balance,
	/// Whether it was ever disputed.
	pub was_disputed: bool,
	/// How much of the outstanding money, in USDT, counts against the limits of both sides.
	pub counted: Balance,
	/// The payer's deposit, in USDT.
	pub deposit: Balance,
	/// Number of the next event.
	pub seq: u32,
	/// The bucket of its entry in the expiry index.
	pub bucket: u64,
}

/// What counters and time say about an authorisation.
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
pub enum AuthorizationStatus {
	/// On hold, nothing captured.
	#[codec(index = 0)]
	Authorized,
	/// Some captured, some on hold.
	#[codec(index = 1)]
	PartiallyCaptured,
	/// Nothing is on hold any more.
	#[codec(index = 2)]
	Captured,
	/// The merchant's time is over and the payer may take back what is on hold.
	#[codec(index = 3)]
	Expired,
	/// Nothing is on hold, and some of what was captured was given back.
	#[codec(index = 4)]
	RefundedPartial,
	/// Nothing is on hold, and all of it was given back.
	#[codec(index = 5)]
	RefundedFull,
	/// Arbitration decides about what lies in reserve.
	#[codec(index = 6)]
	Disputed,
}

impl<AccountId> Authorization<AccountId> {
	/// What is on hold.
	pub const fn outstanding(&self) -> Balance {
		self.authorized.saturating_sub(self.captured).saturating_sub(self.voided)
	}

	/// Status at a time.
	pub const fn status(&self, now: Millis) -> AuthorizationStatus {
		match self.phase {
			AuthorizationPhase::Held => {
				if now >= self.terms.request.auth_expiry {
					AuthorizationStatus::Expired
				} else if self.captured == 0 {
					AuthorizationStatus::Authorized
				} else {
					AuthorizationStatus::PartiallyCaptured
				}
			},
			AuthorizationPhase::Disputed => AuthorizationStatus::Disputed,
			AuthorizationPhase::Settled | AuthorizationPhase::Ended => {
				if self.refunded == 0 {
					AuthorizationStatus::Captured
				} else if self.refunded < self.captured {
					AuthorizationStatus::RefundedPartial
				} else {
					AuthorizationStatus::RefundedFull
				}
			},
		}
	}

	/// When its next timed step falls due. A dispute has no such step here: it ends in arbitration.
	pub const fn next_due(&self) -> Millis {
		match self.phase {
			AuthorizationPhase::Held => self.lapses_at,
			AuthorizationPhase::Settled
			| AuthorizationPhase::Disputed
			| AuthorizationPhase::Ended => self.terms.request.refund_expiry,
		}
	}
}
