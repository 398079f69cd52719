// SPDX-License-Identifier: Apache-2.0

//! Nodes that are killed.

use crate::{
	chain::Node,
	shop::{Shop, order},
};
use jsonrpsee::rpc_params;
use pallet_payments::AuthorizationRequest;
use polkadot_sdk::{
	pallet_balances,
	sp_keyring::Sr25519Keyring::{Charlie, Dave, Eve},
};
use serde_json::{Value, json};
use tael_primitives::{AccountId, AssetKind, DAY, HOUR, USDT};
use tael_runtime::Runtime;

const KILLS: u8 = 10;

async fn invoice(shop: &Shop, number: u8) -> Value {
	let id = shop.invoice_id(number);
	shop.chain.ask("payments_v1_invoice", rpc_params![id]).await["data"].take()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_killed_between_two_parts_and_before_the_refund_loses_nothing() {
	let mut shop = Shop::open().await;
	let request = shop.request(25 * USDT).await;
	shop.invoice(1, request).await;
	shop.pay(Dave, 1, 10 * USDT).await;
	let now = shop.chain.now().await;
	let allowance = AuthorizationRequest {
		asset: AssetKind::Native,
		amount: 30 * USDT,
		max_fee: 0,
		auth_expiry: now + HOUR,
		refund_expiry: now + 30 * DAY,
		refund_to: None,
		is_escrowed: false,
	};
	let authorize = pallet_payments::Call::authorize {
		merchant: shop.id,
		reference: order(2),
		request: allowance,
	};
	shop.chain.submit(Eve, authorize).await;
	let authorized = pallet_payments::authorization_id(&Eve.to_account_id(), &order(2));
	let before = invoice(&shop, 1).await;
	assert_eq!((&before["status"], &before["due"]), (&json!("partiallyPaid"), &json!("15000000")));

	shop.kill_the_node().await;
	assert_eq!(invoice(&shop, 1).await, before);
	let held = shop.chain.ask("payments_v1_authorization", rpc_params![authorized]).await;
	assert_eq!(held["data"]["outstanding"], "30000000");
	let till = Charlie.to_account_id();
	let wealth = shop.chain.wealth(&till).await;
	// The shop pays no fee until it refunds, so that all it gains is the price.
	let mut changes = shop.chain.follow(shop.invoice_id(1)).await;
	assert_eq!(crate::chain::next(&mut changes).await["data"]["status"], before["status"]);
	shop.pay(Eve, 1, 15 * USDT).await;
	assert_eq!(crate::chain::next(&mut changes).await["data"]["status"], "paid");
	assert_eq!(shop.chain.wealth(&till).await, wealth + 25 * USDT);

	shop.kill_the_node().await;
	assert_eq!(invoice(&shop, 1).await["captured"], "25000000");
	shop.refund(1, 5 * USDT, order(1)).await;
	let refunded = invoice(&shop, 1).await;
	assert_eq!(refunded["refunded"], "5000000");
	let capture = pallet_payments::Call::capture {
		authorization: authorized,
		amount: 30 * USDT,
		captured_before: 0,
		fee: 0,
		is_final: true,
	};
	shop.chain.submit(Charlie, capture).await;
	let ended = shop.chain.ask("payments_v1_authorization", rpc_params![authorized]).await;
	assert_eq!(ended["data"]["captured"], "30000000");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_reported_as_final_survives_a_kill_in_the_same_moment() {
	let mut node = Node::start(&[]).await;
	for kill in 1..=KILLS {
		let chain = node.connect().await;
		let account = AccountId::new([kill; 32]);
		let dest = account.clone().into();
		let call = pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value: USDT };
		let block = chain.submit(Dave, call).await;

		node.restart_after_a_kill().await;

		let chain = node.connect().await;
		assert_eq!(chain.wealth(&account).await, USDT, "after kill {kill}");
		let header = chain.ask("chain_getHeader", rpc_params![block]).await;
		let number = header["number"].as_str().expect("the block is there").to_owned();
		let found = chain.ask("chain_getBlockHash", rpc_params![number]).await;
		assert_eq!(found, json!(block), "after kill {kill}");
	}
}
