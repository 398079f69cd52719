// SPDX-License-Identifier: Apache-2.0

//! How disputes begin for their neighbours, and how they end: [`Arbitration`].

use crate::{
	Config, Dispute, DisputeState, DisputeStep, DisputeTier, Disputes, Error, Event, Files,
	Outcome, Pallet, Party, Receipt, Receipts, Round, Timed, WeightInfo, Withdrawal, sweep::Index,
};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	Arbitrable, Arbitration, Case, CaseId, ChainTime, Millis, Ruling, Side, UsdtValue,
};

impl<T: Config> Arbitration<T::AccountId> for Pallet<T> {
	fn open(case: Case<T::AccountId>) -> DispatchResult {
		let id = case.id;
		let now = T::Clock::now();
		let former = Receipts::<T>::get(id);
		let is_ruled = former.as_ref().is_some_and(|receipt| receipt.bars_another(now));
		ensure!(!is_ruled && !Disputes::<T>::contains_key(id), Error::<T>::AlreadyExists);
		ensure!(case.principal > 0 && case.buyer != case.seller, Error::<T>::BadCase);
		let terms = Self::terms();
		// What has no value here counts at par: every stablecoin has the decimals of USDT, and the chain
		// must be able to open a dispute about any.
		let value = T::Value::in_usdt(&case.asset, case.principal).unwrap_or(case.principal);
		let fee = terms.fee_of(value);
		let deadline = now.saturating_add(terms.respond_window);
		let (opener, evidence) = (case.opener, case.evidence);
		let mut row = Dispute {
			case,
			terms,
			fee,
			is_small: value < terms.small_principal,
			opened_at: now,
			state: DisputeState::Open,
			tier: DisputeTier::Silence,
			deadline,
			evidence_until: now,
			commit_until: now,
			buyer: Party::new(),
			seller: Party::new(),
			seats: BoundedVec::new(),
			request: None,
			redraws: 0,
			excluded: BoundedVec::new(),
			rounds: BoundedVec::truncate_from(alloc::vec![Round::new(None, fee)]),
			ruling: None,
			appellant: None,
			withdrawal: Withdrawal::None,
			// Those of an object go on, so that no event of it has the number of another.
			seq: former.as_ref().map_or(0, |receipt| receipt.seq),
			bucket: 0,
		};
		if let Some(side) = opener {
			// First what can be refused.
			Self::hold_fee(&mut row, side, fee)?;
			row.party_mut(side).has_acted = true;
			Self::file_statement(&mut row, side, evidence)?;
		}
		Self::deposit_event(Event::DisputeOpened {
			id,
			seq: row.next_seq(),
			opener,
			cause: row.case.cause,
			buyer: row.case.buyer.clone(),
			seller: row.case.seller.clone(),
			asset: row.case.asset.clone(),
			principal: row.case.principal,
			fee,
			evidence,
			contract_hash: row.case.contract_hash,
			deadline,
		});
		if let Some(receipt) = former {
			Self::remove_receipt(id, &receipt);
		}
		row.bucket = Index::<T>::insert(id, Timed::Dispute, row.next_due(), now);
		Disputes::<T>::insert(id, row);
		Ok(())
	}

	fn settle(case: &CaseId, conceding: Option<Side>) -> DispatchResult {
		let mut row = Disputes::<T>::get(case).ok_or(Error::<T>::NotFound)?;
		// By the time, and not by the state that is stored: a ruling is final when its time is over,
		// whether or not somebody has poked.
		ensure!(Self::can_be_settled(&row), Error::<T>::TooLate);
		row.advance::<T>(DisputeStep::Settle)?;
		Self::finish(row, Outcome::Settled, None, conceding)
	}

	fn is_open(case: &CaseId) -> bool {
		Disputes::<T>::get(case).is_some_and(|row| Self::can_be_settled(&row))
	}

	fn ruled_at(case: &CaseId) -> Option<Millis> {
		Disputes::<T>::get(case).and_then(|row| row.ruling).map(|stored| stored.at)
	}

	fn open_weight() -> Weight {
		T::WeightInfo::open()
	}

	fn settle_weight() -> Weight {
		T::WeightInfo::settle()
	}
}

impl<T: Config> Pallet<T> {
	/// The time to appeal or to stake is over, or the council has ruled, or failed to: carry it out.
	pub(crate) fn conclude(mut row: Dispute<T::AccountId>) -> DispatchResult {
		let ruling = match row.state {
			// The other side has not staked, though it could: the appellant wins.
			DisputeState::Appealed => row.appellant.map(|side| row.ruling_for(side)),
			DisputeState::Ruled => row.ruling.map(|stored| stored.ruling),
			DisputeState::Stalled => Some(row.default_ruling()),
			DisputeState::Open
			| DisputeState::Evidence
			| DisputeState::Drawing
			| DisputeState::Review
			| DisputeState::Final
			| DisputeState::Executed
			| DisputeState::Settled
			| DisputeState::Withdrawn => None,
		};
		let ruling = ruling.ok_or(Error::<T>::WrongState)?;
		row.advance::<T>(DisputeStep::Conclude)?;
		row.advance::<T>(DisputeStep::Execute)?;
		let id = row.id();
		Self::finish(row, Outcome::Executed, Some(ruling), ruling.fee_payer)?;
		T::Objects::on_ruling(&id, &ruling)
	}

	/// Nobody objected in time: the opener takes it back and pays for what was done.
	pub(crate) fn take_back(mut row: Dispute<T::AccountId>) -> DispatchResult {
		row.advance::<T>(DisputeStep::Withdraw)?;
		let (id, opener) = (row.id(), row.case.opener);
		Self::finish(row, Outcome::Withdrawn, None, opener)?;
		T::Objects::on_withdrawn(&id)
	}

	/// The row leaves: fees out, arbiters free, a receipt in.
	pub(crate) fn finish(
		mut row: Dispute<T::AccountId>,
		outcome: Outcome,
		ruling: Option<Ruling>,
		payer: Option<Side>,
	) -> DispatchResult {
		let id = row.id();
		Disputes::<T>::remove(id);
		Files::<T>::remove(id);
		Index::<T>::remove(row.bucket, id);
		Self::pay_fees(&mut row, outcome, ruling.as_ref(), payer)?;
		Self::clear_seats(&mut row)?;
		Self::deposit_event(Event::DisputeEnded {
			id,
			seq: row.next_seq(),
			outcome,
			ruling,
			payer,
		});
		let now = T::Clock::now();
		let keep_until = now.saturating_add(T::Limits::get().receipt_retention);
		Index::<T>::insert(id, Timed::Receipt, keep_until, now);
		let contract_hash = row.case.contract_hash;
		let seq = row.seq;
		let receipt = Receipt { outcome, ruling, contract_hash, ended_at: now, keep_until, seq };
		Receipts::<T>::insert(id, receipt);
		Ok(())
	}
}
