// SPDX-License-Identifier: Apache-2.0

//! `arbitration_v1`: disputes, and who decides them.

pub mod dispute;
pub mod rules;

use super::{
	arguments::{self, Argument},
	errors::Error,
	reading::{Answer, Reader},
};
use crate::client::Client;
use dispute::FoundDispute;
use jsonrpsee::proc_macros::rpc;
use rules::{Arbiter, Rule};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use tael_primitives::{CaseId, Hash};
use tael_runtime::opaque::Block;
use tael_runtime_api::arbitration::ArbitrationApi;

/// What a dispute is about: one of the three is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CaseInJson {
	/// A trade under escrow.
	Trade(Hash),
	/// A claim against a bond.
	Claim(Hash),
	/// An escrowed authorisation.
	Authorization(Hash),
}

impl From<CaseId> for CaseInJson {
	fn from(case: CaseId) -> Self {
		match case {
			CaseId::Trade(id) => Self::Trade(id),
			CaseId::Claim(id) => Self::Claim(id),
			CaseId::Authorization(id) => Self::Authorization(id),
		}
	}
}

/// What a dispute is about, as a trade or a claim names it.
fn case(argument: Argument<'_>) -> Result<CaseId, Error> {
	const FIELD: &str = "case";
	let names = ["trade", "claim", "authorization"];
	let [trade, claim, authorization] = arguments::fields(FIELD, argument, names)?;
	match (trade, claim, authorization) {
		(Some(_), None, None) => arguments::id("trade", trade).map(CaseId::Trade),
		(None, Some(_), None) => arguments::id("claim", claim).map(CaseId::Claim),
		(None, None, Some(_)) => {
			arguments::id("authorization", authorization).map(CaseId::Authorization)
		},
		_ => Err(Error::bad_param(FIELD, "an object of one of trade, claim, authorization")),
	}
}

/// Methods about disputes.
#[rpc(server, client, namespace = "arbitration_v1")]
pub trait ArbitrationRpc {
	/// A dispute or its receipt; `null` if there is neither.
	#[method(name = "dispute", blocking)]
	fn dispute(
		&self,
		case: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundDispute>>, Error>;

	/// What follows from what is found: one row for each cause.
	#[method(name = "ruleTable", blocking)]
	fn rule_table(&self, at: Option<Value>) -> Result<Answer<Vec<Rule>>, Error>;

	/// An arbiter; `null` if the account is none.
	#[method(name = "arbiter", blocking)]
	fn arbiter(
		&self,
		account: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Arbiter>>, Error>;
}

/// Answers the methods about disputes.
pub struct ArbitrationMethods {
	reader: Reader,
}

impl ArbitrationMethods {
	/// Methods over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { reader: Reader::new(client) }
	}
}

impl ArbitrationRpcServer for ArbitrationMethods {
	fn dispute(
		&self,
		case: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundDispute>>, Error> {
		let case = self::case(case.as_ref())?;
		let answer =
			self.reader.read::<dyn ArbitrationApi<Block>, _>(at.as_ref(), |api, block| {
				api.dispute(block, case)
			})?;
		Ok(answer.map(|found| found.map(FoundDispute::new)))
	}

	fn rule_table(&self, at: Option<Value>) -> Result<Answer<Vec<Rule>>, Error> {
		let answer =
			self.reader.read::<dyn ArbitrationApi<Block>, _>(at.as_ref(), |api, block| {
				api.rule_table(block)
			})?;
		Ok(answer.map(|rules| rules.into_iter().map(Into::into).collect()))
	}

	fn arbiter(
		&self,
		account: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Arbiter>>, Error> {
		let account = arguments::account("account", account.as_ref())?;
		let answer =
			self.reader.read::<dyn ArbitrationApi<Block>, _>(at.as_ref(), |api, block| {
				api.arbiter(block, account.clone())
			})?;
		Ok(answer.map(|found| found.map(|view| Arbiter::new(account, view))))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	const ID: Hash = Hash::repeat_byte(7);

	#[test]
	fn a_case_is_named_as_a_trade_or_a_claim_links_to_it() {
		for expected in [CaseId::Trade(ID), CaseId::Claim(ID), CaseId::Authorization(ID)] {
			let json = serde_json::to_value(CaseInJson::from(expected)).unwrap();
			assert_eq!(case(Some(&json)), Ok(expected));
		}
		assert_eq!(
			serde_json::to_value(CaseInJson::from(CaseId::Trade(ID))).unwrap(),
			json!({ "trade": ID })
		);
		for (field, bad) in [
			("case", json!({})),
			("case", json!(ID)),
			("case", json!({ "trade": ID, "claim": ID })),
			("trade", json!({ "trade": "0x07" })),
			("claim", json!({ "claim": 7 })),
			("authorization", json!({ "authorization": [] })),
			("invoice", json!({ "invoice": ID })),
		] {
			assert_eq!(case(Some(&bad)).unwrap_err().field.as_deref(), Some(field), "{bad}");
		}
		assert_eq!(case(None).unwrap_err().field.as_deref(), Some("case"));
	}
}
