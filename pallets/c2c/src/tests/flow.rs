// SPDX-License-Identifier: Apache-2.0

//! Random flows of orders, money and rates: the book against a model that sorts.
//!
//! `PROPTEST_CASES` sets how many flows there are.

use super::market::*;
use crate::{
	Error, Event, Offer, OfferChange, OfferId, OfferRequest, OfferState, Offers, OnStale, Pricing,
	TakeBest, TradeState, Trades, Want, fill_id, mock::*, offer_id, pool_id,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::{
	prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest},
	strategy::ValueTree,
	test_runner::TestRunner,
};
use std::collections::{BTreeMap, BTreeSet};
use tael_mocks::MockClock;
use tael_primitives::{AccountId, Balance, ChainTime, Price, PriceError, Side, USDT};

const MAKERS: [AccountId; 4] = [ALICE, BOB, CAROL, DAVE];
/// Offers of each maker.
const SLOTS: u8 = 5;

/// The price of an offer, worked out another way.
fn price_of(offer: &Offer<AccountId>, rate: Option<u64>) -> Option<u64> {
	let (spread, floor, ceiling, on_stale) = match offer.request.pricing {
		Pricing::Fixed(price) => return Some(price.0),
		Pricing::Floating { spread, floor, ceiling, on_stale } => {
			(spread, floor, ceiling, on_stale)
		},
	};
	let Some(rate) = rate else {
		let bound = if offer.request.side == SELL { floor } else { ceiling };
		return bound.filter(|_| on_stale == OnStale::UseBound).map(|price| price.0);
	};
	let factor = u128::try_from(10_000 + i32::from(spread)).unwrap();
	let exact = u128::from(rate) * factor;
	let up = exact / 10_000 + u128::from(exact % 10_000 > 0);
	let price = u64::try_from(up).unwrap();
	let price = floor.map_or(price, |floor| price.max(floor.0));
	Some(ceiling.map_or(price, |ceiling| price.min(ceiling.0)))
}

/// Whether a price is not further than a tenth from the rate, rounded up on both sides.
fn in_band(price: u64, rate: Option<u64>) -> bool {
	rate.is_none_or(|rate| {
		let of = |tenths: u128| (u128::from(rate) * tenths).div_ceil(10);
		(of(9)..=of(11)).contains(&u128::from(price))
	})
}

fn bond_of(principal: Balance) -> Balance {
	(principal * 3).div_ceil(100).max(USDT)
}

/// The greatest principal that so much liquidity covers, by halves.
fn covered_by(side: Side, liquidity: Balance, most: Balance) -> Balance {
	let fits = |principal| match side {
		Side::Seller => principal + bond_of(principal) <= liquidity,
		Side::Buyer => bond_of(principal) <= liquidity,
	};
	let (mut low, mut high) = (0, most);
	while low < high {
		let middle = (low + high).div_ceil(2);
		if fits(middle) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}
	low
}

/// What one trade may be while there is a rate, and while there is none.
fn most_of(rate: Option<u64>) -> Balance {
	if rate.is_some() { Balance::MAX } else { LIMITS.max_unrated }
}

/// Whether an offer is one of those that ask for a record that nobody has.
fn asks_for_more(request: &OfferRequest<AccountId>) -> bool {
	request.eligibility.min_completed > 0
}

/// Offers in force of a side that are matched, in the order of price and time.
fn queue(side: Side, rate: Option<u64>) -> Vec<(OfferId, Offer<AccountId>, u64)> {
	let mut queue: Vec<_> = Offers::<Test>::iter()
		.filter(|(_, offer)| offer.request.side == side && offer.state == OfferState::Active)
		.filter(|(_, offer)| offer.request.auto_accept && !asks_for_more(&offer.request))
		.filter_map(|(id, offer)| {
			let price = price_of(&offer, rate).filter(|price| in_band(*price, rate))?;
			Some((id, offer, price))
		})
		.collect();
	queue.sort_by_key(|(_, offer, price)| {
		let rung = if side == SELL { *price } else { u64::MAX - *price };
		(rung, offer.rank)
	});
	queue
}

type Expected = Vec<(OfferId, u64, Balance, u128)>;

/// What `take_best` has to do, worked out by going through a sorted list.
fn expected(who: &AccountId, take: &TakeBest, rate: Option<u64>) -> Expected {
	let mut pools = BTreeMap::new();
	let mut left = take.want;
	let mut fills = Expected::new();
	for (id, offer, price) in queue(take.side.other(), rate) {
		let is_worse = match take.side {
			Side::Buyer => price > take.price_limit.0,
			Side::Seller => price < take.price_limit.0,
		};
		if is_worse || offer.maker == *who {
			continue;
		}
		let request = &offer.request;
		let available = pools.entry(offer.pool).or_insert(pool_row(offer.pool).available);
		loop {
			let most = request.max.min(most_of(rate));
			let most = covered_by(request.side, *available, most);
			// One yuan has a hundred fen, one USDT a million units; prices have eight decimals.
			let fen = |amount: Balance| (amount * u128::from(price)).div_ceil(1_000_000_000_000);
			let (amount, cost) = match left {
				Want::Asset(left) => (left.min(most), fen(left.min(most))),
				Want::Fiat(left) => {
					let all = left * 1_000_000_000_000 / u128::from(price);
					if all <= most { (all, left) } else { (most, fen(most)) }
				},
			};
			if amount < request.min {
				break;
			}
			fills.push((id, price, amount, cost));
			*available -= match request.side {
				Side::Seller => amount + bond_of(amount),
				Side::Buyer => bond_of(amount),
			};
			left = match left {
				Want::Asset(left) => Want::Asset(left - amount),
				Want::Fiat(left) => Want::Fiat(left - cost),
			};
			if fills.len() == usize::from(take.max_fills) || left.is_nothing() {
				return fills;
			}
		}
	}
	fills
}

/// No two offers in force that may trade with each other meet in price. Who has called off too often takes
/// nothing for a while, so his offer may stand crossed with an older one.
fn no_crossed_book(rate: Option<u64>) {
	let waits = |who: &AccountId| C2c::record_of(who).barred_until > MockClock::now();
	for (sale, seller, ask) in queue(SELL, rate) {
		for (purchase, buyer, bid) in queue(BUY, rate) {
			if ask > bid || seller.maker == buyer.maker {
				continue;
			}
			if waits(&seller.maker) || waits(&buyer.maker) {
				continue;
			}
			let most = seller.request.max.min(buyer.request.max).min(most_of(rate));
			let covered = |offer: &Offer<AccountId>| {
				covered_by(offer.request.side, pool_row(offer.pool).available, most)
			};
			let most = covered(&seller).min(covered(&buyer));
			let least = seller.request.min.max(buyer.request.min);
			assert!(most < least, "{sale} at {ask} and {purchase} at {bid} stand crossed");
		}
	}
}

#[derive(Clone, Debug)]
enum Step {
	Post {
		who: usize,
		slot: u8,
		side: Side,
		pricing: Pricing,
		min: Balance,
		max: Balance,
		asks: bool,
	},
	Change {
		who: usize,
		slot: u8,
		pricing: Pricing,
	},
	Rate(Option<u64>),
	Best {
		who: usize,
		side: Side,
		want: Want,
		limit: u64,
		max_fills: u8,
	},
	Take {
		who: usize,
		index: usize,
		amount: Balance,
	},
	Pause {
		who: usize,
		slot: u8,
	},
	Resume {
		who: usize,
		slot: u8,
	},
	Close {
		who: usize,
		slot: u8,
	},
	Fund {
		who: usize,
		amount: Balance,
	},
	Withdraw {
		who: usize,
		amount: Balance,
	},
	End {
		index: usize,
		releases: bool,
	},
	Poke {
		index: usize,
	},
}

fn any_price() -> impl Strategy<Value = Price> {
	// Few prices, so that many offers share one.
	(690_u64..750).prop_map(|fen| yuan(fen - fen % 3))
}

fn any_pricing() -> impl Strategy<Value = Pricing> {
	let bound = || prop::option::of(any_price());
	let floats = (-30_i16..30, bound(), bound(), any::<bool>()).prop_map(
		|(spread, floor, ceiling, uses_bound)| {
			let (floor, ceiling) = match (floor, ceiling) {
				(Some(floor), Some(ceiling)) => {
					(Some(floor.min(ceiling)), Some(floor.max(ceiling)))
				},
				other => other,
			};
			let on_stale = if uses_bound && floor.is_some() && ceiling.is_some() {
				OnStale::UseBound
			} else {
				OnStale::Suspend
			};
			Pricing::Floating { spread: spread * 10, floor, ceiling, on_stale }
		},
	);
	prop_oneof![any_price().prop_map(fixed), floats]
}

fn any_side() -> impl Strategy<Value = Side> {
	prop_oneof![Just(SELL), Just(BUY)]
}

fn any_step() -> impl Strategy<Value = Step> {
	let who = || 0..MAKERS.len();
	let slot = || 0..SLOTS;
	let amount = || (1_u128..300).prop_map(|whole| whole * USDT + whole * 12_347);
	let rate = prop_oneof![
		6 => (690_u64..750).prop_map(|fen| Some(yuan(fen).0 + fen * 7)),
		1 => Just(None),
	];
	let want =
		prop_oneof![amount().prop_map(Want::Asset), (100_u128..200_000).prop_map(Want::Fiat),];
	prop_oneof![
		8 => (who(), slot(), any_side(), any_pricing(), 1_u128..40, 0_u128..150, any::<bool>())
			.prop_map(|(who, slot, side, pricing, min, more, asks)| Step::Post {
				who,
				slot,
				side,
				pricing,
				min: min * USDT,
				max: (min + more) * USDT,
				asks: asks && min % 4 == 0,
			}),
		3 => (who(), slot(), any_pricing())
			.prop_map(|(who, slot, pricing)| Step::Change { who, slot, pricing }),
		3 => rate.prop_map(Step::Rate),
		5 => (who(), any_side(), want, 690_u64..750, 1_u8..=8).prop_map(
			|(who, side, want, fen, max_fills)| Step::Best {
				who,
				side,
				want,
				limit: yuan(fen).0,
				max_fills,
			}
		),
		2 => (who(), any::<usize>(), amount())
			.prop_map(|(who, index, amount)| Step::Take { who, index, amount }),
		1 => (who(), slot()).prop_map(|(who, slot)| Step::Pause { who, slot }),
		1 => (who(), slot()).prop_map(|(who, slot)| Step::Resume { who, slot }),
		1 => (who(), slot()).prop_map(|(who, slot)| Step::Close { who, slot }),
		1 => (who(), amount()).prop_map(|(who, amount)| Step::Fund { who, amount }),
		1 => (who(), amount()).prop_map(|(who, amount)| Step::Withdraw { who, amount }),
		3 => (any::<usize>(), any::<bool>())
			.prop_map(|(index, releases)| Step::End { index, releases }),
		1 => any::<usize>().prop_map(|index| Step::Poke { index }),
	]
}

#[derive(Default)]
struct Flow {
	rate: Option<u64>,
	/// How often each slot was used: a reference is used once.
	uses: BTreeMap<(usize, u8), u8>,
	takes: u16,
	fills: u32,
}

impl Flow {
	fn offer(&self, who: usize, slot: u8) -> OfferId {
		let uses = self.uses.get(&(who, slot)).copied().unwrap_or_default();
		let mut tag = reference(slot);
		tag[1] = uses;
		offer_id(&MAKERS[who], &tag)
	}

	fn next_reference(&mut self) -> [u8; 32] {
		self.takes += 1;
		let mut tag = reference(0);
		tag[..2].copy_from_slice(&self.takes.to_be_bytes());
		tag
	}

	fn perform(&mut self, step: Step) {
		let by = |who: usize| signed(&MAKERS[who]);
		let pool_of = |who: usize| pool_id(&MAKERS[who], &reference(0));
		match step {
			Step::Post { who, slot, side, pricing, min, max, asks } => {
				if Offers::<Test>::contains_key(self.offer(who, slot)) {
					return;
				}
				*self.uses.entry((who, slot)).or_default() += 1;
				let mut tag = reference(slot);
				tag[1] = self.uses[&(who, slot)];
				let mut request =
					OfferRequest { min, max, auto_accept: !asks, ..ad(side, pricing) };
				if min % (5 * USDT) == 0 {
					request.eligibility.min_completed = u32::MAX;
				}
				let _ = C2c::create_offer(by(who), pool_of(who), tag, request);
			},
			Step::Change { who, slot, pricing } => {
				let id = self.offer(who, slot);
				let Some(offer) = Offers::<Test>::get(id) else { return };
				let change = OfferChange { pricing: Some(pricing), range: None, methods: None };
				let _ = C2c::update_offer(by(who), id, offer.version, change);
			},
			Step::Rate(rate) => {
				self.rate = rate;
				set_rate(rate.map(Price).ok_or(PriceError::Stale));
			},
			Step::Best { who, side, want, limit, max_fills } => {
				let price_limit = Price(limit);
				let take = TakeBest { price_limit, ..best(side, want, max_fills) };
				let tag = self.next_reference();
				let expected = expected(&MAKERS[who], &take, self.rate);
				let quote = C2c::quote_best(Some(MAKERS[who].clone()), &take);
				let taken = plain(C2c::take_best(by(who), tag, take));
				// Who has called off too often waits before he takes again, whatever there is.
				let waits: DispatchResult = Err(Error::<Test>::LimitReached.into());
				if taken == waits {
					assert_eq!(quote.map(|_| ()), waits, "a quote is what a take would do");
					return;
				}
				assert_eq!(taken.is_ok(), !expected.is_empty(), "{taken:?}");
				let fills: Expected = (0..max_fills)
					.map_while(|n| Trades::<Test>::get(fill_id(&MAKERS[who], &tag, n)))
					.map(|trade| trade.terms)
					.map(|terms| (terms.offer, terms.price.0, terms.principal, terms.fiat_amount))
					.collect();
				assert_eq!(fills, expected);
				let quoted: Expected = quote
					.expect("anybody may ask")
					.fills
					.into_iter()
					.map(|fill| (fill.offer, fill.price.0, fill.principal, fill.fiat_amount))
					.collect();
				assert_eq!(quoted, expected, "a quote is what a take would do");
				self.fills += u32::try_from(fills.len()).unwrap();
			},
			Step::Take { who, index, amount } => {
				let ids: Vec<_> = Offers::<Test>::iter_keys().collect();
				let Some(id) = ids.get(index % ids.len().max(1)) else { return };
				let take = at_any_price(*id, Want::Asset(amount));
				let tag = self.next_reference();
				let _ = C2c::take(by(who), *id, tag, take);
			},
			Step::Pause { who, slot } => {
				let _ = C2c::pause_offer(by(who), self.offer(who, slot));
			},
			Step::Resume { who, slot } => {
				let _ = C2c::resume_offer(by(who), self.offer(who, slot));
			},
			Step::Close { who, slot } => {
				let _ = C2c::close_offer(by(who), self.offer(who, slot));
			},
			Step::Fund { who, amount } => {
				let moves = pool_row(pool_of(who)).moves;
				let _ = C2c::fund_pool(by(who), pool_of(who), amount, moves);
			},
			Step::Withdraw { who, amount } => {
				let moves = pool_row(pool_of(who)).moves;
				let _ = C2c::withdraw_liquidity(by(who), pool_of(who), amount, moves);
			},
			Step::End { index, releases } => {
				let ids: Vec<_> = Trades::<Test>::iter_keys().collect();
				let Some(id) = ids.get(index % ids.len().max(1)) else { return };
				let trade = trade_row(*id);
				let by = |side| signed(trade.terms.party(side));
				let _ = match (trade.state, releases) {
					(TradeState::Requested, true) => {
						C2c::accept_trade(signed(&trade.terms.maker), *id)
					},
					(TradeState::Requested, false) => {
						C2c::reject_trade(signed(&trade.terms.maker), *id)
					},
					(_, true) => plain(C2c::release(by(SELL), *id)),
					(_, false) => C2c::cancel_trade(by(BUY), *id),
				};
			},
			Step::Poke { index } => {
				let ids: Vec<_> = Offers::<Test>::iter_keys().collect();
				let Some(id) = ids.get(index % ids.len().max(1)) else { return };
				let _ = poke(*id);
			},
		}
	}

	/// Poke until nothing is due, and look whether anything stands crossed.
	fn come_to_rest(&self) {
		for _ in 0..100 {
			let ids: Vec<_> = Offers::<Test>::iter_keys().collect();
			let moved = ids.into_iter().filter(|id| poke(*id).is_ok()).count();
			if moved == 0 {
				return no_crossed_book(self.rate);
			}
		}
		panic!("pokes come to an end");
	}
}

/// Everything on hold is in a pool or in a trade.
fn nothing_is_lost_or_doubled() {
	let mut held_for = BTreeMap::<AccountId, Balance>::new();
	for pool in crate::Pools::<Test>::iter_values() {
		*held_for.entry(pool.owner).or_default() += pool.available + pool.locked;
	}
	for trade in Trades::<Test>::iter_values().filter(|trade| trade.terms.taker_pool.is_none()) {
		let terms = trade.terms;
		let part = terms.escrowed(terms.maker_side.other());
		*held_for.entry(terms.taker).or_default() += part;
	}
	for who in MAKERS {
		let expected = held_for.remove(&who).unwrap_or_default();
		assert_eq!(held(&NATIVE, crate::HoldReason::Escrow, &who), expected);
	}
}

/// Go through a flow, with or without somebody who pokes after every step, and tell what happened.
fn run_flow(steps: Vec<Step>, rests: bool) -> BTreeSet<String> {
	new_test_ext().execute_with(|| {
		let before = issuance();
		let mut flow = Flow { rate: Some(PAR.0), ..Flow::default() };
		let mut seen = BTreeSet::new();
		for who in &MAKERS {
			admit(who);
			pool(who, 0, &NATIVE, 600 * USDT);
		}
		for step in steps {
			flow.perform(step);
			C2c::do_try_state().expect("invariants hold");
			nothing_is_lost_or_doubled();
			if rests {
				flow.come_to_rest();
				C2c::do_try_state().expect("invariants hold");
			}
			let offers = Offers::<Test>::iter_values();
			seen.extend(offers.map(|offer| format!("{:?} {}", offer.state, offer.is_parked)));
			seen.extend(events().into_iter().map(|event| match event {
				Event::BestTaken { fills, .. } => format!("{fills} fills"),
				Event::OfferCrossed { crossed, .. } => format!("crossed {}", crossed.min(5)),
				other => format!("{other:?}").split(' ').next().unwrap_or_default().to_owned(),
			}));
		}
		flow.come_to_rest();
		assert_eq!(issuance(), before);
		seen
	})
}

fn config() -> ProptestConfig {
	let default = ProptestConfig::default();
	let from_environment = std::env::var_os("PROPTEST_CASES").is_some();
	// Without optimisation a flow takes ten times as long.
	let usual = if cfg!(debug_assertions) { 24 } else { 200 };
	ProptestConfig { cases: if from_environment { default.cases } else { usual }, ..default }
}

proptest! {
	#![proptest_config(config())]

	#[test]
	fn the_book_is_the_sorted_list_and_never_stands_crossed(
		steps in prop::collection::vec(any_step(), 1..50),
		rests in any::<bool>(),
	) {
		run_flow(steps, rests);
	}
}

#[test]
fn random_flows_reach_what_the_book_can_do() {
	let mut runner = TestRunner::deterministic();
	let mut seen = BTreeSet::new();
	for round in 0..12 {
		let flow = prop::collection::vec(any_step(), 60).new_tree(&mut runner).expect("a flow");
		seen.extend(run_flow(flow.current(), round % 2 == 0));
	}
	let all = [
		"Entering false",
		"Active false",
		"Active true",
		"Exhausted false",
		"Paused false",
		"1 fills",
		"2 fills",
		"3 fills",
		"crossed 0",
		"crossed 1",
		"crossed 5",
		"Event::PoolChanged",
		"Event::OfferChanged",
		"Event::OfferEnded",
	];
	for one in all {
		assert!(seen.contains(one), "{one} is not among {seen:?}");
	}
}

/// Without changes of the rate, and with pools that only trades draw on, the book is never crossed, and
/// nobody needs to poke but what is still entering.
#[test]
fn nothing_stands_crossed_after_any_offer_of_a_quiet_market() {
	let mut runner = TestRunner::deterministic();
	for _ in 0..40 {
		let flow = prop::collection::vec((0..MAKERS.len(), any_side(), any_pricing()), 1..20);
		let steps = flow.new_tree(&mut runner).expect("a flow").current();
		new_test_ext().execute_with(|| {
			for who in &MAKERS {
				admit(who);
			}
			for (tag, (who, side, pricing)) in steps.into_iter().enumerate() {
				let who = &MAKERS[who];
				let tag = u8::try_from(tag).unwrap();
				let pool = pool(who, tag, &NATIVE, 150 * USDT);
				let create = try_post(pool, tag, ad(side, pricing));
				if create.is_err() {
					continue;
				}
				let id = offer_id(who, &reference(tag));
				while state(id) == OfferState::Entering {
					assert_ok!(poke(id));
				}
				no_crossed_book(Some(PAR.0));
			}
			C2c::do_try_state().expect("invariants hold");
		});
	}
}
