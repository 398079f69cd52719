// SPDX-License-Identifier: Apache-2.0

//! How the tests of pools, offers and the book speak.

use crate::{
	Eligibility, Method, Offer, OfferId, OfferRequest, OfferState, Offers, OnStale, Pool, PoolId,
	Pools, Pricing, Take, TakeBest, Trade, TradeId, Trades, Want, mock::*, offer_id, pool_id,
	trade_id,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockProgramme, MockRates};
use tael_primitives::{
	AccountId, AssetKind, Balance, DAY, Fiat, Pair, Price, PriceError, RailId, Side, Standing, USDT,
};

pub const SELL: Side = Side::Seller;
pub const BUY: Side = Side::Buyer;

/// Yuan and fen for a USDT.
pub const fn yuan(fen: u64) -> Price {
	Price(fen * 1_000_000)
}

pub const fn fixed(price: Price) -> Pricing {
	Pricing::Fixed(price)
}

/// The rate and so many basis points, without bounds.
pub const fn floating(spread: i16) -> Pricing {
	bounded(spread, None, None)
}

pub const fn bounded(spread: i16, floor: Option<Price>, ceiling: Option<Price>) -> Pricing {
	Pricing::Floating { spread, floor, ceiling, on_stale: OnStale::Suspend }
}

/// Set the rate of both kinds of money.
pub fn set_rate(rate: Result<Price, PriceError>) {
	for asset in KINDS {
		MockRates::set(&Pair { asset, fiat: Fiat::CNY }, rate);
	}
}

/// Make `who` an acceptor that may have any number of trades.
pub fn admit(who: &AccountId) {
	let standing = Standing::Active { tier: 1, max_trade: Balance::MAX, max_open: u32::MAX };
	MockProgramme::set(who, standing);
}

/// Open a pool.
pub fn pool(who: &AccountId, tag: u8, asset: &AssetKind, amount: Balance) -> PoolId {
	assert_ok!(C2c::open_pool(signed(who), reference(tag), asset.clone(), amount));
	pool_id(who, &reference(tag))
}

pub fn method(rail: RailId) -> Method {
	Method { rail, account: commitment(0xA0), pay_window: None }
}

/// An offer of 10 to 100 on the instant rail, for everybody, at once.
pub fn ad(side: Side, pricing: Pricing) -> OfferRequest<AccountId> {
	OfferRequest {
		side,
		fiat: Fiat::CNY,
		pricing,
		min: 10 * USDT,
		max: 100 * USDT,
		methods: BoundedVec::truncate_from(vec![method(INSTANT)]),
		eligibility: Eligibility::default(),
		terms_hash: commitment(0x7E),
		auto_accept: true,
		expires_at: now() + DAY,
	}
}

/// The same on these rails.
pub fn on(rails: &[RailId], request: OfferRequest<AccountId>) -> OfferRequest<AccountId> {
	let methods = rails.iter().map(|rail| method(*rail)).collect();
	OfferRequest { methods: BoundedVec::truncate_from(methods), ..request }
}

/// Post an offer as the owner of the pool.
pub fn post(pool: PoolId, tag: u8, request: OfferRequest<AccountId>) -> OfferId {
	let owner = pool_row(pool).owner;
	assert_ok!(plain(C2c::create_offer(signed(&owner), pool, reference(tag), request)));
	offer_id(&owner, &reference(tag))
}

/// Try to post an offer as the owner of the pool.
pub fn try_post(pool: PoolId, tag: u8, request: OfferRequest<AccountId>) -> DispatchResult {
	let owner = pool_row(pool).owner;
	plain(C2c::create_offer(signed(&owner), pool, reference(tag), request))
}

/// A pool of 1,000 and one offer on it.
pub fn stand(who: &AccountId, tag: u8, request: OfferRequest<AccountId>) -> OfferId {
	let pool = pool(who, tag, &NATIVE, 1_000 * USDT);
	post(pool, tag, request)
}

pub fn row(id: OfferId) -> Offer<AccountId> {
	Offers::<Test>::get(id).expect("the offer lives")
}

pub fn state(id: OfferId) -> OfferState {
	row(id).state
}

pub fn pool_row(id: PoolId) -> Pool<AccountId> {
	Pools::<Test>::get(id).expect("the pool lives")
}

pub fn trade_row(id: TradeId) -> Trade<AccountId> {
	Trades::<Test>::get(id).expect("the trade lives")
}

/// Take so much of an offer as it is.
pub fn taking(want: Want) -> Take {
	Take { want, version: Some(0), price_limit: None, rail: INSTANT, account: commitment(0xB0) }
}

/// Take so much of an offer as it is, whatever it costs.
pub fn at_any_price(id: OfferId, want: Want) -> Take {
	let offer = row(id);
	let price_limit = Some(any_price(offer.request.side.other()));
	Take { version: Some(offer.version), price_limit, ..taking(want) }
}

/// A limit that is none.
const fn any_price(side: Side) -> Price {
	match side {
		Side::Buyer => Price(u64::MAX),
		Side::Seller => Price(1),
	}
}

pub fn try_take(who: &AccountId, id: OfferId, tag: u8, take: Take) -> DispatchResult {
	plain(C2c::take(signed(who), id, reference(tag), take))
}

/// Take so much of the stablecoin.
pub fn take(who: &AccountId, id: OfferId, tag: u8, amount: Balance) -> TradeId {
	assert_ok!(try_take(who, id, tag, at_any_price(id, Want::Asset(amount))));
	trade_id(who, &reference(tag))
}

/// Take the best of the instant market, at any price.
pub fn best(side: Side, want: Want, max_fills: u8) -> TakeBest {
	TakeBest {
		market: crate::Market { asset: NATIVE, fiat: Fiat::CNY, rail: INSTANT },
		side,
		want,
		price_limit: any_price(side),
		max_fills,
		account: commitment(0xB0),
	}
}

pub fn try_best(who: &AccountId, tag: u8, take: TakeBest) -> DispatchResult {
	plain(C2c::take_best(signed(who), reference(tag), take))
}

pub fn poke(id: OfferId) -> DispatchResult {
	plain(C2c::poke_offer(signed(&STRANGER), id))
}
