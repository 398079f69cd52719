// SPDX-License-Identifier: Apache-2.0

//! `appeal`, `counter_fund`, and what follows when nobody does: D9 to D13.

use crate::{DisputeState, DisputeTier, Error, Event, Outcome, mock::*};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AccountId, Arbitration as _, Balance, Case, CaseId, Cause, Ruling, Side};

fn appeal(who: &AccountId, id: CaseId) -> DispatchResult {
	Arbitration::appeal(signed(who), id)
}

fn counter_fund(who: &AccountId, id: CaseId) -> DispatchResult {
	Arbitration::counter_fund(signed(who), id)
}

/// What a panel costs.
const PANEL_COST: Balance = 3 * FEE;

#[test]
fn an_appeal_stakes_twice_what_the_next_tier_costs() {
	run(|| {
		let id = ruled(NATIVE);
		let deadline = row(id).deadline;
		events();
		assert_ok!(appeal(&BUYER, id));
		assert_eq!(fees(&BUYER), FEE + 2 * PANEL_COST);
		let row = row(id);
		assert_eq!((row.state, row.tier), (DisputeState::Appealed, DisputeTier::Arbiter));
		assert_eq!((row.appellant, row.deadline), (Some(Side::Buyer), deadline));
		assert_eq!(
			events(),
			vec![Event::Appealed {
				id,
				seq: row.seq - 1,
				side: Side::Buyer,
				stake: 2 * PANEL_COST,
				next: DisputeTier::Panel,
				deadline,
			}]
		);
	});
}

#[test]
fn the_other_side_stakes_once_and_the_next_tier_decides() {
	run(|| {
		let id = appealed(NATIVE);
		events();
		assert_ok!(counter_fund(&SELLER, id));
		assert_eq!(fees(&SELLER), FEE + PANEL_COST);
		let row = row(id);
		assert_eq!((row.state, row.tier), (DisputeState::Drawing, DisputeTier::Panel));
		assert_eq!(row.appellant, None);
		assert!(matches!(
			&events()[..],
			[
				Event::AppealFunded { side: Side::Seller, next: DisputeTier::Panel, .. },
				Event::DrawRequested { tier: DisputeTier::Panel, .. },
			]
		));
	});
}

#[test]
fn boundary_an_appeal_in_the_first_half_of_the_window_only() {
	for (offset, in_time) in [(-1i64, true), (0, false), (1, false)] {
		run(|| {
			let id = ruled(NATIVE);
			let half = now() + TERMS.appeal_window / 2;
			assert_eq!(row(id).appeal_until(), half);
			MockClock::set(half.checked_add_signed(offset).expect("in range"));
			if in_time {
				assert_ok!(appeal(&BUYER, id));
			} else {
				assert_noop!(appeal(&BUYER, id), Error::<Test>::TooLate);
			}
		});
	}
}

#[test]
fn boundary_the_other_stake_in_the_whole_window_and_defeat_from_its_end_on() {
	for (offset, in_time) in [(-1i64, true), (0, false), (1, false)] {
		run(|| {
			let id = appealed(NATIVE);
			MockClock::set(row(id).deadline.checked_add_signed(offset).expect("in range"));
			if in_time {
				assert_noop!(poke(id), Error::<Test>::TooEarly);
				assert_ok!(counter_fund(&SELLER, id));
			} else {
				assert_noop!(counter_fund(&SELLER, id), Error::<Test>::TooLate);
				assert_ok!(poke(id));
				let ruling = receipt(id).ruling.expect("it was ruled");
				assert_eq!((ruling.to_buyer, ruling.fee_payer), (PRINCIPAL, Some(Side::Seller)));
				assert_eq!(ruling.cause, Cause::SellerSilent);
				assert_eq!(Objects::told(), [(id, Some(ruling))]);
			}
		});
	}
}

#[test]
fn boundary_a_frozen_side_does_not_lose_because_it_cannot_stake() {
	run(|| {
		let id = appealed(NATIVE);
		let deadline = row(id).deadline;
		MockKyc::freeze(&SELLER);
		MockClock::set(deadline - 1);
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		assert_noop!(counter_fund(&SELLER, id), DispatchError::Other("Frozen"));
		MockClock::advance(1);
		assert!(Arbitration::is_open(&id), "nothing is final");
		events();
		assert_ok!(poke(id));
		let row = row(id);
		assert_eq!((row.state, row.tier), (DisputeState::Drawing, DisputeTier::Panel));
		assert_eq!(row.evidence_until, now() + TERMS.evidence_window);
		assert_eq!((fees(&BUYER), fees(&SELLER)), (FEE + 2 * PANEL_COST, FEE));
		assert!(matches!(
			&events()[..],
			[
				Event::AppealFunded { side: Side::Seller, stake: 0, next: DisputeTier::Panel, .. },
				Event::DrawRequested { tier: DisputeTier::Panel, .. },
			]
		));
		draw(id);
		MockClock::set(row.evidence_until);
		vote_all(id, vote(Cause::NoPayment, 0));
		MockClock::set(crate::Disputes::<Test>::get(id).expect("it is ruled").deadline);
		assert_ok!(poke(id));
		let told = Objects::told();
		assert_eq!(told[0].1.map(|ruling| ruling.to_seller), Some(PRINCIPAL), "he was right");
	});
}

#[test]
fn an_appeal_against_a_frozen_side_goes_on_without_any_poke_and_can_be_settled() {
	run(|| {
		let id = appealed(NATIVE);
		MockKyc::freeze(&SELLER);
		MockClock::set(row(id).deadline);
		assert_ok!(Arbitration::ready(signed(&BUYER), id));
		assert_eq!((row(id).state, row(id).tier), (DisputeState::Drawing, DisputeTier::Panel));
	});
	run(|| {
		let id = appealed(NATIVE);
		MockKyc::freeze(&SELLER);
		MockClock::set(row(id).deadline);
		assert_ok!(Arbitration::settle(&id, Some(Side::Buyer)));
		assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0));
	});
}

#[test]
fn who_is_free_again_in_time_has_to_stake_and_a_frozen_appellant_has_staked() {
	for (frozen, thawed) in [(Some(SELLER), true), (Some(BUYER), false)] {
		run(|| {
			let id = appealed(NATIVE);
			if let Some(who) = frozen {
				MockKyc::freeze(&who);
			}
			MockClock::set(row(id).deadline - 1);
			if thawed {
				MockKyc::thaw(&SELLER);
			}
			MockClock::advance(1);
			assert!(!Arbitration::is_open(&id));
			assert_ok!(poke(id));
			let ruling = receipt(id).ruling.expect("it was ruled");
			assert_eq!((ruling.to_buyer, ruling.fee_payer), (PRINCIPAL, Some(Side::Seller)));
		});
	}
}

#[test]
fn a_frozen_side_comes_before_the_council_and_stalls_like_any_other() {
	run(|| {
		let id = before_panel(NATIVE);
		vote_all(id, vote(Cause::NoPayment, 0));
		assert_ok!(appeal(&BUYER, id));
		MockKyc::freeze(&SELLER);
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		assert_eq!((row(id).state, row(id).tier), (DisputeState::Review, DisputeTier::Council));
		MockClock::set(row(id).evidence_until);
		assert_ok!(Arbitration::council_rule(council(), id, no_payment(), H256::zero()));
		assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0));
	});
	run(|| {
		let id = appealed(NATIVE);
		MockKyc::freeze(&SELLER);
		// Nobody has poked since: funded, stalled and ended in one, by the ruling that stands.
		MockClock::set(row(id).defaults_at() - 1);
		assert!(Arbitration::is_open(&id));
		MockClock::advance(1);
		assert!(!Arbitration::is_open(&id));
		assert_noop!(Arbitration::settle(&id, None), Error::<Test>::TooLate);
		assert_ok!(poke(id));
		assert_eq!(Objects::told(), [(id, Some(no_payment()))]);
	});
}

#[test]
fn boundary_a_ruling_stands_when_its_window_is_over() {
	run(|| {
		let id = ruled(NATIVE);
		MockClock::set(row(id).deadline - 1);
		assert_noop!(poke(id), Error::<Test>::TooEarly);
		assert!(Objects::told().is_empty());
		MockClock::advance(1);
		events();
		assert_ok!(poke(id));
		assert_eq!(Objects::told(), [(id, Some(no_payment()))]);
		let receipt = receipt(id);
		assert_eq!((receipt.outcome, receipt.ended_at), (Outcome::Executed, now()));
		assert_eq!(receipt.contract_hash, H256::repeat_byte(0xCC));
		assert_eq!(receipt.keep_until, now() + RETENTION);
		assert!(matches!(
			events().last(),
			Some(Event::DisputeEnded { outcome: Outcome::Executed, payer: Some(Side::Buyer), .. })
		));
		assert_noop!(poke(id), Error::<Test>::NotFound);
	});
}

#[test]
fn appeal_fails_for_the_winner_and_where_there_is_no_ruling() {
	run(|| {
		assert_noop!(appeal(&BUYER, trade(9)), Error::<Test>::NotFound);
		let id = reviewed(NATIVE);
		assert_noop!(appeal(&BUYER, id), Error::<Test>::WrongState);
		assert_noop!(counter_fund(&BUYER, id), Error::<Test>::WrongState);
		let judge = sitting(id)[0].clone();
		assert_ok!(Arbitration::rule(signed(&judge), id, no_payment(), H256::zero()));
		assert_noop!(appeal(&SELLER, id), Error::<Test>::NotAllowed);
		assert_noop!(appeal(&STRANGER, id), Error::<Test>::NotParty);
		assert_noop!(counter_fund(&SELLER, id), Error::<Test>::WrongState);
		assert_ok!(appeal(&BUYER, id));
		assert_noop!(appeal(&BUYER, id), Error::<Test>::WrongState);
		assert_noop!(counter_fund(&BUYER, id), Error::<Test>::NotAllowed);
		assert_noop!(counter_fund(&STRANGER, id), Error::<Test>::NotParty);
	});
}

#[test]
fn who_got_something_and_who_is_slashed_may_both_appeal() {
	let slashed = Ruling { slash_seller: 1, cause: Cause::Other, ..no_payment() };
	for (ruling, who) in [
		(divided(PRINCIPAL - 1, None), BUYER),
		(divided(PRINCIPAL - 1, None), SELLER),
		(slashed, SELLER),
		(slashed, BUYER),
	] {
		run(|| {
			let id = reviewed(NATIVE);
			let judge = sitting(id)[0].clone();
			assert_ok!(Arbitration::rule(signed(&judge), id, ruling, NOTES));
			assert_ok!(appeal(&who, id));
		});
	}
}

#[test]
fn stakes_need_money_and_an_account_that_is_not_frozen() {
	run(|| {
		let id = ruled(NATIVE);
		set_free(&BUYER, 2 * PANEL_COST + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(appeal(&BUYER, id), Error::<Test>::InsufficientFunds);
		set_free(&BUYER, 2 * PANEL_COST + EXISTENTIAL_DEPOSIT);
		MockKyc::freeze(&BUYER);
		assert_noop!(appeal(&BUYER, id), DispatchError::Other("Frozen"));
		MockKyc::thaw(&BUYER);
		assert_ok!(appeal(&BUYER, id));
		set_free(&SELLER, PANEL_COST + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(counter_fund(&SELLER, id), Error::<Test>::InsufficientFunds);
		set_free(&SELLER, PANEL_COST + EXISTENTIAL_DEPOSIT);
		MockKyc::freeze(&SELLER);
		assert_noop!(counter_fund(&SELLER, id), DispatchError::Other("Frozen"));
		MockKyc::thaw(&SELLER);
		assert_ok!(counter_fund(&SELLER, id));
	});
}

#[test]
fn all_tiers_one_after_the_other_and_none_above_the_council() {
	run(|| {
		let id = opened(NATIVE);
		MockClock::set(row(id).deadline);
		assert_ok!(appeal(&SELLER, id));
		assert_ok!(counter_fund(&BUYER, id));
		assert_eq!(row(id).tier, DisputeTier::Arbiter);
		draw(id);
		both_ready(id);
		let judge = sitting(id)[0].clone();
		assert_ok!(Arbitration::rule(signed(&judge), id, no_payment(), H256::zero()));
		assert_ok!(appeal(&BUYER, id));
		assert_ok!(counter_fund(&SELLER, id));
		assert_eq!(row(id).tier, DisputeTier::Panel);
		draw(id);
		assert!(!sitting(id).contains(&judge));
		both_ready(id);
		vote_all(id, vote(Cause::PaidButExpired, 10_000));
		assert_ok!(appeal(&SELLER, id));
		assert_ok!(counter_fund(&BUYER, id));
		let before = row(id);
		assert_eq!((before.state, before.tier), (DisputeState::Review, DisputeTier::Council));
		assert_eq!(before.rounds.len(), 4);
		let council_rules = || Arbitration::council_rule(council(), id, no_payment(), H256::zero());
		assert_noop!(council_rules(), Error::<Test>::TooEarly);
		MockClock::set(before.evidence_until - 1);
		assert_noop!(council_rules(), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(council_rules());
		assert_eq!(Objects::told(), [(id, Some(no_payment()))]);
		assert_eq!(receipt(id).outcome, Outcome::Executed);
		assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0));
	});
}

#[test]
fn council_rule_fails_elsewhere_and_for_anybody_else() {
	run(|| {
		let rule = |id| Arbitration::council_rule(council(), id, no_payment(), H256::zero());
		assert_noop!(rule(trade(9)), Error::<Test>::NotFound);
		let id = reviewed(NATIVE);
		assert_noop!(rule(id), Error::<Test>::WrongState);
		let by = Arbitration::council_rule(signed(&BUYER), id, no_payment(), H256::zero());
		assert_noop!(by, DispatchError::BadOrigin);
	});
	run(|| {
		let id = before_council(NATIVE);
		let rule = |ruling, notes| Arbitration::council_rule(council(), id, ruling, notes);
		let bad = Ruling { to_seller: 1, ..paid() };
		assert_noop!(rule(bad, NOTES), Error::<Test>::BadRuling);
		let departs = Ruling { fee_payer: None, ..paid() };
		assert_noop!(rule(departs, NOTES), Error::<Test>::DepartsFromTable);
		let other = divided(1, None);
		assert_noop!(rule(other, H256::zero()), Error::<Test>::NotesMissing);
		assert_ok!(rule(other, NOTES));
	});
}

#[test]
fn f14_boundary_for_a_small_principal_the_winners_stake_is_advanced() {
	for (principal, is_small) in [(SMALL - 1, true), (SMALL, false), (SMALL + 1, false)] {
		run(|| {
			assert_ok!(open(Case { principal, ..case(1, NATIVE) }));
			let id = trade(1);
			MockClock::set(row(id).deadline);
			let stake = 2 * row(id).fee;
			assert_ok!(poke(id));
			// The winner is poor, and the rich loser appeals.
			set_free(&BUYER, EXISTENTIAL_DEPOSIT);
			events();
			assert_ok!(appeal(&SELLER, id));
			assert_eq!(fees(&SELLER), stake);
			if is_small {
				assert_eq!(row(id).state, DisputeState::Drawing);
				assert_eq!(row(id).tier, DisputeTier::Arbiter);
				assert!(events().iter().any(|event| matches!(
					event,
					Event::AppealFunded { side: Side::Buyer, stake: 0, .. }
				)));
				draw(id);
				both_ready(id);
				let judge = sitting(id)[0].clone();
				let earned = free(&judge);
				let right = Ruling { to_buyer: principal, ..paid() };
				assert_ok!(Arbitration::rule(signed(&judge), id, right, H256::zero()));
				MockClock::set(row(id).deadline);
				assert_ok!(poke(id));
				assert_eq!(free(&judge), earned + stake / 2, "out of the appellant's stake");
				assert_eq!(free(&TREASURY), WEALTH + stake / 2);
			} else {
				assert_eq!(row(id).state, DisputeState::Appealed);
				MockClock::set(row(id).deadline);
				assert_ok!(poke(id));
				assert_eq!(receipt(id).ruling.map(|ruling| ruling.to_seller), Some(principal));
			}
		});
	}
}

#[test]
fn an_object_that_fails_leaves_everything_as_it_was() {
	run(|| {
		let id = ruled(NATIVE);
		MockClock::set(row(id).deadline);
		Objects::refuse(true);
		assert_noop!(poke(id), DispatchError::Other("Refused"));
		Objects::refuse(false);
		assert_ok!(poke(id));
	});
}
