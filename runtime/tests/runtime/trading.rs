// SPDX-License-Identifier: Apache-2.0

//! A seller, a buyer and their trade on the test chain.

use crate::{
	chain::{Charlie, Dave, account, submit},
	shop::{attest, now},
};
use pallet_c2c::{
	Call, Eligibility, Method, OfferRequest, Payment, Pricing, ProposalTerms, Take, Want, offer_id,
	pool_id, trade_id,
};
use polkadot_sdk::{
	frame_support::assert_ok,
	sp_core::{H256, bounded_vec},
	sp_keyring::Sr25519Keyring,
};
use tael_primitives::{
	AssetKind, DAY, Fiat, MINUTE, Price, RailId, Side, SubjectKind, Tier, TradeId, USDT,
};
use tael_runtime::{Runtime, views};
use tael_runtime_api::{Lookup, c2c::TradeView};

/// The calls of trades.
pub type C2c = Call<Runtime>;

/// Nobody watches it.
pub const ALIPAY: RailId = 1;
/// Attestors watch it, Alice among them.
pub const SEPA: RailId = 3;
/// A release to Dave is held back on it.
pub const CARD: RailId = 4;

/// Has the offers.
pub const SELLER: Sr25519Keyring = Charlie;
/// Takes them.
pub const BUYER: Sr25519Keyring = Dave;
/// Of a USDT, in yuan.
pub const PRICE: Price = Price(705_000_000);

/// The trade of [`BUYER`].
pub fn id() -> TradeId {
	trade_id(&account(BUYER), &[1; 32])
}

/// The offer of [`SELLER`] with this number.
pub fn offered(number: u8) -> H256 {
	offer_id(&account(SELLER), &[number; 32])
}

/// An offer of at most 150 USDT at a time.
pub fn selling(
	rail: RailId,
	price: Price,
	auto_accept: bool,
) -> OfferRequest<tael_runtime::AccountId> {
	OfferRequest {
		side: Side::Seller,
		fiat: Fiat::CNY,
		pricing: Pricing::Fixed(price),
		min: 10 * USDT,
		max: 150 * USDT,
		methods: bounded_vec![Method { rail, account: H256::repeat_byte(1), pay_window: None }],
		eligibility: Eligibility::default(),
		terms_hash: H256::zero(),
		auto_accept,
		expires_at: now() + DAY,
	}
}

/// Post an offer.
pub fn post(number: u8, request: OfferRequest<tael_runtime::AccountId>) {
	let pool = pool_id(&account(SELLER), &[0; 32]);
	assert_ok!(submit(SELLER, C2c::create_offer { pool, reference: [number; 32], request }));
}

/// The seller's pool, and both parties known.
pub fn market() {
	attest(SELLER, SubjectKind::Person, Tier::Enhanced);
	attest(BUYER, SubjectKind::Person, Tier::Document);
	let asset = AssetKind::Native;
	assert_ok!(submit(SELLER, C2c::open_pool { reference: [0; 32], asset, amount: 1_000 * USDT }));
}

/// A trade of 100 USDT on a rail, as it is after the take.
pub fn trade_on(rail: RailId, auto_accept: bool) {
	market();
	post(1, selling(rail, PRICE, auto_accept));
	let take = Take {
		want: Want::Asset(100 * USDT),
		version: None,
		price_limit: Some(PRICE),
		rail,
		account: H256::repeat_byte(2),
	};
	assert_ok!(submit(BUYER, C2c::take { offer: offered(1), reference: [1; 32], take }));
}

/// The buyer says that he has paid.
pub fn mark() {
	assert_ok!(submit(BUYER, C2c::mark_paid { trade: id(), payment: payment() }));
}

/// What he says.
pub fn payment() -> Payment {
	Payment {
		proof: H256::repeat_byte(3),
		account: H256::repeat_byte(2),
		fiat_amount: 70_500,
		reference: H256::repeat_byte(4),
	}
}

/// Propose a settlement.
pub fn propose(who: Sr25519Keyring) {
	assert_ok!(submit(who, C2c::propose_settlement { trade: id(), terms: proposal() }));
}

/// What is proposed.
pub fn proposal() -> ProposalTerms {
	ProposalTerms {
		to_buyer: 40 * USDT,
		bond_to_other: 0,
		note: H256::zero(),
		expires_at: now() + 10 * MINUTE,
	}
}

/// The trade as it is told.
pub fn view() -> TradeView {
	match views::c2c::trade(id()) {
		Some(Lookup::Live(trade)) => trade,
		other => panic!("the trade does not live: {other:?}"),
	}
}
