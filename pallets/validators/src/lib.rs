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

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
mod sessions;
mod standing;
#[cfg(test)]
mod tests;
pub mod weights;

use polkadot_sdk::polkadot_sdk_frame as frame;

pub use pallet::*;
pub use sessions::{IdentificationOf, ValidatorIdOf};
pub use standing::{NotAllowed, Standing, Step};
pub use weights::WeightInfo;

/// The number of a session; the first is 0.
pub type SessionIndex = u32;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame::{
		deps::frame_support::BoundedBTreeMap,
		prelude::*,
		traits::{ValidatorRegistration, ValidatorSet},
	};

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		// -- Origins
		/// Who changes the set: the council.
		type UpdateOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		// -- Neighbours
		/// The session pallet: who has registered keys, and who validates now.
		type Sessions: ValidatorRegistration<Self::AccountId>
			+ ValidatorSet<Self::AccountId, ValidatorId = Self::AccountId>;

		// -- Parameters
		/// The fewest validators that may be planned, at least one. A set that would be smaller is
		/// never handed to consensus.
		#[pallet::constant]
		type MinValidators: Get<u32>;
		/// The most accounts that may be approved, active and leaving together.
		///
		/// Bounds the work of a session's rotation, and has to stay at or below the number of
		/// authorities that block production and finality take.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// Measured costs of the calls.
		type WeightInfo: WeightInfo;
	}

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Every account that stands in some relation to the set, in rising order.
	///
	/// Invariants: nobody is [`Standing::Absent`]; everybody who validates now is
	/// [`Standing::Active`] or [`Standing::Leaving`]; at least [`Config::MinValidators`] are active.
	#[pallet::storage]
	pub type Validators<T: Config> = StorageValue<
		_,
		BoundedBTreeMap<T::AccountId, Standing, <T as Config>::MaxValidators>,
		ValueQuery,
	>;

	/// The validators of the first session.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Each has to have session keys in the session pallet's genesis. Empty: the accounts with
		/// session keys there are the set.
		pub validators: Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if self.validators.is_empty() {
				return;
			}
			assert!(
				!Validators::<T>::exists(),
				"the validators pallet has to be declared before the session pallet"
			);
			Pallet::<T>::admit_at_genesis(&self.validators);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account may register session keys.
		Approved {
			/// The account.
			who: T::AccountId,
		},
		/// An account belongs to the sets that are planned from now on.
		Added {
			/// The account.
			who: T::AccountId,
		},
		/// An account belongs to no set that is planned from now on, and still validates in those
		/// that were planned before.
		Leaving {
			/// The account.
			who: T::AccountId,
		},
		/// An account has nothing to do with the set any more.
		Removed {
			/// The account.
			who: T::AccountId,
		},
		/// The set changes when a session begins.
		SetPlanned {
			/// The session from which the set validates.
			session: SessionIndex,
			/// How many validators it has.
			validators: u32,
		},
		/// Too few active validators have session keys, so no set was handed over.
		BelowMinimum {
			/// The session that was planned.
			session: SessionIndex,
			/// How many active validators have session keys.
			eligible: u32,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is not approved.
		NotFound,
		/// The account's standing does not allow this.
		WrongState,
		/// The account has not registered session keys.
		NoKeys,
		/// As many accounts as may be are approved, active or leaving.
		MaxValidatorsExceeded,
		/// Fewer validators with session keys than the minimum would remain.
		BelowMinimum,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let (minimum, maximum) = (T::MinValidators::get(), T::MaxValidators::get());
			assert!(minimum > 0, "without a validator the chain stops");
			assert!(minimum <= maximum, "the minimum exceeds the maximum");
			// The session pallet declares the whole block for a rotation; ours has to fit in.
			let rotation = T::WeightInfo::start_session(maximum)
				.saturating_add(T::WeightInfo::new_session(maximum));
			assert!(
				rotation.all_lte(T::BlockWeights::get().max_block),
				"rotating the largest set does not fit into a block"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_now: BlockNumberFor<T>,
		) -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Let an account register session keys, so that it can be added.
		///
		/// ## Dispatch Origin
		/// [`Config::UpdateOrigin`].
		///
		/// ## Errors
		/// - [`Error::WrongState`]: the account is approved, active or leaving already.
		/// - [`Error::MaxValidatorsExceeded`]: as many accounts as may be are.
		///
		/// ## Events
		/// [`Event::Approved`].
		#[pallet::call_index(0)]
		pub fn approve(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::UpdateOrigin::ensure_origin(origin)?;
			Self::step(&who, Step::Approve)?;
			Self::deposit_event(Event::Approved { who });
			Ok(())
		}

		/// Take an account into the set.
		///
		/// ## Dispatch Origin
		/// [`Config::UpdateOrigin`].
		///
		/// ## Details
		/// The account validates from the session after the next. One that is leaving stays.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the account is not approved.
		/// - [`Error::WrongState`]: the account is active already.
		/// - [`Error::NoKeys`]: the account has not registered session keys.
		///
		/// ## Events
		/// [`Event::Added`].
		#[pallet::call_index(1)]
		pub fn add_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::UpdateOrigin::ensure_origin(origin)?;
			Self::step(&who, Step::Add)?;
			ensure!(T::Sessions::is_registered(&who), Error::<T>::NoKeys);
			Self::deposit_event(Event::Added { who });
			Ok(())
		}

		/// Take an account out of the set, or withdraw its approval.
		///
		/// ## Dispatch Origin
		/// [`Config::UpdateOrigin`].
		///
		/// ## Details
		/// An active account validates until the session after the next begins.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the account is not approved.
		/// - [`Error::WrongState`]: the account is leaving already.
		/// - [`Error::BelowMinimum`]: fewer than [`Config::MinValidators`] would remain.
		///
		/// ## Events
		/// [`Event::Leaving`], or [`Event::Removed`] if the account was only approved.
		#[pallet::call_index(2)]
		pub fn remove_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::UpdateOrigin::ensure_origin(origin)?;
			Self::retire(who)
		}

		/// Leave the set, or give the approval back.
		///
		/// ## Dispatch Origin
		/// Signed by the account.
		///
		/// ## Details
		/// As [`remove_validator`](Self::remove_validator). Keep the node running until
		/// [`Event::Removed`].
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the caller is not approved.
		/// - [`Error::WrongState`]: the caller is leaving already.
		/// - [`Error::BelowMinimum`]: fewer than [`Config::MinValidators`] would remain.
		///
		/// ## Events
		/// [`Event::Leaving`], or [`Event::Removed`] if the caller was only approved.
		#[pallet::call_index(10)]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::retire(who)
		}
	}

	impl<T: Config> Pallet<T> {
		/// Move an account to its next standing, which is returned.
		fn step(who: &T::AccountId, step: Step) -> Result<Standing, DispatchError> {
			Validators::<T>::try_mutate(|all| {
				let from = all.get(who).copied().unwrap_or(Standing::Absent);
				let to = from.apply(step).map_err(|_| match from {
					Standing::Absent => Error::<T>::NotFound,
					Standing::Approved | Standing::Active | Standing::Leaving => {
						Error::<T>::WrongState
					},
				})?;
				match to {
					Standing::Absent => {
						all.remove(who);
					},
					Standing::Approved | Standing::Active | Standing::Leaving => {
						all.try_insert(who.clone(), to)
							.map_err(|_| Error::<T>::MaxValidatorsExceeded)?;
					},
				}
				Ok(to)
			})
		}

		fn retire(who: T::AccountId) -> DispatchResult {
			match Self::step(&who, Step::Retire)? {
				Standing::Absent => Self::deposit_event(Event::Removed { who }),
				Standing::Approved | Standing::Active | Standing::Leaving => {
					let remain = u32::try_from(Self::eligible().len()).unwrap_or(u32::MAX);
					ensure!(remain >= T::MinValidators::get(), Error::<T>::BelowMinimum);
					Self::deposit_event(Event::Leaving { who });
				},
			}
			Ok(())
		}

		/// Begin with these validators. Only at genesis, which a bad specification has to stop.
		pub(crate) fn admit_at_genesis(set: &[T::AccountId]) {
			let mut all = BoundedBTreeMap::new();
			for who in set {
				let before = all.try_insert(who.clone(), Standing::Active).ok();
				assert!(before.is_some(), "the genesis has more validators than may be");
				assert!(before == Some(None), "a validator of the genesis is listed twice");
			}
			assert!(
				all.len() >= T::MinValidators::get() as usize,
				"the genesis has fewer validators than there must be"
			);
			Validators::<T>::put(all);
		}

		/// VAL-1 to VAL-3, see the page of this pallet.
		#[cfg(any(feature = "std", feature = "try-runtime"))]
		pub fn do_try_state() -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			let all = Validators::<T>::get();
			let current = T::Sessions::validators();
			let count = |wanted| all.values().filter(|standing| **standing == wanted).count();
			ensure!(count(Standing::Absent) == 0, "VAL-1: somebody absent is stored");
			ensure!(
				current.is_empty() || count(Standing::Active) >= T::MinValidators::get() as usize,
				"VAL-2: fewer active validators than the minimum"
			);
			for who in &current {
				ensure!(
					matches!(all.get(who), Some(Standing::Active | Standing::Leaving)),
					"VAL-3: somebody validates who is neither active nor leaving"
				);
			}
			Ok(())
		}
	}
}
