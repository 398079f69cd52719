// SPDX-License-Identifier: Apache-2.0

//! Invoices, authorisations and fees.

use crate::{
	rates::say,
	shop::{Shop, order},
};
use codec::Encode;
use jsonrpsee::rpc_params;
use pallet_payments::{AuthorizationRequest, FiatPrice, InvoicePrice, InvoiceRequest};
use polkadot_sdk::{
	sp_core::Bytes,
	sp_keyring::Sr25519Keyring::{Charlie, Dave},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tael_primitives::{AssetKind, DAY, Fiat, HOUR, Hash, MINUTE, USDT};
use tael_runtime::Runtime;

fn number(value: &Value) -> u128 {
	value.as_str().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_is_read_as_open_then_paid_then_refunded() {
	let shop = Shop::open().await;
	let chain = &shop.chain;
	let id = shop.invoice_id(1);
	let unknown = chain.ask("payments_v1_invoice", rpc_params![id]).await;
	assert_eq!(unknown["data"], Value::Null);
	assert_eq!(unknown["at"]["finalized"], true);

	let created = shop.invoice(1, shop.request(25 * USDT).await).await;
	let answer = chain.ask("payments_v1_invoice", rpc_params![id]).await;
	let invoice = &answer["data"];
	assert_eq!(invoice["id"], json!(id));
	assert_eq!(invoice["merchant"], json!(shop.id));
	assert_eq!(invoice["reference"], json!(Hash::from(order(1))));
	assert_eq!(invoice["status"], "open");
	assert_eq!(invoice["asset"], "USDT");
	assert_eq!((&invoice["amount"], &invoice["due"]), (&json!("25000000"), &json!("25000000")));
	assert_eq!(invoice["payable"], true);

	// The same by the merchant's own reference, with named arguments.
	let mut named = jsonrpsee::core::params::ObjectParams::new();
	named.insert("merchant", shop.id).unwrap();
	named.insert("reference", Hash::from(order(1))).unwrap();
	let by_reference = chain.ask("payments_v1_invoiceByRef", named).await;
	assert_eq!(by_reference["data"], *invoice);

	shop.pay(Dave, 1, 25 * USDT).await;
	let paid = chain.ask("payments_v1_invoice", rpc_params![id]).await;
	assert_eq!(paid["at"]["finalized"], true);
	assert_eq!(paid["data"]["status"], "paid");
	assert_eq!(paid["data"]["captured"], "25000000");
	assert_eq!(paid["data"]["due"], "0");
	assert_eq!(paid["data"]["payable"], false);
	assert_eq!(paid["data"]["parts"].as_array().unwrap().len(), 1);

	shop.refund(1, 5 * USDT, order(1)).await;
	let refunded = chain.ask("payments_v1_invoice", rpc_params![id]).await;
	assert_eq!(refunded["data"]["status"], "refundedPartial");
	assert_eq!(refunded["data"]["refunded"], "5000000");

	// The block in which it was made still says what it said.
	let then = chain.ask("payments_v1_invoice", rpc_params![id, created]).await;
	assert_eq!(then["at"]["hash"], json!(created));
	assert_eq!(then["at"]["finalized"], true);
	assert_eq!(then["data"]["status"], "open");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_best_block_is_read_on_request_and_says_so() {
	let shop = Shop::open().await;
	let chain = &shop.chain;
	let id = shop.invoice_id(1);
	shop.invoice(1, shop.request(USDT).await).await;
	for at in [json!("best"), json!({ "at": "best" })] {
		let best = chain.ask("payments_v1_invoice", rpc_params![id, at]).await;
		let hash: Hash = serde_json::from_value(best["at"]["hash"].clone()).unwrap();
		let header = chain.ask("chain_getHeader", rpc_params![hash]).await;
		let height = header["number"].as_str().unwrap().trim_start_matches("0x").to_owned();
		assert_eq!(best["at"]["number"], u64::from_str_radix(&height, 16).unwrap());
		assert!(best["at"]["finalized"].is_boolean());
		assert_eq!(best["data"]["status"], "open");
	}
	let finalised = chain.ask("payments_v1_invoice", rpc_params![id, "finalized"]).await;
	assert_eq!(finalised["at"]["finalized"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_in_yuan_shows_its_rate_and_is_quoted() {
	let shop = Shop::open().await;
	let chain = &shop.chain;
	for feeder in [1, 2, 3] {
		say(chain, feeder, 700_000_000).await;
	}
	let price = FiatPrice { fiat: Fiat::CNY, amount: 16_800, lock_for: 15 * MINUTE };
	let request = InvoiceRequest { price: InvoicePrice::Fiat(price), ..shop.request(0).await };
	shop.invoice(1, request).await;
	let id = shop.invoice_id(1);
	let invoice = chain.ask("payments_v1_invoice", rpc_params![id]).await["data"].clone();
	assert_eq!((&invoice["amount"], &invoice["due"]), (&json!("24000000"), &json!("24000000")));
	assert_eq!(invoice["payable"], true);
	let fiat = &invoice["fiat"];
	assert_eq!((&fiat["currency"], &fiat["amount"]), (&json!("CNY"), &json!("16800")));
	assert_eq!((&fiat["rate"]["price"], &fiat["rate"]["round"]), (&json!("700000000"), &json!(1)));
	assert!(fiat["lockUntil"].as_u64() > fiat["rate"]["asOf"].as_u64());

	let quote = || async { chain.ask("payments_v1_quoteInvoice", rpc_params![id]).await };
	let expected = json!({ "due": "24000000", "rate": fiat["rate"], "newRate": false });
	assert_eq!(quote().await["data"], expected);
	shop.pay(Dave, 1, 24 * USDT).await;
	assert_eq!(quote().await["data"], Value::Null);

	shop.invoice(2, shop.request(USDT).await).await;
	let in_usdt = shop.invoice_id(2);
	let quote = chain.ask("payments_v1_quoteInvoice", rpc_params![in_usdt]).await;
	assert_eq!(quote["data"], json!({ "due": "1000000", "rate": null, "newRate": false }));
}

#[tokio::test(flavor = "multi_thread")]
async fn open_invoices_come_in_pages() {
	let shop = Shop::open().await;
	let chain = &shop.chain;
	let none = chain.ask("payments_v1_merchantOpen", rpc_params![shop.id]).await;
	assert_eq!(none["data"], json!({ "items": [], "next": null }));

	let request = shop.request(USDT).await;
	for number in 1..=3 {
		shop.invoice(number, request.clone()).await;
	}
	let first = chain.ask("payments_v1_merchantOpen", rpc_params![shop.id, 2]).await;
	assert_eq!(first["data"]["items"].as_array().unwrap().len(), 2);
	let cursor = first["data"]["next"].as_str().unwrap();
	let second = chain.ask("payments_v1_merchantOpen", rpc_params![shop.id, 2, cursor]).await;
	assert_eq!(second["data"]["items"].as_array().unwrap().len(), 1);
	assert_eq!(second["data"]["next"], Value::Null);
	let ids = [&first, &second]
		.into_iter()
		.flat_map(|page| page["data"]["items"].as_array().unwrap())
		.map(|invoice| invoice["id"].to_string())
		.collect::<BTreeSet<_>>();
	let expected = (1..=3).map(|number| json!(shop.invoice_id(number)).to_string());
	assert_eq!(ids, expected.collect());

	shop.pay(Dave, 2, USDT).await;
	let left = chain.ask("payments_v1_merchantOpen", rpc_params![shop.id]).await;
	assert_eq!(left["data"]["items"].as_array().unwrap().len(), 2);

	// A list of a merchant that does not exist is empty; a foreign cursor is refused.
	let stranger = chain.ask("payments_v1_merchantOpen", rpc_params![Hash::zero()]).await;
	assert_eq!(stranger["data"]["items"], json!([]));
	let refusal = chain.refusal("payments_v1_merchantOpen", rpc_params![shop.id, 2, "0x01"]).await;
	assert_eq!(refusal.code(), -32602);
	assert!(refusal.data().unwrap().get().contains("\"field\":\"cursor\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_that_ended_leaves_a_receipt() {
	let shop = Shop::open().await;
	shop.invoice(1, shop.request(USDT).await).await;
	shop.cancel(1).await;
	let id = shop.invoice_id(1);
	let answer = shop.chain.ask("payments_v1_invoice", rpc_params![id]).await;
	let receipt = &answer["data"];
	assert_eq!(receipt["id"], json!(id));
	assert_eq!(receipt["status"], "cancelled");
	assert_eq!(receipt["captured"], "0");
	let kept = receipt["keepUntil"].as_u64().unwrap() - receipt["endedAt"].as_u64().unwrap();
	assert!(kept >= 90 * DAY);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authorisation_is_read_with_what_is_outstanding() {
	type Call = pallet_payments::Call<Runtime>;
	let shop = Shop::open().await;
	let chain = &shop.chain;
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
	let id = pallet_payments::authorization_id(&Dave.to_account_id(), &order(1));
	let unknown = chain.ask("payments_v1_authorization", rpc_params![id]).await;
	assert_eq!(unknown["data"], Value::Null);
	let authorize = Call::authorize { merchant: shop.id, reference: order(1), request };
	chain.submit(Dave, authorize).await;
	let capture = Call::capture {
		authorization: id,
		amount: 4 * USDT,
		captured_before: 0,
		fee: 0,
		is_final: false,
	};
	chain.submit(Charlie, capture).await;
	let found = chain.ask("payments_v1_authorization", rpc_params![id]).await;
	assert_eq!(found["data"]["status"], "partiallyCaptured");
	assert_eq!(found["data"]["authorized"], "10000000");
	assert_eq!(found["data"]["captured"], "4000000");
	assert_eq!(found["data"]["outstanding"], "6000000");
	assert_eq!(found["data"]["captureBefore"], now + HOUR);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fee_of_paying_is_quoted_and_not_exceeded() {
	let shop = Shop::open().await;
	let chain = &shop.chain;
	shop.invoice(1, shop.request(USDT).await).await;
	let quote = chain.ask("payments_v1_quoteFee", rpc_params!["pay"]).await["data"].clone();
	assert_eq!(chain.ask("payments_v1_quoteFee", rpc_params![]).await["data"], quote);
	let fee = number(&quote["fee"]);
	assert!((number(&quote["floor"])..=number(&quote["cap"])).contains(&fee));
	assert!(number(&quote["multiplierMin"]) > 0);
	let multiplier = number(&quote["multiplier"]);
	assert!(
		(number(&quote["multiplierMin"])..=number(&quote["multiplierMax"])).contains(&multiplier)
	);

	// The quote of the very transaction is what the SDK's own method says.
	let transaction = chain.sign(Dave, shop.payment(1, USDT).into()).await;
	let bytes = Bytes(transaction.encode());
	let exact = chain.ask("payments_v1_quoteFee", rpc_params![bytes.clone(), "best"]).await;
	let stock = chain.ask("payment_queryInfo", rpc_params![bytes, &exact["at"]["hash"]]).await;
	assert_eq!(exact["data"]["fee"], stock["partialFee"]);

	let before = balance(&shop).await;
	shop.pay(Dave, 1, USDT).await;
	let paid = before - balance(&shop).await;
	assert!(paid > USDT, "a fee was charged");
	// The multiplier may have risen by a step since the quote.
	assert!(paid - USDT <= fee + 1, "charged {}, quoted {fee}", paid - USDT);
}

async fn balance(shop: &Shop) -> u128 {
	use codec::Decode;
	use polkadot_sdk::{frame_system, pallet_balances};
	type Info = frame_system::AccountInfo<u32, pallet_balances::AccountData<u128>>;
	let account = Dave.to_account_id();
	let key = frame_system::Account::<Runtime>::hashed_key_for(account);
	let head = shop.chain.ask("chain_getFinalizedHead", rpc_params![]).await;
	let bytes = shop.chain.ask("state_getStorage", rpc_params![Bytes(key), head]).await;
	let bytes: Bytes = serde_json::from_value(bytes).unwrap();
	Info::decode(&mut &*bytes.0).unwrap().data.free
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_has_a_quote_within_the_bounds() {
	let shop = Shop::open().await;
	for kind in ["pay", "createInvoice", "refund", "authorize", "capture", "transfer"] {
		let answer = shop.chain.ask("payments_v1_quoteFee", rpc_params![kind]).await;
		let quote = &answer["data"];
		let fee = number(&quote["fee"]);
		let bounds = number(&quote["floor"])..=number(&quote["cap"]);
		assert!(bounds.contains(&fee), "{kind}: {quote}");
		assert!(quote["length"].as_u64().unwrap() > 100, "{kind}: {quote}");
	}
	let transfer = shop.chain.ask("payments_v1_quoteFee", rpc_params!["transfer"]).await;
	assert!(number(&transfer["data"]["fee"]) < USDT / 1_000, "a transfer is below 0.001 USDT");
}
