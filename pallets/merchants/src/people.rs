// SPDX-License-Identifier: Apache-2.0

//! Who may act for a merchant: its members by their roles, and gateways by consent.

use crate::{
	Config, Consent, Consents, Error, Event, Grant, HoldReason, Member, Members, Merchant,
	Merchants, Pallet, Role, Scopes,
	frame::{prelude::*, token::fungible::MutateHold},
};
use tael_primitives::{Balance, Bps, ChainTime, Kyc, MerchantId, Millis};

/// The whole, in basis points.
const WHOLE: Bps = 10_000;

impl<T: Config> Pallet<T> {
	/// The merchant, if `owner` may give others rights over it.
	fn load_to_appoint(
		id: MerchantId,
		owner: &T::AccountId,
		who: &T::AccountId,
	) -> Result<Merchant<T::AccountId>, DispatchError> {
		let merchant = Self::load_owned(id, owner, T::Clock::now())?;
		ensure!(merchant.state.was_approved(), Error::<T>::WrongState);
		ensure!(owner != who, Error::<T>::IsOwner);
		Ok(merchant)
	}

	/// Put the deposit for one more row on hold.
	fn take_deposit(owner: &T::AccountId) -> Result<Balance, DispatchError> {
		T::Kyc::ensure_not_frozen(owner)?;
		let deposit = T::Deposit::get();
		T::Currency::hold(&HoldReason::Deposit.into(), owner, deposit)?;
		Ok(deposit)
	}

	pub(crate) fn do_grant_role(
		owner: &T::AccountId,
		id: MerchantId,
		who: T::AccountId,
		grant: Grant,
	) -> DispatchResult {
		let mut merchant = Self::load_to_appoint(id, owner, &who)?;
		if let Grant::Refunder { daily_limit } = grant {
			ensure!(daily_limit > 0, Error::<T>::BadLimit);
		}
		let mut member = if let Some(member) = Members::<T>::get(id, &who) {
			member
		} else {
			ensure!(merchant.members < T::MaxMembers::get(), Error::<T>::MaxMembersExceeded);
			merchant.members = merchant.members.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			let member = Member::new(Self::take_deposit(owner)?);
			Merchants::<T>::insert(id, merchant);
			member
		};
		ensure!(member.grant(grant), Error::<T>::AlreadyGranted);
		Members::<T>::insert(id, &who, member);
		Self::deposit_event(Event::RoleGranted { merchant: id, who, grant });
		Ok(())
	}

	pub(crate) fn do_revoke_role(
		owner: T::AccountId,
		id: MerchantId,
		who: T::AccountId,
		role: Role,
	) -> DispatchResult {
		let merchant = Self::load_owned(id, &owner, T::Clock::now())?;
		Self::take_role(id, merchant, who, role, owner)
	}

	pub(crate) fn do_resign_role(who: T::AccountId, id: MerchantId, role: Role) -> DispatchResult {
		let merchant = Self::load(id, T::Clock::now())?;
		Self::take_role(id, merchant, who.clone(), role, who)
	}

	fn take_role(
		id: MerchantId,
		mut merchant: Merchant<T::AccountId>,
		who: T::AccountId,
		role: Role,
		by: T::AccountId,
	) -> DispatchResult {
		let mut member = Members::<T>::get(id, &who).ok_or(Error::<T>::NotGranted)?;
		ensure!(member.revoke(role), Error::<T>::NotGranted);
		// A proposal may be the former treasurer's, and its account his own.
		let proposal =
			(role == Role::Treasurer).then(|| merchant.proposed_settlement.take()).flatten();
		if member.is_empty() {
			Members::<T>::remove(id, &who);
			Self::release(HoldReason::Deposit, &merchant.owner, member.deposit)?;
			merchant.members = merchant.members.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
		} else {
			Members::<T>::insert(id, &who, member);
		}
		Merchants::<T>::insert(id, merchant);
		if let Some(account) = proposal {
			Self::deposit_event(Event::SettlementWithdrawn {
				merchant: id,
				account,
				by: by.clone(),
			});
		}
		Self::deposit_event(Event::RoleRevoked { merchant: id, who, role, by });
		Ok(())
	}

	pub(crate) fn do_consent(
		owner: &T::AccountId,
		id: MerchantId,
		gateway: T::AccountId,
		scopes: Scopes,
		max_fee: Bps,
		expires_at: Option<Millis>,
	) -> DispatchResult {
		let mut merchant = Self::load_to_appoint(id, owner, &gateway)?;
		ensure!(!scopes.is_empty(), Error::<T>::NoScope);
		ensure!(max_fee <= WHOLE, Error::<T>::BadFee);
		let now = T::Clock::now();
		ensure!(expires_at.is_none_or(|expiry| now < expiry), Error::<T>::TooLate);
		let deposit = if let Some(consent) = Consents::<T>::get(id, &gateway) {
			consent.deposit
		} else {
			ensure!(merchant.gateways < T::MaxGateways::get(), Error::<T>::MaxGatewaysExceeded);
			merchant.gateways =
				merchant.gateways.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			let deposit = Self::take_deposit(owner)?;
			Merchants::<T>::insert(id, merchant);
			deposit
		};
		Consents::<T>::insert(id, &gateway, Consent { scopes, max_fee, expires_at, deposit });
		Self::deposit_event(Event::Consented {
			merchant: id,
			gateway,
			scopes,
			max_fee,
			expires_at,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_consent(
		by: T::AccountId,
		id: MerchantId,
		gateway: T::AccountId,
	) -> DispatchResult {
		let mut merchant = Self::load(id, T::Clock::now())?;
		ensure!(by == merchant.owner || by == gateway, Error::<T>::NotAuthorized);
		let consent = Consents::<T>::take(id, &gateway).ok_or(Error::<T>::NoConsent)?;
		Self::release(HoldReason::Deposit, &merchant.owner, consent.deposit)?;
		merchant.gateways = merchant.gateways.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
		Merchants::<T>::insert(id, merchant);
		Self::deposit_event(Event::ConsentWithdrawn { merchant: id, gateway, by });
		Ok(())
	}
}
