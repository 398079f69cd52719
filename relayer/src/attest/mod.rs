// SPDX-License-Identifier: Apache-2.0

//! The attester: signs what it saw final on either side, and has Tael keep its signatures.
//!
//! What to sign next follows from what Tael has at a final block (`decide`), so that a restart at any point only
//! looks again. Everything is promised in the journal before it is signed. Time is what the two chains say it is;
//! the machine's clock is not asked.

mod decide;
mod duties;
mod recheck;
#[cfg(test)]
mod tests;

pub use decide::{AHEAD, Seat};
pub use recheck::Rechecks;

use crate::{
	config::{Attest, Config},
	evm, halt,
	journal::{Begin, Journal},
	key::Key,
	start::{RunError, Scene},
	status::Role,
	tael::{At, Clock, NextSet, Office, Outbound, Set, Signatures, Signed, TaelError},
	trouble::Trouble,
};
use duties::Post;
use futures::future::join_all;
use std::{collections::BTreeMap, convert::Infallible};
use tael_primitives::bridge::{DomainId, Message, Place, SetId};

/// An attester.
pub struct Attester {
	scene: Scene,
	settings: Attest,
	key: Key,
	place: Place,
	journal: Journal,
	rechecks: Option<Rechecks>,
	/// Releases that the vault has not ended, and the block from which on it may have.
	open_since: BTreeMap<u64, u64>,
	/// The release after which to ask on.
	cursor: u64,
}

/// What Tael has at one final block, as far as all duties need it.
struct View {
	office: Office,
	next: Option<NextSet>,
	rotation: Option<Signatures>,
	clock: Clock,
	outbounds: Vec<Outbound>,
}

/// Attest until something must not go on.
///
/// # Errors
/// If it may not begin, or has to stop until a person has looked.
pub async fn run(config: Config, begin: Begin) -> Result<Infallible, RunError> {
	let mut attester = Attester::open(config, begin).await?;
	let mut beat = attester.scene.beat();
	loop {
		beat.tick().await;
		match attester.round().await {
			Ok(troubles) => attester.scene.show(&troubles),
			Err(why) => return Err(attester.scene.halt(why)),
		}
	}
}

impl Attester {
	async fn open(config: Config, begin: Begin) -> Result<Self, RunError> {
		let settings = config.attest()?.clone();
		halt::check(&config.data)?;
		let key = Key::open(&settings.key)?;
		let mut scene = Scene::open(config, Role::Attest, Some(key.address())).await?;
		scene.meet_tael().await?;
		let genesis = scene.tael.genesis().ok_or(TaelError::Missing("the first block"))?;
		let place = scene.config.place(genesis);
		let journal = Journal::open(&scene.config.data, &key.address(), &place, begin)?;
		let domain = scene.config.domain.id;
		tracing::info!(key = key.shown_address(), domain, %genesis, "attesting");
		Ok(Self {
			scene,
			settings,
			key,
			place,
			journal,
			rechecks: None,
			open_since: BTreeMap::new(),
			cursor: 0,
		})
	}

	const fn domain(&self) -> DomainId {
		self.scene.config.domain.id
	}

	/// Look at both sides once, and say what there is to say.
	///
	/// # Errors
	/// Only what must stop it.
	async fn round(&mut self) -> Result<Vec<Trouble>, Trouble> {
		let mut troubles = Vec::new();
		let looked = self.look().await;
		let Some((at, head, view)) = noted(looked, &mut troubles)? else { return Ok(troubles) };
		let rechecked = self.recheck(&head).await;
		if noted(rechecked, &mut troubles)?.is_none() {
			return Ok(troubles);
		}
		let mut posts = Vec::new();
		let seat = Seat {
			office: &view.office,
			next: view.next.as_ref(),
			rotation: view.rotation.as_ref(),
			me: self.key.address(),
			clock: view.clock,
		};
		let said = self.deposits(&at, &head, &seat).await;
		posts.extend(noted(said, &mut troubles)?.unwrap_or_default());
		let said = self.releases(&seat, &view.outbounds);
		posts.extend(noted(said, &mut troubles)?.unwrap_or_default());
		let said = self.endings(&at, &head, &seat, &view.outbounds, &mut troubles).await;
		posts.extend(noted(said, &mut troubles)?.unwrap_or_default());
		let said = self.rotation(&at, &head, &seat).await;
		posts.extend(noted(said, &mut troubles)?.unwrap_or_default());
		let said = self.checkpoint(&at, &head, &seat).await;
		posts.extend(noted(said, &mut troubles)?.unwrap_or_default());
		self.post(&at, posts).await;
		Ok(troubles)
	}

	/// What is final on both sides.
	async fn look(&mut self) -> Result<(At, evm::Head, View), Trouble> {
		let at = self.scene.tael.at_head().await?;
		self.scene.show_blocks(Some(at.head().number), None);
		at.check_domain(&self.scene.config.domain).await?;
		let id = self.domain();
		let next = at.next_set().await?;
		let rotation = match next {
			Some(_) => at.rotation_signatures(id).await?,
			None => None,
		};
		let view = View {
			office: at.office(id).await?,
			next,
			rotation,
			clock: at.clock().await?,
			outbounds: at.outbounds(id).await?,
		};
		let head = self.scene.vault.head().await?;
		self.scene.show_blocks(None, Some(head.number));
		self.show(&view);
		Ok((at, head, view))
	}

	fn show(&self, view: &View) {
		let Set { id, addresses, threshold, .. } = &view.office.set;
		let place = if view.office.set.contains(&self.key.address()) { "" } else { "NOT " };
		let open = view.outbounds.len();
		let gauge = self.scene.metrics.open.with_label_values(&["release"]);
		gauge.set(i64::try_from(open).unwrap_or(i64::MAX));
		self.scene.board.update(|status| {
			let size = addresses.len();
			status.set(
				"set in office",
				format!("{id}, {threshold} of {size}, this key {place}in it"),
			);
			status.set("releases open", open);
			let next = view.next.as_ref().map(|next| format!("to set {}", next.rotate.set));
			status.set("rotation under way", next.as_deref().unwrap_or("none"));
		});
	}

	/// Look again at blocks that something was signed about.
	async fn recheck(&mut self, head: &evm::Head) -> Result<(), Trouble> {
		let rechecks = match &mut self.rechecks {
			Some(rechecks) => rechecks,
			none => {
				let from = head.number.saturating_sub(recheck::MEMORY);
				let mut rechecks = Rechecks::default();
				for (number, hash) in self.journal.blocks(self.scene.config.domain.id, from)? {
					rechecks.add(number, hash);
				}
				none.insert(rechecks)
			},
		};
		for (number, hash) in rechecks.next() {
			if !self.scene.vault.is_still(number, hash).await? {
				return Err(Trouble::Reorganised { number, hash });
			}
			rechecks.pass(number, hash, head.number);
		}
		Ok(())
	}

	/// Have Tael keep what was signed. What it does not take is looked at again in the next round.
	async fn post(&self, at: &At, posts: Vec<Post>) {
		let domain = self.domain();
		let sent = posts.iter().map(|post| async move { (post, post.send(at, domain).await) });
		for (post, taken) in join_all(sent).await {
			let (kind, count) = (post.kind(), post.len());
			match taken {
				Ok(()) => {
					tracing::info!(kind, count, "Tael has what was signed");
					self.scene.metrics.posted.with_label_values(&[kind]).inc_by(count as u64);
				},
				// Mostly others were faster, and enough of them have said it.
				Err(error) => {
					tracing::info!(kind, count, "{error}");
					self.scene.metrics.refused.with_label_values(&[kind]).inc_by(count as u64);
				},
			}
		}
	}

	/// Sign as one of a set what is promised already.
	fn sign<M: Message + Clone>(
		&self,
		kind: &'static str,
		set: SetId,
		message: &M,
	) -> Result<Signed<M>, Trouble> {
		let signature = self.key.sign(self.place.digest(set, message))?;
		self.scene.metrics.signed.with_label_values(&[kind]).inc();
		Ok(Signed { set, message: message.clone(), signature })
	}
}

/// What there is, or nothing and a note of why.
///
/// # Errors
/// What must stop it.
fn noted<T>(what: Result<T, Trouble>, troubles: &mut Vec<Trouble>) -> Result<Option<T>, Trouble> {
	match what {
		Ok(what) => Ok(Some(what)),
		Err(trouble) if trouble.halts() => Err(trouble),
		Err(trouble) => {
			troubles.push(trouble);
			Ok(None)
		},
	}
}
