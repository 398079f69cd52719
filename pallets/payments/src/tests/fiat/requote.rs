// SPDX-License-Identifier: Apache-2.0

//! New rates by call, what they must fit, and what is told of them before.

use super::{
	AT_EIGHT, AT_SEVEN, AT_SIX, EIGHT, LOCK, SEVEN, SIX, after_the_lock, asked, in_yuan, lock_of,
	requote, row, set_no_price, set_price,
};
use crate::{
	Error, Event, InvoiceQuote, InvoiceRequest, LatePolicy, Leg, Lookup, PartialPolicy, PaymentId,
	Share, Windows, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{DAY, HOUR, Price, PriceError, Quote, USDT};

/// A halt must not make an old price look fresh.
#[test]
fn a_rate_should_be_over_after_a_halt_that_moved_no_deadline() {
	run(|| {
		set_price(SEVEN);
		let id = invoice(1, asked(NATIVE));
		let begin = now();
		set_price(SIX);
		MockClock::stall(LOCK - 1);
		let view = |id| match Payments::invoice_view(id) {
			Some(Lookup::Live(view)) => view,
			_ => panic!("it is alive"),
		};
		assert!(row(id).rate_holds(lock_of(id).until - 1));
		assert_noop!(requote(&OWNER, id), Error::<Test>::TooEarly);
		MockClock::stall(1);
		assert_eq!(now(), begin);
		assert!(view(id).is_payable);
		assert_noop!(pay(&ALICE, id, AT_SEVEN), Error::<Test>::RateExpired);
		assert_ok!(requote(&OWNER, id));
		assert_eq!(lock_of(id).until, begin + 2 * LOCK);
		assert_ok!(pay(&ALICE, id, AT_SIX));
	});
}

#[test]
fn the_smallest_part_should_be_one_of_the_new_amount() {
	run(|| {
		set_price(SEVEN);
		let partial = PartialPolicy::Accumulate;
		let id = invoice(1, InvoiceRequest { partial, ..asked(NATIVE) });
		MockClock::set(lock_of(id).until);
		set_price(SIX);
		assert_ok!(requote(&OWNER, id));
		assert_noop!(pay(&ALICE, id, AT_SIX / 16 - 1), Error::<Test>::BelowMinimum);
		assert_ok!(pay(&ALICE, id, AT_SIX / 16));
	});
}

#[test]
fn requote_should_give_a_new_rate_that_holds_as_long() {
	run_with_each(|asset| {
		let id = after_the_lock(asset, EIGHT);
		let before = row(id);
		events();
		assert_ok!(requote(&OWNER, id));
		let invoice = row(id);
		let lock = lock_of(id);
		assert_eq!(invoice.terms.amount, AT_EIGHT);
		assert_eq!((lock.rate.price, lock.until), (EIGHT, now() + LOCK));
		assert_eq!(lock.requotes_left, MAX_REQUOTES - 1);
		assert_eq!(invoice.terms.request, before.terms.request);
		let told = events();
		assert!(matches!(
			told[..],
			[Event::InvoiceRequoted { seq: 1, amount: AT_EIGHT, lock: Some(of), .. }] if of == lock
		));
		// A retry finds the new rate.
		assert_noop!(requote(&OWNER, id), Error::<Test>::TooEarly);
		MockClock::set(lock.until - 1);
		assert_noop!(pay(&ALICE, id, AT_SEVEN), Error::<Test>::AmountMismatch);
		assert_ok!(pay(&ALICE, id, AT_EIGHT));
	});
}

#[test]
fn boundary_requote_from_the_end_of_the_lock_until_the_end_of_the_invoice() {
	run(|| {
		set_price(SEVEN);
		let late = LatePolicy::Accept;
		let id = invoice(1, InvoiceRequest { windows: windows(late), late, ..asked(NATIVE) });
		let Windows { late_until, .. } = row(id).terms.request.windows;
		MockClock::set(lock_of(id).until - 1);
		assert_noop!(requote(&OWNER, id), Error::<Test>::TooEarly);
		MockClock::advance(1);
		hypothetically!({
			assert_ok!(requote(&OWNER, id));
		});
		MockClock::set(late_until - 1);
		hypothetically!({
			assert_ok!(requote(&OWNER, id));
		});
		MockClock::set(late_until);
		assert_noop!(requote(&OWNER, id), Error::<Test>::TooLate);
	});
}

#[test]
fn requote_should_be_for_the_merchants_people_and_the_gateway_that_made_it() {
	run(|| {
		let id = after_the_lock(NATIVE, EIGHT);
		for who in [ALICE, STRANGER, REFUNDER, TILL] {
			assert_noop!(requote(&who, id), DispatchError::BadOrigin);
		}
		assert_noop!(requote(&GATEWAY, id), Error::<Test>::NotAuthorized);
		hypothetically!({
			assert_ok!(requote(&CASHIER, id));
		});
		assert_ok!(requote(&OWNER, id));

		let made = Payments::create_invoice(signed(&GATEWAY), SHOP, reference(2), asked(NATIVE));
		assert_ok!(made);
		let id = crate::invoice_id(&SHOP, &reference(2));
		MockClock::set(lock_of(id).until);
		assert_noop!(requote(&OTHER_GATEWAY, id), Error::<Test>::NotAuthorized);
		assert_ok!(requote(&GATEWAY, id));
	});
}

#[test]
fn requote_should_fail_where_there_is_nothing_to_requote() {
	run(|| {
		assert_noop!(requote(&OWNER, H256::zero()), Error::<Test>::NotFound);
		let plain = invoice(2, request(NATIVE, USDT));
		assert_noop!(requote(&OWNER, plain), Error::<Test>::WrongState);
		let id = after_the_lock(NATIVE, EIGHT);
		assert_ok!(pay(&ALICE, id, AT_EIGHT));
		MockClock::set(lock_of(id).until);
		assert_noop!(requote(&OWNER, id), Error::<Test>::WrongState);
		assert_noop!(pay(&BOB, id, AT_EIGHT), Error::<Test>::NothingDue);
	});
}

#[test]
fn boundary_number_of_rates() {
	run(|| {
		set_price(SEVEN);
		let windows = Windows {
			expires_at: now() + DAY,
			late_until: now() + DAY,
			..windows(LatePolicy::Reject)
		};
		let id = invoice(1, InvoiceRequest { windows, ..asked(NATIVE) });
		for left in (0..MAX_REQUOTES).rev() {
			MockClock::set(lock_of(id).until);
			// The last one can be a payment as well.
			hypothetically!({
				assert_ok!(pay(&ALICE, id, AT_SEVEN));
			});
			assert_ok!(requote(&OWNER, id));
			assert_eq!(lock_of(id).requotes_left, left);
		}
		hypothetically!({
			assert_ok!(pay(&ALICE, id, AT_SEVEN));
		});
		MockClock::set(lock_of(id).until);
		assert_noop!(requote(&OWNER, id), Error::<Test>::NoRequoteLeft);
		assert_noop!(pay(&ALICE, id, AT_SEVEN), Error::<Test>::NoRequoteLeft);
		let Some(Lookup::Live(view)) = Payments::invoice_view(id) else { panic!("it is alive") };
		assert!(!view.is_payable);
		assert_eq!(Payments::invoice_quote(id), None);
		assert_ok!(Payments::cancel(signed(&OWNER), id));
	});
}

#[test]
fn objects_should_keep_the_number_of_rates_they_were_made_with() {
	run(|| {
		let id = after_the_lock(NATIVE, SEVEN);
		TestLimits::set(crate::Limits { max_requotes: 0, ..LIMITS });
		assert_ok!(requote(&OWNER, id));
		assert_eq!(lock_of(id).requotes_left, MAX_REQUOTES - 1);
		let last = invoice(2, asked(NATIVE));
		MockClock::set(lock_of(last).until);
		assert_noop!(pay(&ALICE, last, AT_SEVEN), Error::<Test>::NoRequoteLeft);
	});
}

#[test]
fn without_a_price_an_invoice_should_stay_as_it_is_and_end_as_any_other() {
	for error in [PriceError::Stale, PriceError::Halted, PriceError::TooDispersed] {
		run(|| {
			let id = after_the_lock(NATIVE, SEVEN);
			let begin = now();
			set_no_price(error);
			assert_noop!(pay(&ALICE, id, WEALTH), Error::<Test>::RateUnavailable);
			assert_noop!(requote(&OWNER, id), Error::<Test>::RateUnavailable);
			assert_eq!(Payments::invoice_quote(id), None);
			let windows = row(id).terms.request.windows;
			let later = Windows { refund_expiry: windows.refund_expiry + 1, ..windows };
			assert_ok!(Payments::extend(signed(&OWNER), id, later));
			hypothetically!({
				assert_ok!(Payments::cancel(signed(&OWNER), id));
			});
			hypothetically!({
				MockClock::set(windows.late_until);
				assert_ok!(Payments::expire(signed(&STRANGER), id));
				MockClock::set(begin);
			});
			// Once there is a price again, it can be paid.
			MockClock::set(lock_of(id).until);
			set_price(SEVEN);
			assert_ok!(pay(&ALICE, id, AT_SEVEN));
			set_no_price(error);
			let refunded =
				Payments::refund(signed(&OWNER), PaymentId::Invoice(id), AT_SEVEN, reference(9));
			assert_ok!(plain(refunded));
			assert_eq!(free(&NATIVE, &ALICE), WEALTH);
			MockClock::set(later.refund_expiry);
			assert_ok!(Payments::close(signed(&STRANGER), PaymentId::Invoice(id)));
		});
	}
}

#[test]
fn a_split_that_no_longer_fits_should_stop_the_new_rate_and_nothing_else() {
	run(|| {
		set_price(SEVEN);
		let leg = |share| Leg { account: BOB, share };
		let with = |legs: Vec<Share>| {
			let legs = BoundedVec::truncate_from(legs.into_iter().map(leg).collect());
			InvoiceRequest { legs, ..asked(NATIVE) }
		};
		// A fixed leg of 22 of 24, which 21 cannot bear; a relative one on top of a fixed one; one
		// that comes to less than an account can exist on.
		let requests = [
			with(vec![Share::Fixed(22 * USDT)]),
			with(vec![Share::Fixed(12 * USDT), Share::Relative(5_000)]),
			InvoiceRequest { tolerance_under: 1, ..with(vec![Share::Relative(5)]) },
		];
		for (tag, request) in (1..).zip(requests) {
			invoice(tag, request);
		}
		let ids = [1, 2, 3].map(|tag| crate::invoice_id(&SHOP, &reference(tag)));
		MockClock::set(lock_of(ids[0]).until);
		for (id, price) in ids.into_iter().zip([EIGHT, EIGHT, Price(900_000_000)]) {
			set_price(price);
			assert_noop!(pay(&ALICE, id, AT_SEVEN), Error::<Test>::BadTerms);
			assert_noop!(requote(&OWNER, id), Error::<Test>::BadTerms);
			assert_eq!(Payments::invoice_quote(id), None);
			hypothetically!({
				assert_ok!(Payments::cancel(signed(&OWNER), id));
			});
			// It fits again at another price.
			set_price(SIX);
			assert_ok!(pay(&ALICE, id, AT_SIX));
			assert_eq!(row(id).captured, AT_SIX);
		}
	});
}

#[test]
fn a_new_amount_below_the_least_should_be_refused() {
	run(|| {
		set_price(SEVEN);
		let id = invoice(1, in_yuan(NATIVE, 14));
		MockClock::set(lock_of(id).until);
		set_price(EIGHT);
		assert_noop!(pay(&ALICE, id, WEALTH), Error::<Test>::BelowMinimum);
		assert_noop!(requote(&OWNER, id), Error::<Test>::BelowMinimum);
	});
}

#[test]
fn a_quote_should_be_what_a_payment_takes() {
	run(|| {
		assert_eq!(Payments::invoice_quote(H256::zero()), None);
		let plain = invoice(2, request_in_parts(NATIVE, 4 * USDT));
		assert_ok!(pay(&ALICE, plain, USDT));
		let quote = InvoiceQuote { due: 3 * USDT, rate: None, is_new: false };
		assert_eq!(Payments::invoice_quote(plain), Some(quote));

		let id = after_the_lock(NATIVE, EIGHT);
		let before = row(id);
		let rate = Some(Quote { price: EIGHT, as_of: now(), round: 4 });
		let quote = InvoiceQuote { due: AT_EIGHT, rate, is_new: true };
		assert_eq!(Payments::invoice_quote(id), Some(quote));
		assert_eq!(row(id), before, "a question changes nothing");
		hypothetically!({
			assert_ok!(requote(&OWNER, id));
			let quote = InvoiceQuote { is_new: false, ..quote };
			assert_eq!(Payments::invoice_quote(id), Some(quote));
		});
		assert_ok!(pay(&ALICE, id, quote.due));
		assert_eq!(Payments::invoice_quote(id), None);
		let late = invoice(3, asked(NATIVE));
		MockClock::set(row(late).terms.request.windows.expires_at);
		assert_eq!(Payments::invoice_quote(late), None);
	});
}

#[test]
fn is_payable_should_answer_as_the_call_would() {
	run(|| {
		set_price(SEVEN);
		TestLimits::set(crate::Limits { max_requotes: 1, ..LIMITS });
		let id = invoice(1, asked(NATIVE));
		MockClock::set(lock_of(id).until);
		assert_ok!(requote(&OWNER, id));
		let begin = now();
		for at in [begin, begin + LOCK - 1, begin + LOCK, begin + HOUR] {
			MockClock::set(at);
			let Some(Lookup::Live(view)) = Payments::invoice_view(id) else {
				panic!("it is alive");
			};
			let would = hypothetically!(pay(&ALICE, id, AT_SEVEN).is_ok());
			MockClock::set(begin);
			assert_eq!(view.is_payable, would, "at {at}");
			assert_eq!(would, at < begin + LOCK);
		}
	});
}
