// SPDX-License-Identifier: Apache-2.0

//! `tael benchmark`: measures the runtime, the database and the machine.

use crate::service::{self, Parts, Reveal};
use codec::Encode;
use polkadot_sdk::{
	frame_benchmarking_cli::{
		BenchmarkCmd, ExtrinsicBuilder, ExtrinsicFactory, SUBSTRATE_REFERENCE_HARDWARE,
	},
	frame_metadata_hash_extension::CheckMetadataHash,
	frame_system, pallet_balances,
	pallet_transaction_payment::ChargeTransactionPayment,
	sc_cli::{self, SubstrateCli},
	sp_blockchain::HeaderBackend,
	sp_consensus_aura::{AURA_ENGINE_ID, Slot},
	sp_core::{Pair, crypto::key_types::AURA},
	sp_inherents::{InherentData, InherentDataProvider},
	sp_keyring::Sr25519Keyring,
	sp_keystore::{Keystore, testing::MemoryKeystore},
	sp_runtime::{DigestItem, MultiSignature, OpaqueExtrinsic, generic::Era, traits::HashingFor},
	sp_timestamp,
};
use std::sync::Arc;
use tael_node::{
	Error,
	cli::Cli,
	client::{Client, HostFunctions},
};
use tael_primitives::USDT;
use tael_runtime::{
	Address, Runtime, RuntimeCall, SLOT_DURATION, SignedPayload, TxExtension, UncheckedExtrinsic,
	VERSION, opaque::Block,
};

/// Runs a benchmark.
pub fn run(cli: &Cli, command: &BenchmarkCmd) -> Result<(), Error> {
	cli.create_runner(command)?.sync_run(|config| match command {
		BenchmarkCmd::Pallet(command) => {
			Ok(command
				.run_with_spec::<HashingFor<Block>, HostFunctions>(Some(config.chain_spec))?)
		},
		BenchmarkCmd::Block(command) => {
			Ok(command.run(service::open(&config, &service::runtime_cache(&config))?.client)?)
		},
		BenchmarkCmd::Storage(command) => {
			let Parts { client, backend, .. } =
				service::open(&config, &service::runtime_cache(&config))?;
			let (database, storage) = (backend.expose_db(), backend.expose_storage());
			let cache = backend.expose_shared_trie_cache();
			Ok(command.run(config, client, database, storage, cache)?)
		},
		BenchmarkCmd::Overhead(command) => {
			let client = service::open(&config, &service::runtime_cache(&config))?.client;
			let name = config.chain_spec.name().to_owned();
			let remark = Remark(client.clone());
			let (inherents, digest) = first_block(&client)?;
			Ok(command.run(name, client, inherents, digest, &remark, false)?)
		},
		BenchmarkCmd::Extrinsic(command) => {
			let client = service::open(&config, &service::runtime_cache(&config))?.client;
			let factory = ExtrinsicFactory(vec![
				Box::new(Remark(client.clone())),
				Box::new(Transfer(client.clone())),
			]);
			let (inherents, digest) = first_block(&client)?;
			Ok(command.run(client, inherents, digest, &factory)?)
		},
		BenchmarkCmd::Machine(command) => {
			Ok(command.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone())?)
		},
	})
}

/// A transaction that does nothing.
struct Remark(Arc<Client>);

/// A payment of one USDT between accounts that exist.
struct Transfer(Arc<Client>);

impl ExtrinsicBuilder for Remark {
	fn pallet(&self) -> &str {
		"system"
	}

	fn extrinsic(&self) -> &str {
		"remark"
	}

	fn build(&self, nonce: u32) -> Result<OpaqueExtrinsic, &'static str> {
		let call = frame_system::Call::remark { remark: Vec::new() };
		Ok(signed(&self.0, RuntimeCall::System(call), nonce))
	}
}

impl ExtrinsicBuilder for Transfer {
	fn pallet(&self) -> &str {
		"balances"
	}

	fn extrinsic(&self) -> &str {
		"transfer_keep_alive"
	}

	fn build(&self, nonce: u32) -> Result<OpaqueExtrinsic, &'static str> {
		let dest = Address::Id(Sr25519Keyring::Alice.to_account_id());
		let call = pallet_balances::Call::transfer_keep_alive { dest, value: USDT };
		Ok(signed(&self.0, RuntimeCall::Balances(call), nonce))
	}
}

fn signed(client: &Client, call: RuntimeCall, nonce: u32) -> OpaqueExtrinsic {
	let genesis = client.info().genesis_hash;
	let extension: TxExtension = (
		frame_system::AuthorizeCall::<Runtime>::new(),
		frame_system::CheckNonZeroSender::<Runtime>::new(),
		frame_system::CheckSpecVersion::<Runtime>::new(),
		frame_system::CheckTxVersion::<Runtime>::new(),
		frame_system::CheckGenesis::<Runtime>::new(),
		frame_system::CheckMortality::<Runtime>::from(Era::Immortal),
		frame_system::CheckNonce::<Runtime>::from(nonce.into()),
		frame_system::CheckWeight::<Runtime>::new(),
		ChargeTransactionPayment::<Runtime>::from(0),
		CheckMetadataHash::<Runtime>::new(false),
		frame_system::WeightReclaim::<Runtime>::new(),
	);
	let payload = SignedPayload::from_raw(
		call.clone(),
		extension.clone(),
		(
			(),
			(),
			VERSION.spec_version,
			VERSION.transaction_version,
			genesis,
			genesis,
			(),
			(),
			(),
			None,
			(),
		),
	);
	let signer = Sr25519Keyring::Bob.pair();
	let signature = payload.using_encoded(|payload| signer.sign(payload));
	UncheckedExtrinsic::new_signed(
		call,
		Address::Id(Sr25519Keyring::Bob.to_account_id()),
		MultiSignature::Sr25519(signature),
		extension,
	)
	.into()
}

/// Inherents and digest of the benchmark's block. It is the first slot's, whose author is one of the
/// accounts with keys that everybody knows.
fn first_block(client: &Arc<Client>) -> Result<(InherentData, Vec<DigestItem>), Error> {
	// The genesis block counts as that of slot 0.
	let slot = Slot::from(1);
	let keystore = MemoryKeystore::new();
	for who in Sr25519Keyring::iter() {
		keystore
			.sr25519_generate_new(AURA, Some(&who.to_seed()))
			.map_err(|error| sc_cli::Error::Input(format!("no key: {error}")))?;
	}
	let reveal = Reveal {
		client: client.clone(),
		keystore: Arc::new(keystore),
		parent: client.info().best_hash,
		slot,
	};
	let time = sp_timestamp::InherentDataProvider::new((*slot * SLOT_DURATION).into());
	let mut data = InherentData::new();
	futures::executor::block_on((time, reveal).provide_inherent_data(&mut data))
		.map_err(|error| sc_cli::Error::Input(format!("no inherent data: {error:?}")))?;
	Ok((data, vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())]))
}
