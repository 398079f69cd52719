// SPDX-License-Identifier: Apache-2.0

//! Bad input, bounds, and the list of methods.

use super::ID;
use crate::chain::Node;
use jsonrpsee::{
	core::{ClientError, client::SubscriptionClientT, params::ArrayParams},
	rpc_params,
};
use serde_json::{Value, json};
use tael_primitives::Hash;

#[tokio::test(flavor = "multi_thread")]
async fn malformed_input_about_trades_is_refused_by_an_error_that_names_the_field() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	let market = json!({ "asset": "USDT", "fiat": "CNY", "rail": 1 });
	let want = json!({ "amount": "1" });
	#[rustfmt::skip]
	let cases = [
		("c2c_v1_rails", vec![json!("latest")], "at"),
		("c2c_v1_book", vec![], "asset"),
		("c2c_v1_book", vec![json!("USDT"), json!("RMB"), json!(1)], "fiat"),
		("c2c_v1_book", vec![json!("USDT"), json!("CNY"), json!("alipay")], "rail"),
		("c2c_v1_book", vec![json!("USDT"), json!("CNY"), json!(1), json!(101)], "limit"),
		("c2c_v1_offers", vec![json!({ "price": "1" })], "price"),
		("c2c_v1_offers", vec![json!({ "side": "maker" })], "side"),
		("c2c_v1_offers", vec![json!(null), json!(0)], "limit"),
		("c2c_v1_offers", vec![json!(null), json!(1), json!("0x00")], "cursor"),
		("c2c_v1_marketOffers", vec![], "filter"),
		("c2c_v1_marketOffers", vec![market.clone()], "side"),
		("c2c_v1_offer", vec![json!("0x07")], "id"),
		("c2c_v1_pool", vec![json!(7)], "id"),
		("c2c_v1_trade", vec![], "id"),
		("c2c_v1_trade", vec![json!(ID), json!("latest")], "at"),
		("c2c_v1_tradesOf", vec![json!("dave")], "account"),
		("c2c_v1_tradesOf", vec![json!(ID), json!(101)], "limit"),
		("c2c_v1_tradesOf", vec![json!(ID), json!(1), json!("0x00")], "cursor"),
		("c2c_v1_quote", vec![json!("USDT/CNY")], "market"),
		("c2c_v1_quote", vec![market.clone(), json!("taker")], "side"),
		("c2c_v1_quote", vec![market.clone(), json!("buyer"), json!({})], "want"),
		("c2c_v1_quote", vec![market.clone(), json!("buyer"), want.clone(), json!(7.1)], "priceLimit"),
		("c2c_v1_quote", vec![market.clone(), json!("buyer"), want.clone(), json!(null), json!(9)], "maxFills"),
		("c2c_v1_quote", vec![market, json!("buyer"), want, json!(null), json!(1), json!("me")], "taker"),
		("c2c_v1_record", vec![], "account"),
		("c2c_v1_messages", vec![json!(ID), json!("both")], "side"),
		("c2c_v1_messages", vec![json!(ID), json!("buyer"), json!(-1)], "from"),
		("arbitration_v1_dispute", vec![json!(ID)], "case"),
		("arbitration_v1_dispute", vec![json!({ "trade": "0x07" })], "trade"),
		("arbitration_v1_ruleTable", vec![json!(7)], "at"),
		("arbitration_v1_arbiter", vec![json!(true)], "account"),
		("acceptors_v1_get", vec![], "account"),
		("acceptors_v1_claim", vec![json!("claim")], "id"),
	];
	for (method, list, field) in cases {
		let shown = format!("{method} {list:?}");
		let mut params = ArrayParams::new();
		for value in &list {
			params.insert(value).unwrap();
		}
		let error = chain.refusal(method, params).await;
		let data: Value = serde_json::from_str(error.data().unwrap().get()).unwrap();
		assert_eq!(error.code(), -32602, "{shown}");
		assert_eq!(
			(&data["name"], &data["field"]),
			(&json!("bad_param"), &json!(field)),
			"{shown}"
		);
	}

	let (method, end) = ("c2c_v1_subscribeTrade", "c2c_v1_unsubscribeTrade");
	let refused = chain.rpc.subscribe::<Value, _>(method, rpc_params!["0x01"], end).await;
	let Err(ClientError::Call(error)) = refused else { panic!("{refused:?}") };
	assert_eq!(error.code(), -32602);
}

#[tokio::test(flavor = "multi_thread")]
async fn invoices_and_trades_share_the_places_of_a_connection() {
	const TOO_MANY: i32 = -33004;
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	let follow = async |domain: &str, number: u64| {
		let (method, end) = match domain {
			"trade" => ("c2c_v1_subscribeTrade", "c2c_v1_unsubscribeTrade"),
			_ => ("payments_v1_subscribeInvoice", "payments_v1_unsubscribeInvoice"),
		};
		let id = rpc_params![Hash::from_low_u64_be(number)];
		match chain.rpc.subscribe::<Value, _>(method, id, end).await {
			Ok(events) => Ok(events),
			Err(ClientError::Call(error)) => Err(error.code()),
			Err(other) => panic!("{other}"),
		}
	};
	let mut followed = Vec::new();
	for number in 0..64 {
		followed.push(follow("trade", number).await.unwrap());
		followed.push(follow("invoice", number).await.unwrap());
	}
	for domain in ["trade", "invoice"] {
		assert_eq!(follow(domain, 64).await.err(), Some(TOO_MANY), "{domain}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn every_method_about_trades_is_listed() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	let listed = chain.ask("rpc_methods", rpc_params![]).await;
	let listed = listed["methods"].as_array().unwrap();
	for method in [
		"acceptors_v1_claim",
		"acceptors_v1_get",
		"arbitration_v1_arbiter",
		"arbitration_v1_dispute",
		"arbitration_v1_ruleTable",
		"c2c_v1_book",
		"c2c_v1_marketOffers",
		"c2c_v1_messages",
		"c2c_v1_offer",
		"c2c_v1_offers",
		"c2c_v1_pool",
		"c2c_v1_quote",
		"c2c_v1_rails",
		"c2c_v1_record",
		"c2c_v1_subscribeTrade",
		"c2c_v1_trade",
		"c2c_v1_tradesOf",
		"c2c_v1_unsubscribeTrade",
	] {
		assert!(listed.contains(&json!(method)), "{method}");
	}
}
