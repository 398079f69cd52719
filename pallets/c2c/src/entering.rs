// SPDX-License-Identifier: Apache-2.0

//! Offers on their way into the book: posted, changed, resumed, refilled. Each first crosses with what
//! stands against it.

use crate::{
	Config, Error, Event, HoldReason, MAX_CROSSED, MAX_SKIPS, Offer, OfferChange, OfferId,
	OfferRequest, OfferState, OfferStep, Offers, Pallet, Pass, PoolId, Pools, Pricing, Rail, Rails,
	Receipts, Refusal, Timed, TradeId, Want, WeightInfo,
	book::{Found, Walk},
	deal::Deal,
	eligibility::Trader,
	offer_id,
	pricing::Setting,
	taking::{Miss, trade_id},
};
use alloc::vec::Vec;
use frame::{
	deps::frame_support::storage::with_storage_layer, hashing::blake2_256, prelude::*,
	token::fungibles::Inspect,
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{AssetKind, ClientRef, Trail};

/// Most entries of the book that an offer passes over while it enters.
pub const MAX_CROSS_SKIPS: u32 = MAX_CROSSED * MAX_SKIPS;

/// The id of the `n`th trade that an offer makes by crossing, counted from zero. Its maker takes.
pub fn crossing_id<AccountId: Encode>(maker: &AccountId, offer: OfferId, n: u32) -> TradeId {
	trade_id(maker, &(offer, n).using_encoded(blake2_256))
}

/// What entering came to.
#[derive(Default)]
pub(crate) struct Crossing {
	/// How many trades.
	pub(crate) crossed: u32,
	/// How many entries of the book became none.
	pub(crate) spent: u32,
	pub(crate) passed: Vec<Pass>,
	/// Whether there was more to cross with than one call may.
	pub(crate) has_more: bool,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create_offer(
		who: T::AccountId,
		pool_id: PoolId,
		reference: ClientRef,
		request: OfferRequest<T::AccountId>,
	) -> DispatchResultWithPostInfo {
		let id = offer_id(&who, &reference);
		let is_new = !Offers::<T>::contains_key(id) && !Receipts::<T>::contains_key(id);
		ensure!(is_new, Error::<T>::AlreadyExists);
		let mut pool = Self::open_pool_of(&who, pool_id)?;
		let maker = Self::maker(&who)?;
		let setting = Setting::<T>::new(pool.asset.clone(), request.fiat)?;
		ensure!(pool.offers < setting.limits.max_offers, Error::<T>::TooManyOffers);
		let last = setting.now.saturating_add(setting.limits.max_offer_life);
		let in_life = setting.now < request.expires_at && request.expires_at <= last;
		ensure!(in_life, Error::<T>::BadExpiry);
		Self::ensure_sound(&setting, &request, &maker)?;
		let covered = setting.covered(request.side, pool.available);
		ensure!(covered >= request.min, Error::<T>::NotEnoughLiquidity);
		let deposit = setting.limits.offer_deposit;
		Self::hold(&AssetKind::Native, HoldReason::Deposit, &who, deposit)?;

		pool.offers = pool.offers.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Pools::<T>::insert(pool_id, &pool);
		let mut trail = Trail::new(id, 0);
		Self::deposit_event(Event::OfferCreated {
			id,
			seq: trail.next(),
			maker: who.clone(),
			reference,
			pool: pool_id,
			side: request.side,
			asset: pool.asset,
			fiat: request.fiat,
			pricing: request.pricing,
			min: request.min,
			max: request.max,
			expires_at: request.expires_at,
		});
		let bucket = Self::schedule(id, Timed::Offer, request.expires_at);
		let rails = request.methods.len().saturated_into();
		let offer = Offer {
			maker: who,
			pool: pool_id,
			request,
			version: 0,
			state: OfferState::Entering,
			rank: 0,
			is_parked: false,
			is_matched: false,
			crossed: 0,
			created_at: setting.now,
			deposit,
			seq: trail.seq(),
			bucket,
		};
		let crossing = Self::enter(&setting, id, offer)?;
		let measured = T::WeightInfo::create_offer(rails);
		Ok(Some(Self::cost_of_entering(measured, false, &crossing)).into())
	}

	pub(crate) fn do_update_offer(
		who: &T::AccountId,
		id: OfferId,
		version: u32,
		change: OfferChange,
	) -> DispatchResultWithPostInfo {
		let (setting, mut offer) = Self::live_offer_of(who, id)?;
		ensure!(offer.version == version, Error::<T>::TermsChanged);
		let maker = Self::maker(who)?;
		let from = offer.state;
		if from == OfferState::Active {
			Self::delist(&setting.asset, &offer);
		}
		let OfferChange { pricing, range, methods } = change;
		let request = &mut offer.request;
		let rails_before = request.methods.len();
		request.pricing = pricing.unwrap_or(request.pricing);
		(request.min, request.max) = range.unwrap_or((request.min, request.max));
		if let Some(methods) = methods {
			request.methods = methods;
		}
		Self::ensure_sound(&setting, &offer.request, &maker)?;
		let rails = offer.request.methods.len().max(rails_before).saturated_into();
		offer.version = offer.version.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let mut trail = Trail::new(id, offer.seq);
		Self::deposit_event(Event::OfferChanged {
			id,
			seq: trail.next(),
			version: offer.version,
			pricing: offer.request.pricing,
			min: offer.request.min,
			max: offer.request.max,
		});
		offer.seq = trail.seq();
		Self::turn(id, &mut offer, OfferStep::Change)?;
		let crossing = Self::enter_or_store(&setting, id, offer)?;
		let (measured, has_stood) =
			(T::WeightInfo::update_offer(rails), from == OfferState::Active);
		Ok(Some(Self::cost_of_entering(measured, has_stood, &crossing)).into())
	}

	pub(crate) fn do_resume_offer(who: &T::AccountId, id: OfferId) -> DispatchResultWithPostInfo {
		let (setting, mut offer) = Self::live_offer_of(who, id)?;
		Self::turn(id, &mut offer, OfferStep::Resume)?;
		let maker = Self::maker(who)?;
		// The rate, the rails and his tier may have changed meanwhile.
		Self::ensure_sound(&setting, &offer.request, &maker)?;
		let covered = Self::covered(&setting, &offer);
		ensure!(covered >= offer.request.min, Error::<T>::NotEnoughLiquidity);
		let rails = offer.request.methods.len().saturated_into();
		let crossing = Self::enter_or_store(&setting, id, offer)?;
		let measured = T::WeightInfo::resume_offer(rails);
		Ok(Some(Self::cost_of_entering(measured, false, &crossing)).into())
	}

	pub(crate) fn do_poke_offer(id: OfferId) -> DispatchResultWithPostInfo {
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let has_stood = offer.state == OfferState::Active;
		let crossing = Self::poke_offer_row(id, offer)?;
		let cost = Self::cost_of_entering(T::WeightInfo::poke_offer(), has_stood, &crossing);
		Ok((Some(cost), Pays::No).into())
	}

	fn poke_offer_row(
		id: OfferId,
		mut offer: Offer<T::AccountId>,
	) -> Result<Crossing, DispatchError> {
		let setting = Self::setting_of(&offer)?;
		if setting.now >= offer.request.expires_at {
			Self::end_offer(&setting.asset, id, offer, true)?;
			return Ok(Crossing::default());
		}
		match offer.state {
			OfferState::Entering => {},
			OfferState::Active => return Self::refresh(&setting, id, offer),
			OfferState::Exhausted => {
				let is_spent = Self::is_spent(&setting, &offer);
				ensure!(!is_spent, Error::<T>::NothingDue);
				Self::turn(id, &mut offer, OfferStep::Refill)?;
			},
			OfferState::Suspended => {
				ensure!(Self::is_in_force(&offer), Error::<T>::NothingDue);
				Self::turn(id, &mut offer, OfferStep::Reinstate)?;
			},
			OfferState::Paused | OfferState::Barred | OfferState::Ended => {
				return Err(Error::<T>::NothingDue.into());
			},
		}
		Self::enter(&setting, id, offer)
	}

	/// What time, rate and neighbours have done to an offer in the book.
	fn refresh(
		setting: &Setting<T>,
		id: OfferId,
		mut offer: Offer<T::AccountId>,
	) -> Result<Crossing, DispatchError> {
		if Self::suspend_if_barred(setting, id, &mut offer)
			|| Self::exhaust_if_spent(setting, id, &mut offer)
		{
			return Ok(Crossing::default());
		}
		let is_moved = Self::move_if_due(setting, id, &mut offer);
		// The rate may have brought it where others stand. Of two that meet, the younger one takes, so
		// that it does not matter who pokes which.
		let rank = offer.rank;
		let crossing = Self::cross(setting, id, &mut offer, Some(rank));
		ensure!(is_moved || crossing.crossed > 0, Error::<T>::NothingDue);
		Offers::<T>::insert(id, &offer);
		Self::exhaust_if_empty(setting, id, &mut offer);
		Ok(crossing)
	}

	fn enter_or_store(
		setting: &Setting<T>,
		id: OfferId,
		offer: Offer<T::AccountId>,
	) -> Result<Crossing, DispatchError> {
		if offer.state == OfferState::Entering {
			return Self::enter(setting, id, offer);
		}
		Offers::<T>::insert(id, offer);
		Ok(Crossing::default())
	}

	/// Cross with what stands against an offer, and put what is left of it into the book. If there is
	/// more to cross with than one call may, it waits for the next poke.
	pub(crate) fn enter(
		setting: &Setting<T>,
		id: OfferId,
		mut offer: Offer<T::AccountId>,
	) -> Result<Crossing, DispatchError> {
		let mut crossing = Crossing::default();
		offer.is_matched = Self::is_open_to_all(setting, &offer.request) && Self::may_match(&offer);
		let is_in_force = Self::is_in_force(&offer);
		if is_in_force {
			crossing = Self::cross(setting, id, &mut offer, None);
		}
		if !is_in_force {
			Self::turn(id, &mut offer, OfferStep::Suspend)?;
		} else if Self::covered(setting, &offer) < offer.request.min {
			Self::turn(id, &mut offer, OfferStep::Exhaust)?;
		} else if !crossing.has_more {
			Self::turn(id, &mut offer, OfferStep::Rest)?;
			Self::enlist(setting, id, &mut offer);
		}
		Offers::<T>::insert(id, offer);
		Ok(crossing)
	}

	/// Trade with what stands against an offer at its price or a better one, from the best on; if asked,
	/// only with what is older than a rank. Each at the price of the other offer, which is the maker's.
	fn cross(
		setting: &Setting<T>,
		id: OfferId,
		offer: &mut Offer<T::AccountId>,
		older_than: Option<u64>,
	) -> Crossing {
		let mut crossing = Crossing::default();
		let (Some(price), true) = (offer.price(setting.rate()), offer.is_matched) else {
			return crossing;
		};
		// Who may not take now rests, and meets others when he may.
		let Ok(mut taker) = Self::taker(setting, &offer.maker) else { return crossing };
		let rails = offer.rails();
		let mut walk = Walk::<T>::new(
			setting,
			offer.request.side.other(),
			true,
			rails.into_iter(),
			Some(price),
			None,
			MAX_CROSS_SKIPS,
		);
		'walk: while let Some(mut found) = walk.next() {
			let crossed_before = crossing.crossed;
			let is_for_other = older_than.is_some_and(|rank| found.offer.rank >= rank);
			let refusal = loop {
				if is_for_other {
					break None;
				}
				// One more look tells whether there is more.
				let is_last = crossing.crossed == MAX_CROSSED;
				match Self::cross_with(setting, id, offer, &mut taker, &found, is_last) {
					Ok(()) if is_last => {
						crossing.has_more = true;
						// It was looked at like one that is passed.
						walk.pass();
						break 'walk;
					},
					Ok(()) => crossing.crossed = crossing.crossed.saturating_add(1),
					Err(Miss::Stopped(_)) => {
						walk.pass();
						break 'walk;
					},
					Err(Miss::Refused(why)) => break Some(why),
				}
			};
			if refusal.is_some_and(|why| Self::retire(setting, &mut found, why)) {
				walk.note_move();
			}
			if crossing.crossed == crossed_before {
				crossing.passed.extend(refusal.map(|why| Pass { offer: found.id, why }));
				if !walk.pass() {
					break;
				}
			}
		}
		crossing.spent = walk.spent();
		if crossing.crossed > 0 || !crossing.passed.is_empty() {
			let mut trail = Trail::new(id, offer.seq);
			Self::deposit_event(Event::OfferCrossed {
				id,
				seq: trail.next(),
				crossed: offer.crossed,
				passed: core::mem::take(&mut crossing.passed),
			});
			offer.seq = trail.seq();
		}
		crossing
	}

	/// Trade with one offer as much as both bear; or only look whether that could be.
	fn cross_with(
		setting: &Setting<T>,
		id: OfferId,
		offer: &mut Offer<T::AccountId>,
		taker: &mut Trader<T::AccountId>,
		found: &Found<T::AccountId>,
		only_look: bool,
	) -> Result<(), Miss> {
		let stop = |error: Error<T>| Miss::Stopped(error.into());
		let covered = Self::covered(setting, offer);
		ensure!(covered >= offer.request.min, stop(Error::NotEnoughLiquidity));
		let has_room = taker.record.open < setting.most_open(taker.standing);
		ensure!(has_room, stop(Error::LimitReached));

		let rail = Self::open_rail(found.rail).map_err(|_| Refusal::Rail)?;
		let maker = Self::meet(setting, &found.offer, Some(taker), &rail)?;
		let is_eligible = offer.request.eligibility.admits(&maker, setting.now);
		ensure!(is_eligible, Refusal::NotEligible);
		let most = covered.min(offer.request.max).min(setting.most(taker.standing));
		let amounts = Self::amounts_of_fill(setting, found, &maker, Want::Asset(most), most)?;
		ensure!(amounts.principal >= offer.request.min, Refusal::OutOfRange);
		let in_limits = Self::is_within_limits(setting, &maker.who, &rail, amounts.principal);
		ensure!(in_limits, Refusal::LimitReached);
		let method = *found.offer.method(found.rail).ok_or(Refusal::Rail)?;
		let own = *offer.method(found.rail).ok_or(Refusal::Rail)?;
		if only_look {
			return Ok(());
		}
		let deal = Deal {
			setting,
			trade: crossing_id(&offer.maker, id, offer.crossed),
			offer_id: found.id,
			offer: &found.offer,
			maker: &maker,
			taker,
			taker_pool: Some(offer.pool),
			taker_account: own.account,
			rail: &rail,
			method: &method,
			amounts,
			round: setting.round_of(&found.offer.request.pricing),
			is_accepted: true,
		};
		with_storage_layer(|| Self::strike(&deal)).map_err(Miss::Stopped)?;
		offer.crossed = offer.crossed.saturating_add(1);
		taker.record.open = taker.record.open.saturating_add(1);
		Ok(())
	}

	/// Refuse what makes no sense, and what could not be taken now because of its price or its rails.
	fn ensure_sound(
		setting: &Setting<T>,
		request: &OfferRequest<T::AccountId>,
		maker: &Trader<T::AccountId>,
	) -> DispatchResult {
		let OfferRequest { side, pricing, min, max, .. } = request;
		ensure!(pricing.is_sound(*side, &setting.limits), Error::<T>::BadPricing);
		let floats = matches!(pricing, Pricing::Floating { .. });
		ensure!(!floats || setting.rate.is_some(), Error::<T>::RateUnavailable);
		let price = pricing.at(*side, setting.rate()).ok_or(Error::<T>::RateUnavailable)?;
		ensure!(setting.is_in_band(price), Error::<T>::PriceOutOfBand);

		let least = T::Assets::minimum_balance(setting.asset.clone());
		let in_order = *min > 0 && *min >= least && min <= max;
		ensure!(in_order, Error::<T>::BadRange);
		ensure!(
			Self::value(&setting.asset, *min)? >= setting.limits.min_trade,
			Error::<T>::BadRange
		);
		let is_countable = setting.fiat_for(*max, price).is_some() && setting.bond(*max).is_some();
		ensure!(is_countable, Error::<T>::BadRange);
		ensure!(request.eligibility.min_completion <= 10_000, Error::<T>::BadRange);
		Self::ensure_methods(setting, request, maker)
	}

	fn ensure_methods(
		setting: &Setting<T>,
		request: &OfferRequest<T::AccountId>,
		maker: &Trader<T::AccountId>,
	) -> DispatchResult {
		let methods = &request.methods;
		ensure!(!methods.is_empty(), Error::<T>::BadMethod);
		for (index, method) in methods.iter().enumerate() {
			let is_twice = methods.iter().skip(index.saturating_add(1));
			let is_twice = is_twice.into_iter().any(|other| other.rail == method.rail);
			let rail: Rail<_> = Rails::<T>::get(method.rail).ok_or(Error::<T>::BadMethod)?;
			let shortest = rail.pay_window.min(setting.limits.min_window);
			let fits = method
				.pay_window
				.is_none_or(|window| (shortest..=rail.max_pay_window).contains(&window));
			let is_sound = !is_twice && !method.account.is_zero() && fits;
			ensure!(is_sound && rail.admits(maker.tier), Error::<T>::BadMethod);
		}
		Ok(())
	}
}
