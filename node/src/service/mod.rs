// SPDX-License-Identifier: Apache-2.0

//! The node as a service: its parts, and how they are tied together.
//!
//! Why each value is what it is stands in `docs/operations/tuning.md`.

mod network;
mod parts;
mod randomness;

pub use parts::{Parts, ensure_exists, ensure_unused, open, revert, runtime_cache};
pub use randomness::Reveal;

use futures::FutureExt;
use jsonrpsee::RpcModule;
use network::Network;
use parts::{BlockImport, GrandpaLink, SelectChain};
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_cli::TransactionPoolParams,
	sc_client_api::Backend as _,
	sc_consensus_aura::{self, SlotProportion, StartAuraParams},
	sc_consensus_grandpa::{
		self, FinalityProofProvider, GrandpaParams, SharedVoterState, VotingRulesBuilder,
	},
	sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging,
	sc_network::{NotificationService, config::Role, service::traits::NetworkService},
	sc_network_sync::SyncingService,
	sc_offchain::{OffchainWorkerOptions, OffchainWorkers},
	sc_rpc::SubscriptionTaskExecutor,
	sc_service::{
		self, Configuration, SpawnEssentialTaskHandle, SpawnTaskHandle, SpawnTasksParams,
		TaskManager,
	},
	sc_telemetry::{Telemetry, TelemetryHandle},
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sp_consensus_aura::{inherents::InherentDataProvider, sr25519::AuthorityPair as AuraPair},
	sp_keystore::KeystorePtr,
	sp_timestamp,
	substrate_prometheus_endpoint::Registry,
};
use std::{path::Path, sync::Arc, time::Duration};
use tael_node::{
	Error,
	client::{Backend, Client},
	pool::{self, Pool},
	rpc,
};
use tael_primitives::BlockNumber;
use tael_runtime::opaque::Block;

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

/// Starts a node. `runtimes` is the folder of compiled runtimes, `gossip` how long a vote of the
/// finality gadget is expected to travel, `pool_flags` what was asked for as the transaction pool.
pub fn start(
	mut config: Configuration,
	runtimes: &Path,
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
	} = open(&config, runtimes)?;
	let essential = task_manager.spawn_essential_handle();
	let pool = Arc::new(pool::build(pool_flags, &config, &client, essential.clone()));
	let Network { service, sync, transactions, questions, votes, votes_protocol } =
		network::join(network::Needs {
			config: &config,
			tasks: &task_manager,
			client: &client,
			backend: &backend,
			pool: &pool,
			import_queue,
			authorities: grandpa.shared_authority_set().clone(),
		})?;
	let shared = Shared {
		client,
		backend,
		pool,
		keystore: keystore.keystore(),
		tasks: task_manager.spawn_handle(),
		essential,
		registry: config.prometheus_registry().cloned(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
	};
	let role = config.role;
	let force_authoring = config.force_authoring;
	let voting = (!config.disable_grandpa).then(|| sc_consensus_grandpa::Config {
		gossip_duration: gossip,
		justification_generation_period: JUSTIFICATION_PERIOD,
		observer_enabled: false,
		local_role: role,
		name: Some(config.network.node_name.clone()),
		keystore: role.is_authority().then(|| shared.keystore.clone()),
		telemetry: shared.telemetry.clone(),
		protocol_name: votes_protocol,
	});
	let voter_state = SharedVoterState::empty();

	if config.offchain_worker.enabled {
		start_offchain_workers(&shared, service.clone(), role)?;
	}
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: shared.client.clone(),
		backend: shared.backend.clone(),
		task_manager: &mut task_manager,
		keystore: shared.keystore.clone(),
		transaction_pool: shared.pool.clone(),
		rpc_builder: Box::new(rpc_builder(&shared, &grandpa, &voter_state)),
		network: service.clone(),
		system_rpc_tx: questions,
		tx_handler_controller: transactions,
		sync_service: sync.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;
	if role.is_authority() {
		start_author(&shared, select_chain, block_import, sync.clone(), force_authoring)?;
	}
	if let Some(voting) = voting {
		start_voter(&shared, voting, grandpa, voter_state, (service, sync, votes))?;
	}
	Ok(task_manager)
}

/// What most tasks work with.
struct Shared {
	client: Arc<Client>,
	backend: Arc<Backend>,
	pool: Arc<Pool>,
	keystore: KeystorePtr,
	tasks: SpawnTaskHandle,
	/// For tasks without which the node ends.
	essential: SpawnEssentialTaskHandle,
	registry: Option<Registry>,
	telemetry: Option<TelemetryHandle>,
}

impl Shared {
	fn pool_for_tasks(&self) -> OffchainTransactionPoolFactory<Block> {
		OffchainTransactionPoolFactory::new(self.pool.clone())
	}
}

/// Lets the runtime work beside the blocks.
fn start_offchain_workers(
	shared: &Shared,
	network: Arc<dyn NetworkService>,
	role: Role,
) -> Result<(), Error> {
	let workers = OffchainWorkers::new(OffchainWorkerOptions {
		runtime_api_provider: shared.client.clone(),
		keystore: Some(shared.keystore.clone()),
		offchain_db: shared.backend.offchain_storage(),
		transaction_pool: Some(shared.pool_for_tasks()),
		network_provider: Arc::new(network),
		is_validator: role.is_authority(),
		enable_http_requests: false,
		custom_extensions: |_| Vec::new(),
	})
	.map_err(sc_service::Error::from)?;
	let run = workers.run(shared.client.clone(), shared.tasks.clone()).boxed();
	shared.tasks.spawn("offchain-workers-runner", "offchain-worker", run);
	Ok(())
}

/// Makes the methods of JSON-RPC, for each of its servers anew.
fn rpc_builder(
	shared: &Shared,
	grandpa: &GrandpaLink,
	voter_state: &SharedVoterState,
) -> impl Fn(SubscriptionTaskExecutor) -> Result<RpcModule<()>, sc_service::Error> + use<> {
	let (client, pool) = (shared.client.clone(), shared.pool.clone());
	let authorities = grandpa.shared_authority_set().clone();
	let voter_state = voter_state.clone();
	let justifications = grandpa.justification_stream();
	let proofs =
		FinalityProofProvider::new_for_service(shared.backend.clone(), Some(authorities.clone()));
	move |executor| {
		let deps = rpc::FullDeps {
			client: client.clone(),
			pool: pool.clone(),
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
}

/// Builds a block in each slot that is this node's.
fn start_author(
	shared: &Shared,
	select_chain: SelectChain,
	block_import: BlockImport,
	sync: Arc<SyncingService<Block>>,
	force_authoring: bool,
) -> Result<(), Error> {
	let slot_duration = sc_consensus_aura::slot_duration(&*shared.client)?;
	let revealing = (shared.client.clone(), shared.keystore.clone());
	let author =
		sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
			slot_duration,
			client: shared.client.clone(),
			select_chain,
			block_import,
			proposer_factory: ProposerFactory::new(
				shared.tasks.clone(),
				shared.client.clone(),
				shared.pool.clone(),
				shared.registry.as_ref(),
				shared.telemetry.clone(),
			),
			create_inherent_data_providers: move |parent, ()| {
				let (client, keystore) = revealing.clone();
				async move {
					let time = sp_timestamp::InherentDataProvider::from_system_time();
					let slot = InherentDataProvider::from_timestamp_and_slot_duration(
						*time,
						slot_duration,
					);
					let reveal = Reveal { client, keystore, parent, slot: *slot };
					Ok((slot, time, reveal))
				}
			},
			force_authoring,
			backoff_authoring_blocks: Some(BACK_OFF),
			keystore: shared.keystore.clone(),
			sync_oracle: sync.clone(),
			justification_sync_link: sync,
			block_proposal_slot_portion: SlotProportion::new(BUILD_SHARE),
			max_block_proposal_slot_portion: Some(SlotProportion::new(LONGEST_BUILD_SHARE)),
			telemetry: shared.telemetry.clone(),
			compatibility_mode: sc_consensus_aura::CompatibilityMode::default(),
		})?;
	shared.essential.spawn_blocking("aura", Some("block-authoring"), author);
	Ok(())
}

/// How votes travel: the network, what fetches the blocks they are about, and their own protocol.
type Roads = (Arc<dyn NetworkService>, Arc<SyncingService<Block>>, Box<dyn NotificationService>);

/// Votes on which block is final, or follows the votes of others.
fn start_voter(
	shared: &Shared,
	config: sc_consensus_grandpa::Config,
	link: GrandpaLink,
	shared_voter_state: SharedVoterState,
	(network, sync, notification_service): Roads,
) -> Result<(), Error> {
	let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
		config,
		link,
		network,
		sync: Arc::new(sync),
		notification_service,
		// Vote for the best block. The SDK's rules hold two blocks back, which costs a second
		// here and adds nothing to safety.
		voting_rule: VotingRulesBuilder::new().build(),
		prometheus_registry: shared.registry.clone(),
		shared_voter_state,
		telemetry: shared.telemetry.clone(),
		offchain_tx_pool_factory: shared.pool_for_tasks(),
	})?;
	shared.essential.spawn_blocking("grandpa-voter", None, voter);
	Ok(())
}
