// SPDX-License-Identifier: Apache-2.0

use crate::{NotAllowed, State, State::*, Step, Step::*};

const STATES: [State; 5] = [Pending, Active, Suspended { until: 10 }, Closing { until: 20 }, Ended];
const STEPS: [Step; 6] =
	[Approve, Reject, Suspend { until: 30 }, Reinstate, Close { until: 40 }, Finish];

#[test]
fn the_table_of_states_is_the_one_in_the_readme() {
	const NO: Result<State, NotAllowed> = Err(NotAllowed);
	const SUSPENDED: Result<State, NotAllowed> = Ok(Suspended { until: 30 });
	const CLOSING: Result<State, NotAllowed> = Ok(Closing { until: 40 });
	// Rows are states, columns steps, both in the order above.
	let table = [
		[Ok(Active), Ok(Ended), NO, NO, Ok(Ended), NO],
		[NO, NO, SUSPENDED, NO, CLOSING, NO],
		[NO, NO, SUSPENDED, Ok(Active), CLOSING, NO],
		[NO, NO, NO, NO, NO, Ok(Ended)],
		[NO, NO, NO, NO, NO, NO],
	];
	for (state, row) in STATES.into_iter().zip(table) {
		for (step, outcome) in STEPS.into_iter().zip(row) {
			assert_eq!(state.apply(step), outcome, "{state:?}, {step:?}");
		}
	}
}

#[test]
fn boundary_a_suspension_is_over_at_its_end() {
	let suspended = Suspended { until: 10 };
	assert_eq!(suspended.at(9), suspended);
	assert_eq!(suspended.at(10), Active);
	assert_eq!(suspended.at(11), Active);
}

#[test]
fn time_changes_no_other_state() {
	for state in [Pending, Active, Closing { until: 20 }, Ended] {
		assert_eq!(state.at(u64::MAX), state);
	}
}
