// SPDX-License-Identifier: Apache-2.0

use crate::{AssetKind, Balance, Bps};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::H256, sp_runtime::DispatchError};
use scale_info::TypeInfo;

/// A merchant: `derive_id(Merchant, owner, client_ref)`.
pub type MerchantId = H256;

/// A power over a merchant's money that the owner can give to others by a role.
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
pub enum Power {
	/// Create, extend and cancel invoices, and accept short payments: owner, cashier, a gateway with consent.
	Invoice,
	/// Capture and void authorisations: owner, cashier, a gateway with consent.
	Capture,
	/// Give money back to payers: owner, refunder within a daily limit.
	Refund,
}

/// What a payment copies of its merchant when it is made.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct MerchantTerms<AccountId> {
	/// Whose business it is; limits are counted for this account.
	pub owner: AccountId,
	/// The account that is paid and that refunds are paid from. It agreed to both.
	pub settlement: AccountId,
}

/// A gateway's share of the payments it makes for a merchant, as the merchant agreed.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct GatewayTerms<AccountId> {
	/// The account of the gateway, which receives the fee.
	pub account: AccountId,
	/// The highest fee the gateway may take of a payment.
	pub max_fee: Bps,
}

/// In which capacity somebody acts for a merchant.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Agency<AccountId> {
	/// The owner or one of the merchant's own people.
	Staff,
	/// A gateway, within the scope the merchant consented to.
	Gateway(GatewayTerms<AccountId>),
}

/// Which merchants there are and who may act for them.
pub trait MerchantDirectory<AccountId> {
	/// The terms of a merchant that takes new payments now.
	///
	/// Fails for one that is unknown, pending, suspended or closed: entries stop, exits never ask.
	fn open_for_payments(merchant: &MerchantId) -> Result<MerchantTerms<AccountId>, DispatchError>;

	/// Where refunds of this merchant are paid from; known while it is suspended, and after it was
	/// closed for as long as any payment made for it can still be refunded.
	fn settlement_account(merchant: &MerchantId) -> Option<AccountId>;

	/// Whether `who` holds `power` over the merchant now, and as whom.
	///
	/// An open question about rights only: a suspended merchant's people keep theirs, so that
	/// refunds and captures go on.
	fn authorise(
		merchant: &MerchantId,
		who: &AccountId,
		power: Power,
	) -> Result<Agency<AccountId>, DispatchError>;

	/// Count a refund of `amount` against the daily limit of `who`, where its role has one.
	fn count_refund(
		merchant: &MerchantId,
		who: &AccountId,
		asset: &AssetKind,
		amount: Balance,
	) -> Result<(), DispatchError>;
}
