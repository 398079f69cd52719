// SPDX-License-Identifier: Apache-2.0

//! Service levels over thirty days: counters in periods, times in cells, persons in bits. Counting one
//! trade costs the same however many there were.

use crate::tier::completion;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, Bps, DAY, HOUR, MINUTE, Millis, USDT};

/// Length of a period: a sixth of the window.
pub const PERIOD: Millis = 5 * DAY;
/// The period in progress, and the six that thirty days can reach back into.
const PERIODS: usize = 7;
/// How many cells a time can fall into.
const CELLS: usize = 12;
/// The upper bounds of the cells. What took longer than the last counts as that.
pub const BOUNDS: [Millis; CELLS] = [
	MINUTE,
	2 * MINUTE,
	5 * MINUTE,
	10 * MINUTE,
	15 * MINUTE,
	30 * MINUTE,
	HOUR,
	2 * HOUR,
	6 * HOUR,
	DAY,
	3 * DAY,
	30 * DAY,
];
/// How many results of one day are remembered by who the other person was.
const REMEMBERED: u32 = 32;
/// How much heavier than calling off before the payment it weighs to call off after, or to lose a
/// dispute.
const HEAVY: u64 = 2;

/// How many times fell into each cell.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Cells([u16; CELLS]);

impl Cells {
	fn count(&mut self, time: Millis) {
		let cell =
			BOUNDS.iter().position(|bound| time <= *bound).unwrap_or(CELLS.saturating_sub(1));
		if let Some(count) = self.0.get_mut(cell) {
			*count = count.saturating_add(1);
		}
	}
}

/// Persons, one bit for each; two can share one.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Crowd([u8; 32]);

impl Crowd {
	fn add(&mut self, bit: u8) {
		if let Some(byte) = self.0.get_mut(usize::from(bit >> 3)) {
			*byte |= 1 << (bit & 7);
		}
	}

	fn join(&mut self, other: &Self) {
		for (byte, theirs) in self.0.iter_mut().zip(other.0) {
			*byte |= theirs;
		}
	}

	fn size(&self) -> u32 {
		self.0.iter().fold(0, |sum, byte| sum.saturating_add(byte.count_ones()))
	}
}

/// What happened in one period.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Period {
	completed: u16,
	cancelled_unpaid: u16,
	cancelled_paid: u16,
	disputes: u16,
	lost: u16,
	/// In whole USDT, rounded down.
	volume: u32,
	/// In whole USDT, rounded up.
	compensated: u32,
	pay: Cells,
	release: Cells,
	people: Crowd,
}

/// What a trade was for one of its parties.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
	/// The buyer was paid.
	Completed,
	/// He called it off, or let it lapse, before anything was marked paid.
	CancelledUnpaid,
	/// He called it off after that.
	CancelledPaid,
	/// He lost a dispute.
	Lost,
}

/// One trade, from the point of view of one of its parties.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entered {
	/// What it was for him; `None` where it speaks neither for nor against him.
	pub deed: Option<Deed>,
	/// The other person, hashed together with him, so that nobody can choose a bit for all.
	pub other: H256,
	/// Its value in USDT.
	pub value: Balance,
	/// How long he took to pay, if he was the buyer and paid.
	pub pay: Option<Millis>,
	/// How long he took to release, if he was the seller and released.
	pub release: Option<Millis>,
	/// Whether there was a dispute.
	pub disputed: bool,
}

/// Who somebody traded with today, so that one pair counts one success and one failure a day.
///
/// Exact for so many results as it remembers; after as many with other persons the same pair counts
/// again, which is the trade of somebody with many customers.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
struct Today {
	day: u32,
	seen: BoundedVec<u32, ConstU32<REMEMBERED>>,
}

impl Today {
	/// Remember `tag`; whether it is new today.
	fn is_new(&mut self, tag: u32, now: Millis) -> bool {
		let day = u32::try_from(now.saturating_div(DAY)).unwrap_or(u32::MAX);
		if self.day != day {
			self.day = day;
			self.seen = BoundedVec::default();
		}
		if self.seen.contains(&tag) {
			return false;
		}
		if self.seen.is_full() {
			self.seen.remove(0);
		}
		self.seen.try_push(tag).is_ok()
	}
}

/// The service of one acceptor. Any thirty days lie within the period in progress and the full ones
/// before it; all of them count, so a trade counts for up to five days longer.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct Levels {
	/// Number of the period that the first is.
	newest: u64,
	periods: [Period; PERIODS],
	today: Today,
}

/// Service levels, computed.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Service {
	/// Trades that ended with the buyer paid.
	pub completed: u32,
	/// Trades he called off, or let lapse, before anything was marked paid.
	pub cancelled_unpaid: u32,
	/// Trades he called off after that.
	pub cancelled_paid: u32,
	/// Trades with a dispute.
	pub disputes: u32,
	/// Disputes he lost, those about claims included.
	pub lost: u32,
	/// Completed of all that succeeded or failed; the last two kinds of failure weigh double. `None`
	/// without any.
	pub completion: Option<Bps>,
	/// With how many different persons he completed trades: at least so many.
	pub counterparties: u32,
	/// What he traded, in whole USDT, rounded down.
	pub volume: u64,
	/// What his bond paid for claims, in whole USDT, rounded up.
	pub compensated: u64,
	/// Payments of his whose time is known.
	pub payments: u32,
	/// Half of his payments took no longer.
	pub pay_median: Option<Millis>,
	/// Nine of ten took no longer.
	pub pay_p90: Option<Millis>,
	/// Releases of his whose time is known.
	pub releases: u32,
	/// Half of his releases took no longer.
	pub release_median: Option<Millis>,
	/// Nine of ten took no longer.
	pub release_p90: Option<Millis>,
}

impl Service {
	/// Results that speak for or against him.
	pub const fn sample(&self) -> u32 {
		self.completed
			.saturating_add(self.cancelled_unpaid)
			.saturating_add(self.cancelled_paid)
			.saturating_add(self.lost)
	}
}

const fn period_of(at: Millis) -> u64 {
	at.saturating_div(PERIOD)
}

fn count(counter: &mut u16) {
	*counter = counter.saturating_add(1);
}

/// The smallest bound that so many percent of the times do not exceed: never less than the truth.
fn quantile(cells: &[u32; CELLS], percent: u64) -> Option<Millis> {
	let total = cells.iter().fold(0u64, |sum, count| sum.saturating_add(u64::from(*count)));
	if total == 0 {
		return None;
	}
	let rank = total.saturating_mul(percent).div_ceil(100).max(1);
	let mut below = 0u64;
	cells.iter().zip(BOUNDS).find_map(|(count, bound)| {
		below = below.saturating_add(u64::from(*count));
		(below >= rank).then_some(bound)
	})
}

fn add_up(sums: &mut [u32; CELLS], cells: &Cells) {
	for (sum, count) in sums.iter_mut().zip(cells.0) {
		*sum = sum.saturating_add(u32::from(count));
	}
}

fn total(cells: &[u32; CELLS]) -> u32 {
	cells.iter().fold(0, |sum, count| sum.saturating_add(*count))
}

impl Levels {
	/// Make the period of `now` the newest; what is too old falls out.
	fn roll(&mut self, now: Millis) {
		let period = period_of(now);
		let steps = period.saturating_sub(self.newest);
		let steps = usize::try_from(steps).unwrap_or(PERIODS).min(PERIODS);
		self.periods.rotate_right(steps);
		for old in self.periods.iter_mut().take(steps) {
			*old = Period::default();
		}
		self.newest = self.newest.max(period);
	}

	/// Count a trade.
	pub fn enter(&mut self, now: Millis, entered: &Entered) {
		self.roll(now);
		let (bit, tag) = bit_and_tag(entered.other);
		let is_new = match entered.deed {
			Some(Deed::Completed) => self.today.is_new(tag | 1, now),
			Some(Deed::CancelledUnpaid | Deed::CancelledPaid | Deed::Lost) => {
				self.today.is_new(tag & !1, now)
			},
			None => false,
		};
		let Some(period) = self.periods.first_mut() else { return };
		if entered.disputed {
			count(&mut period.disputes);
		}
		if !is_new {
			return;
		}
		match entered.deed {
			Some(Deed::Completed) => {
				count(&mut period.completed);
				period.people.add(bit);
				let whole = entered.value.saturating_div(USDT);
				let whole = u32::try_from(whole).unwrap_or(u32::MAX);
				period.volume = period.volume.saturating_add(whole);
				// Only what counts: a wash trade must not make anybody fast either.
				if let Some(time) = entered.pay {
					period.pay.count(time);
				}
				if let Some(time) = entered.release {
					period.release.count(time);
				}
			},
			Some(Deed::CancelledUnpaid) => count(&mut period.cancelled_unpaid),
			Some(Deed::CancelledPaid) => count(&mut period.cancelled_paid),
			Some(Deed::Lost) => count(&mut period.lost),
			None => {},
		}
	}

	/// Count what the bond paid for a claim, and whether a ruling made it pay.
	pub fn compensate(&mut self, now: Millis, amount: Balance, is_ruled: bool) {
		self.roll(now);
		let Some(period) = self.periods.first_mut() else { return };
		let whole = u32::try_from(amount.div_ceil(USDT)).unwrap_or(u32::MAX);
		period.compensated = period.compensated.saturating_add(whole);
		if is_ruled {
			count(&mut period.lost);
		}
	}

	/// The levels as they are at chain time `now`.
	pub fn service(&self, now: Millis) -> Service {
		let mut levels = self.clone();
		levels.roll(now);
		let mut service = Service::default();
		let mut people = Crowd::default();
		let (mut pay, mut release) = ([0; CELLS], [0; CELLS]);
		let add = |sum: &mut u32, count: u16| *sum = sum.saturating_add(count.into());
		for period in &levels.periods {
			add(&mut service.completed, period.completed);
			add(&mut service.cancelled_unpaid, period.cancelled_unpaid);
			add(&mut service.cancelled_paid, period.cancelled_paid);
			add(&mut service.disputes, period.disputes);
			add(&mut service.lost, period.lost);
			service.volume = service.volume.saturating_add(period.volume.into());
			service.compensated = service.compensated.saturating_add(period.compensated.into());
			add_up(&mut pay, &period.pay);
			add_up(&mut release, &period.release);
			people.join(&period.people);
		}
		let heavy = u64::from(service.cancelled_paid).saturating_add(service.lost.into());
		let failed = heavy.saturating_mul(HEAVY).saturating_add(service.cancelled_unpaid.into());
		service.completion = completion(service.completed.into(), failed);
		service.counterparties = people.size();
		service.payments = total(&pay);
		service.pay_median = quantile(&pay, 50);
		service.pay_p90 = quantile(&pay, 90);
		service.releases = total(&release);
		service.release_median = quantile(&release, 50);
		service.release_p90 = quantile(&release, 90);
		service
	}

	/// Whether nothing was counted in the future of `now`.
	#[cfg(any(feature = "std", feature = "try-runtime"))]
	pub(crate) fn is_of_the_past(&self, now: Millis) -> bool {
		self.newest <= period_of(now)
	}
}

/// Where a person is found: his bit in a crowd, and what he is remembered by for a day.
const fn bit_and_tag(person: H256) -> (u8, u32) {
	let [bit, a, b, c, d, ..] = person.0;
	(bit, u32::from_le_bytes([a, b, c, d]))
}
