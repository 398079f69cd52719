// SPDX-License-Identifier: Apache-2.0

//! The ruling of one arbiter, and what happens when there is none: D7, D8, AR3.

use crate::{DisputeState, DisputeTier, Error, Event, Vacancy, mock::*};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AccountId, CaseId, Cause, Ruling, Side, Tier, USDT};

fn rule(who: &AccountId, id: CaseId, ruling: Ruling) -> DispatchResult {
	Arbitration::rule(signed(who), id, ruling, H256::zero())
}

fn judge(id: CaseId) -> AccountId {
	sitting(id)[0].clone()
}

#[test]
fn a_ruling_is_stored_and_can_be_appealed() {
	run_with_each(|asset| {
		let id = reviewed(asset);
		let judge = judge(id);
		events();
		assert_ok!(rule(&judge, id, no_payment()));
		let row = row(id);
		assert_eq!((row.state, row.tier), (DisputeState::Ruled, DisputeTier::Arbiter));
		let stored = row.ruling.expect("it is ruled");
		assert_eq!((stored.ruling, stored.at), (no_payment(), now()));
		assert!(row.seats.is_empty());
		assert_eq!((record(&judge).load, record(&judge).served), (0, 1));
		assert_eq!(record(&judge).bond_until, now() + HORIZON);
		assert_eq!(
			events(),
			vec![Event::Ruled {
				id,
				seq: row.seq - 1,
				tier: DisputeTier::Arbiter,
				ruling: no_payment(),
				notes_hash: H256::zero(),
				deadline: now() + TERMS.appeal_window,
			}]
		);
		assert!(Objects::told().is_empty(), "nothing is carried out yet");
	});
}

#[test]
fn rule_fails_for_whoever_does_not_sit_there() {
	run(|| {
		assert_noop!(rule(&arbiter(0), trade(9), paid()), Error::<Test>::NotFound);
		let id = opened(NATIVE);
		assert_noop!(rule(&arbiter(0), id, paid()), Error::<Test>::WrongState);
		assert_ok!(Arbitration::respond(signed(&SELLER), id, NOTES));
		both_ready(id);
		assert_noop!(rule(&arbiter(0), id, paid()), Error::<Test>::WrongState);
		draw(id);
		let judge = judge(id);
		let other = (0..8).map(arbiter).find(|who| *who != judge).expect("there are eight");
		for who in [&other, &BUYER, &STRANGER, &COUNCIL] {
			assert_noop!(rule(who, id, paid()), Error::<Test>::NotAssigned);
		}
		assert_ok!(rule(&judge, id, paid()));
		assert_noop!(rule(&judge, id, no_payment()), Error::<Test>::AlreadyRuled);
		let unsigned = Arbitration::rule(RuntimeOrigin::none(), id, paid(), NOTES);
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}

#[test]
fn rule_fails_for_an_arbiter_who_is_found_to_be_a_party_or_has_lost_his_tier() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = judge(id);
		MockKyc::identify(&judge, H256::repeat_byte(0xB));
		MockKyc::identify(&BUYER, H256::repeat_byte(0xB));
		assert_noop!(rule(&judge, id, paid()), Error::<Test>::NotAssigned);
		MockKyc::identify(&BUYER, H256::repeat_byte(0xC));
		verify(&judge, Tier::Document);
		assert_noop!(rule(&judge, id, paid()), Error::<Test>::NotEligible);
		verify(&judge, Tier::Enhanced);
		MockKyc::freeze(&judge);
		assert_noop!(rule(&judge, id, paid()), Error::<Test>::NotEligible);
		MockKyc::thaw(&judge);
		assert_ok!(rule(&judge, id, paid()));
	});
}

#[test]
fn rule_fails_for_a_vector_that_does_not_sum_up_or_a_slash_above_the_bond() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = judge(id);
		let base = Ruling { cause: Cause::Other, ..paid() };
		let bad = [
			Ruling { to_buyer: PRINCIPAL - 1, ..base },
			Ruling { to_seller: 1, ..base },
			Ruling { to_buyer: u128::MAX, to_seller: PRINCIPAL + 1, ..base },
			Ruling { slash_buyer: BUYER_BOND + 1, ..base },
			Ruling { slash_seller: SELLER_BOND + 1, ..base },
		];
		for ruling in bad {
			let ruled = Arbitration::rule(signed(&judge), id, ruling, NOTES);
			assert_noop!(ruled, Error::<Test>::BadRuling);
		}
		let most = Ruling { slash_buyer: BUYER_BOND, slash_seller: SELLER_BOND, ..base };
		assert_ok!(Arbitration::rule(signed(&judge), id, most, NOTES));
	});
}

#[test]
fn who_departs_from_the_table_finds_other_and_says_why() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = judge(id);
		let departs = [
			Ruling { to_buyer: 1, to_seller: PRINCIPAL - 1, ..no_payment() },
			Ruling { fee_payer: Some(Side::Seller), ..no_payment() },
			Ruling { fee_payer: None, ..no_payment() },
			Ruling { slash_seller: 1, ..no_payment() },
			Ruling { slash_buyer: BUYER_BOND - 1, ..no_payment() },
		];
		for ruling in departs {
			let ruled = Arbitration::rule(signed(&judge), id, ruling, NOTES);
			assert_noop!(ruled, Error::<Test>::DepartsFromTable);
		}
		let other = divided(PRINCIPAL / 3, None);
		assert_noop!(rule(&judge, id, other), Error::<Test>::NotesMissing);
		assert_ok!(Arbitration::rule(signed(&judge), id, other, NOTES));
		assert_eq!(row(id).ruling.expect("it is ruled").notes_hash, NOTES);
	});
}

#[test]
fn boundary_nobody_rules_before_the_parties_are_heard() {
	run(|| {
		let id = opened(NATIVE);
		MockClock::set(row(id).deadline);
		assert_ok!(Arbitration::appeal(signed(&SELLER), id));
		assert_ok!(Arbitration::counter_fund(signed(&BUYER), id));
		draw(id);
		let heard = row(id).evidence_until;
		assert_eq!(heard, now() + TERMS.evidence_window);
		assert_eq!(row(id).deadline, heard + TERMS.ruling_window);
		let judge = judge(id);
		MockClock::set(heard - 1);
		assert_noop!(rule(&judge, id, paid()), Error::<Test>::TooEarly);
		MockClock::set(heard);
		assert_ok!(rule(&judge, id, paid()));
	});
}

#[test]
fn boundary_a_ruling_before_the_deadline_and_another_arbiter_from_it_on() {
	for (offset, in_time) in [(-1i64, true), (0, false), (1, false)] {
		run(|| {
			let id = reviewed(NATIVE);
			let judge = judge(id);
			MockClock::set(row(id).deadline.checked_add_signed(offset).expect("in range"));
			if in_time {
				assert_noop!(poke(id), Error::<Test>::TooEarly);
				assert_ok!(rule(&judge, id, paid()));
			} else {
				assert_noop!(rule(&judge, id, paid()), Error::<Test>::WrongState);
				events();
				assert_ok!(poke(id));
				assert_eq!(row(id).state, DisputeState::Drawing);
				assert_eq!(row(id).redraws, 1);
				assert_eq!(bond(&judge), BOND - TERMS.overdue_slash);
				assert_eq!(free(&TREASURY), WEALTH + TERMS.overdue_slash);
				let record = record(&judge);
				assert_eq!((record.load, record.overdue), (0, 1));
				assert_eq!(record.state, crate::ArbiterState::Standby, "he has to come back");
				assert!(matches!(
					&events()[..],
					[
						Event::ArbiterSlashed { .. },
						Event::ArbiterAvailable { available: false, .. },
						Event::SeatVacated { why: Vacancy::Overdue, .. },
						Event::DrawRequested { .. },
					]
				));
			}
		});
	}
}

#[test]
fn after_three_replacements_the_next_tier_decides_and_nobody_sits_twice() {
	run(|| {
		let id = reviewed(NATIVE);
		let mut seen = std::collections::BTreeSet::new();
		for _ in 0..4 {
			assert_eq!(row(id).tier, DisputeTier::Arbiter);
			assert!(seen.insert(judge(id)), "everybody once");
			MockClock::set(row(id).deadline);
			assert_ok!(poke(id));
			if row(id).tier == DisputeTier::Arbiter {
				draw(id);
			}
		}
		assert_eq!(row(id).tier, DisputeTier::Panel);
		draw(id);
		assert!(sitting(id).iter().all(|who| !seen.contains(who)));
		// They would all be absent too, and one arbiter is left: the council at last.
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		reveal(9);
		assert_ok!(poke(id));
		assert_eq!(row(id).tier, DisputeTier::Council);
		assert_eq!(free(&TREASURY), WEALTH + 7 * TERMS.overdue_slash);
	});
}

#[test]
fn boundary_an_arbiter_steps_back_soon_or_not_at_all() {
	run(|| {
		let id = reviewed(NATIVE);
		let first = judge(id);
		let recuse = |who: &AccountId| Arbitration::recuse(signed(who), id);
		assert_noop!(recuse(&STRANGER), Error::<Test>::NotAssigned);
		assert_noop!(Arbitration::recuse(signed(&first), trade(9)), Error::<Test>::NotFound);
		MockClock::advance(TERMS.recuse_window - 1);
		events();
		assert_ok!(recuse(&first));
		assert_eq!((bond(&first), record(&first).recused), (BOND, 1));
		assert_eq!(record(&first).state, crate::ArbiterState::Active);
		assert!(matches!(
			&events()[..],
			[Event::SeatVacated { why: Vacancy::Recused, .. }, Event::DrawRequested { .. }]
		));
		draw(id);
		assert_ne!(judge(id), first);
		MockClock::advance(TERMS.recuse_window);
		assert_noop!(recuse(&judge(id)), Error::<Test>::TooLate);
	});
}

#[test]
fn endless_stepping_back_leads_to_the_next_tier() {
	run(|| {
		let id = reviewed(NATIVE);
		for _ in 0..3 {
			assert_ok!(Arbitration::recuse(signed(&judge(id)), id));
			draw(id);
		}
		assert_ok!(Arbitration::recuse(signed(&judge(id)), id));
		assert_eq!(row(id).tier, DisputeTier::Panel);
	});
}

#[test]
fn a_bond_that_is_too_small_is_slashed_to_nothing_and_no_further() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = judge(id);
		let terms = crate::Terms { overdue_slash: BOND + USDT, ..TERMS };
		crate::Disputes::<Test>::mutate_extant(id, |row| row.terms = terms);
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		assert_eq!((bond(&judge), record(&judge).bond), (0, 0));
	});
}
