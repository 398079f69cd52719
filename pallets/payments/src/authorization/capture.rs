// SPDX-License-Identifier: Apache-2.0

//! Taking authorised money.

use super::AuthorizationStep;
use crate::{
	AuthorizationId, Authorizations, Config, Error, Event, HoldReason, Movement, Pallet, Payout,
};
use frame::prelude::*;
use polkadot_sdk::{polkadot_sdk_frame as frame, sp_runtime::ArithmeticError};
use tael_primitives::{
	Agency, Balance, Bps, ChainTime, MerchantDirectory, Power, Trail, share_floor,
};

/// What a merchant takes, and what it takes for granted.
pub(crate) struct Capture {
	pub(crate) amount: Balance,
	pub(crate) captured_before: Balance,
	pub(crate) fee: Bps,
	/// Whether the rest goes back to the payer.
	pub(crate) is_final: bool,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_capture(
		who: &T::AccountId,
		id: AuthorizationId,
		capture: &Capture,
	) -> DispatchResult {
		let mut authorization = Self::authorization(id)?;
		let request = &authorization.terms.request;
		let asset = request.asset.clone();
		let gateway =
			match T::Merchants::authorise(&authorization.terms.merchant, who, Power::Capture)? {
				Agency::Staff => {
					ensure!(capture.fee == 0, Error::<T>::FeeOutOfBounds);
					None
				},
				Agency::Gateway(terms) => {
					let most = terms.max_fee.min(request.max_fee);
					ensure!(capture.fee <= most, Error::<T>::FeeOutOfBounds);
					Some(terms.account)
				},
			};
		let outstanding = authorization.outstanding();
		let last = capture.is_final || capture.amount == outstanding;
		let step = if last { AuthorizationStep::CaptureLast } else { AuthorizationStep::Capture };
		authorization.advance::<T>(step)?;
		ensure!(T::Clock::now() < authorization.terms.request.auth_expiry, Error::<T>::TooLate);
		// A repeated call finds its own capture here and stops.
		ensure!(capture.captured_before == authorization.captured, Error::<T>::Stale);
		ensure!(capture.amount > 0, Error::<T>::BadAmount);
		ensure!(capture.amount <= outstanding, Error::<T>::ExceedsAuthorized);

		let fee = share_floor(capture.amount, capture.fee).ok_or(Error::<T>::FeeOutOfBounds)?;
		let net = capture.amount.checked_sub(fee).ok_or(ArithmeticError::Underflow)?;
		let rest = outstanding.checked_sub(capture.amount).ok_or(ArithmeticError::Underflow)?;
		authorization.captured =
			authorization.captured.checked_add(capture.amount).ok_or(ArithmeticError::Overflow)?;
		Self::settle_counted(&mut authorization, capture.amount)?;

		let mut trail = Trail::new(id, authorization.seq);
		let payer = authorization.terms.payer.clone();
		if let Some(account) = gateway {
			let payout = Payout { account, amount: fee, kind: Movement::Gateway };
			Self::pay_held(&mut trail, &asset, HoldReason::Authorization, &payer, &payout)?;
		}
		if authorization.terms.request.is_escrowed {
			Self::pay_into_reserve(&mut trail, &mut authorization, net)?;
		} else {
			let account = authorization.terms.payee.settlement.clone();
			let payout = Payout { account, amount: net, kind: Movement::Merchant };
			Self::pay_held(&mut trail, &asset, HoldReason::Authorization, &payer, &payout)?;
		}
		if capture.is_final && rest > 0 {
			Self::return_outstanding(&mut trail, &mut authorization)?;
		}
		Self::deposit_event(Event::Captured {
			id,
			seq: trail.next(),
			merchant: authorization.terms.merchant,
			asset,
			amount: capture.amount,
			fee,
			captured: authorization.captured,
			outstanding: authorization.outstanding(),
			reserved: authorization.reserved,
			capture_before: authorization.terms.request.auth_expiry,
		});
		authorization.seq = trail.seq();
		Authorizations::<T>::insert(id, authorization);
		Ok(())
	}
}
