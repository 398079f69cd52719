// SPDX-License-Identifier: Apache-2.0

//! Merchants, their people and the gateways they consented to.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::{sp_api, sp_core::H256};
use scale_info::TypeInfo;
use tael_primitives::{AccountId, Balance, Bps, MerchantId, Millis};

/// Where a merchant stands at the chain time of the block.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum MerchantStatus {
	/// Registered, and waits for the registrar.
	Pending,
	/// Takes payments.
	Active,
	/// Takes no new payments until then, and is active again by itself.
	Suspended {
		/// Chain time from which it is active again.
		until: Millis,
	},
	/// Takes no new payments ever again; refunds and captures go on.
	Closing {
		/// Chain time from which it can be removed.
		until: Millis,
	},
}

/// A key that signed for the merchant before.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct PastKeyView {
	/// The ed25519 public key.
	pub key: [u8; 32],
	/// Chain time from which it signs nothing any more.
	pub until: Millis,
}

/// A page on which the merchant says more about itself.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ProfilePageView {
	/// Its address, in ASCII.
	pub uri: Vec<u8>,
	/// The hash of its content.
	pub hash: H256,
}

/// A merchant.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct MerchantView {
	/// Its id.
	pub id: MerchantId,
	/// Whose business it is.
	pub owner: AccountId,
	/// The account that is paid, and that refunds are paid from.
	pub settlement: AccountId,
	/// The account that may become the settlement account when it agrees.
	pub proposed_settlement: Option<AccountId>,
	/// Where it stands.
	pub status: MerchantStatus,
	/// What the owner has on hold for it, in USDT.
	pub bond: Balance,
	/// The name wallets show: UTF-8.
	pub name: Vec<u8>,
	/// Merchant category code of ISO 18245.
	pub category: u16,
	/// Where more can be read.
	pub page: Option<ProfilePageView>,
	/// The ed25519 key that signs its QR codes and receipts.
	pub signing_key: [u8; 32],
	/// The newest of the keys that signed before, oldest first.
	pub past_keys: Vec<PastKeyView>,
}

/// The allowance of a refunder, in USDT.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct AllowanceView {
	/// The most it may give back in any 24 hours.
	pub per_day: Balance,
	/// What is left of that.
	pub left: Balance,
}

/// One of the merchant's people. The owner has every power and is not listed.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct MemberView {
	/// Who.
	pub account: AccountId,
	/// Makes and changes invoices, captures and voids authorisations.
	pub cashier: bool,
	/// Gives money back to payers.
	pub refunder: Option<AllowanceView>,
	/// Proposes another settlement account.
	pub treasurer: bool,
	/// Reads what the merchant keeps off chain.
	pub auditor: bool,
}

/// A gateway that the merchant consented to.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct GatewayView {
	/// Who.
	pub account: AccountId,
	/// May make invoices for the merchant.
	pub invoice: bool,
	/// May capture and void authorisations.
	pub capture: bool,
	/// The highest fee it may take of a payment.
	pub max_fee: Bps,
	/// Chain time from which the consent no longer counts; that may have passed.
	pub expires_at: Option<Millis>,
}

/// Everybody who may act for a merchant. The pallet bounds both lists.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct RolesView {
	/// Has every power.
	pub owner: AccountId,
	/// The merchant's own people, in no order.
	pub members: Vec<MemberView>,
	/// Gateways with consent, in no order.
	pub gateways: Vec<GatewayView>,
}

sp_api::decl_runtime_apis! {
	/// Questions about merchants.
	#[api_version(1)]
	pub trait MerchantsApi {
		/// A merchant; `None` if there is none with this id.
		fn merchant(id: MerchantId) -> Option<MerchantView>;

		/// Who may act for a merchant; `None` if there is none with this id.
		fn roles(id: MerchantId) -> Option<RolesView>;
	}
}
