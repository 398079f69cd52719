// SPDX-License-Identifier: Apache-2.0

//! The draw of arbiters: D6, F12, F36.

use crate::{
	DisputeState, DisputeTier, Error, Event, MAX_LOAD, NextEntry, Pool, mock::*, review::Drawn,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use std::collections::{BTreeMap, BTreeSet};
use tael_mocks::{MockClock, MockKyc, MockRandomness};
use tael_primitives::{AccountId, Case, CaseId, Fiat, Moment, Randomness as _, Tier};

/// Draw with as many seeds, each from the same state, and count who was drawn.
fn draw_often(id: CaseId, seeds: u64) -> BTreeMap<AccountId, u64> {
	let before = row(id);
	let mut counts = BTreeMap::new();
	for tag in 0..seeds {
		let mut drawn = before.clone();
		if let Some(request) = &mut drawn.request {
			request.moment = MockRandomness::upcoming();
		}
		MockRandomness::reveal(tag.using_encoded(BlakeTwo256::hash));
		hypothetically!({
			assert!(matches!(Arbitration::draw(&mut drawn), Ok(Drawn::Done(_))));
			for seat in &drawn.seats {
				*counts.entry(seat.who.clone()).or_insert(0) += 1;
			}
		});
	}
	counts
}

/// The sum over all arbiters of (count − expected)² / expected, in hundredths; `expected` is `drawn` /
/// `arbiters`, so that is Σ (count × `arbiters` − `drawn`)² / (`drawn` × `arbiters`).
///
/// Rounded down, which does not change whether it is less than a whole number.
fn chi_square(counts: &BTreeMap<AccountId, u64>, arbiters: u64, drawn: u64) -> u64 {
	let squares = counts.values().map(|count| (count * arbiters).abs_diff(drawn).pow(2));
	squares.sum::<u64>() * 100 / (drawn * arbiters)
}

#[test]
fn f12_ten_thousand_seeds_draw_every_arbiter_equally_often() {
	run(|| {
		let id = drawing(NATIVE);
		let counts = draw_often(id, 10_000);
		assert_eq!(counts.len(), 8);
		// Seven degrees of freedom: a fair draw exceeds 24.32 once in a thousand times. The seeds are
		// fixed, so the test always says the same.
		let statistic = chi_square(&counts, 8, 10_000);
		assert!(statistic < 2_432, "{statistic}: {counts:?}");
	});
}

#[test]
fn f12_the_seats_of_a_panel_are_drawn_equally_often_too() {
	run(|| {
		let id = appealed(NATIVE);
		assert_ok!(Arbitration::counter_fund(signed(&SELLER), id));
		let counts = draw_often(id, 3_000);
		// Seven are left, and each sits with the same probability. Three different ones each time vary
		// less than three independent draws, so the bound for six degrees of freedom, 22.46, is
		// generous.
		assert_eq!(counts.len(), 7);
		let statistic = chi_square(&counts, 7, 9_000);
		assert!(statistic < 2_246, "{statistic}: {counts:?}");
	});
}

#[test]
fn nobody_is_drawn_before_the_randomness_is_known() {
	run(|| {
		let id = drawing(NATIVE);
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		MockClock::advance(tael_primitives::DAY);
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		events();
		reveal(1);
		assert_ok!(Arbitration::poke_dispute(signed(&STRANGER), id));
		let row = row(id);
		assert_eq!(row.state, DisputeState::Review);
		assert_eq!(row.deadline, now() + TERMS.ruling_window);
		let judge = row.seats[0].who.clone();
		assert_eq!(record(&judge).load, 1);
		assert_eq!(
			events(),
			vec![Event::ArbitersSeated {
				id,
				seq: row.seq - 1,
				tier: DisputeTier::Arbiter,
				arbiters: BoundedVec::truncate_from(vec![judge]),
				commit_until: row.deadline,
				deadline: row.deadline,
			}]
		);
	});
}

#[test]
fn a_forgotten_seed_is_asked_for_anew() {
	run(|| {
		let id = drawing(NATIVE);
		let first: Moment = row(id).request.expect("a draw was asked for").moment;
		reveal(1);
		MockRandomness::forget(first);
		assert_ok!(poke(id));
		let request = row(id).request.expect("it was asked for again");
		assert!(request.moment > first);
		assert_eq!(row(id).state, DisputeState::Drawing);
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		reveal(2);
		assert_ok!(poke(id));
		assert_eq!(row(id).state, DisputeState::Review);
	});
}

#[test]
fn who_comes_after_the_request_is_no_candidate() {
	run(|| {
		let id = drawing(NATIVE);
		let below = row(id).request.expect("a draw was asked for").below;
		appoint(&arbiter(8));
		// Who rests and comes back, or changes what he is good at, has come anew.
		assert_ok!(Arbitration::set_available(signed(&arbiter(0)), false));
		assert_ok!(Arbitration::set_available(signed(&arbiter(0)), true));
		assert_ok!(Arbitration::set_skills(signed(&arbiter(1)), skills(&[Fiat::EUR], &[])));
		assert!(NextEntry::<Test>::get() > below);
		let drawn: BTreeSet<_> = draw_often(id, 200).into_keys().collect();
		assert_eq!(drawn, (2..8).map(arbiter).collect());
	});
}

#[test]
fn whoever_else_goes_away_the_same_arbiter_is_drawn() {
	run(|| {
		let id = drawing(NATIVE);
		MockRandomness::reveal(H256::repeat_byte(3));
		let drawn = |()| {
			let mut row = row(id);
			hypothetically!({
				assert!(Arbitration::draw(&mut row).is_ok());
			});
			row.seats[0].who.clone()
		};
		let first = drawn(());
		for index in 0..8 {
			if arbiter(index) != first {
				assert_ok!(Arbitration::set_available(signed(&arbiter(index)), false));
				assert_eq!(drawn(()), first, "without {index}");
				assert_ok!(Arbitration::set_available(signed(&arbiter(index)), true));
				assert_eq!(drawn(()), first, "with {index} come anew");
			}
		}
	});
}

#[test]
fn f36_parties_and_who_is_the_same_person_are_not_drawn() {
	run(|| {
		MockKyc::identify(&arbiter(0), H256::repeat_byte(0xB));
		MockKyc::identify(&BUYER, H256::repeat_byte(0xB));
		MockKyc::identify(&arbiter(1), H256::repeat_byte(0x5));
		MockKyc::identify(&SELLER, H256::repeat_byte(0x5));
		assert_ok!(open(Case { seller: arbiter(2), ..case(1, NATIVE) }));
		let id = trade(1);
		assert_ok!(Arbitration::respond(signed(&arbiter(2)), id, NOTES));
		assert_ok!(Arbitration::ready(signed(&BUYER), id));
		assert_ok!(Arbitration::ready(signed(&arbiter(2)), id));
		let drawn: BTreeSet<_> = draw_often(id, 200).into_keys().collect();
		assert_eq!(drawn, [1, 3, 4, 5, 6, 7].map(arbiter).into());
		let other = {
			assert_ok!(open(case(2, NATIVE)));
			assert_ok!(Arbitration::respond(signed(&SELLER), trade(2), NOTES));
			both_ready(trade(2));
			trade(2)
		};
		let drawn: BTreeSet<_> = draw_often(other, 200).into_keys().collect();
		assert_eq!(drawn, (2..8).map(arbiter).collect());
	});
}

#[test]
fn whose_credential_has_lapsed_or_who_is_frozen_is_not_drawn() {
	run(|| {
		let id = drawing(NATIVE);
		MockKyc::revoke(&arbiter(0));
		verify(&arbiter(1), Tier::Document);
		MockKyc::freeze(&arbiter(2));
		let drawn: BTreeSet<_> = draw_often(id, 200).into_keys().collect();
		assert_eq!(drawn, (3..8).map(arbiter).collect());
	});
}

#[test]
fn only_who_knows_the_currency_and_the_rail_is_drawn() {
	run_without_arbiters(|| {
		let all = [
			skills(&[], &[]),
			skills(&[Fiat::EUR], &[]),
			skills(&[Fiat::CNY, Fiat::EUR], &[1, 3]),
			skills(&[], &[3]),
			skills(&[Fiat::CNY], &[]),
			skills(&[Fiat::EUR], &[4]),
			skills(&[], &[4]),
		];
		for (index, skills) in (0..).zip(all) {
			appoint_with(&arbiter(index), skills);
		}
		let id = drawing(NATIVE);
		let drawn: BTreeSet<_> = draw_often(id, 200).into_keys().collect();
		assert_eq!(drawn, (0..4).map(arbiter).collect());
		// A case that names neither can be judged by anybody.
		let any = Case { fiat: None, rail: None, ..case(2, NATIVE) };
		assert_ok!(open(any));
		assert_ok!(Arbitration::respond(signed(&SELLER), trade(2), NOTES));
		both_ready(trade(2));
		assert_eq!(draw_often(trade(2), 200).len(), 7);
	});
}

#[test]
fn without_candidates_the_next_tier_decides_and_the_council_at_last() {
	run_without_arbiters(|| {
		let id = drawing(NATIVE);
		events();
		reveal(1);
		assert_ok!(poke(id));
		assert_eq!((row(id).state, row(id).tier), (DisputeState::Drawing, DisputeTier::Panel));
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		reveal(2);
		assert_ok!(poke(id));
		let row = row(id);
		assert_eq!((row.state, row.tier), (DisputeState::Review, DisputeTier::Council));
		assert_eq!(row.deadline, row.stalls_at());
		assert!(matches!(
			events()[..],
			[Event::DrawRequested { tier: DisputeTier::Panel, .. }, Event::CouncilAsked { .. },]
		));
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		assert_ok!(Arbitration::council_rule(council(), id, paid(), H256::zero()));
	});
}

#[test]
fn two_arbiters_are_no_panel() {
	run_without_arbiters(|| {
		for index in 0..3 {
			appoint(&arbiter(index));
		}
		let id = appealed(NATIVE);
		assert_ok!(Arbitration::counter_fund(signed(&SELLER), id));
		reveal(1);
		assert_ok!(poke(id));
		assert_eq!(row(id).tier, DisputeTier::Council);
		assert!(row(id).seats.is_empty());
	});
}

#[test]
fn boundary_an_arbiter_sits_in_so_many_disputes_and_no_more() {
	run_without_arbiters(|| {
		appoint(&arbiter(0));
		for tag in 0..u8::try_from(MAX_LOAD).expect("it is small") {
			assert_ok!(open(case(tag, NATIVE)));
			assert_ok!(Arbitration::respond(signed(&SELLER), trade(tag), NOTES));
			both_ready(trade(tag));
			draw(trade(tag));
		}
		assert_eq!(record(&arbiter(0)).load, MAX_LOAD);
		assert!(Pool::<Test>::get()[0].is_full);
		assert_ok!(open(case(100, NATIVE)));
		assert_ok!(Arbitration::respond(signed(&SELLER), trade(100), NOTES));
		both_ready(trade(100));
		// Who has room again has come anew, and is no candidate of a draw that was asked for before.
		assert_ok!(Arbitration::rule(signed(&arbiter(0)), trade(0), paid(), H256::zero()));
		assert!(!Pool::<Test>::get()[0].is_full);
		reveal(1);
		assert_ok!(poke(trade(100)));
		assert_eq!(row(trade(100)).tier, DisputeTier::Panel);
		assert_ok!(open(case(101, NATIVE)));
		assert_ok!(Arbitration::respond(signed(&SELLER), trade(101), NOTES));
		both_ready(trade(101));
		draw(trade(101));
	});
}
