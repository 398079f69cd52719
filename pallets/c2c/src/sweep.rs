// SPDX-License-Identifier: Apache-2.0

//! The expiry index, the sweep over it, and receipts.
//!
//! Every live object, every receipt and every used quote has exactly one entry, in the bucket that its row names: a receipt
//! in that of the time until which it stays, or its messages do. The entry is not moved when the next
//! timed step moves outwards: the sweep moves it when its turn comes.

use crate::{
	Config, Due, Error, Event, MAX_MESSAGES, Mailboxes, Nullifiers, Offers, Pallet, Receipt,
	Receipts, SweepCursor, Timed, Trades, UsedQuotes, WeightInfo,
};
use alloc::vec::Vec;
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ChainTime, DAY, DueIndex, MINUTE, Millis, Swept};

/// The index of this pallet.
pub(crate) type Index<T> = DueIndex<Due<T>, SweepCursor<T>>;

/// How often the sweep looks at what waits for somebody else: a dispute.
const LOOK_AGAIN: Millis = DAY;

/// Until when a receipt stays.
pub(crate) const fn kept_until<AccountId>(receipt: &Receipt<AccountId>) -> Millis {
	match receipt {
		Receipt::Trade { keep_until, .. } | Receipt::Ended { keep_until, .. } => *keep_until,
	}
}

impl<T: Config> Pallet<T> {
	/// Enter an object into the expiry index, and tell in which bucket.
	pub(crate) fn schedule(id: H256, what: Timed, due: Millis) -> u64 {
		Index::<T>::insert(id, what, due, T::Clock::now())
	}

	/// Take an object out of the expiry index.
	pub(crate) fn unschedule(id: H256, bucket: u64) {
		Index::<T>::remove(bucket, id);
	}

	/// Move the entry of an object inwards, if it falls due before its bucket; the bucket it is in then.
	pub(crate) fn reschedule(id: H256, what: Timed, bucket: u64, due: Millis) -> u64 {
		if Index::<T>::bucket_of(due) >= bucket {
			return bucket;
		}
		Self::unschedule(id, bucket);
		Self::schedule(id, what, due)
	}

	/// Leave a receipt of an object that ended, which keeps its reference used.
	pub(crate) fn leave_receipt(id: H256) {
		let now = T::Clock::now();
		let keep_until = now.saturating_add(T::Limits::get().receipt_retention);
		Self::schedule(id, Timed::Receipt, keep_until);
		Receipts::<T>::insert(id, Receipt::Ended { ended_at: now, keep_until });
	}

	pub(crate) fn do_prune(ids: Vec<H256>) -> DispatchResultWithPostInfo {
		// Who asks for nothing pays for it.
		let pays = if ids.is_empty() { Pays::Yes } else { Pays::No };
		for id in ids {
			let receipt = Receipts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
			let keep_until = kept_until(&receipt);
			// The messages of its trade go first.
			let is_over = T::Clock::now() >= keep_until && !Mailboxes::<T>::contains_key(id);
			ensure!(is_over, Error::<T>::TooEarly);
			Self::unschedule(id, Index::<T>::bucket_of(keep_until));
			Self::remove_receipt(id, &receipt);
		}
		Ok(pays.into())
	}

	fn remove_receipt(id: H256, receipt: &Receipt<T::AccountId>) {
		Receipts::<T>::remove(id);
		if let Receipt::Trade { receipt, nullifier: Some(nullifier), .. } = receipt {
			// Every trade that this payment is not too old for has ended as well.
			Nullifiers::<T>::remove(receipt.rail, nullifier);
		}
		Self::deposit_event(Event::Pruned { id });
	}

	/// Do what is due, oldest bucket first, as far as `meter` allows.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		let now = T::Clock::now();
		let dearest = Self::dearest();
		Index::<T>::sweep(
			meter,
			now,
			T::WeightInfo::sweep_bucket(),
			dearest,
			|_, id: &H256, what: &Timed| Self::sweep_item(*id, *what, now),
		);
	}

	/// Do what is due for one entry, or say where it goes.
	pub(crate) fn sweep_item(id: H256, what: Timed, now: Millis) -> Swept {
		let (next, spent) = match with_storage_layer(|| Self::do_due_step(id, what, now)) {
			Ok((None, spent)) => return Swept { next: None, spent },
			Ok((Some(due), spent)) => (Index::<T>::bucket_of(due), spent),
			Err(error) => {
				Self::deposit_event(Event::SweepFailed { id, error });
				let later = Index::<T>::bucket_now(now).saturating_add(Index::<T>::RETRY_AFTER);
				(later, Self::dearest())
			},
		};
		match what {
			Timed::Offer => Offers::<T>::mutate_extant(id, |row| row.bucket = next),
			Timed::Trade => Trades::<T>::mutate_extant(id, |row| row.bucket = next),
			Timed::Receipt => Self::keep_in(id, next),
			Timed::Quote => {
				UsedQuotes::<T>::mutate_extant(id, |until| *until = next.saturating_mul(MINUTE));
			},
		}
		Swept { next: Some(next), spent }
	}

	/// The timed step of an object; when it falls due next, if it is still there, and what that cost.
	fn do_due_step(
		id: H256,
		what: Timed,
		now: Millis,
	) -> Result<(Option<Millis>, Weight), DispatchError> {
		match what {
			Timed::Offer => Ok((Self::poke_due_offer(id)?, T::WeightInfo::close_offer())),
			Timed::Trade => {
				let is_due =
					Trades::<T>::get(id).is_some_and(|row| row.due_step(row.state, now).is_some());
				if is_due {
					Self::do_poke_trade(id)?;
				}
				let again = now.saturating_add(LOOK_AGAIN);
				let next = Trades::<T>::get(id).map(|row| row.next_due().unwrap_or(again));
				Ok((next, Self::sweep_trade()))
			},
			Timed::Receipt => {
				let pruned = T::WeightInfo::prune(1);
				let Some(receipt) = Receipts::<T>::get(id) else { return Ok((None, pruned)) };
				let keep_until = kept_until(&receipt);
				if let Some(mailbox) = Mailboxes::<T>::get(id) {
					if now < mailbox.remove_at {
						return Ok((Some(mailbox.remove_at), pruned));
					}
					let count = mailbox.sent.buyer.saturating_add(mailbox.sent.seller);
					Self::remove_messages(id, mailbox)?;
					return Ok((Some(keep_until), T::WeightInfo::remove_messages(count)));
				}
				if now < keep_until {
					return Ok((Some(keep_until), pruned));
				}
				Self::remove_receipt(id, &receipt);
				Ok((None, pruned))
			},
			Timed::Quote => {
				let until = UsedQuotes::<T>::get(id).filter(|until| now < *until);
				if until.is_none() {
					UsedQuotes::<T>::remove(id);
				}
				Ok((until, T::WeightInfo::prune(1)))
			},
		}
	}

	/// Let a receipt, or the messages that go before it, stay until the bucket in which they are tried
	/// again.
	fn keep_in(id: H256, bucket: u64) {
		let until = bucket.saturating_mul(MINUTE);
		if Mailboxes::<T>::contains_key(id) {
			Mailboxes::<T>::mutate_extant(id, |mailbox| {
				if Index::<T>::bucket_of(mailbox.remove_at) != bucket {
					mailbox.remove_at = until;
				}
			});
			return;
		}
		Receipts::<T>::mutate_extant(id, |receipt| match receipt {
			Receipt::Trade { keep_until, .. } | Receipt::Ended { keep_until, .. } => {
				if Index::<T>::bucket_of(*keep_until) != bucket {
					*keep_until = until;
				}
			},
		});
	}

	/// What the timed step of a trade costs at most.
	fn sweep_trade() -> Weight {
		Self::with_arbitration(T::WeightInfo::sweep_item())
	}

	/// What the dearest step of the sweep costs.
	fn dearest() -> Weight {
		T::WeightInfo::close_offer()
			.max(Self::sweep_trade())
			.max(T::WeightInfo::remove_messages(MAX_MESSAGES.saturating_mul(2)))
	}
}
