// SPDX-License-Identifier: Apache-2.0

//! Keys of attesters and their bonds.

use super::outgoing::*;
use crate::{AttesterState, Attesters, Error, Event, HoldReason, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{
	AccountId,
	bridge::{EvmAddress, attester_proof},
};

/// A key that is no attester's.
const NEW: u8 = ATTESTERS + 1;
const OPERATOR: H256 = H256([8; 32]);

fn run_cheap(test: impl FnOnce()) {
	run(|| {
		cheap_bonds();
		test();
	});
}

fn enter(who: &AccountId, key: EvmAddress, proof: [u8; 65]) -> DispatchResult {
	Bridge::register_attester(signed(who), key, OPERATOR, proof)
}

fn state_of(index: u8) -> AttesterState {
	Attesters::<Test>::get(address(index)).unwrap().state
}

#[test]
fn who_has_the_key_registers_it_with_a_bond() {
	run_cheap(|| {
		let mine = free(&ALICE);
		assert_ok!(enter(&ALICE, address(NEW), proof(NEW, &ALICE)));
		assert_eq!(held(HoldReason::AttesterBond, &ALICE), BOND);
		assert_eq!(free(&ALICE), mine - BOND);
		let key = address(NEW);
		let told =
			Event::AttesterRegistered { key, account: ALICE, operator: OPERATOR, bond: BOND };
		assert_eq!(events(), [told]);
		assert_noop!(enter(&ALICE, key, proof(NEW, &ALICE)), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn a_sig_17_a_proof_of_possession_is_good_for_one_account_on_one_chain() {
	run_cheap(|| {
		let key = address(NEW);
		assert_noop!(enter(&BOB, key, proof(NEW, &ALICE)), Error::<Test>::BadSignature);
		let elsewhere = sign_digest(NEW, attester_proof(H256::zero(), &BOB));
		assert_noop!(enter(&BOB, key, elsewhere), Error::<Test>::BadSignature);
		// The proof of another key.
		assert_noop!(enter(&BOB, key, proof(NEW + 1, &BOB)), Error::<Test>::BadSignature);
		assert_noop!(enter(&BOB, key, [0; 65]), Error::<Test>::BadSignature);
		assert_ok!(enter(&BOB, key, proof(NEW, &BOB)));
	});
}

#[test]
fn nobody_registers_without_the_bond_or_under_a_freeze() {
	run_cheap(|| {
		let key = address(NEW);
		give(&NOBODY, BOND + EXISTENTIAL_DEPOSIT - 1);
		let lacking = Error::<Test>::InsufficientFunds;
		assert_noop!(enter(&NOBODY, key, proof(NEW, &NOBODY)), lacking);
		MockKyc::freeze(&ALICE);
		let frozen = DispatchError::Other("Frozen");
		assert_noop!(enter(&ALICE, key, proof(NEW, &ALICE)), frozen);
		give(&NOBODY, 1);
		assert_ok!(enter(&NOBODY, key, proof(NEW, &NOBODY)));
	});
}

#[test]
fn an_attester_of_the_genesis_brings_his_bond_later() {
	run_cheap(|| {
		let who = payee(1);
		let top_up = |who| Bridge::top_up_bond(signed(who), address(1));
		assert_noop!(top_up(&who), Error::<Test>::InsufficientFunds);
		give(&who, 2 * BOND);
		assert_noop!(top_up(&ALICE), Error::<Test>::NotAuthorized);
		assert_ok!(top_up(&who));
		assert_eq!(held(HoldReason::AttesterBond, &who), BOND);
		assert_noop!(top_up(&who), Error::<Test>::AlreadyExists);
		let unknown = Bridge::top_up_bond(signed(&who), address(NEW));
		assert_noop!(unknown, Error::<Test>::NotFound);
		// More is asked for later, and only the difference is held.
		TestLimits::mutate(|limits| limits.bond = BOND + 5);
		assert_ok!(top_up(&who));
		assert_eq!(held(HoldReason::AttesterBond, &who), BOND + 5);
		TestLimits::mutate(|limits| limits.bond = BOND);
		assert_noop!(top_up(&who), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn who_is_in_no_set_leaves_and_has_his_bond_back_later() {
	run_cheap(|| {
		register(NEW);
		let who = payee(NEW);
		let mine = free(&who);
		let key = address(NEW);
		assert_noop!(Bridge::leave(signed(&ALICE), key), Error::<Test>::NotAuthorized);
		assert_noop!(Bridge::return_bond(signed(&ALICE), key), Error::<Test>::WrongState);
		assert_ok!(Bridge::leave(signed(&who), key));
		assert_noop!(Bridge::leave(signed(&who), key), Error::<Test>::WrongState);
		assert_noop!(Bridge::top_up_bond(signed(&who), key), Error::<Test>::WrongState);
		MockClock::advance(TestLimits::get().bond_delay - 1);
		assert_noop!(Bridge::return_bond(signed(&ALICE), key), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(Bridge::return_bond(signed(&ALICE), key));
		assert_eq!((free(&who), held(HoldReason::AttesterBond, &who)), (mine + BOND, 0));
		assert!(!Attesters::<Test>::contains_key(key));
		assert_noop!(Bridge::return_bond(signed(&ALICE), key), Error::<Test>::NotFound);
		assert_noop!(Bridge::leave(signed(&who), key), Error::<Test>::NotFound);
	});
}

#[test]
fn nobody_leaves_a_set_that_counts_or_is_to_follow() {
	run_cheap(|| {
		assert_noop!(Bridge::leave(signed(&payee(1)), address(1)), Error::<Test>::InOffice);
		(8..=12).for_each(register);
		let follow =
			Bridge::schedule_rotation(RuntimeOrigin::root(), addresses(8..=12), 4, now() / 1_000);
		assert_ok!(follow);
		assert_noop!(Bridge::leave(signed(&payee(8)), address(8)), Error::<Test>::InOffice);
		assert_eq!(state_of(8), AttesterState::Registered);
	});
}
