// SPDX-License-Identifier: Apache-2.0

//! `kyc_v1`: what an account may do.

use super::{
	arguments,
	errors::Error,
	reading::{Answer, Reader},
	values::{Address, Amount, words},
};
use crate::client::Client;
use jsonrpsee::proc_macros::rpc;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};
use tael_primitives::{AccountId, Action, Jurisdiction, Millis, Risk, SubjectKind, Tier};
use tael_runtime::opaque::Block;
use tael_runtime_api::kyc::{HeadroomView, KycApi, KycView};

/// The tier, validity and limits of an account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
	/// The account.
	pub account: Address,
	/// The tier in force: `unverified`, `contact`, `document` or `enhanced`.
	pub tier: TierName,
	/// `person` or `business`; `null` without a valid credential.
	pub kind: Option<KindName>,
	/// The group of jurisdictions; `null` without a valid credential.
	pub jurisdiction: Option<Jurisdiction>,
	/// The block timestamp from which the credential no longer counts; `null` without one.
	pub expires_at: Option<Millis>,
	/// Whether officers have frozen the account.
	pub screened: bool,
	/// What is left of the limits of each action: `pay`, `invoice`, `tradeLowRisk`, `tradeMediumRisk`,
	/// `tradeHighRisk`, `withdraw`.
	pub headroom: BTreeMap<String, Headroom>,
}

/// What is left of the limits of one action, in USDT; `null` where there is no limit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Headroom {
	/// Bound of one payment.
	pub per_payment: Option<Amount>,
	/// Left of any 24 hours.
	#[serde(rename = "left24h")]
	pub left_24h: Option<Amount>,
	/// Left of any 30 days.
	#[serde(rename = "left30d")]
	pub left_30d: Option<Amount>,
}

words! {
	/// A tier by name.
	TierName from Tier {
		/// Nobody checked.
		Unverified,
		/// A way to reach the person was verified.
		Contact,
		/// A document and its holder were verified.
		Document,
		/// Enhanced checks.
		Enhanced,
	}
}

words! {
	/// Person or business, by name.
	KindName from SubjectKind {
		/// A natural person.
		Person,
		/// A company or another legal person.
		Business,
	}
}

const fn action_name(action: Action) -> &'static str {
	match action {
		Action::Pay => "pay",
		Action::Invoice => "invoice",
		Action::Trade(Risk::Low) => "tradeLowRisk",
		Action::Trade(Risk::Medium) => "tradeMediumRisk",
		Action::Trade(Risk::High) => "tradeHighRisk",
		Action::Withdraw => "withdraw",
	}
}

impl From<HeadroomView> for Headroom {
	fn from(view: HeadroomView) -> Self {
		Self {
			per_payment: view.per_payment.map(Amount),
			left_24h: view.left_24h.map(Amount),
			left_30d: view.left_30d.map(Amount),
		}
	}
}

impl Status {
	fn new(account: AccountId, view: KycView) -> Self {
		let credential = view.credential;
		Self {
			account: Address(account),
			tier: credential.map_or(Tier::Unverified, |status| status.tier).into(),
			kind: credential.map(|status| status.kind.into()),
			jurisdiction: credential.map(|status| status.jurisdiction),
			expires_at: credential.map(|status| status.expires_at),
			screened: view.screened,
			headroom: view
				.headroom
				.into_iter()
				.map(|headroom| (action_name(headroom.action).into(), headroom.into()))
				.collect(),
		}
	}
}

/// Methods about what an account may do.
#[rpc(server, client, namespace = "kyc_v1")]
pub trait KycRpc {
	/// Tier, validity and limits of an account. An account without a credential has the lowest tier.
	#[method(name = "status", blocking)]
	fn status(&self, account: Option<Value>, at: Option<Value>) -> Result<Answer<Status>, Error>;
}

/// Answers the methods about what an account may do.
pub struct KycMethods {
	reader: Reader,
}

impl KycMethods {
	/// Methods over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { reader: Reader::new(client) }
	}
}

impl KycRpcServer for KycMethods {
	fn status(&self, account: Option<Value>, at: Option<Value>) -> Result<Answer<Status>, Error> {
		let account = arguments::account("account", account.as_ref())?;
		let answer = self.reader.read::<dyn KycApi<Block>, _>(at.as_ref(), |api, block| {
			api.status(block, account.clone())
		})?;
		Ok(answer.map(|view| Status::new(account, view)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::values::tests::{account, address};
	use serde_json::json;
	use tael_primitives::KycStatus;

	#[test]
	fn an_account_with_a_credential_in_json() {
		let view = KycView {
			credential: Some(KycStatus {
				tier: Tier::Document,
				kind: SubjectKind::Person,
				jurisdiction: 3,
				expires_at: 9,
			}),
			screened: false,
			headroom: vec![HeadroomView {
				action: Action::Pay,
				per_payment: Some(5_000_000),
				left_24h: Some(0),
				left_30d: None,
			}],
		};
		assert_eq!(
			serde_json::to_value(Status::new(account(7), view)).unwrap(),
			json!({
				"account": address(7),
				"tier": "document", "kind": "person", "jurisdiction": 3, "expiresAt": 9,
				"screened": false,
				"headroom": {
					"pay": { "perPayment": "5000000", "left24h": "0", "left30d": null },
				},
			})
		);
	}

	#[test]
	fn every_action_has_a_name_of_its_own_in_json() {
		let names = [
			(Action::Pay, "pay"),
			(Action::Invoice, "invoice"),
			(Action::Trade(Risk::Low), "tradeLowRisk"),
			(Action::Trade(Risk::Medium), "tradeMediumRisk"),
			(Action::Trade(Risk::High), "tradeHighRisk"),
			(Action::Withdraw, "withdraw"),
		];
		let room = |(action, _)| HeadroomView {
			action,
			per_payment: Some(0),
			left_24h: Some(0),
			left_30d: Some(0),
		};
		let headroom = names.map(room).into();
		let view = KycView { credential: None, screened: false, headroom };
		let status = serde_json::to_value(Status::new(account(7), view)).unwrap();
		let nothing = json!({ "perPayment": "0", "left24h": "0", "left30d": "0" });
		for (_, name) in names {
			assert_eq!(status["headroom"][name], nothing, "{name}");
		}
		assert_eq!(status["headroom"].as_object().unwrap().len(), names.len());
	}

	#[test]
	fn an_account_without_a_credential_is_unverified() {
		let view = KycView { credential: None, screened: true, headroom: vec![] };
		let status = Status::new(account(7), view);
		assert_eq!(status.tier, TierName::Unverified);
		assert_eq!((status.kind, status.jurisdiction, status.expires_at), (None, None, None));
		assert!(status.screened);
	}
}
