// SPDX-License-Identifier: Apache-2.0

//! The flag that keeps a relayer from starting, after something happened that must never happen: a block that was
//! final is no longer, or somebody wants a second, different signature. A person has to look before it goes on.

use std::{
	fs::{self, File},
	io::{self, ErrorKind, Write},
	path::{Path, PathBuf},
};
use thiserror::Error;

const NAME: &str = "halt.flag";

/// Why it does not start.
#[derive(Debug, Error)]
pub enum Halted {
	/// The flag is there.
	#[error(
		"halted: {reason}\nFind out what happened first (docs: runbook \"reorg\"); only then remove {}",
		file.display()
	)]
	Flagged {
		/// What happened.
		reason: String,
		/// Where the flag is.
		file: PathBuf,
	},
	/// Nobody can tell whether the flag is there.
	#[error(
		"cannot tell whether {} is there ({error}), so it counts as there: make its folder readable",
		file.display()
	)]
	Unreadable {
		/// Where the flag would be.
		file: PathBuf,
		/// Why it cannot be read.
		error: io::Error,
	},
}

/// Where the flag of a data folder is.
pub fn file(data: &Path) -> PathBuf {
	data.join(NAME)
}

/// Nothing, if a relayer may start with this folder.
///
/// # Errors
/// If the flag is there, or that cannot be told.
pub fn check(data: &Path) -> Result<(), Halted> {
	let file = file(data);
	match fs::read(&file) {
		Ok(reason) => {
			let reason = String::from_utf8_lossy(&reason).trim().to_owned();
			Err(Halted::Flagged { reason, file })
		},
		// The folder itself has to be there: one that is not mounted has no flag either.
		Err(error) if error.kind() == ErrorKind::NotFound && data.is_dir() => Ok(()),
		Err(error) => Err(Halted::Unreadable { file, error }),
	}
}

/// Set the flag. It is on disk when this returns, and a reason that stands there already is kept.
///
/// # Errors
/// If it cannot be written; the caller stops all the same.
pub fn write(data: &Path, reason: &str) -> io::Result<()> {
	let mut flag = File::options().create(true).append(true).open(file(data))?;
	writeln!(flag, "{}", reason.replace('\n', " "))?;
	flag.sync_all()?;
	File::open(data)?.sync_all()
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::os::unix::fs::symlink;

	#[test]
	fn a_folder_without_the_flag_may_start() {
		let data = tempfile::tempdir().unwrap();
		assert!(check(data.path()).is_ok());
	}

	#[test]
	fn a_rel_09_the_flag_keeps_it_from_starting_and_says_why() {
		let data = tempfile::tempdir().unwrap();
		write(data.path(), "block 7 is\nanother").unwrap();
		write(data.path(), "and again").unwrap();
		let halted = check(data.path()).unwrap_err().to_string();
		assert!(halted.contains("block 7 is another"), "{halted}");
		assert!(halted.contains("and again") && halted.contains(NAME), "{halted}");
		fs::remove_file(file(data.path())).unwrap();
		assert!(check(data.path()).is_ok());
	}

	#[test]
	fn a_rel_09_a_flag_that_cannot_be_read_counts_as_set() {
		let data = tempfile::tempdir().unwrap();
		fs::create_dir(file(data.path())).unwrap();
		assert!(matches!(check(data.path()), Err(Halted::Unreadable { .. })), "a folder");
		fs::remove_dir(file(data.path())).unwrap();
		symlink(file(data.path()), file(data.path())).unwrap();
		assert!(matches!(check(data.path()), Err(Halted::Unreadable { .. })), "a loop");
		fs::remove_file(file(data.path())).unwrap();
		fs::write(file(data.path()), [0xff, 0xfe]).unwrap();
		assert!(matches!(check(data.path()), Err(Halted::Flagged { .. })), "no text");
		fs::write(file(data.path()), "").unwrap();
		assert!(matches!(check(data.path()), Err(Halted::Flagged { .. })), "empty");
	}

	#[test]
	fn a_folder_that_is_not_there_counts_as_flagged() {
		let data = tempfile::tempdir().unwrap();
		assert!(check(&data.path().join("unmounted")).is_err());
	}
}
