// SPDX-License-Identifier: Apache-2.0

//! The main job in the real configuration: credentials, a shop, an invoice, its payment.

use crate::{
	chain::{
		Alice, Bob, Dave, Eve, Ferdie, account, begin_block, by, dispatch, end_block, feeder, free,
		next_block, on_dev_chain, submit, wait,
	},
	shop::{SHOP, SHOPPER, attest, create, invoice, open_shop, pay, request, shop},
};
use pallet_payments::{FiatPrice, InvoicePrice, InvoiceRequest, Leg, PaymentId, Share};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, traits::fungibles},
	frame_system, pallet_balances,
	pallet_collective::{Instance2, RawOrigin},
	pallet_multisig, pallet_proxy, pallet_safe_mode, pallet_utility,
	sp_core::H256,
	sp_keyring::Sr25519Keyring,
	sp_runtime::BoundedVec,
};
use tael_primitives::{
	AccountId, AssetKind, DAY, Fiat, MINUTE, Pair, Price, SubjectKind, Tier, USDT,
};
use tael_runtime::{
	Address, Runtime, RuntimeCall, SLOT_DURATION,
	configs::{FungiblesFree, ProxyType},
	constants::money,
};

#[test]
fn shop_should_invoice_and_be_paid_and_refund_a_part() {
	on_dev_chain(|| {
		open_shop();
		assert_ok!(submit(SHOP, create(1, request(AssetKind::Native, 25 * USDT))));
		next_block();
		let before = free(&account(SHOP));
		assert_ok!(submit(SHOPPER, pay(1, AssetKind::Native, 25 * USDT)));
		assert_eq!(free(&account(SHOP)), before + 25 * USDT);
		let refund = pallet_payments::Call::refund {
			payment: PaymentId::Invoice(invoice(1)),
			amount: 5 * USDT,
			refund_ref: [9; 32],
		};
		let before = free(&account(SHOPPER));
		assert_ok!(submit(SHOP, refund));
		assert_eq!(free(&account(SHOPPER)), before + 5 * USDT);
	});
}

#[test]
fn invoice_in_another_stablecoin_should_be_paid_in_it() {
	on_dev_chain(|| {
		open_shop();
		for (reference, id) in [(1, money::USDC), (2, money::EURC)] {
			let asset = AssetKind::WithId(id);
			assert_ok!(submit(SHOP, create(reference, request(asset.clone(), 25 * USDT))));
			let before =
				<FungiblesFree as fungibles::Inspect<_>>::balance(asset.clone(), &account(SHOP));
			assert_ok!(submit(SHOPPER, pay(reference, asset.clone(), 25 * USDT)));
			assert_eq!(
				<FungiblesFree as fungibles::Inspect<_>>::balance(asset, &account(SHOP)),
				before + 25 * USDT
			);
		}
	});
}

/// Let three feeders price USDT in yuan.
fn price_in_yuan(price: u64) {
	let pair = Pair { asset: AssetKind::Native, fiat: Fiat::CNY };
	for number in 1..=3 {
		let words = BoundedVec::truncate_from(vec![(pair.clone(), Price(price))]);
		assert_ok!(submit(feeder(number), pallet_rates::Call::<Runtime>::feed { words }));
	}
}

/// A request for 168 yuan, at a rate that holds for ten minutes.
fn in_yuan() -> InvoiceRequest<AccountId> {
	let price = FiatPrice { fiat: Fiat::CNY, amount: 16_800, lock_for: 10 * MINUTE };
	InvoiceRequest { price: InvoicePrice::Fiat(price), ..request(AssetKind::Native, 0) }
}

#[test]
fn invoice_in_yuan_should_be_paid_at_its_rate_and_after_that_at_the_rate_of_now() {
	on_dev_chain(|| {
		open_shop();
		let no_price = pallet_payments::Error::<Runtime>::RateUnavailable;
		assert_eq!(submit(SHOP, create(1, in_yuan())), Err(no_price.into()));
		price_in_yuan(700_000_000);
		for reference in [1, 2] {
			assert_ok!(submit(SHOP, create(reference, in_yuan())));
		}
		let before = free(&account(SHOP));
		assert_ok!(submit(SHOPPER, pay(1, AssetKind::Native, 24 * USDT)));
		assert_eq!(free(&account(SHOP)), before + 24 * USDT);

		wait(10 * MINUTE);
		price_in_yuan(720_000_000);
		let before = free(&account(SHOP));
		let offer = |amount| submit(SHOPPER, pay(2, AssetKind::Native, amount));
		let too_little = pallet_payments::Error::<Runtime>::RateExpired;
		assert_eq!(offer(23_333_333), Err(too_little.into()));
		assert_ok!(offer(24 * USDT));
		assert_eq!(free(&account(SHOP)), before + 23_333_334);
	});
}

/// Decision 4: a halt expires no invoice, and makes no old price look fresh.
#[test]
fn invoice_in_yuan_should_wait_for_a_price_after_a_halt_of_the_chain() {
	on_dev_chain(|| {
		open_shop();
		price_in_yuan(700_000_000);
		assert_ok!(submit(SHOP, create(1, in_yuan())));
		end_block();
		begin_block(2 * 60 * MINUTE / SLOT_DURATION);
		let offer = || submit(SHOPPER, pay(1, AssetKind::Native, 24 * USDT));
		let no_price = pallet_payments::Error::<Runtime>::RateUnavailable;
		assert_eq!(offer(), Err(no_price.into()));
		price_in_yuan(700_000_000);
		assert_ok!(offer());
	});
}

#[test]
fn multisig_should_pay_an_invoice() {
	on_dev_chain(|| {
		open_shop();
		assert_ok!(submit(SHOP, create(1, request(AssetKind::Native, 25 * USDT))));
		let mut partners = [account(Dave), account(Eve)];
		partners.sort();
		let purse = pallet_multisig::Pallet::<Runtime>::multi_account_id(&partners, 2);
		let fund = pallet_balances::Call::transfer_keep_alive {
			dest: Address::Id(purse.clone()),
			value: 30 * USDT,
		};
		assert_ok!(submit(Dave, fund));
		let approve = |other: Sr25519Keyring, maybe_timepoint| pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories: vec![account(other)],
			maybe_timepoint,
			call: Box::new(pay(1, AssetKind::Native, 25 * USDT)),
			max_weight: polkadot_sdk::frame_support::weights::Weight::from_parts(
				10_000_000_000,
				1_000_000,
			),
		};
		assert_ok!(submit(Dave, approve(Eve, None)));
		let timepoint = pallet_multisig::Pallet::<Runtime>::timepoint();
		let timepoint = pallet_multisig::Timepoint { index: timepoint.index - 1, ..timepoint };
		let before = free(&account(SHOP));
		assert_ok!(submit(Eve, approve(Dave, Some(timepoint))));
		assert_eq!(free(&account(SHOP)), before + 25 * USDT);
		assert_eq!(free(&purse), 5 * USDT);
	});
}

#[test]
fn proxy_should_act_as_cashier_and_as_nothing_else() {
	on_dev_chain(|| {
		open_shop();
		assert_ok!(submit(
			SHOP,
			pallet_proxy::Call::add_proxy {
				delegate: Address::Id(account(Ferdie)),
				proxy_type: ProxyType::Cashier,
				delay: 0,
			}
		));
		let acts = |call: RuntimeCall| {
			let proxy = pallet_proxy::Call::proxy {
				real: Address::Id(account(SHOP)),
				force_proxy_type: None,
				call: Box::new(call),
			};
			assert_ok!(submit(Ferdie, proxy));
			frame_system::Pallet::<Runtime>::events()
				.into_iter()
				.rev()
				.find_map(|record| match record.event {
					tael_runtime::RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted {
						result,
					}) => Some(result.is_ok()),
					_ => None,
				})
				.expect("the proxy tried")
		};
		assert!(acts(create(1, request(AssetKind::Native, 25 * USDT))));
		let two = vec![
			create(2, request(AssetKind::Native, USDT)),
			create(3, request(AssetKind::Native, USDT)),
		];
		assert!(acts(pallet_utility::Call::batch_all { calls: two }.into()));
		assert!(acts(pallet_payments::Call::cancel { invoice: invoice(3) }.into()));
		assert_ok!(submit(SHOPPER, pay(1, AssetKind::Native, 25 * USDT)));

		let steal: RuntimeCall = pallet_balances::Call::transfer_keep_alive {
			dest: Address::Id(account(Ferdie)),
			value: USDT,
		}
		.into();
		let refund: RuntimeCall = pallet_payments::Call::refund {
			payment: PaymentId::Invoice(invoice(1)),
			amount: USDT,
			refund_ref: [9; 32],
		}
		.into();
		let mut split = request(AssetKind::Native, 25 * USDT);
		split.legs = vec![Leg { account: account(Ferdie), share: Share::Relative(9_000) }]
			.try_into()
			.expect("short");
		let before = free(&account(SHOP));
		assert!(!acts(steal.clone()));
		assert!(!acts(refund));
		assert!(!acts(create(4, split.clone())), "a split would pay the cashier");
		assert!(!acts(pallet_utility::Call::batch_all { calls: vec![steal] }.into()));
		let batch = pallet_payments::Call::create_invoices {
			merchant: shop(),
			batch: vec![([5; 32], split)].try_into().expect("short"),
		};
		assert!(!acts(batch.into()));
		assert_eq!(free(&account(SHOP)), before);
	});
}

#[test]
fn refund_should_work_and_payment_should_not_in_safe_mode() {
	on_dev_chain(|| {
		open_shop();
		for reference in [1, 2] {
			assert_ok!(submit(SHOP, create(reference, request(AssetKind::Native, 25 * USDT))));
		}
		assert_ok!(submit(SHOPPER, pay(1, AssetKind::Native, 25 * USDT)));
		let committee = RawOrigin::<AccountId, Instance2>::Members(1, 1);
		assert_ok!(dispatch(committee.into(), pallet_safe_mode::Call::force_enter {}));
		assert_noop!(
			dispatch(by(SHOPPER), pay(2, AssetKind::Native, 25 * USDT)),
			frame_system::Error::<Runtime>::CallFiltered
		);
		let refund = pallet_payments::Call::refund {
			payment: PaymentId::Invoice(invoice(1)),
			amount: 25 * USDT,
			refund_ref: [9; 32],
		};
		let before = free(&account(SHOPPER));
		assert_ok!(submit(SHOP, refund));
		assert_eq!(free(&account(SHOPPER)), before + 25 * USDT);
		assert_ok!(submit(SHOP, pallet_payments::Call::cancel { invoice: invoice(2) }));
	});
}

#[test]
fn payment_above_the_threshold_should_be_counted_against_the_payers_tier() {
	on_dev_chain(|| {
		open_shop();
		for (reference, asset, amount) in [
			(1, AssetKind::Native, 501),
			(2, AssetKind::WithId(money::USDC), 501),
			// A euro counts as one and a half.
			(3, AssetKind::WithId(money::EURC), 334),
		] {
			assert_ok!(submit(SHOP, create(reference, request(asset.clone(), amount * USDT))));
			assert_noop!(
				dispatch(by(SHOPPER), pay(reference, asset.clone(), amount * USDT)),
				pallet_kyc::Error::<Runtime>::PaymentLimitExceeded
			);
		}
		attest(SHOPPER, SubjectKind::Person, Tier::Document);
		for (reference, asset, amount) in [
			(1, AssetKind::Native, 501),
			(2, AssetKind::WithId(money::USDC), 501),
			(3, AssetKind::WithId(money::EURC), 334),
		] {
			assert_ok!(submit(SHOPPER, pay(reference, asset, amount * USDT)));
		}
	});
}

#[test]
fn screening_should_freeze_usdt_and_other_stablecoins_and_both_should_return() {
	on_dev_chain(|| {
		open_shop();
		assert_ok!(submit(SHOP, create(1, request(AssetKind::WithId(money::USDC), USDT))));
		let screen = pallet_kyc::Call::screen {
			account: account(SHOPPER),
			reason: pallet_kyc::ScreeningReason::Order,
			case_hash: H256::repeat_byte(1),
		};
		assert_ok!(submit(Alice, screen));
		let native: RuntimeCall = pallet_balances::Call::transfer_keep_alive {
			dest: Address::Id(account(Eve)),
			value: USDT,
		}
		.into();
		let stable: RuntimeCall = polkadot_sdk::pallet_assets::Call::transfer {
			id: codec::Compact(money::USDC),
			target: Address::Id(account(Eve)),
			amount: USDT,
		}
		.into();
		for call in [&native, &stable, &pay(1, AssetKind::WithId(money::USDC), USDT)] {
			assert!(dispatch(by(SHOPPER), call.clone()).is_err());
		}
		assert_ok!(submit(Alice, pallet_kyc::Call::lift { account: account(SHOPPER) }));
		assert_ok!(submit(Bob, pallet_kyc::Call::lift { account: account(SHOPPER) }));
		for call in [native, stable, pay(1, AssetKind::WithId(money::USDC), USDT)] {
			assert_ok!(submit(SHOPPER, call));
		}
	});
}

#[test]
fn treasury_and_validators_should_not_be_screened() {
	on_dev_chain(|| {
		for account in [account(Alice), money::treasury(), money::stablecoin_team()] {
			let screen = pallet_kyc::Call::screen {
				account,
				reason: pallet_kyc::ScreeningReason::Order,
				case_hash: H256::repeat_byte(1),
			};
			assert_noop!(dispatch(by(Bob), screen), pallet_kyc::Error::<Runtime>::ProtectedAccount);
		}
	});
}

#[test]
fn halted_chain_should_expire_no_invoice() {
	on_dev_chain(|| {
		open_shop();
		assert_ok!(submit(SHOP, create(1, request(AssetKind::Native, 25 * USDT))));
		end_block();
		// The invoice is good for an hour; the chain stands still for a day.
		begin_block(DAY / tael_runtime::SLOT_DURATION);
		assert_ok!(submit(SHOPPER, pay(1, AssetKind::Native, 25 * USDT)));
	});
}
