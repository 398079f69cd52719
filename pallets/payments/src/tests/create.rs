// SPDX-License-Identifier: Apache-2.0

//! `create_invoice` and `create_invoices`.

use super::row;
use crate::{
	Error, Event, GatewayFee, HoldReason, InvoicePhase, InvoicePrice, InvoiceRequest, Invoices,
	LatePolicy, Leg, OpenInvoices, Share, Windows, invoice_id, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockDirectory, MockKyc};
use tael_primitives::{AccountId, AssetKind, Balance, MerchantId, USDT};

fn create(who: &AccountId, tag: u8, request: InvoiceRequest<AccountId>) -> DispatchResult {
	Payments::create_invoice(signed(who), SHOP, reference(tag), request)
}

fn refuse(request: InvoiceRequest<AccountId>, error: Error<Test>) {
	assert_noop!(create(&OWNER, 1, request), error);
}

fn with_legs(legs: Vec<Leg<AccountId>>) -> InvoiceRequest<AccountId> {
	let legs = BoundedVec::try_from(legs).expect("few enough");
	InvoiceRequest { legs, ..request(NATIVE, 100 * USDT) }
}

fn fixed(amount: Balance) -> Leg<AccountId> {
	Leg { account: BOB, share: Share::Fixed(amount) }
}

fn relative(bps: u16) -> Leg<AccountId> {
	Leg { account: CAROL, share: Share::Relative(bps) }
}

#[test]
fn create_invoice_should_store_terms_index_and_deposit() {
	run_with_each(|asset| {
		let request = request(asset.clone(), 25 * USDT);
		let id = invoice(1, request.clone());

		let invoice = row(id);
		assert_eq!(invoice.terms.request, request);
		assert_eq!((invoice.terms.amount, invoice.terms.lock), (25 * USDT, None));
		assert_eq!(invoice.terms.payee.owner, OWNER);
		assert_eq!(invoice.terms.payee.settlement, TILL);
		assert_eq!(invoice.phase, InvoicePhase::Open);
		assert_eq!(invoice.created_at, now());
		assert!(OpenInvoices::<Test>::contains_key(SHOP, id));
		assert_eq!(held(&NATIVE, HoldReason::Deposit, &OWNER), DEPOSIT);
		assert_eq!(
			events(),
			vec![Event::InvoiceCreated {
				id,
				seq: 0,
				merchant: SHOP,
				reference: reference(1),
				asset,
				price: InvoicePrice::Asset(25 * USDT),
				amount: 25 * USDT,
				lock: None,
				windows: request.windows,
				contract_hash: invoice.contract_hash,
			}]
		);
	});
}

#[test]
fn create_invoice_should_work_for_cashier_and_gateway_who_place_the_deposit() {
	run(|| {
		assert_ok!(create(&CASHIER, 1, request(NATIVE, USDT)));
		let of_gateway = InvoiceRequest { gateway_fee: GATEWAY_FEE, ..request(NATIVE, USDT) };
		assert_ok!(create(&GATEWAY, 2, of_gateway));
		let fee = GatewayFee { account: GATEWAY, fee: GATEWAY_FEE };
		assert_eq!(row(invoice_id(&SHOP, &reference(2))).terms.gateway, Some(fee));
		assert_eq!(held(&NATIVE, HoldReason::Deposit, &CASHIER), DEPOSIT);
		assert_eq!(held(&NATIVE, HoldReason::Deposit, &GATEWAY), DEPOSIT);
	});
}

#[test]
fn create_invoice_should_fail_without_a_right() {
	run(|| {
		for who in [STRANGER, REFUNDER, ALICE, TILL] {
			assert_noop!(create(&who, 1, request(NATIVE, USDT)), DispatchError::BadOrigin);
		}
		let unknown = MerchantId::repeat_byte(9);
		let made = || {
			Payments::create_invoice(signed(&OWNER), unknown, reference(1), request(NATIVE, USDT))
		};
		assert_noop!(made(), DispatchError::BadOrigin);
		assert_noop!(
			Payments::create_invoice(
				RuntimeOrigin::root(),
				SHOP,
				reference(1),
				request(NATIVE, USDT)
			),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn create_invoice_should_fail_when_merchant_is_suspended() {
	run(|| {
		MockDirectory::set_open(&SHOP, false);
		assert_noop!(create(&OWNER, 1, request(NATIVE, USDT)), DispatchError::Other("NotActive"));
	});
}

#[test]
fn create_invoice_should_fail_when_signer_is_frozen() {
	run(|| {
		MockKyc::freeze(&CASHIER);
		assert_noop!(create(&CASHIER, 1, request(NATIVE, USDT)), DispatchError::Other("Frozen"));
	});
}

#[test]
fn create_invoice_should_fail_when_reference_is_used_by_anybody() {
	run(|| {
		invoice(1, request(NATIVE, USDT));
		refuse(request(NATIVE, 2 * USDT), Error::AlreadyExists);
		assert_noop!(create(&CASHIER, 1, request(NATIVE, USDT)), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn create_invoice_should_let_only_the_owner_split() {
	run(|| {
		let split = with_legs(vec![relative(100)]);
		for who in [CASHIER, GATEWAY] {
			assert_noop!(create(&who, 1, split.clone()), Error::<Test>::NotOwner);
		}
		assert_ok!(create(&OWNER, 1, split));
	});
}

#[test]
fn create_invoice_should_bound_the_fee_by_the_merchants_consent() {
	run(|| {
		let with_fee = |gateway_fee| InvoiceRequest { gateway_fee, ..request(NATIVE, 100 * USDT) };
		assert_noop!(create(&OWNER, 1, with_fee(1)), Error::<Test>::FeeOutOfBounds);
		assert_noop!(create(&GATEWAY, 1, with_fee(GATEWAY_FEE + 1)), Error::<Test>::FeeOutOfBounds);
		assert_ok!(create(&GATEWAY, 1, with_fee(GATEWAY_FEE)));
	});
}

#[test]
fn create_invoice_should_fail_when_asset_is_unknown() {
	run(|| refuse(request(AssetKind::WithId(99), USDT), Error::UnknownAsset));
}

#[test]
fn boundary_amount_of_an_invoice() {
	run(|| {
		refuse(request(NATIVE, 0), Error::BadAmount);
		refuse(request(NATIVE, MIN_AMOUNT - 1), Error::BelowMinimum);
		assert_ok!(create(&OWNER, 1, request(NATIVE, MIN_AMOUNT)));
		assert_ok!(create(&OWNER, 2, request(NATIVE, Balance::MAX)));
	});
}

#[test]
fn boundary_windows_of_an_invoice() {
	use LatePolicy::{Accept, HoldForMerchant, Reject};

	run(|| {
		let with = |late, expires: u64, grace: u64, refund: u64| {
			let expires_at = now() + expires;
			let late_until = expires_at + grace;
			let windows = Windows { expires_at, late_until, refund_expiry: late_until + refund };
			InvoiceRequest { windows, late, ..request(NATIVE, USDT) }
		};
		let longest_refund = MAX_LIFE - MIN_WINDOW;
		let bad = [
			with(Reject, MIN_WINDOW - 1, 0, MIN_WINDOW),
			with(Reject, MAX_WINDOW + 1, 0, MIN_WINDOW),
			with(Reject, MIN_WINDOW, 1, MIN_WINDOW),
			with(Reject, MIN_WINDOW, 0, MIN_WINDOW - 1),
			with(Reject, MIN_WINDOW, 0, longest_refund + 1),
			with(Accept, MIN_WINDOW, 0, MIN_WINDOW),
			with(Accept, MIN_WINDOW, MIN_WINDOW - 1, MIN_WINDOW),
			with(HoldForMerchant, MIN_WINDOW, MAX_WINDOW + 1, MIN_WINDOW),
		];
		for request in bad {
			refuse(request, Error::BadTerms);
		}
		let backwards = Windows { expires_at: 0, late_until: 0, refund_expiry: 0 };
		refuse(InvoiceRequest { windows: backwards, ..request(NATIVE, USDT) }, Error::BadTerms);
		let endless = Windows {
			expires_at: now() + MIN_WINDOW,
			late_until: u64::MAX,
			refund_expiry: u64::MAX,
		};
		let late = LatePolicy::Accept;
		refuse(InvoiceRequest { windows: endless, late, ..request(NATIVE, USDT) }, Error::BadTerms);

		let good = [
			with(Reject, MIN_WINDOW, 0, MIN_WINDOW),
			with(Reject, MAX_WINDOW, 0, MIN_WINDOW),
			with(Reject, MIN_WINDOW, 0, longest_refund),
			with(Accept, MIN_WINDOW, MIN_WINDOW, MIN_WINDOW),
			with(HoldForMerchant, MIN_WINDOW, MAX_WINDOW, MIN_WINDOW),
		];
		for (tag, request) in (1..).zip(good) {
			assert_ok!(create(&OWNER, tag, request));
		}
	});
}

#[test]
fn boundary_tolerances_of_an_invoice() {
	run(|| {
		let with = |tolerance_under, tolerance_over| InvoiceRequest {
			tolerance_under,
			tolerance_over,
			..request(NATIVE, 100 * USDT)
		};
		refuse(with(10_001, 0), Error::BadTerms);
		refuse(with(0, 10_001), Error::BadTerms);
		// Nothing would be needed.
		refuse(with(10_000, 0), Error::BadTerms);
		assert_ok!(create(&OWNER, 1, with(9_999, 10_000)));
	});
}

#[test]
fn boundary_a_split_fits_into_the_least_sum_that_settles() {
	run(|| {
		refuse(with_legs(vec![fixed(100 * USDT + 1)]), Error::BadTerms);
		refuse(with_legs(vec![fixed(50 * USDT), relative(5_001)]), Error::BadTerms);
		refuse(with_legs(vec![relative(10_000), fixed(1)]), Error::BadTerms);
		refuse(with_legs(vec![relative(u16::MAX), relative(u16::MAX)]), Error::BadTerms);
		refuse(with_legs(vec![fixed(Balance::MAX), fixed(1)]), Error::BadTerms);
		// What fits into the amount does not fit into the amount less the tolerance.
		let tight = with_legs(vec![fixed(50 * USDT), relative(5_000)]);
		refuse(InvoiceRequest { tolerance_under: 100, ..tight.clone() }, Error::BadTerms);
		assert_ok!(create(&OWNER, 1, tight));
		assert_ok!(create(&OWNER, 2, with_legs(vec![relative(10_000)])));
	});
}

#[test]
fn a4_sums_beyond_what_money_can_be_are_refused() {
	run(|| {
		let with =
			|tolerance_over| InvoiceRequest { tolerance_over, ..request(NATIVE, Balance::MAX) };
		refuse(with(1), Error::BadTerms);
		assert_ok!(create(&OWNER, 1, with(0)));
	});
}

#[test]
fn create_invoice_should_fail_when_signer_cannot_place_the_deposit() {
	run(|| {
		set_free(&NATIVE, &CASHIER, EXISTENTIAL_DEPOSIT + DEPOSIT - 1);
		assert_noop!(create(&CASHIER, 1, request(NATIVE, USDT)), Error::<Test>::InsufficientFunds);
		set_free(&NATIVE, &CASHIER, EXISTENTIAL_DEPOSIT + DEPOSIT);
		assert_ok!(create(&CASHIER, 1, request(NATIVE, USDT)));
	});
}

#[test]
fn create_invoices_should_make_all_or_none() {
	run(|| {
		let one = |tag| (reference(tag), request(NATIVE, USDT));
		let batch = BoundedVec::truncate_from(vec![one(1), one(2), one(1)]);
		assert_noop!(
			Payments::create_invoices(signed(&OWNER), SHOP, batch),
			Error::<Test>::AlreadyExists
		);
		// ESC-5: several in one call have ids of their own.
		let batch = BoundedVec::truncate_from(vec![one(1), one(2), one(3)]);
		assert_ok!(Payments::create_invoices(signed(&OWNER), SHOP, batch));
		assert_eq!(Invoices::<Test>::iter().count(), 3);
		assert_eq!(held(&NATIVE, HoldReason::Deposit, &OWNER), 3 * DEPOSIT);
		assert_eq!(events().len(), 3);
	});
}

#[test]
fn create_invoices_should_ask_for_the_same_rights() {
	run(|| {
		let batch = BoundedVec::truncate_from(vec![(reference(1), request(NATIVE, USDT))]);
		assert_noop!(
			Payments::create_invoices(signed(&STRANGER), SHOP, batch),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn the_contract_hash_binds_id_and_terms() {
	run(|| {
		let first = row(invoice(1, request(NATIVE, USDT))).contract_hash;
		let other_id = row(invoice(2, request(NATIVE, USDT))).contract_hash;
		let other_amount = row(invoice(3, request(NATIVE, 2 * USDT))).contract_hash;
		assert!(first != other_id && other_id != other_amount);
	});
}

#[test]
fn boundary_no_leg_is_less_than_an_account_can_exist_on() {
	run(|| {
		let least = EXISTENTIAL_DEPOSIT;
		refuse(with_legs(vec![fixed(least - 1)]), Error::BadTerms);
		assert_ok!(create(&OWNER, 2, with_legs(vec![fixed(least)])));
		// A basis point of 100 USDT is the least; the tolerance takes it below.
		assert_ok!(create(&OWNER, 3, with_legs(vec![relative(1)])));
		let short = InvoiceRequest { tolerance_under: 100, ..with_legs(vec![relative(1)]) };
		refuse(short, Error::BadTerms);
		refuse(with_legs(vec![relative(0)]), Error::BadTerms);
	});
}
