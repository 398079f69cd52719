// SPDX-License-Identifier: Apache-2.0

//! What a transaction costs, and who gets it.
//!
//! `fee = price(base) + length / 4 + price(execution) × multiplier + tip`, in millionths of a USDT, where
//! `price` is half a USDT for a second, rounded up and kept between a floor and a cap. The multiplier is
//! between a quarter and one.

use super::money::Treasury;
use crate::{Authorship, Balances, Runtime, RuntimeEvent, constants::fees};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{
			ConstU8, Imbalance, OnUnbalanced,
			fungible::{Balanced, Credit},
			tokens::imbalance::ResolveTo,
		},
		weights::{Weight, WeightToFee, constants::WEIGHT_REF_TIME_PER_SECOND},
	},
	pallet_transaction_payment::{self, FungibleAdapter, Multiplier, TargetedFeeAdjustment},
	sp_runtime::Perquintill,
};
use tael_primitives::{AccountId, Balance};

parameter_types! {
	pub const Target: Perquintill = fees::TARGET;
	pub const Variability: Multiplier = fees::VARIABILITY;
	pub const MinMultiplier: Multiplier = fees::MIN_MULTIPLIER;
	pub const MaxMultiplier: Multiplier = fees::MAX_MULTIPLIER;
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, FeeSplit>;
	type WeightToFee = WeightFee;
	type LengthToFee = ByteFee;
	type FeeMultiplierUpdate =
		TargetedFeeAdjustment<Runtime, Target, Variability, MinMultiplier, MaxMultiplier>;
	type OperationalFeeMultiplier = ConstU8<{ fees::OPERATIONAL_MULTIPLIER }>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}

/// The price of execution time, rounded up, between the floor and the cap.
pub struct WeightFee;

impl WeightToFee for WeightFee {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		Balance::from(weight.ref_time())
			.saturating_mul(fees::PER_SECOND)
			.div_ceil(Balance::from(WEIGHT_REF_TIME_PER_SECOND))
			.clamp(fees::FLOOR, fees::PART_CAP)
	}
}

/// The price of length, rounded up, below the cap. The length comes as the time of a weight.
pub struct ByteFee;

impl WeightToFee for ByteFee {
	type Balance = Balance;

	fn weight_to_fee(length: &Weight) -> Balance {
		Balance::from(length.ref_time()).div_ceil(fees::BYTES_PER_UNIT).min(fees::PART_CAP)
	}
}

/// Fees and tips: the author's share rounded down, the remainder to the treasury.
///
/// Nothing is burned: an author who cannot be credited (he has no account and the share is below
/// the existential deposit) leaves his share to the treasury, whose account always exists.
pub struct FeeSplit;

impl OnUnbalanced<Credit<AccountId, Balances>> for FeeSplit {
	fn on_nonzero_unbalanced(paid: Credit<AccountId, Balances>) {
		let share = fees::AUTHOR_SHARE.mul_floor(paid.peek());
		let (for_author, mut for_treasury) = paid.split(share);
		let refused = match Authorship::author() {
			Some(author) => Balances::resolve(&author, for_author).err(),
			None => Some(for_author),
		};
		if let Some(refused) = refused {
			for_treasury.subsume(refused);
		}
		ResolveTo::<Treasury, Balances>::on_unbalanced(for_treasury);
	}
}
