// SPDX-License-Identifier: Apache-2.0

//! Fraud that anybody can prove: an attester signed what cannot be true.

use crate::{
	Attester, AttesterStep, Attesters, Config, Domains, Error, Event, HoldReason, LastOutbound,
	Outbounds, Pallet, Sets,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId,
	bridge::{
		Deposit, DomainId, EcdsaSignature, EvmAddress, Message, Outcome, Receipt, Release, SetId,
		signer,
	},
	share_floor,
};

/// What an attester signed.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Statement {
	/// That something came in.
	#[codec(index = 0)]
	Deposit(Deposit),
	/// That something is to be paid out.
	#[codec(index = 1)]
	Release(Release),
	/// What became of a release. (A rotation may be withdrawn and scheduled anew, so two statements about one
	/// prove nothing.)
	#[codec(index = 2)]
	Receipt(Receipt),
}

/// What a statement is about. Nobody may say two things about one of these.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Topic {
	Deposit(DomainId, u64),
	Release(DomainId, u64),
	Outcome(DomainId, u64),
}

impl Statement {
	const fn domain(&self) -> DomainId {
		match self {
			Self::Deposit(Deposit { domain, .. })
			| Self::Release(Release { domain, .. })
			| Self::Receipt(Receipt { domain, .. }) => *domain,
		}
	}

	const fn topic(&self) -> Option<Topic> {
		match self {
			Self::Deposit(Deposit { domain, nonce, .. }) => Some(Topic::Deposit(*domain, *nonce)),
			Self::Release(Release { domain, nonce, .. }) => Some(Topic::Release(*domain, *nonce)),
			Self::Receipt(Receipt { domain, nonce, outcome, .. }) => match outcome {
				Outcome::Released | Outcome::Cancelled => Some(Topic::Outcome(*domain, *nonce)),
				Outcome::Rotated => None,
			},
		}
	}

	fn id(&self) -> H256 {
		match self {
			Self::Deposit(message) => message.id(),
			Self::Release(message) => message.id(),
			Self::Receipt(message) => message.id(),
		}
	}
}

/// A statement with the signature under it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Signed {
	/// As one of which set.
	pub set: SetId,
	/// What.
	pub statement: Statement,
	/// The signature.
	pub signature: EcdsaSignature,
}

/// What proves fraud.
#[allow(clippy::large_enum_variant, reason = "a call has it in a box, and nothing is made of many")]
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Evidence {
	/// One attester said two different things about one.
	#[codec(index = 0)]
	Equivocation(Signed, Signed),
	/// An attester signed a release that nobody asked for, or not so.
	#[codec(index = 1)]
	FalseRelease(Signed),
}

impl<T: Config> Pallet<T> {
	/// Who signed a statement.
	fn signer_of(signed: &Signed) -> Result<EvmAddress, Error<T>> {
		let domain =
			Domains::<T>::get(signed.statement.domain()).ok_or(Error::<T>::UnknownDomain)?;
		let place = Self::place_of(&domain);
		let digest = match &signed.statement {
			Statement::Deposit(message) => place.digest(signed.set, message),
			Statement::Release(message) => place.digest(signed.set, message),
			Statement::Receipt(message) => place.digest(signed.set, message),
		};
		signer(digest, &signed.signature).ok_or(Error::<T>::BadSignature)
	}

	/// Who is guilty by this evidence.
	fn culprit(evidence: &Evidence) -> Result<EvmAddress, Error<T>> {
		match evidence {
			Evidence::Equivocation(one, other) => {
				let topic = one.statement.topic();
				let is_one_topic = topic.is_some() && topic == other.statement.topic();
				let differs = one.statement.id() != other.statement.id();
				ensure!(is_one_topic && differs, Error::<T>::NoFraud);
				let key = Self::signer_of(one)?;
				ensure!(key == Self::signer_of(other)?, Error::<T>::NoFraud);
				Ok(key)
			},
			Evidence::FalseRelease(signed) => {
				let Statement::Release(release) = &signed.statement else {
					return Err(Error::<T>::NoFraud);
				};
				let is_false = match Outbounds::<T>::get(release.domain, release.nonce) {
					Some(outbound) => outbound.release.id() != release.id(),
					// Of a release that has ended nothing is left to compare with.
					None => {
						release.nonce == 0 || release.nonce > LastOutbound::<T>::get(release.domain)
					},
				};
				ensure!(is_false, Error::<T>::NoFraud);
				Self::signer_of(signed)
			},
		}
	}

	/// Suspend whoever is guilty and take his bond. Nothing is burned: a part is the reporter's, the rest goes
	/// to the treasury.
	pub(crate) fn do_report_fraud(reporter: &AccountId, evidence: &Evidence) -> DispatchResult {
		let key = Self::culprit(evidence)?;
		let attester = Attesters::<T>::get(key).ok_or(Error::<T>::NotRegistered)?;
		ensure!(attester.account != *reporter, Error::<T>::OwnFraud);
		let step = AttesterStep::Suspend;
		let state = attester.state.apply(step).map_err(|_| Error::<T>::AlreadySuspended)?;
		let Attester { account, bond, .. } = attester.clone();
		Attesters::<T>::insert(key, Attester { bond: 0, state, ..attester });
		let reward = share_floor(bond, T::Limits::get().prover_share).unwrap_or(0);
		let rest = bond.saturating_sub(reward);
		Self::pay_held(HoldReason::AttesterBond, &account, reporter, reward)?;
		Self::pay_held(HoldReason::AttesterBond, &account, &T::Treasury::get(), rest)?;
		let reporter = reporter.clone();
		Self::deposit_event(Event::FraudProved { key, account, reporter, slashed: bond, reward });
		Self::suspend(key);
		Ok(())
	}

	/// The key counts in no set any more. Sizes and thresholds stay as they are.
	fn suspend(key: EvmAddress) {
		for id in Sets::<T>::iter_keys().collect::<Vec<_>>() {
			let Some(mut set) = Sets::<T>::get(id) else { continue };
			let was_suspended = set.is_suspended();
			if set.suspend(&key) {
				let is_suspended = set.is_suspended();
				Sets::<T>::insert(id, set);
				if is_suspended && !was_suspended {
					Self::deposit_event(Event::SetSuspended { set: id });
				}
			}
		}
	}
}
