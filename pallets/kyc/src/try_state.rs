// SPDX-License-Identifier: Apache-2.0

//! The invariants of this pallet, one function each.

use crate::{IssuerStep, pallet::*, screening::lapse_hour};
use alloc::collections::BTreeMap;
use frame::{
	deps::sp_runtime::TryRuntimeError,
	prelude::*,
	traits::fungible::{InspectFreeze, InspectHold},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Balance, ChainTime, Tier};

impl<T: Config> Pallet<T> {
	/// Check every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i2_deposits_equal_holds()?;
		Self::kyc1_credentials_are_sound()?;
		Self::kyc2_identities_match_credentials()?;
		Self::kyc3_no_credential_is_above_its_tombstone()?;
		Self::kyc4_screenings_freeze()?;
		Self::kyc5_lapses_match_screenings()?;
		Self::kyc6_counters_are_of_the_past()
	}

	fn i2_deposits_equal_holds() -> Result<(), TryRuntimeError> {
		let mut deposits = BTreeMap::<AccountId, Balance>::new();
		for credential in Credentials::<T>::iter_values().flatten() {
			let sum = deposits.entry(credential.depositor).or_default();
			*sum = sum.checked_add(credential.deposit).ok_or("I2: deposits overflow")?;
		}
		let held = |who: &AccountId| {
			T::Currency::balance_on_hold(&HoldReason::CredentialDeposit.into(), who)
		};
		for (depositor, sum) in &deposits {
			ensure!(
				held(depositor) == *sum,
				"I2: a depositor's hold is not the sum of his deposits"
			);
		}
		for who in frame_system::Account::<T>::iter_keys() {
			ensure!(
				deposits.contains_key(&who) || held(&who) == 0,
				"I2: a hold without a credential"
			);
		}
		Ok(())
	}

	fn kyc1_credentials_are_sound() -> Result<(), TryRuntimeError> {
		for (_, held) in Credentials::<T>::iter() {
			ensure!(!held.is_empty(), "KYC-1: an empty row of credentials");
			for (place, credential) in held.iter().enumerate() {
				let issuer = Issuers::<T>::get(credential.issuer);
				ensure!(issuer.is_some(), "KYC-1: a credential without an issuer");
				ensure!(
					credential.statement.tier > Tier::Unverified,
					"KYC-1: a credential that grants nothing"
				);
				ensure!(
					credential.statement.not_before < credential.statement.expires_at,
					"KYC-1: a credential that never counts"
				);
				let twice = held.iter().skip(place).skip(1).any(|c| c.issuer == credential.issuer);
				ensure!(!twice, "KYC-1: two credentials of one issuer");
			}
		}
		Ok(())
	}

	fn kyc2_identities_match_credentials() -> Result<(), TryRuntimeError> {
		for (subject, held) in Credentials::<T>::iter() {
			for credential in held {
				let linked = Identities::<T>::get(credential.issuer, credential.statement.person);
				let places = linked.iter().filter(|account| **account == subject).count();
				ensure!(places == 1, "KYC-2: a subject is not linked exactly once to its person");
			}
		}
		for (issuer, person, linked) in Identities::<T>::iter() {
			ensure!(!linked.is_empty(), "KYC-2: a person without accounts");
			for account in linked {
				let held = Credentials::<T>::get(&account);
				ensure!(
					held.iter().any(|c| c.issuer == issuer && c.statement.person == person),
					"KYC-2: an account is linked without a credential"
				);
			}
		}
		Ok(())
	}

	fn kyc3_no_credential_is_above_its_tombstone() -> Result<(), TryRuntimeError> {
		for (subject, held) in Credentials::<T>::iter() {
			for credential in held {
				let issuer = Issuers::<T>::get(credential.issuer).ok_or("KYC-1")?;
				let seen = Sequences::<T>::get(credential.issuer, &subject);
				match seen {
					Some(seen) => ensure!(
						seen >= credential.statement.seq,
						"KYC-3: a credential above its tombstone"
					),
					None => ensure!(
						issuer.status.apply(IssuerStep::Issue).is_err(),
						"KYC-3: no tombstone, and the issuer still issues"
					),
				}
			}
		}
		Ok(())
	}

	fn kyc4_screenings_freeze() -> Result<(), TryRuntimeError> {
		let frozen = |account: &AccountId| {
			T::Currency::balance_frozen(&FreezeReason::Sanction.into(), account)
		};
		for (account, screening) in Screenings::<T>::iter() {
			ensure!(
				Anchors::<T>::contains_key(&account),
				"KYC-4: a screened account without an anchor"
			);
			let expected = if screening.native { Balance::MAX } else { 0 };
			ensure!(frozen(&account) == expected, "KYC-4: USDT is not frozen as the row says");
			ensure!(
				screening.lift_by.is_none() || screening.state != crate::ScreeningState::Confirmed,
				"KYC-4: a request to lift is left over"
			);
		}
		for account in Anchors::<T>::iter_keys() {
			ensure!(
				frame_system::Pallet::<T>::providers(&account) > 0,
				"KYC-4: an anchor without a provider reference"
			);
			ensure!(
				Screenings::<T>::contains_key(&account) || frozen(&account) == 0,
				"KYC-4: a frozen account without a screening"
			);
		}
		Ok(())
	}

	fn kyc5_lapses_match_screenings() -> Result<(), TryRuntimeError> {
		let now = T::Clock::now();
		for (hour, account) in Lapses::<T>::iter_keys() {
			let found = Screenings::<T>::get(&account);
			ensure!(
				found.is_some_and(|s| s.state.lapses() && lapse_hour(s.until) == hour),
				"KYC-5: an entry of the index lapses nothing"
			);
		}
		for (account, screening) in Screenings::<T>::iter() {
			// One that is due may have been put aside by a sweep that failed on it.
			if screening.state.lapses() && screening.stands(now) {
				ensure!(
					Lapses::<T>::contains_key(lapse_hour(screening.until), &account),
					"KYC-5: a provisional screening would never be swept"
				);
			}
		}
		Ok(())
	}

	fn kyc6_counters_are_of_the_past() -> Result<(), TryRuntimeError> {
		let now = T::Clock::now();
		for usage in UsageOf::<T>::iter_values() {
			ensure!(usage.is_of_the_past(now), "KYC-6: a counter of the future");
		}
		Ok(())
	}
}
