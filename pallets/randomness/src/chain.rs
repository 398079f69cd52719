// SPDX-License-Identifier: Apache-2.0

//! The chain of seeds, and what others may ask of it.

use super::*;
use codec::{Decode, Encode, MaxEncodedLen};
use frame::prelude::*;
use tael_primitives::{Moment, Randomness, Seed};

/// A link of the chain of seeds.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Link {
	/// Its number; the beginning has none, so it counts as zero.
	pub moment: Moment,
	/// The seed of this moment.
	pub seed: H256,
}

impl Link {
	/// What the author of a block in `slot` has to sign after this link.
	pub(crate) fn input(&self, slot: u64) -> H256 {
		H256(blake2_256(&(b"tael/randomness/input", self.seed, slot).encode()))
	}

	/// The link that an output makes.
	pub(crate) fn next(&self, output: &Output) -> Result<Self, ArithmeticError> {
		Ok(Self {
			moment: self.moment.checked_add(1).ok_or(ArithmeticError::Overflow)?,
			seed: H256(blake2_256(&(self.seed, output.value).encode())),
		})
	}
}

impl<T: Config> Pallet<T> {
	/// What the author of the next block has to sign if he makes it in `slot`.
	pub fn input(slot: u64) -> H256 {
		Newest::<T>::get().input(slot)
	}

	/// Make this the newest link, and forget the one that is too old now.
	pub(crate) fn append(link: Link) {
		if let Some(gone) = link.moment.checked_sub(T::Kept::get().into()) {
			Seeds::<T>::remove(gone);
		}
		Seeds::<T>::insert(link.moment, link.seed);
		Newest::<T>::put(link);
	}
}

impl<T: Config> Randomness for Pallet<T> {
	fn upcoming() -> Moment {
		Newest::<T>::get().moment.saturating_add(T::Ahead::get().into())
	}

	fn seed(moment: Moment) -> Seed {
		match Seeds::<T>::get(moment) {
			Some(seed) => Seed::Revealed(seed),
			None if moment > Newest::<T>::get().moment => Seed::Pending,
			None => Seed::Forgotten,
		}
	}
}
