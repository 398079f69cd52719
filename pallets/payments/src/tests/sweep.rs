// SPDX-License-Identifier: Apache-2.0

//! `close`, `prune` and the sweep of `on_idle`.

use super::{authorization_row, row};
use crate::{
	AuthorizationRequest, Authorizations, Due, Error, Event, HoldReason, InvoiceRequest, Invoices,
	Limits, MAX_BATCH, MAX_PARTS, Outcome, PaymentId, Receipts, SweepCursor, Timed, WeightInfo,
	Windows, mock::*, sweep::Index,
};
use frame::{
	deps::frame_support::weights::{Weight, WeightMeter},
	testing_prelude::*,
	traits::Hooks,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{Claimables as _, DAY, HOUR, MINUTE, Millis, Swept, USDT};

fn idle() {
	Payments::on_idle(1, Weight::MAX);
}

fn paid(tag: u8) -> H256 {
	let id = invoice(tag, request(NATIVE, USDT));
	assert_ok!(pay(&ALICE, id, USDT));
	id
}

#[test]
fn boundary_close_from_the_end_of_the_refund_window_on() {
	for (offset, expected) in [(-1i64, false), (0, true), (1, true)] {
		run(|| {
			let id = paid(1);
			let end = row(id).terms.request.windows.refund_expiry;
			MockClock::set(end.checked_add_signed(offset).expect("in range"));
			let closed = || Payments::close(signed(&STRANGER), PaymentId::Invoice(id));
			if expected {
				assert_ok!(closed(), Pays::No.into());
				let receipt = Receipts::<Test>::get(id).expect("a receipt stays");
				assert_eq!((receipt.outcome, receipt.captured), (Outcome::Closed, USDT));
				assert_eq!(held_at_all(&OWNER), 0);
				assert!(matches!(events().last(), Some(Event::InvoiceEnded { .. })));
			} else {
				assert_noop!(closed(), Error::<Test>::TooEarly);
			}
		});
	}
}

#[test]
fn close_should_fail_when_there_is_nothing_to_close() {
	run(|| {
		let close = |payment| Payments::close(signed(&STRANGER), payment);
		assert_noop!(close(PaymentId::Invoice(H256::zero())), Error::<Test>::NotFound);
		assert_noop!(close(PaymentId::Authorization(H256::zero())), Error::<Test>::NotFound);
		let open = invoice(1, request(NATIVE, USDT));
		let outstanding = authorization(1, allowance(NATIVE, USDT));
		MockClock::advance(MAX_LIFE);
		assert_noop!(close(PaymentId::Invoice(open)), Error::<Test>::WrongState);
		assert_noop!(close(PaymentId::Authorization(outstanding)), Error::<Test>::WrongState);
	});
}

#[test]
fn close_should_end_an_authorisation_after_its_refund_window() {
	run(|| {
		let id = authorization(1, allowance(NATIVE, USDT));
		assert_ok!(Payments::capture(signed(&OWNER), id, USDT, 0, 0, false));
		let close = || Payments::close(signed(&STRANGER), PaymentId::Authorization(id));
		MockClock::set(authorization_row(id).terms.request.refund_expiry - 1);
		assert_noop!(close(), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(close());
		assert_eq!(held_at_all(&ALICE), 0);
	});
}

#[test]
fn f34_boundary_a_reference_stays_used_until_its_receipt_is_pruned() {
	run(|| {
		let id = invoice(1, request(NATIVE, USDT));
		assert_ok!(Payments::cancel(signed(&OWNER), id));
		let prune = || Payments::prune(signed(&STRANGER), BoundedVec::truncate_from(vec![id]));
		let again =
			|| Payments::create_invoice(signed(&OWNER), SHOP, reference(1), request(NATIVE, USDT));
		MockClock::advance(RETENTION - 1);
		assert_noop!(prune(), Error::<Test>::TooEarly);
		assert_noop!(again(), Error::<Test>::AlreadyExists);
		MockClock::advance(1);
		assert_noop!(again(), Error::<Test>::AlreadyExists);
		events();
		assert_ok!(prune(), Pays::No.into());
		assert_eq!(events(), vec![Event::Pruned { id }]);
		assert_ok!(again());
	});
}

#[test]
fn prune_should_remove_all_or_none_and_pay_for_nothing() {
	run(|| {
		let prune = |ids| Payments::prune(signed(&STRANGER), BoundedVec::truncate_from(ids));
		assert_ok!(prune(Vec::new()), Pays::Yes.into());
		assert_noop!(prune(vec![H256::zero()]), Error::<Test>::NotFound);
		let first = invoice(1, request(NATIVE, USDT));
		assert_ok!(Payments::cancel(signed(&OWNER), first));
		MockClock::advance(DAY);
		let second = invoice(2, request(NATIVE, USDT));
		assert_ok!(Payments::cancel(signed(&OWNER), second));
		MockClock::advance(RETENTION - DAY);
		assert_noop!(prune(vec![first, second]), Error::<Test>::TooEarly);
		assert_ok!(prune(vec![first]));
	});
}

#[test]
fn the_sweep_expires_closes_and_prunes_until_nothing_is_left() {
	run_with_each(|asset| {
		// Short windows, because the sweep looks into every minute that passes.
		TestLimits::set(Limits { receipt_retention: HOUR, ..LIMITS });
		let expires_at = now() + HOUR;
		let refund_expiry = expires_at + 2 * HOUR;
		let windows = Windows { expires_at, late_until: expires_at, refund_expiry };
		let short = |request| InvoiceRequest { windows, ..request };
		let unpaid = invoice(1, short(request_in_parts(asset.clone(), 10 * USDT)));
		assert_ok!(pay(&ALICE, unpaid, USDT));
		let settled = invoice(2, short(request(asset.clone(), USDT)));
		assert_ok!(pay(&ALICE, settled, USDT));
		let brief = || AuthorizationRequest { refund_expiry, ..allowance(asset.clone(), USDT) };
		let outstanding = authorization(1, brief());
		let captured = authorization(2, brief());
		assert_ok!(Payments::capture(signed(&OWNER), captured, USDT / 2, 0, 0, false));

		MockClock::advance(HOUR + MINUTE);
		idle();
		assert_eq!(Receipts::<Test>::get(unpaid).map(|row| row.outcome), Some(Outcome::Expired));
		assert!(Invoices::<Test>::contains_key(settled));
		assert!(Authorizations::<Test>::contains_key(outstanding));
		MockClock::advance(GRACE);
		idle();
		assert!(Receipts::<Test>::contains_key(outstanding));
		assert_eq!(authorization_row(captured).outstanding(), 0);
		assert_ok!(Payments::do_try_state());
		MockClock::advance(HOUR);
		idle();
		assert_eq!(Invoices::<Test>::iter().count() + Authorizations::<Test>::iter().count(), 0);
		MockClock::advance(HOUR + MINUTE);
		idle();
		// ESC-2: nothing is left.
		assert_eq!(Receipts::<Test>::iter().count() + Due::<Test>::iter().count(), 0);
		for who in [OWNER, ALICE] {
			assert_eq!(held_at_all(&who), 0);
		}
	});
}

#[test]
fn paying_and_extending_leave_the_index_alone_until_the_sweep_comes() {
	run(|| {
		let id = paid(1);
		let first = row(id).bucket;
		MockClock::advance(HOUR + MINUTE);
		idle();
		let then = row(id).bucket;
		assert!(then > first);
		assert_eq!(Due::<Test>::get(then, id), Some(Timed::Invoice));
		assert_eq!(Due::<Test>::iter().count(), 1);
	});
}

#[test]
fn esc_8_the_sweep_comes_to_every_due_object_however_many_wait() {
	run(|| {
		for tag in 0..60 {
			invoice(tag, request(NATIVE, USDT));
		}
		MockClock::advance(MINUTE);
		let last = invoice(60, request(NATIVE, USDT));
		MockClock::advance(2 * HOUR);
		// Room for a look into two buckets and ten items a block.
		let room = <() as WeightInfo>::sweep_item(MAX_PARTS)
			.saturating_mul(10)
			.saturating_add(<() as WeightInfo>::sweep_bucket().saturating_mul(2));
		let mut blocks = 0;
		while Invoices::<Test>::contains_key(last) {
			let used = Payments::on_idle(1, room);
			assert!(used.all_lte(room), "the sweep stays within what it was given");
			blocks += 1;
			assert!(blocks < 20, "no entry waits for ever");
		}
		assert_eq!(Invoices::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_sweep_charges_an_object_for_its_own_parts_and_goes_on_with_the_rest() {
	run(|| {
		for tag in 0..60 {
			invoice(tag, request(NATIVE, USDT));
		}
		MockClock::advance(2 * HOUR);
		let (bucket, ..) = Due::<Test>::iter().next().unwrap();
		SweepCursor::<Test>::put(bucket);
		// Room for three of sixteen parts; of those without, many more fit.
		let room = <() as WeightInfo>::sweep_item(MAX_PARTS).saturating_mul(3);
		let used = Payments::on_idle(1, room);
		let ended = 60 - Invoices::<Test>::iter().count();
		assert!(ended > 6, "{ended} ended");
		assert!(used.all_lte(room), "the sweep stays within what it was given");
	});
}

#[test]
fn without_room_the_sweep_does_nothing() {
	run(|| {
		invoice(1, request(NATIVE, USDT));
		MockClock::advance(2 * HOUR);
		assert_eq!(Payments::on_idle(1, Weight::zero()), Weight::zero());
		assert_eq!(Invoices::<Test>::iter().count(), 1);
	});
}

#[test]
fn esc_9_esc_10_a_failing_step_leaves_no_trace_and_is_tried_again() {
	run(|| {
		let id = invoice(1, request(NATIVE, USDT));
		let next = invoice(2, request(NATIVE, USDT));
		// A counter that cannot be: returning the part overflows the claimable.
		let key = key(&ALICE, &STABLE, HoldReason::Invoice);
		let stuck = invoice(3, request_in_parts(STABLE, 10 * USDT));
		assert_ok!(pay(&ALICE, stuck, USDT));
		block(&ALICE);
		assert_ok!(Owed::owe(&ALICE, key.clone(), u128::MAX));
		MockClock::advance(2 * HOUR);
		events();
		idle();
		let failed =
			|event: &Event<Test>| matches!(event, Event::SweepFailed { id, .. } if *id == stuck);
		assert!(events().iter().any(failed));
		// The others were served, and this one is whole and still indexed.
		assert!(!Invoices::<Test>::contains_key(id) && !Invoices::<Test>::contains_key(next));
		assert_eq!(row(stuck).received, USDT);
		assert!(Due::<Test>::contains_key(row(stuck).bucket, stuck));
		assert_noop!(
			Payments::expire(signed(&STRANGER), stuck),
			frame::deps::sp_runtime::ArithmeticError::Overflow
		);
		assert_eq!(Owed::take(&ALICE, &key), Some(u128::MAX));
		assert_ok!(Payments::do_try_state());
		// The next try succeeds by itself.
		MockClock::advance(2 * HOUR);
		idle();
		assert!(!Invoices::<Test>::contains_key(stuck));
	});
}

#[test]
fn the_sweep_begins_with_the_first_object_and_not_at_the_beginning_of_time() {
	run(|| {
		idle();
		assert_eq!(SweepCursor::<Test>::get(), None);
		invoice(1, request(NATIVE, USDT));
		let begin = SweepCursor::<Test>::get().expect("set with the first entry");
		assert_eq!(begin, now() / MINUTE);
		MockClock::advance(HOUR);
		idle();
		assert_eq!(SweepCursor::<Test>::get(), Some(now() / MINUTE + 1));
	});
}

/// Entries that a test makes itself, without objects. (Not in `run`: nothing of it is an object.)
fn on_a_bare_index(test: impl FnOnce(Millis)) {
	new_test_ext().execute_with(|| test(now()));
}

fn enter(tag: u8, due: Millis) -> u64 {
	Index::<Test>::insert(H256::repeat_byte(tag), Timed::Receipt, due, now())
}

#[test]
fn an_entry_before_the_sweep_takes_it_back_and_one_after_it_does_not() {
	on_a_bare_index(|now| {
		enter(1, now);
		idle();
		let passed = SweepCursor::<Test>::get().expect("it has begun");
		assert_eq!(passed, now / MINUTE + 1);
		enter(2, passed * MINUTE);
		enter(3, passed * MINUTE + 1);
		assert_eq!(SweepCursor::<Test>::get(), Some(passed));
		let past = enter(4, now - HOUR);
		assert_eq!(SweepCursor::<Test>::get(), Some(past));
		idle();
		assert!(!Due::<Test>::contains_key(past, H256::repeat_byte(4)));
		assert_eq!(SweepCursor::<Test>::get(), Some(passed));
	});
}

#[test]
fn what_a_step_makes_due_at_once_is_done_in_the_same_sweep() {
	on_a_bare_index(|now| {
		let first = enter(1, now);
		let mut done = Vec::new();
		let step = |bucket, id: &H256, _: &Timed| {
			done.push((bucket, *id));
			// The object goes on twice, once in the same bucket and once before it; then it is gone. On
			// its way it makes another.
			let next = match done.len() {
				1 => Some(bucket),
				2 => {
					enter(2, (bucket - 2) * MINUTE);
					Some(bucket - 1)
				},
				_ => None,
			};
			Swept { next, spent: Weight::zero() }
		};
		let mut meter = WeightMeter::with_limit(Weight::MAX);
		let one = Weight::from_parts(1, 1);
		Index::<Test>::sweep(&mut meter, now + HOUR, one, one, step);
		let [one, other] = [1, 2].map(H256::repeat_byte);
		let expected = [(first, one), (first, one), (first - 2, other), (first - 1, one)];
		assert_eq!(done, expected);
		assert_eq!(Due::<Test>::iter().count(), 0);
		assert_eq!(SweepCursor::<Test>::get(), Some((now + HOUR) / MINUTE + 1));
	});
}

#[test]
fn the_sweep_acts_within_a_minute_and_never_early() {
	run(|| {
		let id = invoice(1, request(NATIVE, USDT));
		let due = row(id).terms.request.windows.late_until;
		MockClock::set(due - 1);
		idle();
		assert!(Invoices::<Test>::contains_key(id));
		MockClock::set(due + MINUTE);
		idle();
		assert!(!Invoices::<Test>::contains_key(id));
	});
}

#[test]
fn a_batch_is_bounded() {
	assert!(BoundedVec::<u8, ConstU32<MAX_BATCH>>::try_from(vec![0; 33]).is_err());
}
