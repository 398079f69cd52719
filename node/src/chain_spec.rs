// SPDX-License-Identifier: Apache-2.0

//! Chain specifications: the presets that `--chain` knows by name, and files.
//!
//! What a preset puts into the first block is the runtime's business (its genesis presets); here
//! are only the name, the kind and what wallets need to know of the money.
//!
//! To build a specification's state the SDK compiles the runtime's WebAssembly twice, for seconds each
//! time. A node that starts on a preset takes [`first_state`] instead, which the same code in this
//! binary makes at once.

use polkadot_sdk::{
	frame_support::{genesis_builder_helper::get_preset, traits::Get},
	frame_system,
	sc_chain_spec::{ChainType, GenericChainSpec, Properties, json_merge},
	sp_core::storage::{Storage, well_known_keys},
	sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId},
	sp_state_machine::BasicExternalities,
};
use serde_json::Value;
use std::path::Path;
use tael_runtime::{RuntimeGenesisConfig, WASM_BINARY, genesis};

/// Preset `dev`, by the name that `--chain` knows.
pub const DEV: &str = "dev";
/// Preset `local`, by the name that `--chain` knows.
pub const LOCAL: &str = "local";

/// The form of Tael's chain specifications.
pub type ChainSpec = GenericChainSpec;

/// The prefix of addresses.
pub fn ss58_prefix() -> u16 {
	<tael_runtime::Runtime as frame_system::Config>::SS58Prefix::get()
}

/// A chain of one validator, for development.
pub fn development() -> Result<ChainSpec, String> {
	preset("Tael Development", "tael_dev", ChainType::Development, DEV_RUNTIME_PRESET)
}

/// A network of several validators on one machine.
pub fn local() -> Result<ChainSpec, String> {
	preset("Tael Local", "tael_local", ChainType::Local, LOCAL_TESTNET_RUNTIME_PRESET)
}

/// The specification in a file.
pub fn from_file(path: &Path) -> Result<ChainSpec, String> {
	if !path.is_file() {
		return Err(format!(
			"there is no chain `{}`: neither a preset (dev, local) nor a file",
			path.display()
		));
	}
	ChainSpec::from_json_file(path.into()).map_err(|error| {
		format!(
			"`{}` is not a chain specification: {error}. \
			`tael export-chain-spec --chain local` shows one",
			path.display()
		)
	})
}

/// The state that a chain of the preset begins with, or nothing if `chain` is none.
///
/// # Errors
///
/// Fails if the runtime refuses the preset, or is missing from this binary.
pub fn first_state(chain: &str) -> Result<Option<Storage>, String> {
	let preset = match chain {
		DEV => DEV_RUNTIME_PRESET,
		LOCAL => LOCAL_TESTNET_RUNTIME_PRESET,
		_ => return Ok(None),
	};
	let read = |json: Option<Vec<u8>>| {
		let json = json.ok_or("the runtime lacks the preset")?;
		serde_json::from_slice(&json).map_err(|error| error.to_string())
	};
	let mut config: Value = read(get_preset::<RuntimeGenesisConfig>(&None, genesis::preset))?;
	json_merge(&mut config, read(genesis::preset(&PresetId::from(preset)))?);
	let mut state = BasicExternalities::new_empty();
	state.execute_with(|| genesis::build(config.to_string().into_bytes()))?;
	let mut storage = state.into_storages();
	storage.top.insert(well_known_keys::CODE.to_vec(), code()?.to_vec());
	Ok(Some(storage))
}

fn code() -> Result<&'static [u8], String> {
	let missing = "this binary was built without a runtime (SKIP_WASM_BUILD); \
		give it a raw specification with --chain <file>";
	WASM_BINARY.ok_or_else(|| missing.into())
}

fn preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	Ok(ChainSpec::builder(code()?, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id("tael")
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "USDT".into());
	properties.insert("tokenDecimals".into(), 6.into());
	properties.insert("ss58Format".into(), ss58_prefix().into());
	properties
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sc_chain_spec::ChainSpec as _;

	#[test]
	fn binary_and_webassembly_make_the_same_first_state() {
		for (chain, spec) in [(DEV, development()), (LOCAL, local())] {
			let expected = spec.unwrap().as_storage_builder().build_storage().unwrap();
			let found = first_state(chain).unwrap().unwrap();
			assert_eq!(found.top, expected.top, "{chain}");
			assert_eq!(found.children_default, expected.children_default, "{chain}");
		}
	}

	#[test]
	fn a_file_has_no_state_in_the_binary() {
		assert!(first_state("spec.json").unwrap().is_none());
	}
}
