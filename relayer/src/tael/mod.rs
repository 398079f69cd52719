// SPDX-License-Identifier: Apache-2.0

//! Tael: what is final there, as the own node says and proves it, and how to say something to it.
//!
//! Only finalised state is read, at one block at a time ([`At`]). The header must hash to the hash that the node
//! calls final, and every row is proven against that header's root, so that what is read belongs to that block.
//! That the block is final is the own node's word: it has checked the justification, and this does not do it
//! again. A runtime that this was not built for is not read at all.

mod account;
mod error;
mod link;
mod office;
mod post;
mod rows;
mod state;

#[cfg(test)]
pub(crate) use office::tests as testing;

pub use account::{AccountError, open as open_account};
pub use error::TaelError;
pub use link::{Head, Tael};
pub use office::{Electorate, Office, Previous, Set};
pub use post::{MAX_VOTES, Signed};
pub use rows::{
	Ballot, Clock, Direction, DomainRow, DomainState, Ledger, NextSet, Outbound, OutboundState,
	Pause, Progress, Signatures, Word,
};
pub use state::At;
