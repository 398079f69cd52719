// SPDX-License-Identifier: Apache-2.0

//! Random blocks, right and wrong, against a list of all seeds; the invariants after each.
//!
//! `PROPTEST_CASES` sets how many sequences, `PROPTEST_RNG_SEED` repeats a run; a run that fails
//! prints its seed.

use crate::{Due, Error, Newest, Seeds, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::{Just, ProptestConfig, Strategy, prop, prop_oneof, proptest};
use tael_mocks::sequences;
use tael_primitives::{Randomness as Questions, Seed};

const AUTHORS: [Sr25519Keyring; 3] = [Alice, Bob, Charlie];

/// A block, and what is tried in it before the right output is revealed.
#[derive(Clone, Debug)]
struct Turn {
	author: usize,
	/// Slots in which nobody made a block before.
	empty: u64,
	attempt: Attempt,
}

#[derive(Clone, Copy, Debug)]
enum Attempt {
	None,
	OfAnother,
	OfAnotherSlot,
	OfTheLastBlock,
	Twice,
	Signed,
}

fn any_turn() -> impl Strategy<Value = Turn> {
	let attempt = prop_oneof![
		4 => Just(Attempt::None),
		1 => Just(Attempt::OfAnother),
		1 => Just(Attempt::OfAnotherSlot),
		1 => Just(Attempt::OfTheLastBlock),
		1 => Just(Attempt::Twice),
		1 => Just(Attempt::Signed),
	];
	(0..AUTHORS.len(), 0_u64..3, attempt).prop_map(|(author, empty, attempt)| Turn {
		author,
		empty,
		attempt,
	})
}

/// Make the block of a turn in this slot.
fn play(turn: &Turn, slot: u64, last: crate::Output) -> crate::Output {
	let who = AUTHORS[turn.author];
	begin_block(Some(by(who, slot)));
	let right = output(who, slot);
	let reveal = |output| Randomness::reveal(RuntimeOrigin::none(), output);
	let wrong = match turn.attempt {
		Attempt::OfAnother => Some(output(AUTHORS[(turn.author + 1) % AUTHORS.len()], slot)),
		Attempt::OfAnotherSlot => Some(output(who, slot + 1)),
		Attempt::OfTheLastBlock => Some(last),
		Attempt::None | Attempt::Twice | Attempt::Signed => None,
	};
	if let Some(wrong) = wrong {
		assert_noop!(reveal(wrong), Error::<Test>::BadProof);
	}
	if matches!(turn.attempt, Attempt::Signed) {
		let signed = Randomness::reveal(RuntimeOrigin::signed(1), right);
		assert_eq!(signed, Err(DispatchError::BadOrigin));
	}
	assert_ok!(reveal(right));
	if matches!(turn.attempt, Attempt::Twice) {
		assert_noop!(reveal(right), Error::<Test>::NotDue);
	}
	end_block();
	right
}

proptest! {
	#![proptest_config(ProptestConfig { max_shrink_iters: 200, ..sequences(10, 500) })]

	#[test]
	fn rnd_1_and_2_hold_and_seeds_are_told_as_they_were(
		turns in prop::collection::vec(any_turn(), 1..30),
	) {
		run(|| {
			let kept = usize::try_from(WINDOW).expect("small");
			let mut slot = FIRST_SLOT;
			let mut seeds = Vec::new();
			let mut last = output(Bob, 0);
			for turn in turns {
				slot += 1 + turn.empty;
				last = play(&turn, slot, last);
				seeds.push(Newest::<Test>::get().seed);
				Randomness::do_try_state().expect("invariants hold");
				let newest = seeds.len() as u64;
				assert_eq!(Randomness::upcoming(), newest + u64::from(LEAD));
				for ahead in 1..=u64::from(LEAD) {
					assert_eq!(Randomness::seed(newest + ahead), Seed::Pending);
				}
				for (moment, seed) in (1..).zip(&seeds) {
					let age = seeds.len() - moment;
					let told = Randomness::seed(moment as u64);
					let expected =
						if age < kept { Seed::Revealed(*seed) } else { Seed::Forgotten };
					assert_eq!(told, expected, "moment {moment} of {newest}");
				}
			}
			let mut all = seeds.clone();
			all.sort();
			all.dedup();
			assert_eq!(all.len(), seeds.len(), "no seed comes twice");
		});
	}
}

/// Break something in a sound state and see that it is noticed.
fn notices(problem: &'static str, damage: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		blocks(2 * u64::from(WINDOW), FIRST_SLOT);
		Randomness::do_try_state().expect("invariants hold");
		damage();
		let noticed = Randomness::do_try_state().expect_err("it is noticed");
		assert_eq!(noticed, problem.into());
	});
}

#[test]
fn broken_invariants_are_noticed() {
	let newest = 2 * u64::from(WINDOW);
	notices("RND-1: the newest seed is not kept", || Seeds::<Test>::remove(newest));
	notices("RND-1: the newest seed is not kept", || {
		Seeds::<Test>::insert(newest, H256::repeat_byte(1));
	});
	notices("RND-1: the newest seed is not kept", || {
		Seeds::<Test>::insert(newest + 1, H256::repeat_byte(1));
	});
	notices("RND-1: a seed is missing", || Seeds::<Test>::remove(newest - 1));
	notices("RND-1: too many seeds are kept", || {
		Seeds::<Test>::insert(newest - u64::from(WINDOW), H256::repeat_byte(1));
	});
	notices("RND-1: the beginning is kept as if it had been revealed", || {
		Seeds::<Test>::insert(0, H256::repeat_byte(1));
	});
	notices("RND-1: no seed is kept", || {
		let _ = Seeds::<Test>::clear(u32::MAX, None);
	});
	notices("RND-2: an author has not revealed", || Due::<Test>::put(by(Alice, 1)));
}
