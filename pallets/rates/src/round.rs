// SPDX-License-Identifier: Apache-2.0

//! The price of a pair: the median of its words, and the states it can be in.

use crate::{frame::prelude::*, pair::PairConfig};
use alloc::vec::Vec;
use polkadot_sdk::sp_core::U256;
use tael_primitives::{Bps, Millis, Price, PriceError, Quote, RawPrice};

/// A step widens with time, to so many times its size at most.
const WIDEST: u64 = 4;

/// Whether a price may be used, as of the last round. That it is stale is seen when it is read.
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
pub enum State {
	/// The price is the last median.
	#[codec(index = 0)]
	Live,
	/// Too few words count.
	#[default]
	#[codec(index = 1)]
	NoQuorum,
	/// The median moved further than a step.
	#[codec(index = 2)]
	Tripped {
		/// The median that was too far.
		candidate: Price,
		/// How often it was seen again.
		confirmed: u8,
		/// The block timestamp of the last of these, or of the candidate itself.
		since: Millis,
	},
	/// A quorum of words is outside the bounds.
	#[codec(index = 3)]
	OutOfBounds,
	/// Governance has stopped the pair.
	#[codec(index = 4)]
	Halted,
}

/// What the words of a pair say together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Median {
	/// The median of the words inside the bounds.
	pub price: Price,
	/// The block timestamp of the oldest of them, the f oldest left out.
	pub as_of: Millis,
	/// How many they are.
	pub count: u8,
	/// How far they disagree, the f highest and the f lowest left out.
	pub spread: Bps,
	/// How many of them are newer than the last confirmation of a candidate, if there is one.
	pub newer: u8,
}

/// What can happen to the price of a pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
	/// Fewer than a quorum of words are inside the bounds.
	TooFew,
	/// A quorum of words is outside the bounds.
	Outside,
	/// A quorum has a median.
	Median(Median),
	/// Governance stops the pair.
	Halt,
	/// Governance lets the pair go on.
	Resume,
	/// Governance accepts the candidate.
	Accept,
}

/// The state does not allow the step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAllowed;

/// The last accepted price of a pair, and whether it may be used.
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
pub struct Round {
	/// Whether the price may be used.
	pub state: State,
	/// The median that was accepted last; zero before the first.
	pub price: Price,
	/// The block timestamp of the oldest word in it, the f oldest left out.
	pub as_of: Millis,
	/// The block timestamp at which it was accepted.
	pub accepted_at: Millis,
	/// How many words it is the median of.
	pub count: u8,
	/// How far these disagree.
	pub spread: Bps,
	/// Whether that is further than they may.
	pub dispersed: bool,
	/// How many medians were accepted, this one included.
	pub number: u64,
}

impl Round {
	/// The only place where the price of a pair, or its state, changes.
	pub(crate) fn apply<AccountId>(
		self,
		step: Step,
		config: &PairConfig<AccountId>,
		now: Millis,
	) -> Result<Self, NotAllowed> {
		use State::{Halted, Live, NoQuorum, OutOfBounds, Tripped};
		match (self.state, step) {
			(Halted, Step::TooFew | Step::Outside | Step::Median(_)) => Ok(self),
			(_, Step::TooFew) => Ok(self.enter(NoQuorum)),
			(_, Step::Outside) => Ok(self.enter(OutOfBounds)),
			(_, Step::Median(median)) => Ok(self.see(median, config, now)),

			(Live | NoQuorum | OutOfBounds | Tripped { .. }, Step::Halt) => Ok(self.enter(Halted)),
			(Halted, Step::Resume) => Ok(self.enter(NoQuorum)),
			// The next median near the candidate is accepted.
			(Tripped { candidate, since, .. }, Step::Accept) => {
				Ok(self.enter(Tripped { candidate, confirmed: config.confirmations, since }))
			},

			(Halted, Step::Halt | Step::Accept)
			| (Live | NoQuorum | OutOfBounds, Step::Resume | Step::Accept)
			| (Tripped { .. }, Step::Resume) => Err(NotAllowed),
		}
	}

	const fn enter(mut self, state: State) -> Self {
		self.state = state;
		self
	}

	/// A quorum says `median`.
	fn see<AccountId>(self, median: Median, config: &PairConfig<AccountId>, now: Millis) -> Self {
		if self.within_step(median.price, config, now) {
			return self.accept(median, config, now);
		}
		let State::Tripped { candidate, confirmed, since } = self.state else {
			return self.trip(median.price, now);
		};
		if beyond(candidate, median.price, config.max_step, 1, 2) {
			return self.trip(median.price, now);
		}
		if confirmed >= config.confirmations {
			return self.accept(median, config, now);
		}
		let counts = usize::from(median.newer) >= config.quorum()
			&& now >= since.saturating_add(config.confirm_gap);
		if !counts {
			return self;
		}
		let confirmed = confirmed.saturating_add(1);
		if confirmed >= config.confirmations {
			return self.accept(median, config, now);
		}
		self.enter(State::Tripped { candidate, confirmed, since: now })
	}

	const fn trip(self, candidate: Price, now: Millis) -> Self {
		self.enter(State::Tripped { candidate, confirmed: 0, since: now })
	}

	fn accept<AccountId>(
		self,
		median: Median,
		config: &PairConfig<AccountId>,
		now: Millis,
	) -> Self {
		let Median { price, as_of, count, spread, .. } = median;
		let same =
			(self.price, self.as_of, self.count, self.spread) == (price, as_of, count, spread);
		if self.state == State::Live && same {
			// The same words seen again.
			return self;
		}
		Self {
			state: State::Live,
			price,
			as_of,
			accepted_at: now,
			count,
			spread,
			dispersed: spread > config.max_spread,
			number: self.number.saturating_add(1),
		}
	}

	/// `|price − last| <= last × max_step × (1 + elapsed / heartbeat)`, the factor at most [`WIDEST`].
	/// The first price is within any step.
	fn within_step<AccountId>(
		&self,
		price: Price,
		config: &PairConfig<AccountId>,
		now: Millis,
	) -> bool {
		let elapsed = now.saturating_sub(self.accepted_at);
		let widened =
			config.heartbeat.saturating_add(elapsed).min(config.heartbeat.saturating_mul(WIDEST));
		self.number == 0 || !beyond(self.price, price, config.max_step, widened, config.heartbeat)
	}

	/// The block timestamp of the last confirmation of a candidate: newer words count towards the next.
	pub(crate) const fn candidate_since(&self) -> Option<Millis> {
		match self.state {
			State::Tripped { since, .. } => Some(since),
			State::Live | State::NoQuorum | State::OutOfBounds | State::Halted => None,
		}
	}

	/// What is known of the price, usable or not. `None` before the first.
	pub(crate) fn quote(&self) -> Option<Quote> {
		(self.number > 0).then_some(Quote {
			price: self.price,
			as_of: self.as_of,
			round: self.number,
		})
	}

	/// The price, if it may be used at the block time `now` by somebody for whom it must not be as
	/// old as `max_age`.
	pub(crate) fn usable(&self, now: Millis, max_age: Millis) -> Result<Quote, PriceError> {
		let quote = self.quote().ok_or(PriceError::Unknown)?;
		match self.state {
			State::Live => (),
			State::NoQuorum => return Err(PriceError::NoQuorum),
			State::Tripped { .. } => return Err(PriceError::Tripped),
			State::OutOfBounds => return Err(PriceError::OutOfBounds),
			State::Halted => return Err(PriceError::Halted),
		}
		if now >= self.as_of.saturating_add(max_age) {
			return Err(PriceError::Stale);
		}
		if self.dispersed {
			return Err(PriceError::TooDispersed);
		}
		Ok(quote)
	}
}

/// Whether `price` is further from `from` than `from × bps × above / below`. Exact in 256 bits.
pub(crate) fn beyond(from: Price, price: Price, bps: Bps, above: u64, below: u64) -> bool {
	// Three factors of 64 bits fit.
	let product = |a: u64, b: u64, c: u64| {
		U256::from(a).saturating_mul(U256::from(b)).saturating_mul(U256::from(c))
	};
	product(from.0.abs_diff(price.0), 10_000, below) > product(from.0, bps.into(), above)
}

/// The median of `words` and how far they disagree. `None` if they are fewer than the quorum.
///
/// The spread is `(v[n−1−f] − v[f]) / median`, rounded up.
pub(crate) fn median<AccountId>(
	words: &[RawPrice],
	config: &PairConfig<AccountId>,
	since: Option<Millis>,
) -> Option<Median> {
	if words.len() < config.quorum() {
		return None;
	}
	let mut prices = words.iter().map(|word| word.price).collect::<Vec<_>>();
	prices.sort_unstable();
	let price = Price::median_of_sorted(&prices)?;

	let faults = usize::from(config.faults);
	let low = prices.get(faults)?.0;
	let high = prices.get(prices.len().checked_sub(faults)?.checked_sub(1)?)?.0;
	let spread = u128::from(high.checked_sub(low)?).checked_mul(10_000)?.div_ceil(price.0.into());

	let mut times = words.iter().map(|word| word.at).collect::<Vec<_>>();
	times.sort_unstable();
	let newer = words.iter().filter(|word| since.is_none_or(|since| word.at > since)).count();
	Some(Median {
		price,
		as_of: *times.get(faults)?,
		count: u8::try_from(prices.len()).ok()?,
		spread: Bps::try_from(spread).unwrap_or(Bps::MAX),
		newer: u8::try_from(newer).ok()?,
	})
}
