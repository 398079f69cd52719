// SPDX-License-Identifier: Apache-2.0

//! Parked deposits whose time has come, credited by whatever a block has left. Whoever has no account yet could not
//! ask for it himself. Nothing depends on it.

use crate::{
	Config, Due, ForgetCursor, Forgettable, Pallet, Parked, ParkedDeposit, SweepCursor, WeightInfo,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ChainTime, DueIndex, Swept, bridge::DomainId};

/// The index of references that may be used again.
pub(crate) type Ended<T> = DueIndex<Forgettable<T>, ForgetCursor<T>>;

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

	fn cost_of_sweeping(is_tagged: bool) -> Weight {
		Self::cost_of_crediting(T::WeightInfo::sweep_item(), is_tagged)
	}

	/// Credit what may be, as far as `meter` allows.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		let look = T::WeightInfo::sweep_bucket();
		let dearest = Self::cost_of_sweeping(true);
		let now = T::Clock::now();
		Index::<T>::sweep(meter, now, look, dearest, |_, (domain, nonce), ()| {
			Self::sweep_item(*domain, *nonce)
		});
	}

	/// Forget the references whose time is over, as far as `meter` allows.
	pub(crate) fn sweep_requests(meter: &mut WeightMeter) {
		let (look, spent) = (T::WeightInfo::sweep_bucket(), T::WeightInfo::forget_request());
		Ended::<T>::sweep(meter, T::Clock::now(), look, spent, |_, request, ()| {
			// It is there, it has ended, and its time is over: this is its bucket.
			let _ = with_storage_layer(|| Self::do_forget_request(*request));
			Swept { next: None, spent }
		});
	}

	/// Credit one, or try again later: the recipient may be frozen, or deposits paused, for long.
	pub(crate) fn sweep_item(domain: DomainId, nonce: u64) -> Swept {
		if let Ok(is_tagged) = with_storage_layer(|| Self::do_claim_parked(domain, nonce)) {
			return Swept { next: None, spent: Self::cost_of_sweeping(is_tagged) };
		}
		let next = Index::<T>::bucket_now(T::Clock::now()).saturating_add(Index::<T>::RETRY_AFTER);
		let next = Parked::<T>::mutate(domain, nonce, |row| {
			let row = row.as_mut()?;
			row.bucket = next;
			Some(next)
		});
		Swept { next, spent: Self::cost_of_sweeping(false) }
	}
}
