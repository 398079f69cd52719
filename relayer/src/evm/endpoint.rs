// SPDX-License-Identifier: Apache-2.0

//! One address that answers questions about the other chain.

use super::{
	chain::UsdtVault::UsdtVaultErrors,
	header::{self, Head},
	transport::Http,
};
use crate::config;
use alloy::{
	eips::BlockNumberOrTag,
	hex,
	primitives::{Address, B256, Bytes},
	providers::{Provider, RootProvider},
	rpc::{
		client::RpcClient,
		types::{EIP1186AccountProofResponse, Filter, Log, TransactionRequest},
	},
	sol_types::SolInterface,
	transports::{RpcError, TransportError, TransportResult},
};
use serde::{Deserialize, Serialize};
use std::{
	io,
	sync::{
		Mutex, PoisonError,
		atomic::{AtomicBool, AtomicU64, Ordering},
	},
};
use thiserror::Error;

/// So much of what an endpoint says of its trouble is kept.
const MAX_WORDS: usize = 200;

/// Why an endpoint's answer does not count.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Failure {
	/// Nobody answered, too late, too much, or not by the rules.
	#[error("{0}")]
	NoAnswer(String),
	/// It says that it cannot.
	#[error("it refuses: {0}")]
	Refused(String),
	/// The vault would refuse it before that second.
	#[error("the vault refuses it before {0}")]
	TooEarly(u64),
	/// It knows nothing of what was asked for.
	#[error("it does not have it")]
	Missing,
	/// It is of another chain.
	#[error("it is of chain {found}, not of {expected}; look at its url and at domain.chain-id")]
	OtherChain {
		/// What was configured.
		expected: u64,
		/// What it says.
		found: u64,
	},
	/// Its last block that is final is older than one it named before.
	#[error("its final block went back from {before} to {now}")]
	WentBack {
		/// The highest it named.
		before: u64,
		/// What it names now.
		now: u64,
	},
	/// The block it gave is not the one it was asked for.
	#[error("asked for block {asked}, it gave block {given}")]
	OtherBlock {
		/// What it was asked for.
		asked: u64,
		/// What it gave.
		given: u64,
	},
	/// What it says is in a block does not hash to what it says is the block's hash.
	#[error("its header of block {number} is not the one of the hash that it gives")]
	FalseHeader {
		/// Which block.
		number: u64,
	},
	/// It says two different things of one.
	#[error("it says two different things of number {nonce}")]
	Contradiction {
		/// The number in question.
		nonce: u64,
	},
}

impl Failure {
	/// Whether somebody lies or something is set up wrongly, and not only late.
	pub const fn is_alarm(&self) -> bool {
		match self {
			Self::NoAnswer(_) | Self::Refused(_) | Self::TooEarly(_) | Self::Missing => false,
			Self::OtherChain { .. }
			| Self::WentBack { .. }
			| Self::OtherBlock { .. }
			| Self::FalseHeader { .. }
			| Self::Contradiction { .. } => true,
		}
	}
}

impl From<TransportError> for Failure {
	fn from(error: TransportError) -> Self {
		match error {
			RpcError::ErrorResp(error) => match error.as_revert_data().map(|data| revert(&data)) {
				Some(failure) => failure,
				None => Self::Refused(short(&error.message)),
			},
			RpcError::NullResp => Self::Missing,
			error => Self::NoAnswer(short(&error.to_string())),
		}
	}
}

/// What the vault means by an error.
fn revert(data: &[u8]) -> Failure {
	match UsdtVaultErrors::abi_decode(data) {
		Ok(UsdtVaultErrors::TooEarly(error)) => Failure::TooEarly(error.from.saturating_to()),
		Ok(error) => Failure::Refused(short(&format!("the vault says {error:?}"))),
		Err(_) => {
			let code = hex::encode_prefixed(data.get(..4).unwrap_or(data));
			Failure::Refused(format!("the contract says {code}"))
		},
	}
}

/// The beginning, without what would spoil a log.
fn short(words: &str) -> String {
	words.chars().filter(|letter| !letter.is_control()).take(MAX_WORDS).collect()
}

/// One address that answers questions.
pub struct Endpoint {
	/// What it is called in messages.
	pub name: String,
	/// Whether it is the operator's own node.
	pub own: bool,
	provider: RootProvider,
	chain_id: u64,
	/// Whether it has said which chain it is of since the last trouble: behind one address may stand another
	/// machine then.
	known: AtomicBool,
	/// The highest block that it called final.
	highest: AtomicU64,
	/// What was wrong with its last answer.
	trouble: Mutex<Option<Failure>>,
}

/// How an endpoint is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct EndpointHealth {
	/// What it is called.
	pub name: String,
	/// Whether it is the own node.
	pub own: bool,
	/// The highest block that it called final.
	pub final_block: u64,
	/// What was wrong with its last answer.
	pub trouble: Option<String>,
}

impl Endpoint {
	/// Asks nothing yet.
	///
	/// # Errors
	/// If this machine has no certificates to judge others by.
	pub fn new(config: &config::Endpoint, chain_id: u64) -> io::Result<Self> {
		let http = Http::new(config.url.clone(), config.timeout())?;
		Ok(Self {
			name: config.name.clone(),
			own: config.own,
			provider: RootProvider::new(RpcClient::new(http, false)),
			chain_id,
			known: AtomicBool::new(false),
			highest: AtomicU64::new(0),
			trouble: Mutex::new(None),
		})
	}

	/// How it is.
	pub fn health(&self) -> EndpointHealth {
		let trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
		EndpointHealth {
			name: self.name.clone(),
			own: self.own,
			final_block: self.highest.load(Ordering::Relaxed),
			trouble: trouble.as_ref().map(ToString::to_string),
		}
	}

	/// Remember what was wrong with its last answer, if anything.
	pub(super) fn note(&self, failure: Option<&Failure>) {
		let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
		if *trouble == failure.cloned() {
			return;
		}
		match failure {
			Some(failure) if failure.is_alarm() => {
				tracing::error!(endpoint = self.name, "{failure}");
			},
			Some(failure) => tracing::warn!(endpoint = self.name, "{failure}"),
			None => tracing::info!(endpoint = self.name, "answers again"),
		}
		*trouble = failure.cloned();
	}

	/// Ask through the provider, if it is of the right chain.
	pub(super) async fn ask<T>(
		&self,
		question: impl AsyncFnOnce(&RootProvider) -> TransportResult<T>,
	) -> Result<T, Failure> {
		if !self.known.load(Ordering::Relaxed) {
			let found = self.provider.get_chain_id().await?;
			if found != self.chain_id {
				return Err(Failure::OtherChain { expected: self.chain_id, found });
			}
			self.known.store(true, Ordering::Relaxed);
		}
		question(&self.provider).await.map_err(|error| {
			let failure = Failure::from(error);
			if matches!(failure, Failure::NoAnswer(_)) {
				self.known.store(false, Ordering::Relaxed);
			}
			failure
		})
	}

	/// The height of the last block that is final.
	///
	/// # Errors
	/// If it does not say, or names an older one than before.
	pub async fn finalized(&self) -> Result<u64, Failure> {
		let block = self
			.ask(async |it| it.get_block_by_number(BlockNumberOrTag::Finalized).await)
			.await?
			.ok_or(Failure::Missing)?;
		let now = Head::check(&block.header)?.number;
		let before = self.highest.fetch_max(now, Ordering::Relaxed);
		if now < before {
			return Err(Failure::WentBack { before, now });
		}
		Ok(now)
	}

	/// The block of that height.
	///
	/// # Errors
	/// If it does not give one whose header is right.
	pub async fn head(&self, number: u64) -> Result<Head, Failure> {
		let block = self
			.ask(async |it| it.get_block_by_number(number.into()).await)
			.await?
			.ok_or(Failure::Missing)?;
		header::expect(Head::check(&block.header)?, number)
	}

	/// What is said to prove the contents of an account's slots. Still to be verified.
	///
	/// # Errors
	/// If it does not say.
	pub async fn proof(
		&self,
		account: Address,
		slots: &[B256],
		block: u64,
	) -> Result<EIP1186AccountProofResponse, Failure> {
		let slots = slots.to_vec();
		self.ask(async |it| it.get_proof(account, slots).block_id(block.into()).await).await
	}

	/// Logs, unchecked.
	///
	/// # Errors
	/// If it does not say.
	pub async fn logs(&self, filter: &Filter) -> Result<Vec<Log>, Failure> {
		self.ask(async |it| it.get_logs(filter).await).await
	}

	/// What a contract answers at a block, unproven.
	///
	/// # Errors
	/// If it does not say.
	pub async fn call(&self, to: Address, data: Bytes, block: u64) -> Result<Bytes, Failure> {
		let request = TransactionRequest::default().to(to).input(data.into());
		self.ask(async |it| it.call(request).block(block.into()).await).await
	}
}
