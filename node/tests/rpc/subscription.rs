// SPDX-License-Identifier: Apache-2.0

//! Following an invoice.

use crate::{
	chain::{Chain, Node, PATIENCE, next},
	shop::{Shop, order},
};
use jsonrpsee::{
	core::{
		ClientError,
		client::{Subscription, SubscriptionClientT},
	},
	rpc_params,
};
use polkadot_sdk::sp_keyring::Sr25519Keyring::{Dave, Eve};
use serde_json::{Value, json};
use std::time::Duration;
use tael_primitives::{Hash, USDT};

/// The block, status and event number of a change.
fn change(event: &Value) -> (Hash, String, u64) {
	assert_eq!(event["event"], "changed", "{event}");
	assert_eq!(event["at"]["finalized"], true);
	(
		serde_json::from_value(event["at"]["hash"].clone()).unwrap(),
		event["data"]["status"].as_str().unwrap().to_owned(),
		event["data"]["seq"].as_u64().unwrap(),
	)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_sees_exactly_one_final_event_per_change() {
	let shop = Shop::open().await;
	let mut events = shop.chain.follow(shop.invoice_id(1)).await;
	let mut others = shop.chain.follow(shop.invoice_id(2)).await;
	let first = next(&mut events).await;
	assert_eq!((&first["event"], &first["data"]), (&json!("state"), &Value::Null));
	next(&mut others).await;

	let blocks = [
		(shop.invoice(1, shop.request(10 * USDT).await).await, "open"),
		(shop.pay(Dave, 1, 4 * USDT).await, "partiallyPaid"),
		(shop.pay(Eve, 1, 6 * USDT).await, "paid"),
		(shop.refund(1, USDT, order(1)).await, "refundedPartial"),
		(shop.refund(1, 9 * USDT, order(2)).await, "refundedFull"),
	];
	let mut newest = 0;
	for (block, status) in blocks {
		let (at, now, seq) = change(&next(&mut events).await);
		assert_eq!((at, now.as_str()), (block, status));
		assert!(seq > newest, "events are numbered in order");
		newest = seq;
	}

	// Several blocks more become final, and nothing is said twice, nor to others.
	tokio::time::sleep(Duration::from_secs(3)).await;
	let quiet = Duration::from_millis(100);
	assert!(tokio::time::timeout(quiet, events.next()).await.is_err(), "an event too much");
	assert!(tokio::time::timeout(quiet, others.next()).await.is_err(), "an event of another");
	events.unsubscribe().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_after_the_invoice_has_ended() {
	let shop = Shop::open().await;
	shop.invoice(1, shop.request(USDT).await).await;
	let mut events = shop.chain.follow(shop.invoice_id(1)).await;
	let first = next(&mut events).await;
	assert_eq!((&first["event"], &first["data"]["status"]), (&json!("state"), &json!("open")));
	let block = shop.cancel(1).await;
	let last = next(&mut events).await;
	assert_eq!((&last["event"], &last["at"]["hash"]), (&json!("changed"), &json!(block)));
	assert_eq!(last["data"]["status"], "cancelled");
	assert_eq!(next(&mut events).await, json!({ "event": "stop", "reason": "ended" }));

	// Who comes later is told the same at once.
	let mut late = shop.chain.follow(shop.invoice_id(1)).await;
	assert_eq!(next(&mut late).await["data"]["status"], "cancelled");
	assert_eq!(next(&mut late).await, json!({ "event": "stop", "reason": "ended" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_malformed_id_is_refused_by_name() {
	let shop = Shop::open().await;
	let refused = shop
		.chain
		.rpc
		.subscribe::<Value, _>(
			"payments_v1_subscribeInvoice",
			rpc_params!["0x01"],
			"payments_v1_unsubscribeInvoice",
		)
		.await;
	let Err(ClientError::Call(error)) = refused else { panic!("{refused:?}") };
	assert_eq!(error.code(), -32602);
	assert!(error.data().unwrap().get().contains("\"field\":\"id\""));
}

/// Subscribe to an invoice that does not exist; the error's code if the node refuses.
async fn try_follow(chain: &Chain, number: u64) -> Result<Subscription<Value>, i32> {
	let followed = chain
		.rpc
		.subscribe(
			"payments_v1_subscribeInvoice",
			rpc_params![Hash::from_low_u64_be(number)],
			"payments_v1_unsubscribeInvoice",
		)
		.await;
	followed.map_err(|error| match error {
		ClientError::Call(error) => error.code(),
		other => panic!("{other}"),
	})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_follows_128_invoices_and_leaves_places_to_others() {
	const TOO_MANY: i32 = -33004;
	let node = Node::start(&[]).await;
	let (greedy, modest) = (node.connect().await, node.connect().await);
	let mut followed = Vec::new();
	for number in 0..128 {
		followed.push(try_follow(&greedy, number).await.unwrap());
	}
	assert_eq!(try_follow(&greedy, 128).await.err(), Some(TOO_MANY));
	assert!(try_follow(&modest, 128).await.is_ok());

	// One that is given back is free at once or soon after.
	followed.pop().unwrap().unsubscribe().await.unwrap();
	let again = async {
		while try_follow(&greedy, 128).await.is_err() {
			tokio::time::sleep(Duration::from_millis(20)).await;
		}
	};
	tokio::time::timeout(PATIENCE, again).await.expect("the place is not given back");
}
