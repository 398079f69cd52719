// SPDX-License-Identifier: Apache-2.0

//! Load on a running node, through its public interface alone.

mod burst;
mod latency;
mod market;
mod matches;
mod throughput;

pub use latency::{Latency, latency};
pub use matches::{Matches, Takes, matches};
pub use throughput::{Throughput, throughput};

use crate::{Client, Keypair, chain};
use anyhow::Result;
use chain::runtime_types::{
	pallet_balances::pallet::Call::transfer_keep_alive, tael_runtime::pallets::RuntimeCall,
};
use subxt_signer::sr25519::dev;

/// The slot of the chain, in milliseconds.
const SLOT: u64 = 500;

/// How many calls go into one batch: far less than a block takes.
const BATCH: usize = 100;

/// Alice pays `each` to accounts that may be new.
async fn fund(client: &Client, accounts: &[&Keypair], each: u128) -> Result<()> {
	for group in accounts.chunks(BATCH) {
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
