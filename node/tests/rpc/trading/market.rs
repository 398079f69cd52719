// SPDX-License-Identifier: Apache-2.0

//! Pools, offers, books and quotes.

use super::{ALIPAY, Bazaar, C2c, LIQUIDITY, PRICE, account_of, offer_id, pool_id};
use crate::shop::{address, order};
use jsonrpsee::{core::params::ObjectParams, rpc_params};
use pallet_c2c::{Market, TakeBest, Want};
use polkadot_sdk::sp_keyring::Sr25519Keyring::{Charlie, Dave};
use serde_json::{Value, json};
use tael_primitives::{AssetKind, Balance, Fiat, Hash, Price, Side, USDT};

#[tokio::test(flavor = "multi_thread")]
async fn a_pool_and_its_offer_are_read_as_they_stand() {
	let bazaar = Bazaar::open().await;
	let chain = &bazaar.chain;
	for method in ["c2c_v1_offer", "c2c_v1_pool", "c2c_v1_trade"] {
		assert_eq!(bazaar.found(method, Hash::zero()).await, Value::Null, "{method}");
	}
	bazaar.offer(1, bazaar.request(PRICE).await).await;
	let offer = bazaar.found("c2c_v1_offer", offer_id(1)).await;
	assert_eq!((&offer["status"], &offer["takeable"]), (&json!("active"), &json!(true)));
	assert_eq!((&offer["side"], &offer["fiat"]), (&json!("seller"), &json!("CNY")));
	assert_eq!(offer["pricing"], json!({ "fixed": "705000000" }));
	assert_eq!((&offer["price"], &offer["available"]), (&json!("705000000"), &json!("500000000")));
	assert_eq!(offer["methods"][0]["rail"], json!(ALIPAY));

	bazaar.take(1, 100 * USDT).await;
	let pool = bazaar.found("c2c_v1_pool", pool_id()).await;
	assert_eq!(pool["owner"], address(Charlie.to_account_id()));
	let sum = |pool: &Value| {
		let part = |name: &str| pool[name].as_str().unwrap().parse::<Balance>().unwrap();
		assert!(part("locked") > 100 * USDT, "the bond is locked too: {pool}");
		part("available") + part("locked")
	};
	assert_eq!(sum(&pool), LIQUIDITY);
	assert_eq!((&pool["offers"], &pool["trades"]), (&json!(1), &json!(1)));
	assert_eq!((&pool["moves"], &pool["closing"]), (&json!(0), &json!(false)));

	chain.submit(Charlie, C2c::pause_offer { offer: offer_id(1) }).await;
	let offer = bazaar.found("c2c_v1_offer", offer_id(1)).await;
	assert_eq!((&offer["status"], &offer["takeable"]), (&json!("paused"), &json!(false)));
	chain.submit(Charlie, C2c::close_offer { offer: offer_id(1) }).await;
	let ended = bazaar.found("c2c_v1_offer", offer_id(1)).await;
	assert_eq!((&ended["id"], &ended["status"]), (&json!(offer_id(1)), &json!("ended")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_book_counts_a_pool_once_and_a_quote_is_what_taking_does() {
	let bazaar = Bazaar::open().await;
	let chain = &bazaar.chain;
	let book = async || chain.ask("c2c_v1_book", rpc_params!["USDT", "CNY", ALIPAY]).await;
	let empty = json!({ "levels": [], "whole": true });
	assert_eq!(book().await["data"]["sellers"], empty);
	bazaar.offer(2, bazaar.request(Price(710_000_000)).await).await;
	bazaar.offer(1, bazaar.request(PRICE).await).await;

	let found = book().await["data"].clone();
	assert_eq!((&found["rate"]["price"], &found["rateError"]), (&json!("700000000"), &Value::Null));
	assert_eq!(found["buyers"], empty);
	let levels = found["sellers"]["levels"].as_array().unwrap();
	let prices: Vec<_> = levels.iter().map(|level| level["price"].as_str().unwrap()).collect();
	assert_eq!(prices, ["705000000", "710000000"]);
	// Principal and bond come out of the pool, so a little less than it has.
	let amount = |level: &Value| level["amount"].as_str().unwrap().parse::<Balance>().unwrap();
	assert!((900 * USDT..LIQUIDITY).contains(&amount(&levels[0])), "{found}");
	assert_eq!((amount(&levels[1]), &levels[1]["offers"]), (0, &json!(1)));
	let one = chain.ask("c2c_v1_book", rpc_params!["USDT", "CNY", ALIPAY, 1]).await;
	assert_eq!(one["data"]["sellers"]["levels"].as_array().unwrap().len(), 1);
	assert_eq!(one["data"]["sellers"]["whole"], false);

	let market = json!({ "asset": "USDT", "fiat": "CNY", "rail": ALIPAY });
	let want = json!({ "fiatAmount": "70500" });
	let quote = chain.ask("c2c_v1_quote", rpc_params![&market, "buyer", &want]).await;
	let expected = json!({
		"fills": [{
			"offer": offer_id(1), "maker": address(Charlie.to_account_id()),
			"price": "705000000", "amount": "100000000", "fiatAmount": "70500",
		}],
		"amount": "100000000", "fiatAmount": "70500", "passed": [], "refusal": null,
	});
	assert_eq!(quote["data"], expected);
	let limit = rpc_params![&market, "buyer", &want, "704999999"];
	assert_eq!(chain.ask("c2c_v1_quote", limit).await["data"]["fills"], json!([]));
	let mut named = ObjectParams::new();
	named.insert("market", &market).unwrap();
	named.insert("side", "buyer").unwrap();
	named.insert("want", &want).unwrap();
	named.insert("taker", Charlie.to_account_id()).unwrap();
	let own = chain.ask("c2c_v1_quote", named).await["data"].clone();
	assert_eq!(own["fills"], json!([]), "nobody takes his own offer");
	assert_eq!(own["passed"][0], json!({ "offer": offer_id(1), "why": "selfTrade" }));

	let take = TakeBest {
		market: Market { asset: AssetKind::Native, fiat: Fiat::CNY, rail: ALIPAY },
		side: Side::Buyer,
		want: Want::Fiat(70_500),
		price_limit: PRICE,
		max_fills: 1,
		account: account_of(Dave),
	};
	chain.submit(Dave, C2c::take_best { reference: order(1), take }).await;
	let trade = bazaar.trade(1).await;
	assert_eq!((&trade["offer"], &trade["principal"]), (&json!(offer_id(1)), &json!("100000000")));
	assert_eq!(trade["fiatAmount"], "70500");
}

#[tokio::test(flavor = "multi_thread")]
async fn offers_are_listed_by_a_filter_and_those_of_a_market_the_best_first() {
	let bazaar = Bazaar::open().await;
	let chain = &bazaar.chain;
	for (number, price) in [(1, 706_000_000), (2, 704_000_000), (3, 705_000_000)] {
		bazaar.offer(number, bazaar.request(Price(price)).await).await;
	}
	chain.submit(Charlie, C2c::pause_offer { offer: offer_id(3) }).await;

	let count = async |filter: Value| {
		let answer = chain.ask("c2c_v1_offers", rpc_params![filter]).await;
		assert_eq!(answer["data"]["next"], Value::Null);
		answer["data"]["items"].as_array().unwrap().len()
	};
	assert_eq!(count(json!(null)).await, 3);
	assert_eq!(count(json!({ "maker": address(Charlie.to_account_id()) })).await, 3);
	assert_eq!(
		count(json!({ "asset": "USDT", "fiat": "CNY", "rail": 1, "side": "seller" })).await,
		3
	);
	for nothing in [
		json!({ "maker": address(Dave.to_account_id()) }),
		json!({ "asset": "1" }),
		json!({ "fiat": "EUR" }),
		json!({ "rail": 2 }),
		json!({ "side": "buyer" }),
	] {
		assert_eq!(count(nothing.clone()).await, 0, "{nothing}");
	}

	let mut ids = Vec::new();
	let mut cursor = Value::Null;
	loop {
		let page = chain.ask("c2c_v1_offers", rpc_params![Value::Null, 2, &cursor]).await;
		let items = page["data"]["items"].as_array().unwrap();
		assert!(items.len() <= 2);
		ids.extend(items.iter().map(|offer| offer["id"].to_string()));
		cursor = page["data"]["next"].clone();
		if cursor.is_null() {
			break;
		}
	}
	ids.sort();
	let mut expected = [1, 2, 3].map(|number| json!(offer_id(number)).to_string());
	expected.sort();
	assert_eq!(ids, expected);

	let filter = json!({ "asset": "USDT", "fiat": "CNY", "rail": ALIPAY, "side": "seller" });
	let first = chain.ask("c2c_v1_marketOffers", rpc_params![&filter, 1]).await;
	assert_eq!(first["data"]["items"][0]["price"], "704000000");
	let next = &first["data"]["next"];
	let second = chain.ask("c2c_v1_marketOffers", rpc_params![&filter, 2, next]).await;
	let items = second["data"]["items"].as_array().unwrap();
	assert_eq!((items.len(), &items[0]["price"]), (1, &json!("706000000")));
	let large = json!({
		"asset": "USDT", "fiat": "CNY", "rail": ALIPAY, "side": "seller", "amount": "500000001",
	});
	let none = chain.ask("c2c_v1_marketOffers", rpc_params![large]).await;
	assert_eq!(none["data"]["items"], json!([]));
}
