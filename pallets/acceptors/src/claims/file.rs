// SPDX-License-Identifier: Apache-2.0

//! How a claim begins.

use crate::{
	Claim, ClaimId, ClaimKind, ClaimState, ClaimWindows, ClaimedFor, Claims, Config, Error, Event,
	Grounds, HoldReason, Index, OpenClaims, Pallet, Receipts, Timed,
};
use frame::{
	prelude::*,
	traits::{BlakeTwo256, Hash},
};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{
	Balance, ChainTime, ClientRef, Kyc, Millis, ObjectKind, Side, TradeId, Trades, derive_id,
};

/// What a claimant asks for.
pub(crate) struct Request {
	pub(crate) trade: TradeId,
	pub(crate) kind: ClaimKind,
	pub(crate) amount: Balance,
	pub(crate) evidence: H256,
}

/// What facts say about a request.
struct Basis<AccountId> {
	respondent: AccountId,
	grounds: Grounds,
	/// When the loss was made: what the bond had to stand behind.
	loss_at: Millis,
	/// Until when it can be claimed.
	deadline: Millis,
	/// The most that can have been lost, less what was claimed before.
	most: Balance,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_file_claim(
		who: &T::AccountId,
		reference: &ClientRef,
		request: &Request,
	) -> DispatchResult {
		let id = derive_id(ObjectKind::Claim, who, reference);
		let is_used = Claims::<T>::contains_key(id) || Receipts::<T>::contains_key(id);
		ensure!(!is_used, Error::<T>::AlreadyExists);
		let limits = T::Limits::get();
		let now = T::Clock::now();
		let Basis { respondent, grounds, loss_at, deadline, most } = match request.kind {
			ClaimKind::Clawback { of } => Self::basis_of_clawback(who, request.trade, of)?,
			ClaimKind::OverpaidFiat
			| ClaimKind::UnderpaidFiat
			| ClaimKind::ReleasedNotReceived
			| ClaimKind::CancelledButPaid
			| ClaimKind::Chargeback
			| ClaimKind::BankFrozen => Self::basis_of_trade(who, request)?,
		};
		ensure!(now < deadline, Error::<T>::TooLate);
		ensure!(!T::Kyc::same_person(who, &respondent), Error::<T>::SamePerson);
		ensure!(request.amount <= most, Error::<T>::BadAmount);
		ensure!(request.amount >= limits.min_claim, Error::<T>::BelowMinimum);
		let mut row = Self::behind(&respondent, loss_at).ok_or(Error::<T>::NothingToClaim)?;
		// A bond that is frozen for others may thaw; one that is spent is no matter for a dispute.
		ensure!(row.bond >= limits.min_claim, Error::<T>::NothingToClaim);

		Self::hold(HoldReason::ClaimDeposit, who, limits.claim_deposit)?;
		Self::note_filed(id, request)?;
		let contract_hash = BlakeTwo256::hash_of(&(
			*b"tael/claim/v1",
			grounds.contract_hash,
			id,
			request.kind,
			request.amount,
		));
		let answer_deadline = now.saturating_add(limits.answer_window);
		let escalate_deadline = answer_deadline.saturating_add(limits.escalate_window);
		let windows = ClaimWindows { answer_deadline, escalate_deadline };
		let place = row.filed;
		row.filed = place.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		row.claims = row.claims.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let mut claim = Claim {
			state: ClaimState::Filed,
			kind: request.kind,
			trade: request.trade,
			claimant: who.clone(),
			respondent: respondent.clone(),
			amount: request.amount,
			rest: 0,
			frozen: 0,
			paid: 0,
			deposit: limits.claim_deposit,
			evidence: request.evidence,
			grounds: Grounds { contract_hash, ..grounds },
			loss_at,
			windows,
			place,
			bucket: Some(Index::<T>::insert(Timed::Claim(id), (), escalate_deadline, now)),
			seq: 1,
		};
		// What those before it leave; for the rest it waits behind them.
		let frozen = request.amount.min(row.unclaimed());
		Self::share(id, &mut claim, &mut row, request.amount, frozen)?;
		Self::put_acceptor(&respondent, row);
		Claims::<T>::insert(id, claim);
		OpenClaims::<T>::insert(&respondent, id, ());
		Self::deposit_event(Event::ClaimFiled {
			claim: id,
			seq: 0,
			trade: request.trade,
			kind: request.kind,
			claimant: who.clone(),
			respondent,
			amount: request.amount,
			frozen,
			evidence: request.evidence,
			windows,
		});
		Ok(())
	}

	/// What the receipt of a trade says about a claim.
	fn basis_of_trade(
		who: &T::AccountId,
		request: &Request,
	) -> Result<Basis<T::AccountId>, DispatchError> {
		let trade = T::Trades::receipt(&request.trade).ok_or(Error::<T>::NotFound)?;
		let side = request.kind.claimant().ok_or(Error::<T>::WrongSide)?;
		let (claimant, other) = match side {
			Side::Buyer => (&trade.buyer, &trade.seller),
			Side::Seller => (&trade.seller, &trade.buyer),
		};
		if who != claimant {
			ensure!(who == other, Error::<T>::NotParty);
			return Err(Error::<T>::WrongSide.into());
		}
		ensure!(request.kind.fits(&trade), Error::<T>::WrongState);
		let claimed = ClaimedFor::<T>::get(request.trade, side);
		ensure!(claimed.kinds & request.kind.bit() == 0, Error::<T>::AlreadyClaimed);
		let most = Self::worth(&trade.asset, request.kind.most(&trade), trade.fiat);
		Ok(Basis {
			respondent: other.clone(),
			grounds: Grounds {
				contract_hash: trade.contract_hash,
				fiat: trade.fiat,
				rail: trade.rail,
			},
			loss_at: trade.ended_at,
			deadline: trade.ended_at.saturating_add(request.kind.window(&T::Limits::get())),
			most: most.saturating_sub(claimed.committed),
		})
	}

	/// What the receipt of a claim says about a clawback of it.
	fn basis_of_clawback(
		who: &T::AccountId,
		trade: TradeId,
		of: ClaimId,
	) -> Result<Basis<T::AccountId>, DispatchError> {
		let receipt = Receipts::<T>::get(of).ok_or(Error::<T>::NotFound)?;
		ensure!(receipt.trade == trade, Error::<T>::NotFound);
		if *who != receipt.respondent {
			ensure!(*who == receipt.claimant, Error::<T>::NotParty);
			return Err(Error::<T>::WrongSide.into());
		}
		// What a clawback brought back stays where it is.
		ensure!(receipt.kind.claimant().is_some(), Error::<T>::WrongState);
		ensure!(receipt.clawback.is_none(), Error::<T>::AlreadyClaimed);
		Ok(Basis {
			most: receipt.outstanding(),
			respondent: receipt.claimant,
			grounds: receipt.grounds,
			loss_at: receipt.ended_at,
			deadline: receipt.recover_until,
		})
	}

	/// Remember that this was claimed.
	fn note_filed(id: ClaimId, request: &Request) -> DispatchResult {
		if let ClaimKind::Clawback { of } = request.kind {
			Receipts::<T>::mutate_extant(of, |receipt| receipt.clawback = Some(id));
		}
		let Some(side) = request.kind.claimant() else { return Ok(()) };
		ClaimedFor::<T>::try_mutate(request.trade, side, |claimed| {
			claimed.kinds |= request.kind.bit();
			claimed.rows = claimed.rows.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			claimed.committed =
				claimed.committed.checked_add(request.amount).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})
	}
}
