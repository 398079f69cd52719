// SPDX-License-Identifier: Apache-2.0

//! The connections to other nodes.

use polkadot_sdk::{
	sc_consensus::DefaultImportQueue,
	sc_consensus_grandpa::{self, SharedAuthoritySet, warp_proof},
	sc_network::{
		Litep2pNetworkBackend, NetworkBackend, NetworkWorker, NotificationService, ProtocolName,
		config::{FullNetworkConfiguration, NetworkBackendType},
		service::traits::NetworkService,
	},
	sc_network_sync::SyncingService,
	sc_network_transactions::TransactionsHandlerController,
	sc_rpc::system::Request,
	sc_service::{BuildNetworkParams, Configuration, TaskManager, WarpSyncConfig, build_network},
	sc_utils::mpsc::TracingUnboundedSender,
	sp_blockchain::HeaderBackend,
};
use std::sync::Arc;
use tael_node::{
	Error,
	client::{Backend, Client},
	pool::Pool,
};
use tael_primitives::{BlockNumber, Hash};
use tael_runtime::opaque::Block;

/// The network, and what speaks over it.
pub struct Network {
	/// The network itself.
	pub service: Arc<dyn NetworkService>,
	/// Fetches blocks and announces them.
	pub sync: Arc<SyncingService<Block>>,
	/// Passes transactions on.
	pub transactions: TransactionsHandlerController<Hash>,
	/// Takes the questions of JSON-RPC about the network.
	pub questions: TracingUnboundedSender<Request<Block>>,
	/// What the finality gadget's votes travel by.
	pub votes: Box<dyn NotificationService>,
	/// The name of the protocol of those votes.
	pub votes_protocol: ProtocolName,
}

/// What the network needs of the node.
pub struct Needs<'a> {
	pub config: &'a Configuration,
	pub tasks: &'a TaskManager,
	pub client: &'a Arc<Client>,
	pub backend: &'a Arc<Backend>,
	pub pool: &'a Arc<Pool>,
	pub import_queue: DefaultImportQueue<Block>,
	pub authorities: SharedAuthoritySet<Hash, BlockNumber>,
}

/// Joins the network by the library that the flags ask for.
pub fn join(needs: Needs) -> Result<Network, Error> {
	match needs.config.network.network_backend {
		NetworkBackendType::Litep2p => join_by::<Litep2pNetworkBackend>(needs),
		NetworkBackendType::Libp2p => join_by::<NetworkWorker<Block, Hash>>(needs),
	}
}

fn join_by<N: NetworkBackend<Block, Hash>>(needs: Needs) -> Result<Network, Error> {
	let Needs { config, tasks, client, backend, pool, import_queue, authorities } = needs;
	let registry = config.prometheus_registry();
	let mut net_config =
		FullNetworkConfiguration::<_, _, N>::new(&config.network, registry.cloned());
	let metrics = N::register_notification_metrics(registry);

	let genesis = client.info().genesis_hash;
	let votes_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let (votes_config, votes) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
		votes_protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(votes_config);

	let warp_sync = warp_proof::NetworkProvider::new(backend.clone(), authorities, Vec::default());
	let (service, questions, transactions, sync, _) = build_network(BuildNetworkParams {
		config,
		net_config,
		client: client.clone(),
		transaction_pool: pool.clone(),
		spawn_handle: tasks.spawn_handle(),
		spawn_essential_handle: tasks.spawn_essential_handle(),
		import_queue,
		block_announce_validator_builder: None,
		warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_sync))),
		block_relay: None,
		metrics,
		gap_sync_body_policy: None,
	})?;
	Ok(Network { service, sync, transactions, questions, votes, votes_protocol })
}
