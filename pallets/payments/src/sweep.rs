// SPDX-License-Identifier: Apache-2.0

//! The expiry index, the sweep over it, and what ends with time: refund windows and receipts.
//!
//! Every live object and every receipt has exactly one entry, in the bucket that its row names. The
//! entry is not moved when the next timed step moves outwards, so that paying an invoice does not
//! touch the index: the sweep moves it when its turn comes.

use crate::{
	AuthorizationPhase, AuthorizationStep, Authorizations, Config, Due, Error, Event, InvoiceStep,
	Invoices, MAX_PARTS, Outcome, Pallet, PaymentId, Receipt, Receipts, SweepCursor, Timed,
	WeightInfo,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ChainTime, DueIndex, Millis, Swept, Trail};

/// The expiry index of this pallet.
pub(crate) type Index<T> = DueIndex<Due<T>, SweepCursor<T>>;

impl<T: Config> Pallet<T> {
	/// Enter `id` into the expiry index.
	pub(crate) fn schedule(id: H256, what: Timed, due: Millis) -> u64 {
		Index::<T>::insert(id, what, due, T::Clock::now())
	}

	/// Remove `id` from the expiry index.
	pub(crate) fn unschedule(id: H256, bucket: u64) {
		Index::<T>::remove(bucket, id);
	}

	/// Leave a receipt, which keeps the reference used.
	pub(crate) fn leave_receipt(id: H256, receipt: Receipt) {
		Self::schedule(id, Timed::Receipt, receipt.keep_until);
		Receipts::<T>::insert(id, receipt);
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
				Self::remove_authorization(trail, authorization, Outcome::Closed)
			},
		}
	}

	pub(crate) fn do_prune(id: H256) -> DispatchResult {
		let receipt = Receipts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(T::Clock::now() >= receipt.keep_until, Error::<T>::TooEarly);
		Receipts::<T>::remove(id);
		Self::unschedule(id, Index::<T>::bucket_of(receipt.keep_until));
		Self::deposit_event(Event::Pruned { id });
		Ok(())
	}

	/// Do what is due, as far as `meter` allows.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		let look = T::WeightInfo::sweep_bucket();
		let dearest = T::WeightInfo::sweep_item(MAX_PARTS);
		Index::<T>::sweep(meter, T::Clock::now(), look, dearest, |_, id, what| {
			Self::sweep_item(*id, *what)
		});
	}

	/// Do what is due for one entry, or say where it goes on.
	pub(crate) fn sweep_item(id: H256, what: Timed) -> Swept {
		let step = with_storage_layer(|| Self::do_due_step(id, what));
		let (next, parts) = step.unwrap_or_else(|error| {
			Self::deposit_event(Event::SweepFailed { id, error });
			let now = Index::<T>::bucket_now(T::Clock::now());
			(Some(now.saturating_add(Index::<T>::RETRY_AFTER)), MAX_PARTS)
		});
		if let Some(next) = next {
			match what {
				Timed::Invoice => Invoices::<T>::mutate_extant(id, |row| row.bucket = next),
				Timed::Authorization => {
					Authorizations::<T>::mutate_extant(id, |row| row.bucket = next);
				},
				Timed::Receipt => {},
			}
		}
		Swept { next, spent: T::WeightInfo::sweep_item(parts) }
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
				Ok((Invoices::<T>::get(id).map(|row| Index::<T>::bucket_of(row.next_due())), parts))
			},
			Timed::Authorization => {
				let due = Authorizations::<T>::get(id).filter(|row| row.next_due() <= now);
				match due.map(|row| row.phase) {
					Some(AuthorizationPhase::Held) => Self::do_expire_authorization(id)?,
					Some(AuthorizationPhase::Settled) => {
						Self::do_close(PaymentId::Authorization(id))?;
					},
					// Whatever ends the dispute does what is due. The entry goes on until then.
					Some(AuthorizationPhase::Disputed) => {
						let next =
							Index::<T>::bucket_now(now).saturating_add(Index::<T>::RETRY_AFTER);
						return Ok((Some(next), 0));
					},
					Some(AuthorizationPhase::Ended) | None => {},
				}
				// What is outstanding goes back like one part, what lies in reserve like another.
				let row = Authorizations::<T>::get(id);
				Ok((row.map(|row| Index::<T>::bucket_of(row.next_due())), 2))
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
