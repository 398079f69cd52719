// SPDX-License-Identifier: Apache-2.0

//! T10, T11, T13, T14: a trade goes to arbitration and comes back.

use super::{Ending, Live};
use crate::{
	Config, Disagreement, Error, Event, Pallet, PerSide, TradeId, TradeState, TradeStep, WeightInfo,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Arbitrable, Arbitration, Case, CaseId, Cause, Ruling, Side, TradeOutcome};

/// Whether a side may open a dispute about a payment that was marked for this cause: what the other side
/// may have done, or nobody.
const fn is_cause_of(cause: Cause, side: Side) -> bool {
	match cause {
		Cause::NoPayment
		| Cause::BuyerSilent
		| Cause::ThirdPartyPayer
		| Cause::NameMismatch
		| Cause::WrongAmountUnder
		| Cause::WrongCurrency
		| Cause::ForgedProof
		| Cause::DuplicateProof
		| Cause::Chargeback
		| Cause::BankFrozen
		| Cause::ForbiddenRemark => matches!(side, Side::Seller),
		Cause::SellerSilent | Cause::WrongAccountGiven => matches!(side, Side::Buyer),
		Cause::WrongAmountOver
		| Cause::PriceDispute
		| Cause::AbusiveConduct
		| Cause::OffPlatform
		| Cause::TechnicalFault
		| Cause::SettledOutside
		| Cause::Other => true,
		// What `claim_late_payment` is for.
		Cause::PaidButExpired => false,
	}
}

impl<T: Config> Live<T> {
	/// Hand the trade over to arbitration, with a step that leads there.
	pub(super) fn open_dispute(
		&mut self,
		step: TradeStep,
		opener: Option<Side>,
		cause: Cause,
		evidence: H256,
	) -> DispatchResult {
		self.trade.dispute = Some(Disagreement { from: self.trade.state, opener });
		self.advance(step, opener)?;
		T::Arbitration::open(self.case(opener, cause, evidence))?;
		Pallet::<T>::deposit_event(Event::DisputeOpened {
			id: self.id(),
			seq: self.trail.next(),
			opener,
			cause,
			evidence,
		});
		Ok(())
	}

	/// What arbitration has to know.
	pub(crate) fn case(
		&self,
		opener: Option<Side>,
		cause: Cause,
		evidence: H256,
	) -> Case<T::AccountId> {
		let terms = &self.trade.terms;
		// What he owes for time is not to be slashed: from a mark on it does not grow.
		let owed = self.trade.extension_owed(self.now);
		Case {
			id: CaseId::Trade(self.id()),
			contract_hash: self.trade.contract_hash,
			buyer: terms.party(Side::Buyer).clone(),
			seller: terms.party(Side::Seller).clone(),
			asset: terms.asset.clone(),
			principal: terms.principal,
			buyer_bond: terms.buyer_bond.saturating_sub(owed),
			seller_bond: terms.seller_bond,
			fiat: Some(terms.fiat),
			rail: Some(terms.rail),
			opener,
			cause,
			evidence,
		}
	}

	/// T11: the seller let his time pass. Where a mark was taken back before, his silence says less, so
	/// nothing is to follow from it alone.
	pub(super) fn dispute_of_silence(&mut self, step: TradeStep) -> DispatchResult {
		let cause = if self.trade.has_undone { Cause::Other } else { Cause::SellerSilent };
		self.open_dispute(step, None, cause, H256::zero())
	}

	/// End a trade whose dispute was withdrawn for the side that did not open it.
	pub(super) fn forfeit(self) -> DispatchResult {
		let opener = self.trade.dispute.and_then(|dispute| dispute.opener);
		let opener = opener.ok_or(Error::<T>::WrongState)?;
		let ending = match opener {
			Side::Buyer => Ending::refund(TradeOutcome::Cancelled, Some(Side::Buyer)),
			Side::Seller => Ending::release(self.trade.terms.principal),
		};
		self.finish(TradeStep::Forfeit, None, Ending { loser: Some(opener), ..ending })
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_dispute(
		who: &T::AccountId,
		id: TradeId,
		cause: Cause,
		evidence: H256,
	) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		let side = live.side_of(who)?;
		// The step leads there from a release that is held back too: that is for `contest`.
		ensure!(live.trade.state != TradeState::HeldRelease, Error::<T>::WrongState);
		live.ensure(TradeStep::Dispute)?;
		ensure!(live.trade.dispute.is_none(), Error::<T>::OnlyOnce);
		ensure!(is_cause_of(cause, side), Error::<T>::BadCause);
		if side == Side::Buyer {
			let marked_at = live.trade.payment.map_or(live.now, |(_, at)| at);
			let from = marked_at.saturating_add(live.trade.terms.windows.dispute_delay);
			ensure!(live.now >= from, Error::<T>::TooEarly);
		}

		let mut live = live.catch_up()?;
		live.open_dispute(TradeStep::Dispute, Some(side), cause, evidence)?;
		live.store();
		Ok(())
	}

	pub(crate) fn do_contest(
		who: &T::AccountId,
		id: TradeId,
		cause: Cause,
		evidence: H256,
	) -> DispatchResult {
		let live = Live::<T>::load(id)?;
		live.ensure_side(who, Side::Seller)?;
		ensure!(live.trade.state == TradeState::HeldRelease, Error::<T>::WrongState);
		live.ensure(TradeStep::Dispute)?;
		ensure!(!live.trade.is_contested(), Error::<T>::OnlyOnce);
		ensure!(matches!(cause, Cause::Chargeback | Cause::BankFrozen), Error::<T>::BadCause);

		let mut live = live.catch_up()?;
		live.open_dispute(TradeStep::Dispute, Some(Side::Seller), cause, evidence)?;
		live.store();
		Ok(())
	}

	/// The trade that a case is about, if it is in dispute.
	fn disputed(case: &CaseId) -> Result<Live<T>, Error<T>> {
		let CaseId::Trade(id) = case else { return Err(Error::NotFound) };
		let live = Live::<T>::load(*id)?;
		if live.trade.state == TradeState::Disputed { Ok(live) } else { Err(Error::WrongState) }
	}
}

impl<T: Config> Arbitrable<T::AccountId> for Pallet<T> {
	fn on_ruling(case: &CaseId, ruling: &Ruling) -> DispatchResult {
		let live = Self::disputed(case)?;
		let principal = ruling.to_buyer.checked_add(ruling.to_seller);
		ensure!(principal == Some(live.trade.terms.principal), Error::<T>::BadSplit);
		let ending = Ending {
			outcome: TradeOutcome::Ruled,
			ended_by: None,
			loser: ruling.loser(),
			to_buyer: ruling.to_buyer,
			slashed: PerSide { buyer: ruling.slash_buyer, seller: ruling.slash_seller },
			given: PerSide::default(),
		};
		live.finish(TradeStep::Rule, None, ending)
	}

	fn on_withdrawn(case: &CaseId) -> DispatchResult {
		let mut live = Self::disputed(case)?;
		let from = live.trade.dispute.map(|dispute| dispute.from).ok_or(Error::<T>::WrongState)?;
		if live.trade.due_step(from, live.now).is_some() {
			return live.forfeit();
		}
		let step = match from {
			TradeState::PaidClaimed => TradeStep::ResumePaid,
			TradeState::HeldRelease => TradeStep::ResumeHeld,
			TradeState::Lapsed => {
				// The claim goes with the dispute that it opened.
				live.trade.payment = None;
				TradeStep::ResumeLapsed
			},
			TradeState::Requested
			| TradeState::Funded
			| TradeState::Disputed
			| TradeState::Ended => return Err(Error::<T>::WrongState.into()),
		};
		live.advance(step, None)?;
		live.store();
		Ok(())
	}

	fn ruling_weight() -> Weight {
		T::WeightInfo::on_ruling()
	}

	fn nullify(case: &CaseId, nullifier: H256) -> DispatchResult {
		let mut live = Self::disputed(case)?;
		live.use_nullifier(nullifier)?;
		live.store();
		Ok(())
	}

	fn nullify_weight() -> Weight {
		// The word of an attestor that ends a trade reads and writes all of that, and more.
		T::WeightInfo::attest_payment()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_case(
		buyer: &T::AccountId,
		seller: &T::AccountId,
		principal: tael_primitives::Balance,
	) -> Result<Case<T::AccountId>, DispatchError> {
		Self::make_benchmark_case(buyer, seller, principal)
	}
}
