// SPDX-License-Identifier: Apache-2.0

//! With the real session pallet, because what it reads and writes is a part of the cost.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "no part of a runtime that makes blocks"
)]

use super::*;
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*, deps::frame_support::BoundedBTreeMap, traits::ValidatorRegistration,
};
use polkadot_sdk::pallet_session::{self, SessionManager};

/// An account with session keys.
fn validator<T>(index: u32) -> T::AccountId
where
	T: Config + pallet_session::Config<ValidatorId = <T as frame_system::Config>::AccountId>,
{
	let who: T::AccountId = account("validator", index, 0);
	let keys = <T as pallet_session::Config>::Keys::decode(&mut TrailingZeroInput::zeroes())
		.expect("keys are of fixed size");
	pallet_session::NextKeys::<T>::insert(&who, keys);
	assert!(T::Sessions::is_registered(&who));
	who
}

/// `count` accounts with session keys are the whole list, all of one standing.
fn fill<T>(count: u32, standing: Standing) -> Vec<T::AccountId>
where
	T: Config + pallet_session::Config<ValidatorId = <T as frame_system::Config>::AccountId>,
{
	let accounts: Vec<_> = (0..count).map(validator::<T>).collect();
	let mut all = BoundedBTreeMap::new();
	for who in &accounts {
		all.try_insert(who.clone(), standing).expect("within the maximum");
	}
	Validators::<T>::put(all);
	accounts
}

fn standing_of<T: Config>(who: &T::AccountId) -> Option<Standing> {
	Validators::<T>::get().get(who).copied()
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::UpdateOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

#[benchmarks(
	where T: pallet_session::Config<ValidatorId = <T as frame_system::Config>::AccountId>
)]
mod benches {
	use super::*;

	#[benchmark]
	fn approve() -> Result<(), BenchmarkError> {
		fill::<T>(T::MaxValidators::get() - 1, Standing::Active);
		let who: T::AccountId = account("new", 0, 0);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_eq!(standing_of::<T>(&who), Some(Standing::Approved));
		Ok(())
	}

	#[benchmark]
	fn add_validator() -> Result<(), BenchmarkError> {
		let who = fill::<T>(T::MaxValidators::get(), Standing::Approved).remove(0);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_eq!(standing_of::<T>(&who), Some(Standing::Active));
		Ok(())
	}

	#[benchmark]
	fn remove_validator() -> Result<(), BenchmarkError> {
		let who = fill::<T>(T::MaxValidators::get(), Standing::Active).remove(0);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_eq!(standing_of::<T>(&who), Some(Standing::Leaving));
		Ok(())
	}

	#[benchmark]
	fn leave() {
		let who = fill::<T>(T::MaxValidators::get(), Standing::Active).remove(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert_eq!(standing_of::<T>(&who), Some(Standing::Leaving));
	}

	/// None of those who validate is in the next set.
	#[benchmark]
	fn new_session(v: Linear<{ T::MinValidators::get() }, { T::MaxValidators::get() }>) {
		let next = fill::<T>(v, Standing::Active);
		let current: Vec<T::AccountId> = (0..v).map(|index| account("current", index, 0)).collect();
		pallet_session::Validators::<T>::put(current);
		let planned;

		#[block]
		{
			planned = <Pallet<T> as SessionManager<_>>::new_session(2);
		}

		assert_eq!(planned.map(|set| set.len()), Some(next.len()));
	}

	/// Everybody on the list is leaving, and none of them validates any more.
	#[benchmark]
	fn start_session(v: Linear<1, { T::MaxValidators::get() }>) {
		fill::<T>(v, Standing::Leaving);
		let current: Vec<T::AccountId> = (0..v).map(|index| account("current", index, 0)).collect();
		pallet_session::Validators::<T>::put(current);

		#[block]
		{
			<Pallet<T> as SessionManager<_>>::start_session(2);
		}

		assert_eq!(Validators::<T>::get().len(), 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
