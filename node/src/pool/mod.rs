// SPDX-License-Identifier: Apache-2.0

//! Transactions enter the pool judged by the newest block.
//!
//! The SDK judges a transaction by the block that was best when it was *submitted*, however long
//! it then waited for one of the two workers that validate. Judged by an old block, the second of
//! two transactions of an account still waits for the first; the pool remembers for two blocks
//! only that the first has been included. At two blocks a second a second of waiting is enough:
//! the transaction was accepted, nothing is wrong with it, and it stays in the pool for ever.
//!
//! So transactions queue here, in order, a few are let through at a time, and each is judged by
//! the block that is best when its turn comes.

use crate::service::Client;
use jsonrpsee::core::async_trait;
use polkadot_sdk::{
	sc_transaction_pool::{TransactionPoolHandle, TransactionPoolWrapper},
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
use tokio::sync::{Semaphore, SemaphorePermit};

/// The transaction pool.
pub type Pool = TransactionPoolHandle<Block, Client>;
type Ready<P> =
	Box<dyn ReadyTransactions<Item = Arc<<P as TransactionPool>::InPoolTransaction>> + Send>;

/// As many at a time as there are workers that validate, and as many again so that none is idle.
const AT_A_TIME: usize = 4;

/// A pool whose transactions are judged by the newest block.
pub fn judged_by_newest(pool: Pool, client: Arc<Client>) -> Pool {
	TransactionPoolWrapper(Box::new(Judged { pool, client, turns: Semaphore::new(AT_A_TIME) }))
}

struct Judged {
	pool: Pool,
	client: Arc<Client>,
	turns: Semaphore,
}

impl Judged {
	/// Waits for its turn, and tells which block is the best one then.
	async fn turn(&self) -> (Option<SemaphorePermit<'_>>, Hash) {
		// The semaphore is never closed; if it were, nobody would have to wait.
		let permit = self.turns.acquire().await.ok();
		(permit, self.client.info().best_hash)
	}
}

#[async_trait]
impl TransactionPool for Judged {
	type Block = Block;
	type Hash = <Pool as TransactionPool>::Hash;
	type InPoolTransaction = <Pool as TransactionPool>::InPoolTransaction;
	type Error = <Pool as TransactionPool>::Error;

	async fn submit_at(
		&self,
		_: Hash,
		source: TransactionSource,
		transactions: Vec<TransactionFor<Self>>,
	) -> Result<Vec<Result<TxHash<Self>, Self::Error>>, Self::Error> {
		let (_permit, newest) = self.turn().await;
		self.pool.submit_at(newest, source, transactions).await
	}

	async fn submit_one(
		&self,
		_: Hash,
		source: TransactionSource,
		transaction: TransactionFor<Self>,
	) -> Result<TxHash<Self>, Self::Error> {
		let (_permit, newest) = self.turn().await;
		self.pool.submit_one(newest, source, transaction).await
	}

	async fn submit_and_watch(
		&self,
		_: Hash,
		source: TransactionSource,
		transaction: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
		let (_permit, newest) = self.turn().await;
		self.pool.submit_and_watch(newest, source, transaction).await
	}

	async fn ready_at(&self, at: Hash) -> Ready<Self> {
		self.pool.ready_at(at).await
	}

	fn ready(&self) -> Ready<Self> {
		self.pool.ready()
	}

	async fn report_invalid(
		&self,
		at: Option<Hash>,
		errors: TxInvalidityReportMap<TxHash<Self>>,
	) -> Vec<Arc<Self::InPoolTransaction>> {
		self.pool.report_invalid(at, errors).await
	}

	fn futures(&self) -> Vec<Self::InPoolTransaction> {
		self.pool.futures()
	}

	fn status(&self) -> PoolStatus {
		self.pool.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<TxHash<Self>> {
		self.pool.import_notification_stream()
	}

	fn on_broadcasted(&self, propagations: HashMap<TxHash<Self>, Vec<String>>) {
		self.pool.on_broadcasted(propagations);
	}

	fn hash_of(&self, transaction: &TransactionFor<Self>) -> TxHash<Self> {
		self.pool.hash_of(transaction)
	}

	fn ready_transaction(&self, hash: &TxHash<Self>) -> Option<Arc<Self::InPoolTransaction>> {
		self.pool.ready_transaction(hash)
	}

	async fn ready_at_with_timeout(&self, at: Hash, timeout: Duration) -> Ready<Self> {
		self.pool.ready_at_with_timeout(at, timeout).await
	}
}

#[async_trait]
impl MaintainedTransactionPool for Judged {
	async fn maintain(&self, event: ChainEvent<Block>) {
		self.pool.maintain(event).await;
	}
}

impl LocalTransactionPool for Judged {
	type Block = Block;
	type Hash = <Pool as LocalTransactionPool>::Hash;
	type Error = <Pool as LocalTransactionPool>::Error;

	fn submit_local(
		&self,
		at: Hash,
		transaction: LocalTransactionFor<Self>,
	) -> Result<<Self as LocalTransactionPool>::Hash, <Self as LocalTransactionPool>::Error> {
		self.pool.submit_local(at, transaction)
	}
}
