// SPDX-License-Identifier: Apache-2.0

//! Every pair of state and step, against the tables of the README.

use crate::{AcceptorState, AcceptorStep, ClaimState, ClaimStep, Concern, NotAllowed};

#[test]
fn every_pair_of_acceptor_state_and_step_is_as_tabled() {
	use AcceptorState::{Active, Applied, Exiting, Expelled, Gone, Restricted, Suspended};
	use AcceptorStep::{
		Approve, Charge, Exit, Expel, Leave, Reinstate, Reject, Relieve, Restrict, Retract,
		SetTier, Suspend, TopUp, Withdraw, WithdrawExcess,
	};
	let suspended = Suspended { until: 1, concern: Concern::Fraud };
	let longer = Suspended { until: 2, concern: Concern::Service };
	let suspend = Suspend { until: 2, concern: Concern::Service };
	let steps = [
		Approve,
		Reject,
		Retract,
		TopUp,
		WithdrawExcess,
		SetTier,
		Restrict,
		Relieve,
		suspend,
		Reinstate,
		Charge,
		Expel,
		Exit,
		Withdraw,
		Leave,
	];
	let no = None;
	let table: [(AcceptorState, [Option<AcceptorState>; 15]); 7] = [
		(
			Applied,
			[
				Some(Active),
				Some(Gone),
				Some(Gone),
				Some(Applied),
				no,
				no,
				no,
				no,
				no,
				no,
				no,
				no,
				no,
				no,
				no,
			],
		),
		(
			Active,
			[
				no,
				no,
				no,
				Some(Active),
				Some(Active),
				Some(Active),
				Some(Restricted),
				no,
				Some(longer),
				no,
				Some(Active),
				Some(Expelled),
				Some(Exiting),
				no,
				no,
			],
		),
		(
			Restricted,
			[
				no,
				no,
				no,
				Some(Restricted),
				no,
				Some(Restricted),
				no,
				Some(Active),
				Some(longer),
				no,
				Some(Restricted),
				Some(Expelled),
				Some(Exiting),
				no,
				no,
			],
		),
		(
			suspended,
			[
				no,
				no,
				no,
				Some(suspended),
				no,
				Some(suspended),
				no,
				no,
				Some(longer),
				Some(Active),
				Some(suspended),
				Some(Expelled),
				Some(Exiting),
				no,
				no,
			],
		),
		(
			Exiting,
			[
				no,
				no,
				no,
				no,
				no,
				no,
				no,
				no,
				no,
				no,
				Some(Exiting),
				Some(Expelled),
				no,
				Some(Exiting),
				Some(Gone),
			],
		),
		(
			Expelled,
			[no, no, no, no, no, no, no, no, no, no, no, no, no, Some(Expelled), Some(Gone)],
		),
		(Gone, [no; 15]),
	];
	for (state, expected) in table {
		for (step, expected) in steps.into_iter().zip(expected) {
			assert_eq!(state.apply(step), expected.ok_or(NotAllowed), "{state:?} × {step:?}");
		}
	}
}

#[test]
fn every_pair_of_claim_state_and_step_is_as_tabled() {
	use ClaimState::{
		Answered, Awarded, Expired, Filed, Paid, Rejected, Review, Settled, Withdrawn,
	};
	use ClaimStep::{
		Answer, Await, Award, Close, Dismiss, Escalate, Expire, PayAll, PayPart, Withdraw,
	};
	let steps = [Answer, PayPart, PayAll, Withdraw, Escalate, Award, Await, Close, Dismiss, Expire];
	let no = Err(NotAllowed);
	let (settled, withdrawn, expired) = (Ok(Settled), Ok(Withdrawn), Ok(Expired));
	let (paid, rejected) = (Ok(Paid), Ok(Rejected));
	let table = [
		(Filed, [Ok(Answered), Ok(Filed), settled, withdrawn, Ok(Review), no, no, no, no, expired]),
		(Answered, [no, Ok(Answered), settled, withdrawn, Ok(Review), no, no, no, no, expired]),
		(Review, [no, no, settled, withdrawn, no, paid, Ok(Awarded), no, rejected, no]),
		(Awarded, [no, Ok(Awarded), paid, no, no, no, no, paid, no, no]),
		(Paid, [no; 10]),
		(Rejected, [no; 10]),
		(Settled, [no; 10]),
		(Withdrawn, [no; 10]),
		(Expired, [no; 10]),
	];
	for (state, row) in table {
		for (step, expected) in steps.into_iter().zip(row) {
			assert_eq!(state.apply(step), expected, "{state:?} × {step:?}");
		}
	}
}
