// SPDX-License-Identifier: Apache-2.0

#![cfg_attr(not(feature = "std"), no_std)]
// A panic in the runtime is a lost block. (`expect_used` would count what the macros of FRAME write.)
#![cfg_attr(
	not(test),
	warn(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]
#![doc = include_str!("../README.md")]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
pub mod weights;

use polkadot_sdk::polkadot_sdk_frame as frame;

pub use pallet::*;
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	#[cfg(any(feature = "std", feature = "try-runtime"))]
	use frame::deps::sp_runtime::TryRuntimeError;
	use frame::{prelude::*, traits::OnTimestampSet};
	use tael_primitives::{ChainTime, Millis};

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The longest gap between two blocks that still counts as the chain running.
		///
		/// Above the longest gap of a healthy network (several authors in a row offline) and far
		/// below the shortest window that decides money, five minutes.
		#[pallet::constant]
		type StallThreshold: Get<Millis>;

		/// Measured costs.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// The timestamp of the newest block that set one; `None` only before the first.
	///
	/// Changed by [`OnTimestampSet`] alone, once a block.
	#[pallet::storage]
	pub type Timestamp<T: Config> = StorageValue<_, Millis, OptionQuery>;

	/// How long the chain has stood still since its first block.
	///
	/// Never falls, and never exceeds the timestamp.
	#[pallet::storage]
	pub type Stalled<T: Config> = StorageValue<_, Millis, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The chain ran again after it had stood still. Every deadline moved by `by` against the
		/// clock on the wall.
		StallEnded {
			/// The part of the gap that chain time leaves out.
			by: Millis,
			/// All such parts since the first block.
			total: Millis,
		},
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Reserves the cost of [`OnTimestampSet`], which runs in the timestamp's inherent.
		fn on_initialize(_now: BlockNumberFor<T>) -> Weight {
			T::WeightInfo::on_timestamp_set()
		}

		fn integrity_test() {
			assert!(
				T::StallThreshold::get() > 0,
				"a threshold of zero would stop chain time for ever"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
			Self::do_try_state()
		}
	}

	impl<T: Config> Pallet<T> {
		/// CLK-2: the chain cannot have stood still for longer than time has run.
		#[cfg(any(feature = "std", feature = "try-runtime"))]
		pub fn do_try_state() -> Result<(), TryRuntimeError> {
			let timestamp = Timestamp::<T>::get().unwrap_or(0);
			ensure!(Stalled::<T>::get() <= timestamp, "CLK-2: stalled exceeds the timestamp");
			Ok(())
		}
	}

	impl<T: Config> OnTimestampSet<Millis> for Pallet<T> {
		fn on_timestamp_set(timestamp: Millis) {
			// Before the first block no time has passed, so the first gap is none.
			let previous = Timestamp::<T>::get().unwrap_or(timestamp);
			let gap = timestamp.saturating_sub(previous);
			let stall = gap.saturating_sub(T::StallThreshold::get());
			if stall > 0 {
				let total = Stalled::<T>::mutate(|total| {
					*total = total.saturating_add(stall);
					*total
				});
				Self::deposit_event(Event::StallEnded { by: stall, total });
			}
			Timestamp::<T>::put(timestamp);
		}
	}

	impl<T: Config> ChainTime for Pallet<T> {
		fn now() -> Millis {
			Self::timestamp().saturating_sub(Stalled::<T>::get())
		}

		fn timestamp() -> Millis {
			Timestamp::<T>::get().unwrap_or(0)
		}
	}
}
