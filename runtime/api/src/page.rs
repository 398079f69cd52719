// SPDX-License-Identifier: Apache-2.0

//! Lists in parts.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// Where a list goes on: opaque, only ever what a page before gave as `next`.
pub type Cursor = Vec<u8>;

/// A part of a list.
///
/// The order is that of storage: stable within a block, and without meaning. What is added or removed
/// between two pages read at different blocks may be missed; nothing is given twice at one block.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Page<T> {
	/// The items, at most as many as were asked for.
	pub items: Vec<T>,
	/// Where the next page begins. `None` at the end.
	pub next: Option<Cursor>,
}
