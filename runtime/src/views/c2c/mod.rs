// SPDX-License-Identifier: Apache-2.0

//! Offers and trades against local money.

mod actions;
mod market;
mod trade;

pub use market::{book, market_offers, offer, offers, pool, quote, rails};
pub use trade::{messages, record, trade, trades_of};
