// SPDX-License-Identifier: Apache-2.0

//! The tables of README.md, pair by pair.

use crate::{
	CredentialState, CredentialStep, IssuerStatus, IssuerStep, NotAllowed, RevocationReason,
	ScreeningState, ScreeningStep,
};

#[test]
fn issuers_follow_their_table() {
	use IssuerStatus::{Active, Compromised, Deactivated};
	use IssuerStep::{Compromise, Deactivate, Issue, Update, Withdraw};

	let steps = [Update, Issue, Withdraw, Deactivate { at: 8 }, Compromise { since: 4 }];
	let (no, end) = (Err(NotAllowed), Deactivated { at: 5 });
	let table = [
		(Active, [Ok(Active); 3], Ok(Deactivated { at: 8 }), Ok(Compromised { since: 4 })),
		(end, [no, no, Ok(end)], no, Ok(Compromised { since: 4 })),
		(Compromised { since: 3 }, [no; 3], no, Ok(Compromised { since: 3 })),
		(Compromised { since: 6 }, [no; 3], no, Ok(Compromised { since: 4 })),
	];
	for (state, [update, issue, withdraw], deactivate, compromise) in table {
		let outcomes = [update, issue, withdraw, deactivate, compromise];
		for (step, outcome) in steps.into_iter().zip(outcomes) {
			assert_eq!(state.apply(step), outcome, "{state:?} {step:?}");
		}
	}
	let late = Compromise { since: 9 };
	assert_eq!(end.apply(late), Ok(Compromised { since: 5 }), "the end is not undone");
}

#[test]
fn an_issuer_vouches_for_what_came_before_its_end() {
	assert!(IssuerStatus::Active.vouches_for(u64::MAX));
	for ended in [IssuerStatus::Deactivated { at: 5 }, IssuerStatus::Compromised { since: 5 }] {
		assert!(ended.vouches_for(4));
		assert!(!ended.vouches_for(5));
		assert!(!ended.vouches_for(6));
	}
}

#[test]
fn credentials_follow_their_table() {
	use CredentialState::{Active, Revoked};
	use CredentialStep::{Downgrade, Prune, Reissue, Revoke};

	let (at, reason) = (5, RevocationReason::Fraud);
	let steps = [Reissue, Downgrade, Revoke { at, reason }, Prune];
	let old = Revoked { at: 1, reason: RevocationReason::Mistaken };
	let no = Err(NotAllowed);
	let table = [
		(Active, [Ok(Some(Active)), Ok(Some(Active)), Ok(Some(Revoked { at, reason })), Ok(None)]),
		(old, [Ok(Some(Active)), no, no, Ok(None)]),
	];
	for (state, outcomes) in table {
		for (step, outcome) in steps.into_iter().zip(outcomes) {
			assert_eq!(state.apply(step), outcome, "{state:?} {step:?}");
		}
	}
}

#[test]
fn screenings_follow_their_table() {
	use ScreeningState::{Confirmed, ConfirmedLift, Provisional, ProvisionalLift};
	use ScreeningStep::{Confirm, Lapse, Lift, Overrule};

	let steps = [Confirm, Lift, Overrule, Lapse];
	let (no, ended) = (Err(NotAllowed), Ok(None));
	let table = [
		(Provisional, [Ok(Some(Confirmed)), Ok(Some(ProvisionalLift)), ended, ended]),
		(ProvisionalLift, [Ok(Some(Confirmed)), ended, ended, ended]),
		(Confirmed, [no, Ok(Some(ConfirmedLift)), ended, no]),
		(ConfirmedLift, [Ok(Some(Confirmed)), ended, ended, no]),
	];
	for (state, outcomes) in table {
		for (step, outcome) in steps.into_iter().zip(outcomes) {
			assert_eq!(state.apply(step), outcome, "{state:?} {step:?}");
		}
		assert_eq!(state.lapses(), state.apply(Lapse).is_ok(), "{state:?}");
	}
}
