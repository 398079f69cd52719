// SPDX-License-Identifier: Apache-2.0

//! `tael`, the node.

use std::process::ExitCode;

fn main() -> ExitCode {
	match tael_node::command::run(std::env::args_os()) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		},
	}
}
