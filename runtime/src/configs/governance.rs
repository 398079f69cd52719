// SPDX-License-Identifier: Apache-2.0

//! The council, the technical committee, and how a decision becomes Root.
//!
//! There is no sudo. Most decisions have an origin of their own, such as a majority of the council.
//! Only a few calls need Root, above all a runtime upgrade. They take three steps:
//!
//! 1. The technical committee whitelists the hash of the call; it can withdraw that at any time.
//! 2. Two thirds of the council schedule its dispatch, a day ahead at least.
//! 3. When the delay is over, the scheduler enacts it. If the committee has not consented by then, the
//!    decision waits for it for a week.
//!
//! What may be enacted is a list of calls, [`super::ENACTABLE_AS_ROOT`].

#![allow(clippy::arithmetic_side_effects, reason = "a share of a weight saturates")]

use super::filters::AlwaysOpen;
use crate::{
	Balances, Council, OriginCaller, Preimage, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, RuntimeOrigin, System, TechnicalCommittee,
	configs::system::RuntimeBlockWeights,
	constants::{limits, time},
};
use core::{cmp::Ordering, marker::PhantomData};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{ConstU32, EnsureOrigin, PrivilegeCmp},
		weights::Weight,
	},
	frame_system::{EnsureNever, EnsureWithSuccess, Phase},
	pallet_collective::{
		self, DefaultVote, EnsureProportionAtLeast, EnsureProportionMoreThan, Instance1, Instance2,
		MemberCount,
	},
	pallet_membership, pallet_safe_mode, pallet_tx_pause, pallet_whitelist,
	sp_runtime::Perbill,
};
use tael_primitives::{AccountId, Balance, BlockNumber};

/// More than half of the council.
pub type CouncilMajority = EnsureProportionMoreThan<AccountId, Instance1, 1, 2>;
/// Two thirds of the council.
pub type CouncilTwoThirds = EnsureProportionAtLeast<AccountId, Instance1, 2, 3>;
/// Two thirds of the council, after the delay of an enactment.
pub type EnactedByCouncil = Enacted<CouncilTwoThirds>;
/// More than half of the technical committee.
pub type CommitteeMajority = EnsureProportionMoreThan<AccountId, Instance2, 1, 2>;
/// A third of the technical committee: pausing is fast.
pub type CommitteeThird = EnsureProportionAtLeast<AccountId, Instance2, 1, 3>;

/// An origin, but only while the scheduler dispatches what is due in this block.
///
/// The filter of calls lets nothing be scheduled with less than the delay of an enactment
/// ([`super::Permitted`]), so whoever passes here has waited. A transaction never does: hooks run
/// before the first of a block.
pub struct Enacted<Origin>(PhantomData<Origin>);

impl<Origin: EnsureOrigin<RuntimeOrigin>> EnsureOrigin<RuntimeOrigin> for Enacted<Origin> {
	type Success = Origin::Success;

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		match System::execution_phase() {
			Some(Phase::Initialization) => Origin::try_origin(origin),
			Some(Phase::ApplyExtrinsic(_) | Phase::Finalization) | None => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Origin::try_successful_origin()
	}
}

/// Who does not vote has not agreed, whatever a prime member says: a share of the seats is a share of
/// votes that were cast.
pub struct AbsentIsNo;

impl DefaultVote for AbsentIsNo {
	fn default_vote(_: Option<bool>, _: MemberCount, _: MemberCount, _: MemberCount) -> bool {
		false
	}
}

/// Who may cancel what is scheduled: a vote of the council at least as strong as the one that
/// scheduled it.
pub struct CouncilPrivilege;

impl PrivilegeCmp<OriginCaller> for CouncilPrivilege {
	fn cmp_privilege(left: &OriginCaller, right: &OriginCaller) -> Option<Ordering> {
		if left == right {
			return Some(Ordering::Equal);
		}
		match (left, right) {
			(
				OriginCaller::Council(pallet_collective::RawOrigin::Members(left_ayes, left_of)),
				OriginCaller::Council(pallet_collective::RawOrigin::Members(right_ayes, right_of)),
			) => {
				let share = |ayes: &u32, of: &u32| u64::from(*ayes).checked_mul(u64::from(*of));
				Some(share(left_ayes, right_of)?.cmp(&share(right_ayes, left_of)?))
			},
			_ => None,
		}
	}
}

parameter_types! {
	pub const Motion: BlockNumber = time::MOTION;
	pub const ConsentPeriod: BlockNumber = time::CONSENT_PERIOD;
	pub const SafeModeDuration: BlockNumber = time::SAFE_MODE;
	pub const NoDeposit: Option<Balance> = None;
	pub const NoRelease: Option<BlockNumber> = None;
	/// Half of a block, so that a motion can always be executed.
	pub MaxProposalWeight: Weight =
		Perbill::from_percent(50) * RuntimeBlockWeights::get().max_block;
}

impl pallet_collective::Config<Instance1> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = Motion;
	type MaxProposals = ConstU32<{ limits::MOTIONS }>;
	type MaxMembers = ConstU32<{ limits::MEMBERS }>;
	type DefaultVote = AbsentIsNo;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	// Members come from the membership pallet alone.
	type SetMembersOrigin = EnsureNever<()>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = CouncilTwoThirds;
	type KillOrigin = CouncilTwoThirds;
	// A deposit here would be burned by `kill`, which changes the issuance.
	type Consideration = ();
}

impl pallet_collective::Config<Instance2> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = Motion;
	type MaxProposals = ConstU32<{ limits::MOTIONS }>;
	type MaxMembers = ConstU32<{ limits::MEMBERS }>;
	type DefaultVote = AbsentIsNo;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	type SetMembersOrigin = EnsureNever<()>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = CommitteeMajority;
	type KillOrigin = CommitteeMajority;
	type Consideration = ();
}

impl pallet_membership::Config<Instance1> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = CouncilTwoThirds;
	type RemoveOrigin = CouncilTwoThirds;
	type SwapOrigin = CouncilTwoThirds;
	type ResetOrigin = CouncilTwoThirds;
	type PrimeOrigin = CouncilTwoThirds;
	type MembershipInitialized = Council;
	type MembershipChanged = Council;
	type MaxMembers = ConstU32<{ limits::MEMBERS }>;
	type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

// The committee checks the council, so the council changes it with the same delay as anything that
// becomes Root: everybody sees a replacement coming.
impl pallet_membership::Config<Instance2> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = EnactedByCouncil;
	type RemoveOrigin = EnactedByCouncil;
	type SwapOrigin = EnactedByCouncil;
	type ResetOrigin = EnactedByCouncil;
	type PrimeOrigin = EnactedByCouncil;
	type MembershipInitialized = TechnicalCommittee;
	type MembershipChanged = TechnicalCommittee;
	type MaxMembers = ConstU32<{ limits::MEMBERS }>;
	type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

impl pallet_whitelist::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WhitelistOrigin = CommitteeMajority;
	type DispatchWhitelistedOrigin = EnactedByCouncil;
	type Preimages = Preimage;
	type DeferredDispatchExpiration = ConsentPeriod;
	type BlockNumberProvider = System;
	type WeightInfo = pallet_whitelist::weights::SubstrateWeight<Runtime>;
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = CommitteeThird;
	type UnpauseOrigin = CouncilMajority;
	type WhitelistedCalls = AlwaysOpen;
	type MaxNameLen = ConstU32<64>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = AlwaysOpen;
	type EnterDuration = SafeModeDuration;
	type ExtendDuration = SafeModeDuration;
	// Nobody enters by a deposit, so there is none to slash, which would burn it.
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	type ForceEnterOrigin = EnsureWithSuccess<CommitteeMajority, AccountId, SafeModeDuration>;
	type ForceExtendOrigin = EnsureWithSuccess<CommitteeMajority, AccountId, SafeModeDuration>;
	type ForceExitOrigin = CouncilMajority;
	type ForceDepositOrigin = EnsureNever<()>;
	type Notify = ();
	type ReleaseDelay = NoRelease;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}
