// SPDX-License-Identifier: Apache-2.0

use crate::frame::prelude::*;
use tael_primitives::{Balance, HOUR, Millis};

/// How many whole hours back a refund can lie and still be within 24 h.
const REACH: u64 = 24;

/// What a refunder may give back, and what it has given back lately.
///
/// Refunds are summed by the hour in which they were made, and an hour counts until no moment of it
/// is within the last 24 h. So no 24 h ever hold more than `per_day`, and a refund stops counting
/// after 24 to 25 h.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Allowance {
	/// The most that may be refunded in any 24 h, in USDT.
	pub per_day: Balance,
	/// Hours of chain time and the USDT refunded in each, in rising order: the hours within reach
	/// at the time of the last refund.
	used: BoundedVec<(u64, Balance), ConstU32<25>>,
}

/// The refund would exceed the allowance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exceeded;

impl Allowance {
	/// An allowance of which nothing is used.
	pub fn new(per_day: Balance) -> Self {
		Self { per_day, used: BoundedVec::new() }
	}

	/// What may still be refunded at `now`.
	pub fn left(&self, now: Millis) -> Balance {
		let hour = now / HOUR;
		self.used
			.iter()
			.filter(|(used_in, _)| within_reach(*used_in, hour))
			.fold(self.per_day, |left, (_, used)| left.saturating_sub(*used))
	}

	/// Count a refund of `amount` USDT at `now`.
	pub fn spend(&mut self, amount: Balance, now: Millis) -> Result<(), Exceeded> {
		if amount > self.left(now) {
			return Err(Exceeded);
		}
		let hour = now / HOUR;
		self.used.retain(|(used_in, _)| within_reach(*used_in, hour));
		match self.used.last_mut().filter(|(used_in, _)| *used_in == hour) {
			Some((_, used)) => *used = used.checked_add(amount).ok_or(Exceeded)?,
			None => self.used.try_push((hour, amount)).map_err(|_| Exceeded)?,
		}
		Ok(())
	}

	#[cfg(any(feature = "std", feature = "try-runtime"))]
	pub(crate) fn is_sorted(&self) -> bool {
		self.used.is_sorted_by(|(a, _), (b, _)| a < b)
	}
}

const fn within_reach(used_in: u64, hour: u64) -> bool {
	used_in.saturating_add(REACH) >= hour
}
