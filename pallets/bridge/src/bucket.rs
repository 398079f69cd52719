// SPDX-License-Identifier: Apache-2.0

//! The token bucket: how much may pass in one direction of one domain.

use crate::frame::prelude::*;
use tael_primitives::{Balance, DAY, Millis};

/// Which way money goes, seen from here.
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
pub enum Direction {
	/// From the other chain to this one.
	#[codec(index = 0)]
	In,
	/// From this chain to the other one.
	#[codec(index = 1)]
	Out,
}

impl Direction {
	/// The other one.
	pub const fn opposite(self) -> Self {
		match self {
			Self::In => Self::Out,
			Self::Out => Self::In,
		}
	}
}

/// How much a bucket holds, and how fast it fills.
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
	Default,
)]
pub struct Rule {
	/// The most that passes at once.
	pub cap: Balance,
	/// What flows in during a day of chain time, evenly.
	pub refill_per_day: Balance,
}

/// The bucket has not got that much now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exhausted;

/// A bucket that fills evenly with chain time.
///
/// Over any window no more passes than the cap, what flows in during the window, and what came back in it
/// by the opposite flow. Without a bucket nothing passes at all.
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
pub struct Bucket {
	/// The rule in force.
	rule: Rule,
	/// What may pass, at chain time `last`.
	level: Balance,
	/// What has flowed in besides and is no whole unit yet, in units of one [`DAY`]th.
	fraction: Balance,
	/// Chain time at which the level was true.
	last: Millis,
}

const PARTS: Balance = DAY as Balance;

impl Bucket {
	/// A full bucket.
	pub const fn full(rule: Rule, now: Millis) -> Self {
		Self { rule, level: rule.cap, fraction: 0, last: now }
	}

	/// The rule in force.
	pub const fn rule(&self) -> Rule {
		self.rule
	}

	/// The same bucket at chain time `now`.
	#[must_use]
	pub fn at(mut self, now: Millis) -> Self {
		let elapsed = Balance::from(now.saturating_sub(self.last));
		// A sum that saturates is smaller than the true one: it lets less through.
		let parts = self.rule.refill_per_day.saturating_mul(elapsed).saturating_add(self.fraction);
		let (whole, fraction) =
			(parts.saturating_div(PARTS), parts.checked_rem(PARTS).unwrap_or(0));
		self.level = self.level.saturating_add(whole);
		self.fraction = fraction;
		self.last = self.last.max(now);
		self.spill()
	}

	/// What is above the cap is lost, its fraction too.
	const fn spill(mut self) -> Self {
		if self.level >= self.rule.cap {
			self.level = self.rule.cap;
			self.fraction = 0;
		}
		self
	}

	/// The most that passes at `now`.
	pub fn headroom(&self, now: Millis) -> Balance {
		self.at(now).level
	}

	/// Let `amount` pass at `now`.
	///
	/// # Errors
	/// [`Exhausted`] if it is more than the headroom; then nothing has changed.
	pub fn take(&mut self, amount: Balance, now: Millis) -> Result<(), Exhausted> {
		let mut bucket = self.at(now);
		bucket.level = bucket.level.checked_sub(amount).ok_or(Exhausted)?;
		*self = bucket;
		Ok(())
	}

	/// As much went the other way, and was carried out.
	pub fn give(&mut self, amount: Balance, now: Millis) {
		let mut bucket = self.at(now);
		bucket.level = bucket.level.saturating_add(amount);
		*self = bucket.spill();
	}

	/// Have another rule from `now` on. A raised cap fills with time; what a lowered one cuts off is lost.
	pub fn set_rule(&mut self, rule: Rule, now: Millis) {
		let mut bucket = self.at(now);
		bucket.rule = rule;
		*self = bucket.spill();
	}

	/// From when on `amount` passes, if nothing else does until then; `None` if that is never.
	pub fn passes_at(&self, amount: Balance, now: Millis) -> Option<Millis> {
		let bucket = self.at(now);
		let Some(missing) = amount.checked_sub(bucket.level).filter(|missing| *missing > 0) else {
			return Some(bucket.last);
		};
		if amount > bucket.rule.cap || bucket.rule.refill_per_day == 0 {
			return None;
		}
		let parts = missing.checked_mul(PARTS)?.checked_sub(bucket.fraction)?;
		let wait = parts.div_ceil(bucket.rule.refill_per_day);
		bucket.last.checked_add(Millis::try_from(wait).ok()?)
	}

	/// Whether it holds no more than it can, and nothing that is not there yet.
	pub const fn is_consistent(&self, now: Millis) -> bool {
		let is_bounded =
			self.level < self.rule.cap || (self.level == self.rule.cap && self.fraction == 0);
		is_bounded && self.fraction < PARTS && self.last <= now
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use tael_primitives::{HOUR, USDT};

	const START: Millis = 1_700_000_000_000;
	const RULE: Rule = Rule { cap: 1_000 * USDT, refill_per_day: 2_400 * USDT };

	#[test]
	fn a_bucket_gives_what_it_holds_and_not_one_unit_more() {
		let mut bucket = Bucket::full(RULE, START);
		let before = bucket;
		assert_eq!(bucket.take(RULE.cap + 1, START), Err(Exhausted));
		assert_eq!(bucket, before);
		assert_eq!(bucket.take(RULE.cap, START), Ok(()));
		assert_eq!(bucket.headroom(START), 0);
		assert_eq!(bucket.take(1, START), Err(Exhausted));
		assert_eq!(bucket.take(0, START), Ok(()));
	}

	#[test]
	fn a_sub_10_it_fills_to_the_millisecond() {
		// A unit every 36 milliseconds.
		let rule = Rule { cap: 10, refill_per_day: 2_400_000 };
		let mut bucket = Bucket::full(rule, START);
		assert_eq!(bucket.take(10, START), Ok(()));
		assert_eq!(bucket.headroom(START + 35), 0);
		assert_eq!(bucket.headroom(START + 36), 1);
		assert_eq!(bucket.headroom(START + 71), 1);
		assert_eq!(bucket.headroom(START + 72), 2);
		assert_eq!(bucket.headroom(START + 359), 9);
		assert_eq!(bucket.headroom(START + 360), 10);
		assert_eq!(bucket.headroom(Millis::MAX), 10);
	}

	#[test]
	fn a_sub_10_looking_often_loses_no_fraction() {
		// A third of a unit in a millisecond.
		let rule = Rule { cap: 1_000_000, refill_per_day: PARTS / 3 };
		let mut often = Bucket::full(rule, START);
		assert_eq!(often.take(1_000_000, START), Ok(()));
		let once = often;
		for elapsed in 0..=3_000 {
			assert_eq!(often.take(0, START + elapsed), Ok(()));
		}
		assert_eq!(often, once.at(START + 3_000));
		assert_eq!(often.headroom(START + 3_000), 1_000);
	}

	#[test]
	fn a_sub_10_time_that_stands_still_or_goes_back_fills_nothing() {
		let mut bucket = Bucket::full(RULE, START);
		assert_eq!(bucket.take(RULE.cap, START), Ok(()));
		assert_eq!(bucket.headroom(START), 0);
		assert_eq!(bucket.headroom(START - HOUR), 0);
		assert_eq!(bucket.take(0, START - HOUR), Ok(()));
		assert_eq!(bucket.headroom(START + HOUR), 100 * USDT, "and that hour is not counted twice");
	}

	#[test]
	fn the_other_flow_fills_it_up_to_the_cap() {
		let mut bucket = Bucket::full(RULE, START);
		assert_eq!(bucket.take(600 * USDT, START), Ok(()));
		bucket.give(100 * USDT, START);
		assert_eq!(bucket.headroom(START), 500 * USDT);
		bucket.give(Balance::MAX, START);
		assert_eq!(bucket.headroom(START), RULE.cap);
		assert!(bucket.is_consistent(START));
	}

	#[test]
	fn a_lower_rule_counts_at_once_and_a_higher_one_fills_with_time() {
		let mut bucket = Bucket::full(RULE, START);
		bucket.set_rule(Rule { cap: 100 * USDT, ..RULE }, START);
		assert_eq!(bucket.headroom(START), 100 * USDT);
		bucket.set_rule(RULE, START);
		assert_eq!(bucket.headroom(START), 100 * USDT);
		assert_eq!(bucket.headroom(START + HOUR), 200 * USDT);
		bucket.set_rule(Rule::default(), START);
		assert_eq!(bucket.headroom(Millis::MAX), 0);
		assert!(bucket.is_consistent(START));
	}

	#[test]
	fn it_says_when_an_amount_passes() {
		let mut bucket = Bucket::full(RULE, START);
		assert_eq!(bucket.passes_at(RULE.cap, START), Some(START));
		assert_eq!(bucket.passes_at(RULE.cap + 1, START), None);
		assert_eq!(bucket.take(RULE.cap, START), Ok(()));
		assert_eq!(bucket.passes_at(100 * USDT, START), Some(START + HOUR));
		assert_eq!(bucket.passes_at(100 * USDT + 1, START), Some(START + HOUR + 1));
		assert_eq!(bucket.passes_at(0, START), Some(START));
		bucket.set_rule(Rule { refill_per_day: 0, ..RULE }, START);
		assert_eq!(bucket.passes_at(1, START), None);
	}

	#[test]
	fn a_corrupt_bucket_is_not_consistent() {
		let bucket = Bucket::full(RULE, START);
		assert!(bucket.is_consistent(START));
		assert!(!bucket.is_consistent(START - 1));
		assert!(!Bucket { level: RULE.cap + 1, ..bucket }.is_consistent(START));
		assert!(!Bucket { fraction: 1, ..bucket }.is_consistent(START));
		assert!(!Bucket { level: 0, fraction: PARTS, ..bucket }.is_consistent(START));
	}

	#[derive(Clone, Debug)]
	enum Move {
		Wait(Millis),
		Take(Balance),
		Give(Balance),
	}

	fn any_move() -> impl Strategy<Value = Move> {
		prop_oneof![
			(0..100_u64).prop_map(Move::Wait),
			(0..DAY).prop_map(Move::Wait),
			(0..2_000_u128).prop_map(Move::Take),
			(0..500_u128).prop_map(Move::Give),
		]
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(1_000))]

		/// No window, wherever it begins, lets more through than the cap, what flows in during it, and what
		/// came back in it.
		#[test]
		fn no_window_lets_more_through_than_the_rule(
			cap in 0..5_000_u128,
			refill_per_day in 0..1_000_000_000_u128,
			moves in prop::collection::vec(any_move(), 1..60),
		) {
			let mut now = START;
			let mut bucket = Bucket::full(Rule { cap, refill_per_day }, now);
			// When, and how much passed or came back.
			let mut passed: Vec<(Millis, Balance, Balance)> = Vec::new();
			for what in moves {
				match what {
					Move::Wait(by) => now += by,
					Move::Take(amount) => {
						let headroom = bucket.headroom(now);
						let is_taken = bucket.take(amount, now).is_ok();
						prop_assert_eq!(is_taken, amount <= headroom);
						if is_taken {
							passed.push((now, amount, 0));
						}
					},
					Move::Give(amount) => {
						bucket.give(amount, now);
						passed.push((now, 0, amount));
					},
				}
				prop_assert!(bucket.is_consistent(now));
			}
			for first in 0..passed.len() {
				let begin = passed[first].0;
				let (mut out, mut back) = (0, 0);
				for (at, taken, given) in &passed[first..] {
					out += taken;
					back += given;
					let inflow = refill_per_day * Balance::from(at - begin);
					prop_assert!((out - out.min(cap + back)) * PARTS <= inflow);
				}
			}
		}

		/// An amount passes when the bucket says so, and not a millisecond earlier.
		#[test]
		fn an_amount_passes_exactly_when_it_was_said(
			cap in 1..5_000_u128,
			refill_per_day in 1..1_000_000_000_u128,
			taken in 0..5_000_u128,
			waited in 0..DAY,
			amount in 0..6_000_u128,
		) {
			let mut bucket = Bucket::full(Rule { cap, refill_per_day }, START);
			let _ = bucket.take(taken, START);
			let now = START + waited;
			match bucket.passes_at(amount, now) {
				None => prop_assert!(amount > cap),
				Some(at) => {
					prop_assert!(bucket.headroom(at) >= amount);
					prop_assert!(at == now || bucket.headroom(at - 1) < amount);
				},
			}
		}
	}
}
