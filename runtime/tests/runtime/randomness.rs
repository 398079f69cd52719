// SPDX-License-Identifier: Apache-2.0

//! Randomness in the real configuration: who reveals in which block, and what happens if he does not.

use crate::chain::{
	Alice, Author, Charlie, Eve, Ferdie, Two, begin_block, begin_block_unrevealed, end_block,
	inherent, jump_to, next_block, on_chain, on_dev_chain, preset, reveal,
};
use polkadot_sdk::{
	pallet_aura, pallet_session, pallet_timestamp,
	sp_block_builder::runtime_decl_for_block_builder::BlockBuilder,
	sp_core::H256,
	sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET,
	sp_inherents::InherentData,
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
	sp_runtime::{
		Digest,
		transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	},
};
use tael_primitives::{Millis, Moment, Randomness as Questions, Seed};
use tael_runtime::{
	Block, Executive, Header, Randomness, Runtime, RuntimeCall, SLOT_DURATION, Session,
	SessionKeys, System, UncheckedExtrinsic,
	constants::{randomness::AHEAD, time},
};

fn newest() -> Moment {
	pallet_randomness::Newest::<Runtime>::get().moment
}

/// The error of a block in which a mandatory call fails.
fn bad_block() -> Result<(), TransactionValidityError> {
	Err(InvalidTransaction::BadMandatory.into())
}

fn author_key(who: Sr25519Keyring) -> SessionKeys {
	SessionKeys { aura: who.public().into(), grandpa: Ed25519Keyring::Alice.public().into() }
}

fn authors() -> Vec<Sr25519Keyring> {
	let authorities = pallet_aura::Authorities::<Runtime>::get();
	let known = authorities.iter().map(|key| Sr25519Keyring::from_public(key.as_ref()));
	known.map(|who| who.expect("a key that everybody knows")).collect()
}

#[test]
fn every_block_should_reveal_one_moment() {
	on_chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), || {
		for skip in [0, 1, 2, 0, 5] {
			let before = newest();
			end_block();
			begin_block(skip);
			assert_eq!(newest(), before + 1);
		}
	});
}

#[test]
fn draw_should_be_known_some_blocks_after_it_was_asked_for() {
	on_dev_chain(|| {
		let asked = Randomness::upcoming();
		for _ in 0..AHEAD {
			assert_eq!(Randomness::seed(asked), Seed::Pending);
			next_block();
		}
		assert!(matches!(Randomness::seed(asked), Seed::Revealed(_)));
	});
}

#[test]
#[should_panic(expected = "the author must reveal once in the block")]
fn block_should_be_refused_when_its_author_reveals_nothing() {
	on_dev_chain(|| {
		end_block();
		begin_block_unrevealed(0);
		end_block();
	});
}

#[test]
fn output_of_another_validator_should_make_the_block_invalid() {
	on_chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), || {
		end_block();
		let (author, slot) = begin_block_unrevealed(0);
		for other in authors().into_iter().filter(|who| *who != author) {
			assert_eq!(inherent(reveal((other, slot))), bad_block());
		}
		assert_eq!(inherent(reveal((author, slot + 1))), bad_block());
		assert_eq!(inherent(reveal((author, slot))), Ok(()));
	});
}

#[test]
fn second_output_should_make_the_block_invalid() {
	on_dev_chain(|| {
		end_block();
		let author = begin_block_unrevealed(0);
		let output = reveal(author);
		assert_eq!(inherent(output.clone()), Ok(()));
		assert_eq!(inherent(output), bad_block());
		assert_eq!(inherent(reveal(author)), bad_block());
	});
}

#[test]
fn pool_should_take_no_output() {
	on_dev_chain(|| {
		let output = UncheckedExtrinsic::new_bare(reveal((Alice, 1)));
		for source in [TransactionSource::External, TransactionSource::Local] {
			let verdict = Executive::validate_transaction(source, output.clone(), H256::zero());
			assert_eq!(verdict, Err(InvalidTransaction::MandatoryValidation.into()));
		}
	});
}

#[test]
fn parent_should_know_what_the_author_has_to_sign() {
	on_dev_chain(|| {
		end_block();
		let slot = *pallet_aura::CurrentSlot::<Runtime>::get() + 1;
		let asked = Randomness::input(slot);
		let author = begin_block_unrevealed(0);
		assert_eq!(author, (Alice, slot));
		assert_eq!(Randomness::input(slot), asked);
		assert_eq!(inherent(reveal(author)), Ok(()));
	});
}

/// The keys that the validators of the test below change to.
const NEXT: [Sr25519Keyring; 4] = [Eve, Ferdie, Sr25519Keyring::One, Two];

/// Let the validators make blocks with their next keys from the next session on, and go to the last block
/// before it.
fn change_keys() {
	let validators = Session::validators().into_iter();
	let keys: Vec<_> = validators.zip(NEXT.map(author_key)).collect();
	pallet_session::QueuedKeys::<Runtime>::put(keys);
	pallet_session::QueuedChanged::<Runtime>::put(true);
	jump_to(time::SESSION - 1);
}

#[test]
fn block_that_rotates_the_session_should_be_its_old_authors() {
	on_chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), || {
		let old = authors();
		change_keys();
		end_block();
		let before = newest();
		let (author, slot): Author = begin_block_unrevealed(0);
		assert_eq!(System::block_number(), time::SESSION);
		assert_eq!(authors(), NEXT, "the session has rotated");
		assert!(old.contains(&author));
		for other in authors() {
			assert_eq!(inherent(reveal((other, slot))), bad_block());
		}
		assert_eq!(inherent(reveal((author, slot))), Ok(()));
		end_block();

		let (author, slot) = begin_block_unrevealed(0);
		assert!(NEXT.contains(&author));
		for other in old {
			assert_eq!(inherent(reveal((other, slot))), bad_block());
		}
		assert_eq!(inherent(reveal((author, slot))), Ok(()));
		assert_eq!(newest(), before + 2);
	});
}

#[test]
fn block_should_be_refused_by_who_imports_it_when_it_has_no_output() {
	on_dev_chain(|| {
		let now: Millis = pallet_timestamp::Now::<Runtime>::get() + SLOT_DURATION;
		let mut data = InherentData::new();
		data.put_data(*b"timstap0", &now).expect("it is the first");
		let time: RuntimeCall = pallet_timestamp::Call::set { now }.into();
		let check = |calls: Vec<RuntimeCall>| {
			let header = Header {
				parent_hash: H256::zero(),
				number: System::block_number() + 1,
				state_root: H256::zero(),
				extrinsics_root: H256::zero(),
				digest: Digest::default(),
			};
			let extrinsics = calls.into_iter().map(UncheckedExtrinsic::new_bare).collect();
			Runtime::check_inherents(Block { header, extrinsics }.into(), data.clone())
		};
		let without = check(vec![time.clone()]);
		assert!(without.fatal_error());
		// The node that imports needs no output of its own.
		assert!(check(vec![time, reveal((Alice, 1))]).ok());
	});
}

#[test]
fn output_of_the_node_should_come_right_after_the_time() {
	on_dev_chain(|| {
		let now: Millis = pallet_timestamp::Now::<Runtime>::get() + SLOT_DURATION;
		let RuntimeCall::Randomness(pallet_randomness::Call::reveal { output }) =
			reveal((Charlie, 1))
		else {
			unreachable!("it is the call that reveals");
		};
		let mut data = InherentData::new();
		data.put_data(*b"timstap0", &now).expect("it is the first");
		data.put_data(pallet_randomness::INHERENT_IDENTIFIER, &output).expect("it is the second");
		let calls: Vec<RuntimeCall> = Runtime::inherent_extrinsics(data)
			.into_iter()
			.map(|inherent| inherent.function)
			.collect();
		let time = pallet_timestamp::Call::set { now };
		let revealed = pallet_randomness::Call::reveal { output };
		assert_eq!(calls, [time.into(), revealed.into()]);
	});
}
