// SPDX-License-Identifier: Apache-2.0

//! A real development node, and a client that signs transactions and asks over JSON-RPC as any
//! program outside would.

use codec::{Decode, Encode};
use jsonrpsee::{
	core::{
		ClientError,
		client::{ClientT, Subscription, SubscriptionClientT},
		traits::ToRpcParams,
	},
	rpc_params,
	types::ErrorObjectOwned,
	ws_client::{WsClient, WsClientBuilder},
};
use polkadot_sdk::{
	frame_metadata_hash_extension, frame_system, pallet_transaction_payment,
	sp_core::{self, Pair as _, sr25519},
	sp_io::hashing::twox_128,
	sp_runtime::{MultiAddress, generic::Era},
};
use serde_json::Value;
use std::{
	fs::File,
	process::{Child, Command, Stdio},
	time::{Duration, Instant},
};
use tael_primitives::{AccountId, Balance, Hash, Nonce, Signature};
use tael_runtime::{
	Runtime, RuntimeCall, RuntimeEvent, SignedPayload, TxExtension, UncheckedExtrinsic, VERSION,
};
use tempfile::TempDir;

type AccountInfo<T> = frame_system::AccountInfo<
	<T as frame_system::Config>::Nonce,
	<T as frame_system::Config>::AccountData,
>;

/// How long anything that should happen within seconds may take on a loaded machine.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// A development node in a folder of its own. It ends with the value.
pub struct Node {
	process: Child,
	url: String,
	folder: TempDir,
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.process.kill();
		let _ = self.process.wait();
	}
}

impl Node {
	/// Start a node and wait until it answers.
	pub async fn start(flags: &[&str]) -> Self {
		let folder = tempfile::tempdir().unwrap();
		let (process, url) = Self::run(&folder, flags).await;
		Self { process, url, folder }
	}

	/// Kill the process, and start another on what it left.
	pub async fn restart_after_a_kill(&mut self) {
		self.process.kill().unwrap();
		self.process.wait().unwrap();
		(self.process, self.url) = Self::run(&self.folder, &[]).await;
	}

	async fn run(folder: &TempDir, flags: &[&str]) -> (Child, String) {
		let log = folder.path().join("log");
		let mut process = Command::new(env!("CARGO_BIN_EXE_tael"))
			.args(["--dev", "--rpc-port", "0", "--no-prometheus", "--no-telemetry", "--no-mdns"])
			.args(["--listen-addr", "/ip4/127.0.0.1/tcp/0"])
			.args(["--runtime-cache", concat!(env!("CARGO_TARGET_TMPDIR"), "/runtimes")])
			.arg("--base-path")
			.arg(folder.path())
			.args(flags)
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(File::create(&log).unwrap())
			.spawn()
			.unwrap();
		let started = Instant::now();
		let url = loop {
			let text = std::fs::read_to_string(&log).unwrap();
			if let Some(url) = rpc_url(&text) {
				break url;
			}
			assert!(process.try_wait().unwrap().is_none(), "the node ended:\n{text}");
			assert!(started.elapsed() < PATIENCE, "the node opens no RPC port:\n{text}");
			tokio::time::sleep(Duration::from_millis(50)).await;
		};
		(process, url)
	}

	/// Connect to it.
	pub async fn connect(&self) -> Chain {
		let rpc = WsClientBuilder::default().request_timeout(PATIENCE).build(&self.url).await;
		let rpc = rpc.unwrap();
		let genesis = rpc.request("chain_getBlockHash", rpc_params![0]).await.unwrap();
		Chain { rpc, genesis }
	}
}

/// The address in the line that announces the RPC server.
fn rpc_url(log: &str) -> Option<String> {
	let (_, rest) = log.split_once("Running JSON-RPC server: addr=")?;
	let (address, _) = rest.split_once([',', '\n', ' '])?;
	address.starts_with("127.0.0.1:").then(|| format!("ws://{address}"))
}

/// A connection to a node.
pub struct Chain {
	/// Any JSON-RPC method.
	pub rpc: WsClient,
	/// The hash of its first block.
	pub genesis: Hash,
}

impl Chain {
	/// The answer of a method as it came.
	pub async fn ask(&self, method: &str, params: impl ToRpcParams + Send) -> Value {
		match self.rpc.request(method, params).await {
			Ok(answer) => answer,
			Err(error) => panic!("{method} failed: {error}"),
		}
	}

	/// The error of a method that must refuse.
	pub async fn refusal(&self, method: &str, params: impl ToRpcParams + Send) -> ErrorObjectOwned {
		match self.rpc.request::<Value, _>(method, params).await {
			Err(ClientError::Call(error)) => error,
			other => panic!("{method} did not refuse: {other:?}"),
		}
	}

	/// Subscribe to an invoice.
	pub async fn follow(&self, id: Hash) -> Subscription<Value> {
		self.rpc
			.subscribe(
				"payments_v1_subscribeInvoice",
				rpc_params![id],
				"payments_v1_unsubscribeInvoice",
			)
			.await
			.unwrap()
	}

	/// The timestamp of a finalised block, once there is one after the first.
	pub async fn timestamp(&self) -> u64 {
		let started = Instant::now();
		loop {
			let clock = self.ask("clock_v1_now", rpc_params![]).await;
			match clock["data"]["timestamp"].as_u64().unwrap() {
				0 => assert!(started.elapsed() < PATIENCE, "nothing becomes final"),
				timestamp => return timestamp,
			}
			tokio::time::sleep(Duration::from_millis(50)).await;
		}
	}

	/// What an account owns in the newest finalised block, free and on hold.
	pub async fn wealth(&self, who: &AccountId) -> Balance {
		let key = sp_core::Bytes(frame_system::Account::<Runtime>::hashed_key_for(who));
		let at: Hash = self.rpc.request("chain_getFinalizedHead", rpc_params![]).await.unwrap();
		let bytes: sp_core::Bytes =
			self.rpc.request("state_getStorage", rpc_params![key, at]).await.unwrap();
		let account: AccountInfo<Runtime> = Decode::decode(&mut &*bytes.0).unwrap();
		account.data.free + account.data.reserved
	}

	/// The chain time of the newest finalised block.
	pub async fn now(&self) -> u64 {
		self.ask("clock_v1_now", rpc_params![]).await["data"]["now"].as_u64().unwrap()
	}

	/// Sign a call, submit it, and wait until it is final. Gives the block.
	///
	/// # Panics
	/// If it did not reach a block, or failed there.
	pub async fn submit(
		&self,
		signer: impl Into<sr25519::Pair>,
		call: impl Into<RuntimeCall>,
	) -> Hash {
		let transaction = self.sign(signer, call.into()).await;
		let bytes = sp_core::Bytes(transaction.encode());
		let mut progress: Subscription<Value> = self
			.rpc
			.subscribe(
				"author_submitAndWatchExtrinsic",
				rpc_params![bytes],
				"author_unwatchExtrinsic",
			)
			.await
			.unwrap();
		let wait = async {
			while let Some(status) = progress.next().await {
				let status = status.unwrap();
				if let Some(block) = status.get("finalized") {
					return serde_json::from_value(block.clone()).unwrap();
				}
				for bad in ["dropped", "invalid", "usurped", "finalityTimeout"] {
					let is_bad = status == bad || status.get(bad).is_some();
					assert!(!is_bad, "the transaction ended as {status}");
				}
			}
			panic!("the node forgot the transaction");
		};
		let block: Hash = tokio::time::timeout(PATIENCE, wait).await.expect("finality in time");
		self.assert_nothing_failed(block).await;
		block
	}

	/// A signed transaction.
	pub async fn sign(
		&self,
		signer: impl Into<sr25519::Pair>,
		call: RuntimeCall,
	) -> UncheckedExtrinsic {
		let signer = signer.into();
		let account = AccountId::from(signer.public());
		let nonce: Nonce = self
			.rpc
			.request("system_accountNextIndex", rpc_params![account.clone()])
			.await
			.unwrap();
		let extension = extension(nonce);
		let implicit = (
			(),
			(),
			VERSION.spec_version,
			VERSION.transaction_version,
			self.genesis,
			self.genesis,
			(),
			(),
			(),
			None,
			(),
		);
		let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
		let signature = payload.using_encoded(|bytes| signer.sign(bytes));
		UncheckedExtrinsic::new_signed(
			call,
			MultiAddress::Id(account),
			Signature::Sr25519(signature),
			extension,
		)
	}

	async fn assert_nothing_failed(&self, block: Hash) {
		type Record = frame_system::EventRecord<RuntimeEvent, Hash>;
		let key = [twox_128(b"System"), twox_128(b"Events")].concat();
		let bytes: Option<sp_core::Bytes> = self
			.rpc
			.request("state_getStorage", rpc_params![sp_core::Bytes(key), block])
			.await
			.unwrap();
		let events = Vec::<Record>::decode(&mut &*bytes.unwrap().0).unwrap();
		for record in events {
			if let RuntimeEvent::System(frame_system::Event::<Runtime>::ExtrinsicFailed {
				dispatch_error,
				..
			}) = record.event
			{
				panic!("a transaction failed: {dispatch_error:?}");
			}
		}
	}
}

/// What a transaction carries besides its call: no tip, and no end of its validity.
pub fn extension(nonce: Nonce) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Era::Immortal),
		frame_system::CheckNonce::from(nonce.into()),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// The next item of a subscription.
///
/// # Panics
/// If none comes in time.
pub async fn next(events: &mut Subscription<Value>) -> Value {
	let item = tokio::time::timeout(PATIENCE, events.next()).await.expect("an event in time");
	item.expect("the subscription goes on").unwrap()
}
