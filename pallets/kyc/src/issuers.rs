// SPDX-License-Identifier: Apache-2.0

//! Who may vouch for whom: the steps behind the calls of governance.

use crate::{Issuer, IssuerId, IssuerStatus, IssuerStep, IssuerTerms, NotAllowed, pallet::*};
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, ChainTime, Millis};

/// How many sequence numbers one call removes.
pub const FORGET_BATCH: u32 = 100;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit_issuer(id: IssuerId, terms: IssuerTerms) -> DispatchResult {
		ensure!(!Issuers::<T>::contains_key(id), Error::<T>::AlreadyExists);
		ensure!(terms.are_sound(), Error::<T>::InvalidTerms);
		let issuer = Issuer { terms: terms.clone(), status: IssuerStatus::Active };
		Issuers::<T>::insert(id, issuer);
		Self::deposit_event(Event::IssuerAdmitted { issuer: id, terms });
		Ok(())
	}

	pub(crate) fn do_update_issuer(id: IssuerId, terms: IssuerTerms) -> DispatchResult {
		let issuer = Self::issuer(id)?;
		let status = Self::step(&issuer, IssuerStep::Update)?;
		ensure!(terms.are_sound(), Error::<T>::InvalidTerms);
		Issuers::<T>::insert(id, Issuer { terms: terms.clone(), status });
		Self::deposit_event(Event::IssuerUpdated { issuer: id, terms });
		Ok(())
	}

	/// `controller` is who signed, or `None` for governance.
	pub(crate) fn do_deactivate_issuer(
		id: IssuerId,
		controller: Option<AccountId>,
	) -> DispatchResult {
		let issuer = Self::issuer(id)?;
		if let Some(who) = controller {
			ensure!(who == issuer.terms.controller, Error::<T>::NotAuthorized);
		}
		let at = T::Clock::timestamp();
		let status = Self::step(&issuer, IssuerStep::Deactivate { at })?;
		Issuers::<T>::insert(id, Issuer { status, ..issuer });
		Self::deposit_event(Event::IssuerDeactivated { issuer: id, at });
		Ok(())
	}

	pub(crate) fn do_compromise_issuer(id: IssuerId, since: Millis) -> DispatchResult {
		let issuer = Self::issuer(id)?;
		ensure!(since <= T::Clock::timestamp(), Error::<T>::InTheFuture);
		let status = Self::step(&issuer, IssuerStep::Compromise { since })?;
		Issuers::<T>::insert(id, Issuer { status, ..issuer });
		if let IssuerStatus::Compromised { since } = status {
			Self::deposit_event(Event::IssuerCompromised { issuer: id, since });
		}
		Ok(())
	}

	pub(crate) fn do_forget_sequences(id: IssuerId) -> Result<u32, DispatchError> {
		let issuer = Self::issuer(id)?;
		ensure!(Self::step(&issuer, IssuerStep::Issue).is_err(), Error::<T>::WrongState);
		let batch = usize::try_from(FORGET_BATCH).unwrap_or(usize::MAX);
		let removed = Sequences::<T>::drain_prefix(id).take(batch).count();
		let count = u32::try_from(removed).unwrap_or(FORGET_BATCH);
		ensure!(count > 0, Error::<T>::NothingDue);
		Self::deposit_event(Event::SequencesForgotten { issuer: id, count });
		Ok(count)
	}

	pub(crate) fn issuer(id: IssuerId) -> Result<Issuer, DispatchError> {
		Issuers::<T>::get(id).ok_or_else(|| Error::<T>::UnknownIssuer.into())
	}

	/// The issuer's state after a step that only an active one may take.
	pub(crate) fn step(issuer: &Issuer, step: IssuerStep) -> Result<IssuerStatus, DispatchError> {
		issuer.status.apply(step).map_err(|NotAllowed| Error::<T>::IssuerNotActive.into())
	}
}
