// SPDX-License-Identifier: Apache-2.0

//! The transaction pool: the SDK's single-state pool, with a say in when a transaction is judged.
//!
//! The SDK judges a transaction by the block that was best when it was *submitted*, however long
//! it then waited for one of the two workers that validate. Judged by an old block, the second of
//! two transactions of an account still waits for the first; the pool remembers for two blocks
//! only that the first has been included. At two blocks a second a second of waiting is enough:
//! the transaction was accepted, nothing is wrong with it, and it stays in the pool for ever. So
//! transactions queue, a few are let through at a time, and each is judged by the block that is
//! best when its turn comes.
//!
//! And the SDK judges everything that waits again after every block. Under load that is four of
//! five validations, by the same two workers. Here a verdict holds for a minute, or until a block
//! is taken back. A transaction that becomes invalid in between is found out when it should go into
//! a block.

mod validation;

use crate::client::Client;
use jsonrpsee::core::async_trait;
use polkadot_sdk::{
	sc_cli::{TransactionPoolParams, TransactionPoolType},
	sc_service::{Configuration, SpawnEssentialTaskHandle},
	sc_transaction_pool::{
		self, BasicPool, FullChainApi, Options, PoolLimit, RevalidationType, TransactionPoolHandle,
		TransactionPoolWrapper,
	},
	sc_transaction_pool_api::{
		ChainEvent, ImportNotificationStream, LocalTransactionFor, LocalTransactionPool,
		MaintainedTransactionPool, PoolStatus, ReadyTransactions, TransactionFor, TransactionPool,
		TransactionSource, TransactionStatusStreamFor, TxHash, TxInvalidityReportMap,
	},
	sp_blockchain::HeaderBackend,
};
use std::{collections::HashMap, pin::Pin, sync::Arc, time::Duration};
use tael_primitives::Hash;
use tael_runtime::opaque::Block;
use validation::Validation;

/// The transaction pool.
pub type Pool = TransactionPoolHandle<Block, Client>;
type Chain = FullChainApi<Client, Block>;
type Inner = BasicPool<Validation<Chain>, Block>;
type Ready<P> =
	Box<dyn ReadyTransactions<Item = Arc<<P as TransactionPool>::InPoolTransaction>> + Send>;

/// How long the verdict on a transaction that waits holds.
const VERDICT_HOLDS: Duration = Duration::from_mins(1);

/// The pool that the flags ask for.
pub fn build(
	flags: &TransactionPoolParams,
	config: &Configuration,
	client: &Arc<Client>,
	spawner: SpawnEssentialTaskHandle,
) -> Pool {
	let is_validator = config.role.is_authority().into();
	let registry = config.prometheus_registry();
	match flags.pool_type {
		TransactionPoolType::SingleState => {
			let limits = limits(flags);
			let capacity = u32::try_from(limits.total_count()).unwrap_or(u32::MAX);
			let chain = FullChainApi::new(client.clone(), registry, &spawner);
			let newest = {
				let client = client.clone();
				Box::new(move || {
					let info = client.info();
					(info.best_number, info.best_hash)
				})
			};
			let validation = Validation::new(chain, newest, VERDICT_HOLDS, capacity);
			let start = client.info();
			TransactionPoolWrapper(Box::new(SingleState(BasicPool::with_revalidation_type(
				limits,
				is_validator,
				Arc::new(validation),
				registry,
				// What the other type skips is not only validation: it also forgets the
				// transactions of blocks that lost against others.
				RevalidationType::Full,
				spawner,
				start.best_number,
				start.best_hash,
				start.finalized_hash,
			))))
		},
		TransactionPoolType::ForkAware => {
			sc_transaction_pool::Builder::new(spawner, client.clone(), is_validator)
				.with_options(config.transaction_pool.clone())
				.with_prometheus(registry)
				.build()
		},
	}
}

/// What the flags mean. The SDK reads them the same way, but keeps the result to itself.
fn limits(flags: &TransactionPoolParams) -> Options {
	let ready = PoolLimit { count: flags.pool_limit, total_bytes: flags.pool_kbytes * 1024 };
	let future = PoolLimit { count: ready.count / 10, total_bytes: ready.total_bytes / 10 };
	Options {
		ready,
		future,
		reject_future_transactions: false,
		ban_time: Duration::from_secs(flags.tx_ban_seconds.unwrap_or_default()),
	}
}

/// The SDK offers local submission only for its own validation.
struct SingleState(Inner);

#[async_trait]
impl TransactionPool for SingleState {
	type Block = Block;
	type Hash = Hash;
	type InPoolTransaction = <Inner as TransactionPool>::InPoolTransaction;
	type Error = <Inner as TransactionPool>::Error;

	async fn submit_at(
		&self,
		at: Hash,
		source: TransactionSource,
		transactions: Vec<TransactionFor<Self>>,
	) -> Result<Vec<Result<TxHash<Self>, Self::Error>>, Self::Error> {
		self.0.submit_at(at, source, transactions).await
	}

	async fn submit_one(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: TransactionFor<Self>,
	) -> Result<TxHash<Self>, Self::Error> {
		self.0.submit_one(at, source, transaction).await
	}

	async fn submit_and_watch(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
		self.0.submit_and_watch(at, source, transaction).await
	}

	async fn ready_at(&self, at: Hash) -> Ready<Self> {
		self.0.ready_at(at).await
	}

	fn ready(&self) -> Ready<Self> {
		self.0.ready()
	}

	async fn report_invalid(
		&self,
		at: Option<Hash>,
		errors: TxInvalidityReportMap<TxHash<Self>>,
	) -> Vec<Arc<Self::InPoolTransaction>> {
		self.0.report_invalid(at, errors).await
	}

	fn futures(&self) -> Vec<Self::InPoolTransaction> {
		self.0.futures()
	}

	fn status(&self) -> PoolStatus {
		self.0.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<TxHash<Self>> {
		self.0.import_notification_stream()
	}

	fn on_broadcasted(&self, propagations: HashMap<TxHash<Self>, Vec<String>>) {
		self.0.on_broadcasted(propagations);
	}

	fn hash_of(&self, transaction: &TransactionFor<Self>) -> TxHash<Self> {
		self.0.hash_of(transaction)
	}

	fn ready_transaction(&self, hash: &TxHash<Self>) -> Option<Arc<Self::InPoolTransaction>> {
		self.0.ready_transaction(hash)
	}

	async fn ready_at_with_timeout(&self, at: Hash, timeout: Duration) -> Ready<Self> {
		self.0.ready_at_with_timeout(at, timeout).await
	}
}

#[async_trait]
impl MaintainedTransactionPool for SingleState {
	async fn maintain(&self, event: ChainEvent<Block>) {
		self.0.maintain(event).await;
	}
}

impl LocalTransactionPool for SingleState {
	type Block = Block;
	type Hash = <Self as TransactionPool>::Hash;
	type Error = <Self as TransactionPool>::Error;

	/// Whoever submits locally (an offchain worker, the finality gadget) does so from code that
	/// cannot wait otherwise; validation runs on threads of its own. Unconstrained, or a task that
	/// has used up its share of the processor would wait here for its next turn.
	fn submit_local(
		&self,
		at: Hash,
		transaction: LocalTransactionFor<Self>,
	) -> Result<Hash, Self::Error> {
		let submission = self.0.submit_one(at, TransactionSource::Local, transaction);
		futures::executor::block_on(tokio::task::unconstrained(submission))
	}
}
