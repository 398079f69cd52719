// SPDX-License-Identifier: Apache-2.0

//! Every pair of state and step, against the table of the README, and what time does in each state.

use super::scene::*;
use crate::{NotAllowed, TradeState, TradeStep, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_mocks::{MockArbitration, MockClock};
use tael_primitives::{MINUTE, Side};

use TradeState::{Disputed, Ended, Funded, HeldRelease, Lapsed, PaidClaimed, Requested};

const STEPS: [TradeStep; 22] = {
	use TradeStep::*;
	[
		Accept,
		Reject,
		Cancel,
		MarkPaid,
		UndoMark,
		Release,
		ReleaseHeld,
		CancelClaim,
		Settle,
		Lapse,
		ClaimLate,
		Grant,
		Expire,
		Extend,
		Dispute,
		Mature,
		Rule,
		Attest,
		ResumePaid,
		ResumeLapsed,
		ResumeHeld,
		Forfeit,
	]
};

const STATES: [TradeState; 7] =
	[Requested, Funded, PaidClaimed, Lapsed, HeldRelease, Disputed, Ended];

/// The table of the README: a row for each step, a column for each state that lives.
fn table() -> Vec<(String, Vec<String>)> {
	let readme = include_str!("../../README.md");
	let rows = readme.lines().skip_while(|line| !line.starts_with("| step | Requested |"));
	let cells = |line: &str| -> Vec<String> {
		line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
	};
	rows.skip(2)
		.take_while(|line| line.starts_with('|'))
		.map(|line| {
			let mut cells = cells(line);
			let step = cells.remove(0).trim_matches('`').to_owned();
			(step, cells)
		})
		.collect()
}

#[test]
fn every_pair_of_state_and_step_is_as_the_readme_says() {
	let table = table();
	assert_eq!(table.len(), STEPS.len(), "a row for each step");
	for step in STEPS {
		let name = format!("{step:?}");
		let (_, cells) = table.iter().find(|(row, _)| *row == name).expect("the step has a row");
		for (state, cell) in STATES.iter().zip(cells.iter().chain(["–".to_owned()].iter())) {
			let expected = match cell.as_str() {
				"–" => Err(NotAllowed),
				name => Ok(*STATES
					.iter()
					.find(|state| format!("{state:?}") == name)
					.expect("the cell names a state")),
			};
			assert_eq!(state.apply(step), expected, "{state:?} × {step:?}");
		}
	}
}

#[test]
fn the_numbers_of_states_and_steps_are_what_clients_decode() {
	use codec::Encode;
	for (number, state) in STATES.iter().enumerate() {
		assert_eq!(state.encode(), vec![u8::try_from(number).unwrap()]);
	}
	for (number, step) in STEPS.iter().enumerate() {
		assert_eq!(step.encode(), vec![u8::try_from(number).unwrap()]);
	}
}

#[test]
fn where_a_trade_stands_is_what_pokes_would_make_of_it() {
	for state in [Requested, Funded, PaidClaimed, Lapsed, HeldRelease, Disputed] {
		run(|| {
			let scene = Scene::in_state(state, PLAIN);
			let begin = now();
			// From the beginning until everything that can be due is.
			for minutes in (0..1_600).step_by(5) {
				MockClock::set(begin + minutes * MINUTE);
				if state != Disputed {
					// The mock keeps the case of what was tried.
					MockArbitration::close(&scene.case());
				}
				let expected = scene.state();
				let reached = hypothetically!({
					while scene.is_alive() && scene.poke().is_ok() {}
					if scene.is_alive() { scene.row().state } else { Ended }
				});
				assert_eq!(reached, expected, "{state:?} after {minutes} minutes");
			}
		});
	}
}

#[test]
fn who_is_who_depends_on_who_posted() {
	for shape in shapes() {
		let terms = terms(&shape, INSTANT, commitment(1), None);
		assert_eq!(*terms.party(shape.maker_side), ALICE);
		assert_eq!(*terms.party(shape.maker_side.other()), BOB);
		assert_eq!(terms.side_of(&ALICE), Some(shape.maker_side));
		assert_eq!(terms.side_of(&BOB), Some(shape.maker_side.other()));
		assert_eq!(terms.side_of(&STRANGER), None);
		assert_eq!(terms.pool_of(shape.maker_side), Some(commitment(1)));
		assert_eq!(terms.pool_of(shape.maker_side.other()), None);
		assert_eq!(terms.escrowed(Side::Seller), PRINCIPAL + SELLER_BOND);
		assert_eq!(terms.escrowed(Side::Buyer), BUYER_BOND);
	}
}
