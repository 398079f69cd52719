// SPDX-License-Identifier: Apache-2.0

//! A USDT as Ethereum has it and the vault, built from their sources and deployed on anvil.

use super::anvil::{Anvil, Blocks, contracts, program};
use alloy::{
	hex,
	primitives::{Address, B256, Bytes, U256, keccak256},
	sol,
	sol_types::{SolCall, SolConstructor},
};
use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::Value;
use std::{
	fs::{self, File},
	path::{Path, PathBuf},
	process::Command,
	sync::LazyLock,
};
use tael_relayer::evm::chain::UsdtVault;

sol! {
	struct Limits {
		uint128 bucketCapacity;
		uint128 bucketRefill;
		uint128 perTxMax;
		uint128 largeThreshold;
		uint128 tvlCap;
		uint128 minDeposit;
		uint128 feeFloor;
		uint64 largeDelay;
	}

	struct Timing {
		uint64 maxPause;
		uint64 pauseCooldown;
		uint64 unpauseDelay;
		uint64 governorDelay;
		uint64 vetoReview;
		uint64 execWindow;
		uint64 minRotationDelay;
		uint64 rotationDelay;
		uint64 rotationWindow;
		uint64 overlap;
	}

	struct Config {
		address token;
		uint32 domain;
		bytes32 salt;
		uint256 chainId;
		address governor;
		address seeder;
		address[] guardians;
		uint64 firstSet;
		uint256 threshold;
		address[] signers;
		Limits limits;
		Timing timing;
	}

	contract DeployedVault {
		constructor(Config memory c);
		function deposit(
			uint256 amount,
			bytes32 recipient,
			address refundTo,
			uint256 maxFee,
			bytes32 memoHash,
			uint256 minReceived,
			bool allowPadded
		) external returns (uint64 nonce);
	}

	contract Batch {
		function run(address to, bytes[] calldata calls) external;
	}

	contract TetherMock {
		function issue(address to, uint256 value) external;
		function approve(address spender, uint256 value) external;
		function balanceOf(address who) external view returns (uint256);
	}
}

/// One USDT.
pub const USDT: u64 = 1_000_000;

/// Tael's number of the chain.
pub const DOMAIN: u32 = 1;

/// anvil's own.
pub const CHAIN_ID: u64 = 31_337;

const HOUR: u64 = 3_600;

/// A chain with the token and the vault.
pub struct Ethereum {
	pub anvil: Anvil,
	pub token: Address,
	pub vault: Address,
	/// The block that the vault came with.
	pub first_block: u64,
	/// Owner of the token.
	pub tether: Address,
	/// Somebody with money.
	pub alice: Address,
	guardian: Address,
}

/// What a deposit says, apart from who sends it.
#[derive(Clone)]
pub struct Money {
	pub amount: u64,
	pub recipient: B256,
	pub refund_to: Address,
	pub max_fee: u64,
	pub memo: B256,
}

impl Default for Money {
	fn default() -> Self {
		Self {
			amount: 100 * USDT,
			recipient: keccak256("an account on Tael"),
			refund_to: Address::repeat_byte(0x77),
			max_fee: USDT,
			memo: B256::ZERO,
		}
	}
}

impl Ethereum {
	/// Start a chain and deploy a token and a vault for a Tael with this genesis. Its attesters are those of Tael's
	/// presets for development. Alice has a million USDT and has allowed the vault to take them.
	pub async fn start(blocks: Blocks, genesis: B256) -> Result<Self> {
		let anvil = Anvil::start(blocks).await?;
		let accounts = anvil.accounts().await?;
		let [one, two, three, four, five, tether, alice, governor, guardian, other, ..] =
			accounts[..]
		else {
			bail!("anvil has too few accounts");
		};
		let mut signers = vec![one, two, three, four, five];
		signers.sort_unstable();
		let token = create(&anvil, tether, "TetherMock", &[]).await?;
		let config = Config {
			token,
			domain: DOMAIN,
			salt: genesis,
			chainId: U256::from(CHAIN_ID),
			governor,
			seeder: Address::ZERO,
			guardians: vec![guardian, other],
			firstSet: 1,
			threshold: U256::from(4),
			signers,
			limits: limits(),
			timing: timing(),
		};
		let config = DeployedVault::constructorCall { c: config }.abi_encode();
		let vault = create(&anvil, tether, "UsdtVault", &config).await?;
		let first_block = anvil.height().await?;
		let ethereum = Self { anvil, token, vault, first_block, tether, alice, guardian };
		let money = U256::from(1_000_000 * USDT);
		ethereum.run(tether, token, TetherMock::issueCall { to: alice, value: money }).await?;
		ethereum
			.run(alice, token, TetherMock::approveCall { spender: vault, value: money })
			.await?;
		Ok(ethereum)
	}

	/// Send a transaction and see it in a block.
	pub async fn run(&self, from: Address, to: Address, call: impl SolCall) -> Result<B256> {
		let tx = self.send(from, to, call).await?;
		self.anvil.receipt(tx).await?;
		Ok(tx)
	}

	/// Send a transaction, to be in the next block.
	pub async fn send(&self, from: Address, to: Address, call: impl SolCall) -> Result<B256> {
		self.anvil.send(from, Some(to), call.abi_encode().into()).await
	}

	/// A deposit of Alice's, to be in the next block.
	pub async fn send_deposit(&self, money: &Money) -> Result<B256> {
		self.send(self.alice, self.vault, deposit(money)).await
	}

	/// A deposit of Alice's in a block.
	pub async fn deposit(&self, money: &Money) -> Result<B256> {
		self.run(self.alice, self.vault, deposit(money)).await
	}

	/// Two equal deposits in one transaction, of a contract's money.
	pub async fn deposit_twice(&self, money: &Money) -> Result<B256> {
		let batch = create(&self.anvil, self.tether, "Batch", &[]).await?;
		let value = U256::from(2 * money.amount);
		self.run(self.tether, self.token, TetherMock::issueCall { to: batch, value }).await?;
		let approval = TetherMock::approveCall { spender: self.vault, value }.abi_encode().into();
		let call = Batch::runCall { to: self.token, calls: vec![approval] };
		self.run(self.tether, batch, call).await?;
		let deposit: Bytes = deposit(money).abi_encode().into();
		let call = Batch::runCall { to: self.vault, calls: vec![deposit.clone(), deposit] };
		self.run(self.tether, batch, call).await
	}

	/// What somebody has of the token.
	pub async fn balance(&self, who: Address) -> Result<u64> {
		let call = TetherMock::balanceOfCall { who }.abi_encode().into();
		let answer = self.anvil.call(self.token, call).await?;
		Ok(TetherMock::balanceOfCall::abi_decode_returns(&answer)?.to())
	}

	/// A guardian's pause.
	pub async fn pause(&self, bits: u8) -> Result<B256> {
		self.run(self.guardian, self.vault, UsdtVault::pauseCall { bits }).await
	}

	/// Enough blocks that the newest so far is final.
	pub async fn finalise(&self) -> Result<()> {
		self.anvil.mine(2).await
	}
}

fn deposit(money: &Money) -> DeployedVault::depositCall {
	DeployedVault::depositCall {
		amount: U256::from(money.amount),
		recipient: money.recipient,
		refundTo: money.refund_to,
		maxFee: U256::from(money.max_fee),
		memoHash: money.memo,
		minReceived: U256::ZERO,
		allowPadded: false,
	}
}

fn limits() -> Limits {
	let usdt = |amount: u64| u128::from(amount * USDT);
	Limits {
		bucketCapacity: usdt(100_000),
		bucketRefill: usdt(10),
		perTxMax: usdt(200_000),
		largeThreshold: usdt(50_000),
		tvlCap: usdt(5_000_000),
		minDeposit: usdt(1),
		feeFloor: usdt(1) / 10,
		largeDelay: HOUR,
	}
}

/// Short, so that a test that waits moves the clock by hours and not by weeks.
fn timing() -> Timing {
	Timing {
		maxPause: 2 * HOUR,
		pauseCooldown: 4 * HOUR,
		unpauseDelay: HOUR,
		governorDelay: 2 * HOUR,
		vetoReview: 2 * HOUR,
		execWindow: 4 * HOUR,
		minRotationDelay: 2 * HOUR,
		rotationDelay: HOUR,
		rotationWindow: 24 * HOUR,
		overlap: HOUR,
	}
}

async fn create(anvil: &Anvil, from: Address, name: &str, arguments: &[u8]) -> Result<Address> {
	let mut code = bytecode(name)?;
	code.extend_from_slice(arguments);
	let tx = anvil.send(from, None, code.into()).await?;
	anvil.receipt(tx).await?.contract_address.context("a deployment has an address")
}

/// What the compiler makes of a contract, among other things where it keeps what.
pub fn artefact(name: &str) -> Result<Value> {
	static FOLDER: LazyLock<Result<PathBuf>> = LazyLock::new(build);
	let folder = FOLDER.as_deref().map_err(|error| anyhow!("{error:#}"))?;
	Ok(serde_json::from_slice(&fs::read(folder.join(format!("{name}.sol/{name}.json")))?)?)
}

/// Compile what has changed since the last time.
fn build() -> Result<PathBuf> {
	let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contracts");
	fs::create_dir_all(&folder)?;
	// Somebody else may run the tests too.
	let lock = File::create(folder.join("lock"))?;
	lock.lock()?;
	let out = folder.join("out");
	let built = Command::new(program("forge")?)
		.current_dir(contracts())
		.args(["build", "src/UsdtVault.sol", "test/mocks/Batch.sol", "test/mocks/TetherMock.sol"])
		.args(["--extra-output", "storageLayout", "--out"])
		.arg(&out)
		.arg("--cache-path")
		.arg(folder.join("cache"))
		.output()?;
	ensure!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
	Ok(out)
}

fn bytecode(name: &str) -> Result<Vec<u8>> {
	let artefact = artefact(name)?;
	let code = artefact.pointer("/bytecode/object").and_then(Value::as_str);
	Ok(hex::decode(code.context("an artefact has bytecode")?)?)
}
