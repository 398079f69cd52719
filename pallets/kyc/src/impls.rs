// SPDX-License-Identifier: Apache-2.0

//! What this pallet answers its neighbours.

use crate::pallet::*;
use frame::prelude::{DispatchError, DispatchResult, H256};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Action, Balance, Kyc, KycStatus, Millis};

impl<T: Config> Kyc<AccountId> for Pallet<T> {
	fn status(who: &AccountId) -> Option<KycStatus> {
		Self::granting_credential(who).map(|credential| credential.status())
	}

	fn consume(who: &AccountId, action: Action, amount: Balance) -> DispatchResult {
		Self::ensure_unscreened(who)?;
		Self::do_consume(who, action, amount)
	}

	fn give_back(who: &AccountId, action: Action, amount: Balance, at: Millis) {
		Self::do_give_back(who, action, amount, at);
	}

	fn person(who: &AccountId) -> H256 {
		Self::person_behind(who)
	}

	fn same_person(one: &AccountId, other: &AccountId) -> bool {
		Self::are_one_person(one, other)
	}

	fn ensure_not_frozen(who: &AccountId) -> Result<(), DispatchError> {
		Self::ensure_unscreened(who)
	}
}
