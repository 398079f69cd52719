// SPDX-License-Identifier: Apache-2.0

//! T2, T3: the buyer says that he has paid, or takes that back.

use super::Live;
use crate::{Config, Error, Pallet, Payment, TradeId, TradeStep};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::Side;

impl<T: Config> Live<T> {
	/// Refuse a payment from another account than the trade was made with, without commitments, or of
	/// nothing.
	pub(super) fn ensure_payment(&self, payment: &Payment) -> Result<(), Error<T>> {
		let is_sound = payment.account == self.trade.terms.buyer_account
			&& !payment.proof.is_zero()
			&& !payment.reference.is_zero()
			&& payment.fiat_amount > 0;
		if is_sound { Ok(()) } else { Err(Error::BadPayment) }
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_mark_paid(
		who: &T::AccountId,
		id: TradeId,
		payment: Payment,
	) -> DispatchResultWithPostInfo {
		let live = Live::<T>::load(id)?;
		live.ensure_side(who, Side::Buyer)?;
		live.ensure(TradeStep::MarkPaid)?;
		live.ensure_payment(&payment)?;

		let mut live = live.catch_up()?;
		live.trade.payment = Some((payment, live.now));
		live.trade.deadline = live.now.saturating_add(live.trade.terms.windows.release);
		live.advance(TradeStep::MarkPaid, Some(Side::Buyer))?;
		live.note_payment(payment);
		let has_moved = live.store();
		Ok(Some(Self::cost_of_marking(has_moved)).into())
	}

	pub(crate) fn do_undo_mark_paid(who: &T::AccountId, id: TradeId) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		live.ensure_side(who, Side::Buyer)?;
		live.ensure(TradeStep::UndoMark)?;
		// After a dispute there is no second one, so the way back to paying is closed.
		ensure!(live.trade.dispute.is_none(), Error::<T>::WrongState);
		ensure!(!live.trade.has_undone, Error::<T>::OnlyOnce);

		let mut live = live.catch_up()?;
		live.trade.payment = None;
		live.trade.has_undone = true;
		live.advance(TradeStep::UndoMark, Some(Side::Buyer))?;
		live.store();
		Ok(())
	}
}
