// SPDX-License-Identifier: Apache-2.0

//! Dice of random days, and how their time passes. What is drawn follows from the seed alone.

use crate::{chain::begin_block_after, shop::now};
use polkadot_sdk::sp_core::H256;
use proptest::{
	prelude::Rng,
	test_runner::{RngAlgorithm, TestRng},
};
use tael_primitives::{Balance, ClientRef, Millis};
use tael_runtime::SLOT_DURATION;

/// What is left to chance, and numbers that were not used before.
pub struct Dice {
	rng: TestRng,
	/// Number of the newest reference, and of the newest credential.
	pub newest: u64,
}

impl Dice {
	pub fn new(seed: u64) -> Self {
		let mut bytes = [0; 32];
		bytes[..8].copy_from_slice(&seed.to_le_bytes());
		Self { rng: TestRng::from_seed(RngAlgorithm::ChaCha, &bytes), newest: 1 }
	}
}

/// A day that is drawn.
pub trait RandomDay {
	fn dice(&mut self) -> &mut Dice;

	/// End the block, and check what must hold of every finalised one.
	fn end_block(&mut self);

	fn below(&mut self, bound: u64) -> u64 {
		self.dice().rng.next_u64() % bound
	}

	fn one_in(&mut self, chances: u64) -> bool {
		self.below(chances) == 0
	}

	/// An amount below `bound`; zero if there is none.
	fn amount_below(&mut self, bound: Balance) -> Balance {
		Balance::from(self.dice().rng.next_u64()) % bound.max(1)
	}

	fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
		let count = u64::try_from(of.len()).expect("few");
		let place = (count > 0).then(|| self.below(count))?;
		of.get(usize::try_from(place).expect("few")).cloned()
	}

	fn any<T: Copy, const N: usize>(&mut self, of: [T; N]) -> T {
		self.pick(&of).expect("there is one")
	}

	/// The next number.
	fn number(&mut self) -> u64 {
		self.dice().newest += 1;
		self.dice().newest
	}

	fn reference(&mut self) -> ClientRef {
		let mut reference = [0; 32];
		reference[..8].copy_from_slice(&self.number().to_le_bytes());
		reference
	}

	fn hash(&mut self) -> H256 {
		H256(self.reference())
	}

	fn pass(&mut self, by: Millis) {
		self.end_block();
		begin_block_after(by);
	}

	fn pass_until(&mut self, time: Millis) {
		let left = time.saturating_sub(now());
		if left > 0 {
			self.pass(left.next_multiple_of(SLOT_DURATION));
		}
	}
}
