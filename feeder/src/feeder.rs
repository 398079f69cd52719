// SPDX-License-Identifier: Apache-2.0

//! The work of a feeder, round after round.

use crate::{
	chain,
	config::Config,
	decimal::shown,
	source::Asker,
	trigger::{Told, is_due},
	watch::Watch,
};
use anyhow::Result;
use futures::future::join_all;
use std::{
	collections::BTreeMap,
	time::{Duration, Instant},
};
use tael_client::{Client, Keypair};
use tael_primitives::{AssetKind, Pair, Price};

/// How long a pair is left alone that the chain refused.
const REST: Duration = Duration::from_mins(10);

/// What is watched, and what the chain was told.
pub struct Feeder {
	watches: Vec<(Pair, Watch)>,
	told: BTreeMap<Pair, (Price, Instant)>,
	/// Pairs that the chain refused, and until when they are left alone: each try costs a fee.
	refused: BTreeMap<Pair, Instant>,
	asker: Asker,
}

impl Feeder {
	/// A feeder that has told nothing yet.
	///
	/// # Errors
	/// If the configuration names a stablecoin that cannot be, or the machine has no certificates.
	pub fn new(config: Config) -> Result<Self> {
		let watches = config
			.pairs
			.into_iter()
			.map(|pair| Ok((pair.pair()?, Watch::new(pair))))
			.collect::<Result<_>>()?;
		Ok(Self { watches, told: BTreeMap::new(), refused: BTreeMap::new(), asker: Asker::new()? })
	}

	/// What the sources of each pair say together.
	pub async fn look(&mut self) -> Vec<(String, Option<Price>)> {
		let mut opinions = Vec::new();
		for (pair, watch) in &mut self.watches {
			opinions.push((name(pair), watch.look(&self.asker).await));
		}
		opinions
	}

	/// Look and tell until the connection ends.
	///
	/// # Errors
	/// Why it ended.
	pub async fn serve(&mut self, node: &str, key: &Keypair, every: Duration) -> Result<()> {
		let client = Client::connect(node).await?;
		log::info!("connected to {node} as {}", client.address(&key.public_key().to_account_id()));
		let mut ticks = tokio::time::interval(every);
		ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
		loop {
			ticks.tick().await;
			self.round(&client, key).await?;
		}
	}

	/// Look once, and tell the chain what of it is due.
	///
	/// # Errors
	/// If the node does not answer, or the chain does not take it.
	pub async fn round(&mut self, client: &Client, key: &Keypair) -> Result<()> {
		let registered = chain::pairs(client).await?;
		// The same for each round, so that a feeder's heartbeat keeps its place.
		let jitter = key.public_key().0[0];
		self.refused.retain(|_, until| Instant::now() < *until);
		let asker = &self.asker;
		let looks = self
			.watches
			.iter_mut()
			.map(async |(pair, watch)| (pair.clone(), watch.look(asker).await));
		let mut words = Vec::new();
		for (pair, opinion) in join_all(looks).await {
			let Some(on_chain) = registered.iter().find(|on_chain| on_chain.is(&pair)) else {
				log::warn!("{} is not registered on this chain", name(&pair));
				continue;
			};
			let Some(price) = opinion else { continue };
			let told = self.told.get(&pair);
			let told = told.map(|(price, at)| Told { price: *price, ago: at.elapsed() });
			let due = is_due(price, told, on_chain.is_tripped(), on_chain.rhythm(), jitter);
			if due && !self.refused.contains_key(&pair) {
				words.push((pair, price));
			}
		}
		if words.is_empty() {
			return Ok(());
		}
		if let Err(error) = self.tell(client, key, &words).await {
			if words.len() == 1 {
				return Err(error);
			}
			// One pair that the chain refuses must not silence the others.
			log::warn!("{error:#}; telling one by one");
			for word in words {
				if let Err(error) = self.tell(client, key, &[word]).await {
					log::error!("{error:#}");
				}
			}
		}
		Ok(())
	}

	async fn tell(
		&mut self,
		client: &Client,
		key: &Keypair,
		words: &[(Pair, Price)],
	) -> Result<()> {
		let at = Instant::now();
		match chain::tell(client, key, words).await {
			Ok(block) => {
				for (pair, price) in words {
					log::info!("{}: told {} in block {block}", name(pair), shown(*price));
					self.told.insert(pair.clone(), (*price, at));
				}
				Ok(())
			},
			Err(error) => {
				if let [(pair, _)] = words {
					log::error!("{} is left alone for {REST:?}", name(pair));
					self.refused.insert(pair.clone(), at + REST);
				}
				Err(error)
			},
		}
	}
}

fn name(pair: &Pair) -> String {
	match &pair.asset {
		AssetKind::Native => format!("USDT/{}", pair.fiat.code()),
		AssetKind::WithId(id) => format!("{id}/{}", pair.fiat.code()),
	}
}
