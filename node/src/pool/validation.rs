// SPDX-License-Identifier: Apache-2.0

//! When a transaction is judged, and by which block.

use jsonrpsee::core::async_trait;
use polkadot_sdk::{
	sc_transaction_pool::{ChainApi, ValidateTransactionPriority},
	sc_transaction_pool_api::TransactionSource,
	sp_blockchain::TreeRoute,
	sp_runtime::{
		generic::BlockId,
		transaction_validity::{TransactionValidity, TransactionValidityError, UnknownTransaction},
	},
};
use schnellru::{ByLength, LruMap};
use std::{
	sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
	time::{Duration, Instant},
};
use tael_primitives::{BlockNumber, Hash};
use tael_runtime::opaque::{Block, Header, UncheckedExtrinsic};
use tokio::sync::Semaphore;

/// As many at a time as there are workers that validate, and as many again so that none is idle.
const AT_A_TIME: usize = 4;

/// The SDK's validation, each time by the newest block, and of what waits not after every block.
pub struct Validation<C> {
	chain: C,
	newest: Newest,
	turns: Semaphore,
	waiting: Mutex<Waiting>,
}

/// Tells the number and the hash of the best block.
pub type Newest = Box<dyn Fn() -> (BlockNumber, Hash) + Send + Sync>;

impl<C: ChainApi<Block = Block>> Validation<C> {
	/// Validates with `chain`. A verdict on a transaction that waits holds for `holds`; `capacity` is the
	/// number of transactions that can wait.
	pub fn new(chain: C, newest: Newest, holds: Duration, capacity: u32) -> Self {
		let judged = LruMap::new(ByLength::new(capacity));
		let (turns, waiting) = (Semaphore::new(AT_A_TIME), Waiting { judged, holds });
		Self { chain, newest, turns, waiting: Mutex::new(waiting) }
	}

	fn waiting(&self) -> MutexGuard<'_, Waiting> {
		// No state of it is one that a panic could leave half done.
		self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Judge by the newest block. The pool reckons the end of the verdict from `at`, the block that was
	/// best when the transaction came.
	async fn judge(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: &Arc<UncheckedExtrinsic>,
	) -> Result<TransactionValidity, C::Error> {
		// The semaphore is never closed; if it were, nobody would have to wait.
		let _turn = self.turns.acquire().await.ok();
		let (number, newest) = (self.newest)();
		let submitted = ValidateTransactionPriority::Submitted;
		let mut verdict =
			self.chain.validate_transaction(newest, source, transaction.clone(), submitted).await?;
		if let Ok(valid) = &mut verdict {
			let came = self.chain.block_id_to_number(&BlockId::Hash(at))?.unwrap_or(number);
			let waited = number.saturating_sub(came);
			valid.longevity = valid.longevity.saturating_add(waited.into());
			self.waiting().note(transaction);
		}
		Ok(verdict)
	}
}

#[async_trait]
impl<C: ChainApi<Block = Block>> ChainApi for Validation<C> {
	type Block = Block;
	type Error = C::Error;

	async fn validate_transaction(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: Arc<UncheckedExtrinsic>,
		priority: ValidateTransactionPriority,
	) -> Result<TransactionValidity, Self::Error> {
		// To the pool this means: leave it as it is.
		const AS_IT_IS: TransactionValidity =
			Err(TransactionValidityError::Unknown(UnknownTransaction::CannotLookup));
		// The pool takes over a block and asks about this very one.
		if priority == ValidateTransactionPriority::Maintained {
			return self.chain.validate_transaction(at, source, transaction, priority).await;
		}
		let known = self.waiting().verdict(&transaction);
		if known == Some(Verdict::Holds) {
			return Ok(AS_IT_IS);
		}
		match self.judge(at, source, &transaction).await? {
			Ok(_) if known.is_some() => Ok(AS_IT_IS),
			verdict => Ok(verdict),
		}
	}

	fn validate_transaction_blocking(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: Arc<UncheckedExtrinsic>,
	) -> Result<TransactionValidity, Self::Error> {
		self.chain.validate_transaction_blocking(at, source, transaction)
	}

	fn block_id_to_number(&self, at: &BlockId<Block>) -> Result<Option<BlockNumber>, Self::Error> {
		self.chain.block_id_to_number(at)
	}

	fn block_id_to_hash(&self, at: &BlockId<Block>) -> Result<Option<Hash>, Self::Error> {
		self.chain.block_id_to_hash(at)
	}

	fn hash_and_length(&self, transaction: &UncheckedExtrinsic) -> (Hash, usize) {
		self.chain.hash_and_length(transaction)
	}

	async fn block_body(&self, at: Hash) -> Result<Option<Vec<UncheckedExtrinsic>>, Self::Error> {
		self.chain.block_body(at).await
	}

	fn block_header(&self, at: Hash) -> Result<Option<Header>, Self::Error> {
		self.chain.block_header(at)
	}

	/// The pool asks for the way from the block that it knows to the newest. If there is a way back in
	/// it, what waits may need what was taken back, and is judged afresh.
	fn tree_route(&self, from: Hash, to: Hash) -> Result<TreeRoute<Block>, Self::Error> {
		let route = self.chain.tree_route(from, to)?;
		if !route.retracted().is_empty() {
			self.waiting().judged.clear();
		}
		Ok(route)
	}
}

/// When which transaction that waits was last found valid, by its address in memory.
///
/// The pool asks again about the very copy that it keeps. A copy that comes anew, from a client, a peer
/// or a block that lost against another, has another address and is judged. The weak reference
/// keeps an address from being used twice.
struct Waiting {
	judged: LruMap<usize, (Weak<UncheckedExtrinsic>, Instant), ByLength>,
	holds: Duration,
}

/// The state of a verdict on a transaction that waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
	/// It still holds.
	Holds,
	/// It is old: the transaction may have become invalid. If it has not, it stays as it is. Its needs
	/// as of now are none of the pool's business: the pool takes the answers to thousands of
	/// questions at once, seconds later, when what was missing may long be included and forgotten.
	Lapsed,
}

impl Waiting {
	fn verdict(&self, transaction: &Arc<UncheckedExtrinsic>) -> Option<Verdict> {
		let (_, at) = self.judged.peek(&Arc::as_ptr(transaction).addr())?;
		Some(if at.elapsed() < self.holds { Verdict::Holds } else { Verdict::Lapsed })
	}

	fn note(&mut self, transaction: &Arc<UncheckedExtrinsic>) {
		let address = Arc::as_ptr(transaction).addr();
		self.judged.insert(address, (Arc::downgrade(transaction), Instant::now()));
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::executor::block_on;
	use polkadot_sdk::{
		sc_transaction_pool_api::error::Error,
		sp_blockchain::{HashAndNumber, TreeRoute},
		sp_runtime::transaction_validity::{InvalidTransaction, ValidTransaction},
	};
	use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

	const NEWEST: (BlockNumber, Hash) = (10, Hash::repeat_byte(10));
	const SUBMITTED_AT: Hash = Hash::repeat_byte(7);
	const LONG: Duration = Duration::from_hours(1);

	/// A chain whose transactions are all valid, or all stale. It counts how often it was asked.
	#[derive(Clone, Default)]
	struct Chain(Arc<Answers>);

	#[derive(Default)]
	struct Answers {
		stale: AtomicBool,
		asked: AtomicUsize,
	}

	#[async_trait]
	impl ChainApi for Chain {
		type Block = Block;
		type Error = Error;

		async fn validate_transaction(
			&self,
			at: Hash,
			_: TransactionSource,
			_: Arc<UncheckedExtrinsic>,
			_: ValidateTransactionPriority,
		) -> Result<TransactionValidity, Error> {
			assert_eq!(at, NEWEST.1);
			self.0.asked.fetch_add(1, Relaxed);
			Ok(if self.0.stale.load(Relaxed) {
				Err(InvalidTransaction::Stale.into())
			} else {
				Ok(ValidTransaction { longevity: 64, ..Default::default() })
			})
		}

		fn validate_transaction_blocking(
			&self,
			_: Hash,
			_: TransactionSource,
			_: Arc<UncheckedExtrinsic>,
		) -> Result<TransactionValidity, Error> {
			unimplemented!("not asked by the tests")
		}

		fn block_id_to_number(&self, at: &BlockId<Block>) -> Result<Option<BlockNumber>, Error> {
			Ok(match at {
				BlockId::Hash(hash) => Some(hash.as_bytes()[0].into()),
				BlockId::Number(number) => Some(*number),
			})
		}

		fn block_id_to_hash(&self, _: &BlockId<Block>) -> Result<Option<Hash>, Error> {
			unimplemented!("not asked by the tests")
		}

		fn hash_and_length(&self, _: &UncheckedExtrinsic) -> (Hash, usize) {
			unimplemented!("not asked by the tests")
		}

		async fn block_body(&self, _: Hash) -> Result<Option<Vec<UncheckedExtrinsic>>, Error> {
			unimplemented!("not asked by the tests")
		}

		fn block_header(&self, _: Hash) -> Result<Option<Header>, Error> {
			unimplemented!("not asked by the tests")
		}

		/// Forward from `from` to `to`, or back if `to` is before it.
		fn tree_route(&self, from: Hash, to: Hash) -> Result<TreeRoute<Block>, Error> {
			let step = |hash: Hash| HashAndNumber { hash, number: hash.as_bytes()[0].into() };
			let ancestor = usize::from(to < from);
			TreeRoute::new(vec![step(from), step(to)], ancestor)
				.map_err(|_| Error::ImmediatelyDropped)
		}
	}

	fn validation(holds: Duration, capacity: u32) -> (Chain, Validation<Chain>) {
		let chain = Chain::default();
		(chain.clone(), Validation::new(chain, Box::new(|| NEWEST), holds, capacity))
	}

	fn transaction() -> Arc<UncheckedExtrinsic> {
		Arc::new(UncheckedExtrinsic::from_blob(vec![1, 2, 3]))
	}

	fn judge(
		validation: &Validation<Chain>,
		transaction: &Arc<UncheckedExtrinsic>,
	) -> TransactionValidity {
		block_on(validation.validate_transaction(
			SUBMITTED_AT,
			TransactionSource::External,
			transaction.clone(),
			ValidateTransactionPriority::Submitted,
		))
		.unwrap()
	}

	const fn is_left_alone(verdict: &TransactionValidity) -> bool {
		matches!(verdict, Err(TransactionValidityError::Unknown(UnknownTransaction::CannotLookup)))
	}

	#[test]
	fn what_comes_is_judged_by_the_newest_block_and_lives_as_long_from_the_one_it_came_with() {
		let (_, validation) = validation(LONG, 10);
		assert_eq!(judge(&validation, &transaction()).unwrap().longevity, 64 + 3);
	}

	#[test]
	fn what_waits_is_left_alone_while_its_verdict_holds() {
		let (chain, validation) = validation(LONG, 10);
		let kept = transaction();
		assert!(judge(&validation, &kept).is_ok());
		chain.0.stale.store(true, Relaxed);
		assert!(is_left_alone(&judge(&validation, &kept)));
		assert_eq!(chain.0.asked.load(Relaxed), 1);
	}

	#[test]
	fn the_same_bytes_submitted_again_are_judged_again() {
		let (chain, validation) = validation(LONG, 10);
		assert!(judge(&validation, &transaction()).is_ok());
		chain.0.stale.store(true, Relaxed);
		assert_eq!(judge(&validation, &transaction()), Err(InvalidTransaction::Stale.into()));
	}

	#[test]
	fn after_its_verdict_has_lapsed_what_waits_goes_if_it_is_invalid_and_stays_as_it_is_if_not() {
		let (chain, validation) = validation(Duration::ZERO, 10);
		let kept = transaction();
		assert!(judge(&validation, &kept).is_ok());
		assert!(is_left_alone(&judge(&validation, &kept)));
		assert_eq!(chain.0.asked.load(Relaxed), 2);
		chain.0.stale.store(true, Relaxed);
		assert_eq!(judge(&validation, &kept), Err(InvalidTransaction::Stale.into()));
	}

	#[test]
	fn when_a_block_is_taken_back_what_waits_is_judged_afresh() {
		let (_, validation) = validation(LONG, 10);
		let kept = transaction();
		assert!(judge(&validation, &kept).is_ok());
		validation.tree_route(SUBMITTED_AT, NEWEST.1).unwrap();
		assert!(is_left_alone(&judge(&validation, &kept)), "the chain only grew");
		validation.tree_route(NEWEST.1, SUBMITTED_AT).unwrap();
		assert!(judge(&validation, &kept).is_ok());
	}

	#[test]
	fn an_address_is_not_used_again_while_its_verdict_is_remembered() {
		let (_, validation) = validation(LONG, 1_000);
		for _ in 0..1_000 {
			assert!(judge(&validation, &transaction()).is_ok());
		}
	}

	#[test]
	fn no_more_verdicts_are_remembered_than_transactions_can_wait() {
		let (_, validation) = validation(LONG, 10);
		for _ in 0..20 {
			assert!(judge(&validation, &transaction()).is_ok());
		}
		assert_eq!(validation.waiting().judged.len(), 10);
	}
}
