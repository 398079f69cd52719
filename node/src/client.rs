// SPDX-License-Identifier: Apache-2.0

//! What the node's view of the chain is made of.

use polkadot_sdk::{
	sc_executor::WasmExecutor,
	sc_service::{TFullBackend, TFullClient},
};
use tael_runtime::{apis::RuntimeApi, opaque::Block};

/// What the runtime may call in the node.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type HostFunctions = polkadot_sdk::sp_io::SubstrateHostFunctions;
/// What the runtime may call in the node.
#[cfg(feature = "runtime-benchmarks")]
pub type HostFunctions = (
	polkadot_sdk::sp_io::SubstrateHostFunctions,
	polkadot_sdk::frame_benchmarking::benchmarking::HostFunctions,
);

/// The database.
pub type Backend = TFullBackend<Block>;
/// The view of the chain that everything else shares.
pub type Client = TFullClient<Block, RuntimeApi, WasmExecutor<HostFunctions>>;
