// SPDX-License-Identifier: Apache-2.0

//! A buyer can pay the half only. Both agree how to divide the trade, and nobody else is asked.

use super::{
	acceptor::{self, Market},
	deal::{Deal, fen},
	expect, field,
	ledger::Ledger,
	tell::{heading, note},
};
use crate::{
	chain,
	shop::{fresh_reference, time},
	trader::ALIPAY,
	usdt,
};
use anyhow::Result;
use chain::runtime_types::pallet_c2c::types::ProposalTerms;
use subxt::utils::H256;
use tael_primitives::HOUR;

/// What he wanted to buy for, in fen.
const BUDGET: u128 = 70_000;
/// What he gives of his bond for the trouble.
const FOR_THE_TROUBLE: u128 = 500_000;

/// A trade that both end by agreement, and the end of the day.
pub async fn is_agreed(market: &Market<'_>) -> Result<()> {
	let mut ledger = market.books(&[]).await?;
	heading("Both settle on a split");
	let mut deal = Deal::take(market, &mut ledger, ALIPAY, BUDGET).await?;
	note(&format!("his bank lets him pay {} today and no more", fen(BUDGET / 2)));
	let hash = proposes(market, &mut ledger, &deal).await?;
	accepts(market, &mut ledger, &mut deal, hash).await?;
	acceptor::closes(market, &mut ledger).await?;
	ledger.balance_up(market.client).await
}

/// The buyer proposes: a half for what he has paid, and something of his bond. Gives the hash.
async fn proposes(market: &Market<'_>, ledger: &mut Ledger, deal: &Deal) -> Result<String> {
	let Market { client, buyer, .. } = market;
	let terms = ProposalTerms {
		to_buyer: deal.principal / 2,
		bond_to_other: FOR_THE_TROUBLE,
		note: H256(fresh_reference(0x2f)?),
		expires_at: time(client, "/data/now").await? + HOUR,
	};
	let what = format!(
		"he proposes: {} for him, the rest back, and {} of his bond",
		usdt(terms.to_buyer),
		usdt(FOR_THE_TROUBLE)
	);
	let propose = chain::transactions().c2c().propose_settlement(deal.id, terms);
	ledger.sign(client, &propose, &buyer.key, &what).await?;
	let shown = deal.shown(market).await?;
	expect(&shown, "/data/proposals/0/by", "buyer")?;
	expect(&shown, "/data/proposals/0/toBuyer", &(deal.principal / 2).to_string())?;
	field(&shown, "/data/proposals/0/hash")
}

/// The seller accepts exactly that.
async fn accepts(
	market: &Market<'_>,
	ledger: &mut Ledger,
	deal: &mut Deal,
	hash: String,
) -> Result<()> {
	let Market { client, seller, buyer, .. } = market;
	let (to_buyer, to_seller) = (deal.principal / 2, deal.principal - deal.principal / 2);
	let named: H256 = hash.parse()?;
	let accept = chain::transactions().c2c().accept_settlement(deal.id, named);
	ledger.sign(client, &accept, &seller.key, &format!("the seller accepts {hash}")).await?;
	let told = deal.news.until("split").await?;
	expect(&told, "/data/deal/toBuyer", &to_buyer.to_string())?;
	expect(&told, "/data/deal/toSeller", &to_seller.to_string())?;
	market.is_sold(ledger, to_buyer)?;
	ledger.pays(&buyer.key, &seller.key, FOR_THE_TROUBLE)?;
	note(&format!("the seller has {} back in his pool", usdt(to_seller)));
	Ok(())
}
