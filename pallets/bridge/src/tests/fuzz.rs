// SPDX-License-Identifier: Apache-2.0

//! A-SUB-16: whatever bytes come, they are a call or none, and no call panics or breaks an invariant.

use super::{outgoing::*, *};
use codec::{Decode, Encode};
use polkadot_sdk::frame_support::{
	dispatch::GetDispatchInfo, pallet_prelude::TransactionSource, traits::Authorize,
};
use proptest::prelude::*;
use tael_primitives::bridge::Outcome;

/// Sound calls of every kind, on a chain where [`stage`] has been called.
fn sound() -> Vec<Vec<u8>> {
	let (domain, direction) = (ETH, Direction::In);
	let rule = Rule { cap: CAP, refill_per_day: CAP };
	let vault = EvmAddress([1; 20]);
	let id = outbound(1).release.request;
	let signature = [1; 65];
	let receipt = vault_says(Outcome::Cancelled, 1, H256::repeat_byte(1));
	let calls = vec![
		crate::Call::add_domain {
			domain: 2,
			chain_id: CHAIN_ID,
			vault,
			token: TOKEN,
			decimals: 6,
			terms: terms(),
		},
		crate::Call::set_terms { domain, terms: terms() },
		crate::Call::set_open { domain, is_open: false },
		crate::Call::remove_domain { domain },
		crate::Call::set_limit { domain, direction, rule },
		crate::Call::raise_limit { domain, direction },
		crate::Call::set_watcher { who: ALICE, is_watcher: true },
		crate::Call::set_listed { domain, address: HOME, is_listed: true },
		crate::Call::submit_deposit_votes { votes: votes(&deposit(3, &ALICE, USDT), 1, 2) },
		crate::Call::submit_receipt_votes { votes: votes(&paid(1), 1, 2) },
		crate::Call::submit_receipt_votes { votes: votes(&receipt, 1, 2) },
		crate::Call::submit_checkpoint_votes { votes: votes(&checkpoint(9, 2, 0), 1, 2) },
		crate::Call::claim_parked { domain, nonce: 2 },
		crate::Call::return_parked { domain, nonce: 2, to: None },
		crate::Call::claim { who: payee(1), domain },
		crate::Call::request_withdrawal { asked: withdrawal(7, 50 * USDT) },
		crate::Call::sign_withdrawals {
			items: BoundedVec::truncate_from(vec![signature_in(1, 1, 3)]),
		},
		crate::Call::forget_request { request: id },
		crate::Call::register_attester { key: address(8), operator: id, proof: proof(8, &ALICE) },
		crate::Call::top_up_bond { key: address(1) },
		crate::Call::leave { key: address(1) },
		crate::Call::return_bond { key: address(1) },
		crate::Call::report_fraud { evidence: Box::new(equivocation(5)) },
		crate::Call::schedule_rotation {
			addresses: addresses(1..=4),
			threshold: 3,
			not_before: now(),
		},
		crate::Call::sign_rotation { domain, signature },
		crate::Call::withdraw_rotation {},
		crate::Call::pause { domain, direction },
		crate::Call::resume { domain, direction },
	];
	calls.into_iter().map(|call: crate::Call<Test>| RuntimeCall::Bridge(call).encode()).collect()
}

/// A deposit that came in, one that waits, and a withdrawal that is signed by some.
fn stage() {
	fund();
	agree(&deposit(2, &BOB, LARGE + FEE));
	take_out(1, 100 * USDT);
	sign(1, 1, 2);
}

/// Send it as whoever could.
fn attempt(bytes: &[u8], who: u8) {
	let Ok(call) = RuntimeCall::decode(&mut &bytes[..]) else { return };
	let RuntimeCall::Bridge(_) = call else { return };
	// The declared weight is asked for before anything else.
	let _ = call.get_dispatch_info();
	if let Some(checked) = call.authorize(TransactionSource::External) {
		if checked.is_ok() {
			let _ = call.dispatch(frame_system::Origin::<Test>::Authorized.into());
		}
		return;
	}
	let origin = match who % 4 {
		0 => RuntimeOrigin::root(),
		1 => signed(&ALICE),
		2 => signed(&payee(1)),
		_ => signed(&WATCHER),
	};
	let _ = call.dispatch(origin);
}

proptest! {
	#![proptest_config(tael_mocks::sequences(60, 2_000))]

	#[test]
	fn a_sub_16_changed_bytes_are_a_call_or_none_and_break_nothing(
		steps in prop::collection::vec(
			(any::<prop::sample::Index>(), prop::collection::vec(
				(any::<prop::sample::Index>(), any::<u8>()), 0..3,
			), any::<u8>(), 0..20_u8),
			1..20,
		),
	) {
		new_test_ext().execute_with(|| {
			stage();
			let calls = sound();
			for (which, changes, who, hours) in steps {
				let mut bytes = which.get(&calls).clone();
				for (place, byte) in changes {
					// What call it is stays.
					let place = 2 + place.index(bytes.len().saturating_sub(2).max(1));
					if let Some(slot) = bytes.get_mut(place) {
						*slot = byte;
					}
				}
				attempt(&bytes, who);
				MockClock::advance(u64::from(hours) * tael_primitives::HOUR);
				Bridge::do_try_state().expect("invariants hold");
			}
		});
	}

	#[test]
	fn a_sub_16_any_bytes_are_a_call_or_none(
		call in 0..60_u8,
		rest in prop::collection::vec(any::<u8>(), 0..400),
		who in any::<u8>(),
	) {
		new_test_ext().execute_with(|| {
			let mut bytes = vec![4, call];
			bytes.extend(rest);
			attempt(&bytes, who);
			Bridge::do_try_state().expect("invariants hold");
		});
	}
}

#[test]
fn every_sound_call_is_read_as_what_it_is() {
	run(|| {
		stage();
		for bytes in sound() {
			let call = RuntimeCall::decode(&mut &bytes[..]).expect("it is a call");
			assert_eq!(call.encode(), bytes);
			assert!(matches!(call, RuntimeCall::Bridge(_)));
		}
	});
}
