// SPDX-License-Identifier: Apache-2.0

//! What arbiters and the council do in disputes. Some of them do nothing.

use super::{
	Day,
	disputes::{Arbitration, Row},
};
use crate::{dice::RandomDay, shop::now};
use pallet_arbitration::{
	ArbiterState, Arbiters, Award, Disclosure, DisputeState, DisputeTier, FeePayer, Slash, Vote,
	rule_for, vote_commitment,
};
use polkadot_sdk::sp_core::H256;
use tael_primitives::{AccountId, Balance, Bps, CaseId, Cause, Ruling, Side, USDT, share_floor};
use tael_runtime::{Runtime, constants::arbitration};

const CAUSES: [Cause; 7] = [
	Cause::NoPayment,
	Cause::PaidButExpired,
	Cause::ForgedProof,
	Cause::WrongAccountGiven,
	Cause::WrongAmountUnder,
	Cause::TechnicalFault,
	Cause::Other,
];

impl Day {
	/// A dispute before this tier, once the parties are heard.
	fn under_review(&mut self, tier: DisputeTier) -> Option<Row> {
		let time = now();
		let rows = Self::disputes_that(|row| {
			row.state == DisputeState::Review
				&& row.tier == tier
				&& row.is_heard(time)
				&& time < row.next_due()
		});
		self.pick(&rows)
	}

	/// A ruling as the table has it.
	fn ruling(&mut self, (_, row): &Row) -> Ruling {
		let case = &row.case;
		let rule = rule_for(&case.id, self.any(CAUSES));
		let to_buyer = match rule.award {
			Award::Whole(Side::Buyer) => case.principal,
			Award::Whole(Side::Seller) => 0,
			Award::Either => self.any([0, case.principal]),
			Award::Divided => {
				let some = self.amount_below(case.principal + 1);
				self.any([0, case.principal, some, some])
			},
		};
		let slash_buyer = self.slash(rule.slash_buyer, case.buyer_bond);
		let slash_seller = self.slash(rule.slash_seller, case.seller_bond);
		let to_seller = case.principal - to_buyer;
		let ruling = Ruling {
			to_buyer,
			to_seller,
			slash_buyer,
			slash_seller,
			fee_payer: None,
			cause: rule.cause,
		};
		let fee_payer = match rule.fee {
			FeePayer::Named => self.any([None, Some(Side::Buyer), Some(Side::Seller)]),
			_ => rule.payer(ruling.loser(), case.opener),
		};
		Ruling { fee_payer, ..ruling }
	}

	fn slash(&mut self, slash: Slash, bond: Balance) -> Balance {
		let share = |share| share_floor(bond, share).expect("it is less");
		match slash {
			Slash::None => 0,
			Slash::Share(bps) => share(bps),
			Slash::Optional(bps) => self.any([0, share(bps)]),
			Slash::Named => self.amount_below(bond + 1),
		}
	}

	pub(super) fn rule(&mut self) {
		let Some(row) = self.under_review(DisputeTier::Arbiter) else { return };
		let Some(seat) = row.1.seats.first().cloned() else { return };
		let (ruling, notes_hash) = (self.ruling(&row), self.hash());
		let call = Arbitration::rule { id: row.0, ruling, notes_hash };
		self.send("rule", &seat.who, call);
	}

	fn vote(&mut self, id: &CaseId) -> Vote {
		const WHOLE: Bps = 10_000;
		let rule = rule_for(id, self.any([CAUSES[0], CAUSES[2], CAUSES[4], CAUSES[6]]));
		let to_buyer = match rule.award {
			Award::Whole(Side::Buyer) => WHOLE,
			Award::Whole(Side::Seller) => 0,
			Award::Either => self.any([0, WHOLE]),
			Award::Divided => self.any([0, 3_333, 5_000, WHOLE]),
		};
		let mut says = |slash| match slash {
			Slash::None => false,
			Slash::Share(_) => true,
			Slash::Optional(_) | Slash::Named => self.one_in(2),
		};
		let (slash_buyer, slash_seller) = (says(rule.slash_buyer), says(rule.slash_seller));
		Vote { cause: rule.cause, to_buyer, slash_buyer, slash_seller, notes_hash: self.hash() }
	}

	pub(super) fn commit_vote(&mut self) {
		let Some((id, row)) = self.under_review(DisputeTier::Panel) else { return };
		if now() >= row.commit_until {
			return;
		}
		for seat in row.seats {
			if seat.vote.is_some() || self.one_in(8) {
				continue;
			}
			let (vote, salt) = (self.vote(&id), self.reference());
			let commitment = vote_commitment(&id, row.tier, &seat.who, &vote, &salt);
			let call = Arbitration::commit_vote { id, commitment };
			if self.send("commit_vote", &seat.who, call) {
				self.votes.insert((id, seat.who), (vote, salt));
			}
		}
	}

	pub(super) fn reveal_vote(&mut self) {
		let time = now();
		let rows = Self::disputes_that(|row| {
			row.state == DisputeState::Review
				&& row.tier == DisputeTier::Panel
				&& (row.commit_until..row.next_due()).contains(&time)
		});
		let Some((id, row)) = self.pick(&rows) else { return };
		for seat in row.seats {
			let committed = self.votes.get(&(id, seat.who.clone())).copied();
			let Some((vote, salt)) = committed.filter(|_| seat.vote.is_none()) else { continue };
			if !self.one_in(10) {
				self.send("reveal_vote", &seat.who, Arbitration::reveal_vote { id, vote, salt });
			}
		}
	}

	/// A seat that is taken, and its dispute.
	fn seat(&mut self) -> Option<(CaseId, AccountId)> {
		let rows = Self::disputes_that(|row| row.state == DisputeState::Review);
		let (id, row) = self.pick(&rows)?;
		let seats: Vec<_> = row.seats.into_iter().map(|seat| seat.who).collect();
		Some((id, self.pick(&seats)?))
	}

	pub(super) fn recuse(&mut self) {
		let Some((id, who)) = self.seat() else { return };
		self.send("recuse", &who, Arbitration::recuse { id });
	}

	pub(super) fn ask_for_account(&mut self) {
		let Some((id, who)) = self.seat() else { return };
		let of = self.any([Side::Buyer, Side::Seller]);
		self.send("request_reveal", &who, Arbitration::request_reveal { id, of });
	}

	pub(super) fn check_account(&mut self) {
		let rows = Self::disputes_that(|row| {
			let given = |side| matches!(row.party(side).disclosure, Disclosure::Given { .. });
			row.state == DisputeState::Review && (given(Side::Buyer) || given(Side::Seller))
		});
		let Some((id, row)) = self.pick(&rows) else { return };
		let Some(seat) = row.seats.first().cloned() else { return };
		for of in [Side::Buyer, Side::Seller] {
			if matches!(row.party(of).disclosure, Disclosure::Given { .. }) {
				let matches = self.one_in(2);
				// An opened reference of the payer is recorded; there is none in disputes about claims.
				let opens = matches && of == Side::Buyer && matches!(id, CaseId::Trade(_));
				let nullifier = opens.then(|| self.hash());
				let call = Arbitration::record_reveal { id, of, matches, nullifier };
				self.send("record_reveal", &seat.who, call);
			}
		}
	}

	/// Who was put to rest makes his bond whole and comes back; somebody else takes a rest.
	pub(super) fn arbiters_come_and_go(&mut self) {
		let arbiters = self.arbiters.clone();
		for who in &arbiters {
			let Some(row) = Arbiters::<Runtime>::get(who) else { continue };
			if row.state != ArbiterState::Standby {
				continue;
			}
			if row.bond < row.required {
				let amount = row.required - row.bond;
				self.send("top_up_bond", who, Arbitration::top_up_bond { amount });
			}
			self.send("set_available", who, Arbitration::set_available { available: true });
		}
		if self.one_in(6) {
			let Some(who) = self.pick(&arbiters) else { return };
			self.send("set_available", &who, Arbitration::set_available { available: false });
		}
	}

	/// The council removes an arbiter, from his cases too, while enough are left.
	pub(super) fn remove_arbiter(&mut self) {
		let is_there = |who: &&AccountId| {
			Arbiters::<Runtime>::get(*who).is_some_and(|row| {
				matches!(row.state, ArbiterState::Standby | ArbiterState::Active)
			})
		};
		let there: Vec<_> = self.arbiters.iter().filter(is_there).cloned().collect();
		if there.len() < 7 {
			return;
		}
		let seated = self.seat().map(|(_, who)| who).filter(|who| there.contains(who));
		let Some(who) = seated.or_else(|| self.pick(&there)) else { return };
		let slash = self.any([0, 50 * USDT, arbitration::LIMITS.arbiter_bond]);
		self.decide("remove_arbiter", Arbitration::remove_arbiter { who, slash });
	}

	pub(super) fn council_rule(&mut self) {
		let time = now();
		let rows = Self::disputes_that(|row| {
			let is_last = row.state == DisputeState::Review && row.tier == DisputeTier::Council;
			(is_last && row.is_heard(time)) || row.state == DisputeState::Stalled
		});
		let Some(row) = self.pick(&rows) else { return };
		let (ruling, notes_hash) = (self.ruling(&row), H256::repeat_byte(5));
		let call = Arbitration::council_rule { id: row.0, ruling, notes_hash };
		self.decide("council_rule", call);
	}
}
