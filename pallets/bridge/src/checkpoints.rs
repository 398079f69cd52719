// SPDX-License-Identifier: Apache-2.0

//! What attesters say the vault holds, against what was issued for it.

use crate::{
	CheckpointVotes, Checkpoints, Config, Contiguous, Direction, Domain, DomainStep, Domains,
	Error, Event, LastHeard, Ledgers, Pallet, PauseCause, Sets, Standing, Vote,
};
use core::cmp::Ordering;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	ChainTime, MINUTE, Millis,
	bridge::{Checkpoint, EvmAddress},
};

/// So much chain time lies between two words of an attester about a vault: they are free, and there is always
/// a newer block to speak of.
pub const CHECKPOINT_INTERVAL: Millis = MINUTE;

/// What an attester said of a vault last.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Word {
	/// Who.
	pub attester: EvmAddress,
	/// What.
	pub message: Checkpoint,
	/// When, in chain time.
	pub at: Millis,
}

impl<T: Config> Pallet<T> {
	/// Who gave a vote about the vault, and what it is to those before it. Only the set in office is asked,
	/// and of each attester only the newest word is kept.
	///
	/// # Errors
	/// Whatever makes the vote one that no block may carry.
	pub(crate) fn weigh_checkpoint(
		vote: &Vote<Checkpoint>,
	) -> Result<(Domain, EvmAddress, Option<Standing>), Error<T>> {
		let Checkpoint { domain: id, block, .. } = vote.message;
		let domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let electorate = Self::electorate(id, block).ok_or(Error::<T>::UnknownSet)?;
		let office = crate::Offices::<T>::get(id).ok_or(Error::<T>::UnknownSet)?;
		ensure!(vote.set == office.set, Error::<T>::UnknownSet);
		let who = Self::voter(&domain, &electorate, vote)?;
		if Checkpoints::<T>::get(id).is_some_and(|last| block <= last.block) {
			return Ok((domain, who, None));
		}
		let words = CheckpointVotes::<T>::get(id);
		let Some(last) = words.iter().find(|word| word.attester == who) else {
			return Ok((domain, who, Some(Standing::New)));
		};
		let is_other = last.message != vote.message;
		let may_speak = T::Clock::now() >= last.at.saturating_add(CHECKPOINT_INTERVAL);
		let standing = match last.message.block.cmp(&block) {
			Ordering::Equal if is_other => Standing::Conflicting,
			Ordering::Less if may_speak => Standing::New,
			// The same, older than what he said since, or too soon after it.
			Ordering::Equal | Ordering::Less | Ordering::Greater => Standing::Known,
		};
		Ok((domain, who, Some(standing)))
	}

	/// Count a vote about the vault; with enough of them compare it with the ledger.
	pub(crate) fn vote_on_checkpoint(vote: &Vote<Checkpoint>) -> DispatchResult {
		let (domain, who, standing) = Self::weigh_checkpoint(vote)?;
		Self::ensure_new(standing)?;
		let Checkpoint { domain: id, block, .. } = vote.message;
		let set = Sets::<T>::get(vote.set).ok_or(Error::<T>::UnknownSet)?;
		let at = T::Clock::now();
		let mut words = CheckpointVotes::<T>::get(id);
		words.retain(|word| word.attester != who && set.contains(&word.attester));
		let word = Word { attester: who, message: vote.message.clone(), at };
		words.try_push(word).map_err(|_| Error::<T>::TooManyVariants)?;
		LastHeard::<T>::insert(id, at);
		let agree = words.iter().filter(|word| word.message == vote.message);
		let is_agreed = set.is_quorum(agree.map(|word| &word.attester));
		if is_agreed {
			words.retain(|word| word.message.block > block);
		}
		CheckpointVotes::<T>::insert(id, words);
		if is_agreed {
			Self::compare(domain, &vote.message);
		}
		Ok(())
	}

	/// Pause what must not go on, and open a domain whose vault is shown to hold what was issued.
	///
	/// Nothing here fails: an error would undo the pause.
	fn compare(domain: Domain, checkpoint: &Checkpoint) {
		let id = checkpoint.domain;
		Checkpoints::<T>::insert(id, checkpoint);
		Self::deposit_event(Event::CheckpointAgreed {
			domain: id,
			block: checkpoint.block,
			deposits: checkpoint.deposits,
			locked: checkpoint.locked,
			balance: checkpoint.balance,
		});
		// What was released by that block was requested before it, so it is out of the collateral already. But
		// a deposit that is done here and not counted there would be missing.
		let is_newer = checkpoint.deposits >= Contiguous::<T>::get(id).highest;
		let collateral = Ledgers::<T>::get(id).collateral();
		let is_covered = collateral.is_some_and(|collateral| checkpoint.locked >= collateral);
		let is_sound = checkpoint.fee_rate == 0 && checkpoint.balance >= checkpoint.locked;
		if is_newer && !is_covered {
			Self::pause_by_itself(id, PauseCause::Collateral);
		}
		if !is_sound {
			Self::pause_direction(id, Direction::Out, PauseCause::Token);
		}
		let is_proof = is_newer && is_covered && is_sound;
		if is_proof && let Ok(state) = domain.state.apply(DomainStep::Prove) {
			Domains::<T>::insert(id, Domain { state, ..domain });
			Self::deposit_event(Event::DomainChanged { domain: id, state });
		}
	}
}
