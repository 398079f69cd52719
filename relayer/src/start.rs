// SPDX-License-Identifier: Apache-2.0

//! What all roles begin with, and how they end.

use crate::{
	config::{Config, ConfigError},
	evm::Vault,
	halt::{self, Halted},
	journal::JournalError,
	key::KeyError,
	metrics::Metrics,
	page::{Page, PageError},
	status::{Board, Condition, Role},
	tael::{AccountError, At, Tael, TaelError},
	trouble::Trouble,
};
use std::{collections::BTreeSet, io, sync::Arc, time::Duration};
use tael_primitives::bridge::EvmAddress;
use thiserror::Error;
use tokio::time::{Interval, MissedTickBehavior, interval, sleep};

/// How long to wait for a node of Tael that does not answer yet.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why a role does not begin, or ends.
#[derive(Debug, Error)]
pub enum RunError {
	/// Something happened before, and nobody has looked.
	#[error(transparent)]
	Halted(#[from] Halted),
	/// The configuration is none for this role.
	#[error(transparent)]
	Config(#[from] ConfigError),
	/// There is no key.
	#[error(transparent)]
	Key(#[from] KeyError),
	/// There is no account.
	#[error(transparent)]
	Account(#[from] AccountError),
	/// There is no page.
	#[error(transparent)]
	Page(#[from] PageError),
	/// There is no journal.
	#[error(transparent)]
	Journal(#[from] JournalError),
	/// Tael is not the one that this was built for.
	#[error(transparent)]
	Tael(#[from] TaelError),
	/// This machine cannot judge others by certificates.
	#[error("no certificates to judge endpoints by: {0}")]
	Certificates(#[source] io::Error),
	/// The metrics make no sense.
	#[error(transparent)]
	Metrics(#[from] prometheus::Error),
	/// It has to stop until a person has looked.
	#[error("halted: {0}\nFind out what happened before it starts again")]
	MustHalt(Trouble),
}

/// What a role works with.
pub struct Scene {
	/// All of the configuration.
	pub config: Config,
	/// Tael.
	pub tael: Tael,
	/// The other chain.
	pub vault: Arc<Vault>,
	/// Where to write how it is.
	pub board: Board,
	/// Where to count.
	pub metrics: Metrics,
	/// What was in the way at the last look, by name.
	lasting: BTreeSet<&'static str>,
}

impl Scene {
	/// Check that it may start, and show the page. Asks neither chain yet.
	///
	/// # Errors
	/// If it may not, or the page's address is taken.
	pub async fn open(
		config: Config,
		role: Role,
		key: Option<EvmAddress>,
	) -> Result<Self, RunError> {
		let vault = Arc::new(Vault::new(&config).map_err(RunError::Certificates)?);
		let (board, metrics) = (Board::new(role, config.domain.id, key), Metrics::new()?);
		let page = Page::open(config.status).await?;
		tokio::spawn(page.show(board.clone(), metrics.clone()));
		let tael = Tael::new(&config.tael);
		Ok(Self { config, tael, vault, board, metrics, lasting: BTreeSet::new() })
	}

	/// Wait until Tael answers.
	///
	/// # Errors
	/// If it answers, and is not the one that this was built for.
	pub async fn meet_tael(&mut self) -> Result<At, RunError> {
		loop {
			match self.tael.at_head().await {
				Ok(at) => return Ok(at),
				Err(error @ TaelError::Silent(_)) => self.show(&[error.into()]),
				Err(error) => return Err(error.into()),
			}
			sleep(PATIENCE).await;
		}
	}

	/// Say how a look ended: what was in the way, if anything. What was in the way before is not logged again.
	pub fn show(&mut self, troubles: &[Trouble]) {
		self.metrics.troubles(troubles);
		for trouble in troubles {
			let (reason, alarm) = (trouble.name(), trouble.is_alarm());
			if self.lasting.contains(reason) {
				tracing::debug!(reason, alarm, "{trouble}");
			} else if alarm {
				tracing::error!(reason, "{trouble}");
			} else {
				tracing::warn!(reason, "{trouble}");
			}
		}
		if troubles.is_empty() && !self.lasting.is_empty() {
			tracing::info!("nothing is in the way any more");
		}
		self.lasting = troubles.iter().map(Trouble::name).collect();
		let endpoints = self.vault.quorum().health();
		self.metrics.endpoints(&endpoints);
		let first = troubles.iter().find(|one| one.is_alarm()).or_else(|| troubles.first());
		self.board.update(|status| {
			status.endpoints = endpoints;
			status.condition =
				first.map_or(Condition::Working, |why| Condition::Stalled(why.to_string()));
		});
	}

	/// Say which blocks were looked at.
	pub fn show_blocks(&self, tael: Option<u32>, vault: Option<u64>) {
		for (chain, block) in [("tael", tael.map(u64::from)), ("vault", vault)] {
			if let Some(block) = block {
				let block = i64::try_from(block).unwrap_or(i64::MAX);
				self.metrics.final_block.with_label_values(&[chain]).set(block);
			}
		}
		self.board.update(|status| {
			status.tael_block = tael.or(status.tael_block);
			status.vault_block = vault.or(status.vault_block);
		});
	}

	/// Set the flag that keeps it from starting again, and say why.
	pub fn halt(&self, why: Trouble) -> RunError {
		self.metrics.halted.set(1);
		self.board.update(|status| status.condition = Condition::Halted(why.to_string()));
		tracing::error!(reason = why.name(), "halted: {why}");
		if let Err(error) = halt::write(&self.config.data, &why.to_string()) {
			tracing::error!("the halt flag cannot be written: {error}");
		}
		RunError::MustHalt(why)
	}

	/// A beat for each look; one that is late is not made up for.
	pub fn beat(&self) -> Interval {
		let mut beat = interval(Duration::from_secs(self.config.every_seconds.max(1)));
		beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
		beat
	}
}
