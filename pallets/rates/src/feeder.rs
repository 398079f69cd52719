// SPDX-License-Identifier: Apache-2.0

//! A feeder: from application to the return of the bond.

use crate::frame::prelude::*;
use tael_primitives::{Balance, Millis};

/// Where a feeder stands.
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
pub enum Standing {
	/// Has applied, and waits for the council.
	#[codec(index = 0)]
	Candidate,
	/// Feeds.
	#[codec(index = 1)]
	Active,
	/// Does not count while `now < until`, and is active again by itself from then on.
	#[codec(index = 2)]
	Suspended {
		/// Chain time from which the suspension is over.
		until: Millis,
	},
	/// Feeds no more; the bond can still be slashed.
	#[codec(index = 3)]
	Leaving {
		/// Chain time from which anybody may return the bond.
		until: Millis,
	},
	/// Gone. Never stored.
	#[codec(index = 4)]
	Gone,
}

/// What can happen to a feeder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FeederStep {
	/// The council admits him.
	Admit,
	/// Too many strikes.
	Suspend {
		/// Chain time from which he is active again.
		until: Millis,
	},
	/// The council ends a suspension early.
	Reinstate,
	/// He goes, or the council sends him away.
	Leave {
		/// Chain time from which the bond may be returned.
		until: Millis,
	},
	/// Anybody returns the bond when its time is over.
	Finish,
}

impl Standing {
	/// The standing as it is at `now`: a suspension that is over has ended by itself.
	pub const fn at(self, now: Millis) -> Self {
		match self {
			Self::Suspended { until } if now >= until => Self::Active,
			Self::Candidate
			| Self::Active
			| Self::Suspended { .. }
			| Self::Leaving { .. }
			| Self::Gone => self,
		}
	}

	/// The only place where a feeder's standing changes. Call it on the standing [`at`](Self::at) now.
	pub const fn apply(self, step: FeederStep) -> Result<Self, crate::NotAllowed> {
		use FeederStep::{Admit, Finish, Leave, Reinstate, Suspend};
		use Standing::{Active, Candidate, Gone, Leaving, Suspended};
		match (self, step) {
			(Candidate, Admit) | (Suspended { .. }, Reinstate) => Ok(Active),
			(Active | Suspended { .. }, Suspend { until }) => Ok(Suspended { until }),
			(Active | Suspended { .. }, Leave { until }) => Ok(Leaving { until }),
			// Nothing rests on a candidate's bond.
			(Candidate, Leave { .. }) | (Leaving { .. }, Finish) => Ok(Gone),

			(Candidate, Suspend { .. } | Reinstate | Finish)
			| (Active, Admit | Reinstate | Finish)
			| (Suspended { .. }, Admit | Finish)
			| (Leaving { .. }, Admit | Suspend { .. } | Reinstate | Leave { .. })
			| (Gone, Admit | Suspend { .. } | Reinstate | Leave { .. } | Finish) => Err(crate::NotAllowed),
		}
	}
}

/// A feeder, as it is stored.
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
pub struct Feeder {
	/// What is on hold in his account.
	pub bond: Balance,
	/// Where he stands; a suspension may be over.
	pub standing: Standing,
	/// Strikes since the window began.
	pub strikes: u32,
	/// Chain time at which the window of the strikes began.
	pub window: Millis,
	/// Chain time before which he gets no strike: one fault on many pairs is one, and who comes or
	/// comes back has time to speak.
	pub spared_until: Millis,
}

/// Why a feeder got a strike.
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
	/// His word was outside the bounds of a live pair.
	#[codec(index = 0)]
	OutOfBounds,
	/// His word was further from the accepted median than feeders may disagree.
	#[codec(index = 1)]
	Outlier,
	/// He was silent for longer than a word counts.
	#[codec(index = 2)]
	Silent,
}
