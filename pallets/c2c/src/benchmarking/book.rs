// SPDX-License-Identifier: Apache-2.0

//! A market at its costliest: offers that float within bounds and stand on as many
//! rails as they may, every one of another maker.

use super::Bench;
use crate::*;
use alloc::vec::Vec;
use frame::{benchmarking::prelude::*, token::fungibles::Mutate, traits::ConstU32};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AssetKind, Balance, ClientRef, DAY, Fiat, HOUR, MINUTE, Millis, Pair, Price, RailId, Risk,
	Side, Tier, USDT,
};

/// The chain time at which every benchmark begins.
pub(super) const START: Millis = 1_700_000_000_000;
pub(super) const REF: ClientRef = [42; 32];
/// Two units of local money for one of the stablecoin.
const PRICE: Price = Price(200_000_000);
/// Rails that nobody else has registered.
const FIRST_RAIL: RailId = 60_000;

pub(super) struct Scene {
	pub(super) asset: AssetKind,
	/// What one trade is about.
	pub(super) amount: Balance,
}

/// Rails, a rate, and money that is dear to move.
pub(super) fn scene<T: Bench>() -> Scene {
	scene_in::<T>(T::BenchmarkHelper::asset())
}

/// The same in USDT, for the steps of every trade. What moving other money takes is measured apart.
pub(super) fn scene_in_usdt<T: Bench>() -> Scene {
	scene_in::<T>(AssetKind::Native)
}

fn scene_in<T: Bench>(asset: AssetKind) -> Scene {
	T::BenchmarkHelper::set_time(START);
	T::BenchmarkHelper::set_price(&Pair { asset: asset.clone(), fiat: Fiat::USD }, PRICE);
	for rail in rails().chain(other_rails()) {
		Rails::<T>::insert(rail, rail_terms::<T>());
	}
	let limits = T::Limits::get();
	Scene { asset, amount: 100 * limits.min_trade.max(limits.min_bond).max(USDT) }
}

fn rails() -> impl Iterator<Item = RailId> {
	(0..MAX_METHODS).map(|index| FIRST_RAIL + index as RailId)
}

/// As many that no offer stands on yet.
fn other_rails() -> impl Iterator<Item = RailId> {
	rails().map(|rail| rail + MAX_METHODS as RailId)
}

/// A rail with as many attestors as may be.
pub(super) fn rail_terms<T: Bench>() -> Rail<T::AccountId> {
	let attestors: Vec<T::AccountId> =
		(0..MAX_ATTESTORS).map(|index| account("attestor", index, 0)).collect();
	Rail {
		code: BoundedVec::truncate_from(alloc::vec![b'a'; MAX_CODE as usize]),
		risk: Risk::High,
		lowest_tier: Tier::Contact,
		pay_window: HOUR.max(T::Limits::get().min_window),
		max_pay_window: DAY,
		grace: HOUR.max(T::Limits::get().min_window),
		release_window: HOUR.max(T::Limits::get().min_window),
		dispute_delay: MINUTE,
		hold: DAY,
		free_tier: Tier::Enhanced,
		quorum: attestors.len() as u8,
		attestors: BoundedVec::truncate_from(attestors),
		is_open: true,
	}
}

/// Somebody with money of both kinds who may trade any amount, as often as he likes.
pub(super) fn trader<T: Bench>(scene: &Scene, who: T::AccountId) -> T::AccountId {
	for asset in [AssetKind::Native, scene.asset.clone()] {
		T::Assets::mint_into(asset, &who, scene.amount * 1_000).expect("he can be credited");
	}
	T::BenchmarkHelper::verify(&who);
	T::BenchmarkHelper::admit(&who);
	who
}

/// A pool of his with enough for so many trades on either side.
pub(super) fn pool<T: Bench>(scene: &Scene, who: &T::AccountId, trades: u32) -> PoolId {
	let amount = scene.amount * 2 * Balance::from(trades);
	Pallet::<T>::do_open_pool(who.clone(), REF, scene.asset.clone(), amount)
		.expect("he has enough");
	pool_id(who, &REF)
}

/// A price that floats within bounds: on as many ladders as may be, and in front of fixed prices.
pub(super) fn pricing(side: Side) -> Pricing {
	let better = match side {
		Side::Seller => -100,
		Side::Buyer => 100,
	};
	Pricing::Floating {
		spread: better,
		floor: Some(Price(PRICE.0 / 100 * 95)),
		ceiling: Some(Price(PRICE.0 / 100 * 105)),
		on_stale: OnStale::UseBound,
	}
}

fn list<T: Bench>() -> BoundedVec<T::AccountId, ConstU32<MAX_LISTED>> {
	BoundedVec::truncate_from((0..MAX_LISTED).map(|index| account("denied", index, 0)).collect())
}

/// An offer on all rails, with as long a list as may be, of exactly one trade's amount.
pub(super) fn request<T: Bench>(scene: &Scene, side: Side) -> OfferRequest<T::AccountId> {
	OfferRequest {
		side,
		fiat: Fiat::USD,
		pricing: pricing(side),
		min: scene.amount,
		max: scene.amount,
		methods: BoundedVec::truncate_from(rails().map(method).collect()),
		eligibility: Eligibility { deny: list::<T>(), ..Eligibility::default() },
		terms_hash: H256::repeat_byte(2),
		auto_accept: true,
		expires_at: START + DAY,
	}
}

const fn method(rail: RailId) -> Method {
	Method { rail, account: H256::repeat_byte(1), pay_window: Some(2 * HOUR) }
}

/// An offer of `who` that rests, or enters where others stand against it.
pub(super) fn post<T: Bench>(
	who: &T::AccountId,
	pool: PoolId,
	request: OfferRequest<T::AccountId>,
) -> OfferId {
	Pallet::<T>::do_create_offer(who.clone(), pool, REF, request).expect("the terms are sound");
	offer_id(who, &REF)
}

/// Offers of as many makers, each good for one trade, and not for another.
pub(super) fn stand<T: Bench>(scene: &Scene, side: Side, count: u32) -> Vec<OfferId> {
	(0..count).map(|index| stand_deep::<T>(scene, side, index, 1)).collect()
}

/// An offer that is good for so many trades.
pub(super) fn stand_deep<T: Bench>(scene: &Scene, side: Side, index: u32, trades: u32) -> OfferId {
	let who = trader::<T>(scene, account("maker", index, 0));
	let pool = pool::<T>(scene, &who, trades);
	post::<T>(&who, pool, request::<T>(scene, side))
}

/// Offers that stand in front, and stay there: each sells no less than nine times the amount of the scene.
pub(super) fn stand_for_more<T: Bench>(scene: &Scene, side: Side, count: u32) {
	let scene = Scene { asset: scene.asset.clone(), amount: scene.amount * 9 };
	for index in 0..count {
		let who = trader::<T>(&scene, account("larger", index, 0));
		let pool = pool::<T>(&scene, &who, 1);
		post::<T>(&who, pool, in_front::<T>(&scene, side));
	}
}

/// An offer at a better price than the others.
fn in_front<T: Bench>(scene: &Scene, side: Side) -> OfferRequest<T::AccountId> {
	let mut request = request::<T>(scene, side);
	if let Pricing::Floating { spread, .. } = &mut request.pricing {
		*spread *= 2;
	}
	request
}

/// Offers that stand in front and cannot be taken, because their pools are empty.
pub(super) fn stand_in_the_way<T: Bench>(scene: &Scene, side: Side, count: u32) {
	for index in 0..count {
		let who = trader::<T>(scene, account("empty", index, 0));
		let pool = pool::<T>(scene, &who, 1);
		post::<T>(&who, pool, in_front::<T>(scene, side));
		Pallet::<T>::do_withdraw_liquidity(&who, pool, scene.amount * 2, 0)
			.expect("nothing is promised");
	}
}

/// An offer on other rails.
pub(super) fn request_apart<T: Bench>(scene: &Scene, side: Side) -> OfferRequest<T::AccountId> {
	let methods = BoundedVec::truncate_from(other_rails().map(method).collect());
	OfferRequest { methods, ..request::<T>(scene, side) }
}

/// An offer that belongs elsewhere in the book by the rate of now, in all its markets: it stands where its bound
/// held it back, for who names it.
pub(super) fn stand_astray<T: Bench>(scene: &Scene, side: Side) -> OfferId {
	let id = stand_deep::<T>(scene, side, 0, 1);
	Offers::<T>::mutate_extant(id, |offer| {
		Pallet::<T>::delist(&scene.asset, offer);
		(offer.is_parked, offer.is_matched) = (true, false);
		Pallet::<T>::put_places(&scene.asset, id, offer);
	});
	id
}

/// A take of a whole offer, by its version and a limit.
pub(super) fn taking(scene: &Scene) -> Take {
	Take {
		want: Want::Asset(scene.amount),
		version: Some(0),
		price_limit: Some(Price(PRICE.0 * 2)),
		rail: FIRST_RAIL,
		account: H256::repeat_byte(3),
	}
}

/// A take of so many offers of the first rail.
pub(super) fn taking_best(scene: &Scene, fills: u32) -> TakeBest {
	TakeBest {
		market: Market { asset: scene.asset.clone(), fiat: Fiat::USD, rail: FIRST_RAIL },
		side: Side::Buyer,
		want: Want::Asset(scene.amount * Balance::from(fills)),
		price_limit: Price(PRICE.0 * 2),
		max_fills: MAX_FILLS as u8,
		account: H256::repeat_byte(3),
	}
}

/// Enough offers of one maker to make the book as long as it is asked to be.
pub(super) fn lengthen<T: Bench>(scene: &Scene, side: Side, count: u32) {
	let who = trader::<T>(scene, account("long", 0, 0));
	let id = pool::<T>(scene, &who, 1);
	let pool = Pools::<T>::get(id).expect("it was opened");
	let setting = crate::pricing::Setting::<T>::new(scene.asset.clone(), Fiat::USD)
		.expect("the money has a value");
	for index in 0..count {
		let mut reference = REF;
		reference[..4].copy_from_slice(&index.to_le_bytes());
		let id = offer_id(&who, &reference);
		let mut request = request::<T>(scene, side);
		let away = u64::from(index % 500) * 1_000;
		request.pricing = match (index % 2, side) {
			(0, _) => pricing(side),
			(_, Side::Seller) => Pricing::Fixed(Price(PRICE.0 + away)),
			(_, Side::Buyer) => Pricing::Fixed(Price(PRICE.0 - away)),
		};
		let mut offer = Offer {
			maker: who.clone(),
			pool: pool_id(&who, &REF),
			request,
			version: 0,
			state: OfferState::Active,
			rank: 0,
			is_parked: false,
			is_matched: true,
			crossed: 0,
			created_at: START,
			deposit: pool.deposit,
			seq: 0,
			bucket: 0,
		};
		Pallet::<T>::enlist(&setting, id, &mut offer);
		Offers::<T>::insert(id, offer);
	}
}
