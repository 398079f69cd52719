// SPDX-License-Identifier: Apache-2.0

//! Abuse by the numbers of the reference, as far as it is this pallet's side. F12 and F36 stand in `draw`,
//! F14 in `appeal`, F35 in `settle`.

use crate::{DisputeState, DisputeTier, EvidenceKind, MAX_EVIDENCE, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{Arbitration as _, CaseId, Cause, Side};

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

#[test]
fn a_halted_chain_takes_nobodys_time() {
	run(|| {
		let id = opened(NATIVE);
		MockClock::stall(60 * tael_primitives::DAY);
		assert!(poke(id).is_err());
		assert_ok!(Arbitration::respond(signed(&SELLER), id, NOTES));
		assert!(Arbitration::is_open(&id));
	});
}
