// SPDX-License-Identifier: Apache-2.0

//! Merchants, credentials and the clock.

use crate::{
	chain::Node,
	shop::{Shop, address},
};
use jsonrpsee::rpc_params;
use pallet_merchants::{Grant, Scopes};
use polkadot_sdk::sp_keyring::Sr25519Keyring::{Charlie, Dave, Eve, Ferdie};
use serde_json::{Value, json};
use tael_primitives::{Hash, USDT};
use tael_runtime::Runtime;

#[tokio::test(flavor = "multi_thread")]
async fn a_merchant_is_read_with_its_people_and_gateways() {
	type Call = pallet_merchants::Call<Runtime>;
	let shop = Shop::open().await;
	let chain = &shop.chain;
	for method in ["merchants_v1_get", "merchants_v1_roles"] {
		let unknown = chain.ask(method, rpc_params![Hash::zero()]).await;
		assert_eq!(unknown["data"], Value::Null, "{method}");
		assert_eq!(unknown["at"]["finalized"], true, "{method}");
	}
	let found = chain.ask("merchants_v1_get", rpc_params![shop.id]).await;
	let merchant = &found["data"];
	assert_eq!(merchant["id"], json!(shop.id));
	assert_eq!(merchant["status"], "active");
	assert_eq!(merchant["name"], "Charlie's Corner");
	assert_eq!(merchant["category"], 5_814);
	assert_eq!(merchant["owner"], address(Charlie.to_account_id()));
	assert_eq!(merchant["settlement"], merchant["owner"]);
	assert_eq!(merchant["signingKey"], json!(Hash::repeat_byte(3)));
	assert_eq!(merchant["bond"], "100000000");

	let grant = |who, grant| Call::grant_role { merchant: shop.id, who, grant };
	chain.submit(Charlie, grant(Eve.to_account_id(), Grant::Cashier)).await;
	let refunder = Grant::Refunder { daily_limit: 50 * USDT };
	chain.submit(Charlie, grant(Eve.to_account_id(), refunder)).await;
	let scopes = Scopes { invoice: true, capture: false };
	let gateway = Ferdie.to_account_id();
	let consent =
		Call::consent { merchant: shop.id, gateway, scopes, max_fee: 100, expires_at: None };
	chain.submit(Charlie, consent).await;
	let roles = chain.ask("merchants_v1_roles", rpc_params![shop.id]).await;
	assert_eq!(
		roles["data"],
		json!({
			"owner": address(Charlie.to_account_id()),
			"members": [{
				"account": address(Eve.to_account_id()), "roles": ["cashier", "refunder"],
				"refunds": { "perDay": "50000000", "left": "50000000" },
			}],
			"gateways": [{
				"account": address(Ferdie.to_account_id()), "scopes": ["invoice"],
				"maxFeeBps": 100, "expiresAt": null,
			}],
		})
	);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_read_with_its_tier_and_what_is_left_of_its_limits() {
	let shop = Shop::open().await;
	let chain = &shop.chain;
	let attested = chain.ask("kyc_v1_status", rpc_params![Charlie.to_account_id()]).await;
	let status = &attested["data"];
	assert_eq!(status["account"], address(Charlie.to_account_id()));
	assert_eq!(status["tier"], "enhanced");
	assert_eq!(status["kind"], "business");
	assert_eq!(status["jurisdiction"], 1);
	assert_eq!(status["screened"], false);
	let unbounded = json!({ "perPayment": null, "left24h": null, "left30d": null });
	assert_eq!(status["headroom"]["invoice"], unbounded);

	// An account in hex, without a credential: the lowest tier, and what it may still do.
	let dave = Hash::from(<[u8; 32]>::from(Dave.to_account_id()));
	let left = async || {
		let answer = chain.ask("kyc_v1_status", rpc_params![dave]).await;
		assert_eq!(answer["data"]["tier"], "unverified");
		assert_eq!(answer["data"]["expiresAt"], Value::Null);
		answer["data"]["headroom"]["pay"]["left24h"].as_str().unwrap().parse::<u128>().unwrap()
	};
	let before = left().await;
	shop.invoice(1, shop.request(300 * USDT).await).await;
	shop.pay(Dave, 1, 300 * USDT).await;
	assert_eq!(before - left().await, 300 * USDT);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_tells_chain_time_and_what_a_deadline_means() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	chain.timestamp().await;
	let answer = chain.ask("clock_v1_now", rpc_params![]).await;
	let clock = &answer["data"];
	let now = clock["now"].as_u64().unwrap();
	let stalled = clock["stalled"].as_u64().unwrap();
	assert_eq!(clock["timestamp"].as_u64().unwrap(), now + stalled);
	assert_eq!(clock["deadline"], Value::Null);
	assert!(clock["stallThreshold"].as_u64().unwrap() > 0);

	let block = answer["at"]["hash"].clone();
	let ahead = chain.ask("clock_v1_now", rpc_params![&block, now + 1]).await;
	assert_eq!(
		ahead["data"]["deadline"],
		json!({ "chainTime": now + 1, "reached": false, "earliest": now + 1 + stalled })
	);
	let reached = chain.ask("clock_v1_now", rpc_params![&block, now]).await;
	assert_eq!(
		reached["data"]["deadline"],
		json!({ "chainTime": now, "reached": true, "earliest": null })
	);
}
