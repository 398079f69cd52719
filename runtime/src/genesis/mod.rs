// SPDX-License-Identifier: Apache-2.0

//! How a chain begins.

mod dev;
mod local;
mod parts;
mod trading;

use crate::{
	Balances, CouncilMembership, RuntimeGenesisConfig, System, TechnicalMembership,
	constants::money,
};
use alloc::{string::ToString, vec, vec::Vec};
use polkadot_sdk::{
	frame_support::{genesis_builder_helper::build_state, traits::fungible::Inspect},
	sp_genesis_builder::{self, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId},
};

/// Build the first state from the JSON of a chain spec.
///
/// Refuses a state in which dust and fees could not be credited to the treasury, or nobody governs, and
/// gives the treasury's account a reference that keeps it alive whatever happens.
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
	Ok(())
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
