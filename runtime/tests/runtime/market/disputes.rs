// SPDX-License-Identifier: Apache-2.0

//! What parties do in disputes, and who pokes them.

use super::{Day, cast::POKER};
use crate::{chain::account, dice::RandomDay, shop::now};
use pallet_arbitration::{
	Call, Disclosure, Dispute, DisputeState, Disputes, EvidenceKind, Withdrawal,
};
use tael_primitives::{AccountId, CaseId, Side, TradeId};
use tael_runtime::{Runtime, SLOT_DURATION};

pub(super) type Arbitration = Call<Runtime>;
pub(super) type Row = (CaseId, Dispute<AccountId>);

const SIDES: [Side; 2] = [Side::Buyer, Side::Seller];

impl Day {
	pub(super) fn disputes_that(is_wanted: impl Fn(&Dispute<AccountId>) -> bool) -> Vec<Row> {
		Disputes::<Runtime>::iter().filter(|(_, row)| is_wanted(row)).collect()
	}

	fn dispute_in(&mut self, states: &[DisputeState]) -> Option<Row> {
		self.pick(&Self::disputes_that(|row| states.contains(&row.state)))
	}

	pub(super) fn respond(&mut self) {
		let time = now();
		let rows = Self::disputes_that(|row| {
			row.state == DisputeState::Open && time < row.respond_until()
		});
		let Some((id, row)) = self.pick(&rows) else { return };
		for side in SIDES {
			if !row.party(side).has_acted && !self.one_in(4) {
				let evidence = self.hash();
				self.send("respond", row.account(side), Arbitration::respond { id, evidence });
			}
		}
	}

	/// A dispute in which evidence is taken.
	fn heard(&mut self) -> Option<Row> {
		let time = now();
		let rows = Self::disputes_that(|row| {
			let takes = matches!(
				row.state,
				DisputeState::Evidence | DisputeState::Drawing | DisputeState::Review
			);
			takes && !row.is_heard(time)
		});
		self.pick(&rows)
	}

	pub(super) fn submit_evidence(&mut self) {
		let Some((id, row)) = self.heard() else { return };
		let side = self.any(SIDES);
		let kind = self.any([EvidenceKind::Receipt, EvidenceKind::Chat]);
		let (hash, uri_hash) = (self.hash(), self.hash());
		let call = Arbitration::submit_evidence { id, kind, hash, uri_hash, key_id: 1 };
		self.send("submit_evidence", row.account(side), call);
	}

	pub(super) fn ready(&mut self) {
		let Some((id, row)) = self.heard() else { return };
		for side in SIDES {
			if !row.party(side).is_ready && !self.one_in(5) {
				self.send("ready", row.account(side), Arbitration::ready { id });
			}
		}
	}

	pub(super) fn reveal(&mut self) {
		for (id, row) in Self::disputes_that(|row| {
			matches!(
				row.state,
				DisputeState::Evidence | DisputeState::Drawing | DisputeState::Review
			)
		}) {
			for side in SIDES {
				if matches!(row.party(side).disclosure, Disclosure::Asked { .. }) {
					let ciphertext_hash = self.hash();
					let call = Arbitration::reveal { id, ciphertext_hash };
					let done = self.send("reveal", row.account(side), call);
					if done && !self.one_in(4) {
						self.check_account();
					}
				}
			}
		}
	}

	pub(super) fn withdraw_dispute(&mut self) {
		let rows = Self::disputes_that(|row| {
			let is_early = matches!(
				row.state,
				DisputeState::Open
					| DisputeState::Evidence
					| DisputeState::Drawing
					| DisputeState::Review
			);
			is_early && row.case.opener.is_some() && row.withdrawal == Withdrawal::None
		});
		let Some((id, row)) = self.pick(&rows) else { return };
		let Some(opener) = row.case.opener else { return };
		let call = Arbitration::withdraw_dispute { id };
		if self.send("withdraw_dispute", row.account(opener), call) && self.one_in(2) {
			self.object();
		}
	}

	/// Somebody takes back at once the dispute that he has just opened, and nobody objects.
	pub(super) fn regret(&mut self, trade: TradeId, opener: &AccountId) {
		let id = CaseId::Trade(trade);
		if self.one_in(3) {
			self.send("withdraw_dispute", opener, Arbitration::withdraw_dispute { id });
			self.pass(pallet_arbitration::Pallet::<Runtime>::terms().objection_window);
			self.send("poke_dispute", &account(POKER), Arbitration::poke_dispute { id });
		}
	}

	pub(super) fn object(&mut self) {
		let time = now();
		let rows = Self::disputes_that(
			|row| matches!(row.withdrawal, Withdrawal::Asked { until } if time < until),
		);
		let Some((id, row)) = self.pick(&rows) else { return };
		let Some(opener) = row.case.opener else { return };
		self.send("object", row.account(opener.other()), Arbitration::object { id });
	}

	pub(super) fn appeal(&mut self) {
		let time = now();
		let rows = Self::disputes_that(|row| {
			row.state == DisputeState::Ruled && time < row.appeal_until()
		});
		// Only for what is not small the other side has to place a stake.
		let large: Vec<_> = rows.iter().filter(|(_, row)| !row.is_small).cloned().collect();
		let large = self.pick(&large);
		let Some((id, row)) = large.or_else(|| self.pick(&rows)) else { return };
		let Some(side) = SIDES.into_iter().find(|side| row.may_appeal(*side)) else { return };
		let done = self.send("appeal", row.account(side), Arbitration::appeal { id });
		if done && !self.one_in(4) {
			self.counter_fund();
			self.hasten_case(id);
			self.commit_vote();
			self.reveal_vote();
		}
	}

	pub(super) fn counter_fund(&mut self) {
		let Some((id, row)) = self.dispute_in(&[DisputeState::Appealed]) else { return };
		let Some(appellant) = row.appellant else { return };
		let call = Arbitration::counter_fund { id };
		self.send("counter_fund", row.account(appellant.other()), call);
	}

	/// Both sides have said everything, and arbiters are drawn as soon as there is randomness.
	pub(super) fn hasten(&mut self) {
		let states = [DisputeState::Evidence, DisputeState::Drawing];
		let Some((id, _)) = self.dispute_in(&states) else { return };
		if self.hasten_case(id) && self.one_in(8) {
			self.recuse();
		}
	}

	/// Whether arbiters were drawn, or another step was due.
	fn hasten_case(&mut self, id: CaseId) -> bool {
		let Some(row) = Disputes::<Runtime>::get(id) else { return false };
		let time = now();
		for side in SIDES {
			if !row.is_heard(time) && !row.party(side).is_ready {
				self.send("ready", row.account(side), Arbitration::ready { id });
			}
		}
		for _ in 0..5 {
			self.pass(SLOT_DURATION);
		}
		self.send("poke_dispute", &account(POKER), Arbitration::poke_dispute { id })
	}

	/// Poke what is due; arbiters are drawn by it as soon as the randomness is there.
	pub(super) fn poke_dispute(&mut self) {
		let time = now();
		let rows = Self::disputes_that(|row| row.next_due() <= time);
		let Some((id, _)) = self.pick(&rows) else { return };
		self.send("poke_dispute", &account(POKER), Arbitration::poke_dispute { id });
	}
}
