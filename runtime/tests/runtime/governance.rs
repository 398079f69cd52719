// SPDX-License-Identifier: Apache-2.0

use crate::chain::{
	Alice, Bob, Charlie, Dave, account, begin_block, by, dispatch, end_block, free, jump_to,
	next_block, on_chain, on_dev_chain, preset, submit,
};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, traits::fungible::Inspect},
	frame_system, pallet_assets, pallet_balances,
	pallet_collective::{self, Instance1, Instance2},
	pallet_membership, pallet_scheduler, pallet_utility, pallet_whitelist,
	sp_core::H256,
	sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET,
	sp_runtime::{
		DispatchError,
		traits::{BlakeTwo256, Hash},
	},
};
use tael_primitives::USDT;
use tael_runtime::{
	Address, Balances, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System,
	constants::{money::treasury, time::ENACTMENT_DELAY},
};

fn council(ayes: u32, of: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<_, Instance1>::Members(ayes, of).into()
}

fn committee(ayes: u32, of: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<_, Instance2>::Members(ayes, of).into()
}

fn upgrade() -> RuntimeCall {
	frame_system::Call::authorize_upgrade { code_hash: H256::repeat_byte(7) }.into()
}

fn as_root(call: &RuntimeCall) -> RuntimeCall {
	pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { call: Box::new(call.clone()) }
		.into()
}

fn scheduled(after: u32, call: RuntimeCall) -> RuntimeCall {
	pallet_scheduler::Call::schedule_after {
		after,
		maybe_periodic: None,
		priority: 0,
		call: Box::new(call),
	}
	.into()
}

fn consent(call: &RuntimeCall) -> RuntimeCall {
	pallet_whitelist::Call::whitelist_call { call_hash: BlakeTwo256::hash_of(call) }.into()
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

/// Let the delay of what was scheduled in this block pass.
fn let_the_delay_pass() {
	jump_to(System::block_number() + ENACTMENT_DELAY - 1);
	end_block();
	begin_block(0);
	end_block();
	begin_block(0);
}

fn authorized() -> bool {
	System::authorized_upgrade().is_some()
}

/// Two thirds of the council schedule, the committee consents, the delay passes.
fn enact(call: &RuntimeCall) {
	assert_ok!(dispatch(committee(1, 1), consent(call)));
	assert_ok!(dispatch(council(1, 1), scheduled(ENACTMENT_DELAY, as_root(call))));
	let_the_delay_pass();
}

#[test]
fn upgrade_should_be_authorised_by_council_committee_and_delay() {
	on_dev_chain(|| {
		assert_ok!(dispatch(committee(1, 1), consent(&upgrade())));
		assert_ok!(dispatch(council(1, 1), scheduled(ENACTMENT_DELAY, as_root(&upgrade()))));
		jump_to(System::block_number() + ENACTMENT_DELAY - 1);
		next_block();
		assert!(!authorized(), "one block early");
		next_block();
		assert!(authorized());
	});
}

#[test]
fn council_should_decide_by_its_own_votes_over_transactions() {
	on_dev_chain(|| {
		let motion = pallet_collective::Call::<Runtime, Instance1>::propose {
			threshold: 1,
			proposal: Box::new(scheduled(ENACTMENT_DELAY, as_root(&upgrade()))),
			length_bound: 1_000,
		};
		let consent = pallet_collective::Call::<Runtime, Instance2>::propose {
			threshold: 1,
			proposal: Box::new(consent(&upgrade())),
			length_bound: 1_000,
		};
		assert_ok!(submit(Alice, RuntimeCall::Council(motion)));
		assert_ok!(submit(Alice, RuntimeCall::TechnicalCommittee(consent)));
		let_the_delay_pass();
		assert!(authorized());
	});
}

#[test]
fn decision_should_wait_for_the_committee_and_be_carried_out_by_anyone() {
	on_dev_chain(|| {
		assert_ok!(dispatch(council(1, 1), scheduled(ENACTMENT_DELAY, as_root(&upgrade()))));
		let_the_delay_pass();
		assert!(!authorized());
		assert!(submit(Dave, as_root(&upgrade())).is_err(), "not without consent");
		assert_ok!(dispatch(committee(1, 1), consent(&upgrade())));
		assert_ok!(submit(Dave, as_root(&upgrade())));
		assert!(authorized());
	});
}

#[test]
fn committee_should_stop_a_decision_by_withdrawing_its_consent() {
	on_dev_chain(|| {
		assert_ok!(dispatch(committee(1, 1), consent(&upgrade())));
		assert_ok!(dispatch(council(1, 1), scheduled(ENACTMENT_DELAY, as_root(&upgrade()))));
		let veto = pallet_whitelist::Call::remove_whitelisted_call {
			call_hash: BlakeTwo256::hash_of(&upgrade()),
		};
		assert_ok!(dispatch(committee(1, 1), veto));
		let_the_delay_pass();
		assert!(!authorized());
	});
}

#[test]
fn council_should_not_enact_at_once() {
	on_dev_chain(|| {
		assert_ok!(dispatch(committee(1, 1), consent(&upgrade())));
		assert!(dispatch(council(1, 1), as_root(&upgrade())).is_err());
		let batch = pallet_utility::Call::batch_all { calls: vec![as_root(&upgrade())] };
		assert!(dispatch(council(1, 1), batch).is_err());
		assert!(!authorized());
		for after in [0, 1, ENACTMENT_DELAY - 1] {
			assert_noop!(
				dispatch(council(1, 1), scheduled(after, as_root(&upgrade()))),
				filtered()
			);
		}
		let when = System::block_number() + 2 * ENACTMENT_DELAY;
		let absolute = pallet_scheduler::Call::schedule {
			when,
			maybe_periodic: None,
			priority: 0,
			call: Box::new(as_root(&upgrade())),
		};
		assert_noop!(dispatch(council(1, 1), absolute), filtered());
		let periodic = pallet_scheduler::Call::schedule_after {
			after: ENACTMENT_DELAY,
			maybe_periodic: Some((10, 10)),
			priority: 0,
			call: Box::new(as_root(&upgrade())),
		};
		assert_noop!(dispatch(council(1, 1), periodic), filtered());
	});
}

#[test]
fn less_than_two_thirds_should_schedule_nothing() {
	on_chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), || {
		let call = scheduled(ENACTMENT_DELAY, as_root(&upgrade()));
		for origin in [by(Alice), council(1, 3), committee(3, 3)] {
			assert_noop!(dispatch(origin, call.clone()), DispatchError::BadOrigin);
		}
		assert_ok!(dispatch(council(2, 3), call));
	});
}

#[test]
fn scheduled_decision_should_be_cancelled_by_a_vote_at_least_as_strong() {
	on_chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), || {
		assert_ok!(dispatch(council(3, 3), scheduled(ENACTMENT_DELAY, as_root(&upgrade()))));
		let cancel = |when| pallet_scheduler::Call::cancel { when, index: 0 };
		let when = System::block_number() + ENACTMENT_DELAY + 1;
		assert_noop!(dispatch(council(2, 3), cancel(when)), DispatchError::BadOrigin);
		assert_ok!(dispatch(council(3, 3), cancel(when)));
	});
}

#[test]
fn i7_root_should_refuse_what_is_not_on_its_list() {
	on_dev_chain(|| {
		let set = pallet_balances::Call::force_set_balance {
			who: Address::Id(account(Charlie)),
			new_free: 0,
		};
		let adjust = pallet_balances::Call::force_adjust_total_issuance {
			direction: pallet_balances::AdjustmentDirection::Increase,
			delta: USDT,
		};
		let steal = pallet_balances::Call::force_transfer {
			source: Address::Id(account(Charlie)),
			dest: Address::Id(account(Alice)),
			value: USDT,
		};
		let root = || Box::new(frame_system::RawOrigin::Root.into());
		let plain: Vec<RuntimeCall> = vec![
			set.clone().into(),
			adjust.into(),
			steal.into(),
			frame_system::Call::set_storage { items: vec![] }.into(),
			frame_system::Call::kill_storage { keys: vec![] }.into(),
			frame_system::Call::kill_prefix { prefix: vec![], subkeys: 1 }.into(),
			frame_system::Call::set_code { code: vec![] }.into(),
			frame_system::Call::set_code_without_checks { code: vec![] }.into(),
			frame_system::Call::authorize_upgrade_without_checks { code_hash: H256::zero() }.into(),
			pallet_assets::Call::start_destroy { id: codec::Compact(1) }.into(),
		];
		let mut ways: Vec<RuntimeCall> = Vec::new();
		for call in plain {
			let boxed = Box::new(call.clone());
			ways.extend([
				call.clone(),
				pallet_utility::Call::batch { calls: vec![call.clone()] }.into(),
				pallet_utility::Call::batch_all { calls: vec![call.clone()] }.into(),
				pallet_utility::Call::force_batch { calls: vec![call.clone()] }.into(),
				pallet_utility::Call::dispatch_as { as_origin: root(), call: boxed.clone() }.into(),
				pallet_utility::Call::dispatch_as_fallible {
					as_origin: root(),
					call: boxed.clone(),
				}
				.into(),
				pallet_utility::Call::with_weight {
					call: boxed.clone(),
					weight: polkadot_sdk::frame_support::weights::Weight::zero(),
				}
				.into(),
				pallet_utility::Call::if_else { main: boxed.clone(), fallback: boxed.clone() }
					.into(),
				scheduled(0, call.clone()),
				as_root(&call),
			]);
		}
		// Somebody else's money, by the one wrapper that is on the list.
		for (who, call) in [
			(account(Charlie), pay(account(Alice))),
			(
				treasury(),
				pallet_balances::Call::transfer_all {
					dest: Address::Id(account(Alice)),
					keep_alive: false,
				}
				.into(),
			),
		] {
			ways.push(
				pallet_utility::Call::dispatch_as {
					as_origin: Box::new(frame_system::RawOrigin::Signed(who).into()),
					call: Box::new(call),
				}
				.into(),
			);
		}
		let (issuance, his) = (Balances::total_issuance(), free(&account(Charlie)));
		let mut refused = 0;
		let (first, count) = (System::block_number(), ways.len());
		for call in ways {
			assert_ok!(dispatch(committee(1, 1), consent(&call)));
			// By a motion, by the scheduler, and by anyone after it was deferred.
			assert_noop!(dispatch(council(1, 1), as_root(&call)), filtered());
			assert_ok!(dispatch(council(1, 1), scheduled(ENACTMENT_DELAY, as_root(&call))));
			assert_noop!(dispatch(by(Alice), as_root(&call)), filtered());
			next_block();
		}
		let by_hash = pallet_whitelist::Call::dispatch_whitelisted_call {
			call_hash: BlakeTwo256::hash_of(&RuntimeCall::from(set)),
			call_encoded_len: 100,
			call_weight_witness: polkadot_sdk::frame_support::weights::Weight::MAX,
		};
		assert_noop!(dispatch(council(1, 1), by_hash.clone()), filtered());
		assert_ok!(dispatch(council(1, 1), scheduled(ENACTMENT_DELAY, by_hash.into())));
		jump_to(first + ENACTMENT_DELAY - 1);
		for _ in 0..count + 3 {
			next_block();
			// The scheduler tried, and the filter refused; or it is heavier than what the scheduler
			// may dispatch, as `set_code` is, which declares a whole block.
			let tried = System::events().into_iter().filter_map(|record| match record.event {
				RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { result, .. }) => {
					Some(result)
				},
				RuntimeEvent::Scheduler(pallet_scheduler::Event::PermanentlyOverweight {
					..
				}) => Some(Err(filtered())),
				_ => None,
			});
			for result in tried {
				assert_eq!(result, Err(filtered()));
				refused += 1;
			}
		}
		assert_eq!(refused, count + 1);
		assert_eq!(Balances::total_issuance(), issuance);
		assert_eq!(free(&account(Charlie)), his);
	});
}

fn pay(dest: tael_runtime::AccountId) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: Address::Id(dest), value: USDT }.into()
}

#[test]
fn treasury_should_be_spent_by_a_decision_and_never_be_emptied() {
	on_dev_chain(|| {
		let spend = |value| -> RuntimeCall {
			let call = pallet_balances::Call::transfer_keep_alive {
				dest: Address::Id(account(Bob)),
				value,
			};
			pallet_utility::Call::dispatch_as {
				as_origin: Box::new(frame_system::RawOrigin::Signed(treasury()).into()),
				call: Box::new(call.into()),
			}
			.into()
		};
		let before = [free(&treasury()), free(&account(Bob))];
		enact(&spend(100 * USDT));
		assert_eq!(free(&treasury()), before[0] - 100 * USDT);
		assert_eq!(free(&account(Bob)), before[1] + 100 * USDT);
		enact(&spend(free(&treasury())));
		assert_eq!(free(&treasury()), before[0] - 100 * USDT);
		assert!(Balances::total_balance(&treasury()) > 0);
	});
}

#[test]
fn stablecoin_should_be_created_by_a_decision_alone() {
	on_dev_chain(|| {
		let create: RuntimeCall = pallet_assets::Call::force_create {
			id: codec::Compact(3),
			owner: Address::Id(account(Alice)),
			is_sufficient: true,
			min_balance: 10_000,
		}
		.into();
		for origin in [by(Alice), council(1, 1)] {
			assert_noop!(dispatch(origin, create.clone()), filtered());
		}
		enact(&create);
		assert!(pallet_assets::Asset::<Runtime>::contains_key(3));
	});
}

#[test]
fn committee_should_be_replaced_with_a_delay_only() {
	on_dev_chain(|| {
		let replace: RuntimeCall =
			RuntimeCall::TechnicalMembership(pallet_membership::Call::reset_members {
				members: vec![account(Bob)],
			});
		assert_noop!(dispatch(council(1, 1), replace.clone()), DispatchError::BadOrigin);
		assert_ok!(dispatch(council(1, 1), scheduled(ENACTMENT_DELAY, replace)));
		assert_eq!(committee_members(), [account(Alice)]);
		let_the_delay_pass();
		assert_eq!(committee_members(), [account(Bob)]);
	});
}

#[test]
fn collectives_should_take_members_from_their_membership_alone() {
	on_dev_chain(|| {
		let set = pallet_collective::Call::<Runtime, Instance1>::set_members {
			new_members: vec![account(Bob)],
			prime: None,
			old_count: 1,
		};
		for origin in [by(Alice), council(1, 1)] {
			assert_noop!(
				dispatch(origin, RuntimeCall::Council(set.clone())),
				DispatchError::BadOrigin
			);
		}
	});
}

fn committee_members() -> Vec<tael_runtime::AccountId> {
	pallet_collective::Members::<Runtime, Instance2>::get()
}
