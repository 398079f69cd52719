// SPDX-License-Identifier: Apache-2.0

//! The book: where offers stand, and how the next best is found.
//!
//! The order of the keys in storage is the queue. A market has ladders, for each side one of fixed prices
//! and one of spreads; a key in a ladder is the rung, the better the lower, and the rank. So the best of a
//! ladder is one step in the trie, whatever the size of the book, and a change of the rate moves no entry:
//! the head of the book is the better of two heads.
//!
//! A floating offer stands where no other way to look at it would be better:
//! - at its spread, and at the bound that makes it better for who takes, in the ladder of fixed prices;
//! - once it was met while the bound of its maker held it back: at that bound instead, until it is met
//!   there after the rate has come back. It is moved by who meets it, and keeps its rank.
//!
//! So an offer is never met later than at its price, and at its price in one of its places.

use crate::{
	Book, Config, MAX_MATCHED, Matched, NextRank, Offer, OfferId, OfferState, Offers, OnStale,
	Pallet, Pricing,
	pricing::{Setting, floated, rung_of, rung_of_spread, spread_on},
};
use alloc::{vec, vec::Vec};
use core::cmp::Ordering;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Fiat, Price, RailId, Side};

/// How the offers of a ladder are ordered.
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
	PartialOrd,
	Ord,
	Debug,
)]
pub enum LadderKind {
	/// By price.
	#[codec(index = 0)]
	Fixed,
	/// By spread.
	#[codec(index = 1)]
	Floating,
	/// By the price at which floating offers are taken while there is no rate. Asked only then.
	#[codec(index = 2)]
	Fallback,
}

/// Offers of one side of a market, in the order in which they are taken.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub struct Ladder {
	/// The stablecoin.
	pub asset: AssetKind,
	/// The local money.
	pub fiat: tael_primitives::Fiat,
	/// The way to pay it.
	pub rail: RailId,
	/// What the makers are.
	pub side: Side,
	/// Whether everybody whom the rails admit may take its offers at once, so that `take_best` and other
	/// offers meet them. The others are listed, for who names them.
	pub is_matched: bool,
	/// How it is ordered.
	pub kind: LadderKind,
}

/// A place in a ladder: the rung and the rank, so that keys are in the order of the queue.
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
	PartialOrd,
	Ord,
	Debug,
)]
pub struct Place([u8; 16]);

impl Place {
	/// The place of a rank on a rung.
	pub fn new(rung: u64, rank: u64) -> Self {
		Self(((u128::from(rung) << 64) | u128::from(rank)).to_be_bytes())
	}

	/// The rung.
	pub fn rung(&self) -> u64 {
		u64::try_from(u128::from_be_bytes(self.0) >> 64).unwrap_or(u64::MAX)
	}

	/// The rank.
	pub fn rank(&self) -> u64 {
		u64::try_from(u128::from_be_bytes(self.0) & u128::from(u64::MAX)).unwrap_or(u64::MAX)
	}
}

impl<AccountId> Offer<AccountId> {
	/// Where it stands: on which rungs of which ladders, in each of its markets.
	pub fn rungs(&self) -> Vec<(LadderKind, u64)> {
		let side = self.request.side;
		let pricing = &self.request.pricing;
		let fixed = |price: Price| (LadderKind::Fixed, rung_of(side, price));
		let (spread, on_stale) = match pricing {
			Pricing::Fixed(price) => return vec![fixed(*price)],
			Pricing::Floating { spread, on_stale, .. } => (*spread, *on_stale),
		};
		let held_at = pricing.bound_of_maker(side);
		let mut rungs = Vec::with_capacity(3);
		if let Some(bound) = held_at.filter(|_| self.is_parked) {
			rungs.push(fixed(bound));
		} else {
			rungs.push((LadderKind::Floating, rung_of_spread(side, spread)));
			rungs.extend(pricing.bound_for_taker(side).map(fixed));
		}
		if on_stale == OnStale::UseBound {
			rungs.extend(held_at.map(|bound| (LadderKind::Fallback, rung_of(side, bound))));
		}
		rungs
	}

	/// The ladders and places of it, over all its markets. None if it is no public offer.
	pub(crate) fn places(&self, asset: &AssetKind) -> Vec<(Ladder, Place)> {
		if !self.is_public() {
			return Vec::new();
		}
		let rungs = self.rungs();
		let in_market = |rail: RailId| {
			rungs.iter().map(move |(kind, rung)| {
				let ladder = Ladder {
					asset: asset.clone(),
					fiat: self.request.fiat,
					rail,
					side: self.request.side,
					is_matched: self.is_matched,
					kind: *kind,
				};
				(ladder, Place::new(*rung, self.rank))
			})
		};
		self.request.methods.iter().flat_map(|method| in_market(method.rail)).collect()
	}

	/// Its side of its market on a rail, as its pool counts it: the pool tells the stablecoin.
	pub(crate) const fn market_on(&self, rail: RailId) -> (Fiat, RailId, Side) {
		(self.request.fiat, rail, self.request.side)
	}

	/// Whether the bound of its maker holds its price back at this rate. As it is while there is none.
	pub(crate) fn is_held_back(&self, rate: Option<Price>) -> bool {
		let side = self.request.side;
		let (Pricing::Floating { spread, .. }, Some(rate)) = (&self.request.pricing, rate) else {
			return self.is_parked;
		};
		let bound = self.request.pricing.bound_of_maker(side);
		let rung = rung_of(side, floated(rate, (*spread).into()));
		bound.is_some_and(|bound| rung < rung_of(side, bound))
	}
}

impl<T: Config> Pallet<T> {
	/// Put an offer into the book, at the end of the queue of its price.
	pub(crate) fn enlist(setting: &Setting<T>, id: OfferId, offer: &mut Offer<T::AccountId>) {
		offer.rank = NextRank::<T>::mutate(|next| {
			// Ranks begin with one, so that zero is in front of all of them.
			*next = next.saturating_add(1);
			*next
		});
		offer.is_parked = offer.is_held_back(setting.rate());
		Self::put_places(&setting.asset, id, offer);
	}

	/// Whether its pool has room in all its markets for one more offer that is matched.
	pub(crate) fn may_match(offer: &Offer<T::AccountId>) -> bool {
		offer
			.rails()
			.into_iter()
			.all(|rail| Matched::<T>::get(offer.pool, offer.market_on(rail)) < MAX_MATCHED)
	}

	/// Count an offer that is matched, or no longer, in each of its markets.
	fn count_matched(offer: &Offer<T::AccountId>, change: impl Fn(u32) -> u32) {
		if !offer.is_matched {
			return;
		}
		for rail in offer.rails() {
			Matched::<T>::mutate_exists(offer.pool, offer.market_on(rail), |count| {
				let changed = change(count.unwrap_or(0));
				*count = (changed > 0).then_some(changed);
			});
		}
	}

	pub(crate) fn put_places(asset: &AssetKind, id: OfferId, offer: &Offer<T::AccountId>) {
		Self::count_matched(offer, |count| count.saturating_add(1));
		for (ladder, place) in offer.places(asset) {
			Book::<T>::insert(ladder, place, id);
		}
	}

	/// Take an offer out of the book.
	pub(crate) fn delist(asset: &AssetKind, offer: &Offer<T::AccountId>) {
		Self::count_matched(offer, |count| count.saturating_sub(1));
		for (ladder, place) in offer.places(asset) {
			Book::<T>::remove(ladder, place);
		}
	}

	/// Move an offer that is held back now, or is not any more, or that is open to all, or not any more; and
	/// store it. It keeps its rank. Whether it stood elsewhere.
	pub(crate) fn move_if_due(
		setting: &Setting<T>,
		id: OfferId,
		offer: &mut Offer<T::AccountId>,
	) -> bool {
		let is_parked = offer.is_held_back(setting.rate());
		let is_matched = Self::is_open_to_all(setting, &offer.request)
			&& (offer.is_matched || Self::may_match(offer));
		if (is_parked, is_matched) == (offer.is_parked, offer.is_matched) || !offer.is_public() {
			return false;
		}
		Self::delist(&setting.asset, offer);
		(offer.is_parked, offer.is_matched) = (is_parked, is_matched);
		Self::put_places(&setting.asset, id, offer);
		Offers::<T>::insert(id, &*offer);
		true
	}
}

/// An offer that the walk came to, at its price.
pub(crate) struct Found<AccountId> {
	pub(crate) id: OfferId,
	pub(crate) offer: Offer<AccountId>,
	pub(crate) price: Price,
	pub(crate) rail: RailId,
	pub(crate) place: Place,
}

/// An entry of a ladder.
#[derive(Clone, Copy)]
struct Entry {
	/// The place; its rung is of the ladder.
	place: Place,
	/// At which price the ladder has it, as a rung.
	rung: u64,
	id: OfferId,
}

/// What comes next in a ladder.
#[derive(Clone, Copy)]
enum Next {
	/// Nobody has looked, or the book has changed since.
	Unknown,
	Entry(Entry),
	End,
}

struct Head {
	ladder: Ladder,
	/// The last place that was looked at.
	after: Place,
	next: Next,
}

impl Head {
	/// What comes next: one step in the trie.
	fn look_up<T: Config>(&self, side: Side, rate: Option<Price>) -> Next {
		#[cfg(test)]
		steps::count();
		let after = Book::<T>::hashed_key_for(&self.ladder, self.after);
		let next = Book::<T>::iter_prefix_from(&self.ladder, after).next();
		let Some((place, id)) = next else { return Next::End };
		let rung = match (self.ladder.kind, rate) {
			(LadderKind::Floating, Some(rate)) => {
				rung_of(side, floated(rate, spread_on(side, place.rung())))
			},
			_ => place.rung(),
		};
		Next::Entry(Entry { place, rung, id })
	}
}

/// Walks offers of one side, of one or several markets of a setting, from the best to the worst that may
/// be taken now.
pub(crate) struct Walk<'a, T: Config> {
	setting: &'a Setting<T>,
	side: Side,
	/// After which place.
	from: Place,
	/// The worst rung that is looked at.
	last: u64,
	heads: Vec<Head>,
	/// What was come to already: offers that stand in two places are met twice.
	seen: Vec<(OfferId, RailId)>,
	/// How many entries may become no trade.
	most: u32,
	/// How many became none.
	spent: u32,
	/// How many offers have left the book since, or moved within it.
	moved: u32,
}

impl<'a, T: Config> Walk<'a, T> {
	/// Begin at the best price within the band, or after `from`, and go no further than `limit`.
	pub(crate) fn new(
		setting: &'a Setting<T>,
		side: Side,
		is_matched: bool,
		rails: impl Iterator<Item = RailId>,
		limit: Option<Price>,
		from: Option<Place>,
		most: u32,
	) -> Self {
		let (low, high) = setting.band();
		let (first, last) = match side {
			Side::Seller => (rung_of(side, low), rung_of(side, high)),
			Side::Buyer => (rung_of(side, high), rung_of(side, low)),
		};
		let last = limit.map_or(last, |limit| last.min(rung_of(side, limit)));
		let from = from.filter(|from| from.rung() >= first).unwrap_or(Place::new(first, 0));
		let mut heads = Vec::new();
		for rail in rails {
			let mut head = |kind, after| {
				let ladder = Ladder {
					asset: setting.asset.clone(),
					fiat: setting.fiat,
					rail,
					side,
					is_matched,
					kind,
				};
				heads.push(Head { ladder, after, next: Next::Unknown });
			};
			head(LadderKind::Fixed, from);
			match setting.rate() {
				Some(rate) => {
					head(LadderKind::Floating, Self::first_spread(side, rate, from));
				},
				None => head(LadderKind::Fallback, from),
			}
		}
		Self { setting, side, from, last, heads, seen: Vec::new(), most, spent: 0, moved: 0 }
	}

	/// The place in a ladder of spreads after which every offer comes after `from` by its price and rank.
	fn first_spread(side: Side, rate: Price, from: Place) -> Place {
		let reaches =
			|rung: u64| rung_of(side, floated(rate, spread_on(side, rung))) >= from.rung();
		// The lowest rung that reaches it, by halves: rungs of spreads have 16 bits.
		let (mut low, mut high) = (0_u64, u64::from(u16::MAX));
		while low < high {
			let middle = low.midpoint(high);
			if reaches(middle) {
				high = middle;
			} else {
				low = middle.saturating_add(1);
			}
		}
		let is_same = rung_of(side, floated(rate, spread_on(side, low))) == from.rung();
		Place::new(low, if is_same { from.rank() } else { 0 })
	}

	/// The next offer. None at the end, and where as many were passed over as may be.
	pub(crate) fn next(&mut self) -> Option<Found<T::AccountId>> {
		loop {
			let (index, entry) = self.best()?;
			if entry.rung > self.last {
				return None;
			}
			let head = self.heads.get_mut(index)?;
			head.after = entry.place;
			head.next = Next::Unknown;
			let (kind, rail) = (head.ladder.kind, head.ladder.rail);
			if let Some(found) = self.look(entry, kind, rail) {
				return Some(found);
			}
			if !self.pass() {
				return None;
			}
		}
	}

	/// Count an entry that becomes no trade. Whether the walk may go on.
	pub(crate) const fn pass(&mut self) -> bool {
		self.spent = self.spent.saturating_add(1);
		self.spent <= self.most
	}

	/// Whether it ended because as many were passed over as may be.
	pub(crate) const fn is_cut(&self) -> bool {
		self.spent > self.most
	}

	/// How many entries became no trade.
	pub(crate) const fn spent(&self) -> u32 {
		self.spent
	}

	/// The offer of an entry, if that is the place for it now.
	fn look(
		&mut self,
		entry: Entry,
		kind: LadderKind,
		rail: RailId,
	) -> Option<Found<T::AccountId>> {
		let Entry { place, rung, id } = entry;
		let place = Place::new(rung, place.rank());
		if place <= self.from || self.seen.contains(&(id, rail)) {
			return None;
		}
		let mut offer = Offers::<T>::get(id)?;
		let rate = self.setting.rate();
		let price = offer.price(rate).filter(|_| offer.state == OfferState::Active)?;
		match rung_of(self.side, price).cmp(&rung) {
			Ordering::Equal => {
				self.seen.push((id, rail));
				Some(Found { id, offer, price, rail, place })
			},
			// It costs more than here: it has moved, to a place that is still to come.
			Ordering::Greater if kind == LadderKind::Floating || offer.is_parked => {
				if Pallet::<T>::move_if_due(self.setting, id, &mut offer) {
					self.note_move();
				}
				None
			},
			Ordering::Greater | Ordering::Less => None,
		}
	}

	/// How many offers have left the book since the walk began, or moved within it.
	pub(crate) const fn moved(&self) -> u32 {
		self.moved
	}

	/// An offer has left the book, or moved within it: look everything up anew.
	pub(crate) fn note_move(&mut self) {
		self.moved = self.moved.saturating_add(1);
		for head in &mut self.heads {
			head.next = Next::Unknown;
		}
	}

	/// The best entry of all heads, and which head has it: the lower rung, then the lower rank, then the
	/// earlier market.
	fn best(&mut self) -> Option<(usize, Entry)> {
		let (side, rate) = (self.side, self.setting.rate());
		let mut best: Option<(usize, Entry)> = None;
		for (index, head) in self.heads.iter_mut().enumerate() {
			if matches!(head.next, Next::Unknown) {
				head.next = head.look_up::<T>(side, rate);
			}
			let Next::Entry(entry) = head.next else { continue };
			let is_better = best.is_none_or(|(_, other)| {
				(entry.rung, entry.place.rank()) < (other.rung, other.place.rank())
			});
			if is_better {
				best = Some((index, entry));
			}
		}
		best
	}
}

/// How many steps in the trie a test took.
#[cfg(test)]
pub(crate) mod steps {
	use core::cell::Cell;

	std::thread_local! {
		static STEPS: Cell<u32> = const { Cell::new(0) };
	}

	pub(super) fn count() {
		STEPS.set(STEPS.get() + 1);
	}

	/// Forget what was counted, and tell how much it was.
	pub(crate) fn take() -> u32 {
		STEPS.take()
	}
}
