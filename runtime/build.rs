// SPDX-License-Identifier: Apache-2.0

//! Compiles the runtime to WebAssembly next to the native build.

fn main() {
	#[cfg(feature = "std")]
	build();
}

#[cfg(feature = "std")]
fn build() {
	let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults();
	// The symbol and the decimals are part of the hash, as in a chain specification.
	#[cfg(feature = "metadata-hash")]
	let builder = builder.enable_metadata_hash("USDT", 6);
	builder.build();
}
