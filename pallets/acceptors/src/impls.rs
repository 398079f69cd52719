// SPDX-License-Identifier: Apache-2.0

//! What this pallet answers trades and arbitration.

use crate::{AcceptorState, Acceptors, Config, Deed, Entered, LevelsOf, Pallet, WeightInfo};
use frame::{
	prelude::*,
	traits::{BlakeTwo256, Hash},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AcceptorProgramme, Arbitrable, CaseId, ChainTime, Kyc, Ruling, Side, Standing, TradeOutcome,
	TradeReport,
};

impl<T: Config> AcceptorProgramme<T::AccountId> for Pallet<T> {
	/// What is stored, and never better than that: a suspension that is over counts as over, a bond that is
	/// short bars at once.
	fn standing(who: &T::AccountId) -> Standing {
		let Some(row) = Acceptors::<T>::get(who) else { return Standing::None };
		let is_active = match row.state {
			AcceptorState::Applied => return Standing::None,
			AcceptorState::Active => true,
			AcceptorState::Suspended { .. } => row.is_served(T::Clock::now()),
			AcceptorState::Restricted
			| AcceptorState::Exiting
			| AcceptorState::Expelled
			| AcceptorState::Gone => false,
		};
		if !is_active || row.is_short() {
			return Standing::Barred;
		}
		let (max_trade, max_open) = (row.terms.max_trade, row.terms.max_open);
		Standing::Active { tier: row.tier, max_trade, max_open }
	}

	fn report(report: &TradeReport<T::AccountId>) -> bool {
		let is_bound =
			|who: &T::AccountId| Acceptors::<T>::get(who).is_some_and(|row| row.state.is_bound());
		let sides = [
			(Side::Buyer, &report.buyer, &report.seller),
			(Side::Seller, &report.seller, &report.buyer),
		];
		let counted = sides.map(|(_, who, _)| is_bound(who));
		// Most trades have no acceptor who would be counted twice: ask about persons only when it matters.
		if counted == [false, false] || T::Kyc::same_person(&report.buyer, &report.seller) {
			return false;
		}
		let mut is_restricted = false;
		for ((side, who, other), is_counted) in sides.into_iter().zip(counted) {
			if is_counted {
				is_restricted |= Self::count_trade(report, side, who, other);
			}
		}
		is_restricted
	}
}

impl<T: Config> Pallet<T> {
	/// Count a trade for one of its parties, and tell whether he was restricted for it.
	fn count_trade(
		report: &TradeReport<T::AccountId>,
		side: Side,
		who: &T::AccountId,
		other: &T::AccountId,
	) -> bool {
		let now = T::Clock::now();
		let person = T::Kyc::person(other);
		let (is_buyer, is_seller) = (side == Side::Buyer, side == Side::Seller);
		let entered = Entered {
			deed: deed(report, side),
			other: BlakeTwo256::hash_of(&(who, person)),
			value: report.value,
			pay: report.paid_after.filter(|_| is_buyer),
			release: report.released_after.filter(|_| is_seller),
			disputed: report.disputed,
		};
		let Some(mut row) = Acceptors::<T>::get(who) else { return false };
		let (state, seq) = (row.state, row.seq);
		LevelsOf::<T>::mutate(who, |levels| {
			levels.enter(now, &entered);
			Self::restrict_if_due(who, &mut row, levels, now);
		});
		let is_restricted = (row.state, row.seq) != (state, seq);
		if is_restricted {
			Self::put_acceptor(who, row);
		}
		is_restricted
	}
}

/// What a trade was for one side.
fn deed<AccountId>(report: &TradeReport<AccountId>, side: Side) -> Option<Deed> {
	if report.lost_by == Some(side) {
		return Some(Deed::Lost);
	}
	match report.outcome {
		TradeOutcome::Released => Some(Deed::Completed),
		TradeOutcome::Cancelled | TradeOutcome::Expired => {
			let is_his = report.ended_by == Some(side);
			is_his.then_some(match report.paid_after {
				Some(_) => Deed::CancelledPaid,
				None => Deed::CancelledUnpaid,
			})
		},
		// What the parties agreed on, and what a ruling gave the winner, is neither a success nor a failure.
		TradeOutcome::Split | TradeOutcome::Ruled => None,
	}
}

impl<T: Config> Arbitrable<T::AccountId> for Pallet<T> {
	fn on_ruling(case: &CaseId, ruling: &Ruling) -> DispatchResult {
		Self::rule(case.object(), ruling)
	}

	fn on_withdrawn(case: &CaseId) -> DispatchResult {
		Self::drop_dispute(case.object())
	}

	fn ruling_weight() -> Weight {
		T::WeightInfo::on_ruling().saturating_add(Self::serve_weight())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_case(
		buyer: &T::AccountId,
		seller: &T::AccountId,
		principal: tael_primitives::Balance,
	) -> Result<tael_primitives::Case<T::AccountId>, DispatchError> {
		crate::benchmarking::case::<T>(buyer, seller, principal)
	}
}
