// SPDX-License-Identifier: Apache-2.0

//! Abuse by the numbers of the reference, as far as it is this pallet's side. F12 and F36 stand in `draw`,
//! F14 in `appeal`, F35 in `settle`.

use crate::{
	Disclosure, DisputeState, DisputeTier, Disputes, Error, EvidenceKind, MAX_EVIDENCE, Vote,
	mock::*,
};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{
	AccountId, Arbitration as _, AssetKind, Case, CaseId, Cause, DAY, Ruling, Side,
};

fn file(id: CaseId, kind: EvidenceKind) -> DispatchResult {
	Arbitration::submit_evidence(signed(&BUYER), id, kind, NOTES, NOTES, 1)
}

#[test]
fn f1_no_picture_decides_anything_but_silence_does() {
	run(|| {
		// Receipts by the dozen, and the seller only says no.
		let id = opened(NATIVE);
		assert_ok!(Arbitration::respond(signed(&SELLER), id, H256::zero()));
		for _ in 1..MAX_EVIDENCE {
			assert_ok!(file(id, EvidenceKind::Receipt));
		}
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		assert_eq!(row(id).state, DisputeState::Drawing);
		assert!(row(id).ruling.is_none(), "a human looks at it");
		draw(id);
		let judge = sitting(id)[0].clone();
		let forged = tael_primitives::Ruling {
			slash_buyer: BUYER_BOND,
			cause: Cause::ForgedProof,
			..no_payment()
		};
		assert_ok!(Arbitration::rule(signed(&judge), id, forged, H256::zero()));
	});
}

#[test]
fn f7_a_flood_of_evidence_does_not_hide_the_other_sides() {
	run(|| {
		let id = responded(NATIVE);
		while file(id, EvidenceKind::Other).is_ok() {}
		let seller = Arbitration::submit_evidence(
			signed(&SELLER),
			id,
			EvidenceKind::BankStatement,
			NOTES,
			NOTES,
			1,
		);
		assert_ok!(seller);
		let view = match Arbitration::dispute_view(id) {
			Some(crate::Lookup::Live(view)) => view,
			other => panic!("{other:?}"),
		};
		assert_eq!(view.evidence.len(), MAX_EVIDENCE as usize + 2);
		assert_eq!(view.evidence.last().map(|file| file.by), Some(Side::Seller));
	});
}

#[test]
fn f13_every_arbiter_lost_at_once_still_leads_to_an_end() {
	run(|| {
		let id = before_panel(NATIVE);
		for index in 0..8 {
			MockKyc::revoke(&arbiter(index));
		}
		assert_ok!(poke(id));
		assert_eq!((row(id).state, sitting(id).len()), (DisputeState::Drawing, 0));
		reveal(1);
		assert_ok!(poke(id));
		assert_eq!(row(id).tier, DisputeTier::Council);
		assert!((0..8).all(|index| bond(&arbiter(index)) == BOND), "nobody is to blame");
		assert_ok!(Arbitration::council_rule(council(), id, paid(), H256::zero()));
	});
}

#[test]
fn f12_a_party_cannot_choose_the_arbiter_by_its_timing() {
	run(|| {
		// Whenever it pokes, the seed of the draw lies ahead; and once it is known, poking late or often
		// changes nothing.
		let id = responded(NATIVE);
		reveal(1);
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		assert_eq!(row(id).state, DisputeState::Drawing);
		assert!(poke(id).is_err(), "what is known already does not count");
		reveal(2);
		let at_once = hypothetically!({
			assert_ok!(poke(id));
			sitting(id)
		});
		reveal(3);
		MockClock::advance(tael_primitives::DAY);
		assert_ok!(poke(id));
		assert_eq!(sitting(id), at_once);
	});
}

/// How a dispute gets into a state, and what is still to be done there.
type Stage = (DisputeState, fn(AssetKind) -> CaseId, fn(CaseId) -> DispatchResult);

const STAGES: [Stage; 8] = [
	(DisputeState::Open, opened, |id| Arbitration::respond(signed(&SELLER), id, NOTES)),
	(DisputeState::Evidence, responded, |id| file(id, EvidenceKind::Chat)),
	(DisputeState::Drawing, drawing, |id| {
		reveal(7);
		poke(id)
	}),
	(DisputeState::Review, reviewed, |id| {
		Arbitration::rule(signed(&sitting(id)[0]), id, paid(), H256::zero())
	}),
	(DisputeState::Review, before_panel, |id| {
		commit(&sitting(id)[0], id, &vote(Cause::NoPayment, 0))
	}),
	(DisputeState::Ruled, ruled, |id| Arbitration::appeal(signed(&BUYER), id)),
	(DisputeState::Appealed, appealed, |id| Arbitration::counter_fund(signed(&SELLER), id)),
	(DisputeState::Stalled, stalled, |id| {
		Arbitration::council_rule(council(), id, paid(), H256::zero())
	}),
];

#[test]
fn f23_a_halt_consumes_no_deadline_in_any_state() {
	// Longer than any window, and than a dispute can last.
	let halt = TERMS.cap + TERMS.stalled_window + DAY;
	for (index, (state, reach, act)) in STAGES.into_iter().enumerate() {
		// When it is poked on, and until when somebody may act.
		let times = |id| {
			let row = row(id);
			match (state, row.tier) {
				(DisputeState::Drawing, _) => (row.stalls_at(), row.stalls_at()),
				(DisputeState::Ruled, _) => (row.deadline, row.appeal_until()),
				(DisputeState::Review, DisputeTier::Panel) => (row.deadline, row.commit_until),
				_ => (row.deadline, row.deadline),
			}
		};
		run(|| {
			let id = reach(NATIVE);
			assert_eq!(row(id).state, state);
			MockClock::set(times(id).1 - 1);
			MockClock::stall(halt);
			assert_noop!(poke(id), Error::<Test>::TooEarly);
			assert!(Arbitration::is_open(&id));
			assert_ok!(act(id));
			assert_eq!(row_state(id).is_some(), state != DisputeState::Stalled, "{index}");
		});
		run(|| {
			let id = reach(NATIVE);
			MockClock::stall(halt);
			MockClock::set(times(id).0 - 1);
			assert_noop!(poke(id), Error::<Test>::TooEarly);
			MockClock::advance(1);
			assert_ok!(poke(id));
			assert_ne!(row_state(id), Some(state), "{index}: it goes on where it stood");
		});
	}
}

fn row_state(id: CaseId) -> Option<DisputeState> {
	Disputes::<Test>::get(id).map(|row| row.state)
}

/// Nothing next to `ruling` passes: no slash, no other payer, no other part of the principal.
fn is_held_to_the_table(judge: &AccountId, id: CaseId, ruling: Ruling) {
	let departs = [
		Ruling { slash_buyer: 1, ..ruling },
		Ruling { slash_buyer: BUYER_BOND, ..ruling },
		Ruling { slash_seller: 1, ..ruling },
		Ruling { slash_seller: SELLER_BOND, ..ruling },
	];
	for departs in departs {
		let ruled = Arbitration::rule(signed(judge), id, departs, NOTES);
		assert_noop!(ruled, Error::<Test>::DepartsFromTable);
	}
}

/// Rule, let the window pass, and see that the object hears of it.
fn carry_out(judge: &AccountId, id: CaseId, ruling: Ruling) {
	assert_ok!(Arbitration::rule(signed(judge), id, ruling, H256::zero()));
	MockClock::set(row(id).deadline);
	assert_ok!(poke(id));
	assert_eq!(Objects::told(), [(id, Some(ruling))]);
}

#[test]
fn f3_somebody_elses_payment_is_an_issue_and_the_victim_has_a_path() {
	// The seller's once he has sent it back, the buyer's if he will not.
	for to_buyer in [0, PRINCIPAL] {
		run_with_each(|asset| {
			let id = reviewed(asset);
			let (judge, of) = (sitting(id)[0].clone(), Side::Buyer);
			assert_ok!(Arbitration::request_reveal(signed(&judge), id, of));
			assert_ok!(Arbitration::reveal(signed(&BUYER), id, NOTES));
			assert_ok!(Arbitration::record_reveal(signed(&judge), id, of, false, None));
			let issue = Disclosure::Checked { matches: false, nullifier: None };
			assert_eq!((row(id).state, row(id).ruling), (DisputeState::Review, None));
			assert_eq!(row(id).buyer.disclosure, issue);
			let ruling = Ruling {
				to_buyer,
				to_seller: PRINCIPAL - to_buyer,
				slash_buyer: 0,
				slash_seller: 0,
				fee_payer: Some(Side::Buyer),
				cause: Cause::ThirdPartyPayer,
			};
			is_held_to_the_table(&judge, id, ruling);
			let halves = (PRINCIPAL / 2, PRINCIPAL - PRINCIPAL / 2);
			for departs in [
				Ruling { to_buyer: halves.0, to_seller: halves.1, ..ruling },
				Ruling { fee_payer: Some(Side::Seller), ..ruling },
				Ruling { fee_payer: None, ..ruling },
			] {
				let ruled = Arbitration::rule(signed(&judge), id, departs, NOTES);
				assert_noop!(ruled, Error::<Test>::DepartsFromTable);
			}
			let (fee, earned) = (row(id).fee, free(&judge));
			carry_out(&judge, id, ruling);
			assert_eq!(free(&judge), earned + fee);
			assert_eq!((free(&BUYER), free(&SELLER)), (WEALTH - fee, WEALTH), "the payer's cost");
		});
	}
}

#[test]
fn f18_who_paid_too_much_gets_the_principal_and_the_surplus_is_no_matter_of_the_escrow() {
	run_with_each(|asset| {
		let id = reviewed(asset);
		let judge = sitting(id)[0].clone();
		let ruling = Ruling { cause: Cause::WrongAmountOver, ..paid() };
		assert_eq!((ruling.to_buyer, ruling.fee_payer), (PRINCIPAL, Some(Side::Seller)));
		is_held_to_the_table(&judge, id, ruling);
		for departs in [
			Ruling { to_buyer: PRINCIPAL - 1, to_seller: 1, ..ruling },
			Ruling { cause: Cause::WrongAmountOver, ..no_payment() },
			Ruling { fee_payer: Some(Side::Buyer), ..ruling },
			Ruling { fee_payer: None, ..ruling },
		] {
			let ruled = Arbitration::rule(signed(&judge), id, departs, NOTES);
			assert_noop!(ruled, Error::<Test>::DepartsFromTable);
		}
		let fee = row(id).fee;
		carry_out(&judge, id, ruling);
		assert_eq!((free(&BUYER), free(&SELLER)), (WEALTH, WEALTH - fee), "the loser pays");
	});
}

#[test]
fn f17_words_and_lures_slash_nobody() {
	for (cause, to_buyer, fee_payer) in [
		(Cause::OffPlatform, PRINCIPAL / 3, Some(Side::Seller)),
		(Cause::OffPlatform, PRINCIPAL, None),
		(Cause::ForbiddenRemark, PRINCIPAL, Some(Side::Buyer)),
		(Cause::ForbiddenRemark, 0, Some(Side::Buyer)),
	] {
		// One arbiter.
		run(|| {
			let id = reviewed(NATIVE);
			let judge = sitting(id)[0].clone();
			let ruling = Ruling { cause, ..divided(to_buyer, fee_payer) };
			is_held_to_the_table(&judge, id, ruling);
			carry_out(&judge, id, ruling);
		});
		// A panel: who votes for a slash has no vote.
		run(|| {
			let id = before_panel(NATIVE);
			let panel = sitting(id);
			let fair = vote(cause, if to_buyer == PRINCIPAL { 10_000 } else { 0 });
			let slashes = Vote { slash_buyer: true, ..fair };
			assert_ok!(commit(&panel[0], id, &slashes));
			assert_ok!(commit(&panel[1], id, &fair));
			assert_ok!(commit(&panel[2], id, &fair));
			let revealed = reveal_vote(&panel[0], id, slashes);
			assert_noop!(revealed, Error::<Test>::DepartsFromTable);
			for who in &panel[1..] {
				assert_ok!(reveal_vote(who, id, fair));
			}
			MockClock::set(row(id).deadline);
			assert_ok!(poke(id));
			let ruling = row(id).ruling.expect("two have voted").ruling;
			assert_eq!((ruling.cause, ruling.slash_buyer, ruling.slash_seller), (cause, 0, 0));
		});
		// Nobody at all.
		run(|| {
			assert_ok!(open(Case { cause, ..case(1, NATIVE) }));
			let id = trade(1);
			assert_ok!(Arbitration::respond(signed(&SELLER), id, NOTES));
			MockClock::set(row(id).defaults_at());
			assert_ok!(poke(id));
			let ruling = receipt(id).ruling.expect("there is a default");
			assert_eq!((ruling.cause, ruling.slash_buyer, ruling.slash_seller), (cause, 0, 0));
		});
	}
}
