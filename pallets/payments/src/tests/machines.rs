// SPDX-License-Identifier: Apache-2.0

//! ESC-1: every pair of phase and step, against the tables of the README.

use crate::{AuthorizationPhase, AuthorizationStep, InvoicePhase, InvoiceStep, NotAllowed};

#[test]
fn every_pair_of_invoice_phase_and_step_is_as_tabled() {
	use InvoicePhase::{Ended, Open, Settled};
	use InvoiceStep::{Cancel, Close, Expire, Extend, Part, Refund, Requote, Settle};
	let steps = [Part, Settle, Extend, Requote, Cancel, Expire, Refund, Close];
	let none = Err(NotAllowed);
	let table = [
		(Open, [Ok(Open), Ok(Settled), Ok(Open), Ok(Open), Ok(Ended), Ok(Ended), none, none]),
		(Settled, [none, none, none, none, none, none, Ok(Settled), Ok(Ended)]),
		(Ended, [none; 8]),
	];
	for (phase, row) in table {
		for (step, expected) in steps.into_iter().zip(row) {
			assert_eq!(phase.apply(step), expected, "{phase:?} × {step:?}");
		}
	}
}

#[test]
fn every_pair_of_authorization_phase_and_step_is_as_tabled() {
	use AuthorizationPhase::{Disputed, Ended, Held, Settled};
	use AuthorizationStep::{
		Abandon, Capture, CaptureLast, Close, Dispute, Increase, Refund, Release, Resume,
	};
	let steps = [Increase, Capture, CaptureLast, Release, Abandon, Refund, Dispute, Resume, Close];
	let none = Err(NotAllowed);
	let (held, settled, ended) = (Ok(Held), Ok(Settled), Ok(Ended));
	let table = [
		(Held, [held, held, settled, settled, ended, held, none, none, none]),
		(Settled, [none, none, none, none, none, settled, Ok(Disputed), none, ended]),
		(Disputed, [none, none, none, none, none, none, none, settled, none]),
		(Ended, [none; 9]),
	];
	for (phase, row) in table {
		for (step, expected) in steps.into_iter().zip(row) {
			assert_eq!(phase.apply(step), expected, "{phase:?} × {step:?}");
		}
	}
}
