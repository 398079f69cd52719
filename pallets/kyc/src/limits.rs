// SPDX-License-Identifier: Apache-2.0

//! Rolling windows that never let more through than their limit.

use crate::{TierLimits, pallet::*};
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Action, Balance, ChainTime, DAY, HOUR, Millis, Tier};

/// Length of a bucket of the 24-hour window: an eighth of it.
pub const DAY_BUCKET: Millis = 3 * HOUR;
/// Length of a bucket of the 30-day window: a tenth of it.
pub const MONTH_BUCKET: Millis = 3 * DAY;

/// The bucket in progress, and the eight that 24 hours can reach back into.
const DAY_SLOTS: usize = 9;
/// The bucket in progress, and the ten that 30 days can reach back into.
const MONTH_SLOTS: usize = 11;

/// From when on a counter says nothing: the longer window with its bucket in progress.
pub const MEMORY: Millis = 33 * DAY;

/// Sums over a window, in buckets of equal length, newest first.
///
/// Any interval as long as the window lies within the bucket in progress and the full ones before
/// it. All of them are counted in full, so the sum is never less than that of any such interval;
/// the price is that money counts for up to one bucket longer.
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
)]
pub struct Window<const SLOTS: usize> {
	/// Number of the bucket that the first slot is.
	newest: u64,
	slots: [u64; SLOTS],
}

impl<const SLOTS: usize> Default for Window<SLOTS> {
	fn default() -> Self {
		Self { newest: 0, slots: [0; SLOTS] }
	}
}

impl<const SLOTS: usize> Window<SLOTS> {
	/// Make `bucket` the newest; what is too old falls out.
	fn roll(&mut self, bucket: u64) {
		let steps = bucket.saturating_sub(self.newest);
		let steps = usize::try_from(steps).unwrap_or(SLOTS).min(SLOTS);
		self.slots.rotate_right(steps);
		for slot in self.slots.iter_mut().take(steps) {
			*slot = 0;
		}
		self.newest = self.newest.max(bucket);
	}

	fn sum(&self) -> Balance {
		self.slots.iter().fold(0, |sum: Balance, slot| sum.saturating_add(Balance::from(*slot)))
	}

	/// Count in the newest bucket; `None` if the counter cannot hold it.
	fn add(&mut self, amount: u64) -> Option<()> {
		let slot = self.slots.first_mut()?;
		*slot = slot.checked_add(amount)?;
		Some(())
	}

	/// Take back from the bucket it was counted in, if that is still kept.
	fn take_back(&mut self, bucket: u64, amount: u64) {
		let age = self.newest.checked_sub(bucket).and_then(|age| usize::try_from(age).ok());
		if let Some(slot) = age.and_then(|age| self.slots.get_mut(age)) {
			*slot = slot.saturating_sub(amount);
		}
	}
}

/// What one account has counted for one action.
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
pub struct Usage {
	day: Window<DAY_SLOTS>,
	month: Window<MONTH_SLOTS>,
}

const fn day_bucket(at: Millis) -> u64 {
	at.saturating_div(DAY_BUCKET)
}

const fn month_bucket(at: Millis) -> u64 {
	at.saturating_div(MONTH_BUCKET)
}

impl Usage {
	/// The same counters at chain time `now`.
	pub fn at(mut self, now: Millis) -> Self {
		self.day.roll(day_bucket(now));
		self.month.roll(month_bucket(now));
		self
	}

	/// Sums of the two windows.
	pub fn sums(&self) -> Sums {
		Sums { day: self.day.sum(), month: self.month.sum() }
	}

	/// Count `amount` now; `None` if a counter cannot hold it.
	pub fn add(&mut self, amount: Balance) -> Option<()> {
		let amount = u64::try_from(amount).ok()?;
		self.day.add(amount)?;
		self.month.add(amount)
	}

	/// Take back what was counted at chain time `at`.
	pub fn take_back(&mut self, at: Millis, amount: Balance) {
		// More than a counter holds was never counted.
		let amount = u64::try_from(amount).unwrap_or(u64::MAX);
		self.day.take_back(day_bucket(at), amount);
		self.month.take_back(month_bucket(at), amount);
	}

	/// Whether nothing is counted any more.
	pub fn is_empty(&self) -> bool {
		let Sums { day, month } = self.sums();
		day == 0 && month == 0
	}

	/// Whether no bucket lies in the future of `now`.
	#[cfg(any(feature = "std", feature = "try-runtime"))]
	pub(crate) fn is_of_the_past(&self, now: Millis) -> bool {
		self.day.newest <= day_bucket(now) && self.month.newest <= month_bucket(now)
	}
}

/// What was counted within the windows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sums {
	/// Within 24 hours.
	pub day: Balance,
	/// Within 30 days.
	pub month: Balance,
}

impl Sums {
	fn plus(self, other: Self) -> Self {
		Self {
			day: self.day.saturating_add(other.day),
			month: self.month.saturating_add(other.month),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The tier of `who` and everybody whose usage counts with his.
	///
	/// The accounts of the person that the tier-granting credential names share one allowance.
	/// Without a valid credential an account stands alone.
	fn sharers(who: &AccountId) -> (Tier, Vec<AccountId>) {
		let Some(credential) = Self::granting_credential(who) else {
			return (Tier::Unverified, vec![who.clone()]);
		};
		let linked = Identities::<T>::get(credential.issuer, credential.statement.person);
		(credential.statement.tier, linked.into_inner())
	}

	/// What counts against the limits of `who`: his own usage and that of all linked accounts.
	fn counted(linked: &[AccountId], action: Action, now: Millis) -> Sums {
		linked.iter().fold(Sums::default(), |sums, account| {
			let usage = UsageOf::<T>::get(account, action).unwrap_or_default().at(now);
			sums.plus(usage.sums())
		})
	}

	/// The limits of `who` and what counts against them.
	pub(crate) fn limits_and_usage(who: &AccountId, action: Action) -> (TierLimits, Sums) {
		let (tier, linked) = Self::sharers(who);
		let limits = Limits::<T>::get(tier, action).unwrap_or(TierLimits::NOTHING);
		(limits, Self::counted(&linked, action, T::Clock::now()))
	}

	pub(crate) fn do_consume(who: &AccountId, action: Action, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let (limits, sums) = Self::limits_and_usage(who, action);
		let fits = |limit: Option<Balance>, used: Balance| {
			limit.is_none_or(|limit| used.checked_add(amount).is_some_and(|sum| sum <= limit))
		};
		ensure!(fits(limits.per_payment, 0), Error::<T>::PaymentLimitExceeded);
		ensure!(fits(limits.per_24h, sums.day), Error::<T>::DayLimitExceeded);
		ensure!(fits(limits.per_30d, sums.month), Error::<T>::MonthLimitExceeded);
		// Counted without a bound too: what is given back later must have been counted, and a tier
		// that falls must know what came before.
		let mut usage = UsageOf::<T>::get(who, action).unwrap_or_default().at(T::Clock::now());
		usage.add(amount).ok_or(Error::<T>::PaymentLimitExceeded)?;
		UsageOf::<T>::insert(who, action, usage);
		Ok(())
	}

	pub(crate) fn do_give_back(who: &AccountId, action: Action, amount: Balance, at: Millis) {
		UsageOf::<T>::mutate_exists(who, action, |usage| {
			if let Some(usage) = usage {
				usage.take_back(at, amount);
			}
		});
	}

	pub(crate) fn do_prune_usage(who: &AccountId, action: Action) -> DispatchResult {
		let usage = UsageOf::<T>::get(who, action).ok_or(Error::<T>::NotFound)?;
		ensure!(usage.at(T::Clock::now()).is_empty(), Error::<T>::TooEarly);
		UsageOf::<T>::remove(who, action);
		Self::deposit_event(Event::UsagePruned { account: who.clone(), action });
		Ok(())
	}
}
