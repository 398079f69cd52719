// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::sp_core::H256;

/// A point in the chain of revealed randomness, by its number.
pub type Moment = u64;

/// What is known of the randomness of a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seed {
	/// It lies ahead: nobody knows it.
	Pending,
	/// This is it.
	Revealed(H256),
	/// It was revealed so long ago that it is no longer kept: ask for a new moment.
	Forgotten,
}

/// Randomness that nobody knew when it was asked for.
///
/// Fix everything the draw depends on (who can be drawn, for what) in the call that asks for a moment.
/// Mix the seed with what the draw is for: all draws of one moment share it.
pub trait Randomness {
	/// The first moment whose seed nobody can know or choose yet. One read.
	fn upcoming() -> Moment;

	/// The seed of a moment. One read.
	fn seed(moment: Moment) -> Seed;
}
