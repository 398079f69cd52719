// SPDX-License-Identifier: Apache-2.0

use crate::frame::prelude::*;
use tael_primitives::Millis;

/// Where a merchant stands.
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
pub enum State {
	/// Registered, and waits for the registrar.
	#[codec(index = 0)]
	Pending,
	/// Takes payments.
	#[codec(index = 1)]
	Active,
	/// Takes no new payments while `now < until`, and is active again by itself from then on.
	#[codec(index = 2)]
	Suspended {
		/// Chain time from which the suspension is over.
		until: Millis,
	},
	/// Takes no new payments ever again; refunds and captures go on.
	#[codec(index = 3)]
	Closing {
		/// Chain time from which anybody may remove the merchant.
		until: Millis,
	},
	/// Gone. Never stored.
	#[codec(index = 4)]
	Ended,
}

/// What can be done to a merchant's state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
	/// The registrar admits it.
	Approve,
	/// The registrar refuses it.
	Reject,
	/// The registrar stops new payments for a while.
	Suspend {
		/// Chain time from which the suspension is over.
		until: Millis,
	},
	/// The registrar ends a suspension early.
	Reinstate,
	/// The owner or the council stops new payments for good.
	Close {
		/// Chain time from which the merchant may be removed.
		until: Millis,
	},
	/// Anybody removes it when the closing period is over.
	Finish,
}

/// The state does not allow the step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAllowed;

impl State {
	/// The state as it is at `now`: a suspension that is over has ended by itself.
	pub const fn at(self, now: Millis) -> Self {
		match self {
			Self::Suspended { until } if now >= until => Self::Active,
			Self::Pending
			| Self::Active
			| Self::Suspended { .. }
			| Self::Closing { .. }
			| Self::Ended => self,
		}
	}

	/// The only place where a merchant changes state. Call it on the state [`at`](Self::at) now.
	pub const fn apply(self, step: Step) -> Result<Self, NotAllowed> {
		use State::{Active, Closing, Ended, Pending, Suspended};
		use Step::{Approve, Close, Finish, Reinstate, Reject, Suspend};
		match (self, step) {
			(Pending, Approve) | (Suspended { .. }, Reinstate) => Ok(Active),
			(Active | Suspended { .. }, Suspend { until }) => Ok(Suspended { until }),
			(Active | Suspended { .. }, Close { until }) => Ok(Closing { until }),
			// No payment was ever made for a pending merchant, so it need not wait.
			(Pending, Reject | Close { .. }) | (Closing { .. }, Finish) => Ok(Ended),

			(Pending, Suspend { .. } | Reinstate | Finish)
			| (Active, Approve | Reject | Reinstate | Finish)
			| (Suspended { .. }, Approve | Reject | Finish)
			| (Closing { .. }, Approve | Reject | Suspend { .. } | Reinstate | Close { .. })
			| (Ended, Approve | Reject | Suspend { .. } | Reinstate | Close { .. } | Finish) => {
				Err(NotAllowed)
			},
		}
	}

	/// Whether the registrar has admitted the merchant, at whatever time.
	pub const fn was_approved(self) -> bool {
		match self {
			Self::Active | Self::Suspended { .. } | Self::Closing { .. } => true,
			Self::Pending | Self::Ended => false,
		}
	}
}
