// SPDX-License-Identifier: Apache-2.0

//! What the attesters get for deposits. (For withdrawals it is on hold at who asked for them.)

use crate::{Attesters, Config, Ledgers, Pallet};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{
	AccountId, Balance,
	bridge::{DomainId, EvmAddress},
};

/// `fee` in equal shares, each rounded down, for `people`, of whom `last` gets the remainder too. Nothing if
/// there is nobody.
pub(crate) fn shares(people: u32, fee: Balance) -> Option<(Balance, Balance)> {
	let people = Balance::from(people);
	let share = fee.checked_div(people)?;
	Some((share, fee.checked_sub(share.checked_mul(people)?)?))
}

impl<T: Config> Pallet<T> {
	/// Owe `fee` to the accounts of `voters` in equal shares, rounded down; the remainder goes to `last`,
	/// whose vote completed them. Returns what was charged: nothing if no voter has an account.
	pub(crate) fn share_fee(
		id: DomainId,
		voters: &[EvmAddress],
		last: EvmAddress,
		fee: Balance,
	) -> Result<Balance, DispatchError> {
		let account = |who: &EvmAddress| Attesters::<T>::get(who).map(|row| (*who, row.account));
		let people: Vec<(EvmAddress, AccountId)> = voters.iter().filter_map(account).collect();
		let Some((share, rest)) = shares(people.len().saturated_into(), fee) else {
			return Ok(0);
		};
		// Whoever came last may have lost his row since; then the first one gets the remainder.
		let place = people.iter().position(|(who, _)| *who == last).unwrap_or(0);
		for (index, (_, account)) in people.iter().enumerate() {
			let more = if index == place { rest } else { 0 };
			let sum = share.checked_add(more).ok_or(ArithmeticError::Overflow)?;
			Self::owe(id, account, sum)?;
		}
		Ledgers::<T>::try_mutate(id, |ledger| ledger.park(fee))?;
		Ok(fee)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn shares_sum_to_the_fee_and_the_rest_is_less_than_one_for_each() {
		for people in 1..=64_u32 {
			for fee in [0, 1, 6, 7, 100, 999_999, Balance::MAX] {
				let found = shares(people, fee);
				let people = Balance::from(people);
				assert_eq!(found.map(|(share, rest)| share * people + rest), Some(fee));
				assert!(found.is_some_and(|(_, rest)| rest < people));
			}
		}
		assert_eq!(shares(0, 5), None, "nobody earns nothing");
	}
}
