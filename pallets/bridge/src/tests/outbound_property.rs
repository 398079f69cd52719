// SPDX-License-Identifier: Apache-2.0

//! Random withdrawals, signatures, receipts, returns and fraud against a vault that counts what it holds.

use super::outgoing::*;
use crate::{Domains, InboundState, LastOutbound, OutboundState, Outbounds, Withdrawal, mock::*};
use frame::testing_prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use proptest::prelude::*;
use tael_mocks::{MockClaimables, MockClock, MockKyc, plain};
use tael_primitives::{
	AccountId, Balance, HOUR, Millis, USDT,
	bridge::{Message, Outcome},
};

const PEOPLE: [AccountId; 3] = [ALICE, BOB, NOBODY];

#[derive(Clone, Debug)]
enum Step {
	/// Something comes in for somebody, who may be frozen for that moment.
	Deposit {
		who: usize,
		amount: Balance,
		is_frozen: bool,
	},
	Request {
		who: usize,
		amount: Balance,
		tag: u8,
	},
	Sign {
		nonce: u64,
		index: u8,
	},
	Paid {
		nonce: u64,
	},
	Cancelled {
		nonce: u64,
	},
	SendBack {
		nonce: u64,
	},
	ClaimParked {
		nonce: u64,
	},
	Claim {
		who: usize,
	},
	Report {
		index: u8,
	},
	Wait {
		by: Millis,
	},
}

fn any_step() -> impl Strategy<Value = Step> {
	let amount = || prop_oneof![1..3 * USDT, 9 * USDT..2_000 * USDT];
	prop_oneof![
		4 => (0..3usize, amount(), prop::bool::weighted(0.3)).prop_map(|(who, amount, is_frozen)| {
			Step::Deposit { who, amount, is_frozen }
		}),
		6 => (0..3usize, amount(), 0..12u8)
			.prop_map(|(who, amount, tag)| Step::Request { who, amount, tag }),
		6 => (1..8u64, 1..=ATTESTERS).prop_map(|(nonce, index)| Step::Sign { nonce, index }),
		3 => (1..8u64).prop_map(|nonce| Step::Paid { nonce }),
		3 => (1..8u64).prop_map(|nonce| Step::Cancelled { nonce }),
		3 => (1..6u64).prop_map(|nonce| Step::SendBack { nonce }),
		1 => (1..6u64).prop_map(|nonce| Step::ClaimParked { nonce }),
		1 => (0..3usize).prop_map(|who| Step::Claim { who }),
		1 => (1..=2u8).prop_map(|index| Step::Report { index }),
		2 => (0..2 * HOUR).prop_map(|by| Step::Wait { by }),
	]
}

/// The other side: what the vault took and paid.
#[derive(Default)]
struct Vault {
	deposits: u64,
	locked: Balance,
}

impl Vault {
	fn perform(&mut self, step: Step) {
		match step {
			Step::Deposit { who, amount, is_frozen } => {
				self.deposits += 1;
				self.locked += amount;
				let message = deposit(self.deposits, &PEOPLE[who], amount);
				let domain = Domains::<Test>::get(ETH).unwrap();
				let voters: Vec<_> = (1..=THRESHOLD).map(address).collect();
				if is_frozen {
					MockKyc::freeze(&PEOPLE[who]);
				}
				Bridge::mark_done(ETH, self.deposits);
				let state = InboundState::Voting;
				assert_ok!(Bridge::settle(state, &domain, &message, &voters, address(1)));
				MockKyc::thaw(&PEOPLE[who]);
				crate::LastHeard::<Test>::insert(ETH, now());
			},
			Step::Request { who, amount, tag } => {
				let asked = Withdrawal { max_fee: USDT * 2, ..withdrawal(tag, amount) };
				let _ = with_layer(|| request(&PEOPLE[who], asked));
			},
			Step::Sign { nonce, index } => {
				if Outbounds::<Test>::contains_key(ETH, nonce) {
					let call = signatures(vec![signature_in(1, nonce, index)]);
					if refused(&call).is_none() {
						assert_ok!(send(call));
					}
				}
			},
			Step::Paid { nonce } => self.end(Outcome::Released, nonce),
			Step::Cancelled { nonce } => self.end(Outcome::Cancelled, nonce),
			Step::SendBack { nonce } => {
				let _ =
					with_layer(|| Bridge::return_parked(RuntimeOrigin::root(), ETH, nonce, None));
			},
			Step::ClaimParked { nonce } => {
				let _ = with_layer(|| plain(Bridge::claim_parked(signed(&STRANGER), ETH, nonce)));
			},
			Step::Claim { who } => {
				let _ = with_layer(|| Bridge::claim(signed(&STRANGER), PEOPLE[who].clone(), ETH));
			},
			Step::Report { index } => {
				let _ = with_layer(|| report(&STRANGER, equivocation(index)));
			},
			Step::Wait { by } => MockClock::advance(by),
		}
	}

	/// The vault paid or cancelled what there is under a number; paying lowers what it holds.
	fn end(&mut self, outcome: Outcome, nonce: u64) {
		let Some(row) = Outbounds::<Test>::get(ETH, nonce) else { return };
		if outcome == Outcome::Released {
			// It pays only what is signed.
			if row.state != OutboundState::Signed {
				return;
			}
			self.locked -= row.release.amount;
		}
		assert_ok!(Bridge::apply_receipt(&vault_says(outcome, nonce, row.release.id())));
		let again = vault_says(outcome, nonce, row.release.id());
		assert_noop!(Bridge::apply_receipt(&again), crate::Error::<Test>::BadMessage);
	}

	/// I1, INV-1, INV-5: what it holds is what was issued for it, what waits and what is on its way.
	fn agrees(&self) {
		let ledger = ledger();
		assert_eq!(ledger.collateral().unwrap() + ledger.in_flight, self.locked);
		Bridge::do_try_state().expect("invariants hold");
	}
}

/// As the block carries a call out: all or nothing.
fn with_layer(call: impl FnOnce() -> DispatchResult) -> DispatchResult {
	frame::deps::frame_support::storage::with_storage_layer(call)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(200))]

	#[test]
	fn i1_i2_inv_5_hold_for_any_sequence_and_everybody_gets_out(
		steps in prop::collection::vec(any_step(), 1..60),
	) {
		new_test_ext().execute_with(|| {
			cheap_bonds();
			(1..=2).for_each(bond);
			let mut vault = Vault::default();
			for step in steps {
				vault.perform(step);
				vault.agrees();
			}
			// The vault decides everything that is on its way; then nothing of it is on hold.
			for nonce in 1..=LastOutbound::<Test>::get(ETH) {
				let outcome = if nonce % 2 == 0 { Outcome::Released } else { Outcome::Cancelled };
				vault.end(outcome, nonce);
				vault.end(Outcome::Cancelled, nonce);
				vault.agrees();
			}
			assert_eq!(Outbounds::<Test>::iter().count(), 0);
			assert_eq!(ledger().in_flight, 0);
			for who in &PEOPLE {
				let claims = MockClaimables::<RuntimeHoldReason>::owed_to(who);
				assert_eq!(claims, 0);
				assert_eq!(held(crate::HoldReason::WithdrawalFee, who), 0);
			}
		});
	}
}
