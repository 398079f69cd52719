// SPDX-License-Identifier: Apache-2.0

//! A buyer pays in time and says so too late. He stakes the fee of a dispute on it, and the seller concedes.

use super::{
	acceptor::Market,
	deal::Deal,
	expect, field,
	ledger::Ledger,
	tell::{heading, note},
};
use crate::{chain, trader::BANK, usdt};
use anyhow::Result;

/// What he buys for, in fen.
const BUDGET: u128 = 70_000;
/// Under which his bank books the payment.
const BOOKED_AS: &str = "CN-2026-11-22-0815";

/// A trade that lapses though it was paid.
pub async fn is_released(market: &Market<'_>) -> Result<()> {
	let mut ledger = market.books(&[("anybody", &market.cast.anybody)]).await?;
	let mut deal = lapses(market, &mut ledger).await?;
	claims_late_payment(market, &mut ledger, &deal).await?;
	concedes(market, &mut ledger, &mut deal).await?;
	ledger.balance_up(market.client).await
}

/// Nobody says in time that it is paid.
async fn lapses(market: &Market<'_>, ledger: &mut Ledger) -> Result<Deal> {
	heading("A buyer forgets to say that he has paid");
	let mut deal = Deal::take(market, ledger, BANK, BUDGET).await?;
	let time = deal.window(market, "pay").await?;
	note(&format!("he pays through his bank, and does not say so within the {time} he has here"));
	deal.news.until("lapsed").await?;
	let poke = chain::transactions().c2c().poke_trade(deal.id);
	let what = "anybody says that time is over, free: the trade lapses, and no money moves";
	ledger.poke(market.client, &poke, &market.cast.anybody, what).await?;
	expect(&deal.shown(market).await?, "/data/state", "lapsed")?;
	Ok(deal)
}

/// He claims it, and stakes the fee of one arbiter.
async fn claims_late_payment(market: &Market<'_>, ledger: &mut Ledger, deal: &Deal) -> Result<()> {
	let payment = market.buyer.paid(deal.id, deal.rail, deal.fiat_amount, BOOKED_AS)?;
	let claim = chain::transactions().c2c().claim_late_payment(deal.id, payment);
	let what = "within the time of grace the buyer claims his payment: a dispute";
	ledger.sign(market.client, &claim, &market.buyer.key, what).await?;
	expect(&deal.shown(market).await?, "/data/status", "disputed")?;
	let dispute = deal.dispute(market).await?;
	expect(&dispute, "/data/opener", "buyer")?;
	expect(&dispute, "/data/cause", "paidButExpired")?;
	let fee: u128 = field(&dispute, "/data/fee")?.parse()?;
	expect(&dispute, "/data/buyer/fees", &fee.to_string())?;
	note(&format!("he has staked {}, the fee of an arbiter", usdt(fee)));
	Ok(())
}

/// The seller sees the money. Nobody had to rule, so the fee goes back.
async fn concedes(market: &Market<'_>, ledger: &mut Ledger, deal: &mut Deal) -> Result<()> {
	let what = format!("the seller sees the money and releases {}", usdt(deal.principal));
	deal.release(market, ledger, &what).await?;
	let dispute = deal.dispute(market).await?;
	expect(&dispute, "/data/status", "settled")?;
	expect(&dispute, "/data/ruling", "null")?;
	note("the dispute is settled; no arbiter had work with it, so the buyer's fee is back");
	Ok(())
}
