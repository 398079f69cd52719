// SPDX-License-Identifier: Apache-2.0

//! Everybody who follows an object, whatever it is: one bound for all, and one loop.

use super::{
	arguments::{self, Argument},
	errors::{Error, ErrorCode},
	places::Places,
	reading::{ReadAt, Reader},
	subscription::{Event, Follow, Position, StopReason},
};
use crate::client::Client;
use futures::StreamExt;
use jsonrpsee::{PendingSubscriptionSink, SubscriptionMessage, SubscriptionSink};
use polkadot_sdk::{sc_client_api::BlockchainEvents, sp_runtime::traits::Header as _};
use serde::Serialize;
use std::{sync::Arc, time::Duration};
use tael_primitives::{BlockNumber, Hash};
use tokio::task::{JoinError, spawn_blocking};

/// How many objects the node follows at a time, for all its callers together. Each costs a question to
/// the runtime for every finalised block.
pub const MAX_SUBSCRIPTIONS: usize = 1_024;
/// How many of them one connection may follow, so that it cannot shut out all others.
pub const MAX_SUBSCRIPTIONS_PER_CONNECTION: usize = 128;
/// How long a subscriber may take to accept one event before the node gives up on it.
const PATIENCE: Duration = Duration::from_secs(10);

/// Tells subscribers how objects change, a bounded number of them at a time.
#[derive(Clone)]
pub struct Followers {
	client: Arc<Client>,
	reader: Reader,
	places: Places,
}

/// How an object is read at a block.
type Read<T> = Arc<dyn Fn(&Reader, ReadAt) -> Result<Option<T>, Error> + Send + Sync>;

impl Followers {
	/// Nobody yet, over the node's client.
	pub fn new(client: Arc<Client>) -> Self {
		Self {
			reader: Reader::new(client.clone()),
			client,
			places: Places::new(MAX_SUBSCRIPTIONS, MAX_SUBSCRIPTIONS_PER_CONNECTION),
		}
	}

	/// Tell a subscriber of the object that `read` finds under the argument `id`: how it is, then every
	/// change, until it has ended.
	pub async fn follow<T>(
		&self,
		pending: PendingSubscriptionSink,
		id: Argument<'_>,
		read: impl Fn(&Reader, ReadAt, Hash) -> Result<Option<T>, Error> + Send + Sync + 'static,
	) where
		T: Follow + Serialize + Send + Sync + 'static,
	{
		let id = match arguments::id("id", id) {
			Ok(id) => id,
			Err(error) => return pending.reject(error).await,
		};
		let read: Read<T> = Arc::new(move |reader: &Reader, at: ReadAt| read(reader, at, id));
		let Some(_place) = self.places.take(pending.connection_id().0) else {
			return pending.reject(Error::new(ErrorCode::TooManySubscriptions)).await;
		};
		// Opened before the first read, so that nothing can become final unseen in between.
		let notifications = self.client.finality_notification_stream();
		let (reader, first) = (self.reader.clone(), read.clone());
		let first = spawn_blocking(move || {
			let now = reader.finalized();
			Ok((now, first(&reader, now)?))
		});
		let (now, first) = match first.await.unwrap_or_else(|failed| Err(Error::unknown(&failed))) {
			Ok(found) => found,
			Err(error) => return pending.reject(error).await,
		};
		let Ok(sink) = pending.accept().await else { return };

		let (mut position, events) = Position::begin(now, first);
		if !send_all(&sink, &events).await {
			return;
		}
		let mut newest = notifications.map(|notification| *notification.header.number());
		while !position.is_over() {
			let number = tokio::select! {
				() = sink.closed() => return,
				number = newest.next() => number,
			};
			let events = match number {
				Some(number) => {
					let read = read.clone();
					let moved = advance(self.reader.clone(), position, number, read).await;
					let Ok((moved, events)) = moved else { return stop::<T>(&sink).await };
					position = moved;
					events
				},
				// The node shuts down.
				None => return stop::<T>(&sink).await,
			};
			if !send_all(&sink, &events).await {
				return;
			}
		}
	}
}

/// What the finalised blocks up to `newest` changed. Reads the database, so it runs where it may
/// block.
async fn advance<T: Follow + Send + 'static>(
	reader: Reader,
	mut position: Position<T>,
	newest: BlockNumber,
	read: Read<T>,
) -> Result<(Position<T>, Vec<Event<T>>), JoinError> {
	spawn_blocking(move || {
		let events = position.advance(newest, |number| {
			let at = reader
				.finalized_at(number)?
				.ok_or_else(|| Error::unknown(&format!("finalised block {number} is missing")))?;
			Ok((at, read(&reader, at)?))
		});
		(position, events)
	})
	.await
}

/// Send events in order. `false` if the subscriber is gone, or too slow to be told that it is.
async fn send_all<T: Serialize>(sink: &SubscriptionSink, events: &[Event<T>]) -> bool {
	for event in events {
		let Ok(message) = SubscriptionMessage::from_json(event) else { return false };
		if sink.send_timeout(message, PATIENCE).await.is_err() {
			return false;
		}
	}
	true
}

/// Say that nothing follows, and that nothing follows from that.
async fn stop<T: Serialize>(sink: &SubscriptionSink) {
	send_all::<T>(sink, &[Event::Stop { reason: StopReason::Unknown }]).await;
}
