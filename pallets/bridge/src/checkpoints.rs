// SPDX-License-Identifier: Apache-2.0

//! What attesters say the vault holds, against what was issued for it.

use crate::{
	CheckpointVotes, Checkpoints, Config, Contiguous, Direction, Domain, DomainStep, Domains,
	Error, Event, Ledgers, Pallet, PauseCause, Progress, Sets, Vote,
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
	/// Who gave a vote about the vault, where it adds something. Only the set in office is asked, and of each
	/// attester only the newest word is kept.
	///
	/// # Errors
	/// Whatever makes the vote one that no block may carry.
	pub(crate) fn weigh_checkpoint(
		vote: &Vote<Checkpoint>,
	) -> Result<(Domain, EvmAddress), Error<T>> {
		let Checkpoint { domain: id, block, .. } = vote.message;
		let domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let is_newer = Checkpoints::<T>::get(id).is_none_or(|last| block > last.block);
		ensure!(is_newer, Error::<T>::AlreadyProcessed);
		let electorate = Self::electorate(id, block).ok_or(Error::<T>::UnknownSet)?;
		let office = crate::Offices::<T>::get(id).ok_or(Error::<T>::UnknownSet)?;
		ensure!(vote.set == office.set, Error::<T>::UnknownSet);
		let who = Self::voter(&domain, &electorate, vote)?;
		let words = CheckpointVotes::<T>::get(id);
		let Some(last) = words.iter().find(|word| word.attester == who) else {
			return Ok((domain, who));
		};
		let is_other = last.message != vote.message;
		let may_speak = T::Clock::now() >= last.at.saturating_add(CHECKPOINT_INTERVAL);
		match last.message.block.cmp(&block) {
			Ordering::Equal if is_other => Err(Error::<T>::ConflictingAttestation),
			Ordering::Less if may_speak => Ok((domain, who)),
			// The same, older than what he said since, or too soon after it.
			Ordering::Equal | Ordering::Less | Ordering::Greater => Err(Error::<T>::AlreadyVoted),
		}
	}

	/// Count a vote about the vault; with enough of them compare it with the ledger.
	pub(crate) fn vote_on_checkpoint(vote: &Vote<Checkpoint>) -> DispatchResult {
		let (domain, who) = Self::weigh_checkpoint(vote)?;
		let Checkpoint { domain: id, block, .. } = vote.message;
		let set = Sets::<T>::get(vote.set).ok_or(Error::<T>::UnknownSet)?;
		let at = T::Clock::now();
		let mut words = CheckpointVotes::<T>::get(id);
		words.retain(|word| word.attester != who && set.contains(&word.attester));
		let word = Word { attester: who, message: vote.message.clone(), at };
		words.try_push(word).map_err(|_| Error::<T>::TooManyVariants)?;
		let agree = words.iter().filter(|word| word.message == vote.message);
		let is_agreed = set.is_quorum(agree.map(|word| &word.attester));
		if is_agreed {
			words.retain(|word| word.message.block > block);
		}
		CheckpointVotes::<T>::insert(id, words);
		if is_agreed {
			Self::hear(id);
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
		let Progress { highest, highest_since, .. } = Contiguous::<T>::get(id);
		let is_newer = checkpoint.deposits >= highest;
		// By now it would be counted, if the vault had it.
		let is_late = T::Clock::now() >= highest_since.saturating_add(T::Limits::get().lag);
		let collateral = Ledgers::<T>::get(id).collateral();
		let is_covered = collateral.is_some_and(|collateral| checkpoint.locked >= collateral);
		let is_sound = checkpoint.fee_rate == 0 && checkpoint.balance >= checkpoint.locked;
		if (is_newer && !is_covered) || (!is_newer && is_late) {
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
