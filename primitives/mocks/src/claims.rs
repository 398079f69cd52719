// SPDX-License-Identifier: Apache-2.0

//! Claimables.

use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::storage::unhashed,
	sp_runtime::{ArithmeticError, DispatchResult},
};
use std::{collections::BTreeMap, marker::PhantomData};
use tael_primitives::{AccountId, Balance, ClaimKey, Claimables};

/// What is owed, by owner and key in SCALE.
type Owed = BTreeMap<(AccountId, Vec<u8>), Balance>;

/// In the storage of the test's chain, so that a call which is rolled back leaves nothing.
const OWED: &[u8] = b":mock:claimables";

fn owed() -> Owed {
	unhashed::get_or_default(OWED)
}

/// Claimables that a test reads, for the hold reason `R` of its runtime.
pub struct MockClaimables<R>(PhantomData<R>);

impl<R: Encode + Decode> MockClaimables<R> {
	/// What `owner` can claim, over all keys.
	pub fn owed_to(owner: &AccountId) -> Balance {
		owed().iter().filter(|((who, _), _)| who == owner).map(|(_, amount)| amount).sum()
	}

	/// What `owner` can claim, by key.
	pub fn of(owner: &AccountId) -> Vec<(ClaimKey<AccountId, R>, Balance)> {
		owed()
			.into_iter()
			.filter(|((who, _), _)| who == owner)
			.filter_map(|((_, key), amount)| Some((Decode::decode(&mut &key[..]).ok()?, amount)))
			.collect()
	}

	/// Forget what `owner` can claim under `key`, and tell how much it was. The test moves the money.
	pub fn take(owner: &AccountId, key: &ClaimKey<AccountId, R>) -> Option<Balance> {
		let mut owed = owed();
		let amount = owed.remove(&(owner.clone(), key.encode()));
		unhashed::put(OWED, &owed);
		amount
	}
}

impl<R: Encode + Decode> Claimables<AccountId> for MockClaimables<R> {
	type Reason = R;

	fn owe(owner: &AccountId, key: ClaimKey<AccountId, R>, amount: Balance) -> DispatchResult {
		let mut owed = owed();
		let sum = owed.entry((owner.clone(), key.encode())).or_default();
		*sum = sum.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		unhashed::put(OWED, &owed);
		Ok(())
	}

	fn all() -> Vec<(ClaimKey<AccountId, R>, Balance)> {
		owed()
			.into_iter()
			.filter_map(|((_, key), amount)| Some((Decode::decode(&mut &key[..]).ok()?, amount)))
			.collect()
	}
}
