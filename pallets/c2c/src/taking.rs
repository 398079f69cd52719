// SPDX-License-Identifier: Apache-2.0

//! Taking: an offer by its name, or the best of a market.

use crate::{
	Config, Error, Event, Fill, MAX_FILLS, MAX_SKIPS, Offer, OfferId, Offers, Pallet, Pass,
	Pricing, Rail, Receipts, Refusal, Take, TakeBest, TradeId, Trades, Want,
	book::{Found, Walk},
	costs::Extra,
	deal::{Amounts, Deal},
	eligibility::Trader,
	pricing::{Setting, rung_of},
};
use alloc::vec::Vec;
use frame::{deps::frame_support::storage::with_storage_layer, hashing::blake2_256, prelude::*};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{Balance, ClientRef, FiatAmount, ObjectKind, Price, derive_id};

/// The id of the trade that `taker` makes with `reference`, known before it exists.
pub fn trade_id<AccountId: Encode>(taker: &AccountId, reference: &ClientRef) -> TradeId {
	derive_id(ObjectKind::Trade, taker, reference)
}

/// The id of the `n`th trade of one `take_best`. The first is that of the reference.
pub fn fill_id<AccountId: Encode>(taker: &AccountId, reference: &ClientRef, n: u8) -> TradeId {
	match n {
		0 => trade_id(taker, reference),
		_ => trade_id(taker, &(reference, n).using_encoded(blake2_256)),
	}
}

/// What a taker brings to an offer that he names.
pub(crate) struct Bid {
	/// The id of the trade.
	pub(crate) trade: TradeId,
	pub(crate) take: Take,
	/// At which price, and the number of the rate that made it.
	pub(crate) price: Option<Price>,
	pub(crate) round: Option<u64>,
	/// Most of the stablecoin.
	pub(crate) max: Balance,
	/// Whether the maker has agreed already.
	pub(crate) is_accepted: bool,
}

/// Why there is no trade with an offer.
pub(crate) enum Miss {
	/// The next one may do.
	Refused(Refusal),
	/// It is because of the taker: no other will do.
	Stopped(DispatchError),
}

impl From<Refusal> for Miss {
	fn from(refusal: Refusal) -> Self {
		Self::Refused(refusal)
	}
}

impl Want {
	/// Whether nothing is left.
	pub const fn is_nothing(&self) -> bool {
		matches!(self, Self::Asset(0) | Self::Fiat(0))
	}

	/// What it comes to at a price, whole.
	pub(crate) fn at<T: Config>(&self, setting: &Setting<T>, price: Price) -> Option<Amounts> {
		let (principal, fiat_amount) = match *self {
			Self::Asset(amount) => (amount, setting.fiat_for(amount, price)?),
			Self::Fiat(amount) => (price.asset_floor(amount, setting.fiat)?, amount),
		};
		Some(Amounts { price, principal, fiat_amount })
	}

	/// As much of it as fits under `most` of the stablecoin.
	pub(crate) fn up_to<T: Config>(
		&self,
		setting: &Setting<T>,
		price: Price,
		most: Balance,
	) -> Option<Amounts> {
		match *self {
			Self::Asset(left) => Self::Asset(left.min(most)).at(setting, price),
			Self::Fiat(left) => match price.asset_floor(left, setting.fiat) {
				Some(all) if all <= most => self.at(setting, price),
				// More of it than can be counted is more than fits, too.
				_ => Self::Asset(most).at(setting, price),
			},
		}
	}

	/// What is left after a trade.
	pub(crate) const fn less(self, amounts: &Fill) -> Self {
		match self {
			Self::Asset(left) => Self::Asset(left.saturating_sub(amounts.principal)),
			Self::Fiat(left) => Self::Fiat(left.saturating_sub(amounts.fiat_amount)),
		}
	}
}

/// What became of a walk through a market.
#[derive(Default)]
pub(crate) struct Filled {
	pub(crate) fills: Vec<Fill>,
	pub(crate) passed: Vec<Pass>,
	/// With how many offers.
	pub(crate) offers: u32,
	/// How many entries of the book became no trade.
	pub(crate) spent: u32,
	/// How many offers left the book, or moved within it.
	pub(crate) moved: u32,
	/// Why the taker could go no further, if it was because of him.
	pub(crate) stopped: Option<DispatchError>,
}

impl<T: Config> Pallet<T> {
	/// The id of the trade that `who` is about to make, which nobody has used.
	pub(crate) fn new_trade_id(
		who: &T::AccountId,
		reference: &ClientRef,
	) -> Result<TradeId, Error<T>> {
		let id = trade_id(who, reference);
		let is_new = !Trades::<T>::contains_key(id) && !Receipts::<T>::contains_key(id);
		ensure!(is_new, Error::AlreadyExists);
		Ok(id)
	}

	pub(crate) fn do_take(
		who: T::AccountId,
		id: OfferId,
		reference: ClientRef,
		take: Take,
	) -> DispatchResultWithPostInfo {
		let trade = Self::new_trade_id(&who, &reference)?;
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		// A version fixes the price only where the offer does.
		let is_bounded = match offer.request.pricing {
			Pricing::Fixed(_) => take.version.is_some() || take.price_limit.is_some(),
			Pricing::Floating { .. } => take.price_limit.is_some(),
		};
		ensure!(is_bounded, Error::<T>::PriceLimitRequired);
		let setting = Self::setting_of(&offer)?;
		let bid = Bid {
			trade,
			take,
			price: offer.price(setting.rate()),
			round: setting.round_of(&offer.request.pricing),
			max: offer.request.max,
			is_accepted: offer.request.auto_accept,
		};
		let taker = Self::taker(&setting, &who)?;
		let has_left = Self::take_named(&setting, id, offer, &taker, &bid)?;
		let extra = Extra::new(&setting.asset, 1, has_left.into());
		Ok(Some(Self::cost_of_take(extra)).into())
	}

	/// Take an offer that the taker names, if it is what he has seen. Whether it has left the book.
	pub(crate) fn take_named(
		setting: &Setting<T>,
		id: OfferId,
		mut offer: Offer<T::AccountId>,
		taker: &Trader<T::AccountId>,
		bid: &Bid,
	) -> Result<bool, DispatchError> {
		let take = &bid.take;
		let is_version = take.version.is_none_or(|version| version == offer.version);
		ensure!(is_version, Error::<T>::TermsChanged);
		ensure!(!take.account.is_zero(), Error::<T>::BadMethod);
		let rail = Self::open_rail(take.rail)?;
		let method = *offer.method(take.rail).ok_or(Error::<T>::BadMethod)?;
		let maker = Self::meet(setting, &offer, Some(taker), &rail).map_err(Refusal::error::<T>)?;

		let price = bid.price.ok_or(Error::<T>::RateUnavailable)?;
		let side = offer.request.side;
		let is_worse = |limit: Price| rung_of(side, price) > rung_of(side, limit);
		ensure!(!take.price_limit.is_some_and(is_worse), Error::<T>::PriceLimitExceeded);
		ensure!(setting.is_in_band(price), Error::<T>::PriceOutOfBand);

		let amounts = take.want.at(setting, price).ok_or(Error::<T>::OutOfRange)?;
		let most = setting.most(maker.standing).min(setting.most(taker.standing));
		let range = offer.request.min..=bid.max.min(most);
		ensure!(range.contains(&amounts.principal), Error::<T>::OutOfRange);
		let covered = Self::covered(setting, &offer);
		ensure!(amounts.principal <= covered, Error::<T>::NotEnoughLiquidity);

		Self::strike(&Deal {
			setting,
			trade: bid.trade,
			offer_id: id,
			offer: &offer,
			maker: &maker,
			taker,
			taker_pool: None,
			taker_account: take.account,
			rail: &rail,
			method: &method,
			amounts,
			round: bid.round,
			is_accepted: bid.is_accepted,
		})?;
		Ok(Self::exhaust_if_empty(setting, id, &mut offer))
	}

	pub(crate) fn do_take_best(
		who: T::AccountId,
		reference: ClientRef,
		take: TakeBest,
	) -> DispatchResultWithPostInfo {
		ensure!(!take.account.is_zero(), Error::<T>::BadMethod);
		Self::new_trade_id(&who, &reference)?;
		let (setting, rail) = Self::market_of(&take)?;
		let mut taker = Self::taker(&setting, &who)?;
		ensure!(rail.admits(taker.tier), Error::<T>::BadMethod);

		let filled = Self::fill_from_book(&setting, &take, |found, n, left| {
			let trade = fill_id(&who, &reference, n);
			Self::fill(&setting, &rail, found, trade, &mut taker, take.account, left)
		});
		let Filled { fills, passed, offers, spent, moved, stopped } = filled;
		if fills.is_empty() {
			return Err(stopped.unwrap_or(Error::<T>::NoMatch.into()).into());
		}
		let (principal, fiat_amount) = total(&fills).ok_or(ArithmeticError::Overflow)?;
		let fills = fills.len().saturated_into();
		let extra = Extra::new(&setting.asset, fills, moved);
		Self::deposit_event(Event::BestTaken {
			taker: who,
			reference,
			fills,
			principal,
			fiat_amount,
			passed,
		});
		let looks = spent.saturating_add(offers.saturating_sub(1));
		Ok(Some(Self::cost_of_take_best(fills, looks, extra)).into())
	}

	/// What the matching has to know of a market, and its rail.
	pub(crate) fn market_of(
		take: &TakeBest,
	) -> Result<(Setting<T>, Rail<T::AccountId>), DispatchError> {
		ensure!((1..=MAX_FILLS).contains(&take.max_fills.into()), Error::<T>::TooMany);
		let setting = Setting::new(take.market.asset.clone(), take.market.fiat)?;
		Ok((setting, Self::open_rail(take.market.rail)?))
	}

	/// Walk a market from its best offer on and fill what is wanted, each offer as often as it bears.
	/// `fill` makes a trade with an offer of as much as it can of what is left.
	pub(crate) fn fill_from_book(
		setting: &Setting<T>,
		take: &TakeBest,
		mut fill: impl FnMut(&Found<T::AccountId>, u8, Want) -> Result<Fill, Miss>,
	) -> Filled {
		let mut filled = Filled::default();
		let mut left = take.want;
		let mut fills = 0_u8;
		let mut walk = Walk::<T>::new(
			setting,
			take.side.other(),
			true,
			core::iter::once(take.market.rail),
			Some(take.price_limit),
			None,
			MAX_SKIPS.saturating_mul(take.max_fills.into()),
		);
		if left.is_nothing() {
			return filled;
		}
		'walk: while let Some(mut found) = walk.next() {
			let fills_before = fills;
			let why = loop {
				match fill(&found, fills, left) {
					Ok(one) => {
						left = left.less(&one);
						if fills == fills_before {
							filled.offers = filled.offers.saturating_add(1);
						}
						filled.fills.push(one);
						fills = fills.saturating_add(1);
					},
					Err(Miss::Refused(why)) => break why,
					Err(Miss::Stopped(error)) => {
						filled.stopped = Some(error);
						// It was looked at like one that is passed.
						walk.pass();
						break 'walk;
					},
				}
				if fills == take.max_fills || left.is_nothing() {
					break 'walk;
				}
			};
			if Self::retire(setting, &mut found, why) {
				walk.note_move();
			}
			if fills == fills_before {
				filled.passed.push(Pass { offer: found.id, why });
				if !walk.pass() {
					break;
				}
			}
		}
		filled.spent = walk.spent();
		filled.moved = walk.moved();
		filled
	}

	/// Trade with an offer that the walk came to, as much as it bears of what is left.
	fn fill(
		setting: &Setting<T>,
		rail: &Rail<T::AccountId>,
		found: &Found<T::AccountId>,
		trade: TradeId,
		taker: &mut Trader<T::AccountId>,
		taker_account: H256,
		left: Want,
	) -> Result<Fill, Miss> {
		let Found { id, offer, .. } = found;
		if taker.record.open >= setting.most_open(taker.standing) {
			return Err(Miss::Stopped(Error::<T>::LimitReached.into()));
		}
		let maker = Self::meet(setting, offer, Some(taker), rail)?;
		let most = setting.most(taker.standing);
		let amounts = Self::amounts_of_fill(setting, found, &maker, left, most)?;
		let in_limits = Self::is_within_limits(setting, &maker.who, rail, amounts.principal);
		ensure!(in_limits, Refusal::LimitReached);
		let method = *offer.method(found.rail).ok_or(Refusal::Rail)?;
		let deal = Deal {
			setting,
			trade,
			offer_id: *id,
			offer,
			maker: &maker,
			taker,
			taker_pool: None,
			taker_account,
			rail,
			method: &method,
			amounts,
			round: setting.round_of(&offer.request.pricing),
			is_accepted: true,
		};
		with_storage_layer(|| Self::strike(&deal)).map_err(Miss::Stopped)?;
		taker.record.open = taker.record.open.saturating_add(1);
		Ok(Fill::new(trade, *id, &amounts))
	}

	/// How much of what is left an offer bears.
	pub(crate) fn amounts_of_fill(
		setting: &Setting<T>,
		found: &Found<T::AccountId>,
		maker: &Trader<T::AccountId>,
		left: Want,
		most: Balance,
	) -> Result<Amounts, Refusal> {
		let Found { offer, price, .. } = found;
		let most = Self::room(setting, offer, maker)?.min(most);
		let amounts = left.up_to(setting, *price, most).ok_or(Refusal::OutOfRange)?;
		ensure!(amounts.principal >= offer.request.min, Refusal::OutOfRange);
		Ok(amounts)
	}
}

/// The sums of both amounts.
pub(crate) fn total(fills: &[Fill]) -> Option<(Balance, FiatAmount)> {
	fills.iter().try_fold((0_u128, 0_u128), |(principal, fiat_amount), fill| {
		Some((principal.checked_add(fill.principal)?, fiat_amount.checked_add(fill.fiat_amount)?))
	})
}
