// SPDX-License-Identifier: Apache-2.0

//! Random calls of everybody: the invariants hold after each, and in the end everybody gets out.
//!
//! `PROPTEST_CASES` sets how many sequences, `PROPTEST_RNG_SEED` repeats a run; a run that fails
//! prints its seed.

use crate::{Grant, RETENTION, Reason, Role, Scopes, State, mock::*};
use frame::{
	deps::frame_support::{storage::with_storage_layer, traits::GetCallName},
	testing_prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::{
	prelude::{Just, Strategy, any, prop, prop_oneof, proptest},
	strategy::ValueTree,
	test_runner::TestRunner,
};
use std::collections::BTreeSet;
use tael_mocks::{MockClock, MockKyc, sequences};
use tael_primitives::{AccountId, MerchantDirectory, MerchantId, ObjectKind, derive_id};

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
	// Mostly the same merchant, so that calls meet it again and again.
	let merchant = prop_oneof![3 => Just(0u8), 1 => 0u8..4];
	(0u8..43, 0..ACTORS.len(), merchant, 0..ACTORS.len(), any::<u8>(), any::<u64>()).prop_map(
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

/// Do it, and tell which call it was, if any, and what came of it.
fn perform(act: &Act) -> (&'static str, DispatchResult) {
	let (owner, client_ref, id) = merchant(act.merchant);
	let who = || signed(ACTORS[act.who].clone());
	let other = || ACTORS[act.other].clone();
	// Calls are mostly made by those who may, or nothing would ever happen.
	let mostly = |usual| if act.choice.is_multiple_of(8) { who() } else { signed(usual) };
	let row = crate::Merchants::<Test>::get(id);
	let settlement = || row.as_ref().map_or(VAULT, |row| row.settlement.clone());
	let proposed = || row.as_ref().and_then(|row| row.proposed_settlement.clone()).unwrap_or(VAULT);
	let member = || crate::Members::<Test>::iter_key_prefix(id).next().unwrap_or_else(other);
	let gateway = || crate::Consents::<Test>::iter_key_prefix(id).next().unwrap_or_else(other);
	let role = [Role::Cashier, Role::Refunder, Role::Treasurer, Role::Auditor]
		[usize::from(act.choice % 4)];
	let grant = match role {
		Role::Cashier => Grant::Cashier,
		Role::Refunder => Grant::Refunder { daily_limit: u128::from(act.amount % 1_000) },
		Role::Treasurer => Grant::Treasurer,
		Role::Auditor => Grant::Auditor,
	};
	let span = act.amount % (2 * MAX_SUSPENSION);
	let plain = |result: DispatchResultWithPostInfo| result.map(|_| ()).map_err(|e| e.error);
	match act.call {
		0..=3 => ("register", Merchants::register(signed(owner), client_ref, profile("Shop"), KEY)),
		4..=7 => ("approve", Merchants::approve(mostly(REGISTRAR), id)),
		8 => ("reject", Merchants::reject(mostly(REGISTRAR), id, Reason::Fraud)),
		9 | 10 => ("suspend", Merchants::suspend(mostly(REGISTRAR), id, span, Reason::Fraud)),
		11 | 12 => ("reinstate", Merchants::reinstate(mostly(REGISTRAR), id)),
		13 => ("force_close", Merchants::force_close(mostly(COUNCIL), id, Reason::Fraud)),
		14 => ("close", Merchants::close(mostly(owner), id)),
		15 => {
			let new = profile(if act.amount.is_multiple_of(4) { "" } else { "Another shop" });
			("rename", Merchants::rename(mostly(REGISTRAR), id, new.name, new.category))
		},
		16 => {
			let uri = if act.amount.is_multiple_of(4) { "" } else { "https://new.example" };
			let new = act.amount.is_multiple_of(2).then(|| page(uri));
			("set_page", Merchants::set_page(mostly(owner), id, new))
		},
		17 | 18 => {
			// Few keys, so that some signed before.
			let new = [u8::try_from(act.amount % 16).unwrap(); 32];
			("rotate_signing_key", Merchants::rotate_signing_key(mostly(owner), id, new))
		},
		19..=21 => ("grant_role", Merchants::grant_role(mostly(owner), id, other(), grant)),
		22 => ("revoke_role", Merchants::revoke_role(mostly(owner), id, member(), role)),
		23 => ("resign_role", Merchants::resign_role(mostly(member()), id, role)),
		24 | 25 => {
			let scopes = Scopes {
				invoice: act.choice.is_multiple_of(2),
				capture: act.choice.is_multiple_of(3),
			};
			let expires_at = act.choice.is_multiple_of(5).then(|| test_now() + span);
			let fee = u16::try_from(act.amount % 11_000).unwrap();
			let made = Merchants::consent(mostly(owner), id, other(), scopes, fee, expires_at);
			("consent", made)
		},
		26 => {
			let by = if act.amount.is_multiple_of(2) { owner } else { gateway() };
			("withdraw_consent", Merchants::withdraw_consent(mostly(by), id, gateway()))
		},
		27 | 28 => {
			let by = if act.amount.is_multiple_of(2) { owner } else { member() };
			("propose_settlement", Merchants::propose_settlement(mostly(by), id, other()))
		},
		29 => {
			let by = if act.amount.is_multiple_of(2) { owner } else { proposed() };
			("withdraw_settlement", Merchants::withdraw_settlement(mostly(by), id))
		},
		30 | 31 => ("confirm_settlement", Merchants::confirm_settlement(mostly(proposed()), id)),
		32 => ("resign_settlement", Merchants::resign_settlement(mostly(settlement()), id)),
		33 => {
			let by = &ACTORS[act.who];
			("", Merchants::count_refund(&id, by, &super::refund_limit::NATIVE, 100))
		},
		34 | 35 => ("finish_close", plain(Merchants::finish_close(who(), id))),
		36 | 37 => ("prune_receipt", plain(Merchants::prune_receipt(who(), id))),
		38 => {
			if act.choice.is_multiple_of(3) {
				MockKyc::freeze(&owner);
			} else {
				MockKyc::thaw(&owner);
			}
			("", Ok(()))
		},
		_ => {
			MockClock::advance(match act.choice % 8 {
				0 => CLOSING,
				1 => RETENTION,
				_ => span,
			});
			("", Ok(()))
		},
	}
}

fn test_now() -> u64 {
	use tael_primitives::ChainTime;

	MockClock::now()
}

/// What every owner can do alone, frozen or not: close, wait, finish.
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

/// Run a sequence and check everything after each step; the names of the calls that succeeded.
fn run_sequence(acts: &[Act]) -> BTreeSet<&'static str> {
	new_test_ext().execute_with(|| {
		let mut made = BTreeSet::new();
		for act in acts {
			// A refusal changes nothing; a broken invariant is what is looked for.
			let mut name = "";
			let outcome = with_storage_layer(|| {
				let (call, outcome) = perform(act);
				name = call;
				outcome
			});
			if outcome.is_ok() {
				made.insert(name);
			}
			let sound = Merchants::do_try_state();
			assert!(sound.is_ok(), "{sound:?} after {act:?}");
			for index in 0..4 {
				let (_, _, id) = merchant(index);
				let active =
					Merchants::merchant(id).is_some_and(|merchant| merchant.state == State::Active);
				assert_eq!(Merchants::open_for_payments(&id).is_ok(), active, "after {act:?}");
			}
		}
		everybody_exits();
		for owner in [OWNER, OTHER_OWNER] {
			assert_eq!(held(&owner), (0, 0));
			assert_eq!(Balances::free_balance(owner), RICH);
		}
		MockClock::advance(RETENTION);
		for index in 0..4 {
			let (_, _, id) = merchant(index);
			let _ = Merchants::prune_receipt(signed(STRANGER), id);
		}
		assert_eq!(crate::Receipts::<Test>::iter().count(), 0);
		made
	})
}

proptest! {
	#![proptest_config(sequences(1_000, 10_000))]

	#[test]
	fn i2_i4_hold_for_any_sequence(acts in prop::collection::vec(any_act(), 1..40)) {
		run_sequence(&acts);
	}
}

#[test]
fn random_sequences_make_every_call() {
	let mut runner = TestRunner::deterministic();
	let acts = prop::collection::vec(any_act(), 60);
	let mut made = BTreeSet::new();
	for _ in 0..300 {
		let sequence = acts.new_tree(&mut runner).expect("nothing is filtered").current();
		made.extend(run_sequence(&sequence));
	}
	for name in crate::Call::<Test>::get_call_names() {
		assert!(made.contains(name), "{name} never succeeded: {made:?}");
	}
}
