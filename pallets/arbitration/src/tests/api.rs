// SPDX-License-Identifier: Apache-2.0

use crate::{DisputeState, DisputeView, Lookup, Outcome, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::MockClock;
use tael_primitives::{AccountId, Arbitration as _, CaseId};

fn view(id: CaseId) -> DisputeView<AccountId> {
	match Arbitration::dispute_view(id) {
		Some(Lookup::Live(view)) => view,
		other => panic!("{other:?}"),
	}
}

#[test]
fn a_dispute_is_shown_until_its_receipt_is_gone() {
	run(|| {
		assert_eq!(Arbitration::dispute_view(trade(1)), None);
		let id = opened(NATIVE);
		let shown = view(id);
		assert_eq!(shown.dispute, row(id));
		assert_eq!(shown.evidence.len(), 1);
		assert_eq!(shown.next_due, row(id).deadline);
		assert!(shown.is_open);
		assert_eq!(shown.appeal, None);
		assert_eq!(shown.default_ruling.to_buyer, PRINCIPAL, "only he has filed anything");
		assert_ok!(Arbitration::settle(&id, None));
		let ended = Arbitration::dispute_view(id);
		assert!(matches!(ended, Some(Lookup::Ended(ref row)) if row.outcome == Outcome::Settled));
	});
}

#[test]
fn what_an_appeal_costs_is_shown_while_there_can_be_one() {
	run(|| {
		let id = ruled(NATIVE);
		let until = now() + TERMS.appeal_window / 2;
		assert_eq!(view(id).appeal, Some((6 * FEE, until)));
		MockClock::set(until);
		assert_eq!(view(id).appeal, None);
		MockClock::set(row(id).deadline);
		assert!(!view(id).is_open);
	});
}

#[test]
fn an_arbiter_is_shown_with_his_cases() {
	run(|| {
		assert_eq!(Arbitration::arbiter_view(STRANGER), None);
		let id = reviewed(NATIVE);
		let judge = sitting(id)[0].clone();
		let view = Arbitration::arbiter_view(judge.clone()).expect("he is one");
		assert_eq!((view.arbiter, view.cases), (record(&judge), vec![id]));
		assert_eq!(row(id).state, DisputeState::Review);
	});
}
