// SPDX-License-Identifier: Apache-2.0

//! What the other tests take for granted of the local chain.

use crate::support::{
	anvil::{Anvil, Blocks},
	ethereum::{CHAIN_ID, Ethereum, Money},
};
use alloy::primitives::{B256, U256};
use anyhow::{Result, ensure};
use serde_json::json;
use std::time::{SystemTime, UNIX_EPOCH};

#[tokio::test]
async fn two_chains_that_are_started_alike_have_the_same_vault_and_the_same_blocks() -> Result<()> {
	let one = Ethereum::start(Blocks::ByHand, B256::repeat_byte(1)).await?;
	let two = Ethereum::start(Blocks::ByHand, B256::repeat_byte(1)).await?;
	ensure!(one.vault == two.vault && one.anvil.height().await? == two.anvil.height().await?);
	let tip = one.anvil.height().await?;
	ensure!(one.anvil.block(tip).await?.header.hash == two.anvil.block(tip).await?.header.hash);

	two.deposit(&Money::default()).await?;
	one.anvil.mine(1).await?;
	let next = tip + 1;
	ensure!(one.anvil.block(next).await?.header.hash != two.anvil.block(next).await?.header.hash);
	Ok(())
}

#[tokio::test]
async fn what_is_final_is_two_blocks_old_and_a_reorganisation_makes_other_blocks() -> Result<()> {
	let anvil = Anvil::start(Blocks::ByHand).await?;
	let id: U256 = serde_json::from_value(anvil.ask("eth_chainId", json!([])).await?)?;
	ensure!(id == U256::from(CHAIN_ID), "the chain has id {id}");
	anvil.mine(5).await?;
	let latest = anvil.ask("eth_getBlockByNumber", json!(["finalized", false])).await?;
	ensure!(latest["number"] == "0x3", "block {} is final", latest["number"]);

	let fork = anvil.fork().await?;
	anvil.mine(3).await?;
	let before = anvil.block(6).await?.header.hash;
	anvil.reorganise(fork).await?;
	ensure!(anvil.block(6).await?.header.hash != before && anvil.height().await? == 9);
	Ok(())
}

#[tokio::test]
async fn a_chain_by_the_clock_goes_on_by_itself() -> Result<()> {
	let ethereum = Ethereum::start(Blocks::ByClock, B256::repeat_byte(1)).await?;
	ethereum.deposit(&Money::default()).await?;
	let anvil = &ethereum.anvil;
	let block = anvil.block(anvil.height().await?).await?;
	let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
	ensure!(now.abs_diff(block.header.timestamp) < 3_600, "it is {now}");
	Ok(())
}
