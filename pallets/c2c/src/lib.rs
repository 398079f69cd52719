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
mod attest;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod book;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod book_state;
mod calls;
mod costs;
mod deal;
mod eligibility;
mod entering;
mod events;
mod leaving;
mod mailbox;
#[cfg(test)]
mod mock;
mod money;
mod offer;
mod pool;
mod pricing;
mod quote;
mod rail;
mod record;
mod settlement;
mod sweep;
mod taking;
#[cfg(test)]
mod tests;
mod trade;
mod trading;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

use frame::pallet_macros::import_section;
use polkadot_sdk::polkadot_sdk_frame as frame;

pub use api::*;
pub use book::{Ladder, LadderKind, Place};
pub use entering::{MAX_CROSS_SKIPS, crossing_id};
pub use offer::*;
pub use pallet::*;
pub use pool::*;
pub use pricing::floated;
pub use quote::quote_payload;
pub use rail::*;
pub use taking::{fill_id, trade_id};
pub use trade::*;
pub use types::*;
pub use weights::WeightInfo;

/// What a benchmark needs of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AccountId> {
	/// Let `who` trade any amount on any rail.
	fn verify(who: &AccountId);
	/// Make `who` an acceptor that may trade any amount.
	fn admit(who: &AccountId);
	/// Let the next report restrict `who`, an acceptor.
	fn fail(who: &AccountId);
	/// The kind of money that is the costliest to move, in existence.
	fn asset() -> tael_primitives::AssetKind;
	/// Let this be a price that can be used now.
	fn set_price(pair: &tael_primitives::Pair, price: tael_primitives::Price);
	/// Set chain time.
	fn set_time(now: tael_primitives::Millis);
}

#[import_section(events::events)]
#[import_section(calls::calls)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame::{
		deps::frame_support::weights::WeightMeter,
		prelude::*,
		token::fungibles::{Inspect, MutateHold},
		traits::ConstU32,
	};
	use tael_primitives::{
		AcceptorProgramme, AccountId, Arbitration, AssetKind, Balance, Cause, ChainTime,
		Claimables, ClientRef, Fiat, FiatAmount, Kyc, MINUTE, Millis, RailId, Rates, Side,
		Signature, TradeOutcome, UsdtValue,
	};

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<AccountId = AccountId> {
		// -- Origins
		/// Who registers rails: the council.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who bars offers: risk officers, the council.
		type RiskOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		// -- Neighbours
		/// Time that stands still while the chain does.
		type Clock: ChainTime;
		/// Tiers, limits, freezes and persons. Asked when money is committed, never on the way out.
		type Kyc: Kyc<Self::AccountId>;
		/// The programme of bonded acceptors.
		type Acceptors: AcceptorProgramme<Self::AccountId>;
		/// The one dispute machine.
		type Arbitration: Arbitration<Self::AccountId>;
		/// What other money counts as in USDT, where limits are kept in USDT.
		type Value: UsdtValue;
		/// Prices in local money. Asked when an offer is made or taken, never on the way out.
		type Rates: Rates;
		/// Money that could not be credited.
		type Claimables: Claimables<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		// -- Money
		/// Free money of any kind.
		type Assets: Inspect<Self::AccountId, AssetId = AssetKind, Balance = Balance>;
		/// Money on hold in its owner's account, of any kind.
		type Holds: MutateHold<
				Self::AccountId,
				AssetId = AssetKind,
				Balance = Balance,
				Reason = Self::RuntimeHoldReason,
			>;
		/// The runtime's hold reason.
		type RuntimeHoldReason: From<HoldReason> + Parameter + MaxEncodedLen;
		/// Where slashed bonds go.
		type Treasury: Get<Self::AccountId>;

		// -- Parameters
		/// Every number that bounds this pallet.
		#[pallet::constant]
		type Limits: Get<Limits>;

		/// Measured costs.
		type WeightInfo: WeightInfo;

		/// Prepares what benchmarks need of the neighbours.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Pools, free and promised; principals and bonds of trades. One reason, so that a take that
		/// draws on a pool writes no hold.
		#[codec(index = 0)]
		Escrow,
		/// Storage deposits, in the account of who made the object.
		#[codec(index = 1)]
		Deposit,
	}

	/// The ways to pay local money.
	#[pallet::storage]
	pub type Rails<T: Config> =
		StorageMap<_, Twox64Concat, RailId, Rail<T::AccountId>, OptionQuery>;

	// Ids are blake2 hashes that no caller can choose, so their maps need no hasher.

	/// Pools. A row leaves when the pool is closed and its last trade has ended.
	///
	/// Invariant: `available + locked` is on hold under [`HoldReason::Escrow`].
	#[pallet::storage]
	pub type Pools<T: Config> = StorageMap<_, Identity, PoolId, Pool<T::AccountId>, OptionQuery>;

	/// Offers that live.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Identity, OfferId, Offer<T::AccountId>, OptionQuery>;

	/// The book: ladders of the public offers in force. The keys of a ladder are in the order of its queue.
	#[pallet::storage]
	pub type Book<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Ladder, Identity, Place, OfferId, OptionQuery>;

	/// How many offers of a pool are matched on a side of a market: at most [`MAX_MATCHED`].
	#[pallet::storage]
	pub type Matched<T: Config> =
		StorageDoubleMap<_, Identity, PoolId, Twox64Concat, (Fiat, RailId, Side), u32, ValueQuery>;

	/// How many ranks were given so far.
	#[pallet::storage]
	pub type NextRank<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// Trades that live.
	#[pallet::storage]
	pub type Trades<T: Config> = StorageMap<_, Identity, TradeId, Trade<T::AccountId>, OptionQuery>;

	/// The live trades of an account, on either side.
	#[pallet::storage]
	pub type TradesOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, TradeId, (), OptionQuery>;

	/// What stays of ended objects until their references may be used again.
	#[pallet::storage]
	pub type Receipts<T: Config> =
		StorageMap<_, Identity, H256, Receipt<T::AccountId>, OptionQuery>;

	/// What trades say about a person, or about an account that nobody attested; see [`Pallet::subject`].
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, H256, Record, ValueQuery>;

	/// Quotes that were used, by their hash with their maker, until they are over. Their entries in
	/// [`Due`] stand in the bucket of that time.
	#[pallet::storage]
	pub type UsedQuotes<T: Config> = StorageMap<_, Identity, H256, Millis, OptionQuery>;

	/// References of payments that attestors saw, or an arbiter to whom one was opened: no payment settles
	/// two trades. Under a secret key of the attestors, since a plain hash of a bank's reference can be
	/// guessed. The row of the trade, and then its receipt, name it; it leaves with the receipt.
	#[pallet::storage]
	pub type Nullifiers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RailId, Blake2_128Concat, H256, TradeId, OptionQuery>;

	/// The keys that accounts published to be written to.
	#[pallet::storage]
	pub type MessageKeys<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, PublishedKey, OptionQuery>;

	/// Sealed messages of a trade, by who sent them and their number.
	#[pallet::storage]
	pub type Messages<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, TradeId>, NMapKey<Twox64Concat, Side>, NMapKey<Twox64Concat, u32>),
		Message,
		OptionQuery,
	>;

	/// The messages of ended trades that wait to be removed.
	#[pallet::storage]
	pub type Mailboxes<T: Config> =
		StorageMap<_, Identity, TradeId, Mailbox<T::AccountId>, OptionQuery>;

	/// What attestors said of a live trade so far. A row leaves with its trade.
	#[pallet::storage]
	pub type Words<T: Config> = StorageMap<
		_,
		Identity,
		TradeId,
		BoundedVec<(T::AccountId, Attestation), ConstU32<MAX_ATTESTORS>>,
		ValueQuery,
	>;

	/// The expiry index, by minute of chain time. Exactly one entry for each live offer, each live trade and
	/// each receipt, in the bucket that its row names.
	#[pallet::storage]
	pub type Due<T: Config> =
		StorageDoubleMap<_, Twox64Concat, u64, Identity, H256, Timed, OptionQuery>;

	/// The oldest bucket of [`Due`] that may have entries.
	#[pallet::storage]
	pub type SweepCursor<T: Config> = StorageValue<_, u64, OptionQuery>;

	/// Rails from the first block on.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T> {
		/// Rails by number.
		pub rails: Vec<(RailId, Rail<AccountId>)>,
		/// Of which runtime.
		#[serde(skip)]
		pub config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (id, rail) in &self.rails {
				assert!(rail.is_consistent(), "rail {id} cannot be used");
				assert!(!Rails::<T>::contains_key(id), "rail {id} stands twice");
				Rails::<T>::insert(id, rail);
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
			let limits = T::Limits::get();
			assert!(limits.accept_window >= 5 * MINUTE, "no window that decides money is shorter");
			assert!(limits.min_window >= 5 * MINUTE, "no window that decides money is shorter");
			assert!(limits.min_trade > 0, "nothing is traded for nothing");
			assert!(
				limits.accept_window <= MAX_WINDOW && limits.max_extension <= MAX_WINDOW,
				"a trade comes to arbitration soon enough"
			);
			assert!(limits.max_matched_min >= limits.min_trade, "some offer is matched");
			assert!(limits.max_price_age > 0, "no price is younger than new");
			assert!(limits.bond < 10_000, "nobody stakes more than what he trades");
			assert!(limits.max_deviation < 10_000, "no price is zero");
			assert!(limits.max_quote_life > 0, "some quote must be possible");
			assert!(
				(1..=10_000).contains(&limits.attest_floor),
				"attestors settle what was paid, and no more is asked for than was owed"
			);
			assert!(
				limits.receipt_retention >= 90 * tael_primitives::DAY,
				"a late retry must find the receipt"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_now: BlockNumberFor<T>,
		) -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
