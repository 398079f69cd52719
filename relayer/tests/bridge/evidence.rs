// SPDX-License-Identifier: Apache-2.0

//! What is offered as evidence, false in every way: A-REL-06 to 08. Here all endpoints say the same, so that only
//! the evidence itself can give the lie away.

use crate::support::{
	ethereum::{Money, USDT},
	lies::Lie,
	proxy::Mode,
	view::{View, stall},
};
use alloy::primitives::B256;
use anyhow::{Result, ensure};
use serde_json::json;

#[tokio::test]
async fn a_rel_06_a_header_that_does_not_hash_to_its_hash_is_not_believed() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	for lie in [Lie::StateRoot, Lie::Timestamp, Lie::BlockHash] {
		view.set_all(&Mode::Lies(lie.clone()));
		let found = stall(view.deposits().await)?;
		ensure!(found.name() == "own_silent" && found.is_alarm(), "{lie:?}: {found}");
	}
	view.set_all(&Mode::Honest);
	ensure!(view.deposits().await? == truth);
	Ok(())
}

#[tokio::test]
async fn a_rel_06_a_false_proof_proves_nothing_and_one_right_proof_is_enough() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	for lie in [
		Lie::ProofOfSlot(B256::with_last_byte(12).to_string()),
		Lie::ProofOfAccount(view.ethereum.token.to_string()),
		Lie::ProofOfAccount(view.ethereum.alice.to_string()),
		Lie::ProofCut,
		Lie::ProofEmpty,
		Lie::ProofValue,
	] {
		view.set_all(&Mode::Lies(lie.clone()));
		let before = view.own.lies();
		let found = stall(view.deposits().await)?;
		ensure!(found.name() == "no_proof" && found.is_alarm(), "{lie:?}: {found}");
		ensure!(view.own.lies() > before, "{lie:?} was not told");

		view.others[1].set(Mode::Honest);
		ensure!(view.deposits().await? == truth, "{lie:?}: one proves it");
	}
	Ok(())
}

#[tokio::test]
async fn a_rel_07_a_log_that_nobody_shows_is_a_gap_and_an_alarm() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	for lie in [Lie::NoLogs, Lie::Removed, Lie::OtherContract] {
		view.set_all(&Mode::Lies(lie.clone()));
		let found = stall(view.deposits().await)?;
		ensure!(found.name() == "gap" && found.is_alarm(), "{lie:?}: {found}");
	}
	view.set_all(&Mode::Honest);
	ensure!(view.deposits().await? == truth);
	Ok(())
}

#[tokio::test]
async fn a_rel_07_who_loses_logs_is_asked_again_for_just_that_block() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	view.own.set(Mode::Lies(Lie::LosesLogs));
	ensure!(view.deposits().await? == truth);
	ensure!(view.own.lies() > 0, "no log was lost");
	Ok(())
}

#[tokio::test]
async fn a_rel_08_logs_twice_or_in_any_order_are_the_same_logs() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	for lie in [Lie::Duplicates, Lie::OutOfOrder] {
		view.set_all(&Mode::Lies(lie.clone()));
		ensure!(view.deposits().await? == truth, "{lie:?}");
		ensure!(view.own.lies() > 0, "{lie:?} was not told");
	}
	Ok(())
}

#[tokio::test]
async fn a_rel_08_logs_that_the_vault_does_not_vouch_for_are_not_believed() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	for lie in [Lie::Amount, Lie::Recipient] {
		view.set_all(&Mode::Lies(lie.clone()));
		let found = stall(view.deposits().await)?;
		ensure!(found.name() == "false_log" && found.is_alarm(), "{lie:?}: {found}");
	}
	// A fourth deposit that never was, and a second version of the third.
	let fourth = view.invented().await?;
	let mut third = fourth.clone();
	third["topics"][1] = json!(B256::with_last_byte(3));
	third["topics"][3] = json!(B256::repeat_byte(9));
	view.set_all(&Mode::Lies(Lie::Invents(vec![fourth])));
	ensure!(view.deposits().await? == truth, "the vault counts three");
	view.set_all(&Mode::Lies(Lie::Invents(vec![third])));
	let seen = view.deposits().await?;
	ensure!(seen.len() == 2 && truth.starts_with(&seen), "{seen:?}");
	Ok(())
}

#[tokio::test]
async fn a_rel_08_the_same_event_of_another_contract_is_no_deposit() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	let mut foreign = view.invented().await?;
	foreign["address"] = json!(view.ethereum.token);
	foreign["topics"][1] = json!(B256::with_last_byte(2));
	view.set_all(&Mode::Lies(Lie::Invents(vec![foreign])));
	ensure!(view.deposits().await? == truth);
	ensure!(view.own.lies() > 0);
	Ok(())
}

#[tokio::test]
async fn a_rel_08_two_equal_deposits_of_one_transaction_are_two() -> Result<()> {
	let view = View::through(2).await?;
	let money = Money { amount: 5 * USDT, ..Money::default() };
	let tx = view.ethereum.deposit_twice(&money).await?;
	view.ethereum.finalise().await?;
	let seen = view.deposits().await?;
	ensure!(seen.iter().map(|deposit| deposit.nonce).eq([1, 2]), "{seen:?}");
	ensure!(
		seen.iter().all(|deposit| deposit.tx.0 == tx.0 && deposit.amount == u128::from(5 * USDT))
	);
	Ok(())
}
