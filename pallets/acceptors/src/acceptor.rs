// SPDX-License-Identifier: Apache-2.0

//! The acceptor: his machine, and what is stored of him.

use crate::{Config, Error, NotAllowed, TierTerms};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, Millis, TradeHistory};

/// Why somebody is suspended or charged.
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
pub enum Concern {
	/// Signs of fraud.
	#[codec(index = 0)]
	Fraud,
	/// Complaints of counterparties.
	#[codec(index = 1)]
	Complaints,
	/// Questions of law or identity.
	#[codec(index = 2)]
	Compliance,
	/// Bad service.
	#[codec(index = 3)]
	Service,
	/// His keys or systems may be in wrong hands.
	#[codec(index = 4)]
	Security,
	/// Anything else; the notes say what.
	#[codec(index = 5)]
	Other,
}

/// What restricts an acceptor by itself, and ends with its cause.
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
pub enum Fault {
	/// The bond is less than his rung needs.
	#[codec(index = 0)]
	BondShort,
	/// Too few of his trades complete.
	#[codec(index = 1)]
	CompletionLow,
	/// His releases take too long.
	#[codec(index = 2)]
	ReleaseSlow,
	/// His identity is no longer attested for the rung, or he is frozen.
	#[codec(index = 3)]
	KycGone,
}

/// Where an acceptor stands.
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
pub enum AcceptorState {
	/// Has applied, and waits for the council.
	#[codec(index = 0)]
	Applied,
	/// Trades within the limits of his rung.
	#[codec(index = 1)]
	Active,
	/// No new trades until what restricts him has gone.
	#[codec(index = 2)]
	Restricted,
	/// No new trades while `now < until`.
	#[codec(index = 3)]
	Suspended {
		/// Chain time from which it is over.
		until: Millis,
		/// Why.
		concern: Concern,
	},
	/// On the way out: the bond unlocks in two parts.
	#[codec(index = 4)]
	Exiting,
	/// Sent away: the bond unlocks as for somebody who left.
	#[codec(index = 5)]
	Expelled,
	/// Left state. Never stored.
	#[codec(index = 6)]
	Gone,
}

/// What can happen to an acceptor. Rows of the reference in brackets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AcceptorStep {
	/// The council, or his history, admits him (AC2).
	Approve,
	/// The council refuses him (AC2).
	Reject,
	/// He takes his application back (AC2).
	Retract,
	/// He adds to his bond (AC3).
	TopUp,
	/// He takes back what his bond has too much (AC3).
	WithdrawExcess,
	/// The council puts him on a rung.
	SetTier,
	/// Something restricts him (AC4).
	Restrict,
	/// What restricted him has gone (AC4).
	Relieve,
	/// A risk officer suspends him (AC5).
	Suspend {
		/// Chain time from which it is over.
		until: Millis,
		/// Why.
		concern: Concern,
	},
	/// A risk officer, or time, ends that (AC5).
	Reinstate,
	/// The council charges him (AC8).
	Charge,
	/// The council sends him away after the hearing (AC8).
	Expel,
	/// He leaves (AC6).
	Exit,
	/// He takes a part of his bond back (AC7).
	Withdraw,
	/// He takes the last part back (AC7).
	Leave,
}

impl AcceptorState {
	/// The only place where an acceptor changes state.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: AcceptorStep) -> Result<Self, NotAllowed> {
		use AcceptorState::{Active, Applied, Exiting, Expelled, Gone, Restricted, Suspended};
		use AcceptorStep::{
			Approve, Charge, Exit, Expel, Leave, Reinstate, Reject, Relieve, Restrict, Retract,
			SetTier, Suspend, TopUp, Withdraw, WithdrawExcess,
		};
		match (self, step) {
			(Applied, Approve) => Ok(Active),
			(Applied, TopUp) => Ok(Applied),
			(Applied, Reject | Retract) => Ok(Gone),

			(Active, TopUp | WithdrawExcess | SetTier | Charge) => Ok(Active),
			(Active, Restrict) => Ok(Restricted),

			(Restricted, TopUp | SetTier | Charge) => Ok(Restricted),
			(Restricted, Relieve) => Ok(Active),

			(Suspended { .. }, TopUp | SetTier | Charge) => Ok(self),
			(Suspended { .. }, Reinstate) => Ok(Active),

			(Active | Restricted | Suspended { .. }, Suspend { until, concern }) => {
				Ok(Suspended { until, concern })
			},
			(Active | Restricted | Suspended { .. }, Exit) => Ok(Exiting),
			(Active | Restricted | Suspended { .. } | Exiting, Expel) => Ok(Expelled),

			(Exiting, Withdraw | Charge) => Ok(Exiting),
			(Expelled, Withdraw) => Ok(Expelled),
			(Exiting | Expelled, Leave) => Ok(Gone),

			(
				Applied,
				WithdrawExcess
				| SetTier
				| Restrict
				| Relieve
				| Suspend { .. }
				| Reinstate
				| Charge
				| Expel
				| Exit
				| Withdraw
				| Leave,
			)
			| (Active, Approve | Reject | Retract | Relieve | Reinstate | Withdraw | Leave)
			| (
				Restricted,
				Approve | Reject | Retract | WithdrawExcess | Restrict | Reinstate | Withdraw
				| Leave,
			)
			| (
				Suspended { .. },
				Approve | Reject | Retract | WithdrawExcess | Restrict | Relieve | Withdraw | Leave,
			)
			| (
				Exiting,
				Approve
				| Reject
				| Retract
				| TopUp
				| WithdrawExcess
				| SetTier
				| Restrict
				| Relieve
				| Suspend { .. }
				| Reinstate
				| Exit,
			)
			| (
				Expelled,
				Approve
				| Reject
				| Retract
				| TopUp
				| WithdrawExcess
				| SetTier
				| Restrict
				| Relieve
				| Suspend { .. }
				| Reinstate
				| Charge
				| Expel
				| Exit,
			)
			| (
				Gone,
				Approve
				| Reject
				| Retract
				| TopUp
				| WithdrawExcess
				| SetTier
				| Restrict
				| Relieve
				| Suspend { .. }
				| Reinstate
				| Charge
				| Expel
				| Exit
				| Withdraw
				| Leave,
			) => Err(NotAllowed),
		}
	}

	/// Whether he was admitted and has not begun to leave.
	pub const fn is_member(self) -> bool {
		match self {
			Self::Active | Self::Restricted | Self::Suspended { .. } => true,
			Self::Applied | Self::Exiting | Self::Expelled | Self::Gone => false,
		}
	}

	/// Whether his bond stands behind trades.
	pub const fn is_bound(self) -> bool {
		match self {
			Self::Active
			| Self::Restricted
			| Self::Suspended { .. }
			| Self::Exiting
			| Self::Expelled => true,
			Self::Applied | Self::Gone => false,
		}
	}
}

/// What an earlier, higher rung promised, and still has to be there.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kept {
	/// The bond it needed.
	#[codec(compact)]
	pub bond: Balance,
	/// The compensation part of that.
	#[codec(compact)]
	pub cover: Balance,
	/// Chain time from which it no longer counts.
	pub until: Millis,
}

/// What the council holds against an acceptor.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Charge {
	/// Of what kind.
	pub concern: Concern,
	/// What exactly, by hash.
	pub notes: H256,
	/// His last answer, by hash.
	pub answer: Option<H256>,
	/// He answers before this chain time; from it on he can be expelled.
	pub answer_until: Millis,
	/// From this chain time on the charge is void.
	pub void_at: Millis,
}

/// An acceptor. His bond, frozen part included, is on hold under
/// [`HoldReason::Bond`](crate::HoldReason::Bond).
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Acceptor {
	/// Where he stands; a suspension may be over.
	pub state: AcceptorState,
	/// His rung; while he applies the first one.
	pub tier: u8,
	/// What that asked for and unlocked when he was put on it.
	pub terms: TierTerms,
	/// The attestation the council went by, as hash or locator; zero without the council.
	pub label: H256,
	/// What is on hold, in USDT.
	#[codec(compact)]
	pub bond: Balance,
	/// How much of it claims have frozen.
	#[codec(compact)]
	pub frozen: Balance,
	/// How much more claims wait for: what the bond had too little for them.
	#[codec(compact)]
	pub waiting: Balance,
	/// The live claims against him.
	pub claims: u32,
	/// Claims that were ever filed against him while he is here: the place of the next one.
	pub filed: u64,
	/// What a higher rung before promised.
	pub kept: Option<Kept>,
	/// Chain time of his admission; of his application before that. The bond stands behind trades that
	/// end from then on.
	pub since: Millis,
	/// His trades, as they were when he applied.
	pub history: TradeHistory,
	/// What the council holds against him.
	pub charge: Option<Charge>,
	/// When the sweep looks at him next, while he is a member.
	pub next_review: Millis,
	/// The bucket of his entry in the expiry index, while he is a member.
	pub bucket: Option<u64>,
	/// Number of the next event.
	pub seq: u32,
}

impl Acceptor {
	/// Take a step.
	pub(crate) fn advance<T: Config>(&mut self, step: AcceptorStep) -> Result<(), Error<T>> {
		self.state = self.state.apply(step).map_err(|NotAllowed| Error::<T>::WrongState)?;
		Ok(())
	}

	/// The number of the event that is about to be emitted.
	pub(crate) const fn next_seq(&mut self) -> u32 {
		let seq = self.seq;
		self.seq = seq.saturating_add(1);
		seq
	}

	/// What no claim has frozen: it is there for those that wait.
	pub const fn unfrozen(&self) -> Balance {
		self.bond.saturating_sub(self.frozen)
	}

	/// What no claim has frozen or waits for: a new claim can freeze it, and only this can leave.
	pub const fn unclaimed(&self) -> Balance {
		self.unfrozen().saturating_sub(self.waiting)
	}

	/// What a higher rung before promised, if that still counts.
	pub fn kept_at(&self, now: Millis) -> Option<Kept> {
		self.kept.filter(|kept| now < kept.until)
	}

	/// What his rung asks for, or a higher one before promised.
	pub fn promised_at(&self, now: Millis) -> Balance {
		let kept = self.kept_at(now).map_or(0, |kept| kept.bond);
		self.terms.bond.max(kept)
	}

	/// Below which his bond must not be withdrawn while he is a member.
	pub fn need_at(&self, now: Millis) -> Balance {
		self.promised_at(now).saturating_add(self.frozen).saturating_add(self.waiting)
	}

	/// The compensation part of his bond.
	pub fn cover_at(&self, now: Millis) -> Balance {
		let kept = self.kept_at(now).map_or(0, |kept| kept.cover);
		self.terms.cover.max(kept)
	}

	/// Whether his bond is less than his rung needs. The part that claims have frozen counts: nothing is
	/// proven yet, and filing must not restrict anybody.
	pub const fn is_short(&self) -> bool {
		self.bond < self.terms.bond
	}

	/// Whether a suspension is over.
	pub const fn is_served(&self, now: Millis) -> bool {
		match self.state {
			AcceptorState::Suspended { until, .. } => now >= until,
			AcceptorState::Applied
			| AcceptorState::Active
			| AcceptorState::Restricted
			| AcceptorState::Exiting
			| AcceptorState::Expelled
			| AcceptorState::Gone => false,
		}
	}

	/// When his next timed step falls due, if there is one.
	pub const fn next_due(&self) -> Option<Millis> {
		match self.state {
			AcceptorState::Active | AcceptorState::Restricted => Some(self.next_review),
			AcceptorState::Suspended { until, .. } => Some(until),
			AcceptorState::Applied
			| AcceptorState::Exiting
			| AcceptorState::Expelled
			| AcceptorState::Gone => None,
		}
	}
}
