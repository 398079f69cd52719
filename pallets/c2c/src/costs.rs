// SPDX-License-Identifier: Apache-2.0

//! What calls cost that do more or less by what they find. Declared is the most they may do; what they did
//! not do is given back.
//!
//! The steps of every trade are measured for USDT, out of an offer that stays in the book, without a dispute,
//! on a rail whose seller has as long to release as the buyer to pay.
//! Whatever comes on top of that is measured for itself and added.

use crate::{
	Config, MAX_CROSS_SKIPS, MAX_CROSSED, MAX_FILLS, MAX_MESSAGES, MAX_SKIPS, Pallet, WeightInfo,
	entering::Crossing,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Arbitration, AssetKind};

/// What was done on top of what is measured.
#[derive(Clone, Copy, Default)]
pub(crate) struct Extra {
	/// How many offers left the book, or moved within it.
	pub(crate) moved: u32,
	/// How many sums of another stablecoin than USDT were moved.
	pub(crate) sums: u32,
}

impl Extra {
	/// In trades in `asset` that moved so many sums.
	pub(crate) fn new(asset: &AssetKind, sums: u32, moved: u32) -> Self {
		Self { moved, sums: if *asset == AssetKind::Native { 0 } else { sums } }
	}

	/// What it costs.
	fn weight<T: Config>(self) -> Weight {
		let moved = T::WeightInfo::move_offer().saturating_mul(self.moved.into());
		let sums = T::WeightInfo::other_money().saturating_mul(self.sums.into());
		moved.saturating_add(sums)
	}
}

impl<T: Config> Pallet<T> {
	/// `take`.
	pub(crate) fn cost_of_take(extra: Extra) -> Weight {
		T::WeightInfo::take().saturating_add(extra.weight::<T>())
	}

	/// `take` at most.
	pub(crate) fn most_of_take() -> Weight {
		Self::cost_of_take(Extra { moved: 1, sums: 1 })
	}

	/// `take_best` that made so many trades and looked at so many entries of the book besides the first offer
	/// that it traded with: at others that it traded with, and at what became no trade.
	pub(crate) fn cost_of_take_best(fills: u32, looks: u32, extra: Extra) -> Weight {
		let measured = match (fills, looks) {
			(1, 0) => T::WeightInfo::take_best(),
			(1, _) => T::WeightInfo::take_best_behind(looks),
			_ => T::WeightInfo::take_best_of(fills, looks),
		};
		measured.saturating_add(extra.weight::<T>())
	}

	/// `take_best` at most.
	pub(crate) fn most_of_take_best(max_fills: u8) -> Weight {
		let fills = u32::from(max_fills).min(MAX_FILLS);
		// All that may be passed, one more that ends the walk, and other offers that it trades with.
		let looks = MAX_SKIPS.saturating_add(1).saturating_mul(fills);
		Self::cost_of_take_best(fills, looks, Extra { moved: looks, sums: fills })
	}

	/// A call that puts an offer into the book, and meets those against it; before, it may have stood there
	/// already.
	pub(crate) fn cost_of_entering(
		measured: Weight,
		has_stood: bool,
		crossing: &Crossing,
	) -> Weight {
		match (crossing.crossed, crossing.spent) {
			(0, 0) => measured,
			(crossed, spent) => {
				let moved = Extra { moved: has_stood.into(), sums: 0 };
				// That contains an entry.
				let met = T::WeightInfo::cross(crossed, spent);
				measured.max(met.saturating_add(moved.weight::<T>()))
			},
		}
	}

	/// The same at most.
	pub(crate) fn most_of_entering(measured: Weight, has_stood: bool) -> Weight {
		// All that may be passed, and one more that ends the walk.
		let spent = MAX_CROSS_SKIPS.saturating_add(1);
		let most = Crossing { crossed: MAX_CROSSED, spent, ..Crossing::default() };
		Self::cost_of_entering(measured, has_stood, &most)
	}

	/// `mark_paid`, which may move the entry of the trade in the expiry index.
	pub(crate) fn cost_of_marking(has_moved: bool) -> Weight {
		if has_moved { T::WeightInfo::mark_paid_laden() } else { T::WeightInfo::mark_paid() }
	}

	/// `release` of a trade without a dispute.
	pub(crate) fn cost_of_release(is_plain: bool) -> Weight {
		if is_plain { T::WeightInfo::release() } else { T::WeightInfo::release_laden() }
	}

	/// A call that may find a trade whose seller kept silent too long, and hands it over first.
	pub(crate) fn with_opening(measured: Weight) -> Weight {
		measured.saturating_add(T::Arbitration::open_weight())
	}

	/// A call that may besides settle a dispute.
	pub(crate) fn with_arbitration(measured: Weight) -> Weight {
		Self::with_opening(measured).saturating_add(T::Arbitration::settle_weight())
	}

	/// `poke_trade` at most: a step, or the messages of a trade that ended.
	pub(crate) fn most_of_poking() -> Weight {
		Self::with_arbitration(T::WeightInfo::poke_trade())
			.max(T::WeightInfo::remove_messages(MAX_MESSAGES.saturating_mul(2)))
	}
}
