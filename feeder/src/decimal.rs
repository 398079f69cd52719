// SPDX-License-Identifier: Apache-2.0

//! Decimal numbers as sources write them.

use tael_primitives::Price;

/// How many decimals a [`Price`] has.
const DECIMALS: usize = 8;
/// How many decimals are read, so that a small number can be turned round.
const READ: usize = 18;

/// A number such as `7.1234` as a price, what is beyond eight decimals cut off; or, if it is the price the other way
/// round, what it is this way, rounded down.
///
/// Digits and one point, nothing else: no sign, no exponent, no spaces, no separators of thousands. `None` for
/// anything else, for zero, and for what does not fit.
pub fn price(text: &str, inverse: bool) -> Option<Price> {
	let (whole, parts) = text.split_once('.').unwrap_or((text, "0"));
	let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	if !digits(whole) || !digits(parts) {
		return None;
	}
	let parts = format!("{parts:0<READ$}");
	let scale = 10_u128.pow(18);
	let number = whole.parse::<u128>().ok()?.checked_mul(scale)?;
	let number = number.checked_add(parts.get(..READ)?.parse().ok()?)?;
	let one = u128::from(Price::ONE.0);
	let raw = if inverse { (one * scale).checked_div(number)? } else { number / (scale / one) };
	let raw = u64::try_from(raw).ok()?;
	(raw > 0).then_some(Price(raw))
}

/// A price as a person writes it.
pub fn shown(price: Price) -> String {
	let (whole, parts) = (price.0 / Price::ONE.0, price.0 % Price::ONE.0);
	let parts = format!("{parts:0DECIMALS$}");
	let parts = parts.trim_end_matches('0');
	if parts.is_empty() { whole.to_string() } else { format!("{whole}.{parts}") }
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn digits_and_a_point_are_a_price() {
		assert_eq!(price("7.1234", false), Some(Price(712_340_000)));
		assert_eq!(price("7", false), Some(Price(700_000_000)));
		assert_eq!(price("0.00000001", false), Some(Price(1)));
		assert_eq!(price("7.123456789", false), Some(Price(712_345_678)), "cut off, not rounded");
		assert_eq!(price("184467440737.09551615", false), Some(Price(u64::MAX)));
	}

	#[test]
	fn everything_else_is_none() {
		for nonsense in [
			"",
			".",
			"7.",
			".7",
			"-7",
			"+7",
			"7e1",
			"7,1",
			"1.2.3",
			" 7",
			"7 ",
			"NaN",
			"inf",
			"0x7",
			"0",
			"0.000000001",
			"184467440737.09551616",
			"99999999999999999999",
			"７",
			"999999999999999999999999999999999999999999",
		] {
			assert_eq!(price(nonsense, false), None, "{nonsense:?}");
		}
		for nonsense in ["0", "0.0", "", "0.0000000000000000001", "999999999"] {
			assert_eq!(price(nonsense, true), None, "{nonsense:?}");
		}
	}

	#[test]
	fn the_other_side_is_turned_round_with_all_its_digits() {
		assert_eq!(price("0.140625", true), Some(Price(711_111_111)));
		assert_eq!(price("0.0000017", true), Some(Price(58_823_529_411_764)));
		assert_eq!(price("7", true), Some(Price(14_285_714)));
	}

	proptest! {
		#[test]
		fn what_is_shown_is_read_again(raw in 1_u64..) {
			prop_assert_eq!(price(&shown(Price(raw)), false), Some(Price(raw)));
		}
	}
}
