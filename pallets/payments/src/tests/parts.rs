// SPDX-License-Identifier: Apache-2.0

//! `pay` in parts, and late.

use super::row;
use crate::{
	Error, Flags, HoldReason, InvoicePhase, InvoiceRequest, InvoiceStatus, LatePolicy, Leg,
	MAX_PARTS, OverPolicy, Share, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*, token::fungibles::Mutate};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AccountId, Action, Balance, HOUR, USDT};

fn refuse(who: &AccountId, id: H256, amount: Balance, error: Error<Test>) {
	assert_noop!(pay(who, id, amount), error);
}

fn late(policy: LatePolicy, asset: tael_primitives::AssetKind) -> InvoiceRequest<AccountId> {
	InvoiceRequest { late: policy, windows: windows(policy), ..request_in_parts(asset, 100 * USDT) }
}

/// Accounts with ten USDT of each kind.
fn crowd(count: u8) -> Vec<AccountId> {
	(0..count)
		.map(|n| {
			let who = AccountId::new([100 + n; 32]);
			for asset in KINDS {
				FreeMoney::transfer(
					asset,
					&STRANGER,
					&who,
					10 * USDT,
					frame::token::Preservation::Preserve,
				)
				.expect("the stranger is rich");
			}
			who
		})
		.collect()
}

#[test]
fn parts_should_wait_on_hold_and_move_together() {
	run_with_each(|asset| {
		let id = invoice(1, request_in_parts(asset.clone(), 100 * USDT));
		assert_ok!(pay(&ALICE, id, 30 * USDT));
		assert_eq!(row(id).status(now()), InvoiceStatus::PartiallyPaid);
		assert_ok!(pay(&BOB, id, 50 * USDT));
		assert_eq!(held(&asset, HoldReason::Invoice, &ALICE), 30 * USDT);
		assert_eq!(held(&asset, HoldReason::Invoice, &BOB), 50 * USDT);
		assert_eq!(free(&asset, &TILL), WEALTH);
		assert_ok!(pay(&CAROL, id, 20 * USDT));

		assert_eq!(free(&asset, &TILL), WEALTH + 100 * USDT);
		for who in [ALICE, BOB, CAROL] {
			assert_eq!(held(&asset, HoldReason::Invoice, &who), 0);
		}
		let invoice = row(id);
		assert_eq!(invoice.phase, InvoicePhase::Settled);
		let mut flags = Flags::PARTIAL;
		flags.insert(Flags::MULTIPLE);
		assert_eq!(invoice.flags, flags);
	});
}

#[test]
fn parts_of_one_payer_are_one_and_need_what_was_paid_before() {
	run(|| {
		let id = invoice(1, request_in_parts(NATIVE, 100 * USDT));
		assert_ok!(pay(&ALICE, id, 30 * USDT));
		// The same call again, as a wallet repeats it.
		assert_noop!(
			plain(Payments::pay(signed(&ALICE), id, NATIVE, 30 * USDT, 0, None, None)),
			Error::<Test>::Stale
		);
		assert_ok!(pay(&ALICE, id, 10 * USDT));
		assert_eq!(row(id).parts.len(), 1);
		assert_eq!(row(id).paid_by(&ALICE), 40 * USDT);
		// Another account for refunds makes another part of the same payer.
		let more =
			Payments::pay(signed(&ALICE), id, NATIVE, 7 * USDT, 40 * USDT, Some(CAROL), None);
		assert_ok!(more);
		assert_eq!(row(id).parts.len(), 2);
		assert_eq!(row(id).paid_by(&ALICE), 47 * USDT);
	});
}

#[test]
fn boundary_a_payer_begins_with_a_sixteenth_or_with_all_that_is_left() {
	run(|| {
		// A sixteenth of it is not a whole number and is rounded up.
		let id = invoice(1, request_in_parts(NATIVE, 100 * USDT + 1));
		let sixteenth = 6_250_001;
		assert_eq!(row(id).smallest_part(), sixteenth);
		refuse(&ALICE, id, sixteenth - 1, Error::BelowMinimum);
		assert_ok!(pay(&ALICE, id, sixteenth));
		// Who is in already may go on with less, but not with dust.
		refuse(&ALICE, id, MIN_AMOUNT - 1, Error::BelowMinimum);
		assert_ok!(pay(&ALICE, id, MIN_AMOUNT));
		assert_ok!(pay(&BOB, id, 100 * USDT - sixteenth - MIN_AMOUNT));
		assert_ok!(pay(&CAROL, id, 1));
		assert_eq!(row(id).phase, InvoicePhase::Settled);
	});
}

#[test]
fn a_part_should_fail_when_it_would_leave_no_existential_deposit() {
	run_with_each(|asset| {
		let id = invoice(1, request_in_parts(asset.clone(), 100 * USDT));
		set_free(&asset, &ALICE, 10 * USDT);
		refuse(&ALICE, id, 10 * USDT, Error::InsufficientFunds);
		refuse(&ALICE, id, 10 * USDT - EXISTENTIAL_DEPOSIT + 1, Error::InsufficientFunds);
		assert_ok!(pay(&ALICE, id, 10 * USDT - EXISTENTIAL_DEPOSIT));
	});
}

#[test]
fn the_completing_payer_may_spend_everything() {
	run_with_each(|asset| {
		let id = invoice(1, request_in_parts(asset.clone(), 100 * USDT));
		assert_ok!(pay(&ALICE, id, 60 * USDT));
		set_free(&asset, &BOB, 40 * USDT);
		assert_ok!(pay(&BOB, id, 40 * USDT));
		assert_eq!(free(&asset, &BOB), 0);
		assert_eq!(free(&asset, &TILL), WEALTH + 100 * USDT);
	});
}

#[test]
fn boundary_the_smallest_parts_of_all_places_are_enough() {
	run_with_each(|asset| {
		let id = invoice(1, request_in_parts(asset.clone(), 80 * USDT - 1));
		let places = u8::try_from(MAX_PARTS - 1).expect("small");
		for who in crowd(places) {
			assert_ok!(pay(&who, id, 5 * USDT));
		}
		assert_eq!(row(id).phase, InvoicePhase::Open);
		assert_ok!(pay(&ALICE, id, 5 * USDT - 1));
		assert_eq!(row(id).parts.len(), MAX_PARTS as usize);
		assert_eq!(free(&asset, &TILL), WEALTH + 80 * USDT - 1);
	});
}

#[test]
fn a29_sixteen_payers_none_of_whom_can_leave_meanwhile() {
	run_with_each(|asset| {
		let id = invoice(1, request_in_parts(asset.clone(), 96 * USDT));
		let payers = crowd(15);
		for who in &payers {
			assert_ok!(pay(who, id, 6 * USDT));
			// Whatever he does with the rest of his money, the hold keeps the account alive.
			let all = frame::token::Preservation::Expendable;
			let rest = 4 * USDT;
			assert!(FreeMoney::transfer(asset.clone(), who, &STRANGER, rest, all).is_err());
			let rest = rest - EXISTENTIAL_DEPOSIT;
			assert_ok!(FreeMoney::transfer(asset.clone(), who, &STRANGER, rest, all));
		}
		assert_ok!(pay(&ALICE, id, 6 * USDT));
		assert_eq!(free(&asset, &TILL), WEALTH + 96 * USDT);
		for who in &payers {
			assert_eq!(free(&asset, who), EXISTENTIAL_DEPOSIT);
		}
	});
}

#[test]
fn parts_should_fill_legs_in_order_to_the_last_unit() {
	run_with_each(|asset| {
		let legs = BoundedVec::truncate_from(vec![
			Leg { account: CAROL, share: Share::Relative(3_333) },
			Leg { account: NOBODY, share: Share::Fixed(7 * USDT) },
		]);
		let id = invoice(1, InvoiceRequest { legs, ..request_in_parts(asset.clone(), 100 * USDT) });
		assert_ok!(pay(&ALICE, id, 7 * USDT));
		assert_ok!(pay(&BOB, id, 90 * USDT));
		assert_ok!(pay(&ALICE, id, 3 * USDT));
		assert_eq!(free(&asset, &NOBODY), 7 * USDT);
		assert_eq!(free(&asset, &CAROL), WEALTH + 33_330_000);
		assert_eq!(free(&asset, &TILL), WEALTH + 59_670_000);
	});
}

#[test]
fn boundary_late_policies_by_time() {
	let expected = [
		// In time: every policy takes it.
		(LatePolicy::Reject, HOUR - 1, Ok(InvoiceStatus::Paid)),
		(LatePolicy::Accept, HOUR - 1, Ok(InvoiceStatus::Paid)),
		(LatePolicy::HoldForMerchant, HOUR - 1, Ok(InvoiceStatus::Paid)),
		// From the expiry on.
		(LatePolicy::Reject, HOUR, Err(DispatchError::from(Error::<Test>::Expired))),
		(LatePolicy::Accept, HOUR, Ok(InvoiceStatus::PaidLate)),
		(LatePolicy::HoldForMerchant, HOUR, Ok(InvoiceStatus::ExpiredPartial)),
		(LatePolicy::Accept, 2 * HOUR - 1, Ok(InvoiceStatus::PaidLate)),
		(LatePolicy::HoldForMerchant, 2 * HOUR - 1, Ok(InvoiceStatus::ExpiredPartial)),
		// The end of the late window.
		(LatePolicy::Accept, 2 * HOUR, Err(DispatchError::from(Error::<Test>::Expired))),
		(LatePolicy::HoldForMerchant, 2 * HOUR, Err(DispatchError::from(Error::<Test>::Expired))),
		(LatePolicy::Accept, 2 * HOUR + 1, Err(DispatchError::from(Error::<Test>::Expired))),
	];
	for (policy, after, outcome) in expected {
		run_with_each(|asset| {
			let id = invoice(1, late(policy, asset.clone()));
			MockClock::advance(after);
			match &outcome {
				Ok(status) => {
					assert_ok!(pay(&ALICE, id, 100 * USDT));
					assert_eq!(row(id).status(now()), *status, "{policy:?} after {after}");
					assert_eq!(row(id).flags.contains(Flags::LATE), after >= HOUR);
				},
				Err(error) => {
					assert_noop!(pay(&ALICE, id, 100 * USDT), *error);
				},
			}
		});
	}
}

#[test]
fn late_money_should_wait_for_the_merchant() {
	run_with_each(|asset| {
		let id = invoice(1, late(LatePolicy::HoldForMerchant, asset.clone()));
		assert_ok!(pay(&ALICE, id, 40 * USDT));
		MockClock::advance(HOUR);
		assert_ok!(pay(&BOB, id, 60 * USDT));
		let invoice = row(id);
		assert_eq!((invoice.received, invoice.credited), (100 * USDT, 40 * USDT));
		// Enough is there: nobody pays more.
		refuse(&CAROL, id, USDT, Error::NothingDue);
		assert_ok!(Payments::accept_short(signed(&CASHIER), id));
		let invoice = row(id);
		assert_eq!((invoice.credited, invoice.captured), (100 * USDT, 100 * USDT));
		assert_eq!(invoice.written_off, 0);
		assert!(invoice.flags.contains(Flags::MANUAL) && invoice.flags.contains(Flags::LATE));
		assert_eq!(free(&asset, &TILL), WEALTH + 100 * USDT);
	});
}

#[test]
fn a8_partial_late_and_over_on_one_invoice_at_once() {
	run_with_each(|asset| {
		let request =
			InvoiceRequest { over: OverPolicy::Keep, ..late(LatePolicy::Accept, asset.clone()) };
		let id = invoice(1, request);
		assert_ok!(pay(&ALICE, id, 60 * USDT));
		MockClock::advance(HOUR);
		assert_ok!(pay(&BOB, id, 60 * USDT));
		for flag in [Flags::PARTIAL, Flags::LATE, Flags::OVER, Flags::MULTIPLE] {
			assert!(row(id).flags.contains(flag));
		}
		assert!(!row(id).flags.contains(Flags::MANUAL));
		// One refund, to each pro rata of what he paid.
		let refund = crate::PaymentId::Invoice(id);
		assert_ok!(Payments::refund(signed(&OWNER), refund, 20 * USDT, reference(1)));
		assert_eq!(free(&asset, &ALICE), WEALTH - 50 * USDT);
		assert_eq!(free(&asset, &BOB), WEALTH - 50 * USDT);
	});
}

#[test]
fn return_excess_takes_only_what_is_missing_from_the_amount() {
	run_with_each(|asset| {
		let request = InvoiceRequest {
			over: OverPolicy::ReturnExcess,
			tolerance_over: 500,
			..request_in_parts(asset.clone(), 100 * USDT)
		};
		let id = invoice(1, request);
		assert_ok!(pay(&ALICE, id, 70 * USDT));
		assert_ok!(pay(&BOB, id, 70 * USDT));
		assert_eq!(free(&asset, &BOB), WEALTH - 30 * USDT);
		assert_eq!(row(id).received, 100 * USDT);
	});
}

#[test]
fn a12_boundary_parts_settle_exactly_at_need() {
	run(|| {
		let request =
			InvoiceRequest { tolerance_under: 100, ..request_in_parts(NATIVE, 100 * USDT) };
		let id = invoice(1, request);
		assert_ok!(pay(&ALICE, id, 99 * USDT - 1));
		assert_eq!(row(id).phase, InvoicePhase::Open);
		assert_ok!(pay(&BOB, id, 1));
		assert_eq!(row(id).phase, InvoicePhase::Settled);
		assert_eq!(row(id).captured, 99 * USDT);
	});
}

#[test]
fn parts_of_a_big_invoice_count_however_small() {
	run(|| {
		let id = invoice(1, request_in_parts(NATIVE, KYC_THRESHOLD));
		assert_ok!(pay(&ALICE, id, 70 * USDT));
		assert_ok!(pay(&ALICE, id, 5 * USDT));
		assert_eq!(MockKyc::used(&ALICE, Action::Pay), 75 * USDT);
		assert_eq!(MockKyc::used(&OWNER, Action::Invoice), 75 * USDT);
		MockClock::advance(HOUR);
		assert_ok!(Payments::expire(signed(&STRANGER), id));
		assert_eq!(MockKyc::used(&ALICE, Action::Pay), 0);
		assert_eq!(MockKyc::used(&OWNER, Action::Invoice), 0);
	});
}
