// SPDX-License-Identifier: Apache-2.0

//! `submit_evidence`, `ready`, and the disclosure of accounts: D4, D5, D6.

use crate::{
	Disclosure, DisputeState, DisputeTier, Error, Event, Evidence, EvidenceKind, Files,
	MAX_EVIDENCE, mock::*,
};
use frame::{
	deps::frame_support::dispatch::GetDispatchInfo, prelude::DispatchError, testing_prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{AccountId, Arbitrable, Case, CaseId, Cause, Randomness as _, Ruling, Side};

fn submit(who: &AccountId, id: CaseId) -> DispatchResult {
	submit_hash(who, id, H256::repeat_byte(9))
}

fn submit_hash(who: &AccountId, id: CaseId, hash: H256) -> DispatchResult {
	Arbitration::submit_evidence(signed(who), id, EvidenceKind::Receipt, hash, NOTES, 4)
}

fn ready(who: &AccountId, id: CaseId) -> DispatchResult {
	Arbitration::ready(signed(who), id)
}

#[test]
fn evidence_is_kept_in_the_order_in_which_it_was_filed() {
	run(|| {
		let id = responded(NATIVE);
		events();
		assert_ok!(submit(&BUYER, id));
		let evidence = Evidence {
			by: Side::Buyer,
			kind: EvidenceKind::Receipt,
			hash: H256::repeat_byte(9),
			uri_hash: NOTES,
			key_id: 4,
			at: now(),
		};
		assert_eq!(events(), vec![Event::EvidenceFiled { id, seq: 2, evidence }]);
		assert_ok!(submit(&SELLER, id));
		let sides: Vec<_> = Files::<Test>::get(id).iter().map(|file| file.by).collect();
		assert_eq!(sides, [Side::Buyer, Side::Seller, Side::Buyer, Side::Seller]);
	});
}

#[test]
fn evidence_fails_where_none_is_taken() {
	run(|| {
		assert_noop!(submit(&BUYER, trade(9)), Error::<Test>::NotFound);
		let id = opened(NATIVE);
		assert_noop!(submit(&BUYER, id), Error::<Test>::WrongState);
		assert_noop!(ready(&BUYER, id), Error::<Test>::WrongState);
		assert_ok!(Arbitration::respond(signed(&SELLER), id, H256::zero()));
		assert_noop!(submit(&STRANGER, id), Error::<Test>::NotParty);
		assert_noop!(ready(&STRANGER, id), Error::<Test>::NotParty);
		assert_noop!(submit_hash(&BUYER, id, H256::zero()), Error::<Test>::BadEvidence);
		both_ready(id);
		assert_noop!(submit(&BUYER, id), Error::<Test>::TooLate);
		assert_noop!(ready(&BUYER, id), Error::<Test>::TooLate);
	});
}

#[test]
fn boundary_a_side_files_so_many_pieces_and_no_more() {
	run(|| {
		let id = responded(NATIVE);
		// The statement of the beginning counts.
		for _ in 1..MAX_EVIDENCE {
			assert_ok!(submit(&BUYER, id));
		}
		assert_noop!(submit(&BUYER, id), Error::<Test>::LimitReached);
		for _ in 1..MAX_EVIDENCE {
			assert_ok!(submit(&SELLER, id));
		}
		assert_noop!(submit(&SELLER, id), Error::<Test>::LimitReached);
	});
}

#[test]
fn boundary_evidence_before_the_deadline_and_the_draw_from_it_on() {
	for (offset, in_time) in [(-1i64, true), (0, false), (1, false)] {
		run(|| {
			let id = responded(NATIVE);
			let deadline = row(id).evidence_until;
			MockClock::set(deadline.checked_add_signed(offset).expect("in range"));
			if in_time {
				assert_noop!(poke(id), Error::<Test>::TooEarly);
				assert_ok!(submit(&BUYER, id));
				assert_ok!(ready(&BUYER, id));
			} else {
				assert_noop!(submit(&BUYER, id), Error::<Test>::TooLate);
				assert_noop!(ready(&BUYER, id), Error::<Test>::TooLate);
				assert_ok!(poke(id));
				assert_eq!(row(id).state, DisputeState::Drawing);
			}
		});
	}
}

#[test]
fn two_sides_that_are_ready_wait_for_nothing() {
	run(|| {
		let id = responded(NATIVE);
		events();
		assert_ok!(ready(&BUYER, id));
		assert_eq!(row(id).state, DisputeState::Evidence);
		assert_noop!(ready(&BUYER, id), Error::<Test>::WrongState);
		assert_ok!(ready(&SELLER, id));
		assert_eq!(row(id).state, DisputeState::Drawing);
		assert_eq!(row(id).tier, DisputeTier::Arbiter);
		assert_eq!(
			events(),
			vec![
				Event::SideReady { id, seq: 2, side: Side::Buyer },
				Event::SideReady { id, seq: 3, side: Side::Seller },
				Event::DrawRequested {
					id,
					seq: 4,
					tier: DisputeTier::Arbiter,
					moment: tael_mocks::MockRandomness::upcoming(),
				},
			]
		);
	});
}

#[test]
fn an_account_is_disclosed_to_the_arbiter_and_a_mismatch_decides_nothing() {
	run(|| {
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		let request = |who: &AccountId| Arbitration::request_reveal(signed(who), id, Side::Buyer);
		let reveal = |who: &AccountId| Arbitration::reveal(signed(who), id, NOTES);
		let record =
			|who: &AccountId| Arbitration::record_reveal(signed(who), id, Side::Buyer, false, None);
		assert_noop!(reveal(&BUYER), Error::<Test>::NotAsked);
		assert_noop!(record(&judge), Error::<Test>::NotAsked);
		assert_noop!(request(&BUYER), Error::<Test>::NotAssigned);
		events();
		assert_ok!(request(&judge));
		assert_eq!(row(id).buyer.disclosure, Disclosure::Asked { by: judge.clone() });
		assert_noop!(record(&judge), Error::<Test>::NotAsked);
		assert_noop!(reveal(&SELLER), Error::<Test>::NotAsked);
		assert_noop!(reveal(&STRANGER), Error::<Test>::NotParty);
		assert_ok!(reveal(&BUYER));
		assert_eq!(row(id).buyer.disclosure, Disclosure::Given { ciphertext_hash: NOTES });
		assert_noop!(reveal(&BUYER), Error::<Test>::NotAsked);
		assert_noop!(record(&SELLER), Error::<Test>::NotAssigned);
		assert_ok!(record(&judge));
		let checked = Disclosure::Checked { matches: false, nullifier: None };
		assert_eq!(row(id).buyer.disclosure, checked);
		assert_eq!(row(id).state, DisputeState::Review, "an issue, and no ruling");
		let (of, by) = (Side::Buyer, judge.clone());
		let seq = row(id).seq;
		assert_eq!(
			events(),
			vec![
				Event::RevealRequested { id, seq: seq - 3, of, by: by.clone() },
				Event::Revealed { id, seq: seq - 2, side: of, ciphertext_hash: NOTES },
				Event::RevealChecked { id, seq: seq - 1, of, by, matches: false, nullifier: None },
			]
		);
		// Another arbiter may ask for himself.
		assert_ok!(request(&judge));
	});
}

/// The reference of a payment, under the secret of attestors and arbiters.
const REFERENCE: H256 = H256::repeat_byte(0xAB);

/// A dispute before an arbiter, to whom a side has disclosed what he asked for.
fn disclosed(case: Case<AccountId>, of: Side) -> (CaseId, AccountId) {
	let id = case.id;
	assert_ok!(open(case));
	assert_ok!(Arbitration::respond(signed(&SELLER), id, NOTES));
	both_ready(id);
	draw(id);
	let judge = sitting(id)[0].clone();
	disclose(id, &judge, of);
	(id, judge)
}

fn disclose(id: CaseId, judge: &AccountId, of: Side) {
	assert_ok!(Arbitration::request_reveal(signed(judge), id, of));
	let who = if of == Side::Buyer { BUYER } else { SELLER };
	assert_ok!(Arbitration::reveal(signed(&who), id, NOTES));
}

#[test]
fn f8_a_reference_that_an_arbiter_has_seen_settles_one_trade_and_no_other() {
	run_with_each(|asset| {
		let (first, judge) = disclosed(case(1, asset.clone()), Side::Buyer);
		let of = Side::Buyer;
		let record = |who: &AccountId, id, nullifier| {
			Arbitration::record_reveal(signed(who), id, of, true, nullifier)
		};
		events();
		assert_ok!(record(&judge, first, Some(REFERENCE)));
		assert_eq!(Objects::references(), [(REFERENCE, first)]);
		let nullifier = Some(REFERENCE);
		let checked = Disclosure::Checked { matches: true, nullifier };
		assert_eq!(row(first).buyer.disclosure, checked);
		let (seq, by) = (row(first).seq - 1, judge.clone());
		assert_eq!(
			events(),
			vec![Event::RevealChecked { id: first, seq, of, by, matches: true, nullifier }]
		);
		// Another arbiter of the same dispute may come to the same.
		disclose(first, &judge, of);
		assert_ok!(record(&judge, first, Some(REFERENCE)));

		let (second, judge) = disclosed(case(2, asset), of);
		assert_noop!(
			record(&judge, second, Some(REFERENCE)),
			DispatchError::Other("DuplicateProof")
		);
		assert_ok!(record(&judge, second, None));
		assert_eq!(Objects::references(), [(REFERENCE, first)]);
		let ruling =
			Ruling { slash_buyer: BUYER_BOND, cause: Cause::DuplicateProof, ..no_payment() };
		assert_ok!(Arbitration::rule(signed(&judge), second, ruling, H256::zero()));
	});
}

#[test]
fn only_the_payers_reference_is_recorded_and_only_if_it_opens_his_commitment() {
	run(|| {
		let (id, judge) = disclosed(case(1, NATIVE), Side::Buyer);
		disclose(id, &judge, Side::Seller);
		let record = |of, matches, nullifier| {
			Arbitration::record_reveal(signed(&judge), id, of, matches, Some(nullifier))
		};
		for (of, matches, nullifier) in [
			(Side::Buyer, false, REFERENCE),
			(Side::Buyer, true, H256::zero()),
			(Side::Seller, true, REFERENCE),
			(Side::Seller, false, REFERENCE),
		] {
			assert_noop!(record(of, matches, nullifier), Error::<Test>::BadNullifier);
		}
		let stranger = signed(&STRANGER);
		assert_noop!(
			Arbitration::record_reveal(stranger, id, Side::Buyer, true, Some(REFERENCE)),
			Error::<Test>::NotAssigned
		);
		assert!(Objects::references().is_empty());
		assert_ok!(record(Side::Buyer, true, REFERENCE));
		// What was not sent again is not recorded again.
		assert_noop!(record(Side::Buyer, true, NOTES), Error::<Test>::NotAsked);
	});
}

#[test]
fn what_has_no_payment_has_no_reference() {
	run(|| {
		let id = CaseId::Authorization(H256::repeat_byte(1));
		let (id, judge) = disclosed(Case { id, ..case(1, NATIVE) }, Side::Buyer);
		let record = |nullifier| {
			Arbitration::record_reveal(signed(&judge), id, Side::Buyer, true, nullifier)
		};
		assert_noop!(record(Some(REFERENCE)), DispatchError::Unavailable);
		assert_ok!(record(None));
	});
}

#[test]
fn to_record_a_reference_weighs_what_its_object_says() {
	run(|| {
		let weight = |nullifier| {
			let (id, of) = (trade(1), Side::Buyer);
			let call = crate::Call::<Test>::record_reveal { id, of, matches: true, nullifier };
			call.get_dispatch_info().call_weight
		};
		let more = weight(Some(REFERENCE)) - weight(None);
		assert_eq!(more, <Objects as Arbitrable<AccountId>>::nullify_weight());
		assert!(more.ref_time() > 0);
	});
}

#[test]
fn nothing_is_disclosed_outside_a_review() {
	run(|| {
		let id = responded(NATIVE);
		let request = |id| Arbitration::request_reveal(signed(&arbiter(0)), id, Side::Buyer);
		assert_noop!(request(trade(9)), Error::<Test>::NotFound);
		assert_noop!(request(id), Error::<Test>::NotAssigned);
		let ruled_id = {
			both_ready(id);
			draw(id);
			let judge = sitting(id)[0].clone();
			assert_ok!(Arbitration::request_reveal(signed(&judge), id, Side::Buyer));
			assert_ok!(Arbitration::rule(signed(&judge), id, no_payment(), H256::zero()));
			id
		};
		assert_noop!(
			Arbitration::reveal(signed(&BUYER), ruled_id, NOTES),
			Error::<Test>::WrongState
		);
		assert_noop!(Arbitration::ready(RuntimeOrigin::none(), ruled_id), DispatchError::BadOrigin);
	});
}
