// SPDX-License-Identifier: Apache-2.0

use crate::{AssetKind, Balance, Fiat, Millis, RailId, Side};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{DispatchError, DispatchResult, Weight},
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What a dispute is about. One dispute for each at a time; after one that ended in a ruling no other as long as
/// its receipt stays.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub enum CaseId {
	/// A trade under escrow.
	#[codec(index = 0)]
	Trade(H256),
	/// A claim against a bond.
	#[codec(index = 1)]
	Claim(H256),
	/// An escrowed authorisation.
	#[codec(index = 2)]
	Authorization(H256),
}

impl CaseId {
	/// The identifier of what the dispute is about.
	pub const fn object(&self) -> H256 {
		match self {
			Self::Trade(id) | Self::Claim(id) | Self::Authorization(id) => *id,
		}
	}
}

/// Why there is a dispute, or what a ruling found. Each has a default ruling that is published.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
#[serde(rename_all = "camelCase")]
pub enum Cause {
	/// No payment is proven.
	#[codec(index = 0)]
	NoPayment,
	/// Paid in time, marked too late; or paid late.
	#[codec(index = 1)]
	PaidButExpired,
	/// The seller does not answer.
	#[codec(index = 2)]
	SellerSilent,
	/// The buyer does not answer.
	#[codec(index = 3)]
	BuyerSilent,
	/// Somebody else than the buyer paid.
	#[codec(index = 4)]
	ThirdPartyPayer,
	/// The payer's name is not the one that was committed to.
	#[codec(index = 5)]
	NameMismatch,
	/// The seller named a wrong account, and the buyer paid it.
	#[codec(index = 6)]
	WrongAccountGiven,
	/// Less was paid than owed.
	#[codec(index = 7)]
	WrongAmountUnder,
	/// More was paid than owed.
	#[codec(index = 8)]
	WrongAmountOver,
	/// Another currency was paid.
	#[codec(index = 9)]
	WrongCurrency,
	/// The proof of payment is forged.
	#[codec(index = 10)]
	ForgedProof,
	/// The proof of payment was used before.
	#[codec(index = 11)]
	DuplicateProof,
	/// The payer had the payment charged back.
	#[codec(index = 12)]
	Chargeback,
	/// The payment led a bank to freeze the payee's account.
	#[codec(index = 13)]
	BankFrozen,
	/// The parties disagree about the price.
	#[codec(index = 14)]
	PriceDispute,
	/// The payment carries words that make banks ask questions.
	#[codec(index = 15)]
	ForbiddenRemark,
	/// A party was threatened or insulted.
	#[codec(index = 16)]
	AbusiveConduct,
	/// A party tried to settle elsewhere.
	#[codec(index = 17)]
	OffPlatform,
	/// Something did not work, and nobody is to blame.
	#[codec(index = 18)]
	TechnicalFault,
	/// The parties have settled elsewhere.
	#[codec(index = 19)]
	SettledOutside,
	/// Anything else; a ruling that gives it says why in its notes.
	#[codec(index = 20)]
	Other,
}

/// What arbitration has to know of what is disputed, copied when the dispute is opened.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Case<AccountId> {
	/// What it is about.
	pub id: CaseId,
	/// The terms of that, by hash. Evidence and rulings name it.
	pub contract_hash: H256,
	/// The buyer, the payer, the claimant.
	pub buyer: AccountId,
	/// The seller, the merchant, the respondent.
	pub seller: AccountId,
	/// Which money is disputed. Bonds are in it too; fees are in USDT.
	pub asset: AssetKind,
	/// How much is to be divided.
	pub principal: Balance,
	/// What can be slashed of the buyer.
	pub buyer_bond: Balance,
	/// What can be slashed of the seller.
	pub seller_bond: Balance,
	/// The local money, for the choice of an arbiter.
	pub fiat: Option<Fiat>,
	/// The rail, for the choice of an arbiter.
	pub rail: Option<RailId>,
	/// Who opened it; `None` for the chain itself.
	pub opener: Option<Side>,
	/// Why.
	pub cause: Cause,
	/// A commitment to the opener's evidence; zero where the chain opened it.
	pub evidence: H256,
}

/// How a dispute ends.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Ruling {
	/// Of the principal, to the buyer.
	#[codec(compact)]
	pub to_buyer: Balance,
	/// Of the principal, to the seller. Both sum up to the principal.
	#[codec(compact)]
	pub to_seller: Balance,
	/// Of the buyer's bond, to the treasury.
	#[codec(compact)]
	pub slash_buyer: Balance,
	/// Of the seller's bond, to the treasury.
	#[codec(compact)]
	pub slash_seller: Balance,
	/// The side that pays the fee; `None`: each its own half.
	pub fee_payer: Option<Side>,
	/// What was found.
	pub cause: Cause,
}

impl Ruling {
	/// The side that lost: which got less than half of the principal, or nothing of an odd unit.
	pub fn loser(&self) -> Option<Side> {
		match self.to_buyer.cmp(&self.to_seller) {
			core::cmp::Ordering::Less => Some(Side::Buyer),
			core::cmp::Ordering::Equal => None,
			core::cmp::Ordering::Greater => Some(Side::Seller),
		}
	}
}

/// The one dispute machine, as those see it who have something to be disputed.
pub trait Arbitration<AccountId> {
	/// Open a dispute. The fee of the opener goes on hold. One that was settled or taken back may be followed
	/// by another about the same thing.
	///
	/// # Errors
	/// There is one, or there was one that ended in a ruling; or the opener cannot place the fee.
	fn open(case: Case<AccountId>) -> DispatchResult;

	/// The parties have settled, or `conceding` gave in: the dispute ends without a ruling. Fees go back,
	/// less what an arbiter who was assigned has earned, which the conceding party pays.
	///
	/// # Errors
	/// There is no such dispute, or its ruling is final.
	fn settle(case: &CaseId, conceding: Option<Side>) -> DispatchResult;

	/// Whether the dispute can still be settled or conceded: it lives and no ruling is final.
	fn is_open(case: &CaseId) -> bool;

	/// When the ruling that stands was stored, if there is one and it can still be appealed or settled. What a
	/// party offered before it, it did not offer knowing the ruling.
	fn ruled_at(case: &CaseId) -> Option<Millis>;

	/// What [`Arbitration::open`] costs at most.
	fn open_weight() -> Weight;

	/// What [`Arbitration::settle`] costs at most.
	fn settle_weight() -> Weight;
}

/// What can be disputed. Called by arbitration, which has removed the dispute or is about to.
pub trait Arbitrable<AccountId> {
	/// Carry out a final ruling: pay principal and bonds, end the object.
	///
	/// # Errors
	/// Only what says that a transaction cannot go on; never because of a payee.
	fn on_ruling(case: &CaseId, ruling: &Ruling) -> DispatchResult;

	/// The opener took the dispute back and the other side did not object: the object goes back to its state
	/// before, if the deadline of that is not over, and else ends in favour of the side that did not open.
	///
	/// # Errors
	/// As [`Arbitrable::on_ruling`].
	fn on_withdrawn(case: &CaseId) -> DispatchResult;

	/// What either costs at most.
	fn ruling_weight() -> Weight;

	/// An arbiter has seen the reference of the payment opened: from now on it is used, by this object and no
	/// other. `nullifier` is made of it as attestors make theirs. The same again is no error.
	///
	/// # Errors
	/// Another object has used it; or there is no such object. What has no payment has no reference, and is
	/// [`DispatchError::Unavailable`].
	fn nullify(_case: &CaseId, _nullifier: H256) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	/// What [`Arbitrable::nullify`] costs at most.
	fn nullify_weight() -> Weight {
		Weight::zero()
	}

	/// A case of `buyer` against `seller` that can be ruled on, about `principal` of the native money with
	/// both bonds of that size, existing as an object and not disputed yet.
	///
	/// # Errors
	/// The accounts cannot pay for it.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_case(
		buyer: &AccountId,
		seller: &AccountId,
		principal: Balance,
	) -> Result<Case<AccountId>, DispatchError>;
}
