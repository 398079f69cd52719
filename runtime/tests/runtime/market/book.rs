// SPDX-License-Identifier: Apache-2.0

//! Prices, pools, offers, and takes.

use super::{
	Day, NATIVE, USDC,
	cast::{ACCEPTORS, MAKERS, POKER, TAKERS, TRADERS},
};
use crate::{
	chain::{Alice, Bob, account, feeder},
	dice::RandomDay,
	shop::now,
};
use pallet_c2c::{
	Call, Eligibility, Market, Method, Offer, OfferChange, OfferId, OfferRequest, OfferState,
	Offers, OnStale, Pool, PoolId, Pools, Pricing, Quote, Rails, Take, TakeBest, Want,
	quote_payload,
};
use polkadot_sdk::{
	sp_core::{H256, Pair as _},
	sp_runtime::BoundedVec,
};
use tael_primitives::{
	AccountId, Balance, CENT, ChainTime, DAY, Fiat, HOUR, Kyc, MINUTE, Pair, Price, RailId, SECOND,
	Side, Signature, Tier, USDT,
};
use tael_runtime::{Clock, Runtime, System};

type C2c = Call<Runtime>;

const FIATS: [Fiat; 2] = [Fiat::CNY, Fiat::EUR];

/// On which a release to most buyers is held back.
const HELD: RailId = 4;

/// Somebody's account with a bank, as it is committed to.
fn bank_of(who: &AccountId) -> H256 {
	H256::from_slice(who.as_ref())
}

impl Day {
	fn rate(&self, fiat: Fiat) -> u64 {
		self.rates[usize::from(fiat == FIATS[1])]
	}

	/// The rate and up to so many basis points more or less.
	fn around(&mut self, fiat: Fiat, bps: u64) -> Price {
		let share = 10_000 - bps + self.below(2 * bps + 1);
		Price(self.rate(fiat) * share / 10_000)
	}

	/// Feeders say what the world costs; one of them is wrong now and then.
	pub(super) fn feed(&mut self) {
		for place in 0..FIATS.len() {
			let share = 9_970 + self.below(61);
			self.rates[place] = self.rates[place] * share / 10_000;
		}
		// Back to where it came from, slowly: a long day must not leave the bounds.
		self.rates[0] = (self.rates[0] * 19 + 700_000_000) / 20;
		self.rates[1] = (self.rates[1] * 19 + 92_000_000) / 20;
		for number in 1..=5 {
			if self.one_in(6) {
				continue;
			}
			let error = if self.one_in(25) { 300 } else { 3 };
			let words =
				FIATS.map(|fiat| (Pair { asset: NATIVE, fiat }, self.around(fiat, error))).to_vec();
			let who = AccountId::from(feeder(number).public());
			let words = BoundedVec::truncate_from(words);
			self.send("feed", &who, pallet_rates::Call::<Runtime>::feed { words });
		}
	}

	// -- Pools

	fn pools_that(is_wanted: impl Fn(&Pool<AccountId>) -> bool) -> Vec<(PoolId, Pool<AccountId>)> {
		Pools::<Runtime>::iter().filter(|(_, pool)| !pool.is_closing && is_wanted(pool)).collect()
	}

	pub(super) fn open_pool(&mut self) {
		let who = match self.below(6) {
			0..=2 => self.any(ACCEPTORS),
			3 | 4 => self.any(MAKERS),
			_ => self.any(TAKERS),
		};
		let who = account(who);
		if Self::pools_that(|pool| pool.owner == who).len() >= 3 {
			return;
		}
		let reference = self.reference();
		let asset = if self.one_in(3) { USDC } else { NATIVE };
		let amount = 200 * USDT + self.amount_below(1_500 * USDT);
		self.send("open_pool", &who, C2c::open_pool { reference, asset, amount });
	}

	pub(super) fn fund_pool(&mut self) {
		let Some((pool, row)) = self.pick(&Self::pools_that(|_| true)) else { return };
		let amount = CENT + self.amount_below(300 * USDT);
		let call = C2c::fund_pool { pool, amount, moves_before: row.moves };
		self.send("fund_pool", &row.owner, call);
	}

	pub(super) fn withdraw_liquidity(&mut self) {
		let pools = Self::pools_that(|pool| pool.available > 0);
		let Some((pool, row)) = self.pick(&pools) else { return };
		let amount =
			if self.one_in(4) { row.available } else { 1 + self.amount_below(row.available / 2) };
		let call = C2c::withdraw_liquidity { pool, amount, moves_before: row.moves };
		self.send("withdraw_liquidity", &row.owner, call);
	}

	/// A maker goes home.
	pub(super) fn close_pool(&mut self) {
		let Some((pool, row)) = self.pick(&Self::pools_that(|_| true)) else { return };
		let offers = Offers::<Runtime>::iter().filter(|(_, offer)| offer.pool == pool);
		for (offer, _) in offers.collect::<Vec<_>>() {
			self.send("close_offer", &row.owner, C2c::close_offer { offer });
		}
		self.send("close_pool", &row.owner, C2c::close_pool { pool });
	}

	// -- Offers

	fn pricing(&mut self, side: Side, fiat: Fiat, may_float: bool) -> Pricing {
		if !may_float || self.one_in(2) {
			return Pricing::Fixed(self.around(fiat, 150));
		}
		let spread = i16::try_from(self.below(301)).expect("small") - 150;
		let (low, high) = (self.rate(fiat) * 98 / 100, self.rate(fiat) * 102 / 100);
		let floor = self.one_in(2).then_some(Price(low));
		let ceiling = self.one_in(2).then_some(Price(high));
		let has_bound = match side {
			Side::Seller => floor.is_some(),
			Side::Buyer => ceiling.is_some(),
		};
		let on_stale =
			if has_bound && self.one_in(2) { OnStale::UseBound } else { OnStale::Suspend };
		Pricing::Floating { spread, floor, ceiling, on_stale }
	}

	fn methods(&mut self, who: &AccountId) -> Vec<Method> {
		let mut methods = Vec::new();
		for rail in 1..=4 {
			if self.one_in(2) {
				let pay_window =
					if self.one_in(3) { None } else { Some(10 * SECOND + self.below(20 * MINUTE)) };
				methods.push(Method { rail, account: bank_of(who), pay_window });
			}
		}
		if methods.is_empty() || *who == account(TAKERS[4]) {
			methods = vec![Method { rail: 3, account: bank_of(who), pay_window: None }];
		}
		methods
	}

	fn eligibility(&mut self) -> Eligibility<AccountId> {
		let mut wanted = Eligibility::default();
		match self.below(12) {
			0 => wanted.tier = Tier::Document,
			1 => wanted.min_completed = 1,
			2 => {
				let nobody = account(self.any(TAKERS));
				wanted.deny = BoundedVec::truncate_from(vec![nobody]);
			},
			3 => {
				let only = vec![account(self.any(TAKERS)), account(self.any(ACCEPTORS))];
				wanted.allow = BoundedVec::truncate_from(only);
			},
			_ => {},
		}
		wanted
	}

	pub(super) fn create_offer(&mut self) {
		if Offers::<Runtime>::iter_keys().count() > 30 {
			return;
		}
		let pools = Self::pools_that(|pool| pool.available > 20 * USDT);
		let Some((pool, row)) = self.pick(&pools) else { return };
		let side = self.any([Side::Buyer, Side::Seller, Side::Seller]);
		let fiat = self.any([FIATS[0], FIATS[0], FIATS[1]]);
		let min = 2 * USDT + self.amount_below(10 * USDT);
		let range = if self.one_in(2) { 900 * USDT } else { 200 * USDT };
		let request = OfferRequest {
			side,
			fiat,
			pricing: self.pricing(side, fiat, row.asset == NATIVE),
			min,
			max: min + self.amount_below(range),
			methods: BoundedVec::truncate_from(self.methods(&row.owner)),
			eligibility: self.eligibility(),
			terms_hash: self.hash(),
			auto_accept: !self.one_in(4),
			expires_at: now() + HOUR + self.below(2 * DAY),
		};
		let reference = self.reference();
		self.send("create_offer", &row.owner, C2c::create_offer { pool, reference, request });
	}

	fn offers_that(
		is_wanted: impl Fn(&Offer<AccountId>) -> bool,
	) -> Vec<(OfferId, Offer<AccountId>)> {
		Offers::<Runtime>::iter().filter(|(_, offer)| is_wanted(offer)).collect()
	}

	fn offer_in(&mut self, state: OfferState) -> Option<(OfferId, Offer<AccountId>)> {
		self.pick(&Self::offers_that(|offer| offer.state == state))
	}

	pub(super) fn update_offer(&mut self) {
		let offers = Self::offers_that(|offer| offer.state != OfferState::Barred);
		let Some((offer, row)) = self.pick(&offers) else { return };
		let OfferRequest { side, fiat, min, max, .. } = row.request;
		let floats = matches!(row.request.pricing, Pricing::Floating { .. });
		let change = OfferChange {
			pricing: Some(self.pricing(side, fiat, floats)),
			range: self.one_in(3).then_some((min, max + 10 * USDT)),
			methods: None,
		};
		let call = C2c::update_offer { offer, version: row.version, change };
		self.send("update_offer", &row.maker, call);
	}

	pub(super) fn pause_offer(&mut self) {
		let Some((offer, row)) = self.offer_in(OfferState::Active) else { return };
		self.send("pause_offer", &row.maker, C2c::pause_offer { offer });
	}

	pub(super) fn resume_offer(&mut self) {
		let Some((offer, row)) = self.offer_in(OfferState::Paused) else { return };
		self.send("resume_offer", &row.maker, C2c::resume_offer { offer });
	}

	pub(super) fn close_offer(&mut self) {
		let Some((offer, row)) = self.pick(&Self::offers_that(|_| true)) else { return };
		let frozen = pallet_kyc::Pallet::<Runtime>::is_frozen(&row.maker);
		let who = if frozen { account(POKER) } else { row.maker };
		self.send("close_offer", &who, C2c::close_offer { offer });
	}

	pub(super) fn poke_offer(&mut self) {
		let offers = Self::offers_that(|offer| {
			matches!(
				offer.state,
				OfferState::Entering | OfferState::Exhausted | OfferState::Suspended
			)
		});
		let some = if self.one_in(3) { Self::offers_that(|_| true) } else { offers };
		let Some((offer, _)) = self.pick(&some) else { return };
		self.send("poke_offer", &account(POKER), C2c::poke_offer { offer });
	}

	pub(super) fn bar_offer(&mut self) {
		if let Some((offer, _)) = self.offer_in(OfferState::Barred) {
			self.send("unbar_offer", &account(Bob), C2c::unbar_offer { offer });
		} else if let Some((offer, _)) = self.offer_in(OfferState::Active) {
			self.send("bar_offer", &account(Alice), C2c::bar_offer { offer });
		}
	}

	// -- Takes

	fn taker(&mut self) -> AccountId {
		let [known @ .., _, _] = TAKERS;
		let who = match self.below(6) {
			0 | 1 => self.any(TRADERS),
			2 => self.any(TAKERS),
			_ => self.any(known),
		};
		account(who)
	}

	/// A rail of an offer, and one that is for the taker's tier if there is any.
	fn rail_for(&mut self, row: &Offer<AccountId>, taker: &AccountId) -> Option<RailId> {
		let tier = <tael_runtime::Kyc as Kyc<AccountId>>::tier(taker);
		let all: Vec<RailId> = row.request.methods.iter().map(|method| method.rail).collect();
		let is_his = |id: &RailId| Rails::<Runtime>::get(*id).is_some_and(|rail| rail.admits(tier));
		let his: Vec<RailId> = all.iter().copied().filter(is_his).collect();
		if his.contains(&HELD) && self.one_in(2) {
			return Some(HELD);
		}
		self.pick(if his.is_empty() { &all } else { &his })
	}

	/// How much of an offer somebody takes, and how.
	fn take_of(&mut self, row: &Offer<AccountId>, taker: &AccountId) -> Option<Take> {
		let OfferRequest { fiat, min, max, .. } = row.request;
		let most = if self.one_in(2) { max } else { max.min(min + 100 * USDT) };
		let amount = min + self.amount_below(most - min + 1);
		let want = if self.one_in(4) {
			Want::Fiat(Price(self.rate(fiat)).fiat_ceil(amount, fiat)?)
		} else {
			Want::Asset(amount)
		};
		// A version bounds no price that floats.
		let floats = matches!(row.request.pricing, Pricing::Floating { .. });
		let any_price = match row.request.side {
			Side::Seller => Price(u64::MAX),
			Side::Buyer => Price(1),
		};
		Some(Take {
			want,
			version: Some(row.version),
			price_limit: floats.then_some(any_price),
			rail: self.rail_for(row, taker)?,
			account: bank_of(taker),
		})
	}

	pub(super) fn take(&mut self) {
		let Some((offer, row)) = self.offer_in(OfferState::Active) else { return };
		let acceptors = ACCEPTORS.map(account);
		let taker = match self.pick(&row.request.eligibility.allow) {
			Some(only) => only,
			// Acceptors trade with each other too.
			None if acceptors.contains(&row.maker) && self.one_in(4) => {
				acceptors[usize::from(row.maker == acceptors[0])].clone()
			},
			None => self.taker(),
		};
		if taker == row.maker {
			return;
		}
		let Some(take) = self.take_of(&row, &taker) else { return };
		let reference = self.reference();
		self.send("take", &taker, C2c::take { offer, reference, take });
	}

	pub(super) fn take_best(&mut self) {
		let Some((_, row)) = self.offer_in(OfferState::Active) else { return };
		let Some(pool) = Pools::<Runtime>::get(row.pool) else { return };
		let fiat = row.request.fiat;
		let side = row.request.side.other();
		let limit = match side {
			Side::Buyer => self.rate(fiat) * 105 / 100,
			Side::Seller => self.rate(fiat) * 95 / 100,
		};
		let taker = self.taker();
		let Some(rail) = self.rail_for(&row, &taker) else { return };
		let take = TakeBest {
			market: Market { asset: pool.asset, fiat, rail },
			side,
			want: Want::Asset(5 * USDT + self.amount_below(150 * USDT)),
			price_limit: Price(limit),
			max_fills: u8::try_from(1 + self.below(4)).expect("small"),
			account: bank_of(&taker),
		};
		let reference = self.reference();
		self.send("take_best", &taker, C2c::take_best { reference, take });
	}

	pub(super) fn take_quote(&mut self) {
		let acceptors = ACCEPTORS.map(account);
		let offers = Self::offers_that(|offer| {
			offer.state == OfferState::Active && acceptors.contains(&offer.maker)
		});
		let Some((offer, row)) = self.pick(&offers) else { return };
		let taker = self.taker();
		let Some(take) = self.take_of(&row, &taker) else { return };
		let Some(key) = self.keys.get(&row.maker).cloned() else { return };
		let quote = Quote {
			id: self.hash(),
			offer,
			price: self.around(row.request.fiat, 100),
			max: 500 * USDT as Balance,
			taker: self.one_in(2).then_some(taker.clone()),
			expires_at: <Clock as ChainTime>::timestamp() + MINUTE,
		};
		let payload = quote_payload(&System::block_hash(0), &quote);
		let signature = Signature::from(key.sign(&payload));
		let reference = self.reference();
		let call = C2c::take_quote { quote, signature, reference, take };
		self.send("take_quote", &taker, call);
	}
}
