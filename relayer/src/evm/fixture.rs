// SPDX-License-Identifier: Apache-2.0

//! A block of a local chain with a vault of two deposits on it, as anvil gave it: `eth_getBlockByNumber` without
//! its transactions, and `eth_getProof` of the vault, of USDT and of an address where nothing is.

use super::proof::StorageProof;
use alloy::rpc::types::Header;
use serde::Deserialize;

/// What anvil gave.
#[derive(Clone, Deserialize)]
pub(super) struct Fixture {
	pub(super) block: Header,
	pub(super) vault: StorageProof,
	pub(super) token: StorageProof,
	pub(super) nobody: StorageProof,
}

pub(super) fn fixture() -> Fixture {
	serde_json::from_str(include_str!("fixtures/proofs.json")).unwrap()
}
