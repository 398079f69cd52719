// SPDX-License-Identifier: Apache-2.0

//! What could not be credited, on the real runtime: other pallets owe, one pallet keeps the record.

use crate::{
	chain::{Dave, Eve, account, dispatch, on_dev_chain, submit},
	shop::{SHOP, SHOPPER, balance, create, held, open_shop, pay, request, wealth},
};
use codec::{Compact, Decode};
use pallet_claimables::{Call, KeyOf};
use pallet_payments::HoldReason;
use polkadot_sdk::{
	frame_support::{assert_err, assert_ok},
	pallet_assets,
	sp_core::bounded_vec,
};
use scale_info::{PortableRegistry, Registry, TypeDef, Variant, form::PortableForm, meta_type};
use tael_primitives::{AssetKind, Balance, ClaimKey, USDT};
use tael_runtime::{
	Address, Runtime, RuntimeHoldReason, RuntimeOrigin,
	constants::{claimables::RECOVERY_DEPOSIT, money},
	views::claimables::{claimables_of, words},
};

const NATIVE: AssetKind = AssetKind::Native;
const USDC: AssetKind = AssetKind::WithId(money::USDC);
const PRICE: Balance = 25 * USDT;

/// What the shop has on hold in USDT for whatever reason.
fn shops_on_hold() -> Balance {
	wealth(&NATIVE, &account(SHOP)) - balance(&NATIVE, &account(SHOP))
}

/// The issuer of the stablecoin has blocked the shop for good, and a shopper pays.
fn pay_a_blocked_shop() -> KeyOf<Runtime> {
	open_shop();
	assert_ok!(submit(SHOP, create(1, request(USDC, PRICE))));
	let block =
		pallet_assets::Call::block { id: Compact(money::USDC), who: Address::Id(account(SHOP)) };
	assert_ok!(dispatch(RuntimeOrigin::signed(money::stablecoin_team()), block));
	assert_ok!(submit(SHOPPER, pay(1, USDC, PRICE)));
	ClaimKey { source: account(SHOPPER), asset: USDC, reason: HoldReason::Invoice.into() }
}

#[test]
fn recovery_account_should_collect_what_a_blocked_owner_cannot() {
	on_dev_chain(|| {
		let key = pay_a_blocked_shop();
		let before_it = shops_on_hold();
		assert_ok!(submit(SHOP, Call::set_recovery { account: Some(account(Eve)) }));
		assert_eq!(shops_on_hold(), before_it + RECOVERY_DEPOSIT);
		let keys = || bounded_vec![key.clone()];
		assert!(submit(SHOP, Call::claim { keys: keys() }).is_err());
		let recover = || Call::recover { owner: account(SHOP), keys: keys() };
		let stranger = submit(Dave, recover());
		assert_err!(stranger, pallet_claimables::Error::<Runtime>::NotRecovery);
		let before = balance(&USDC, &account(Eve));
		assert_ok!(submit(Eve, recover()));
		assert_eq!(balance(&USDC, &account(Eve)), before + PRICE);
		assert_eq!(held(&USDC, &account(SHOPPER)), 0);
		assert_ok!(submit(SHOP, Call::set_recovery { account: None }));
		assert_eq!(shops_on_hold(), before_it);
	});
}

#[test]
fn claimables_should_be_listed_with_pallet_reason_and_recovery_account() {
	on_dev_chain(|| {
		pay_a_blocked_shop();
		assert_ok!(submit(SHOP, Call::set_recovery { account: Some(account(Eve)) }));
		let view = claimables_of(&account(SHOP), None, 10).expect("no cursor is a good one");
		assert_eq!(view.recovery, Some(account(Eve)));
		assert_eq!(view.page.next, None);
		let [item] = &view.page.items[..] else { panic!("there is one: {view:?}") };
		assert_eq!((&item.pallet[..], &item.reason[..]), ("payments", "invoice"));
		assert_eq!((&item.source, &item.asset, item.amount), (&account(SHOPPER), &USDC, PRICE));
		assert_eq!(claimables_of(&account(SHOP), Some(vec![7]), 10), None, "this is no cursor");
		let nothing = claimables_of(&account(SHOPPER), None, 10).expect("an answer");
		assert!(nothing.page.items.is_empty() && nothing.recovery.is_none());
	});
}

/// The variants of an enum.
fn variants(types: &PortableRegistry, id: u32) -> Vec<Variant<PortableForm>> {
	match &types.resolve(id).expect("it is registered").type_def {
		TypeDef::Variant(of) => of.variants.clone(),
		other => panic!("a reason is an enum, not {other:?}"),
	}
}

#[test]
fn every_hold_reason_should_be_named_as_the_metadata_names_it() {
	let mut registry = Registry::new();
	let id = registry.register_type(&meta_type::<RuntimeHoldReason>()).id;
	let types = PortableRegistry::from(registry);
	let camel = |name: &str| name[..1].to_lowercase() + &name[1..];
	let mut seen = 0;
	for pallet in variants(&types, id) {
		for reason in variants(&types, pallet.fields[0].ty.id) {
			let Ok(value) = RuntimeHoldReason::decode(&mut &[pallet.index, reason.index][..])
			else {
				panic!("{}::{} is not what the metadata says", pallet.name, reason.name);
			};
			let named = words(value);
			assert_eq!(named, (&camel(&pallet.name)[..], &camel(&reason.name)[..]));
			seen += 1;
		}
	}
	assert!(seen >= 14, "only {seen} reasons");
}
