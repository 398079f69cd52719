// SPDX-License-Identifier: Apache-2.0

//! Bad input: every method refuses every malformed argument with an error that names it.

use crate::chain::Node;
use jsonrpsee::{core::params::ArrayParams, rpc_params};
use serde_json::{Value, json};

const ID: &str = "0x0707070707070707070707070707070707070707070707070707070707070707";

fn params(list: &[Value]) -> ArrayParams {
	let mut params = ArrayParams::new();
	for value in list {
		params.insert(value).unwrap();
	}
	params
}

#[tokio::test(flavor = "multi_thread")]
async fn malformed_input_is_refused_by_an_error_that_names_the_field() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	let too_long = format!("0x{}", "00".repeat(256 * 1024 + 1));
	#[rustfmt::skip]
	let cases = [
		("payments_v1_invoice", vec![], "id"),
		("payments_v1_invoice", vec![json!(null)], "id"),
		("payments_v1_invoice", vec![json!(7)], "id"),
		("payments_v1_invoice", vec![json!("0x07")], "id"),
		("payments_v1_invoice", vec![json!(&ID[2..])], "id"),
		("payments_v1_invoice", vec![json!({ "id": ID })], "id"),
		("payments_v1_invoice", vec![json!(ID), json!("latest")], "at"),
		("payments_v1_invoice", vec![json!(ID), json!({ "at": 3 })], "at"),
		("payments_v1_invoice", vec![json!(ID), json!({ "block": "best" })], "block"),
		("payments_v1_invoiceByRef", vec![json!("shop"), json!(ID)], "merchant"),
		("payments_v1_invoiceByRef", vec![json!(ID)], "reference"),
		("payments_v1_invoiceByRef", vec![json!(ID), json!(ID), json!(1)], "at"),
		("payments_v1_quoteInvoice", vec![], "id"),
		("payments_v1_quoteInvoice", vec![json!("0x07")], "id"),
		("payments_v1_quoteInvoice", vec![json!(ID), json!("latest")], "at"),
		("payments_v1_merchantOpen", vec![], "merchant"),
		("payments_v1_merchantOpen", vec![json!(ID), json!(0)], "limit"),
		("payments_v1_merchantOpen", vec![json!(ID), json!(101)], "limit"),
		("payments_v1_merchantOpen", vec![json!(ID), json!("10")], "limit"),
		("payments_v1_merchantOpen", vec![json!(ID), json!(-1)], "limit"),
		("payments_v1_merchantOpen", vec![json!(ID), json!(1), json!("next")], "cursor"),
		("payments_v1_merchantOpen", vec![json!(ID), json!(1), json!("0x00")], "cursor"),
		("payments_v1_authorization", vec![json!([])], "id"),
		("claimables_v1_of", vec![json!("dave")], "account"),
		("claimables_v1_of", vec![json!(ID), json!(1.5)], "limit"),
		("claimables_v1_of", vec![json!(ID), json!(1), json!(ID)], "cursor"),
		("payments_v1_quoteFee", vec![json!("steal")], "kind"),
		("payments_v1_quoteFee", vec![json!(5)], "kind"),
		("payments_v1_quoteFee", vec![json!("0x")], "kind"),
		("payments_v1_quoteFee", vec![json!("0x0400")], "kind"),
		("payments_v1_quoteFee", vec![json!(too_long)], "kind"),
		("payments_v1_quoteFee", vec![json!("pay"), json!("worst")], "at"),
		("merchants_v1_get", vec![json!(true)], "id"),
		("merchants_v1_roles", vec![json!("0xzz")], "id"),
		("merchants_v1_roles", vec![json!(ID), json!(false)], "at"),
		("kyc_v1_status", vec![], "account"),
		("kyc_v1_status", vec![json!("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ")], "account"),
		("clock_v1_now", vec![json!("yesterday")], "at"),
		("clock_v1_now", vec![json!(null), json!("soon")], "deadline"),
		("clock_v1_now", vec![json!(null), json!(-1)], "deadline"),
		("clock_v1_now", vec![json!(null), json!(u64::MAX)], "deadline"),
	];
	for (method, list, field) in cases {
		let shown = format!("{method} {list:.80?}");
		let error = chain.refusal(method, params(&list)).await;
		let data: Value = serde_json::from_str(error.data().unwrap().get()).unwrap();
		assert_eq!(error.code(), -32602, "{shown}");
		assert_eq!(data["name"], "bad_param", "{shown}");
		assert_eq!(data["field"], field, "{shown}");
		assert_eq!(data["retry"], false, "{shown}");
		assert!(error.message().contains(field), "{shown}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn named_arguments_are_read_alike() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	let mut good = jsonrpsee::core::params::ObjectParams::new();
	good.insert("id", ID).unwrap();
	good.insert("at", "best").unwrap();
	assert_eq!(chain.ask("payments_v1_invoice", good).await["data"], Value::Null);
	let mut bad = jsonrpsee::core::params::ObjectParams::new();
	bad.insert("at", "best").unwrap();
	let error = chain.refusal("payments_v1_invoice", bad).await;
	assert!(error.data().unwrap().get().contains("\"field\":\"id\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_this_node_does_not_know_is_told_apart() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	for method in ["payments_v1_invoice", "merchants_v1_get", "kyc_v1_status"] {
		let error = chain.refusal(method, rpc_params![ID, ID]).await;
		assert_eq!(error.code(), -33001, "{method}");
		let data: Value = serde_json::from_str(error.data().unwrap().get()).unwrap();
		assert_eq!((&data["name"], &data["field"]), (&json!("unknown_block"), &json!("at")));
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_state_that_was_discarded_is_told_apart() {
	let node = Node::start(&["--state-pruning", "4"]).await;
	let chain = node.connect().await;
	// Block 1 loses its state once enough blocks after it are final.
	let deadline = std::time::Instant::now() + crate::chain::PATIENCE;
	let error = loop {
		let first = chain.ask("chain_getBlockHash", rpc_params![1]).await;
		if first.is_string() {
			let answer = jsonrpsee::core::client::ClientT::request::<Value, _>(
				&chain.rpc,
				"payments_v1_invoice",
				rpc_params![ID, first],
			)
			.await;
			if let Err(jsonrpsee::core::ClientError::Call(error)) = answer {
				break error;
			}
		}
		assert!(std::time::Instant::now() < deadline, "the state of block 1 stays");
		tokio::time::sleep(std::time::Duration::from_millis(200)).await;
	};
	assert_eq!(error.code(), -33002);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_method_is_listed() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	let listed = chain.ask("rpc_methods", rpc_params![]).await;
	let listed = listed["methods"].as_array().unwrap();
	for method in [
		"claimables_v1_of",
		"clock_v1_now",
		"kyc_v1_status",
		"merchants_v1_get",
		"merchants_v1_roles",
		"payments_v1_authorization",
		"payments_v1_invoice",
		"payments_v1_invoiceByRef",
		"payments_v1_merchantOpen",
		"payments_v1_quoteFee",
		"payments_v1_subscribeInvoice",
		"payments_v1_unsubscribeInvoice",
		"rates_v1_pairs",
		"rates_v1_price",
	] {
		assert!(listed.contains(&json!(method)), "{method}");
	}
}
