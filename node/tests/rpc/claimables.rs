// SPDX-License-Identifier: Apache-2.0

//! What could not be credited.

use crate::shop::{Shop, address};
use jsonrpsee::rpc_params;
use pallet_claimables::{Call, KeyOf};
use pallet_payments::HoldReason;
use polkadot_sdk::{
	sp_core::bounded_vec,
	sp_keyring::Sr25519Keyring::{self, Charlie, Dave, Eve, Ferdie},
};
use serde_json::{Value, json};
use tael_primitives::{AccountId, AssetKind, ClaimKey};
use tael_runtime::Runtime;

/// What a payer of an invoice in USDT keeps for somebody who could not be credited.
fn owed(payer: Sr25519Keyring) -> KeyOf<Runtime> {
	ClaimKey {
		source: payer.to_account_id(),
		asset: AssetKind::Native,
		reason: HoldReason::Invoice.into(),
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_payee_without_an_account_is_due_can_be_claimed_and_is_listed() {
	let shop = Shop::open().await;
	let chain = &shop.chain;
	let stranger = AccountId::new([9; 32]);
	let before = chain.ask("claimables_v1_of", rpc_params![stranger.clone()]).await;
	assert_eq!(before["data"], json!({ "recovery": null, "items": [], "next": null }));

	shop.owe_dust(1, &stranger).await;
	let after = chain.ask("claimables_v1_of", rpc_params![stranger.clone()]).await;
	let items = after["data"]["items"].as_array().unwrap();
	assert_eq!(items.len(), 2);
	for item in items {
		assert_eq!((&item["amount"], &item["asset"]), (&json!("6000"), &json!("USDT")));
		assert_eq!((&item["pallet"], &item["reason"]), (&json!("payments"), &json!("invoice")));
	}
	assert_eq!(after["data"]["next"], Value::Null);

	// Page by page, at one block.
	let at = &after["at"]["hash"];
	let first = chain.ask("claimables_v1_of", rpc_params![&stranger, 1, Value::Null, at]).await;
	assert_eq!(first["data"]["items"], json!([items[0]]));
	let cursor = &first["data"]["next"];
	let second = chain.ask("claimables_v1_of", rpc_params![&stranger, 1, cursor, at]).await;
	assert_eq!(second["data"]["items"], json!([items[1]]));
	assert_eq!(second["data"]["next"], Value::Null);

	let keys = bounded_vec![owed(Dave), owed(Eve)];
	let push = Call::push_claimable { owner: stranger.clone(), keys };
	chain.submit(Charlie, push).await;
	assert_eq!(chain.wealth(&stranger).await, 12_000);
	let none = chain.ask("claimables_v1_of", rpc_params![stranger]).await;
	assert_eq!(none["data"]["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_recovery_account_is_shown_until_it_is_taken_away() {
	let shop = Shop::open().await;
	let chain = &shop.chain;
	let recovery = async || {
		let answer = chain.ask("claimables_v1_of", rpc_params![Dave.to_account_id()]).await;
		answer["data"]["recovery"].clone()
	};
	assert_eq!(recovery().await, Value::Null);
	let account = Ferdie.to_account_id();
	let set = Call::<Runtime>::set_recovery { account: Some(account.clone()) };
	chain.submit(Dave, set).await;
	assert_eq!(recovery().await, address(account));
	chain.submit(Dave, Call::<Runtime>::set_recovery { account: None }).await;
	assert_eq!(recovery().await, Value::Null);
}
