// SPDX-License-Identifier: Apache-2.0

//! I4: from every state that holds money somebody can leave alone, or anyone after a deadline. The rows are
//! those of the README.

use super::{market::*, scene::*};
use crate::{TradeState, Trades, mock::*};
use frame::{deps::frame_support::weights::Weight, testing_prelude::*, traits::Hooks};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock};
use tael_primitives::{Balance, Cause, DAY, MINUTE, Ruling, Side, USDT};

use TradeState::{Disputed, Ended, Funded, HeldRelease, Lapsed, PaidClaimed, Requested};

/// Who takes it alone.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Who {
	Maker,
	Taker,
	Buyer,
	Seller,
	Anyone,
}

struct Row {
	state: TradeState,
	who: Who,
	/// From when on: so long after the state began.
	from: u64,
	by: &'static str,
	exit: fn(&Scene) -> DispatchResult,
	/// Where it leads, and what the buyer has gained then.
	leads_to: (TradeState, i128),
}

fn rows() -> Vec<Row> {
	let row = |state, who, from, by, exit, leads_to| Row { state, who, from, by, exit, leads_to };
	vec![
		row(
			Requested,
			Who::Maker,
			0,
			"`reject_trade`",
			|scene| C2c::reject_trade(signed(&ALICE), scene.id),
			(Ended, 0),
		),
		row(
			Requested,
			Who::Taker,
			0,
			"`cancel_trade`",
			|scene| C2c::cancel_trade(signed(&BOB), scene.id),
			(Ended, 0),
		),
		row(Requested, Who::Anyone, WINDOWS.accept, "`poke_trade`", Scene::poke, (Ended, 0)),
		row(Funded, Who::Buyer, 0, "`cancel_trade`", Scene::cancel, (Ended, 0)),
		row(Funded, Who::Seller, 0, "`release`", Scene::release, (Ended, GAIN)),
		row(Funded, Who::Anyone, WINDOWS.pay, "`poke_trade`", Scene::poke, (Lapsed, 0)),
		row(PaidClaimed, Who::Seller, 0, "`release`", Scene::release, (Ended, GAIN)),
		row(PaidClaimed, Who::Buyer, 0, "`cancel_claim`", Scene::cancel_claim, (Ended, 0)),
		row(PaidClaimed, Who::Anyone, WINDOWS.release, "`poke_trade`", Scene::poke, (Disputed, 0)),
		row(Lapsed, Who::Seller, 0, "`release`", Scene::release, (Ended, GAIN)),
		row(Lapsed, Who::Anyone, WINDOWS.grace, "`poke_trade`", Scene::poke, (Ended, 0)),
		row(HeldRelease, Who::Anyone, HOLD, "`poke_trade`", Scene::poke, (Ended, GAIN)),
		row(Disputed, Who::Seller, 0, "`release`", Scene::release, (Ended, GAIN)),
		row(Disputed, Who::Buyer, 0, "`cancel_claim`", Scene::cancel_claim, (Ended, 0)),
	]
}

/// Every state of the enum but the end.
fn states_with_money() -> Vec<TradeState> {
	states_of().into_iter().filter(|state| *state != Ended).collect()
}

#[test]
fn every_way_out_of_every_state_is_open_to_one_party_or_to_anyone_after_a_deadline() {
	for row in rows() {
		run_with_shapes(|shape| {
			let scene = Scene::in_state(row.state, shape);
			MockClock::advance(row.from);
			println!("{:?} by {:?}: {}", row.state, row.who, row.by);
			assert_ok!((row.exit)(&scene));
			let (state, gain) = row.leads_to;
			if state == Ended {
				scene.ended_with(gain, -gain, 0);
			} else {
				assert_eq!(scene.row().state, state);
				assert_eq!(scene.gain(scene.buyer()), gain);
			}
		});
	}
}

#[test]
fn no_state_is_without_a_way_out_and_without_one_for_anyone() {
	for state in states_with_money() {
		let of_state: Vec<Row> = rows().into_iter().filter(|row| row.state == state).collect();
		assert!(!of_state.is_empty(), "{state:?} has a row");
		// A dispute is arbitration's, which has its own.
		let is_open_to_all = of_state.iter().any(|row| row.who == Who::Anyone);
		assert_eq!(is_open_to_all, state != Disputed, "{state:?}");
	}
}

#[test]
fn the_readme_has_every_row() {
	let readme = include_str!("../../README.md");
	for row in rows() {
		let (state, who) = (format!("{:?}", row.state), format!("{:?}", row.who).to_lowercase());
		let is_told = readme.lines().any(|line| {
			let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
			cells.first() == Some(&format!("trade, {state}").as_str())
				&& cells.iter().any(|cell| cell.contains(&who))
				&& cells.iter().any(|cell| cell.contains(row.by))
		});
		assert!(is_told, "{state}, {who}, {}", row.by);
	}
}

/// A way out of what is no live trade.
struct Exit {
	/// As the README calls it.
	what: &'static str,
	who: &'static str,
	by: &'static str,
	from: &'static str,
	/// Put money into it.
	enter: fn() -> H256,
	/// Let it be time.
	wait: fn(),
	leave: fn(H256) -> DispatchResult,
	/// Whether what lies there is out when that is done: of Alice, whose all of it is.
	leaves: Balance,
}

/// An offer of Alice on a pool of hers.
fn offer() -> H256 {
	stand(&ALICE, 1, ad(SELL, fixed(PAR)))
}

/// A pool of hers whose liquidity is promised to a trade, and closed. The trade.
fn closed_pool() -> H256 {
	let offer = offer();
	let trade = take(&BOB, offer, 1, 100 * USDT);
	assert_ok!(C2c::close_offer(signed(&ALICE), offer));
	assert_ok!(C2c::close_pool(signed(&ALICE), scene_pool()));
	trade
}

fn scene_pool() -> H256 {
	crate::pool_id(&ALICE, &reference(1))
}

/// A trade that has ended, with a message of hers.
fn mailbox() -> H256 {
	let trade = take(&BOB, offer(), 1, 100 * USDT);
	let sealed = BoundedVec::truncate_from(vec![1; 48]);
	assert_ok!(C2c::send_message(signed(&ALICE), trade, 0, sealed));
	assert_ok!(C2c::release(signed(&ALICE), trade));
	trade
}

/// Her key for messages.
fn key() -> H256 {
	assert_ok!(C2c::publish_key(signed(&ALICE), Some([1; 32])));
	H256::zero()
}

const POOL: &str = "liquidity no trade was promised";
const OFFER: &str = "the deposit of an offer";
/// What an offer of hers is on hold with, besides its own deposit.
const POOLED: Balance = 1_000 * USDT + DEPOSIT;

fn exits() -> [Exit; 9] {
	let signed_by_all = |id| plain(C2c::poke_offer(signed(&STRANGER), id));
	let pool = || pool(&ALICE, 1, &NATIVE, 1_000 * USDT);
	let now = || {};
	let exit = |what, who, by, from, enter, wait, leave, leaves| Exit {
		what,
		who,
		by,
		from,
		enter,
		wait,
		leave,
		leaves,
	};
	[
		exit(
			POOL,
			"the owner",
			"`withdraw_liquidity`",
			"at once",
			pool,
			now,
			|id| C2c::withdraw_liquidity(signed(&ALICE), id, 1_000 * USDT, 0),
			DEPOSIT,
		),
		exit(
			POOL,
			"the owner",
			"`close_pool`",
			"at once",
			pool,
			now,
			|id| C2c::close_pool(signed(&ALICE), id),
			0,
		),
		exit(
			"liquidity of a closed pool that a trade was promised",
			"as the trade",
			"the row of the trade",
			"as there",
			closed_pool,
			now,
			|id| C2c::cancel_trade(signed(&BOB), id),
			0,
		),
		exit(
			OFFER,
			"the maker",
			"`close_offer`",
			"at once",
			offer,
			now,
			|id| C2c::close_offer(signed(&ALICE), id),
			POOLED,
		),
		exit(
			OFFER,
			"anyone",
			"`close_offer`",
			"while he is frozen",
			offer,
			|| {
				tael_mocks::MockKyc::freeze(&ALICE);
			},
			|id| C2c::close_offer(signed(&STRANGER), id),
			POOLED,
		),
		exit(
			OFFER,
			"anyone",
			"`poke_offer`",
			"`expires_at`",
			offer,
			|| {
				MockClock::advance(DAY);
			},
			signed_by_all,
			POOLED,
		),
		exit(
			OFFER,
			"anyone",
			"the sweep",
			"`expires_at`",
			offer,
			|| {
				MockClock::advance(DAY + MINUTE);
			},
			|_| {
				C2c::on_idle(1, Weight::MAX);
				Ok(())
			},
			POOLED,
		),
		exit(
			"messages of an ended trade",
			"anyone",
			"`poke_trade`",
			"a day after the end",
			mailbox,
			|| {
				MockClock::advance(DAY);
			},
			|id| plain(C2c::poke_trade(signed(&STRANGER), id)),
			POOLED + OFFER_DEPOSIT - 100 * USDT,
		),
		exit(
			"published key",
			"its owner",
			"`publish_key`",
			"now",
			key,
			now,
			|_| C2c::publish_key(signed(&ALICE), None),
			0,
		),
	]
}

#[test]
fn every_way_out_of_what_is_no_live_trade_is_open_to_one_alone() {
	for exit in exits() {
		run(|| {
			let Exit { what, who, by, from, .. } = exit;
			println!("{what} by {who}: {by}, {from}");
			let id = (exit.enter)();
			let before = held_at_all(&ALICE);
			// Nobody but the owner can do it before it is time.
			if who == "anyone" {
				let early = hypothetically!((exit.leave)(id));
				assert!(early.is_err() || by == "the sweep", "{by}");
				assert_eq!(held_at_all(&ALICE), before);
			}
			(exit.wait)();
			assert_ok!((exit.leave)(id));
			assert!(held_at_all(&ALICE) < before);
			assert_eq!(held_at_all(&ALICE), exit.leaves);
		});
	}
}

#[test]
fn the_readme_has_every_row_of_what_is_no_live_trade_and_no_other() {
	let readme = include_str!("../../README.md");
	let mut told: Vec<&str> = readme
		.lines()
		.filter(|line| exits().iter().any(|exit| line.starts_with(&format!("| {} |", exit.what))))
		.collect();
	for Exit { what, who, by, from, .. } in exits() {
		let has_row = readme.lines().any(|line| {
			let is_it = [what, who, by, from].iter().all(|cell| line.contains(cell));
			if is_it {
				told.retain(|other| *other != line);
			}
			is_it
		});
		assert!(has_row, "{what}, {who}, {by}, {from}");
	}
	assert_eq!(told, Vec::<&str>::new(), "rows without a test");
}

#[test]
fn a_trade_that_everybody_forgot_ends_by_pokes_and_a_ruling() {
	for state in states_with_money() {
		run_with_shapes(|shape| {
			let scene = Scene::in_state(state, shape);
			for _ in 0..4 {
				MockClock::advance(HOLD);
				let _ = scene.poke();
			}
			if Trades::<Test>::contains_key(scene.id) {
				// Arbitration ends it by its own deadlines.
				assert!(MockArbitration::case(&scene.case()).is_some());
				let (to_buyer, to_seller) = (PRINCIPAL, 0);
				let (slash_buyer, slash_seller) = (0, 0);
				let (fee_payer, cause) = (Some(Side::Seller), Cause::SellerSilent);
				assert_ok!(scene.rule(&Ruling {
					to_buyer,
					to_seller,
					slash_buyer,
					slash_seller,
					fee_payer,
					cause,
				}));
			}
			assert!(!scene.is_alive());
		});
	}
}
