// SPDX-License-Identifier: Apache-2.0

//! `tael`, the node.

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod command;
mod preflight;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run(std::env::args_os()) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		},
	}
}
