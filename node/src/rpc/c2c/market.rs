// SPDX-License-Identifier: Apache-2.0

//! Rails, offers and what can be taken, in JSON.

use crate::rpc::{
	found::Found,
	kyc::TierName,
	rates::{QuoteInJson, Reason},
	values::{Address, Amount, Asset, RiskName, SideName, words},
};
use serde::{Deserialize, Serialize};
use tael_primitives::{Bps, Fiat, Hash, Millis, RailId};
use tael_runtime_api::c2c::{
	BookView, EligibilityView, EndedView, FillView, LadderView, LevelView, MethodView, OfferStatus,
	OfferView, OnStaleView, PassView, PoolView, PricingView, RailView, RefusalView, TakeView,
};

/// An offer, live or ended.
pub type FoundOffer = Found<Offer, Ended>;
/// A pool, live or ended.
pub type FoundPool = Found<Pool, Ended>;

words! {
	/// Where an offer stands.
	OfferStatusName from OfferStatus {
		/// It crosses with what stands against it before it rests in the book.
		Entering,
		/// In the book.
		Active,
		/// Its maker took it out of the book for a while.
		Paused,
		/// Its pool has less than the least amount.
		Exhausted,
		/// Its maker may not trade now.
		Suspended,
		/// A risk officer took it out of the book.
		Barred,
		/// Its time is over.
		Expired,
	}
}

words! {
	/// What a floating offer does while there is no price.
	OnStaleName from OnStaleView {
		/// Nobody can take it.
		Suspend,
		/// It is taken at the bound that favours its maker.
		UseBound,
	}
}

/// A way to pay local money.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rail {
	/// Its number.
	pub id: RailId,
	/// Its short name.
	pub code: String,
	/// How easily a payment is taken back.
	pub risk: RiskName,
	/// The lowest tier that may trade on it.
	pub lowest_tier: TierName,
	/// How long a buyer has to pay, where the offer does not say.
	pub pay_window: Millis,
	/// The longest an offer may give him.
	pub max_pay_window: Millis,
	/// How long after that a late payment can be claimed.
	pub grace: Millis,
	/// How long a seller has to release.
	pub release_window: Millis,
	/// How long after the mark a buyer may open a dispute.
	pub dispute_delay: Millis,
	/// How long a release is held back from a buyer below `freeTier`.
	pub hold: Millis,
	/// From this tier on a release is at once.
	pub free_tier: TierName,
	/// Who may attest that a payment arrived.
	pub attestors: Vec<Address>,
	/// How many of them it takes.
	pub quorum: u8,
	/// Whether new offers and trades may use it.
	pub open: bool,
}

impl From<RailView> for Rail {
	fn from(view: RailView) -> Self {
		Self {
			id: view.id,
			// The runtime takes ASCII only.
			code: String::from_utf8_lossy(&view.code).into_owned(),
			risk: view.risk.into(),
			lowest_tier: view.lowest_tier.into(),
			pay_window: view.pay_window,
			max_pay_window: view.max_pay_window,
			grace: view.grace,
			release_window: view.release_window,
			dispute_delay: view.dispute_delay,
			hold: view.hold,
			free_tier: view.free_tier.into(),
			attestors: view.attestors.into_iter().map(Address).collect(),
			quorum: view.quorum,
			open: view.is_open,
		}
	}
}

/// What stands in a market at one price.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Level {
	/// The price that a taker gets now.
	pub price: Amount,
	/// How much of the stablecoin can be taken at it.
	pub amount: Amount,
	/// How many offers can be taken at it.
	pub offers: u32,
}

impl From<LevelView> for Level {
	fn from(view: LevelView) -> Self {
		Self { price: view.price.into(), amount: Amount(view.amount), offers: view.offers }
	}
}

/// One side of a market, best price first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ladder {
	/// What can be taken.
	pub levels: Vec<Level>,
	/// Whether there is nothing behind the last of them.
	pub whole: bool,
}

impl From<LadderView> for Ladder {
	fn from(view: LadderView) -> Self {
		Self { levels: view.levels.into_iter().map(Into::into).collect(), whole: view.is_whole }
	}
}

/// A market.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Book {
	/// The price that floating offers follow; `null` if there is none.
	pub rate: Option<QuoteInJson>,
	/// Why there is none; `null` if there is one.
	pub rate_error: Option<Reason>,
	/// What makers sell, cheapest first.
	pub sellers: Ladder,
	/// What makers buy, dearest first.
	pub buyers: Ladder,
}

impl From<BookView> for Book {
	fn from(view: BookView) -> Self {
		Self {
			rate: view.rate.ok().map(Into::into),
			rate_error: view.rate.err().map(Into::into),
			sellers: view.sellers.into(),
			buyers: view.buyers.into(),
		}
	}
}

/// At which price an offer stands: one of the two is there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Pricing {
	/// Always the same.
	Fixed(Amount),
	/// The rate and a share of it, within bounds.
	Floating {
		/// Basis points on top of the rate; negative: below it.
		spread_bps: i16,
		/// Never below; `null`: no bound.
		floor: Option<Amount>,
		/// Never above; `null`: no bound.
		ceiling: Option<Amount>,
		/// While there is no price.
		on_stale: OnStaleName,
	},
}

impl From<PricingView> for Pricing {
	fn from(view: PricingView) -> Self {
		match view {
			PricingView::Fixed(price) => Self::Fixed(price.into()),
			PricingView::Floating { spread, floor, ceiling, on_stale } => Self::Floating {
				spread_bps: spread,
				floor: floor.map(Into::into),
				ceiling: ceiling.map(Into::into),
				on_stale: on_stale.into(),
			},
		}
	}
}

/// A way to pay that an offer takes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Method {
	/// The rail.
	pub rail: RailId,
	/// A salted commitment to the maker's account there.
	pub account: Hash,
	/// How long the buyer has to pay; `null`: as long as the rail gives.
	pub pay_window: Option<Millis>,
}

impl From<MethodView> for Method {
	fn from(view: MethodView) -> Self {
		Self { rail: view.rail, account: view.account, pay_window: view.pay_window }
	}
}

/// Whom a maker trades with. Empty lists and zeros ask for nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Eligibility {
	/// Lowest tier.
	pub tier: TierName,
	/// Fewest completed trades.
	pub min_completed: u32,
	/// Least share of completed trades.
	pub min_completion_bps: Bps,
	/// Least time since the first trade.
	pub min_age: Millis,
	/// Only these, if there are any.
	pub allow: Vec<Address>,
	/// Never these.
	pub deny: Vec<Address>,
}

impl From<EligibilityView> for Eligibility {
	fn from(view: EligibilityView) -> Self {
		Self {
			tier: view.tier.into(),
			min_completed: view.min_completed,
			min_completion_bps: view.min_completion,
			min_age: view.min_age,
			allow: view.allow.into_iter().map(Address).collect(),
			deny: view.deny.into_iter().map(Address).collect(),
		}
	}
}

/// An offer in state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
	/// Its id.
	pub id: Hash,
	/// Where it stands.
	pub status: OfferStatusName,
	/// Whether it is in the book with a price and something to take.
	pub takeable: bool,
	/// Who posted it.
	pub maker: Address,
	/// What it draws on.
	pub pool: Hash,
	/// What the maker is.
	pub side: SideName,
	/// In which stablecoin.
	pub asset: Asset,
	/// Against which local money.
	pub fiat: Fiat,
	/// At which price.
	pub pricing: Pricing,
	/// The price that a taker gets now; `null` if there is none.
	pub price: Option<Amount>,
	/// Least amount of the stablecoin in one trade.
	pub min: Amount,
	/// Most of it.
	pub max: Amount,
	/// Most of it that its pool has for a trade now.
	pub available: Amount,
	/// Ways to pay.
	pub methods: Vec<Method>,
	/// Whom the maker trades with.
	pub eligibility: Eligibility,
	/// Hash of what else the maker says to takers.
	pub terms_hash: Hash,
	/// Whether a take is a trade at once.
	pub auto_accept: bool,
	/// Whether takes of the best and other offers meet it.
	pub matched: bool,
	/// Its version. A take names it.
	pub version: u32,
	/// When it was posted.
	pub created_at: Millis,
	/// Until when.
	pub expires_at: Millis,
	/// How many events it has had.
	pub seq: u32,
}

impl From<OfferView> for Offer {
	fn from(view: OfferView) -> Self {
		Self {
			id: view.id,
			status: view.status.into(),
			takeable: view.is_takeable,
			maker: Address(view.maker),
			pool: view.pool,
			side: view.side.into(),
			asset: Asset(view.asset),
			fiat: view.fiat,
			pricing: view.pricing.into(),
			price: view.price.map(Into::into),
			min: Amount(view.min),
			max: Amount(view.max),
			available: Amount(view.available),
			methods: view.methods.into_iter().map(Into::into).collect(),
			eligibility: view.eligibility.into(),
			terms_hash: view.terms_hash,
			auto_accept: view.is_auto_accepted,
			matched: view.is_matched,
			version: view.version,
			created_at: view.created_at,
			expires_at: view.expires_at,
			seq: view.seq,
		}
	}
}

/// Liquidity of one owner.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pool {
	/// Its id.
	pub id: Hash,
	/// Whose.
	pub owner: Address,
	/// In which money.
	pub asset: Asset,
	/// What no trade has promised.
	pub available: Amount,
	/// What trades have promised, principal and bonds.
	pub locked: Amount,
	/// Offers that draw on it.
	pub offers: u32,
	/// Trades that hold some of it.
	pub trades: u32,
	/// Whether its owner closed it.
	pub closing: bool,
	/// How often its owner put money in or took it out: the next such call names it.
	pub moves: u32,
	/// How many events it has had.
	pub seq: u32,
}

impl From<PoolView> for Pool {
	fn from(view: PoolView) -> Self {
		Self {
			id: view.id,
			owner: Address(view.owner),
			asset: Asset(view.asset),
			available: Amount(view.available),
			locked: Amount(view.locked),
			offers: view.offers,
			trades: view.trades,
			closing: view.is_closing,
			moves: view.moves,
			seq: view.seq,
		}
	}
}

/// What stays of a pool or an offer that ended, as long as its reference stays used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ended {
	/// Its id.
	pub id: Hash,
	/// Always `ended`.
	pub status: EndedName,
	/// When it ended.
	pub ended_at: Millis,
	/// From when anyone may remove the receipt.
	pub keep_until: Millis,
}

/// The status of what ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EndedName {
	/// It ended.
	Ended,
}

impl From<EndedView> for Ended {
	fn from(view: EndedView) -> Self {
		Self {
			id: view.id,
			status: EndedName::Ended,
			ended_at: view.ended_at,
			keep_until: view.keep_until,
		}
	}
}

/// A trade that would be made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fill {
	/// Out of which offer.
	pub offer: Hash,
	/// Whose.
	pub maker: Address,
	/// At which price.
	pub price: Amount,
	/// How much of the stablecoin.
	pub amount: Amount,
	/// For how much local money.
	pub fiat_amount: Amount,
}

impl From<FillView> for Fill {
	fn from(view: FillView) -> Self {
		Self {
			offer: view.offer,
			maker: Address(view.maker),
			price: view.price.into(),
			amount: Amount(view.amount),
			fiat_amount: Amount(view.fiat_amount),
		}
	}
}

words! {
	/// Why there is no trade with an offer.
	RefusalName from RefusalView {
		/// It is not in force, or its maker may not trade now.
		Unavailable,
		/// The rail is closed, or not for the tier of one side.
		Rail,
		/// One side is not whom the other trades with.
		NotEligible,
		/// Both sides are one person.
		SelfTrade,
		/// The maker has as many trades as he may, or has used up his limits.
		LimitReached,
		/// The amount is outside of what it takes.
		OutOfRange,
		/// Its pool has too little.
		NotEnoughLiquidity,
	}
}

/// An offer that would be passed over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pass {
	/// Which.
	pub offer: Hash,
	/// Why.
	pub why: RefusalName,
}

impl From<PassView> for Pass {
	fn from(view: PassView) -> Self {
		Self { offer: view.offer, why: view.why.into() }
	}
}

/// What taking the best offers of a market would do now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
	/// The trades that would be made, in order.
	pub fills: Vec<Fill>,
	/// How much of the stablecoin they come to.
	pub amount: Amount,
	/// How much local money they come to.
	pub fiat_amount: Amount,
	/// The offers that would be passed over.
	pub passed: Vec<Pass>,
	/// Why nobody could be traded with at all; `null` otherwise.
	pub refusal: Option<String>,
}

impl From<TakeView> for Quote {
	fn from(view: TakeView) -> Self {
		Self {
			fills: view.fills.into_iter().map(Into::into).collect(),
			amount: Amount(view.amount),
			fiat_amount: Amount(view.fiat_amount),
			passed: view.passed.into_iter().map(Into::into).collect(),
			refusal: view.refusal,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::values::tests::{account, address};
	use serde_json::{Value, json};
	use tael_primitives::{AssetKind, Price, PriceError, Risk, Side, Tier};
	use tael_runtime_api::Lookup;

	fn offer() -> OfferView {
		OfferView {
			id: Hash::repeat_byte(1),
			maker: account(2),
			pool: Hash::repeat_byte(3),
			side: Side::Seller,
			asset: AssetKind::Native,
			fiat: Fiat::CNY,
			pricing: PricingView::Fixed(Price(712_000_000)),
			price: Some(Price(712_000_000)),
			min: 4,
			max: 5,
			available: 5,
			methods: vec![MethodView { rail: 6, account: Hash::repeat_byte(7), pay_window: None }],
			eligibility: EligibilityView {
				tier: Tier::Contact,
				min_completed: 8,
				min_completion: 9_000,
				min_age: 10,
				allow: vec![],
				deny: vec![account(11)],
			},
			terms_hash: Hash::repeat_byte(12),
			is_auto_accepted: true,
			is_matched: false,
			expires_at: 13,
			version: 14,
			status: OfferStatus::Active,
			is_takeable: true,
			created_at: 15,
			seq: 16,
		}
	}

	#[test]
	fn a_rail_in_json() {
		let view = RailView {
			id: 1,
			code: b"alipay".to_vec(),
			risk: Risk::Medium,
			lowest_tier: Tier::Document,
			pay_window: 2,
			max_pay_window: 3,
			grace: 8,
			release_window: 4,
			dispute_delay: 5,
			hold: 6,
			free_tier: Tier::Enhanced,
			attestors: vec![account(7)],
			quorum: 1,
			is_open: true,
		};
		assert_eq!(
			serde_json::to_value(Rail::from(view)).unwrap(),
			json!({
				"id": 1, "code": "alipay", "risk": "medium", "lowestTier": "document",
				"payWindow": 2, "maxPayWindow": 3, "grace": 8, "releaseWindow": 4,
				"disputeDelay": 5, "hold": 6, "freeTier": "enhanced", "attestors": [address(7)], "quorum": 1,
				"open": true,
			})
		);
	}

	#[test]
	fn an_offer_in_json() {
		let found = FoundOffer::new(Lookup::<_, EndedView>::Live(offer()));
		assert_eq!(
			serde_json::to_value(found).unwrap(),
			json!({
				"id": Hash::repeat_byte(1), "status": "active", "takeable": true,
				"maker": address(2), "pool": Hash::repeat_byte(3), "side": "seller",
				"asset": "USDT", "fiat": "CNY", "pricing": { "fixed": "712000000" },
				"price": "712000000", "min": "4", "max": "5", "available": "5",
				"methods": [{ "rail": 6, "account": Hash::repeat_byte(7), "payWindow": null }],
				"eligibility": {
					"tier": "contact", "minCompleted": 8, "minCompletionBps": 9_000,
					"minAge": 10, "allow": [], "deny": [address(11)],
				},
				"termsHash": Hash::repeat_byte(12), "autoAccept": true, "matched": false,
				"version": 14, "createdAt": 15, "expiresAt": 13, "seq": 16,
			})
		);
	}

	#[test]
	fn a_floating_price_in_json() {
		let pricing = PricingView::Floating {
			spread: -50,
			floor: Some(Price(700_000_000)),
			ceiling: None,
			on_stale: OnStaleView::UseBound,
		};
		let view = OfferView { pricing, price: None, is_takeable: false, ..offer() };
		let json = serde_json::to_value(Offer::from(view)).unwrap();
		assert_eq!(
			json["pricing"],
			json!({
				"floating": {
					"spreadBps": -50, "floor": "700000000", "ceiling": null,
					"onStale": "useBound",
				},
			})
		);
		assert_eq!((&json["price"], &json["takeable"]), (&Value::Null, &json!(false)));
	}

	#[test]
	fn what_is_live_and_what_ended_read_back_as_they_were() {
		let pool = PoolView {
			id: Hash::repeat_byte(1),
			owner: account(2),
			asset: AssetKind::WithId(1),
			available: 3,
			locked: 4,
			offers: 5,
			trades: 6,
			is_closing: false,
			moves: 7,
			seq: 8,
		};
		let live = FoundPool::new(Lookup::<_, EndedView>::Live(pool));
		assert_eq!(
			serde_json::to_value(&live).unwrap(),
			json!({
				"id": Hash::repeat_byte(1), "owner": address(2), "asset": "1", "available": "3",
				"locked": "4", "offers": 5, "trades": 6, "closing": false, "moves": 7, "seq": 8,
			})
		);
		let ended = EndedView { id: Hash::repeat_byte(1), ended_at: 2, keep_until: 3 };
		let ended = FoundPool::new(Lookup::<PoolView, _>::Ended(ended));
		assert_eq!(
			serde_json::to_value(&ended).unwrap(),
			json!({
				"id": Hash::repeat_byte(1), "status": "ended", "endedAt": 2, "keepUntil": 3,
			})
		);
		for found in [live, ended] {
			let text = serde_json::to_string(&found).unwrap();
			assert_eq!(serde_json::from_str::<FoundPool>(&text).unwrap(), found);
		}
	}

	#[test]
	fn a_book_in_json() {
		let level = LevelView { price: Price(712_000_000), amount: 1, offers: 2 };
		let view = BookView {
			rate: Err(PriceError::Stale),
			sellers: LadderView { levels: vec![level], is_whole: false },
			buyers: LadderView { levels: vec![], is_whole: true },
		};
		assert_eq!(
			serde_json::to_value(Book::from(view)).unwrap(),
			json!({
				"rate": null, "rateError": "stale",
				"sellers": {
					"levels": [{ "price": "712000000", "amount": "1", "offers": 2 }],
					"whole": false,
				},
				"buyers": { "levels": [], "whole": true },
			})
		);
	}

	#[test]
	fn a_quote_in_json() {
		let fill = FillView {
			offer: Hash::repeat_byte(1),
			maker: account(2),
			price: Price(712_000_000),
			amount: 3,
			fiat_amount: 4,
		};
		let pass = PassView { offer: Hash::repeat_byte(5), why: RefusalView::SelfTrade };
		let view = TakeView {
			fills: vec![fill],
			amount: 3,
			fiat_amount: 4,
			passed: vec![pass],
			refusal: None,
		};
		assert_eq!(
			serde_json::to_value(Quote::from(view)).unwrap(),
			json!({
				"fills": [{
					"offer": Hash::repeat_byte(1), "maker": address(2), "price": "712000000",
					"amount": "3", "fiatAmount": "4",
				}],
				"amount": "3", "fiatAmount": "4",
				"passed": [{ "offer": Hash::repeat_byte(5), "why": "selfTrade" }],
				"refusal": null,
			})
		);
	}
}
