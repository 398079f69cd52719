// SPDX-License-Identifier: Apache-2.0

//! What must hold between any two calls.

use crate::{
	Ballot, Buckets, CheckpointVotes, Claimables, Config, Contiguous, DomainOf, Domains, Done, Due,
	Ledgers, Pallet, Parked, ReceiptVotes, Variant, VaultOf, Votes,
	progress::{WORD, place_in_words},
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*, token::fungible::Inspect};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	Balance, ChainTime,
	bridge::{DomainId, EvmAddress, Outcome},
};

impl<T: Config> Pallet<T> {
	/// Check everything.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i1_issuance_is_what_the_ledgers_say()?;
		Self::inv_6_no_domain_gave_more_than_it_got()?;
		Self::inv_8_parked_is_the_sum_of_what_waits()?;
		Self::i6_nonces_are_done_once()?;
		Self::brd_1_votes_are_open_and_distinct()?;
		Self::brd_1_receipts_are_awaited_and_distinct()?;
		Self::brd_4_a_vault_and_its_number_belong_together()?;
		Self::brd_2_nothing_owed_or_parked_is_empty()?;
		Self::brd_3_buckets_are_consistent()?;
		Self::outbound_is_consistent()
	}

	/// I1, INV-4.
	fn i1_issuance_is_what_the_ledgers_say() -> Result<(), TryRuntimeError> {
		let mut sum: Balance = 0;
		for ledger in Ledgers::<T>::iter_values() {
			let issued = ledger.minted.checked_sub(ledger.burned).ok_or("I1: burned > minted")?;
			sum = sum.checked_add(issued).ok_or("I1: the sum overflows")?;
		}
		ensure!(sum == T::Currency::total_issuance(), "I1: issuance differs from the ledgers");
		Ok(())
	}

	fn inv_6_no_domain_gave_more_than_it_got() -> Result<(), TryRuntimeError> {
		let sound = Ledgers::<T>::iter_values().all(|ledger| ledger.is_consistent());
		ensure!(sound, "INV-6: a domain gave more than it got");
		Ok(())
	}

	fn inv_8_parked_is_the_sum_of_what_waits() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<DomainId, Balance> = BTreeMap::new();
		let mut add = |domain, amount| -> Result<(), TryRuntimeError> {
			let sum = sums.entry(domain).or_default();
			*sum = sum.checked_add(amount).ok_or("INV-8: the sum overflows")?;
			Ok(())
		};
		for (domain, _, parked) in Parked::<T>::iter() {
			add(domain, parked.amount)?;
		}
		for (_, domain, amount) in Claimables::<T>::iter() {
			add(domain, amount)?;
		}
		for (domain, ledger) in Ledgers::<T>::iter() {
			let waits = sums.remove(&domain).unwrap_or(0);
			ensure!(ledger.parked == waits, "INV-8: parked differs from what waits");
		}
		ensure!(sums.into_values().all(|sum| sum == 0), "INV-8: something waits beside a ledger");
		Ok(())
	}

	fn i6_nonces_are_done_once() -> Result<(), TryRuntimeError> {
		for (domain, progress) in Contiguous::<T>::iter() {
			ensure!(progress.contiguous <= progress.highest, "I6: the highest is not");
			let next = progress.contiguous.saturating_add(1);
			ensure!(!Self::is_done(domain, next), "I6: the first that is not done is done");
			ensure!(
				progress.highest == 0 || Self::is_done(domain, progress.highest),
				"I6: the highest is not done"
			);
		}
		for (domain, word, bits) in Done::<T>::iter() {
			let progress = Contiguous::<T>::get(domain);
			let (first, _) = place_in_words(progress.contiguous.saturating_add(1));
			ensure!(word >= first, "I6: a word is below all that are not done");
			let top = word
				.saturating_mul(WORD)
				.saturating_add(u64::from(127_u32.saturating_sub(bits.leading_zeros().min(127))));
			ensure!(bits == 0 || top <= progress.highest, "I6: above the highest");
			ensure!(bits != 0, "I6: a word is empty");
		}
		let all_done = Parked::<T>::iter_keys().all(|(domain, nonce)| Self::is_done(domain, nonce));
		ensure!(all_done, "I6: a deposit is parked and not done");
		Ok(())
	}

	fn brd_1_votes_are_open_and_distinct() -> Result<(), TryRuntimeError> {
		for (domain, nonce, ballot) in Votes::<T>::iter() {
			ensure!(Domains::<T>::contains_key(domain), "BRD-1: votes about no domain");
			ensure!(!Self::is_done(domain, nonce), "BRD-1: votes about what is done");
			ensure!(!ballot.variants.is_empty(), "BRD-1: a ballot is empty");
			for Variant { message, .. } in &ballot.variants {
				let same = (message.domain, message.nonce) == (domain, nonce);
				ensure!(same, "BRD-1: a vote lies in another's place");
			}
			Self::ballot_is_distinct(&ballot)?;
		}
		for (domain, votes) in CheckpointVotes::<T>::iter() {
			let mut voters: Vec<_> = votes.iter().map(|word| word.attester).collect();
			voters.sort_unstable();
			voters.dedup();
			ensure!(voters.len() == votes.len(), "BRD-1: an attester votes twice");
			let own = votes.iter().all(|word| word.message.domain == domain);
			ensure!(own, "BRD-1: a vote lies in another's place");
		}
		Ok(())
	}

	fn ballot_is_distinct<M: PartialEq>(ballot: &Ballot<M>) -> Result<(), TryRuntimeError> {
		let mut voters: Vec<&EvmAddress> = Vec::new();
		let mut messages: Vec<&M> = Vec::new();
		for Variant { message, voters: these } in &ballot.variants {
			ensure!(!these.is_empty(), "BRD-1: a version of nobody");
			ensure!(!messages.contains(&message), "BRD-1: a message in two versions");
			messages.push(message);
			voters.extend(these.iter());
		}
		let count = voters.len();
		voters.sort_unstable();
		voters.dedup();
		ensure!(voters.len() == count, "BRD-1: an attester votes twice");
		Ok(())
	}

	fn brd_1_receipts_are_awaited_and_distinct() -> Result<(), TryRuntimeError> {
		for ((domain, is_rotation, nonce), ballot) in ReceiptVotes::<T>::iter() {
			ensure!(Domains::<T>::contains_key(domain), "BRD-1: votes about no domain");
			ensure!(!ballot.variants.is_empty(), "BRD-1: a ballot is empty");
			for Variant { message, .. } in &ballot.variants {
				let is_same = (message.domain, message.nonce) == (domain, nonce)
					&& (message.outcome == Outcome::Rotated) == is_rotation;
				ensure!(is_same, "BRD-1: a vote lies in another's place");
				ensure!(Self::is_awaited(message), "BRD-1: votes about what is done");
			}
			Self::ballot_is_distinct(&ballot)?;
		}
		Ok(())
	}

	fn brd_4_a_vault_and_its_number_belong_together() -> Result<(), TryRuntimeError> {
		for (id, vault) in VaultOf::<T>::iter() {
			ensure!(DomainOf::<T>::get(vault) == Some(id), "BRD-4: a vault has another number");
		}
		let counts = (VaultOf::<T>::iter_keys().count(), DomainOf::<T>::iter_keys().count());
		ensure!(counts.0 == counts.1, "BRD-4: a vault has two numbers");
		for (id, domain) in Domains::<T>::iter() {
			let vault = Some((domain.chain_id, domain.vault));
			ensure!(VaultOf::<T>::get(id) == vault, "BRD-4: a number has another vault");
		}
		Ok(())
	}

	fn brd_2_nothing_owed_or_parked_is_empty() -> Result<(), TryRuntimeError> {
		let owed = Claimables::<T>::iter_values().all(|amount| amount > 0);
		ensure!(owed, "BRD-2: nothing is owed");
		let kept = Parked::<T>::iter().all(|(domain, nonce, row)| {
			(row.deposit.domain, row.deposit.nonce) == (domain, nonce)
				&& row.amount <= row.deposit.amount
		});
		ensure!(kept, "BRD-2: a parked deposit is not the one of its place");
		let entered = Parked::<T>::iter()
			.all(|(domain, nonce, row)| Due::<T>::contains_key(row.bucket, (domain, nonce)));
		ensure!(entered, "BRD-2: a parked deposit is not in the index");
		let counts = (Parked::<T>::iter_keys().count(), Due::<T>::iter_keys().count());
		ensure!(counts.0 == counts.1, "BRD-2: the index names something else");
		Ok(())
	}

	fn brd_3_buckets_are_consistent() -> Result<(), TryRuntimeError> {
		let now = T::Clock::now();
		let sound = Buckets::<T>::iter_values().all(|bucket| bucket.is_consistent(now));
		ensure!(sound, "BRD-3: a bucket holds more than it can");
		Ok(())
	}
}
