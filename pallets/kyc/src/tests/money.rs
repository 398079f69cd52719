// SPDX-License-Identifier: Apache-2.0

//! What a freeze does to money, and that nothing is lost by it.

use crate::{Anchors, Error, Event, HoldReason, RevocationReason, Screenings, mock::*};
use frame::{
	testing_prelude::*,
	traits::{
		ReservableCurrency,
		fungible::{Balanced, Inspect, MutateHold},
	},
};
use polkadot_sdk::{pallet_assets, polkadot_sdk_frame as frame};
use tael_mocks::MockClock;
use tael_primitives::{AccountId, Balance, Kyc as _, USDT};
use tokens::{Fortitude, Precision, Preservation, Restriction};

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn pay(from: AccountId, to: AccountId, amount: Balance) -> DispatchResult {
	Balances::transfer_allow_death(signed(from), to, amount)
}

fn spendable(who: &AccountId) -> Balance {
	Balances::reducible_balance(who, Preservation::Expendable, Fortitude::Polite)
}

fn reason() -> RuntimeHoldReason {
	HoldReason::CredentialDeposit.into()
}

fn on_hold(who: &AccountId, to: &AccountId, how: Fortitude) -> DispatchResult {
	let amount = 10 * USDT;
	let (exact, free) = (Precision::Exact, Restriction::Free);
	Balances::transfer_on_hold(&reason(), who, to, amount, exact, free, how).map(drop)
}

/// Who and what a screening must leave as it was: data and references.
fn account(who: &AccountId) -> impl PartialEq + core::fmt::Debug {
	let account = frame_system::Account::<Test>::get(who);
	(account.providers, account.consumers, account.sufficients, account.data)
}

#[test]
fn ky_07_nothing_leaves_a_frozen_account() {
	run(|| {
		assert_ok!(Assets::approve_transfer(signed(BOB), EURC, CAROL, USDT));
		assert_ok!(claim(ALICE, statement(1)));
		screen(ALICE);
		screen(BOB);
		assert_noop!(pay(ALICE, CAROL, 1), TokenError::Frozen);
		assert_noop!(Balances::transfer_keep_alive(signed(ALICE), CAROL, USDT), TokenError::Frozen);
		let before = Balances::free_balance(ALICE);
		let _ = Balances::transfer_all(signed(ALICE), CAROL, false);
		assert_eq!(Balances::free_balance(ALICE), before);
		assert_noop!(Balances::transfer_allow_death(signed(ALICE), ALICE, 1), TokenError::Frozen);

		let low = || pallet_assets::Error::<Test>::BalanceLow;
		assert_noop!(Assets::transfer(signed(ALICE), EURC, CAROL, USDT), low());
		assert_noop!(Assets::transfer_keep_alive(signed(ALICE), EURC, CAROL, 1), low());
		assert_noop!(Assets::transfer_approved(signed(CAROL), EURC, BOB, CAROL, USDT), low());
		let _ = Assets::transfer_all(signed(ALICE), EURC, CAROL, false);
		assert_eq!(Assets::balance(EURC, ALICE), 100 * USDT);
		assert_eq!(Assets::balance(EURC, CAROL), 0);
	});
}

#[test]
fn ky_07_a_hold_reaches_frozen_money_so_the_gates_ask_first() {
	run(|| {
		screen(ALICE);
		// The SDK's check of holds ignores freezes; this is why whoever places one asks first.
		// Reserves are no better, but they never leave the account for another.
		assert_ok!(Balances::hold(&reason(), &ALICE, 10 * USDT));
		assert_ok!(Balances::release(&reason(), &ALICE, 10 * USDT, Precision::Exact));
		assert_ok!(<Balances as ReservableCurrency<_>>::reserve(&ALICE, USDT));
		assert_eq!(<Balances as ReservableCurrency<_>>::unreserve(&ALICE, USDT), 0);
		assert_eq!(spendable(&ALICE), 0);
		assert_noop!(Kyc::ensure_not_frozen(&ALICE), Error::<Test>::AccountFrozen);
		assert_noop!(claim(ALICE, statement(1)), Error::<Test>::AccountFrozen);
	});
}

#[test]
fn ky_18_a_frozen_account_pays_no_fee() {
	run(|| {
		screen(ALICE);
		assert!(
			<Balances as Balanced<_>>::withdraw(
				&ALICE,
				1,
				Precision::Exact,
				Preservation::Preserve,
				Fortitude::Polite,
			)
			.is_err()
		);
	});
}

#[test]
fn a_frozen_account_receives_and_cannot_move_what_it_received() {
	run(|| {
		screen(ALICE);
		assert_ok!(pay(BOB, ALICE, 5 * USDT));
		assert_ok!(Assets::transfer(signed(BOB), EURC, ALICE, USDT));
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT + 5 * USDT);
		assert_eq!(Assets::balance(EURC, ALICE), 101 * USDT);
		assert_eq!(spendable(&ALICE), 0);
		assert_noop!(pay(ALICE, BOB, 1), TokenError::Frozen);
	});
}

#[test]
fn every_later_stablecoin_is_frozen_too() {
	run(|| {
		screen(CAROL);
		let later = 840;
		let root = RuntimeOrigin::root();
		assert_ok!(Assets::force_create(root, later, TREASURY, true, 1));
		assert_ok!(Assets::mint(signed(TREASURY), later, CAROL, 50 * USDT));
		let low = pallet_assets::Error::<Test>::BalanceLow;
		assert_noop!(Assets::transfer(signed(CAROL), later, DAVE, 1), low);
		assert_ok!(Kyc::overrule(RuntimeOrigin::root(), CAROL));
		assert_ok!(Assets::transfer(signed(CAROL), later, DAVE, 50 * USDT));
	});
}

#[test]
fn ky_15_an_account_that_does_not_exist_is_frozen_before_its_first_credit() {
	run(|| {
		screen(NOBODY);
		assert_ok!(pay(ALICE, NOBODY, 5 * USDT));
		System::set_block_number(2);
		assert_noop!(pay(NOBODY, BOB, USDT), TokenError::Frozen);

		confirm(NOBODY);
		assert_ok!(Kyc::lift(signed(FIRST_OFFICER), NOBODY));
		assert_ok!(Kyc::lift(signed(SECOND_OFFICER), NOBODY));
		assert_ok!(pay(NOBODY, ALICE, 5 * USDT));
		assert!(!frame_system::Account::<Test>::contains_key(NOBODY), "reaped cleanly");
	});
}

#[test]
fn ky_15_an_account_that_never_came_to_be_leaves_nothing() {
	run(|| {
		screen(NOBODY);
		assert_ok!(Kyc::overrule(RuntimeOrigin::root(), NOBODY));
		assert!(!frame_system::Account::<Test>::contains_key(NOBODY));
		assert!(!Anchors::<Test>::contains_key(NOBODY));
	});
}

#[test]
fn ky_15_an_account_of_another_stablecoin_alone_is_frozen() {
	run(|| {
		assert_ok!(Assets::transfer(signed(ALICE), EURC, NOBODY, USDT));
		let before = account(&NOBODY);
		screen(NOBODY);
		assert!(Screenings::<Test>::get(NOBODY).is_some_and(|screening| screening.native));
		assert!(Assets::transfer(signed(NOBODY), EURC, ALICE, USDT).is_err());
		assert_ok!(Kyc::overrule(RuntimeOrigin::root(), NOBODY));
		assert_eq!(account(&NOBODY), before);
		assert_ok!(Assets::transfer(signed(NOBODY), EURC, ALICE, USDT));
		assert!(!frame_system::Account::<Test>::contains_key(NOBODY));
	});
}

#[test]
fn ky_16_a_frozen_sellers_hold_moves_by_force_and_not_politely() {
	run(|| {
		assert_ok!(Balances::hold(&reason(), &ALICE, 10 * USDT));
		screen(ALICE);
		assert_noop!(on_hold(&ALICE, &BOB, Fortitude::Polite), TokenError::Frozen);
		assert_ok!(on_hold(&ALICE, &BOB, Fortitude::Force));
		assert_eq!(Balances::free_balance(BOB), ENDOWMENT + 10 * USDT);
	});
}

#[test]
fn ky_16_a_frozen_buyer_receives_and_cannot_move_it() {
	run(|| {
		assert_ok!(Balances::hold(&reason(), &ALICE, 10 * USDT));
		screen(BOB);
		assert_ok!(on_hold(&ALICE, &BOB, Fortitude::Polite));
		assert_eq!(Balances::free_balance(BOB), ENDOWMENT + 10 * USDT);
		assert_eq!(spendable(&BOB), 0);
	});
}

#[test]
fn ky_17_an_account_at_its_last_consumer_reference_is_screened_all_the_same() {
	run(|| {
		for _ in 0..MAX_CONSUMERS {
			assert_ok!(System::inc_consumers(&ALICE));
		}
		screen(ALICE);
		assert!(matches!(last_event(), Event::Screened { native: false, .. }));
		assert!(Kyc::is_frozen(&ALICE));
		assert_noop!(Kyc::ensure_not_frozen(&ALICE), Error::<Test>::AccountFrozen);
		assert!(Assets::transfer(signed(ALICE), EURC, BOB, USDT).is_err());
		let poke = || Kyc::poke(signed(DAVE), ALICE);
		assert_noop!(poke(), Error::<Test>::NothingDue);

		System::dec_consumers(&ALICE);
		assert_ok!(poke());
		assert_eq!(last_event(), Event::FreezeCompleted { account: ALICE });
		assert_noop!(pay(ALICE, BOB, 1), TokenError::Frozen);
		assert_noop!(poke(), Error::<Test>::NothingDue);
	});
}

#[test]
fn ky_17_a_screening_without_the_freeze_ends_like_any_other() {
	run(|| {
		for _ in 0..MAX_CONSUMERS {
			assert_ok!(System::inc_consumers(&ALICE));
		}
		screen(ALICE);
		assert_ok!(Kyc::overrule(RuntimeOrigin::root(), ALICE));
		assert!(!Kyc::is_frozen(&ALICE));
		assert!(!Anchors::<Test>::contains_key(ALICE));
	});
}

#[test]
fn ky_19_lifting_restores_exactly_what_was() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		for who in [ALICE, BOB, CAROL] {
			let before = (account(&who), spendable(&who), held(&who));
			let coins = Assets::balance(EURC, &who);
			screen(who.clone());
			assert_eq!(spendable(&who), 0);
			assert_eq!(held(&who), before.2, "holds are untouched");
			confirm(who.clone());
			assert_ok!(Kyc::lift(signed(THIRD_OFFICER), who.clone()));
			assert_ok!(Kyc::lift(signed(FIRST_OFFICER), who.clone()));
			assert_eq!((account(&who), spendable(&who), held(&who)), before);
			assert_eq!(Assets::balance(EURC, &who), coins);
		}
		assert_ok!(Assets::transfer(signed(BOB), EURC, ALICE, 100 * USDT));
	});
}

#[test]
fn ky_19_a_lapse_restores_as_much() {
	run(|| {
		let before = account(&ALICE);
		screen(ALICE);
		MockClock::advance(CONFIRM_WINDOW);
		assert_ok!(Kyc::poke(signed(DAVE), ALICE));
		assert_eq!(account(&ALICE), before);
		assert_ok!(pay(ALICE, BOB, ENDOWMENT));
	});
}

#[test]
fn the_deposit_of_a_frozen_subject_comes_back_to_it() {
	run(|| {
		assert_ok!(claim(ALICE, statement(1)));
		screen(ALICE);
		confirm(ALICE);
		let controller = signed(CONTROLLER);
		assert_ok!(Kyc::revoke(controller, ISSUER, ALICE, RevocationReason::Fraud));
		MockClock::advance(crate::PRUNE_GRACE);
		assert_ok!(Kyc::prune(signed(DAVE), ISSUER, ALICE));
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
		assert_eq!(spendable(&ALICE), 0);
	});
}

#[test]
fn a_reference_on_which_something_rests_is_dropped_later() {
	run(|| {
		screen(NOBODY);
		assert_ok!(pay(ALICE, NOBODY, 5 * USDT));
		assert_ok!(Balances::hold(&reason(), &NOBODY, 5 * USDT));
		assert_ok!(Kyc::overrule(RuntimeOrigin::root(), NOBODY));
		assert!(!Kyc::is_frozen(&NOBODY));
		assert!(Anchors::<Test>::contains_key(NOBODY), "the hold rests on it");
		let poke = || Kyc::poke(signed(DAVE), NOBODY);
		assert_noop!(poke(), Error::<Test>::NothingDue);

		assert_ok!(Balances::release(&reason(), &NOBODY, 5 * USDT, Precision::Exact));
		assert_ok!(poke());
		assert_eq!(last_event(), Event::AnchorReleased { account: NOBODY });
		assert_ok!(pay(NOBODY, ALICE, 5 * USDT));
		assert!(!frame_system::Account::<Test>::contains_key(NOBODY));
	});
}

#[test]
fn an_account_that_is_screened_again_keeps_its_one_reference() {
	run(|| {
		screen(NOBODY);
		assert_ok!(pay(ALICE, NOBODY, 5 * USDT));
		assert_ok!(Balances::hold(&reason(), &NOBODY, 5 * USDT));
		assert_ok!(Kyc::overrule(RuntimeOrigin::root(), NOBODY));
		screen(NOBODY);
		assert_eq!(System::providers(&NOBODY), 1);
		assert_ok!(Balances::release(&reason(), &NOBODY, 5 * USDT, Precision::Exact));
		assert_ok!(Kyc::overrule(RuntimeOrigin::root(), NOBODY));
		assert_ok!(pay(NOBODY, ALICE, 5 * USDT));
	});
}
