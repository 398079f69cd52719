// SPDX-License-Identifier: Apache-2.0

//! `clock_v1`: what time it is on the chain.

use super::{
	arguments,
	errors::Error,
	reading::{Answer, Reader},
};
use crate::client::Client;
use jsonrpsee::proc_macros::rpc;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use tael_primitives::Millis;
use tael_runtime::opaque::Block;
use tael_runtime_api::clock::{ClockApi, ClockView};

/// The clocks of the chain.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Clock {
	/// Chain time, against which every deadline is measured.
	pub now: Millis,
	/// The timestamp of the block.
	pub timestamp: Millis,
	/// How long the chain has stood still since its first block.
	pub stalled: Millis,
	/// The longest gap between blocks that still counts as running.
	pub stall_threshold: Millis,
	/// What the deadline that was asked about means; `null` where none was.
	pub deadline: Option<Deadline>,
}

/// A deadline in chain time, seen from the clock on the wall.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deadline {
	/// The deadline, in chain time.
	pub chain_time: Millis,
	/// Whether chain time has reached it: who had to act before it no longer can.
	pub reached: bool,
	/// The earliest wall-clock time at which it can be reached; `null` if it is reached.
	pub earliest: Option<Millis>,
}

impl Clock {
	fn new(view: &ClockView, deadline: Option<Millis>) -> Self {
		Self {
			now: view.now,
			timestamp: view.timestamp,
			stalled: view.stalled,
			stall_threshold: view.stall_threshold,
			deadline: deadline.map(|chain_time| Deadline {
				chain_time,
				reached: view.now >= chain_time,
				earliest: view.earliest(chain_time),
			}),
		}
	}
}

/// The methods of the clock.
#[rpc(server, client, namespace = "clock_v1")]
pub trait ClockRpc {
	/// The clocks of the chain, and what `deadline` (chain time) means on the wall.
	#[method(name = "now", blocking)]
	fn now(&self, at: Option<Value>, deadline: Option<Value>) -> Result<Answer<Clock>, Error>;
}

/// Answers the methods of the clock.
pub struct ClockMethods {
	reader: Reader,
}

impl ClockMethods {
	/// Methods over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { reader: Reader::new(client) }
	}
}

impl ClockRpcServer for ClockMethods {
	fn now(&self, at: Option<Value>, deadline: Option<Value>) -> Result<Answer<Clock>, Error> {
		let deadline = arguments::time("deadline", deadline.as_ref())?;
		let answer =
			self.reader.read::<dyn ClockApi<Block>, _>(at.as_ref(), |api, block| api.now(block))?;
		Ok(answer.map(|view| Clock::new(&view, deadline)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	const VIEW: ClockView =
		ClockView { now: 1_000, timestamp: 1_600, stalled: 600, stall_threshold: 100 };

	#[test]
	fn the_clocks_in_json() {
		let expected = json!({
			"now": 1_000, "timestamp": 1_600, "stalled": 600, "stallThreshold": 100,
			"deadline": null,
		});
		assert_eq!(serde_json::to_value(Clock::new(&VIEW, None)).unwrap(), expected);
	}

	#[test]
	fn a_deadline_ahead_and_one_reached() {
		let ahead = Clock::new(&VIEW, Some(1_001)).deadline;
		assert_eq!(
			serde_json::to_value(ahead).unwrap(),
			json!({ "chainTime": 1_001, "reached": false, "earliest": 1_601 })
		);
		let reached = Clock::new(&VIEW, Some(1_000)).deadline;
		assert_eq!(
			serde_json::to_value(reached).unwrap(),
			json!({ "chainTime": 1_000, "reached": true, "earliest": null })
		);
	}
}
