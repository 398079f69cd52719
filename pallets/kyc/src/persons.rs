// SPDX-License-Identifier: Apache-2.0

//! Who is behind an account, as far as issuers have said so.

use crate::{Credential, IssuerId, Person, pallet::*};
use codec::Encode;
use core::cmp::Reverse;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::AccountId;

impl<T: Config> Pallet<T> {
	/// One hash for all accounts that bear the tag of the best credential of `who`. One read.
	///
	/// Asks of the rows alone, not whether a credential counts today. So nobody becomes somebody else
	/// by an expiry or a withdrawal, nor by what governance decides of an issuer.
	pub(crate) fn person_behind(who: &AccountId) -> H256 {
		let held = Credentials::<T>::get(who);
		// Of equal tiers the issuer with the lower number: accounts with the same credentials must come
		// to the same answer, whatever the order in which they got them.
		let best = held
			.iter()
			.max_by_key(|credential| (credential.statement.tier, Reverse(credential.issuer)));
		best.map_or_else(
			|| H256(who.clone().into()),
			|credential| {
				let (issuer, person) = tag(credential);
				H256((*b"tael/kyc/person/v1", issuer, person).using_encoded(blake2_256))
			},
		)
	}

	/// Whether some issuer has linked the two accounts, or they are one. Two reads.
	pub(crate) fn are_one_person(one: &AccountId, other: &AccountId) -> bool {
		if one == other {
			return true;
		}
		let held = Credentials::<T>::get(one);
		if held.is_empty() {
			return false;
		}
		// An account is linked to a person iff it has a credential with that tag (KYC-2), so the rows of
		// the two say as much as all the lists of linked accounts, for fewer reads.
		let of_other = Credentials::<T>::get(other);
		held.iter().any(|mine| of_other.iter().any(|theirs| tag(mine) == tag(theirs)))
	}
}

/// A tag means something only together with who gave it.
const fn tag(credential: &Credential) -> (IssuerId, Person) {
	(credential.issuer, credential.statement.person)
}
