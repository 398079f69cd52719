// SPDX-License-Identifier: Apache-2.0

//! What a runtime API reads.

use crate::{
	AuthorizationStatus, InvoiceRequest, InvoiceStatus, LatePolicy, Lookup, Outcome, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{HOUR, USDT};

#[test]
fn an_invoice_is_found_alive_and_ended() {
	run(|| {
		assert_eq!(Payments::invoice_view(H256::zero()), None);
		let id = invoice(1, request_in_parts(NATIVE, 100 * USDT));
		assert_ok!(pay(&ALICE, id, 40 * USDT));
		let Some(Lookup::Live(view)) = Payments::invoice_view(id) else {
			panic!("it is alive");
		};
		assert_eq!(view.id, id);
		assert_eq!(view.status, InvoiceStatus::PartiallyPaid);
		assert_eq!((view.need, view.due), (100 * USDT, 60 * USDT));
		assert!(view.is_payable);
		MockClock::advance(HOUR);
		assert_ok!(Payments::expire(signed(&BOB), id));
		let Some(Lookup::Ended(receipt)) = Payments::invoice_view(id) else {
			panic!("a receipt is left");
		};
		assert_eq!(receipt.outcome, Outcome::Expired);
	});
}

#[test]
fn is_payable_answers_as_the_call_would() {
	run(|| {
		for late in [LatePolicy::Reject, LatePolicy::Accept, LatePolicy::HoldForMerchant] {
			let tag = late as u8;
			let windows = windows(late);
			let id = invoice(tag, InvoiceRequest { windows, late, ..request(NATIVE, USDT) });
			for at in
				[now(), now() + HOUR - 1, now() + HOUR, now() + 2 * HOUR - 1, now() + 2 * HOUR]
			{
				let begin = now();
				MockClock::set(at);
				let Some(Lookup::Live(view)) = Payments::invoice_view(id) else {
					panic!("it is alive");
				};
				let would = hypothetically!(pay(&ALICE, id, USDT).is_ok());
				MockClock::set(begin);
				assert_eq!(view.is_payable, would, "{late:?} at {at}");
			}
		}
	});
}

#[test]
fn open_invoices_come_in_pages_until_all_were_seen() {
	run(|| {
		for tag in 0..25 {
			invoice(tag, request(NATIVE, USDT));
		}
		let gone = crate::invoice_id(&SHOP, &reference(3));
		assert_ok!(pay(&ALICE, gone, USDT));
		let mut seen = Vec::new();
		let mut from = None;
		loop {
			let page = Payments::open_invoices(SHOP, from, 10);
			assert!(page.items.len() <= 10);
			seen.extend(page.items.iter().map(|item| item.id));
			from = page.next;
			if from.is_none() {
				break;
			}
		}
		assert_eq!(seen.len(), 24);
		assert!(!seen.contains(&gone) && seen.is_sorted());
		assert_eq!(Payments::open_invoices(SHOP, None, u32::MAX).items.len(), 24);
		assert_eq!(Payments::open_invoices(SHOP, None, 0).items.len(), 1);
		assert!(Payments::open_invoices(H256::zero(), None, 10).items.is_empty());
		// A cursor that is no invoice is a place between two.
		let some = Payments::open_invoices(SHOP, Some(H256::repeat_byte(0x80)), 100);
		assert!(some.items.len() < 24);
	});
}

#[test]
fn an_authorisation_is_found_alive_and_ended() {
	run(|| {
		assert_eq!(Payments::authorization_view(H256::zero()), None);
		let id = authorization(1, allowance(NATIVE, USDT));
		let Some(Lookup::Live(view)) = Payments::authorization_view(id) else {
			panic!("it is alive");
		};
		assert_eq!((view.status, view.outstanding), (AuthorizationStatus::Authorized, USDT));
		assert_eq!(view.capture_before, now() + HOUR);
		MockClock::advance(HOUR);
		let Some(Lookup::Live(view)) = Payments::authorization_view(id) else {
			panic!("it is alive");
		};
		assert_eq!(view.status, AuthorizationStatus::Expired);
		assert_ok!(Payments::reclaim(signed(&ALICE), id));
		assert!(matches!(Payments::authorization_view(id), Some(Lookup::Ended(_))));
	});
}
