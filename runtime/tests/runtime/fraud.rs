// SPDX-License-Identifier: Apache-2.0

//! Fraud and abuse that only the whole runtime can show: payments in wrappers (F29), pauses shortly
//! before a deadline (F40), and payers without money for the fee (A21).

use crate::{
	chain::{
		Alice, Dave, Eve, Ferdie, account, by, dispatch, free, on_dev_chain, signed, submit, wait,
	},
	shop::{
		SHOP, SHOPPER, authorization, authorize, balance, capture, create, held, invoice,
		open_shop, pay, refund, request, request_in_parts, transfer,
	},
};
use codec::{Compact, Encode};
use pallet_payments::{HoldReason, Invoice, Invoices, PaymentId};
use polkadot_sdk::{
	frame_support::{assert_err, assert_noop, assert_ok, dispatch::GetDispatchInfo},
	frame_system, pallet_assets, pallet_collective, pallet_multisig, pallet_proxy,
	pallet_safe_mode,
	pallet_transaction_payment::{self, Multiplier, NextFeeMultiplier},
	pallet_tx_pause, pallet_utility,
	sp_core::bounded_vec,
	sp_keyring::Sr25519Keyring,
	sp_runtime::DispatchError,
};
use tael_primitives::{AccountId, Action, AssetKind, Balance, ClaimKey, DAY, HOUR, MINUTE, USDT};
use tael_runtime::{
	Address, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System, TransactionPayment,
	configs::ProxyType,
	constants::{
		fees::{MAX_MULTIPLIER, MIN_MULTIPLIER},
		money::{self, EXISTENTIAL_DEPOSIT, treasury},
	},
};

const NATIVE: AssetKind = AssetKind::Native;
const USDC: AssetKind = AssetKind::WithId(money::USDC);
const PRICE: Balance = 25 * USDT;

/// Who can pay and had nothing before.
const CUSTOMER: Sr25519Keyring = Sr25519Keyring::One;

fn row(reference: u8) -> Invoice<AccountId> {
	Invoices::<Runtime>::get(invoice(reference)).expect("it is alive")
}

/// Who put how much into an invoice, as its row says.
fn parts(reference: u8) -> Vec<(AccountId, Balance)> {
	row(reference).parts.into_iter().map(|part| (part.payer, part.amount)).collect()
}

/// Who put how much into an invoice, as the events of this block say.
fn told(reference: u8) -> Vec<(AccountId, Balance)> {
	let paid = |event: RuntimeEvent| match event {
		RuntimeEvent::Payments(pallet_payments::Event::Paid { id, payer, amount, .. })
			if id == invoice(reference) =>
		{
			Some((payer, amount))
		},
		_ => None,
	};
	System::events().into_iter().filter_map(|record| paid(record.event)).collect()
}

/// The fee of the newest transaction and who paid it.
fn newest_fee() -> (AccountId, Balance) {
	let fee = |event: RuntimeEvent| match event {
		RuntimeEvent::TransactionPayment(
			pallet_transaction_payment::Event::TransactionFeePaid { who, actual_fee, .. },
		) => Some((who, actual_fee)),
		_ => None,
	};
	let mut events = System::events().into_iter().rev();
	events.find_map(|record| fee(record.event)).expect("somebody paid it")
}

/// Let `signer` send a call in which `payer` pays an invoice, and check that his money was taken, nobody
/// else's, and that row and events name him.
fn check_payment(signer: Sr25519Keyring, call: RuntimeCall, reference: u8, payer: &AccountId) {
	let before = [free(payer), free(&account(SHOP))];
	assert_ok!(submit(signer, call));
	let (who, fee) = newest_fee();
	assert_eq!(who, account(signer), "the fee is the signer's");
	let fee = if *payer == who { fee } else { 0 };
	assert_eq!(free(payer), before[0] - PRICE - fee);
	assert_eq!(free(&account(SHOP)), before[1] + PRICE);
	assert_eq!(parts(reference), [(payer.clone(), PRICE)]);
	assert_eq!(told(reference), [(payer.clone(), PRICE)]);
}

fn bill(references: impl IntoIterator<Item = u8>) {
	for reference in references {
		assert_ok!(submit(SHOP, create(reference, request(NATIVE, PRICE))));
	}
}

#[test]
fn f29_payment_in_a_batch_should_be_the_signers() {
	on_dev_chain(|| {
		open_shop();
		bill(1..=3);
		let calls = |reference| vec![pay(reference, NATIVE, PRICE)];
		let batch = pallet_utility::Call::batch { calls: calls(1) };
		check_payment(SHOPPER, batch.into(), 1, &account(SHOPPER));
		let batch = pallet_utility::Call::batch_all { calls: calls(2) };
		check_payment(SHOPPER, batch.into(), 2, &account(SHOPPER));
		let batch = pallet_utility::Call::force_batch { calls: calls(3) };
		check_payment(SHOPPER, batch.into(), 3, &account(SHOPPER));
	});
}

#[test]
fn f29_failed_payment_in_a_batch_should_change_nothing() {
	on_dev_chain(|| {
		open_shop();
		// Above the threshold: the limits are counted before it turns out that the money is missing.
		let dear = 300 * USDT;
		assert_ok!(submit(SHOP, create(1, request(NATIVE, dear))));
		assert_ok!(submit(Alice, transfer(&NATIVE, &account(CUSTOMER), 250 * USDT)));
		let payer = account(CUSTOMER);
		let before = row(1);
		let calls = vec![pay(1, NATIVE, dear), transfer(&NATIVE, &account(Eve), USDT)];
		let error: DispatchError = pallet_payments::Error::<Runtime>::InsufficientFunds.into();
		let untouched = |spent: Balance| {
			assert_eq!(row(1), before);
			assert!(told(1).is_empty());
			assert_eq!(pallet_kyc::UsageOf::<Runtime>::get(&payer, Action::Pay), None);
			assert_eq!(pallet_kyc::UsageOf::<Runtime>::get(account(SHOP), Action::Invoice), None);
			assert_eq!(held(&NATIVE, &payer), 0);
			assert_eq!(free(&payer), 250 * USDT - spent);
		};

		let batch: RuntimeCall = pallet_utility::Call::batch { calls: calls.clone() }.into();
		assert_ok!(submit(CUSTOMER, batch));
		let mut spent = newest_fee().1;
		System::assert_has_event(RuntimeEvent::Utility(pallet_utility::Event::BatchInterrupted {
			index: 0,
			error,
		}));
		// What comes after it does not happen either.
		untouched(spent);

		let batch_all: RuntimeCall =
			pallet_utility::Call::batch_all { calls: calls.clone() }.into();
		assert_err!(submit(CUSTOMER, batch_all), error);
		spent += newest_fee().1;
		untouched(spent);

		let force_batch: RuntimeCall = pallet_utility::Call::force_batch { calls }.into();
		assert_ok!(submit(CUSTOMER, force_batch));
		spent += newest_fee().1;
		System::assert_has_event(RuntimeEvent::Utility(pallet_utility::Event::ItemFailed {
			error,
		}));
		untouched(spent + USDT);
	});
}

#[test]
fn f29_payment_by_a_delegate_should_be_the_principals() {
	on_dev_chain(|| {
		open_shop();
		bill(1..=2);
		let add = pallet_proxy::Call::add_proxy {
			delegate: Address::Id(account(Ferdie)),
			proxy_type: ProxyType::Any,
			delay: 0,
		};
		assert_ok!(submit(SHOPPER, add));
		let through = |call: RuntimeCall| -> RuntimeCall {
			pallet_proxy::Call::proxy {
				real: Address::Id(account(SHOPPER)),
				force_proxy_type: None,
				call: Box::new(call),
			}
			.into()
		};
		let delegates = free(&account(Ferdie));
		check_payment(Ferdie, through(pay(1, NATIVE, PRICE)), 1, &account(SHOPPER));
		let mut fees = newest_fee().1;
		let batch = pallet_utility::Call::batch_all { calls: vec![pay(2, NATIVE, PRICE)] };
		check_payment(Ferdie, through(batch.into()), 2, &account(SHOPPER));
		fees += newest_fee().1;
		assert_eq!(free(&account(Ferdie)), delegates - fees);
		// So is the refund.
		let before = free(&account(SHOPPER));
		assert_ok!(submit(SHOP, refund(1, PRICE)));
		assert_eq!(free(&account(SHOPPER)), before + PRICE);
	});
}

#[test]
fn f29_payment_of_a_multisig_should_be_its_own() {
	on_dev_chain(|| {
		open_shop();
		bill(1..=1);
		let mut partners = [account(Dave), account(Eve)];
		partners.sort();
		let purse = pallet_multisig::Pallet::<Runtime>::multi_account_id(&partners, 2);
		assert_ok!(submit(Alice, transfer(&NATIVE, &purse, 2 * PRICE)));
		let approve = |other: Sr25519Keyring, maybe_timepoint| -> RuntimeCall {
			let call = pay(1, NATIVE, PRICE);
			pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![account(other)],
				maybe_timepoint,
				max_weight: call.get_dispatch_info().call_weight,
				call: Box::new(call),
			}
			.into()
		};
		let timepoint = pallet_multisig::Pallet::<Runtime>::timepoint();
		assert_ok!(submit(Dave, approve(Eve, None)));
		check_payment(Eve, approve(Dave, Some(timepoint)), 1, &purse);
		assert_ok!(submit(SHOP, refund(1, PRICE)));
		assert_eq!(free(&purse), 2 * PRICE);
	});
}

#[test]
fn f29_payment_of_a_derived_account_should_be_its_own() {
	on_dev_chain(|| {
		open_shop();
		bill(1..=2);
		let purse = pallet_utility::derivative_account_id(account(SHOPPER), 7);
		let derived = |reference| -> RuntimeCall {
			let call = Box::new(pay(reference, NATIVE, PRICE));
			pallet_utility::Call::as_derivative { index: 7, call }.into()
		};
		// The principal's money does not count for it.
		let before = row(1);
		assert_err!(
			submit(SHOPPER, derived(1)),
			pallet_payments::Error::<Runtime>::InsufficientFunds
		);
		assert_eq!(row(1), before);

		assert_ok!(submit(Alice, transfer(&NATIVE, &purse, 3 * PRICE)));
		let principals = free(&account(SHOPPER));
		check_payment(SHOPPER, derived(1), 1, &purse);
		assert_eq!(free(&account(SHOPPER)), principals - newest_fee().1);
		// In a batch too.
		let batch = pallet_utility::Call::batch_all { calls: vec![derived(2)] };
		check_payment(SHOPPER, batch.into(), 2, &purse);
	});
}

fn quoted(call: RuntimeCall) -> Balance {
	let transaction = signed(CUSTOMER, call);
	let length = u32::try_from(transaction.encoded_size()).expect("short");
	TransactionPayment::query_info(transaction, length).partial_fee
}

/// What author and treasury, who get all fees, have together.
fn takings() -> Balance {
	free(&account(Alice)) + free(&treasury())
}

/// Give [`CUSTOMER`] exactly this much USDT. He had less.
fn endow(amount: Balance) {
	let missing = amount - free(&account(CUSTOMER));
	assert_ok!(dispatch(by(Eve), transfer(&NATIVE, &account(CUSTOMER), missing)));
	assert_eq!(free(&account(CUSTOMER)), amount);
}

#[test]
fn a21_payer_with_exactly_the_amount_should_lose_the_fee_and_nothing_else() {
	on_dev_chain(|| {
		open_shop();
		bill(1..=1);
		let call = || pay(1, NATIVE, PRICE);
		let (before, shops) = (row(1), free(&account(SHOP)));
		endow(PRICE);
		let quote = quoted(call());
		assert_err!(submit(CUSTOMER, call()), pallet_payments::Error::<Runtime>::InsufficientFunds);
		let fee = newest_fee().1;
		assert!(fee <= quote, "paid {fee}, quoted {quote}");
		assert_eq!(free(&account(CUSTOMER)), PRICE - fee);
		assert_eq!((row(1), free(&account(SHOP))), (before.clone(), shops));

		// One unit less than amount, fee and existential deposit.
		let quote = quoted(call());
		endow(PRICE + quote + EXISTENTIAL_DEPOSIT - 1);
		assert_err!(submit(CUSTOMER, call()), pallet_payments::Error::<Runtime>::WouldLeaveDust);
		let fee = newest_fee().1;
		assert_eq!(free(&account(CUSTOMER)), PRICE + quote - fee + EXISTENTIAL_DEPOSIT - 1);
		assert_eq!((row(1), free(&account(SHOP))), (before, shops));
	});
}

#[test]
fn a21_payer_with_amount_fee_and_existential_deposit_should_pay_and_get_unused_weight_back() {
	on_dev_chain(|| {
		open_shop();
		bill(1..=1);
		let call = || pay(1, NATIVE, PRICE);
		endow(PRICE + EXISTENTIAL_DEPOSIT + 1);
		let quote = quoted(call());
		endow(PRICE + quote + EXISTENTIAL_DEPOSIT);
		let before = takings();
		assert_ok!(submit(CUSTOMER, call()));
		let fee = newest_fee().1;
		// Declared is an invoice of sixteen payers and eight legs.
		assert!(fee < quote, "paid {fee}, quoted {quote}");
		assert_eq!(free(&account(CUSTOMER)), quote - fee + EXISTENTIAL_DEPOSIT);
		assert_eq!(takings(), before + fee);
	});
}

#[test]
fn a21_payer_with_exactly_amount_and_fee_should_pay_and_end_his_account() {
	on_dev_chain(|| {
		open_shop();
		bill(1..=1);
		endow(PRICE);
		let quote = quoted(pay(1, NATIVE, PRICE));
		endow(PRICE + quote);
		let before = takings();
		assert_ok!(submit(CUSTOMER, pay(1, NATIVE, PRICE)));
		assert!(!System::account_exists(&account(CUSTOMER)));
		assert_eq!(parts(1), [(account(CUSTOMER), PRICE)]);
		// There is no account left to give unused weight back to, so all that was quoted is paid.
		assert_eq!(takings(), before + quote);
	});
}

#[test]
fn a21_exact_amount_of_another_stablecoin_should_be_enough() {
	on_dev_chain(|| {
		open_shop();
		assert_ok!(submit(SHOP, create(1, request(USDC, PRICE))));
		assert_ok!(submit(Alice, transfer(&USDC, &account(CUSTOMER), PRICE)));
		endow(EXISTENTIAL_DEPOSIT);
		let quote = quoted(pay(1, USDC, PRICE));
		endow(EXISTENTIAL_DEPOSIT + quote);
		assert_ok!(submit(CUSTOMER, pay(1, USDC, PRICE)));
		assert_eq!(balance(&USDC, &account(CUSTOMER)), 0);
		assert!(free(&account(CUSTOMER)) >= EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn a21_fee_that_rises_after_the_quote_should_be_noticed_and_the_list_price_should_suffice() {
	let at = |multiplier: Multiplier| NextFeeMultiplier::<Runtime>::put(multiplier);
	on_dev_chain(|| {
		open_shop();
		bill(1..=1);
		endow(PRICE + EXISTENTIAL_DEPOSIT);
		at(MIN_MULTIPLIER);
		let cheap = quoted(pay(1, NATIVE, PRICE));
		at(MAX_MULTIPLIER);
		let list_price = quoted(pay(1, NATIVE, PRICE));
		assert!(cheap < list_price);
		let before = row(1);
		endow(PRICE + cheap + EXISTENTIAL_DEPOSIT);
		assert_err!(
			submit(CUSTOMER, pay(1, NATIVE, PRICE)),
			pallet_payments::Error::<Runtime>::WouldLeaveDust
		);
		assert_eq!(row(1), before);

		// The multiplier only discounts.
		endow(PRICE + list_price + EXISTENTIAL_DEPOSIT);
		at(MIN_MULTIPLIER);
		assert_ok!(submit(CUSTOMER, pay(1, NATIVE, PRICE)));
		assert!(newest_fee().1 < cheap);
		assert!(free(&account(CUSTOMER)) > list_price - cheap + EXISTENTIAL_DEPOSIT);
	});
}

/// The calls of the pallet that a pause can close: those that commit money, or change for how much.
const ENTRIES: [&str; 7] =
	["create_invoice", "create_invoices", "pay", "extend", "requote", "authorize", "increase"];

fn committee() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<_, pallet_collective::Instance2>::Members(1, 1).into()
}

fn pause_payments() {
	for entry in ENTRIES {
		let bounded = |name: &str| name.as_bytes().to_vec().try_into().expect("short");
		let full_name: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
			(bounded("Payments"), bounded(entry));
		assert_ok!(dispatch(committee(), pallet_tx_pause::Call::pause { full_name }));
	}
}

fn enter_safe_mode() {
	assert_ok!(dispatch(committee(), pallet_safe_mode::Call::force_enter {}));
}

/// A claimable of the shop in the shopper's account: its issuer had blocked the shop.
fn make_claimable(reference: u8) {
	let team = || RuntimeOrigin::signed(money::stablecoin_team());
	let (id, who) = (|| Compact(money::USDC), || Address::Id(account(SHOP)));
	assert_ok!(submit(SHOP, create(reference, request(USDC, PRICE))));
	assert_ok!(dispatch(team(), pallet_assets::Call::block { id: id(), who: who() }));
	assert_ok!(submit(SHOPPER, pay(reference, USDC, PRICE)));
	assert_ok!(dispatch(team(), pallet_assets::Call::thaw { id: id(), who: who() }));
}

/// F40 with this kind of pause: whoever has something to lose by a deadline can act up to it, and from it.
fn check_exits_with(pause: fn()) {
	on_dev_chain(|| {
		open_shop();
		bill([1, 2]);
		for reference in [3, 4] {
			assert_ok!(submit(SHOP, create(reference, request_in_parts(NATIVE, PRICE))));
			assert_ok!(submit(SHOPPER, pay(reference, NATIVE, 10 * USDT)));
		}
		assert_ok!(submit(SHOPPER, pay(1, NATIVE, PRICE)));
		for reference in 1..=4 {
			assert_ok!(submit(SHOPPER, authorize(reference, USDC, PRICE)));
		}
		make_claimable(5);
		let reason = HoldReason::Invoice.into();
		let key = || ClaimKey { source: account(SHOPPER), asset: USDC, reason };

		wait(HOUR - MINUTE);
		pause();
		let closed: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
		let increase: RuntimeCall = pallet_payments::Call::increase {
			authorization: authorization(3),
			amount: USDT,
			authorized_before: PRICE,
		}
		.into();
		for entry in [pay(2, NATIVE, PRICE), authorize(9, NATIVE, PRICE), increase] {
			assert_noop!(dispatch(by(SHOPPER), entry.clone()), closed);
			let batch = pallet_utility::Call::batch_all { calls: vec![entry] };
			assert_noop!(dispatch(by(SHOPPER), RuntimeCall::from(batch)), closed);
		}
		assert_noop!(dispatch(by(SHOP), create(9, request(NATIVE, PRICE))), closed);

		// A minute before the deadline: what the merchant has to do by it, and what waits for nothing.
		let before = balance(&USDC, &account(SHOP));
		let accept = pallet_payments::Call::accept_short { invoice: invoice(3) };
		assert_ok!(submit(SHOP, RuntimeCall::from(accept)));
		let cancel = pallet_payments::Call::cancel { invoice: invoice(2) };
		assert_ok!(submit(SHOP, RuntimeCall::from(cancel)));
		assert_ok!(submit(SHOP, capture(1, PRICE, false)));
		let void = pallet_payments::Call::void { authorization: authorization(2) };
		assert_ok!(submit(SHOP, RuntimeCall::from(void)));
		assert_ok!(submit(SHOP, refund(1, PRICE)));
		let claim = pallet_claimables::Call::claim { keys: bounded_vec![key()] };
		assert_ok!(submit(SHOP, RuntimeCall::from(claim)));
		assert_eq!(balance(&USDC, &account(SHOP)), before + 2 * PRICE, "captured and claimed");

		// At the deadline: what the payer, or anybody, may do from then on.
		wait(MINUTE);
		assert_err!(
			submit(SHOP, capture(3, PRICE, false)),
			pallet_payments::Error::<Runtime>::TooLate
		);
		let reclaim = pallet_payments::Call::reclaim { authorization: authorization(3) };
		assert_ok!(submit(SHOPPER, RuntimeCall::from(reclaim)));
		let expire = pallet_payments::Call::expire { invoice: invoice(4) };
		assert_ok!(submit(Eve, RuntimeCall::from(expire)));
		wait(DAY);
		let lapse = pallet_payments::Call::expire_authorization { authorization: authorization(4) };
		assert_ok!(submit(Eve, RuntimeCall::from(lapse)));
		wait(29 * DAY);
		for payment in [
			PaymentId::Invoice(invoice(1)),
			PaymentId::Invoice(invoice(3)),
			PaymentId::Invoice(invoice(5)),
			PaymentId::Authorization(authorization(1)),
		] {
			let close = pallet_payments::Call::close { payment };
			assert_ok!(submit(Eve, RuntimeCall::from(close)));
		}
		for who in [SHOP, SHOPPER] {
			assert_eq!([held(&NATIVE, &account(who)), held(&USDC, &account(who))], [0, 0]);
		}
	});
}

#[test]
fn f40_pause_of_payments_a_minute_before_a_deadline_should_leave_every_exit_open() {
	check_exits_with(pause_payments);
}

#[test]
fn f40_safe_mode_a_minute_before_a_deadline_should_leave_every_exit_open() {
	check_exits_with(enter_safe_mode);
}

#[test]
fn f40_claimable_should_be_brought_to_its_owner_during_a_pause() {
	for pause in [pause_payments as fn(), enter_safe_mode] {
		on_dev_chain(|| {
			open_shop();
			make_claimable(1);
			pause();
			let reason = HoldReason::Invoice.into();
			let key = ClaimKey { source: account(SHOPPER), asset: USDC, reason };
			let before = [balance(&USDC, &account(SHOP)), free(&account(Eve))];
			let push = pallet_claimables::Call::push_claimable {
				owner: account(SHOP),
				keys: bounded_vec![key],
			};
			assert_ok!(submit(Eve, RuntimeCall::from(push)));
			assert_eq!(balance(&USDC, &account(SHOP)), before[0] + PRICE);
			assert_eq!(free(&account(Eve)), before[1], "it is free");
		});
	}
}
