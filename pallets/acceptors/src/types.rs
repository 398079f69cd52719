// SPDX-License-Identifier: Apache-2.0

//! What acceptors and claims share.

use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, DAY, MINUTE, Millis};

/// A claim: `derive_id(Claim, claimant, client_ref)`.
pub type ClaimId = H256;
/// Who is behind an account, by hash.
pub type PersonId = H256;

/// How many claims that wait for a bond are served at a time. More are served by the next step, or by a
/// poke.
pub const MAX_SERVED: u8 = 4;

/// Every number that bounds this pallet. Objects keep the deadlines and deposits they were made with.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// Least amount of a claim in USDT. Bounds what trifles can cost a respondent in work.
	pub min_claim: Balance,
	/// USDT on hold of whoever files a claim, until it ends.
	pub claim_deposit: Balance,
	/// How long a respondent can answer a claim.
	pub answer_window: Millis,
	/// How long after that the claimant can take it to arbitration, before it expires. What is there ends
	/// with its dispute, and never by time.
	pub escalate_window: Millis,
	/// How long after a trade claims about its amounts can be filed, and the plain part of a bond stays.
	pub short_window: Millis,
	/// How long after a trade claims about chargebacks and frozen banks can be filed, and the
	/// compensation part of a bond stays.
	pub long_window: Millis,
	/// How long a trade lives at most, its disputes included. What a bond promised before a demotion
	/// stays for that and [`Self::long_window`].
	pub max_trade_life: Millis,
	/// Longest suspension by one decision.
	pub max_suspension: Millis,
	/// How long an acceptor can answer a charge.
	pub hearing_window: Millis,
	/// How long after that he can be expelled for it.
	pub verdict_window: Millis,
	/// How long somebody who was expelled cannot apply.
	pub lock_period: Millis,
	/// How long a recovery can be reported after a claim was paid, and its reference stays used.
	pub recovery_window: Millis,
	/// How long between two looks of the sweep at an acceptor.
	pub review_period: Millis,
	/// How old the prices may be by which a loss in another stablecoin is counted in USDT.
	pub max_price_age: Millis,
	/// From how many results on service levels are held against floors. One unlucky trade of two is no
	/// record.
	pub min_sample: u32,
}

impl Limits {
	/// Refuse numbers that make no sense together. Only where a runtime is put together.
	///
	/// # Panics
	/// That is what it is for.
	pub(crate) fn check(&self) {
		let windows = [
			self.answer_window,
			self.escalate_window,
			self.short_window,
			self.hearing_window,
			self.verdict_window,
		];
		let shortest = windows.into_iter().min().unwrap_or_default();
		assert!(shortest >= 5 * MINUTE, "no window that decides money is shorter");
		assert!(self.short_window <= self.long_window, "the windows are mixed up");
		assert!(self.recovery_window >= 90 * DAY, "a late retry must find the receipt");
		assert!(self.min_claim > 0, "nothing is claimed with zero");
		assert!(self.claim_deposit > 0, "a claim troubles somebody");
		assert!(self.max_suspension > 0 && self.review_period > 0, "time must pass");
		assert!(self.max_price_age > 0, "no price is younger than nothing");
		assert!(self.min_sample > 0, "no result is no record");
	}
}

/// The step allows no such transition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAllowed;

/// What an event is numbered by.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Object<AccountId> {
	/// An acceptor, from application to the end of his row.
	#[codec(index = 0)]
	Acceptor(AccountId),
	/// A claim.
	#[codec(index = 1)]
	Claim(ClaimId),
}

/// What an entry of the expiry index names.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Timed<AccountId> {
	/// An acceptor who is looked at again, or whose suspension ends.
	#[codec(index = 0)]
	Acceptor(AccountId),
	/// A claim that expires.
	#[codec(index = 1)]
	Claim(ClaimId),
	/// A receipt whose retention ends.
	#[codec(index = 2)]
	Receipt(ClaimId),
	/// A lock that ends.
	#[codec(index = 3)]
	Lock(Locked<AccountId>),
}

/// Whom a lock keeps from applying. An expulsion makes one of each: persons have several accounts, and an
/// issuer can give somebody another number.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Locked<AccountId> {
	/// Whoever was behind the account that was expelled, by any account.
	#[codec(index = 0)]
	Person(PersonId),
	/// That account, whoever is behind it.
	#[codec(index = 1)]
	Account(AccountId),
}

/// Why money moved. Always USDT.
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
pub enum Movement {
	/// Some of a bond, back to its acceptor.
	#[codec(index = 0)]
	Bond,
	/// Some of a bond, to a claimant.
	#[codec(index = 1)]
	Compensation,
	/// The deposit of a claim, back to its claimant.
	#[codec(index = 2)]
	Deposit,
	/// The deposit of a claim that was rejected, to its respondent.
	#[codec(index = 3)]
	Forfeit,
	/// What a claimant recovered elsewhere, back to who had paid it.
	#[codec(index = 4)]
	Recovery,
}
