// SPDX-License-Identifier: Apache-2.0

//! T4, T5b: the seller releases, or the buyer gives his claim up. In a dispute both concede.

use super::{Ending, Live};
use crate::{Config, Error, Pallet, TradeId, TradeState, TradeStep};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Arbitration, CaseId, Side, TradeOutcome};

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
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_release(who: &T::AccountId, id: TradeId) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		live.ensure_side(who, Side::Seller)?;
		live.ensure(TradeStep::Release)?;
		live.ensure_open_dispute()?;

		let mut live = live.catch_up()?;
		live.settle_dispute(Some(Side::Seller))?;
		live.trade.released_at = Some(live.now);
		let hold = live.trade.terms.windows.hold;
		// To hold it back is of use while there can be a dispute about it.
		if hold == 0 || live.trade.dispute.is_some() {
			let ending = Ending::release(live.trade.terms.principal);
			return live.finish(TradeStep::Release, Some(Side::Seller), ending);
		}
		live.trade.deadline = live.now.saturating_add(hold);
		live.advance(TradeStep::ReleaseHeld, Some(Side::Seller))?;
		live.store();
		Ok(())
	}

	pub(crate) fn do_cancel_claim(who: &T::AccountId, id: TradeId) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		live.ensure_side(who, Side::Buyer)?;
		live.ensure(TradeStep::CancelClaim)?;
		live.ensure_open_dispute()?;

		let live = live.catch_up()?;
		live.settle_dispute(Some(Side::Buyer))?;
		let ending = Ending::refund(TradeOutcome::Cancelled, Some(Side::Buyer));
		live.finish(TradeStep::CancelClaim, Some(Side::Buyer), ending)
	}
}
