// SPDX-License-Identifier: Apache-2.0

use crate::{Balance, Millis, Risk};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{DispatchError, DispatchResult},
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// How thoroughly somebody was checked. Ordered: a higher tier includes the lower ones.
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
	Default,
)]
pub enum Tier {
	/// Nobody checked.
	#[default]
	Unverified,
	/// A way to reach the person was verified.
	Contact,
	/// A document and its holder were verified.
	Document,
	/// Enhanced checks; for a business, its owners too.
	Enhanced,
}

/// Whether a credential speaks of a person or of a business.
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
	Debug,
)]
pub enum SubjectKind {
	/// A natural person.
	Person,
	/// A company or another legal person.
	Business,
}

/// A coarse group of jurisdictions, numbered by governance. Never a country in clear.
pub type Jurisdiction = u8;

/// What the valid credential of an account says. Everything is absent where there is none.
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
pub struct KycStatus {
	/// The tier in force.
	pub tier: Tier,
	/// Person or business.
	pub kind: SubjectKind,
	/// Group of jurisdictions.
	pub jurisdiction: Jurisdiction,
	/// The block timestamp from which the credential no longer counts.
	pub expires_at: Millis,
}

/// What somebody is about to commit money to. Each has limits of its own for every tier.
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
pub enum Action {
	/// Pay an invoice, or put money under an authorisation.
	Pay,
	/// Be paid through an invoice.
	Invoice,
	/// Buy or sell against local money, on a rail of this risk.
	Trade(Risk),
	/// Take USDT out to another chain.
	Withdraw,
}

/// Who somebody is to the law, as far as a payment has to know.
///
/// Asked when money is committed, never when it is settled: an exit does not need a tier.
pub trait Kyc<AccountId> {
	/// The valid credential of `who` with the highest tier, or `None`. Reads at most
	/// the bounded number of issuers that may have attested one account.
	fn status(who: &AccountId) -> Option<KycStatus>;

	/// The tier in force; [`Tier::Unverified`] without a valid credential.
	fn tier(who: &AccountId) -> Tier {
		Self::status(who).map_or(Tier::Unverified, |status| status.tier)
	}

	/// Count `amount` USDT of `action` against the rolling limits of `who`.
	///
	/// Call it inside the storage layer of the call that commits the money. Fails, and counts
	/// nothing, if a limit would be exceeded or `who` is frozen by an officer.
	fn consume(who: &AccountId, action: Action, amount: Balance) -> DispatchResult;

	/// Undo a `consume` made at chain time `at`, for an object that was cancelled. Does nothing where
	/// that time has left the window already.
	fn give_back(who: &AccountId, action: Action, amount: Balance, at: Millis);

	/// Who is behind `who`, for telling persons apart and nothing else: equal for two accounts that one
	/// issuer says are one person's. The account alone where nobody attested it.
	fn person(who: &AccountId) -> H256;

	/// Whether any issuer says that both accounts are one person's, or they are one account.
	fn same_person(one: &AccountId, other: &AccountId) -> bool;

	/// Refuse if an officer has frozen `who`. One read.
	fn ensure_not_frozen(who: &AccountId) -> Result<(), DispatchError>;
}
