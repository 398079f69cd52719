// SPDX-License-Identifier: Apache-2.0

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "no part of a runtime that makes blocks"
)]

//! Every pair has as many feeders as may be, and all of them have spoken.

use super::*;
use alloc::vec::Vec;
use frame::benchmarking::prelude::*;
use tael_primitives::{AssetKind, Balance, ChainTime, Fiat, MINUTE, Millis, Pair, Price};

const SEVEN: Price = Price(700_000_000);
const START: Millis = 1_700_000_000_000;

fn feeder<T: Config>(index: u32) -> T::AccountId {
	account("feeder", index, 0)
}

fn pair(index: u32) -> Pair {
	Pair { asset: AssetKind::WithId(index), fiat: Fiat::CNY }
}

fn config<T: Config>() -> ConfigOf<T> {
	PairConfig {
		min: Price(100_000_000),
		max: Price(1_000_000_000),
		heartbeat: 10 * MINUTE,
		ttl: 20 * MINUTE,
		deviation: 30,
		max_step: 500,
		max_spread: 200,
		faults: 5,
		confirmations: 2,
		confirm_gap: MINUTE,
		feeders: BoundedVec::truncate_from((0..MAX_FEEDERS).map(feeder::<T>).collect()),
	}
}

/// So many pairs, fed by everybody, all live.
fn stage<T: Config>(pairs: u32) {
	T::BenchmarkHelper::set_time(START);
	for pair in Registered::<T>::get() {
		Pallet::<T>::do_retire_pair(pair).expect("it is registered");
	}
	for index in 0..MAX_FEEDERS {
		T::BenchmarkHelper::endow(&feeder::<T>(index));
	}
	let feeders = (0..MAX_FEEDERS).map(feeder::<T>).collect::<Vec<_>>();
	let pairs = (0..pairs).map(|index| (pair(index), config::<T>())).collect::<Vec<_>>();
	Pallet::<T>::begin(&pairs, &feeders);
	for (pair, _) in pairs {
		for feeder in &feeders {
			say::<T>(feeder, &pair, SEVEN);
		}
		assert!(matches!(Rounds::<T>::get(&pair), Some(Round { state: State::Live, .. })));
	}
}

fn say<T: Config>(feeder: &T::AccountId, pair: &Pair, price: Price) {
	let words = BoundedVec::truncate_from(alloc::vec![(pair.clone(), price)]);
	Pallet::<T>::do_feed(feeder, words).expect("the feeder feeds the pair");
}

fn governance<T: Config>() -> T::RuntimeOrigin {
	T::GovernanceOrigin::try_successful_origin().expect("the council can decide")
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn propose_pair() {
		stage::<T>(1);
		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, pair(0), config::<T>());
		assert!(Proposals::<T>::contains_key(pair(0)));
	}

	#[benchmark]
	fn cancel_pair() {
		stage::<T>(1);
		Pallet::<T>::do_propose_pair(pair(0), config::<T>()).expect("it is sound");
		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, pair(0));
		assert!(!Proposals::<T>::contains_key(pair(0)));
	}

	#[benchmark]
	fn retire_pair() {
		stage::<T>(T::MaxPairs::get());
		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, pair(0));
		assert!(!Pairs::<T>::contains_key(pair(0)));
	}

	#[benchmark]
	fn halt() {
		stage::<T>(1);
		let origin = T::HaltOrigin::try_successful_origin().expect("somebody can halt");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, pair(0));
		assert_eq!(Rounds::<T>::get(pair(0)).map(|round| round.state), Some(State::Halted));
	}

	#[benchmark]
	fn resume() {
		stage::<T>(1);
		Pallet::<T>::steer(pair(0), Step::Halt).expect("it is live");
		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, pair(0));
		assert_eq!(Rounds::<T>::get(pair(0)).map(|round| round.state), Some(State::Live));
	}

	#[benchmark]
	fn accept_candidate() {
		stage::<T>(1);
		for index in 0..MAX_FEEDERS {
			say::<T>(&feeder::<T>(index), &pair(0), Price(800_000_000));
		}
		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, pair(0), Price(800_000_000));
		let round = Rounds::<T>::get(pair(0)).expect("the pair exists");
		assert_eq!((round.state, round.price), (State::Live, Price(800_000_000)));
	}

	#[benchmark]
	fn admit() {
		let who = feeder::<T>(0);
		T::BenchmarkHelper::endow(&who);
		Pallet::<T>::do_apply(who.clone()).expect("he has the bond");
		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, who.clone());
		assert_eq!(Feeders::<T>::get(who).map(|it| it.standing), Some(Standing::Active));
	}

	#[benchmark]
	fn reinstate() {
		stage::<T>(1);
		let who = feeder::<T>(0);
		Feeders::<T>::mutate(&who, |feeder| {
			let until = START + T::SuspensionPeriod::get();
			feeder.as_mut().expect("he feeds").standing = Standing::Suspended { until };
		});
		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, who.clone());
		assert_eq!(Feeders::<T>::get(who).map(|it| it.standing), Some(Standing::Active));
	}

	/// With a round of each of `p` pairs.
	#[benchmark]
	fn slash(p: Linear<0, { T::MaxPairs::get() }>) {
		stage::<T>(p);
		let who = feeder::<T>(0);
		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, who.clone(), Balance::MAX);
		assert_eq!(Feeders::<T>::get(who).map(|it| it.bond), Some(0));
	}

	#[benchmark]
	fn apply() {
		let who = feeder::<T>(0);
		T::BenchmarkHelper::endow(&who);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));
		assert!(Feeders::<T>::contains_key(who));
	}

	/// With a round of each of `p` pairs.
	#[benchmark]
	fn leave(p: Linear<0, { T::MaxPairs::get() }>) {
		stage::<T>(p);
		let who = feeder::<T>(0);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));
		assert!(matches!(
			Feeders::<T>::get(who).map(|it| it.standing),
			Some(Standing::Leaving { .. })
		));
	}

	/// Words about `w` pairs that make each of them accept a new median.
	#[benchmark]
	fn feed(w: Linear<1, { T::MaxWords::get() }>) {
		stage::<T>(w);
		let words = (0..w).map(|index| (pair(index), Price(701_000_000))).collect();
		T::BenchmarkHelper::set_time(START + MINUTE);
		// The word of half of the feeders moves the median.
		for index in 0..w {
			for other in 1..MAX_FEEDERS / 2 {
				say::<T>(&feeder::<T>(other), &pair(index), Price(701_000_000));
			}
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(feeder::<T>(0)), BoundedVec::truncate_from(words));
		assert_eq!(
			Rounds::<T>::get(pair(w - 1)).map(|round| round.accepted_at),
			Some(T::Clock::timestamp())
		);
	}

	/// What a suspension adds to a call: a round of each of `p` pairs.
	#[benchmark]
	fn suspend(p: Linear<0, { T::MaxPairs::get() }>) {
		stage::<T>(p);
		let rounds;
		#[block]
		{
			rounds = Pallet::<T>::go_on_without(&feeder::<T>(0));
		}
		assert_eq!(rounds, p);
	}

	#[benchmark]
	fn apply_pair() {
		stage::<T>(1);
		let mut others = config::<T>();
		let names = (0..MAX_FEEDERS).map(|index| feeder::<T>(MAX_FEEDERS + index)).collect();
		others.feeders = BoundedVec::truncate_from(names);
		Pallet::<T>::do_propose_pair(pair(0), others).expect("it is sound");
		T::BenchmarkHelper::set_time(START + T::ConfigDelay::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(feeder::<T>(0)), pair(0));
		assert!(!Proposals::<T>::contains_key(pair(0)));
	}

	/// A quorum speaks, and as many as can be are silent and struck.
	#[benchmark]
	fn poke() {
		stage::<T>(1);
		T::BenchmarkHelper::set_time(START + config::<T>().ttl);
		let quorum = u32::try_from(config::<T>().quorum()).expect("it is small");
		for index in 0..quorum {
			say::<T>(&feeder::<T>(index), &pair(0), SEVEN);
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(feeder::<T>(0)), pair(0));
		for index in quorum..MAX_FEEDERS {
			assert_eq!(Feeders::<T>::get(feeder::<T>(index)).map(|it| it.strikes), Some(1));
		}
	}

	#[benchmark]
	fn finish_leave() {
		stage::<T>(0);
		let who = feeder::<T>(0);
		Pallet::<T>::do_leave(who.clone()).expect("he is active");
		T::BenchmarkHelper::set_time(START + T::LeavePeriod::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(feeder::<T>(1)), who.clone());
		assert!(!Feeders::<T>::contains_key(who));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::empty(), crate::mock::Test);
}
