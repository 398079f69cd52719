// SPDX-License-Identifier: Apache-2.0

//! The published table, and arbiters, in JSON.

use super::CaseInJson;
use crate::rpc::values::{Address, Amount, words};
use serde::{Deserialize, Serialize};
use tael_primitives::{AccountId, Bps, Cause, Fiat, Millis, RailId, Side};
use tael_runtime_api::arbitration::{
	ArbiterStatus, ArbiterView, AwardView, FeePayerView, RuleView, SlashView, UnruledView,
};

words! {
	/// Where an arbiter stands.
	ArbiterStatusName from ArbiterStatus {
		/// Has applied, and waits for the council.
		Applied,
		/// Approved, and not drawn.
		Standby,
		/// Can be drawn.
		Active,
		/// On the way out: no new cases.
		Leaving,
		/// The council has removed him.
		Removed,
	}
}

/// To whom the principal goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AwardName {
	/// All of it to the buyer.
	Buyer,
	/// All of it to the seller.
	Seller,
	/// All of it to one side; the ruling says to which.
	Either,
	/// As the ruling divides it.
	Divided,
}

impl From<AwardView> for AwardName {
	fn from(view: AwardView) -> Self {
		match view {
			AwardView::Whole(Side::Buyer) => Self::Buyer,
			AwardView::Whole(Side::Seller) => Self::Seller,
			AwardView::Either => Self::Either,
			AwardView::Divided => Self::Divided,
		}
	}
}

/// Who pays the fee.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FeePayerName {
	/// The buyer.
	Buyer,
	/// The seller.
	Seller,
	/// The side that got less.
	Loser,
	/// The side that opened the dispute.
	Opener,
	/// Each its half.
	Halves,
	/// Whom the ruling names.
	Named,
}

impl From<FeePayerView> for FeePayerName {
	fn from(view: FeePayerView) -> Self {
		match view {
			FeePayerView::Side(Side::Buyer) => Self::Buyer,
			FeePayerView::Side(Side::Seller) => Self::Seller,
			FeePayerView::Loser => Self::Loser,
			FeePayerView::Opener => Self::Opener,
			FeePayerView::Halves => Self::Halves,
			FeePayerView::Named => Self::Named,
		}
	}
}

/// What is taken of a bond: between both bounds, as the ruling says, or one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SlashInJson {
	/// Nothing.
	None,
	/// This share, rounded down.
	ShareBps(Bps),
	/// This share or nothing; the ruling says which.
	OptionalBps(Bps),
	/// As much as the ruling says.
	Named,
}

impl From<SlashView> for SlashInJson {
	fn from(view: SlashView) -> Self {
		match view {
			SlashView::None => Self::None,
			SlashView::Share(share) => Self::ShareBps(share),
			SlashView::Optional(share) => Self::OptionalBps(share),
			SlashView::Named => Self::Named,
		}
	}
}

/// Who gets the principal if nobody ever rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum UnruledName {
	/// Whoever has filed evidence where the other has not; else half each.
	Halves,
	/// The seller, if the buyer was silent; else as `halves`.
	AgainstSilentBuyer,
	/// The buyer, if the seller was silent; else as `halves`.
	AgainstSilentSeller,
}

impl From<UnruledView> for UnruledName {
	fn from(view: UnruledView) -> Self {
		match view {
			UnruledView::Halves => Self::Halves,
			UnruledView::AgainstSilent(Side::Buyer) => Self::AgainstSilentBuyer,
			UnruledView::AgainstSilent(Side::Seller) => Self::AgainstSilentSeller,
		}
	}
}

/// What follows from what is found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
	/// What is found.
	pub cause: Cause,
	/// To whom the principal goes.
	pub award: AwardName,
	/// Who pays the fee.
	pub fee_payer: FeePayerName,
	/// What is taken of the buyer's bond.
	pub slash_buyer: SlashInJson,
	/// What is taken of the seller's bond.
	pub slash_seller: SlashInJson,
	/// Who gets the principal if this is only said, and nobody ever rules.
	pub unruled: UnruledName,
}

impl From<RuleView> for Rule {
	fn from(view: RuleView) -> Self {
		Self {
			cause: view.cause,
			award: view.award.into(),
			fee_payer: view.fee.into(),
			slash_buyer: view.slash_buyer.into(),
			slash_seller: view.slash_seller.into(),
			unruled: view.unruled.into(),
		}
	}
}

/// An arbiter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Arbiter {
	/// The account.
	pub account: Address,
	/// Where he stands.
	pub status: ArbiterStatusName,
	/// What he has on hold, in USDT.
	pub bond: Amount,
	/// What has to be on hold for him to be drawn.
	pub required: Amount,
	/// Chain time before which the bond stays.
	pub bond_until: Millis,
	/// Currencies he can judge payments in. Empty: any.
	pub fiats: Vec<Fiat>,
	/// Rails whose proofs he can read. Empty: any.
	pub rails: Vec<RailId>,
	/// The disputes he sits in.
	pub cases: Vec<CaseInJson>,
	/// How often he has done his work.
	pub served: u32,
	/// How often he stepped back.
	pub recused: u32,
	/// How often he did not rule in time.
	pub overdue: u32,
}

impl Arbiter {
	/// An arbiter in JSON.
	pub fn new(account: AccountId, view: ArbiterView) -> Self {
		Self {
			account: Address(account),
			status: view.status.into(),
			bond: Amount(view.bond),
			required: Amount(view.required),
			bond_until: view.bond_until,
			fiats: view.fiats,
			rails: view.rails,
			cases: view.cases.into_iter().map(Into::into).collect(),
			served: view.served,
			recused: view.recused,
			overdue: view.overdue,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::values::tests::{account, address};
	use serde_json::json;
	use tael_primitives::{CaseId, Hash};

	#[test]
	fn a_rule_in_json() {
		let view = RuleView {
			cause: Cause::WrongAccountGiven,
			award: AwardView::Whole(Side::Buyer),
			fee: FeePayerView::Side(Side::Seller),
			slash_buyer: SlashView::None,
			slash_seller: SlashView::Share(5_000),
			unruled: UnruledView::Halves,
		};
		assert_eq!(
			serde_json::to_value(Rule::from(view)).unwrap(),
			json!({
				"cause": "wrongAccountGiven", "award": "buyer", "feePayer": "seller",
				"slashBuyer": "none", "slashSeller": { "shareBps": 5_000 }, "unruled": "halves",
			})
		);
	}

	#[test]
	fn every_word_of_a_rule_has_a_name_of_its_own() {
		use AwardView::{Divided, Either, Whole};
		for (view, name) in [
			(Whole(Side::Buyer), "buyer"),
			(Whole(Side::Seller), "seller"),
			(Either, "either"),
			(Divided, "divided"),
		] {
			assert_eq!(serde_json::to_value(AwardName::from(view)).unwrap(), json!(name));
		}
		for (view, name) in [
			(FeePayerView::Side(Side::Buyer), "buyer"),
			(FeePayerView::Side(Side::Seller), "seller"),
			(FeePayerView::Loser, "loser"),
			(FeePayerView::Opener, "opener"),
			(FeePayerView::Halves, "halves"),
			(FeePayerView::Named, "named"),
		] {
			assert_eq!(serde_json::to_value(FeePayerName::from(view)).unwrap(), json!(name));
		}
		for (view, json) in [
			(SlashView::None, json!("none")),
			(SlashView::Share(1), json!({ "shareBps": 1 })),
			(SlashView::Optional(2), json!({ "optionalBps": 2 })),
			(SlashView::Named, json!("named")),
		] {
			assert_eq!(serde_json::to_value(SlashInJson::from(view)).unwrap(), json);
		}
		for (view, name) in [
			(UnruledView::Halves, "halves"),
			(UnruledView::AgainstSilent(Side::Buyer), "againstSilentBuyer"),
			(UnruledView::AgainstSilent(Side::Seller), "againstSilentSeller"),
		] {
			assert_eq!(serde_json::to_value(UnruledName::from(view)).unwrap(), json!(name));
		}
	}

	#[test]
	fn an_arbiter_in_json() {
		let view = ArbiterView {
			status: ArbiterStatus::Standby,
			bond: 1,
			required: 2,
			bond_until: 3,
			fiats: vec![Fiat::CNY],
			rails: vec![4],
			cases: vec![CaseId::Trade(Hash::repeat_byte(5))],
			served: 6,
			recused: 7,
			overdue: 8,
		};
		assert_eq!(
			serde_json::to_value(Arbiter::new(account(9), view)).unwrap(),
			json!({
				"account": address(9), "status": "standby", "bond": "1", "required": "2",
				"bondUntil": 3, "fiats": ["CNY"], "rails": [4],
				"cases": [{ "trade": Hash::repeat_byte(5) }], "served": 6, "recused": 7,
				"overdue": 8,
			})
		);
	}
}
