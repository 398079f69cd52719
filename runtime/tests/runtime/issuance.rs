// SPDX-License-Identifier: Apache-2.0

use crate::{
	arbitrary::Arbitrary,
	chain::{
		Alice, Bob, Charlie, Dave, Eve, Ferdie, account, begin_block, by, end_block, free,
		next_block, on_dev_chain, signed_ahead, stranger, submit, wait,
	},
	shop::{
		SHOP, SHOPPER, authorize, capture, create, freeze, issuance, lift, open_shop, pay, refund,
		request, shop, transfer,
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
use tael_primitives::{AccountId, AssetKind, DAY, HOUR, USDT};
use tael_runtime::{
	Address, Balances, Executive, RuntimeCall, RuntimeOrigin,
	constants::{
		merchants::CLOSING_PERIOD,
		money::{self, EXISTENTIAL_DEPOSIT, treasury},
	},
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

/// A step of a chain's life, by name.
type Deed = (&'static str, fn());

/// What could make or destroy money if it were wrong. Each is done in a block of its own.
const DEEDS: [Deed; 10] = [
	("fees and tips", || {
		for tip in [0, 1, 12_345] {
			let call = transfer(&AssetKind::Native, &account(Eve), USDT);
			let sent = Executive::apply_extrinsic(signed_ahead(Charlie, 0, tip, call));
			assert_ok!(sent.expect("it is valid"));
		}
	}),
	("dust", || {
		let poor = polkadot_sdk::sp_keyring::Sr25519Keyring::One;
		let endow = transfer(&AssetKind::Native, &account(poor), USDT);
		assert_ok!(submit(Charlie, endow));
		let rest = EXISTENTIAL_DEPOSIT * 3 / 4;
		let all_but = transfer(&AssetKind::Native, &account(Eve), USDT - rest);
		assert_ok!(submit(poor, all_but));
		assert!(!frame_system::Account::<tael_runtime::Runtime>::contains_key(account(poor)));
	}),
	("burning", || {
		let burn = pallet_balances::Call::burn { value: USDT, keep_alive: true };
		assert!(submit(Charlie, RuntimeCall::from(burn)).is_err());
	}),
	("an invoice in each kind of money", || {
		open_shop();
		for (reference, asset) in (1..).zip(kinds()) {
			assert_ok!(submit(SHOP, create(reference, request(asset.clone(), 25 * USDT))));
			assert_ok!(submit(SHOPPER, pay(reference, asset, 25 * USDT)));
		}
	}),
	("refunds", || {
		for reference in 1..=3 {
			assert_ok!(submit(SHOP, refund(reference, 25 * USDT)));
		}
	}),
	("authorisations", || {
		for (reference, asset) in (1..).zip(kinds()) {
			assert_ok!(submit(SHOPPER, authorize(reference, asset, 25 * USDT)));
			assert_ok!(submit(SHOP, capture(reference, 10 * USDT, true)));
		}
	}),
	("a freeze", || freeze(&account(SHOPPER))),
	("the end of a freeze", || lift(&account(SHOPPER))),
	("the closing of a merchant", || {
		let close = pallet_merchants::Call::close { merchant: shop() };
		assert_ok!(submit(SHOP, RuntimeCall::from(close)));
		wait(CLOSING_PERIOD + DAY);
	}),
	("the end of a merchant, whose bond nobody keeps", || {
		let finish = pallet_merchants::Call::finish_close { merchant: shop() };
		assert_ok!(submit(Eve, RuntimeCall::from(finish)));
		wait(HOUR);
	}),
];

/// Every kind of money there is.
fn kinds() -> [AssetKind; 3] {
	[AssetKind::Native, AssetKind::WithId(money::USDC), AssetKind::WithId(money::EURC)]
}

#[test]
fn a7_issuance_should_be_the_same_in_every_finalised_block() {
	on_dev_chain(|| {
		let issued = kinds().map(|asset| issuance(&asset));
		for (deed, carry_out) in DEEDS {
			carry_out();
			end_block();
			assert_eq!(kinds().map(|asset| issuance(&asset)), issued, "{deed}");
			invariants::check().unwrap_or_else(|broken| panic!("after {deed}: {broken:?}"));
			begin_block(0);
		}
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
