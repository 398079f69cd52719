// SPDX-License-Identifier: Apache-2.0

mod api;
mod claim;
mod claim_to;
mod invariants;
mod owe;
mod property;
mod push;
mod recover;
mod recovery;

use crate::mock::*;
use frame::{prelude::DispatchError, testing_prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;

/// What screening says of somebody frozen.
const FROZEN: DispatchError = DispatchError::Other("Frozen");

#[test]
fn every_call_needs_a_signature() {
	run(|| {
		let root = RuntimeOrigin::root;
		let refused = DispatchError::BadOrigin;
		assert_noop!(Claimables::claim(root(), bounded(Vec::new())), refused);
		assert_noop!(Claimables::claim_to(root(), bounded(Vec::new()), ALICE), refused);
		let key = bounded(vec![key(&ALICE, &NATIVE)]);
		assert_noop!(Claimables::push_claimable(root(), ALICE, key), refused);
		assert_noop!(Claimables::recover(root(), ALICE, bounded(Vec::new())), refused);
		assert_noop!(Claimables::set_recovery(root(), None), refused);
	});
}
