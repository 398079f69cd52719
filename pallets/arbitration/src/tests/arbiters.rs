// SPDX-License-Identifier: Apache-2.0

//! How arbiters come and go: AR1 to AR6.

use crate::{
	ArbiterOf, ArbiterState, Arbiters, DisputeState, DisputeTier, Error, Event, MAX_ACTIVE, Pool,
	Skills, Vacancy, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AccountId, Fiat, Tier, USDT};

const NEW: AccountId = arbiter(9);

fn register(who: &AccountId) -> DispatchResult {
	Arbitration::register_arbiter(signed(who), Skills::default())
}

fn available(who: &AccountId, available: bool) -> DispatchResult {
	Arbitration::set_available(signed(who), available)
}

fn leave(who: &AccountId) -> DispatchResult {
	Arbitration::leave(signed(who))
}

fn remove(who: &AccountId, slash: u128) -> DispatchResult {
	plain(Arbitration::remove_arbiter(council(), who.clone(), slash))
}

fn withdraw(who: &AccountId) -> DispatchResult {
	Arbitration::withdraw_arbiter_bond(signed(who))
}

#[test]
fn from_application_to_the_pool() {
	run(|| {
		verify(&NEW, Tier::Enhanced);
		let knows = skills(&[Fiat::EUR], &[3]);
		assert_ok!(Arbitration::register_arbiter(signed(&NEW), knows.clone()));
		assert_eq!((bond(&NEW), record(&NEW).state), (BOND, ArbiterState::Applied));
		assert_noop!(available(&NEW, true), Error::<Test>::WrongState);
		assert_ok!(Arbitration::approve_arbiter(council(), NEW));
		assert_eq!(record(&NEW).state, ArbiterState::Standby);
		assert_ok!(available(&NEW, true));
		assert_eq!(record(&NEW).state, ArbiterState::Active);
		assert_eq!(Pool::<Test>::get().last().expect("he is there").who, NEW);
		assert_eq!(
			events(),
			vec![
				Event::ArbiterApplied { arbiter: NEW, bond: BOND, skills: knows },
				Event::ArbiterApproved { arbiter: NEW },
				Event::ArbiterAvailable { arbiter: NEW, available: true },
			]
		);
		assert_noop!(available(&NEW, true), Error::<Test>::WrongState);
		assert_ok!(available(&NEW, false));
		assert_noop!(available(&NEW, false), Error::<Test>::WrongState);
		assert!(!Pool::<Test>::get().iter().any(|candidate| candidate.who == NEW));
	});
}

#[test]
fn register_fails_without_tier_bond_or_a_person_of_his_own() {
	run(|| {
		assert_noop!(register(&NEW), Error::<Test>::NotEligible);
		verify(&NEW, Tier::Document);
		assert_noop!(register(&NEW), Error::<Test>::NotEligible);
		verify(&NEW, Tier::Enhanced);
		MockKyc::freeze(&NEW);
		assert_noop!(register(&NEW), DispatchError::Other("Frozen"));
		MockKyc::thaw(&NEW);
		set_free(&NEW, BOND + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(register(&NEW), Error::<Test>::InsufficientFunds);
		set_free(&NEW, BOND + EXISTENTIAL_DEPOSIT);
		// One arbiter a person.
		MockKyc::identify(&NEW, record(&arbiter(0)).person);
		assert_noop!(register(&NEW), Error::<Test>::AlreadyExists);
		MockKyc::identify(&NEW, H256::repeat_byte(0x99));
		assert_ok!(register(&NEW));
		assert_noop!(register(&NEW), Error::<Test>::AlreadyExists);
		let unsigned = Arbitration::register_arbiter(RuntimeOrigin::none(), Skills::default());
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}

#[test]
fn only_the_council_approves_and_removes() {
	run(|| {
		verify(&NEW, Tier::Enhanced);
		assert_ok!(register(&NEW));
		let by = |who: &AccountId| Arbitration::approve_arbiter(signed(who), NEW);
		assert_noop!(by(&NEW), DispatchError::BadOrigin);
		let removed = Arbitration::remove_arbiter(signed(&NEW), arbiter(0), 0);
		assert_noop!(removed, DispatchError::BadOrigin);
		let unknown = Arbitration::approve_arbiter(council(), STRANGER);
		assert_noop!(unknown, Error::<Test>::NotArbiter);
		let again = Arbitration::approve_arbiter(council(), arbiter(0));
		assert_noop!(again, Error::<Test>::WrongState);
	});
}

#[test]
fn an_applicant_who_leaves_or_is_turned_away_has_his_bond_back_at_once() {
	for turned_away in [false, true] {
		run(|| {
			verify(&NEW, Tier::Enhanced);
			assert_ok!(register(&NEW));
			if turned_away {
				assert_noop!(remove(&NEW, 1), Error::<Test>::BadAmount);
				assert_ok!(remove(&NEW, 0));
			} else {
				assert_ok!(leave(&NEW));
			}
			assert_eq!((bond(&NEW), free(&NEW)), (0, WEALTH));
			assert!(!Arbiters::<Test>::contains_key(NEW));
			assert_eq!(ArbiterOf::<Test>::iter().count(), 8);
			assert!(matches!(events().last(), Some(Event::ArbiterGone { bond: BOND, .. })));
			assert_ok!(register(&NEW));
		});
	}
}

#[test]
fn who_leaves_finishes_his_cases_and_waits_for_the_horizon() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		assert_noop!(withdraw(&judge), Error::<Test>::WrongState);
		assert_ok!(leave(&judge));
		assert_eq!(record(&judge).state, ArbiterState::Leaving);
		assert_noop!(leave(&judge), Error::<Test>::WrongState);
		assert_noop!(available(&judge, true), Error::<Test>::WrongState);
		assert_noop!(withdraw(&judge), Error::<Test>::HasOpenCases);
		assert_ok!(Arbitration::rule(signed(&judge), id, paid(), H256::zero()));
		MockClock::advance(HORIZON - 1);
		assert_noop!(withdraw(&judge), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(withdraw(&judge));
		assert_eq!((bond(&judge), free(&judge)), (0, WEALTH));
		assert_noop!(withdraw(&judge), Error::<Test>::NotArbiter);
		assert_ok!(poke(id));
		assert_eq!(free(&judge), WEALTH + FEE, "he is paid though he is gone");
	});
}

#[test]
fn who_leaves_and_does_not_rule_is_replaced_and_slashed() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		assert_ok!(leave(&judge));
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		assert_eq!(record(&judge).state, ArbiterState::Leaving);
		assert_eq!(bond(&judge), BOND - TERMS.overdue_slash);
		MockClock::advance(HORIZON);
		assert_ok!(withdraw(&judge));
	});
}

#[test]
fn f13_a_removed_arbiter_leaves_no_case_behind() {
	run(|| {
		// One case of his alone, one in a panel, one in a panel that is still being drawn.
		let id = before_panel(NATIVE);
		let who = sitting(id)[0].clone();
		for index in 0..8 {
			if arbiter(index) != who {
				assert_ok!(available(&arbiter(index), false));
			}
		}
		assert_ok!(open(case(2, NATIVE)));
		assert_ok!(Arbitration::respond(signed(&SELLER), trade(2), NOTES));
		both_ready(trade(2));
		draw(trade(2));
		assert_eq!((sitting(trade(2)), record(&who).load), (vec![who.clone()], 2));
		events();
		assert_ok!(
			Arbitration::remove_arbiter(council(), who.clone(), 100 * USDT),
			Some(<() as crate::WeightInfo>::remove_arbiter(2)).into()
		);
		assert_eq!(record(&who).state, ArbiterState::Removed);
		assert_eq!((record(&who).load, bond(&who)), (0, BOND - 100 * USDT));
		assert_eq!(free(&TREASURY), WEALTH + 100 * USDT);
		assert_eq!(row(id).state, DisputeState::Drawing);
		assert_eq!(row(trade(2)).state, DisputeState::Drawing);
		assert_eq!(sitting(id).len(), 2);
		let vacated = events()
			.into_iter()
			.filter(|event| matches!(event, Event::SeatVacated { why: Vacancy::Removed, .. }))
			.count();
		assert_eq!(vacated, 2);
		assert_noop!(remove(&who, 0), Error::<Test>::WrongState);
		MockClock::advance(HORIZON - 1);
		assert_noop!(withdraw(&who), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(withdraw(&who));
	});
}

#[test]
fn f13_a_member_removed_while_others_are_drawn_is_replaced_by_the_same_draw() {
	run(|| {
		let id = before_panel(NATIVE);
		let panel = sitting(id);
		assert_ok!(Arbitration::recuse(signed(&panel[0]), id));
		let request = row(id).request;
		assert_ok!(remove(&panel[1], 0));
		assert_eq!(row(id).request, request, "no second try");
		draw(id);
		let now = sitting(id);
		assert_eq!(now.len(), 3);
		assert!(now.contains(&panel[2]) && !now.contains(&panel[1]));
	});
}

#[test]
fn f13_an_arbiter_whose_tier_is_revoked_is_replaced_at_once_and_not_slashed() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		MockKyc::revoke(&judge);
		assert_ok!(poke(id));
		assert_eq!((row(id).state, bond(&judge)), (DisputeState::Drawing, BOND));
		assert_eq!(record(&judge).state, ArbiterState::Standby);
		assert_noop!(available(&judge, true), Error::<Test>::NotEligible);
	});
	run(|| {
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		MockKyc::freeze(&judge);
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		assert_eq!((row(id).tier, bond(&judge)), (DisputeTier::Arbiter, BOND));
	});
}

#[test]
fn an_arbiter_who_is_found_to_be_a_party_is_replaced_at_once_and_not_slashed() {
	for is_late in [false, true] {
		run(|| {
			let id = reviewed(NATIVE);
			let judge = sitting(id)[0].clone();
			MockKyc::identify(&judge, H256::repeat_byte(0xB));
			MockKyc::identify(&SELLER, H256::repeat_byte(0xB));
			if is_late {
				MockClock::set(row(id).deadline);
			}
			events();
			assert_ok!(poke(id));
			assert_eq!((row(id).state, bond(&judge)), (DisputeState::Drawing, BOND));
			assert!(
				events()
					.iter()
					.any(|event| matches!(event, Event::SeatVacated { why: Vacancy::Unfit, .. }))
			);
		});
	}
}

#[test]
fn who_was_slashed_tops_up_before_he_is_drawn_again() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		assert_noop!(available(&judge, true), Error::<Test>::BondTooLow);
		let top_up = |amount| Arbitration::top_up_bond(signed(&judge), amount);
		assert_noop!(top_up(0), Error::<Test>::BadAmount);
		assert_ok!(top_up(TERMS.overdue_slash - 1));
		assert_noop!(available(&judge, true), Error::<Test>::BondTooLow);
		events();
		assert_ok!(top_up(1));
		let (arbiter, amount) = (judge.clone(), 1);
		assert_eq!(events(), vec![Event::BondToppedUp { arbiter, amount, bond: BOND }]);
		assert_ok!(available(&judge, true));
		set_free(&judge, EXISTENTIAL_DEPOSIT);
		assert_noop!(top_up(1), Error::<Test>::InsufficientFunds);
		MockKyc::freeze(&judge);
		assert_noop!(top_up(1), DispatchError::Other("Frozen"));
	});
}

#[test]
fn who_is_on_his_way_out_changes_nothing_any_more() {
	run(|| {
		assert_ok!(leave(&arbiter(0)));
		assert_ok!(remove(&arbiter(1), 0));
		for who in [arbiter(0), arbiter(1)] {
			let changed = Arbitration::set_skills(signed(&who), Skills::default());
			assert_noop!(changed, Error::<Test>::WrongState);
			assert_noop!(Arbitration::top_up_bond(signed(&who), 1), Error::<Test>::WrongState);
		}
		for call in [
			Arbitration::set_skills(signed(&STRANGER), Skills::default()),
			Arbitration::top_up_bond(signed(&STRANGER), 1),
			leave(&STRANGER),
			available(&STRANGER, true),
			remove(&STRANGER, 0),
		] {
			assert_eq!(call, Err(Error::<Test>::NotArbiter.into()));
		}
		assert_ok!(remove(&arbiter(0), 0));
	});
}

#[test]
fn boundary_the_pool_takes_so_many_and_no_more() {
	run(|| {
		let full = Pool::<Test>::get().into_iter().cycle().take(MAX_ACTIVE as usize).collect();
		hypothetically!({
			Pool::<Test>::put(BoundedVec::<_, ConstU32<MAX_ACTIVE>>::truncate_from(full));
			verify(&NEW, Tier::Enhanced);
			assert_ok!(register(&NEW));
			assert_ok!(Arbitration::approve_arbiter(council(), NEW));
			assert_noop!(available(&NEW, true), Error::<Test>::LimitReached);
			Pool::<Test>::mutate(BoundedVec::pop);
			assert_ok!(available(&NEW, true));
		});
	});
}
