// SPDX-License-Identifier: Apache-2.0

//! T10, T11, T13, T14: `dispute`, `contest`, the silence of a seller, rulings, and disputes taken back.

use super::scene::*;
use crate::{Disagreement, Error, Event, TradeState, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock, MockKyc, MockProgramme};
use tael_primitives::{
	Action, Arbitrable, Balance, Case, CaseId, Cause, Fiat, MINUTE, Risk, Ruling, Side,
	TradeOutcome,
};

fn ruling(to_buyer: Balance, slash_buyer: Balance, slash_seller: Balance) -> Ruling {
	let to_seller = PRINCIPAL - to_buyer;
	let (fee_payer, cause) = (None, Cause::Other);
	Ruling { to_buyer, to_seller, slash_buyer, slash_seller, fee_payer, cause }
}

#[test]
fn a_dispute_hands_everything_over_that_arbitration_has_to_know() {
	run_with_shapes(|shape| {
		let scene = Scene::marked(shape, INSTANT);
		events();
		let dispute =
			|| C2c::dispute(signed(scene.seller()), scene.id, Cause::NoPayment, commitment(3));
		assert_ok!(dispute());
		let row = scene.row();
		assert_eq!(row.state, TradeState::Disputed);
		let opener = Some(Side::Seller);
		assert_eq!(row.dispute, Some(Disagreement { from: TradeState::PaidClaimed, opener }));
		let case = Case {
			id: scene.case(),
			contract_hash: row.contract_hash,
			buyer: scene.buyer().clone(),
			seller: scene.seller().clone(),
			asset: scene.shape.asset.clone(),
			principal: PRINCIPAL,
			buyer_bond: BUYER_BOND,
			seller_bond: SELLER_BOND,
			fiat: Some(Fiat::CNY),
			rail: Some(INSTANT),
			opener,
			cause: Cause::NoPayment,
			evidence: commitment(3),
		};
		assert_eq!(MockArbitration::case(&scene.case()), Some(case));
		let expected = Event::DisputeOpened {
			id: scene.id,
			seq: 4,
			opener,
			cause: Cause::NoPayment,
			evidence: commitment(3),
		};
		assert_eq!(events().last(), Some(&expected));
		// While it lasts, time does nothing here.
		MockClock::advance(1_000 * MINUTE);
		assert_noop!(scene.poke(), Error::<Test>::WrongState);
		assert_noop!(dispute(), Error::<Test>::WrongState);
	});
}

#[test]
fn what_the_buyer_owes_for_time_cannot_be_slashed() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_ok!(scene.buy_time(60 * MINUTE));
		MockClock::set(scene.row().pay_deadline - 30 * MINUTE);
		scene.mark();
		assert_ok!(scene.dispute(Side::Seller));
		let owed = PRINCIPAL / 400;
		let case = MockArbitration::case(&scene.case()).unwrap();
		assert_eq!(case.buyer_bond, BUYER_BOND - owed);
		assert_ok!(scene.rule(&ruling(0, case.buyer_bond, 0)));
		let (bond, owed) = (signed_sum(BUYER_BOND), signed_sum(owed));
		scene.ended_with(-bond, owed, bond - owed);
	});
}

#[test]
fn boundary_the_buyer_disputes_from_the_delay_on_until_the_chain_does() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		let from = now() + WINDOWS.dispute_delay;
		let until = scene.row().deadline;
		MockClock::set(from - 1);
		assert_noop!(scene.dispute(Side::Buyer), Error::<Test>::TooEarly);
		MockClock::set(until);
		assert_noop!(scene.dispute(Side::Buyer), Error::<Test>::TooLate);
		assert_noop!(scene.dispute(Side::Seller), Error::<Test>::TooLate);
		MockClock::set(from);
		assert_ok!(scene.dispute(Side::Buyer));
	});
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		// The seller need not wait.
		assert_ok!(scene.dispute(Side::Seller));
	});
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		MockClock::set(scene.row().deadline - 1);
		assert_noop!(scene.poke(), Error::<Test>::TooEarly);
		assert_ok!(scene.dispute(Side::Buyer));
	});
}

#[test]
fn the_chain_takes_a_silent_seller_to_arbitration() {
	run_with_shapes(|shape| {
		let scene = Scene::marked(shape, INSTANT);
		MockClock::set(scene.row().deadline);
		assert_ok!(scene.poke());
		assert_eq!(scene.row().state, TradeState::Disputed);
		let case = MockArbitration::case(&scene.case()).unwrap();
		assert_eq!((case.opener, case.cause), (None, Cause::SellerSilent));
		assert_eq!(case.evidence, H256::zero());
	});
}

#[test]
fn a_mark_that_was_taken_back_once_is_disputed_like_any_other_and_decides_nothing() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		assert_ok!(scene.undo());
		scene.mark();
		MockClock::set(scene.row().deadline);
		assert_ok!(scene.poke());
		assert_eq!(scene.row().state, TradeState::Disputed);
		let case = MockArbitration::case(&scene.case()).unwrap();
		// Not the cause whose default is the buyer's.
		assert_eq!((case.opener, case.cause), (None, Cause::Other));
	});
}

#[test]
fn each_side_disputes_for_what_the_other_may_have_done() {
	let both = [
		Cause::WrongAmountOver,
		Cause::PriceDispute,
		Cause::AbusiveConduct,
		Cause::OffPlatform,
		Cause::TechnicalFault,
		Cause::SettledOutside,
		Cause::Other,
	];
	let sellers = [
		Cause::NoPayment,
		Cause::BuyerSilent,
		Cause::ThirdPartyPayer,
		Cause::NameMismatch,
		Cause::WrongAmountUnder,
		Cause::WrongCurrency,
		Cause::ForgedProof,
		Cause::DuplicateProof,
		Cause::Chargeback,
		Cause::BankFrozen,
		Cause::ForbiddenRemark,
	];
	let buyers = [Cause::SellerSilent, Cause::WrongAccountGiven];
	let nobodys = [Cause::PaidButExpired];
	let fits = |causes: &[Cause], side: Side, expected: bool| {
		for cause in causes {
			run(|| {
				let scene = Scene::marked(PLAIN, INSTANT);
				MockClock::advance(WINDOWS.dispute_delay);
				let who = signed(scene.party(side));
				let dispute = C2c::dispute(who, scene.id, *cause, commitment(3));
				if expected {
					assert_ok!(dispute);
				} else {
					assert_noop!(dispute, Error::<Test>::BadCause);
				}
			});
		}
	};
	for side in [Side::Buyer, Side::Seller] {
		fits(&both, side, true);
		fits(&sellers, side, side == Side::Seller);
		fits(&buyers, side, side == Side::Buyer);
		fits(&nobodys, side, false);
	}
	assert_eq!(both.len() + sellers.len() + buyers.len() + nobodys.len(), 21, "every cause");
}

#[test]
fn disputing_needs_a_party_a_mark_and_the_fee() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_noop!(scene.dispute(Side::Seller), Error::<Test>::WrongState);
		scene.mark();
		let stranger = C2c::dispute(signed(&STRANGER), scene.id, Cause::Other, commitment(3));
		assert_noop!(stranger, Error::<Test>::NotParty);
		let unknown = C2c::dispute(signed(&BOB), H256::zero(), Cause::Other, commitment(3));
		assert_noop!(unknown, Error::<Test>::NotFound);
		MockArbitration::refuse(Some("InsufficientFunds"));
		let without_fee = scene.dispute(Side::Seller);
		assert_noop!(without_fee, DispatchError::Other("InsufficientFunds"));
	});
	run(|| {
		let scene = Scene::held(PLAIN);
		assert_noop!(scene.dispute(Side::Seller), Error::<Test>::WrongState);
	});
	run(|| {
		let scene = Scene::lapsed(PLAIN, INSTANT);
		assert_noop!(scene.dispute(Side::Buyer), Error::<Test>::WrongState);
	});
}

#[test]
fn f4_a_release_that_is_held_back_is_contested_for_two_causes_only() {
	for cause in [Cause::Chargeback, Cause::BankFrozen] {
		run_with_shapes(|shape| {
			let scene = Scene::held(shape);
			assert_ok!(C2c::contest(signed(scene.seller()), scene.id, cause, commitment(3)));
			let case = MockArbitration::case(&scene.case()).unwrap();
			assert_eq!((case.opener, case.cause), (Some(Side::Seller), cause));
			assert_eq!(
				case.seller_bond, SELLER_BOND,
				"whoever contests in bad faith has it at stake"
			);
			assert_ok!(scene.rule(&ruling(0, BUYER_BOND, 0)));
			let bond = signed_sum(BUYER_BOND);
			scene.ended_with(-bond, 0, bond);
		});
	}
	run(|| {
		let scene = Scene::held(PLAIN);
		let other = C2c::contest(signed(scene.seller()), scene.id, Cause::NoPayment, commitment(3));
		assert_noop!(other, Error::<Test>::BadCause);
		for who in [scene.buyer(), &STRANGER] {
			let contest = C2c::contest(signed(who), scene.id, Cause::Chargeback, commitment(3));
			assert_noop!(contest, Error::<Test>::NotParty);
		}
	});
	run(|| {
		let scene = Scene::marked(PLAIN, CARD);
		assert_noop!(scene.contest(), Error::<Test>::WrongState);
		let unknown = C2c::contest(signed(&ALICE), H256::zero(), Cause::Chargeback, commitment(3));
		assert_noop!(unknown, Error::<Test>::NotFound);
	});
}

#[test]
fn a_ruling_divides_the_principal_and_slashes_bonds() {
	let cases = [
		(PRINCIPAL, 0, 0),
		(0, 0, 0),
		(PRINCIPAL, 0, SELLER_BOND),
		(0, BUYER_BOND, 0),
		(PRINCIPAL / 3, 7, 11),
		(PRINCIPAL / 2, BUYER_BOND, SELLER_BOND),
	];
	for (to_buyer, slash_buyer, slash_seller) in cases {
		run_with_shapes(|shape| {
			let scene = Scene::disputed(shape, INSTANT);
			assert_ok!(scene.rule(&ruling(to_buyer, slash_buyer, slash_seller)));
			let (gain, buyers, sellers) =
				(signed_sum(to_buyer), signed_sum(slash_buyer), signed_sum(slash_seller));
			scene.ended_with(gain - buyers, -gain - sellers, buyers + sellers);
			let receipt = scene.receipt();
			assert_eq!((receipt.outcome, receipt.to_buyer), (TradeOutcome::Ruled, to_buyer));
			let loser = ruling(to_buyer, 0, 0).loser();
			let report = MockProgramme::reports().remove(0);
			assert_eq!((report.disputed, report.lost_by), (true, loser));
			// What the buyer did not get counts against nobody.
			let used = MockKyc::used(scene.buyer(), Action::Trade(Risk::Medium));
			assert_eq!(used, to_buyer);
		});
	}
}

#[test]
fn a_ruling_that_does_not_sum_up_or_has_no_dispute_changes_nothing() {
	run(|| {
		let scene = Scene::disputed(PLAIN, INSTANT);
		let wrong = [
			Ruling { to_seller: PRINCIPAL, ..ruling(1, 0, 0) },
			Ruling { to_seller: PRINCIPAL - 2, ..ruling(1, 0, 0) },
			Ruling { to_seller: Balance::MAX, ..ruling(1, 0, 0) },
		];
		for ruling in wrong {
			let ruled = C2c::on_ruling(&scene.case(), &ruling);
			assert_noop!(ruled, Error::<Test>::BadSplit);
		}
		let other = CaseId::Claim(scene.id);
		assert_noop!(C2c::on_ruling(&other, &ruling(0, 0, 0)), Error::<Test>::NotFound);
		assert_noop!(C2c::on_withdrawn(&other), Error::<Test>::NotFound);
		// Slashes are no more than the bonds, whatever the ruling says.
		assert_ok!(scene.rule(&ruling(0, Balance::MAX, Balance::MAX)));
		let (buyers, sellers) = (signed_sum(BUYER_BOND), signed_sum(SELLER_BOND));
		scene.ended_with(-buyers, -sellers, buyers + sellers);
	});
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		let ruled = C2c::on_ruling(&scene.case(), &ruling(0, 0, 0));
		assert_noop!(ruled, Error::<Test>::WrongState);
		assert_noop!(C2c::on_withdrawn(&scene.case()), Error::<Test>::WrongState);
		let unknown = CaseId::Trade(H256::zero());
		assert_noop!(C2c::on_ruling(&unknown, &ruling(0, 0, 0)), Error::<Test>::NotFound);
	});
}

#[test]
fn a_dispute_that_is_withdrawn_in_time_goes_back_to_where_it_came_from() {
	run_with_shapes(|shape| {
		let scene = Scene::marked(shape, INSTANT);
		let deadline = scene.row().deadline;
		assert_ok!(scene.dispute(Side::Seller));
		MockClock::set(deadline - 1);
		assert_ok!(scene.withdraw_dispute());
		let row = scene.row();
		assert_eq!((row.state, row.deadline), (TradeState::PaidClaimed, deadline));
		assert!(row.payment.is_some());
		// There is one dispute for each trade.
		for side in [Side::Buyer, Side::Seller] {
			assert_noop!(scene.dispute(side), Error::<Test>::OnlyOnce);
		}
		assert_ok!(scene.release());
		scene.ended_with(GAIN, -GAIN, 0);
	});
}

#[test]
fn boundary_after_a_withdrawn_dispute_the_side_that_did_not_open_it_gets_everything_in_the_end() {
	for opener in [Side::Seller, Side::Buyer] {
		// Withdrawn before the end of the window, and at it.
		for early in [true, false] {
			run_with_shapes(|shape| {
				let scene = Scene::marked(shape, INSTANT);
				let deadline = scene.row().deadline;
				MockClock::advance(WINDOWS.dispute_delay);
				assert_ok!(scene.dispute(opener));
				MockClock::set(if early { deadline - 1 } else { deadline });
				assert_ok!(scene.withdraw_dispute());
				if early {
					assert_noop!(scene.poke(), Error::<Test>::TooEarly);
					MockClock::set(deadline);
					assert_eq!(scene.state(), TradeState::Ended);
					assert_noop!(scene.cancel_claim(), Error::<Test>::TooLate);
					assert_ok!(scene.poke());
				}
				match opener {
					Side::Seller => scene.ended_with(GAIN, -GAIN, 0),
					Side::Buyer => scene.ended_with(0, 0, 0),
				}
				let report = MockProgramme::reports().remove(0);
				assert_eq!((report.disputed, report.lost_by), (true, Some(opener)));
			});
		}
	}
}

#[test]
fn a_contest_that_is_withdrawn_waits_for_the_rest_of_the_hold() {
	run_with_shapes(|shape| {
		let scene = Scene::held(shape);
		let deadline = scene.row().deadline;
		assert_ok!(scene.contest());
		MockClock::set(deadline - 1);
		assert_ok!(scene.withdraw_dispute());
		assert_eq!(scene.row().state, TradeState::HeldRelease);
		assert_noop!(scene.contest(), Error::<Test>::OnlyOnce);
		MockClock::set(deadline);
		assert_ok!(scene.poke());
		scene.ended_with(GAIN, -GAIN, 0);
	});
	run_with_shapes(|shape| {
		let scene = Scene::held(shape);
		assert_ok!(scene.contest());
		MockClock::advance(HOLD);
		assert_ok!(scene.withdraw_dispute());
		scene.ended_with(GAIN, -GAIN, 0);
	});
}

#[test]
fn a_late_claim_that_is_withdrawn_too_late_ends_for_the_seller() {
	run_with_shapes(|shape| {
		let scene = Scene::lapsed(shape, INSTANT);
		assert_ok!(scene.claim_late());
		MockClock::advance(WINDOWS.grace);
		assert_ok!(scene.withdraw_dispute());
		scene.ended_with(0, 0, 0);
		assert_eq!(scene.receipt().outcome, TradeOutcome::Cancelled);
	});
}

#[test]
fn what_the_chain_opened_nobody_can_withdraw() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		MockClock::set(scene.row().deadline);
		assert_ok!(scene.poke());
		assert_noop!(C2c::on_withdrawn(&scene.case()), Error::<Test>::WrongState);
	});
}

#[test]
fn conceding_in_a_dispute_that_nobody_poked_open_is_as_if_somebody_had() {
	for poked in [false, true] {
		run(|| {
			let scene = Scene::marked(PLAIN, INSTANT);
			MockClock::set(scene.row().deadline);
			if poked {
				assert_ok!(scene.poke());
			}
			assert_ok!(scene.release());
			assert_eq!(MockArbitration::settled(), vec![(scene.case(), Some(Side::Seller))]);
			let report = MockProgramme::reports().remove(0);
			assert_eq!((report.disputed, report.lost_by), (true, None), "conceding is not losing");
			scene.ended_with(GAIN, -GAIN, 0);
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn a_case_for_benchmarks_can_be_ruled_on_and_withdrawn() {
	run(|| {
		for withdraw in [false, true] {
			let case = C2c::benchmark_case(&BOB, &ALICE, PRINCIPAL).unwrap();
			assert_eq!((case.principal, case.buyer_bond), (PRINCIPAL, PRINCIPAL));
			assert_eq!(MockArbitration::case(&case.id), None, "arbitration does not know it yet");
			if withdraw {
				assert_ok!(C2c::on_withdrawn(&case.id));
			} else {
				assert_ok!(C2c::on_ruling(&case.id, &ruling(PRINCIPAL / 2, PRINCIPAL, PRINCIPAL)));
			}
		}
	});
}
