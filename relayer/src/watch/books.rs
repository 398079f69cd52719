// SPDX-License-Identifier: Apache-2.0

//! What is open between both sides, and how much it is. What a final block proved once is kept.

use crate::{
	evm::{Head, Vault},
	tael::Outbound,
	trouble::Trouble,
};
use std::collections::BTreeMap;
use tael_primitives::{
	Balance,
	bridge::{Message, Outcome},
};

/// More open deposits, or releases, are not compared at every look.
const MOST: usize = 1_024;

/// What is known of what is open.
#[derive(Debug, Default)]
pub(super) struct Books {
	/// Amounts of deposits that Tael has not done.
	deposits: BTreeMap<u64, (Balance, u64)>,
	/// Releases that have ended at the vault and not on Tael: whether they were paid.
	ended: BTreeMap<u64, bool>,
	/// Releases that the vault has not ended, and the block from which on it may have.
	open_since: BTreeMap<u64, u64>,
}

impl Books {
	/// The sum of these deposits, which Tael has not done. `None` if there are too many.
	pub(super) async fn unprocessed(
		&mut self,
		vault: &Vault,
		head: &Head,
		undone: &[u64],
		first_block: u64,
	) -> Result<Option<Balance>, Trouble> {
		if undone.len() > MOST {
			return Ok(None);
		}
		let mut from_block = first_block;
		let mut sum = Some(Balance::default());
		for nonce in undone {
			if !self.deposits.contains_key(nonce) {
				self.learn(vault, head, *nonce, from_block).await?;
			}
			let Some((amount, block)) = self.deposits.get(nonce).copied() else { return Ok(None) };
			from_block = block;
			sum = sum.and_then(|sum| sum.checked_add(amount));
		}
		let first = undone.first().copied().unwrap_or(u64::MAX);
		self.deposits.retain(|nonce, _| *nonce >= first);
		Ok(sum)
	}

	async fn learn(
		&mut self,
		vault: &Vault,
		head: &Head,
		nonce: u64,
		from_block: u64,
	) -> Result<(), Trouble> {
		for deposit in vault.deposits(head, nonce, MOST, from_block).await? {
			self.deposits.insert(deposit.nonce, (deposit.amount, deposit.block));
		}
		Ok(())
	}

	/// The sum of those of these releases, which Tael has on their way, that the vault has paid. `None` if there are
	/// too many.
	pub(super) async fn paid(
		&mut self,
		vault: &Vault,
		head: &Head,
		outbounds: &[Outbound],
		first_block: u64,
	) -> Result<Option<Balance>, Trouble> {
		if outbounds.len() > MOST {
			return Ok(None);
		}
		let is_open = |nonce: &u64| outbounds.iter().any(|one| one.release.nonce == *nonce);
		self.ended.retain(|nonce, _| is_open(nonce));
		self.open_since.retain(|nonce, _| is_open(nonce));
		let mut sum = Some(Balance::default());
		for Outbound { release, .. } in outbounds {
			let nonce = release.nonce;
			if !self.ended.contains_key(&nonce) {
				let from = self.open_since.get(&nonce).copied().unwrap_or(first_block);
				match vault.outcome(head, nonce, release.id(), from).await? {
					Some(receipt) => {
						self.ended.insert(nonce, receipt.outcome == Outcome::Released);
					},
					None => {
						self.open_since.insert(nonce, head.number.saturating_add(1));
					},
				}
			}
			if self.ended.get(&nonce).copied().unwrap_or(false) {
				sum = sum.and_then(|sum| sum.checked_add(release.amount));
			}
		}
		Ok(sum)
	}
}
