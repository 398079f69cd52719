// SPDX-License-Identifier: Apache-2.0

//! What other pallets ask about merchants.

use crate::{Config, Consents, Error, Members, Merchants, Pallet, State, frame::prelude::*};
use tael_primitives::{
	Agency, AssetKind, Balance, ChainTime, GatewayTerms, MerchantDirectory, MerchantId,
	MerchantTerms, Power, UsdtValue,
};

impl<T: Config> MerchantDirectory<T::AccountId> for Pallet<T> {
	fn open_for_payments(id: &MerchantId) -> Result<MerchantTerms<T::AccountId>, DispatchError> {
		let merchant = Self::load(*id, T::Clock::now())?;
		match merchant.state {
			State::Active => {
				Ok(MerchantTerms { owner: merchant.owner, settlement: merchant.settlement })
			},
			State::Pending | State::Suspended { .. } | State::Closing { .. } | State::Ended => {
				Err(Error::<T>::NotActive.into())
			},
		}
	}

	fn settlement_account(id: &MerchantId) -> Option<T::AccountId> {
		Merchants::<T>::get(id).map(|merchant| merchant.settlement)
	}

	/// One read for the owner, two for a member, three and the clock for a gateway.
	fn authorise(
		id: &MerchantId,
		who: &T::AccountId,
		power: Power,
	) -> Result<Agency<T::AccountId>, DispatchError> {
		let merchant = Merchants::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		if merchant.owner == *who
			|| Members::<T>::get(id, who).is_some_and(|member| member.holds(power))
		{
			return Ok(Agency::Staff);
		}
		Consents::<T>::get(id, who)
			.filter(|consent| consent.covers(power, T::Clock::now()))
			.map(|consent| {
				Agency::Gateway(GatewayTerms { account: who.clone(), max_fee: consent.max_fee })
			})
			.ok_or_else(|| Error::<T>::NotAuthorized.into())
	}

	fn count_refund(
		id: &MerchantId,
		who: &T::AccountId,
		asset: &AssetKind,
		amount: Balance,
	) -> DispatchResult {
		let merchant = Merchants::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		if merchant.owner == *who {
			return Ok(());
		}
		Members::<T>::try_mutate(id, who, |member| {
			let allowance = member
				.as_mut()
				.and_then(|member| member.refunder.as_mut())
				.ok_or(Error::<T>::NotAuthorized)?;
			let value = T::UsdtValue::in_usdt(asset, amount).ok_or(Error::<T>::NoUsdtValue)?;
			allowance.spend(value, T::Clock::now()).map_err(|_| Error::<T>::DailyLimitExceeded)?;
			Ok(())
		})
	}
}
