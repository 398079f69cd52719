// SPDX-License-Identifier: Apache-2.0

//! What a runtime API shows of the book.

use super::market::*;
use crate::{Error, Level, Market, OfferFilter, OfferId, OfferRequest, Want, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Fiat, Price, Side, Tier, USDT};

fn instant() -> Market {
	Market { asset: NATIVE, fiat: Fiat::CNY, rail: INSTANT }
}

fn filter(side: Side) -> OfferFilter<AccountId> {
	OfferFilter { market: instant(), side, is_matched: true, amount: None, taker: None }
}

/// The root of everything that is stored.
fn root() -> Vec<u8> {
	frame::deps::sp_io::storage::root(frame::deps::sp_runtime::StateVersion::V1)
}

fn ids(filter: &OfferFilter<AccountId>) -> Vec<OfferId> {
	let page = C2c::offers(filter, None, 100).expect("the market exists");
	assert_eq!(page.next, None);
	page.items.into_iter().map(|view| view.id).collect()
}

#[test]
fn depth_counts_liquidity_once_at_its_best_price() {
	run(|| {
		let shared = pool(&ALICE, 1, &NATIVE, 103 * USDT);
		post(shared, 1, ad(SELL, fixed(yuan(721))));
		post(shared, 2, ad(SELL, fixed(yuan(720))));
		let own = pool(&BOB, 1, &NATIVE, 206 * USDT);
		post(own, 1, ad(SELL, fixed(yuan(721))));
		let depth = C2c::depth(&instant(), SELL, 10).unwrap();
		let level = |fen, amount, offers| Level { price: yuan(fen), amount, offers };
		assert!(depth.is_complete);
		assert_eq!(depth.levels, vec![level(720, 100 * USDT, 1), level(721, 200 * USDT, 2)]);
		let best = C2c::depth(&instant(), SELL, 1).unwrap();
		assert_eq!((best.levels.len(), best.is_complete), (1, false));
		assert!(C2c::depth(&instant(), BUY, 10).unwrap().levels.is_empty());
	});
}

#[test]
fn pages_go_through_a_market_from_the_best_on_and_leave_nobody_out() {
	run(|| {
		let prices = [719, 720, 720, 720, 722];
		for (index, who) in [ALICE, BOB, CAROL].iter().enumerate() {
			let tag = u8::try_from(index).unwrap();
			let pools = [0, 8].map(|more| pool(who, tag + more, &NATIVE, 500 * USDT));
			for (slot, fen) in prices.into_iter().enumerate() {
				let slot = u8::try_from(slot).unwrap();
				post(pools[usize::from(slot % 2)], slot, ad(SELL, fixed(yuan(fen))));
			}
			for (slot, spread) in [(5, 0), (6, 0), (7, 10)] {
				post(pools[usize::from(slot % 2)], slot, ad(SELL, floating(spread)));
			}
		}
		let whole = ids(&filter(SELL));
		assert_eq!(whole.len(), 24);
		let keys: Vec<_> =
			whole.iter().map(|id| (row(*id).price(Some(PAR)).unwrap(), row(*id).rank)).collect();
		assert!(keys.is_sorted_by(|one, other| one < other));
		for size in [1, 2, 5, 23, 24] {
			let (mut from, mut seen) = (None, Vec::new());
			loop {
				let page = C2c::offers(&filter(SELL), from, size).unwrap();
				seen.extend(page.items.iter().map(|view| view.id));
				let Some(next) = page.next else { break };
				from = Some(next);
			}
			assert_eq!(seen, whole, "pages of {size}");
		}
	});
}

#[test]
fn filters_leave_out_what_does_not_fit() {
	run(|| {
		let small = stand(&ALICE, 1, OfferRequest { max: 20 * USDT, ..ad(SELL, fixed(yuan(719))) });
		let large = stand(&BOB, 1, OfferRequest { min: 50 * USDT, ..ad(SELL, fixed(yuan(720))) });
		let mut picky = ad(SELL, fixed(yuan(721)));
		picky.eligibility.tier = Tier::Enhanced;
		let picky = stand(&CAROL, 1, picky);
		let manual = OfferRequest { auto_accept: false, ..ad(SELL, fixed(yuan(718))) };
		let manual = stand(&DAVE, 1, manual);
		assert_eq!(ids(&filter(SELL)), vec![small, large]);
		let listed = OfferFilter { is_matched: false, ..filter(SELL) };
		assert_eq!(ids(&listed), vec![manual, picky], "who asks for more is listed");
		let with = |amount| OfferFilter { amount: Some(amount * USDT), ..filter(SELL) };
		assert_eq!(ids(&with(20)), vec![small]);
		assert_eq!(ids(&with(60)), vec![large]);
		let of = |taker| OfferFilter { taker: Some(taker), ..listed.clone() };
		assert_eq!(ids(&of(DAVE)), vec![manual]);
		attest(&DAVE, Tier::Enhanced);
		assert_eq!(ids(&of(DAVE)), vec![manual, picky]);
		assert_eq!(ids(&filter(BUY)), vec![]);
	});
}

#[test]
fn a_view_tells_what_an_offer_can_do_now() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 61_800_000);
		let id = post(pool, 1, ad(SELL, floating(100)));
		let view = C2c::offer(id).unwrap();
		assert_eq!((view.price, view.available), (Some(Price(727_200_000)), 60 * USDT));
		assert_eq!((view.id, view.offer.pool), (id, pool));
		assert_ok!(C2c::withdraw_liquidity(signed(&ALICE), pool, 51 * USDT, 0));
		set_rate(Err(tael_primitives::PriceError::Stale));
		let view = C2c::offer(id).unwrap();
		assert_eq!((view.price, view.available), (None, 0));
		assert_eq!(C2c::offer(commitment(9)), None);
		assert_eq!(C2c::pool(pool), Some(pool_row(pool)));
		assert_eq!(C2c::rails().len(), 3);
	});
}

#[test]
fn asking_changes_nothing() {
	run(|| {
		let held = stand(&ALICE, 1, ad(SELL, bounded(-100, Some(yuan(719)), None)));
		set_rate(Ok(yuan(740)));
		let events_before = System::events().len();
		let storage = root();
		assert_eq!(ids(&filter(SELL)), vec![held]);
		C2c::depth(&instant(), SELL, 10).unwrap();
		let quote = C2c::quote_best(Some(BOB), &best(BUY, Want::Asset(20 * USDT), 2)).unwrap();
		assert_eq!((quote.fills.len(), quote.principal), (1, 20 * USDT));
		assert_eq!(System::events().len(), events_before);
		assert_eq!(root(), storage);
	});
}

#[test]
fn a_quote_tells_why_nothing_can_be_taken() {
	run(|| {
		let empty = C2c::quote_best(None, &best(BUY, Want::Asset(20 * USDT), 1)).unwrap();
		assert!(empty.fills.is_empty());
		stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let of = |who, take| C2c::quote_best(who, &take).map(|quote| quote.fills.len());
		let twenty = || best(BUY, Want::Asset(20 * USDT), 1);
		assert_eq!(of(None, twenty()), Ok(1));
		let mut nowhere = twenty();
		nowhere.market.rail = 99;
		assert_eq!(of(None, nowhere), Err(Error::<Test>::BadMethod.into()));
		attest(&BOB, Tier::Unverified);
		assert_eq!(of(Some(BOB), twenty()), Err(Error::<Test>::BadMethod.into()));
		let own = C2c::quote_best(Some(ALICE), &twenty()).unwrap();
		assert_eq!((own.fills.len(), own.passed.len()), (0, 1));
	});
}
