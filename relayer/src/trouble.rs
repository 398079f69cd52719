// SPDX-License-Identifier: Apache-2.0

//! Why a role does not go on now, whichever side it is because of.

use crate::{
	evm::{CarryError, Stall},
	journal::JournalError,
	key::KeyError,
	tael::TaelError,
};
use thiserror::Error;

/// Why something was not done. Most of it passes, and the next look may find it cleared.
#[derive(Debug, Error)]
pub enum Trouble {
	/// Nothing certain can be said of the vault.
	#[error(transparent)]
	Vault(#[from] Stall),
	/// Nothing certain can be said of Tael.
	#[error(transparent)]
	Tael(#[from] TaelError),
	/// It must not be signed, or cannot be written down.
	#[error(transparent)]
	Journal(#[from] JournalError),
	/// The key does not sign.
	#[error(transparent)]
	Key(#[from] KeyError),
	/// It cannot be carried to the vault now.
	#[error(transparent)]
	Carry(#[from] CarryError),
	/// What was final, and signed about, is no longer.
	#[error(
		"block {number} was final with the hash {hash} when something was signed about it, and is another now"
	)]
	Reorganised {
		/// Which block.
		number: u64,
		/// What it was.
		hash: polkadot_sdk::sp_core::H256,
	},
	/// Both sides do not agree.
	#[error("{0}")]
	Breach(#[from] crate::watch::Breach),
}

impl Trouble {
	/// Whether it ends the process until a person has looked.
	pub const fn halts(&self) -> bool {
		match self {
			Self::Reorganised { .. } => true,
			Self::Journal(error) => error.halts(),
			Self::Vault(_) | Self::Tael(_) | Self::Key(_) | Self::Carry(_) | Self::Breach(_) => {
				false
			},
		}
	}

	/// Whether somebody lies or something is broken, and not only late.
	pub const fn is_alarm(&self) -> bool {
		match self {
			Self::Vault(stall) => stall.is_alarm(),
			Self::Tael(error) => error.is_alarm(),
			Self::Journal(_) | Self::Key(_) | Self::Reorganised { .. } | Self::Breach(_) => true,
			Self::Carry(error) => !matches!(error, CarryError::Failed(_) | CarryError::TooDear(_)),
		}
	}

	/// One word for metrics.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::Vault(stall) => stall.name(),
			Self::Tael(error) => error.name(),
			Self::Journal(_) => "journal",
			Self::Key(_) => "key",
			Self::Carry(_) => "carry",
			Self::Reorganised { .. } => "reorganised",
			Self::Breach(breach) => breach.name(),
		}
	}
}
