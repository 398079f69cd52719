// SPDX-License-Identifier: Apache-2.0

use crate::{Link, Newest, Seeds, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;

#[test]
fn chain_begins_before_the_first_moment() {
	run(|| {
		assert_eq!(Newest::<Test>::get(), Link { moment: 0, seed: H256::zero() });
		assert_eq!(Seeds::<Test>::iter().count(), 0);
	});
}

#[test]
fn chains_that_begin_with_different_seeds_go_different_ways() {
	let first = |seed| {
		let mut link = Link::default();
		ext_with_seed(seed).execute_with(|| {
			assert_eq!(Newest::<Test>::get(), Link { moment: 0, seed });
			block(Alice, FIRST_SLOT);
			Randomness::do_try_state().expect("invariants hold");
			link = Newest::<Test>::get();
		});
		link
	};
	let (one, other) = (first(H256::zero()), first(H256::repeat_byte(7)));
	assert_eq!([one.moment, other.moment], [1, 1]);
	assert_ne!(one.seed, other.seed);
}
