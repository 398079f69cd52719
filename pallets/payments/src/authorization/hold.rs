// SPDX-License-Identifier: Apache-2.0

//! Putting money under an authorisation.

use super::{
	Authorization, AuthorizationPhase, AuthorizationRequest, AuthorizationStep, AuthorizationTerms,
};
use crate::{
	AuthorizationId, Authorizations, Config, Error, Event, HoldReason, Limits, Pallet, Receipts,
	Timed,
};
use frame::{prelude::*, token::fungibles::Inspect};
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{
	AssetKind, Balance, ChainTime, ClientRef, MerchantDirectory, MerchantId, Millis, ObjectKind,
	Trail, derive_id,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_authorize(
		payer: T::AccountId,
		merchant: MerchantId,
		reference: ClientRef,
		request: AuthorizationRequest<T::AccountId>,
	) -> DispatchResult {
		let id = derive_id(ObjectKind::Authorization, &payer, &reference);
		ensure!(
			!Authorizations::<T>::contains_key(id) && !Receipts::<T>::contains_key(id),
			Error::<T>::AlreadyExists
		);
		let payee = T::Merchants::open_for_payments(&merchant)?;
		ensure!(payer != payee.settlement, Error::<T>::SelfPayment);
		let asset = request.asset.clone();
		let amount = request.amount;
		ensure!(T::Assets::asset_exists(asset.clone()), Error::<T>::UnknownAsset);
		ensure!(amount > 0, Error::<T>::BadAmount);
		Self::ensure_minimum(&asset, amount)?;
		let limits = T::Limits::get();
		let now = T::Clock::now();
		ensure!(request.is_sound(now, &limits), Error::<T>::BadTerms);

		Self::ensure_unscreened(&payer, &payee)?;
		let counted = Self::newly_counted(&asset, amount, amount, 0)?;
		Self::count(&payer, &payee.owner, counted)?;
		Self::hold(&asset, HoldReason::Authorization, &payer, amount)?;
		Self::hold(&AssetKind::Native, HoldReason::Deposit, &payer, limits.deposit)?;

		let lapses_at = request.auth_expiry.saturating_add(limits.authorization_grace);
		let terms = AuthorizationTerms { merchant, reference, payee, payer, request };
		let contract_hash = Self::contract_hash(id, &terms);
		let mut trail = Trail::new(id, 0);
		Self::deposit_event(Event::Authorized {
			id,
			seq: trail.next(),
			merchant,
			payer: terms.payer.clone(),
			reference,
			asset,
			amount,
			max_fee: terms.request.max_fee,
			capture_before: terms.request.auth_expiry,
			refund_expiry: terms.request.refund_expiry,
			is_escrowed: terms.request.is_escrowed,
			contract_hash,
		});
		let mut authorization = Authorization {
			terms,
			contract_hash,
			created_at: now,
			lapses_at,
			phase: AuthorizationPhase::Held,
			authorized: amount,
			captured: 0,
			voided: 0,
			refunded: 0,
			reserved: 0,
			was_disputed: false,
			counted,
			deposit: limits.deposit,
			seq: trail.seq(),
			bucket: 0,
		};
		let due = authorization.next_due();
		authorization.bucket = Self::schedule(id, Timed::Authorization, due);
		Authorizations::<T>::insert(id, authorization);
		Ok(())
	}

	pub(crate) fn do_increase(
		who: &T::AccountId,
		id: AuthorizationId,
		amount: Balance,
		authorized_before: Balance,
	) -> DispatchResult {
		let mut authorization = Self::authorization(id)?;
		ensure!(*who == authorization.terms.payer, Error::<T>::NotPayer);
		authorization.advance::<T>(AuthorizationStep::Increase)?;
		ensure!(T::Clock::now() < authorization.terms.request.auth_expiry, Error::<T>::TooLate);
		ensure!(authorized_before == authorization.authorized, Error::<T>::Stale);
		ensure!(amount > 0, Error::<T>::BadAmount);
		T::Merchants::open_for_payments(&authorization.terms.merchant)?;
		Self::ensure_unscreened(who, &authorization.terms.payee)?;

		let asset = authorization.terms.request.asset.clone();
		let outstanding =
			authorization.outstanding().checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		let authorized =
			authorization.authorized.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		let counted = Self::newly_counted(&asset, authorized, outstanding, authorization.counted)?;
		Self::count(who, &authorization.terms.payee.owner, counted)?;
		Self::hold(&asset, HoldReason::Authorization, who, amount)?;

		authorization.counted =
			authorization.counted.checked_add(counted).ok_or(ArithmeticError::Overflow)?;
		authorization.authorized = authorized;
		let mut trail = Trail::new(id, authorization.seq);
		Self::deposit_event(Event::Increased {
			id,
			seq: trail.next(),
			asset,
			amount,
			authorized: authorization.authorized,
			outstanding: authorization.outstanding(),
			capture_before: authorization.terms.request.auth_expiry,
		});
		authorization.seq = trail.seq();
		Authorizations::<T>::insert(id, authorization);
		Ok(())
	}

	/// What has to be counted so that all of `outstanding` is, once `authorized` reaches the threshold:
	/// everything there ever was, or captures and increases in turn would move any sum uncounted.
	fn newly_counted(
		asset: &AssetKind,
		authorized: Balance,
		outstanding: Balance,
		counted: Balance,
	) -> Result<Balance, DispatchError> {
		if Self::value(asset, authorized)? < T::Limits::get().kyc_threshold {
			return Ok(0);
		}
		Ok(Self::value(asset, outstanding)?.saturating_sub(counted))
	}

	pub(crate) fn authorization(
		id: AuthorizationId,
	) -> Result<Authorization<T::AccountId>, Error<T>> {
		Authorizations::<T>::get(id).ok_or(Error::NotFound)
	}
}

impl<AccountId> AuthorizationRequest<AccountId> {
	/// Whether the deadlines stand in order, no window is too short or too long, and the fee is a
	/// share.
	fn is_sound(&self, now: Millis, limits: &Limits) -> bool {
		let window = |from: Millis, to: Millis| to.checked_sub(from);
		let least =
			if self.is_escrowed { limits.min_protection } else { limits.authorization_grace };
		window(now, self.auth_expiry)
			.is_some_and(|span| (limits.min_window..=limits.max_window).contains(&span))
			&& window(self.auth_expiry, self.refund_expiry).is_some_and(|span| span >= least)
			&& window(now, self.refund_expiry).is_some_and(|life| life <= limits.max_life)
			&& self.max_fee <= 10_000
	}
}

impl<AccountId> Authorization<AccountId> {
	/// Take a step, if the phase allows it.
	pub(crate) fn advance<T: Config>(&mut self, step: AuthorizationStep) -> Result<(), Error<T>> {
		self.phase = self.phase.apply(step).map_err(|_| match step {
			AuthorizationStep::Capture
			| AuthorizationStep::CaptureLast
			| AuthorizationStep::Release
			| AuthorizationStep::Abandon => Error::NothingOutstanding,
			AuthorizationStep::Increase
			| AuthorizationStep::Refund
			| AuthorizationStep::Dispute
			| AuthorizationStep::Resume
			| AuthorizationStep::Close => Error::WrongState,
		})?;
		Ok(())
	}
}
