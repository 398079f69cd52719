// SPDX-License-Identifier: Apache-2.0

//! The interface of the runtime against the copy in `tests/golden`: a change of it has to be meant.
//!
//! After a change that is meant, raise `spec_version` (and `transaction_version`, if a call that
//! existed means something else now), and renew the copy:
//!
//! ```text
//! TAEL_RENEW_GOLDEN=1 cargo test --release --workspace --test runtime golden
//! ```

use crate::{arbitrary::Arbitrary, chain::stranger};
use polkadot_sdk::sp_io::{TestExternalities, hashing::blake2_256};
use std::{fmt::Write, fs, path::PathBuf};
use tael_runtime::{Runtime, VERSION};

fn compare(name: &str, now: &str) {
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
	if std::env::var_os("TAEL_RENEW_GOLDEN").is_some() {
		fs::write(&path, now).expect("the copy can be written");
	}
	let copy = fs::read_to_string(&path).unwrap_or_default();
	assert!(
		copy == now,
		"{name} differs from the committed copy; if that is meant, raise spec_version and renew it \
		 (TAEL_RENEW_GOLDEN=1).\n{}",
		difference(&copy, now)
	);
}

/// The lines that only one of both has.
fn difference(copy: &str, now: &str) -> String {
	let mut text = String::new();
	for line in copy.lines().filter(|line| !now.lines().any(|other| other == *line)) {
		let _ = writeln!(text, "- {line}");
	}
	for line in now.lines().filter(|line| !copy.lines().any(|other| other == *line)) {
		let _ = writeln!(text, "+ {line}");
	}
	text
}

#[test]
fn calls_should_be_those_that_were_decided() {
	let mut text = String::new();
	for ((index, pallet), calls) in Arbitrary::new(0, vec![stranger(1)]).all_calls() {
		for (call_index, call) in calls {
			let _ = writeln!(text, "{index:>3} {call_index:>3}  {pallet}::{call}");
		}
	}
	compare("calls.txt", &text);
}

#[test]
fn metadata_should_not_change_unless_the_version_does() {
	// The defaults of storage are part of it, and some are read from the chain.
	let metadata = TestExternalities::default()
		.execute_with(|| Runtime::metadata_at_version(15).expect("version 15 is supported"));
	// Benchmarks and try-runtime add nothing to the metadata, so one copy serves every build. The
	// client is generated from the same bytes.
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../client/metadata.scale");
	if std::env::var_os("TAEL_RENEW_GOLDEN").is_some() {
		fs::write(&path, &metadata[..]).expect("the client's copy can be written");
	}
	assert!(
		fs::read(&path).is_ok_and(|copy| copy == metadata[..]),
		"client/metadata.scale is of another runtime; if that is meant, raise spec_version and renew \
		 it (TAEL_RENEW_GOLDEN=1)"
	);
	let text = format!(
		"spec_version {}\ntransaction_version {}\nmetadata {}\n",
		VERSION.spec_version,
		VERSION.transaction_version,
		blake2_256(&metadata[..]).iter().fold(String::new(), |mut hex, byte| {
			let _ = write!(hex, "{byte:02x}");
			hex
		})
	);
	compare("metadata.txt", &text);
}
