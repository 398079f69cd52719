// SPDX-License-Identifier: Apache-2.0

//! When a price is worth telling the chain.

use std::time::Duration;
use tael_primitives::{Bps, Price};

/// What the chain expects of the feeders of a pair.
#[derive(Clone, Copy, Debug)]
pub struct Rhythm {
	/// Speak at least this often.
	pub heartbeat: Duration,
	/// Speak early when the price has moved by this.
	pub deviation: Bps,
	/// While the pair is tripped, speak again after this.
	pub confirm_gap: Duration,
}

/// What this feeder told the chain last.
#[derive(Clone, Copy, Debug)]
pub struct Told {
	/// The price.
	pub price: Price,
	/// How long ago.
	pub ago: Duration,
}

/// Whether `price` should be told now. `jitter`, from 0 to 255, spreads the feeders' heartbeats, so that not
/// all land in one block.
pub fn is_due(price: Price, told: Option<Told>, tripped: bool, rhythm: Rhythm, jitter: u8) -> bool {
	let Some(told) = told else { return true };
	// The word has to be in a block before the heartbeat is over: three quarters of it, and up to
	// an eighth more.
	let early = rhythm.heartbeat * 3 / 4 + rhythm.heartbeat * u32::from(jitter) / (8 * 256);
	told.ago >= early
		|| (tripped && told.ago >= rhythm.confirm_gap)
		|| told.price.moved(price, rhythm.deviation)
}

#[cfg(test)]
mod tests {
	use super::*;

	const RHYTHM: Rhythm = Rhythm {
		heartbeat: Duration::from_mins(10),
		deviation: 30,
		confirm_gap: Duration::from_mins(1),
	};

	fn due(price: u64, ago: u64, tripped: bool, jitter: u8) -> bool {
		let told = Told { price: Price(700_000_000), ago: Duration::from_secs(ago) };
		is_due(Price(price), Some(told), tripped, RHYTHM, jitter)
	}

	#[test]
	fn the_first_price_is_due() {
		assert!(is_due(Price(1), None, false, RHYTHM, 0));
	}

	#[test]
	fn a_price_is_due_again_before_the_heartbeat_is_over() {
		assert!(!due(700_000_000, 449, false, 0));
		assert!(due(700_000_000, 450, false, 0));
		assert!(!due(700_000_000, 450, false, 255));
		assert!(due(700_000_000, 525, false, 255));
	}

	#[test]
	fn a_price_that_moved_is_due_at_once() {
		assert!(!due(701_000_000, 0, false, 0));
		assert!(due(702_100_000, 0, false, 0), "0.3 %");
		assert!(due(697_900_000, 0, false, 0));
	}

	#[test]
	fn a_tripped_pair_is_confirmed() {
		assert!(!due(700_000_000, 59, true, 0));
		assert!(due(700_000_000, 60, true, 0));
		assert!(!due(700_000_000, 60, false, 0));
	}
}
