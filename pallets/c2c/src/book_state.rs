// SPDX-License-Identifier: Apache-2.0

//! What must hold of pools, offers and the book between any two calls.

use crate::{
	Book, Config, Due, Ladder, MAX_MATCHED, Matched, NextRank, Offer, OfferId, OfferState, Offers,
	Pallet, Place, Pools, Receipts, Timed, Trades,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;

impl<T: Config> Pallet<T> {
	/// Pools, offers and the book.
	pub(crate) fn check_book() -> Result<(), TryRuntimeError> {
		Self::c2c_5_pools_count_what_draws_on_them()?;
		Self::c2c_6_offers_are_those_of_their_pools()?;
		Self::c2c_7_the_book_is_the_public_offers_in_force()
	}

	fn c2c_5_pools_count_what_draws_on_them() -> Result<(), TryRuntimeError> {
		let mut trades = BTreeMap::<_, u32>::new();
		for (_, trade) in Trades::<T>::iter() {
			for pool in core::iter::once(trade.terms.pool).chain(trade.terms.taker_pool) {
				let count = trades.entry(pool).or_default();
				*count = count.saturating_add(1);
			}
		}
		let mut offers = BTreeMap::<_, u32>::new();
		for (_, offer) in Offers::<T>::iter() {
			let count = offers.entry(offer.pool).or_default();
			*count = count.saturating_add(1);
		}
		for (id, pool) in Pools::<T>::iter() {
			let count = offers.remove(&id).unwrap_or_default();
			ensure!(pool.offers == count, "a pool counts its offers");
			let count = trades.remove(&id).unwrap_or_default();
			ensure!(pool.trades == count, "a pool counts its trades");
			ensure!(pool.trades > 0 || pool.locked == 0, "nothing is promised to nobody");
			let has_ended = pool.is_closing && pool.trades == 0;
			ensure!(!has_ended, "a closed pool ends with its last trade");
			let is_empty = pool.available == 0 && pool.offers == 0;
			ensure!(!pool.is_closing || is_empty, "a closed pool offers nothing");
			ensure!(!Receipts::<T>::contains_key(id), "a pool that lives has no receipt");
		}
		ensure!(trades.is_empty(), "the pools of live trades live");
		Ok(())
	}

	fn c2c_6_offers_are_those_of_their_pools() -> Result<(), TryRuntimeError> {
		for (id, offer) in Offers::<T>::iter() {
			let pool = Pools::<T>::get(offer.pool).ok_or("the pool of an offer lives")?;
			ensure!(pool.owner == offer.maker, "an offer draws on a pool of its maker");
			ensure!(offer.state != OfferState::Ended, "what ended leaves state");
			let entry = Due::<T>::get(offer.bucket, id);
			ensure!(entry == Some(Timed::Offer), "every offer is scheduled");
			ensure!(!Receipts::<T>::contains_key(id), "an offer that lives has no receipt");
		}
		Ok(())
	}

	fn c2c_7_the_book_is_the_public_offers_in_force() -> Result<(), TryRuntimeError> {
		let mut expected = BTreeMap::<(Ladder, Place), OfferId>::new();
		let mut ranks = Vec::new();
		let mut matched = BTreeMap::<_, u32>::new();
		for (id, offer) in Offers::<T>::iter() {
			if offer.state != OfferState::Active {
				continue;
			}
			ensure!((1..=NextRank::<T>::get()).contains(&offer.rank), "ranks are counted");
			ranks.push(offer.rank);
			let is_for_all = offer.request.auto_accept && offer.is_public();
			ensure!(!offer.is_matched || is_for_all, "what is matched is for everybody, at once");
			for rail in offer.rails().into_iter().filter(|_| offer.is_matched) {
				let count = matched.entry((offer.pool, offer.market_on(rail))).or_default();
				*count = count.saturating_add(1);
			}
			for place in Self::places_of(&offer)? {
				expected.insert(place, id);
			}
		}
		let count = ranks.len();
		ranks.sort_unstable();
		ranks.dedup();
		ensure!(ranks.len() == count, "no two offers have one rank");
		for (ladder, place, id) in Book::<T>::iter() {
			let is_there = expected.remove(&(ladder, place)) == Some(id);
			ensure!(is_there, "what stands in the book is an offer in force, at its place");
		}
		for (pool, market, count) in Matched::<T>::iter() {
			let is_counted = matched.remove(&(pool, market)) == Some(count);
			ensure!(
				is_counted && count <= MAX_MATCHED,
				"a pool counts its offers that are matched"
			);
		}
		ensure!(matched.is_empty(), "offers that are matched are counted");
		ensure!(expected.is_empty(), "every public offer in force stands at all its places");
		Ok(())
	}

	fn places_of(offer: &Offer<T::AccountId>) -> Result<Vec<(Ladder, Place)>, TryRuntimeError> {
		let asset = Self::asset_of(offer).map_err(|_| "the pool of an offer lives")?;
		Ok(offer.places(&asset))
	}
}
