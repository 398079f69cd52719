// SPDX-License-Identifier: Apache-2.0

//! How a trade ends: who gets what, and what stays of it.

use super::Live;
use crate::{
	Config, Event, HoldReason, Mailbox, Mailboxes, Movement, Pallet, Payment, PerSide, Receipt,
	Receipts, Timed, TradeStep, Trades, TradesOf, Words, money::Payout,
};
use frame::prelude::*;
use polkadot_sdk::{
	polkadot_sdk_frame as frame,
	sp_runtime::{ArithmeticError, Rounding, helpers_128bit::multiply_by_rational_with_rounding},
};
use tael_primitives::{
	AcceptorProgramme, Action, AssetKind, Balance, Kyc, Side, TradeOutcome, TradeReceipt,
	TradeReport,
};

/// How a trade ends, and how its money is divided. What is not named goes back to who put it there.
pub(crate) struct Ending {
	pub(crate) outcome: TradeOutcome,
	/// Who called it off or let it lapse, where somebody did.
	pub(crate) ended_by: Option<Side>,
	/// Who lost its dispute.
	pub(crate) loser: Option<Side>,
	/// Of the principal.
	pub(crate) to_buyer: Balance,
	/// Of each bond, to the treasury.
	pub(crate) slashed: PerSide<Balance>,
	/// Of each bond, to the other side.
	pub(crate) given: PerSide<Balance>,
}

impl Ending {
	/// The buyer has everything.
	pub(crate) const fn release(principal: Balance) -> Self {
		Self::split(TradeOutcome::Released, principal)
	}

	/// The seller has everything back.
	pub(crate) const fn refund(outcome: TradeOutcome, ended_by: Option<Side>) -> Self {
		Self { ended_by, ..Self::split(outcome, 0) }
	}

	/// Each has some.
	pub(crate) const fn split(outcome: TradeOutcome, to_buyer: Balance) -> Self {
		Self {
			outcome,
			ended_by: None,
			loser: None,
			to_buyer,
			slashed: PerSide { buyer: 0, seller: 0 },
			given: PerSide { buyer: 0, seller: 0 },
		}
	}
}

/// What comes of the part of a side.
struct Shares {
	/// To the other side: principal, the price of bought time, of the bond by agreement.
	principal: Balance,
	extension: Balance,
	given: Balance,
	/// To the treasury.
	slashed: Balance,
	/// Back.
	principal_back: Balance,
	bond_back: Balance,
}

impl<T: Config> Live<T> {
	/// End it by a step: everything is paid out, and the row goes.
	pub(crate) fn finish(
		self,
		step: TradeStep,
		by: Option<Side>,
		ending: Ending,
	) -> DispatchResult {
		self.end(step, by, ending).map(|_| ())
	}

	/// The same; whether an acceptor was restricted for it.
	pub(super) fn end(
		mut self,
		step: TradeStep,
		by: Option<Side>,
		ending: Ending,
	) -> Result<bool, DispatchError> {
		self.advance(step, by)?;
		self.pay_out(&ending)?;
		self.free_limits(&ending);
		let terms = &self.trade.terms;
		Pallet::<T>::give_back(
			&mut self.trail,
			&AssetKind::Native,
			HoldReason::Deposit,
			&terms.taker,
			self.trade.deposit,
			Movement::Deposit,
		)?;

		let id = self.trail.id;
		let outcome = self.trade.funded_at.map(|_| ending.outcome);
		let to_seller = terms.principal.saturating_sub(ending.to_buyer);
		Pallet::<T>::deposit_event(Event::TradeEnded {
			id,
			seq: self.trail.next(),
			outcome,
			ended_by: ending.ended_by,
			loser: ending.loser,
			to_buyer: ending.to_buyer,
			to_seller,
			contract_hash: self.trade.contract_hash,
		});
		self.remove();
		self.record(step, &ending);
		let is_restricted = outcome.is_some() && self.report(&ending);
		self.leave_receipt(&ending);
		Ok(is_restricted)
	}

	/// How the part of a side is divided. The price of time comes first, then what is slashed or given: no
	/// more than the bond.
	fn shares(&self, side: Side, ending: &Ending) -> Result<Shares, DispatchError> {
		let terms = &self.trade.terms;
		let bond = terms.bond(side);
		let (principal, staked, extension) = match side {
			Side::Buyer => (0, 0, self.trade.extension_owed(self.now).min(bond)),
			Side::Seller => (ending.to_buyer, terms.principal, 0),
		};
		let rest = bond.saturating_sub(extension);
		let slashed = (*ending.slashed.of(side)).min(rest);
		let rest = rest.saturating_sub(slashed);
		let given = (*ending.given.of(side)).min(rest);
		Ok(Shares {
			principal,
			extension,
			given,
			slashed,
			principal_back: staked.checked_sub(principal).ok_or(ArithmeticError::Underflow)?,
			bond_back: rest.saturating_sub(given),
		})
	}

	/// Pay everything out. What comes back to a pool stays on hold and is the pool's again.
	fn pay_out(&mut self, ending: &Ending) -> DispatchResult {
		let buyer = self.shares(Side::Buyer, ending)?;
		let seller = self.shares(Side::Seller, ending)?;
		let treasury = T::Treasury::get();
		let terms = &self.trade.terms;
		let parts = [(Side::Seller, &seller), (Side::Buyer, &buyer)];
		for (side, shares) in parts {
			let (source, other) = (terms.party(side), terms.party(side.other()));
			let mut payouts = alloc::vec![
				(other, shares.principal, Movement::Principal),
				(other, shares.extension, Movement::Extension),
				(other, shares.given, Movement::Compensation),
				(&treasury, shares.slashed, Movement::Slash),
			];
			if terms.pool_of(side).is_none() {
				payouts.push((source, shares.principal_back, Movement::Return));
				payouts.push((source, shares.bond_back, Movement::Bond));
			}
			for (dest, amount, kind) in payouts {
				let (asset, reason) = (&terms.asset, HoldReason::Escrow);
				let payout = Payout { asset, reason, source, dest, amount, kind };
				Pallet::<T>::pay_held(&mut self.trail, &payout)?;
			}
		}
		for (side, shares) in parts {
			if let Some(pool) = terms.pool_of(side) {
				let back = shares.principal_back.saturating_add(shares.bond_back);
				Pallet::<T>::settle_liquidity(pool, terms.escrowed(side), back)?;
			}
		}
		Ok(())
	}

	/// What the buyer did not get counts against nobody's limits. Rounded so that no more is freed.
	fn free_limits(&self, ending: &Ending) {
		let terms = &self.trade.terms;
		let counted = self.trade.counted;
		let (principal, to_buyer) = (terms.principal, ending.to_buyer);
		let kept =
			multiply_by_rational_with_rounding(counted, to_buyer, principal.max(1), Rounding::Up)
				.unwrap_or(counted);
		let freed = counted.saturating_sub(kept);
		if freed > 0 {
			for who in [&terms.maker, &terms.taker] {
				T::Kyc::give_back(who, Action::Trade(terms.risk), freed, self.trade.created_at);
			}
		}
	}

	/// Take the trade out of state.
	fn remove(&self) {
		let id = self.id();
		Trades::<T>::remove(id);
		Pallet::<T>::unschedule(id, self.trade.bucket);
		for who in [&self.trade.terms.maker, &self.trade.terms.taker] {
			TradesOf::<T>::remove(who, id);
		}
		if self.trade.words > 0 {
			Words::<T>::remove(id);
		}
	}

	/// Tell the programme of acceptors. Whether it restricted one.
	fn report(&self, ending: &Ending) -> bool {
		let terms = &self.trade.terms;
		let marked_at = self.trade.payment.map(|(_, at)| at);
		let funded_at = self.trade.funded_at;
		T::Acceptors::report(&TradeReport {
			trade: self.id(),
			buyer: terms.party(Side::Buyer).clone(),
			seller: terms.party(Side::Seller).clone(),
			maker: terms.maker.clone(),
			outcome: ending.outcome,
			ended_by: ending.ended_by,
			value: self.trade.counted,
			paid_after: marked_at.zip(funded_at).map(|(at, from)| at.saturating_sub(from)),
			released_after: self
				.trade
				.released_at
				.zip(marked_at)
				.map(|(at, from)| at.saturating_sub(from)),
			disputed: self.trade.dispute.is_some(),
			lost_by: self.trade.dispute.and(ending.loser),
		})
	}

	/// Leave a receipt, which keeps the reference used. Messages go before it.
	fn leave_receipt(&self, ending: &Ending) {
		let (id, now) = (self.id(), self.now);
		let terms = &self.trade.terms;
		let parties = PerSide {
			buyer: terms.party(Side::Buyer).clone(),
			seller: terms.party(Side::Seller).clone(),
		};
		let keep_until = now.saturating_add(T::Limits::get().receipt_retention);
		let receipt = match self.trade.funded_at {
			None => Receipt::Ended { ended_at: now, keep_until },
			Some(_) => Receipt::Trade {
				receipt: TradeReceipt {
					buyer: parties.buyer.clone(),
					seller: parties.seller.clone(),
					asset: terms.asset.clone(),
					principal: terms.principal,
					to_buyer: ending.to_buyer,
					fiat: terms.fiat,
					fiat_amount: terms.fiat_amount,
					rail: terms.rail,
					outcome: ending.outcome,
					was_marked_paid: self.trade.payment.is_some(),
					contract_hash: self.trade.contract_hash,
					ended_at: now,
				},
				nullifier: self.trade.nullifier,
				keep_until,
			},
		};
		Receipts::<T>::insert(id, receipt);
		let sent = self.trade.messages;
		let due = if sent == PerSide::default() {
			keep_until
		} else {
			let remove_at = now.saturating_add(crate::mailbox::MESSAGES_STAY);
			let seq = self.trail.seq();
			Mailboxes::<T>::insert(id, Mailbox { parties, sent, remove_at, seq });
			remove_at
		};
		Pallet::<T>::schedule(id, Timed::Receipt, due);
	}

	/// Tell what the buyer said.
	pub(super) fn note_payment(&mut self, payment: Payment) {
		Pallet::<T>::deposit_event(Event::PaymentClaimed {
			id: self.trail.id,
			seq: self.trail.next(),
			payment,
		});
	}
}
