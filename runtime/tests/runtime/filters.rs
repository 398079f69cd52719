// SPDX-License-Identifier: Apache-2.0

use crate::{
	arbitrary::Arbitrary,
	chain::{
		Alice, Bob, Charlie, Dave, Eve, account, begin_block, by, dispatch, end_block, jump_to,
		next_block, on_dev_chain, submit,
	},
};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, traits::Contains},
	frame_system, pallet_balances, pallet_collective, pallet_multisig, pallet_proxy,
	pallet_safe_mode, pallet_tx_pause, pallet_utility,
	sp_runtime::DispatchError,
};
use tael_primitives::USDT;
use tael_runtime::{
	Address, Balances, Runtime, RuntimeCall, RuntimeOrigin, SafeMode, TxPause,
	configs::{ENACTABLE_AS_ROOT, EXITS, Permitted, ProxyType},
};

fn transfer() -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: Address::Id(account(Eve)), value: USDT }
		.into()
}

fn burn() -> RuntimeCall {
	pallet_balances::Call::burn { value: USDT, keep_alive: true }.into()
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

/// Names of all calls, as the pallets know them.
fn all_names() -> Vec<(String, String)> {
	Arbitrary::new(0, vec![account(Alice)])
		.all_calls()
		.into_iter()
		.flat_map(|((_, pallet), calls)| {
			calls.into_iter().map(move |(_, call)| (pallet.clone(), call))
		})
		.collect()
}

fn paused_name(pallet: &str, call: &str) -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
	let bounded = |name: &str| name.as_bytes().to_vec().try_into().expect("short");
	(bounded(pallet), bounded(call))
}

fn pause(pallet: &str, call: &str) {
	let name = paused_name(pallet, call);
	assert_ok!(dispatch(committee(), pallet_tx_pause::Call::pause { full_name: name }));
}

fn committee() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<_, pallet_collective::Instance2>::Members(1, 1).into()
}

fn council() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<_, pallet_collective::Instance1>::Members(1, 1).into()
}

#[test]
fn i7_calls_that_change_the_issuance_should_be_closed() {
	let names = [
		"burn",
		"force_transfer",
		"force_unreserve",
		"force_set_balance",
		"force_adjust_total_issuance",
	];
	let mut arbitrary = Arbitrary::new(7, vec![account(Alice), account(Bob)]);
	let mut closed = Vec::new();
	for ((pallet, name), calls) in arbitrary.all_calls() {
		for (call, call_name) in calls {
			let call = arbitrary.call(pallet, call);
			if name == "Balances" && !Permitted::contains(&call) {
				closed.push(call_name);
			}
		}
	}
	closed.sort();
	let mut expected = names.map(String::from).to_vec();
	expected.sort();
	assert_eq!(closed, expected);
}

#[test]
fn burn_should_be_closed_on_every_way_to_it() {
	on_dev_chain(|| {
		assert_noop!(dispatch(by(Charlie), burn()), filtered());

		let batch = pallet_utility::Call::batch_all { calls: vec![burn()] };
		assert_noop!(dispatch(by(Charlie), batch), filtered());

		assert_ok!(submit(
			Charlie,
			pallet_proxy::Call::add_proxy {
				delegate: Address::Id(account(Dave)),
				proxy_type: ProxyType::Any,
				delay: 0
			}
		));
		let issuance = Balances::total_issuance();
		let proxy = pallet_proxy::Call::proxy {
			real: Address::Id(account(Charlie)),
			force_proxy_type: None,
			call: Box::new(burn()),
		};
		assert_ok!(submit(Dave, proxy));
		let alone = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![account(Eve)],
			call: Box::new(burn()),
		};
		assert!(submit(Charlie, alone).is_err());
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn every_exit_should_exist() {
	let names = all_names();
	for (pallet, calls) in EXITS.iter().chain(ENACTABLE_AS_ROOT) {
		for call in *calls {
			assert!(
				names.contains(&((*pallet).into(), (*call).into())),
				"there is no {pallet}::{call}"
			);
		}
	}
}

#[test]
fn every_exit_should_be_unpausable() {
	on_dev_chain(|| {
		for (pallet, calls) in EXITS {
			for call in *calls {
				let name = paused_name(pallet, call);
				assert_noop!(
					dispatch(committee(), pallet_tx_pause::Call::pause { full_name: name }),
					pallet_tx_pause::Error::<Runtime>::Unpausable
				);
			}
		}
	});
}

#[test]
fn entries_should_be_pausable_and_nothing_else() {
	on_dev_chain(|| {
		let mut entries = Vec::new();
		for (pallet, call) in all_names() {
			if TxPause::ensure_can_pause(&paused_name(&pallet, &call)).is_ok() {
				entries.push(format!("{pallet}::{call}"));
			}
		}
		let of = |pallet: &str| {
			entries
				.iter()
				.filter_map(|entry| entry.strip_prefix(&format!("{pallet}::")))
				.collect::<Vec<_>>()
		};
		assert_eq!(
			of("Payments"),
			[
				"create_invoice",
				"create_invoices",
				"pay",
				"extend",
				"requote",
				"authorize",
				"increase"
			]
		);
		assert_eq!(of("Kyc"), ["admit_issuer", "update_issuer", "set_limits", "claim", "attest"]);
		assert_eq!(
			of("Merchants"),
			["approve", "rename", "register", "set_page", "grant_role", "consent"]
		);
		assert_eq!(
			of("Rates"),
			[
				"propose_pair",
				"resume",
				"accept_candidate",
				"admit",
				"reinstate",
				"apply",
				"apply_pair"
			]
		);
		assert_eq!(
			of("C2c"),
			[
				"set_rail",
				"open_pool",
				"fund_pool",
				"create_offer",
				"update_offer",
				"resume_offer",
				"poke_offer",
				"unbar_offer",
				"take",
				"take_best",
				"take_quote",
				"accept_trade"
			]
		);
		assert_eq!(
			of("Arbitration"),
			["approve_arbiter", "set_terms", "register_arbiter", "set_skills", "top_up_bond"]
		);
		assert_eq!(
			of("Acceptors"),
			["set_tier_terms", "approve", "set_tier", "submit_application"]
		);
		assert_eq!(
			of("Bridge"),
			["add_domain", "set_terms", "remove_domain", "request_withdrawal", "resume"]
		);
		let pallets: std::collections::BTreeSet<_> =
			entries.iter().filter_map(|entry| entry.split("::").next()).collect();
		assert_eq!(
			pallets.into_iter().collect::<Vec<_>>(),
			[
				"Acceptors",
				"Arbitration",
				"Assets",
				"Balances",
				"Bridge",
				"C2c",
				"Kyc",
				"Merchants",
				"Oracle",
				"Payments",
				"Rates"
			]
		);
	});
}

#[test]
fn paused_call_should_fail_in_a_batch_too_and_return_when_the_council_ends_it() {
	on_dev_chain(|| {
		assert_ok!(submit(Charlie, transfer()));
		pause("Balances", "transfer_keep_alive");
		assert_noop!(dispatch(by(Charlie), transfer()), filtered());
		let batch = pallet_utility::Call::batch_all { calls: vec![transfer()] };
		assert_noop!(dispatch(by(Charlie), batch), filtered());
		let end = pallet_tx_pause::Call::unpause {
			ident: paused_name("Balances", "transfer_keep_alive"),
		};
		assert_noop!(dispatch(committee(), end.clone()), DispatchError::BadOrigin);
		assert_ok!(dispatch(council(), end));
		assert_ok!(submit(Charlie, transfer()));
	});
}

#[test]
fn longest_name_of_a_call_should_fit_into_a_pause() {
	on_dev_chain(|| {
		for (pallet, call) in all_names() {
			assert!(pallet.len() <= 64 && call.len() <= 64, "{pallet}::{call}");
		}
		pause("Balances", "transfer_keep_alive");
		let name = |bytes: usize| vec![b'a'; bytes];
		assert!(TxPause::is_paused_unbound(name(65), name(1)), "what is too long is paused");
	});
}

#[test]
fn safe_mode_should_leave_exits_and_governance_open_and_end_by_itself() {
	on_dev_chain(|| {
		assert_ok!(dispatch(committee(), pallet_safe_mode::Call::force_enter {}));
		assert_noop!(dispatch(by(Charlie), transfer()), filtered());
		for (pallet, calls) in EXITS {
			for call in *calls {
				assert!(open_in_safe_mode(pallet, call), "{pallet}::{call} is closed");
			}
		}
		for (pallet, call) in [
			("Timestamp", "set"),
			("Randomness", "reveal"),
			("Council", "propose"),
			("Council", "vote"),
			("Council", "close"),
			("TechnicalCommittee", "propose"),
			("SafeMode", "force_exit"),
			("TxPause", "unpause"),
			("Session", "set_keys"),
			("Utility", "batch"),
			("Proxy", "proxy"),
			("Multisig", "as_multi"),
			("System", "apply_authorized_upgrade"),
			("Validators", "approve"),
		] {
			assert!(open_in_safe_mode(pallet, call), "{pallet}::{call} is closed");
		}
		assert!(!open_in_safe_mode("Payments", "pay"));
		// A wrapper is open, and what is in it is checked.
		let batch = pallet_utility::Call::batch_all { calls: vec![transfer()] };
		assert_noop!(dispatch(by(Charlie), batch), filtered());
		// Blocks go on.
		next_block();
		let until = pallet_safe_mode::EnteredUntil::<Runtime>::get().expect("it is entered");
		jump_to(until - 1);
		end_and_begin();
		assert!(SafeMode::is_entered());
		end_and_begin();
		assert!(!SafeMode::is_entered());
		assert_ok!(submit(Charlie, transfer()));
	});
}

fn end_and_begin() {
	end_block();
	begin_block(0);
}

fn open_in_safe_mode(pallet: &str, call: &str) -> bool {
	let call = Arbitrary::new(1, vec![account(Alice), account(Bob)]).call_named(pallet, call);
	<SafeMode as Contains<RuntimeCall>>::contains(&call)
}

#[test]
fn nobody_should_enter_safe_mode_by_a_deposit() {
	on_dev_chain(|| {
		assert!(submit(Charlie, pallet_safe_mode::Call::enter {}).is_err());
		assert!(!SafeMode::is_entered());
	});
}
