// SPDX-License-Identifier: Apache-2.0

//! How a pair is configured, and what follows for one word.

use crate::frame::prelude::*;
use serde::{Deserialize, Serialize};
use tael_primitives::{Bps, Millis, Price, RawPrice, SECOND};

/// The most feeders a pair can have.
pub const MAX_FEEDERS: u32 = 16;
/// Sooner after the one before no word is free of fees.
const FREE_AFTER: Millis = 5 * SECOND;
/// The widest step: half of the price.
const WIDEST_STEP: Bps = 5_000;

/// What governance decides for a pair.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	PartialEq,
	Eq,
	Debug,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PairConfig<AccountId> {
	/// The lowest price that makes sense. Above zero.
	pub min: Price,
	/// The highest price that makes sense.
	pub max: Price,
	/// A feeder speaks at least this often.
	pub heartbeat: Millis,
	/// How long a word counts, in block time. Above the heartbeat.
	pub ttl: Millis,
	/// How far a price moves before a feeder speaks early.
	pub deviation: Bps,
	/// How far the median may move from one round to the next; more with the time between them.
	pub max_step: Bps,
	/// How far the feeders may disagree.
	pub max_spread: Bps,
	/// How many feeders may lie or be silent.
	pub faults: u8,
	/// How often a median beyond the step must be seen again.
	pub confirmations: u8,
	/// How long between two of these, in block time.
	pub confirm_gap: Millis,
	/// Who feeds the pair.
	pub feeders: BoundedVec<AccountId, ConstU32<MAX_FEEDERS>>,
}

impl<AccountId: Ord> PairConfig<AccountId> {
	/// Whether the parameters fit together, as the page of this pallet says.
	pub fn is_sound(&self) -> bool {
		let feeders = self.feeders.iter().collect::<alloc::collections::BTreeSet<_>>().len();
		let needed = usize::from(self.faults).saturating_mul(3).saturating_add(1);
		self.min > Price(0)
			&& self.min < self.max
			&& self.heartbeat > 0
			&& self.ttl > self.heartbeat
			&& self.deviation > 0
			&& self.max_step > self.deviation
			&& self.max_step <= WIDEST_STEP
			&& self.max_spread > 0
			&& self.faults >= 1
			&& self.confirmations >= 2
			&& self.confirm_gap > 0
			&& feeders == self.feeders.len()
			&& feeders >= needed
	}
}

impl<AccountId> PairConfig<AccountId> {
	/// How many words make a price: `2f + 1`.
	pub fn quorum(&self) -> usize {
		usize::from(self.faults).saturating_mul(2).saturating_add(1)
	}

	/// Whether `price` makes sense.
	pub fn holds(&self, price: Price) -> bool {
		(self.min..=self.max).contains(&price)
	}

	/// Whether a word still counts at the block time `now`.
	pub fn counts(&self, word: &RawPrice, now: Millis) -> bool {
		now < word.at.saturating_add(self.ttl)
	}

	/// Whether a word was wanted, so that it costs no fee.
	pub(crate) fn wants(
		&self,
		before: Option<RawPrice>,
		price: Price,
		tripped: bool,
		now: Millis,
	) -> bool {
		let Some(before) = before else { return true };
		let age = now.saturating_sub(before.at);
		age >= FREE_AFTER
			&& (age >= self.heartbeat.saturating_div(2)
				|| before.price.moved(price, self.deviation)
				|| (tripped && age >= self.confirm_gap))
	}
}
