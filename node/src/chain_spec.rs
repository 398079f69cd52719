// SPDX-License-Identifier: Apache-2.0

//! Chain specifications: the presets that `--chain` knows by name, and files.
//!
//! What a preset puts into the first block is the runtime's business (its genesis presets); here
//! are only the name, the kind and what wallets need to know of the money.

use polkadot_sdk::{
	frame_support::traits::Get,
	frame_system,
	sc_chain_spec::{ChainType, GenericChainSpec, Properties},
	sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
};
use std::path::Path;
use tael_runtime::WASM_BINARY;

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

fn preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let code = WASM_BINARY.ok_or(
		"this binary was built without a runtime (SKIP_WASM_BUILD); \
		give it a raw specification with --chain <file>",
	)?;
	Ok(ChainSpec::builder(code, None)
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
