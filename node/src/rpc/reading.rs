// SPDX-License-Identifier: Apache-2.0

//! At which block a question is asked, and how the runtime is asked.

use super::{
	arguments::At,
	errors::{Error, ErrorCode},
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
use tael_runtime_api::Page;

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

impl<T> List<T> {
	/// A page of the runtime in JSON.
	pub fn new<V: Into<T>>(page: Page<V>) -> Self {
		Self {
			items: page.items.into_iter().map(Into::into).collect(),
			next: page.next.map(|cursor| format!("0x{}", hex::encode(cursor))),
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
	pub fn resolve(&self, at: At) -> Result<ReadAt, Error> {
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

	/// Ask one question of the runtime API `A` at the block that `at` means.
	pub fn read<A: RuntimeApiInfo + ?Sized, T>(
		&self,
		at: At,
		question: impl FnOnce(ApiRef<'_, Api>, Hash) -> Result<T, ApiError>,
	) -> Result<Answer<T>, Error> {
		let at = self.resolve(at)?;
		self.read_at::<A, T>(at, question)
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
