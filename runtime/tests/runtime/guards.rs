// SPDX-License-Identifier: Apache-2.0

//! What one person alone must not be able to do, and what must not be free.

use crate::{
	arbitrary::Arbitrary,
	chain::{
		Alice, Bob, Charlie, Dave, Two, account, by, dispatch, free, jump_to, next_block, on_chain,
		on_dev_chain, preset, signed, submit,
	},
};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		migrations::{FailedMigrationHandler, FailedMigrationHandling},
		traits::InstanceFilter,
		weights::Weight,
	},
	frame_system, pallet_balances,
	pallet_collective::{self, Instance1},
	pallet_membership, pallet_safe_mode,
	sp_core::H256,
	sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET,
	sp_runtime::{
		traits::{BlakeTwo256, Hash},
		transaction_validity::{InvalidTransaction, TransactionValidityError},
	},
};
use tael_primitives::USDT;
use tael_runtime::{
	Address, Executive, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, SafeMode, System,
	configs::{ProxyType, SafeModeAfterFailure},
	constants::{limits::NORMAL_BYTES, time},
};

fn named(pallet: &str, call: &str) -> RuntimeCall {
	Arbitrary::new(1, vec![account(Alice), account(Bob)]).call_named(pallet, call)
}

fn council(ayes: u32, of: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<_, Instance1>::Members(ayes, of).into()
}

#[test]
fn nobody_should_repeat_the_transactions_of_an_account_that_was_emptied() {
	on_dev_chain(|| {
		let transfer = |to, value| pallet_balances::Call::transfer_keep_alive {
			dest: Address::Id(account(to)),
			value,
		};
		assert_ok!(submit(Alice, transfer(Two, 10 * USDT)));
		assert_eq!(*System::account_nonce(account(Two)), System::block_number());
		let payment = signed(Two, transfer(Bob, USDT));
		assert_ok!(Executive::apply_extrinsic(payment.clone()).expect("it is valid"));
		next_block();
		let all = pallet_balances::Call::transfer_all {
			dest: Address::Id(account(Alice)),
			keep_alive: false,
		};
		assert_ok!(submit(Two, all));
		assert!(!System::account_exists(&account(Two)));
		next_block();
		assert_ok!(submit(Alice, transfer(Two, 10 * USDT)));
		assert_eq!(
			Executive::apply_extrinsic(payment),
			Err(TransactionValidityError::Invalid(InvalidTransaction::Stale))
		);
	});
}

#[test]
fn officer_should_not_become_a_second_one_by_another_key() {
	on_dev_chain(|| {
		let change = pallet_membership::Call::change_key { new: Address::Id(account(Dave)) };
		assert_noop!(
			dispatch(by(Bob), RuntimeCall::Officers(change)),
			frame_system::Error::<Runtime>::CallFiltered
		);
	});
}

#[test]
fn who_could_undo_a_freeze_should_not_be_frozen() {
	on_chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), || {
		let screen = |account| pallet_kyc::Call::screen {
			account,
			reason: pallet_kyc::ScreeningReason::Order,
			case_hash: H256::repeat_byte(1),
		};
		let officers = tael_runtime::Officers::members();
		let council = pallet_collective::Members::<Runtime, Instance1>::get();
		let protected = officers.iter().chain(&council);
		let officer = RuntimeOrigin::signed(officers[0].clone());
		for account in protected {
			assert_noop!(
				dispatch(officer.clone(), screen(account.clone())),
				pallet_kyc::Error::<Runtime>::ProtectedAccount
			);
		}
	});
}

#[test]
fn report_of_an_equivocation_should_not_be_free() {
	on_dev_chain(|| {
		let before = free(&account(Charlie));
		assert!(submit(Charlie, named("Grandpa", "report_equivocation")).is_err());
		assert!(free(&account(Charlie)) < before, "it was free");
		assert!(
			dispatch(RuntimeOrigin::none(), named("Grandpa", "report_equivocation_unsigned"))
				.is_err()
		);
	});
}

#[test]
fn failed_migration_should_leave_governance_and_exits_open() {
	on_dev_chain(|| {
		let outcome = SafeModeAfterFailure::failed(Some(0));
		assert_eq!(outcome, FailedMigrationHandling::ForceUnstuck);
		assert!(SafeMode::is_entered());
		let remark = frame_system::Call::remark { remark: vec![] };
		assert_ok!(submit(Charlie, remark));
		assert_ok!(dispatch(council(1, 1), pallet_safe_mode::Call::force_exit {}));
		assert!(!SafeMode::is_entered());
	});
}

#[test]
fn vote_of_a_prime_member_should_not_count_for_those_who_are_silent() {
	on_chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), || {
		let prime = pallet_membership::Call::set_prime { who: Address::Id(account(Alice)) };
		assert_ok!(dispatch(council(2, 3), RuntimeCall::CouncilMembership(prime)));
		let proposal: RuntimeCall = frame_system::Call::remark { remark: vec![1] }.into();
		let proposal_hash = BlakeTwo256::hash_of(&proposal);
		let propose = pallet_collective::Call::<Runtime, Instance1>::propose {
			threshold: 2,
			proposal: Box::new(proposal.clone()),
			length_bound: 100,
		};
		assert_ok!(submit(Alice, RuntimeCall::Council(propose)));
		let vote = pallet_collective::Call::<Runtime, Instance1>::vote {
			proposal: proposal_hash,
			index: 0,
			approve: true,
		};
		assert_ok!(submit(Alice, RuntimeCall::Council(vote)));
		jump_to(System::block_number() + time::MOTION);
		next_block();
		let close = pallet_collective::Call::<Runtime, Instance1>::close {
			proposal_hash,
			index: 0,
			proposal_weight_bound: Weight::from_parts(1_000_000_000, 10_000),
			length_bound: 100,
		};
		assert_ok!(submit(Dave, RuntimeCall::Council(close)));
		System::assert_has_event(RuntimeEvent::Council(pallet_collective::Event::Disapproved {
			proposal_hash,
		}));
	});
}

#[test]
fn transaction_that_would_not_reach_the_next_author_should_be_refused() {
	on_dev_chain(|| {
		let remark = |bytes: u32| frame_system::Call::remark { remark: vec![0; bytes as usize] };
		let too_long = crate::chain::signed(Charlie, remark(NORMAL_BYTES));
		assert_eq!(
			Executive::apply_extrinsic(too_long),
			Err(TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources))
		);
		assert_ok!(submit(Charlie, remark(NORMAL_BYTES / 2)));
	});
}

#[test]
fn delegate_that_moves_no_money_should_place_no_deposits() {
	for call in ["create_invoice", "create_invoices"] {
		assert!(!ProxyType::NonTransfer.filter(&named("Payments", call)), "{call}");
	}
	assert!(!ProxyType::NonTransfer.is_superset(&ProxyType::Cashier));
	assert!(ProxyType::NonTransfer.filter(&named("Council", "vote")));
}
