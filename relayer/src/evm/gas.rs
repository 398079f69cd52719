// SPDX-License-Identifier: Apache-2.0

//! What is paid for gas.

/// A thousand million wei.
pub(super) const GWEI: u128 = 1_000_000_000;
/// What an empty transfer takes.
pub(super) const TRANSFER: u64 = 21_000;

/// The price of a unit of gas, in wei.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Price {
	/// The most that is paid.
	pub(super) most: u128,
	/// What of it goes to the block's author.
	pub(super) tip: u128,
}

impl Price {
	/// Enough more for a node to take a transaction in another's place: they ask for a tenth.
	pub(super) const fn raised(self) -> Self {
		let Self { most, tip } = self;
		Self {
			most: most.saturating_add(most.div_ceil(8)).saturating_add(1),
			tip: tip.saturating_add(tip.div_ceil(8)).saturating_add(1),
		}
	}

	/// Twice as much.
	pub(super) const fn doubled(self) -> Self {
		Self { most: self.most.saturating_mul(2), tip: self.tip.saturating_mul(2) }
	}

	/// At least as much as another, in both.
	pub(super) fn at_least(self, other: Self) -> Self {
		Self { most: self.most.max(other.most), tip: self.tip.max(other.tip) }
	}

	/// No more than `max`; none if no block would take it for that.
	pub(super) fn within(self, max: u128, base: u128) -> Option<Self> {
		let most = self.most.min(max);
		(most >= base).then(|| Self { most, tip: self.tip.min(most) })
	}

	/// What a transaction may cost.
	pub(super) const fn cost(self, gas: u64) -> u128 {
		#[allow(clippy::as_conversions, reason = "From is not const")]
		self.most.saturating_mul(gas as u128)
	}
}

/// A quarter more than was estimated: the vault may stand otherwise when a block takes it.
pub(super) const fn with_margin(estimate: u64) -> u64 {
	estimate.saturating_add(estimate.div_ceil(4))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_raised_price_is_a_tenth_more_at_least() {
		for price in [0, 1, 7, 8, 9, 1_000_000_007, u128::MAX] {
			let Price { most, tip } = Price { most: price, tip: price }.raised();
			assert_eq!(most, tip);
			assert!(most == u128::MAX || most > price && most - price >= price / 10);
		}
	}

	#[test]
	fn a_rel_12_no_more_is_paid_than_was_allowed() {
		let price = Price { most: 100, tip: 60 };
		assert_eq!(price.within(200, 50), Some(price));
		assert_eq!(price.within(50, 50), Some(Price { most: 50, tip: 50 }));
		assert_eq!(price.within(50, 51), None, "no block would take it");
		assert_eq!(Price { most: u128::MAX, tip: 0 }.cost(u64::MAX), u128::MAX);
	}
}
