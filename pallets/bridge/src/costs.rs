// SPDX-License-Identifier: Apache-2.0

//! What calls cost that do more or less by what they find. Declared is the most they may do; what they did not
//! do is given back.
//!
//! A vote that decides takes many times what one takes that is only counted, and most are only counted. What
//! the tag of a deposit pays is measured where it is paid, and added.

use crate::{Config, DepositTags, Pallet, Vote, VoteList, WeightInfo};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::bridge::{Deposit, Receipt};

/// What became of a vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Effect {
	/// It was counted.
	Counted,
	/// It was the last that was needed.
	Decided {
		/// About a deposit that names what it is to pay.
		is_tagged: bool,
	},
}

/// Whether a deposit names what it is to pay.
pub(crate) fn is_tagged(deposit: &Deposit) -> bool {
	!deposit.memo.is_zero()
}

fn count(votes: impl Iterator) -> u32 {
	votes.count().saturated_into()
}

/// The most that so many votes take: if all of them are only counted, or if all decide.
fn most(measured: impl Fn(u32, u32) -> Weight, votes: u32) -> Weight {
	measured(votes, 0).max(measured(0, votes))
}

/// What so many votes took that had these effects. Those without one were refused, for less than what it takes to
/// count them.
fn taken(measured: impl Fn(u32, u32) -> Weight, votes: u32, effects: &[Effect]) -> Weight {
	let decided = count(effects.iter().filter(|effect| **effect != Effect::Counted));
	measured(votes.saturating_sub(decided), decided)
}

impl<T: Config> Pallet<T> {
	fn cost_of_tags(tags: u32) -> Weight {
		T::Tags::weight().saturating_mul(tags.into())
	}

	/// `submit_deposit_votes` at most.
	pub(crate) fn most_of_deposit_votes(votes: &[Vote<Deposit>]) -> Weight {
		let tags = count(votes.iter().filter(|vote| is_tagged(&vote.message)));
		most(T::WeightInfo::submit_deposit_votes, votes.len().saturated_into())
			.saturating_add(Self::cost_of_tags(tags))
	}

	/// `submit_deposit_votes` with these effects.
	pub(crate) fn cost_of_deposit_votes(votes: &VoteList<Deposit>, effects: &[Effect]) -> Weight {
		let is_tagged = |effect: &&Effect| **effect == Effect::Decided { is_tagged: true };
		let tags = count(effects.iter().filter(is_tagged));
		taken(T::WeightInfo::submit_deposit_votes, votes.len().saturated_into(), effects)
			.saturating_add(Self::cost_of_tags(tags))
	}

	/// `submit_receipt_votes` at most.
	pub(crate) fn most_of_receipt_votes(votes: &[Vote<Receipt>]) -> Weight {
		most(T::WeightInfo::submit_receipt_votes, votes.len().saturated_into())
	}

	/// `submit_receipt_votes` with these effects.
	pub(crate) fn cost_of_receipt_votes(votes: &VoteList<Receipt>, effects: &[Effect]) -> Weight {
		taken(T::WeightInfo::submit_receipt_votes, votes.len().saturated_into(), effects)
	}

	/// `remove_domain` with as many votes as there may be.
	pub(crate) fn cost_of_removing() -> Weight {
		let ahead = T::Limits::get().ahead;
		T::WeightInfo::remove_domain().saturating_add(T::DbWeight::get().reads_writes(ahead, ahead))
	}

	/// A call or a step that credits a parked deposit.
	pub(crate) fn cost_of_crediting(measured: Weight, is_tagged: bool) -> Weight {
		measured.saturating_add(Self::cost_of_tags(is_tagged.into()))
	}
}
