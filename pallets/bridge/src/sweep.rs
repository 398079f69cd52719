// SPDX-License-Identifier: Apache-2.0

//! Parked deposits whose time has come, credited by whatever a block has left. Whoever has no account yet could not
//! ask for it himself. Nothing depends on it.

use crate::{Config, Due, Pallet, Parked, ParkedDeposit, SweepCursor, WeightInfo};
use frame::deps::frame_support::{storage::with_storage_layer, weights::WeightMeter};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ChainTime, DueIndex, Swept, bridge::DomainId};

/// The index of parked deposits.
pub(crate) type Index<T> = DueIndex<Due<T>, SweepCursor<T>>;

impl<T: Config> Pallet<T> {
	/// Write a deposit down as parked, and in the index.
	pub(crate) fn park(parked: ParkedDeposit) {
		let (domain, nonce) = (parked.deposit.domain, parked.deposit.nonce);
		let bucket = Index::<T>::insert((domain, nonce), (), parked.release_at, T::Clock::now());
		Parked::<T>::insert(domain, nonce, ParkedDeposit { bucket, ..parked });
	}

	/// Take a deposit out of both.
	pub(crate) fn unpark(parked: &ParkedDeposit) {
		let (domain, nonce) = (parked.deposit.domain, parked.deposit.nonce);
		Index::<T>::remove::<_, ()>(parked.bucket, (domain, nonce));
		Parked::<T>::remove(domain, nonce);
	}

	/// Credit what may be, as far as `meter` allows.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		let look = T::WeightInfo::sweep_bucket();
		let dearest = T::WeightInfo::claim_parked();
		let now = T::Clock::now();
		Index::<T>::sweep(meter, now, look, dearest, |_, (domain, nonce), ()| {
			Self::sweep_item(*domain, *nonce)
		});
	}

	/// Credit one, or try again later: the recipient may be frozen, or deposits paused, for long.
	fn sweep_item(domain: DomainId, nonce: u64) -> Swept {
		let spent = T::WeightInfo::claim_parked();
		if with_storage_layer(|| Self::do_claim_parked(domain, nonce)).is_ok() {
			return Swept { next: None, spent };
		}
		let next = Index::<T>::bucket_now(T::Clock::now()).saturating_add(Index::<T>::RETRY_AFTER);
		let next = Parked::<T>::mutate(domain, nonce, |row| {
			let row = row.as_mut()?;
			row.bucket = next;
			Some(next)
		});
		Swept { next, spent }
	}
}
