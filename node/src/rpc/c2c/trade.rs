// SPDX-License-Identifier: Apache-2.0

//! Trades in JSON.

use super::receipt::Receipt;
use crate::rpc::{
	arbitration::CaseInJson,
	found::Found,
	kyc::TierName,
	values::{Address, Amount, Asset, RiskName, SideName, words},
};
use serde::{Deserialize, Serialize};
use tael_primitives::{AccountId, Bps, Fiat, Hash, Millis, RailId};
use tael_runtime_api::c2c::{
	ActionView, Actor, DeadlinesView, PaymentView, ProposalView, TradeCall, TradeStatus, TradeView,
	WindowsView,
};

/// A trade, live or ended.
pub type FoundTrade = Found<Trade, Receipt>;

words! {
	/// Where a trade stands.
	TradeStatusName from TradeStatus {
		/// Taken, and the maker has not accepted yet.
		Requested,
		/// Everything is under escrow; the buyer is to pay.
		Funded,
		/// The buyer says that he has paid; the seller is to release.
		PaidClaimed,
		/// The time to pay is over; a late payment can still be claimed.
		Lapsed,
		/// Released, and held back from the buyer.
		HeldRelease,
		/// In the hands of arbitration.
		Disputed,
		/// Time has ended it.
		Ended,
	}
}

words! {
	/// Who may make a call.
	ActorName from Actor {
		/// Who posted the offer.
		Maker,
		/// Who took it.
		Taker,
		/// Who owes local money.
		Buyer,
		/// Who owes the stablecoin.
		Seller,
		/// An attestor of the rail.
		Attestor,
		/// Anyone.
		Anyone,
	}
}

words! {
	/// A call on a trade.
	TradeCallName from TradeCall {
		/// Accept a request.
		AcceptTrade,
		/// Refuse a request.
		RejectTrade,
		/// Call it off before it is paid.
		CancelTrade,
		/// Say that the local money is paid.
		MarkPaid,
		/// Take that back.
		UndoMarkPaid,
		/// Give the principal to the buyer.
		Release,
		/// Give the claim to it up.
		CancelClaim,
		/// Claim that it was paid, after the time for it.
		ClaimLatePayment,
		/// Give the buyer more time.
		GrantExtension,
		/// Buy more time.
		BuyExtension,
		/// Take it to arbitration.
		Dispute,
		/// Take a release that is held back to arbitration.
		Contest,
		/// Do the timed step that is due.
		PokeTrade,
		/// Attest that the local money arrived.
		AttestPayment,
		/// Propose how to end it.
		ProposeSettlement,
		/// Accept the other side's proposal.
		AcceptSettlement,
	}
}

/// The windows of a trade, frozen when it was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Windows {
	/// For the maker to accept.
	pub accept: Millis,
	/// For the buyer to pay.
	pub pay: Millis,
	/// For the buyer to claim a late payment after that.
	pub grace: Millis,
	/// For the seller to release.
	pub release: Millis,
	/// From the mark until the buyer may dispute.
	pub dispute_delay: Millis,
	/// How long a release is held back. Zero: not at all.
	pub hold: Millis,
	/// From funding, in which calling it off counts for nothing.
	pub free_cancel: Millis,
	/// The most by which the time to pay may grow, over all.
	pub extension: Millis,
}

impl From<WindowsView> for Windows {
	fn from(view: WindowsView) -> Self {
		Self {
			accept: view.accept,
			pay: view.pay,
			grace: view.grace,
			release: view.release,
			dispute_delay: view.dispute_delay,
			hold: view.hold,
			free_cancel: view.free_cancel,
			extension: view.extension,
		}
	}
}

/// The points in chain time at which something ends; `null` where the state has none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deadlines {
	/// Until when the maker may accept.
	pub accept: Option<Millis>,
	/// Until when the buyer may pay.
	pub pay: Option<Millis>,
	/// Until when he calls it off without a mark on his record.
	pub free_cancel: Option<Millis>,
	/// Until when a late payment can be claimed.
	pub grace: Option<Millis>,
	/// Until when the seller may release before it goes to arbitration.
	pub release: Option<Millis>,
	/// Until when a release is held back.
	pub hold: Option<Millis>,
}

impl From<DeadlinesView> for Deadlines {
	fn from(view: DeadlinesView) -> Self {
		Self {
			accept: view.accept,
			pay: view.pay,
			free_cancel: view.free_cancel,
			grace: view.grace,
			release: view.release,
			hold: view.hold,
		}
	}
}

/// What the buyer said when he had paid.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
	/// Commitment to the proof of payment.
	pub proof: Hash,
	/// Commitment to the account it was paid from.
	pub account: Hash,
	/// How much local money was paid.
	pub fiat_amount: Amount,
	/// Salted commitment to the bank's reference.
	pub reference: Hash,
	/// When he said so.
	pub at: Millis,
}

impl From<PaymentView> for Payment {
	fn from(view: PaymentView) -> Self {
		Self {
			proof: view.proof,
			account: view.account,
			fiat_amount: Amount(view.fiat_amount),
			reference: view.reference,
			at: view.at,
		}
	}
}

/// A proposal to end a trade by agreement that can be accepted now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
	/// Who made it.
	pub by: SideName,
	/// What whoever accepts it names.
	pub hash: Hash,
	/// Of the principal, to the buyer.
	pub to_buyer: Amount,
	/// Of the principal, to the seller.
	pub to_seller: Amount,
	/// Of the proposer's own bond, to the other side.
	pub bond_to_other: Amount,
	/// Hash of a note.
	pub note: Hash,
	/// Until when it can be accepted.
	pub expires_at: Millis,
}

impl From<ProposalView> for Proposal {
	fn from(view: ProposalView) -> Self {
		Self {
			by: view.by.into(),
			hash: view.hash,
			to_buyer: Amount(view.to_buyer),
			to_seller: Amount(view.to_seller),
			bond_to_other: Amount(view.bond_to_other),
			note: view.note,
			expires_at: view.expires_at,
		}
	}
}

/// What somebody may do with a trade, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Action {
	/// The call.
	pub call: TradeCallName,
	/// Who may make it.
	pub who: ActorName,
	/// Which account that is; `null`: not one alone.
	pub account: Option<Address>,
	/// From when on; `null`: now.
	pub from: Option<Millis>,
	/// Until when; `null`: as long as the trade stands where it does.
	pub until: Option<Millis>,
}

/// How many messages each side has left.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageCounts {
	/// Of the buyer.
	pub buyer: u32,
	/// Of the seller.
	pub seller: u32,
}

/// A trade in state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Trade {
	/// Its id.
	pub id: Hash,
	/// Where it stands in state.
	pub state: TradeStatusName,
	/// Where it stands at the chain time of the block.
	pub status: TradeStatusName,
	/// Which offer was taken.
	pub offer: Hash,
	/// Its version.
	pub version: u32,
	/// What the maker's part came out of.
	pub pool: Hash,
	/// What the taker's part came out of; `null`: his free balance.
	pub taker_pool: Option<Hash>,
	/// Who posted.
	pub maker: Address,
	/// Who took.
	pub taker: Address,
	/// Who owes local money.
	pub buyer: Address,
	/// Who owes the stablecoin.
	pub seller: Address,
	/// In which stablecoin.
	pub asset: Asset,
	/// How much of it the buyer gets.
	pub principal: Amount,
	/// In which local money.
	pub fiat: Fiat,
	/// How much of it the seller gets.
	pub fiat_amount: Amount,
	/// The price both come from.
	pub price: Amount,
	/// The number of the rate that made the price; `null` if none did.
	pub round: Option<u64>,
	/// What the buyer stakes.
	pub buyer_bond: Amount,
	/// What the seller stakes.
	pub seller_bond: Amount,
	/// By which way to pay.
	pub rail: RailId,
	/// How easily a payment there is taken back.
	pub risk: RiskName,
	/// Commitment to the account the buyer pays from.
	pub buyer_account: Hash,
	/// Commitment to the account the seller is paid into.
	pub seller_account: Hash,
	/// The buyer's tier when it was made.
	pub buyer_tier: TierName,
	/// The seller's tier when it was made.
	pub seller_tier: TierName,
	/// Windows.
	pub windows: Windows,
	/// What an hour more to pay costs the buyer, in basis points of the principal.
	pub extension_rate_bps: Bps,
	/// The least of the local money that attestors can settle it with.
	pub attest_floor: Amount,
	/// Hash of what else the maker said.
	pub terms_hash: Hash,
	/// The terms, by hash.
	pub contract_hash: Hash,
	/// When it was taken.
	pub created_at: Millis,
	/// When it was funded; `null` before.
	pub funded_at: Option<Millis>,
	/// What ends when.
	pub deadlines: Deadlines,
	/// Who may do what until when.
	pub actions: Vec<Action>,
	/// What the buyer said when he had paid; `null` before.
	pub payment: Option<Payment>,
	/// Whether he took a mark back.
	pub undone: bool,
	/// By how much the time to pay has grown.
	pub extended: Millis,
	/// The most that the buyer pays for time that he bought, out of his bond.
	pub extension_charge: Amount,
	/// Proposals that can be accepted now.
	pub proposals: Vec<Proposal>,
	/// Its dispute, as `arbitration_v1_dispute` wants it; `null` while it has none.
	pub dispute: Option<CaseInJson>,
	/// Whether there was a dispute.
	pub was_disputed: bool,
	/// How many messages each side has left.
	pub messages: MessageCounts,
	/// How many events it has had.
	pub seq: u32,
}

impl From<TradeView> for Trade {
	fn from(view: TradeView) -> Self {
		let action = |action: &ActionView| Action {
			call: action.call.into(),
			who: action.who.into(),
			account: account_of(&view, action.who).map(Address),
			from: action.from,
			until: action.until,
		};
		let actions = view.actions.iter().map(action).collect();
		Self {
			id: view.id,
			state: view.state.into(),
			status: view.status.into(),
			offer: view.offer,
			version: view.version,
			pool: view.pool,
			taker_pool: view.taker_pool,
			maker: Address(view.maker),
			taker: Address(view.taker),
			buyer: Address(view.buyer),
			seller: Address(view.seller),
			asset: Asset(view.asset),
			principal: Amount(view.principal),
			fiat: view.fiat,
			fiat_amount: Amount(view.fiat_amount),
			price: view.price.into(),
			round: view.round,
			buyer_bond: Amount(view.buyer_bond),
			seller_bond: Amount(view.seller_bond),
			rail: view.rail,
			risk: view.risk.into(),
			buyer_account: view.buyer_account,
			seller_account: view.seller_account,
			buyer_tier: view.buyer_tier.into(),
			seller_tier: view.seller_tier.into(),
			windows: view.windows.into(),
			extension_rate_bps: view.extension_rate,
			attest_floor: Amount(view.attest_floor),
			terms_hash: view.terms_hash,
			contract_hash: view.contract_hash,
			created_at: view.created_at,
			funded_at: view.funded_at,
			deadlines: view.deadlines.into(),
			actions,
			payment: view.payment.map(Into::into),
			undone: view.has_undone,
			extended: view.extended,
			extension_charge: Amount(view.extension_charge),
			proposals: view.proposals.into_iter().map(Into::into).collect(),
			dispute: view.dispute.map(Into::into),
			was_disputed: view.was_disputed,
			messages: MessageCounts { buyer: view.buyer_messages, seller: view.seller_messages },
			seq: view.seq,
		}
	}
}

/// The one account that an actor of a trade is.
fn account_of(trade: &TradeView, who: Actor) -> Option<AccountId> {
	match who {
		Actor::Maker => Some(trade.maker.clone()),
		Actor::Taker => Some(trade.taker.clone()),
		Actor::Buyer => Some(trade.buyer.clone()),
		Actor::Seller => Some(trade.seller.clone()),
		Actor::Attestor | Actor::Anyone => None,
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
	use tael_primitives::{AssetKind, CaseId, Price, Risk, Side, Tier};
	use tael_runtime_api::{Lookup, c2c::TradeReceiptView};

	fn trade() -> TradeView {
		TradeView {
			id: Hash::repeat_byte(1),
			offer: Hash::repeat_byte(2),
			version: 3,
			pool: Hash::repeat_byte(4),
			taker_pool: None,
			maker: account(5),
			taker: account(6),
			buyer: account(6),
			seller: account(5),
			asset: AssetKind::Native,
			principal: 100_000_000,
			fiat: Fiat::CNY,
			fiat_amount: 71_200,
			price: Price(712_000_000),
			round: Some(7),
			buyer_bond: 3_000_000,
			seller_bond: 3_000_001,
			rail: 8,
			risk: Risk::Low,
			buyer_account: Hash::repeat_byte(9),
			seller_account: Hash::repeat_byte(10),
			buyer_tier: Tier::Document,
			seller_tier: Tier::Enhanced,
			windows: WindowsView {
				accept: 11,
				pay: 12,
				grace: 13,
				release: 14,
				dispute_delay: 15,
				hold: 16,
				free_cancel: 17,
				extension: 18,
			},
			extension_rate: 5,
			attest_floor: 64_080,
			terms_hash: Hash::repeat_byte(19),
			contract_hash: Hash::repeat_byte(20),
			state: TradeStatus::Funded,
			status: TradeStatus::Lapsed,
			created_at: 21,
			funded_at: Some(22),
			deadlines: DeadlinesView { grace: Some(23), ..Default::default() },
			actions: vec![
				ActionView {
					call: TradeCall::ClaimLatePayment,
					who: Actor::Buyer,
					from: None,
					until: Some(23),
				},
				ActionView {
					call: TradeCall::PokeTrade,
					who: Actor::Anyone,
					from: Some(23),
					until: None,
				},
			],
			payment: None,
			has_undone: true,
			extended: 24,
			extension_charge: 25,
			proposals: vec![],
			dispute: None,
			was_disputed: false,
			buyer_messages: 26,
			seller_messages: 0,
			seq: 27,
		}
	}

	#[test]
	fn a_trade_in_json() {
		let found = FoundTrade::new(Lookup::<_, TradeReceiptView>::Live(trade()));
		assert!(!found.has_ended());
		let mut json = serde_json::to_value(found).unwrap();
		let mut take = |field: &str| json.as_object_mut().unwrap().remove(field).unwrap();
		assert_eq!(
			take("windows"),
			json!({
				"accept": 11, "pay": 12, "grace": 13, "release": 14, "disputeDelay": 15, "hold": 16,
				"freeCancel": 17, "extension": 18,
			})
		);
		assert_eq!(
			take("deadlines"),
			json!({
				"accept": null, "pay": null, "freeCancel": null, "grace": 23, "release": null,
				"hold": null,
			})
		);
		assert_eq!(
			take("actions"),
			json!([
				{
					"call": "claimLatePayment", "who": "buyer", "account": address(6),
					"from": null, "until": 23,
				},
				{
					"call": "pokeTrade", "who": "anyone", "account": null, "from": 23,
					"until": null,
				},
			])
		);
		assert_eq!(take("messages"), json!({ "buyer": 26, "seller": 0 }));
		assert_eq!(
			json,
			json!({
				"id": Hash::repeat_byte(1), "state": "funded", "status": "lapsed",
				"offer": Hash::repeat_byte(2), "version": 3, "pool": Hash::repeat_byte(4),
				"takerPool": null, "maker": address(5), "taker": address(6),
				"buyer": address(6), "seller": address(5), "asset": "USDT",
				"principal": "100000000", "fiat": "CNY", "fiatAmount": "71200",
				"price": "712000000", "round": 7, "buyerBond": "3000000",
				"sellerBond": "3000001", "rail": 8, "risk": "low",
				"buyerAccount": Hash::repeat_byte(9), "sellerAccount": Hash::repeat_byte(10),
				"buyerTier": "document", "sellerTier": "enhanced", "extensionRateBps": 5,
				"attestFloor": "64080",
				"termsHash": Hash::repeat_byte(19), "contractHash": Hash::repeat_byte(20),
				"createdAt": 21, "fundedAt": 22, "payment": null, "undone": true,
				"extended": 24, "extensionCharge": "25", "proposals": [], "dispute": null,
				"wasDisputed": false, "seq": 27,
			})
		);
	}

	#[test]
	fn what_parties_said_is_in_the_json_of_a_trade() {
		let payment = PaymentView {
			proof: Hash::repeat_byte(1),
			account: Hash::repeat_byte(2),
			fiat_amount: 3,
			reference: Hash::repeat_byte(4),
			at: 5,
		};
		let proposal = ProposalView {
			by: Side::Seller,
			hash: Hash::repeat_byte(6),
			to_buyer: 7,
			to_seller: 8,
			bond_to_other: 9,
			note: Hash::repeat_byte(10),
			expires_at: 11,
		};
		let view = TradeView {
			payment: Some(payment),
			proposals: vec![proposal],
			dispute: Some(CaseId::Trade(Hash::repeat_byte(12))),
			..trade()
		};
		let json = serde_json::to_value(Trade::from(view)).unwrap();
		assert_eq!(
			json["payment"],
			json!({
				"proof": Hash::repeat_byte(1), "account": Hash::repeat_byte(2),
				"fiatAmount": "3", "reference": Hash::repeat_byte(4), "at": 5,
			})
		);
		assert_eq!(
			json["proposals"],
			json!([{
				"by": "seller", "hash": Hash::repeat_byte(6), "toBuyer": "7", "toSeller": "8",
				"bondToOther": "9", "note": Hash::repeat_byte(10), "expiresAt": 11,
			}])
		);
		assert_eq!(json["dispute"], json!({ "trade": Hash::repeat_byte(12) }));
	}

	#[test]
	fn every_actor_who_is_one_account_is_named_by_it() {
		let trade = trade();
		for (who, named) in [
			(Actor::Maker, Some(5)),
			(Actor::Taker, Some(6)),
			(Actor::Buyer, Some(6)),
			(Actor::Seller, Some(5)),
			(Actor::Attestor, None),
			(Actor::Anyone, None),
		] {
			assert_eq!(account_of(&trade, who), named.map(account), "{who:?}");
		}
	}

	#[test]
	fn a_trade_reads_back_as_it_was() {
		let found = FoundTrade::new(Lookup::<_, TradeReceiptView>::Live(trade()));
		let text = serde_json::to_string(&found).unwrap();
		assert_eq!(serde_json::from_str::<FoundTrade>(&text).unwrap(), found);
	}
}
