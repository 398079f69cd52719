// SPDX-License-Identifier: Apache-2.0

use crate::{
	Consents, Error, Event, Grant, Members, Presences, RETENTION, Reason, Receipts, Scopes, State,
	mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, START};
use tael_primitives::{Agency, DAY, MerchantDirectory, MerchantId, Power};

const UNKNOWN: MerchantId = H256::repeat_byte(0xff);

#[test]
fn close_should_stop_new_payments_and_keep_roles_and_settlement() {
	run_active(|id| {
		let limit = Grant::Refunder { daily_limit: 100 };
		assert_ok!(Merchants::grant_role(signed(OWNER), id, REFUNDER, limit));
		System::reset_events();

		assert_ok!(Merchants::close(signed(OWNER), id));

		let until = START + CLOSING;
		assert_eq!(state(), State::Closing { until });
		assert_eq!(events(), [Event::Closing { merchant: id, until, reason: None }]);
		assert_noop!(Merchants::open_for_payments(&id), Error::<Test>::NotActive);
		assert_eq!(Merchants::settlement_account(&id), Some(OWNER));
		assert_eq!(Merchants::authorise(&id, &REFUNDER, Power::Refund), Ok(Agency::Staff));
		assert_eq!(held(&OWNER), (BOND, DEPOSIT));
	});
}

#[test]
fn close_should_end_a_pending_merchant_at_once() {
	run_pending(|id| {
		System::reset_events();
		assert_ok!(Merchants::close(signed(OWNER), id));
		assert_eq!(Merchants::merchant(id), None);
		assert_eq!(held(&OWNER), (0, 0));
		assert_eq!(events(), [Event::Ended { merchant: id, bond: BOND, deposits: 0 }]);
	});
}

#[test]
fn close_should_work_while_suspended() {
	run_active(|id| {
		assert_ok!(Merchants::suspend(signed(REGISTRAR), id, DAY, Reason::Fraud));
		assert_ok!(Merchants::close(signed(OWNER), id));
		assert_eq!(state(), State::Closing { until: START + CLOSING });
		// The end of the suspension that was does not open it again.
		MockClock::set(START + DAY);
		assert_noop!(Merchants::open_for_payments(&id), Error::<Test>::NotActive);
	});
}

#[test]
fn close_should_fail_when_the_merchant_is_closing() {
	run_active(|id| {
		assert_ok!(Merchants::close(signed(OWNER), id));
		MockClock::advance(DAY);
		assert_noop!(Merchants::close(signed(OWNER), id), Error::<Test>::WrongState);
		assert_noop!(
			Merchants::force_close(signed(COUNCIL), id, Reason::Fraud),
			Error::<Test>::WrongState
		);
		assert_eq!(state(), State::Closing { until: START + CLOSING });
	});
}

#[test]
fn close_should_fail_when_somebody_else_closes() {
	run_active(|id| {
		for who in [STRANGER, REGISTRAR, COUNCIL, OTHER_OWNER] {
			assert_noop!(Merchants::close(signed(who), id), Error::<Test>::NotOwner);
		}
		assert_noop!(Merchants::close(RuntimeOrigin::root(), id), BadOrigin);
		assert_noop!(Merchants::close(signed(OWNER), UNKNOWN), Error::<Test>::NotFound);
	});
}

#[test]
fn force_close_should_close_and_seize_nothing() {
	run_active(|id| {
		assert_ok!(Merchants::force_close(signed(COUNCIL), id, Reason::LegalOrder));
		let until = START + CLOSING;
		assert_eq!(
			events(),
			[Event::Closing { merchant: id, until, reason: Some(Reason::LegalOrder) }]
		);
		MockClock::set(until);
		assert_ok!(Merchants::finish_close(signed(STRANGER), id));
		assert_eq!(Balances::free_balance(OWNER), RICH);
	});
}

#[test]
fn force_close_should_fail_when_somebody_else_closes() {
	run_active(|id| {
		for who in [STRANGER, REGISTRAR, OWNER] {
			assert_noop!(Merchants::force_close(signed(who), id, Reason::Fraud), BadOrigin);
		}
		assert_noop!(
			Merchants::force_close(signed(COUNCIL), UNKNOWN, Reason::Fraud),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn finish_close_should_return_everything_and_leave_a_receipt_only() {
	run_active(|id| {
		assert_ok!(Merchants::grant_role(signed(OWNER), id, CASHIER, Grant::Cashier));
		assert_ok!(Merchants::grant_role(signed(OWNER), id, TREASURER, Grant::Treasurer));
		let scopes = Scopes { invoice: true, capture: false };
		assert_ok!(Merchants::consent(signed(OWNER), id, GATEWAY, scopes, 10, None));
		assert_eq!(held(&OWNER), (BOND, 3 * DEPOSIT));
		assert_ok!(Merchants::close(signed(OWNER), id));
		MockClock::advance(CLOSING);
		System::reset_events();

		let info = Merchants::finish_close(signed(STRANGER), id).unwrap();

		assert_eq!(info.pays_fee, Pays::No);
		assert_eq!(events(), [Event::Ended { merchant: id, bond: BOND, deposits: 3 * DEPOSIT }]);
		assert_eq!(held(&OWNER), (0, 0));
		assert_eq!(Balances::free_balance(OWNER), RICH);
		assert_eq!(Merchants::merchant(id), None);
		assert_eq!(Presences::<Test>::iter().count(), 0);
		assert_eq!(Members::<Test>::iter().count(), 0);
		assert_eq!(Consents::<Test>::iter().count(), 0);
		assert_eq!(Receipts::<Test>::get(id), Some(START + CLOSING));
		assert_eq!(Merchants::settlement_account(&id), None);
	});
}

#[test]
fn boundary_finish_close_waits_for_the_closing_period() {
	run_active(|id| {
		let finish = || Merchants::finish_close(signed(STRANGER), id);
		assert_noop!(finish(), Error::<Test>::WrongState);
		assert_ok!(Merchants::close(signed(OWNER), id));
		MockClock::set(START + CLOSING - 1);
		assert_noop!(finish(), Error::<Test>::TooEarly);
		MockClock::set(START + CLOSING);
		assert_ok!(finish());
		assert_noop!(finish(), Error::<Test>::NotFound);
	});
}

#[test]
fn boundary_finish_close_should_succeed_when_called_late() {
	run_active(|id| {
		assert_ok!(Merchants::close(signed(OWNER), id));
		MockClock::set(START + CLOSING + 1);
		assert_ok!(Merchants::finish_close(signed(OWNER), id));
	});
}

#[test]
fn finish_close_should_not_count_time_in_which_the_chain_stood_still() {
	run_active(|id| {
		assert_ok!(Merchants::close(signed(OWNER), id));
		MockClock::stall(2 * CLOSING);
		assert_noop!(Merchants::finish_close(signed(OWNER), id), Error::<Test>::TooEarly);
	});
}

#[test]
fn finish_close_should_leave_other_merchants_of_the_owner_alone() {
	run_active(|id| {
		assert_ok!(Merchants::register(signed(OWNER), [43; 32], profile("Second"), KEY));
		assert_ok!(Merchants::close(signed(OWNER), id));
		MockClock::advance(CLOSING);
		assert_ok!(Merchants::finish_close(signed(OWNER), id));
		assert_eq!(held(&OWNER), (BOND, 0));
	});
}

#[test]
fn boundary_a_reference_is_free_again_90_days_after_the_end() {
	run_pending(|id| {
		let register = || Merchants::register(signed(OWNER), REF, profile("Shop"), KEY);
		let prune = || Merchants::prune_receipt(signed(STRANGER), id);
		assert_noop!(prune(), Error::<Test>::NotFound);
		assert_ok!(Merchants::close(signed(OWNER), id));
		assert_eq!(RETENTION, 90 * DAY);

		MockClock::set(START + RETENTION - 1);
		assert_noop!(prune(), Error::<Test>::TooEarly);
		assert_noop!(register(), Error::<Test>::AlreadyExists);

		MockClock::set(START + RETENTION);
		// Used until somebody prunes it, so that time alone never makes a retry succeed.
		assert_noop!(register(), Error::<Test>::AlreadyExists);
		assert_eq!(prune().unwrap().pays_fee, Pays::No);
		assert_eq!(events().last(), Some(&Event::ReceiptPruned { merchant: id }));
		assert_noop!(prune(), Error::<Test>::NotFound);
		assert_ok!(register());
	});
}

#[test]
fn free_calls_should_fail_when_unsigned() {
	run_active(|id| {
		assert_noop!(Merchants::finish_close(RuntimeOrigin::none(), id), BadOrigin);
		assert_noop!(Merchants::prune_receipt(RuntimeOrigin::none(), id), BadOrigin);
	});
}
