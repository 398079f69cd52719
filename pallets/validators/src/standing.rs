// SPDX-License-Identifier: Apache-2.0

use crate::frame::prelude::*;

/// Where an account stands with the validator set.
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
	/// Unknown here. Never stored.
	#[codec(index = 0)]
	Absent,
	/// May register session keys, and does not validate.
	#[codec(index = 1)]
	Approved,
	/// Belongs to every set that is planned, as long as it has session keys.
	#[codec(index = 2)]
	Active,
	/// Belongs to no set that is planned, and may validate until those planned before are over.
	#[codec(index = 3)]
	Leaving,
}

/// What can be done to a standing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
	/// The council lets the account register session keys.
	Approve,
	/// The council takes the account into the set.
	Add,
	/// The council removes the account, or the account leaves.
	Retire,
	/// A session began without the account.
	Depart,
}

/// The standing does not allow the step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAllowed;

impl Standing {
	/// The only place where a standing changes.
	pub const fn apply(self, step: Step) -> Result<Self, NotAllowed> {
		use Standing::{Absent, Active, Approved, Leaving};
		use Step::{Add, Approve, Depart, Retire};
		match (self, step) {
			(Absent, Approve) => Ok(Approved),
			(Approved | Leaving, Add) => Ok(Active),
			(Active, Retire) => Ok(Leaving),
			(Approved, Retire) | (Leaving, Depart) => Ok(Absent),

			(Absent, Add | Retire | Depart)
			| (Approved, Approve | Depart)
			| (Active, Approve | Add | Depart)
			| (Leaving, Approve | Retire) => Err(NotAllowed),
		}
	}
}
