// SPDX-License-Identifier: Apache-2.0

//! The fraud and abuse scenarios that concern payments and are not a boundary of one call.

use super::{authorization_row, row};
use crate::{
	Error, HoldReason, InvoiceRequest, LatePolicy, Limits, Outcome, PaymentId, Receipts, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*, token::fungibles::Mutate};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockDirectory, MockKyc};
use tael_primitives::{Balance, DAY, HOUR, MINUTE, Power, USDT};

const PRICE: Balance = 100 * USDT;

/// What this pallet itself decides: who enters into anything. Whether free money of somebody listed
/// moves is decided where it lies, and here no freeze touches it: the runtime's tests have a refund
/// out of a frozen till.
#[test]
fn f21_the_listed_enter_into_nothing_and_what_stands_is_settled() {
	run_with_each(|asset| {
		let id = invoice(1, request_in_parts(asset.clone(), PRICE));
		let unpaid = invoice(2, request(asset.clone(), PRICE));
		let held_for = authorization(1, allowance(asset.clone(), PRICE));
		assert_ok!(pay(&ALICE, id, 40 * USDT));
		for who in [ALICE, GATEWAY] {
			MockKyc::freeze(&who);
		}
		let refused = DispatchError::Other("Frozen");
		assert_noop!(pay(&ALICE, id, USDT), refused);
		assert_ok!(pay(&BOB, id, 60 * USDT));
		for who in [OWNER, TILL] {
			MockKyc::freeze(&who);
		}
		assert_noop!(pay(&BOB, unpaid, PRICE), refused);
		// What was put on hold before goes where it was meant for.
		assert_ok!(Payments::capture(signed(&CASHIER), held_for, 30 * USDT, 0, 0, false));
		assert_ok!(Payments::void(signed(&CASHIER), held_for));
		// The merchant is cleared, the payer is not.
		for who in [OWNER, TILL] {
			MockKyc::thaw(&who);
		}
		let payment = PaymentId::Invoice(id);
		assert_ok!(Payments::refund(signed(&REFUNDER), payment, PRICE, reference(1)));
		let deposit = if asset == NATIVE { DEPOSIT } else { 0 };
		assert_eq!(free(&asset, &ALICE), WEALTH - 30 * USDT - deposit);
		assert_eq!(free(&asset, &TILL), WEALTH + 30 * USDT);
	});
}

#[test]
fn f21_blocked_parties_of_another_stablecoin_get_everything_later() {
	run(|| {
		let id = invoice(1, request_in_parts(STABLE, PRICE));
		assert_ok!(pay(&ALICE, id, 40 * USDT));
		block(&TILL);
		block(&ALICE);
		assert_ok!(pay(&BOB, id, 60 * USDT));
		assert_eq!(row(id).captured, PRICE);
		assert_ok!(Payments::do_try_state());
		unblock(&TILL);
		for source in [ALICE, BOB] {
			assert_ok!(claim(&TILL, &key(&source, &STABLE, HoldReason::Invoice)));
		}
		unblock(&ALICE);
		assert_eq!(free(&STABLE, &TILL), WEALTH + PRICE);
		assert_eq!(held_at_all(&ALICE) + held_at_all(&BOB), 0);
	});
}

#[test]
fn f22_an_asset_frozen_as_a_whole_stops_entries_and_traps_nobody() {
	run(|| {
		let waiting = invoice(1, request_in_parts(STABLE, PRICE));
		assert_ok!(pay(&ALICE, waiting, PRICE / 2));
		let fresh = invoice(2, request(STABLE, PRICE));
		let in_usdt = invoice(3, request(NATIVE, PRICE));
		let held_for = authorization(1, allowance(STABLE, PRICE));
		assert_ok!(Assets::freeze_asset(signed(&STRANGER), USDC));

		assert!(pay(&BOB, fresh, PRICE).is_err());
		assert_ok!(pay(&BOB, in_usdt, PRICE));
		assert_ok!(Payments::capture(signed(&OWNER), held_for, 10 * USDT, 0, 0, true));
		MockClock::advance(3 * DAY);
		assert_ok!(Payments::expire(signed(&STRANGER), waiting));
		assert_ok!(Payments::do_try_state());

		assert_ok!(Assets::thaw_asset(signed(&STRANGER), USDC));
		for (owner, reason) in [
			(TILL, HoldReason::Authorization),
			(ALICE, HoldReason::Authorization),
			(ALICE, HoldReason::Invoice),
		] {
			assert_ok!(claim(&owner, &key(&ALICE, &STABLE, reason)));
		}
		assert_eq!(free(&STABLE, &ALICE), WEALTH - 10 * USDT);
		assert_eq!(free(&STABLE, &TILL), WEALTH + 10 * USDT);
	});
}

#[test]
fn f23_a_halted_chain_expires_nothing() {
	run(|| {
		let id = invoice(1, request(NATIVE, PRICE));
		let held_for = authorization(1, allowance(NATIVE, PRICE));
		MockClock::advance(HOUR - MINUTE);
		MockClock::stall(6 * HOUR);
		assert_noop!(Payments::expire(signed(&BOB), id), Error::<Test>::TooEarly);
		assert_noop!(Payments::reclaim(signed(&ALICE), held_for), Error::<Test>::TooEarly);
		assert_ok!(pay(&ALICE, id, PRICE));
		assert_ok!(Payments::capture(signed(&OWNER), held_for, PRICE, 0, 0, false));
	});
}

#[test]
fn f28_dust_cannot_flood_or_block_an_invoice() {
	run(|| {
		let id = invoice(1, request_in_parts(NATIVE, PRICE));
		let sixteenth = row(id).smallest_part();
		assert_noop!(pay(&BOB, id, sixteenth - 1), Error::<Test>::BelowMinimum);
		// Whatever a dust payer does, the customer can pay the rest.
		assert_ok!(pay(&BOB, id, sixteenth));
		for _ in 0..100 {
			assert_ok!(pay(&BOB, id, MIN_AMOUNT));
		}
		assert_eq!(row(id).parts.len(), 1);
		assert_ok!(pay(&ALICE, id, PRICE - sixteenth - 100 * MIN_AMOUNT));
		assert_eq!(row(id).captured, PRICE);
	});
}

#[test]
fn f31_endless_invoices_cost_a_deposit_each_and_leave_state() {
	run(|| {
		set_free(&NATIVE, &CASHIER, EXISTENTIAL_DEPOSIT + 3 * DEPOSIT);
		let create = |tag| {
			Payments::create_invoice(signed(&CASHIER), SHOP, reference(tag), request(NATIVE, USDT))
		};
		for tag in 0..3 {
			assert_ok!(create(tag));
		}
		assert_noop!(create(3), Error::<Test>::InsufficientFunds);
		MockClock::advance(HOUR);
		for tag in 0..3 {
			let id = crate::invoice_id(&SHOP, &reference(tag));
			assert_ok!(Payments::expire(signed(&STRANGER), id));
		}
		assert_eq!(free(&NATIVE, &CASHIER), EXISTENTIAL_DEPOSIT + 3 * DEPOSIT);
	});
}

#[test]
fn f33_rights_and_limits_lost_between_entry_and_exit_trap_nobody() {
	run_with_each(|asset| {
		let id = invoice(1, request_in_parts(asset.clone(), KYC_THRESHOLD));
		assert_ok!(pay(&ALICE, id, 70 * USDT));
		let held_for = authorization(1, allowance(asset.clone(), KYC_THRESHOLD));
		MockKyc::revoke(&ALICE);
		MockKyc::limit(&ALICE, tael_primitives::Action::Pay, 0);
		MockKyc::limit(&OWNER, tael_primitives::Action::Invoice, 0);
		MockDirectory::set_open(&SHOP, false);
		MockDirectory::dismiss(&SHOP, &CASHIER);
		MockClock::advance(2 * HOUR);
		assert_ok!(Payments::expire(signed(&ALICE), id));
		assert_ok!(Payments::reclaim(signed(&ALICE), held_for));
		assert_eq!(free(&asset, &ALICE), WEALTH);
	});
}

#[test]
fn f34_two_replicas_of_a_gateway_make_one_invoice() {
	run(|| {
		let create = || {
			Payments::create_invoice(signed(&GATEWAY), SHOP, reference(1), request(NATIVE, PRICE))
		};
		assert_ok!(create());
		assert_noop!(create(), Error::<Test>::AlreadyExists);
		assert_ok!(pay(&ALICE, crate::invoice_id(&SHOP, &reference(1)), PRICE));
		assert_noop!(create(), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn a_merchant_suspended_just_before_the_deadline_keeps_its_rights() {
	run(|| {
		let held_for = authorization(1, allowance(NATIVE, PRICE));
		let late = LatePolicy::HoldForMerchant;
		let request = InvoiceRequest { late, windows: windows(late), ..request(NATIVE, PRICE) };
		let id = invoice(1, request);
		MockClock::advance(HOUR);
		assert_ok!(pay(&BOB, id, PRICE));
		MockClock::advance(HOUR - 1);
		MockDirectory::set_open(&SHOP, false);
		assert_ok!(Payments::accept_short(signed(&CASHIER), id));
		assert_ok!(Payments::void(signed(&CASHIER), held_for));
	});
}

#[test]
fn esc_12_an_unknown_id_is_refused_by_every_call() {
	run(|| {
		let id = H256::repeat_byte(7);
		let refused: DispatchError = Error::<Test>::NotFound.into();
		assert_noop!(Payments::cancel(signed(&OWNER), id), refused);
		assert_noop!(Payments::expire(signed(&OWNER), id), refused);
		assert_noop!(Payments::extend(signed(&OWNER), id, windows(LatePolicy::Reject)), refused);
		assert_noop!(Payments::accept_short(signed(&OWNER), id), refused);
		assert_noop!(pay(&ALICE, id, PRICE), refused);
		assert_noop!(Payments::increase(signed(&ALICE), id, USDT, 0), refused);
		assert_noop!(Payments::capture(signed(&OWNER), id, USDT, 0, 0, false), refused);
		assert_noop!(Payments::void(signed(&OWNER), id), refused);
		assert_noop!(Payments::reclaim(signed(&ALICE), id), refused);
		assert_noop!(Payments::expire_authorization(signed(&ALICE), id), refused);
		for payment in [PaymentId::Invoice(id), PaymentId::Authorization(id)] {
			assert_noop!(Payments::refund(signed(&OWNER), payment, USDT, reference(1)), refused);
			assert_noop!(Payments::close(signed(&OWNER), payment), refused);
		}
	});
}

#[test]
fn every_call_needs_a_signature() {
	run(|| {
		let id = H256::zero();
		let root = RuntimeOrigin::root;
		let refused = DispatchError::BadOrigin;
		assert_noop!(Payments::create_invoices(root(), SHOP, BoundedVec::new()), refused);
		assert_noop!(Payments::pay(root(), id, NATIVE, 1, 0, None, None), refused);
		assert_noop!(Payments::cancel(root(), id), refused);
		assert_noop!(Payments::expire(root(), id), refused);
		assert_noop!(Payments::extend(root(), id, windows(LatePolicy::Reject)), refused);
		assert_noop!(Payments::accept_short(root(), id), refused);
		let authorized =
			|| Payments::authorize(root(), SHOP, reference(1), allowance(NATIVE, PRICE));
		assert_noop!(authorized(), refused);
		assert_noop!(Payments::increase(root(), id, 1, 0), refused);
		assert_noop!(Payments::capture(root(), id, 1, 0, 0, false), refused);
		assert_noop!(Payments::void(root(), id), refused);
		assert_noop!(Payments::reclaim(root(), id), refused);
		assert_noop!(Payments::expire_authorization(root(), id), refused);
		assert_noop!(Payments::refund(root(), PaymentId::Invoice(id), 1, reference(1)), refused);
		assert_noop!(Payments::close(root(), PaymentId::Invoice(id)), refused);
		assert_noop!(Payments::prune(root(), BoundedVec::new()), refused);
	});
}

#[test]
fn objects_keep_the_numbers_they_were_made_under() {
	run(|| {
		let id = invoice(1, request(NATIVE, PRICE));
		let held_for = authorization(1, allowance(NATIVE, PRICE));
		let end = authorization_row(held_for).terms.request.auth_expiry;
		// The merchant moves and governance changes what it can.
		MockDirectory::settle_into(&SHOP, &CAROL);
		MockDirectory::grant(&SHOP, &STRANGER, Power::Capture);
		TestLimits::set(Limits { deposit: 7 * DEPOSIT, max_window: HOUR, ..LIMITS });
		assert_ok!(pay(&BOB, id, PRICE));
		assert_eq!(free(&NATIVE, &TILL), WEALTH + PRICE);
		MockClock::set(end);
		assert_ok!(Payments::reclaim(signed(&ALICE), held_for));
		assert_eq!(free(&NATIVE, &ALICE), WEALTH);
		MockClock::set(row(id).terms.request.windows.refund_expiry);
		assert_ok!(Payments::close(signed(&ALICE), PaymentId::Invoice(id)));
		assert_eq!(held_at_all(&OWNER), 0);
	});
}

#[test]
fn a5_a_deposit_that_cannot_come_back_at_once_is_claimed_later() {
	run(|| {
		// A second provider lets free money fall below the least balance, so that a release of less
		// than the rest is refused.
		TestLimits::set(Limits { deposit: EXISTENTIAL_DEPOSIT / 2, ..LIMITS });
		set_free(&NATIVE, &CASHIER, 2 * EXISTENTIAL_DEPOSIT);
		System::inc_providers(&CASHIER);
		let made =
			Payments::create_invoice(signed(&CASHIER), SHOP, reference(1), request(NATIVE, USDT));
		assert_ok!(made);
		let rest = free(&NATIVE, &CASHIER);
		let all = frame::token::Preservation::Expendable;
		assert_ok!(FreeMoney::transfer(NATIVE, &CASHIER, &STRANGER, rest, all));
		let id = crate::invoice_id(&SHOP, &reference(1));
		assert_ok!(Payments::cancel(signed(&OWNER), id));
		assert_eq!(Receipts::<Test>::get(id).map(|row| row.outcome), Some(Outcome::Cancelled));
		let key = key(&CASHIER, &NATIVE, HoldReason::Deposit);
		assert_noop!(claim(&CASHIER, &key), CANNOT_CREDIT);
		assert_ok!(claim_to(&CASHIER, &key, &ALICE));
		assert_eq!(held_at_all(&CASHIER), 0);
	});
}
