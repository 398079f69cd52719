// SPDX-License-Identifier: Apache-2.0

//! Votes without an account: which of them a block may carry.
//!
//! A vote is worth its signature, so nobody pays for it. In return no call enters a block that adds nothing, and
//! none is passed on with a malformed vote in it.

use crate::{Config, Error, Offices, Pallet, ReleaseSignature, Vote};
use alloc::vec::Vec;
use frame::{
	deps::{
		frame_support::pallet_prelude::TransactionValidityWithRefund,
		sp_runtime::transaction_validity::{
			InvalidTransaction, TransactionLongevity, TransactionPriority,
			TransactionValidityError, ValidTransaction,
		},
	},
	prelude::*,
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::bridge::{
	Checkpoint, Deposit, DomainId, EcdsaSignature, EvmAddress, Receipt, SetId,
};

/// Blocks for which a vote may wait in the pool.
const LONGEVITY: TransactionLongevity = 256;
/// Before what people pay for: whole flows wait for a vote, and few are useful.
const PRIORITY: TransactionPriority = TransactionPriority::MAX / 2;

/// What a vote that can be admitted provides: its kind, what it is about, and its signer. Two calls that
/// provide the same vote stand in the pool for one another; votes of others are not touched.
#[derive(Encode, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Tag {
	/// About a deposit.
	Deposit(DomainId, u64, EvmAddress),
	/// About what a vault did.
	Receipt(DomainId, u8, u64, EvmAddress),
	/// About what a vault holds: each attester has one word about it in the pool, whatever the block.
	Checkpoint(DomainId, EvmAddress),
	/// Under a release.
	Release(DomainId, u64, EvmAddress),
	/// Under a rotation.
	Rotate(DomainId, EvmAddress),
}

/// The validity of a call with these votes, each of which provides its tag or is refused.
///
/// # Errors
/// A vote is malformed, or none adds anything.
pub(crate) fn admit(
	votes: impl IntoIterator<Item = Result<Tag, InvalidTransaction>>,
) -> TransactionValidityWithRefund {
	let mut provides: Vec<Vec<u8>> = Vec::new();
	let mut refusal = InvalidTransaction::Stale;
	for vote in votes {
		match vote {
			Ok(tag) => {
				let tag = ("tael/bridge", tag).encode();
				if !provides.contains(&tag) {
					provides.push(tag);
				}
			},
			Err(InvalidTransaction::Stale) => {},
			Err(InvalidTransaction::Future) => refusal = InvalidTransaction::Future,
			Err(malformed) => return Err(TransactionValidityError::Invalid(malformed)),
		}
	}
	if provides.is_empty() {
		return Err(TransactionValidityError::Invalid(refusal));
	}
	let validity = ValidTransaction {
		priority: PRIORITY,
		requires: Vec::new(),
		provides,
		longevity: LONGEVITY,
		propagate: true,
	};
	Ok((validity, Weight::zero()))
}

impl<T: Config> Pallet<T> {
	/// What a vote that is refused is to the pool, if it was given as one of `set`. Only what can never have been a
	/// vote is malformed: whoever passes that on is no good neighbour.
	fn refusal(error: &Error<T>, id: DomainId, set: SetId) -> InvalidTransaction {
		match error {
			// It may be one in some block to come.
			Error::UnknownDomain | Error::TooFarAhead => InvalidTransaction::Future,
			Error::UnknownSet if Offices::<T>::get(id).is_some_and(|office| set > office.set) => {
				InvalidTransaction::Future
			},
			// It was one, or would have been, before something was decided.
			Error::UnknownSet
			| Error::NotFound
			| Error::AlreadyProcessed
			| Error::AlreadyVoted
			| Error::ConflictingAttestation
			| Error::TooManyVariants => InvalidTransaction::Stale,
			_ => InvalidTransaction::BadProof,
		}
	}

	pub(crate) fn authorize_deposits(votes: &[Vote<Deposit>]) -> TransactionValidityWithRefund {
		admit(votes.iter().map(|vote| {
			let Deposit { domain, nonce, .. } = vote.message;
			match Self::weigh_deposit(vote) {
				Ok(weighed) => Ok(Tag::Deposit(domain, nonce, weighed.who)),
				Err(error) => Err(Self::refusal(&error, domain, vote.set)),
			}
		}))
	}

	pub(crate) fn authorize_receipts(votes: &[Vote<Receipt>]) -> TransactionValidityWithRefund {
		admit(votes.iter().map(|vote| {
			let Receipt { domain, outcome, nonce, .. } = vote.message;
			match Self::weigh_receipt(vote) {
				Ok(weighed) => Ok(Tag::Receipt(domain, outcome.kind(), nonce, weighed.who)),
				Err(error) => Err(Self::refusal(&error, domain, vote.set)),
			}
		}))
	}

	pub(crate) fn authorize_checkpoints(
		votes: &[Vote<Checkpoint>],
	) -> TransactionValidityWithRefund {
		admit(votes.iter().map(|vote| {
			let domain = vote.message.domain;
			match Self::weigh_checkpoint(vote) {
				Ok((_, who)) => Ok(Tag::Checkpoint(domain, who)),
				Err(error) => Err(Self::refusal(&error, domain, vote.set)),
			}
		}))
	}

	pub(crate) fn authorize_releases(items: &[ReleaseSignature]) -> TransactionValidityWithRefund {
		admit(items.iter().map(|item| match Self::weigh_signature(item) {
			Ok(weighed) => Ok(Tag::Release(item.domain, item.nonce, weighed.signer)),
			Err(error) => Err(Self::refusal(&error, item.domain, 0)),
		}))
	}

	pub(crate) fn authorize_rotation(
		domain: DomainId,
		signature: &EcdsaSignature,
	) -> TransactionValidityWithRefund {
		admit([match Self::weigh_rotation(domain, signature) {
			Ok((_, key, _)) => Ok(Tag::Rotate(domain, key)),
			Err(error) => Err(Self::refusal(&error, domain, 0)),
		}])
	}
}
