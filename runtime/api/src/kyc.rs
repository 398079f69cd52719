// SPDX-License-Identifier: Apache-2.0

//! What the chain knows of who somebody is: a tier, never a person.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::sp_api;
use scale_info::TypeInfo;
use tael_primitives::{AccountId, Action, Balance, KycStatus};

/// How much of one action an account may still do, in USDT. `None` is no bound.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct HeadroomView {
	/// The action.
	pub action: Action,
	/// The bound of one payment.
	pub per_payment: Option<Balance>,
	/// What is left of any 24 hours.
	pub left_24h: Option<Balance>,
	/// What is left of any 30 days.
	pub left_30d: Option<Balance>,
}

/// What a wallet has to know of an account before it signs.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct KycView {
	/// The valid credential with the highest tier.
	pub credential: Option<KycStatus>,
	/// Whether officers have frozen the account.
	pub screened: bool,
	/// One entry for each action that has limits.
	pub headroom: Vec<HeadroomView>,
}

sp_api::decl_runtime_apis! {
	/// Questions about one account. There is none that lists accounts: nobody can ask for everyone of
	/// a tier, an issuer or a jurisdiction.
	#[api_version(1)]
	pub trait KycApi {
		/// Tier, validity and limits of an account. Every account has an answer.
		fn status(account: AccountId) -> KycView;
	}
}
