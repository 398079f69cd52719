// SPDX-License-Identifier: Apache-2.0

//! `acceptors_v1`: acceptors, and claims against their bonds.

use super::{
	arbitration::CaseInJson,
	arguments,
	errors::Error,
	found::Found,
	kyc::TierName,
	reading::{Answer, Reader},
	values::{Address, Amount, words},
};
use crate::client::Client;
use jsonrpsee::proc_macros::rpc;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use tael_primitives::{AccountId, Bps, Hash, Millis};
use tael_runtime::opaque::Block;
use tael_runtime_api::acceptors::{
	AcceptorStatus, AcceptorView, AcceptorsApi, ChargeView, ClaimKindView, ClaimReceiptView,
	ClaimStatus, ClaimView, ConcernView, FaultView, RungView, ServiceView, SuspensionView,
};

/// A claim, live or ended.
pub type FoundClaim = Found<Claim, ClaimReceipt>;

words! {
	/// Where an acceptor stands.
	AcceptorStatusName from AcceptorStatus {
		/// Has applied, and waits for the council.
		Applied,
		/// Trades within the limits of his rung.
		Active,
		/// No new trades until what restricts him has gone.
		Restricted,
		/// No new trades until a time.
		Suspended,
		/// On the way out.
		Exiting,
		/// Sent away.
		Expelled,
	}
}

words! {
	/// Why somebody is suspended or charged.
	ConcernName from ConcernView {
		/// Signs of fraud.
		Fraud,
		/// Complaints of counterparties.
		Complaints,
		/// Questions of law or identity.
		Compliance,
		/// Bad service.
		Service,
		/// His keys or systems may be in wrong hands.
		Security,
		/// Anything else.
		Other,
	}
}

words! {
	/// What restricts an acceptor by itself, and ends with its cause.
	FaultName from FaultView {
		/// The bond is less than his rung needs.
		BondShort,
		/// Too few of his trades complete.
		CompletionLow,
		/// His releases take too long.
		ReleaseSlow,
		/// His identity is no longer attested for the rung, or he is frozen.
		KycGone,
	}
}

words! {
	/// What a claim is about.
	ClaimKindName from ClaimKindView {
		/// The buyer paid more local money than he owed.
		OverpaidFiat,
		/// The seller got less than he was owed.
		UnderpaidFiat,
		/// The seller released and got nothing.
		ReleasedNotReceived,
		/// The buyer paid, and the trade was called off or lapsed.
		CancelledButPaid,
		/// The seller's money was charged back.
		Chargeback,
		/// The payment led a bank to freeze the seller's account.
		BankFrozen,
		/// The claimant of a claim that was paid got the money from elsewhere too.
		Clawback,
	}
}

words! {
	/// Where a claim stands, and how one ends.
	ClaimStatusName from ClaimStatus {
		/// The respondent is to answer.
		Filed,
		/// He contests it; the claimant is to take it to arbitration.
		Answered,
		/// In the hands of arbitration.
		Review,
		/// A ruling gave the claimant more than was frozen; he is paid what other claims leave.
		Awarded,
		/// Arbitration gave the claimant something.
		Paid,
		/// Arbitration gave him nothing.
		Rejected,
		/// The respondent paid all that was claimed.
		Settled,
		/// The claimant took it back.
		Withdrawn,
		/// Arbitration did not take it, and nobody ended it before its last deadline.
		Expired,
	}
}

/// A suspension.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Suspension {
	/// Chain time from which it is over.
	pub until: Millis,
	/// Why.
	pub concern: ConcernName,
}

impl From<SuspensionView> for Suspension {
	fn from(view: SuspensionView) -> Self {
		Self { until: view.until, concern: view.concern.into() }
	}
}

/// What the council holds against an acceptor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Charge {
	/// Of what kind.
	pub concern: ConcernName,
	/// What exactly, by hash.
	pub notes: Hash,
	/// His last answer, by hash; `null` before one.
	pub answer: Option<Hash>,
	/// Until when he answers; from then on he can be expelled.
	pub answer_until: Millis,
	/// From when on the charge is void.
	pub void_at: Millis,
}

impl From<ChargeView> for Charge {
	fn from(view: ChargeView) -> Self {
		Self {
			concern: view.concern.into(),
			notes: view.notes,
			answer: view.answer,
			answer_until: view.answer_until,
			void_at: view.void_at,
		}
	}
}

/// What a rung asks for and what it unlocks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rung {
	/// Least tier of identity.
	pub kyc: TierName,
	/// The bond it needs, in USDT.
	pub bond: Amount,
	/// How much of that stays for the long window after the last trade.
	pub cover: Amount,
	/// The most that one trade may be, in USDT.
	pub max_trade: Amount,
	/// How many trades may live at a time.
	pub max_open: u32,
	/// Least completion.
	pub min_completion_bps: Bps,
	/// The longest that nine of ten releases may take.
	pub max_release_p90: Millis,
}

impl From<RungView> for Rung {
	fn from(view: RungView) -> Self {
		Self {
			kyc: view.kyc.into(),
			bond: Amount(view.bond),
			cover: Amount(view.cover),
			max_trade: Amount(view.max_trade),
			max_open: view.max_open,
			min_completion_bps: view.min_completion,
			max_release_p90: view.max_release_p90,
		}
	}
}

/// Service levels over thirty days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Service {
	/// Trades that ended with the buyer paid.
	pub completed: u32,
	/// Trades he called off, or let lapse, before anything was marked paid.
	pub cancelled_unpaid: u32,
	/// Trades he called off after that.
	pub cancelled_paid: u32,
	/// Trades with a dispute.
	pub disputes: u32,
	/// Disputes he lost.
	pub lost: u32,
	/// Completed of all that succeeded or failed; `null` without any.
	pub completion_bps: Option<Bps>,
	/// With how many different persons he completed trades: at least so many.
	pub counterparties: u32,
	/// What he traded, in whole USDT, rounded down.
	pub volume: u64,
	/// What his bond paid for claims, in whole USDT, rounded up.
	pub compensated: u64,
	/// Half of his payments took no longer.
	pub pay_median: Option<Millis>,
	/// Nine of ten took no longer.
	pub pay_p90: Option<Millis>,
	/// Half of his releases took no longer.
	pub release_median: Option<Millis>,
	/// Nine of ten took no longer.
	pub release_p90: Option<Millis>,
}

impl From<ServiceView> for Service {
	fn from(view: ServiceView) -> Self {
		Self {
			completed: view.completed,
			cancelled_unpaid: view.cancelled_unpaid,
			cancelled_paid: view.cancelled_paid,
			disputes: view.disputes,
			lost: view.lost,
			completion_bps: view.completion,
			counterparties: view.counterparties,
			volume: view.volume,
			compensated: view.compensated,
			pay_median: view.pay_median,
			pay_p90: view.pay_p90,
			release_median: view.release_median,
			release_p90: view.release_p90,
		}
	}
}

/// An acceptor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Acceptor {
	/// The account.
	pub account: Address,
	/// Where he stands.
	pub status: AcceptorStatusName,
	/// Whether he gets new trades now.
	pub may_trade: bool,
	/// What restricts him now, or would if he were active; `null` if nothing.
	pub fault: Option<FaultName>,
	/// Until when he is suspended, and why; `null` if he is not.
	pub suspension: Option<Suspension>,
	/// His rung.
	pub tier: u8,
	/// What that asked for and unlocked when he was put on it.
	pub rung: Rung,
	/// The attestation the council went by; zero without the council.
	pub label: Hash,
	/// What is on hold, in USDT.
	pub bond: Amount,
	/// How much of it claims have frozen.
	pub frozen: Amount,
	/// How much more claims wait for.
	pub waiting: Amount,
	/// Below which it must not be withdrawn while he is a member, with what claims have frozen and wait for.
	pub need: Amount,
	/// What he could take back of it now.
	pub withdrawable: Amount,
	/// The live claims against him, at most 100.
	pub open_claims: Vec<Hash>,
	/// Since when the bond stands behind trades; while he applies, when he did.
	pub since: Millis,
	/// What the council holds against him; `null` if nothing.
	pub charge: Option<Charge>,
	/// His service.
	pub service: Service,
	/// How many events he has had.
	pub seq: u32,
}

impl Acceptor {
	fn new(account: AccountId, view: AcceptorView) -> Self {
		Self {
			account: Address(account),
			status: view.status.into(),
			may_trade: view.may_trade,
			fault: view.fault.map(Into::into),
			suspension: view.suspension.map(Into::into),
			tier: view.tier,
			rung: view.rung.into(),
			label: view.label,
			bond: Amount(view.bond),
			frozen: Amount(view.frozen),
			waiting: Amount(view.waiting),
			need: Amount(view.need),
			withdrawable: Amount(view.withdrawable),
			open_claims: view.open_claims,
			since: view.since,
			charge: view.charge.map(Into::into),
			service: view.service.into(),
			seq: view.seq,
		}
	}
}

/// A claim in state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
	/// Its id.
	pub id: Hash,
	/// Where it stands.
	pub status: ClaimStatusName,
	/// Whether time has brought a step that anyone may take now.
	pub due: bool,
	/// What it is about.
	pub kind: ClaimKindName,
	/// The claim it wants back; `null` unless it is a clawback.
	pub of: Option<Hash>,
	/// The trade.
	pub trade: Hash,
	/// Who wants money.
	pub claimant: Address,
	/// Whose bond it is against.
	pub respondent: Address,
	/// How much he says he has lost, in USDT.
	pub amount: Amount,
	/// What is still to be paid: of what he claims, or of what a ruling gave him.
	pub rest: Amount,
	/// How much of the bond is frozen for that.
	pub frozen: Amount,
	/// What the respondent has paid already.
	pub paid: Amount,
	/// The claimant's deposit.
	pub deposit: Amount,
	/// A commitment to the claimant's evidence.
	pub evidence: Hash,
	/// Claim and terms of the trade, by hash.
	pub contract_hash: Hash,
	/// Until when the respondent answers.
	pub answer_deadline: Millis,
	/// Until when the claimant can take it to arbitration; from then on it has expired.
	pub escalate_deadline: Millis,
	/// Its dispute, as `arbitration_v1_dispute` wants it; `null` while it has none.
	pub dispute: Option<CaseInJson>,
	/// How many events it has had.
	pub seq: u32,
}

impl From<ClaimView> for Claim {
	fn from(view: ClaimView) -> Self {
		Self {
			id: view.id,
			status: view.status.into(),
			due: view.is_due,
			kind: view.kind.into(),
			of: view.of,
			trade: view.trade,
			claimant: Address(view.claimant),
			respondent: Address(view.respondent),
			amount: Amount(view.amount),
			rest: Amount(view.rest),
			frozen: Amount(view.frozen),
			paid: Amount(view.paid),
			deposit: Amount(view.deposit),
			evidence: view.evidence,
			contract_hash: view.contract_hash,
			answer_deadline: view.answer_deadline,
			escalate_deadline: view.escalate_deadline,
			dispute: view.dispute.map(Into::into),
			seq: view.seq,
		}
	}
}

/// What stays of a claim that ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClaimReceipt {
	/// Its id.
	pub id: Hash,
	/// How it ended.
	pub status: ClaimStatusName,
	/// What it was about.
	pub kind: ClaimKindName,
	/// The claim it wanted back; `null` unless it was a clawback.
	pub of: Option<Hash>,
	/// The trade.
	pub trade: Hash,
	/// Who wanted money.
	pub claimant: Address,
	/// Whose bond it was against.
	pub respondent: Address,
	/// How much was claimed.
	pub amount: Amount,
	/// How much was paid.
	pub paid: Amount,
	/// How much of that came back.
	pub recovered: Amount,
	/// The clawback of it; `null` if none was filed.
	pub clawback: Option<Hash>,
	/// When it ended.
	pub ended_at: Millis,
	/// Until when a recovery can be reported or clawed back.
	pub recover_until: Millis,
	/// From when anyone may remove the receipt, if no clawback lives.
	pub keep_until: Millis,
	/// How many events it has had.
	pub seq: u32,
}

impl From<ClaimReceiptView> for ClaimReceipt {
	fn from(view: ClaimReceiptView) -> Self {
		Self {
			id: view.id,
			status: view.outcome.into(),
			kind: view.kind.into(),
			of: view.of,
			trade: view.trade,
			claimant: Address(view.claimant),
			respondent: Address(view.respondent),
			amount: Amount(view.amount),
			paid: Amount(view.paid),
			recovered: Amount(view.recovered),
			clawback: view.clawback,
			ended_at: view.ended_at,
			recover_until: view.recover_until,
			keep_until: view.keep_until,
			seq: view.seq,
		}
	}
}

/// Methods about acceptors.
#[rpc(server, client, namespace = "acceptors_v1")]
pub trait AcceptorsRpc {
	/// An acceptor; `null` if the account is none.
	#[method(name = "get", blocking)]
	fn get(
		&self,
		account: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Acceptor>>, Error>;

	/// A claim or its receipt; `null` if there is neither.
	#[method(name = "claim", blocking)]
	fn claim(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundClaim>>, Error>;
}

/// Answers the methods about acceptors.
pub struct AcceptorsMethods {
	reader: Reader,
}

impl AcceptorsMethods {
	/// Methods over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { reader: Reader::new(client) }
	}
}

impl AcceptorsRpcServer for AcceptorsMethods {
	fn get(
		&self,
		account: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<Acceptor>>, Error> {
		let account = arguments::account("account", account.as_ref())?;
		let answer =
			self.reader.read::<dyn AcceptorsApi<Block>, _>(at.as_ref(), |api, block| {
				api.acceptor(block, account.clone())
			})?;
		Ok(answer.map(|found| found.map(|view| Acceptor::new(account, view))))
	}

	fn claim(
		&self,
		id: Option<Value>,
		at: Option<Value>,
	) -> Result<Answer<Option<FoundClaim>>, Error> {
		let id = arguments::id("id", id.as_ref())?;
		let answer = self
			.reader
			.read::<dyn AcceptorsApi<Block>, _>(at.as_ref(), |api, block| api.claim(block, id))?;
		Ok(answer.map(|found| found.map(FoundClaim::new)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::{
		subscription::Follow,
		values::tests::{account, address},
	};
	use serde_json::json;
	use tael_primitives::{CaseId, Tier};
	use tael_runtime_api::Lookup;

	#[test]
	fn an_acceptor_in_json() {
		let view = AcceptorView {
			status: AcceptorStatus::Suspended,
			may_trade: false,
			fault: Some(FaultView::BondShort),
			suspension: Some(SuspensionView { until: 1, concern: ConcernView::Security }),
			tier: 2,
			rung: RungView {
				kyc: Tier::Enhanced,
				bond: 3,
				cover: 4,
				max_trade: 5,
				max_open: 6,
				min_completion: 9_000,
				max_release_p90: 7,
			},
			label: Hash::repeat_byte(8),
			bond: 9,
			frozen: 10,
			waiting: 31,
			need: 11,
			withdrawable: 29,
			open_claims: vec![Hash::repeat_byte(30)],
			since: 12,
			charge: Some(ChargeView {
				concern: ConcernView::Complaints,
				notes: Hash::repeat_byte(13),
				answer: None,
				answer_until: 14,
				void_at: 15,
			}),
			service: ServiceView {
				completed: 16,
				cancelled_unpaid: 17,
				cancelled_paid: 18,
				disputes: 19,
				lost: 20,
				completion: Some(21),
				counterparties: 22,
				volume: 23,
				compensated: 24,
				pay_median: Some(25),
				pay_p90: Some(26),
				release_median: None,
				release_p90: None,
			},
			seq: 27,
		};
		assert_eq!(
			serde_json::to_value(Acceptor::new(account(28), view)).unwrap(),
			json!({
				"account": address(28), "status": "suspended", "mayTrade": false,
				"fault": "bondShort",
				"suspension": { "until": 1, "concern": "security" }, "tier": 2,
				"rung": {
					"kyc": "enhanced", "bond": "3", "cover": "4", "maxTrade": "5", "maxOpen": 6,
					"minCompletionBps": 9_000, "maxReleaseP90": 7,
				},
				"label": Hash::repeat_byte(8), "bond": "9", "frozen": "10", "waiting": "31",
				"need": "11", "withdrawable": "29", "openClaims": [Hash::repeat_byte(30)], "since": 12,
				"charge": {
					"concern": "complaints", "notes": Hash::repeat_byte(13), "answer": null,
					"answerUntil": 14, "voidAt": 15,
				},
				"service": {
					"completed": 16, "cancelledUnpaid": 17, "cancelledPaid": 18, "disputes": 19,
					"lost": 20, "completionBps": 21, "counterparties": 22, "volume": 23,
					"compensated": 24, "payMedian": 25, "payP90": 26, "releaseMedian": null,
					"releaseP90": null,
				},
				"seq": 27,
			})
		);
	}

	fn claim() -> ClaimView {
		ClaimView {
			id: Hash::repeat_byte(1),
			status: ClaimStatus::Review,
			is_due: true,
			kind: ClaimKindView::Clawback,
			of: Some(Hash::repeat_byte(2)),
			trade: Hash::repeat_byte(3),
			claimant: account(4),
			respondent: account(5),
			amount: 6,
			rest: 16,
			frozen: 7,
			paid: 8,
			deposit: 9,
			evidence: Hash::repeat_byte(10),
			contract_hash: Hash::repeat_byte(11),
			answer_deadline: 12,
			escalate_deadline: 13,
			dispute: Some(CaseId::Claim(Hash::repeat_byte(1))),
			seq: 15,
		}
	}

	fn receipt() -> ClaimReceiptView {
		ClaimReceiptView {
			id: Hash::repeat_byte(1),
			outcome: ClaimStatus::Paid,
			kind: ClaimKindView::BankFrozen,
			of: None,
			trade: Hash::repeat_byte(2),
			claimant: account(3),
			respondent: account(4),
			amount: 5,
			paid: 6,
			recovered: 7,
			clawback: None,
			ended_at: 8,
			recover_until: 9,
			keep_until: 10,
			seq: 11,
		}
	}

	#[test]
	fn a_claim_in_json() {
		let found = FoundClaim::new(Lookup::<_, ClaimReceiptView>::Live(claim()));
		assert!(!found.has_ended());
		assert_eq!(
			serde_json::to_value(found).unwrap(),
			json!({
				"id": Hash::repeat_byte(1), "status": "review", "due": true, "kind": "clawback",
				"of": Hash::repeat_byte(2), "trade": Hash::repeat_byte(3),
				"claimant": address(4), "respondent": address(5), "amount": "6", "rest": "16",
				"frozen": "7", "paid": "8", "deposit": "9", "evidence": Hash::repeat_byte(10),
				"contractHash": Hash::repeat_byte(11), "answerDeadline": 12,
				"escalateDeadline": 13,
				"dispute": { "claim": Hash::repeat_byte(1) }, "seq": 15,
			})
		);
	}

	#[test]
	fn a_receipt_of_a_claim_in_json() {
		assert_eq!(
			serde_json::to_value(ClaimReceipt::from(receipt())).unwrap(),
			json!({
				"id": Hash::repeat_byte(1), "status": "paid", "kind": "bankFrozen", "of": null,
				"trade": Hash::repeat_byte(2), "claimant": address(3),
				"respondent": address(4), "amount": "5", "paid": "6", "recovered": "7",
				"clawback": null, "endedAt": 8, "recoverUntil": 9, "keepUntil": 10, "seq": 11,
			})
		);
	}

	#[test]
	fn what_is_live_and_what_ended_read_back_as_they_were() {
		for found in [
			FoundClaim::new(Lookup::<_, ClaimReceiptView>::Live(claim())),
			FoundClaim::new(Lookup::<ClaimView, _>::Ended(receipt())),
		] {
			let text = serde_json::to_string(&found).unwrap();
			assert_eq!(serde_json::from_str::<FoundClaim>(&text).unwrap(), found);
		}
	}
}
