// SPDX-License-Identifier: Apache-2.0

//! What the chain says of the pairs, and how it is told.

use crate::trigger::Rhythm;
use anyhow::{Context, Result};
use jsonrpsee::core::params::ArrayParams;
use serde::Deserialize;
use std::time::Duration;
use tael_client::{
	Client, Keypair,
	chain::{
		self,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec,
			frame_support::traits::tokens::fungible::union_of::NativeOrWithId,
			tael_primitives::{
				fiat::Fiat,
				price::{Pair as PairOnChain, Price as PriceOnChain},
			},
		},
	},
};
use tael_primitives::{AssetKind, Bps, Pair, Price};
use tokio::time::timeout;

/// A pair as `rates_v1_pairs` shows it, as far as a feeder needs it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OnChain {
	asset: String,
	fiat: String,
	state: String,
	heartbeat: u64,
	deviation_bps: Bps,
	confirm_gap: u64,
}

#[derive(Deserialize)]
struct Answer {
	data: Vec<OnChain>,
}

impl OnChain {
	/// Whether this is `pair`.
	#[must_use]
	pub fn is(&self, pair: &Pair) -> bool {
		let asset = match &pair.asset {
			AssetKind::Native => "USDT".to_owned(),
			AssetKind::WithId(id) => id.to_string(),
		};
		self.asset == asset && self.fiat == pair.fiat.code()
	}

	/// Whether the pair waits for a move to be confirmed.
	#[must_use]
	pub fn is_tripped(&self) -> bool {
		self.state == "tripped"
	}

	/// What it expects of its feeders.
	#[must_use]
	pub const fn rhythm(&self) -> Rhythm {
		Rhythm {
			heartbeat: Duration::from_millis(self.heartbeat),
			deviation: self.deviation_bps,
			confirm_gap: Duration::from_millis(self.confirm_gap),
		}
	}
}

/// All registered pairs, as of the newest block: a trip must be seen at once.
///
/// # Errors
/// If the node does not answer.
pub async fn pairs(client: &Client) -> Result<Vec<OnChain>> {
	let mut params = ArrayParams::new();
	params.insert("best")?;
	Ok(client.rpc::<Answer>("rates_v1_pairs", params).await?.data)
}

/// How long a word may take into a block.
const PATIENCE: Duration = Duration::from_secs(30);

/// Tell the chain these prices, and wait until they are in a block. Gives its height.
///
/// Not until it is final: when finality stands still, prices go on.
///
/// # Errors
/// If the chain does not take them, with its reason.
pub async fn tell(client: &Client, key: &Keypair, words: &[(Pair, Price)]) -> Result<u64> {
	let words = words
		.iter()
		.map(|(pair, price)| {
			let asset = match pair.asset {
				AssetKind::Native => NativeOrWithId::Native,
				AssetKind::WithId(id) => NativeOrWithId::WithId(id),
			};
			let code = pair.fiat.code().as_bytes().try_into().context("three letters")?;
			Ok((PairOnChain { asset, fiat: Fiat(code) }, PriceOnChain(price.0)))
		})
		.collect::<Result<Vec<_>>>()?;
	let call = chain::transactions().rates().feed(BoundedVec(words));
	timeout(PATIENCE, client.include(&call, key)).await.context("no block took the words")?
}
