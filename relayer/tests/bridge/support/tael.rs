// SPDX-License-Identifier: Apache-2.0

//! A Tael on this machine: a development chain of one node, on a free port, ended with the test.

use super::{
	anvil::PATIENCE,
	ethereum::{CHAIN_ID, DOMAIN, Ethereum, USDT},
};
use alloy::primitives::{Address, B256};
use anyhow::{Result, bail, ensure};
use jsonrpsee::{core::params::ArrayParams, rpc_params};
use serde_json::Value;
use std::{
	fs::{self, File},
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	time::{Duration, Instant},
};
use subxt_signer::sr25519::dev;
use tael_client::{
	Client,
	chain::{
		self,
		runtime_types::{
			pallet_bridge::{domain::Terms, pallet::Call, request::Withdrawal},
			tael_primitives::bridge::EvmAddress,
			tael_runtime::pallets::RuntimeCall,
		},
	},
	trader::{decide, is_carried_out},
};
use tempfile::TempDir;

/// Where withdrawals of the tests go.
pub const HOME: Address = Address::repeat_byte(0x66);
/// What a deposit costs.
pub const DEPOSIT_FEE: u128 = USDT as u128 / 5;
/// What whoever carries a withdrawal gets.
pub const RELEASE_FEE: u128 = USDT as u128;

/// A running node.
pub struct Tael {
	process: Child,
	pub url: String,
	pub client: Client,
	_folder: TempDir,
}

impl Tael {
	/// Start a chain.
	pub async fn start() -> Result<Self> {
		let folder = tempfile::tempdir()?;
		let log = folder.path().join("log");
		let mut process = Command::new(program()?)
			.args(["--dev", "--rpc-port", "0", "--no-prometheus", "--no-telemetry", "--no-mdns"])
			.args(["--listen-addr", "/ip4/127.0.0.1/tcp/0"])
			.args(["--runtime-cache", concat!(env!("CARGO_TARGET_TMPDIR"), "/runtimes")])
			.arg("--base-path")
			.arg(folder.path())
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(File::create(&log)?)
			.spawn()?;
		let started = Instant::now();
		let url = loop {
			let said = fs::read_to_string(&log)?;
			if let Some(url) = rpc_url(&said) {
				break url;
			}
			let has_ended = process.try_wait()?.is_some();
			if has_ended || started.elapsed() > PATIENCE {
				process.kill()?;
				process.wait()?;
				bail!("the node opens no RPC port:\n{said}");
			}
			tokio::time::sleep(Duration::from_millis(50)).await;
		};
		let client = Client::connect(&url).await?;
		Ok(Self { process, url, client, _folder: folder })
	}

	/// The hash of its first block, which the vault must know.
	pub async fn genesis(&self) -> Result<B256> {
		self.client.rpc("chain_getBlockHash", rpc_params![0]).await
	}

	/// Let the council add the vault.
	pub async fn add_domain(&self, ethereum: &Ethereum) -> Result<()> {
		let usdt = |amount: u64| u128::from(amount * USDT);
		let add = Call::add_domain {
			domain: DOMAIN,
			chain_id: CHAIN_ID,
			vault: EvmAddress(ethereum.vault.into_array()),
			token: EvmAddress(ethereum.token.into_array()),
			decimals: 6,
			terms: Terms {
				min: usdt(10),
				max: usdt(100_000),
				min_deposit: usdt(1),
				fee_floor: usdt(1) / 10,
				deposit_fee: DEPOSIT_FEE,
				release_fee: RELEASE_FEE,
				attest_fee: usdt(1) / 2,
				large: usdt(100_000),
				delay: 24 * 3_600_000,
				travel_threshold: usdt(100_000),
			},
		};
		let motion = decide(RuntimeCall::Bridge(add));
		is_carried_out(&self.client.submit(&motion, &dev::alice()).await?)
	}

	/// Eve wants so much back on the other chain.
	pub async fn withdraw(&self, amount: u64, reference: u8) -> Result<()> {
		let asked = Withdrawal {
			domain: DOMAIN,
			recipient: EvmAddress(HOME.into_array()),
			amount: amount.into(),
			max_fee: (2 * USDT).into(),
			travel_ref: None,
			reference: [reference; 32],
		};
		let call = chain::transactions().bridge().request_withdrawal(asked);
		self.client.submit(&call, &dev::eve()).await?;
		Ok(())
	}

	/// What Eve has.
	pub async fn eves_money(&self) -> Result<u128> {
		Ok(self.client.balance(&dev::eve().public_key().to_account_id()).await?.free)
	}

	/// What the bridge's methods say of final blocks.
	pub async fn ask(&self, method: &str, params: ArrayParams) -> Result<Value> {
		let mut answer: Value = self.client.rpc(method, params).await?;
		ensure!(answer["at"]["finalized"] == true, "{method} is not of a final block: {answer}");
		Ok(answer["data"].take())
	}

	/// Wait until a method says what is expected.
	pub async fn until(
		&self,
		method: &str,
		params: ArrayParams,
		is_so: impl Fn(&Value) -> bool,
	) -> Result<Value> {
		let started = Instant::now();
		loop {
			let data = self.ask(method, params.clone()).await?;
			if is_so(&data) {
				return Ok(data);
			}
			ensure!(started.elapsed() < PATIENCE, "{method} still says {data}");
			tokio::time::sleep(Duration::from_millis(100)).await;
		}
	}

	/// Wait until a deposit is done here.
	pub async fn until_done(&self, nonce: u64) -> Result<()> {
		let params = rpc_params![DOMAIN, nonce];
		self.until("bridge_v1_deposit", params, |data| data["status"] == "done").await?;
		Ok(())
	}

	/// The sums of the vault's domain.
	pub async fn ledger(&self) -> Result<Value> {
		Ok(self.ask("bridge_v1_status", rpc_params![DOMAIN]).await?["ledger"].take())
	}
}

impl Drop for Tael {
	fn drop(&mut self) {
		let _ = self.process.kill();
		let _ = self.process.wait();
	}
}

/// The node's program: it lies beside the relayer's. `cargo test --workspace` makes both.
fn program() -> Result<PathBuf> {
	let beside = Path::new(env!("CARGO_BIN_EXE_tael-relayer")).with_file_name("tael");
	ensure!(
		beside.is_file(),
		"no node at {}; run scripts/test, or build tael-node",
		beside.display()
	);
	Ok(beside)
}

/// The address in the line that announces the RPC server.
fn rpc_url(log: &str) -> Option<String> {
	let (_, rest) = log.split_once("Running JSON-RPC server: addr=")?;
	let (address, _) = rest.split_once([',', '\n', ' '])?;
	address.starts_with("127.0.0.1:").then(|| format!("ws://{address}"))
}
