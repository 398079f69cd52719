// SPDX-License-Identifier: Apache-2.0

//! Trades, disputes and acceptors. Charlie sells USDT for yuan, Dave buys; Bob attested both.

mod input;
mod market;
pub mod story;

use crate::{
	chain::{Chain, Node, next},
	rates::say,
	shop::{address, order},
};
use jsonrpsee::{
	core::client::{Subscription, SubscriptionClientT},
	rpc_params,
};
use pallet_c2c::{
	Eligibility, Method, OfferId, OfferRequest, Payment, PoolId, Pricing, ProposalTerms, Take,
	TradeId, Want,
};
use pallet_kyc::Statement;
use polkadot_sdk::{
	sp_core::bounded_vec,
	sp_keyring::Sr25519Keyring::{self, Bob, Charlie, Dave, Eve, Ferdie},
};
use serde_json::{Value, json};
use tael_primitives::{
	AccountId, AssetKind, Balance, Cause, DAY, Fiat, FiatAmount, Hash, MINUTE, Millis, Price,
	RailId, Side, SubjectKind, Tier, USDT,
};
use tael_runtime::Runtime;

type C2c = pallet_c2c::Call<Runtime>;
type Kyc = pallet_kyc::Call<Runtime>;

const ID: &str = "0x0707070707070707070707070707070707070707070707070707070707070707";
/// A rail of the development chain that many use and nobody watches.
const ALIPAY: RailId = 1;
/// 7.05 yuan for a USDT. The feeders say 7.
const PRICE: Price = Price(705_000_000);
/// What Charlie's pool begins with.
const LIQUIDITY: Balance = 1_000 * USDT;

/// A node, a connection to it, and people who may trade.
pub struct Bazaar {
	pub chain: Chain,
	_node: Node,
}

/// The commitment of somebody to his account on a rail.
fn account_of(who: Sr25519Keyring) -> Hash {
	Hash::from(who.to_raw_public())
}

/// The offer that Charlie makes under a number.
pub fn offer_id(number: u8) -> OfferId {
	pallet_c2c::offer_id(&Charlie.to_account_id(), &order(number))
}

/// The trade that Dave makes under a number.
pub fn trade_id(number: u8) -> TradeId {
	pallet_c2c::trade_id(&Dave.to_account_id(), &order(number))
}

/// Charlie's pool.
pub fn pool_id() -> PoolId {
	pallet_c2c::pool_id(&Charlie.to_account_id(), &order(0))
}

/// Bob says who somebody is.
pub async fn attest(chain: &Chain, who: Sr25519Keyring) {
	let now = chain.timestamp().await;
	let statement = Statement {
		tier: Tier::Enhanced,
		kind: SubjectKind::Person,
		jurisdiction: 1,
		commitment: account_of(who),
		person: who.to_raw_public(),
		issued_at: now,
		not_before: now,
		expires_at: now + 100 * DAY,
		seq: 1,
	};
	let attest = Kyc::attest { issuer: 1, subject: who.to_account_id(), statement };
	chain.submit(Bob, attest).await;
}

/// Charlie makes his pool.
pub async fn open_pool(chain: &Chain) {
	let asset = AssetKind::Native;
	chain.submit(Charlie, C2c::open_pool { reference: order(0), asset, amount: LIQUIDITY }).await;
}

/// Charlie's offer of up to 500 USDT, for a day.
pub fn selling(now: Millis, pricing: Pricing) -> OfferRequest<AccountId> {
	// The rails of a development chain give seconds: enough to release, on a loaded machine not to pay.
	let pay_window = Some(10 * MINUTE);
	let method = Method { rail: ALIPAY, account: account_of(Charlie), pay_window };
	OfferRequest {
		side: Side::Seller,
		fiat: Fiat::CNY,
		pricing,
		min: 10 * USDT,
		max: 500 * USDT,
		methods: bounded_vec![method],
		eligibility: Eligibility::default(),
		terms_hash: Hash::repeat_byte(1),
		auto_accept: true,
		expires_at: now + DAY,
	}
}

/// The call that posts it under a number.
pub fn post(number: u8, request: OfferRequest<AccountId>) -> C2c {
	C2c::create_offer { pool: pool_id(), reference: order(number), request }
}

/// The call by which somebody takes so much of Charlie's offer 1, whatever it costs.
pub fn take(who: Sr25519Keyring, number: u8, amount: Balance) -> C2c {
	let take = Take {
		want: Want::Asset(amount),
		version: None,
		price_limit: Some(Price(u64::MAX)),
		rail: ALIPAY,
		account: account_of(who),
	};
	C2c::take { offer: offer_id(1), reference: order(number), take }
}

/// The call by which somebody says that he has paid.
pub fn mark_paid(who: Sr25519Keyring, trade: TradeId, fiat_amount: FiatAmount) -> C2c {
	let payment = Payment {
		proof: Hash::repeat_byte(2),
		account: account_of(who),
		fiat_amount,
		reference: Hash::repeat_byte(3),
	};
	C2c::mark_paid { trade, payment }
}

impl Bazaar {
	/// Open a market on a new chain: Charlie and Dave are known, USDT costs 7 yuan, and Charlie has a
	/// pool.
	pub async fn open() -> Self {
		let node = Node::start(&[]).await;
		let chain = node.connect().await;
		for who in [Charlie, Dave] {
			attest(&chain, who).await;
		}
		for feeder in [1, 2, 3] {
			say(&chain, feeder, 700_000_000).await;
		}
		open_pool(&chain).await;
		Self { chain, _node: node }
	}

	/// What Charlie advertises.
	async fn request(&self, price: Price) -> OfferRequest<AccountId> {
		selling(self.chain.now().await, Pricing::Fixed(price))
	}

	/// Charlie posts an offer. Gives the block.
	async fn offer(&self, number: u8, request: OfferRequest<AccountId>) -> Hash {
		self.chain.submit(Charlie, post(number, request)).await
	}

	/// Dave takes so much of Charlie's offer 1. Gives the block.
	async fn take(&self, number: u8, amount: Balance) -> Hash {
		self.chain.submit(Dave, take(Dave, number, amount)).await
	}

	/// Dave says that he has paid so much. Gives the block.
	async fn mark_paid(&self, number: u8, fiat_amount: FiatAmount) -> Hash {
		self.chain.submit(Dave, mark_paid(Dave, trade_id(number), fiat_amount)).await
	}

	/// What is found under an id.
	async fn found(&self, method: &str, id: Hash) -> Value {
		self.chain.ask(method, rpc_params![id]).await["data"].clone()
	}

	/// A trade.
	async fn trade(&self, number: u8) -> Value {
		self.found("c2c_v1_trade", trade_id(number)).await
	}

	/// Subscribe to a trade.
	async fn follow(&self, id: TradeId) -> Subscription<Value> {
		let (method, end) = ("c2c_v1_subscribeTrade", "c2c_v1_unsubscribeTrade");
		self.chain.rpc.subscribe(method, rpc_params![id], end).await.unwrap()
	}
}

/// What somebody may do with a trade: the calls, in order.
fn calls(trade: &Value, who: &str) -> Vec<String> {
	let actions = trade["actions"].as_array().unwrap();
	let of_his = actions.iter().filter(|action| action["who"] == who);
	of_his.map(|action| action["call"].as_str().unwrap().to_owned()).collect()
}

/// An action of a trade.
fn action<'a>(trade: &'a Value, who: &str, call: &str) -> &'a Value {
	let actions = trade["actions"].as_array().unwrap();
	let is_it = |action: &&Value| action["who"] == who && action["call"] == call;
	actions.iter().find(is_it).unwrap_or_else(|| panic!("{who} may not {call}: {trade}"))
}

/// The block of a change, and the trade as it then was.
fn change(event: &Value) -> (Hash, &Value) {
	assert_eq!(event["event"], "changed", "{event}");
	(serde_json::from_value(event["at"]["hash"].clone()).unwrap(), &event["data"])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trade_is_told_to_who_follows_it_from_before_it_is_until_it_has_ended() {
	let bazaar = Bazaar::open().await;
	bazaar.offer(1, bazaar.request(PRICE).await).await;
	let mut events = bazaar.follow(trade_id(1)).await;
	let first = next(&mut events).await;
	assert_eq!((&first["event"], &first["data"]), (&json!("state"), &Value::Null));

	let block = bazaar.take(1, 100 * USDT).await;
	let event = next(&mut events).await;
	let (at, trade) = change(&event);
	assert_eq!((at, &trade["status"]), (block, &json!("funded")));
	assert_eq!(calls(trade, "buyer")[..2], ["cancelTrade", "markPaid"]);
	assert_eq!(action(trade, "buyer", "markPaid")["until"], trade["deadlines"]["pay"]);
	assert_eq!(action(trade, "anyone", "pokeTrade")["from"], trade["deadlines"]["pay"]);

	let sealed = bounded_vec![0_u8, 255];
	let send = C2c::send_message { trade: trade_id(1), number: 0, sealed };
	let block = bazaar.chain.submit(Dave, send).await;
	let event = next(&mut events).await;
	let (at, trade) = change(&event);
	assert_eq!((at, &trade["messages"]), (block, &json!({ "buyer": 1, "seller": 0 })));

	let block = bazaar.mark_paid(1, 70_500).await;
	let event = next(&mut events).await;
	let (at, trade) = change(&event);
	assert_eq!((at, &trade["status"]), (block, &json!("paidClaimed")));
	assert_eq!(trade["payment"]["fiatAmount"], "70500");
	assert_eq!(action(trade, "seller", "release")["account"], address(Charlie.to_account_id()));
	assert_eq!(action(trade, "seller", "dispute")["from"], Value::Null);
	assert_eq!(action(trade, "buyer", "undoMarkPaid")["until"], trade["deadlines"]["release"]);

	let block = bazaar.chain.submit(Charlie, C2c::release { trade: trade_id(1) }).await;
	let event = next(&mut events).await;
	let (at, receipt) = change(&event);
	assert_eq!((at, &receipt["status"]), (block, &json!("released")));
	assert_eq!(receipt["deal"]["toBuyer"], "100000000");
	assert_eq!(receipt["deal"]["toSeller"], "0");
	assert_eq!(next(&mut events).await, json!({ "event": "stop", "reason": "ended" }));

	// Whoever comes later is told the same at once.
	let mut late = bazaar.follow(trade_id(1)).await;
	assert_eq!(next(&mut late).await["data"]["status"], "released");
	assert_eq!(next(&mut late).await, json!({ "event": "stop", "reason": "ended" }));
	let kept = receipt["keepUntil"].as_u64().unwrap() - receipt["endedAt"].as_u64().unwrap();
	assert!(kept >= 90 * DAY);
	assert_eq!(bazaar.trade(1).await, *receipt);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trade_is_read_with_its_terms_and_listed_for_both_parties() {
	let bazaar = Bazaar::open().await;
	bazaar.offer(1, bazaar.request(PRICE).await).await;
	assert_eq!(bazaar.trade(1).await, Value::Null);
	bazaar.take(1, 100 * USDT).await;
	bazaar.take(2, 20 * USDT).await;

	let trade = bazaar.trade(1).await;
	let (charlie, dave) = (address(Charlie.to_account_id()), address(Dave.to_account_id()));
	assert_eq!((&trade["id"], &trade["offer"]), (&json!(trade_id(1)), &json!(offer_id(1))));
	assert_eq!((&trade["maker"], &trade["seller"]), (&charlie, &charlie));
	assert_eq!((&trade["taker"], &trade["buyer"]), (&dave, &dave));
	assert_eq!((&trade["principal"], &trade["fiatAmount"]), (&json!("100000000"), &json!("70500")));
	assert_eq!((&trade["price"], &trade["round"]), (&json!("705000000"), &Value::Null));
	assert_eq!((&trade["rail"], &trade["buyerTier"]), (&json!(ALIPAY), &json!("enhanced")));
	assert_eq!(trade["buyerAccount"], json!(account_of(Dave)));
	assert_eq!((&trade["state"], &trade["status"]), (&json!("funded"), &json!("funded")));
	assert_eq!((&trade["dispute"], &trade["payment"]), (&Value::Null, &Value::Null));

	for who in [Charlie, Dave] {
		let account = who.to_account_id();
		let first = bazaar.chain.ask("c2c_v1_tradesOf", rpc_params![account.clone(), 1]).await;
		let cursor = first["data"]["next"].as_str().unwrap();
		let second = bazaar.chain.ask("c2c_v1_tradesOf", rpc_params![account, 1, cursor]).await;
		assert_eq!(second["data"]["next"], Value::Null);
		let mut ids = [&first, &second].map(|page| page["data"]["items"][0]["id"].to_string());
		let mut expected = [1, 2].map(|number| json!(trade_id(number)).to_string());
		ids.sort();
		expected.sort();
		assert_eq!(ids, expected);
	}
	let none = bazaar.chain.ask("c2c_v1_tradesOf", rpc_params![Eve.to_account_id()]).await;
	assert_eq!(none["data"], json!({ "items": [], "next": null }));

	let cancel = C2c::cancel_trade { trade: trade_id(1) };
	bazaar.chain.submit(Dave, cancel).await;
	let receipt = bazaar.trade(1).await;
	assert_eq!(
		(&receipt["status"], &receipt["deal"]["toSeller"]),
		(&json!("cancelled"), &json!("100000000"))
	);
	let left = bazaar.chain.ask("c2c_v1_tradesOf", rpc_params![Dave.to_account_id()]).await;
	assert_eq!(left["data"]["items"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_the_makers_to_accept_and_a_receipt_says_that_it_was_never_funded() {
	let bazaar = Bazaar::open().await;
	let request = OfferRequest { auto_accept: false, ..bazaar.request(PRICE).await };
	bazaar.offer(1, request).await;
	bazaar.take(1, 100 * USDT).await;
	let trade = bazaar.trade(1).await;
	assert_eq!((&trade["status"], &trade["fundedAt"]), (&json!("requested"), &Value::Null));
	assert_eq!(calls(&trade, "maker"), ["acceptTrade", "rejectTrade"]);
	assert_eq!(calls(&trade, "taker"), ["cancelTrade"]);
	assert_eq!(action(&trade, "maker", "acceptTrade")["until"], trade["deadlines"]["accept"]);

	bazaar.chain.submit(Charlie, C2c::reject_trade { trade: trade_id(1) }).await;
	let receipt = bazaar.trade(1).await;
	assert_eq!((&receipt["status"], &receipt["deal"]), (&json!("neverFunded"), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_read_with_the_hash_that_accepts_it() {
	let bazaar = Bazaar::open().await;
	bazaar.offer(1, bazaar.request(PRICE).await).await;
	bazaar.take(1, 100 * USDT).await;
	let terms = ProposalTerms {
		to_buyer: 60 * USDT,
		bond_to_other: USDT,
		note: Hash::repeat_byte(4),
		expires_at: bazaar.chain.now().await + 10 * MINUTE,
	};
	let propose = C2c::propose_settlement { trade: trade_id(1), terms };
	bazaar.chain.submit(Charlie, propose).await;
	let trade = bazaar.trade(1).await;
	let proposal = &trade["proposals"][0];
	assert_eq!((&proposal["by"], &proposal["toBuyer"]), (&json!("seller"), &json!("60000000")));
	assert_eq!(action(&trade, "buyer", "acceptSettlement")["until"], proposal["expiresAt"]);

	let hash = serde_json::from_value(proposal["hash"].clone()).unwrap();
	let accept = C2c::accept_settlement { trade: trade_id(1), hash };
	bazaar.chain.submit(Dave, accept).await;
	let receipt = bazaar.trade(1).await;
	assert_eq!(receipt["status"], "split");
	assert_eq!(receipt["deal"]["toBuyer"], "60000000");
	assert_eq!(receipt["deal"]["toSeller"], "40000000");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dispute_is_read_by_the_link_of_its_trade_until_somebody_concedes() {
	let bazaar = Bazaar::open().await;
	let chain = &bazaar.chain;
	bazaar.offer(1, bazaar.request(PRICE).await).await;
	bazaar.take(1, 100 * USDT).await;
	bazaar.mark_paid(1, 70_500).await;
	let case = json!({ "trade": trade_id(1) });
	let none = chain.ask("arbitration_v1_dispute", rpc_params![&case]).await;
	assert_eq!(none["data"], Value::Null);

	let evidence = Hash::repeat_byte(5);
	let dispute = C2c::dispute { trade: trade_id(1), cause: Cause::NoPayment, evidence };
	chain.submit(Charlie, dispute).await;
	let trade = bazaar.trade(1).await;
	assert_eq!((&trade["status"], &trade["dispute"]), (&json!("disputed"), &case));
	assert!(calls(&trade, "buyer").contains(&"cancelClaim".to_owned()));

	let found = chain.ask("arbitration_v1_dispute", rpc_params![&trade["dispute"]]).await;
	let dispute = &found["data"];
	assert_eq!((&dispute["status"], &dispute["opener"]), (&json!("open"), &json!("seller")));
	assert_eq!((&dispute["cause"], &dispute["case"]), (&json!("noPayment"), &case));
	assert_eq!(dispute["contractHash"], trade["contractHash"]);
	assert_eq!(dispute["principal"], "100000000");
	assert_eq!(dispute["buyer"]["account"], address(Dave.to_account_id()));
	assert_eq!(
		(&dispute["seller"]["acted"], &dispute["buyer"]["acted"]),
		(&json!(true), &json!(false))
	);
	assert_eq!(dispute["evidence"][0]["hash"], json!(evidence));
	assert_eq!(dispute["canBeSettled"], true);
	assert!(dispute["deadlines"]["respond"].as_u64() > dispute["openedAt"].as_u64());

	chain.submit(Dave, C2c::cancel_claim { trade: trade_id(1) }).await;
	assert_eq!(bazaar.trade(1).await["status"], "cancelled");
	let ended = chain.ask("arbitration_v1_dispute", rpc_params![&case]).await;
	assert_eq!(
		(&ended["data"]["status"], &ended["data"]["ruling"]),
		(&json!("settled"), &Value::Null)
	);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_tells_of_trades_and_a_mailbox_of_messages() {
	let bazaar = Bazaar::open().await;
	let chain = &bazaar.chain;
	let record = async |who: Sr25519Keyring| {
		chain.ask("c2c_v1_record", rpc_params![who.to_account_id()]).await["data"].clone()
	};
	let before = record(Dave).await;
	assert_eq!((&before["completed"], &before["completionBps"]), (&json!(0), &Value::Null));
	assert_eq!((&before["open"], &before["messageKey"]), (&json!(0), &Value::Null));

	bazaar.offer(1, bazaar.request(PRICE).await).await;
	bazaar.take(1, 100 * USDT).await;
	assert_eq!(record(Dave).await["open"], 1);
	chain.submit(Dave, C2c::publish_key { key: Some([8; 32]) }).await;
	for (who, number, byte) in [(Dave, 0, 1_u8), (Dave, 1, 2), (Charlie, 0, 3)] {
		let sealed = bounded_vec![byte; 3];
		chain.submit(who, C2c::send_message { trade: trade_id(1), number, sealed }).await;
	}
	bazaar.mark_paid(1, 70_500).await;
	chain.submit(Charlie, C2c::release { trade: trade_id(1) }).await;
	for who in [Charlie, Dave] {
		let after = record(who).await;
		assert_eq!((&after["completed"], &after["failed"]), (&json!(1), &json!(0)));
		assert_eq!(
			(&after["completionBps"], &after["counterparties"]),
			(&json!(10_000), &json!(1))
		);
		assert_eq!((&after["open"], &after["cancelsToday"]), (&json!(0), &json!(0)));
		assert!(after["lastEnded"].as_u64() > after["since"].as_u64());
	}
	assert_eq!(record(Dave).await["messageKey"], json!(Hash::repeat_byte(8)));

	// They stay a while after the trade has ended.
	let sealed = async |side: &str, from: u32| {
		let answer = chain.ask("c2c_v1_messages", rpc_params![trade_id(1), side, from]).await;
		let messages = answer["data"].as_array().unwrap().clone();
		messages
			.iter()
			.map(|message| (message["number"].clone(), message["sealed"].clone()))
			.collect::<Vec<_>>()
	};
	let first = (json!(0), json!("0x010101"));
	let second = (json!(1), json!("0x020202"));
	assert_eq!(sealed("buyer", 0).await, [first, second.clone()]);
	assert_eq!(sealed("buyer", 1).await, [second]);
	assert_eq!(sealed("buyer", 2).await, []);
	assert_eq!(sealed("seller", 0).await, [(json!(0), json!("0x030303"))]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rails_rules_arbiters_and_acceptors_are_there_from_the_first_block_on() {
	let node = Node::start(&[]).await;
	let chain = node.connect().await;
	let rails = chain.ask("c2c_v1_rails", rpc_params![]).await["data"].clone();
	let rails = rails.as_array().unwrap();
	let ids: Vec<_> = rails.iter().map(|rail| rail["id"].as_u64().unwrap()).collect();
	assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
	let alipay = rails.iter().find(|rail| rail["id"] == ALIPAY).unwrap();
	assert_eq!((&alipay["code"], &alipay["open"]), (&json!("alipay"), &json!(true)));
	assert!(["low", "medium", "high"].contains(&alipay["risk"].as_str().unwrap()));

	let rules = chain.ask("arbitration_v1_ruleTable", rpc_params![]).await["data"].clone();
	let rules = rules.as_array().unwrap();
	assert_eq!(rules.len(), 21);
	let no_payment = &rules[0];
	assert_eq!(
		(&no_payment["cause"], &no_payment["award"]),
		(&json!("noPayment"), &json!("seller"))
	);
	assert_eq!(no_payment["slashBuyer"], json!({ "optionalBps": 10_000 }));

	let stranger = Ferdie.to_account_id();
	for (method, param) in [
		("arbitration_v1_arbiter", json!(stranger)),
		("acceptors_v1_get", json!(stranger)),
		("acceptors_v1_claim", json!(ID)),
		("arbitration_v1_dispute", json!({ "claim": ID })),
	] {
		let answer = chain.ask(method, rpc_params![param]).await;
		assert_eq!(answer["data"], Value::Null, "{method}");
		assert_eq!(answer["at"]["finalized"], true, "{method}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn an_acceptor_and_an_arbiter_are_read_from_their_application_on() {
	let bazaar = Bazaar::open().await;
	let chain = &bazaar.chain;
	let who = Charlie.to_account_id();
	let bond = 1_000 * USDT;
	let apply = pallet_acceptors::Call::<Runtime>::submit_application { bond };
	chain.submit(Charlie, apply).await;
	let found = chain.ask("acceptors_v1_get", rpc_params![who.clone()]).await;
	let acceptor = &found["data"];
	assert_eq!((&acceptor["status"], &acceptor["mayTrade"]), (&json!("applied"), &json!(false)));
	assert_eq!((&acceptor["bond"], &acceptor["tier"]), (&acceptor["rung"]["bond"], &json!(1)));
	assert_eq!(acceptor["withdrawable"], acceptor["bond"]);
	assert_eq!((&acceptor["openClaims"], &acceptor["charge"]), (&json!([]), &Value::Null));

	let skills =
		pallet_arbitration::Skills { fiats: bounded_vec![Fiat::CNY], rails: bounded_vec![ALIPAY] };
	let register = pallet_arbitration::Call::<Runtime>::register_arbiter { skills };
	chain.submit(Charlie, register).await;
	let found = chain.ask("arbitration_v1_arbiter", rpc_params![who]).await;
	let arbiter = &found["data"];
	assert_eq!((&arbiter["status"], &arbiter["cases"]), (&json!("applied"), &json!([])));
	assert_eq!((&arbiter["fiats"], &arbiter["rails"]), (&json!(["CNY"]), &json!([ALIPAY])));
	assert_eq!(arbiter["bond"], arbiter["required"]);
}
