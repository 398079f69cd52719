// SPDX-License-Identifier: Apache-2.0

//! Signatures under releases.

use super::outgoing::*;
use crate::{Error, Event, OutboundState, ReleaseSignature, Signatures, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_primitives::{
	Balance, USDT,
	bridge::{EvmAddress, Message, Outcome, Place, Release},
};

const AMOUNT: Balance = 100 * USDT;

fn with_release(test: impl FnOnce()) {
	run_funded(|| {
		take_out(1, AMOUNT);
		events();
		test();
	});
}

/// Attester 1 signs `message` at `place` as one of `set`, as if it were the release.
fn forged<M: Message>(place: &Place, set: u64, message: &M) -> RuntimeCall {
	let signature = sign_digest(1, place.digest(set, message));
	signatures(vec![ReleaseSignature { domain: ETH, nonce: 1, signature }])
}

#[test]
fn a_release_is_signed_when_enough_attesters_have_signed_it() {
	with_release(|| {
		sign(1, 1, THRESHOLD - 1);
		assert_eq!(outbound(1).state, OutboundState::Requested);
		let told = events();
		assert_eq!(told.len(), usize::from(THRESHOLD - 1));
		sign(1, THRESHOLD, THRESHOLD);
		assert_eq!(outbound(1).state, OutboundState::Signed);
		assert_eq!(
			events(),
			[Event::ReleaseSigned {
				domain: ETH,
				nonce: 1,
				seq: u32::from(THRESHOLD),
				key: address(THRESHOLD),
				set: 1,
				signatures: THRESHOLD.into(),
				state: OutboundState::Signed,
			}]
		);
		let view = Bridge::outbound(ETH, 1).unwrap();
		let list = view.signatures.unwrap();
		assert_eq!((list.set, view.threshold), (1, THRESHOLD.into()));
		let signers: Vec<EvmAddress> = list.signers().copied().collect();
		assert_eq!(signers, addresses(1..=THRESHOLD).into_inner(), "in the order of the vault");
	});
}

#[test]
fn a_sig_04_an_attester_counts_once() {
	with_release(|| {
		sign(1, 1, 2);
		let again = signatures(vec![signature_in(1, 1, 1)]);
		assert!(is_stale(&again));
		// Beside a new one it does no harm.
		assert_ok!(send(signatures(vec![signature_in(1, 1, 1), signature_in(1, 1, 3)])));
		assert_eq!(Signatures::<Test>::get(ETH, 1).unwrap().list.len(), 3);
		// Twice in one call.
		assert_ok!(send(signatures(vec![signature_in(1, 1, 4), signature_in(1, 1, 4)])));
		assert_eq!(Signatures::<Test>::get(ETH, 1).unwrap().list.len(), 4);
		assert_eq!(outbound(1).state, OutboundState::Requested);
	});
}

#[test]
fn a_sig_03_what_has_enough_takes_no_more() {
	with_release(|| {
		sign(1, 1, THRESHOLD);
		assert!(is_stale(&signatures(vec![signature_in(1, 1, THRESHOLD + 1)])));
	});
}

#[test]
fn a_sig_14_a_signature_for_something_else_is_none() {
	with_release(|| {
		let release = outbound(1).release;
		assert_eq!(refused(&forged(&place(), 1, &release)), None);
		for other in [
			Place { vault: EvmAddress([1; 20]), ..place() },
			Place { chain_id: 1, ..place() },
			Place { genesis: H256::zero(), ..place() },
		] {
			assert!(is_bad(&forged(&other, 1, &release)), "{other:?}");
		}
		assert!(is_bad(&forged(&place(), 2, &release)), "another set");
		for other in [
			Release { domain: 2, ..release.clone() },
			Release { nonce: 2, ..release.clone() },
			Release { token: EvmAddress([1; 20]), ..release.clone() },
			Release { recipient: EvmAddress([1; 20]), ..release.clone() },
			Release { amount: release.amount + 1, ..release.clone() },
			Release { fee: release.fee + 1, ..release.clone() },
			Release { deadline: release.deadline + 1, ..release.clone() },
			Release { request: H256::zero(), ..release.clone() },
		] {
			assert!(is_bad(&forged(&place(), 1, &other)), "{other:?}");
		}
		let receipt = vault_says(Outcome::Released, 1, release.id());
		assert!(is_bad(&forged(&place(), 1, &receipt)), "another type");
	});
}

#[test]
fn a_stranger_signs_nothing() {
	with_release(|| {
		assert!(is_bad(&signatures(vec![signature_in(1, 1, ATTESTERS + 1)])));
		// Not in the company of others either.
		let mixed = signatures(vec![signature_in(1, 1, 1), signature_in(1, 1, ATTESTERS + 1)]);
		assert!(is_bad(&mixed));
		let item = ReleaseSignature { signature: [0; 65], ..signature_in(1, 1, 1) };
		assert!(is_bad(&signatures(vec![item])));
	});
}

#[test]
fn what_is_not_on_its_way_is_not_signed() {
	with_release(|| {
		let mine = signature_in(1, 1, 1);
		assert!(is_stale(&signatures(vec![ReleaseSignature { nonce: 2, ..mine.clone() }])));
		assert!(is_early(&signatures(vec![ReleaseSignature { domain: 9, ..mine.clone() }])));
		assert!(is_stale(&signatures(vec![])));
		tell(&paid(1));
		assert!(is_stale(&signatures(vec![mine])));
	});
}

#[test]
fn a_sub_07_the_pool_keeps_signatures_of_different_attesters_apart() {
	with_release(|| {
		let one = pool(&signatures(vec![signature_in(1, 1, 1)])).unwrap();
		let other = pool(&signatures(vec![signature_in(1, 1, 2)])).unwrap();
		assert_eq!((one.provides.len(), other.provides.len()), (1, 1));
		assert_ne!(one.provides, other.provides);
		assert!(one.requires.is_empty() && one.propagate);
	});
}

#[test]
fn no_account_signs_releases() {
	with_release(|| {
		let items = BoundedVec::try_from(vec![signature_in(1, 1, 1)]).unwrap();
		let by_alice = Bridge::sign_withdrawals(signed(&ALICE), items);
		assert_noop!(by_alice, DispatchError::BadOrigin);
	});
}

#[test]
fn a_call_that_adds_nothing_in_the_block_fails() {
	with_release(|| {
		let call = signatures(vec![signature_in(1, 1, 1)]);
		assert_ok!(send(call.clone()));
		let origin = frame_system::Origin::<Test>::Authorized.into();
		let result = call.dispatch(origin).map(|_| ()).map_err(|error| error.error);
		assert_noop!(result, Error::<Test>::AlreadyVoted);
	});
}
