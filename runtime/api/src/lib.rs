// SPDX-License-Identifier: Apache-2.0

//! What Tael's runtime can be asked: one versioned trait for each domain, and the plain types of the
//! answers.
//!
//! The answers are views: made for reading, free of the types of any pallet, and so stable while
//! storage changes. A node answers JSON-RPC from them; a light client gets the same through
//! `state_call` or `chainHead_v1_call`. Every list is bounded by its caller and by
//! [`tael_primitives::MAX_PAGE`].

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

pub mod acceptors;
pub mod arbitration;
pub mod bridge;
pub mod c2c;
pub mod claimables;
pub mod clock;
pub mod fees;
pub mod kyc;
pub mod lookup;
pub mod merchants;
pub mod page;
pub mod payments;
pub mod randomness;
pub mod rates;

pub use claimables::ClaimablesView;
pub use clock::ClockView;
pub use fees::{FeeQuote, FeeSubject};
pub use kyc::KycView;
pub use lookup::Lookup;
pub use merchants::{MerchantView, RolesView};
pub use page::{Cursor, Page};
