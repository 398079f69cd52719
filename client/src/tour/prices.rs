// SPDX-License-Identifier: Apache-2.0

//! Feeders say what USDT costs in yuan, and the chain takes their median.

use super::{
	Cast, account, expect, field,
	tell::{done, heading, note},
};
use crate::{Client, trader};
use anyhow::{Result, ensure};
use jsonrpsee::rpc_params;
use serde_json::Value;

/// What each feeder says, in hundred-millionths of a yuan. Their median is the second.
const WORDS: [u64; 3] = [712_000_000, 712_340_000, 713_000_000];

/// Three of the five feeders speak, and the price is there.
pub async fn are_fed(client: &Client, cast: &Cast) -> Result<()> {
	heading("Feeders price USDT in yuan");
	let price = async || -> Result<Value> {
		client.rpc("rates_v1_price", rpc_params!["USDT", "CNY"]).await
	};
	let round = |answer: &Value| answer.pointer("/data/quote/round").and_then(Value::as_u64);
	let before = round(&price().await?).unwrap_or_default();
	for (feeder, word) in cast.feeders.iter().zip(WORDS) {
		let step = client.submit(&trader::feed(word), feeder).await?;
		let who = client.address(&account(feeder));
		done(&format!("{who} says {}", yuan(word)), &step);
	}
	let answer = price().await?;
	expect(&answer, "/data/quote/price", &WORDS[1].to_string())?;
	ensure!(round(&answer) > Some(before), "the price is an old one: {answer}");
	note(&format!(
		"the price is their median, {}, age {} ms",
		yuan(WORDS[1]),
		field(&answer, "/data/age")?
	));
	Ok(())
}

/// A price in yuan, to the hundredth of a fen.
pub fn yuan(price: u64) -> String {
	format!("{}.{:04} CNY", price / 100_000_000, price % 100_000_000 / 10_000)
}
