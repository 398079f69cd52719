// SPDX-License-Identifier: Apache-2.0

//! `Arbitration::open`: D1.

use crate::{
	DisputeState, DisputeTier, Disputes, Due, Error, Event, EvidenceKind, Files, Limits, Outcome,
	Receipts, Terms, Withdrawal, mock::*,
};
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{Arbitration as _, AssetKind, Balance, Case, CaseId, DAY, Side, USDT};

#[test]
fn the_opener_places_the_fee_of_one_arbiter() {
	run_with_each(|asset| {
		let id = opened(asset.clone());
		let fee = if asset == NATIVE { FEE } else { 2 * FEE };
		assert_eq!((fees(&BUYER), fees(&SELLER)), (fee, 0));
		let row = row(id);
		assert_eq!((row.state, row.tier), (DisputeState::Open, DisputeTier::Silence));
		assert!(row.buyer.has_acted && !row.seller.has_acted);
		assert!(Arbitration::is_open(&id));
		assert_eq!(
			events(),
			vec![Event::DisputeOpened {
				id,
				seq: 0,
				opener: Some(Side::Buyer),
				cause: row.case.cause,
				buyer: BUYER,
				seller: SELLER,
				asset,
				principal: PRINCIPAL,
				fee,
				evidence: H256::repeat_byte(0xEE),
				contract_hash: H256::repeat_byte(0xCC),
				deadline: now() + TERMS.respond_window,
			}]
		);
		let files = Files::<Test>::get(id);
		assert_eq!((files[0].by, files[0].kind), (Side::Buyer, EvidenceKind::Statement));
	});
}

#[test]
fn a_dispute_of_the_chain_costs_nobody_anything() {
	run_with_each(|asset| {
		assert_ok!(open(case_of_the_chain(1, asset)));
		assert_eq!((fees(&BUYER), fees(&SELLER)), (0, 0));
		assert!(Files::<Test>::get(trade(1)).is_empty());
		assert!(!row(trade(1)).buyer.has_acted && !row(trade(1)).seller.has_acted);
	});
}

fn prune(id: CaseId) -> DispatchResult {
	plain(Arbitration::prune(signed(&STRANGER), BoundedVec::truncate_from(vec![id])))
}

/// The numbers of the events of a dispute since the last call.
fn numbers() -> Vec<u32> {
	let number = |event: &Event<Test>| {
		let told = format!("{event:?}");
		let rest = told.split(" seq: ").nth(1)?;
		rest.split([',', ' ']).next()?.parse().ok()
	};
	events().iter().filter_map(number).collect()
}

/// One dispute or one receipt, with one entry in the index.
fn ensure_alone(id: CaseId) {
	let rows = [Disputes::<Test>::contains_key(id), Receipts::<Test>::contains_key(id)];
	assert_eq!(rows.iter().filter(|there| **there).count(), 1);
	assert_eq!(Due::<Test>::iter().filter(|(_, entry, _)| *entry == id).count(), 1);
	Arbitration::do_try_state().expect("invariants hold");
}

#[test]
fn there_is_one_dispute_of_an_object_at_a_time() {
	run(|| {
		let id = opened(NATIVE);
		assert_noop!(open(case(1, NATIVE)), Error::<Test>::AlreadyExists);
		assert_noop!(open(case_of_the_chain(1, NATIVE)), Error::<Test>::AlreadyExists);
		// The same hash names another kind of object.
		let claim = CaseId::Claim(id.object());
		assert_ok!(open(Case { id: claim, ..case(1, NATIVE) }));
		assert_ok!(open(Case { id: CaseId::Authorization(id.object()), ..case(1, NATIVE) }));
	});
}

#[test]
fn what_was_settled_can_be_disputed_again_and_ruled_then() {
	run_with_each(|asset| {
		let id = opened(asset.clone());
		assert_ok!(Arbitration::settle(&id, None));
		let ended = receipt(id);
		assert_eq!((ended.outcome, ended.seq), (Outcome::Settled, row_count(&numbers())));
		assert_ok!(open(case(1, asset.clone())));
		ensure_alone(id);
		assert_eq!(row(id).seq, ended.seq + 1);
		assert_ok!(Arbitration::respond(signed(&SELLER), id, NOTES));
		both_ready(id);
		draw(id);
		let judge = sitting(id)[0].clone();
		assert_ok!(Arbitration::rule(signed(&judge), id, no_payment(), H256::zero()));
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		assert_eq!(Objects::told(), [(id, Some(no_payment()))]);
		// No number of the first dispute comes again, and none is left out.
		let expected: Vec<u32> = (ended.seq..receipt(id).seq).collect();
		assert_eq!(numbers(), expected);
		ensure_alone(id);
		assert_noop!(open(case(1, asset)), Error::<Test>::AlreadyExists);
	});
}

fn row_count(numbers: &[u32]) -> u32 {
	u32::try_from(numbers.len()).expect("few")
}

#[test]
fn what_was_taken_back_can_be_disputed_again_by_anybody() {
	for opener in [Some(Side::Buyer), Some(Side::Seller), None] {
		run(|| {
			let id = responded(NATIVE);
			assert_ok!(Arbitration::withdraw_dispute(signed(&BUYER), id));
			MockClock::advance(TERMS.objection_window);
			assert_ok!(poke(id));
			let ended = receipt(id);
			assert_eq!(ended.outcome, Outcome::Withdrawn);
			events();
			assert_ok!(open(Case { opener, ..case(1, NATIVE) }));
			ensure_alone(id);
			assert_eq!(numbers(), [ended.seq]);
			assert_noop!(prune(id), Error::<Test>::NotFound);
			let row = row(id);
			assert_eq!((row.state, row.withdrawal), (DisputeState::Open, Withdrawal::None));
			assert_eq!((row.opened_at, row.rounds.len()), (now(), 1));
		});
	}
}

#[test]
fn boundary_what_ended_in_a_ruling_is_disputed_again_when_its_receipt_may_go() {
	run(|| {
		let id = ruled(NATIVE);
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		let ended = receipt(id);
		assert_eq!((ended.outcome, ended.keep_until), (Outcome::Executed, now() + RETENTION));
		MockClock::set(ended.keep_until - 1);
		assert_noop!(open(case(1, NATIVE)), Error::<Test>::AlreadyExists);
		assert_noop!(prune(id), Error::<Test>::TooEarly);
		MockClock::advance(1);
		// Nobody has pruned it.
		events();
		assert_ok!(open(case(1, NATIVE)));
		ensure_alone(id);
		assert_eq!(numbers(), [ended.seq]);
		assert_noop!(prune(id), Error::<Test>::NotFound);
	});
}

#[test]
fn a_receipt_that_was_pruned_leaves_nothing() {
	run(|| {
		let id = ruled(NATIVE);
		MockClock::set(row(id).deadline);
		assert_ok!(poke(id));
		MockClock::advance(RETENTION);
		assert_ok!(prune(id));
		assert!(!Receipts::<Test>::contains_key(id));
		assert_eq!(Due::<Test>::iter().count(), 0);
		assert_ok!(open(case(1, NATIVE)));
		assert_eq!(row(id).seq, 1);
	});
}

#[test]
fn a_dispute_that_cannot_be_opened_again_leaves_the_receipt() {
	run(|| {
		let id = opened(NATIVE);
		assert_ok!(Arbitration::settle(&id, None));
		set_free(&BUYER, FEE);
		assert_noop!(open(case(1, NATIVE)), Error::<Test>::InsufficientFunds);
		assert_noop!(open(Case { principal: 0, ..case(1, NATIVE) }), Error::<Test>::BadCase);
		ensure_alone(id);
		assert_eq!(receipt(id).outcome, Outcome::Settled);
	});
}

#[test]
fn what_is_no_case_is_refused() {
	run(|| {
		let refused = |case| {
			assert_noop!(open(case), Error::<Test>::BadCase);
		};
		refused(Case { principal: 0, ..case(1, NATIVE) });
		refused(Case { seller: BUYER, ..case(1, NATIVE) });
	});
}

#[test]
fn boundary_the_opener_has_the_fee_and_the_existential_deposit() {
	run(|| {
		set_free(&BUYER, FEE + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(open(case(1, NATIVE)), Error::<Test>::InsufficientFunds);
		set_free(&BUYER, FEE + EXISTENTIAL_DEPOSIT);
		assert_ok!(open(case(1, NATIVE)));
	});
}

#[test]
fn a_frozen_opener_is_refused_and_the_chain_opens_it_nevertheless() {
	run(|| {
		MockKyc::freeze(&BUYER);
		assert_noop!(open(case(1, NATIVE)), DispatchError::Other("Frozen"));
		assert_ok!(open(case_of_the_chain(1, NATIVE)));
	});
}

#[test]
fn boundary_the_fee_is_a_share_of_the_value_between_its_bounds() {
	run(|| {
		let cases: [(AssetKind, Balance, Balance); 7] = [
			(NATIVE, 1, 2 * USDT),
			(NATIVE, 200 * USDT, 2 * USDT),
			(NATIVE, 200 * USDT + 1, 2 * USDT + 1),
			(NATIVE, 4_000 * USDT, 40 * USDT),
			(NATIVE, 4_001 * USDT, 40 * USDT),
			(STABLE, 1_000 * USDT, 20 * USDT),
			// What has no value counts at par.
			(WORTHLESS, 1_000 * USDT, 10 * USDT),
		];
		for (tag, (asset, principal, fee)) in (1..).zip(cases) {
			assert_ok!(open(Case { principal, ..case(tag, asset) }));
			assert_eq!(row(trade(tag)).fee, fee, "{principal}");
		}
	});
}

#[test]
fn a_dispute_keeps_the_numbers_it_was_opened_under() {
	run(|| {
		let id = opened(NATIVE);
		let before = row(id);
		let terms = Terms { respond_window: 9 * DAY, min_fee: 30 * USDT, ..TERMS };
		TestLimits::set(Limits { terms, ..LIMITS });
		assert_eq!(row(id), before);
		assert_ok!(Arbitration::respond(signed(&SELLER), id, H256::zero()));
		assert_eq!(fees(&SELLER), FEE);
		assert_ok!(open(case(2, NATIVE)));
		assert_eq!(row(trade(2)).fee, 30 * USDT);
		assert_eq!(Disputes::<Test>::iter().count(), 2);
	});
}
