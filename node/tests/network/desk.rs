// SPDX-License-Identifier: Apache-2.0

//! Somebody who sells USDT for yuan on a real node, two who buy of him, and the books of all three.

use crate::net::{Node, wait_for};
use anyhow::{Context, Result, ensure};
use futures::future::{try_join, try_join_all};
use jsonrpsee::rpc_params;
use serde_json::{Value, json};
use subxt_signer::sr25519::dev;
use tael_client::{
	Client, Funds, Keypair,
	chain::{
		self,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec,
			pallet_c2c::{offer::Method, trade::Payment},
			tael_primitives::{arbitration::CaseId, kyc::Tier},
		},
	},
	tour::Ledger,
	trader::{self, ALIPAY, BANK, BOND, CARD, Named, Payload, Trader},
};
use tael_primitives::{ObjectKind, RailId};

/// What a trade is for, in fen.
pub const BUDGET: u128 = 35_000;
/// What USDT costs, in hundred-millionths of a yuan.
const PRICE: u64 = 712_000_000;
/// What he has for sale, and how much of it at a time.
const LIQUIDITY: u128 = 1_000_000_000;
const RANGE: (u128, u128) = (10_000_000, 200_000_000);

/// Who trades, and what is offered.
pub struct Desk {
	pub seller: Trader,
	pub buyers: [Trader; 2],
	/// Who takes it has a trade at once.
	pub instant: Named,
	/// Of this one its maker accepts each trade himself.
	pub asking: Named,
	pool: Named,
}

impl Desk {
	/// There is a price, an issuer knows everybody, and somebody offers USDT on all rails, each with the
	/// windows that the network gives it.
	pub async fn opens(node: &Node) -> Result<Self> {
		// The first block tells the time.
		node.wait_final(1).await?;
		let client = &node.client().await?;
		let seller = Trader::new(client, dev::ferdie(), "ferdie@bank");
		let buyers = [(dev::dave(), "dave@bank"), (dev::charlie(), "charlie@bank")]
			.map(|(key, account)| Trader::new(client, key, account));
		let pool = seller.names(ObjectKind::Pool, 0x90)?;
		let instant = seller.names(ObjectKind::Offer, 0x0f)?;
		let asking = seller.names(ObjectKind::Offer, 0x1f)?;
		let desk = Self { seller, buyers, instant, asking, pool };
		let prices = try_join_all((1..=3).map(|number| feeds(client, number)));
		let open = trader::open_pool(pool.reference, LIQUIDITY);
		let open = client.submit(&open, &desk.seller.key);
		try_join(try_join(prices, open), desk.are_attested(client)).await?;
		desk.offers(client, instant, true).await?;
		desk.offers(client, asking, false).await?;
		Ok(desk)
	}

	async fn are_attested(&self, client: &Client) -> Result<()> {
		for who in self.people().map(Trader::who) {
			let attest = trader::attest(client, who, Tier::Document, who.0).await?;
			client.submit(&attest, &dev::bob()).await?;
		}
		Ok(())
	}

	async fn offers(&self, client: &Client, offer: Named, auto_accept: bool) -> Result<()> {
		let method =
			|rail| Method { rail, account: self.seller.commits(offer.id, rail), pay_window: None };
		let mut request = trader::sell(client, &self.seller, offer.id, RANGE).await?;
		request.methods = BoundedVec([ALIPAY, BANK, CARD].map(method).to_vec());
		request.auto_accept = auto_accept;
		let post = chain::transactions().c2c().create_offer(self.pool.id, offer.reference, request);
		client.submit(&post, &self.seller.key).await?;
		Ok(())
	}

	/// A council of one admits the seller as an acceptor, so that he may have many trades at a time.
	pub async fn is_admitted(&self, client: &Client) -> Result<()> {
		let apply = chain::transactions().acceptors().submit_application(BOND);
		client.submit(&apply, &self.seller.key).await?;
		let admit = trader::decide(trader::admit_acceptor(self.seller.who()));
		trader::is_carried_out(&client.submit(&admit, &dev::alice()).await?)
	}

	/// Everybody, the seller first.
	pub fn people(&self) -> impl Iterator<Item = &Trader> {
		[&self.seller].into_iter().chain(&self.buyers)
	}

	/// Books of all three from now on.
	pub async fn books(&self, client: Client) -> Result<Books> {
		let [dave, charlie] = &self.buyers;
		let parties =
			[("seller", &self.seller.key), ("dave", &dave.key), ("charlie", &charlie.key)];
		let ledger = Ledger::open(&client, &dev::alice(), &parties).await?;
		Ok(Books { client, ledger })
	}

	/// A take of this offer, in the version that is there now.
	pub async fn take(
		&self,
		client: &Client,
		(offer, rail): (Named, RailId),
		buyer: &Trader,
		trade: Named,
	) -> Result<impl Payload + use<>> {
		let shown: Value = client.rpc("c2c_v1_offer", rpc_params![offer.id]).await?;
		let version = shown.pointer("/data/version").and_then(Value::as_u64);
		let price = shown.pointer("/data/price").and_then(Value::as_str);
		let seen = (version.context("no offer")?.try_into()?, price.context("no price")?.parse()?);
		let account = buyer.commits(trade.id, rail);
		Ok(trader::take(offer.id, seen, trade.reference, rail, BUDGET, account))
	}

	/// A buyer takes an offer.
	pub async fn sells<'a>(
		&self,
		books: &mut Books,
		(offer, rail): (Named, RailId),
		buyer: &'a Trader,
	) -> Result<Deal<'a>> {
		let name = buyer.names(ObjectKind::Trade, 0x7d)?;
		let take = self.take(&books.client, (offer, rail), buyer, name).await?;
		books.sign(&take, &buyer.key, "he takes it").await?;
		let mut deal = Deal { buyer, name, rail, principal: 0 };
		let shown = books.shown(&deal).await?;
		deal.principal = shown["principal"].as_str().context("no principal")?.parse()?;
		Ok(deal)
	}

	/// He releases, and the buyer has it all.
	pub async fn releases(&self, books: &mut Books, deal: &Deal<'_>) -> Result<()> {
		let release = chain::transactions().c2c().release(deal.name.id);
		books.sign(&release, &self.seller.key, "he releases").await?;
		self.has_sold(books, deal).await
	}

	/// It has ended, and the buyer has it all.
	pub async fn has_sold(&self, books: &mut Books, deal: &Deal<'_>) -> Result<()> {
		let shown = books.shown(deal).await?;
		ensure!(shown["status"] == "released", "{shown}");
		ensure!(shown["deal"]["toBuyer"] == deal.principal.to_string(), "{shown}");
		books.ledger.pays(&self.seller.key, &deal.buyer.key, deal.principal)?;
		books.ledger.frees(&self.seller.key, deal.principal)
	}

	/// He ends one of his offers.
	pub async fn ends(&self, books: &mut Books, offer: Named) -> Result<()> {
		let close = chain::transactions().c2c().close_offer(offer.id);
		books.sign(&close, &self.seller.key, "he ends an offer").await?;
		let limits = books.client.constant(chain::constants().c2c().limits()).await?;
		books.ledger.frees(&self.seller.key, limits.offer_deposit)
	}

	/// What he has not sold is free again. All books add up, and nothing but bonds for other things is on
	/// hold.
	pub async fn closes(&self, books: &mut Books) -> Result<()> {
		let limits = books.client.constant(chain::constants().c2c().limits()).await?;
		let pool: Value = books.client.rpc("c2c_v1_pool", rpc_params![self.pool.id]).await?;
		ensure!(pool["data"]["locked"] == "0", "a trade that ended has still locked: {pool}");
		let left: u128 = pool["data"]["available"].as_str().context("no pool")?.parse()?;
		for offer in [self.instant, self.asking] {
			let shown: Value = books.client.rpc("c2c_v1_offer", rpc_params![offer.id]).await?;
			if shown["data"]["status"] == "active" {
				self.ends(books, offer).await?;
			}
		}
		let close = chain::transactions().c2c().close_pool(self.pool.id);
		books.sign(&close, &self.seller.key, "he closes his pool").await?;
		books.ledger.frees(&self.seller.key, left + limits.deposit)?;
		books.ledger.balance_up(&books.client).await?;
		for buyer in &self.buyers {
			let funds = books.client.balance(&buyer.who()).await?;
			ensure!(funds.held == 0, "of a buyer {} is on hold", funds.held);
		}
		Ok(())
	}
}

/// A feeder says what USDT costs.
async fn feeds(client: &Client, number: u8) -> Result<()> {
	client.submit(&trader::feed(PRICE), &trader::feeder(number)?).await?;
	Ok(())
}

/// One trade.
pub struct Deal<'a> {
	pub buyer: &'a Trader,
	pub name: Named,
	pub principal: u128,
	rail: RailId,
}

impl Deal<'_> {
	/// What the buyer says when he has paid.
	pub fn payment(&self) -> Result<Payment> {
		self.buyer.paid(self.name.id, self.rail, BUDGET, "2026-11-22/0815")
	}

	/// The buyer says that he has paid.
	pub async fn is_marked(&self, books: &mut Books) -> Result<()> {
		let mark = chain::transactions().c2c().mark_paid(self.name.id, self.payment()?);
		books.sign(&mark, &self.buyer.key, "he says that he has paid").await
	}

	/// The name of its dispute.
	pub const fn case(&self) -> CaseId {
		CaseId::Trade(self.name.id)
	}
}

/// A connection, and who has paid what over it.
pub struct Books {
	pub client: Client,
	pub ledger: Ledger,
}

impl Books {
	/// Sign a call that does what it should.
	pub async fn sign(&mut self, call: &impl Payload, signer: &Keypair, what: &str) -> Result<()> {
		self.ledger.sign(&self.client, call, signer, what).await?;
		Ok(())
	}

	/// Anybody takes the step of a trade that is due.
	pub async fn poke(&mut self, deal: &Deal<'_>, what: &str) -> Result<()> {
		let poke = chain::transactions().c2c().poke_trade(deal.name.id);
		self.ledger.poke(&self.client, &poke, &dev::eve(), what).await
	}

	/// Sign a call that fails with this error.
	pub async fn is_refused(
		&mut self,
		call: &impl Payload,
		signer: &Keypair,
		error: &str,
	) -> Result<()> {
		let (step, refusal) = self.client.attempt(call, signer).await?;
		self.ledger.book(&step)?;
		let refusal =
			refusal.with_context(|| format!("{error} was not the answer: it was done"))?;
		ensure!(refusal.ends_with(error), "refused with {refusal}, not {error}");
		Ok(())
	}

	/// A trade as it is, or what is left of it.
	pub async fn shown(&self, deal: &Deal<'_>) -> Result<Value> {
		self.data("c2c_v1_trade", json!(deal.name.id)).await
	}

	/// Its dispute.
	pub async fn dispute(&self, deal: &Deal<'_>) -> Result<Value> {
		self.data("arbitration_v1_dispute", json!({ "trade": deal.name.id })).await
	}

	async fn data(&self, method: &str, about: Value) -> Result<Value> {
		let answer: Value = self.client.rpc(method, rpc_params![about]).await?;
		answer.get("data").cloned().context("an answer has data")
	}

	/// Wait until a trade, by the time of the chain, stands there no more.
	pub async fn wait_while(&self, deal: &Deal<'_>, status: &str) -> Result<()> {
		wait_for(&format!("a trade is no more {status}"), async || {
			Ok((self.shown(deal).await?["status"] != status).then_some(()))
		})
		.await
	}

	/// The chain's clock.
	pub async fn clock(&self) -> Result<Clock> {
		let clock: Value = self.client.rpc("clock_v1_now", rpc_params![]).await?;
		let read = |field: &str| clock["data"][field].as_u64().context("a clock has it");
		Ok(Clock { now: read("now")?, timestamp: read("timestamp")? })
	}

	/// What everybody has, and why it is on hold.
	pub async fn money(&self, desk: &Desk) -> Result<Vec<(Funds, String)>> {
		let at = self.client.api.at_current_block().await?;
		let mut money = Vec::new();
		for who in desk.people().map(Trader::who) {
			let holds = chain::storage().balances().holds();
			let holds = at.storage().fetch(holds, (who,)).await?.decode()?;
			money.push((self.client.balance(&who).await?, format!("{holds:?}")));
		}
		Ok(money)
	}
}

/// What time it is, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
	/// By which deadlines go.
	pub now: u64,
	/// On the wall.
	pub timestamp: u64,
}
