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
mod arbiter;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod dispute;
mod end;
mod events;
mod fees;
#[cfg(test)]
mod mock;
mod parties;
mod review;
mod ruling;
mod state;
mod sweep;
mod table;
mod terms;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

use frame::pallet_macros::import_section;
use polkadot_sdk::polkadot_sdk_frame as frame;

pub use api::{ArbiterView, DisputeView, Lookup};
pub use arbiter::{Arbiter, ArbiterState, ArbiterStep};
pub use dispute::Dispute;
pub use pallet::*;
pub use ruling::vote_commitment;
pub use state::{DisputeState, DisputeStep, DisputeTier};
pub use table::{Award, CAUSES, FeePayer, Rule, Slash, Unruled, rule_for, rule_of, rule_table};
pub use types::*;
pub use weights::WeightInfo;

/// What a benchmark needs of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AccountId> {
	/// Give `who` money enough for every bond, fee and stake.
	fn endow(who: &AccountId);
	/// Let `who` be somebody of his own with the highest tier.
	fn verify(who: &AccountId);
	/// Let the seed of this moment be known.
	fn reveal(moment: tael_primitives::Moment);
	/// Set chain time.
	fn set_time(now: tael_primitives::Millis);
}

#[import_section(events::events)]
#[import_section(calls::calls)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use frame::{
		deps::frame_support::weights::WeightMeter, prelude::*, token::fungibles::MutateHold,
		traits::ConstU32,
	};
	use tael_primitives::{
		Arbitrable, AssetKind, Balance, CaseId, Cause, ChainTime, Claimables, DAY, Kyc, MINUTE,
		Millis, Moment, Randomness, Ruling, Side, UsdtValue,
	};

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		// -- Origins
		/// Who approves and removes arbiters, and rules in the last tier: the council.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		// -- Neighbours
		/// Time that stands still while the chain does.
		type Clock: ChainTime;
		/// Who somebody is. Asked when money is committed and about arbiters, never on the way out.
		type Kyc: Kyc<Self::AccountId>;
		/// What other money counts as in USDT, for the fee.
		type Value: UsdtValue;
		/// What arbiters are drawn with.
		type Randomness: Randomness;
		/// What is disputed.
		type Objects: Arbitrable<Self::AccountId>;

		// -- Money
		/// Money on hold in its owner's account. Only USDT here.
		type Holds: MutateHold<
				Self::AccountId,
				AssetId = AssetKind,
				Balance = Balance,
				Reason = Self::RuntimeHoldReason,
			>;
		/// Where what cannot be credited is recorded.
		type Claimables: Claimables<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The runtime's hold reason.
		type RuntimeHoldReason: From<HoldReason>;
		/// Where slashes go, and what a lost appeal leaves. It has to exist.
		type Treasury: Get<Self::AccountId>;

		// -- Parameters
		/// Every number of this pallet. Disputes keep those they were opened under.
		#[pallet::constant]
		type Limits: Get<Limits>;

		/// Measured costs.
		type WeightInfo: WeightInfo;

		/// Prepares what benchmarks need of the neighbours.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money, always USDT.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Fees and stakes of a dispute, in the account of the side that placed them.
		#[codec(index = 0)]
		Fee,
		/// The bond of an arbiter, in his account.
		#[codec(index = 1)]
		ArbiterBond,
	}

	// What a case names has the hash of its terms or its maker's reference as its id, which nobody can
	// choose, so these maps need no hasher.

	/// Disputes that live. A row leaves in the call that ends the dispute.
	///
	/// Invariants: what the rounds say is on hold under [`HoldReason::Fee`]; the state is none of those that
	/// are never stored, and what belongs to it is there.
	#[pallet::storage]
	pub type Disputes<T: Config> =
		StorageMap<_, Identity, CaseId, Dispute<T::AccountId>, OptionQuery>;

	/// The evidence of disputes that live, in the order in which it was filed.
	#[pallet::storage]
	pub type Files<T: Config> =
		StorageMap<_, Identity, CaseId, BoundedVec<Evidence, ConstU32<MAX_FILES>>, ValueQuery>;

	/// What stays of disputes that ended, until that is over or their object is disputed again.
	///
	/// Invariant: never of something that is in [`Disputes`].
	#[pallet::storage]
	pub type Receipts<T: Config> = StorageMap<_, Identity, CaseId, Receipt, OptionQuery>;

	/// Everybody who rules, did so until lately, or wants to.
	///
	/// Invariants: the bond is on hold under [`HoldReason::ArbiterBond`]; the load is the number of his
	/// [`Assignments`]; nobody is [`ArbiterState::Gone`].
	#[pallet::storage]
	pub type Arbiters<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Arbiter, OptionQuery>;

	/// The arbiter of each person who has one. A row for each of [`Arbiters`], and no other.
	#[pallet::storage]
	pub type ArbiterOf<T: Config> = StorageMap<_, Identity, H256, T::AccountId, OptionQuery>;

	/// In which disputes an arbiter sits. A row for each seat, and no other.
	#[pallet::storage]
	pub type Assignments<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, CaseId, (), OptionQuery>;

	/// Who can be drawn: exactly the active arbiters. One value, since a draw looks at all of them.
	#[pallet::storage]
	pub type Pool<T: Config> =
		StorageValue<_, BoundedVec<Candidate<T::AccountId>, ConstU32<MAX_ACTIVE>>, ValueQuery>;

	/// The number of the next entry into [`Pool`]. It only grows.
	#[pallet::storage]
	pub type NextEntry<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The expiry index, by minute of chain time. Exactly one entry for each dispute, in the bucket that its
	/// row names, and for each receipt, in that of `keep_until`.
	#[pallet::storage]
	pub type Due<T: Config> =
		StorageDoubleMap<_, Twox64Concat, u64, Identity, CaseId, Timed, OptionQuery>;

	/// The oldest bucket of [`Due`] that may have entries.
	#[pallet::storage]
	pub type SweepCursor<T: Config> = StorageValue<_, u64, OptionQuery>;

	/// What new disputes are held under, where governance has set other terms than the constants.
	#[pallet::storage]
	pub type TermsInForce<T: Config> = StorageValue<_, Terms, OptionQuery>;

	/// What a network begins with.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// What disputes are held under, if not what the constants say. A test network has windows of
		/// seconds, so that its stories end within a minute.
		pub terms: Option<Terms>,
		/// Ties the configuration to its runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Some(terms) = self.terms {
				let bond = T::Limits::get().arbiter_bond;
				assert!(terms.are_consistent(bond), "no dispute can be held under these terms");
				TermsInForce::<T>::put(terms);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Does what is due with the weight that is left. Nothing depends on it.
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::sweep(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			let Limits { terms, arbiter_bond, bond_horizon, receipt_retention } = T::Limits::get();
			assert!(terms.are_sound(arbiter_bond), "no dispute can be held under these terms");
			assert!(bond_horizon >= 5 * MINUTE, "no window that decides money is shorter");
			assert!(receipt_retention >= 90 * DAY, "a late retry must find the receipt");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_now: BlockNumberFor<T>,
		) -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
