// SPDX-License-Identifier: Apache-2.0

//! Real `tael` processes on this machine: started on free ports in temporary folders, ended when
//! dropped.

use anyhow::{Context, Result, bail, ensure};
use jsonrpsee::rpc_params;
use serde_json::Value;
use std::{
	fs::File,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	time::{Duration, Instant},
};
use tael_client::Client;
use tempfile::TempDir;

/// How long anything that should happen within seconds may take on a loaded machine.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// Wait until `condition` answers, or fail with what was waited for.
pub async fn wait_for<T>(
	what: &str,
	mut condition: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
	let started = Instant::now();
	loop {
		if let Some(value) = condition().await? {
			return Ok(value);
		}
		ensure!(started.elapsed() < PATIENCE, "waited {PATIENCE:?} in vain: {what}");
		tokio::time::sleep(Duration::from_millis(50)).await;
	}
}

/// A chain specification in a temporary folder, and the nodes that run it.
pub struct Net {
	folder: TempDir,
	spec: PathBuf,
}

impl Net {
	/// The `local` chain with its first `validators` authorities only, who are also its first councillors:
	/// one alone is the council.
	pub fn with_validators(validators: usize) -> Result<Self> {
		Self::with_genesis(validators, |_| Ok(()))
	}

	/// The same, with further changes to its genesis.
	pub fn with_genesis(
		validators: usize,
		change: impl FnOnce(&mut Value) -> Result<()>,
	) -> Result<Self> {
		let folder = tempfile::tempdir()?;
		let mut spec: Value = serde_json::from_slice(&export(&["--chain", "local"])?)?;
		let genesis = spec.pointer_mut("/genesis/runtimeGenesis/patch");
		let genesis = genesis.context("the local preset is a patch")?;
		let mut keep = |list: &str| -> Result<usize> {
			let list = genesis.pointer_mut(list).and_then(Value::as_array_mut);
			let list = list.context("the local preset lists them")?;
			list.truncate(validators);
			Ok(list.len())
		};
		let kept = keep("/session/keys")?;
		ensure!(kept == validators, "the local preset has fewer than {validators} validators");
		keep("/councilMembership/members")?;
		change(genesis)?;
		let plain = folder.path().join("plain.json");
		serde_json::to_writer(File::create(&plain)?, &spec)?;
		// Raw, so that the state is built once and not by every node.
		let spec = folder.path().join("spec.json");
		std::fs::write(&spec, export(&["--raw", "--chain", path(&plain)?])?)?;
		Ok(Self { folder, spec })
	}

	/// Start a node named `name`, such as `alice`, with further arguments.
	pub async fn start(&self, name: &str, bootnode: Option<&Node>, args: &[&str]) -> Result<Node> {
		let base = self.folder.path().join(name);
		std::fs::create_dir_all(&base)?;
		let log = base.join("log");
		let mut command = Command::new(env!("CARGO_BIN_EXE_tael"));
		command
			.args(["--chain", path(&self.spec)?, "--base-path", path(&base)?])
			.args(["--rpc-port", "0", "--no-prometheus", "--no-telemetry", "--no-mdns"])
			.args(["--listen-addr", "/ip4/127.0.0.1/tcp/0", "--allow-private-ip"])
			.args(["--runtime-cache", concat!(env!("CARGO_TARGET_TMPDIR"), "/runtimes")])
			.arg("--unsafe-force-node-key-generation")
			.args(args)
			.stdout(Stdio::null())
			.stderr(File::create(&log)?);
		if let Some(node) = bootnode {
			command.args(["--bootnodes", &node.address().await?]);
		}
		let mut process = command.spawn()?;
		let url = wait_for(&format!("{name} opens its RPC port"), async || {
			if let Some(status) = process.try_wait()? {
				bail!("{name} ended with {status}:\n{}", std::fs::read_to_string(&log)?);
			}
			Ok(rpc_url(&std::fs::read_to_string(&log)?))
		})
		.await?;
		Ok(Node { process, url, log })
	}
}

/// A chain specification.
fn export(args: &[&str]) -> Result<Vec<u8>> {
	let output =
		Command::new(env!("CARGO_BIN_EXE_tael")).arg("export-chain-spec").args(args).output()?;
	ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	Ok(output.stdout)
}

/// The address in the line that announces the RPC server.
fn rpc_url(log: &str) -> Option<String> {
	let (_, rest) = log.split_once("Running JSON-RPC server: addr=")?;
	let address = rest.split([',', '\n', ' ']).next()?;
	address.starts_with("127.0.0.1:").then(|| format!("ws://{address}"))
}

fn path(path: &Path) -> Result<&str> {
	path.to_str().context("temporary folders have plain names")
}

/// A running node.
pub struct Node {
	process: Child,
	pub url: String,
	log: PathBuf,
}

impl Node {
	/// Connect a client.
	pub async fn client(&self) -> Result<Client> {
		Client::connect(&self.url).await
	}

	/// Where other nodes reach this one.
	async fn address(&self) -> Result<String> {
		let client = self.client().await?;
		let addresses: Vec<String> =
			client.rpc("system_localListenAddresses", rpc_params![]).await?;
		addresses
			.into_iter()
			.find(|address| address.starts_with("/ip4/127.0.0.1/"))
			.context("the node listens on loopback")
	}

	/// Height of the newest finalised block.
	pub async fn finalised(&self) -> Result<u64> {
		Ok(self.client().await?.api.at_current_block().await?.block_number())
	}

	/// Wait until block `number` is final here.
	pub async fn wait_final(&self, number: u64) -> Result<()> {
		let what = format!("block {number} is final at {}", self.url);
		wait_for(&what, async || Ok((self.finalised().await? >= number).then_some(()))).await
	}

	/// What the node has written.
	pub fn log(&self) -> Result<String> {
		Ok(std::fs::read_to_string(&self.log)?)
	}

	/// Kill the process.
	pub fn kill(mut self) -> Result<()> {
		self.process.kill()?;
		self.process.wait()?;
		Ok(())
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.process.kill();
		let _ = self.process.wait();
	}
}
