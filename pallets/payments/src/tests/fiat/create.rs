// SPDX-License-Identifier: Apache-2.0

//! What local money comes to, and the lock of its rate.

use super::{
	ASKED, AT_SEVEN, LOCK, SEVEN, asked, create, in_yuan, lock_of, requote, row, set, set_no_price,
	set_price,
};
use crate::{
	Error, Event, FiatPrice, InvoicePrice, InvoiceRequest, InvoiceTerms, RateLock, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockRates};
use tael_primitives::{
	AccountId, AssetKind, Fiat, FiatAmount, Millis, Price, PriceError, Quote, USDT,
};

#[test]
fn create_should_turn_local_money_into_an_amount_and_lock_the_rate() {
	run_with_each(|asset| {
		set_price(SEVEN);
		let request = asked(asset.clone());
		let id = invoice(1, request.clone());

		let invoice = row(id);
		let rate = Quote { price: SEVEN, as_of: now(), round: 2 };
		let lock = RateLock { rate, until: now() + LOCK, requotes_left: MAX_REQUOTES };
		assert_eq!((invoice.terms.amount, invoice.terms.lock), (AT_SEVEN, Some(lock)));
		assert_eq!((invoice.due(), invoice.terms.need()), (AT_SEVEN, AT_SEVEN));
		assert_eq!(
			events(),
			vec![Event::InvoiceCreated {
				id,
				seq: 0,
				merchant: SHOP,
				reference: reference(1),
				asset: asset.clone(),
				price: request.price,
				amount: AT_SEVEN,
				lock: Some(lock),
				windows: request.windows,
				contract_hash: invoice.contract_hash,
			}]
		);

		assert_ok!(pay(&ALICE, id, AT_SEVEN));
		assert_eq!(free(&asset, &TILL), WEALTH + AT_SEVEN);
	});
}

/// A11: yen, yuan and dinars. The merchant gets no less than he asks for, and at most one smallest
/// unit more.
#[test]
fn a11_amounts_should_have_the_decimals_of_their_currency_and_be_rounded_up() {
	run(|| {
		let yen = Fiat::new("JPY").expect("it is one");
		let dinar = Fiat::new("KWD").expect("it is one");
		let cases = [
			// 150.25 yen for a whole: 3,000 yen are 19.966722… wholes.
			(yen, 15_025_000_000, 3_000, 19_966_723),
			(Fiat::CNY, 712_340_000, 17_800, 24_988_068),
			// 0.3067 dinars for a whole: 3.067 dinars are ten.
			(dinar, 30_670_000, 3_067, 10_000_000),
			(dinar, 30_670_001, 3_067, 10_000_000),
			(dinar, 30_669_999, 3_067, 10_000_001),
		];
		for (tag, (fiat, price, amount, expected)) in (1..).zip(cases) {
			set(&NATIVE, fiat, Ok(Price(price)));
			let price_in_fiat = FiatPrice { fiat, amount, lock_for: LOCK };
			let request =
				InvoiceRequest { price: InvoicePrice::Fiat(price_in_fiat), ..request(NATIVE, 0) };
			let invoice = row(invoice(tag, request));
			assert_eq!(invoice.terms.amount, expected, "{fiat:?} at {price}");
			assert!(Price(price).fiat_floor(expected, fiat) >= Some(amount), "{fiat:?}");
			assert!(Price(price).fiat_ceil(expected - 1, fiat) <= Some(amount), "{fiat:?}");
		}
	});
}

#[test]
fn create_should_fail_without_a_price_and_amounts_of_the_asset_go_on() {
	use PriceError::{Halted, NoQuorum, OutOfBounds, Stale, TooDispersed, Tripped, Unknown};

	run(|| {
		for error in [Unknown, Stale, NoQuorum, Tripped, OutOfBounds, TooDispersed, Halted] {
			set_no_price(error);
			assert_noop!(create(1, asked(NATIVE)), Error::<Test>::RateUnavailable);
		}
		set_price(Price(0));
		assert_noop!(create(1, asked(NATIVE)), Error::<Test>::RateUnavailable);
		let unknown = AssetKind::WithId(99);
		assert_noop!(create(1, asked(unknown)), Error::<Test>::UnknownAsset);
		assert_ok!(create(1, request(NATIVE, USDT)));
	});
}

#[test]
fn boundary_age_of_a_price() {
	run(|| {
		set_price(SEVEN);
		MockRates::set_age(MAX_PRICE_AGE);
		assert_noop!(create(1, asked(NATIVE)), Error::<Test>::RateUnavailable);
		MockRates::set_age(MAX_PRICE_AGE - 1);
		let id = invoice(1, asked(NATIVE));
		assert_eq!(lock_of(id).rate.as_of, now() - (MAX_PRICE_AGE - 1));
		MockClock::set(lock_of(id).until);
		MockRates::set_age(MAX_PRICE_AGE);
		assert_noop!(pay(&ALICE, id, AT_SEVEN), Error::<Test>::RateUnavailable);
		assert_noop!(requote(&OWNER, id), Error::<Test>::RateUnavailable);
		MockRates::set_age(MAX_PRICE_AGE - 1);
		assert_ok!(pay(&ALICE, id, AT_SEVEN));
	});
}

#[test]
fn absurd_prices_and_amounts_should_be_refused() {
	run(|| {
		set_price(SEVEN);
		assert_noop!(create(1, in_yuan(NATIVE, 0)), Error::<Test>::BadAmount);
		assert_noop!(create(1, in_yuan(NATIVE, FiatAmount::MAX)), Error::<Test>::BadAmount);
		// What the least amount costs, and a fen less.
		assert_eq!(MIN_AMOUNT, 20_000);
		assert_noop!(create(1, in_yuan(NATIVE, 13)), Error::<Test>::BelowMinimum);
		assert_ok!(create(1, in_yuan(NATIVE, 14)));

		set_price(Price(u64::MAX));
		assert_noop!(create(2, asked(NATIVE)), Error::<Test>::BelowMinimum);
		set_price(Price(1));
		assert_noop!(create(2, in_yuan(NATIVE, 1 << 120)), Error::<Test>::BadAmount);
		// No bound of our own: `rates` has them, and the payer looks before he pays.
		assert_ok!(create(2, in_yuan(NATIVE, 1)));
	});
}

#[test]
fn boundary_length_of_a_lock() {
	run(|| {
		set_price(SEVEN);
		let with = |lock_for| {
			let price = FiatPrice { fiat: Fiat::CNY, amount: ASKED, lock_for };
			InvoiceRequest { price: InvoicePrice::Fiat(price), ..request(NATIVE, 0) }
		};
		for bad in [0, MIN_WINDOW - 1, MAX_RATE_LOCK + 1, Millis::MAX] {
			assert_noop!(create(1, with(bad)), Error::<Test>::BadTerms);
		}
		assert_ok!(create(1, with(MIN_WINDOW)));
		assert_ok!(create(2, with(MAX_RATE_LOCK)));
	});
}

#[test]
fn a_retry_should_learn_that_the_invoice_exists_whatever_became_of_the_price() {
	run(|| {
		set_price(SEVEN);
		invoice(1, asked(NATIVE));
		set_no_price(PriceError::Halted);
		assert_noop!(create(1, asked(NATIVE)), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn a_batch_should_be_priced_alike_and_made_as_a_whole() {
	run(|| {
		set_price(SEVEN);
		let batch = |last: InvoiceRequest<AccountId>| {
			let requests = [asked(NATIVE), asked(STABLE), request(NATIVE, USDT), last];
			let batch = (1..).map(reference).zip(requests).collect();
			Payments::create_invoices(signed(&OWNER), SHOP, BoundedVec::truncate_from(batch))
		};
		let euros = FiatPrice { fiat: Fiat::EUR, amount: ASKED, lock_for: LOCK };
		let unpriced = InvoiceRequest { price: InvoicePrice::Fiat(euros), ..request(NATIVE, 0) };
		// Outside of a transaction nothing is rolled back.
		assert_storage_noop!({
			let layer = frame::deps::frame_support::storage::with_storage_layer(|| batch(unpriced));
			assert_eq!(layer, Err(Error::<Test>::RateUnavailable.into()));
		});
		assert_ok!(batch(asked(NATIVE)));
		let amounts: Vec<_> = (1..=4)
			.map(|tag| row(crate::invoice_id(&SHOP, &reference(tag))).terms.amount)
			.collect();
		assert_eq!(amounts, [AT_SEVEN, AT_SEVEN, USDT, AT_SEVEN]);
	});
}

#[test]
fn the_contract_hash_should_bind_price_and_rate() {
	run(|| {
		set_price(SEVEN);
		let first = row(invoice(1, asked(NATIVE))).contract_hash;
		let id = crate::invoice_id(&SHOP, &reference(1));
		let with = |price| {
			let terms = InvoiceTerms {
				request: InvoiceRequest { price, ..row(id).terms.request },
				..row(id).terms
			};
			Payments::contract_hash(id, &terms)
		};
		let InvoicePrice::Fiat(price) = row(id).terms.request.price else { panic!("in yuan") };
		assert_eq!(with(InvoicePrice::Fiat(price)), first);
		for other in [
			FiatPrice { amount: ASKED + 1, ..price },
			FiatPrice { fiat: Fiat::USD, ..price },
			FiatPrice { lock_for: LOCK + 1, ..price },
		] {
			assert_ne!(with(InvoicePrice::Fiat(other)), first);
		}
		assert_ne!(with(InvoicePrice::Asset(AT_SEVEN)), first);
		// The same price again is another rate.
		MockClock::set(lock_of(id).until);
		assert_ok!(requote(&OWNER, id));
		assert_ne!(row(id).contract_hash, first);
	});
}
