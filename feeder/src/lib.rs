// SPDX-License-Identifier: Apache-2.0

//! The feeder: it asks several sources what a stablecoin costs in local money, makes one opinion of their
//! answers, and tells the chain when that is worth telling.
//!
//! Nothing is guessed. A source that is late, redirects, or answers with anything else than one plain decimal
//! number counts as silent; sources that disagree with the others are left out; and if too few are left the
//! feeder says nothing, which the chain notices.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::integer_division,
	reason = "no part of a runtime; prices are checked where they are made"
)]

pub mod chain;
pub mod config;
pub mod decimal;
mod feeder;
pub mod opinion;
pub mod source;
pub mod trigger;
pub mod watch;

pub use feeder::Feeder;
