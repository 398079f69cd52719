// SPDX-License-Identifier: Apache-2.0

//! The key of the other chain: from an encrypted keystore, never from a command line.

use crate::{
	config::KeySource,
	evm::{b256, ours},
};
use alloy::{
	consensus::{SignableTransaction, TxEip1559, TxEnvelope},
	signers::{
		SignerSync,
		k256::elliptic_curve::rand_core::OsRng,
		local::{LocalSignerError, PrivateKeySigner},
	},
};
use eth_keystore::KeystoreError;
use polkadot_sdk::sp_core::H256;
use std::{
	env, fmt,
	fs::{self, DirBuilder, File, Permissions, TryLockError},
	io::{self, ErrorKind},
	os::unix::fs::{DirBuilderExt, PermissionsExt},
	path::{Path, PathBuf},
};
use tael_primitives::bridge::{EcdsaSignature, EvmAddress, signer};
use thiserror::Error;
use zeroize::Zeroizing;

/// Why there is no key, or no signature.
#[derive(Debug, Error)]
pub enum KeyError {
	/// Nobody says where the key is.
	#[error(
		"no key: name its keystore by --key-file or key-file in the configuration; `tael-relayer key new` makes one"
	)]
	NoKey,
	/// A keystore without a password.
	#[error(
		"no password for the keystore: name the file that has it by --password-file or password-file"
	)]
	NoPassword,
	/// Two places are named.
	#[error("{0} and {1} are both there: name one")]
	Both(&'static str, &'static str),
	/// A file cannot be read.
	#[error("cannot read {}: {error}", file.display())]
	Unreadable {
		/// Which file.
		file: PathBuf,
		/// Why.
		error: io::Error,
	},
	/// Others can read a secret.
	#[error("others can read {file}: chmod 600 {file}", file = .0.display())]
	Open(PathBuf),
	/// Another process has the key.
	#[error("another process uses the key of {}: stop it first, for one key signs in one process", .0.display())]
	InUse(PathBuf),
	/// There is no such variable.
	#[error("the environment variable {0} is not set")]
	NoVariable(String),
	/// The password is wrong, or the file is no keystore.
	#[error("cannot open the keystore {}: {error}; look at the password", file.display())]
	Locked {
		/// Which file.
		file: PathBuf,
		/// Why.
		error: KeystoreError,
	},
	/// What is there is no key. What it is instead is nobody's business.
	#[error("what {0} holds is no key of 32 bytes in hex")]
	NotAKey(String),
	/// There is a keystore already.
	#[error("{} is there already: a key is never written over", .0.display())]
	Exists(PathBuf),
	/// The keystore cannot be written.
	#[error("cannot write {}: {error}", file.display())]
	Unwritable {
		/// Which file.
		file: PathBuf,
		/// Why.
		error: io::Error,
	},
	/// A signature that is not the key's own.
	#[error("the key made a signature that is not its own: this machine is broken")]
	FalseSignature,
	/// The key does not sign.
	#[error("the key does not sign: {0}")]
	NoSignature(#[from] alloy::signers::Error),
}

/// A key of the other chain. While it lives, no other process uses its file.
pub struct Key {
	/// It wipes its memory when it is dropped.
	signer: PrivateKeySigner,
	_lock: Option<File>,
}

impl fmt::Debug for Key {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "Key({})", self.signer.address())
	}
}

impl Key {
	/// Open the key.
	///
	/// # Errors
	/// If it is not there, not the only use of its file, not for its owner alone, or its password is wrong.
	pub fn open(source: &KeySource) -> Result<Self, KeyError> {
		match (&source.key_file, &source.key_env) {
			(Some(_), Some(_)) => Err(KeyError::Both("key-file", "key-env")),
			(Some(file), None) => Self::decrypt(file, &password(source)?),
			(None, Some(name)) => Self::parse(&variable(name)?, &format!("the variable {name}")),
			(None, None) => Err(KeyError::NoKey),
		}
	}

	fn decrypt(file: &Path, password: &str) -> Result<Self, KeyError> {
		let lock = private(file)?;
		match lock.try_lock() {
			Ok(()) => {},
			Err(TryLockError::WouldBlock) => return Err(KeyError::InUse(file.to_owned())),
			Err(TryLockError::Error(error)) => {
				return Err(KeyError::Unreadable { file: file.to_owned(), error });
			},
		}
		let secret = eth_keystore::decrypt_key(file, password)
			.map_err(|error| KeyError::Locked { file: file.to_owned(), error })?;
		let secret = Zeroizing::new(secret);
		let signer = PrivateKeySigner::from_slice(&secret)
			.map_err(|_: alloy::signers::k256::ecdsa::Error| not_a_key(file.display()))?;
		Ok(Self { signer, _lock: Some(lock) })
	}

	fn parse(secret: &str, what: &str) -> Result<Self, KeyError> {
		let signer = secret
			.trim()
			.parse::<PrivateKeySigner>()
			.map_err(|_: LocalSignerError| not_a_key(what))?;
		Ok(Self { signer, _lock: None })
	}

	/// Make a key, and write it encrypted where nothing is yet.
	///
	/// # Errors
	/// If something is there, or it cannot be written.
	pub fn create(file: &Path, source: &KeySource) -> Result<Self, KeyError> {
		let unwritable = |error| KeyError::Unwritable { file: file.to_owned(), error };
		let password = password(source)?;
		if fs::exists(file).map_err(unwritable)? {
			return Err(KeyError::Exists(file.to_owned()));
		}
		// In a folder that nobody else can enter, until only its owner can read it.
		let mut folder = file.as_os_str().to_owned();
		folder.push(".new");
		let folder = PathBuf::from(folder);
		DirBuilder::new().mode(0o700).create(&folder).map_err(unwritable)?;
		let signer = PrivateKeySigner::random_with(&mut OsRng);
		let secret = Zeroizing::new(signer.to_bytes().0);
		let fresh = folder.join("key");
		let written = eth_keystore::encrypt_key(
			&folder,
			&mut OsRng,
			secret.as_slice(),
			password.as_bytes(),
			Some("key"),
		)
		.map_err(io::Error::other)
		.and_then(|_| fs::set_permissions(&fresh, Permissions::from_mode(0o600)))
		.and_then(|()| File::open(&fresh)?.sync_all())
		// Unlike a renaming, this never writes over what is there.
		.and_then(|()| fs::hard_link(&fresh, file));
		fs::remove_dir_all(&folder).map_err(unwritable)?;
		match written {
			Err(error) if error.kind() == ErrorKind::AlreadyExists => {
				Err(KeyError::Exists(file.to_owned()))
			},
			Err(error) => Err(unwritable(error)),
			Ok(()) => Ok(Self { signer, _lock: None }),
		}
	}

	/// The address that the key signs as.
	pub fn address(&self) -> EvmAddress {
		ours(self.signer.address())
	}

	/// The address as people write it, with its checksum.
	pub fn shown_address(&self) -> String {
		self.signer.address().to_string()
	}

	/// Sign a digest, in the form that the vault and Tael take.
	///
	/// # Errors
	/// If the signature is not the key's own, which no sound machine makes.
	pub fn sign(&self, digest: H256) -> Result<EcdsaSignature, KeyError> {
		let signature = self.signer.sign_hash_sync(&b256(digest))?.as_bytes();
		if signer(digest, &signature) == Some(self.address()) {
			Ok(signature)
		} else {
			Err(KeyError::FalseSignature)
		}
	}

	/// Sign a transaction.
	pub(crate) fn sign_transaction(&self, transaction: TxEip1559) -> Result<TxEnvelope, KeyError> {
		let signature = self.signer.sign_hash_sync(&transaction.signature_hash())?;
		Ok(transaction.into_signed(signature).into())
	}
}

fn not_a_key(what: impl fmt::Display) -> KeyError {
	KeyError::NotAKey(what.to_string())
}

fn password(source: &KeySource) -> Result<Zeroizing<String>, KeyError> {
	let password = match (&source.password_file, &source.password_env) {
		(Some(_), Some(_)) => return Err(KeyError::Both("password-file", "password-env")),
		(Some(file), None) => {
			private(file)?;
			fs::read_to_string(file)
				.map(Zeroizing::new)
				.map_err(|error| KeyError::Unreadable { file: file.clone(), error })?
		},
		(None, Some(name)) => variable(name)?,
		(None, None) => return Err(KeyError::NoPassword),
	};
	let password = Zeroizing::new(password.trim_end_matches(['\r', '\n']).to_owned());
	if password.is_empty() { Err(KeyError::NoPassword) } else { Ok(password) }
}

fn variable(name: &str) -> Result<Zeroizing<String>, KeyError> {
	env::var(name).map(Zeroizing::new).map_err(|_| KeyError::NoVariable(name.to_owned()))
}

/// A file that only its owner can read.
pub(crate) fn private(file: &Path) -> Result<File, KeyError> {
	let unreadable = |error| KeyError::Unreadable { file: file.to_owned(), error };
	let opened = File::open(file).map_err(unreadable)?;
	let mode = opened.metadata().map_err(unreadable)?.permissions().mode();
	if mode & 0o077 != 0 {
		return Err(KeyError::Open(file.to_owned()));
	}
	Ok(opened)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::error::Error as _;

	/// A key that everybody knows: the first of anvil's.
	const KNOWN: &str = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

	fn written(folder: &Path, name: &str, text: &str, mode: u32) -> PathBuf {
		let file = folder.join(name);
		fs::write(&file, text).unwrap();
		fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
		file
	}

	fn source(folder: &Path) -> KeySource {
		let password = written(folder, "password", "correct horse\n", 0o600);
		KeySource {
			key_file: Some(folder.join("key.json")),
			password_file: Some(password),
			..KeySource::default()
		}
	}

	#[test]
	fn a_new_key_is_the_one_that_opens_and_only_its_owner_can_read_it() {
		let folder = tempfile::tempdir().unwrap();
		let source = source(folder.path());
		let file = source.key_file.clone().unwrap();
		let made = Key::create(&file, &source).unwrap();
		assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
		assert_eq!(Key::open(&source).unwrap().address(), made.address());
		assert!(matches!(Key::create(&file, &source), Err(KeyError::Exists(_))));
		let files = fs::read_dir(folder.path()).unwrap().count();
		assert_eq!(files, 2, "nothing is left behind");
	}

	#[test]
	fn a_wrong_password_opens_nothing() {
		let folder = tempfile::tempdir().unwrap();
		let source = source(folder.path());
		Key::create(&source.key_file.clone().unwrap(), &source).unwrap();
		written(folder.path(), "password", "incorrect horse", 0o600);
		assert!(matches!(Key::open(&source), Err(KeyError::Locked { .. })));
		written(folder.path(), "password", "\n", 0o600);
		assert!(matches!(Key::open(&source), Err(KeyError::NoPassword)), "an empty one");
	}

	#[test]
	fn a_rel_18_a_secret_that_others_can_read_is_refused() {
		let folder = tempfile::tempdir().unwrap();
		let source = source(folder.path());
		let file = source.key_file.clone().unwrap();
		Key::create(&file, &source).unwrap();
		for mode in [0o640, 0o604, 0o660, 0o610] {
			fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
			assert!(matches!(Key::open(&source), Err(KeyError::Open(_))), "{mode:o}");
		}
		fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
		written(folder.path(), "password", "correct horse", 0o644);
		let refused = Key::open(&source).unwrap_err().to_string();
		assert!(refused.contains("chmod 600"), "{refused}");
	}

	#[test]
	fn a_rel_11_a_key_is_in_use_once() {
		let folder = tempfile::tempdir().unwrap();
		let source = source(folder.path());
		Key::create(&source.key_file.clone().unwrap(), &source).unwrap();
		let key = Key::open(&source).unwrap();
		assert!(matches!(Key::open(&source), Err(KeyError::InUse(_))));
		drop(key);
		assert!(Key::open(&source).is_ok());
	}

	#[test]
	fn a_signature_is_of_the_form_that_counts() {
		let key = Key::parse(KNOWN, "x").unwrap();
		assert_eq!(key.address().0[..4], [0xf3, 0x9f, 0xd6, 0xe5]);
		for tag in 0..64 {
			let digest = H256([tag; 32]);
			assert_eq!(signer(digest, &key.sign(digest).unwrap()), Some(key.address()));
		}
	}

	#[test]
	fn a_rel_18_no_message_shows_a_secret() {
		let key = Key::parse(&format!(" 0x{KNOWN}\n"), "x").unwrap();
		let shown = format!("{key:?}");
		assert!(!shown.contains("ac09") && shown.contains("0xf39F"), "{shown}");
		for bad in [&KNOWN[2..], "0xzz", "", &"0".repeat(64), &"f".repeat(64)] {
			let error = Key::parse(bad, "the variable X").unwrap_err();
			let chain = format!("{error} {error:?} {:?}", error.source());
			assert!(chain.contains("the variable X"), "{chain}");
			assert!(bad.is_empty() || !chain.contains(bad), "{chain}");
		}
	}

	#[test]
	fn one_place_is_named_for_each_secret() {
		let both = KeySource {
			key_file: Some("a".into()),
			key_env: Some("B".to_owned()),
			..KeySource::default()
		};
		assert!(matches!(Key::open(&both), Err(KeyError::Both("key-file", "key-env"))));
		assert!(matches!(Key::open(&KeySource::default()), Err(KeyError::NoKey)));
		let unset = KeySource {
			key_env: Some("TAEL_RELAYER_NO_SUCH_VARIABLE".to_owned()),
			..KeySource::default()
		};
		assert!(matches!(Key::open(&unset), Err(KeyError::NoVariable(_))));
	}
}
