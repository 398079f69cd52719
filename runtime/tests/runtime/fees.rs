// SPDX-License-Identifier: Apache-2.0

use crate::chain::{
	Alice, Bob, Charlie, Eve, account, free, next_block, on_dev_chain, signed, signed_ahead,
	stranger, submit,
};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		dispatch::{DispatchClass, DispatchInfo},
		traits::{fungible::Mutate, tokens::Preservation},
		weights::{Weight, WeightToFee},
	},
	frame_system, pallet_balances, pallet_session,
	pallet_transaction_payment::{self, Multiplier, MultiplierUpdate},
	sp_runtime::traits::{Convert, Zero},
};
use tael_primitives::{AccountId, Balance, USDT};
use tael_runtime::{
	Address, Balances, Executive, Runtime, RuntimeCall, TransactionPayment, UncheckedExtrinsic,
	configs::{ByteFee, RuntimeBlockWeights, WeightFee},
	constants::{
		fees::{AUTHOR_SHARE, FLOOR, MAX_MULTIPLIER, MIN_MULTIPLIER, PART_CAP},
		money::{EXISTENTIAL_DEPOSIT, treasury},
	},
	views,
};
use tael_runtime_api::FeeSubject;

type Update = <Runtime as pallet_transaction_payment::Config>::FeeMultiplierUpdate;

fn transfer(to: &AccountId, value: Balance) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: Address::Id(to.clone()), value }.into()
}

fn quoted(transaction: &UncheckedExtrinsic) -> Balance {
	let length = u32::try_from(transaction.encoded_size()).expect("short");
	TransactionPayment::query_info(transaction.clone(), length).partial_fee
}

#[test]
fn plain_transfer_should_cost_less_than_a_tenth_of_a_cent() {
	on_dev_chain(|| {
		let before = free(&account(Charlie));
		let transaction = signed(Charlie, transfer(&account(Eve), USDT));
		let quote = quoted(&transaction);
		assert_ok!(Executive::apply_extrinsic(transaction).expect("valid"));
		let fee = before - free(&account(Charlie)) - USDT;
		assert!(fee <= quote, "paid {fee}, quoted {quote}");
		assert!((FLOOR..USDT / 1_000).contains(&fee), "a transfer costs {fee}");
	});
}

#[test]
fn smallest_and_biggest_transaction_should_cost_between_floor_and_cap() {
	on_dev_chain(|| {
		for class in [DispatchClass::Normal, DispatchClass::Operational] {
			let weights: frame_system::limits::BlockWeights = RuntimeBlockWeights::get();
			for call_weight in
				[Weight::zero(), Weight::from_parts(1, 0), weights.max_block, Weight::MAX]
			{
				for length in [0, 1, 150, 5 * 1024 * 1024, u32::MAX] {
					let info = DispatchInfo { call_weight, class, ..Default::default() };
					let fee = TransactionPayment::compute_fee(length, &info, 0);
					assert!(
						(FLOOR..USDT).contains(&fee),
						"{call_weight:?} of {length} bytes: {fee}"
					);
				}
			}
		}
		let remark = signed(Charlie, frame_system::Call::remark { remark: vec![] });
		assert!(quoted(&remark) >= FLOOR);
	});
}

#[test]
fn every_simple_step_of_a_payment_should_cost_less_than_a_tenth_of_a_cent() {
	on_dev_chain(|| {
		// The list price: blocks that are not full make it cheaper.
		pallet_transaction_payment::NextFeeMultiplier::<Runtime>::put(MAX_MULTIPLIER);
		for subject in [
			FeeSubject::Transfer,
			FeeSubject::CreateInvoice,
			FeeSubject::Pay,
			FeeSubject::Refund,
			FeeSubject::Authorize,
			FeeSubject::Capture,
		] {
			let quote = views::fees::quote(subject.clone()).expect("a kind has a fee");
			assert!(quote.usual < USDT / 1_000, "{subject:?}: {quote:?}");
			// With sixteen payers and eight shares.
			assert!((quote.usual..USDT / 200).contains(&quote.fee), "{subject:?}: {quote:?}");
		}
	});
}

#[test]
fn quote_should_be_the_same_before_and_after_signing_and_below_its_cap() {
	on_dev_chain(|| {
		let call = transfer(&account(Bob), 1_000 * USDT);
		let quoted = |bytes| views::fees::quote(FeeSubject::Transaction(bytes)).expect("decodes");
		let before = quoted(UncheckedExtrinsic::new_bare(call.clone()).encode());
		let after = quoted(signed(Charlie, call).encode());
		assert!(before.cap < USDT, "{before:?}");
		assert!((before.floor..before.cap).contains(&before.fee), "{before:?}");
		// The lengths of era and nonce differ by a few bytes.
		assert!(before.fee.abs_diff(after.fee) <= 2, "{before:?}, {after:?}");
	});
}

#[test]
fn price_should_be_rounded_up_and_bounded() {
	let price = |picoseconds| WeightFee::weight_to_fee(&Weight::from_parts(picoseconds, 7));
	// Two millionths of a second cost a millionth of a USDT.
	assert_eq!(price(290_000_000), 145);
	assert_eq!(price(290_000_001), 146);
	assert_eq!(price(0), FLOOR);
	assert_eq!(price(200_000_000), FLOOR);
	assert_eq!(price(200_000_001), FLOOR + 1);
	assert_eq!(price(u64::MAX), PART_CAP);
	let length = |bytes| ByteFee::weight_to_fee(&Weight::from_parts(bytes, 0));
	assert_eq!([length(0), length(1), length(4), length(5)], [0, 1, 1, 2]);
	assert_eq!(length(u64::MAX), PART_CAP);
}

#[test]
fn multiplier_should_stay_between_its_bounds_whatever_the_load() {
	on_dev_chain(|| {
		// One empty block below the list price, at which a chain begins.
		assert_eq!(TransactionPayment::next_fee_multiplier(), Update::convert(MAX_MULTIPLIER));
		assert!(MIN_MULTIPLIER > Multiplier::zero());
		let normal = RuntimeBlockWeights::get()
			.get(DispatchClass::Normal)
			.max_total
			.expect("the normal class is bounded");
		let step = |from: Multiplier, consumed: Weight| {
			frame_system::Pallet::<Runtime>::set_block_consumed_resources(consumed, 0);
			Update::convert(from)
		};
		let mut multiplier = MAX_MULTIPLIER;
		for _ in 0..40_000 {
			multiplier = step(multiplier, Weight::zero());
		}
		assert_eq!(multiplier, MIN_MULTIPLIER, "an idle chain discounts down to the bound");
		for _ in 0..40_000 {
			multiplier = step(multiplier, normal);
		}
		assert_eq!(multiplier, MAX_MULTIPLIER, "a full chain charges the list price, never more");
		assert_eq!(
			step(Multiplier::zero(), Weight::zero()),
			Update::min(),
			"it leaves zero by itself"
		);
		frame_system::Pallet::<Runtime>::set_block_consumed_resources(Weight::zero(), 0);
	});
}

#[test]
fn fee_and_tip_should_go_to_author_and_treasury_to_the_last_unit() {
	on_dev_chain(|| {
		let tip = 12_345;
		let (author, payer) = (account(Alice), account(Charlie));
		let before = [free(&author), free(&treasury()), free(&payer)];
		let remark = frame_system::Call::remark { remark: vec![] };
		assert_ok!(
			Executive::apply_extrinsic(signed_ahead(Charlie, 0, tip, remark)).expect("valid")
		);
		let paid = before[2] - free(&payer);
		assert!(paid > tip);
		let fee = paid - tip;
		// Fee and tip are split together: one rounding, in favour of the treasury.
		let for_author = free(&author) - before[0];
		assert_eq!(for_author, AUTHOR_SHARE.mul_floor(fee + tip));
		assert_eq!(free(&treasury()) - before[1], paid - for_author);
	});
}

#[test]
fn fee_should_go_to_the_treasury_when_the_author_cannot_be_credited() {
	on_dev_chain(|| {
		// The only validator withdrew its keys, which it may use until the session ends, and its
		// account holds nothing: a share below the existential deposit cannot be credited to it.
		let author = account(Alice);
		assert_ok!(submit(Alice, pallet_session::Call::purge_keys {}));
		let rest = free(&author);
		assert_ok!(<Balances as Mutate<_>>::transfer(
			&author,
			&account(Bob),
			rest,
			Preservation::Expendable
		));
		assert_eq!(free(&author), 0);
		let before = [Balances::total_issuance(), free(&treasury()), free(&account(Charlie))];
		assert_ok!(submit(Charlie, frame_system::Call::remark { remark: vec![] }));
		let paid = before[2] - free(&account(Charlie));
		assert_eq!(free(&author), 0);
		assert_eq!(free(&treasury()), before[1] + paid);
		assert_eq!(Balances::total_issuance(), before[0]);
	});
}

#[test]
fn payer_should_keep_the_existential_deposit_after_a_fee() {
	on_dev_chain(|| {
		let (rich, poor) = (Charlie, polkadot_sdk::sp_keyring::Sr25519Keyring::One);
		assert_ok!(submit(rich, transfer(&account(poor), EXISTENTIAL_DEPOSIT)));
		let remark = frame_system::Call::remark { remark: vec![] };
		assert!(Executive::apply_extrinsic(signed(poor, remark.clone())).is_err());
		assert_ok!(submit(rich, transfer(&account(poor), USDT / 1_000)));
		assert_ok!(submit(poor, remark));
		assert!(free(&account(poor)) >= EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn full_block_of_transfers_should_fit_and_pay_the_author() {
	on_dev_chain(|| {
		next_block();
		let before = free(&account(Alice));
		let mut included = 0;
		for ahead in 0..2_000 {
			let transaction =
				signed_ahead(Charlie, 0, 0, transfer(&stranger(1), EXISTENTIAL_DEPOSIT));
			let length = transaction.encoded_size();
			assert!(length < 200, "{length}");
			if Executive::apply_extrinsic(transaction).is_err() {
				break;
			}
			included = ahead + 1;
		}
		assert!(included >= 100, "only {included} transfers fit into a block");
		assert!(free(&account(Alice)) > before);
	});
}
