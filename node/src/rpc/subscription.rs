// SPDX-License-Identifier: Apache-2.0

//! Following one object through the finalised chain.
//!
//! Finality moves in leaps: one notification may make many blocks final, and while a node catches up
//! with the network there may be none at all. So a subscription remembers the block it stands at and, on
//! each notification, reads every finalised block after it, in order. Each block that changed the object
//! gives exactly one event; what is final never changes, so no event is ever taken back.

use super::{
	errors::{Error, ErrorCode},
	reading::ReadAt,
};
use serde::{Deserialize, Serialize};
use tael_primitives::BlockNumber;

/// How many finalised blocks are read one by one when a subscription has fallen behind: an hour at
/// two blocks a second. Of an older gap only the newest part is read, and changes before it come as one.
pub const CATCH_UP: BlockNumber = 7_200;

/// What a subscriber is told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "camelCase")]
pub enum Event<T> {
	/// The object as it is now. Always the first event, and only that.
	State {
		/// The block it was read at.
		at: ReadAt,
		/// The object; `null` while there is none.
		data: Option<T>,
	},
	/// A finalised block changed the object.
	Changed {
		/// The block that changed it.
		at: ReadAt,
		/// The object after that block; `null` once it has left the chain's state.
		data: Option<T>,
	},
	/// The last event.
	Stop {
		/// Why nothing follows.
		reason: StopReason,
	},
}

/// Why a subscription ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StopReason {
	/// The object has ended: it never changes again.
	Ended,
	/// The node cannot tell how it goes on; nothing follows about the object. Read it and
	/// subscribe again.
	Unknown,
}

/// Something that can be followed until it ends.
pub trait Follow: Clone + PartialEq {
	/// Whether it never changes again.
	fn has_ended(&self) -> bool;
}

/// Where a subscription stands.
#[derive(Clone, Debug)]
pub struct Position<T> {
	seen: BlockNumber,
	state: Option<T>,
	over: bool,
}

impl<T: Follow> Position<T> {
	/// Begin at `at`, where the object was `data`.
	pub fn begin(at: ReadAt, data: Option<T>) -> (Self, Vec<Event<T>>) {
		let over = data.as_ref().is_some_and(Follow::has_ended);
		let position = Self { seen: at.number, state: data.clone(), over };
		let mut events = vec![Event::State { at, data }];
		if over {
			events.push(Event::Stop { reason: StopReason::Ended });
		}
		(position, events)
	}

	/// Whether nothing follows.
	pub fn is_over(&self) -> bool {
		self.over
	}

	/// Read the finalised blocks up to `newest`, and say what they changed.
	///
	/// `read` gives a finalised block and the object at its end. A block whose state the node has
	/// discarded is passed over: its change shows in the next block that can be read.
	pub fn advance(
		&mut self,
		newest: BlockNumber,
		mut read: impl FnMut(BlockNumber) -> Result<(ReadAt, Option<T>), Error>,
	) -> Vec<Event<T>> {
		let mut events = Vec::new();
		let first = self.seen.saturating_add(1).max(newest.saturating_sub(CATCH_UP));
		for number in first..=newest {
			if self.over {
				break;
			}
			match read(number) {
				Ok((at, data)) => events.extend(self.observe(at, data)),
				Err(Error { code: ErrorCode::StateDiscarded, .. }) if number < newest => {},
				Err(_) => {
					self.over = true;
					events.push(Event::Stop { reason: StopReason::Unknown });
				},
			}
		}
		events
	}

	fn observe(&mut self, at: ReadAt, data: Option<T>) -> Vec<Event<T>> {
		self.seen = at.number;
		if self.state == data {
			return Vec::new();
		}
		let vanished = self.state.is_some() && data.is_none();
		self.over = vanished || data.as_ref().is_some_and(Follow::has_ended);
		self.state.clone_from(&data);
		let mut events = vec![Event::Changed { at, data }];
		if self.over {
			events.push(Event::Stop { reason: StopReason::Ended });
		}
		events
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;
	use tael_primitives::Hash;

	impl Follow for u32 {
		fn has_ended(&self) -> bool {
			*self == 99
		}
	}

	fn block(number: BlockNumber) -> ReadAt {
		ReadAt { number, hash: Hash::from_low_u64_be(number.into()), finalized: true }
	}

	/// The object in the blocks 0, 1, 2, …
	fn chain(
		history: &[Option<u32>],
	) -> impl FnMut(BlockNumber) -> Result<(ReadAt, Option<u32>), Error> + '_ {
		|number| Ok((block(number), history[usize::try_from(number).unwrap()]))
	}

	fn changed(number: BlockNumber, data: Option<u32>) -> Event<u32> {
		Event::Changed { at: block(number), data }
	}

	#[test]
	fn a_leap_of_finality_gives_each_change_once_and_in_order() {
		let history = [None, None, Some(1), Some(1), Some(2), Some(3)];
		let (mut position, first) = Position::begin(block(0), history[0]);
		assert_eq!(first, [Event::State { at: block(0), data: None }]);
		let events = position.advance(5, chain(&history));
		assert_eq!(events, [changed(2, Some(1)), changed(4, Some(2)), changed(5, Some(3))]);
	}

	#[test]
	fn a_notification_that_comes_twice_or_late_gives_nothing() {
		let history = [None, Some(1), Some(2)];
		let (mut position, _) = Position::begin(block(0), None);
		assert_eq!(position.advance(2, chain(&history)).len(), 2);
		assert_eq!(position.advance(2, chain(&history)), []);
		assert_eq!(position.advance(1, chain(&history)), []);
	}

	#[test]
	fn it_stops_when_the_object_has_ended() {
		let history = [Some(1), Some(99), Some(99)];
		let (mut position, _) = Position::begin(block(0), history[0]);
		let events = position.advance(2, chain(&history));
		assert_eq!(events, [changed(1, Some(99)), Event::Stop { reason: StopReason::Ended }]);
		assert!(position.is_over());
	}

	#[test]
	fn it_stops_when_the_object_has_left_the_state() {
		let history = [Some(1), None, None];
		let (mut position, _) = Position::begin(block(0), history[0]);
		let events = position.advance(2, chain(&history));
		assert_eq!(events, [changed(1, None), Event::Stop { reason: StopReason::Ended }]);
	}

	#[test]
	fn an_object_that_ended_before_is_told_and_over() {
		let (position, events) = Position::begin(block(7), Some(99));
		assert_eq!(
			events,
			[
				Event::State { at: block(7), data: Some(99) },
				Event::Stop { reason: StopReason::Ended }
			]
		);
		assert!(position.is_over());
	}

	#[test]
	fn a_discarded_state_is_passed_over_and_its_change_comes_later() {
		let history = [None, Some(1), Some(1)];
		let (mut position, _) = Position::begin(block(0), None);
		let events = position.advance(2, |number| match number {
			1 => Err(Error::new(ErrorCode::StateDiscarded)),
			_ => chain(&history)(number),
		});
		assert_eq!(events, [changed(2, Some(1))]);
	}

	#[test]
	fn a_fault_stops_as_unknown_and_keeps_what_was_told() {
		let history = [None, Some(1)];
		let (mut position, _) = Position::begin(block(0), None);
		let events = position.advance(3, |number| match number {
			2 => Err(Error::new(ErrorCode::Unknown)),
			_ => chain(&history)(number),
		});
		assert_eq!(events, [changed(1, Some(1)), Event::Stop { reason: StopReason::Unknown }]);
		assert!(position.is_over());
		assert_eq!(position.advance(4, |_| Err(Error::new(ErrorCode::Unknown))), []);
	}

	#[test]
	fn a_gap_longer_than_the_bound_is_read_at_its_end() {
		let (mut position, _) = Position::begin(block(0), None::<u32>);
		let mut reads = 0;
		let events = position.advance(CATCH_UP + 1_000, |number| {
			reads += 1;
			Ok((block(number), Some(5)))
		});
		assert_eq!(reads, CATCH_UP + 1);
		assert_eq!(events, [changed(1_000, Some(5))]);
	}

	#[test]
	fn events_in_json() {
		let at = json!({ "number": 2, "hash": block(2).hash, "finalized": true });
		assert_eq!(
			serde_json::to_value(changed(2, Some(1))).unwrap(),
			json!({ "event": "changed", "at": at, "data": 1 })
		);
		assert_eq!(
			serde_json::to_value(Event::<u32>::Stop { reason: StopReason::Ended }).unwrap(),
			json!({ "event": "stop", "reason": "ended" })
		);
	}
}
