// SPDX-License-Identifier: Apache-2.0

//! Accounts that officers froze: what stands is carried out and arrives frozen (F21), and nothing leaves
//! on any way (KY-07).

use crate::{
	chain::{Dave, Eve, Ferdie, account, by, dispatch, on_dev_chain, signed, submit, wait},
	shop::{
		SHOP, SHOPPER, authorization, authorize, balance, capture, create, freeze, held, invoice,
		issuance, lift, on_hold, open_shop, pay, refund, request, request_in_parts, shop, transfer,
		wealth,
	},
};
use codec::Compact;
use pallet_payments::{HoldReason, PaymentId};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::GetDispatchInfo,
		traits::{Contains, OriginTrait},
	},
	pallet_assets, pallet_balances, pallet_multisig, pallet_proxy, pallet_scheduler,
	pallet_utility,
	sp_core::bounded_vec,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		DispatchError,
		transaction_validity::{InvalidTransaction, TransactionValidityError},
	},
};
use tael_primitives::{AssetKind, Balance, ClaimKey, DAY, HOUR, USDT};
use tael_runtime::{
	Address, Executive, Runtime, RuntimeCall, RuntimeOrigin,
	configs::{Enactable, ProxyType},
	constants::{money, time::ENACTMENT_DELAY},
};

const NATIVE: AssetKind = AssetKind::Native;
const USDC: AssetKind = AssetKind::WithId(money::USDC);
const PRICE: Balance = 25 * USDT;
const PART: Balance = 10 * USDT;

/// The shop's settlement account, and a delegate.
const TILL: Sr25519Keyring = Ferdie;

fn frozen() -> DispatchError {
	pallet_kyc::Error::<Runtime>::AccountFrozen.into()
}

/// What all who take part own, free and on hold, and what there is.
fn sums(asset: &AssetKind) -> [Balance; 2] {
	let parties = [SHOP, SHOPPER, TILL, Eve].map(account);
	[parties.iter().map(|who| wealth(asset, who)).sum(), issuance(asset)]
}

/// Dispatch for somebody without a fee, so that sums can be compared to the last unit.
fn act(who: Sr25519Keyring, call: impl Into<RuntimeCall>) {
	assert_ok!(dispatch(by(who), call));
}

fn increase(reference: u8) -> RuntimeCall {
	pallet_payments::Call::increase {
		authorization: authorization(reference),
		amount: USDT,
		authorized_before: PRICE,
	}
	.into()
}

/// Let another account be paid, and pay refunds.
fn settle_into(who: Sr25519Keyring) {
	act(
		SHOP,
		RuntimeCall::from(pallet_merchants::Call::propose_settlement {
			merchant: shop(),
			account: account(who),
		}),
	);
	act(who, RuntimeCall::from(pallet_merchants::Call::confirm_settlement { merchant: shop() }));
}

/// Move everything an account has of one kind, once it may.
fn empty(asset: &AssetKind, who: Sr25519Keyring) {
	let all = balance(asset, &account(who));
	act(who, transfer(asset, &account(Eve), all));
	assert_eq!(balance(asset, &account(who)), 0);
}

#[test]
fn f21_frozen_settlement_account_should_get_what_stands_and_pay_nothing() {
	for asset in [NATIVE, USDC] {
		on_dev_chain(|| {
			open_shop();
			settle_into(TILL);
			let before = sums(&asset);
			let shoppers = wealth(&asset, &account(SHOPPER));
			for reference in [1, 2] {
				act(SHOP, create(reference, request(asset.clone(), PRICE)));
			}
			for reference in [3, 4] {
				act(SHOP, create(reference, request_in_parts(asset.clone(), PRICE)));
				act(SHOPPER, pay(reference, asset.clone(), PART));
			}
			act(SHOPPER, pay(1, asset.clone(), PRICE));
			for reference in [1, 2, 3] {
				act(SHOPPER, authorize(reference, asset.clone(), PRICE));
			}
			let tills = balance(&asset, &account(TILL));
			freeze(&account(TILL));

			// Nobody enters into anything new with it.
			for entry in
				[pay(2, asset.clone(), PRICE), authorize(9, asset.clone(), PRICE), increase(1)]
			{
				assert_noop!(dispatch(by(SHOPPER), entry), frozen());
			}
			let bill = create(9, request(asset.clone(), PRICE));
			assert_noop!(dispatch(by(SHOP), bill), frozen());
			// What was promised before is paid to it, and stays there.
			act(SHOP, capture(1, PART, true));
			act(
				SHOP,
				RuntimeCall::from(pallet_payments::Call::accept_short { invoice: invoice(4) }),
			);
			assert_eq!(balance(&asset, &account(TILL)), tills + 2 * PART);
			assert_noop!(
				dispatch(by(SHOP), refund(1, PRICE)),
				pallet_payments::Error::<Runtime>::InsufficientFunds
			);
			assert!(dispatch(by(TILL), transfer(&asset, &account(Eve), USDT)).is_err());
			// What the payer has to get back does not depend on it.
			act(
				SHOP,
				RuntimeCall::from(pallet_payments::Call::void { authorization: authorization(2) }),
			);
			act(SHOP, RuntimeCall::from(pallet_payments::Call::cancel { invoice: invoice(2) }));
			// Nor do refunds, once the merchant has another account.
			settle_into(Eve);
			act(SHOP, refund(1, PRICE));
			wait(HOUR);
			act(Eve, RuntimeCall::from(pallet_payments::Call::expire { invoice: invoice(3) }));
			act(
				SHOPPER,
				RuntimeCall::from(pallet_payments::Call::reclaim {
					authorization: authorization(3),
				}),
			);
			assert_eq!(wealth(&asset, &account(SHOPPER)), shoppers - 2 * PART);
			for reason in [HoldReason::Invoice, HoldReason::Authorization, HoldReason::Refund] {
				assert_eq!(on_hold(&asset, reason, &account(SHOPPER)), 0, "{reason:?}");
			}
			assert_eq!(sums(&asset), before);

			lift(&account(TILL));
			empty(&asset, TILL);
			assert_eq!(sums(&asset), before);
		});
	}
}

#[test]
fn f21_frozen_payer_should_get_everything_back_frozen_and_move_it_when_lifted() {
	for asset in [NATIVE, USDC] {
		on_dev_chain(|| {
			open_shop();
			let before = sums(&asset);
			let shoppers = wealth(&asset, &account(SHOPPER));
			for reference in [1, 3] {
				act(SHOP, create(reference, request(asset.clone(), PRICE)));
			}
			act(SHOP, create(2, request_in_parts(asset.clone(), PRICE)));
			// He wants refunds elsewhere.
			let elsewhere = pallet_payments::Call::pay {
				invoice: invoice(1),
				asset: asset.clone(),
				amount: PRICE,
				paid_before: 0,
				refund_to: Some(account(Eve)),
				contract_hash: None,
			};
			act(SHOPPER, RuntimeCall::from(elsewhere));
			act(SHOPPER, pay(2, asset.clone(), PART));
			for reference in 1..=4 {
				act(SHOPPER, authorize(reference, asset.clone(), PRICE));
			}
			freeze(&account(SHOPPER));

			for entry in
				[pay(3, asset.clone(), PRICE), authorize(9, asset.clone(), PRICE), increase(1)]
			{
				assert_noop!(dispatch(by(SHOPPER), entry), frozen());
			}
			// What the merchant was promised is paid; what it gives back comes to the payer himself.
			let free = balance(&asset, &account(SHOPPER));
			act(SHOP, capture(2, PART, false));
			act(SHOP, refund(1, PRICE));
			assert_eq!(balance(&asset, &account(SHOPPER)), free + PRICE);
			let void = pallet_payments::Call::void { authorization: authorization(1) };
			act(SHOP, RuntimeCall::from(void));
			// He can pay no fee, not even one that would be given back, but others can act for him.
			wait(HOUR);
			let reclaim = || {
				RuntimeCall::from(pallet_payments::Call::reclaim {
					authorization: authorization(3),
				})
			};
			let unpayable = TransactionValidityError::Invalid(InvalidTransaction::Payment);
			assert_eq!(Executive::apply_extrinsic(signed(SHOPPER, reclaim())), Err(unpayable));
			act(SHOPPER, reclaim());
			act(Eve, RuntimeCall::from(pallet_payments::Call::expire { invoice: invoice(2) }));
			wait(DAY);
			for reference in [2, 4] {
				let authorization = authorization(reference);
				act(
					Eve,
					RuntimeCall::from(pallet_payments::Call::expire_authorization {
						authorization,
					}),
				);
			}
			wait(29 * DAY);
			for payment in
				[PaymentId::Invoice(invoice(1)), PaymentId::Authorization(authorization(2))]
			{
				act(Eve, RuntimeCall::from(pallet_payments::Call::close { payment }));
			}
			assert_eq!([held(&NATIVE, &account(SHOPPER)), held(&USDC, &account(SHOPPER))], [0, 0]);
			assert_eq!(balance(&asset, &account(SHOPPER)), shoppers - PART);
			assert!(dispatch(by(SHOPPER), transfer(&asset, &account(Eve), USDT)).is_err());
			assert_eq!(sums(&asset), before);

			lift(&account(SHOPPER));
			empty(&asset, SHOPPER);
			assert_eq!(sums(&asset), before);
		});
	}
}

#[test]
fn f21_claimable_between_frozen_accounts_should_reach_its_owner_and_nobody_else() {
	on_dev_chain(|| {
		open_shop();
		let before = sums(&USDC);
		// The issuer of the stablecoin has blocked the shop: this is how a claimable comes about.
		let team = || RuntimeOrigin::signed(money::stablecoin_team());
		let (id, who) = (|| Compact(money::USDC), || Address::Id(account(SHOP)));
		act(SHOP, create(1, request(USDC, PRICE)));
		assert_ok!(dispatch(team(), pallet_assets::Call::block { id: id(), who: who() }));
		act(SHOPPER, pay(1, USDC, PRICE));
		let reason = HoldReason::Invoice.into();
		let key = || ClaimKey { source: account(SHOPPER), asset: USDC, reason };
		let recovery = pallet_claimables::Call::set_recovery { account: Some(account(Eve)) };
		act(SHOP, RuntimeCall::from(recovery));
		freeze(&account(SHOP));
		freeze(&account(SHOPPER));

		let elsewhere =
			pallet_claimables::Call::claim_to { keys: bounded_vec![key()], dest: account(Eve) };
		assert_noop!(dispatch(by(SHOP), RuntimeCall::from(elsewhere)), frozen());
		let recover =
			pallet_claimables::Call::recover { owner: account(SHOP), keys: bounded_vec![key()] };
		assert_noop!(dispatch(by(Eve), RuntimeCall::from(recover)), frozen());
		let push = || {
			RuntimeCall::from(pallet_claimables::Call::push_claimable {
				owner: account(SHOP),
				keys: bounded_vec![key()],
			})
		};
		assert_noop!(dispatch(by(Eve), push()), pallet_claimables::Error::<Runtime>::CannotCredit);
		assert_ok!(dispatch(team(), pallet_assets::Call::thaw { id: id(), who: who() }));
		let shops = balance(&USDC, &account(SHOP));
		act(Eve, push());
		assert_eq!(balance(&USDC, &account(SHOP)), shops + PRICE);
		assert_eq!(held(&USDC, &account(SHOPPER)), 0);
		assert!(dispatch(by(SHOP), transfer(&USDC, &account(Eve), USDT)).is_err());
		assert_eq!(sums(&USDC), before);

		for who in [SHOP, SHOPPER] {
			lift(&account(who));
			empty(&USDC, who);
		}
		assert_eq!(sums(&USDC), before);
	});
}

/// A call that a delegate makes for the shopper.
fn by_delegate(call: RuntimeCall) -> RuntimeCall {
	pallet_proxy::Call::proxy {
		real: Address::Id(account(SHOPPER)),
		force_proxy_type: None,
		call: Box::new(call),
	}
	.into()
}

fn appoint_delegate() {
	let add = pallet_proxy::Call::add_proxy {
		delegate: Address::Id(account(TILL)),
		proxy_type: ProxyType::Any,
		delay: 0,
	};
	assert_ok!(submit(SHOPPER, add));
}

/// Every way on which a call can reach the chain as the shopper's: its name, who signs, what.
fn ways(call: &RuntimeCall) -> Vec<(String, Sr25519Keyring, RuntimeCall)> {
	let calls = || vec![call.clone()];
	let remark: RuntimeCall = polkadot_sdk::frame_system::Call::remark { remark: vec![] }.into();
	let own: Vec<(&str, RuntimeCall)> = vec![
		("alone", call.clone()),
		("batch", pallet_utility::Call::batch { calls: calls() }.into()),
		("batch_all", pallet_utility::Call::batch_all { calls: calls() }.into()),
		("force_batch", pallet_utility::Call::force_batch { calls: calls() }.into()),
		(
			"if_else",
			pallet_utility::Call::if_else {
				main: Box::new(call.clone()),
				fallback: Box::new(remark),
			}
			.into(),
		),
	];
	let delegated = own
		.iter()
		.map(|(way, call)| (format!("{way} by a delegate"), TILL, by_delegate(call.clone())));
	let delegated: Vec<_> = delegated.collect();
	own.into_iter().map(|(way, call)| (way.to_owned(), SHOPPER, call)).chain(delegated).collect()
}

/// All that the shopper has, free and in all.
fn possessions() -> [Balance; 4] {
	let who = account(SHOPPER);
	[balance(&NATIVE, &who), wealth(&NATIVE, &who), balance(&USDC, &who), wealth(&USDC, &who)]
}

#[test]
fn ky_07_frozen_account_should_move_no_money_on_any_way() {
	on_dev_chain(|| {
		open_shop();
		for (reference, asset) in [(1, NATIVE), (2, USDC)] {
			act(SHOP, create(reference, request(asset, PRICE)));
		}
		appoint_delegate();
		let approve = pallet_assets::Call::approve_transfer {
			id: Compact(money::USDC),
			delegate: Address::Id(account(Eve)),
			amount: PRICE,
		};
		assert_ok!(submit(SHOPPER, approve));
		let take_approved = || {
			RuntimeCall::from(pallet_assets::Call::transfer_approved {
				id: Compact(money::USDC),
				owner: Address::Id(account(SHOPPER)),
				destination: Address::Id(account(Eve)),
				amount: USDT,
			})
		};
		let to = || Address::Id(account(Eve));
		let one = transfer(&NATIVE, &account(Eve), USDT);
		let payments: Vec<RuntimeCall> = vec![
			one.clone(),
			pallet_balances::Call::transfer_keep_alive { dest: to(), value: USDT }.into(),
			pallet_balances::Call::transfer_all { dest: to(), keep_alive: false }.into(),
			transfer(&USDC, &account(Eve), USDT),
			pay(1, NATIVE, PRICE),
			pay(2, USDC, PRICE),
			authorize(1, NATIVE, PRICE),
			authorize(2, USDC, PRICE),
		];

		freeze(&account(SHOPPER));
		let before = possessions();
		for payment in &payments {
			for (way, signer, call) in ways(payment) {
				// His own signature is worth nothing, for it comes with a fee.
				if signer == SHOPPER {
					assert_eq!(
						Executive::apply_extrinsic(signed(signer, call.clone())),
						Err(TransactionValidityError::Invalid(InvalidTransaction::Payment)),
						"{way}"
					);
				}
				// Whoever pays the fee: a wrapper may succeed, but what is in it does not.
				let _ = dispatch(by(signer), call);
				assert_eq!(possessions(), before, "{way}: {payment:?}");
			}
		}
		assert!(dispatch(by(Eve), take_approved()).is_err());
		assert_eq!(possessions(), before);
		// The scheduler serves the council alone, and dispatches nothing in the name of an account.
		let later = pallet_scheduler::Call::schedule_after {
			after: ENACTMENT_DELAY,
			maybe_periodic: None,
			priority: 0,
			call: Box::new(one.clone()),
		};
		assert_noop!(dispatch(by(SHOPPER), RuntimeCall::from(later)), DispatchError::BadOrigin);
		let as_him: RuntimeCall = pallet_utility::Call::dispatch_as {
			as_origin: Box::new(by(SHOPPER).caller().clone()),
			call: Box::new(one.clone()),
		}
		.into();
		assert!(!Enactable::contains(&as_him));
		assert_noop!(dispatch(by(SHOPPER), as_him), DispatchError::BadOrigin);

		// The same ways are ways, once he is free.
		lift(&account(SHOPPER));
		for (way, signer, call) in ways(&one) {
			let before = possessions();
			act(signer, call);
			assert_eq!(possessions()[0], before[0] - USDT, "{way}");
		}
		let before = possessions();
		act(Eve, take_approved());
		assert_eq!(possessions()[2], before[2] - USDT);
	});
}

#[test]
fn ky_07_accounts_that_a_frozen_one_controls_should_be_frozen_one_by_one() {
	on_dev_chain(|| {
		appoint_delegate();
		let derived = pallet_utility::derivative_account_id(account(SHOPPER), 7);
		let mut partners = [account(Dave), account(Eve)];
		partners.sort();
		let purse = pallet_multisig::Pallet::<Runtime>::multi_account_id(&partners, 2);
		for who in [&derived, &purse] {
			act(Eve, transfer(&NATIVE, who, 10 * USDT));
		}
		let one = || transfer(&NATIVE, &account(SHOP), USDT);
		let from_derived = || {
			let call = Box::new(one());
			by_delegate(pallet_utility::Call::as_derivative { index: 7, call }.into())
		};
		let approve = |other: Sr25519Keyring, maybe_timepoint| -> RuntimeCall {
			pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![account(other)],
				maybe_timepoint,
				max_weight: one().get_dispatch_info().call_weight,
				call: Box::new(one()),
			}
			.into()
		};
		freeze(&account(SHOPPER));
		let before = possessions();

		// Money that is not his in name is not frozen with his.
		act(TILL, from_derived());
		assert_eq!(balance(&NATIVE, &derived), 9 * USDT);
		let timepoint = pallet_multisig::Pallet::<Runtime>::timepoint();
		act(Eve, approve(Dave, None));
		act(TILL, by_delegate(approve(Eve, Some(timepoint))));
		assert_eq!(balance(&NATIVE, &purse), 9 * USDT);
		assert_eq!(possessions(), before, "his own stayed");

		freeze(&derived);
		freeze(&purse);
		act(TILL, from_derived());
		assert_eq!(balance(&NATIVE, &derived), 9 * USDT);
		let timepoint = pallet_multisig::Pallet::<Runtime>::timepoint();
		act(Eve, approve(Dave, None));
		act(TILL, by_delegate(approve(Eve, Some(timepoint))));
		assert_eq!(balance(&NATIVE, &purse), 9 * USDT);
		assert_eq!(possessions(), before);
	});
}

#[test]
fn ky_07_money_sent_to_a_frozen_account_should_stay_there() {
	on_dev_chain(|| {
		freeze(&account(SHOPPER));
		for asset in [NATIVE, USDC] {
			let before = balance(&asset, &account(SHOPPER));
			act(Eve, transfer(&asset, &account(SHOPPER), USDT));
			assert_eq!(balance(&asset, &account(SHOPPER)), before + USDT);
			let back = transfer(&asset, &account(Eve), 1);
			assert!(dispatch(by(SHOPPER), back).is_err());
		}
	});
}
