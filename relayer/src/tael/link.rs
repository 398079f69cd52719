// SPDX-License-Identifier: Apache-2.0

//! The connection to the own node, and what it calls final.

use super::{At, TaelError};
use crate::config;
use codec::{Decode, Encode};
use jsonrpsee::core::params::ArrayParams;
use polkadot_sdk::{
	sp_core::{Bytes, H256, bytes::to_hex},
	sp_runtime::{generic, traits::BlakeTwo256},
	sp_version::RuntimeVersion,
};
use serde::{Serialize, de::DeserializeOwned};
use std::{sync::Arc, time::Duration};
use subxt::{Metadata, utils};
use tael_client::{Client, METADATA};
use tokio::time::timeout;

type Header = generic::Header<u32, BlakeTwo256>;

/// Where the runtime's code lies.
const CODE: &[u8] = b":code";

/// A block of Tael that is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
	/// Its height.
	pub number: u32,
	/// Its hash.
	pub hash: H256,
	/// The root of the state after it.
	pub(super) state_root: H256,
}

/// A connection, and the runtime that was looked at through it.
pub(super) struct Link {
	pub(super) client: Client,
	/// How long an answer may take.
	patience: Duration,
	genesis: H256,
	/// The hash of the code whose description was compared with what this was built from.
	code: H256,
}

/// Tael, through the own node. A connection that is lost is made anew.
pub struct Tael {
	settings: config::Tael,
	link: Option<Arc<Link>>,
	genesis: Option<H256>,
	/// The highest block that was final.
	newest: u32,
}

impl Tael {
	/// Asks nothing yet.
	pub fn new(settings: &config::Tael) -> Self {
		Self { settings: settings.clone(), link: None, genesis: None, newest: 0 }
	}

	/// The hash of the first block, once the node has been asked.
	pub const fn genesis(&self) -> Option<H256> {
		self.genesis
	}

	/// The state after the last block that is final.
	///
	/// # Errors
	/// If it cannot be told for certain, or the runtime is another now.
	pub async fn at_head(&mut self) -> Result<At, TaelError> {
		let at = self.look().await;
		if at.is_err() {
			// Whatever it was, the next look begins from the beginning.
			self.link = None;
		}
		at
	}

	async fn look(&mut self) -> Result<At, TaelError> {
		let link = match self.link.take() {
			Some(link) if link.client.raw().is_connected() => link,
			_ => Arc::new(Link::open(&self.settings).await?),
		};
		let expected = *self.genesis.get_or_insert(link.genesis);
		if link.genesis != expected {
			return Err(TaelError::OtherChain { expected, found: link.genesis });
		}
		let head = link.head().await?;
		if head.number < self.newest {
			return Err(TaelError::Regressed { before: self.newest, now: head.number });
		}
		if link.code_at(&head).await? != link.code {
			// The next look compares the new runtime with the one that this was built for.
			return Err(TaelError::Silent("its runtime has just been replaced".to_owned()));
		}
		let client = link.client_at(&head).await?;
		self.newest = head.number;
		self.link = Some(Arc::clone(&link));
		Ok(At::new(link, head, client))
	}
}

impl Link {
	async fn open(settings: &config::Tael) -> Result<Self, TaelError> {
		let client = patiently(settings.timeout(), Client::connect(&settings.url)).await?;
		let genesis = H256(client.api.genesis_hash().0);
		let link = Self { client, patience: settings.timeout(), genesis, code: H256::zero() };
		let head = link.head().await?;
		let code = link.code_at(&head).await?;
		link.check_runtime(&head).await?;
		Ok(Self { code, ..link })
	}

	/// Ask one JSON-RPC method.
	pub(super) async fn ask<R: DeserializeOwned>(
		&self,
		method: &str,
		params: impl IntoIterator<Item = impl Serialize>,
	) -> Result<R, TaelError> {
		let mut array = ArrayParams::new();
		for param in params {
			array.insert(param).map_err(|error| TaelError::Silent(error.to_string()))?;
		}
		patiently(self.patience, self.client.rpc(method, array)).await
	}

	/// The last block that is final. Its header has to hash to what the node calls it.
	async fn head(&self) -> Result<Head, TaelError> {
		let nothing: [(); 0] = [];
		let hash: H256 = self.ask("chain_getFinalizedHead", nothing).await?;
		let header: Option<Header> = self.ask("chain_getHeader", [hash]).await?;
		let about = "chain_getHeader";
		let why = || "there is no header of the final block".to_owned();
		let header = header.ok_or_else(|| TaelError::Strange { about, why: why() })?;
		let found = header.hash();
		if found != hash {
			return Err(TaelError::FalseHeader { asked: hash, found });
		}
		Ok(Head { number: header.number, hash, state_root: header.state_root })
	}

	async fn code_at(&self, head: &Head) -> Result<H256, TaelError> {
		let key = serde_json::json!(Bytes(CODE.to_vec()));
		let code: Option<H256> =
			self.ask("state_getStorageHash", [key, serde_json::json!(head.hash)]).await?;
		code.ok_or(TaelError::Missing("the runtime's code"))
	}

	/// Whether the runtime is the one that this was built for: it says of itself, byte for byte, what the client was
	/// made from. Its version is part of that.
	async fn check_runtime(&self, head: &Head) -> Result<(), TaelError> {
		let version = METADATA.get(4).copied().map(u32::from).unwrap_or_default();
		let asked =
			["Metadata_metadata_at_version", &shown(&version.encode()), &shown(&head.hash.0)];
		let Bytes(answer) = self.ask("state_call", asked).await?;
		let about = "Metadata_metadata_at_version";
		let metadata = Option::<Vec<u8>>::decode(&mut answer.as_slice())
			.map_err(|error| TaelError::Strange { about, why: error.to_string() })?;
		if metadata.as_deref() == Some(METADATA) {
			return Ok(());
		}
		let (known, found) = (known_version()?, self.client_at(head).await?.spec_version());
		if found == known {
			Err(TaelError::ChangedRuntime(found))
		} else {
			Err(TaelError::UnknownRuntime { known, found })
		}
	}

	async fn client_at(&self, head: &Head) -> Result<super::state::ClientAt, TaelError> {
		let hash = utils::H256(head.hash.0);
		let asked = self.client.api.at_block_hash_and_number(hash, head.number.into());
		patiently(self.patience, asked).await
	}
}

/// Bytes as JSON-RPC has them.
fn shown(bytes: &[u8]) -> String {
	to_hex(bytes, false)
}

/// The version of the runtime whose description the client was made from.
fn known_version() -> Result<u32, TaelError> {
	let strange = |why: String| TaelError::Strange { about: "the client's own metadata", why };
	let metadata = Metadata::decode(&mut &*METADATA).map_err(|error| strange(error.to_string()))?;
	let constant = metadata
		.pallet_by_name("System")
		.and_then(|pallet| pallet.constant_by_name("Version"))
		.ok_or_else(|| strange("it names no version".to_owned()))?;
	let version = RuntimeVersion::decode(&mut constant.value())
		.map_err(|error| strange(error.to_string()))?;
	Ok(version.spec_version)
}

/// Wait for an answer, but not for ever.
pub(super) async fn patiently<T, E: std::fmt::Display>(
	patience: Duration,
	answer: impl Future<Output = Result<T, E>>,
) -> Result<T, TaelError> {
	match timeout(patience, answer).await {
		// The whole chain of reasons, if there is one.
		Ok(answer) => answer.map_err(|error| TaelError::Silent(format!("{error:#}"))),
		Err(_) => Err(TaelError::Silent(format!("none for {} ms", patience.as_millis()))),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_rel_14_the_client_knows_which_runtime_it_was_made_from() {
		assert!(known_version().unwrap() > 0);
		assert_eq!(METADATA[..4], *b"meta", "the version of the metadata stands behind it");
	}
}
