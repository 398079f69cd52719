// SPDX-License-Identifier: Apache-2.0

//! The blocks that something was signed about, to be looked at again as finality goes on.

use polkadot_sdk::sp_core::H256;
use std::collections::VecDeque;

/// A block is looked at again until so many lie above it.
const DEPTH: u64 = 64;
/// Blocks of an earlier life of the process are looked at again if they lie no deeper than this.
pub const MEMORY: u64 = 1_024;
/// So many at each look: each costs a question to every endpoint.
const AT_ONCE: usize = 4;

/// Which blocks are still to be looked at again.
#[derive(Debug, Default)]
pub struct Rechecks(VecDeque<(u64, H256)>);

impl Rechecks {
	/// Take up a block.
	pub fn add(&mut self, number: u64, hash: H256) {
		if !self.0.contains(&(number, hash)) {
			self.0.push_back((number, hash));
		}
	}

	/// Those that are next.
	pub fn next(&self) -> Vec<(u64, H256)> {
		self.0.iter().copied().take(AT_ONCE).collect()
	}

	/// One of them is what it was, seen from a head. It is looked at again later, unless it lies deep enough.
	pub fn pass(&mut self, number: u64, hash: H256, head: u64) {
		self.0.retain(|one| *one != (number, hash));
		if head < number.saturating_add(DEPTH) {
			self.0.push_back((number, hash));
		}
	}

	/// How many there are.
	pub fn len(&self) -> usize {
		self.0.len()
	}

	/// Whether there are none.
	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_block_has_its_turn_until_it_lies_deep() {
		let mut rechecks = Rechecks::default();
		for number in 1..=9 {
			rechecks.add(number, H256::zero());
			rechecks.add(number, H256::zero());
		}
		assert_eq!(rechecks.len(), 9, "none stands twice");
		let mut seen = Vec::new();
		for _ in 0..3 {
			for (number, hash) in rechecks.next() {
				seen.push(number);
				rechecks.pass(number, hash, 9);
			}
		}
		seen.truncate(9);
		seen.sort_unstable();
		assert_eq!(seen, (1..=9).collect::<Vec<_>>());
		for _ in 0..3 {
			for (number, hash) in rechecks.next() {
				rechecks.pass(number, hash, 200);
			}
		}
		assert!(rechecks.is_empty());
	}
}
