// SPDX-License-Identifier: Apache-2.0

//! What the pallets, the runtime, the node and the clients of Tael share: units, identifiers, and the
//! small traits through which one pallet asks another a question.
//!
//! A pallet depends on this crate and on FRAME, never on another pallet. The runtime wires the
//! traits; the crate `tael-mocks` has an answer for each that a test can set.

#![cfg_attr(not(feature = "std"), no_std)]
// A panic in the runtime is a lost block.
#![cfg_attr(
	not(test),
	warn(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

mod arbitration;
pub mod bridge;
mod claims;
mod clock;
mod due;
mod fiat;
mod holds;
mod id;
mod kyc;
mod merchants;
mod money;
mod payout;
mod price;
mod randomness;
mod trading;
mod trail;

pub use arbitration::{Arbitrable, Arbitration, Case, CaseId, Cause, Ruling};
pub use claims::{ClaimKey, Claimables, deliver_or_owe};
pub use clock::{ChainTime, DAY, HOUR, MINUTE, Millis, SECOND};
pub use due::{DueIndex, Swept};
pub use fiat::{Fiat, FiatAmount};
pub use holds::HoldSums;
pub use id::{ClientRef, ObjectKind, derive_id};
pub use kyc::{Action, Jurisdiction, Kyc, KycStatus, SubjectKind, Tier};
pub use merchants::{Agency, GatewayTerms, MerchantDirectory, MerchantId, MerchantTerms, Power};
pub use money::{AssetKind, Balance, Bps, CENT, USDT, UsdtValue, share_ceil, share_floor};
pub use payout::{Delivery, HeldMoney, deliver, hold_or};
pub use price::{Pair, Price, PriceError, Quote, Rates, RawFeeds, RawPrice};
pub use randomness::{Moment, Randomness, Seed};
pub use trading::{
	AcceptorProgramme, RailId, Risk, Side, Standing, TradeHistory, TradeId, TradeOutcome,
	TradeReceipt, TradeReport, Trades,
};
pub use trail::Trail;

use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{
		MultiSignature,
		traits::{IdentifyAccount, Verify},
	},
};

/// How a transaction is signed: ed25519, sr25519 or ECDSA.
pub type Signature = MultiSignature;
/// An account: 32 bytes, the public key or a hash of it.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Height of a block.
pub type BlockNumber = u32;
/// How many transactions an account has sent.
pub type Nonce = u32;
/// A 32-byte hash.
pub type Hash = H256;

/// The longest list that one answer of the runtime or of the node has, whatever its caller asks for.
pub const MAX_PAGE: u32 = 100;
