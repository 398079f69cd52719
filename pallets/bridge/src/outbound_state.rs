// SPDX-License-Identifier: Apache-2.0

//! What must hold of money on its way out, of sets and of attesters, between any two calls.

use crate::{
	AttesterState, Attesters, Config, CurrentSet, Domains, Forgettable, HoldReason, LastOutbound,
	Ledgers, NextSet, Offices, OutboundState, Outbounds, Pallet, Parked, Requests,
	RotationSignatures, Sets, Signatures, Source, sweep::Ended,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{AssetKind, Balance, Claimables, HoldSums, bridge::DomainId};

impl<T: Config> Pallet<T> {
	/// Check everything of the way out.
	pub(crate) fn outbound_is_consistent() -> Result<(), TryRuntimeError> {
		Self::inv_8_in_flight_is_the_sum_of_what_is_on_its_way()?;
		Self::inv_2_releases_wait_in_their_place()?;
		Self::inv_7_i2_holds_equal_objects()?;
		Self::requests_and_releases_name_each_other()?;
		Self::signatures_lie_under_releases()?;
		Self::sets_are_consistent()
	}

	fn inv_8_in_flight_is_the_sum_of_what_is_on_its_way() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<DomainId, Balance> = BTreeMap::new();
		for (domain, _, row) in Outbounds::<T>::iter() {
			let sum = sums.entry(domain).or_default();
			*sum = sum.checked_add(row.release.amount).ok_or("INV-8: the sum overflows")?;
		}
		for (domain, ledger) in Ledgers::<T>::iter() {
			let flies = sums.remove(&domain).unwrap_or(0);
			ensure!(ledger.in_flight == flies, "INV-8: in flight differs from what is on its way");
		}
		ensure!(sums.is_empty(), "INV-8: something is on its way beside a ledger");
		Ok(())
	}

	fn inv_2_releases_wait_in_their_place() -> Result<(), TryRuntimeError> {
		let mut returning = Vec::new();
		for (domain, nonce, row) in Outbounds::<T>::iter() {
			let release = &row.release;
			let is_here = (release.domain, release.nonce) == (domain, nonce);
			ensure!(is_here, "INV-2: a release lies in another's place");
			let is_given = nonce > 0 && nonce <= LastOutbound::<T>::get(domain);
			ensure!(is_given, "INV-2: a release has a number that was not given");
			let lives = matches!(row.state, OutboundState::Requested | OutboundState::Signed);
			ensure!(lives, "INV-2: a release has ended and is still here");
			ensure!(release.fee <= release.amount, "INV-2: a release costs more than it pays");
			ensure!(Domains::<T>::contains_key(domain), "INV-2: a release goes nowhere");
			if let Source::Return { parked, .. } = &row.source {
				let deposit = &parked.deposit;
				let is_parked = Parked::<T>::contains_key(deposit.domain, deposit.nonce);
				ensure!(!is_parked, "INV-2: a deposit is parked and on its way back");
				let is_done = Self::is_done(deposit.domain, deposit.nonce);
				ensure!(is_done, "INV-2: a deposit goes back that is not done");
				let place = (deposit.domain, deposit.nonce);
				ensure!(!returning.contains(&place), "INV-2: a deposit goes back twice");
				returning.push(place);
			}
		}
		Ok(())
	}

	fn inv_7_i2_holds_equal_objects() -> Result<(), TryRuntimeError> {
		let reasons = [HoldReason::AttesterBond, HoldReason::WithdrawalFee];
		let mut sums = HoldSums::<_, T::Holds>::new(reasons);
		for attester in Attesters::<T>::iter_values() {
			let (who, bond) = (attester.account, attester.bond);
			sums.add(&who, &AssetKind::Native, HoldReason::AttesterBond, bond);
		}
		for row in Outbounds::<T>::iter_values() {
			if let Source::Request { who, attest_fee, .. } = row.source {
				sums.add(&who, &AssetKind::Native, HoldReason::WithdrawalFee, attest_fee);
			}
		}
		sums.add_owed(T::Claimables::all());
		ensure!(sums.are_on_hold(), "INV-7, I2: holds differ from what is written down");
		let accounts = frame_system::Account::<T>::iter_keys();
		ensure!(sums.explain_holds(accounts, []), "INV-7, I2: something is on hold for nothing");
		Ok(())
	}

	fn requests_and_releases_name_each_other() -> Result<(), TryRuntimeError> {
		for row in Outbounds::<T>::iter_values() {
			if let Source::Request { .. } = row.source {
				let release = &row.release;
				let request = Requests::<T>::get(release.request).ok_or("A request is lost")?;
				let place = (request.domain, request.nonce, request.until);
				let is_named = place == (release.domain, release.nonce, None);
				ensure!(is_named, "A request names another release");
			}
		}
		for (id, request) in Requests::<T>::iter() {
			let row = Outbounds::<T>::get(request.domain, request.nonce);
			let lives = row.is_some_and(|row| row.release.request == id);
			ensure!(lives == request.until.is_none(), "A request and its release differ");
			let is_entered = request
				.until
				.map(|until| Forgettable::<T>::contains_key(Ended::<T>::bucket_of(until), id));
			ensure!(is_entered != Some(false), "A reference that nobody forgets");
		}
		let ended = Requests::<T>::iter_values().filter(|row| row.until.is_some()).count();
		ensure!(ended == Forgettable::<T>::iter_keys().count(), "A reference is forgotten twice");
		Ok(())
	}

	fn signatures_lie_under_releases() -> Result<(), TryRuntimeError> {
		for (domain, nonce, list) in Signatures::<T>::iter() {
			ensure!(list.is_consistent(), "Signatures are out of order");
			ensure!(!list.list.is_empty(), "There are no signatures, and a row for them");
			ensure!(Outbounds::<T>::contains_key(domain, nonce), "Signatures under nothing");
		}
		for (domain, nonce, row) in Outbounds::<T>::iter() {
			if row.state != OutboundState::Signed {
				continue;
			}
			let list = Signatures::<T>::get(domain, nonce).ok_or("Signed by nobody")?;
			// A set that no office names any more has left.
			let Some(set) = Sets::<T>::get(list.set) else { continue };
			let is_enough = list.list.len() >= set.threshold as usize;
			ensure!(is_enough, "Signed by too few");
		}
		for (domain, nonce, list) in Signatures::<T>::iter() {
			let Some(set) = Sets::<T>::get(list.set) else { continue };
			let are_members = list.signers().all(|signer| set.includes(signer));
			ensure!(are_members, "Signed by somebody else");
			let has_enough = list.list.len() >= set.threshold as usize;
			let state = Outbounds::<T>::get(domain, nonce).map(|row| row.state);
			let is_signed = state == Some(OutboundState::Signed);
			ensure!(is_signed == has_enough, "Enough signatures, and not signed");
		}
		for (domain, list) in RotationSignatures::<T>::iter() {
			ensure!(list.is_consistent(), "Signatures of a rotation are out of order");
			ensure!(NextSet::<T>::exists(), "Signatures of no rotation");
			let is_asked = Offices::<T>::get(domain).is_some_and(|office| office.set == list.set);
			ensure!(is_asked, "Signatures of a set that is not asked");
		}
		Ok(())
	}

	fn sets_are_consistent() -> Result<(), TryRuntimeError> {
		let current = CurrentSet::<T>::get();
		let mut named = Vec::from([current]);
		for (domain, office) in Offices::<T>::iter() {
			ensure!(Domains::<T>::contains_key(domain), "An office without a domain");
			ensure!(Sets::<T>::contains_key(office.set), "An office without a set");
			named.push(office.set);
			if let Some(previous) = office.previous {
				ensure!(Sets::<T>::contains_key(previous.id), "The set before is lost");
				named.push(previous.id);
			}
		}
		for domain in Domains::<T>::iter_keys() {
			ensure!(Offices::<T>::contains_key(domain), "A domain without an office");
		}
		if let Some(next) = NextSet::<T>::get() {
			let set = next.rotate.set;
			let follows = set == current || Some(set) == current.checked_add(1);
			ensure!(follows, "The next set does not follow");
			let hash = Sets::<T>::get(set).map(|set| set.hash());
			ensure!(hash == Some(next.rotate.set_hash), "The next set is another one");
			named.push(set);
		}
		for (id, set) in Sets::<T>::iter() {
			ensure!(set.is_consistent(), "A set is none that both sides take");
			ensure!(named.contains(&id), "A set that nobody names");
			for key in &set.suspended {
				let attester = Attesters::<T>::get(key).ok_or("A suspended key is unknown")?;
				let is_suspended = attester.state == AttesterState::Suspended;
				ensure!(is_suspended, "A key is suspended in a set only");
			}
		}
		for attester in Attesters::<T>::iter_values() {
			let is_gone = attester.state == AttesterState::Gone;
			ensure!(!is_gone, "Somebody is gone and still here");
			let is_slashed = attester.state == AttesterState::Suspended;
			ensure!(!is_slashed || attester.bond == 0, "A bond survived the proof of fraud");
		}
		Ok(())
	}
}
