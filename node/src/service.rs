// SPDX-License-Identifier: Apache-2.0

//! The node as a service: its parts, and how they are tied together.
//!
//! Why each value is what it is stands in `docs/operations/tuning.md`.

pub use crate::pool::Pool;
use crate::{Error, pool, rpc};
use futures::FutureExt;
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_chain_spec::{BuildGenesisBlock, GenesisBlockBuilder},
	sc_cli::{self, TransactionPoolParams},
	sc_client_api::Backend as _,
	sc_consensus::{DefaultImportQueue, LongestChain},
	sc_consensus_aura::{
		self, ImportQueueParams, SlotProportion, StartAuraParams, standalone::slot_duration_at,
	},
	sc_consensus_grandpa::{
		self, FinalityProofProvider, GrandpaBlockImport, GrandpaParams, GrandpaPruningFilter,
		LinkHalf, SharedVoterState, VotingRulesBuilder,
	},
	sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging,
	sc_executor::WasmExecutor,
	sc_network::{NetworkBackend, config::FullNetworkConfiguration},
	sc_offchain::{OffchainWorkerOptions, OffchainWorkers},
	sc_service::{
		self, BuildNetworkParams, Configuration, KeystoreContainer, PruningMode, SpawnTasksParams,
		TFullBackend, TFullClient, TaskManager, WarpSyncConfig,
	},
	sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker},
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sp_blockchain::HeaderBackend,
	sp_consensus_aura::{inherents::InherentDataProvider, sr25519::AuthorityPair as AuraPair},
	sp_runtime::traits::Block as _,
	sp_timestamp,
};
use std::{sync::Arc, time::Duration};
use tael_primitives::{BlockNumber, Hash};
use tael_runtime::{apis::RuntimeApi, opaque::Block};

/// For how many final blocks the state is kept: an hour.
pub const STATE_BLOCKS: u32 = 7_200;
/// The share of a slot in which a block is built. The rest is for the network and for the import
/// by the next author.
const BUILD_SHARE: f32 = 0.5;
/// The same after slots without a block. The SDK would give up to 20 slots, and the block would
/// reach nobody in time.
const LONGEST_BUILD_SHARE: f32 = 0.6;
/// At least one block in so many keeps a proof of its finality.
const JUSTIFICATION_PERIOD: u32 = 64;

/// Blocks become fewer, and never stop, when none was final for five minutes.
///
/// The database gives up the way back behind 4,096 blocks. At two blocks per second the sides of a
/// split network would pass that in half an hour, and could not reunite; so it takes half a day.
const BACK_OFF: BackoffAuthoringOnFinalizedHeadLagging<BlockNumber> =
	BackoffAuthoringOnFinalizedHeadLagging {
		unfinalized_slack: 600,
		authoring_bias: 2,
		max_interval: 20,
	};

/// What the runtime may call in the node.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type HostFunctions = polkadot_sdk::sp_io::SubstrateHostFunctions;
/// What the runtime may call in the node.
#[cfg(feature = "runtime-benchmarks")]
pub type HostFunctions = (
	polkadot_sdk::sp_io::SubstrateHostFunctions,
	polkadot_sdk::frame_benchmarking::benchmarking::HostFunctions,
);

/// The database.
pub type Backend = TFullBackend<Block>;
/// The view of the chain that everything else shares.
pub type Client = TFullClient<Block, RuntimeApi, Executor>;
type Executor = WasmExecutor<HostFunctions>;
type SelectChain = LongestChain<Backend, Block>;
type BlockImport = GrandpaBlockImport<Backend, Block, Client, SelectChain>;
type GrandpaLink = LinkHalf<Block, Client, SelectChain>;

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
	keystore: KeystoreContainer,
	select_chain: SelectChain,
	block_import: BlockImport,
	grandpa: GrandpaLink,
	telemetry: Option<Telemetry>,
}

/// Opens the database of a chain and puts together what works on it.
pub fn open(config: &Configuration) -> Result<Parts, Error> {
	let telemetry = telemetry(config)?;
	let handle = telemetry.as_ref().map(Telemetry::handle);
	let (client, backend, keystore, task_manager) = open_client(config, handle.clone())?;
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
	telemetry: Option<TelemetryHandle>,
) -> Result<ClientParts, Error> {
	let executor = sc_service::new_wasm_executor::<HostFunctions>(&config.executor);
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
			let path = config.database.path().unwrap_or(&config.data_path).to_path_buf();
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

/// A database keeps the kind of state pruning it was made with, so a missing flag means: ours for a
/// new database and for one that prunes, and what is there for an archive.
fn open_backend(config: &Configuration) -> Result<Arc<Backend>, Error> {
	let open = |state_pruning| {
		let mut settings = config.db_config();
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

type Revert = dyn FnOnce(Arc<Client>, Arc<Backend>, BlockNumber) -> sc_cli::Result<()>;

/// What the command `revert` takes back besides the blocks: the finality gadget's changes of
/// validators.
pub fn revert() -> Box<Revert> {
	Box::new(|client, _, blocks| Ok(sc_consensus_grandpa::revert(client, blocks)?))
}

/// Starts a node. `gossip` is how long a vote of the finality gadget is expected to travel,
/// `pool_flags` what was asked for as the transaction pool.
pub fn start<N: NetworkBackend<Block, Hash>>(
	mut config: Configuration,
	gossip: Duration,
	pool_flags: &TransactionPoolParams,
) -> Result<TaskManager, Error> {
	// The SDK waits for three. The proof is checked against the genesis authorities whoever sends
	// it, so that more peers would not make it safer, only small networks impossible to join.
	config.network.min_peers_to_start_warp_sync = Some(1);
	let Parts {
		client,
		backend,
		import_queue,
		mut task_manager,
		keystore,
		select_chain,
		block_import,
		grandpa,
		mut telemetry,
	} = open(&config)?;
	let handle = telemetry.as_ref().map(Telemetry::handle);
	let registry = config.prometheus_registry().cloned();
	let pool = pool::build(pool_flags, &config, &client, task_manager.spawn_essential_handle());
	let pool = Arc::new(pool);

	// -- Network
	let mut net_config =
		FullNetworkConfiguration::<_, _, N>::new(&config.network, registry.clone());
	let metrics = N::register_notification_metrics(registry.as_ref());
	let genesis_hash = client.info().genesis_hash;
	let grandpa_protocol =
		sc_consensus_grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
	let (grandpa_config, grandpa_notifications) =
		sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
			grandpa_protocol.clone(),
			metrics.clone(),
			net_config.peer_store_handle(),
		);
	net_config.add_notification_protocol(grandpa_config);
	let authorities = grandpa.shared_authority_set().clone();
	let warp_sync = sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		authorities.clone(),
		Vec::default(),
	);
	let (network, system_rpc_tx, tx_handler_controller, sync, _) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_sync))),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	if config.offchain_worker.enabled {
		let workers = OffchainWorkers::new(OffchainWorkerOptions {
			runtime_api_provider: client.clone(),
			keystore: Some(keystore.keystore()),
			offchain_db: backend.offchain_storage(),
			transaction_pool: Some(OffchainTransactionPoolFactory::new(pool.clone())),
			network_provider: Arc::new(network.clone()),
			is_validator: config.role.is_authority(),
			enable_http_requests: false,
			custom_extensions: |_| Vec::new(),
		})
		.map_err(sc_service::Error::from)?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			"offchain-worker",
			workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
		);
	}

	// -- JSON-RPC
	let voter_state = SharedVoterState::empty();
	let rpc_builder = {
		let (client, pool, backend) = (client.clone(), pool.clone(), backend.clone());
		let voter_state = voter_state.clone();
		let justifications = grandpa.justification_stream();
		let proofs =
			FinalityProofProvider::new_for_service(backend.clone(), Some(authorities.clone()));
		move |executor: polkadot_sdk::sc_rpc::SubscriptionTaskExecutor| {
			let deps = rpc::FullDeps {
				client: client.clone(),
				pool: pool.clone(),
				backend: backend.clone(),
				executor,
				grandpa: rpc::GrandpaDeps {
					authorities: authorities.clone(),
					voter_state: voter_state.clone(),
					justifications: justifications.clone(),
					proofs: proofs.clone(),
				},
			};
			rpc::create_full(deps).map_err(Into::into)
		}
	};

	// -- Tasks
	let role = config.role;
	let name = config.network.node_name.clone();
	let force_authoring = config.force_authoring;
	let finality = !config.disable_grandpa;
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: client.clone(),
		backend,
		task_manager: &mut task_manager,
		keystore: keystore.keystore(),
		transaction_pool: pool.clone(),
		rpc_builder: Box::new(rpc_builder),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if role.is_authority() {
		let proposer = ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			pool.clone(),
			registry.as_ref(),
			handle.clone(),
		);
		let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
		let aura = sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(
			StartAuraParams {
				slot_duration,
				client,
				select_chain,
				block_import,
				proposer_factory: proposer,
				create_inherent_data_providers: move |_, ()| async move {
					let time = sp_timestamp::InherentDataProvider::from_system_time();
					let slot = InherentDataProvider::from_timestamp_and_slot_duration(
						*time,
						slot_duration,
					);
					Ok((slot, time))
				},
				force_authoring,
				backoff_authoring_blocks: Some(BACK_OFF),
				keystore: keystore.keystore(),
				sync_oracle: sync.clone(),
				justification_sync_link: sync.clone(),
				block_proposal_slot_portion: SlotProportion::new(BUILD_SHARE),
				max_block_proposal_slot_portion: Some(SlotProportion::new(LONGEST_BUILD_SHARE)),
				telemetry: handle.clone(),
				compatibility_mode: sc_consensus_aura::CompatibilityMode::default(),
			},
		)?;
		task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
	}

	if finality {
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: gossip,
				justification_generation_period: JUSTIFICATION_PERIOD,
				observer_enabled: false,
				local_role: role,
				name: Some(name),
				keystore: role.is_authority().then(|| keystore.keystore()),
				telemetry: handle.clone(),
				protocol_name: grandpa_protocol,
			},
			link: grandpa,
			network,
			sync: Arc::new(sync),
			notification_service: grandpa_notifications,
			// Vote for the best block. The SDK's rules hold two blocks back, which costs a
			// second here and adds nothing to safety.
			voting_rule: VotingRulesBuilder::new().build(),
			prometheus_registry: registry,
			shared_voter_state: voter_state,
			telemetry: handle,
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(pool),
		})?;
		task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	}

	Ok(task_manager)
}
