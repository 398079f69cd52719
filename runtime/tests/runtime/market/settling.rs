// SPDX-License-Identifier: Apache-2.0

//! Settlements: what parties propose to each other, and what becomes of it.

use super::{
	Day,
	trades::{C2c, Row},
};
use crate::{dice::RandomDay, shop::now};
use pallet_c2c::{Pallet, Proposal, ProposalTerms, TradeState};
use tael_primitives::{MINUTE, SECOND, Side};
use tael_runtime::Runtime;

impl Day {
	pub(super) fn propose_settlement(&mut self) {
		let time = now();
		let rows = Self::trades_that(|row| {
			!matches!(row.state_at(time), TradeState::Requested | TradeState::Ended)
		});
		let Some((trade, row)) = self.pick(&rows) else { return };
		let side = self.any([Side::Buyer, Side::Seller]);
		let principal = row.terms.principal;
		let to_buyer = match self.below(4) {
			0 => 0,
			1 => principal,
			_ => self.amount_below(principal),
		};
		let spare = row.terms.bond(side).saturating_sub(match side {
			Side::Buyer => row.extension_most(),
			Side::Seller => 0,
		});
		let bond_to_other = if self.one_in(3) { self.amount_below(spare) } else { 0 };
		let note = self.hash();
		let expires_at = time + 10 * SECOND + self.below(MINUTE);
		let terms = ProposalTerms { to_buyer, bond_to_other, note, expires_at };
		let call = C2c::propose_settlement { trade, terms };
		self.send("propose_settlement", row.terms.party(side), call);
	}

	/// A trade with a proposal of a side that can be accepted.
	fn proposed(&mut self) -> Option<(Row, Side, Proposal)> {
		let mut all = Vec::new();
		for (trade, row) in Self::trades_that(|_| true) {
			for side in [Side::Buyer, Side::Seller] {
				if let Some(proposal) = Pallet::<Runtime>::live_proposal(trade, &row, side) {
					all.push(((trade, row.clone()), side, proposal));
				}
			}
		}
		self.pick(&all)
	}

	pub(super) fn accept_settlement(&mut self) {
		let Some(((trade, row), side, proposal)) = self.proposed() else { return };
		let hash = proposal.hash(row.contract_hash);
		let call = C2c::accept_settlement { trade, hash };
		self.send("accept_settlement", row.terms.party(side.other()), call);
	}

	pub(super) fn decline_settlement(&mut self) {
		let Some(((trade, row), side, proposal)) = self.proposed() else { return };
		let hash = proposal.hash(row.contract_hash);
		let call = C2c::decline_settlement { trade, hash };
		self.send("decline_settlement", row.terms.party(side.other()), call);
	}

	pub(super) fn withdraw_settlement(&mut self) {
		let Some(((trade, row), side, _)) = self.proposed() else { return };
		let call = C2c::withdraw_settlement { trade };
		self.send("withdraw_settlement", row.terms.party(side), call);
	}
}
