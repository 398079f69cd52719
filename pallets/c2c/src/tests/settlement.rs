// SPDX-License-Identifier: Apache-2.0

//! S1-S5: proposals to settle.

use super::scene::*;
use crate::{Error, Event, MAX_PROPOSALS, Proposal, ProposalTerms, TradeState, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock, MockProgramme};
use tael_primitives::{Balance, HOUR, MINUTE, Side, TradeOutcome};

fn offer(to_buyer: Balance, bond_to_other: Balance) -> ProposalTerms {
	ProposalTerms { to_buyer, bond_to_other, note: commitment(4), expires_at: now() + HOUR }
}

fn propose(scene: &Scene, side: Side, terms: ProposalTerms) -> DispatchResult {
	C2c::propose_settlement(signed(scene.party(side)), scene.id, terms)
}

/// The live proposal of a side, by hash.
fn hash_of(scene: &Scene, side: Side) -> H256 {
	let row = scene.row();
	row.proposals.of(side).expect("there is one").hash(row.contract_hash)
}

fn accept(scene: &Scene, side: Side, hash: H256) -> DispatchResult {
	C2c::accept_settlement(signed(scene.party(side)), scene.id, hash)
}

const SIDES: [Side; 2] = [Side::Buyer, Side::Seller];

#[test]
fn the_parties_divide_the_principal_and_give_of_their_own_bond() {
	let cases = [
		(0, TradeOutcome::Cancelled),
		(PRINCIPAL, TradeOutcome::Released),
		(1, TradeOutcome::Split),
		(PRINCIPAL / 3, TradeOutcome::Split),
	];
	for (to_buyer, outcome) in cases {
		for by in SIDES {
			run_with_shapes(|shape| {
				let scene = Scene::funded(shape, INSTANT);
				assert_ok!(propose(&scene, by, offer(to_buyer, 1_000)));
				assert_ok!(accept(&scene, by.other(), hash_of(&scene, by)));
				let given = if by == Side::Buyer { -1_000 } else { 1_000 };
				let gain = signed_sum(to_buyer) + given;
				scene.ended_with(gain, -gain, 0);
				let receipt = scene.receipt();
				assert_eq!((receipt.outcome, receipt.to_buyer), (outcome, to_buyer));
				assert_eq!(MockProgramme::reports()[0].ended_by, None);
			});
		}
	}
}

#[test]
fn every_state_that_is_funded_can_be_settled() {
	for state in [
		TradeState::Funded,
		TradeState::PaidClaimed,
		TradeState::Lapsed,
		TradeState::HeldRelease,
		TradeState::Disputed,
	] {
		run_with_shapes(|shape| {
			let scene = Scene::in_state(state, shape);
			assert_ok!(propose(&scene, Side::Seller, offer(PRINCIPAL / 2, 0)));
			assert_ok!(accept(&scene, Side::Buyer, hash_of(&scene, Side::Seller)));
			scene.ended_with(GAIN / 2, -GAIN / 2, 0);
			let settled = MockArbitration::settled();
			let expected = (state == TradeState::Disputed).then_some((scene.case(), None));
			assert_eq!(settled, Vec::from_iter(expected));
		});
	}
	run(|| {
		let scene = Scene::requested(PLAIN, INSTANT);
		let refused = propose(&scene, Side::Seller, offer(0, 0));
		assert_noop!(refused, Error::<Test>::WrongState);
	});
}

#[test]
fn a_proposal_is_told_with_the_hash_that_accepts_it() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		events();
		assert_ok!(propose(&scene, Side::Buyer, offer(7, 5)));
		let proposal = Proposal {
			number: 0,
			steps: 0,
			made_at: now(),
			to_buyer: 7,
			to_seller: PRINCIPAL - 7,
			bond_to_other: 5,
			note: commitment(4),
			expires_at: now() + HOUR,
		};
		let hash = proposal.hash(scene.row().contract_hash);
		let expected = Event::SettlementProposed { id: scene.id, seq: 1, by: BOB, hash, proposal };
		assert_eq!(events(), vec![expected]);
		assert_eq!(hash, hash_of(&scene, Side::Buyer));
	});
}

#[test]
fn a_split_that_does_not_fit_is_refused() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		for side in SIDES {
			let more = propose(&scene, side, offer(PRINCIPAL + 1, 0));
			assert_noop!(more, Error::<Test>::BadSplit);
			let bond = scene.terms.bond(side);
			let others = propose(&scene, side, offer(0, bond + 1));
			assert_noop!(others, Error::<Test>::BadSplit);
			assert_ok!(propose(&scene, side, offer(PRINCIPAL, bond)));
		}
		// What the buyer may owe for time is not his to give.
		assert_ok!(scene.buy_time(HOUR));
		let most = BUYER_BOND - scene.row().extension_most();
		assert_noop!(propose(&scene, Side::Buyer, offer(0, most + 1)), Error::<Test>::BadSplit);
		assert_ok!(propose(&scene, Side::Buyer, offer(0, most)));
	});
}

#[test]
fn boundary_a_proposal_lives_until_its_end_and_within_bounds() {
	run(|| {
		let scene = Scene::marked(PLAIN, INSTANT);
		let until = |expires_at| ProposalTerms { expires_at, ..offer(0, 0) };
		let latest = now() + LIMITS.max_proposal_life;
		for expires_at in [now(), now() - 1, latest + 1] {
			let refused = propose(&scene, Side::Buyer, until(expires_at));
			assert_noop!(refused, Error::<Test>::BadExpiry);
		}
		assert_ok!(propose(&scene, Side::Buyer, until(latest)));
		let end = now() + 10 * MINUTE;
		assert_ok!(propose(&scene, Side::Buyer, until(end)));
		let hash = hash_of(&scene, Side::Buyer);
		MockClock::set(end);
		assert_noop!(accept(&scene, Side::Seller, hash), Error::<Test>::ProposalChanged);
		MockClock::set(end - 1);
		assert_ok!(accept(&scene, Side::Seller, hash));
	});
}

#[test]
fn only_the_other_party_accepts() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_ok!(propose(&scene, Side::Seller, offer(0, 0)));
		let hash = hash_of(&scene, Side::Seller);
		// His own is not among those he could accept.
		assert_noop!(accept(&scene, Side::Seller, hash), Error::<Test>::ProposalChanged);
		let stranger = || signed(&STRANGER);
		let id = scene.id;
		assert_noop!(C2c::accept_settlement(stranger(), id, hash), Error::<Test>::NotParty);
		assert_noop!(C2c::decline_settlement(stranger(), id, hash), Error::<Test>::NotParty);
		assert_noop!(C2c::withdraw_settlement(stranger(), id), Error::<Test>::NotParty);
		let proposed = C2c::propose_settlement(stranger(), id, offer(0, 0));
		assert_noop!(proposed, Error::<Test>::NotParty);
		let unknown = H256::zero();
		assert_noop!(C2c::accept_settlement(signed(&BOB), unknown, hash), Error::<Test>::NotFound);
		assert_noop!(C2c::decline_settlement(signed(&BOB), unknown, hash), Error::<Test>::NotFound);
		assert_noop!(C2c::withdraw_settlement(signed(&BOB), unknown), Error::<Test>::NotFound);
		let proposed = C2c::propose_settlement(signed(&BOB), unknown, offer(0, 0));
		assert_noop!(proposed, Error::<Test>::NotFound);
	});
}

#[test]
fn f7_a_proposal_that_was_replaced_between_view_and_accept_is_refused() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_ok!(propose(&scene, Side::Seller, offer(PRINCIPAL, 0)));
		let seen = hash_of(&scene, Side::Seller);
		assert_ok!(propose(&scene, Side::Seller, offer(0, 0)));
		assert_noop!(accept(&scene, Side::Buyer, seen), Error::<Test>::ProposalChanged);
		// Also when the new one says the same.
		let same = hash_of(&scene, Side::Seller);
		assert_ok!(propose(&scene, Side::Seller, offer(0, 0)));
		assert_noop!(accept(&scene, Side::Buyer, same), Error::<Test>::ProposalChanged);
	});
}

#[test]
fn f7_an_old_proposal_to_cancel_dies_when_the_buyer_has_paid() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		assert_ok!(propose(&scene, Side::Buyer, offer(0, 0)));
		let hash = hash_of(&scene, Side::Buyer);
		scene.mark();
		assert_noop!(accept(&scene, Side::Seller, hash), Error::<Test>::ProposalChanged);
		// Nor does it live again when the trade is back where it was.
		assert_ok!(scene.undo());
		assert_noop!(accept(&scene, Side::Seller, hash), Error::<Test>::ProposalChanged);
	});
}

#[test]
fn a_proposal_dies_with_a_step_that_is_due_whether_it_was_taken_or_not() {
	for poked in [false, true] {
		run(|| {
			let scene = Scene::funded(PLAIN, INSTANT);
			let terms = ProposalTerms { expires_at: now() + 10 * HOUR, ..offer(0, 0) };
			assert_ok!(propose(&scene, Side::Buyer, terms));
			let hash = hash_of(&scene, Side::Buyer);
			MockClock::set(scene.row().pay_deadline);
			if poked {
				assert_ok!(scene.poke());
			}
			assert_noop!(accept(&scene, Side::Seller, hash), Error::<Test>::ProposalChanged);
			let withdrawn = C2c::withdraw_settlement(signed(scene.buyer()), scene.id);
			assert_noop!(withdrawn, Error::<Test>::ProposalChanged);
			// A new one is for the state as it is now.
			assert_ok!(propose(&scene, Side::Buyer, terms));
			assert_eq!(scene.row().state, TradeState::Lapsed);
			assert_ok!(accept(&scene, Side::Seller, hash_of(&scene, Side::Buyer)));
		});
	}
}

#[test]
fn a_ruling_that_is_final_ends_all_proposals() {
	run(|| {
		let scene = Scene::disputed(PLAIN, INSTANT);
		assert_ok!(propose(&scene, Side::Buyer, offer(PRINCIPAL / 2, 0)));
		MockArbitration::close(&scene.case());
		let hash = hash_of(&scene, Side::Buyer);
		assert_noop!(accept(&scene, Side::Seller, hash), Error::<Test>::WrongState);
		let another = propose(&scene, Side::Seller, offer(0, 0));
		assert_noop!(another, Error::<Test>::WrongState);
	});
}

#[test]
fn boundary_what_was_proposed_before_a_ruling_was_stored_is_not_accepted_after_it() {
	for by in SIDES {
		run(|| {
			let scene = Scene::disputed(PLAIN, INSTANT);
			let accept = |hash| accept(&scene, by.other(), hash);
			assert_ok!(propose(&scene, by, offer(PRINCIPAL / 2, 0)));
			let before = hash_of(&scene, by);
			let row = scene.row();
			assert!(C2c::live_proposal(scene.id, &row, by).is_some());
			// In the block of the ruling, and later.
			MockArbitration::rule(&scene.case(), now());
			for _ in 0..2 {
				assert_noop!(accept(before), Error::<Test>::ProposalChanged);
				assert_eq!(C2c::live_proposal(scene.id, &row, by), None);
				let withdrawn = C2c::withdraw_settlement(signed(scene.party(by)), scene.id);
				assert_noop!(withdrawn, Error::<Test>::ProposalChanged);
				MockClock::advance(1);
			}
			// Whoever proposes now knows the ruling.
			assert_ok!(propose(&scene, by, offer(PRINCIPAL / 4, 0)));
			assert_ok!(accept(hash_of(&scene, by)));
			scene.ended_with(GAIN / 4, -GAIN / 4, 0);
		});
	}
	run(|| {
		// Of two rulings the last counts: that of the appeal.
		let scene = Scene::disputed(PLAIN, INSTANT);
		MockArbitration::rule(&scene.case(), now());
		MockClock::advance(1);
		assert_ok!(propose(&scene, Side::Buyer, offer(PRINCIPAL / 2, 0)));
		let hash = hash_of(&scene, Side::Buyer);
		MockArbitration::rule(&scene.case(), now());
		assert_noop!(accept(&scene, Side::Seller, hash), Error::<Test>::ProposalChanged);
	});
}

#[test]
fn a_proposal_can_be_taken_back_and_declined() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		let (buyer, seller) = (|| signed(scene.buyer()), || signed(scene.seller()));
		assert_noop!(C2c::withdraw_settlement(buyer(), scene.id), Error::<Test>::ProposalChanged);
		assert_ok!(propose(&scene, Side::Buyer, offer(1, 0)));
		let hash = hash_of(&scene, Side::Buyer);
		assert_noop!(
			C2c::decline_settlement(seller(), scene.id, H256::zero()),
			Error::<Test>::ProposalChanged
		);
		assert_noop!(
			C2c::decline_settlement(buyer(), scene.id, hash),
			Error::<Test>::ProposalChanged
		);
		events();
		assert_ok!(C2c::decline_settlement(seller(), scene.id, hash));
		let declined = Event::SettlementDeclined { id: scene.id, seq: 2, by: ALICE, hash };
		assert_eq!(events(), vec![declined]);
		// It says no and binds nobody.
		assert_ok!(hypothetically!(accept(&scene, Side::Seller, hash)));
		System::reset_events();
		assert_ok!(C2c::withdraw_settlement(buyer(), scene.id));
		assert_eq!(events(), vec![Event::SettlementWithdrawn { id: scene.id, seq: 3, by: BOB }]);
		assert_noop!(accept(&scene, Side::Seller, hash), Error::<Test>::ProposalChanged);
	});
}

#[test]
fn f31_nobody_proposes_without_end() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		for number in 0..MAX_PROPOSALS {
			assert_ok!(propose(&scene, Side::Buyer, offer(number.into(), 0)));
		}
		assert_noop!(propose(&scene, Side::Buyer, offer(0, 0)), Error::<Test>::TooMany);
		// Each has his own count, and the last stays good.
		assert_ok!(propose(&scene, Side::Seller, offer(0, 0)));
		assert_ok!(accept(&scene, Side::Seller, hash_of(&scene, Side::Buyer)));
	});
}

#[test]
fn a_proposal_stops_no_clock_and_closes_no_call() {
	run(|| {
		let scene = Scene::funded(PLAIN, INSTANT);
		let deadline = scene.row().pay_deadline;
		assert_ok!(propose(&scene, Side::Buyer, offer(0, 0)));
		assert_eq!(scene.row().pay_deadline, deadline);
		scene.mark();
		assert_ok!(propose(&scene, Side::Seller, offer(0, 0)));
		assert_ok!(scene.release());
	});
}
