// SPDX-License-Identifier: Apache-2.0

//! The examples of `docs/reference/rpc.md` are run: each request is sent to a node, and the answer that the
//! page shows must be what came. What differs from run to run (blocks, times, and what follows from
//! them) is compared by its form only.
//!
//! `UPDATE_DOCS=1 cargo test --test rpc documents` writes the answers into the page.

use crate::{
	bridge,
	chain::next,
	rates::say,
	shop::{Shop, leg, order},
	trading::story,
};
use jsonrpsee::core::{ClientError, client::ClientT, params::ArrayParams};
use pallet_merchants::{Grant, Scopes};
use pallet_payments::{AuthorizationRequest, FiatPrice, InvoicePrice, InvoiceRequest};
use polkadot_sdk::{
	sp_core::bounded_vec,
	sp_keyring::Sr25519Keyring::{Charlie, Dave, Eve, Ferdie},
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tael_primitives::{AccountId, AssetKind, DAY, Fiat, HOUR, Hash, MINUTE, USDT};
use tael_runtime::Runtime;

const REQUEST: &str = "```json request\n";
const ANSWER: &str = "```json answer\n";
const END: &str = "\n```";

/// Fields whose values depend on when and where an example runs.
const VOLATILE: [&str; 30] = [
	"age",
	"asOf",
	"at",
	"captureBefore",
	"chainTime",
	"contractHash",
	"createdAt",
	"cursor",
	"earliest",
	"endedAt",
	"expiresAt",
	"fee",
	"freeCancel",
	"from",
	"fundedAt",
	"hash",
	"keepUntil",
	"lastEnded",
	"lastHeard",
	"lateUntil",
	"length",
	"lockUntil",
	"multiplier",
	"now",
	"number",
	"pay",
	"refundExpiry",
	"since",
	"timestamp",
	"until",
];

fn page() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reference/rpc.md")
}

/// The shop that the page tells of.
async fn story() -> Shop {
	type Payments = pallet_payments::Call<Runtime>;
	type Merchants = pallet_merchants::Call<Runtime>;
	let shop = Shop::open().await;
	let chain = &shop.chain;

	// People of the shop.
	let grant = |who, grant| Merchants::grant_role { merchant: shop.id, who, grant };
	chain.submit(Charlie, grant(Eve.to_account_id(), Grant::Cashier)).await;
	let refunder = Grant::Refunder { daily_limit: 50 * USDT };
	chain.submit(Charlie, grant(Eve.to_account_id(), refunder)).await;
	let consent = Merchants::consent {
		merchant: shop.id,
		gateway: Ferdie.to_account_id(),
		scopes: Scopes { invoice: true, capture: false },
		max_fee: 100,
		expires_at: None,
	};
	chain.submit(Charlie, consent).await;

	// Order 1: paid, and refunded in part.
	let legs = bounded_vec![leg(AccountId::new([8; 32]), 2 * USDT)];
	shop.invoice(1, InvoiceRequest { legs, ..shop.request(25 * USDT).await }).await;
	shop.pay(Dave, 1, 25 * USDT).await;
	shop.refund(1, 5 * USDT, order(1)).await;
	// Order 2: open, in yuan, which three feeders have priced.
	for (feeder, price) in [(1, 712_000_000), (2, 712_340_000), (3, 713_000_000)] {
		say(chain, feeder, price).await;
	}
	let price = FiatPrice { fiat: Fiat::CNY, amount: 1_780, lock_for: 15 * MINUTE };
	let request = InvoiceRequest { price: InvoicePrice::Fiat(price), ..shop.request(0).await };
	shop.invoice(2, request).await;
	// Order 3: withdrawn.
	shop.invoice(3, shop.request(USDT).await).await;
	shop.cancel(3).await;
	// Order 4: paid, and dust of it waits for somebody without an account.
	shop.owe_dust(4, &AccountId::new([9; 32])).await;
	// An authorisation of Dave, captured in part.
	let now = chain.now().await;
	let request = AuthorizationRequest {
		asset: AssetKind::Native,
		amount: 10 * USDT,
		max_fee: 0,
		auth_expiry: now + HOUR,
		refund_expiry: now + 30 * DAY,
		refund_to: None,
		is_escrowed: false,
	};
	let authorize = Payments::authorize { merchant: shop.id, reference: order(1), request };
	chain.submit(Dave, authorize).await;
	let capture = Payments::capture {
		authorization: pallet_payments::authorization_id(&Dave.to_account_id(), &order(1)),
		amount: 4 * USDT,
		captured_before: 0,
		fee: 0,
		is_final: false,
	};
	chain.submit(Charlie, capture).await;
	// And a market.
	story::tell(chain).await;
	// And a vault on another chain.
	bridge::tell(chain).await;
	shop
}

/// What the node answers to an example.
async fn run(shop: &Shop, request: &Value) -> Value {
	let method = request["method"].as_str().expect("an example names its method");
	if method == "payments_v1_subscribeInvoice" {
		return events(shop, request).await;
	}
	let mut params = ArrayParams::new();
	for param in request["params"].as_array().expect("an example lists its arguments") {
		params.insert(param).unwrap();
	}
	match shop.chain.rpc.request::<Value, _>(method, params).await {
		Ok(answer) => answer,
		Err(ClientError::Call(error)) => serde_json::to_value(error).unwrap(),
		Err(other) => panic!("{request}: {other}"),
	}
}

/// Everything a subscriber is told of order 2, which the shop withdraws while he listens.
async fn events(shop: &Shop, request: &Value) -> Value {
	let id: Hash = serde_json::from_value(request["params"][0].clone()).unwrap();
	assert_eq!(id, shop.invoice_id(2), "the page follows order 2");
	let mut events = shop.chain.follow(id).await;
	let mut told = vec![next(&mut events).await];
	shop.cancel(2).await;
	loop {
		let event = next(&mut events).await;
		let last = event["event"] == "stop";
		told.push(event);
		if last {
			return Value::Array(told);
		}
	}
}

/// Where two values differ in what does not depend on the run.
fn difference(path: &str, shown: &Value, came: &Value) -> Option<String> {
	let field = path.rsplit('.').next().unwrap_or_default();
	match (shown, came) {
		(Value::Object(shown), Value::Object(came)) => {
			if shown.keys().ne(came.keys()) {
				return Some(format!("{path}: other fields"));
			}
			shown
				.iter()
				.find_map(|(key, value)| difference(&format!("{path}.{key}"), value, &came[key]))
		},
		(Value::Array(shown), Value::Array(came)) => {
			if shown.len() != came.len() {
				return Some(format!("{path}: {} items, not {}", came.len(), shown.len()));
			}
			shown.iter().zip(came).find_map(|(shown, came)| difference(path, shown, came))
		},
		(shown, came) if VOLATILE.contains(&field) => {
			let same = core::mem::discriminant(shown) == core::mem::discriminant(came);
			(!same).then(|| format!("{path}: {came} is of another kind than {shown}"))
		},
		(shown, came) => (shown != came).then(|| format!("{path}: {came}, not {shown}")),
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_show_what_comes() {
	let text = std::fs::read_to_string(page()).unwrap();
	let shop = story().await;
	let mut written = String::new();
	let mut differences = Vec::new();
	let mut rest = text.as_str();
	let mut examples = 0;
	while let Some((before, after)) = rest.split_once(REQUEST) {
		let (request, after) = after.split_once(END).expect("a request ends");
		let (between, after) = after.split_once(ANSWER).expect("an answer follows");
		let (shown, after) = after.split_once(END).expect("an answer ends");
		let request_json: Value = serde_json::from_str(request).expect("a request is JSON");
		let came = run(&shop, &request_json).await;
		let shown: Value = serde_json::from_str(shown).expect("an answer is JSON");
		differences.extend(difference(request, &shown, &came));
		let pretty = serde_json::to_string_pretty(&came).unwrap();
		for part in [before, REQUEST, request, END, between, ANSWER, &pretty, END] {
			written.push_str(part);
		}
		rest = after;
		examples += 1;
	}
	written.push_str(rest);
	assert!(examples > 0, "the page has no examples");
	if std::env::var_os("UPDATE_DOCS").is_some() {
		std::fs::write(page(), written).unwrap();
	} else {
		assert!(differences.is_empty(), "the page is out of date:\n{}", differences.join("\n"));
	}
}

#[test]
fn a_difference_in_what_is_stable_is_found() {
	let shown = json!({ "at": { "number": 1 }, "data": { "status": "paid", "items": [1] } });
	let other_block = json!({ "at": { "number": 2 }, "data": { "status": "paid", "items": [1] } });
	assert_eq!(difference("", &shown, &other_block), None);
	for wrong in [
		json!({ "at": { "number": "1" }, "data": { "status": "paid", "items": [1] } }),
		json!({ "at": { "number": 1 }, "data": { "status": "open", "items": [1] } }),
		json!({ "at": { "number": 1 }, "data": { "status": "paid", "items": [] } }),
		json!({ "at": { "number": 1 }, "data": { "status": "paid" } }),
	] {
		assert!(difference("", &shown, &wrong).is_some(), "{wrong}");
	}
}
