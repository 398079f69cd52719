// SPDX-License-Identifier: Apache-2.0

use crate::{Call, INHERENT_IDENTIFIER, InherentError, mock::*};
use frame::deps::frame_support::inherent::{InherentData, IsFatalError, ProvideInherent};
use polkadot_sdk::polkadot_sdk_frame as frame;

#[test]
fn inherent_is_made_of_what_the_node_hands_over() {
	run(|| {
		let output = output(Alice, FIRST_SLOT);
		let mut data = InherentData::new();
		data.put_data(INHERENT_IDENTIFIER, &output).expect("it is the first");
		assert_eq!(Randomness::create_inherent(&data), Some(Call::reveal { output }));
	});
}

#[test]
fn inherent_is_not_made_of_nothing_or_of_what_is_no_output() {
	run(|| {
		assert_eq!(Randomness::create_inherent(&InherentData::new()), None);
		let mut data = InherentData::new();
		data.put_data(INHERENT_IDENTIFIER, &7_u8).expect("it is the first");
		assert_eq!(Randomness::create_inherent(&data), None);
	});
}

#[test]
fn block_without_the_inherent_fails_the_check_of_those_who_import_it() {
	run(|| {
		let missing = Randomness::is_inherent_required(&InherentData::new());
		assert_eq!(missing, Ok(Some(InherentError::Missing)));
		assert!(InherentError::Missing.is_fatal_error());
	});
}

#[test]
fn those_who_import_a_block_need_no_output_of_their_own() {
	run(|| {
		let call = Call::reveal { output: output(Alice, FIRST_SLOT) };
		assert!(Randomness::is_inherent(&call));
		assert_eq!(Randomness::check_inherent(&call, &InherentData::new()), Ok(()));
	});
}
