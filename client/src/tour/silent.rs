// SPDX-License-Identifier: Apache-2.0

//! A seller lets his time to release pass, and denies afterwards that he was paid. The chain opens a dispute,
//! hears both, draws an arbiter, carries out what he rules and pays him out of the loser's fee.

use super::{
	acceptor::Market,
	deal::Deal,
	expect, field,
	ledger::Ledger,
	tell::{heading, note},
	watch::{chain_time, until},
};
use crate::{
	AccountId32, chain,
	shop::fresh_reference,
	trader::{self, ALIPAY, Trader},
	usdt,
};
use anyhow::{Context, Result, ensure};
use chain::runtime_types::{pallet_arbitration::types::EvidenceKind, tael_primitives::kyc::Tier};
use jsonrpsee::rpc_params;
use serde_json::Value;
use subxt::utils::H256;

/// What the buyer buys for, in fen.
const BUDGET: u128 = 70_000;
/// Under which his payment is booked.
const BOOKED_AS: &str = "2026112200420018";

/// A trade that somebody has to rule on.
pub async fn is_ruled(market: &Market<'_>) -> Result<()> {
	let cast = market.cast;
	let others = [
		("issuer", &cast.issuer),
		("council", &cast.registrar),
		("arbiter", &cast.arbiter),
		("anybody", &cast.anybody),
	];
	let mut ledger = market.books(&others).await?;
	let mut deal = seller_is_silent(market, &mut ledger).await?;
	arbiter_is_approved(market, &mut ledger).await?;
	let fee = dispute_is_opened(market, &mut ledger, &mut deal).await?;
	both_are_heard(market, &mut ledger, &deal, fee).await?;
	arbiter_is_drawn(market, &mut ledger, &deal).await?;
	arbiter_rules(market, &mut ledger, &deal).await?;
	ruling_is_carried_out(market, &mut ledger, &mut deal, fee).await?;
	ledger.balance_up(market.client).await
}

/// The buyer pays and says so, and the seller does nothing.
async fn seller_is_silent(market: &Market<'_>, ledger: &mut Ledger) -> Result<Deal> {
	heading("A seller keeps silent");
	let mut deal = Deal::take(market, ledger, ALIPAY, BUDGET).await?;
	deal.mark_paid(market, ledger, BOOKED_AS).await?;
	let time = deal.window(market, "release").await?;
	note(&format!("the seller has {time} here to release, and does not answer"));
	Ok(deal)
}

/// An arbiter places his bond, is approved, and says that he is there.
async fn arbiter_is_approved(market: &Market<'_>, ledger: &mut Ledger) -> Result<()> {
	heading("Meanwhile somebody becomes an arbiter");
	let Market { client, cast, .. } = market;
	let who = arbiter(market);
	market.attest(ledger, &who, (Tier::Enhanced, "enhanced")).await?;
	let read = async || -> Result<Value> {
		client.rpc("arbitration_v1_arbiter", rpc_params![who.to_string()]).await
	};
	if read().await?.pointer("/data").is_some_and(Value::is_null) {
		let bond = client.constant(chain::constants().arbitration().limits()).await?.arbiter_bond;
		let what = format!("he applies; {} on hold", usdt(bond));
		ledger.sign(client, &trader::register_arbiter(), &cast.arbiter, &what).await?;
		ledger.binds(&cast.arbiter, bond)?;
		let approve = trader::approve_arbiter(who);
		market.decide(ledger, approve, "the council approves him").await?;
		let available = chain::transactions().arbitration().set_available(true);
		ledger.sign(client, &available, &cast.arbiter, "he can be drawn from now on").await?;
	}
	expect(&read().await?, "/data/status", "active")
}

/// The time to release passes, and anybody has the chain open a dispute. Gives the fee of an arbiter.
async fn dispute_is_opened(
	market: &Market<'_>,
	ledger: &mut Ledger,
	deal: &mut Deal,
) -> Result<u128> {
	heading("The chain opens a dispute");
	deal.news.until("disputed").await?;
	let poke = chain::transactions().c2c().poke_trade(deal.id);
	let what = "anybody says that the time to release is over: it is disputed";
	ledger.poke(market.client, &poke, &market.cast.anybody, what).await?;
	let dispute = deal.dispute(market).await?;
	expect(&dispute, "/data/opener", "null")?;
	expect(&dispute, "/data/cause", "sellerSilent")?;
	Ok(field(&dispute, "/data/fee")?.parse()?)
}

/// Each side responds, which puts the fee of an arbiter on hold, and says that it has nothing more to file.
async fn both_are_heard(
	market: &Market<'_>,
	ledger: &mut Ledger,
	deal: &Deal,
	fee: u128,
) -> Result<()> {
	let Market { client, seller, buyer, .. } = market;
	let stakes = format!("and stakes {}", usdt(fee));
	responds(market, ledger, deal, buyer, &format!("the buyer says that he has paid, {stakes}"))
		.await?;
	responds(market, ledger, deal, seller, &format!("now the seller denies it, {stakes}")).await?;
	let dispute = deal.dispute(market).await?;
	expect(&dispute, "/data/status", "evidence")?;
	for side in ["buyer", "seller"] {
		expect(&dispute, &format!("/data/{side}/fees"), &fee.to_string())?;
	}

	let (hash, place) = (H256(fresh_reference(0xed)?), H256(fresh_reference(0x0c)?));
	let arbitration = chain::transactions().arbitration();
	let file = arbitration.submit_evidence(deal.case(), EvidenceKind::Receipt, hash, place, 0);
	let what = "the buyer files the receipt of his payment, by its hash";
	ledger.sign(client, &file, &buyer.key, what).await?;
	let ready = arbitration.ready(deal.case());
	ledger.sign(client, &ready, &buyer.key, "he has nothing more to file").await?;
	let what = "nor has the seller: nobody waits for the rest of the time, a draw is asked for";
	ledger.sign(client, &ready, &seller.key, what).await?;
	expect(&deal.dispute(market).await?, "/data/status", "drawing")
}

/// A side speaks, by the hash of what it says.
async fn responds(
	market: &Market<'_>,
	ledger: &mut Ledger,
	deal: &Deal,
	who: &Trader,
	what: &str,
) -> Result<()> {
	let statement = H256(fresh_reference(0x57)?);
	let respond = chain::transactions().arbitration().respond(deal.case(), statement);
	ledger.sign(market.client, &respond, &who.key, what).await?;
	Ok(())
}

/// By lot, with randomness that nobody knew when it was asked for.
async fn arbiter_is_drawn(market: &Market<'_>, ledger: &mut Ledger, deal: &Deal) -> Result<()> {
	heading("An arbiter is drawn");
	if let Some(moment) = drawn_with(market, deal).await? {
		let (client, newest) = (market.client, chain::storage().randomness().newest());
		let look = async || -> Result<Option<()>> {
			let at = client.api.at_current_block().await?;
			let newest = at.storage().fetch(&newest, ()).await?.decode()?;
			Ok((newest.moment >= moment).then_some(()))
		};
		until(client, "the randomness", look).await?;
		poke(market, ledger, deal, "its randomness is known: an arbiter is drawn").await?;
	}
	let dispute = deal.dispute(market).await?;
	expect(&dispute, "/data/status", "review")?;
	expect(&dispute, "/data/tier", "arbiter")?;
	expect(&dispute, "/data/seats/0/arbiter", &market.client.address(&arbiter(market)))
}

/// The arbiter rules as the published table has it.
async fn arbiter_rules(market: &Market<'_>, ledger: &mut Ledger, deal: &Deal) -> Result<()> {
	let Market { client, cast, .. } = market;
	let table: Value = client.rpc("arbitration_v1_ruleTable", rpc_params![]).await?;
	let rows = table.pointer("/data").and_then(Value::as_array).context("no table")?;
	let is_it = |row: &&Value| row.get("cause").and_then(Value::as_str) == Some("sellerSilent");
	let row = rows.iter().find(is_it).context("the table has every cause")?;
	expect(row, "/award", "buyer")?;
	expect(row, "/feePayer", "seller")?;
	note("he finds that the seller was paid, and was silent when he had to release");
	note("for that the table has: all to the buyer, and the fee is the seller's");

	let ruling = trader::seller_was_silent(deal.principal);
	let rule = chain::transactions().arbitration().rule(deal.case(), ruling, H256::zero());
	let what = format!("he rules: {} to the buyer", usdt(deal.principal));
	ledger.sign(client, &rule, &cast.arbiter, &what).await?;
	expect(&deal.dispute(market).await?, "/data/ruling/toBuyer", &deal.principal.to_string())
}

/// Nobody appeals: the buyer is paid, and so is the arbiter.
async fn ruling_is_carried_out(
	market: &Market<'_>,
	ledger: &mut Ledger,
	deal: &mut Deal,
	fee: u128,
) -> Result<()> {
	let final_at = field(&deal.dispute(market).await?, "/data/deadlines/conclude")?;
	chain_time(market.client, final_at.parse()?).await?;
	let what = format!("nobody has appealed: the buyer has {}", usdt(deal.principal));
	poke(market, ledger, deal, &what).await?;
	let told = deal.news.until("ruled").await?;
	expect(&told, "/data/deal/toBuyer", &deal.principal.to_string())?;
	let dispute = deal.dispute(market).await?;
	expect(&dispute, "/data/status", "executed")?;
	ledger.pays(&market.seller.key, &market.cast.arbiter, fee)?;
	note(&format!("the arbiter has {} of the seller; the buyer's fee is back", usdt(fee)));
	market.is_sold(ledger, deal.principal)
}

/// Anybody takes the step of the dispute that is due.
async fn poke(market: &Market<'_>, ledger: &mut Ledger, deal: &Deal, what: &str) -> Result<()> {
	let poke = chain::transactions().arbitration().poke_dispute(deal.case());
	ledger.poke(market.client, &poke, &market.cast.anybody, what).await
}

/// The randomness that the draw waits for; none if it has been used.
async fn drawn_with(market: &Market<'_>, deal: &Deal) -> Result<Option<u64>> {
	let at = market.client.api.at_current_block().await?;
	let disputes = chain::storage().arbitration().disputes();
	let row = at.storage().fetch(disputes, (deal.case(),)).await?.decode()?;
	ensure!(row.case.id == deal.case(), "another dispute was read");
	Ok(row.request.map(|request| request.moment))
}

fn arbiter(market: &Market<'_>) -> AccountId32 {
	super::account(&market.cast.arbiter)
}
