// SPDX-License-Identifier: Apache-2.0

//! What an issuer says of an account: claimed or attested, lowered, withdrawn, pruned.

use crate::{
	Credential, CredentialState, CredentialStep, Issuer, IssuerId, IssuerStep, NotAllowed,
	RevocationReason, Statement, limits::MEMORY, pallet::*,
};
use codec::Encode;
use frame::{
	prelude::*,
	traits::{Verify, fungible::MutateHold},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AccountId, Balance, ChainTime, Millis, Signature, Tier};

/// How long after its end a credential can be pruned: until everything counted under it has left
/// the windows.
pub const PRUNE_GRACE: Millis = MEMORY;

/// What an issuer signs for `subject`: `blake2_256("tael/kyc/claim/v1" ‖ genesis ‖ issuer ‖ subject ‖
/// statement ‖ deadline)`, each part SCALE-encoded, the statement field by field as declared.
///
/// The 32 bytes are signed as they are. No transaction is as short, so the signature of a key that
/// also sends transactions can never pass for one.
pub fn claim_digest(
	genesis: H256,
	issuer: IssuerId,
	subject: &AccountId,
	statement: &Statement,
	deadline: Millis,
) -> [u8; 32] {
	let domain = *b"tael/kyc/claim/v1";
	(domain, genesis, issuer, subject, statement, deadline).using_encoded(blake2_256)
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim(
		id: IssuerId,
		subject: &AccountId,
		statement: Statement,
		deadline: Millis,
		key: &AccountId,
		signature: &Signature,
	) -> DispatchResult {
		Self::ensure_unscreened(subject)?;
		let issuer = Self::issuer(id)?;
		ensure!(T::Clock::now() < deadline, Error::<T>::TooLate);
		ensure!(issuer.terms.keys.contains(key), Error::<T>::UnknownKey);
		let digest = claim_digest(Self::genesis_hash(), id, subject, &statement, deadline);
		ensure!(signature.verify(&digest[..], key), Error::<T>::InvalidSignature);
		Self::issue(id, &issuer, subject, statement, subject)
	}

	pub(crate) fn do_attest(
		who: &AccountId,
		id: IssuerId,
		subject: &AccountId,
		statement: Statement,
	) -> DispatchResult {
		let issuer = Self::issuer(id)?;
		ensure!(*who == issuer.terms.controller, Error::<T>::NotAuthorized);
		Self::ensure_unscreened(who)?;
		Self::issue(id, &issuer, subject, statement, who)
	}

	pub(crate) fn do_downgrade(
		who: &AccountId,
		id: IssuerId,
		subject: &AccountId,
		tier: Tier,
	) -> DispatchResult {
		let issuer = Self::issuer(id)?;
		Self::ensure_may_withdraw(who, &issuer)?;
		Self::mutate_credential(id, subject, |credential| {
			Self::transition(credential, CredentialStep::Downgrade)?;
			let lower = Tier::Unverified < tier && tier < credential.statement.tier;
			ensure!(lower, Error::<T>::TierTooLow);
			credential.statement.tier = tier;
			Ok(())
		})?;
		let subject = subject.clone();
		Self::deposit_event(Event::CredentialDowngraded { subject, issuer: id, tier });
		Ok(())
	}

	pub(crate) fn do_revoke(
		who: &AccountId,
		officer: bool,
		id: IssuerId,
		subject: &AccountId,
		reason: RevocationReason,
	) -> DispatchResult {
		let issuer = Self::issuer(id)?;
		let own = who == subject;
		if !own && !officer {
			Self::ensure_may_withdraw(who, &issuer)?;
		}
		let renounced = reason == RevocationReason::Renounced;
		ensure!(renounced == own, Error::<T>::WrongReason);
		let at = T::Clock::now();
		Self::mutate_credential(id, subject, |credential| {
			Self::transition(credential, CredentialStep::Revoke { at, reason })
		})?;
		let subject = subject.clone();
		Self::deposit_event(Event::CredentialRevoked { subject, issuer: id, reason });
		Ok(())
	}

	pub(crate) fn do_prune(id: IssuerId, subject: &AccountId) -> DispatchResult {
		let mut held = Credentials::<T>::get(subject);
		let credential = held.iter().find(|credential| credential.issuer == id).cloned();
		let credential = credential.ok_or(Error::<T>::NotFound)?;
		let end = credential.ended_at().saturating_add(PRUNE_GRACE);
		ensure!(T::Clock::now() >= end, Error::<T>::TooEarly);
		let left = credential.state.apply(CredentialStep::Prune).map_err(Error::<T>::from)?;
		ensure!(left.is_none(), Error::<T>::WrongState);

		Self::unlink(id, &credential, subject);
		held.retain(|credential| credential.issuer != id);
		if held.is_empty() {
			Credentials::<T>::remove(subject);
		} else {
			Credentials::<T>::insert(subject, held);
		}
		let Credential { depositor, deposit, .. } = credential;
		Self::give_deposit_back(&depositor, deposit)?;
		let subject = subject.clone();
		Self::deposit_event(Event::CredentialPruned { subject, issuer: id, depositor, deposit });
		Ok(())
	}

	/// The valid credential of `who` with the highest tier; of equal ones the one that lasts longest.
	pub(crate) fn granting_credential(who: &AccountId) -> Option<Credential> {
		let held = Credentials::<T>::get(who);
		if held.is_empty() {
			return None;
		}
		let now = T::Clock::timestamp();
		held.into_iter()
			.filter(|credential| {
				Issuers::<T>::get(credential.issuer)
					.is_some_and(|issuer| credential.is_valid(&issuer, now))
			})
			.max_by_key(|credential| (credential.statement.tier, credential.statement.expires_at))
	}

	pub(crate) fn genesis_hash() -> H256 {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		H256::from(genesis.using_encoded(|bytes| {
			// The chain's hash is 32 bytes; for any other the digest would differ on purpose.
			<[u8; 32]>::try_from(bytes).unwrap_or_else(|_| blake2_256(bytes))
		}))
	}

	/// Store what `issuer` says of `subject`, with a deposit of `depositor`.
	pub(crate) fn issue(
		id: IssuerId,
		issuer: &Issuer,
		subject: &AccountId,
		statement: Statement,
		depositor: &AccountId,
	) -> DispatchResult {
		Self::step(issuer, IssuerStep::Issue)?;
		Self::ensure_sound(issuer, &statement)?;
		let seen = Sequences::<T>::get(id, subject);
		ensure!(seen.is_none_or(|seen| statement.seq > seen), Error::<T>::StaleSequence);

		let mut held = Credentials::<T>::get(subject);
		if let Some(credential) = held.iter_mut().find(|credential| credential.issuer == id) {
			// Two persons' counters must not mix in one account.
			let same = credential.statement.person == statement.person;
			ensure!(same, Error::<T>::PersonChanged);
			Self::transition(credential, CredentialStep::Reissue)?;
			credential.statement = statement;
			Self::move_deposit(credential, depositor)?;
		} else {
			let deposit = T::CredentialDeposit::get();
			held.try_push(Credential {
				issuer: id,
				statement,
				state: CredentialState::Active,
				depositor: depositor.clone(),
				deposit,
			})
			.map_err(|_| Error::<T>::TooManyIssuers)?;
			Identities::<T>::try_mutate(id, statement.person, |linked| {
				linked.try_push(subject.clone()).map_err(|_| Error::<T>::TooManyLinked)
			})?;
			Self::hold_deposit(depositor, deposit)?;
		}
		Credentials::<T>::insert(subject, held);
		Sequences::<T>::insert(id, subject, statement.seq);

		let Statement { tier, kind, jurisdiction, expires_at, seq, .. } = statement;
		Self::deposit_event(Event::CredentialIssued {
			subject: subject.clone(),
			issuer: id,
			tier,
			kind,
			jurisdiction,
			expires_at,
			seq,
			depositor: depositor.clone(),
		});
		Ok(())
	}

	/// Whether the issuer may say this now.
	fn ensure_sound(issuer: &Issuer, statement: &Statement) -> DispatchResult {
		let Statement { tier, jurisdiction, issued_at, not_before, expires_at, .. } = *statement;
		let terms = &issuer.terms;
		ensure!(tier > Tier::Unverified, Error::<T>::TierTooLow);
		ensure!(tier <= terms.max_tier, Error::<T>::TierTooHigh);
		ensure!(terms.jurisdictions.contains(jurisdiction), Error::<T>::JurisdictionNotAllowed);
		ensure!(statement.commitment != H256::zero(), Error::<T>::ZeroHash);
		ensure!(statement.person != [0; 32], Error::<T>::ZeroHash);

		let now = T::Clock::timestamp();
		let oldest = now.saturating_sub(T::MaxClaimDelay::get());
		ensure!(issued_at <= now, Error::<T>::InTheFuture);
		ensure!(issued_at >= oldest, Error::<T>::IssuedTooLongAgo);
		ensure!(now < expires_at, Error::<T>::AlreadyExpired);
		ensure!(not_before < expires_at, Error::<T>::EmptyPeriod);
		let validity = expires_at.saturating_sub(issued_at);
		ensure!(validity <= terms.max_validity, Error::<T>::ValidityTooLong);
		Ok(())
	}

	fn ensure_may_withdraw(who: &AccountId, issuer: &Issuer) -> DispatchResult {
		ensure!(*who == issuer.terms.controller, Error::<T>::NotAuthorized);
		issuer
			.status
			.apply(IssuerStep::Withdraw)
			.map_err(|NotAllowed| Error::<T>::IssuerCompromised)?;
		Ok(())
	}

	fn mutate_credential(
		id: IssuerId,
		subject: &AccountId,
		change: impl FnOnce(&mut Credential) -> DispatchResult,
	) -> DispatchResult {
		Credentials::<T>::try_mutate_exists(subject, |held| {
			let credential = held
				.as_mut()
				.and_then(|held| held.iter_mut().find(|credential| credential.issuer == id))
				.ok_or(Error::<T>::NotFound)?;
			change(credential)
		})
	}

	/// A step that leaves the credential in its row.
	fn transition(credential: &mut Credential, step: CredentialStep) -> DispatchResult {
		let next = credential.state.apply(step).map_err(Error::<T>::from)?;
		credential.state = next.ok_or(Error::<T>::WrongState)?;
		Ok(())
	}

	fn unlink(id: IssuerId, credential: &Credential, subject: &AccountId) {
		Identities::<T>::mutate_exists(id, credential.statement.person, |linked| {
			if let Some(accounts) = linked {
				accounts.retain(|account| account != subject);
			}
			if linked.as_ref().is_some_and(|accounts| accounts.is_empty()) {
				*linked = None;
			}
		});
	}

	/// Let `depositor` carry the deposit; one that he carries already stays as it is.
	fn move_deposit(credential: &mut Credential, depositor: &AccountId) -> DispatchResult {
		if credential.depositor == *depositor {
			return Ok(());
		}
		let deposit = T::CredentialDeposit::get();
		Self::hold_deposit(depositor, deposit)?;
		Self::give_deposit_back(&credential.depositor, credential.deposit)?;
		credential.depositor = depositor.clone();
		credential.deposit = deposit;
		Ok(())
	}

	fn hold_deposit(depositor: &AccountId, deposit: Balance) -> DispatchResult {
		T::Currency::hold(&HoldReason::CredentialDeposit.into(), depositor, deposit)
	}

	fn give_deposit_back(depositor: &AccountId, deposit: Balance) -> DispatchResult {
		let reason = HoldReason::CredentialDeposit.into();
		T::Currency::release(&reason, depositor, deposit, tokens::Precision::Exact).map(drop)
	}
}
