// SPDX-License-Identifier: Apache-2.0

//! What the council decides about domains, limits, watchers and addresses.

use crate::{
	Bucket, Buckets, CheckpointVotes, Checkpoints, Config, CurrentSet, DECIMALS, DEV, Direction,
	Domain, DomainOf, DomainState, DomainStep, Domains, Error, Event, LastHeard, Ledgers, Listed,
	Pallet, Pauses, Raises, ReceiptVotes, Rests, Rule, Sets, Terms, VaultOf, Votes, Watchers,
};
use frame::{prelude::*, token::fungible::Inspect};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	ChainTime,
	bridge::{DomainId, EvmAddress},
};

/// The most domains: rotations look at each.
pub const MAX_DOMAINS: u32 = 8;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_domain(id: DomainId, domain: Domain, decimals: u8) -> DispatchResult {
		ensure!(!Domains::<T>::contains_key(id), Error::<T>::AlreadyExists);
		let count: u32 = Domains::<T>::iter_keys().count().saturated_into();
		ensure!(count < MAX_DOMAINS, Error::<T>::TooManyDomains);
		let is_sound = id != DEV
			&& decimals == DECIMALS
			&& !domain.vault.is_zero()
			&& !domain.token.is_zero()
			&& domain.vault != domain.token
			&& domain.terms.are_consistent(T::Currency::minimum_balance());
		ensure!(is_sound, Error::<T>::BadTerms);
		// What a vault paid in is done under one number for good: under another it would come in again, and the first
		// deposits of another vault under this number would not come in at all.
		let vault = (domain.chain_id, domain.vault);
		let is_own = VaultOf::<T>::get(id).is_none_or(|known| known == vault)
			&& DomainOf::<T>::get(vault).is_none_or(|known| known == id);
		ensure!(is_own, Error::<T>::AlreadyExists);
		let set = CurrentSet::<T>::get();
		ensure!(Sets::<T>::contains_key(set), Error::<T>::UnknownSet);
		VaultOf::<T>::insert(id, vault);
		DomainOf::<T>::insert(vault, id);
		Self::occupy(id);
		// Silence is counted from now on.
		Self::hear(id);
		Self::deposit_event(Event::DomainChanged { domain: id, state: domain.state });
		Domains::<T>::insert(id, domain);
		Ok(())
	}

	pub(crate) fn do_set_terms(id: DomainId, terms: Terms) -> DispatchResult {
		let mut domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let existential = T::Currency::minimum_balance();
		ensure!(terms.are_consistent(existential), Error::<T>::BadTerms);
		domain.terms = terms.clone();
		Domains::<T>::insert(id, domain);
		Self::deposit_event(Event::TermsSet { domain: id, terms });
		Ok(())
	}

	pub(crate) fn do_step_domain(id: DomainId, step: DomainStep) -> DispatchResult {
		let mut domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		domain.state = domain.state.apply(step).map_err(|_| Error::<T>::WrongState)?;
		Self::deposit_event(Event::DomainChanged { domain: id, state: domain.state });
		Domains::<T>::insert(id, domain);
		Ok(())
	}

	/// The ledger, the numbers of deposits that are done and of releases, the vault and the listed addresses stay:
	/// should the domain come back, it is the same one and no number is used twice.
	///
	/// Votes about deposits that never came to anything keep only a domain that is in use, or one attester could keep
	/// it for ever. They are as many as votes may reach ahead at most.
	pub(crate) fn do_remove_domain(id: DomainId) -> DispatchResult {
		let domain = Domains::<T>::get(id).ok_or(Error::<T>::UnknownDomain)?;
		let ledger = Ledgers::<T>::get(id);
		let is_empty = ledger.collateral() == Some(0) && ledger.in_flight == 0;
		let is_idle =
			domain.state == DomainState::Closed || Votes::<T>::iter_key_prefix(id).next().is_none();
		ensure!(is_empty && is_idle, Error::<T>::InUse);
		let ahead: u32 = T::Limits::get().ahead.saturated_into();
		let _ = Votes::<T>::clear_prefix(id, ahead, None);
		// Nothing is on its way, so there are none but about the one rotation.
		let _ = ReceiptVotes::<T>::clear_prefix((id,), 1, None);
		Domains::<T>::remove(id);
		Self::vacate(id);
		CheckpointVotes::<T>::remove(id);
		Checkpoints::<T>::remove(id);
		LastHeard::<T>::remove(id);
		for direction in [Direction::In, Direction::Out] {
			Buckets::<T>::remove(id, direction);
			Raises::<T>::remove(id, direction);
			Pauses::<T>::remove(id, direction);
		}
		Self::deposit_event(Event::DomainRemoved { domain: id });
		Ok(())
	}

	pub(crate) fn do_set_limit(
		domain: DomainId,
		direction: Direction,
		rule: Rule,
	) -> DispatchResult {
		ensure!(Domains::<T>::contains_key(domain), Error::<T>::UnknownDomain);
		let now = T::Clock::now();
		let present = Buckets::<T>::get(domain, direction);
		let old = present.map(|bucket| bucket.rule()).unwrap_or_default();
		let is_raise = rule.cap > old.cap || rule.refill_per_day > old.refill_per_day;
		if is_raise {
			// Of two numbers one may be lower: that one is in force at once.
			let least = Rule {
				cap: rule.cap.min(old.cap),
				refill_per_day: rule.refill_per_day.min(old.refill_per_day),
			};
			if least != old {
				Self::put_rule(domain, direction, least);
			}
			let from = now.saturating_add(T::Limits::get().raise_delay);
			Raises::<T>::insert(domain, direction, (rule, from));
			Self::deposit_event(Event::RaiseAnnounced { domain, direction, rule, from });
			return Ok(());
		}
		// The council has thought again: what was to come is off.
		Raises::<T>::remove(domain, direction);
		Self::put_rule(domain, direction, rule);
		Ok(())
	}

	pub(crate) fn do_raise_limit(domain: DomainId, direction: Direction) -> DispatchResult {
		let (rule, from) = Raises::<T>::get(domain, direction).ok_or(Error::<T>::NotFound)?;
		ensure!(T::Clock::now() >= from, Error::<T>::TooEarly);
		Raises::<T>::remove(domain, direction);
		Self::put_rule(domain, direction, rule);
		Ok(())
	}

	fn put_rule(domain: DomainId, direction: Direction, rule: Rule) {
		let now = T::Clock::now();
		Buckets::<T>::mutate(domain, direction, |slot| match slot {
			Some(bucket) => bucket.set_rule(rule, now),
			None => *slot = Some(Bucket::full(rule, now)),
		});
		Self::deposit_event(Event::LimitSet { domain, direction, rule });
	}

	pub(crate) fn do_set_watcher(who: T::AccountId, is_watcher: bool) {
		if is_watcher {
			Watchers::<T>::insert(&who, ());
		} else {
			Watchers::<T>::remove(&who);
			let _ = Rests::<T>::clear_prefix(&who, MAX_DOMAINS.saturating_mul(2), None);
		}
		Self::deposit_event(Event::WatcherSet { who, is_watcher });
	}

	pub(crate) fn do_set_listed(
		domain: DomainId,
		address: EvmAddress,
		is_listed: bool,
	) -> DispatchResult {
		ensure!(Domains::<T>::contains_key(domain), Error::<T>::UnknownDomain);
		if is_listed {
			Listed::<T>::insert(domain, address, ());
		} else {
			Listed::<T>::remove(domain, address);
		}
		Self::deposit_event(Event::AddressListed { domain, address, is_listed });
		Ok(())
	}
}
