// SPDX-License-Identifier: Apache-2.0

//! What goes into a bond and when it comes out: AC3, AC6, AC7.

use crate::{
	AcceptorState, Acceptors as Rows, ClaimKind, Concern, Error, Event, HoldReason, LevelsOf,
	Movement, Object, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{DAY, HOUR, Standing, USDT};

type Failure = Error<Test>;

fn top_up(amount: u128) -> frame::prelude::DispatchResult {
	Acceptors::top_up_bond(signed(&ALICE), amount)
}

fn withdraw_excess(amount: u128) -> frame::prelude::DispatchResult {
	Acceptors::withdraw_excess(signed(&ALICE), amount)
}

fn withdraw_bond() -> frame::prelude::DispatchResult {
	Acceptors::withdraw_bond(signed(&ALICE))
}

/// Alice has a bond of 1,500 and leaves; her last trade ended now.
fn leaving() {
	admit_with(&ALICE, 1, 1_500 * USDT);
	TestTrades::end(trade(1), released(&ALICE, &CAROL));
	assert_ok!(Acceptors::exit(signed(&ALICE)));
}

#[test]
fn a_bond_grows_by_what_is_put_on_hold() {
	run(|| {
		assert_noop!(top_up(USDT), Failure::NotFound);
		admit(&ALICE, 1);
		assert_noop!(top_up(0), Failure::BadAmount);
		events();
		assert_ok!(top_up(5 * USDT));
		let bond = FIRST.bond + 5 * USDT;
		assert_eq!((row(&ALICE).bond, held(HoldReason::Bond, &ALICE)), (bond, bond));
		let amount = 5 * USDT;
		assert_eq!(events(), [Event::BondIncreased { acceptor: ALICE, seq: 2, amount, bond }]);
		let rest = free(&ALICE) - EXISTENTIAL_DEPOSIT;
		assert_noop!(top_up(rest + 1), Failure::InsufficientFunds);
		assert_noop!(top_up(u128::MAX), frame::arithmetic::ArithmeticError::Overflow);
		MockKyc::freeze(&ALICE);
		assert_noop!(top_up(USDT), DispatchError::Other("Frozen"));
		MockKyc::thaw(&ALICE);
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		assert_noop!(top_up(USDT), Failure::WrongState);
	});
}

#[test]
fn a_top_up_relieves_whom_a_short_bond_restricted() {
	run(|| {
		let id = in_review();
		assert_ok!(rule(id, 100 * USDT));
		assert_eq!(row(&ALICE).state, AcceptorState::Restricted);
		assert_ok!(top_up(100 * USDT - 1));
		assert_eq!(row(&ALICE).state, AcceptorState::Restricted);
		assert_ok!(top_up(1));
		assert_eq!(row(&ALICE).state, AcceptorState::Active);
	});
}

#[test]
fn the_excess_is_what_neither_the_rung_nor_claims_need() {
	run(|| {
		assert_noop!(withdraw_excess(1), Failure::NotFound);
		admit_with(&ALICE, 1, 1_500 * USDT);
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		assert_ok!(file(&CAROL, 1, trade(1), ClaimKind::BankFrozen));
		assert_noop!(withdraw_excess(0), Failure::BadAmount);
		assert_noop!(withdraw_excess(1_500 * USDT + 1), Failure::BadAmount);
		assert_noop!(withdraw_excess(400 * USDT + 1), Failure::BondNeeded);
		events();
		assert_ok!(withdraw_excess(400 * USDT));
		assert_eq!(held(HoldReason::Bond, &ALICE), 1_100 * USDT);
		let amount = 400 * USDT;
		let object = Object::Acceptor(ALICE);
		let kind = Movement::Bond;
		let moved = Event::Moved { object, seq: 2, kind, from: ALICE, to: ALICE, amount };
		let (bond, frozen) = (1_100 * USDT, 100 * USDT);
		let withdrawn = Event::BondWithdrawn { acceptor: ALICE, seq: 3, amount, bond, frozen };
		assert_eq!(events(), [moved, withdrawn]);
		assert_noop!(withdraw_excess(1), Failure::BondNeeded);
	});
}

#[test]
fn only_an_active_member_withdraws_excess() {
	run(|| {
		assert_ok!(Acceptors::submit_application(signed(&ALICE), 1_500 * USDT));
		assert_noop!(withdraw_excess(1), Failure::WrongState);
		assert_ok!(Acceptors::approve(council(), ALICE, 1, PROOF));
		assert_ok!(Acceptors::suspend(officer(), ALICE, now() + HOUR, Concern::Other));
		assert_noop!(withdraw_excess(1), Failure::WrongState);
	});
}

#[test]
fn every_member_can_leave_and_nobody_twice() {
	run(|| {
		let exit = || Acceptors::exit(signed(&ALICE));
		assert_noop!(exit(), Failure::NotFound);
		assert_ok!(Acceptors::submit_application(signed(&ALICE), FIRST.bond));
		assert_noop!(exit(), Failure::WrongState);
		assert_ok!(Acceptors::approve(council(), ALICE, 1, PROOF));
		events();
		assert_ok!(exit());
		assert_eq!(events(), [Event::ExitBegun { acceptor: ALICE, seq: 2 }]);
		assert_eq!(standing(&ALICE), Standing::Barred);
		assert_noop!(exit(), Failure::WrongState);
	});
}

#[test]
fn a_member_cannot_withdraw_his_bond() {
	run(|| {
		assert_noop!(withdraw_bond(), Failure::NotFound);
		admit(&ALICE, 1);
		assert_noop!(withdraw_bond(), Failure::WrongState);
	});
}

#[test]
fn the_plain_part_unlocks_after_the_short_window_and_the_rest_after_the_long_one() {
	run(|| {
		leaving();
		let ended = now();
		assert_noop!(withdraw_bond(), Failure::TooEarly);
		MockClock::set(ended + SHORT - 1);
		assert_noop!(withdraw_bond(), Failure::TooEarly);
		MockClock::set(ended + SHORT);
		assert_ok!(withdraw_bond());
		assert_eq!(held(HoldReason::Bond, &ALICE), FIRST.cover);
		assert_noop!(withdraw_bond(), Failure::NothingToWithdraw);
		MockClock::set(ended + LONG - 1);
		assert_noop!(withdraw_bond(), Failure::NothingToWithdraw);
		MockClock::set(ended + LONG);
		events();
		assert_ok!(withdraw_bond());
		assert_eq!((free(&ALICE), held_at_all(&ALICE)), (WEALTH, 0));
		assert_eq!(events().pop(), Some(Event::AcceptorLeft { acceptor: ALICE, seq: 7 }));
		assert!(!Rows::<Test>::contains_key(&ALICE));
		assert!(!LevelsOf::<Test>::contains_key(&ALICE));
		assert_eq!(standing(&ALICE), Standing::None);
		assert_noop!(withdraw_bond(), Failure::NotFound);
	});
}

#[test]
fn a_last_trade_that_ends_after_the_exit_counts() {
	run(|| {
		leaving();
		TestTrades::edit_history(&ALICE, |history| history.open = 1);
		MockClock::advance(LONG);
		assert_noop!(withdraw_bond(), Failure::TradesOpen);
		TestTrades::end(trade(2), released(&ALICE, &CAROL));
		TestTrades::edit_history(&ALICE, |history| history.open = 0);
		assert_noop!(withdraw_bond(), Failure::TooEarly);
		MockClock::advance(SHORT);
		assert_ok!(withdraw_bond());
		assert_eq!(held_at_all(&ALICE), FIRST.cover);
	});
}

#[test]
fn who_never_traded_takes_everything_at_once() {
	run(|| {
		admit(&ALICE, 1);
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		assert_ok!(withdraw_bond());
		assert_eq!(free(&ALICE), WEALTH);
	});
}

#[test]
fn a_step_down_before_leaving_does_not_shorten_the_cover() {
	run(|| {
		admit(&ALICE, 2);
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		assert_ok!(Acceptors::set_tier(council(), ALICE, 1));
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		MockClock::advance(SHORT);
		assert_ok!(withdraw_bond());
		assert_eq!(held_at_all(&ALICE), SECOND.cover);
		MockClock::advance(LONG - SHORT);
		assert_ok!(withdraw_bond());
		assert_eq!(held_at_all(&ALICE), 0);
	});
}

#[test]
fn who_was_expelled_gets_his_bond_like_who_left() {
	run(|| {
		admit(&ALICE, 1);
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		assert_ok!(Acceptors::charge(council(), ALICE, Concern::Fraud, PROOF));
		MockClock::advance(HEARING);
		assert_ok!(Acceptors::expel(council(), ALICE));
		assert_noop!(withdraw_bond(), Failure::TooEarly);
		MockClock::advance(SHORT - HEARING);
		assert_ok!(withdraw_bond());
		assert_eq!(held_at_all(&ALICE), FIRST.cover);
		assert_eq!(row(&ALICE).state, AcceptorState::Expelled);
	});
}

#[test]
fn the_frozen_part_stays_beside_the_cover() {
	run(|| {
		admit_with(&ALICE, 1, 1_500 * USDT);
		TestTrades::end(trade(1), released(&ALICE, &CAROL));
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		MockClock::advance(SHORT - 1);
		assert_ok!(file(&CAROL, 1, trade(1), ClaimKind::UnderpaidFiat));
		MockClock::advance(1);
		assert_ok!(withdraw_bond());
		assert_eq!(held_at_all(&ALICE), FIRST.cover + 100 * USDT);
		assert_noop!(withdraw_bond(), Failure::NothingToWithdraw);
		let id = crate::claim_id(&CAROL, &reference(1));
		assert_ok!(Acceptors::withdraw_claim(signed(&CAROL), id));
		assert_ok!(withdraw_bond());
		assert_eq!(held_at_all(&ALICE), FIRST.cover);
	});
}

#[test]
fn the_row_stays_while_anything_is_frozen_and_leaves_even_with_nothing() {
	run(|| {
		admit(&ALICE, 1);
		let mut whole = released(&ALICE, &CAROL);
		(whole.principal, whole.to_buyer) = (1_000 * USDT, 1_000 * USDT);
		TestTrades::end(trade(1), whole);
		assert_ok!(Acceptors::exit(signed(&ALICE)));
		MockClock::advance(LONG - 1);
		let kind = ClaimKind::Chargeback;
		assert_ok!(file_for(&CAROL, 1, trade(1), kind, 1_000 * USDT));
		MockClock::advance(DAY);
		assert_noop!(withdraw_bond(), Failure::NothingToWithdraw);
		let id = crate::claim_id(&CAROL, &reference(1));
		// The bond could leave if it were not for this claim, so it pays.
		assert_ok!(Acceptors::accept_claim(signed(&ALICE), id, 1_000 * USDT));
		assert_eq!((row(&ALICE).bond, free(&ALICE)), (0, WEALTH - FIRST.bond));
		assert_ok!(withdraw_bond());
		assert!(!Rows::<Test>::contains_key(&ALICE));
	});
}

#[test]
fn a_bond_leaves_whatever_happened_to_its_owner() {
	run(|| {
		leaving();
		MockKyc::revoke(&ALICE);
		MockKyc::freeze(&ALICE);
		MockClock::advance(LONG);
		assert_ok!(withdraw_bond());
		assert_eq!(held_at_all(&ALICE), 0);
	});
}
