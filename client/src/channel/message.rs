// SPDX-License-Identifier: Apache-2.0

//! What the parties of a trade tell each other.

use crate::channel::{ChannelError, Salt, payment_account, payment_reference};
use codec::{Decode, DecodeAll, Encode};
use std::fmt;
use subxt::utils::H256;
use tael_primitives::RailId;

/// The content of a message, SCALE-encoded before it is sealed.
///
/// It is the word of the other side: show it as text, never follow it.
#[derive(Encode, Decode, Clone, PartialEq, Eq)]
pub enum Message {
	/// Something to read.
	#[codec(index = 0)]
	Text(String),
	/// The account behind a commitment, with what opens it.
	#[codec(index = 1)]
	PaymentAccount {
		/// The way to pay that it belongs to.
		rail: RailId,
		/// The account, as it was committed to.
		account: String,
		/// The salt of the commitment.
		salt: Salt,
	},
	/// The reference behind a commitment, with what opens it.
	#[codec(index = 2)]
	PaymentReference {
		/// The way it was paid.
		rail: RailId,
		/// The reference, as it was committed to.
		reference: String,
		/// The salt of the commitment.
		salt: Salt,
	},
}

impl Message {
	/// The bytes to seal.
	#[must_use]
	pub fn encode(&self) -> Vec<u8> {
		Encode::encode(self)
	}

	/// The message that was opened.
	///
	/// # Errors
	/// If the bytes are of no message, or anything follows it.
	pub fn decode(bytes: &[u8]) -> Result<Self, ChannelError> {
		Self::decode_all(&mut &*bytes).map_err(|_| ChannelError::Malformed)
	}

	/// The commitment that this opens; `None` for a text.
	///
	/// Pay to an account only if this is the commitment that the trade has on chain: what was sealed is what
	/// the other side says, what was committed to is what the arbiter will hold against it.
	#[must_use]
	pub fn commitment(&self, genesis: H256, trade: H256) -> Option<H256> {
		match self {
			Self::Text(_) => None,
			Self::PaymentAccount { rail, account, salt } => {
				Some(payment_account(genesis, *rail, account, salt))
			},
			Self::PaymentReference { rail, reference, salt } => {
				Some(payment_reference(genesis, trade, *rail, reference, salt))
			},
		}
	}
}

/// Says what kind of message it is and nothing that it holds, which has no place in a log.
impl fmt::Debug for Message {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Text(_) => "Text",
			Self::PaymentAccount { .. } => "PaymentAccount",
			Self::PaymentReference { .. } => "PaymentReference",
		})
	}
}
