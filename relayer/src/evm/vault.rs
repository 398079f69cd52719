// SPDX-License-Identifier: Apache-2.0

//! The vault: where it keeps what, and what is proven of it.

use super::{
	header::Head,
	ours,
	proof::{self, StorageProof},
	quorum::{NoProof, Quorum, Stall, agree},
	theirs,
};
use crate::config::{self, Config};
use alloy::{
	primitives::{Address, B256, Bytes, U256, keccak256},
	sol_types::{SolCall, SolValue},
};
use polkadot_sdk::sp_core::H256;
use std::io;
use tael_primitives::{
	Balance,
	bridge::{EvmAddress, SetId, set_hash},
};

/// Where `UsdtVault` keeps what it has. A test compares it with what the compiler says.
pub mod slot {
	/// `depositHash`, by number.
	pub const DEPOSIT_HASH: u64 = 0;
	/// `_sets`, by number: the threshold, and behind it the list.
	pub const SETS: u64 = 11;
	/// `currentSet` in the lowest 64 bits, among others.
	pub const CURRENT_SET: u64 = 12;
	/// `totalLocked` in the lowest 128 bits and `depositCount` in the next 64, among others.
	pub const LOCKED_AND_COUNT: u64 = 16;
	/// `_releasedBitmap`, by number / 256.
	pub const RELEASED: u64 = 19;
	/// `_cancelledBitmap`, by number / 256.
	pub const CANCELLED: u64 = 20;
}

/// So many slots are proven at once: some endpoints refuse more.
pub(super) const MAX_SLOTS: usize = 64;
/// The vault takes no larger set.
const MAX_SIGNERS: usize = 32;

/// A slot that is none of a mapping.
pub(super) fn plain(slot: u64) -> B256 {
	B256::from(U256::from(slot))
}

/// Where a mapping has the value of a number.
pub(super) fn mapped(slot: u64, key: u64) -> B256 {
	keccak256((U256::from(key), U256::from(slot)).abi_encode())
}

/// The slot so many behind another.
fn behind(slot: B256, by: usize) -> B256 {
	B256::from(U256::from_be_bytes(slot.0).wrapping_add(U256::from(by)))
}

/// A set of attesters as the vault has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignerSet {
	/// How many signatures are a quorum.
	pub threshold: u32,
	/// Whose, ascending.
	pub addresses: Vec<EvmAddress>,
}

impl SignerSet {
	/// The hash it is rotated in by.
	pub fn hash(&self) -> H256 {
		set_hash(self.threshold, &self.addresses)
	}
}

/// The vault on the other chain, seen through a quorum of endpoints.
pub struct Vault {
	pub(super) domain: config::Domain,
	pub(super) quorum: Quorum,
}

impl Vault {
	/// Asks nothing yet.
	///
	/// # Errors
	/// If this machine has no certificates to judge others by.
	pub fn new(config: &Config) -> io::Result<Self> {
		let domain = config.domain.clone();
		let quorum = Quorum::new(&config.endpoints, domain.chain_id)?;
		Ok(Self { domain, quorum })
	}

	/// Its address.
	pub fn address(&self) -> Address {
		theirs(&self.domain.vault)
	}

	/// The endpoints it is seen through.
	pub const fn quorum(&self) -> &Quorum {
		&self.quorum
	}

	/// The last block that is final, as a quorum of all endpoints and the own node say.
	///
	/// # Errors
	/// If they do not agree.
	pub async fn head(&self) -> Result<Head, Stall> {
		self.quorum.head().await
	}

	/// An older block, as a quorum of all endpoints and the own node say.
	///
	/// # Errors
	/// If it is not final, or they do not agree.
	pub async fn head_at(&self, number: u64) -> Result<Head, Stall> {
		self.quorum.head_at(number).await
	}

	/// Whether a block that was final is the same still.
	///
	/// # Errors
	/// If that cannot be told now.
	pub async fn is_still(&self, number: u64, hash: H256) -> Result<bool, Stall> {
		Ok(self.head_at(number).await?.hash == hash)
	}

	/// How many deposits there were by a block.
	///
	/// # Errors
	/// If nobody proves it.
	pub async fn deposit_count(&self, head: &Head) -> Result<u64, Stall> {
		Ok(self.locked_and_count(head).await?.1)
	}

	/// What the vault owes, and how many deposits there were.
	pub(super) async fn locked_and_count(&self, head: &Head) -> Result<(Balance, u64), Stall> {
		let word = self.one(head, plain(slot::LOCKED_AND_COUNT)).await?;
		let [low, high, count, _] = *word.as_limbs();
		Ok(((Balance::from(high) << 64) | Balance::from(low), count))
	}

	/// The set that signs at a block.
	///
	/// # Errors
	/// If nobody proves it.
	pub async fn current_set(&self, head: &Head) -> Result<SetId, Stall> {
		Ok(self.one(head, plain(slot::CURRENT_SET)).await?.as_limbs()[0])
	}

	/// A set as the vault has it at a block, in office or not; none if it knows no such set.
	///
	/// # Errors
	/// If nobody proves it.
	pub async fn signer_set(&self, head: &Head, set: SetId) -> Result<Option<SignerSet>, Stall> {
		let threshold = mapped(slot::SETS, set);
		let length = behind(threshold, 1);
		let [needed, count] = self.slots(head, &[threshold, length]).await?[..] else {
			return Err(Stall::Impossible("a set"));
		};
		if count.is_zero() {
			return Ok(None);
		}
		let (Ok(needed), Ok(count)) = (u32::try_from(needed), usize::try_from(count)) else {
			return Err(Stall::Impossible("the size of a set"));
		};
		if count > MAX_SIGNERS {
			return Err(Stall::Impossible("the size of a set"));
		}
		let first = keccak256(length);
		let slots: Vec<_> = (0..count).map(|index| behind(first, index)).collect();
		let words = self.slots(head, &slots).await?;
		let addresses =
			words.into_iter().map(|word| ours(Address::from_word(B256::from(word)))).collect();
		Ok(Some(SignerSet { threshold: needed, addresses }))
	}

	/// What is in one slot at a block, proven.
	pub(super) async fn one(&self, head: &Head, slot: B256) -> Result<U256, Stall> {
		let words = self.slots(head, &[slot]).await?;
		words.first().copied().ok_or(Stall::Impossible("a slot"))
	}

	/// What is in these slots at a block, proven. A proof stands for itself, so the first that is right is taken,
	/// whoever gave it.
	pub(super) async fn slots(&self, head: &Head, slots: &[B256]) -> Result<Vec<U256>, Stall> {
		let mut words = Vec::with_capacity(slots.len());
		for slots in slots.chunks(MAX_SLOTS) {
			words.extend(self.few_slots(head, slots).await?);
		}
		Ok(words)
	}

	async fn few_slots(&self, head: &Head, slots: &[B256]) -> Result<Vec<U256>, Stall> {
		let vault = self.address();
		let mut failures = Vec::new();
		let mut suspect = false;
		for endpoint in self.quorum.own_first() {
			let given: Result<StorageProof, _> = endpoint.proof(vault, slots, head.number).await;
			let words = given
				.map_err(NoProof::from)
				.and_then(|given| Ok(proof::contents(head.state_root, vault, slots, &given)?));
			match words {
				Ok(words) => return Ok(words),
				Err(error) => {
					if let NoProof::False(error) = &error {
						suspect = true;
						tracing::error!(endpoint = endpoint.name, block = head.number, "{error}");
					}
					failures.push(format!("{}: {error}", endpoint.name));
				},
			}
		}
		Err(Stall::NoProof { block: head.number, failures: failures.join("; "), suspect })
	}

	/// What a contract answers at a block, as a quorum of all endpoints and the own node say.
	pub(super) async fn agreed_call<C: SolCall>(
		&self,
		head: &Head,
		to: Address,
		call: &C,
	) -> Result<C::Return, Stall> {
		let about = format!("{} at block {}", C::SIGNATURE, head.number);
		let data = Bytes::from(call.abi_encode());
		let answers =
			self.quorum.ask(async |one| one.call(to, data.clone(), head.number).await).await;
		let answer = agree(&about, &answers)?;
		C::abi_decode_returns_validate(&answer).map_err(|_| Stall::Impossible(C::SIGNATURE))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_slot_of_a_deposit_is_the_one_that_the_vault_documents() {
		let mut bytes = [0; 64];
		bytes[31] = 5;
		assert_eq!(mapped(slot::DEPOSIT_HASH, 5), keccak256(bytes));
		assert_eq!(behind(plain(7), 2), plain(9));
	}
}
