// SPDX-License-Identifier: Apache-2.0

use crate::{MINUTE, Millis};
use alloc::vec::Vec;
use codec::FullCodec;
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		storage::{IterableStorageDoubleMap, StorageValue},
		weights::WeightMeter,
	},
	sp_runtime::Weight,
};

/// Most entries of one bucket that one block takes on, whatever room there is: it bounds the memory.
const MAX_SWEPT: usize = 1_000;

/// What an index does with an entry whose turn has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Swept {
	/// The bucket in which its object falls due next, if it is still there.
	pub next: Option<u64>,
	/// What the step cost.
	pub spent: Weight,
}

/// An expiry index: every object that waits has one entry, in the bucket of a minute of chain time
/// that the object's row names. `Due` is the map from bucket and object, `Cursor` the oldest bucket that
/// may have entries.
///
/// An entry need not be moved when the next timed step of its object moves outwards: the sweep moves it
/// when its turn comes. It has to be moved when the step moves inwards.
pub struct DueIndex<Due, Cursor>(PhantomData<(Due, Cursor)>);

impl<Due, Cursor> DueIndex<Due, Cursor> {
	/// How many buckets later an entry whose step failed is tried again: an hour.
	pub const RETRY_AFTER: u64 = 60;

	/// The bucket in which everything due at `due` is certainly due, at its very beginning.
	pub const fn bucket_of(due: Millis) -> u64 {
		due.div_ceil(MINUTE)
	}

	/// The newest bucket of which everything is due.
	pub const fn bucket_now(now: Millis) -> u64 {
		now.saturating_div(MINUTE)
	}

	/// Enter `object`, which falls due at `due`, and tell in which bucket.
	pub fn insert<Object, What>(object: Object, what: What, due: Millis, now: Millis) -> u64
	where
		Object: FullCodec,
		What: FullCodec,
		Due: IterableStorageDoubleMap<u64, Object, What>,
		Cursor: StorageValue<u64, Query = Option<u64>>,
	{
		let bucket = Self::bucket_of(due);
		Due::insert(bucket, object, what);
		// The sweep begins where the first entry could be, instead of at the beginning of time.
		Self::reach(bucket, Self::bucket_now(now).min(bucket));
		bucket
	}

	/// Let the sweep come to `bucket`; if it has not begun, let it begin at `first`.
	fn reach(bucket: u64, first: u64)
	where
		Cursor: StorageValue<u64, Query = Option<u64>>,
	{
		match Cursor::get() {
			Some(cursor) if cursor <= bucket => {},
			Some(_) => Cursor::put(bucket),
			None => Cursor::put(first),
		}
	}

	/// Take the entry of `object` out.
	pub fn remove<Object, What>(bucket: u64, object: Object)
	where
		Object: FullCodec,
		What: FullCodec,
		Due: IterableStorageDoubleMap<u64, Object, What>,
	{
		Due::remove(bucket, object);
	}

	/// Do what is due, oldest bucket first, as far as `meter` allows.
	///
	/// A look at a bucket costs `look`, and no step more than `dearest`. `step` is told the bucket and
	/// what stands there. An entry never stays where it is, so that one failing object holds up nobody;
	/// `step` says where it goes, and has put that bucket into the object's row.
	pub fn sweep<Object, What>(
		meter: &mut WeightMeter,
		now: Millis,
		look: Weight,
		dearest: Weight,
		mut step: impl FnMut(u64, &Object, &What) -> Swept,
	) where
		Object: FullCodec + Clone,
		What: FullCodec + Clone,
		Due: IterableStorageDoubleMap<u64, Object, What>,
		Cursor: StorageValue<u64, Query = Option<u64>>,
	{
		if meter.try_consume(look).is_err() {
			return;
		}
		let last = Self::bucket_now(now);
		while let Some(cursor) = Cursor::get().filter(|cursor| *cursor <= last) {
			let room = meter.remaining().checked_div_per_component(&dearest).unwrap_or(u64::MAX);
			let room = usize::try_from(room).unwrap_or(usize::MAX).min(MAX_SWEPT);
			// One more than there is room for tells whether the bucket is done.
			let mut entries: Vec<(Object, What)> =
				Due::iter_prefix(cursor).take(room.saturating_add(1)).collect();
			if entries.len() <= room {
				// Before the steps: what one of them enters may be due already, and takes it back.
				Cursor::put(cursor.saturating_add(1));
			} else if room == 0 {
				break;
			}
			entries.truncate(room);
			for (object, what) in entries {
				let Swept { next, spent } = step(cursor, &object, &what);
				meter.consume(spent);
				Due::remove(cursor, object.clone());
				if let Some(next) = next {
					Due::insert(next, object, what);
					Self::reach(next, next);
				}
			}
			// There was room for so many of the dearest, and most are cheaper: look again.
			if meter.try_consume(look).is_err() {
				break;
			}
		}
	}
}
