// SPDX-License-Identifier: Apache-2.0

//! Every call at its costliest: sets and ballots that are full, fees that all of a set share, as many domains as
//! may be.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "no part of a runtime that makes blocks"
)]

mod ballots;
mod scene;

use self::{ballots::*, scene::*};
use crate::{
	Signed,
	sweep::{Ended, Index},
	*,
};
use alloc::boxed::Box;
use frame::{
	benchmarking::prelude::*,
	token::fungible::{Inspect, Mutate},
};
use polkadot_sdk::polkadot_sdk_frame as frame;
use tael_primitives::{
	AccountId, Balance, ChainTime, MINUTE, Millis,
	bridge::{Deposit, attester_proof, request_id},
};

/// What a benchmark needs of the runtime.
pub trait BenchmarkHelper {
	/// Let `who` withdraw any amount, with as many linked accounts as limits ever look at.
	fn verify(who: &AccountId);
	/// Set chain time.
	fn set_time(now: Millis);
}

/// The origin of governance.
fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::GovernanceOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

#[benchmarks]
mod benches {
	use super::*;

	/// The last that there is place for.
	#[benchmark]
	fn add_domain() -> Result<(), BenchmarkError> {
		scene::<T>();
		all_domains().skip(1).for_each(open::<T>);
		let id = DOMAIN;
		let Domain { chain_id, vault, token, terms, .. } = domain::<T>(id);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, chain_id, vault, token, DECIMALS, terms);

		assert!(Domains::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn set_terms() -> Result<(), BenchmarkError> {
		scene::<T>();
		open::<T>(DOMAIN);
		let terms = Terms { min: AMOUNT + 1, ..terms::<T>() };
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, DOMAIN, terms.clone());

		assert_eq!(Domains::<T>::get(DOMAIN).map(|domain| domain.terms), Some(terms));
		Ok(())
	}

	#[benchmark]
	fn set_open() -> Result<(), BenchmarkError> {
		scene::<T>();
		open::<T>(DOMAIN);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, DOMAIN, false);

		let state = Domains::<T>::get(DOMAIN).map(|domain| domain.state);
		assert_eq!(state, Some(DomainState::Closed));
		Ok(())
	}

	/// The only one that has not rotated yet: with it the rotation ends.
	#[benchmark]
	fn remove_domain() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		scene.checkpoint_votes(1);
		all_domains().for_each(open::<T>);
		for id in all_domains().skip(1) {
			Offices::<T>::insert(id, Office { set: NEXT, previous: Some(previous(OFFICE, 1)) });
		}
		CurrentSet::<T>::put(NEXT);
		scene.rotation_signature(DOMAIN);
		for direction in [Direction::In, Direction::Out] {
			Raises::<T>::insert(DOMAIN, direction, (Rule::default(), START));
		}
		Ledgers::<T>::insert(DOMAIN, Ledger::default());
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, DOMAIN);

		assert!(!Domains::<T>::contains_key(DOMAIN));
		assert!(!NextSet::<T>::exists() && !Sets::<T>::contains_key(BEFORE));
		Ok(())
	}

	/// A lower one, while a higher one is announced.
	#[benchmark]
	fn set_limit() -> Result<(), BenchmarkError> {
		scene::<T>();
		open::<T>(DOMAIN);
		let direction = Direction::In;
		Raises::<T>::insert(DOMAIN, direction, (Rule::default(), START));
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, DOMAIN, direction, Rule::default());

		assert!(!Raises::<T>::contains_key(DOMAIN, direction));
		assert_eq!(Pallet::<T>::headroom(DOMAIN, direction), 0);
		Ok(())
	}

	#[benchmark]
	fn raise_limit() {
		scene::<T>();
		open::<T>(DOMAIN);
		let direction = Direction::In;
		let rule = Rule { cap: 2 * PLENTY, refill_per_day: PLENTY };
		Raises::<T>::insert(DOMAIN, direction, (rule, START));
		let caller: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), DOMAIN, direction);

		let bucket = Buckets::<T>::get(DOMAIN, direction).expect("it is there");
		assert_eq!(bucket.rule(), rule);
	}

	#[benchmark]
	fn set_watcher() -> Result<(), BenchmarkError> {
		let who: AccountId = account("watcher", 0, 0);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), true);

		assert!(Watchers::<T>::contains_key(&who));
		Ok(())
	}

	#[benchmark]
	fn set_listed() -> Result<(), BenchmarkError> {
		scene::<T>();
		open::<T>(DOMAIN);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, DOMAIN, HOME, true);

		assert!(Listed::<T>::contains_key(DOMAIN, HOME));
		Ok(())
	}

	// -- Votes

	/// Those who voted do so again, and by now it is enough.
	#[benchmark]
	fn authorize_deposits(n: Linear<1, MAX_ITEMS>) {
		let votes = scene::<T>().deposit_votes(0, n);
		let validity;

		#[block]
		{
			validity = Pallet::<T>::authorize_deposits(&votes);
		}

		assert_eq!(validity.map(|(valid, _)| valid.provides.len()), Ok(n as usize));
	}

	/// The same for receipts.
	#[benchmark]
	fn authorize_receipts(n: Linear<1, MAX_ITEMS>) {
		let votes = scene::<T>().receipt_votes(0, n);
		let validity;

		#[block]
		{
			validity = Pallet::<T>::authorize_receipts(&votes);
		}

		assert_eq!(validity.map(|(valid, _)| valid.provides.len()), Ok(n as usize));
	}

	#[benchmark]
	fn authorize_checkpoints(n: Linear<1, MAX_ITEMS>) {
		let votes = scene::<T>().checkpoint_votes(n);
		let validity;

		#[block]
		{
			validity = Pallet::<T>::authorize_checkpoints(&votes);
		}

		assert_eq!(validity.map(|(valid, _)| valid.provides.len()), Ok(n as usize));
	}

	#[benchmark]
	fn authorize_releases(n: Linear<1, MAX_ITEMS>) {
		let items = scene::<T>().release_signatures(n);
		let validity;

		#[block]
		{
			validity = Pallet::<T>::authorize_releases(&items);
		}

		assert_eq!(validity.map(|(valid, _)| valid.provides.len()), Ok(n as usize));
	}

	#[benchmark]
	fn authorize_rotation() {
		let scene = scene::<T>();
		open::<T>(DOMAIN);
		let signature = scene.rotation_signature(DOMAIN);
		let validity;

		#[block]
		{
			validity = Pallet::<T>::authorize_rotation(DOMAIN, &signature);
		}

		assert_eq!(validity.map(|(valid, _)| valid.provides.len()), Ok(1));
	}

	/// `c` votes that are only counted, and show that the attesters are divided; `d` that decide. Together they
	/// are never more than a call takes.
	#[benchmark]
	fn submit_deposit_votes(c: Linear<1, { MAX_ITEMS / 2 }>, d: Linear<1, { MAX_ITEMS / 2 }>) {
		let votes = scene::<T>().deposit_votes(c, d);

		#[extrinsic_call]
		_(RawOrigin::Authorized, BoundedVec::truncate_from(votes));

		assert!(domains(DOMAIN, c).all(|id| Pallet::<T>::is_paused(id, Direction::Out)));
		let is_credited = |id| {
			let is_first = Contiguous::<T>::get(id).contiguous == T::Limits::get().ahead;
			is_first && Ledgers::<T>::get(id).minted > PLENTY
		};
		assert!(domains(DECIDED, d).all(is_credited));
		let owed = Claimables::<T>::iter_keys().filter(|(_, id)| *id == DECIDED).count();
		assert_eq!(owed, MAX_ATTESTERS as usize);
	}

	/// The same for receipts: those that decide say that a withdrawal was paid.
	#[benchmark]
	fn submit_receipt_votes(c: Linear<1, { MAX_ITEMS / 2 }>, d: Linear<1, { MAX_ITEMS / 2 }>) {
		let votes = scene::<T>().receipt_votes(c, d);

		#[extrinsic_call]
		_(RawOrigin::Authorized, BoundedVec::truncate_from(votes));

		assert!(domains(DOMAIN, c).all(|id| Pallet::<T>::is_paused(id, Direction::Out)));
		assert!(domains(DECIDED, d).all(|id| !Outbounds::<T>::contains_key(id, 1)));
	}

	/// All of them decide, and pause their domains.
	#[benchmark]
	fn submit_checkpoint_votes(n: Linear<1, MAX_ITEMS>) {
		let votes = scene::<T>().checkpoint_votes(n);

		#[extrinsic_call]
		_(RawOrigin::Authorized, BoundedVec::truncate_from(votes));

		let is_compared = |id| {
			let is_agreed = Checkpoints::<T>::get(id).is_some_and(|last| last.block == 3);
			is_agreed && Pallet::<T>::is_paused(id, Direction::In)
		};
		assert!(domains(DOMAIN, n).all(is_compared));
	}

	// -- Inbound

	#[benchmark]
	fn claim_parked() {
		scene::<T>();
		open::<T>(DOMAIN);
		park::<T>(DOMAIN);
		let caller: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), DOMAIN, 1);

		assert!(!Parked::<T>::contains_key(DOMAIN, 1));
	}

	/// The recipient asks for it, and it goes elsewhere than where it came from: it counts towards his limits.
	#[benchmark]
	fn return_parked() {
		scene::<T>();
		open::<T>(DOMAIN);
		let recipient = AccountId::new(park::<T>(DOMAIN).deposit.recipient.0);
		T::BenchmarkHelper::verify(&recipient);
		Domains::<T>::mutate_extant(DOMAIN, |domain| domain.terms.travel_threshold = PLENTY);

		#[extrinsic_call]
		_(RawOrigin::Signed(recipient), DOMAIN, 1, None);

		assert!(Outbounds::<T>::contains_key(DOMAIN, 1));
	}

	/// Of somebody without an account.
	#[benchmark]
	fn claim() {
		scene::<T>();
		open::<T>(DOMAIN);
		let who: AccountId = account("creditor", 0, 0);
		Pallet::<T>::owe(DOMAIN, &who, AMOUNT).expect("there is room");
		let caller: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), who.clone(), DOMAIN);

		assert_eq!(T::Currency::balance(&who), AMOUNT);
	}

	#[benchmark]
	fn sweep_bucket() {
		T::BenchmarkHelper::set_time(START);
		let bucket = Index::<T>::bucket_now(START);
		SweepCursor::<T>::put(bucket);
		let entries;

		#[block]
		{
			let cursor = SweepCursor::<T>::get().unwrap_or_default();
			entries = Due::<T>::iter_prefix(cursor).take(1).count();
			SweepCursor::<T>::put(cursor + 1);
		}

		assert_eq!(entries, 0);
	}

	#[benchmark]
	fn sweep_item() {
		scene::<T>();
		open::<T>(DOMAIN);
		let bucket = park::<T>(DOMAIN).bucket;
		T::BenchmarkHelper::set_time(START + MINUTE);

		#[block]
		{
			for ((domain, nonce), ()) in Due::<T>::iter_prefix(bucket).take(1) {
				Pallet::<T>::sweep_item(domain, nonce);
				Due::<T>::remove(bucket, (domain, nonce));
			}
		}

		assert!(!Parked::<T>::contains_key(DOMAIN, 1));
	}

	// -- Outbound

	#[benchmark]
	fn request_withdrawal() {
		scene::<T>();
		open::<T>(DOMAIN);
		let caller: AccountId = whitelisted_caller();
		T::BenchmarkHelper::verify(&caller);
		T::Currency::mint_into(&caller, 2 * AMOUNT).expect("he can be credited");
		let asked = Withdrawal {
			domain: DOMAIN,
			recipient: HOME,
			amount: AMOUNT,
			max_fee: AMOUNT,
			travel_ref: Some(HASH),
			reference: HASH.0,
		};

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), asked);

		let request = request_id(Pallet::<T>::genesis_hash(), &caller, &HASH.0);
		assert!(Requests::<T>::contains_key(request));
	}

	/// The last ones that are needed.
	#[benchmark]
	fn sign_withdrawals(n: Linear<1, MAX_ITEMS>) {
		let items = scene::<T>().release_signatures(n);

		#[extrinsic_call]
		_(RawOrigin::Authorized, items);

		let is_signed = |id| {
			let outbound = Outbounds::<T>::get(id, 1).expect("it is on its way");
			outbound.state == OutboundState::Signed
		};
		assert!(domains(DOMAIN, n).all(is_signed));
	}

	#[benchmark]
	fn forget_request() {
		T::BenchmarkHelper::set_time(START);
		Forgettable::<T>::insert(Ended::<T>::bucket_of(START), HASH, ());
		Requests::<T>::insert(HASH, Requested { domain: DOMAIN, nonce: 1, until: Some(START) });
		let caller: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), HASH);

		assert!(!Requests::<T>::contains_key(HASH));
	}

	// -- Attesters

	#[benchmark]
	fn register_attester() {
		let scene = scene::<T>();
		Attesters::<T>::remove(scene.signer);
		let caller: AccountId = whitelisted_caller();
		let bond = T::Limits::get().bond;
		T::Currency::mint_into(&caller, 2 * bond).expect("he can be credited");
		let proof = scene.sign(attester_proof(Pallet::<T>::genesis_hash(), &caller));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.signer, HASH, proof);

		assert!(Attesters::<T>::contains_key(scene.signer));
	}

	#[benchmark]
	fn top_up_bond() {
		let scene = scene::<T>();
		let caller: AccountId = whitelisted_caller();
		let bond = T::Limits::get().bond;
		T::Currency::mint_into(&caller, 2 * bond).expect("he can be credited");
		register::<T>(scene.signer, caller.clone(), AttesterState::Registered, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.signer);

		let attester = Attesters::<T>::get(scene.signer).expect("he is registered");
		assert_eq!(attester.bond, bond);
	}

	/// From three sets that count at as many vaults as may be, and he is in none.
	#[benchmark]
	fn leave() {
		scene::<T>();
		all_domains().for_each(open::<T>);
		let caller: AccountId = whitelisted_caller();
		let bond = T::Limits::get().bond;
		register::<T>(HOME, caller.clone(), AttesterState::Registered, bond);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), HOME);

		let attester = Attesters::<T>::get(HOME).expect("his bond stays");
		assert!(matches!(attester.state, AttesterState::Leaving { .. }));
	}

	#[benchmark]
	fn return_bond() {
		scene::<T>();
		let who: AccountId = account("attester", 0, 0);
		let bond = bind::<T>(&who);
		register::<T>(HOME, who, AttesterState::Leaving { until: START }, bond);
		let caller: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), HOME);

		assert!(!Attesters::<T>::contains_key(HOME));
	}

	/// Of one in all sets, none of which decides anything without him: he said two things about a deposit.
	#[benchmark]
	fn report_fraud() {
		let scene = scene::<T>();
		open::<T>(DOMAIN);
		for set in [BEFORE, OFFICE, NEXT] {
			put_set::<T>(set, scene.signer);
		}
		let who: AccountId = account("attester", 0, 0);
		let bond = bind::<T>(&who);
		register::<T>(scene.signer, who, AttesterState::Registered, bond);
		let sign = |amount: Balance| {
			let vote = scene.vote(DOMAIN, &Deposit { amount, ..deposit(DOMAIN, 1) });
			let Vote { set, message, signature } = vote;
			Signed { set, statement: Statement::Deposit(message), signature }
		};
		let evidence = Evidence::Equivocation(sign(AMOUNT), sign(AMOUNT + 1));
		let caller: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), Box::new(evidence));

		assert!(T::Currency::balance(&caller) > 0);
		assert!(Sets::<T>::iter_values().all(|set| set.is_suspended()));
	}

	/// Without a vault that has to know, it is in office at once, and the one before is forgotten.
	#[benchmark]
	fn schedule_rotation() -> Result<(), BenchmarkError> {
		scene::<T>();
		let addresses = Sets::<T>::take(NEXT).expect("it was put").addresses;
		NextSet::<T>::kill();
		Sets::<T>::remove(BEFORE);
		let not_before = T::Clock::timestamp();
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, addresses, MAX_ATTESTERS, not_before);

		assert_eq!(CurrentSet::<T>::get(), NEXT);
		assert!(!Sets::<T>::contains_key(OFFICE));
		Ok(())
	}

	/// The last one that is needed.
	#[benchmark]
	fn sign_rotation() {
		let scene = scene::<T>();
		open::<T>(DOMAIN);
		let signature = scene.rotation_signature(DOMAIN);

		#[extrinsic_call]
		_(RawOrigin::Authorized, DOMAIN, signature);

		let signatures = RotationSignatures::<T>::get(DOMAIN).expect("there are some");
		assert_eq!(signatures.list.len(), MAX_ATTESTERS as usize);
	}

	/// All vaults have been signed for.
	#[benchmark]
	fn withdraw_rotation() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		all_domains().for_each(open::<T>);
		for id in all_domains() {
			scene.rotation_signature(id);
		}
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert!(!NextSet::<T>::exists() && !Sets::<T>::contains_key(NEXT));
		assert!(!RotationSignatures::<T>::contains_key(DOMAIN));
		Ok(())
	}

	// -- Pauses

	/// By a watcher, again.
	#[benchmark]
	fn pause() {
		scene::<T>();
		open::<T>(DOMAIN);
		let caller: AccountId = whitelisted_caller();
		Watchers::<T>::insert(&caller, ());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), DOMAIN, Direction::In);

		assert!(Pallet::<T>::is_paused(DOMAIN, Direction::In));
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		scene::<T>();
		open::<T>(DOMAIN);
		Pallet::<T>::pause_by_itself(DOMAIN, PauseCause::Token);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, DOMAIN, Direction::In);

		assert!(!Pallet::<T>::is_paused(DOMAIN, Direction::In));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
