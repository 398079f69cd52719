// SPDX-License-Identifier: Apache-2.0

//! What stands on chain in place of an account number or a bank's reference: a hash with a secret salt.

use crate::channel::ChannelKey;
use polkadot_sdk::sp_core::{Blake2Hasher, Hasher};
use subxt::utils::H256;
use tael_primitives::RailId;
use zeroize::Zeroizing;

/// What keeps a commitment from being guessed: account numbers and references are few enough to try
/// them all.
pub type Salt = [u8; 32];

/// What salts are derived under.
const SALT_DOMAIN: &[u8] = b"tael/c2c/salt/v1";

/// What a commitment is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
	/// An account at a bank or a payment service.
	PaymentAccount,
	/// The reference that bank or service gave to one payment.
	PaymentReference,
}

impl Subject {
	/// What the hash begins with.
	const fn tag(self) -> &'static [u8] {
		match self {
			Self::PaymentAccount => b"acct/v1",
			Self::PaymentReference => b"ref/v1",
		}
	}
}

/// The commitment to an account: `blake2_256("acct/v1" ‖ genesis ‖ rail ‖ account ‖ salt)`.
///
/// The account is UTF-8 in the form that the register of rails prescribes; the rail has 2 bytes, the low one
/// first. All parts but the account have a fixed length, so two different ones never hash the same bytes.
#[must_use]
pub fn payment_account(genesis: H256, rail: RailId, account: &str, salt: &Salt) -> H256 {
	let tag = Subject::PaymentAccount.tag();
	let rail = rail.to_le_bytes();
	H256(blake2_256(&[tag, &genesis.0, &rail, account.as_bytes(), salt].concat()))
}

/// The commitment to a payment's reference: `blake2_256("ref/v1" ‖ genesis ‖ trade ‖ rail ‖ reference ‖
/// salt)`.
///
/// It names the trade, so that nobody passes off the commitment of another trade as his own.
#[must_use]
pub fn payment_reference(
	genesis: H256,
	trade: H256,
	rail: RailId,
	reference: &str,
	salt: &Salt,
) -> H256 {
	let tag = Subject::PaymentReference.tag();
	let rail = rail.to_le_bytes();
	H256(blake2_256(&[tag, &genesis.0, &trade.0, &rail, reference.as_bytes(), salt].concat()))
}

impl ChannelKey {
	/// The salt of a commitment, one for each subject, object and rail: `blake2_256("tael/c2c/salt/v1" ‖
	/// secret ‖ tag ‖ object ‖ rail)`. `object` is the id that follows from the `client_ref` of the call with
	/// the commitment: the offer's or the trade's.
	///
	/// Derived and not drawn, so that who restores the key can still open what he committed to. Another for
	/// each object, so that nobody sees that two offers name one account.
	#[must_use]
	pub fn salt(&self, subject: Subject, object: H256, rail: RailId) -> Salt {
		let secret = self.to_secret();
		let rail = rail.to_le_bytes();
		let parts = [SALT_DOMAIN, secret.as_slice(), subject.tag(), &object.0, &rail];
		blake2_256(&Zeroizing::new(parts.concat()))
	}
}

fn blake2_256(bytes: &[u8]) -> [u8; 32] {
	Blake2Hasher::hash(bytes).0
}
