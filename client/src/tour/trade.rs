// SPDX-License-Identifier: Apache-2.0

//! A trade as most go: the best price, the account over the sealed channel, paid, released.

use super::{
	acceptor::{self, Market},
	deal::{Deal, Intent, fen},
	expect, field,
	ledger::Ledger,
	prices::yuan,
	tell::{heading, note},
};
use crate::{
	chain,
	channel::Message,
	trader::{self, ALIPAY},
	usdt,
};
use anyhow::{Result, bail};
use chain::runtime_types::tael_primitives::kyc::Tier;
use jsonrpsee::rpc_params;
use serde_json::{Value, json};

/// What the buyer has to spend, in fen.
const BUDGET: u128 = 70_000;
/// Under which his bank books the payment.
const BOOKED_AS: &str = "2026112200420017";

/// From the application of an acceptor to the first USDT that he sells.
pub async fn goes_well(market: &Market<'_>) -> Result<()> {
	let cast = market.cast;
	let others = [("issuer", &cast.issuer), ("council", &cast.registrar)];
	let mut ledger = market.books(&others).await?;
	acceptor::is_admitted(market, &mut ledger).await?;
	acceptor::offers(market, &mut ledger).await?;
	let mut deal = takes_the_best_price(market, &mut ledger).await?;
	seller_says_where_to_pay(market, &mut ledger, &deal).await?;
	is_paid_and_released(market, &mut ledger, &mut deal).await?;
	ledger.balance_up(market.client).await
}

/// A buyer asks what his yuan buy, and takes it.
async fn takes_the_best_price(market: &Market<'_>, ledger: &mut Ledger) -> Result<Deal> {
	heading("A buyer takes the best price");
	let Market { client, buyer, .. } = market;
	let who = buyer.who();
	market.attest(ledger, &who, (Tier::Document, "document")).await?;
	let asked_for = json!({ "asset": "USDT", "fiat": "CNY", "rail": ALIPAY });
	let want = json!({ "fiatAmount": BUDGET.to_string() });
	let asked = rpc_params![asked_for, "buyer", want, Value::Null, 1, who.to_string()];
	let quote: Value = client.rpc("c2c_v1_quote", asked).await?;
	expect(&quote, "/data/refusal", "null")?;
	expect(&quote, "/data/fills/0/offer", &format!("{:?}", market.offer()))?;
	let price = field(&quote, "/data/fills/0/price")?.parse()?;
	let amount: u128 = field(&quote, "/data/amount")?.parse()?;
	note(&format!("{} buy {} at {} on alipay", fen(BUDGET), usdt(amount), yuan(price)));

	let intent = Intent::new(market, ALIPAY, BUDGET).await?;
	let account = buyer.commits(intent.name.id, ALIPAY);
	let take = trader::take_best(intent.name.reference, ALIPAY, BUDGET, price, account);
	let deal = intent.sign(market, ledger, &take).await?;
	expect(&deal.shown(market).await?, "/data/principal", &amount.to_string())?;
	Ok(deal)
}

/// The seller's account goes to the buyer and to nobody else, and it is the one of the offer.
async fn seller_says_where_to_pay(
	market: &Market<'_>,
	ledger: &mut Ledger,
	deal: &Deal,
) -> Result<()> {
	heading("The seller says where to pay, and only the buyer reads it");
	let Market { client, seller, buyer, limits, .. } = market;
	for (name, trader) in [("the seller", seller), ("the buyer", buyer)] {
		let what = format!("{name} publishes a key for messages");
		ledger.sign(client, &trader.publish_key(), &trader.key, &what).await?;
		ledger.binds(&trader.key, limits.message_deposit)?;
	}
	let told = seller.discloses(market.offer(), deal.rail);
	let letter = seller.writes(client, deal.id, buyer.who(), &told).await?;
	ledger.sign(client, &letter, &seller.key, "the seller seals his account for the buyer").await?;
	ledger.binds(&seller.key, limits.message_deposit)?;

	let (message, opens) = buyer.reads(client, deal.id, seller.who(), "seller").await?;
	let Message::PaymentAccount { account, .. } = message else { bail!("no account was sent") };
	expect(&deal.shown(market).await?, "/data/sellerAccount", &format!("{opens:?}"))?;
	note(&format!("the buyer opens it: {account}, to which the offer has committed"));
	Ok(())
}

/// The buyer pays, the seller sees it on his account and releases.
async fn is_paid_and_released(
	market: &Market<'_>,
	ledger: &mut Ledger,
	deal: &mut Deal,
) -> Result<()> {
	heading("The buyer pays, the seller releases");
	let Market { client, seller, buyer, limits, .. } = market;
	let told = buyer.refers_to(deal.id, deal.rail, BOOKED_AS);
	let letter = buyer.writes(client, deal.id, seller.who(), &told).await?;
	ledger
		.sign(client, &letter, &buyer.key, "the buyer seals the reference of his payment")
		.await?;
	ledger.binds(&buyer.key, limits.message_deposit)?;
	let marked = deal.mark_paid(market, ledger, BOOKED_AS).await?;

	let (message, opens) = seller.reads(client, deal.id, buyer.who(), "buyer").await?;
	let Message::PaymentReference { reference, .. } = message else { bail!("no reference") };
	expect(&marked, "/data/payment/reference", &format!("{opens:?}"))?;
	note(&format!("the seller finds {reference} among the payments to his account"));
	let what = format!("he releases: the buyer has {}", usdt(deal.principal));
	deal.release(market, ledger, &what).await?;
	note("it is final in the buyer's account; both bonds and the deposit for the trade are back");
	Ok(())
}
