// SPDX-License-Identifier: Apache-2.0

//! What is to be done next about a release or a rotation, from how the vault stands. All of it may be done by
//! anybody and done again: the vault refuses what is done already.

use super::h256;
use alloy::primitives::B256;
use polkadot_sdk::sp_core::H256;

/// The vault's pause bits.
pub(super) const PAUSE_RELEASE: u8 = 2;
const PAUSE_QUEUE_EXEC: u8 = 4;
const PAUSE_ROTATE: u8 = 8;

/// How a release stands at the vault.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
	/// The second of the newest block.
	pub(super) now: u64,
	pub(super) is_released: bool,
	pub(super) is_cancelled: bool,
	pub(super) queued: Option<Queued>,
	/// Whether it would have to wait in the queue.
	pub(super) must_queue: bool,
	pub(super) pauses: u8,
	/// For how long a queued release may be carried out.
	pub(super) exec_window: u64,
	/// For how long a veto may be lifted.
	pub(super) veto_review: u64,
}

/// A release that waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Queued {
	pub(super) id: B256,
	pub(super) ready_at: u64,
	/// 0 without a veto.
	pub(super) vetoed_at: u64,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
	/// Nothing: it has ended.
	Done,
	/// Nothing yet; until that second, or until somebody else does something.
	Wait(Option<u64>),
	/// Nothing ever: another message has this number at the vault.
	Foreign(H256),
	/// Pay it.
	Release,
	/// Have it wait.
	Queue,
	/// Pay what has waited.
	Execute,
	/// End what was not carried in time.
	Cancel,
	/// End what waited too long or was vetoed.
	CancelQueued,
}

/// What to do about a release.
pub(super) fn release(id: H256, deadline: u64, seen: &Seen) -> Step {
	let Seen { now, .. } = *seen;
	if seen.is_released || seen.is_cancelled {
		return Step::Done;
	}
	if let Some(queued) = seen.queued {
		return waiting(id, queued, seen);
	}
	if now >= deadline {
		Step::Cancel
	} else if seen.pauses & PAUSE_RELEASE != 0 {
		Step::Wait(None)
	} else if seen.must_queue {
		Step::Queue
	} else {
		Step::Release
	}
}

fn waiting(id: H256, queued: Queued, seen: &Seen) -> Step {
	let Queued { id: found, ready_at, vetoed_at } = queued;
	let end = ready_at.saturating_add(seen.exec_window);
	let review_end = vetoed_at.saturating_add(seen.veto_review);
	if h256(found) != id {
		Step::Foreign(h256(found))
	} else if vetoed_at != 0 {
		if seen.now < review_end { Step::Wait(Some(review_end)) } else { Step::CancelQueued }
	} else if seen.now >= end {
		Step::CancelQueued
	} else if seen.now < ready_at {
		Step::Wait(Some(ready_at))
	} else if seen.pauses & PAUSE_QUEUE_EXEC != 0 {
		// Once the window is over it is cancelled, pause or not.
		Step::Wait(Some(end))
	} else {
		Step::Execute
	}
}

/// How a rotation stands at the vault.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeenRotation {
	/// The second of the newest block.
	pub(super) now: u64,
	pub(super) current: u64,
	/// Zero for a succession, which gives way.
	pub(super) pending: B256,
	/// 0 if none waits.
	pub(super) ready_at: u64,
	/// From then on what waits is void.
	pub(super) end: u64,
	pub(super) pauses: u8,
}

/// What to do about a rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RotationStep {
	/// Nothing: it has happened.
	Done,
	/// Nothing yet.
	Wait(Option<u64>),
	/// Another rotation waits there.
	Foreign(H256),
	/// Submit the set.
	Submit,
	/// Have it take over.
	Activate,
}

/// What to do about a rotation to `set`.
pub(super) fn rotation(set: u64, id: H256, not_before: u64, seen: &SeenRotation) -> RotationStep {
	let SeenRotation { now, current, pending, ready_at, end, pauses } = *seen;
	let is_paused = pauses & PAUSE_ROTATE != 0;
	let waits = ready_at != 0 && now < end && !pending.is_zero();
	if current >= set {
		RotationStep::Done
	} else if waits && h256(pending) != id {
		RotationStep::Foreign(h256(pending))
	} else if waits && now < ready_at {
		RotationStep::Wait(Some(ready_at))
	} else if !waits && now < not_before {
		RotationStep::Wait(Some(not_before))
	} else if is_paused || !waits && h256(pending) == id {
		// Nobody activated it in time: it is void for ever.
		RotationStep::Wait(None)
	} else if waits {
		RotationStep::Activate
	} else {
		RotationStep::Submit
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const ID: H256 = H256([7; 32]);
	const DEADLINE: u64 = 1_000;

	const OPEN: Seen = Seen {
		now: 500,
		is_released: false,
		is_cancelled: false,
		queued: None,
		must_queue: false,
		pauses: 0,
		exec_window: 50,
		veto_review: 70,
	};

	fn queued(now: u64, ready_at: u64, vetoed_at: u64) -> Seen {
		let id = B256::repeat_byte(7);
		Seen { now, queued: Some(Queued { id, ready_at, vetoed_at }), ..OPEN }
	}

	fn step(seen: Seen) -> Step {
		release(ID, DEADLINE, &seen)
	}

	#[test]
	fn what_has_ended_is_left_alone() {
		assert_eq!(step(Seen { is_released: true, now: 5_000, ..OPEN }), Step::Done);
		assert_eq!(step(Seen { is_cancelled: true, ..OPEN }), Step::Done);
	}

	#[test]
	fn an_open_release_is_paid_queued_or_cancelled() {
		assert_eq!(step(OPEN), Step::Release);
		assert_eq!(step(Seen { must_queue: true, ..OPEN }), Step::Queue);
		assert_eq!(step(Seen { now: 999, ..OPEN }), Step::Release);
		assert_eq!(step(Seen { now: 1_000, ..OPEN }), Step::Cancel);
		let paused = Seen { pauses: PAUSE_RELEASE, ..OPEN };
		assert_eq!(step(paused), Step::Wait(None));
		assert_eq!(step(Seen { now: 1_000, ..paused }), Step::Cancel, "no pause stops that");
	}

	#[test]
	fn a_queued_release_waits_is_paid_or_cancelled() {
		assert_eq!(step(queued(599, 600, 0)), Step::Wait(Some(600)));
		assert_eq!(step(queued(600, 600, 0)), Step::Execute);
		assert_eq!(step(queued(649, 600, 0)), Step::Execute);
		assert_eq!(step(queued(650, 600, 0)), Step::CancelQueued);
		assert_eq!(step(queued(2_000, 1_999, 0)), Step::Execute, "its deadline is no more");
		let paused = Seen { pauses: PAUSE_QUEUE_EXEC, ..queued(600, 600, 0) };
		assert_eq!(step(paused), Step::Wait(Some(650)));
		assert_eq!(step(Seen { now: 650, ..paused }), Step::CancelQueued);
		assert_eq!(step(Seen { pauses: PAUSE_RELEASE, ..queued(600, 600, 0) }), Step::Execute);
	}

	#[test]
	fn a_vetoed_release_is_cancelled_after_its_review() {
		assert_eq!(step(queued(601, 600, 600)), Step::Wait(Some(670)));
		assert_eq!(step(queued(669, 600, 600)), Step::Wait(Some(670)));
		assert_eq!(step(queued(670, 600, 600)), Step::CancelQueued);
	}

	#[test]
	fn another_message_under_the_number_is_told() {
		let id = B256::repeat_byte(8);
		let foreign = Queued { id, ready_at: 0, vetoed_at: 0 };
		let step = step(Seen { queued: Some(foreign), ..OPEN });
		assert_eq!(step, Step::Foreign(H256([8; 32])));
	}

	const NONE_WAITS: SeenRotation =
		SeenRotation { now: 500, current: 1, pending: B256::ZERO, ready_at: 0, end: 0, pauses: 0 };

	fn rotate(seen: SeenRotation) -> RotationStep {
		rotation(2, ID, 400, &seen)
	}

	fn waiting_at(now: u64, tag: u8) -> SeenRotation {
		let pending = B256::repeat_byte(tag);
		SeenRotation { now, pending, ready_at: 600, end: 700, ..NONE_WAITS }
	}

	#[test]
	fn a_rotation_is_submitted_waits_and_takes_over() {
		assert_eq!(rotate(NONE_WAITS), RotationStep::Submit);
		assert_eq!(rotate(SeenRotation { now: 399, ..NONE_WAITS }), RotationStep::Wait(Some(400)));
		assert_eq!(rotate(SeenRotation { current: 2, ..NONE_WAITS }), RotationStep::Done);
		assert_eq!(rotate(waiting_at(599, 7)), RotationStep::Wait(Some(600)));
		assert_eq!(rotate(waiting_at(600, 7)), RotationStep::Activate);
		assert_eq!(rotate(waiting_at(699, 7)), RotationStep::Activate);
		assert_eq!(rotate(waiting_at(700, 7)), RotationStep::Wait(None), "too late for ever");
		for seen in [NONE_WAITS, waiting_at(600, 7)] {
			let paused = SeenRotation { pauses: PAUSE_ROTATE, ..seen };
			assert_eq!(rotate(paused), RotationStep::Wait(None));
		}
	}

	#[test]
	fn a_rotation_waits_for_no_void_one_and_for_no_succession() {
		let foreign = RotationStep::Foreign(H256([8; 32]));
		assert_eq!(rotate(waiting_at(500, 8)), foreign);
		assert_eq!(rotate(waiting_at(699, 8)), foreign);
		assert_eq!(rotate(waiting_at(700, 8)), RotationStep::Submit);
		assert_eq!(rotate(waiting_at(500, 0)), RotationStep::Submit, "a succession gives way");
	}
}
