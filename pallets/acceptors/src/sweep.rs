// SPDX-License-Identifier: Apache-2.0

//! The sweep over the expiry index.
//!
//! Every member, every claim that arbitration has not got yet, every receipt and every lock has exactly one
//! entry, in the bucket that its row names.

use crate::{
	Acceptors, Claims, Config, Error, Event, Index, Locks, Object, Pallet, Receipts, Timed,
	WeightInfo,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ChainTime, Swept};

impl<T: Config> Pallet<T> {
	/// What the dearest entry costs.
	pub(crate) fn dearest_item() -> Weight {
		T::WeightInfo::sweep_item().saturating_add(Self::serve_weight())
	}

	/// Do what is due, oldest bucket first, as far as `meter` allows.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		let now = T::Clock::now();
		let (look, dearest) = (T::WeightInfo::sweep_bucket(), Self::dearest_item());
		let retry = Index::<T>::bucket_now(now).saturating_add(Index::<T>::RETRY_AFTER);
		Index::<T>::sweep(meter, now, look, dearest, |_, item, ()| Swept {
			next: Self::sweep_item(item, retry),
			spent: match item {
				Timed::Claim(_) => dearest,
				Timed::Acceptor(_) | Timed::Receipt(_) | Timed::Lock(_) => {
					T::WeightInfo::sweep_item()
				},
			},
		});
	}

	/// Do what is due for one entry. The bucket of its next one, if its object is still there.
	pub(crate) fn sweep_item(item: &Timed<T::AccountId>, retry: u64) -> Option<u64> {
		match with_storage_layer(|| Self::do_due_step(item)) {
			Ok(()) => Self::note_bucket(item, None),
			Err(error) => {
				if let Some(object) = Self::object_of(item) {
					Self::deposit_event(Event::SweepFailed { object, error });
				}
				Self::note_bucket(item, Some(retry))
			},
		}
	}

	/// The timed step of an object, if it is due.
	fn do_due_step(item: &Timed<T::AccountId>) -> DispatchResult {
		let now = T::Clock::now();
		match item {
			Timed::Acceptor(who) => {
				let Some(mut row) = Acceptors::<T>::get(who) else { return Ok(()) };
				if row.next_due().is_some_and(|due| due <= now) {
					Self::review(who, &mut row, now)?;
					Self::put_acceptor(who, row);
				}
				Ok(())
			},
			Timed::Claim(id) => {
				let is_due = Claims::<T>::get(id).is_some_and(|row| row.is_due(now));
				if is_due { Self::do_poke_claim(*id) } else { Ok(()) }
			},
			Timed::Receipt(id) => match Receipts::<T>::get(id) {
				// It waits for its clawback.
				Some(receipt) if Self::is_clawed_back(&receipt) => {
					Err(Error::<T>::ClawbackOpen.into())
				},
				Some(_) => Self::do_prune(*id),
				None => Ok(()),
			},
			Timed::Lock(locked) => {
				if Locks::<T>::contains_key(locked) {
					Self::do_unlock(locked.clone())?;
				}
				Ok(())
			},
		}
	}

	/// Put the bucket of an object's next entry into its row: `bucket`, or that of its next step.
	fn note_bucket(item: &Timed<T::AccountId>, bucket: Option<u64>) -> Option<u64> {
		match item {
			Timed::Acceptor(who) => Acceptors::<T>::mutate_exists(who, |slot| {
				let row = slot.as_mut()?;
				let due = row.next_due().map(Index::<T>::bucket_of);
				row.bucket = due.map(|due| bucket.unwrap_or(due));
				row.bucket
			}),
			Timed::Claim(id) => Claims::<T>::mutate_exists(id, |slot| {
				let row = slot.as_mut()?;
				let due = row.next_due().map(Index::<T>::bucket_of);
				row.bucket = due.map(|due| bucket.unwrap_or(due));
				row.bucket
			}),
			Timed::Receipt(id) => Receipts::<T>::mutate_exists(id, |slot| {
				let row = slot.as_mut()?;
				row.bucket = bucket.unwrap_or_else(|| Index::<T>::bucket_of(row.keep_until));
				Some(row.bucket)
			}),
			Timed::Lock(locked) => Locks::<T>::get(locked).map(Index::<T>::bucket_of),
		}
	}

	/// What an event about an entry names; a lock has no step that could fail.
	fn object_of(item: &Timed<T::AccountId>) -> Option<Object<T::AccountId>> {
		match item {
			Timed::Acceptor(who) => Some(Object::Acceptor(who.clone())),
			Timed::Claim(id) | Timed::Receipt(id) => Some(Object::Claim(*id)),
			Timed::Lock(_) => None,
		}
	}
}
