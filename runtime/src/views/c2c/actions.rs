// SPDX-License-Identifier: Apache-2.0

//! Who may do what with a trade, and until when.
//!
//! The list follows from the machine of the pallet: a call is there if the state allows its step, and
//! ends with the window of the state if the state that time brings does not allow it any more.

use crate::{Arbitration, C2c, Clock};
use alloc::vec::Vec;
use pallet_c2c::{MAX_PROPOSALS, Rail, Trade, TradeState, TradeStep};
use tael_primitives::{AccountId, Arbitration as _, CaseId, ChainTime as _, Millis, Side, TradeId};
use tael_runtime_api::c2c::{ActionView, Actor, DeadlinesView, ProposalView, TradeCall};

/// A trade as it is now, every step taken that time has brought.
pub(super) struct Standing<'a> {
	id: TradeId,
	trade: &'a Trade<AccountId>,
	/// Where it stands.
	pub(super) state: TradeState,
	/// The end of the window it is in.
	window: Option<Millis>,
}

impl<'a> Standing<'a> {
	pub(super) fn new(id: TradeId, trade: &'a Trade<AccountId>) -> Self {
		let state = trade.state_at(Clock::now());
		let window = match state {
			TradeState::Funded => Some(trade.pay_deadline),
			TradeState::Lapsed => {
				Some(trade.pay_deadline.saturating_add(trade.terms.windows.grace))
			},
			TradeState::Requested | TradeState::PaidClaimed | TradeState::HeldRelease => {
				Some(trade.deadline)
			},
			TradeState::Disputed | TradeState::Ended => None,
		};
		Self { id, trade, state, window }
	}

	/// Whether time has brought a step that nobody has taken yet.
	fn is_due(&self) -> bool {
		self.state != self.trade.state
	}

	/// What ends when.
	pub(super) fn deadlines(&self) -> DeadlinesView {
		let none = DeadlinesView::default();
		match self.state {
			TradeState::Requested => DeadlinesView { accept: self.window, ..none },
			TradeState::Funded => {
				let free_cancel = self.trade.terms.windows.free_cancel;
				let free_cancel =
					self.trade.funded_at.map(|funded_at| funded_at.saturating_add(free_cancel));
				DeadlinesView { pay: self.window, free_cancel, ..none }
			},
			TradeState::PaidClaimed => DeadlinesView { release: self.window, ..none },
			TradeState::Lapsed => DeadlinesView { grace: self.window, ..none },
			TradeState::HeldRelease => DeadlinesView { hold: self.window, ..none },
			TradeState::Disputed | TradeState::Ended => none,
		}
	}

	/// The proposals that can be accepted: they die with every step, also one that is due, and with a ruling.
	pub(super) fn proposals(&self) -> Vec<ProposalView> {
		let live = |by: Side| {
			let proposal = C2c::live_proposal(self.id, self.trade, by)?;
			Some(ProposalView {
				by,
				hash: proposal.hash(self.trade.contract_hash),
				to_buyer: proposal.to_buyer,
				to_seller: proposal.to_seller,
				bond_to_other: proposal.bond_to_other,
				note: proposal.note,
				expires_at: proposal.expires_at,
			})
		};
		[Side::Buyer, Side::Seller].into_iter().filter_map(live).collect()
	}

	/// Who may do what.
	pub(super) fn actions(&self, rail: Option<&Rail<AccountId>>) -> Vec<ActionView> {
		let mut actions = Vec::new();
		let mut offer = |call: TradeCall, who: Actor, from: Option<Millis>| {
			let Some(until) = self.until(call) else { return };
			let opens_in_time = match (from, until) {
				(Some(from), Some(until)) => from < until,
				_ => true,
			};
			if opens_in_time {
				actions.push(ActionView { call, who, from, until });
			}
		};
		offer(TradeCall::AcceptTrade, Actor::Maker, None);
		offer(TradeCall::RejectTrade, Actor::Maker, None);
		let who_cancels = match self.state {
			TradeState::Requested => Actor::Taker,
			TradeState::Funded
			| TradeState::PaidClaimed
			| TradeState::Lapsed
			| TradeState::HeldRelease
			| TradeState::Disputed
			| TradeState::Ended => Actor::Buyer,
		};
		offer(TradeCall::CancelTrade, who_cancels, None);
		offer(TradeCall::MarkPaid, Actor::Buyer, None);
		offer(TradeCall::UndoMarkPaid, Actor::Buyer, None);
		offer(TradeCall::BuyExtension, Actor::Buyer, None);
		offer(TradeCall::ClaimLatePayment, Actor::Buyer, None);
		offer(TradeCall::CancelClaim, Actor::Buyer, None);
		offer(TradeCall::Release, Actor::Seller, None);
		offer(TradeCall::GrantExtension, Actor::Seller, None);
		offer(TradeCall::Dispute, Actor::Seller, None);
		let delay = self.trade.terms.windows.dispute_delay;
		let marked_at = self.trade.payment.map(|(_, at)| at.saturating_add(delay));
		offer(TradeCall::Dispute, Actor::Buyer, marked_at);
		offer(TradeCall::Contest, Actor::Seller, None);
		if rail.is_some_and(|rail| !rail.attestors.is_empty()) {
			offer(TradeCall::AttestPayment, Actor::Attestor, None);
		}
		for side in [Side::Buyer, Side::Seller] {
			if *self.trade.proposed.of(side) < MAX_PROPOSALS {
				offer(TradeCall::ProposeSettlement, actor(side), None);
			}
		}
		if self.is_settleable() {
			actions.extend(self.proposals().into_iter().map(|proposal| ActionView {
				call: TradeCall::AcceptSettlement,
				who: actor(proposal.by.other()),
				from: None,
				until: Some(proposal.expires_at),
			}));
		}
		if self.is_due() || self.window.is_some() {
			let from = self.window.filter(|_| !self.is_due());
			let call = TradeCall::PokeTrade;
			actions.push(ActionView { call, who: Actor::Anyone, from, until: None });
		}
		actions
	}

	/// Until when a call can be made, if it can be made at all; `Some(None)`: no end.
	#[allow(clippy::option_option, reason = "not at all, at any time, or until then")]
	fn until(&self, call: TradeCall) -> Option<Option<Millis>> {
		let step = self.step(call)?;
		self.state.apply(step).ok()?;
		let end = self.window.filter(|end| self.trade.state_at(*end).apply(step).is_err());
		Some(end)
	}

	/// The step of a call, if nothing but state and time could forbid it.
	fn step(&self, call: TradeCall) -> Option<TradeStep> {
		let trade = self.trade;
		let is_first_dispute = trade.dispute.is_none();
		let has_room = trade.extended < trade.terms.windows.extension;
		let is_held = self.state == TradeState::HeldRelease;
		let (step, is_open) = match call {
			TradeCall::AcceptTrade => (TradeStep::Accept, true),
			TradeCall::RejectTrade => (TradeStep::Reject, true),
			TradeCall::CancelTrade => (TradeStep::Cancel, true),
			TradeCall::MarkPaid => (TradeStep::MarkPaid, true),
			TradeCall::UndoMarkPaid => (TradeStep::UndoMark, is_first_dispute && !trade.has_undone),
			TradeCall::Release => (TradeStep::Release, self.is_settleable()),
			TradeCall::CancelClaim => (TradeStep::CancelClaim, self.is_settleable()),
			TradeCall::ClaimLatePayment => (TradeStep::ClaimLate, is_first_dispute),
			TradeCall::GrantExtension => (TradeStep::Grant, is_first_dispute && has_room),
			TradeCall::BuyExtension => {
				let has_bond = trade.extension_most() < trade.terms.buyer_bond;
				(TradeStep::Extend, has_room && has_bond)
			},
			TradeCall::Dispute => (TradeStep::Dispute, is_first_dispute && !is_held),
			TradeCall::Contest => (TradeStep::Dispute, is_held && !trade.is_contested()),
			TradeCall::AttestPayment => (TradeStep::Attest, true),
			TradeCall::ProposeSettlement | TradeCall::AcceptSettlement => {
				(TradeStep::Settle, self.is_settleable())
			},
			// It has no step of its own.
			TradeCall::PokeTrade => return None,
		};
		is_open.then_some(step)
	}

	/// Whether the parties can still end it themselves: no ruling is final.
	fn is_settleable(&self) -> bool {
		self.trade.state != TradeState::Disputed || Arbitration::is_open(&CaseId::Trade(self.id))
	}
}

const fn actor(side: Side) -> Actor {
	match side {
		Side::Buyer => Actor::Buyer,
		Side::Seller => Actor::Seller,
	}
}
