// SPDX-License-Identifier: Apache-2.0

//! A typed client of Tael: what a wallet, a shop or a relayer needs to sign calls, follow them until
//! they are final, and read the chain over JSON-RPC.
//!
//! [`chain`] is generated from `metadata.scale`, the runtime's own description of its calls, events and
//! storage, so that a call that the runtime does not know does not compile.

pub mod channel;
pub mod load;
pub mod shop;
pub mod tour;
pub mod trader;

use anyhow::{Context, Result, bail};
use jsonrpsee::{
	core::{client::ClientT, params::ArrayParams},
	ws_client::{WsClient, WsClientBuilder},
};
use polkadot_sdk::sp_core::{
	self,
	crypto::{Ss58AddressFormat, Ss58Codec},
};
use serde::de::DeserializeOwned;
use std::time::{Duration, Instant};
use subxt::{
	OnlineClient, SubstrateConfig,
	client::OnlineClientAtBlockImpl,
	config::DefaultExtrinsicParamsBuilder,
	constants::Address,
	extrinsics::ExtrinsicEvents,
	transactions::{Payload, TransactionInBlock, TransactionProgress, TransactionStatus},
	utils::{H256, MultiSignature},
};

pub use subxt::utils::AccountId32;
pub use subxt_signer::sr25519::Keypair;

/// What the runtime that [`chain`] is generated from says of itself. (That it is named here also tells the
/// compiler to look at [`chain`] again when the file changes.)
pub const METADATA: &[u8] = include_bytes!("../metadata.scale");

/// The calls, events, errors and storage of the runtime.
#[allow(missing_docs, clippy::all, clippy::pedantic)]
#[subxt::subxt(runtime_metadata_path = "metadata.scale", derive_for_all_types = "PartialEq, Clone")]
pub mod chain {}

/// A connection to a node.
pub struct Client {
	/// Signed calls, storage and events.
	pub api: OnlineClient<SubstrateConfig>,
	rpc: WsClient,
	address_format: Ss58AddressFormat,
}

/// A call that is part of a finalised block.
pub struct Final {
	/// Height of the block.
	pub number: u64,
	/// Hash of the block.
	pub hash: H256,
	/// What the call did.
	pub events: ExtrinsicEvents<SubstrateConfig>,
	/// From submission to a best block.
	pub included_after: Duration,
	/// From submission to finality.
	pub final_after: Duration,
}

impl Client {
	/// Connect to the WebSocket endpoint of a node, such as `ws://127.0.0.1:9944`.
	///
	/// # Errors
	/// If nobody answers there, or what answers is not a Substrate node.
	pub async fn connect(url: &str) -> Result<Self> {
		let api = OnlineClient::from_insecure_url(url)
			.await
			.with_context(|| format!("no node answers at {url}; start one with scripts/run"))?;
		let rpc = WsClientBuilder::default().build(url).await?;
		let prefix = chain::constants().system().ss58_prefix();
		let prefix = api.at_current_block().await?.constants().entry(prefix)?;
		Ok(Self { api, rpc, address_format: Ss58AddressFormat::custom(prefix) })
	}

	/// An account as wallets of this chain show it.
	#[must_use]
	pub fn address(&self, who: &AccountId32) -> String {
		sp_core::crypto::AccountId32::new(who.0).to_ss58check_with_version(self.address_format)
	}

	/// Ask one JSON-RPC method.
	///
	/// # Errors
	/// If the connection is gone, the node refuses the parameters, or the answer has another form.
	pub async fn rpc<R: DeserializeOwned>(&self, method: &str, params: ArrayParams) -> Result<R> {
		self.rpc.request(method, params).await.with_context(|| format!("{method} was refused"))
	}

	/// The JSON-RPC connection itself, for subscriptions.
	pub const fn raw(&self) -> &WsClient {
		&self.rpc
	}

	/// Sign a call, submit it and wait until it is final.
	///
	/// # Errors
	/// If the node refuses or drops the transaction, or the call itself fails; the message then names
	/// the pallet's error.
	pub async fn submit(&self, call: &impl Payload, signer: &Keypair) -> Result<Final> {
		let (done, refusal) = self.attempt(call, signer).await?;
		match refusal {
			None => Ok(done),
			Some(refusal) => bail!("the call failed: {refusal}"),
		}
	}

	/// Sign a call, submit it and wait until it stands in a best block, which may still be replaced. Gives its
	/// height.
	///
	/// # Errors
	/// If the node refuses or drops the transaction, or the call itself fails.
	pub async fn include(&self, call: &impl Payload, signer: &Keypair) -> Result<u64> {
		let at = self.api.at_current_block().await?;
		let mut progress =
			at.transactions().sign_and_submit_then_watch_default(call, signer).await?;
		let (block, _) = next_block(&mut progress).await?;
		let number = block.at().await?.block_number();
		block.wait_for_success().await.context("the call failed")?;
		Ok(number)
	}

	/// Like [`Client::submit`], but a call that failed on chain is an answer too: it stands in a final
	/// block and has paid its fee. The text is the pallet's error.
	///
	/// # Errors
	/// If the node refuses or drops the transaction.
	pub async fn attempt(
		&self,
		call: &impl Payload,
		signer: &Keypair,
	) -> Result<(Final, Option<String>)> {
		let at = self.api.at_current_block().await?;
		let submitted = Instant::now();
		let progress = at.transactions().sign_and_submit_then_watch_default(call, signer).await?;
		follow(progress, submitted).await
	}

	/// Submit a call that says itself why it may be in a block, such as the votes of attesters, and wait until it
	/// is final. Nobody signs it and nobody pays.
	///
	/// # Errors
	/// If the node refuses or drops the transaction, as it does with votes that add nothing, or the call
	/// itself fails.
	pub async fn post(&self, call: &impl Payload) -> Result<Final> {
		let at = self.api.at_current_block().await?;
		let params = DefaultExtrinsicParamsBuilder::<SubstrateConfig>::new().immortal().nonce(0);
		let mut unsigned = at.transactions().create_v5_signable_offline(call, params.build())?;
		// A transaction of version 5 has no place for them but in its extensions, and none of ours is one.
		let nobody = AccountId32([0; 32]);
		let nothing = MultiSignature::Sr25519([0; 64]);
		let transaction = unsigned.sign_with_account_and_signature(&nobody, &nothing)?;
		let submitted = Instant::now();
		let progress = transaction.submit_and_watch().await?;
		match follow(progress, submitted).await? {
			(done, None) => Ok(done),
			(_, Some(refusal)) => bail!("the call failed: {refusal}"),
		}
	}

	/// A constant of the runtime, such as a deposit.
	///
	/// # Errors
	/// If the node does not answer, or its runtime has no such constant.
	pub async fn constant<A: Address>(&self, address: A) -> Result<A::Target> {
		Ok(self.api.at_current_block().await?.constants().entry(address)?)
	}

	/// The free and the held balance of an account in the newest finalised block, in the smallest
	/// unit of USDT.
	///
	/// # Errors
	/// If the node does not answer.
	pub async fn balance(&self, who: &AccountId32) -> Result<Funds> {
		let at = self.api.at_current_block().await?;
		let address = chain::storage().system().account();
		let account = at.storage().try_fetch(address, (*who,)).await?;
		let Some(account) = account else { return Ok(Funds::default()) };
		let data = account.decode()?.data;
		Ok(Funds { free: data.free, held: data.reserved })
	}
}

/// What submits transactions.
type Submitter = OnlineClientAtBlockImpl<SubstrateConfig>;

/// Wait until a transaction is final, and tell what it did, and why the call failed if it did.
async fn follow(
	mut progress: TransactionProgress<SubstrateConfig, Submitter>,
	submitted: Instant,
) -> Result<(Final, Option<String>)> {
	let mut included_after = None;
	let block = loop {
		let (block, is_final) = next_block(&mut progress).await?;
		if is_final {
			break block;
		}
		included_after.get_or_insert_with(|| submitted.elapsed());
	};
	let final_after = submitted.elapsed();
	let done = Final {
		number: block.at().await?.block_number(),
		hash: block.block_hash(),
		events: block.fetch_events().await?,
		included_after: included_after.unwrap_or(final_after),
		final_after,
	};
	let refusal = block.wait_for_success().await.err().map(|error| error.to_string());
	Ok((done, refusal))
}

/// The next block that the node says has the transaction, and whether the block is final.
async fn next_block(
	progress: &mut TransactionProgress<SubstrateConfig, Submitter>,
) -> Result<(TransactionInBlock<SubstrateConfig, Submitter>, bool)> {
	while let Some(status) = progress.next().await {
		match status? {
			TransactionStatus::InBestBlock(block) => return Ok((block, false)),
			TransactionStatus::InFinalizedBlock(block) => return Ok((block, true)),
			TransactionStatus::Error { message }
			| TransactionStatus::Invalid { message }
			| TransactionStatus::Dropped { message } => {
				bail!("the transaction did not reach a block: {message}")
			},
			TransactionStatus::Validated
			| TransactionStatus::Broadcasted
			| TransactionStatus::NoLongerInBestBlock => {},
		}
	}
	bail!("the node ended the subscription before it told what became of the transaction")
}

/// What an account has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Funds {
	/// Spendable, up to the existential deposit and freezes.
	pub free: u128,
	/// On hold: bonds, deposits, authorisations.
	pub held: u128,
}

/// An amount as a person writes it: `1234500` is `1.2345`.
///
/// ```
/// assert_eq!(tael_client::usdt(1_234_500), "1.2345 USDT");
/// assert_eq!(tael_client::usdt(10_000), "0.01 USDT");
/// assert_eq!(tael_client::usdt(50_000_000), "50.00 USDT");
/// ```
#[must_use]
pub fn usdt(amount: u128) -> String {
	let (whole, parts) = (amount / 1_000_000, amount % 1_000_000);
	let digits = format!("{parts:06}");
	let trimmed = digits.trim_end_matches('0');
	let shown = if trimmed.len() < 2 { &digits[..2] } else { trimmed };
	format!("{whole}.{shown} USDT")
}
