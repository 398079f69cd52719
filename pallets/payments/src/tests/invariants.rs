// SPDX-License-Identifier: Apache-2.0

//! `try_state` notices each way in which storage could go wrong.

use crate::{
	AuthorizationPhase, Authorizations, Due, HoldReason, InvoiceId, InvoicePhase, Invoices,
	OpenInvoices, RateLock, Receipts, SweepCursor, Timed, authorization_id, invoice_id, mock::*,
	sweep::Index,
};
use frame::{
	prelude::DispatchError,
	testing_prelude::*,
	token::{Precision, fungibles::MutateHold},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Cause, Claimables as _, Price, Quote, USDT};

fn open() -> InvoiceId {
	invoice_id(&SHOP, &reference(1))
}

fn settled() -> InvoiceId {
	invoice_id(&SHOP, &reference(2))
}

fn ended() -> InvoiceId {
	invoice_id(&SHOP, &reference(3))
}

fn held_for() -> InvoiceId {
	authorization_id(&ALICE, &reference(1))
}

fn reserved() -> InvoiceId {
	authorization_id(&ALICE, &reference(2))
}

/// An open invoice with a part on hold, a settled one of two payers, a receipt, an authorisation that is
/// captured in part, and a disputed one.
fn stage() {
	invoice(1, request_in_parts(STABLE, 100 * USDT));
	assert_ok!(pay(&ALICE, open(), 40 * USDT));
	invoice(2, request_in_parts(NATIVE, 100 * USDT));
	assert_ok!(pay(&BOB, settled(), 60 * USDT));
	assert_ok!(pay(&CAROL, settled(), 40 * USDT));
	invoice(3, request(NATIVE, USDT));
	assert_ok!(Payments::cancel(signed(&OWNER), ended()));
	authorization(1, allowance(NATIVE, 100 * USDT));
	assert_ok!(Payments::capture(signed(&OWNER), held_for(), 30 * USDT, 0, 0, false));
	authorization(2, protected(NATIVE, 50 * USDT));
	assert_ok!(Payments::capture(signed(&OWNER), reserved(), 50 * USDT, 0, 0, false));
	assert_ok!(Payments::dispute_payment(signed(&ALICE), reserved(), Cause::Other, H256::zero()));
}

fn edit_invoice(id: InvoiceId, by: impl FnOnce(&mut crate::Invoice<AccountId>)) {
	Invoices::<Test>::mutate_extant(id, by);
}

fn edit_authorization(by: impl FnOnce(&mut crate::Authorization<AccountId>)) {
	Authorizations::<Test>::mutate_extant(held_for(), by);
}

fn edit_disputed(by: impl FnOnce(&mut crate::Authorization<AccountId>)) {
	Authorizations::<Test>::mutate_extant(reserved(), by);
}

/// Release what lies in reserve, without a word to the object that `by` changes.
fn spend_the_reserve(by: impl FnOnce(&mut crate::Authorization<AccountId>)) {
	let reason = HoldReason::Reserve.into();
	assert_ok!(HeldMoney::release(NATIVE, &reason, &TILL, 50 * USDT, Precision::Exact));
	edit_disputed(by);
}

fn owe_what_is_not_on_hold() {
	assert_ok!(Owed::owe(&BOB, key(&ALICE, &NATIVE, HoldReason::Refund), 1));
}

fn release_what_is_held() {
	let reason = HoldReason::Authorization.into();
	let amount = 70 * USDT;
	assert_ok!(HeldMoney::release(NATIVE, &reason, &ALICE, amount, Precision::Exact));
	edit_authorization(|row| row.voided = amount);
}

fn leave_a_receipt_of_a_live_invoice() {
	let receipt = Receipts::<Test>::get(ended()).expect("it was cancelled");
	Due::<Test>::remove(Invoices::<Test>::get(open()).expect("it is open").bucket, open());
	Due::<Test>::insert(Index::<Test>::bucket_of(receipt.keep_until), open(), Timed::Receipt);
	Receipts::<Test>::insert(open(), receipt);
}

fn hold_for_nothing(asset: tael_primitives::AssetKind) {
	assert_ok!(HeldMoney::hold(asset, &HoldReason::Refund.into(), &STRANGER, USDT));
}

#[test]
fn try_state_notices_every_broken_invariant() {
	let first_bucket = || Invoices::<Test>::get(open()).expect("it is open").bucket;
	let cases: [(&'static str, &dyn Fn()); 32] = [
		("I2: holds differ from objects", &|| edit_invoice(open(), |row| row.deposit += 1)),
		("I2: holds differ from objects", &|| edit_authorization(|row| row.authorized += 1)),
		("I2: a hold without an object", &|| hold_for_nothing(NATIVE)),
		("I2: a hold without an object", &|| hold_for_nothing(STABLE)),
		("I2: holds differ from objects", &owe_what_is_not_on_hold),
		("I5: refunded <= captured <= credited <= received", &|| {
			edit_invoice(open(), |row| row.credited += 1);
		}),
		("I5: refunded <= captured <= credited <= received", &|| {
			edit_invoice(settled(), |row| row.refunded = row.captured + 1);
		}),
		("I3: parts are what arrived", &|| edit_invoice(settled(), |row| row.parts[0].amount += 1)),
		("I3: parts are what went back", &|| edit_invoice(settled(), |row| row.refunded = 1)),
		("I5: nobody gets back more than he paid", &|| {
			edit_invoice(settled(), |row| {
				row.refunded = 61 * USDT;
				row.parts[0].refunded = 61 * USDT;
			});
		}),
		("I3: open, nothing paid out", &|| edit_invoice(open(), |row| row.captured = 1)),
		("I3: settled, everything paid out", &|| edit_invoice(settled(), |row| row.captured -= 1)),
		("a terminal invoice is still in state", &|| {
			edit_invoice(settled(), |row| row.phase = InvoicePhase::Ended);
		}),
		("an amount is not that of its price", &|| {
			edit_invoice(open(), |row| row.terms.amount += 1);
		}),
		("an amount is not that of its price", &|| {
			let rate = Quote { price: Price::ONE, as_of: 0, round: 1 };
			let lock = Some(RateLock { rate, until: 0, requotes_left: 0 });
			edit_invoice(open(), |row| row.terms.lock = lock);
		}),
		("a contract hash is not that of its terms", &|| {
			edit_invoice(open(), |row| row.terms.request.tolerance_over += 1);
		}),
		("I5: refunded <= captured, captured + voided <= authorized", &|| {
			edit_authorization(|row| row.refunded = row.captured + 1);
		}),
		("I2: holds differ from objects", &|| edit_disputed(|row| row.reserved -= 1)),
		("I2: holds differ from objects", &|| spend_the_reserve(|_| {})),
		("I5: reserved <= captured - refunded", &|| edit_disputed(|row| row.refunded = 1)),
		("only an escrow has a reserve", &|| {
			edit_disputed(|row| row.terms.request.is_escrowed = false);
		}),
		("I3: disputed, nothing on hold, something in reserve", &|| {
			edit_disputed(|row| row.was_disputed = false);
		}),
		("I3: disputed, nothing on hold, something in reserve", &|| {
			spend_the_reserve(|row| row.reserved = 0);
		}),
		("held, with nothing", &release_what_is_held),
		("I3: settled, nothing on hold, something to refund", &|| {
			edit_authorization(|row| row.phase = AuthorizationPhase::Settled);
		}),
		("a terminal authorisation is still in state", &|| {
			edit_authorization(|row| row.phase = AuthorizationPhase::Ended);
		}),
		("an entry of the expiry index is stale", &|| {
			Due::<Test>::insert(first_bucket() + 1, open(), Timed::Invoice);
		}),
		("an object is missing in the expiry index", &|| {
			Due::<Test>::remove(first_bucket(), open());
		}),
		("the sweep has passed an entry of the expiry index", &|| {
			SweepCursor::<Test>::put(first_bucket() + 1);
		}),
		("the index of open invoices differs", &|| OpenInvoices::<Test>::remove(SHOP, open())),
		("an open invoice without a row", &|| OpenInvoices::<Test>::insert(SHOP, ended(), ())),
		("a live object has a receipt", &leave_a_receipt_of_a_live_invoice),
	];
	for (expected, break_it) in cases {
		new_test_ext().execute_with(|| {
			stage();
			assert_ok!(Payments::do_try_state());
			break_it();
			assert_eq!(Payments::do_try_state(), Err(DispatchError::Other(expected)));
		});
	}
}

#[test]
fn i2_a_hold_in_money_that_only_ended_objects_knew_is_noticed() {
	new_test_ext().execute_with(|| {
		invoice(1, request(STABLE, USDT));
		assert_ok!(Payments::cancel(signed(&OWNER), open()));
		hold_for_nothing(STABLE);
		let expected = DispatchError::Other("I2: a hold without an object");
		assert_eq!(Payments::do_try_state(), Err(expected));
	});
	new_test_ext().execute_with(|| {
		invoice(1, request(STABLE, USDT));
		assert_ok!(pay(&ALICE, open(), USDT));
		hold_for_nothing(STABLE);
		let expected = DispatchError::Other("I2: a hold without an object");
		assert_eq!(Payments::do_try_state(), Err(expected));
	});
}
