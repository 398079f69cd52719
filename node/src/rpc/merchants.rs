// SPDX-License-Identifier: Apache-2.0

//! `merchants_v1`: merchants and who may act for them.

use super::{
	arguments,
	errors::Error,
	reading::{Answer, Reader},
	values::{Address, Amount, hex_bytes},
};
use crate::client::Client;
use jsonrpsee::proc_macros::rpc;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use tael_primitives::{Bps, Hash, Millis};
use tael_runtime::opaque::Block;
use tael_runtime_api::merchants::{
	GatewayView, MemberView, MerchantStatus, MerchantView, MerchantsApi, PastKeyView,
	ProfilePageView, RolesView,
};

/// A merchant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Merchant {
	/// Its id.
	pub id: Hash,
	/// Where it stands: `pending`, `active`, `suspended` or `closing`.
	pub status: StatusName,
	/// Chain time at which a suspension or the closing period is over; `null` otherwise.
	pub until: Option<Millis>,
	/// Whose business it is.
	pub owner: Address,
	/// The account that is paid, and that refunds are paid from.
	pub settlement: Address,
	/// The account that may become the settlement account when it agrees.
	pub proposed_settlement: Option<Address>,
	/// What the owner has on hold for it.
	pub bond: Amount,
	/// The name wallets show.
	pub name: String,
	/// Merchant category code of ISO 18245.
	pub category: u16,
	/// Where more can be read.
	pub page: Option<Page>,
	/// The ed25519 key that signs its QR codes and receipts.
	pub signing_key: String,
	/// The newest of the keys that signed before, oldest first.
	pub past_keys: Vec<PastKey>,
}

/// Where a merchant stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StatusName {
	/// Waits for the registrar.
	Pending,
	/// Takes payments.
	Active,
	/// Takes no new payments for a while.
	Suspended,
	/// Takes no new payments ever again.
	Closing,
}

/// A page on which the merchant says more about itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page {
	/// Its address.
	pub uri: String,
	/// The hash of its content.
	pub hash: Hash,
}

/// A key that was replaced.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PastKey {
	/// The key.
	pub key: String,
	/// Chain time from which it signs nothing any more.
	pub until: Millis,
}

/// Everybody who may act for a merchant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Roles {
	/// Has every power.
	pub owner: Address,
	/// The merchant's own people.
	pub members: Vec<Member>,
	/// Gateways with consent.
	pub gateways: Vec<Gateway>,
}

/// One of the merchant's people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
	/// Who.
	pub account: Address,
	/// `cashier`, `refunder`, `treasurer`, `auditor`; at least one.
	pub roles: Vec<RoleName>,
	/// Of a refunder: what it may give back; `null` for others.
	pub refunds: Option<Allowance>,
}

/// A role.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RoleName {
	/// Makes and changes invoices, captures and voids authorisations.
	Cashier,
	/// Gives money back to payers.
	Refunder,
	/// Proposes another settlement account.
	Treasurer,
	/// Reads what the merchant keeps off chain.
	Auditor,
}

/// What a refunder may give back, in USDT.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Allowance {
	/// In any 24 hours.
	pub per_day: Amount,
	/// What is left of that.
	pub left: Amount,
}

/// A gateway with consent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Gateway {
	/// Who.
	pub account: Address,
	/// `invoice`, `capture`; at least one.
	pub scopes: Vec<ScopeName>,
	/// The highest fee it may take of a payment, in basis points.
	pub max_fee_bps: Bps,
	/// Chain time from which the consent no longer counts; `null`: until it is withdrawn.
	pub expires_at: Option<Millis>,
}

/// What a gateway may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ScopeName {
	/// Make and change invoices.
	Invoice,
	/// Capture and void authorisations.
	Capture,
}

/// The names of a list whose condition holds.
fn named<T: Copy, const N: usize>(names: [(T, bool); N]) -> Vec<T> {
	names.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).collect()
}

/// Text of the chain. What is not UTF-8 shows as the replacement character.
fn text(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}

impl From<MerchantView> for Merchant {
	fn from(view: MerchantView) -> Self {
		let (status, until) = match view.status {
			MerchantStatus::Pending => (StatusName::Pending, None),
			MerchantStatus::Active => (StatusName::Active, None),
			MerchantStatus::Suspended { until } => (StatusName::Suspended, Some(until)),
			MerchantStatus::Closing { until } => (StatusName::Closing, Some(until)),
		};
		Self {
			id: view.id,
			status,
			until,
			owner: Address(view.owner),
			settlement: Address(view.settlement),
			proposed_settlement: view.proposed_settlement.map(Address),
			bond: Amount(view.bond),
			name: text(&view.name),
			category: view.category,
			page: view.page.map(|ProfilePageView { uri, hash }| Page { uri: text(&uri), hash }),
			signing_key: hex_bytes(&view.signing_key),
			past_keys: view
				.past_keys
				.into_iter()
				.map(|PastKeyView { key, until }| PastKey { key: hex_bytes(&key), until })
				.collect(),
		}
	}
}

impl From<MemberView> for Member {
	fn from(view: MemberView) -> Self {
		Self {
			account: Address(view.account),
			roles: named([
				(RoleName::Cashier, view.cashier),
				(RoleName::Refunder, view.refunder.is_some()),
				(RoleName::Treasurer, view.treasurer),
				(RoleName::Auditor, view.auditor),
			]),
			refunds: view.refunder.map(|allowance| Allowance {
				per_day: Amount(allowance.per_day),
				left: Amount(allowance.left),
			}),
		}
	}
}

impl From<GatewayView> for Gateway {
	fn from(view: GatewayView) -> Self {
		Self {
			account: Address(view.account),
			scopes: named([(ScopeName::Invoice, view.invoice), (ScopeName::Capture, view.capture)]),
			max_fee_bps: view.max_fee,
			expires_at: view.expires_at,
		}
	}
}

impl From<RolesView> for Roles {
	fn from(view: RolesView) -> Self {
		Self {
			owner: Address(view.owner),
			members: view.members.into_iter().map(Into::into).collect(),
			gateways: view.gateways.into_iter().map(Into::into).collect(),
		}
	}
}

/// Methods about merchants.
#[rpc(server, client, namespace = "merchants_v1")]
pub trait MerchantsRpc {
	/// A merchant; `null` if there is none with this id.
	#[method(name = "get", blocking)]
	fn get(&self, id: Option<Value>, at: Option<Value>) -> Result<Answer<Option<Merchant>>, Error>;

	/// Who may act for a merchant; `null` if there is none with this id.
	#[method(name = "roles", blocking)]
	fn roles(&self, id: Option<Value>, at: Option<Value>) -> Result<Answer<Option<Roles>>, Error>;
}

/// Answers the methods about merchants.
pub struct MerchantsMethods {
	reader: Reader,
}

impl MerchantsMethods {
	/// Methods over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { reader: Reader::new(client) }
	}
}

impl MerchantsRpcServer for MerchantsMethods {
	fn get(&self, id: Option<Value>, at: Option<Value>) -> Result<Answer<Option<Merchant>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let answer =
			self.reader.read::<dyn MerchantsApi<Block>, _>(at.as_ref(), |api, block| {
				api.merchant(block, id)
			})?;
		Ok(answer.map(|found| found.map(Into::into)))
	}

	fn roles(&self, id: Option<Value>, at: Option<Value>) -> Result<Answer<Option<Roles>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let answer = self
			.reader
			.read::<dyn MerchantsApi<Block>, _>(at.as_ref(), |api, block| api.roles(block, id))?;
		Ok(answer.map(|found| found.map(Into::into)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::values::tests::{account, address};
	use serde_json::json;
	use tael_runtime_api::merchants::AllowanceView;

	#[test]
	fn a_merchant_in_json() {
		let view = MerchantView {
			id: Hash::repeat_byte(1),
			owner: account(2),
			settlement: account(3),
			proposed_settlement: None,
			status: MerchantStatus::Suspended { until: 9 },
			bond: 100_000_000,
			name: "Café".as_bytes().to_vec(),
			category: 5_814,
			page: Some(ProfilePageView {
				uri: b"https://cafe.example".to_vec(),
				hash: Hash::zero(),
			}),
			signing_key: [4; 32],
			past_keys: vec![PastKeyView { key: [5; 32], until: 8 }],
		};
		assert_eq!(
			serde_json::to_value(Merchant::from(view)).unwrap(),
			json!({
				"id": Hash::repeat_byte(1), "status": "suspended", "until": 9,
				"owner": address(2), "settlement": address(3), "proposedSettlement": null,
				"bond": "100000000", "name": "Café", "category": 5_814,
				"page": { "uri": "https://cafe.example", "hash": Hash::zero() },
				"signingKey": format!("0x{}", "04".repeat(32)),
				"pastKeys": [{ "key": format!("0x{}", "05".repeat(32)), "until": 8 }],
			})
		);
	}

	#[test]
	fn only_suspended_and_closing_have_an_end() {
		let status = |status| {
			let view = MerchantView {
				id: Hash::zero(),
				owner: account(0),
				settlement: account(0),
				proposed_settlement: None,
				status,
				bond: 0,
				name: vec![],
				category: 0,
				page: None,
				signing_key: [0; 32],
				past_keys: vec![],
			};
			let merchant = Merchant::from(view);
			(merchant.status, merchant.until)
		};
		assert_eq!(status(MerchantStatus::Pending), (StatusName::Pending, None));
		assert_eq!(status(MerchantStatus::Active), (StatusName::Active, None));
		let closing = status(MerchantStatus::Closing { until: 7 });
		assert_eq!(closing, (StatusName::Closing, Some(7)));
	}

	#[test]
	fn roles_in_json() {
		let view = RolesView {
			owner: account(1),
			members: vec![MemberView {
				account: account(2),
				cashier: true,
				refunder: Some(AllowanceView { per_day: 50, left: 20 }),
				treasurer: false,
				auditor: false,
			}],
			gateways: vec![GatewayView {
				account: account(3),
				invoice: true,
				capture: false,
				max_fee: 100,
				expires_at: None,
			}],
		};
		assert_eq!(
			serde_json::to_value(Roles::from(view)).unwrap(),
			json!({
				"owner": address(1),
				"members": [{
					"account": address(2), "roles": ["cashier", "refunder"],
					"refunds": { "perDay": "50", "left": "20" },
				}],
				"gateways": [{
					"account": address(3), "scopes": ["invoice"], "maxFeeBps": 100,
					"expiresAt": null,
				}],
			})
		);
	}
}
