// SPDX-License-Identifier: Apache-2.0

//! What is found under an id.

use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// An object that is in state, or what stays of it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Lookup<Live, Ended> {
	/// In state.
	Live(Live),
	/// Ended.
	Ended(Ended),
}
