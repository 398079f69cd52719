// SPDX-License-Identifier: Apache-2.0

//! Deposits: each proven to be in the vault, and its log the same for a quorum.

use super::{
	chain::UsdtVault::Deposited,
	h256,
	header::Head,
	logs::{Found, Numbered, windows},
	ours,
	quorum::Stall,
	theirs,
	vault::{MAX_SLOTS, Vault, mapped, slot},
};
use polkadot_sdk::sp_core::H256;
use tael_primitives::{
	Balance,
	bridge::{Deposit, DomainId},
};

impl Numbered for Deposited {
	fn nonce(&self) -> u64 {
		self.nonce
	}
}

/// What Tael calls a deposit; none if it has a number that Tael cannot count to.
fn deposit(domain: DomainId, found: &Found<Deposited>) -> Option<Deposit> {
	let event = &found.event;
	Some(Deposit {
		domain,
		nonce: event.nonce,
		token: ours(event.token),
		sender: h256(event.sender.into_word()),
		refund_to: ours(event.refundTo),
		recipient: h256(event.recipient),
		amount: Balance::try_from(event.amount).ok()?,
		max_fee: Balance::try_from(event.maxFee).ok()?,
		memo: h256(event.memoHash),
		tx: found.tx,
		block: found.block,
		block_hash: found.block_hash,
	})
}

impl Vault {
	/// The deposits from number `first` on, without a gap, at most `limit`: each is in the vault at `head`, and a
	/// quorum shows its log. None if there is no such deposit yet.
	///
	/// None of them may lie before `from_block`. If one of them is in doubt, those before it are given; the next
	/// look, which begins with it, says why.
	///
	/// # Errors
	/// If the very first of them is in doubt.
	pub async fn deposits(
		&self,
		head: &Head,
		first: u64,
		limit: usize,
		from_block: u64,
	) -> Result<Vec<Deposit>, Stall> {
		let limit = limit.clamp(1, MAX_SLOTS) as u64;
		let last = self.deposit_count(head).await?.min(first.saturating_add(limit - 1));
		if first == 0 || last < first {
			return Ok(Vec::new());
		}
		let slots: Vec<_> = (first..=last).map(|nonce| mapped(slot::DEPOSIT_HASH, nonce)).collect();
		let kept = self.slots(head, &slots).await?;
		let kept: Vec<_> = kept.into_iter().map(|word| H256(word.to_be_bytes())).collect();
		let mut sure = Vec::with_capacity(kept.len());
		match self.find(head, first, &kept, from_block, &mut sure).await {
			Err(stall) if sure.is_empty() => return Err(stall),
			Err(stall) => tracing::warn!(domain = self.domain.id, "{stall}"),
			Ok(()) => {},
		}
		Ok(sure)
	}

	/// Find the deposits of which the vault keeps these hashes.
	async fn find(
		&self,
		head: &Head,
		first: u64,
		kept: &[H256],
		from_block: u64,
		sure: &mut Vec<Deposit>,
	) -> Result<(), Stall> {
		let last = first + kept.len() as u64 - 1;
		for blocks in windows(from_block, head.number, self.domain.log_window) {
			let next = first + sure.len() as u64;
			let answers = self.numbered::<Deposited>(blocks, next..=last).await;
			while let Some(kept) = kept.get(sure.len()).copied() {
				let nonce = first + sure.len() as u64;
				let Some(found) = self.agreed("deposit", nonce, &answers).await? else { break };
				let shown = deposit(self.domain.id, &found)
					.filter(|deposit| deposit.stored_hash() == kept)
					.ok_or(Stall::FalseLog { nonce, kept })?;
				if shown.token != self.domain.token {
					let expected = theirs(&self.domain.token);
					return Err(Stall::OtherToken { nonce, expected });
				}
				sure.push(shown);
			}
			if sure.len() == kept.len() {
				return Ok(());
			}
		}
		Err(Stall::Gap { nonce: first + sure.len() as u64, block: head.number })
	}
}
