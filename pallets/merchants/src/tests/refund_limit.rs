// SPDX-License-Identifier: Apache-2.0

use crate::{Allowance, Error, Exceeded, Grant, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::{ProptestConfig, prop, prop_assert, prop_assert_eq, proptest};
use tael_mocks::{MockClock, START};
use tael_primitives::{AssetKind, Balance, DAY, HOUR, MerchantDirectory, USDT};

pub const NATIVE: AssetKind = AssetKind::Native;
const LIMIT: Balance = 100 * USDT;

fn refund(amount: Balance) -> DispatchResult {
	Merchants::count_refund(&shop(), &REFUNDER, &NATIVE, amount)
}

fn run_with_refunder(test: impl FnOnce()) {
	run_active(|id| {
		let grant = Grant::Refunder { daily_limit: LIMIT };
		assert_ok!(Merchants::grant_role(signed(OWNER), id, REFUNDER, grant));
		test();
	});
}

#[test]
fn boundary_refunds_add_up_to_the_limit() {
	run_with_refunder(|| {
		assert_ok!(refund(LIMIT - 1));
		assert_noop!(refund(2), Error::<Test>::DailyLimitExceeded);
		assert_ok!(refund(1));
		assert_noop!(refund(1), Error::<Test>::DailyLimitExceeded);
		assert_eq!(Merchants::roles(shop())[0].refunds, Some((LIMIT, 0)));
	});
}

#[test]
fn boundary_a_refund_counts_for_24_hours_and_at_most_one_more() {
	run_with_refunder(|| {
		let hour = START / HOUR * HOUR;
		// At the last moment of an hour it counts for exactly 24 h.
		MockClock::set(hour + HOUR - 1);
		assert_ok!(refund(LIMIT));
		MockClock::set(hour + HOUR - 1 + DAY);
		assert_noop!(refund(1), Error::<Test>::DailyLimitExceeded);
		MockClock::set(hour + HOUR + DAY);
		// At the first moment of an hour it counts for 25 h.
		assert_ok!(refund(LIMIT));
		MockClock::set(hour + HOUR + DAY + DAY + HOUR - 1);
		assert_noop!(refund(1), Error::<Test>::DailyLimitExceeded);
		MockClock::set(hour + HOUR + DAY + DAY + HOUR);
		assert_ok!(refund(LIMIT));
	});
}

#[test]
fn a_stall_of_the_chain_should_free_nothing() {
	run_with_refunder(|| {
		assert_ok!(refund(LIMIT));
		MockClock::stall(3 * DAY);
		assert_noop!(refund(1), Error::<Test>::DailyLimitExceeded);
	});
}

#[test]
fn the_owner_should_have_no_limit() {
	run_active(|id| {
		for asset in [NATIVE, AssetKind::WithId(9)] {
			assert_ok!(Merchants::count_refund(&id, &OWNER, &asset, Balance::MAX));
		}
	});
}

#[test]
fn count_refund_should_fail_when_the_account_is_no_refunder() {
	run_with_refunder(|| {
		assert_ok!(Merchants::grant_role(signed(OWNER), shop(), CASHIER, Grant::Cashier));
		for who in [CASHIER, STRANGER] {
			assert_noop!(
				Merchants::count_refund(&shop(), &who, &NATIVE, 1),
				Error::<Test>::NotAuthorized
			);
		}
	});
}

#[test]
fn refunds_in_other_assets_should_count_at_their_value() {
	run_with_refunder(|| {
		let other =
			|amount| Merchants::count_refund(&shop(), &REFUNDER, &AssetKind::WithId(1), amount);
		assert_ok!(other(100 * USDT));
		assert_eq!(Merchants::roles(shop())[0].refunds, Some((LIMIT, USDT)));
		assert_noop!(other(2 * USDT), Error::<Test>::DailyLimitExceeded);
		assert_ok!(refund(USDT));
	});
}

#[test]
fn count_refund_should_fail_when_the_asset_has_no_value() {
	run_with_refunder(|| {
		assert_noop!(
			Merchants::count_refund(&shop(), &REFUNDER, &AssetKind::WithId(9), 1),
			Error::<Test>::NoUsdtValue
		);
	});
}

#[test]
fn a_lower_limit_should_count_what_was_refunded_before() {
	run_with_refunder(|| {
		assert_ok!(refund(60 * USDT));
		let lower = Grant::Refunder { daily_limit: 50 * USDT };
		assert_ok!(Merchants::grant_role(signed(OWNER), shop(), REFUNDER, lower));
		assert_noop!(refund(1), Error::<Test>::DailyLimitExceeded);
		let higher = Grant::Refunder { daily_limit: 70 * USDT };
		assert_ok!(Merchants::grant_role(signed(OWNER), shop(), REFUNDER, higher));
		assert_ok!(refund(10 * USDT));
		assert_noop!(refund(1), Error::<Test>::DailyLimitExceeded);
	});
}

#[test]
fn limits_of_two_refunders_should_be_apart() {
	run_with_refunder(|| {
		let grant = Grant::Refunder { daily_limit: LIMIT };
		assert_ok!(Merchants::grant_role(signed(OWNER), shop(), CASHIER, grant));
		assert_ok!(refund(LIMIT));
		assert_ok!(Merchants::count_refund(&shop(), &CASHIER, &NATIVE, LIMIT));
	});
}

#[test]
fn an_amount_near_the_largest_should_not_overflow() {
	let mut allowance = Allowance::new(Balance::MAX);
	assert_eq!(allowance.spend(Balance::MAX, START), Ok(()));
	assert_eq!(allowance.spend(1, START), Err(Exceeded));
	assert_eq!(allowance.spend(0, START), Ok(()));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn mer_4_no_24_hours_hold_more_refunds_than_the_limit(
		steps in prop::collection::vec((0..2 * DAY / 3, 0..70u128), 1..80),
	) {
		let limit = 100;
		let mut allowance = Allowance::new(limit);
		let mut now = START;
		let mut made = Vec::new();
		for (pass, amount) in steps {
			// Many steps close together, some far apart.
			now += if pass % 3 == 0 { pass } else { pass / 50 };
			let left = allowance.left(now);
			let outcome = allowance.spend(amount, now);
			prop_assert_eq!(outcome.is_ok(), amount <= left);
			prop_assert!(allowance.is_sorted());
			if outcome.is_ok() {
				made.push((now, amount));
			}
			let lately: u128 =
				made.iter().filter(|(at, _)| now - at <= DAY).map(|(_, amount)| amount).sum();
			prop_assert!(lately <= limit);
			// Nothing counts for longer than 25 h.
			let counted: u128 = made
				.iter()
				.filter(|(at, _)| now - at < DAY + HOUR)
				.map(|(_, amount)| amount)
				.sum();
			prop_assert!(allowance.left(now) >= limit.saturating_sub(counted));
		}
	}
}
