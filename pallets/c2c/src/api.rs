// SPDX-License-Identifier: Apache-2.0

//! What a runtime API asks of the book. Plain data, every list bounded.
//!
//! The answers come from the same walk that matching takes. Whatever it would move in the book, it moves
//! in vain: an answer changes nothing.

use crate::{
	Config, Error, Fill, Market, Offer, OfferId, Offers, Pallet, Pass, Place, Pool, PoolId, Pools,
	Rail, Rails, Records, Refusal, TakeBest, Want,
	book::{Found, Walk},
	eligibility::Trader,
	pricing::Setting,
	taking::{Filled, Miss, total},
};
use alloc::vec::Vec;
use frame::{
	deps::frame_support::storage::{TransactionOutcome, with_transaction},
	prelude::*,
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{AssetKind, Balance, FiatAmount, MAX_PAGE, Price, RailId, Side};

/// An offer as it stands now.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct OfferView<AccountId> {
	/// Its id.
	pub id: OfferId,
	/// The stablecoin.
	pub asset: AssetKind,
	/// The price now. None while there is no rate and it needs one.
	pub price: Option<Price>,
	/// The most that one trade can be now, as far as its range and its pool go.
	pub available: Balance,
	/// What it says and where it stands.
	pub offer: Offer<AccountId>,
}

/// Which offers of a market somebody asks for.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct OfferFilter<AccountId> {
	/// Which market.
	pub market: Market,
	/// What the makers are.
	pub side: Side,
	/// Those that are matched, or those that are only listed; see [`crate::Ladder::is_matched`].
	pub is_matched: bool,
	/// Only those that take so much of the stablecoin now.
	pub amount: Option<Balance>,
	/// Only those that this account may take, as far as the terms of the maker go.
	pub taker: Option<AccountId>,
}

/// Offers of a market, the best first.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct OfferPage<AccountId> {
	/// The offers.
	pub items: Vec<OfferView<AccountId>>,
	/// Where to go on, if there may be more.
	pub next: Option<Place>,
}

/// What stands at one price.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Level {
	/// The price.
	pub price: Price,
	/// How much of the stablecoin. Liquidity that several offers draw on counts once, at the best price.
	pub amount: Balance,
	/// How many offers.
	pub offers: u32,
}

/// One side of a market, by price.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Depth {
	/// The best first.
	pub levels: Vec<Level>,
	/// Whether that is all that can be taken now.
	pub is_complete: bool,
}

/// What `take_best` would do now.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct BestQuote {
	/// The trades. Their ids are zero: they follow from the reference, see `fill_id`.
	pub fills: Vec<Fill>,
	/// How much of the stablecoin, in all.
	pub principal: Balance,
	/// How much local money, in all.
	pub fiat_amount: FiatAmount,
	/// Which offers would be passed over, and why. A poke may take some out of the way.
	pub passed: Vec<Pass>,
}

/// What `f` finds out; whatever it changes is changed back.
fn in_vain<R>(f: impl FnOnce() -> Result<R, DispatchError>) -> Result<R, DispatchError> {
	with_transaction(|| TransactionOutcome::Rollback(f()))
}

impl<T: Config> Pallet<T> {
	/// The rails, at most 100.
	pub fn rails() -> Vec<(RailId, Rail<T::AccountId>)> {
		Rails::<T>::iter().take(MAX_PAGE as usize).collect()
	}

	/// A pool.
	pub fn pool(id: PoolId) -> Option<Pool<T::AccountId>> {
		Pools::<T>::get(id)
	}

	/// An offer, now.
	pub fn offer(id: OfferId) -> Option<OfferView<T::AccountId>> {
		let offer = Offers::<T>::get(id)?;
		let setting = Self::setting_of(&offer).ok()?;
		Some(Self::offer_view(&setting, id, offer))
	}

	/// Offers of a market after `from`, the best first. Looks at 100 at most, so a page may have fewer
	/// than asked for, or none, and still name where to go on.
	pub fn offers(
		filter: &OfferFilter<T::AccountId>,
		from: Option<Place>,
		limit: u32,
	) -> Result<OfferPage<T::AccountId>, DispatchError> {
		let limit = limit.clamp(1, MAX_PAGE) as usize;
		let OfferFilter { market, side, is_matched, amount, taker } = filter;
		let taker = taker.as_ref().map(Self::trader);
		in_vain(|| {
			let setting = Setting::<T>::new(market.asset.clone(), market.fiat)?;
			let mut walk = Walk::new(
				&setting,
				*side,
				*is_matched,
				core::iter::once(market.rail),
				None,
				from,
				MAX_PAGE,
			);
			let mut page = OfferPage { items: Vec::new(), next: None };
			while page.items.len() < limit {
				let Some(Found { id, offer, place, .. }) = walk.next() else {
					if !walk.is_cut() {
						page.next = None;
					}
					return Ok(page);
				};
				page.next = Some(place);
				let view = Self::offer_view(&setting, id, offer);
				let request = &view.offer.request;
				let fits =
					amount.is_none_or(|amount| (request.min..=view.available).contains(&amount));
				let admits = taker
					.as_ref()
					.is_none_or(|taker| request.eligibility.admits(taker, setting.now));
				if fits && admits {
					page.items.push(view);
				} else if !walk.pass() {
					return Ok(page);
				}
			}
			Ok(page)
		})
	}

	/// What can be taken at once in a market, by price: at most so many levels, of 100 offers at most.
	pub fn depth(market: &Market, side: Side, levels: u32) -> Result<Depth, DispatchError> {
		let most = levels.clamp(1, MAX_PAGE) as usize;
		in_vain(|| {
			let setting = Setting::<T>::new(market.asset.clone(), market.fiat)?;
			let rails = core::iter::once(market.rail);
			let mut walk = Walk::<T>::new(&setting, side, true, rails, None, None, MAX_PAGE);
			let mut depth = Depth { levels: Vec::new(), is_complete: false };
			let mut pools: Vec<PoolId> = Vec::new();
			while let Some(Found { offer, price, .. }) = walk.next() {
				if depth.levels.last().is_none_or(|level| level.price != price) {
					if depth.levels.len() == most {
						return Ok(depth);
					}
					depth.levels.push(Level { price, amount: 0, offers: 0 });
				}
				let covered = Self::covered(&setting, &offer);
				if let Some(level) = depth.levels.last_mut().filter(|_| covered > 0) {
					level.offers = level.offers.saturating_add(1);
					if !pools.contains(&offer.pool) {
						pools.push(offer.pool);
						level.amount = level.amount.saturating_add(covered);
					}
				}
				if !walk.pass() {
					return Ok(depth);
				}
			}
			depth.is_complete = !walk.is_cut();
			Ok(depth)
		})
	}

	/// What `take_best` of `who` would do now, except that his money and the limits of his tier are not
	/// asked. For nobody in particular: what anybody could take whom every maker trades with.
	pub fn quote_best(
		who: Option<T::AccountId>,
		take: &TakeBest,
	) -> Result<BestQuote, DispatchError> {
		in_vain(|| {
			let (setting, rail) = Self::market_of(take)?;
			let mut taker = who.as_ref().map(|who| Self::taker(&setting, who)).transpose()?;
			let is_admitted = taker.as_ref().is_none_or(|taker| rail.admits(taker.tier));
			ensure!(is_admitted, Error::<T>::BadMethod);
			let filled = Self::fill_from_book(&setting, take, |found, _, left| {
				Self::imagine(&setting, &rail, found, taker.as_mut(), left)
			});
			let Filled { fills, passed, stopped, .. } = filled;
			if let (Some(error), true) = (stopped, fills.is_empty()) {
				return Err(error);
			}
			let (principal, fiat_amount) = total(&fills).ok_or(ArithmeticError::Overflow)?;
			Ok(BestQuote { fills, principal, fiat_amount, passed })
		})
	}

	/// As a fill, without a trade: only what the next fills depend on changes.
	fn imagine(
		setting: &Setting<T>,
		rail: &Rail<T::AccountId>,
		found: &Found<T::AccountId>,
		mut taker: Option<&mut Trader<T::AccountId>>,
		left: Want,
	) -> Result<Fill, Miss> {
		let most = match &taker {
			Some(taker) if taker.record.open >= setting.most_open(taker.standing) => {
				return Err(Miss::Stopped(Error::<T>::LimitReached.into()));
			},
			Some(taker) => setting.most(taker.standing),
			None => Balance::MAX,
		};
		let maker = Self::meet(setting, &found.offer, taker.as_deref(), rail)?;
		let amounts = Self::amounts_of_fill(setting, found, &maker, left, most)?;
		let in_limits = Self::is_within_limits(setting, &maker.who, rail, amounts.principal);
		ensure!(in_limits, Refusal::LimitReached);
		let bond = setting.bond(amounts.principal).ok_or(Refusal::OutOfRange)?;
		let promised = match found.offer.request.side {
			Side::Seller => amounts.principal.saturating_add(bond),
			Side::Buyer => bond,
		};
		Self::lock_liquidity(found.offer.pool, promised).map_err(Miss::Stopped)?;
		Records::<T>::mutate(Self::subject(&maker.who), |record| {
			record.open = record.open.saturating_add(1);
		});
		if let Some(taker) = taker.as_mut() {
			taker.record.open = taker.record.open.saturating_add(1);
		}
		Ok(Fill::new(H256::zero(), found.id, &amounts))
	}

	fn offer_view(
		setting: &Setting<T>,
		id: OfferId,
		offer: Offer<T::AccountId>,
	) -> OfferView<T::AccountId> {
		let covered = Self::covered(setting, &offer);
		OfferView {
			id,
			asset: setting.asset.clone(),
			price: offer.price(setting.rate()),
			available: if covered < offer.request.min { 0 } else { covered.min(offer.request.max) },
			offer,
		}
	}
}
