// SPDX-License-Identifier: Apache-2.0

//! A local Ethereum: anvil, on a free port, ended with the test.

use super::rpc::ask;
use alloy::{
	primitives::{Address, B256, Bytes, U256},
	rpc::types::{Block, TransactionReceipt},
};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::{
	fs::File,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long anything that should happen within seconds may take on a loaded machine.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// When blocks come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Blocks {
	/// When the test asks for them, a second apart, from a moment that is always the same: the same steps make
	/// the same blocks.
	ByHand,
	/// Every second, by the clock of this machine.
	ByClock,
}

/// A running chain. What is final is two blocks below the newest.
pub struct Anvil {
	process: Child,
	pub url: String,
	blocks: Blocks,
	_folder: TempDir,
}

/// A point that the chain can go back to, once.
pub struct Fork {
	snapshot: Value,
	height: u64,
}

impl Anvil {
	/// Start one, with chain id 31337.
	pub async fn start(blocks: Blocks) -> Result<Self> {
		let program = program("anvil")?;
		let folder = tempfile::tempdir()?;
		let log = folder.path().join("log");
		let mut command = Command::new(program);
		command
			.args(["--host", "127.0.0.1", "--port", "0", "--slots-in-an-epoch", "1"])
			.args(["--order", "fifo", "--accounts", "10"])
			.stdout(File::create(&log)?)
			.stderr(Stdio::null());
		match blocks {
			Blocks::ByHand => command.args(["--no-mining", "--timestamp", "1800000000"]),
			Blocks::ByClock => command.args(["--block-time", "1"]),
		};
		let mut process = command.spawn()?;
		let started = Instant::now();
		let address = loop {
			let said = std::fs::read_to_string(&log)?;
			if let Some((_, rest)) = said.split_once("Listening on ")
				&& let Some((address, _)) = rest.split_once('\n')
			{
				break address.trim().to_owned();
			}
			if let Some(status) = process.try_wait()? {
				bail!("anvil ended with {status}:\n{said}");
			}
			if started.elapsed() > PATIENCE {
				process.kill()?;
				process.wait()?;
				bail!("anvil did not start:\n{said}");
			}
			tokio::time::sleep(Duration::from_millis(20)).await;
		};
		let anvil = Self { process, url: format!("http://{address}"), blocks, _folder: folder };
		if blocks == Blocks::ByHand {
			anvil.ask("anvil_setBlockTimestampInterval", json!([1])).await?;
		}
		Ok(anvil)
	}

	/// Ask one method.
	pub async fn ask(&self, method: &str, params: Value) -> Result<Value> {
		ask(&self.url, method, params).await
	}

	/// The accounts that anvil signs for, each with ether.
	pub async fn accounts(&self) -> Result<Vec<Address>> {
		Ok(serde_json::from_value(self.ask("eth_accounts", json!([])).await?)?)
	}

	/// Mine so many blocks.
	pub async fn mine(&self, blocks: u64) -> Result<()> {
		self.ask("anvil_mine", json!([U256::from(blocks)])).await?;
		Ok(())
	}

	/// Let the next block be so many seconds after the newest.
	pub async fn wait(&self, seconds: u64) -> Result<()> {
		let now = self.block(self.height().await?).await?.header.timestamp;
		self.ask("evm_setNextBlockTimestamp", json!([now + seconds])).await?;
		Ok(())
	}

	/// Height of the newest block.
	pub async fn height(&self) -> Result<u64> {
		Ok(serde_json::from_value::<U256>(self.ask("eth_blockNumber", json!([])).await?)?.to())
	}

	/// A block, without its transactions.
	pub async fn block(&self, number: u64) -> Result<Block> {
		let found = self.ask("eth_getBlockByNumber", json!([U256::from(number), false])).await?;
		Ok(serde_json::from_value(found)?)
	}

	/// Send a transaction from an account of anvil's, to be in the next block.
	pub async fn send(&self, from: Address, to: Option<Address>, data: Bytes) -> Result<B256> {
		// A block takes 30 million.
		let gas = U256::from(if to.is_some() { 300_000 } else { 8_000_000 });
		let call = json!({ "from": from, "to": to, "data": data, "gas": gas });
		Ok(serde_json::from_value(self.ask("eth_sendTransaction", json!([call])).await?)?)
	}

	/// The receipt of a transaction, in a block that is mined for it if need be. It has succeeded.
	pub async fn receipt(&self, tx: B256) -> Result<TransactionReceipt> {
		let find = async || self.ask("eth_getTransactionReceipt", json!([tx])).await;
		let mut found = find().await?;
		if found.is_null() && self.blocks == Blocks::ByHand {
			self.mine(1).await?;
			found = find().await?;
		}
		let started = Instant::now();
		while found.is_null() {
			ensure!(started.elapsed() < PATIENCE, "{tx} is in no block");
			tokio::time::sleep(Duration::from_millis(100)).await;
			found = find().await?;
		}
		let receipt: TransactionReceipt = serde_json::from_value(found)?;
		ensure!(receipt.status(), "{tx} failed");
		Ok(receipt)
	}

	/// What a contract answers to a call at the newest block.
	pub async fn call(&self, to: Address, data: Bytes) -> Result<Bytes> {
		let params = json!([{ "to": to, "data": data }, "latest"]);
		Ok(serde_json::from_value(self.ask("eth_call", params).await?)?)
	}

	/// Remember this point.
	pub async fn fork(&self) -> Result<Fork> {
		let height = self.height().await?;
		Ok(Fork { snapshot: self.ask("evm_snapshot", json!([])).await?, height })
	}

	/// Go back to a point and mine other blocks from there, one more than there were, so that what was final
	/// at the height of the fork's first block no longer is.
	pub async fn reorganise(&self, fork: Fork) -> Result<()> {
		let first = fork.height + 1;
		let (before, tip) = (self.block(first).await?, self.height().await?);
		let reverted = self.ask("evm_revert", json!([fork.snapshot])).await?;
		ensure!(reverted == true, "anvil did not go back");
		ensure!(self.height().await? == fork.height, "anvil went back to another height");
		// Another time makes another block, also where no transaction differs.
		self.wait(3_600).await?;
		self.mine(tip + 1 - fork.height).await?;
		let after = self.block(first).await?;
		ensure!(before.header.hash != after.header.hash, "block {first} is the same as before");
		Ok(())
	}
}

impl Drop for Anvil {
	fn drop(&mut self) {
		let _ = self.process.kill();
		let _ = self.process.wait();
	}
}

/// The folder of the vault's contract and of its tools.
pub fn contracts() -> &'static Path {
	Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../contracts"))
}

/// A program of the contract's tools. npm installs the package for this platform only, beside the one that
/// would start it: the program itself, because a test ends what it starts.
pub fn program(name: &str) -> Result<PathBuf> {
	let folder = contracts().join("node_modules/@foundry-rs");
	std::fs::read_dir(&folder)
		.into_iter()
		.flatten()
		.filter_map(|entry| Some(entry.ok()?.path()))
		.filter(|path| {
			let package = path.file_name().and_then(|package| package.to_str());
			package.is_some_and(|package| package.starts_with(&format!("{name}-")))
		})
		.map(|path| path.join("bin").join(name))
		.find(|path| path.is_file())
		.with_context(|| format!("no {name} in {}; run scripts/setup", folder.display()))
}
