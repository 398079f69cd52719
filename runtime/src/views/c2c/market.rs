// SPDX-License-Identifier: Apache-2.0

//! Rails, pools, offers, and what can be taken.

use crate::{C2c, Clock, Rates, Runtime, views::place};
use alloc::{string::ToString, vec::Vec};
use codec::Encode;
use core::ops::ControlFlow;
use pallet_c2c::{
	self as pallet, Config, Eligibility, Method, Offer, OfferId, OfferState, Offers, OnStale,
	Place, PoolId, Pricing, Rail, Receipt, Receipts, Refusal, TakeBest, Want, floated,
};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{DispatchError, ModuleError},
};
use tael_primitives::{
	AccountId, AssetKind, Balance, ChainTime as _, Fiat, MAX_PAGE, Millis, Pair, Price, PriceError,
	Quote, RailId, Rates as _, Side,
};
use tael_runtime_api::{
	Cursor, Lookup, Page,
	c2c::{
		BookView, EligibilityView, EndedView, FillView, LadderView, LevelView, MAX_LEVELS,
		MAX_SCANNED, Market, MarketFilter, MethodView, OfferFilter, OfferStatus, OfferView,
		OnStaleView, PassView, PoolView, PricingView, QuoteRequest, RailView, RefusalView,
		TakeView, WantView,
	},
};

fn limits() -> pallet::Limits {
	<Runtime as Config>::Limits::get()
}

/// The price that floating offers follow.
fn rate(asset: AssetKind, fiat: Fiat) -> Result<Quote, PriceError> {
	Rates::price(&Pair { asset, fiat }, limits().max_price_age)
}

/// All rails.
pub fn rails() -> Vec<RailView> {
	let mut rails: Vec<_> = C2c::rails().into_iter().map(rail_view).collect();
	rails.sort_unstable_by_key(|rail| rail.id);
	rails
}

/// What can be taken at once in a market.
pub fn book(market: Market, levels: u32) -> BookView {
	let levels = levels.clamp(1, MAX_LEVELS);
	let rate = rate(market.asset.clone(), market.fiat);
	let market = market_of(market);
	let ladder = |side| match C2c::depth(&market, side, levels) {
		Ok(depth) => LadderView {
			levels: depth
				.levels
				.into_iter()
				.map(|level| LevelView {
					price: level.price,
					amount: level.amount,
					offers: level.offers,
				})
				.collect(),
			is_whole: depth.is_complete,
		},
		// There is no such stablecoin, so nobody offers any.
		Err(_) => LadderView { levels: Vec::new(), is_whole: true },
	};
	BookView { rate, sellers: ladder(Side::Seller), buyers: ladder(Side::Buyer) }
}

/// The offers that a filter lets through.
pub fn offers(filter: &OfferFilter, cursor: Option<Cursor>, limit: u32) -> Option<Page<OfferView>> {
	let rows = match place::<OfferId>(cursor).ok()? {
		Some(last) => Offers::<Runtime>::iter_from(Offers::<Runtime>::hashed_key_for(last)),
		None => Offers::<Runtime>::iter(),
	};
	let limit = usize::try_from(limit.clamp(1, MAX_PAGE)).ok()?;
	let scanned = usize::try_from(MAX_SCANNED).ok()?;
	let mut items = Vec::new();
	// Goes on after the last row that was looked at, whether or not it was let through.
	let stopped = rows.enumerate().try_for_each(|(before, (id, row))| {
		let asset = C2c::pool(row.pool).map(|pool| pool.asset);
		if asset.is_some_and(|asset| admits(filter, &row, &asset)) {
			items.extend(C2c::offer(id).map(offer_view));
		}
		if items.len() >= limit || before.saturating_add(1) >= scanned {
			return ControlFlow::Break(id);
		}
		ControlFlow::Continue(())
	});
	// Whether there is a row after it is only known by asking for it.
	let next = stopped.break_value().filter(|id| {
		let after = Offers::<Runtime>::hashed_key_for(*id);
		Offers::<Runtime>::iter_keys_from(after).next().is_some()
	});
	Some(Page { items, next: next.map(|id| id.encode()) })
}

fn admits(filter: &OfferFilter, offer: &Offer<AccountId>, of: &AssetKind) -> bool {
	let OfferFilter { asset, fiat, rail, side, maker } = filter;
	fiat.is_none_or(|fiat| fiat == offer.request.fiat)
		&& side.is_none_or(|side| side == offer.request.side)
		&& rail.is_none_or(|rail| offer.method(rail).is_some())
		&& maker.as_ref().is_none_or(|maker| *maker == offer.maker)
		&& asset.as_ref().is_none_or(|asset| asset == of)
}

/// The offers of one side of a market that can be taken, the best first.
pub fn market_offers(
	filter: MarketFilter,
	cursor: Option<Cursor>,
	limit: u32,
) -> Option<Page<OfferView>> {
	let from = place::<Place>(cursor).ok()?;
	let filter = pallet::OfferFilter {
		market: market_of(filter.market),
		side: filter.side,
		is_matched: filter.is_matched,
		amount: filter.amount,
		taker: filter.taker,
	};
	// There is no such stablecoin, so nobody offers any.
	let Ok(page) = C2c::offers(&filter, from, limit) else {
		return Some(Page { items: Vec::new(), next: None });
	};
	Some(Page {
		items: page.items.into_iter().map(offer_view).collect(),
		next: page.next.map(|place| place.encode()),
	})
}

/// An offer or its receipt.
pub fn offer(id: OfferId) -> Option<Lookup<OfferView, EndedView>> {
	match C2c::offer(id) {
		Some(offer) => Some(Lookup::Live(offer_view(offer))),
		None => ended(id).map(Lookup::Ended),
	}
}

/// A pool or its receipt.
pub fn pool(id: PoolId) -> Option<Lookup<PoolView, EndedView>> {
	let Some(pool) = C2c::pool(id) else { return ended(id).map(Lookup::Ended) };
	Some(Lookup::Live(PoolView {
		id,
		owner: pool.owner,
		asset: pool.asset,
		available: pool.available,
		locked: pool.locked,
		offers: pool.offers,
		trades: pool.trades,
		is_closing: pool.is_closing,
		moves: pool.moves,
		seq: pool.seq,
	}))
}

/// What stays of a pool or an offer. The receipt of a trade is none of those.
fn ended(id: H256) -> Option<EndedView> {
	match Receipts::<Runtime>::get(id)? {
		Receipt::Ended { ended_at, keep_until } => Some(EndedView { id, ended_at, keep_until }),
		Receipt::Trade { .. } => None,
	}
}

/// What taking the best offers of a market would do now.
pub fn quote(request: QuoteRequest) -> TakeView {
	let any_price = match request.side {
		Side::Buyer => Price(u64::MAX),
		Side::Seller => Price(0),
	};
	let take = TakeBest {
		market: market_of(request.market),
		side: request.side,
		want: match request.want {
			WantView::Asset(amount) => Want::Asset(amount),
			WantView::Fiat(amount) => Want::Fiat(amount),
		},
		price_limit: request.price_limit.unwrap_or(any_price),
		max_fills: request.max_fills,
		// Nobody is committed to anything.
		account: H256::zero(),
	};
	let best = match C2c::quote_best(request.taker, &take) {
		Ok(best) => best,
		Err(error) => return nothing(&error),
	};
	let fills = best.fills.into_iter().filter_map(|fill| {
		let maker = Offers::<Runtime>::get(fill.offer)?.maker;
		Some(FillView {
			offer: fill.offer,
			maker,
			price: fill.price,
			amount: fill.principal,
			fiat_amount: fill.fiat_amount,
		})
	});
	let passed = best
		.passed
		.into_iter()
		.map(|pass| PassView { offer: pass.offer, why: refusal_view(pass.why) });
	TakeView {
		fills: fills.collect(),
		amount: best.principal,
		fiat_amount: best.fiat_amount,
		passed: passed.collect(),
		refusal: None,
	}
}

fn nothing(error: &DispatchError) -> TakeView {
	let name = match error {
		DispatchError::Module(ModuleError { message: Some(name), .. }) => name,
		other => Into::<&'static str>::into(*other),
	};
	TakeView {
		fills: Vec::new(),
		amount: 0,
		fiat_amount: 0,
		passed: Vec::new(),
		refusal: Some(name.to_string()),
	}
}

fn market_of(market: Market) -> pallet::Market {
	pallet::Market { asset: market.asset, fiat: market.fiat, rail: market.rail }
}

fn rail_view((id, rail): (RailId, Rail<AccountId>)) -> RailView {
	RailView {
		id,
		code: rail.code.into_inner(),
		risk: rail.risk,
		lowest_tier: rail.lowest_tier,
		pay_window: rail.pay_window,
		max_pay_window: rail.max_pay_window,
		grace: rail.grace,
		release_window: rail.release_window,
		dispute_delay: rail.dispute_delay,
		hold: rail.hold,
		free_tier: rail.free_tier,
		attestors: rail.attestors.into_inner(),
		quorum: rail.quorum,
		is_open: rail.is_open,
	}
}

fn offer_view(found: pallet::OfferView<AccountId>) -> OfferView {
	let pallet::OfferView { id, asset, price, available, offer } = found;
	let status = status(&offer, Clock::now());
	let is_takeable = status == OfferStatus::Active
		&& available > Balance::default()
		&& price.is_some_and(|price| is_near(price, rate(asset.clone(), offer.request.fiat).ok()));
	let request = offer.request;
	OfferView {
		id,
		maker: offer.maker,
		pool: offer.pool,
		side: request.side,
		asset,
		fiat: request.fiat,
		pricing: pricing_view(request.pricing),
		price,
		min: request.min,
		max: request.max,
		available,
		methods: request.methods.into_iter().map(method_view).collect(),
		eligibility: eligibility_view(request.eligibility),
		terms_hash: request.terms_hash,
		is_auto_accepted: request.auto_accept,
		is_matched: offer.is_matched,
		expires_at: request.expires_at,
		version: offer.version,
		status,
		is_takeable,
		created_at: offer.created_at,
		seq: offer.seq,
	}
}

/// Whether a price lies within the band around the rate; any does while there is no rate.
fn is_near(price: Price, rate: Option<Quote>) -> bool {
	let deviation = i32::from(limits().max_deviation);
	rate.is_none_or(|rate| {
		let low = floated(rate.price, deviation.saturating_neg());
		let high = floated(rate.price, deviation);
		(low..=high).contains(&price)
	})
}

fn status(offer: &Offer<AccountId>, now: Millis) -> OfferStatus {
	match offer.state {
		_ if now >= offer.request.expires_at => OfferStatus::Expired,
		OfferState::Entering => OfferStatus::Entering,
		OfferState::Active => OfferStatus::Active,
		OfferState::Paused => OfferStatus::Paused,
		OfferState::Exhausted => OfferStatus::Exhausted,
		OfferState::Suspended => OfferStatus::Suspended,
		OfferState::Barred => OfferStatus::Barred,
		// What has left state is not found.
		OfferState::Ended => OfferStatus::Expired,
	}
}

const fn pricing_view(pricing: Pricing) -> PricingView {
	match pricing {
		Pricing::Fixed(price) => PricingView::Fixed(price),
		Pricing::Floating { spread, floor, ceiling, on_stale } => PricingView::Floating {
			spread,
			floor,
			ceiling,
			on_stale: match on_stale {
				OnStale::Suspend => OnStaleView::Suspend,
				OnStale::UseBound => OnStaleView::UseBound,
			},
		},
	}
}

const fn method_view(method: Method) -> MethodView {
	MethodView { rail: method.rail, account: method.account, pay_window: method.pay_window }
}

fn eligibility_view(eligibility: Eligibility<AccountId>) -> EligibilityView {
	EligibilityView {
		tier: eligibility.tier,
		min_completed: eligibility.min_completed,
		min_completion: eligibility.min_completion,
		min_age: eligibility.min_age,
		allow: eligibility.allow.into_inner(),
		deny: eligibility.deny.into_inner(),
	}
}

const fn refusal_view(refusal: Refusal) -> RefusalView {
	match refusal {
		Refusal::Unavailable => RefusalView::Unavailable,
		Refusal::Rail => RefusalView::Rail,
		Refusal::NotEligible => RefusalView::NotEligible,
		Refusal::SelfTrade => RefusalView::SelfTrade,
		Refusal::LimitReached => RefusalView::LimitReached,
		Refusal::OutOfRange => RefusalView::OutOfRange,
		Refusal::NotEnoughLiquidity => RefusalView::NotEnoughLiquidity,
	}
}
