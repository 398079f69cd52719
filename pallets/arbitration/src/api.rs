// SPDX-License-Identifier: Apache-2.0

//! What a runtime API asks. Plain data, every list bounded. The table of rulings is
//! [`crate::rule_table`].

use crate::{
	Arbiter, Arbiters, Assignments, Config, Dispute, Disputes, Evidence, Files, Pallet, Receipt,
	Receipts,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{Balance, CaseId, ChainTime, Millis, Ruling};

/// A dispute, or what is left of it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Lookup<View> {
	/// Alive.
	#[codec(index = 0)]
	Live(View),
	/// Ended.
	#[codec(index = 1)]
	Ended(Receipt),
}

/// A dispute as it stands now.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DisputeView<AccountId> {
	/// State, tier, deadlines, arbiters, ruling and fees.
	pub dispute: Dispute<AccountId>,
	/// What was filed, in order.
	pub evidence: Vec<Evidence>,
	/// When its next timed step falls due. While arbiters are drawn that is past: it waits for randomness.
	pub next_due: Millis,
	/// Whether it can still be settled or conceded.
	pub is_open: bool,
	/// From when on only the council may rule.
	pub stalls_at: Millis,
	/// From when on the default can end it.
	pub defaults_at: Millis,
	/// How it would end by default.
	pub default_ruling: Ruling,
	/// What an appeal would have to stake now, in USDT, and until when; `None` where there can be none.
	pub appeal: Option<(Balance, Millis)>,
}

/// An arbiter.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ArbiterView<AccountId> {
	/// Who.
	pub who: AccountId,
	/// Where he stands, and what he has done.
	pub arbiter: Arbiter,
	/// In which disputes he sits.
	pub cases: Vec<CaseId>,
}

impl<T: Config> Pallet<T> {
	/// The dispute about something.
	pub fn dispute_view(id: CaseId) -> Option<Lookup<DisputeView<T::AccountId>>> {
		match Disputes::<T>::get(id) {
			Some(row) => Some(Lookup::Live(Self::view(row))),
			None => Receipts::<T>::get(id).map(Lookup::Ended),
		}
	}

	fn view(row: Dispute<T::AccountId>) -> DisputeView<T::AccountId> {
		let now = T::Clock::now();
		let can_be_appealed = row.state == crate::DisputeState::Ruled && now < row.appeal_until();
		let appeal = can_be_appealed
			.then(|| row.cost(row.tier.next()?)?.checked_mul(2))
			.flatten()
			.map(|stake| (stake, row.appeal_until()));
		DisputeView {
			evidence: Files::<T>::get(row.id()).into_inner(),
			next_due: row.next_due(),
			is_open: Self::can_be_settled(&row),
			stalls_at: row.stalls_at(),
			defaults_at: row.defaults_at(),
			default_ruling: row.default_ruling(),
			appeal,
			dispute: row,
		}
	}

	/// An arbiter by his account.
	pub fn arbiter_view(who: T::AccountId) -> Option<ArbiterView<T::AccountId>> {
		let arbiter = Arbiters::<T>::get(&who)?;
		let cases = Assignments::<T>::iter_key_prefix(&who).collect();
		Some(ArbiterView { who, arbiter, cases })
	}
}
