// SPDX-License-Identifier: Apache-2.0

//! What always holds.

use crate::{
	Config, Feeders, Heard, HoldReason, Pairs, Pallet, Proposals, Registered, Rounds, Standing,
	State,
	frame::{deps::sp_runtime::TryRuntimeError, prelude::*, token::fungible::InspectHold},
};
use alloc::collections::BTreeSet;
use tael_primitives::{ChainTime, RawFeeds};

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i2_bonds_equal_holds()?;
		Self::rat_1_configurations_are_sound()?;
		Self::rat_2_a_live_pair_has_a_price()?;
		Self::rat_3_only_active_feeders_have_words()?;
		Self::rat_4_nobody_gone_is_stored()
	}

	fn i2_bonds_equal_holds() -> Result<(), TryRuntimeError> {
		// Of every account, so that a hold without a feeder is found too.
		for who in frame_system::Account::<T>::iter_keys() {
			let bond = Feeders::<T>::get(&who).map_or(0, |feeder| feeder.bond);
			let held = T::Currency::balance_on_hold(&HoldReason::FeederBond.into(), &who);
			ensure!(held == bond, "I2: a bond differs from the hold");
		}
		for who in Feeders::<T>::iter_keys() {
			ensure!(
				frame_system::Account::<T>::contains_key(who),
				"I2: a feeder without an account"
			);
		}
		Ok(())
	}

	fn rat_1_configurations_are_sound() -> Result<(), TryRuntimeError> {
		let listed = Registered::<T>::get().into_iter().collect::<BTreeSet<_>>();
		ensure!(listed.len() == Registered::<T>::get().len(), "RAT-1: a pair is listed twice");
		ensure!(
			listed == Pairs::<T>::iter_keys().collect(),
			"RAT-1: the list of pairs differs from the pairs"
		);
		ensure!(
			listed == Rounds::<T>::iter_keys().collect(),
			"RAT-1: the rounds differ from the pairs"
		);
		ensure!(
			Pairs::<T>::iter_values().all(|config| config.is_sound())
				&& Proposals::<T>::iter_values().all(|proposal| proposal.config.is_sound()),
			"RAT-1: a configuration is not sound"
		);
		Ok(())
	}

	fn rat_2_a_live_pair_has_a_price() -> Result<(), TryRuntimeError> {
		let now = T::Clock::timestamp();
		for (pair, round) in Rounds::<T>::iter() {
			ensure!(
				round.as_of <= round.accepted_at && round.accepted_at <= now,
				"RAT-2: a price is from the future"
			);
			if round.state == State::Live {
				let quorum = Pairs::<T>::get(pair).map(|config| config.quorum());
				ensure!(round.number > 0, "RAT-2: a live pair was never accepted");
				ensure!(
					quorum.is_some_and(|quorum| usize::from(round.count) >= quorum),
					"RAT-2: a live pair was accepted by fewer than a quorum"
				);
			}
		}
		Ok(())
	}

	fn rat_3_only_active_feeders_have_words() -> Result<(), TryRuntimeError> {
		for (pair, config) in Pairs::<T>::iter() {
			for (who, feeder) in Feeders::<T>::iter() {
				let may = feeder.standing.at(T::Clock::now()) == Standing::Active
					&& config.feeders.contains(&who);
				ensure!(
					may || T::Words::get(&who, &pair).is_none(),
					"RAT-3: a word of somebody who does not feed the pair is kept"
				);
			}
		}
		for (pair, who, _) in Heard::<T>::iter() {
			ensure!(
				Pairs::<T>::get(pair).is_some_and(|config| config.feeders.contains(&who)),
				"RAT-3: somebody was heard who does not feed the pair"
			);
		}
		Ok(())
	}

	fn rat_4_nobody_gone_is_stored() -> Result<(), TryRuntimeError> {
		ensure!(
			Feeders::<T>::iter_values().all(|feeder| feeder.standing != Standing::Gone),
			"RAT-4: a feeder who is gone is stored"
		);
		Ok(())
	}
}
