// SPDX-License-Identifier: Apache-2.0

//! I4: from every state that holds money somebody can leave alone, or anyone after a deadline. The rows are
//! those of the README.

use super::scene::*;
use crate::{TradeState, Trades, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock};
use tael_primitives::{Cause, Ruling, Side};

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
	for state in [Requested, Funded, PaidClaimed, Lapsed, HeldRelease, Disputed] {
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

#[test]
fn a_trade_that_everybody_forgot_ends_by_pokes_and_a_ruling() {
	for state in [Requested, Funded, PaidClaimed, Lapsed, HeldRelease, Disputed] {
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
