// SPDX-License-Identifier: Apache-2.0

//! A22: the loser pays, the winner is refunded, a settlement costs less, and everything sums to zero.

use crate::{Dispute, DisputeState, DisputeTier, Event, Movement, Outcome, Round, Seat, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use std::sync::OnceLock;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AccountId, Arbitration as _, Balance, CaseId, Cause, Side, USDT};

const PANEL_COST: Balance = 3 * FEE;

/// What everybody gained or lost since the beginning: buyer, seller, treasury.
fn gains() -> [i128; 3] {
	[BUYER, SELLER, TREASURY].map(|who| gain(&who))
}

fn gain(who: &AccountId) -> i128 {
	let has = i128::try_from(free(who) + fees(who) + bond(who)).expect("it is small");
	has - i128::try_from(WEALTH).expect("it is small")
}

fn units(amount: Balance) -> i128 {
	i128::try_from(amount).expect("it is small")
}

/// Let the window of the ruling pass.
fn stand(id: CaseId) {
	MockClock::set(row(id).deadline);
	assert_ok!(poke(id));
	assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0));
}

#[test]
fn the_loser_pays_the_arbiter_and_the_winner_has_his_fee_back() {
	run_with_each(|asset| {
		let id = reviewed(asset);
		let fee = row(id).fee;
		let judge = sitting(id)[0].clone();
		assert_ok!(Arbitration::rule(signed(&judge), id, no_payment(), H256::zero()));
		events();
		stand(id);
		assert_eq!(gains(), [-units(fee), 0, 0]);
		assert_eq!(gain(&judge), units(fee));
		let moved: Vec<_> = events()
			.into_iter()
			.filter_map(|event| match event {
				Event::Moved { kind, from, to, amount, .. } => Some((kind, from, to, amount)),
				_ => None,
			})
			.collect();
		assert_eq!(
			moved,
			[(Movement::Pay, BUYER, judge, fee), (Movement::Return, SELLER, SELLER, fee)]
		);
	});
}

#[test]
fn without_a_payer_each_pays_half() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		let ruling = divided(PRINCIPAL / 2, None);
		assert_ok!(Arbitration::rule(signed(&judge), id, ruling, NOTES));
		stand(id);
		assert_eq!(gains(), [-units(FEE / 2), -units(FEE / 2), 0]);
		assert_eq!(gain(&judge), units(FEE));
	});
}

#[test]
fn a_lost_appeal_costs_both_tiers_and_the_second_stake() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		vote_all(id, vote(Cause::NoPayment, 0));
		stand(id);
		// One arbiter, a panel, and what was staked beyond.
		assert_eq!(gains(), [-units(FEE + 2 * PANEL_COST), 0, units(PANEL_COST)]);
		assert!(panel.iter().all(|who| gain(who) == units(FEE)));
	});
}

#[test]
fn a_won_appeal_costs_the_other_side_both_tiers() {
	run(|| {
		let id = before_panel(NATIVE);
		vote_all(id, vote(Cause::PaidButExpired, 10_000));
		stand(id);
		assert_eq!(gains(), [0, -units(FEE + PANEL_COST), 0]);
	});
}

#[test]
fn who_does_not_answer_an_appeal_pays_for_the_tiers_before() {
	run(|| {
		let id = appealed(NATIVE);
		stand(id);
		assert_eq!(gains(), [0, -units(FEE), 0]);
	});
}

#[test]
fn the_panel_of_a_frozen_side_is_paid_out_of_the_appellants_stake() {
	for (ruling, expected) in [
		// The appellant loses: both tiers, and what he staked beyond.
		(vote(Cause::NoPayment, 0), [-units(FEE + 2 * PANEL_COST), 0, units(PANEL_COST)]),
		// He wins: the other side pays the first tier, and has nothing staked for the second.
		(vote(Cause::PaidButExpired, 10_000), [-units(PANEL_COST), -units(FEE), 0]),
	] {
		run(|| {
			let id = appealed(NATIVE);
			MockKyc::freeze(&SELLER);
			MockClock::set(row(id).deadline);
			assert_ok!(poke(id));
			draw(id);
			let panel = sitting(id);
			MockClock::set(row(id).evidence_until);
			vote_all(id, ruling);
			stand(id);
			assert_eq!(gains(), expected);
			assert!(panel.iter().all(|who| gain(who) == units(FEE)));
		});
	}
}

#[test]
fn the_councils_part_is_the_treasurys() {
	run(|| {
		let id = before_council(NATIVE);
		assert_ok!(Arbitration::council_rule(council(), id, no_payment(), H256::zero()));
		// The seller appealed the panel and won: the buyer pays all three.
		assert_eq!(
			gains(),
			[-units(FEE + PANEL_COST + PANEL_COST + PANEL_COST), 0, units(2 * PANEL_COST)]
		);
	});
}

#[test]
fn silence_costs_the_silent_side_nothing_and_the_other_neither() {
	run(|| {
		let id = opened(NATIVE);
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		stand(id);
		assert_eq!(gains(), [0, 0, 0]);
	});
}

#[test]
fn an_arbiter_works_for_nothing_where_two_sides_are_silent_and_one_of_them_is_frozen() {
	run(|| {
		assert_ok!(open(case_of_the_chain(1, NATIVE)));
		let id = trade(1);
		MockKyc::freeze(&SELLER);
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		draw(id);
		MockClock::set(row(id).evidence_until);
		let judge = sitting(id)[0].clone();
		assert_ok!(Arbitration::rule(signed(&judge), id, paid(), H256::zero()));
		stand(id);
		assert_eq!((gains(), gain(&judge)), ([0, 0, 0], 0));
	});
}

#[test]
fn a_settlement_costs_nothing_before_an_arbiter_sits_and_a_part_after() {
	for conceding in [Some(Side::Buyer), Some(Side::Seller), None] {
		run(|| {
			let id = drawing(NATIVE);
			assert_ok!(Arbitration::settle(&id, conceding));
			assert_eq!(gains(), [0, 0, 0]);
			assert_eq!(receipt(id).outcome, Outcome::Settled);
		});
		run(|| {
			let id = reviewed(NATIVE);
			let judge = sitting(id)[0].clone();
			assert_ok!(Arbitration::settle(&id, conceding));
			let part = units(FEE / 4);
			let expected = match conceding {
				Some(Side::Buyer) => [-part, 0, 0],
				Some(Side::Seller) => [0, -part, 0],
				None => [-part / 2, -part / 2, 0],
			};
			assert_eq!((gains(), gain(&judge)), (expected, part));
			assert_eq!(record(&judge).load, 0);
		});
		run(|| {
			let id = ruled(NATIVE);
			assert_ok!(Arbitration::settle(&id, conceding));
			let expected = match conceding {
				Some(Side::Buyer) => [-units(FEE), 0, 0],
				Some(Side::Seller) => [0, -units(FEE), 0],
				None => [-units(FEE / 2), -units(FEE / 2), 0],
			};
			assert_eq!(gains(), expected, "he has ruled, and earned all of it");
		});
	}
}

#[test]
fn an_appellant_who_settles_has_his_stake_back() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		assert_ok!(Arbitration::settle(&id, Some(Side::Buyer)));
		// The arbiter who ruled, and a quarter of the panel.
		let part = units(FEE / 4);
		assert_eq!(gains(), [-units(FEE) - 3 * part, 0, 0]);
		assert!(panel.iter().all(|who| gain(who) == part));
	});
}

#[test]
fn a_treasury_that_is_gone_is_owed_what_it_should_get() {
	run(|| {
		set_free(&TREASURY, 0);
		let terms = crate::Terms { overdue_slash: EXISTENTIAL_DEPOSIT - 1, ..TERMS };
		TestLimits::set(crate::Limits { terms, ..LIMITS });
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		assert_eq!(Owed::owed_to(&TREASURY), EXISTENTIAL_DEPOSIT - 1);
		assert_eq!(record(&judge).bond, BOND - EXISTENTIAL_DEPOSIT + 1);
		assert_eq!(bond(&judge), BOND, "it lies where it lay");
	});
}

/// An account that can be told from the parties.
fn worker(index: u8) -> AccountId {
	AccountId::new([200 + index; 32])
}

type Sketch = (Option<Side>, Balance, (Balance, Balance), u8, bool);

fn any_side() -> impl Strategy<Value = Option<Side>> {
	prop_oneof![Just(None), Just(Some(Side::Buyer)), Just(Some(Side::Seller))]
}

fn any_round() -> impl Strategy<Value = Sketch> {
	let purse = prop_oneof![Just(0), 0..=5u128, 0..=90 * USDT];
	(any_side(), 3..=30 * USDT, (purse.clone(), purse), 0..=3u8, any::<bool>())
}

/// Some dispute. Made once, since a chain takes longer than a bill.
fn template() -> &'static Dispute<AccountId> {
	static TEMPLATE: OnceLock<Dispute<AccountId>> = OnceLock::new();
	TEMPLATE.get_or_init(|| new_test_ext().execute_with(|| row(opened(NATIVE))))
}

fn with_rounds(rounds: Vec<Sketch>, tier: DisputeTier, seats: u8) -> Dispute<AccountId> {
	let rounds = rounds
		.into_iter()
		.map(|(by, cost, (buyer, seller), workers, by_council)| {
			let mut round = Round::new(by, cost);
			round.purse = crate::Purse { buyer, seller };
			round.share = cost / 3;
			round.earned = BoundedVec::truncate_from((0..workers).map(worker).collect());
			round.by_council = by_council;
			round
		})
		.collect();
	let seat = |index| Seat { who: worker(index), since: 0, commitment: None, vote: None };
	let mut row = template().clone();
	row.state = DisputeState::Review;
	row.tier = tier;
	row.rounds = BoundedVec::truncate_from(rounds);
	row.seats = BoundedVec::truncate_from((0..seats).map(seat).collect());
	row
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	/// Whatever was staked, it goes somewhere, and from whom it was staked.
	#[test]
	fn a22_every_bill_sums_up_to_what_is_on_hold_of_each_side(
		rounds in prop::collection::vec(any_round(), 1..=4),
		payer in any_side(),
		seats in 0..=3u8,
		outcome in prop_oneof![
			Just(Outcome::Executed), Just(Outcome::Settled), Just(Outcome::Withdrawn),
		],
	) {
		let row = with_rounds(rounds, DisputeTier::Panel, seats);
		let bill = row.bill(outcome, payer);
		for side in [Side::Buyer, Side::Seller] {
			let held: Balance = row.rounds.iter().map(|round| round.purse.of(side)).sum();
			let gone: Balance =
				bill.iter().filter(|charge| charge.from == side).map(|charge| charge.amount).sum();
			assert_eq!(held, gone);
		}
		assert!(bill.iter().all(|charge| charge.amount > 0));
	}
}
