// SPDX-License-Identifier: Apache-2.0

//! What a runtime API asks. Plain data, every list bounded.

use crate::{
	Acceptor, Acceptors, Claim, ClaimId, ClaimReceipt, Claims, Config, Fault, LevelsOf, OpenClaims,
	Pallet, Receipts, Service, TierTerms, Tiers,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AcceptorProgramme, Balance, ChainTime, ClientRef, Millis, ObjectKind, Standing, Trades,
	derive_id,
};

/// Most rows of one answer.
pub const MAX_PAGE: u32 = 100;

/// The id of a claimant's claim, known before it exists.
pub fn claim_id<AccountId: Encode>(claimant: &AccountId, reference: &ClientRef) -> ClaimId {
	derive_id(ObjectKind::Claim, claimant, reference)
}

/// An acceptor as he stands now.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct AcceptorView<AccountId> {
	/// Who.
	pub account: AccountId,
	/// What trades are told of him.
	pub standing: Standing,
	/// His row: state, rung, terms, bond, frozen part, charge.
	pub acceptor: Acceptor,
	/// His service over the last thirty days.
	pub service: Service,
	/// What restricts him now, or would if he were active.
	pub fault: Option<Fault>,
	/// What he could take back of his bond now.
	pub withdrawable: Balance,
	/// The claims against him, at most 100.
	pub open_claims: Vec<ClaimId>,
}

/// A live claim.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimView<AccountId> {
	/// Its id.
	pub id: ClaimId,
	/// State, parties, amounts, deadlines.
	pub claim: Claim<AccountId>,
	/// When it expires; `None` once it is in arbitration.
	pub next_due: Option<Millis>,
	/// Whether it has expired, and anyone can end it now.
	pub is_due: bool,
}

/// A claim, or what is left of it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum ClaimLookup<AccountId> {
	/// Alive.
	#[codec(index = 0)]
	Live(ClaimView<AccountId>),
	/// Ended.
	#[codec(index = 1)]
	Ended(ClaimReceipt<AccountId>),
}

/// Live claims against an acceptor, in the order of their ids.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimPage<AccountId> {
	/// The claims.
	pub items: Vec<ClaimView<AccountId>>,
	/// Where to go on, if there are more.
	pub next: Option<ClaimId>,
}

impl<T: Config> Pallet<T> {
	/// The rungs and their terms of now, lowest first.
	pub fn tiers() -> Vec<(u8, TierTerms)> {
		let mut tiers: Vec<_> = Tiers::<T>::iter().collect();
		tiers.sort_by_key(|(tier, _)| *tier);
		tiers
	}

	/// An acceptor, or somebody who has applied or is on the way out.
	pub fn acceptor_view(who: &T::AccountId) -> Option<AcceptorView<T::AccountId>> {
		let acceptor = Acceptors::<T>::get(who)?;
		let now = T::Clock::now();
		Some(AcceptorView {
			account: who.clone(),
			standing: <Self as AcceptorProgramme<_>>::standing(who),
			service: LevelsOf::<T>::get(who).service(now),
			fault: Self::fault(who, &acceptor, now),
			withdrawable: Self::withdrawable(who, &acceptor, now),
			open_claims: OpenClaims::<T>::iter_key_prefix(who).take(MAX_PAGE as usize).collect(),
			acceptor,
		})
	}

	/// What an acceptor could take back of his bond, by whichever call his state allows.
	fn withdrawable(who: &T::AccountId, row: &Acceptor, now: Millis) -> Balance {
		use crate::AcceptorState::{
			Active, Applied, Exiting, Expelled, Gone, Restricted, Suspended,
		};
		match row.state {
			Applied => row.bond,
			Active => row.bond.saturating_sub(row.need_at(now)),
			Restricted | Suspended { .. } | Gone => 0,
			Exiting | Expelled => {
				let history = T::Trades::history(who);
				let unlocked = Self::unlocked(row, &history, now);
				unlocked.filter(|_| history.open == 0).map_or(0, |unlocked| unlocked.amount)
			},
		}
	}

	/// A claim by its id, now.
	pub fn claim_view(id: ClaimId) -> Option<ClaimLookup<T::AccountId>> {
		match Claims::<T>::get(id) {
			Some(claim) => Some(ClaimLookup::Live(Self::view_of(id, claim))),
			None => Receipts::<T>::get(id).map(ClaimLookup::Ended),
		}
	}

	fn view_of(id: ClaimId, claim: Claim<T::AccountId>) -> ClaimView<T::AccountId> {
		let is_due = claim.is_due(T::Clock::now());
		ClaimView { id, next_due: claim.next_due(), is_due, claim }
	}

	/// A claim by its claimant and reference, now.
	pub fn claim_by_ref(
		claimant: &T::AccountId,
		reference: &ClientRef,
	) -> Option<ClaimLookup<T::AccountId>> {
		Self::claim_view(claim_id(claimant, reference))
	}

	/// Live claims against `respondent` after `from`, at most 100.
	pub fn claims_against(
		respondent: &T::AccountId,
		from: Option<ClaimId>,
		limit: u32,
	) -> ClaimPage<T::AccountId> {
		let limit = limit.clamp(1, MAX_PAGE) as usize;
		let mut ids = match from {
			Some(id) => {
				let after = OpenClaims::<T>::hashed_key_for(respondent, id);
				OpenClaims::<T>::iter_key_prefix_from(respondent, after)
			},
			None => OpenClaims::<T>::iter_key_prefix(respondent),
		};
		let items: Vec<_> = ids
			.by_ref()
			.take(limit)
			.filter_map(|id| Some(Self::view_of(id, Claims::<T>::get(id)?)))
			.collect();
		let next = ids.next().and_then(|_| items.last().map(|item| item.id));
		ClaimPage { items, next }
	}
}
