// SPDX-License-Identifier: Apache-2.0

//! Relayers as their operators run them: processes of the real program, each with endpoints, a folder and a key of
//! its own. They end with the test.

use super::{
	attesters::KEYS,
	ethereum::Ethereum,
	proxy::Proxy,
	tael::Tael,
	view::{LONG, configuration},
};
use anyhow::{Context, Result, ensure};
use std::{
	fmt::Write,
	fs::{self, File},
	net::{SocketAddr, TcpListener},
	path::PathBuf,
	process::{Child, Command, Stdio},
};
use tempfile::TempDir;

/// A relayer that runs, or ran.
pub struct Relayer {
	/// What it sees the other chain through, its own node first.
	pub endpoints: Vec<Proxy>,
	process: Option<Child>,
	arguments: Vec<String>,
	key: &'static str,
	log: PathBuf,
	_folder: TempDir,
}

impl Relayer {
	/// An attester of the presets for development.
	pub async fn attester(number: usize, ethereum: &Ethereum, tael: &Tael) -> Result<Self> {
		let mut relayer = Self::new("attest", KEYS[number], ethereum, tael).await?;
		relayer.run(&["--new-journal"])?;
		Ok(relayer)
	}

	/// An executor. It pays with a key of anvil's that has ether.
	pub async fn executor(ethereum: &Ethereum, tael: &Tael) -> Result<Self> {
		let mut relayer = Self::new("execute", EXECUTOR, ethereum, tael).await?;
		relayer.run(&[])?;
		Ok(relayer)
	}

	async fn new(role: &str, key: &'static str, ethereum: &Ethereum, tael: &Tael) -> Result<Self> {
		let folder = tempfile::tempdir()?;
		let mut endpoints = Vec::new();
		for _ in 0..3 {
			endpoints.push(Proxy::before(&ethereum.anvil.url).await?);
		}
		let urls = endpoints.iter().map(|proxy| (proxy.url.clone(), LONG));
		let data = folder.path().join("data");
		fs::create_dir(&data)?;
		let mut text = format!("data = '{}'\nstatus = '{}'\n", data.display(), free_address()?);
		write!(text, "every-seconds = 1\n[tael]\nurl = '{}'\n", tael.url)?;
		write!(text, "[{role}]\nkey = {{ key-env = 'RELAYER_KEY' }}\n")?;
		if role == "attest" {
			text += "checkpoint-blocks = 5\n";
		}
		text += &configuration(ethereum, urls)?;
		let file = folder.path().join("relayer.toml");
		fs::write(&file, text)?;
		let file = file.to_str().context("temporary folders have plain names")?;
		let arguments = [role, "--config", file].map(ToOwned::to_owned).to_vec();
		let log = folder.path().join("log");
		Ok(Self { endpoints, process: None, arguments, key, log, _folder: folder })
	}

	/// Start it again, on what it left.
	pub fn restart(&mut self) -> Result<()> {
		self.run(&[])
	}

	fn run(&mut self, more: &[&str]) -> Result<()> {
		ensure!(self.process.is_none(), "it runs already");
		let log = File::options().create(true).append(true).open(&self.log)?;
		let process = Command::new(env!("CARGO_BIN_EXE_tael-relayer"))
			.args(&self.arguments)
			.args(more)
			.env("RELAYER_KEY", self.key)
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(log)
			.spawn()?;
		self.process = Some(process);
		Ok(())
	}

	/// End it at once, wherever it is.
	pub fn kill(&mut self) -> Result<()> {
		let mut process = self.process.take().context("it does not run")?;
		process.kill()?;
		process.wait()?;
		Ok(())
	}
}

impl Drop for Relayer {
	fn drop(&mut self) {
		if let Some(process) = &mut self.process {
			let _ = process.kill();
			let _ = process.wait();
		}
	}
}

/// The tenth of anvil's keys.
const EXECUTOR: &str = "0x2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6";

/// A port that is free now.
fn free_address() -> Result<SocketAddr> {
	Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
