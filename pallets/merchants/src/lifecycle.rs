// SPDX-License-Identifier: Apache-2.0

//! From registration to the end: every change of a merchant's state.

use crate::{
	Config, Consents, Error, Event, HoldReason, Members, Merchant, Merchants, NotAllowed, Pallet,
	Presence, Presences, Profile, RETENTION, Reason, Receipts, SigningKey, State, Step,
	frame::{prelude::*, token::fungible::MutateHold},
};
use tael_primitives::{
	Balance, ChainTime, ClientRef, Kyc, MerchantId, Millis, ObjectKind, SubjectKind, derive_id,
};

impl<T> From<NotAllowed> for Error<T> {
	fn from(_: NotAllowed) -> Self {
		Self::WrongState
	}
}

impl<T: Config> Pallet<T> {
	/// The merchant as it is now: a suspension that is over has ended.
	pub(crate) fn load(
		id: MerchantId,
		now: Millis,
	) -> Result<Merchant<T::AccountId>, DispatchError> {
		let mut merchant = Merchants::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		merchant.state = merchant.state.at(now);
		Ok(merchant)
	}

	/// The merchant as it is now, if `who` owns it.
	pub(crate) fn load_owned(
		id: MerchantId,
		who: &T::AccountId,
		now: Millis,
	) -> Result<Merchant<T::AccountId>, DispatchError> {
		let merchant = Self::load(id, now)?;
		ensure!(merchant.owner == *who, Error::<T>::NotOwner);
		Ok(merchant)
	}

	/// A merchant is a business of the needed tier that no officer has frozen.
	fn ensure_qualified(who: &T::AccountId) -> DispatchResult {
		T::Kyc::ensure_not_frozen(who)?;
		let status = T::Kyc::status(who).ok_or(Error::<T>::TierTooLow)?;
		match status.kind {
			SubjectKind::Business => (),
			SubjectKind::Person => return Err(Error::<T>::NotBusiness.into()),
		}
		ensure!(status.tier >= T::RequiredTier::get(), Error::<T>::TierTooLow);
		Ok(())
	}

	pub(crate) fn do_register(
		owner: T::AccountId,
		client_ref: ClientRef,
		profile: Profile,
		signing_key: SigningKey,
	) -> DispatchResult {
		let id = derive_id(ObjectKind::Merchant, &owner, &client_ref);
		let used = Merchants::<T>::contains_key(id) || Receipts::<T>::contains_key(id);
		ensure!(!used, Error::<T>::AlreadyExists);
		Self::ensure_qualified(&owner)?;
		Self::check_profile(&profile)?;

		let bond = T::Bond::get();
		T::Currency::hold(&HoldReason::Bond.into(), &owner, bond)?;
		Merchants::<T>::insert(
			id,
			Merchant {
				owner: owner.clone(),
				settlement: owner.clone(),
				proposed_settlement: None,
				state: State::Pending,
				bond,
				members: 0,
				gateways: 0,
			},
		);
		Presences::<T>::insert(id, Presence { profile, signing_key, past_keys: BoundedVec::new() });
		Self::deposit_event(Event::Registered { merchant: id, owner, client_ref, bond });
		Ok(())
	}

	pub(crate) fn do_approve(id: MerchantId) -> DispatchResult {
		let mut merchant = Self::load(id, T::Clock::now())?;
		merchant.state = merchant.state.apply(Step::Approve).map_err(Error::<T>::from)?;
		Self::ensure_qualified(&merchant.owner)?;
		Merchants::<T>::insert(id, merchant);
		Self::deposit_event(Event::Approved { merchant: id });
		Ok(())
	}

	pub(crate) fn do_reject(id: MerchantId, reason: Reason) -> DispatchResult {
		let now = T::Clock::now();
		let mut merchant = Self::load(id, now)?;
		merchant.state = merchant.state.apply(Step::Reject).map_err(Error::<T>::from)?;
		Self::deposit_event(Event::Rejected { merchant: id, reason });
		Self::store(id, merchant, now)
	}

	pub(crate) fn do_suspend(id: MerchantId, duration: Millis, reason: Reason) -> DispatchResult {
		let now = T::Clock::now();
		let mut merchant = Self::load(id, now)?;
		let until = now.checked_add(duration).ok_or(Error::<T>::BadDuration)?;
		merchant.state = merchant.state.apply(Step::Suspend { until }).map_err(Error::<T>::from)?;
		ensure!(duration > 0 && duration <= T::MaxSuspension::get(), Error::<T>::BadDuration);
		Merchants::<T>::insert(id, merchant);
		Self::deposit_event(Event::Suspended { merchant: id, until, reason });
		Ok(())
	}

	pub(crate) fn do_reinstate(id: MerchantId) -> DispatchResult {
		let mut merchant = Self::load(id, T::Clock::now())?;
		merchant.state = merchant.state.apply(Step::Reinstate).map_err(Error::<T>::from)?;
		Merchants::<T>::insert(id, merchant);
		Self::deposit_event(Event::Reinstated { merchant: id });
		Ok(())
	}

	/// Close by `who`, or by the council where that is `None`.
	pub(crate) fn do_close(
		who: Option<&T::AccountId>,
		id: MerchantId,
		reason: Option<Reason>,
	) -> DispatchResult {
		let now = T::Clock::now();
		let mut merchant = match who {
			Some(who) => Self::load_owned(id, who, now)?,
			None => Self::load(id, now)?,
		};
		let until = now.checked_add(T::ClosingPeriod::get()).ok_or(ArithmeticError::Overflow)?;
		merchant.state = merchant.state.apply(Step::Close { until }).map_err(Error::<T>::from)?;
		if merchant.state != State::Ended {
			Self::deposit_event(Event::Closing { merchant: id, until, reason });
		}
		Self::store(id, merchant, now)
	}

	/// Returns how many members and gateways went with the merchant.
	pub(crate) fn do_finish_close(id: MerchantId) -> Result<(u32, u32), DispatchError> {
		let now = T::Clock::now();
		let mut merchant = Self::load(id, now)?;
		let state = merchant.state.apply(Step::Finish).map_err(Error::<T>::from)?;
		if let State::Closing { until } = merchant.state {
			ensure!(now >= until, Error::<T>::TooEarly);
		}
		merchant.state = state;
		let rows = (merchant.members, merchant.gateways);
		Self::store(id, merchant, now)?;
		Ok(rows)
	}

	pub(crate) fn do_prune_receipt(id: MerchantId) -> DispatchResult {
		let ended = Receipts::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let free = ended.checked_add(RETENTION).ok_or(ArithmeticError::Overflow)?;
		ensure!(T::Clock::now() >= free, Error::<T>::TooEarly);
		Receipts::<T>::remove(id);
		Self::deposit_event(Event::ReceiptPruned { merchant: id });
		Ok(())
	}

	/// Keep a merchant that lives on, and remove one that has ended.
	fn store(id: MerchantId, merchant: Merchant<T::AccountId>, now: Millis) -> DispatchResult {
		match merchant.state {
			State::Ended => Self::remove(id, &merchant, now),
			State::Pending | State::Active | State::Suspended { .. } | State::Closing { .. } => {
				Merchants::<T>::insert(id, merchant);
				Ok(())
			},
		}
	}

	/// Return everything to the owner and leave a receipt.
	fn remove(id: MerchantId, merchant: &Merchant<T::AccountId>, now: Millis) -> DispatchResult {
		// Both walks are bounded: by `MaxMembers` and by `MaxGateways`.
		let deposits = Members::<T>::drain_prefix(id)
			.map(|(_, member)| member.deposit)
			.chain(Consents::<T>::drain_prefix(id).map(|(_, consent)| consent.deposit))
			.try_fold(0, Balance::checked_add)
			.ok_or(ArithmeticError::Overflow)?;
		Merchants::<T>::remove(id);
		Presences::<T>::remove(id);
		Receipts::<T>::insert(id, now);
		Self::release(HoldReason::Bond, &merchant.owner, merchant.bond)?;
		Self::release(HoldReason::Deposit, &merchant.owner, deposits)?;
		Self::deposit_event(Event::Ended { merchant: id, bond: merchant.bond, deposits });
		Ok(())
	}

	/// Give money on hold back to its owner.
	pub(crate) fn release(
		reason: HoldReason,
		owner: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		T::Currency::release(&reason.into(), owner, amount, Precision::Exact)?;
		Ok(())
	}
}
