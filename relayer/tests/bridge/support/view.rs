// SPDX-License-Identifier: Apache-2.0

//! A chain with the vault as an attester sees it, through endpoints that a test can turn.

use super::{
	anvil::Blocks,
	ethereum::{CHAIN_ID, DOMAIN, Ethereum, Money, USDT},
	proxy::{Mode, Proxy},
};
use alloy::{primitives::B256, sol_types::SolEvent};
use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};
use std::{fmt::Write, fs, time::Duration};
use tael_primitives::bridge::Deposit;
use tael_relayer::{
	config::{Config, Overrides},
	evm::{Stall, Vault, chain::UsdtVault},
};
use tempfile::TempDir;

/// How long an endpoint may take to answer on a loaded machine.
pub const LONG: Duration = Duration::from_mins(1);
/// How long one is waited for that will not answer.
const SHORT: Duration = Duration::from_secs(1);

/// The first block of a Tael that does not run.
pub const GENESIS: B256 = B256::repeat_byte(1);

/// The chain, the endpoints before it, and what is seen through them.
pub struct View {
	pub ethereum: Ethereum,
	/// The attester's own node.
	pub own: Proxy,
	/// Those of other people.
	pub others: Vec<Proxy>,
	/// What the relayer makes of what they say.
	pub vault: Vault,
	folder: TempDir,
}

impl View {
	/// A chain with the vault, seen through an own node and so many others.
	pub async fn through(others: usize) -> Result<Self> {
		let ethereum = Ethereum::start(Blocks::ByHand, GENESIS).await?;
		let own = Proxy::before(&ethereum.anvil.url).await?;
		let mut proxies = Vec::new();
		for _ in 0..others {
			proxies.push(Proxy::before(&ethereum.anvil.url).await?);
		}
		let folder = tempfile::tempdir()?;
		let urls = std::iter::once(&own).chain(&proxies).map(|proxy| proxy.url.clone());
		let vault = look(&folder, &ethereum, urls.map(|url| (url, LONG)))?;
		Ok(Self { ethereum, own, others: proxies, vault, folder })
	}

	/// The same with three final deposits, the last two of them in one block, as honest endpoints show them.
	pub async fn of_three_deposits() -> Result<(Self, Vec<Deposit>)> {
		let view = Self::through(2).await?;
		let small = Money { amount: 10 * USDT, ..Money::default() };
		view.ethereum.deposit(&Money::default()).await?;
		view.ethereum.send_deposit(&small).await?;
		view.ethereum.deposit(&small).await?;
		view.ethereum.finalise().await?;
		let truth = view.deposits().await?;
		ensure!(truth.iter().map(|deposit| deposit.nonce).eq([1, 2, 3]), "{truth:?}");
		Ok((view, truth))
	}

	/// Another chain that begins like this one, and on which other deposits became final.
	pub async fn forged(&self) -> Result<Ethereum> {
		let forged = Ethereum::start(Blocks::ByHand, GENESIS).await?;
		ensure!(
			forged.vault == self.ethereum.vault && forged.first_block == self.ethereum.first_block
		);
		let stolen = Money { amount: 100_000 * USDT, ..Money::default() };
		while forged.anvil.height().await? + 2 < self.ethereum.anvil.height().await? {
			forged.deposit(&stolen).await?;
		}
		forged.finalise().await?;
		Ok(forged)
	}

	/// A log of a fourth deposit, which nobody made.
	pub async fn invented(&self) -> Result<Value> {
		let params = json!([{
			"address": self.ethereum.vault,
			"fromBlock": "0x0",
			"topics": [UsdtVault::Deposited::SIGNATURE_HASH],
		}]);
		let mut logs = self.ethereum.anvil.ask("eth_getLogs", params).await?;
		let mut log = logs[2].take();
		log["topics"][1] = json!(B256::with_last_byte(4));
		log["logIndex"] = json!("0x9");
		Ok(log)
	}

	/// The same, as a relayer sees it that asks for the first time.
	pub fn again(&self) -> Result<Vault> {
		let urls = self.proxies().map(|proxy| (proxy.url.clone(), LONG));
		look(&self.folder, &self.ethereum, urls)
	}

	/// The same, as a relayer sees it that does not wait long for one of the endpoints.
	pub fn impatient(&self, with: &Proxy) -> Result<Vault> {
		let urls = self
			.proxies()
			.map(|proxy| (proxy.url.clone(), if std::ptr::eq(proxy, with) { SHORT } else { LONG }));
		look(&self.folder, &self.ethereum, urls)
	}

	/// The same chain through these addresses, the own node first. Nothing here speaks TLS: what is asked for it is
	/// not waited for long.
	pub fn at(&self, urls: &[String]) -> Result<Vault> {
		let patience = |url: &str| if url.starts_with("https:") { SHORT } else { LONG };
		look(&self.folder, &self.ethereum, urls.iter().map(|url| (url.clone(), patience(url))))
	}

	fn proxies(&self) -> impl Iterator<Item = &Proxy> {
		std::iter::once(&self.own).chain(&self.others)
	}

	/// Let every endpoint behave like this.
	pub fn set_all(&self, mode: &Mode) {
		for proxy in self.proxies() {
			proxy.set(mode.clone());
		}
	}

	/// The final deposits.
	pub async fn deposits(&self) -> Result<Vec<Deposit>, Stall> {
		deposits(&self.vault, &self.ethereum).await
	}
}

/// What was seen must be a stall.
pub fn stall(seen: Result<Vec<Deposit>, Stall>) -> Result<Stall> {
	match seen {
		Err(stall) => Ok(stall),
		Ok(seen) => bail!("this was seen: {seen:?}"),
	}
}

/// The final deposits as an attester sees them.
pub async fn deposits(vault: &Vault, ethereum: &Ethereum) -> Result<Vec<Deposit>, Stall> {
	let head = vault.head().await?;
	vault.deposits(&head, 1, usize::MAX, ethereum.first_block).await
}

/// What is seen through these addresses, the own node first, each with the time it gets.
fn look(
	folder: &TempDir,
	ethereum: &Ethereum,
	endpoints: impl Iterator<Item = (String, Duration)>,
) -> Result<Vault> {
	let path = folder.path().join("relayer.toml");
	fs::write(&path, format!("data = 'data'\n{}", configuration(ethereum, endpoints)?))?;
	Ok(Vault::new(&Config::load(&path, &Overrides::default())?)?)
}

/// How a relayer is told of the vault and of endpoints, the own node first, each with the time it gets.
pub fn configuration(
	ethereum: &Ethereum,
	endpoints: impl Iterator<Item = (String, Duration)>,
) -> Result<String> {
	let mut text = format!(
		"[domain]\nid = {DOMAIN}\nchain-id = {CHAIN_ID}\nvault = '{}'\ntoken = '{}'\nfirst-block = {}\n",
		ethereum.vault, ethereum.token, ethereum.first_block
	);
	for (index, (url, timeout)) in endpoints.enumerate() {
		let own = index == 0;
		write!(
			text,
			"[[endpoint]]\nname = 'endpoint {index}'\nurl = '{url}'\nown = {own}\ntimeout-ms = {}\n",
			timeout.as_millis()
		)?;
	}
	Ok(text)
}
