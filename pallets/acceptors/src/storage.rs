// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// What is stored, and how it begins.
#[frame::pallet_macros::pallet_section]
mod storage {
	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of an acceptor, frozen part included, in his account; what it owes for claims and
		/// could not be credited.
		#[codec(index = 0)]
		Bond,
		/// The deposit of a claim, in the claimant's account; what was recovered and could not be
		/// credited.
		#[codec(index = 1)]
		ClaimDeposit,
	}

	/// What each rung asks for and unlocks now. Acceptors keep the terms they were put on. Invariant: all
	/// are sound. Changed by [`Pallet::set_tier_terms`].
	#[pallet::storage]
	pub type Tiers<T: Config> = StorageMap<_, Twox64Concat, u8, TierTerms, OptionQuery>;

	/// Everybody who is an acceptor, has applied, or is on the way out. The row leaves with the last of the
	/// bond.
	///
	/// Invariant: the bond is on hold under [`HoldReason::Bond`]; what is frozen of it is what the claims
	/// against him have frozen.
	#[pallet::storage]
	pub type Acceptors<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Acceptor, OptionQuery>;

	/// The service of everybody whose bond stands behind trades: beside the row, because most readers of
	/// that need no counters.
	#[pallet::storage]
	pub type LevelsOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Levels, ValueQuery>;

	/// Persons and accounts that were expelled, and from when they may apply again.
	#[pallet::storage]
	pub type Locks<T: Config> =
		StorageMap<_, Blake2_128Concat, Locked<T::AccountId>, Millis, OptionQuery>;

	// Ids are blake2 hashes that no caller can choose, so their maps need no hasher.

	/// Live claims. A row leaves in the call that ends the claim.
	///
	/// Invariant: the deposit is on hold under [`HoldReason::ClaimDeposit`].
	#[pallet::storage]
	pub type Claims<T: Config> = StorageMap<_, Identity, ClaimId, Claim<T::AccountId>, OptionQuery>;

	/// The live claims against an acceptor: exactly those in [`Claims`].
	#[pallet::storage]
	pub type OpenClaims<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, ClaimId, (), OptionQuery>;

	/// The claims that the bond of a respondent has too little for, by their place, which is in the order in
	/// which they were filed: the first bytes of the number come first, so iteration keeps that order.
	#[pallet::storage]
	pub type Waiting<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		[u8; 8],
		ClaimId,
		OptionQuery,
	>;

	/// What stays of claims that ended, for recoveries, and until their references may be used again.
	#[pallet::storage]
	pub type Receipts<T: Config> =
		StorageMap<_, Identity, ClaimId, ClaimReceipt<T::AccountId>, OptionQuery>;

	/// What each side of a trade has claimed for it. A row for each trade that a claim or receipt names.
	#[pallet::storage]
	pub type ClaimedFor<T: Config> =
		StorageDoubleMap<_, Identity, TradeId, Twox64Concat, Side, Claimed, ValueQuery>;

	/// The expiry index, by minute of chain time. Exactly one entry for each member, live claim, receipt
	/// and lock, in the bucket that its row names.
	#[pallet::storage]
	pub type Due<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		u64,
		Blake2_128Concat,
		Timed<T::AccountId>,
		(),
		OptionQuery,
	>;

	/// The oldest bucket of [`Due`] that may have entries. Only the sweep moves it on.
	#[pallet::storage]
	pub type SweepCursor<T: Config> = StorageValue<_, u64, OptionQuery>;

	/// What there is at the beginning.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rungs and their terms.
		pub tiers: Vec<(u8, TierTerms)>,
		/// Nothing.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::begin(&self.tiers);
		}
	}
}
