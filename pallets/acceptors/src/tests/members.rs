// SPDX-License-Identifier: Apache-2.0

//! What happens to members: AC4 and AC5.

use crate::{AcceptorState, Concern, Error, Event, Fault, mock::*};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AccountId, HOUR, Side, Standing, Tier, TradeOutcome, TradeReport};

type Failure = Error<Test>;

fn poke() -> frame::prelude::DispatchResult {
	plain(Acceptors::poke_acceptor(signed(&STRANGER), ALICE))
}

fn suspend(until: u64) -> frame::prelude::DispatchResult {
	Acceptors::suspend(officer(), ALICE, until, Concern::Fraud)
}

/// A trade that Alice, who sold, called off.
fn called_off(buyer: &AccountId) -> TradeReport<AccountId> {
	TradeReport {
		outcome: TradeOutcome::Cancelled,
		ended_by: Some(Side::Seller),
		paid_after: None,
		released_after: None,
		..good(buyer, &ALICE)
	}
}

#[test]
fn a_suspension_bars_until_its_time_is_over_and_ends_by_itself() {
	run(|| {
		admit(&ALICE, 1);
		events();
		let until = now() + HOUR;
		assert_ok!(suspend(until));
		let (acceptor, concern) = (ALICE, Concern::Fraud);
		assert_eq!(events(), [Event::Suspended { acceptor, seq: 2, until, concern }]);
		MockClock::set(until - 1);
		assert_eq!(standing(&ALICE), Standing::Barred);
		assert_noop!(poke(), Failure::NothingDue);
		MockClock::set(until);
		assert!(matches!(standing(&ALICE), Standing::Active { .. }));
		let poked = Acceptors::poke_acceptor(signed(&STRANGER), ALICE).expect("it is over");
		assert_eq!(poked.pays_fee, frame::prelude::Pays::No);
		assert_eq!(events(), [Event::Reinstated { acceptor: ALICE, seq: 3 }]);
		assert_eq!(row(&ALICE).state, AcceptorState::Active);
		assert_noop!(poke(), Failure::NothingDue);
	});
}

#[test]
fn a_suspension_that_is_over_is_over_for_every_call() {
	run(|| {
		admit_with(&ALICE, 1, FIRST.bond + 1);
		assert_ok!(suspend(now() + HOUR));
		let withdraw = || Acceptors::withdraw_excess(signed(&ALICE), 1);
		MockClock::advance(HOUR - 1);
		assert_noop!(withdraw(), Failure::WrongState);
		MockClock::advance(1);
		assert_ok!(withdraw());
		assert_eq!(row(&ALICE).state, AcceptorState::Active);
	});
}

#[test]
fn a_suspension_is_bounded_and_can_be_changed() {
	run(|| {
		assert_noop!(suspend(now() + 1), Failure::NotFound);
		admit(&ALICE, 1);
		assert_noop!(suspend(now()), Failure::BadWindow);
		assert_noop!(suspend(now() + MAX_SUSPENSION + 1), Failure::BadWindow);
		assert_ok!(suspend(now() + MAX_SUSPENSION));
		assert_ok!(suspend(now() + 1));
		MockClock::advance(1);
		assert!(matches!(standing(&ALICE), Standing::Active { .. }));
	});
}

#[test]
fn only_a_risk_officer_suspends_and_reinstates() {
	run(|| {
		admit(&ALICE, 1);
		for who in [COUNCIL, ALICE, STRANGER] {
			let until = now() + HOUR;
			let suspend = Acceptors::suspend(signed(&who), ALICE, until, Concern::Other);
			assert_noop!(suspend, DispatchError::BadOrigin);
			assert_noop!(Acceptors::reinstate(signed(&who), ALICE), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn a_risk_officer_ends_a_suspension_early() {
	run(|| {
		assert_noop!(Acceptors::reinstate(officer(), ALICE), Failure::NotFound);
		admit(&ALICE, 1);
		assert_noop!(Acceptors::reinstate(officer(), ALICE), Failure::WrongState);
		assert_ok!(suspend(now() + MAX_SUSPENSION));
		assert_ok!(Acceptors::reinstate(officer(), ALICE));
		assert!(matches!(standing(&ALICE), Standing::Active { .. }));
		// Its entry in the index moved inwards: the next look is not after the suspension.
		assert!(
			row(&ALICE).bucket.is_some_and(|bucket| bucket * 60_000 <= now() + REVIEW + 60_000)
		);
	});
}

#[test]
fn who_is_reinstated_is_restricted_if_something_is_wrong() {
	run(|| {
		admit(&ALICE, 1);
		assert_ok!(suspend(now() + HOUR));
		MockKyc::revoke(&ALICE);
		events();
		assert_ok!(Acceptors::reinstate(officer(), ALICE));
		let restricted = Event::Restricted { acceptor: ALICE, seq: 4, fault: Fault::KycGone };
		assert_eq!(events(), [Event::Reinstated { acceptor: ALICE, seq: 3 }, restricted]);
		assert_eq!(standing(&ALICE), Standing::Barred);
	});
}

#[test]
fn lost_identity_restricts_until_it_is_back() {
	let loses: [fn(); 3] =
		[|| MockKyc::revoke(&ALICE), || attest(&ALICE, Tier::Contact), || MockKyc::freeze(&ALICE)];
	for lose in loses {
		run(|| {
			admit(&ALICE, 1);
			assert_noop!(poke(), Failure::NothingDue);
			events();
			lose();
			assert_ok!(poke());
			let fault = Fault::KycGone;
			assert_eq!(events(), [Event::Restricted { acceptor: ALICE, seq: 2, fault }]);
			assert_eq!(standing(&ALICE), Standing::Barred);
			assert_noop!(poke(), Failure::NothingDue);
			attest(&ALICE, FIRST.kyc);
			MockKyc::thaw(&ALICE);
			assert_ok!(poke());
			assert_eq!(events(), [Event::Relieved { acceptor: ALICE, seq: 3 }]);
			assert!(matches!(standing(&ALICE), Standing::Active { .. }));
		});
	}
}

#[test]
fn too_many_failures_restrict_with_the_report_that_makes_them_too_many() {
	run(|| {
		admit(&ALICE, 1);
		// Four of five is the floor.
		for number in 0..4 {
			report(&good(&customer(number), &ALICE));
		}
		report(&called_off(&CAROL));
		assert_eq!(service(&ALICE).completion, Some(8_000));
		assert_eq!(row(&ALICE).state, AcceptorState::Active);
		events();
		report(&called_off(&DAVE));
		let fault = Fault::CompletionLow;
		assert_eq!(events(), [Event::Restricted { acceptor: ALICE, seq: 2, fault }]);
		assert_eq!(standing(&ALICE), Standing::Barred);
	});
}

#[test]
fn few_results_are_no_record() {
	run(|| {
		admit(&ALICE, 1);
		for number in 0..4 {
			report(&called_off(&customer(number)));
		}
		assert_eq!(service(&ALICE).completion, Some(0));
		assert_noop!(poke(), Failure::NothingDue);
		report(&called_off(&customer(4)));
		assert_eq!(row(&ALICE).state, AcceptorState::Restricted);
	});
}

#[test]
fn bad_service_is_forgotten_when_it_leaves_the_window() {
	run(|| {
		admit(&ALICE, 1);
		for number in 0..5 {
			report(&called_off(&customer(number)));
		}
		MockClock::advance(30 * 24 * HOUR);
		assert_noop!(poke(), Failure::NothingDue);
		MockClock::advance(5 * 24 * HOUR);
		assert_ok!(poke());
		assert_eq!(row(&ALICE).state, AcceptorState::Active);
	});
}

#[test]
fn slow_releases_restrict() {
	run(|| {
		admit(&ALICE, 1);
		let slow = |number| TradeReport {
			released_after: Some(FIRST.floors.release_p90 + 1),
			..good(&customer(number), &ALICE)
		};
		for number in 0..9 {
			report(&good(&customer(number), &ALICE));
		}
		report(&slow(9));
		assert_eq!(row(&ALICE).state, AcceptorState::Active);
		events();
		report(&slow(10));
		let fault = Fault::ReleaseSlow;
		assert_eq!(events(), [Event::Restricted { acceptor: ALICE, seq: 2, fault }]);
	});
}

#[test]
fn a_report_never_relieves_and_never_touches_a_suspension() {
	run(|| {
		admit(&ALICE, 1);
		MockKyc::revoke(&ALICE);
		assert_ok!(poke());
		attest(&ALICE, Tier::Enhanced);
		report(&good(&CAROL, &ALICE));
		assert_eq!(row(&ALICE).state, AcceptorState::Restricted);
		assert_ok!(suspend(now() + HOUR));
		for number in 0..5 {
			report(&called_off(&customer(number)));
		}
		assert!(matches!(row(&ALICE).state, AcceptorState::Suspended { .. }));
	});
}

#[test]
fn nobody_is_poked_who_is_not_there() {
	run(|| {
		assert_noop!(poke(), Failure::NotFound);
		assert_ok!(Acceptors::submit_application(signed(&ALICE), FIRST.bond));
		assert_noop!(poke(), Failure::NothingDue);
	});
}
