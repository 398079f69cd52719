// SPDX-License-Identifier: Apache-2.0

//! Several real nodes on one machine: they finalise, survive the loss of one, and take in new ones.

mod desk;
mod feeders;
mod net;
mod trades;

use anyhow::{Result, ensure};
use jsonrpsee::rpc_params;
use net::{Net, wait_for};
use subxt_signer::sr25519::dev;
use tael_client::{Client, Final, chain};

async fn pay_eve(client: &Client, amount: u128) -> Result<Final> {
	let eve = dev::eve().public_key().to_account_id();
	let call = chain::transactions().balances().transfer_keep_alive(eve.into(), amount);
	client.submit(&call, &dev::charlie()).await
}

async fn eves_money(client: &Client) -> Result<u128> {
	Ok(client.balance(&dev::eve().public_key().to_account_id()).await?.free)
}

#[tokio::test]
async fn two_validators_and_a_full_node_finalise_and_one_that_was_killed_rejoins() -> Result<()> {
	let net = Net::with_validators(2)?;
	let alice = net.start("alice", None, &["--alice", "--validator"]).await?;
	let bob = net.start("bob", Some(&alice), &["--bob", "--validator"]).await?;
	let full = net.start("full", Some(&alice), &[]).await?;
	full.wait_final(3).await?;

	let client = full.client().await?;
	let before = eves_money(&client).await?;
	let paid = pay_eve(&client, 1_000_000).await?;
	for node in [&alice, &bob, &full] {
		node.wait_final(paid.number).await?;
		ensure!(eves_money(&node.client().await?).await? == before + 1_000_000);
	}

	// Two validators tolerate no loss: without the second nothing is final, and nothing is lost.
	bob.kill()?;
	let stalled_at = alice.finalised().await?;
	let best = async || -> Result<u64> {
		let header: serde_json::Value =
			alice.client().await?.rpc("chain_getHeader", rpc_params![]).await?;
		let hex = header["number"].as_str().unwrap_or_default().trim_start_matches("0x");
		Ok(u64::from_str_radix(hex, 16)?)
	};
	wait_for("the other validator goes on building", async || {
		Ok((best().await? > stalled_at + 6).then_some(()))
	})
	.await?;
	ensure!(alice.finalised().await? <= stalled_at + 2, "half of the votes finalised a block");

	let bob = net.start("bob", Some(&alice), &["--bob", "--validator"]).await?;
	let goal = best().await?;
	for node in [&alice, &bob, &full] {
		node.wait_final(goal).await?;
		ensure!(eves_money(&node.client().await?).await? == before + 1_000_000);
	}
	Ok(())
}

#[tokio::test]
async fn a_killed_node_comes_back_with_all_that_was_final() -> Result<()> {
	let net = Net::with_validators(1)?;
	let alice = net.start("alice", None, &["--alice", "--validator"]).await?;
	let client = alice.client().await?;
	let before = eves_money(&client).await?;
	let paid = pay_eve(&client, 2_000_000).await?;
	drop(client);
	alice.kill()?;

	let alice = net.start("alice", None, &["--alice", "--validator"]).await?;
	ensure!(alice.finalised().await? >= paid.number, "a final block was lost");
	let client = alice.client().await?;
	ensure!(eves_money(&client).await? == before + 2_000_000);
	pay_eve(&client, 3_000_000).await?;
	ensure!(eves_money(&client).await? == before + 5_000_000);
	Ok(())
}

#[tokio::test]
async fn a_fresh_node_warp_syncs_and_follows() -> Result<()> {
	let net = Net::with_validators(1)?;
	let alice = net.start("alice", None, &["--alice", "--validator"]).await?;
	let client = alice.client().await?;
	let paid = pay_eve(&client, 4_000_000).await?;
	alice.wait_final(paid.number + 20).await?;

	let fresh = net.start("fresh", Some(&alice), &["--sync", "warp"]).await?;
	fresh.wait_final(paid.number + 20).await?;
	ensure!(eves_money(&fresh.client().await?).await? == eves_money(&client).await?);
	ensure!(fresh.log()?.contains("Warp sync is complete"), "{}", fresh.log()?);
	let next = pay_eve(&fresh.client().await?, 1_000_000).await?;
	alice.wait_final(next.number).await
}

/// What `scripts/run` shows.
#[tokio::test]
async fn the_walk_through_goes_as_told() -> Result<()> {
	let net = Net::with_validators(1)?;
	let alice = net.start("alice", None, &["--alice", "--validator"]).await?;
	alice.wait_final(1).await?;
	tael_client::tour::run(&alice.url).await?;
	// Of the four trades that it tells one is divided.
	let buyer = dev::dave().public_key().to_account_id().to_string();
	let record: serde_json::Value =
		alice.client().await?.rpc("c2c_v1_record", rpc_params![buyer]).await?;
	ensure!(record["data"]["completed"] == 3, "trades were not told: {record}");
	Ok(())
}

/// A pool that loses what it accepted leaves nonce gaps that block its senders for ever.
#[tokio::test]
async fn no_accepted_transaction_vanishes_under_load() -> Result<()> {
	let net = Net::with_validators(1)?;
	let alice = net.start("alice", None, &["--alice", "--validator"]).await?;
	let client = alice.client().await?;
	let found = tael_client::load::throughput(&client, &alice.url, 6_000, 300, 4).await?;
	ensure!(found.accepted == 6_000, "the node refused transfers: {found:?}");
	ensure!(found.included == found.accepted, "accepted transfers vanished: {found:?}");
	Ok(())
}
