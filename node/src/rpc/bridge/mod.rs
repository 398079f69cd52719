// SPDX-License-Identifier: Apache-2.0

//! `bridge_v1`: what comes from other chains and goes to them.

pub mod domain;
pub mod transfer;

use super::{
	arguments::{self, Argument},
	errors::Error,
	reading::{Answer, Reader},
};
use crate::client::Client;
use domain::{Domain, Headroom};
use jsonrpsee::proc_macros::rpc;
use serde_json::Value;
use std::sync::Arc;
use tael_primitives::bridge::DomainId;
use tael_runtime::opaque::Block;
use tael_runtime_api::bridge::{BridgeApi, FlowDirection};
use transfer::{
	DepositOnChain, FoundWithdrawal, Owed, Quote, ReleaseInJson, Rotation, SignedRelease,
	Withdrawal,
};

/// Methods about what comes from other chains and goes to them.
#[rpc(server, client, namespace = "bridge_v1")]
pub trait BridgeRpc {
	/// All domains as they stand.
	#[method(name = "domains", blocking)]
	fn domains(&self, at: Option<Value>) -> Result<Answer<Vec<Domain>>, Error>;

	/// A domain as it stands; `null` if there is none of this number.
	#[method(name = "status", blocking)]
	fn status(
		&self,
		domain: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Domain>>, Error>;

	/// A deposit, by the vault's number for it; `null` if there is no such domain.
	#[method(name = "deposit", blocking)]
	fn deposit(
		&self,
		domain: Option<Value>,
		nonce: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<DepositOnChain>>, Error>;

	/// A withdrawal or a return that is on its way, by our number for it; `null` if it has ended or never was.
	#[method(name = "withdrawal", blocking)]
	fn withdrawal(
		&self,
		domain: Option<Value>,
		nonce: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Withdrawal>>, Error>;

	/// A withdrawal, by the id of its request; `null` if nobody asked, or long after its end.
	#[method(name = "withdrawalByRequest", blocking)]
	fn withdrawal_by_request(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundWithdrawal>>, Error>;

	/// Releases that wait for signatures of the set in office, by number from `from` on (1 if absent): those
	/// among the next `limit` numbers.
	#[method(name = "unsigned", blocking)]
	fn unsigned(
		&self,
		domain: Option<Value>,
		from: Option<Value>,
		limit: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Vec<ReleaseInJson>>, Error>;

	/// How much passes in either direction now; `null` if there is no such domain.
	#[method(name = "headroom", blocking)]
	fn headroom(
		&self,
		domain: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Headroom>>, Error>;

	/// A release, and the signatures with which anybody can carry it to the vault; `null` if it has ended or
	/// never was.
	#[method(name = "signatures", blocking)]
	fn signatures(
		&self,
		domain: Option<Value>,
		nonce: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<SignedRelease>>, Error>;

	/// The rotation that is under way, and the signatures with which anybody can carry it to the vault;
	/// `null` if there is none.
	#[method(name = "rotation", blocking)]
	fn rotation(
		&self,
		domain: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Rotation>>, Error>;

	/// What it costs to bring `amount` in or to take it out, and what stands in the way now; `null` if there
	/// is no such domain.
	#[method(name = "quoteFee", blocking)]
	fn quote_fee(
		&self,
		domain: Option<Value>,
		direction: Option<Value>,
		amount: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Quote>>, Error>;

	/// What an account is owed and could not be credited with, by domain.
	#[method(name = "claimable", blocking)]
	fn claimable(
		&self,
		account: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Vec<Owed>>, Error>;
}

/// A domain, by its number.
fn domain(argument: Argument<'_>) -> Result<DomainId, Error> {
	arguments::whole("domain", argument, 0..=DomainId::MAX)
}

/// The number of a deposit or of a release.
fn nonce(field: &str, argument: Argument<'_>) -> Result<u64, Error> {
	arguments::whole(field, argument, 1..=arguments::MAX_INTEGER)
}

/// Which way money goes.
fn direction(argument: Argument<'_>) -> Result<FlowDirection, Error> {
	match argument.and_then(Value::as_str) {
		Some("in") => Ok(FlowDirection::In),
		Some("out") => Ok(FlowDirection::Out),
		_ => Err(Error::bad_param("direction", "\"in\" or \"out\"")),
	}
}

/// Answers the methods about what comes from other chains and goes to them.
pub struct BridgeMethods {
	reader: Reader,
}

impl BridgeMethods {
	/// Methods over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { reader: Reader::new(client) }
	}
}

/// An answer in the form of JSON, where there is one.
fn shown<V: Into<J>, J>(answer: Answer<Option<V>>) -> Answer<Option<J>> {
	answer.map(|found| found.map(Into::into))
}

/// Every item of an answer in the form of JSON.
fn listed<V: Into<J>, J>(answer: Answer<Vec<V>>) -> Answer<Vec<J>> {
	answer.map(|items| items.into_iter().map(Into::into).collect())
}

impl BridgeRpcServer for BridgeMethods {
	fn domains(&self, at: Option<Value>) -> Result<Answer<Vec<Domain>>, Error> {
		self.reader
			.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| api.domains(block))
			.map(listed)
	}

	fn status(
		&self,
		domain: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Domain>>, Error> {
		let id = self::domain(domain.as_ref())?;
		self.reader
			.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| api.status(block, id))
			.map(shown)
	}

	fn deposit(
		&self,
		domain: Option<Value>,
		nonce: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<DepositOnChain>>, Error> {
		let id = self::domain(domain.as_ref())?;
		let nonce = self::nonce("nonce", nonce.as_ref())?;
		self.reader
			.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| {
				api.deposit(block, id, nonce)
			})
			.map(shown)
	}

	fn withdrawal(
		&self,
		domain: Option<Value>,
		nonce: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Withdrawal>>, Error> {
		let id = self::domain(domain.as_ref())?;
		let nonce = self::nonce("nonce", nonce.as_ref())?;
		self.reader
			.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| {
				api.withdrawal(block, id, nonce)
			})
			.map(shown)
	}

	fn withdrawal_by_request(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundWithdrawal>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let answer = self.reader.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| {
			api.withdrawal_by_request(block, id)
		})?;
		Ok(answer.map(|found| found.map(FoundWithdrawal::new)))
	}

	fn unsigned(
		&self,
		domain: Option<Value>,
		from: Option<Value>,
		limit: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Vec<ReleaseInJson>>, Error> {
		let id = self::domain(domain.as_ref())?;
		let from = arguments::optional("from", from.as_ref(), nonce)?.unwrap_or(1);
		let limit = arguments::limit(limit.as_ref())?;
		self.reader
			.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| {
				api.unsigned(block, id, from, limit)
			})
			.map(listed)
	}

	fn headroom(
		&self,
		domain: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Headroom>>, Error> {
		let id = self::domain(domain.as_ref())?;
		self.reader
			.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| api.headroom(block, id))
			.map(shown)
	}

	fn signatures(
		&self,
		domain: Option<Value>,
		nonce: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<SignedRelease>>, Error> {
		let id = self::domain(domain.as_ref())?;
		let nonce = self::nonce("nonce", nonce.as_ref())?;
		self.reader
			.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| {
				api.signatures(block, id, nonce)
			})
			.map(shown)
	}

	fn rotation(
		&self,
		domain: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Rotation>>, Error> {
		let id = self::domain(domain.as_ref())?;
		self.reader
			.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| api.rotation(block, id))
			.map(shown)
	}

	fn quote_fee(
		&self,
		domain: Option<Value>,
		direction: Option<Value>,
		amount: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Quote>>, Error> {
		let id = self::domain(domain.as_ref())?;
		let direction = self::direction(direction.as_ref())?;
		let amount = arguments::amount("amount", amount.as_ref())?;
		self.reader
			.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| {
				api.quote(block, id, direction, amount)
			})
			.map(shown)
	}

	fn claimable(
		&self,
		account: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Vec<Owed>>, Error> {
		let account = arguments::account("account", account.as_ref())?;
		self.reader
			.read::<dyn BridgeApi<Block>, _>(at.as_ref(), |api, block| {
				api.claimable(block, account)
			})
			.map(listed)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::values::tests::{account, address};
	use serde_json::json;
	use tael_primitives::{
		Hash,
		bridge::{EvmAddress, Message, Release},
	};
	use tael_runtime_api::bridge::{
		BridgeQuote, Obstacle, SetView, SignaturesView, SignedReleaseView, SourceView,
		WithdrawalView,
	};

	fn release() -> Release {
		Release {
			domain: 1,
			nonce: 2,
			token: EvmAddress([3; 20]),
			recipient: EvmAddress([4; 20]),
			amount: 5,
			fee: 6,
			deadline: 7,
			request: Hash::repeat_byte(8),
		}
	}

	fn release_in_json() -> Value {
		json!({
			"id": release().id(), "domain": 1, "nonce": 2, "token": evm(3), "recipient": evm(4),
			"amount": "5", "fee": "6", "deadline": 7, "request": Hash::repeat_byte(8),
		})
	}

	fn evm(byte: u8) -> String {
		format!("0x{}", hex::encode([byte; 20]))
	}

	#[test]
	fn a_withdrawal_in_json() {
		let source = SourceView::Request {
			who: account(9),
			reference: [10; 32],
			attest_fee: 11,
			at: 12,
			travel_ref: None,
		};
		let view = WithdrawalView {
			release: release(),
			source,
			is_signed: false,
			signatures: 3,
			threshold: 4,
		};
		let withdrawal = Withdrawal::from(view.clone());
		let json = serde_json::to_value(&withdrawal).unwrap();
		assert_eq!(
			json,
			json!({
				"release": release_in_json(),
				"request": {
					"who": address(9), "reference": Hash::repeat_byte(10), "attestFee": "11",
					"since": 12, "travelRef": null,
				},
				"deposit": null, "signed": false, "signatures": 3, "threshold": 4,
			})
		);
		assert_eq!(serde_json::from_value::<Withdrawal>(json).unwrap(), withdrawal);
		let back = WithdrawalView { source: SourceView::Return { deposit: 13 }, ..view };
		let back = serde_json::to_value(Withdrawal::from(back)).unwrap();
		assert_eq!((&back["request"], &back["deposit"]), (&Value::Null, &json!(13)));
	}

	#[test]
	fn signatures_in_json() {
		let set = SetView {
			id: 1,
			addresses: vec![EvmAddress([1; 20])],
			threshold: 1,
			suspended: vec![],
		};
		let signatures =
			SignaturesView { set, list: vec![(EvmAddress([1; 20]), [2; 65])], is_complete: true };
		let view = SignedReleaseView { release: release(), signatures };
		let json = serde_json::to_value(SignedRelease::from(view)).unwrap();
		assert_eq!(
			json,
			json!({
				"release": release_in_json(),
				"signatures": {
					"set": { "id": 1, "addresses": [evm(1)], "threshold": 1, "suspended": [] },
					"list": [{
						"signer": evm(1), "signature": format!("0x{}", hex::encode([2; 65])),
					}],
					"complete": true,
				},
			})
		);
	}

	#[test]
	fn a_quote_in_json() {
		let quote = BridgeQuote {
			fee: 1,
			attest_fee: 2,
			receives: 3,
			obstacle: Some(Obstacle::NotCovered),
			passes_at: None,
		};
		assert_eq!(
			serde_json::to_value(Quote::from(quote)).unwrap(),
			json!({
				"fee": "1", "attestFee": "2", "receives": "3", "obstacle": "notCovered",
				"passesAt": null,
			})
		);
	}

	#[test]
	fn arguments_are_refused_by_name() {
		let field = |error: Error| error.field.unwrap();
		assert_eq!(domain(Some(&json!(1))), Ok(1));
		assert_eq!(direction(Some(&json!("out"))), Ok(FlowDirection::Out));
		assert_eq!(field(domain(Some(&json!("1"))).unwrap_err()), "domain");
		assert_eq!(field(nonce("nonce", Some(&json!(0))).unwrap_err()), "nonce");
		for bad in [json!("up"), json!(1), Value::Null] {
			assert_eq!(field(direction(Some(&bad)).unwrap_err()), "direction");
		}
	}
}
