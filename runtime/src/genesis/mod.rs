// SPDX-License-Identifier: Apache-2.0

//! How a chain begins.

mod bridge;
mod dev;
mod local;
mod parts;
mod trading;

use crate::{
	Balances, CouncilMembership, Runtime, RuntimeGenesisConfig, System, TechnicalMembership,
	constants::money,
};
use alloc::{string::ToString, vec, vec::Vec};
use pallet_bridge::{DEV, Ledgers};
use polkadot_sdk::{
	frame_support::{genesis_builder_helper::build_state, traits::fungible::Inspect},
	sp_genesis_builder::{self, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId},
};
use tael_primitives::Balance;

/// Build the first state from the JSON of a chain spec.
///
/// Refuses a state in which dust and fees could not be credited to the treasury, nobody governs, or money is
/// issued that no vault holds, and gives the treasury's account a reference that keeps it alive whatever happens.
pub fn build(json: Vec<u8>) -> sp_genesis_builder::Result {
	build_state::<RuntimeGenesisConfig>(json)?;
	let treasury = money::treasury();
	if Balances::balance(&treasury) < money::EXISTENTIAL_DEPOSIT {
		return Err("the treasury account must be endowed with the existential deposit".into());
	}
	System::inc_providers(&treasury);
	if CouncilMembership::members().is_empty() || TechnicalMembership::members().is_empty() {
		return Err(
			"council and technical committee must have members: who else could add any".into()
		);
	}
	account_for_issuance()
}

/// I1: what the genesis issues is what a domain has minted. Network tools endow accounts of their own on test
/// networks: that is of the domain of development too, where there is one.
fn account_for_issuance() -> sp_genesis_builder::Result {
	let minted = Ledgers::<Runtime>::iter_values()
		.try_fold(0, |sum: Balance, ledger| sum.checked_add(ledger.issued()));
	let unaccounted = minted.and_then(|minted| Balances::total_issuance().checked_sub(minted));
	match unaccounted {
		None => Err("the domains of the bridge mint more than the genesis endows".into()),
		Some(0) => Ok(()),
		Some(amount) => Ledgers::<Runtime>::mutate_exists(DEV, |row| {
			let is_minted = row.as_mut().is_some_and(|ledger| ledger.mint(amount).is_ok());
			is_minted
				.then_some(())
				.ok_or_else(|| "no domain of the bridge has minted what the genesis endows".into())
		}),
	}
}

/// The changes that a preset makes to the default genesis, as JSON.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => dev::patch(),
		LOCAL_TESTNET_RUNTIME_PRESET => local::patch(),
		_ => return None,
	};
	Some(patch.to_string().into_bytes())
}

/// The presets there are.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET)]
}
