// SPDX-License-Identifier: Apache-2.0

use crate::{
	ACTIONS, DAY_BUCKET, Error, Headroom, IssuerTerms, MONTH_BUCKET, PRUNE_GRACE, RevocationReason,
	Statement, TierLimits, UsageOf, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, START};
use tael_primitives::{AccountId, Action, Balance, DAY, HOUR, Kyc as _, Millis, Risk, Tier, USDT};

fn consume(who: &AccountId, amount: Balance) -> DispatchResult {
	Kyc::consume(who, Action::Pay, amount)
}

fn give_back(who: &AccountId, amount: Balance, at: Millis) {
	Kyc::give_back(who, Action::Pay, amount, at);
}

/// What is left of the 24 hours.
fn left(who: &AccountId) -> Balance {
	headroom(who).left_24h.expect("bounded")
}

fn headroom(who: &AccountId) -> Headroom {
	let status = Kyc::account_status(who);
	*status.headroom.iter().find(|room| room.action == Action::Pay).expect("listed")
}

fn set(tier: Tier, limits: TierLimits) {
	assert_ok!(Kyc::set_limits(RuntimeOrigin::root(), tier, Action::Pay, Some(limits)));
}

/// A time at which a bucket of either window begins.
fn bucket_edge() -> Millis {
	START.next_multiple_of(MONTH_BUCKET)
}

#[test]
fn boundary_of_one_payment() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_noop!(consume(&ALICE, PER_PAYMENT + 1), Error::<Test>::PaymentLimitExceeded);
		assert_ok!(consume(&ALICE, PER_PAYMENT));
	});
}

#[test]
fn boundary_of_24_hours() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(consume(&ALICE, PER_PAYMENT));
		let rest = PER_24H - PER_PAYMENT;
		assert_noop!(consume(&ALICE, rest + 1), Error::<Test>::DayLimitExceeded);
		assert_ok!(consume(&ALICE, rest));
		assert_noop!(consume(&ALICE, 1), Error::<Test>::DayLimitExceeded);
	});
}

#[test]
fn boundary_of_30_days() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		for _ in 0..6 {
			assert_ok!(consume(&ALICE, 499 * USDT));
			MockClock::advance(2 * DAY);
		}
		let rest = PER_30D - 6 * 499 * USDT;
		assert_noop!(consume(&ALICE, rest + 1), Error::<Test>::MonthLimitExceeded);
		assert_ok!(consume(&ALICE, rest));
	});
}

#[test]
fn a_tier_without_a_row_may_do_nothing() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_noop!(Kyc::consume(&ALICE, Action::Invoice, 1), Error::<Test>::PaymentLimitExceeded);
		assert_ok!(Kyc::consume(&ALICE, Action::Invoice, 0));
	});
}

#[test]
fn consume_of_nothing_writes_nothing() {
	run(|| {
		assert_ok!(consume(&ALICE, 0));
		assert!(!UsageOf::<Test>::contains_key(ALICE, Action::Pay));
	});
}

#[test]
fn an_account_without_a_credential_has_the_limits_of_nobody() {
	run(|| {
		assert_ok!(consume(&ALICE, 20 * USDT));
		assert_noop!(consume(&ALICE, 11 * USDT), Error::<Test>::DayLimitExceeded);
		assert_ok!(consume(&BOB, 20 * USDT));
	});
}

#[test]
fn consume_should_fail_when_the_account_is_frozen() {
	run(|| {
		screen(ALICE);
		assert_noop!(consume(&ALICE, 1), Error::<Test>::AccountFrozen);
		assert_noop!(consume(&ALICE, 0), Error::<Test>::AccountFrozen);
		assert_noop!(Kyc::ensure_not_frozen(&ALICE), Error::<Test>::AccountFrozen);
		assert_ok!(Kyc::ensure_not_frozen(&BOB));
	});
}

#[test]
fn actions_are_counted_apart() {
	run(|| {
		let invoice = Some(small_limits());
		let root = RuntimeOrigin::root();
		assert_ok!(Kyc::set_limits(root, Tier::Unverified, Action::Invoice, invoice));
		assert_ok!(consume(&ALICE, 20 * USDT));
		assert_ok!(Kyc::consume(&ALICE, Action::Invoice, 20 * USDT));
		assert_eq!(left(&ALICE), 10 * USDT);
	});
}

#[test]
fn no_bound_is_no_bound_and_is_counted_all_the_same() {
	run(|| {
		set(Tier::Unverified, TierLimits { per_payment: None, per_24h: None, per_30d: None });
		assert_ok!(consume(&ALICE, 1_000_000 * USDT));
		let room = headroom(&ALICE);
		assert_eq!((room.per_payment, room.left_24h, room.left_30d), (None, None, None));
		set(Tier::Unverified, small_limits());
		assert_eq!(left(&ALICE), 0);
		assert_noop!(consume(&ALICE, 1), Error::<Test>::DayLimitExceeded);
	});
}

#[test]
fn boundary_of_what_a_counter_holds() {
	run(|| {
		set(Tier::Unverified, TierLimits { per_payment: None, per_24h: None, per_30d: None });
		let most = Balance::from(u64::MAX);
		assert_noop!(consume(&ALICE, most + 1), Error::<Test>::PaymentLimitExceeded);
		assert_noop!(consume(&ALICE, Balance::MAX), Error::<Test>::PaymentLimitExceeded);
		assert_ok!(consume(&ALICE, most));
		assert_noop!(consume(&ALICE, 1), Error::<Test>::PaymentLimitExceeded);
	});
}

#[test]
fn ky_09_twice_the_limit_does_not_pass_around_any_hour() {
	run(|| {
		for offset in 0..DAY_BUCKET / HOUR {
			let edge = bucket_edge() + offset * HOUR;
			let who = AccountId::new([100 + u8::try_from(offset).expect("small"); 32]);
			MockClock::set(edge);
			assert_ok!(consume(&who, 20 * USDT));
			assert_ok!(consume(&who, 10 * USDT));
			for later in [1, 21 * HOUR, DAY - 1] {
				MockClock::set(edge + later);
				assert_noop!(consume(&who, 1), Error::<Test>::DayLimitExceeded);
			}
		}
	});
}

#[test]
fn ky_09_boundary_when_a_bucket_has_rolled_out() {
	run(|| {
		let edge = bucket_edge();
		MockClock::set(edge + DAY_BUCKET - 1);
		assert_ok!(consume(&ALICE, 20 * USDT));
		assert_ok!(consume(&ALICE, 10 * USDT));
		MockClock::set(edge + DAY + DAY_BUCKET - 1);
		assert_noop!(consume(&ALICE, 1), Error::<Test>::DayLimitExceeded);
		MockClock::set(edge + DAY + DAY_BUCKET);
		assert_eq!(left(&ALICE), 30 * USDT);
		assert_ok!(consume(&ALICE, 20 * USDT));
	});
}

#[test]
fn ky_09_the_price_of_buckets_is_at_most_one_bucket_of_early_refusal() {
	run(|| {
		MockClock::set(bucket_edge());
		assert_ok!(consume(&ALICE, 20 * USDT));
		MockClock::advance(DAY + DAY_BUCKET - 1);
		assert_eq!(left(&ALICE), 10 * USDT);
		MockClock::advance(1);
		assert_eq!(left(&ALICE), 30 * USDT);
	});
}

#[test]
fn ky_09_a_halt_rolls_nothing_out() {
	run(|| {
		assert_ok!(consume(&ALICE, 20 * USDT));
		assert_ok!(consume(&ALICE, 10 * USDT));
		MockClock::stall(40 * DAY);
		assert_noop!(consume(&ALICE, 1), Error::<Test>::DayLimitExceeded);
	});
}

#[test]
fn ky_09_a_tier_that_rises_gives_headroom_and_one_that_falls_takes_it() {
	run(|| {
		assert_ok!(consume(&ALICE, 20 * USDT));
		assert_ok!(claim(ALICE, statement(1)));
		assert_eq!(left(&ALICE), PER_24H - 20 * USDT);
		assert_ok!(consume(&ALICE, 100 * USDT));
		let subject = RuntimeOrigin::signed(ALICE);
		assert_ok!(Kyc::revoke(subject, ISSUER, ALICE, RevocationReason::Renounced));
		assert_eq!(left(&ALICE), 0);
		assert_noop!(consume(&ALICE, 1), Error::<Test>::DayLimitExceeded);
	});
}

#[test]
fn ky_06_accounts_of_one_person_share_their_limits() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(claim(BOB, statement(1)));
		assert_ok!(claim(CAROL, statement_of(2, 1)));
		assert_ok!(consume(&ALICE, PER_PAYMENT));
		let rest = PER_24H - PER_PAYMENT;
		assert_eq!([&ALICE, &BOB, &CAROL].map(left), [rest, rest, PER_24H]);
		assert_noop!(consume(&BOB, rest + 1), Error::<Test>::DayLimitExceeded);
		assert_ok!(consume(&BOB, rest));
		assert_noop!(consume(&ALICE, 1), Error::<Test>::DayLimitExceeded);
		assert_ok!(consume(&CAROL, PER_PAYMENT));
	});
}

#[test]
fn ky_06_a_revoked_account_still_counts_for_its_person() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(consume(&ALICE, PER_PAYMENT));
		let controller = RuntimeOrigin::signed(CONTROLLER);
		assert_ok!(Kyc::revoke(controller, ISSUER, ALICE, RevocationReason::AccountLost));
		assert_ok!(claim(BOB, statement(1)));
		assert_eq!(left(&BOB), PER_24H - PER_PAYMENT);
	});
}

#[test]
fn ky_06_when_an_account_is_unlinked_nothing_it_counted_is_in_a_window() {
	run(|| {
		let short = Statement { expires_at: START + DAY, ..statement(1) };
		assert_ok!(claim(ALICE, short));
		MockClock::set(START + DAY - 1);
		assert_ok!(consume(&ALICE, PER_PAYMENT));
		MockClock::set(START + DAY + PRUNE_GRACE);
		assert!(
			UsageOf::<Test>::get(ALICE, Action::Pay)
				.expect("kept")
				.at(START + DAY + PRUNE_GRACE)
				.is_empty()
		);
		assert_ok!(Kyc::prune(RuntimeOrigin::signed(DAVE), ISSUER, ALICE));
	});
}

#[test]
fn ky_06_another_issuer_opens_no_second_allowance() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(consume(&ALICE, PER_PAYMENT));
		assert_ok!(attest(OTHER_ISSUER, ALICE, statement_of(9, 1)));
		let controller = RuntimeOrigin::signed(CONTROLLER);
		assert_ok!(Kyc::revoke(controller, ISSUER, ALICE, RevocationReason::Mistaken));
		assert_eq!(Kyc::tier(&ALICE), Tier::Document);
		assert_eq!(left(&ALICE), PER_24H - PER_PAYMENT);
	});
}

#[test]
fn ky_20_give_back_in_the_window() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(consume(&ALICE, PER_PAYMENT));
		MockClock::advance(DAY - 1);
		give_back(&ALICE, PER_PAYMENT, START);
		assert_eq!(left(&ALICE), PER_24H);
		assert_eq!(headroom(&ALICE).left_30d, Some(PER_30D));
	});
}

#[test]
fn ky_20_give_back_out_of_one_window_and_out_of_both() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(consume(&ALICE, PER_PAYMENT));
		MockClock::advance(3 * DAY);
		assert_ok!(consume(&ALICE, 7 * USDT));
		give_back(&ALICE, PER_PAYMENT, START);
		assert_eq!(left(&ALICE), PER_24H - 7 * USDT);
		assert_eq!(headroom(&ALICE).left_30d, Some(PER_30D - 7 * USDT));

		MockClock::advance(40 * DAY);
		assert_ok!(consume(&ALICE, 9 * USDT));
		give_back(&ALICE, PER_PAYMENT, START);
		assert_eq!(left(&ALICE), PER_24H - 9 * USDT);
		assert_eq!(headroom(&ALICE).left_30d, Some(PER_30D - 9 * USDT));
	});
}

#[test]
fn ky_20_give_back_twice_takes_no_more_than_was_counted() {
	run(|| {
		assert_ok!(consume(&ALICE, 5 * USDT));
		give_back(&ALICE, 5 * USDT, START);
		give_back(&ALICE, 5 * USDT, START);
		give_back(&ALICE, Balance::MAX, START);
		assert_eq!(left(&ALICE), 30 * USDT);
		assert_ok!(consume(&ALICE, 5 * USDT));
		assert_eq!(left(&ALICE), 25 * USDT);
	});
}

#[test]
fn ky_20_give_back_to_the_wrong_time_or_account_changes_nothing() {
	run(|| {
		MockClock::set(bucket_edge());
		assert_ok!(consume(&ALICE, 5 * USDT));
		give_back(&ALICE, 5 * USDT, bucket_edge() + MONTH_BUCKET);
		give_back(&ALICE, 5 * USDT, 0);
		give_back(&BOB, 5 * USDT, bucket_edge());
		assert_eq!(left(&ALICE), 25 * USDT);
		assert!(!UsageOf::<Test>::contains_key(BOB, Action::Pay));
	});
}

#[test]
fn ky_20_what_was_counted_before_a_credential_is_given_back_to_where_it_went() {
	run(|| {
		assert_ok!(consume(&ALICE, 20 * USDT));
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(claim(BOB, statement(1)));
		assert_ok!(consume(&BOB, 100 * USDT));
		give_back(&ALICE, 20 * USDT, START);
		assert_eq!(left(&ALICE), PER_24H - 100 * USDT);
		give_back(&ALICE, 100 * USDT, START);
		assert_eq!(left(&BOB), PER_24H - 100 * USDT, "it was never Alice's");
	});
}

#[test]
fn give_back_is_open_to_a_frozen_account() {
	run(|| {
		assert_ok!(consume(&ALICE, 20 * USDT));
		screen(ALICE);
		give_back(&ALICE, 20 * USDT, START);
		assert_ok!(Kyc::overrule(RuntimeOrigin::root(), ALICE));
		assert_eq!(left(&ALICE), 30 * USDT);
	});
}

#[test]
fn ky_13_boundary_prune_usage() {
	run(|| {
		let call = || Kyc::prune_usage(RuntimeOrigin::signed(DAVE), ALICE, Action::Pay);
		assert_noop!(call(), Error::<Test>::NotFound);
		MockClock::set(bucket_edge());
		assert_ok!(consume(&ALICE, USDT));
		MockClock::advance(33 * DAY - 1);
		assert_noop!(call(), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(call());
		assert!(!UsageOf::<Test>::contains_key(ALICE, Action::Pay));
		assert_noop!(Kyc::prune_usage(RuntimeOrigin::none(), ALICE, Action::Pay), BadOrigin);
	});
}

#[test]
fn account_status_tells_credential_freeze_and_headroom() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		assert_ok!(consume(&ALICE, 10 * USDT));
		let status = Kyc::account_status(&ALICE);
		assert_eq!(status.credential, Kyc::status(&ALICE));
		assert!(!status.screened);
		let paid = Headroom {
			action: Action::Pay,
			per_payment: Some(PER_PAYMENT),
			left_24h: Some(PER_24H - 10 * USDT),
			left_30d: Some(PER_30D - 10 * USDT),
		};
		let none = Some(0);
		let others = ACTIONS.into_iter().skip(1).map(|action| Headroom {
			action,
			per_payment: none,
			left_24h: none,
			left_30d: none,
		});
		assert_eq!(status.headroom, std::iter::once(paid).chain(others).collect::<Vec<_>>());
		screen(ALICE);
		let status = Kyc::account_status(&ALICE);
		assert!(status.screened && status.credential.is_some());
		assert!(status.headroom.iter().all(|room| room.left_24h == Some(0)));
	});
}

#[test]
fn account_status_lists_every_action() {
	// A new action has to be added to the list before this compiles.
	let place = |action: Action| match action {
		Action::Pay => 0,
		Action::Invoice => 1,
		Action::Trade(Risk::Low) => 2,
		Action::Trade(Risk::Medium) => 3,
		Action::Trade(Risk::High) => 4,
		Action::Withdraw => 5,
	};
	assert_eq!(ACTIONS.len(), 6);
	for (index, action) in ACTIONS.into_iter().enumerate() {
		assert_eq!(place(action), index);
	}
}

#[test]
fn an_issuer_that_loses_a_tier_takes_the_headroom_with_it() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		let lower = IssuerTerms { max_tier: Tier::Contact, ..terms(CONTROLLER, KEY) };
		assert_ok!(Kyc::update_issuer(RuntimeOrigin::root(), ISSUER, lower));
		assert_eq!(left(&ALICE), 30 * USDT);
	});
}
