// SPDX-License-Identifier: Apache-2.0

//! The parts of a node that need no network: the database, and what works on it.

use super::JUSTIFICATION_PERIOD;
use polkadot_sdk::{
	sc_chain_spec::{BuildGenesisBlock, GenesisBlockBuilder},
	sc_cli,
	sc_client_api::Backend as _,
	sc_client_db::DatabaseSource,
	sc_consensus::{DefaultImportQueue, LongestChain},
	sc_consensus_aura::{self, ImportQueueParams, standalone::slot_duration_at},
	sc_consensus_grandpa::{self, GrandpaBlockImport, GrandpaPruningFilter, LinkHalf},
	sc_executor::{DEFAULT_HEAP_ALLOC_STRATEGY, HeapAllocStrategy, WasmExecutor},
	sc_service::{self, Configuration, KeystoreContainer, PruningMode, TaskManager},
	sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker},
	sp_blockchain::HeaderBackend,
	sp_consensus_aura::{inherents::InherentDataProvider, sr25519::AuthorityPair as AuraPair},
	sp_runtime::traits::Block as _,
	sp_timestamp,
};
use std::{
	path::{Path, PathBuf},
	sync::Arc,
};
use tael_node::{
	Error,
	cli::STATE_BLOCKS,
	client::{Backend, Client, HostFunctions},
	database::DurableDb,
};
use tael_primitives::{BlockNumber, Hash};
use tael_runtime::{apis::RuntimeApi, opaque::Block};

/// Follows the longest chain.
pub type SelectChain = LongestChain<Backend, Block>;
/// Imports blocks, and their proofs of finality.
pub type BlockImport = GrandpaBlockImport<Backend, Block, Client, SelectChain>;
/// What block import and finality gadget share.
pub type GrandpaLink = LinkHalf<Block, Client, SelectChain>;

/// The parts that every command on a database needs, before a network and tasks are there.
pub struct Parts {
	/// The view of the chain.
	pub client: Arc<Client>,
	/// The database.
	pub backend: Arc<Backend>,
	/// Where blocks are verified and imported.
	pub import_queue: DefaultImportQueue<Block>,
	/// What runs.
	pub task_manager: TaskManager,
	/// Keys of the node itself.
	pub keystore: KeystoreContainer,
	/// Which of two chains is followed.
	pub select_chain: SelectChain,
	/// What every block passes on its way into the database.
	pub block_import: BlockImport,
	/// What block import and finality gadget share.
	pub grandpa: GrandpaLink,
	/// Where the node reports to, if anywhere.
	pub telemetry: Option<Telemetry>,
}

/// Opens the database of a chain and puts together what works on it. Compiled runtimes are kept in
/// the folder `runtimes`.
pub fn open(config: &Configuration, runtimes: &Path) -> Result<Parts, Error> {
	let telemetry = telemetry(config)?;
	let handle = telemetry.as_ref().map(Telemetry::handle);
	let (client, backend, keystore, task_manager) = open_client(config, runtimes, handle.clone())?;
	let registry = config.prometheus_registry();
	let select_chain = LongestChain::new(backend.clone());

	let (block_import, grandpa) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		handle.clone(),
	)?;

	let slots = client.clone();
	let import_queue =
		sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
			block_import: block_import.clone(),
			justification_import: Some(Box::new(block_import.clone())),
			client: client.clone(),
			create_inherent_data_providers: move |parent, ()| {
				let slots = slots.clone();
				async move {
					let time = sp_timestamp::InherentDataProvider::from_system_time();
					let slot = InherentDataProvider::from_timestamp_and_slot_duration(
						*time,
						slot_duration_at(&*slots, parent)?,
					);
					Ok((slot, time))
				}
			},
			spawner: &task_manager.spawn_essential_handle(),
			registry,
			check_for_equivocation: sc_consensus_aura::CheckForEquivocation::default(),
			telemetry: handle,
			compatibility_mode: sc_consensus_aura::CompatibilityMode::default(),
		})?;

	Ok(Parts {
		client,
		backend,
		import_queue,
		task_manager,
		keystore,
		select_chain,
		block_import,
		grandpa,
		telemetry,
	})
}

fn telemetry(config: &Configuration) -> Result<Option<Telemetry>, Error> {
	let endpoints = config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty());
	let Some(endpoints) = endpoints else { return Ok(None) };
	let worker = TelemetryWorker::new(16).map_err(sc_service::Error::from)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	config.tokio_handle.spawn(worker.run());
	Ok(Some(telemetry))
}

type ClientParts = (Arc<Client>, Arc<Backend>, KeystoreContainer, TaskManager);

/// Opens the database, and makes sure that it holds the chain of the specification: the SDK takes
/// any first block that it finds.
fn open_client(
	config: &Configuration,
	runtimes: &Path,
	telemetry: Option<TelemetryHandle>,
) -> Result<ClientParts, Error> {
	let executor = executor(config, runtimes);
	let storage =
		config.chain_spec.as_storage_builder().build_storage().map_err(Error::ChainSpec)?;
	let backend = open_backend(config)?;
	let genesis = || {
		GenesisBlockBuilder::<Block, _, _>::new_with_storage(
			storage.clone(),
			!config.no_genesis(),
			backend.clone(),
			executor.clone(),
		)
	};

	let stored = backend.blockchain().info().genesis_hash;
	if stored != Hash::default() {
		let (block, _) = genesis()?.build_genesis_block()?;
		let expected = block.header().hash();
		if stored != expected {
			let path = database_folder(config).to_path_buf();
			return Err(Error::ForeignDatabase { path, stored, expected });
		}
	}

	let (client, backend, keystore, task_manager) =
		sc_service::new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
			config,
			telemetry,
			executor.clone(),
			backend.clone(),
			genesis()?,
			false,
		)?;
	Ok((Arc::new(client), backend, keystore, task_manager))
}

/// Where compiled runtimes are kept unless a flag says otherwise.
pub fn runtime_cache(config: &Configuration) -> PathBuf {
	config.data_path.join("runtimes")
}

/// Runs the runtime. It is compiled once for each version of runtime and node, which takes seconds.
fn executor(config: &Configuration, runtimes: &Path) -> WasmExecutor<HostFunctions> {
	let settings = &config.executor;
	let fixed =
		|pages| HeapAllocStrategy::Static { extra_pages: u32::try_from(pages).unwrap_or(u32::MAX) };
	let heap = settings.default_heap_pages.map_or(DEFAULT_HEAP_ALLOC_STRATEGY, fixed);
	let executor = WasmExecutor::builder()
		.with_execution_method(settings.wasm_method)
		.with_onchain_heap_alloc_strategy(heap)
		.with_offchain_heap_alloc_strategy(heap)
		.with_max_runtime_instances(settings.max_runtime_instances)
		.with_runtime_cache_size(settings.runtime_cache_size);
	// The cache takes absolute paths only.
	match std::path::absolute(runtimes) {
		Ok(runtimes) => executor.with_cache_path(runtimes).build(),
		Err(_) => executor.build(),
	}
}

/// A database keeps the kind of state pruning it was made with, so a missing flag means: ours for a
/// new database and for one that prunes, and what is there for an archive.
fn open_backend(config: &Configuration) -> Result<Arc<Backend>, Error> {
	let db = Arc::new(DurableDb::open(database_folder(config))?);
	let open = |state_pruning| {
		let mut settings = config.db_config();
		settings.source =
			DatabaseSource::Custom { db: db.clone(), require_create_flag: db.is_new() };
		settings.state_pruning = state_pruning;
		// Proofs of finality at changes of the validators stay, or nobody could warp-sync from
		// a node that prunes blocks.
		settings.pruning_filters = vec![Arc::new(GrandpaPruningFilter)];
		sc_service::new_db_backend(settings).map_err(Error::from)
	};
	match &config.state_pruning {
		Some(asked) => open(Some(asked.clone())),
		None => match open(Some(PruningMode::blocks_pruning(STATE_BLOCKS))) {
			Err(Error::Pruning(_)) => open(None),
			opened => opened,
		},
	}
}

fn database_folder(config: &Configuration) -> &Path {
	config.database.path().unwrap_or(&config.data_path)
}

/// Fails if there is no database. The SDK would make one.
pub fn ensure_exists(config: &Configuration) -> Result<(), Error> {
	let folder = database_folder(config);
	if folder.exists() { Ok(()) } else { Err(Error::NoDatabase(folder.to_path_buf())) }
}

/// Fails if a node has the database open. One that cannot be opened for other reasons is not in use.
pub fn ensure_unused(config: &Configuration) -> Result<(), Error> {
	let folder = database_folder(config);
	if !folder.exists() {
		return Ok(());
	}
	match DurableDb::open(folder).map_err(Error::from) {
		Err(error @ Error::DatabaseInUse(_)) => Err(error),
		Ok(_) | Err(_) => Ok(()),
	}
}

type Revert = dyn FnOnce(Arc<Client>, Arc<Backend>, BlockNumber) -> sc_cli::Result<()>;

/// What the command `revert` takes back besides the blocks: the finality gadget's changes of
/// validators.
pub fn revert() -> Box<Revert> {
	Box::new(|client, _, blocks| Ok(sc_consensus_grandpa::revert(client, blocks)?))
}
