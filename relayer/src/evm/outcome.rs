// SPDX-License-Identifier: Apache-2.0

//! What became of releases and rotations at the vault.

use super::{
	chain::UsdtVault::{Cancelled, Released, RotationActivated},
	h256,
	header::Head,
	logs::{Found, Numbered, read, windows},
	quorum::{Stall, agree},
	vault::{Vault, mapped, slot},
};
use alloy::{primitives::U256, rpc::types::Filter, sol_types::SolEvent};
use polkadot_sdk::sp_core::H256;
use tael_primitives::{
	Balance,
	bridge::{Outcome, Receipt, SetId},
};

/// The vault has paid something out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payout {
	/// The number of the release.
	pub nonce: u64,
	/// [`tael_primitives::bridge::Message::id`] of the release.
	pub subject: H256,
	/// How much left the vault.
	pub amount: Balance,
	/// The block it is in.
	pub block: u64,
}

/// Events that end something, and what it was.
trait Ending: Numbered {
	/// What was ended.
	fn subject(&self) -> H256;
}

impl Numbered for Released {
	fn nonce(&self) -> u64 {
		self.nonce
	}
}

impl Ending for Released {
	fn subject(&self) -> H256 {
		h256(self.msgId)
	}
}

impl Numbered for Cancelled {
	fn nonce(&self) -> u64 {
		self.nonce
	}
}

impl Ending for Cancelled {
	fn subject(&self) -> H256 {
		h256(self.msgId)
	}
}

impl Numbered for RotationActivated {
	fn nonce(&self) -> u64 {
		self.setId
	}
}

impl Ending for RotationActivated {
	fn subject(&self) -> H256 {
		h256(self.setHash)
	}
}

/// Whether a bitmap's word has the bit of a number.
fn has_bit(word: U256, nonce: u64) -> bool {
	word.bit((nonce & 0xff) as usize)
}

impl Vault {
	/// How a release ended, if it has by `head`: the vault's own bit is proven, and a quorum shows the log.
	///
	/// It did not end before `from_block`. `subject` is the release's id.
	///
	/// # Errors
	/// If that is in doubt, or the vault has ended something else under this number.
	pub async fn outcome(
		&self,
		head: &Head,
		nonce: u64,
		subject: H256,
		from_block: u64,
	) -> Result<Option<Receipt>, Stall> {
		let word = nonce >> 8;
		let slots = [mapped(slot::RELEASED, word), mapped(slot::CANCELLED, word)];
		let [released, cancelled] = self.slots(head, &slots).await?[..] else {
			return Err(Stall::Impossible("a word of a bitmap"));
		};
		match (has_bit(released, nonce), has_bit(cancelled, nonce)) {
			(false, false) => Ok(None),
			(true, false) => self
				.ending::<Released>(head, Outcome::Released, nonce, subject, from_block)
				.await
				.map(Some),
			(false, true) => self
				.ending::<Cancelled>(head, Outcome::Cancelled, nonce, subject, from_block)
				.await
				.map(Some),
			(true, true) => Err(Stall::Impossible("a release that is both paid and cancelled")),
		}
	}

	/// That a set took over, if it has by `head`: its whole list is proven, and a quorum shows the log.
	///
	/// It did not before `from_block`. `hash` is the set's, as Tael has it.
	///
	/// # Errors
	/// If that is in doubt, or another set took over under this number.
	pub async fn rotated(
		&self,
		head: &Head,
		set: SetId,
		hash: H256,
		from_block: u64,
	) -> Result<Option<Receipt>, Stall> {
		if self.current_set(head).await? < set {
			return Ok(None);
		}
		let stored = self.signer_set(head, set).await?;
		let found = stored.ok_or(Stall::Impossible("a set in office without a list"))?.hash();
		if found != hash {
			return Err(Stall::OtherSubject { nonce: set, expected: hash, found });
		}
		self.ending::<RotationActivated>(head, Outcome::Rotated, set, hash, from_block)
			.await
			.map(Some)
	}

	async fn ending<E: Ending>(
		&self,
		head: &Head,
		outcome: Outcome,
		nonce: u64,
		expected: H256,
		from_block: u64,
	) -> Result<Receipt, Stall> {
		for blocks in windows(from_block, head.number, self.domain.log_window) {
			let answers = self.numbered::<E>(blocks, nonce..=nonce).await;
			let Some(found) = self.agreed("the end of", nonce, &answers).await? else { continue };
			let subject = found.event.subject();
			if subject != expected {
				return Err(Stall::OtherSubject { nonce, expected, found: subject });
			}
			return Ok(Receipt {
				domain: self.domain.id,
				outcome,
				nonce,
				subject,
				block: found.block,
				block_hash: found.block_hash,
			});
		}
		Err(Stall::NoLog { nonce, block: head.number })
	}

	/// All that the vault paid out in the blocks from `from_block` to `head`, as a quorum shows it.
	///
	/// # Errors
	/// If they do not show the same.
	pub async fn payouts(&self, head: &Head, from_block: u64) -> Result<Vec<Payout>, Stall> {
		let vault = self.address();
		let mut payouts = Vec::new();
		for blocks in windows(from_block, head.number, self.domain.log_window) {
			let filter = Filter::new()
				.address(vault)
				.event_signature(Released::SIGNATURE_HASH)
				.select(blocks.clone());
			let answers = self
				.quorum
				.ask(async |one| {
					let mut found = read(vault, &blocks, one.logs(&filter).await?);
					found.sort_by_key(|found: &Found<Released>| (found.block, found.event.nonce));
					found.dedup();
					Ok(found)
				})
				.await;
			let about = format!("the payouts of blocks {} to {}", blocks.start(), blocks.end());
			for Found { event, block, .. } in agree(&about, &answers)? {
				let amount = Balance::try_from(event.amount)
					.map_err(|_| Stall::Impossible("the amount of a payout"))?;
				payouts.push(Payout {
					nonce: event.nonce,
					subject: h256(event.msgId),
					amount,
					block,
				});
			}
		}
		Ok(payouts)
	}
}
