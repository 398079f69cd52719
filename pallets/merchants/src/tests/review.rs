// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Reason, State, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc, START};
use tael_primitives::{DAY, MerchantDirectory, MerchantId, SubjectKind, Tier};

const UNKNOWN: MerchantId = H256::repeat_byte(0xff);

#[test]
fn approve_should_open_the_merchant_for_payments() {
	run_pending(|id| {
		assert_noop!(Merchants::open_for_payments(&id), Error::<Test>::NotActive);
		assert_ok!(Merchants::approve(signed(REGISTRAR), id));
		assert_eq!(state(), State::Active);
		assert_eq!(events().last(), Some(&Event::Approved { merchant: id }));
		assert_ok!(Merchants::open_for_payments(&id));
	});
}

#[test]
fn approve_should_fail_when_the_credential_is_gone_since() {
	run_pending(|id| {
		MockKyc::revoke(&OWNER);
		assert_noop!(Merchants::approve(signed(REGISTRAR), id), Error::<Test>::TierTooLow);
		attest(&OWNER, SubjectKind::Person, Tier::Enhanced);
		assert_noop!(Merchants::approve(signed(REGISTRAR), id), Error::<Test>::NotBusiness);
		attest(&OWNER, SubjectKind::Business, Tier::Document);
		MockKyc::freeze(&OWNER);
		assert_noop!(Merchants::approve(signed(REGISTRAR), id), DispatchError::Other("Frozen"));
		MockKyc::thaw(&OWNER);
		assert_ok!(Merchants::approve(signed(REGISTRAR), id));
	});
}

#[test]
fn approve_should_fail_when_the_merchant_is_active() {
	run_active(|id| {
		assert_noop!(Merchants::approve(signed(REGISTRAR), id), Error::<Test>::WrongState);
	});
}

#[test]
fn reject_should_return_the_bond_and_keep_the_reference_used() {
	run_pending(|id| {
		System::reset_events();
		assert_ok!(Merchants::reject(signed(REGISTRAR), id, Reason::FalseProfile));
		assert_eq!(Merchants::merchant(id), None);
		assert_eq!(held(&OWNER), (0, 0));
		assert_eq!(Balances::free_balance(OWNER), RICH);
		assert_eq!(
			events(),
			[
				Event::Rejected { merchant: id, reason: Reason::FalseProfile },
				Event::Ended { merchant: id, bond: BOND, deposits: 0 },
			]
		);
		assert_noop!(
			Merchants::register(signed(OWNER), REF, profile("Shop"), KEY),
			Error::<Test>::AlreadyExists
		);
	});
}

#[test]
fn reject_should_fail_when_the_merchant_is_active() {
	run_active(|id| {
		assert_noop!(
			Merchants::reject(signed(REGISTRAR), id, Reason::Fraud),
			Error::<Test>::WrongState
		);
	});
}

#[test]
fn suspend_should_stop_new_payments_until_its_end() {
	run_active(|id| {
		let until = START + DAY;
		assert_ok!(Merchants::suspend(signed(REGISTRAR), id, DAY, Reason::Complaints));
		assert_eq!(
			events(),
			[Event::Suspended { merchant: id, until, reason: Reason::Complaints }]
		);
		assert_eq!(state(), State::Suspended { until });
		assert_noop!(Merchants::open_for_payments(&id), Error::<Test>::NotActive);
	});
}

#[test]
fn boundary_a_suspension_ends_by_itself_without_a_poke() {
	run_active(|id| {
		assert_ok!(Merchants::suspend(signed(REGISTRAR), id, DAY, Reason::Complaints));
		MockClock::set(START + DAY - 1);
		assert_noop!(Merchants::open_for_payments(&id), Error::<Test>::NotActive);
		MockClock::set(START + DAY);
		assert_ok!(Merchants::open_for_payments(&id));
		assert_eq!(state(), State::Active);
		MockClock::set(START + DAY + 1);
		assert_ok!(Merchants::open_for_payments(&id));
	});
}

#[test]
fn a_suspension_should_not_end_while_the_chain_stands_still() {
	run_active(|id| {
		assert_ok!(Merchants::suspend(signed(REGISTRAR), id, DAY, Reason::Complaints));
		MockClock::stall(2 * DAY);
		assert_noop!(Merchants::open_for_payments(&id), Error::<Test>::NotActive);
	});
}

#[test]
fn suspend_should_replace_the_end_of_a_suspension() {
	run_active(|id| {
		assert_ok!(Merchants::suspend(signed(REGISTRAR), id, 2 * DAY, Reason::Complaints));
		assert_ok!(Merchants::suspend(signed(REGISTRAR), id, DAY, Reason::Fraud));
		assert_eq!(state(), State::Suspended { until: START + DAY });
	});
}

#[test]
fn boundary_a_suspension_lasts_up_to_the_longest() {
	run_active(|id| {
		let suspend = |duration| Merchants::suspend(signed(REGISTRAR), id, duration, Reason::Fraud);
		for duration in [0, MAX_SUSPENSION + 1, u64::MAX] {
			assert_noop!(suspend(duration), Error::<Test>::BadDuration);
		}
		assert_ok!(suspend(1));
		assert_ok!(suspend(MAX_SUSPENSION));
	});
}

#[test]
fn suspend_should_fail_when_the_merchant_is_pending_or_closing() {
	run_pending(|id| {
		let suspend = || Merchants::suspend(signed(REGISTRAR), id, DAY, Reason::Fraud);
		assert_noop!(suspend(), Error::<Test>::WrongState);
		assert_ok!(Merchants::approve(signed(REGISTRAR), id));
		assert_ok!(Merchants::close(signed(OWNER), id));
		assert_noop!(suspend(), Error::<Test>::WrongState);
	});
}

#[test]
fn reinstate_should_end_a_suspension_early() {
	run_active(|id| {
		assert_ok!(Merchants::suspend(signed(REGISTRAR), id, DAY, Reason::Fraud));
		assert_ok!(Merchants::reinstate(signed(REGISTRAR), id));
		assert_eq!(events().last(), Some(&Event::Reinstated { merchant: id }));
		assert_ok!(Merchants::open_for_payments(&id));
	});
}

#[test]
fn boundary_reinstate_should_fail_when_the_suspension_is_over() {
	run_active(|id| {
		assert_noop!(Merchants::reinstate(signed(REGISTRAR), id), Error::<Test>::WrongState);
		assert_ok!(Merchants::suspend(signed(REGISTRAR), id, DAY, Reason::Fraud));
		MockClock::set(START + DAY);
		assert_noop!(Merchants::reinstate(signed(REGISTRAR), id), Error::<Test>::WrongState);
		MockClock::set(START + DAY - 1);
		assert_ok!(Merchants::reinstate(signed(REGISTRAR), id));
	});
}

#[test]
fn f27_rename_is_the_registrars_and_should_change_name_and_category() {
	run_active(|id| {
		let name = profile("Bakery").name;
		assert_ok!(Merchants::rename(signed(REGISTRAR), id, name.clone(), 5_462));
		let shown = Merchants::merchant(id).unwrap().profile;
		assert_eq!((shown.name, shown.category), (name.clone(), 5_462));
		assert_eq!(events(), [Event::Renamed { merchant: id, name, category: 5_462 }]);
	});
}

#[test]
fn rename_should_fail_when_name_or_category_is_none() {
	run_active(|id| {
		assert_noop!(
			Merchants::rename(signed(REGISTRAR), id, profile("").name, 1),
			Error::<Test>::BadName
		);
		assert_noop!(
			Merchants::rename(signed(REGISTRAR), id, profile("Shop").name, 10_000),
			Error::<Test>::BadCategory
		);
	});
}

#[test]
fn steps_of_the_registrar_should_fail_when_the_merchant_is_unknown() {
	run(|| {
		let registrar = || signed(REGISTRAR);
		let not_found = Error::<Test>::NotFound;
		assert_noop!(Merchants::approve(registrar(), UNKNOWN), not_found);
		assert_noop!(
			Merchants::reject(registrar(), UNKNOWN, Reason::Fraud),
			Error::<Test>::NotFound
		);
		assert_noop!(
			Merchants::suspend(registrar(), UNKNOWN, DAY, Reason::Fraud),
			Error::<Test>::NotFound
		);
		assert_noop!(Merchants::reinstate(registrar(), UNKNOWN), Error::<Test>::NotFound);
		assert_noop!(
			Merchants::rename(registrar(), UNKNOWN, profile("Shop").name, 1),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn steps_of_the_registrar_should_fail_when_somebody_else_takes_them() {
	run_pending(|id| {
		let others = [signed(OWNER), signed(COUNCIL), signed(STRANGER), RuntimeOrigin::none()];
		for origin in others {
			assert_noop!(Merchants::approve(origin.clone(), id), BadOrigin);
			assert_noop!(Merchants::reject(origin.clone(), id, Reason::Fraud), BadOrigin);
			assert_noop!(Merchants::suspend(origin.clone(), id, DAY, Reason::Fraud), BadOrigin);
			assert_noop!(Merchants::reinstate(origin.clone(), id), BadOrigin);
			assert_noop!(Merchants::rename(origin, id, profile("Shop").name, 1), BadOrigin);
		}
	});
}
