// SPDX-License-Identifier: Apache-2.0

use crate::{NotAllowed, Standing, Standing::*, Step, Step::*};

const STANDINGS: [Standing; 4] = [Absent, Approved, Active, Leaving];
const STEPS: [Step; 4] = [Approve, Add, Retire, Depart];

#[test]
fn the_table_of_standings_is_the_one_in_the_readme() {
	const NO: Result<Standing, NotAllowed> = Err(NotAllowed);
	// Rows are standings, columns steps, both in the order above.
	let table = [
		[Ok(Approved), NO, NO, NO],
		[NO, Ok(Active), Ok(Absent), NO],
		[NO, NO, Ok(Leaving), NO],
		[NO, Ok(Active), NO, Ok(Absent)],
	];
	for (standing, row) in STANDINGS.into_iter().zip(table) {
		for (step, outcome) in STEPS.into_iter().zip(row) {
			assert_eq!(standing.apply(step), outcome, "{standing:?}, {step:?}");
		}
	}
}
