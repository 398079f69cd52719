// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::sp_core::H256;

/// Numbers the events of one object, so that whoever reads them sees whether one is missing.
pub struct Trail {
	/// The object.
	pub id: H256,
	seq: u32,
}

impl Trail {
	/// Go on where the object stopped: `seq` is the number of its next event.
	pub const fn new(id: H256, seq: u32) -> Self {
		Self { id, seq }
	}

	/// The number of the event that is about to be emitted.
	///
	/// Four billion events of one object do not happen: each costs a fee.
	pub const fn next(&mut self) -> u32 {
		let seq = self.seq;
		self.seq = seq.saturating_add(1);
		seq
	}

	/// The number of the next event, to be stored with the object.
	pub const fn seq(&self) -> u32 {
		self.seq
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn events_are_numbered_from_where_the_object_stopped() {
		let mut trail = Trail::new(H256::repeat_byte(1), 7);
		assert_eq!(trail.seq(), 7);
		assert_eq!((trail.next(), trail.next()), (7, 8));
		assert_eq!(trail.seq(), 9);
		assert_eq!(trail.id, H256::repeat_byte(1));
	}
}
