// SPDX-License-Identifier: Apache-2.0

//! Giving back what was not captured, and the end of an authorisation.

use super::{Authorization, AuthorizationStep};
use crate::{
	AuthorizationId, Authorizations, Config, Error, Event, HoldReason, Movement, Outcome, Pallet,
	Receipt,
};
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{AssetKind, Balance, ChainTime, MerchantDirectory, Power, Trail};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_void(who: &T::AccountId, id: AuthorizationId) -> DispatchResult {
		let authorization = Self::authorization(id)?;
		T::Merchants::authorise(&authorization.terms.merchant, who, Power::Capture)?;
		Self::release_outstanding(id, authorization, Outcome::Cancelled)
	}

	pub(crate) fn do_reclaim(who: &T::AccountId, id: AuthorizationId) -> DispatchResult {
		let authorization = Self::authorization(id)?;
		let terms = &authorization.terms;
		ensure!(*who == terms.payer, Error::<T>::NotPayer);
		ensure!(T::Clock::now() >= terms.request.auth_expiry, Error::<T>::TooEarly);
		Self::release_outstanding(id, authorization, Outcome::Expired)
	}

	pub(crate) fn do_expire_authorization(id: AuthorizationId) -> DispatchResult {
		let authorization = Self::authorization(id)?;
		ensure!(T::Clock::now() >= authorization.lapses_at, Error::<T>::TooEarly);
		Self::release_outstanding(id, authorization, Outcome::Expired)
	}

	/// Give back what is on hold; the authorisation stays only if something can be refunded.
	fn release_outstanding(
		id: AuthorizationId,
		mut authorization: Authorization<T::AccountId>,
		outcome: Outcome,
	) -> DispatchResult {
		let refundable = authorization.captured > 0
			&& T::Clock::now() < authorization.terms.request.refund_expiry;
		let step = if refundable { AuthorizationStep::Release } else { AuthorizationStep::Abandon };
		authorization.advance::<T>(step)?;
		let amount = authorization.outstanding();
		let mut trail = Trail::new(id, authorization.seq);
		Self::return_outstanding(&mut trail, &mut authorization)?;
		Self::deposit_event(Event::Released {
			id,
			seq: trail.next(),
			payer: authorization.terms.payer.clone(),
			asset: authorization.terms.request.asset.clone(),
			amount,
			captured: authorization.captured,
			capture_before: authorization.terms.request.auth_expiry,
		});
		if refundable {
			authorization.seq = trail.seq();
			Authorizations::<T>::insert(id, authorization);
			return Ok(());
		}
		let outcome = if authorization.captured > 0 { Outcome::Closed } else { outcome };
		Self::remove_authorization(trail, authorization, outcome)
	}

	/// Move what is on hold back to the payer, with his limits and the merchant's.
	pub(super) fn return_outstanding(
		trail: &mut Trail,
		authorization: &mut Authorization<T::AccountId>,
	) -> DispatchResult {
		let amount = authorization.outstanding();
		authorization.voided =
			authorization.voided.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		let terms = &authorization.terms;
		// The time of the first hold: with later increases that can only give back less.
		let counted = authorization.counted;
		Self::uncount(&terms.payer, &terms.payee.owner, counted, authorization.created_at);
		authorization.counted = 0;
		Self::give_back_held(
			trail,
			&terms.request.asset,
			HoldReason::Authorization,
			&terms.payer,
			amount,
			Movement::Return,
		)
	}

	/// What is captured stays counted for good, so it leaves what a release would give back.
	pub(super) fn settle_counted(
		authorization: &mut Authorization<T::AccountId>,
		captured: Balance,
	) -> DispatchResult {
		let value = Self::value(&authorization.terms.request.asset, captured)?;
		authorization.counted = authorization.counted.saturating_sub(value);
		Ok(())
	}

	/// Remove an authorisation that has nothing on hold with the payer any more: row, index entry, deposit,
	/// and what lies in reserve, which is the merchant's. A receipt stays.
	pub(crate) fn remove_authorization(
		mut trail: Trail,
		mut authorization: Authorization<T::AccountId>,
		outcome: Outcome,
	) -> DispatchResult {
		let id = trail.id;
		Self::release_reserve(&mut trail, &mut authorization)?;
		let terms = &authorization.terms;
		Authorizations::<T>::remove(id);
		Self::unschedule(id, authorization.bucket);
		Self::give_back_held(
			&mut trail,
			&AssetKind::Native,
			HoldReason::Deposit,
			&terms.payer,
			authorization.deposit,
			Movement::Deposit,
		)?;
		Self::deposit_event(Event::AuthorizationEnded {
			id,
			seq: trail.next(),
			merchant: terms.merchant,
			outcome,
			asset: terms.request.asset.clone(),
			authorized: authorization.authorized,
			captured: authorization.captured,
			voided: authorization.voided,
			refunded: authorization.refunded,
		});
		let now = T::Clock::now();
		Self::leave_receipt(
			id,
			Receipt {
				outcome,
				asset: terms.request.asset.clone(),
				captured: authorization.captured,
				refunded: authorization.refunded,
				contract_hash: authorization.contract_hash,
				ended_at: now,
				keep_until: now.saturating_add(T::Limits::get().receipt_retention),
			},
		);
		Ok(())
	}
}
