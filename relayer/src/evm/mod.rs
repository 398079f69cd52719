// SPDX-License-Identifier: Apache-2.0

//! The other chain: what is true there beyond doubt, and how to say something to it.
//!
//! Nothing that one endpoint says is believed. A [`Quorum`] of all that are configured, the own node among them,
//! has to agree on the hash of one finalised block; what the vault keeps is then proven against that block's
//! state; and where there is no proof, as for the transaction a deposit came in, the same quorum has to say the
//! same. Whoever is silent counts against. What is in doubt ends in a [`Stall`]: nothing is signed, and the next
//! look may find it cleared.

mod carry;
pub mod chain;
mod checkpoint;
mod deposits;
mod endpoint;
#[cfg(test)]
mod fixture;
mod gas;
mod header;
mod logs;
mod outcome;
mod proof;
mod quorum;
mod settle;
mod steps;
mod transport;
mod vault;

pub use carry::{Carrier, CarryError, Progress, Work};
pub use endpoint::{Endpoint, EndpointHealth, Failure};
pub use header::Head;
pub use outcome::Payout;
pub use proof::{ProofError, StorageProof};
pub use quorum::{Answer, Quorum, Stall};
pub use transport::MAX_BODY;
pub use vault::{SignerSet, Vault, slot};

use alloy::primitives::{Address, B256};
use polkadot_sdk::sp_core::H256;
use tael_primitives::bridge::EvmAddress;

/// A hash as Tael has it.
pub(crate) fn h256(hash: B256) -> H256 {
	H256(hash.0)
}

/// A hash as the other chain has it.
pub(crate) fn b256(hash: H256) -> B256 {
	B256::new(hash.0)
}

/// An address as Tael has it.
pub(crate) fn ours(address: Address) -> EvmAddress {
	EvmAddress(address.into_array())
}

/// An address as the other chain has it.
pub(crate) fn theirs(address: &EvmAddress) -> Address {
	Address::new(address.0)
}
