// SPDX-License-Identifier: Apache-2.0

//! `respond`, and what follows from silence: D2, D3, D3b.

use crate::{DisputeState, DisputeTier, Error, Event, mock::*};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{AccountId, Arbitration as _, Balance, Case, CaseId, Cause, Side};

fn respond(who: &AccountId, id: CaseId) -> DispatchResult {
	Arbitration::respond(signed(who), id, H256::repeat_byte(0xDD))
}

#[test]
fn the_other_side_places_its_fee_and_evidence_begins() {
	run_with_each(|asset| {
		let id = opened(asset);
		events();
		assert_ok!(respond(&SELLER, id));
		let row = row(id);
		assert_eq!(fees(&SELLER), row.fee);
		assert_eq!(row.state, DisputeState::Evidence);
		assert_eq!(row.evidence_until, now() + TERMS.evidence_window);
		assert_eq!(
			events(),
			vec![Event::Responded {
				id,
				seq: 1,
				side: Side::Seller,
				fee: row.fee,
				evidence: H256::repeat_byte(0xDD),
				state: DisputeState::Evidence,
				deadline: row.evidence_until,
			}]
		);
	});
}

#[test]
fn boundary_a_response_before_the_deadline_and_silence_from_it_on() {
	for (offset, in_time) in [(-1i64, true), (0, false), (1, false)] {
		run(|| {
			let id = opened(NATIVE);
			let deadline = row(id).deadline;
			MockClock::set(deadline.checked_add_signed(offset).expect("in range"));
			if in_time {
				assert_noop!(poke(id), Error::<Test>::TooEarly);
				assert_ok!(respond(&SELLER, id));
			} else {
				assert_noop!(respond(&SELLER, id), Error::<Test>::TooLate);
				assert_ok!(poke(id));
				assert_noop!(respond(&SELLER, id), Error::<Test>::TooLate);
				let row = row(id);
				assert_eq!((row.state, row.tier), (DisputeState::Ruled, DisputeTier::Silence));
			}
		});
	}
}

#[test]
fn respond_fails_for_who_has_acted_or_has_no_part_in_it() {
	run(|| {
		assert_noop!(respond(&SELLER, trade(9)), Error::<Test>::NotFound);
		let id = opened(NATIVE);
		assert_noop!(respond(&BUYER, id), Error::<Test>::WrongState);
		assert_noop!(respond(&STRANGER, id), Error::<Test>::NotParty);
		assert_ok!(respond(&SELLER, id));
		assert_noop!(respond(&SELLER, id), Error::<Test>::WrongState);
		assert_noop!(
			Arbitration::respond(RuntimeOrigin::none(), id, H256::zero()),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn who_has_not_got_the_fee_is_heard_without_it() {
	run(|| {
		let id = opened(NATIVE);
		set_free(&SELLER, FEE + EXISTENTIAL_DEPOSIT - 1);
		assert_ok!(respond(&SELLER, id));
		assert_eq!(fees(&SELLER), 0);
		assert_eq!(row(id).state, DisputeState::Evidence);
		assert_eq!(fees(&BUYER), row(id).fee);
	});
}

#[test]
fn the_silence_of_a_frozen_side_is_no_answer_and_an_arbiter_decides() {
	run(|| {
		let id = opened(NATIVE);
		MockKyc::freeze(&SELLER);
		MockClock::advance(TERMS.respond_window);
		assert_ok!(Arbitration::poke_dispute(signed(&BUYER), id));
		let row = row(id);
		assert_eq!(row.state, DisputeState::Drawing);
		assert_eq!(row.tier, DisputeTier::Arbiter);
		assert_eq!(row.ruling, None);
	});
}

#[test]
fn respond_fails_when_frozen() {
	run(|| {
		let id = opened(NATIVE);
		MockKyc::freeze(&SELLER);
		assert_noop!(respond(&SELLER, id), DispatchError::Other("Frozen"));
		MockKyc::thaw(&SELLER);
		assert_ok!(respond(&SELLER, id));
	});
}

#[test]
fn silence_gives_all_to_who_opened_it_and_can_be_appealed() {
	for (opener, silent) in [(Side::Buyer, Cause::SellerSilent), (Side::Seller, Cause::BuyerSilent)]
	{
		run(|| {
			assert_ok!(open(Case { opener: Some(opener), ..case(1, NATIVE) }));
			let id = trade(1);
			MockClock::set(row(id).deadline);
			events();
			assert_ok!(poke(id));
			let stored = row(id).ruling.expect("it is ruled");
			assert_eq!(stored.tier, DisputeTier::Silence);
			assert_eq!(stored.ruling, row(id).ruling_for(opener));
			assert_eq!(stored.ruling.loser(), Some(opener.other()));
			assert_eq!(stored.ruling.cause, silent);
			assert_eq!((stored.ruling.slash_buyer, stored.ruling.slash_seller), (0, 0));
			let deadline = now() + TERMS.appeal_window;
			assert_eq!(
				events(),
				vec![Event::Ruled {
					id,
					seq: 1,
					tier: DisputeTier::Silence,
					ruling: stored.ruling,
					notes_hash: H256::zero(),
					deadline,
				}]
			);
			let loser = row(id).account(opener.other()).clone();
			assert_ok!(Arbitration::appeal(signed(&loser), id));
			assert_eq!(row(id).rounds[1].cost, FEE, "one arbiter comes next");
		});
	}
}

#[test]
fn the_silent_side_can_appeal_without_any_poke_before() {
	run(|| {
		let id = opened(NATIVE);
		MockClock::set(row(id).deadline);
		assert_ok!(Arbitration::appeal(signed(&SELLER), id));
		assert_eq!(row(id).state, DisputeState::Appealed);
		// From the moment of the ruling on, so that silence takes nobody's time to appeal.
		assert_eq!(row(id).deadline, now() + TERMS.appeal_window);
	});
}

#[test]
fn to_a_dispute_of_the_chain_both_sides_respond() {
	run(|| {
		assert_ok!(open(case_of_the_chain(1, NATIVE)));
		let id = trade(1);
		assert_ok!(respond(&SELLER, id));
		assert_eq!(row(id).state, DisputeState::Open);
		assert_noop!(respond(&SELLER, id), Error::<Test>::WrongState);
		assert_ok!(respond(&BUYER, id));
		assert_eq!(row(id).state, DisputeState::Evidence);
		assert_eq!((fees(&BUYER), fees(&SELLER)), (FEE, FEE));
	});
}

#[test]
fn who_alone_responds_to_the_chain_wins_by_default() {
	for (who, side) in [(BUYER, Side::Buyer), (SELLER, Side::Seller)] {
		run(|| {
			assert_ok!(open(case_of_the_chain(1, NATIVE)));
			let id = trade(1);
			assert_ok!(respond(&who, id));
			MockClock::set(row(id).deadline);
			assert_ok!(poke(id));
			let ruling = row(id).ruling.expect("it is ruled").ruling;
			assert_eq!(ruling.fee_payer, Some(side.other()));
			MockClock::set(row(id).deadline);
			assert_ok!(poke(id));
			assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0));
			assert_eq!(free(&who), WEALTH, "the winner has his fee back");
		});
	}
}

/// The principal to the buyer by default, where neither side has said anything.
const SILENT: [(Cause, Balance); 4] = [
	(Cause::SellerSilent, PRINCIPAL),
	(Cause::BuyerSilent, 0),
	(Cause::PaidButExpired, PRINCIPAL / 2),
	(Cause::Other, PRINCIPAL / 2),
];

#[test]
fn boundary_two_silent_sides_are_ruled_by_the_default_of_the_cause_and_no_arbiter_works() {
	for (cause, to_buyer) in SILENT {
		run_with_each(|asset| {
			assert_ok!(open(Case { cause, ..case_of_the_chain(1, asset) }));
			let id = trade(1);
			let default = row(id).default_ruling();
			MockClock::set(row(id).deadline - 1);
			assert_noop!(poke(id), Error::<Test>::TooEarly);
			MockClock::advance(1);
			events();
			assert!(Arbitration::is_open(&id), "it can be appealed, so it can be settled");
			assert_noop!(respond(&SELLER, id), Error::<Test>::TooLate);
			assert_ok!(poke(id));
			let ruled = row(id);
			assert_eq!((ruled.state, ruled.tier), (DisputeState::Ruled, DisputeTier::Silence));
			let deadline = now() + TERMS.appeal_window;
			assert_eq!(
				events(),
				vec![Event::Ruled {
					id,
					seq: 1,
					tier: DisputeTier::Silence,
					ruling: default,
					notes_hash: H256::zero(),
					deadline,
				}]
			);
			assert_eq!((default.to_buyer, default.cause), (to_buyer, cause));
			assert_eq!((default.slash_buyer, default.slash_seller), (0, 0));
			MockClock::set(deadline - 1);
			assert_noop!(poke(id), Error::<Test>::TooEarly);
			MockClock::advance(1);
			assert_ok!(poke(id));
			assert_eq!(Objects::told(), [(id, Some(default))]);
			assert_eq!((free(&BUYER), free(&SELLER)), (WEALTH, WEALTH));
			for index in 0..8 {
				assert_eq!(record(&arbiter(index)).load, 0);
				assert_eq!((free(&arbiter(index)), bond(&arbiter(index))), (WEALTH - BOND, BOND));
			}
		});
	}
}

#[test]
fn whoever_did_not_get_all_appeals_the_default_of_two_silent_sides_and_pays_an_arbiter() {
	for (cause, to_buyer) in SILENT {
		for (who, other, may) in
			[(BUYER, SELLER, to_buyer < PRINCIPAL), (SELLER, BUYER, to_buyer > 0)]
		{
			run(|| {
				assert_ok!(open(Case { cause, ..case_of_the_chain(1, NATIVE) }));
				let id = trade(1);
				MockClock::set(row(id).deadline);
				if !may {
					let refused = Arbitration::appeal(signed(&who), id);
					assert_noop!(refused, Error::<Test>::NotAllowed);
					return;
				}
				// Without a poke before.
				assert_ok!(Arbitration::appeal(signed(&who), id));
				assert_eq!(fees(&who), 2 * FEE);
				assert_ok!(Arbitration::counter_fund(signed(&other), id));
				assert_eq!(row(id).tier, DisputeTier::Arbiter);
				draw(id);
				both_ready(id);
				let judge = sitting(id)[0].clone();
				assert_ok!(Arbitration::rule(signed(&judge), id, paid(), H256::zero()));
				MockClock::set(row(id).deadline);
				assert_ok!(poke(id));
				assert_eq!(free(&judge), WEALTH - BOND + FEE, "he is paid");
			});
		}
	}
}

#[test]
fn two_silent_sides_of_which_one_is_frozen_come_before_an_arbiter_and_can_file_evidence_there() {
	for frozen in [BUYER, SELLER] {
		run(|| {
			assert_ok!(open(case_of_the_chain(1, NATIVE)));
			let id = trade(1);
			MockClock::set(row(id).deadline);
			MockKyc::freeze(&frozen);
			assert_ok!(poke(id));
			let row = row(id);
			assert_eq!((row.state, row.tier), (DisputeState::Drawing, DisputeTier::Arbiter));
			assert!(row.ruling.is_none());
			assert_eq!(row.evidence_until, now() + TERMS.evidence_window);
			assert_noop!(respond(&SELLER, id), Error::<Test>::TooLate);
			draw(id);
			let submitted = Arbitration::submit_evidence(
				signed(&SELLER),
				id,
				crate::EvidenceKind::Chat,
				NOTES,
				NOTES,
				1,
			);
			assert_ok!(submitted);
		});
	}
}
