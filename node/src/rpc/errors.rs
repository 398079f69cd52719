// SPDX-License-Identifier: Apache-2.0

//! The one table of errors that Tael's own methods answer with.
//!
//! A code and a name, once published, keep their meaning for ever; new ones are appended. The
//! table in `docs/reference/rpc.md` is this table, and a test compares the two.

use jsonrpsee::types::{ErrorObject, ErrorObjectOwned};
use serde::{Deserialize, Serialize};

/// What went wrong, as far as a program has to tell apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorCode {
	/// An argument is missing, has the wrong form or is out of its bounds.
	BadParam,
	/// The block asked for is not known to this node.
	UnknownBlock,
	/// The block is known, its state is not kept any more.
	StateDiscarded,
	/// The runtime of that block does not have this question yet.
	NotSupported,
	/// The node carries as many subscriptions of this kind as it will.
	TooManySubscriptions,
	/// The node failed; nothing follows about the object that was asked for.
	Unknown,
}

/// One row of the table.
pub struct ErrorRow {
	/// The number in `error.code`.
	pub code: i32,
	/// The word in `error.data.name`.
	pub name: &'static str,
	/// Whether the same request may succeed later or at another node.
	pub retry: bool,
	/// What it means.
	pub meaning: &'static str,
	/// What the caller should do; sent in `error.data.advice`.
	pub advice: &'static str,
}

impl ErrorCode {
	/// Every error, in the order of the table.
	pub const ALL: [Self; 6] = [
		Self::BadParam,
		Self::UnknownBlock,
		Self::StateDiscarded,
		Self::NotSupported,
		Self::TooManySubscriptions,
		Self::Unknown,
	];

	/// The row of this error.
	pub const fn row(self) -> ErrorRow {
		match self {
			Self::BadParam => ErrorRow {
				code: -32602,
				name: "bad_param",
				retry: false,
				meaning: "an argument is missing, has the wrong form or is out of its bounds",
				advice: "correct the argument named in data.field; sending it again changes nothing",
			},
			Self::UnknownBlock => ErrorRow {
				code: -33001,
				name: "unknown_block",
				retry: true,
				meaning: "this node does not know the block given as at",
				advice: "check the hash; wait until the node has synced, or read without at",
			},
			Self::StateDiscarded => ErrorRow {
				code: -33002,
				name: "state_discarded",
				retry: false,
				meaning: "the block is known but its state is no longer kept here",
				advice: "read a newer block, or ask an archive node",
			},
			Self::NotSupported => ErrorRow {
				code: -33003,
				name: "not_supported",
				retry: false,
				meaning: "the runtime of that block does not answer this question",
				advice: "read a newer block, or use a node that matches the chain",
			},
			Self::TooManySubscriptions => ErrorRow {
				code: -33004,
				name: "too_many_subscriptions",
				retry: true,
				meaning: "the node follows as many objects as it will, for this connection or for all",
				advice: "end subscriptions that are not needed, try again later, or use another node",
			},
			Self::Unknown => ErrorRow {
				code: -33099,
				name: "unknown",
				retry: true,
				meaning: "the node failed; the outcome is unknown",
				advice: "reconcile: read the object by its id again before doing anything; \
					never take this for a failed payment",
			},
		}
	}
}

/// The `data` of an error.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorData {
	/// The name in the table.
	pub name: String,
	/// The argument at fault, where there is one.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub field: Option<String>,
	/// Whether the same request may succeed later or elsewhere.
	pub retry: bool,
	/// What the caller should do.
	pub advice: String,
}

/// An error on its way to the caller.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
	/// The row of the table.
	pub code: ErrorCode,
	/// The argument at fault.
	pub field: Option<String>,
	/// What happened this time, for people.
	pub message: String,
}

impl Error {
	/// The argument `field` is not what it has to be; `expected` ends the sentence "must be …".
	pub fn bad_param(field: &str, expected: &str) -> Self {
		Self {
			code: ErrorCode::BadParam,
			field: Some(field.into()),
			message: format!("`{field}` must be {expected}"),
		}
	}

	/// An error that no argument is to blame for.
	pub fn new(code: ErrorCode) -> Self {
		Self { code, field: None, message: code.row().meaning.into() }
	}

	/// A fault of the node. The cause goes to the log: it helps the operator and nobody else.
	pub fn unknown(cause: &dyn core::fmt::Display) -> Self {
		log::error!(target: "tael-rpc", "A read failed: {cause}");
		Self::new(ErrorCode::Unknown)
	}
}

impl From<Error> for ErrorObjectOwned {
	fn from(error: Error) -> Self {
		let row = error.code.row();
		ErrorObject::owned(
			row.code,
			error.message,
			Some(ErrorData {
				name: row.name.into(),
				field: error.field,
				retry: row.retry,
				advice: row.advice.into(),
			}),
		)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::collections::BTreeSet;

	#[test]
	fn codes_and_names_are_unique() {
		let codes: BTreeSet<_> = ErrorCode::ALL.iter().map(|code| code.row().code).collect();
		let names: BTreeSet<_> = ErrorCode::ALL.iter().map(|code| code.row().name).collect();
		assert_eq!(codes.len(), ErrorCode::ALL.len());
		assert_eq!(names.len(), ErrorCode::ALL.len());
	}

	#[test]
	fn own_codes_lie_in_the_published_range() {
		for code in ErrorCode::ALL {
			let number = code.row().code;
			assert!(number == -32602 || (-33099..=-33000).contains(&number), "{number}");
		}
	}

	#[test]
	fn the_reference_page_has_this_table() {
		let page = include_str!("../../../docs/reference/rpc.md");
		for code in ErrorCode::ALL {
			let row = code.row();
			let again = if row.retry { "yes" } else { "no" };
			let line = format!(
				"| {} | `{}` | {} | {} | {} |",
				row.code, row.name, row.meaning, row.advice, again
			);
			assert!(page.contains(&line), "docs/reference/rpc.md lacks the line\n{line}");
		}
	}

	#[test]
	fn an_error_says_which_argument_and_what_to_do() {
		let object = ErrorObjectOwned::from(Error::bad_param("id", "a 32-byte hash"));
		assert_eq!(object.code(), -32602);
		assert_eq!(object.message(), "`id` must be a 32-byte hash");
		let data: ErrorData = serde_json::from_str(object.data().unwrap().get()).unwrap();
		assert_eq!(data.name, "bad_param");
		assert_eq!(data.field.as_deref(), Some("id"));
		assert!(!data.retry);
	}

	#[test]
	fn a_fault_of_the_node_never_says_failed_payment() {
		let object = ErrorObjectOwned::from(Error::unknown(&"disk"));
		assert_eq!(object.message(), "the node failed; the outcome is unknown");
		assert!(object.data().unwrap().get().contains("reconcile"));
		assert!(!object.data().unwrap().get().contains("disk"));
	}
}
