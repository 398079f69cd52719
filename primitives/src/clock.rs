// SPDX-License-Identifier: Apache-2.0

/// A point in time or a span, in milliseconds.
pub type Millis = u64;

/// One second.
pub const SECOND: Millis = 1_000;
/// One minute.
pub const MINUTE: Millis = 60 * SECOND;
/// One hour.
pub const HOUR: Millis = 60 * MINUTE;
/// One day of 24 hours.
pub const DAY: Millis = 24 * HOUR;

/// The one clock of all deadlines. Every function costs one storage read.
///
/// Windows are half-open: whoever may act before a deadline may act iff `now < deadline`, and the
/// expiry may run iff `now >= deadline`.
pub trait ChainTime {
	/// Chain time: the block timestamp less the time the chain stood still. Never goes back.
	///
	/// For every deadline between parties, so that a halted chain expires nobody's order.
	fn now() -> Millis;

	/// The timestamp of the block (or of its parent, before this block's timestamp is set).
	///
	/// Only for the age of facts about the outside world, such as the expiry of a credential.
	fn timestamp() -> Millis;
}
