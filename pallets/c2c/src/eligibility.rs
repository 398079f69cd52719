// SPDX-License-Identifier: Apache-2.0

//! Who may trade with whom: the one list of guards that every way into a trade asks.

use crate::{
	Config, Eligibility, Error, Offer, OfferRequest, OfferState, Pallet, Pools, Rail, Rails,
	Record, Refusal, pricing::Setting,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AcceptorProgramme, Action, Balance, Bps, Kyc, Millis, RailId, Standing, Tier,
};

/// What is asked about one side of a trade, read once.
pub(crate) struct Trader<AccountId> {
	pub(crate) who: AccountId,
	pub(crate) tier: Tier,
	pub(crate) standing: Standing,
	pub(crate) record: Record,
}

impl Record {
	/// The share of his trades that he completed, rounded down; none without a trade.
	pub fn completion(&self) -> Option<Bps> {
		let all = u64::from(self.completed).saturating_add(self.failed.into());
		let share = u64::from(self.completed).saturating_mul(10_000).checked_div(all)?;
		share.try_into().ok()
	}
}

impl<AccountId: Eq> Eligibility<AccountId> {
	/// Whether `trader` is whom a maker trades with.
	pub(crate) fn admits(&self, trader: &Trader<AccountId>, now: Millis) -> bool {
		let Trader { who, tier, record, .. } = trader;
		let age = record.since.map_or(0, |since| now.saturating_sub(since));
		let is_listed = self.allow.is_empty() || self.allow.contains(who);
		is_listed
			&& !self.deny.contains(who)
			&& *tier >= self.tier
			&& record.completed >= self.min_completed
			&& record.completion().unwrap_or(0) >= self.min_completion
			&& age >= self.min_age
	}
}

impl Refusal {
	/// The same, to who named the offer himself.
	pub(crate) const fn error<T>(self) -> Error<T> {
		match self {
			Self::Unavailable => Error::OfferUnavailable,
			Self::Rail => Error::BadMethod,
			Self::NotEligible => Error::NotEligible,
			Self::SelfTrade => Error::SelfTrade,
			Self::LimitReached => Error::LimitReached,
			Self::OutOfRange => Error::OutOfRange,
			Self::NotEnoughLiquidity => Error::NotEnoughLiquidity,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// What there is to know about `who`.
	pub(crate) fn trader(who: &T::AccountId) -> Trader<T::AccountId> {
		Trader {
			who: who.clone(),
			tier: T::Kyc::tier(who),
			standing: T::Acceptors::standing(who),
			record: Self::record_of(who),
		}
	}

	/// `who`, if he may put an offer into the book.
	pub(crate) fn maker(who: &T::AccountId) -> Result<Trader<T::AccountId>, DispatchError> {
		T::Kyc::ensure_not_frozen(who)?;
		let maker = Self::trader(who);
		ensure!(maker.standing != Standing::Barred, Error::<T>::NotEligible);
		Ok(maker)
	}

	/// `who`, if he may take an offer now.
	pub(crate) fn taker(
		setting: &Setting<T>,
		who: &T::AccountId,
	) -> Result<Trader<T::AccountId>, DispatchError> {
		let taker = Self::maker(who)?;
		let has_room = taker.record.open < setting.most_open(taker.standing);
		let may_take = taker.record.barred_until <= setting.now;
		ensure!(has_room && may_take, Error::<T>::LimitReached);
		Ok(taker)
	}

	/// The one rule of which offers are matched: those that everybody whom their rails admit may take, and at
	/// once. Nobody else's way through the market leads past an offer that asks for more, since who posts it
	/// decides how many can meet it, and that may be nobody. A great least amount is such a demand, too. Denying
	/// some accounts is none.
	pub(crate) fn is_open_to_all(
		setting: &Setting<T>,
		request: &OfferRequest<T::AccountId>,
	) -> bool {
		let Eligibility { tier, min_completed, min_completion, min_age, allow, deny: _ } =
			&request.eligibility;
		let admits_all =
			|rail: RailId| Rails::<T>::get(rail).is_some_and(|rail| *tier <= rail.lowest_tier);
		request.auto_accept
			&& request.min <= setting.limits.max_matched_min
			&& allow.is_empty()
			&& (*min_completed, *min_completion, *min_age) == (0, 0, 0)
			&& request.methods.iter().all(|method| admits_all(method.rail))
	}

	/// Whether the maker may trade on one of the rails of his offer at all.
	pub(crate) fn is_in_force(offer: &Offer<T::AccountId>) -> bool {
		let Ok(maker) = Self::maker(&offer.maker) else { return false };
		offer
			.request
			.methods
			.iter()
			.any(|method| Rails::<T>::get(method.rail).is_some_and(|rail| rail.admits(maker.tier)))
	}

	/// The maker of an offer, if `taker` may take it on this rail: everything but price and amount.
	/// Nobody in particular may take whatever anybody may.
	pub(crate) fn meet(
		setting: &Setting<T>,
		offer: &Offer<T::AccountId>,
		taker: Option<&Trader<T::AccountId>>,
		rail: &Rail<T::AccountId>,
	) -> Result<Trader<T::AccountId>, Refusal> {
		let is_live = offer.state == OfferState::Active && setting.now < offer.request.expires_at;
		ensure!(is_live, Refusal::Unavailable);
		if let Some(taker) = taker {
			ensure!(rail.admits(taker.tier), Refusal::Rail);
			ensure!(taker.who != offer.maker, Refusal::SelfTrade);
			let is_eligible = offer.request.eligibility.admits(taker, setting.now);
			ensure!(is_eligible, Refusal::NotEligible);
			ensure!(!T::Kyc::same_person(&taker.who, &offer.maker), Refusal::SelfTrade);
		} else {
			ensure!(rail.is_open, Refusal::Rail);
		}
		let maker = Self::maker(&offer.maker).map_err(|_| Refusal::Unavailable)?;
		ensure!(rail.admits(maker.tier), Refusal::Rail);
		ensure!(maker.record.open < setting.most_open(maker.standing), Refusal::LimitReached);
		Ok(maker)
	}

	/// The greatest principal that an offer can bear now.
	pub(crate) fn room(
		setting: &Setting<T>,
		offer: &Offer<T::AccountId>,
		maker: &Trader<T::AccountId>,
	) -> Result<Balance, Refusal> {
		let covered = Self::covered(setting, offer);
		ensure!(covered >= offer.request.min, Refusal::NotEnoughLiquidity);
		let most = covered.min(offer.request.max).min(setting.most(maker.standing));
		ensure!(most >= offer.request.min, Refusal::OutOfRange);
		Ok(most)
	}

	/// Whether no trade of an offer is possible for want of liquidity, or of room for its maker: he has as many
	/// trades as he may, or his limits do not leave the least amount on any of its rails.
	pub(crate) fn is_spent(setting: &Setting<T>, offer: &Offer<T::AccountId>) -> bool {
		let maker = Self::trader(&offer.maker);
		let min = offer.request.min;
		let has_limits = |id: RailId| {
			Rails::<T>::get(id)
				.is_some_and(|rail| Self::is_within_limits(setting, &maker.who, &rail, min))
		};
		Self::covered(setting, offer) < min
			|| maker.record.open >= setting.most_open(maker.standing)
			|| setting.most_of(maker.standing) < min
			|| !offer.rails().into_iter().any(has_limits)
	}

	/// The greatest principal that the pool of an offer covers.
	pub(crate) fn covered(setting: &Setting<T>, offer: &Offer<T::AccountId>) -> Balance {
		let available = Pools::<T>::get(offer.pool).map_or(0, |pool| pool.available);
		setting.covered(offer.request.side, available)
	}

	/// Whether the limits of `who` leave room for a trade of `principal`. Nothing stays counted.
	pub(crate) fn is_within_limits(
		setting: &Setting<T>,
		who: &T::AccountId,
		rail: &Rail<T::AccountId>,
		principal: Balance,
	) -> bool {
		let action = Action::Trade(rail.risk);
		let Ok(value) = Self::value(&setting.asset, principal) else { return false };
		let fits = T::Kyc::consume(who, action, value).is_ok();
		if fits {
			T::Kyc::give_back(who, action, value, setting.now);
		}
		fits
	}

	/// A rail that new trades may use.
	pub(crate) fn open_rail(id: RailId) -> Result<Rail<T::AccountId>, Error<T>> {
		Rails::<T>::get(id).filter(|rail| rail.is_open).ok_or(Error::BadMethod)
	}
}
