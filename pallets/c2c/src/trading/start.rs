// SPDX-License-Identifier: Apache-2.0

//! T0, T1: a trade begins; the maker accepts or refuses it; somebody calls it off before it is paid.

use super::{Ending, Live};
use crate::{
	Config, Error, Event, HoldReason, NewTrade, Pallet, PerSide, Receipts, Timed, Trade, TradeId,
	TradeState, TradeStep, TradeTerms, Trades, TradesOf,
};
use alloc::boxed::Box;
use frame::{hashing::blake2_256, prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Action, AssetKind, ChainTime, Kyc, Side, TradeOutcome, Trail};

impl<T: Config> Pallet<T> {
	/// The terms, by hash, bound to this chain and this trade.
	pub(crate) fn contract_hash(id: TradeId, terms: &TradeTerms<T::AccountId>) -> H256 {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		(genesis, *b"c2c", id, terms).using_encoded(blake2_256).into()
	}

	/// Make a trade of what the book hands over. Every guard has passed but those of limits and freezes,
	/// and what comes out of pools is locked there.
	pub(crate) fn start_trade(new: NewTrade<T::AccountId>) -> DispatchResult {
		let NewTrade { id, terms, is_accepted } = new;
		ensure!(
			!Trades::<T>::contains_key(id) && !Receipts::<T>::contains_key(id),
			Error::<T>::AlreadyExists
		);
		let limits = T::Limits::get();
		let now = T::Clock::now();
		if terms.taker_pool.is_none() {
			let part = terms.escrowed(terms.maker_side.other());
			Self::hold(&terms.asset, HoldReason::Escrow, &terms.taker, part)?;
		}
		let deposit = limits.trade_deposit;
		Self::hold(&AssetKind::Native, HoldReason::Deposit, &terms.taker, deposit)?;
		let counted = Self::value(&terms.asset, terms.principal)?;
		T::Kyc::consume(&terms.taker, Action::Trade(terms.risk), counted)?;
		// Of the maker the taker learns no more than that.
		T::Kyc::consume(&terms.maker, Action::Trade(terms.risk), counted)
			.map_err(|_| Error::<T>::NotEligible)?;

		let subjects = PerSide {
			buyer: Self::subject(terms.party(Side::Buyer)),
			seller: Self::subject(terms.party(Side::Seller)),
		};
		for side in [Side::Buyer, Side::Seller] {
			TradesOf::<T>::insert(terms.party(side), id, ());
			Self::record_start(*subjects.of(side), is_accepted.then_some(now));
		}
		let windows = terms.windows;
		let (state, funded_at) = if is_accepted {
			(TradeState::Funded, Some(now))
		} else {
			(TradeState::Requested, None)
		};
		let mut trade = Trade {
			contract_hash: Self::contract_hash(id, &terms),
			terms,
			state,
			steps: 0,
			created_at: now,
			created_timestamp: T::Clock::timestamp(),
			funded_at,
			pay_deadline: now.saturating_add(windows.pay),
			deadline: now.saturating_add(windows.accept),
			payment: None,
			released_at: None,
			has_conceded: false,
			has_undone: false,
			extended: 0,
			extension_charge: 0,
			bought: None,
			dispute: None,
			proposals: PerSide::default(),
			proposed: PerSide::default(),
			messages: PerSide::default(),
			words: 0,
			nullifier: None,
			subjects,
			counted,
			deposit,
			seq: 0,
			bucket: 0,
		};
		let mut trail = Trail::new(id, 0);
		let until = if is_accepted { trade.pay_deadline } else { trade.deadline };
		trade.bucket = Self::schedule(id, Timed::Trade, until);
		Self::deposit_event(Event::TradeStarted {
			id,
			seq: trail.next(),
			terms: Box::new(trade.terms.clone()),
			contract_hash: trade.contract_hash,
			state,
			until,
		});
		trade.seq = trail.seq();
		Trades::<T>::insert(id, trade);
		Ok(())
	}

	pub(crate) fn do_accept_trade(who: &T::AccountId, id: TradeId) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		ensure!(*who == live.trade.terms.maker, Error::<T>::NotParty);
		live.ensure(TradeStep::Accept)?;
		// The one step on a trade that commits both sides to something new: it asks of them, and of the rail,
		// what a take asks.
		let terms = &live.trade.terms;
		let rail = Self::open_rail(terms.rail)?;
		for side in [who, &terms.taker] {
			let trader = Self::maker(side)?;
			ensure!(rail.admits(trader.tier), Error::<T>::BadMethod);
		}

		let mut live = live.catch_up()?;
		let now = live.now;
		live.trade.funded_at = Some(now);
		live.trade.pay_deadline = now.saturating_add(live.trade.terms.windows.pay);
		for side in [Side::Buyer, Side::Seller] {
			Self::record_funding(*live.trade.subjects.of(side), now);
		}
		let side = live.trade.terms.maker_side;
		live.advance(TradeStep::Accept, Some(side))?;
		live.store();
		Ok(())
	}

	pub(crate) fn do_reject_trade(who: &T::AccountId, id: TradeId) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		ensure!(*who == live.trade.terms.maker, Error::<T>::NotParty);
		live.ensure(TradeStep::Reject)?;

		let live = live.catch_up()?;
		let side = live.trade.terms.maker_side;
		let ending = Ending::refund(TradeOutcome::Cancelled, Some(side));
		live.finish(TradeStep::Reject, Some(side), ending)
	}

	pub(crate) fn do_cancel_trade(who: &T::AccountId, id: TradeId) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		let side = live.side_of(who)?;
		// A request is the taker's, a trade the buyer's to call off.
		let entitled = match live.trade.state {
			TradeState::Requested => live.trade.terms.maker_side.other(),
			TradeState::Funded
			| TradeState::PaidClaimed
			| TradeState::Lapsed
			| TradeState::HeldRelease
			| TradeState::Disputed
			| TradeState::Ended => Side::Buyer,
		};
		ensure!(side == entitled, Error::<T>::NotParty);
		live.ensure(TradeStep::Cancel)?;

		let live = live.catch_up()?;
		let ending = Ending::refund(TradeOutcome::Cancelled, Some(side));
		live.finish(TradeStep::Cancel, Some(side), ending)
	}
}
