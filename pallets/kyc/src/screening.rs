// SPDX-License-Identifier: Apache-2.0

//! Freezes by officers. Nothing is ever taken, and everything comes back when one ends.

use crate::{Screening, ScreeningReason, ScreeningState, ScreeningStep, WeightInfo, pallet::*};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
	traits::fungible::MutateFreeze,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Balance, ChainTime, HOUR, Millis};

/// The bucket of the index of lapses in which `until` lies.
pub(crate) const fn lapse_hour(until: Millis) -> u64 {
	until.saturating_div(HOUR)
}

impl<T: Config> Pallet<T> {
	/// Whether officers have frozen `who`. One read, a second one if it was screened.
	///
	/// The runtime answers `pallet_assets`' question for frozen balances with it, so that every
	/// present and future balance of other stablecoins is frozen without a list of them.
	pub fn is_frozen(who: &AccountId) -> bool {
		Screenings::<T>::get(who).is_some_and(|screening| screening.stands(T::Clock::now()))
	}

	pub(crate) fn ensure_unscreened(who: &AccountId) -> DispatchResult {
		ensure!(!Self::is_frozen(who), Error::<T>::AccountFrozen);
		Ok(())
	}

	pub(crate) fn do_screen(
		officer: AccountId,
		account: AccountId,
		reason: ScreeningReason,
		case_hash: H256,
	) -> DispatchResult {
		ensure!(!T::ProtectedAccounts::contains(&account), Error::<T>::ProtectedAccount);
		ensure!(case_hash != H256::zero(), Error::<T>::ZeroHash);
		if let Some(older) = Screenings::<T>::get(&account) {
			ensure!(!older.stands(T::Clock::now()), Error::<T>::AlreadyScreened);
			Self::lapse(&account, &older)?;
		}
		// The reference first: without one, an account that does not exist cannot be frozen, and its
		// first credit would be free.
		Self::anchor(&account);
		let native = Self::freeze_native(&account).is_ok();
		let until = T::Clock::now().saturating_add(T::ConfirmWindow::get());
		let screening = Screening {
			state: ScreeningState::Provisional,
			reason,
			case_hash,
			screened_by: officer.clone(),
			lift_by: None,
			until,
			native,
		};
		Screenings::<T>::insert(&account, screening);
		Lapses::<T>::insert(lapse_hour(until), &account, ());
		Self::deposit_event(Event::Screened { account, officer, reason, case_hash, until, native });
		Ok(())
	}

	pub(crate) fn do_confirm(
		officer: AccountId,
		account: AccountId,
		case_hash: H256,
	) -> DispatchResult {
		let mut screening = Self::standing(&account)?;
		ensure!(screening.case_hash == case_hash, Error::<T>::WrongCase);
		let next = screening.state.apply(ScreeningStep::Confirm).map_err(Error::<T>::from)?;
		// Against a request to lift what two officers upheld, one more than the one who asked.
		let first = match (&screening.lift_by, screening.state.lapses()) {
			(Some(asked), false) => asked,
			(Some(_) | None, true) | (None, false) => &screening.screened_by,
		};
		ensure!(officer != *first, Error::<T>::SameOfficer);
		Lapses::<T>::remove(lapse_hour(screening.until), &account);
		screening.state = next.ok_or(Error::<T>::WrongState)?;
		screening.lift_by = None;
		Screenings::<T>::insert(&account, screening);
		Self::deposit_event(Event::ScreeningConfirmed { account, officer });
		Ok(())
	}

	pub(crate) fn do_lift(officer: AccountId, account: AccountId) -> DispatchResult {
		let mut screening = Self::standing(&account)?;
		// The word of somebody who is no officer any more counts for nothing.
		if screening.lift_by.as_ref().is_some_and(|asked| !T::Officers::contains(asked)) {
			screening.state = screening.state.without_request();
		}
		let next = screening.state.apply(ScreeningStep::Lift).map_err(Error::<T>::from)?;
		if let Some(state) = next {
			screening.state = state;
			screening.lift_by = Some(officer.clone());
			Screenings::<T>::insert(&account, screening);
			Self::deposit_event(Event::LiftRequested { account, officer });
		} else {
			ensure!(screening.lift_by.as_ref() != Some(&officer), Error::<T>::SameOfficer);
			Self::end(&account, &screening)?;
			let officer = Some(officer);
			Self::deposit_event(Event::ScreeningLifted { account, officer });
		}
		Ok(())
	}

	pub(crate) fn do_overrule(account: &AccountId) -> DispatchResult {
		let screening = Screenings::<T>::get(account).ok_or(Error::<T>::NotFound)?;
		let left = screening.state.apply(ScreeningStep::Overrule).map_err(Error::<T>::from)?;
		ensure!(left.is_none(), Error::<T>::WrongState);
		Self::end(account, &screening)?;
		let account = account.clone();
		Self::deposit_event(Event::ScreeningLifted { account, officer: None });
		Ok(())
	}

	pub(crate) fn do_poke(account: &AccountId) -> DispatchResult {
		match Screenings::<T>::get(account) {
			Some(screening) if !screening.stands(T::Clock::now()) => {
				Self::lapse(account, &screening)
			},
			Some(screening) => {
				ensure!(!screening.native, Error::<T>::NothingDue);
				Self::freeze_native(account).map_err(|_| Error::<T>::NothingDue)?;
				Screenings::<T>::insert(account, Screening { native: true, ..screening });
				Self::deposit_event(Event::FreezeCompleted { account: account.clone() });
				Ok(())
			},
			None => {
				ensure!(Anchors::<T>::contains_key(account), Error::<T>::NothingDue);
				ensure!(Self::weigh_anchor(account), Error::<T>::NothingDue);
				Ok(())
			},
		}
	}

	/// Let screenings lapse hour by hour, the oldest hour first, while `meter` allows.
	///
	/// An hour is begun once all of it is due; `poke` does it to the millisecond.
	pub(crate) fn sweep_lapses(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::sweep_base()).is_err() {
			return;
		}
		let this_hour = lapse_hour(T::Clock::now());
		let stored = LapseCursor::<T>::get();
		// Every screening lapses later than it was made, so before the first sweep nothing is due.
		let mut cursor = stored.unwrap_or(this_hour);
		while cursor < this_hour && meter.try_consume(T::WeightInfo::sweep_item()).is_ok() {
			let Some(account) = Lapses::<T>::iter_key_prefix(cursor).next() else {
				cursor = cursor.saturating_add(1);
				continue;
			};
			if let Err(error) = with_storage_layer(|| Self::do_poke(&account)) {
				// Out of the index, or it would hold up all that come after it.
				Lapses::<T>::remove(cursor, &account);
				Self::deposit_event(Event::SweepFailed { account, error });
			}
		}
		if stored != Some(cursor) {
			LapseCursor::<T>::put(cursor);
		}
	}

	/// A screening that freezes its account now.
	fn standing(account: &AccountId) -> Result<Screening, DispatchError> {
		let screening = Screenings::<T>::get(account).ok_or(Error::<T>::NotFound)?;
		ensure!(screening.stands(T::Clock::now()), Error::<T>::TooLate);
		Ok(screening)
	}

	fn lapse(account: &AccountId, screening: &Screening) -> DispatchResult {
		let left = screening.state.apply(ScreeningStep::Lapse).map_err(Error::<T>::from)?;
		ensure!(left.is_none(), Error::<T>::WrongState);
		Self::end(account, screening)?;
		Self::deposit_event(Event::ScreeningLapsed { account: account.clone() });
		Ok(())
	}

	/// Thaw first, then let go of the account, which may end with it.
	fn end(account: &AccountId, screening: &Screening) -> DispatchResult {
		if screening.native {
			T::Currency::thaw(&FreezeReason::Sanction.into(), account)?;
		}
		Lapses::<T>::remove(lapse_hour(screening.until), account);
		Screenings::<T>::remove(account);
		Self::weigh_anchor(account);
		Ok(())
	}

	/// Fails only for an account with as many consumer references as there may be.
	fn freeze_native(account: &AccountId) -> DispatchResult {
		with_storage_layer(|| {
			T::Currency::set_freeze(&FreezeReason::Sanction.into(), account, Balance::MAX)
		})
	}

	fn anchor(account: &AccountId) {
		if !Anchors::<T>::contains_key(account) {
			frame_system::Pallet::<T>::inc_providers(account);
			Anchors::<T>::insert(account, ());
		}
	}

	/// Drop the provider reference; `false` while something else rests on it alone.
	fn weigh_anchor(account: &AccountId) -> bool {
		let released =
			with_storage_layer(|| frame_system::Pallet::<T>::dec_providers(account)).is_ok();
		if released {
			Anchors::<T>::remove(account);
			Self::deposit_event(Event::AnchorReleased { account: account.clone() });
		}
		released
	}
}
