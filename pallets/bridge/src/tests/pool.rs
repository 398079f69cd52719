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
fn an_attester_has_one_word_about_a_vault_in_the_pool() {
	run(|| {
		let word = |block, index| tags(&checkpoints(list([vote(&checkpoint(block, 0, 0), index)])));
		assert_eq!(word(100, 7), word(101, 7), "whatever the block");
		assert_ne!(word(100, 7), word(100, 6));
	});
}

#[test]
fn a_vote_goes_before_what_people_pay_for_and_waits_a_while() {
	run(|| {
		let valid = pool(&deposits(votes(&deposit(1, &ALICE, USDT), 1, 1))).unwrap();
		assert_eq!((valid.priority, valid.longevity), (u64::MAX / 2, 256));
		assert!(valid.propagate && valid.requires.is_empty());
	});
}

#[test]
fn receipts_about_two_releases_stand_in_the_pool_side_by_side() {
	use super::outgoing::*;
	run_funded(|| {
		for nonce in [1, 2] {
			take_out(nonce, 100 * USDT);
		}
		let one = tags(&receipts_of(&paid(1), 1, 1, 1));
		assert_ne!(one, tags(&receipts_of(&paid(2), 1, 1, 1)), "of another release");
		assert_ne!(one, tags(&receipts_of(&paid(1), 1, 2, 2)), "of another attester");
	});
}

#[test]
fn what_can_be_a_vote_later_is_not_malformed() {
	use super::outgoing::{is_bad, is_early, is_stale};
	run(|| {
		let far = TestLimits::get().ahead + 1;
		let far = vote(&deposit(far, &ALICE, USDT), 1);
		assert!(is_early(&deposits(list([far.clone()]))));
		// It keeps no other vote out, and a malformed one keeps it out.
		let good = vote(&deposit(1, &ALICE, USDT), 1);
		assert_eq!(refused(&deposits(list([far.clone(), good.clone()]))), None);
		let forged = Vote { signature: [0; 65], ..good };
		assert!(is_bad(&deposits(list([far, forged]))));
		// A set that is out of office has said what it had to say.
		take_over(2, 8..=14, 5, 500);
		assert!(is_stale(&deposits(votes(&deposit(1, &ALICE, USDT), 1, 1))));
		assert!(is_early(&deposits(list([vote_in(3, &deposit(1, &ALICE, USDT), 1)]))));
	});
}

#[test]
fn what_is_done_is_refused_before_anybody_asks_whose_it_is() {
	use super::outgoing::{is_stale, receipts_of, vault_says};
	use tael_primitives::bridge::Outcome;
	run(|| {
		agree(&deposit(1, &ALICE, USDT));
		attest(&checkpoint(9, 1, USDT));
		// Signed by nobody at all.
		let nobody = [0; 65];
		let late = Vote { signature: nobody, ..vote(&deposit(1, &ALICE, USDT), 1) };
		assert!(is_stale(&deposits(list([late]))));
		let late = Vote { signature: nobody, ..vote(&checkpoint(9, 1, USDT), 1) };
		assert!(is_stale(&checkpoints(list([late]))));
		let late = vote(&vault_says(Outcome::Released, 1, H256::zero()), 1);
		let late = Vote { signature: nobody, ..late };
		assert!(is_stale(&receipt_votes(list([late]))));
		assert!(is_stale(&receipts_of(&vault_says(Outcome::Rotated, 2, H256::zero()), 1, 1, 1)));
	});
}

#[test]
fn a_pause_goes_where_others_do_not_fit() {
	use polkadot_sdk::frame_support::dispatch::DispatchClass;
	let call = crate::Call::<Test>::pause { domain: ETH, direction: Direction::In };
	assert_eq!(RuntimeCall::Bridge(call).get_dispatch_info().class, DispatchClass::Operational);
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
