// SPDX-License-Identifier: Apache-2.0

//! Words, the rounds that follow them, and strikes.

use crate::{
	Config, ConfigOf, Error, Event, Fault, Feeder, FeederStep, Feeders, Heard, Pairs, Pallet,
	Registered, Round, Rounds, Standing, State, Step, WeightInfo,
	frame::{deps::frame_support::weights::WeightMeter, prelude::*},
	round::{beyond, median},
};
use alloc::{collections::BTreeSet, vec::Vec};
use tael_primitives::{ChainTime, MINUTE, Millis, Pair, Price, RawFeeds, RawPrice};

/// How long after a strike no other follows, in chain time.
pub const STRIKE_GAP: Millis = 10 * MINUTE;

/// What came of a feed or of a look at a pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Done {
	/// Whether it was of use: every word was wanted; the state changed, or somebody was struck.
	pub useful: bool,
	/// How many pairs had a round without a feeder who was suspended, if one was.
	pub rounds: Option<u32>,
}

impl Done {
	/// What the suspension cost, if there was one.
	pub(crate) fn weight_of_suspension<T: Config>(self) -> Weight {
		self.rounds.map(T::WeightInfo::suspend).unwrap_or_default()
	}

	/// Whether the call costs a fee.
	pub(crate) const fn pays(self) -> Pays {
		if self.useful { Pays::No } else { Pays::Yes }
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_feed(
		who: &T::AccountId,
		words: BoundedVec<(Pair, Price), T::MaxWords>,
	) -> Result<Done, DispatchError> {
		let mut feeder = Self::feeder(who)?;
		match feeder.standing {
			Standing::Active => (),
			Standing::Candidate
			| Standing::Suspended { .. }
			| Standing::Leaving { .. }
			| Standing::Gone => return Err(Error::<T>::WrongState.into()),
		}
		ensure!(!words.is_empty(), Error::<T>::NoWords);
		let named = words.iter().map(|(pair, _)| pair).collect::<BTreeSet<_>>();
		ensure!(named.len() == words.len(), Error::<T>::DuplicatePair);

		let fed_by_him = |(pair, _): &(Pair, Price)| {
			let config = Self::config(pair)?;
			ensure!(config.feeders.contains(who), Error::<T>::NotFeeder);
			Ok(config)
		};
		let configs = words.iter().map(fed_by_him).collect::<Result<Vec<_>, DispatchError>>()?;
		let mut useful = true;
		for ((pair, price), config) in words.iter().zip(&configs) {
			useful &= Self::hear(who, &mut feeder, pair, config, *price)?;
		}
		let suspended = matches!(feeder.standing, Standing::Suspended { .. });
		Feeders::<T>::insert(who, feeder);
		let rounds = suspended.then(|| Self::go_on_without(who));
		Ok(Done { useful, rounds })
	}

	/// Keep one word, and have a round. Whether the word was wanted.
	fn hear(
		who: &T::AccountId,
		feeder: &mut Feeder,
		pair: &Pair,
		config: &ConfigOf<T>,
		price: Price,
	) -> Result<bool, DispatchError> {
		let before = Rounds::<T>::get(pair).unwrap_or_default();
		let last = T::Words::get(who, pair);
		let tripped = before.candidate_since().is_some();
		let wanted = config.wants(last, price, tripped, T::Clock::timestamp());

		T::Words::put(who, pair, price)?;
		Heard::<T>::insert(pair, who, T::Clock::now());
		Self::round(pair, config);
		if config.holds(price) {
			return Ok(wanted);
		}
		if before.state == State::Live {
			Self::strike(who, feeder, pair, Fault::OutOfBounds);
		}
		Ok(false)
	}

	/// A strike, unless the feeder had one a moment ago: one fault on many pairs is one. The caller
	/// stores the feeder, and goes on without him if he is suspended now.
	fn strike(who: &T::AccountId, feeder: &mut Feeder, pair: &Pair, fault: Fault) {
		let now = T::Clock::now();
		if now < feeder.spared_until {
			return;
		}
		feeder.spared_until = now.saturating_add(STRIKE_GAP);
		if now >= feeder.window.saturating_add(T::StrikeWindow::get()) {
			feeder.window = now;
			feeder.strikes = 0;
		}
		feeder.strikes = feeder.strikes.saturating_add(1);
		Self::deposit_event(Event::Struck {
			feeder: who.clone(),
			pair: pair.clone(),
			fault,
			strikes: feeder.strikes,
		});
		if feeder.strikes < T::MaxStrikes::get() {
			return;
		}
		let until = now.saturating_add(T::SuspensionPeriod::get());
		if let Ok(standing) = feeder.standing.apply(FeederStep::Suspend { until }) {
			feeder.standing = standing;
			feeder.strikes = 0;
			feeder.spared_until = until;
			Self::deposit_event(Event::FeederSuspended { feeder: who.clone(), until });
		}
	}

	/// Forget every word of a feeder who no longer counts, and have a round of each pair he fed. How
	/// many these were.
	pub(crate) fn go_on_without(who: &T::AccountId) -> u32 {
		let mut rounds = 0_u32;
		for pair in Registered::<T>::get() {
			let Some(config) = Pairs::<T>::get(&pair).filter(|it| it.feeders.contains(who)) else {
				continue;
			};
			T::Words::forget(who, &pair);
			Heard::<T>::remove(&pair, who);
			Self::round(&pair, &config);
			rounds = rounds.saturating_add(1);
		}
		rounds
	}

	/// Have a round of the words there are.
	pub(crate) fn round(pair: &Pair, config: &ConfigOf<T>) -> Round {
		let before = Rounds::<T>::get(pair).unwrap_or_default();
		let now = T::Clock::timestamp();
		let words = Self::words(pair, config);
		let (inside, outside) =
			words.into_iter().partition::<Vec<_>, _>(|word| config.holds(word.price));
		let step = if outside.len() >= config.quorum() {
			Step::Outside
		} else {
			median(&inside, config, before.candidate_since()).map_or(Step::TooFew, Step::Median)
		};
		// A round is allowed in every state.
		let after = before.apply(step, config, now).unwrap_or(before);
		Self::keep(pair, before, after);
		after
	}

	/// Store a round and tell what changed.
	pub(crate) fn keep(pair: &Pair, before: Round, after: Round) {
		if before == after {
			return;
		}
		Rounds::<T>::insert(pair, after);
		if after.number != before.number {
			Self::deposit_event(Event::Accepted {
				pair: pair.clone(),
				round: after.number,
				price: after.price,
				as_of: after.as_of,
				count: after.count,
				spread: after.spread,
			});
		} else if after.state != before.state {
			Self::deposit_event(Event::StateChanged { pair: pair.clone(), state: after.state });
		}
	}

	/// The words that count now.
	fn words(pair: &Pair, config: &ConfigOf<T>) -> Vec<RawPrice> {
		let now = T::Clock::timestamp();
		config
			.feeders
			.iter()
			.filter_map(|feeder| T::Words::get(feeder, pair))
			.filter(|word| config.counts(word, now))
			.collect()
	}

	/// Look at a pair: what the words there are say now, and who is at fault.
	pub(crate) fn do_poke(pair: &Pair) -> Result<Done, DispatchError> {
		let config = Self::config(pair)?;
		let before = Rounds::<T>::get(pair).unwrap_or_default();
		let round = Self::round(pair, &config);
		let mut done = Self::judge(pair, &config, &round);
		done.useful |= before.state != round.state;
		Ok(done)
	}

	/// Strike the feeders of a live pair who are at fault, up to the first who is suspended for it: the
	/// others' turn comes with the next look.
	///
	/// Nobody is struck while the pair has no price: what stops a quorum is no single feeder's fault.
	fn judge(pair: &Pair, config: &ConfigOf<T>, round: &Round) -> Done {
		let mut done = Done { useful: false, rounds: None };
		if round.state != State::Live {
			return done;
		}
		let now = T::Clock::now();
		for who in &config.feeders {
			let Ok(mut feeder) = Self::feeder(who) else { continue };
			if feeder.standing != Standing::Active || now < feeder.spared_until {
				continue;
			}
			let Some(fault) = Self::fault(who, &feeder, pair, config, round) else { continue };
			Self::strike(who, &mut feeder, pair, fault);
			let suspended = feeder.standing != Standing::Active;
			Feeders::<T>::insert(who, feeder);
			done.useful = true;
			if suspended {
				done.rounds = Some(Self::go_on_without(who));
				break;
			}
		}
		done
	}

	/// What is wrong with what a feeder says, or does not say.
	fn fault(
		who: &T::AccountId,
		feeder: &Feeder,
		pair: &Pair,
		config: &ConfigOf<T>,
		round: &Round,
	) -> Option<Fault> {
		let now = T::Clock::timestamp();
		if let Some(word) = T::Words::get(who, pair).filter(|word| config.counts(word, now)) {
			// At a real gap of the market the first who sees it is alone for a moment.
			let settled = now >= word.at.saturating_add(config.confirm_gap);
			let far = beyond(round.price, word.price, config.max_spread, 1, 1);
			return (settled && far).then_some(Fault::Outlier);
		}
		// Chain time: while the chain stood still nobody could speak.
		let since = Heard::<T>::get(pair, who).max(feeder.spared_until);
		if since == 0 {
			// He began with the chain, before there was a time.
			Heard::<T>::insert(pair, who, T::Clock::now());
			return None;
		}
		let silent = T::Clock::now() >= since.saturating_add(config.ttl);
		silent.then_some(Fault::Silent)
	}

	/// Look at the pair whose turn it is.
	pub(crate) fn sweep(block: BlockNumberFor<T>, meter: &mut WeightMeter) {
		let most = Self::most_of_poke().saturating_add(T::DbWeight::get().reads(1));
		if !meter.can_consume(most) {
			return;
		}
		meter.consume(T::DbWeight::get().reads(1));
		let pairs = Registered::<T>::get();
		let count = BlockNumberFor::<T>::from(u32::try_from(pairs.len()).unwrap_or(u32::MAX));
		let turn = block.checked_rem(&count).and_then(|turn| TryInto::<usize>::try_into(turn).ok());
		// Only a pair that is not registered fails.
		if let Some(Ok(done)) = turn.and_then(|turn| pairs.get(turn)).map(Self::do_poke) {
			meter.consume(T::WeightInfo::poke().saturating_add(done.weight_of_suspension::<T>()));
		}
	}

	/// What a look at a pair costs at most: somebody is suspended who feeds every pair.
	pub(crate) fn most_of_poke() -> Weight {
		T::WeightInfo::poke().saturating_add(T::WeightInfo::suspend(T::MaxPairs::get()))
	}
}
