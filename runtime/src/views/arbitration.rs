// SPDX-License-Identifier: Apache-2.0

//! Disputes, and who decides them.

use crate::{Arbitration, Clock};
use alloc::vec::Vec;
use pallet_arbitration::{
	self as pallet, ArbiterState, Award, Disclosure, Dispute, DisputeState, DisputeTier, Evidence,
	EvidenceKind, FeePayer, Outcome, Receipt, Rule, Seat, Slash, StoredRuling, Unruled, Withdrawal,
	rule_table as table,
};
use tael_primitives::{AccountId, Balance, CaseId, ChainTime as _, Side};
use tael_runtime_api::{
	Lookup,
	arbitration::{
		ArbiterStatus, ArbiterView, AwardView, DeadlinesView, DisclosureView, DisputeReceiptView,
		DisputeStatus, DisputeView, DrawView, EvidenceKindView, EvidenceView, FeePayerView,
		OutcomeView, PartyView, RuleView, RulingView, SeatView, SlashView, TierView, UnruledView,
		WithdrawalView,
	},
};

/// A dispute or its receipt.
pub fn dispute(case: CaseId) -> Option<Lookup<DisputeView, DisputeReceiptView>> {
	match Arbitration::dispute_view(case)? {
		pallet::Lookup::Live(found) => dispute_view(found).map(Lookup::Live),
		pallet::Lookup::Ended(receipt) => Some(Lookup::Ended(receipt_view(case, receipt))),
	}
}

/// What follows from what is found.
pub fn rule_table() -> Vec<RuleView> {
	table().into_iter().map(rule_view).collect()
}

/// An arbiter.
pub fn arbiter(account: AccountId) -> Option<ArbiterView> {
	let found = Arbitration::arbiter_view(account)?;
	let arbiter = found.arbiter;
	Some(ArbiterView {
		status: arbiter_status(arbiter.state)?,
		bond: arbiter.bond,
		required: arbiter.required,
		bond_until: arbiter.bond_until,
		fiats: arbiter.skills.fiats.into_inner(),
		rails: arbiter.skills.rails.into_inner(),
		cases: found.cases,
		served: arbiter.served,
		recused: arbiter.recused,
		overdue: arbiter.overdue,
	})
}

fn dispute_view(found: pallet::DisputeView<AccountId>) -> Option<DisputeView> {
	let row = found.dispute;
	let case = &row.case;
	Some(DisputeView {
		case: case.id,
		contract_hash: case.contract_hash,
		asset: case.asset.clone(),
		principal: case.principal,
		fiat: case.fiat,
		rail: case.rail,
		opener: case.opener,
		cause: case.cause,
		status: status(row.state)?,
		tier: tier(row.tier),
		is_due: Clock::now() >= found.next_due,
		can_be_settled: found.is_open,
		opened_at: row.opened_at,
		deadlines: deadlines(&row),
		fee: row.fee,
		buyer: party_view(&row, Side::Buyer),
		seller: party_view(&row, Side::Seller),
		evidence: found.evidence.into_iter().map(evidence_view).collect(),
		seats: row.seats.iter().map(seat_view).collect(),
		draw: draw_view(&row),
		redraws: row.redraws,
		ruling: row.ruling.map(ruling_view),
		appellant: row.appellant,
		appeal_stake: found.appeal.map(|(stake, _)| stake),
		default_ruling: found.default_ruling,
		withdrawal: match row.withdrawal {
			Withdrawal::None => WithdrawalView::None,
			Withdrawal::Asked { .. } => WithdrawalView::Asked,
			Withdrawal::Refused => WithdrawalView::Refused,
		},
		seq: row.seq,
	})
}

/// What has ended is not in state, so there is no word for it.
const fn status(state: DisputeState) -> Option<DisputeStatus> {
	match state {
		DisputeState::Open => Some(DisputeStatus::Open),
		DisputeState::Evidence => Some(DisputeStatus::Evidence),
		DisputeState::Drawing => Some(DisputeStatus::Drawing),
		DisputeState::Review => Some(DisputeStatus::Review),
		DisputeState::Ruled => Some(DisputeStatus::Ruled),
		DisputeState::Appealed => Some(DisputeStatus::Appealed),
		DisputeState::Stalled => Some(DisputeStatus::Stalled),
		DisputeState::Final
		| DisputeState::Executed
		| DisputeState::Settled
		| DisputeState::Withdrawn => None,
	}
}

const fn tier(tier: DisputeTier) -> TierView {
	match tier {
		DisputeTier::Silence => TierView::Silence,
		DisputeTier::Arbiter => TierView::Arbiter,
		DisputeTier::Panel => TierView::Panel,
		DisputeTier::Council => TierView::Council,
	}
}

fn deadlines(row: &Dispute<AccountId>) -> DeadlinesView {
	let none = DeadlinesView {
		respond: None,
		evidence: None,
		commit: None,
		rule: None,
		appeal: None,
		conclude: None,
		object: match row.withdrawal {
			Withdrawal::Asked { until } => Some(until),
			Withdrawal::None | Withdrawal::Refused => None,
		},
		stall: row.stalls_at(),
		default: row.defaults_at(),
	};
	let evidence = Some(row.evidence_until);
	match row.state {
		DisputeState::Open => DeadlinesView { respond: Some(row.respond_until()), ..none },
		DisputeState::Evidence | DisputeState::Drawing => DeadlinesView { evidence, ..none },
		DisputeState::Review => match row.tier {
			DisputeTier::Silence | DisputeTier::Arbiter => {
				DeadlinesView { evidence, rule: Some(row.deadline), ..none }
			},
			DisputeTier::Panel => {
				let commit = Some(row.commit_until);
				DeadlinesView { evidence, commit, rule: Some(row.deadline), ..none }
			},
			// The council has all the time there is.
			DisputeTier::Council => DeadlinesView { evidence, ..none },
		},
		DisputeState::Ruled => {
			DeadlinesView { appeal: Some(row.appeal_until()), conclude: Some(row.deadline), ..none }
		},
		DisputeState::Appealed => DeadlinesView { conclude: Some(row.deadline), ..none },
		DisputeState::Stalled
		| DisputeState::Final
		| DisputeState::Executed
		| DisputeState::Settled
		| DisputeState::Withdrawn => none,
	}
}

fn party_view(row: &Dispute<AccountId>, side: Side) -> PartyView {
	let party = row.party(side);
	PartyView {
		account: row.account(side).clone(),
		bond: match side {
			Side::Buyer => row.case.buyer_bond,
			Side::Seller => row.case.seller_bond,
		},
		fees: row.rounds.iter().map(|round| round.purse.of(side)).fold(0, Balance::saturating_add),
		has_acted: party.has_acted,
		is_ready: party.is_ready,
		may_appeal: row.may_appeal(side),
		disclosure: match &party.disclosure {
			Disclosure::None => DisclosureView::None,
			Disclosure::Asked { by } => DisclosureView::Asked { by: by.clone() },
			Disclosure::Given { ciphertext_hash } => {
				DisclosureView::Given { ciphertext_hash: *ciphertext_hash }
			},
			Disclosure::Checked { matches, nullifier } => {
				DisclosureView::Checked { matches: *matches, nullifier: *nullifier }
			},
		},
	}
}

const fn evidence_view(evidence: Evidence) -> EvidenceView {
	EvidenceView {
		by: evidence.by,
		kind: match evidence.kind {
			EvidenceKind::Statement => EvidenceKindView::Statement,
			EvidenceKind::Receipt => EvidenceKindView::Receipt,
			EvidenceKind::BankStatement => EvidenceKindView::BankStatement,
			EvidenceKind::Chat => EvidenceKindView::Chat,
			EvidenceKind::Recording => EvidenceKindView::Recording,
			EvidenceKind::Official => EvidenceKindView::Official,
			EvidenceKind::Other => EvidenceKindView::Other,
		},
		hash: evidence.hash,
		uri_hash: evidence.uri_hash,
		key_id: evidence.key_id,
		at: evidence.at,
	}
}

fn seat_view(seat: &Seat<AccountId>) -> SeatView {
	SeatView {
		arbiter: seat.who.clone(),
		since: seat.since,
		has_committed: seat.commitment.is_some(),
		has_revealed: seat.vote.is_some(),
	}
}

/// While arbiters are drawn, `deadline` is when that was asked for.
fn draw_view(row: &Dispute<AccountId>) -> Option<DrawView> {
	row.request.map(|request| DrawView { moment: request.moment, since: row.deadline })
}

const fn ruling_view(stored: StoredRuling) -> RulingView {
	RulingView {
		ruling: stored.ruling,
		tier: tier(stored.tier),
		notes_hash: stored.notes_hash,
		at: stored.at,
	}
}

const fn receipt_view(case: CaseId, receipt: Receipt) -> DisputeReceiptView {
	DisputeReceiptView {
		case,
		outcome: match receipt.outcome {
			Outcome::Executed => OutcomeView::Executed,
			Outcome::Settled => OutcomeView::Settled,
			Outcome::Withdrawn => OutcomeView::Withdrawn,
		},
		ruling: receipt.ruling,
		contract_hash: receipt.contract_hash,
		ended_at: receipt.ended_at,
		keep_until: receipt.keep_until,
	}
}

const fn rule_view(rule: Rule) -> RuleView {
	RuleView {
		cause: rule.cause,
		award: match rule.award {
			Award::Whole(side) => AwardView::Whole(side),
			Award::Either => AwardView::Either,
			Award::Divided => AwardView::Divided,
		},
		fee: match rule.fee {
			FeePayer::Side(side) => FeePayerView::Side(side),
			FeePayer::Loser => FeePayerView::Loser,
			FeePayer::Opener => FeePayerView::Opener,
			FeePayer::Halves => FeePayerView::Halves,
			FeePayer::Named => FeePayerView::Named,
		},
		slash_buyer: slash_view(rule.slash_buyer),
		slash_seller: slash_view(rule.slash_seller),
		unruled: match rule.unruled {
			Unruled::Halves => UnruledView::Halves,
			Unruled::AgainstSilent(side) => UnruledView::AgainstSilent(side),
		},
	}
}

const fn slash_view(slash: Slash) -> SlashView {
	match slash {
		Slash::None => SlashView::None,
		Slash::Share(share) => SlashView::Share(share),
		Slash::Optional(share) => SlashView::Optional(share),
		Slash::Named => SlashView::Named,
	}
}

/// Who has gone is not in state, so there is no word for him.
const fn arbiter_status(state: ArbiterState) -> Option<ArbiterStatus> {
	match state {
		ArbiterState::Applied => Some(ArbiterStatus::Applied),
		ArbiterState::Standby => Some(ArbiterStatus::Standby),
		ArbiterState::Active => Some(ArbiterStatus::Active),
		ArbiterState::Leaving => Some(ArbiterStatus::Leaving),
		ArbiterState::Removed => Some(ArbiterStatus::Removed),
		ArbiterState::Gone => None,
	}
}
