// SPDX-License-Identifier: Apache-2.0

//! The attester's duties: each looks, promises and signs, and hands over what Tael is to have.

use super::{Attester, Seat, decide::AHEAD};
use crate::{
	evm::Head,
	journal::{Claim, Kind},
	tael::{At, MAX_VOTES, Outbound, Signed, TaelError},
	trouble::Trouble,
};
use futures::{StreamExt, stream};
use tael_primitives::bridge::{Checkpoint, Deposit, DomainId, EcdsaSignature, Message, Receipt};

/// Of so many releases it is asked in one round what became of them.
const ENDINGS: usize = 64;
/// So many questions about them are under way at once.
const AT_ONCE: usize = 4;

/// What Tael is to have, in one call.
pub(super) enum Post {
	Deposits(Vec<Signed<Deposit>>),
	Receipts(Vec<Signed<Receipt>>),
	Releases(Vec<(u64, EcdsaSignature)>),
	Checkpoint(Signed<Checkpoint>),
	Rotation(EcdsaSignature),
}

impl Post {
	pub(super) async fn send(&self, at: &At, domain: DomainId) -> Result<(), TaelError> {
		match self {
			Self::Deposits(votes) => at.post_deposits(votes).await,
			Self::Receipts(votes) => at.post_receipts(votes).await,
			Self::Releases(items) => at.post_releases(domain, items).await,
			Self::Checkpoint(vote) => at.post_checkpoint(vote).await,
			Self::Rotation(signature) => at.post_rotation(domain, *signature).await,
		}
	}

	pub(super) const fn kind(&self) -> &'static str {
		match self {
			Self::Deposits(_) => "deposit",
			Self::Receipts(_) => "receipt",
			Self::Releases(_) => "release",
			Self::Checkpoint(_) => "checkpoint",
			Self::Rotation(_) => "rotation",
		}
	}

	pub(super) const fn len(&self) -> usize {
		match self {
			Self::Deposits(votes) => votes.len(),
			Self::Receipts(votes) => votes.len(),
			Self::Releases(items) => items.len(),
			Self::Checkpoint(_) | Self::Rotation(_) => 1,
		}
	}
}

impl Attester {
	/// Vote on deposits: consecutive ones, from the first on that Tael has not done and the attester has not
	/// spoken of.
	pub(super) async fn deposits(
		&mut self,
		at: &At,
		head: &Head,
		seat: &Seat<'_>,
	) -> Result<Vec<Post>, Trouble> {
		let id = self.domain();
		let progress = at.progress(id).await?;
		self.note("deposit done", progress.contiguous);
		let last = self.scene.vault.deposit_count(head).await?;
		self.note("deposit at the vault", last);
		let ahead = progress.contiguous.saturating_add(AHEAD);
		let undone: Vec<u64> = progress.undone(ahead.min(last)).collect();
		let ballots = at.deposit_votes(id, &undone).await?;
		let due = seat.deposits(&undone.into_iter().zip(ballots).collect::<Vec<_>>());
		let (Some(first), Some(end)) = (due.first().copied(), due.last().copied()) else {
			return Ok(Vec::new());
		};
		let limit = usize::try_from(end - first).unwrap_or(usize::MAX).saturating_add(1);
		let from = self.deposit_block(first)?;
		let mut votes = Vec::new();
		let mut claims = Vec::new();
		for deposit in self.scene.vault.deposits(head, first, limit, from).await? {
			let Some(set) = seat.for_deposit(&deposit) else { continue };
			if due.contains(&deposit.nonce) {
				claims.push(Claim::deposit(&deposit));
				votes.push((set, deposit));
			}
		}
		self.promise(&claims)?;
		let mut signed = Vec::with_capacity(votes.len());
		for (set, deposit) in &votes {
			tracing::info!(nonce = deposit.nonce, block = deposit.block, set, "signing a deposit");
			signed.push(self.sign("deposit", *set, deposit)?);
			self.note("deposit signed", deposit.nonce);
		}
		Ok(signed.chunks(MAX_VOTES).map(|votes| Post::Deposits(votes.to_vec())).collect())
	}

	/// A block that none from this deposit on lies below: that of one before it, if the journal has it.
	fn deposit_block(&self, first: u64) -> Result<u64, Trouble> {
		let id = self.domain();
		let before = self.journal.promised(Kind::Deposit, id, first.saturating_sub(1))?;
		let last = self.journal.last(Kind::Deposit, id)?.filter(|last| last.nonce < first);
		let block = before.or(last).and_then(|claim| claim.block).map(|(number, _)| number);
		Ok(block.unwrap_or(self.scene.config.domain.first_block))
	}

	/// Sign releases that are requested, or that another set has to sign anew.
	pub(super) fn releases(
		&mut self,
		seat: &Seat<'_>,
		outbounds: &[Outbound],
	) -> Result<Vec<Post>, Trouble> {
		let set = seat.office.set.id;
		let mut due = seat.releases(outbounds);
		due.truncate(4 * MAX_VOTES);
		for release in &due {
			let domain = &self.scene.config.domain;
			if release.domain != domain.id || release.token != domain.token {
				let found = format!("{:?} in release {}", release.token, release.nonce);
				return Err(TaelError::OtherDomain { id: domain.id, what: "token", found }.into());
			}
		}
		self.promise(&due.iter().map(|release| Claim::release(release)).collect::<Vec<_>>())?;
		let mut items = Vec::with_capacity(due.len());
		for release in due {
			tracing::info!(
				nonce = release.nonce,
				amount = release.amount,
				set,
				"signing a release"
			);
			items.push((release.nonce, self.sign("release", set, release)?.signature));
			self.note("release signed", release.nonce);
		}
		Ok(items.chunks(MAX_VOTES).map(|items| Post::Releases(items.to_vec())).collect())
	}

	/// Vote on what became of releases.
	pub(super) async fn endings(
		&mut self,
		at: &At,
		head: &Head,
		seat: &Seat<'_>,
		outbounds: &[Outbound],
		troubles: &mut Vec<Trouble>,
	) -> Result<Vec<Post>, Trouble> {
		self.open_since.retain(|nonce, _| outbounds.iter().any(|one| one.release.nonce == *nonce));
		let turn = turn(outbounds, self.cursor);
		self.cursor = turn.last().map_or(0, |last| last.release.nonce);
		let nonces: Vec<u64> = turn.iter().map(|one| one.release.nonce).collect();
		let ballots = at.receipt_votes(self.domain(), false, &nonces).await?;
		let first_block = self.scene.config.domain.first_block;
		let due = turn.into_iter().zip(ballots).filter(|(_, ballot)| seat.is_receipt_due(ballot));
		let vault = &self.scene.vault;
		let asked = due.map(|(outbound, _)| {
			let (nonce, subject) = (outbound.release.nonce, outbound.release.id());
			let from = self.open_since.get(&nonce).copied().unwrap_or(first_block);
			async move { (nonce, vault.outcome(head, nonce, subject, from).await) }
		});
		let asked: Vec<_> = asked.collect();
		let answers: Vec<_> = stream::iter(asked).buffered(AT_ONCE).collect().await;
		let mut receipts = Vec::new();
		for (nonce, answer) in answers {
			match answer {
				Ok(Some(receipt)) => receipts.push(receipt),
				Ok(None) => {
					self.open_since.insert(nonce, head.number.saturating_add(1));
				},
				// One that is in doubt stops no other, and what all have in common is told once.
				Err(stall) => {
					if troubles.iter().all(|trouble| trouble.name() != stall.name()) {
						troubles.push(stall.into());
					}
				},
			}
		}
		self.receipts(seat, receipts)
	}

	fn receipts(&mut self, seat: &Seat<'_>, receipts: Vec<Receipt>) -> Result<Vec<Post>, Trouble> {
		let seated = receipts.into_iter().filter_map(|one| Some((seat.for_receipt(&one)?, one)));
		let seated: Vec<_> = seated.collect();
		self.promise(&seated.iter().map(|(_, one)| Claim::receipt(one)).collect::<Vec<_>>())?;
		let mut signed = Vec::with_capacity(seated.len());
		for (set, receipt) in &seated {
			let (nonce, block) = (receipt.nonce, receipt.block);
			tracing::info!(nonce, block, set, outcome = ?receipt.outcome, "signing a receipt");
			signed.push(self.sign("receipt", *set, receipt)?);
			self.note("receipt signed", nonce);
		}
		Ok(signed.chunks(MAX_VOTES).map(|votes| Post::Receipts(votes.to_vec())).collect())
	}

	/// Sign the rotation that is under way, or say that the vault has carried it out.
	pub(super) async fn rotation(
		&mut self,
		at: &At,
		head: &Head,
		seat: &Seat<'_>,
	) -> Result<Vec<Post>, Trouble> {
		let id = self.domain();
		let mut posts = Vec::new();
		if let Some(next) = seat.rotation() {
			let (set, rotate) = (seat.office.set.id, &next.rotate);
			self.promise(&[Claim::rotate(rotate, id)])?;
			tracing::info!(next = rotate.set, hash = %rotate.set_hash, set, "signing a rotation");
			posts.push(Post::Rotation(self.sign("rotation", set, rotate)?.signature));
			self.note("rotation signed", rotate.set);
		}
		if let Some(next) = seat.awaited_rotation() {
			let (set, hash) = (next.rotate.set, next.rotate.set_hash);
			let ballots = at.receipt_votes(id, true, &[set]).await?;
			if ballots.iter().any(|ballot| seat.is_receipt_due(ballot)) {
				let from = self.scene.config.domain.first_block;
				let receipt = self.scene.vault.rotated(head, set, hash, from).await?;
				posts.extend(self.receipts(seat, receipt.into_iter().collect())?);
			}
		}
		Ok(posts)
	}

	/// Say what the vault holds.
	pub(super) async fn checkpoint(
		&mut self,
		at: &At,
		head: &Head,
		seat: &Seat<'_>,
	) -> Result<Vec<Post>, Trouble> {
		let (agreed, words) = at.checkpoints(self.domain()).await?;
		let every = self.settings.checkpoint_blocks;
		let Some(block) = seat.checkpoint(head.number, every, agreed, &words) else {
			return Ok(Vec::new());
		};
		if block < self.scene.config.domain.first_block {
			return Ok(Vec::new());
		}
		let then = self.scene.vault.head_at(block).await?;
		let checkpoint = self.scene.vault.checkpoint(&then).await?;
		self.promise(&[Claim::checkpoint(&checkpoint)])?;
		let Checkpoint { locked, balance, deposits, .. } = checkpoint;
		tracing::info!(block, locked, balance, deposits, "signing a checkpoint");
		let vote = self.sign("checkpoint", seat.office.set.id, &checkpoint)?;
		self.note("checkpoint signed", block);
		Ok(vec![Post::Checkpoint(vote)])
	}

	/// Write down what is about to be signed, and look at its blocks again later.
	fn promise(&mut self, claims: &[Claim]) -> Result<(), Trouble> {
		if claims.is_empty() {
			return Ok(());
		}
		self.journal.promise(claims)?;
		if let Some(rechecks) = &mut self.rechecks {
			for (number, hash) in claims.iter().filter_map(|claim| claim.block) {
				rechecks.add(number, hash);
			}
		}
		Ok(())
	}

	/// Show the highest number of a kind.
	fn note(&self, kind: &str, number: u64) {
		let gauge = self.scene.metrics.last_nonce.with_label_values(&[kind]);
		gauge.set(i64::try_from(number).unwrap_or(i64::MAX));
		self.scene.board.update(|status| status.set(kind, number));
	}
}

/// Those whose turn it is: some behind the cursor, and from the beginning again behind the last.
pub(super) fn turn(outbounds: &[Outbound], cursor: u64) -> Vec<&Outbound> {
	let behind = outbounds.iter().filter(|one| one.release.nonce > cursor);
	let before = outbounds.iter().filter(|one| one.release.nonce <= cursor);
	behind.chain(before).take(ENDINGS).collect()
}
