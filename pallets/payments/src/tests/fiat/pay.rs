// SPDX-License-Identifier: Apache-2.0

//! Paying while a rate holds, and after.

use super::{
	AT_EIGHT, AT_SEVEN, AT_SIX, EIGHT, LOCK, SEVEN, SIX, after_the_lock, asked, in_yuan, lock_of,
	requote, row, set_no_price, set_price,
};
use crate::{
	Error, Event, Flags, HoldReason, InvoicePhase, InvoiceRequest, Invoices, LatePolicy, Leg,
	OverPolicy, PartialPolicy, RateLock, Share, WeightInfo, mock::*,
};
use frame::{
	deps::frame_support::traits::UnfilteredDispatchable, prelude::DispatchError, testing_prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{Action, Balance, HOUR, PriceError, Quote};

#[test]
fn a_price_that_moves_within_the_block_should_not_move_the_amount() {
	run(|| {
		set_price(SEVEN);
		let id = invoice(1, asked(NATIVE));
		set_price(SIX);
		assert_noop!(pay(&ALICE, id, AT_SIX), Error::<Test>::AmountMismatch);
		assert_ok!(pay(&ALICE, id, AT_SEVEN));
		assert_eq!(row(id).captured, AT_SEVEN);
	});
}

#[test]
fn boundary_pay_at_the_locked_rate_until_it_is_over() {
	for (price, after) in [(SIX, None), (EIGHT, Some(AT_EIGHT))] {
		for (offset, expected) in [(-1i64, Some(AT_SEVEN)), (0, after), (1, after)] {
			run(|| {
				set_price(SEVEN);
				let id = invoice(1, asked(NATIVE));
				set_price(price);
				let at = lock_of(id).until.checked_add_signed(offset).expect("in range");
				MockClock::set(at);
				if let Some(amount) = expected {
					assert_ok!(pay(&ALICE, id, AT_SEVEN));
					assert_eq!(row(id).captured, amount);
					assert_eq!(free(&NATIVE, &ALICE), WEALTH - amount);
				} else {
					assert_noop!(pay(&ALICE, id, AT_SEVEN), Error::<Test>::RateExpired);
				}
			});
		}
	}
}

#[test]
fn boundary_a_payer_gives_no_more_than_he_offered_and_pays_what_is_due() {
	for over in [OverPolicy::Reject, OverPolicy::ReturnExcess, OverPolicy::Keep] {
		run_with_each(|asset| {
			set_price(SEVEN);
			let id = invoice(1, InvoiceRequest { over, ..asked(asset.clone()) });
			MockClock::set(lock_of(id).until);
			set_price(SIX);
			for offered in [1, AT_SEVEN, AT_SIX - 1] {
				assert_noop!(pay(&ALICE, id, offered), Error::<Test>::RateExpired);
			}
			assert_noop!(pay(&ALICE, id, 0), Error::<Test>::BadAmount);
			// What he offers above is no tip, whatever the merchant does with tips.
			for offered in [AT_SIX, AT_SIX + 1, WEALTH, Balance::MAX] {
				hypothetically!({
					assert_ok!(pay(&ALICE, id, offered));
					let invoice = row(id);
					assert_eq!((invoice.captured, invoice.flags), (AT_SIX, Flags::default()));
					assert_eq!(free(&asset, &ALICE), WEALTH - AT_SIX);
					assert_eq!(free(&asset, &TILL), WEALTH + AT_SIX);
				});
			}
		});
	}
}

#[test]
fn paying_after_the_lock_should_tell_the_new_rate_first() {
	run(|| {
		let id = after_the_lock(NATIVE, EIGHT);
		let price = row(id).terms.request.price;
		events();
		assert_ok!(pay(&ALICE, id, AT_SEVEN));
		let rate = Quote { price: EIGHT, as_of: now(), round: 4 };
		let lock = RateLock { rate, until: now() + LOCK, requotes_left: MAX_REQUOTES - 1 };
		let told = events();
		assert_eq!(
			told[0],
			Event::InvoiceRequoted {
				id,
				seq: 1,
				merchant: SHOP,
				asset: NATIVE,
				price,
				amount: AT_EIGHT,
				lock: Some(lock),
				contract_hash: row(id).contract_hash,
			}
		);
		assert_eq!(
			told[1],
			Event::Paid {
				id,
				seq: 2,
				merchant: SHOP,
				payer: ALICE,
				asset: NATIVE,
				amount: AT_EIGHT,
				received: AT_EIGHT,
				due: 0,
			}
		);
		assert!(matches!(told[3], Event::Settled { seq: 4, captured: AT_EIGHT, .. }));
	});
}

#[test]
fn boundary_the_tolerance_is_of_the_new_amount() {
	run(|| {
		set_price(SEVEN);
		let id = invoice(1, InvoiceRequest { tolerance_under: 100, ..asked(NATIVE) });
		MockClock::set(lock_of(id).until);
		set_price(SIX);
		let need = AT_SIX - AT_SIX / 100;
		assert_noop!(pay(&ALICE, id, need - 1), Error::<Test>::RateExpired);
		assert_ok!(pay(&ALICE, id, need));
		assert_eq!(row(id).captured, need);
	});
}

#[test]
fn a_rate_should_stand_for_good_once_a_part_was_paid_under_it() {
	run_with_each(|asset| {
		set_price(SEVEN);
		let partial = PartialPolicy::Accumulate;
		let id = invoice(1, InvoiceRequest { partial, ..asked(asset.clone()) });
		MockClock::set(lock_of(id).until - 1);
		assert_ok!(pay(&ALICE, id, AT_SEVEN / 4));
		let locked = row(id).terms;

		MockClock::advance(1);
		set_price(SIX);
		assert_noop!(requote(&OWNER, id), Error::<Test>::WrongState);
		assert_noop!(pay(&BOB, id, AT_SIX), Error::<Test>::AmountMismatch);
		set_no_price(PriceError::Halted);
		let quote = Payments::invoice_quote(id).expect("it is due");
		assert_eq!((quote.due, quote.is_new), (AT_SEVEN / 4 * 3, false));
		assert_ok!(pay(&BOB, id, AT_SEVEN / 4 * 3));

		let invoice = row(id);
		assert_eq!(invoice.terms, locked);
		assert_eq!((invoice.phase, invoice.captured), (InvoicePhase::Settled, AT_SEVEN));
	});
}

#[test]
fn a_part_should_not_be_paid_at_a_rate_that_nobody_knew() {
	run(|| {
		set_price(SEVEN);
		let partial = PartialPolicy::Accumulate;
		let id = invoice(1, InvoiceRequest { partial, ..asked(NATIVE) });
		MockClock::set(lock_of(id).until);
		set_price(SIX);
		// He meant to pay the whole, and the rest would be another's who never asked for it.
		assert_noop!(pay(&ALICE, id, AT_SEVEN), Error::<Test>::RateExpired);
		assert_ok!(requote(&CASHIER, id));
		assert_ok!(pay(&ALICE, id, AT_SIX / 2));
		assert_eq!(held(&NATIVE, HoldReason::Invoice, &ALICE), AT_SIX / 2);
		assert_ok!(pay(&BOB, id, AT_SIX / 2));
		assert_eq!(row(id).captured, AT_SIX);
	});
}

#[test]
fn late_money_should_come_at_the_rate_of_its_time() {
	run(|| {
		set_price(SEVEN);
		for (tag, late) in [(1, LatePolicy::Accept), (2, LatePolicy::HoldForMerchant)] {
			invoice(tag, InvoiceRequest { windows: windows(late), late, ..asked(NATIVE) });
		}
		MockClock::advance(HOUR);
		set_price(SIX);
		let [accepts, holds] = [1, 2].map(|tag| crate::invoice_id(&SHOP, &reference(tag)));

		assert_ok!(pay(&ALICE, accepts, AT_SIX));
		assert_eq!(row(accepts).captured, AT_SIX);
		assert!(row(accepts).flags.contains(Flags::LATE));

		let paid = Payments::pay(signed(&BOB), holds, NATIVE, AT_SIX, 0, None, None);
		let part = <() as WeightInfo>::pay_part().saturating_add(<() as WeightInfo>::requote());
		assert_eq!(paid.expect("it is taken").actual_weight, Some(part));
		assert_eq!(held(&NATIVE, HoldReason::Invoice, &BOB), AT_SIX);
		set_price(EIGHT);
		assert_noop!(requote(&OWNER, holds), Error::<Test>::WrongState);
		assert_ok!(Payments::accept_short(signed(&OWNER), holds));
		let invoice = row(holds);
		assert_eq!((invoice.captured, invoice.written_off), (AT_SIX, 0));
	});
}

#[test]
fn a_payer_should_name_the_terms_he_saw_and_still_take_the_rate_of_now() {
	run(|| {
		let id = after_the_lock(NATIVE, EIGHT);
		let seen = row(id).contract_hash;
		let pay = |offered, hash| {
			plain(Payments::pay(signed(&ALICE), id, NATIVE, offered, 0, None, Some(hash)))
		};
		assert_noop!(pay(AT_SEVEN, H256::zero()), Error::<Test>::TermsMismatch);
		// A rate that the merchant takes meanwhile is one he did not see.
		hypothetically!({
			assert_ok!(requote(&OWNER, id));
			assert_noop!(pay(AT_SEVEN, seen), Error::<Test>::TermsMismatch);
			assert_ok!(pay(AT_EIGHT, row(id).contract_hash));
		});
		assert_ok!(pay(AT_SEVEN, seen));
		assert_ne!(row(id).contract_hash, seen);
	});
}

#[test]
fn a_repeated_payment_should_take_nothing() {
	run(|| {
		let pays = |id| {
			let hash = Some(row(id).contract_hash);
			move || plain(Payments::pay(signed(&ALICE), id, NATIVE, AT_SEVEN, 0, None, hash))
		};
		let pay = pays(after_the_lock(NATIVE, EIGHT));
		assert_ok!(pay());
		assert_noop!(pay(), Error::<Test>::NothingDue);

		// It waits for the merchant, and the hash has moved: the payer's own payment is what counts.
		let late = LatePolicy::HoldForMerchant;
		let id = invoice(2, InvoiceRequest { windows: windows(late), late, ..asked(NATIVE) });
		let pay = pays(id);
		MockClock::advance(HOUR);
		assert_ok!(pay());
		assert_noop!(pay(), Error::<Test>::Stale);
	});
}

#[test]
fn a_leg_should_get_its_share_of_the_new_amount() {
	run_with_each(|asset| {
		set_price(SEVEN);
		let leg = Leg { account: BOB, share: Share::Relative(1_000) };
		let legs = BoundedVec::truncate_from(vec![leg]);
		let id = invoice(1, InvoiceRequest { legs, ..asked(asset.clone()) });
		MockClock::set(lock_of(id).until);
		set_price(SIX);
		assert_ok!(pay(&ALICE, id, AT_SIX));
		assert_eq!(free(&asset, &BOB), WEALTH + AT_SIX / 10);
		assert_eq!(free(&asset, &TILL), WEALTH + AT_SIX / 10 * 9);
	});
}

#[test]
fn boundary_limits_should_count_the_new_amount() {
	run(|| {
		// A fen below the threshold at seven, and above it at six.
		set_price(SEVEN);
		let fen = KYC_THRESHOLD / 10_000 * 7 - 1;
		let below = invoice(1, in_yuan(NATIVE, fen));
		let above = invoice(2, in_yuan(NATIVE, fen));
		assert!(row(below).terms.amount < KYC_THRESHOLD);
		assert_ok!(pay(&ALICE, below, row(below).due()));
		assert_eq!(MockKyc::used(&ALICE, Action::Pay), 0);

		MockClock::set(lock_of(above).until);
		set_price(SIX);
		let due = Payments::invoice_quote(above).expect("there is a price").due;
		assert!(due > KYC_THRESHOLD);
		MockKyc::limit(&ALICE, Action::Pay, due - 1);
		assert_noop!(pay(&ALICE, above, due), DispatchError::Other("LimitExceeded"));
		MockKyc::limit(&ALICE, Action::Pay, due);
		assert_ok!(pay(&ALICE, above, due));
		assert_eq!(MockKyc::used(&ALICE, Action::Pay), due);
		assert_eq!(MockKyc::used(&OWNER, Action::Invoice), due);
	});
}

#[test]
fn a_payer_without_the_new_amount_should_change_nothing() {
	run(|| {
		let id = after_the_lock(NATIVE, SIX);
		set_free(&NATIVE, &ALICE, AT_SIX - 1);
		assert_noop!(pay(&ALICE, id, WEALTH), Error::<Test>::InsufficientFunds);
		set_free(&NATIVE, &ALICE, AT_SIX);
		assert_ok!(pay(&ALICE, id, WEALTH));
		assert_eq!(free(&NATIVE, &ALICE), 0);
	});
}

#[test]
fn a_payment_that_takes_a_new_rate_should_cost_both_and_no_more_than_it_declares() {
	run(|| {
		let id = after_the_lock(NATIVE, EIGHT);
		let call = crate::Call::<Test>::pay {
			invoice: id,
			asset: NATIVE,
			amount: AT_SEVEN,
			paid_before: 0,
			refund_to: None,
			contract_hash: None,
		};
		let declared = call.get_dispatch_info().call_weight;
		let both = <() as WeightInfo>::pay(0, 0).saturating_add(<() as WeightInfo>::requote());
		assert!(declared.all_gte(both));
		let paid = call.dispatch_bypass_filter(signed(&ALICE)).expect("it is due");
		assert_eq!(paid.actual_weight, Some(both));
		assert_eq!(Invoices::<Test>::get(id).map(|row| row.captured), Some(AT_EIGHT));
	});
}
