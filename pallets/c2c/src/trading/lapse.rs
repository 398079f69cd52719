// SPDX-License-Identifier: Apache-2.0

//! T7, T8: the time to pay is over, is claimed not to have mattered, is given or is bought.

use super::Live;
use crate::{Bought, Config, Error, Pallet, Payment, TradeId, TradeStep};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Cause, Millis, Side};

impl<T: Config> Live<T> {
	/// By how much a new end of the time to pay is later than the one there is, within what the terms
	/// allow over all.
	fn extension(&self, pay_deadline: Millis) -> Result<Millis, Error<T>> {
		let time = pay_deadline.checked_sub(self.trade.pay_deadline).ok_or(Error::BadExtension)?;
		let extended = self.trade.extended.checked_add(time).ok_or(Error::BadExtension)?;
		let is_sound =
			pay_deadline > self.now && time > 0 && extended <= self.trade.terms.windows.extension;
		if is_sound { Ok(time) } else { Err(Error::BadExtension) }
	}

	fn extend(&mut self, time: Millis) {
		self.trade.extended = self.trade.extended.saturating_add(time);
		self.trade.pay_deadline = self.trade.pay_deadline.saturating_add(time);
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim_late_payment(
		who: &T::AccountId,
		id: TradeId,
		payment: Payment,
	) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		live.ensure_side(who, Side::Buyer)?;
		live.ensure(TradeStep::ClaimLate)?;
		ensure!(live.trade.dispute.is_none(), Error::<T>::OnlyOnce);
		live.ensure_payment(&payment)?;

		let mut live = live.catch_up()?;
		live.trade.payment = Some((payment, live.now));
		let opener = Some(Side::Buyer);
		live.open_dispute(TradeStep::ClaimLate, opener, Cause::PaidButExpired, payment.proof)?;
		live.note_payment(payment);
		live.store();
		Ok(())
	}

	pub(crate) fn do_grant_extension(
		who: &T::AccountId,
		id: TradeId,
		pay_deadline: Millis,
	) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		live.ensure_side(who, Side::Seller)?;
		live.ensure(TradeStep::Grant)?;
		// A buyer who has had his dispute could not claim again when this time is over too.
		ensure!(live.trade.dispute.is_none(), Error::<T>::WrongState);
		let time = live.extension(pay_deadline)?;

		let mut live = live.catch_up()?;
		// What was bought before is all over.
		live.trade.extension_charge = live.trade.extension_most();
		live.trade.bought = None;
		live.extend(time);
		live.advance(TradeStep::Grant, Some(Side::Seller))?;
		live.store();
		Ok(())
	}

	pub(crate) fn do_buy_extension(
		who: &T::AccountId,
		id: TradeId,
		pay_deadline: Millis,
	) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		live.ensure_side(who, Side::Buyer)?;
		live.ensure(TradeStep::Extend)?;
		let time = live.extension(pay_deadline)?;
		// Time that is bought in pieces costs what it costs in one.
		let (from, before) = match live.trade.bought {
			Some(bought) => (bought.from, bought.time),
			None => (live.trade.pay_deadline, 0),
		};
		let time_bought = before.checked_add(time).ok_or(Error::<T>::BadExtension)?;
		let price = live.trade.terms.price_of_time(time_bought).ok_or(Error::<T>::BadExtension)?;
		let most = live.trade.extension_charge.checked_add(price);
		ensure!(
			most.is_some_and(|most| most <= live.trade.terms.buyer_bond),
			Error::<T>::BadExtension
		);

		let mut live = live.catch_up()?;
		live.trade.bought = Some(Bought { from, time: time_bought, price });
		live.extend(time);
		live.advance(TradeStep::Extend, Some(Side::Buyer))?;
		live.store();
		Ok(())
	}
}
