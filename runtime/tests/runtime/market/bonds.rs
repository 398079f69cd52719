// SPDX-License-Identifier: Apache-2.0

//! Acceptors, and claims against their bonds.

use super::{
	Day,
	cast::{ACCEPTORS, POKER},
};
use crate::{
	chain::{Alice, Bob, account},
	dice::RandomDay,
	shop::now,
};
use pallet_acceptors::{
	Acceptor, AcceptorState, Acceptors, Call, Claim, ClaimId, ClaimKind, ClaimState, Claims,
	Concern, Receipts,
};
use polkadot_sdk::sp_core::H256;
use tael_primitives::{AccountId, Balance, HOUR, Side, TradeReceipt, USDT};
use tael_runtime::{Runtime, constants::acceptors};

pub(super) type Programme = Call<Runtime>;

/// So many references a morning needs, about.
const AFTERNOON: u64 = 250;

const KINDS: [ClaimKind; 6] = [
	ClaimKind::OverpaidFiat,
	ClaimKind::UnderpaidFiat,
	ClaimKind::ReleasedNotReceived,
	ClaimKind::CancelledButPaid,
	ClaimKind::Chargeback,
	ClaimKind::BankFrozen,
];

/// Who can claim so from a bond that stood behind a trade, and how much.
fn claimant_of(kind: ClaimKind, receipt: &TradeReceipt<AccountId>) -> Option<(AccountId, Balance)> {
	let (claimant, respondent) = match kind.claimant()? {
		Side::Buyer => (&receipt.buyer, &receipt.seller),
		Side::Seller => (&receipt.seller, &receipt.buyer),
	};
	let bond = Acceptors::<Runtime>::get(respondent)?;
	let stands = bond.state.is_bound() && bond.since <= receipt.ended_at;
	(kind.fits(receipt) && stands).then(|| (claimant.clone(), kind.most(receipt)))
}

impl Day {
	pub(super) fn file_claim(&mut self) {
		let mut all = Vec::new();
		for (trade, receipt) in pallet_c2c::Receipts::<Runtime>::iter() {
			let pallet_c2c::Receipt::Trade { receipt, .. } = receipt else { continue };
			for kind in KINDS {
				if let Some((claimant, most)) = claimant_of(kind, &receipt) {
					all.push((trade, kind, claimant, most));
				}
			}
		}
		let Some((trade, kind, claimant, most)) = self.pick(&all) else { return };
		let amount = if self.one_in(2) { most } else { USDT + self.amount_below(most) };
		let call = Programme::file_claim {
			reference: self.reference(),
			trade,
			kind,
			amount: amount.min(most),
			evidence: self.hash(),
		};
		self.send("file_claim", &claimant, call);
	}

	/// A claimant who was paid, and is an acceptor himself, is to give it back.
	pub(super) fn claw_back(&mut self) {
		let receipts: Vec<_> = Receipts::<Runtime>::iter()
			.filter(|(_, row)| {
				row.kind.claimant().is_some()
					&& row.outstanding() >= USDT
					&& row.clawback.is_none()
					&& Acceptors::<Runtime>::contains_key(&row.claimant)
			})
			.collect();
		let Some((of, row)) = self.pick(&receipts) else { return };
		let call = Programme::file_claim {
			reference: self.reference(),
			trade: row.trade,
			kind: ClaimKind::Clawback { of },
			amount: row.outstanding(),
			evidence: self.hash(),
		};
		self.send("claw_back", &row.respondent, call);
	}

	fn claim_in(&mut self, states: &[ClaimState]) -> Option<(ClaimId, Claim<AccountId>)> {
		let all: Vec<_> =
			Claims::<Runtime>::iter().filter(|(_, row)| states.contains(&row.state)).collect();
		self.pick(&all)
	}

	pub(super) fn answer_claim(&mut self) {
		let Some((claim, row)) = self.claim_in(&[ClaimState::Filed]) else { return };
		let evidence = self.hash();
		self.send("answer_claim", &row.respondent, Programme::answer_claim { claim, evidence });
	}

	pub(super) fn accept_claim(&mut self) {
		let states =
			[ClaimState::Filed, ClaimState::Answered, ClaimState::Review, ClaimState::Awarded];
		let Some((claim, row)) = self.claim_in(&states) else { return };
		let is_part = row.state != ClaimState::Review && row.rest > 1 && self.one_in(2);
		let amount = if is_part { row.rest.div_ceil(2) } else { row.rest };
		let kind = if is_part { "accept_part" } else { "accept_claim" };
		self.send(kind, &row.respondent, Programme::accept_claim { claim, amount });
	}

	pub(super) fn withdraw_claim(&mut self) {
		let states = [ClaimState::Filed, ClaimState::Answered, ClaimState::Review];
		let Some((claim, row)) = self.claim_in(&states) else { return };
		self.send("withdraw_claim", &row.claimant, Programme::withdraw_claim { claim });
	}

	/// A claimant goes to arbitration: after the answer, or when there was none in time.
	pub(super) fn escalate_claim(&mut self) {
		if self.one_in(8)
			&& let Some((_, row)) = self.claim_in(&[ClaimState::Filed])
		{
			self.pass_until(row.windows.answer_deadline);
			self.feed();
		}
		let time = now();
		let rows: Vec<_> = Claims::<Runtime>::iter()
			.filter(|(_, row)| match row.state {
				ClaimState::Filed => time >= row.windows.answer_deadline,
				state => state == ClaimState::Answered,
			})
			.collect();
		let Some((claim, row)) = self.pick(&rows) else { return };
		let kind =
			if row.state == ClaimState::Filed { "escalate_unanswered" } else { "escalate_claim" };
		self.send(kind, &row.claimant, Programme::escalate_claim { claim });
	}

	pub(super) fn report_recovery(&mut self) {
		let paid: Vec<_> = Receipts::<Runtime>::iter()
			.filter(|(_, row)| row.outstanding() > 0 && row.clawback.is_none())
			.collect();
		let Some((claim, row)) = self.pick(&paid) else { return };
		let amount = 1 + self.amount_below(row.outstanding());
		self.send("report_recovery", &row.claimant, Programme::report_recovery { claim, amount });
	}

	// -- The programme

	fn acceptor_that(
		&mut self,
		is_wanted: impl Fn(&Acceptor) -> bool,
	) -> Option<(AccountId, Acceptor)> {
		let all: Vec<_> = Acceptors::<Runtime>::iter().filter(|(_, row)| is_wanted(row)).collect();
		self.pick(&all)
	}

	pub(super) fn change_bond(&mut self) {
		let Some((who, row)) = self.acceptor_that(|row| row.state.is_member()) else { return };
		let spare = row.bond.saturating_sub(row.need_at(now()));
		if spare > 0 && row.state == AcceptorState::Active && self.one_in(2) {
			let amount = 1 + self.amount_below(spare);
			self.send("withdraw_excess", &who, Programme::withdraw_excess { amount });
		} else {
			let amount =
				row.terms.bond.saturating_sub(row.bond) + 1 + self.amount_below(200 * USDT);
			self.send("top_up", &who, Programme::top_up_bond { amount });
		}
	}

	pub(super) fn suspend_or_reinstate(&mut self) {
		let is_suspended = |row: &Acceptor| matches!(row.state, AcceptorState::Suspended { .. });
		if let Some((acceptor, _)) = self.acceptor_that(is_suspended) {
			self.send("reinstate", &account(Bob), Programme::reinstate { acceptor });
		} else if let Some((acceptor, _)) = self.acceptor_that(|row| row.state.is_member()) {
			let until = now() + HOUR + self.below(5 * HOUR);
			let call = Programme::suspend { acceptor, until, concern: Concern::Complaints };
			self.send("suspend", &account(Alice), call);
		}
	}

	/// The council charges an acceptor, who answers; later it drops the charge.
	pub(super) fn charge_or_drop(&mut self) {
		if let Some((acceptor, _)) = self.acceptor_that(|row| row.charge.is_some()) {
			self.decide("drop_charge", Programme::drop_charge { acceptor });
		} else if let Some((who, _)) = self.acceptor_that(|row| row.state.is_member()) {
			let (acceptor, notes) = (who.clone(), H256::repeat_byte(3));
			let charge = Programme::charge { acceptor, concern: Concern::Service, notes };
			self.decide("charge", charge);
			let answer = Programme::answer_charge { answer: H256::repeat_byte(4) };
			self.send("answer_charge", &who, answer);
			if self.one_in(2) {
				self.decide("drop_charge", Programme::drop_charge { acceptor: who });
			}
		}
	}

	/// Up and down the rungs.
	pub(super) fn set_tier(&mut self) {
		let Some((who, row)) = self.acceptor_that(|row| row.state.is_member()) else { return };
		let up = row.tier == 1;
		if up && row.bond < 10_000 * USDT {
			let amount = 10_100 * USDT - row.bond;
			if !self.send("top_up", &who, Programme::top_up_bond { amount }) {
				return;
			}
		}
		let tier = if up { 2 } else { 1 };
		self.decide("set_tier", Programme::set_tier { acceptor: who, tier });
	}

	/// Who has lost his credential, or has it again, is looked at.
	pub(super) fn poke_acceptors(&mut self) {
		for acceptor in ACCEPTORS.map(account) {
			self.send("poke_acceptor", &account(POKER), Programme::poke_acceptor { acceptor });
		}
	}

	/// In the afternoon one of them leaves, or is sent away after a hearing; the other stays.
	pub(super) fn exit(&mut self) {
		let who = account(ACCEPTORS[1]);
		let is_late = self.dice.newest > AFTERNOON;
		if !is_late || Acceptors::<Runtime>::get(&who).is_none_or(|row| !row.state.is_member()) {
			return;
		}
		if self.one_in(2) {
			self.send("exit", &who, Programme::exit {});
			return;
		}
		let (acceptor, notes) = (who.clone(), H256::repeat_byte(3));
		let charge = Programme::charge { acceptor, concern: Concern::Fraud, notes };
		self.decide("charge", charge);
		self.pass(acceptors::LIMITS.hearing_window);
		self.decide("expel", Programme::expel { acceptor: who });
	}
}
