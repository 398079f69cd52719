// SPDX-License-Identifier: Apache-2.0

//! Which deposits are done: no number comes twice.

use crate::{Config, Contiguous, Done, InboundState, Pallet, Parked, Votes};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ChainTime, Millis, bridge::DomainId};

/// How far deposits are done.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct Progress {
	/// All up to this one are.
	pub contiguous: u64,
	/// None above this one is.
	pub highest: u64,
	/// Chain time since which the highest is that one.
	pub highest_since: Millis,
}

/// How many deposits a word of [`Done`] is for.
pub(crate) const WORD: u64 = 128;

/// The word of [`Done`] that `nonce` is in, and its bit.
pub(crate) fn place_in_words(nonce: u64) -> (u64, u32) {
	(nonce.saturating_div(WORD), (nonce & (WORD - 1)) as u32)
}

impl<T: Config> Pallet<T> {
	/// Whether a deposit is done.
	pub fn is_done(domain: DomainId, nonce: u64) -> bool {
		let (word, bit) = place_in_words(nonce);
		let is_marked = || Done::<T>::get(domain, word).checked_shr(bit).unwrap_or(0) & 1 == 1;
		nonce > 0 && (nonce <= Contiguous::<T>::get(domain).contiguous || is_marked())
	}

	/// Where a deposit stands, as far as this side remembers: of those that are done only the parked ones
	/// are told apart.
	pub fn inbound_state(domain: DomainId, nonce: u64) -> InboundState {
		if Parked::<T>::contains_key(domain, nonce) {
			InboundState::Parked
		} else if Self::is_done(domain, nonce) {
			InboundState::Credited
		} else if Votes::<T>::contains_key(domain, nonce) {
			InboundState::Voting
		} else {
			InboundState::Unknown
		}
	}

	/// Mark a deposit as done, and forget the words that are full.
	pub(crate) fn mark_done(domain: DomainId, nonce: u64) {
		let (word, bit) = place_in_words(nonce);
		Done::<T>::mutate(domain, word, |bits| {
			*bits |= 1_u128.checked_shl(bit).unwrap_or(0);
		});
		Contiguous::<T>::mutate(domain, |progress| {
			if nonce > progress.highest {
				progress.highest = nonce;
				progress.highest_since = T::Clock::now();
			}
			let mut next = progress.contiguous.saturating_add(1);
			// Votes reach no farther than `Limits::ahead`, so that few words are looked at.
			loop {
				let (word, bit) = place_in_words(next);
				let bits = Done::<T>::get(domain, word);
				let run = bits.checked_shr(bit).unwrap_or(0).trailing_ones();
				next = next.saturating_add(run.into());
				if bit.saturating_add(run) < 128 {
					break;
				}
				Done::<T>::remove(domain, word);
			}
			progress.contiguous = next.saturating_sub(1);
		});
	}
}
