// SPDX-License-Identifier: Apache-2.0

//! The watcher: compares both sides all the time, and pauses if they do not agree. It can do nothing else.
//!
//! It pauses each side by itself: Tael by its account there, the vault as a guardian. What it sees of one side while
//! the other is silent is judged alone.

mod books;
mod judge;
mod pausing;

pub use judge::{Breach, Lasting, VaultSets, Verdict};

use crate::{
	config::{Config, Execute, Watch},
	evm::{Carrier, Head, Payout},
	halt,
	key::Key,
	start::{RunError, Scene},
	status::Role,
	tael::{self, At, Clock, DomainState, NextSet, Office, Outbound},
	trouble::Trouble,
};
use books::Books;
use pausing::Pausing;
use polkadot_sdk::sp_core::H256;
use std::{collections::BTreeMap, convert::Infallible, sync::Arc};
use tael_primitives::{MINUTE, Millis, bridge::Checkpoint};

/// Payouts of before it began are looked at if they are no older than so many blocks.
const MEMORY: u64 = 1_000;

/// What Tael has at one final block.
struct TaelSide {
	at: At,
	/// No checkpoint has shown yet that the vault holds what was issued for it, such as a seed.
	is_awaiting: bool,
	clock: Clock,
	office: Office,
	next: Option<NextSet>,
	outbounds: Vec<Outbound>,
	last_outbound: u64,
	heard: Option<Millis>,
}

/// What the vault has at one final block.
struct VaultSide {
	head: Head,
	holds: Checkpoint,
}

struct Watcher {
	scene: Scene,
	settings: Watch,
	pausing: Pausing,
	books: Books,
	/// Payouts before this block were looked at.
	seen_to: Option<u64>,
	/// Payouts that Tael may not know of yet.
	pending: Vec<Payout>,
	/// What does not pass by itself.
	standing: Vec<Breach>,
	sums: Lasting,
}

/// Watch until the process ends.
///
/// # Errors
/// If it may not begin.
pub async fn run(config: Config) -> Result<Infallible, RunError> {
	let mut watcher = Watcher::open(config).await?;
	let mut beat = watcher.scene.beat();
	loop {
		beat.tick().await;
		let troubles = watcher.round().await;
		watcher.scene.show(&troubles);
	}
}

impl Watcher {
	async fn open(config: Config) -> Result<Self, RunError> {
		let settings = config.watch()?.clone();
		halt::check(&config.data)?;
		let account =
			tael::open_account(settings.tael_key_file.as_ref(), settings.tael_dev_key.as_ref())?;
		let key = settings.key.as_ref().map(Key::open).transpose()?;
		let address = key.as_ref().map(Key::address);
		let scene = Scene::open(config, Role::Watch, address).await?;
		let guardian = settings.key.clone().zip(key).map(|(source, key)| {
			let Watch { patience_seconds, max_gas_gwei, .. } = settings;
			let settings = Execute { key: source, patience_seconds, max_gas_gwei };
			// It carries no message, so no place is needed: the vault can be paused while Tael is silent.
			let place = scene.config.place(H256::zero());
			Carrier::new(&settings, place, key, Arc::clone(&scene.vault))
		});
		let (can_tael, can_vault) = (account.is_some(), guardian.is_some());
		tracing::info!(domain = scene.config.domain.id, can_tael, can_vault, "watching");
		scene.board.update(|status| {
			let can = |can| if can { "yes" } else { "no" };
			status.set("can pause Tael", can(can_tael));
			status.set("can pause the vault", can(can_vault));
		});
		Ok(Self {
			scene,
			settings,
			pausing: Pausing::new(account, guardian),
			books: Books::default(),
			seen_to: None,
			pending: Vec::new(),
			standing: Vec::new(),
			sums: Lasting::default(),
		})
	}

	/// Look at both sides, compare, and pause if need be. Nothing stops it.
	async fn round(&mut self) -> Vec<Trouble> {
		let mut troubles = Vec::new();
		// Tael first: whatever it has done, the vault has by the time that it is looked at.
		let tael = noted(self.look_at_tael().await, &mut troubles);
		let vault = noted(self.look_at_vault().await, &mut troubles);
		let mut breaches = self.standing.clone();
		if let Some(tael) = &tael {
			breaches.extend(self.silence(tael));
		}
		if let Some(vault) = &vault {
			breaches.extend(judge::vault(&vault.holds));
		}
		if let (Some(tael), Some(vault)) = (&tael, &vault) {
			let compared = self.compare_sets(tael, vault).await;
			breaches.extend(noted(compared, &mut troubles).flatten());
			let compared = self.compare_payouts(tael, vault).await;
			breaches.extend(noted(compared, &mut troubles).unwrap_or_default());
			let compared = self.compare_sums(tael, vault).await;
			breaches.extend(noted(compared, &mut troubles).flatten());
		}
		let bits = breaches.iter().fold(0, |bits, breach| bits | breach.pause_bits());
		if bits != 0 {
			let id = self.scene.config.domain.id;
			let tael = tael.as_ref().map(|tael| (&tael.at, tael.clock.now));
			troubles.extend(self.pausing.pause(id, bits, tael).await);
		}
		self.show(&breaches);
		troubles.extend(breaches.into_iter().map(Trouble::from));
		troubles
	}

	async fn look_at_tael(&mut self) -> Result<TaelSide, Trouble> {
		let at = self.scene.tael.at_head().await?;
		self.scene.show_blocks(Some(at.head().number), None);
		let domain = at.check_domain(&self.scene.config.domain).await?;
		let id = self.scene.config.domain.id;
		Ok(TaelSide {
			is_awaiting: domain.state == DomainState::Awaiting,
			clock: at.clock().await?,
			office: at.office(id).await?,
			next: at.next_set().await?,
			outbounds: at.outbounds(id).await?,
			last_outbound: at.last_outbound(id).await?,
			heard: at.last_heard(id).await?,
			at,
		})
	}

	async fn look_at_vault(&self) -> Result<VaultSide, Trouble> {
		let head = self.scene.vault.head().await?;
		self.scene.show_blocks(None, Some(head.number));
		let holds = self.scene.vault.checkpoint(&head).await?;
		Ok(VaultSide { head, holds })
	}

	/// Whether the attesters agree on anything.
	fn silence(&self, tael: &TaelSide) -> Option<Breach> {
		let age = tael.clock.timestamp.saturating_sub(tael.heard?);
		let seconds = i64::try_from(age / 1_000).unwrap_or(i64::MAX);
		self.scene.metrics.heard_age.set(seconds);
		self.scene.board.update(|status| status.set("last agreement", format!("{seconds} s ago")));
		let minutes = age / MINUTE;
		(minutes >= self.settings.silence_minutes).then_some(Breach::Silent(minutes))
	}

	async fn compare_sets(
		&self,
		tael: &TaelSide,
		vault: &VaultSide,
	) -> Result<Option<Breach>, Trouble> {
		let (chain, head) = (&self.scene.vault, &vault.head);
		let office_hash = chain.signer_set(head, tael.office.set.id).await?.map(|set| set.hash());
		let current = chain.current_set(head).await?;
		let current_hash = if current == tael.office.set.id {
			office_hash
		} else {
			chain.signer_set(head, current).await?.map(|set| set.hash())
		};
		let sets = VaultSets { current, current_hash, office_hash };
		Ok(judge::sets(&sets, &tael.office, tael.next.as_ref()))
	}

	/// Whether somebody had asked for everything that the vault paid.
	async fn compare_payouts(
		&mut self,
		tael: &TaelSide,
		vault: &VaultSide,
	) -> Result<Vec<Breach>, Trouble> {
		let (id, head) = (&self.scene.config.domain, vault.head.number);
		let from = self.seen_to.unwrap_or_else(|| head.saturating_sub(MEMORY).max(id.first_block));
		if from <= head {
			self.pending.extend(self.scene.vault.payouts(&vault.head, from).await?);
			self.seen_to = Some(head.saturating_add(1));
		}
		let rows: BTreeMap<_, _> =
			tael.outbounds.iter().map(|row| (row.release.nonce, row)).collect();
		let mut found = Vec::new();
		let blocks = self.settings.blocks;
		self.pending.retain(|payout| {
			match judge::payout(payout, &rows, tael.last_outbound, head, blocks) {
				Verdict::Sound => false,
				Verdict::Pending => true,
				Verdict::Wrong(breach) => {
					found.push(breach);
					false
				},
			}
		});
		// The vault does not pay it back, so it stays a breach.
		self.standing.extend(found.iter().cloned());
		Ok(found)
	}

	/// INV-5.
	async fn compare_sums(
		&mut self,
		tael: &TaelSide,
		vault: &VaultSide,
	) -> Result<Option<Breach>, Trouble> {
		if tael.is_awaiting {
			return Ok(None);
		}
		let domain = &self.scene.config.domain;
		let ledger = tael.at.ledger(domain.id).await?;
		let progress = tael.at.progress(domain.id).await?;
		let (head, deposits) = (&vault.head, vault.holds.deposits);
		let found = if deposits < progress.highest {
			// What the attesters saw final is not final here yet, or never will be.
			Some(Breach::Unknown { nonce: progress.highest, deposits })
		} else {
			let first_block = domain.first_block;
			let books = &mut self.books;
			let undone: Vec<u64> = progress.undone(deposits).collect();
			let unprocessed =
				books.unprocessed(&self.scene.vault, head, &undone, first_block).await?;
			let paid = books.paid(&self.scene.vault, head, &tael.outbounds, first_block).await?;
			let Some((unprocessed, paid)) = unprocessed.zip(paid) else {
				// Too much is open to compare it all at every look.
				return Ok(None);
			};
			judge::sums(&ledger, vault.holds.locked, unprocessed, paid)
		};
		self.scene.board.update(|status| {
			let equal = if found.is_none() { "equal" } else { "NOT equal" };
			status.set("sums of both sides", equal);
		});
		Ok(self.sums.see(found, head.number, self.settings.blocks))
	}

	fn show(&self, breaches: &[Breach]) {
		let gauge = self.scene.metrics.open.with_label_values(&["breach"]);
		gauge.set(i64::try_from(breaches.len()).unwrap_or(i64::MAX));
		self.scene.board.update(|status| {
			status.set("breaches", breaches.len());
			status.set("pauses", self.pausing.shown());
		});
	}
}

fn noted<T>(what: Result<T, Trouble>, troubles: &mut Vec<Trouble>) -> Option<T> {
	what.map_err(|trouble| troubles.push(trouble)).ok()
}
