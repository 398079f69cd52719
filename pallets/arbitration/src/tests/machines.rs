// SPDX-License-Identifier: Apache-2.0

//! Every pair of state and step, against the tables of the README.

use crate::{
	ArbiterState, ArbiterStep, CAUSES, DisputeState, DisputeStep, DisputeTier, NotAllowed,
};
use codec::Encode;

pub(super) const STATES: [DisputeState; 11] = {
	use DisputeState::{
		Appealed, Drawing, Evidence, Executed, Final, Open, Review, Ruled, Settled, Stalled,
		Withdrawn,
	};
	[Open, Evidence, Drawing, Review, Ruled, Appealed, Final, Stalled, Executed, Settled, Withdrawn]
};

#[test]
fn every_pair_of_dispute_state_and_step_is_as_tabled() {
	use DisputeState::{
		Appealed, Drawing, Evidence, Executed, Final, Open, Review, Ruled, Settled, Stalled,
		Withdrawn,
	};
	let table: [(DisputeStep, &[(DisputeState, DisputeState)]); 18] = [
		(DisputeStep::Answer, &[(Open, Open)]),
		(DisputeStep::Respond, &[(Open, Evidence)]),
		(DisputeStep::Silence, &[(Open, Ruled)]),
		(DisputeStep::Examine, &[(Open, Drawing), (Evidence, Drawing)]),
		(DisputeStep::File, &[(Evidence, Evidence), (Drawing, Drawing), (Review, Review)]),
		(DisputeStep::Seat, &[(Drawing, Review)]),
		(DisputeStep::Council, &[(Drawing, Review)]),
		(DisputeStep::Vacate, &[(Drawing, Drawing), (Review, Drawing)]),
		(DisputeStep::Vote, &[(Review, Review)]),
		(DisputeStep::Rule, &[(Review, Ruled)]),
		(DisputeStep::Appeal, &[(Ruled, Appealed)]),
		(DisputeStep::Fund, &[(Appealed, Drawing)]),
		(DisputeStep::Conclude, &[(Ruled, Final), (Appealed, Final), (Stalled, Final)]),
		(
			DisputeStep::Stall,
			&[
				(Open, Stalled),
				(Evidence, Stalled),
				(Drawing, Stalled),
				(Review, Stalled),
				(Ruled, Stalled),
				(Appealed, Stalled),
			],
		),
		(DisputeStep::Execute, &[(Final, Executed)]),
		(
			DisputeStep::Ask,
			&[(Open, Open), (Evidence, Evidence), (Drawing, Drawing), (Review, Review)],
		),
		(
			DisputeStep::Withdraw,
			&[(Open, Withdrawn), (Evidence, Withdrawn), (Drawing, Withdrawn), (Review, Withdrawn)],
		),
		(
			DisputeStep::Settle,
			&[
				(Open, Settled),
				(Evidence, Settled),
				(Drawing, Settled),
				(Review, Settled),
				(Ruled, Settled),
				(Appealed, Settled),
				(Stalled, Settled),
			],
		),
	];
	for (step, rows) in table {
		for from in STATES {
			let expected =
				rows.iter().find(|(state, _)| *state == from).map(|(_, to)| *to).ok_or(NotAllowed);
			assert_eq!(from.apply(step), expected, "{from:?} × {step:?}");
		}
	}
}

#[test]
fn every_pair_of_arbiter_state_and_step_is_as_tabled() {
	use ArbiterState::{Active, Applied, Gone, Leaving, Removed, Standby};
	use ArbiterStep::{Activate, Approve, Leave, Remove, Rest, Withdraw};
	let steps = [Approve, Activate, Rest, Leave, Remove, Withdraw];
	let none = Err(NotAllowed);
	let table = [
		(Applied, [Ok(Standby), none, none, Ok(Gone), Ok(Gone), none]),
		(Standby, [none, Ok(Active), none, Ok(Leaving), Ok(Removed), none]),
		(Active, [none, none, Ok(Standby), Ok(Leaving), Ok(Removed), none]),
		(Leaving, [none, none, none, none, Ok(Removed), Ok(Gone)]),
		(Removed, [none, none, none, none, none, Ok(Gone)]),
		(Gone, [none; 6]),
	];
	for (state, row) in table {
		for (step, expected) in steps.into_iter().zip(row) {
			assert_eq!(state.apply(step), expected, "{state:?} × {step:?}");
		}
	}
}

#[test]
fn numbers_of_states_tiers_and_causes_are_their_places() {
	for (index, state) in STATES.iter().enumerate() {
		assert_eq!(state.encode(), [index as u8]);
	}
	let tiers =
		[DisputeTier::Silence, DisputeTier::Arbiter, DisputeTier::Panel, DisputeTier::Council];
	for (index, tier) in tiers.iter().enumerate() {
		assert_eq!(tier.encode(), [index as u8]);
		assert_eq!(tier.next(), tiers.get(index + 1).copied());
	}
	for (index, cause) in CAUSES.iter().enumerate() {
		assert_eq!(cause.encode(), [index as u8]);
	}
}
