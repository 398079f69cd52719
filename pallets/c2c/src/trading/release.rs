// SPDX-License-Identifier: Apache-2.0

//! T4, T5b: the seller releases, or the buyer gives his claim up. In a dispute both concede.

use super::{Ending, Live};
use crate::{
	Config, Error, Pallet, PerSide, Pools, Trade, TradeId, TradeState, TradeStep, WeightInfo,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Arbitration, AssetKind, CaseId, Side, TradeOutcome};

impl<T: Config> Live<T> {
	/// Refuse to touch a dispute whose ruling is final. One that time is about to open is not.
	pub(crate) fn ensure_open_dispute(&self) -> Result<(), Error<T>> {
		let is_final = self.trade.state == TradeState::Disputed
			&& !T::Arbitration::is_open(&CaseId::Trade(self.id()));
		if is_final { Err(Error::WrongState) } else { Ok(()) }
	}

	/// End the dispute, if there is one, without a ruling.
	pub(crate) fn settle_dispute(&self, conceding: Option<Side>) -> DispatchResult {
		if self.trade.state == TradeState::Disputed {
			T::Arbitration::settle(&CaseId::Trade(self.id()), conceding)?;
		}
		Ok(())
	}

	/// Whether its end takes no more than the least: in USDT, out of one pool that stays, without messages, words
	/// of attestors or bought time.
	fn is_plain(&self) -> bool {
		let Trade { terms, messages, words, bought, .. } = &self.trade;
		terms.asset == AssetKind::Native
			&& *messages == PerSide::default()
			&& *words == 0
			&& bought.is_none()
			&& self.trade.extension_charge == 0
			&& terms.taker_pool.is_none()
			&& Pools::<T>::get(terms.pool).is_some_and(|pool| !pool.is_closing)
	}

	/// Whether it is in a dispute that `side` did not open.
	fn is_opposed_to(&self, side: Side) -> bool {
		let opener = self.trade.dispute.and_then(|dispute| dispute.opener);
		self.trade.state == TradeState::Disputed && opener != Some(side)
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_release(who: &T::AccountId, id: TradeId) -> DispatchResultWithPostInfo {
		let live = Live::<T>::load(id)?;
		live.ensure_side(who, Side::Seller)?;
		live.ensure(TradeStep::Release)?;
		live.ensure_open_dispute()?;

		let mut live = live.catch_up()?;
		let is_disputed = live.trade.state == TradeState::Disputed;
		let mut is_plain = live.is_plain();
		live.settle_dispute(Some(Side::Seller))?;
		let now = live.now;
		live.trade.has_conceded |= live.is_opposed_to(Side::Seller);
		// What is contested was released before.
		live.trade.released_at.get_or_insert(now);
		let hold = live.trade.hold();
		if hold == 0 {
			let ending = Ending::release(live.trade.terms.principal);
			is_plain &= !live.end(TradeStep::Release, Some(Side::Seller), ending)?;
		} else {
			live.trade.deadline = now.saturating_add(hold);
			live.advance(TradeStep::ReleaseHeld, Some(Side::Seller))?;
			live.store();
		}
		let taken = Self::cost_of_release(is_plain);
		Ok((!is_disputed).then_some(taken).into())
	}

	pub(crate) fn do_cancel_claim(who: &T::AccountId, id: TradeId) -> DispatchResultWithPostInfo {
		let live = Live::<T>::load(id)?;
		live.ensure_side(who, Side::Buyer)?;
		live.ensure(TradeStep::CancelClaim)?;
		live.ensure_open_dispute()?;

		let live = live.catch_up()?;
		let is_disputed = live.trade.state == TradeState::Disputed;
		live.settle_dispute(Some(Side::Buyer))?;
		let ending = Ending::refund(TradeOutcome::Cancelled, Some(Side::Buyer));
		live.finish(TradeStep::CancelClaim, Some(Side::Buyer), ending)?;
		Ok((!is_disputed).then_some(T::WeightInfo::cancel_claim()).into())
	}
}
