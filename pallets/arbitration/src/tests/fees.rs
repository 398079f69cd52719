// SPDX-License-Identifier: Apache-2.0

//! A22: the loser pays, the winner is refunded, a settlement costs less, and everything sums to zero.

use crate::{
	Appeal, Dispute, DisputeState, DisputeTier, Error, Event, Movement, Outcome, Round, Seat,
	StoredRuling, mock::*,
};
use frame::{
	prelude::{ArithmeticError, DispatchError},
	testing_prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use std::sync::OnceLock;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{
	AccountId, Arbitration as _, Balance, Case, CaseId, Cause, Ruling, Side, USDT, share_floor,
};

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

/// One side appeals what the arbiter rules, and the panel votes all alike.
fn appealed_to_a_panel(first: Ruling, appellant: &AccountId, second: crate::Vote) -> CaseId {
	let id = reviewed(NATIVE);
	let judge = sitting(id)[0].clone();
	assert_ok!(Arbitration::rule(signed(&judge), id, first, NOTES));
	assert_ok!(Arbitration::appeal(signed(appellant), id));
	let other = if *appellant == BUYER { &SELLER } else { &BUYER };
	assert_ok!(Arbitration::counter_fund(signed(other), id));
	draw(id);
	both_ready(id);
	vote_all(id, second);
	id
}

#[test]
fn boundary_an_appeal_that_gains_a_unit_has_its_surplus_back_whoever_pays_the_fee() {
	// Of so many, a basis point is this.
	let unit = PRINCIPAL / 10_000;
	let half = divided(PRINCIPAL / 2, Some(Side::Buyer));
	// `WrongAmountUnder` is paid by the buyer and divides.
	for (share, surplus) in [(4_999, PANEL_COST), (5_000, PANEL_COST), (5_001, 0)] {
		run(|| {
			let id = appealed_to_a_panel(half, &BUYER, vote(Cause::WrongAmountUnder, share));
			stand(id);
			let costs = units(FEE + PANEL_COST + surplus);
			assert_eq!(gains(), [-costs, 0, units(surplus)], "the buyer got {share}");
			let told = Objects::told()[0].1.expect("it was ruled");
			assert_eq!(told.to_buyer, unit * u128::from(share));
		});
		// The seller appeals against the same; he pays no fee and loses no more than the surplus.
		run(|| {
			let share = 10_000 - share;
			let id = appealed_to_a_panel(half, &SELLER, vote(Cause::WrongAmountUnder, share));
			stand(id);
			let costs = units(FEE + PANEL_COST);
			assert_eq!(gains(), [-costs, -units(surplus), units(surplus)], "the buyer got {share}");
		});
	}
}

#[test]
fn where_each_pays_half_an_appeal_in_vain_costs_its_surplus_too() {
	for (share, surplus) in [(5_000, PANEL_COST), (6_000, 0)] {
		run(|| {
			let first = divided(PRINCIPAL / 2, None);
			let id = appealed_to_a_panel(first, &BUYER, vote(Cause::TechnicalFault, share));
			stand(id);
			let half = units(FEE.midpoint(PANEL_COST));
			assert_eq!(gains(), [-half - units(surplus), -half, units(surplus)]);
		});
	}
}

#[test]
fn what_is_not_slashed_any_more_is_a_gain_and_what_is_slashed_a_loss() {
	let slashed = Ruling { slash_buyer: BUYER_BOND, ..no_payment() };
	// The principal stays with the seller; the bond is saved.
	run(|| {
		let id = appealed_to_a_panel(slashed, &BUYER, vote(Cause::NoPayment, 0));
		stand(id);
		assert_eq!(gains(), [-units(FEE + PANEL_COST), 0, 0]);
	});
	// It is not.
	run(|| {
		let again = crate::Vote { slash_buyer: true, ..vote(Cause::NoPayment, 0) };
		let id = appealed_to_a_panel(slashed, &BUYER, again);
		stand(id);
		assert_eq!(gains(), [-units(FEE + 2 * PANEL_COST), 0, units(PANEL_COST)]);
	});
	// He gets less of the principal than he loses of his bond, or as much.
	let bps = u16::try_from(BUYER_BOND * 10_000 / PRINCIPAL).expect("a share");
	for (share, surplus) in [(bps - 1, PANEL_COST), (bps, PANEL_COST), (bps + 1, 0)] {
		run(|| {
			let first = divided(0, Some(Side::Buyer));
			let other = crate::Vote { slash_buyer: true, ..vote(Cause::Other, share) };
			let id = appealed_to_a_panel(first, &BUYER, other);
			stand(id);
			let costs = units(FEE + PANEL_COST + surplus);
			assert_eq!(gains(), [-costs, 0, units(surplus)], "{share} and the bond gone");
		});
	}
}

#[test]
fn an_appeal_is_measured_by_what_is_carried_out_and_not_by_the_tier_between() {
	// The arbiter gives the buyer nothing, the panel all, the council what it gives.
	for (to_buyer, buyers, sellers) in [(0, PANEL_COST, 0), (1, 0, 0), (PRINCIPAL, 0, PANEL_COST)] {
		run(|| {
			let id = before_council(NATIVE);
			let ruling = divided(to_buyer, Some(Side::Buyer));
			assert_ok!(Arbitration::council_rule(council(), id, ruling, NOTES));
			// Both tiers above, of which the council's is the treasury's.
			let costs = units(FEE + 2 * PANEL_COST);
			let treasury = units(PANEL_COST + buyers + sellers);
			assert_eq!(gains(), [-costs - units(buyers), -units(sellers), treasury]);
		});
	}
}

#[test]
fn an_appeal_that_nobody_rules_on_is_not_lost() {
	// By default the ruling stands that was appealed.
	run(|| {
		let id = before_panel(NATIVE);
		MockClock::set(row(id).stalls_at());
		assert_ok!(poke(id));
		MockClock::set(row(id).defaults_at());
		assert_ok!(poke(id));
		assert_eq!(Objects::told(), [(id, Some(no_payment()))]);
		assert_eq!(gains()[..2], [-units(FEE), 0]);
	});
	// The council, asked because it took so long, says the same again: for that the appellant loses.
	run(|| {
		let id = appealed(NATIVE);
		assert_ok!(Arbitration::counter_fund(signed(&SELLER), id));
		MockClock::set(row(id).stalls_at());
		assert_ok!(poke(id));
		assert_ok!(Arbitration::council_rule(council(), id, no_payment(), H256::zero()));
		assert_eq!(gains(), [-units(FEE + PANEL_COST), 0, units(PANEL_COST)]);
	});
}

#[test]
fn of_a_panel_of_two_a_lost_appeal_costs_what_they_earned_and_the_surplus() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		let honest = vote(Cause::NoPayment, 0);
		for who in &panel {
			assert_ok!(commit(who, id, &honest));
		}
		for who in &panel[..2] {
			assert_ok!(reveal_vote(who, id, honest));
		}
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		stand(id);
		let slashed = units(TERMS.overdue_slash);
		assert_eq!(gains(), [-units(FEE + 2 * FEE + PANEL_COST), 0, units(PANEL_COST) + slashed]);
	});
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

#[test]
fn a4_boundary_a_principal_of_all_there_can_be_is_divided_to_the_unit() {
	for asset in [NATIVE, STABLE, WORTHLESS] {
		for (share, to_buyer) in [
			(0, 0),
			(1, Balance::MAX / 10_000),
			(3_333, share_floor(Balance::MAX, 3_333).expect("a share")),
			(10_000, Balance::MAX),
		] {
			run(|| {
				assert_ok!(open(Case { principal: Balance::MAX, ..case(1, asset.clone()) }));
				let id = trade(1);
				assert_eq!(row(id).fee, TERMS.max_fee);
				MockClock::set(row(id).deadline);
				assert_ok!(Arbitration::appeal(signed(&SELLER), id));
				assert_ok!(Arbitration::counter_fund(signed(&BUYER), id));
				draw(id);
				both_ready(id);
				// A sum that would wrap to the principal is none.
				let over = Ruling { to_buyer: Balance::MAX, to_seller: 1, ..paid() };
				let judge = sitting(id)[0].clone();
				let ruled = Arbitration::rule(signed(&judge), id, over, NOTES);
				assert_noop!(ruled, Error::<Test>::BadRuling);
				let ruling = divided(0, None);
				let ruling = Ruling { to_seller: Balance::MAX, ..ruling };
				assert_ok!(Arbitration::rule(signed(&judge), id, ruling, NOTES));
				assert_ok!(Arbitration::appeal(signed(&BUYER), id));
				assert_ok!(Arbitration::counter_fund(signed(&SELLER), id));
				draw(id);
				both_ready(id);
				vote_all(id, vote(Cause::Other, share));
				stand(id);
				let told = Objects::told()[0].1.expect("it was ruled");
				assert_eq!((told.to_buyer, told.to_seller), (to_buyer, Balance::MAX - to_buyer));
			});
		}
	}
}

#[test]
fn a4_boundary_a_stake_that_cannot_be_counted_is_an_error_and_the_ruling_stands() {
	const OVERFLOW: DispatchError = DispatchError::Arithmetic(ArithmeticError::Overflow);
	// Twice what a panel costs is six fees.
	for (fee, error) in [
		(Balance::MAX / 6, Error::<Test>::InsufficientFunds.into()),
		(Balance::MAX / 6 + 1, OVERFLOW),
		(Balance::MAX / 3, OVERFLOW),
		(Balance::MAX / 3 + 1, OVERFLOW),
		(Balance::MAX, OVERFLOW),
	] {
		run(|| {
			let terms = crate::Terms { min_fee: fee, max_fee: fee, ..TERMS };
			TestLimits::set(crate::Limits { terms, ..LIMITS });
			assert_noop!(open(case(1, NATIVE)), Error::<Test>::InsufficientFunds);
			assert_ok!(open(case_of_the_chain(1, NATIVE)));
			let id = trade(1);
			for who in [&BUYER, &SELLER] {
				assert_ok!(Arbitration::respond(signed(who), id, NOTES));
			}
			both_ready(id);
			draw(id);
			let judge = sitting(id)[0].clone();
			assert_ok!(Arbitration::rule(signed(&judge), id, no_payment(), H256::zero()));
			assert_noop!(Arbitration::appeal(signed(&BUYER), id), error);
			let view = match Arbitration::dispute_view(id) {
				Some(crate::Lookup::Live(view)) => view,
				other => panic!("{other:?}"),
			};
			assert_eq!(view.appeal.is_none(), error == OVERFLOW, "what it shows it can take");
			stand(id);
			assert_eq!((gains(), gain(&judge)), ([0, 0, 0], 0), "nobody could stake");
		});
	}
}

#[test]
fn a4_a_bill_of_all_there_can_be_loses_no_unit() {
	let appeal = Appeal { by: Side::Buyer, against: DisputeTier::Arbiter, kept: Balance::MAX };
	for cost in [Balance::MAX, Balance::MAX / 2, 3] {
		for payer in [None, Some(Side::Buyer), Some(Side::Seller)] {
			let round = (Some(appeal), cost, (Balance::MAX, Balance::MAX), 3, true);
			let mut row = with_rounds(vec![round], DisputeTier::Panel, 3);
			row.case.principal = Balance::MAX;
			let ruling = Ruling { to_buyer: Balance::MAX, to_seller: 0, ..divided(0, payer) };
			let tier = DisputeTier::Panel;
			row.ruling = Some(StoredRuling { ruling, tier, notes_hash: NOTES, at: 0 });
			for (outcome, carried_out) in
				[(Outcome::Executed, Some(&ruling)), (Outcome::Settled, None)]
			{
				let bill = row.bill(outcome, carried_out, payer);
				for side in [Side::Buyer, Side::Seller] {
					let parts = bill.iter().filter(|charge| charge.from == side);
					let gone = parts.map(|charge| charge.amount).try_fold(0, Balance::checked_add);
					assert_eq!(gone, Some(Balance::MAX), "{cost} by {payer:?}");
				}
			}
		}
	}
}

/// An account that can be told from the parties.
fn worker(index: u8) -> AccountId {
	AccountId::new([200 + index; 32])
}

type Sketch = (Option<Appeal>, Balance, (Balance, Balance), u8, bool);

fn any_side() -> impl Strategy<Value = Option<Side>> {
	prop_oneof![Just(None), Just(Some(Side::Buyer)), Just(Some(Side::Seller))]
}

fn any_tier() -> impl Strategy<Value = DisputeTier> {
	prop_oneof![
		Just(DisputeTier::Silence),
		Just(DisputeTier::Arbiter),
		Just(DisputeTier::Panel),
		Just(DisputeTier::Council),
	]
}

fn any_appeal() -> impl Strategy<Value = Option<Appeal>> {
	(any_side(), any_tier(), 0..=PRINCIPAL + SELLER_BOND)
		.prop_map(|(by, against, kept)| by.map(|by| Appeal { by, against, kept }))
}

fn any_round() -> impl Strategy<Value = Sketch> {
	let purse = prop_oneof![Just(0), 0..=5u128, 0..=90 * USDT];
	(any_appeal(), 3..=30 * USDT, (purse.clone(), purse), 0..=3u8, any::<bool>())
}

/// Some dispute. Made once, since a chain takes longer than a bill.
fn template() -> &'static Dispute<AccountId> {
	static TEMPLATE: OnceLock<Dispute<AccountId>> = OnceLock::new();
	TEMPLATE.get_or_init(|| new_test_ext().execute_with(|| row(opened(NATIVE))))
}

fn with_rounds(rounds: Vec<Sketch>, tier: DisputeTier, seats: u8) -> Dispute<AccountId> {
	let rounds = rounds
		.into_iter()
		.map(|(appeal, cost, (buyer, seller), workers, by_council)| {
			let mut round = Round::new(appeal, cost);
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
		(tier, to_buyer) in (any_tier(), 0..=PRINCIPAL),
	) {
		let mut row = with_rounds(rounds, DisputeTier::Panel, seats);
		let ruling = divided(to_buyer, payer);
		row.ruling = Some(StoredRuling { ruling, tier, notes_hash: NOTES, at: 0 });
		let carried_out = (outcome == Outcome::Executed).then_some(&ruling);
		let bill = row.bill(outcome, carried_out, payer);
		for side in [Side::Buyer, Side::Seller] {
			let held: Balance = row.rounds.iter().map(|round| round.purse.of(side)).sum();
			let gone: Balance =
				bill.iter().filter(|charge| charge.from == side).map(|charge| charge.amount).sum();
			assert_eq!(held, gone);
		}
		assert!(bill.iter().all(|charge| charge.amount > 0));
	}
}
