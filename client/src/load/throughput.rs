// SPDX-License-Identifier: Apache-2.0

//! How many transfers a second a node finalises.

use super::{burst::Burst, fund};
use crate::{Client, Keypair, chain};
use anyhow::{Result, ensure};
use chain::balances::events::Transfer;
use serde::Serialize;
use std::collections::BTreeMap;
use subxt_signer::sr25519::dev;

/// What became of a burst of transfers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Throughput {
	/// How many the node took into its pool.
	pub accepted: usize,
	/// How many are part of a finalised block.
	pub included: usize,
	/// Why those failed that did, and how often.
	pub failures: BTreeMap<String, usize>,
	/// How long the submission took, in milliseconds.
	pub submitted_ms: u128,
	/// From the first to the last block with transfers that succeeded, by the blocks' timestamps.
	pub busy_ms: u64,
	/// How many succeeded, by `busy`.
	pub per_second: u64,
	/// The most that succeeded in one block.
	pub largest_block: usize,
}

/// Fund `senders` accounts, sign `transfers` transfers of theirs, submit all over some connections at
/// once, and count until all are final or none came for twenty blocks.
///
/// # Errors
/// If the node does not answer or refuses the funding.
pub async fn throughput(
	client: &Client,
	url: &str,
	transfers: u32,
	senders: u32,
	connections: usize,
) -> Result<Throughput> {
	ensure!(senders > 0 && connections > 0, "at least one sender and one connection");
	let rounds = transfers.div_ceil(senders);
	let keys = (0..senders).map(sender).collect::<Result<Vec<_>>>()?;
	let accounts: Vec<_> = keys.iter().collect();
	fund(client, &accounts, 20_000 + u128::from(rounds) * 11_000).await?;
	let sent = sign(client, &keys, rounds).await?.send::<Transfer>(url, connections).await?;
	Ok(Throughput {
		accepted: sent.accepted,
		included: sent.included,
		submitted_ms: sent.submitted_ms,
		busy_ms: sent.busy_ms(),
		per_second: sent.per_second(),
		largest_block: sent.largest_block(),
		failures: sent.failures,
	})
}

/// An account only this tool knows, the same in every run.
fn sender(n: u32) -> Result<Keypair> {
	let mut seed = [0x5e; 32];
	seed[..4].copy_from_slice(&n.to_le_bytes());
	Ok(Keypair::from_secret_key(seed)?)
}

async fn sign(client: &Client, keys: &[Keypair], rounds: u32) -> Result<Burst> {
	let mut burst = Burst::new(client).await?;
	let bob = dev::bob().public_key().to_account_id();
	let call = chain::transactions().balances().transfer_keep_alive(bob.into(), 10_000);
	let accounts = keys.iter().map(|key| key.public_key().to_account_id()).collect();
	let nonces = burst.nonces(accounts).await?;
	for round in 0..rounds {
		for (signer, nonce) in keys.iter().enumerate().zip(&nonces) {
			burst.add(&call, signer, nonce + u64::from(round))?;
		}
	}
	Ok(burst)
}
