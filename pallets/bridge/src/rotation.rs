// SPDX-License-Identifier: Apache-2.0

//! From one set of attesters to the next, and which sets count.

use crate::{
	Attester, AttesterList, AttesterSet, AttesterState, Attesters, Config, CurrentSet, Domains,
	Electorate, Error, Event, LastOutbound, Next, NextSet, Office, Offices, Pallet, Previous,
	ReceiptVotes, RotationSignatures, Sets, SignatureList, votes::Counting,
};
use alloc::vec::Vec;
use frame::prelude::*;
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, ChainTime, Millis, SECOND,
	bridge::{DomainId, EcdsaSignature, EvmAddress, Outcome, Receipt, Rotate, SetId, signer},
};

/// What is a new signature of a rotation: whose it is, and those there were.
type NewSignature = (Office, EvmAddress, SignatureList);

impl<T: Config> Pallet<T> {
	/// The block's timestamp in seconds: the vaults' clocks are other chains'.
	pub(crate) fn seconds() -> u64 {
		T::Clock::timestamp().saturating_div(SECOND)
	}

	/// The sets whose votes count for what happened in `block` of a domain's chain. `None` if no set is in
	/// office there.
	pub fn electorate(id: DomainId, block: u64) -> Option<Electorate> {
		Self::electorate_with(id, |previous, now| previous.counts(now, block))
	}

	/// The set in office, and the one before it where it `counts`.
	fn electorate_with(
		id: DomainId,
		counts: impl FnOnce(&Previous, Millis) -> bool,
	) -> Option<Electorate> {
		let office = Offices::<T>::get(id)?;
		let now = T::Clock::timestamp();
		let previous = office.previous.filter(|previous| counts(previous, now));
		let mut sets = Vec::from([Sets::<T>::get(office.set)?]);
		sets.extend(previous.and_then(|previous| Sets::<T>::get(previous.id)));
		Some(Electorate(sets))
	}

	/// Whose votes about a deposit count that is said to be in `block`.
	pub(crate) fn counting(id: DomainId, block: u64) -> Option<Counting> {
		let electorate = Self::electorate(id, block)?;
		let live = Self::electorate_with(id, Previous::is_valid)?;
		Some(Counting { electorate, live })
	}

	/// The same for a receipt.
	pub(crate) fn counting_for_receipt(receipt: &Receipt) -> Option<Counting> {
		let (id, block) = (receipt.domain, receipt.block);
		if receipt.outcome == Outcome::Rotated {
			let electorate = Self::electorate_of_rotation(id)?;
			return Some(Counting { live: electorate.clone(), electorate });
		}
		// What was asked for since then was never signed by the set before.
		let is_known = |previous: &Previous| receipt.nonce <= previous.last_outbound;
		let electorate = Self::electorate_with(id, |previous, now| {
			is_known(previous) && previous.counts(now, block)
		})?;
		let live = Self::electorate_with(id, |previous, now| {
			is_known(previous) && previous.is_valid(now)
		})?;
		Some(Counting { electorate, live })
	}

	/// Whose votes count for that the next set took over at a vault: those of the set in office there; those of the
	/// next one too, once that set has signed it and its time has come, or once so much time has passed that the set
	/// in office must be gone.
	fn electorate_of_rotation(id: DomainId) -> Option<Electorate> {
		let office = Offices::<T>::get(id)?;
		let present = Sets::<T>::get(office.set)?;
		let next = NextSet::<T>::get().filter(|next| {
			let signatures = RotationSignatures::<T>::get(id);
			let is_signed = signatures
				.is_some_and(|list| list.set == office.set && present.is_quorum(list.signers()));
			let now = Self::seconds();
			(is_signed && now >= next.rotate.not_before) || now >= next.succeeds_at
		});
		let mut sets = Vec::from([present]);
		sets.extend(next.and_then(|next| Sets::<T>::get(next.rotate.set)));
		Some(Electorate(sets))
	}

	/// Begin with this set. Only at genesis, which a bad specification has to stop.
	pub(crate) fn genesis_set(attesters: &[(EvmAddress, AccountId)], threshold: u32) {
		let mut addresses: Vec<EvmAddress> = attesters.iter().map(|(key, _)| *key).collect();
		addresses.sort_unstable();
		let addresses = AttesterList::truncate_from(addresses);
		let set = AttesterSet { addresses, threshold, suspended: AttesterList::new() };
		assert!(set.is_consistent(), "the first set of attesters is none that the vault takes");
		assert!(set.size() as usize == attesters.len(), "there are too many attesters");
		for (key, account) in attesters {
			let attester = Attester {
				account: account.clone(),
				operator: account.using_encoded(frame::hashing::blake2_256).into(),
				// There is no money to hold yet.
				bond: 0,
				state: AttesterState::Registered,
			};
			Attesters::<T>::insert(key, attester);
		}
		Sets::<T>::insert(1, set);
		CurrentSet::<T>::put(1);
	}

	/// A vault stands there now: the newest set is in office, and is the first one that the vault names.
	pub(crate) fn occupy(id: DomainId) {
		Offices::<T>::insert(id, Office { set: CurrentSet::<T>::get(), previous: None });
	}

	/// The vault is gone.
	pub(crate) fn vacate(id: DomainId) {
		Offices::<T>::remove(id);
		RotationSignatures::<T>::remove(id);
		Self::end_rotation();
		Self::forget_sets();
	}

	/// Nothing follows any more once every vault has it.
	fn end_rotation() {
		let set = CurrentSet::<T>::get();
		let is_next = NextSet::<T>::get().is_some_and(|next| next.rotate.set == set);
		if is_next && Offices::<T>::iter_values().all(|office| office.set == set) {
			NextSet::<T>::kill();
		}
	}

	/// Whether every attester of a list may be taken into a set: registered with the whole bond, and no two of
	/// one account or operator.
	fn ensure_eligible(addresses: &[EvmAddress]) -> DispatchResult {
		let bond = T::Limits::get().bond;
		let mut seen: Vec<(AccountId, H256)> = Vec::new();
		for key in addresses {
			let attester = Attesters::<T>::get(key).ok_or(Error::<T>::NotRegistered)?;
			let is_ready = attester.state == AttesterState::Registered && attester.bond >= bond;
			ensure!(is_ready, Error::<T>::NotRegistered);
			let Attester { account, operator, .. } = attester;
			let is_other = seen.iter().all(|(other, who)| *other != account && *who != operator);
			ensure!(is_other, Error::<T>::SameOperator);
			seen.push((account, operator));
		}
		Ok(())
	}

	pub(crate) fn do_schedule_rotation(
		addresses: AttesterList,
		threshold: u32,
		not_before: u64,
	) -> DispatchResult {
		let set = AttesterSet { addresses, threshold, suspended: AttesterList::new() };
		ensure!(set.is_consistent(), Error::<T>::BadSet);
		ensure!(not_before >= Self::seconds(), Error::<T>::TooEarly);
		if let Some(next) = NextSet::<T>::get() {
			ensure!(next.rotate.set_hash == set.hash(), Error::<T>::RotationPending);
			Self::renew_rotation(next, set, not_before);
			return Ok(());
		}
		Self::ensure_eligible(&set.addresses)?;
		let id = CurrentSet::<T>::get().checked_add(1).ok_or(Error::<T>::BadSet)?;
		let rotate = Rotate { set: id, set_hash: set.hash(), not_before };
		Sets::<T>::insert(id, set.clone());
		let succession = T::Limits::get().succession.saturating_div(SECOND);
		Self::announce(rotate, set, Self::seconds().saturating_add(succession));
		if Offices::<T>::iter_keys().next().is_none() {
			// There is no vault that has to know.
			CurrentSet::<T>::put(id);
			Self::end_rotation();
			Self::forget_sets();
		}
		Ok(())
	}

	/// The same set at another time: a vault where the time is over, or where it was refused, takes it again. What was
	/// signed is void where it was not carried out. The word of the set itself counts from when it did.
	fn renew_rotation(next: Next, set: AttesterSet, not_before: u64) {
		for id in Offices::<T>::iter_keys().collect::<Vec<_>>() {
			RotationSignatures::<T>::remove(id);
		}
		Self::announce(Rotate { not_before, ..next.rotate }, set, next.succeeds_at);
	}

	/// Write down what is to follow. The council can take it back before its own word is enough.
	fn announce(rotate: Rotate, set: AttesterSet, succeeds_at: u64) {
		let Rotate { set: id, set_hash, not_before } = rotate;
		let margin = T::Limits::get().rotation_margin.saturating_div(SECOND);
		let withdrawable_at = not_before.saturating_add(margin);
		let succeeds_at = succeeds_at.max(withdrawable_at);
		NextSet::<T>::put(Next { rotate, withdrawable_at, succeeds_at });
		let AttesterSet { addresses, threshold, .. } = set;
		Self::deposit_event(Event::RotationScheduled {
			set: id,
			set_hash,
			addresses,
			threshold,
			not_before,
		});
	}

	pub(crate) fn do_withdraw_rotation() -> DispatchResult {
		let Next { rotate, withdrawable_at, .. } =
			NextSet::<T>::get().ok_or(Error::<T>::NotFound)?;
		// Where a vault has it, the others must follow.
		ensure!(CurrentSet::<T>::get() < rotate.set, Error::<T>::InOffice);
		ensure!(Self::seconds() >= withdrawable_at, Error::<T>::TooEarly);
		NextSet::<T>::kill();
		for id in Offices::<T>::iter_keys().collect::<Vec<_>>() {
			RotationSignatures::<T>::remove(id);
			ReceiptVotes::<T>::remove((id, true, rotate.set));
		}
		Self::forget_sets();
		Self::deposit_event(Event::RotationWithdrawn { set: rotate.set });
		Ok(())
	}

	/// Whose signature of the scheduled rotation of one vault it is, if it is a new one.
	///
	/// # Errors
	/// Whatever makes it one that no block may carry.
	pub(crate) fn weigh_rotation(
		id: DomainId,
		signature: &EcdsaSignature,
	) -> Result<NewSignature, Error<T>> {
		let domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let next = NextSet::<T>::get().ok_or(Error::<T>::NotFound)?;
		let office = Offices::<T>::get(id).ok_or(Error::<T>::UnknownSet)?;
		ensure!(office.set < next.rotate.set, Error::<T>::AlreadyProcessed);
		let set = Sets::<T>::get(office.set).ok_or(Error::<T>::UnknownSet)?;
		let digest = Self::place_of(&domain).digest(office.set, &next.rotate);
		let key = signer(digest, signature).ok_or(Error::<T>::BadSignature)?;
		ensure!(set.contains(&key), Error::<T>::NotAttester);
		let mut list = RotationSignatures::<T>::get(id)
			.filter(|list| list.set == office.set)
			.unwrap_or_else(|| SignatureList::none(office.set));
		ensure!(list.insert(key, *signature), Error::<T>::AlreadyVoted);
		Ok((office, key, list))
	}

	pub(crate) fn do_sign_rotation(id: DomainId, signature: &EcdsaSignature) -> DispatchResult {
		let (office, key, list) = Self::weigh_rotation(id, signature)?;
		let threshold = Sets::<T>::get(office.set).map_or(u32::MAX, |set| set.threshold);
		let signatures: u32 = list.list.len().saturated_into();
		RotationSignatures::<T>::insert(id, list);
		let is_complete = signatures >= threshold;
		Self::deposit_event(Event::RotationSigned { domain: id, key, signatures, is_complete });
		Ok(())
	}

	/// Whether a receipt says that the next set took over where it has not yet.
	pub(crate) fn is_rotation_awaited(receipt: &Receipt) -> bool {
		let Some((next, office)) = NextSet::<T>::get().zip(Offices::<T>::get(receipt.domain))
		else {
			return false;
		};
		let is_same = receipt.nonce == next.rotate.set && receipt.subject == next.rotate.set_hash;
		is_same && office.set.checked_add(1) == Some(next.rotate.set)
	}

	/// A vault has rotated.
	pub(crate) fn take_office(receipt: &Receipt) -> DispatchResult {
		ensure!(Self::is_rotation_awaited(receipt), Error::<T>::BadMessage);
		let (id, set) = (receipt.domain, receipt.nonce);
		let office = Offices::<T>::get(id).ok_or(Error::<T>::UnknownSet)?;
		let previous = Previous {
			id: office.set,
			valid_until: T::Clock::timestamp().saturating_add(T::Limits::get().overlap),
			rotated_in: receipt.block,
			last_outbound: LastOutbound::<T>::get(id),
		};
		Offices::<T>::insert(id, Office { set, previous: Some(previous) });
		RotationSignatures::<T>::remove(id);
		CurrentSet::<T>::put(set);
		Self::end_rotation();
		Self::forget_sets();
		let valid_until = previous.valid_until;
		Self::deposit_event(Event::Rotated { domain: id, set, valid_until });
		Ok(())
	}

	/// Forget the sets that no office and no rotation names.
	fn forget_sets() {
		let mut named: Vec<SetId> = Vec::from([CurrentSet::<T>::get()]);
		named.extend(NextSet::<T>::get().map(|next| next.rotate.set));
		for office in Offices::<T>::iter_values() {
			named.push(office.set);
			named.extend(office.previous.map(|previous| previous.id));
		}
		let idle: Vec<SetId> = Sets::<T>::iter_keys().filter(|set| !named.contains(set)).collect();
		for set in idle {
			Sets::<T>::remove(set);
		}
	}
}
