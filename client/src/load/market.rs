// SPDX-License-Identifier: Apache-2.0

//! A market to take from: a price, makers with what they sell, and takers who may take it.

use super::{
	BATCH,
	burst::{AtBlock, Burst},
	fund,
};
use crate::{
	AccountId32, Client, Keypair, chain,
	shop::{self, fresh_reference},
	trader::{self, ALIPAY, Trader},
	usdt,
};
use anyhow::{Context, Result, ensure};
use chain::{
	c2c::events::OfferCreated,
	runtime_types::{
		pallet_acceptors::tier::TierTerms,
		pallet_c2c::{offer::Pricing, types::Limits},
		pallet_utility::pallet::Call::batch_all,
		tael_primitives::kyc::Tier,
		tael_runtime::pallets::RuntimeCall,
	},
};
use jsonrpsee::rpc_params;
use serde_json::Value;
use subxt::{ext::scale_decode::DecodeAsType, transactions::Payload, utils::H256};
use subxt_signer::sr25519::dev;
use tael_primitives::{ObjectKind, USDT};

/// What each take spends, in fen.
pub(super) const SPENT: u128 = 1_000;
/// What feeders say USDT costs, in hundred-millionths of a yuan.
const RATE: u64 = 712_340_000;
/// Offers ask for up to so many basis points more than the rate.
const SPREADS: i16 = 100;
/// The rung of the makers: it asks for the smallest bond for each trade.
const RUNG: u8 = 1;
/// More than any transaction costs.
const MOST_OF_FEE: u128 = USDT;
/// What a take costs, with room: what it does not use is returned, but it is asked for first.
const FEE_OF_TAKE: u128 = 50_000;
/// Decisions in one motion, and the bytes it may be: it may take half of a block.
const DECISIONS: usize = 50;
const LONGEST_MOTION: u32 = 16 * 1_024;
/// Under which account everybody pays and is paid.
const ACCOUNT: &str = "bench@alipay";

/// A market that is open.
pub(super) struct Market {
	/// Those who take.
	pub takers: Vec<Trader>,
	/// What they take.
	pub offers: Vec<H256>,
	/// More than any of it costs.
	pub price_limit: u64,
}

/// What a market needs for some takes.
struct Plan {
	/// How many makers.
	makers: u32,
	/// What each has for sale, bonds included.
	liquidity: u128,
	/// What each stakes as an acceptor.
	bond: u128,
	/// What each of them needs, all in all.
	maker: u128,
	/// What each taker needs.
	taker: u128,
}

impl Market {
	/// Open a market for `rounds` takes of each of `takers` accounts. `tell` hears what happens.
	pub async fn open(
		client: &Client,
		url: &str,
		(takers, rounds): (u32, u32),
		tell: impl Fn(&str),
	) -> Result<Self> {
		tell("three feeders price USDT in yuan");
		let rate = feed(client).await?;
		let plan = Plan::of(client, takers, rounds, rate).await?;
		let run = fresh_reference(0xb3)?;
		let trader =
			|n: u32| -> Result<Trader> { Ok(Trader::new(client, account_of(run, n)?, ACCOUNT)) };
		let makers = (0..plan.makers).map(trader).collect::<Result<Vec<_>>>()?;
		let takers = (0..takers).map(|n| trader(plan.makers + n)).collect::<Result<Vec<_>>>()?;

		tell(&format!("funds and attests {} makers and {} takers", makers.len(), takers.len()));
		let (maker_keys, taker_keys) = (keys(&makers), keys(&takers));
		let all: Vec<_> = makers.iter().chain(&takers).map(Trader::who).collect();
		let pay = async {
			fund(client, &maker_keys, plan.maker).await?;
			fund(client, &taker_keys, plan.taker).await
		};
		tokio::try_join!(pay, attest(client, &all))?;

		tell(&format!("each maker puts {} on offer", usdt(plan.liquidity)));
		let offers = offer(client, url, &makers, &plan).await?;
		tell("the council admits the makers to the programme of acceptors");
		admit(client, &makers).await?;
		Ok(Self { takers, offers, price_limit: rate + rate / 20 })
	}
}

impl Plan {
	async fn of(client: &Client, takers: u32, rounds: u32, rate: u64) -> Result<Self> {
		let limits: Limits = client.constant(chain::constants().c2c().limits()).await?;
		let least = client.constant(chain::constants().balances().existential_deposit()).await?;
		ensure!(
			rounds <= limits.max_open,
			"a taker may have {} trades at a time: use --takers {} or more",
			limits.max_open,
			(takers * rounds).div_ceil(limits.max_open)
		);
		let at = client.api.at_current_block().await?;
		let tiers = chain::storage().acceptors().tiers();
		let terms: TierTerms = at
			.storage()
			.try_fetch(tiers, (RUNG,))
			.await?
			.context("the chain has no rungs of acceptors: use a development chain")?
			.decode()?;

		// Nothing costs less than the rate. One fen is a hundredth of a yuan.
		let principal = SPENT * 1_000_000_000_000 / u128::from(rate);
		let staked = (principal * u128::from(limits.bond)).div_ceil(10_000).max(limits.min_bond);
		// One trade less than he may have at a time, so that his pool is empty first: an offer that nothing
		// is left for leaves the book, one whose maker has all his trades is passed over by every take.
		let fills = terms.max_open - 1;
		let makers = (takers * rounds).div_ceil(fills);
		let liquidity = u128::from(fills) * (principal + staked);
		let maker =
			terms.bond + liquidity + limits.deposit + limits.offer_deposit + MOST_OF_FEE + least;
		let take = staked + limits.trade_deposit + FEE_OF_TAKE;
		let taker = u128::from(rounds) * take + least;

		let needed = u128::from(makers) * maker + u128::from(takers) * taker;
		let free = client.balance(&dev::alice().public_key().to_account_id()).await?.free;
		ensure!(
			needed < free,
			"Alice has {}, and {makers} makers and {takers} takers need {}: use fewer --takes, or a \
			 fresh chain",
			usdt(free),
			usdt(needed)
		);
		Ok(Self { makers, liquidity, bond: terms.bond, maker, taker })
	}
}

/// Three of the five feeders speak. Gives the price.
async fn feed(client: &Client) -> Result<u64> {
	let feed = trader::feed(RATE);
	for number in 1..=3 {
		client.submit(&feed, &trader::feeder(number)?).await.context(
			"the feeders of a test network could not feed a price: use a development chain",
		)?;
	}
	let answer: Value = client.rpc("rates_v1_price", rpc_params!["USDT", "CNY"]).await?;
	let price = answer.pointer("/data/quote/price").and_then(Value::as_str);
	Ok(price.with_context(|| format!("no price in {answer}"))?.parse()?)
}

/// An account of this run alone: those of an earlier one may have trades that live.
fn account_of(run: [u8; 32], n: u32) -> Result<Keypair> {
	let mut seed = run;
	seed[28..].copy_from_slice(&n.to_le_bytes());
	Ok(Keypair::from_secret_key(seed)?)
}

fn keys(traders: &[Trader]) -> Vec<&Keypair> {
	traders.iter().map(|trader| &trader.key).collect()
}

/// Each account is a person of its own.
async fn attest(client: &Client, accounts: &[AccountId32]) -> Result<()> {
	let at = client.api.at_current_block().await?;
	for group in accounts.chunks(BATCH) {
		let mut calls = Vec::with_capacity(group.len());
		for who in group {
			let attest = trader::attest(client, *who, Tier::Document, who.0).await?;
			calls.push(call_of(&at, &attest)?);
		}
		client.submit(&chain::transactions().utility().batch_all(calls), &dev::bob()).await?;
	}
	Ok(())
}

/// Each maker applies as an acceptor, opens a pool and posts an offer. Gives the offers.
async fn offer(client: &Client, url: &str, makers: &[Trader], plan: &Plan) -> Result<Vec<H256>> {
	let mut burst = Burst::new(client).await?;
	let nonces = burst.nonces(makers.iter().map(Trader::who).collect()).await?;
	let mut offers = Vec::with_capacity(makers.len());
	for ((n, maker), nonce) in makers.iter().enumerate().zip(nonces) {
		let who = maker.who();
		let reference = fresh_reference(0x0f)?;
		let pool = shop::id(ObjectKind::Pool, &who.0, &reference);
		let id = shop::id(ObjectKind::Offer, &who.0, &reference);
		let range = (USDT, plan.liquidity);
		let mut request = trader::sell(client, maker, id, range).await?;
		request.methods.0.retain(|method| method.rail == ALIPAY);
		if let Pricing::Floating { spread, .. } = &mut request.pricing {
			*spread = i16::try_from(n)? % SPREADS;
		}
		let apply = chain::transactions().acceptors().submit_application(plan.bond);
		let fund = trader::open_pool(reference, plan.liquidity);
		let post = chain::transactions().c2c().create_offer(pool, reference, request);
		let calls = vec![
			call_of(&burst.at, &apply)?,
			call_of(&burst.at, &fund)?,
			call_of(&burst.at, &post)?,
		];
		let all = chain::transactions().utility().batch_all(calls);
		burst.add(&all, (n, &maker.key), nonce)?;
		offers.push(id);
	}
	let sent = burst.send::<OfferCreated>(url, 1).await?;
	sent.ensure_all(makers.len()).context("the makers could not post their offers")?;
	Ok(offers)
}

/// A council of one admits the makers.
async fn admit(client: &Client, makers: &[Trader]) -> Result<()> {
	for group in makers.chunks(DECISIONS) {
		let calls = group.iter().map(|maker| trader::admit_acceptor(maker.who())).collect();
		let decision = RuntimeCall::Utility(batch_all { calls });
		let motion = chain::transactions().council().propose(1, decision, LONGEST_MOTION);
		trader::is_carried_out(&client.submit(&motion, &dev::alice()).await?)?;
	}
	Ok(())
}

/// A call as a part of another.
fn call_of(at: &AtBlock, payload: &impl Payload) -> Result<RuntimeCall> {
	let bytes = at.transactions().call_data(payload)?;
	let metadata = at.metadata_ref();
	let all_calls = metadata.outer_enums().call_enum_ty();
	Ok(RuntimeCall::decode_as_type(&mut &bytes[..], all_calls, metadata.types())?)
}
