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

mod api;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claim;
mod events;
#[cfg(test)]
mod mock;
mod recovery;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

use frame::pallet_macros::import_section;
use polkadot_sdk::polkadot_sdk_frame as frame;

pub use api::ClaimableView;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// What a benchmark needs of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AccountId, Reason> {
	/// The kind of money that is the costliest to move, in existence.
	fn asset() -> tael_primitives::AssetKind;
	/// A reason under which such money is held.
	fn reason() -> Reason;
	/// Give `who` more of this money than any benchmark needs.
	fn fund(asset: &tael_primitives::AssetKind, who: &AccountId);
}

#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use frame::{prelude::*, token::fungibles::MutateHold, traits::ConstU32};
	use tael_primitives::{AssetKind, Balance, ChainTime, Kyc};

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		// -- Neighbours
		/// Time that stands still while the chain does.
		type Clock: ChainTime;
		/// Who is frozen. Asked before money goes to anybody but its owner.
		type Kyc: Kyc<Self::AccountId>;
		/// Money on hold in its owner's account, of any kind and under any reason.
		type Holds: MutateHold<
				Self::AccountId,
				AssetId = AssetKind,
				Balance = Balance,
				Reason = Self::RuntimeHoldReason,
			>;
		/// The runtime's hold reason.
		type RuntimeHoldReason: Parameter + MaxEncodedLen + From<HoldReason>;

		// -- Parameters
		/// USDT on hold of whoever has named a recovery account. A row keeps the deposit it was made
		/// with.
		#[pallet::constant]
		type RecoveryDeposit: Get<Balance>;

		/// Measured costs.
		type WeightInfo: WeightInfo;

		/// Prepares what benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::RuntimeHoldReason>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money. Claimables lie under the reasons of whoever owes them.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The deposit of who has named a recovery account.
		#[codec(index = 0)]
		Recovery,
	}

	/// Money on hold that belongs to somebody else than the account it lies in (or that his own
	/// account could not take back), by owner. Only what pays a row out removes it.
	///
	/// Invariant: what is owed out of one account, in one money, under one reason, is on hold there.
	#[pallet::storage]
	pub type Claimables<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		KeyOf<T>,
		Claimable,
		OptionQuery,
	>;

	/// Who may collect for whom: by owner, the recovery account that he named.
	///
	/// Invariant: the deposit is on hold under [`HoldReason::Recovery`].
	#[pallet::storage]
	pub type RecoveryOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Recovery<T::AccountId>, OptionQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(
			_now: BlockNumberFor<T>,
		) -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Collect claimables: all or none. Their sum must be creditable.
		///
		/// ## Dispatch Origin
		/// Signed by the owner.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the signer is owed nothing under one of the keys.
		/// - [`Error::CannotCredit`]: his account cannot take it now.
		///
		/// ## Events
		/// [`Event::Claimed`] for each.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::claim(keys.len().saturated_into()))]
		pub fn claim(
			origin: OriginFor<T>,
			keys: BoundedVec<KeyOf<T>, ConstU32<MAX_CLAIMS>>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::pay_out(&owner, keys.into_inner(), &owner)
		}

		/// Collect claimables into another account: all or none. Their sum must be creditable.
		///
		/// ## Dispatch Origin
		/// Signed by the owner, who must not be frozen.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the signer is owed nothing under one of the keys.
		/// - [`Error::CannotCredit`]: the account cannot take it now.
		/// - Those of screening.
		///
		/// ## Events
		/// [`Event::Claimed`] for each.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::claim_to(keys.len().saturated_into()))]
		pub fn claim_to(
			origin: OriginFor<T>,
			keys: BoundedVec<KeyOf<T>, ConstU32<MAX_CLAIMS>>,
			dest: T::AccountId,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_claim_to(&owner, keys.into_inner(), &dest)
		}

		/// Try again to credit claimables to their owner, all or none.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free if it succeeds.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the owner is owed nothing under one of the keys, or there are no keys.
		/// - [`Error::CannotCredit`]: his account cannot take it now.
		///
		/// ## Events
		/// [`Event::Claimed`] for each.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::push_claimable(keys.len().saturated_into()))]
		pub fn push_claimable(
			origin: OriginFor<T>,
			owner: T::AccountId,
			keys: BoundedVec<KeyOf<T>, ConstU32<MAX_CLAIMS>>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			ensure!(!keys.is_empty(), Error::<T>::NotFound);
			Self::pay_out(&owner, keys.into_inner(), &owner)?;
			Ok(Pays::No.into())
		}

		/// Collect what somebody else is owed, whose account is blocked or whose key is lost: all or
		/// none, into the signer's own account.
		///
		/// ## Dispatch Origin
		/// Signed by the recovery account that the owner has named. Neither of them may be frozen.
		///
		/// ## Errors
		/// - [`Error::NotRecovery`]: the owner has not named the signer.
		/// - [`Error::NotFound`]: the owner is owed nothing under one of the keys.
		/// - [`Error::CannotCredit`]: the signer's account cannot take it now.
		/// - Those of screening.
		///
		/// ## Events
		/// [`Event::Claimed`] for each.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::recover(keys.len().saturated_into()))]
		pub fn recover(
			origin: OriginFor<T>,
			owner: T::AccountId,
			keys: BoundedVec<KeyOf<T>, ConstU32<MAX_CLAIMS>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_recover(&who, &owner, keys.into_inner())
		}

		/// Name the account that may collect what the signer is owed, another one instead, or none
		/// any more.
		///
		/// The first puts the deposit on hold, the last gives it back.
		///
		/// ## Dispatch Origin
		/// Signed by the owner, who must not be frozen to name one.
		///
		/// ## Errors
		/// - [`Error::SelfRecovery`]: it is the signer's own account.
		/// - [`Error::InsufficientFunds`]: the signer cannot place the deposit.
		/// - [`Error::NotFound`]: there is none to take away.
		/// - Those of screening.
		///
		/// ## Events
		/// [`Event::RecoverySet`], or [`Event::RecoveryRemoved`]; [`Event::DepositBecameClaimable`] if
		/// the account cannot take its deposit back now.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::set_recovery().max(T::WeightInfo::remove_recovery()))]
		pub fn set_recovery(origin: OriginFor<T>, account: Option<T::AccountId>) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			match account {
				Some(account) => Self::do_set_recovery(owner, account),
				None => Self::do_remove_recovery(owner),
			}
		}
	}
}
