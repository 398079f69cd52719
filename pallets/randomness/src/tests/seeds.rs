// SPDX-License-Identifier: Apache-2.0

use crate::{Newest, Seeds, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Randomness as Questions, Seed};

#[test]
fn moment_that_is_asked_for_is_revealed_as_many_blocks_later() {
	run(|| {
		blocks(5, FIRST_SLOT);
		let asked = Randomness::upcoming();
		assert_eq!(asked, 5 + u64::from(LEAD));
		blocks(u64::from(LEAD) - 1, FIRST_SLOT + 5);
		assert_eq!(Randomness::seed(asked), Seed::Pending);
		block(Alice, FIRST_SLOT + 50);
		assert_eq!(Randomness::seed(asked), Seed::Revealed(Newest::<Test>::get().seed));
	});
}

#[test]
fn all_who_ask_in_one_block_are_given_one_moment() {
	run(|| {
		blocks(2, FIRST_SLOT);
		assert_eq!(Randomness::upcoming(), Randomness::upcoming());
		let before = Randomness::upcoming();
		block(Alice, FIRST_SLOT + 2);
		assert_eq!(Randomness::upcoming(), before + 1);
	});
}

#[test]
fn moment_asked_for_in_a_hook_before_the_reveal_is_not_the_blocks_own() {
	run(|| {
		blocks(2, FIRST_SLOT);
		begin_block(Some(by(Alice, FIRST_SLOT + 2)));
		let asked = Randomness::upcoming();
		assert_ok!(Randomness::reveal(RuntimeOrigin::none(), output(Alice, FIRST_SLOT + 2)));
		end_block();
		assert_eq!(Randomness::seed(asked), Seed::Pending);
	});
}

#[test]
fn boundary_a_seed_is_pending_until_its_block_and_forgotten_when_it_is_too_old() {
	run(|| {
		let count = 3 * u64::from(WINDOW);
		blocks(count, FIRST_SLOT);
		assert_eq!(Randomness::seed(count + 1), Seed::Pending);
		assert!(matches!(Randomness::seed(count), Seed::Revealed(_)));
		let oldest = count - u64::from(WINDOW) + 1;
		assert!(matches!(Randomness::seed(oldest), Seed::Revealed(_)));
		assert_eq!(Randomness::seed(oldest - 1), Seed::Forgotten);
		assert_eq!(Seeds::<Test>::iter().count(), WINDOW as usize);
	});
}

#[test]
fn seed_stays_what_it_was_as_long_as_it_is_kept() {
	run(|| {
		blocks(4, FIRST_SLOT);
		let seed = Randomness::seed(4);
		for ahead in 0..u64::from(WINDOW) - 1 {
			block(Bob, FIRST_SLOT + 10 + ahead);
			assert_eq!(Randomness::seed(4), seed);
		}
		block(Bob, FIRST_SLOT + 100);
		assert_eq!(Randomness::seed(4), Seed::Forgotten);
	});
}

#[test]
fn the_beginning_is_no_seed_to_draw_from() {
	run(|| {
		assert_eq!(Randomness::seed(0), Seed::Forgotten);
		assert_eq!(Randomness::upcoming(), u64::from(LEAD));
		blocks(1, FIRST_SLOT);
		assert_eq!(Randomness::seed(0), Seed::Forgotten);
	});
}

#[test]
fn seeds_differ_when_another_has_made_one_block() {
	let newest = |second| {
		let mut seed = H256::zero();
		new_test_ext().execute_with(|| {
			block(Alice, FIRST_SLOT);
			block(second, FIRST_SLOT + 1);
			block(Charlie, FIRST_SLOT + 2);
			seed = Newest::<Test>::get().seed;
		});
		seed
	};
	assert_ne!(newest(Alice), newest(Bob));
	assert_eq!(newest(Bob), newest(Bob));
}

#[test]
fn seeds_differ_when_an_author_gives_his_block_up() {
	let newest = |gives_up: bool| {
		let mut seed = H256::zero();
		new_test_ext().execute_with(|| {
			block(Alice, FIRST_SLOT);
			if !gives_up {
				block(Bob, FIRST_SLOT + 1);
			}
			block(Charlie, FIRST_SLOT + 2);
			seed = Newest::<Test>::get().seed;
		});
		seed
	};
	assert_ne!(newest(true), newest(false));
}

#[test]
fn more_seeds_are_kept_from_an_upgrade_on_and_none_come_back() {
	run(|| {
		blocks(2 * u64::from(WINDOW), FIRST_SLOT);
		Kept::set(WINDOW + 5);
		let gone = u64::from(WINDOW);
		assert_eq!(Randomness::seed(gone), Seed::Forgotten);
		blocks(5, FIRST_SLOT + 100);
		assert_eq!(Randomness::seed(gone), Seed::Forgotten);
		assert!(matches!(Randomness::seed(gone + 1), Seed::Revealed(_)));
		Randomness::do_try_state().expect("invariants hold");
		blocks(1, FIRST_SLOT + 200);
		assert_eq!(Randomness::seed(gone + 1), Seed::Forgotten);
	});
}
