// SPDX-License-Identifier: Apache-2.0

//! What must hold between blocks.

use super::*;
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*};

impl<T: Config> Pallet<T> {
	/// Every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::rnd_1_kept_seeds_are_the_last_ones()?;
		Self::rnd_2_nobody_is_due()
	}

	/// RND-1: the seeds that are kept end with the newest, without a gap, and are not too many.
	fn rnd_1_kept_seeds_are_the_last_ones() -> Result<(), TryRuntimeError> {
		let newest = Newest::<T>::get();
		let mut moments = Seeds::<T>::iter_keys();
		let Some(first) = moments.next() else {
			ensure!(newest.moment == 0, "RND-1: no seed is kept");
			return Ok(());
		};
		let (oldest, last, count) =
			moments.fold((first, first, 1_u64), |(oldest, last, count), moment| {
				(oldest.min(moment), last.max(moment), count.saturating_add(1))
			});
		ensure!(
			last == newest.moment && Seeds::<T>::get(last) == Some(newest.seed),
			"RND-1: the newest seed is not kept"
		);
		ensure!(oldest > 0, "RND-1: the beginning is kept as if it had been revealed");
		ensure!(
			newest.moment.saturating_sub(oldest).saturating_add(1) == count,
			"RND-1: a seed is missing"
		);
		ensure!(count <= T::Kept::get().into(), "RND-1: too many seeds are kept");
		Ok(())
	}

	/// RND-2: every author has revealed.
	fn rnd_2_nobody_is_due() -> Result<(), TryRuntimeError> {
		ensure!(!Due::<T>::exists(), "RND-2: an author has not revealed");
		Ok(())
	}
}
