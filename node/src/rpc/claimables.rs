// SPDX-License-Identifier: Apache-2.0

//! `claimables_v1`: what could not be credited when it fell due.

use super::{
	arguments,
	errors::Error,
	reading::{Answer, List, Reader},
	values::{Address, Amount, Asset},
};
use crate::client::Client;
use jsonrpsee::proc_macros::rpc;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use tael_primitives::Millis;
use tael_runtime::opaque::Block;
use tael_runtime_api::claimables::{ClaimableView, ClaimablesApi, ClaimablesView};

/// Money that could not be credited to its owner when it fell due.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claimable {
	/// In whose account it is on hold.
	pub source: Address,
	/// Which money.
	pub asset: Asset,
	/// The pallet that holds it.
	pub pallet: String,
	/// What that pallet held it for.
	pub reason: String,
	/// How much.
	pub amount: Amount,
	/// Since when some of it waits.
	pub since: Millis,
}

impl From<ClaimableView> for Claimable {
	fn from(view: ClaimableView) -> Self {
		Self {
			source: Address(view.source),
			asset: Asset(view.asset),
			pallet: view.pallet,
			reason: view.reason,
			amount: Amount(view.amount),
			since: view.since,
		}
	}
}

/// What an account can claim, and who may collect it for him.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claimables {
	/// The recovery account that the owner has named; `null` if none.
	pub recovery: Option<Address>,
	/// What waits for him, of all pallets.
	#[serde(flatten)]
	pub list: List<Claimable>,
}

impl From<ClaimablesView> for Claimables {
	fn from(view: ClaimablesView) -> Self {
		Self { recovery: view.recovery.map(Address), list: view.page.into() }
	}
}

/// Methods about what could not be credited.
#[rpc(server, client, namespace = "claimables_v1")]
pub trait ClaimablesRpc {
	/// What an account can claim, of all pallets, and its recovery account.
	#[method(name = "of", blocking)]
	fn claimables_of(
		&self,
		account: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Claimables>, Error>;
}

/// Answers the methods about what could not be credited.
pub struct ClaimablesMethods {
	reader: Reader,
}

impl ClaimablesMethods {
	/// Methods over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { reader: Reader::new(client) }
	}
}

impl ClaimablesRpcServer for ClaimablesMethods {
	fn claimables_of(
		&self,
		account: Option<Value>,
		limit: Option<Value>,
		cursor: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Claimables>, Error> {
		let account = arguments::account("account", account.as_ref())?;
		self.reader.page::<dyn ClaimablesApi<Block>, _, _>(
			limit.as_ref(),
			cursor.as_ref(),
			at.as_ref(),
			|api, block, cursor, limit| api.claimables_of(block, account, cursor, limit),
		)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::values::tests::{account, address};
	use serde_json::json;
	use tael_primitives::AssetKind;
	use tael_runtime_api::Page;

	#[test]
	fn claimables_in_json() {
		let view = ClaimableView {
			source: account(1),
			asset: AssetKind::WithId(2),
			pallet: "payments".into(),
			reason: "authorization".into(),
			amount: 3,
			since: 4,
		};
		let page = Page { items: vec![view], next: Some(vec![5]) };
		let found = Claimables::from(ClaimablesView { recovery: Some(account(6)), page });
		let json = serde_json::to_value(&found).unwrap();
		assert_eq!(
			json,
			json!({
				"recovery": address(6),
				"items": [{
					"source": address(1), "asset": "2", "pallet": "payments",
					"reason": "authorization", "amount": "3", "since": 4,
				}],
				"next": "0x05",
			})
		);
		assert_eq!(serde_json::from_value::<Claimables>(json).unwrap(), found);
	}

	#[test]
	fn an_account_that_is_owed_nothing_in_json() {
		let page = Page { items: Vec::new(), next: None };
		let none = Claimables::from(ClaimablesView { recovery: None, page });
		assert_eq!(
			serde_json::to_value(none).unwrap(),
			json!({ "recovery": null, "items": [], "next": null })
		);
	}
}
