// SPDX-License-Identifier: Apache-2.0

mod attesters;
mod checkpoints;
mod conflicts;
mod costs;
mod council;
mod deposit_api;
mod deposits;
mod fraud;
mod fuzz;
mod inbound_property;
mod invariants;
mod outbound_invariants;
mod outbound_property;
mod outgoing;
mod parking;
mod pauses;
mod pool;
mod receipts;
mod requests;
mod rotation;
mod signatures;
mod signing;
mod sweep;

use crate::{Ballot, InboundState, Rule, Vote, mock::*};
use frame::{
	deps::sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError},
	prelude::DispatchError,
	testing_prelude::*,
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_core::H256};
use tael_mocks::{MockClock, MockKyc};
use tael_primitives::{
	AccountId, Balance, Millis, USDT,
	bridge::{Checkpoint, Deposit, EvmAddress, SetId},
};

use crate::{DEV, Direction};

/// Let set `id` of attesters `keys` take over at the vault in block `rotated_in`. Returns until when the first
/// set counts.
fn take_over(
	id: SetId,
	keys: std::ops::RangeInclusive<u8>,
	threshold: u32,
	rotated_in: u64,
) -> Millis {
	let mut addresses: Vec<EvmAddress> = keys.clone().map(address).collect();
	addresses.sort_unstable();
	let addresses = crate::AttesterList::try_from(addresses).unwrap();
	let set = crate::AttesterSet { addresses, threshold, suspended: crate::AttesterList::new() };
	assert!(set.is_consistent());
	crate::Sets::<Test>::insert(id, set);
	for index in keys {
		let attester = crate::Attesters::<Test>::get(address(1)).unwrap();
		let own = crate::Attester { account: payee(index), ..attester };
		if !crate::Attesters::<Test>::contains_key(address(index)) {
			crate::Attesters::<Test>::insert(address(index), own);
		}
	}
	let valid_until = now() + TestLimits::get().overlap;
	let last_outbound = crate::LastOutbound::<Test>::get(ETH);
	let previous = crate::Previous { id: id - 1, valid_until, rotated_in, last_outbound };
	let previous = Some(previous);
	crate::Offices::<Test>::insert(ETH, crate::Office { set: id, previous });
	crate::CurrentSet::<Test>::put(id);
	valid_until
}
