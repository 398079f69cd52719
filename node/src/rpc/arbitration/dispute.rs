// SPDX-License-Identifier: Apache-2.0

//! Disputes in JSON.

use super::CaseInJson;
use crate::rpc::{
	found::Found,
	values::{Address, Amount, Asset, SideName, words},
};
use serde::{Deserialize, Serialize};
use tael_primitives::{Cause, Fiat, Hash, Millis, Moment, RailId, Ruling};
use tael_runtime_api::arbitration::{
	DeadlinesView, DisclosureView, DisputeReceiptView, DisputeStatus, DisputeView, DrawView,
	EvidenceKindView, EvidenceView, OutcomeView, PartyView, RulingView, SeatView, TierView,
	WithdrawalView,
};

/// A dispute, live or ended.
pub type FoundDispute = Found<Dispute, Receipt>;

words! {
	/// Where a dispute stands.
	DisputeStatusName from DisputeStatus {
		/// Opened; a side that has not acted may still respond.
		Open,
		/// Both sides have acted, and file what they have.
		Evidence,
		/// Arbiters are to be drawn.
		Drawing,
		/// Before arbiters, or before the council.
		Review,
		/// A ruling is stored and can be appealed.
		Ruled,
		/// A side has appealed and waits for the other's stake.
		Appealed,
		/// Only the council may rule, until the published default ends it.
		Stalled,
	}
}

words! {
	/// Who rules.
	TierName from TierView {
		/// Nobody: what follows from silence.
		Silence,
		/// One arbiter.
		Arbiter,
		/// A panel of three.
		Panel,
		/// The council.
		Council,
	}
}

words! {
	/// What a piece of evidence is.
	EvidenceKindName from EvidenceKindView {
		/// What a side said when it opened the dispute or responded to it.
		Statement,
		/// A receipt of a payment.
		Receipt,
		/// A statement of a bank account.
		BankStatement,
		/// Messages between the parties.
		Chat,
		/// A recording.
		Recording,
		/// A letter of a bank, a court or an authority.
		Official,
		/// Anything else.
		Other,
	}
}

words! {
	/// Whether the opener wants to take the dispute back.
	WithdrawalName from WithdrawalView {
		/// Not so far.
		None,
		/// Yes; the other side may object.
		Asked,
		/// Not again.
		Refused,
	}
}

words! {
	/// How a dispute ended.
	OutcomeName from OutcomeView {
		/// A ruling was carried out.
		Executed,
		/// The parties agreed, or one conceded.
		Settled,
		/// The opener took it back.
		Withdrawn,
	}
}

/// The points in chain time at which something ends; `null` where the state has none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deadlines {
	/// Until when a side may respond.
	pub respond: Option<Millis>,
	/// Until when evidence is taken.
	pub evidence: Option<Millis>,
	/// Until when a panel commits to votes.
	pub commit: Option<Millis>,
	/// Until when arbiters rule.
	pub rule: Option<Millis>,
	/// Until when a side may appeal.
	pub appeal: Option<Millis>,
	/// Until when the other side may stake on the appeal; from when the ruling is carried out.
	pub conclude: Option<Millis>,
	/// Until when the other side may object to a withdrawal.
	pub object: Option<Millis>,
	/// From when on only the council may rule.
	pub stall: Millis,
	/// From when on the published default can end it.
	pub default: Millis,
}

impl From<DeadlinesView> for Deadlines {
	fn from(view: DeadlinesView) -> Self {
		Self {
			respond: view.respond,
			evidence: view.evidence,
			commit: view.commit,
			rule: view.rule,
			appeal: view.appeal,
			conclude: view.conclude,
			object: view.object,
			stall: view.stall,
			default: view.default,
		}
	}
}

/// What an arbiter and a party have exchanged about the party's account of payment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Disclosure {
	/// Nothing.
	None,
	/// An arbiter has asked for it.
	Asked {
		/// Who: it is encrypted for his key.
		by: Address,
	},
	/// The party has sent it, encrypted and off chain.
	Given {
		/// Of what was sent.
		ciphertext_hash: Hash,
	},
	/// An arbiter has compared it with the commitment.
	Checked {
		/// Whether it is what was committed to.
		matches: bool,
		/// What was recorded of the payer's reference, which settles nothing else.
		nullifier: Option<Hash>,
	},
}

impl From<DisclosureView> for Disclosure {
	fn from(view: DisclosureView) -> Self {
		match view {
			DisclosureView::None => Self::None,
			DisclosureView::Asked { by } => Self::Asked { by: Address(by) },
			DisclosureView::Given { ciphertext_hash } => Self::Given { ciphertext_hash },
			DisclosureView::Checked { matches, nullifier } => Self::Checked { matches, nullifier },
		}
	}
}

/// A side of a dispute.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Party {
	/// Who.
	pub account: Address,
	/// What of his can be slashed.
	pub bond: Amount,
	/// Fees and stakes of his that are on hold, in USDT.
	pub fees: Amount,
	/// Whether he opened the dispute or responded to it.
	pub acted: bool,
	/// Whether he has nothing more to file.
	pub ready: bool,
	/// Whether the present ruling leaves him anything to appeal for.
	pub may_appeal: bool,
	/// What he disclosed to arbiters.
	pub disclosure: Disclosure,
}

impl From<PartyView> for Party {
	fn from(view: PartyView) -> Self {
		Self {
			account: Address(view.account),
			bond: Amount(view.bond),
			fees: Amount(view.fees),
			acted: view.has_acted,
			ready: view.is_ready,
			may_appeal: view.may_appeal,
			disclosure: view.disclosure.into(),
		}
	}
}

/// A piece of evidence, by its hashes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
	/// Who filed it.
	pub by: SideName,
	/// What it is.
	pub kind: EvidenceKindName,
	/// Of the plain text, salted.
	pub hash: Hash,
	/// Of where the ciphertext lies.
	pub uri_hash: Hash,
	/// By which key of the reader it is encrypted.
	pub key_id: u32,
	/// When.
	pub at: Millis,
}

impl From<EvidenceView> for Evidence {
	fn from(view: EvidenceView) -> Self {
		Self {
			by: view.by.into(),
			kind: view.kind.into(),
			hash: view.hash,
			uri_hash: view.uri_hash,
			key_id: view.key_id,
			at: view.at,
		}
	}
}

/// An arbiter in a dispute.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seat {
	/// Who.
	pub arbiter: Address,
	/// Since when.
	pub since: Millis,
	/// Whether he has committed to a vote, in a panel.
	pub committed: bool,
	/// Whether he has revealed it.
	pub revealed: bool,
}

impl From<SeatView> for Seat {
	fn from(view: SeatView) -> Self {
		Self {
			arbiter: Address(view.arbiter),
			since: view.since,
			committed: view.has_committed,
			revealed: view.has_revealed,
		}
	}
}

/// A draw of arbiters that was asked for and waits for its randomness.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Draw {
	/// The randomness that decides it, by its number.
	pub moment: Moment,
	/// When it was asked for. Who can be drawn is fixed since then.
	pub since: Millis,
}

impl From<DrawView> for Draw {
	fn from(view: DrawView) -> Self {
		Self { moment: view.moment, since: view.since }
	}
}

/// What a ruling says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RulingInJson {
	/// What was found.
	pub cause: Cause,
	/// Of the principal, to the buyer.
	pub to_buyer: Amount,
	/// Of the principal, to the seller.
	pub to_seller: Amount,
	/// Of the buyer's bond, to the treasury.
	pub slash_buyer: Amount,
	/// Of the seller's bond, to the treasury.
	pub slash_seller: Amount,
	/// The side that pays the fee; `null`: each its own half.
	pub fee_payer: Option<SideName>,
}

impl From<Ruling> for RulingInJson {
	fn from(ruling: Ruling) -> Self {
		Self {
			cause: ruling.cause,
			to_buyer: Amount(ruling.to_buyer),
			to_seller: Amount(ruling.to_seller),
			slash_buyer: Amount(ruling.slash_buyer),
			slash_seller: Amount(ruling.slash_seller),
			fee_payer: ruling.fee_payer.map(Into::into),
		}
	}
}

/// A ruling that is stored.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredRuling {
	/// What it says.
	#[serde(flatten)]
	pub ruling: RulingInJson,
	/// Who ruled.
	pub tier: TierName,
	/// A hash of the reasons, or zero.
	pub notes_hash: Hash,
	/// When.
	pub at: Millis,
}

impl From<RulingView> for StoredRuling {
	fn from(view: RulingView) -> Self {
		Self {
			ruling: view.ruling.into(),
			tier: view.tier.into(),
			notes_hash: view.notes_hash,
			at: view.at,
		}
	}
}

/// A dispute in state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Dispute {
	/// What it is about.
	pub case: CaseInJson,
	/// Where it stands.
	pub status: DisputeStatusName,
	/// Who rules, or has ruled.
	pub tier: TierName,
	/// Whether time has brought a step that anyone may take now.
	pub due: bool,
	/// Whether the parties can still settle, or one concede.
	pub can_be_settled: bool,
	/// Who opened it; `null`: the chain.
	pub opener: Option<SideName>,
	/// Why.
	pub cause: Cause,
	/// The terms of what is disputed, by hash.
	pub contract_hash: Hash,
	/// In which money.
	pub asset: Asset,
	/// How much is to be divided.
	pub principal: Amount,
	/// The local money.
	pub fiat: Option<Fiat>,
	/// The way it was to be paid.
	pub rail: Option<RailId>,
	/// When it was opened.
	pub opened_at: Millis,
	/// What ends when.
	pub deadlines: Deadlines,
	/// The fee of one arbiter, in USDT.
	pub fee: Amount,
	/// The buyer, the payer, the claimant.
	pub buyer: Party,
	/// The seller, the merchant, the respondent.
	pub seller: Party,
	/// What was filed, oldest first.
	pub evidence: Vec<Evidence>,
	/// The arbiters who were drawn.
	pub seats: Vec<Seat>,
	/// The draw of those who are missing; `null` if nobody is.
	pub draw: Option<Draw>,
	/// How often seats of this tier were filled anew.
	pub redraws: u8,
	/// The last ruling; `null` before one.
	pub ruling: Option<StoredRuling>,
	/// Who has appealed, while the other side may stake.
	pub appellant: Option<SideName>,
	/// What an appeal has to stake now, in USDT; `null` where there can be none.
	pub appeal_stake: Option<Amount>,
	/// How it ends if nobody rules any more.
	pub default_ruling: RulingInJson,
	/// Whether the opener wants to take it back.
	pub withdrawal: WithdrawalName,
	/// How many events it has had.
	pub seq: u32,
}

impl From<DisputeView> for Dispute {
	fn from(view: DisputeView) -> Self {
		Self {
			case: view.case.into(),
			status: view.status.into(),
			tier: view.tier.into(),
			due: view.is_due,
			can_be_settled: view.can_be_settled,
			opener: view.opener.map(Into::into),
			cause: view.cause,
			contract_hash: view.contract_hash,
			asset: Asset(view.asset),
			principal: Amount(view.principal),
			fiat: view.fiat,
			rail: view.rail,
			opened_at: view.opened_at,
			deadlines: view.deadlines.into(),
			fee: Amount(view.fee),
			buyer: view.buyer.into(),
			seller: view.seller.into(),
			evidence: view.evidence.into_iter().map(Into::into).collect(),
			seats: view.seats.into_iter().map(Into::into).collect(),
			draw: view.draw.map(Into::into),
			redraws: view.redraws,
			ruling: view.ruling.map(Into::into),
			appellant: view.appellant.map(Into::into),
			appeal_stake: view.appeal_stake.map(Amount),
			default_ruling: view.default_ruling.into(),
			withdrawal: view.withdrawal.into(),
			seq: view.seq,
		}
	}
}

/// What stays of a dispute that ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
	/// What it was about.
	pub case: CaseInJson,
	/// How it ended.
	pub status: OutcomeName,
	/// The ruling that was carried out; `null` if none was.
	pub ruling: Option<RulingInJson>,
	/// The terms of what was disputed, by hash.
	pub contract_hash: Hash,
	/// When it ended.
	pub ended_at: Millis,
	/// From when anyone may remove the receipt.
	pub keep_until: Millis,
}

impl From<DisputeReceiptView> for Receipt {
	fn from(view: DisputeReceiptView) -> Self {
		Self {
			case: view.case.into(),
			status: view.outcome.into(),
			ruling: view.ruling.map(Into::into),
			contract_hash: view.contract_hash,
			ended_at: view.ended_at,
			keep_until: view.keep_until,
		}
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
	use tael_primitives::{AssetKind, CaseId, Side};
	use tael_runtime_api::Lookup;

	fn ruling() -> Ruling {
		Ruling {
			to_buyer: 1,
			to_seller: 2,
			slash_buyer: 3,
			slash_seller: 0,
			fee_payer: Some(Side::Buyer),
			cause: Cause::ForgedProof,
		}
	}

	fn party(byte: u8, disclosure: DisclosureView) -> PartyView {
		PartyView {
			account: account(byte),
			bond: 1,
			fees: 2,
			has_acted: true,
			is_ready: false,
			may_appeal: true,
			disclosure,
		}
	}

	fn dispute() -> DisputeView {
		let nullifier = Some(Hash::repeat_byte(27));
		DisputeView {
			case: CaseId::Trade(Hash::repeat_byte(1)),
			contract_hash: Hash::repeat_byte(2),
			asset: AssetKind::Native,
			principal: 3,
			fiat: Some(Fiat::CNY),
			rail: Some(4),
			opener: None,
			cause: Cause::SellerSilent,
			status: DisputeStatus::Ruled,
			tier: TierView::Panel,
			is_due: false,
			can_be_settled: true,
			opened_at: 5,
			deadlines: DeadlinesView {
				respond: None,
				evidence: None,
				commit: None,
				rule: None,
				appeal: Some(6),
				conclude: Some(7),
				object: None,
				stall: 8,
				default: 9,
			},
			fee: 10,
			buyer: party(11, DisclosureView::Checked { matches: true, nullifier }),
			seller: party(12, DisclosureView::Asked { by: account(13) }),
			evidence: vec![EvidenceView {
				by: Side::Seller,
				kind: EvidenceKindView::BankStatement,
				hash: Hash::repeat_byte(14),
				uri_hash: Hash::repeat_byte(15),
				key_id: 16,
				at: 17,
			}],
			seats: vec![SeatView {
				arbiter: account(18),
				since: 19,
				has_committed: true,
				has_revealed: false,
			}],
			draw: None,
			redraws: 20,
			ruling: Some(RulingView {
				ruling: ruling(),
				tier: TierView::Panel,
				notes_hash: Hash::repeat_byte(21),
				at: 22,
			}),
			appellant: None,
			appeal_stake: Some(24),
			default_ruling: Ruling { fee_payer: None, ..ruling() },
			withdrawal: WithdrawalView::Refused,
			seq: 23,
		}
	}

	#[test]
	fn a_dispute_in_json() {
		let found = FoundDispute::new(Lookup::<_, DisputeReceiptView>::Live(dispute()));
		assert!(!found.has_ended());
		assert_eq!(
			serde_json::to_value(found).unwrap(),
			json!({
				"case": { "trade": Hash::repeat_byte(1) }, "status": "ruled", "tier": "panel",
				"due": false, "canBeSettled": true, "opener": null, "cause": "sellerSilent",
				"contractHash": Hash::repeat_byte(2), "asset": "USDT", "principal": "3",
				"fiat": "CNY", "rail": 4, "openedAt": 5,
				"deadlines": {
					"respond": null, "evidence": null, "commit": null, "rule": null,
					"appeal": 6, "conclude": 7, "object": null, "stall": 8, "default": 9,
				},
				"fee": "10",
				"buyer": {
					"account": address(11), "bond": "1", "fees": "2", "acted": true,
					"ready": false, "mayAppeal": true,
					"disclosure": {
						"checked": { "matches": true, "nullifier": Hash::repeat_byte(27) },
					},
				},
				"seller": {
					"account": address(12), "bond": "1", "fees": "2", "acted": true,
					"ready": false, "mayAppeal": true,
					"disclosure": { "asked": { "by": address(13) } },
				},
				"evidence": [{
					"by": "seller", "kind": "bankStatement", "hash": Hash::repeat_byte(14),
					"uriHash": Hash::repeat_byte(15), "keyId": 16, "at": 17,
				}],
				"seats": [{
					"arbiter": address(18), "since": 19, "committed": true, "revealed": false,
				}],
				"draw": null,
				"redraws": 20,
				"ruling": {
					"cause": "forgedProof", "toBuyer": "1", "toSeller": "2", "slashBuyer": "3",
					"slashSeller": "0", "feePayer": "buyer", "tier": "panel",
					"notesHash": Hash::repeat_byte(21), "at": 22,
				},
				"appellant": null, "appealStake": "24",
				"defaultRuling": {
					"cause": "forgedProof", "toBuyer": "1", "toSeller": "2", "slashBuyer": "3",
					"slashSeller": "0", "feePayer": null,
				},
				"withdrawal": "refused", "seq": 23,
			})
		);
	}

	#[test]
	fn a_draw_that_waits_for_randomness_in_json() {
		let draw = Some(DrawView { moment: 25, since: 26 });
		let view = DisputeView { status: DisputeStatus::Drawing, draw, ..dispute() };
		let found = FoundDispute::new(Lookup::<_, DisputeReceiptView>::Live(view));
		let json = serde_json::to_value(found).unwrap();
		assert_eq!(json["draw"], json!({ "moment": 25, "since": 26 }));
		assert_eq!(json["seats"][0]["arbiter"], json!(address(18)), "who was drawn before stays");
	}

	#[test]
	fn what_a_party_discloses_in_json() {
		let given = DisclosureView::Given { ciphertext_hash: Hash::repeat_byte(1) };
		for (view, json) in [
			(DisclosureView::None, json!("none")),
			(given, json!({ "given": { "ciphertextHash": Hash::repeat_byte(1) } })),
		] {
			assert_eq!(serde_json::to_value(Disclosure::from(view)).unwrap(), json);
		}
	}

	fn receipt() -> DisputeReceiptView {
		DisputeReceiptView {
			case: CaseId::Claim(Hash::repeat_byte(1)),
			outcome: OutcomeView::Executed,
			ruling: Some(ruling()),
			contract_hash: Hash::repeat_byte(2),
			ended_at: 3,
			keep_until: 4,
		}
	}

	#[test]
	fn a_receipt_in_json() {
		assert_eq!(
			serde_json::to_value(Receipt::from(receipt())).unwrap(),
			json!({
				"case": { "claim": Hash::repeat_byte(1) }, "status": "executed",
				"ruling": {
					"cause": "forgedProof", "toBuyer": "1", "toSeller": "2", "slashBuyer": "3",
					"slashSeller": "0", "feePayer": "buyer",
				},
				"contractHash": Hash::repeat_byte(2), "endedAt": 3, "keepUntil": 4,
			})
		);
	}

	#[test]
	fn what_is_live_and_what_ended_read_back_as_they_were() {
		for found in [
			FoundDispute::new(Lookup::<_, DisputeReceiptView>::Live(dispute())),
			FoundDispute::new(Lookup::<DisputeView, _>::Ended(receipt())),
		] {
			let text = serde_json::to_string(&found).unwrap();
			assert_eq!(serde_json::from_str::<FoundDispute>(&text).unwrap(), found);
		}
	}
}
