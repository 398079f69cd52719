// SPDX-License-Identifier: Apache-2.0

//! The steps of trades, until they end or come to arbitration.

use super::{
	Day,
	cast::{ATTESTORS, POKER, TRADERS},
};
use crate::{chain::account, dice::RandomDay, shop::now};
use pallet_c2c::{Attestation, Call, MessageKeys, Payment, Trade, TradeState, Trades};
use polkadot_sdk::sp_runtime::BoundedVec;
use tael_primitives::{
	AccountId, Cause, ChainTime, HOUR, MINUTE, Millis, SECOND, Side, TradeId, USDT,
};
use tael_runtime::{Clock, Runtime};

pub(super) type C2c = Call<Runtime>;
pub(super) type Row = (TradeId, Trade<AccountId>);

/// On which attestors watch.
const WATCHED: u16 = 3;

impl Day {
	pub(super) fn trades_that(is_wanted: impl Fn(&Trade<AccountId>) -> bool) -> Vec<Row> {
		Trades::<Runtime>::iter().filter(|(_, row)| is_wanted(row)).collect()
	}

	/// A trade in this state, every step that is due taken.
	fn trade_in(&mut self, state: TradeState) -> Option<Row> {
		let time = now();
		self.pick(&Self::trades_that(|row| row.state_at(time) == state))
	}

	pub(super) fn accept_trade(&mut self) {
		let Some((trade, row)) = self.trade_in(TradeState::Requested) else { return };
		self.send("accept_trade", &row.terms.maker, C2c::accept_trade { trade });
	}

	pub(super) fn reject_trade(&mut self) {
		let Some((trade, row)) = self.trade_in(TradeState::Requested) else { return };
		self.send("reject_trade", &row.terms.maker, C2c::reject_trade { trade });
	}

	pub(super) fn cancel_trade(&mut self) {
		let state = self.any([TradeState::Requested, TradeState::Funded]);
		let Some((trade, row)) = self.trade_in(state) else { return };
		let who = match state {
			TradeState::Requested => &row.terms.taker,
			_ => row.terms.party(Side::Buyer),
		};
		self.send("cancel_trade", who, C2c::cancel_trade { trade });
	}

	fn payment(&mut self, row: &Trade<AccountId>) -> Payment {
		Payment {
			proof: self.hash(),
			account: row.terms.buyer_account,
			fiat_amount: row.terms.fiat_amount,
			reference: self.hash(),
		}
	}

	pub(super) fn mark_paid(&mut self) {
		let Some((trade, row)) = self.trade_in(TradeState::Funded) else { return };
		let payment = self.payment(&row);
		self.send("mark_paid", row.terms.party(Side::Buyer), C2c::mark_paid { trade, payment });
	}

	pub(super) fn undo_mark_paid(&mut self) {
		let time = now();
		let rows = Self::trades_that(|row| {
			row.state_at(time) == TradeState::PaidClaimed
				&& !row.has_undone
				&& row.dispute.is_none()
		});
		let Some((trade, row)) = self.pick(&rows) else { return };
		self.send("undo_mark_paid", row.terms.party(Side::Buyer), C2c::undo_mark_paid { trade });
	}

	pub(super) fn release(&mut self) {
		let state = match self.below(12) {
			0 => TradeState::Funded,
			1 => TradeState::Lapsed,
			2 | 3 => TradeState::Disputed,
			_ => TradeState::PaidClaimed,
		};
		let Some((trade, row)) = self.trade_in(state) else { return };
		let kind = if state == TradeState::Disputed { "concede" } else { "release" };
		let done = self.send(kind, row.terms.party(Side::Seller), C2c::release { trade });
		if done && row.terms.windows.hold > 0 && !self.one_in(4) {
			self.contest();
		}
	}

	pub(super) fn cancel_claim(&mut self) {
		let state = self.any([TradeState::PaidClaimed, TradeState::Disputed]);
		let Some((trade, row)) = self.trade_in(state) else { return };
		self.send("cancel_claim", row.terms.party(Side::Buyer), C2c::cancel_claim { trade });
	}

	/// Claim a payment that came late; if none can, let the time of the next to pay run out.
	pub(super) fn claim_late_payment(&mut self) {
		if self.trade_in(TradeState::Lapsed).is_none() {
			let Some(deadline) = Self::next_deadline(TradeState::Funded) else { return };
			self.pass_until(deadline);
		}
		let Some((trade, row)) = self.trade_in(TradeState::Lapsed) else { return };
		let payment = self.payment(&row);
		let call = C2c::claim_late_payment { trade, payment };
		let buyer = row.terms.party(Side::Buyer);
		if self.send("claim_late_payment", buyer, call) {
			self.regret(trade, buyer);
		}
	}

	/// When the first trade in a state has its next step by time, if it is soon.
	fn next_deadline(state: TradeState) -> Option<Millis> {
		let rows = Self::trades_that(|row| row.state == state);
		let soon = now() + MINUTE;
		rows.iter().filter_map(|(_, row)| row.next_due()).filter(|due| *due < soon).min()
	}

	/// Nobody does anything until the next step falls due; then somebody pokes it, or the sweep will.
	pub(super) fn wait_for_a_deadline(&mut self) {
		let state = self.any([
			TradeState::PaidClaimed,
			TradeState::PaidClaimed,
			TradeState::Lapsed,
			TradeState::HeldRelease,
		]);
		let Some(deadline) = Self::next_deadline(state) else { return };
		self.pass_until(deadline);
		self.poke_trade();
	}

	pub(super) fn poke_trade(&mut self) {
		let time = now();
		let rows = Self::trades_that(|row| row.next_due().is_some_and(|due| due <= time));
		let Some((trade, _)) = self.pick(&rows) else { return };
		self.send("poke_trade", &account(POKER), C2c::poke_trade { trade });
	}

	pub(super) fn grant_extension(&mut self) {
		let Some((trade, row)) = self.trade_in(TradeState::Lapsed) else { return };
		let pay_deadline = row.pay_deadline.max(now()) + 10 * SECOND + self.below(HOUR);
		let call = C2c::grant_extension { trade, pay_deadline };
		self.send("grant_extension", row.terms.party(Side::Seller), call);
	}

	pub(super) fn buy_extension(&mut self) {
		let Some((trade, row)) = self.trade_in(TradeState::Funded) else { return };
		let pay_deadline = row.pay_deadline + SECOND + self.below(2 * HOUR);
		let call = C2c::buy_extension { trade, pay_deadline };
		self.send("buy_extension", row.terms.party(Side::Buyer), call);
	}

	// -- To arbitration

	pub(super) fn dispute(&mut self) {
		let (time, side) = (now(), self.any([Side::Buyer, Side::Seller]));
		let rows = Self::trades_that(|row| {
			let marked_at = row.payment.map_or(0, |(_, at)| at);
			let may = side == Side::Seller || time >= marked_at + row.terms.windows.dispute_delay;
			row.state_at(time) == TradeState::PaidClaimed && row.dispute.is_none() && may
		});
		let large: Vec<_> =
			rows.iter().filter(|(_, row)| row.terms.principal >= 200 * USDT).cloned().collect();
		let large = if self.one_in(2) { self.pick(&large) } else { None };
		let Some((trade, row)) = large.or_else(|| self.pick(&rows)) else { return };
		let cause = match side {
			Side::Buyer => {
				self.any([Cause::SellerSilent, Cause::WrongAccountGiven, Cause::TechnicalFault])
			},
			Side::Seller => {
				self.any([Cause::NoPayment, Cause::ThirdPartyPayer, Cause::ForgedProof])
			},
		};
		let evidence = self.hash();
		let call = C2c::dispute { trade, cause, evidence };
		if self.send("dispute", row.terms.party(side), call) {
			self.regret(trade, row.terms.party(side));
		}
	}

	pub(super) fn contest(&mut self) {
		let time = now();
		let rows = Self::trades_that(|row| {
			row.state_at(time) == TradeState::HeldRelease && !row.is_contested()
		});
		let Some((trade, row)) = self.pick(&rows) else { return };
		let cause = self.any([Cause::Chargeback, Cause::BankFrozen]);
		let evidence = self.hash();
		let call = C2c::contest { trade, cause, evidence };
		let seller = row.terms.party(Side::Seller);
		let kind = if row.dispute.is_some() { "contest_after_dispute" } else { "contest" };
		if self.send(kind, seller, call) {
			self.regret(trade, seller);
		}
	}

	// -- Attestors

	/// Attestors saw a payment, all of it or less; sometimes one of them alone says so.
	pub(super) fn attest_payment(&mut self) {
		let time = now();
		let rows = Self::trades_that(|row| {
			row.terms.rail == WATCHED
				&& matches!(
					row.state_at(time),
					TradeState::Funded | TradeState::PaidClaimed | TradeState::Lapsed
				)
		});
		let Some((trade, row)) = self.pick(&rows) else { return };
		let owed = row.terms.fiat_amount;
		// The least is below the floor, of which attestors do not decide.
		let fiat_amount = match self.below(8) {
			0 => owed / 2 + 1,
			1 | 2 => (owed * 19).div_ceil(20),
			_ => owed,
		};
		let attestation = Attestation {
			contract_hash: row.contract_hash,
			fiat_amount,
			paid_at: <Clock as ChainTime>::timestamp(),
			nullifier: self.hash(),
		};
		let first = usize::from(self.one_in(2));
		let words = if self.one_in(4) { 1 } else { 2 };
		for who in ATTESTORS.into_iter().skip(first).take(words) {
			let call = C2c::attest_payment { trade, attestation };
			self.send("attest_payment", &account(who), call);
		}
	}

	// -- Messages

	pub(super) fn publish_key(&mut self) {
		let who = account(self.any(TRADERS));
		let has_one = MessageKeys::<Runtime>::contains_key(&who);
		let key = if has_one && self.one_in(2) { None } else { Some(self.reference()) };
		self.send("publish_key", &who, C2c::publish_key { key });
	}

	pub(super) fn send_message(&mut self) {
		let time = now();
		let rows = Self::trades_that(|row| row.state_at(time) != TradeState::Ended);
		let Some((trade, row)) = self.pick(&rows) else { return };
		let side = self.any([Side::Buyer, Side::Seller]);
		let number = *row.messages.of(side);
		let sealed = BoundedVec::truncate_from(vec![7; 40]);
		let call = C2c::send_message { trade, number, sealed };
		self.send("send_message", row.terms.party(side), call);
	}
}
