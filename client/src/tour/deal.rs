// SPDX-License-Identifier: Apache-2.0

//! One trade, from its take on.

use super::{acceptor::Market, expect, field, ledger::Ledger, tell::note, watch::News};
use crate::{
	chain,
	trader::{self, Named},
	usdt,
};
use anyhow::Result;
use chain::runtime_types::tael_primitives::arbitration::CaseId;
use jsonrpsee::rpc_params;
use serde_json::{Value, json};
use subxt::{transactions::Payload, utils::H256};
use tael_primitives::{ObjectKind, RailId, SECOND};

/// A trade that is about to be made: its id is known.
pub struct Intent {
	pub name: Named,
	pub rail: RailId,
	pub fiat_amount: u128,
	news: News,
}

/// A trade that is funded.
pub struct Deal {
	pub id: H256,
	pub rail: RailId,
	/// In fen.
	pub fiat_amount: u128,
	/// How much USDT is under escrow.
	pub principal: u128,
	/// What is told about it.
	pub news: News,
}

impl Intent {
	/// Follow the trade before it is made.
	pub async fn new(market: &Market<'_>, rail: RailId, fiat_amount: u128) -> Result<Self> {
		let name = market.buyer.names(ObjectKind::Trade, 0x7d)?;
		let news = News::of_trade(market.client, name.id).await?;
		Ok(Self { name, rail, fiat_amount, news })
	}

	/// The buyer signs the take.
	pub async fn sign(
		mut self,
		market: &Market<'_>,
		ledger: &mut Ledger,
		take: &impl Payload,
	) -> Result<Deal> {
		let what = format!("the buyer takes it for {}", fen(self.fiat_amount));
		ledger.sign(market.client, take, &market.buyer.key, &what).await?;
		let told = self.news.until("funded").await?;
		expect(&told, "/data/fiatAmount", &self.fiat_amount.to_string())?;
		let Self { name: Named { id, .. }, rail, fiat_amount, news } = self;
		let principal = field(&told, "/data/principal")?.parse()?;
		let bond: u128 = field(&told, "/data/buyerBond")?.parse()?;
		note(&format!(
			"trade {id:?}: {} under escrow, and {} of each side",
			usdt(principal),
			usdt(bond)
		));
		Ok(Deal { id, rail, fiat_amount, principal, news })
	}
}

impl Deal {
	/// The buyer takes the acceptor's offer, as he sees it.
	pub async fn take(
		market: &Market<'_>,
		ledger: &mut Ledger,
		rail: RailId,
		fiat_amount: u128,
	) -> Result<Self> {
		let shown: Value = market.client.rpc("c2c_v1_offer", rpc_params![market.offer()]).await?;
		let seen =
			(field(&shown, "/data/version")?.parse()?, field(&shown, "/data/price")?.parse()?);
		let intent = Intent::new(market, rail, fiat_amount).await?;
		let Named { reference, id } = intent.name;
		let account = market.buyer.commits(id, rail);
		let take = trader::take(market.offer(), seen, reference, rail, fiat_amount, account);
		intent.sign(market, ledger, &take).await
	}

	/// The trade as it is now.
	pub async fn shown(&self, market: &Market<'_>) -> Result<Value> {
		market.client.rpc("c2c_v1_trade", rpc_params![self.id]).await
	}

	/// How long one of its windows is, in seconds.
	pub async fn window(&self, market: &Market<'_>, name: &str) -> Result<String> {
		let shown = self.shown(market).await?;
		let millis: u64 = field(&shown, &format!("/data/windows/{name}"))?.parse()?;
		Ok(format!("{} s", millis / SECOND))
	}

	/// The buyer says that he has paid.
	pub async fn mark_paid(
		&mut self,
		market: &Market<'_>,
		ledger: &mut Ledger,
		reference: &str,
	) -> Result<Value> {
		let payment = market.buyer.paid(self.id, self.rail, self.fiat_amount, reference)?;
		let mark = chain::transactions().c2c().mark_paid(self.id, payment);
		let what = format!("he pays {} at the bank, and says so", fen(self.fiat_amount));
		ledger.sign(market.client, &mark, &market.buyer.key, &what).await?;
		self.news.until("paidClaimed").await
	}

	/// The seller releases: the buyer has the USDT.
	pub async fn release(
		&mut self,
		market: &Market<'_>,
		ledger: &mut Ledger,
		what: &str,
	) -> Result<()> {
		let release = chain::transactions().c2c().release(self.id);
		ledger.sign(market.client, &release, &market.seller.key, what).await?;
		let told = self.news.until("released").await?;
		expect(&told, "/data/deal/toBuyer", &self.principal.to_string())?;
		market.is_sold(ledger, self.principal)
	}

	/// The name of its dispute.
	pub const fn case(&self) -> CaseId {
		CaseId::Trade(self.id)
	}

	/// Its dispute as it is now.
	pub async fn dispute(&self, market: &Market<'_>) -> Result<Value> {
		let case = json!({ "trade": self.id });
		market.client.rpc("arbitration_v1_dispute", rpc_params![case]).await
	}
}

/// An amount of yuan.
pub fn fen(amount: u128) -> String {
	format!("{}.{:02} CNY", amount / 100, amount % 100)
}
