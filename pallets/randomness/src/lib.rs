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

mod author;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod chain;
mod inherent;
#[cfg(test)]
mod mock;
mod output;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod weights;

use polkadot_sdk::polkadot_sdk_frame as frame;

pub use author::{Author, BlockAuthor};
pub use chain::Link;
pub use inherent::{INHERENT_IDENTIFIER, InherentError};
pub use output::{Output, sign_data};
pub use pallet::*;
pub use weights::WeightInfo;

/// What a benchmark needs of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper {
	/// Let the block's header name an author, among as many as there can be.
	fn name_author();
}

#[frame::pallet]
pub mod pallet {
	use super::*;
	#[cfg(feature = "try-runtime")]
	use frame::deps::sp_runtime::TryRuntimeError;
	use frame::{
		deps::frame_support::inherent::{InherentData, InherentIdentifier, ProvideInherent},
		prelude::*,
	};
	use tael_primitives::Moment;

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		// -- Neighbours
		/// Who makes this block, and when.
		type Author: BlockAuthor;

		// -- Parameters
		/// How many seeds are kept, the newest included.
		///
		/// Whoever has asked for a moment must draw while its seed is kept.
		#[pallet::constant]
		type Kept: Get<u32>;
		/// How many moments lie between the newest and the first that nobody knows.
		///
		/// Do not lower: to know the seed when he asks, somebody needs the authors of one block more
		/// than this, one after the other.
		#[pallet::constant]
		type Ahead: Get<u32>;

		/// Measured costs.
		type WeightInfo: WeightInfo;
		/// Sets the scene of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
	}

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// The newest moment and its seed. Changed by [`Pallet::reveal`] alone, once a block.
	#[pallet::storage]
	pub type Newest<T: Config> = StorageValue<_, Link, ValueQuery>;

	/// The seeds of the last [`Config::Kept`] moments.
	///
	/// Invariants: no moment is missing between the oldest and the newest, whose seed is the one in
	/// [`Newest`]; none is older than [`Config::Kept`] allows.
	#[pallet::storage]
	pub type Seeds<T: Config> = StorageMap<_, Twox64Concat, Moment, H256, OptionQuery>;

	/// The author of this block, until he has revealed. Invariant: `None` between blocks.
	#[pallet::storage]
	pub type Due<T: Config> = StorageValue<_, Author, OptionQuery>;

	/// How the chain of seeds begins.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// What the first author's input is made from. Any value will do.
		pub seed: H256,
		#[serde(skip)]
		/// Of no use.
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Newest::<T>::put(Link { moment: 0, seed: self.seed });
		}
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The block's author has revealed already, or its header names none.
		NotDue,
		/// The output is not the one that the author's key has for this block.
		BadProof,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Remember the author before the session pallet may put others in his place.
		fn on_initialize(_now: BlockNumberFor<T>) -> Weight {
			Due::<T>::set(T::Author::current());
			T::WeightInfo::on_initialize().saturating_add(T::WeightInfo::on_finalize())
		}

		/// Refuse a block whose author has not revealed.
		///
		/// # Panics
		/// If he has not. It is the only way to refuse a whole block, and what the timestamp's
		/// pallet does. Nobody but the author can bring it about, and it costs him his block.
		fn on_finalize(_now: BlockNumberFor<T>) {
			assert!(!Due::<T>::exists(), "the author must reveal once in the block");
		}

		fn integrity_test() {
			assert!(
				T::Ahead::get() >= 2,
				"before its author reveals, the next moment is that of the block itself"
			);
			assert!(T::Kept::get() > 0, "a seed that is not kept cannot be drawn from");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::inherent]
	impl<T: Config> ProvideInherent for Pallet<T> {
		type Call = Call<T>;
		type Error = InherentError;
		const INHERENT_IDENTIFIER: InherentIdentifier = INHERENT_IDENTIFIER;

		fn create_inherent(data: &InherentData) -> Option<Self::Call> {
			let output = data.get_data::<Output>(&INHERENT_IDENTIFIER).ok()??;
			Some(Call::reveal { output })
		}

		fn is_inherent_required(_: &InherentData) -> Result<Option<Self::Error>, Self::Error> {
			Ok(Some(InherentError::Missing))
		}

		fn is_inherent(call: &Self::Call) -> bool {
			matches!(call, Call::reveal { .. })
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Reveal the next seed.
		///
		/// ## Dispatch Origin
		/// None: it is an inherent, once in every block, by the block's author.
		///
		/// ## Details
		/// A failure makes the whole block invalid, because the call is mandatory.
		///
		/// ## Errors
		/// - [`Error::NotDue`]: it has been done in this block, or the header names no author.
		/// - [`Error::BadProof`]: the output is of another key, slot or seed, or no output at all.
		///
		/// ## Events
		/// None: it happens in every block, and the seed is in [`Seeds`].
		#[pallet::call_index(0)]
		#[pallet::weight((<T as Config>::WeightInfo::reveal(), DispatchClass::Mandatory))]
		pub fn reveal(origin: OriginFor<T>, output: Output) -> DispatchResult {
			ensure_none(origin)?;
			let author = Due::<T>::get().ok_or(Error::<T>::NotDue)?;
			let newest = Newest::<T>::get();
			ensure!(output.is_of(&author.key, &newest.input(author.slot)), Error::<T>::BadProof);
			Self::append(newest.next(&output)?);
			Due::<T>::kill();
			Ok(())
		}
	}
}
