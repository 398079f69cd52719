// SPDX-License-Identifier: Apache-2.0

//! What several sources say together.

use tael_primitives::{Bps, Price};

/// Fewer sources than this that agree are no opinion.
pub const LEAST_AGREEING: usize = 2;

/// The median of the prices that are within `agree` basis points of the median of all.
///
/// `None` if fewer than [`LEAST_AGREEING`] are, or no more than half of those asked (`asked`): a minority must not
/// speak for the others while they are down.
pub fn opinion(prices: &[Price], asked: usize, agree: Bps) -> Option<Price> {
	let all = median(prices)?;
	let agreeing: Vec<_> =
		prices.iter().copied().filter(|price| near(all, *price, agree)).collect();
	if agreeing.len() < LEAST_AGREEING || agreeing.len() * 2 <= asked {
		return None;
	}
	median(&agreeing)
}

/// Whether `price` is within `bps` of `from`.
pub fn near(from: Price, price: Price, bps: Bps) -> bool {
	u128::from(from.0.abs_diff(price.0)) * 10_000 <= u128::from(from.0) * u128::from(bps)
}

fn median(prices: &[Price]) -> Option<Price> {
	let mut sorted = prices.to_vec();
	sorted.sort_unstable();
	Price::median_of_sorted(&sorted)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn of(raw: &[u64], asked: usize) -> Option<u64> {
		let prices: Vec<_> = raw.iter().copied().map(Price).collect();
		opinion(&prices, asked, 100).map(|price| price.0)
	}

	#[test]
	fn the_middle_of_those_that_agree() {
		assert_eq!(of(&[700, 702, 701], 3), Some(701));
		assert_eq!(of(&[700, 703], 3), Some(701));
		assert_eq!(of(&[700, 701, 702, 703], 4), Some(701));
	}

	#[test]
	fn a_liar_is_left_out() {
		assert_eq!(of(&[70_000, 70_100, 99_999], 3), Some(70_050));
		assert_eq!(of(&[1, 70_000, 70_100], 3), Some(70_050));
	}

	#[test]
	fn sources_that_disagree_or_are_too_few_are_no_opinion() {
		assert_eq!(of(&[], 3), None);
		assert_eq!(of(&[700], 3), None);
		assert_eq!(of(&[700, 900], 3), None);
		assert_eq!(of(&[700, 800, 900], 3), None);
		assert_eq!(of(&[700, 700], 4), None, "half of those asked");
	}

	#[test]
	fn the_largest_prices_overflow_nothing() {
		assert_eq!(of(&[u64::MAX, u64::MAX, u64::MAX - 2], 3), Some(u64::MAX));
		assert!(!near(Price(u64::MAX), Price(0), 100));
	}
}
