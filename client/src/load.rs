// SPDX-License-Identifier: Apache-2.0

//! Load on a running node, through its public interface alone.

use crate::{Client, chain, shop};
use anyhow::{Result, ensure};
use futures::{StreamExt, stream::FuturesUnordered};
use jsonrpsee::{core::client::ClientT, rpc_params, ws_client::WsClientBuilder};
use serde::Serialize;
use std::{
	collections::{HashMap, HashSet},
	time::{Duration, Instant},
};
use subxt::{SubstrateConfig, config::DefaultExtrinsicParamsBuilder, utils::H256};
use subxt_signer::sr25519::{Keypair, dev};
use tael_primitives::ObjectKind;

/// The slot of the chain, in milliseconds.
const SLOT: u64 = 500;

/// How long single payments took, in milliseconds from their submission.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Latency {
	/// How many payments were made.
	pub payments: u32,
	/// Half of them were in a block after this.
	pub included_p50: u128,
	/// 99 of 100 were in a block after this.
	pub included_p99: u128,
	/// Half of them were final after this.
	pub final_p50: u128,
	/// 90 of 100 were final after this.
	pub final_p90: u128,
	/// 99 of 100 were final after this.
	pub final_p99: u128,
}

/// What each payment is over, in the smallest unit of USDT.
const PRICE: u128 = 50_000;

/// Open a shop, let a wallet pay `payments` invoices of it one after the other, and follow each payment
/// until it is final.
///
/// # Errors
/// If there are none to make, or one fails.
pub async fn latency(client: &Client, payments: u32) -> Result<Latency> {
	ensure!(payments > 0, "at least one payment");
	let (owner, payer) = (dev::charlie(), dev::dave());
	let merchant = open_shop(client, &owner).await?;
	let (mut included, mut finalised) = (Vec::new(), Vec::new());
	for n in 0..payments {
		let reference = shop::fresh_reference(0x1f)?;
		let create = shop::invoice(client, merchant, reference, PRICE).await?;
		client.submit(&create, &owner).await?;
		// Spread over the slot, or every payment would arrive just after a block.
		tokio::time::sleep(Duration::from_millis(u64::from(n) * 37 % SLOT)).await;
		let invoice = shop::id(ObjectKind::Invoice, &merchant.0, &reference);
		let done = client.submit(&shop::pay(invoice, PRICE), &payer).await?;
		included.push(done.included_after.as_millis());
		finalised.push(done.final_after.as_millis());
	}
	included.sort_unstable();
	finalised.sort_unstable();
	let at = |values: &[u128], percent: usize| values[(values.len() - 1) * percent / 100];
	Ok(Latency {
		payments,
		included_p50: at(&included, 50),
		included_p99: at(&included, 99),
		final_p50: at(&finalised, 50),
		final_p90: at(&finalised, 90),
		final_p99: at(&finalised, 99),
	})
}

/// A shop that may invoice.
async fn open_shop(client: &Client, owner: &Keypair) -> Result<H256> {
	let account = owner.public_key().to_account_id();
	client.submit(&shop::attest(client, account).await?, &dev::bob()).await?;
	let reference = shop::fresh_reference(0x5a)?;
	client.submit(&shop::register(reference, owner), owner).await?;
	let merchant = shop::id(ObjectKind::Merchant, &account.0, &reference);
	let approve = chain::transactions().merchants().approve(merchant);
	client.submit(&approve, &dev::alice()).await?;
	Ok(merchant)
}

/// What became of a burst of transfers.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Throughput {
	/// How many the node took into its pool.
	pub accepted: usize,
	/// How many are part of a finalised block.
	pub included: usize,
	/// How long the submission took, in milliseconds.
	pub submitted_ms: u128,
	/// From the first to the last block with transfers, by the blocks' timestamps.
	pub busy_ms: u64,
	/// `included / busy`.
	pub per_second: u64,
	/// The most transfers in one block.
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
	fund(client, &keys, 20_000 + u128::from(rounds) * 11_000).await?;
	let signed = sign(client, &keys, rounds).await?;

	let first = client.api.at_current_block().await?.block_number();
	let senders = keys.iter().map(|key| key.public_key().0).collect();
	let counter = tokio::spawn(count(Client::connect(url).await?, first, senders, signed.len()));
	let started = Instant::now();
	let accepted = submit_all(url, signed, keys.len(), connections).await?;
	let submitted_ms = started.elapsed().as_millis();
	let counted = counter.await??;
	Ok(Throughput {
		accepted,
		included: counted.included,
		submitted_ms,
		busy_ms: counted.busy_ms,
		per_second: counted.included as u64 * 1_000 / counted.busy_ms.max(1),
		largest_block: counted.largest,
	})
}

/// An account only this tool knows, the same in every run.
fn sender(n: u32) -> Result<Keypair> {
	let mut seed = [0x5e; 32];
	seed[..4].copy_from_slice(&n.to_le_bytes());
	Ok(Keypair::from_secret_key(seed)?)
}

async fn fund(client: &Client, senders: &[Keypair], each: u128) -> Result<()> {
	use chain::runtime_types::{
		pallet_balances::pallet::Call::transfer_keep_alive, tael_runtime::pallets::RuntimeCall,
	};
	for group in senders.chunks(100) {
		let calls = group
			.iter()
			.map(|to| {
				let dest = to.public_key().to_account_id().into();
				RuntimeCall::Balances(transfer_keep_alive { dest, value: each })
			})
			.collect();
		client.submit(&chain::transactions().utility().batch_all(calls), &dev::alice()).await?;
	}
	Ok(())
}

async fn sign(client: &Client, keys: &[Keypair], rounds: u32) -> Result<Vec<Vec<u8>>> {
	let at = client.api.at_current_block().await?;
	let bob = dev::bob().public_key().to_account_id();
	let call = chain::transactions().balances().transfer_keep_alive(bob.into(), 10_000);
	let mut nonces = Vec::with_capacity(keys.len());
	for key in keys {
		nonces.push(at.transactions().account_nonce(&key.public_key().to_account_id()).await?);
	}
	let mut signed = Vec::new();
	for round in 0..rounds {
		for (key, nonce) in keys.iter().zip(&nonces) {
			let params = DefaultExtrinsicParamsBuilder::<SubstrateConfig>::new()
				.nonce(nonce + u64::from(round))
				.immortal()
				.build();
			let mut partial = at.transactions().create_signable_offline(&call, params)?;
			signed.push(partial.sign(key)?.into_encoded());
		}
	}
	Ok(signed)
}

async fn submit_all(
	url: &str,
	signed: Vec<Vec<u8>>,
	senders: usize,
	connections: usize,
) -> Result<usize> {
	// A sender has one connection, so that his transfers stay in their order.
	let mut lanes = vec![Vec::new(); connections];
	for (n, bytes) in signed.into_iter().enumerate() {
		lanes[n % senders % connections].push(format!("0x{}", hex::encode(bytes)));
	}
	let mut tasks: FuturesUnordered<_> =
		lanes.into_iter().map(|lane| tokio::spawn(submit_lane(url.to_owned(), lane))).collect();
	let mut accepted = 0;
	while let Some(lane) = tasks.next().await {
		accepted += lane??;
	}
	Ok(accepted)
}

/// Submit over a connection of its own, up to 256 requests under way, so that the node is never idle
/// and never flooded. Says how many were accepted.
async fn submit_lane(url: String, lane: Vec<String>) -> Result<usize> {
	let rpc = WsClientBuilder::default()
		.max_concurrent_requests(1_024)
		.request_timeout(Duration::from_mins(2))
		.build(&url)
		.await?;
	let rpc = &rpc;
	let requests = lane.into_iter().map(|bytes| async move {
		rpc.request::<String, _>("author_submitExtrinsic", rpc_params![bytes]).await
	});
	let answers: Vec<_> = futures::stream::iter(requests).buffer_unordered(256).collect().await;
	Ok(answers.iter().filter(|answer| answer.is_ok()).count())
}

struct Counted {
	included: usize,
	busy_ms: u64,
	largest: usize,
}

/// Follow finalised blocks after `first` until all transfers of the senders are in, or none came for
/// twenty blocks.
async fn count(
	client: Client,
	first: u64,
	senders: HashSet<[u8; 32]>,
	expected: usize,
) -> Result<Counted> {
	let mut per_block: HashMap<u64, usize> = HashMap::new();
	let (mut included, mut empty) = (0, 0);
	let mut blocks = client.api.stream_blocks().await?;
	while included < expected && empty < 20 {
		let Some(block) = blocks.next().await else { break };
		let block = block?;
		if block.number() <= first {
			continue;
		}
		let at = block.at().await?;
		let found = at
			.events()
			.fetch()
			.await?
			.find::<chain::balances::events::Transfer>()
			.filter_map(Result::ok)
			.filter(|transfer| senders.contains(&transfer.from.0))
			.count();
		if found > 0 {
			let time =
				at.storage().fetch(chain::storage().timestamp().now(), ()).await?.decode()?;
			per_block.insert(time, found);
		}
		included += found;
		empty = if found == 0 && included > 0 { empty + 1 } else { 0 };
	}
	let times = per_block.keys();
	let busy_ms = match (times.clone().min(), times.max()) {
		(Some(begin), Some(end)) => end - begin + SLOT,
		_ => 0,
	};
	let largest = per_block.values().copied().max().unwrap_or(0);
	Ok(Counted { included, busy_ms, largest })
}
