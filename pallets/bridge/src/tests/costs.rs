// SPDX-License-Identifier: Apache-2.0

//! What is charged is what was done, and never more than was declared.

use super::{outgoing::*, *};
use crate::{MAX_ITEMS, WeightInfo};
use frame::deps::frame_support::dispatch::{GetDispatchInfo, extract_actual_weight};
use tael_primitives::bridge::{Message, Outcome};

type Measured = ();

/// What a call takes, after what it declared.
fn charged(call: RuntimeCall, origin: RuntimeOrigin) -> Weight {
	let declared = call.get_dispatch_info();
	let done = call.dispatch(origin);
	assert_ok!(done);
	let charged = extract_actual_weight(&done, &declared);
	assert_eq!(done.ok().and_then(|info| info.actual_weight), Some(charged));
	charged
}

fn by_pool(call: RuntimeCall) -> Weight {
	assert!(pool(&call).is_ok());
	charged(call, frame_system::Origin::<Test>::Authorized.into())
}

fn tag() -> Weight {
	<TestTags as crate::DepositTags<AccountId>>::weight()
}

#[test]
fn a_deposit_is_charged_for_when_it_is_agreed_on() {
	run(|| {
		let message = deposit(1, &ALICE, 100 * USDT);
		let cost = Measured::submit_deposit_votes;
		assert_eq!(by_pool(deposits(votes(&message, 1, 3))), cost(3, 0));
		// The sixth vote comes too late.
		let rest = deposits(list([4, 5, 6].map(|index| vote(&message, index))));
		assert_eq!(by_pool(rest), cost(2, 1));
	});
}

#[test]
fn a_tag_is_charged_for_when_it_is_tried() {
	run(|| {
		let message = tael_primitives::bridge::Deposit {
			memo: H256::repeat_byte(1),
			..deposit(1, &ALICE, 100 * USDT)
		};
		let cost = Measured::submit_deposit_votes;
		assert_eq!(by_pool(deposits(votes(&message, 1, 4))), cost(4, 0));
		assert_eq!(by_pool(deposits(votes(&message, 5, 5))), cost(0, 1).saturating_add(tag()));
	});
}

#[test]
fn a_parked_deposit_is_charged_for_its_tag_if_it_has_one() {
	run(|| {
		for (nonce, memo) in [(1, H256::zero()), (2, H256::repeat_byte(1))] {
			let plain = deposit(nonce, &ALICE, LARGE + FEE);
			agree(&tael_primitives::bridge::Deposit { memo, ..plain });
		}
		MockClock::advance(DELAY);
		let claim = |nonce| {
			let call = RuntimeCall::Bridge(crate::Call::claim_parked { domain: ETH, nonce });
			charged(call, signed(&STRANGER))
		};
		let cost = Measured::claim_parked();
		assert_eq!(claim(1), cost);
		assert_eq!(claim(2), cost.saturating_add(tag()));
	});
}

#[test]
fn a_receipt_is_charged_for_when_it_is_agreed_on() {
	run_funded(|| {
		take_out(1, 100 * USDT);
		let receipt = receipt_of(&outbound(1).release, Outcome::Released);
		assert_eq!(receipt.subject, outbound(1).release.id());
		let cost = Measured::submit_receipt_votes;
		assert_eq!(by_pool(receipt_votes(votes(&receipt, 1, 4))), cost(4, 0));
		assert_eq!(by_pool(receipt_votes(votes(&receipt, 5, 6))), cost(1, 1));
	});
}

#[test]
fn votes_declare_the_most_that_any_of_them_can_take() {
	run(|| {
		let many = MAX_ITEMS as u8;
		let each = |memo| {
			let of = |nonce: u8| tael_primitives::bridge::Deposit {
				memo,
				..deposit(nonce.into(), &ALICE, 100 * USDT)
			};
			let call = deposits(list((1..=many).map(|nonce| vote(&of(nonce), 1))));
			call.get_dispatch_info().call_weight
		};
		let cost = Measured::submit_deposit_votes;
		let most = cost(MAX_ITEMS, 0).max(cost(0, MAX_ITEMS));
		assert_eq!(each(H256::zero()), most);
		let tags = tag().saturating_mul(MAX_ITEMS.into());
		assert_eq!(each(H256::repeat_byte(1)), most.saturating_add(tags));
	});
}
