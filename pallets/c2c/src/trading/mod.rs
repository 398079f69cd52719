// SPDX-License-Identifier: Apache-2.0

//! How every call on a trade begins and ends, and the steps that time takes.
//!
//! A call loads the trade, authorises, judges its step by the state with every due step taken, checks what
//! else it asks for, takes the due steps, then its own, and stores the row once or removes it. What fails
//! fails before the first step.

mod dispute;
mod end;
mod lapse;
mod pay;
mod release;
mod start;

pub(crate) use end::Ending;

use crate::{
	Config, Error, Event, Mailboxes, Pallet, Timed, Trade, TradeId, TradeState, TradeStep, Trades,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, ChainTime, Millis, Side, TradeOutcome, Trail};

/// A trade in the hands of a call.
pub(crate) struct Live<T> {
	pub(crate) trade: Trade<AccountId>,
	pub(crate) trail: Trail,
	pub(crate) now: Millis,
	config: PhantomData<T>,
}

impl<T: Config> Live<T> {
	/// Take a trade up.
	pub(crate) fn load(id: TradeId) -> Result<Self, Error<T>> {
		let trade = Trades::<T>::get(id).ok_or(Error::NotFound)?;
		let trail = Trail::new(id, trade.seq);
		Ok(Self { trade, trail, now: T::Clock::now(), config: PhantomData })
	}

	pub(crate) const fn id(&self) -> TradeId {
		self.trail.id
	}

	/// The side that `who` is on.
	pub(crate) fn side_of(&self, who: &T::AccountId) -> Result<Side, Error<T>> {
		self.trade.terms.side_of(who).ok_or(Error::NotParty)
	}

	/// Refuse whoever is not on this side.
	pub(crate) fn ensure_side(&self, who: &T::AccountId, side: Side) -> Result<(), Error<T>> {
		if self.side_of(who)? == side { Ok(()) } else { Err(Error::NotParty) }
	}

	/// Where it stands, every step that is due taken.
	pub(crate) fn state(&self) -> TradeState {
		self.trade.state_at(self.now)
	}

	/// Refuse a step that the trade does not allow, every step that is due taken.
	pub(crate) fn ensure(&self, step: TradeStep) -> Result<(), Error<T>> {
		if self.state().apply(step).is_ok() {
			return Ok(());
		}
		// Time has taken it away, or it never was there.
		let was_allowed = self.trade.state.apply(step).is_ok();
		Err(if was_allowed { Error::TooLate } else { Error::WrongState })
	}

	/// Change state. Whatever the step brings with it is in the row already.
	pub(crate) fn advance(&mut self, step: TradeStep, by: Option<Side>) -> DispatchResult {
		let from = self.trade.state;
		let to = from.apply(step).map_err(|_| Error::<T>::WrongState)?;
		self.trade.state = to;
		self.trade.steps = self.trade.steps.saturating_add(1);
		let terms = &self.trade.terms;
		Pallet::<T>::deposit_event(Event::TradeStepped {
			id: self.trail.id,
			seq: self.trail.next(),
			step,
			from,
			to,
			by: by.map(|side| terms.party(side).clone()),
			until: self.trade.next_due(),
		});
		Ok(())
	}

	/// Take every step that is due. `None` if that ended it.
	fn take_due(mut self) -> Result<Option<Self>, DispatchError> {
		while let Some(step) = self.trade.due_step(self.trade.state, self.now) {
			match self.trade.state {
				TradeState::Funded => self.advance(step, None)?,
				TradeState::PaidClaimed => {
					if self.trade.dispute.is_some() {
						self.forfeit()?;
						return Ok(None);
					}
					self.dispute_of_silence(step)?;
				},
				TradeState::Requested => {
					self.finish(step, None, Ending::refund(TradeOutcome::Cancelled, None))?;
					return Ok(None);
				},
				TradeState::Lapsed => {
					let ending = Ending::refund(TradeOutcome::Expired, Some(Side::Buyer));
					self.finish(step, None, ending)?;
					return Ok(None);
				},
				TradeState::HeldRelease => {
					let ending = Ending::release(self.trade.terms.principal);
					self.finish(step, None, ending)?;
					return Ok(None);
				},
				TradeState::Disputed | TradeState::Ended => break,
			}
		}
		Ok(Some(self))
	}

	/// Take every step that is due, before a call's own that was judged with them taken.
	pub(crate) fn catch_up(self) -> Result<Self, DispatchError> {
		Ok(self.take_due()?.ok_or(Error::<T>::TooLate)?)
	}

	/// Write the row of a trade that goes on. Its entry in the expiry index moves only inwards: whether it
	/// did.
	pub(crate) fn store(mut self) -> bool {
		let (id, before) = (self.id(), self.trade.bucket);
		if let Some(due) = self.trade.next_due() {
			self.trade.bucket = Pallet::<T>::reschedule(id, Timed::Trade, before, due);
		}
		let has_moved = self.trade.bucket != before;
		self.trade.seq = self.trail.seq();
		Trades::<T>::insert(id, self.trade);
		has_moved
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_poke_trade(id: TradeId) -> DispatchResult {
		if !Trades::<T>::contains_key(id) && Mailboxes::<T>::contains_key(id) {
			return Self::do_empty_mailbox(id);
		}
		let live = Live::<T>::load(id)?;
		if live.trade.due_step(live.trade.state, live.now).is_none() {
			let waits = live.trade.next_due().is_some();
			return Err(if waits { Error::<T>::TooEarly } else { Error::<T>::WrongState }.into());
		}
		if let Some(live) = live.take_due()? {
			live.store();
		}
		Ok(())
	}
}
