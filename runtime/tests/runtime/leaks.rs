// SPDX-License-Identifier: Apache-2.0

//! A-SUB-18: every way in which something else than the bridge could issue or destroy USDT, and that it does not.

use crate::{
	arbitrary::Arbitrary,
	chain::{
		Alice, Bob, Charlie, Eve, account, by, dispatch, free, next_block, on_dev_chain, signed,
		stranger, submit,
	},
	shop::transfer,
	vault::{ETHEREUM, council, deposit, ledger, open_vault, place, sign},
};
use pallet_bridge::{Call, DEV, Evidence, Signed, Statement};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		traits::{Contains, fungible::InspectHold},
	},
	frame_system, pallet_balances,
	pallet_balances::AdjustmentDirection,
	pallet_utility,
	sp_keyring::Sr25519Keyring::One,
	sp_runtime::traits::Dispatchable,
};
use tael_primitives::{
	AssetKind, USDT,
	bridge::{Deposit, EvmAddress, signer},
};
use tael_runtime::{
	Address, Balances, Bridge, Executive, Runtime, RuntimeCall, RuntimeHoldReason, RuntimeOrigin,
	configs::Enactable,
	constants::{
		bridge,
		money::{EXISTENTIAL_DEPOSIT, treasury},
	},
};

/// Run `deed`, and see that the issuance is what it was, and what the ledgers say.
fn unchanged(deed: impl FnOnce()) {
	let issuance = Balances::total_issuance();
	deed();
	assert_eq!(Balances::total_issuance(), issuance);
	Bridge::do_try_state().expect("I1 holds");
}

/// The calls that change the issuance, of whoever may make them.
fn forbidden() -> Vec<RuntimeCall> {
	let who = || Address::Id(account(Charlie));
	let delta = USDT;
	vec![
		pallet_balances::Call::burn { value: USDT, keep_alive: false }.into(),
		pallet_balances::Call::force_set_balance { who: who(), new_free: 0 }.into(),
		pallet_balances::Call::force_adjust_total_issuance {
			direction: AdjustmentDirection::Decrease,
			delta,
		}
		.into(),
	]
}

#[test]
fn a_sub_18_dust_of_an_account_that_ends_should_go_to_the_treasury() {
	on_dev_chain(|| {
		let endow = transfer(&AssetKind::Native, &account(One), 2 * EXISTENTIAL_DEPOSIT);
		assert_ok!(submit(Charlie, endow));
		next_block();
		unchanged(|| {
			let before = free(&treasury());
			let most = 2 * EXISTENTIAL_DEPOSIT - 77;
			assert_ok!(dispatch(by(One), transfer(&AssetKind::Native, &account(Eve), most)));
			assert_eq!(free(&treasury()), before + 77);
		});
	});
}

#[test]
fn a_sub_18_calls_that_change_the_issuance_should_be_closed_to_everybody() {
	on_dev_chain(|| {
		for call in forbidden() {
			let batch = pallet_utility::Call::batch_all { calls: vec![call.clone()] };
			for origin in [by(Charlie), council(), RuntimeOrigin::none()] {
				unchanged(|| assert!(dispatch(origin.clone(), call.clone()).is_err(), "{call:?}"));
			}
			let filtered = frame_system::Error::<Runtime>::CallFiltered;
			assert_noop!(dispatch(by(Charlie), batch), filtered);
		}
	});
}

/// No filter stops Root, so what may become Root is listed.
#[test]
fn a_sub_18_the_council_should_not_reach_them_as_root() {
	let root = RuntimeOrigin::root();
	for call in forbidden() {
		assert!(!Enactable::contains(&call), "{call:?}");
		let caller = Box::new(root.caller.clone());
		let wrapped = pallet_utility::Call::dispatch_as { as_origin: caller, call: Box::new(call) };
		assert!(!Enactable::contains(&wrapped.into()));
	}
	let mut arbitrary = Arbitrary::new(3, vec![account(Alice)]);
	for name in ["set_storage", "kill_storage", "kill_prefix", "set_code"] {
		assert!(!Enactable::contains(&arbitrary.call_named("System", name)), "{name}");
	}
	for ((pallet, name), calls) in arbitrary.all_calls() {
		if name == "Balances" {
			for (call, _) in calls {
				assert!(!Enactable::contains(&arbitrary.call(pallet, call)));
			}
		}
	}
}

#[test]
fn a_sub_18_the_fee_of_an_account_that_empties_itself_should_not_burn() {
	on_dev_chain(|| {
		assert_ok!(submit(Charlie, transfer(&AssetKind::Native, &account(One), USDT)));
		next_block();
		unchanged(|| {
			let all = pallet_balances::Call::transfer_all {
				dest: Address::Id(account(Eve)),
				keep_alive: false,
			};
			assert_ok!(Executive::apply_extrinsic(signed(One, all)).expect("it is valid"));
			assert!(!frame_system::Account::<Runtime>::contains_key(account(One)));
			next_block();
		});
	});
}

#[test]
fn a_sub_18_the_bond_of_an_attester_who_lied_should_move_and_not_burn() {
	on_dev_chain(|| {
		open_vault();
		let digest = polkadot_sdk::sp_core::H256::repeat_byte(1);
		let key: EvmAddress = signer(digest, &sign(0, digest)).expect("it signed");
		// Alice is paid for the first attester.
		assert_ok!(submit(Alice, RuntimeCall::from(Call::top_up_bond { key })));
		let reason = RuntimeHoldReason::from(pallet_bridge::HoldReason::AttesterBond);
		let held = || Balances::balance_on_hold(&reason, &account(Alice));
		assert_eq!(held(), bridge::LIMITS.bond);
		let one = deposit(1, &stranger(1), 100 * USDT);
		let other = Deposit { amount: 200 * USDT, ..one.clone() };
		let signed = |message: Deposit| Signed {
			set: 1,
			signature: sign(0, place().digest(1, &message)),
			statement: Statement::Deposit(message),
		};
		let evidence = Box::new(Evidence::Equivocation(signed(one), signed(other)));
		unchanged(|| {
			let before = [free(&treasury()), free(&account(Bob))];
			let report = RuntimeCall::from(Call::report_fraud { evidence });
			assert_ok!(report.dispatch(by(Bob)));
			let reward = bridge::LIMITS.bond / 10;
			assert_eq!(held(), 0);
			assert_eq!(free(&treasury()), before[0] + bridge::LIMITS.bond - reward);
			assert_eq!(free(&account(Bob)), before[1] + reward);
		});
	});
}

#[test]
fn a_sub_18_what_the_genesis_endows_should_stand_in_a_ledger() {
	on_dev_chain(|| {
		assert_eq!(ledger(DEV).issued(), Balances::total_issuance());
		assert_eq!(ledger(ETHEREUM).issued(), 0);
	});
}
