// SPDX-License-Identifier: Apache-2.0

//! What a transaction costs.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::sp_api;
use scale_info::TypeInfo;
use tael_primitives::Balance;

/// What fees are quoted for.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum FeeSubject {
	/// A plain transfer of USDT.
	Transfer,
	/// Making one invoice without split legs.
	CreateInvoice,
	/// Paying an invoice.
	Pay,
	/// Giving back money of an invoice.
	Refund,
	/// Putting money under an authorisation.
	Authorize,
	/// Capturing authorised money.
	Capture,
	/// A whole transaction, encoded as it would be sent. Its signature is not looked at.
	Transaction(Vec<u8>),
}

/// The fee of a transaction in USDT.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct FeeQuote {
	/// The fee as the next block charges it, without a tip. The work that the call turns out not to
	/// do is given back, so what is charged in the end is at most this.
	pub fee: Balance,
	/// What is charged in the end when the invoice has one payer and no shares; for other kinds, and
	/// for a whole transaction, the same as `fee`.
	pub usual: Balance,
	/// The least any transaction that pays a fee can cost.
	pub floor: Balance,
	/// The most any transaction can cost without a tip.
	pub cap: Balance,
	/// The multiplier of the part of the fee for execution, in units of 10⁻¹⁸.
	pub multiplier: u128,
	/// The least the multiplier can become, in the same units.
	pub multiplier_min: u128,
	/// The most the multiplier can become, in the same units.
	pub multiplier_max: u128,
	/// The length in bytes that was reckoned with.
	pub length: u32,
}

sp_api::decl_runtime_apis! {
	/// Questions about fees.
	#[api_version(1)]
	pub trait FeesApi {
		/// The fee of a transaction; `None` if the transaction cannot be decoded.
		fn quote(subject: FeeSubject) -> Option<FeeQuote>;
	}
}
