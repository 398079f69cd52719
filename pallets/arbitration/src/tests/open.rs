// SPDX-License-Identifier: Apache-2.0

//! `Arbitration::open`: D1.

use crate::{
	DisputeState, DisputeTier, Disputes, Error, Event, EvidenceKind, Files, Limits, Receipts,
	Terms, mock::*,
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

#[test]
fn an_object_is_disputed_once_until_its_receipt_is_gone() {
	run(|| {
		let id = opened(NATIVE);
		assert_noop!(open(case(1, NATIVE)), Error::<Test>::AlreadyExists);
		assert_ok!(Arbitration::settle(&id, None));
		assert_noop!(open(case(1, NATIVE)), Error::<Test>::AlreadyExists);
		let prune = || Arbitration::prune(signed(&STRANGER), BoundedVec::truncate_from(vec![id]));
		MockClock::advance(RETENTION - 1);
		assert_noop!(prune(), Error::<Test>::TooEarly);
		MockClock::advance(1);
		assert_ok!(prune(), Pays::No.into());
		assert!(!Receipts::<Test>::contains_key(id));
		assert_ok!(open(case(1, NATIVE)));
		// The same hash names another kind of object.
		let claim = CaseId::Claim(id.object());
		assert_ok!(open(Case { id: claim, ..case(1, NATIVE) }));
		assert_ok!(open(Case { id: CaseId::Authorization(id.object()), ..case(1, NATIVE) }));
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
