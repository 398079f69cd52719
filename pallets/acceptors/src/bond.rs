// SPDX-License-Identifier: Apache-2.0

//! The bond: how it grows, and when which part of it can leave.

use crate::{
	Acceptor, AcceptorState, AcceptorStep, Claim, Config, Error, Event, HoldReason, Pallet,
};
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{Balance, ChainTime, Millis, TradeHistory, Trades};

/// What can leave a bond of somebody who has left the programme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Unlocked {
	/// How much.
	pub(crate) amount: Balance,
	/// Whether nobody can claim anything any more.
	pub(crate) is_all: bool,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_top_up_bond(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		row.advance::<T>(AcceptorStep::TopUp)?;
		ensure!(amount > 0, Error::<T>::BadAmount);
		let bond = row.bond.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		Self::hold(HoldReason::Bond, who, amount)?;
		row.bond = bond;
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::deposit_event(Event::BondIncreased { acceptor, seq, amount, bond });
		// Who waits for money comes before the rung.
		Self::serve(who, &mut row)?;
		// Who was restricted for a short bond is no longer.
		Self::review(who, &mut row, T::Clock::now())?;
		Self::put_acceptor(who, row);
		Ok(())
	}

	pub(crate) fn do_withdraw_excess(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		row.advance::<T>(AcceptorStep::WithdrawExcess)?;
		ensure!(amount > 0, Error::<T>::BadAmount);
		let left = row.bond.checked_sub(amount).ok_or(Error::<T>::BadAmount)?;
		ensure!(left >= row.need_at(T::Clock::now()), Error::<T>::BondNeeded);
		Self::take_out(who, &mut row, amount)?;
		Self::put_acceptor(who, row);
		Ok(())
	}

	pub(crate) fn do_exit(who: &T::AccountId) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		row.advance::<T>(AcceptorStep::Exit)?;
		let (acceptor, seq) = (who.clone(), row.next_seq());
		Self::put_acceptor(who, row);
		Self::deposit_event(Event::ExitBegun { acceptor, seq });
		Ok(())
	}

	pub(crate) fn do_withdraw_bond(who: &T::AccountId) -> DispatchResult {
		let mut row = Self::acceptor(who)?;
		let history = T::Trades::history(who);
		let unlocked = Self::unlocked(&row, &history, T::Clock::now());
		let leaves = row.claims == 0 && unlocked.is_some_and(|unlocked| unlocked.is_all);
		row.advance::<T>(if leaves { AcceptorStep::Leave } else { AcceptorStep::Withdraw })?;
		ensure!(history.open == 0, Error::<T>::TradesOpen);
		let Unlocked { amount, .. } = unlocked.ok_or(Error::<T>::TooEarly)?;
		if leaves {
			Self::take_out(who, &mut row, amount)?;
			let (acceptor, seq) = (who.clone(), row.next_seq());
			Self::remove_acceptor(who, &row);
			Self::deposit_event(Event::AcceptorLeft { acceptor, seq });
			return Ok(());
		}
		ensure!(amount > 0, Error::<T>::NothingToWithdraw);
		Self::take_out(who, &mut row, amount)?;
		Self::put_acceptor(who, row);
		Ok(())
	}

	/// What can leave the bond of somebody who has left and has no trade open; `None` while every claim
	/// for his last trade can still be filed.
	pub(crate) fn unlocked(
		row: &Acceptor,
		history: &TradeHistory,
		now: Millis,
	) -> Option<Unlocked> {
		let limits = T::Limits::get();
		// Who never traded owes nobody anything.
		let since = |window: Millis| {
			history.last_ended.is_none_or(|last| now >= last.saturating_add(window))
		};
		if !since(limits.short_window) {
			return None;
		}
		let is_all = since(limits.long_window);
		let kept = if is_all { 0 } else { row.cover_at(now) };
		// Beside what claims have frozen or wait for: they may take that, and the cover has to be there
		// still.
		Some(Unlocked { amount: row.unclaimed().saturating_sub(kept), is_all })
	}

	/// What a bond can pay for a claim that its acceptor accepts: what could leave it anyway if this
	/// claim were not there. Everything else is for the rung and for other claims, and whom he is in league
	/// with must not have it earlier or instead of them.
	pub(crate) fn spare(row: &Acceptor, claim: &Claim<T::AccountId>, now: Millis) -> Balance {
		let mut without = row.clone();
		without.frozen = row.frozen.saturating_sub(claim.frozen);
		without.waiting = row.waiting.saturating_sub(claim.missing());
		match row.state {
			AcceptorState::Active | AcceptorState::Restricted | AcceptorState::Suspended { .. } => {
				row.bond.saturating_sub(without.need_at(now))
			},
			AcceptorState::Exiting | AcceptorState::Expelled => {
				let history = T::Trades::history(&claim.respondent);
				let unlocked = Self::unlocked(&without, &history, now);
				unlocked.filter(|_| history.open == 0).map_or(0, |unlocked| unlocked.amount)
			},
			AcceptorState::Applied | AcceptorState::Gone => 0,
		}
	}

	fn take_out(who: &T::AccountId, row: &mut Acceptor, amount: Balance) -> DispatchResult {
		Self::return_bond(who, row, amount)?;
		if amount > 0 {
			let (acceptor, seq) = (who.clone(), row.next_seq());
			let (bond, frozen) = (row.bond, row.frozen);
			Self::deposit_event(Event::BondWithdrawn { acceptor, seq, amount, bond, frozen });
		}
		Ok(())
	}
}
