// SPDX-License-Identifier: Apache-2.0

//! How many trades a second a node makes.

use super::{
	burst::Burst,
	market::{Market, SPENT},
};
use crate::{
	Client, chain, shop,
	trader::{self, ALIPAY, Trader},
};
use anyhow::{Result, ensure};
use chain::c2c::events::TradeStarted;
use serde::Serialize;
use std::collections::BTreeMap;
use tael_primitives::ObjectKind;

/// How takes are made.
#[derive(Clone, Copy, Debug)]
pub struct Takes {
	/// How many.
	pub takes: u32,
	/// By how many accounts.
	pub takers: u32,
	/// Whether each names its offer, instead of asking the book for the best.
	pub by_name: bool,
	/// Over how many connections.
	pub connections: usize,
}

/// What became of a burst of takes.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Matches {
	/// How many the node took into its pool.
	pub accepted: usize,
	/// How many are part of a finalised block.
	pub included: usize,
	/// How many of those became a trade that is funded.
	pub matched: usize,
	/// Why the others did not, and how often.
	pub unmatched: BTreeMap<String, usize>,
	/// How many offers there were to take.
	pub offers: usize,
	/// How long the submission took, in milliseconds.
	pub submitted_ms: u128,
	/// From the first to the last block with matches, by the blocks' timestamps.
	pub busy_ms: u64,
	/// `matched / busy`.
	pub per_second: u64,
	/// The most matches in one block.
	pub largest_block: usize,
}

/// Open a market on a development chain, sign takes of many accounts, submit all over some connections
/// at once, and count until all are final or none came for twenty blocks. `tell` hears how it goes.
///
/// # Errors
/// If it is no development chain, its money does not suffice, or the node takes nothing.
pub async fn matches(
	client: &Client,
	url: &str,
	takes: Takes,
	tell: impl Fn(&str),
) -> Result<Matches> {
	ensure!(takes.takes > 0 && takes.takers > 0, "at least one take and one taker");
	ensure!(takes.connections > 0, "at least one connection");
	let takers = takes.takers.min(takes.takes);
	let rounds = takes.takes.div_ceil(takers);
	let market = Market::open(client, url, (takers, rounds), &tell).await?;

	tell("signs the takes");
	let burst = sign(client, &market, takes).await?;
	tell(&format!("submits {} takes, and waits until all are final", burst.len()));
	let sent = burst.send::<TradeStarted>(url, takes.connections).await?;
	Ok(Matches {
		accepted: sent.accepted,
		included: sent.included,
		matched: sent.done(),
		offers: market.offers.len(),
		submitted_ms: sent.submitted_ms,
		busy_ms: sent.busy_ms(),
		per_second: sent.per_second(),
		largest_block: sent.largest_block(),
		unmatched: sent.failures,
	})
}

/// Each taker takes in turn, until it is as many as wanted.
async fn sign(client: &Client, market: &Market, takes: Takes) -> Result<Burst> {
	let mut burst = Burst::new(client).await?;
	let nonces = burst.nonces(market.takers.iter().map(Trader::who).collect()).await?;
	let turns = (0_u8..).flat_map(|round| {
		market.takers.iter().enumerate().zip(&nonces).map(move |turn| (round, turn))
	});
	let offers = market.offers.iter().cycle();
	for ((round, ((n, taker), nonce)), offer) in turns.zip(offers).take(takes.takes as usize) {
		let reference = [round; 32];
		let trade = shop::id(ObjectKind::Trade, &taker.who().0, &reference);
		let account = taker.commits(trade, ALIPAY);
		let nonce = nonce + u64::from(round);
		let signer = (n, &taker.key);
		if takes.by_name {
			let take =
				trader::take(*offer, (0, market.price_limit), reference, ALIPAY, SPENT, account);
			burst.add(&take, signer, nonce)?;
		} else {
			let limit = market.price_limit;
			let take = trader::take_best(reference, ALIPAY, SPENT, limit, account);
			burst.add(&take, signer, nonce)?;
		}
	}
	Ok(burst)
}
