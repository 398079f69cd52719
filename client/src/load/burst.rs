// SPDX-License-Identifier: Apache-2.0

//! Many transactions at once: signed beforehand, submitted over some connections, and counted in the
//! finalised blocks.

use super::SLOT;
use crate::{AccountId32, Client, Keypair, chain};
use anyhow::{Context, Result, ensure};
use chain::{runtime_types::sp_runtime::DispatchError, system::events::ExtrinsicFailed};
use futures::{StreamExt, TryStreamExt, stream::FuturesUnordered};
use jsonrpsee::{core::client::ClientT, rpc_params, ws_client::WsClientBuilder};
use std::{
	collections::{BTreeMap, HashSet},
	time::{Duration, Instant},
};
use subxt::{
	OnlineClientAtBlock, SubstrateConfig,
	config::DefaultExtrinsicParamsBuilder,
	events::{DecodeAsEvent, Phase},
	transactions::Payload,
	utils::H256,
};

/// After so many blocks without one of its transactions a burst is over.
const QUIET: u32 = 20;
/// So many blocks may pass before the first: the machine may be busy with other things.
const QUIET_BEFORE: u32 = 240;

/// The chain as it is at one block.
pub(super) type AtBlock = OnlineClientAtBlock<SubstrateConfig>;

/// Transactions that are ready to be submitted.
pub(super) struct Burst {
	/// What they are signed for.
	pub at: AtBlock,
	/// Of whom, by number, and the bytes.
	signed: Vec<(usize, Vec<u8>)>,
	hashes: HashSet<H256>,
}

/// What became of a burst.
#[derive(Default)]
pub(super) struct Sent {
	/// How many the node took into its pool.
	pub accepted: usize,
	/// What it said to the first that it did not take.
	pub refusal: Option<String>,
	/// How long the submission took, in milliseconds.
	pub submitted_ms: u128,
	/// How many are part of a finalised block.
	pub included: usize,
	/// Why calls failed that are, and how often.
	pub failures: BTreeMap<String, usize>,
	/// How many did what they were made for, by the timestamps of their blocks.
	done: BTreeMap<u64, usize>,
}

impl Sent {
	/// How many did what they were made for.
	pub fn done(&self) -> usize {
		self.done.values().sum()
	}

	/// From the first to the last block with such, by their timestamps.
	pub fn busy_ms(&self) -> u64 {
		match (self.done.first_key_value(), self.done.last_key_value()) {
			(Some((begin, _)), Some((end, _))) => end - begin + SLOT,
			_ => 0,
		}
	}

	/// `done / busy`.
	pub fn per_second(&self) -> u64 {
		self.done() as u64 * 1_000 / self.busy_ms().max(1)
	}

	/// The most in one block.
	pub fn largest_block(&self) -> usize {
		self.done.values().copied().max().unwrap_or(0)
	}

	/// Refuse to go on unless all of `expected` did what they were made for.
	pub fn ensure_all(&self, expected: usize) -> Result<()> {
		let done = self.done();
		ensure!(
			done == expected,
			"{done} of {expected} succeeded; refused by the node: {}; failed: {:?}",
			self.refusal.as_deref().unwrap_or("none"),
			self.failures
		);
		Ok(())
	}
}

impl Burst {
	/// A burst to sign for.
	pub async fn new(client: &Client) -> Result<Self> {
		let at = client.api.at_current_block().await?;
		Ok(Self { at, signed: Vec::new(), hashes: HashSet::new() })
	}

	/// How many it is.
	pub fn len(&self) -> usize {
		self.signed.len()
	}

	/// The number of the next transaction of each account.
	pub async fn nonces(&self, accounts: Vec<AccountId32>) -> Result<Vec<u64>> {
		let transactions = &self.at.transactions();
		let asked = accounts
			.into_iter()
			.map(|who| async move { Ok(transactions.account_nonce(&who).await?) });
		// An answer takes its time, most of it on the way.
		futures::stream::iter(asked).buffered(64).try_collect().await
	}

	/// Sign a call of somebody, who is the `signer`th, with his `nonce`.
	pub fn add(
		&mut self,
		call: &impl Payload,
		(signer, key): (usize, &Keypair),
		nonce: u64,
	) -> Result<()> {
		let params =
			DefaultExtrinsicParamsBuilder::<SubstrateConfig>::new().nonce(nonce).immortal().build();
		let signed = self.at.transactions().create_signable_offline(call, params)?.sign(key)?;
		self.hashes.insert(signed.hash());
		self.signed.push((signer, signed.into_encoded()));
		Ok(())
	}

	/// Submit all over `connections` at once, and follow the chain until all are final, or none came for
	/// twenty blocks. One has done what it was made for if it caused an event `E`.
	pub async fn send<E: DecodeAsEvent>(self, url: &str, connections: usize) -> Result<Sent> {
		let Self { at, signed, hashes } = self;
		// A connection of its own: counting must not wait behind submissions.
		let observer = Client::connect(url).await?;
		let started = Instant::now();
		let submit = async {
			let submitted = submit_all(url, signed, connections).await?;
			let refusal = submitted.refusal.as_deref().unwrap_or_default();
			ensure!(submitted.accepted > 0, "the node took no transaction: {refusal}");
			Ok((submitted, started.elapsed().as_millis()))
		};
		let watch = follow::<E>(&observer, at.block_number(), &hashes);
		let ((submitted, submitted_ms), sent) = tokio::try_join!(submit, watch)?;
		let Submitted { accepted, refusal } = submitted;
		Ok(Sent { accepted, refusal, submitted_ms, ..sent })
	}
}

#[derive(Default)]
struct Submitted {
	accepted: usize,
	refusal: Option<String>,
}

async fn submit_all(
	url: &str,
	signed: Vec<(usize, Vec<u8>)>,
	connections: usize,
) -> Result<Submitted> {
	// A signer has one connection, so that his transactions stay in their order.
	let mut lanes = vec![Vec::new(); connections];
	for (signer, bytes) in signed {
		lanes[signer % connections].push(format!("0x{}", hex::encode(bytes)));
	}
	let mut tasks: FuturesUnordered<_> =
		lanes.into_iter().map(|lane| tokio::spawn(submit_lane(url.to_owned(), lane))).collect();
	let mut all = Submitted::default();
	while let Some(lane) = tasks.next().await {
		let Submitted { accepted, refusal } = lane??;
		all.accepted += accepted;
		all.refusal = all.refusal.or(refusal);
	}
	Ok(all)
}

/// Submit over a connection of its own, up to 256 requests under way, so that the node is never idle
/// and never flooded.
async fn submit_lane(url: String, lane: Vec<String>) -> Result<Submitted> {
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
	let accepted = answers.iter().filter(|answer| answer.is_ok()).count();
	let refusal = answers.into_iter().find_map(Result::err).map(|error| error.to_string());
	Ok(Submitted { accepted, refusal })
}

/// Count in the finalised blocks after `last`, every one of them, until all are in.
async fn follow<E: DecodeAsEvent>(
	client: &Client,
	mut last: u64,
	hashes: &HashSet<H256>,
) -> Result<Sent> {
	let mut sent = Sent::default();
	let mut empty = 0;
	let mut blocks = client.api.stream_blocks().await?;
	while sent.included < hashes.len() {
		let block =
			blocks.next().await.context("the node told of no more blocks: has it ended?")??;
		while last < block.number() {
			last += 1;
			let before = sent.included;
			count::<E>(&client.api.at_block(last).await?, hashes, &mut sent).await?;
			empty = if sent.included == before { empty + 1 } else { 0 };
		}
		if empty >= if sent.included > 0 { QUIET } else { QUIET_BEFORE } {
			break;
		}
	}
	Ok(sent)
}

/// Count what one block has of the transactions.
async fn count<E: DecodeAsEvent>(
	at: &AtBlock,
	hashes: &HashSet<H256>,
	sent: &mut Sent,
) -> Result<()> {
	let mut ours = HashSet::new();
	for extrinsic in at.extrinsics().fetch().await?.iter() {
		let extrinsic = extrinsic?;
		if hashes.contains(&extrinsic.hash()) {
			ours.insert(u32::try_from(extrinsic.index())?);
		}
	}
	if ours.is_empty() {
		return Ok(());
	}
	sent.included += ours.len();
	let mut done = HashSet::new();
	for event in at.events().fetch().await?.iter() {
		let event = event?;
		let Phase::ApplyExtrinsic(index) = event.phase() else { continue };
		if !ours.contains(&index) {
			continue;
		}
		if event.is::<E>() {
			done.insert(index);
		} else if let Some(failed) = event.decode_fields_as::<ExtrinsicFailed>() {
			let name = name_of(at, &failed?.dispatch_error);
			*sent.failures.entry(name).or_default() += 1;
		}
	}
	if !done.is_empty() {
		let time = at.storage().fetch(chain::storage().timestamp().now(), ()).await?.decode()?;
		sent.done.insert(time, done.len());
	}
	Ok(())
}

/// How the runtime calls an error.
fn name_of(at: &AtBlock, error: &DispatchError) -> String {
	let DispatchError::Module(error) = error else { return format!("{error:?}") };
	let pallet = at.metadata_ref().pallet_by_error_index(error.index);
	let name = pallet.and_then(|pallet| {
		let variant = pallet.error_variant_by_index(error.error[0])?;
		Some(format!("{}::{}", pallet.name(), variant.name))
	});
	name.unwrap_or_else(|| format!("{error:?}"))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn sent(done: &[(u64, usize)]) -> Sent {
		Sent { done: done.iter().copied().collect(), ..Sent::default() }
	}

	#[test]
	fn the_rate_is_over_all_slots_from_the_first_block_to_the_last() {
		let sent = sent(&[(10_000, 100), (10_500, 110), (11_500, 30)]);
		assert_eq!(sent.done(), 240);
		assert_eq!(sent.busy_ms(), 2_000);
		assert_eq!(sent.per_second(), 120);
		assert_eq!(sent.largest_block(), 110);
	}

	#[test]
	fn one_block_took_one_slot_and_nothing_took_no_time() {
		assert_eq!(sent(&[(10_000, 100)]).per_second(), 200);
		assert_eq!((sent(&[]).busy_ms(), sent(&[]).per_second()), (0, 0));
	}

	#[test]
	fn what_is_missing_is_said_with_the_reasons() {
		let mut sent = sent(&[(10_000, 2)]);
		assert!(sent.ensure_all(2).is_ok());
		sent.failures.insert("C2c::NoMatch".to_owned(), 1);
		let said = sent.ensure_all(3).unwrap_err().to_string();
		assert!(said.contains("2 of 3") && said.contains("C2c::NoMatch"), "{said}");
	}
}
