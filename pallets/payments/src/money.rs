// SPDX-License-Identifier: Apache-2.0

//! How money moves: out of free balance, out of a hold, or into a claimable where a payee cannot be
//! credited. Every movement is an event with the object's id and its next number.

use crate::{Config, Error, Event, HoldReason, Movement, Pallet, Payout};
use alloc::vec::Vec;
use frame::{
	arithmetic::Zero,
	prelude::*,
	token::{
		DepositConsequence, Fortitude, Preservation, Provenance,
		fungibles::{Inspect, Mutate},
	},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AssetKind, Balance, ClaimKey, Claimables, Delivery, Kyc, MerchantTerms, Trail, UsdtValue,
	deliver_or_owe, hold_or,
};

/// Where a claimable of this runtime lies.
type KeyOf<T> = ClaimKey<<T as frame_system::Config>::AccountId, <T as Config>::RuntimeHoldReason>;

/// Where the money of a capture comes from.
pub(crate) struct Source<AccountId> {
	pub(crate) account: AccountId,
	pub(crate) amount: Balance,
	/// Whether it is in the free balance, not on hold.
	pub(crate) is_free: bool,
}

impl<T: Config> Pallet<T> {
	/// Refuse if `who` cannot spend `total` of its free money, or would be left with dust.
	///
	/// An account may be emptied to exactly zero; otherwise it keeps the least balance.
	pub(crate) fn ensure_spendable(
		asset: &AssetKind,
		who: &T::AccountId,
		total: Balance,
	) -> DispatchResult {
		let available = T::Assets::reducible_balance(
			asset.clone(),
			who,
			Preservation::Expendable,
			Fortitude::Polite,
		);
		ensure!(available >= total, Error::<T>::InsufficientFunds);
		let rest = T::Assets::balance(asset.clone(), who).saturating_sub(total);
		let least = T::Assets::minimum_balance(asset.clone());
		ensure!(rest.is_zero() || rest >= least, Error::<T>::WouldLeaveDust);
		Ok(())
	}

	/// Put money of `who` on hold. The existential deposit stays free.
	pub(crate) fn hold(
		asset: &AssetKind,
		reason: HoldReason,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let insufficient = Error::<T>::InsufficientFunds;
		hold_or::<_, T::Holds>(asset.clone(), &reason.into(), who, amount, insufficient)
	}

	/// Pay `payout` out of the free balance of `source`, of which it was asked before whether the
	/// whole can be spent.
	///
	/// A payee that cannot be credited does not stop it: the amount goes on hold for him.
	pub(crate) fn pay_free(
		trail: &mut Trail,
		asset: &AssetKind,
		reason: HoldReason,
		source: &T::AccountId,
		payout: &Payout<T::AccountId>,
	) -> DispatchResult {
		let Payout { account, amount, .. } = payout;
		// Only what leaves exactly nothing may end the account. The whole alone does not tell: a
		// share of it may stay with a source that is a payee too.
		let empties = T::Assets::balance(asset.clone(), source) == *amount;
		let preservation = if empties { Preservation::Expendable } else { Preservation::Preserve };
		match T::Assets::transfer(asset.clone(), source, account, *amount, preservation) {
			Ok(_) => {
				Self::note_moved(trail, asset, source, payout);
				Ok(())
			},
			Err(error) => {
				let creditable =
					T::Assets::can_deposit(asset.clone(), account, *amount, Provenance::Extant)
						== DepositConsequence::Success;
				if creditable {
					return Err(match error {
						// It is there and free, so all that is missing is the least balance: what
						// is left would be dust, or a hold for another payee keeps the account.
						DispatchError::Token(
							TokenError::NotExpendable
							| TokenError::OnlyProvider
							| TokenError::Frozen,
						) => Error::<T>::WouldLeaveDust.into(),
						other => other,
					});
				}
				Self::hold(asset, reason, source, *amount)?;
				let key = Self::claim_key(asset, reason, source);
				T::Claimables::owe(account, key.clone(), *amount)?;
				Self::note_owed(trail, key, payout);
				Ok(())
			},
		}
	}

	/// Pay `payout` out of what `source` has on hold. Never stopped by the payee.
	pub(crate) fn pay_held(
		trail: &mut Trail,
		asset: &AssetKind,
		reason: HoldReason,
		source: &T::AccountId,
		payout: &Payout<T::AccountId>,
	) -> DispatchResult {
		let Payout { account, amount, .. } = payout;
		if amount.is_zero() {
			return Ok(());
		}
		let key = Self::claim_key(asset, reason, source);
		match deliver_or_owe::<_, T::Holds, T::Claimables>(key.clone(), account, *amount)? {
			Delivery::Delivered => Self::note_moved(trail, asset, source, payout),
			Delivery::Kept => Self::note_owed(trail, key, payout),
		}
		Ok(())
	}

	/// Give money on hold back to the account it lies in.
	pub(crate) fn give_back_held(
		trail: &mut Trail,
		asset: &AssetKind,
		reason: HoldReason,
		who: &T::AccountId,
		amount: Balance,
		kind: Movement,
	) -> DispatchResult {
		let payout = Payout { account: who.clone(), amount, kind };
		Self::pay_held(trail, asset, reason, who, &payout)
	}

	/// Serve `payouts`, in their order, from `sources`, in theirs. Both have the same sum.
	pub(crate) fn distribute(
		trail: &mut Trail,
		asset: &AssetKind,
		reason: HoldReason,
		sources: Vec<Source<T::AccountId>>,
		payouts: Vec<Payout<T::AccountId>>,
	) -> DispatchResult {
		let mut payouts = payouts.into_iter();
		let mut current = payouts.next();
		for source in sources {
			let mut left = source.amount;
			while let Some(payout) = current.as_mut().filter(|_| left > 0) {
				let amount = left.min(payout.amount);
				left = left.saturating_sub(amount);
				payout.amount = payout.amount.saturating_sub(amount);
				let piece = Payout { account: payout.account.clone(), amount, kind: payout.kind };
				if payout.amount.is_zero() {
					current = payouts.next();
				}
				if source.is_free {
					Self::pay_free(trail, asset, reason, &source.account, &piece)?;
				} else {
					Self::pay_held(trail, asset, reason, &source.account, &piece)?;
				}
			}
		}
		Ok(())
	}

	fn claim_key(asset: &AssetKind, reason: HoldReason, source: &T::AccountId) -> KeyOf<T> {
		ClaimKey { source: source.clone(), asset: asset.clone(), reason: reason.into() }
	}

	fn note_owed(trail: &mut Trail, key: KeyOf<T>, payout: &Payout<T::AccountId>) {
		Self::deposit_event(Event::BecameClaimable {
			id: trail.id,
			seq: trail.next(),
			kind: payout.kind,
			owner: payout.account.clone(),
			key,
			amount: payout.amount,
		});
	}

	pub(crate) fn note_moved(
		trail: &mut Trail,
		asset: &AssetKind,
		source: &T::AccountId,
		payout: &Payout<T::AccountId>,
	) {
		Self::deposit_event(Event::Moved {
			id: trail.id,
			seq: trail.next(),
			kind: payout.kind,
			from: source.clone(),
			to: payout.account.clone(),
			asset: asset.clone(),
			amount: payout.amount,
		});
	}

	/// The value in USDT.
	pub(crate) fn value(asset: &AssetKind, amount: Balance) -> Result<Balance, DispatchError> {
		Ok(T::Value::in_usdt(asset, amount).ok_or(Error::<T>::UnknownAsset)?)
	}

	/// Refuse less than the least amount.
	pub(crate) fn ensure_minimum(asset: &AssetKind, amount: Balance) -> DispatchResult {
		let minimum = T::Limits::get().min_amount;
		ensure!(Self::value(asset, amount)? >= minimum, Error::<T>::BelowMinimum);
		Ok(())
	}

	/// Refuse if an officer has frozen one of those who enter into something, however small it is: who
	/// pays or asks, the merchant's owner, and the account that is paid and pays refunds.
	pub(crate) fn ensure_unscreened(
		who: &T::AccountId,
		payee: &MerchantTerms<T::AccountId>,
	) -> DispatchResult {
		let MerchantTerms { owner, settlement } = payee;
		T::Kyc::ensure_not_frozen(who)?;
		if owner != who {
			T::Kyc::ensure_not_frozen(owner)?;
		}
		if settlement != who && settlement != owner {
			T::Kyc::ensure_not_frozen(settlement)?;
		}
		Ok(())
	}

	/// Count USDT that `payer` commits to a business of `owner` against the limits of both.
	pub(crate) fn count(
		payer: &T::AccountId,
		owner: &T::AccountId,
		usdt: Balance,
	) -> DispatchResult {
		if usdt.is_zero() {
			return Ok(());
		}
		T::Kyc::consume(payer, tael_primitives::Action::Pay, usdt)?;
		T::Kyc::consume(owner, tael_primitives::Action::Invoice, usdt)
			.map_err(|_| Error::<T>::MerchantLimitExceeded.into())
	}

	/// Undo [`Self::count`] for money that went back to its payer uncaptured.
	pub(crate) fn uncount(
		payer: &T::AccountId,
		owner: &T::AccountId,
		usdt: Balance,
		at: tael_primitives::Millis,
	) {
		if usdt > 0 {
			T::Kyc::give_back(payer, tael_primitives::Action::Pay, usdt, at);
			T::Kyc::give_back(owner, tael_primitives::Action::Invoice, usdt, at);
		}
	}
}
