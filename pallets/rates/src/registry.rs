// SPDX-License-Identifier: Apache-2.0

//! Pairs: how they are registered, changed, stopped and retired.

use crate::{
	Config, ConfigOf, Error, Event, Heard, Pairs, Pallet, Proposal, Proposals, Registered, Round,
	Rounds, State, Step, frame::prelude::*,
};
use tael_primitives::{ChainTime, Pair, Price, RawFeeds};

impl<T: Config> Pallet<T> {
	pub(crate) fn config(pair: &Pair) -> Result<ConfigOf<T>, DispatchError> {
		Ok(Pairs::<T>::get(pair).ok_or(Error::<T>::NotFound)?)
	}

	pub(crate) fn do_propose_pair(pair: Pair, config: ConfigOf<T>) -> DispatchResult {
		ensure!(config.is_sound(), Error::<T>::BadConfig);
		let apply_at = T::Clock::now().saturating_add(T::ConfigDelay::get());
		Proposals::<T>::insert(&pair, Proposal { config, apply_at });
		Self::deposit_event(Event::PairProposed { pair, apply_at });
		Ok(())
	}

	pub(crate) fn do_apply_pair(pair: Pair) -> DispatchResult {
		let proposal = Proposals::<T>::get(&pair).ok_or(Error::<T>::NotFound)?;
		ensure!(T::Clock::now() >= proposal.apply_at, Error::<T>::TooEarly);
		Self::configure(&pair, proposal.config)?;
		Proposals::<T>::remove(&pair);
		Self::deposit_event(Event::PairConfigured { pair });
		Ok(())
	}

	/// Let these parameters hold, and have a round under them.
	fn configure(pair: &Pair, config: ConfigOf<T>) -> DispatchResult {
		match Pairs::<T>::get(pair) {
			None => {
				Registered::<T>::try_append(pair.clone())
					.map_err(|()| Error::<T>::MaxPairsExceeded)?;
				Rounds::<T>::insert(pair, Round::default());
			},
			Some(before) => Self::forget_words(pair, &before, |who| !config.feeders.contains(who)),
		}
		// Who is named anew has a whole span to speak.
		let now = T::Clock::now();
		for feeder in &config.feeders {
			Heard::<T>::insert(pair, feeder, now);
		}
		Pairs::<T>::insert(pair, &config);
		Self::round(pair, &config);
		Ok(())
	}

	/// Forget what these feeders said of a pair.
	fn forget_words(pair: &Pair, config: &ConfigOf<T>, which: impl Fn(&T::AccountId) -> bool) {
		for feeder in config.feeders.iter().filter(|feeder| which(feeder)) {
			T::Words::forget(feeder, pair);
			Heard::<T>::remove(pair, feeder);
		}
	}

	pub(crate) fn do_retire_pair(pair: Pair) -> DispatchResult {
		let config = Pairs::<T>::take(&pair).ok_or(Error::<T>::NotFound)?;
		Self::forget_words(&pair, &config, |_| true);
		Rounds::<T>::remove(&pair);
		// Nobody brings the pair back with an old decision.
		Proposals::<T>::remove(&pair);
		Registered::<T>::mutate(|pairs| pairs.retain(|registered| *registered != pair));
		Self::deposit_event(Event::PairRetired { pair });
		Ok(())
	}

	pub(crate) fn do_accept_candidate(pair: Pair, agreed: Price) -> DispatchResult {
		match Rounds::<T>::get(&pair).ok_or(Error::<T>::NotFound)?.state {
			State::Tripped { candidate, .. } if candidate == agreed => {
				Self::steer(pair, Step::Accept)
			},
			State::Tripped { .. } => Err(Error::<T>::CandidateMoved.into()),
			State::Live | State::NoQuorum | State::OutOfBounds | State::Halted => {
				Err(Error::<T>::WrongState.into())
			},
		}
	}

	/// A decision of governance about the price of a pair, and the round that follows it.
	pub(crate) fn steer(pair: Pair, step: Step) -> DispatchResult {
		let config = Self::config(&pair)?;
		let before = Rounds::<T>::get(&pair).unwrap_or_default();
		let after = before.apply(step, &config, T::Clock::timestamp()).map_err(Error::<T>::from)?;
		Self::keep(&pair, before, after);
		Self::round(&pair, &config);
		Ok(())
	}

	/// Begin with these pairs and feeders. A specification that is wrong has to stop here.
	pub(crate) fn begin(pairs: &[(Pair, ConfigOf<T>)], feeders: &[T::AccountId]) {
		feeders.iter().for_each(Self::admit_at_genesis);
		for (pair, config) in pairs {
			assert!(
				config.is_sound(),
				"the parameters of a pair of the genesis do not fit together"
			);
			let twice = Pairs::<T>::contains_key(pair);
			assert!(!twice, "a pair of the genesis is listed twice");
			let configured = Self::configure(pair, config.clone());
			assert!(configured.is_ok(), "the genesis has more pairs than may be");
		}
	}
}
