// SPDX-License-Identifier: Apache-2.0

//! How the council sends an acceptor away: a charge, time to answer it, then the verdict. No money moves
//! here: a bond is taken by rulings alone.

use crate::{
	Acceptor, AcceptorStep, Charge, Concern, Config, Error, Event, Index, Locked, Locks, Pallet,
	Timed,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{ChainTime, Kyc, Millis};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_charge(who: &T::AccountId, concern: Concern, notes: H256) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		let now = T::Clock::now();
		Self::void_charge(who, &mut row, now);
		row.advance::<T>(AcceptorStep::Charge)?;
		ensure!(row.charge.is_none(), Error::<T>::AlreadyCharged);
		let limits = T::Limits::get();
		let answer_until = now.saturating_add(limits.hearing_window);
		let void_at = answer_until.saturating_add(limits.verdict_window);
		row.charge = Some(Charge { concern, notes, answer: None, answer_until, void_at });
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::put_acceptor(who, row);
		Self::deposit_event(Event::Charged {
			acceptor,
			seq,
			concern,
			notes,
			answer_until,
			void_at,
		});
		Ok(())
	}

	pub(crate) fn do_answer_charge(who: &T::AccountId, answer: H256) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		let charge = row.charge.as_mut().ok_or(Error::<T>::NotCharged)?;
		ensure!(T::Clock::now() < charge.answer_until, Error::<T>::TooLate);
		charge.answer = Some(answer);
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::put_acceptor(who, row);
		Self::deposit_event(Event::ChargeAnswered { acceptor, seq, answer });
		Ok(())
	}

	pub(crate) fn do_drop_charge(who: &T::AccountId) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		ensure!(row.charge.take().is_some(), Error::<T>::NotCharged);
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::put_acceptor(who, row);
		Self::deposit_event(Event::ChargeDropped { acceptor, seq, is_void: false });
		Ok(())
	}

	pub(crate) fn do_expel(who: &T::AccountId) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		let charge = row.charge.ok_or(Error::<T>::NotCharged)?;
		row.advance::<T>(AcceptorStep::Expel)?;
		let now = T::Clock::now();
		ensure!(now >= charge.answer_until, Error::<T>::TooEarly);
		ensure!(now < charge.void_at, Error::<T>::TooLate);
		row.charge = None;
		let person = T::Kyc::person(who);
		let locked_until = now.saturating_add(T::Limits::get().lock_period);
		for locked in [Locked::Person(person), Locked::Account(who.clone())] {
			Self::lock(locked, locked_until, now);
		}
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::put_acceptor(who, row);
		Self::deposit_event(Event::Expelled { acceptor, seq, person, locked_until });
		Ok(())
	}

	/// Take a charge away whose time is over.
	pub(crate) fn void_charge(who: &T::AccountId, row: &mut Acceptor, now: Millis) {
		if row.charge.is_some_and(|charge| now >= charge.void_at) {
			row.charge = None;
			let (acceptor, seq) = (who.clone(), row.next_seq());
			Self::deposit_event(Event::ChargeDropped { acceptor, seq, is_void: true });
		}
	}

	/// Let a person or an account apply only from `until` on.
	fn lock(locked: Locked<T::AccountId>, until: Millis, now: Millis) {
		if let Some(before) = Locks::<T>::get(&locked) {
			Index::<T>::remove(Index::<T>::bucket_of(before), Timed::Lock(locked.clone()));
		}
		Locks::<T>::insert(&locked, until);
		Index::<T>::insert(Timed::Lock(locked), (), until, now);
	}

	/// Whether an account was expelled lately, or who is behind it by another account.
	pub(crate) fn is_locked(who: &T::AccountId, now: Millis) -> bool {
		[Locked::Person(T::Kyc::person(who)), Locked::Account(who.clone())]
			.into_iter()
			.any(|locked| Locks::<T>::get(locked).is_some_and(|until| now < until))
	}

	/// Forget a lock that is over.
	pub(crate) fn do_unlock(locked: Locked<T::AccountId>) -> DispatchResult {
		let until = Locks::<T>::get(&locked).ok_or(Error::<T>::NotFound)?;
		ensure!(T::Clock::now() >= until, Error::<T>::TooEarly);
		Locks::<T>::remove(&locked);
		Index::<T>::remove(Index::<T>::bucket_of(until), Timed::Lock(locked.clone()));
		Self::deposit_event(Event::LockEnded { locked });
		Ok(())
	}
}
