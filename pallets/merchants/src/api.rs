// SPDX-License-Identifier: Apache-2.0

//! What the runtime API shows of merchants. Every list is bounded by the pallet's constants.

use crate::{
	Config, Consents, Members, Merchants, Pallet, PastKey, Presences, Profile, Role, Scopes,
	SigningKey, State, frame::prelude::*,
};
use alloc::vec::Vec;
use tael_primitives::{Balance, Bps, ChainTime, MerchantId, Millis};

/// A merchant as it is now.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct MerchantView<AccountId> {
	/// Its id.
	pub id: MerchantId,
	/// Whose business it is.
	pub owner: AccountId,
	/// The account that is paid, and that refunds are paid from.
	pub settlement: AccountId,
	/// An account that may become the settlement account when it agrees.
	pub proposed_settlement: Option<AccountId>,
	/// Its state; a suspension that is over shows as active.
	pub state: State,
	/// What the owner has on hold for it, deposits left out.
	pub bond: Balance,
	/// How it presents itself.
	pub profile: Profile,
	/// Signs QR codes and receipts now.
	pub signing_key: SigningKey,
	/// The newest keys that signed before, oldest first.
	pub past_keys: Vec<PastKey>,
}

/// One account and its roles.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct MemberView<AccountId> {
	/// The account.
	pub account: AccountId,
	/// Its roles, at least one.
	pub roles: Vec<Role>,
	/// Of a refunder: what it may refund in any 24 h, and what is left of that now, in USDT.
	pub refunds: Option<(Balance, Balance)>,
}

/// One gateway and the terms of its consent.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ConsentView<AccountId> {
	/// The gateway.
	pub gateway: AccountId,
	/// What it may do.
	pub scopes: Scopes,
	/// The highest fee it may take of a payment.
	pub max_fee: Bps,
	/// Chain time from which the consent no longer counts; that may have passed.
	pub expires_at: Option<Millis>,
}

const ROLES: [Role; 4] = [Role::Cashier, Role::Refunder, Role::Treasurer, Role::Auditor];

impl<T: Config> Pallet<T> {
	/// A merchant, unless there is none of this id.
	pub fn merchant(id: MerchantId) -> Option<MerchantView<T::AccountId>> {
		let merchant = Merchants::<T>::get(id)?;
		let presence = Presences::<T>::get(id)?;
		Some(MerchantView {
			id,
			owner: merchant.owner,
			settlement: merchant.settlement,
			proposed_settlement: merchant.proposed_settlement,
			state: merchant.state.at(T::Clock::now()),
			bond: merchant.bond,
			profile: presence.profile,
			signing_key: presence.signing_key,
			past_keys: presence.past_keys.into_inner(),
		})
	}

	/// Who has roles at a merchant; the owner is not among them. In no order.
	pub fn roles(id: MerchantId) -> Vec<MemberView<T::AccountId>> {
		let now = T::Clock::now();
		Members::<T>::iter_prefix(id)
			.map(|(account, member)| MemberView {
				account,
				roles: ROLES.into_iter().filter(|role| member.has(*role)).collect(),
				refunds: member.refunder.map(|allowance| (allowance.per_day, allowance.left(now))),
			})
			.collect()
	}

	/// The gateways a merchant consents to. In no order.
	pub fn consents(id: MerchantId) -> Vec<ConsentView<T::AccountId>> {
		Consents::<T>::iter_prefix(id)
			.map(|(gateway, consent)| ConsentView {
				gateway,
				scopes: consent.scopes,
				max_fee: consent.max_fee,
				expires_at: consent.expires_at,
			})
			.collect()
	}
}
