// SPDX-License-Identifier: Apache-2.0

//! What is found under an id, in JSON.

use super::subscription::Follow;
use serde::{Deserialize, Serialize};
use tael_runtime_api::Lookup;

/// An object in state, or what stays of it. The field `endedAt` tells: only what ended has one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Found<Live, Ended> {
	/// In state.
	Live(Box<Live>),
	/// Ended.
	Ended(Ended),
}

impl<Live, Ended> Found<Live, Ended> {
	/// The JSON form of what the runtime found.
	pub fn new<L: Into<Live>, E: Into<Ended>>(lookup: Lookup<L, E>) -> Self {
		match lookup {
			Lookup::Live(view) => Self::Live(Box::new(view.into())),
			Lookup::Ended(receipt) => Self::Ended(receipt.into()),
		}
	}
}

impl<Live: Clone + PartialEq, Ended: Clone + PartialEq> Follow for Found<Live, Ended> {
	fn has_ended(&self) -> bool {
		match self {
			Self::Live(_) => false,
			Self::Ended(_) => true,
		}
	}
}
