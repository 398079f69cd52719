// SPDX-License-Identifier: Apache-2.0

//! What a runtime API asks. Plain data, every list bounded.

mod book;

pub use book::*;

/// Most rows of one answer.
pub const MAX_PAGE: u32 = 100;
