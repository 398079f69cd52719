// SPDX-License-Identifier: Apache-2.0

//! Prices in local money, and who feeds them.
//!
//! The SDK's oracle only keeps what feeders say. Its own call is closed
//! ([`super::filters::Permitted`]), it combines nothing, and nobody reads its values: the way in and
//! the way out are `rates`.

use super::governance::{CommitteeThird, CouncilMajority};
use crate::{
	Balances, Clock, Kyc, Oracle, Rates, Runtime, RuntimeHoldReason, Timestamp,
	constants::{money, rates},
};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{
		PalletId, parameter_types,
		traits::{ConstU32, ConstU64, ConstU128, EitherOfDiverse, SortedMembers},
	},
	pallet_oracle::{self, CombineData, DataFeeder, TimestampedValue},
	sp_runtime::DispatchResult,
};
use tael_primitives::{AccountId, Millis, Pair, Price, RawFeeds, RawPrice};

parameter_types! {
	pub const OracleId: PalletId = PalletId(*b"tl/oracl");
	pub Treasury: AccountId = money::treasury();
}

/// The oracle makes no price of what it keeps: `rates` does.
pub struct NothingCombined;

impl CombineData<Pair, TimestampedValue<Price, Millis>> for NothingCombined {
	fn combine_data(
		_: &Pair,
		_: Vec<TimestampedValue<Price, Millis>>,
		_: Option<TimestampedValue<Price, Millis>>,
	) -> Option<TimestampedValue<Price, Millis>> {
		None
	}
}

/// Whom the oracle takes words from: the active feeders.
pub struct ActiveFeeders;

impl SortedMembers<AccountId> for ActiveFeeders {
	fn contains(who: &AccountId) -> bool {
		Rates::is_active(who)
	}

	/// Nobody. The oracle asks for a list only to combine their words.
	fn sorted_members() -> Vec<AccountId> {
		Vec::new()
	}
}

impl pallet_oracle::Config for Runtime {
	type OnNewData = ();
	type CombineData = NothingCombined;
	type Time = Timestamp;
	type OracleKey = Pair;
	type OracleValue = Price;
	type PalletId = OracleId;
	type Members = ActiveFeeders;
	type WeightInfo = pallet_oracle::weights::SubstrateWeight<Runtime>;
	// Of its own call, which is closed.
	type MaxHasDispatchedSize = ConstU32<1>;
	type MaxFeedValues = ConstU32<1>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// The words that the oracle keeps.
pub struct OracleWords;

impl RawFeeds<AccountId> for OracleWords {
	fn put(who: &AccountId, pair: &Pair, price: Price) -> DispatchResult {
		<Oracle as DataFeeder<_, _, _>>::feed_value(Some(who.clone()), pair.clone(), price)
	}

	fn get(who: &AccountId, pair: &Pair) -> Option<RawPrice> {
		let word = Oracle::raw_values(who, pair)?;
		Some(RawPrice { price: word.value, at: word.timestamp })
	}

	fn forget(who: &AccountId, pair: &Pair) {
		pallet_oracle::RawValues::<Runtime>::remove(who, pair);
	}
}

impl pallet_rates::Config for Runtime {
	type GovernanceOrigin = CouncilMajority;
	type HaltOrigin = EitherOfDiverse<CommitteeThird, CouncilMajority>;
	type Clock = Clock;
	type Kyc = Kyc;
	type Words = OracleWords;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Treasury = Treasury;
	type FeederBond = ConstU128<{ rates::FEEDER_BOND }>;
	type ConfigDelay = ConstU64<{ rates::CONFIG_DELAY }>;
	type LeavePeriod = ConstU64<{ rates::LEAVE_PERIOD }>;
	type MaxStrikes = ConstU32<{ rates::MAX_STRIKES }>;
	type StrikeWindow = ConstU64<{ rates::STRIKE_WINDOW }>;
	type SuspensionPeriod = ConstU64<{ rates::SUSPENSION }>;
	type MaxPairs = ConstU32<{ rates::MAX_PAIRS }>;
	type MaxWords = ConstU32<{ rates::MAX_WORDS }>;
	type WeightInfo = pallet_rates::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Stage;
}
