// SPDX-License-Identifier: Apache-2.0

//! Votes without an account, as a node sees them: signed by nobody, checked by the extension of the system.

use super::*;
use codec::Encode as _;
use frame::deps::frame_system::{AuthorizeCall, ChainContext};
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, pallet_prelude::TransactionSource},
	sp_runtime::{
		MultiSignature, generic,
		traits::{Applyable, Checkable},
	},
};

type Extrinsic =
	generic::UncheckedExtrinsic<AccountId, RuntimeCall, MultiSignature, (AuthorizeCall<Test>,)>;

/// Send a call with no signature at all, through everything that a block does with it.
fn apply(call: RuntimeCall) -> Result<DispatchResult, TransactionValidityError> {
	let extrinsic = Extrinsic::new_transaction(call, (AuthorizeCall::new(),));
	let info = extrinsic.get_dispatch_info();
	let len = extrinsic.encoded_size();
	let checked = Checkable::check(extrinsic, &ChainContext::<Test>::default())?;
	checked.validate::<Test>(TransactionSource::External, &info, len)?;
	let done = checked.apply::<Test>(&info, len)?;
	Ok(done.map(|_| ()).map_err(|error| error.error))
}

fn tags(call: &RuntimeCall) -> Vec<Vec<u8>> {
	pool(call).expect("it is useful").provides
}

fn stale() -> TransactionValidityError {
	TransactionValidityError::Invalid(InvalidTransaction::Stale)
}

#[test]
fn a_sub_20_votes_enter_a_block_without_any_account() {
	run_in(new_empty_ext(), || {
		assert_ok!(add_domain(ETH));
		limit(Direction::In, CAP, CAP);
		assert_eq!(apply(checkpoints(votes(&checkpoint(1, 0, 0), 1, THRESHOLD))), Ok(Ok(())));
		let message = deposit(1, &NOBODY, 100 * USDT);
		assert_eq!(apply(deposits(votes(&message, 1, THRESHOLD))), Ok(Ok(())));
		assert_eq!(free(&NOBODY), 100 * USDT - FEE);
	});
}

#[test]
fn a_sub_07_useless_votes_never_enter_a_block() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let call = deposits(votes(&message, 1, 2));
		assert_eq!(apply(call.clone()), Ok(Ok(())));
		assert_eq!(apply(call), Err(stale()));
		assert_eq!(apply(deposits(list([]))), Err(stale()));
		assert_eq!(apply(deposits(votes(&message, 3, THRESHOLD))), Ok(Ok(())));
		assert_eq!(apply(deposits(votes(&message, 6, 7))), Err(stale()));
	});
}

#[test]
fn one_malformed_vote_keeps_a_call_out() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let mut bad = vote(&message, 2);
		bad.signature[64] = 0;
		let call = deposits(list([vote(&message, 1), bad]));
		let proof = TransactionValidityError::Invalid(InvalidTransaction::BadProof);
		assert_eq!(apply(call), Err(proof));
	});
}

#[test]
fn a_vote_that_adds_nothing_stops_no_other_of_its_call() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		assert_eq!(apply(deposits(votes(&message, 1, 1))), Ok(Ok(())));
		assert_eq!(apply(deposits(votes(&message, 1, THRESHOLD))), Ok(Ok(())));
		assert_eq!(state(1), InboundState::Credited);
	});
}

#[test]
fn a_sub_07_what_is_provided_is_the_vote_and_nothing_of_others() {
	run(|| {
		let message = deposit(1, &NOBODY, 100 * USDT);
		let one = tags(&deposits(list([vote(&message, 1)])));
		let two = tags(&deposits(list([vote(&message, 2)])));
		assert_eq!((one.len(), two.len()), (1, 1));
		assert_ne!(one, two, "of another attester");
		assert_ne!(
			one,
			tags(&deposits(list([vote(&deposit(2, &ALICE, 5), 1)]))),
			"of another deposit"
		);
		assert_ne!(
			one,
			tags(&checkpoints(list([vote(&checkpoint(9, 0, 0), 1)]))),
			"of another kind"
		);
		// Known votes are provided by nobody, and one vote once.
		let both = deposits(list([vote(&message, 1), vote(&message, 2), vote(&message, 1)]));
		assert_eq!(tags(&both), [one.clone(), two.clone()].concat());
		assert_eq!(apply(deposits(list([vote(&message, 1)]))), Ok(Ok(())));
		assert_eq!(tags(&both), two);
	});
}

#[test]
fn the_calls_need_the_pools_word() {
	run(|| {
		let votes = || votes(&deposit(1, &ALICE, USDT), 1, 1);
		let bad = DispatchError::BadOrigin;
		for origin in [signed(&ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Bridge::submit_deposit_votes(origin.clone(), votes()), bad);
			let nothing = crate::VoteList::default();
			assert_noop!(Bridge::submit_checkpoint_votes(origin.clone(), nothing), bad);
			let nothing = crate::VoteList::default();
			assert_noop!(Bridge::submit_receipt_votes(origin, nothing), bad);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Bridge::claim_parked(origin.clone(), ETH, 1), bad);
			assert_noop!(Bridge::claim(origin.clone(), ALICE, ETH), bad);
			assert_noop!(Bridge::raise_limit(origin, ETH, Direction::In), bad);
		}
		assert_noop!(Bridge::return_parked(RuntimeOrigin::none(), ETH, 1, None), bad);
	});
}
