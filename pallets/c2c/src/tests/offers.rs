// SPDX-License-Identifier: Apache-2.0

use super::market::*;
use crate::{
	Book, Due, Eligibility, Error, Event, HoldReason, Ladder, MAX_METHODS, Method, NotAllowed,
	OFFER_BYTES, OFFER_ROWS, Offer, OfferChange, OfferRequest, OfferState, OfferStep, Offers,
	OnStale, Place, Pricing, Receipts, Timed, mock::*, offer_id,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc, MockProgramme};
use tael_primitives::{
	AccountId, Balance, DAY, Fiat, MINUTE, Price, PriceError, Side, Standing, Tier, USDT,
};

fn change() -> OfferChange {
	OfferChange { pricing: None, range: None, methods: None }
}

fn update(id: crate::OfferId, version: u32, change: OfferChange) -> DispatchResult {
	plain(C2c::update_offer(signed(&ALICE), id, version, change))
}

fn resume(id: crate::OfferId) -> DispatchResult {
	plain(C2c::resume_offer(signed(&ALICE), id))
}

#[test]
fn the_machine_is_the_table_of_the_readme() {
	use OfferState::*;
	use OfferStep::*;
	let steps = [Rest, Pause, Resume, Change, Exhaust, Refill, Suspend, Reinstate, Bar, Unbar, End];
	let table = [
		(Entering, "Active Paused - Entering Exhausted - Suspended - Barred - Ended"),
		(Active, "- Paused - Entering Exhausted - Suspended - Barred - Ended"),
		(Paused, "- - Entering Paused - - - - Barred - Ended"),
		(Exhausted, "- Paused - Exhausted - Entering - - Barred - Ended"),
		(Suspended, "- Paused - Suspended - - - Entering Barred - Ended"),
		(Barred, "- - - - - - - - - Paused Ended"),
		(Ended, "- - - - - - - - - - -"),
	];
	for (state, row) in table {
		for (step, cell) in steps.into_iter().zip(row.split(' ')) {
			let next = match state.apply(step) {
				Ok(next) => format!("{next:?}"),
				Err(NotAllowed) => "-".to_owned(),
			};
			assert_eq!(next, cell, "{state:?} {step:?}");
		}
	}
}

#[test]
fn an_offer_that_meets_nobody_rests_in_the_book() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		events();
		let id = post(pool, 1, ad(SELL, fixed(PAR)));
		let offer = row(id);
		assert_eq!((offer.state, offer.version, offer.rank), (OfferState::Active, 0, 1));
		let deposits = DEPOSIT + OFFER_DEPOSIT;
		assert_eq!(held(&NATIVE, HoldReason::Deposit, &ALICE), deposits);
		assert_eq!(pool_row(pool).offers, 1);
		assert_eq!(
			events(),
			vec![
				Event::OfferCreated {
					id,
					seq: 0,
					maker: ALICE,
					reference: reference(1),
					pool,
					side: SELL,
					asset: NATIVE,
					fiat: Fiat::CNY,
					pricing: fixed(PAR),
					min: 10 * USDT,
					max: 100 * USDT,
					expires_at: now() + DAY,
				},
				Event::OfferTurned {
					id,
					seq: 1,
					from: OfferState::Entering,
					to: OfferState::Active,
				},
			]
		);
	});
}

#[test]
fn f34_a_reference_makes_one_offer_also_after_it_has_ended() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		let id = post(pool, 1, ad(SELL, fixed(PAR)));
		assert_noop!(try_post(pool, 1, ad(SELL, fixed(PAR))), Error::<Test>::AlreadyExists);
		assert_ok!(C2c::close_offer(signed(&ALICE), id));
		assert_noop!(try_post(pool, 1, ad(SELL, fixed(PAR))), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn only_the_owner_of_a_pool_offers_from_it() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		let create = |who, pool| {
			plain(C2c::create_offer(signed(who), pool, reference(1), ad(SELL, fixed(PAR))))
		};
		assert_noop!(create(&BOB, pool), Error::<Test>::NotParty);
		assert_noop!(create(&BOB, commitment(9)), Error::<Test>::NotFound);
	});
}

#[test]
fn a_range_that_makes_no_sense_is_refused() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		let with = |min: Balance, max: Balance| {
			try_post(pool, 1, OfferRequest { min, max, ..ad(SELL, fixed(PAR)) })
		};
		assert_noop!(with(0, 100 * USDT), Error::<Test>::BadRange);
		assert_noop!(with(USDT - 1, 100 * USDT), Error::<Test>::BadRange);
		assert_noop!(with(20 * USDT, 20 * USDT - 1), Error::<Test>::BadRange);
		assert_ok!(with(USDT, USDT));
		let eligibility = Eligibility { min_completion: 10_001, ..Eligibility::default() };
		let request = OfferRequest { eligibility, ..ad(SELL, fixed(PAR)) };
		assert_noop!(try_post(pool, 2, request), Error::<Test>::BadRange);
		// What it would cost is more than can be counted.
		set_rate(Ok(Price(u64::MAX)));
		let request = OfferRequest { max: Balance::MAX, ..ad(SELL, fixed(Price(u64::MAX))) };
		assert_noop!(try_post(pool, 2, request), Error::<Test>::BadRange);
	});
}

#[test]
fn a_price_that_makes_no_sense_is_refused() {
	let use_bound = |floor, ceiling| Pricing::Floating {
		spread: 0,
		floor,
		ceiling,
		on_stale: OnStale::UseBound,
	};
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		let wrong = [
			(SELL, fixed(Price(0))),
			(SELL, bounded(0, Some(Price(0)), None)),
			(SELL, bounded(0, None, Some(Price(0)))),
			(SELL, bounded(0, Some(yuan(721)), Some(yuan(720)))),
			(SELL, floating(1_001)),
			(SELL, floating(-1_001)),
			(SELL, floating(i16::MIN)),
			// The bound of the maker is the floor of a sale and the ceiling of a purchase.
			(SELL, use_bound(None, Some(yuan(730)))),
			(BUY, use_bound(Some(yuan(710)), None)),
		];
		for (side, pricing) in wrong {
			assert_noop!(try_post(pool, 1, ad(side, pricing)), Error::<Test>::BadPricing);
		}
		assert_ok!(try_post(pool, 1, ad(SELL, use_bound(Some(yuan(700)), None))));
		assert_ok!(try_post(pool, 2, ad(SELL, bounded(0, Some(PAR), Some(PAR)))));
	});
}

#[test]
fn f16_boundary_a_price_far_from_the_rate_is_refused() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		for wrong in [yuan(360), Price(yuan(648).0 - 1), Price(yuan(792).0 + 1)] {
			let post = try_post(pool, 1, ad(SELL, fixed(wrong)));
			assert_noop!(post, Error::<Test>::PriceOutOfBand);
		}
		let bound = bounded(0, Some(Price(yuan(792).0 + 1)), None);
		assert_noop!(try_post(pool, 1, ad(SELL, bound)), Error::<Test>::PriceOutOfBand);
		for (tag, right) in [fixed(yuan(648)), fixed(yuan(792)), floating(1_000), floating(-1_000)]
			.into_iter()
			.enumerate()
		{
			post(pool, u8::try_from(tag).unwrap(), ad(SELL, right));
		}
	});
}

#[test]
fn without_a_rate_only_fixed_prices_are_offered() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		set_rate(Err(PriceError::Halted));
		let post = try_post(pool, 1, ad(SELL, floating(0)));
		assert_noop!(post, Error::<Test>::RateUnavailable);
		assert_ok!(try_post(pool, 1, ad(SELL, fixed(yuan(1)))));
	});
}

#[test]
fn methods_that_make_no_sense_are_refused() {
	let with = |methods: Vec<Method>| OfferRequest {
		methods: BoundedVec::truncate_from(methods),
		..ad(SELL, fixed(PAR))
	};
	let window = |window| Method { pay_window: Some(window), ..method(INSTANT) };
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		let wrong = [
			vec![],
			vec![method(99)],
			vec![method(INSTANT), method(WIRE), method(INSTANT)],
			vec![Method { account: commitment(0), ..method(INSTANT) }],
			vec![window(5 * MINUTE - 1)],
			vec![window(2 * DAY + 1)],
		];
		for methods in wrong {
			assert_noop!(try_post(pool, 1, with(methods)), Error::<Test>::BadMethod);
		}
		assert_ok!(try_post(pool, 1, with(vec![window(5 * MINUTE), method(CARD)])));
		assert_ok!(try_post(pool, 2, with(vec![window(2 * DAY)])));
		attest(&ALICE, Tier::Unverified);
		assert_noop!(try_post(pool, 3, with(vec![method(WIRE)])), Error::<Test>::BadMethod);
	});
}

#[test]
fn boundary_an_offer_ends_later_than_now_and_not_too_late() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		let until = |expires_at| OfferRequest { expires_at, ..ad(SELL, fixed(PAR)) };
		let latest = now() + LIMITS.max_offer_life;
		assert_noop!(try_post(pool, 1, until(now())), Error::<Test>::BadExpiry);
		assert_noop!(try_post(pool, 1, until(latest + 1)), Error::<Test>::BadExpiry);
		assert_ok!(try_post(pool, 1, until(now() + 1)));
		assert_ok!(try_post(pool, 2, until(latest)));
	});
}

#[test]
fn boundary_a_pool_covers_the_least_amount_and_its_bond() {
	run(|| {
		// 100 and a bond of 3 %.
		let enough = pool(&ALICE, 1, &NATIVE, 103 * USDT);
		let too_little = pool(&ALICE, 2, &NATIVE, 103 * USDT - 1);
		let request = OfferRequest { min: 100 * USDT, ..ad(SELL, fixed(PAR)) };
		let post = try_post(too_little, 1, request.clone());
		assert_noop!(post, Error::<Test>::NotEnoughLiquidity);
		assert_ok!(try_post(enough, 1, request));
		// Who buys stakes the bond alone.
		let enough = pool(&BOB, 1, &NATIVE, 3 * USDT);
		let too_little = pool(&BOB, 2, &NATIVE, 3 * USDT - 1);
		let request = OfferRequest { min: 100 * USDT, ..ad(BUY, fixed(yuan(700))) };
		let post = try_post(too_little, 1, request.clone());
		assert_noop!(post, Error::<Test>::NotEnoughLiquidity);
		assert_ok!(try_post(enough, 1, request));
		// The least bond is one USDT.
		let enough = pool(&CAROL, 1, &NATIVE, 11 * USDT);
		let too_little = pool(&CAROL, 2, &NATIVE, 11 * USDT - 1);
		let post = try_post(too_little, 1, ad(SELL, fixed(PAR)));
		assert_noop!(post, Error::<Test>::NotEnoughLiquidity);
		assert_ok!(try_post(enough, 1, ad(SELL, fixed(PAR))));
	});
}

#[test]
fn who_may_not_trade_posts_nothing() {
	run(|| {
		let pool = pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
		MockProgramme::set(&ALICE, Standing::Barred);
		assert_noop!(try_post(pool, 1, ad(SELL, fixed(PAR))), Error::<Test>::NotEligible);
		MockProgramme::set(&ALICE, Standing::None);
		MockKyc::freeze(&ALICE);
		let post = try_post(pool, 1, ad(SELL, fixed(PAR)));
		assert_noop!(post, DispatchError::Other("Frozen"));
		MockKyc::thaw(&ALICE);
		// What an account has to keep besides.
		set_free(&NATIVE, &ALICE, OFFER_DEPOSIT + EXISTENTIAL_DEPOSIT - 1);
		let post = try_post(pool, 1, ad(SELL, fixed(PAR)));
		assert_noop!(post, Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn a_change_gives_a_new_version_and_a_new_place_in_the_queue() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let other = stand(&BOB, 1, ad(SELL, fixed(yuan(721))));
		let pricing = Some(fixed(yuan(721)));
		assert_ok!(update(id, 0, OfferChange { pricing, ..change() }));
		let offer = row(id);
		assert_eq!((offer.version, offer.rank, offer.state), (1, 3, OfferState::Active));
		assert!(row(other).rank < offer.rank);
		let range = Some((20 * USDT, 30 * USDT));
		assert_ok!(update(id, 1, OfferChange { range, ..change() }));
		let methods = Some(BoundedVec::truncate_from(vec![method(WIRE), method(CARD)]));
		assert_ok!(update(id, 2, OfferChange { methods, ..change() }));
		let request = row(id).request;
		assert_eq!((request.min, request.max, request.methods.len()), (20 * USDT, 30 * USDT, 2));
		assert_eq!(request.pricing, fixed(yuan(721)));
	});
}

#[test]
fn a_change_is_held_to_the_rules_of_a_new_offer() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let by_bob = plain(C2c::update_offer(signed(&BOB), id, 0, change()));
		assert_noop!(by_bob, Error::<Test>::NotParty);
		assert_noop!(update(commitment(9), 0, change()), Error::<Test>::NotFound);
		assert_noop!(update(id, 1, change()), Error::<Test>::TermsChanged);
		let pricing = |pricing| OfferChange { pricing: Some(pricing), ..change() };
		assert_noop!(update(id, 0, pricing(fixed(Price(0)))), Error::<Test>::BadPricing);
		assert_noop!(update(id, 0, pricing(fixed(yuan(300)))), Error::<Test>::PriceOutOfBand);
		let range = OfferChange { range: Some((0, USDT)), ..change() };
		assert_noop!(update(id, 0, range), Error::<Test>::BadRange);
		let methods = OfferChange { methods: Some(BoundedVec::new()), ..change() };
		assert_noop!(update(id, 0, methods), Error::<Test>::BadMethod);
		set_rate(Err(PriceError::Stale));
		assert_noop!(update(id, 0, pricing(floating(0))), Error::<Test>::RateUnavailable);
		MockProgramme::set(&ALICE, Standing::Barred);
		assert_noop!(update(id, 0, change()), Error::<Test>::NotEligible);
	});
}

#[test]
fn a_change_above_the_pool_leaves_the_book() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let range = Some((1_000 * USDT, 1_000 * USDT));
		assert_ok!(update(id, 0, OfferChange { range, ..change() }));
		assert_eq!(state(id), OfferState::Exhausted);
		let range = Some((10 * USDT, 1_000 * USDT));
		assert_ok!(update(id, 1, OfferChange { range, ..change() }));
		assert_eq!(state(id), OfferState::Exhausted);
		assert_ok!(poke(id));
		assert_eq!(state(id), OfferState::Active);
	});
}

#[test]
fn a_maker_pauses_and_resumes_at_the_end_of_the_queue() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		stand(&BOB, 1, ad(SELL, fixed(PAR)));
		assert_noop!(C2c::pause_offer(signed(&BOB), id), Error::<Test>::NotParty);
		assert_noop!(C2c::pause_offer(signed(&BOB), commitment(9)), Error::<Test>::NotFound);
		assert_noop!(resume(id), Error::<Test>::WrongState);
		assert_ok!(C2c::pause_offer(signed(&ALICE), id));
		assert_noop!(C2c::pause_offer(signed(&ALICE), id), Error::<Test>::WrongState);
		assert_noop!(poke(id), Error::<Test>::NothingDue);
		// What is paused can be changed, and stays so.
		assert_ok!(update(id, 0, change()));
		assert_eq!(state(id), OfferState::Paused);
		let by_bob = plain(C2c::resume_offer(signed(&BOB), id));
		assert_noop!(by_bob, Error::<Test>::NotParty);
		assert_ok!(resume(id));
		assert_eq!((state(id), row(id).rank), (OfferState::Active, 3));
	});
}

#[test]
fn resuming_asks_what_posting_asks() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let pool = row(id).pool;
		assert_ok!(C2c::pause_offer(signed(&ALICE), id));
		assert_ok!(C2c::withdraw_liquidity(signed(&ALICE), pool, 995 * USDT, 0));
		assert_noop!(resume(id), Error::<Test>::NotEnoughLiquidity);
		assert_ok!(C2c::fund_pool(signed(&ALICE), pool, 995 * USDT, 1));
		set_rate(Ok(yuan(900)));
		assert_noop!(resume(id), Error::<Test>::PriceOutOfBand);
		set_rate(Ok(PAR));
		MockKyc::freeze(&ALICE);
		assert_noop!(resume(id), DispatchError::Other("Frozen"));
		MockKyc::thaw(&ALICE);
		edit_rail(INSTANT, |rail| rail.is_open = false);
		assert_noop!(resume(id), Error::<Test>::BadMethod);
		edit_rail(INSTANT, |rail| rail.is_open = true);
		assert_ok!(resume(id));
	});
}

#[test]
fn a_closed_offer_leaves_and_gives_its_deposit_back() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let pool = row(id).pool;
		assert_noop!(C2c::close_offer(signed(&BOB), id), Error::<Test>::NotParty);
		assert_noop!(C2c::close_offer(signed(&BOB), commitment(9)), Error::<Test>::NotFound);
		events();
		assert_ok!(C2c::close_offer(signed(&ALICE), id));
		assert!(!Offers::<Test>::contains_key(id));
		assert!(Receipts::<Test>::contains_key(id));
		assert_eq!(pool_row(pool).offers, 0);
		assert_eq!(held(&NATIVE, HoldReason::Deposit, &ALICE), DEPOSIT);
		let ended = Event::OfferEnded { id, seq: 3, maker: ALICE, is_expired: false };
		assert_eq!(events().last(), Some(&ended));
		assert_noop!(C2c::close_offer(signed(&ALICE), id), Error::<Test>::NotFound);
	});
}

#[test]
fn an_offer_closes_from_every_state() {
	type Reach = fn(crate::OfferId);
	let reach: [Reach; 5] = [
		|_| {},
		|id| {
			assert_ok!(C2c::pause_offer(signed(&ALICE), id));
		},
		|id| {
			let pool = row(id).pool;
			assert_ok!(C2c::withdraw_liquidity(signed(&ALICE), pool, 1_000 * USDT, 0));
			assert_ok!(poke(id));
			assert_eq!(state(id), OfferState::Exhausted);
		},
		|id| {
			MockProgramme::set(&ALICE, Standing::Barred);
			assert_ok!(poke(id));
			assert_eq!(state(id), OfferState::Suspended);
		},
		|id| {
			assert_ok!(C2c::bar_offer(RuntimeOrigin::root(), id));
		},
	];
	for reach in reach {
		run(|| {
			let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
			reach(id);
			assert_ok!(C2c::close_offer(signed(&ALICE), id));
			assert!(!Offers::<Test>::contains_key(id));
		});
	}
}

#[test]
fn anyone_closes_the_offer_of_a_frozen_maker() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		MockKyc::freeze(&ALICE);
		assert_ok!(C2c::close_offer(signed(&STRANGER), id));
		assert!(!Offers::<Test>::contains_key(id));
	});
}

#[test]
fn risk_bars_an_offer_and_its_maker_cannot_resume_it() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		assert_noop!(C2c::bar_offer(signed(&ALICE), id), DispatchError::BadOrigin);
		assert_noop!(C2c::unbar_offer(signed(&ALICE), id), DispatchError::BadOrigin);
		let root = RuntimeOrigin::root;
		assert_noop!(C2c::bar_offer(root(), commitment(9)), Error::<Test>::NotFound);
		assert_noop!(C2c::unbar_offer(root(), commitment(9)), Error::<Test>::NotFound);
		assert_noop!(C2c::unbar_offer(root(), id), Error::<Test>::WrongState);
		assert_ok!(C2c::bar_offer(root(), id));
		assert_noop!(C2c::bar_offer(root(), id), Error::<Test>::WrongState);
		assert_noop!(resume(id), Error::<Test>::WrongState);
		assert_noop!(update(id, 0, change()), Error::<Test>::WrongState);
		assert_noop!(C2c::pause_offer(signed(&ALICE), id), Error::<Test>::WrongState);
		assert_noop!(poke(id), Error::<Test>::NothingDue);
		assert_ok!(C2c::unbar_offer(root(), id));
		assert_eq!(state(id), OfferState::Paused);
		assert_ok!(resume(id));
	});
}

#[test]
fn boundary_an_offer_lives_until_its_last_millisecond() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let expires_at = row(id).request.expires_at;
		MockClock::set(expires_at - 1);
		assert_noop!(poke(id), Error::<Test>::NothingDue);
		assert_ok!(update(id, 0, change()));
		take(&BOB, id, 1, 10 * USDT);
		MockClock::set(expires_at);
		assert_noop!(update(id, 1, change()), Error::<Test>::TooLate);
		assert_noop!(C2c::pause_offer(signed(&ALICE), id), Error::<Test>::TooLate);
		assert_noop!(resume(id), Error::<Test>::TooLate);
		let take = crate::Take { version: Some(1), ..taking(crate::Want::Asset(10 * USDT)) };
		let taken = try_take(&CAROL, id, 1, take);
		assert_noop!(taken, Error::<Test>::OfferUnavailable);
		let poked = C2c::poke_offer(signed(&STRANGER), id);
		assert_eq!(poked.map(|info| info.pays_fee), Ok(Pays::No));
		assert!(!Offers::<Test>::contains_key(id));
		assert_noop!(poke(id), Error::<Test>::NotFound);
		let expired =
			|event: &Event<Test>| matches!(event, Event::OfferEnded { is_expired: true, .. });
		assert!(events().iter().any(expired));
	});
}

#[test]
fn the_sweep_ends_what_has_expired() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let later = OfferRequest { expires_at: now() + 2 * DAY, ..ad(SELL, fixed(PAR)) };
		let other = stand(&BOB, 1, later);
		MockClock::advance(DAY + MINUTE);
		C2c::on_idle(1, frame::deps::frame_support::weights::Weight::MAX);
		assert!(!Offers::<Test>::contains_key(id));
		assert_eq!(state(other), OfferState::Active);
	});
}

#[test]
fn an_offer_without_liquidity_waits_until_there_is_enough() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		let pool = row(id).pool;
		assert_noop!(poke(id), Error::<Test>::NothingDue);
		assert_ok!(C2c::withdraw_liquidity(signed(&ALICE), pool, 989 * USDT + 1, 0));
		assert_ok!(poke(id));
		assert_eq!(state(id), OfferState::Exhausted);
		assert_noop!(poke(id), Error::<Test>::NothingDue);
		assert_ok!(C2c::fund_pool(signed(&ALICE), pool, 1, 1));
		assert_ok!(poke(id));
		assert_eq!(state(id), OfferState::Active);
	});
}

#[test]
fn f33_an_offer_is_suspended_while_its_maker_may_not_trade() {
	type Change = fn();
	let causes: [(Change, Change); 4] = [
		(|| MockKyc::freeze(&ALICE), || MockKyc::thaw(&ALICE)),
		(|| MockKyc::revoke(&ALICE), || attest(&ALICE, Tier::Document)),
		(
			|| MockProgramme::set(&ALICE, Standing::Barred),
			|| MockProgramme::set(&ALICE, Standing::None),
		),
		(
			|| edit_rail(INSTANT, |rail| rail.is_open = false),
			|| edit_rail(INSTANT, |rail| rail.is_open = true),
		),
	];
	for (cause, cure) in causes {
		run(|| {
			let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
			cause();
			assert_ok!(poke(id));
			assert_eq!(state(id), OfferState::Suspended);
			assert_noop!(poke(id), Error::<Test>::NothingDue);
			cure();
			assert_ok!(poke(id));
			assert_eq!((state(id), row(id).rank), (OfferState::Active, 2));
		});
	}
}

#[test]
fn the_deposit_of_an_offer_is_for_all_the_rows_it_may_have() {
	run(|| {
		let wire = crate::Rails::<Test>::get(WIRE).expect("it is registered");
		assert_ok!(C2c::set_rail(RuntimeOrigin::root(), 4, wire));
		let pricing = Pricing::Floating {
			spread: 0,
			floor: Some(yuan(719)),
			ceiling: Some(yuan(721)),
			on_stale: OnStale::UseBound,
		};
		let pool = pool(&ALICE, 1, &NATIVE, 100 * USDT);
		let rows = || {
			let due = Due::<Test>::iter().count();
			let counters = crate::Matched::<Test>::iter().count();
			let places = Book::<Test>::iter().count();
			Offers::<Test>::iter().count() + due + places + counters
		};
		let before = rows();
		post(pool, 1, on(&[INSTANT, WIRE, CARD, 4], ad(SELL, pricing)));
		assert_eq!(rows() - before, usize::try_from(OFFER_ROWS).unwrap());
	});
	// Keys as they are hashed, and values.
	let row = 32 + Offer::<AccountId>::max_encoded_len();
	let due = 8 + 8 + 32 + Timed::max_encoded_len();
	let place = 16 + Ladder::max_encoded_len() + Place::max_encoded_len() + 32;
	let counter = 32 + 8 + <(Fiat, tael_primitives::RailId, Side)>::max_encoded_len() + 4;
	let in_markets = usize::try_from(MAX_METHODS).unwrap() * (3 * place + counter);
	let bytes = row + due + in_markets;
	assert_eq!(usize::try_from(OFFER_BYTES), Ok(bytes));
}

#[test]
fn a_poke_costs_nothing_if_it_does_something() {
	run(|| {
		let id = stand(&ALICE, 1, ad(SELL, fixed(PAR)));
		MockProgramme::set(&ALICE, Standing::Barred);
		let poked = C2c::poke_offer(signed(&STRANGER), id);
		assert_eq!(poked.map(|info| info.pays_fee), Ok(Pays::No));
		let poked = C2c::poke_offer(signed(&STRANGER), id);
		assert_eq!(poked.map_err(|error| error.post_info.pays_fee), Err(Pays::Yes));
	});
}

#[test]
fn an_offer_for_named_takers_stands_nowhere_in_the_book() {
	let allow: BoundedVec<AccountId, _> = BoundedVec::truncate_from(vec![BOB]);
	run(|| {
		let eligibility = Eligibility { allow: allow.clone(), ..Eligibility::default() };
		let private = OfferRequest { eligibility, ..ad(SELL, fixed(PAR)) };
		let id = stand(&ALICE, 1, private);
		assert_eq!(state(id), OfferState::Active);
		assert_eq!(crate::Book::<Test>::iter().count(), 0);
		let taken = try_take(&CAROL, id, 1, taking(crate::Want::Asset(10 * USDT)));
		assert_noop!(taken, Error::<Test>::NotEligible);
		take(&BOB, id, 1, 10 * USDT);
		assert_eq!(offer_id(&ALICE, &reference(1)), id);
		let side: Side = row(id).request.side;
		assert_eq!(side, SELL);
	});
}
