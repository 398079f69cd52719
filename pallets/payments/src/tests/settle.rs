// SPDX-License-Identifier: Apache-2.0

//! `accept_short`, `cancel`, `expire` and `extend`.

use super::row;
use crate::{
	Error, Event, Flags, HoldReason, InvoicePhase, InvoiceRequest, Invoices, LatePolicy, Leg,
	Movement, Outcome, Receipts, Share, Windows, invoice_id, mock::*,
};
use frame::{
	deps::frame_support::storage::{transactional::TRANSACTIONAL_LIMIT, with_storage_layer},
	prelude::DispatchError,
	testing_prelude::*,
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::TransactionalError};
use tael_mocks::{MockClock, MockDirectory};
use tael_primitives::{AssetKind, DAY, HOUR, USDT};

const LATE: LatePolicy = LatePolicy::HoldForMerchant;

/// An invoice over 100 with a late window and 40 of Alice on hold.
fn partly_paid(asset: AssetKind) -> H256 {
	let request = InvoiceRequest {
		late: LATE,
		windows: windows(LATE),
		..request_in_parts(asset, 100 * USDT)
	};
	let id = invoice(1, request);
	assert_ok!(pay(&ALICE, id, 40 * USDT));
	id
}

#[test]
fn accept_short_should_settle_with_what_is_there() {
	run_with_each(|asset| {
		let id = partly_paid(asset.clone());
		events();
		assert_ok!(Payments::accept_short(signed(&CASHIER), id));
		let invoice = row(id);
		assert_eq!(invoice.phase, InvoicePhase::Settled);
		assert_eq!((invoice.captured, invoice.written_off), (40 * USDT, 60 * USDT));
		let mut flags = Flags::PARTIAL;
		flags.insert(Flags::MANUAL);
		assert_eq!(free(&asset, &TILL), WEALTH + 40 * USDT);
		assert_eq!(
			events(),
			vec![
				Event::Moved {
					id,
					seq: 2,
					kind: Movement::Merchant,
					from: ALICE,
					to: TILL,
					asset: asset.clone(),
					amount: 40 * USDT,
				},
				Event::Settled {
					id,
					seq: 3,
					merchant: SHOP,
					asset,
					captured: 40 * USDT,
					written_off: 60 * USDT,
					flags,
				},
			]
		);
	});
}

#[test]
fn accept_short_cuts_the_tail_of_a_split_that_no_longer_fits() {
	run(|| {
		let legs = BoundedVec::truncate_from(vec![
			Leg { account: BOB, share: Share::Fixed(30 * USDT) },
			Leg { account: CAROL, share: Share::Fixed(30 * USDT) },
		]);
		let id = invoice(1, InvoiceRequest { legs, ..request_in_parts(NATIVE, 100 * USDT) });
		assert_ok!(pay(&ALICE, id, 40 * USDT));
		assert_ok!(Payments::accept_short(signed(&OWNER), id));
		assert_eq!(free(&NATIVE, &BOB), WEALTH + 30 * USDT);
		assert_eq!(free(&NATIVE, &CAROL), WEALTH + 10 * USDT);
		assert_eq!(free(&NATIVE, &TILL), WEALTH);
	});
}

#[test]
fn accept_short_leaves_no_dust_to_a_leg() {
	run(|| {
		let legs = BoundedVec::truncate_from(vec![
			Leg { account: NOBODY, share: Share::Relative(1) },
			Leg { account: BOB, share: Share::Relative(1_000) },
		]);
		let id = invoice(1, InvoiceRequest { legs, ..request_in_parts(NATIVE, 100 * USDT) });
		assert_ok!(pay(&ALICE, id, 40 * USDT));
		assert_ok!(Payments::accept_short(signed(&OWNER), id));
		assert_eq!(free(&NATIVE, &BOB), WEALTH + 4 * USDT);
		assert_eq!(free(&NATIVE, &TILL), WEALTH + 36 * USDT);
		assert_eq!(held_at_all(&ALICE), 0);
	});
}

#[test]
fn accept_short_should_fail_when_there_is_nothing_to_accept() {
	run(|| {
		let accept = |id| Payments::accept_short(signed(&OWNER), id);
		assert_noop!(accept(H256::zero()), Error::<Test>::NotFound);
		let unpaid = invoice(2, request(NATIVE, USDT));
		assert_noop!(accept(unpaid), Error::<Test>::NothingReceived);
		assert_ok!(pay(&ALICE, unpaid, USDT));
		assert_noop!(accept(unpaid), Error::<Test>::WrongState);
	});
}

#[test]
fn boundary_accept_short_until_the_end_of_the_late_window() {
	for (after, expected) in [(2 * HOUR - 1, true), (2 * HOUR, false), (2 * HOUR + 1, false)] {
		run(|| {
			let id = partly_paid(NATIVE);
			MockClock::advance(after);
			let accepted = || Payments::accept_short(signed(&OWNER), id);
			if expected {
				assert_ok!(accepted());
			} else {
				assert_noop!(accepted(), Error::<Test>::TooLate);
			}
		});
	}
}

#[test]
fn only_the_merchants_people_and_the_gateway_that_made_it_decide() {
	run(|| {
		let request = || InvoiceRequest {
			late: LATE,
			windows: windows(LATE),
			..request_in_parts(NATIVE, 100 * USDT)
		};
		assert_ok!(Payments::create_invoice(signed(&GATEWAY), SHOP, reference(1), request()));
		let id = invoice_id(&SHOP, &reference(1));
		let later = Windows { expires_at: now() + DAY, ..windows(LATE) };
		let later = Windows { late_until: later.expires_at + DAY, ..later };
		for who in [ALICE, STRANGER, REFUNDER] {
			let refused = DispatchError::BadOrigin;
			assert_noop!(Payments::cancel(signed(&who), id), refused);
			assert_noop!(Payments::extend(signed(&who), id, later), refused);
			assert_noop!(Payments::accept_short(signed(&who), id), refused);
		}
		let refused: DispatchError = Error::<Test>::NotAuthorized.into();
		assert_noop!(Payments::cancel(signed(&OTHER_GATEWAY), id), refused);
		assert_noop!(Payments::extend(signed(&OTHER_GATEWAY), id, later), refused);
		assert_noop!(Payments::accept_short(signed(&OTHER_GATEWAY), id), refused);
		// A gateway decides neither about what the merchant made itself.
		let own = invoice(2, request());
		assert_noop!(Payments::cancel(signed(&GATEWAY), own), refused);

		assert_ok!(Payments::extend(signed(&GATEWAY), id, later));
		assert_ok!(pay(&ALICE, id, 10 * USDT));
		assert_ok!(Payments::accept_short(signed(&CASHIER), id));
		assert_ok!(Payments::cancel(signed(&CASHIER), own));
	});
}

#[test]
fn cancel_should_return_the_deposit_and_leave_a_receipt() {
	run_with_each(|asset| {
		let id = invoice(1, request(asset.clone(), USDT));
		let contract_hash = row(id).contract_hash;
		events();
		assert_ok!(Payments::cancel(signed(&CASHIER), id));
		assert!(Invoices::<Test>::get(id).is_none());
		assert_eq!(held_at_all(&OWNER), 0);
		let receipt = Receipts::<Test>::get(id).expect("a receipt stays");
		assert_eq!(receipt.outcome, Outcome::Cancelled);
		assert_eq!(receipt.contract_hash, contract_hash);
		assert_eq!(receipt.keep_until, now() + RETENTION);
		assert_eq!(
			events(),
			vec![
				Event::Moved {
					id,
					seq: 1,
					kind: Movement::Deposit,
					from: OWNER,
					to: OWNER,
					asset: NATIVE,
					amount: DEPOSIT,
				},
				Event::InvoiceEnded {
					id,
					seq: 2,
					merchant: SHOP,
					outcome: Outcome::Cancelled,
					asset,
					received: 0,
					captured: 0,
					refunded: 0,
				},
			]
		);
		// ESC-4: nothing is left to expire, and the reference stays used.
		MockClock::advance(HOUR);
		assert_noop!(Payments::expire(signed(&STRANGER), id), Error::<Test>::NotFound);
		assert_noop!(
			Payments::create_invoice(signed(&OWNER), SHOP, reference(1), request(NATIVE, USDT)),
			Error::<Test>::AlreadyExists
		);
	});
}

#[test]
fn boundary_cancel_with_money_on_hold_only_from_the_expiry_on() {
	for (after, outcome) in [
		(HOUR - 1, Err(DispatchError::from(Error::<Test>::WrongState))),
		(HOUR, Ok(())),
		(2 * HOUR - 1, Ok(())),
		(2 * HOUR, Err(DispatchError::from(Error::<Test>::TooLate))),
		(2 * HOUR + 1, Err(DispatchError::from(Error::<Test>::TooLate))),
	] {
		run_with_each(|asset| {
			let id = partly_paid(asset.clone());
			MockClock::advance(after);
			let cancelled = || Payments::cancel(signed(&OWNER), id);
			match outcome {
				Ok(()) => {
					assert_ok!(cancelled());
					assert_eq!(free(&asset, &ALICE), WEALTH);
					assert_eq!(held_at_all(&ALICE), 0);
				},
				Err(error) => {
					assert_noop!(cancelled(), error);
				},
			}
		});
	}
}

#[test]
fn cancel_should_fail_when_settled_or_unknown() {
	run(|| {
		assert_noop!(Payments::cancel(signed(&OWNER), H256::zero()), Error::<Test>::NotFound);
		let id = invoice(1, request(NATIVE, USDT));
		assert_ok!(pay(&ALICE, id, USDT));
		assert_noop!(Payments::cancel(signed(&OWNER), id), Error::<Test>::WrongState);
	});
}

#[test]
fn boundary_expire_from_the_end_of_the_late_window_on() {
	for (after, expected) in [(2 * HOUR - 1, false), (2 * HOUR, true), (2 * HOUR + 1, true)] {
		run_with_each(|asset| {
			let id = partly_paid(asset.clone());
			MockClock::advance(after);
			let expired = || Payments::expire(signed(&STRANGER), id);
			if expected {
				assert_ok!(
					expired(),
					(Some(<() as crate::WeightInfo>::expire(1)), Pays::No).into()
				);
				assert_eq!(free(&asset, &ALICE), WEALTH);
				assert_eq!(held_at_all(&ALICE) + held_at_all(&OWNER), 0);
				let receipt = Receipts::<Test>::get(id).expect("a receipt stays");
				assert_eq!(receipt.outcome, Outcome::Expired);
			} else {
				assert_noop!(expired(), Error::<Test>::TooEarly);
			}
		});
	}
}

#[test]
fn boundary_without_a_late_window_payer_and_expiry_meet_at_one_time() {
	run(|| {
		let id = invoice(1, request(NATIVE, USDT));
		MockClock::advance(HOUR - 1);
		assert_noop!(Payments::expire(signed(&ALICE), id), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_noop!(pay(&ALICE, id, USDT), Error::<Test>::Expired);
		assert_ok!(Payments::expire(signed(&ALICE), id));
	});
}

#[test]
fn expire_should_fail_when_settled_or_unknown() {
	run(|| {
		assert_noop!(Payments::expire(signed(&BOB), H256::zero()), Error::<Test>::NotFound);
		let id = invoice(1, request(NATIVE, USDT));
		assert_ok!(pay(&ALICE, id, USDT));
		MockClock::advance(DAY);
		assert_noop!(Payments::expire(signed(&BOB), id), Error::<Test>::WrongState);
	});
}

#[test]
fn expire_should_leave_a_claimable_for_a_payer_who_cannot_be_credited() {
	run(|| {
		let id = partly_paid(STABLE);
		block(&ALICE);
		MockClock::advance(2 * HOUR);
		assert_ok!(Payments::expire(signed(&STRANGER), id));
		assert_eq!(held(&STABLE, HoldReason::Invoice, &ALICE), 40 * USDT);
		let key = key(&ALICE, &STABLE, HoldReason::Invoice);
		assert_noop!(claim(&ALICE, &key), CANNOT_CREDIT);
		unblock(&ALICE);
		assert_ok!(claim(&ALICE, &key));
		assert_eq!(free(&STABLE, &ALICE), WEALTH);
	});
}

#[test]
fn extend_should_move_deadlines_outwards_and_revive() {
	run(|| {
		let late = LatePolicy::Accept;
		let request = InvoiceRequest { late, windows: windows(late), ..request(NATIVE, USDT) };
		let id = invoice(1, request);
		let contract_hash = row(id).contract_hash;
		MockClock::advance(HOUR);
		let later = Windows {
			expires_at: now() + 2 * HOUR,
			late_until: now() + 3 * HOUR,
			refund_expiry: now() + 40 * DAY,
		};
		events();
		assert_ok!(Payments::extend(signed(&CASHIER), id, later));
		let extended = row(id).contract_hash;
		assert_ne!(extended, contract_hash);
		assert_eq!(extended, Payments::contract_hash(id, &row(id).terms));
		assert_eq!(
			events(),
			vec![Event::InvoiceExtended { id, seq: 1, windows: later, contract_hash: extended }]
		);
		assert_eq!(row(id).terms.request.windows, later);
		MockClock::advance(2 * HOUR - 1);
		assert_ok!(pay(&ALICE, id, USDT));
		assert!(!row(id).flags.contains(Flags::LATE));
	});
}

#[test]
fn extend_turns_away_a_payment_that_names_the_old_terms() {
	run(|| {
		let id = invoice(1, request_in_parts(NATIVE, 100 * USDT));
		let seen = row(id).contract_hash;
		let Windows { expires_at, late_until, refund_expiry } = row(id).terms.request.windows;
		let later = Windows {
			expires_at: expires_at + 20 * DAY,
			late_until: late_until + 20 * DAY,
			refund_expiry: refund_expiry + 20 * DAY,
		};
		assert_ok!(Payments::extend(signed(&CASHIER), id, later));
		let pay =
			|hash| plain(Payments::pay(signed(&ALICE), id, NATIVE, 50 * USDT, 0, None, Some(hash)));
		assert_noop!(pay(seen), Error::<Test>::TermsMismatch);
		assert_ok!(pay(row(id).contract_hash));
	});
}

#[test]
fn extend_should_fail_when_terms_are_bad() {
	run(|| {
		let id = invoice(1, request(NATIVE, USDT));
		let old = row(id).terms.request.windows;
		let with = |expires_at, refund_expiry| Windows {
			expires_at,
			late_until: expires_at,
			refund_expiry,
		};
		let bad = [
			with(old.expires_at - 1, old.refund_expiry),
			with(old.expires_at, old.refund_expiry - 1),
			with(now() + MAX_WINDOW + 1, old.refund_expiry),
			with(old.expires_at, now() + MAX_LIFE + 1),
			Windows { late_until: old.late_until + DAY, ..old },
		];
		for windows in bad {
			assert_noop!(Payments::extend(signed(&OWNER), id, windows), Error::<Test>::BadTerms);
		}
		assert_ok!(Payments::extend(signed(&OWNER), id, with(old.expires_at, now() + MAX_LIFE)));
	});
}

#[test]
fn boundary_extend_cannot_outrun_the_longest_life() {
	run(|| {
		let id = invoice(1, request(NATIVE, USDT));
		let end = now() + MAX_LIFE;
		let mut expires_at = row(id).terms.request.windows.expires_at;
		for _ in 0..10 {
			MockClock::set(expires_at - 1);
			let later = (now() + MAX_WINDOW).min(end - MIN_WINDOW);
			let windows = Windows { expires_at: later, late_until: later, refund_expiry: end };
			if Payments::extend(signed(&OWNER), id, windows).is_err() {
				break;
			}
			expires_at = later;
		}
		assert!(expires_at <= end - MIN_WINDOW);
		MockClock::set(expires_at);
		assert_ok!(Payments::expire(signed(&STRANGER), id));
	});
}

#[test]
fn extend_should_fail_when_somebody_has_paid_or_time_is_over() {
	run(|| {
		assert_noop!(
			Payments::extend(signed(&OWNER), H256::zero(), windows(LATE)),
			Error::<Test>::NotFound
		);
		let id = partly_paid(NATIVE);
		let later = Windows {
			expires_at: now() + DAY,
			late_until: now() + 2 * DAY,
			refund_expiry: now() + 40 * DAY,
		};
		assert_noop!(Payments::extend(signed(&OWNER), id, later), Error::<Test>::WrongState);
		assert_ok!(Payments::accept_short(signed(&OWNER), id));
		assert_noop!(Payments::extend(signed(&OWNER), id, later), Error::<Test>::WrongState);
	});
	for (after, expected) in [(HOUR - 1, true), (HOUR, false), (HOUR + 1, false)] {
		run(|| {
			let id = invoice(1, request(NATIVE, USDT));
			MockClock::advance(after);
			let later = Windows {
				expires_at: now() + HOUR,
				late_until: now() + HOUR,
				refund_expiry: now() + 40 * DAY,
			};
			let extended = || Payments::extend(signed(&OWNER), id, later);
			if expected {
				assert_ok!(extended());
			} else {
				assert_noop!(extended(), Error::<Test>::TooLate);
			}
		});
	}
}

#[test]
fn a_suspended_merchant_can_still_end_and_accept() {
	run(|| {
		let id = partly_paid(NATIVE);
		let other = invoice(2, request(NATIVE, USDT));
		MockDirectory::set_open(&SHOP, false);
		assert_ok!(Payments::accept_short(signed(&CASHIER), id));
		assert_ok!(Payments::cancel(signed(&CASHIER), other));
	});
}

/// As a call inside so many others.
fn under_layers(layers: u32, call: &dyn Fn() -> DispatchResult) -> DispatchResult {
	match layers.checked_sub(1) {
		None => call(),
		Some(layers) => with_storage_layer(|| under_layers(layers, call)),
	}
}

/// Otherwise anybody could turn what is due to others into claimables, by nesting batches.
#[test]
fn expire_that_is_nested_too_deep_to_pay_anybody_should_fail_as_a_whole() {
	run(|| {
		let id = partly_paid(NATIVE);
		MockClock::advance(2 * HOUR);
		let expire = || plain(Payments::expire(signed(&STRANGER), id));
		let too_deep = DispatchError::Transactional(TransactionalError::LimitReached);
		assert_noop!(under_layers(TRANSACTIONAL_LIMIT - 1, &expire), too_deep);
		assert_eq!(Owed::owed_to(&ALICE), 0);
		assert_ok!(under_layers(TRANSACTIONAL_LIMIT - 2, &expire));
		assert_eq!(held_at_all(&ALICE), 0);
	});
}
