// SPDX-License-Identifier: Apache-2.0

//! What others see of a merchant, and where its money goes.

use crate::{
	Category, Config, Error, Event, MAX_CATEGORY, Members, Merchant, Merchants, Name, Page, Pallet,
	PastKey, Presence, Presences, Profile, SigningKey, frame::prelude::*,
};
use tael_primitives::{ChainTime, MerchantId};

impl<T: Config> Pallet<T> {
	pub(crate) fn check_profile(profile: &Profile) -> DispatchResult {
		Self::check_name(&profile.name, profile.category)?;
		Self::check_page(profile.page.as_ref())
	}

	fn check_name(name: &Name, category: Category) -> DispatchResult {
		let text = core::str::from_utf8(name).map_err(|_| Error::<T>::BadName)?;
		let blank = text.trim().is_empty();
		ensure!(!blank && !text.chars().any(char::is_control), Error::<T>::BadName);
		ensure!(category <= MAX_CATEGORY, Error::<T>::BadCategory);
		Ok(())
	}

	fn check_page(page: Option<&Page>) -> DispatchResult {
		let fine = page
			.is_none_or(|page| !page.uri.is_empty() && page.uri.iter().all(u8::is_ascii_graphic));
		ensure!(fine, Error::<T>::BadUri);
		Ok(())
	}

	fn change_presence(
		id: MerchantId,
		change: impl FnOnce(&mut Presence) -> DispatchResult,
	) -> DispatchResult {
		Presences::<T>::try_mutate(id, |presence| {
			change(presence.as_mut().ok_or(Error::<T>::NotFound)?)
		})
	}

	pub(crate) fn do_rename(id: MerchantId, name: Name, category: Category) -> DispatchResult {
		Self::check_name(&name, category)?;
		Self::change_presence(id, |presence| {
			presence.profile.name = name.clone();
			presence.profile.category = category;
			Ok(())
		})?;
		Self::deposit_event(Event::Renamed { merchant: id, name, category });
		Ok(())
	}

	pub(crate) fn do_set_page(
		who: &T::AccountId,
		id: MerchantId,
		page: Option<Page>,
	) -> DispatchResult {
		Self::load_owned(id, who, T::Clock::now())?;
		Self::check_page(page.as_ref())?;
		Self::change_presence(id, |presence| {
			presence.profile.page.clone_from(&page);
			Ok(())
		})?;
		Self::deposit_event(Event::PageSet { merchant: id, page });
		Ok(())
	}

	pub(crate) fn do_rotate_signing_key(
		who: &T::AccountId,
		id: MerchantId,
		new: SigningKey,
	) -> DispatchResult {
		let now = T::Clock::now();
		Self::load_owned(id, who, now)?;
		Self::change_presence(id, |presence| {
			let old = core::mem::replace(&mut presence.signing_key, new);
			let used = old == new || presence.past_keys.iter().any(|past| past.key == new);
			ensure!(!used, Error::<T>::KeyUsed);
			if presence.past_keys.is_full() {
				presence.past_keys.remove(0);
			}
			presence
				.past_keys
				.try_push(PastKey { key: old, until: now })
				.map_err(|_| Error::<T>::KeyUsed)?;
			Self::deposit_event(Event::SigningKeyRotated { merchant: id, old, new });
			Ok(())
		})
	}

	/// The owner, and whoever he made treasurer.
	fn may_propose(id: MerchantId, merchant: &Merchant<T::AccountId>, who: &T::AccountId) -> bool {
		merchant.owner == *who || Members::<T>::get(id, who).is_some_and(|member| member.treasurer)
	}

	pub(crate) fn do_propose_settlement(
		by: T::AccountId,
		id: MerchantId,
		account: T::AccountId,
	) -> DispatchResult {
		let mut merchant = Self::load(id, T::Clock::now())?;
		ensure!(Self::may_propose(id, &merchant, &by), Error::<T>::NotAuthorized);
		ensure!(merchant.settlement != account, Error::<T>::AlreadySettlement);
		merchant.proposed_settlement = Some(account.clone());
		Merchants::<T>::insert(id, merchant);
		Self::deposit_event(Event::SettlementProposed { merchant: id, account, by });
		Ok(())
	}

	pub(crate) fn do_withdraw_settlement(by: T::AccountId, id: MerchantId) -> DispatchResult {
		let mut merchant = Self::load(id, T::Clock::now())?;
		let account = merchant.proposed_settlement.take().ok_or(Error::<T>::NoProposal)?;
		ensure!(account == by || Self::may_propose(id, &merchant, &by), Error::<T>::NotAuthorized);
		Merchants::<T>::insert(id, merchant);
		Self::deposit_event(Event::SettlementWithdrawn { merchant: id, account, by });
		Ok(())
	}

	pub(crate) fn do_confirm_settlement(who: T::AccountId, id: MerchantId) -> DispatchResult {
		let mut merchant = Self::load(id, T::Clock::now())?;
		let account = merchant.proposed_settlement.take().ok_or(Error::<T>::NoProposal)?;
		ensure!(account == who, Error::<T>::NotAuthorized);
		Self::settle_into(id, merchant, who);
		Ok(())
	}

	pub(crate) fn do_resign_settlement(who: &T::AccountId, id: MerchantId) -> DispatchResult {
		let merchant = Self::load(id, T::Clock::now())?;
		ensure!(merchant.settlement == *who, Error::<T>::NotAuthorized);
		ensure!(merchant.owner != *who, Error::<T>::IsOwner);
		let owner = merchant.owner.clone();
		Self::settle_into(id, merchant, owner);
		Ok(())
	}

	fn settle_into(id: MerchantId, mut merchant: Merchant<T::AccountId>, to: T::AccountId) {
		let from = core::mem::replace(&mut merchant.settlement, to.clone());
		Merchants::<T>::insert(id, merchant);
		Self::deposit_event(Event::SettlementChanged { merchant: id, from, to });
	}
}
