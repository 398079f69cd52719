// SPDX-License-Identifier: Apache-2.0

//! Who makes blocks and who finalises them.

use super::governance::CouncilTwoThirds;
use crate::{
	Aura, Balances, Historical, Runtime, RuntimeEvent, SLOT_DURATION, Session, SessionKeys, System,
	Validators,
	constants::{limits, money, randomness, time},
};
use alloc::vec::Vec;
use pallet_randomness::{Author, BlockAuthor};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{ConstBool, ConstU32, ConstU64, KeyOwnerProofSystem},
	},
	pallet_aura, pallet_authorship, pallet_grandpa,
	pallet_session::{
		self, FindAccountFromAuthorIndex, PeriodicSessions, SessionManager,
		disabling::UpToLimitWithReEnablingDisablingStrategy,
		historical::{self, NoteHistoricalRoot},
	},
	sp_consensus_aura::{
		digests::CompatibleDigestItem,
		sr25519::{AuthorityId as AuraId, AuthoritySignature as AuraSignature},
	},
	sp_consensus_grandpa::AuthorityId as GrandpaId,
	sp_core::crypto::KeyTypeId,
	sp_runtime::{
		DispatchError, DispatchResult,
		traits::OpaqueKeys,
		transaction_validity::{InvalidTransaction, TransactionValidityError},
	},
	sp_staking::{SessionIndex, offence::OffenceReportSystem},
};
use tael_primitives::{AccountId, Balance, BlockNumber};

parameter_types! {
	pub const SessionPeriod: BlockNumber = time::SESSION;
	pub const SessionOffset: BlockNumber = 0;
	pub const KeyDeposit: Balance = money::deposit(3, 192);
}

/// Who is told of a session's keys, in the order of [`SessionKeys`].
pub type SessionHandlers = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;

impl pallet_authorship::Config for Runtime {
	type FindAuthor = FindAccountFromAuthorIndex<Runtime, Aura>;
	type EventHandler = ();
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type MaxAuthorities = ConstU32<{ limits::VALIDATORS }>;
	// A disabled validator must not author: its slots stay empty.
	type DisabledValidators = Session;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

/// The author of the slot that the header names.
pub struct SlotAuthor;

impl BlockAuthor for SlotAuthor {
	fn current() -> Option<Author> {
		// Not Aura's storage: its hook has not run yet. It refuses the block if the slot is not a new one.
		let digest = System::digest();
		let find = CompatibleDigestItem::<AuraSignature>::as_aura_pre_digest;
		let slot = digest.logs().iter().find_map(find)?;
		let index = Aura::slot_author_index(slot)?;
		let authorities = pallet_aura::Authorities::<Runtime>::get();
		let key = authorities.get(usize::try_from(index).ok()?)?.clone().into();
		Some(Author { key, slot: *slot })
	}
}

impl pallet_randomness::Config for Runtime {
	type Author = SlotAuthor;
	type Kept = ConstU32<{ randomness::KEPT }>;
	type Ahead = ConstU32<{ randomness::AHEAD }>;
	type WeightInfo = pallet_randomness::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Stage;
}

impl pallet_validators::Config for Runtime {
	type UpdateOrigin = CouncilTwoThirds;
	type Sessions = Session;
	type MinValidators = ConstU32<{ limits::MIN_VALIDATORS }>;
	type MaxValidators = ConstU32<{ limits::VALIDATORS }>;
	type WeightInfo = pallet_validators::weights::SubstrateWeight<Runtime>;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	// Only who the council has approved may register keys.
	type ValidatorIdOf = pallet_validators::ValidatorIdOf<Runtime>;
	type ShouldEndSession = PeriodicSessions<SessionPeriod, SessionOffset>;
	type NextSessionRotation = PeriodicSessions<SessionPeriod, SessionOffset>;
	type SessionManager = RecentSessions;
	type SessionHandler = SessionHandlers;
	type Keys = SessionKeys;
	type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = KeyDeposit;
}

type WithRoots = NoteHistoricalRoot<Runtime, Validators>;

/// The validators' sessions, with a record of who they were for as long as equivocations can be reported.
///
/// Where there is staking, its pallet forgets old sessions. Nobody does here, and the SDK makes a record
/// for every session.
pub struct RecentSessions;

impl SessionManager<AccountId> for RecentSessions {
	fn new_session(index: SessionIndex) -> Option<Vec<AccountId>> {
		WithRoots::new_session(index)
	}

	fn new_session_genesis(index: SessionIndex) -> Option<Vec<AccountId>> {
		WithRoots::new_session_genesis(index)
	}

	fn start_session(index: SessionIndex) {
		WithRoots::start_session(index);
	}

	fn end_session(index: SessionIndex) {
		WithRoots::end_session(index);
		let memory = SessionIndex::try_from(time::EQUIVOCATION_MEMORY_SESSIONS);
		if let Some(oldest) = index.checked_sub(memory.unwrap_or(SessionIndex::MAX)) {
			Historical::prune_up_to(oldest);
		}
	}
}

impl historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = pallet_validators::IdentificationOf<Runtime>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<{ limits::VALIDATORS }>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ time::EQUIVOCATION_MEMORY_SESSIONS }>;
	type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(KeyTypeId, GrandpaId)>>::Proof;
	type EquivocationReportSystem = NoReports;
}

/// Refuses reports of equivocations, which have no consequence before validators have bonds. A report
/// that is taken is free of charge, so taking every report would let anybody fill blocks for nothing.
pub struct NoReports;

impl<Reporter, Evidence> OffenceReportSystem<Reporter, Evidence> for NoReports {
	type Longevity = ConstU64<0>;

	fn publish_evidence(_: Evidence) -> Result<(), ()> {
		Err(())
	}

	fn check_evidence(_: Evidence) -> Result<(), TransactionValidityError> {
		Err(InvalidTransaction::Call.into())
	}

	fn process_evidence(_: Reporter, _: Evidence) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
}
