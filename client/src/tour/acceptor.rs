// SPDX-License-Identifier: Apache-2.0

//! Somebody becomes an acceptor and offers USDT for yuan; in the end he closes his desk.

use super::{
	Cast, credential_is_new, expect, field,
	ledger::Ledger,
	prices::yuan,
	tell::{heading, note},
};
use crate::{
	AccountId32, Client, Keypair, chain,
	shop::ISSUER,
	trader::{self, BOND, Named, Trader},
	usdt,
};
use anyhow::Result;
use chain::runtime_types::{
	pallet_c2c::types::Limits, tael_primitives::kyc::Tier, tael_runtime::pallets::RuntimeCall,
};
use jsonrpsee::rpc_params;
use serde_json::Value;
use subxt::utils::H256;
use tael_primitives::ObjectKind;

/// What he has for sale.
const LIQUIDITY: u128 = 500_000_000;
/// How much of it at a time, at least and at most.
const RANGE: (u128, u128) = (10_000_000, 200_000_000);

/// Where the stories about trades play: an acceptor, somebody who buys of him, and his offer.
pub struct Market<'a> {
	pub client: &'a Client,
	pub cast: &'a Cast,
	pub seller: Trader,
	pub buyer: Trader,
	/// The deposits of trades and messages.
	pub limits: Limits,
	pool: Named,
	offer: Named,
}

impl<'a> Market<'a> {
	/// So much of a principal is the buyer's, and out of the pool.
	pub fn is_sold(&self, ledger: &mut Ledger, to_buyer: u128) -> Result<()> {
		ledger.pays(&self.seller.key, &self.buyer.key, to_buyer)?;
		ledger.frees(&self.seller.key, to_buyer)
	}

	/// The parties of today. Pool and offer have their ids before they exist.
	pub async fn of_today(client: &'a Client, cast: &'a Cast) -> Result<Self> {
		let seller = Trader::new(client, cast.acceptor.clone(), "ferdie@alipay");
		let buyer = Trader::new(client, cast.buyer.clone(), "dave@alipay");
		let pool = seller.names(ObjectKind::Pool, 0x90)?;
		let offer = seller.names(ObjectKind::Offer, 0x0f)?;
		let limits = client.constant(chain::constants().c2c().limits()).await?;
		Ok(Self { client, cast, seller, buyer, limits, pool, offer })
	}

	/// The offer.
	pub const fn offer(&self) -> H256 {
		self.offer.id
	}

	/// New books, of seller and buyer and some others.
	pub async fn books(&self, others: &[(&'static str, &Keypair)]) -> Result<Ledger> {
		let mut parties = vec![("acceptor", &self.seller.key), ("buyer", &self.buyer.key)];
		parties.extend(others);
		Ledger::open(self.client, &self.cast.registrar, &parties).await
	}

	/// The issuer attests somebody as a person.
	pub async fn attest(
		&self,
		ledger: &mut Ledger,
		who: &AccountId32,
		(tier, tier_name): (Tier, &str),
	) -> Result<()> {
		credential_is_new(self.client, self.cast, ledger, who).await?;
		let attest = trader::attest(self.client, *who, tier, who.0).await?;
		let address = self.client.address(who);
		let what = format!("issuer {ISSUER} attests him, {address}: {tier_name}");
		ledger.sign(self.client, &attest, &self.cast.issuer, &what).await?;
		let status: Value = self.client.rpc("kyc_v1_status", rpc_params![who.to_string()]).await?;
		expect(&status, "/data/tier", tier_name)
	}

	/// The council decides. A motion of its only member is carried out at once.
	pub async fn decide(
		&self,
		ledger: &mut Ledger,
		decision: RuntimeCall,
		what: &str,
	) -> Result<()> {
		let motion = trader::decide(decision);
		let step = ledger.sign(self.client, &motion, &self.cast.registrar, what).await?;
		trader::is_carried_out(&step)
	}
}

/// Whom an issuer knows and the council trusts becomes an acceptor, with a bond.
pub async fn is_admitted(market: &Market<'_>, ledger: &mut Ledger) -> Result<()> {
	heading("Somebody becomes an acceptor");
	let Market { client, seller, .. } = market;
	let who = seller.who();
	market.attest(ledger, &who, (Tier::Enhanced, "enhanced")).await?;
	let read = async || -> Result<Value> {
		client.rpc("acceptors_v1_get", rpc_params![who.to_string()]).await
	};
	if read().await?.pointer("/data").is_some_and(Value::is_null) {
		let apply = chain::transactions().acceptors().submit_application(BOND);
		let what = format!("he applies; {} on hold", usdt(BOND));
		ledger.sign(client, &apply, &seller.key, &what).await?;
		ledger.binds(&seller.key, BOND)?;
		let admit = trader::admit_acceptor(who);
		market.decide(ledger, admit, "the council admits him to the first rung").await?;
	}
	let shown = read().await?;
	expect(&shown, "/data/status", "active")?;
	expect(&shown, "/data/mayTrade", "true")?;
	let most: u128 = field(&shown, "/data/rung/maxTrade")?.parse()?;
	note(&format!("one trade of his may be up to {}", usdt(most)));
	Ok(())
}

/// He puts USDT into a pool and offers it, on two rails.
pub async fn offers(market: &Market<'_>, ledger: &mut Ledger) -> Result<()> {
	heading("He offers USDT for yuan");
	let Market { client, seller, limits, pool, offer, .. } = market;
	let open = trader::open_pool(pool.reference, LIQUIDITY);
	let what = format!("a pool of {}, on hold in his own account", usdt(LIQUIDITY));
	ledger.sign(client, &open, &seller.key, &what).await?;
	ledger.binds(&seller.key, LIQUIDITY + limits.deposit)?;

	let request = trader::sell(client, seller, offer.id, RANGE).await?;
	let post = chain::transactions().c2c().create_offer(pool.id, offer.reference, request);
	let what = "an offer on alipay and bank-cn, 0.2 % above the rate";
	ledger.sign(client, &post, &seller.key, what).await?;
	ledger.binds(&seller.key, limits.offer_deposit)?;
	note(&format!("offer {:?}, known before it was posted", offer.id));
	let shown: Value = client.rpc("c2c_v1_offer", rpc_params![offer.id]).await?;
	expect(&shown, "/data/status", "active")?;
	expect(&shown, "/data/takeable", "true")?;
	note(&format!("at the rate of now that is {}", yuan(field(&shown, "/data/price")?.parse()?)));
	Ok(())
}

/// He closes his desk: what he has not sold and every deposit is free again, his bond stays.
pub async fn closes(market: &Market<'_>, ledger: &mut Ledger) -> Result<()> {
	heading("The acceptor closes his desk");
	let Market { client, seller, buyer, limits, pool, offer, .. } = market;
	let shown: Value = client.rpc("c2c_v1_pool", rpc_params![pool.id]).await?;
	expect(&shown, "/data/locked", "0")?;
	let left: u128 = field(&shown, "/data/available")?.parse()?;
	let close = chain::transactions().c2c().close_offer(offer.id);
	ledger.sign(client, &close, &seller.key, "he ends his offer").await?;
	let close = chain::transactions().c2c().close_pool(pool.id);
	let what = format!("he closes his pool: {} are his again", usdt(left));
	ledger.sign(client, &close, &seller.key, &what).await?;
	ledger.frees(&seller.key, left + limits.offer_deposit + limits.deposit)?;
	for (name, trader) in [("he", seller), ("the buyer", buyer)] {
		let forget = chain::transactions().c2c().publish_key(None);
		let what = format!("{name} takes back his key for messages, and its deposit");
		ledger.sign(client, &forget, &trader.key, &what).await?;
		ledger.frees(&trader.key, limits.message_deposit)?;
	}
	Ok(())
}
