// SPDX-License-Identifier: Apache-2.0

//! A deposit on its way in: its machine, and what is stored while it waits.

use crate::frame::prelude::*;
use tael_primitives::{Balance, Millis, bridge::Deposit};

/// The state does not allow the step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAllowed;

/// Where a deposit stands. Only [`Voting`](Self::Voting) and [`Parked`](Self::Parked) have a row of their
/// own; of the ended ones the nonce stays marked, and of a return its outbound row.
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
pub enum InboundState {
	/// Nobody has spoken of it. Never stored.
	#[codec(index = 0)]
	Unknown,
	/// Attesters have, and not enough of them.
	#[codec(index = 1)]
	Voting,
	/// It is true, and is not credited yet.
	#[codec(index = 2)]
	Parked,
	/// The recipient has it.
	#[codec(index = 3)]
	Credited,
	/// It is the recipient's, whose account cannot take it yet.
	#[codec(index = 4)]
	Claimable,
	/// It is on its way back to where it came from.
	#[codec(index = 5)]
	Returning,
	/// It went back.
	#[codec(index = 6)]
	Returned,
}

/// What can happen to a deposit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InboundStep {
	/// An attester says what it is.
	Vote,
	/// It goes into the recipient's account.
	Credit,
	/// The recipient's account cannot take it.
	Owe,
	/// It has to wait; or its return was cancelled there.
	Park,
	/// It goes back.
	Return,
	/// The vault has paid it back.
	Release,
}

impl InboundState {
	/// The only place where a deposit changes state.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: InboundStep) -> Result<Self, NotAllowed> {
		use InboundState::{Claimable, Credited, Parked, Returned, Returning, Unknown, Voting};
		use InboundStep::{Credit, Owe, Park, Release, Return, Vote};
		match (self, step) {
			(Unknown | Voting, Vote) => Ok(Voting),
			(Voting | Parked, Credit) => Ok(Credited),
			(Voting | Parked, Owe) => Ok(Claimable),
			(Voting | Returning, Park) => Ok(Parked),
			(Parked, Return) => Ok(Returning),
			(Returning, Release) => Ok(Returned),

			(Unknown, Credit | Owe | Park | Return | Release)
			| (Voting, Return | Release)
			| (Parked, Vote | Park | Release)
			| (Returning, Vote | Credit | Owe | Return)
			| (Credited | Claimable | Returned, Vote | Credit | Owe | Park | Return | Release) => {
				Err(NotAllowed)
			},
		}
	}
}

/// Why a deposit is parked.
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
pub enum ParkReason {
	/// The recipient is frozen, or may not be credited at all.
	#[codec(index = 0)]
	PolicyBlocked,
	/// Deposits of this domain were paused.
	#[codec(index = 1)]
	Paused,
	/// It is so large that it waits, in case something is wrong.
	#[codec(index = 2)]
	Large,
	/// More came in than passes at once.
	#[codec(index = 3)]
	RateLimited,
	/// It was to go back, and the vault cancelled that.
	#[codec(index = 4)]
	ReturnCancelled,
}

/// A deposit that waits.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct ParkedDeposit {
	/// What came in.
	pub deposit: Deposit,
	/// What of it the recipient gets: without the fee, which the attesters earned when they agreed.
	pub amount: Balance,
	/// Number of its next event.
	pub seq: u32,
	/// Why it waits.
	pub reason: ParkReason,
	/// Chain time from which it may be credited.
	pub release_at: Millis,
	/// Chain time at which it was parked first: the time after which anybody may send it back begins here.
	pub parked_at: Millis,
	/// Where it stands in the index of what may be credited next.
	pub bucket: u64,
}

#[cfg(test)]
mod tests {
	use super::*;
	use InboundState::*;
	use InboundStep::*;

	/// The table of the README.
	#[test]
	fn inv_2_every_pair_of_state_and_step_is_decided() {
		let steps = [Vote, Credit, Owe, Park, Return, Release];
		let no = None;
		let table = [
			(Unknown, [Some(Voting), no, no, no, no, no]),
			(Voting, [Some(Voting), Some(Credited), Some(Claimable), Some(Parked), no, no]),
			(Parked, [no, Some(Credited), Some(Claimable), no, Some(Returning), no]),
			(Returning, [no, no, no, Some(Parked), no, Some(Returned)]),
			(Credited, [no; 6]),
			(Claimable, [no; 6]),
			(Returned, [no; 6]),
		];
		for (state, row) in table {
			for (step, next) in steps.into_iter().zip(row) {
				assert_eq!(state.apply(step).ok(), next, "{state:?}, {step:?}");
			}
		}
	}
}
