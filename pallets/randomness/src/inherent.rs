// SPDX-License-Identifier: Apache-2.0

//! How an author's node and the runtime speak of what he reveals.

use codec::Encode;
use frame::deps::frame_support::inherent::{InherentIdentifier, IsFatalError};
use polkadot_sdk::polkadot_sdk_frame as frame;

/// Under which name the author's node hands over its [`Output`](crate::Output).
pub const INHERENT_IDENTIFIER: InherentIdentifier = *b"taelvrf0";

/// What can be wrong with a block as a whole.
#[derive(Encode, Clone, Copy, PartialEq, Eq, Debug)]
pub enum InherentError {
	/// Its author reveals nothing.
	Missing,
}

impl IsFatalError for InherentError {
	fn is_fatal_error(&self) -> bool {
		match self {
			Self::Missing => true,
		}
	}
}
