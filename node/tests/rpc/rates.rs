// SPDX-License-Identifier: Apache-2.0

//! Prices.

use crate::chain::{Chain, Node};
use jsonrpsee::{core::params::ObjectParams, rpc_params};
use polkadot_sdk::{
	sp_core::{Pair as _, sr25519},
	sp_keyring::Sr25519Keyring::Alice,
	sp_runtime::BoundedVec,
};
use serde_json::{Value, json};
use tael_primitives::{AssetKind, Fiat, Pair, Price};
use tael_runtime::Runtime;

const CNY: Pair = Pair { asset: AssetKind::Native, fiat: Fiat::CNY };

/// One of the five feeders of the development chain says what USDT costs in yuan.
pub async fn say(chain: &Chain, feeder: u8, price: u64) {
	let feeder = sr25519::Pair::from_string(&format!("//Feeder//{feeder}"), None).unwrap();
	let words = BoundedVec::truncate_from(vec![(CNY, Price(price))]);
	chain.submit(feeder, pallet_rates::Call::<Runtime>::feed { words }).await;
}

async fn price(chain: &Chain, at: &str) -> Value {
	chain.ask("rates_v1_price", rpc_params!["USDT", "CNY", Value::Null, at]).await["data"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_three_feeders_say_is_the_price_and_two_are_too_few() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	assert_eq!(
		price(&chain, "finalized").await,
		json!({ "quote": null, "error": "unknown", "age": null })
	);
	say(&chain, 1, 700_000_000).await;
	say(&chain, 2, 701_000_000).await;
	assert_eq!(price(&chain, "best").await["error"], "unknown");
	say(&chain, 3, 703_000_000).await;
	let found = price(&chain, "best").await;
	assert_eq!(found["quote"]["price"], "701000000");
	assert_eq!(found["quote"]["round"], 1);
	assert_eq!(found["error"], Value::Null);

	let too_old = chain.ask("rates_v1_price", rpc_params!["USDT", "CNY", 0, "best"]).await;
	assert_eq!(too_old["data"]["error"], "stale");
	assert_eq!(too_old["data"]["quote"], Value::Null);

	let mut named = ObjectParams::new();
	for (name, value) in [("asset", "USDT"), ("fiat", "CNY"), ("at", "best")] {
		named.insert(name, value).unwrap();
	}
	named.insert("maxAge", 1).unwrap();
	let named = chain.ask("rates_v1_price", named).await;
	assert_eq!(named["data"]["error"], "stale", "maxAge is read by name too");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_that_is_halted_shows_its_last_price_and_gives_none() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	for feeder in [1, 2, 3] {
		say(&chain, feeder, 700_000_000).await;
	}
	let halt = pallet_rates::Call::<Runtime>::halt { pair: CNY };
	let motion = polkadot_sdk::pallet_collective::Call::propose {
		threshold: 1,
		proposal: Box::new(halt.into()),
		length_bound: 1_000,
	};
	chain.submit(Alice, tael_runtime::RuntimeCall::TechnicalCommittee(motion)).await;
	assert_eq!(price(&chain, "best").await["error"], "halted");

	let pairs = chain.ask("rates_v1_pairs", rpc_params!["best"]).await;
	let pairs = pairs["data"].as_array().unwrap();
	let names: Vec<_> = pairs.iter().map(|pair| pair["fiat"].as_str().unwrap()).collect();
	assert_eq!(names, ["CNY", "EUR", "USD"]);
	let cny = &pairs[0];
	assert_eq!(cny["state"], "halted");
	assert_eq!(cny["last"]["price"], "700000000");
	assert_eq!((&cny["count"], &cny["quorum"], &cny["feeders"]), (&json!(3), &json!(3), &json!(5)));
	assert_eq!(pairs[1]["last"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_that_nobody_registered_is_null_and_nonsense_an_error() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	for (asset, fiat) in [("USDT", "KWD"), ("1", "CNY"), ("4294967295", "CNY")] {
		let answer = chain.ask("rates_v1_price", rpc_params![asset, fiat]).await;
		assert_eq!(answer["data"], Value::Null, "{asset}/{fiat}");
	}
	for (params, field) in [
		(rpc_params!["tether", "CNY"], "asset"),
		(rpc_params!["USDT", "RMB"], "fiat"),
		(rpc_params!["USDT"], "fiat"),
		(rpc_params!["USDT", "CNY", -1], "maxAge"),
		(rpc_params!["USDT", "CNY", "20m"], "maxAge"),
		(rpc_params!["USDT", "CNY", 1, "latest"], "at"),
	] {
		let refusal = chain.refusal("rates_v1_price", params).await;
		assert_eq!(refusal.code(), -32602);
		assert!(
			refusal.data().unwrap().get().contains(&format!("\"field\":\"{field}\"")),
			"{field}"
		);
	}
}
