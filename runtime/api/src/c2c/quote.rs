// SPDX-License-Identifier: Apache-2.0

//! What taking would do.

use super::Market;
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use polkadot_sdk::sp_core::H256;
use scale_info::TypeInfo;
use tael_primitives::{AccountId, Balance, FiatAmount, Price, Side};

/// How much a taker wants.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum WantView {
	/// So much of the stablecoin.
	Asset(Balance),
	/// For so much local money.
	Fiat(FiatAmount),
}

/// What somebody would take.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct QuoteRequest {
	/// In which market.
	pub market: Market,
	/// What the taker is.
	pub side: Side,
	/// How much.
	pub want: WantView,
	/// The worst price he takes; `None`: any.
	pub price_limit: Option<Price>,
	/// Most trades it may become.
	pub max_fills: u8,
	/// Who takes; `None`: somebody whom every maker trades with. His money and the limits of his tier are
	/// not asked.
	pub taker: Option<AccountId>,
}

/// A trade that would be made.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct FillView {
	/// Out of which offer.
	pub offer: H256,
	/// Whose.
	pub maker: AccountId,
	/// At which price.
	pub price: Price,
	/// How much of the stablecoin.
	pub amount: Balance,
	/// For how much local money.
	pub fiat_amount: FiatAmount,
}

/// Why there is no trade with an offer.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum RefusalView {
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

/// An offer that would be passed over.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct PassView {
	/// Which.
	pub offer: H256,
	/// Why.
	pub why: RefusalView,
}

/// What taking the best offers of a market would do now.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct TakeView {
	/// The trades that would be made, in order.
	pub fills: Vec<FillView>,
	/// How much of the stablecoin they come to.
	pub amount: Balance,
	/// How much local money they come to.
	pub fiat_amount: FiatAmount,
	/// The offers that would be passed over.
	pub passed: Vec<PassView>,
	/// Why nobody could be traded with at all: the error of the call, by its name.
	pub refusal: Option<String>,
}
