// SPDX-License-Identifier: Apache-2.0

//! What trades say about a person, and what others ask about trades.
//!
//! Records are kept by the person behind an account, so that several accounts of one have one record. Who
//! that is may change while a trade lives, so each trade keeps whose records it counts for.

use crate::{
	Config, Limits, Pallet, Receipt, Receipts, Record, Records, TradeId, TradeStep,
	trading::{Ending, Live},
};
use frame::{hashing::blake2_256, prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{DAY, Kyc, Millis, Side, TradeHistory, TradeReceipt, Trades};

/// How many classes the sketch of counterparties has.
const CLASSES: u32 = 256;
/// To give a claim up after it was marked paid counts for so many cancellations.
const CLAIM_COUNTS: u8 = 2;

/// The day of chain time.
pub(crate) fn day_of(now: Millis) -> u32 {
	now.saturating_div(DAY).saturated_into()
}

/// How many persons there are, as far as so many classes with somebody in them tell: how many have to
/// come, on average, until so many classes are met. Rounded to the nearest.
fn persons_in(filled: u32) -> u32 {
	const SCALE: u32 = 1 << 16;
	let whole = CLASSES.saturating_mul(SCALE);
	// While `met` classes are met, the next new one takes `CLASSES / (CLASSES - met)` persons.
	let sum: u32 = (0..filled.min(CLASSES))
		.filter_map(|met| whole.checked_div(CLASSES.saturating_sub(met)))
		.fold(SCALE / 2, u32::saturating_add);
	sum.saturating_div(SCALE)
}

impl Record {
	/// Count a completed trade with a person.
	pub(crate) fn meet(&mut self, person: H256) {
		self.completed = self.completed.saturating_add(1);
		let [class, ..] = blake2_256(person.as_bytes());
		let (byte, bit) = (usize::from(class >> 3), 1u8 << (class & 7));
		let Some(slot) = self.sketch.get_mut(byte).filter(|slot| **slot & bit == 0) else { return };
		*slot |= bit;
		let filled = self.sketch.iter().map(|byte| byte.count_ones()).sum();
		self.counterparties = persons_in(filled);
	}

	/// Cancellations on the day of `now`.
	pub fn cancels_on(&self, now: Millis) -> u8 {
		if self.cancels.0 == day_of(now) { self.cancels.1 } else { 0 }
	}

	/// Count cancellations. Tells whether there were fewer before on this day than are free.
	fn count_cancels(&mut self, times: u8, now: Millis, limits: &Limits) -> bool {
		let before = self.cancels_on(now);
		let count = before.saturating_add(times);
		self.cancels = (day_of(now), count);
		if count > limits.free_cancels_per_day {
			self.bar(now.saturating_add(limits.cancel_cooldown));
		}
		before < limits.free_cancels_per_day
	}

	fn bar(&mut self, until: Millis) {
		self.barred_until = self.barred_until.max(until);
	}

	fn fail(&mut self) {
		self.failed = self.failed.saturating_add(1);
	}
}

impl<T: Config> Pallet<T> {
	/// Whose record the trades of `who` count for: the person behind him; himself where nobody attested him.
	pub fn subject(who: &T::AccountId) -> H256 {
		T::Kyc::person(who)
	}

	/// What trades say about whoever is behind `who`.
	pub fn record_of(who: &T::AccountId) -> Record {
		Records::<T>::get(Self::subject(who))
	}

	/// A trade of a subject begins, funded or not yet.
	pub(crate) fn record_start(subject: H256, funded_at: Option<Millis>) {
		Records::<T>::mutate(subject, |record| {
			record.open = record.open.saturating_add(1);
			record.since = record.since.or(funded_at);
		});
	}

	/// A trade of a subject is funded.
	pub(crate) fn record_funding(subject: H256, now: Millis) {
		Records::<T>::mutate(subject, |record| {
			record.since.get_or_insert(now);
		});
	}
}

impl<T: Config> Live<T> {
	/// Record how it ended for both sides.
	pub(crate) fn record(&self, step: TradeStep, ending: &Ending) {
		let limits = T::Limits::get();
		for side in [Side::Buyer, Side::Seller] {
			let other = *self.trade.subjects.of(side.other());
			Records::<T>::mutate(self.trade.subjects.of(side), |record| {
				record.open = record.open.saturating_sub(1);
				let Some(funded_at) = self.trade.funded_at else {
					let was_asked = side == self.trade.terms.maker_side;
					let timed_out = step == TradeStep::Reject && ending.ended_by.is_none();
					record.unanswered =
						record.unanswered.saturating_add((was_asked && timed_out).into());
					return;
				};
				record.last_ended = Some(self.now);
				if ending.loser == Some(side) {
					record.fail();
					record.bar(self.now.saturating_add(limits.dispute_cooldown));
				} else if ending.to_buyer == self.trade.terms.principal
					&& !self.has_been_made_to(side)
				{
					record.meet(other);
				}
				if side == Side::Buyer {
					self.record_cancel(record, step, funded_at, &limits);
				}
			});
		}
	}

	/// Whether a side completed it only by conceding the other's dispute, or the chain's. Buyers who concede
	/// complete nothing anyway.
	const fn has_been_made_to(&self, side: Side) -> bool {
		matches!(side, Side::Seller) && self.trade.has_conceded
	}

	/// A buyer who calls off, gives up or lets the time pass: it fails, but for the first few times of a
	/// day, soon after funding.
	fn record_cancel(
		&self,
		record: &mut Record,
		step: TradeStep,
		funded_at: Millis,
		limits: &Limits,
	) {
		match step {
			TradeStep::Cancel => {
				let free_until = funded_at.saturating_add(self.trade.terms.windows.free_cancel);
				let is_free = record.count_cancels(1, self.now, limits);
				if !is_free || self.now >= free_until {
					record.fail();
				}
			},
			TradeStep::CancelClaim => {
				record.count_cancels(CLAIM_COUNTS, self.now, limits);
				record.fail();
			},
			TradeStep::Expire => {
				record.count_cancels(1, self.now, limits);
				record.fail();
			},
			TradeStep::Accept
			| TradeStep::Reject
			| TradeStep::MarkPaid
			| TradeStep::UndoMark
			| TradeStep::Release
			| TradeStep::ReleaseHeld
			| TradeStep::Settle
			| TradeStep::Lapse
			| TradeStep::ClaimLate
			| TradeStep::Grant
			| TradeStep::Extend
			| TradeStep::Dispute
			| TradeStep::Mature
			| TradeStep::Rule
			| TradeStep::Attest
			| TradeStep::ResumePaid
			| TradeStep::ResumeLapsed
			| TradeStep::ResumeHeld
			| TradeStep::Forfeit => {},
		}
	}
}

impl<T: Config> Trades<T::AccountId> for Pallet<T> {
	fn receipt(trade: &TradeId) -> Option<TradeReceipt<T::AccountId>> {
		match Receipts::<T>::get(trade)? {
			Receipt::Trade { receipt, .. } => Some(receipt),
			Receipt::Ended { .. } => None,
		}
	}

	fn history(who: &T::AccountId) -> TradeHistory {
		let Record { completed, failed, counterparties, since, open, last_ended, .. } =
			Self::record_of(who);
		TradeHistory { completed, failed, counterparties, since, open, last_ended }
	}
}
