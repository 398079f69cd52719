// SPDX-License-Identifier: Apache-2.0

//! What comes back after a claim was paid, and the end of its receipt.

use crate::{
	ClaimId, ClaimReceipt, ClaimedFor, Claims, Config, Error, Event, HoldReason, Index, Movement,
	Object, Pallet, Receipts, Timed, money::Payout,
};
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{Balance, ChainTime};

impl<T: Config> Pallet<T> {
	/// Give back to the respondent what the claimant recovered elsewhere.
	pub(crate) fn do_report_recovery(
		who: &T::AccountId,
		id: ClaimId,
		amount: Balance,
	) -> DispatchResult {
		let mut receipt = Receipts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(*who == receipt.claimant, Error::<T>::NotParty);
		ensure!(receipt.kind.claimant().is_some(), Error::<T>::WrongState);
		ensure!(T::Clock::now() < receipt.recover_until, Error::<T>::TooLate);
		// The bond of the claimant answers for it already.
		ensure!(!Self::is_clawed_back(&receipt), Error::<T>::ClawbackOpen);
		ensure!(amount > 0 && amount <= receipt.outstanding(), Error::<T>::BadAmount);
		// On hold for a moment, so that a payee who cannot be credited does not stop it.
		Self::hold(HoldReason::ClaimDeposit, who, amount)?;
		receipt.recovered =
			receipt.recovered.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		let payout = Payout {
			reason: HoldReason::ClaimDeposit,
			from: who,
			to: &receipt.respondent,
			amount,
			kind: Movement::Recovery,
		};
		Self::pay(Object::Claim(id), &mut receipt.seq, payout)?;
		let (seq, recovered) = (receipt.next_seq(), receipt.recovered);
		Receipts::<T>::insert(id, receipt);
		Self::deposit_event(Event::RecoveryReported { claim: id, seq, amount, recovered });
		Ok(())
	}

	/// Whether a clawback of this claim lives.
	pub(crate) fn is_clawed_back(receipt: &ClaimReceipt<T::AccountId>) -> bool {
		receipt.clawback.is_some_and(Claims::<T>::contains_key)
	}

	/// Remove a receipt whose retention is over.
	pub(crate) fn do_prune(id: ClaimId) -> DispatchResult {
		let receipt = Receipts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(T::Clock::now() >= receipt.keep_until, Error::<T>::TooEarly);
		ensure!(!Self::is_clawed_back(&receipt), Error::<T>::ClawbackOpen);
		Receipts::<T>::remove(id);
		Index::<T>::remove(receipt.bucket, Timed::Receipt(id));
		if let Some(side) = receipt.kind.claimant() {
			ClaimedFor::<T>::mutate_exists(receipt.trade, side, |slot| {
				if let Some(claimed) = slot {
					claimed.rows = claimed.rows.saturating_sub(1);
					if claimed.rows == 0 {
						*slot = None;
					}
				}
			});
		}
		Self::deposit_event(Event::Pruned { claim: id });
		Ok(())
	}
}
