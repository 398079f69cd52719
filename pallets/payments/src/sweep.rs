// SPDX-License-Identifier: Apache-2.0

//! The expiry index, the sweep over it, and what ends with time: refund windows and receipts.
//!
//! Every live object and every receipt has exactly one entry, in the bucket that its row names. The
//! entry is not moved when the next timed step moves outwards, so that paying an invoice does not
//! touch the index: the sweep moves it when its turn comes.

use crate::{
	AuthorizationStep, Authorizations, Config, Due, Error, Event, InvoiceStep, Invoices, MAX_PARTS,
	Outcome, Pallet, PaymentId, Receipt, Receipts, SweepCursor, Timed, WeightInfo, money::Trail,
};
use alloc::vec::Vec;
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ChainTime, MINUTE, Millis};

/// How long a bucket of the expiry index is.
const BUCKET: Millis = MINUTE;
/// How many buckets later an entry whose step failed is tried again.
const RETRY_AFTER: u64 = 60;
/// Most entries of one bucket that one block takes on, whatever room there is: it bounds the memory.
const MAX_SWEPT: usize = 1_000;

/// The bucket in which everything due at `due` is certainly due, at its very beginning.
pub(crate) const fn bucket_of(due: Millis) -> u64 {
	due.div_ceil(BUCKET)
}

impl<T: Config> Pallet<T> {
	/// Enter `id` into the expiry index.
	pub(crate) fn schedule(id: H256, what: Timed, due: Millis) -> u64 {
		let bucket = bucket_of(due);
		Due::<T>::insert(bucket, id, what);
		// The sweep begins where the first entry could be, instead of at the beginning of time.
		if !SweepCursor::<T>::exists() {
			SweepCursor::<T>::put(Self::bucket_now().min(bucket));
		}
		bucket
	}

	/// Remove `id` from the expiry index.
	pub(crate) fn unschedule(id: H256, bucket: u64) {
		Due::<T>::remove(bucket, id);
	}

	/// Leave a receipt, which keeps the reference used.
	pub(crate) fn leave_receipt(id: H256, receipt: Receipt) {
		Self::schedule(id, Timed::Receipt, receipt.keep_until);
		Receipts::<T>::insert(id, receipt);
	}

	/// The newest bucket of which everything is due.
	fn bucket_now() -> u64 {
		T::Clock::now().checked_div(BUCKET).unwrap_or_default()
	}

	pub(crate) fn do_close(payment: PaymentId) -> DispatchResult {
		let now = T::Clock::now();
		match payment {
			PaymentId::Invoice(id) => {
				let mut invoice = Invoices::<T>::get(id).ok_or(Error::<T>::NotFound)?;
				invoice.advance::<T>(InvoiceStep::Close)?;
				ensure!(now >= invoice.terms.request.windows.refund_expiry, Error::<T>::TooEarly);
				Self::remove_invoice(Trail::new(id, invoice.seq), &invoice, Outcome::Closed)
			},
			PaymentId::Authorization(id) => {
				let mut authorization = Self::authorization(id)?;
				authorization.advance::<T>(AuthorizationStep::Close)?;
				ensure!(now >= authorization.terms.request.refund_expiry, Error::<T>::TooEarly);
				let trail = Trail::new(id, authorization.seq);
				Self::remove_authorization(trail, &authorization, Outcome::Closed)
			},
		}
	}

	pub(crate) fn do_prune(id: H256) -> DispatchResult {
		let receipt = Receipts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(T::Clock::now() >= receipt.keep_until, Error::<T>::TooEarly);
		Receipts::<T>::remove(id);
		Self::unschedule(id, bucket_of(receipt.keep_until));
		Self::deposit_event(Event::Pruned { id });
		Ok(())
	}

	/// Do what is due, oldest bucket first, as far as `meter` allows.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::sweep_bucket()).is_err() {
			return;
		}
		let Some(mut cursor) = SweepCursor::<T>::get() else { return };
		let (start, last) = (cursor, Self::bucket_now());
		while cursor <= last {
			let room = meter
				.remaining()
				.checked_div_per_component(&T::WeightInfo::sweep_item(MAX_PARTS))
				.unwrap_or(u64::MAX);
			let room = usize::try_from(room).unwrap_or(usize::MAX).min(MAX_SWEPT);
			// One more than there is room for tells whether the bucket is done.
			let mut entries: Vec<(H256, Timed)> =
				Due::<T>::iter_prefix(cursor).take(room.saturating_add(1)).collect();
			let done = entries.len() <= room;
			entries.truncate(room);
			for (id, what) in entries {
				let parts = Self::sweep_item(cursor, id, what, last);
				meter.consume(T::WeightInfo::sweep_item(parts));
			}
			if done {
				cursor = cursor.saturating_add(1);
			} else if room == 0 {
				break;
			}
			// There was room for so many of the dearest, and most are cheaper: look again.
			if meter.try_consume(T::WeightInfo::sweep_bucket()).is_err() {
				break;
			}
		}
		if cursor != start {
			SweepCursor::<T>::put(cursor);
		}
	}

	/// Do what is due for one entry of `bucket`, or move the entry on. It never stays where it is, so
	/// that one failing object holds up nobody. Returns how many parts there were to return, at most.
	pub(crate) fn sweep_item(bucket: u64, id: H256, what: Timed, last: u64) -> u32 {
		let step = with_storage_layer(|| Self::do_due_step(id, what));
		let (next, parts) = step.unwrap_or_else(|error| {
			Self::deposit_event(Event::SweepFailed { id, error });
			(Some(last.saturating_add(RETRY_AFTER)), MAX_PARTS)
		});
		Due::<T>::remove(bucket, id);
		let Some(next) = next else { return parts };
		Due::<T>::insert(next, id, what);
		match what {
			Timed::Invoice => Invoices::<T>::mutate_extant(id, |row| row.bucket = next),
			Timed::Authorization => Authorizations::<T>::mutate_extant(id, |row| row.bucket = next),
			Timed::Receipt => {},
		}
		parts
	}

	/// The timed step of an object; its next bucket, if it is still there, and its parts.
	fn do_due_step(id: H256, what: Timed) -> Result<(Option<u64>, u32), DispatchError> {
		let now = T::Clock::now();
		match what {
			Timed::Invoice => {
				let Some(invoice) = Invoices::<T>::get(id) else { return Ok((None, 0)) };
				let parts = u32::try_from(invoice.parts.len()).unwrap_or(MAX_PARTS);
				if invoice.next_due() <= now {
					match invoice.phase.apply(InvoiceStep::Close) {
						Ok(_) => Self::do_close(PaymentId::Invoice(id))?,
						Err(_) => {
							Self::do_expire(id)?;
						},
					}
				}
				Ok((Invoices::<T>::get(id).map(|row| bucket_of(row.next_due())), parts))
			},
			Timed::Authorization => {
				let due = Authorizations::<T>::get(id).filter(|row| row.next_due() <= now);
				if let Some(authorization) = due {
					match authorization.phase.apply(AuthorizationStep::Close) {
						Ok(_) => Self::do_close(PaymentId::Authorization(id))?,
						Err(_) => Self::do_expire_authorization(id)?,
					}
				}
				// What is outstanding goes back like one part.
				Ok((Authorizations::<T>::get(id).map(|row| bucket_of(row.next_due())), 1))
			},
			Timed::Receipt => {
				if Receipts::<T>::contains_key(id) {
					Self::do_prune(id)?;
				}
				Ok((None, 0))
			},
		}
	}
}
