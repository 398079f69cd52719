// SPDX-License-Identifier: Apache-2.0

//! What stays of trades, in JSON.

use crate::rpc::values::{Address, Amount, Asset};
use serde::{Deserialize, Serialize};
use tael_primitives::{AccountId, Fiat, Hash, Millis, RailId, TradeOutcome, TradeReceipt};
use tael_runtime_api::c2c::TradeReceiptView;

/// What stays of a trade that ended, as long as its reference stays used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
	/// Its id.
	pub id: Hash,
	/// How it ended.
	pub status: EndName,
	/// What was dealt; `null` if it was never funded.
	pub deal: Option<Deal>,
	/// When it ended.
	pub ended_at: Millis,
	/// From when anyone may remove the receipt.
	pub keep_until: Millis,
}

/// The status of a trade that ended: how it did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EndName {
	/// The buyer has everything.
	Released,
	/// It was divided.
	Split,
	/// Called off: the seller has everything back.
	Cancelled,
	/// Nobody paid in time: the seller has everything back.
	Expired,
	/// Ended by a ruling.
	Ruled,
	/// Refused, called off or not accepted in time: it was never funded.
	NeverFunded,
}

impl From<Option<TradeOutcome>> for EndName {
	fn from(outcome: Option<TradeOutcome>) -> Self {
		match outcome {
			Some(TradeOutcome::Released) => Self::Released,
			Some(TradeOutcome::Split) => Self::Split,
			Some(TradeOutcome::Cancelled) => Self::Cancelled,
			Some(TradeOutcome::Expired) => Self::Expired,
			Some(TradeOutcome::Ruled) => Self::Ruled,
			None => Self::NeverFunded,
		}
	}
}

/// What was dealt in a trade that was funded.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deal {
	/// Who paid local money.
	pub buyer: Address,
	/// Who sold.
	pub seller: Address,
	/// In which stablecoin.
	pub asset: Asset,
	/// How much of it was under escrow.
	pub principal: Amount,
	/// How much of that the buyer got.
	pub to_buyer: Amount,
	/// How much of it went back to the seller.
	pub to_seller: Amount,
	/// In which local money.
	pub fiat: Fiat,
	/// How much of it was owed.
	pub fiat_amount: Amount,
	/// By which way to pay.
	pub rail: RailId,
	/// Whether the buyer had marked it paid when it ended.
	pub marked_paid: bool,
	/// The terms, by hash.
	pub contract_hash: Hash,
}

impl From<TradeReceipt<AccountId>> for Deal {
	fn from(receipt: TradeReceipt<AccountId>) -> Self {
		Self {
			buyer: Address(receipt.buyer),
			seller: Address(receipt.seller),
			asset: Asset(receipt.asset),
			principal: Amount(receipt.principal),
			to_buyer: Amount(receipt.to_buyer),
			to_seller: Amount(receipt.principal.saturating_sub(receipt.to_buyer)),
			fiat: receipt.fiat,
			fiat_amount: Amount(receipt.fiat_amount),
			rail: receipt.rail,
			marked_paid: receipt.was_marked_paid,
			contract_hash: receipt.contract_hash,
		}
	}
}

impl From<TradeReceiptView> for Receipt {
	fn from(view: TradeReceiptView) -> Self {
		let status = view.receipt.as_ref().map(|receipt| receipt.outcome).into();
		Self {
			id: view.id,
			status,
			deal: view.receipt.map(Into::into),
			ended_at: view.ended_at,
			keep_until: view.keep_until,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::{
		c2c::trade::FoundTrade,
		subscription::Follow,
		values::tests::{account, address},
	};
	use serde_json::json;
	use tael_primitives::AssetKind;
	use tael_runtime_api::{Lookup, c2c::TradeView};

	fn receipt() -> TradeReceipt<AccountId> {
		TradeReceipt {
			buyer: account(1),
			seller: account(2),
			asset: AssetKind::WithId(1),
			principal: 10,
			to_buyer: 7,
			fiat: Fiat::EUR,
			fiat_amount: 8,
			rail: 3,
			outcome: TradeOutcome::Split,
			was_marked_paid: true,
			contract_hash: Hash::repeat_byte(4),
			ended_at: 5,
		}
	}

	#[test]
	fn receipts_in_json() {
		let id = Hash::repeat_byte(9);
		let funded = TradeReceiptView { id, receipt: Some(receipt()), ended_at: 5, keep_until: 6 };
		let found = FoundTrade::new(Lookup::<TradeView, _>::Ended(funded));
		assert!(found.has_ended());
		assert_eq!(
			serde_json::to_value(found).unwrap(),
			json!({
				"id": id, "status": "split",
				"deal": {
					"buyer": address(1), "seller": address(2), "asset": "1",
					"principal": "10", "toBuyer": "7", "toSeller": "3", "fiat": "EUR",
					"fiatAmount": "8", "rail": 3, "markedPaid": true,
					"contractHash": Hash::repeat_byte(4),
				},
				"endedAt": 5, "keepUntil": 6,
			})
		);
		let never = TradeReceiptView { id, receipt: None, ended_at: 5, keep_until: 6 };
		assert_eq!(
			serde_json::to_value(Receipt::from(never)).unwrap(),
			json!({
				"id": id, "status": "neverFunded", "deal": null, "endedAt": 5, "keepUntil": 6,
			})
		);
	}

	#[test]
	fn what_ended_reads_back_as_it_was() {
		let id = Hash::repeat_byte(9);
		for receipt in [Some(receipt()), None] {
			let view = TradeReceiptView { id, receipt, ended_at: 5, keep_until: 6 };
			let found = FoundTrade::new(Lookup::<TradeView, _>::Ended(view));
			let text = serde_json::to_string(&found).unwrap();
			assert_eq!(serde_json::from_str::<FoundTrade>(&text).unwrap(), found);
		}
	}

	#[test]
	fn every_end_has_a_name_of_its_own() {
		for (outcome, name) in [
			(Some(TradeOutcome::Released), "released"),
			(Some(TradeOutcome::Split), "split"),
			(Some(TradeOutcome::Cancelled), "cancelled"),
			(Some(TradeOutcome::Expired), "expired"),
			(Some(TradeOutcome::Ruled), "ruled"),
			(None, "neverFunded"),
		] {
			assert_eq!(serde_json::to_value(EndName::from(outcome)).unwrap(), json!(name));
		}
	}
}
