// SPDX-License-Identifier: Apache-2.0

//! Every call at its costliest: other money than USDT, and many amounts that make an account only
//! together.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	reason = "no part of a runtime that makes blocks"
)]

use super::*;
use alloc::vec::Vec;
use frame::{
	arithmetic::Zero,
	benchmarking::prelude::*,
	token::fungibles::{Inspect, MutateHold},
	traits::ConstU32,
};
use tael_primitives::{AssetKind, Balance, ClaimKey, Claimables as _};

/// `n` claimables of `owner`, each too small to make an account and their sum large enough.
fn claimables<T: Config>(
	owner: &T::AccountId,
	n: u32,
) -> (AssetKind, BoundedVec<KeyOf<T>, ConstU32<MAX_CLAIMS>>) {
	let asset = T::BenchmarkHelper::asset();
	let reason = T::BenchmarkHelper::reason();
	let amount = T::Holds::minimum_balance(asset.clone()).div_ceil(n.max(1).into());
	let owe = |index| {
		let source: T::AccountId = account("source", index, 0);
		T::BenchmarkHelper::fund(&AssetKind::Native, &source);
		T::BenchmarkHelper::fund(&asset, &source);
		T::Holds::hold(asset.clone(), &reason, &source, amount).expect("the source is rich");
		let key = ClaimKey { source, asset: asset.clone(), reason: reason.clone() };
		Pallet::<T>::owe(owner, key.clone(), amount).expect("it is little");
		key
	};
	let keys: Vec<_> = (0..n).map(owe).collect();
	(asset, BoundedVec::truncate_from(keys))
}

fn free<T: Config>(asset: AssetKind, who: &T::AccountId) -> Balance {
	T::Holds::balance(asset, who)
}

/// `owner` names `recovery`.
fn name<T: Config>(owner: &T::AccountId, recovery: &T::AccountId) {
	T::BenchmarkHelper::fund(&AssetKind::Native, owner);
	Pallet::<T>::do_set_recovery(owner.clone(), recovery.clone()).expect("the owner is rich");
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn claim(n: Linear<1, MAX_CLAIMS>) {
		let caller: T::AccountId = whitelisted_caller();
		let (asset, keys) = claimables::<T>(&caller, n);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), keys);

		assert!(!free::<T>(asset, &caller).is_zero());
	}

	#[benchmark]
	fn claim_to(n: Linear<1, MAX_CLAIMS>) {
		let caller: T::AccountId = whitelisted_caller();
		let (asset, keys) = claimables::<T>(&caller, n);
		let dest: T::AccountId = account("dest", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), keys, dest.clone());

		assert!(!free::<T>(asset, &dest).is_zero());
	}

	#[benchmark]
	fn push_claimable(n: Linear<1, MAX_CLAIMS>) {
		let owner: T::AccountId = account("heir", 0, 0);
		let (asset, keys) = claimables::<T>(&owner, n);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), owner.clone(), keys);

		assert!(!free::<T>(asset, &owner).is_zero());
	}

	#[benchmark]
	fn recover(n: Linear<1, MAX_CLAIMS>) {
		let owner: T::AccountId = account("heir", 0, 0);
		let caller: T::AccountId = whitelisted_caller();
		name::<T>(&owner, &caller);
		let (asset, keys) = claimables::<T>(&owner, n);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), owner, keys);

		assert!(!free::<T>(asset, &caller).is_zero());
	}

	#[benchmark]
	fn set_recovery() {
		let caller: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::fund(&AssetKind::Native, &caller);
		let recovery: T::AccountId = account("recovery", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), Some(recovery.clone()));

		assert_eq!(Pallet::<T>::recovery_account(&caller), Some(recovery));
	}

	#[benchmark]
	fn remove_recovery() {
		let caller: T::AccountId = whitelisted_caller();
		name::<T>(&caller, &account("recovery", 0, 0));

		#[extrinsic_call]
		set_recovery(RawOrigin::Signed(caller.clone()), None);

		assert!(!RecoveryOf::<T>::contains_key(caller));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
