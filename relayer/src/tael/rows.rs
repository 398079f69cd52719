// SPDX-License-Identifier: Apache-2.0

//! What is stored about a domain, in our own types.

use super::{At, Office, Previous, Set, TaelError};
use crate::{config, evm::theirs};
use polkadot_sdk::sp_core::H256;
use tael_client::chain::{
	self,
	runtime_types::{
		pallet_bridge::{
			self as pallet, bucket::Direction as DirectionRow, domain as domains,
			outbound::OutboundState as StateRow,
		},
		tael_primitives::bridge::{self as wire, message},
	},
};
use tael_primitives::{
	AccountId, Balance, Millis,
	bridge::{
		Deposit, DomainId, EcdsaSignature, EvmAddress, Outcome, Receipt, Release, Rotate, SetId,
	},
};

/// Which way money goes, seen from Tael.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
	/// From the other chain.
	In,
	/// To the other chain.
	Out,
}

/// Where a domain stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainState {
	/// No checkpoint has shown yet that its vault holds what was issued for it.
	Awaiting,
	/// In use.
	Open,
	/// Taken out of use.
	Closed,
}

/// A chain with a vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainRow {
	/// The chain's own number.
	pub chain_id: u64,
	/// The vault.
	pub vault: EvmAddress,
	/// USDT.
	pub token: EvmAddress,
	/// Where it stands.
	pub state: DomainState,
}

/// How far deposits are done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
	/// All up to this one are.
	pub contiguous: u64,
	/// None above this one is.
	pub highest: u64,
	/// Bits of the numbers from `128 × first_word` on.
	pub first_word: u64,
	/// Which are done.
	pub words: Vec<u128>,
}

impl Progress {
	/// Whether a deposit is done.
	pub fn is_done(&self, nonce: u64) -> bool {
		let bit = || {
			let word = (nonce / 128).checked_sub(self.first_word)?;
			self.words.get(usize::try_from(word).ok()?).map(|word| (word >> (nonce % 128)) & 1 == 1)
		};
		nonce <= self.contiguous || bit().unwrap_or(false)
	}

	/// The numbers above `contiguous` that are not done, up to `last`.
	pub fn undone(&self, last: u64) -> impl Iterator<Item = u64> {
		(self.contiguous.saturating_add(1)..=last).filter(|nonce| !self.is_done(*nonce))
	}
}

/// Who says what of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot<M> {
	/// Each version with its voters.
	pub variants: Vec<(M, Vec<EvmAddress>)>,
}

/// Where a release stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutboundState {
	/// The attesters are to sign it.
	Requested,
	/// Enough of them have.
	Signed,
}

/// Money on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbound {
	/// What the attesters sign.
	pub release: Release,
	/// Where it stands.
	pub state: OutboundState,
	/// The signatures there are.
	pub signatures: Option<Signatures>,
}

/// Signatures of one set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatures {
	/// Of which set.
	pub set: SetId,
	/// Whose, and the signatures.
	pub list: Vec<(EvmAddress, EcdsaSignature)>,
}

impl Signatures {
	/// Whether `who` has signed.
	pub fn has(&self, who: &EvmAddress) -> bool {
		self.list.iter().any(|(signer, _)| signer == who)
	}
}

/// The set that is to follow, and the message about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextSet {
	/// What the attesters sign.
	pub rotate: Rotate,
	/// Who is in it.
	pub set: Set,
	/// The second of the block's timestamp from which its own word is enough that it took over.
	pub succeeds_at: u64,
}

/// What an attester said of the vault last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
	/// Who.
	pub attester: EvmAddress,
	/// Of which block.
	pub block: u64,
	/// When, in chain time.
	pub at: Millis,
}

/// The sums of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ledger {
	/// Issued, ever.
	pub minted: Balance,
	/// Taken out of issuance, ever.
	pub burned: Balance,
	/// Came in and is not issued.
	pub parked: Balance,
	/// Went out, and the vault has not said what became of it.
	pub in_flight: Balance,
}

/// A pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
	/// Chain time until which it lasts; without one, until the council resumes.
	pub until: Option<Millis>,
}

impl Pause {
	/// Whether it is on at `now`.
	pub fn is_on(&self, now: Millis) -> bool {
		self.until.is_none_or(|until| now < until)
	}
}

/// What time it is at a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
	/// The block's timestamp: what is agreed with the other chain is measured in it.
	pub timestamp: Millis,
	/// Chain time, which stands still with the chain: what the chain's own deadlines are measured in.
	pub now: Millis,
}

impl At {
	/// What time it is.
	///
	/// # Errors
	/// As all that is read: if it is not proven.
	pub async fn clock(&self) -> Result<Clock, TaelError> {
		let timestamp = self.row(chain::storage().clock().timestamp(), ()).await?.unwrap_or(0);
		let stalled = self.value("Clock.Stalled", chain::storage().clock().stalled(), ()).await?;
		Ok(Clock { timestamp, now: timestamp.saturating_sub(stalled) })
	}

	/// A domain.
	///
	/// # Errors
	/// If there is none, or it is not proven.
	pub async fn domain(&self, id: DomainId) -> Result<DomainRow, TaelError> {
		let row = self.row(chain::storage().bridge().domains(), (id,)).await?;
		let row = row.ok_or(TaelError::NoDomain(id))?;
		let state = match row.state {
			domains::DomainState::Awaiting => DomainState::Awaiting,
			domains::DomainState::Open => DomainState::Open,
			domains::DomainState::Closed => DomainState::Closed,
		};
		let (vault, token) = (EvmAddress(row.vault.0), EvmAddress(row.token.0));
		Ok(DomainRow { chain_id: row.chain_id, vault, token, state })
	}

	/// Whether Tael knows the domain as the configuration does.
	///
	/// # Errors
	/// If it does not, or that is not proven.
	pub async fn check_domain(&self, expected: &config::Domain) -> Result<DomainRow, TaelError> {
		let id = expected.id;
		let found = self.domain(id).await?;
		let other = |what, found| Err(TaelError::OtherDomain { id, what, found });
		if found.chain_id != expected.chain_id {
			other("chain-id", found.chain_id.to_string())
		} else if found.vault != expected.vault {
			other("vault", theirs(&found.vault).to_string())
		} else if found.token != expected.token {
			other("token", theirs(&found.token).to_string())
		} else {
			Ok(found)
		}
	}

	/// Which sets count at a vault.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn office(&self, id: DomainId) -> Result<Office, TaelError> {
		let row = self.row(chain::storage().bridge().offices(), (id,)).await?;
		let row = row.ok_or(TaelError::Missing("the office"))?;
		let set = self.set(row.set).await?;
		let previous = match row.previous {
			Some(previous) => Some(Previous {
				set: self.set(previous.id).await?,
				valid_until: previous.valid_until,
				rotated_in: previous.rotated_in,
				last_outbound: previous.last_outbound,
			}),
			None => None,
		};
		Ok(Office { set, previous })
	}

	async fn set(&self, id: SetId) -> Result<Set, TaelError> {
		let row = self.row(chain::storage().bridge().sets(), (id,)).await?;
		let row = row.ok_or(TaelError::Missing("a set"))?;
		let list =
			|list: Vec<wire::EvmAddress>| list.into_iter().map(|one| EvmAddress(one.0)).collect();
		Ok(Set {
			id,
			addresses: list(row.addresses.0),
			threshold: row.threshold,
			suspended: list(row.suspended.0),
		})
	}

	/// The rotation that is under way.
	///
	/// # Errors
	/// If it is not proven, or the set is not the one that the message names.
	pub async fn next_set(&self) -> Result<Option<NextSet>, TaelError> {
		let Some(row) = self.row(chain::storage().bridge().next_set(), ()).await? else {
			return Ok(None);
		};
		let message::Rotate { set, set_hash, not_before } = row.rotate;
		let rotate = Rotate { set, set_hash: H256(set_hash.0), not_before };
		let set = self.set(rotate.set).await?;
		if set.hash() != rotate.set_hash {
			return Err(TaelError::Missing("the next set with its hash"));
		}
		Ok(Some(NextSet { rotate, set, succeeds_at: row.succeeds_at }))
	}

	/// The signatures under the rotation that is under way.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn rotation_signatures(&self, id: DomainId) -> Result<Option<Signatures>, TaelError> {
		let row = self.row(chain::storage().bridge().rotation_signatures(), (id,)).await?;
		Ok(row.map(signatures))
	}

	/// Which deposits are done.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn progress(&self, id: DomainId) -> Result<Progress, TaelError> {
		let bridge = chain::storage().bridge();
		let row = self.value("Bridge.Contiguous", bridge.contiguous(), (id,)).await?;
		let (contiguous, highest) = (row.contiguous, row.highest);
		let (first_word, last_word) = (contiguous / 128, highest / 128);
		let keys = (first_word..=last_word.max(first_word)).map(|word| (id, word)).collect();
		let words = self.rows(chain::storage().bridge().done(), keys).await?;
		let words = words.into_iter().map(Option::unwrap_or_default).collect();
		Ok(Progress { contiguous, highest, first_word, words })
	}

	/// What is said of these deposits, in their order.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn deposit_votes(
		&self,
		id: DomainId,
		nonces: &[u64],
	) -> Result<Vec<Ballot<Deposit>>, TaelError> {
		let keys = nonces.iter().map(|nonce| (id, *nonce)).collect();
		let rows = self.rows(chain::storage().bridge().votes(), keys).await?;
		Ok(rows.into_iter().map(|row| ballot(row, deposit)).collect())
	}

	/// What is said of the ends of these releases, or of rotations to these sets, in their order.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn receipt_votes(
		&self,
		id: DomainId,
		is_rotation: bool,
		nonces: &[u64],
	) -> Result<Vec<Ballot<Receipt>>, TaelError> {
		let keys = nonces.iter().map(|nonce| (id, is_rotation, *nonce)).collect();
		let rows = self.rows(chain::storage().bridge().receipt_votes(), keys).await?;
		Ok(rows.into_iter().map(|row| ballot(row, receipt)).collect())
	}

	/// What is on its way out, by number. That none is missing is the node's word; each is proven.
	///
	/// # Errors
	/// If one is not proven.
	pub async fn outbounds(&self, id: DomainId) -> Result<Vec<Outbound>, TaelError> {
		let numbers = self.numbers(chain::storage().bridge().outbounds(), (id,)).await?;
		self.outbounds_of(id, &numbers).await
	}

	/// What of these releases is on its way.
	///
	/// # Errors
	/// If one is not proven.
	pub async fn outbounds_of(
		&self,
		id: DomainId,
		nonces: &[u64],
	) -> Result<Vec<Outbound>, TaelError> {
		let keys: Vec<_> = nonces.iter().map(|nonce| (id, *nonce)).collect();
		let rows = self.rows(chain::storage().bridge().outbounds(), keys.clone()).await?;
		let lists = self.rows(chain::storage().bridge().signatures(), keys).await?;
		let mut outbounds = Vec::with_capacity(rows.len());
		for (row, list) in rows.into_iter().zip(lists) {
			let Some(row) = row else { continue };
			let state = match row.state {
				StateRow::Requested => OutboundState::Requested,
				StateRow::Signed => OutboundState::Signed,
				// What has ended has no row.
				StateRow::Released | StateRow::Cancelled => continue,
			};
			let signatures = list.map(signatures);
			outbounds.push(Outbound { release: release(row.release), state, signatures });
		}
		Ok(outbounds)
	}

	/// The last number that was given to a release.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn last_outbound(&self, id: DomainId) -> Result<u64, TaelError> {
		self.value("Bridge.LastOutbound", chain::storage().bridge().last_outbound(), (id,)).await
	}

	/// The block of the last checkpoint that was agreed on, and what each attester said last.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn checkpoints(&self, id: DomainId) -> Result<(Option<u64>, Vec<Word>), TaelError> {
		let agreed = self.row(chain::storage().bridge().checkpoints(), (id,)).await?;
		let votes = chain::storage().bridge().checkpoint_votes();
		let words = self.value("Bridge.CheckpointVotes", votes, (id,)).await?;
		let word = |word: pallet::checkpoints::Word| Word {
			attester: EvmAddress(word.attester.0),
			block: word.message.block,
			at: word.at,
		};
		Ok((agreed.map(|checkpoint| checkpoint.block), words.0.into_iter().map(word).collect()))
	}

	/// The sums of a domain.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn ledger(&self, id: DomainId) -> Result<Ledger, TaelError> {
		let bridge = chain::storage().bridge();
		let row = self.value("Bridge.Ledgers", bridge.ledgers(), (id,)).await?;
		let pallet::ledger::Ledger { minted, burned, parked, in_flight } = row;
		Ok(Ledger { minted, burned, parked, in_flight })
	}

	/// The pause of one direction, as it was begun. It may be over.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn pause_of(
		&self,
		id: DomainId,
		direction: Direction,
	) -> Result<Option<Pause>, TaelError> {
		let key = (id, direction.into());
		let row = self.row(chain::storage().bridge().pauses(), key).await?;
		Ok(row.map(|row| Pause { until: row.until }))
	}

	/// The block's timestamp when enough attesters agreed on something last.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn last_heard(&self, id: DomainId) -> Result<Option<Millis>, TaelError> {
		self.row(chain::storage().bridge().last_heard(), (id,)).await
	}

	/// Whether an account may pause.
	///
	/// # Errors
	/// If it is not proven.
	pub async fn is_watcher(&self, who: &AccountId) -> Result<bool, TaelError> {
		let who = tael_client::AccountId32(*AsRef::<[u8; 32]>::as_ref(who));
		Ok(self.row(chain::storage().bridge().watchers(), (who,)).await?.is_some())
	}
}

impl From<Direction> for DirectionRow {
	fn from(direction: Direction) -> Self {
		match direction {
			Direction::In => Self::In,
			Direction::Out => Self::Out,
		}
	}
}

fn ballot<G, M>(row: Option<pallet::votes::Ballot<G>>, message: fn(G) -> M) -> Ballot<M> {
	let variants = row.map(|row| row.variants.0).unwrap_or_default();
	let variant = |variant: pallet::votes::Variant<G>| {
		let voters = variant.voters.0.into_iter().map(|voter| EvmAddress(voter.0)).collect();
		(message(variant.message), voters)
	};
	Ballot { variants: variants.into_iter().map(variant).collect() }
}

fn signatures(row: pallet::outbound::SignatureList) -> Signatures {
	let list = row.list.0.into_iter().map(|(who, bytes)| (EvmAddress(who.0), bytes)).collect();
	Signatures { set: row.set, list }
}

fn deposit(row: message::Deposit) -> Deposit {
	Deposit {
		domain: row.domain,
		nonce: row.nonce,
		token: EvmAddress(row.token.0),
		sender: H256(row.sender.0),
		refund_to: EvmAddress(row.refund_to.0),
		recipient: H256(row.recipient.0),
		amount: row.amount,
		max_fee: row.max_fee,
		memo: H256(row.memo.0),
		tx: H256(row.tx.0),
		block: row.block,
		block_hash: H256(row.block_hash.0),
	}
}

fn release(row: message::Release) -> Release {
	Release {
		domain: row.domain,
		nonce: row.nonce,
		token: EvmAddress(row.token.0),
		recipient: EvmAddress(row.recipient.0),
		amount: row.amount,
		fee: row.fee,
		deadline: row.deadline,
		request: H256(row.request.0),
	}
}

fn receipt(row: message::Receipt) -> Receipt {
	let outcome = match row.outcome {
		message::Outcome::Released => Outcome::Released,
		message::Outcome::Cancelled => Outcome::Cancelled,
		message::Outcome::Rotated => Outcome::Rotated,
	};
	Receipt {
		domain: row.domain,
		outcome,
		nonce: row.nonce,
		subject: H256(row.subject.0),
		block: row.block,
		block_hash: H256(row.block_hash.0),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_rel_08_what_is_done_is_known_by_mark_and_bit() {
		let mut words = vec![0, 1_u128 << 3];
		words[0] |= 1 << 127;
		let progress = Progress { contiguous: 125, highest: 131, first_word: 0, words };
		let done: Vec<_> = (120..140).filter(|nonce| progress.is_done(*nonce)).collect();
		assert_eq!(done, [120, 121, 122, 123, 124, 125, 127, 131]);
		let undone: Vec<_> = progress.undone(132).collect();
		assert_eq!(undone, [126, 128, 129, 130, 132]);
	}

	#[test]
	fn a_pause_is_on_until_its_end() {
		assert!(Pause { until: Some(10) }.is_on(9));
		assert!(!Pause { until: Some(10) }.is_on(10));
		assert!(Pause { until: None }.is_on(u64::MAX));
	}
}
