// SPDX-License-Identifier: Apache-2.0

//! An attester: from the registration of a key to the return of the bond.

use crate::{
	Attesters, Config, Error, Event, HoldReason, NextSet, Offices, Pallet, Sets,
	inbound::NotAllowed,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, AssetKind, Balance, ChainTime, ClaimKey, Kyc, Millis,
	bridge::{EcdsaSignature, EvmAddress, SetId, attester_proof, signer},
	deliver_or_owe, hold_or,
};

/// Where an attester stands.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum AttesterState {
	/// May be taken into a set.
	#[codec(index = 0)]
	Registered,
	/// Fraud was proved: his key counts nowhere, and never comes back.
	#[codec(index = 1)]
	Suspended,
	/// Belongs to no set any more; his bond can still be slashed.
	#[codec(index = 2)]
	Leaving {
		/// Chain time from which anybody may return the bond.
		until: Millis,
	},
	/// Gone. Never stored.
	#[codec(index = 3)]
	Gone,
}

/// What can happen to an attester.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AttesterStep {
	/// Fraud is proved.
	Suspend,
	/// He goes.
	Leave {
		/// Chain time from which the bond may be returned.
		until: Millis,
	},
	/// Anybody returns the bond when its time is over.
	Finish,
}

impl AttesterState {
	/// The only place where an attester changes state.
	///
	/// # Errors
	/// [`NotAllowed`] where the table has a dash.
	pub const fn apply(self, step: AttesterStep) -> Result<Self, NotAllowed> {
		use AttesterState::{Gone, Leaving, Registered, Suspended};
		use AttesterStep::{Finish, Leave, Suspend};
		match (self, step) {
			(Registered | Leaving { .. }, Suspend) => Ok(Suspended),
			(Registered, Leave { until }) => Ok(Leaving { until }),
			(Leaving { .. }, Finish) => Ok(Gone),

			(Registered, Finish)
			| (Leaving { .. }, Leave { .. })
			| (Suspended | Gone, Suspend | Leave { .. } | Finish) => Err(NotAllowed),
		}
	}
}

/// An attester, as he is stored under his key.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Attester<AccountId> {
	/// Who registered the key, and is paid.
	pub account: AccountId,
	/// Who runs it, by hash: no operator has two keys in a set.
	pub operator: H256,
	/// What is on hold of his.
	pub bond: Balance,
	/// Where he stands.
	pub state: AttesterState,
}

impl<T: Config> Pallet<T> {
	/// Every set that counts somewhere now, or is to follow.
	pub(crate) fn live_sets() -> Vec<SetId> {
		let now = T::Clock::timestamp();
		let mut sets: Vec<SetId> =
			NextSet::<T>::get().map(|next| next.rotate.set).into_iter().collect();
		sets.push(crate::CurrentSet::<T>::get());
		for office in Offices::<T>::iter_values() {
			sets.push(office.set);
			let previous = office.previous.filter(|previous| previous.is_valid(now));
			sets.extend(previous.map(|previous| previous.id));
		}
		sets.sort_unstable();
		sets.dedup();
		sets
	}

	/// Whether `key` belongs to a set that counts somewhere, or is to follow.
	fn is_in_office(key: &EvmAddress) -> bool {
		let includes = |set| Sets::<T>::get(set).is_some_and(|set| set.includes(key));
		Self::live_sets().into_iter().any(includes)
	}

	pub(crate) fn do_register_attester(
		account: AccountId,
		key: EvmAddress,
		operator: H256,
		proof: &EcdsaSignature,
	) -> DispatchResult {
		T::Kyc::ensure_not_frozen(&account)?;
		ensure!(!Attesters::<T>::contains_key(key), Error::<T>::AlreadyExists);
		let asked = attester_proof(Self::genesis_hash(), &account);
		ensure!(signer(asked, proof) == Some(key), Error::<T>::BadSignature);
		let bond = T::Limits::get().bond;
		let reason = HoldReason::AttesterBond.into();
		let lacking = Error::<T>::InsufficientFunds;
		hold_or::<_, T::Holds>(AssetKind::Native, &reason, &account, bond, lacking)?;
		let state = AttesterState::Registered;
		Attesters::<T>::insert(key, Attester { account: account.clone(), operator, bond, state });
		Self::deposit_event(Event::AttesterRegistered { key, account, operator, bond });
		Ok(())
	}

	/// Bring the bond of an attester to what is asked for now: those of the genesis begin with none.
	pub(crate) fn do_top_up_bond(who: &AccountId, key: EvmAddress) -> DispatchResult {
		let attester = Attesters::<T>::get(key).ok_or(Error::<T>::NotFound)?;
		ensure!(attester.account == *who, Error::<T>::NotAuthorized);
		ensure!(attester.state == AttesterState::Registered, Error::<T>::WrongState);
		let bond = T::Limits::get().bond;
		let more = bond.checked_sub(attester.bond).filter(|more| *more > 0);
		let more = more.ok_or(Error::<T>::AlreadyExists)?;
		let reason = HoldReason::AttesterBond.into();
		let lacking = Error::<T>::InsufficientFunds;
		hold_or::<_, T::Holds>(AssetKind::Native, &reason, who, more, lacking)?;
		Attesters::<T>::insert(key, Attester { bond, ..attester });
		Self::deposit_event(Event::BondToppedUp { key, bond });
		Ok(())
	}

	pub(crate) fn do_leave(who: &AccountId, key: EvmAddress) -> DispatchResult {
		let attester = Attesters::<T>::get(key).ok_or(Error::<T>::NotFound)?;
		ensure!(attester.account == *who, Error::<T>::NotAuthorized);
		ensure!(!Self::is_in_office(&key), Error::<T>::InOffice);
		let until = T::Clock::now().saturating_add(T::Limits::get().bond_delay);
		let step = AttesterStep::Leave { until };
		let state = attester.state.apply(step).map_err(|_| Error::<T>::WrongState)?;
		Attesters::<T>::insert(key, Attester { state, ..attester });
		Self::deposit_event(Event::AttesterLeaving { key, until });
		Ok(())
	}

	pub(crate) fn do_return_bond(key: EvmAddress) -> DispatchResult {
		let attester = Attesters::<T>::get(key).ok_or(Error::<T>::NotFound)?;
		attester.state.apply(AttesterStep::Finish).map_err(|_| Error::<T>::WrongState)?;
		if let AttesterState::Leaving { until } = attester.state {
			ensure!(T::Clock::now() >= until, Error::<T>::TooEarly);
		}
		let Attester { account, bond, .. } = attester;
		Self::pay_held(HoldReason::AttesterBond, &account, &account, bond)?;
		Attesters::<T>::remove(key);
		Self::deposit_event(Event::AttesterLeft { key, account, bond });
		Ok(())
	}

	/// Pay `to` out of what `from` has on hold; what cannot be credited becomes a claimable.
	pub(crate) fn pay_held(
		reason: HoldReason,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
	) -> DispatchResult {
		let (asset, reason) = (AssetKind::Native, reason.into());
		let key = ClaimKey { source: from.clone(), asset, reason };
		deliver_or_owe::<_, T::Holds, T::Claimables>(key, to, amount).map(|_| ())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use AttesterState::*;
	use AttesterStep::*;

	/// The table of the README.
	#[test]
	fn every_pair_of_state_and_step_is_decided() {
		let until = 7;
		let steps = [Suspend, Leave { until }, Finish];
		let table = [
			(Registered, [Some(Suspended), Some(Leaving { until }), None]),
			(Suspended, [None; 3]),
			(Leaving { until: 5 }, [Some(Suspended), None, Some(Gone)]),
			(Gone, [None; 3]),
		];
		for (state, row) in table {
			for (step, next) in steps.into_iter().zip(row) {
				assert_eq!(state.apply(step).ok(), next, "{state:?}, {step:?}");
			}
		}
	}
}
