// SPDX-License-Identifier: Apache-2.0

//! State at one final block, proven against its header.

use super::{
	TaelError,
	link::{Head, Link},
};
use polkadot_sdk::{
	sp_core::{Bytes, H256},
	sp_runtime::traits::BlakeTwo256,
	sp_state_machine::read_proof_check,
	sp_trie::StorageProof,
};
use serde::Deserialize;
use std::{collections::HashMap, sync::Arc, time::Duration};
use subxt::{
	SubstrateConfig,
	client::{ClientAtBlock, OnlineClientAtBlockImpl},
	ext::scale_decode::DecodeAsType,
	metadata::StorageEntryMetadata,
	storage::{Address, PrefixOf, StorageEntry},
	transactions::Payload,
};
use tael_client::{Final, Keypair};
use tokio::time::timeout;

/// The client at one block.
pub(super) type ClientAt = ClientAtBlock<SubstrateConfig, OnlineClientAtBlockImpl<SubstrateConfig>>;
type Entry<'a, A> = StorageEntry<'a, SubstrateConfig, OnlineClientAtBlockImpl<SubstrateConfig>, A>;

/// So many rows are proven at once.
const MAX_ROWS: usize = 256;
/// So many keys are listed at once.
const PAGE: usize = 1_000;
/// So many pages, and no more.
const MAX_PAGES: usize = 20;
/// How long a call may take to be final. What takes longer is tried again.
const FINALITY: Duration = Duration::from_secs(30);

/// The state after a block that is final.
pub struct At {
	pub(super) link: Arc<Link>,
	head: Head,
	client: ClientAt,
}

#[derive(Deserialize)]
struct Proof {
	proof: Vec<Bytes>,
}

impl At {
	pub(super) const fn new(link: Arc<Link>, head: Head, client: ClientAt) -> Self {
		Self { link, head, client }
	}

	/// Which block.
	pub const fn head(&self) -> &Head {
		&self.head
	}

	/// Rows of one storage entry, proven; where there is none, what the runtime takes instead of it.
	pub(super) async fn rows<A: Address>(
		&self,
		address: A,
		keys: Vec<A::KeyParts>,
	) -> Result<Vec<Option<A::Value>>, TaelError> {
		let entry = self.entry(address)?;
		let keys: Vec<Vec<u8>> = keys
			.into_iter()
			.map(|key| entry.fetch_key(key).map_err(|error| strange(error.to_string())))
			.collect::<Result<_, _>>()?;
		let mut rows = Vec::with_capacity(keys.len());
		for keys in keys.chunks(MAX_ROWS) {
			let mut proven = self.prove(keys).await?;
			for key in keys {
				let bytes = proven.remove(key).ok_or(TaelError::Missing("a proven row"))?;
				rows.push(self.decode(&entry, bytes)?);
			}
		}
		Ok(rows)
	}

	/// One row.
	pub(super) async fn row<A: Address>(
		&self,
		address: A,
		key: A::KeyParts,
	) -> Result<Option<A::Value>, TaelError> {
		Ok(self.rows(address, vec![key]).await?.pop().flatten())
	}

	/// One row that is always there, as a value or as what stands for none.
	pub(super) async fn value<A: Address>(
		&self,
		what: &'static str,
		address: A,
		key: A::KeyParts,
	) -> Result<A::Value, TaelError> {
		self.row(address, key).await?.ok_or(TaelError::Missing(what))
	}

	/// The last numbers in the keys that begin with `prefix`, ascending, as the node lists them. Nobody proves that
	/// none is missing.
	pub(super) async fn numbers<A: Address, P: PrefixOf<A::KeyParts>>(
		&self,
		address: A,
		prefix: P,
	) -> Result<Vec<u64>, TaelError> {
		let prefix =
			self.entry(address)?.iter_key(prefix).map_err(|error| strange(error.to_string()))?;
		let prefix = serde_json::json!(Bytes(prefix));
		let at = serde_json::json!(self.head.hash);
		let mut from = serde_json::Value::Null;
		let mut numbers = Vec::new();
		for _ in 0..MAX_PAGES {
			let asked = [prefix.clone(), PAGE.into(), from, at.clone()];
			let page: Vec<Bytes> = self.link.ask("state_getKeysPaged", asked).await?;
			from = serde_json::json!(page.last());
			let is_last = page.len() < PAGE;
			for Bytes(key) in page {
				let number = key.last_chunk().copied().map(u64::from_le_bytes);
				numbers.push(number.ok_or(TaelError::Missing("the number in a key"))?);
			}
			if is_last {
				break;
			}
		}
		numbers.sort_unstable();
		Ok(numbers)
	}

	/// The entry, if the runtime has it in the form that this was built for.
	fn entry<A: Address>(&self, address: A) -> Result<Entry<'_, A>, TaelError> {
		self.client.storage().entry(address).map_err(|error| strange(error.to_string()))
	}

	async fn prove(
		&self,
		keys: &[Vec<u8>],
	) -> Result<HashMap<Vec<u8>, Option<Vec<u8>>>, TaelError> {
		let Head { number, hash, state_root } = self.head;
		let shown: Vec<Bytes> = keys.iter().cloned().map(Bytes).collect();
		let asked = [serde_json::json!(shown), serde_json::json!(hash)];
		let given: Proof = self.link.ask("state_getReadProof", asked).await?;
		proven(state_root, given.proof, keys)
			.map_err(|why| TaelError::FalseProof { block: number, why })
	}

	fn decode<A: Address>(
		&self,
		entry: &Entry<'_, A>,
		bytes: Option<Vec<u8>>,
	) -> Result<Option<A::Value>, TaelError> {
		let Some(bytes) = bytes else {
			let default = entry.default_value().map(|value| value.decode()).transpose();
			return default.map_err(|error| strange(error.to_string()));
		};
		let metadata = self.client.metadata_ref();
		let kind = metadata
			.pallet_by_name(entry.pallet_name())
			.and_then(|pallet| pallet.storage())
			.and_then(|storage| storage.entry_by_name(entry.entry_name()))
			.map(StorageEntryMetadata::value_ty)
			.ok_or_else(|| strange("no such entry".to_owned()))?;
		let mut rest = bytes.as_slice();
		let value = A::Value::decode_as_type(&mut rest, kind, metadata.types())
			.map_err(|error| strange(error.to_string()))?;
		if rest.is_empty() {
			Ok(Some(value))
		} else {
			Err(strange("something is left over".to_owned()))
		}
	}

	/// Have a call that needs no account in a final block.
	pub(super) async fn post(&self, call: &impl Payload) -> Result<Final, TaelError> {
		taken(self.link.client.post(call)).await
	}

	/// Have a signed call in a final block.
	pub(super) async fn submit(
		&self,
		call: &impl Payload,
		account: &Keypair,
	) -> Result<Final, TaelError> {
		taken(self.link.client.submit(call, account)).await
	}
}

async fn taken<E: std::fmt::Display>(
	answer: impl Future<Output = Result<Final, E>>,
) -> Result<Final, TaelError> {
	match timeout(FINALITY, answer).await {
		Ok(answer) => answer.map_err(|error| TaelError::Refused(format!("{error:#}"))),
		Err(_) => Err(TaelError::Refused("no final block has it yet".to_owned())),
	}
}

fn strange(why: String) -> TaelError {
	TaelError::Strange { about: "a question about its state", why }
}

/// What a proof shows of these keys: their values, or that there are none.
fn proven(
	root: H256,
	proof: Vec<Bytes>,
	keys: &[Vec<u8>],
) -> Result<HashMap<Vec<u8>, Option<Vec<u8>>>, String> {
	let proof = StorageProof::new(proof.into_iter().map(|Bytes(node)| node));
	read_proof_check::<BlakeTwo256, _>(root, proof, keys).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::{
		sp_core::storage::{StateVersion, Storage},
		sp_state_machine::{InMemoryBackend, backend::AsTrieBackend, prove_read},
	};

	fn key(tag: u8) -> Vec<u8> {
		vec![tag; 20]
	}

	/// A state with the values of some keys, one of them long enough to lie in a node of its own.
	fn state() -> InMemoryBackend<BlakeTwo256> {
		let top = (1..=9_u8).map(|tag| (key(tag), vec![tag; usize::from(tag) * 10])).collect();
		(Storage { top, ..Storage::default() }, StateVersion::V1).into()
	}

	fn proof_of(keys: &[Vec<u8>]) -> (H256, Vec<Bytes>) {
		let state = state();
		let root = *state.as_trie_backend().root();
		let proof = prove_read(state, keys).unwrap();
		(root, proof.into_iter_nodes().map(Bytes).collect())
	}

	#[test]
	fn a_rel_13_a_proof_shows_what_there_is_and_what_there_is_not() {
		let keys = [key(2), key(9), key(77)];
		let (root, proof) = proof_of(&keys);
		let rows = proven(root, proof, &keys).unwrap();
		assert_eq!(rows[&keys[0]], Some(vec![2; 20]));
		assert_eq!(rows[&keys[1]], Some(vec![9; 90]));
		assert_eq!(rows[&keys[2]], None);
	}

	#[test]
	fn a_rel_13_a_proof_of_another_state_or_key_shows_nothing() {
		let keys = [key(9)];
		let (root, proof) = proof_of(&keys);
		assert!(proven(H256([1; 32]), proof.clone(), &keys).is_err(), "another root");
		assert!(proven(root, proof, &[key(3)]).is_err(), "another key");
		assert!(proven(root, Vec::new(), &keys).is_err(), "no proof");
	}

	#[test]
	fn a_rel_13_every_changed_bit_of_a_proof_is_seen() {
		let keys = [key(9)];
		let (root, proof) = proof_of(&keys);
		for node in 0..proof.len() {
			for byte in 0..proof[node].0.len() {
				let mut changed = proof.clone();
				changed[node].0[byte] ^= 1;
				let seen = proven(root, changed, &keys);
				assert!(seen.is_err(), "byte {byte} of node {node}: {seen:?}");
			}
		}
	}
}
