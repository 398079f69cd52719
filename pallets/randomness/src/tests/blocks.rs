// SPDX-License-Identifier: Apache-2.0

use crate::{Due, WeightInfo, mock::*};
use frame::{testing_prelude::*, traits::Hooks};
use polkadot_sdk::polkadot_sdk_frame as frame;

#[test]
#[should_panic(expected = "the author must reveal once in the block")]
fn block_is_refused_when_its_author_has_not_revealed() {
	new_test_ext().execute_with(|| {
		begin_block(Some(by(Alice, FIRST_SLOT)));
		end_block();
	});
}

#[test]
#[should_panic(expected = "the author must reveal once in the block")]
fn block_is_refused_when_what_its_author_revealed_was_wrong() {
	new_test_ext().execute_with(|| {
		begin_block(Some(by(Alice, FIRST_SLOT)));
		assert!(Randomness::reveal(RuntimeOrigin::none(), output(Bob, FIRST_SLOT)).is_err());
		end_block();
	});
}

#[test]
fn block_without_an_author_moves_nothing() {
	run(|| {
		block(Alice, FIRST_SLOT);
		begin_block(None);
		end_block();
		assert_eq!(moment(), 1);
		block(Alice, FIRST_SLOT + 1);
		assert_eq!(moment(), 2);
	});
}

#[test]
fn each_block_remembers_its_own_author() {
	run(|| {
		block(Alice, FIRST_SLOT);
		block(Bob, FIRST_SLOT + 1);
		begin_block(Some(by(Charlie, FIRST_SLOT + 9)));
		assert_eq!(Due::<Test>::get(), Some(by(Charlie, FIRST_SLOT + 9)));
		assert_ok!(Randomness::reveal(RuntimeOrigin::none(), output(Charlie, FIRST_SLOT + 9)));
		end_block();
		assert_eq!(moment(), 3);
	});
}

#[test]
fn the_hook_at_the_beginning_pays_for_the_one_at_the_end() {
	run(|| {
		let weight = Randomness::on_initialize(1);
		let both = <() as WeightInfo>::on_initialize() + <() as WeightInfo>::on_finalize();
		assert_eq!(weight, both);
	});
}

#[test]
fn constants_of_the_mock_are_sound() {
	run(<Randomness as Hooks<_>>::integrity_test);
}

#[test]
#[should_panic(expected = "the next moment is that of the block itself")]
fn boundary_the_next_moment_is_not_far_enough_ahead() {
	Ahead::set(1);
	<Randomness as Hooks<_>>::integrity_test();
}

#[test]
fn boundary_the_moment_after_the_next_is_far_enough_ahead() {
	Ahead::set(2);
	run(<Randomness as Hooks<_>>::integrity_test);
}

#[test]
#[should_panic(expected = "a seed that is not kept cannot be drawn from")]
fn seeds_have_to_be_kept() {
	Kept::set(0);
	<Randomness as Hooks<_>>::integrity_test();
}
