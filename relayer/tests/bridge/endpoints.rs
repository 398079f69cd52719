// SPDX-License-Identifier: Apache-2.0

//! Endpoints that lie, lag, fail or fall silent, alone and together: A-REL-01 to 05 and 17. Whatever they do, what
//! is seen is what happened, or nothing.

use crate::support::{
	ethereum::{Money, USDT},
	lies::Lie,
	proxy::{Mode, Proxy},
	view::{View, deposits, stall},
};
use anyhow::{Result, ensure};
use std::time::{Duration, Instant};

/// Whoever waits a second for each answer of an endpoint has done with it long before.
const IN_TIME: Duration = Duration::from_secs(45);

/// What takes an endpoint out of the game without a lie.
fn faults() -> Vec<Mode> {
	vec![
		Mode::Hangs,
		Mode::Drips,
		Mode::Truncates,
		Mode::Floods,
		Mode::Gibberish,
		Mode::Status("500 Internal Server Error".to_owned()),
		Mode::Status("429 Too Many Requests\r\nretry-after: 1".to_owned()),
		Mode::Status("204 No Content".to_owned()),
	]
}

#[tokio::test]
async fn honest_endpoints_show_what_happened() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	ensure!(truth[0].amount == u128::from(100 * USDT) && truth[1].amount == u128::from(10 * USDT));
	ensure!(truth[0].recipient.0 == Money::default().recipient.0);
	ensure!(truth[1].block == truth[2].block && truth[1].tx != truth[2].tx);
	let head = view.vault.head().await?;
	ensure!(view.vault.deposit_count(&head).await? == 3);
	let checkpoint = view.vault.checkpoint(&head).await?;
	ensure!(checkpoint.locked == u128::from(120 * USDT) && checkpoint.balance == checkpoint.locked);
	Ok(())
}

#[tokio::test]
async fn a_rel_01_one_lying_endpoint_of_other_people_changes_nothing() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	let invented = view.invented().await?;
	let another_chain = view.forged().await?;
	let lies = [
		Lie::BlockHash,
		Lie::StateRoot,
		Lie::Timestamp,
		Lie::Amount,
		Lie::Recipient,
		Lie::Invents(vec![invented]),
		Lie::NoLogs,
		Lie::LosesLogs,
		Lie::Removed,
		Lie::OtherContract,
		Lie::Head(-1),
		Lie::Head(1),
		Lie::Head(1_000_000),
	];
	for lie in lies {
		let before = view.others[1].lies();
		view.others[1].set(Mode::Lies(lie.clone()));
		ensure!(view.deposits().await? == truth, "{lie:?}");
		ensure!(view.others[1].lies() > before, "{lie:?} was not told");
	}
	view.others[1].set(Mode::Elsewhere(another_chain.anvil.url.clone()));
	ensure!(view.deposits().await? == truth, "a whole chain of lies");
	Ok(())
}

#[tokio::test]
async fn a_rel_01_one_lying_endpoint_does_not_change_a_checkpoint() -> Result<()> {
	let (view, _) = View::of_three_deposits().await?;
	let head = view.vault.head().await?;
	let truth = view.vault.checkpoint(&head).await?;
	view.others[0].set(Mode::Lies(Lie::Call));
	ensure!(view.vault.checkpoint(&head).await? == truth);
	ensure!(view.others[0].lies() > 0);

	view.others[0].set(Mode::Honest);
	view.own.set(Mode::Lies(Lie::Call));
	let stall = view.vault.checkpoint(&head).await.unwrap_err();
	ensure!(stall.name() == "own_disagrees" && stall.is_alarm(), "{stall}");
	Ok(())
}

#[tokio::test]
async fn a_rel_02_two_liars_and_an_honest_own_node_are_a_stall_and_an_alarm() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	let forged = view.forged().await?;
	for lie in [
		Mode::Lies(Lie::Amount),
		Mode::Lies(Lie::Recipient),
		Mode::Lies(Lie::NoLogs),
		Mode::Lies(Lie::BlockHash),
		Mode::Elsewhere(forged.anvil.url.clone()),
	] {
		for other in &view.others {
			other.set(lie.clone());
		}
		let stall = stall(view.deposits().await)?;
		ensure!(stall.is_alarm(), "{stall}");
	}
	view.set_all(&Mode::Honest);
	ensure!(view.deposits().await? == truth, "the liars are gone");
	Ok(())
}

#[tokio::test]
async fn a_rel_03_clean_endpoints_that_fail_are_not_replaced_by_liars() -> Result<()> {
	let (view, _) = View::of_three_deposits().await?;
	let forged = view.forged().await?;
	let lies = Mode::Elsewhere(forged.anvil.url.clone());
	for fault in faults() {
		// Liars alone can be reached.
		view.own.set(fault.clone());
		view.others[0].set(lies.clone());
		view.others[1].set(lies.clone());
		let seen = deposits(&view.impatient(&view.own)?, &view.ethereum).await;
		let found = stall(seen)?;
		ensure!(found.name() == "own_silent", "{found}");

		// The own node alone is honest and awake.
		view.own.set(Mode::Honest);
		view.others[0].set(fault);
		let seen = deposits(&view.impatient(&view.others[0])?, &view.ethereum).await;
		let found = stall(seen)?;
		ensure!(found.name() == "too_few" && found.is_alarm(), "{found}");
	}
	Ok(())
}

#[tokio::test]
async fn a_rel_03_more_liars_than_honest_endpoints_are_a_stall() -> Result<()> {
	let view = View::through(4).await?;
	view.ethereum.deposit(&Money::default()).await?;
	view.ethereum.finalise().await?;
	let truth = view.deposits().await?;
	let forged = view.forged().await?;
	for liars in 2..=4 {
		view.set_all(&Mode::Honest);
		for other in view.others.iter().take(liars) {
			other.set(Mode::Elsewhere(forged.anvil.url.clone()));
		}
		let found = stall(view.deposits().await)?;
		ensure!(found.is_alarm(), "{liars} liars: {found}");
		if let Some(honest) = view.others.get(liars) {
			honest.set(Mode::Hangs);
			stall(deposits(&view.impatient(honest)?, &view.ethereum).await)?;
		}
	}
	view.set_all(&Mode::Honest);
	view.others[0].set(Mode::Elsewhere(forged.anvil.url.clone()));
	ensure!(view.deposits().await? == truth, "one liar of five");
	Ok(())
}

#[tokio::test]
async fn a_rel_04_a_lying_own_node_is_a_stall_though_all_others_are_honest() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	let forged = view.forged().await?;
	for mode in [
		Mode::Lies(Lie::Amount),
		Mode::Lies(Lie::Recipient),
		Mode::Lies(Lie::NoLogs),
		Mode::Lies(Lie::Removed),
		Mode::Lies(Lie::OtherContract),
		Mode::Lies(Lie::BlockHash),
		Mode::Lies(Lie::StateRoot),
		Mode::Lies(Lie::Timestamp),
		Mode::Lies(Lie::Head(1_000_000)),
		Mode::Elsewhere(forged.anvil.url.clone()),
	] {
		view.own.set(mode.clone());
		let found = stall(view.deposits().await)?;
		ensure!(found.is_alarm(), "{mode:?}: {found}");
	}
	view.own.set(Mode::Honest);
	ensure!(view.deposits().await? == truth, "the own node is honest again");
	Ok(())
}

#[tokio::test]
async fn a_rel_05_a_final_block_far_ahead_is_not_followed() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	let honest = view.vault.head().await?;
	view.ethereum.send_deposit(&Money::default()).await?;
	view.ethereum.anvil.mine(1).await?;
	// The block after the final one has a deposit, and one or two endpoints call it final.
	let final_now = honest.number + 1;
	for other in &view.others {
		other.set(Mode::Lies(Lie::Head(1)));
		ensure!(view.vault.head().await?.number == final_now);
		ensure!(view.deposits().await? == truth);
		ensure!(other.lies() > 0);
	}
	view.set_all(&Mode::Honest);
	view.own.set(Mode::Lies(Lie::Head(1)));
	// Asked for the first time, so that nothing goes back.
	ensure!(view.again()?.head().await?.number == final_now, "the own node is not followed either");
	Ok(())
}

#[tokio::test]
async fn a_rel_05_a_final_block_that_goes_back_is_an_alarm() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	view.others[0].set(Mode::Lies(Lie::Head(-1)));
	ensure!(view.deposits().await? == truth, "one of three goes back");
	view.own.set(Mode::Lies(Lie::Head(-1)));
	let found = stall(view.deposits().await)?;
	ensure!(found.name() == "own_silent" && found.is_alarm(), "{found}");
	Ok(())
}

#[tokio::test]
async fn endpoints_that_lag_show_less_and_nothing_false() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	// Asked for the first time, so that nothing goes back.
	for (lagging, seen) in [(1, 3), (2, 1), (3, 1)] {
		let all: Vec<&Proxy> = view.others.iter().chain([&view.own]).collect();
		for (index, proxy) in all.iter().enumerate() {
			proxy.set(if index < lagging { Mode::Lies(Lie::Head(-1)) } else { Mode::Honest });
		}
		let fresh = view.again()?;
		let found = deposits(&fresh, &view.ethereum).await?;
		ensure!(found.len() == seen && truth.starts_with(&found), "{lagging} lag: {found:?}");
	}
	Ok(())
}

#[tokio::test]
async fn an_endpoint_of_another_chain_does_not_count() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	view.others[0].set(Mode::Lies(Lie::ChainId(1)));
	ensure!(deposits(&view.again()?, &view.ethereum).await? == truth);
	view.own.set(Mode::Lies(Lie::ChainId(1)));
	let found = stall(deposits(&view.again()?, &view.ethereum).await)?;
	ensure!(found.name() == "own_silent" && found.is_alarm(), "{found}");
	Ok(())
}

#[tokio::test]
async fn a_rel_17_endpoints_that_hang_drip_flood_or_fail_are_left_in_time() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	for fault in faults() {
		view.set_all(&Mode::Honest);
		view.others[0].set(fault.clone());
		let started = Instant::now();
		let seen = deposits(&view.impatient(&view.others[0])?, &view.ethereum).await?;
		ensure!(seen == truth, "one of three: {fault:?}");
		ensure!(started.elapsed() < IN_TIME, "{fault:?} took {:?}", started.elapsed());

		view.set_all(&Mode::Honest);
		view.own.set(fault.clone());
		let started = Instant::now();
		let seen = deposits(&view.impatient(&view.own)?, &view.ethereum).await;
		let found = stall(seen)?;
		ensure!(found.name() == "own_silent" && !found.is_alarm(), "{fault:?}: {found}");
		ensure!(started.elapsed() < IN_TIME, "{fault:?} took {:?}", started.elapsed());
	}
	Ok(())
}

#[tokio::test]
async fn a_rel_17_a_redirect_is_not_followed() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	let elsewhere = Proxy::before(&view.ethereum.anvil.url).await?;
	for status in
		["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"]
	{
		let redirect = Mode::Status(format!("{status}\r\nlocation: {}", elsewhere.url));
		view.set_all(&Mode::Honest);
		view.others[0].set(redirect.clone());
		ensure!(view.deposits().await? == truth, "{status}");
		view.own.set(redirect);
		ensure!(stall(view.deposits().await)?.name() == "own_silent", "{status}");
	}
	ensure!(elsewhere.asked() == 0, "a redirect was followed");
	Ok(())
}

#[tokio::test]
async fn a_rel_17_an_endpoint_whose_tls_fails_does_not_count() -> Result<()> {
	let (view, truth) = View::of_three_deposits().await?;
	let [own, first, second] =
		[&view.own, &view.others[0], &view.others[1]].map(|proxy| proxy.url.clone());
	// Behind the address is a server without TLS.
	let broken = second.replace("http://", "https://");
	let seen = view.at(&[own.clone(), first.clone(), broken.clone()])?;
	ensure!(deposits(&seen, &view.ethereum).await? == truth);
	let blind = view.at(&[broken, first, own])?;
	let found = stall(deposits(&blind, &view.ethereum).await)?;
	ensure!(found.name() == "own_silent" && !found.is_alarm(), "{found}");
	Ok(())
}
