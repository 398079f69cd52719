// SPDX-License-Identifier: Apache-2.0

//! USDT from and to other chains.

use super::{
	governance::{CommitteeThird, CouncilMajority},
	money::FungiblesHeld,
	rates::OracleId,
};
use crate::{
	Balances, Claimables, Clock, Kyc, Payments, Runtime, RuntimeCall, RuntimeHoldReason,
	RuntimeOrigin,
	constants::{bridge, money},
};
use pallet_bridge::{DepositTags, Limits};
use pallet_payments::Invoices;
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{
			Contains,
			fungible::Inspect,
			tokens::{Fortitude, Preservation},
		},
	},
	sp_core::H256,
	sp_runtime::{
		DispatchResult, Weight,
		traits::{AccountIdConversion, Dispatchable},
	},
};
use tael_primitives::{AccountId, AssetKind, Balance};

parameter_types! {
	pub Treasury: AccountId = money::treasury();
	pub const BridgeLimits: Limits = bridge::LIMITS;
}

/// Pays invoices: the tag of a deposit is the id of one, which follows from its merchant and his reference.
///
/// No more is paid than what is due; the rest stays with the payer. If less has come, it is a part, where the
/// invoice takes parts: it waits on hold, so something stays that keeps the account alive.
pub struct InvoiceTags;

impl DepositTags<AccountId> for InvoiceTags {
	fn pay(payer: &AccountId, tag: H256, amount: Balance) -> DispatchResult {
		let due = Payments::invoice_quote(tag).map_or(amount, |quote| quote.due);
		let offered = if amount < due {
			amount.min(Balances::reducible_balance(
				payer,
				Preservation::Preserve,
				Fortitude::Polite,
			))
		} else {
			due
		};
		let paid_before = Invoices::<Runtime>::get(tag).map_or(0, |invoice| invoice.paid_by(payer));
		let pay = pallet_payments::Call::pay {
			invoice: tag,
			asset: AssetKind::Native,
			amount: offered,
			paid_before,
			refund_to: None,
			contract_hash: None,
		};
		// As a transaction would, so that what is paused is not paid.
		RuntimeCall::from(pay)
			.dispatch(RuntimeOrigin::signed(payer.clone()))
			.map(|_| ())
			.map_err(|failure| failure.error)
	}

	fn weight() -> Weight {
		Payments::most_of_paying()
	}
}

/// Accounts of the chain itself, which have no key: what came in for them would be a mistake.
pub struct Keyless;

impl Contains<AccountId> for Keyless {
	fn contains(who: &AccountId) -> bool {
		let oracle: AccountId = OracleId::get().into_account_truncating();
		[money::treasury(), money::stablecoin_team(), oracle].contains(who)
	}
}

impl pallet_bridge::Config for Runtime {
	type GovernanceOrigin = CouncilMajority;
	type PauseOrigin = CommitteeThird;
	type Clock = Clock;
	type Kyc = Kyc;
	type Tags = InvoiceTags;
	type Uncreditable = Keyless;
	type Currency = Balances;
	type Holds = FungiblesHeld;
	type Claimables = Claimables;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Treasury = Treasury;
	type Limits = BridgeLimits;
	type WeightInfo = pallet_bridge::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Stage;
}
