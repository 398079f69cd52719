// SPDX-License-Identifier: Apache-2.0

//! Pauses: of deposits, which then are parked, and of requests. Fast to begin and slow to end.

use crate::{Config, Direction, Domain, Domains, Error, Event, Pallet, Pauses, Watchers};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ChainTime, Millis, bridge::DomainId};

/// Who or what began a pause.
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
pub enum PauseCause {
	/// A watcher.
	#[codec(index = 0)]
	Watcher,
	/// The technical committee.
	#[codec(index = 1)]
	Committee,
	/// The council.
	#[codec(index = 2)]
	Council,
	/// The attesters disagree so much that something cannot be decided.
	#[codec(index = 3)]
	Conflict,
	/// The vault holds less than was issued for it.
	#[codec(index = 4)]
	Collateral,
	/// The token there takes a fee of transfers, or the vault has less than it owes.
	#[codec(index = 5)]
	Token,
}

/// A pause.
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
pub struct Pause {
	/// Who or what began it.
	pub cause: PauseCause,
	/// Chain time until which it lasts; without one, until the council resumes.
	pub until: Option<Millis>,
}

impl Pause {
	/// Whether it is on at `now`.
	pub fn is_on(&self, now: Millis) -> bool {
		self.until.is_none_or(|until| now < until)
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a direction is paused now.
	pub fn is_paused(id: DomainId, direction: Direction) -> bool {
		Pauses::<T>::get(id, direction).is_some_and(|pause| pause.is_on(T::Clock::now()))
	}

	/// Refuse while a direction is paused, or the domain is not in use.
	pub(crate) fn ensure_open(
		id: DomainId,
		domain: &Domain,
		direction: Direction,
	) -> Result<(), Error<T>> {
		let is_open = domain.is_enabled() && !Self::is_paused(id, direction);
		ensure!(is_open, Error::<T>::Paused);
		Ok(())
	}

	/// Why `origin` may pause.
	pub(crate) fn ensure_pauser(origin: T::RuntimeOrigin) -> Result<PauseCause, DispatchError> {
		if T::GovernanceOrigin::try_origin(origin.clone()).is_ok() {
			return Ok(PauseCause::Council);
		}
		if T::PauseOrigin::try_origin(origin.clone()).is_ok() {
			return Ok(PauseCause::Committee);
		}
		let who = frame_system::ensure_signed(origin)?;
		ensure!(Watchers::<T>::contains_key(&who), Error::<T>::NotAuthorized);
		Ok(PauseCause::Watcher)
	}

	pub(crate) fn do_pause(
		id: DomainId,
		direction: Direction,
		cause: PauseCause,
	) -> DispatchResult {
		ensure!(Domains::<T>::contains_key(id), Error::<T>::UnknownDomain);
		let until = match cause {
			PauseCause::Watcher | PauseCause::Committee => {
				// Only the council makes a pause longer.
				ensure!(!Self::is_paused(id, direction), Error::<T>::AlreadyPaused);
				Some(T::Clock::now().saturating_add(T::Limits::get().pause))
			},
			PauseCause::Council
			| PauseCause::Conflict
			| PauseCause::Collateral
			| PauseCause::Token => None,
		};
		Self::begin(id, direction, Pause { cause, until });
		Ok(())
	}

	fn begin(domain: DomainId, direction: Direction, pause: Pause) {
		Pauses::<T>::insert(domain, direction, pause);
		let Pause { cause, until } = pause;
		Self::deposit_event(Event::Paused { domain, direction, cause, until });
	}

	/// Something is wrong: pause a domain until the council has looked. Call it only where the call
	/// succeeds, or the pause is undone with it.
	pub(crate) fn pause_by_itself(id: DomainId, cause: PauseCause) {
		Self::pause_direction(id, Direction::In, cause);
		Self::pause_direction(id, Direction::Out, cause);
	}

	/// The same for one direction.
	pub(crate) fn pause_direction(id: DomainId, direction: Direction, cause: PauseCause) {
		let stays = Pauses::<T>::get(id, direction).is_some_and(|pause| pause.until.is_none());
		if !stays {
			Self::begin(id, direction, Pause { cause, until: None });
		}
	}

	pub(crate) fn do_resume(domain: DomainId, direction: Direction) -> DispatchResult {
		ensure!(Self::is_paused(domain, direction), Error::<T>::NotFound);
		Pauses::<T>::remove(domain, direction);
		Self::deposit_event(Event::Resumed { domain, direction });
		Ok(())
	}
}
