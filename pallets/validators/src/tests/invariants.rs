// SPDX-License-Identifier: Apache-2.0

//! Random calls and sessions: the list stays true, and the set never falls below the minimum.

use crate::{Standing, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::{ProptestConfig, prop, proptest};

fn perform(call: u8, who: usize, with_purge: bool) -> DispatchResult {
	let who = &EVERYBODY[who];
	match call {
		0 => Validators::approve(council(), who.clone()),
		1 => set_keys(who),
		2 | 3 => Validators::add_validator(council(), who.clone()),
		4 => Validators::remove_validator(council(), who.clone()),
		5 => Validators::leave(signed(who)),
		6 if with_purge => Session::purge_keys(signed(who)),
		_ => {
			next_session();
			Ok(())
		},
	}
}

fn play(acts: &[(u8, usize)], with_purge: bool) {
	new_test_ext().execute_with(|| {
		for (call, who) in acts {
			let _ = frame::deps::frame_support::storage::with_storage_layer(|| {
				perform(*call, *who, with_purge)
			});
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
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(1_000))]

	#[test]
	fn val_1_to_3_hold_for_any_sequence(
		acts in prop::collection::vec((0u8..9, 0..EVERYBODY.len()), 1..60),
	) {
		play(&acts, false);
	}

	#[test]
	fn val_1_to_3_hold_when_validators_give_their_keys_up(
		acts in prop::collection::vec((0u8..9, 0..EVERYBODY.len()), 1..60),
	) {
		play(&acts, true);
	}
}
