// SPDX-License-Identifier: Apache-2.0

//! The machine of a dispute: its states, its steps and its tiers.

use crate::NotAllowed;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::Balance;

/// Where a dispute stands. The tier is beside it in the row.
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
	PartialOrd,
	Ord,
	Debug,
)]
pub enum DisputeState {
	/// Opened; a side that has not acted may still respond.
	#[codec(index = 0)]
	Open,
	/// Both sides have acted, and file what they have.
	#[codec(index = 1)]
	Evidence,
	/// Arbiters are to be drawn: the randomness was asked for and is not used yet.
	#[codec(index = 2)]
	Drawing,
	/// Before arbiters, or before the council.
	#[codec(index = 3)]
	Review,
	/// A ruling is stored and can be appealed.
	#[codec(index = 4)]
	Ruled,
	/// A side has appealed and waits for the other's stake.
	#[codec(index = 5)]
	Appealed,
	/// Nothing can change the ruling. Never stored: it is carried out in the same step.
	#[codec(index = 6)]
	Final,
	/// It took too long: only the council may rule, until the published default ends it.
	#[codec(index = 7)]
	Stalled,
	/// A ruling was carried out. Never stored.
	#[codec(index = 8)]
	Executed,
	/// The parties agreed, or one conceded. Never stored.
	#[codec(index = 9)]
	Settled,
	/// The opener took it back. Never stored.
	#[codec(index = 10)]
	Withdrawn,
}

/// What can happen to a dispute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DisputeStep {
	/// The first side responds to a dispute that the chain opened.
	Answer,
	/// The last side that had not acted responds.
	Respond,
	/// A side has let its time pass, or both have.
	Silence,
	/// An arbiter is to be drawn.
	Examine,
	/// Evidence, and what belongs to it.
	File,
	/// All seats are taken.
	Seat,
	/// It goes to the council.
	Council,
	/// A seat is vacant, or other ones are needed.
	Vacate,
	/// A member of a panel commits to a vote or reveals it.
	Vote,
	/// A ruling is stored.
	Rule,
	/// A side appeals.
	Appeal,
	/// The stake of the other side is there, or is advanced.
	Fund,
	/// A ruling becomes final.
	Conclude,
	/// The cap on its age is reached.
	Stall,
	/// The final ruling is carried out.
	Execute,
	/// The opener asks to take it back, or the other side objects.
	Ask,
	/// Nobody objected in time.
	Withdraw,
	/// The parties agree, or one concedes.
	Settle,
}

impl DisputeState {
	/// The only place where a dispute changes state.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has no row.
	pub const fn apply(self, step: DisputeStep) -> Result<Self, NotAllowed> {
		use DisputeState::{
			Appealed, Drawing, Evidence, Executed, Final, Open, Review, Ruled, Settled, Stalled,
			Withdrawn,
		};
		use DisputeStep::{
			Answer, Appeal, Ask, Conclude, Council, Examine, Execute, File, Fund, Respond, Rule,
			Seat, Settle, Silence, Stall, Vacate, Vote, Withdraw,
		};
		match (self, step) {
			(Open, Answer | Ask) => Ok(Open),
			(Open, Respond) | (Evidence, File | Ask) => Ok(Evidence),
			(Open | Evidence, Examine)
			| (Drawing, File | Ask | Vacate)
			| (Review, Vacate)
			| (Appealed, Fund) => Ok(Drawing),
			(Drawing, Seat | Council) | (Review, File | Ask | Vote) => Ok(Review),
			(Open, Silence) | (Review, Rule) => Ok(Ruled),
			(Ruled, Appeal) => Ok(Appealed),
			(Ruled | Appealed | Stalled, Conclude) => Ok(Final),
			(Open | Evidence | Drawing | Review | Ruled | Appealed, Stall) => Ok(Stalled),
			(Final, Execute) => Ok(Executed),
			(Open | Evidence | Drawing | Review, Withdraw) => Ok(Withdrawn),
			(Open | Evidence | Drawing | Review | Ruled | Appealed | Stalled, Settle) => {
				Ok(Settled)
			},

			(
				Open,
				File | Seat | Council | Vacate | Vote | Rule | Appeal | Fund | Conclude | Execute,
			)
			| (
				Evidence,
				Answer | Respond | Silence | Seat | Council | Vacate | Vote | Rule | Appeal | Fund
				| Conclude | Execute,
			)
			| (
				Drawing,
				Answer | Respond | Silence | Examine | Vote | Rule | Appeal | Fund | Conclude
				| Execute,
			)
			| (
				Review,
				Answer | Respond | Silence | Examine | Seat | Council | Appeal | Fund | Conclude
				| Execute,
			)
			| (
				Ruled,
				Answer | Respond | Silence | Examine | File | Seat | Council | Vacate | Vote | Rule
				| Fund | Execute | Ask | Withdraw,
			)
			| (
				Appealed,
				Answer | Respond | Silence | Examine | File | Seat | Council | Vacate | Vote | Rule
				| Appeal | Execute | Ask | Withdraw,
			)
			| (
				Stalled,
				Answer | Respond | Silence | Examine | File | Seat | Council | Vacate | Vote | Rule
				| Appeal | Fund | Stall | Execute | Ask | Withdraw,
			)
			| (
				Final,
				Answer | Respond | Silence | Examine | File | Seat | Council | Vacate | Vote | Rule
				| Appeal | Fund | Conclude | Stall | Ask | Withdraw | Settle,
			)
			| (
				Executed | Settled | Withdrawn,
				Answer | Respond | Silence | Examine | File | Seat | Council | Vacate | Vote | Rule
				| Appeal | Fund | Conclude | Stall | Execute | Ask | Withdraw | Settle,
			) => Err(NotAllowed),
		}
	}
}

/// Who rules. An appeal, and arbiters who fail to rule, lead to the next.
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
	PartialOrd,
	Ord,
	Debug,
)]
pub enum DisputeTier {
	/// Nobody yet; a ruling of this tier follows from silence.
	#[codec(index = 0)]
	Silence,
	/// One arbiter.
	#[codec(index = 1)]
	Arbiter,
	/// A panel of three.
	#[codec(index = 2)]
	Panel,
	/// The council.
	#[codec(index = 3)]
	Council,
}

impl DisputeTier {
	/// The tier above, if there is one.
	pub const fn next(self) -> Option<Self> {
		match self {
			Self::Silence => Some(Self::Arbiter),
			Self::Arbiter => Some(Self::Panel),
			Self::Panel => Some(Self::Council),
			Self::Council => None,
		}
	}

	/// How many arbiters are drawn.
	pub const fn seats(self) -> u32 {
		match self {
			Self::Silence | Self::Council => 0,
			Self::Arbiter => 1,
			Self::Panel => 3,
		}
	}

	/// What it costs, in fees of one arbiter.
	pub const fn price(self) -> Balance {
		match self {
			Self::Silence => 0,
			Self::Arbiter => 1,
			Self::Panel | Self::Council => 3,
		}
	}
}
