// SPDX-License-Identifier: Apache-2.0

//! The attesters sign what is to be released. Their signatures are kept here, where anybody finds them.

use crate::{
	Config, Domains, Error, Event, MAX_ITEMS, Office, Offices, Outbound, OutboundState,
	OutboundStep, Outbounds, Pallet, Sets, SignatureList, Signatures,
};
use frame::{prelude::*, traits::ConstU32};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, ChainTime,
	bridge::{DomainId, EcdsaSignature, EvmAddress, signer},
};

/// An attester's signature under a release, as one of the set in office there.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct ReleaseSignature {
	/// Where it goes.
	pub domain: DomainId,
	/// Which release.
	pub nonce: u64,
	/// The signature of the digest of what is stored of it.
	pub signature: EcdsaSignature,
}

/// Signatures of one call.
pub type ReleaseSignatures = BoundedVec<ReleaseSignature, ConstU32<MAX_ITEMS>>;

/// A signature that was looked at.
pub(crate) struct Weighed {
	outbound: Outbound<AccountId>,
	/// The signatures, with this one.
	list: SignatureList,
	/// Whose it is.
	pub(crate) signer: EvmAddress,
	threshold: u32,
}

impl<T: Config> Pallet<T> {
	/// The signatures that there are under a release, as far as they still count, and the state that says so.
	/// Those of a set that is out of office count if they are enough of it, until its time is over at the vault.
	pub(crate) fn signatures(
		office: &Office,
		outbound: &Outbound<AccountId>,
	) -> (OutboundState, SignatureList) {
		let (id, nonce) = (outbound.release.domain, outbound.release.nonce);
		let none = || SignatureList::none(office.set);
		let list = Signatures::<T>::get(id, nonce).unwrap_or_else(none);
		let now = T::Clock::timestamp();
		let is_previous = office
			.previous
			.is_some_and(|previous| previous.id == list.set && previous.is_valid(now));
		let is_signed = outbound.state == OutboundState::Signed;
		if list.set == office.set || (is_previous && is_signed) {
			return (outbound.state, list);
		}
		// What has ended is not stored.
		(outbound.state.apply(OutboundStep::Renew).unwrap_or(outbound.state), none())
	}

	/// Whose signature it is, if it is a new one of the set in office.
	///
	/// # Errors
	/// Whatever makes it one that no block may carry.
	pub(crate) fn weigh_signature(item: &ReleaseSignature) -> Result<Weighed, Error<T>> {
		let ReleaseSignature { domain: id, nonce, signature } = item;
		let domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let outbound = Outbounds::<T>::get(id, nonce).ok_or(Error::<T>::NotFound)?;
		let office = Offices::<T>::get(id).ok_or(Error::<T>::UnknownSet)?;
		let set = Sets::<T>::get(office.set).ok_or(Error::<T>::UnknownSet)?;
		let (state, mut list) = Self::signatures(&office, &outbound);
		ensure!(state.apply(OutboundStep::Sign).is_ok(), Error::<T>::AlreadyProcessed);
		let digest = Self::place_of(&domain).digest(office.set, &outbound.release);
		let signer = signer(digest, signature).ok_or(Error::<T>::BadSignature)?;
		ensure!(set.contains(&signer), Error::<T>::NotAttester);
		ensure!(list.insert(signer, *signature), Error::<T>::AlreadyVoted);
		let outbound = Outbound { state, ..outbound };
		Ok(Weighed { outbound, list, signer, threshold: set.threshold })
	}

	/// Keep a signature; with enough of them the release can be carried to the vault.
	pub(crate) fn sign(item: &ReleaseSignature) -> DispatchResult {
		let Weighed { outbound, list, signer: key, threshold } = Self::weigh_signature(item)?;
		let (domain, nonce) = (item.domain, item.nonce);
		let signatures: u32 = list.list.len().saturated_into();
		let is_enough = signatures >= threshold;
		let step = if is_enough { OutboundStep::Complete } else { OutboundStep::Sign };
		let state = outbound.state.apply(step).map_err(|_| Error::<T>::WrongState)?;
		if is_enough {
			Self::hear(domain);
		}
		let (seq, set) = (outbound.seq, list.set);
		Signatures::<T>::insert(domain, nonce, list);
		let next = seq.saturating_add(1);
		Outbounds::<T>::insert(domain, nonce, Outbound { state, seq: next, ..outbound });
		Self::deposit_event(Event::ReleaseSigned {
			domain,
			nonce,
			seq,
			key,
			set,
			signatures,
			state,
		});
		Ok(())
	}
}
