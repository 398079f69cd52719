// SPDX-License-Identifier: Apache-2.0

use crate::{
	arbitrary::Arbitrary,
	chain::{
		Alice, Bob, Charlie, Dave, Eve, Ferdie, account, by, free, next_block, on_dev_chain,
		stranger, submit,
	},
};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		storage::{TransactionOutcome, with_transaction},
	},
	frame_system, pallet_balances,
	pallet_collective::{self, Instance1, Instance2},
	sp_runtime::{DispatchError, traits::Dispatchable},
};
use tael_primitives::{AccountId, USDT};
use tael_runtime::{
	Address, Balances, RuntimeCall, RuntimeOrigin,
	constants::money::{EXISTENTIAL_DEPOSIT, treasury},
	invariants,
};

#[test]
fn i7_transfers_fees_and_dust_should_leave_the_issuance_unchanged() {
	on_dev_chain(|| {
		let issuance = Balances::total_issuance();
		let transfer = |dest: AccountId, value| pallet_balances::Call::transfer_allow_death {
			dest: Address::Id(dest),
			value,
		};
		assert_ok!(submit(Charlie, transfer(account(Dave), USDT)));
		assert_ok!(submit(Charlie, transfer(stranger(1), EXISTENTIAL_DEPOSIT)));
		assert!(submit(Charlie, transfer(stranger(2), EXISTENTIAL_DEPOSIT - 1)).is_err());
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn i7_dust_should_go_to_the_treasury() {
	on_dev_chain(|| {
		let poor = account(polkadot_sdk::sp_keyring::Sr25519Keyring::One);
		let send = pallet_balances::Call::transfer_allow_death {
			dest: Address::Id(poor.clone()),
			value: EXISTENTIAL_DEPOSIT + 500,
		};
		assert_ok!(submit(Charlie, send));
		let before = [Balances::total_issuance(), free(&treasury())];
		// What would remain is below the existential deposit: the account ends, and its rest is dust.
		let empty = pallet_balances::Call::transfer_allow_death {
			dest: Address::Id(account(Dave)),
			value: EXISTENTIAL_DEPOSIT,
		};
		assert_ok!(RuntimeCall::from(empty).dispatch(RuntimeOrigin::signed(poor.clone())));
		assert!(!frame_system::Account::<tael_runtime::Runtime>::contains_key(&poor));
		assert_eq!(free(&treasury()), before[1] + 500);
		assert_eq!(Balances::total_issuance(), before[0]);
	});
}

/// Everybody that a call can come from, but Root.
fn origins() -> Vec<RuntimeOrigin> {
	vec![
		by(Alice),
		by(Bob),
		by(Charlie),
		RuntimeOrigin::none(),
		pallet_collective::RawOrigin::<AccountId, Instance1>::Members(1, 1).into(),
		pallet_collective::RawOrigin::<AccountId, Instance2>::Members(1, 1).into(),
		pallet_collective::RawOrigin::<AccountId, Instance1>::Member(account(Alice)).into(),
	]
}

fn people() -> Vec<AccountId> {
	[Alice, Bob, Charlie, Dave, Eve, Ferdie]
		.into_iter()
		.map(account)
		.chain([treasury(), stranger(1), stranger(2)])
		.collect()
}

/// Dispatch as a transaction would: what fails leaves no trace.
fn attempt(call: RuntimeCall, origin: RuntimeOrigin) -> bool {
	let done = with_transaction(|| match call.dispatch(origin) {
		Ok(_) => TransactionOutcome::Commit(Ok(())),
		Err(failure) => TransactionOutcome::Rollback(Err::<(), DispatchError>(failure.error)),
	});
	done.is_ok()
}

#[test]
fn i7_no_call_from_anybody_should_change_the_issuance() {
	on_dev_chain(|| {
		let issuance = Balances::total_issuance();
		let mut arbitrary = Arbitrary::new(1, people());
		let mut succeeded = 0;
		for ((pallet, name), calls) in arbitrary.all_calls() {
			for (call, call_name) in calls {
				for _ in 0..12 {
					for origin in origins() {
						let call = arbitrary.call(pallet, call);
						// A second inherent in one block is the author's error, and panics.
						if name == "Timestamp" {
							continue;
						}
						succeeded += u32::from(attempt(call, origin));
						assert_eq!(Balances::total_issuance(), issuance, "{name}::{call_name}");
					}
				}
			}
			invariants::check().unwrap_or_else(|broken| panic!("after {name}: {broken:?}"));
		}
		assert!(succeeded > 500, "only {succeeded} calls did something");
	});
}

#[test]
fn invariants_should_hold_after_blocks_of_arbitrary_calls() {
	for seed in 0..4 {
		on_dev_chain(|| {
			let mut arbitrary = Arbitrary::new(seed, people());
			let kinds: Vec<(u8, u8)> = arbitrary
				.all_calls()
				.into_iter()
				.filter(|((_, name), _)| name != "Timestamp")
				.flat_map(|((pallet, _), calls)| {
					calls.into_iter().map(move |(call, _)| (pallet, call))
				})
				.collect();
			let origins = origins();
			for _ in 0..40 {
				for _ in 0..50 {
					let (pallet, call) = kinds[arbitrary.below(kinds.len())];
					let call = arbitrary.call(pallet, call);
					let origin = origins[arbitrary.below(origins.len())].clone();
					attempt(call, origin);
				}
				next_block();
				invariants::check().unwrap_or_else(|broken| panic!("seed {seed}: {broken:?}"));
			}
		});
	}
}
