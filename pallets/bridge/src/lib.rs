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
mod attester;
mod authorize;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod bucket;
mod calls;
mod checkpoints;
mod costs;
mod council;
mod credit;
mod deposit_api;
mod domain;
mod events;
mod fees;
mod fraud;
mod inbound;
mod ledger;
#[cfg(test)]
mod mock;
mod outbound;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod outbound_state;
mod park;
mod pause;
mod progress;
mod receipts;
mod request;
mod rotation;
mod set;
mod signing;
mod sweep;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod votes;
pub mod weights;

use frame::pallet_macros::import_section;
use polkadot_sdk::polkadot_sdk_frame as frame;

pub use api::*;
pub use attester::*;
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use bucket::*;
pub use checkpoints::{CHECKPOINT_INTERVAL, Word};
pub use council::MAX_DOMAINS;
pub use credit::{DepositTags, Placed};
pub use deposit_api::{DepositQuote, DepositView, VersionView};
pub use domain::*;
pub use fraud::{Evidence, Signed, Statement};
pub use inbound::*;
pub use ledger::*;
pub use outbound::*;
pub use pallet::*;
pub use pause::{Pause, PauseCause};
pub use progress::Progress;
pub use request::Withdrawal;
pub use set::*;
pub use signing::{ReleaseSignature, ReleaseSignatures};
pub use votes::*;
pub use weights::WeightInfo;

#[import_section(events::events)]
#[import_section(calls::calls)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame::{
		deps::{frame_support::weights::WeightMeter, frame_system::ensure_authorized},
		prelude::*,
		token::{
			fungible::{Inspect, Mutate},
			fungibles::InspectHold,
		},
		traits::{ConstU32, Contains},
	};
	use polkadot_sdk::sp_core::H256;
	use tael_primitives::{
		AccountId, Balance, ChainTime, ClientRef, HeldMoney, Kyc, Millis,
		bridge::{Checkpoint, Deposit, DomainId, EcdsaSignature, EvmAddress, Receipt, SetId},
	};

	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config<AccountId = AccountId, Hash = H256>
	{
		// -- Origins
		/// Who sets domains, limits, watchers and attesters, and resumes: the council.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who pauses besides the watchers: the technical committee.
		type PauseOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		// -- Neighbours
		/// Time that stands still while the chain does.
		type Clock: ChainTime;
		/// Limits of withdrawals, and who is frozen.
		type Kyc: Kyc<Self::AccountId>;
		/// What the tag of a deposit pays.
		type Tags: DepositTags<Self::AccountId>;
		/// Accounts without a key, which nobody outside is to pay into: their deposits are parked.
		type Uncreditable: Contains<Self::AccountId>;

		// -- Money
		/// USDT. Nothing else changes its issuance.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId, Balance = Balance>;
		/// USDT on hold in its owner's account.
		type Holds: HeldMoney<Self::AccountId>
			+ InspectHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// Held money that could not be credited.
		type Claimables: tael_primitives::Claimables<Self::AccountId, Reason = Self::RuntimeHoldReason>;
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
		type BenchmarkHelper: BenchmarkHelper;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Bonds of attesters.
		#[codec(index = 0)]
		AttesterBond,
		/// What the attesters get for a withdrawal, in the account of who asked for it.
		#[codec(index = 1)]
		WithdrawalFee,
	}

	// Domains and sets are numbered by the council: their keys need no strong hash.

	/// The chains with a vault.
	#[pallet::storage]
	pub type Domains<T: Config> = StorageMap<_, Twox64Concat, DomainId, Domain, OptionQuery>;

	/// The vault of each domain that there is or was: no number is ever another vault's. A row stays.
	#[pallet::storage]
	pub type VaultOf<T: Config> =
		StorageMap<_, Twox64Concat, DomainId, (u64, EvmAddress), OptionQuery>;

	/// The same by chain and vault: no vault ever has another number. A row stays.
	#[pallet::storage]
	pub type DomainOf<T: Config> =
		StorageMap<_, Twox64Concat, (u64, EvmAddress), DomainId, OptionQuery>;

	/// What was issued, destroyed, parked and is on its way, for each domain. A row stays.
	///
	/// Invariant: the sum of what was minted less what was burned is the issuance of USDT (I1).
	#[pallet::storage]
	pub type Ledgers<T: Config> = StorageMap<_, Twox64Concat, DomainId, Ledger, ValueQuery>;

	/// How much passes in which time. Without a row nothing passes.
	#[pallet::storage]
	pub type Buckets<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DomainId, Twox64Concat, Direction, Bucket, OptionQuery>;

	/// Higher limits that the council has decided and that are not in force yet, with the time from which
	/// anyone may put them in force.
	#[pallet::storage]
	pub type Raises<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		DomainId,
		Twox64Concat,
		Direction,
		(Rule, Millis),
		OptionQuery,
	>;

	/// What does not pass now. A row that is over says when it was.
	#[pallet::storage]
	pub type Pauses<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DomainId, Twox64Concat, Direction, Pause, OptionQuery>;

	/// Who may pause, besides the technical committee.
	#[pallet::storage]
	pub type Watchers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// Chain time until which the last pause of each watcher was to last, by what he paused: he rests after it.
	#[pallet::storage]
	pub type Rests<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		(DomainId, Direction),
		Millis,
		OptionQuery,
	>;

	/// Addresses of other chains to which nothing is paid. They stay when the domain is removed.
	#[pallet::storage]
	pub type Listed<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DomainId, Blake2_128Concat, EvmAddress, (), OptionQuery>;

	/// The timestamp of the block in which enough attesters of a domain agreed on something last. It is no chain time:
	/// when this chain stands still, nobody is heard.
	#[pallet::storage]
	pub type LastHeard<T: Config> = StorageMap<_, Twox64Concat, DomainId, Millis, OptionQuery>;

	// -- Attesters

	/// Sets of attesters, by number.
	#[pallet::storage]
	pub type Sets<T: Config> = StorageMap<_, Twox64Concat, SetId, AttesterSet, OptionQuery>;

	/// The newest set that signs at any vault; a new domain begins with it. Zero until there is one.
	#[pallet::storage]
	pub type CurrentSet<T: Config> = StorageValue<_, SetId, ValueQuery>;

	/// Which sets count for each vault: every vault rotates by itself.
	#[pallet::storage]
	pub type Offices<T: Config> = StorageMap<_, Twox64Concat, DomainId, Office, OptionQuery>;

	/// The set that is to follow.
	#[pallet::storage]
	pub type NextSet<T: Config> = StorageValue<_, Next, OptionQuery>;

	/// Who registered a key.
	#[pallet::storage]
	pub type Attesters<T: Config> =
		StorageMap<_, Blake2_128Concat, EvmAddress, Attester<T::AccountId>, OptionQuery>;

	// -- Inbound

	/// Votes about deposits that are not done. A row leaves when its deposit is done.
	#[pallet::storage]
	pub type Votes<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DomainId, Twox64Concat, u64, Ballot<Deposit>, ValueQuery>;

	/// Votes about what vaults did: whether it is a rotation, and the number of the release or of the set.
	#[pallet::storage]
	pub type ReceiptVotes<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, DomainId>, NMapKey<Twox64Concat, bool>, NMapKey<Twox64Concat, u64>),
		Ballot<Receipt>,
		ValueQuery,
	>;

	/// Which deposits are done: bit `nonce % 128` of word `nonce / 128`. Words wholly below the first
	/// deposit that is not done have left.
	#[pallet::storage]
	pub type Done<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DomainId, Twox64Concat, u64, u128, ValueQuery>;

	/// How far deposits are done. A row stays, also when its domain is removed: no nonce comes twice.
	#[pallet::storage]
	pub type Contiguous<T: Config> = StorageMap<_, Twox64Concat, DomainId, Progress, ValueQuery>;

	/// Deposits that came in and could not be credited yet. Their money is not issued.
	#[pallet::storage]
	pub type Parked<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DomainId, Twox64Concat, u64, ParkedDeposit, OptionQuery>;

	/// Parked deposits by the minute of chain time from which they may be credited. Exactly one entry for each,
	/// in the bucket that its row names.
	#[pallet::storage]
	pub type Due<T: Config> =
		StorageDoubleMap<_, Twox64Concat, u64, Twox64Concat, (DomainId, u64), (), OptionQuery>;

	/// The oldest bucket of [`Due`] that may have entries.
	#[pallet::storage]
	pub type SweepCursor<T: Config> = StorageValue<_, u64, OptionQuery>;

	/// What somebody is owed from a domain, and could not be credited with. It is not issued, and counts
	/// as parked.
	#[pallet::storage]
	pub type Claimables<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		DomainId,
		Balance,
		ValueQuery,
	>;

	/// What each attester of the present set said of the vault last.
	#[pallet::storage]
	pub type CheckpointVotes<T: Config> = StorageMap<
		_,
		Twox64Concat,
		DomainId,
		BoundedVec<Word, ConstU32<MAX_ATTESTERS>>,
		ValueQuery,
	>;

	/// The last checkpoint that a quorum agreed on.
	#[pallet::storage]
	pub type Checkpoints<T: Config> =
		StorageMap<_, Twox64Concat, DomainId, Checkpoint, OptionQuery>;

	// -- Outbound

	/// Money on its way out, by domain and our number for it. A row leaves when the vault is known to have
	/// paid or cancelled it.
	///
	/// Invariant: the attesters' fee of a request is on hold under [`HoldReason::WithdrawalFee`].
	#[pallet::storage]
	pub type Outbounds<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		DomainId,
		Twox64Concat,
		u64,
		Outbound<T::AccountId>,
		OptionQuery,
	>;

	/// The last number given to a release, by domain. It stays when the domain is removed.
	#[pallet::storage]
	pub type LastOutbound<T: Config> = StorageMap<_, Twox64Concat, DomainId, u64, ValueQuery>;

	/// Signatures under releases. A row leaves with its release.
	#[pallet::storage]
	pub type Signatures<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DomainId, Twox64Concat, u64, SignatureList, OptionQuery>;

	/// Requests by id, which no caller can choose: a retry finds the release that there is. A row stays for
	/// a while after its release has ended.
	#[pallet::storage]
	pub type Requests<T: Config> = StorageMap<_, Identity, H256, Requested, OptionQuery>;

	/// References whose release has ended, by the minute of chain time from which they may be forgotten.
	#[pallet::storage]
	pub type Forgettable<T: Config> =
		StorageDoubleMap<_, Twox64Concat, u64, Identity, H256, (), OptionQuery>;

	/// The oldest bucket of [`Forgettable`] that may have entries.
	#[pallet::storage]
	pub type ForgetCursor<T: Config> = StorageValue<_, u64, OptionQuery>;

	/// Signatures under the scheduled rotation, by vault.
	#[pallet::storage]
	pub type RotationSignatures<T: Config> =
		StorageMap<_, Twox64Concat, DomainId, SignatureList, OptionQuery>;

	/// The first block's state.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T> {
		/// What the preset endows, by the domain whose vault holds it: `DEV` for development.
		pub minted: Vec<(DomainId, Balance)>,
		/// The first set of attesters: their keys and accounts.
		pub attesters: Vec<(EvmAddress, AccountId)>,
		/// How many of them agree.
		pub threshold: u32,
		/// Who may pause.
		pub watchers: Vec<AccountId>,
		/// How much passes through domains that are to be added: in either direction at once, and in a day.
		pub limits: Vec<(DomainId, Balance, Balance)>,
		/// Of which runtime.
		#[serde(skip)]
		pub config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (domain, amount) in &self.minted {
				assert!(!Ledgers::<T>::contains_key(domain), "domain {domain} stands twice");
				let mut ledger = Ledger::default();
				assert!(ledger.mint(*amount).is_ok(), "domain {domain} mints too much");
				Ledgers::<T>::insert(domain, ledger);
			}
			for who in &self.watchers {
				Watchers::<T>::insert(who, ());
			}
			for (domain, cap, refill_per_day) in &self.limits {
				let rule = Rule { cap: *cap, refill_per_day: *refill_per_day };
				let bucket = Bucket::full(rule, T::Clock::now());
				for direction in [Direction::In, Direction::Out] {
					Buckets::<T>::insert(domain, direction, bucket);
				}
			}
			if !self.attesters.is_empty() {
				Pallet::<T>::genesis_set(&self.attesters, self.threshold);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Credits parked deposits, and forgets references that may be used again, with the weight that is left. Nothing
		/// depends on it.
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::sweep(&mut meter);
			Self::sweep_requests(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			let limits = T::Limits::get();
			assert!(limits.pause > 0, "a pause must last");
			assert!(limits.return_after > 0, "the recipient comes first");
			assert!(limits.raise_delay > 0, "a higher limit is announced");
			assert!(limits.silence > 0, "some votes must be fresh");
			assert!(limits.overlap > 0, "votes under way survive a rotation");
			assert!(limits.bond > 0, "fraud has to cost something");
			assert!(
				limits.bond_delay >= limits.overlap,
				"no bond leaves before its votes are over"
			);
			assert!(limits.prover_share < 10_000, "nobody gets his own bond back through a friend");
			assert!(
				limits.retention >= 90 * tael_primitives::DAY,
				"a late retry must find the request"
			);
			assert!(limits.ahead > 0, "the next deposit must be possible");
			assert!(limits.lag > 0, "a deposit may be done here before a checkpoint counts it");
			assert!(
				limits.succession >= 60 * tael_primitives::DAY,
				"no set follows by its own word before the vault's governor could name it"
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
