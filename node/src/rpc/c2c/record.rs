// SPDX-License-Identifier: Apache-2.0

//! What trades say about people, and what their parties wrote, in JSON.

use crate::rpc::values::{Address, hex_bytes};
use serde::{Deserialize, Serialize};
use tael_primitives::{AccountId, Balance, Bps, Millis};
use tael_runtime_api::c2c::{MessageView, RecordView};

/// What trades say about an account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
	/// The account.
	pub account: Address,
	/// Ended with the buyer paid.
	pub completed: u32,
	/// Called off outside the free window, lapsed, or lost in a dispute.
	pub failed: u32,
	/// The share of `completed` in both, rounded down; `null` without any.
	pub completion_bps: Option<Bps>,
	/// Different persons he completed trades with, as far as the chain can tell.
	pub counterparties: u32,
	/// When his first trade was funded; `null` before.
	pub since: Option<Millis>,
	/// Trades that live.
	pub open: u32,
	/// When his last trade ended; `null` before.
	pub last_ended: Option<Millis>,
	/// Requests of others that he let time out; nothing follows from it.
	pub unanswered: u32,
	/// Trades he called off on the present day of chain time.
	pub cancels_today: u8,
	/// Until when he takes no offer; `null`: he may.
	pub barred_until: Option<Millis>,
	/// The X25519 key that others seal messages to him with; `null` if he published none.
	pub message_key: Option<String>,
}

impl Record {
	/// The record of an account in JSON.
	pub fn new(account: AccountId, view: RecordView) -> Self {
		Self {
			account: Address(account),
			completed: view.completed,
			failed: view.failed,
			completion_bps: completion(view.completed, view.failed),
			counterparties: view.counterparties,
			since: view.since,
			open: view.open,
			last_ended: view.last_ended,
			unanswered: view.unanswered,
			cancels_today: view.cancels_today,
			barred_until: view.barred_until,
			message_key: view.message_key.map(|key| hex_bytes(&key)),
		}
	}
}

fn completion(completed: u32, failed: u32) -> Option<Bps> {
	let all = Balance::from(completed) + Balance::from(failed);
	let share = (Balance::from(completed) * 10_000).checked_div(all)?;
	Bps::try_from(share).ok()
}

/// A sealed message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
	/// Its number among those of its sender, from zero.
	pub number: u32,
	/// When it was sent.
	pub at: Millis,
	/// What only the other party can read.
	pub sealed: String,
}

impl From<MessageView> for Message {
	fn from(view: MessageView) -> Self {
		Self { number: view.number, at: view.at, sealed: hex_bytes(&view.sealed) }
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::values::tests::{account, address};
	use serde_json::json;
	use tael_primitives::Hash;

	#[test]
	fn a_record_in_json() {
		let view = RecordView {
			completed: 2,
			failed: 1,
			counterparties: 3,
			since: Some(4),
			open: 5,
			last_ended: None,
			unanswered: 9,
			cancels_today: 6,
			barred_until: Some(7),
			message_key: Some([8; 32]),
		};
		assert_eq!(
			serde_json::to_value(Record::new(account(1), view)).unwrap(),
			json!({
				"account": address(1), "completed": 2, "failed": 1, "completionBps": 6_666,
				"counterparties": 3, "since": 4, "open": 5, "lastEnded": null,
				"unanswered": 9, "cancelsToday": 6, "barredUntil": 7, "messageKey": Hash::repeat_byte(8),
			})
		);
	}

	#[test]
	fn the_share_of_completed_trades_is_rounded_down_and_none_without_any() {
		assert_eq!(completion(0, 0), None);
		assert_eq!(completion(0, 7), Some(0));
		assert_eq!(completion(u32::MAX, 0), Some(10_000));
		assert_eq!(completion(u32::MAX, 1), Some(9_999));
	}

	#[test]
	fn a_message_in_json() {
		let view = MessageView { number: 1, at: 2, sealed: vec![0, 255] };
		assert_eq!(
			serde_json::to_value(Message::from(view)).unwrap(),
			json!({ "number": 1, "at": 2, "sealed": "0x00ff" })
		);
	}
}
