// SPDX-License-Identifier: Apache-2.0

//! Acceptors, and claims against their bonds.

use crate::{Acceptors, Clock};
use pallet_acceptors::{
	self as pallet, AcceptorState, Charge, ClaimKind, ClaimLookup, ClaimReceipt, ClaimState,
	Concern, Fault, Service, TierTerms,
};
use polkadot_sdk::sp_core::H256;
use tael_primitives::{AccountId, CaseId, ChainTime as _, Standing};
use tael_runtime_api::{
	Lookup,
	acceptors::{
		AcceptorStatus, AcceptorView, ChargeView, ClaimKindView, ClaimReceiptView, ClaimStatus,
		ClaimView, ConcernView, FaultView, RungView, ServiceView, SuspensionView,
	},
};

/// An acceptor.
pub fn acceptor(account: &AccountId) -> Option<AcceptorView> {
	let found = Acceptors::acceptor_view(account)?;
	let row = found.acceptor;
	let (status, suspension) = status(row.state)?;
	Some(AcceptorView {
		status,
		may_trade: matches!(found.standing, Standing::Active { .. }),
		fault: found.fault.map(fault_view),
		suspension,
		tier: row.tier,
		rung: rung_view(row.terms),
		label: row.label,
		bond: row.bond,
		frozen: row.frozen,
		waiting: row.waiting,
		need: row.need_at(Clock::now()),
		withdrawable: found.withdrawable,
		open_claims: found.open_claims,
		since: row.since,
		charge: row.charge.map(charge_view),
		service: service_view(found.service),
		seq: row.seq,
	})
}

/// A claim or its receipt.
pub fn claim(id: H256) -> Option<Lookup<ClaimView, ClaimReceiptView>> {
	Some(match Acceptors::claim_view(id)? {
		ClaimLookup::Live(found) => Lookup::Live(claim_view(found)),
		ClaimLookup::Ended(receipt) => Lookup::Ended(receipt_view(id, receipt)),
	})
}

/// Who has gone is not in state, so there is no word for him.
const fn status(state: AcceptorState) -> Option<(AcceptorStatus, Option<SuspensionView>)> {
	match state {
		AcceptorState::Applied => Some((AcceptorStatus::Applied, None)),
		AcceptorState::Active => Some((AcceptorStatus::Active, None)),
		AcceptorState::Restricted => Some((AcceptorStatus::Restricted, None)),
		AcceptorState::Suspended { until, concern } => {
			let suspension = SuspensionView { until, concern: concern_view(concern) };
			Some((AcceptorStatus::Suspended, Some(suspension)))
		},
		AcceptorState::Exiting => Some((AcceptorStatus::Exiting, None)),
		AcceptorState::Expelled => Some((AcceptorStatus::Expelled, None)),
		AcceptorState::Gone => None,
	}
}

const fn concern_view(concern: Concern) -> ConcernView {
	match concern {
		Concern::Fraud => ConcernView::Fraud,
		Concern::Complaints => ConcernView::Complaints,
		Concern::Compliance => ConcernView::Compliance,
		Concern::Service => ConcernView::Service,
		Concern::Security => ConcernView::Security,
		Concern::Other => ConcernView::Other,
	}
}

const fn fault_view(fault: Fault) -> FaultView {
	match fault {
		Fault::BondShort => FaultView::BondShort,
		Fault::CompletionLow => FaultView::CompletionLow,
		Fault::ReleaseSlow => FaultView::ReleaseSlow,
		Fault::KycGone => FaultView::KycGone,
	}
}

const fn rung_view(terms: TierTerms) -> RungView {
	RungView {
		kyc: terms.kyc,
		bond: terms.bond,
		cover: terms.cover,
		max_trade: terms.max_trade,
		max_open: terms.max_open,
		min_completion: terms.floors.completion,
		max_release_p90: terms.floors.release_p90,
	}
}

const fn charge_view(charge: Charge) -> ChargeView {
	ChargeView {
		concern: concern_view(charge.concern),
		notes: charge.notes,
		answer: charge.answer,
		answer_until: charge.answer_until,
		void_at: charge.void_at,
	}
}

const fn service_view(service: Service) -> ServiceView {
	ServiceView {
		completed: service.completed,
		cancelled_unpaid: service.cancelled_unpaid,
		cancelled_paid: service.cancelled_paid,
		disputes: service.disputes,
		lost: service.lost,
		completion: service.completion,
		counterparties: service.counterparties,
		volume: service.volume,
		compensated: service.compensated,
		pay_median: service.pay_median,
		pay_p90: service.pay_p90,
		release_median: service.release_median,
		release_p90: service.release_p90,
	}
}

fn claim_view(found: pallet::ClaimView<AccountId>) -> ClaimView {
	let claim = found.claim;
	let (kind, of) = kind_view(claim.kind);
	let is_in_review = claim.state == ClaimState::Review;
	ClaimView {
		id: found.id,
		status: claim_status(claim.state),
		is_due: found.is_due,
		kind,
		of,
		trade: claim.trade,
		claimant: claim.claimant,
		respondent: claim.respondent,
		amount: claim.amount,
		rest: claim.rest,
		frozen: claim.frozen,
		paid: claim.paid,
		deposit: claim.deposit,
		evidence: claim.evidence,
		contract_hash: claim.grounds.contract_hash,
		answer_deadline: claim.windows.answer_deadline,
		escalate_deadline: claim.windows.escalate_deadline,
		dispute: is_in_review.then_some(CaseId::Claim(found.id)),
		seq: claim.seq,
	}
}

fn receipt_view(id: H256, receipt: ClaimReceipt<AccountId>) -> ClaimReceiptView {
	let (kind, of) = kind_view(receipt.kind);
	ClaimReceiptView {
		id,
		outcome: claim_status(receipt.outcome),
		kind,
		of,
		trade: receipt.trade,
		claimant: receipt.claimant,
		respondent: receipt.respondent,
		amount: receipt.amount,
		paid: receipt.paid,
		recovered: receipt.recovered,
		clawback: receipt.clawback,
		ended_at: receipt.ended_at,
		recover_until: receipt.recover_until,
		keep_until: receipt.keep_until,
		seq: receipt.seq,
	}
}

/// The kind, and the claim that a clawback wants back.
const fn kind_view(kind: ClaimKind) -> (ClaimKindView, Option<H256>) {
	match kind {
		ClaimKind::OverpaidFiat => (ClaimKindView::OverpaidFiat, None),
		ClaimKind::UnderpaidFiat => (ClaimKindView::UnderpaidFiat, None),
		ClaimKind::ReleasedNotReceived => (ClaimKindView::ReleasedNotReceived, None),
		ClaimKind::CancelledButPaid => (ClaimKindView::CancelledButPaid, None),
		ClaimKind::Chargeback => (ClaimKindView::Chargeback, None),
		ClaimKind::BankFrozen => (ClaimKindView::BankFrozen, None),
		ClaimKind::Clawback { of } => (ClaimKindView::Clawback, Some(of)),
	}
}

const fn claim_status(state: ClaimState) -> ClaimStatus {
	match state {
		ClaimState::Filed => ClaimStatus::Filed,
		ClaimState::Answered => ClaimStatus::Answered,
		ClaimState::Review => ClaimStatus::Review,
		ClaimState::Awarded => ClaimStatus::Awarded,
		ClaimState::Paid => ClaimStatus::Paid,
		ClaimState::Rejected => ClaimStatus::Rejected,
		ClaimState::Settled => ClaimStatus::Settled,
		ClaimState::Withdrawn => ClaimStatus::Withdrawn,
		ClaimState::Expired => ClaimStatus::Expired,
	}
}
