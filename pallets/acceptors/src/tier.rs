// SPDX-License-Identifier: Apache-2.0

//! The rungs of the programme: what each asks for and what it unlocks.

use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::serde};
use serde::{Deserialize, Serialize};
use tael_primitives::{Balance, Bps, Millis, Tier, TradeHistory};

/// The highest rung. The lowest is [`FIRST_TIER`].
pub const MAX_TIER: u8 = 8;
/// The rung that everybody begins on who is admitted without the council.
pub const FIRST_TIER: u8 = 1;

/// The whole, in basis points.
pub(crate) const WHOLE: Bps = 10_000;

/// What an applicant must have behind him to be admitted without the council.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[serde(crate = "polkadot_sdk::sp_runtime::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
	/// How long ago his first trade was, at least.
	pub min_age: Millis,
	/// Trades that ended with the buyer paid, at least.
	pub min_completed: u32,
	/// These of all that succeeded or failed, at least.
	pub min_completion: Bps,
	/// Different persons among their counterparties, at least.
	pub min_counterparties: u32,
}

impl Entry {
	/// Whether a history is enough.
	pub fn admits(&self, history: &TradeHistory, now: Millis) -> bool {
		let age = history.since.map(|since| now.saturating_sub(since));
		age.is_some_and(|age| age >= self.min_age)
			&& history.completed >= self.min_completed
			&& history.counterparties >= self.min_counterparties
			&& completion(history.completed.into(), history.failed.into())
				.is_some_and(|completion| completion >= self.min_completion)
	}
}

/// `completed` of all that succeeded or failed, in basis points, rounded down. `None` of nothing.
pub(crate) fn completion(completed: u64, failed: u64) -> Option<Bps> {
	let whole = completed.checked_add(failed)?;
	let share = completed.checked_mul(WHOLE.into())?.checked_div(whole)?;
	share.try_into().ok()
}

/// Below which service nobody gets new trades.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[serde(crate = "polkadot_sdk::sp_runtime::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct Floors {
	/// Least completion over the window.
	pub completion: Bps,
	/// The longest that nine of ten releases may take. Times are known by the cells of
	/// [`BOUNDS`](crate::BOUNDS), each read as its upper bound: anything else than one of these is as
	/// good as the next lower one.
	pub release_p90: Millis,
}

/// What a rung asks for and what it unlocks. Copied into the acceptor when he is put on it.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[serde(crate = "polkadot_sdk::sp_runtime::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct TierTerms {
	/// Least tier of identity.
	pub kyc: Tier,
	/// The bond it needs, in USDT.
	pub bond: Balance,
	/// How much of that stays for the long window after the last trade: the compensation part.
	pub cover: Balance,
	/// The most that one trade may be, in USDT.
	pub max_trade: Balance,
	/// How many trades may live at a time.
	pub max_open: u32,
	/// What admits without the council; asked on the first rung only.
	pub entry: Entry,
	/// What service must not fall below.
	pub floors: Floors,
}

impl TierTerms {
	/// Whether they make sense.
	pub const fn is_sound(&self) -> bool {
		self.bond > 0
			&& self.cover <= self.bond
			&& self.max_trade > 0
			&& self.max_open > 0
			&& self.entry.min_completion <= WHOLE
			&& self.floors.completion <= WHOLE
			&& self.floors.release_p90 > 0
	}
}
