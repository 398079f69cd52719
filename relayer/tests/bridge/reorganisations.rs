// SPDX-License-Identifier: Apache-2.0

//! Blocks that are replaced by others, before they are final and after: A-REL-09.

use crate::support::{ethereum::Money, view::View};
use anyhow::{Result, ensure};

#[tokio::test]
async fn a_rel_09_a_deposit_that_a_reorganisation_undoes_before_it_is_final_is_never_seen()
-> Result<()> {
	let view = View::through(2).await?;
	view.ethereum.finalise().await?;
	let fork = view.ethereum.anvil.fork().await?;
	view.ethereum.deposit(&Money::default()).await?;
	ensure!(view.deposits().await?.is_empty(), "it is not final");
	view.ethereum.anvil.mine(1).await?;
	ensure!(view.deposits().await?.is_empty(), "it is not final");
	view.ethereum.anvil.reorganise(fork).await?;
	view.ethereum.finalise().await?;
	ensure!(view.deposits().await?.is_empty(), "it is not on the chain");

	let money = Money { amount: 7_000_000, ..Money::default() };
	view.ethereum.deposit(&money).await?;
	view.ethereum.finalise().await?;
	let seen = view.deposits().await?;
	ensure!(seen.len() == 1 && seen[0].nonce == 1 && seen[0].amount == 7_000_000, "{seen:?}");
	Ok(())
}

#[tokio::test]
async fn a_rel_09_a_final_block_that_is_replaced_is_no_longer_what_was_signed() -> Result<()> {
	let view = View::through(2).await?;
	let fork = view.ethereum.anvil.fork().await?;
	view.ethereum.deposit(&Money::default()).await?;
	view.ethereum.finalise().await?;
	let seen = view.deposits().await?;
	let signed = &seen[0];
	ensure!(view.vault.is_still(signed.block, signed.block_hash).await?);
	view.ethereum.anvil.mine(3).await?;
	ensure!(
		view.vault.is_still(signed.block, signed.block_hash).await?,
		"more blocks change nothing"
	);

	view.ethereum.anvil.reorganise(fork).await?;
	ensure!(!view.vault.is_still(signed.block, signed.block_hash).await?);
	ensure!(view.deposits().await?.is_empty());
	Ok(())
}
