// SPDX-License-Identifier: Apache-2.0

//! Carries signed messages to the vault, and pays for gas.
//!
//! Nothing here needs trust: the vault checks everything, and what is done is seen from its own state. So all that
//! this keeps is which transactions are under way, and that may be forgotten at any moment.

use super::{
	chain::Timing,
	endpoint::{Endpoint, Failure},
	gas::{self, Price},
	theirs,
	vault::{SignerSet, Vault},
};
use crate::{
	config::Execute,
	key::{Key, KeyError},
};
use alloy::{
	consensus::TxEip1559,
	eips::{BlockId, BlockNumberOrTag, Encodable2718},
	primitives::{Address, Bytes, TxKind, U256},
	providers::Provider,
	rpc::types::TransactionRequest,
};
use polkadot_sdk::sp_core::H256;
use std::{
	collections::BTreeMap,
	sync::Arc,
	time::{Duration, Instant},
};
use tael_primitives::bridge::{EcdsaSignature, EvmAddress, Place, Release, Rotate, SetId};
use thiserror::Error;

/// What is to be carried.
#[derive(Clone, Debug)]
pub enum Work {
	/// A release to its end, whatever that is: paid at once, queued and paid, or cancelled.
	Release {
		/// What is signed.
		message: Release,
		/// By which set.
		set: SetId,
		/// By whom; in any order, and more than needed do no harm.
		signatures: Vec<EcdsaSignature>,
	},
	/// A rotation to its end: submitted, and activated after its delay.
	Rotate {
		/// What is signed.
		message: Rotate,
		/// By which set.
		set: SetId,
		/// The set that is to take over.
		next: SignerSet,
		/// By whom; in any order, and more than needed do no harm.
		signatures: Vec<EcdsaSignature>,
	},
	/// A pause of the vault, by a guardian.
	Pause(u8),
	/// A veto of a queued release, by a guardian.
	Veto(u64),
}

/// Which work it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WorkId {
	Release(u64),
	Rotate(SetId),
	Pause(u8),
	Veto(u64),
}

impl Work {
	const fn id(&self) -> WorkId {
		match self {
			Self::Release { message, .. } => WorkId::Release(message.nonce),
			Self::Rotate { message, .. } => WorkId::Rotate(message.set),
			Self::Pause(bits) => WorkId::Pause(*bits),
			Self::Veto(nonce) => WorkId::Veto(*nonce),
		}
	}
}

/// How far a work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
	/// It has ended, as the newest block has it. That block may not be final yet.
	Done,
	/// A transaction is under way.
	Sent,
	/// There is nothing to do before that second of the vault's clock, or before somebody else does something.
	Waiting(Option<u64>),
}

/// Why a work does not go on. It may later.
#[derive(Debug, Error)]
pub enum CarryError {
	/// The endpoint does not answer, or says that the vault refuses it.
	#[error(transparent)]
	Failed(#[from] Failure),
	/// Another message has this number at the vault.
	#[error("the vault has another message under this number: {0}")]
	Foreign(H256),
	/// Fewer than the vault asks for have signed.
	#[error("{valid} of {needed} signatures needed are of the vault's set {set}")]
	TooFewSignatures {
		/// Whose signatures are needed.
		set: SetId,
		/// How many there are.
		valid: usize,
		/// How many it takes.
		needed: usize,
	},
	/// Gas costs more than was allowed.
	#[error("gas costs {0} wei, more than max-gas-gwei allows")]
	TooDear(u128),
	/// The account cannot pay for gas.
	#[error("{account} has {balance} wei, and gas may cost {needed}: send it some ether")]
	NoFunds {
		/// Whose.
		account: Address,
		/// What it has.
		balance: U256,
		/// What the transaction may cost.
		needed: u128,
	},
	/// The key does not sign.
	#[error(transparent)]
	Key(#[from] KeyError),
}

/// A transaction under way.
#[derive(Clone, Copy, Debug)]
struct Pending {
	/// None if it only makes way for others.
	work: Option<WorkId>,
	price: Price,
}

/// How an endpoint sees things at the beginning of a round.
pub(super) struct Round<'a> {
	pub(super) endpoint: &'a Endpoint,
	/// The second of the newest block.
	pub(super) now: u64,
	/// What gas costs at least.
	base: u128,
	price: Price,
	balance: U256,
	/// How many of the account's transactions are in a block.
	confirmed: u64,
	/// How many the node knows of.
	known: u64,
}

/// What to do next about a work.
pub(super) enum Next {
	/// Nothing, or nothing yet.
	Nothing(Progress),
	/// This call.
	Call(Bytes),
}

/// Carries to one vault with one key.
pub struct Carrier {
	pub(super) vault: Arc<Vault>,
	pub(super) place: Place,
	/// What does not change at the vault, once it is known.
	pub(super) timing: Option<Timing>,
	key: Key,
	patience: Duration,
	max_price: u128,
	/// By the number of the account's transaction.
	pending: BTreeMap<u64, Pending>,
	/// Which of the account's transactions is next to get into a block, and since when.
	next: Option<(u64, Instant)>,
}

impl Carrier {
	/// Nothing is under way yet, as far as this knows.
	pub fn new(settings: &Execute, place: Place, key: Key, vault: Arc<Vault>) -> Self {
		Self {
			vault,
			place,
			timing: None,
			key,
			patience: Duration::from_secs(settings.patience_seconds),
			max_price: u128::from(settings.max_gas_gwei).saturating_mul(gas::GWEI),
			pending: BTreeMap::new(),
			next: None,
		}
	}

	/// Who pays.
	pub fn address(&self) -> EvmAddress {
		self.key.address()
	}

	/// How many transactions are under way.
	pub fn under_way(&self) -> usize {
		self.pending.len()
	}

	/// Look at the vault, and do the next step of each of these works. Call it again and again, with whatever is
	/// open. The answers are in the order of the works; with them comes what the account has for gas, in wei.
	///
	/// The own node is asked; only if it does not answer, another. A lie makes this pay for nothing, no more.
	///
	/// # Errors
	/// If nobody answers.
	pub async fn round(
		&mut self,
		works: &[Work],
	) -> Result<(Vec<Result<Progress, CarryError>>, U256), CarryError> {
		let vault = Arc::clone(&self.vault);
		let mut last = Failure::Missing;
		for endpoint in vault.quorum.own_first() {
			match self.look(endpoint).await {
				Ok(round) => return Ok((self.go(&round, works).await, round.balance)),
				Err(failure) => last = failure,
			}
		}
		Err(last.into())
	}

	async fn look<'a>(&self, endpoint: &'a Endpoint) -> Result<Round<'a>, Failure> {
		let account = theirs(&self.address());
		let latest = endpoint
			.ask(async |it| it.get_block_by_number(BlockNumberOrTag::Latest).await)
			.await?
			.ok_or(Failure::Missing)?;
		let confirmed = endpoint.ask(async |it| it.get_transaction_count(account).await).await?;
		let known = endpoint
			.ask(async |it| it.get_transaction_count(account).block_id(BlockId::pending()).await)
			.await?;
		let balance = endpoint.ask(async |it| it.get_balance(account).await).await?;
		let fees = endpoint.ask(async |it| it.estimate_eip1559_fees().await).await?;
		Ok(Round {
			endpoint,
			now: latest.header.timestamp,
			base: latest.header.base_fee_per_gas.unwrap_or_default().into(),
			price: Price { most: fees.max_fee_per_gas, tip: fees.max_priority_fee_per_gas },
			balance,
			confirmed,
			known,
		})
	}

	async fn go(&mut self, round: &Round<'_>, works: &[Work]) -> Vec<Result<Progress, CarryError>> {
		self.pending.retain(|number, _| *number >= round.confirmed);
		if self.is_stuck(round) {
			self.next = Some((round.confirmed, Instant::now()));
			if let Err(error) = self.push(round, works).await {
				tracing::warn!(number = round.confirmed, "a transaction is stuck: {error}");
			}
		}
		let mut done = Vec::with_capacity(works.len());
		for work in works {
			done.push(self.carry(round, work).await);
		}
		done
	}

	/// Whether the account's next transaction waits for a block longer than patience allows.
	fn is_stuck(&mut self, round: &Round<'_>) -> bool {
		if self.pending.is_empty() && round.known <= round.confirmed {
			self.next = None;
			return false;
		}
		match self.next {
			Some((number, since)) if number == round.confirmed => since.elapsed() >= self.patience,
			_ => {
				self.next = Some((round.confirmed, Instant::now()));
				false
			},
		}
	}

	/// Put a better paid transaction in the place of the one that is next: the same work if there is still
	/// something to do, and else one that does nothing and makes way.
	async fn push(&mut self, round: &Round<'_>, works: &[Work]) -> Result<(), CarryError> {
		let number = round.confirmed;
		let stuck = self.pending.get(&number).copied();
		// What a former life of this process sent, at an unknown price, is hardly worth twice today's.
		let price = stuck.map_or(round.price.doubled(), |stuck| stuck.price.raised());
		let price = price.at_least(round.price);
		if price.most > self.max_price {
			return Err(CarryError::TooDear(price.most));
		}
		let work =
			works.iter().find(|work| stuck.is_some_and(|stuck| stuck.work == Some(work.id())));
		if let Some(work) = work
			&& let Ok(Next::Call(data)) = self.next_call(round, work).await
			&& let Ok(gas) = self.gas(round, &data).await
		{
			return self.send(round, number, work.id(), data, gas, price).await;
		}
		self.send_empty(round, number, price).await
	}

	async fn carry(&mut self, round: &Round<'_>, work: &Work) -> Result<Progress, CarryError> {
		if self.pending.values().any(|pending| pending.work == Some(work.id())) {
			return Ok(Progress::Sent);
		}
		let data = match self.next_call(round, work).await? {
			Next::Nothing(progress) => return Ok(progress),
			Next::Call(data) => data,
		};
		// What a former life of this process sent may be just this: it gets into a block, or makes way.
		if self.pending.is_empty() && round.known > round.confirmed {
			return Ok(Progress::Waiting(None));
		}
		let gas = match self.gas(round, &data).await {
			Err(CarryError::Failed(Failure::TooEarly(until))) => {
				return Ok(Progress::Waiting(Some(until)));
			},
			gas => gas?,
		};
		let price = round.price.within(self.max_price, round.base);
		let price = price.ok_or(CarryError::TooDear(round.base))?;
		let mut number = round.confirmed;
		while self.pending.contains_key(&number) {
			number += 1;
		}
		self.send(round, number, work.id(), data, gas, price).await?;
		Ok(Progress::Sent)
	}

	/// What a call takes, with a margin; the vault's refusal, if it would refuse.
	async fn gas(&self, round: &Round<'_>, data: &Bytes) -> Result<u64, CarryError> {
		let request = TransactionRequest::default()
			.from(theirs(&self.address()))
			.to(self.vault.address())
			.input(data.clone().into());
		let latest = BlockId::latest();
		let estimate =
			round.endpoint.ask(async |it| it.estimate_gas(request).block(latest).await).await?;
		Ok(gas::with_margin(estimate))
	}

	async fn send(
		&mut self,
		round: &Round<'_>,
		number: u64,
		work: WorkId,
		data: Bytes,
		gas: u64,
		price: Price,
	) -> Result<(), CarryError> {
		let to = self.vault.address();
		self.submit(round, number, Some(work), (to, data), gas, price).await
	}

	/// A transfer of nothing to the account itself.
	async fn send_empty(
		&mut self,
		round: &Round<'_>,
		number: u64,
		price: Price,
	) -> Result<(), CarryError> {
		let to = theirs(&self.address());
		self.submit(round, number, None, (to, Bytes::new()), gas::TRANSFER, price).await
	}

	async fn submit(
		&mut self,
		round: &Round<'_>,
		number: u64,
		work: Option<WorkId>,
		(to, input): (Address, Bytes),
		gas_limit: u64,
		price: Price,
	) -> Result<(), CarryError> {
		let needed = price.cost(gas_limit);
		if round.balance < U256::from(needed) {
			let account = theirs(&self.address());
			return Err(CarryError::NoFunds { account, balance: round.balance, needed });
		}
		let transaction = self.key.sign_transaction(TxEip1559 {
			chain_id: self.place.chain_id,
			nonce: number,
			gas_limit,
			max_fee_per_gas: price.most,
			max_priority_fee_per_gas: price.tip,
			to: TxKind::Call(to),
			input,
			..TxEip1559::default()
		})?;
		let bytes = transaction.encoded_2718();
		let sent = round.endpoint.ask(async |it| it.send_raw_transaction(&bytes).await).await?;
		tracing::info!(?work, number, hash = %sent.tx_hash(), "sent a transaction");
		self.pending.insert(number, Pending { work, price });
		Ok(())
	}
}
