// SPDX-License-Identifier: Apache-2.0

//! A block's header, whose hash is worked out here and not taken from anybody.

use super::{endpoint::Failure, h256};
use alloy::{primitives::B256, rpc::types::Header};
use polkadot_sdk::sp_core::H256;

/// A block, by the hash of all that is in its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
	/// Its height.
	pub number: u64,
	/// Its hash.
	pub hash: H256,
	/// When it was made, in seconds of Unix time.
	pub time: u64,
	/// The root of the state after it.
	pub(super) state_root: B256,
}

impl Head {
	/// Take over a header, if it hashes to the hash it comes with.
	///
	/// # Errors
	/// If it does not. A header with a field that is not known here does not: a fork of the chain needs a new
	/// version of the relayer.
	pub(super) fn check(header: &Header) -> Result<Self, Failure> {
		let hash = header.inner.hash_slow();
		if hash != header.hash {
			return Err(Failure::FalseHeader { number: header.number });
		}
		Ok(Self {
			number: header.number,
			hash: h256(hash),
			time: header.timestamp,
			state_root: header.state_root,
		})
	}
}

/// The block that was asked for, and no other.
pub(super) fn expect(head: Head, asked: u64) -> Result<Head, Failure> {
	if head.number == asked {
		Ok(head)
	} else {
		Err(Failure::OtherBlock { asked, given: head.number })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::evm::fixture::fixture;
	use alloy::primitives::Bytes;

	#[test]
	fn a_header_is_taken_by_the_hash_of_what_is_in_it() {
		let header = fixture().block;
		let head = Head::check(&header).unwrap();
		assert_eq!((head.number, head.hash), (8, h256(header.hash)));
		assert_eq!((head.time, head.state_root), (header.timestamp, header.state_root));
	}

	#[test]
	fn a_rel_06_a_header_with_another_field_is_refused() {
		for change in [
			(|header: &mut Header| header.hash = B256::ZERO) as fn(&mut Header),
			|header| header.inner.number += 1,
			|header| header.inner.state_root = B256::ZERO,
			|header| header.inner.parent_hash = B256::ZERO,
			|header| header.inner.timestamp -= 1,
			|header| header.inner.extra_data = Bytes::from_static(b"x"),
			|header| header.inner.base_fee_per_gas = None,
			|header| header.inner.requests_hash = None,
		] {
			let mut header = fixture().block;
			change(&mut header);
			let number = header.number;
			assert_eq!(Head::check(&header), Err(Failure::FalseHeader { number }));
		}
	}

	#[test]
	fn another_block_than_was_asked_for_is_refused() {
		let head = Head::check(&fixture().block).unwrap();
		assert_eq!(expect(head, 8), Ok(head));
		assert_eq!(expect(head, 9), Err(Failure::OtherBlock { asked: 9, given: 8 }));
	}
}
