// SPDX-License-Identifier: Apache-2.0

//! Fraud that is proved, and what proves none.

use super::outgoing::*;
use crate::{
	AttesterState, Attesters, Error, Event, Evidence, HoldReason, Sets, Signed, Statement, mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockClaimables, MockClock};
use tael_primitives::{
	Balance, USDT,
	bridge::{Message, Outcome, Place, Receipt, Release},
};

const AMOUNT: Balance = 100 * USDT;

type Claims = MockClaimables<RuntimeHoldReason>;

/// There is a release, and attester 1 has a bond.
fn scene(test: impl FnOnce()) {
	run_funded(|| {
		cheap_bonds();
		bond(1);
		take_out(1, AMOUNT);
		events();
		test();
	});
}

fn is_suspended(index: u8) -> bool {
	let attester = Attesters::<Test>::get(address(index)).unwrap();
	let listed = Sets::<Test>::get(1).unwrap().suspended.contains(&address(index));
	assert_eq!(attester.state == AttesterState::Suspended, listed);
	listed
}

#[test]
fn a_sub_12_who_says_two_things_about_one_deposit_loses_his_bond() {
	scene(|| {
		let (before, mine, his) = (issuance(), free(&BOB), free(&payee(1)));
		assert_ok!(report(&BOB, equivocation(1)));
		let reward = BOND / 10;
		assert_eq!(free(&BOB), mine + reward);
		assert_eq!(free(&TREASURY), BOND - reward);
		assert_eq!(free(&payee(1)), his);
		assert_eq!(held(HoldReason::AttesterBond, &payee(1)), 0);
		assert_eq!(issuance(), before, "I7: nothing burns");
		assert!(is_suspended(1));
		assert_eq!(
			events(),
			[Event::FraudProved {
				key: address(1),
				account: payee(1),
				reporter: BOB,
				slashed: BOND,
				reward,
			}]
		);
	});
}

#[test]
fn who_says_that_one_release_was_paid_and_cancelled_is_caught() {
	scene(|| {
		let one = stated(Statement::Receipt(paid(1)), 1);
		let other = stated(Statement::Receipt(cancelled(1)), 1);
		assert_ok!(report(&BOB, Evidence::Equivocation(one, other)));
		assert!(is_suspended(1));
	});
}

#[test]
fn who_signs_two_releases_with_one_number_is_caught() {
	scene(|| {
		let release = outbound(1).release;
		let twin = Release { recipient: VAULT, ..release.clone() };
		let one = stated(Statement::Release(release), 1);
		let other = stated(Statement::Release(twin), 1);
		assert_ok!(report(&BOB, Evidence::Equivocation(one, other)));
		assert!(is_suspended(1));
	});
}

#[test]
fn who_signs_a_release_that_nobody_asked_for_is_caught() {
	scene(|| {
		let invented = Release { nonce: 2, ..outbound(1).release };
		let signed_by = |index| stated(Statement::Release(invented.clone()), index);
		assert_ok!(report(&BOB, Evidence::FalseRelease(signed_by(1))));
		assert!(is_suspended(1));
		let zero = Release { nonce: 0, ..outbound(1).release };
		let zero = stated(Statement::Release(zero), 2);
		assert_ok!(report(&BOB, Evidence::FalseRelease(zero)));
		assert!(is_suspended(2));
	});
}

#[test]
fn who_signs_a_release_that_is_not_as_it_was_asked_for_is_caught() {
	scene(|| {
		let release = outbound(1).release;
		for (index, wrong) in [
			Release { amount: release.amount + 1, ..release.clone() },
			Release { recipient: VAULT, ..release.clone() },
			Release { deadline: release.deadline + 1, ..release.clone() },
		]
		.into_iter()
		.enumerate()
		{
			let index = u8::try_from(index).unwrap() + 1;
			let evidence = Evidence::FalseRelease(stated(Statement::Release(wrong), index));
			assert_ok!(report(&BOB, evidence));
			assert!(is_suspended(index));
		}
	});
}

#[test]
fn a_true_release_proves_nothing_also_when_it_has_ended() {
	scene(|| {
		let release = outbound(1).release;
		let right = Evidence::FalseRelease(stated(Statement::Release(release), 1));
		assert_noop!(report(&BOB, right.clone()), Error::<Test>::NoFraud);
		tell(&paid(1));
		assert_noop!(report(&BOB, right), Error::<Test>::NoFraud);
		let deposit = stated(Statement::Deposit(deposit(77, &ALICE, USDT)), 1);
		assert_noop!(report(&BOB, Evidence::FalseRelease(deposit)), Error::<Test>::NoFraud);
	});
}

#[test]
fn a_sub_12_what_is_no_contradiction_proves_nothing() {
	scene(|| {
		let about = |nonce, index| stated(Statement::Deposit(deposit(nonce, &ALICE, USDT)), index);
		let other = stated(Statement::Deposit(deposit(77, &BOB, USDT)), 2);
		let release = stated(Statement::Release(outbound(1).release), 1);
		let receipt_of = stated(Statement::Receipt(paid(1)), 1);
		let rotated = |tag| {
			let message = vault_says(Outcome::Rotated, 2, H256::repeat_byte(tag));
			stated(Statement::Receipt(message), 1)
		};
		for (one, other) in [
			(about(77, 1), about(77, 1)),
			(about(77, 1), about(78, 1)),
			(about(77, 1), other),
			(about(1, 1), release.clone()),
			(release, receipt_of),
			(rotated(1), rotated(2)),
		] {
			let evidence = Evidence::Equivocation(one, other);
			assert_noop!(report(&BOB, evidence), Error::<Test>::NoFraud);
		}
		assert!(!is_suspended(1));
	});
}

#[test]
fn a_sig_14_what_was_signed_for_another_vault_or_chain_proves_nothing() {
	scene(|| {
		let Evidence::Equivocation(one, other) = equivocation(1) else { unreachable!() };
		let Statement::Deposit(message) = &other.statement else { unreachable!() };
		let elsewhere = Place { genesis: H256::zero(), ..place() };
		let signature = sign_digest(1, elsewhere.digest(1, message));
		let foreign = Signed { signature, ..other.clone() };
		let evidence = Evidence::Equivocation(one.clone(), foreign);
		assert_noop!(report(&BOB, evidence), Error::<Test>::NoFraud);
		let unsigned = Signed { signature: [0; 65], ..other.clone() };
		let evidence = Evidence::Equivocation(one, unsigned);
		assert_noop!(report(&BOB, evidence), Error::<Test>::BadSignature);
		let mut message = message.clone();
		message.domain = 9;
		let nowhere = stated(Statement::Deposit(message.clone()), 1);
		message.amount += 1;
		let evidence = Evidence::Equivocation(nowhere, stated(Statement::Deposit(message), 1));
		assert_noop!(report(&BOB, evidence), Error::<Test>::UnknownDomain);
	});
}

#[test]
fn a_sub_12_the_same_attester_is_punished_once_and_never_by_himself() {
	scene(|| {
		assert_noop!(report(&payee(1), equivocation(1)), Error::<Test>::OwnFraud);
		assert_ok!(report(&BOB, equivocation(1)));
		assert_noop!(report(&BOB, equivocation(1)), Error::<Test>::AlreadySuspended);
		let invented = Release { nonce: 9, ..outbound(1).release };
		let more = Evidence::FalseRelease(stated(Statement::Release(invented), 1));
		assert_noop!(report(&ALICE, more), Error::<Test>::AlreadySuspended);
		assert_noop!(report(&BOB, equivocation(ATTESTERS + 1)), Error::<Test>::NotRegistered);
	});
}

#[test]
fn a_sig_11_a_suspended_attester_counts_no_more_and_the_threshold_stays() {
	scene(|| {
		sign(1, 1, 2);
		assert_ok!(report(&BOB, equivocation(3)));
		let set = Sets::<Test>::get(1).unwrap();
		assert_eq!((set.size(), set.threshold), (ATTESTERS.into(), THRESHOLD.into()));
		assert!(is_bad(&signatures(vec![signature_in(1, 1, 3)])));
		assert!(is_bad(&receipts_of(&paid(1), 1, 3, 3)));
		assert!(is_bad(&deposits(list([vote(&deposit(2, &BOB, USDT), 3)]))));
		// The six others still decide, and five of them are needed.
		sign(1, 4, 5);
		assert_eq!(outbound(1).state, crate::OutboundState::Requested);
		sign(1, 6, 6);
		assert_eq!(outbound(1).state, crate::OutboundState::Signed);
	});
}

#[test]
fn a_sig_11_a_vote_given_before_the_suspension_counts_no_more() {
	scene(|| {
		let message = paid(1);
		assert_ok!(send(receipts_of(&message, 1, 1, THRESHOLD - 1)));
		assert_ok!(report(&BOB, equivocation(1)));
		assert_ok!(send(receipts_of(&message, 1, THRESHOLD, THRESHOLD)));
		assert!(!is_gone(1), "five votes, and one of them counts no more");
		assert_ok!(send(receipts_of(&message, 1, THRESHOLD + 1, THRESHOLD + 1)));
		assert!(is_gone(1));
	});
}

#[test]
fn a_set_of_which_too_many_are_suspended_decides_nothing() {
	scene(|| {
		for index in 1..=2 {
			assert_ok!(report(&BOB, equivocation(index)));
		}
		events();
		assert!(!Sets::<Test>::get(1).unwrap().is_suspended());
		assert_ok!(report(&BOB, equivocation(3)));
		assert_eq!(events().last(), Some(&Event::SetSuspended { set: 1 }));
		assert_ok!(send(receipts_of(&paid(1), 1, 4, ATTESTERS)));
		assert!(!is_gone(1));
		sign(1, 4, ATTESTERS);
		assert_eq!(outbound(1).state, crate::OutboundState::Requested);
	});
}

#[test]
fn who_left_can_be_punished_until_his_bond_is_back() {
	scene(|| {
		let index = ATTESTERS + 1;
		register(index);
		assert_ok!(Bridge::leave(signed(&payee(index)), address(index)));
		MockClock::advance(TestLimits::get().bond_delay);
		assert_ok!(hypothetically!({
			assert_ok!(Bridge::return_bond(signed(&BOB), address(index)));
			assert_noop!(report(&BOB, equivocation(index)), Error::<Test>::NotRegistered);
			Ok::<_, DispatchError>(())
		}));
		assert_ok!(report(&BOB, equivocation(index)));
		let back = Bridge::return_bond(signed(&BOB), address(index));
		assert_noop!(back, Error::<Test>::WrongState);
		assert_eq!(held(HoldReason::AttesterBond, &payee(index)), 0);
	});
}

#[test]
fn a_reporter_who_cannot_be_credited_has_a_claim() {
	run_funded(|| {
		TestLimits::mutate(|limits| limits.bond = EXISTENTIAL_DEPOSIT);
		bond(1);
		let reporter = tael_mocks::account(77);
		assert_ok!(report(&reporter, equivocation(1)));
		assert_eq!(Claims::owed_to(&reporter), EXISTENTIAL_DEPOSIT / 10);
		assert_eq!(Claims::owed_to(&TREASURY), EXISTENTIAL_DEPOSIT - EXISTENTIAL_DEPOSIT / 10);
		assert!(is_suspended(1));
	});
}

#[test]
fn two_sums_in_one_receipt_are_one_contradiction() {
	scene(|| {
		// The same outcome in another block is another message too.
		let one = paid(1);
		let other = Receipt { block: one.block + 1, ..one.clone() };
		assert_ne!(one.id(), other.id());
		let (one, other) = (Statement::Receipt(one), Statement::Receipt(other));
		let evidence = Evidence::Equivocation(stated(one, 1), stated(other, 1));
		assert_ok!(report(&BOB, evidence));
	});
}
