// SPDX-License-Identifier: Apache-2.0

use codec::Encode;
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::traits::{BlakeTwo256, Hash},
};

/// A caller's own reference for what a call makes: unique for each principal and kind of object.
///
/// A retry with the same reference fails with `AlreadyExists` and never makes a second object.
pub type ClientRef = [u8; 32];

/// What an identifier names. Part of the identifier, so that two kinds never share one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ObjectKind {
	/// A registered business.
	Merchant,
	/// A request to pay.
	Invoice,
	/// Money held for later capture.
	Authorization,
	/// Money given back to a payer.
	Refund,
	/// Liquidity that offers draw on.
	Pool,
	/// An offer to trade.
	Offer,
	/// A trade under escrow.
	Trade,
	/// A claim against a bond, after a trade.
	Claim,
}

impl ObjectKind {
	const fn tag(self) -> &'static [u8] {
		match self {
			Self::Merchant => b"merchant",
			Self::Invoice => b"invoice",
			Self::Authorization => b"authorization",
			Self::Refund => b"refund",
			Self::Pool => b"pool",
			Self::Offer => b"offer",
			Self::Trade => b"trade",
			Self::Claim => b"claim",
		}
	}
}

/// The identifier of the object that `principal` makes with `client_ref`, known before it exists:
/// `blake2_256("tael/" ‖ kind ‖ principal ‖ client_ref)`, each part as raw bytes.
///
/// `principal` is whose object it is (the merchant, the payer), not the delegate that signs, so
/// that a change of keys never opens a second object under one reference.
///
/// ```
/// use tael_primitives::{derive_id, ObjectKind};
///
/// let merchant = [1u8; 32];
/// let a = derive_id(ObjectKind::Invoice, &merchant, &[7; 32]);
/// assert_eq!(a, derive_id(ObjectKind::Invoice, &merchant, &[7; 32]));
/// assert_ne!(a, derive_id(ObjectKind::Refund, &merchant, &[7; 32]));
/// ```
pub fn derive_id(kind: ObjectKind, principal: &impl Encode, client_ref: &ClientRef) -> H256 {
	let mut preimage = alloc::vec::Vec::with_capacity(96);
	preimage.extend_from_slice(b"tael/");
	preimage.extend_from_slice(kind.tag());
	principal.encode_to(&mut preimage);
	preimage.extend_from_slice(client_ref);
	BlakeTwo256::hash(&preimage)
}
