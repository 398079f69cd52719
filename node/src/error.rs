// SPDX-License-Identifier: Apache-2.0

//! What can keep the node from doing as told, in words that say what to do next.

use polkadot_sdk::{sc_cli, sc_service, sp_blockchain, sp_consensus};
use std::{net::SocketAddr, path::PathBuf};
use tael_primitives::Hash;

/// Why the node did not do as told.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// A node was started, or a database named, without saying for which chain.
	#[error(
		"which chain?\n\
		\n  tael --dev             a chain of your own on this machine, gone when it ends\
		\n  tael --chain local     a network of several nodes on this machine\
		\n  tael --chain <file>    a network, from its chain specification\n\
		\nAll flags: tael --help"
	)]
	NoChain,

	/// Somebody listens where the node should.
	#[error(
		"{address} is in use, and the node needs it for {purpose}.\n\
		Stop the program that holds it (`ss -ltnp` names it), or choose another port with {flag}"
	)]
	PortInUse {
		/// Where.
		address: SocketAddr,
		/// What the node would do there.
		purpose: &'static str,
		/// The flag that moves it.
		flag: &'static str,
	},

	/// Another process has the database open.
	#[error(
		"the database is in use: {0}\n\
		Another node runs on it. Stop that node, or give this one a place of its own with --base-path"
	)]
	DatabaseInUse(String),

	/// There is no database to look at.
	#[error(
		"there is no database at {}.\n\
		Name its chain with --chain <file> and its place with --base-path, as when the node was started",
		.0.display()
	)]
	NoDatabase(PathBuf),

	/// The database holds another chain than the chain specification describes.
	#[error(
		"the database at {} holds another chain: its first block is {stored:?}, and that of the \
		chain specification is {expected:?}.\n\
		Start the node with the specification the database was made with (--chain <file>), give it \
		another place with --base-path, or delete the database with `tael purge-chain`",
		path.display()
	)]
	ForeignDatabase {
		/// Where the database is.
		path: PathBuf,
		/// The first block it holds.
		stored: Hash,
		/// The first block of the chain specification.
		expected: Hash,
	},

	/// The database cannot be read.
	#[error(
		"the database cannot be opened: {0}\n\
		If it was made by another program, give the node another place with --base-path. If it is \
		damaged, delete it with `tael purge-chain` and sync again"
	)]
	Database(String),

	/// The database was made with another kind of state pruning.
	#[error(
		"the database was made with another state pruning than --state-pruning asks for: {0}\n\
		Leave the flag out, or delete the database with `tael purge-chain` and sync again"
	)]
	Pruning(String),

	/// A validator was started without a key of its own.
	#[error(
		"this validator has no network key at {}.\n\
		Other nodes know it by that key, so it is made once and kept:\n\
		\n  mkdir -p {} && tael key generate-node-key --file {}\n\
		\nand then start again",
		.0.display(),
		.0.parent().unwrap_or(.0).display(),
		.0.display()
	)]
	NoNetworkKey(PathBuf),

	/// The chain specification cannot be made into a first block.
	#[error(
		"the chain specification is broken: {0}\n\
		`tael export-chain-spec --chain local` shows one that works"
	)]
	ChainSpec(String),

	/// Anything else of the command line.
	#[error(transparent)]
	Cli(sc_cli::Error),

	/// Anything else of the service.
	#[error(transparent)]
	Service(sc_service::Error),
}

// The SDK gives the causes as text only, so that text decides.
const LOCKED: &str = "Database file is in use";
const PRUNING: &str = "Incompatible pruning modes";

impl From<sp_blockchain::Error> for Error {
	fn from(error: sp_blockchain::Error) -> Self {
		let text = error.to_string();
		match error {
			_ if text.contains(LOCKED) => Self::DatabaseInUse(text),
			_ if text.contains(PRUNING) => Self::Pruning(text),
			sp_blockchain::Error::Backend(_) | sp_blockchain::Error::DatabaseError(_) => {
				Self::Database(text)
			},
			sp_blockchain::Error::Storage(_) | sp_blockchain::Error::VersionInvalid(_) => {
				Self::ChainSpec(text)
			},
			other => Self::Service(other.into()),
		}
	}
}

impl From<parity_db::Error> for Error {
	fn from(error: parity_db::Error) -> Self {
		sp_blockchain::Error::Backend(error.to_string()).into()
	}
}

impl From<sc_service::Error> for Error {
	fn from(error: sc_service::Error) -> Self {
		match error {
			sc_service::Error::Client(error) => error.into(),
			other => Self::Service(other),
		}
	}
}

impl From<sc_cli::Error> for Error {
	fn from(error: sc_cli::Error) -> Self {
		match error {
			sc_cli::Error::Client(error) => error.into(),
			sc_cli::Error::Service(error) => error.into(),
			sc_cli::Error::NetworkKeyNotFound(path) => Self::NoNetworkKey(path),
			other => Self::Cli(other),
		}
	}
}

impl From<sp_consensus::Error> for Error {
	fn from(error: sp_consensus::Error) -> Self {
		Self::Service(error.into())
	}
}
