// SPDX-License-Identifier: Apache-2.0

//! At which block a question is asked, and how the runtime is asked.

use super::{
	arguments::{self, Argument, At},
	errors::{Error, ErrorCode},
	values::hex_bytes,
};
use crate::client::Client;
use polkadot_sdk::{
	sp_api::{ApiError, ApiExt, ApiRef, ProvideRuntimeApi, RuntimeApiInfo},
	sp_blockchain::HeaderBackend,
	sp_runtime::traits::Header as HeaderT,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tael_primitives::{BlockNumber, Hash};
use tael_runtime::opaque::Block;
use tael_runtime_api::{Cursor, Page};

/// The block an answer was read at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadAt {
	/// Its height.
	pub number: BlockNumber,
	/// Its hash.
	pub hash: Hash,
	/// Whether it was final when the answer was given. What is final never changes.
	pub finalized: bool,
}

/// An answer and the block it was read at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer<T> {
	/// The block.
	pub at: ReadAt,
	/// What was found; `null` where there is no such object.
	pub data: T,
}

/// Part of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct List<T> {
	/// The items.
	pub items: Vec<T>,
	/// The cursor of the next page; `null` at the end.
	pub next: Option<String>,
}

impl<T, V: Into<T>> From<Page<V>> for List<T> {
	fn from(page: Page<V>) -> Self {
		Self {
			items: page.items.into_iter().map(Into::into).collect(),
			next: page.next.as_deref().map(hex_bytes),
		}
	}
}

impl<T> Answer<T> {
	/// The same answer with its data put into another form.
	pub fn map<U>(self, form: impl FnOnce(T) -> U) -> Answer<U> {
		Answer { at: self.at, data: form(self.data) }
	}
}

/// The runtime's interface as the node reaches it.
type Api = <Client as ProvideRuntimeApi<Block>>::Api;

/// Asks the runtime of a block.
#[derive(Clone)]
pub struct Reader {
	client: Arc<Client>,
}

impl Reader {
	/// A reader over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self { client }
	}

	/// The newest finalised block.
	pub fn finalized(&self) -> ReadAt {
		let info = self.client.info();
		ReadAt { number: info.finalized_number, hash: info.finalized_hash, finalized: true }
	}

	/// The finalised block of this height, where it is final.
	pub fn finalized_at(&self, number: BlockNumber) -> Result<Option<ReadAt>, Error> {
		if number > self.client.info().finalized_number {
			return Ok(None);
		}
		let hash = self.client.hash(number).map_err(|error| Error::unknown(&error))?;
		Ok(hash.map(|hash| ReadAt { number, hash, finalized: true }))
	}

	/// The block that `at` means now.
	fn resolve(&self, at: At) -> Result<ReadAt, Error> {
		let info = self.client.info();
		let (number, hash) = match at {
			At::Finalized => return Ok(self.finalized()),
			At::Best => (info.best_number, info.best_hash),
			At::Block(hash) => {
				let header = self.client.header(hash).map_err(|error| Error::unknown(&error))?;
				let header = header.ok_or_else(|| Error {
					field: Some("at".into()),
					..Error::new(ErrorCode::UnknownBlock)
				})?;
				(*header.number(), hash)
			},
		};
		let finalized = number <= info.finalized_number
			&& self.client.hash(number).map_err(|error| Error::unknown(&error))? == Some(hash);
		Ok(ReadAt { number, hash, finalized })
	}

	/// Ask one question of the runtime API `A` at the block that the argument `at` means.
	pub fn read<A: RuntimeApiInfo + ?Sized, T>(
		&self,
		at: Argument<'_>,
		question: impl FnOnce(ApiRef<'_, Api>, Hash) -> Result<T, ApiError>,
	) -> Result<Answer<T>, Error> {
		let at = self.resolve(arguments::at(at)?)?;
		self.read_at::<A, T>(at, question)
	}

	/// Ask the runtime API `A` for a part of a list, as the arguments `limit`, `cursor` and `at` have it. The
	/// runtime answers `None` if the cursor is none of this list.
	pub fn page<A: RuntimeApiInfo + ?Sized, V, T: From<V>>(
		&self,
		limit: Argument<'_>,
		cursor: Argument<'_>,
		at: Argument<'_>,
		question: impl FnOnce(ApiRef<'_, Api>, Hash, Option<Cursor>, u32) -> Result<Option<V>, ApiError>,
	) -> Result<Answer<T>, Error> {
		let limit = arguments::limit(limit)?;
		let cursor = arguments::cursor(cursor)?;
		let answer = self.read::<A, _>(at, |api, block| question(api, block, cursor, limit))?;
		let page = answer.data.ok_or_else(arguments::not_a_cursor)?;
		Ok(Answer { at: answer.at, data: page.into() })
	}

	/// Ask one question of the runtime API `A` at a known block.
	pub fn read_at<A: RuntimeApiInfo + ?Sized, T>(
		&self,
		at: ReadAt,
		question: impl FnOnce(ApiRef<'_, Api>, Hash) -> Result<T, ApiError>,
	) -> Result<Answer<T>, Error> {
		match question(self.client.runtime_api(), at.hash) {
			Ok(data) => Ok(Answer { at, data }),
			Err(error) => Err(self.explain::<A>(at.hash, &error)),
		}
	}

	/// Why the runtime of a block that exists did not answer.
	fn explain<A: RuntimeApiInfo + ?Sized>(&self, block: Hash, error: &ApiError) -> Error {
		if let ApiError::UnknownBlock(_) = error {
			return Error::new(ErrorCode::StateDiscarded);
		}
		match self.client.runtime_api().has_api::<A>(block) {
			Ok(false) => Error::new(ErrorCode::NotSupported),
			Ok(true) | Err(_) => Error::unknown(error),
		}
	}
}
