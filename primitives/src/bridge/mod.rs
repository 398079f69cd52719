// SPDX-License-Identifier: Apache-2.0

//! What the bridge says: messages between the vault of another chain and Tael, their hashes (EIP-712), and
//! who signed them.
//!
//! The vault, the pallet and the relayer use the same bytes. `contracts/test/vectors.json` is written by this
//! module's tests and read by the vault's.

mod message;
mod signature;
#[cfg(test)]
mod tests;

pub use message::{
	Checkpoint, Deposit, Message, Outcome, Receipt, Release, Rotate, attester_proof, request_id,
};
pub use signature::{EcdsaSignature, signer};

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::keccak_256};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A chain that USDT comes from and goes to, by number.
pub type DomainId = u32;

/// A set of attesters, counted from 1. No set has the number 0.
pub type SetId = u64;

/// The account of a contract or person on an EVM chain; the last 20 bytes of an address of TRON.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
)]
pub struct EvmAddress(pub [u8; 20]);

impl EvmAddress {
	/// Whether it is the address that nobody has.
	pub fn is_zero(&self) -> bool {
		self.0 == [0; 20]
	}
}

/// Where a signature counts: at one vault, on one chain, for one Tael. The same keys sign nothing that is worth
/// anything at another.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Place {
	/// The chain id of the vault's chain.
	pub chain_id: u64,
	/// The vault.
	pub vault: EvmAddress,
	/// The hash of Tael's first block.
	pub genesis: H256,
}

impl Place {
	/// EIP-712's domain separator.
	pub fn separator(&self) -> H256 {
		Words::new(
			"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)",
		)
		.hash(keccak(b"TaelBridge"))
		.hash(keccak(b"1"))
		.number(self.chain_id)
		.address(&self.vault)
		.hash(self.genesis)
		.digest()
	}

	/// What an attester of `set` signs for a message.
	pub fn digest<M: Message>(&self, set: SetId, message: &M) -> H256 {
		let mut bytes = Vec::from([0x19, 0x01]);
		bytes.extend_from_slice(self.separator().as_bytes());
		bytes.extend_from_slice(message.struct_hash(set).as_bytes());
		keccak(&bytes)
	}
}

/// The hash by which sets are rotated: `keccak256(abi.encode(threshold, addresses))`. The addresses ascend.
pub fn set_hash(threshold: u32, addresses: &[EvmAddress]) -> H256 {
	let mut words = Words::empty();
	// The list lies behind two words of head: its own place and the threshold.
	words = words.number(threshold).number(64_u32).number(addresses.len() as u64);
	for address in addresses {
		words = words.address(address);
	}
	words.digest()
}

/// Words of 32 bytes, as Solidity's `abi.encode` puts them one behind another.
pub struct Words(Vec<u8>);

impl Words {
	pub(crate) const fn empty() -> Self {
		Self(Vec::new())
	}

	/// Begin with the hash of a type.
	pub(crate) fn new(r#type: &str) -> Self {
		Self(keccak(r#type.as_bytes()).0.to_vec())
	}

	pub(crate) fn number(mut self, number: impl Into<u128>) -> Self {
		self.0.extend_from_slice(&[0; 16]);
		self.0.extend_from_slice(&number.into().to_be_bytes());
		self
	}

	pub(crate) fn address(mut self, address: &EvmAddress) -> Self {
		self.0.extend_from_slice(&[0; 12]);
		self.0.extend_from_slice(&address.0);
		self
	}

	pub(crate) fn hash(mut self, hash: H256) -> Self {
		self.0.extend_from_slice(hash.as_bytes());
		self
	}

	pub(crate) fn digest(&self) -> H256 {
		keccak(&self.0)
	}
}

pub(crate) fn keccak(bytes: &[u8]) -> H256 {
	keccak_256(bytes).into()
}
