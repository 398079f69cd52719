// SPDX-License-Identifier: Apache-2.0

//! S1-S5: the parties agree how to end a trade, without an arbiter and without prejudice.

use crate::{
	Config, Error, Event, MAX_PROPOSALS, Pallet, PerSide, Proposal, ProposalTerms, Trade, TradeId,
	TradeState, TradeStep,
	trading::{Ending, Live},
};
use frame::{hashing::blake2_256, prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Arbitration, Balance, CaseId, ChainTime, Side, TradeOutcome};

impl Proposal {
	/// What the other side names to accept it: bound to this trade and its terms.
	pub fn hash(&self, contract_hash: H256) -> H256 {
		(contract_hash, self).using_encoded(blake2_256).into()
	}
}

impl<T: Config> Live<T> {
	fn proposal_of(&self, side: Side) -> Option<Proposal> {
		Pallet::<T>::live_proposal(self.id(), &self.trade, side)
	}

	/// What a side can give away of its bond: not what it may owe for time.
	fn disposable(&self, side: Side) -> Balance {
		let bond = self.trade.terms.bond(side);
		match side {
			Side::Buyer => bond.saturating_sub(self.trade.extension_most()),
			Side::Seller => bond,
		}
	}

	/// The proposal of the side other than `side` that has this hash.
	fn named(&self, side: Side, hash: H256) -> Result<Proposal, Error<T>> {
		self.proposal_of(side.other())
			.filter(|proposal| proposal.hash(self.trade.contract_hash) == hash)
			.ok_or(Error::ProposalChanged)
	}
}

impl<T: Config> Pallet<T> {
	/// The proposal of a side, if it can be accepted now. It dies when the trade takes a step, also one that
	/// is due and was not taken yet; and when a ruling is stored, for it was not made knowing the ruling.
	pub fn live_proposal(id: TradeId, trade: &Trade<T::AccountId>, side: Side) -> Option<Proposal> {
		let proposal = (*trade.proposals.of(side))?;
		let now = T::Clock::now();
		let is_bound = proposal.steps == trade.steps && trade.due_step(trade.state, now).is_none();
		let is_before_ruling = trade.state == TradeState::Disputed
			&& T::Arbitration::ruled_at(&CaseId::Trade(id))
				.is_some_and(|ruled_at| proposal.made_at <= ruled_at);
		let is_alive = is_bound && !is_before_ruling && now < proposal.expires_at;
		is_alive.then_some(proposal)
	}

	pub(crate) fn do_propose_settlement(
		who: &T::AccountId,
		id: TradeId,
		terms: ProposalTerms,
	) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		let side = live.side_of(who)?;
		live.ensure(TradeStep::Settle)?;
		live.ensure_open_dispute()?;
		let ProposalTerms { to_buyer, bond_to_other, note, expires_at } = terms;
		let to_seller = live.trade.terms.principal.checked_sub(to_buyer);
		let to_seller = to_seller.ok_or(Error::<T>::BadSplit)?;
		ensure!(bond_to_other <= live.disposable(side), Error::<T>::BadSplit);
		let latest = live.now.saturating_add(T::Limits::get().max_proposal_life);
		ensure!(expires_at > live.now && expires_at <= latest, Error::<T>::BadExpiry);
		let number = *live.trade.proposed.of(side);
		ensure!(number < MAX_PROPOSALS, Error::<T>::TooMany);

		let mut live = live.catch_up()?;
		let (steps, made_at) = (live.trade.steps, live.now);
		let proposal = Proposal {
			number,
			steps,
			made_at,
			to_buyer,
			to_seller,
			bond_to_other,
			note,
			expires_at,
		};
		*live.trade.proposals.of_mut(side) = Some(proposal);
		*live.trade.proposed.of_mut(side) = number.saturating_add(1);
		Self::deposit_event(Event::SettlementProposed {
			id,
			seq: live.trail.next(),
			by: who.clone(),
			hash: proposal.hash(live.trade.contract_hash),
			proposal,
		});
		live.store();
		Ok(())
	}

	pub(crate) fn do_accept_settlement(
		who: &T::AccountId,
		id: TradeId,
		hash: H256,
	) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		let side = live.side_of(who)?;
		// Before the state: what time has changed, a proposal was not made for.
		let proposal = live.named(side, hash)?;
		live.ensure(TradeStep::Settle)?;
		live.ensure_open_dispute()?;

		live.settle_dispute(None)?;
		let outcome = if proposal.to_buyer == 0 {
			TradeOutcome::Cancelled
		} else if proposal.to_seller == 0 {
			TradeOutcome::Released
		} else {
			TradeOutcome::Split
		};
		let mut given = PerSide::default();
		*given.of_mut(side.other()) = proposal.bond_to_other;
		let ending = Ending { given, ..Ending::split(outcome, proposal.to_buyer) };
		live.finish(TradeStep::Settle, Some(side), ending)
	}

	pub(crate) fn do_withdraw_settlement(who: &T::AccountId, id: TradeId) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		let side = live.side_of(who)?;
		ensure!(live.proposal_of(side).is_some(), Error::<T>::ProposalChanged);

		let mut live = live.catch_up()?;
		*live.trade.proposals.of_mut(side) = None;
		let by = who.clone();
		Self::deposit_event(Event::SettlementWithdrawn { id, seq: live.trail.next(), by });
		live.store();
		Ok(())
	}

	pub(crate) fn do_decline_settlement(
		who: &T::AccountId,
		id: TradeId,
		hash: H256,
	) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		let side = live.side_of(who)?;
		live.named(side, hash)?;

		let mut live = live.catch_up()?;
		let by = who.clone();
		Self::deposit_event(Event::SettlementDeclined { id, seq: live.trail.next(), by, hash });
		live.store();
		Ok(())
	}
}
