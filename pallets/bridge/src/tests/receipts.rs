// SPDX-License-Identifier: Apache-2.0

//! What the vault did: paid, or cancelled.

use super::outgoing::*;
use crate::{
	Direction, Error, Event, HoldReason, InboundState, ParkReason, Parked, Signatures, Terms,
	mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockClaimables, MockClock, MockKyc};
use tael_primitives::{
	AccountId, Action, Balance, CENT, DAY, USDT,
	bridge::{Message, Outcome, Receipt},
};

const AMOUNT: Balance = 100 * USDT;

type Claims = MockClaimables<RuntimeHoldReason>;

fn with_release(test: impl FnOnce()) {
	run_funded(|| {
		take_out(1, AMOUNT);
		events();
		test();
	});
}

#[test]
fn what_is_paid_leaves_state_and_its_signers_share_the_fee() {
	with_release(|| {
		sign(1, 1, THRESHOLD);
		events();
		let before = issuance();
		let inbound = Bridge::headroom(ETH, Direction::In);
		tell(&paid(1));
		assert!(is_gone(1));
		assert_eq!(Signatures::<Test>::get(ETH, 1), None);
		assert_eq!((ledger().burned, ledger().in_flight), (AMOUNT, 0));
		assert_eq!(issuance(), before);
		assert_eq!(held(HoldReason::WithdrawalFee, &ALICE), 0);
		for index in 1..=THRESHOLD {
			assert_eq!(free(&payee(index)), ATTEST_FEE / Balance::from(THRESHOLD));
		}
		assert_eq!(free(&payee(THRESHOLD + 1)), 0, "who did not sign earns nothing");
		assert_eq!(free(&TREASURY), 0);
		assert_eq!(Bridge::headroom(ETH, Direction::In), (inbound + AMOUNT).min(CAP));
		let told = Event::Released {
			domain: ETH,
			nonce: 1,
			seq: 1 + u32::from(THRESHOLD),
			amount: AMOUNT,
		};
		assert_eq!(events(), [told]);
	});
}

#[test]
fn a_sub_09_the_remainder_of_the_shares_is_the_treasurys() {
	run_funded(|| {
		let terms = Terms { attest_fee: ATTEST_FEE + 3, ..terms() };
		assert_ok!(Bridge::set_terms(RuntimeOrigin::root(), ETH, terms));
		let asked = crate::Withdrawal { max_fee: 2 * USDT, ..withdrawal(1, AMOUNT) };
		assert_ok!(request(&ALICE, asked));
		give(&TREASURY, USDT);
		sign(1, 1, THRESHOLD);
		tell(&paid(1));
		assert_eq!(free(&payee(1)), ATTEST_FEE / Balance::from(THRESHOLD));
		assert_eq!(free(&TREASURY), USDT + 3);
		assert_eq!(held(HoldReason::WithdrawalFee, &ALICE), 0);
	});
}

#[test]
fn signers_who_cannot_be_credited_have_a_claim_and_block_nothing() {
	run_funded(|| {
		// Less than what makes an account for each.
		let terms = Terms { attest_fee: 4 * CENT + 2, ..terms() };
		assert_ok!(Bridge::set_terms(RuntimeOrigin::root(), ETH, terms));
		take_out(1, AMOUNT);
		sign(1, 1, THRESHOLD);
		tell(&paid(1));
		assert!(is_gone(1));
		let share = 4 * CENT / Balance::from(THRESHOLD);
		for index in 1..=THRESHOLD {
			assert_eq!((free(&payee(index)), Claims::owed_to(&payee(index))), (0, share));
		}
		assert_eq!(Claims::owed_to(&TREASURY), 2);
		assert_eq!(held(HoldReason::WithdrawalFee, &ALICE), 4 * CENT + 2, "it lies where it lay");
	});
}

#[test]
fn what_is_paid_without_a_signature_here_leaves_the_fee_to_the_treasury() {
	with_release(|| {
		tell(&paid(1));
		assert!(is_gone(1));
		assert_eq!(free(&TREASURY), ATTEST_FEE);
	});
}

#[test]
fn what_is_cancelled_comes_back_in_full() {
	run_funded(|| {
		let (mine, before) = (free(&ALICE), issuance());
		let headroom = Bridge::headroom(ETH, Direction::Out);
		take_out(1, AMOUNT);
		sign(1, 1, THRESHOLD);
		events();
		tell(&cancelled(1));
		assert!(is_gone(1));
		assert_eq!((free(&ALICE), issuance()), (mine, before));
		assert_eq!(held(HoldReason::WithdrawalFee, &ALICE), 0);
		assert_eq!((ledger().issued(), ledger().in_flight), (ISSUED, 0));
		assert_eq!(ledger().minted, ISSUED + AMOUNT, "what comes back counts as minted");
		assert_eq!(MockKyc::used(&ALICE, Action::Withdraw), 0);
		assert_eq!(Bridge::headroom(ETH, Direction::Out), headroom);
		let seq = 1 + u32::from(THRESHOLD);
		let told =
			Event::Cancelled { domain: ETH, nonce: 1, seq, amount: AMOUNT, is_credited: true };
		assert_eq!(events(), [told]);
		// Its reference stays used.
		assert_noop!(request(&ALICE, withdrawal(1, AMOUNT)), Error::<Test>::AlreadyRequested);
	});
}

#[test]
fn a_sub_23_who_emptied_his_account_meanwhile_gets_it_back_in_full() {
	run_funded(|| {
		give(&NOBODY, AMOUNT + ATTEST_FEE + EXISTENTIAL_DEPOSIT);
		assert_ok!(request(&NOBODY, withdrawal(1, AMOUNT)));
		// The held fee keeps the account, so that not even all that is free can leave.
		let all = Balances::transfer_all(signed(&NOBODY), ALICE, false);
		assert_ok!(all);
		assert!(free(&NOBODY) <= EXISTENTIAL_DEPOSIT);
		tell(&cancelled(1));
		assert_eq!(free(&NOBODY), AMOUNT + ATTEST_FEE + EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn money_of_the_frozen_comes_back_to_them_all_the_same() {
	run_funded(|| {
		let mine = free(&ALICE);
		take_out(1, AMOUNT);
		MockKyc::freeze(&ALICE);
		tell(&cancelled(1));
		assert_eq!(free(&ALICE), mine);
	});
}

#[test]
fn nothing_here_ends_a_release_by_its_own_clock() {
	with_release(|| {
		MockClock::advance(1_000 * DAY);
		assert_eq!(ledger().in_flight, AMOUNT);
		// Also one that is long overdue can have been paid in time.
		tell(&paid(1));
		assert!(is_gone(1));
	});
}

#[test]
fn i6_a_release_ends_once() {
	with_release(|| {
		let (was_paid, was_cancelled) = (paid(1), cancelled(1));
		tell(&was_paid);
		let before = issuance();
		for late in [&was_paid, &was_cancelled] {
			assert!(is_stale(&receipts_of(late, 1, 1, THRESHOLD)), "{late:?}");
			assert_noop!(Bridge::apply_receipt(late), Error::<Test>::BadMessage);
		}
		assert_eq!(issuance(), before);
	});
}

#[test]
fn a_sub_06_two_executors_in_one_block_do_it_once() {
	with_release(|| {
		let call = receipts_of(&cancelled(1), 1, 1, THRESHOLD);
		// Both were admitted before either was carried out.
		assert_eq!((refused(&call), refused(&call)), (None, None));
		let dispatch = |call: RuntimeCall| {
			let origin = frame_system::Origin::<Test>::Authorized.into();
			call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
		};
		assert_ok!(dispatch(call.clone()));
		let before = issuance();
		assert_noop!(dispatch(call), Error::<Test>::AlreadyProcessed);
		assert_eq!(issuance(), before);
	});
}

#[test]
fn a_receipt_speaks_of_what_is_stored_or_of_nothing() {
	with_release(|| {
		let right = paid(1);
		for wrong in [
			Receipt { subject: H256::zero(), ..right.clone() },
			Receipt { nonce: 2, ..right.clone() },
			vault_says(Outcome::Rotated, 1, right.subject),
		] {
			assert!(is_stale(&receipts_of(&wrong, 1, 1, THRESHOLD)), "{wrong:?}");
			assert_noop!(Bridge::apply_receipt(&wrong), Error::<Test>::BadMessage);
		}
	});
}

#[test]
fn fewer_than_enough_end_nothing_and_paid_and_cancelled_are_one_vote() {
	with_release(|| {
		assert_ok!(send(receipts_of(&paid(1), 1, 1, THRESHOLD - 1)));
		assert!(!is_gone(1));
		// Who said that it was paid does not say too that it was cancelled.
		assert!(is_stale(&receipts_of(&cancelled(1), 1, 1, 1)));
		assert_ok!(send(receipts_of(&cancelled(1), 1, THRESHOLD, THRESHOLD)));
		assert!(!is_gone(1));
		assert_ok!(send(receipts_of(&paid(1), 1, THRESHOLD + 1, THRESHOLD + 1)));
		assert!(is_gone(1));
		assert_eq!(ledger().issued(), ISSUED - AMOUNT);
	});
}

#[test]
fn who_said_otherwise_of_a_release_is_told() {
	with_release(|| {
		assert_ok!(send(receipts_of(&cancelled(1), 1, 7, 7)));
		events();
		tell(&paid(1));
		let attesters = vec![address(7)];
		assert!(events().contains(&Event::Dissented { domain: ETH, nonce: 1, attesters }));
	});
}

#[test]
fn so_much_conflict_about_a_release_that_nothing_can_be_agreed_pauses() {
	with_release(|| {
		assert_ok!(send(receipts_of(&cancelled(1), 1, 1, 3)));
		assert_ok!(send(receipts_of(&paid(1), 1, 4, 5)));
		assert!(!Bridge::is_paused(ETH, Direction::Out));
		assert_ok!(send(receipts_of(&paid(1), 1, 6, 6)));
		for direction in [Direction::In, Direction::Out] {
			let pause = crate::Pauses::<Test>::get(ETH, direction).unwrap();
			assert_eq!((pause.cause, pause.until), (crate::PauseCause::Conflict, None));
		}
		assert!(!is_gone(1));
	});
}

/// Deposit 2, of Bob, is parked because he is frozen; what of it goes back.
fn park() -> Balance {
	MockKyc::freeze(&BOB);
	agree(&deposit(2, &BOB, AMOUNT));
	assert_eq!(parked(2).reason, ParkReason::PolicyBlocked);
	MockKyc::thaw(&BOB);
	events();
	parked(2).amount
}

fn send_back(who: &AccountId) -> DispatchResult {
	Bridge::return_parked(signed(who), ETH, 2, None)
}

#[test]
fn a_deposit_goes_back_as_a_release_that_burns_nothing() {
	run_funded(|| {
		let amount = park();
		let (before, parked_before) = (issuance(), ledger().parked);
		assert_ok!(send_back(&BOB));
		assert_eq!(issuance(), before);
		assert_eq!((ledger().parked, ledger().in_flight), (parked_before - amount, amount));
		let release = outbound(1).release;
		assert_eq!((release.recipient, release.amount, release.fee), (HOME, amount, RELEASE_FEE));
		assert_eq!(release.request, deposit(2, &BOB, AMOUNT).id());
		assert_noop!(send_back(&BOB), Error::<Test>::NotFound);
		sign(1, 1, THRESHOLD);
		let headroom = Bridge::headroom(ETH, Direction::In);
		tell(&paid(1));
		assert!(is_gone(1));
		assert_eq!(ledger().in_flight, 0);
		assert_eq!(issuance(), before);
		assert_eq!(Bridge::headroom(ETH, Direction::In), headroom, "it was never let in");
	});
}

#[test]
fn a_sub_24_a_return_that_is_cancelled_is_parked_again_and_ends_once() {
	run_funded(|| {
		let amount = park();
		let first = parked(2);
		assert_ok!(send_back(&BOB));
		assert_noop!(Bridge::claim_parked(signed(&STRANGER), ETH, 2), Error::<Test>::NotFound);
		events();
		tell(&cancelled(1));
		assert!(is_gone(1));
		let row = parked(2);
		assert_eq!((row.reason, row.amount), (ParkReason::ReturnCancelled, amount));
		assert_eq!(row.parked_at, first.parked_at, "the time does not begin anew");
		assert_eq!(state(2), InboundState::Parked);
		assert_eq!(ledger().in_flight, 0);
		let mine = free(&BOB);
		assert_ok!(Bridge::claim_parked(signed(&STRANGER), ETH, 2));
		assert_eq!(free(&BOB), mine + amount);
		assert_noop!(send_back(&BOB), Error::<Test>::NotFound);
	});
}

#[test]
fn what_would_be_eaten_by_the_fee_does_not_go_back() {
	run_funded(|| {
		let amount = park();
		let fee = |release_fee| {
			let terms = Terms { release_fee, min: 2 * AMOUNT, ..terms() };
			assert_ok!(Bridge::set_terms(RuntimeOrigin::root(), ETH, terms));
		};
		fee(amount);
		assert_noop!(send_back(&BOB), Error::<Test>::BelowMinimum);
		fee(amount - 1);
		assert_ok!(send_back(&BOB));
	});
}

#[test]
fn a_sub_22_with_both_directions_paused_everything_on_its_way_ends() {
	run_funded(|| {
		take_out(1, AMOUNT);
		take_out(2, AMOUNT);
		take_out(3, AMOUNT);
		let amount = park();
		// Too little to make an account.
		let small = EXISTENTIAL_DEPOSIT + FEE - 1;
		agree(&deposit(3, &NOBODY, small));
		assert!(owed(&NOBODY) > 0);
		for direction in [Direction::In, Direction::Out] {
			assert_ok!(Bridge::pause(RuntimeOrigin::root(), ETH, direction));
		}
		assert_noop!(request(&ALICE, withdrawal(9, AMOUNT)), Error::<Test>::Paused);
		sign(1, 1, THRESHOLD);
		tell(&paid(1));
		let mine = free(&ALICE);
		tell(&cancelled(2));
		assert_eq!(free(&ALICE), mine + AMOUNT + ATTEST_FEE);
		assert_ok!(send_back(&BOB));
		assert_eq!(outbound(4).release.amount, amount);
		tell(&paid(4));
		give(&NOBODY, USDT);
		assert_ok!(Bridge::claim(signed(&STRANGER), NOBODY, ETH));
		assert_ok!(report(&STRANGER, equivocation(ATTESTERS)));
		tell(&paid(3));
		assert_eq!(ledger().in_flight, 0);
		assert!(Parked::<Test>::get(ETH, 2).is_none());
	});
}

/// Carry out a step that leaves issuance as it is.
fn unchanged(what: &str, step: impl FnOnce()) {
	let before = issuance();
	step();
	assert_eq!(issuance(), before, "{what}");
	Bridge::do_try_state().unwrap();
}

#[test]
fn a_sub_18_only_credits_requests_and_what_comes_back_change_issuance() {
	run_funded(|| {
		cheap_bonds();
		unchanged("a bond", || bond(1));
		unchanged("a registration", || register(8));
		unchanged("a slash", || {
			assert_ok!(report(&BOB, equivocation(1)));
		});
		unchanged("a bond that is returned", || {
			assert_ok!(Bridge::leave(signed(&payee(8)), address(8)));
			MockClock::advance(TestLimits::get().bond_delay);
			assert_ok!(Bridge::return_bond(signed(&BOB), address(8)));
		});
		crate::LastHeard::<Test>::insert(ETH, now());
		let before = issuance();
		take_out(1, AMOUNT);
		assert_eq!(issuance(), before - AMOUNT);
		unchanged("signatures", || sign(1, 4, 6));
		let told = paid(1);
		unchanged("a payment, with its fees", || {
			assert_ok!(send(receipts_of(&told, 1, 2, 6)));
			assert!(is_gone(1));
		});
		unchanged("a parked deposit and its fee", || {
			MockKyc::freeze(&BOB);
			let votes = list((2..=6).map(|index| vote(&deposit(2, &BOB, AMOUNT), index)));
			assert_ok!(send(deposits(votes)));
			MockKyc::thaw(&BOB);
		});
		unchanged("its return", || {
			assert_ok!(send_back(&BOB));
		});
		let told = cancelled(2);
		unchanged("a return that is cancelled", || {
			assert_ok!(send(receipts_of(&told, 1, 2, 6)));
			assert_eq!(parked(2).reason, ParkReason::ReturnCancelled);
		});
	});
}

#[test]
fn what_stands_on_both_sides_of_a_domain_is_told() {
	run_funded(|| {
		take_out(1, AMOUNT);
		assert_ok!(Bridge::pause(signed(&COMMITTEE), ETH, Direction::In));
		let view = Bridge::domain_status(ETH).unwrap();
		assert_eq!((view.deposits_done, view.last_outbound), (1, 1));
		assert_eq!((view.last_heard, view.is_heard), (Some(now()), true));
		assert_eq!(view.outbound.headroom, Bridge::headroom(ETH, Direction::Out));
		assert!(view.inbound.pause.is_some() && view.outbound.pause.is_none());
		assert_eq!((view.ledger, view.threshold, view.suspended), (ledger(), 5, 0));
		assert_eq!(view.checkpoint.unwrap().block, 1);
		MockClock::advance(TestLimits::get().pause);
		assert_eq!(Bridge::domain_status(ETH).unwrap().inbound.pause, None, "it is over");
		assert_eq!(Bridge::domain_status(9), None);
		assert_eq!(Bridge::outbound(ETH, 2), None);
		assert_eq!(Bridge::quote_withdrawal(9, AMOUNT), None);
		assert_eq!(Bridge::rotation(ETH), None);
	});
}
