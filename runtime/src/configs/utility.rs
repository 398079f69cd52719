// SPDX-License-Identifier: Apache-2.0

//! Batches, delegates, shared accounts, preimages and scheduled calls.

#![allow(clippy::arithmetic_side_effects, reason = "a share of a weight saturates")]

use super::governance::{CouncilPrivilege, CouncilTwoThirds};
use crate::{
	Balances, OriginCaller, Preimage, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
	RuntimeOrigin, System,
	configs::system::RuntimeBlockWeights,
	constants::{limits, money},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{ConstU32, InstanceFilter, LinearStoragePrice, fungible::HoldConsideration},
		weights::Weight,
	},
	frame_system::EnsureNever,
	pallet_multisig, pallet_preimage, pallet_proxy, pallet_scheduler, pallet_utility,
	sp_runtime::{Perbill, traits::BlakeTwo256},
};
use scale_info::TypeInfo;
use tael_primitives::{AccountId, Balance};

parameter_types! {
	pub const ProxyDepositBase: Balance = money::deposit(1, 8);
	pub const ProxyDepositFactor: Balance = money::deposit(0, 33);
	pub const AnnouncementDepositBase: Balance = money::deposit(1, 8);
	pub const AnnouncementDepositFactor: Balance = money::deposit(0, 66);
	pub const MultisigDepositBase: Balance = money::deposit(1, 88);
	pub const MultisigDepositFactor: Balance = money::deposit(0, 32);
	pub const PreimageBaseDeposit: Balance = money::deposit(2, 64);
	pub const PreimageByteDeposit: Balance = money::deposit(0, 1);
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
	/// A quarter of a block: enactments are rare and small.
	pub MaxScheduledWeight: Weight = Perbill::from_percent(25) * RuntimeBlockWeights::get().max_block;
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

/// What a delegate may do for an account. A batch of such calls is one, too: every call in it
/// is checked again.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Everything that `Governance`, `Validator` and `Reject` allow, which pays nothing to anybody.
	#[codec(index = 1)]
	NonTransfer,
	/// Vote and propose in the collectives.
	#[codec(index = 2)]
	Governance,
	/// Set the session keys of a validator, and leave the set.
	#[codec(index = 3)]
	Validator,
	/// Stop an announced call of another delegate.
	#[codec(index = 4)]
	Reject,
	/// Make, extend, requote, settle and withdraw invoices without a split; capture and void
	/// authorisations.
	/// Invoices are made with deposits out of this account; the role of a cashier in the merchant
	/// pallet takes them out of the cashier's own.
	#[codec(index = 5)]
	Cashier,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		if *self == Self::Any || is_batch(call) {
			return true;
		}
		match self {
			Self::Any => true,
			Self::NonTransfer => [Self::Governance, Self::Validator, Self::Reject]
				.iter()
				.any(|narrower| narrower.filter(call)),
			Self::Governance => {
				matches!(call, RuntimeCall::Council(..) | RuntimeCall::TechnicalCommittee(..))
			},
			Self::Validator => {
				matches!(call, RuntimeCall::Session(..) | RuntimeCall::Validators(..))
			},
			Self::Reject => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			},
			Self::Cashier => is_work_of_a_cashier(call),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(one, another) if one == another => true,
			(Self::Any, _) => true,
			(Self::NonTransfer, Self::Governance | Self::Validator | Self::Reject) => true,
			_ => false,
		}
	}
}

/// A split pays others than the merchant, so a cashier may not write one into an invoice.
fn is_work_of_a_cashier(call: &RuntimeCall) -> bool {
	use pallet_payments::Call;
	let RuntimeCall::Payments(call) = call else { return false };
	match call {
		Call::create_invoice { request, .. } => request.legs.is_empty(),
		Call::create_invoices { batch, .. } => {
			batch.iter().all(|(_, request)| request.legs.is_empty())
		},
		Call::cancel { .. }
		| Call::extend { .. }
		| Call::requote { .. }
		| Call::accept_short { .. }
		| Call::capture { .. }
		| Call::void { .. } => true,
		_ => false,
	}
}

const fn is_batch(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Utility(
			pallet_utility::Call::batch { .. }
				| pallet_utility::Call::batch_all { .. }
				| pallet_utility::Call::force_batch { .. }
		)
	)
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<{ limits::PROXIES }>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<{ limits::PROXIES }>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<{ limits::SIGNATORIES }>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	// Everybody pays the deposit; nobody stores for free.
	type ManagerOrigin = EnsureNever<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaxScheduledWeight;
	type ScheduleOrigin = CouncilTwoThirds;
	type OriginPrivilegeCmp = CouncilPrivilege;
	type MaxScheduledPerBlock = ConstU32<{ limits::SCHEDULED_PER_BLOCK }>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}
