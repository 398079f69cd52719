// SPDX-License-Identifier: Apache-2.0

//! Pauses: of deposits, which then are parked, and of requests. Fast to begin and slow to end.

use crate::{Config, Direction, Domain, Domains, Error, Event, Pallet, Pauses, Rests, Watchers};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, ChainTime, Millis, bridge::DomainId};

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
	/// The vault holds less than was issued for it, or does not count what came in.
	#[codec(index = 4)]
	Collateral,
	/// The token there takes a fee of transfers, or the vault has less than it owes.
	#[codec(index = 5)]
	Token,
}

/// Who wants to pause.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Pauser {
	/// One of the watchers.
	Watcher(AccountId),
	/// The technical committee.
	Committee,
	/// The council.
	Council,
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

	/// As what `origin` may pause.
	pub(crate) fn ensure_pauser(origin: T::RuntimeOrigin) -> Result<Pauser, DispatchError> {
		if T::GovernanceOrigin::try_origin(origin.clone()).is_ok() {
			return Ok(Pauser::Council);
		}
		if T::PauseOrigin::try_origin(origin.clone()).is_ok() {
			return Ok(Pauser::Committee);
		}
		let who = frame_system::ensure_signed(origin)?;
		ensure!(Watchers::<T>::contains_key(&who), Error::<T>::NotAuthorized);
		Ok(Pauser::Watcher(who))
	}

	pub(crate) fn do_pause(id: DomainId, direction: Direction, by: Pauser) -> DispatchResult {
		ensure!(Domains::<T>::contains_key(id), Error::<T>::UnknownDomain);
		let until = T::Clock::now().saturating_add(T::Limits::get().pause);
		// Only the council makes a pause longer.
		let is_free = by == Pauser::Council || !Self::is_paused(id, direction);
		ensure!(is_free, Error::<T>::AlreadyPaused);
		let pause = match by {
			Pauser::Council => Pause { cause: PauseCause::Council, until: None },
			Pauser::Committee => Pause { cause: PauseCause::Committee, until: Some(until) },
			Pauser::Watcher(who) => {
				Self::ensure_rested(&who, id, direction)?;
				Rests::<T>::insert(who, (id, direction), until);
				Pause { cause: PauseCause::Watcher, until: Some(until) }
			},
		};
		Self::begin(id, direction, pause);
		Ok(())
	}

	/// Refuse a watcher whose own pause has not been over for as long as it may last. Other watchers are free: one who
	/// pauses for nothing does not disarm them.
	fn ensure_rested(who: &AccountId, id: DomainId, direction: Direction) -> DispatchResult {
		let Some(until) = Rests::<T>::get(who, (id, direction)) else { return Ok(()) };
		// A pause that was resumed was over when the row says.
		let ended = Pauses::<T>::get(id, direction).and_then(|pause| pause.until);
		let ended = ended.map_or(until, |ended| ended.min(until));
		let rested = ended.saturating_add(T::Limits::get().pause);
		ensure!(T::Clock::now() >= rested, Error::<T>::TooEarly);
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
		let now = T::Clock::now();
		let pause = Pauses::<T>::get(domain, direction).filter(|pause| pause.is_on(now));
		let pause = pause.ok_or(Error::<T>::NotFound)?;
		// When it was over stays known.
		Pauses::<T>::insert(domain, direction, Pause { until: Some(now), ..pause });
		Self::deposit_event(Event::Resumed { domain, direction });
		Ok(())
	}
}
