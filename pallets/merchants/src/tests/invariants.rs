// SPDX-License-Identifier: Apache-2.0

//! Random calls of everybody: the invariants hold after each, and in the end everybody gets out.

use crate::{Grant, Reason, Role, Scopes, State, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::{
	ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, proptest,
};
use tael_primitives::{
	AccountId, DAY, MerchantDirectory, MerchantId, ObjectKind, derive_id, test_utils::MockClock,
};

const ACTORS: [AccountId; 8] =
	[OWNER, OTHER_OWNER, CASHIER, REFUNDER, TREASURER, GATEWAY, VAULT, STRANGER];

/// One call, with what it is about: who signs, which merchant, which other account, and two numbers.
#[derive(Clone, Debug)]
struct Act {
	call: u8,
	who: usize,
	merchant: u8,
	other: usize,
	choice: u8,
	amount: u64,
}

fn any_act() -> impl Strategy<Value = Act> {
	(0u8..24, 0..ACTORS.len(), 0u8..4, 0..ACTORS.len(), any::<u8>(), any::<u64>()).prop_map(
		|(call, who, merchant, other, choice, amount)| Act {
			call,
			who,
			merchant,
			other,
			choice,
			amount,
		},
	)
}

/// Two merchants for each owner.
fn merchant(index: u8) -> (AccountId, [u8; 32], MerchantId) {
	let owner = if index.is_multiple_of(2) { OWNER } else { OTHER_OWNER };
	let client_ref = [index; 32];
	let id = derive_id(ObjectKind::Merchant, &owner, &client_ref);
	(owner, client_ref, id)
}

fn perform(act: &Act) -> DispatchResult {
	let (owner, client_ref, id) = merchant(act.merchant);
	let who = || signed(ACTORS[act.who].clone());
	let other = || ACTORS[act.other].clone();
	// The owner's own calls are mostly made by the owner, or nothing would ever happen.
	let mostly_owner = || if act.choice.is_multiple_of(8) { who() } else { signed(owner.clone()) };
	let role = [Role::Cashier, Role::Refunder, Role::Treasurer, Role::Auditor]
		[usize::from(act.choice % 4)];
	let grant = match role {
		Role::Cashier => Grant::Cashier,
		Role::Refunder => Grant::Refunder { daily_limit: u128::from(act.amount % 1_000) },
		Role::Treasurer => Grant::Treasurer,
		Role::Auditor => Grant::Auditor,
	};
	let span = act.amount % (2 * MAX_SUSPENSION);
	match act.call {
		0 | 1 => Merchants::register(signed(owner), client_ref, profile("Shop"), KEY),
		2 | 3 => Merchants::approve(signed(REGISTRAR), id),
		4 => Merchants::reject(signed(REGISTRAR), id, Reason::Fraud),
		5 => Merchants::suspend(signed(REGISTRAR), id, span, Reason::Fraud),
		6 => Merchants::reinstate(signed(REGISTRAR), id),
		7 => Merchants::force_close(signed(COUNCIL), id, Reason::Fraud),
		8 => Merchants::close(mostly_owner(), id),
		9..=11 => Merchants::grant_role(mostly_owner(), id, other(), grant),
		12 => Merchants::revoke_role(mostly_owner(), id, other(), role),
		13 => Merchants::resign_role(who(), id, role),
		14 | 15 => {
			let scopes = Scopes {
				invoice: act.choice.is_multiple_of(2),
				capture: act.choice.is_multiple_of(3),
			};
			let expires_at = act.choice.is_multiple_of(5).then(|| test_now() + span);
			let fee = u16::try_from(act.amount % 11_000).unwrap();
			Merchants::consent(mostly_owner(), id, other(), scopes, fee, expires_at)
		},
		16 => Merchants::withdraw_consent(who(), id, other()),
		17 => Merchants::propose_settlement(mostly_owner(), id, other()),
		18 => Merchants::confirm_settlement(who(), id),
		19 => Merchants::resign_settlement(who(), id),
		20 => Merchants::count_refund(&id, &ACTORS[act.who], &super::refund_limit::NATIVE, 100),
		21 => Merchants::finish_close(who(), id).map(|_| ()).map_err(|e| e.error),
		22 => Merchants::prune_receipt(who(), id).map(|_| ()).map_err(|e| e.error),
		_ => {
			MockClock::advance(span);
			Ok(())
		},
	}
}

fn test_now() -> u64 {
	use tael_primitives::ChainTime;

	MockClock::now()
}

/// What every owner can do alone: close, wait, finish.
fn everybody_exits() {
	for index in 0..4 {
		let (owner, _, id) = merchant(index);
		let _ = Merchants::close(signed(owner), id);
	}
	MockClock::advance(CLOSING);
	for index in 0..4 {
		let (_, _, id) = merchant(index);
		let _ = Merchants::finish_close(signed(STRANGER), id);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(1_000))]

	#[test]
	fn i2_i4_hold_for_any_sequence(acts in prop::collection::vec(any_act(), 1..60)) {
		new_test_ext().execute_with(|| {
			for act in &acts {
				// A refusal changes nothing; a broken invariant is what is looked for.
				let _ = frame::deps::frame_support::storage::with_storage_layer(|| perform(act));
				let sound = Merchants::do_try_state();
				prop_assert!(sound.is_ok(), "{:?} after {:?}", sound, act);
				for index in 0..4 {
					let (_, _, id) = merchant(index);
					let active = Merchants::merchant(id)
						.is_some_and(|merchant| merchant.state == State::Active);
					prop_assert_eq!(Merchants::open_for_payments(&id).is_ok(), active);
				}
			}
			everybody_exits();
			for owner in [OWNER, OTHER_OWNER] {
				prop_assert_eq!(held(&owner), (0, 0));
				prop_assert_eq!(Balances::free_balance(owner), RICH);
			}
			MockClock::advance(90 * DAY);
			for index in 0..4 {
				let (_, _, id) = merchant(index);
				let _ = Merchants::prune_receipt(signed(STRANGER), id);
			}
			prop_assert_eq!(crate::Receipts::<Test>::iter().count(), 0);
			Ok(())
		})?;
	}
}
