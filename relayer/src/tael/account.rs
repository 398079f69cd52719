// SPDX-License-Identifier: Apache-2.0

//! The watcher's account on Tael: from a file that only its owner can read.

use crate::key::{KeyError, private};
use std::{fs, path::PathBuf, str::FromStr};
use subxt_signer::SecretUri;
use tael_client::Keypair;
use thiserror::Error;
use zeroize::Zeroizing;

/// Why there is no account. What a file holds is never shown.
#[derive(Debug, Error)]
pub enum AccountError {
	/// The file cannot be read, or others can.
	#[error(transparent)]
	File(#[from] KeyError),
	/// Two places are named.
	#[error("watch: tael-key-file and tael-dev-key are both there: name one")]
	Both,
	/// A real secret stands in the configuration.
	#[error(
		"watch: tael-dev-key takes an account of development such as //Ferdie; a real secret belongs into tael-key-file"
	)]
	NotDev,
	/// It is no secret.
	#[error("what tael-key-file holds is neither a phrase nor a seed")]
	NotASecret,
}

/// The account, if one is configured.
///
/// # Errors
/// If its secret cannot be read, can be read by others, or is none.
pub fn open(file: Option<&PathBuf>, dev: Option<&String>) -> Result<Option<Keypair>, AccountError> {
	let secret = match (file, dev) {
		(Some(_), Some(_)) => return Err(AccountError::Both),
		(None, Some(uri)) if uri.starts_with("//") => Zeroizing::new(uri.clone()),
		(None, Some(_)) => return Err(AccountError::NotDev),
		(Some(file), None) => {
			private(file)?;
			let unreadable = |error| KeyError::Unreadable { file: file.clone(), error };
			Zeroizing::new(fs::read_to_string(file).map_err(unreadable)?)
		},
		(None, None) => return Ok(None),
	};
	let uri = SecretUri::from_str(secret.trim()).map_err(|_| AccountError::NotASecret)?;
	Keypair::from_uri(&uri).map(Some).map_err(|_| AccountError::NotASecret)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{fs::Permissions, os::unix::fs::PermissionsExt};

	#[test]
	fn an_account_comes_from_a_file_of_its_owner_or_from_development() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("secret");
		fs::write(&file, "//Ferdie\n").unwrap();
		fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
		let dev = "//Ferdie".to_owned();
		let key = |opened: Result<Option<Keypair>, _>| opened.unwrap().unwrap().public_key().0;
		assert_eq!(key(open(Some(&file), None)), key(open(None, Some(&dev))));
		assert!(open(None, None).unwrap().is_none());
		assert!(matches!(open(Some(&file), Some(&dev)), Err(AccountError::Both)));
	}

	#[test]
	fn a_rel_18_a_secret_in_the_configuration_or_open_to_others_is_refused() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("secret");
		fs::write(&file, "no secret of any kind").unwrap();
		fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
		assert!(matches!(open(Some(&file), None), Err(AccountError::File(KeyError::Open(_)))));
		fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
		let refused = open(Some(&file), None).err().unwrap();
		assert!(matches!(refused, AccountError::NotASecret));
		assert!(!format!("{refused} {refused:?}").contains("of any kind"));
		let phrase =
			"bottom drive obey lake curtain smoke basket hold race lonely fit walk".to_owned();
		assert!(matches!(open(None, Some(&phrase)), Err(AccountError::NotDev)));
	}
}
