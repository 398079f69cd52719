// SPDX-License-Identifier: Apache-2.0

//! Service levels: what counts, how times are read, what is forgotten.

use crate::{Acceptor, BOUNDS, Deed, Entered, Levels, PERIOD, Service, mock::*};
use frame::prelude::MaxEncodedLen;
use polkadot_sdk::{
	polkadot_sdk_frame as frame,
	sp_core::H256,
	sp_runtime::traits::{BlakeTwo256, Hash},
};
use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, proptest};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{DAY, HOUR, MINUTE, Millis, Side, TradeOutcome, TradeReport, USDT};

const NOON: Millis = tael_mocks::START;

fn person(number: u32) -> H256 {
	BlakeTwo256::hash(&number.to_le_bytes())
}

fn entered(number: u32) -> Entered {
	Entered {
		deed: Some(Deed::Completed),
		other: person(number),
		value: 100 * USDT,
		pay: None,
		release: None,
		disputed: false,
	}
}

fn of(trades: impl IntoIterator<Item = Entered>) -> Service {
	let mut levels = Levels::default();
	for trade in trades {
		levels.enter(NOON, &trade);
	}
	levels.service(NOON)
}

#[test]
fn the_state_of_an_acceptor_is_about_a_kilobyte() {
	assert!(Levels::max_encoded_len() <= 850, "{}", Levels::max_encoded_len());
	assert!(Acceptor::max_encoded_len() <= 450, "{}", Acceptor::max_encoded_len());
}

#[test]
fn nothing_has_no_levels() {
	assert_eq!(of([]), Service::default());
	assert_eq!(Service::default().completion, None);
}

#[test]
fn a_trade_that_ended_well_counts_for_both_and_each_has_his_own_time() {
	run(|| {
		admit(&ALICE, 1);
		admit(&BELLA, 1);
		report(&good(&ALICE, &BELLA));
		let buyer = service(&ALICE);
		assert_eq!((buyer.completed, buyer.counterparties, buyer.volume), (1, 1, 100));
		assert_eq!((buyer.pay_median, buyer.release_median), (Some(10 * MINUTE), None));
		assert_eq!(buyer.completion, Some(10_000));
		let seller = service(&BELLA);
		assert_eq!((seller.pay_median, seller.release_median), (None, Some(5 * MINUTE)));
		assert_eq!((seller.completed, seller.disputes, seller.lost), (1, 0, 0));
	});
}

#[test]
fn only_who_called_a_trade_off_has_failed() {
	let unpaid = TradeReport { paid_after: None, ..good(&ALICE, &BELLA) };
	let cases = [
		(TradeOutcome::Cancelled, Some(Side::Buyer), None, [(1, 0), (0, 0)]),
		(TradeOutcome::Cancelled, Some(Side::Seller), None, [(0, 0), (1, 0)]),
		(TradeOutcome::Cancelled, Some(Side::Buyer), Some(MINUTE), [(0, 1), (0, 0)]),
		(TradeOutcome::Cancelled, None, Some(MINUTE), [(0, 0), (0, 0)]),
		(TradeOutcome::Expired, Some(Side::Buyer), None, [(1, 0), (0, 0)]),
		(TradeOutcome::Split, None, Some(MINUTE), [(0, 0), (0, 0)]),
	];
	for (outcome, ended_by, paid_after, expected) in cases {
		run(|| {
			admit(&ALICE, 1);
			admit(&BELLA, 1);
			report(&TradeReport { outcome, ended_by, paid_after, ..unpaid.clone() });
			let found = [&ALICE, &BELLA].map(|who| {
				let service = service(who);
				assert_eq!((service.completed, service.payments, service.releases), (0, 0, 0));
				(service.cancelled_unpaid, service.cancelled_paid)
			});
			assert_eq!(found, expected, "{outcome:?} by {ended_by:?}");
		});
	}
}

#[test]
fn a_dispute_counts_for_both_and_is_lost_by_one() {
	run(|| {
		admit(&ALICE, 1);
		admit(&BELLA, 1);
		let ruled = TradeReport {
			outcome: TradeOutcome::Ruled,
			disputed: true,
			lost_by: Some(Side::Seller),
			released_after: None,
			..good(&ALICE, &BELLA)
		};
		report(&ruled);
		let (buyer, seller) = (service(&ALICE), service(&BELLA));
		assert_eq!((buyer.disputes, buyer.lost, buyer.completed), (1, 0, 0));
		assert_eq!((seller.disputes, seller.lost, seller.completion), (1, 1, Some(0)));
		// Settled between the parties: nobody lost.
		let settled = TradeReport { disputed: true, ..good(&ALICE, &BELLA) };
		report(&settled);
		assert_eq!((service(&BELLA).disputes, service(&BELLA).lost), (2, 1));
		assert_eq!(service(&BELLA).completed, 1);
	});
}

#[test]
fn losing_and_calling_off_after_the_payment_weigh_double() {
	let good = (0..8).map(entered);
	let with = |deed| {
		let bad = Entered { deed: Some(deed), ..entered(100) };
		of(good.clone().chain([bad])).completion
	};
	assert_eq!(with(Deed::CancelledUnpaid), Some(8_888));
	assert_eq!(with(Deed::CancelledPaid), Some(8_000));
	assert_eq!(with(Deed::Lost), Some(8_000));
}

#[test]
fn a_pair_of_persons_counts_one_success_and_one_failure_a_day() {
	let mut levels = Levels::default();
	let fail = |deed| Entered { deed: Some(deed), ..entered(1) };
	for _ in 0..10 {
		levels.enter(NOON, &entered(1));
		levels.enter(NOON, &fail(Deed::CancelledUnpaid));
		levels.enter(NOON, &fail(Deed::CancelledPaid));
	}
	let service = levels.service(NOON);
	assert_eq!((service.completed, service.cancelled_unpaid), (1, 1));
	assert_eq!((service.cancelled_paid, service.volume), (0, 100));
	let midnight = (NOON / DAY + 1) * DAY;
	levels.enter(midnight - 1, &entered(1));
	assert_eq!(levels.service(midnight - 1).completed, 1);
	levels.enter(midnight, &entered(1));
	assert_eq!(levels.service(midnight).completed, 2);
}

#[test]
fn a_pair_counts_again_only_after_as_many_others_as_are_remembered() {
	let mut levels = Levels::default();
	for number in 0..32 {
		levels.enter(NOON, &entered(number));
	}
	levels.enter(NOON, &entered(0));
	assert_eq!(levels.service(NOON).completed, 32);
	levels.enter(NOON, &entered(32));
	levels.enter(NOON, &entered(0));
	assert_eq!(levels.service(NOON).completed, 34);
}

#[test]
fn own_accounts_do_not_count() {
	run(|| {
		admit(&ALICE, 1);
		for who in [&ALICE, &CAROL] {
			MockKyc::identify(who, H256::repeat_byte(1));
		}
		report(&good(&CAROL, &ALICE));
		report(&TradeReport {
			disputed: true,
			lost_by: Some(Side::Seller),
			..good(&CAROL, &ALICE)
		});
		assert_eq!(service(&ALICE), Service::default());
	});
}

#[test]
fn two_accounts_of_one_customer_are_one_counterparty() {
	run(|| {
		admit(&ALICE, 1);
		for who in [&CAROL, &DAVE] {
			MockKyc::identify(who, H256::repeat_byte(1));
		}
		report(&good(&CAROL, &ALICE));
		report(&good(&DAVE, &ALICE));
		assert_eq!((service(&ALICE).completed, service(&ALICE).counterparties), (1, 1));
	});
}

#[test]
fn a_trade_counts_for_thirty_days_and_up_to_five_more() {
	let begin = (NOON / PERIOD + 1) * PERIOD;
	for at in [begin, begin + PERIOD - 1] {
		let mut levels = Levels::default();
		levels.enter(at, &entered(1));
		let completed = |now: Millis| levels.service(now).completed;
		assert_eq!(completed(at + 30 * DAY), 1);
		assert_eq!(completed(begin + 35 * DAY - 1), 1);
		assert_eq!(completed(begin + 35 * DAY), 0);
		assert_eq!(levels.service(begin + 35 * DAY), Service::default());
	}
}

#[test]
fn reading_forgets_nothing_and_time_far_ahead_is_no_danger() {
	let mut levels = Levels::default();
	levels.enter(NOON, &entered(1));
	assert_eq!(levels.service(Millis::MAX), Service::default());
	assert_eq!(levels.service(NOON).completed, 1);
	levels.enter(Millis::MAX, &entered(2));
	assert_eq!(levels.service(Millis::MAX).completed, 1);
}

#[test]
fn a_time_is_read_as_the_upper_bound_of_its_cell() {
	let released = |time| {
		of([Entered { release: Some(time), ..entered(1) }]).release_median.expect("it is known")
	};
	let mut below = 0;
	for bound in BOUNDS {
		assert_eq!(released(below + u64::from(below > 0)), bound);
		assert_eq!(released(bound), bound);
		below = bound;
	}
	assert_eq!(released(Millis::MAX), 30 * DAY);
}

#[test]
fn half_and_nine_of_ten_are_by_rank() {
	let release = |number, time| Entered { release: Some(time), ..entered(number) };
	let quick = |count: u32| (0..count).map(move |number| release(number, MINUTE));
	let slow = |count: u32| (100..100 + count).map(move |number| release(number, HOUR));
	let of = |quick_ones, slow_ones| {
		let service = of(quick(quick_ones).chain(slow(slow_ones)));
		(service.release_median, service.release_p90)
	};
	assert_eq!(of(1, 0), (Some(MINUTE), Some(MINUTE)));
	assert_eq!(of(1, 1), (Some(MINUTE), Some(HOUR)));
	assert_eq!(of(9, 1), (Some(MINUTE), Some(MINUTE)));
	assert_eq!(of(8, 1), (Some(MINUTE), Some(HOUR)));
	assert_eq!(of(4, 5), (Some(HOUR), Some(HOUR)));
}

#[test]
fn counters_stay_full_instead_of_starting_again() {
	let mut levels = Levels::default();
	let mut now = (NOON / PERIOD + 1) * PERIOD;
	let lost = Entered { deed: Some(Deed::Lost), value: u128::MAX, ..entered(1) };
	for _ in 0..3 {
		levels.enter(now, &Entered { value: u128::MAX, ..entered(1) });
		levels.enter(now, &lost);
		levels.compensate(now, u128::MAX, true);
		now += DAY;
	}
	let service = levels.service(now);
	assert_eq!((service.volume, service.compensated), (u32::MAX.into(), u32::MAX.into()));
	assert_eq!(service.lost, 6);
}

#[test]
fn compensation_is_rounded_up_and_volume_down() {
	let mut levels = Levels::default();
	levels.enter(NOON, &Entered { value: 2 * USDT - 1, ..entered(1) });
	levels.compensate(NOON, USDT + 1, false);
	let service = levels.service(NOON);
	assert_eq!((service.volume, service.compensated, service.lost), (1, 2, 0));
}

#[test]
fn who_is_leaving_is_still_counted_and_never_restricted() {
	run(|| {
		admit(&ALICE, 1);
		assert_ok_exit();
		let bad = |number| TradeReport {
			disputed: true,
			lost_by: Some(Side::Seller),
			..good(&customer(number), &ALICE)
		};
		for number in 0..9 {
			report(&bad(number));
		}
		assert_eq!(service(&ALICE).lost, 9);
		assert_eq!(row(&ALICE).state, crate::AcceptorState::Exiting);
	});
}

fn assert_ok_exit() {
	Acceptors::exit(signed(&ALICE)).expect("a member leaves");
}

#[test]
fn trades_of_others_leave_nothing() {
	run(|| {
		report(&good(&CAROL, &DAVE));
		assert_eq!(crate::LevelsOf::<Test>::iter().count(), 0);
		MockClock::advance(1);
	});
}

proptest! {
	/// The number of counterparties is never more than the truth, and exact for few.
	#[test]
	fn counterparties_are_never_overcounted(count in 0u32..400) {
		let mut levels = Levels::default();
		for number in 0..count {
			levels.enter(NOON + u64::from(number) * MINUTE, &entered(number));
		}
		let seen = levels.service(NOON + 400 * MINUTE).counterparties;
		prop_assert!(seen <= count);
		prop_assert!(seen >= count.min(10) * 8 / 10);
	}

	/// A quantile is never below the true one, and never above the next bound.
	#[test]
	fn quantiles_are_the_bound_above_the_true_ones(
		times in prop::collection::vec(0..40 * DAY, 1..60),
		seed in any::<u32>(),
	) {
		let trades = times.iter().zip(0u32..).map(|(time, number)| {
			Entered { release: Some(*time), ..entered(seed.wrapping_add(number)) }
		});
		let service = of(trades);
		let mut sorted = times.clone();
		sorted.sort_unstable();
		let bound = |time: Millis| {
			BOUNDS.into_iter().find(|bound| time <= *bound).unwrap_or(BOUNDS[11])
		};
		let at = |percent: usize| bound(sorted[(sorted.len() * percent).div_ceil(100).max(1) - 1]);
		prop_assert_eq!(service.release_median, Some(at(50)));
		prop_assert_eq!(service.release_p90, Some(at(90)));
	}
}
