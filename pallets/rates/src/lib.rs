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
mod events;
mod feed;
mod feeder;
mod membership;
#[cfg(test)]
mod mock;
mod pair;
mod registry;
mod round;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod weights;

use frame::pallet_macros::import_section;
use polkadot_sdk::polkadot_sdk_frame as frame;

pub use api::PairView;
pub use feed::STRIKE_GAP;
pub use feeder::{Fault, Feeder, FeederStep, Standing};
pub use pair::{MAX_FEEDERS, PairConfig};
pub use pallet::*;
pub use round::{Median, NotAllowed, Round, State, Step};
pub use weights::WeightInfo;

/// What a benchmark needs of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AccountId> {
	/// Give `who` money enough for every bond.
	fn endow(who: &AccountId);
	/// Set block time and chain time.
	fn set_time(now: tael_primitives::Millis);
}

#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame::{deps::frame_support::weights::WeightMeter, prelude::*};
	use tael_primitives::{Balance, Bps, ChainTime, Kyc, Millis, Pair, Price, RawFeeds};

	/// How a pair is configured, for the accounts of this runtime.
	pub type ConfigOf<T> = PairConfig<<T as polkadot_sdk::frame_system::Config>::AccountId>;

	/// A configuration that waits.
	#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
	pub struct Proposal<AccountId> {
		/// What is to hold.
		pub config: PairConfig<AccountId>,
		/// Chain time from which anybody may apply it.
		pub apply_at: Millis,
	}

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		// -- Origins
		/// Who registers and retires pairs, lets them go on, admits, dismisses and slashes feeders:
		/// the council.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who may stop a pair.
		type HaltOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		// -- Neighbours
		/// Chain time for delays, block time for the age of prices.
		type Clock: ChainTime;
		/// Whether an account is frozen.
		type Kyc: Kyc<Self::AccountId>;
		/// Where the words of feeders are kept.
		type Words: RawFeeds<Self::AccountId>;
		/// USDT on hold in its owner's account.
		type Currency: fungible::MutateHold<
				Self::AccountId,
				Balance = Balance,
				Reason = Self::RuntimeHoldReason,
			>;
		/// The runtime's hold reason.
		type RuntimeHoldReason: From<HoldReason>;
		/// Where slashed bonds go.
		type Treasury: Get<Self::AccountId>;

		// -- Parameters
		/// What a feeder holds. At least the existential deposit, so that it can always be returned.
		#[pallet::constant]
		type FeederBond: Get<Balance>;
		/// How long a change of a pair waits in the open, in chain time.
		#[pallet::constant]
		type ConfigDelay: Get<Millis>;
		/// How long a bond can still be slashed after its feeder has left, in chain time.
		#[pallet::constant]
		type LeavePeriod: Get<Millis>;
		/// How many strikes within [`Config::StrikeWindow`] suspend a feeder.
		#[pallet::constant]
		type MaxStrikes: Get<u32>;
		/// How long a strike counts, at most, in chain time.
		#[pallet::constant]
		type StrikeWindow: Get<Millis>;
		/// How long a suspension lasts, in chain time.
		#[pallet::constant]
		type SuspensionPeriod: Get<Millis>;
		/// The most pairs there can be. Bounds the work of a feeder's going.
		#[pallet::constant]
		type MaxPairs: Get<u32>;
		/// The most words in one call.
		#[pallet::constant]
		type MaxWords: Get<u32>;

		/// Measured costs of the calls.
		type WeightInfo: WeightInfo;
		/// Sets the scene of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of a feeder, in his account.
		#[codec(index = 0)]
		FeederBond,
	}

	/// The registered pairs, in the order in which they came. The sweep goes round them.
	///
	/// Invariant: the keys of [`Pairs`], each once.
	#[pallet::storage]
	pub type Registered<T: Config> =
		StorageValue<_, BoundedVec<Pair, <T as Config>::MaxPairs>, ValueQuery>;

	/// How each pair is configured. Invariant: every configuration is sound.
	#[pallet::storage]
	pub type Pairs<T: Config> = StorageMap<_, Twox64Concat, Pair, ConfigOf<T>, OptionQuery>;

	/// Changes that wait for their time.
	#[pallet::storage]
	pub type Proposals<T: Config> =
		StorageMap<_, Twox64Concat, Pair, Proposal<T::AccountId>, OptionQuery>;

	/// The last round of each pair. A row for each row of [`Pairs`], and no other.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Twox64Concat, Pair, Round, OptionQuery>;

	/// Everybody who feeds, fed until lately, or wants to. Invariants: nobody is [`Standing::Gone`];
	/// each bond is on hold under [`HoldReason::FeederBond`].
	#[pallet::storage]
	pub type Feeders<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Feeder, OptionQuery>;

	/// The chain time at which each feeder of a pair spoke last, or was last struck for silence.
	#[pallet::storage]
	pub type Heard<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Pair, Blake2_128Concat, T::AccountId, Millis, ValueQuery>;

	/// What there is at the beginning.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The pairs and how they are configured.
		pub pairs: Vec<(Pair, ConfigOf<T>)>,
		/// Active feeders; each needs money for his bond.
		pub feeders: Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::begin(&self.pairs, &self.feeders);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Look at one pair a block: whether its price has lost its quorum, and who is at fault.
		fn on_idle(block: BlockNumberFor<T>, room: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(room);
			Self::sweep(block, &mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			use fungible::Inspect;

			let minimum = T::Currency::minimum_balance();
			assert!(T::FeederBond::get() >= minimum, "a bond might not be returnable");
			assert!(T::MaxStrikes::get() > 1, "one strike must not suspend the first honest mover");
			assert!(T::LeavePeriod::get() > 0, "a bond must be reachable after a feeder has left");
			assert!(T::MaxPairs::get() > 0 && T::MaxWords::get() > 0, "nothing could be fed");
			assert!(T::MaxWords::get() <= T::MaxPairs::get(), "there are not so many words");
			let feed = T::WeightInfo::feed(T::MaxWords::get())
				.saturating_add(T::WeightInfo::suspend(T::MaxPairs::get()));
			let weights = T::BlockWeights::get();
			let most = weights.get(DispatchClass::Normal).max_extrinsic;
			assert!(most.is_none_or(|most| feed.all_lte(most)), "a feed does not fit a block");
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
		/// Propose a pair, or other parameters for one.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		/// Nothing changes until somebody calls [`apply_pair`](Self::apply_pair),
		/// [`Config::ConfigDelay`] from now. A proposal for the pair that waits already is replaced.
		///
		/// ## Errors
		/// - [`Error::BadConfig`]: the parameters do not fit together.
		///
		/// ## Events
		/// [`Event::PairProposed`].
		#[pallet::call_index(0)]
		pub fn propose_pair(
			origin: OriginFor<T>,
			pair: Pair,
			config: ConfigOf<T>,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_propose_pair(pair, config)
		}

		/// Withdraw a proposal.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`]: none waits for this pair.
		///
		/// ## Events
		/// [`Event::ProposalCancelled`].
		#[pallet::call_index(1)]
		pub fn cancel_pair(origin: OriginFor<T>, pair: Pair) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Proposals::<T>::take(&pair).ok_or(Error::<T>::NotFound)?;
			Self::deposit_event(Event::ProposalCancelled { pair });
			Ok(())
		}

		/// Take a pair out, at once. Its price is unknown from now on.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the pair is not registered.
		///
		/// ## Events
		/// [`Event::PairRetired`].
		#[pallet::call_index(2)]
		pub fn retire_pair(origin: OriginFor<T>, pair: Pair) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_retire_pair(pair)
		}

		/// Stop a pair, at once. Words are kept, but no reader gets a price.
		///
		/// ## Dispatch Origin
		/// [`Config::HaltOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the pair is not registered.
		/// - [`Error::WrongState`]: it is halted already.
		///
		/// ## Events
		/// [`Event::StateChanged`].
		#[pallet::call_index(3)]
		pub fn halt(origin: OriginFor<T>, pair: Pair) -> DispatchResult {
			T::HaltOrigin::ensure_origin(origin)?;
			Self::steer(pair, Step::Halt)
		}

		/// Let a halted pair go on. A round of the words there are follows at once.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the pair is not registered.
		/// - [`Error::WrongState`]: it is not halted.
		///
		/// ## Events
		/// [`Event::StateChanged`], perhaps [`Event::Accepted`].
		#[pallet::call_index(4)]
		pub fn resume(origin: OriginFor<T>, pair: Pair) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::steer(pair, Step::Resume)
		}

		/// Agree that the market has moved to the candidate of a tripped pair: the next median within
		/// half a step of it is accepted without further confirmation. A round follows at once.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the pair is not registered.
		/// - [`Error::WrongState`]: it is not tripped.
		/// - [`Error::CandidateMoved`]: there is another candidate by now.
		///
		/// ## Events
		/// [`Event::StateChanged`], perhaps [`Event::Accepted`].
		#[pallet::call_index(5)]
		pub fn accept_candidate(
			origin: OriginFor<T>,
			pair: Pair,
			candidate: Price,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_accept_candidate(pair, candidate)
		}

		/// Admit a feeder.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Details
		/// He feeds the pairs that name him.
		///
		/// ## Errors
		/// - [`Error::NotFeeder`]: he has not applied.
		/// - [`Error::WrongState`]: he is admitted already.
		///
		/// ## Events
		/// [`Event::FeederAdmitted`].
		#[pallet::call_index(6)]
		pub fn admit(origin: OriginFor<T>, feeder: T::AccountId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_admit(feeder)
		}

		/// Send a feeder away. His bond stays on hold for [`Config::LeavePeriod`]; a candidate has it
		/// back at once.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFeeder`]: there is no such feeder.
		/// - [`Error::WrongState`]: he is leaving already.
		///
		/// ## Events
		/// [`Event::FeederLeaving`], or [`Event::FeederGone`] of a candidate.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::leave(T::MaxPairs::get()))]
		pub fn dismiss(origin: OriginFor<T>, feeder: T::AccountId) -> DispatchResultWithPostInfo {
			T::GovernanceOrigin::ensure_origin(origin)?;
			let rounds = Self::do_leave(feeder)?;
			Ok(Some(T::WeightInfo::leave(rounds)).into())
		}

		/// Take `amount` of a feeder's bond for the treasury, or all of it if it is less, and send him
		/// away.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`]: a decision on evidence. Nothing slashes by itself.
		///
		/// ## Details
		/// A feeder who is leaving can be slashed until his bond is returned.
		///
		/// ## Errors
		/// - [`Error::NotFeeder`]: there is no such feeder.
		/// - [`Error::WrongState`]: he is a candidate, who has fed nothing.
		/// - [`Error::ZeroAmount`]: nothing is to be taken.
		///
		/// ## Events
		/// [`Event::FeederSlashed`], perhaps [`Event::FeederLeaving`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::slash(T::MaxPairs::get()))]
		pub fn slash(
			origin: OriginFor<T>,
			feeder: T::AccountId,
			amount: Balance,
		) -> DispatchResultWithPostInfo {
			T::GovernanceOrigin::ensure_origin(origin)?;
			let rounds = Self::do_slash(feeder, amount)?;
			Ok(Some(T::WeightInfo::slash(rounds)).into())
		}

		/// End a suspension early.
		///
		/// ## Dispatch Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// ## Errors
		/// - [`Error::NotFeeder`]: there is no such feeder.
		/// - [`Error::WrongState`]: he is not suspended, or no longer.
		///
		/// ## Events
		/// [`Event::FeederReinstated`].
		#[pallet::call_index(9)]
		pub fn reinstate(origin: OriginFor<T>, feeder: T::AccountId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_reinstate(feeder)
		}

		/// Apply as a feeder. [`Config::FeederBond`] goes on hold.
		///
		/// ## Dispatch Origin
		/// Signed.
		///
		/// ## Errors
		/// - [`Error::AlreadyExists`]: the caller is a feeder, a candidate, or has left lately.
		///
		/// ## Events
		/// [`Event::FeederApplied`].
		#[pallet::call_index(10)]
		pub fn apply(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_apply(who)
		}

		/// Stop feeding. The bond stays on hold for [`Config::LeavePeriod`]; a candidate has it back
		/// at once.
		///
		/// ## Dispatch Origin
		/// Signed by the feeder.
		///
		/// ## Errors
		/// - [`Error::NotFeeder`]: the caller is none.
		/// - [`Error::WrongState`]: the caller is leaving already.
		///
		/// ## Events
		/// [`Event::FeederLeaving`], or [`Event::FeederGone`] of a candidate.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::leave(T::MaxPairs::get()))]
		pub fn leave(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let rounds = Self::do_leave(who)?;
			Ok(Some(T::WeightInfo::leave(rounds)).into())
		}

		/// Say what pairs cost now.
		///
		/// ## Dispatch Origin
		/// Signed by an active feeder of every pair in `words`.
		///
		/// ## Details
		/// Free of fees if every word was wanted: see the page of this pallet. A word outside the
		/// bounds of its pair is kept and counted as such, so that the call succeeds and what follows
		/// from it lasts.
		///
		/// ## Errors
		/// - [`Error::NotFeeder`]: the caller is no feeder, or not of one of the pairs.
		/// - [`Error::WrongState`]: the caller is a candidate, suspended, or leaving.
		/// - [`Error::NoWords`], [`Error::DuplicatePair`]: `words` is empty, or names a pair twice.
		/// - [`Error::NotFound`]: a pair is not registered.
		///
		/// ## Events
		/// [`Event::Accepted`] or [`Event::StateChanged`] of each pair; [`Event::Struck`] and
		/// [`Event::FeederSuspended`] of the caller.
		#[pallet::call_index(12)]
		#[pallet::weight(
			T::WeightInfo::feed(u32::try_from(words.len()).unwrap_or(u32::MAX))
				.saturating_add(T::WeightInfo::suspend(T::MaxPairs::get()))
		)]
		pub fn feed(
			origin: OriginFor<T>,
			words: BoundedVec<(Pair, Price), T::MaxWords>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
			let done = Self::do_feed(&who, words)?;
			let weight =
				T::WeightInfo::feed(count).saturating_add(done.weight_of_suspension::<T>());
			Ok(PostDispatchInfo { actual_weight: Some(weight), pays_fee: done.pays() })
		}

		/// Let a proposal hold whose time has come.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free of fees when it succeeds.
		///
		/// ## Details
		/// Words of feeders that the pair no longer names are forgotten, and a round of the others
		/// follows.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: no proposal waits for this pair.
		/// - [`Error::TooEarly`]: its time has not come.
		/// - [`Error::MaxPairsExceeded`]: as many pairs as can be are registered.
		///
		/// ## Events
		/// [`Event::PairConfigured`].
		#[pallet::call_index(20)]
		pub fn apply_pair(origin: OriginFor<T>, pair: Pair) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_apply_pair(pair)?;
			Ok(Pays::No.into())
		}

		/// Have a round of the words there are, and strike who is at fault.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free of fees if the state of the pair changes, or somebody is struck.
		///
		/// ## Errors
		/// - [`Error::NotFound`]: the pair is not registered.
		///
		/// ## Events
		/// [`Event::Accepted`] or [`Event::StateChanged`]; [`Event::Struck`] and
		/// [`Event::FeederSuspended`] of feeders at fault.
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::most_of_poke())]
		pub fn poke(origin: OriginFor<T>, pair: Pair) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let done = Self::do_poke(&pair)?;
			let weight = T::WeightInfo::poke().saturating_add(done.weight_of_suspension::<T>());
			Ok(PostDispatchInfo { actual_weight: Some(weight), pays_fee: done.pays() })
		}

		/// Return the bond of a feeder who has left.
		///
		/// ## Dispatch Origin
		/// Signed by anyone. Free of fees when it succeeds.
		///
		/// ## Errors
		/// - [`Error::NotFeeder`]: there is no such feeder.
		/// - [`Error::WrongState`]: he is not leaving.
		/// - [`Error::TooEarly`]: [`Config::LeavePeriod`] is not over.
		///
		/// ## Events
		/// [`Event::FeederGone`].
		#[pallet::call_index(22)]
		pub fn finish_leave(
			origin: OriginFor<T>,
			feeder: T::AccountId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_finish_leave(feeder)?;
			Ok(Pays::No.into())
		}
	}
}
