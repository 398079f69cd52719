// SPDX-License-Identifier: Apache-2.0

//! Offers on their way out of the book, for a while or for good.

use crate::{
	Config, Error, Event, HoldReason, Movement, Offer, OfferId, OfferState, OfferStep, Offers,
	Pallet, Pools, Refusal, book::Found, pricing::Setting,
};
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{AssetKind, ChainTime, Kyc, Millis, Trail};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_pause_offer(who: &T::AccountId, id: OfferId) -> DispatchResult {
		let (setting, mut offer) = Self::live_offer_of(who, id)?;
		Self::step_out(&setting.asset, id, &mut offer, OfferStep::Pause)
	}

	pub(crate) fn do_close_offer(who: &T::AccountId, id: OfferId) -> DispatchResult {
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		// A maker who is frozen cannot sign anything.
		let may_close = offer.maker == *who || T::Kyc::ensure_not_frozen(&offer.maker).is_err();
		ensure!(may_close, Error::<T>::NotParty);
		let asset = Self::asset_of(&offer)?;
		let is_expired = T::Clock::now() >= offer.request.expires_at;
		Self::end_offer(&asset, id, offer, is_expired)
	}

	pub(crate) fn do_bar_offer(id: OfferId) -> DispatchResult {
		let mut offer = Offers::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let asset = Self::asset_of(&offer)?;
		Self::step_out(&asset, id, &mut offer, OfferStep::Bar)
	}

	pub(crate) fn do_unbar_offer(id: OfferId) -> DispatchResult {
		let mut offer = Offers::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		Self::turn(id, &mut offer, OfferStep::Unbar)?;
		Offers::<T>::insert(id, offer);
		Ok(())
	}

	/// Do what is due for an offer; when it falls due next, if it is still there.
	pub(crate) fn poke_due_offer(id: OfferId) -> Result<Option<Millis>, DispatchError> {
		let Some(offer) = Offers::<T>::get(id) else { return Ok(None) };
		let expires_at = offer.request.expires_at;
		if T::Clock::now() < expires_at {
			return Ok(Some(expires_at));
		}
		let asset = Self::asset_of(&offer)?;
		Self::end_offer(&asset, id, offer, true)?;
		Ok(None)
	}

	/// An offer of `who` that has not expired, and what its calls have to know.
	pub(crate) fn live_offer_of(
		who: &T::AccountId,
		id: OfferId,
	) -> Result<(Setting<T>, Offer<T::AccountId>), DispatchError> {
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(offer.maker == *who, Error::<T>::NotParty);
		let setting = Self::setting_of(&offer)?;
		ensure!(setting.now < offer.request.expires_at, Error::<T>::TooLate);
		Ok((setting, offer))
	}

	pub(crate) fn setting_of(offer: &Offer<T::AccountId>) -> Result<Setting<T>, DispatchError> {
		Setting::new(Self::asset_of(offer)?, offer.request.fiat)
	}

	pub(crate) fn asset_of(offer: &Offer<T::AccountId>) -> Result<AssetKind, Error<T>> {
		Ok(Pools::<T>::get(offer.pool).ok_or(Error::NotFound)?.asset)
	}

	/// Change where an offer stands. The caller stores it.
	pub(crate) fn turn(
		id: OfferId,
		offer: &mut Offer<T::AccountId>,
		step: OfferStep,
	) -> DispatchResult {
		let from = offer.state;
		offer.advance::<T>(step)?;
		if offer.state != from {
			let mut trail = Trail::new(id, offer.seq);
			let to = offer.state;
			Self::deposit_event(Event::OfferTurned { id, seq: trail.next(), from, to });
			offer.seq = trail.seq();
		}
		Ok(())
	}

	/// Take a step that leads out of the book.
	fn step_out(
		asset: &AssetKind,
		id: OfferId,
		offer: &mut Offer<T::AccountId>,
		step: OfferStep,
	) -> DispatchResult {
		let from = offer.state;
		Self::turn(id, offer, step)?;
		if from == OfferState::Active {
			Self::delist(asset, offer);
		}
		Offers::<T>::insert(id, &*offer);
		Ok(())
	}

	/// Take an offer out of the book if its pool has too little for it. Whether it did.
	pub(crate) fn exhaust_if_empty(
		setting: &Setting<T>,
		id: OfferId,
		offer: &mut Offer<T::AccountId>,
	) -> bool {
		Self::covered(setting, offer) < offer.request.min
			&& Self::step_out(&setting.asset, id, offer, OfferStep::Exhaust).is_ok()
	}

	/// Take an offer out of the book if its pool or its maker has no room for a trade. Whether it
	/// did.
	pub(crate) fn exhaust_if_spent(
		setting: &Setting<T>,
		id: OfferId,
		offer: &mut Offer<T::AccountId>,
	) -> bool {
		Self::is_spent(setting, offer)
			&& Self::step_out(&setting.asset, id, offer, OfferStep::Exhaust).is_ok()
	}

	/// Take an offer out of the book if its maker may not trade now. Whether it did.
	pub(crate) fn suspend_if_barred(
		setting: &Setting<T>,
		id: OfferId,
		offer: &mut Offer<T::AccountId>,
	) -> bool {
		!Self::is_in_force(offer)
			&& Self::step_out(&setting.asset, id, offer, OfferStep::Suspend).is_ok()
	}

	/// Take an offer out of the book that was refused for a cause which nobody else would be spared.
	/// Whether it did.
	pub(crate) fn retire(
		setting: &Setting<T>,
		found: &mut Found<T::AccountId>,
		why: Refusal,
	) -> bool {
		let Found { id, offer, .. } = found;
		match why {
			Refusal::NotEnoughLiquidity => Self::exhaust_if_empty(setting, *id, offer),
			// Both may be for want of room for less than was asked for.
			Refusal::LimitReached | Refusal::OutOfRange => {
				Self::exhaust_if_spent(setting, *id, offer)
			},
			Refusal::Unavailable | Refusal::Rail => Self::suspend_if_barred(setting, *id, offer),
			Refusal::NotEligible | Refusal::SelfTrade => false,
		}
	}

	/// End an offer: its row and its deposit go, its reference stays used.
	pub(crate) fn end_offer(
		asset: &AssetKind,
		id: OfferId,
		mut offer: Offer<T::AccountId>,
		is_expired: bool,
	) -> DispatchResult {
		let from = offer.state;
		offer.advance::<T>(OfferStep::End)?;
		if from == OfferState::Active {
			Self::delist(asset, &offer);
		}
		Pools::<T>::try_mutate_exists(offer.pool, |pool| {
			let pool = pool.as_mut().ok_or(Error::<T>::NotFound)?;
			pool.offers = pool.offers.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
			Ok::<_, DispatchError>(())
		})?;
		Self::unschedule(id, offer.bucket);
		let mut trail = Trail::new(id, offer.seq);
		let (usdt, reason) = (&AssetKind::Native, HoldReason::Deposit);
		Self::give_back(&mut trail, usdt, reason, &offer.maker, offer.deposit, Movement::Deposit)?;
		let seq = trail.next();
		Self::deposit_event(Event::OfferEnded { id, seq, maker: offer.maker, is_expired });
		Offers::<T>::remove(id);
		Self::leave_receipt(id);
		Ok(())
	}
}
