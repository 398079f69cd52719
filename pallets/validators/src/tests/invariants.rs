// SPDX-License-Identifier: Apache-2.0

//! Random calls and sessions: the list stays true, and the set never falls below the minimum.
//!
//! `PROPTEST_CASES` sets how many sequences, `PROPTEST_RNG_SEED` repeats a run; a run that fails
//! prints its seed.

use crate::{Standing, mock::*};
use frame::{
	deps::frame_support::{storage::with_storage_layer, traits::GetCallName},
	testing_prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::{
	prelude::{Just, Strategy, prop, prop_oneof, proptest},
	strategy::ValueTree,
	test_runner::TestRunner,
};
use std::collections::BTreeSet;
use tael_mocks::sequences;

/// One call, or the next session, and whom it is about.
#[derive(Clone, Debug)]
struct Act {
	call: u8,
	who: usize,
	/// Whether a call of the council is signed by somebody else.
	presumes: bool,
}

fn any_act() -> impl Strategy<Value = Act> {
	let presumes = prop_oneof![9 => Just(false), 1 => Just(true)];
	(0u8..9, 0..EVERYBODY.len(), presumes).prop_map(|(call, who, presumes)| Act {
		call,
		who,
		presumes,
	})
}

/// Do it, and tell which call it was, if any, and what came of it.
fn perform(act: &Act, with_purge: bool) -> (&'static str, DispatchResult) {
	let who = &EVERYBODY[act.who];
	let by = || if act.presumes { signed(who) } else { council() };
	match act.call {
		0 => ("approve", Validators::approve(by(), who.clone())),
		1 => ("", set_keys(who)),
		2 | 3 => ("add_validator", Validators::add_validator(by(), who.clone())),
		4 => ("remove_validator", Validators::remove_validator(by(), who.clone())),
		5 => ("leave", Validators::leave(signed(who))),
		6 if with_purge => ("", Session::purge_keys(signed(who))),
		_ => {
			next_session();
			("", Ok(()))
		},
	}
}

/// Run a sequence and check everything after each step; the names of the calls that succeeded.
fn play(acts: &[Act], with_purge: bool) -> BTreeSet<&'static str> {
	new_test_ext().execute_with(|| {
		let mut made = BTreeSet::new();
		for act in acts {
			let mut name = "";
			let outcome = with_storage_layer(|| {
				let (call, outcome) = perform(act, with_purge);
				name = call;
				outcome
			});
			if outcome.is_ok() {
				made.insert(name);
			}
			Validators::do_try_state().expect("invariants hold");
			if !with_purge {
				assert!(authorities().len() >= MIN_VALIDATORS as usize);
				assert_eq!(Session::validators(), authorities());
			}
			assert!(!authorities().is_empty());
		}
		// In the end the set is what the council wants.
		next_session();
		next_session();
		next_session();
		if !with_purge {
			let active: Vec<_> = crate::Validators::<Test>::get()
				.into_iter()
				.filter(|(_, standing)| *standing == Standing::Active)
				.map(|(who, _)| who)
				.collect();
			assert_eq!(authorities(), active);
			let leaving = |who: &_| standing(who) == Standing::Leaving;
			assert!(!EVERYBODY.iter().any(leaving), "nobody leaves for ever");
		}
		made
	})
}

proptest! {
	#![proptest_config(sequences(500, 5_000))]

	#[test]
	fn val_1_to_3_hold_for_any_sequence(acts in prop::collection::vec(any_act(), 1..60)) {
		play(&acts, false);
	}

	#[test]
	fn val_1_to_3_hold_when_validators_give_their_keys_up(
		acts in prop::collection::vec(any_act(), 1..60),
	) {
		play(&acts, true);
	}
}

#[test]
fn random_sequences_make_every_call() {
	let mut runner = TestRunner::deterministic();
	let acts = prop::collection::vec(any_act(), 60);
	let mut made = BTreeSet::new();
	for _ in 0..50 {
		let sequence = acts.new_tree(&mut runner).expect("nothing is filtered").current();
		made.extend(play(&sequence, true));
	}
	for name in crate::Call::<Test>::get_call_names() {
		assert!(made.contains(name), "{name} never succeeded: {made:?}");
	}
}
