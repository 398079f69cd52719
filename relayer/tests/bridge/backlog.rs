// SPDX-License-Identifier: Apache-2.0

//! More deposits than one look takes: A-REL-16.

use crate::support::{
	ethereum::{Money, USDT},
	view::View,
};
use anyhow::{Result, ensure};
use std::time::Instant;

/// How many deposits wait.
const BACKLOG: u64 = 1_000;

#[tokio::test]
async fn a_rel_16_a_backlog_of_a_thousand_deposits_is_seen_without_a_gap() -> Result<()> {
	let view = View::through(2).await?;
	let started = Instant::now();
	for index in 0..BACKLOG {
		view.ethereum.send_deposit(&Money { amount: USDT + index, ..Money::default() }).await?;
	}
	// A block takes a hundred.
	view.ethereum.anvil.mine(BACKLOG / 100 + 1).await?;
	view.ethereum.finalise().await?;
	println!("{BACKLOG} deposits were made in {:?}", started.elapsed());

	let started = Instant::now();
	let head = view.vault.head().await?;
	ensure!(view.vault.deposit_count(&head).await? == BACKLOG);
	let (mut next, mut from_block, mut looks) = (1, view.ethereum.first_block, 0);
	loop {
		let seen = view.vault.deposits(&head, next, usize::MAX, from_block).await?;
		let Some(last) = seen.last() else { break };
		for deposit in &seen {
			ensure!(
				deposit.nonce == next && deposit.amount == u128::from(USDT + next - 1),
				"{deposit:?}"
			);
			next += 1;
		}
		from_block = last.block;
		looks += 1;
	}
	ensure!(next == BACKLOG + 1, "the last that was seen is {}", next - 1);
	println!("{BACKLOG} deposits were seen in {looks} looks and {:?}", started.elapsed());
	Ok(())
}
