// SPDX-License-Identifier: Apache-2.0

//! Ballots as full as they may be: as many versions with as many voters each, most of whom count no more. Every
//! vote is about a domain of its own, so that what the votes of a call take grows evenly with their number.

use super::scene::*;
use crate::{progress::WORD, *};
use alloc::vec::Vec;
use frame::{benchmarking::prelude::*, deps::sp_core::H256};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::bridge::{
	Checkpoint, Deposit, DomainId, EcdsaSignature, EvmAddress, Message, Outcome, Receipt,
};

/// The domains of votes that decide begin here.
pub(super) const DECIDED: DomainId = 100;

/// A ballot of which the first version and the second begin with `live`, and all others are gone. So many
/// places of the first are free.
fn ballot<M>(version: impl Fn(H256) -> M, live: [Vec<EvmAddress>; 2], free: u32) -> Ballot<M> {
	let variant = |number: u32| {
		let places = MAX_VOTERS - if number == 0 { free } else { 0 };
		let live = live.get(number as usize).cloned().unwrap_or_default();
		let voters = live.into_iter().chain((number * MAX_VOTERS..).map(gone));
		let voters = Voters::truncate_from(voters.take(places as usize).collect());
		Variant { message: version(H256::from_low_u64_be(number.into())), voters }
	};
	Ballot { variants: BoundedVec::truncate_from((0..MAX_VARIANTS).map(variant).collect()) }
}

/// One of each set for each of two versions: one more vote, and neither can be agreed on.
fn divided<M>(version: impl Fn(H256) -> M) -> Ballot<M> {
	let one_of_each = |index: usize| [BEFORE, OFFICE, NEXT].map(|set| others(set)[index]).to_vec();
	ballot(version, [one_of_each(0), one_of_each(1)], 1)
}

/// All of the set in office say the same, and all but one of the set before it. The last of them, the one with
/// the key, said so when that was not enough.
fn agreed<M>(version: impl Fn(H256) -> M, last: EvmAddress) -> Ballot<M> {
	let voters = [others(BEFORE), others(OFFICE), Vec::from([last])].concat();
	ballot(version, [voters, Vec::new()], 0)
}

/// All deposits but the first are done, as far as votes may reach.
fn complete<T: Config>(id: DomainId) {
	let ahead = T::Limits::get().ahead;
	Contiguous::<T>::insert(id, Progress { contiguous: 0, highest: ahead, highest_since: START });
	let last = ahead / WORD;
	for word in 0..=last {
		let first_open = if word == 0 { u128::MAX << 2 } else { u128::MAX };
		let beyond = if word == last { WORD - 1 - ahead % WORD } else { 0 };
		Done::<T>::insert(id, word, first_open & (u128::MAX >> beyond));
	}
}

impl<T: Config> Scene<T> {
	/// Votes about deposits. So many are only counted, and pause their domains; so many decide: all deposits after
	/// theirs are done, and the money is credited.
	pub(super) fn deposit_votes(&self, counted: u32, decided: u32) -> Vec<Vote<Deposit>> {
		let ahead = T::Limits::get().ahead;
		let version = |id, nonce| move |block_hash| Deposit { block_hash, ..deposit(id, nonce) };
		let mut votes = Vec::new();
		for id in domains(DOMAIN, counted) {
			open::<T>(id);
			let version = version(id, ahead);
			Votes::<T>::insert(id, ahead, divided(version));
			votes.push(self.vote(id, &version(H256::zero())));
		}
		for id in domains(DECIDED, decided) {
			open::<T>(id);
			complete::<T>(id);
			let version = version(id, 1);
			Votes::<T>::insert(id, 1, agreed(version, self.signer));
			votes.push(self.vote(id, &version(H256::zero())));
		}
		votes
	}

	/// Votes about what vaults did. So many are only counted: they are about rotations, for which the votes of
	/// three sets count; so many decide that a withdrawal was paid.
	pub(super) fn receipt_votes(&self, counted: u32, decided: u32) -> Vec<Vote<Receipt>> {
		let next = NextSet::<T>::get().expect("it is scheduled").rotate;
		let mut votes = Vec::new();
		let version = |domain, outcome, nonce, subject| {
			move |block_hash| Receipt { domain, outcome, nonce, subject, block: 1, block_hash }
		};
		for id in domains(DOMAIN, counted) {
			open::<T>(id);
			let version = version(id, Outcome::Rotated, NEXT, next.set_hash);
			ReceiptVotes::<T>::insert((id, true, NEXT), divided(version));
			votes.push(self.vote(id, &version(H256::zero())));
		}
		for id in domains(DECIDED, decided) {
			open::<T>(id);
			let release = self.take_out(id);
			let version = version(id, Outcome::Released, 1, release.id());
			ReceiptVotes::<T>::insert((id, false, 1), agreed(version, self.signer));
			votes.push(self.vote(id, &version(H256::zero())));
		}
		votes
	}

	/// Votes about what vaults hold, the last ones that are needed: it is too little, and less than it owes.
	pub(super) fn checkpoint_votes(&self, count: u32) -> Vec<Vote<Checkpoint>> {
		let mut votes = Vec::new();
		for id in domains(DOMAIN, count) {
			open::<T>(id);
			Contiguous::<T>::insert(
				id,
				Progress { contiguous: 1, highest: 1, highest_since: START },
			);
			let checkpoint = |block| Checkpoint {
				domain: id,
				block,
				block_hash: HASH,
				deposits: 1,
				locked: 1,
				balance: 0,
				fee_rate: 1,
			};
			Checkpoints::<T>::insert(id, checkpoint(1));
			let word = |attester, block, at| Word { attester, message: checkpoint(block), at };
			// He spoke before, and may again.
			let mut words = Vec::from([word(self.signer, 2, START - CHECKPOINT_INTERVAL)]);
			words.extend(others(OFFICE).into_iter().map(|attester| word(attester, 3, START)));
			CheckpointVotes::<T>::insert(id, BoundedVec::truncate_from(words));
			votes.push(self.vote(id, &checkpoint(3)));
		}
		votes
	}

	/// Signatures under releases, the last ones that are needed.
	pub(super) fn release_signatures(&self, count: u32) -> ReleaseSignatures {
		let sign = |id| {
			open::<T>(id);
			let release = go_back::<T>(id);
			Signatures::<T>::insert(id, 1, signatures(others(OFFICE)));
			let signature = self.vote(id, &release).signature;
			ReleaseSignature { domain: id, nonce: 1, signature }
		};
		BoundedVec::truncate_from(domains(DOMAIN, count).map(sign).collect())
	}

	/// The last signature of a rotation that is needed, of a domain that is open.
	pub(super) fn rotation_signature(&self, id: DomainId) -> EcdsaSignature {
		RotationSignatures::<T>::insert(id, signatures(others(OFFICE)));
		self.vote(id, &NextSet::<T>::get().expect("it is scheduled").rotate).signature
	}
}
