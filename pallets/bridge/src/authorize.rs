// SPDX-License-Identifier: Apache-2.0

//! Votes without an account: which of them a block may carry.
//!
//! A vote is worth its signature, so nobody pays for it. In return no call enters a block that adds nothing, and
//! none is passed on with a malformed vote in it.

use crate::{Config, Error, Pallet, ReleaseSignature, Standing, Vote};
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
use tael_primitives::bridge::{Checkpoint, Deposit, DomainId, EcdsaSignature, EvmAddress, Receipt};

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
	/// About what a vault holds.
	Checkpoint(DomainId, u64, EvmAddress),
	/// Under a release.
	Release(DomainId, u64, EvmAddress),
	/// Under a rotation.
	Rotate(DomainId, EvmAddress),
}

/// The validity of a call with these votes: `None` for one that adds nothing.
///
/// # Errors
/// A vote is malformed, or none adds anything.
pub(crate) fn admit<E>(
	votes: impl IntoIterator<Item = Result<Option<Tag>, E>>,
) -> TransactionValidityWithRefund {
	let mut provides: Vec<Vec<u8>> = Vec::new();
	for vote in votes {
		match vote {
			Ok(Some(tag)) => {
				let tag = ("tael/bridge", tag).encode();
				if !provides.contains(&tag) {
					provides.push(tag);
				}
			},
			Ok(None) => {},
			Err(_) => {
				return Err(TransactionValidityError::Invalid(InvalidTransaction::BadProof));
			},
		}
	}
	if provides.is_empty() {
		return Err(TransactionValidityError::Invalid(InvalidTransaction::Stale));
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

/// A tag for a vote that adds something.
fn if_new(standing: Option<Standing>, tag: Tag) -> Option<Tag> {
	matches!(standing, Some(Standing::New)).then_some(tag)
}

impl<T: Config> Pallet<T> {
	pub(crate) fn authorize_deposits(votes: &[Vote<Deposit>]) -> TransactionValidityWithRefund {
		admit(votes.iter().map(|vote| -> Result<Option<Tag>, Error<T>> {
			let (_, _, who, standing) = Self::weigh_deposit(vote)?;
			let Deposit { domain, nonce, .. } = vote.message;
			Ok(if_new(standing, Tag::Deposit(domain, nonce, who)))
		}))
	}

	pub(crate) fn authorize_receipts(votes: &[Vote<Receipt>]) -> TransactionValidityWithRefund {
		admit(votes.iter().map(|vote| -> Result<Option<Tag>, Error<T>> {
			let (_, who, standing) = Self::weigh_receipt(vote)?;
			let Receipt { domain, outcome, nonce, .. } = vote.message;
			Ok(if_new(standing, Tag::Receipt(domain, outcome.kind(), nonce, who)))
		}))
	}

	pub(crate) fn authorize_checkpoints(
		votes: &[Vote<Checkpoint>],
	) -> TransactionValidityWithRefund {
		admit(votes.iter().map(|vote| -> Result<Option<Tag>, Error<T>> {
			let (_, who, standing) = Self::weigh_checkpoint(vote)?;
			let Checkpoint { domain, block, .. } = vote.message;
			Ok(if_new(standing, Tag::Checkpoint(domain, block, who)))
		}))
	}

	pub(crate) fn authorize_releases(items: &[ReleaseSignature]) -> TransactionValidityWithRefund {
		admit(items.iter().map(|item| match Self::weigh_signature(item) {
			Ok(weighed) => Ok(Some(Tag::Release(item.domain, item.nonce, weighed.signer))),
			// What has ended or has enough meanwhile is no fault.
			Err(Error::NotFound | Error::AlreadyProcessed | Error::AlreadyVoted) => Ok(None),
			Err(error) => Err(error),
		}))
	}

	pub(crate) fn authorize_rotation(
		domain: DomainId,
		signature: &EcdsaSignature,
	) -> TransactionValidityWithRefund {
		admit([match Self::weigh_rotation(domain, signature) {
			Ok((_, key, _)) => Ok(Some(Tag::Rotate(domain, key))),
			Err(Error::AlreadyProcessed | Error::AlreadyVoted) => Ok(None),
			Err(error) => Err(error),
		}])
	}
}
