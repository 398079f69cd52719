// SPDX-License-Identifier: Apache-2.0

//! What the session pallet asks: which set comes next, and who may register keys.

use crate::{
	Config, Event, Pallet, SessionIndex, Standing, Step, Validators,
	frame::{
		prelude::*,
		traits::{ValidatorRegistration, ValidatorSet},
	},
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use polkadot_sdk::pallet_session::{SessionManager, historical};

/// Says who may register session keys: accounts that the council has approved, and that are not
/// gone. One read.
pub struct ValidatorIdOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<T::AccountId>> for ValidatorIdOf<T> {
	fn convert(who: T::AccountId) -> Option<T::AccountId> {
		Validators::<T>::get().contains_key(&who).then_some(who)
	}
}

/// The full identification of a validator, in proofs of key ownership: there is nothing to say
/// beyond the account.
pub struct IdentificationOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<()>> for IdentificationOf<T> {
	fn convert(_: T::AccountId) -> Option<()> {
		Some(())
	}
}

impl<T: Config> Pallet<T> {
	/// The accounts that are in the next set: active, and with session keys. In rising order.
	pub(crate) fn eligible() -> Vec<T::AccountId> {
		Validators::<T>::get()
			.into_iter()
			.filter(|(who, standing)| {
				*standing == Standing::Active && T::Sessions::is_registered(who)
			})
			.map(|(who, _)| who)
			.collect()
	}

	/// Take the set of the chain specification's session keys for ours, at genesis.
	fn adopt(set: &[T::AccountId]) {
		if !set.is_empty() {
			Self::admit_at_genesis(set);
		}
	}

	/// Remove those who are leaving and are not among the validators of the session that begins.
	fn dismiss(current: &[T::AccountId]) {
		Validators::<T>::mutate(|all| {
			all.retain(|who, standing| {
				if current.contains(who) {
					return true;
				}
				match standing.apply(Step::Depart) {
					Ok(_) => {
						Self::deposit_event(Event::Removed { who: who.clone() });
						false
					},
					Err(_) => true,
				}
			});
		});
	}
}

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	fn new_session(new_index: SessionIndex) -> Option<Vec<T::AccountId>> {
		let set = Self::eligible();
		let count = u32::try_from(set.len()).unwrap_or(u32::MAX);
		if count < T::MinValidators::get() {
			Self::deposit_event(Event::BelowMinimum { session: new_index, eligible: count });
			return None;
		}
		// `Some` announces a change to consensus even where the set is the same. `None` means the
		// validators of the session that begins now, wherever those came from: so compare with them,
		// and not with what was planned before.
		let mut current = T::Sessions::validators();
		current.sort();
		if set == current {
			return None;
		}
		Self::deposit_event(Event::SetPlanned { session: new_index, validators: count });
		Some(set)
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		let all = Validators::<T>::get();
		if all.is_empty() {
			// The session keys of the chain specification become the set; see `start_session`.
			return None;
		}
		let set = Self::eligible();
		assert!(set.len() == all.len(), "a validator of the genesis has no session keys");
		Some(set)
	}

	fn start_session(start_index: SessionIndex) {
		let leaving = match Validators::<T>::get() {
			all if all.is_empty() && start_index == 0 => {
				return Self::adopt(&T::Sessions::validators());
			},
			all => all.values().any(|standing| *standing == Standing::Leaving),
		};
		if leaving {
			Self::dismiss(&T::Sessions::validators());
		}
	}

	fn end_session(_: SessionIndex) {}
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(new_index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		<Self as SessionManager<_>>::new_session(new_index).map(identify)
	}

	fn new_session_genesis(new_index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		<Self as SessionManager<_>>::new_session_genesis(new_index).map(identify)
	}

	fn start_session(start_index: SessionIndex) {
		<Self as SessionManager<_>>::start_session(start_index);
	}

	fn end_session(end_index: SessionIndex) {
		<Self as SessionManager<_>>::end_session(end_index);
	}
}

fn identify<AccountId>(set: Vec<AccountId>) -> Vec<(AccountId, ())> {
	set.into_iter().map(|who| (who, ())).collect()
}
