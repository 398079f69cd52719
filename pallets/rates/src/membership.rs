// SPDX-License-Identifier: Apache-2.0

//! Feeders: how they come, go, and are held to account.

use crate::{
	Config, Error, Event, Feeder, FeederStep, Feeders, HoldReason, NotAllowed, Pallet, Standing,
	frame::{
		prelude::*,
		token::{Precision, fungible::MutateHold},
		traits::tokens::{Fortitude, Restriction},
	},
};
use tael_primitives::{Balance, ChainTime, Kyc};

impl<T> From<NotAllowed> for Error<T> {
	fn from(_: NotAllowed) -> Self {
		Self::WrongState
	}
}

impl<T: Config> Pallet<T> {
	/// The feeder as he is now: a suspension that is over has ended.
	pub(crate) fn feeder(who: &T::AccountId) -> Result<Feeder, DispatchError> {
		let mut feeder = Feeders::<T>::get(who).ok_or(Error::<T>::NotFeeder)?;
		feeder.standing = feeder.standing.at(T::Clock::now());
		Ok(feeder)
	}

	/// Whether `who` feeds now.
	pub fn is_active(who: &T::AccountId) -> bool {
		Self::feeder(who).is_ok_and(|feeder| feeder.standing == Standing::Active)
	}

	pub(crate) fn do_apply(who: T::AccountId) -> DispatchResult {
		ensure!(!Feeders::<T>::contains_key(&who), Error::<T>::AlreadyExists);
		// A hold would take frozen money.
		T::Kyc::ensure_not_frozen(&who)?;
		let bond = T::FeederBond::get();
		T::Currency::hold(&HoldReason::FeederBond.into(), &who, bond)?;
		Feeders::<T>::insert(
			&who,
			Feeder { bond, standing: Standing::Candidate, strikes: 0, window: 0, spared_until: 0 },
		);
		Self::deposit_event(Event::FeederApplied { feeder: who, bond });
		Ok(())
	}

	pub(crate) fn do_admit(who: T::AccountId) -> DispatchResult {
		let mut feeder = Self::feeder(&who)?;
		feeder.standing = feeder.standing.apply(FeederStep::Admit).map_err(Error::<T>::from)?;
		feeder.spared_until = T::Clock::now();
		Feeders::<T>::insert(&who, feeder);
		Self::deposit_event(Event::FeederAdmitted { feeder: who });
		Ok(())
	}

	pub(crate) fn do_reinstate(who: T::AccountId) -> DispatchResult {
		let mut feeder = Self::feeder(&who)?;
		feeder.standing = feeder.standing.apply(FeederStep::Reinstate).map_err(Error::<T>::from)?;
		feeder.spared_until = T::Clock::now();
		Feeders::<T>::insert(&who, feeder);
		Self::deposit_event(Event::FeederReinstated { feeder: who });
		Ok(())
	}

	/// How many pairs had a round without him.
	pub(crate) fn do_leave(who: T::AccountId) -> Result<u32, DispatchError> {
		let feeder = Self::feeder(&who)?;
		Self::release(who, feeder)
	}

	/// Take a step out of service.
	fn release(who: T::AccountId, mut feeder: Feeder) -> Result<u32, DispatchError> {
		let until = T::Clock::now().saturating_add(T::LeavePeriod::get());
		feeder.standing =
			feeder.standing.apply(FeederStep::Leave { until }).map_err(Error::<T>::from)?;
		if feeder.standing == Standing::Gone {
			Self::remove(who, feeder)?;
			return Ok(0);
		}
		Feeders::<T>::insert(&who, feeder);
		let rounds = Self::go_on_without(&who);
		Self::deposit_event(Event::FeederLeaving { feeder: who, until });
		Ok(rounds)
	}

	/// How many pairs had a round without him.
	pub(crate) fn do_slash(who: T::AccountId, amount: Balance) -> Result<u32, DispatchError> {
		let mut feeder = Self::feeder(&who)?;
		ensure!(feeder.standing != Standing::Candidate, Error::<T>::WrongState);
		let amount = amount.min(feeder.bond);
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let taken = T::Currency::transfer_on_hold(
			&HoldReason::FeederBond.into(),
			&who,
			&T::Treasury::get(),
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)?;
		feeder.bond = feeder.bond.checked_sub(taken).ok_or(ArithmeticError::Underflow)?;
		Self::deposit_event(Event::FeederSlashed { feeder: who.clone(), amount: taken });
		match feeder.standing {
			Standing::Leaving { .. } => {
				Feeders::<T>::insert(&who, feeder);
				Ok(0)
			},
			Standing::Candidate
			| Standing::Active
			| Standing::Suspended { .. }
			| Standing::Gone => Self::release(who, feeder),
		}
	}

	pub(crate) fn do_finish_leave(who: T::AccountId) -> DispatchResult {
		let mut feeder = Self::feeder(&who)?;
		let from = feeder.standing;
		feeder.standing = from.apply(FeederStep::Finish).map_err(Error::<T>::from)?;
		if let Standing::Leaving { until } = from {
			ensure!(T::Clock::now() >= until, Error::<T>::TooEarly);
		}
		Self::remove(who, feeder)
	}

	/// Return the bond of somebody who is gone.
	fn remove(who: T::AccountId, feeder: Feeder) -> DispatchResult {
		if feeder.bond > 0 {
			T::Currency::release(
				&HoldReason::FeederBond.into(),
				&who,
				feeder.bond,
				Precision::Exact,
			)?;
		}
		Feeders::<T>::remove(&who);
		Self::deposit_event(Event::FeederGone { feeder: who, bond: feeder.bond });
		Ok(())
	}

	/// Begin with this feeder. Only at genesis, which a bad specification has to stop.
	pub(crate) fn admit_at_genesis(who: &T::AccountId) {
		let admitted = Self::do_apply(who.clone()).and_then(|()| Self::do_admit(who.clone()));
		assert!(admitted.is_ok(), "a feeder of the genesis cannot be admitted: {admitted:?}");
	}
}
