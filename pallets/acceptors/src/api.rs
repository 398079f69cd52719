// SPDX-License-Identifier: Apache-2.0

//! What a runtime API asks. Plain data, every list bounded.

use crate::{
	Acceptor, Acceptors, Claim, ClaimId, ClaimReceipt, Claims, Config, Fault, LevelsOf, OpenClaims,
	Pallet, Receipts, Service,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AcceptorProgramme, Balance, ChainTime, ClientRef, MAX_PAGE, Millis, ObjectKind, Standing,
	Trades, derive_id,
};

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

impl<T: Config> Pallet<T> {
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
		let Some(claim) = Claims::<T>::get(id) else {
			return Receipts::<T>::get(id).map(ClaimLookup::Ended);
		};
		let is_due = claim.is_due(T::Clock::now());
		Some(ClaimLookup::Live(ClaimView { id, next_due: claim.next_due(), is_due, claim }))
	}
}
