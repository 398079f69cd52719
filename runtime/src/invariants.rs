// SPDX-License-Identifier: Apache-2.0

//! What must hold of the whole chain between blocks, beyond the invariants of single pallets.
//!
//! Compiled for tests and for `try-runtime`. Our own pallets are always asked too; those of the SDK
//! have their checks behind that feature.

use crate::{
	Acceptors, Arbitration, Balances, Bridge, C2c, Claimables, Clock, Kyc, Merchants, Payments,
	Randomness, Rates, Runtime, Validators, constants::money,
};
use polkadot_sdk::{
	frame_support::{ensure, traits::fungible::Inspect},
	frame_system, pallet_oracle,
	sp_runtime::TryRuntimeError,
};
use tael_primitives::Balance;

/// Every invariant that can be checked with the features this was built with.
pub fn check() -> Result<(), TryRuntimeError> {
	i7_issuance_is_what_accounts_hold()?;
	treasury_can_be_credited()?;
	Clock::do_try_state()?;
	Randomness::do_try_state()?;
	Validators::do_try_state()?;
	Kyc::do_try_state()?;
	Merchants::do_try_state()?;
	Claimables::do_try_state()?;
	Payments::do_try_state()?;
	Rates::do_try_state()?;
	C2c::do_try_state()?;
	Arbitration::do_try_state()?;
	Acceptors::do_try_state()?;
	// I1 is among its invariants.
	Bridge::do_try_state()?;
	rat_5_the_oracle_keeps_words_and_makes_no_price()?;
	#[cfg(feature = "try-runtime")]
	{
		use polkadot_sdk::frame_support::traits::{TryState, TryStateSelect};
		<crate::AllPalletsWithSystem as TryState<_>>::try_state(
			crate::System::block_number(),
			TryStateSelect::All,
		)?;
	}
	Ok(())
}

/// I7: the issuance is the sum of what accounts hold, free and on hold. The balances pallet does not
/// check that itself.
fn i7_issuance_is_what_accounts_hold() -> Result<(), TryRuntimeError> {
	let held = frame_system::Account::<Runtime>::iter_values()
		.try_fold(Balance::default(), |sum, account| {
			sum.checked_add(account.data.free)?.checked_add(account.data.reserved)
		})
		.ok_or("I7: the sum of all balances overflows")?;
	ensure!(held == Balances::total_issuance(), "I7: the issuance is not what accounts hold");
	Ok(())
}

/// RAT-5: nobody reads a price past the checks of `rates`, and only feeders of a pair have words.
fn rat_5_the_oracle_keeps_words_and_makes_no_price() -> Result<(), TryRuntimeError> {
	ensure!(
		pallet_oracle::Values::<Runtime>::iter().next().is_none(),
		"RAT-5: the oracle has made a price"
	);
	for (who, pair, _) in pallet_oracle::RawValues::<Runtime>::iter() {
		let feeds = pallet_rates::Pairs::<Runtime>::get(pair)
			.is_some_and(|config| config.feeders.contains(&who));
		ensure!(feeds && Rates::is_active(&who), "RAT-5: the oracle keeps a word of a stranger");
	}
	Ok(())
}

/// Fees and dust go to the treasury; if it could not be credited they would be burned.
fn treasury_can_be_credited() -> Result<(), TryRuntimeError> {
	ensure!(
		Balances::balance(&money::treasury()) >= money::EXISTENTIAL_DEPOSIT,
		"the treasury holds less than the existential deposit"
	);
	Ok(())
}
