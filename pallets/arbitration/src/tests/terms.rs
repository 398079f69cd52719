// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Terms, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::MINUTE;

fn set(terms: Option<Terms>) -> DispatchResult {
	Arbitration::set_terms(council(), terms)
}

#[test]
fn the_council_sets_terms_and_takes_them_back() {
	run(|| {
		assert_eq!(Arbitration::terms(), LIMITS.terms);
		let slower = Terms { respond_window: LIMITS.terms.respond_window + 1, ..LIMITS.terms };
		assert_ok!(set(Some(slower)));
		assert_eq!(Arbitration::terms(), slower);
		System::assert_last_event(Event::TermsSet { terms: Some(slower) }.into());
		assert_ok!(set(None));
		assert_eq!(Arbitration::terms(), LIMITS.terms);
	});
}

#[test]
fn nobody_else_sets_terms() {
	run(|| {
		assert_noop!(
			Arbitration::set_terms(RuntimeOrigin::signed(arbiter(0)), None),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn terms_with_a_window_below_five_minutes_are_refused() {
	run(|| {
		let with = |respond_window| Terms { respond_window, ..LIMITS.terms };
		assert_noop!(set(Some(with(5 * MINUTE - 1))), Error::<Test>::BadTerms);
		assert_ok!(set(Some(with(5 * MINUTE))));
		// The appellant has the first half.
		let with = |appeal_window| Terms { appeal_window, ..LIMITS.terms };
		assert_noop!(set(Some(with(10 * MINUTE - 1))), Error::<Test>::BadTerms);
		assert_ok!(set(Some(with(10 * MINUTE))));
	});
}

#[test]
fn terms_that_do_not_fit_together_are_refused() {
	run(|| {
		let terms = LIMITS.terms;
		let bad = [
			Terms { min_fee: terms.max_fee + 1, ..terms },
			Terms { min_fee: 2, ..terms },
			Terms { fee: 10_001, ..terms },
			Terms { settlement_part: 10_001, ..terms },
			Terms { overdue_slash: LIMITS.arbiter_bond + 1, ..terms },
			Terms { cap: terms.respond_window, ..terms },
		];
		for bad in bad {
			assert_noop!(set(Some(bad)), Error::<Test>::BadTerms);
		}
	});
}
