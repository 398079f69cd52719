// SPDX-License-Identifier: Apache-2.0

use crate::{Due, Error, Newest, Output, Seeds, mock::*};
use codec::{Decode, Encode};
use frame::{
	deps::{frame_support::dispatch::GetDispatchInfo, sp_core::sr25519::vrf::VrfSignature},
	testing_prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;

fn reveal(output: Output) -> DispatchResult {
	Randomness::reveal(RuntimeOrigin::none(), output)
}

/// Check that nothing of this moves the chain, and that the right output does in the end.
fn refuses(wrong: Output, slot: u64) {
	assert_noop!(reveal(wrong), Error::<Test>::BadProof);
	assert_ok!(reveal(output(Alice, slot)));
	end_block();
}

#[test]
fn reveal_makes_the_next_seed_of_the_last_and_the_value() {
	run(|| {
		let mut seed = H256::zero();
		for count in 1..=3 {
			let slot = FIRST_SLOT + count;
			begin_block(Some(by(Alice, slot)));
			let output = output(Alice, slot);
			assert_ok!(reveal(output));
			end_block();
			let mut bytes = seed.as_bytes().to_vec();
			bytes.extend(output.value);
			seed = H256(blake2_256(&bytes));
			assert_eq!(moment(), count);
			assert_eq!(Newest::<Test>::get().seed, seed);
			assert_eq!(Seeds::<Test>::get(count), Some(seed));
		}
		assert!(System::events().is_empty(), "one in each block would be noise");
	});
}

#[test]
fn reveal_is_for_nobody_who_signs() {
	run(|| {
		begin_block(Some(by(Alice, FIRST_SLOT)));
		let output = output(Alice, FIRST_SLOT);
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::root()] {
			assert_noop!(Randomness::reveal(origin, output), DispatchError::BadOrigin);
		}
		assert_ok!(reveal(output));
		end_block();
	});
}

#[test]
fn reveal_fails_a_second_time_in_a_block() {
	run(|| {
		begin_block(Some(by(Alice, FIRST_SLOT)));
		assert_ok!(reveal(output(Alice, FIRST_SLOT)));
		assert_noop!(reveal(output(Alice, FIRST_SLOT)), Error::<Test>::NotDue);
		end_block();
		assert_eq!(moment(), 1);
	});
}

#[test]
fn reveal_fails_in_a_block_without_an_author() {
	run(|| {
		block(Alice, FIRST_SLOT);
		begin_block(None);
		assert_noop!(reveal(output(Alice, FIRST_SLOT)), Error::<Test>::NotDue);
		end_block();
	});
}

#[test]
fn reveal_fails_with_the_output_of_another_key() {
	run(|| {
		begin_block(Some(by(Alice, FIRST_SLOT)));
		refuses(output(Bob, FIRST_SLOT), FIRST_SLOT);
	});
}

#[test]
fn reveal_fails_with_the_output_for_another_slot() {
	for other in [FIRST_SLOT - 1, FIRST_SLOT + 1] {
		run(|| {
			begin_block(Some(by(Alice, FIRST_SLOT)));
			refuses(output(Alice, other), FIRST_SLOT);
		});
	}
}

#[test]
fn reveal_fails_with_the_output_for_an_older_seed() {
	run(|| {
		let of_the_beginning = output(Alice, FIRST_SLOT + 1);
		block(Alice, FIRST_SLOT);
		begin_block(Some(by(Alice, FIRST_SLOT + 1)));
		refuses(of_the_beginning, FIRST_SLOT + 1);
	});
}

#[test]
fn reveal_fails_with_the_value_of_one_output_and_the_proof_of_another() {
	run(|| {
		begin_block(Some(by(Alice, FIRST_SLOT)));
		let right = output(Alice, FIRST_SLOT);
		let other = output(Alice, FIRST_SLOT + 1);
		assert_noop!(reveal(Output { value: other.value, ..right }), Error::<Test>::BadProof);
		refuses(Output { proof: other.proof, ..right }, FIRST_SLOT);
	});
}

#[test]
fn reveal_fails_when_any_byte_is_another() {
	run(|| {
		begin_block(Some(by(Alice, FIRST_SLOT)));
		let right = output(Alice, FIRST_SLOT).encode();
		assert_eq!(right.len(), 96);
		for index in 0..right.len() {
			let mut wrong = right.clone();
			wrong[index] ^= 1;
			let wrong = Output::decode(&mut &wrong[..]).expect("all bytes are an output");
			assert_noop!(reveal(wrong), Error::<Test>::BadProof);
		}
		refuses(Output { value: [0; 32], proof: [0; 64] }, FIRST_SLOT);
	});
}

#[test]
fn reveal_fails_with_bytes_that_encode_no_point_or_number() {
	run(|| {
		begin_block(Some(by(Alice, FIRST_SLOT)));
		let right = output(Alice, FIRST_SLOT);
		assert_noop!(reveal(Output { value: [0xff; 32], ..right }), Error::<Test>::BadProof);
		refuses(Output { proof: [0xff; 64], ..right }, FIRST_SLOT);
	});
}

#[test]
fn author_has_one_value_however_often_he_signs() {
	let revealed = |times: usize| {
		let mut last = None;
		new_test_ext().execute_with(|| {
			begin_block(Some(by(Alice, FIRST_SLOT)));
			let outputs: Vec<_> = (0..times).map(|_| output(Alice, FIRST_SLOT)).collect();
			assert_ok!(reveal(outputs[times - 1]));
			end_block();
			last = Some((outputs[times - 1], Newest::<Test>::get()));
		});
		last.expect("it ran")
	};
	let (first, second) = (revealed(1), revealed(2));
	assert_ne!(first.0.proof, second.0.proof, "a proof is made with fresh randomness");
	assert_eq!(first.0.value, second.0.value);
	assert_eq!(first.1, second.1);
}

#[test]
fn each_author_has_a_value_of_his_own() {
	run(|| {
		let values = [Alice, Bob, Charlie].map(|who| output(who, FIRST_SLOT).value);
		assert!(values[0] != values[1] && values[1] != values[2] && values[0] != values[2]);
		assert_ne!(output(Alice, FIRST_SLOT).value, output(Alice, FIRST_SLOT + 1).value);
	});
}

#[test]
fn the_author_is_who_began_the_block_even_if_the_authors_change_in_it() {
	run(|| {
		begin_block(Some(by(Alice, FIRST_SLOT)));
		// As when the session pallet rotates, after this pallet's hook.
		MockAuthor::set(Some(by(Bob, FIRST_SLOT)));
		refuses(output(Bob, FIRST_SLOT), FIRST_SLOT);
	});
}

#[test]
fn reveal_is_mandatory_and_weighs_what_was_measured() {
	let info = crate::Call::<Test>::reveal { output: Output { value: [0; 32], proof: [0; 64] } }
		.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Mandatory);
	assert_eq!(info.call_weight, <() as crate::WeightInfo>::reveal());
}

#[test]
fn an_output_is_the_signature_of_the_sdk_byte_for_byte() {
	run(|| {
		let output = output(Alice, FIRST_SLOT);
		let signature = VrfSignature::decode(&mut &output.encode()[..]).expect("it is one");
		assert_eq!(signature.encode(), output.encode());
		assert_eq!(Output::from(signature), output);
	});
}

#[test]
fn nothing_of_the_author_is_left_once_he_has_revealed() {
	run(|| {
		begin_block(Some(by(Alice, FIRST_SLOT)));
		assert_eq!(Due::<Test>::get(), Some(by(Alice, FIRST_SLOT)));
		assert_ok!(reveal(output(Alice, FIRST_SLOT)));
		assert_eq!(Due::<Test>::get(), None);
		end_block();
	});
}

#[test]
fn reveal_fails_rather_than_count_a_moment_twice() {
	run(|| {
		Newest::<Test>::mutate(|newest| newest.moment = u64::MAX);
		begin_block(Some(by(Alice, FIRST_SLOT)));
		assert_noop!(reveal(output(Alice, FIRST_SLOT)), ArithmeticError::Overflow);
		Newest::<Test>::mutate(|newest| newest.moment = 0);
		assert_ok!(reveal(output(Alice, FIRST_SLOT)));
		end_block();
	});
}
