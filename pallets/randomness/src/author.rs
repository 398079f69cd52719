// SPDX-License-Identifier: Apache-2.0

//! Who makes a block.

use codec::{Decode, Encode, MaxEncodedLen};
use frame::deps::sp_core::sr25519;
use polkadot_sdk::polkadot_sdk_frame as frame;
use scale_info::TypeInfo;

/// The author of a block.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Author {
	/// The key he makes blocks with.
	pub key: sr25519::Public,
	/// The slot of the block.
	pub slot: u64,
}

/// Tells who makes this block.
pub trait BlockAuthor {
	/// The author that the block's header names, among those who were authors when it was made.
	///
	/// `None` if it names none, which consensus refuses. Asked when the block begins, before the
	/// authors may change in it.
	fn current() -> Option<Author>;
}
